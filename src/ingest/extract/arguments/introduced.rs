//! One who came in without a name and is spoken of again by the same noun.
//! Thus "A man stabbed Mayor Roe. The man was arrested".

use crate::ingest::extract::arguments::common_nouns::CommonNoun;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::{CALLING, Index};
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::NounClass;

/// How many sentences back one comes in.
const REACH: usize = 2;

impl Reading<'_> {
    /// Whom a definite noun stands for that the sentences before brought in by "a" and the same noun, without a name.
    pub(super) fn introduced(&mut self, noun: &CommonNoun<'_>) -> Option<Argument> {
        let tree = self.tree;
        let head = noun.head;
        let acts = NounClass::PERSON.or(NounClass::POST).or(NounClass::OCCUPATION).or(NounClass::PRIVATE);
        let bare = tree.kids(head).all(|k| match k < head {
            true => matches!(tree.label(k), Label::Det | Label::Punct | Label::Preconj | Label::Cc),
            false => !matches!(tree.label(k), Label::Appos | Label::Prep | Label::Relcl | Label::Acl),
        });
        if noun.plural
            || !noun.definite
            || self.brief
            || noun.want == Want::Place
            || tree.tag(head) != Tag::Nn
            || !bare
            || !noun.class.is(acts)
        {
            return None;
        }
        let before = tree.sentences_back(head, REACH).max(self.body)..tree.sentence_around(head).start;
        let first = before.rev().find(|i| self.comes_in(*i, noun.base))?;
        if self.is_called_by_name(first, head, noun.base) {
            return None;
        }
        let found = self.resolve_one(first, Want::Agent);
        let one = found.first().filter(|_| found.len() == 1)?;
        // "a Hamas commander" acts for Hamas.
        let nameless = self.nodes.get(one.node).is_some_and(|d| !d.named && !d.plural);
        nameless.then(|| noun.alone(one.node))
    }

    /// "A driver hit her", "together with a driver and a nurse": one of whom no name is told there.
    fn comes_in(&self, at: Index, base: &str) -> bool {
        let tree = self.tree;
        let one = tree.tag(at) == Tag::Nn
            && self.names.at(at).is_none()
            && tree.kids(at).any(|k| k < at && tree.is_indefinite_article(k));
        if !one || tree.base(at) != base {
            return false;
        }
        let named = tree.kids(at).any(|k| {
            tree.label(k) == Label::Appos
                || k > at && self.names.at(k).is_some() && tree.label(k) != Label::Conj
                || matches!(tree.label(k), Label::Acl | Label::Relcl) && CALLING.contains(&tree.lemma(k))
        });
        let called = match tree.label(at) {
            Label::Appos => !self.is_listed_behind_name(at),
            Label::Attr | Label::Oprd | Label::Amod | Label::Compound => true,
            Label::Pobj => matches!(tree.lower(tree.head(at)), "as" | "like" | "for" | "than"),
            _ => false,
        };
        !named && !called && self.person_at(at + 1).is_none_or(|n| n.start != at + 1)
    }

    /// "A gunman shot her": somebody who acts upon another and has no name.
    pub(super) fn is_doer_without_name(&self, at: Index) -> bool {
        let tree = self.tree;
        let somebody = NounClass::PERSON.or(NounClass::OCCUPATION).or(NounClass::PRIVATE);
        let verb = tree.head(at);
        tree.label(at) == Label::Nsubj
            && tree.tag(at) == Tag::Nn
            && tree.kid(verb, Label::Dobj).is_some()
            && self.comes_in(at, &tree.base(at))
            && self.class_of(at, &tree.base(at)).is(somebody)
    }

    /// "arrested activist Jon Roe, a nurse and two pupils": others who were arrested, and not what he is.
    fn is_listed_behind_name(&self, at: Index) -> bool {
        let tree = self.tree;
        let fellow = tree.kids(at).find(|k| tree.label(*k) == Label::Conj && *k > at);
        fellow.is_some_and(|f| tree.tag(f) == Tag::Nns && !(at..f).any(|i| tree.lower(i) == ","))
    }

    /// Whether the text calls somebody whom it names so, before the noun that stands for one or the other.
    fn is_called_by_name(&self, first: Index, head: Index, base: &str) -> bool {
        let longer = format!(" {base}");
        let alike = |noun: &String| noun == base || noun.ends_with(&longer);
        let list = self.tree.label(first) == Label::Appos;
        !list
            && (self.posts.called(base).any(|h| h.at > first && h.at < head)
                || self
                    .names
                    .iter()
                    .filter(|n| n.end <= head && n.start >= self.body && self.nodes.is_person(n.node))
                    .any(|n| self.descriptions_of(n).iter().any(alike)))
    }
}
