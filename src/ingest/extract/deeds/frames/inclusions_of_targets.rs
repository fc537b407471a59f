//! Targets told as a part of others: "22 people, including five journalists", "many towns, including Dayr Hafir".

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::{CASUALTIES, CONQUESTS, SUFFERINGS};
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// One human being, of whom no more is told.
static ANYONE: Words = Words::of("inclusions_of_targets.anyone");

/// Nouns for what somebody is charged with, which are counted.
static CHARGES: Words = Words::of("inclusions_of_targets.charges");

impl Reading<'_> {
    /// "22 people, including five journalists": those included are targets of their own; of places taken or attacked,
    /// too.
    pub(in crate::ingest::extract) fn add_included(
        &mut self,
        verb: Index,
        relation_name: &str,
        targets: &mut Vec<Argument>,
    ) {
        let people = SUFFERINGS.contains(&relation_name);
        if !people && !CONQUESTS.contains(&relation_name) {
            return;
        }
        let tree = self.tree;
        for object in self.included_in(verb, targets) {
            if self.is_bare_share(object) || relation_name == "detained" && self.is_count_of_charges(object) {
                continue;
            }
            // "24 Palestinians, including five in the city": five Palestinians.
            let same = targets.first().filter(|_| people && tree.tag(object) == Tag::Cd).map(|t| t.node);
            let plural = same.filter(|n| self.nodes.get(*n).is_some_and(|d| d.plural && !d.named));
            for mut more in self.resolve(object, Want::Any) {
                if let Some(node) = plural.filter(|_| more.first == object) {
                    more.node = node;
                }
                let kind = if people { NodeKind::Actor } else { NodeKind::Location };
                let fits = self.nodes.get(more.node).is_some_and(|d| d.kind == kind);
                let told = !people || self.is_told_apart(&more, relation_name);
                if fits && told && !targets.iter().any(|t| t.node == more.node && t.quantity == more.quantity) {
                    targets.push(more);
                }
            }
        }
    }

    /// What "including" or "among" brings, beside a verb, what it is done to, and what its prepositions bring: "killed
    /// in a series of strikes, including five in the city".
    fn included_in(&self, verb: Index, targets: &[Argument]) -> Vec<Index> {
        let tree = self.tree;
        let prepositions = tree.kids(verb).filter(|k| tree.label(*k) == Label::Prep);
        let brought = prepositions.filter_map(|p| tree.kid(p, Label::Pobj));
        let brought = brought.flat_map(|o| std::iter::once(o).chain(tree.prepositional(o, "of")));
        tree.kids(verb)
            .chain(targets.iter().flat_map(|t| tree.kids(t.last)))
            .chain(self.patient_of(verb).into_iter().flat_map(|o| tree.kids(o)))
            .chain(brought.flat_map(|o| tree.kids(o)))
            .filter(|k| matches!(tree.lower(*k), "including" | "among"))
            .filter_map(|i| tree.kids(i).find(|k| matches!(tree.label(*k), Label::Pobj | Label::Dobj)))
            .collect()
    }

    /// "including 21 critically", "including 23 who sought aid"; "including ten in Karachi" says more.
    fn is_bare_share(&self, object: Index) -> bool {
        let tree = self.tree;
        tree.tag(object) == Tag::Cd
            && tree.prepositional(object, "in").is_none()
            && tree.prepositional(object, "of").is_none()
    }

    /// "59 offences, including 15 counts of murder"
    fn is_count_of_charges(&self, object: Index) -> bool {
        CHARGES.contains(&self.tree.lemma(object))
    }

    /// "including an officer", "including five children", "including Ali Hasan"; "including a child" is only told of.
    fn is_told_apart(&self, more: &Argument, relation_name: &str) -> bool {
        let tree = self.tree;
        let somebody = self.nodes.get(more.node).is_some_and(|d| !ANYONE.contains(&d.head.as_str()));
        let one = somebody && tree.kids(more.last).any(|k| matches!(tree.lower(k), "a" | "an" | "one"));
        // "including a 12-year-old girl", "including a Colombian national"
        let described = tree.kids(more.last).any(|k| matches!(tree.lower(k), "a" | "an"))
            && tree.kids(more.last).any(|k| {
                tree.label(k) == Label::Amod
                    && (tree.lower(k) == "old" || self.gazetteer.demonym(tree.word(k)).is_some())
            });
        // "including the attacker", "including its pastor"
        let known = self.nodes.is_actor(more.node)
            && self.class_of(more.last, &tree.base(more.last)).is(NounClass::PERSON.or(NounClass::POST))
            && tree.tag(more.last) == Tag::Nn
            && tree.kids(more.last).any(|k| matches!(tree.lower(k), "the" | "its" | "their" | "his" | "her"));
        one && CASUALTIES.contains(&relation_name)
            || described
            || known
            || more.quantity.is_some_and(|q| q.value > 1.0)
            || tree.kids(more.last).any(|k| {
                tree.tag(k) == Tag::Cd || matches!(tree.lower(k), "several" | "many" | "multiple" | "numerous")
            })
            || self.nodes.get(more.node).is_some_and(|d| d.named)
    }

    /// "capture many towns in Aleppo, including Dayr Hafir and Maskanah": those that are named, where the rest is not.
    pub(in crate::ingest::extract) fn included_places(&mut self, verb: Index) -> Vec<Argument> {
        let tree = self.tree;
        let Some(object) = self.patient_of(verb).filter(|o| tree.tag(*o) == Tag::Nns && self.names.at(*o).is_none())
        else {
            return Vec::new();
        };
        let (_, end) = tree.sentence(tree.sentence_of(verb));
        let mut found = Vec::new();
        if let Some(including) = (object + 1..end).find(|i| tree.lower(*i) == "including")
            && let Some(first) = tree.kids(including).find(|k| matches!(tree.label(*k), Label::Pobj | Label::Dobj))
        {
            found = self.resolve(first, Want::Any);
            found.retain(|a| self.nodes.get(a.node).is_some_and(|d| d.named && d.is_place()));
        }
        found
    }
}
