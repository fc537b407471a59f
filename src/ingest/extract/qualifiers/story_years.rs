//! The year of a day or a month that is told without one: that of the story, where the story lies years back ("was
//! jailed on June 2, 2015. He was freed on June 9").

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::dates::{self, Tense};
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::model::{DateInterval, month_number};

/// What happened so few days before the article is news, whatever was told of before.
const NEWS: i32 = 31;

impl Reading<'_> {
    /// A date without a year, as the story has it that is told in the past; `None` where nothing of it tells of an
    /// earlier year. `told` is what the date means as seen from the article.
    pub(super) fn date_in_story(&self, first: Index, word: Index, told: DateInterval) -> Option<DateInterval> {
        let tree = self.tree;
        let published = self.published?;
        let (mut months, mut years) = (false, false);
        for i in tree.entity(first).map(|e| e.tokens.start as usize..e.tokens.end as usize)? {
            months |= month_number(tree.lower(i)).is_some();
            years |= is_year(tree.word(i)) || matches!(tree.lower(i), "last" | "this" | "next" | "past" | "ago");
        }
        let recent = told.first.number() + NEWS >= published.number();
        if !months || years || recent || !self.is_told_in_past(word) {
            return None;
        }
        let (_, month, day) = told.first.ymd();
        let whole_month = told.first != told.last;
        let from = self.dated_before(first)?;
        let (year, ..) = from.first.ymd();
        // "In 2010 … on March 3", "on December 2, 2015 … on January 9"
        let candidates = [year, year + 1].into_iter().filter_map(|year| {
            let day = if whole_month { None } else { Some(day) };
            date_of(year, month, day)
        });
        let date = candidates.into_iter().find(|date| date.last >= from.first)?;
        (date.first < told.first && date.last <= published).then_some(date)
    }

    /// Whether a word's clause tells in the simple past.
    fn is_told_in_past(&self, word: Index) -> bool {
        let tree = self.tree;
        let verb = tree.clause_of(word);
        let was = |k: Index| matches!(tree.lower(k), "was" | "were");
        tree.tag(verb) == Tag::Vbd || tree.tag(verb) == Tag::Vbn && tree.kids(verb).any(was)
    }

    /// The date with a year that was told last: with its month or day in the sentence before, in whatever way in the
    /// same sentence.
    fn dated_before(&self, first: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let sentence = tree.sentence_around(first).start;
        let from = tree.sentences_back(first, 1);
        (from..first).rev().find_map(|i| {
            let entity = tree.entity(i).filter(|e| e.kind == EntityType::Date && e.tokens.end as usize == i + 1)?;
            let tokens = entity.tokens.start as usize..entity.tokens.end as usize;
            let written = tokens.clone().any(|t| is_year(tree.word(t)));
            let months = || tokens.clone().any(|t| month_number(tree.lower(t)).is_some());
            let since = tokens.start.checked_sub(1).is_some_and(|b| matches!(tree.lower(b), "since" | "until" | "by"));
            // Of the main story, and not of an aside: "Roe, elected in May 2015, resigned on June 2".
            let aside =
                matches!(tree.label(tree.clause_of(i)), Label::Acl | Label::Relcl | Label::Advcl | Label::Pcomp);
            if !written || since || aside || !(i >= sentence || months()) || !self.is_told_in_past(i) {
                return None;
            }
            dates::resolve(&tree.phrase(tokens.start, tokens.end - 1), self.published, Tense::Past)
        })
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u16| (1900..2100).contains(&year))
}

fn date_of(year: i16, month: i8, day: Option<i8>) -> Option<DateInterval> {
    match day {
        Some(day) => crate::model::Day::from_ymd(year, month, day).map(DateInterval::day),
        None => DateInterval::month(year, month),
    }
}
