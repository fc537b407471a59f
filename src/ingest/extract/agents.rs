//! Who does what a verb or a noun says: the subject, an attack's attackers, a storm, those who agreed as well.

use super::clause::Agent;
use super::events::{MEASURES_OF, is_harm, takes_unnamed};
use super::nodes::{Draft, NodeIndex};
use super::reading::{Argument, Reading};
use super::resolve::Want;
use super::tree::Index;
use crate::ingest::language::Label;
use crate::lexicon::{NounClass, PlaceClass};
use crate::model::NodeKind;

impl Reading<'_> {
    /// Who does it; `None` where the text names somebody that cannot be told, an empty list for "?".
    pub(super) fn sources(&mut self, verb: Index, relation_name: &'static str) -> Option<Vec<Argument>> {
        match self.agent(verb) {
            Agent::Phrase(subject) => {
                let found = self.doers(subject, relation_name);
                if !found.is_empty() {
                    return Some(found);
                }
                let tree = self.tree;
                if tree.label(verb) == Label::Acl && tree.head(verb) == subject {
                    let clause = tree.clause_of(subject);
                    if clause != verb
                        && tree.is_verb(clause)
                        && let Agent::Phrase(other) = self.subject(clause, 0)
                        && other != subject
                    {
                        let found = self.doers(other, relation_name);
                        if !found.is_empty() || is_harm(relation_name) {
                            return Some(found);
                        }
                    }
                }
                let base = tree.base(subject);
                let eventlike = tree.is_noun(subject)
                    && self.names.at(subject).is_none()
                    && !self.class_of(subject, &base).is(NounClass::PERSON
                        .or(NounClass::BODY)
                        .or(NounClass::POST)
                        .or(NounClass::GOVERNMENT)
                        .or(NounClass::PEOPLE));
                (is_harm(relation_name) && eventlike).then(Vec::new)
            }
            Agent::Unnamed => {
                // "suspected militants" accuses nobody of anything.
                let finite = self.tree.kid(verb, Label::Nsubjpass).is_some();
                if !takes_unnamed(relation_name) || (matches!(relation_name, "accused" | "designated" | "launched") && !finite) {
                    return None;
                }
                Some(Vec::new())
            }
            Agent::Open => None,
        }
    }

    /// Those who act in a noun phrase; an attack's are its attackers, a storm is one itself where it kills.
    pub(super) fn doers(&mut self, head: Index, relation_name: &'static str) -> Vec<Argument> {
        let tree = self.tree;
        if MEASURES_OF.contains(&tree.lemma(head))
            && let Some(object) = tree.prepositional(head, "of")
        {
            return self.doers(object, relation_name);
        }
        let mut found = self.resolve(head, Want::Agent);
        // "Russian warplanes bombed": whose they are did it.
        if found.is_empty()
            && tree.is_noun(head)
            && self.class_of(head, &tree.base(head)).is(NounClass::VEHICLE)
            && let Some((node, first, last)) = self.owner(head).filter(|o| o.1 < head)
            && self.acts(node)
        {
            found.push(Argument { node, first, last, quantity: None, sure: 0.8 });
        }
        found.retain(|a| {
            self.nodes.get(a.node).is_some_and(|d| match d.kind {
                NodeKind::Event => is_harm(relation_name) && self.is_cause(d),
                NodeKind::Resolution => relation_name == "cited",
                NodeKind::Location => !is_harm(relation_name) || d.class == Some(PlaceClass::Country),
                _ => true,
            })
        });
        if found.is_empty() && is_harm(relation_name) && tree.is_noun(head) {
            let base = tree.base(head);
            if !self.frames.noun(&base).is_empty() || self.noun_phrase_frame(head).is_some() {
                // "the attack, conducted by the Taliban"
                let conducted = tree
                    .kids(head)
                    .filter(|k| matches!(tree.label(*k), Label::Acl | Label::Relcl) && tree.is_verb(*k))
                    .find_map(|k| tree.kid(k, Label::Agent).and_then(|b| tree.kid(b, Label::Pobj)));
                if let Some(by) = tree.prepositional(head, "by").or(conducted) {
                    found = self.resolve(by, Want::Agent);
                }
                let mutual =
                    matches!(tree.lemma(head), "war" | "clash" | "fighting" | "battle" | "conflict" | "skirmish");
                if found.is_empty()
                    && !mutual
                    && let Some((node, first, last)) = self.owner(head)
                    && self.acts(node)
                    && tree.prepositional(head, "in").is_none_or(|o| self.names.at(o).is_none_or(|n| n.node != node))
                    && first < head
                {
                    found = vec![Argument { node, first, last, quantity: None, sure: 0.7 }];
                }
            }
        }
        found
    }

    /// Whether an event kills of itself: a flood, "Typhoon Kajiki".
    pub(super) fn is_cause(&self, event: &Draft) -> bool {
        let named = || event.name.split_whitespace().any(|w| self.nouns.class(&w.to_lowercase()).is(NounClass::CAUSE));
        self.nouns.class(&event.head).is(NounClass::CAUSE) || (event.named && named())
    }

    /// Whether a node can be who attacks: not a city.
    pub(super) fn acts(&self, node: NodeIndex) -> bool {
        self.nodes.get(node).is_some_and(|d| d.kind != NodeKind::Location || d.class == Some(PlaceClass::Country))
    }

    /// "reached an agreement with Y": Y agreed too.
    pub(super) fn other_parties(&mut self, verb: Index, targets: &[Argument]) -> Vec<Argument> {
        let tree = self.tree;
        let deal =
            |i: &Index| tree.is_noun(*i) && self.noun_phrase_frame(*i).is_some_and(|(f, _)| f.relation == "agreed-to");
        let heads: Vec<Index> = targets.iter().flat_map(|t| (t.first..=t.last).filter(deal)).chain([verb]).collect();
        let object = heads.into_iter().find_map(|h| tree.prepositional(h, "with"));
        let mut found = object.map(|o| self.resolve(o, Want::Agent)).unwrap_or_default();
        found.retain(|a| {
            self.nodes.get(a.node).is_some_and(|d| !matches!(d.kind, NodeKind::Event | NodeKind::Resolution))
        });
        found
    }

    /// What killed those who "are killed in a flood" or "die from measles": a natural cause, or an attack's attackers.
    pub(super) fn cause(&mut self, verb: Index, relation_name: &'static str) -> Vec<Argument> {
        let tree = self.tree;
        // "12 are killed and 29 injured in an attack": what is said of the second holds for the first.
        let beside = tree.kids(verb).filter(|k| tree.label(*k) == Label::Conj && tree.is_verb(*k));
        let above = Some(tree.head(verb)).filter(|h| tree.label(verb) == Label::Conj && tree.is_verb(*h));
        let together: Vec<Index> = std::iter::once(verb).chain(beside).chain(above).collect();
        let prepositions: Vec<Index> = together
            .iter()
            .flat_map(|v| tree.kids(*v))
            .filter(|k| {
                tree.label(*k) == Label::Prep
                    && matches!(tree.lower(*k), "in" | "by" | "from" | "of" | "during" | "after" | "to" | "amid")
            })
            .collect();
        for preposition in prepositions {
            let Some(object) = tree.kid(preposition, Label::Pobj) else {
                continue;
            };
            let mut heads = vec![object];
            heads.extend(MEASURES_OF.contains(&tree.lemma(object)).then(|| tree.prepositional(object, "of")).flatten());
            for head in heads {
                let base = tree.base(head);
                if self.class_of(head, &base).is(NounClass::CAUSE)
                    || self.noun_phrase_frame(head).is_some_and(|(f, _)| f.relation == "attacked")
                {
                    let found = self.doers(head, relation_name);
                    if !found.is_empty() {
                        return found;
                    }
                }
            }
        }
        // "killed when gunmen attack a village"
        let clauses: Vec<Index> = together
            .iter()
            .flat_map(|v| tree.kids(*v))
            .filter(|k| tree.label(*k) == Label::Advcl && tree.is_verb(*k))
            .collect();
        for clause in clauses {
            let marked = tree.kids(clause).any(|k| matches!(tree.lower(k), "when" | "after" | "as"));
            let attacks =
                self.frames.verb(tree.lemma(clause)).iter().any(|f| matches!(f.relation, "attacked" | "killed"));
            if let Agent::Phrase(subject) = self.agent(clause)
                && marked
            {
                let base = tree.base(subject);
                if attacks
                    || self.class_of(subject, &base).is(NounClass::CAUSE)
                    || self.noun_phrase_frame(subject).is_some_and(|(f, _)| f.relation == "attacked")
                {
                    let found = self.doers(subject, relation_name);
                    if !found.is_empty() {
                        return found;
                    }
                }
            }
        }
        Vec::new()
    }

    /// "22 people, including five journalists": those included are targets of their own.
    pub(super) fn add_included(&mut self, verb: Index, relation_name: &str, targets: &mut Vec<Argument>) {
        if !matches!(relation_name, "killed" | "injured" | "detained") {
            return;
        }
        let tree = self.tree;
        let places: Vec<Index> =
            tree.kids(verb).chain(targets.iter().map(|t| t.last).flat_map(|t| tree.kids(t))).collect();
        for including in
            places.into_iter().filter(|k| matches!(tree.lower(*k), "including" | "among")).collect::<Vec<_>>()
        {
            if let Some(object) = tree.kids(including).find(|k| matches!(tree.label(*k), Label::Pobj | Label::Dobj)) {
                for more in self.resolve(object, Want::Any) {
                    if self.nodes.get(more.node).is_some_and(|d| d.kind == NodeKind::Actor)
                        && !targets.iter().any(|t| t.node == more.node)
                    {
                        targets.push(more);
                    }
                }
            }
        }
    }
}
