//! Files and streams into articles: plain text, Markdown with front matter, JSON, JSON Lines.

mod dateline;
mod error;
mod front_matter;

mod json;

use std::io::Read;
use std::path::Path;

pub use error::{LARGEST, ReadError};

use crate::model::{Article, DateSource, Day, canonical_url, text_hash};

/// What the caller knows of the articles; it goes before what they say of themselves.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// The day of publication.
    pub date: Option<Day>,
    /// The address.
    pub url: Option<String>,
    /// The publisher.
    pub publisher: Option<String>,
    /// The headline.
    pub title: Option<String>,
}

/// Reads the articles in a file; JSON Lines may hold several.
///
/// # Errors
/// Where the file cannot be read or holds no article; the error does not name the file.
pub fn read_path(path: &Path, hints: &Hints) -> Result<Vec<Article>, ReadError> {
    let meta = std::fs::metadata(path).map_err(ReadError::Io)?;
    if meta.is_dir() {
        return Err(ReadError::Folder);
    }
    let file = std::fs::File::open(path).map_err(ReadError::Io)?;
    read_stream(file, path.extension().is_some_and(|e| e == "jsonl" || e == "ndjson"), hints)
}

/// Reads the articles in a stream, such as standard input.
///
/// # Errors
/// As [`read_path`].
pub fn read_stream(stream: impl Read, lines: bool, hints: &Hints) -> Result<Vec<Article>, ReadError> {
    let most = if lines { u64::MAX } else { LARGEST + 1 };
    let mut bytes = Vec::new();
    stream.take(most).read_to_end(&mut bytes).map_err(ReadError::Io)?;
    read_bytes(&bytes, hints)
}

/// Reads the articles in bytes.
///
/// # Errors
/// As [`read_path`].
pub fn read_bytes(bytes: &[u8], hints: &Hints) -> Result<Vec<Article>, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    if bytes.contains(&0) {
        return Err(ReadError::Binary);
    }
    let text = std::str::from_utf8(bytes).map_err(|e| ReadError::NotUtf8 { at: e.valid_up_to() })?;
    let control =
        text.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}')).count();
    if control * 50 > text.len() {
        return Err(ReadError::Binary);
    }
    if text.trim_start().starts_with('{') {
        return json::read(text, hints);
    }
    if text.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge { bytes: text.len() as u64 });
    }
    let (fields, body) = front_matter::split(text);
    let mut article = Article { language: "en".to_owned(), ..Article::default() };
    for (name, value) in fields {
        match name.as_str() {
            "title" | "headline" => article.title = value,
            "date" | "published" => {
                article.published = Some(value.parse().map_err(ReadError::Date)?);
                article.date_from = Some(DateSource::FrontMatter);
            }
            "publisher" | "source" => article.publisher = Some(value),
            "url" | "link" => article.url = Some(value),
            "language" | "lang" => article.language = value,
            _ => {}
        }
    }
    article.text = body.to_owned();
    if article.title.is_empty() {
        // A line that ends like a sentence, or stands alone, is no headline.
        let mut lines = body.lines().map(str::trim).filter(|l| !l.is_empty());
        let first = lines.next().filter(|l| !l.ends_with('.') && lines.next().is_some()).unwrap_or_default();
        article.title = first.trim_start_matches('#').trim().to_owned();
    }
    complete(article, hints).map(|a| vec![a])
}

/// Puts the hints in, finds the date and the identity, and refuses what holds no sentence.
fn complete(mut article: Article, hints: &Hints) -> Result<Article, ReadError> {
    if article.text.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge { bytes: article.text.len() as u64 });
    }
    if !article.text.chars().any(char::is_alphabetic) {
        return Err(ReadError::NoSentence);
    }
    if let Some(title) = &hints.title {
        article.title.clone_from(title);
    }
    if hints.publisher.is_some() {
        article.publisher.clone_from(&hints.publisher);
    }
    if hints.url.is_some() {
        article.url.clone_from(&hints.url);
    }
    if let Some(date) = hints.date {
        article.published = Some(date);
        article.date_from = Some(DateSource::CommandLine);
    }
    if article.published.is_none() {
        let found = dateline::find(&article.text)
            .map(|d| (d, DateSource::Dateline))
            .or_else(|| Some((dateline::in_url(article.url.as_deref()?)?, DateSource::Url)));
        article.published = found.map(|(day, _)| day);
        article.date_from = found.map(|(_, source)| source);
    }
    article.id = match &article.url {
        Some(url) => canonical_url(url),
        None => format!("text:{:016x}", text_hash(&article.text)),
    };
    Ok(article)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Article {
        read_bytes(text.as_bytes(), &Hints::default()).unwrap().remove(0)
    }

    #[test]
    fn plain_text_takes_its_first_line_as_the_title() {
        let article = one("Talks in Ankara\nTwo ministers met.\n");
        assert_eq!(article.title, "Talks in Ankara");
        assert!(article.text.starts_with("Talks in Ankara\n"));
    }

    #[test]
    fn front_matter_names_title_date_and_publisher() {
        let article = one("---\ntitle: \"Talks\"\ndate: 2024-12-03\npublisher: Desk\n---\nTwo ministers met.\n");
        assert_eq!((article.title.as_str(), article.publisher.as_deref()), ("Talks", Some("Desk")));
        assert_eq!(article.published.unwrap().to_string(), "2024-12-03");
        assert_eq!(article.text, "Two ministers met.\n");
    }

    #[test]
    fn json_keeps_its_text_value_as_it_stands() {
        let article =
            one("{\"headline\": \"T\", \"body\": \" Two ministers met. \", \"date\": \"2024-12-03T10:00:00Z\"}");
        assert_eq!(article.text, " Two ministers met. ");
        assert_eq!(article.date_from, Some(DateSource::Field));
    }

    #[test]
    fn the_command_line_s_date_goes_before_the_article_s() {
        let hints = Hints { date: "2020-01-01".parse().ok(), ..Hints::default() };
        let article = read_bytes(b"---\ndate: 2024-12-03\n---\nThey met.", &hints).unwrap().remove(0);
        assert_eq!(article.date_from, Some(DateSource::CommandLine));
    }

    #[test]
    fn what_is_no_article_is_refused_by_its_cause() {
        let error = |bytes: &[u8]| read_bytes(bytes, &Hints::default()).unwrap_err();
        assert!(matches!(error(b" \n"), ReadError::Empty));
        assert!(matches!(error(b"PK\0\x01"), ReadError::Binary));
        assert!(matches!(error(b"caf\xe9"), ReadError::NotUtf8 { at: 3 }));
        assert!(matches!(error(b"--- 123 ---"), ReadError::NoSentence));
        assert!(matches!(error(b"{\"title\": 3"), ReadError::Json { line: 1, .. }));
    }
}
