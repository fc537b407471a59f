//! Who protests against what: crowds without a name, and the cause before the place.

use crate::lexicon::shared_words::LOCATIVE;
use rustc_hash::FxHashSet;

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::model::{Modality, NodeKind};

/// Nouns of crowds that gather for or against something, or stay away from work.
static GATHERINGS: Words = Words::of("protests.gatherings");

/// Verbs that say what people protest against.
static PROTESTING: Words = Words::of("protests.protesting");

impl Reading<'_> {
    /// Of what a protest names, the cause goes before the place: "marched in Ankara to protest against the law", and
    /// what is no place is not where it happens: "for a third night in a row".
    pub(in crate::ingest::extract) fn keep_protested(&self, verb: Index, targets: &mut Vec<Argument>) {
        let tree = self.tree;
        let cause = tree.kids(verb).any(|k| tree.is_verb(k) && PROTESTING.contains(&tree.lemma(k)));
        let place = |t: &Argument| {
            let before = t.first.checked_sub(1).map_or("", |b| tree.lower(b));
            let before = if before == "the" { t.first.checked_sub(2).map_or("", |b| tree.lower(b)) } else { before };
            // "marched on the embassy", "through Lima", "to the square"
            LOCATIVE.contains(&before) || matches!(before, "on" | "through" | "to")
        };
        targets.retain(|t| {
            let located = self.nodes.get(t.node).is_some_and(|d| d.is_place() || d.is_organization());
            if !place(t) { true } else { located && !cause }
        });
    }

    /// "went on strike in Lima to protest against the law": where people protest is no cause of theirs, once the
    /// sentence tells of one. Cost: linear in the claims.
    pub(in crate::ingest::extract) fn drop_protested_places(&mut self) {
        let tree = self.tree;
        let known = |c: &DraftClaim| c.source.as_ref().map(|s| (tree.sentence_of(c.trigger), s.node));
        let told = |c: &&DraftClaim| match c.relation {
            "protested" => !self.nodes.is_place(c.target.node),
            "supported" | "condemned" | "called-for" => c.rule == Rule::Gathering,
            _ => false,
        };
        let causes: FxHashSet<(usize, NodeIndex)> = self.claims.iter().filter(told).filter_map(known).collect();
        let nodes = &self.nodes;
        let town = |c: &DraftClaim| nodes.get(c.target.node).is_some_and(|d| d.is_place() && d.class.is_some());
        let against = |i: Index| tree.lower(i) == "against";
        let here = |c: &DraftClaim| {
            town(c) && c.location == Some(c.target.node) && !c.target.first.checked_sub(1).is_some_and(against)
        };
        self.claims.retain(|c| c.relation != "protested" || !here(c) || known(c).is_none_or(|k| !causes.contains(&k)));
    }

    /// "Protests erupted over the reform", "anti-government protests in Baghdad": nobody is named, but protesters it
    /// was; without a cause they protest in a place.
    pub(in crate::ingest::extract) fn read_nameless_protest(
        &mut self,
        noun: Index,
        parties: &[Argument],
        targets: &[Argument],
        modality: Modality,
        found: &Match,
    ) {
        if self.is_scene_of_violence(noun, targets)
            || !self.is_protest_noun(noun, targets)
            || modality == Modality::Negated
            || self.read_protest_from(noun, modality, found)
        {
            return;
        }
        let people = |a: &&Argument| self.nodes.is_actor(a.node);
        let mut sources: Vec<Argument> = parties.iter().filter(people).cloned().collect();
        if sources.is_empty() {
            sources.push(self.crowd(noun));
        }
        let mut targets = targets.to_vec();
        if targets.is_empty() {
            targets = self.cause_of_protest(noun);
        }
        if targets.is_empty() {
            targets = self.place_of_protest(noun);
        }
        // "workers walked out in protest over pay": the phrase says it of the workers.
        let of_subject = self.tree.lower(noun) == "protest"
            && self.tree.label(noun) == Label::Pobj
            && self.tree.lower(self.tree.head(noun)) == "in"
            && self.tree.head(noun) + 1 == noun;
        if of_subject {
            return;
        }
        let rule = Rule::EventNounProtesters;
        self.claim_each(Telling::new(noun, "protested", found, modality, rule), &sources, &targets);
    }

    /// "arrested at a protest in London", "stabbed at a demonstration": of the protest nothing else is told.
    fn is_scene_of_violence(&self, noun: Index, targets: &[Argument]) -> bool {
        let tree = self.tree;
        targets.is_empty()
            && tree.label(noun) == Label::Pobj
            && matches!(tree.lower(tree.head(noun)), "at" | "during" | "near" | "outside")
            && self.is_violent(tree.clause_of(noun))
    }

    /// "a rally against the law", "a general strike paralysed Argentina": of what is no protest of itself more is told.
    fn is_protest_noun(&self, noun: Index, targets: &[Argument]) -> bool {
        let tree = self.tree;
        let of_prison = tree.kids(noun).any(|k| matches!(tree.lower(k), "prison" | "jail"));
        let protests = match tree.lemma(noun) {
            "protest" | "demonstration" | "riot" | "rioting" | "unrest" => true,
            "rally" | "march" | "vigil" => !targets.is_empty(),
            // "Doctors are on strike over pay": the verb's own claim.
            "strike" | "walkout" | "sit-in" | "stoppage" => {
                tree.label(noun) != Label::Dobj
                    && !(self.is_on_strike(noun) && self.told.contains(&tree.clause_of(noun)))
            }
            _ => false,
        };
        protests && !of_prison
    }

    /// "go on strike", "are on strike"
    fn is_on_strike(&self, noun: Index) -> bool {
        self.tree.label(noun) == Label::Pobj && self.tree.lower(self.tree.head(noun)) == "on"
    }

    /// "drew a protest from Guterres": with words, which condemn. Whether it was read so.
    fn read_protest_from(&mut self, noun: Index, modality: Modality, found: &Match) -> bool {
        let tree = self.tree;
        let clause = tree.clause_of(noun);
        if !self.is_sparked(noun) {
            return false;
        }
        let Some(from) = tree.prepositional(noun, "from") else { return false };
        let Some(deed) = tree.kid(clause, Label::Nsubj) else { return false };
        let mut critics = self.resolve(from, Want::Agent);
        critics.retain(|c| self.nodes.get(c.node).is_some_and(|d| d.named));
        if critics.is_empty() {
            return false;
        }
        let mut judged = self.resolve(deed, Want::Any);
        self.keep_kinds(&mut judged, "condemned");
        self.claim_each(Telling::new(noun, "condemned", found, modality, Rule::EventNoun), &critics, &judged);
        true
    }

    /// The crowd of a protest that names nobody: those whom the article speaks of before or after, where it does.
    pub(super) fn crowd(&mut self, noun: Index) -> Argument {
        let sentence = self.tree.sentence_of(noun);
        let crowds =
            ["protester", "protestor", "demonstrator", "marcher"].into_iter().flat_map(|h| self.nodes.headed(h));
        let known = crowds.filter(|(_, d)| d.is_actor());
        let known = known.min_by_key(|(i, d)| (d.last_seen.abs_diff(sentence), *i)).map(|(i, _)| i);
        let node = known.unwrap_or_else(|| self.descriptive(NodeKind::Actor, "protesters", "protester", noun, true));
        Argument::new(node, noun, noun)
    }

    /// "Demonstrations take place to protest against the reform", "rallies denounce the law": who demonstrates there.
    pub(in crate::ingest::extract) fn crowd_of(&mut self, verb: Index) -> Vec<Argument> {
        let tree = self.tree;
        let subject = match self.subject(verb, 0) {
            Agent::Phrase(subject) => Some(subject),
            // "Demonstrations take place as part of a movement to protest against the reform"
            _ => {
                let purpose = tree.kids(verb).any(|k| tree.lower(k) == "to" && tree.label(k) == Label::Aux);
                tree.kid(tree.clause_of(tree.head(verb)), Label::Nsubj).filter(|_| purpose)
            }
        };
        let Some(subject) = subject else { return Vec::new() };
        let gathering = GATHERINGS.contains(&tree.lemma(subject));
        if !gathering || self.names.at(subject).is_some() {
            return Vec::new();
        }
        let by = tree.prepositional(subject, "by").or_else(|| tree.prepositional(subject, "of"));
        let mut found = by.map(|b| self.resolve(b, Want::Agent)).unwrap_or_default();
        found.retain(|a| self.nodes.is_actor(a.node));
        if found.is_empty() {
            found.push(self.crowd(subject));
        }
        found
    }

    /// Whether a noun is the object of a verb that itself says who holds the protest: "held a protest".
    pub(in crate::ingest::extract) fn is_held(&self, noun: Index) -> bool {
        let tree = self.tree;
        matches!(tree.label(noun), Label::Dobj) && self.frames.is_light(tree.lemma(tree.head(noun)))
    }
}
