//! `dossier articles`, `nodes`, `schema`, `stats`: what the store holds.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use clap::Args;

use super::error::CommandError;
use super::place::Place;
use super::scope::kind_of;
use super::ui::{Format, Ui};
use crate::lexicon::{counted, relations};
use crate::model::{DateInterval, NodeKind};
use crate::store::{Direction, Reader, RelationId};

/// List the articles in the store.
#[derive(Debug, Args)]
pub(super) struct ArticlesArgs {
    /// Only those published since then
    #[arg(long, value_name = "DATE")]
    since: Option<DateInterval>,
}

/// List the nodes in the store, those with most claims first.
#[derive(Debug, Args)]
pub(super) struct NodesArgs {
    /// Only this kind: actor, organization, location, resolution, event
    #[arg(long)]
    kind: Option<String>,
    /// At most so many
    #[arg(long, default_value_t = 50)]
    limit: usize,
}

/// List the vocabulary: kinds of nodes, relations, the verbs that ask for them.
#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// Only the relations
    #[arg(long)]
    relations: bool,
}

/// Count what the store holds.
#[derive(Debug, Args)]
pub(super) struct StatsArgs {}

pub(super) fn articles(
    args: &ArticlesArgs,
    place: &Place,
    format: Option<Format>,
    ui: &Ui,
) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    let mut lines = Vec::new();
    dossier.snapshot().articles(&mut |entry| {
        let late = args.since.is_none_or(|s| entry.article.published.is_some_and(|d| d >= s.first));
        if late {
            let date = entry.article.published.map_or_else(|| "undated".to_owned(), |d| d.to_string());
            let publishers = entry.publishers.join(" and ");
            lines.push(if format == Some(Format::Jsonl) || format == Some(Format::Json) {
                serde_json::json!({"sequence": entry.sequence, "id": entry.article.id, "title": entry.article.title, "published": date,
                    "publishers": entry.publishers, "url": entry.article.url, "claims": entry.claims}).to_string()
            } else {
                let (number, title, id) = (entry.sequence, entry.article.title, entry.article.id);
                format!("{number}\t{date}\t{publishers}\t{title}\t{}\t{id}", counted(entry.claims, "claim"))
            });
        }
        ControlFlow::Continue(())
    })?;
    lines.iter().try_for_each(|l| ui.line(l))
}

pub(super) fn nodes(args: &NodesArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    let kind = args.kind.as_deref().map(kind_of).transpose()?;
    let dossier = place.open_to_read(ui)?;
    let snapshot = dossier.snapshot();
    let mut found = Vec::new();
    snapshot.nodes(&mut |node| {
        if kind.is_none_or(|k| k == node.kind) {
            found.push(node);
        }
        ControlFlow::Continue(())
    })?;
    let mut ranked = Vec::new();
    for node in found {
        let claims = snapshot.degree(node.id, Direction::Out)? + snapshot.degree(node.id, Direction::In)?;
        ranked.push((claims, node));
    }
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.name.cmp(&b.1.name)));
    ranked
        .into_iter()
        .take(args.limit)
        .try_for_each(|(claims, n)| ui.line(format!("{}\t{}\t{}\t{}", n.id, n.kind, n.name, counted(claims, "claim"))))
}

pub(super) fn schema(args: &SchemaArgs, ui: &Ui) -> Result<(), CommandError> {
    if !args.relations {
        ui.line(format!("kinds: {}", NodeKind::ALL.map(NodeKind::as_str).join(", ")))?;
    }
    for relation in relations() {
        let verbs: Vec<&str> = relation.verbs().map(|(base, _)| base).collect();
        let symmetric = if relation.symmetric { ", both ends alike" } else { "" };
        ui.line(format!("{:<16} {}{symmetric} (ask with: {})", relation.name, relation.meaning, verbs.join(", ")))?;
    }
    Ok(())
}

pub(super) fn stats(_args: &StatsArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    let snapshot = dossier.snapshot();
    ui.line(format!(
        "{}, {}, {}",
        counted(snapshot.article_count(), "article"),
        counted(snapshot.node_count(), "node"),
        counted(snapshot.claim_count(), "claim")
    ))?;
    if let Some((first, last)) = snapshot.date_range()? {
        ui.line(format!("dated from {first} to {last}"))?;
    }
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for (relation, id) in snapshot.relations().iter().zip((0..=u16::MAX).map(RelationId)) {
        let count = counts.entry(relation.to_string()).or_default();
        snapshot.claims_with(id, None, &mut |_| {
            *count += 1;
            ControlFlow::Continue(())
        })?;
    }
    let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts.into_iter().filter(|(_, n)| *n > 0).try_for_each(|(name, n)| ui.line(format!("{n:>7} {name}")))
}
