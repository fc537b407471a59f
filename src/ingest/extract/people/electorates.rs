//! Peoples that elect: "Hondurans vote for their president".
//! Also "Citizens of Suriname vote to elect 51 seats of the National Assembly", "Voters in Afghanistan went to the
//! polls to elect the country's next president". Read word by word: the parser takes "vote" behind a place for a noun.

use crate::ingest::extract::arguments::descriptions::lower_first;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::{Modality, NodeKind, Quantity};

/// Those who vote, where no demonym says who they are.
static VOTERS: Words = Words::of("electorates.voters");

/// Verbs of choosing.
static CHOOSING: Words = Words::of("electorates.choosing");

/// Those who sit in a body that is elected.
static SITTING: Words = Words::of("electorates.sitting");

/// Forms of verbs of going.
static GOING: Words = Words::of("electorates.going");

/// Nouns for bodies that an electorate sends people to.
static LEGISLATURES: Words = Words::of("electorates.legislatures");

/// Words between the verb and what is elected that say nothing of it.
const FILLING: &[&str] = &["the", "a", "an", "their", "its", "his", "all", "new", "next", "of", "both", "for", "other"];

/// An electorate: who votes, the country or place, and the tokens.
struct Electorate {
    voters: Argument,
    place: Option<NodeIndex>,
}

