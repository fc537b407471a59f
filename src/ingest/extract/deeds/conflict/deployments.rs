//! Forces that are moved: by nobody who is named, or in a noun ("the deployment of Kenyan police to Haiti").

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::Modality;

/// Forces that a country has one of.
static BODIES: Words = Words::of("deployments.bodies");

/// Verbs of sending forces out.
static SENDING: Words = Words::of("deployments.sending");

impl Reading<'_> {
    /// "Soldiers have been deployed to the port", "Two warships were sent to the strait": nobody is said to have sent
    /// them, and the forces that are there stand for themselves. Things are moved by nobody in particular.
    pub(in crate::ingest::extract) fn moved_by_nobody(
        &mut self,
        verb: Index,
        sent: Index,
        targets: &[Argument],
    ) -> Option<Vec<Argument>> {
        let tree = self.tree;
        let preposed = targets.iter().all(|t| t.first > verb);
        let named = targets.iter().any(|t| self.nodes.get(t.node).is_some_and(|d| d.named));
        let place = |t: &Argument| self.nodes.is_body_or_place(t.node);
        if !preposed || !targets.iter().all(place) || self.modality(verb) == Some(Modality::Negated) {
            return None;
        }
        // Of "the troops" the article has told whose they are; "the army" is one, of the country that it is read of.
        let definite = tree.kids(sent).any(|k| tree.label(k) == Label::Det && tree.lower(k) == "the");
        let body = BODIES.contains(&tree.lemma(sent));
        let class = self.class_of(sent, &tree.base(sent));
        if class.is(NounClass::VEHICLE.or(NounClass::WEAPON)) {
            return (named && !definite).then(Vec::new);
        }
        let mut forces = self.resolve(sent, Want::Agent);
        forces.retain(|a| self.bears_arms(a.node) && !targets.iter().any(|t| t.node == a.node));
        (!forces.is_empty() && (body || !definite)).then_some(forces)
    }

    /// "Chile deployed 2,000 soldiers to restore order": where to is not told; that they are sent is.
    pub(in crate::ingest::extract) fn read_forces_deployed(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        // "called up 60,000 reservists"
        let called_up = || tree.lemma(verb) == "call" && tree.kids(verb).any(|k| tree.lower(k) == "up");
        let sends = SENDING.contains(&tree.lemma(verb)) || called_up();
        if !sends || self.is_passive(verb) || tree.label(verb) == Label::Acl {
            return false;
        }
        let sent = tree.kid(verb, Label::Dobj).filter(|o| self.names.at(*o).is_none());
        let forces = |o: &Index| self.is_force(*o);
        let whole =
            |o: &Index| !tree.kids(*o).any(|k| matches!(tree.lower(k), "no" | "few") || tree.tag(k) == Tag::PrpPoss);
        let Some(sent) = sent.filter(forces).filter(whole) else { return false };
        let (Agent::Phrase(subject), Some(modality)) = (self.agent(verb), self.modality(verb)) else { return false };
        if subject == sent {
            return false;
        }
        let mut sources = self.resolve(subject, Want::Agent);
        sources.retain(|a| self.nodes.get(a.node).is_some_and(|d| d.is_body_or_place() || d.person));
        if sources.is_empty() {
            return false;
        }
        let target = self.clause_event(verb);
        let found = Match { inside: Some(tree.reach(sent)), ..Match::of(tree.lemma(verb).to_owned()) };
        self.claim_each(Telling::new(verb, "mobilized", &found, modality, Rule::Verb), &sources, &[target]);
        true
    }

    /// Whether a noun is of men under arms or police.
    pub(in crate::ingest::extract) fn is_force(&self, noun: Index) -> bool {
        let tree = self.tree;
        let officers = tree.lemma(noun) == "officer" && tree.kids(noun).any(|k| tree.lower(k) == "police");
        officers || self.class_of(noun, &tree.base(noun)).is(NounClass::FORCES)
    }

    /// "the deployment of Kenyan police to Haiti": those who are deployed, and where to.
    pub(in crate::ingest::extract) fn deployed(&mut self, noun: Index) -> Option<(Vec<Argument>, Vec<Argument>)> {
        let tree = self.tree;
        let sent = tree.prepositional(noun, "of")?;
        let place = ["to", "in", "along", "near", "into"]
            .into_iter()
            .find_map(|p| tree.prepositional(noun, p).or_else(|| tree.prepositional(sent, p)))?;
        let mut forces = self.resolve(sent, Want::Agent);
        forces.retain(|f| self.bears_arms(f.node));
        let mut places = self.resolve(place, Want::Place);
        places.retain(|p| self.nodes.is_place(p.node));
        (!forces.is_empty() && !places.is_empty()).then_some((forces, places))
    }
}
