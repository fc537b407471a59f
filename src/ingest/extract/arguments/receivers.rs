//! What is received from somebody: "won the backing of the union", "drew criticism from rights groups", "has the support
//! of two thirds of the voters". Who receives is the target of what the noun says.

use crate::ingest::extract::arguments::resolve::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::clause::Agent;
use crate::ingest::extract::reading::{Argument, Reading};
use crate::ingest::language::Label;

/// Verbs whose subject something comes to.
const RECEIVING: &[&str] = &[
    "receive",
    "get",
    "win",
    "gain",
    "secure",
    "enjoy",
    "have",
    "earn",
    "attract",
    "obtain",
    "draw",
    "face",
    "garner",
    "collect",
    "provoke",
    "elicit",
    "prompt",
    "spark",
    "trigger",
    "accept",
    "lose",
    "encounter",
    "meet",
];

impl Reading<'_> {
    /// Whoever receives what a noun says and from whom, where the noun is the object of such a verb.
    pub(in crate::ingest::extract) fn received(
        &mut self,
        noun: Index,
        relation: &str,
    ) -> Option<(Vec<Argument>, Vec<Argument>)> {
        let tree = self.tree;
        let verb = tree.head(noun);
        if !matches!(relation, "supported" | "condemned" | "aided")
            || tree.label(noun) != Label::Dobj
            || !RECEIVING.contains(&tree.lemma(verb))
            || self.is_passive(verb)
        {
            return None;
        }
        let from = ["from", "of", "by", "among"].into_iter().find_map(|p| {
            tree.prepositional(noun, p).or_else(|| tree.prepositional(verb, p).filter(|_| p == "from"))
        })?;
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return None };
        let givers = self.resolve(from, Want::Agent);
        let receivers = self.resolve(subject, Want::Any);
        (!givers.is_empty() && !receivers.is_empty()).then_some((givers, receivers))
    }
}
