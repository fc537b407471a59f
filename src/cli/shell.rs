//! `dossier shell`: a prompt.
//! The store is open only while a line is answered, so that other commands have it meanwhile.

use std::time::Duration;

use clap::Args;
use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::Validator;
use rustyline::{CompletionType, Config, Context, Editor, Helper};

use super::error::{CommandError, Kind};
use super::place::Place;
use super::ui::Ui;
use super::{Cli, command, formats, parse, report};
use crate::Dossier;
use crate::lexicon::{QuestionWords, finer_verbs, fold, question_copulas, question_nouns, question_verbs, relations};
use crate::store::Reader;

/// Ask at a prompt, with history and completion.
///
/// A line is a question, a pattern, or a command with its arguments, as on the command line without `dossier`. A
/// question may go on from the one before: "and in 2025?", "what about Iran". Tab completes names of the store,
/// relations and words of questions. The store is given up between two lines. `quit` or the end of input ends it.
#[derive(Debug, Args)]
pub(super) struct ShellArgs {}

/// The lines of earlier sessions, beside the store.
const HISTORY: &str = "history";
/// Commands whose name also begins a question.
const QUESTIONS_TOO: [&str; 2] = ["show", "path"];
/// Words of questions.
static KEYWORDS: QuestionWords = QuestionWords::of("offered");
/// A name of more words is completed from its last ones.
const LONGEST_NAME: usize = 4;
/// Names offered at once.
const OFFERED: usize = 24;

/// Reads lines until the end. An error of one line is said, and the next one is read.
pub(super) fn run(cli: &Cli, ui: &Ui) -> Result<(), CommandError> {
    let failed = |error: ReadlineError| CommandError::new(Kind::Failed, format!("the prompt cannot be read: {error}"));
    let config = Config::builder().completion_type(CompletionType::List).build();
    let mut editor: Editor<Words, FileHistory> = Editor::with_config(config).map_err(failed)?;
    editor.set_helper(Some(Words::of(&cli.place)));
    let history = cli.place.path().join(HISTORY);
    // The first time there is none.
    let _ = editor.load_history(&history);
    // The questions from which the next one may go on.
    let mut asked: Vec<String> = Vec::new();
    loop {
        let line = match editor.readline("dossier> ") {
            Ok(line) => line.trim().to_owned(),
            Err(ReadlineError::Interrupted) => continue,
            Err(ReadlineError::Eof) => break,
            Err(error) => return Err(failed(error)),
        };
        if matches!(line.as_str(), "quit" | "exit") {
            break;
        }
        if line.is_empty() {
            continue;
        }
        let _ = editor.add_history_entry(&line);
        let before = if crate::query::goes_on(&line) { asked.as_slice() } else { &[] };
        let answered = answer(&line, before, cli, ui);
        if answered.is_ok() {
            if !crate::query::goes_on(&line) {
                asked.clear();
            }
            asked.push(line);
        }
        if let Err(error) = answered {
            if error.kind == Kind::BrokenPipe {
                break;
            }
            let _ = report(&error, ui);
        }
    }
    if cli.place.path().is_dir() {
        let _ = editor.save_history(&history);
    }
    Ok(())
}

fn answer(line: &str, before: &[String], cli: &Cli, ui: &Ui) -> Result<(), CommandError> {
    let words = words(line);
    let first = words.first().map(String::as_str).unwrap_or_default();
    let is_command = first == "help" || command().get_subcommands().any(|sub| sub.get_name() == first);
    if first == "shell" {
        return Err(CommandError::usage("this is the shell"));
    }
    if is_command {
        match parse(std::iter::once("dossier").chain(words.iter().map(String::as_str))) {
            Ok(inner) => return super::run(&inherit(inner, cli), ui),
            Err(_) if QUESTIONS_TOO.contains(&first) => {}
            Err(error) => {
                let _ = error.print();
                return Ok(());
            }
        }
    }
    let is_pattern = line.starts_with('(') || line.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("match "));
    let form = if is_pattern { "match" } else { "ask" };
    let after = before.iter().flat_map(|question| ["--after", question.as_str()]);
    let inner = parse(["dossier", form].into_iter().chain(after).chain(["--", line]));
    let inner = inner.map_err(|error| CommandError::usage(error.to_string()))?;
    super::run(&inherit(inner, cli), ui)
}

/// A line's own options go before those that the shell was started with: a format, as far as the command has it.
fn inherit(inner: Cli, outer: &Cli) -> Cli {
    let format = inner.format.or(outer.format.filter(|format| formats::has(&inner.name, *format)));
    Cli { place: outer.place.clone(), format, ..inner }
}

