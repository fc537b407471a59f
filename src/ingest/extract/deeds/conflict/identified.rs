//! The name of a culprit whom an article first only describes.
//! Thus "a man attacked shoppers … the man, later identified as Khairi Saadallah", "officials identified the suspect as
//! Patrick Crusius".

use rustc_hash::FxHashSet;

use crate::ingest::extract::deeds::conflict::culprits::ONE;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;

/// Plain words for one person who may be identified.
static SOMEBODY: Words = Words::of("identified.somebody");

/// Verbs of what befalls the victims of a crime or an accident, or those who come off.
static SUFFERED: Words = Words::of("identified.suffered");

impl Reading<'_> {
    /// Lets every description of the one culprit stand for the name that the article gives.
    pub(in crate::ingest::extract) fn identify_culprits(&mut self) {
        if self.brief {
            return;
        }
        let mut known: Vec<(Index, NodeIndex)> =
            (self.body..self.tree.len()).filter_map(|v| self.identified(v)).collect();
        if known.is_empty() {
            known.extend((self.body..self.tree.len()).filter_map(|i| self.suspect_named(i)));
        }
        let Some((noun, person)) = known.first().copied() else { return };
        // Of several who are identified nobody can tell which one is meant.
        if known.iter().any(|(_, p)| *p != person) {
            return;
        }
        let word = self.tree.lemma(noun).to_owned();
        // "The woman who died was identified as": no culprit.
        let victim =
            self.tree.below(noun).into_iter().any(|i| {
                SUFFERED.contains(&self.tree.lemma(i)) && matches!(self.tree.label(i), Label::Relcl | Label::Acl)
            });
        let same: FxHashSet<NodeIndex> = self
            .nodes
            .iter()
            .filter(|(i, d)| {
                *i != person
                    && d.is_actor()
                    && !d.named
                    && !d.plural
                    && (!victim && ONE.contains(&d.head.as_str()) || d.head == word)
            })
            .map(|(i, _)| i)
            .collect();
        let put = |a: &mut Argument| {
            if same.contains(&a.node) {
                a.node = person;
                a.quantity = None;
            }
        };
        let mut claims = self.claims.take();
        for claim in &mut claims {
            claim.source.iter_mut().for_each(&put);
            put(&mut claim.target);
            if same.contains(&claim.target.node) || claim.target.node == person {
                claim.quantity = claim.quantity.filter(|q| q.value > 1.0);
            }
        }
        let mut seen: FxHashSet<(Option<NodeIndex>, &'static str, NodeIndex)> = FxHashSet::default();
        claims.retain(|c| {
            let source = c.source.as_ref().map(|s| s.node);
            let of_him = source == Some(person) || c.target.node == person;
            let key = (source, c.relation, c.target.node);
            let twice = of_him && c.quantity.is_none() && seen.contains(&key);
            if of_him {
                seen.insert(key);
            }
            source != Some(c.target.node) && !twice
        });
        self.claims = claims.into_iter().collect();
    }

    /// "The suspect, 19-year-old Jon Roe, fled": the noun, and who it is.
    fn suspect_named(&self, noun: Index) -> Option<(Index, NodeIndex)> {
        let tree = self.tree;
        let one = matches!(tree.tag(noun), Tag::Nn)
            && ONE.contains(&tree.lemma(noun))
            && tree.kids(noun).any(|k| k < noun && tree.lower(k) == "the");
        let named = tree.kids(noun).find(|k| *k > noun && tree.label(*k) == Label::Appos).filter(|_| one)?;
        let name = self.names.at(named)?;
        self.nodes.get(name.node).filter(|d| d.person && d.named).map(|_| (noun, name.node))
    }

    /// "the man, later identified as X", "identified the suspect as X": the noun, and who it is.
    fn identified(&self, verb: Index) -> Option<(Index, NodeIndex)> {
        let tree = self.tree;
        if !tree.is_verb(verb) || !matches!(tree.lemma(verb), "identify" | "name") {
            return None;
        }
        let object = tree.prepositional(verb, "as").or_else(|| tree.kid(verb, Label::Oprd))?;
        let name = self.names.at(object)?;
        let noun = self.patient_of(verb).or_else(|| match tree.label(verb) {
            Label::Acl | Label::Relcl | Label::Advcl => Some(tree.head(verb)),
            _ => None,
        })?;
        // "arrived and detained the man, later identified as X": hung on the verb.
        let noun = if tree.is_verb(noun) { tree.kid(noun, Label::Dobj)? } else { noun };
        let lemma = tree.lemma(noun);
        let somebody = ONE.contains(&lemma) || SOMEBODY.contains(&lemma);
        let one = matches!(tree.tag(noun), Tag::Nn | Tag::Nnp);
        let person = self.nodes.get(name.node).is_some_and(|d| d.person && d.named);
        (somebody && one && person).then_some((noun, name.node))
    }
}
