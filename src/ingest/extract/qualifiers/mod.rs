//! What a claim says besides its ends: when, where, about what, by whose word.

pub(super) mod attached;
pub(super) mod briefs;
mod coming;
mod complements;
pub(super) mod dates;
mod denied_truths;
mod distances;
mod done_already;
mod drafts;
pub(super) mod event_dates;
mod fiction;
mod grounds;
pub(super) mod left_open;
mod locations;
pub(super) mod modality;
mod modality_governors;
mod modality_marks;
mod other_clauses;
mod reproached;
pub(super) mod standing;
mod story_dates;
mod tenses;
mod time_clauses;
pub(super) mod topic_events;
pub(super) mod topics;
mod written_dates;
mod years_told;
