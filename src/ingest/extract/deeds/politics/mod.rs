//! What parliaments, courts, offices and states do by their powers.

// Votes and elections.
mod confidence_votes;
mod deciding_bodies;
mod dissents;
mod passages;
mod votes;
mod wins;

// Law: what courts decide, and the documents and agreements by which somebody acts.
mod agreements;
pub(super) mod citations;
mod rulings;

// Measures of states.
mod designations;
mod expulsions;
mod measures_imposed;
mod stoppages;

// Posts and sides that somebody leaves.
mod defections;
mod resignations;
