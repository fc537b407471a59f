//! How an article was read, for whoever extends the lexicon.

use std::fmt::Write;

use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::model::Modality;

/// Writes a reading sentence by sentence. Cost: the tokens times the claims of their sentence.
pub(super) fn write(reading: &Reading<'_>) -> String {
    let tree = reading.tree;
    let mut out = String::new();
    let name = |n: NodeIndex| reading.nodes.get(n).map_or("?", |d| d.name.as_str());
    for number in 0..tree.analysis.sentences.len() {
        let (start, end) = tree.sentence(number);
        if start >= end || start < reading.body {
            continue;
        }
        let _ = writeln!(out, "sentence  {}", tree.phrase(start, end - 1));
        for token in start..end {
            let head = if tree.is_root(token) { "-" } else { tree.word(tree.head(token)) };
            let (tag, label) = (format!("{:?}", tree.tag(token)), format!("{:?}", tree.label(token)));
            let (word, lemma) = (tree.word(token), tree.lemma(token));
            let _ = write!(out, "  {word:<18} {lemma:<14} {tag:<6} {label:<10} <- {head:<14}");
            if let Some(found) = reading.names.at(token).filter(|n| n.start == token) {
                let kind = reading.nodes.get(found.node).map_or("", |d| d.kind.as_str());
                let _ = write!(out, " name: {} ({kind})", name(found.node));
            }
            out.truncate(out.trim_end().len());
            out.push('\n');
        }
        let notes = reading.notes.iter().flatten().filter(|(at, _)| (start..end).contains(at));
        for (at, note) in notes {
            let _ = writeln!(out, "  word  {}: {note}", tree.word(*at));
        }
        for claim in reading.claims.iter().filter(|c| (start..end).contains(&c.trigger)) {
            let source = claim.source.as_ref().map_or("?", |s| name(s.node));
            let _ = write!(out, "  claim {source} {} {}", claim.relation, name(claim.target.node));
            let _ = write!(out, " [{}, \"{}\"]", claim.rule, claim.predicate);
            if claim.modality != Modality::Asserted {
                let _ = write!(out, " {}", claim.modality.as_str());
            }
            if let Some(place) = claim.location {
                let _ = write!(out, " in {}", name(place));
            }
            if let Some(date) = claim.date {
                let _ = write!(out, " on {date}");
            }
            if !claim.about.is_empty() {
                let about: Vec<&str> = claim.about.iter().map(|n| name(*n)).collect();
                let _ = write!(out, " about {}", about.join(", "));
            }
            if let Some(speaker) = claim.attributed_to {
                let _ = write!(out, " says {}", name(speaker));
            }
            out.push('\n');
        }
        out.push('\n');
    }
    out
}
