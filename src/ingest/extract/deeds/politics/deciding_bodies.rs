//! Bodies that did what a verb tells and stand beside it as its place or means: whose list somebody is taken off, the
//! chamber where a bill failed, the summit that adopted it, whose sanctions somebody is put under.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::MEASURES_OF;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::Label;
use crate::lexicon::{NounClass, VerbFrame, Words};

/// What one is put on or taken off.
static LISTS: Words = Words::of("deciding_bodies.lists");

/// Verbs of what a chamber does with a bill.
static VOTING: Words = Words::of("deciding_bodies.voting");

/// Gatherings of a body at which it decides.
static MEETINGS: Words = Words::of("deciding_bodies.meetings");

/// Points of time in such a gathering.
static POINTS: Words = Words::of("deciding_bodies.points");

impl Reading<'_> {
    /// "was removed from Russia's list of terrorist groups": whose list it is.
    pub(in crate::ingest::extract::deeds) fn owner_of_list(
        &mut self,
        verb: Index,
        frame: &VerbFrame,
    ) -> Option<Vec<Argument>> {
        let listed = frame.rest.last().is_some_and(|w| LISTS.contains(w));
        let list = self.anchor(verb, &frame.rest).filter(|a| listed && *a != verb)?;
        let (node, first, last) = self.owner(list)?;
        self.nodes.is_body_or_state(node).then(|| vec![Argument::new(node, first, last)])
    }

    /// "The bill was defeated in the Senate": there it was voted on.
    pub(in crate::ingest::extract::deeds) fn voting_chamber(
        &mut self,
        verb: Index,
        frame: &VerbFrame,
    ) -> Option<Vec<Argument>> {
        let voted = matches!(frame.relation, "adopted" | "rejected") && VOTING.contains(&self.tree.lemma(verb));
        if voted && let Some(gathered) = self.gathered_body(verb) {
            return Some(vec![gathered]);
        }
        let chamber = self.tree.prepositional(verb, "in").filter(|_| voted)?;
        let mut found = self.resolve(chamber, Want::Agent);
        found.retain(|a| self.nodes.is_chamber(a.node));
        Some(found).filter(|f| !f.is_empty())
    }

    /// "The declaration was adopted at the close of the forum's annual summit": by the forum.
    fn gathered_body(&mut self, verb: Index) -> Option<Argument> {
        let tree = self.tree;
        let mut gathering = tree.prepositional(verb, "at")?;
        if POINTS.contains(&tree.lemma(gathering)) {
            gathering = tree.prepositional(gathering, "of")?;
        }
        if !MEETINGS.contains(&tree.lemma(gathering)) || self.names.at(gathering).is_some() {
            return None;
        }
        let owner = self.owner(gathering).map(|(node, first, last)| Argument::new(node, first, last));
        let of = || self.names.at(tree.prepositional(gathering, "of")?).map(|n| n.argument());
        owner.or_else(of).filter(|a| self.nodes.is_organization(a.node))
    }

    /// Whose measures somebody is put under: "hit with EU sanctions", "placed under sanctions by Canada".
    pub(in crate::ingest::extract::deeds) fn authors_of_measure(&mut self, verb: Index) -> Vec<Argument> {
        let tree = self.tree;
        let brought = ["with", "under"].iter().find_map(|p| tree.prepositional(verb, p));
        let Some(mut measure) = brought.or_else(|| tree.kid(verb, Label::Dobj)) else { return Vec::new() };
        // "a fresh round of EU sanctions"
        if let Some(of) = tree.prepositional(measure, "of").filter(|_| MEASURES_OF.contains(&tree.lemma(measure))) {
            measure = of;
        }
        if !self.is_measure(measure) {
            return Vec::new();
        }
        let mut found = match tree.prepositional(measure, "by").or_else(|| tree.prepositional(measure, "from")) {
            Some(by) => self.resolve(by, Want::Agent),
            None => {
                let owner = tree.kids(measure).filter(|k| *k < measure).find_map(|k| {
                    let node = self.names.at(k).map(|n| n.node).or_else(|| self.demonym(k))?;
                    Some(Argument::new(node, k, k))
                });
                owner.into_iter().collect()
            }
        };
        found.retain(|a| self.nodes.is_body_or_state(a.node));
        found
    }

    /// Whether a noun names a measure that is laid on somebody: "sanctions".
    fn is_measure(&self, noun: Index) -> bool {
        let restricts = || {
            self.class_of(noun, &self.tree.base(noun)).is(NounClass::RESTRICTION)
                || self.noun_phrase_frame(noun).is_some_and(|(f, _)| f.relation == "sanctioned")
        };
        self.names.at(noun).is_none() && restricts()
    }

    /// "The package of sanctions targets Rosneft": the subject of a verb and the measure that it is or consists of.
    pub(in crate::ingest::extract) fn measure_that_targets(&self, verb: Index) -> Option<[Index; 2]> {
        let tree = self.tree;
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return None };
        let part = tree.prepositional(subject, "of").filter(|_| MEASURES_OF.contains(&tree.lemma(subject)));
        let measure = part.unwrap_or(subject);
        self.is_measure(measure).then_some([subject, measure])
    }

    /// "The EU's sanctions target Rosneft", "sanctions, announced by the Treasury, target it", "announced sanctions that
    /// target it": whose the measures are.
    pub(in crate::ingest::extract) fn authors_of_measure_that_targets(&mut self, verb: Index) -> Vec<Argument> {
        let tree = self.tree;
        let Some([subject, measure]) = self.measure_that_targets(verb) else { return Vec::new() };
        let owner = tree.kids(subject).chain(tree.kids(measure)).filter(|k| *k < measure).find_map(|k| {
            let node = self.names.at(k).map(|n| n.node).or_else(|| self.demonym(k))?;
            Some(Argument::new(node, k, k))
        });
        let imposed = tree.kids(subject).find(|k| *k > subject && *k != verb && self.is_passive(*k));
        let imposing = Some(tree.head(subject)).filter(|v| tree.label(subject) == Label::Dobj && tree.is_verb(*v));
        let agent = imposed.or(imposing).map(|v| self.agent(v));
        let mut found: Vec<Argument> = match (owner, agent) {
            (Some(owner), _) => vec![owner],
            (None, Some(Agent::Phrase(agent))) => self.resolve(agent, Want::Agent),
            _ => Vec::new(),
        };
        found.retain(|a| self.nodes.is_body_or_state(a.node));
        found
    }
}
