//! Who won an election: "who won the 2019 Indonesian election", "did Trump win the election".

use super::names::owner;
use super::{NAME_WORDS, Parsed, Parser};
use crate::lexicon::Gazetteer;
use crate::model::DateInterval;
use crate::query::ast::{End, Form, Wants};
use crate::query::parser::base;
use crate::query::parser::date::date;

/// What somebody wins who is elected.
const ELECTIONS: &[&str] =
    &["election", "elections", "vote", "race", "runoff", "presidency", "primary", "primaries", "polls"];

/// What an election may be called, and the post that it fills where it says so.
const KINDS: &[(&str, &str)] = &[
    ("presidential", "president"),
    ("mayoral", "mayor"),
    ("gubernatorial", "governor"),
    ("general", ""),
    ("parliamentary", ""),
    ("legislative", ""),
    ("federal", ""),
    ("national", ""),
    ("snap", ""),
    ("early", ""),
    ("recent", ""),
];

/// How it is told who won the elections of a place.
pub(in crate::query) const WON: &str = "won the election in";

/// What the words before "election" say.
#[derive(Default)]
struct Election {
    post: Option<&'static str>,
    place: Option<String>,
    held: Option<DateInterval>,
}

impl Parser<'_> {
    /// "won the election", behind "who": who was elected. The claim has the winner for its target.
    pub(super) fn election_won(&mut self) -> Parsed<Option<Form>> {
        let start = self.at;
        if !self.take(&["won", "wins", "win"]) {
            return Ok(None);
        }
        let Some(election) = self.election()? else {
            self.at = start;
            return Ok(None);
        };
        self.held = election.held;
        let elected = |verb: String, target: End| Form::Claims {
            wants: Wants::Rows,
            source: End::Any,
            verb,
            relations: vec!["appointed".to_owned()],
            target,
            negated: false,
        };
        Ok(Some(match (election.post, election.place) {
            (Some(post), Some(place)) => elected(format!("became {post} of"), End::Named(place)),
            (Some(post), None) => elected(format!("became {post}"), End::Any),
            (None, Some(place)) => elected(WON.to_owned(), End::Named(place)),
            (None, None) => elected("elected".to_owned(), End::Any),
        }))
    }

    /// "the election", behind "did Trump win": the winner is whom the claims say to have been elected.
    pub(super) fn election_behind(&mut self, verb: &str, winner: &End) -> Parsed<Option<(String, End)>> {
        if base(verb) != Some("win") || !matches!(winner, End::Named(_)) {
            return Ok(None);
        }
        let start = self.at;
        let Some(election) = self.election()? else {
            self.at = start;
            return Ok(None);
        };
        self.held = election.held;
        self.election_in = election.place;
        Ok(Some(("elected".to_owned(), winner.clone())))
    }

    /// "[the] [2019] [Indonesian] [presidential] election [in NAME]"; nothing where something else stands.
    fn election(&mut self) -> Parsed<Option<Election>> {
        while self.take(&["the", "an", "a", "last", "latest"]) {}
        let first = self.at;
        let end = self.words.len().min(first + NAME_WORDS);
        let Some(noun) = (first..end).find(|at| self.is_at(*at, ELECTIONS)) else { return Ok(None) };
        let closes = self.ends_name(noun + 1) || self.is_at(noun + 1, &["of"]);
        if !closes || (first..noun).any(|at| self.is_quoted(at) || self.ends_name(at)) {
            return Ok(None);
        }
        let mut election = Election::default();
        if self.is_at(noun, &["presidency"]) {
            election.post = Some("president");
        }
        let mut narrowed = noun;
        while let Some((_, post)) = narrowed
            .checked_sub(1)
            .filter(|at| *at >= first)
            .and_then(|at| KINDS.iter().find(|(word, _)| self.is_at(at, &[word])))
        {
            election.post = Some(*post).filter(|post| !post.is_empty()).or(election.post);
            narrowed -= 1;
        }
        let mut from = first;
        if let Some((held, taken)) = date(self.rest(first), self.today).filter(|(_, n)| first + n <= narrowed) {
            election.held = Some(held);
            from = first + taken;
        }
        if from < narrowed {
            let name = self.text(from, narrowed);
            let name = owner(&name);
            let gazetteer = Gazetteer::shared();
            let country = gazetteer.demonym(name).map(|entry| entry.name.clone());
            let known = gazetteer.find(name).is_some() || country.is_some() || self.knows.whole_name(name);
            if !known {
                return Err(self.error_at(from, format!("I cannot narrow elections to {name:?}")).hint(
                    "ask by place and time: who won the election in NAME in 2024; who became president of NAME",
                ));
            }
            // "Indonesian" of Indonesia
            election.place = Some(country.unwrap_or_else(|| name.to_owned()));
        }
        self.at = noun + 1;
        let of = self.is(&["in", "of"]) && date(self.rest(self.at + 1), self.today).is_none();
        if of && election.place.is_none() && self.at + 1 < self.words.len() {
            self.at += 1;
            election.place = Some(self.name("in")?);
        }
        Ok(Some(election))
    }
}
