//! Whose something is: demonyms, possessives and "of" phrases.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Nouns of large numbers of people.
static MULTITUDES: Words = Words::of("owners.multitudes");

impl Reading<'_> {
    /// The country that a word is the demonym of: "Syrian", "North Korean".
    pub(in crate::ingest::extract) fn demonym(&mut self, token: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        if self.names.at(token).is_some()
            || !matches!(tree.tag(token), Tag::Jj | Tag::Nnp | Tag::Nnps | Tag::Nns | Tag::Nn)
        {
            return None;
        }
        if !tree.word(token).starts_with(char::is_uppercase) {
            return None;
        }
        // "Bosnian" of "Bosnian Serb"
        let ahead = (token + 1 < tree.len()).then(|| tree.phrase(token, token + 1));
        if let Some(entry) = ahead.as_deref().and_then(|p| self.gazetteer.demonym(p)) {
            return Some(self.nodes.of_entry(entry, ahead.as_deref().unwrap_or_default()));
        }
        let two = token.checked_sub(1).map(|before| tree.phrase(before, token));
        // "Bissau-Guineans"
        let hyphened =
            token.checked_sub(2).filter(|f| tree.tag(*f + 1) == Tag::Hyph).map(|first| tree.phrase(first, token));
        let two = hyphened.filter(|p| self.gazetteer.demonym(p).is_some()).or(two);
        let entry =
            two.and_then(|p| self.gazetteer.demonym(&p)).or_else(|| self.gazetteer.demonym(tree.word(token)))?;
        let written = tree.word(token).to_owned();
        Some(self.nodes.of_entry(entry, &written))
    }

    /// "Syrians", "the Sudanese": the people, or the country where it is named as one.
    pub(in crate::ingest::extract) fn demonym_alone(&mut self, head: Index, country: NodeIndex) -> Vec<Argument> {
        let tree = self.tree;
        let the = tree.kids(head).any(|k| tree.lower(k) == "the");
        let plural = matches!(tree.tag(head), Tag::Nns | Tag::Nnps) || tree.word(head).ends_with('s');
        let counted = self.quantity(head);
        // "tens of thousands of Sudanese", "hundreds of Chinese": a people, though its name has no plural.
        let measured = tree.label(head) == Label::Pobj
            && tree.lower(tree.head(head)) == "of"
            && MULTITUDES.contains(&tree.lower(tree.head(tree.head(head))));
        let plural = plural || measured && !the;
        // "charged a 28-year-old Australian": one person.
        let one = tree.kids(head).any(|k| k < head && matches!(tree.lower(k), "a" | "an" | "another" | "one"))
            && matches!(tree.label(head), Label::Dobj | Label::Nsubj | Label::Nsubjpass | Label::Pobj | Label::Conj)
            && matches!(tree.tag(head), Tag::Nn | Tag::Nnp | Tag::Jj);
        if one {
            let node = self.descriptive(NodeKind::Actor, tree.word(head), tree.lower(head), head, false);
            return vec![Argument {
                quantity: Some(crate::model::Quantity::exactly(1.0)),
                ..Argument::new(node, head, head)
            }];
        }
        if (the && counted.is_none()) || (!plural && counted.is_none()) {
            return vec![Argument::new(country, head, head)];
        }
        // "Costa Ricans"
        let two = head.checked_sub(1).map(|b| tree.phrase(b, head)).filter(|p| self.gazetteer.demonym(p).is_some());
        let name = two
            .filter(|p| {
                self.gazetteer.demonym(tree.word(head)).is_none()
                    || p.split(' ').all(|w| w.starts_with(char::is_uppercase))
            })
            .unwrap_or_else(|| tree.word(head).to_owned());
        let node = self.descriptive(NodeKind::Actor, &name, &name.to_lowercase(), head, true);
        let mut argument = Argument::new(node, head, head);
        argument.quantity = counted;
        vec![argument]
    }

    /// "cut ties with Rwanda and expelled its ambassador": Rwanda's, not the own one.
    pub(in crate::ingest::extract) fn sender_of_expelled(&self, head: Index, possessor: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let verb = tree.head(head);
        let expelled = tree.lemma(verb) == "expel" && tree.label(head) == Label::Dobj;
        // "ordered its ambassador to leave", "gave its envoy 48 hours to leave"
        let leaves = |k: Index| tree.is_infinitive(k) && matches!(tree.lemma(k), "leave" | "depart" | "go" | "quit");
        let told_to_go = matches!(tree.lemma(verb), "order" | "tell" | "give" | "ask" | "instruct")
            && matches!(tree.label(head), Label::Dobj | Label::Dative)
            && tree.below(verb).into_iter().any(|k| k > head && leaves(k));
        if tree.tag(possessor) != Tag::PrpPoss
            || !matches!(tree.lower(possessor), "its" | "their")
            || !(expelled || told_to_go)
        {
            return None;
        }
        let subject = match self.subject(verb, 0) {
            Agent::Phrase(subject) => self.names.at(subject).map(|n| n.node),
            _ => None,
        };
        let (from, _) = tree.sentence(tree.sentence_of(head));
        let named = (from..head).rev().filter_map(|i| self.names.at(i)).map(|n| n.node);
        named.filter(|n| Some(*n) != subject).find(|n| self.nodes.is_country(*n))
    }

    /// "Israel, whose planes bombed Doha,": whose they are.
    pub(in crate::ingest::extract) fn described_by_whose(&self, whose: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let owned = tree.head(whose);
        let clause = tree.clause_of(owned);
        let described = tree.head(clause);
        let relative = tree.tag(whose) == Tag::WpPoss
            && tree.label(owned) == Label::Nsubj
            && tree.label(clause) == Label::Relcl
            && described < whose;
        self.names.at(described).filter(|_| relative).map(|name| name.node)
    }

    /// Whose a noun is: a demonym or name in front, a possessive, "of X". With the reach of the words.
    pub(in crate::ingest::extract) fn owner(&mut self, head: Index) -> Option<(NodeIndex, Index, Index)> {
        let tree = self.tree;
        let (low, _) = tree.reach(head);
        for kid in tree.kids(head).filter(|k| *k < head).collect::<Vec<_>>() {
            if !matches!(tree.label(kid), Label::Amod | Label::Compound | Label::Nmod | Label::Poss) {
                continue;
            }
            if let Some(name) = self.names.at(kid).filter(|n| n.end <= head) {
                return Some((name.node, low, head));
            }
            if let Some(country) = self.demonym(kid) {
                return Some((country, kid, head));
            }
            for inner in tree.kids(kid).collect::<Vec<_>>() {
                if matches!(tree.label(inner), Label::Amod | Label::Compound | Label::Poss) {
                    if let Some(name) = self.names.at(inner).filter(|n| n.end <= head) {
                        return Some((name.node, low, head));
                    }
                    if let Some(country) = self.demonym(inner) {
                        return Some((country, inner, head));
                    }
                }
            }
            if let Some(country) = self.sender_of_expelled(head, kid) {
                return Some((country, kid, head));
            }
            if tree.tag(kid) == Tag::PrpPoss
                && let Some(owner) = self.pronoun(kid)
            {
                return Some((owner.node, kid, head));
            }
            if let Some(described) = self.described_by_whose(kid) {
                return Some((described, kid, head));
            }
        }
        for preposition in ["of", "for", "in", "to", "at", "from"] {
            if let Some(object) = tree.prepositional(head, preposition)
                && let Some(name) = self.names.at(object)
            {
                return Some((name.node, head, name.end - 1));
            }
            if preposition == "of"
                && let Some(object) = tree.prepositional(head, "of")
                && tree.is_noun(object)
            {
                let inner = self.tree.base(object);
                let class = self.class_of(object, &inner);
                if class.is(NounClass::GOVERNMENT.or(NounClass::BODY))
                    && let Some(found) = self.resolve_one(object, Want::Agent).first()
                {
                    return Some((found.node, head, found.last));
                }
            }
        }
        None
    }
}
