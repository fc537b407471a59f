//! Names that share a noun behind them ("the Sumy, Kharkiv and Odesa regions"), and demands whose addressees are told
//! of at length.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::NodeKind;

/// Nouns for parts of a country, in the plural.
static PARTS: Words = Words::of("shared_nouns.parts");

/// Verbs of having somebody do something.
static URGING: Words = Words::of("shared_nouns.urging");

impl Sentence<'_> {
    /// "on the Sumy, Kharkiv and Odesa regions": each of them, and not the noun that they share.
    pub(in crate::ingest::extract) fn names_before_parts(&mut self, at: Index) {
        if self.tag(at) != Tag::Nns || !PARTS.contains(&self.word(at)) {
            return;
        }
        let Some(members) = self.members_before(at) else { return };
        let (Some(first), Some(last)) = (members.first().copied(), members.last().copied()) else { return };
        let start = self.name_start(first);
        let inside = |i: Index| (start..=at).contains(&i);
        let outer = |i: &Index| {
            !inside(self.head(*i))
                && matches!(
                    self.label(*i),
                    Label::Pobj | Label::Dobj | Label::Nsubj | Label::Nsubjpass | Label::Conj | Label::Appos
                )
        };
        // The first is what all of them are, whichever the parser took for it.
        let mut heads: Vec<Index> = members.iter().copied().chain([at]).filter(outer).collect();
        heads.sort_by_key(|i| (self.label(*i) == Label::Conj, *i));
        let Some(head) = heads.first().copied() else { return };
        let (above, label) = (self.head(head), self.label(head));
        let inner = (start..=at).flat_map(|i| self.kids(i));
        let before: Vec<Index> = inner.filter(|kid| *kid < start).collect();
        for kid in before {
            self.hang(kid, first, self.label(kid));
        }
        self.hang(first, above, label);
        for (one, next) in members.iter().zip(members.iter().skip(1)) {
            self.hang(*next, *one, Label::Conj);
            for mark in *one + 1..self.name_start(*next) {
                let label = if self.tag(mark) == Tag::Cc { Label::Cc } else { Label::Punct };
                self.hang(mark, *one, label);
            }
        }
        let behind: Vec<Index> = self.kids(at).into_iter().filter(|k| *k > at).collect();
        for kid in behind {
            self.hang(kid, last, self.label(kid));
        }
        self.hang(at, last, Label::Dep);
    }

    /// The last words of the names of places that a list in front of a noun names: at least two, joined by "and".
    fn members_before(&self, noun: Index) -> Option<Vec<Index>> {
        let mut members = Vec::new();
        let mut at = noun.checked_sub(1)?;
        loop {
            if self.tag(at) != Tag::Nnp {
                return None;
            }
            members.push(at);
            let start = self.name_start(at);
            let mut mark = start.checked_sub(1)?;
            let joined = self.tag(mark) == Tag::Cc && matches!(self.word(mark), "and" | "or");
            if members.len() == 1 && !joined {
                return None;
            }
            // "Gao, and Timbuktu"
            if joined && self.tag(mark.checked_sub(1)?) == Tag::Comma {
                mark -= 1;
            }
            if !joined && self.tag(mark) != Tag::Comma {
                break;
            }
            at = mark.checked_sub(1)?;
        }
        members.reverse();
        // "the Arab and Gulf states", "the Oslo and Bergen areas": only of places that are known.
        let known = |m: &Index| self.is_place_name(*m);
        let fits = match self.word(noun) {
            "states" | "territories" | "areas" | "departments" => members.iter().all(known),
            _ => members.iter().any(known),
        };
        (members.len() > 1 && fits).then_some(members)
    }

    /// The first of the words in capitals that a name ends with.
    fn name_start(&self, last: Index) -> Index {
        (0..=last).rev().take_while(|i| self.tag(*i) == Tag::Nnp).last().unwrap_or(last)
    }

    fn is_place_name(&self, last: Index) -> bool {
        let first = self.name_start(last);
        self.places.contains(&(last + self.first))
            || self.gazetteer.find(self.written(first, last)).is_some_and(|e| e.kind == NodeKind::Location)
    }

    /// "urged people living near the river to move": what they are to do was hung on what is said of them.
    pub(in crate::ingest::extract) fn infinitive_of_described(&mut self, at: Index) {
        let describing = self.head(at);
        let people = self.head(describing);
        let verb = self.head(people);
        let to = self.kids(at).into_iter().find(|k| *k < at && self.tag(*k) == Tag::To);
        let asked = self.tag(at) == Tag::Vb
            && matches!(self.label(at), Label::Advcl | Label::Xcomp)
            && matches!(self.label(describing), Label::Acl | Label::Relcl)
            && describing < at
            && to.is_some_and(|to| to > describing + 1)
            && self.label(people) == Label::Dobj
            && people < describing
            && verb < people
            && URGING.contains(&self.lemma(verb))
            && self.kid(verb, Label::Xcomp).is_none()
            && self.kid(verb, Label::Ccomp).is_none();
        if asked {
            self.hang(at, verb, Label::Xcomp);
        }
    }
}
