//! Which firm belongs to which: "Google's parent, Alphabet,", "its owner, Greybull Capital", "the subsidiary of Acme".

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};

impl Reading<'_> {
    /// "Google's parent, Alphabet,", "its owner, Greybull Capital,", "Alphabet, the parent company of Google,", "its
    /// subsidiary Waymo": the smaller firm belongs to the larger.
    pub(in crate::ingest::extract) fn read_parent(&mut self, name: &Name) {
        let tree = self.tree;
        if !self.nodes.is_organization(name.node) {
            return;
        }
        let last = name.end - 1;
        let above = tree.head(last);
        let in_front = tree.label(last) == Label::Appos && above < name.start && self.names.at(above).is_none();
        let behind =
            || tree.kids(last).find(|k| *k > last && tree.label(*k) == Label::Appos && self.names.at(*k).is_none());
        let Some(noun) = Some(above).filter(|_| in_front).or_else(behind) else { return };
        let compound = || tree.kids(noun).any(|k| k < noun && matches!(tree.lower(k), "parent" | "holding"));
        let larger = match tree.base(noun).as_str() {
            "parent" | "owner" => true,
            "company" | "firm" | "group" => compound(),
            "subsidiary" | "affiliate" => false,
            _ => return,
        };
        if !larger && !matches!(tree.base(noun).as_str(), "subsidiary" | "affiliate") {
            return;
        }
        let possessor = tree.kid(noun, Label::Poss).or_else(|| tree.prepositional(noun, "of"));
        let Some(possessor) = possessor else { return };
        let mut others = self.resolve_one(possessor, Want::Agent);
        if others.is_empty() && tree.tag(possessor) == Tag::PrpPoss {
            others.extend(self.body_beside(possessor).map(|n| Argument::new(n, possessor, possessor)));
        }
        for other in
            others.into_iter().filter(|o| self.nodes.is_organization(o.node) && o.node != name.node).collect::<Vec<_>>()
        {
            let (part, whole) = if larger { (other, name.argument()) } else { (name.argument(), other) };
            self.claim_structural(&part, "member-of", whole, noun, None, Rule::ArmOfABody);
        }
    }
}
