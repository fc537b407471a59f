//! The extraction contract: what a reader makes of one article, and what a store takes in.
//!
//! Serialized as JSON it is what `dossier extract` prints and `dossier ingest --extraction` reads. Fields that
//! another extractor may leave out are optional on the way in.

use serde::{Deserialize, Serialize};

use super::{Article, DateInterval, DateSource, Day, Modality, NodeKind, Quantity, RelationName, Span};

/// The version of the contract that this program writes.
pub const SCHEMA: u32 = 1;

/// The id that stands for an end that the text does not name.
pub const UNKNOWN: &str = "?";

/// One article, read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// The contract's version.
    pub schema: u32,
    /// What was read.
    pub article: ExtractedArticle,
    /// Everybody and everything that an edge names, once each.
    pub nodes: Vec<ExtractedNode>,
    /// One entry a claim.
    pub edges: Vec<ExtractedEdge>,
}

/// The article's record in an extraction; its text is there only when asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtractedArticle {
    /// See [`Article::id`].
    #[serde(default)]
    pub id: String,
    /// The headline.
    #[serde(default)]
    pub title: String,
    /// The day it appeared.
    #[serde(default)]
    pub published: Option<Day>,
    /// What told that day.
    #[serde(default)]
    pub date_from: Option<DateSource>,
    /// Who published it.
    #[serde(default)]
    pub publisher: Option<String>,
    /// Where.
    #[serde(default)]
    pub url: Option<String>,
    /// ISO 639-1 code of the language.
    #[serde(default)]
    pub language: String,
    /// The text that the evidence spans count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl From<&Article> for ExtractedArticle {
    fn from(article: &Article) -> Self {
        Self {
            id: article.id.clone(),
            title: article.title.clone(),
            published: article.published,
            date_from: article.date_from,
            publisher: article.publisher.clone(),
            url: article.url.clone(),
            language: article.language.clone(),
            text: None,
        }
    }
}

/// A node of one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtractedNode {
    /// Its id within the extraction: `n1`.
    pub id: String,
    /// What it is.
    pub kind: NodeKind,
    /// The fullest name that the article, or the gazetteer, gives it.
    pub name: String,
    /// Other names in the article.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whether it has a name of its own. Left out by another extractor, [`ExtractedNode::is_named`] decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named: Option<bool>,
    /// The gazetteer's key: `country/SY`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gazetteer: Option<String>,
}

impl ExtractedNode {
    /// Whether the node has a name of its own and may link across articles.
    ///
    /// Where the extractor does not say: places and organizations whose name starts with a capital letter or a
    /// digit do; persons whose every longer word starts with one; a resolution if its name holds a digit or
    /// two capitalised words; an event never.
    pub fn is_named(&self) -> bool {
        if let Some(named) = self.named {
            return named;
        }
        if self.gazetteer.is_some() {
            return true;
        }
        let capital = |w: &str| w.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
        let mut words = self.name.split_whitespace();
        match self.kind {
            NodeKind::Location | NodeKind::Organization => words.next().is_some_and(capital),
            NodeKind::Actor => {
                self.name.chars().next().is_some_and(char::is_alphabetic)
                    && words.all(|w| w.chars().count() <= 3 || capital(w))
            }
            NodeKind::Resolution => {
                self.name.chars().any(|c| c.is_ascii_digit()) || words.filter(|w| capital(w)).count() >= 2
            }
            NodeKind::Event => false,
        }
    }
}

/// One claim of one sentence. Ids point to [`Extraction::nodes`]; [`UNKNOWN`] stands for an unnamed end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExtractedEdge {
    /// Who does it.
    pub source: String,
    /// What is done.
    pub relation: RelationName,
    /// To whom or what.
    pub target: String,
    /// The lemma phrase of the text.
    #[serde(default)]
    pub predicate: String,
    /// What it concerns.
    #[serde(default)]
    pub about: Vec<String>,
    /// Where it happened.
    #[serde(default)]
    pub location: Option<String>,
    /// When.
    #[serde(default)]
    pub date: Option<DateInterval>,
    /// Whom it is addressed to.
    #[serde(default)]
    pub to: Vec<String>,
    /// How many.
    #[serde(default)]
    pub quantity: Option<Quantity>,
    /// The post.
    #[serde(default)]
    pub role: Option<String>,
    /// Whether it is said to have happened.
    #[serde(default)]
    pub modality: Modality,
    /// Who says so.
    #[serde(default)]
    pub attributed_to: Option<String>,
    /// Probability that it is right, 0 to 1.
    #[serde(default = "certain")]
    pub confidence: f32,
    /// What read it.
    #[serde(default)]
    pub rule: String,
    /// Where it stands.
    #[serde(default)]
    pub evidence: Option<ExtractedEvidence>,
}

fn certain() -> f32 {
    1.0
}

/// The sentence of a claim, to the letter, and where it and its parts stand in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtractedEvidence {
    /// The article's own text from byte `start` to byte `end`.
    pub sentence: String,
    /// First byte.
    #[serde(default)]
    pub start: u32,
    /// The byte after the last one.
    #[serde(default)]
    pub end: u32,
    /// The mention that names the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Span>,
    /// The mention that names the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Span>,
    /// The words that say what was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub predicate: Option<Span>,
    /// Whether the sentence's main verb says it, with the source for its subject.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub main: bool,
}

impl Extraction {
    /// Drops the claims below a confidence, and the nodes that only they name.
    pub fn keep_confident(&mut self, least: f32) {
        let (kept, dropped): (Vec<_>, Vec<_>) = self.edges.drain(..).partition(|e| e.confidence >= least);
        let names = |edges: &[ExtractedEdge], node: &ExtractedNode| {
            edges.iter().any(|e| {
                let ends = [Some(&e.source), Some(&e.target), e.location.as_ref(), e.attributed_to.as_ref()];
                ends.into_iter().flatten().chain(&e.about).chain(&e.to).any(|id| *id == node.id)
            })
        };
        self.nodes.retain(|n| n.named == Some(true) || !names(&dropped, n) || names(&kept, n));
        self.edges = kept;
    }
}
