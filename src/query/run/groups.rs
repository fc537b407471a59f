//! Rows counted by what `per` says.

use std::collections::BTreeMap;

use crate::query::answer::{Group, Row};
use crate::query::ast::Per;

/// The rows counted by day, place, publisher …: times in their order, actors, targets, places and publishers the most
/// first.
pub(super) fn groups(rows: &[Row], per: Per) -> Vec<Group> {
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        let first = row.date.map(|d| d.first);
        let dated = |text: Option<String>| vec![text.unwrap_or_else(|| "undated".to_owned())];
        let named = |name: Option<&String>| vec![name.cloned().unwrap_or_else(|| "unknown".to_owned())];
        let precise = |days: i32| row.date.is_some_and(|d| d.end().number().saturating_sub(d.first.number()) < days);
        let keys = match per {
            Per::Day => dated(first.filter(|_| precise(1)).map(|d| d.to_string())),
            Per::Week => dated(first.filter(|_| precise(7)).map(|d| {
                let monday = d.plus_days(-i32::from(d.weekday()));
                format!("week of {monday}")
            })),
            Per::Month => dated(first.filter(|_| precise(31)).map(|d| {
                let (year, month, _) = d.ymd();
                format!("{year:04}-{month:02}")
            })),
            Per::Year => dated(first.filter(|_| precise(366)).map(|d| format!("{:04}", d.ymd().0))),
            Per::Actor => named(row.source.as_ref().map(|n| &n.name)),
            Per::Target => named(row.target.as_ref().map(|n| &n.name)),
            Per::Place => named(row.location.as_ref().map(|n| &n.name)),
            Per::Publisher => {
                let mut all: Vec<String> =
                    row.citations.iter().map(|c| c.publisher.clone().unwrap_or_else(|| "unknown".to_owned())).collect();
                all.sort();
                all.dedup();
                all
            }
        };
        for key in keys {
            *counted.entry(key).or_default() += 1;
        }
    }
    let mut groups: Vec<Group> = counted.into_iter().map(|(key, rows)| Group { key, rows }).collect();
    // Times in their order; of who and where the most first, and what is unknown last.
    if matches!(per, Per::Actor | Per::Target | Per::Place | Per::Publisher) {
        groups.sort_by_key(|group| (group.key == "unknown", std::cmp::Reverse(group.rows)));
    }
    groups
}
