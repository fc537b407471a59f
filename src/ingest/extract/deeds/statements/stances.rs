//! Stances: what somebody thinks of a thing, said by an adjective ("critical of") or a phrase ("in support of").

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{Stance, Words};
use crate::model::Modality;

/// What a crowd does in protest.
static IN_THE_STREET: Words = Words::of("stances.in-the-street");

/// What comes of nobody's deed, beside what the class of natural causes names.
static CIRCUMSTANCES: Words = Words::of("stances.circumstances");

impl Reading<'_> {
    /// "was critical of the plan", "officials opposed to it", "marched in support of Ukraine".
    pub(in crate::ingest::extract) fn read_stance(&mut self, word: Index) {
        let tree = self.tree;
        if self.names.at(word).is_some() {
            return;
        }
        let before = Some(tree.head(word)).filter(|p| tree.label(word) == Label::Pobj && *p + 2 >= word);
        let phrase = before.map(|p| format!("{} {}", tree.lower(p), tree.lower(word)));
        let stance = phrase.and_then(|p| self.frames.stance(&p)).or_else(|| {
            let own = tree.label(word) != Label::Pobj && !tree.is_noun(word);
            self.frames.stance(tree.lower(word)).filter(|_| own)
        });
        let Some(stance) = stance else { return };
        let object = stance.about.iter().find_map(|p| tree.prepositional(word, p));
        // "resigned in protest at the deal": it may hang on the verb.
        let beside = || {
            let clause = tree.clause_of(word);
            let next = tree.kids(clause).find(|k| *k == word + 1 && stance.about.contains(&tree.lower(*k)))?;
            tree.kid(next, Label::Pobj)
        };
        let object = object.or_else(|| before.and_then(|_| beside()));
        let content = self.content_of_stance(word, stance).filter(|_| object.is_none());
        let Some(object) = object.or(content).filter(|o| *o > word) else { return };
        let Some((holder, clause)) = self.holder_of_stance(word) else { return };
        // "abdicated in favour of his son", "rigged the vote in favour of the party": for somebody, and in no dispute.
        let yields = |c: Index| matches!(tree.lemma(c), "abdicate" | "rig" | "skew" | "tilt" | "relinquish");
        if clause.is_some_and(yields) {
            return;
        }
        let modality = match clause {
            Some(clause) => self.modality(clause),
            None => Some(Modality::Asserted),
        };
        let Some(modality) = modality else { return };
        // "is not happy with the plan" is unhappy with it; who is not in favour of it rejects it.
        let relation = if modality == Modality::Negated {
            let opposite = self.frames.stance(&format!("un{}", tree.lower(word))).map(|s| s.relation);
            let phrase = (tree.label(word) == Label::Pobj && stance.relation == "supported").then_some("rejected");
            let Some(relation) = opposite.or(phrase) else { return };
            relation
        } else {
            stance.relation
        };
        let modality = if modality == Modality::Negated { Modality::Asserted } else { modality };
        let targets = self.stood_to(object, relation);
        let mut holders = self.resolve(holder, Want::Agent);
        self.keep_somebody(&mut holders);
        // "has been involved in demonstrations in support of free speech": whoever takes part.
        // "attacked by forces loyal to the president": nobody but the forces is.
        if holders.is_empty()
            && tree.label(word) != Label::Amod
            && tree.is_noun(holder)
            && let Agent::Phrase(subject) = self.subject(tree.clause_of(holder), 0)
        {
            holders = self.resolve(subject, Want::Agent);
            self.keep_somebody(&mut holders);
        }
        let found = Match::of(tree.phrase(before.unwrap_or(word), word));
        // "blocked roads in protest at low prices", "marched in protest against the law": in the street, not in words.
        let strike = clause.is_some_and(|c| {
            tree.below(c).iter().any(|i| matches!(tree.lemma(*i), "strike" | "walkout" | "sit-in") && *i < word)
        });
        let crowd = tree.lower(word) == "protest"
            && holders.iter().all(|h| self.nodes.get(h.node).is_some_and(|d| d.plural && !d.named))
            && clause.is_some_and(|c| strike || IN_THE_STREET.contains(&tree.lemma(c)));
        let relation = if crowd { "protested" } else { relation };
        let rule = if content.is_some() { Rule::Evaluation } else { Rule::Stance };
        self.claim_each(Telling::new(word, relation, &found, modality, rule), &holders, &targets);
    }

    /// "was pleased that Sweden had sent troops": the deed that a clause behind the word tells of.
    fn content_of_stance(&self, word: Index, stance: &Stance) -> Option<Index> {
        let tree = self.tree;
        let clause = tree.kid(word, Label::Ccomp).filter(|_| stance.about.contains(&"that"))?;
        let told =
            tree.kids(clause).any(|k| matches!(tree.label(k), Label::Nsubj | Label::Nsubjpass) && tree.is_noun(k));
        let deed = self.has_complement(clause) || self.is_passive(clause) && self.is_nominal(clause);
        (told && deed && !matches!(tree.lemma(clause), "be" | "have")).then_some(clause)
    }

    /// What a stance is towards: a deed or whatever its object names.
    pub(in crate::ingest::extract) fn stood_to(&mut self, object: Index, relation: &str) -> Vec<Argument> {
        let tree = self.tree;
        let mut targets = if tree.is_verb(object) && !tree.is_noun(object) {
            vec![self.clause_event(object)]
        } else {
            self.resolve(object, Want::Any)
        };
        self.keep_kinds(&mut targets, relation);
        targets.retain(|t| !self.is_nobodys_doing(t.node));
        targets
    }

    /// Whether a node is what nobody did, so that who is worried about it, or calls it a nightmare, has said nothing of
    /// anybody: an earthquake, a disease, the situation. A poisoning is a deed as well.
    pub(super) fn is_nobodys_doing(&self, node: NodeIndex) -> bool {
        self.nodes.get(node).is_some_and(|d| {
            CIRCUMSTANCES.contains(&d.head.as_str()) || self.is_cause(d) && self.frames.noun(&d.head).is_empty()
        })
    }

    /// "The party is against the deal."
    pub(in crate::ingest::extract) fn read_position(&mut self, object: Index) {
        let tree = self.tree;
        let preposition = tree.head(object);
        let verb = tree.head(preposition);
        let stands = tree.label(object) == Label::Pobj
            && tree.lower(preposition) == "against"
            && tree.is_verb(verb)
            && matches!(tree.lemma(verb), "be" | "remain")
            && matches!(tree.label(preposition), Label::Prep | Label::Acomp)
            && preposition > verb
            && tree.kid(verb, Label::Attr).is_none()
            && tree.kid(verb, Label::Acomp).is_none_or(|a| a == preposition);
        if !stands || self.modality(verb) != Some(Modality::Asserted) {
            return;
        }
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        let mut holders = self.resolve(subject, Want::Agent);
        self.keep_somebody(&mut holders);
        let targets = self.stood_to(object, "rejected");
        let found = Match::of("against".to_owned());
        self.claim_each(Telling::new(verb, "rejected", &found, Modality::Asserted, Rule::Stance), &holders, &targets);
    }

    /// Whose stance an adjective or phrase is, and the verb that says so.
    fn holder_of_stance(&self, word: Index) -> Option<(Index, Option<Index>)> {
        let tree = self.tree;
        let mut at = word;
        while tree.label(at) == Label::Conj {
            at = tree.head(at);
        }
        let governor = match tree.label(at) {
            Label::Pobj => tree.head(tree.head(at)),
            _ => tree.head(at),
        };
        match tree.label(at) {
            Label::Acomp | Label::Oprd | Label::Pobj if tree.is_verb(governor) => match self.subject(governor, 0) {
                Agent::Phrase(subject) if !self.is_passive(governor) => Some((subject, Some(governor))),
                _ => None,
            },
            // "was opposed to": the participle is the verb itself.
            _ if tree.is_verb(at) && tree.tag(at) == Tag::Vbn => match self.patient(at) {
                Some(subject) if matches!(tree.label(at), Label::Acl | Label::Amod) => Some((subject, None)),
                Some(subject) => Some((subject, Some(at))),
                None => None,
            },
            // "politicians critical of the deal"
            Label::Amod | Label::Acl | Label::Relcl if governor < word && tree.is_noun(governor) => {
                Some((governor, None))
            }
            _ => None,
        }
    }
}
