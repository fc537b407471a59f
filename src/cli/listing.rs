//! `dossier articles`, `nodes`, `schema`, `stats`: what the store holds.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use clap::Args;
use serde_json::{Value, json};

use super::error::CommandError;
use super::grid::Grid;
use super::numbers::{Count, NUMBER};
use super::place::Place;
use super::scope::{kinds, window};
use super::ui::{Format, Ui};
use crate::lexicon::{Relation, counted, relations};
use crate::model::{DateInterval, Day, NodeId, NodeKind};
use crate::store::{ClaimFilter, Reader, RelationId};

/// List the articles in the store.
#[derive(Debug, Args)]
pub(super) struct ArticlesArgs {
    /// Only those published since then
    #[arg(long, value_name = "DATE")]
    since: Option<DateInterval>,
    /// Only those published until then
    #[arg(long, value_name = "DATE")]
    until: Option<DateInterval>,
    /// At most so many, those that came in last; all without it
    #[arg(long, value_name = NUMBER)]
    limit: Option<Count>,
}

/// List the nodes in the store, those with most claims first.
///
/// A node's claims are those of which it is an end, planned, negated and alleged ones among them, with all corrections
/// made; not those too unsure to be shown.
#[derive(Debug, Args)]
pub(super) struct NodesArgs {
    /// Only this kind
    #[arg(long, value_parser = kinds())]
    kind: Option<NodeKind>,
    /// At most so many
    #[arg(long, value_name = NUMBER, default_value_t = Count(50))]
    limit: Count,
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
    let window = window(args.since, args.until)?;
    let dossier = place.open_to_read(ui)?;
    let (mut rows, mut data): (Vec<Vec<String>>, Vec<Value>) = (Vec::new(), Vec::new());
    dossier.snapshot().articles(&mut |entry| {
        let published = entry.article.published;
        if window.is_none_or(|days| published.is_some_and(|day| DateInterval::day(day).within(days))) {
            let date = entry.article.published.map_or_else(|| "undated".to_owned(), |d| d.to_string());
            data.push(json!({"sequence": entry.sequence, "id": entry.article.id, "title": entry.article.title,
                "published": entry.article.published.map(|day| day.to_string()), "publishers": entry.publishers,
                "url": entry.article.url, "claims": entry.claims}));
            rows.push(vec![
                entry.sequence.to_string(),
                date,
                entry.publishers.join(" and "),
                entry.article.title,
                entry.claims.to_string(),
                entry.article.id,
            ]);
        }
        ControlFlow::Continue(())
    })?;
    let left_out = args.limit.map_or(0, |limit| rows.len().saturating_sub(limit.0));
    rows.drain(..left_out);
    data.drain(..left_out);
    let headings = ["sequence", "published", "publishers", "title", "claims", "id"];
    Grid { headings: &headings, rows, json: &data }.print(format, ui)
}

pub(super) fn nodes(args: &NodesArgs, place: &Place, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    let snapshot = dossier.snapshot();
    let mut claims: BTreeMap<NodeId, u64> = BTreeMap::new();
    snapshot.claims(ClaimFilter::default(), &mut |entry| {
        for end in entry.source.into_iter().chain(entry.target).filter(|_| entry.shown) {
            *claims.entry(end).or_default() += 1;
        }
        ControlFlow::Continue(())
    })?;
    let mut ranked = Vec::new();
    snapshot.nodes(&mut |node| {
        if args.kind.is_none_or(|k| k == node.kind) {
            ranked.push((claims.get(&node.id).copied().unwrap_or_default(), node));
        }
        ControlFlow::Continue(())
    })?;
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.name.cmp(&b.1.name)));
    ranked.truncate(args.limit.0);
    let json: Vec<Value> = ranked
        .iter()
        .map(|(claims, n)| json!({"id": n.id.to_string(), "kind": n.kind, "name": n.name, "claims": claims}))
        .collect();
    let rows =
        ranked.into_iter().map(|(claims, n)| vec![n.id.to_string(), n.kind.to_string(), n.name, claims.to_string()]);
    Grid { headings: &["id", "kind", "name", "claims"], rows: rows.collect(), json: &json }.print(format, ui)
}

