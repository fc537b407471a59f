//! Countries that vote: "Portugal goes to the polls on Sunday", "Voters in Chile headed to the polls in a run-off",
//! "Millions of Chileans voted in a presidential election".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Tag;
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Nouns of elections and of what else a people votes in.
static ELECTIONS: Words = Words::of("polls.elections");

impl Reading<'_> {
    /// Reads that a people goes to the polls: its country holds the election. Tells whether it does.
    pub(in crate::ingest::extract) fn read_polls(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let goes = matches!(tree.lemma(verb), "go" | "head" | "return" | "flock");
        let polls = tree.prepositional(verb, "to").filter(|p| goes && matches!(tree.lower(*p), "polls" | "poll"));
        let election = ["in", "for", "at"]
            .into_iter()
            .flat_map(|p| [Some(verb), polls].into_iter().flatten().filter_map(move |h| tree.prepositional(h, p)))
            .find(|o| ELECTIONS.contains(&tree.lemma(*o)) && self.names.at(*o).is_none());
        let votes = tree.lemma(verb) == "vote" && election.is_some_and(|e| tree.lower(tree.head(e)) == "in");
        let Some(at) = polls.or(election).filter(|_| polls.is_some() || votes) else { return false };
        let (Agent::Phrase(subject), Some(modality)) = (self.subject(verb, 0), self.modality(verb)) else {
            return false;
        };
        let Some(country) = self.country_of_voters(subject) else { return false };
        let targets = match election {
            Some(election) => self.thing(election, &tree.base(election), NodeKind::Event, false),
            None => {
                let node = self.descriptive(NodeKind::Event, "election", "election", at, false);
                vec![Argument::new(node, at, at)]
            }
        };
        let predicate = if polls.is_some() { format!("{} to polls", tree.lemma(verb)) } else { "vote in".to_owned() };
        let found = Match::of(predicate);
        let source = [Argument::new(country, subject, subject)];
        self.claim_each(Telling::new(verb, "launched", &found, modality, Rule::Verb), &source, &targets);
        true
    }

    /// "Portugal", "Voters in Portugal", "Portuguese voters", "Millions of Chileans": whose people vote.
    fn country_of_voters(&mut self, subject: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let beside = ["in", "of", "across", "from"].into_iter().filter_map(|p| tree.prepositional(subject, p));
        let inside = tree.kids(subject).filter(|k| *k < subject);
        let voters = self.class_of(subject, &tree.base(subject)).is(NounClass::PERSON.or(NounClass::PEOPLE))
            || matches!(tree.lemma(subject), "million" | "thousand" | "hundred")
            || tree.tag(subject) == Tag::Cd;
        let around = beside.chain(inside).filter(|_| voters);
        let words: Vec<Index> = std::iter::once(subject).chain(around).collect();
        words.into_iter().find_map(|i| {
            let named = self.names.at(i).map(|n| n.node).or_else(|| self.demonym(i));
            named.filter(|n| self.nodes.is_country(*n))
        })
    }
}
