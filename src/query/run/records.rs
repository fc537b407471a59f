//! The records of a RETURN: columns, aggregates, DISTINCT, ORDER BY.

use std::cmp::Ordering;
use std::fmt::Write;
use std::ops::ControlFlow;

use rustc_hash::FxHashMap;

use super::super::answer::{Cell, NodeView};
use super::super::ast::{Aggregate, Item, Operand, Pattern, Returned, Sort};
use super::join::{Binding, Join};
use super::value::{Datum, order};
use crate::store::StoreError;

/// Records that are kept while they are gathered.
const MOST: usize = 1_000_000;

/// A record's key in the order of its values.
#[derive(Clone, Debug, PartialEq)]
struct Key(Vec<Datum>);

impl Eq for Key {}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0
            .iter()
            .zip(&other.0)
            .map(|(a, b)| order(a, b))
            .find(|o| o.is_ne())
            .unwrap_or_else(|| self.0.len().cmp(&other.0.len()))
    }
}

/// What the bindings of one group come to in one column.
#[derive(Clone, Debug)]
enum Gathered {
    One(Datum),
    Count(u64),
    Values(Vec<Datum>),
}

/// Values to the letter.
fn exactly(values: &[Datum]) -> String {
    let mut text = String::new();
    for value in values {
        // Writing to a text does not fail.
        let _ = write!(text, "{value:?},");
    }
    text
}

/// The columns' names.
pub(super) fn columns(items: &[Item]) -> Vec<String> {
    items.iter().map(|i| i.alias.clone().unwrap_or_else(|| i.value.to_string())).collect()
}

/// Runs the join and makes the records.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn records(join: &Join<'_>, pattern: &Pattern, most: usize) -> Result<(Vec<Vec<Cell>>, bool), StoreError> {
    // What ORDER BY names beyond the columns is computed as a hidden column.
    let mut items: Vec<Item> = pattern.items.clone();
    let shown = items.len();
    let mut keys: Vec<(usize, bool)> = Vec::new();
    for Sort { value, descending } in &pattern.order {
        let named = |item: &Item| {
            item.value == *value
                || matches!((&item.alias, value), (Some(alias), Returned::Value(Operand::Variable(v))) if alias == v)
        };
        let at = items.iter().position(named).unwrap_or_else(|| {
            items.push(Item { value: value.clone(), alias: None });
            items.len() - 1
        });
        keys.push((at, *descending));
    }
    let plain = |item: &Item| matches!(item.value, Returned::Value(_));
    let aggregated = items.iter().any(|i| !plain(i));
    // Groups are found by the letters of their keys: to compare texts means to fold them.
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut groups: Vec<(Key, Vec<Gathered>)> = Vec::new();
    let mut all: Vec<Vec<Gathered>> = Vec::new();
    let early = keys.is_empty() && !aggregated && !pattern.distinct;
    let wanted = most.saturating_add(pattern.skip.unwrap_or(0));
    join.run(&mut |binding| {
        let record = gather(join, &items, binding)?;
        if !aggregated {
            all.push(record);
            let enough = all.len() >= MOST || (early && all.len() > wanted);
            return Ok(if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) });
        }
        let key: Vec<Datum> = record
            .iter()
            .zip(&items)
            .filter_map(|(g, item)| match g {
                Gathered::One(d) if plain(item) => Some(d.clone()),
                _ => None,
            })
            .collect();
        let at = *places.entry(exactly(&key)).or_insert(groups.len());
        match groups.get_mut(at) {
            None => groups.push((Key(key), record)),
            Some((_, kept)) => {
                for (kept, more) in kept.iter_mut().zip(record) {
                    match (kept, more) {
                        (Gathered::Count(n), Gathered::Count(m)) => *n += m,
                        (Gathered::Values(list), Gathered::Values(more)) => list.extend(more),
                        _ => {}
                    }
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    })?;
    groups.sort_by(|(a, _), (b, _)| a.cmp(b));
    all.extend(groups.into_iter().map(|(_, record)| record));
    // count(*) of nothing is one record, 0.
    if aggregated && all.is_empty() && !items.iter().any(plain) {
        let none = items.iter().map(|i| match i.value {
            Returned::CountAll => Gathered::Count(0),
            _ => Gathered::Values(Vec::new()),
        });
        all.push(none.collect());
    }
    let mut finished: Vec<Vec<Finished>> = all
        .into_iter()
        .map(|record| record.into_iter().zip(&items).map(|(g, item)| finish(g, &item.value)).collect())
        .collect();
    finished.sort_by(|a, b| {
        keys.iter()
            .map(|(at, descending)| {
                let order = match (a.get(*at), b.get(*at)) {
                    (Some(a), Some(b)) => a.cmp(b),
                    _ => Ordering::Equal,
                };
                if *descending { order.reverse() } else { order }
            })
            .find(|o| o.is_ne())
            .unwrap_or(Ordering::Equal)
    });
    for record in &mut finished {
        record.truncate(shown);
    }
    if pattern.distinct {
        let mut seen = std::collections::BTreeSet::new();
        finished.retain(|record| seen.insert(record.clone()));
    }
    let total = finished.len();
    let skip = pattern.skip.unwrap_or(0);
    let cut = total.saturating_sub(skip) > most;
    let records = finished
        .into_iter()
        .skip(skip)
        .take(most)
        .map(|record| record.into_iter().map(|r| r.cell(join)).collect())
        .collect::<Result<_, StoreError>>()?;
    Ok((records, cut))
}

