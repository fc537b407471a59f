//! Who or what a phrase stands for.

pub(super) mod agents;
pub(super) mod anaphors;
pub(super) mod authors;
pub(super) mod bodies;
pub(super) mod clause_targets;
pub(super) mod common_nouns;
pub(super) mod counts;
pub(super) mod descriptions;
pub(super) mod inclusions;
pub(super) mod listings;
pub(super) mod owners;
pub(super) mod people_again;
pub(super) mod person_pronouns;
pub(super) mod populations;
pub(super) mod pronouns;
pub(super) mod pronouns_across;
pub(super) mod quantities;
pub(super) mod receivers;
pub(super) mod resolve;
pub(super) mod sites;
pub(super) mod states_meant;
pub(super) mod target_phrases;
pub(super) mod targets;
