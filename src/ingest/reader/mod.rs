//! Files and streams into articles.
//! Plain text, Markdown with front matter, mail, JSON, JSON Lines, tables with a column of texts.

mod columns;
mod date;
mod dateline;
mod document;
mod doubts;
mod encoded_words;
mod error;
mod front_matter;
mod json;
mod mail;
mod markup;
mod rows;
mod utf16;

use std::borrow::Cow;
use std::io::Read;
use std::path::Path;

pub use doubts::{is_foreign, is_table};
pub use error::{LARGEST, Part, ReadError};
#[cfg(feature = "cli")]
pub(crate) use json::reason;

use crate::ingest::dates;
use crate::ingest::prose::{Prose, without_marks};
use crate::model::{Article, DateSource, Day, canonical_url, text_id};

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

/// What the ending of a file's name says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Markdown,
    Table,
    Unknown,
}

impl Kind {
    fn of(ending: &str) -> Self {
        match ending {
            "md" | "markdown" => Self::Markdown,
            "csv" | "tsv" => Self::Table,
            _ => Self::Unknown,
        }
    }
}

/// Reads the articles in a file; JSON and tables may hold several.
///
/// # Errors
/// Where the file cannot be read, or holds anything but articles; the error does not name the file.
pub fn read_path(path: &Path, hints: &Hints) -> Result<Vec<Article>, ReadError> {
    strictly(|reject| read_path_in_part(path, hints, reject))
}

/// Reads the articles in a file. Of several in JSON, those that cannot be read go to `reject`.
///
/// # Errors
/// Where the file cannot be read or holds nothing to read; the error does not name the file.
pub fn read_path_in_part(
    path: &Path,
    hints: &Hints,
    reject: &mut dyn FnMut(ReadError),
) -> Result<Vec<Article>, ReadError> {
    let meta = std::fs::metadata(path).map_err(ReadError::Io)?;
    if meta.is_dir() {
        return Err(ReadError::Folder);
    }
    let file = std::fs::File::open(path).map_err(ReadError::Io)?;
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    read(&all_of(file)?, Kind::of(&ending), hints, reject)
}

/// Reads the articles in a stream, such as standard input, as [`read_path_in_part`] does.
///
/// # Errors
/// As [`read_path_in_part`].
pub fn read_stream(
    stream: impl Read,
    hints: &Hints,
    reject: &mut dyn FnMut(ReadError),
) -> Result<Vec<Article>, ReadError> {
    read(&all_of(stream)?, Kind::Unknown, hints, reject)
}

/// What a stream holds; of what is no JSON only so much that it is seen to be too long.
fn all_of(mut stream: impl Read) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    stream.by_ref().take(LARGEST + 1).read_to_end(&mut bytes).map_err(ReadError::Io)?;
    // Of JSON there may be many articles.
    if matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'[')) {
        stream.read_to_end(&mut bytes).map_err(ReadError::Io)?;
    }
    Ok(bytes)
}

/// Reads the articles in bytes.
///
/// # Errors
/// As [`read_path`].
pub fn read_bytes(bytes: &[u8], hints: &Hints) -> Result<Vec<Article>, ReadError> {
    strictly(|reject| read(bytes, Kind::Unknown, hints, reject))
}

/// All articles, or the first error.
fn strictly(
    read: impl FnOnce(&mut dyn FnMut(ReadError)) -> Result<Vec<Article>, ReadError>,
) -> Result<Vec<Article>, ReadError> {
    let mut first = None;
    let articles = read(&mut |error| {
        first.get_or_insert(error);
    })?;
    first.map_or(Ok(articles), Err)
}

fn read(bytes: &[u8], kind: Kind, hints: &Hints, reject: &mut dyn FnMut(ReadError)) -> Result<Vec<Article>, ReadError> {
    let decoded = utf16::decode(bytes)?;
    let bytes = decoded.as_deref().map_or(bytes, str::as_bytes);
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    document::refuse(bytes)?;
    // Before anything of it is decoded: of many lines one may be broken.
    if json::is_meant(bytes) {
        return json::read(bytes, hints, reject);
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
    if text.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge { bytes: text.len() as u64 });
    }
    let text = lines_of(text);
    if let Some(articles) = json::read_rows(&text, kind == Kind::Table, hints, reject) {
        return articles;
    }
    if kind == Kind::Table {
        return Err(ReadError::Table);
    }
    if let Some(mail) = mail::split(&text)? {
        let published = date::of_field(&mail.date).ok();
        let date_from = published.map(|_| DateSource::FrontMatter);
        let language = "en".to_owned();
        let article =
            Article { title: mail.subject, published, date_from, language, text: mail.text, ..Article::default() };
        return complete(article, hints).map(|a| vec![a]);
    }
    let (fields, body) = front_matter::split(&text)?;
    let columns = columns::read_down(body);
    let body = without_marks(columns.as_deref().unwrap_or(body), kind == Kind::Markdown || !fields.is_empty());
    let mut article = Article { language: "en".to_owned(), ..Article::default() };
    for (name, value) in fields {
        match name.as_str() {
            "title" | "headline" => article.title = value,
            "date" | "published" => {
                article.published = Some(date::of_field(&value)?);
                article.date_from = Some(DateSource::FrontMatter);
            }
            "publisher" | "source" => article.publisher = Some(value),
            "url" | "link" => article.url = Some(value),
            "language" | "lang" => article.language = value,
            _ => {}
        }
    }
    article.text = body;
    complete(article, hints).map(|a| vec![a])
}

