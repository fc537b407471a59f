//! What people state without a verb of the frames: demands, judgements, refusals, allegations, posts taken up.

use super::clause::Agent;
use super::events::Match;
use super::nodes::NodeIndex;
use super::reading::{Argument, Reading};
use super::resolve::Want;
use super::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::model::{Modality, NodeKind};

impl Reading<'_> {
    /// "X said the test was unwelcome", "X called the deal a sham": condemned or supported.
    pub(super) fn read_evaluation(&mut self, verb: Index) {
        let tree = self.tree;
        let calls = matches!(
            tree.lemma(verb),
            "call"
                | "describe"
                | "consider"
                | "brand"
                | "label"
                | "deem"
                | "denounce"
                | "view"
                | "regard"
                | "see"
                | "term"
                | "dub"
                | "condemn"
                | "criticize"
                | "criticise"
        );
        let is = tree.lemma(verb) == "be" && matches!(tree.label(verb), Label::Ccomp | Label::Root | Label::Conj);
        if !(calls || is) || tree.kid(verb, Label::Neg).is_some() {
            return;
        }
        let mut words: Vec<Index> = tree
            .kids(verb)
            .filter(|k| matches!(tree.label(*k), Label::Acomp | Label::Attr | Label::Oprd | Label::Ccomp) && *k > verb)
            .collect();
        if calls {
            words.extend(tree.kids(verb).filter(|k| tree.lower(*k) == "as").flat_map(|k| tree.kids(k)));
        }
        let judged = words
            .iter()
            .flat_map(|w| tree.kids(*w).filter(|k| tree.label(*k) == Label::Amod).chain([*w]))
            .find_map(|w| self.frames.evaluation(&tree.base(w)));
        let Some(relation_name) = judged else { return };
        let (thing, speakers) = if calls {
            let Some(object) =
                tree.kid(verb, Label::Dobj).or_else(|| words.iter().find_map(|w| tree.kid(*w, Label::Nsubj)))
            else {
                return;
            };
            let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
            (object, self.resolve(subject, Want::Agent))
        } else {
            let Some(subject) = tree.kid(verb, Label::Nsubj) else { return };
            let Some(node) = self.speaker(verb, None) else { return };
            (subject, vec![Argument { node, first: verb, last: verb, quantity: None, sure: 0.8 }])
        };
        let mut targets = self.resolve(thing, Want::Any);
        self.keep_kinds(&mut targets, relation_name);
        let found = Match {
            targets: Vec::new(),
            to: Vec::new(),
            predicate: tree.lemma(verb).to_owned(),
            inside: None,
            subject_is_target: false,
        };
        for speaker in &speakers {
            for target in &targets {
                self.claim(
                    verb,
                    Some(speaker.clone()),
                    relation_name,
                    target.clone(),
                    &found,
                    Modality::Asserted,
                    "evaluation",
                );
            }
        }
    }

    /// "X will not attend", "his country won't renew it": a refusal.
    pub(super) fn read_refusal(&mut self, verb: Index) {
        let tree = self.tree;
        let will = tree
            .kids(verb)
            .any(|k| tree.label(k) == Label::Aux && matches!(tree.lower(k), "will" | "would" | "wo" | "'ll"));
        if !will
            || tree.kid(verb, Label::Neg).is_none()
            || tree.tag(verb) != Tag::Vb
            || self.is_passive(verb)
            || tree.lemma(verb) == "be"
        {
            return;
        }
        if tree.kid(verb, Label::Dobj).is_none()
            && tree.kid(verb, Label::Prep).is_none()
            && tree.kid(verb, Label::Xcomp).is_none()
        {
            return;
        }
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        let mut sources = self.resolve(subject, Want::Agent);
        sources.retain(|s| self.nodes.get(s.node).is_some_and(|d| d.kind != NodeKind::Event));
        let target = self.refused_deed(verb);
        let found = Match {
            targets: Vec::new(),
            to: Vec::new(),
            predicate: format!("not {}", tree.lemma(verb)),
            inside: Some(tree.reach(verb)),
            subject_is_target: false,
        };
        for source in sources {
            self.claim(verb, Some(source), "rejected", target.clone(), &found, Modality::Asserted, "refusal");
        }
        self.asked_for.push(verb);
    }

    /// "X claimed responsibility for the attack in Y": X did it.
    pub(super) fn read_responsibilities(&mut self, from: Index) {
        for verb in (from..self.tree.len()).filter(|v| self.tree.is_verb(*v)).collect::<Vec<_>>() {
            self.read_responsibility(verb);
        }
    }

    fn read_responsibility(&mut self, verb: Index) {
        let tree = self.tree;
        if !matches!(tree.lemma(verb), "claim" | "take" | "accept" | "admit" | "deny") {
            return;
        }
        let noun = tree.kid(verb, Label::Dobj).or_else(|| tree.kid(verb, Label::Nsubjpass));
        let Some(noun) = noun.filter(|n| tree.lemma(*n) == "responsibility") else { return };
        let deed = tree.prepositional(noun, "for").or_else(|| tree.prepositional(verb, "for"));
        let Some(deed) = deed.filter(|d| self.noun_phrase_frame(*d).is_some_and(|(f, _)| f.relation == "attacked"))
        else {
            return;
        };
        let (Agent::Phrase(subject), Some(modality)) = (self.agent(verb), self.modality(verb)) else { return };
        let doers = self.resolve(subject, Want::Agent);
        let mut targets: Vec<Argument> = Vec::new();
        for preposition in ["on", "against", "in", "at", "of"] {
            if let Some(object) = tree.prepositional(deed, preposition) {
                targets = self.resolve(object, Want::Any);
                self.keep_kinds(&mut targets, "attacked");
            }
            if !targets.is_empty() {
                break;
            }
        }
        if targets.is_empty() {
            // "the attack": the one that was last told of.
            let told = self.claims.iter().filter(|c| c.relation == "attacked" && c.trigger < verb);
            targets.extend(told.max_by_key(|c| c.trigger).map(|c| Argument { sure: 0.6, ..c.target.clone() }));
        }
        let modality = if tree.lemma(verb) == "deny" { Modality::Negated } else { modality };
        let found = Match::of("claim responsibility".to_owned());
        for doer in &doers {
            for target in &targets {
                self.claim(deed, Some(doer.clone()), "attacked", target.clone(), &found, modality, "responsibility");
            }
        }
    }

    /// "X resigned", "X stepped down as president of Y": X gives up what X represents.
    pub(super) fn read_resignation(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let down = tree.kids(verb).any(|k| matches!(tree.lower(k), "down" | "aside"));
        let post = tree.prepositional(verb, "as").or_else(|| tree.prepositional(verb, "from"));
        let post = post.or_else(|| tree.kid(verb, Label::Dobj)).filter(|p| self.post_class(*p));
        let resigns = match tree.lemma(verb) {
            "resign" => true,
            "step" | "stand" => down,
            "quit" | "retire" => post.is_some(),
            _ => false,
        };
        if !resigns || self.is_passive(verb) {
            return false;
        }
        // "called for X to resign": X does not.
        if self.asked_for.contains(&verb) || self.wanted(verb) {
            return true;
        }
        let (Some(modality), Agent::Phrase(subject)) = (self.modality(verb), self.subject(verb, 0)) else {
            return false;
        };
        let holders = self.resolve(subject, Want::Agent);
        for holder in holders {
            if self.nodes.get(holder.node).is_none_or(|d| d.kind != NodeKind::Actor) {
                continue;
            }
            let own = post.map(|p| self.owners_of_post(p)).unwrap_or_default();
            let mut of: Vec<NodeIndex> = own;
            if of.is_empty() {
                of.extend(self.posts.iter().rev().find(|h| h.person == holder.node).and_then(|h| h.of));
            }
            if of.is_empty() {
                of.extend(self.bare_posts.iter().rev().find(|(a, ..)| a.node == holder.node).map(|(_, _, of)| *of));
            }
            let word = post.unwrap_or(verb);
            let found = Match {
                targets: Vec::new(),
                to: Vec::new(),
                predicate: tree.lemma(verb).to_owned(),
                inside: None,
                subject_is_target: false,
            };
            for node in of {
                let target = Argument { node, first: word, last: word, quantity: None, sure: 0.9 };
                self.claim(verb, Some(holder.clone()), "conceded", target, &found, modality, "resignation");
            }
        }
        true
    }

    /// "X claims that Y did Z": X accuses Y.
    pub(super) fn read_allegation(&mut self, verb: Index) {
        let tree = self.tree;
        if !matches!(tree.lemma(verb), "claim" | "allege") || tree.label(verb) == Label::Amod {
            return;
        }
        let Some(clause) = tree.kid(verb, Label::Ccomp) else { return };
        let (Agent::Phrase(speaker), Agent::Phrase(doer)) = (self.subject(verb, 0), self.agent(clause)) else { return };
        let (sources, mut targets) = (self.resolve(speaker, Want::Agent), self.resolve(doer, Want::Agent));
        self.keep_kinds(&mut targets, "accused");
        // "claimed 190 were dead" accuses no one.
        targets.retain(|t| t.quantity.is_none() && !sources.iter().any(|s| s.node == t.node));
        let found = Match {
            targets: Vec::new(),
            to: Vec::new(),
            predicate: tree.lemma(verb).to_owned(),
            inside: None,
            subject_is_target: false,
        };
        for source in &sources {
            for target in &targets {
                self.claim(
                    verb,
                    Some(source.clone()),
                    "accused",
                    target.clone(),
                    &found,
                    Modality::Asserted,
                    "allegation",
                );
            }
        }
    }
}
