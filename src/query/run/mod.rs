//! Runs a query: `plan` looks names up and chooses indexes, `join` binds the pattern, `rows` and `records` shape the
//! answer.

mod connection;
mod explanation;
mod groups;
mod hint;
mod join;
mod plan;
mod records;
mod rows;
mod sentence;
mod value;

use std::ops::ControlFlow;
use std::rc::Rc;

pub(super) use self::explanation::explain;
use self::groups::groups;
use self::join::Join;
use self::plan::Plan;
use self::rows::{Key, Rows};
use self::value::{Datum, order};
use super::answer::{Answer, Row};
use super::ast::{End, Form, Operand, Pattern, Query, Question, Returned, Take};
use super::name::unknown_relations;
use super::options::{Budget, Options};
use super::translate::{class_of, translate};
use crate::lexicon::question_noun;
use crate::model::Claim;
use crate::store::{Reader, StoreError};

/// The version of the answer's form.
const SCHEMA: u32 = 1;

const COLUMNS: [&str; 7] = ["source", "relation", "target", "date", "location", "about", "sources"];

/// An answer without rows.
fn empty(question: String, read_as: String) -> Answer {
    Answer {
        schema: SCHEMA,
        question,
        read_as,
        columns: COLUMNS.map(str::to_owned).into(),
        rows: Vec::new(),
        records: Vec::new(),
        paths: Vec::new(),
        groups: Vec::new(),
        answer: None,
        sentence: None,
        notes: Vec::new(),
    }
}

/// Answers a query.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn run(reader: &dyn Reader, text: &str, query: &Query, options: &Options) -> Result<Answer, StoreError> {
    let budget = Budget::new(options);
    let mut answer = empty(text.to_owned(), query.to_string());
    let question = match query {
        Query::Pattern(pattern) => {
            fill(reader, pattern, options, &budget, &mut answer)?;
            answer.notes.extend(unknown_relations(reader, pattern));
            None
        }
        Query::Question(question) => Some(question),
    };
    if let Some(question) = question {
        if let Form::Connected(a, b) = &question.form {
            connection::connect(reader, (a, b), question, options, &budget, &mut answer)?;
        } else {
            let known = fill(reader, &translate(question), options, &budget, &mut answer)?;
            if matches!(question.take, Some(Take::Last(_))) {
                answer.rows.reverse();
            }
            if let Some(per) = question.per {
                answer.groups = groups(&answer.rows, per);
            }
            sentence::conclude(question, &mut answer);
            answer.notes.extend(who_counts(question));
            if known && !budget.is_over() {
                hint::hints(reader, question, options, &budget, &mut answer)?;
            }
        }
    }
    if budget.is_over() {
        answer.notes.push("stopped before the end: the answer may lack rows".to_owned());
    }
    Ok(answer)
}

/// What to say of a noun for people, of whom a claim does not tell who is one: "which ministers resigned".
fn who_counts(question: &Question) -> Option<String> {
    let Form::Claims { source, target, .. } = &question.form else { return None };
    [source, target].into_iter().find_map(|end| {
        let End::Kind(noun) = end else { return None };
        let noun = question_noun(noun).filter(|noun| !noun.is_general())?;
        Some(match noun.population() {
            Some(_) => {
                format!("{:?} are those who are called so: ask without the noun for people by name too", noun.noun)
            }
            None => format!("{:?} stands for any actor: \"who is POST of NAME\" asks who holds a post", noun.noun),
        })
    })
}

