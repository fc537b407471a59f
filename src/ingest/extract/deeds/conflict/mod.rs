//! Attacks, and what else armed forces and the police do.

// Who attacked whom, and whether it was with arms.
mod armed_attacks;
pub(super) mod attack_nouns;
mod attack_targets;
mod attempts;
pub(super) mod clashes;
pub(super) mod weapons;

// Who did it, as it comes out later: found, named, tried.
mod convictions;
mod culprits;
mod identified;

// Where forces go, what they do there, and what falls to them.
mod deployments;
mod falls;
mod operations;
