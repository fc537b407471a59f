//! What people say around a question: "could you tell me", "please", "so far".

use super::{FORMS, Parsed, Parser};
use crate::lexicon::{QuestionAdverb, QuestionWords, question_adverbs};
use crate::model::Modality;
use crate::query::ast::Filter;
use crate::query::parser::date::date;
use crate::query::parser::{ParseError, base};

/// What may stand before a question.
static OPENINGS: QuestionWords = QuestionWords::of("opening");

/// What may stand behind it.
static CLOSINGS: QuestionWords = QuestionWords::of("closing");

/// Words that ask for why something happened.
static REASONS: QuestionWords = QuestionWords::of("reason");

impl Parser<'_> {
    /// Drops what is no part of the question.
    pub(super) fn courtesy(&mut self) {
        let opening = |it: &Self| {
            let taken = |phrase: &&str| it.spells(it.at, phrase).filter(|taken| it.at + taken < it.words.len());
            OPENINGS.iter().find_map(taken)
        };
        while let Some(taken) = opening(self) {
            self.at += taken;
        }
        for phrase in CLOSINGS.iter() {
            let start = self.words.len().saturating_sub(phrase.split(' ').count());
            if start > self.at && self.spells(start, phrase).is_some() {
                self.words.truncate(start);
            }
        }
    }

    /// Takes out what stands beside the verb and is no part of a name: "allegedly" asks for what is alleged, "by phone"
    /// for what claims do not tell.
    pub(super) fn adverbs(&mut self) {
        let mut at = self.at + 1;
        while at < self.words.len() {
            let found = question_adverbs().iter().filter(|(_, how)| *how != QuestionAdverb::Passed);
            let found = found.filter_map(|(phrase, how)| Some((self.phrase_at(at, phrase)?, *how))).next();
            let small = |n: usize| self.words.get(n).is_some_and(|word| word.text == word.lower);
            let Some((taken, how)) = found.filter(|(taken, _)| (at..at + taken).all(small)) else {
                at += 1;
                continue;
            };
            match how {
                QuestionAdverb::Alleged => self.alleged = true,
                _ => {
                    let phrase = self.text(at, at + taken);
                    self.remarks.push(format!("\"{phrase}\" is left out: claims do not tell how it was done"));
                }
            }
            self.words.drain(at..at + taken);
        }
    }

    /// Puts filters that stand first behind the question: "in Sudan, who attacked El Fasher".
    pub(super) fn turned(&mut self) {
        static TURNED: QuestionWords = QuestionWords::of("turned");
        // "who in 2025 killed people in Sudan"
        let time = self.at + 1;
        let dated = date(self.rest(time + 1), self.today).map(|(_, taken)| taken + 1);
        if self.is(&TURNED)
            && self.is_at(time, &["in", "on", "since", "during", "after", "before", "until"])
            && let Some(taken) = dated.filter(|taken| time + taken < self.words.len())
            && let Some(words) = self.words.get_mut(time..)
        {
            words.rotate_left(taken);
        }
        let first =
            self.is(&super::FILTER_WORDS) && !self.is(&["only", "most", "first", "about"]) && !self.is_quoted(self.at);
        let asks = (self.at + 2..self.words.len()).find(|at| self.is_at(*at, &TURNED));
        if let (true, Some(asks)) = (first, asks)
            && !self.is_at(self.at + 1, &TURNED)
            && let Some(words) = self.words.get_mut(self.at..)
        {
            words.rotate_left(asks - self.at);
        }
    }

    /// "planned meetings", "alleged attacks": the modality that stands before a noun of deeds, which it takes out.
    pub(super) fn modality_before_deeds(&mut self) {
        const BEFORE: &[&str] = &["list", "show", "me", "the", "all", "any", "there", "which", "what", "many", "find"];
        let found = (self.at..self.at + 4).find_map(|at| {
            let modality = match self.word_at(at)? {
                "alleged" | "suspected" => Modality::Alleged,
                "planned" | "upcoming" | "scheduled" | "future" => Modality::Planned,
                _ => return None,
            };
            let begins = at == self.at || self.is_at(at - 1, BEFORE);
            (begins && self.one_deed_at(at + 1).is_some()).then_some((at, modality))
        });
        if let Some((at, modality)) = found {
            self.words.remove(at);
            self.carried_in = Some(Filter::Only(vec![modality]));
        }
    }

    /// Refuses what claims cannot tell and what cannot be looked for, where the words ask for it: causes, comparisons,
    /// whole statements.
    pub(super) fn refusal(&self) -> Parsed<()> {
        let asks = self.is(&["who", "what", "which"]);
        let next = self.at + usize::from(asks);
        let rest = |from: usize| self.text(from, self.words.len());
        // "what caused the floods", "what led to the war"
        let led = self.is_at(next, &["led"]) && self.is_at(next + 1, &["to"]);
        if asks && (led || self.is_at(next, &REASONS) && !self.is_verb(next)) {
            let thing = rest(next + 1 + usize::from(led));
            return Err(self.no_causes(next, &thing));
        }
        // "what is the cause of the fire"
        let noun = (next..next + 3).find(|at| self.is_at(*at, &["cause", "reason", "reasons", "causes"]));
        if let Some(noun) = noun.filter(|at| asks && self.is_at(at + 1, &["of", "for", "behind"])) {
            return Err(self.no_causes(noun, &rest(noun + 2)));
        }
        self.leaves_nobody_out()?;
        self.counts_none()?;
        self.compares_nothing(asks, next)?;
        // "who had the most meetings"
        if asks
            && self.is_at(next, &["had", "has", "have"])
            && self.is_at(next + 1, &["the"])
            && self.is_at(next + 2, &["most"])
        {
            return Err(self
                .error_at(next + 2, "I do not count deeds by this noun")
                .hint("count by who did it: who met whom per actor; who attacked whom per actor"));
        }
        // "who said what about Gaza"
        let said = self.is(&["who"]) && self.is_at(next, &["said", "says", "say"]) && !self.is_at(next + 1, &["that"]);
        // "what was said about Gaza"
        let told = self.is(&["what"]) && self.is_at(next, &["was", "is", "been"]) && self.is_at(next + 1, &["said"]);
        if said || told {
            let about = if next + 2 < self.words.len() { format!(" {}", rest(next + 2)) } else { String::new() };
            return Err(self.error_at(next, "I can look for what one says, not for all who say something").hint(
                format!(
                    "ask of one: what does NAME say{about}; or for what was said: who called for what{about}; who \
                 condemned what{about}"
                ),
            ));
        }
        Ok(())
    }

    /// Refuses to compare two names, or the claims of one with a number.
    fn compares_nothing(&self, asks: bool, next: usize) -> Parsed<()> {
        // "who attacked more, Russia or Ukraine"
        let more =
            (next..self.words.len()).find(|at| self.is_at(*at, &["more", "less", "fewer", "first", "earlier", "most"]));
        // "who met Putin more than once"
        if let Some(more) = more.filter(|at| {
            self.is_at(at + 1, &["than"]) && self.is_at(at + 2, &["once", "twice"]) || self.is_at(at + 3, &["times"])
        }) {
            return Err(self.error_at(more, "I cannot ask for those of whom so many claims are").hint(format!(
                "count the claims of each, and read off who has so many: {} per actor",
                self.text(self.at, more)
            )));
        }
        let or = more.and_then(|more| (more + 1..self.words.len()).find(|at| self.is_at(*at, &["or", "than"])));
        if let (true, Some(more), Some(or)) = (asks, more, or)
            && self.is_verb(next)
            && !self.is_at(more.saturating_sub(1), &["with"])
        {
            let done = self.words.get(next).map_or("attacked", |w| w.lower.as_str());
            let verb = base(done).unwrap_or(done);
            let (a, b) = (self.text(more + 1, or), self.text(or + 1, self.words.len()));
            return Err(self.error_at(more, "I do not compare two names").hint(format!(
                "count for all at once (who {done} whom per actor), or ask of each: what did {a} {verb}; what did {b} \
                {verb}"
            )));
        }
        if self.is(&["compare", "versus"]) {
            return Err(self.error("I do not compare two names").hint(
                "ask of each by itself, or what has both at its ends: NAME and NAME; or who attacked whom per actor",
            ));
        }
        Ok(())
    }

    fn no_causes(&self, at: usize, thing: &str) -> ParseError {
        let hint = if thing.trim().is_empty() {
            FORMS.to_owned()
        } else {
            format!(
                "ask for what is told of it: show {thing:?}; or what it did: who killed whom in NAME; `dossier why N` \
                     shows the sentences behind row N of the last answer"
            )
        };
        self.error_at(at, "I cannot say what caused it: claims have no causes").hint(hint)
    }
}
