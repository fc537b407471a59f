//! By what an article is known again: its id, its text, and what is said about it.

use super::record::{Facts, date_source_number};
use crate::model::{Day, ExtractedArticle, text_id};

/// The id of an article: its own, or one made of its text.
pub(super) fn article_id(article: &ExtractedArticle, text: &str) -> String {
    if article.id.is_empty() { article.url.clone().unwrap_or_else(|| text_id(text)) } else { article.id.clone() }
}

/// The id of an article where another one has the id that its text makes.
pub(super) fn longer_text_id(text: &str) -> String {
    format!("text:{:032x}", super::hash::wide(&normalized(text)))
}

impl Facts {
    /// What an extraction says about its article.
    pub(super) fn of(id: String, article: &ExtractedArticle) -> Self {
        Self {
            id,
            title: article.title.clone(),
            published: article.published.map(Day::number),
            date_from: article.date_from.map(date_source_number),
            publisher: article.publisher.clone(),
            url: article.url.clone(),
            language: article.language.clone(),
        }
    }
}

/// A text with its white space evened out: what makes two texts the same.
pub(super) fn normalized(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !normal.is_empty() {
            normal.push(' ');
        }
        normal.push_str(word);
    }
    normal
}

/// Whether the words of a text with gaps stand in another one at the very places.
pub(super) fn is_excerpt(gapped: &str, text: &str) -> bool {
    let stands = |(gap, whole): (u8, u8)| gap == b' ' || gap == whole;
    !gapped.is_empty() && gapped.len() <= text.len() && gapped.bytes().zip(text.bytes()).all(stands)
}

pub(super) fn same_text(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}
