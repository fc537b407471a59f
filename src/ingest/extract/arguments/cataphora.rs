//! Pronouns that stand before the name that they stand for.
//! Thus "Hours before he met the king, Jane Roe called", "When it took Goma, the militia killed 20 soldiers".

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::Gender;

impl Reading<'_> {
    /// The subject of the main clause, where a pronoun is that of a clause which opens the sentence in front of it.
    fn subject_behind(&self, token: Index) -> Option<Index> {
        let tree = self.tree;
        let clause = tree.head(token);
        let main = tree.head(clause);
        let opens = matches!(tree.label(token), Label::Nsubj | Label::Nsubjpass)
            && tree.label(clause) == Label::Advcl
            && clause < main
            && tree.is_verb(main)
            && tree.reach(clause).0 == tree.sentence_around(token).start;
        let subject = tree.kid(main, Label::Nsubj).or_else(|| tree.kid(main, Label::Nsubjpass));
        // "Before he left, Roe thanked him": two people.
        let another = || {
            let object = |k: &Index| matches!(tree.lower(*k), "him" | "her" | "it" | "them");
            let (_, last) = tree.reach(main);
            (main..=last).any(|k| object(&k) && tree.clause_of(k) == main && tree.tag(k) == Tag::Prp)
        };
        subject.filter(|s| opens && *s > clause && tree.pos(*s) != Pos::Pron && !another())
    }

    /// Whom "he" or "she" stands for in front of the main clause, where nobody was told of before.
    pub(super) fn person_behind(&self, token: Index, gender: Gender) -> Option<NodeIndex> {
        let person = self.person_at(self.subject_behind(token)?)?;
        let fits = self.nodes.get(person.node).is_some_and(|d| d.gender.is_none_or(|known| known == gender));
        fits.then_some(person.node)
    }

    /// Who "it" or "they" stands for in front of the main clause, where nothing before fits.
    pub(super) fn body_told_behind(&mut self, token: Index, plural: bool) -> Option<Argument> {
        let subject = self.subject_behind(token)?;
        if plural && self.tree.conjuncts(subject).len() > 1 {
            return None;
        }
        let found = self.resolve_one(subject, Want::Agent).into_iter().next()?;
        let draft = self.nodes.get(found.node)?;
        let fits = match plural {
            true => draft.plural || draft.is_organization(),
            false => !draft.person && !draft.plural && draft.is_body_or_place(),
        };
        fits.then(|| Argument::new(found.node, token, token))
    }
}
