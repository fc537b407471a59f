//! Stances: what somebody thinks of a thing, said by an adjective ("critical of"), a phrase ("in support of"), or a
//! word for the thing ("called the test a disgrace").

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::{Modality, NodeKind};

/// What a crowd does in protest.
static IN_THE_STREET: Words = Words::of("stances.in-the-street");

/// What comes of nobody's deed, beside what the class of natural causes names.
static CIRCUMSTANCES: Words = Words::of("stances.circumstances");

/// Verbs of judging a thing aloud, behind which "as" says what it is judged to be.
static JUDGING: Words = Words::of("stances.judging");

/// Verbs of speaking ill of a thing.
static HOSTILE: Words = Words::of("stances.hostile");

impl Reading<'_> {
    /// "was critical of the plan", "officials opposed to it", "marched in support of Ukraine".
    pub(in crate::ingest::extract) fn read_stance(&mut self, word: Index) {
        let tree = self.tree;
        if self.names.at(word).is_some() {
            return;
        }
        let before = Some(tree.head(word)).filter(|p| tree.label(word) == Label::Pobj && *p + 2 >= word);
        let phrase = before.map(|p| format!("{} {}", tree.lower(p), tree.lower(word)));
        let stance = phrase.and_then(|p| self.frames.stance(&p)).or_else(|| {
            let own = tree.label(word) != Label::Pobj && !tree.is_noun(word);
            self.frames.stance(tree.lower(word)).filter(|_| own)
        });
        let Some(stance) = stance else { return };
        let object = stance.about.iter().find_map(|p| tree.prepositional(word, p));
        // "resigned in protest at the deal": it may hang on the verb.
        let beside = || {
            let clause = tree.clause_of(word);
            let next = tree.kids(clause).find(|k| *k == word + 1 && stance.about.contains(&tree.lower(*k)))?;
            tree.kid(next, Label::Pobj)
        };
        let object = object.or_else(|| before.and_then(|_| beside()));
        let Some(object) = object.filter(|o| *o > word) else { return };
        let Some((holder, clause)) = self.holder_of_stance(word) else { return };
        // "abdicated in favour of his son", "rigged the vote in favour of the party": for somebody, and in no dispute.
        let yields = |c: Index| matches!(tree.lemma(c), "abdicate" | "rig" | "skew" | "tilt" | "relinquish");
        if clause.is_some_and(yields) {
            return;
        }
        let modality = match clause {
            Some(clause) => self.modality(clause),
            None => Some(Modality::Asserted),
        };
        let Some(modality) = modality else { return };
        // "is not happy with the plan" is unhappy with it; who is not in favour of it rejects it.
        let relation = if modality == Modality::Negated {
            let opposite = self.frames.stance(&format!("un{}", tree.lower(word))).map(|s| s.relation);
            let phrase = (tree.label(word) == Label::Pobj && stance.relation == "supported").then_some("rejected");
            let Some(relation) = opposite.or(phrase) else { return };
            relation
        } else {
            stance.relation
        };
        let modality = if modality == Modality::Negated { Modality::Asserted } else { modality };
        let targets = self.stood_to(object, relation);
        let mut holders = self.resolve(holder, Want::Agent);
        self.keep_somebody(&mut holders);
        // "has been involved in demonstrations in support of free speech": whoever takes part.
        // "attacked by forces loyal to the president": nobody but the forces is.
        if holders.is_empty()
            && tree.label(word) != Label::Amod
            && tree.is_noun(holder)
            && let Agent::Phrase(subject) = self.subject(tree.clause_of(holder), 0)
        {
            holders = self.resolve(subject, Want::Agent);
            self.keep_somebody(&mut holders);
        }
        let found = Match::of(tree.phrase(before.unwrap_or(word), word));
        // "blocked roads in protest at low prices", "marched in protest against the law": in the street, not in words.
        let strike = clause.is_some_and(|c| {
            tree.below(c).iter().any(|i| matches!(tree.lemma(*i), "strike" | "walkout" | "sit-in") && *i < word)
        });
        let crowd = tree.lower(word) == "protest"
            && holders.iter().all(|h| self.nodes.get(h.node).is_some_and(|d| d.plural && !d.named))
            && clause.is_some_and(|c| strike || IN_THE_STREET.contains(&tree.lemma(c)));
        let relation = if crowd { "protested" } else { relation };
        self.claim_each(word, &holders, relation, &targets, &found, modality, Rule::Stance);
    }

    /// What a stance is towards: a deed or whatever its object names.
    pub(in crate::ingest::extract) fn stood_to(&mut self, object: Index, relation: &str) -> Vec<Argument> {
        let tree = self.tree;
        let mut targets = if tree.is_verb(object) && !tree.is_noun(object) {
            vec![self.clause_event(object)]
        } else {
            self.resolve(object, Want::Any)
        };
        self.keep_kinds(&mut targets, relation);
        targets.retain(|t| !self.is_nobodys_doing(t.node));
        targets
    }

    /// Whether a node is what nobody did, so that who is worried about it, or calls it a nightmare, has said nothing of
    /// anybody: an earthquake, a disease, the situation. A poisoning is a deed as well.
    fn is_nobodys_doing(&self, node: NodeIndex) -> bool {
        self.nodes.get(node).is_some_and(|d| {
            CIRCUMSTANCES.contains(&d.head.as_str()) || self.is_cause(d) && self.frames.noun(&d.head).is_empty()
        })
    }

    /// Leaves those who can hold a stance.
    pub(in crate::ingest::extract) fn keep_somebody(&self, holders: &mut Vec<Argument>) {
        holders.retain(|h| self.nodes.get(h.node).is_some_and(|d| is_somebody(d.kind)));
    }

    /// "The party is against the deal."
    pub(in crate::ingest::extract) fn read_position(&mut self, object: Index) {
        let tree = self.tree;
        let preposition = tree.head(object);
        let verb = tree.head(preposition);
        let stands = tree.label(object) == Label::Pobj
            && tree.lower(preposition) == "against"
            && tree.is_verb(verb)
            && matches!(tree.lemma(verb), "be" | "remain")
            && matches!(tree.label(preposition), Label::Prep | Label::Acomp)
            && preposition > verb
            && tree.kid(verb, Label::Attr).is_none()
            && tree.kid(verb, Label::Acomp).is_none_or(|a| a == preposition);
        if !stands || self.modality(verb) != Some(Modality::Asserted) {
            return;
        }
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        let mut holders = self.resolve(subject, Want::Agent);
        self.keep_somebody(&mut holders);
        let targets = self.stood_to(object, "rejected");
        let found = Match::of("against".to_owned());
        self.claim_each(verb, &holders, "rejected", &targets, &found, Modality::Asserted, Rule::Stance);
    }

    /// Whose stance an adjective or phrase is, and the verb that says so.
    fn holder_of_stance(&self, word: Index) -> Option<(Index, Option<Index>)> {
        let tree = self.tree;
        let mut at = word;
        while tree.label(at) == Label::Conj {
            at = tree.head(at);
        }
        let governor = match tree.label(at) {
            Label::Pobj => tree.head(tree.head(at)),
            _ => tree.head(at),
        };
        match tree.label(at) {
            Label::Acomp | Label::Oprd | Label::Pobj if tree.is_verb(governor) => match self.subject(governor, 0) {
                Agent::Phrase(subject) if !self.is_passive(governor) => Some((subject, Some(governor))),
                _ => None,
            },
            // "was opposed to": the participle is the verb itself.
            _ if tree.is_verb(at) && tree.tag(at) == Tag::Vbn => match self.patient(at) {
                Some(subject) if matches!(tree.label(at), Label::Acl | Label::Amod) => Some((subject, None)),
                Some(subject) => Some((subject, Some(at))),
                None => None,
            },
            // "politicians critical of the deal"
            Label::Amod | Label::Acl | Label::Relcl if governor < word && tree.is_noun(governor) => {
                Some((governor, None))
            }
            _ => None,
        }
    }

    /// "X said the test was unwelcome", "X called the deal a sham": condemned or supported.
    pub(in crate::ingest::extract) fn read_evaluation(&mut self, verb: Index) {
        let tree = self.tree;
        let calls = self.frames.evaluates(tree.lemma(verb));
        let is = tree.lemma(verb) == "be"
            && matches!(tree.label(verb), Label::Ccomp | Label::Root | Label::Conj | Label::Parataxis);
        if !(calls || is) {
            return;
        }
        let mut words: Vec<Index> = tree
            .kids(verb)
            .filter(|k| matches!(tree.label(*k), Label::Acomp | Label::Attr | Label::Oprd | Label::Ccomp) && *k > verb)
            // "was to blame for the delay" accuses.
            .filter(|k| !self.frames.is_wrong(tree.lower(*k), "predicate"))
            .collect();
        // "called it one of the most brazen crimes of the war"
        let among: Vec<Index> =
            words.iter().filter(|w| tree.lower(**w) == "one").filter_map(|w| tree.prepositional(*w, "of")).collect();
        words.extend(among);
        if calls {
            words.extend(tree.kids(verb).filter(|k| tree.lower(*k) == "as").flat_map(|k| tree.kids(k)));
            // "attacked the inquiry as a hoax": it may hang on the inquiry.
            let object = tree.kid(verb, Label::Dobj);
            let behind = object.into_iter().flat_map(|o| tree.kids(o)).filter(|k| *k > verb && tree.lower(*k) == "as");
            words.extend(behind.flat_map(|k| tree.kids(k)));
            // "described the decision to close its embassy as regrettable": it may hang on a clause of the object's.
            let deeper = object.into_iter().flat_map(|o| tree.below(o)).filter(|k| {
                tree.lower(*k) == "as"
                    && matches!(tree.label(tree.head(*k)), Label::Acl | Label::Relcl)
                    && JUDGING.contains(&tree.lemma(verb))
            });
            words.extend(deeper.flat_map(|k| tree.kids(k)));
            // "attacked her as unfit for office"
            words.extend(tree.kids(verb).filter(|k| {
                *k > verb
                    && tree.label(*k) == Label::Advcl
                    && !tree.is_verb(*k)
                    && tree.kids(*k).any(|a| tree.lower(a) == "as")
            }));
            // "called the president a disgrace": it may hang on whom it is said of.
            let said = object.into_iter().flat_map(|o| tree.kids(o)).filter(|k| {
                let opens =
                    tree.kids(*k).find(|d| tree.label(*d) == Label::Det && matches!(tree.lower(*d), "a" | "an"));
                matches!(tree.label(*k), Label::Dobj | Label::Appos | Label::Oprd)
                    // "calls the blockade "an act of war""
                    && opens.is_some_and(|d| object.is_some_and(|o| d == o + 1 || d == o + 2 && tree.tag(o + 1) == Tag::OpenQuote))
            });
            words.extend(said);
            // "called it a disgrace" parsed as one clause: its parts judge too.
            let inner: Vec<Index> = words.iter().filter(|w| tree.is_verb(**w)).flat_map(|w| tree.kids(*w)).collect();
            words.extend(inner.into_iter().filter(|k| matches!(tree.label(*k), Label::Acomp | Label::Attr)));
        }
        // "a rare piece of good news": what it is a piece of.
        let parts = |w: &Index| matches!(tree.lemma(*w), "piece" | "bit" | "kind" | "sort" | "example" | "dose");
        words.extend(words.clone().iter().filter(|w| parts(w)).filter_map(|w| tree.prepositional(*w, "of")));
        // "praised the verdict, calling it "a rare thing"": no blame behind praise.
        let praised = tree.label(verb) == Label::Advcl && self.says(tree.head(verb), |r| r == "supported");
        let named = || self.epithet(verb, &words).filter(|_| calls && !praised);
        let Some(judged) = self.judgement(&words).or_else(named) else { return };
        let negated = tree.kid(verb, Label::Neg).is_some()
            || words.iter().any(|w| tree.kids(*w).any(|k| matches!(tree.lower(k), "no" | "not")));
        // "was not helpful" condemns; "was not a mistake" says too little.
        let relation_name = match (judged, negated) {
            ("supported", true) => "condemned",
            (_, true) => return,
            (judged, false) => judged,
        };
        // "it would be wrong for ministers to attend": what is called wrong is not to be done.
        let expletive =
            tree.kids(verb).any(|k| matches!(tree.label(k), Label::Nsubj | Label::Expl) && tree.lower(k) == "it");
        let to_do = tree.kids(verb).chain(words.iter().flat_map(|w| tree.kids(*w))).find(|k| {
            *k > verb
                && tree.is_verb(*k)
                && matches!(tree.label(*k), Label::Xcomp | Label::Advcl | Label::Ccomp | Label::Acl | Label::Relcl)
                && tree.kids(*k).any(|a| tree.label(a) == Label::Aux && tree.lower(a) == "to")
        });
        if let Some(deed) = to_do.filter(|_| expletive && is && relation_name == "condemned") {
            let Some(node) = self.speaker(verb, None) else { return };
            let target = self.refused_deed(deed);
            let found = Match { inside: Some(tree.reach(deed)), ..Match::of(tree.lemma(verb).to_owned()) };
            let source = [Argument::new(node, verb, verb)];
            self.asked_for.insert(deed);
            self.claim_each(verb, &source, "rejected", &[target], &found, Modality::Asserted, Rule::Evaluation);
            return;
        }
        if tree.kids(verb).any(|k| {
            tree.label(k) == Label::Mark && matches!(tree.lower(k), "if" | "unless" | "whether")
                || tree.label(k) == Label::Aux
                    && matches!(tree.lower(k), "would" | "could" | "might" | "may" | "should")
        }) {
            return;
        }
        // "dismissed the claim as groundless" rejects it; "declared the group a terrorist organization" lists it.
        let listed = |i: &Index| tree.kids(*i).any(|k| tree.lemma(k) == "terrorist");
        if tree.lemma(verb) == "dismiss"
            || matches!(tree.lemma(verb), "declare" | "label" | "brand") && words.iter().any(listed)
        {
            return;
        }
        let (thing, speakers) = if calls {
            let Some(object) = tree
                .kid(verb, Label::Dobj)
                .or_else(|| words.iter().find_map(|w| tree.kid(*w, Label::Nsubj)))
                // "called Trump an embarrassment": a name taken for a verb.
                .or_else(|| tree.kid(verb, Label::Xcomp).filter(|x| self.names.at(*x).is_some()))
            else {
                return;
            };
            let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
            (object, self.resolve(subject, Want::Agent))
        } else {
            let Some(subject) = tree.kid(verb, Label::Nsubj) else { return };
            let Some(node) = self.speaker(verb, None) else { return };
            (subject, vec![Argument::new(node, verb, verb)])
        };
        // "not every act is a crime"
        if tree.kids(thing).any(|k| matches!(tree.lower(k), "not" | "no" | "few")) {
            return;
        }
        // What a court finds unlawful it does not only criticise.
        let ruled = relation_name == "condemned" && speakers.iter().any(|s| self.is_court(s.node));
        let relation_name = if ruled { "rejected" } else { relation_name };
        // "said the claims were a lie": what others have said is denied.
        let relation_name =
            if relation_name == "condemned" && self.calls_untrue(thing, &words) { "denied" } else { relation_name };
        let mut targets = if relation_name == "denied" {
            self.target_phrase(thing, "denied")
        } else {
            self.resolve(thing, Want::Any)
        };
        self.keep_kinds(&mut targets, relation_name);
        targets.retain(|t| !self.is_nobodys_doing(t.node));
        // "called it a disgrace": what was done, not whoever the sentence before is about.
        if tree.lower(thing) == "it" {
            targets.retain(|t| {
                self.nodes.get(t.node).is_some_and(|d| matches!(d.kind, NodeKind::Event | NodeKind::Resolution))
            });
        }
        let found = Match::of(tree.lemma(verb).to_owned());
        for speaker in speakers
            .iter()
            .filter(|s| self.nodes.get(s.node).is_some_and(|d| is_somebody(d.kind)))
            .cloned()
            .collect::<Vec<_>>()
        {
            for target in &targets {
                self.claim(
                    verb,
                    Some(speaker.clone()),
                    relation_name,
                    target.clone(),
                    &found,
                    Modality::Asserted,
                    Rule::Evaluation,
                );
            }
        }
    }

    /// "labelled the vote a 'pantomime'", "derided it as 'Soviet-style'": what a hostile verb calls a thing it condemns, even
    /// in words that no table knows.
    fn epithet(&self, verb: Index, words: &[Index]) -> Option<&'static str> {
        let tree = self.tree;
        let hostile = HOSTILE.contains(&tree.lemma(verb));
        let named = matches!(tree.lemma(verb), "call" | "label" | "dub" | "characterize" | "characterise");
        let quoted = words.iter().any(|w| *w > verb && tree.is_quoted(*w) && !tree.is_quoted(verb));
        // "one of the first artists after the war", "an incomparable mathematician": no word of blame, and of a person.
        let ranked = words.iter().any(|w| {
            tree.kids(*w)
                .chain([*w])
                .any(|k| matches!(tree.lower(k), "one" | "first" | "most" | "best" | "greatest" | "last"))
        });
        (hostile && !words.is_empty() || named && quoted && !ranked).then_some("condemned")
    }

    /// What a description makes of a thing: its noun says more than an adjective in front ("a great threat"), a
    /// condemning word more than a praising one.
    fn judgement(&self, words: &[Index]) -> Option<&'static str> {
        let tree = self.tree;
        // "a dead end", "a step forward": two words may judge where neither does.
        let pair = |i: Index| {
            let two = |first: &str, second: &str| self.frames.evaluation(&format!("{first} {second}"));
            let before = i.checked_sub(1).and_then(|b| {
                // "a witch-hunt"
                let hyphen = b.checked_sub(1).filter(|_| tree.tag(b) == Tag::Hyph);
                match hyphen {
                    Some(first) => self.frames.evaluation(&format!("{}-{}", tree.lower(first), tree.base(i))),
                    None => two(tree.lower(b), &tree.base(i)),
                }
            });
            // "an act of war", "an act of solidarity"
            let three = (i + 2 < tree.len() && tree.lower(i + 1) == "of")
                .then(|| self.frames.evaluation(&format!("{} of {}", tree.base(i), tree.lower(i + 2))))
                .flatten();
            before.or(three).or_else(|| (i + 1 < tree.len()).then(|| two(&tree.base(i), tree.lower(i + 1))).flatten())
        };
        let of = |i: Index| {
            pair(i).or_else(|| self.frames.evaluation(&tree.base(i))).or_else(|| self.frames.evaluation(tree.lower(i)))
        };
        // "finds that Israel may have breached it" is a clause of its own, and its verb no word for a thing.
        let clause = |i: &Index| tree.is_verb(*i) && tree.kid(*i, Label::Nsubj).is_some();
        let heads: Vec<&'static str> =
            words.iter().flat_map(|w| tree.conjuncts(*w)).filter(|i| !clause(i)).filter_map(of).collect();
        let modifiers: Vec<&'static str> = words
            .iter()
            .flat_map(|w| tree.kids(*w).filter(|k| matches!(tree.label(*k), Label::Amod | Label::Compound)))
            .filter_map(of)
            .collect();
        let worst =
            |found: &[&'static str]| found.iter().find(|r| **r == "condemned").or_else(|| found.first()).copied();
        worst(&heads).or_else(|| worst(&modifiers))
    }
}

fn is_somebody(kind: NodeKind) -> bool {
    !matches!(kind, NodeKind::Event | NodeKind::Resolution)
}
