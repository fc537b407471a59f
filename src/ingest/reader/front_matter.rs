//! Blocks between `---` (YAML) or `+++` (TOML) at the head of a Markdown file.

use super::ReadError;

/// Names and values.
type Fields = Vec<(String, String)>;

/// The marks that begin and end a block, each with what parts a field's name from its value: YAML's and TOML's.
const MARKS: [(&str, char); 2] = [("---", ':'), ("+++", '=')];

/// Splits front matter from the body: fields with their names in lower case, values without quotes. A text without such
/// a block is all body.
///
/// # Errors
/// Where a block begins and does not end: the text would be read with its fields, and without what they say.
pub(super) fn split(text: &str) -> Result<(Fields, &str), ReadError> {
    let begun = MARKS.into_iter().find_map(|(mark, parting)| {
        let behind = text.strip_prefix(mark)?.trim_start_matches(['\r', ' ']);
        Some((mark, parting, behind.strip_prefix('\n')?))
    });
    let Some((mark, parting, rest)) = begun else {
        return Ok((Vec::new(), text));
    };
    let mut fields = Vec::new();
    // In TOML a heading in brackets begins fields of something else.
    let mut is_of_article = true;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        at += line.len();
        let line = line.trim();
        if line == mark {
            return Ok((fields, rest.get(at..).unwrap_or_default()));
        }
        is_of_article &= parting == ':' || !line.starts_with('[');
        if let Some((name, value)) = line.split_once(parting).filter(|_| is_of_article) {
            fields.push((name.trim().to_lowercase(), unquoted(value.trim(), parting).to_owned()));
        }
    }
    if rest.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| is_field(line, parting)) {
        return Err(ReadError::FrontMatter { mark });
    }
    Ok((Vec::new(), text))
}

/// A value without its quotes; in TOML without a remark behind it.
fn unquoted(value: &str, parting: char) -> &str {
    let value = match value.split_once(" #") {
        Some((value, _)) if parting == '=' && !value.starts_with(['"', '\'']) => value.trim_end(),
        _ => value,
    };
    let within = |quote: char| value.strip_prefix(quote).and_then(|v| v.strip_suffix(quote));
    within('"').or_else(|| within('\'')).unwrap_or(value)
}

/// "date: 2024-12-03"; a sentence's "Moscow: they met" is no field.
fn is_field(line: &str, parting: char) -> bool {
    line.split_once(parting).is_some_and(|(name, _)| {
        let name = name.trim_end();
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'-');
        !name.is_empty() && name.bytes().all(is_plain) || FIELDS.iter().any(|known| known.eq_ignore_ascii_case(name))
    })
}

/// Fields that say something of an article.
const FIELDS: [&str; 10] =
    ["title", "headline", "date", "published", "publisher", "source", "url", "link", "language", "lang"];

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<(String, String)> {
        split(text).unwrap().0
    }

    #[test]
    fn the_fields_of_both_kinds_are_read() {
        let told = [("title".to_owned(), "Talks: two meet".to_owned()), ("date".to_owned(), "2024-12-03".to_owned())];
        assert_eq!(fields("---\nTitle: \"Talks: two meet\"\ndate: 2024-12-03\n---\nThey met."), told);
        assert_eq!(fields("+++\ntitle = 'Talks: two meet'\ndate = 2024-12-03 # Tuesday\n+++\nThey met."), told);
    }

    #[test]
    fn fields_under_a_heading_of_toml_are_no_article_s() {
        assert_eq!(fields("+++\ndate = 2024-12-03\n[menu]\ntitle = \"Main\"\n+++\n").len(), 1);
    }
}
