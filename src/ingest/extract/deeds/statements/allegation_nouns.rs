//! Accusations that a noun tells of: "allegations of fraud against X", "resigned after allegations of misconduct".
//! Also "claims that he took bribes". Where nobody is named who makes them, somebody did.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::{CALLING, Index};
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::{Argument, or_nobody};
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::Modality;

/// Nouns for what is held against somebody.
static ALLEGATIONS: Words = Words::of("allegation_nouns.allegations");

/// What becomes of somebody because of such things: "was suspended over allegations".
static FALLS: Words = Words::of("allegation_nouns.falls");

/// Verbs of raising a charge against somebody.
static BRINGING: Words = Words::of("allegation_nouns.bringing");

impl Reading<'_> {
    /// Whom an allegation is against, and who makes it.
    pub(in crate::ingest::extract) fn read_allegation_noun(&mut self, noun: Index) {
        let tree = self.tree;
        let base = tree.base(noun);
        if !ALLEGATIONS.contains(&base.as_str()) || tree.kids(noun).any(|k| tree.lower(k) == "no") {
            return;
        }
        // "depth charges", "in charge of", "at no charge"
        let plural = matches!(tree.tag(noun), Tag::Nns | Tag::Nnps);
        let charged = base != "charge" || plural || tree.prepositional(noun, "against").is_some();
        if !charged || self.names.at(noun).is_some() {
            return;
        }
        let mut targets = self.alleged_party(noun);
        self.keep_kinds(&mut targets, "accused");
        targets.retain(|t| self.acts(t.node));
        let mut sources = self.askers(noun);
        // "fired back with accusations that"
        let preposition = tree.head(noun);
        if sources.is_empty()
            && tree.label(noun) == Label::Pobj
            && tree.lower(preposition) == "with"
            && tree.is_verb(tree.head(preposition))
            && !self.is_passive(tree.head(preposition))
            && let Agent::Phrase(subject) = self.subject(tree.head(preposition), 0)
        {
            sources = self.resolve(subject, Want::Agent);
            self.keep_somebody(&mut sources);
        }
        // "brings charges of fraud against the mayor": whoever brings them.
        let clause = tree.head(noun);
        if sources.is_empty()
            && tree.label(noun) == Label::Dobj
            && tree.is_verb(clause)
            && !self.is_passive(clause)
            && BRINGING.contains(&tree.lemma(clause))
            && let Agent::Phrase(subject) = self.subject(clause, 0)
        {
            sources = self.resolve(subject, Want::Agent);
            self.keep_somebody(&mut sources);
        }
        let sources = or_nobody(sources);
        let found = Match::of(base);
        for source in sources {
            for target in targets.clone() {
                let same = |c: &DraftClaim| c.relation == "accused" && c.target.node == target.node;
                if self.claims.within(tree.sentence_around(noun)).any(same)
                    || source.as_ref().is_some_and(|s| s.node == target.node)
                {
                    continue;
                }
                let telling = Telling::new(noun, "accused", &found, Modality::Asserted, Rule::AllegationNoun);
                self.claim(telling, source.clone(), target);
            }
        }
    }

    /// "against X", "that X did it", "of X's corruption"; else whoever falls over it.
    fn alleged_party(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        // "allegations of corruption against Y" may hang "against" on the corruption.
        let within = tree.prepositional(noun, "of");
        let against =
            tree.prepositional(noun, "against").or_else(|| within.and_then(|w| tree.prepositional(w, "against")));
        if let Some(against) = against {
            return self.resolve(against, Want::Agent);
        }
        let clause = tree.kids(noun).find(|k| {
            *k > noun && tree.is_verb(*k) && matches!(tree.label(*k), Label::Acl | Label::Ccomp | Label::Relcl)
        });
        // "charges that Amnesty called absurd": that is what somebody makes of them.
        let clause = clause.filter(|c| !CALLING.contains(&tree.lemma(*c)));
        if let Some(subject) = clause.and_then(|c| tree.kid(c, Label::Nsubj))
            && !matches!(tree.tag(subject), Tag::Wdt | Tag::Wp)
        {
            return self.resolve(subject, Want::Agent);
        }
        if let Some(whose) = within.and_then(|w| tree.kid(w, Label::Poss)).filter(|p| self.names.at(*p).is_some()) {
            return self.resolve(whose, Want::Agent);
        }
        // "resigned amid allegations of misconduct"
        let preposition = tree.head(noun);
        let verb = tree.head(preposition);
        let over = tree.label(noun) == Label::Pobj
            && matches!(tree.lower(preposition), "after" | "amid" | "over" | "following" | "on" | "to" | "of")
            && tree.is_verb(verb)
            && FALLS.contains(&tree.lemma(verb))
            && within.is_some();
        if !over {
            return Vec::new();
        }
        let fallen = if self.is_passive(verb) {
            self.patient(verb)
        } else {
            match (tree.kid(verb, Label::Dobj), self.subject(verb, 0)) {
                (Some(object), _) => Some(object),
                (None, Agent::Phrase(subject)) => Some(subject),
                _ => None,
            }
        };
        fallen.map(|f| self.resolve(f, Want::Agent)).unwrap_or_default()
    }
}
