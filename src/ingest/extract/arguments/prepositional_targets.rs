//! What a preposition brings for a verb to be done to: "fired 36 shells at the posts", "moved tanks up to the border".

use crate::ingest::extract::arguments::frame_match::{Match, Predication};
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;

/// Relations that bring a thing to somebody.
static MOVING: Words = Words::of("prepositional_targets.moving");

/// Relations that come upon the owner of what is named.
static OWNED: Words = Words::of("prepositional_targets.owned");

/// Nouns for what a warrant is issued for.
static ARRESTS: Words = Words::of("prepositional_targets.arrests");

impl Reading<'_> {
    /// Takes what a preposition brings for the target of a frame.
    pub(super) fn take_prepositional(&mut self, told: Predication<'_>, preposition: &str, found: &mut Match) {
        let tree = self.tree;
        let Predication { verb, frame, .. } = told;
        // "strikes targets in the north" is no strike of workers.
        if frame.relation == "protested" && frame.rest.is_empty() && tree.kid(verb, Label::Dobj).is_some() {
            return;
        }
        // "confirmed Roe's nomination"
        let owner =
            || tree.kid(told.anchor, Label::Poss).filter(|_| preposition == "of" && frame.relation == "appointed");
        let Some(object) = self.prepositional_object(told, preposition).or_else(owner) else { return };
        // "held a meeting, with the envoy saying": a clause of its own.
        if tree.is_verb(object) && tree.kid(object, Label::Nsubj).is_some() {
            return;
        }
        let denied = if frame.relation == "sanctioned" { self.denied_to(object) } else { Vec::new() };
        found.targets = if !denied.is_empty() {
            denied
        } else if tree.is_verb(object) && !tree.is_noun(object) {
            let event = self.clause_event(object);
            self.asked_for.insert(object);
            vec![event]
        } else {
            self.laid_upon(told, preposition, object)
        };
        if self.is_eventlike(&found.targets) {
            found.inside = Some(tree.reach(object));
        }
        if frame.relation == "called-for"
            && let Some(addressed) = tree.kid(verb, Label::Dobj)
        {
            found.to = self.resolve(addressed, Want::Agent).into_iter().map(|a| a.node).collect();
        }
    }

    /// The object of a frame's preposition, wherever the parse hangs that.
    fn prepositional_object(&self, told: Predication<'_>, preposition: &str) -> Option<Index> {
        let tree = self.tree;
        let Predication { verb, anchor, frame } = told;
        // "sent Ukraine two helicopters"
        let dative = || {
            tree.kid(verb, Label::Dative)
                .filter(|d| preposition == "to" && tree.is_noun(*d) && frame.relation != "mobilized")
        };
        let object = tree
            .prepositional(anchor, preposition)
            .or_else(|| tree.prepositional(verb, preposition))
            .or_else(dative)
            .or_else(|| self.object_behind_thing(told, preposition))
            .or_else(|| self.object_along(told, preposition))
            .or_else(|| self.owner_of_anchor(told, preposition))?;
        // "issued a warrant for the arrest of the general", "for his arrest"
        let wanted = tree
            .prepositional(object, "of")
            .or_else(|| tree.kid(object, Label::Poss))
            .filter(|_| frame.relation == "designated" && ARRESTS.contains(&tree.lemma(object)));
        Some(wanted.unwrap_or(object))
    }

    /// "fired 36 shells at the posts": behind the direct object.
    fn object_behind_thing(&self, told: Predication<'_>, preposition: &str) -> Option<Index> {
        let tree = self.tree;
        let Predication { verb, frame, .. } = told;
        let moved = MOVING.contains(&frame.relation);
        let thing = tree.kid(verb, Label::Dobj).filter(|_| {
            is_harm(frame.relation)
                || moved
                || frame.relation == "cooperated-with" && tree.lemma(verb) != "join"
                || !frame.rest.is_empty()
        })?;
        // "send a force consisting of 350 officers to Haiti"
        let nested = || {
            let to = tree.below(thing).into_iter().rfind(|k| {
                *k > thing
                    && moved
                    && preposition == "to"
                    && tree.lower(*k) == "to"
                    && tree.label(*k) == Label::Prep
                    && !tree.is_noun(tree.head(*k))
            })?;
            tree.kid(to, Label::Pobj).filter(|o| self.names.at(*o).is_some())
        };
        // "sent 45 warplanes and nine ships around Taiwan", "imposed a travel ban and an asset freeze on Roe"
        let joined = || {
            let both = matches!(frame.relation, "mobilized" | "sanctioned");
            let sent = tree.conjuncts(thing).into_iter().filter(|c| *c != thing && both);
            sent.filter_map(|c| tree.prepositional(c, preposition)).next()
        };
        tree.prepositional(thing, preposition).or_else(nested).or_else(joined)
    }

    /// "moved tanks up to the border"
    fn object_along(&self, told: Predication<'_>, preposition: &str) -> Option<Index> {
        let tree = self.tree;
        if told.frame.relation != "mobilized" {
            return None;
        }
        let up = |k: &Index| {
            *k > told.verb && matches!(tree.lower(*k), "up" | "down" | "over" | "out" | "close" | "closer" | "back")
        };
        tree.kids(told.verb).filter(up).find_map(|k| tree.prepositional(k, preposition))
    }

    /// "revoked the agency's licence": of the agency.
    fn owner_of_anchor(&self, told: Predication<'_>, preposition: &str) -> Option<Index> {
        let tree = self.tree;
        let Predication { verb, anchor, frame } = told;
        let of = preposition == "of" && OWNED.contains(&frame.relation) && anchor != verb && tree.is_noun(anchor);
        tree.kid(anchor, Label::Poss).filter(|p| of && tree.is_noun(*p))
    }

    /// Those upon whom a deed comes that a preposition names: of goods that are sanctioned, the countries that they
    /// come from.
    fn laid_upon(&mut self, told: Predication<'_>, preposition: &str, object: Index) -> Vec<Argument> {
        if told.frame.relation == "sanctioned" && matches!(preposition, "on" | "against") {
            let origin = self.origin_of_goods(told.verb, object);
            if !origin.is_empty() {
                return origin;
            }
        }
        self.target_phrase(object, told.frame.relation)
    }

    /// "a ban on issuing visas to Chadians", "on selling arms to Mali": whoever is not to get it.
    fn denied_to(&mut self, gerund: Index) -> Vec<Argument> {
        let tree = self.tree;
        if tree.tag(gerund) != Tag::Vbg {
            return Vec::new();
        }
        let thing = tree.kid(gerund, Label::Dobj);
        let receiver = ["to", "for", "from", "with"]
            .into_iter()
            .find_map(|p| tree.prepositional(gerund, p).or_else(|| thing.and_then(|t| tree.prepositional(t, p))));
        receiver.map(|r| self.actors(r)).unwrap_or_default()
    }
}
