//! To whom an appeal to "both sides", "all parties", "the warring camps" is: those whom the text has told of as each
//! other's opponents or partners, else the sides as they are called.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::model::NodeKind;

/// Nouns of those who stand against each other.
static SIDES: Words = Words::of("addressed_sides.sides");

/// What such sides do to each other.
static DEEDS: Words = Words::of("addressed_sides.deeds");

/// How many sentences back the two sides were told of.
const REACH: usize = 3;

impl Reading<'_> {
    /// The sides that a plural addresses; none where it addresses others.
    pub(in crate::ingest::extract) fn sides_addressed(&mut self, noun: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let base = tree.base(noun);
        let all = tree.kids(noun).any(|k| k < noun && matches!(tree.lower(k), "both" | "all" | "the" | "two"));
        let others = tree
            .kids(noun)
            .any(|k| matches!(tree.label(k), Label::Prep | Label::Relcl) && k > noun || self.names.at(k).is_some());
        if !SIDES.contains(&base.as_str()) || !all || others {
            return Vec::new();
        }
        let somebody = |n: NodeIndex| self.acts(n) && self.nodes.is_somebody(n);
        let opposed = |c: &&DraftClaim| {
            DEEDS.contains(&c.relation)
                && !self.apart(c.trigger, noun)
                && somebody(c.target.node)
                && c.source.as_ref().is_some_and(|s| somebody(s.node))
        };
        let pair = |c: &DraftClaim| c.source.as_ref().map(|s| [s.node.min(c.target.node), s.node.max(c.target.node)]);
        let near = self.claims.within(tree.sentences_back(noun, REACH)..tree.sentence_around(noun).start);
        let mut pairs: Vec<[NodeIndex; 2]> = near.filter(opposed).filter_map(pair).collect();
        pairs.sort_unstable();
        pairs.dedup();
        if let [one] = pairs.as_slice() {
            return one.to_vec();
        }
        if pairs.is_empty()
            && tree.kids(noun).any(|k| matches!(tree.lower(k), "both" | "two"))
            && let Some(two) = self.two_sides(noun)
        {
            return two.to_vec();
        }
        let (first, _, phrase) = self.description(noun, &[]);
        let phrase = self.as_written(first, &phrase);
        let node = self.descriptive(NodeKind::Actor, &phrase, &base, noun, true);
        // "all parties", "both sides"
        let count = tree.kids(noun).find(|k| matches!(tree.lower(*k), "both" | "all"));
        if let Some(count) = count {
            self.nodes.call(node, &format!("{} {phrase}", tree.lower(count)));
        }
        vec![node]
    }
}
