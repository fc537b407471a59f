//! What a verb does something to: its object, a clause, what a preposition brings.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::{Match, Predication};
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::Label;
use crate::lexicon::{NounClass, Slot, VerbFrame, Words};

/// Relations whose nouns name what somebody starts or holds.
static UNDERTAKINGS: Words = Words::of("targets.undertakings");

impl Reading<'_> {
    /// What a frame finds that a verb does something to, by the first of its slots that is filled. `anchor` is the word
    /// of the frame that the objects hang on: the verb, or its particle or noun.
    pub(in crate::ingest::extract) fn targets(
        &mut self,
        verb: Index,
        anchor: Index,
        frame: &VerbFrame,
    ) -> Option<Match> {
        let tree = self.tree;
        let told = Predication { verb, anchor, frame };
        let predicate = std::iter::once(tree.lemma(verb)).chain(frame.rest.iter().copied()).collect::<Vec<_>>();
        let mut found = Match::of(predicate.join(" "));
        for slot in &frame.target {
            match *slot {
                Slot::ObjectBeside(preposition) if tree.prepositional(verb, preposition).is_none() => {}
                Slot::Object | Slot::ObjectBeside(_) => match self.object(verb, anchor) {
                    Some(object) => self.take_object(told, object, &mut found),
                    None => {
                        if let Some(subject) = self.object_of_inquiry(told) {
                            found.targets = self.resolve(subject, Want::Any);
                            found.inside = Some(tree.reach(subject));
                            return Some(found).filter(|f| !f.targets.is_empty());
                        }
                    }
                },
                Slot::Subject => {
                    if self.is_passive(verb) {
                        return None;
                    }
                    let Agent::Phrase(subject) = self.subject(verb, 0) else { return None };
                    found.subject_is_target = true;
                    found.targets = self.resolve(subject, Want::Any);
                }
                Slot::Infinitive | Slot::OtherInfinitive | Slot::That | Slot::Gerund => {
                    self.take_clause(told, *slot, &mut found);
                }
                Slot::Preposition(preposition) => self.take_prepositional(told, preposition, &mut found),
            }
            if !found.targets.is_empty() {
                if found.to.is_empty() {
                    found.to = self.addressed(verb, frame, &found.targets);
                }
                return Some(found);
            }
        }
        None
    }

    /// Takes an object for the target of a frame.
    fn take_object(&mut self, told: Predication<'_>, object: Index, found: &mut Match) {
        let Predication { verb, frame, .. } = told;
        found.targets = self.target_phrase(object, frame.relation);
        // "hit Chinese electric cars with tariffs"
        if frame.relation == "sanctioned" && frame.rest.first() == Some(&"with") {
            let origin = self.origin_of_goods(verb, object);
            if !origin.is_empty() {
                found.targets = origin;
            }
        }
        if frame.relation == "threatened" && self.is_eventlike(&found.targets) {
            let parties = self.threatened_parties(verb, object);
            if !parties.is_empty() {
                found.targets = parties;
            }
        }
        if self.is_eventlike(&found.targets) {
            found.inside = Some(self.tree.reach(object));
        }
    }

    /// Whom a demand or a warning is addressed to: "demanded an apology from China".
    fn addressed(&mut self, verb: Index, frame: &VerbFrame, targets: &[Argument]) -> Vec<NodeIndex> {
        let tree = self.tree;
        for slot in &frame.to {
            let phrase = match slot {
                // "From Doha, Hamas called for a truce": where it is, not whom it asks.
                Slot::Preposition(preposition) => {
                    tree.prepositional(verb, preposition).filter(|o| *preposition != "from" || *o > verb)
                }
                Slot::Object if !self.is_passive(verb) => tree.kid(verb, Label::Dobj),
                _ => None,
            };
            let Some(phrase) = phrase else { continue };
            let found = self.resolve(phrase, Want::Agent);
            let sides = if found.is_empty() && frame.relation == "called-for" {
                self.sides_addressed(phrase)
            } else {
                Vec::new()
            };
            if !sides.is_empty() {
                return sides;
            }
            let found: Vec<NodeIndex> = found
                .iter()
                .map(|a| a.node)
                .filter(|n| !targets.iter().any(|t| t.node == *n) && self.nodes.is_somebody(*n))
                .collect();
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// Whether a noun names what somebody starts or holds.
    pub(in crate::ingest::extract) fn is_undertaking(&self, head: &str) -> bool {
        self.nouns.class(head).is(NounClass::UNDERTAKING)
            || self.frames.noun(head).iter().any(|f| UNDERTAKINGS.contains(&f.relation))
    }

    /// Whether any of these is an event or a document.
    pub(in crate::ingest::extract) fn is_eventlike(&self, targets: &[Argument]) -> bool {
        targets.iter().any(|t| self.nodes.is_matter(t.node))
    }
}
