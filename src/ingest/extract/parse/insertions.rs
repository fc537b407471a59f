//! Verbs that the parser parted from their clause because of what is thrown in before them: "an outbreak that had,
//! officials said, infected 900 people", "had infected thousands and, according to the agency, killed twelve"; and
//! those who do the second of two deeds behind "with".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::Words;

/// So many words may be thrown in between two commas.
const LONGEST: usize = 8;

/// Verbs of taking something away from where it is seen or kept.
pub(in crate::ingest::extract) static TAKING: Words = Words::of("insertions.taking");

impl Sentence<'_> {
    /// The comma that opens what is thrown in right before a token.
    fn aside_before(&self, at: Index) -> Option<Index> {
        let close = at.checked_sub(1).filter(|c| self.tag(*c) == Tag::Comma)?;
        let first = close.saturating_sub(LONGEST);
        (first..close).rev().find(|i| self.tag(*i) == Tag::Comma)
    }

    fn has_subject(&self, at: Index) -> bool {
        self.kids(at).into_iter().any(|k| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass))
    }

    /// "an outbreak that had, officials said, infected 900 people": the participle behind the remark was taken for a
    /// second verb of the main clause.
    pub(in crate::ingest::extract) fn perfect_behind_aside(&mut self, at: Index) {
        let strayed = matches!(self.label(at), Label::Conj | Label::Advcl);
        if !strayed || !matches!(self.tag(at), Tag::Vbd | Tag::Vbn) || self.has_subject(at) {
            return;
        }
        let had = self.aside_before(at).and_then(|c| c.checked_sub(1));
        let Some(had) = had.filter(|h| matches!(self.word(*h), "had" | "has" | "have")) else { return };
        let which = had.checked_sub(1).filter(|w| matches!(self.tag(*w), Tag::Wdt | Tag::Wp));
        let Some(which) = which else { return };
        // What the parser took for the verb of the relative clause: the auxiliary, or a word of the remark.
        let taken = self.head(which);
        let noun = which.checked_sub(1).filter(|n| self.is_noun(*n));
        let Some(noun) = noun.filter(|_| taken < at && self.kid(taken, Label::Dobj).is_none()) else { return };
        if self.is_below(noun, at) {
            return;
        }
        self.hang(at, noun, Label::Relcl);
        self.hang(which, at, Label::Nsubj);
        self.hang(had, at, Label::Aux);
        if taken != had {
            let label = if self.tag(taken) == Tag::In { Label::Prep } else { Label::Parataxis };
            self.hang(taken, at, label);
        }
        self.retag(at, Tag::Vbn, Pos::Verb);
        // "and killed twelve": joined to what the remark parted from it.
        let joined = (at + 1..self.tokens.len()).find(|v| {
            self.label(*v) == Label::Conj
                && matches!(self.tag(*v), Tag::Vbd | Tag::Vbn)
                && !self.has_subject(*v)
                && self.word(*v - 1) == "and"
                && self.head(*v - 1) == at
        });
        if let Some(joined) = joined {
            self.hang(joined, at, Label::Conj);
        }
    }

    /// "that had infected thousands and, according to the agency, killed twelve": the second verb goes with the one
    /// that its "and" hangs on, and not with the verb of the main clause.
    pub(in crate::ingest::extract) fn second_behind_aside(&mut self, at: Index) {
        let outer = self.head(at);
        let strayed = matches!(self.label(at), Label::Conj | Label::Advcl) && self.kid(at, Label::Mark).is_none();
        if !strayed || !matches!(self.tag(at), Tag::Vbd | Tag::Vbn) || self.has_subject(at) {
            return;
        }
        let and = self.aside_before(at).and_then(|c| c.checked_sub(1));
        let Some(and) = and.filter(|a| matches!(self.word(*a), "and" | "but" | "or")) else { return };
        let first = self.head(and);
        let alike = matches!(self.tag(first), Tag::Vbd | Tag::Vbn) && self.kid(first, Label::Auxpass).is_none();
        if first > outer && first < and && alike && self.is_below(first, outer) {
            self.hang(at, first, Label::Conj);
        }
    }

    /// "with Ann Roe calling the plan cruel and Ed Holm calling it a disgrace": whoever stands behind "and" does what
    /// the second gerund says, and is nothing of the first.
    pub(in crate::ingest::extract) fn doer_of_second_gerund(&mut self, at: Index) {
        if self.tag(at) != Tag::Vbg || self.has_subject(at) || self.kid(at, Label::Aux).is_some() {
            return;
        }
        let near = at.saturating_sub(LONGEST)..at;
        let Some(and) = near.clone().rev().find(|i| self.word(*i) == "and") else { return };
        let named = |i: &Index| {
            matches!(self.tag(*i), Tag::Nnp | Tag::Nnps | Tag::Nns)
                && self.lowest(*i) == and + 1
                && (*i + 1 == at || matches!(self.word(*i + 1), "of" | "from"))
        };
        let Some(doer) = (and + 1..at).rev().find(named) else { return };
        // All that stands between is of whoever does it.
        if (doer + 1..at).any(|i| !self.is_below(i, doer)) {
            return;
        }
        let first = (0..and).rev().find(|i| {
            self.tag(*i) == Tag::Vbg
                && self.label(*i) == Label::Pcomp
                && self.word(self.head(*i)) == "with"
                && self.kid(*i, Label::Nsubj).is_some_and(|s| s < *i)
        });
        let Some(first) = first else { return };
        let with = self.head(first);
        if !self.is_below(doer, first) || !(self.head(at) == with || self.is_below(at, first)) {
            return;
        }
        self.hang(at, first, Label::Conj);
        self.hang(doer, at, Label::Nsubj);
        self.hang(and, first, Label::Cc);
    }

    /// "two Democrats opposed, and one independent supported": what was taken for a property is who did it.
    pub(in crate::ingest::extract) fn independent_for_subject(&mut self, at: Index) {
        let Some(voter) = at.checked_sub(1) else { return };
        let kids = self.kids(at);
        let number = kids.iter().copied().find(|k| self.label(*k) == Label::Nummod && *k + 1 == voter);
        let bare = kids.iter().all(|k| Some(*k) == number || *k == voter || *k > at);
        let fits = self.label(at) == Label::Conj
            && matches!(self.tag(at), Tag::Vbn | Tag::Vbd)
            && self.label(voter) == Label::Amod
            && self.head(voter) == at
            && self.lemma(voter) == "independent";
        let Some(number) = number.filter(|_| fits && bare) else { return };
        self.retag(at, Tag::Vbd, Pos::Verb);
        self.retag(voter, Tag::Nn, Pos::Noun);
        self.hang(voter, at, Label::Nsubj);
        self.hang(number, voter, Label::Nummod);
    }

    /// "Two deputies opposed the motion, and a third, Jon Holm, backed it": whoever is counted behind "and" does what the
    /// verb behind the name says.
    pub(in crate::ingest::extract) fn counted_for_subject(&mut self, at: Index) {
        let Some(name) = self.kid(at, Label::Appos).filter(|n| *n > at && self.tag(*n) == Tag::Nnp) else { return };
        let counted = self.label(at) == Label::Conj
            && matches!(self.word(at), "second" | "third" | "fourth" | "fifth" | "other" | "another")
            && self.tag(name + 1) == Tag::Comma;
        let verb = name + 2;
        let above = self.head(verb);
        let free = matches!(self.tag(verb), Tag::Vbd | Tag::Vbz) && self.label(verb) == Label::Conj && above < at;
        if !counted || !free || self.has_subject(verb) || !self.is_below(at, above) {
            return;
        }
        self.hang(name, verb, Label::Nsubj);
        self.hang(at, name, Label::Nmod);
    }

    /// "arrested two suspects in the case so far, Jon Holm and Ann Roe": as many names as the object counts are theirs,
    /// wherever the parser hung them.
    pub(in crate::ingest::extract) fn names_of_counted(&mut self, at: Index) {
        const NUMBERS: [&str; 5] = ["two", "three", "four", "five", "six"];
        let named = matches!(self.label(at), Label::Appos | Label::Npadvmod)
            && self.tag(at) == Tag::Nnp
            && self.persons.contains(&(at + self.first));
        let comma = self.lowest(at).checked_sub(1).filter(|c| named && self.tag(*c) == Tag::Comma);
        let (Some(comma), Some(verb)) = (comma, self.verb_of_adjunct(at)) else { return };
        let Some(object) = self.kid(verb, Label::Dobj).filter(|o| *o < comma && self.tag(*o) == Tag::Nns) else {
            return;
        };
        if self.head(at) == object || self.kids(object).into_iter().any(|k| self.label(k) == Label::Appos) {
            return;
        }
        let number = self.kid(object, Label::Nummod).map(|n| self.word(n).to_lowercase());
        let mut names = 1;
        let mut last = at;
        while let Some(next) = self.kid(last, Label::Conj).filter(|n| self.tag(*n) == Tag::Nnp) {
            names += 1;
            last = next;
        }
        let counted = NUMBERS.iter().zip(2..).any(|(word, count)| number.as_deref() == Some(*word) && count == names);
        if counted {
            self.hang(at, object, Label::Appos);
        }
    }

    /// The verb of whose adjunct a noun is a part.
    fn verb_of_adjunct(&self, noun: Index) -> Option<Index> {
        let mut at = noun;
        for _ in 0..6 {
            if self.is_root(at) || !matches!(self.label(at), Label::Appos | Label::Npadvmod | Label::Pobj | Label::Prep)
            {
                return None;
            }
            at = self.head(at);
            if matches!(self.tag(at), Tag::Vbd | Tag::Vbn | Tag::Vbz | Tag::Vbp) {
                return Some(at);
            }
        }
        None
    }

    /// "Prosecutors allege Holm murdered two people": the verb was taken for a noun.
    pub(in crate::ingest::extract) fn allege_for_noun(&mut self, at: Index) {
        let above = self.head(at);
        let told = match self.label(at) {
            Label::Npadvmod => above,
            // Taken for a part of the name that is the subject.
            Label::Compound if above > at && self.label(above) == Label::Nsubj => self.head(above),
            _ => return,
        };
        let teller = at.checked_sub(1).filter(|s| {
            matches!(self.tag(*s), Tag::Nns | Tag::Nnps) && matches!(self.head(*s), head if head == at || head == above)
        });
        let plain = matches!(self.tag(told), Tag::Vbd | Tag::Vbz | Tag::Vbn) && told > at && self.has_subject(told);
        let Some(teller) = teller.filter(|_| self.word(at) == "allege" && plain) else { return };
        self.retag(at, Tag::Vbp, Pos::Verb);
        self.take_place(told, at);
        self.hang(told, at, Label::Ccomp);
        self.hang(teller, at, Label::Nsubj);
    }

    /// "removed a video of the singer Jon Holm from YouTube": where something is taken away from was hung on whoever it
    /// shows.
    pub(in crate::ingest::extract) fn source_of_removal(&mut self, at: Index) {
        let noun = self.head(at);
        if self.word(at) != "from" || self.label(at) != Label::Prep || !self.is_noun(noun) {
            return;
        }
        let verb = self.verb_of_object(noun).filter(|v| TAKING.contains(&self.lemma(*v)));
        // "removed officials from Chad" is as likely of those as a place that they are taken from.
        if let Some(verb) = verb.filter(|v| self.kid(*v, Label::Dobj).is_some_and(|o| o != noun)) {
            self.hang(at, verb, Label::Prep);
        }
    }

    /// The verb of whose object, in whatever depth, a noun is a part.
    fn verb_of_object(&self, noun: Index) -> Option<Index> {
        let mut at = noun;
        for _ in 0..6 {
            if self.label(at) == Label::Dobj && !matches!(self.lemma(self.head(at)), "feature" | "show" | "include") {
                return Some(self.head(at));
            }
            if self.is_root(at) || !matches!(self.label(at), Label::Pobj | Label::Prep | Label::Acl | Label::Dobj) {
                return None;
            }
            at = self.head(at);
        }
        None
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
