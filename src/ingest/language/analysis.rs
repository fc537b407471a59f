//! What the engine says about a text.

use std::ops::Range;

use super::{EntityType, Label, Pos, Tag};
use crate::model::Span;

/// A word, number, punctuation mark or stretch of white space of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// Dictionary form: lower case but for proper nouns.
    pub lemma: Box<str>,
    /// Universal part of speech.
    pub pos: Pos,
    /// Penn Treebank tag.
    pub tag: Tag,
    /// Index of the syntactic head in [`Analysis::tokens`]; its own index for a sentence's root.
    pub head: u32,
    /// Label of the arc from the head.
    pub label: Label,
    /// Whether one space follows it in the text.
    pub space_after: bool,
}

/// A name, number or date that the recognizer found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its tokens, within one sentence.
    pub tokens: Range<u32>,
    /// Its type.
    pub kind: EntityType,
}

/// The linguistic analysis of one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// The tokens, in order; every byte belongs to one, but for a single space between two of them, and line breaks
    /// with the white space around them.
    pub tokens: Vec<Token>,
    /// The sentences as ranges of tokens: in order, without gaps, none empty.
    pub sentences: Vec<Range<u32>>,
    /// The entities, in order, without overlaps.
    pub entities: Vec<Entity>,
}
