//! Classes of deeds that several rooms ask for.
//! What harms, what is told without a doer, what lasts, what only measures.

use crate::lexicon::Words;
use crate::lexicon::relation_classes::{AGENTLESS, HARM, STATEMENTS};

/// Attacks long enough to be begun: "launched an offensive" says so besides.
pub(in crate::ingest::extract) static CAMPAIGNS: Words = Words::of("deed_classes.campaigns");

/// Nouns that only measure the event that follows with "of".
pub(in crate::ingest::extract) static MEASURES_OF: Words = Words::of("deed_classes.measures-of");

/// Verbs of two who do the same to each other ("exchanged fire").
pub(in crate::ingest::extract) static EXCHANGING: Words = Words::of("deed_classes.exchanging");

/// What happens to people without anybody named who does it.
pub(in crate::ingest::extract) fn is_harm(relation: &str) -> bool {
    HARM.contains(&relation)
}

/// Relations for which an unnamed agent ("was arrested") still makes a claim.
pub(in crate::ingest::extract) fn takes_unnamed(relation: &str) -> bool {
    is_harm(relation) || AGENTLESS.contains(&relation)
}

/// Relations by which what a noun names is only asked for, refused, feared or threatened.
pub(in crate::ingest::extract) fn is_word(relation: &str) -> bool {
    STATEMENTS.contains(&relation)
}
