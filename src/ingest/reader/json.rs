//! Articles as JSON objects under the keys that crawlers use: one, one a line, or an array of them.

use serde_json::{Map, Value};

use super::{Hints, Part, ReadError, complete, date};
use crate::ingest::prose::Prose;
use crate::model::{Article, DateSource};

const TITLE: &[&str] = &["title", "headline"];
const TEXT: &[&str] = &["text", "body", "maintext", "content", "articleBody"];
const DATE: &[&str] =
    &["date", "published", "published_at", "date_publish", "publishedAt", "publishing_date", "datePublished"];
const URL: &[&str] = &["url", "link", "source_url"];
const PUBLISHER: &[&str] = &["publisher", "source", "source_domain", "site_name"];
const LANGUAGE: &[&str] = &["language", "lang"];

/// Whether an input is meant to be JSON.
pub(super) fn is_meant(bytes: &[u8]) -> bool {
    let bytes = bytes.trim_ascii_start();
    let Some(rest) = bytes.strip_prefix(b"[") else {
        return bytes.starts_with(b"{");
    };
    // Much that is news begins with a bracket: "[Update] Talks began".
    rest.trim_ascii_start().starts_with(b"{") || serde_json::from_slice::<Vec<Value>>(bytes).is_ok()
}

/// Reads one object, one a line, or an array of them. Of several, those that are no articles go to `reject`.
pub(super) fn read(bytes: &[u8], hints: &Hints, reject: &mut dyn FnMut(ReadError)) -> Result<Vec<Article>, ReadError> {
    let whole = match serde_json::from_slice(bytes) {
        Ok(Value::Object(object)) => return article(&object, Part::Whole, hints).map(|a| vec![a]),
        Ok(Value::Array(items)) => {
            let items = (1..).zip(items).map(|(item, value)| (Part::Item(item), Ok(value)));
            return several(items.collect(), hints, reject);
        }
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
        keys.iter().find_map(|k| match object.get(*k)? {
            Value::String(text) => Some(text.clone()),
            // schema.org gives a publisher as an object with a name.
            Value::Object(inner) => inner.get("name").and_then(Value::as_str).map(str::to_owned),
            _ => None,
        })
    };
    let text = field(TEXT)
        .ok_or_else(|| ReadError::Json { part, why: format!("it has no text (one of {})", TEXT.join(", ")) })?;
    let published = field(DATE).filter(|d| !d.trim().is_empty()).map(|d| date::of_field(&d)).transpose()?;
    let title = field(TITLE).map(|title| Prose::of(&title, "").first_line().to_owned());
    let title = title.unwrap_or_else(|| Prose::of(&text, "").first_line().to_owned());
    let article = Article {
        title,
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
