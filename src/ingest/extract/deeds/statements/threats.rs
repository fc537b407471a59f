//! Threats that no verb of threatening brings: "vowed to retaliate", "promised a crushing response".
//! Also "pledged revenge on the attackers".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::{Argument, or_nobody};
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::lexicon::relation_classes::HARM;
use crate::model::{Modality, NodeKind};

/// Verbs that hold out what is to come.
static HOLDING_OUT: Words = Words::of("threats.holding-out");

/// What is held out where harm is meant: of verbs.
static RETALIATING: Words = Words::of("threats.retaliating");

/// Verbs that mean harm where it is done to somebody, or "back".
static STRIKING: Words = Words::of("threats.striking");

/// Verbs that mean harm to whoever is named, where somebody vows it.
static ASSAULTING: Words = Words::of("threats.assaulting");

/// Verbs that mean harm only where it is done "back", or with force.
static ANSWERING: Words = Words::of("threats.answering");

/// Verbs of what somebody no longer does who is not given what he wants.
static WITHHOLDING: Words = Words::of("threats.withholding");

/// How an answer that means harm is given.
static FORCEFULLY: Words = Words::of("threats.forcefully");

/// What is held out where harm is meant: of nouns.
static RETALIATION: Words = Words::of("threats.retaliation");

/// Nouns that mean harm only where they are harsh, and somebody is named whom they would befall.
static ANSWERS: Words = Words::of("threats.answers");

/// What such nouns are called where harm is meant.
static HARSH: Words = Words::of("threats.harsh");

/// What somebody is threatened with who provokes it.
static COUNTERMEASURES: Words = Words::of("threats.countermeasures");

/// What is a threat where an adjective makes it one.
static MEASURES: Words = Words::of("threats.measures");

/// Adjectives that do so, besides the harsh ones.
static MEASURED: Words = Words::of("threats.measured");

/// What is answered by such measures.
static PROVOCATIONS: Words = Words::of("threats.provocations");

