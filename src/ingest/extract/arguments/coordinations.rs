//! Which nouns a coordination names: "Mordor, Rohan, Fornost and Bree", "filmmaker and teacher Jon Holm".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::NounClass;
use crate::model::NodeKind;

impl Reading<'_> {
    /// "filmmaker and teacher Jon Holm": what stands before the name is all said of him.
    pub(super) fn without_descriptions(&self, listed: Vec<Index>) -> Vec<Index> {
        let tree = self.tree;
        let described = |i: Index| {
            tree.tag(i) == Tag::Nn
                && self.names.at(i).is_none()
                && self.class_of(i, &tree.base(i)).is(NounClass::PERSON.or(NounClass::POST))
        };
        let named_behind =
            |i: Index| self.names.at(i + 1).is_some_and(|n| n.start == i + 1 && self.nodes.is_person(n.node));
        let name = listed.iter().position(|i| {
            let own = self.person_at(*i);
            own.is_some_and(|n| {
                n.start > 0 && described(n.start - 1) && !tree.kids(*i).any(|k| tree.label(k) == Label::Det)
            }) || described(*i) && named_behind(*i)
        });
        let Some(name) = name.filter(|n| *n > 0) else { return listed };
        let before = listed.iter().take(name).all(|i| {
            described(*i)
                && !tree
                    .kids(*i)
                    .any(|k| tree.tag(k) == Tag::Cd || tree.label(k) == Label::Poss || tree.lower(k) == "the")
        });
        let joined = listed.get(name - 1).is_some_and(|first| {
            let end = listed.get(name).copied().unwrap_or(*first);
            (*first + 1..end).all(|i| !matches!(tree.lower(i), ","))
        });
        if !before || !joined {
            return listed;
        }
        // "former governor and nominee Ann Hill", the name in apposition to the first of the two
        let described_name = listed.get(name).and_then(|i| self.names.at(*i + 1)).map(|n| tree.head(n.end - 1));
        match described_name.filter(|h| listed.contains(h)) {
            Some(holder) => vec![holder],
            None => listed.into_iter().skip(name).collect(),
        }
    }

    /// The coordinated heads of a noun phrase. "Mordor, Rohan, Fornost and Bree" is a list even where the second was
    /// parsed as an apposition of the first: both are names of one kind, and the second goes on with "and".
    pub(super) fn listed(&self, head: Index) -> Vec<Index> {
        let tree = self.tree;
        let mut all = tree.conjuncts(head);
        // "attacked the railway station, a hospital, a police station, and hotels"
        if self.class_of(head, &tree.base(head)).is(NounClass::PLACE) {
            let list = tree.kids(head).find(|k| {
                *k > head
                    && tree.label(*k) == Label::Appos
                    && tree.conjuncts(*k).len() > 1
                    && self.names.at(*k).is_none()
                    && tree.conjuncts(*k).iter().all(|c| self.class_of(*c, &tree.base(*c)).is(NounClass::PLACE))
            });
            if let Some(list) = list {
                all.extend(tree.conjuncts(list));
                all.sort_unstable();
                all.dedup();
                return all;
            }
        }
        let kind = |i: Index| self.names.at(i).and_then(|n| self.nodes.get(n.node)).map(|d| d.kind);
        // "Oil giant Saudi Aramco and Sinopec": the second stands beside the name, which hangs on what it is.
        if kind(head).is_none() && all.len() == 1 && tree.tag(head) == Tag::Nn {
            let named = self.names.at(head + 1).filter(|n| n.start == head + 1).and_then(|n| {
                let bearer = (n.start..n.end).find(|i| tree.head(*i) == head && tree.label(*i) == Label::Appos)?;
                (kind(bearer) == Some(NodeKind::Organization)).then_some(bearer)
            });
            if let Some(named) = named {
                let beside = tree.conjuncts(named).into_iter().filter(|c| kind(*c) == Some(NodeKind::Organization));
                all.extend(beside.filter(|c| *c != named));
                all.sort_unstable();
            }
            return all;
        }
        let Some(first) = kind(head) else { return all };
        let list = tree.kids(head).find(|k| {
            *k > head
                && tree.label(*k) == Label::Appos
                && kind(*k) == Some(first)
                && tree.conjuncts(*k).len() > 1
                && tree.conjuncts(*k).iter().all(|c| kind(*c) == Some(first))
        });
        if let Some(list) = list {
            all.extend(tree.conjuncts(list));
            all.sort_unstable();
            all.dedup();
        }
        all
    }
}
