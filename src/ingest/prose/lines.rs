//! Lines of a fixed width, as mail, typewriters and pages of print have them, joined into paragraphs; marks of list
//! items.

use super::rewrite::{Rewriter, Rewritten};
use crate::ingest::dates;
use crate::ingest::language::is_word;
use crate::lexicon::{Gazetteer, fold};
use crate::model::is_weekday;

/// Lines of a text set to a fixed width are no longer, in characters.
const WIDEST: usize = 130;
/// A line that is shorter is a heading or an item, whatever follows.
const SHORTEST: usize = 25;
/// So many lines of a hundred that have one below them must go on in it for a text to be of a fixed width.
const GOING_ON: usize = 30;

/// Joins each line with the one below that it goes on in, and takes the marks of list items away.
///
/// A line goes on where the next begins with a small letter. In a text where that is usual and no line is long, it also
/// goes on where the first word of the next would not have fitted into it. A blank line, a mark of an item, a deeper
/// indentation, the headline, and a line under it that gives the day or who wrote part lines in any case. Cost: linear.
pub(super) fn join(text: &str, title: &str) -> Option<Rewritten> {
    let lines = Lines::of(text, title);
    let is_set = lines.are_of_fixed_width();
    let mut out = Rewriter::new(text);
    for (n, line) in lines.0.iter().enumerate() {
        if let Some(marks) = line.item {
            out.keep_to(line.start);
            out.skip_to(line.start + marks);
        }
        let Some(next) = lines.0.get(n + 1) else {
            break;
        };
        if lines.goes_on(n, is_set) {
            match parting(line.words, next.words) {
                Some(hyphen) => {
                    out.keep_to(line.end - hyphen);
                    out.skip_to(next.start);
                }
                None => {
                    out.keep_to(line.end);
                    out.put_to(next.start, " ");
                }
            }
        }
    }
    out.finish()
}

/// A line without the white space around it.
struct Line<'a> {
    words: &'a str,
    start: usize,
    end: usize,
    indent: usize,
    /// Characters.
    width: usize,
    /// The length of the mark that makes it an item of a list.
    item: Option<usize>,
    is_title: bool,
    /// Whether it gives the day of the article, or who wrote it.
    is_of_head: bool,
    /// The greatest width of the lines between the blank ones around it.
    block: usize,
    /// So wide a line is that it is full.
    full: usize,
}

struct Lines<'a>(Vec<Line<'a>>);

impl<'a> Lines<'a> {
    fn of(text: &'a str, title: &str) -> Self {
        let title = fold(title);
        let mut lines: Vec<Line<'a>> = Vec::new();
        let mut head = Head::default();
        let mut at = 0;
        for line in text.split('\n') {
            let words = line.trim();
            let indent = line.len() - line.trim_start().len();
            lines.push(Line {
                words,
                start: at + indent,
                end: at + indent + words.len(),
                indent,
                width: words.chars().count(),
                item: item(words),
                is_title: !title.is_empty() && words.len() <= 2 * title.len() && fold(words) == title,
                is_of_head: head.has(words),
                block: 0,
                full: 0,
            });
            at += line.len() + 1;
        }
        for block in lines.chunk_by_mut(|a, b| !a.words.is_empty() && !b.words.is_empty()) {
            let widest = block.iter().map(|line| line.width).max().unwrap_or_default();
            block.iter_mut().for_each(|line| (line.block, line.full) = (widest, widest));
        }
        // A headline and the day below it say nothing of how wide the lines are; a paragraph does.
        let mut blocks = lines.chunk_by_mut(|a, b| !a.words.is_empty() && !b.words.is_empty());
        let is_head = |block: &&mut [Line<'_>]| !block.iter().any(|line| dates::is_sentence(line.words));
        if let Some(first) = blocks.find(|block| block.iter().any(|line| !line.words.is_empty())).filter(is_head) {
            let next = blocks.find_map(|block| block.first().filter(|line| line.width > 0).map(|line| line.block));
            first.iter_mut().for_each(|line| line.full = line.block.max(next.unwrap_or_default().min(WIDEST)));
        }
        Self(lines)
    }

    /// The line below, where nothing parts the two.
    fn below(&self, n: usize) -> Option<(&Line<'a>, &Line<'a>)> {
        let (line, next) = self.0.get(n).zip(self.0.get(n + 1))?;
        let parted = line.words.is_empty()
            || next.words.is_empty()
            || line.is_title
            || line.is_of_head
            || next.is_of_head
            || next.item.is_some()
            || next.indent > line.indent
            || line.width < SHORTEST
            || line.block > WIDEST && !begins_small(next.words);
        (!parted).then_some((line, next))
    }

    fn are_of_fixed_width(&self) -> bool {
        let pairs = || (0..self.0.len()).filter_map(|n| self.below(n)).filter(|(line, _)| line.block <= WIDEST);
        let going_on = pairs().filter(|(_, next)| begins_small(next.words)).count();
        going_on * 100 >= pairs().count() * GOING_ON && going_on > 0
    }

    fn goes_on(&self, n: usize, is_set: bool) -> bool {
        self.below(n).is_some_and(|(line, next)| {
            let first = next.words.split_whitespace().next().unwrap_or_default();
            let is_full = line.width + 1 + first.chars().count() > line.full;
            let ends = line.words.ends_with(['.', '!', '?', ':', ';', '"', '”', ')']);
            begins_small(next.words) && (is_set || !ends) || is_set && is_full
        })
    }
}

/// The lines above an article's sentences, as far as they were seen.
#[derive(Default)]
struct Head<'a> {
    above: &'a str,
    count: usize,
    is_over: bool,
}

