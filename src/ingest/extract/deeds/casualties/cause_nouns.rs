//! What killed or hurt people, as a noun phrase or a clause names it: "a shooting by gunmen", "the flood".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::deed_classes::MEASURES_OF;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::Label;
use crate::lexicon::{NounClass, Slot, Words};

/// Relations whose verb tells of an attack.
static ASSAULTS: Words = Words::of("cause_nouns.assaults");

/// Relations whose nouns are causes of death.
static DEADLY: Words = Words::of("cause_nouns.deadly");

/// How a disaster or an illness runs.
static COURSES: Words = Words::of("cause_nouns.courses");

/// Nouns for what police and armies do in which people are killed.
static OPERATIONS: Words = Words::of("cause_nouns.operations");

/// Nouns for fights with an opponent ("in a shootout with").
static SHOOTOUTS: Words = Words::of("cause_nouns.shootouts");

/// Verbs that tell what an illness or an accident comes of.
static CAUSING: Words = Words::of("cause_nouns.causing");

/// Verbs of falling ill with something.
static CATCHING: Words = Words::of("cause_nouns.catching");

impl Reading<'_> {
    /// Whether a verb says that somebody attacks: "opened fire", "shot a man", not "fell into a gorge".
    pub(super) fn is_attack(&mut self, verb: Index) -> bool {
        let frames = self.frames.verb(self.tree.lemma(verb));
        frames.iter().any(|f| {
            ASSAULTS.contains(&f.relation)
                && !f.target.contains(&Slot::Subject)
                && self.anchor(verb, &f.rest).is_some_and(|anchor| {
                    f.rest.len() > 1
                        || self.targets(verb, anchor, f).is_some_and(|m| !m.targets.is_empty())
                        || f.rest == ["fire"]
                })
        })
    }

    /// Who attacked or what struck, as a noun phrase tells: "a shooting by gunmen", "the flood".
    pub(in crate::ingest::extract) fn cause_in(&mut self, object: Index, relation_name: &'static str) -> Vec<Argument> {
        let tree = self.tree;
        for mut head in tree.conjuncts(object) {
            if MEASURES_OF.contains(&tree.lemma(head))
                && let Some(inner) = tree.prepositional(head, "of")
            {
                head = inner;
            }
            let phrases =
                [Some(head).filter(|h| self.is_deadly(*h)), self.whose_course(head), self.opponent_in_fight(head)];
            for phrase in phrases.into_iter().flatten() {
                let found = self.doers(phrase, relation_name);
                if !found.is_empty() {
                    return found;
                }
            }
            // "a police operation"
            if OPERATIONS.contains(&tree.lemma(head)) {
                let found = self.whose_attack(head);
                if !found.is_empty() {
                    return found;
                }
            }
            // "in an operation by Israeli forces"
            let by = tree.prepositional(head, "by").filter(|_| tree.is_noun(head) && self.names.at(head).is_none());
            if let Some(by) = by {
                let found = self.doers(by, relation_name);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Vec::new()
    }

    /// Whether a noun is itself what kills: an attack, or a natural cause.
    fn is_deadly(&self, noun: Index) -> bool {
        self.noun_phrase_frame(noun).is_some_and(|(f, _)| DEADLY.contains(&f.relation))
            || self.class_of(noun, &self.tree.base(noun)).is(NounClass::CAUSE)
    }

    /// "from Typhoon Kalmaegi's impact", "from complications caused by the virus": what ran such a course.
    fn whose_course(&self, head: Index) -> Option<Index> {
        let tree = self.tree;
        if !COURSES.contains(&tree.lemma(head)) {
            return None;
        }
        let illness = || {
            let named = matches!(tree.lemma(head), "complication" | "case" | "infection");
            tree.kid(head, Label::Compound).filter(|_| named)
        };
        let caused_by = || {
            let caused = tree
                .kids(head)
                .find(|k| matches!(tree.label(*k), Label::Acl | Label::Relcl) && CAUSING.contains(&tree.lemma(*k)))?;
            let by = tree.kid(caused, Label::Agent).and_then(|b| tree.kid(b, Label::Pobj));
            by.or_else(|| ["by", "to"].into_iter().find_map(|p| tree.prepositional(caused, p)))
        };
        let owner = tree.kid(head, Label::Poss);
        let owner = owner.or_else(|| ["of", "from"].into_iter().find_map(|p| tree.prepositional(head, p)));
        owner.or_else(illness).or_else(caused_by)
    }

    /// "killed in a shootout with security forces"
    fn opponent_in_fight(&self, head: Index) -> Option<Index> {
        let fight = SHOOTOUTS.contains(&self.tree.lemma(head));
        self.tree.prepositional(head, "with").filter(|_| fight)
    }

    /// Whoever a clause says that attacked, or what it says that struck: "after contracting cholera".
    pub(super) fn cause_of_clause(&mut self, clause: Index, relation_name: &'static str) -> Vec<Argument> {
        let tree = self.tree;
        // "after contracting cholera"
        if CATCHING.contains(&tree.lemma(clause))
            && let Some(object) = tree.kid(clause, Label::Dobj)
        {
            return self.cause_in(object, relation_name);
        }
        let attacks = self.is_attack(clause);
        let Agent::Phrase(subject) = self.agent(clause) else {
            return Vec::new();
        };
        let base = tree.base(subject);
        let acts = attacks
            || self.class_of(subject, &base).is(NounClass::CAUSE)
            || self
                .names
                .at(subject)
                .is_some_and(|n| self.nodes.get(n.node).is_some_and(|d| d.is_event() && self.is_cause(d)))
            || self.noun_phrase_frame(subject).is_some_and(|(f, _)| f.relation == "attacked");
        // Who is killed attacks nobody: "killed while attacking" aside, the patient is another.
        if acts { self.doers(subject, relation_name) } else { Vec::new() }
    }
}
