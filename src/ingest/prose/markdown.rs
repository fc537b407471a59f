//! Markdown's inline marks, which are no words of the article.

use super::rewrite::{Rewriter, Rewritten};

/// Emphasis and links that are longer, in bytes, are taken for text: so that reading stays linear.
const LONGEST: usize = 1_000;

/// A text without its marks: `**Modi**` and `[Delhi](http://x)` become `Modi` and `Delhi`, images go, `# ` before a
/// headline goes. Of a text that does not say that it is Markdown, only what can hardly mean anything else: double
/// marks, links with an address, headlines.
pub(in crate::ingest) fn without_marks(text: &str, is_markdown: bool) -> String {
    take_away(text, is_markdown).map_or_else(|| text.to_owned(), |rewritten| rewritten.text)
}

/// The same, aligned with the text; nothing where there are no marks.
pub(super) fn take_away(text: &str, is_markdown: bool) -> Option<Rewritten> {
    let mut marks = Marks { text, is_markdown, out: Rewriter::new(text) };
    marks.read_to(text.len());
    marks.out.finish()
}

struct Marks<'a> {
    text: &'a str,
    is_markdown: bool,
    out: Rewriter<'a>,
}

impl<'a> Marks<'a> {
    /// Reads on to byte `end`.
    fn read_to(&mut self, end: usize) {
        while let Some(rest) = self.text.get(self.out.done()..end).filter(|rest| !rest.is_empty()) {
            let at = self.out.done();
            let before = self.text.get(..at).and_then(|done| done.chars().next_back());
            if matches!(before, None | Some('\n'))
                && let Some(marks) = headline(rest)
            {
                self.out.skip_to(at + marks);
                continue;
            }
            match rest.find(['*', '_', '[', '!', '`', '~', '\\', '\n']) {
                None => self.out.keep_to(end),
                Some(0) if self.mark(rest, before).is_some() => {}
                Some(0) => {
                    // A run of marks that mean nothing is passed over whole.
                    let first = rest.chars().next().unwrap_or('\n');
                    let run = if matches!(first, '*' | '_' | '~' | '`') { run(rest) } else { first.len_utf8() };
                    self.out.keep_to(at + run);
                }
                Some(words) => self.out.keep_to(at + words),
            }
        }
    }

    /// Reads what begins with a mark; nothing where the mark is text.
    fn mark(&mut self, rest: &'a str, before: Option<char>) -> Option<()> {
        let at = self.out.done();
        match rest.chars().next()? {
            '\\' if self.is_markdown => {
                let escaped = rest.chars().nth(1).filter(char::is_ascii_punctuation)?;
                self.out.skip_to(at + 1);
                self.out.keep_to(at + 1 + escaped.len_utf8());
            }
            '!' => {
                let (_, length) = self.link(rest.get(1..)?)?;
                self.out.skip_to(at + 1 + length);
            }
            '[' => {
                let (words, length) = self.link(rest)?;
                self.within(1, words, length);
            }
            '`' if self.is_markdown => {
                let marks = run(rest);
                let (words, length) = between(rest, marks)?;
                self.out.skip_to(at + marks);
                self.out.keep_to(at + marks + words.len());
                self.out.skip_to(at + length);
            }
            '*' | '_' | '~' => {
                let marks = run(rest);
                let fits = match rest.as_bytes().first()? {
                    b'~' => marks == 2,
                    _ => marks <= 3 && (marks == 2 || self.is_markdown),
                };
                let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let (words, length) = between(rest, marks).filter(|_| fits)?;
                // snake_case is no emphasis, un*frigging*believable is.
                let inside = is_word(before) || is_word(rest.get(length..)?.chars().next());
                if rest.starts_with('_') && inside || words.starts_with(char::is_whitespace) {
                    return None;
                }
                // Struck out: the article does not say it any more.
                if rest.starts_with('~') {
                    self.out.skip_to(at + length);
                } else {
                    self.within(marks, words, length);
                }
            }
            _ => return None,
        }
        Some(())
    }

    /// Reads words that stand `marks` bytes further on, in something of a length.
    fn within(&mut self, marks: usize, words: &str, length: usize) {
        let at = self.out.done();
        self.out.skip_to(at + marks);
        self.read_to(at + marks + words.len());
        self.out.skip_to(at + length);
    }

    /// The words of a link and its length: `[words](address)`.
    fn link(&self, rest: &'a str) -> Option<(&'a str, usize)> {
        let within = paragraph(rest.strip_prefix('[')?);
        let mut depth = 0;
        let end = within.char_indices().find_map(|(at, c)| {
            depth += i32::from(c == '[') - i32::from(c == ']');
            (depth < 0).then_some(at)
        })?;
        let words = within.get(..end)?;
        let address = within.get(end + 1..)?.strip_prefix('(')?;
        let mut depth = 0;
        let close = address.char_indices().find_map(|(at, c)| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            (depth < 0).then_some(at)
        })?;
        let is_address = ["http://", "https://", "www.", "mailto:"].iter().any(|p| address.starts_with(p));
        (is_address || self.is_markdown).then_some((words, end + close + 4))
    }
}

/// The length of `## ` before a headline.
fn headline(line: &str) -> Option<usize> {
    let marks = line.bytes().take_while(|b| *b == b'#').count();
    (1..=6).contains(&marks).then_some(line.get(marks..)?).filter(|rest| rest.starts_with(' ')).map(|_| marks + 1)
}

/// How often the first mark is repeated.
fn run(rest: &str) -> usize {
    let first = rest.bytes().next();
    rest.bytes().take_while(|b| Some(*b) == first).count()
}

/// What stands between a run of marks and the next equal one, and the length of all three.
fn between(rest: &str, marks: usize) -> Option<(&str, usize)> {
    let (mark, within) = rest.split_at_checked(marks)?;
    let within = paragraph(within);
    let mut from = 0;
    loop {
        let at = from + within.get(from..)?.find(mark)?;
        let found = run(within.get(at..)?);
        let words = within.get(..at)?;
        if found == marks && !words.is_empty() && !words.ends_with(char::is_whitespace) {
            return Some((words, at + 2 * marks));
        }
        from = at + found;
    }
}

/// A text up to the end of its paragraph, or so far as marks reach.
fn paragraph(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end).unwrap_or_default();
    text.find("\n\n").and_then(|end| text.get(..end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        for (marked, plain) in [
            ("Trump met **Modi** in [Delhi](http://x).", "Trump met Modi in Delhi."),
            ("# Talks\n\n## In *Ankara*", "Talks\n\nIn Ankara"),
            ("![A photo](https://x/y.jpg \"Talks\")They met.", "They met."),
            ("**[Fidan](https://x/a_(b))** met _Abbas_ `here`", "Fidan met Abbas here"),
            ("***All*** of ~~us~~them \\*here\\*", "All of them *here*"),
        ] {
            assert_eq!(without_marks(marked, true), plain);
        }
    }

    #[test]
    fn what_is_no_mark_stays() {
        for text in [
            "5 * 3 and 2 * 4",
            "snake_case_name and __",
            "* A list\n* of two",
            "He [the minister] said (so)",
            "An **open mark",
            "One **paragraph\n\nis not** another",
            "#hashtag",
        ] {
            assert_eq!(without_marks(text, true), text);
        }
    }

    #[test]
    fn of_a_plain_text_only_marks_that_mean_nothing_else_go() {
        let text = "[sic](see page 3) *note, _name_ \\* `x`";
        assert_eq!(without_marks(text, false), text);
        assert_eq!(without_marks("**Modi** in [Delhi](https://x)", false), "Modi in Delhi");
    }
}