impl<'a> Head<'a> {
    /// Whether the next line of the text, without white space around it, gives the day or who wrote.
    fn has(&mut self, words: &'a str) -> bool {
        if words.is_empty() || self.is_over {
            return false;
        }
        let found = dates::stands_alone(words, self.above);
        self.count += 1;
        self.above = words;
        // A headline may end like a sentence.
        self.is_over = self.count == dates::HEAD || self.count > 1 && !found && dates::is_sentence(words);
        found
    }
}

/// Whether a line ends within a word: the length of the hyphen that is there only for the line's end, 0 where the word
/// has it on one line too ("long-term").
fn parting(line: &str, next: &str) -> Option<usize> {
    if line.ends_with('\u{ad}') {
        return Some('\u{ad}'.len_utf8());
    }
    let first = line.strip_suffix('-')?.rsplit(|c: char| !c.is_alphabetic()).next()?;
    let second = next.split(|c: char| !c.is_alphabetic()).next()?;
    if first.is_empty() || second.is_empty() {
        return None;
    }
    let whole = format!("{first}{second}");
    let before = line.strip_suffix('-').and_then(|l| l.strip_suffix(first)).unwrap_or_default();
    Some(usize::from(is_word(&whole.to_lowercase()) || is_parted_name(before, first, second)))
}

/// Whether two halves are those of a name or a weekday, and no compound: "Zelen-" and "sky", not "Houthi-" and "held".
fn is_parted_name(before: &str, first: &str, second: &str) -> bool {
    if !first.starts_with(char::is_uppercase) {
        return false;
    }
    let names = Gazetteer::shared();
    let whole = format!("{first}{second}");
    // "Boko Ha-" and "ram"
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let is_known = |name: &str| names.find_written(name).is_some() || names.person(name).is_some();
    let known = is_known(&whole)
        || names.surname(&whole).is_some()
        || names.is_first_name(&whole)
        || is_known(&format!("{last} {whole}"))
        || is_weekday(&whole);
    let stands_alone = is_word(&first.to_lowercase())
        || is_word(second)
        || names.demonym(first).is_some()
        || is_known(first)
        || names.surname(first).is_some();
    known || !stands_alone
}

fn begins_small(words: &str) -> bool {
    words.starts_with(char::is_lowercase)
}

