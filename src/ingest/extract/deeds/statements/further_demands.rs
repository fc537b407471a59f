//! What a sentence demands of a second party: "urged Peru to drop the charges and Chile to reject the request".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{Slot, Words};
use crate::model::Modality;

/// Verbs of pressing somebody for something.
static PRESSING: Words = Words::of("further_demands.pressing");

impl Reading<'_> {
    /// Claims what the verb of a demand asks of those whom it names behind the first demand.
    pub(in crate::ingest::extract::deeds) fn read_further_demand(
        &mut self,
        verb: Index,
        anchor: Index,
        sources: &[Argument],
        modality: Modality,
    ) {
        let Some((clause, Some(first))) = self.clause_argument(verb, anchor, Slot::Infinitive) else { return };
        let Some((whom, deed)) = self.further_demand(verb, clause).filter(|(whom, _)| *whom > first) else { return };
        let to: Vec<_> = self.resolve(whom, Want::Agent).into_iter().map(|a| a.node).collect();
        if to.is_empty() {
            return;
        }
        let target = self.clause_event(deed);
        let found = Match { inside: Some(self.tree.reach(deed)), to, ..Match::of(self.tree.lemma(verb).to_owned()) };
        self.asked_for.insert(deed);
        self.claim_each(Telling::new(verb, "called-for", &found, modality, Rule::Verb), sources, &[target]);
    }

    /// "Unions are pressing the senate so that the bill is rejected": what somebody is pressed for.
    pub(in crate::ingest::extract::deeds) fn read_pressed_outcome(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let so = |k: &Index| {
            matches!(tree.label(*k), Label::Advcl | Label::Ccomp)
                && *k > verb
                && tree.kids(*k).any(|m| tree.label(m) == Label::Mark && tree.lower(m) == "so" && m > verb)
        };
        let presses = PRESSING.contains(&tree.lemma(verb)) && !self.is_passive(verb);
        let Some(outcome) = tree.kids(verb).filter(|_| presses).find(so) else { return false };
        let (Agent::Phrase(subject), Some(modality)) = (self.subject(verb, 0), self.modality(verb)) else {
            return false;
        };
        let mut sources = self.resolve(subject, Want::Agent);
        self.keep_somebody(&mut sources);
        let pressed = tree.kid(verb, Label::Dobj).map(|o| self.resolve(o, Want::Agent)).unwrap_or_default();
        let to = pressed.into_iter().map(|a| a.node).collect();
        let target = self.clause_event(outcome);
        let found = Match { inside: Some(tree.reach(outcome)), to, ..Match::of(tree.lemma(verb).to_owned()) };
        self.asked_for.insert(outcome);
        self.claim_each(Telling::new(verb, "called-for", &found, modality, Rule::Verb), &sources, &[target]);
        !sources.is_empty()
    }

    /// Whom a second demand is made of, and what: the parser hangs both on the first.
    fn further_demand(&self, verb: Index, clause: Index) -> Option<(Index, Index)> {
        let tree = self.tree;
        let infinitive = |k: &Index| *k > clause && tree.tag(*k) == Tag::Vb && tree.is_infinitive(*k);
        let on = |k: &Index| matches!(tree.lower(*k), "on" | "upon");
        // "calls on donors to release funds, and on all parties to guarantee passage"
        let joined = tree.kids(verb).find(|k| tree.label(*k) == Label::Conj && infinitive(k));
        if let Some(deed) = joined
            && let Some(second) = tree.kids(deed).find(|k| *k < deed && on(k))
        {
            return tree.kid(second, Label::Pobj).map(|whom| (whom, deed));
        }
        let deed = tree.kids(clause).find(|k| tree.label(*k) == Label::Advcl && infinitive(k))?;
        let second = tree.kids(clause).find(|k| tree.label(*k) == Label::Conj && on(k));
        let object = tree.kid(clause, Label::Dobj);
        let whom = second.and_then(|p| tree.kid(p, Label::Pobj)).or_else(|| {
            let other = |k: &Index| tree.label(*k) == Label::Conj && self.can_be_asked(*k);
            tree.kids(object.filter(|o| !self.can_be_asked(*o))?).find(other)
        })?;
        // What one of them is to do stands right behind him.
        let (_, end) = tree.reach(whom);
        (end + 1 < tree.len() && tree.lower(end + 1) == "to" && tree.head(end + 1) == deed).then_some((whom, deed))
    }
}
