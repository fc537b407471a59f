//! `dossier neighbors`: who is near.

use clap::Args;
use serde_json::{Value, json};

use super::error::CommandError;
use super::grid::Grid;
use super::numbers::{Count, NUMBER};
use super::place::Place;
use super::scope::{ScopeArgs, node};
use super::ui::{Format, Ui};
use crate::graph::{Pairs, hops, ties};
use crate::lexicon::told_from_target;
use crate::store::Reader;

/// List who and what is within some hops of a name, nearest and best connected first.
#[derive(Debug, Args)]
pub(super) struct NeighborsArgs {
    /// A name
    name: String,
    /// How many steps, along claims in either direction
    #[arg(long, value_name = NUMBER, default_value_t = Count(1))]
    hops: Count<u32>,
    /// At most so many
    #[arg(long, value_name = NUMBER, default_value_t = Count(50))]
    limit: Count,
    #[command(flatten)]
    scope: ScopeArgs,
}

pub(super) fn run(args: &NeighborsArgs, place: &Place, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    let snapshot = dossier.snapshot();
    let reader = snapshot.as_ref();
    let start = node(&dossier, &args.name, ui)?;
    let graph = args.scope.scope(&dossier)?.load(reader)?;
    let Some(start) = graph.place(start) else {
        ui.note(format!("No claim connects {} with anybody in what was selected.", args.name));
        return Ok(());
    };
    let pairs = Pairs::new(&graph);
    let found = hops(&pairs, start, args.hops.0);
    let (mut rows, mut data): (Vec<Vec<String>>, Vec<Value>) = (Vec::new(), Vec::new());
    for distance in 1..=args.hops.0 {
        let mut ring: Vec<(u64, u32)> = found
            .ring(distance as usize)
            .into_iter()
            .map(|p| ((graph.in_degree(p) + graph.out_degree(p)) as u64, p))
            .collect();
        if distance == 1 {
            // Next to the start it counts how often the two are told of together.
            for (weight, place) in &mut ring {
                *weight = graph.between(start, *place).len() as u64;
            }
        }
        ring.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for (weight, place) in ring {
            if rows.len() == args.limit.0 {
                break;
            }
            let Some(node) = graph.id(place).map(|id| reader.node(id)).transpose()?.flatten() else {
                continue;
            };
            let mut relations: Vec<String> = Vec::new();
            if distance == 1 {
                for tie in ties(reader, &graph, start, place)? {
                    relations.push(match tie.target == node.id {
                        true => tie.relation.to_string(),
                        false => told_from_target(tie.relation.as_str()),
                    });
                }
            }
            data.push(json!({"hops": distance, "id": node.id.to_string(), "kind": node.kind, "name": node.name,
                "claims": weight, "relations": relations}));
            rows.push(vec![
                distance.to_string(),
                node.name,
                node.kind.to_string(),
                weight.to_string(),
                relations.join(", "),
            ]);
        }
    }
    let grid = Grid { headings: &["hops", "name", "kind", "claims", "relations"], rows, json: &data };
    grid.print(format, ui)?;
    let all = found.reached.len().saturating_sub(1);
    if all > data.len() {
        ui.note(format!("{} of {all}; --limit shows more", data.len()));
    }
    Ok(())
}