pub(super) fn schema(args: &SchemaArgs, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    let verbs = |relation: &Relation| relation.verbs().map(|(base, _)| base).collect::<Vec<_>>();
    if matches!(format, None | Some(Format::Table)) {
        if !args.relations {
            ui.line(format!("kinds: {}", NodeKind::ALL.map(NodeKind::as_str).join(", ")))?;
        }
        for relation in relations() {
            let symmetric = if relation.symmetric { ", both ends alike" } else { "" };
            let asked = verbs(relation).join(", ");
            ui.line(format!("{:<16} {}{symmetric} (ask with: {asked})", relation.name, relation.meaning))?;
        }
        return Ok(());
    }
    let json: Vec<Value> = relations()
        .iter()
        .map(|r| {
            json!({"relation": r.name, "class": r.class, "symmetric": r.symmetric, "meaning": r.meaning,
                "verbs": verbs(r)})
        })
        .collect();
    let rows = relations().iter().map(|r| {
        let symmetric = if r.symmetric { "yes" } else { "no" };
        [r.name, r.class, symmetric, r.meaning, &verbs(r).join(", ")].map(str::to_owned).to_vec()
    });
    let headings = ["relation", "class", "symmetric", "meaning", "verbs"];
    Grid { headings: &headings, rows: rows.collect(), json: &json }.print(format, ui)
}

pub(super) fn stats(_args: &StatsArgs, place: &Place, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    let snapshot = dossier.snapshot();
    let held = [snapshot.article_count(), snapshot.node_count(), snapshot.claim_count()];
    let dates = snapshot.date_range()?;
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for (relation, id) in snapshot.relations().iter().zip((0..=u16::MAX).map(RelationId)) {
        let count = counts.entry(relation.to_string()).or_default();
        snapshot.claims_with(id, None, &mut |_| {
            *count += 1;
            ControlFlow::Continue(())
        })?;
    }
    let mut counts: Vec<(String, u64)> = counts.into_iter().filter(|(_, n)| *n > 0).collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let [articles, nodes, claims] = held;
    if matches!(format, None | Some(Format::Table)) {
        ui.line(format!("{}, {}, {}", counted(articles, "article"), counted(nodes, "node"), counted(claims, "claim")))?;
        if let Some((first, last)) = dates {
            ui.line(format!("dated from {first} to {last}"))?;
        }
        return counts.into_iter().try_for_each(|(name, n)| ui.line(format!("{n:>7} {name}")));
    }
    let relations: serde_json::Map<String, Value> = counts.iter().map(|(name, n)| (name.clone(), json!(n))).collect();
    let day = |day: Option<Day>| day.map(|day| day.to_string());
    let (first, last) = (day(dates.map(|d| d.0)), day(dates.map(|d| d.1)));
    let data = json!({"articles": articles, "nodes": nodes, "claims": claims, "first": first, "last": last,
        "relations": relations});
    if format == Some(Format::Json) {
        return ui.line(serde_json::to_string_pretty(&data)?);
    }
    let kept = [("articles", articles), ("nodes", nodes), ("claims", claims)];
    let kept = kept.map(|(what, count)| vec![what.to_owned(), count.to_string()]);
    let days = [("first day", first), ("last day", last)];
    let days = days.into_iter().filter_map(|(what, day)| Some(vec![what.to_owned(), day?]));
    let by_relation = counts.iter().map(|(name, count)| vec![name.clone(), count.to_string()]);
    let rows = kept.into_iter().chain(days).chain(by_relation);
    Grid { headings: &["what", "value"], rows: rows.collect(), json: &[data] }.print(format, ui)
}
