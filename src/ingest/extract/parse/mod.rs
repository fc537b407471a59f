//! The parse as rules see it, with what its words show to be wrong put right.
//!
//! [`tree`] is what the rooms above read. What stands below it mends a [`sentence`] before, in the order that
//! [`repairs`] gives.

// The parse itself, and the order of its repairs.
pub(super) mod repairs;
pub(super) mod sentence;
pub(super) mod soundness;
mod token_masks;
pub(super) mod tree;

// Words: their lemmas, their classes, words that hyphens join.
pub(super) mod acronyms;
pub(super) mod hyphenated;
pub(super) mod lemmas;
pub(super) mod office_suffixes;
pub(super) mod prefixed_verbs;
pub(super) mod word_classes;

// Verbs that the parser took for a noun or a participle, or nouns that it took for verbs.
pub(super) mod force_verbs;
pub(super) mod headlines;
mod main_verbs;
pub(super) mod misread_verbs;
pub(super) mod passives;
mod present_verbs;
mod reduced_relatives;
pub(super) mod reduced_verbs;
pub(super) mod verbless;

// Clauses and verbs that it joined to the wrong one, or parted.
mod charged_deeds;
mod conditions;
pub(super) mod finite_conjuncts;
mod gaps;
pub(super) mod infinitive_conjuncts;
pub(super) mod insertions;
mod joined_clauses;
mod joined_phrases;
pub(super) mod joined_verbs;
mod misplaced_clauses;
mod nouns_for_clauses;
mod outcomes;
mod subclauses;
mod turned_clauses;

// Who says, does or suffers something, hung on the wrong word.
mod blame;
pub(super) mod dated_subjects;
pub(super) mod double_objects;
mod fronted_dates;
mod fronted_places;
mod judged_deeds;
pub(super) mod parties;
pub(super) mod reports;
pub(super) mod sides;
pub(super) mod speakers;

// Lists that it took apart, or whose members it took for one another.
mod bodies_side_by_side;
pub(super) mod companions;
pub(super) mod counted_lists;
pub(super) mod exclusions;
mod listed_members;
mod owners_joined;
pub(super) mod placed_lists;
mod shared_nouns;

// Names, and what their bearers are.
pub(super) mod entity_spans;
mod fates;
mod fronted_epithets;
pub(super) mod posts_and_names;
mod posts_given;

// What was hung on the wrong word otherwise.
mod adjuncts;
pub(super) mod amounts;
mod asides;
mod attack_phrases;
mod distant_parts;
pub(super) mod reattachments;
