//! Names in the text, and the nodes that they name.

pub(super) mod appellations;
pub(super) mod body_names;
pub(super) mod clause_names;
pub(super) mod codenames;
pub(super) mod compared_names;
pub(super) mod found_names;
pub(super) mod further_names;
pub(super) mod glued_names;
pub(super) mod glued_offices;
pub(super) mod known_names;
pub(super) mod name_edges;
pub(super) mod name_kinds;
pub(super) mod name_nodes;
pub(super) mod national_bodies;
pub(super) mod nicknames;
pub(super) mod official_names;
pub(super) mod place_names;
pub(super) mod recognized_names;
pub(super) mod shared_surnames;
pub(super) mod site_names;
pub(super) mod spellings;
pub(super) mod state_names;
pub(super) mod storms;
pub(super) mod vessels;
