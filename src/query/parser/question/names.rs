//! Where names begin and end: the longest that the store knows, quotes always, else up to a word of the language.

use super::{ANYONE, FILTER_WORDS, FORMS, NAME_WORDS, OBJECTS, PREPOSITIONS, Parsed, Parser};
use crate::lexicon::{QuestionWords, question_noun};
use crate::query::ast::End;
use crate::query::parser::ParseError;
use crate::query::parser::date::date;
use crate::query::parser::lexer::{Kind, Token};
use crate::query::parser::verbs::{Inflection, Verbs};

/// A name without the mark of a possessive: "Turkey" of "Turkey's".
pub(super) fn owner(name: &str) -> &str {
    ["'s", "’s", "'", "’"].iter().find_map(|mark| name.strip_suffix(mark)).unwrap_or(name)
}

/// The words of a question, with a word of asking in capitals for a name where others are small: "which countries left
/// WHO". What is no word in small letters is looked up as a name alone.
pub(super) fn with_names_in_capitals(mut words: Vec<Token>) -> Vec<Token> {
    let small = |word: &Token| word.text.chars().any(char::is_lowercase);
    if words.iter().any(|word| word.kind == Kind::Word && small(word)) {
        for word in words.iter_mut().skip(1) {
            if word.kind == Kind::Word
                && OBJECTS.contains(&word.lower.as_str())
                && word.text == word.text.to_uppercase()
            {
                word.lower.clone_from(&word.text);
            }
        }
    }
    words
}

/// Words that no name ends in: "Iran in" of "who attacked Iran in 2025".
static OPEN: QuestionWords = QuestionWords::of("open");