/// Fills in the rows or records of a pattern, and says whether the store knows all its names.
fn fill(
    reader: &dyn Reader,
    pattern: &Pattern,
    options: &Options,
    budget: &Budget,
    answer: &mut Answer,
) -> Result<bool, StoreError> {
    let plan = plan::plan(reader, pattern)?;
    answer.notes.clone_from(&plan.notes);
    let most = pattern.limit.or(options.limit).unwrap_or(usize::MAX);
    let wanted = most.saturating_add(pattern.skip.unwrap_or(0));
    let enough = Some(wanted).filter(|_| pattern.items.is_empty() && in_reading_order(pattern, &plan));
    let join = Join::new(reader, &plan, (options.maybe, options.hidden), budget).until(enough);
    let cut;
    if pattern.items.is_empty() {
        (answer.rows, cut) = matching_rows(&join, pattern, most)?;
    } else {
        answer.columns = records::columns(&pattern.items);
        (answer.records, cut) = records::records(&join, pattern, most)?;
    }
    if cut && pattern.limit.is_none() {
        answer.notes.push(format!(
            "only the first {most} rows are here; there are more: narrow the question, or raise the limit"
        ));
    }
    Ok(!plan.unknown)
}

/// Whether the rows come in the order in which a single edge is read.
fn in_reading_order(pattern: &Pattern, plan: &Plan) -> bool {
    let by_date = match pattern.order.as_slice() {
        [] => true,
        [key] => !key.descending && matches!(&key.value, Returned::Value(Operand::Property(_, p)) if p == "date"),
        _ => false,
    };
    by_date && plan.single
}

/// Whether the rows of a single edge come from the latest date on.
fn is_latest_first(pattern: &Pattern, plan: &Plan) -> bool {
    let [key] = pattern.order.as_slice() else {
        return false;
    };
    plan.single && key.descending && matches!(&key.value, Returned::Value(Operand::Property(_, p)) if p == "date")
}

/// Gathers rows from the latest date on until there are enough, and says whether there are more. The index knows the
/// dates, so that only claims of these rows are read.
fn latest(join: &Join<'_>, wanted: usize, rows: &mut Rows<'_>) -> Result<bool, StoreError> {
    let mut hops = Vec::new();
    join.run(&mut |binding| {
        hops.extend(join.plan.matched.iter().filter_map(|edge| binding.edges.get(*edge)).flatten().cloned());
        Ok(ControlFlow::Continue(()))
    })?;
    hops.sort_by_key(|hop| std::cmp::Reverse(hop.entry.date));
    let mut last = None;
    for hop in &hops {
        if rows.len() >= wanted && last != Some(hop.entry.date) {
            return Ok(true);
        }
        last = Some(hop.entry.date);
        rows.add(join.claim(hop)?)?;
    }
    Ok(false)
}

/// The rows of a pattern without RETURN, and whether there are more than were asked for.
fn matching_rows(join: &Join<'_>, pattern: &Pattern, most: usize) -> Result<(Vec<Row>, bool), StoreError> {
    let skip = pattern.skip.unwrap_or(0);
    let wanted = most.saturating_add(skip);
    let ordered = in_reading_order(pattern, join.plan);
    let mut rows = Rows::new(join.reader);
    if is_latest_first(pattern, join.plan) && wanted < usize::MAX {
        let cut = latest(join, wanted, &mut rows)?;
        let mut groups = rows.take_groups();
        sort(&mut groups, pattern, &rows)?;
        let more = cut || groups.len() > wanted;
        let kept = groups.into_iter().skip(skip).take(most);
        let out: Result<Vec<_>, StoreError> = kept.map(|(_, claims)| rows.row(claims)).collect();
        return Ok((out?.into_iter().flatten().collect(), more));
    }
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
                    "kind" => {
                        let end = if Some(v.as_str()) == start { &key.source } else { &key.target };
                        text(end.as_ref().map(|(_, kind)| kind.as_str()))
                    }
                    "location" => text(key.location.as_deref()),
                    "predicate" => text(first.map(|c| c.predicate.as_str())),
                    "role" => text(first.and_then(|c| c.role.as_deref())),
                    "class" => text(first.map(|c| class_of(c.relation.as_str()))),
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

/// How many rows a question has, up to a number.
fn count(
    reader: &dyn Reader,
    question: &Question,
    options: &Options,
    budget: &Budget,
    most: usize,
) -> Result<usize, StoreError> {
    let mut pattern = translate(question);
    pattern.limit = None;
    pattern.order = Vec::new();
    let plan = plan::plan(reader, &pattern)?;
    let join = Join::new(reader, &plan, (options.maybe, options.hidden), budget);
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
