//! Whom an attack hit where the noun's own prepositions do not say: "an attack by rebels on a convoy".
//! Also "soldiers killed in an ambush by militants".

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;

/// Nouns for attacks by hand, which hit people and not places.
static SHOOTINGS: Words = Words::of("attack_targets.shootings");

impl Reading<'_> {
    /// "a raid by the Haitian National Police on traffickers": the target was hung on whoever attacked.
    pub(in crate::ingest::extract) fn behind_attacker(&self, noun: Index, preposition: &str) -> Option<Index> {
        let tree = self.tree;
        let by = tree.prepositional(noun, "by")?;
        let ends = tree.conjuncts(by).into_iter().map(|c| self.names.at(c).map_or(c, |n| n.end.saturating_sub(1)));
        let next = ends.max()? + 1;
        let (_, end) = tree.sentence(tree.sentence_of(noun));
        let fits =
            next < end && tree.lower(next) == preposition && matches!(preposition, "on" | "against" | "targeting");
        let object = if fits { tree.kid(next, Label::Pobj) } else { None };
        object.filter(|o| tree.entity(*o).is_none_or(|e| e.kind != crate::ingest::language::EntityType::Date))
    }

    /// "eleven soldiers are killed in an ambush by guerrillas": whoever was killed or hurt was attacked.
    pub(in crate::ingest::extract) fn ambushed(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let verb = tree.clause_of(noun);
        let sort = matches!(tree.lemma(noun), "ambush" | "attack" | "assault");
        let placed = ["at", "near", "outside", "inside"].iter().any(|p| tree.prepositional(noun, p).is_some());
        let victims_told = tree.is_verb(verb) && self.is_passive(verb) && self.under_harm(noun);
        // "a shooting attack by herders" tells rather of the killing.
        let plain = tree.kids(noun).all(|k| k > noun || !matches!(tree.lower(k), "shooting" | "ramming" | "gun"));
        if !sort || !plain || !victims_told || placed || tree.prepositional(noun, "by").is_none() {
            return Vec::new();
        }
        let Some(patient) = self.patient(verb) else { return Vec::new() };
        let mut victims = self.resolve(patient, Want::Any);
        victims.retain(|v| self.nodes.is_actor(v.node));
        victims
    }

    /// "killed in a mass shooting at a bar", "An attack in Mexico City kills two": where nobody is known to have done
    /// it, the place is only where it happened.
    pub(in crate::ingest::extract) fn drop_scenes(&mut self) {
        let tree = self.tree;
        let scene = |this: &Self, c: &DraftClaim| {
            let noun = c.trigger;
            let by_hand = SHOOTINGS.contains(&tree.lemma(noun));
            let place = this.nodes.is_place(c.target.node);
            let at = c.target.first.checked_sub(1).map_or("", |b| tree.lower(b));
            let told = tree.prepositional(noun, "on").is_some() || tree.prepositional(noun, "against").is_some();
            c.relation == "attacked"
                && c.source.is_none()
                && c.rule == Rule::EventNoun
                && place
                && !told
                && (by_hand || at == "in" && tree.label(noun) == Label::Nsubj && this.is_harming(tree.head(noun)))
        };
        let drop: Vec<bool> = self.claims.iter().map(|c| scene(self, c)).collect();
        let mut at = 0;
        self.claims.retain(|_| {
            at += 1;
            !drop.get(at - 1).copied().unwrap_or(false)
        });
    }
}
