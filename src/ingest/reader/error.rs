//! Why an input is no article, in words for people.

use std::fmt;

/// Why an input could not be read as an article.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadError {
    /// The operating system would not give the file.
    Io(std::io::Error),
    /// The input is a folder.
    Folder,
    /// There is nothing in it.
    Empty,
    /// It holds control bytes that no text has.
    Binary,
    /// It is a page with its tags.
    Markup {
        /// Which language they are of.
        found: &'static str,
    },
    /// It is a document of another program.
    Document {
        /// What it is.
        found: &'static str,
        /// How to take the text out.
        remedy: &'static str,
    },
    /// It is a table without a column of texts.
    Table,
    /// A row of a table opens a quote that is not closed: it was left out, and reading went on behind its line.
    OpenQuote,
    /// It begins with a mark and fields, and no other such mark ends them.
    FrontMatter {
        /// The mark: `---` or `+++`.
        mark: &'static str,
    },
    /// It is no valid UTF-8.
    NotUtf8 {
        /// The first byte that is wrong.
        at: usize,
    },
    /// It is larger than one article may be.
    TooLarge {
        /// Its size in bytes, as far as it was read.
        bytes: u64,
    },
    /// The JSON is not well formed, or not an article.
    Json {
        /// Which part of the input.
        part: Part,
        /// What is wrong.
        why: String,
    },
    /// One of several articles in the input cannot be read.
    OneOf {
        /// Which.
        part: Part,
        /// Why.
        why: Box<ReadError>,
    },
    /// The caller knows the address or the headline of one article, and there are several.
    Several {
        /// How many.
        articles: usize,
    },
    /// There is a title but no text, or no letter in it.
    NoSentence,
    /// A date is not one.
    Date {
        /// What stands there.
        text: String,
    },
}

/// A part of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// A line, from 1.
    Line(usize),
    /// An item of an array, from 1.
    Item(usize),
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Line(line) => write!(f, "line {line} "),
            Self::Item(item) => write!(f, "item {item} of the array "),
        }
    }
}

/// One article may be this long: some three million words.
pub const LARGEST: u64 = 20 << 20;

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) if error.kind() == std::io::ErrorKind::NotFound => {
                f.write_str("does not exist: check the name")
            }
            Self::Io(error) => write!(f, "cannot be read: {error}"),
            Self::Folder => f.write_str("is a folder: name the files in it (FOLDER/*.txt)"),
            Self::Empty => f.write_str("is empty"),
            Self::Binary => f.write_str("is not text (it holds binary data): give plain text, Markdown or JSON"),
            Self::Markup { found } => {
                write!(f, "is {found}, not text: take the text out first, for example with pandoc -f html -t plain")
            }
            Self::Document { found, remedy } => {
                write!(f, "is {found}, not text: take the text out first, for example with {remedy}")
            }
            Self::Table => f.write_str(
                "is a table without a column of texts: call that text, body, content or article, beside title and \
                date; a table of events is taken in by dossier import",
            ),
            Self::OpenQuote => f.write_str(
                "opens a quote that is not closed: it was left out, the rows behind it were read; close the quote, or \
                double one that is meant",
            ),
            Self::FrontMatter { mark } => {
                write!(f, "has front matter that is not closed: write {mark} on a line of its own behind its fields")
            }
            Self::NotUtf8 { at } => {
                write!(f, "is not UTF-8 (byte {at}): convert it first, for example with iconv -f WINDOWS-1252 -t UTF-8")
            }
            Self::TooLarge { .. } => {
                write!(f, "is too large for one article (more than {LARGEST} bytes): split it, or give JSON Lines")
            }
            Self::Json { part, why } => write!(f, "{part}is not an article in JSON: {why}"),
            Self::OneOf { part, why } => write!(f, "{part}{why}"),
            Self::Several { articles } => {
                write!(f, "holds {articles} articles, and the address or headline that was given is of one")
            }
            Self::NoSentence => f.write_str("holds no sentence to read"),
            Self::Date { text } => write!(f, "has a date that is none, {text:?}: write 2024-12-03 or 3 December 2024"),
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}
