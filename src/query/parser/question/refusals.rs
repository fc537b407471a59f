//! What one question cannot say, with the questions that can: what went before it, two names at once, those left out.

use super::words::SUPERLATIVES;
use super::{FORMS, Parsed, Parser};
use crate::lexicon::{QuestionWords, one_question_noun, question_noun};
use crate::model::Modality;
use crate::query::parser::{ParseError, asking};

/// Words that go on from what was said before.
pub(super) const GOES_ON: &[&[&str]] = &[&["what", "about"], &["how", "about"], &["and"], &["but"], &["also"]];

/// Words that begin a question of its own.
static ASKS: QuestionWords = QuestionWords::of("asks");

/// Words for somebody or something that was named before.
const PRONOUNS: &[&str] = &[
    "he",
    "she",
    "it",
    "they",
    "him",
    "her",
    "them",
    "his",
    "hers",
    "its",
    "their",
    "theirs",
    "there",
    "here",
    "this",
    "that",
    "these",
    "those",
    "me",
    "you",
    "we",
    "i",
    "himself",
    "herself",
    "themselves",
    "itself",
];

/// Words that leave somebody out.
const WITHOUT: &[&[&str]] = &[
    &["apart", "from"],
    &["aside", "from"],
    &["except", "for"],
    &["except"],
    &["besides"],
    &["other", "than"],
    &["but", "not"],
    &["excluding"],
    &["not", "including"],
];

/// Words of the language that no name has inside, unless the store knows it: typed in small letters.
const NO_NAME: &[&str] = &[
    "was",
    "were",
    "is",
    "are",
    "be",
    "been",
    "got",
    "did",
    "does",
    "do",
    "has",
    "have",
    "had",
    "who",
    "whom",
    "whose",
    "which",
    "what",
    "where",
    "when",
    "why",
    "how",
    "whether",
    "if",
    "else",
    "not",
    "never",
    "no",
    "nobody",
    "none",
    "more",
    "than",
    "less",
    "fewer",
    "say",
    "says",
    "said",
    "according",
    "really",
    "actually",
    "ever",
    "he",
    "she",
    "it",
    "they",
    "him",
    "them",
    "least",
    "because",
    "cannot",
    "nor",
    "neither",
];

/// A form of a verb for several, and the one for one of them.
const OF_ONE: &[(&str, &str)] = &[("are", "is"), ("were", "was"), ("have", "has"), ("do", "does")];

