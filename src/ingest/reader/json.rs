//! Articles as JSON objects under the keys that crawlers use: one, one a line, or an array of them.

use serde_json::{Map, Value};

use super::{Hints, Part, ReadError, complete, date, rows};
use crate::ingest::prose::Prose;
use crate::model::{Article, DateSource};

const TITLE: &[&str] = &["title", "headline"];
const TEXT: &[&str] =
    &["text", "body", "maintext", "content", "articleBody", "article", "article_text", "full_text", "fulltext"];
const DATE: &[&str] = &[
    "date",
    "published",
    "published_at",
    "date_publish",
    "publishedAt",
    "publishing_date",
    "datePublished",
    "pubDate",
    "pub_date",
    "publication_date",
    "published_date",
    "publishedDate",
    "publish_date",
    "publishDate",
    "date_published",
    "datetime",
    "timestamp",
    "created_at",
    "createdAt",
    "when",
    "day",
];
const URL: &[&str] = &["url", "link", "source_url"];
const PUBLISHER: &[&str] = &["publisher", "source", "source_domain", "site_name"];
const LANGUAGE: &[&str] = &["language", "lang"];

/// Under which a service puts the list of what it found.
const LISTS: &[&str] = &["articles", "items", "results", "entries", "docs", "documents", "data", "stories", "news"];

/// Whether an input is meant to be JSON.
pub(super) fn is_meant(bytes: &[u8]) -> bool {
    let bytes = bytes.trim_ascii_start();
    let Some(rest) = bytes.strip_prefix(b"[") else {
        return bytes.starts_with(b"{") || [&b"null"[..], b"true", b"false"].contains(&bytes.trim_ascii_end());
    };
    // Much that is news begins with a bracket: "[Update] Talks began".
    let rest = rest.trim_ascii_start();
    // No sentence begins with two.
    rest.starts_with(b"{") || rest.starts_with(b"[") || serde_json::from_slice::<Vec<Value>>(bytes).is_ok()
}

/// Reads one object, one a line, or an array of them. Of several, those that are no articles go to `reject`.
pub(super) fn read(bytes: &[u8], hints: &Hints, reject: &mut dyn FnMut(ReadError)) -> Result<Vec<Article>, ReadError> {
    let whole = match serde_json::from_slice(bytes) {
        Ok(Value::Object(mut object)) => {
            return match list_of(&mut object) {
                Some(items) => several(numbered(items), hints, reject),
                None => article(&object, Part::Whole, hints).map(|a| vec![a]),
            };
        }
        Ok(Value::Array(items)) => return several(numbered(items), hints, reject),
        Ok(_) => return Err(ReadError::Json { part: Part::Whole, why: "it is not an object".to_owned() }),
        Err(error) => error,
    };
    let lines = (1..).zip(bytes.split(|b| *b == b'\n')).filter(|(_, line)| !line.trim_ascii().is_empty());
    let lines: Vec<_> = lines.map(|(line, bytes)| (Part::Line(line), serde_json::from_slice(bytes))).collect();
    if lines.iter().any(|(_, read)| matches!(read, Ok(Value::Object(_)))) {
        return several(lines, hints, reject);
    }
    std::str::from_utf8(bytes).map_err(|e| ReadError::NotUtf8 { at: e.valid_up_to() })?;
    Err(ReadError::Json { part: Part::Line(whole.line()), why: reason(&whole) })
}

/// The list in an object that is no article itself.
fn list_of(object: &mut Map<String, Value>) -> Option<Vec<Value>> {
    if TEXT.iter().any(|key| value_of(object, key).is_some()) {
        return None;
    }
    let is_list = |value: &Value| matches!(value, Value::Array(items) if items.iter().any(Value::is_object));
    LISTS.iter().find_map(|key| {
        let (_, list) = object.iter_mut().find(|(name, value)| name.eq_ignore_ascii_case(key) && is_list(value))?;
        list.as_array_mut().map(std::mem::take)
    })
}

/// What stands under a key, in small letters or capitals; as the key is written goes first.
fn value_of<'a>(object: &'a Map<String, Value>, key: &str) -> Option<&'a Value> {
    let otherwise = || object.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| value);
    object.get(key).or_else(otherwise)
}