impl Parser<'_> {
    /// Whether the store knows the words from one to another as a name, or as a part of one that could stand alone.
    pub(super) fn is_name(&self, start: usize, end: usize) -> bool {
        let open = end > start + 1 && self.is_at(end - 1, &OPEN);
        let article = end == start + 1 && self.is_at(start, &["the", "a", "an"]);
        !open && !article && self.knows.name(&self.text(start, end))
    }

    /// Whether words are written as a name is, whatever the store knows: "Lukashenko", "Petr Pavel".
    pub(super) fn is_written_as_name(&self, start: usize, end: usize) -> bool {
        let large = |at: usize| self.words.get(at).is_some_and(|word| word.text.starts_with(char::is_uppercase));
        start < end && (start..end).all(|at| large(at) && !self.is_verb(at) && self.deed_at(at).is_none())
    }

    /// The name in "NAME say" at the parser's place.
    pub(super) fn speaker(&mut self) -> Option<String> {
        let says = ["say", "says", "said", "claim", "tell", "think", "believe", "feel"];
        let (start, end) = (self.at, self.words.len().min(self.at + NAME_WORDS));
        let at = (start + 1..end).find(|at| self.is_at(*at, &says))?;
        if !self.ends_name(at + 1) {
            return None;
        }
        let name = self.text(start, at);
        self.at = at + 1;
        Some(name)
    }

    /// Whether a verb could open the rest: "[did] [not] [first] verb".
    pub(super) fn opens_with_verb(&self, at: usize) -> bool {
        self.opens_with(at, |n| {
            self.verb_at(n).is_some()
                || self.imported_verb(n).is_some()
                || self.carries_deed(n)
                || self.comes_to_a_post(n)
        })
    }

    /// As [`Parser::opens_with_verb`], of any verb of the lexicon.
    fn opens_with_any_verb(&self, at: usize) -> bool {
        self.opens_with_verb(at) || self.opens_with(at, |n| Verbs::in_the_lexicon(self.rest(n)).is_some())
    }

    fn opens_with(&self, at: usize, is_verb: impl Fn(usize) -> bool) -> bool {
        let skipped = ["not", "never", "first", "last", "did", "didn't", "has", "have", "been", "get", "got", "will"];
        (at..at + 3).find(|n| !self.is_at(*n, &skipped) && !self.is_passed_over(*n)).is_some_and(is_verb)
    }

    pub(super) fn known_subject(&self) -> bool {
        let end = self.words.len().min(self.at + NAME_WORDS);
        (self.at + 1..end).any(|at| self.opens_with_verb(at) && self.is_name(self.at, at))
    }

    /// As [`Parser::known_subject`], before any verb of the lexicon: "Trump impose".
    pub(super) fn known_doer(&self) -> bool {
        let end = self.words.len().min(self.at + NAME_WORDS);
        (self.at + 1..end).any(|at| self.opens_with_any_verb(at) && self.is_name(self.at, at))
    }

    /// The name, or the two names joined by "and", before a verb: the longest that the store knows; failing that, up to
    /// the first verb.
    pub(super) fn subject(&mut self) -> Parsed<(End, Option<End>)> {
        let start = self.at;
        self.is_no_pronoun()?;
        if self.words.get(start).is_some_and(|w| w.kind == Kind::Quoted) {
            return self.quoted_subject();
        }
        if self.is(ANYONE) && self.opens_with_any_verb(start + 1) {
            self.at += 1;
            return Ok((End::Any, None));
        }
        if self.is(&["any"])
            && let Some(noun) = self.word_at(start + 1).and_then(question_noun).filter(|n| n.label.is_some())
            && self.opens_with_any_verb(start + 2)
        {
            self.at += 2;
            return Ok((End::Kind(noun.noun.to_owned()), None));
        }
        let Some(split) = self.split_before_verb() else {
            return Err(self.no_verb(start));
        };
        let whole = self.text(start, split);
        if whole.chars().all(|c| !c.is_alphanumeric()) || split == start + 1 && self.is_at(start, &["the", "a", "an"]) {
            return Err(self.error_at(start, "I expect a name before the verb").hint(FORMS));
        }
        // "did Israel or Hamas break the ceasefire"
        if let Some(or) = (start + 1..split).find(|at| self.is_at(*at, &["or"])).filter(|_| !self.knows.name(&whole)) {
            let halves = (&self.text(start, or), &self.text(or + 1, split));
            return Err(self.of_each(or, (start, split), (halves.0, halves.1)));
        }
        // "Israel and Hamas" are two, though a store may know a "ceasefire between Israel and Hamas".
        let two = |pair: &(String, String)| self.knows.whole_name(&pair.0) && self.knows.whole_name(&pair.1);
        let pair = match self.both(start, split) {
            Some(pair) if !self.knows.whole_name(&whole) && two(&pair) => Some(pair),
            pair if !self.knows.name(&whole) => pair,
            _ => None,
        };
        self.at = split;
        if pair.is_none() {
            self.is_plain_name(start, split)?;
        }
        Ok(match pair {
            Some((a, b)) => (End::Named(a), Some(End::Named(b))),
            None => match self.halves(start, split) {
                Some((a, b)) if !self.knows.name(&whole) => (End::Named(a), Some(End::Named(b))),
                _ => (End::Named(whole), None),
            },
        })
    }

    /// A subject that begins with a name in quotes.
    fn quoted_subject(&mut self) -> Parsed<(End, Option<End>)> {
        let start = self.at;
        let first = End::Named(self.name("the verb")?);
        if self.take(&["and"]) {
            return Ok((first, Some(End::Named(self.name_before_verb()?))));
        }
        if let (true, End::Named(a)) = (self.is_quoted(start + 2) && self.take(&["or"]), &first) {
            return Ok((End::Either(a.clone(), self.name_before_verb()?), None));
        }
        Ok((first, None))
    }

    /// The two names between two places that the store knows and that a word joins.
    fn both(&self, start: usize, at: usize) -> Option<(String, String)> {
        (start + 1..at)
            .filter(|and| self.is_at(*and, &["and", "with"]))
            .map(|and| (self.text(start, and), self.text(and + 1, at)))
            .find(|(a, b)| !a.is_empty() && !b.is_empty() && self.knows.name(a) && self.knows.name(b))
    }

    /// Where the verb behind a name begins: behind the longest that the store knows; failing that, the first verb. None
    /// where there is no verb.
    fn split_before_verb(&self) -> Option<usize> {
        let start = self.at;
        let end = self.words.len().min(start + 2 * NAME_WORDS);
        let mut splits: Vec<usize> = (start + 1..end).filter(|at| self.opens_with_verb(*at)).collect();
        if splits.is_empty() {
            splits = (start + 1..end).filter(|at| self.opens_with_any_verb(*at)).collect();
        }
        let earliest = splits.first().copied()?;
        let known = |at: &usize| self.is_name(start, *at) || self.both(start, *at).is_some();
        // "Israel block aid": before a verb of the lexicon stands a name, before the other none.
        let split = splits.iter().rev().copied().find(known);
        let split = split.or_else(|| (start + 1..earliest).rev().find(|at| self.opens_with_any_verb(*at) && known(at)));
        Some(split.unwrap_or(earliest))
    }

    /// "A and B", where the store knows neither as a whole.
    pub(super) fn halves(&self, start: usize, end: usize) -> Option<(String, String)> {
        let and = (start + 1..end.saturating_sub(1)).find(|at| self.is_at(*at, &["and"]))?;
        let halves = (self.text(start, and), self.text(and + 1, end));
        Some(halves).filter(|(a, b)| !a.trim().is_empty() && !b.trim().is_empty())
    }

    pub(super) fn name_before_verb(&mut self) -> Parsed<String> {
        match self.subject()? {
            (End::Named(name), _) => Ok(name),
            (End::Any | End::Kind(_) | End::Either(..), _) => Err(self.error("I expect a name here")),
        }
    }

    pub(super) fn no_verb(&self, start: usize) -> ParseError {
        let end = self.words.len().min(start + NAME_WORDS);
        let guess = (start + 1..end).find_map(|at| {
            let word = self.word_at(at).filter(|w| w.len() > 3)?;
            Some((at, Verbs::shared().nearest(word)?))
        });
        if let Some((at, near)) = guess {
            let word = self.words.get(at).map_or("", |w| w.text.as_str());
            return self
                .error_at(at, format!("I do not know the relation {word:?}"))
                .hint(format!("did you mean \"{near}\"? `dossier schema --relations` lists them"));
        }
        let last = (start..end).rev().find(|at| !self.ends_name(*at));
        self.error_at(last.map_or(start, |l| l.max(start)), "I do not find a verb that I know after the name").hint(
            format!(
                "`dossier schema --relations` lists the verbs; put a long name in quotes; or ask for what is told of \
                it: {}",
                self.shown(start)
            ),
        )
    }

    /// What comes after the verb: "whom", "[prep] NAME", nothing.
    pub(super) fn target(&mut self) -> Parsed<End> {
        let after = self.at + 1;
        if self.is(PREPOSITIONS)
            && !self.is_at(after, &["at", "least", "more"])
            && !(self.is(&["on", "from"]) && date(self.rest(after), self.today).is_some())
            && (self.is_at(after, OBJECTS) || !self.is(&FILTER_WORDS) || self.is(&["with"]))
        {
            self.at += 1;
        }
        // "what did the Senate vote on"
        if self.is(PREPOSITIONS) && after == self.words.len() {
            self.at += 1;
            return Ok(End::Any);
        }
        // "who killed the most people", "what killed most people"
        let most = self.at + usize::from(self.is(&["the"]));
        if self.is_at(most, &["most"]) && self.word_at(most + 1).and_then(question_noun).is_some() {
            self.at = most + 1;
            self.most = true;
            let noun = self.word().and_then(question_noun).filter(|n| n.label.is_some());
            self.at += usize::from(noun.is_some());
            return Ok(noun.map_or(End::Any, |noun| self.asked(noun.noun)));
        }
        if self.is(OBJECTS) || self.is(ANYONE) {
            self.suffered = true;
            self.at += 1;
            if let Some(noun) = self.word().and_then(question_noun) {
                self.at += 1;
                if noun.label.is_some() {
                    return Ok(End::Kind(noun.noun.to_owned()));
                }
            }
            self.take(&["other"]);
            return Ok(End::Any);
        }
        if self.ends_name(self.at) || self.is_plain_date(self.at) {
            return Ok(End::Any);
        }
        // "has Turkey arrested any journalists"
        if self.is(&["any"])
            && let Some(noun) = self.word_at(self.at + 1).and_then(question_noun).filter(|n| n.label.is_some())
            && (self.at + 2 >= self.words.len() || self.ends_name(self.at + 2))
        {
            self.at += 2;
            return Ok(self.asked(noun.noun));
        }
        self.is_no_clause()?;
        self.end("the verb")
    }

    /// Refuses a whole clause in the place of a target.
    fn is_no_clause(&self) -> Parsed<()> {
        let after = self.at + 1;
        // "who threatened to attack Iran"
        let clause = self.is_at(self.at.wrapping_sub(1), &["to"]) || self.is(&["to"]) && self.is_verb(after);
        let verb = self.at + usize::from(self.is(&["to"]));
        if clause
            && verb + 1 < self.words.len()
            && self.verb_at(verb).is_some_and(|(_, form, _)| form == Inflection::Base)
            && !self.knows.name(&self.text(verb, self.words.len()))
        {
            return Err(self.error_at(verb, "I cannot look for a whole clause").hint(
                "ask for its topic: who threatened what about NAME; or for what is planned: who attacked NAME only \
                planned",
            ));
        }
        // "who demanded that Israel withdraw"
        if self.is(&["that"]) && self.words.len() > after + 1 && !self.knows.name(&self.text(self.at, self.words.len()))
        {
            return Err(self.error("I cannot look for a whole clause").hint(
                "ask for its topic or its words: who demanded what about Israel; who called for \"withdrawal\"",
            ));
        }
        Ok(())
    }

    pub(super) fn end(&mut self, after: &str) -> Parsed<End> {
        if self.is(OBJECTS) || self.is(ANYONE) {
            self.at += 1;
            return Ok(End::Any);
        }
        self.name(after).map(End::Named)
    }

    /// Refuses two names where one can be asked for: "Putin or Zelensky", "Ukraine and opposes Russia".
    fn is_one(&self, start: usize, name: &str) -> Parsed<()> {
        if self.is_quoted(start) || self.knows.name(name) {
            return Ok(());
        }
        let from = start + usize::from(self.is_at(start, &["both", "either"]));
        let joined = (from + 1..self.at).find(|at| self.is_at(*at, &["and", "or"]));
        let Some(and) = joined.filter(|and| self.knows.name(&self.text(from, *and))) else { return Ok(()) };
        let (first, second) = (self.text(from, and), self.text(and + 1, self.at));
        if self.is_verb(and + 1) {
            return Err(self
                .error_at(and, "I can answer one question at a time")
                .hint("ask each of the two by itself"));
        }
        if self.knows.name(&second) {
            let error = self.of_each(and, (start, self.at), (&first, &second));
            let each = error.hint.clone().unwrap_or_default();
            return Err(error.hint(format!("{each}; or, for what has both at its ends: {first} and {second}")));
        }
        Ok(())
    }

    /// The words from one to another, as they were written.
    pub(super) fn text(&self, start: usize, end: usize) -> String {
        let words: Vec<&str> = self.words.get(start..end).unwrap_or_default().iter().map(|w| w.text.as_str()).collect();
        words.join(" ")
    }

    /// A name behind a word of the question, or behind "the verb".
    pub(super) fn name(&mut self, after: &str) -> Parsed<String> {
        let start = self.at;
        let after = if after == "the verb" { after.to_owned() } else { format!("{after:?}") };
        let name = self.name_or_none(&[])?;
        if name.trim().is_empty() {
            return Err(self.error_at(start, format!("I expect a name after {after}, not an empty one")));
        }
        self.is_one(start, &name)?;
        Ok(name)
    }

    /// A name that ends at a filter word or at one of these words.
    pub(super) fn name_before(&mut self, ends: &[&str]) -> Parsed<String> {
        let start = self.at;
        let name = self.name_or_none(ends)?;
        if name.trim().is_empty() {
            return Err(self.error_at(start, "I expect a name here, not an empty one"));
        }
        Ok(name)
    }

    fn name_or_none(&mut self, ends: &[&str]) -> Parsed<String> {
        let start = self.at;
        match self.words.get(start) {
            None => {
                return Err(self
                    .error("the question ends where I expect a name")
                    .hint("put the name here, in quotes if it has many words"));
            }
            Some(word) if word.kind == Kind::Quoted => {
                self.at += 1;
                return Ok(word.text.clone());
            }
            Some(_) => {}
        }
        self.is_no_pronoun()?;
        let longest = (start..self.words.len().min(start + NAME_WORDS))
            .find(|at| self.words.get(*at).is_some_and(|w| w.kind == Kind::Quoted))
            .unwrap_or(self.words.len().min(start + NAME_WORDS));
        let cuts: Vec<usize> = (start + 1..=longest)
            .filter(|at| *at == longest || self.ends_name(*at) || self.is_plain_date(*at) || self.is_at(*at, ends))
            .collect();
        let mut known = cuts.iter().rev().copied().find(|at| self.is_name(start, *at));
        // "ceasefire in Gaza" is rather what the store calls a ceasefire, and a place, than a part of a longer name.
        if let Some(whole) = known.filter(|at| !self.knows.whole_name(&self.text(start, *at))) {
            let placed =
                |at: usize| self.is_at(at, &["in", "at", "near"]) && self.knows.whole_name(&self.text(at + 1, whole));
            let shorter = cuts.iter().rev().copied().filter(|at| *at < whole && placed(*at));
            known = shorter
                .map(|at| (at, self.text(start, at)))
                .find(|(_, name)| self.knows.whole_name(name))
                .map(|(at, _)| at)
                .or(known);
        }
        // "who accused Israel of genocide"
        let behind = |at: &usize| {
            // "Netanyahu to Hungary"
            let both = || self.is_name(start, *at) && self.knows.name(&self.text(at + 1, longest));
            let apart = self.is_at(*at, &["of", "to", "against"]);
            apart && (self.knows.whole_name(&self.text(start, *at)) || both())
        };
        known = known.or_else(|| (start + 1..longest).rev().find(behind));
        if known.is_none() && self.ends_name(start) {
            let word = self.words.get(start).map_or("", |w| w.text.as_str());
            return Err(self
                .error(format!("I expect a name here, and {word:?} starts a filter"))
                .hint("put a name that contains such a word in quotes"));
        }
        let cut = known.or(cuts.first().copied()).unwrap_or(start + 1);
        self.at = cut;
        // "what did X accuse Y of"
        let open = known.is_none() && cut == self.words.len() && cut > start + 1 && self.is_at(cut - 1, PREPOSITIONS);
        let cut = cut - usize::from(open);
        self.is_plain_name(start, cut)?;
        Ok(self.text(start, cut))
    }
}
