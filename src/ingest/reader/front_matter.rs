//! `---` blocks at the head of a Markdown file.

/// Splits front matter from the body: fields with their names in lower case, values without quotes. A text without a
/// closed block is all body.
pub(super) fn split(text: &str) -> (Vec<(String, String)>, &str) {
    let none = (Vec::new(), text);
    let Some(rest) = text.strip_prefix("---").and_then(|t| t.trim_start_matches(['\r', ' ']).strip_prefix('\n')) else {
        return none;
    };
    let mut fields = Vec::new();
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        at += line.len();
        let line = line.trim();
        if line == "---" {
            return (fields, rest.get(at..).unwrap_or_default());
        }
        if let Some((name, value)) = line.split_once(':') {
            let value = value.trim();
            let value = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')).unwrap_or(value);
            fields.push((name.trim().to_lowercase(), value.to_owned()));
        }
    }
    none
}