/// The length of the mark of a list's item, with the space behind it.
fn item(words: &str) -> Option<usize> {
    let mark = words.chars().next().filter(|c| "*-–•·‣▪●◦".contains(*c))?.len_utf8();
    let rest = words.get(mark..)?;
    let space = rest.len() - rest.trim_start().len();
    (space > 0 && space < rest.len()).then_some(mark + space)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str, title: &str) -> String {
        join(text, title).map_or_else(|| text.to_owned(), |rewritten| rewritten.text)
    }

    const WRAPPED: &str = "Ministers discuss the war\n\nTurkish Foreign Minister Hakan Fidan met\nhis Iranian \
        counterpart Abbas Araghchi in\nAnkara on Monday.\n\nThe two ministers agreed to meet again in\nTehran.\n";

    #[test]
    fn lines_of_a_fixed_width_become_paragraphs() {
        let plain = "Ministers discuss the war\n\nTurkish Foreign Minister Hakan Fidan met his Iranian counterpart \
            Abbas Araghchi in Ankara on Monday.\n\nThe two ministers agreed to meet again in Tehran.\n";
        assert_eq!(joined(WRAPPED, ""), plain);
        assert_eq!(joined(&WRAPPED.replace('\n', "\r\n"), ""), plain.replace('\n', "\r\n"));
    }

    #[test]
    fn a_line_each_paragraph_stays_so() {
        let text = "Talks in Ankara on the war in Syria\nTurkish Foreign Minister Hakan Fidan met Abbas \
            Araghchi.\nThey spoke of Syria for two hours on Monday.\n";
        assert_eq!(joined(text, ""), text);
    }

    #[test]
    fn the_headline_stays_apart_from_the_lines_below() {
        let title = "Turkish Foreign Minister Hakan Fidan met";
        let text = WRAPPED.replace("Ministers discuss the war\n\n", "");
        assert!(joined(&text, title).starts_with("Turkish Foreign Minister Hakan Fidan met\nhis"));
    }

    #[test]
    fn a_line_that_gives_the_day_or_the_writer_stays_apart_from_the_headline() {
        let head = "Ministers of both discuss the war again\nBy Jane Roe\n14 May 2024\n\n";
        let text = WRAPPED.replace("Ministers discuss the war\n\n", head);
        assert!(joined(&text, "").starts_with(head), "{}", joined(&text, ""));
        let day =
            "Ankara with the deputies of the ministers,\nand with the envoys, on a day, which was on\n14 May 2024.";
        let within = WRAPPED.replace("Ankara on Monday.", day);
        assert!(joined(&within, "").contains("which was on 14 May 2024."), "{}", joined(&within, ""));
    }

    #[test]
    fn a_headline_that_is_narrower_than_the_text_does_not_go_on() {
        let text = WRAPPED.replace("the war\n\n", "the war\nIn Ankara and elsewhere\n\n");
        assert!(joined(&text, "").starts_with("Ministers discuss the war\nIn Ankara"), "{}", joined(&text, ""));
    }

    #[test]
    fn a_word_parted_at_the_end_of_a_line_is_one_word() {
        assert_eq!(
            joined("They spoke of a second, long-\nterm truce.", ""),
            "They spoke of a second, long-term truce."
        );
        assert_eq!(
            joined("They spoke of a second esca-\nlation of it.", ""),
            "They spoke of a second escalation of it."
        );
    }

    #[test]
    fn a_name_parted_at_the_end_of_a_line_is_one_word() {
        for (parted, whole) in [
            ("President Volodymyr Zelen-\nsky spoke of it at length.", "President Volodymyr Zelensky spoke"),
            ("They met in the town of El Fa-\nsher on a day in May.", "town of El Fasher on"),
            ("The two ministers met there on Mon-\nday of last week.", "there on Monday of"),
            ("They spoke of the Houthi-\nheld port of Hodeidah.", "the Houthi-held port"),
        ] {
            assert!(joined(parted, "").contains(whole), "{}", joined(parted, ""));
        }
    }

    #[test]
    fn items_of_a_list_lose_their_marks_and_stay_apart() {
        let text = "What the two ministers agreed on:\n* a truce in the north of the country\n- talks";
        assert_eq!(joined(text, ""), "What the two ministers agreed on:\na truce in the north of the country\ntalks");
        assert_eq!(joined("-5 degrees\n*", ""), "-5 degrees\n*");
    }

    #[test]
    fn a_paragraph_that_is_set_in_begins_anew() {
        let text = "   Fidan met Araghchi in Ankara, where\nboth spoke with the press about Syria.\n   Tehran said \
            nothing of what came of\nthe talks.";
        assert_eq!(joined(text, "").matches('\n').count(), 1);
    }
}
