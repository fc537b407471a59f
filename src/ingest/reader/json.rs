//! Articles as JSON objects, one or one a line, under the keys that crawlers use.

use serde_json::{Map, Value};

use super::{Hints, ReadError, complete};
use crate::model::{Article, DateSource};

const TITLE: &[&str] = &["title", "headline"];
const TEXT: &[&str] = &["text", "body", "maintext", "content", "articleBody"];
const DATE: &[&str] =
    &["date", "published", "published_at", "date_publish", "publishedAt", "publishing_date", "datePublished"];
const URL: &[&str] = &["url", "link", "source_url"];
const PUBLISHER: &[&str] = &["publisher", "source", "source_domain", "site_name"];
const LANGUAGE: &[&str] = &["language", "lang"];

/// Reads one object, or one a line.
pub(super) fn read(text: &str, hints: &Hints) -> Result<Vec<Article>, ReadError> {
    let wrong = |line: usize, why: String| ReadError::Json { line, why };
    if let Ok(Value::Object(object)) = serde_json::from_str(text) {
        return article(&object, 1).and_then(|a| complete(a, hints)).map(|a| vec![a]);
    }
    let mut articles = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, l)| !l.trim().is_empty()) {
        let value: Value = serde_json::from_str(line).map_err(|e| wrong(number, e.to_string()))?;
        let object = value.as_object().ok_or_else(|| wrong(number, "it is not an object".to_owned()))?;
        articles.push(complete(article(object, number)?, hints)?);
    }
    Ok(articles)
}

fn article(object: &Map<String, Value>, line: usize) -> Result<Article, ReadError> {
    let field = |keys: &[&str]| {
        keys.iter().find_map(|k| match object.get(*k)? {
            Value::String(text) => Some(text.clone()),
            // schema.org gives a publisher as an object with a name.
            Value::Object(inner) => inner.get("name").and_then(Value::as_str).map(str::to_owned),
            _ => None,
        })
    };
    let text = field(TEXT)
        .ok_or_else(|| ReadError::Json { line, why: format!("it has no text (one of {})", TEXT.join(", ")) })?;
    let published =
        field(DATE).filter(|d| !d.trim().is_empty()).map(|d| d.trim().parse().map_err(ReadError::Date)).transpose()?;
    let title = field(TITLE).unwrap_or_else(|| text.lines().next().unwrap_or_default().trim().to_owned());
    Ok(Article {
        title,
        published,
        date_from: published.map(|_| DateSource::Field),
        publisher: field(PUBLISHER),
        url: field(URL),
        language: field(LANGUAGE).unwrap_or_else(|| "en".to_owned()),
        text,
        ..Article::default()
    })
}
