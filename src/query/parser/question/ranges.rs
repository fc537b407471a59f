//! Times from one date to another, and dates and times that cannot be: the 31st of February, until before since.

use super::{Parsed, Parser};
use crate::model::{DateInterval, Day, month_number};
use crate::query::ast::{Filter, Question};
use crate::query::parser::ParseError;
use crate::query::parser::date::no_such_date;

/// What to write where a time ends before it begins.
const TURNED: &str = "write the earlier date first: between 2025-05-01 and 2025-06-01, since 2024 until 2025";

impl Parser<'_> {
    /// Refuses dates that no calendar has, which would else be read as names or as another date.
    pub(super) fn has_only_dates(&self) -> Parsed<()> {
        for at in 0..self.words.len() {
            let Some(taken) = no_such_date(self.rest(at), self.today) else { continue };
            let date = self.text(at, at + taken);
            if !self.knows.whole_name(&date) {
                return Err(self.error_over(at, at + taken, format!("there is no day or month {date:?}")).hint(
                    "write 2024, 2024-12, 2024-12-03 or 3 December 2024; a name with such words in it goes into quotes",
                ));
            }
        }
        Ok(())
    }

    /// The time from a date, which stands in these words, to the one that follows.
    pub(super) fn range_from(
        &mut self,
        (start, end): (usize, usize),
        first: DateInterval,
        after: &str,
    ) -> Parsed<Filter> {
        let last = self.date(after)?;
        let named = self.rest(start).iter().take(end - start).any(|word| month_number(&word.lower).is_some());
        let with_year = (start..end)
            .any(|at| self.word_at(at).is_some_and(|word| word.bytes().filter(u8::is_ascii_digit).count() >= 4));
        // "between January and March 2025"
        let first = if named && !with_year { in_year_of(first, last).unwrap_or(first) } else { first };
        if first.first > last.last {
            return Err(self.error_over(start, self.at, "this time ends before it begins").hint(TURNED));
        }
        Ok(Filter::During(DateInterval::between(first.first.min(last.first), first.last.max(last.last))))
    }

    /// Refuses "since 2025 until 2024", which nothing can answer.
    pub(super) fn has_some_time(&self, question: &Question) -> Parsed<()> {
        let starts = question.filters.iter().filter_map(|filter| match filter {
            Filter::Since(date) => Some(date.first),
            Filter::After(date) => Some(date.end().plus_days(1)),
            _ => None,
        });
        let ends = question.filters.iter().filter_map(|filter| match filter {
            Filter::Until(date) => Some(date.end()),
            Filter::Before(date) => Some(date.first.plus_days(-1)),
            _ => None,
        });
        match (starts.max(), ends.min()) {
            (Some(start), Some(end)) if start > end => {
                Err(ParseError::new(format!("the time begins on {start} and ends before, on {end}"), 0..self.length)
                    .hint(TURNED))
            }
            _ => Ok(()),
        }
    }

    fn error_over(&self, start: usize, end: usize, message: impl Into<String>) -> ParseError {
        let mut error = self.error_at(start, message);
        if let Some(last) = end.checked_sub(1).and_then(|at| self.words.get(at)) {
            error.span.end = last.end;
        }
        error
    }
}

/// A date in the year of a later one, or, where it would come behind it there, in the year before: of "between December
/// and February 2025". Nothing where it lies before the other as it is.
pub(super) fn in_year_of(first: DateInterval, last: DateInterval) -> Option<DateInterval> {
    if first.first <= last.last {
        return None;
    }
    let (year, _, _) = last.first.ymd();
    let in_year = |day: Day, year: i16| {
        let (_, month, date) = day.ymd();
        Day::from_ymd(year, month, date)
    };
    let moved = |year| Some(DateInterval::between(in_year(first.first, year)?, in_year(first.last, year)?));
    [year, year - 1].into_iter().filter_map(moved).find(|moved| moved.first <= last.first)
}
