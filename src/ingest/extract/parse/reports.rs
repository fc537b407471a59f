//! Reports that the parser cut off from whoever makes them: "…, medics and residents said".
//! Also "…, the mayor, Jane Roe, said", "said in a statement that"; and what others answer to a report: "a charge Rome
//! denies".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::relation_classes::SPEECH;
use crate::lexicon::shared_words::{ANSWERING, CHARGES};
use crate::lexicon::{Frames, NounClass, Nouns, Speech, Words};

/// Verbs by which a speaker is named behind what he says.
static THROWN_IN: Words = Words::of("reports.thrown-in");

/// Where something is said or written.
static SPOKEN_IN: Words = Words::of("reports.spoken-in");

/// A speaker's phrase has at most so many words.
const LONGEST: usize = 9;

impl Sentence<'_> {
    /// "Rebels killed nine near Goma, medics and residents said", "…, the mayor, Jane Roe, said": the speaker was hung
    /// on a place in what he says, or his verb joined to its verb.
    pub(in crate::ingest::extract) fn speaker_behind_report(&mut self, at: Index) {
        if !matches!(self.tag(at), Tag::Vbd | Tag::Vbz) || !THROWN_IN.contains(&self.lemma(at)) {
            return;
        }
        let kids = self.kids(at);
        let has = |label: Label| kids.iter().any(|k| self.label(*k) == label);
        if let Some(subject) = kids.iter().copied().find(|k| self.label(*k) == Label::Nsubj) {
            // "killed two in Lima, an official and two witnesses said": no second thing that happened.
            let (low, joined) = (self.lowest(subject), self.head(at));
            let apart = low.checked_sub(1).is_some_and(|c| self.tag(c) == Tag::Comma && c > joined);
            let bare = !has(Label::Ccomp) && !has(Label::Xcomp) && (!has(Label::Dobj) || self.lemma(at) == "tell");
            if self.label(at) == Label::Conj && subject < at && apart && bare {
                self.hang(at, joined, Label::Parataxis);
            }
            return;
        }
        if has(Label::Nsubjpass) || has(Label::Expl) || has(Label::Aux) || has(Label::Auxpass) {
            return;
        }
        let told = kids.iter().copied().find(|k| *k < at && self.label(*k) == Label::Ccomp).or_else(|| {
            let above = self.head(at);
            let hung = matches!(self.label(at), Label::Advcl | Label::Conj | Label::Parataxis | Label::Ccomp);
            (hung && above < at && self.is_finite(above)).then_some(above)
        });
        let Some(told) = told else { return };
        let Some((start, described)) = self.phrase_in_front(at).filter(|(start, _)| told < *start) else { return };
        let outside = |i: &Index| !(start..at).contains(&self.head(*i)) && self.is_noun(*i);
        let loose: Vec<Index> = (start..at).filter(outside).collect();
        let Some(speaker) = loose.first().copied().filter(|s| self.can_speak(*s) && *s < described) else { return };
        let wrong = |label: Label| matches!(label, Label::Appos | Label::Conj | Label::Npadvmod | Label::Dep);
        if !wrong(self.label(speaker)) {
            return;
        }
        self.hang(speaker, at, Label::Nsubj);
        for other in loose.into_iter().skip(1) {
            self.hang(other, speaker, Label::Appos);
        }
        if self.head(at) == told {
            self.hang(at, told, Label::Parataxis);
        }
    }

    /// The stretch between the last comma and a verb, or between the two last where a name stands in commas; and where
    /// what is described ends.
    fn phrase_in_front(&self, at: Index) -> Option<(Index, Index)> {
        let comma_before = |end: Index| {
            let low = end.saturating_sub(LONGEST);
            (low..end).rev().find(|i| self.tag(*i) == Tag::Comma).filter(|c| c + 1 < end)
        };
        let plain = |start: Index, end: Index| {
            (start..end).all(|i| {
                matches!(
                    self.tag(i),
                    Tag::Dt
                        | Tag::Jj
                        | Tag::Nn
                        | Tag::Nns
                        | Tag::Nnp
                        | Tag::Nnps
                        | Tag::Cc
                        | Tag::Cd
                        | Tag::Pos
                        | Tag::PrpPoss
                        | Tag::Hyph
                ) || matches!(self.word(i), "of" | "for")
            }) && end.checked_sub(1).is_some_and(|last| self.is_noun(last))
        };
        let last = at.checked_sub(1)?;
        if self.tag(last) != Tag::Comma {
            let comma = comma_before(at)?;
            return plain(comma + 1, at).then_some((comma + 1, at));
        }
        let inner = comma_before(last)?;
        let outer = comma_before(inner)?;
        let named = (inner + 1..last).all(|i| matches!(self.tag(i), Tag::Nnp | Tag::Nnps));
        (named && plain(outer + 1, inner)).then_some((outer + 1, inner))
    }

    fn can_speak(&self, noun: Index) -> bool {
        let speakers = NounClass::PERSON
            .or(NounClass::POST)
            .or(NounClass::PEOPLE)
            .or(NounClass::BODY)
            .or(NounClass::FORCES)
            .or(NounClass::GOVERNMENT);
        matches!(self.tag(noun), Tag::Nn | Tag::Nns)
            && (Nouns::shared().class(self.lemma(noun)).is(speakers) || self.lemma(noun) == "source")
            || self.persons.contains(&(noun + self.first))
    }

    /// "said in a statement that gunmen had killed two", "told a news conference that": what is said was hung on where
    /// it was.
    pub(in crate::ingest::extract) fn report_on_its_place(&mut self, at: Index) {
        if !matches!(self.label(at), Label::Acl | Label::Ccomp) || !self.is_clause_of_that(at) {
            return;
        }
        let mut place = self.head(at);
        // "said in a statement read out on television that"
        if self.label(at) == Label::Ccomp {
            if self.tag(place) != Tag::Vbn || self.label(place) != Label::Acl {
                return;
            }
            place = self.head(place);
        }
        let preposition = self.head(place);
        let verb = match self.label(place) {
            Label::Dobj if matches!(self.lemma(preposition), "tell" | "inform") => preposition,
            Label::Pobj if SPOKEN_IN.contains(&self.lemma(place)) => self.head(preposition),
            _ => return,
        };
        let says =
            matches!(Frames::shared().speech(self.lemma(verb)), Some(Speech::Say | Speech::Claim | Speech::Deny));
        if says && verb < place && place < at && self.kid(verb, Label::Ccomp).is_none() {
            self.hang(at, verb, Label::Ccomp);
        }
    }

    /// Whether a verb opens with "that" and has a subject of its own.
    fn is_clause_of_that(&self, verb: Index) -> bool {
        let kids = self.kids(verb);
        kids.iter().any(|k| *k < verb && self.label(*k) == Label::Mark && self.word(*k) == "that")
            && kids.iter().any(|k| matches!(self.label(*k), Label::Nsubj | Label::Nsubjpass | Label::Expl))
    }

    /// "a claim that Rome disputes": "that" is what is disputed, and tells nothing.
    pub(in crate::ingest::extract) fn answered_claim(&mut self, at: Index) {
        let said = self.head(at);
        if self.label(at) != Label::Acl
            || said >= at
            || !CHARGES.contains(&self.lemma(said))
            || !ANSWERING.contains(&self.lemma(at))
            || !self.is_clause_of_that(at)
            || self
                .kids(at)
                .into_iter()
                .any(|k| k > at && matches!(self.label(k), Label::Dobj | Label::Ccomp | Label::Xcomp))
        {
            return;
        }
        if let Some(that) = self.kid(at, Label::Mark) {
            self.retag(that, Tag::Wdt, Pos::Pron);
            self.hang(that, at, Label::Dobj);
            self.hang(at, said, Label::Relcl);
        }
    }

    /// "India says Chad arms them, a charge Rome denies": the charge was taken for a part of the name behind it.
    pub(in crate::ingest::extract) fn claim_before_answerer(&mut self, at: Index) {
        let answerer = self.head(at);
        let verb = self.head(answerer);
        if !matches!(self.label(at), Label::Compound | Label::Nmod)
            || !CHARGES.contains(&self.lemma(at))
            || self.tag(at) != Tag::Nn
            || answerer < at
            || self.label(answerer) != Label::Nsubj
            || self.tag(answerer) != Tag::Nnp
            || verb < answerer
            || !ANSWERING.contains(&self.lemma(verb))
            || self.kid(verb, Label::Dobj).is_some()
            || self.is_root(verb)
        {
            return;
        }
        let article = at.checked_sub(1).filter(|d| self.label(*d) == Label::Det && self.head(*d) == answerer);
        let Some(noun) = article.and_then(|d| d.checked_sub(2)).filter(|n| self.is_noun(*n)) else { return };
        let Some(article) = article.filter(|d| self.tag(*d - 1) == Tag::Comma) else { return };
        self.hang(article, at, Label::Det);
        self.hang(at, noun, Label::Appos);
        self.hang(verb, at, Label::Relcl);
    }

    /// "Turkey had broken the truce, the general said, and had bombed Kobani": what goes on behind the speaker is
    /// told of Turkey, as the verb before is.
    pub(in crate::ingest::extract) fn told_behind_speaker(&mut self, at: Index) {
        let said = self.head(at);
        let kids = self.kids(at);
        let has = |label: Label| kids.iter().any(|k| self.label(*k) == label);
        if self.label(at) != Label::Conj
            || said >= at
            || !THROWN_IN.contains(&self.lemma(said))
            || has(Label::Nsubj)
            || has(Label::Nsubjpass)
            || has(Label::Expl)
            || self.tag(said + 1) != Tag::Comma
            || self.label(said + 2) != Label::Cc
        {
            return;
        }
        let told = self
            .kids(said)
            .into_iter()
            .find(|k| *k < said && self.label(*k) == Label::Ccomp)
            .or_else(|| Some(self.head(said)).filter(|h| *h < said && self.label(said) == Label::Parataxis));
        let helped = |verb: Index| self.kid(verb, Label::Aux).or(self.kid(verb, Label::Auxpass)).is_some();
        // "shelled Bambari, the governor said, and kidnapped two nurses": a deed, and nothing that he says besides.
        let deed = self.tag(at) == Tag::Vbd
            && self.kid(at, Label::Dobj).is_some()
            && Frames::shared().speech(self.lemma(at)).is_none()
            && !Frames::shared().verb(self.lemma(at)).iter().any(|f| SPEECH.contains(&f.relation));
        let goes_on =
            |t: &Index| helped(at) && helped(*t) || deed && !helped(at) && self.tag(*t) == Tag::Vbd && !helped(*t);
        let Some(told) = told.filter(goes_on) else { return };
        if self.kid(said, Label::Nsubj).is_some_and(|s| s > told && s < said) {
            self.hang(said + 2, told, Label::Cc);
            self.hang(at, told, Label::Conj);
        }
    }
}
