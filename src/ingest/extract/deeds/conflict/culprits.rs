//! Who did an attack, as the text tells only later: "Two are killed in a mass shooting. The suspect, 19, was arrested."

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::rules::Rule;
use crate::lexicon::Words;
use crate::lexicon::relation_classes::VIOLENCE;
pub(in crate::ingest::extract) use crate::lexicon::shared_words::CULPRITS as ONE;
use crate::model::Modality;

/// Words of an attack that somebody must have done by hand.
static BY_HAND: Words = Words::of("culprits.by-hand");

impl Reading<'_> {
    /// Gives the killings and attacks of a paragraph that nobody did yet the one culprit whom the paragraph knows.
    pub(in crate::ingest::extract) fn infer_culprits(&mut self) {
        for i in 0..self.claims.len() {
            let Some(claim) = self.claims.get(i).cloned() else { continue };
            let harm = VIOLENCE.contains(&claim.relation);
            if !harm || claim.source.is_some() || claim.modality == Modality::Negated || !self.tells_by_hand(&claim) {
                continue;
            }
            // "A man kills 14 people before being shot dead": no suspect has shot him.
            let one = self.nodes.get(claim.target.node).is_some_and(|d| !d.plural);
            let did = one && self.claims.by(claim.target.node).any(|c| VIOLENCE.contains(&c.relation));
            if did {
                continue;
            }
            let Some(culprit) = self.culprit_of(&claim) else { continue };
            let mut found = self.resolve_one(culprit, Want::Agent);
            found.retain(|a| a.quantity.is_none() && a.node != claim.target.node && self.nodes.is_actor(a.node));
            let Some(source) = found.into_iter().next() else { continue };
            self.claims.change(i, |open| {
                open.source = Some(source);
                open.rule = Rule::CulpritToldLater;
            });
        }
    }

    /// Whether the sentence of a claim tells of an attack by hand.
    fn tells_by_hand(&self, claim: &DraftClaim) -> bool {
        let tree = self.tree;
        let (start, end) = tree.sentence(tree.sentence_of(claim.trigger));
        let several = (start..end).any(|i| matches!(tree.lower(i), "shootings" | "attacks" | "stabbings"));
        let others = (start..end).any(|i| matches!(tree.lower(i), "another" | "preceded" | "followed"));
        !(several && others) && (start..end).any(|i| BY_HAND.contains(&tree.lemma(i)))
    }

    /// The culprit of a claim's paragraph: the only one of whom it speaks, in the sentence or one of the three after
    /// it.
    fn culprit_of(&self, claim: &DraftClaim) -> Option<Index> {
        let tree = self.tree;
        let sentence = tree.sentence_of(claim.trigger);
        let fits = |i: &Index| {
            ONE.contains(&tree.lemma(*i))
                && tree.is_noun(*i)
                && !matches!(tree.tag(*i), crate::ingest::language::Tag::Nns)
                && tree.kids(*i).any(|k| matches!(tree.lower(k), "the" | "a" | "an" | "lone"))
                // "killed, including the suspect", "other than the perpetrator"
                && !(tree.label(*i) == crate::ingest::language::Label::Pobj
                    && matches!(tree.lower(tree.head(*i)), "including" | "than" | "excluding" | "besides" | "except"))
                && !(claim.target.first <= *i && *i <= claim.target.last)
        };
        let (first, _) = tree.sentence(sentence);
        (first..tree.line_around(claim.trigger).end).take_while(|i| tree.sentence_of(*i) <= sentence + 3).find(fits)
    }
}
