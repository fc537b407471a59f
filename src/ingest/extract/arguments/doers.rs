//! Those who act in a noun phrase: themselves, an attack's attackers, a weapon's owner, a storm.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::{CAMPAIGNS, MEASURES_OF, is_harm};
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::TOLLS;
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Fights that have two sides, of which the noun names neither as the one who killed.
pub(in crate::ingest::extract) static MUTUAL: Words = Words::of("doers.mutual");

/// By what a body decides.
static DECISIONS: Words = Words::of("doers.decisions");

/// Craft and guns that fire.
static FIRING: Words = Words::of("doers.firing");

/// Verbs of setting a weapon off towards others.
static LAUNCHING: Words = Words::of("doers.launching");

/// Verbs by which somebody has others make an attack.
static COMMANDING: Words = Words::of("doers.commanding");

impl Reading<'_> {
    /// Those who act in a noun phrase; an attack's are its attackers, a storm is one itself where it kills.
    pub(in crate::ingest::extract) fn doers(&mut self, head: Index, relation_name: &'static str) -> Vec<Argument> {
        if let Some(object) = self.doers_counted(head, relation_name) {
            return self.doers(object, relation_name);
        }
        let harm = is_harm(relation_name);
        if harm && self.is_craft_or_weapon(head) {
            return self.doers_by_arms(head, relation_name);
        }
        if TOLLS.contains(&relation_name)
            && let Some(both) = self.joint_disaster(head)
        {
            return vec![both];
        }
        let mut found = self.resolve(head, Want::Agent);
        found.retain(|a| self.may_do(a.node, relation_name));
        if found.is_empty() {
            found.extend(self.decider(head));
        }
        if found.is_empty() && harm {
            found = self.doers_of_campaign(head);
        }
        if found.is_empty() && harm && self.tree.is_noun(head) {
            found = self.doers_of_attack(head);
        }
        found
    }

    /// "a wave of strikes", "one of the strikes killed": the noun that something is counted or measured of.
    fn doers_counted(&self, head: Index, relation_name: &str) -> Option<Index> {
        let tree = self.tree;
        let counted = is_harm(relation_name)
            && (tree.tag(head) == Tag::Cd || matches!(tree.lower(head), "some" | "several" | "both" | "many"));
        if !counted && !MEASURES_OF.contains(&tree.lemma(head)) {
            return None;
        }
        let object = tree.prepositional(head, "of")?;
        let attack = || self.noun_phrase_frame(object).is_some_and(|(f, _)| f.relation == "attacked");
        (!counted || attack()).then_some(object)
    }

    fn is_craft_or_weapon(&self, head: Index) -> bool {
        self.tree.is_noun(head)
            && self.names.at(head).is_none()
            && self.class_of(head, &self.tree.base(head)).is(NounClass::VEHICLE.or(NounClass::WEAPON))
    }

    /// "Russian warplanes bombed": whose they are did it.
    fn doers_by_arms(&mut self, head: Index, relation_name: &str) -> Vec<Argument> {
        let tree = self.tree;
        let mut found = self.whose_attack(head);
        // "Ukraine said its drones had hit a depot"
        let armed = || {
            let base = tree.base(head);
            self.class_of(head, &base).is(NounClass::WEAPON) || FIRING.contains(&base.as_str())
        };
        if found.is_empty()
            && relation_name == "attacked"
            && armed()
            && let Some(own) = tree.kid(head, Label::Poss).filter(|p| matches!(tree.lower(*p), "its" | "their"))
        {
            found.extend(self.pronoun(own).filter(|o| self.acts(o.node)));
        }
        let whose = tree.kid(head, Label::Poss).and_then(|p| self.described_by_whose(p));
        if let Some(whose) = whose.filter(|w| found.is_empty() && self.acts(*w)) {
            found.push(Argument::new(whose, head, head));
        }
        if found.is_empty() {
            found = self.launchers(head);
        }
        for other in tree.conjuncts(head).into_iter().filter(|o| *o != head) {
            let mut more = self.whose_attack(other);
            more.retain(|a| !found.iter().any(|f| f.node == a.node));
            found.extend(more);
        }
        found
    }

    /// Whether a node is of a kind that does what a relation says.
    fn may_do(&self, node: NodeIndex, relation_name: &str) -> bool {
        self.nodes.get(node).is_some_and(|d| match d.kind {
            // A storm kills; what it hits it does not attack.
            NodeKind::Event => is_harm(relation_name) && relation_name != "attacked" && self.is_cause(d),
            _ if relation_name == "attacked" && d.named && self.is_cause(d) => false,
            NodeKind::Resolution => relation_name == "cited",
            NodeKind::Location => !is_harm(relation_name) || d.is_country(),
            _ => true,
        })
    }

    /// "is confirmed by a Senate vote", "a vote by the Senate confirmed her", "was annulled by a court ruling": whose
    /// decision it is.
    fn decider(&mut self, head: Index) -> Option<Argument> {
        let tree = self.tree;
        let brought = tree.label(head) == Label::Pobj && matches!(tree.lower(tree.head(head)), "by" | "in");
        if !DECISIONS.contains(&tree.base(head).as_str()) || !brought && tree.label(head) != Label::Nsubj {
            return None;
        }
        // "a vote by the Senate confirmed her"
        let by = tree.prepositional(head, "by").map(|o| self.resolve_one(o, Want::Agent));
        let by = by.and_then(|found| found.into_iter().next()).map(|a| (a.node, a.first, a.last));
        let (node, first, last) = by.or_else(|| self.owner(head))?;
        let body = self.nodes.is_body_or_place(node);
        (body && self.acts(node)).then(|| Argument::new(node, first, last))
    }

    /// "completed an operation that killed 40": whoever ran it.
    fn doers_of_campaign(&mut self, head: Index) -> Vec<Argument> {
        let tree = self.tree;
        let verb = tree.head(head);
        let campaign = || {
            CAMPAIGNS.contains(&tree.lemma(head))
                || self.noun_phrase_frame(head).is_some_and(|(f, _)| f.relation == "attacked")
        };
        // "to end a war that killed 40": whoever ends it did not fight it alone.
        if MUTUAL.contains(&tree.lemma(head))
            || tree.label(head) != Label::Dobj
            || !tree.is_verb(verb)
            || !self.frames.is_light(tree.lemma(verb))
            || self.names.at(head).is_some()
            || !campaign()
        {
            return Vec::new();
        }
        // "the general who ordered the raid that killed nine": others went on it.
        let by_others = |this: &Self, node: NodeIndex| {
            COMMANDING.contains(&tree.lemma(verb)) && this.nodes.get(node).is_some_and(|d| !d.is_body_or_place())
        };
        match self.agent(verb) {
            Agent::Phrase(subject) if subject != head => {
                let mut found = self.agents_no_events(subject);
                found.retain(|a| !by_others(self, a.node));
                found
            }
            _ => Vec::new(),
        }
    }

    /// Whom an attack is laid to: those named as its attackers, those whose it is.
    fn doers_of_attack(&mut self, head: Index) -> Vec<Argument> {
        let tree = self.tree;
        if self.frames.noun(&tree.base(head)).is_empty() && self.noun_phrase_frame(head).is_none() {
            return Vec::new();
        }
        // "the attack, conducted by the Taliban"
        let attackers = self.attackers(head);
        // "Sudan's war" is not only Sudan's.
        if !attackers.is_empty() || MUTUAL.contains(&tree.lemma(head)) {
            return attackers;
        }
        let owners = self.whose_attack(head);
        if !owners.is_empty() || self.names_scene(head) {
            return owners;
        }
        match self.owner(head) {
            Some((node, first, last))
                if self.acts(node)
                    && first < head
                    && tree
                        .prepositional(head, "in")
                        .is_none_or(|o| self.names.at(o).is_none_or(|n| n.node != node)) =>
            {
                vec![Argument::new(node, first, last)]
            }
            _ => Vec::new(),
        }
    }

    /// Those whom a noun phrase stands for and who act, of which an event is none.
    fn agents_no_events(&mut self, head: Index) -> Vec<Argument> {
        let mut found = self.actors(head);
        found.retain(|a| !self.nodes.is_event(a.node));
        found
    }

    /// "a drone fired by Hezbollah": who launched it. Where it came from does not tell.
    fn launchers(&mut self, weapon: Index) -> Vec<Argument> {
        let tree = self.tree;
        let launched = tree
            .kids(weapon)
            .find(|k| matches!(tree.label(*k), Label::Acl | Label::Relcl) && LAUNCHING.contains(&tree.lemma(*k)));
        let Some(launched) = launched else { return Vec::new() };
        let by = tree.kid(launched, Label::Agent).and_then(|b| tree.kid(b, Label::Pobj));
        by.map(|by| self.agents_no_events(by)).unwrap_or_default()
    }

    /// Whether an event kills of itself: a flood, "Typhoon Kajiki".
    pub(in crate::ingest::extract) fn is_cause(&self, event: &DraftNode) -> bool {
        let named = || event.name.split_whitespace().any(|w| self.nouns.class(&w.to_lowercase()).is(NounClass::CAUSE));
        // "Typhoon Kajiki" by its first word, "heart disease" by its last two.
        let first = event.name.split(' ').next().unwrap_or_default().to_lowercase();
        let proper = event.name.split(' ').all(|w| w.starts_with(char::is_uppercase));
        let lower = event.name.to_lowercase();
        let end =
            lower.rmatch_indices(' ').nth(1).map_or(lower.as_str(), |(at, _)| lower.get(at + 1..).unwrap_or_default());
        self.nouns.class(&event.head).is(NounClass::CAUSE)
            || self.nouns.class(end).is(NounClass::CAUSE)
            || proper && self.nouns.class(&first).is(NounClass::CAUSE)
            || (event.named && named())
    }
}
