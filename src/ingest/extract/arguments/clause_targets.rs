//! What a verb is done to where that is a clause: "urged Kenya to free them", "called for the talks to go on".

use crate::ingest::extract::arguments::frame_match::{Match, Predication};
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{EntryClass, NounClass, Slot, Words};
use crate::model::NodeKind;

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
        if demanded || FEARING.contains(&frame.relation) && slot != Slot::That {
            self.take_as_asked_for(clause, demanded, found);
        }
    }

    /// Notes that a clause is not told but asked for, with the verbs joined to it; of what is demanded each is a target: "to
    /// release all prisoners and hold new elections".
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
        let mut found = self.resolve(subject, Want::Agent);
        found.retain(|a| {
            self.acts(a.node)
                && self.nodes.get(a.node).is_some_and(|d| !matches!(d.kind, NodeKind::Event | NodeKind::Resolution))
        });
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
        let is_to = |k: Index| tree.kids(k).any(|a| tree.label(a) == Label::Aux && tree.lower(a) == "to");
        let clause = tree.kids(verb).chain(tree.kids(anchor)).find(|k| {
            *k != verb
                && match slot {
                    Slot::OtherInfinitive => {
                        let own = tree.kid(*k, Label::Nsubj).or_else(|| tree.kid(*k, Label::Nsubjpass));
                        let other = own.is_some()
                            || tree.kid(verb, Label::Dobj).is_some() && tree.label(*k) == Label::Xcomp
                            || self.asked_through(verb, *k);
                        let would = tree.lemma(verb) != "like" || tree.kid(verb, Label::Aux).is_some();
                        // "wants the government shut out of the talks", "ordered the flags lowered"
                        let done = tree.tag(*k) == Tag::Vbn
                            && own.is_some_and(|o| tree.is_noun(o) && o < *k)
                            && tree
                                .kids(*k)
                                .all(|a| !matches!(tree.label(a), Label::Aux | Label::Auxpass | Label::Mark));
                        matches!(tree.label(*k), Label::Xcomp | Label::Ccomp | Label::Advcl)
                            && (is_to(*k) || done && tree.label(*k) != Label::Advcl)
                            && other
                            && would
                    }
                    // "asked for a recess to prevent a vote": the recess is asked for.
                    Slot::Infinitive
                        if matches!(tree.lemma(verb), "ask" | "call" | "appeal" | "apply" | "petition" | "push")
                            && tree.prepositional(verb, "for").is_some_and(|o| o < *k)
                            && tree.kid(*k, Label::Nsubj).is_none()
                            && tree.kid(*k, Label::Nsubjpass).is_none() =>
                    {
                        false
                    }
                    // "proposed a plan to encourage spending": the plan is proposed.
                    Slot::Infinitive
                        if matches!(tree.lemma(verb), "propose" | "recommend" | "seek" | "demand")
                            && tree.kid(verb, Label::Dobj).is_some_and(|o| o < *k) =>
                    {
                        false
                    }
                    // "the force proposed by the board to secure the border": the force is.
                    Slot::Infinitive
                        if matches!(tree.lemma(verb), "propose" | "recommend" | "seek" | "demand" | "request")
                            && self.is_passive(verb)
                            && tree.kid(verb, Label::Agent).is_some() =>
                    {
                        false
                    }
                    // "requested ventilators to treat the ill": what is to be had for it is asked for.
                    Slot::Infinitive
                        if tree.lemma(verb) == "request"
                            && tree.kid(*k, Label::Dobj).is_some()
                            && tree.kid(verb, Label::Dobj).is_some_and(|o| {
                                o < *k && tree.is_noun(o) && self.names.at(o).is_none() && self.is_thing(o)
                            }) =>
                    {
                        false
                    }
                    // "requests aid, as the floods force people to face it": a clause of its own
                    Slot::Infinitive
                        if tree.label(*k) == Label::Advcl
                            && tree.kids(*k).any(|m| {
                                tree.label(m) == Label::Mark
                                    && matches!(
                                        tree.lower(m),
                                        "as" | "while" | "because" | "since" | "if" | "when" | "after" | "before"
                                    )
                            }) =>
                    {
                        false
                    }
                    Slot::Infinitive => {
                        matches!(tree.label(*k), Label::Xcomp | Label::Ccomp | Label::Advcl | Label::Acl) && is_to(*k)
                    }
                    Slot::That => {
                        let asks = !self.is_report(verb)
                            && self.frames.verb(tree.lemma(verb)).iter().any(|f| f.relation == "called-for");
                        let asks = asks || matches!(tree.lemma(verb), "insist" | "suggest");
                        // "agreed that the border would be reopened", not "agreed that he was right".
                        let settled = tree.lemma(verb) != "agree"
                            || tree.kids(*k).any(|a| {
                                tree.label(a) == Label::Aux
                                    && matches!(tree.lower(a), "would" | "should" | "must" | "shall" | "will")
                            }) && !matches!(tree.tag(verb), Tag::Vbp | Tag::Vbz)
                            || self.is_subjunctive(*k);
                        // "demands that the vote is held", "demanding that the government pressure Israel": what is
                        // demanded is never told as a fact.
                        let demanded = tree.lemma(verb) == "demand"
                            && tree.kid(*k, Label::Nsubj).or_else(|| tree.kid(*k, Label::Nsubjpass)).is_some();
                        // "'Famine is near,' warned the agency"
                        let quoted = matches!(tree.lemma(verb), "warn" | "caution")
                            && tree.is_quoted(*k)
                            && !tree.is_quoted(verb)
                            && tree
                                .kids(*k)
                                .any(|s| matches!(tree.label(s), Label::Nsubj | Label::Nsubjpass) && tree.is_noun(s));
                        tree.label(*k) == Label::Ccomp
                            && !is_to(*k)
                            && settled
                            && (*k > verb || quoted)
                            && (!asks || demanded || self.is_to_be_done(*k))
                    }
                    // "denied meeting the rebels", "denied ever having met them"
                    Slot::Gerund => {
                        let perfect = |a: Index| {
                            matches!(tree.label(a), Label::Aux | Label::Auxpass) && tree.tag(a) == Tag::Vbg && a < *k
                        };
                        tree.label(*k) == Label::Xcomp && (tree.tag(*k) == Tag::Vbg || tree.kids(*k).any(perfect))
                    }
                    _ => false,
                }
        });
        // "calls for the minister to resign": the infinitive may hang on the minister.
        let through = tree.prepositional(verb, "for").filter(|_| slot == Slot::OtherInfinitive);
        let clause = clause.or_else(|| {
            let infinitive =
                |k: &Index| matches!(tree.label(*k), Label::Acl | Label::Relcl | Label::Advcl) && is_to(*k);
            tree.kids(through?).find(|k| infinitive(k) && self.asked_through(verb, *k))
        });
        let clause = clause.or_else(|| {
            // "urged parties to protect": the infinitive may hang on the object.
            let object = tree.kid(verb, Label::Dobj).or_else(|| tree.kid(anchor, Label::Pobj))?;
            (slot == Slot::Infinitive)
                .then(|| tree.kids(object).find(|k| matches!(tree.label(*k), Label::Acl | Label::Relcl) && is_to(*k)))
                .flatten()
        })?;
        let addressed = tree
            .kid(clause, Label::Nsubj)
            .filter(|_| matches!(slot, Slot::Infinitive | Slot::OtherInfinitive))
            // "gave Russia until Friday to leave": Russia.
            .or_else(|| tree.kid(anchor, Label::Pobj).filter(|_| anchor != verb && tree.lower(anchor) != "until"))
            .or_else(|| through.filter(|t| *t < clause))
            .or_else(|| tree.kid(verb, Label::Dobj))
            .or_else(|| tree.kid(verb, Label::Nsubjpass));
        Some((clause, addressed))
    }

    /// "calls for Bakari to resign": whom "for" brings is somebody who can, and is to do what follows.
    fn asked_through(&self, asking: Index, clause: Index) -> bool {
        let tree = self.tree;
        let Some(object) = tree.prepositional(asking, "for").filter(|o| *o < clause) else { return false };
        ASKING.contains(&tree.lemma(asking))
            && (self.can_be_asked(object) || self.is_passive(clause) && tree.is_noun(object))
    }

    /// Whether a noun is known for a thing, which does nothing by itself.
    fn is_thing(&self, noun: Index) -> bool {
        let tree = self.tree;
        let class = self.class_of(noun, &tree.base(noun));
        let acts = NounClass::PERSON
            .or(NounClass::POST)
            .or(NounClass::BODY)
            .or(NounClass::GOVERNMENT)
            .or(NounClass::PEOPLE)
            .or(NounClass::PLACE)
            .or(NounClass::VEHICLE);
        matches!(tree.tag(noun), Tag::Nn | Tag::Nns) && !class.is(acts)
    }

    /// Whether a noun names somebody who can do what he is asked.
    pub(in crate::ingest::extract) fn can_be_asked(&self, noun: Index) -> bool {
        let tree = self.tree;
        if let Some(name) = self.names.at(noun) {
            return self.nodes.get(name.node).is_some_and(|d| {
                d.kind == NodeKind::Actor || d.kind == NodeKind::Organization || d.class == Some(EntryClass::Country)
            });
        }
        matches!(tree.lower(noun), "him" | "her" | "them" | "it" | "us")
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
        self.nodes.get(found.node).is_some_and(|d| d.kind == NodeKind::Event).then_some(found)
    }

    /// Whether a deed says what is done to something: "hold elections", not "and wait".
    pub(in crate::ingest::extract) fn has_complement(&self, deed: Index) -> bool {
        let tree = self.tree;
        tree.kid(deed, Label::Dobj).is_some_and(|o| tree.is_noun(o))
            || tree.kid(deed, Label::Prep).is_some() && self.frames.nominalization(tree.lemma(deed)).is_some()
    }

    /// Whether a clause says what shall be: "that Iran stop", "that he should go"; not what is.
    fn is_to_be_done(&self, clause: Index) -> bool {
        let tree = self.tree;
        let auxiliary = |k: &Index| matches!(tree.label(*k), Label::Aux | Label::Auxpass);
        let first = tree.kids(clause).find(auxiliary).unwrap_or(clause);
        // "insists that the budget include a wall"
        let subject = tree.kid(clause, Label::Nsubj);
        let subjunctive = first == clause
            && tree.tag(clause) == Tag::Vbp
            && subject.is_some_and(|s| matches!(tree.tag(s), Tag::Nn | Tag::Nnp) && tree.conjuncts(s).len() == 1);
        subjunctive
            || matches!(tree.tag(first), Tag::Vb)
            || matches!(tree.lower(first), "should" | "must" | "shall" | "be")
            // "demands that Israel withdraws"
            || matches!(tree.tag(first), Tag::Vbp | Tag::Vbz) && first == clause && tree.lemma(clause) != "be"
                && !self.is_report(tree.head(clause))
    }
}
