//! An article's text as its sentences stand in it.
//! Without the marks, line breaks and datelines of its layout, and aligned with the text, so that evidence still cites
//! the text to the byte.
//!
//! Each file takes one kind of layout away, in this order: tags and entities of HTML, marks of Markdown, marks of
//! notes, ligatures, marks of quoted lines, ends of pages, line breaks of a fixed width, spaces that are none; then,
//! for the parser, [`asides`], [`times`], [`datelines`], [`speakers`], [`apostrophes`], [`dashes`], [`prefixes`],
//! [`ranks`], [`departments`] and [`latin`].

mod apostrophes;
mod asides;
mod dashes;
mod datelines;
mod departments;
mod html;
mod latin;
mod letter_case;
mod ligatures;
mod lines;
mod markdown;
mod notes;
mod pages;
mod prefixes;
mod quotes;
mod ranks;
mod rewrite;
mod spaces;
mod speakers;
mod times;

use std::borrow::Cow;

pub(in crate::ingest) use self::markdown::without_marks;
use self::rewrite::{Alignment, Rewritten};
use crate::lexicon::Gazetteer;
use crate::model::Span;

/// The prose of a text, with the way back to it.
pub struct Prose<'a> {
    text: Cow<'a, str>,
    /// From the text to the prose; none where they are the same.
    steps: Vec<Alignment>,
}

impl<'a> Prose<'a> {
    /// The prose of a text under a headline, which may be empty: a line that repeats it is never joined with the next.
    ///
    /// Every line of the prose is a paragraph, a headline or an item of a list. Cost: linear in the text's length; a
    /// text without any layout is not copied.
    pub fn of(text: &'a str, title: &str) -> Self {
        let mut prose = Self { text: Cow::Borrowed(text), steps: Vec::new() };
        prose.rewrite(html::take_away);
        prose.rewrite(|text| markdown::take_away(text, false));
        prose.rewrite(notes::take_away);
        prose.rewrite(ligatures::take_apart);
        prose.rewrite(quotes::take_away);
        prose.rewrite(pages::join);
        prose.rewrite(|text| lines::join(text, title));
        prose.rewrite(spaces::make_even);
        prose
    }

    /// The same as the parser knows English: without lines that lead elsewhere ("Read more: …") and times in front of
    /// an entry ("14:32 GMT"); each dateline ("KABUL, Afghanistan (AP) —") on a line of its own, so that nothing of it
    /// is taken for a part of the sentence behind it; "said" behind the labels of speakers; straight apostrophes
    /// ("didn’t") and hyphens ("Iran–backed"); "coordinator" without a hyphen; shortened ranks in front of names
    /// written out ("Supt. Rita Moore"), whose full stop would be taken for the sentence's end; "State
    /// department" with two capitals; "personae non gratae" as of one person. Cost: linear in the text's length.
    #[must_use]
    pub fn for_the_parser(mut self, gazetteer: &Gazetteer) -> Self {
        self.rewrite(asides::leave_out);
        self.rewrite(times::leave_out);
        self.rewrite(|text| datelines::set_apart(text, gazetteer));
        self.rewrite(|text| speakers::write_out(text, gazetteer));
        self.rewrite(apostrophes::make_straight);
        self.rewrite(dashes::make_hyphens);
        self.rewrite(prefixes::join);
        self.rewrite(ranks::write_out);
        self.rewrite(departments::write_large);
        self.rewrite(latin::make_singular);
        self
    }

    /// The prose itself.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The first line that is not blank; empty where there is none.
    pub fn first_line(&self) -> &str {
        self.text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default()
    }

    /// Where in the text a stretch of the prose stands, with what of the layout lies within it. Cost: logarithmic in
    /// the number of places at which the two differ.
    pub fn origin(&self, span: Span) -> Span {
        self.steps.iter().rev().fold(span, |span, step| step.origin(span))
    }

    /// Where in the prose a stretch of the text stands; empty where nothing of it is left. Cost: as [`Prose::origin`].
    pub fn place(&self, origin: Span) -> Span {
        self.steps.iter().fold(origin, |span, step| step.rewritten(span))
    }

    fn rewrite(&mut self, step: impl FnOnce(&str) -> Option<Rewritten>) {
        if let Some(rewritten) = step(&self.text) {
            self.text = Cow::Owned(rewritten.text);
            self.steps.push(rewritten.alignment);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn prose(text: &str) -> String {
        Prose::of(text, "").text().to_owned()
    }

    #[test]
    fn a_text_without_layout_is_its_own_prose() {
        let text = "Talks in Ankara\nTwo ministers met on Monday. They [the two] said \"yes\" & left; 3 < 4.";
        let prose = Prose::of(text, "");
        assert!(matches!(prose.text, Cow::Borrowed(_)));
        assert_eq!(prose.origin(Span::new(3, 9)), Span::new(3, 9));
    }

    #[test]
    fn a_stretch_of_the_prose_cites_the_text_with_its_marks() {
        let text = "<p>Fidan&nbsp;met <b>Abbas\nAraghchi</b> in\nAnkara.[3]</p><p>They left.</p>";
        let prose = Prose::of(text, "");
        assert_eq!(prose.text(), "\nFidan met Abbas Araghchi in Ankara.\n\nThey left.\n");
        let of = |words: &str| {
            let start = prose.text().find(words).unwrap() as u32;
            prose.origin(Span::new(start, start + words.len() as u32)).of(text).unwrap()
        };
        assert_eq!(of("Abbas Araghchi"), "Abbas\nAraghchi");
        assert_eq!(of("Fidan met"), "Fidan&nbsp;met");
        assert_eq!(of("Ankara."), "Ankara.");
        assert_eq!(of("They left."), "They left.");
        let mark = text.find("[3]").unwrap() as u32;
        assert!(prose.place(Span::new(mark, mark + 3)).is_empty());
    }

    #[test]
    fn layouts_of_several_kinds_are_taken_away_together() {
        assert_eq!(
            prose("**Fidan** met\u{a0}[Araghchi](https://x.org/a)\r\n\r\nin Ankara.[12]"),
            "Fidan met Araghchi\n\nin Ankara."
        );
    }

    /// Words, and what the prose takes away or writes anew.
    const PIECES: &str = "([A-Za-z]{1,9}|<b>|</p>|&amp;|\\*\\*|\\[1\\]|\n|\u{a0}|  | |é|\\(AP\\) — )*";

    proptest! {
        #[test]
        fn every_word_of_the_prose_is_found_in_the_text(text in PIECES) {
            // A dateline's place is written anew, and cited as a whole.
            let prose = Prose::of(&text, "");
            for (start, word) in prose.text().match_indices(|c: char| c.is_alphanumeric()) {
                let span = Span::new(start as u32, (start + word.len()) as u32);
                prop_assert_eq!(prose.origin(span).of(&text), Some(word));
                prop_assert_eq!(prose.place(prose.origin(span)), span);
            }
        }

        #[test]
        fn spans_of_any_text_fall_between_its_characters(text in "\\PC*") {
            let prose = Prose::of(&text, "").for_the_parser(Gazetteer::shared());
            let starts = prose.text().char_indices().map(|(at, _)| at as u32);
            let ends: Vec<u32> = starts.chain([prose.text().len() as u32]).collect();
            for pair in ends.windows(2) {
                let span = prose.origin(Span::new(pair[0], pair[1]));
                prop_assert!(span.of(&text).is_some_and(|part| !part.is_empty()), "{:?}", span);
            }
        }
    }
}
