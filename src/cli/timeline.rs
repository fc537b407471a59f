//! `dossier timeline`: what happened when, counted.

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::error::CommandError;
use super::grid::Grid;
use super::place::Place;
use super::scope::{ScopeArgs, concerned};
use super::ui::{Format, Ui};
use crate::graph::{Step, timeline};
use crate::lexicon::counted;

/// The length of a bar of the timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Per {
    Day,
    #[default]
    Week,
    Month,
}

/// Count the claims about a name by day, week or month.
#[derive(Debug, Args)]
pub(super) struct TimelineArgs {
    /// A name: what it does, what is done to it, what concerns it and what happens there; everything without one
    name: Option<String>,
    /// The length of a bar
    #[arg(long, value_enum, default_value_t)]
    per: Per,
    #[command(flatten)]
    scope: ScopeArgs,
}

pub(super) fn run(args: &TimelineArgs, place: &Place, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    let snapshot = dossier.snapshot();
    let mut scope = args.scope.scope(&dossier)?;
    scope.about.extend(concerned(&dossier, args.name.as_slice())?);
    let step = match args.per {
        Per::Day => Step::Day,
        Per::Week => Step::Week,
        Per::Month => Step::Month,
    };
    let found = timeline(snapshot.as_ref(), &scope, step)?;
    let most = found.periods.iter().map(|p| p.claims).max().unwrap_or(1).max(1);
    let chart = format.is_none() && ui.terminal || format == Some(Format::Table);
    let wide = (ui.width().saturating_sub(60)).clamp(10, 60);
    let (mut rows, mut data): (Vec<Vec<String>>, Vec<Value>) = (Vec::new(), Vec::new());
    for period in &found.periods {
        let relations: Vec<String> = period.relations.iter().take(3).map(|(r, n)| format!("{r} {n}")).collect();
        if chart {
            let bar = bar(period.claims as usize * wide * 8 / most as usize);
            ui.line(format!(
                "{} {:>5} {}{} {}",
                period.start,
                period.claims,
                ui.marked(&bar),
                " ".repeat(wide.saturating_sub(bar.chars().count())),
                ui.dim(&relations.join(", "))
            ))?;
        }
        let told: Vec<_> = period.relations.iter().map(|(r, n)| json!({"relation": r, "claims": n})).collect();
        data.push(json!({"start": period.start, "claims": period.claims, "articles": period.articles,
            "relations": told}));
        rows.push(vec![
            period.start.to_string(),
            period.claims.to_string(),
            period.articles.to_string(),
            relations.join(", "),
        ]);
    }
    if !chart {
        Grid { headings: &["start", "claims", "articles", "relations"], rows, json: &data }.print(format, ui)?;
    }
    if found.periods.is_empty() {
        ui.note("No dated claim in what was selected.");
    }
    if found.undated > 0 {
        ui.note(format!("{} without a date", counted(found.undated, "claim")));
    }
    Ok(())
}

/// A bar of so many eighths of a character.
fn bar(eighths: usize) -> String {
    let mut bar = "█".repeat(eighths / 8);
    bar.extend(["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"].get(eighths % 8).copied());
    bar
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn a_bar_ends_in_eighths() {
        assert_eq!(bar(19), "██▍");
        assert_eq!(bar(0), "");
    }
}
