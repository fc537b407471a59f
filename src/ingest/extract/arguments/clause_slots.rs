//! Which clauses a frame takes for its argument.
//! An infinitive, a content clause, a gerund; and what only tells a purpose.

use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Slot};

impl Reading<'_> {
    /// Whether what hangs on a verb is a clause of the sort that a frame wants.
    pub(super) fn fills_slot(&self, clause: Index, verb: Index, slot: Slot) -> bool {
        let tree = self.tree;
        match slot {
            Slot::OtherInfinitive => self.is_infinitive_of_other(clause, verb),
            Slot::Infinitive => {
                matches!(tree.label(clause), Label::Xcomp | Label::Ccomp | Label::Advcl | Label::Acl)
                    && tree.is_infinitive(clause)
                    && !self.is_purpose_of_thing_asked(clause, verb)
                    // "To end the war, Norway appealed for a truce": what for, not what it asks.
                    && !(tree.label(clause) == Label::Advcl && clause < verb)
                    && !has_subordinator(tree, clause)
            }
            Slot::That => self.is_content_clause(clause, verb),
            // "denied meeting the rebels", "denied ever having met them"
            Slot::Gerund => {
                let perfect = |a: Index| {
                    matches!(tree.label(a), Label::Aux | Label::Auxpass) && tree.tag(a) == Tag::Vbg && a < clause
                };
                tree.label(clause) == Label::Xcomp && (tree.tag(clause) == Tag::Vbg || tree.kids(clause).any(perfect))
            }
            _ => false,
        }
    }

    /// "wants the government to go", "ordered the flags lowered": an infinitive, or a participle, with a subject other
    /// than the verb's.
    fn is_infinitive_of_other(&self, clause: Index, verb: Index) -> bool {
        let tree = self.tree;
        let own = subject_in(tree, clause);
        let other = own.is_some()
            || tree.kid(verb, Label::Dobj).is_some() && tree.label(clause) == Label::Xcomp
            || self.asked_through(verb, clause);
        let would = tree.lemma(verb) != "like" || tree.kid(verb, Label::Aux).is_some();
        // "wants the government shut out of the talks", "ordered the flags lowered"
        let done = tree.tag(clause) == Tag::Vbn
            && own.is_some_and(|o| tree.is_noun(o) && o < clause)
            && tree.kids(clause).all(|a| !matches!(tree.label(a), Label::Aux | Label::Auxpass | Label::Mark));
        matches!(tree.label(clause), Label::Xcomp | Label::Ccomp | Label::Advcl)
            && (tree.is_infinitive(clause) || done && tree.label(clause) != Label::Advcl)
            && other
            && would
    }

    /// Whether an infinitive says what that is for which a verb asks: the thing is asked for, and not the deed.
    pub(super) fn is_purpose_of_thing_asked(&self, clause: Index, verb: Index) -> bool {
        let tree = self.tree;
        let object = tree.kid(verb, Label::Dobj).filter(|o| *o < clause);
        match tree.lemma(verb) {
            // "asked for a recess to prevent a vote"
            "ask" | "call" | "appeal" | "apply" | "petition" | "push" | "plead" => {
                tree.prepositional(verb, "for").is_some_and(|o| o < clause) && subject_in(tree, clause).is_none()
            }
            // "proposed a plan to encourage spending"
            "propose" | "recommend" | "seek" | "demand" => object.is_some() || self.has_agent_phrase(verb),
            // "requested ventilators to treat the ill"
            "request" => {
                let thing = |o: Index| tree.is_noun(o) && self.names.at(o).is_none() && self.is_thing(o);
                self.has_agent_phrase(verb) || tree.kid(clause, Label::Dobj).is_some() && object.is_some_and(thing)
            }
            _ => false,
        }
    }

    /// "the force proposed by the board": a passive that tells its agent.
    fn has_agent_phrase(&self, verb: Index) -> bool {
        self.is_passive(verb) && self.tree.kid(verb, Label::Agent).is_some()
    }

    /// "insists that the talks go on", "agreed that the border would be reopened": a clause that says what shall be,
    /// where the verb asks for it.
    fn is_content_clause(&self, clause: Index, verb: Index) -> bool {
        let tree = self.tree;
        let asks = matches!(tree.lemma(verb), "insist" | "suggest")
            || !self.is_report(verb) && self.frames.verb(tree.lemma(verb)).iter().any(|f| f.relation == "called-for");
        // "demands that the vote is held", "demanding that the government pressure Israel": what is demanded is never
        // told as a fact.
        let demanded = tree.lemma(verb) == "demand" && subject_in(tree, clause).is_some();
        // "'Famine is near,' warned the agency"
        let quoted = || {
            matches!(tree.lemma(verb), "warn" | "caution")
                && tree.is_quoted(clause)
                && !tree.is_quoted(verb)
                && tree
                    .kids(clause)
                    .any(|s| matches!(tree.label(s), Label::Nsubj | Label::Nsubjpass) && tree.is_noun(s))
        };
        tree.label(clause) == Label::Ccomp
            && !tree.is_infinitive(clause)
            && self.is_settled(clause, verb)
            && (clause > verb || quoted())
            // "ruled that he be freed", not "ruled that the law violates it".
            && (tree.lemma(verb) != "rule" || tree.is_subjunctive(clause))
            && (!asks || demanded || self.is_to_be_done(clause))
    }

    /// "agreed that the border would be reopened", not "agreed that he was right".
    fn is_settled(&self, clause: Index, verb: Index) -> bool {
        let tree = self.tree;
        let ahead = |a: Index| {
            tree.label(a) == Label::Aux && matches!(tree.lower(a), "would" | "should" | "must" | "shall" | "will")
        };
        tree.lemma(verb) != "agree"
            || tree.kids(clause).any(ahead) && !matches!(tree.tag(verb), Tag::Vbp | Tag::Vbz)
            || self.tree.is_subjunctive(clause)
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

fn subject_in(tree: &Tree<'_>, clause: Index) -> Option<Index> {
    tree.kid(clause, Label::Nsubj).or_else(|| tree.kid(clause, Label::Nsubjpass))
}

/// "requests aid, as the floods force people to face it": a clause of its own.
fn has_subordinator(tree: &Tree<'_>, clause: Index) -> bool {
    let subordinator = |m: Index| {
        tree.label(m) == Label::Mark
            && matches!(tree.lower(m), "as" | "while" | "because" | "since" | "if" | "when" | "after" | "before")
    };
    tree.label(clause) == Label::Advcl && tree.kids(clause).any(subordinator)
}
