//! Pages that are not text yet.

/// What begins such a page.
const BEGINNINGS: [(&str, &str); 8] = [
    ("<!doctype html", "HTML"),
    ("<html", "HTML"),
    ("<head", "HTML"),
    ("<body", "HTML"),
    ("<article", "HTML"),
    ("<?xml", "XML"),
    ("<rss", "XML"),
    ("<feed", "XML"),
];
/// What ends the parts of one. Text may well hold a single `<` or a tag such as `<br>`.
const ENDINGS: [&str; 5] = ["p", "div", "body", "html", "article"];

/// What markup a text is written in, if it is.
pub(super) fn of(text: &str) -> Option<&'static str> {
    let begins = |part: &str| {
        let start = text.trim_start();
        start.get(..part.len()).is_some_and(|start| start.eq_ignore_ascii_case(part))
    };
    let is_ending = |at: usize| {
        let name = text.get(at + 2..).unwrap_or_default();
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        ENDINGS.iter().any(|ending| name.eq_ignore_ascii_case(ending))
    };
    let found = BEGINNINGS.iter().find(|(part, _)| begins(part)).map(|(_, what)| *what);
    found.or_else(|| text.match_indices("</").any(|(at, _)| is_ending(at)).then_some("HTML"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_from_text() {
        assert_eq!(of("\n<!DOCTYPE html><title>"), Some("HTML"));
        assert_eq!(of("Trump met Modi on Monday.</P></body></html>"), Some("HTML"));
        assert_eq!(of("<?xml version=\"1.0\"?><rss>"), Some("XML"));
        assert_eq!(of("They met <br> in <b>Ankara</b>, 3 < 4, </ not this"), None);
    }
}
