//! Tags and entities in a text that came out of a page: `<p>`, `<a href="…">`, `&amp;`.
//!
//! What is known of HTML here suffices for the body of an article, as feeds and news services give it. A whole page,
//! with its menus, is refused by the reader.

use super::rewrite::{Rewriter, Rewritten};

/// Tags that part paragraphs.
const BLOCKS: [&str; 27] = [
    "p",
    "br",
    "div",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "tr",
    "td",
    "th",
    "table",
    "tbody",
    "thead",
    "hr",
    "section",
    "article",
    "header",
    "footer",
    "figure",
    "figcaption",
    "center",
];
/// Tags within a sentence.
const INLINE: [&str; 26] = [
    "a", "abbr", "b", "bdi", "big", "cite", "code", "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark",
    "q", "small", "span", "strong", "sub", "sup", "time", "u", "wbr", "picture",
];
/// Tags whose content is no text of the article, or is struck out.
const SILENT: [&str; 9] = ["script", "style", "noscript", "iframe", "svg", "button", "del", "s", "strike"];

/// Tags and comments that are longer, in bytes, are taken for text: so that reading stays linear.
const LONGEST: usize = 4_000;
/// No entity's name is longer.
const LONGEST_ENTITY: usize = 33;

/// Takes tags away and writes entities out; a tag that parts paragraphs becomes a line break, and where there are
/// paragraphs a line break of the text is but a space.
pub(super) fn take_away(text: &str) -> Option<Rewritten> {
    let breaks: &[char] = if has_paragraphs(text) { &['<', '&', '\n'] } else { &['<', '&'] };
    let mut silences = Silences::default();
    let mut out = Rewriter::new(text);
    while let Some(at) = text.get(out.done()..).and_then(|rest| rest.find(breaks)).map(|at| at + out.done()) {
        out.keep_to(at);
        let rest = text.get(at..).unwrap_or_default();
        match rest.as_bytes().first() {
            Some(b'\n') => out.put_to(at + 1, " "),
            Some(b'&') => match entity(rest) {
                Some((length, written)) => out.put_to(at + length, &written),
                None => out.keep_to(at + 1),
            },
            _ => match tag(rest) {
                Some((name, length)) if is_one_of(&BLOCKS, name) => out.put_to(at + length, "\n"),
                Some((name, length)) => out.skip_to(at + length + silences.content(name, rest.get(length..))),
                None => out.keep_to(at + 1),
            },
        }
    }
    out.finish()
}

fn has_paragraphs(text: &str) -> bool {
    text.match_indices("</").any(|(at, _)| text.get(at + 2..at + 4).is_some_and(|p| p.eq_ignore_ascii_case("p>")))
}

fn is_one_of(tags: &[&str], name: &str) -> bool {
    tags.iter().any(|tag| tag.eq_ignore_ascii_case(name))
}

/// The name and length of the tag or comment that a text begins with; a comment has no name.
fn tag(rest: &str) -> Option<(&str, usize)> {
    if let Some(comment) = rest.strip_prefix("<!--") {
        return Some(("", within(comment).find("-->")? + "<!---->".len()));
    }
    let inner = rest.strip_prefix("</").or_else(|| rest.strip_prefix('<'))?;
    let name = inner.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let after = inner.get(name.len()..)?;
    let ends = after.starts_with(|c: char| c == '>' || c == '/' || c.is_ascii_whitespace());
    let known = is_one_of(&BLOCKS, name) || is_one_of(&INLINE, name) || is_one_of(&SILENT, name);
    let end = within(after).find('>')? + 1;
    (ends && known).then_some((name, rest.len() - after.len() + end))
}

/// Tags with a content that is no text, as far as they are known to be closed anywhere.
#[derive(Default)]
struct Silences {
    /// Those that nothing closes any more: looked for once, so that reading stays linear.
    unclosed: Vec<String>,
}

impl Silences {
    /// How long what such a tag encloses is, with the tag that closes it; nothing of any other tag.
    fn content(&mut self, name: &str, behind: Option<&str>) -> usize {
        let name = name.to_ascii_lowercase();
        if !SILENT.contains(&name.as_str()) || self.unclosed.contains(&name) {
            return 0;
        }
        let content = behind.unwrap_or_default();
        let closes =
            |at: usize| content.get(at..).and_then(tag).filter(|(closing, _)| closing.eq_ignore_ascii_case(&name));
        let end = content.match_indices("</").find_map(|(at, _)| Some(at + closes(at)?.1));
        if end.is_none() {
            self.unclosed.push(name);
        }
        end.unwrap_or_default()
    }
}

/// What an entity at the beginning of a text stands for, with its length.
fn entity(rest: &str) -> Option<(usize, String)> {
    let end = rest.bytes().take(LONGEST_ENTITY).position(|b| b == b';')? + 1;
    let entity = rest.get(..end)?;
    let written = htmlize::unescape(entity);
    (written != entity).then(|| (end, written.into_owned()))
}

/// So much of a text as a tag may take up.
fn within(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        take_away(text).map_or_else(|| text.to_owned(), |rewritten| rewritten.text)
    }

    #[test]
    fn tags_within_a_sentence_go_and_those_between_paragraphs_become_line_breaks() {
        assert_eq!(plain("<a href=\"/w\">Fidan</a> met <EM>him</EM>"), "Fidan met him");
        assert_eq!(plain("They met.<br/>They left."), "They met.\nThey left.");
        assert_eq!(plain("<p class=x>They\nmet.</p><p>They left.</p>"), "\nThey met.\n\nThey left.\n");
    }

    #[test]
    fn entities_are_written_out() {
        assert_eq!(plain("AT&amp;T said &#8220;no&#x201D;&hellip; &eacute;"), "AT&T said “no”… é");
    }

    #[test]
    fn scripts_and_comments_are_no_text() {
        assert_eq!(plain("They <!-- <b>not</b> --> met<script>var a = '<b>';</SCRIPT>."), "They  met.");
        assert_eq!(plain("<script>open <script>ends"), "open ends");
    }

    #[test]
    fn what_is_no_tag_stays() {
        for text in ["3 < 4 and 5 > 2", "<unknown>", "R&D; B&B & C", "&nosuchname;", "a <", "a <b", "x<\u{e9}>"] {
            assert_eq!(plain(text), text);
        }
    }
}
