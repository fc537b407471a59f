//! What is received from somebody: "won the backing of the union", "drew criticism from rights groups", "has the support
//! of two thirds of the voters". Who receives is the target of what the noun says.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::Label;
use crate::lexicon::Words;

/// What somebody receives from another.
static GIVEN: Words = Words::of("receivers.given");

/// Verbs whose subject something comes to.
static RECEIVING: Words = Words::of("receivers.receiving");

/// Verbs of coming from somewhere.
static COMING: Words = Words::of("receivers.coming");

impl Reading<'_> {
    /// Whoever receives what a noun says and from whom, where the noun is the object of such a verb.
    pub(in crate::ingest::extract) fn received(
        &mut self,
        noun: Index,
        relation: &str,
    ) -> Option<(Vec<Argument>, Vec<Argument>)> {
        if !GIVEN.contains(&relation) {
            return None;
        }
        let tree = self.tree;
        let (verb, receiver) = self.receiving(noun)?;
        let from = ["from", "of", "by", "among"].into_iter().find_map(|p| {
            tree.prepositional(noun, p).or_else(|| tree.prepositional(verb, p).filter(|_| p == "from"))
        })?;
        let mut givers = self.resolve(from, Want::Agent);
        // "criticism from the union and from Senator Roe"
        let again: Vec<Index> = tree
            .kids(tree.head(from))
            .filter(|k| tree.label(*k) == Label::Conj && tree.lower(*k) == tree.lower(tree.head(from)))
            .filter_map(|k| tree.kid(k, Label::Pobj))
            .collect();
        for other in again {
            let more = self.resolve(other, Want::Agent);
            givers.extend(more);
        }
        let receivers = self.resolve(receiver, Want::Any);
        (!givers.is_empty() && !receivers.is_empty()).then_some((givers, receivers))
    }

    /// The verb by which somebody receives what a noun says, and the phrase for who does: "the plan drew criticism",
    /// "she came under fire", "the law was met with resistance".
    fn receiving(&self, noun: Index) -> Option<(Index, Index)> {
        let tree = self.tree;
        let above = tree.head(noun);
        let active = |verb: Index| match self.subject(verb, 0) {
            Agent::Phrase(subject) => Some((verb, subject)),
            _ => None,
        };
        match tree.label(noun) {
            Label::Dobj if RECEIVING.contains(&tree.lemma(above)) && !self.is_passive(above) => active(above),
            Label::Pobj if tree.lower(above) == "under" && matches!(tree.lemma(tree.head(above)), "come" | "be") => {
                active(tree.head(above))
            }
            Label::Pobj if matches!(tree.lower(above), "with" | "by") => {
                let verb = tree.head(above);
                let met = matches!(tree.lemma(verb), "meet" | "greet") && self.is_passive(verb);
                met.then(|| self.patient(verb).map(|p| (verb, p))).flatten()
            }
            _ => None,
        }
    }

    /// "Criticism of the move came from Germany": from whom what a noun says comes.
    pub(in crate::ingest::extract) fn come_from(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let verb = tree.head(noun);
        let comes = tree.label(noun) == Label::Nsubj && tree.is_verb(verb) && COMING.contains(&tree.lemma(verb));
        let from = tree.prepositional(verb, "from").filter(|_| comes);
        from.map(|f| self.resolve(f, Want::Agent)).unwrap_or_default()
    }
}
