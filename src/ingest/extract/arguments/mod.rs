//! Who or what a phrase stands for.
//!
//! [`resolve`] is the way in for a noun phrase, and [`clause`] for the agent and the patient of a verb.

// The ways in, what they are asked for and what they give.
pub(super) mod clause;
pub(super) mod frame_match;
pub(super) mod resolve;
pub(super) mod telling;
pub(super) mod want;

// Who does what a verb says.
mod adnominal_subjects;
pub(super) mod agents;
pub(super) mod antecedents;
pub(super) mod dissent;
pub(super) mod doers;
mod shared_subjects;
mod tools;
mod unnamed_agents;

// What a verb says, and to whom or what it is done.
pub(super) mod clause_names;
mod clause_slots;
pub(super) mod clause_targets;
mod objects;
mod prepositional_targets;
pub(super) mod receivers;
pub(super) mod target_phrases;
pub(super) mod targets;
mod traded_goods;
pub(super) mod verb_meanings;

// Pronouns.
mod cataphora;
pub(super) mod person_pronouns;
pub(super) mod pronouns;
pub(super) mod pronouns_across;
mod pronouns_within;
mod reacted_to;
mod things_told;
mod unnamed_tellers;

// What was named or told before, by a noun: "the party", "the two leaders", "the idea".
mod addressed_sides;
pub(super) mod anaphors;
mod deeds_again;
mod introduced;
pub(super) mod people_again;
mod the_two;
mod vessels_again;

// Common nouns: bodies, countries, populations, places.
pub(super) mod authors;
pub(super) mod bare_bodies;
pub(super) mod bodies;
mod capitals;
pub(super) mod common_nouns;
mod governments;
mod own_bodies;
pub(super) mod populations;
pub(super) mod sites;
pub(super) mod states_meant;

// Whose something is, and what has no name at all.
mod description_words;
pub(super) mod descriptions;
mod named_beside;
pub(super) mod owners;

// Several in one phrase: lists, parts of a number, numbers.
mod coordinations;
pub(super) mod counts;
pub(super) mod inclusions;
pub(super) mod listings;
mod parts;
pub(super) mod plurals;
pub(super) mod quantities;
