//! What a verb is done to where that is a clause: "urged Kenya to free them", "called for the talks to go on".

use crate::ingest::extract::arguments::frame_match::{Match, Predication};
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::PACTS;
use crate::lexicon::{NounClass, Slot, Words};

/// Relations whose object has not happened.
static FEARING: Words = Words::of("clause_targets.fearing");

/// Verbs of asking or waiting, which tell by "for" who is to do something.
static ASKING: Words = Words::of("clause_targets.asking");

impl Reading<'_> {
    /// Takes a clause for the target of a frame.
    pub(super) fn take_clause(&mut self, told: Predication<'_>, slot: Slot, found: &mut Match) {
        let Predication { verb, anchor, frame } = told;
        let Some((clause, addressed)) = self.clause_argument(verb, anchor, slot) else { return };
        let warned = frame.relation == "warned" && slot == Slot::That;
        if frame.relation == "rejected"
            && let Some(object) = self.tree.kid(clause, Label::Dobj).filter(|o| self.is_thing_told_before(*o))
        {
            found.targets = self.resolve(object, Want::Any);
            found.targets.retain(|t| self.nodes.is_matter(t.node));
            if found.targets.is_empty() {
                found.targets.extend(self.deal_told_before(object));
            }
            return;
        }
        found.targets = vec![match self.thing_to_act(clause) {
            Some(thing) => thing,
            None if warned => self.foretold(clause),
            None => self.clause_event(clause),
        }];
        if frame.relation == "threatened" {
            let parties = self.threatened_parties(verb, clause);
            if !parties.is_empty() {
                found.targets = parties;
            }
        }
        if warned {
            found.targets.extend(self.warned_by_condition(clause));
        }
        found.inside = Some(self.tree.reach(clause));
        if let Some(addressed) = addressed {
            found.to = self.resolve(addressed, Want::Agent).into_iter().map(|a| a.node).collect();
            if found.to.is_empty() && frame.relation == "called-for" {
                found.to = self.sides_addressed(addressed);
            }
        }
        let demanded = frame.relation == "called-for";
        if demanded && slot == Slot::That && found.to.is_empty() {
            found.to = self.asked_by_clause(clause);
        }
        if demanded || FEARING.contains(&frame.relation) && slot != Slot::That {
            self.take_as_asked_for(clause, demanded, found);
        }
    }

    /// "demanded that Israel withdraw": whoever is to do what the clause says is asked to.
    fn asked_by_clause(&mut self, clause: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let Some(subject) = tree.kid(clause, Label::Nsubj).filter(|s| *s < clause && self.can_be_asked(*s)) else {
            return Vec::new();
        };
        // "that the regime end the violence": which one is open.
        let bare = tree.kids(subject).all(|k| tree.label(k) == Label::Det);
        let government =
            self.names.at(subject).is_none() && self.class_of(subject, &tree.base(subject)).is(NounClass::GOVERNMENT);
        if bare && government {
            return Vec::new();
        }
        let mut asked = self.resolve(subject, Want::Agent);
        // "that the board raise wages": a board of which no more is told is no node of its own.
        let known = |n: NodeIndex| self.nodes.get(n).is_some_and(|d| d.named || d.class.is_some());
        asked.retain(|a| self.acts(a.node) && self.nodes.is_somebody(a.node) && known(a.node));
        asked.into_iter().map(|a| a.node).collect()
    }

    /// "refused to initial it": what "it" stands for is refused, if anything.
    fn is_thing_told_before(&self, object: Index) -> bool {
        self.tree.tag(object) == Tag::Prp && self.tree.lower(object) == "it"
    }

    /// The deal or document that the sentence before, or this one up to a token, tells of.
    fn deal_told_before(&self, at: Index) -> Option<Argument> {
        let near = self.tree.line_around(at).start.max(self.tree.sentences_back(at, 1))..at;
        let deal = |c: &&DraftClaim| PACTS.contains(&c.relation) && self.nodes.is_matter(c.target.node);
        let told = self.claims.in_order(near).into_iter().map(|(_, c)| c).rfind(deal)?;
        Some(Argument::new(told.target.node, at, at))
    }

    /// Notes that a clause is not told but asked for, with the verbs joined to it; of what is demanded each is a
    /// target: "to release all prisoners and hold new elections".
    fn take_as_asked_for(&mut self, clause: Index, demanded: bool, found: &mut Match) {
        let tree = self.tree;
        self.asked_for.insert(clause);
        let joined =
            |k: &Index| tree.label(*k) == Label::Conj && tree.is_verb(*k) && tree.coordinated_with(*k) == clause;
        let more: Vec<Index> = tree.kids(clause).filter(joined).collect();
        for other in more.iter().copied().filter(|_| demanded) {
            if self.has_complement(other) {
                found.targets.push(self.clause_event(other));
            }
        }
        self.asked_for.extend(more);
    }

    /// "warned that if the rebels go on, their leader will be hit": the rebels are warned.
    fn warned_by_condition(&mut self, clause: Index) -> Vec<Argument> {
        let tree = self.tree;
        let conditional = |k: &Index| {
            tree.label(*k) == Label::Advcl
                && tree.kids(*k).any(|m| tree.label(m) == Label::Mark && matches!(tree.lower(m), "if" | "unless"))
        };
        let Some(condition) = tree.kids(clause).find(conditional) else { return Vec::new() };
        let Some(subject) = tree.kid(condition, Label::Nsubj).filter(|s| tree.is_noun(*s)) else { return Vec::new() };
        let mut found = self.actors(subject);
        found.retain(|a| self.nodes.is_somebody(a.node));
        found
    }

    /// The clause that is a verb's argument, and who is to do it where the syntax says so.
    pub(in crate::ingest::extract) fn clause_argument(
        &self,
        verb: Index,
        anchor: Index,
        slot: Slot,
    ) -> Option<(Index, Option<Index>)> {
        let tree = self.tree;
        let own = tree.kids(verb).chain(tree.kids(anchor)).find(|k| *k != verb && self.fills_slot(*k, verb, slot));
        // "calls for the minister to resign": the infinitive may hang on the minister.
        let through = tree.prepositional(verb, "for").filter(|_| slot == Slot::OtherInfinitive);
        let of_asked = || {
            let infinitive = |k: &Index| {
                matches!(tree.label(*k), Label::Acl | Label::Relcl | Label::Advcl) && tree.is_infinitive(*k)
            };
            tree.kids(through?).find(|k| infinitive(k) && self.asked_through(verb, *k))
        };
        // "urged parties to protect": the infinitive may hang on the object.
        let of_object = || {
            let object = tree.kid(verb, Label::Dobj).or_else(|| tree.kid(anchor, Label::Pobj))?;
            let infinitive = |k: &Index| matches!(tree.label(*k), Label::Acl | Label::Relcl) && tree.is_infinitive(*k);
            // "proposed a ceasefire to mark the feast": the ceasefire.
            let purpose = |k: &Index| self.is_purpose_of_thing_asked(*k, verb);
            tree.kids(object).find(infinitive).filter(|k| slot == Slot::Infinitive && !purpose(k))
        };
        let clause = own.or_else(of_asked).or_else(of_object)?;
        let addressed = tree
            .kid(clause, Label::Nsubj)
            .filter(|_| matches!(slot, Slot::Infinitive | Slot::OtherInfinitive))
            // "gave Russia until Friday to leave": Russia.
            .or_else(|| tree.kid(anchor, Label::Pobj).filter(|_| anchor != verb && tree.lower(anchor) != "until"))
            .or_else(|| through.filter(|t| *t < clause))
            // "gave Serbia a deadline to withdraw"
            .or_else(|| tree.kid(verb, Label::Dative).filter(|d| tree.is_noun(*d)))
            .or_else(|| tree.kid(verb, Label::Dobj))
            .or_else(|| tree.kid(verb, Label::Nsubjpass));
        Some((clause, addressed))
    }

    /// "calls for Bakari to resign": whom "for" brings is somebody who can, and is to do what follows.
    pub(super) fn asked_through(&self, asking: Index, clause: Index) -> bool {
        let tree = self.tree;
        let Some(object) = tree.prepositional(asking, "for").filter(|o| *o < clause) else { return false };
        ASKING.contains(&tree.lemma(asking))
            && (self.can_be_asked(object) || self.is_passive(clause) && tree.is_noun(object))
    }

    /// Whether a noun names somebody who can do what he is asked.
    pub(in crate::ingest::extract) fn can_be_asked(&self, noun: Index) -> bool {
        let tree = self.tree;
        if let Some(name) = self.names.at(noun) {
            return self.nodes.get(name.node).is_some_and(|d| d.is_actor() || d.is_body_or_state());
        }
        matches!(tree.lower(noun), "him" | "her" | "them" | "it" | "us" | "both")
            || self.class_of(noun, &tree.base(noun)).is(NounClass::PERSON
                .or(NounClass::POST)
                .or(NounClass::BODY)
                .or(NounClass::GOVERNMENT)
                .or(NounClass::PEOPLE))
    }

    /// "calls for action to stop the fires": the action is called for, not its stopping them.
    fn thing_to_act(&mut self, clause: Index) -> Option<Argument> {
        let tree = self.tree;
        let subject = tree.kid(clause, Label::Nsubj).filter(|s| *s < clause && tree.is_noun(*s))?;
        if tree.kid(clause, Label::Dobj).is_none() && tree.kid(clause, Label::Ccomp).is_none()
            || tree.kid(clause, Label::Neg).is_some()
            || !self.is_undertaking(&tree.base(subject))
        {
            return None;
        }
        let found = self.resolve_one(subject, Want::Any).into_iter().next()?;
        self.nodes.is_event(found.node).then_some(found)
    }

    /// Whether a deed says what is done to something: "hold elections", not "and wait".
    pub(in crate::ingest::extract) fn has_complement(&self, deed: Index) -> bool {
        let tree = self.tree;
        tree.kid(deed, Label::Dobj).is_some_and(|o| tree.is_noun(o))
            || tree.kid(deed, Label::Prep).is_some() && self.frames.nominalization(tree.lemma(deed)).is_some()
    }
}
