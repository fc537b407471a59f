//! What the program knows of the world and of English beyond one article, compiled from `data/`.

mod careers;
mod fold;
mod frames;
mod gazetteer;
mod gerunds;
mod known_days;
mod namesakes;
mod nouns;
mod numbers;
mod question_words;
mod questions;
mod ranks;
pub(crate) mod relation_classes;
mod relations;
mod reliability;
pub(crate) mod shared_words;
mod table;
mod topic_phrases;
mod verb_frames;
mod words;

// What describes the world and the vocabulary is open to whoever builds upon the library; how sentences and questions
// are worded is not.
pub(crate) use careers::Career;
pub use fold::fold;
pub(crate) use frames::{Frames, NounFrame, Slot, Speech, Stance, VerbFrame};
pub(crate) use gazetteer::{
    DIRECTIONS, chamber_of_title, direction_adjective, is_direction, spelled_name, split_direction,
};
pub use gazetteer::{Entry, EntryClass, Gazetteer, GazetteerError, Gender, NameReading, PartyOf};
pub(crate) use gerunds::gerund_of_patient;
pub(crate) use known_days::known_year;
pub(crate) use namesakes::{are_namesakes, split_generation};
pub(crate) use nouns::{NounClass, Nouns};
pub(crate) use numbers::{counted, number_word};
pub(crate) use question_words::QuestionWords;
pub(crate) use questions::{
    QuestionAdverb, QuestionNoun, addressing_relations, base_of_past, countries_called, countries_of, countries_with,
    deed_called, derived_of_post, election_kind, ended_posts, finer_verbs, forces, irregular_verbs, is_address,
    is_collective, is_coming_to_a_post, is_crowd, is_ended_post, is_field_of_a_post, is_intransitive, is_left,
    is_suffered, is_title_of_a_place, is_title_of_first_names, is_vague_post, lesser_posts, one_question_noun,
    question_adverbs, question_carriers, question_copulas, question_leaders, question_noun, question_nouns,
    question_verbs,
};
pub(crate) use ranks::rank_written_out;
#[cfg(feature = "cli")]
pub(crate) use relations::told_from_target;
pub use relations::{Relation, Whereabouts, relation, relations};
pub use reliability::LEAST_CONFIDENCE;
pub(crate) use reliability::Reliability;
pub(crate) use words::Words;
