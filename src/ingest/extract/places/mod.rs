//! What lies where.

pub(super) mod chains;
pub(super) mod directions;
pub(super) mod geography;
pub(super) mod homes;
pub(super) mod place_examples;
pub(super) mod whereabouts;
