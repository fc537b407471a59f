//! The parse as rules see it, with what its words show to be wrong put right.

pub(super) mod acronyms;
pub(super) mod amounts;
pub(super) mod counted_lists;
pub(super) mod dated_subjects;
pub(super) mod double_objects;
pub(super) mod finite_conjuncts;
pub(super) mod force_verbs;
pub(super) mod hyphenated;
pub(super) mod infinitive_conjuncts;
pub(super) mod joined_verbs;
pub(super) mod lemmas;
pub(super) mod misread_verbs;
pub(super) mod office_suffixes;
pub(super) mod passives;
pub(super) mod posts_and_names;
pub(super) mod prefixed_verbs;
pub(super) mod reattachments;
pub(super) mod reduced_verbs;
pub(super) mod repairs;
pub(super) mod sentence;
pub(super) mod sides;
pub(super) mod soundness;
pub(super) mod speakers;
mod subclauses;
pub(super) mod tree;
pub(super) mod verbless;
pub(super) mod word_classes;
