//! Runs a query: `plan` looks names up and chooses indexes, `join` binds the pattern, `rows` and `records` shape the
//! answer.

mod connection;
mod explanation;
mod gathered;
mod groups;
mod hint;
mod join;
mod plan;
mod prepared;
mod records;
mod rows;
mod sentence;
mod sorted;
mod value;

use std::ops::ControlFlow;

pub(super) use self::explanation::explain;
use self::groups::groups;
use self::join::{Join, Sense};
use self::plan::Plan;
pub(super) use self::prepared::Prepared;
use self::rows::Rows;
use crate::graph::Addressees;
use crate::lexicon::{counted, question_noun};
use crate::query::answer::{Answer, Row};
use crate::query::ast::{End, Form, Occasion, Operand, Pattern, Query, Question, Returned, Take, Wants};
use crate::query::name::unknown_word;
use crate::query::options::{Budget, Options};
use crate::query::remembered::{FromStore, remembered};
use crate::query::translate::translate;
use crate::store::{Reader, StoreError};

/// The version of the answer's form.
const SCHEMA: u32 = 1;

const COLUMNS: [&str; 7] = ["source", "relation", "target", "date", "location", "about", "sources"];

/// The store's claims by whom they are addressed to.
///
/// # Errors
/// Where the store cannot be read.
fn addressees(reader: &dyn Reader) -> FromStore<Addressees> {
    remembered(reader, "", || Addressees::of_store(reader))
}

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
pub(super) fn run(
    reader: &dyn Reader,
    text: &str,
    prepared: &Prepared,
    options: &Options,
    budget: &Budget,
) -> Result<Answer, StoreError> {
    let mut answer = empty(text.to_owned(), prepared.read_as.clone());
    let mut known = true;
    let whole = matches!(&prepared.query, Query::Question(question) if tells_of_all(question));
    let mut shown = usize::MAX;
    if let (Some(pattern), Some(plan)) = (prepared.pattern(), &prepared.plan) {
        (known, shown) = fill(reader, (pattern, plan), whole, options, budget, &mut answer)?;
    }
    answer.notes.splice(0..0, prepared.remarks.iter().cloned());
    if let Query::Pattern(pattern) = &prepared.query {
        // One that was written is refused before it runs; this one was built by hand.
        answer.notes.extend(unknown_word(reader, pattern).map(|wrong| format!("{}: {}", wrong.message, wrong.hint)));
    }
    if let Query::Question(question) = &prepared.query {
        if let Form::Connected(a, b) = &question.form {
            connection::connect(reader, (a, b), question, options, budget, &mut answer)?;
        } else {
            shown = shown.min(answer.rows.len());
            if matches!(question.take, Some(Take::Last(_)))
                && let Some(rows) = answer.rows.get_mut(..shown)
            {
                rows.reverse();
            }
            if let Some(per) = question.per {
                answer.groups = groups(&answer.rows, per);
            }
            sentence::conclude(question, shown, &mut answer);
            answer.rows.truncate(shown);
            answer.notes.extend(who_counts(question));
            if known && !budget.is_over() {
                hint::hints(reader, question, options, budget, &mut answer)?;
            }
        }
    }
    if budget.is_over() {
        answer.notes.push("stopped before the end: the answer may lack rows".to_owned());
    }
    Ok(answer)
}

/// Whether what a question comes to is told of all rows, however few of them are wanted: a number of those that are
/// shown would be none of what is asked for.
fn tells_of_all(question: &Question) -> bool {
    match &question.form {
        Form::Claims { wants: Wants::HowMany(_), .. } => true,
        Form::Claims { wants: Wants::Where | Wants::When(Occasion::Any), .. } => question.take.is_none(),
        _ => question.per.is_some() && question.take.is_none(),
    }
}

/// The kind of node that is counted.
fn counted_label(wants: &Wants) -> Option<&'static str> {
    let Wants::HowMany(noun) = wants else { return None };
    question_noun(noun)?.label
}

