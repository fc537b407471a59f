//! What was read.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Day;

/// What told an article's date, most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DateSource {
    /// `--date`.
    #[serde(rename = "command line")]
    CommandLine,
    /// A field of the front matter.
    #[serde(rename = "front matter")]
    FrontMatter,
    /// A field of a JSON record.
    #[serde(rename = "field")]
    Field,
    /// The page's metadata: in older stores, which read HTML.
    #[serde(rename = "page metadata")]
    PageMetadata,
    /// The dateline at the head of the text.
    #[serde(rename = "dateline")]
    Dateline,
    /// The address.
    #[serde(rename = "url")]
    Url,
}

impl DateSource {
    /// The words for it, as in the extraction contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CommandLine => "command line",
            Self::FrontMatter => "front matter",
            Self::Field => "field",
            Self::PageMetadata => "page metadata",
            Self::Dateline => "dateline",
            Self::Url => "url",
        }
    }
}

impl fmt::Display for DateSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// An article as a reader hands it on: its text, to the letter, and what is known about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Names the article: its canonical URL, or a hash of its normalised text.
    pub id: String,
    /// The headline.
    pub title: String,
    /// The day it appeared, if anything says so.
    pub published: Option<Day>,
    /// What told that day.
    pub date_from: Option<DateSource>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// ISO 639-1 code of the language.
    pub language: String,
    /// The text. Evidence spans count its bytes.
    pub text: String,
}
