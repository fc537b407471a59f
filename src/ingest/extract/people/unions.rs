//! Those whom a union acts for: "the union, which represents 10,000 flight attendants".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};

/// Nouns for those who work somewhere.
static WORKERS: Words = Words::of("unions.workers");

/// Words in the names of unions.
static UNIONS: Words = Words::of("unions.unions");

impl Reading<'_> {
    /// "the union, which represents 10,000 flight attendants": whom a union acts for belongs to it.
    pub(in crate::ingest::extract) fn read_unionized(&mut self, verb: Index) {
        let tree = self.tree;
        if tree.lemma(verb) != "represent" || !tree.is_verb(verb) || self.is_passive(verb) {
            return;
        }
        let Some(workers) = tree.kid(verb, Label::Dobj).filter(|o| tree.tag(*o) == Tag::Nns) else { return };
        let class = self.class_of(workers, &tree.base(workers));
        let employed = class.is(NounClass::OCCUPATION) || WORKERS.contains(&tree.base(workers).as_str());
        if !employed || self.names.at(workers).is_some() || tree.kid(workers, Label::Nummod).is_none() {
            return;
        }
        let unions = match tree.label(verb) {
            Label::Relcl | Label::Acl => self.resolve_one(tree.head(verb), Want::Agent),
            _ => match self.subject(verb, 0) {
                Agent::Phrase(subject) => self.resolve_one(subject, Want::Agent),
                _ => return,
            },
        };
        let union = unions.into_iter().find(|a| {
            self.nodes.get(a.node).is_some_and(|d| {
                let name = d.name.to_lowercase();
                let of_workers = |w: &str| UNIONS.contains(&w);
                d.is_named_organization() && name.split(' ').any(of_workers)
            })
        });
        let Some(union) = union else { return };
        for members in self.resolve_one(workers, Want::Any) {
            self.claim_structural(&members, "member-of", union.clone(), verb, None, Rule::Membership);
        }
    }
}
