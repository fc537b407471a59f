//! The tokens of one sentence, as repairs look at them and change them.

use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag, Token};
use crate::lexicon::{EntryClass, Gazetteer};
use crate::model::{is_weekday, month_number};

/// What hangs on a token: seldom more than a few, which need no room elsewhere.
pub(in crate::ingest::extract) type Kids = SmallVec<[Index; 6]>;

/// The tokens of one sentence; indices count from its first.
pub(in crate::ingest::extract) struct Sentence<'a> {
    pub(in crate::ingest::extract) tokens: &'a mut [Token],
    /// What hangs on each token, in the order of the text.
    kids: Vec<Kids>,
    pub(in crate::ingest::extract) first: Index,
    pub(in crate::ingest::extract) text: &'a str,
    pub(in crate::ingest::extract) gazetteer: &'a Gazetteer,
    /// Tokens of the whole text that the recognizer takes for a place's name.
    pub(in crate::ingest::extract) places: &'a FxHashSet<Index>,
    /// Tokens of the text, in this sentence, that the recognizer takes for a person's name.
    pub(in crate::ingest::extract) persons: Vec<Index>,
}

impl<'a> Sentence<'a> {
    /// A sentence of a text that begins at the token `first`.
    pub(in crate::ingest::extract) fn new(
        tokens: &'a mut [Token],
        first: Index,
        text: &'a str,
        gazetteer: &'a Gazetteer,
        places: &'a FxHashSet<Index>,
        persons: Vec<Index>,
    ) -> Self {
        let mut kids = vec![Kids::new(); tokens.len()];
        for (at, token) in tokens.iter().enumerate() {
            let head = (token.head as usize).saturating_sub(first);
            if let Some(kids) = kids.get_mut(head).filter(|_| head != at) {
                kids.push(at);
            }
        }
        Self { tokens, kids, first, text, gazetteer, places, persons }
    }

    pub(in crate::ingest::extract) fn tag(&self, at: Index) -> Tag {
        self.tokens.get(at).map_or(Tag::Xx, |t| t.tag)
    }

    pub(in crate::ingest::extract) fn label(&self, at: Index) -> Label {
        self.tokens.get(at).map_or(Label::Dep, |t| t.label)
    }

    pub(in crate::ingest::extract) fn head(&self, at: Index) -> Index {
        self.tokens.get(at).map_or(at, |t| (t.head as usize).saturating_sub(self.first))
    }

    pub(in crate::ingest::extract) fn lemma(&self, at: Index) -> &str {
        self.tokens.get(at).map_or("", |t| &t.lemma)
    }

    pub(in crate::ingest::extract) fn word(&self, at: Index) -> &str {
        self.tokens.get(at).and_then(|t| t.span.of(self.text)).unwrap_or_default()
    }

    /// The text from one token up to another and with it; empty where there is no such stretch.
    pub(in crate::ingest::extract) fn written(&self, from: Index, to: Index) -> &'a str {
        let span = self.tokens.get(from).zip(self.tokens.get(to));
        span.and_then(|(a, b)| self.text.get(a.span.start as usize..b.span.end as usize)).unwrap_or_default()
    }

    /// Whether these tokens write the name of a country.
    pub(in crate::ingest::extract) fn is_country(&self, from: Index, to: Index) -> bool {
        self.gazetteer.find_written(self.written(from, to)).is_some_and(|e| e.class == EntryClass::Country)
    }

    pub(in crate::ingest::extract) fn is_weekday(&self, at: Index) -> bool {
        is_weekday(self.word(at))
    }

    pub(in crate::ingest::extract) fn is_weekday_or_month(&self, at: Index) -> bool {
        self.is_weekday(at) || month_number(self.word(at)).is_some()
    }

    /// Whether "on" stands here, as a preposition of the weekday right behind it.
    pub(in crate::ingest::extract) fn is_on_weekday(&self, at: Index) -> bool {
        self.word(at) == "on"
            && self.label(at) == Label::Prep
            && self.kid(at, Label::Pobj).is_some_and(|day| day == at + 1 && self.is_weekday(day))
    }

    pub(in crate::ingest::extract) fn is_noun(&self, at: Index) -> bool {
        self.tokens.get(at).is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Propn))
    }

    pub(in crate::ingest::extract) fn is_root(&self, at: Index) -> bool {
        self.head(at) == at
    }

    pub(in crate::ingest::extract) fn kids(&self, at: Index) -> Kids {
        self.kids.get(at).map_or_else(Kids::new, |kids| Kids::from_slice(kids))
    }

    pub(in crate::ingest::extract) fn kid(&self, at: Index, label: Label) -> Option<Index> {
        self.kids.get(at)?.iter().copied().find(|k| self.label(*k) == label)
    }

    /// The first of what hangs directly on a word, where that stands before it; else the word itself.
    pub(in crate::ingest::extract) fn first_kid(&self, at: Index) -> Index {
        self.kids(at).into_iter().min().map_or(at, |k| k.min(at))
    }

    /// The first token of all that hangs on a word.
    pub(in crate::ingest::extract) fn lowest(&self, at: Index) -> Index {
        let mut low = at;
        while let Some(lower) = self.kids(low).into_iter().min().filter(|k| *k < low) {
            low = lower;
        }
        low
    }

    pub(in crate::ingest::extract) fn hang(&mut self, at: Index, head: Index, label: Label) {
        let before = self.head(at);
        let Some(token) = self.tokens.get_mut(at) else { return };
        token.head = (head + self.first) as u32;
        token.label = label;
        if let Some(kids) = self.kids.get_mut(before) {
            kids.retain(|k| *k != at);
        }
        if let Some(kids) = self.kids.get_mut(head).filter(|_| head != at) {
            let place = kids.partition_point(|k| *k < at);
            kids.insert(place, at);
        }
    }

    /// Hangs a token where another hangs: on the same word under the same label, or at the root.
    pub(in crate::ingest::extract) fn take_place(&mut self, of: Index, by: Index) {
        if self.is_root(of) {
            self.hang(by, by, Label::Root);
        } else {
            self.hang(by, self.head(of), self.label(of));
        }
    }

    pub(in crate::ingest::extract) fn retag(&mut self, at: Index, tag: Tag, pos: Pos) {
        if let Some(token) = self.tokens.get_mut(at) {
            token.tag = tag;
            token.pos = pos;
        }
    }
}
