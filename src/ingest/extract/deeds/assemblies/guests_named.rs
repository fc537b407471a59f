//! Guests told by a list behind "are": "Leaders expected to attend the summit are Ana Roe and Jon Holm".
//! Also "among those expected at the summit in Baku is Ana Roe".

use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::{Modality, NodeKind};

/// Words by which somebody is to come.
static AWAITED: Words = Words::of("guests_named.awaited");

/// Nouns for what guests come to.
static OCCASIONS: Words = Words::of("guests_named.occasions");

impl Reading<'_> {
    /// Claims that each who is named comes to what the guests are said to attend; whether there was such a list.
    pub(in crate::ingest::extract::deeds) fn read_guests_named(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        if tree.lemma(verb) != "be" || tree.kid(verb, Label::Neg).is_some() {
            return false;
        }
        let Some(named) = tree.kid(verb, Label::Attr) else { return false };
        let among = tree.prepositional(verb, "among");
        let Some(guests) = among.or_else(|| tree.kid(verb, Label::Nsubj)).filter(|g| *g < verb) else { return false };
        let several = tree.tag(guests) == Tag::Nns || matches!(tree.lower(guests), "those" | "others");
        let Some((occasion, ahead)) = self.occasion_of(guests, verb).filter(|_| several) else { return false };
        let mut persons = self.resolve(named, Want::Agent);
        persons.retain(|p| self.nodes.is_person(p.node));
        let Some(event) = self.event_attended(occasion).filter(|_| !persons.is_empty()) else { return false };
        let modality = if ahead { Modality::Planned } else { Modality::Asserted };
        let found = Match::of("attend".to_owned());
        self.claim_each(Telling::new(verb, "visited", &found, modality, Rule::GuestsNamed), &persons, &[event]);
        true
    }

    /// What those who are named come to, and whether they have yet to: what they attend, where they are expected, else
    /// what the sentence before tells of.
    fn occasion_of(&self, guests: Index, verb: Index) -> Option<(Index, bool)> {
        let tree = self.tree;
        let inside: Vec<Index> = tree.below(guests).into_iter().filter(|i| *i > guests && *i < verb).collect();
        let awaited = inside.iter().copied().find(|i| AWAITED.contains(&tree.lower(*i)));
        let attends = inside.iter().copied().find(|i| matches!(tree.lemma(*i), "attend") && tree.is_verb(*i));
        if let Some(attends) = attends {
            let told = tree.kid(attends, Label::Dobj).or_else(|| self.occasion_before(guests));
            let ahead = awaited.is_some() || tree.is_infinitive(attends);
            return told.map(|t| (t, ahead));
        }
        let at = awaited.and_then(|a| tree.prepositional(a, "at").or_else(|| tree.prepositional(a, "for")))?;
        OCCASIONS.contains(&tree.lemma(at)).then_some((at, true))
    }

    /// The last occasion that the paragraph tells of before a token, at most a sentence back.
    fn occasion_before(&self, at: Index) -> Option<Index> {
        let tree = self.tree;
        let from = tree.line_around(at).start.max(tree.sentences_back(at, 1));
        (from..at).rev().find(|i| tree.is_noun(*i) && OCCASIONS.contains(&tree.lemma(*i)))
    }

    fn event_attended(&mut self, occasion: Index) -> Option<Argument> {
        let tree = self.tree;
        let mut found = self.target_phrase(occasion, "visited");
        if found.is_empty() && self.names.at(occasion).is_none() {
            found = self.thing(occasion, &tree.base(occasion), NodeKind::Event, true);
        }
        found.into_iter().find(|f| self.nodes.is_event(f.node))
    }
}
