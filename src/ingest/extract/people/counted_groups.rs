//! Members of a group that is counted first and named in the next sentence: "Two Serbian businessmen were arrested.
//! Dragan Milos and Petar Ilic, both 45, were charged".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::NounClass;

/// Of so many people a text may name each.
const NAMED: std::ops::RangeInclusive<usize> = 2..=4;

impl Reading<'_> {
    /// Makes the `member-of` claims of those whom a sentence names as its subject, as many as the sentence before has
    /// counted.
    pub(in crate::ingest::extract) fn read_counted_groups(&mut self) {
        if self.brief || self.body >= self.tree.len() {
            return;
        }
        let sentences = self.tree.analysis.sentences.len();
        for sentence in self.tree.sentence_of(self.body) + 1..sentences {
            let named = self.named_as_subject(sentence);
            if !NAMED.contains(&named.len()) {
                continue;
            }
            let Some(group) = self.group_counted(sentence - 1, named.len()) else { continue };
            for name in named {
                let target = group.clone();
                let at = name.start;
                self.claim_structural(&name.argument(), "member-of", target, at, None, Rule::ListOfMembers);
            }
        }
    }

    /// The people whom the subject of a sentence lists, each named in full and for the first time.
    fn named_as_subject(&self, sentence: usize) -> Vec<Name> {
        let tree = self.tree;
        let (start, stop) = tree.sentence(sentence);
        let root = (start..stop).find(|i| tree.is_root(*i) && tree.is_verb(*i));
        let subject = root.and_then(|v| tree.kid(v, Label::Nsubjpass).or_else(|| tree.kid(v, Label::Nsubj)));
        let Some(subject) = subject else { return Vec::new() };
        // "Students Jon Roe and Jane Roe" say what they are themselves.
        let first = self.names.at(subject).map_or(subject, |n| n.start);
        if first != start {
            return Vec::new();
        }
        let parts = tree.conjuncts(subject);
        let named: Vec<Name> =
            parts.iter().filter_map(|i| self.names.at(*i).filter(|n| self.is_newly_named(n)).cloned()).collect();
        if named.len() == parts.len() { named } else { Vec::new() }
    }

    fn is_newly_named(&self, name: &Name) -> bool {
        self.nodes.is_person(name.node)
            && name.end - name.start > 1
            && self.names.within(self.body..name.start).into_iter().all(|n| n.node != name.node)
    }

    /// The only people whom a sentence counts and names nobody of, if they are so many and do something or suffer it.
    fn group_counted(&self, sentence: usize, number: usize) -> Option<Argument> {
        let tree = self.tree;
        let (start, stop) = tree.sentence(sentence);
        if self.names.within(start..stop).into_iter().any(|n| self.nodes.is_person(n.node)) {
            return None;
        }
        let counted = |i: &Index| {
            tree.tag(*i) == Tag::Nns
                && self.class_of(*i, &tree.base(*i)).is(NounClass::PERSON.or(NounClass::OCCUPATION).or(NounClass::POST))
                && tree.kid(*i, Label::Nummod).is_some()
        };
        let mut all = (start..stop).filter(counted);
        let noun = all.next().filter(|_| all.next().is_none())?;
        let count = self.quantity(noun)?.value;
        if (count - number as f64).abs() > f64::EPSILON {
            return None;
        }
        let claims = self.claims.in_order(tree.sentence_around(noun));
        let ends = claims.into_iter().flat_map(|(_, c)| c.source.iter().chain(std::iter::once(&c.target)));
        ends.filter(|a| a.last == noun || a.first <= noun && noun <= a.last)
            .find(|a| self.nodes.is_nameless(a.node))
            .cloned()
    }
}
