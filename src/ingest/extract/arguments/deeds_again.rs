//! A deed that a noun takes up: "proposed a referendum, but lawmakers rejected the idea".
//! Also "accepted an amnesty, a step that the army had refused".

use std::ops::Range;

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::Label;
use crate::lexicon::{NounClass, Words};

/// Nouns for what somebody has proposed.
static IDEAS: Words = Words::of("deeds_again.ideas");

/// Nouns for what somebody has done.
static STEPS: Words = Words::of("deeds_again.steps");

/// Relations of what is proposed.
static PROPOSING: Words = Words::of("deeds_again.proposing");

/// Relations of what is decided.
static DECIDING: Words = Words::of("deeds_again.deciding");

impl Reading<'_> {
    /// What a noun takes up that was told before as the object of a deed.
    pub(super) fn deed_again(&self, head: Index, base: &str) -> Option<Argument> {
        let (idea, step) = (IDEAS.contains(&base), STEPS.contains(&base));
        if !(idea || step) || self.brief {
            return None;
        }
        let tree = self.tree;
        let (low, _) = tree.reach(head);
        let plain = low + 1 == head;
        let (start, _) = tree.sentence(tree.sentence_of(head));
        let article = tree.lower(low);
        if !plain {
            return None;
        }
        // "an amnesty, a step that the army refused": the deed of the clause that it stands behind.
        if matches!(article, "a" | "an") {
            let behind = low > start && tree.lower(low - 1) == ",";
            let told = tree.kids(head).any(|k| matches!(tree.label(k), Label::Relcl | Label::Acl));
            return if behind && told { self.last_told(start..low, |r| DECIDING.contains(&r)) } else { None };
        }
        if !matches!(article, "the" | "this" | "that") || tree.kids(head).any(|k| k > head) {
            return None;
        }
        let before = tree.sentences_back(head, 1);
        self.last_told(before..low, |r| if idea { PROPOSING.contains(&r) } else { DECIDING.contains(&r) })
            .map(|found| Argument::new(found.node, head, head))
    }

    /// "an amnesty for rebels, a step that the army refused": the noun that a word for a deed stands in apposition to.
    pub(super) fn thing_explained(&self, head: Index, base: &str) -> Option<Index> {
        let tree = self.tree;
        let (low, _) = tree.reach(head);
        let told = (IDEAS.contains(&base) || STEPS.contains(&base))
            && low + 1 == head
            && tree.is_indefinite_article(low)
            && tree.kids(head).any(|k| matches!(tree.label(k), Label::Relcl | Label::Acl));
        let above = tree.head(head);
        let thing = match tree.label(head) {
            Label::Appos => Some(above),
            Label::Npadvmod if tree.is_verb(above) => tree.kid(above, Label::Dobj),
            _ => None,
        };
        let known = |thing: Index| {
            let base = tree.base(thing);
            self.is_undertaking(&base) || self.class_of(thing, &base).is(NounClass::DOCUMENT.or(NounClass::RESTRICTION))
        };
        thing.filter(|thing| told && *thing < head && tree.is_noun(*thing) && known(*thing))
    }

    /// The event or document that the latest claim of some relations is about.
    fn last_told(&self, within: Range<Index>, wanted: impl Fn(&str) -> bool) -> Option<Argument> {
        let thing = |n: NodeIndex| self.nodes.is_matter(n);
        let end = within.end;
        let told = |c: &&DraftClaim| wanted(c.relation) && c.target.last < end && thing(c.target.node);
        self.claims.within(within).rev().find(told).map(|c| Argument::new(c.target.node, c.target.first, c.target.last))
    }
}
