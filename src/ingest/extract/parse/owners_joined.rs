//! Second owners that the parser joined to the noun for people instead of to the first owner: "the ministers of Russia
//! and the United States met", "representatives of the government and the rebels".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::NodeKind;

/// Those whom sides send to each other, as words end in them.
static SENT: Words = Words::of("owners_joined.sent");

/// Sides that send somebody, in the singular.
static SIDES: Words = Words::of("owners_joined.sides");

impl Sentence<'_> {
    /// "the ministers of Russia and the United States met": the second country, with its article, is one that the
    /// ministers are of, and nobody beside them.
    pub(in crate::ingest::extract) fn owner_joined_to_people(&mut self, at: Index) {
        let people = self.head(at);
        if self.label(at) != Label::Conj || people >= at || self.tag(people) != Tag::Nns {
            return;
        }
        let low = self.lowest(at);
        let Some(and) = low.checked_sub(1).filter(|a| self.word(*a) == "and" && self.word(low) == "the") else {
            return;
        };
        let owner = self.kids(people).into_iter().filter(|k| matches!(self.word(*k), "of" | "from")).find_map(|of| {
            let owner = self.kid(of, Label::Pobj)?;
            (owner > of && owner + 1 == and && self.is_noun(owner)).then_some(owner)
        });
        let Some(owner) = owner else { return };
        let country = |first: Index, last: Index| {
            self.gazetteer.find(self.written(first, last)).is_some_and(|e| e.kind == NodeKind::Location)
        };
        let both_countries = country(self.lowest(owner), owner) && country(low + 1, at);
        let side = matches!(self.tag(at), Tag::Nns | Tag::Nnp | Tag::Nnps) || SIDES.contains(&self.lemma(at));
        let sent = SENT.contains(&self.lemma(people).to_lowercase().as_str()) && side;
        if both_countries || sent {
            self.hang(at, owner, Label::Conj);
            self.hang(and, owner, Label::Cc);
        }
    }
}
