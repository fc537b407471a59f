//! Conditions that go without "if": "had Rwanda signed the accord", "should Israel attack Rafah".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};

impl Sentence<'_> {
    /// "Thousands would have died had the US bombed it": "had" in front of a subject, in a sentence that tells what
    /// would be, helps the verb behind that, which was taken for what somebody had.
    pub(in crate::ingest::extract) fn had_before_subject(&mut self, at: Index) {
        if !matches!(self.word(at), "had" | "Had") || self.kid(at, Label::Nsubj).is_some() {
            return;
        }
        let own = |v: &Index| {
            let subject = self.kid(*v, Label::Nsubj).or_else(|| self.kid(*v, Label::Nsubjpass));
            matches!(self.tag(*v), Tag::Vbd | Tag::Vbn) && subject.is_some_and(|s| s < *v && self.lowest(s) == at + 1)
        };
        let kids = self.kids(at);
        let Some(verb) = kids.iter().copied().find(|k| self.label(*k) == Label::Ccomp && own(k)) else { return };
        let would =
            |v: Index| self.kids(v).into_iter().any(|k| matches!(self.word(k), "would" | "could" | "might" | "should"));
        // The main clause may have been hung on "had".
        let below = kids.iter().copied().find(|k| *k < at && self.label(*k) == Label::Ccomp && would(*k));
        let main = below.unwrap_or_else(|| self.head(at));
        if !would(main) || main == at {
            return;
        }
        if below.is_some() {
            self.take_place(at, main);
        }
        self.hang(verb, main, Label::Advcl);
        self.retag(verb, Tag::Vbn, Pos::Verb);
        self.hang(at, verb, Label::Aux);
        for kid in kids.into_iter().filter(|k| *k != verb && Some(*k) != below) {
            self.hang(kid, main, self.label(kid));
        }
    }

    /// "Should Israel attack Rafah, Egypt will act": a verb that looks like a noun, between two names behind "should",
    /// and a clause with a subject of its own behind the comma.
    pub(in crate::ingest::extract) fn should_before_noun(&mut self, at: Index) {
        let above = self.head(at);
        if at != 0 || self.word(at) != "Should" || self.label(at) != Label::Aux {
            return;
        }
        let ends = if self.is_noun(above) && self.label(above) == Label::Advcl {
            Some((above, self.head(above)))
        } else {
            let comma = (1..above).find(|i| self.tag(*i) == Tag::Comma);
            let subjects: Vec<Index> =
                self.kids(above).into_iter().filter(|k| self.label(*k) == Label::Nsubj).collect();
            let behind = subjects.iter().any(|s| comma.is_some_and(|c| *s > c));
            subjects.into_iter().find(|s| behind && comma.is_some_and(|c| *s < c)).map(|object| (object, above))
        };
        let Some((object, main)) = ends else { return };
        let named = |i: Index| matches!(self.tag(i), Tag::Nnp | Tag::Nnps);
        let verb =
            (2..object).find(|i| matches!(self.tag(*i), Tag::Nn | Tag::Vb) && self.head(*i) == object && named(*i - 1));
        let Some(verb) = verb else { return };
        let subject = verb - 1;
        let before: Vec<Index> = self.kids(object).into_iter().filter(|k| *k < subject).collect();
        self.hang(verb, main, Label::Advcl);
        self.retag(verb, Tag::Vb, Pos::Verb);
        self.hang(at, verb, Label::Aux);
        self.hang(subject, verb, Label::Nsubj);
        self.hang(object, verb, Label::Dobj);
        for kid in before {
            self.hang(kid, subject, self.label(kid));
        }
    }
}
