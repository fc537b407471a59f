//! Who won an election: "who won the 2019 Indonesian election", "did Trump win the election".

use super::names::owner;
use super::{BE, NAME_WORDS, Parsed, Parser};
use crate::lexicon::{Gazetteer, QuestionWords, election_kind};
use crate::model::DateInterval;
use crate::query::ast::{End, Filter, Form, Occasion, Wants};
use crate::query::parser::date::date;
use crate::query::parser::{base, verb_relations};

/// What somebody wins who is elected.
static ELECTIONS: QuestionWords = QuestionWords::of("election");

/// How it is told who won the elections of a place.
pub(in crate::query) const WON: &str = "won the election in";

/// What the words before "election" say.
#[derive(Default)]
struct Election {
    post: Option<&'static str>,
    /// "presidential", where the claims of elections are narrowed by that.
    kind: Option<&'static str>,
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

    /// "was the [last] [presidential] election [in NAME]", "were elections held in NAME", behind "when": when it was
    /// held.
    pub(super) fn election_held(&mut self) -> Parsed<Option<Form>> {
        let start = self.at;
        let will = self.is(&["will"]);
        if !self.take(BE) && !self.take(&["will"]) {
            return Ok(None);
        }
        let (first, mut occasion, mut next) = (self.at, Occasion::Any, will);
        for at in first..first + 3 {
            match self.word_at(at) {
                Some("last" | "latest" | "previous") => occasion = Occasion::Last,
                Some("first") => occasion = Occasion::First,
                Some("next" | "upcoming" | "coming") => next = true,
                _ => {}
            }
        }
        self.take(&["the"]);
        self.take(&["last", "latest", "previous", "first", "next", "upcoming", "coming"]);
        let end = self.words.len().min(self.at + NAME_WORDS);
        let noun = (self.at..end).find(|at| self.is_at(*at, &["election", "elections", "referendum"]));
        let Some(noun) = noun.filter(|noun| !(self.at..*noun).any(|at| self.ends_name(at))) else {
            self.at = start;
            return Ok(None);
        };
        let word = self.word_at(noun).unwrap_or_default().to_owned();
        let Some(election) = self.election_called(&[&word])? else {
            self.at = start;
            return Ok(None);
        };
        // "held", "take place in NAME"
        let _ = self.take_phrase(&["take", "place"]) || self.take_phrase(&["be", "held"]) || self.take(&["held"]);
        let verb = match (word.as_str(), election.kind) {
            ("referendum", _) => "held a referendum".to_owned(),
            (_, Some(kind)) => format!("held {kind} elections"),
            _ => "held elections".to_owned(),
        };
        let Some(relations) = verb_relations(&verb) else {
            self.at = start;
            return Ok(None);
        };
        self.held = election.held;
        self.carried_in = election.place.map(Filter::About);
        self.will |= next;
        Ok(Some(Form::Claims {
            wants: Wants::When(occasion),
            source: End::Any,
            relations: relations.iter().map(|r| (*r).to_owned()).collect(),
            verb,
            target: End::Any,
            negated: false,
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
        self.election_called(&ELECTIONS)
    }

    /// As [`Parser::election`], by one of these nouns.
    fn election_called(&mut self, nouns: &[&str]) -> Parsed<Option<Election>> {
        while self.take(&["the", "an", "a", "last", "latest"]) {}
        let first = self.at;
        let end = self.words.len().min(first + NAME_WORDS);
        let Some(noun) = (first..end).find(|at| self.is_at(*at, nouns)) else { return Ok(None) };
        let closes = self.ends_name(noun + 1) || self.is_at(noun + 1, &["of", "held", "be", "take"]);
        if !closes || (first..noun).any(|at| self.is_quoted(at) || self.ends_name(at)) {
            return Ok(None);
        }
        let mut election = Election::default();
        if self.is_at(noun, &["presidency"]) {
            election.post = Some("president");
        }
        let mut narrowed = noun;
        let kind_at = |at: usize| election_kind(self.word_at(at)?);
        while let Some(called) = narrowed.checked_sub(1).filter(|at| *at >= first).and_then(kind_at) {
            election.kind = election.kind.or((!called.vague).then_some(called.kind));
            election.post = called.post.or(election.post);
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