fn numbered(items: Vec<Value>) -> Vec<(Part, serde_json::Result<Value>)> {
    (1..).zip(items).map(|(item, value)| (Part::Item(item), Ok(value))).collect()
}

/// Reads the rows of a table with a column of texts; `None` where a text is none. It is `sure` to be a table where its
/// file is called one.
pub(super) fn read_rows(
    text: &str,
    sure: bool,
    hints: &Hints,
    reject: &mut dyn FnMut(ReadError),
) -> Option<Result<Vec<Article>, ReadError>> {
    let known = [TITLE, TEXT, DATE, URL, PUBLISHER, LANGUAGE].concat();
    let rows = rows::of(text, sure, TEXT, &known)?;
    let (mut whole, is_empty) = (Vec::new(), rows.is_empty());
    for (line, row) in rows {
        let part = Part::Line(line);
        let has_text = |row: &Map<String, Value>| TEXT.iter().any(|key| row.contains_key(*key));
        match row {
            Ok(row) if has_text(&row) => whole.push((part, Ok(Value::Object(row)))),
            Ok(_) => reject(ReadError::OneOf { part, why: Box::new(ReadError::NoSentence) }),
            Err(why) => reject(ReadError::OneOf { part, why: Box::new(why) }),
        }
    }
    // Headings alone are an empty table; of rows that were rejected it is said already.
    Some(if whole.is_empty() && !is_empty { Ok(Vec::new()) } else { several(whole, hints, reject) })
}

fn several(
    parts: Vec<(Part, serde_json::Result<Value>)>,
    hints: &Hints,
    reject: &mut dyn FnMut(ReadError),
) -> Result<Vec<Article>, ReadError> {
    if parts.is_empty() {
        return Err(ReadError::Empty);
    }
    if parts.len() > 1 && (hints.url.is_some() || hints.title.is_some()) {
        return Err(ReadError::Several { articles: parts.len() });
    }
    let mut articles = Vec::with_capacity(parts.len());
    for (part, value) in parts {
        let wrong = |why: String| ReadError::Json { part, why };
        let read = match value {
            Ok(Value::Object(object)) => article(&object, part, hints),
            Ok(_) => Err(wrong("it is not an object".to_owned())),
            Err(error) => Err(wrong(reason(&error))),
        };
        match read {
            Ok(article) => articles.push(article),
            Err(error @ ReadError::Json { .. }) => reject(error),
            Err(why) => reject(ReadError::OneOf { part, why: Box::new(why) }),
        }
    }
    Ok(articles)
}

/// What is wrong with a line of JSON, and in which column; which line it is is said beside it.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    format!("{}, in column {}", text.strip_suffix(&place).unwrap_or(&text), error.column())
}

fn article(object: &Map<String, Value>, part: Part, hints: &Hints) -> Result<Article, ReadError> {
    let field = |keys: &[&str]| {
        keys.iter().find_map(|key| match value_of(object, key)? {
            Value::String(text) => Some(text.clone()),
            // schema.org gives a publisher as an object with a name.
            Value::Object(inner) => inner.get("name").and_then(Value::as_str).map(str::to_owned),
            _ => None,
        })
    };
    let text = field(TEXT).ok_or_else(|| ReadError::Json {
        part,
        why: format!(
            "it has no text (one of {}; a list of articles may stand under {})",
            TEXT.join(", "),
            LISTS.join(", ")
        ),
    })?;
    let published = field(DATE).filter(|d| !d.trim().is_empty()).map(|d| date::of_field(&d)).transpose()?;
    let seconds = || DATE.iter().find_map(|key| date::of_seconds(value_of(object, key)?.as_f64()?));
    let published = published.or_else(seconds);
    let title = field(TITLE).map(|title| Prose::of(&title, "").first_line().to_owned());
    let article = Article {
        title: title.unwrap_or_default(),
        published,
        date_from: published.map(|_| DateSource::Field),
        publisher: field(PUBLISHER),
        url: field(URL),
        language: field(LANGUAGE).unwrap_or_else(|| "en".to_owned()),
        text,
        ..Article::default()
    };
    complete(article, hints)
}
