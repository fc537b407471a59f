//! `---` blocks at the head of a Markdown file.

use super::ReadError;

/// Names and values.
type Fields = Vec<(String, String)>;

/// Splits front matter from the body: fields with their names in lower case, values without quotes. A text without such a
/// block is all body.
///
/// # Errors
/// Where a block begins and does not end: the text would be read with its fields, and without what they say.
pub(super) fn split(text: &str) -> Result<(Fields, &str), ReadError> {
    let none = Ok((Vec::new(), text));
    let Some(rest) = text.strip_prefix("---").and_then(|t| t.trim_start_matches(['\r', ' ']).strip_prefix('\n')) else {
        return none;
    };
    let mut fields = Vec::new();
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        at += line.len();
        let line = line.trim();
        if line == "---" {
            return Ok((fields, rest.get(at..).unwrap_or_default()));
        }
        if let Some((name, value)) = line.split_once(':') {
            let value = value.trim();
            let value = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')).unwrap_or(value);
            fields.push((name.trim().to_lowercase(), value.to_owned()));
        }
    }
    if rest.lines().find(|line| !line.trim().is_empty()).is_some_and(is_field) {
        return Err(ReadError::FrontMatter);
    }
    none
}

/// "date: 2024-12-03"; a sentence's "Moscow: they met" is no field.
fn is_field(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, _)| {
        let name = name.trim_end();
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'-');
        !name.is_empty() && name.bytes().all(is_plain) || FIELDS.iter().any(|known| known.eq_ignore_ascii_case(name))
    })
}

/// Fields that say something of an article.
const FIELDS: [&str; 10] =
    ["title", "headline", "date", "published", "publisher", "source", "url", "link", "language", "lang"];
