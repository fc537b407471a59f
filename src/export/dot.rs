//! Graphviz DOT.
//!
//! Names are always quoted and escaped; ids are short and ours. Kinds differ by shape and colour, modalities by line
//! style. The same subgraph gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::graph::{GraphEdge, Subgraph};
use crate::lexicon::{counted, relation};
use crate::model::{Modality, NodeKind, is_shown};

/// Above this many nodes or arrows a layered drawing takes minutes and is wider than any screen; a spring layout does
/// not.
const LAYERED: usize = 150;

/// Above this many neighbours on one side of a node a layered drawing is a column of them.
const HUB: usize = 40;

/// Above this many arrows, curves around the nodes take longer than they help.
const CURVED: usize = 120;

/// How many relations one arrow lists.
const LISTED: usize = 4;

/// Draws a subgraph, with a title and a legend of the kinds and line styles in it. The arrow of a relation that holds
/// both ways has no head.
pub fn dot(graph: &Subgraph, title: &str) -> String {
    dot_with(graph, title, &|name| relation(name).is_some_and(|r| r.symmetric))
}

/// Draws a subgraph as [`dot`] does; `symmetric` says which relations hold both ways, for stores of imported tables.
pub fn dot_with(graph: &Subgraph, title: &str, symmetric: &dyn Fn(&str) -> bool) -> String {
    let arrows = arrows(graph);
    let layered = graph.node_count() <= LAYERED && arrows.len() <= LAYERED && most_neighbours(&arrows) <= HUB;
    let mut out = String::from("digraph dossier {\n");
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "  graph [{}, label={}, labelloc=t, fontname=\"Helvetica\", bgcolor=white, pad=0.3]",
        if !layered {
            "layout=sfdp, overlap=prism, overlap_scaling=-3, splines=line, outputorder=edgesfirst"
        } else if arrows.len() > CURVED {
            "rankdir=LR, nslimit=2, nslimit1=2, mclimit=0.2, splines=line, nodesep=0.25, ranksep=1"
        } else {
            "rankdir=LR, nslimit=2, nslimit1=2, mclimit=0.2, nodesep=0.3, ranksep=0.7"
        },
        heading(graph, title)
    );
    out.push_str("  node [fontname=\"Helvetica\", fontsize=11, style=filled, penwidth=1, margin=\"0.12,0.07\"]\n");
    out.push_str(
        "  edge [fontname=\"Helvetica\", fontsize=9, color=\"#555555\", fontcolor=\"#333333\", arrowsize=0.7]\n",
    );
    for index in graph.node_indices() {
        let Some(node) = graph.node_weight(index) else {
            continue;
        };
        let n = index.index();
        if node.id.is_none() {
            let _ = writeln!(
                out,
                "  n{n} [label=\"?\", shape=circle, fillcolor=\"#eeeeee\", width=0.3, fixedsize=true, tooltip=\"nobody \
                is named\"]"
            );
            continue;
        }
        let look = look(node.kind);
        let _ = writeln!(
            out,
            "  n{n} [label={}, shape={}, fillcolor=\"{}\", color=\"{}\"{}{}, tooltip={}]",
            quoted(&wrapped(&node.name)),
            look.shape,
            look.fill,
            look.line,
            if look.shape == "box" { ", style=\"filled,rounded\"" } else { "" },
            if node.chosen { ", penwidth=2.5, fontsize=13" } else { "" },
            quoted(&format!("{}: {}", node.kind, node.name))
        );
    }
    for (at, ((from, to, modality), edges)) in arrows.iter().enumerate() {
        let arrow = Arrow {
            ends: (*from, *to),
            label: quoted(&label(edges, layered)),
            modality: *modality,
            is_both_ways: *modality != Modality::Negated && edges.iter().all(|e| symmetric(&e.relation)),
            evidence: quoted(&evidence(edges)),
        };
        if layered { arrow.draw(&mut out) } else { arrow.draw_over_its_label(at, &mut out) }
    }
    out.push_str("}\n");
    out
}

/// What is drawn between two nodes.
struct Arrow {
    ends: (usize, usize),
    label: String,
    modality: Modality,
    is_both_ways: bool,
    evidence: String,
}

impl Arrow {
    fn draw(&self, out: &mut String) {
        let ((from, to), line, head) = (self.ends, line(self.modality), self.head());
        let _ = writeln!(out, "  n{from} -> n{to} [label={}{line}{head}, tooltip={}]", self.label, self.evidence);
    }

