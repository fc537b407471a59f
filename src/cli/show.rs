//! `dossier show`: the dossier of one node.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use clap::Args;

use super::error::CommandError;
use super::place::{Place, unknown_name};
use super::ui::{Format, Ui};
use crate::model::{Claim, Modality, NodeId};
use crate::store::{ClaimFilter, Direction, Reader, Snapshot};

/// Show the dossier of one node: names, posts, claims by relation, co-actors.
#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    /// A name
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
}

pub(super) fn run(
    args: &ShowArgs,
    place: &Place,
    format: Option<Format>,
    ui: &Ui,
) -> Result<(), CommandError> {
    let dossier = place.open()?;
    let name = args.name.join(" ");
    let snapshot = dossier.snapshot();
    let nodes = crate::query::select(snapshot.as_ref(), &name)?;
    if nodes.is_empty() {
        return Err(unknown_name(&dossier, &name));
    }
    for id in nodes {
        if let Some(node) = snapshot.node(id)? {
            let mark = if format == Some(Format::Markdown) {
                "## "
            } else {
                ""
            };
            ui.line(format!(
                "{mark}{} {}",
                ui.bold(&node.name),
                ui.dim(&format!("({}, {})", node.kind, node.id))
            ))?;
            let aliases: Vec<&str> = node.aliases.iter().map(|a| a.name.as_str()).collect();
            if !aliases.is_empty() {
                ui.line(format!("also: {}", aliases.join("; ")))?;
            }
            claims(&snapshot, id, format, ui)?;
        }
    }
    Ok(())
}

fn claims(
    snapshot: &Snapshot,
    node: NodeId,
    format: Option<Format>,
    ui: &Ui,
) -> Result<(), CommandError> {
    let mut found = Vec::new();
    for direction in [Direction::Out, Direction::In] {
        snapshot.claims_of(node, direction, ClaimFilter::default(), &mut |entry| {
            if entry.shown {
                found.push((direction, entry.at));
            }
            ControlFlow::Continue(())
        })?;
    }
    let mut groups: BTreeMap<(Direction, String), Vec<Claim>> = BTreeMap::new();
    let mut partners: BTreeMap<String, u32> = BTreeMap::new();
    let name = |id: Option<NodeId>| -> Result<String, CommandError> {
        let node = id.map_or(Ok(None), |id| snapshot.node(id))?;
        Ok(node.map_or_else(|| "?".to_owned(), |n| n.name))
    };
    for (direction, at) in found {
        let claim = snapshot.claim(at)?;
        let other = if direction == Direction::Out {
            claim.target
        } else {
            claim.source
        };
        if other.is_some() {
            *partners.entry(name(other)?).or_default() += 1;
        }
        groups
            .entry((direction, claim.relation.to_string()))
            .or_default()
            .push(claim);
    }
    let bullet = if format == Some(Format::Markdown) {
        "- "
    } else {
        "  "
    };
    for ((direction, relation), claims) in &groups {
        let heading = if *direction == Direction::Out {
            relation.clone()
        } else {
            format!("{relation}, done to it")
        };
        ui.line(ui.marked(&heading))?;
        for claim in claims {
            let other = name(if *direction == Direction::Out {
                claim.target
            } else {
                claim.source
            })?;
            let mut facts = vec![other];
            facts.extend(claim.role.clone());
            facts.extend(claim.quantity.map(|q| q.to_string()));
            facts.extend(claim.date.map(|d| d.to_string()));
            if claim.location.is_some() {
                facts.push(format!("in {}", name(claim.location)?));
            }
            if claim.modality != Modality::Asserted {
                facts.push(claim.modality.to_string());
            }
            let article = snapshot.article(claim.article)?;
            let source = article.publishers.first().cloned().unwrap_or_default();
            ui.line(format!(
                "{bullet}{} {}",
                facts.join(", "),
                ui.dim(&format!("[{source} claim:{}]", claim.id))
            ))?;
        }
    }
    let mut partners: Vec<(String, u32)> = partners.into_iter().collect();
    partners.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let partners: Vec<String> = partners
        .into_iter()
        .take(10)
        .map(|(n, c)| format!("{n} ({c})"))
        .collect();
    if !partners.is_empty() {
        ui.line(format!("most with: {}", partners.join(", ")))?;
    }
    ui.line("")
}
