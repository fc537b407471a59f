//! What the program knows of the world and of English beyond one article, compiled from `data/`.

mod careers;
mod fold;
mod frames;
mod gazetteer;
mod gerunds;
mod nouns;
mod numbers;
mod questions;
mod relations;
mod reliability;
mod table;
mod words;

pub use careers::Career;
pub use fold::fold;
pub use frames::{Deed, Frames, NounFrame, Slot, Speech, Stance, VerbFrame};
pub use gazetteer::{
    DIRECTIONS, Entry, Gazetteer, Gender, NameReading, PartyOf, PlaceClass, TableError, spelled_name, split_direction,
};
pub use gerunds::gerund_of_patient;
pub use nouns::{NounClass, Nouns};
pub(crate) use numbers::counted;
pub use numbers::number_word;
pub use questions::{
    FinerVerb, QuestionNoun, base_of_past, finer_verbs, irregular_verbs, is_intransitive, is_left, is_suffered,
    one_question_noun, question_carriers, question_copulas, question_leaders, question_noun, question_nouns,
    question_verbs,
};
pub use relations::{Relation, Whereabouts, relation, relations};
pub use reliability::{LEAST_CONFIDENCE, Reliability};
pub use words::Words;
