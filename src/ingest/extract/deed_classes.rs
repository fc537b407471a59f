//! Classes of deeds that several rooms ask for: what harms, what is told without a doer, what lasts, what only measures.

use crate::lexicon::Words;

/// Attacks long enough to be begun: "launched an offensive" says so besides.
pub(in crate::ingest::extract) static CAMPAIGNS: Words = Words::of("deed_classes.campaigns");

/// Nouns that only measure the event that follows with "of".
pub(in crate::ingest::extract) static MEASURES_OF: Words = Words::of("deed_classes.measures-of");

/// What happens to people without anybody named who does it.
pub(in crate::ingest::extract) fn is_harm(relation: &str) -> bool {
    matches!(relation, "killed" | "injured" | "displaced" | "attacked")
}

/// Relations for which an unnamed agent ("was arrested") still makes a claim.
pub(in crate::ingest::extract) fn takes_unnamed(relation: &str) -> bool {
    is_harm(relation)
        || matches!(
            relation,
            "detained"
                | "seized"
                | "appointed"
                | "sanctioned"
                | "investigated"
                | "adopted"
                | "signed"
                | "accused"
                | "designated"
                | "launched"
        )
}

/// Relations by which what a noun names is only asked for, refused, feared or threatened.
pub(in crate::ingest::extract) fn is_word(relation: &str) -> bool {
    matches!(
        relation,
        "called-for" | "rejected" | "threatened" | "warned" | "denied" | "accused" | "condemned" | "supported"
    )
}
