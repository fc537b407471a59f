//! Pages that are not text yet.
//!
//! The body of an article with its tags is text enough: `prose` takes them away. A whole page has menus and notices as
//! well.

/// What begins such a page.
const BEGINNINGS: [(&str, &str); 7] = [
    ("<!doctype html", "HTML"),
    ("<html", "HTML"),
    ("<head", "HTML"),
    ("<body", "HTML"),
    ("<?xml", "XML"),
    ("<rss", "XML"),
    ("<feed", "XML"),
];
/// What ends the parts of one.
const ENDINGS: [&str; 3] = ["</head>", "</body>", "</html>"];

/// What markup a page is written in, if it is one.
pub(super) fn of(text: &str) -> Option<&'static str> {
    let is =
        |at: usize, part: &str| text.get(at..at + part.len()).is_some_and(|found| found.eq_ignore_ascii_case(part));
    let start = text.len() - text.trim_start().len();
    let found = BEGINNINGS.iter().find(|(part, _)| is(start, part)).map(|(_, what)| *what);
    let ends = |at: usize| ENDINGS.iter().any(|ending| is(at, ending));
    found.or_else(|| text.match_indices("</").any(|(at, _)| ends(at)).then_some("HTML"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_from_text() {
        assert_eq!(of("\n<!DOCTYPE html><title>"), Some("HTML"));
        assert_eq!(of("Trump met Modi on Monday.</P></body></html>"), Some("HTML"));
        assert_eq!(of("<?xml version=\"1.0\"?><rss>"), Some("XML"));
        assert_eq!(of("<p>They met <br> in <b>Ankara</b>, 3 < 4.</p>"), None);
    }
}
