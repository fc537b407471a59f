//! The records of a RETURN: columns, aggregates, DISTINCT, ORDER BY.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::ControlFlow;

use rustc_hash::FxHashMap;

use super::gathered::Gathered;
use super::join::{Binding, Bound, Join};
use super::plan::Value;
use super::value::{Datum, Sorting, order};
use crate::query::answer::{Cell, NodeView};
use crate::query::ast::{Aggregate, Item, Operand, Pattern, Returned, Sort};
use crate::store::StoreError;

/// Records, or values of a record, that are held while they are gathered: a million, as [`STOPPED`] says.
const MOST: usize = 1_000_000;
/// So many records are held before they are put in order and cut for the first time.
const SOON: usize = 65_536;

/// What an answer says where no more could be held.
pub(super) const STOPPED: &str =
    "stopped with a million records at hand: the answer is of the matches until then alone; narrow the question";

/// The records of an answer.
#[derive(Debug)]
pub(super) struct Records {
    pub(super) rows: Vec<Vec<Cell>>,
    /// Whether there are more than were asked for.
    pub(super) cut: bool,
    /// Whether matches were left out, since no more could be held.
    pub(super) stopped: bool,
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

/// How records are put in order, told apart and cut.
#[derive(Debug)]
struct Shape {
    /// Columns to sort by, and whether the greatest comes first.
    keys: Vec<(usize, bool)>,
    /// Columns that are shown; those behind them are only sorted by.
    shown: usize,
    distinct: bool,
    /// Records that are wanted, and one more, which says that there are more.
    wanted: usize,
}

impl Shape {
    /// Of records in the order in which they came, leaves those that are wanted of these and whatever came before them.
    fn give(&self, records: &mut Vec<Vec<Finished>>) {
        if !self.keys.is_empty() {
            records.sort_by_cached_key(|record| {
                let key = |(at, descending): &(usize, bool)| {
                    let sorting = record.get(*at).map(Finished::sorting);
                    if *descending { (None, Some(Reverse(sorting))) } else { (Some(sorting), None) }
                };
                self.keys.iter().map(key).collect::<Vec<_>>()
            });
        }
        if self.distinct {
            let mut seen = BTreeSet::new();
            records.retain(|record| {
                seen.insert(record.iter().take(self.shown).map(Finished::sorting).collect::<Vec<_>>())
            });
        }
        records.truncate(self.wanted);
    }
}

/// Runs the join and makes the records.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn records(join: &Join<'_>, pattern: &Pattern, most: usize) -> Result<Records, StoreError> {
    within(MOST, join, pattern, most)
}

/// The records, of which no more than `bound` are held at once.
fn within(bound: usize, join: &Join<'_>, pattern: &Pattern, most: usize) -> Result<Records, StoreError> {
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
    let skip = pattern.skip.unwrap_or(0);
    let shape = Shape { keys, shown, distinct: pattern.distinct, wanted: most.saturating_add(skip).saturating_add(1) };
    let columns = Columns::of(join, &items);
    let is_plain = |item: &Item| matches!(item.value, Returned::Value(_));
    let (mut finished, stopped) = if items.iter().all(is_plain) {
        plain(bound, join, &columns, &shape)?
    } else {
        let (groups, stopped) = grouped(bound, join, &columns)?;
        let mut finished: Vec<Vec<Finished>> =
            groups.into_iter().map(|record| record.into_iter().zip(&items).map(finish).collect()).collect();
        shape.give(&mut finished);
        (finished, stopped)
    };
    for record in &mut finished {
        record.truncate(shown);
    }
    let cut = finished.len().saturating_sub(skip) > most;
    let rows = finished
        .into_iter()
        .skip(skip)
        .take(most)
        .map(|record| record.into_iter().map(|r| r.cell(join)).collect())
        .collect::<Result<_, StoreError>>()?;
    Ok(Records { rows, cut, stopped })
}

