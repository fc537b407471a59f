//! `dossier match`: a query in the pattern form.

use clap::Args;

use super::ask::{HowArgs, query_error, run_query};
use super::error::CommandError;
use super::place::Place;
use super::ui::{Format, Ui};
use crate::query::{parse_condition, parse_pattern};

/// Match a pattern.
///
/// Cypher-like: (a:actor)-[m:met-with]-(b {name: "Putin"}) WHERE about(m, "Syria") AND m.date >= 2024-11 RETURN a.name,
/// count(*) ORDER BY count(*) DESC LIMIT 10. Without RETURN the claims themselves are the answer.
#[derive(Debug, Args)]
pub(super) struct MatchArgs {
    /// The pattern
    #[arg(value_name = "PATTERN")]
    pattern: String,
    /// A condition, as after WHERE
    #[arg(long = "where", value_name = "CONDITION")]
    condition: Option<String>,
    #[command(flatten)]
    how: HowArgs,
}

pub(super) fn run(args: &MatchArgs, place: &Place, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    let mut text = args.pattern.trim().to_owned();
    if !text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("match")) {
        text.insert_str(0, "MATCH ");
    }
    if let Some(condition) = &args.condition {
        // Read apart and joined as what they say: a name may have any word of the language in it.
        let parameters = args.how.options()?.parameters;
        let mut pattern = parse_pattern(&text, &parameters).map_err(|error| query_error(&text, error.into()))?;
        if pattern.condition.is_some() {
            return Err(CommandError::usage("the pattern has a WHERE of its own").hint("join both with AND"));
        }
        let read = parse_condition(condition, &parameters).map_err(|error| query_error(condition, error.into()))?;
        pattern.condition = Some(read);
        text = pattern.to_string();
    }
    run_query(&text, &args.how, place, format, ui)
}