impl Parser<'_> {
    /// Where the question goes on from another, the word behind what says so.
    pub(super) fn goes_on(&self) -> Option<usize> {
        let next = self.at + GOES_ON.iter().find_map(|phrase| self.phrase_at(self.at, phrase))?;
        let asks = self.is_at(next, &ASKS) && next + 1 < self.words.len() && !self.is_at(next + 1, &["else"]);
        (!asks && next < self.words.len()).then_some(next)
    }

    /// Refuses "and in 2025?", "what about Iran", "what did Iran do in response", which need the question before.
    pub(super) fn needs_no_other(&self) -> Parsed<()> {
        if let Some(answer) = self.words.len().checked_sub(2).filter(|at| *at > 0)
            && self.is_at(answer, &["in"])
            && self.is_at(answer + 1, &["response", "return", "retaliation", "reply", "turn"])
        {
            let unknown = "I do not know what this answered: one question knows nothing of the last";
            return Err(self.error_at(answer, unknown).hint(
                "ask for what was done from its day on, or to whom: what did NAME do since 2025-06-13; what did NAME \
                do to NAME",
            ));
        }
        let Some(next) = self.goes_on() else { return Ok(()) };
        let rest = self.text(next, self.words.len());
        let name =
            if self.ends_name(next) || self.is_at(next, &ASKS) { String::new() } else { format!("show {rest:?}; or ") };
        Err(self.error("this goes on from another question, and one question knows nothing of the last").hint(format!(
            "ask the whole of it ({name}who met whom in 2025, what happened in NAME), give the question before it with \
             --after, or ask at the prompt of `dossier shell`, which knows it"
        )))
    }

    /// How many words a phrase has that stands there.
    pub(super) fn phrase_at(&self, at: usize, phrase: &[&str]) -> Option<usize> {
        (at..).zip(phrase).all(|(at, word)| self.is_at(at, &[word])).then_some(phrase.len())
    }

    /// As [`Parser::phrase_at`], of a phrase as a table has it.
    pub(super) fn spells(&self, at: usize, phrase: &str) -> Option<usize> {
        let words = || phrase.split(' ');
        (at..).zip(words()).all(|(at, word)| self.is_at(at, &[word])).then(|| words().count())
    }

    /// Refuses "who condemned Israel apart from Iran".
    pub(super) fn leaves_nobody_out(&self) -> Parsed<()> {
        let found = (self.at + 1..self.words.len())
            .find_map(|at| WITHOUT.iter().find_map(|phrase| self.phrase_at(at, phrase)).map(|taken| (at, taken)));
        let Some((at, taken)) = found else { return Ok(()) };
        let said = self.word_at(at + taken).is_none_or(|word| Modality::from_word(word).is_some());
        let within = (self.at..at).rev().any(|from| {
            let to = self.words.len().min(at + taken + 2);
            (at + taken..=to).any(|to| self.knows.whole_name(&self.text(from, to)))
        });
        if said || within {
            return Ok(());
        }
        let without = self.text(at, at + taken);
        let rest = self.text(at + taken, self.words.len());
        let whom = rest.split(' ').next().unwrap_or_default();
        Err(self.error_at(at, format!("I cannot leave out a name ({without:?})")).hint(format!(
            "ask without it and read over the rows; or leave it out in a pattern: dossier match \
             '(a)-[m:condemned]->(b {{name: \"Israel\"}}) WHERE NOT a.name = {whom:?}'"
        )))
    }

    /// Refuses a pronoun where a name is expected.
    pub(super) fn is_no_pronoun(&self) -> Parsed<()> {
        let Some(word) = self.words.get(self.at).filter(|_| self.is(PRONOUNS)) else { return Ok(()) };
        // "IT" and "Her Majesty" may be names.
        if word.text != word.lower {
            return Ok(());
        }
        Err(self
            .error(format!("I do not know who or what {:?} is: one question knows nothing of the last", word.text))
            .hint("write the name; a name with such a word in it goes into quotes"))
    }

    /// Refuses a name that the store does not know and that has words of the language in it: "Iran really", "Trump
    /// where".
    pub(super) fn is_plain_name(&self, from: usize, to: usize) -> Parsed<()> {
        match self.odd_word(from, to) {
            Some(at) => {
                let (word, name) = (self.text(at, at + 1), self.text(from, to));
                Err(self.error_at(at, format!("I do not understand {word:?} here, and know no name {name:?}")).hint(
                    format!(
                        "ask one question at a time, with filters behind it; a name with such a word in it goes into \
                     quotes: \"{}\"; {FORMS}",
                        name.replace('"', "")
                    ),
                ))
            }
            None => Ok(()),
        }
    }

    /// The first word there that no name has, where the store does not know the name.
    pub(super) fn odd_word(&self, from: usize, to: usize) -> Option<usize> {
        let plain = |at: usize| !self.is_quoted(at) && self.words.get(at).is_some_and(|w| w.text == w.lower);
        let joins = |at: usize| (at == from || at + 1 == to) && self.is_at(at, &["and", "or", "but"]);
        let odd = (from..to).find(|at| plain(*at) && (self.is_at(*at, NO_NAME) || joins(*at)))?;
        (!self.knows.name(&self.text(from, to))).then_some(odd)
    }

    /// Refuses "killed at least 10 people", which no filter says.
    pub(super) fn counts_none(&self) -> Parsed<()> {
        let number = |at: usize| self.word_at(at).is_some_and(|w| w.replace(',', "").parse::<u64>().is_ok());
        let found = (self.at..self.words.len()).find(|at| {
            let least = self.is_at(*at, &["at"]) && self.is_at(at + 1, &["least", "most"])
                || self.is_at(*at, &["more", "less", "fewer"]) && self.is_at(at + 1, &["than"]);
            let sources = (at + 3..at + 5).any(|at| self.is_at(at, &["sources", "source", "publishers", "texts"]));
            least && number(at + 2) && !sources && !self.is_quoted(*at)
        });
        let Some(at) = found else { return Ok(()) };
        let n = self.text(at + 2, at + 3).replace(',', "");
        let sign = match (self.word_at(at), self.word_at(at + 1)) {
            (Some("more"), _) => ">",
            (Some("at"), Some("most")) => "<=",
            (Some("at"), _) => ">=",
            _ => "<",
        };
        Err(self.error_at(at, "I cannot ask for claims by the number that they tell").hint(format!(
            "a pattern can: dossier match '(a)-[m:killed]->(b) WHERE m.quantity {sign} {n}'; or ask for all: who \
             killed whom by count"
        )))
    }

    /// Refuses "the deadliest attack", with how the claims of such deeds are asked for.
    pub(super) fn counts_no_first(&self) -> Parsed<()> {
        let first = self.at + usize::from(self.is(&["the"]));
        if !self.is_at(first, &SUPERLATIVES) {
            return Ok(());
        }
        let of_deeds = |at: usize| {
            let word = self.word_at(at)?;
            asking(question_noun(word).or_else(|| one_question_noun(word))?).map(|asked| asked.past)
        };
        let deed = (first..self.words.len()).take_while(|at| !self.ends_name(*at)).find_map(of_deeds);
        let did = if self.is_at(first, &["deadliest"]) { "killed" } else { deed.unwrap_or("attacked") };
        Err(self.error_at(first, "I cannot count who or what comes first by one noun").hint(format!(
            "ask for the claims, those told of most first: who {did} whom by count first 5; or count them: who {did} \
             whom per actor"
        )))
    }

    /// Refuses "killed and injured": one question has one verb. The words of the first stand from `from` to the parser.
    pub(super) fn is_one_verb(&self, from: usize) -> Parsed<()> {
        if !self.is(&["and", "or"]) || self.is_quoted(self.at + 1) {
            return Ok(());
        }
        let Some((_, _, taken)) = self.verb_at(self.at + 1) else { return Ok(()) };
        let (before, behind) = (self.text(0, from), self.text(self.at + 1 + taken, self.words.len()));
        let each = |verb: String| [before.as_str(), verb.as_str(), behind.as_str()].join(" ").trim().to_owned();
        let (first, second) = (self.text(from, self.at), self.text(self.at + 1, self.at + 1 + taken));
        Err(self.error("I can ask for one kind of deed at a time").hint(format!(
            "ask for each: {}; {}",
            each(first),
            each(second)
        )))
    }

    /// Says that a question can be asked of one name alone, with the question of each: the names stand between two
    /// words.
    pub(super) fn of_each(&self, at: usize, (from, to): (usize, usize), (a, b): (&str, &str)) -> ParseError {
        let mut before: Vec<&str> =
            self.words.get(..from).unwrap_or_default().iter().map(|w| w.text.as_str()).collect();
        if let Some(first) = before.first_mut()
            && let Some((_, one)) = OF_ONE.iter().find(|(many, _)| *many == first.to_lowercase())
        {
            *first = one;
        }
        let (before, behind) = (before.join(" "), self.text(to, self.words.len()));
        let ask = |name: &str| [before.as_str(), name, behind.as_str()].join(" ").trim().to_owned();
        self.error_at(at, "I can ask this of one name alone").hint(format!("ask of each: {}; {}", ask(a), ask(b)))
    }
}
