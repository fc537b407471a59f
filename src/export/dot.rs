//! Graphviz DOT.
//!
//! Names are always quoted and escaped; ids are short and ours. Kinds differ by shape and colour, modalities by line
//! style. The same subgraph gives the same bytes.

use std::fmt::Write;

use crate::graph::Subgraph;
use crate::model::{Modality, NodeKind};

/// Above this many nodes a layered drawing takes minutes; a spring layout does not.
const LAYERED: usize = 150;

/// Draws a subgraph, with a title and a legend of the kinds and line styles in it.
pub fn dot(graph: &Subgraph, title: &str) -> String {
    let mut out = String::from("digraph dossier {\n");
    let layout = if graph.node_count() > LAYERED {
        "layout=sfdp; overlap=prism; splines=line;"
    } else {
        "rankdir=LR; nslimit=2; nslimit1=2; mclimit=0.2; nodesep=0.25; ranksep=0.9;"
    };
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "  graph [{} label={}; labelloc=t; fontname=\"Helvetica\"; fontsize=18; bgcolor=white; pad=0.3]",
        layout.replace("; ", ", ").replace(';', ","),
        quoted(title)
    );
    out.push_str("  node [fontname=\"Helvetica\", fontsize=11, style=\"filled,rounded\", penwidth=1, margin=\"0.12,0.06\"]\n");
    out.push_str("  edge [fontname=\"Helvetica\", fontsize=9, color=\"#555555\", fontcolor=\"#333333\", arrowsize=0.7]\n");
    let mut kinds: Vec<NodeKind> = Vec::new();
    for (n, node) in graph.node_weights().enumerate() {
        let (shape, fill) = look(node.kind);
        if node.id.is_none() {
            let _ = writeln!(
                out,
                "  n{n} [label=\"?\", shape=circle, fillcolor=\"#eeeeee\", width=0.3, fixedsize=true]"
            );
            continue;
        }
        if !kinds.contains(&node.kind) {
            kinds.push(node.kind);
        }
        let _ = writeln!(
            out,
            "  n{n} [label={}, shape={shape}, fillcolor=\"{fill}\", tooltip={}]",
            quoted(&wrapped(&node.name)),
            quoted(node.kind.as_str())
        );
    }
    let mut modalities: Vec<Modality> = Vec::new();
    for edge in graph.edge_references_in_order() {
        let (from, to, weight) = edge;
        let mut label = weight.relation.clone();
        if let Some(date) = weight.date {
            let _ = write!(label, "\n{date}");
        }
        if weight.sources > 1 {
            let _ = write!(label, "\n{} sources", weight.sources);
        }
        if !modalities.contains(&weight.modality) {
            modalities.push(weight.modality);
        }
        let _ = writeln!(
            out,
            "  n{from} -> n{to} [label={}{}, tooltip={}]",
            quoted(&label),
            line(weight.modality),
            quoted(&weight.sentence)
        );
    }
    kinds.sort_unstable();
    modalities.sort_unstable();
    legend(&mut out, &kinds, &modalities);
    out.push_str("}\n");
    out
}

/// Edges with their ends as plain numbers, in the order in which they were added.
trait OrderedEdges {
    fn edge_references_in_order(
        &self,
    ) -> impl Iterator<Item = (usize, usize, &crate::graph::GraphEdge)>;
}

impl OrderedEdges for Subgraph {
    fn edge_references_in_order(
        &self,
    ) -> impl Iterator<Item = (usize, usize, &crate::graph::GraphEdge)> {
        self.raw_edges()
            .iter()
            .map(|e| (e.source().index(), e.target().index(), &e.weight))
    }
}

fn look(kind: NodeKind) -> (&'static str, &'static str) {
    match kind {
        NodeKind::Actor => ("ellipse", "#cfe2f3"),
        NodeKind::Organization => ("box", "#d9ead3"),
        NodeKind::Location => ("house", "#fff2cc"),
        NodeKind::Resolution => ("note", "#ead1dc"),
        NodeKind::Event => ("hexagon", "#fce5cd"),
    }
}

fn line(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "",
        Modality::Negated => ", color=\"#b00020\", style=bold, arrowhead=tee",
        Modality::Planned => ", style=dashed",
        Modality::Alleged => ", style=dotted, penwidth=1.4",
    }
}

fn legend(out: &mut String, kinds: &[NodeKind], modalities: &[Modality]) {
    out.push_str(
        "  subgraph cluster_legend {\n    label=\"legend\"; fontsize=10; color=\"#cccccc\";\n",
    );
    for kind in kinds {
        let (shape, fill) = look(*kind);
        let _ = writeln!(
            out,
            "    legend_{kind} [label=\"{kind}\", shape={shape}, fillcolor=\"{fill}\", fontsize=9]"
        );
    }
    for modality in modalities.iter().filter(|m| **m != Modality::Asserted) {
        let _ = writeln!(
            out,
            "    legend_{modality}_a [label=\"\", shape=point, width=0.05]; legend_{modality}_b [label=\"\", shape=point, width=0.05]"
        );
        let _ = writeln!(
            out,
            "    legend_{modality}_a -> legend_{modality}_b [label=\"{modality}\"{}]",
            line(*modality)
        );
    }
    out.push_str("  }\n");
}

/// A name on lines of about 24 characters.
fn wrapped(name: &str) -> String {
    let mut lines = vec![String::new()];
    for word in name.split_whitespace() {
        let full = lines
            .last()
            .is_some_and(|l| !l.is_empty() && l.chars().count() + word.chars().count() >= 24);
        if full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}

/// A quoted string of the DOT language. Control and bidirectional characters are dropped; an ampersand is written as
/// an entity, since Graphviz reads entities.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            c if c.is_control() => {}
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_name_cannot_leave_its_quotes() {
        assert_eq!(
            quoted("a\"] x -> y [\"\\\n\u{0}\u{202e}&lt;"),
            "\"a\\\"] x -> y [\\\"\\\\\\n&amp;lt;\""
        );
    }
}
