//! Those whom the same befalls, behind a comma: "Ana Roe, along with Jon Holm, was arrested", "killed Ali Roe, along with
//! his driver Omar Bah".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{EntryClass, Frames, Words};
use crate::model::NodeKind;

/// What befalls somebody together with others.
static BEFALLING: Words = Words::of("fellows.befalling");

impl Sentence<'_> {
    /// Makes whoever stands behind "along with" and a comma a second one of those whom something befalls: in a passive
    /// of the subject, else of an object of the same sort.
    pub(in crate::ingest::extract) fn fellow_of_patient(&mut self, at: Index) {
        let Some((first, fellow)) = self.fellow_named(at) else { return };
        let Some(comma) = first.checked_sub(1).filter(|c| self.tag(*c) == Tag::Comma) else { return };
        let Some(patient) = self.patient_before(first, comma) else { return };
        if fellow == patient || self.lowest(fellow) < at || self.head(patient) == fellow {
            return;
        }
        let passive = self.label(patient) == Label::Nsubjpass;
        let suffers = self.befalls(self.head(patient)) && self.are_alike(patient, fellow);
        if !(passive || suffers) {
            return;
        }
        self.hang(fellow, patient, Label::Conj);
        self.hang(at, patient, Label::Cc);
        for word in first..at {
            self.hang(word, at, Label::Advmod);
        }
    }

    /// The first word of "along with", "together with", "alongside" or "as well as" that ends at a token, and the noun
    /// that it brings.
    fn fellow_named(&self, at: Index) -> Option<(Index, Index)> {
        let before = |n: usize| at.checked_sub(n).map_or("", |i| self.word(i));
        let fellow = || self.kid(at, Label::Pobj).filter(|o| *o > at && self.is_noun(*o));
        match self.word(at) {
            "with" if matches!(before(1), "along" | "together") => Some((at - 1, fellow()?)),
            "alongside" => Some((at, fellow()?)),
            "as" if before(1) == "well" && before(2) == "as" => {
                let behind = |i: &Index| *i > at && self.lowest(*i) == at + 1 && self.is_noun(*i);
                let listed = matches!(self.label(at), Label::Cc | Label::Prep);
                let other = self
                    .kids(self.head(at))
                    .into_iter()
                    .find(|k| behind(k) && matches!(self.label(*k), Label::Appos | Label::Conj));
                Some((at - 2, fellow().or(other).filter(|_| listed)?))
            }
            _ => None,
        }
    }

    /// Whom the clause befalls in which a fellow is named: its subject in a passive, else its object right before the
    /// comma or what is said of that.
    fn patient_before(&self, first: Index, comma: Index) -> Option<Index> {
        let mut above = self.head(first);
        for _ in 0..4 {
            if above < first && self.label(above) == Label::Relcl {
                let told = self.head(above);
                return Some(told).filter(|t| matches!(self.label(*t), Label::Dobj | Label::Nsubjpass) && *t < comma);
            }
            if above < first && self.label(above) == Label::Nsubjpass {
                return Some(above);
            }
            if above < first && self.label(above) == Label::Dobj {
                return Some(above);
            }
            if self.kid(above, Label::Auxpass).is_some() {
                let subject = self.kid(above, Label::Nsubjpass).filter(|s| *s < comma && first < above);
                return subject;
            }
            if let Some(object) = self.kid(above, Label::Dobj).filter(|o| above < *o && *o < comma) {
                let finite = |i: Index| matches!(self.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
                let right_before = (object + 1..comma).all(|i| self.is_below(i, object) || !finite(i));
                return Some(object).filter(|_| right_before);
            }
            if self.is_root(above) {
                return None;
            }
            above = self.head(above);
        }
        None
    }

    /// Whether a verb says what befalls its object.
    fn befalls(&self, verb: Index) -> bool {
        let frames = Frames::shared().verb(self.lemma(verb));
        self.kid(verb, Label::Auxpass).is_none() && frames.iter().any(|f| BEFALLING.contains(&f.relation))
    }

    /// Whether two nouns name two persons, or two places that are no countries.
    fn are_alike(&self, one: Index, other: Index) -> bool {
        let named = |i: Index| self.kid(i, Label::Appos).filter(|n| self.tag(*n) == Tag::Nnp).unwrap_or(i);
        let person = |i: Index| self.persons.contains(&(i + self.first));
        let place = |i: Index| match self.gazetteer.find(self.word(i)) {
            Some(entry) => entry.kind == NodeKind::Location && entry.class != EntryClass::Country,
            None => self.places.contains(&(i + self.first)),
        };
        let pair = [named(one), named(other)];
        let kin = self.kids(other).into_iter().any(|k| self.tag(k) == Tag::PrpPoss);
        pair.iter().all(|i| person(*i)) || person(named(one)) && kin || pair.iter().all(|i| place(*i))
    }
}