/// What to say of a noun for people, of whom a claim does not tell who is one: "which ministers resigned".
fn who_counts(question: &Question) -> Option<String> {
    let Form::Claims { wants, source, target, .. } = &question.form else { return None };
    // "how many agreements were signed": no claim says which document is one.
    if let (Wants::HowMany(noun), Some("resolution")) = (wants, counted_label(wants)) {
        let documents = noun.starts_with("document");
        return (!documents).then(|| format!("{noun:?} stands for documents of any sort: read off which are such"));
    }
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

/// Fills in the rows or records of a pattern, and says whether the store knows all its names, and how many of the rows
/// are to be shown: `whole` gives the others too, behind them and without their citations.
fn fill(
    reader: &dyn Reader,
    (pattern, plan): (&Pattern, &Plan),
    whole: bool,
    options: &Options,
    budget: &Budget,
    answer: &mut Answer,
) -> Result<(bool, usize), StoreError> {
    answer.notes.clone_from(&plan.notes);
    let most = pattern.limit.or(options.limit).unwrap_or(usize::MAX);
    let wanted = most.saturating_add(pattern.skip.unwrap_or(0));
    let sense = reading_order(pattern, plan).filter(|_| pattern.items.is_empty() && !whole);
    let join = Join::new(reader, plan, (options.maybe, options.hidden), budget)?.until(sense.map(|s| (s, wanted)));
    let cut;
    if pattern.items.is_empty() {
        (answer.rows, cut) = matching_rows(&join, pattern, most, whole)?;
    } else {
        answer.columns = records::columns(&pattern.items);
        let found = records::records(&join.counting(pattern)?, pattern, most)?;
        (answer.records, cut) = (found.rows, found.cut);
        if found.stopped {
            answer.notes.push(records::STOPPED.to_owned());
        }
    }
    let first =
        if most == 1 { "only the first row is here".into() } else { format!("only the first {most} rows are here") };
    if cut && whole {
        answer.notes.push(format!("{first}; what is said is said of all {}", counted(answer.rows.len(), "row")));
    } else if cut && pattern.limit.is_none() {
        answer.notes.push(format!("{first}; there are more: narrow the question, or raise the limit"));
    }
    Ok((!plan.unknown, most))
}

/// In which order of its dates a single edge is to be read, where the rows come in one: then it need not be read to the
/// end. `None` where they come in another order.
fn reading_order(pattern: &Pattern, plan: &Plan) -> Option<Sense> {
    let sense = match pattern.order.as_slice() {
        [] => Some(Sense::Earliest),
        [key] if matches!(&key.value, Returned::Value(Operand::Property(_, p)) if p == "date") => {
            Some(if key.descending { Sense::Latest } else { Sense::Earliest })
        }
        _ => None,
    };
    sense.filter(|_| plan.single)
}

/// The rows of a pattern without RETURN, and whether there are more than were asked for, which `whole` gives too,
/// without their citations.
fn matching_rows(join: &Join<'_>, pattern: &Pattern, most: usize, whole: bool) -> Result<(Vec<Row>, bool), StoreError> {
    let skip = pattern.skip.unwrap_or(0);
    let wanted = most.saturating_add(skip);
    let sense = reading_order(pattern, join.plan);
    let mut rows = Rows::new(join.reader);
    let mut last = None;
    let mut cut = false;
    join.run(&mut |binding| {
        for edge in &join.plan.matched {
            for hop in binding.edges.get(*edge).into_iter().flatten() {
                // Rows of a date that is read later cannot come before those that are there.
                if sense.is_some() && !whole && rows.len() >= wanted && last != Some(hop.entry.date) {
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
    if sense != Some(Sense::Earliest) {
        sorted::sort(join.reader, &mut groups, pattern, &rows)?;
    }
    cut |= groups.len() > wanted;
    let mut out = Vec::new();
    let taken = if whole { usize::MAX } else { most };
    for (at, (_, claims)) in groups.into_iter().skip(skip).take(taken).enumerate() {
        out.extend(if at < most { rows.row(claims)? } else { rows.uncited(claims)? });
    }
    Ok((out, cut))
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
    let join = Join::new(reader, &plan, (options.maybe, options.hidden), budget)?;
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