fn gather(join: &Join<'_>, items: &[Item], binding: &Binding) -> Result<Vec<Gathered>, StoreError> {
    items
        .iter()
        .map(|item| {
            Ok(match &item.value {
                Returned::Value(operand) => Gathered::One(join.datum(&join.plan.value(operand), binding)?),
                Returned::CountAll => Gathered::Count(1),
                Returned::Aggregate(_, _, operand) => match join.datum(&join.plan.value(operand), binding)? {
                    Datum::Null => Gathered::Values(Vec::new()),
                    datum => Gathered::Values(vec![datum]),
                },
            })
        })
        .collect()
}

/// A finished value of one column.
#[derive(Clone, Debug, PartialEq)]
enum Finished {
    One(Datum),
    List(Vec<Datum>),
}

impl Eq for Finished {}

impl PartialOrd for Finished {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Finished {
    fn cmp(&self, other: &Self) -> Ordering {
        let list = |r: &Self| match r {
            Self::One(d) => Key(vec![d.clone()]),
            Self::List(list) => Key(list.clone()),
        };
        list(self).cmp(&list(other))
    }
}

impl Finished {
    fn cell(self, join: &Join<'_>) -> Result<Cell, StoreError> {
        match self {
            Self::One(datum) => cell(datum, join),
            Self::List(list) => {
                Ok(Cell::List(list.into_iter().map(|d| cell(d, join)).collect::<Result<_, StoreError>>()?))
            }
        }
    }
}

fn cell(datum: Datum, join: &Join<'_>) -> Result<Cell, StoreError> {
    Ok(match datum {
        Datum::Null => Cell::Null(()),
        Datum::Text(text) => Cell::Text(text),
        Datum::Number(number) => Cell::Number(number),
        Datum::Date(date) => Cell::Date(date),
        Datum::Bool(value) => Cell::Bool(value),
        Datum::Node(id) => join
            .node(id)?
            .map_or(Cell::Null(()), |n| Cell::Node(NodeView { id: n.id, kind: n.kind, name: n.name.clone() })),
        Datum::Claim(at) => Cell::Text(format!("claim:{}", join.reader.claim(at)?.id)),
    })
}

fn finish(gathered: Gathered, value: &Returned) -> Finished {
    let (aggregate, distinct) = match value {
        Returned::Aggregate(aggregate, distinct, _) => (*aggregate, *distinct),
        _ => (Aggregate::Collect, false),
    };
    match gathered {
        Gathered::One(datum) => Finished::One(datum),
        Gathered::Count(n) => Finished::One(Datum::Number(n as f64)),
        Gathered::Values(mut list) => {
            list.sort_by(order);
            if distinct {
                list.dedup();
            }
            match aggregate {
                Aggregate::Count => Finished::One(Datum::Number(list.len() as f64)),
                Aggregate::Min => Finished::One(list.into_iter().next().unwrap_or(Datum::Null)),
                Aggregate::Max => Finished::One(list.pop().unwrap_or(Datum::Null)),
                Aggregate::Collect => Finished::List(list),
            }
        }
    }
}
