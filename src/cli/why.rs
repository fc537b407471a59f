//! `dossier why`: the sentences behind a row of the last answer, or behind a claim.

use clap::Args;

use super::error::{CommandError, Kind};
use super::place::Place;
use super::ui::Ui;
use crate::lexicon::counted;
use crate::model::{Claim, ClaimId, NodeId, Span};
use crate::store::{Reader, Snapshot};

/// Show the sentences behind a row of the last answer, or behind a claim.
#[derive(Debug, Args)]
pub(super) struct WhyArgs {
    /// A row's number in the last answer (2), or a claim (claim:9f2c…)
    what: String,
}

pub(super) fn run(args: &WhyArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    if dossier.is_copy() && !args.what.starts_with("claim:") {
        return Err(CommandError::usage("a store that cannot be written remembers no answer").hint(
            "name the claim: `dossier ask --format json` gives them, `dossier why claim:9f2c…` shows their sentences",
        ));
    }
    let snapshot = dossier.snapshot();
    for id in claims(&args.what, place)? {
        let at = snapshot.find_claim(id)?.ok_or_else(|| {
            CommandError::usage(format!("there is no claim {id} any more")).hint("ask the question again")
        })?;
        show(&snapshot, &snapshot.claim(at)?, ui)?;
    }
    Ok(())
}

fn claims(what: &str, place: &Place) -> Result<Vec<ClaimId>, CommandError> {
    let parse = |text: &str| u64::from_str_radix(text, 16).ok().map(ClaimId);
    if let Some(id) = what.strip_prefix("claim:") {
        let id = parse(id).ok_or_else(|| {
            CommandError::usage(format!("{what} is no claim"))
                .hint("a claim is 16 hexadecimal digits, as answers in JSON give it")
        })?;
        return Ok(vec![id]);
    }
    let row: usize = what.parse().ok().filter(|n| *n > 0).ok_or_else(|| {
        CommandError::usage(format!("{what:?} is neither a row's number nor a claim"))
            .hint("after a question, `dossier why 1` explains its first row")
    })?;
    let text = std::fs::read_to_string(place.last_answer()).map_err(|_| {
        CommandError::new(Kind::Usage, "there is no last answer to explain")
            .hint("ask first: dossier ask \"who met whom\"")
    })?;
    let rows: Vec<Vec<String>> = serde_json::from_str(&text).map_err(|_| {
        CommandError::new(Kind::Usage, "the last answer was not written whole").hint("ask the question again")
    })?;
    let ids = rows.get(row - 1).ok_or_else(|| {
        CommandError::usage(format!("the last answer has {}, no row {row}", counted(rows.len(), "row")))
    })?;
    Ok(ids.iter().filter_map(|id| parse(id)).collect())
}

fn show(snapshot: &Snapshot, claim: &Claim, ui: &Ui) -> Result<(), CommandError> {
    let name = |id: Option<NodeId>| -> Result<String, CommandError> {
        let node = id.map_or(Ok(None), |id| snapshot.node(id))?;
        Ok(node.map_or_else(|| "?".to_owned(), |n| n.name))
    };
    let article = snapshot.article(claim.article)?;
    ui.line(ui.bold(&format!("{} {} {}", name(claim.source)?, claim.relation, name(claim.target)?)))?;
    let text = snapshot.text(claim.article).unwrap_or_default();
    ui.line(format!("  {}", marked(&text, claim, ui)))?;
    let mut facts = vec![
        article.publishers.join(" and "),
        article.article.published.map_or_else(|| "undated".to_owned(), |d| d.to_string()),
        article.article.title.clone(),
    ];
    facts.extend(article.article.url.clone());
    facts.retain(|f| !f.is_empty());
    ui.line(format!("  {}", facts.join(", ")))?;
    let mut how = vec![format!("bytes {}..{}", claim.evidence.sentence.start, claim.evidence.sentence.end)];
    how.extend(claim.date.map(|d| format!("date {d}")));
    if let Some(place) = claim.location {
        how.push(format!("at {}", name(Some(place))?));
    }
    if let Some(speaker) = claim.attributed_to {
        how.push(format!("according to {}", name(Some(speaker))?));
    }
    how.push(format!("{}, confidence {:.2}, read by: {}", claim.modality, claim.confidence, claim.rule));
    how.push(format!("claim:{}", claim.id));
    ui.line(ui.dim(&format!("  {}", how.join("; "))))
}

/// The sentence with its ends and its predicate standing out.
fn marked(text: &str, claim: &Claim, ui: &Ui) -> String {
    let sentence = claim.evidence.sentence;
    let mut spans: Vec<Span> = [claim.evidence.source, claim.evidence.predicate, claim.evidence.target]
        .into_iter()
        .flatten()
        .filter(|s| sentence.contains(*s))
        .collect();
    spans.sort_unstable();
    let mut out = String::new();
    let mut at = sentence.start;
    for span in spans {
        if span.start >= at {
            out.push_str(Span::new(at, span.start).of(text).unwrap_or_default());
            out.push_str(&ui.marked(span.of(text).unwrap_or_default()));
            at = span.end;
        }
    }
    out.push_str(Span::new(at, sentence.end).of(text).unwrap_or_default());
    out
}