/// A record for each binding, as far as they are wanted; and whether it ended for want of room.
fn plain(
    bound: usize,
    join: &Join<'_>,
    columns: &Columns,
    shape: &Shape,
) -> Result<(Vec<Vec<Finished>>, bool), StoreError> {
    let mut records: Vec<Vec<Finished>> = Vec::new();
    let mut stopped = false;
    let any_will_do = shape.keys.is_empty();
    let mut room = if any_will_do && !shape.distinct {
        shape.wanted.min(bound)
    } else {
        shape.wanted.saturating_mul(2).max(SOON).min(bound)
    };
    join.run(&mut |binding| {
        if join.ways(binding) == 0 {
            return Ok(ControlFlow::Continue(()));
        }
        records.push(columns.values(join, binding)?);
        if records.len() < room {
            return Ok(ControlFlow::Continue(()));
        }
        shape.give(&mut records);
        let enough = any_will_do && records.len() >= shape.wanted;
        stopped = !enough && records.len() > bound / 2;
        room = (2 * records.len()).max(SOON).min(bound);
        Ok(if enough || stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    shape.give(&mut records);
    Ok((records, stopped))
}

/// A record for each group of bindings, in the order of what tells the groups apart; and whether it ended for want of
/// room.
fn grouped(bound: usize, join: &Join<'_>, columns: &Columns) -> Result<(Vec<Vec<Gathered>>, bool), StoreError> {
    // Groups are found by the letters of their keys: to compare texts means to fold them.
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut groups: Vec<(Vec<Datum>, Vec<Gathered>)> = Vec::new();
    // Where a group is told by its nodes alone, they find it without their names.
    let mut of_nodes: FxHashMap<Vec<Bound>, usize> = FxHashMap::default();
    let mut nodes: Vec<Bound> = Vec::new();
    let mut held = 0;
    let mut stopped = false;
    join.run(&mut |binding| {
        let ways = join.ways(binding);
        if ways == 0 {
            return Ok(ControlFlow::Continue(()));
        }
        let by_nodes = columns.by_nodes(binding, &mut nodes);
        let known = if by_nodes { of_nodes.get(&nodes).copied() } else { None };
        let at = match known {
            Some(at) => at,
            None => {
                let record = columns.before_the_first(join, binding)?;
                let key: Vec<Datum> = record.iter().filter_map(Gathered::key).collect();
                let at = *places.entry(exactly(&key)).or_insert(groups.len());
                if at == groups.len() {
                    groups.push((key, record));
                    held += 1;
                }
                if by_nodes {
                    of_nodes.insert(nodes.clone(), at);
                }
                at
            }
        };
        if let Some((_, record)) = groups.get_mut(at) {
            held += columns.count_in(join, binding, ways, record)?;
        }
        if held >= bound {
            let values = groups.iter_mut().flat_map(|(_, record)| record).map(Gathered::thin_out);
            held = values.sum::<usize>();
            held += groups.len();
            stopped = held > bound / 2;
        }
        Ok(if stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    // count(*) of nothing is one record, 0.
    if groups.is_empty() && !columns.tell_apart() {
        groups.push((Vec::new(), columns.0.iter().map(Column::nothing).collect()));
    }
    groups.sort_by_cached_key(|(key, _)| Sorting::of(key));
    Ok((groups.into_iter().map(|(_, record)| record).collect(), stopped))
}

/// What one column is of.
enum Column {
    One(Value),
    Count,
    Aggregate(Aggregate, bool, Value),
}

impl Column {
    /// What it has before the first binding of a group.
    fn nothing(&self) -> Gathered {
        match self {
            Self::One(_) => Gathered::One(Datum::Null),
            Self::Count => Gathered::Count(0),
            Self::Aggregate(aggregate, distinct, _) => Gathered::nothing(*aggregate, *distinct),
        }
    }
}

/// What the columns are of, looked up once for all bindings.
struct Columns(Vec<Column>);

impl Columns {
    fn of(join: &Join<'_>, items: &[Item]) -> Self {
        let column = |item: &Item| match &item.value {
            Returned::Value(operand) => Column::One(join.plan.value(operand)),
            Returned::CountAll => Column::Count,
            Returned::Aggregate(aggregate, distinct, operand) => {
                Column::Aggregate(*aggregate, *distinct, join.plan.value(operand))
            }
        };
        Self(items.iter().map(column).collect())
    }

    /// Whether any column tells groups apart.
    fn tell_apart(&self) -> bool {
        self.0.iter().any(|column| matches!(column, Column::One(_)))
    }

    /// Whether nodes and what is fixed are all that a group is told by, and which nodes they are.
    fn by_nodes(&self, binding: &Binding, nodes: &mut Vec<Bound>) -> bool {
        nodes.clear();
        for column in &self.0 {
            match column {
                Column::One(Value::Node(at) | Value::NodeProperty(at, _)) => nodes.push(binding.node(*at)),
                Column::One(Value::Edge(_) | Value::EdgeProperty(..) | Value::Sources(_)) => return false,
                Column::One(Value::Literal(_)) | Column::Count | Column::Aggregate(..) => {}
            }
        }
        true
    }

    /// The record of a group before its first binding, which tells it apart.
    fn before_the_first(&self, join: &Join<'_>, binding: &Binding) -> Result<Vec<Gathered>, StoreError> {
        let column = |column: &Column| match column {
            Column::One(value) => Ok(Gathered::One(join.datum(value, binding)?)),
            aggregate => Ok(aggregate.nothing()),
        };
        self.0.iter().map(column).collect()
    }

    /// Adds a binding to the record of its group, and gives how many more values are held then.
    fn count_in(
        &self,
        join: &Join<'_>,
        binding: &Binding,
        ways: u64,
        record: &mut [Gathered],
    ) -> Result<usize, StoreError> {
        let mut more = 0;
        for (column, kept) in self.0.iter().zip(record) {
            match (column, kept) {
                (Column::Count, Gathered::Count(n)) => *n += ways,
                (Column::Aggregate(_, _, value), kept) => more += kept.add(join.datum(value, binding)?),
                _ => {}
            }
        }
        Ok(more)
    }

    /// The record of a binding where no column is an aggregate.
    fn values(&self, join: &Join<'_>, binding: &Binding) -> Result<Vec<Finished>, StoreError> {
        let value = |column: &Column| match column {
            Column::One(value) => Ok(Finished::One(join.datum(value, binding)?)),
            Column::Count | Column::Aggregate(..) => Ok(Finished::One(Datum::Null)),
        };
        self.0.iter().map(value).collect()
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

fn finish((gathered, item): (Gathered, &Item)) -> Finished {
    let is_count = matches!(item.value, Returned::Aggregate(Aggregate::Count, ..));
    match gathered {
        Gathered::One(datum) | Gathered::Least(datum) | Gathered::Greatest(datum) => Finished::One(datum),
        Gathered::Count(n) => Finished::One(Datum::Number(n as f64)),
        Gathered::Values(mut list) => {
            list.sort_by(order);
            Finished::List(list)
        }
        Gathered::Distinct(mut list) => {
            list.sort_by(order);
            list.dedup();
            if is_count { Finished::One(Datum::Number(list.len() as f64)) } else { Finished::List(list) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::options::Budget;
    use crate::query::run::plan::plan;
    use crate::query::{Options, Parameters, parse_pattern};
    use crate::store::Store;

    /// The records of a pattern over thirty meetings, of which no more than ten are held, and whether it was stopped.
    fn ten_at_hand(pattern: &str) -> (String, bool) {
        let store = Store::memory().unwrap();
        let (mut nodes, mut edges) = (Vec::new(), Vec::new());
        for number in 0..31 {
            nodes.push(serde_json::json!({"id": format!("n{number}"), "kind": "actor", "named": true,
                "name": format!("Guest {}", (number * 7) % 31 + 10)}));
        }
        for number in 1..31 {
            edges.push(serde_json::json!({"source": "n0", "relation": "met-with", "target": format!("n{number}"),
                "confidence": 0.9}));
        }
        let extraction = serde_json::json!({"schema": 1, "article": {"id": "x"}, "nodes": nodes, "edges": edges});
        store.ingest_foreign(&serde_json::from_value(extraction).unwrap()).unwrap();
        let (snapshot, pattern) = (store.snapshot(), parse_pattern(pattern, &Parameters::default()).unwrap());
        let plan = plan(snapshot.as_ref(), &pattern).unwrap();
        let budget = Budget::new(&Options::default());
        let join = Join::new(snapshot.as_ref(), &plan, (false, false), &budget).unwrap();
        let most = pattern.limit.unwrap_or(usize::MAX);
        let found = within(10, &join.counting(&pattern).unwrap(), &pattern, most).unwrap();
        (serde_json::to_string(&found.rows).unwrap(), found.stopped)
    }

    #[test]
    fn the_first_of_an_order_are_those_of_all_matches() {
        let ordered = ten_at_hand("({name: \"Guest 10\"})-[m]->(b) RETURN b.name ORDER BY b.name DESC LIMIT 2");
        assert_eq!(ordered, (r#"[["Guest 40"],["Guest 39"]]"#.into(), false));
    }

    #[test]
    fn parts_that_nothing_joins_are_multiplied_and_not_gone_through() {
        let counted = |pattern: &str| ten_at_hand(&format!("{pattern} RETURN count(*)")).0;
        assert_eq!(counted("(a), (b), (c), (d), (e), (f)"), format!("[[{}]]", 31u64.pow(6)));
        assert_eq!(counted("(a)-[m]->({name: \"Guest 20\"}), (c), (d), (e), (f)"), format!("[[{}]]", 31u64.pow(4)));
        assert_eq!(counted("(a), (b), (c:location)"), "[[0]]");
        assert_eq!(counted("(a), (b) WHERE a.name = b.name"), "[[31]]");
    }

    #[test]
    fn the_first_of_different_values_are_those_of_all_matches() {
        let distinct = ten_at_hand("({name: \"Guest 10\"})-[m]->(b) RETURN DISTINCT m.relation ORDER BY b.name DESC");
        assert_eq!(distinct, (r#"[["met-with"]]"#.into(), false));
    }

    #[test]
    fn a_count_and_an_extreme_hold_one_value_however_many_matches_there_are() {
        let all = ten_at_hand("({name: \"Guest 10\"})-[m]->(b) RETURN count(b), min(b.name), max(b.name)");
        assert_eq!(all, (r#"[[30,"Guest 11","Guest 40"]]"#.into(), false));
    }

    #[test]
    fn a_count_of_different_values_holds_each_once() {
        let all = ten_at_hand("({name: \"Guest 10\"})-[m]->(b) RETURN count(DISTINCT m.relation)");
        assert_eq!(all, ("[[1]]".into(), false));
    }

    #[test]
    fn what_cannot_be_held_is_said() {
        for pattern in ["collect(b.name)", "b.name", "b.name, count(*)", "count(DISTINCT b.name)"] {
            let stopped = ten_at_hand(&format!("({{name: \"Guest 10\"}})-[m]->(b) RETURN {pattern}")).1;
            assert!(stopped, "{pattern}");
        }
    }
}
