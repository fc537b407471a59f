//! Who holds which post, and who belongs to what.
//!
//! Begin with [`posts`], which goes through the names and posts of a text, and [`members`].

// Posts that the text gives a named person: in front of the name, behind it, as a predicate.
pub(super) mod appositions;
mod holders_beside;
pub(super) mod named_posts;
mod offices_in_turn;
pub(super) mod posts;
mod predicative_posts;
mod shared_offices;
pub(super) mod title_lists;
pub(super) mod title_owners;
mod title_words;
pub(super) mod titles;

// Posts without a name, and who is meant by them later.
mod former_holders;
pub(super) mod leads;
mod post_nodes;
mod representatives;
pub(super) mod unnamed_posts;

// What a post is of: by its own words, by whom they own, by what the text has told.
mod another_holder;
mod countries_here;
pub(super) mod home_countries;
pub(super) mod offices;
pub(super) mod other_ends;
pub(super) mod possessors;
mod post_bodies;
mod post_owners;
pub(super) mod told_bodies;

// The claims of posts, and how somebody comes to one or leaves it.
pub(super) mod holders;
pub(super) mod installations;
pub(super) mod leaderships;
mod listed_holders;
pub(super) mod successions;
pub(super) mod victories;

// Parties, those who stand for them and those who vote.
pub(super) mod adherents;
mod coalitions;
pub(super) mod constituencies;
pub(super) mod electorates;
mod parties_meant;
pub(super) mod partisans;

// Who belongs to which body: its members, its staff, those named as part of a group, the bodies that are its parts.
pub(super) mod accessions;
pub(super) mod affiliations;
pub(super) mod careers;
pub(super) mod counted_groups;
pub(super) mod entourages;
pub(super) mod member_states;
pub(super) mod members;
pub(super) mod named_parts;
mod named_with_bodies;
pub(super) mod outlets;
pub(super) mod parents;
mod people_of_bodies;
pub(super) mod unions;
