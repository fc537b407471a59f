//! Surnames that two share: "Joanne and Edward Corr" are Joanne Corr and Edward Corr.

use crate::ingest::extract::parse::tree::Tree;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::Nodes;
use crate::ingest::language::Label;
use crate::lexicon::Gazetteer;

/// Lets the first of two who share a surname be called by it as well.
pub(in crate::ingest::extract) fn share(tree: &Tree<'_>, gazetteer: &Gazetteer, names: &[Name], nodes: &mut Nodes) {
    let person =
        |nodes: &Nodes, n: NodeIndex| nodes.get(n).is_some_and(|d| d.is_actor() && d.named && d.gazetteer.is_none());
    let mut called: Vec<(NodeIndex, String)> = Vec::new();
    for pair in names.windows(2) {
        let [first, second] = pair else { continue };
        let beside = first.end - first.start == 1
            && second.end - second.start == 2
            && second.start == first.end + 1
            && tree.lower(first.end) == "and"
            && tree.label(second.end - 1) == Label::Conj;
        if !beside || first.node == second.node || !person(nodes, first.node) || !person(nodes, second.node) {
            continue;
        }
        // A first name, and nobody's full name elsewhere.
        let word = tree.word(first.start);
        let alone = nodes.get(first.node).is_some_and(|d| d.name == word);
        if alone && gazetteer.is_first_name(word) && gazetteer.find_written(word).is_none() {
            called.push((first.node, format!("{word} {}", tree.word(second.end - 1))));
        }
    }
    for (node, name) in called {
        nodes.call(node, &name);
    }
}
