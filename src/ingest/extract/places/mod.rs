//! What lies where.

pub(super) mod airports;
mod capitals;
pub(super) mod chains;
mod containment;
pub(super) mod directions;
pub(super) mod geography;
pub(super) mod homes;
mod people_there;
pub(super) mod place_descriptions;
pub(super) mod place_examples;
pub(super) mod seats;
mod sites;
pub(super) mod sites_in_places;
pub(super) mod whereabouts;
