//! "The judge said he had rejected the plea": the pronoun that begins what somebody without a name says is whoever says
//! it, and not a person named before.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::VIOLENCE;
use crate::lexicon::{Gender, NounClass, Words};

/// Those who speak for another or treat him, so that "he" is as often the other.
static FOR_ANOTHER: Words = Words::of("unnamed_tellers.for-another");

impl Reading<'_> {
    /// Who tells of himself or herself by a pronoun, where that is somebody without a name.
    pub(super) fn unnamed_teller(&mut self, token: Index, gender: Gender) -> Option<NodeIndex> {
        let subject = self.teller_of_himself(token).filter(|_| !self.tells_of_violence(token))?;
        let tree = self.tree;
        let base = tree.base(subject);
        let class = self.class_of(subject, &base);
        let somebody = class.is(NounClass::POST.or(NounClass::PERSON).or(NounClass::OCCUPATION));
        let own = tree.kid(subject, Label::Poss).is_none_or(|p| tree.tag(p) != Tag::PrpPoss && !self.owns_person(p));
        let other = self.gender_of(&base).is_some_and(|known| known != gender);
        let last = base.rsplit(['-', ' ']).next().unwrap_or_default();
        if !somebody || !own || other || base.starts_with("spokes") || last == "elect" || FOR_ANOTHER.contains(&last) {
            return None;
        }
        let single = |d: &DraftNode| d.is_actor() && !d.plural && d.gender.is_none_or(|known| known == gender);
        let mut found = self.resolve_one(subject, Want::Agent);
        found.retain(|a| self.nodes.get(a.node).is_some_and(single));
        if let [one] = found.as_slice() {
            return Some(one.node);
        }
        let definite = tree.kids(subject).any(|k| tree.lower(k) == "the");
        let told = self.population(subject, &base, definite, Want::Any).node;
        self.nodes.get(told).is_some_and(single).then_some(told)
    }

    /// Whether a pronoun is whoever did a violence: "The prosecutor said he had killed two guards" is seldom of
    /// himself.
    pub(super) fn tells_of_violence(&self, token: Index) -> bool {
        self.says(self.tree.head(token), |relation| VIOLENCE.contains(&relation))
    }

    /// The noun of whoever says the clause whose subject a pronoun is.
    pub(super) fn teller_of_himself(&self, token: Index) -> Option<Index> {
        let tree = self.tree;
        let clause = tree.head(token);
        let telling = tree.head(clause);
        let told = tree.label(token) == Label::Nsubj
            && tree.is_verb(clause)
            && tree.label(clause) == Label::Ccomp
            && telling < token
            && self.is_report(telling)
            && !tree.is_quoted(token);
        let Agent::Phrase(subject) = self.subject(telling, 0) else { return None };
        let alone = tree.tag(subject) == Tag::Nn
            && tree.conjuncts(subject).len() == 1
            && self.names.at(subject).is_none()
            && self.apposed(subject).is_none()
            && !tree.kids(subject).any(|k| {
                k > subject && matches!(tree.label(k), Label::Appos | Label::Nmod) && self.person_at(k).is_some()
            });
        (told && alone && subject < telling).then_some(subject)
    }

    /// "told Chad that it must leave": whom somebody tells is who is to do it.
    pub(in crate::ingest::extract) fn told_that(&self, verb: Index, subject: Index) -> Option<Index> {
        let tree = self.tree;
        let telling = tree.head(verb);
        let pronoun = matches!(tree.lower(subject), "it" | "they" | "he" | "she");
        let told = pronoun && tree.label(verb) == Label::Ccomp && tree.lemma(telling) == "tell";
        tree.kid(telling, Label::Dobj).filter(|o| told && *o < subject)
    }

    /// Whether a possessor is a person: "Haddad's lawyer".
    fn owns_person(&self, possessor: Index) -> bool {
        self.names.at(possessor).is_none_or(|n| self.nodes.is_person(n.node))
    }
}
