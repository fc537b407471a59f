//! Clauses of headlines that the parser takes for noun phrases: "Chad signs order", "as Kenya, Uganda trade fire".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{Frames, Nouns, Words};

/// Verbs of declaring somebody persona non grata.
static DECLARING: Words = Words::of("headlines.declaring");

impl Sentence<'_> {
    /// "Chad signs order banning travel", "Kenya okays plan": the verb behind the first name was taken for a noun.
    pub(in crate::ingest::extract) fn headline_verb(&mut self) {
        let proper = |i: Index| {
            self.word(i).starts_with(char::is_uppercase)
                && (matches!(self.tag(i), Tag::Nnp | Tag::Nnps) || i == 0 && self.tag(i) == Tag::Nn)
        };
        let Some(subject) = (0..self.tokens.len().min(3)).take_while(|i| proper(*i)).last() else { return };
        let verb = subject + 1;
        let word = self.word(verb);
        let Some(bare) = word.strip_suffix('s').filter(|_| word.chars().all(char::is_lowercase)) else { return };
        let bare = bare.to_owned();
        let frames = Frames::shared();
        let says = frames.verb(&bare).iter().any(|f| f.rest.is_empty());
        // "Chad strikes kill ten", "Chad allies warn": nouns.
        let noun = !frames.noun(&bare).is_empty() || !Nouns::shared().class(&bare).is_unknown();
        let taken = matches!(self.tag(verb), Tag::Nns | Tag::Nnp | Tag::Nnps) && !self.is_root(verb);
        let Some(root) = (0..self.tokens.len()).find(|i| self.is_root(*i)) else { return };
        let next = verb + 1;
        // "signs order to close": the object was taken for the verb of the sentence.
        let misled = root == next && matches!(self.tag(next), Tag::Vb | Tag::Vbp) && self.head(verb) == next;
        let run = (next..self.tokens.len().min(next + 4)).take_while(|i| {
            self.is_noun(*i) || matches!(self.tag(*i), Tag::Jj | Tag::Cd) || *i == next && self.tag(*i) == Tag::Dt
        });
        let object = if misled { Some(next) } else { run.last().filter(|o| self.is_noun(*o)) };
        let (true, false, true, Some(object)) = (says, noun, taken, object) else { return };
        if !misled && root != object && root != subject {
            return;
        }
        let inside = |i: Index| i <= subject || i == verb;
        let behind: Vec<Index> = (object + 1..self.tokens.len()).filter(|i| inside(self.head(*i))).collect();
        for part in 0..subject {
            self.hang(part, subject, Label::Compound);
        }
        self.hang(verb, verb, Label::Root);
        self.hang(subject, verb, Label::Nsubj);
        self.hang(object, verb, Label::Dobj);
        for part in (next..object).filter(|p| inside(self.head(*p))).collect::<Vec<_>>() {
            self.hang(part, object, Label::Compound);
        }
        for kid in behind {
            let label = self.label(kid);
            self.hang(kid, verb, label);
        }
        self.retag(verb, Tag::Vbz, Pos::Verb);
        self.retag(subject, Tag::Nnp, Pos::Propn);
        if misled {
            self.retag(object, Tag::Nn, Pos::Noun);
            for kid in self.kids(object).into_iter().filter(|k| *k > object).collect::<Vec<_>>() {
                if matches!(self.label(kid), Label::Xcomp | Label::Advcl) {
                    self.hang(kid, object, Label::Acl);
                }
            }
        }
        if let Some(token) = self.tokens.get_mut(verb) {
            token.lemma = bare.into();
        }
    }

    /// "calls for calm as Kenya, Uganda trade fire": two countries joined by a comma, and what they do taken for a
    /// noun.
    pub(in crate::ingest::extract) fn pair_in_headline(&mut self, at: Index) {
        if !matches!(self.word(at), "as" | "while") || self.tokens.len() > 20 || at == 0 {
            return;
        }
        let run = |from: Index| (from..self.tokens.len().min(from + 3)).find(|to| self.is_country(from, *to));
        let Some(first) = run(at + 1).filter(|f| self.word(f + 1) == ",") else { return };
        let Some(second) = run(first + 2) else { return };
        let verb = second + 1;
        let object = self.head(verb);
        let frames = Frames::shared();
        let says = !frames.verb(self.lemma(verb)).is_empty() || frames.is_light(self.lemma(verb));
        let taken = matches!(self.tag(verb), Tag::Nn | Tag::Vb | Tag::Vbp) && self.label(verb) == Label::Compound;
        let Some(root) = (0..at).find(|i| self.is_root(*i)).filter(|_| says && taken && self.is_noun(object)) else {
            return;
        };
        self.hang(verb, root, Label::Advcl);
        self.hang(at, verb, Label::Mark);
        self.hang(first, verb, Label::Nsubj);
        self.hang(first + 1, first, Label::Punct);
        self.hang(second, first, Label::Conj);
        self.hang(object, verb, Label::Dobj);
        for part in at + 1..first {
            self.hang(part, first, Label::Compound);
        }
        for part in first + 2..second {
            self.hang(part, second, Label::Compound);
        }
        self.retag(verb, Tag::Vbp, Pos::Verb);
    }

    /// "declared the consul persona non grata", "envoy declared persona non grata": the Latin was taken for a clause.
    pub(in crate::ingest::extract) fn unwelcome_person(&mut self, at: Index) {
        if self.word(at) != "persona" || self.word(at + 1) != "non" || self.word(at + 2) != "grata" {
            return;
        }
        let declares = |i: &Index| DECLARING.contains(&self.lemma(*i));
        let Some(verb) = (at.saturating_sub(12)..at).rev().find(declares) else { return };
        let passive = self.kid(verb, Label::Auxpass).is_some();
        // "the envoy to the country a persona non grata": whom stands in front of the article.
        let last = if matches!(self.word(at - 1), "a" | "an") { at.saturating_sub(2) } else { at - 1 };
        let mut whom = (last > verb && !passive).then_some(last).filter(|w| self.is_noun(*w));
        while let Some(inner) = whom.filter(|w| self.label(*w) == Label::Pobj && self.head(self.head(*w)) > verb) {
            whom = Some(self.head(self.head(inner))).filter(|outer| *outer < inner);
        }
        let latin = |i: Index| (at..at + 3).contains(&i);
        if latin(self.head(verb)) {
            self.hang(verb, verb, Label::Root);
        }
        if let Some(whom) = whom {
            for kid in (verb + 1..whom).filter(|k| latin(self.head(*k))).collect::<Vec<_>>() {
                let label = self.label(kid);
                self.hang(kid, whom, label);
            }
            self.hang(whom, verb, Label::Dobj);
        }
        let loose = (0..self.tokens.len()).filter(|k| !latin(*k) && *k != verb && latin(self.head(*k)));
        for kid in loose.collect::<Vec<_>>() {
            let label = self.label(kid);
            self.hang(kid, verb, label);
        }
        self.hang(at, verb, Label::Oprd);
        self.hang(at + 1, at, Label::Amod);
        self.hang(at + 2, at + 1, Label::Amod);
        self.retag(at, Tag::Nn, Pos::Noun);
        // "Envoy declared persona non grata": nobody else stands for who is.
        if whom.is_none()
            && !passive
            && let Some(subject) = self.kid(verb, Label::Nsubj)
        {
            self.retag(verb, Tag::Vbn, Pos::Verb);
            self.hang(subject, verb, Label::Nsubjpass);
        }
    }
}
