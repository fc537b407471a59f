//! Answers: rows with their citations.

use serde::Serialize;

use crate::model::{ClaimId, DateInterval, Day, Modality, NodeId, NodeKind, Quantity, RelationName, whole};

/// A node in an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NodeView {
    /// Its id: `n12`.
    #[serde(serialize_with = "as_text")]
    pub id: NodeId,
    /// What it is.
    pub kind: NodeKind,
    /// Its name.
    pub name: String,
}

fn as_text<S: serde::Serializer>(value: &impl ToString, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&value.to_string())
}

/// A number that is whole is written so: 17, not 17.0.
fn as_number<S: serde::Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    match whole(*value) {
        Some(whole) => serializer.serialize_i64(whole),
        None => serializer.serialize_f64(*value),
    }
}

/// The sentence that says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// The claim's name.
    #[serde(serialize_with = "as_text")]
    pub claim: ClaimId,
    /// The article's id.
    pub article: String,
    /// Its headline.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// When.
    pub date: Option<Day>,
    /// The sentence, to the letter.
    pub sentence: String,
    /// Its first byte in the text.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
    /// What read it.
    pub rule: String,
}

/// The claims with equal ends, relation, modality, date and location.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Who does it; none where no text says.
    pub source: Option<NodeView>,
    /// What is done.
    pub relation: RelationName,
    /// The words of the text for it.
    pub predicate: String,
    /// To whom or what.
    pub target: Option<NodeView>,
    /// When.
    pub date: Option<DateInterval>,
    /// Where.
    pub location: Option<NodeView>,
    /// What it concerns.
    pub about: Vec<NodeView>,
    /// Whom it is addressed to.
    pub to: Vec<NodeView>,
    /// How many: the greatest number, where the claims differ.
    pub quantity: Option<Quantity>,
    /// The post.
    pub role: Option<String>,
    /// Whether it is said to have happened.
    pub modality: Modality,
    /// Who says so.
    pub attributed_to: Option<NodeView>,
    /// The highest confidence of its claims.
    pub confidence: f32,
    /// How many independent texts say so.
    pub sources: u32,
    /// The sentences.
    pub citations: Vec<Citation>,
}

/// What a question comes to beside its rows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// The date of `when`.
    Date(DateInterval),
    /// The places of `where`.
    Places(Vec<NodeView>),
    /// The number of `how many`.
    Number(#[serde(serialize_with = "as_number")] f64),
    /// What `did` comes to: true, or nothing for "no claim".
    Yes(bool),
}

/// One cell of a record that RETURN asks for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// No value.
    Null(()),
    /// A truth.
    Bool(bool),
    /// A number.
    Number(#[serde(serialize_with = "as_number")] f64),
    /// A date.
    Date(DateInterval),
    /// A text.
    Text(String),
    /// A node.
    Node(NodeView),
    /// Several values.
    List(Vec<Cell>),
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Null(()) => Ok(()),
            Self::Bool(value) => value.fmt(f),
            Self::Number(value) => value.fmt(f),
            Self::Date(value) => value.fmt(f),
            Self::Text(value) => f.write_str(value),
            Self::Node(node) => f.write_str(&node.name),
            Self::List(list) => {
                let list: Vec<String> = list.iter().map(Self::to_string).collect();
                f.write_str(&list.join(", "))
            }
        }
    }
}

/// How many rows fall to one day, place, publisher …
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The day, place, publisher; "undated" or "unknown" where there is none.
    pub key: String,
    /// How many rows.
    pub rows: usize,
}

/// The answer to a query.
///
/// `rows` hold claims; `records` are there instead where a pattern has a RETURN, one cell for each of `columns`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// The version of this form.
    pub schema: u32,
    /// The question as it was put.
    pub question: String,
    /// How it was read.
    pub read_as: String,
    /// The columns of a table of the rows, or of the records.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The records of a RETURN.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<Vec<Cell>>,
    /// How A and B are connected: each path is a list of rows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub paths: Vec<Vec<Row>>,
    /// The rows counted by what `per` says.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// What `when`, `where`, `how many` and `did` come to.
    pub answer: Option<Value>,
    /// The same as a sentence, with the number of the row that it cites.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
    /// What the reader should know: unknown names, ambiguous ones, hints.
    pub notes: Vec<String>,
}

impl Answer {
    /// The rows, one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Row> {
        self.rows.iter()
    }
}

impl<'a> IntoIterator for &'a Answer {
    type Item = &'a Row;
    type IntoIter = std::slice::Iter<'a, Row>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
