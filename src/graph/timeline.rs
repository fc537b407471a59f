//! What happened when, counted.

use std::collections::{BTreeMap, BTreeSet};

use super::scope::Scope;
use crate::model::Day;
use crate::store::{Reader, StoreError};

/// The length of a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// A day.
    Day,
    /// A week from Monday to Sunday.
    #[default]
    Week,
    /// A calendar month.
    Month,
}

impl Step {
    /// The first day of the period that a day lies in.
    pub fn start(self, day: Day) -> Day {
        match self {
            Self::Day => day,
            Self::Week => day.plus_days(-i32::from(day.weekday())),
            Self::Month => day.plus_days(1 - i32::from(day.ymd().2)),
        }
    }

    /// The first day of the next period.
    pub fn next(self, start: Day) -> Day {
        match self {
            Self::Day => start.plus_days(1),
            Self::Week => start.plus_days(7),
            Self::Month => start.plus_months(1),
        }
    }
}

/// A period and what is dated in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub start: Day,
    /// How many claims are dated in it.
    pub claims: u32,
    /// How many articles make them.
    pub articles: u32,
    /// How often each relation is claimed, the most frequent first, then by name.
    pub relations: Vec<(String, u32)>,
}

/// Claims over time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The periods from the first with a claim to the last with one, without gaps unless there would be more than
    /// 10,000; then only those with claims.
    pub periods: Vec<Period>,
    /// How many claims have no date.
    pub undated: u32,
}

const LONGEST: usize = 10_000;

/// Counts the claims of a scope by the period in which their date begins, at the earliest that in which the scope's
/// window does: one whose date is open may lie there. Cost: the claims of the scope.
///
/// # Errors
/// Where the store cannot be read.
pub fn timeline(reader: &dyn Reader, scope: &Scope, step: Step) -> Result<Timeline, StoreError> {
    let mut counted: BTreeMap<Day, (BTreeSet<u64>, BTreeMap<u16, u32>)> = BTreeMap::new();
    let mut undated = 0;
    scope.visit(reader, |entry| match entry.date {
        None => undated += 1,
        Some(date) => {
            let first = scope.window.map_or(date.first, |window| date.first.max(window.first));
            let (articles, relations) = counted.entry(step.start(first)).or_default();
            articles.insert(entry.at.article);
            *relations.entry(entry.relation.0).or_default() += 1;
        }
    })?;
    let named = |relation: u16| {
        let name = reader.relations().get(usize::from(relation));
        name.map(ToString::to_string).unwrap_or_default()
    };
    let mut periods: Vec<Period> = Vec::new();
    let mut filled = true;
    for (start, (articles, relations)) in counted {
        while filled
            && let Some(last) = periods.last()
            && step.next(last.start) < start
        {
            periods.push(Period { start: step.next(last.start), claims: 0, articles: 0, relations: Vec::new() });
            filled = periods.len() < LONGEST;
        }
        let claims = relations.values().sum();
        let mut relations: Vec<(String, u32)> = relations.into_iter().map(|(r, n)| (named(r), n)).collect();
        relations.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        periods.push(Period { start, claims, articles: articles.len() as u32, relations });
    }
    if !filled {
        periods.retain(|p| p.claims > 0);
    }
    Ok(Timeline { periods, undated })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_begin_on_mondays_and_firsts() {
        let day: Day = "2024-12-04".parse().unwrap();
        assert_eq!(Step::Week.start(day).to_string(), "2024-12-02");
        assert_eq!(Step::Month.start(day).to_string(), "2024-12-01");
        assert_eq!(Step::Month.next(Step::Month.start(day)).to_string(), "2025-01-01");
    }
}
