//! Nouns that act as verbs, by the frames of the lexicon (`event-nouns.tsv`): "the Russian attack on Kharkiv".
//!
//! [`event_nouns`] goes through the nouns of a text and makes their claims.

// The noun in its clause, and when it tells of no deed.
mod event_noun;
mod event_noun_limits;
mod event_nouns;

// Who does it, and to whom.
mod event_noun_parties;
mod event_noun_possessors;
mod event_noun_targets;

// Nouns that tell a deed with a verb or an adjective beside them: "held an election", "a joint strike".
mod joint_deeds;
mod undertakings;
