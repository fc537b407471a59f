//! What somebody did: verbs, nouns that act as verbs, and what is told in other ways.

pub(super) mod accusations;
pub(super) mod advocates;
pub(super) mod allegation_nouns;
pub(super) mod attack_nouns;
pub(super) mod causes;
pub(super) mod citations;
pub(super) mod claims;
pub(super) mod clashes;
pub(super) mod convictions;
pub(super) mod culprits;
pub(super) mod demands;
pub(super) mod event_nouns;
pub(super) mod events;
pub(super) mod funding;
pub(super) mod plans;
pub(super) mod protests;
pub(super) mod quotations;
pub(super) mod refusals;
pub(super) mod requests;
pub(super) mod resignations;
pub(super) mod rulings;
pub(super) mod stances;
pub(super) mod tolls;
pub(super) mod undertakings;
pub(super) mod votes;
pub(super) mod walkouts;