impl Reading<'_> {
    /// Makes the `appointed` claims of those who vote.
    pub(in crate::ingest::extract) fn read_electorates(&mut self) {
        let tree = self.tree;
        for token in self.body..tree.len() {
            let (from, end) = tree.sentence(tree.sentence_of(token));
            let Some(past) = self.votes(token, end) else { continue };
            // "The people vote for their members of parliament": so it is always done.
            if matches!(tree.tag(token), Tag::Vbp | Tag::Vbz) && self.narrated {
                continue;
            }
            let Some(object) = self.elected(token, past, end) else { continue };
            let Some(electorate) = self.electorate(token, from) else { continue };
            let modality = if (from..token)
                .any(|i| i + 4 > token && matches!(tree.lower(i), "will" | "to" | "set" | "expected" | "would"))
            {
                Modality::Planned
            } else {
                Modality::Asserted
            };
            let found = self.what_is_elected(object, end, &electorate);
            if found.is_empty() {
                continue;
            }
            // The frames of these verbs know less.
            self.asked_for.insert(token);
            self.asked_for.extend((token..object).filter(|i| CHOOSING.contains(&tree.lower(*i))));
            let verb = (token..object).find(|i| CHOOSING.contains(&tree.lower(*i))).unwrap_or(token);
            let matched = Match::of("elect".to_owned());
            for target in found {
                let source = Some(electorate.voters.clone());
                self.claim(Telling::new(verb, "appointed", &matched, modality, Rule::Electorate), source, target);
            }
        }
    }

    /// The token after words that say that somebody votes: "vote", "went to the polls", "cast their ballots".
    fn votes(&self, token: Index, end: Index) -> Option<Index> {
        let tree = self.tree;
        let word = |n: Index| if token + n < end { tree.lower(token + n) } else { "" };
        match tree.lower(token) {
            "vote" | "votes" | "voted" | "voting" => Some(token + 1),
            goes if GOING.contains(&goes) && word(1) == "to" && (word(2) == "polls" || word(3) == "polls") => {
                Some(token + if word(2) == "polls" { 3 } else { 4 })
            }
            "cast" | "casting" if matches!(word(1), "ballots" | "votes") => Some(token + 2),
            "cast" | "casting" if matches!(word(2), "ballots" | "votes") => Some(token + 3),
            _ => None,
        }
    }

    /// Where what is elected begins: behind "for", behind a verb of choosing.
    fn elected(&self, token: Index, past: Index, end: Index) -> Option<Index> {
        let tree = self.tree;
        let purpose = (past..end.min(past + 16))
            .find(|i| CHOOSING.contains(&tree.lower(*i)) && i.checked_sub(1).is_some_and(|t| tree.lower(t) == "to"));
        // "voted to elect", "vote in the second phase to elect", but not "voted against a bill and to elect".
        let clear = |to: Index| (past..to).all(|i| !matches!(tree.lower(i), "against" | "that" | "and" | "."));
        if let Some(verb) = purpose.filter(|v| clear(*v)) {
            return Some(verb + 1);
        }
        let directly = past < end && tree.lower(past) == "for" && tree.lower(token).starts_with("vote");
        directly.then_some(past + 1)
    }

    /// Adverbs, auxiliaries, verbs of beginning and commas: "Germans have today, for the second time, begun to vote".
    fn between_voters_and_verb(&self, at: Index) -> bool {
        let tree = self.tree;
        matches!(tree.tag(at), Tag::Md | Tag::Rb | Tag::Rbr | Tag::Rbs | Tag::To | Tag::Comma)
            || matches!(tree.label(at), Label::Aux | Label::Auxpass)
            || matches!(tree.label(at), Label::Npadvmod) && self.names.at(at).is_none()
            || matches!(tree.lemma(at), "be" | "have" | "begin" | "start")
    }

    /// Who votes: what stands right in front of the verb.
    fn electorate(&mut self, token: Index, from: Index) -> Option<Electorate> {
        let tree = self.tree;
        let mut last = token.checked_sub(1)?;
        while last > from && self.between_voters_and_verb(last) {
            last -= 1;
        }
        // "Citizens of Republika Srpska, Bosnia and Herzegovina, vote"
        let mut at = last;
        let mut place: Option<(Index, NodeIndex)> = None;
        while let Some(name) = self.names.at(at).filter(|n| n.start > from && self.nodes.is_place(n.node)) {
            place = Some((name.end - 1, name.node));
            let before = name.start - 1;
            match tree.lower(before) {
                "," if before > from => at = before - 1,
                "the" if before > from => {
                    at = before - 1;
                    break;
                }
                _ => {
                    at = before;
                    break;
                }
            }
        }
        if let Some((place_end, node)) = place {
            let voters = at.checked_sub(1).filter(|v| {
                matches!(tree.lower(at), "of" | "in" | "from" | "across") && VOTERS.contains(&tree.lower(*v))
            })?;
            let name = lower_first(&tree.phrase(voters, place_end), tree.word(voters));
            let voting = self.descriptive(NodeKind::Actor, &name, tree.lower(voters), voters, true);
            self.nodes.call(voting, tree.lower(voters));
            return Some(Electorate { voters: Argument::new(voting, voters, place_end), place: Some(node) });
        }
        let first = last
            .checked_sub(1)
            .filter(|b| *b >= from && self.gazetteer.demonym(&tree.phrase(*b, last)).is_some())
            .unwrap_or(last);
        // "Bissau-Guineans"
        let hyphened = first.checked_sub(2).filter(|f| *f >= from && tree.tag(first - 1) == Tag::Hyph);
        let first = hyphened.unwrap_or(first);
        let phrase = tree.phrase(first, last);
        let capital = tree.word(last).starts_with(char::is_uppercase) && tree.is_noun(last);
        if VOTERS.contains(&tree.lower(last)) {
            // "South Korean voters"
            let adjective = last.checked_sub(1).filter(|b| *b >= from).and_then(|b| self.demonym(b));
            let country = adjective.or_else(|| self.country_here(last));
            let (start, _, name) = self.description(last, &[]);
            let voting =
                self.descriptive(NodeKind::Actor, &lower_first(&name, tree.word(start)), tree.lower(last), last, true);
            return Some(Electorate { voters: Argument::new(voting, start, last), place: country });
        }
        let country = self.gazetteer.demonym(&phrase).cloned().map(|e| self.nodes.of_entry(&e, ""));
        // "Transnistrians", "Hong Kongers": of a place that no table has a demonym of.
        let like = ["ians", "ans", "ese", "ers", "is"].iter().any(|e| phrase.ends_with(e)) && last == from;
        if !capital || self.person_at(last).is_some() || country.is_none() && !like {
            return None;
        }
        let voting = self.descriptive(NodeKind::Actor, &phrase, tree.lower(last), last, true);
        Some(Electorate { voters: Argument::new(voting, first, last), place: country })
    }

    /// What is elected from a token on: posts, members of bodies, bodies; coordinated ones too.
    fn what_is_elected(&mut self, from: Index, end: Index, electorate: &Electorate) -> Vec<Argument> {
        let tree = self.tree;
        let mut found: Vec<Argument> = Vec::new();
        let mut at = from;
        while at < end && found.len() < 4 {
            let mut quantity = None;
            while at < end && (FILLING.contains(&tree.lower(at)) || tree.tag(at) == Tag::Cd) {
                if tree.tag(at) == Tag::Cd && quantity.is_none() {
                    quantity = tree.word(at).replace(',', "").parse().ok().map(Quantity::exactly);
                }
                at += 1;
            }
            let Some((target, next)) = self.one_elected(at, end, electorate) else { break };
            found.push(Argument { quantity, ..target });
            at = next;
            if at >= end || !matches!(tree.lower(at), "and" | ",") {
                break;
            }
            at += 1;
        }
        found
    }

    fn one_elected(&mut self, from: Index, end: Index, electorate: &Electorate) -> Option<(Argument, Index)> {
        let tree = self.tree;
        let inside = |i: Index| tree.is_noun(i) || matches!(tree.tag(i), Tag::Jj | Tag::Pos | Tag::Vbg | Tag::Hyph);
        let head = (from..end.min(from + 6)).take_while(|i| inside(*i)).last()?;
        // "the members of the National Assembly", "51 seats of the Assembly", "parliament members"
        let sitting = (from..=head).rev().find(|i| SITTING.contains(&tree.lower(*i)));
        if let Some(sitting) = sitting.filter(|s| *s == head) {
            let the = |i: Index| if i < end && tree.lower(i) == "the" { i + 1 } else { i };
            let of = sitting + 1 < end && matches!(tree.lower(sitting + 1), "of" | "in" | "to");
            let body = if of { self.names.at(the(sitting + 2)).cloned() } else { None };
            let body = body.filter(|n| self.nodes.is_organization(n.node));
            let last = match &body {
                Some(name) => name.end - 1,
                None if of => {
                    (the(sitting + 2)..end.min(sitting + 8)).take_while(|i| inside(*i)).last().unwrap_or(sitting)
                }
                None => sitting,
            };
            let whose = if last > sitting { tree.phrase(the(sitting + 2), last) } else { String::new() };
            let seats = matches!(tree.lower(sitting), "seat" | "seats");
            let who =
                if seats { "members".to_owned() } else { lower_first(&tree.phrase(from, sitting), tree.word(from)) };
            let name = if whose.is_empty() { who } else { format!("{who} of the {whose}") };
            let node = self.descriptive(NodeKind::Actor, &name, "member", sitting, true);
            return Some((Argument::new(node, sitting, last), last + 1));
        }
        if let Some(name) = self.names.at(head).cloned() {
            let body = self.nodes.is_organization(name.node);
            return body.then(|| (name.argument(), name.end));
        }
        if self.post_class(head) && matches!(tree.tag(head), Tag::Nn | Tag::Nnp) {
            return self.post_elected(from, head, end, electorate);
        }
        let class = self.class_of(head, &tree.base(head));
        if class.is(NounClass::BODY) && LEGISLATURES.contains(&tree.lower(head)) {
            let node = self.resolve_one(head, Want::Any).into_iter().next()?;
            // "the nation's bicameral legislature"
            let owner = electorate.place.and_then(|p| self.nodes.get(p)).map(|d| d.name.clone());
            if let Some(owner) = owner {
                let first = (from..head).rev().take_while(|i| tree.tag(*i) == Tag::Jj).last().unwrap_or(head);
                let words = tree.phrase(first, head);
                self.nodes.call(node.node, &format!("{words} of {owner}"));
                self.nodes.call(node.node, &format!("{} of {owner}", tree.lower(head)));
            }
            return Some((node, head + 1));
        }
        None
    }

    /// "their president", "the country's next president", "a president of X": the post of the electorate's place.
    fn post_elected(
        &mut self,
        from: Index,
        head: Index,
        end: Index,
        electorate: &Electorate,
    ) -> Option<(Argument, Index)> {
        let tree = self.tree;
        let the = |i: Index| if i < end && tree.lower(i) == "the" { i + 1 } else { i };
        let behind = head + 1 < end && matches!(tree.lower(head + 1), "of");
        let named = if behind { self.names.at(the(head + 2)).cloned() } else { None };
        let named = named.filter(|n| !self.nodes.is_actor(n.node));
        let place = named.as_ref().map(|n| n.node).or(electorate.place)?;
        let owner = self.nodes.get(place).map(|d| d.name.clone())?;
        let first = (from..head)
            .rev()
            .take_while(|i| matches!(tree.tag(*i), Tag::Nn | Tag::Jj | Tag::Nnp | Tag::Hyph))
            .filter(|i| !matches!(tree.lower(*i), "new" | "next") && self.names.at(*i).is_none())
            .last();
        let words = lower_first(&tree.phrase(first.unwrap_or(head), head), tree.word(first.unwrap_or(head)));
        let country = self.nodes.is_country(place);
        let adjective = self.gazetteer.find(&owner).filter(|_| country).and_then(|e| e.adjective).map(str::to_owned);
        let name = adjective.map_or_else(|| format!("{words} of {owner}"), |a| format!("{a} {words}"));
        let node = self.descriptive(NodeKind::Actor, &name, tree.lower(head), head, false);
        for alias in [
            format!("{words} of {owner}"),
            format!("{owner} {words}"),
            format!("next {words} of {owner}"),
            format!("new {words} of {owner}"),
        ] {
            self.nodes.call(node, &alias);
        }
        let next = named.map_or(head + 1, |n| n.end);
        Some((Argument::new(node, from.min(head), head), next))
    }
}