/// The words of a line; quotes hold several together.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote, mut begun) = (Vec::new(), String::new(), None, false);
    for c in line.chars() {
        match (quote, c) {
            (Some(q), _) if c == q => quote = None,
            (Some(_), _) => word.push(c),
            (None, '"' | '\'') if word.is_empty() => (quote, begun) = (Some(c), true),
            (None, _) if c.is_whitespace() => {
                if begun || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            (None, _) => word.push(c),
        }
    }
    if begun || !word.is_empty() {
        words.push(word);
    }
    words
}

/// What Tab offers.
struct Words {
    place: Place,
    fixed: Vec<String>,
}

impl Words {
    fn of(place: &Place) -> Self {
        let mut fixed: Vec<String> = KEYWORDS.iter().map(|word| (*word).to_owned()).collect();
        fixed.extend(relations().iter().map(|relation| relation.name.to_owned()));
        fixed.extend(question_verbs().map(|(verb, _, _)| verb.to_owned()));
        fixed.extend(finer_verbs().map(|verb| verb.base.to_owned()));
        fixed.extend(question_nouns().map(|noun| noun.noun.to_owned()));
        fixed.extend(question_copulas().map(|(phrase, _)| phrase.to_owned()));
        fixed.extend(command().get_subcommands().map(|sub| sub.get_name().to_owned()));
        fixed.sort();
        fixed.dedup();
        Self { place: place.clone(), fixed }
    }

    /// Names of the store that begin so; none while another process has it.
    fn names(&self, prefix: &str) -> Vec<String> {
        let Ok(dossier) = Dossier::open(&self.place.path(), Duration::ZERO) else {
            return Vec::new();
        };
        let folded = fold(prefix);
        let found = dossier.snapshot().names_with_prefix(prefix, OFFERED).unwrap_or_default();
        let mut names: Vec<String> =
            found.into_iter().map(|m| m.name).filter(|name| fold(name).starts_with(&folded)).collect();
        names.dedup();
        names
    }
}

/// Where the completed part begins, and what may stand there.
fn candidates(before: &str, fixed: &[String], names: &dyn Fn(&str) -> Vec<String>) -> (usize, Vec<String>) {
    let mut starts: Vec<usize> = vec![0];
    starts.extend(before.char_indices().filter(|(_, c)| " \"'(".contains(*c)).map(|(at, _)| at + 1));
    let of_words = starts.len().saturating_sub(LONGEST_NAME);
    for start in starts.iter().skip(of_words).copied() {
        let part = before.get(start..).unwrap_or_default();
        if part.chars().count() < 2 {
            continue;
        }
        let mut found = names(part);
        if !part.contains(' ') {
            let small = part.to_lowercase();
            found.extend(fixed.iter().filter(|word| word.starts_with(&small)).cloned());
        }
        if !found.is_empty() {
            return (start, found);
        }
    }
    (before.len(), Vec::new())
}

impl Completer for Words {
    type Candidate = String;

    fn complete(&self, line: &str, pos: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        Ok(candidates(line.get(..pos).unwrap_or_default(), &self.fixed, &|prefix| self.names(prefix)))
    }
}

impl Hinter for Words {
    type Hint = String;
}

impl Highlighter for Words {}

impl Validator for Words {}

impl Helper for Words {}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(before: &str) -> (usize, Vec<String>) {
        let fixed = ["about".to_owned(), "met".to_owned()];
        let names = |prefix: &str| -> Vec<String> {
            let all = ["Antonio Guterres", "Ankara", "Metz"];
            let small = prefix.to_lowercase();
            all.iter().filter(|n| n.to_lowercase().starts_with(&small)).map(|n| (*n).to_owned()).collect()
        };
        candidates(before, &fixed, &names)
    }

    #[test]
    fn a_name_is_completed_from_several_of_its_words() {
        assert_eq!(offered("who met antonio gu"), (8, vec!["Antonio Guterres".to_owned()]));
    }

    #[test]
    fn a_word_is_completed_to_names_and_to_words_of_questions() {
        assert_eq!(offered("who me"), (4, vec!["Metz".to_owned(), "met".to_owned()]));
        assert_eq!(offered("who met whom ab").1, ["about"]);
    }

    #[test]
    fn quotes_hold_words_together() {
        assert_eq!(words("merge HTS \"Hayat Tahrir al-Sham\" ''"), ["merge", "HTS", "Hayat Tahrir al-Sham", ""]);
        assert_eq!(words("what's new"), ["what's", "new"]);
    }
}
