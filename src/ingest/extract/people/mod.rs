//! Who holds which post, and who belongs to what.

pub(super) mod adherents;
pub(super) mod affiliations;
pub(super) mod appositions;
pub(super) mod careers;
pub(super) mod constituencies;
pub(super) mod electorates;
pub(super) mod entourages;
pub(super) mod holders;
pub(super) mod installations;
pub(super) mod member_states;
pub(super) mod members;
pub(super) mod named_parts;
pub(super) mod named_posts;
pub(super) mod offices;
pub(super) mod other_ends;
pub(super) mod parents;
pub(super) mod partisans;
pub(super) mod possessors;
pub(super) mod posts;
pub(super) mod successions;
pub(super) mod title_lists;
pub(super) mod title_owners;
pub(super) mod titles;
pub(super) mod unnamed_posts;
pub(super) mod victories;