    /// Its label as a node of its own, from which a line leads to either end: a spring layout keeps nodes apart, and
    /// lays labels of lines on whatever is there.
    fn draw_over_its_label(&self, at: usize, out: &mut String) {
        let ((from, to), line, head, evidence) = (self.ends, line(self.modality), self.head(), &self.evidence);
        let color = if self.modality == Modality::Negated { "#b00020" } else { "#333333" };
        let _ = writeln!(
            out,
            "  l{at} [label={}, shape=plaintext, fontsize=9, fontcolor=\"{color}\", fillcolor=white, width=0, \
             height=0, margin=\"0.02,0.01\", tooltip={evidence}]",
            self.label
        );
        let _ = writeln!(out, "  n{from} -> l{at} [tooltip={evidence}{line}, dir=none]");
        let _ = writeln!(out, "  l{at} -> n{to} [tooltip={evidence}{line}{head}]");
    }

    fn head(&self) -> &'static str {
        if self.is_both_ways { ", dir=none" } else { "" }
    }
}

/// How many neighbours the node with the most has on one side of it: those that it does something to stand on one,
/// those that do something to it on the other.
fn most_neighbours(arrows: &Arrows<'_>) -> usize {
    let mut neighbours: BTreeMap<(usize, bool), BTreeSet<usize>> = BTreeMap::new();
    for (from, to, _) in arrows.keys() {
        neighbours.entry((*from, true)).or_default().insert(*to);
        neighbours.entry((*to, false)).or_default().insert(*from);
    }
    neighbours.values().map(BTreeSet::len).max().unwrap_or_default()
}

/// Edges by their ends and modality.
type Arrows<'a> = BTreeMap<(usize, usize, Modality), Vec<&'a GraphEdge>>;

/// Edges by their ends and modality, since one arrow can say several things.
fn arrows(graph: &Subgraph) -> Arrows<'_> {
    let mut arrows = Arrows::new();
    for edge in graph.raw_edges() {
        let ends = (edge.source().index(), edge.target().index());
        arrows.entry((ends.0, ends.1, edge.weight.modality)).or_default().push(&edge.weight);
    }
    for edges in arrows.values_mut() {
        edges.sort_by(|a, b| {
            (b.sources, b.claims).cmp(&(a.sources, a.claims)).then_with(|| a.relation.cmp(&b.relation))
        });
    }
    arrows
}

fn label(edges: &[&GraphEdge], full: bool) -> String {
    let mut lines: Vec<String> = Vec::new();
    for edge in edges.iter().take(LISTED) {
        let mut facts = vec![edge.relation.clone()];
        match (edge.date, edge.last) {
            (Some(first), Some(last)) if first != last => facts.push(format!("{first} … {last}")),
            (Some(date), _) => facts.push(date.to_string()),
            _ => {}
        }
        if full && !edge.places.is_empty() {
            facts.push(format!("in {}", listed(&edge.places)));
        }
        if full && !edge.about.is_empty() {
            facts.push(format!("about {}", listed(&edge.about)));
        }
        if edge.sources > 1 {
            facts.push(counted(edge.sources, "source"));
        }
        if full && edges.len() == 1 {
            lines.extend(facts);
        } else {
            lines.push(facts.join(", "));
        }
    }
    if edges.len() > LISTED {
        lines.push(format!("and {} more", edges.len() - LISTED));
    }
    let lines: Vec<String> = lines.iter().map(|l| wrapped(l)).collect();
    lines.join("\n")
}

fn listed(names: &[String]) -> String {
    let first: Vec<&str> = names.iter().take(2).map(String::as_str).collect();
    let more = names.len() - first.len();
    let first = first.join(", ");
    if more == 0 { first } else { format!("{first} and {more} more") }
}

fn evidence(edges: &[&GraphEdge]) -> String {
    let quoted = |edge: &&GraphEdge| match edge.sentence.is_empty() {
        true => edge.article.clone(),
        false => format!("{} ({})", edge.sentence, edge.article),
    };
    edges.iter().take(LISTED).map(quoted).collect::<Vec<_>>().join("\n")
}

/// How a kind looks.
struct Look {
    shape: &'static str,
    fill: &'static str,
    line: &'static str,
}

fn look(kind: NodeKind) -> Look {
    let (shape, fill, line) = match kind {
        NodeKind::Actor => ("ellipse", "#cfe2f3", "#2f6ca3"),
        NodeKind::Organization => ("box", "#d9ead3", "#4a7c36"),
        NodeKind::Location => ("house", "#fff2cc", "#a98600"),
        NodeKind::Resolution => ("note", "#e8d5ee", "#7a4a8c"),
        NodeKind::Event => ("hexagon", "#fbdcc4", "#b55f1d"),
    };
    Look { shape, fill, line }
}

