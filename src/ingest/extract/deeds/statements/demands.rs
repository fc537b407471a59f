//! Demands that no verb of asking brings: what a speaker says must be, should be or is needed.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::Modality;

/// What things do of themselves: that they should is expected, not demanded.
static EXPECTED: Words = Words::of("demands.expected");

impl Reading<'_> {
    /// What somebody who speaks demands: "X said that Y must do Z", "it is vital that Y does Z", "let us do Z".
    pub(in crate::ingest::extract) fn read_demand(&mut self, verb: Index) {
        let tree = self.tree;
        if !self.is_stated(verb) || self.supposed(verb) {
            return;
        }
        self.thing_needed(verb);
        if let Some(deed) = self.duty(verb) {
            self.demand(verb, deed);
        } else if tree.lemma(verb) == "be"
            && let Some(deed) = self.needed(verb)
        {
            self.demand(verb, deed);
            // "It is vital that Iran free the crew and that Oman open its ports"
            for other in self.clauses_joined(deed) {
                self.demand(verb, other);
            }
        } else if self.is_command(verb) {
            self.demand(verb, verb);
        }
    }

    /// Whether a clause is what is said, or a sentence of its own, and not only said of something in passing.
    fn is_stated(&self, verb: Index) -> bool {
        let tree = self.tree;
        let mut at = verb;
        while tree.label(at) == Label::Conj && tree.is_verb(tree.head(at)) {
            at = tree.head(at);
        }
        matches!(tree.label(at), Label::Ccomp | Label::Root | Label::Parataxis)
    }

    /// Whether a clause only supposes: "if", "should the documents be published".
    fn supposed(&self, verb: Index) -> bool {
        let tree = self.tree;
        let subject = tree.kid(verb, Label::Nsubj).or_else(|| tree.kid(verb, Label::Nsubjpass));
        // "I don't think that anybody should assume", "if they leave, they have to travel by land"
        let doubted = tree.label(verb) == Label::Ccomp && tree.kid(tree.head(verb), Label::Neg).is_some();
        let conditional = tree.kids(verb).any(|k| {
            tree.label(k) == Label::Advcl
                && tree.kids(k).any(|m| tree.label(m) == Label::Mark && matches!(tree.lower(m), "if" | "unless"))
        });
        doubted
            || conditional
            || tree.kids(verb).any(|k| {
                (tree.label(k) == Label::Mark && matches!(tree.lower(k), "if" | "unless" | "whether" | "because"))
                    || (tree.label(k) == Label::Aux && tree.tag(k) == Tag::Md && subject.is_some_and(|s| k < s))
                    || (tree.label(k) == Label::Advmod && matches!(tree.lower(k), "why" | "how" | "when"))
            })
    }

    /// The verb of what must be done: "must V", "should V", "needs to V", "has to V".
    fn duty(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let auxiliary =
            |word: &[&str]| tree.kids(verb).any(|k| tree.label(k) == Label::Aux && word.contains(&tree.lower(k)));
        // "should have known" blames, "must be the reason" guesses.
        let past = auxiliary(&["have", "having"]) && !auxiliary(&["to"]);
        if auxiliary(&["must", "should", "ought"]) {
            let guess = tree.lemma(verb) == "be" && auxiliary(&["must"]) && tree.kid(verb, Label::Attr).is_some();
            let expletive = tree.kids(verb).any(|k| tree.label(k) == Label::Expl);
            return (!past && (!guess || expletive)).then_some(verb);
        }
        let present = !matches!(tree.tag(verb), Tag::Vbd | Tag::Vbn | Tag::Vbg);
        let needs =
            tree.lemma(verb) == "need" || (tree.lemma(verb) == "have" && present && !auxiliary(&["will", "'ll"]));
        if !needs || tree.kid(verb, Label::Neg).is_some() || tree.kid(verb, Label::Dobj).is_some() {
            return None;
        }
        tree.kids(verb).find(|k| tree.label(*k) == Label::Xcomp && tree.tag(*k) == Tag::Vb && tree.is_infinitive(*k))
    }

    /// The verb of what "it is vital" to do: "that Y does Z", "for Y to do Z".
    fn needed(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        if tree.kid(verb, Label::Neg).is_some() {
            return None;
        }
        let word = tree.kids(verb).find(|k| {
            matches!(tree.label(*k), Label::Acomp | Label::Attr)
                && *k > verb
                && self.frames.demands(&tree.base(*k), "adjective")
                // "it was the first time that the base was hit": how often, not what is due.
                && !(tree.base(*k) == "time"
                    && tree.kids(*k).any(|a| matches!(tree.lower(a), "first" | "second" | "third" | "last" | "only")))
        })?;
        let it = tree.kids(verb).any(|k| {
            matches!(tree.label(k), Label::Nsubj | Label::Expl) && matches!(tree.lower(k), "it" | "priority" | "thing")
        });
        let clause = |at: Index| {
            tree.kids(at).find(|k| {
                *k > word
                    && tree.is_verb(*k)
                    && match tree.label(*k) {
                        Label::Ccomp | Label::Xcomp | Label::Advcl | Label::Acl | Label::Relcl | Label::Nsubj => {
                            tree.kids(*k).any(|a| matches!(tree.lower(a), "to" | "that" | "for"))
                        }
                        _ => false,
                    }
            })
        };
        it.then(|| clause(verb).or_else(|| clause(word))).flatten()
    }

    /// The further clauses with "that" and somebody of their own that are joined to one.
    fn clauses_joined(&self, clause: Index) -> Vec<Index> {
        let tree = self.tree;
        let own = |k: Index| {
            tree.kids(k).any(|m| matches!(tree.label(m), Label::Nsubj | Label::Nsubjpass))
                && tree.kids(k).any(|m| tree.label(m) == Label::Mark && tree.lower(m) == "that")
        };
        let mut found: Vec<Index> = Vec::new();
        let mut last = clause;
        while let Some(next) = tree.kids(last).find(|k| tree.label(*k) == Label::Conj && tree.is_verb(*k) && own(*k)) {
            found.push(next);
            last = next;
        }
        found
    }

    /// A command in a quotation: "Let them go", "Don't hold them hostage".
    fn is_command(&self, verb: Index) -> bool {
        let tree = self.tree;
        let (low, _) = tree.reach(verb);
        let start = (low..=verb).find(|i| tree.is_quoted(*i)).unwrap_or(verb);
        let opens = start.checked_sub(1).is_none_or(|b| {
            !tree.is_quoted(b) || tree.sentence_of(b) < tree.sentence_of(start) || tree.lower(b) == ":"
        });
        let first = tree.kids(verb).filter(|k| tree.is_quoted(*k) && !tree.lower(*k).is_empty()).min();
        opens
            && first.is_none_or(|f| {
                f > verb || matches!(tree.label(f), Label::Aux | Label::Neg | Label::Intj | Label::Advmod)
            })
            && tree.is_quoted(verb)
            && tree.tag(verb) == Tag::Vb
            && tree.label(verb) != Label::Conj
            && !self.frames.demands(tree.lemma(verb), "muse")
            && tree.kids(verb).all(|k| match tree.label(k) {
                Label::Nsubj | Label::Nsubjpass | Label::Expl | Label::Csubj => false,
                Label::Aux => tree.lower(k) == "do",
                _ => true,
            })
            && (tree.kid(verb, Label::Dobj).is_some() || tree.kid(verb, Label::Ccomp).is_some())
    }

    /// Claims that the speaker of a verb demands what a clause says.
    fn demand(&mut self, verb: Index, deed: Index) {
        let tree = self.tree;
        let Some(speaker) = self.speaker(verb, None) else { return };
        if !self.nodes.is_somebody(speaker) {
            return;
        }
        let addressed = tree.kid(deed, Label::Nsubj).or_else(|| tree.kid(verb, Label::Nsubj));
        let addressed = addressed.map(|a| self.told_that(verb, a).unwrap_or(a));
        let together = addressed.is_some_and(|a| matches!(tree.lower(a), "we" | "us"));
        let to: Vec<NodeIndex> =
            addressed.map(|a| self.resolve(a, Want::Agent).iter().map(|a| a.node).collect()).unwrap_or_default();
        // What the speaker has to do is a plan, unless all are to do it: "we must end this war".
        if to.contains(&speaker) && !together {
            return;
        }
        // "The anniversary should remind us", "two fires should act as a warning": an expectation of what cannot act.
        if EXPECTED.contains(&tree.lemma(deed)) && to.is_empty() && !together && !self.is_passive(deed) {
            return;
        }
        // "There must be an inquiry", "it has to be a lasting peace": the thing itself is demanded.
        let thing = tree.kid(deed, Label::Attr).filter(|t| tree.lemma(deed) == "be" && *t > deed && tree.is_noun(*t));
        let expletive = addressed.is_none_or(|a| matches!(tree.lower(a), "it" | "this" | "that" | "there"));
        let target = match thing {
            Some(thing) if expletive => {
                let denied = tree.kids(thing).any(|k| tree.lower(k) == "no");
                let found = self.target_phrase(thing, "called-for").into_iter().next().filter(|_| !denied);
                let Some(found) = found else { return };
                found
            }
            Some(_) => return,
            None => self.clause_event(deed),
        };
        // "what we must do": nothing in particular.
        if thing.is_none() && target.first == target.last && !self.is_nominal(deed) {
            return;
        }
        // "No one's right should be jeopardised"
        let nobody = |a: Index| tree.below(a).into_iter().any(|i| matches!(tree.lower(i), "no" | "nobody" | "none"));
        if addressed.is_some_and(nobody) {
            return;
        }
        let source = Argument::new(speaker, verb, verb);
        let found = Match {
            targets: Vec::new(),
            to: if together { Vec::new() } else { to },
            predicate: "must".to_owned(),
            inside: Some(tree.reach(deed)),
            subject_is_target: false,
        };
        self.asked_for.insert(deed);
        let telling = Telling::new(verb, "called-for", &found, Modality::Asserted, Rule::Demand);
        self.claim(telling, Some(source.clone()), target);
        // "must disarm and leave the town"
        let joined = |k: &Index| {
            tree.label(*k) == Label::Conj && tree.tag(*k) == Tag::Vb && tree.kid(*k, Label::Nsubj).is_none()
        };
        for other in tree.kids(deed).filter(joined).collect::<Vec<_>>() {
            if self.has_complement(other) && tree.kid(other, Label::Neg).is_none() {
                let event = self.clause_event(other);
                self.asked_for.insert(other);
                self.claim(telling, Some(source.clone()), event);
            }
        }
    }

    /// "A wider debate is needed", "urgent action is required": the thing is demanded.
    fn thing_needed(&mut self, verb: Index) {
        let tree = self.tree;
        let needed =
            matches!(tree.lemma(verb), "need" | "require" | "warrant") && tree.kid(verb, Label::Auxpass).is_some();
        let Some(thing) = tree.kid(verb, Label::Nsubjpass).filter(|t| needed && tree.is_noun(*t)) else { return };
        if tree.kid(verb, Label::Neg).is_some()
            || tree.kid(verb, Label::Xcomp).is_some()
            || tree.kids(thing).any(|k| tree.lower(k) == "no")
        {
            return;
        }
        let Some(speaker) = self.speaker(verb, None) else { return };
        let targets = self.target_phrase(thing, "called-for");
        let found = Match { inside: Some(tree.reach(thing)), ..Match::of(tree.lemma(verb).to_owned()) };
        let source = [Argument::new(speaker, verb, verb)];
        self.claim_each(Telling::new(verb, "called-for", &found, Modality::Asserted, Rule::Demand), &source, &targets);
    }

    /// Whether the news has a noun for a deed: "must resign" says enough.
    pub(in crate::ingest::extract) fn is_nominal(&self, deed: Index) -> bool {
        self.frames.nominalization(self.tree.lemma(deed)).is_some()
    }

    /// "underlines the need for Iran to comply", "stressed the importance of a ceasefire".
    pub(in crate::ingest::extract) fn read_need(&mut self, noun: Index) {
        let tree = self.tree;
        let base = tree.base(noun);
        let demands = self.frames.demands(&base, "noun") || self.frames.demands(&base, "asking");
        if !demands || tree.kids(noun).any(|k| tree.lower(k) == "no") {
            return;
        }
        let governor = match tree.label(noun) {
            Label::Dobj => Some(tree.head(noun)),
            Label::Pobj if matches!(tree.lower(tree.head(noun)), "of" | "on" | "to" | "about") => {
                Some(tree.head(tree.head(noun)))
            }
            _ => None,
        };
        // "held a phone call to discuss the truce": nobody asks for anything.
        let conversation = |g: Index| base == "call" && matches!(tree.lemma(g), "hold" | "have" | "make" | "take");
        if governor.is_some_and(conversation) {
            return;
        }
        let governor = governor.filter(|g| {
            tree.is_verb(*g)
                && self.frames.demands(tree.lemma(*g), "stress")
                && tree.kid(*g, Label::Neg).is_none()
                && tree.kid(noun, Label::Poss).is_none_or(|p| tree.tag(p) == Tag::PrpPoss)
        });
        // "EU calls on Iran to halt enrichment", "his proposal to send troops": whose it is asks.
        let asks = self.frames.demands(&tree.base(noun), "asking");
        let (sources, trigger) = match governor {
            Some(governor) => match self.agent(governor) {
                Agent::Phrase(subject) => (self.resolve(subject, Want::Agent), governor),
                _ => return,
            },
            None if asks => (self.askers(noun), noun),
            None => return,
        };
        if sources.is_empty() {
            return;
        }
        let (targets, found) = self.what_is_needed(noun, governor);
        let Some(modality) = self.modality(trigger) else { return };
        let telling = Telling::new(trigger, "called-for", &found, modality, Rule::Need);
        for source in sources {
            for target in &targets {
                self.claim(telling, Some(source.clone()), target.clone());
            }
        }
    }

    /// What a noun asks for, the deeds and things in its phrase, and of whom.
    fn what_is_needed(&mut self, noun: Index, governor: Option<Index>) -> (Vec<Argument>, Match) {
        let tree = self.tree;
        let mut deeds = self.deeds_asked(noun, governor);
        let brings: &[&str] = if governor.is_some() { &["for", "of"] } else { &[] };
        let objects: Vec<Index> = brings.iter().filter_map(|p| tree.prepositional(noun, p)).collect();
        deeds.extend(objects.iter().copied().filter(|o| tree.is_verb(*o) && !tree.is_noun(*o)));
        let mut targets: Vec<Argument> = Vec::new();
        let mut to: Vec<NodeIndex> = Vec::new();
        for object in objects.iter().filter(|o| !deeds.contains(o)) {
            targets.extend(self.target_phrase(*object, "called-for"));
        }
        let inside = objects.first().or(deeds.first()).map(|i| tree.reach(*i));
        for deed in deeds {
            self.asked_for.insert(deed);
            targets.push(self.clause_event(deed));
            if let Some(addressed) = tree.kid(deed, Label::Nsubj) {
                to.extend(self.resolve(addressed, Want::Agent).iter().map(|a| a.node));
            }
        }
        if to.is_empty() {
            to = self.called_upon(noun);
        }
        let found = Match {
            targets: Vec::new(),
            to,
            predicate: governor.map_or_else(|| tree.base(noun), |g| format!("{} {}", tree.lemma(g), tree.base(noun))),
            inside,
            subject_is_target: false,
        };
        (targets, found)
    }

    /// The clauses of what a noun asks for, where its phrase or that of the verb above it has such.
    fn deeds_asked(&self, noun: Index, governor: Option<Index>) -> Vec<Index> {
        let tree = self.tree;
        let to_do = |k: &Index| {
            matches!(tree.label(*k), Label::Acl | Label::Advcl | Label::Relcl | Label::Xcomp | Label::Conj)
                && tree.is_verb(*k)
                && (tree.is_infinitive(*k)
                    // "the demand that Ukraine withdraw"
                    || tree.is_subjunctive(*k))
        };
        // "their need to defend themselves" is asked of nobody.
        let own = |k: &Index| {
            tree.kid(*k, Label::Dobj)
                .is_some_and(|o| matches!(tree.lower(o), "themselves" | "itself" | "himself" | "herself" | "ourselves"))
        };
        let deeds: Vec<Index> = tree.kids(noun).filter(|k| to_do(k) && !own(k)).collect();
        match governor {
            Some(governor) if deeds.is_empty() => {
                tree.kids(governor).filter(|k| *k > noun).find(to_do).into_iter().collect()
            }
            _ => deeds,
        }
    }

    /// Whose a call, a demand or a proposal is.
    pub(in crate::ingest::extract) fn askers(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let by = ["by", "from"].into_iter().find_map(|p| tree.prepositional(noun, p));
        let mut found = match by.or_else(|| tree.kid(noun, Label::Poss)) {
            Some(by) => self.resolve(by, Want::Agent),
            None => Vec::new(),
        };
        if found.is_empty()
            && let Some((node, first, last)) = self.owner(noun).filter(|o| o.1 < noun)
            && self.acts(node)
        {
            found.push(Argument::new(node, first, last));
        }
        found.retain(|a| self.nodes.is_somebody(a.node));
        found
    }

    /// Whether a verb's clause only says who or what somebody is: "those seeking aid", "the result we want".
    pub(in crate::ingest::extract) fn only_describes(&self, verb: Index) -> bool {
        let tree = self.tree;
        match tree.label(verb) {
            Label::Relcl | Label::Amod => true,
            Label::Acl => tree.kid(verb, Label::Nsubj).is_none(),
            _ => false,
        }
    }
}
