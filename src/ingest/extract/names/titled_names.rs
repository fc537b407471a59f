//! Whom a surname behind "Mr" or "Mrs" means: nobody of that surname whom the text knows to be a woman, or a man.

use crate::ingest::extract::names::name_nodes;
use crate::ingest::extract::names::written_name::WrittenName;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::{DraftNode, Nodes};
use crate::lexicon::{Gender, fold};
use crate::model::NodeKind;

/// The gender that a title in front of a name tells.
pub(super) fn gender(name: &WrittenName<'_, '_>) -> Option<Gender> {
    match title(name)?.trim_end_matches('.') {
        "Mrs" | "Ms" | "Miss" | "Madame" | "Mme" => Some(Gender::Female),
        "Mr" | "Monsieur" => Some(Gender::Male),
        _ => None,
    }
}

/// "Juan Orozco was shot dead. Mrs Orozco accused the police": the other one of a surname, where the text has named
/// only people of the other gender by it.
pub(super) fn namesake(name: &WrittenName<'_, '_>, nodes: &mut Nodes) -> Option<NodeIndex> {
    let (gender, title) = (gender(name).filter(|_| name.single)?, title(name)?);
    let bearers: Vec<NodeIndex> = nodes.names().people_by_last(&fold(name.written)).collect();
    let other = |n: &NodeIndex| nodes.get(*n).and_then(|d| d.gender).is_some_and(|known| known != gender);
    if bearers.is_empty() || !bearers.iter().all(other) {
        return None;
    }
    let called = format!("{title} {}", name.written);
    let known = nodes.find(&called, NodeKind::Actor);
    let draft = || DraftNode { name: called.clone(), gender: Some(gender), ..name_nodes::draft(name, NodeKind::Actor) };
    Some(known.unwrap_or_else(|| nodes.add(draft())))
}

/// The word in front of a name, in its sentence.
fn title<'a>(name: &WrittenName<'_, 'a>) -> Option<&'a str> {
    let (tree, start) = (name.tree(), name.candidate.start);
    let before = start.checked_sub(1).filter(|b| tree.sentence_of(*b) == tree.sentence_of(start))?;
    Some(tree.word(before))
}
