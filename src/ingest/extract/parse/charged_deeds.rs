//! Further deeds of a charge: "accused the army of burning villages and killing civilians" lays both to the army,
//! where the parser joined the second to the verb of the charge.

use crate::ingest::extract::parse::joined_verbs::is_known;
use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::gerund_of_patient;

impl Sentence<'_> {
    /// A gerund joined to a verb of charging belongs with the one behind "of", which may have been taken for a noun:
    /// "accused the junta of bombing schools and killing monks".
    pub(in crate::ingest::extract) fn deed_joined_to_charge(&mut self, at: Index) {
        let verb = self.head(at);
        let own = |k: &Index| matches!(self.label(*k), Label::Nsubj | Label::Nsubjpass | Label::Aux | Label::Mark);
        let joined = self.tag(at) == Tag::Vbg
            && self.label(at) == Label::Conj
            && verb < at
            && self.tag(verb) != Tag::Vbg
            && gerund_of_patient(self.lemma(verb), "passive")
            && !self.kids(at).iter().any(own);
        if !joined {
            return;
        }
        let charge = |i: &Index| {
            matches!(self.word(*i), "of" | "with") && self.label(*i) == Label::Prep && self.is_below(*i, verb)
        };
        let Some(of) = (verb + 1..at).find(charge) else { return };
        let Some(first) = self.kid(of, Label::Pcomp).or_else(|| self.deed_in_compound(of)) else { return };
        self.hang(of, verb, Label::Prep);
        let and = self.kids(verb).into_iter().rfind(|k| *k < at && *k > first && self.label(*k) == Label::Cc);
        if let Some(and) = and {
            self.hang(and, first, Label::Cc);
        }
        self.hang(at, first, Label::Conj);
    }

    /// "of bombing schools": makes a verb of the noun right behind a preposition, where it is the gerund of one and
    /// stands in front of several things.
    fn deed_in_compound(&mut self, of: Index) -> Option<Index> {
        let object = self.kid(of, Label::Pobj)?;
        let gerund = of + 1;
        let fits = gerund < object
            && self.head(gerund) == object
            && matches!(self.label(gerund), Label::Compound | Label::Amod)
            && matches!(self.tag(object), Tag::Nns | Tag::Nnps);
        let stem = self.word(gerund).strip_suffix("ing").filter(|_| fits)?.to_owned();
        let single = stem.get(..stem.len().saturating_sub(1)).unwrap_or_default().to_owned();
        let base = [stem.clone(), format!("{stem}e"), single].into_iter().find(|b| is_known(b))?;
        self.hang(gerund, of, Label::Pcomp);
        self.hang(object, gerund, Label::Dobj);
        self.retag(gerund, Tag::Vbg, Pos::Verb);
        if let Some(token) = self.tokens.get_mut(gerund) {
            token.lemma = base.into();
        }
        Some(gerund)
    }
}
