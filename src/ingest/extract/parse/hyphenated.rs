//! Words that hyphens join and the tokenizer parts: "re-election", "co-pilot", "multi-agency".
//! The parser learned from texts that left them whole, and hangs each of the parts on the same word under the same
//! label; here the last part stands for the word, and the others hang on it.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{EntryClass, Frames};

impl Sentence<'_> {
    /// "the Turkish-Libyan agreement", "an Israeli–U.S. strike": what two nations have together is of both.
    pub(in crate::ingest::extract) fn nations_joined(&mut self, at: Index) {
        let (hyphen, last) = (at + 1, at + 2);
        let nation = |i: Index| {
            self.gazetteer.demonym(self.word(i)).is_some_and(|e| e.class == EntryClass::Country)
                || self.gazetteer.find_written(self.word(i)).is_some_and(|e| e.class == EntryClass::Country)
        };
        if last >= self.tokens.len() || !matches!(self.word(hyphen), "-" | "–" | "/") || !nation(at) || !nation(last)
        {
            return;
        }
        let noun = if self.head(last) > last { self.head(last) } else { self.head(at) };
        let before = |i: Index| matches!(self.label(i), Label::Amod | Label::Compound | Label::Nmod | Label::Npadvmod);
        let of_both = noun > last
            && self.is_noun(noun)
            && before(at)
            && before(last)
            && !Frames::shared().noun(self.lemma(noun)).is_empty();
        if of_both {
            self.hang(at, noun, Label::Amod);
            self.hang(hyphen, at, Label::Punct);
            self.hang(last, at, Label::Conj);
        }
    }

    /// "died at 84 of lung cancer", "died Monday of the virus": the cause goes with the verb, not with the age or the
    /// day.
    pub(in crate::ingest::extract) fn cause_on_age(&mut self, at: Index) {
        if !matches!(self.word(at), "of" | "from" | "after" | "following") || self.label(at) != Label::Prep {
            return;
        }
        let age = self.head(at);
        let above = self.head(age);
        let day = matches!(self.lemma(age).to_lowercase().as_str(), "today" | "yesterday")
            || self.word(age).ends_with("day") && self.tag(age) == Tag::Nnp;
        let verb = match self.label(age) {
            Label::Npadvmod if day => above,
            Label::Pobj if day && self.word(above) == "on" => self.head(above),
            Label::Pobj if matches!(self.word(above), "at" | "aged") => {
                let years = self.tag(age) == Tag::Cd || matches!(self.lemma(age), "age" | "year");
                if years { self.head(above) } else { return }
            }
            _ => return,
        };
        if matches!(self.lemma(verb), "die" | "pass" | "succumb") && verb < at {
            self.hang(at, verb, Label::Prep);
        }
    }

    /// "staged a sit-in", "a walk-out": the parts make one noun, written with the hyphen or in one in the lexicon.
    pub(in crate::ingest::extract) fn noun_of_particle(&mut self, at: Index) {
        let (hyphen, last) = (at + 1, at + 2);
        let particle = last < self.tokens.len()
            && self.word(hyphen) == "-"
            && self.tag(last) == Tag::Nn
            && matches!(self.word(last), "in" | "out" | "off" | "up" | "down" | "over" | "back")
            && self.label(at) == Label::Compound
            && self.head(at) == last;
        if !particle {
            return;
        }
        let (first, second) = (self.word(at).to_lowercase(), self.word(last).to_lowercase());
        let joined = format!("{first}{second}");
        let lemma = if Frames::shared().noun(&joined).is_empty() { format!("{first}-{second}") } else { joined };
        if let Some(token) = self.tokens.get_mut(last) {
            token.lemma = lemma.into();
        }
    }

    /// "rubber-stamped the pact": a verb of two words that the lexicon has as one.
    pub(in crate::ingest::extract) fn verb_of_two_words(&mut self, at: Index) {
        let Some(first) = at.checked_sub(2) else { return };
        let glued = |i: Index| self.tokens.get(i).is_some_and(|t| !t.space_after);
        if self.word(at - 1) != "-"
            || !(glued(first) && glued(at - 1))
            || !matches!(self.tag(at), Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz)
        {
            return;
        }
        let joined = format!("{}-{}", self.word(first).to_lowercase(), self.lemma(at));
        if !Frames::shared().verb(&joined).is_empty()
            && let Some(token) = self.tokens.get_mut(at)
        {
            token.lemma = joined.into();
        }
    }

    /// "An 18-year-old was arrested", "killed a 21-year-old": the age stands for whoever is of it, and is a noun.
    pub(in crate::ingest::extract) fn aged_person(&mut self, at: Index) {
        let of_age = self.word(at) == "old"
            && at >= 2
            && self.word(at - 1) == "-"
            && matches!(self.word(at - 2), "year" | "month" | "week" | "day")
            && self.tag(at) == Tag::Jj;
        // "sentenced a 52-year-old to ten years": the term does not count the age in.
        let (det, to, term) = (at.saturating_sub(5), at + 1, self.head(self.head(at)));
        if of_age
            && self.label(at) == Label::Amod
            && term > at
            && self.label(term) == Label::Dobj
            && self.label(det) == Label::Det
            && self.word(to) == "to"
            && det > 0
            && self.head(term) == det - 1
        {
            let verb = det - 1;
            self.hang(at, verb, Label::Dobj);
            self.hang(det, at, Label::Det);
            self.hang(to, verb, Label::Prep);
            self.hang(term, to, Label::Pobj);
        }
        let argument = matches!(
            self.label(at),
            Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Pobj | Label::Oprd | Label::Acomp | Label::Conj
        );
        let determined = (0..at).rev().take(6).any(|i| {
            self.head(i) == at
                && self.label(i) == Label::Det
                && matches!(self.word(i), "a" | "A" | "an" | "An" | "the" | "The" | "another" | "Another")
        });
        if !of_age || !argument || !determined {
            return;
        }
        self.retag(at, Tag::Nn, Pos::Noun);
        let head = self.head(at);
        if matches!(self.label(at), Label::Oprd | Label::Acomp) && self.lemma(head) != "be" {
            self.hang(at, head, Label::Dobj);
        }
    }

    /// "rejected Biya's re-election": three objects that are one.
    pub(in crate::ingest::extract) fn parts_of_word(&mut self, at: Index) {
        let (hyphen, last) = (at + 1, at + 2);
        let glued = |i: Index| self.tokens.get(i).is_some_and(|t| !t.space_after);
        let as_first = |i: Index| self.head(i) == self.head(at) && self.label(i) == self.label(at);
        if self.word(hyphen) != "-"
            || !glued(at)
            || !glued(hyphen)
            || last >= self.tokens.len()
            || self.is_root(at)
            || !as_first(hyphen)
            || !as_first(last)
            || !matches!(
                self.label(at),
                Label::Dobj
                    | Label::Pobj
                    | Label::Nsubj
                    | Label::Nsubjpass
                    | Label::Attr
                    | Label::Conj
                    | Label::Xcomp
                    | Label::Advcl
                    | Label::Ccomp
                    | Label::Relcl
                    | Label::Acl
                    | Label::Pcomp
                    | Label::Appos
            )
        {
            return;
        }
        for part in [at, hyphen] {
            for kid in self.kids(part) {
                self.hang(kid, last, self.label(kid));
            }
        }
        self.hang(at, last, Label::Compound);
        self.hang(hyphen, last, Label::Punct);
        self.retag(hyphen, Tag::Hyph, Pos::Punct);
        if matches!(self.tag(last), Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz) {
            self.hang(at, last, Label::Punct);
            self.retag(at, Tag::Hyph, Pos::Punct);
        }
    }
}
