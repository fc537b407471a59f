//! Slices of time: where a few rows in the order of their dates are wanted of many claims, the claims are read slice by
//! slice, each longer than the one before.

use super::super::plan::EdgeSlot;
use super::Join;
use crate::model::{DateInterval, Day};
use crate::store::{ClaimEntry, StoreError};

/// Claims that are read at once without a thought.
const AT_ONCE: u64 = 2_048;

/// How much longer each slice is.
const GROWTH: i64 = 4;

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

/// The slices of an edge, in the order of time, undated claims last.
pub(super) struct Slices {
    from: i64,
    last: i64,
    days: i64,
    next: Option<Slice>,
    undated: bool,
}

impl Slices {
    /// Of a step whose claims come by date; everything at once where there is no such step, or where all is wanted or
    /// little is there.
    pub(super) fn of(join: &Join<'_>, slot: &EdgeSlot, step: Option<usize>) -> Result<Self, StoreError> {
        let all = Self { from: 0, last: 0, days: 0, next: Some(Slice::All), undated: false };
        let estimated = step.and_then(|step| join.plan.steps.get(step)).map_or(0, |step| step.estimated);
        let Some(enough) = join.enough.filter(|_| estimated > AT_ONCE) else {
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
        let to = i64::from(first.number()) + days;
        let next = Some(Slice::Days(i64::MIN, to));
        let last = slot.window.map_or(last, |w| last.min(w.end()));
        Ok(Self { from: to + 1, last: i64::from(last.number()), days, next, undated: slot.window.is_none() })
    }

    pub(super) fn next(&mut self) -> Option<Slice> {
        let now = self.next.take()?;
        if let Slice::Days(..) = now {
            if self.from <= self.last {
                self.days = self.days.saturating_mul(GROWTH);
                let to = self.from.saturating_add(self.days);
                // The last one is for whatever begins later.
                let to = if to >= self.last { i64::MAX } else { to };
                self.next = Some(Slice::Days(self.from, to));
                self.from = to.saturating_add(1);
            } else if self.undated {
                self.next = Some(Slice::Undated);
            }
        }
        Some(now)
    }
}
