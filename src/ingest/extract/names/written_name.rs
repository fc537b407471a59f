//! A name as the text writes it, with what the search for its node asks for.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::names::usage::Usage;
use crate::ingest::extract::parse::tree::Tree;
use crate::ingest::language::EntityType;
use crate::lexicon::{Gazetteer, NounClass, Nouns, Words};

/// What stands in front of the number of a bill, a ballot measure or a part of a law.
static NUMBERED: Words = Words::of("written_name.numbered");

/// A name that may be one of somebody or something.
pub(super) struct WrittenName<'n, 'a> {
    pub(super) usage: &'n Usage<'a>,
    pub(super) candidate: &'n Candidate,
    /// What it is called, which may be more than its tokens.
    pub(super) written: &'n str,
    /// Whether it is one word and called by that.
    pub(super) single: bool,
    /// What it is by the recognizer and the usage of the text.
    pub(super) label: Option<EntityType>,
}

impl<'n, 'a> WrittenName<'n, 'a> {
    pub(super) fn new(usage: &'n Usage<'a>, candidate: &'n Candidate, written: &'n str, single: bool) -> Self {
        let tree = usage.tree;
        // "Bill C-21", "HB 1557", "Proposition 8"
        let numbered = !single
            && NUMBERED.contains(&tree.lower(candidate.start))
            && tree.word(candidate.end - 1).chars().any(|c| c.is_ascii_digit());
        let label = if numbered { Some(EntityType::Law) } else { usage.usual_type(written).or(candidate.kind) };
        Self { usage, candidate, written, single, label }
    }

    pub(super) fn tree(&self) -> &'a Tree<'a> {
        self.usage.tree
    }

    pub(super) fn gazetteer(&self) -> &'a Gazetteer {
        self.usage.gazetteer
    }

    /// Whether a title stands in front: "spokesman Qin Gang" is no gang.
    pub(super) fn is_titled(&self) -> bool {
        let tree = self.tree();
        self.candidate.start.checked_sub(1).is_some_and(|b| {
            tree.is_noun(b) && Nouns::shared().class(&tree.base(b)).is(NounClass::POST.or(NounClass::OCCUPATION))
        })
    }
}
