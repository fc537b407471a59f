//! Verbs by the frames of the lexicon (`verbs.tsv`, `stance-verbs.tsv`).
//!
//! [`events`] goes through the verbs of a text and [`frame_readings`] makes the claims of one by one of its frames.
//! The groups below are in the order in which it asks them.

// Whether the verb means what its frame says.
mod deeds_kept_from;
mod frame_limits;
mod frame_limits_by_ends;
mod namings;

// Which verb, by which frame.
mod events;
mod frame_readings;

// Who does it.
mod frame_agents;
mod inferred_agents;

// To whom it is done, and to whom not.
mod frame_targets;
mod inclusions_of_targets;
mod left_out;

// Of whom the same claims hold as well.
mod likewise;
mod reciprocals;
