//! Runs a query: `plan` looks names up and chooses indexes, `join` binds the pattern, `rows` and `records` shape the
//! answer.

mod connection;
mod hint;
mod join;
mod plan;
mod records;
mod rows;
mod sentence;
mod value;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::rc::Rc;

use self::join::Join;
use self::plan::{Access, Plan};
use self::rows::{Key, Rows};
use self::value::{Datum, order};
use super::answer::{Answer, Group, Row};
use super::ast::{Form, Operand, Pattern, Per, Query, Question, Returned, Take};
use super::explain::{Explanation, PlanStep};
use super::options::{Budget, Options};
use super::translate::translate;
use crate::model::Claim;
use crate::store::{Reader, StoreError};

/// The version of the answer's form.
const SCHEMA: u32 = 1;

const COLUMNS: [&str; 7] = ["source", "relation", "target", "date", "location", "about", "sources"];

/// Answers a query.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn run(reader: &dyn Reader, text: &str, query: &Query, options: &Options) -> Result<Answer, StoreError> {
    let mut answer = Answer {
        schema: SCHEMA,
        question: text.to_owned(),
        read_as: query.to_string(),
        columns: COLUMNS.map(str::to_owned).into(),
        rows: Vec::new(),
        records: Vec::new(),
        paths: Vec::new(),
        groups: Vec::new(),
        answer: None,
        sentence: None,
        notes: Vec::new(),
    };
    let (pattern, question) = match query {
        Query::Pattern(pattern) => (pattern.clone(), None),
        Query::Question(question) => (translate(question), Some(question)),
    };
    if let Some(question) = question
        && let Form::Connected(a, b) = &question.form
    {
        connection::connect(reader, (a, b), question, options, &mut answer)?;
        return Ok(answer);
    }
    let plan = plan::plan(reader, &pattern)?;
    answer.notes.clone_from(&plan.notes);
    let join = Join::new(reader, &plan, options.maybe, options.hidden, Budget::new(options));
    let most = pattern.limit.or(options.limit).unwrap_or(usize::MAX);
    let cut;
    if pattern.items.is_empty() {
        let (rows, more) = matching_rows(&join, &pattern, most)?;
        answer.rows = rows;
        cut = more;
    } else {
        answer.columns = records::columns(&pattern.items);
        (answer.records, cut) = records::records(&join, &pattern, most)?;
    }
    if join.is_over() {
        answer.notes.push("stopped before the end: the answer may lack rows".to_owned());
    }
    if cut && pattern.limit.is_none() {
        answer.notes.push(format!(
            "only the first {most} rows are here; there are more: narrow the question, or raise the limit"
        ));
    }
    let Some(question) = question else {
        return Ok(answer);
    };
    if matches!(question.take, Some(Take::Last(_))) {
        answer.rows.reverse();
    }
    if let Some(per) = question.per {
        answer.groups = groups(&answer.rows, per);
    }
    if let Form::Claims { wants, .. } = &question.form {
        sentence::conclude(wants, question, &mut answer);
    }
    if !plan.unknown {
        hint::hints(reader, question, options, &mut answer)?;
    }
    Ok(answer)
}

/// Whether the rows come in the order in which a single edge is read.
fn in_reading_order(pattern: &Pattern, plan: &Plan) -> bool {
    let by_date = match pattern.order.as_slice() {
        [] => true,
        [key] => !key.descending && matches!(&key.value, Returned::Value(Operand::Property(_, p)) if p == "date"),
        _ => false,
    };
    let single = plan.matched.len() == 1 && plan.edges.iter().all(|e| e.length.is_none());
    by_date && single
}

/// The rows of a pattern without RETURN, and whether there are more than were asked for.
fn matching_rows(join: &Join<'_>, pattern: &Pattern, most: usize) -> Result<(Vec<Row>, bool), StoreError> {
    let skip = pattern.skip.unwrap_or(0);
    let wanted = most.saturating_add(skip);
    let ordered = in_reading_order(pattern, join.plan);
    let mut rows = Rows::new(join.reader);
    let mut last = None;
    let mut cut = false;
    join.run(&mut |binding| {
        for edge in &join.plan.matched {
            for hop in binding.edges.get(*edge).into_iter().flatten() {
                // Rows of a later date cannot come before those that are there.
                if ordered && rows.len() >= wanted && last != Some(hop.entry.date) {
                    cut = true;
                    return Ok(ControlFlow::Break(()));
                }
                last = Some(hop.entry.date);
                rows.add(join.claim(hop)?)?;
            }
        }
        Ok(ControlFlow::Continue(()))
    })?;
    let mut groups = rows.take_groups();
    if !ordered {
        sort(&mut groups, pattern, &rows)?;
    }
    cut |= groups.len() > wanted;
    let mut out = Vec::new();
    for (_, claims) in groups.into_iter().skip(skip).take(most) {
        out.extend(rows.row(claims)?);
    }
    Ok((out, cut))
}

/// Claims that make one row.
type Gathered = (Key, Vec<Rc<Claim>>);

