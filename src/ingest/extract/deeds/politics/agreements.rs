//! Agreements that a clause stands under: "releases 18 prisoners as part of a ceasefire agreement with Cambodia".
//! Also "under its deal with the union, the company pays": whoever acts under one is one side, whom "with" brings the
//! other.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::Label;
use crate::lexicon::Words;

/// Nouns by which a deed is tied to an agreement ("as part of a deal").
static TIES: Words = Words::of("agreements.ties");

impl Reading<'_> {
    /// Both sides of an agreement that its clause is done under; none where one of them is not told.
    pub(in crate::ingest::extract) fn sides_of_agreement(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let Some(partner) = tree.prepositional(noun, "with") else { return Vec::new() };
        let Some(clause) = self.clause_under(noun) else { return Vec::new() };
        let Agent::Phrase(subject) = self.agent(clause) else { return Vec::new() };
        let sides = [subject, partner].map(|s| {
            let mut found = self.resolve(s, Want::Agent);
            found.retain(|a| self.nodes.is_somebody(a.node));
            found
        });
        if sides.iter().any(Vec::is_empty) { Vec::new() } else { sides.concat() }
    }

    /// "A deal was reached with the rebels", "between the two armies": those whom a passive without an agent names.
    pub(in crate::ingest::extract::deeds) fn sides_of_passive(&mut self, verb: Index) -> Option<Vec<Argument>> {
        let tree = self.tree;
        let named = ["with", "between"].into_iter().find_map(|p| tree.prepositional(verb, p));
        let mut found = self.actors(named.filter(|_| self.is_passive(verb))?);
        // "Under a deal signed with Niger, China operates the field": China signed it, too.
        if tree.label(verb) == Label::Acl
            && let Some(clause) = self.clause_under(tree.head(verb))
            && let Agent::Phrase(subject) = self.agent(clause)
        {
            found.extend(self.actors(subject));
        }
        Some(found).filter(|found| !found.is_empty())
    }

    /// "announced an agreement on fishing": who is told to have agreed to the agreement has not agreed to fishing besides.
    pub(in crate::ingest::extract::deeds) fn drop_agreed_already(&self, noun: Index, parties: &mut Vec<Argument>) {
        let told = |p: &Argument| {
            self.claims.within(self.tree.sentence_around(noun)).any(|c| {
                c.relation == "agreed-to"
                    && (c.target.first..=c.target.last).contains(&noun)
                    && c.source.as_ref().is_some_and(|s| s.node == p.node)
            })
        };
        parties.retain(|p| !told(p));
    }

    /// The verb that is done "under", "as part of" or "in line with" what a noun names.
    fn clause_under(&self, noun: Index) -> Option<Index> {
        let tree = self.tree;
        let preposition = tree.head(noun);
        let direct = matches!(tree.lower(preposition), "under" | "following" | "after" | "per");
        let tie = tree.head(preposition);
        let through = tree.lower(preposition) == "of"
            && TIES.contains(&tree.lemma(tie))
            && matches!(tree.lower(tree.head(tie)), "as" | "under" | "within");
        let clause = match (direct, through) {
            (true, _) => tie,
            (_, true) => tree.head(tree.head(tie)),
            _ => return None,
        };
        (tree.label(noun) == Label::Pobj && tree.is_verb(clause) && !self.asked_for.contains(&clause)).then_some(clause)
    }
}
