//! `dossier why`: the sentences behind a row of the last answer, or behind a claim.

use std::ops::ControlFlow;

use clap::Args;
use serde_json::{Value, json};

use super::cited::Cited;
use super::error::{CommandError, Kind};
use super::place::Place;
use super::ui::{Format, Ui, plain};
use crate::ingest::prose::Prose;
use crate::lexicon::counted;
use crate::model::{Claim, ClaimId, NodeId, Span};
use crate::store::{ClaimFilter, Reader, Snapshot, cited_title};

/// Show the sentences behind a row of the last answer, or behind a claim.
#[derive(Debug, Args)]
pub(super) struct WhyArgs {
    /// A row's number in the last answer (2), or a claim (claim:9f2c…): its 16 digits, or as many of the first as no
    /// other claim has
    what: String,
}

/// Digits of a claim's name.
const DIGITS: usize = 16;

pub(super) fn run(args: &WhyArgs, place: &Place, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    let named = digits(&args.what);
    if dossier.is_copy() && named.is_none() {
        return Err(CommandError::usage("a store that cannot be written remembers no answer").hint(
            "name the claim: `dossier ask --format json` gives them, `dossier why claim:9f2c…` shows their sentences",
        ));
    }
    let snapshot = dossier.snapshot();
    let ids = match named {
        Some(digits) => vec![claim_of(&snapshot, digits)?],
        None => claims_of_row(&args.what, place)?,
    };
    let mut all = Vec::new();
    for id in ids {
        let at = snapshot.find_claim(id)?.ok_or_else(|| {
            CommandError::usage(format!("there is no claim {id} any more")).hint("ask the question again")
        })?;
        let claim = snapshot.claim(at)?;
        match format {
            Some(Format::Json | Format::Jsonl) => all.push(as_json(&snapshot, &claim)?),
            _ => show(&snapshot, &claim, ui)?,
        }
    }
    match format {
        Some(Format::Json) => ui.line(serde_json::to_string_pretty(&all)?),
        _ => all.iter().try_for_each(|claim| ui.line(claim.to_string())),
    }
}

/// The digits of a claim's name: behind "claim:", or all sixteen alone, as answers in JSON give them.
fn digits(what: &str) -> Option<&str> {
    let whole = |text: &&str| text.len() == DIGITS && text.bytes().all(|b| b.is_ascii_hexdigit());
    what.strip_prefix("claim:").or_else(|| Some(what).filter(whole))
}

fn parsed(digits: &str) -> Option<ClaimId> {
    u64::from_str_radix(digits, 16).ok().map(ClaimId)
}

