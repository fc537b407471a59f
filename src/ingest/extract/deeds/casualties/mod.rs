//! The dead, the injured and the arrested: how many, who they are, and what befell them.

// What killed or hurt them.
mod aftermaths;
mod cause_nouns;
mod causes;
mod disasters;
mod doubted_causes;

// How many they are, and who.
mod fatalities;
mod toll_parts;
mod tolls;
