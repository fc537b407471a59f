//! Sides of a meeting or a clash that the parser hung on the verb: "talks were held in Doha between Qatar and Iran".
//! Also "fighting was reported near Goma between the army and the rebels".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{EntryClass, Frames, Words};

/// What meetings and clashes do when they go on.
pub(in crate::ingest::extract) static GOING_ON: Words = Words::of("sides.going-on");

/// What two sides conclude, and verbs of concluding it.
static PACTS: Words = Words::of("sides.pacts");

impl Sentence<'_> {
    /// "between" behind a verb whose subject is a deed of two sides belongs to that subject.
    pub(in crate::ingest::extract) fn sides_behind_verb(&mut self, at: Index) {
        if self.word(at) != "between" || self.label(at) != Label::Prep {
            return;
        }
        let mut verb = self.head(at);
        // "was reported near Goma between": hung on the place.
        if self.label(verb) == Label::Pobj && self.label(self.head(verb)) == Label::Prep {
            verb = self.head(self.head(verb));
        }
        let passive = self.tag(verb) == Tag::Vbn && self.kid(verb, Label::Auxpass).is_some();
        let takes_place = |this: &Self| {
            let object = this.kid(verb, Label::Dobj);
            GOING_ON.contains(&this.lemma(verb))
                && object.is_none_or(|o| this.lemma(verb) == "take" && this.lemma(o) == "place")
        };
        if verb > at || !(passive || takes_place(self)) {
            return;
        }
        let subject = self.kid(verb, if passive { Label::Nsubjpass } else { Label::Nsubj });
        let Some(subject) = subject.filter(|s| *s < verb) else { return };
        let of_two = |phrase: &str| {
            let frames = Frames::shared().noun(phrase);
            frames.iter().any(|f| f.relation != "agreed-to" && f.source.contains(&"between"))
        };
        let lemma = self.lemma(subject).to_lowercase();
        let before = subject.checked_sub(1).map(|b| format!("{} {lemma}", self.word(b).to_lowercase()));
        let told = self.kids(subject).into_iter().any(|k| matches!(self.word(k), "between" | "with"));
        if told || !(of_two(&lemma) || before.is_some_and(|b| of_two(&b))) || self.is_stretch(at) {
            return;
        }
        self.hang(at, subject, Label::Prep);
    }

    /// "Chad's rebels praised the deal signed between them and the government in Doha": where it was signed, in a text
    /// that tells of another country and else of nothing Qatari.
    pub(in crate::ingest::extract) fn place_of_pact(&mut self, at: Index) {
        let government = self.head(at);
        if self.word(at) != "in"
            || self.label(at) != Label::Prep
            || !matches!(self.lemma(government), "government" | "junta" | "regime")
            || government + 1 != at
        {
            return;
        }
        let Some(city) = self.kid(at, Label::Pobj) else { return };
        let Some(seat) = self.gazetteer.metonym(self.word(city)) else { return };
        let told = |name: &str| self.text.contains(name);
        if told(&seat.name) || seat.adjective.is_some_and(told) {
            return;
        }
        let country = |i: Index| {
            let named = self.gazetteer.find_written(self.word(i)).or_else(|| self.gazetteer.demonym(self.word(i)));
            named.is_some_and(|e| e.class == EntryClass::Country && e.key != seat.key)
        };
        if !(0..government).any(country) {
            return;
        }
        // Both sides are told of, in whichever order.
        let first = if self.label(government) == Label::Conj { self.head(government) } else { government };
        let between = self.head(first);
        let both = first != government || self.kid(government, Label::Conj).is_some();
        let pact = self.head(between);
        if !both
            || self.label(first) != Label::Pobj
            || !matches!(self.word(between), "between" | "by")
            || !PACTS.contains(&self.lemma(pact))
        {
            return;
        }
        self.hang(at, pact, Label::Prep);
    }

    /// "between Aleppo and Idlib": where, not who.
    fn is_stretch(&self, between: Index) -> bool {
        let place = |at: Index| self.gazetteer.find(self.word(at)).is_some_and(|e| e.class.is_lesser_place());
        let Some(first) = self.kid(between, Label::Pobj) else { return true };
        let second = self.kid(first, Label::Conj);
        second.is_none_or(|second| place(first) && place(second))
    }

    /// "voted for the treaty but against the budget": the second preposition goes with the vote as the first does.
    pub(in crate::ingest::extract) fn second_side_of_vote(&mut self, at: Index) {
        let first = self.head(at);
        let verb = self.head(first);
        let sides = |a: &str, b: &str| matches!((a, b), ("for", "against") | ("against", "for"));
        if self.label(at) == Label::Conj
            && self.lemma(verb) == "vote"
            && self.label(first) == Label::Prep
            && sides(self.word(first), self.word(at))
        {
            self.hang(at, verb, Label::Prep);
        }
    }
}
