//! Dates that are written over several names of the recognizer: "November 14th, 2023", "from 1977 to 1995".
//! Also "two years ago today", "on 3, 4 and 5 May".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::known_year;
use crate::model::{DateInterval, Day, day_of_month, is_weekday, month_number, year_of};

impl Reading<'_> {
    /// "November 14th, 2023", "the 3rd of August": a day's month and year, where the recognizer parts them.
    pub(super) fn whole_date(&self, first: Index, last: Index) -> Option<String> {
        let tree = self.tree;
        let ordinal = |i: Index| {
            let word = tree.lower(i);
            word.starts_with(|c: char| c.is_ascii_digit())
                && ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end))
        };
        let month = |i: Index| month_number(tree.lower(i)).is_some();
        let (_, end) = tree.sentence(tree.sentence_of(first));
        if ordinal(last) && (first..last).any(month) {
            let year = if last + 1 < end && tree.lower(last + 1) == "," { last + 2 } else { last + 1 };
            let is_year = year < end && year_of(tree.word(year)).is_some();
            return is_year.then(|| tree.phrase(first, year));
        }
        let day = first.checked_sub(2).filter(|day| month(first) && tree.lower(first - 1) == "of" && ordinal(*day))?;
        Some(tree.phrase(day, last))
    }

    /// "said that on Wednesday Manning met them": a weekday that the recognizer has taken for a first name.
    pub(super) fn is_day_behind_on(&self, token: Index) -> bool {
        let tree = self.tree;
        is_weekday(tree.lower(token))
            && tree.label(token) == Label::Pobj
            && tree.lower(tree.head(token)) == "on"
            && tree.entity(token).is_some_and(|e| !matches!(e.kind, EntityType::Date | EntityType::Time))
    }

    /// "from 1977 to 1995", "between April 2021 and June 2023": both ends, where the recognizer parts them.
    pub(super) fn range_from(&self, first: Index, last: Index) -> Option<String> {
        let tree = self.tree;
        let opener = first.checked_sub(1).filter(|b| matches!(tree.lower(*b), "from" | "between"))?;
        let (_, end) = tree.sentence(tree.sentence_of(first));
        let to = if tree.lower(opener) == "between" { &["and"][..] } else { &["to", "until", "till", "through"][..] };
        let other = (last + 2 < end && to.contains(&tree.lower(last + 1))).then_some(last + 2)?;
        let dated = tree.entity(other).filter(|e| matches!(e.kind, EntityType::Date | EntityType::Cardinal));
        let behind = dated.map_or(other, |e| e.tokens.end as usize - 1);
        Some(tree.phrase(opener, behind))
    }

    /// "two years ago" in front of "today", "on Monday": the words that count back from a day.
    pub(super) fn counted_back(&self, day: Index) -> Option<String> {
        let tree = self.tree;
        let before = day.checked_sub(1)?;
        let ago = if tree.lower(before) == "on" { before.checked_sub(1)? } else { before };
        let entity = tree.entity(ago).filter(|_| tree.lower(ago) == "ago")?;
        Some(tree.phrase(entity.tokens.start as usize, ago))
    }

    /// "on 5 and 6 May", "on 3, 4 and 5 May 2023": the first and the last token of several days of one month, which the
    /// recognizer takes for numbers.
    pub(super) fn days_of_month(&self, token: Index) -> Option<(Index, Index)> {
        let tree = self.tree;
        let day = |i: Index| tree.tag(i) == Tag::Cd && tree.word(i).parse().is_ok_and(|n: u8| (1..=31).contains(&n));
        let (_, end) = tree.sentence(tree.sentence_of(token));
        if !day(token) || token.checked_sub(1).is_none_or(|on| tree.lower(on) != "on") {
            return None;
        }
        let joins = |i: Index| matches!(tree.lower(i), "and" | ",");
        let behind = (token + 1..end).find(|i| !day(*i) && !joins(*i))?;
        let several = behind > token + 1 && day(behind - 1) && month_number(tree.lower(behind)).is_some();
        let is_year = |i: Index| i < end && year_of(tree.word(i)).is_some();
        several.then(|| (token, if is_year(behind + 1) { behind + 1 } else { behind }))
    }

    /// "the October 7 attacks": the day of which everybody knows the year, by the noun behind it.
    pub(super) fn known_day(&self, first: Index, last: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let month = month_number(tree.word(first)).filter(|_| last == first + 1)?;
        let day = day_of_month(tree.word(last))?;
        let noun = tree.head(last).max(tree.head(first));
        let year = known_year(month, day, tree.lower(noun)).filter(|_| noun > last)?;
        Day::from_ymd(year, month, day).map(DateInterval::day)
    }

    /// "Early today, pirates seized": a day that counts from the news, which the recognizer has overlooked.
    pub(super) fn is_day_of_the_news(&self, token: Index) -> bool {
        let tree = self.tree;
        matches!(tree.lower(token), "today" | "yesterday" | "tonight" | "tomorrow")
            && tree.label(token) == Label::Npadvmod
            && tree.entity(token).is_none()
    }
}