/// The headline of a text that came without one: its first line that gives no day, where others follow and it does not
/// end like a sentence; else none, since what is taken for a headline is not read as text.
fn headline_of(text: &str) -> String {
    let prose = Prose::of(text, "");
    let mut lines = prose.text().lines().map(str::trim).filter(|line| !line.is_empty() && !dates::is_one(line));
    let ends = |line: &str| line.trim_end_matches(['"', '”', '\'', '’', ')']).ends_with('.');
    let first = lines.next().filter(|line| !ends(line) && lines.next().is_some()).unwrap_or_default();
    first.trim_start_matches('#').trim().to_owned()
}

/// A text with line feeds, where it has carriage returns alone.
fn lines_of(text: &str) -> Cow<'_, str> {
    if text.contains('\r') && !text.contains('\n') { text.replace('\r', "\n").into() } else { text.into() }
}

/// Puts the hints in, finds the date and the identity, and refuses what holds no sentence.
fn complete(mut article: Article, hints: &Hints) -> Result<Article, ReadError> {
    if article.text.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge { bytes: article.text.len() as u64 });
    }
    if let Some(found) = markup::of(&article.text) {
        return Err(ReadError::Markup { found });
    }
    if !article.text.chars().any(char::is_alphabetic) {
        return Err(ReadError::NoSentence);
    }
    if let Some(title) = &hints.title {
        article.title.clone_from(title);
    }
    if article.title.trim().is_empty() {
        article.title = headline_of(&article.text);
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
    article.url = article.url.filter(|url| !url.trim().is_empty());
    if article.published.is_none() {
        let found = dateline::find(&article.text)
            .or_else(|| dates::find(Prose::of(&article.text, "").text()))
            .map(|d| (d, DateSource::Dateline))
            .or_else(|| Some((dateline::in_url(article.url.as_deref()?)?, DateSource::Url)));
        article.published = found.map(|(day, _)| day);
        article.date_from = found.map(|(_, source)| source);
    }
    article.id = match &article.url {
        Some(url) => canonical_url(url),
        None => text_id(&article.text),
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
    fn front_matter_that_is_not_closed_is_no_text() {
        let error = |text: &str| read_bytes(text.as_bytes(), &Hints::default()).unwrap_err();
        assert!(matches!(error("---\ndate: 2024-12-03\nPutin met.\n"), ReadError::FrontMatter { mark: "---" }));
        assert!(matches!(error("---\nTitle: Talks\n\nPutin met Fidan.\n"), ReadError::FrontMatter { .. }));
        assert!(matches!(error("+++\ndate = 2024-12-03\nPutin met.\n"), ReadError::FrontMatter { mark: "+++" }));
        assert_eq!(one("---\nPutin met Fidan.\n").text, "---\nPutin met Fidan.\n", "a rule is none");
        assert_eq!(one("---\nMoscow: Putin met Fidan.\n").text, "---\nMoscow: Putin met Fidan.\n");
    }

    #[test]
    fn marks_of_markdown_are_no_part_of_the_text() {
        let article = one("---\ndate: 2024-12-03\n---\n# Talks\n\nTrump met **Modi** in [Delhi](http://x).\n");
        assert_eq!((article.title.as_str(), article.text.as_str()), ("Talks", "Talks\n\nTrump met Modi in Delhi.\n"));
    }

    #[test]
    fn of_several_articles_the_bad_ones_are_named_by_their_lines_and_the_others_read() {
        let lines = b"{\"text\": \"They met.\"}\n{\"text\": \"They spoke.\", \"published\": \"soon\"}\n\n{\"text\": \
            \"Th\n{\"text\": \"They left.\"}\n{\"text\": \"caf\xe9\"}";
        let mut bad = Vec::new();
        let articles = read_stream(&lines[..], &Hints::default(), &mut |e| bad.push(e.to_string())).unwrap();
        assert_eq!(articles.iter().map(|a| a.text.as_str()).collect::<Vec<_>>(), ["They met.", "They left."]);
        assert!(bad[0].starts_with("line 2 has a date that is none, \"soon\""), "{bad:?}");
        assert!(bad[1].starts_with("line 4 is not an article in JSON: EOF") && !bad[1].contains("line 1"), "{bad:?}");
        assert!(bad[2].starts_with("line 6 is not an article in JSON: invalid unicode"), "{bad:?}");
        assert!(read_bytes(lines, &Hints::default()).is_err(), "whoever wants all gets an error");
    }

    #[test]
    fn an_array_holds_several_articles_and_a_bracket_alone_is_text() {
        let array = r#"[{"text": "They met."}, 3, {"text": "They left.", "date": "Dec 3, 2024"}]"#;
        let mut bad = Vec::new();
        let articles = read_stream(array.as_bytes(), &Hints::default(), &mut |e| bad.push(e.to_string())).unwrap();
        assert_eq!(articles.len(), 2);
        assert_eq!(articles[1].published.unwrap().to_string(), "2024-12-03");
        assert_eq!(bad, ["item 2 of the array is not an article in JSON: it is not an object"]);
        assert_eq!(one("[Update] Two ministers met.").text, "[Update] Two ministers met.");
    }

    #[test]
    fn an_address_is_not_given_to_several_articles() {
        let hints = Hints { url: Some("https://ex.org/1".into()), ..Hints::default() };
        let error = read_bytes(b"{\"text\": \"They met.\"}\n{\"text\": \"They left.\"}", &hints).unwrap_err();
        assert!(matches!(error, ReadError::Several { articles: 2 }));
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
    fn a_line_that_dates_the_article_is_its_date_and_not_its_headline() {
        let article = one("14 March 2025\nTalks in Ankara\n\nTwo ministers met on Thursday.\n");
        assert_eq!((article.title.as_str(), article.date_from), ("Talks in Ankara", Some(DateSource::Dateline)));
        assert_eq!(article.published.unwrap().to_string(), "2025-03-14");
        let page = one("{\"text\": \"<p>Talks</p><p>Published <b>14 March 2025</b></p><p>They met.</p>\"}");
        assert_eq!(page.published.unwrap().to_string(), "2025-03-14");
    }

    #[test]
    fn the_fields_of_feeds_and_services_date_an_article() {
        for field in [
            "\"pubDate\": \"Fri, 14 Mar 2025 18:30:00 GMT\"",
            "\"published_date\": \"2025-03-14\"",
            "\"datePublished\": \"2025-03-14T18:30:00Z\"",
            "\"published\": 1741968000",
        ] {
            let article = one(&format!("{{\"text\": \"They met.\", {field}}}"));
            assert_eq!(article.published.map(|day| day.to_string()).as_deref(), Some("2025-03-14"), "{field}");
        }
    }

    #[test]
    fn a_list_in_an_object_holds_several_articles() {
        let found = read_bytes(
            br#"{"status": "ok", "articles": [{"content": "They met."}, {"content": "They left."}]}"#,
            &Hints::default(),
        );
        assert_eq!(found.unwrap().len(), 2);
    }

    #[test]
    fn a_table_with_a_column_of_texts_is_an_article_a_row() {
        let table =
            "Title,Date,Text\nTalks,2025-03-14,\"They met,\nat last.\"\nNone,2025-03-15,\nMore,2025-03-16,They left.\n";
        let mut bad = Vec::new();
        let found = read_stream(table.as_bytes(), &Hints::default(), &mut |e| bad.push(e.to_string())).unwrap();
        let read: Vec<_> = found.iter().map(|a| (a.title.as_str(), a.text.as_str(), a.published.is_some())).collect();
        assert_eq!(read, [("Talks", "They met,\nat last.", true), ("More", "They left.", true)]);
        assert_eq!(bad, ["line 4 holds no sentence to read"]);
        assert!(matches!(read_path_with(".csv", "when,who\n2025-03-14,Fidan\n"), Err(ReadError::Table)));
    }

    fn read_path_with(ending: &str, text: &str) -> Result<Vec<Article>, ReadError> {
        let file = tempfile::Builder::new().suffix(ending).tempfile().unwrap();
        std::fs::write(file.path(), text).unwrap();
        read_path(file.path(), &Hints::default())
    }

    #[test]
    fn lines_that_carriage_returns_alone_part_are_lines() {
        let article = one("Talks in Ankara\rTwo ministers met.\r");
        assert_eq!(
            (article.title.as_str(), article.text.as_str()),
            ("Talks in Ankara", "Talks in Ankara\nTwo ministers met.\n")
        );
    }

    #[test]
    fn what_is_no_article_is_refused_by_its_cause() {
        let error = |bytes: &[u8]| read_bytes(bytes, &Hints::default()).unwrap_err();
        assert!(matches!(error(b" \n"), ReadError::Empty));
        assert!(matches!(error(b"PK\0\x01"), ReadError::Binary));
        assert!(matches!(error(b"caf\xe9"), ReadError::NotUtf8 { at: 3 }));
        assert!(matches!(error(b"--- 123 ---"), ReadError::NoSentence));
        assert!(matches!(error(b"<html><body><p>They met.</p>"), ReadError::Markup { .. }));
        assert!(matches!(error(b"{\"title\": 3"), ReadError::Json { part: Part::Line(1), .. }));
    }
}
