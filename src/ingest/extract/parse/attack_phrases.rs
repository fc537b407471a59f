//! How the parser misreads the phrases of attacks, and what stands beside them in news of wars and of votes on them: "a
//! ballistic missile and drone attack", "killed in shelling by the army", "with two abstentions, by Russia and China",
//! "from Hebron, occupied West Bank".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{Frames, NounClass, Nouns, Words};

/// Nouns of attacks that are made with weapons.
static ATTACKS: Words = Words::of("attack_phrases.attacks");

/// With what attacks are made, besides weapons and craft.
static MEANS: Words = Words::of("attack_phrases.means");

/// Votes that are told beside a decision, and not by those who took it.
static WITHHELD: Words = Words::of("attack_phrases.withheld");

/// What a place is called that others hold.
static HELD: Words = Words::of("attack_phrases.held");

impl Sentence<'_> {
    /// "killed in a Russian ballistic missile and drone attack on Kyiv": one attack with both, where the first weapon
    /// was taken for a thing of its own.
    pub(in crate::ingest::extract) fn weapons_of_attack(&mut self, at: Index) {
        let attack = at + 3;
        let joined = self.tag(at) == Tag::Nn
            && matches!(self.word(at + 1), "and" | "or")
            && matches!(self.label(at + 2), Label::Compound | Label::Nmod | Label::Amod)
            && self.head(at + 2) == attack
            && self.label(attack) == Label::Conj
            && self.head(attack) == at
            && ATTACKS.contains(&self.lemma(attack));
        let means = || {
            let class = Nouns::shared().class(self.lemma(at));
            class.is(NounClass::WEAPON.or(NounClass::VEHICLE)) || MEANS.contains(&self.lemma(at))
        };
        if !joined || !means() {
            return;
        }
        self.take_place(at, attack);
        for kid in self.kids(at) {
            let label = self.label(kid);
            let of_whole = kid < at
                && (matches!(label, Label::Det | Label::Poss | Label::Nummod)
                    || self.gazetteer.demonym(self.word(kid)).is_some()
                    || self.tag(kid) == Tag::Nnp);
            if of_whole || kid > attack {
                self.hang(kid, attack, label);
            }
        }
        self.hang(at, attack, Label::Compound);
        self.hang(at + 1, at, Label::Cc);
        self.hang(at + 2, at, Label::Conj);
    }

    /// "killed in shelling by the army": the deed by its doer is a noun, however it ends.
    pub(in crate::ingest::extract) fn gerund_with_doer(&mut self, at: Index) {
        let preposition = self.head(at);
        let by =
            self.kids(at).into_iter().any(|k| k > at && self.word(k) == "by" && self.kid(k, Label::Pobj).is_some());
        let noun = self.word(at).to_lowercase();
        let attack = Frames::shared().noun(&noun).iter().any(|f| f.relation == "attacked");
        if self.tag(at) == Tag::Vbg
            && self.label(at) == Label::Pcomp
            && preposition < at
            && by
            && attack
            && self.kid(at, Label::Dobj).is_none()
            && self.kid(at, Label::Nsubj).is_none()
        {
            self.hang(at, preposition, Label::Pobj);
            self.retag(at, Tag::Nn, Pos::Noun);
            if let Some(token) = self.tokens.get_mut(at) {
                token.lemma = noun.into();
            }
        }
    }

    /// "was adopted with two abstentions, by Russia and China": those abstained, and did not adopt it.
    pub(in crate::ingest::extract) fn abstainers_behind_vote(&mut self, at: Index) {
        let Some(comma) = at.checked_sub(1).filter(|c| self.tag(*c) == Tag::Comma) else { return };
        let Some(vote) = comma.checked_sub(1).filter(|v| WITHHELD.contains(&self.lemma(*v))) else { return };
        let verb = self.head(at);
        if matches!(self.word(at), "by" | "from") && self.is_noun(vote) && verb < vote && !self.is_noun(verb) {
            self.hang(at, vote, Label::Prep);
        }
    }

    /// "Ana Roe, a teacher from Hebron, occupied West Bank, was shot": between a place and its country it is a word for
    /// that, and no deed.
    pub(in crate::ingest::extract) fn held_place_of_list(&mut self, at: Index) {
        let Some(place) = at.checked_sub(2).filter(|_| HELD.contains(&self.word(at))) else { return };
        let Some(object) = self.kid(at, Label::Dobj).filter(|o| *o > at && self.tag(*o) == Tag::Nnp) else { return };
        let listed = self.tag(at - 1) == Tag::Comma
            && self.tag(place) == Tag::Nnp
            && self.label(place) == Label::Pobj
            && self.tag(object + 1) == Tag::Comma
            && (at + 1..object).all(|i| self.head(i) == object);
        let next = self
            .kids(at)
            .into_iter()
            .find(|k| *k > object && matches!(self.label(*k), Label::Conj | Label::Ccomp | Label::Dep));
        let Some(verb) = next.filter(|v| listed && self.is_finite(*v)) else { return };
        self.take_place(at, verb);
        let passive = self.kid(verb, Label::Auxpass).is_some();
        for kid in self.kids(at) {
            match self.label(kid) {
                Label::Nsubj | Label::Nsubjpass if passive => self.hang(kid, verb, Label::Nsubjpass),
                label if kid != object => self.hang(kid, verb, label),
                _ => {}
            }
        }
        self.hang(object, place, Label::Appos);
        self.hang(at, object, Label::Amod);
        self.retag(at, Tag::Jj, Pos::Adj);
    }

    /// "in a bombing and shooting attack on a hotel": what sort of attack it was, was taken for a second deed.
    pub(in crate::ingest::extract) fn attack_of_two_sorts(&mut self, at: Index) {
        let Some(and) = at.checked_sub(2).filter(|a| self.word(*a) == "and") else { return };
        let (sort, first) = (at - 1, and.saturating_sub(1));
        let attack = Frames::shared().noun(self.lemma(at)).iter().any(|f| f.relation == "attacked");
        let named = Frames::shared().noun(self.lemma(first)).iter().any(|f| f.relation == "attacked")
            || matches!(self.tag(first), Tag::Nn | Tag::Vbg) && self.word(first).ends_with("ing");
        let apart = self.label(at) == Label::Dobj
            && self.head(at) == sort
            && self.tag(sort) == Tag::Vbg
            && self.label(sort) == Label::Conj
            && matches!(self.label(first), Label::Pobj | Label::Pcomp)
            && self.kid(sort, Label::Nsubj).is_none();
        if !attack || !named || !apart {
            return;
        }
        let preposition = self.head(first);
        let moved: Vec<Index> = self.kids(first).into_iter().chain(self.kids(sort)).filter(|k| *k != at).collect();
        self.hang(at, preposition, Label::Pobj);
        self.hang(first, at, Label::Compound);
        self.hang(sort, at, Label::Compound);
        self.hang(and, at, Label::Cc);
        for kid in moved.into_iter().filter(|k| *k != sort && *k != first && *k != and) {
            self.hang(kid, at, self.label(kid));
        }
        self.retag(sort, Tag::Nn, Pos::Noun);
    }

    /// "hands over three hostages": the particle was taken for a measure of the number behind it.
    pub(in crate::ingest::extract) fn particle_on_number(&mut self, at: Index) {
        let Some(verb) = at.checked_sub(1).filter(|v| self.lemma(*v) == "hand") else { return };
        let number = self.head(at);
        if self.word(at) == "over"
            && self.label(at) == Label::Quantmod
            && number == at + 1
            && matches!(self.tag(verb), Tag::Vbz | Tag::Vbd | Tag::Vbp | Tag::Vb | Tag::Vbn | Tag::Vbg)
        {
            self.hang(at, verb, Label::Prt);
        }
    }
}