/// The claim whose name begins with these digits. Cost: where they are not all of it, every claim.
fn claim_of(snapshot: &Snapshot, digits: &str) -> Result<ClaimId, CommandError> {
    let wrong = || {
        CommandError::usage(format!("claim:{digits} is no claim"))
            .hint("a claim is 16 hexadecimal digits, or some of the first of them, as answers in JSON give it")
    };
    let figures = digits.bytes().all(|b| b.is_ascii_hexdigit()) && (1..=DIGITS).contains(&digits.len());
    let number = parsed(digits).filter(|_| figures).ok_or_else(wrong)?;
    if digits.len() == DIGITS {
        return Ok(number);
    }
    let digits = digits.to_ascii_lowercase();
    let (mut found, mut failed) = (std::collections::BTreeSet::new(), None);
    snapshot.claims(ClaimFilter::default(), &mut |entry| {
        match snapshot.claim_of(&entry) {
            Ok(claim) if claim.id.to_string().starts_with(&digits) => {
                found.insert(claim.id.to_string());
            }
            Ok(_) => {}
            Err(error) => failed = Some(error),
        }
        if failed.is_some() || found.len() > 4 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    if let Some(error) = failed {
        return Err(error.into());
    }
    let listed: Vec<&str> = found.iter().map(String::as_str).collect();
    match listed.as_slice() {
        [one] => parsed(one).ok_or_else(wrong),
        [] => Err(CommandError::usage(format!("no claim begins with {digits}")).hint("ask the question again")),
        several => Err(CommandError::usage(format!("several claims begin with {digits}"))
            .hint(format!("claim:{}", several.join(", claim:")))),
    }
}

fn claims_of_row(what: &str, place: &Place) -> Result<Vec<ClaimId>, CommandError> {
    let row: usize = what.parse().ok().filter(|n| *n > 0).ok_or_else(|| {
        CommandError::usage(format!("{what:?} is neither a row's number nor a claim"))
            .hint("after a question, `dossier why 1` explains its first row; a claim is claim:9f2c…")
    })?;
    let text = std::fs::read_to_string(place.last_answer()).map_err(|_| {
        CommandError::new(Kind::Usage, "there is no last answer to explain")
            .hint("ask first: dossier ask \"who met whom\"")
    })?;
    let rows: Vec<Vec<String>> = serde_json::from_str(&text).map_err(|_| {
        CommandError::new(Kind::Usage, "the last answer was not written whole").hint("ask the question again")
    })?;
    if rows.is_empty() {
        return Err(CommandError::usage("the last answer cites no claims: it was empty, or the records of a RETURN")
            .hint("ask for the claims themselves: the question without \"list\", the pattern without RETURN"));
    }
    let count = counted(rows.len(), "row");
    let ids =
        rows.get(row - 1).ok_or_else(|| CommandError::usage(format!("the last answer has {count}, no row {row}")))?;
    Ok(ids.iter().filter_map(|id| parsed(id)).collect())
}

fn name(snapshot: &Snapshot, id: Option<NodeId>) -> Result<Option<String>, CommandError> {
    Ok(id.map_or(Ok(None), |id| snapshot.node(id))?.map(|node| node.name))
}

fn as_json(snapshot: &Snapshot, claim: &Claim) -> Result<Value, CommandError> {
    let article = snapshot.article(claim.article)?;
    let text = snapshot.text(claim.article).unwrap_or_default();
    let span = claim.evidence.sentence;
    Ok(json!({"claim": claim.id.to_string(), "source": name(snapshot, claim.source)?,
        "relation": claim.relation.as_str(), "predicate": claim.predicate, "target": name(snapshot, claim.target)?,
        "date": claim.date, "location": name(snapshot, claim.location)?, "quantity": claim.quantity,
        "role": claim.role, "modality": claim.modality, "attributed_to": name(snapshot, claim.attributed_to)?,
        "confidence": claim.confidence, "rule": claim.rule,
        "article": article.article.id, "title": cited_title(&article.article, claim.id),
        "publishers": article.publishers,
        "published": article.article.published.map(|day| day.to_string()), "url": article.article.url,
        "sentence": span.of(&text), "start": span.start, "end": span.end}))
}

fn show(snapshot: &Snapshot, claim: &Claim, ui: &Ui) -> Result<(), CommandError> {
    let name = |id: Option<NodeId>| -> Result<String, CommandError> {
        Ok(plain(&name(snapshot, id)?.unwrap_or_else(|| "?".to_owned())))
    };
    let article = snapshot.article(claim.article)?;
    let mut said = format!("{} {} {}", name(claim.source)?, claim.relation, name(claim.target)?);
    if let Some(quantity) = claim.quantity {
        said.push_str(&format!(" ({quantity})"));
    }
    if !claim.to.is_empty() {
        let to: Result<Vec<String>, CommandError> = claim.to.iter().map(|id| name(Some(*id))).collect();
        said.push_str(&format!(", to {}", to?.join(", ")));
    }
    if let Some(role) = &claim.role {
        said.push_str(&format!(": {}", plain(role)));
    }
    ui.line(ui.bold(&said))?;
    let text = snapshot.text(claim.article).unwrap_or_default();
    let span = claim.evidence.sentence;
    let sentence = span.of(&text).unwrap_or_default();
    if !sentence.is_empty() {
        ui.line(format!("  {}", marked(&text, claim, ui)))?;
    }
    let publishers = article.publishers.join(" and ");
    let title = cited_title(&article.article, claim.id);
    let published = article.article.published;
    let publisher = Some(publishers.as_str()).filter(|publishers| !publishers.is_empty());
    let cited = Cited { publisher, published, title: &title, sentence };
    let mut facts: Vec<String> = cited.by_and_date().into_iter().collect();
    facts.push(title.clone());
    facts.extend(article.article.url.clone());
    facts.retain(|f| !f.is_empty());
    ui.line(format!("  {}", plain(&facts.join(", "))))?;
    // A row of a table has no bytes in a text.
    let mut how: Vec<String> =
        (!span.is_empty()).then(|| format!("bytes {}..{}", span.start, span.end)).into_iter().collect();
    how.extend(claim.date.map(|d| format!("date {d}")));
    if let Some(place) = claim.location {
        how.push(format!("in {}", name(Some(place))?));
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
    let whole = claim.evidence.sentence;
    let prose = Prose::of(whole.of(text).unwrap_or_default(), "");
    let mut spans: Vec<Span> = [claim.evidence.source, claim.evidence.predicate, claim.evidence.target]
        .into_iter()
        .flatten()
        .filter(|span| whole.contains(*span))
        .map(|span| prose.place(Span::new(span.start - whole.start, span.end - whole.start)))
        .filter(|span| !span.is_empty())
        .collect();
    spans.sort_unstable();
    let words = |from: u32, to: u32| plain(Span::new(from, to).of(prose.text()).unwrap_or_default());
    let mut out = String::new();
    let mut at = 0;
    for span in spans {
        if span.start >= at {
            out.push_str(&words(at, span.start));
            out.push_str(&ui.marked(&words(span.start, span.end)));
            at = span.end;
        }
    }
    out.push_str(&words(at, prose.text().len() as u32));
    out
}
