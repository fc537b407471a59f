//! Operations told in passing, in whose course a force did something.
//! Thus "police arrested 120 people in a nationwide operation", "seized the drugs as part of a crackdown". Who did it
//! ran the operation.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::model::{Modality, NodeKind};

/// What a force runs.
static OPERATIONS: Words = Words::of("operations.operations");

/// What is done in the course of an operation.
static DONE: Words = Words::of("operations.done");

impl Reading<'_> {
    /// Reads operations that are the circumstance of a deed, from the token `from` on.
    pub(in crate::ingest::extract) fn read_operations(&mut self, from: Index) {
        for noun in from..self.tree.len() {
            let tree = self.tree;
            if tree.is_noun(noun)
                && self.names.at(noun).is_none()
                && matches!(tree.label(noun), Label::Pobj | Label::Attr)
                && OPERATIONS.contains(&tree.base(noun).as_str())
            {
                self.read_operation(noun);
            }
        }
    }

    /// The verb of the deed in whose course an operation is told: through "in", "during", "as part of".
    fn deed_of_operation(&self, noun: Index) -> Option<Index> {
        let tree = self.tree;
        let mut preposition = tree.head(noun);
        // "detained 525 in what is the biggest operation in the country's history"
        if tree.label(noun) == Label::Attr {
            preposition = tree.head(preposition);
        }
        let part = tree.head(preposition);
        if tree.lower(preposition) == "of" && matches!(tree.lower(part), "part" | "course" | "framework") {
            preposition = tree.head(part);
        }
        let brings = matches!(tree.lower(preposition), "in" | "during" | "as" | "after" | "following" | "through");
        let mut verb = tree.head(preposition);
        // "arrested five people in a raid": the preposition may hang on the object.
        while tree.is_noun(verb) && matches!(tree.label(verb), Label::Dobj | Label::Pobj | Label::Prep | Label::Conj) {
            verb = tree.head(verb);
            if tree.label(verb) == Label::Prep {
                verb = tree.head(verb);
            }
        }
        (brings && tree.is_verb(verb)).then_some(verb)
    }

    fn read_operation(&mut self, noun: Index) {
        let tree = self.tree;
        let Some(verb) = self.deed_of_operation(noun) else { return };
        let definite = tree.kids(noun).any(|k| matches!(tree.lower(k), "the" | "this" | "that" | "these" | "those"));
        let by_another = tree.prepositional(noun, "by").is_some()
            || tree
                .kids(noun)
                .any(|k| matches!(tree.label(k), Label::Acl | Label::Relcl) && tree.kid(k, Label::Agent).is_some());
        let owned = self.owner(noun).is_some_and(|(_, first, _)| first < noun);
        if definite || by_another || owned {
            return;
        }
        let done =
            |c: &DraftClaim| DONE.contains(&c.relation) && c.modality == Modality::Asserted && c.source.is_some();
        if !self.claims.within(verb..verb + 1).any(done) {
            return;
        }
        let body = |this: &Self, node| this.nodes.is_body_or_place(node) && this.acts(node);
        // "killed in an operation by gunmen": only whoever the clause names as agent.
        let Agent::Phrase(subject) = self.agent(verb) else { return };
        let mut sources = self.resolve(subject, Want::Agent);
        sources.retain(|s| body(self, s.node));
        let base = tree.base(noun);
        let found = Match::of(base.clone());
        let targets = self.thing(noun, &base, NodeKind::Event, false);
        let telling = Telling::new(noun, "launched", &found, Modality::Asserted, Rule::OperationInPassing);
        self.claim_each(telling, &sources, &targets);
    }
}
