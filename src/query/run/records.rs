//! The records of a RETURN: columns, aggregates, DISTINCT, ORDER BY.

use std::cmp::Reverse;
use std::fmt::Write;
use std::ops::ControlFlow;

use rustc_hash::FxHashMap;

use super::super::answer::{Cell, NodeView};
use super::super::ast::{Aggregate, Item, Operand, Pattern, Returned, Sort};
use super::join::{Binding, Bound, Join};
use super::plan::Value;
use super::value::{Datum, Sorting, order};
use crate::store::StoreError;

/// Records that are kept while they are gathered.
const MOST: usize = 1_000_000;

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
    let mut groups: Vec<(Vec<Datum>, Vec<Gathered>)> = Vec::new();
    let mut all: Vec<Vec<Gathered>> = Vec::new();
    let columns = Columns::of(join, &items);
    // Where a group is told by its nodes alone, they find it without their names.
    let mut of_nodes: FxHashMap<Vec<Bound>, usize> = FxHashMap::default();
    let mut nodes: Vec<Bound> = Vec::new();
    let early = keys.is_empty() && !aggregated && !pattern.distinct;
    let wanted = most.saturating_add(pattern.skip.unwrap_or(0));
    join.run(&mut |binding| {
        let ways = join.ways(binding);
        if ways == 0 {
            return Ok(ControlFlow::Continue(()));
        }
        if aggregated
            && columns.by_nodes(binding, &mut nodes)
            && let Some((_, kept)) = of_nodes.get(&nodes).and_then(|at| groups.get_mut(*at))
        {
            columns.count_in(join, binding, ways, kept)?;
            return Ok(ControlFlow::Continue(()));
        }
        let record = columns.gather(join, binding, ways)?;
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
        if columns.by_nodes(binding, &mut nodes) {
            of_nodes.insert(nodes.clone(), at);
        }
        match groups.get_mut(at) {
            None => groups.push((key, record)),
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
    groups.sort_by_cached_key(|(key, _)| Sorting::of(key));
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
    finished.sort_by_cached_key(|record| {
        let key = |(at, descending): &(usize, bool)| {
            let sorting = record.get(*at).map(Finished::sorting);
            if *descending { (None, Some(Reverse(sorting))) } else { (Some(sorting), None) }
        };
        keys.iter().map(key).collect::<Vec<_>>()
    });
    for record in &mut finished {
        record.truncate(shown);
    }
    if pattern.distinct {
        let mut seen = std::collections::BTreeSet::new();
        finished.retain(|record| seen.insert(record.iter().map(Finished::sorting).collect::<Vec<_>>()));
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

/// What one column is of.
enum Column {
    One(Value),
    Count,
    Values(Value),
}

/// What the columns are of, looked up once for all bindings.
struct Columns(Vec<Column>);

impl Columns {
    fn of(join: &Join<'_>, items: &[Item]) -> Self {
        let column = |item: &Item| match &item.value {
            Returned::Value(operand) => Column::One(join.plan.value(operand)),
            Returned::CountAll => Column::Count,
            Returned::Aggregate(_, _, operand) => Column::Values(join.plan.value(operand)),
        };
        Self(items.iter().map(column).collect())
    }

    /// Whether nodes and what is fixed are all that a group is told by, and which nodes they are.
    fn by_nodes(&self, binding: &Binding, nodes: &mut Vec<Bound>) -> bool {
        nodes.clear();
        for column in &self.0 {
            match column {
                Column::One(Value::Node(at) | Value::NodeProperty(at, _)) => nodes.push(binding.node(*at)),
                Column::One(Value::Edge(_) | Value::EdgeProperty(..) | Value::Sources(_)) => return false,
                Column::One(Value::Literal(_)) | Column::Count | Column::Values(_) => {}
            }
        }
        true
    }

    /// Adds a binding to the record of its group.
    fn count_in(
        &self,
        join: &Join<'_>,
        binding: &Binding,
        ways: u64,
        record: &mut [Gathered],
    ) -> Result<(), StoreError> {
        for (column, kept) in self.0.iter().zip(record) {
            match (column, kept) {
                (Column::Count, Gathered::Count(n)) => *n += ways,
                (Column::Values(value), Gathered::Values(list)) => {
                    list.extend(Some(join.datum(value, binding)?).filter(|datum| *datum != Datum::Null));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn gather(&self, join: &Join<'_>, binding: &Binding, ways: u64) -> Result<Vec<Gathered>, StoreError> {
        let gathered = |column: &Column| {
            Ok(match column {
                Column::One(value) => Gathered::One(join.datum(value, binding)?),
                Column::Count => Gathered::Count(ways),
                Column::Values(value) => match join.datum(value, binding)? {
                    Datum::Null => Gathered::Values(Vec::new()),
                    datum => Gathered::Values(vec![datum]),
                },
            })
        };
        self.0.iter().map(gathered).collect()
    }
}

/// A finished value of one column.
#[derive(Clone, Debug, PartialEq)]
enum Finished {
    One(Datum),
    List(Vec<Datum>),
}

impl Finished {
    fn sorting(&self) -> Sorting {
        match self {
            Self::One(datum) => Sorting::of(std::slice::from_ref(datum)),
            Self::List(list) => Sorting::of(list),
        }
    }

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
