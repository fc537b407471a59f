//! Verbs of force in the present tense of briefs, which the parser takes for parts of a name or a noun.
//! Thus "Militants ambush soldiers", "insurgents attack Titao", "an Israeli tank fires at a wedding", "Police fire tear
//! gas at demonstrators".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::relation_classes::FORCE;
use crate::lexicon::{Frames, Words};

/// Verbs of crimes whose gerund says what a culprit or a victim is one of.
static CRIMES: Words = Words::of("force_verbs.crimes");

/// Those to a crime: who did it, is held for it or suffered it.
static PARTIES: Words = Words::of("force_verbs.parties");

/// Nouns for what is fired, in the singular too.
static FIRED: Words = Words::of("force_verbs.fired");

/// Whether a verb does something to people or places by force.
fn is_of_force(lemma: &str) -> bool {
    Frames::shared().verb(lemma).iter().any(|f| f.rest.is_empty() && !f.passive && FORCE.contains(&f.relation))
}

/// What stands in front of a noun and goes to the subject that the verb had swallowed.
pub(in crate::ingest::extract) fn before_noun(label: Label) -> bool {
    matches!(
        label,
        Label::Det
            | Label::Amod
            | Label::Compound
            | Label::Nmod
            | Label::Poss
            | Label::Nummod
            | Label::Quantmod
            | Label::Case
    )
}

impl Sentence<'_> {
    /// "Militants ambush soldiers in Mali", "when insurgents attack Titao": verb and subject were both taken for parts
    /// of the object's name.
    pub(in crate::ingest::extract) fn force_in_compound(&mut self, at: Index) {
        let object = self.head(at);
        if at == 0
            || object <= at
            || !matches!(self.tag(at), Tag::Nn | Tag::Nnp | Tag::Vbp | Tag::Vb)
            || !matches!(self.label(at), Label::Compound | Label::Nmod | Label::Amod)
            || !is_of_force(&self.word(at).to_lowercase())
        {
            return;
        }
        let subject = at - 1;
        // "a police raid squad", "rebel attack helicopters": what attacks in the present tense are many.
        let many = matches!(self.tag(subject), Tag::Nns | Tag::Nnps) || self.lemma(subject) == "police";
        let joined = self.head(subject) == object || self.head(subject) == at;
        let gas = FIRED.contains(&self.lemma(object));
        let takes = matches!(self.tag(object), Tag::Nns | Tag::Nnp | Tag::Nnps) || gas;
        if !many || !joined || !takes || !matches!(self.label(subject), Label::Compound | Label::Nmod | Label::Amod) {
            return;
        }
        // A clause has one verb: "police attack dogs were used".
        let (label, governor) = (self.label(object), self.head(object));
        let of_clause = self.kids(object).into_iter().find(|k| self.tag(*k) == Tag::Wrb && *k < subject);
        let gathered = label == Label::Nsubj && self.tag(governor) == Tag::Vbd && governor > object;
        match label {
            Label::Root => self.hang(at, at, Label::Root),
            // "demonstrators gathered in Nairobi": they were gathered there.
            Label::Nsubj if gathered && self.is_root(governor) && self.is_noun(governor - 1) && gas => {
                self.hang(at, at, Label::Root);
                self.retag(governor, Tag::Vbn, Pos::Verb);
                self.hang(governor, governor - 1, Label::Acl);
            }
            Label::Npadvmod | Label::Advcl | Label::Advmod if of_clause.is_some() => {
                self.hang(at, governor, Label::Advcl);
            }
            _ => return,
        }
        for kid in self.kids(object).into_iter().chain(self.kids(at)).filter(|k| *k < subject).collect::<Vec<_>>() {
            let label = self.label(kid);
            if before_noun(label) {
                self.hang(kid, subject, label);
            } else {
                self.hang(kid, at, label);
            }
        }
        // "fire tear gas at demonstrators": at whom the verb does it.
        if gas {
            let behind = self.kids(object).into_iter().filter(|k| *k > object && self.label(*k) == Label::Prep);
            for kid in behind.collect::<Vec<_>>() {
                self.hang(kid, at, Label::Prep);
            }
        }
        self.hang(subject, at, Label::Nsubj);
        self.hang(object, at, Label::Dobj);
        self.retag(at, Tag::Vbp, Pos::Verb);
    }

    /// Makes a noun the subject of the verb that had swallowed it, with what stands in front of it.
    pub(in crate::ingest::extract) fn give_subject(&mut self, verb: Index, subject: Index) {
        for kid in self.kids(verb).into_iter().filter(|k| *k < subject) {
            let label = self.label(kid);
            if before_noun(label) {
                self.hang(kid, subject, label);
            }
        }
        self.hang(subject, verb, Label::Nsubj);
    }

    /// "when an Israeli tank fires at a wedding": "an" goes with one, so what ends in "s" is no noun.
    pub(in crate::ingest::extract) fn verb_behind_article(&mut self, at: Index) {
        if at < 2
            || self.tag(at) != Tag::Nns
            || !matches!(self.label(at), Label::Advcl | Label::Root | Label::Ccomp | Label::Conj)
        {
            return;
        }
        let subject = at - 1;
        let article = self.kids(at).into_iter().any(|k| k < subject && matches!(self.word(k), "a" | "an" | "A" | "An"));
        let lemma = self.lemma(at).to_owned();
        if !article
            || self.head(subject) != at
            || !matches!(self.tag(subject), Tag::Nn | Tag::Nnp)
            || Frames::shared().verb(&lemma).is_empty()
        {
            return;
        }
        self.give_subject(at, subject);
        self.retag(at, Tag::Vbz, Pos::Verb);
    }

    /// "Police detain stabbing convict John Doe", "arrest bombing suspects": what he did is told of him, nobody is
    /// stabbed.
    pub(in crate::ingest::extract) fn deed_of_convict(&mut self, at: Index) {
        if self.tag(at) != Tag::Vbg
            || !CRIMES.contains(&self.lemma(at))
            || !matches!(
                self.label(at),
                Label::Xcomp | Label::Acl | Label::Advcl | Label::Amod | Label::Compound | Label::Ccomp
            )
            || at + 1 >= self.tokens.len()
            || !PARTIES.contains(&self.lemma(at + 1))
        {
            return;
        }
        let (governor, label) = (self.head(at), self.label(at));
        let Some(object) = self.kid(at, Label::Dobj) else { return };
        self.retag(at, Tag::Nn, Pos::Noun);
        let taken = if matches!(label, Label::Xcomp | Label::Ccomp | Label::Advcl) { Label::Dobj } else { label };
        let behind = self.kids(at).into_iter().filter(|k| *k != object && *k > at);
        for kid in behind.collect::<Vec<_>>() {
            let label = self.label(kid);
            self.hang(kid, governor, label);
        }
        self.hang(object, governor, taken);
        self.hang(at, object, Label::Compound);
    }
}
