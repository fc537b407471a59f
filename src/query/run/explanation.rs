//! The plan of a query, with what each step was to read and read.

use std::ops::ControlFlow;

use super::join::Join;
use super::plan::{self, Access, Plan, Step};
use super::{connection, empty};
use crate::model::NodeId;
use crate::query::ast::{Form, Pattern, Query, Question};
use crate::query::explain::{Explanation, PlanStep};
use crate::query::options::{Budget, Options};
use crate::query::translate::translate;
use crate::store::{Reader, StoreError};

const STOPPED: &str = "stopped before the end: the numbers are of what was read by then";

/// Explains a query: the pattern, and the plan with what each step was to read and read. Cost: that of the whole
/// answer, without its citations.
///
/// # Errors
/// Where the store cannot be read.
pub(in crate::query) fn explain(
    reader: &dyn Reader,
    query: &Query,
    options: &Options,
) -> Result<Explanation, StoreError> {
    let pattern = match query {
        Query::Pattern(pattern) => pattern.clone(),
        Query::Question(question) => translate(question),
    };
    if let Query::Question(question) = query
        && let Form::Connected(a, b) = &question.form
    {
        return explain_connection(reader, (a, b), question, &pattern, options);
    }
    let plan = plan::plan(reader, &pattern)?;
    let budget = Budget::new(options);
    let join = Join::new(reader, &plan, (options.maybe, options.hidden), &budget)?;
    let mut bindings = 0;
    join.run(&mut |_| {
        bindings += 1;
        Ok(ControlFlow::Continue(()))
    })?;
    let step = |(step, actual): (&Step, u64)| PlanStep {
        index: index(reader, &plan, step),
        estimated: step.estimated,
        actual,
        filters: step.conditions.len(),
    };
    let mut notes = plan.notes.clone();
    if budget.is_over() {
        notes.push(STOPPED.to_owned());
    }
    Ok(Explanation {
        read_as: query.to_string(),
        pattern: pattern.to_string(),
        steps: join.account().into_iter().map(step).collect(),
        matches: bindings,
        notes,
    })
}

fn explain_connection(
    reader: &dyn Reader,
    ends: (&str, &str),
    question: &Question,
    pattern: &Pattern,
    options: &Options,
) -> Result<Explanation, StoreError> {
    let budget = Budget::new(options);
    let mut answer = empty(String::new(), question.to_string());
    let read = connection::connect(reader, ends, question, options, &budget, &mut answer)?;
    let index = "adjacency of both ends, the smaller frontier first: any relation".to_owned();
    let step = PlanStep { index, estimated: reader.claim_count(), actual: read, filters: question.filters.len() };
    if budget.is_over() {
        answer.notes.push(STOPPED.to_owned());
    }
    Ok(Explanation {
        read_as: question.to_string(),
        pattern: pattern.to_string(),
        steps: vec![step],
        matches: answer.paths.len() as u64,
        notes: answer.notes,
    })
}

/// In words, which index a step reads.
fn index(reader: &dyn Reader, plan: &Plan, step: &Step) -> String {
    let Some(edge) = step.edge.and_then(|edge| plan.edges.get(edge)) else {
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
    let nodes = |list: &Option<Vec<NodeId>>| {
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
