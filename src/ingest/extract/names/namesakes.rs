//! Full names that do not mean the same person, though the one is a shorter form of the other.

use rustc_hash::FxHashMap;

use crate::ingest::extract::names::written_name::WrittenName;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::Nodes;
use crate::lexicon::{are_namesakes, fold};

/// Whether a person of the text, whose name has more words than this one, is somebody else: by a generation or an
/// initial ("Donald Trump Jr."), or because the text tells the two apart.
pub(super) fn is_of_another(
    name: &WrittenName<'_, '_>,
    person: NodeIndex,
    nodes: &Nodes,
    firsts: &FxHashMap<NodeIndex, Index>,
) -> bool {
    let (fuller, shorter) = (nodes.names().folded(person), fold(name.written));
    are_namesakes(name.gazetteer(), fuller, &shorter)
        || has_initials_more(fuller, &shorter) && firsts.get(&person).is_some_and(|first| told_beside(name, *first))
}

/// "george w bush" and "george bush"
fn has_initials_more(fuller: &str, shorter: &str) -> bool {
    let Some((first, last)) = shorter.split_once(' ') else { return false };
    let middle = fuller.strip_prefix(first).and_then(|rest| rest.strip_suffix(last));
    middle.is_some_and(|middle| {
        let mut words = middle.split_whitespace().peekable();
        words.peek().is_some() && words.all(|word| word.chars().count() == 1)
    })
}

/// Whether the text first gives the fuller name right behind this one, in the same paragraph, or both in one sentence:
/// who has just been named in full is called again by a shorter name and never by a fuller one.
fn told_beside(name: &WrittenName<'_, '_>, fuller: Index) -> bool {
    let (tree, here) = (name.tree(), name.candidate.start);
    let (of_fuller, of_this) = (tree.sentence_of(fuller), tree.sentence_of(here));
    tree.line_of(fuller) == tree.line_of(here) && (of_fuller == of_this || of_fuller == of_this + 1)
}