impl Reading<'_> {
    /// Who is threatened by what is threatened: "to strike Israel" Israel, "sanctions on Iraq" Iraq, "to invade if
    /// Ukraine joins" Ukraine.
    pub(in crate::ingest::extract) fn threatened_parties(&mut self, verb: Index, thing: Index) -> Vec<Argument> {
        let tree = self.tree;
        let own: Vec<Argument> = match self.subject(verb, 0) {
            Agent::Phrase(subject) => self.resolve(subject, Want::Agent),
            _ => Vec::new(),
        };
        let fits = |this: &Self, a: &Argument| {
            !own.iter().any(|o| o.node == a.node)
                && this
                    .nodes
                    .get(a.node)
                    .is_some_and(|d| d.is_named_organization() || d.is_actor() || d.is_place() && d.named)
        };
        // "retaliation for the strike" names nobody, and "tariffs of 25 percent" neither: a preposition whose object is
        // no party is passed over.
        let behind = |this: &mut Self, host: Index| {
            ["on", "against", "upon", "with", "at", "to", "of", "for"].into_iter().find_map(|p| {
                let mut found = this.resolve(tree.prepositional(host, p)?, Want::Agent);
                found.retain(|a| fits(this, a) && this.acts(a.node));
                (!found.is_empty()).then_some(found)
            })
        };
        let mut deeds = vec![thing];
        if tree.is_verb(thing) {
            deeds.extend(tree.kids(thing).filter(|k| tree.label(*k) == Label::Conj && tree.is_verb(*k)));
        }
        let mut found: Vec<Argument> = Vec::new();
        for deed in deeds {
            let object = if tree.is_verb(deed) { tree.kid(deed, Label::Dobj) } else { None };
            let mut here = match object {
                Some(object) => self.resolve(object, Want::Any),
                None => Vec::new(),
            };
            here.retain(|a| fits(self, a));
            if here.is_empty() {
                here = object.and_then(|o| behind(self, o)).or_else(|| behind(self, deed)).unwrap_or_default();
            }
            found.extend(here);
        }
        if found.is_empty() {
            let hosts = [verb, thing];
            let condition = hosts.into_iter().flat_map(|h| tree.kids(h).collect::<Vec<_>>()).find(|k| {
                tree.label(*k) == Label::Advcl
                    && tree.is_verb(*k)
                    && tree.kids(*k).any(|m| matches!(tree.lower(m), "if" | "unless"))
            });
            // "threatened to leave if its leader was not freed": not the leader.
            if let Some(condition) = condition.filter(|c| !self.is_passive(*c))
                && let Agent::Phrase(subject) = self.subject(condition, 0)
            {
                found = self.resolve(subject, Want::Agent);
                found.retain(|a| fits(self, a) && self.acts(a.node));
            }
        }
        found
    }

    /// Claims a threat of what somebody vows to do, against whom the words name, else the deed itself.
    pub(in crate::ingest::extract) fn read_threat(&mut self, verb: Index) {
        let tree = self.tree;
        if !HOLDING_OUT.contains(&tree.lemma(verb)) || self.is_passive(verb) || tree.kid(verb, Label::Neg).is_some() {
            return;
        }
        if self.modality(verb) != Some(Modality::Asserted) {
            return;
        }
        let deed = tree.kid(verb, Label::Xcomp).filter(|d| {
            let lemma = tree.lemma(*d);
            let in_kind = || tree.prepositional(*d, "in").is_some_and(|o| tree.lower(o) == "kind");
            let forcefully = || tree.kids(*d).any(|k| FORCEFULLY.contains(&tree.lower(k))) || in_kind();
            // "to fight on", "to respond to the questions": no threat.
            RETALIATING.contains(&lemma)
                || ANSWERING.contains(&lemma) && forcefully()
                || STRIKING.contains(&lemma) && (forcefully() || tree.kid(*d, Label::Dobj).is_some())
                || ASSAULTING.contains(&lemma) && tree.lemma(verb) != "threaten" && tree.kid(*d, Label::Dobj).is_some()
        });
        let harsh = |d: Index| tree.kids(d).any(|k| HARSH.contains(&tree.lower(k)));
        let weak = |d: Index| ANSWERS.contains(&tree.base(d).as_str());
        let thing = tree
            .kid(verb, Label::Dobj)
            .filter(|d| RETALIATION.contains(&tree.base(*d).as_str()) || weak(*d) && harsh(*d));
        let Some(word) = deed.or(thing) else { return };
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        let mut sources = self.resolve(subject, Want::Agent);
        self.keep_somebody(&mut sources);
        let against = ["against", "on", "to"].into_iter().find_map(|p| tree.prepositional(word, p));
        let assault = deed.is_some_and(|d| ASSAULTING.contains(&tree.lemma(d)));
        // "to avenge the killing of its leader": neither the killing nor the leader.
        let avenges = deed.is_some_and(|d| tree.lemma(d) == "avenge");
        let whom = if avenges { None } else { deed.and_then(|d| tree.kid(d, Label::Dobj)) }.or(against);
        let want = if assault { Want::Any } else { Want::Agent };
        let mut targets = whom.map(|w| self.resolve(w, want)).unwrap_or_default();
        targets.retain(|t| (assault || self.acts(t.node)) && self.nodes.is_somebody(t.node));
        // "vowed to attack poverty" threatens nobody.
        if assault {
            targets.retain(|t| {
                self.nodes
                    .get(t.node)
                    .is_some_and(|d| d.named || matches!(d.kind, NodeKind::Actor | NodeKind::Location))
            });
            if targets.is_empty() {
                return;
            }
        }
        if targets.is_empty() && !avenges {
            targets = self.threatened_parties(verb, word);
        }
        if targets.is_empty() {
            match deed {
                Some(deed) => targets.push(self.clause_event(deed)),
                // "a swift response to the floods" threatens nobody.
                None if weak(word) => return,
                None => {
                    let base = tree.base(word);
                    targets = self.thing(word, &base, NodeKind::Event, false);
                }
            }
        }
        let found =
            Match { inside: Some(tree.reach(word)), ..Match::of(format!("{} {}", tree.lemma(verb), tree.base(word))) };
        self.asked_for.extend(deed);
        self.claim_each(Telling::new(verb, "threatened", &found, Modality::Asserted, Rule::Threat), &sources, &targets);
    }

    /// What a threat holds out by an infinitive, or whom it would befall: "its threat to bomb Kano".
    pub(in crate::ingest::extract) fn threatened_deed(&mut self, threat: Index) -> Vec<Argument> {
        let tree = self.tree;
        let infinitive = |k: &Index| {
            *k > threat
                && matches!(tree.label(*k), Label::Acl | Label::Relcl)
                && tree.is_verb(*k)
                && tree.is_infinitive(*k)
        };
        let deed = tree.kids(threat).find(infinitive).filter(|_| tree.lemma(threat) == "threat");
        let Some(deed) = deed else { return Vec::new() };
        let found = self.threatened_parties(deed, deed);
        if found.is_empty() { vec![self.clause_event(deed)] } else { found }
    }

    /// "Judges in Peru have received death threats", "said they had received threats from the gang".
    pub(in crate::ingest::extract) fn read_threats_received(&mut self, verb: Index) {
        let tree = self.tree;
        let Some(threat) = tree.kid(verb, Label::Dobj).filter(|o| tree.lemma(*o) == "threat") else { return };
        let of_harm = tree.kids(threat).any(|k| matches!(tree.lower(k), "death" | "bomb"));
        // "faces threats" is as often said of dangers.
        let receives = matches!(tree.lemma(verb), "receive" | "get") || tree.lemma(verb) == "face" && of_harm;
        let from = tree.prepositional(threat, "from").or_else(|| tree.prepositional(verb, "from"));
        if !receives || !(of_harm || from.is_some()) || self.is_passive(verb) {
            return;
        }
        let (Agent::Phrase(subject), Some(modality)) = (self.subject(verb, 0), self.modality(verb)) else { return };
        let whom = self.actors(subject);
        let by = from.map(|f| self.actors(f)).unwrap_or_default();
        let found = Match::of(format!("{} threat", tree.lemma(verb)));
        let by = or_nobody(by);
        let telling = Telling::new(verb, "threatened", &found, modality, Rule::Threat);
        for source in &by {
            for target in &whom {
                self.claim(telling, source.clone(), target.clone());
            }
        }
    }

    /// "will respond to the test with appropriate measures": whether measures are held out to whoever provokes them.
    fn answers_by_measures(&self, verb: Index) -> bool {
        let tree = self.tree;
        let against = tree.prepositional(verb, "to").or_else(|| tree.kid(verb, Label::Dobj));
        let beside = || against.and_then(|a| tree.prepositional(a, "with"));
        let answers = matches!(tree.lemma(verb), "respond" | "answer" | "react");
        let means = tree.prepositional(verb, "with").or_else(beside).filter(|_| answers);
        let hard = |w: Index| {
            let told = || tree.kids(w).any(|k| HARSH.contains(&tree.lower(k)) || MEASURED.contains(&tree.lower(k)));
            COUNTERMEASURES.contains(&tree.lemma(w)) || MEASURES.contains(&tree.lemma(w)) && told()
        };
        means.is_some_and(hard) && against.is_some_and(|a| PROVOCATIONS.contains(&tree.base(a).as_str()))
    }

    /// Who did what is to be answered, where the text has told it; otherwise the deed itself.
    fn provoker(&mut self, verb: Index) -> Vec<Argument> {
        let tree = self.tree;
        let Some(deed) = tree.prepositional(verb, "to").or_else(|| tree.kid(verb, Label::Dobj)) else {
            return Vec::new();
        };
        let base = tree.base(deed);
        let told = self.claims.iter().rev().find(|c| {
            c.trigger < verb
                && c.source.as_ref().is_some_and(|s| self.acts(s.node))
                && self.nodes.get(c.target.node).is_some_and(|d| d.is_event() && d.head == base)
        });
        match told.and_then(|c| c.source.as_ref()).map(|s| s.node) {
            Some(node) => vec![Argument::new(node, deed, deed)],
            None => {
                let (first, last, phrase) = self.description(deed, &["of", "on", "against"]);
                let name = self.as_written(first, &phrase);
                vec![Argument::new(self.descriptive(NodeKind::Event, &name, &base, deed, false), first, last)]
            }
        }
    }

    /// "said it would retaliate if its ships are seized", "will hit back", "will respond with force to any attack".
    pub(in crate::ingest::extract) fn read_answer_ahead(&mut self, verb: Index) {
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let by_measures = self.answers_by_measures(verb);
        let withholds = self.withholds_ahead(verb);
        let answers = matches!(lemma, "retaliate" | "avenge")
            || withholds
            || by_measures
            || self.harms_unless(verb)
            || self.strikes_back(verb);
        let ahead = tree.kids(verb).any(|k| tree.label(k) == Label::Aux && matches!(tree.lower(k), "will" | "would"));
        let doubtful =
            tree.kids(verb).any(|k| tree.label(k) == Label::Neg || matches!(tree.lower(k), "if" | "whether"));
        if !answers || !ahead || doubtful || self.is_passive(verb) || self.asked_for.contains(&verb) {
            return;
        }
        let Some(subject) = tree.kid(verb, Label::Nsubj) else { return };
        let mut sources = self.resolve(subject, Want::Agent);
        self.keep_somebody(&mut sources);
        sources.retain(|s| self.acts(s.node));
        let against = ["against", "on"].into_iter().find_map(|p| tree.prepositional(verb, p));
        let mut targets = against.map(|w| self.actors(w)).unwrap_or_default();
        if targets.is_empty() {
            targets = self.threatened_parties(verb, verb);
        }
        // "will respond with force to any Indian attack"
        if targets.is_empty()
            && let Some(to) = tree.prepositional(verb, "to").or_else(|| tree.prepositional(verb, "against"))
            && let Some((owner, first, last)) = self.owner(to)
            && self.acts(owner)
        {
            targets.push(Argument::new(owner, first, last));
        }
        targets.retain(|t| !sources.iter().any(|s| s.node == t.node));
        if targets.is_empty() && by_measures {
            targets = self.provoker(verb);
            targets.retain(|t| !sources.iter().any(|s| s.node == t.node));
        }
        if targets.is_empty() && (lemma == "retaliate" || withholds) {
            targets.push(self.clause_event(verb));
        }
        if targets.is_empty() {
            return;
        }
        let found = Match { inside: Some(tree.reach(verb)), ..Match::of(lemma.to_owned()) };
        self.asked_for.insert(verb);
        self.claim_each(Telling::new(verb, "threatened", &found, Modality::Asserted, Rule::Threat), &sources, &targets);
    }

    /// "will hit back", "will respond with force": whether a verb says that somebody strikes, or answers by force.
    fn strikes_back(&self, verb: Index) -> bool {
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let forcefully = || tree.kids(verb).any(|k| FORCEFULLY.contains(&tree.lower(k)) && k > verb);
        let with_force =
            || tree.prepositional(verb, "with").is_some_and(|w| matches!(tree.lemma(w), "force" | "strength"));
        let answers = ANSWERING.contains(&lemma);
        (answers || STRIKING.contains(&lemma)) && (forcefully() || answers && with_force())
    }

    /// "said they would kill the hostages unless a ransom was paid"
    fn harms_unless(&self, verb: Index) -> bool {
        let lemma = self.tree.lemma(verb);
        self.tree.kid(verb, Label::Dobj).is_some()
            && (ASSAULTING.contains(&lemma) || STRIKING.contains(&lemma) || self.says(verb, |r| HARM.contains(&r)))
            && self.has_unless(verb)
    }

    /// "said it would stop distributions unless it was paid", "warned that it would halt work"
    fn withholds_ahead(&self, verb: Index) -> bool {
        let tree = self.tree;
        let warned = || {
            tree.lemma(tree.head(verb)) == "warn"
                && tree.kid(verb, Label::Nsubj).is_some_and(|s| matches!(tree.lower(s), "it" | "they" | "he" | "she"))
        };
        WITHHOLDING.contains(&tree.lemma(verb))
            && tree.label(verb) == Label::Ccomp
            && (self.has_unless(verb) || warned())
    }

    fn has_unless(&self, verb: Index) -> bool {
        let tree = self.tree;
        let unless = |m: Index| tree.label(m) == Label::Mark && tree.lower(m) == "unless";
        tree.kids(verb).any(|k| tree.label(k) == Label::Advcl && tree.kids(k).any(unless))
    }
}
