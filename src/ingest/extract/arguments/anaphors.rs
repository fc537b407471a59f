//! Definite phrases that stand for what was named before: "the right-wing party", "the lobby group", "the three countries".

use crate::ingest::extract::nodes::{Draft, NodeIndex};
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::{Argument, Reading};
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{PlaceClass, Words};
use crate::model::NodeKind;

/// Nouns by which an organization named before is called again.
static BODIES: Words = Words::of("anaphors.bodies");

/// Of those, the ones that only firms are called by.
static FIRMS: Words = Words::of("anaphors.firms");

/// Words in front of such a noun that tell of another than the one named before, or of one of several.
static OTHERS: Words = Words::of("anaphors.others");

/// Nouns of several countries, bodies and people that were listed before.
static COUNTRIES: Words = Words::of("anaphors.countries");
static ORGANIZATIONS: Words = Words::of("anaphors.organizations");
static PEOPLE: Words = Words::of("anaphors.people");

/// How many sentences back an antecedent may stand.
const REACH: usize = 2;

impl Reading<'_> {
    /// "The right-wing party had threatened to leave": the party named before, where only one could be meant. `first` is the
    /// first word of the description, `head` its noun with the base form `base`.
    pub(in crate::ingest::extract) fn described_again(
        &self,
        first: Index,
        head: Index,
        base: &str,
    ) -> Option<NodeIndex> {
        let tree = self.tree;
        let definite = tree.kids(head).any(|k| k < first && matches!(tree.lower(k), "the" | "this"));
        let plain = |i: Index| {
            let tag = matches!(
                tree.tag(i),
                Tag::Jj | Tag::Nn | Tag::Hyph | Tag::Vbn | Tag::Vbg | Tag::Rb | Tag::In | Tag::Cd
            );
            tag && self.names.at(i).is_none()
                && self.gazetteer.demonym(tree.word(i)).is_none()
                && !OTHERS.contains(&tree.lower(i))
        };
        let alone = tree
            .kids(head)
            .all(|k| k < head || !matches!(tree.label(k), Label::Appos | Label::Prep | Label::Relcl | Label::Acl));
        if !definite || !alone || tree.tag(head) != Tag::Nn || !BODIES.contains(&base) || !(first..head).all(plain) {
            return None;
        }
        self.called_so(head, base).filter(|n| self.within_reach(*n, head)).or_else(|| self.only_body(head, base))
    }

    /// The only organization fit to be called by a noun among those that the sentences before name.
    fn only_body(&self, head: Index, base: &str) -> Option<NodeIndex> {
        let tree = self.tree;
        let sentence = tree.sentence_of(head);
        for back in 0..=REACH {
            let mut found: Vec<NodeIndex> = self
                .names
                .iter()
                .filter(|n| {
                    n.end <= head
                        && n.start >= self.body
                        && tree.sentence_of(n.start) + back == sentence
                        && !self.apart(n.start, head)
                })
                .map(|n| n.node)
                .filter(|n| self.nodes.get(*n).is_some_and(|d| self.may_be_called(d, *n, base)))
                .collect();
            found.sort_unstable();
            found.dedup();
            match found.as_slice() {
                [] => {}
                [one] => return Some(*one),
                _ => return None,
            }
        }
        None
    }

    /// Whether an organization may be called by a noun: a party by its name or its adherents, a firm where it is no body of a state.
    fn may_be_called(&self, draft: &Draft, node: NodeIndex, base: &str) -> bool {
        if draft.kind != NodeKind::Organization || !draft.named || self.is_chamber(node) {
            return false;
        }
        let media = draft.class == Some(PlaceClass::Media)
            || self.gazetteer.find(&draft.name).is_some_and(|e| e.class == PlaceClass::Media);
        let says = std::iter::once(&draft.name)
            .chain(&draft.aliases)
            .any(|n| n.to_lowercase().split(' ').any(|word| word == base));
        let known = draft.gazetteer.is_some();
        match base {
            "party" => says,
            _ if FIRMS.contains(&base) => says || !known && !media,
            _ => says || !media,
        }
    }

    fn within_reach(&self, node: NodeIndex, head: Index) -> bool {
        let tree = self.tree;
        self.names.iter().any(|n| {
            n.node == node
                && n.end <= head
                && tree.sentence_of(n.start) + REACH + 1 >= tree.sentence_of(head)
                && !self.apart(n.start, head)
        })
    }

    /// "The three countries urged restraint", "both parties": those of the latest list of so many that are of this sort.
    pub(in crate::ingest::extract) fn the_several(&self, head: Index, base: &str) -> Option<Vec<Argument>> {
        let tree = self.tree;
        let count = tree.kids(head).filter(|k| *k < head).find_map(|k| match tree.lower(k) {
            "both" | "two" => Some(2),
            "three" => Some(3),
            "four" => Some(4),
            "five" => Some(5),
            "six" => Some(6),
            _ => None,
        })?;
        let definite = tree.kids(head).any(|k| matches!(tree.lower(k), "the" | "both" | "all" | "these" | "those"));
        let fits = |d: &Draft| match d.kind {
            NodeKind::Location => COUNTRIES.contains(&base) && d.class == Some(PlaceClass::Country),
            NodeKind::Organization => ORGANIZATIONS.contains(&base),
            NodeKind::Actor => PEOPLE.contains(&base) && d.person,
            _ => false,
        };
        // "the three countries of the region", "the two opposition parties": of others.
        let (first, last, _) = self.description(head, &["of", "in"]);
        if !definite || first < head || last > head {
            return None;
        }
        let sentence = tree.sentence_of(head);
        let (low, _) = tree.reach(head);
        let listed = |i: Index| -> Option<Vec<NodeIndex>> {
            let all = tree.conjuncts(tree.first_conjunct(i));
            let mut nodes: Vec<NodeIndex> = Vec::new();
            for part in &all {
                let node = self.names.at(*part).map(|n| n.node).or_else(|| self.apposed(*part).map(|n| n.node))?;
                if !self.nodes.get(node).is_some_and(fits) || nodes.contains(&node) {
                    return None;
                }
                nodes.push(node);
            }
            (nodes.len() == count).then_some(nodes)
        };
        // "Both defendants", "the two men", who were named apart.
        let people = count == 2 && PEOPLE.contains(&base) && !self.brief;
        let found = self.names.iter().rev().find_map(|n| {
            let near = n.end <= low
                && n.start >= self.body
                && tree.sentence_of(n.start) + REACH >= sentence
                && !self.apart(n.start, head);
            if near { listed(n.end - 1) } else { None }
        });
        let Some(found) = found else {
            let pair = if people { self.two_named(head) } else { Vec::new() };
            return Some(pair).filter(|p| !p.is_empty());
        };
        Some(found.into_iter().map(|n| Argument::new(n, low, head)).collect())
    }
}
