//! Clauses that leave out the verb of the one before: "Turkey bombed Syria, Israel Lebanon".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::EntryClass;

impl Sentence<'_> {
    /// Two countries side by side behind a comma or "and" are the ends of another deed, not one name and not a fellow
    /// of what the verb is about: nothing is read of them.
    pub(in crate::ingest::extract) fn countries_of_gap(&mut self, at: Index) {
        let Some(first) = at.checked_sub(1).filter(|f| *f > 0) else { return };
        let country = |i: Index| {
            self.tag(i) == Tag::Nnp
                && self.gazetteer.find_written(self.word(i)).is_some_and(|e| e.class == EntryClass::Country)
        };
        let parted = matches!(self.word(first - 1), "," | "and" | ";");
        let beside = self.label(at) == Label::Conj
            && self.head(first) == at
            && matches!(self.label(first), Label::Compound | Label::Nmod);
        if !parted || !beside || !country(at) || !country(first) {
            return;
        }
        let mut clause = self.head(at);
        while self.is_noun(clause) && !self.is_root(clause) {
            clause = self.head(clause);
        }
        self.hang(at, clause, Label::Dep);
    }
}