fn line(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "",
        Modality::Negated => ", color=\"#b00020\", fontcolor=\"#b00020\", style=bold, arrowhead=tee",
        Modality::Planned => ", style=dashed",
        Modality::Alleged => ", style=dotted, penwidth=1.6",
    }
}

/// Title and legend as one HTML-like label: it stays above the picture in every layout.
fn heading(graph: &Subgraph, title: &str) -> String {
    let known = || graph.node_weights().filter(|n| n.id.is_some());
    let kinds: BTreeSet<NodeKind> = known().map(|n| n.kind).collect();
    let modalities: BTreeSet<Modality> = graph.edge_weights().map(|e| e.modality).collect();
    let claims: u32 = graph.edge_weights().map(|e| e.claims).sum();
    let mut cells = String::new();
    for kind in kinds {
        let look = look(kind);
        let _ = write!(
            cells,
            "<td bgcolor=\"{}\" border=\"1\" color=\"{}\"><font point-size=\"9\"> {kind} ({}) </font></td>",
            look.fill, look.line, look.shape
        );
    }
    for modality in modalities {
        let (color, stroke) = match modality {
            Modality::Asserted => ("#555555", "solid"),
            Modality::Negated => ("#b00020", "red, ends in a bar"),
            Modality::Planned => ("#555555", "dashed"),
            Modality::Alleged => ("#555555", "dotted"),
        };
        let _ = write!(cells, "<td><font point-size=\"9\" color=\"{color}\"> {modality}: {stroke} </font></td>");
    }
    if graph.node_weights().any(|n| n.id.is_none()) {
        cells.push_str("<td><font point-size=\"9\"> ?: nobody is named </font></td>");
    }
    if cells.is_empty() {
        cells.push_str("<td> </td>");
    }
    format!(
        "<<table border=\"0\" cellborder=\"0\" cellspacing=\"3\"><tr><td><font point-size=\"18\">{}</font></td></tr>\
         <tr><td><font point-size=\"9\" color=\"#555555\">{} · {} · {}</font></td></tr>\
         <tr><td><table border=\"0\" cellborder=\"0\" cellspacing=\"4\"><tr>{cells}</tr></table></td></tr></table>>",
        markup(title),
        counted(known().count(), "node"),
        counted(graph.edge_count(), "edge"),
        counted(claims, "claim"),
    )
}

/// A name on lines of about 24 characters.
fn wrapped(name: &str) -> String {
    let mut lines = vec![String::new()];
    for word in name.split_whitespace() {
        let full = lines.last().is_some_and(|l| !l.is_empty() && l.chars().count() + word.chars().count() >= 24);
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

/// A quoted string of the DOT language. An ampersand is written as an entity where an entity would be read.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for (at, c) in text.char_indices() {
        match c {
            '\n' => out.push_str("\\n"),
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' if text.get(at..).is_some_and(begins_entity) => out.push_str("&amp;"),
            c if is_shown(c) => out.push(c),
            _ => {}
        }
    }
    out.push('"');
    out
}

/// Whether a text begins with what Graphviz would read as an entity: `&lt;`, `&#60;`.
fn begins_entity(text: &str) -> bool {
    let body = text.strip_prefix('&').unwrap_or_default();
    let name = body.split_once(';').map_or("", |(name, _)| name.strip_prefix('#').unwrap_or(name));
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Text inside an HTML-like label.
fn markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if is_shown(c) => out.push(c),
            _ => {}
        }
    }
    // An empty element is a syntax error to Graphviz.
    if out.trim().is_empty() {
        out.push_str("dossier");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_name_cannot_leave_its_quotes() {
        assert_eq!(quoted("a\"] x -> y [\"\\\n\u{0}\u{202e}&lt;"), "\"a\\\"] x -> y [\\\"\\\\\\n&amp;lt;\"");
    }

    #[test]
    fn an_ampersand_that_begins_no_entity_stays() {
        assert_eq!(quoted("Standard & Poor's; AT&T"), "\"Standard & Poor's; AT&T\"");
        assert_eq!(quoted("a&#60;b"), "\"a&amp;#60;b\"");
    }

    #[test]
    fn a_hostile_title_cannot_leave_its_cell() {
        assert_eq!(markup("</td><x> & \u{7}"), "&lt;/td&gt;&lt;x&gt; &amp; ");
        assert_eq!(markup("\u{0}"), "dossier");
    }
}
