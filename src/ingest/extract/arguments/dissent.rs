//! Who stands apart from a vote, in a phrase with "with": "with Russia opposed", "with only Algeria voting against".
//! Also "with three members abstaining".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};

/// How far behind "with" it is told how they vote.
const REACH: usize = 16;

/// A phrase that tells how some voted.
#[derive(Clone, Copy)]
pub(in crate::ingest::extract) struct Dissent {
    /// The word that tells it.
    pub(in crate::ingest::extract) told: Index,
    /// What they do to what is voted on: nothing where they abstain.
    pub(in crate::ingest::extract) relation: Option<&'static str>,
}

impl Reading<'_> {
    /// How those named behind "with" vote, where that is what the phrase tells.
    pub(in crate::ingest::extract) fn dissent(&self, with: Index) -> Option<Dissent> {
        let tree = self.tree;
        if tree.lower(with) != "with" {
            return None;
        }
        let (_, end) = tree.sentence(tree.sentence_of(with));
        let told = (with + 2..end.min(with + REACH)).find(|i| !self.names_voter(*i))?;
        let next = |by: usize| if told + by < end { tree.lower(told + by) } else { "" };
        let way = |word: &str| match word {
            "against" | "no" => Some("rejected"),
            "for" | "yes" | "in" => Some("supported"),
            _ => None,
        };
        let relation = match tree.lower(told) {
            "opposed" | "opposing" | "dissenting" => Some("rejected"),
            "in" if next(1) == "opposition" => Some("rejected"),
            "in" if matches!(next(1), "favour" | "favor") => Some("supported"),
            "against" if matches!(next(1), "" | "." | "," | ";" | "and" | "it") => Some("rejected"),
            // "voting for the bill" has an object of its own.
            "voting" if matches!(next(2), "" | "." | "," | ";" | "and" | "it" | "favour" | "favor") => {
                Some(way(next(1))?)
            }
            "abstaining" => None,
            _ => return None,
        };
        Some(Dissent { told, relation })
    }

    /// Whether a word can stand in a list of voters: a name, a noun, a number, what joins them or says how few they
    /// are.
    fn names_voter(&self, i: Index) -> bool {
        let tree = self.tree;
        self.names.at(i).is_some()
            || tree.is_noun(i)
            || matches!(tree.tag(i), Tag::Dt | Tag::Cd | Tag::Cc | Tag::Comma | Tag::Jj | Tag::Pos)
                && !matches!(tree.lower(i), "opposed" | "against")
            || matches!(tree.lower(i), "only" | "just" | "also" | "both" | "alone" | "of")
            || tree.label(i) == Label::Compound
    }
}
