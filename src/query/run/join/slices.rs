//! Slices of time: where a few rows in the order of their dates are wanted of many claims, the claims are read slice by
//! slice, each longer than the one before.

use super::Join;
use crate::model::{DateInterval, Day};
use crate::query::run::plan::EdgeSlot;
use crate::store::{ClaimEntry, StoreError};

/// Claims that are read at once without a thought.
const AT_ONCE: u64 = 2_048;

/// How much longer each slice is.
const GROWTH: i64 = 4;

/// From which end of time on claims are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query::run) enum Sense {
    Earliest,
    Latest,
}

/// A part of the claims, by the first day of their date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slice {
    All,
    /// Dated to begin on these days; the second way to say so is the window that they are looked for in.
    Days(i64, i64),
    Undated,
}

impl Slice {
    /// The window to look in, within that of the pattern.
    pub(super) fn window(self, of_pattern: Option<DateInterval>) -> Option<DateInterval> {
        let Self::Days(first, last) = self else {
            return of_pattern;
        };
        let day = |n: i64| Day::from_number(n.clamp(-3_000_000, 2_900_000) as i32);
        let slice = DateInterval::between(day(first), day(last));
        Some(match of_pattern {
            Some(window) if window.overlaps(slice) => {
                DateInterval::between(window.first.max(slice.first), window.end().min(slice.last))
            }
            _ => slice,
        })
    }

    pub(super) fn has(self, entry: &ClaimEntry) -> bool {
        match self {
            Self::All => true,
            Self::Days(first, last) => {
                entry.date.is_some_and(|d| (first..=last).contains(&i64::from(d.first.number())))
            }
            Self::Undated => entry.date.is_none(),
        }
    }
}

/// The slices of an edge, in an order of time, undated claims last.
pub(super) struct Slices {
    sense: Sense,
    /// The days that are left, and how many the last slice had.
    left: (i64, i64),
    days: i64,
    next: Option<Slice>,
    undated: bool,
}

impl Slices {
    /// Of a step whose claims come by date; everything at once where there is no such step, or where all is wanted or
    /// little is there.
    pub(super) fn of(join: &Join<'_>, slot: &EdgeSlot, step: Option<usize>) -> Result<Self, StoreError> {
        let all = Self { sense: Sense::Earliest, left: (0, -1), days: 0, next: Some(Slice::All), undated: false };
        let estimated = step.and_then(|step| join.plan.steps.get(step)).map_or(0, |step| step.estimated);
        let Some((sense, enough)) = join.enough.filter(|_| estimated > AT_ONCE) else {
            return Ok(all);
        };
        let Some((first, last)) = join.reader.date_range()? else {
            return Ok(all);
        };
        // Half of what is wanted at first, if claims were spread evenly: an estimate may be far too low, and a further
        // slice costs little.
        let length = i64::from(last.number()) - i64::from(first.number()) + 1;
        let share = (enough as f64 / 2.0 / estimated as f64).min(1.0);
        let days = ((length as f64 * share) as i64).max(1);
        let first = slot.window.map_or(first, |w| w.first.max(first));
        let last = slot.window.map_or(last, |w| last.min(w.end()));
        let mut slices = Self {
            sense,
            left: (i64::from(first.number()), i64::from(last.number())),
            days,
            next: None,
            undated: slot.window.is_none(),
        };
        slices.next = Some(slices.cut(days, true));
        Ok(slices)
    }

    /// Takes so many days from what is left. The slices at both ends reach as far as days go: a claim may begin before
    /// the window that it lies in.
    fn cut(&mut self, days: i64, is_first: bool) -> Slice {
        let (first, last) = self.left;
        match self.sense {
            Sense::Earliest => {
                let to = first.saturating_add(days);
                self.left.0 = to.saturating_add(1);
                Slice::Days(if is_first { i64::MIN } else { first }, if to >= last { i64::MAX } else { to })
            }
            Sense::Latest => {
                let from = last.saturating_sub(days);
                self.left.1 = from.saturating_sub(1);
                Slice::Days(if from <= first { i64::MIN } else { from }, if is_first { i64::MAX } else { last })
            }
        }
    }

    pub(super) fn next(&mut self) -> Option<Slice> {
        let now = self.next.take()?;
        let Slice::Days(from, to) = now else { return Some(now) };
        let done = match self.sense {
            Sense::Earliest => to == i64::MAX,
            Sense::Latest => from == i64::MIN,
        };
        if !done {
            self.days = self.days.saturating_mul(GROWTH);
            self.next = Some(self.cut(self.days, false));
        } else if self.undated {
            self.next = Some(Slice::Undated);
        }
        Some(now)
    }
}