/// Puts rows in the order that ORDER BY says; what has no value comes last either way.
fn sort(groups: &mut Vec<Gathered>, pattern: &Pattern, rows: &Rows<'_>) -> Result<(), StoreError> {
    let start = pattern.paths.first().and_then(|p| p.start.variable.as_deref());
    let text = |t: Option<&str>| t.map_or(Datum::Null, |t| Datum::Text(t.to_owned()));
    let mut keyed: Vec<(Vec<Datum>, Gathered)> = Vec::new();
    for group in groups.drain(..) {
        let (key, claims) = &group;
        let first = claims.first();
        let mut values = Vec::new();
        for sort in &pattern.order {
            values.push(match &sort.value {
                Returned::CountAll | Returned::Aggregate(..) => Datum::Number(claims.len() as f64),
                Returned::Value(Operand::Sources(_)) => Datum::Number(rows.texts(claims)? as f64),
                Returned::Value(Operand::Property(v, p)) => match p.as_str() {
                    "date" => key.date.map_or(Datum::Null, Datum::Date),
                    "name" => {
                        let end = if Some(v.as_str()) == start { &key.source } else { &key.target };
                        text(end.as_ref().map(|(name, _)| name.as_str()))
                    }
                    "relation" => text(first.map(|c| c.relation.as_str())),
                    "modality" => text(first.map(|c| c.modality.as_str())),
                    "confidence" => first.map_or(Datum::Null, |c| Datum::Number(f64::from(c.confidence))),
                    "quantity" => first.and_then(|c| c.quantity).map_or(Datum::Null, |q| Datum::Number(q.value)),
                    _ => Datum::Null,
                },
                Returned::Value(_) => Datum::Null,
            });
        }
        keyed.push((values, group));
    }
    keyed.sort_by(|(a, _), (b, _)| {
        a.iter()
            .zip(b)
            .zip(&pattern.order)
            .map(|((a, b), sort)| {
                let missing = (*a == Datum::Null).cmp(&(*b == Datum::Null));
                let plain = order(a, b);
                missing.then(if sort.descending { plain.reverse() } else { plain })
            })
            .find(|o| o.is_ne())
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    groups.extend(keyed.into_iter().map(|(_, group)| group));
    Ok(())
}

/// The rows counted by day, place, publisher …, in the order of the keys.
fn groups(rows: &[Row], per: Per) -> Vec<Group> {
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
    counted.into_iter().map(|(key, rows)| Group { key, rows }).collect()
}

/// How many rows a question has, up to a number.
fn count(reader: &dyn Reader, question: &Question, options: &Options, most: usize) -> Result<usize, StoreError> {
    let mut pattern = translate(question);
    pattern.limit = None;
    pattern.order = Vec::new();
    let plan = plan::plan(reader, &pattern)?;
    let join = Join::new(reader, &plan, options.maybe, options.hidden, Budget::new(options));
    let mut rows = Rows::new(reader);
    join.run(&mut |binding| {
        for edge in &plan.matched {
            for hop in binding.edges.get(*edge).into_iter().flatten() {
                rows.add(join.claim(hop)?)?;
            }
        }
        Ok(if rows.len() > most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    Ok(rows.len())
}

/// Explains a query: the pattern, and the plan with what each step was to read and read.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn explain(reader: &dyn Reader, query: &Query, options: &Options) -> Result<Explanation, StoreError> {
    let pattern = match query {
        Query::Pattern(pattern) => pattern.clone(),
        Query::Question(question) => translate(question),
    };
    let plan = plan::plan(reader, &pattern)?;
    let join = Join::new(reader, &plan, options.maybe, options.hidden, Budget::new(options));
    let mut bindings = 0;
    join.run(&mut |_| {
        bindings += 1;
        Ok(ControlFlow::Continue(()))
    })?;
    let steps = join
        .account()
        .into_iter()
        .map(|(step, actual)| PlanStep {
            index: index(reader, &plan, step),
            estimated: step.estimated,
            actual,
            filters: step.conditions.len(),
        })
        .collect();
    Ok(Explanation {
        read_as: query.to_string(),
        pattern: pattern.to_string(),
        steps,
        matches: bindings,
        notes: plan.notes.clone(),
    })
}

/// In words, which index a step reads.
fn index(reader: &dyn Reader, plan: &Plan, step: &plan::Step) -> String {
    let Some(edge) = plan.edges.get(step.edge) else {
        return "nodes".to_owned();
    };
    let relations = match &edge.relations {
        None => "any relation".to_owned(),
        Some(ids) => ids
            .iter()
            .filter_map(|id| reader.relations().get(usize::from(id.0)))
            .map(|r| r.as_str())
            .collect::<Vec<_>>()
            .join(", "),
    };
    let window = edge.window.map(|w| format!(", {w}")).unwrap_or_default();
    let nodes = |list: &Option<Vec<crate::model::NodeId>>| {
        let n = list.as_ref().map_or(0, Vec::len);
        format!("{n} node{}", if n == 1 { "" } else { "s" })
    };
    match &step.access {
        Access::Node(at) => {
            let name = plan
                .node_names
                .iter()
                .find(|(_, slot)| *slot == at)
                .map_or("an unnamed node", |(name, _)| name.as_str());
            let chosen = plan.nodes.get(*at).map_or(&None, |n| &n.chosen);
            let which = if chosen.is_some() { format!(" ({})", nodes(chosen)) } else { String::new() };
            format!("adjacency of {name}{which}: {relations}{window}")
        }
        Access::Involving => format!("adjacency of either end ({}): {relations}{window}", nodes(&edge.involves)),
        Access::About => format!("about ({}): {relations}{window}", nodes(&edge.about)),
        Access::Within => format!("place ({}): {relations}{window}", nodes(&edge.within)),
        Access::Relation => format!("relation: {relations}{window}"),
    }
}
