//! The year of a day or a month that is told without one: that of the date told before it, where the story tells of
//! another year than the news: "was jailed on June 2, 2015. He was freed on June 9", "In 2010 troops seized the
//! palace on March 3".

use std::ops::Range;

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::dates::{self, Tense};
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::model::{month_number, year_of};

/// Sentences through which the year is followed back.
const BACK: usize = 3;

/// So many days before the news a bare day is the news's own.
const RECENT: i32 = 45;

impl Reading<'_> {
    /// The words of a date with the year that the story has come to, where they name a day or a month without one.
    pub(super) fn with_year_told(&self, first: Index, phrase: String, tense: Tense) -> String {
        let lower = phrase.to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let bare = words.iter().any(|w| month_number(w).is_some())
            && words.iter().all(|w| year_of(w).is_none() && !matches!(*w, "last" | "next" | "this" | "ago" | "since"));
        if !bare || tense == Tense::Future || self.brief {
            return phrase;
        }
        match self.year_in_front(first).or_else(|| self.year_before(first, &phrase)) {
            Some(year) => format!("{phrase} {year}"),
            None => phrase,
        }
    }

    /// "In 2010 troops seized the palace on March 3": the year that the sentence opens with.
    fn year_in_front(&self, date: Index) -> Option<i16> {
        let tree = self.tree;
        let start = tree.sentence_around(date).start;
        // "In 2010 troops seized": the year may have been taken for their number.
        let fronted = start + 1 < date && tree.lower(start) == "in";
        year_of(tree.word(start + 1)).filter(|_| fronted)
    }

    /// The year of the date that main clauses before told last, or the next where the month has come round.
    fn year_before(&self, date: Index, phrase: &str) -> Option<i16> {
        let tree = self.tree;
        let published = self.published?;
        let own = dates::resolve(phrase, self.published, Tense::Past)?;
        let recent = own.last <= published && published.number() - own.last.number() <= RECENT;
        let line = tree.line_of(date);
        let number = tree.sentence_of(date);
        for back in 0..=BACK.min(number) {
            let (start, end) = tree.sentence(number - back);
            if tree.line_of(start) != line {
                return None;
            }
            for told in self.dates_of_main_clause(start..end.min(date)).into_iter().rev() {
                let Some(entity) = tree.entity(told) else { continue };
                let words = tree.phrase(entity.tokens.start as usize, told);
                let has_month =
                    words.split(|c: char| !c.is_alphanumeric()).any(|w| month_number(&w.to_lowercase()).is_some());
                let Some(year) = words.split(|c: char| !c.is_alphanumeric()).find_map(year_of) else {
                    // A weekday, or "yesterday": the story is at the day of the news.
                    if has_month { continue } else { return None }
                };
                if recent || !has_month {
                    return None;
                }
                let before = dates::resolve(&words, self.published, Tense::Past)?;
                let then = dates::resolve(&format!("{phrase} {year}"), self.published, Tense::Past)?;
                let year = if then.last < before.first { year.checked_add(1)? } else { year };
                let then = dates::resolve(&format!("{phrase} {year}"), self.published, Tense::Past)?;
                return (then.first < own.first || own.first > published && then.first < published).then_some(year);
            }
        }
        None
    }

    /// The last tokens of the dates that the main clause of a sentence tells in the simple past, in the order of the
    /// text.
    fn dates_of_main_clause(&self, range: Range<Index>) -> Vec<Index> {
        let tree = self.tree;
        let last =
            |i: Index| tree.entity(i).is_some_and(|e| e.kind == EntityType::Date && e.tokens.end as usize == i + 1);
        range
            .filter(|i| last(*i))
            .filter(|i| {
                let verb = tree.clause_of(*i);
                let past = tree.tag(verb) == Tag::Vbd
                    || tree
                        .kids(verb)
                        .any(|k| matches!(tree.lower(k), "was" | "were") && tree.label(k) == Label::Auxpass);
                let main = tree.is_root(verb) || tree.label(verb) == Label::Conj;
                let perfect = tree.kids(verb).any(|k| tree.label(k) == Label::Aux && tree.lemma(k) == "have");
                tree.is_verb(verb) && main && past && !perfect
            })
            .collect()
    }
}
