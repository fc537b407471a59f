//! Measures told of in passing as what somebody is under: "because of sanctions imposed on the nation".

use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::Modality;

/// Verbs of laying a burden on somebody.
static IMPOSING: Words = Words::of("measures_imposed.imposing");

/// What punishes a country or a body.
static MEASURES: Words = Words::of("measures_imposed.measures");

/// Nouns for the end of a measure or the threat of it.
static LIFTING: Words = Words::of("measures_imposed.lifting");

impl Reading<'_> {
    /// Claims that somebody is under a measure where a participle says so and names nobody who took it; what is lifted
    /// or demanded is told by its own verb.
    pub(in crate::ingest::extract) fn read_measures_imposed(&mut self, from: Index) {
        for verb in from..self.tree.len() {
            if !self.is_measure_in_passing(verb) {
                continue;
            }
            let Some(on) = self.tree.prepositional(verb, "on").or_else(|| self.tree.prepositional(verb, "against"))
            else {
                continue;
            };
            let (start, end) = self.tree.sentence(self.tree.sentence_of(verb));
            for target in self.resolve(on, Want::Agent) {
                let told = self
                    .claims
                    .within(start..end)
                    .any(|c| c.target.node == target.node && matches!(c.relation, "sanctioned" | "conceded"));
                if self.acts(target.node) && !told {
                    let found = Match::of(self.tree.lemma(verb).to_owned());
                    let telling = Telling::new(verb, "sanctioned", &found, Modality::Asserted, Rule::VerbPassive);
                    self.claim(telling, None, target);
                }
            }
        }
    }

    fn is_measure_in_passing(&self, verb: Index) -> bool {
        let tree = self.tree;
        let measure = tree.head(verb);
        let passing = tree.label(measure) == Label::Pobj
            && matches!(
                tree.lower(tree.head(measure)),
                "of" | "because" | "over" | "despite" | "to" | "after" | "under" | "following"
            );
        tree.label(verb) == Label::Acl
            && tree.tag(verb) == Tag::Vbn
            && IMPOSING.contains(&tree.lemma(verb))
            && MEASURES.contains(&tree.lemma(measure))
            && tree.kid(verb, Label::Agent).is_none()
            && (passing && !LIFTING.contains(&tree.lemma(tree.head(tree.head(measure)))))
    }
}
