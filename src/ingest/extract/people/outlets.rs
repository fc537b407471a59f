//! Parts of a body that the text has told of before: "The network's news channel, Globo News, is on air".

use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Tag;
use crate::lexicon::Words;

/// Media and other parts of a body that bear a name of their own.
static OUTLETS: Words = Words::of("outlets.outlets");

impl Reading<'_> {
    /// "The broadcaster said its case is strong. The network's news channel, Globo News, is on air": an outlet of the
    /// body told of.
    pub(in crate::ingest::extract) fn read_outlet(&mut self, name: &Name) {
        let tree = self.tree;
        let (from, end) = tree.sentence(tree.sentence_of(name.start));
        let Some(noun) = name.start.checked_sub(2).filter(|n| *n > from && tree.lower(n + 1) == ",") else { return };
        let part = OUTLETS.contains(&tree.lower(noun));
        let closed = name.end >= end || matches!(tree.lower(name.end), "," | ".");
        let whose = (from.max(noun.saturating_sub(5))..noun).rev().find(|i| tree.tag(*i) == Tag::Pos);
        let owner = whose.and_then(|i| i.checked_sub(1)).filter(|o| self.names.at(*o).is_none() && tree.is_noun(*o));
        let Some(owner) = owner.filter(|_| part && closed && self.nodes.is_organization(name.node)) else { return };
        let mut bodies = self.whose(owner);
        if bodies.is_empty() {
            bodies.extend(self.body_beside(owner));
        }
        for body in bodies {
            if self.nodes.is_organization(body) && body != name.node {
                let target = Argument::new(body, owner, owner);
                self.claim_structural(&name.argument(), "member-of", target, name.start, None, Rule::ArmOfABody);
            }
        }
    }
}
