//! Who is among the dead: "is confirmed among the fatalities", "one child was among the dead", "the victims were identified as
//! X, Y and Z".

use crate::ingest::extract::arguments::resolve::Want;
use crate::ingest::extract::deeds::events::Match;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::Label;
use crate::model::NodeKind;

/// What the dead, and the injured, are called.
fn state(noun: &str) -> Option<&'static str> {
    match noun {
        "dead" | "fatality" | "deceased" | "victim" | "killed" | "slain" => Some("killed"),
        "injured" | "wounded" => Some("injured"),
        _ => None,
    }
}

impl Reading<'_> {
    /// "X is among the dead", "was confirmed among the fatalities". Whether the verb says so.
    pub(in crate::ingest::extract) fn read_among_dead(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let counts =
            matches!(tree.lemma(verb), "be" | "confirm" | "number" | "count" | "list" | "report" | "name" | "include");
        let Some(noun) = tree.prepositional(verb, "among").filter(|_| counts) else { return false };
        let relation = match state(tree.lemma(noun)).or_else(|| state(tree.lower(noun))) {
            Some(relation) => relation,
            None => return false,
        };
        let subject = tree.kid(verb, Label::Nsubjpass).or_else(|| tree.kid(verb, Label::Nsubj));
        let (Some(subject), Some(modality)) = (subject, self.modality(verb)) else { return false };
        let mut victims = self.resolve(subject, Want::Any);
        victims.retain(|v| self.nodes.get(v.node).is_some_and(|d| d.kind == NodeKind::Actor));
        let found = Match::of(format!("be among the {}", tree.lower(noun)));
        for victim in &victims {
            self.claim(verb, None, relation, victim.clone(), &found, modality, "verb, passive");
        }
        !victims.is_empty()
    }

    /// "The victims were identified as X, 25, and Y, 30": each was killed.
    pub(in crate::ingest::extract) fn read_identified_victims(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        if !matches!(tree.lemma(verb), "identify" | "name") {
            return false;
        }
        let Some(patient) = self.patient_of(verb) else { return false };
        let died = tree
            .kids(patient)
            .chain([patient])
            .any(|k| matches!(tree.lower(k), "deceased" | "dead" | "killed" | "slain" | "murdered"));
        let told = || self.claims.iter().any(|c| c.relation == "killed" && c.trigger < verb);
        let victims = matches!(tree.lemma(patient), "victim" | "deceased") && (died || told());
        let Some(names) = tree.prepositional(verb, "as").filter(|_| victims) else { return false };
        let mut found = self.resolve(names, Want::Any);
        found.retain(|v| self.nodes.get(v.node).is_some_and(|d| d.person && d.named));
        let predicate = Match::of("identify victim".to_owned());
        let Some(modality) = self.modality(verb) else { return false };
        for one in &found {
            self.claim(verb, None, "killed", one.clone(), &predicate, modality, "verb, passive");
        }
        !found.is_empty()
    }
}
