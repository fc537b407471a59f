//! The claims that a question asks for, put into words that read back as the same question.

use std::fmt;

use super::quoted;
use crate::lexicon::{is_intransitive, question_noun};
use crate::query::ast::{End, Wants};
use crate::query::parser::{Inflection, asking, base, came_to, inflection, post_in, third, verb_relations};

/// Relations whose target is somebody.
const PERSONAL: &[&str] = &[
    "met-with",
    "spoke-with",
    "detained",
    "killed",
    "injured",
    "displaced",
    "appointed",
    "accused",
    "cooperated-with",
];

/// The claims that a question asks for.
pub(super) struct Asked<'q> {
    pub(super) wants: &'q Wants,
    pub(super) source: &'q End,
    pub(super) verb: &'q str,
    pub(super) relations: &'q [String],
    pub(super) target: &'q End,
    pub(super) negated: bool,
}

impl fmt::Display for Asked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(idiom) = self.idiom() {
            return f.write_str(&idiom);
        }
        // "when did Merz become chancellor"
        let post = came_to(self.verb).filter(|_| matches!(self.source, End::Named(_)));
        let verb = post.map_or_else(|| self.verb.to_owned(), |post| format!("become {post}"));
        self.write_to_verb(f, &verb)?;
        self.write_target(f, &verb)
    }
}

impl Asked<'_> {
    /// A question that has words of its own: "how many people died", "who did what", "is NAME president", "who is
    /// president".
    fn idiom(&self) -> Option<String> {
        let Self { wants, source, verb, relations, target, negated } = *self;
        match (wants, source, target) {
            (Wants::HowMany(noun), End::Any, End::Any) if !negated && is_told_by_noun(noun, verb, relations) => {
                Some(format!("how many {noun} were there"))
            }
            // "how many people died": nobody did it to them.
            (Wants::HowMany(noun), End::Any, End::Any) if !negated && stands_alone(verb, relations) => {
                let space = if noun.is_empty() { "" } else { " " };
                Some(format!("how many {noun}{space}{verb}"))
            }
            // "who did what to …"
            (Wants::Rows, End::Any | End::Kind(_) | End::Either(..), _) if !negated && is_any_deed(verb, target) => {
                let to = match target {
                    End::Named(name) => format!(" to {}", quoted(name)),
                    _ => String::new(),
                };
                Some(match source {
                    End::Kind(noun) => format!("which {noun} did what{to}"),
                    End::Either(a, b) => format!("what did {} or {} do{to}", quoted(a), quoted(b)),
                    _ => format!("who did what{to}"),
                })
            }
            // "is Lukashenko president of Belarus"
            (Wants::Whether, End::Named(name), _) => {
                let post = post_in(verb).filter(|_| verb.starts_with("is "))?;
                let not = if negated { " not" } else { "" };
                let of = match target {
                    End::Named(whose) => format!(" of {}", quoted(whose)),
                    _ => String::new(),
                };
                Some(format!("is {}{not} {post}{of}", quoted(name)))
            }
            // "who is secretary of state"
            (Wants::Rows, End::Any, End::Any) if !negated => {
                let post = post_in(verb).filter(|_| verb.starts_with("is "))?;
                Some(format!("who is {post}"))
            }
            _ => None,
        }
    }

    /// Whether the relations are such that are done to somebody.
    fn is_of_somebody(&self) -> bool {
        !self.relations.is_empty() && self.relations.iter().all(|r| PERSONAL.contains(&r.as_str()))
    }

    /// Whatever was done or whoever suffered it, where the question names nobody.
    fn anything(&self) -> &'static str {
        if self.is_of_somebody() { "whom" } else { "what" }
    }

    /// Writes the question up to its verb: "who condemned", "when did Merz become".
    fn write_to_verb(&self, f: &mut fmt::Formatter<'_>, verb: &str) -> fmt::Result {
        let Self { wants, source, target, negated, .. } = *self;
        let not = if negated { " not" } else { "" };
        // "did … call for", but "has … contacted".
        let aux = if is_past(verb) { "has" } else { "did" };
        let subject = match source {
            End::Any => "anyone".to_owned(),
            End::Kind(noun) => format!("any {noun}"),
            End::Named(name) => quoted(name),
            End::Either(a, b) => format!("{} or {}", quoted(a), quoted(b)),
        };
        match (wants, source) {
            (Wants::Rows, End::Named(_) | End::Either(..)) => {
                match target {
                    End::Kind(noun) => write!(f, "which {noun}")?,
                    _ => f.write_str(self.anything())?,
                }
                write!(f, " {aux} {subject}{not} {verb}")
            }
            (Wants::Rows, _) => self.write_who(f, verb),
            (Wants::When(occasion), _) => write!(f, "when {aux} {subject}{not}{} {verb}", occasion.word()),
            (Wants::Where, _) => write!(f, "where {aux} {subject}{not} {verb}"),
            // "how many countries condemned …": those who are counted did it.
            (Wants::HowMany(noun), _) if is_counted(source, wants) => {
                // "how many guards led" alone would count whom somebody led.
                let suffers = matches!((source, target), (End::Named(_), End::Any)) && is_past(verb);
                let not = match (negated, suffers) {
                    (true, _) => " did not",
                    (false, true) => " have",
                    (false, false) => "",
                };
                write!(f, "how many {noun}{not} {verb}")
            }
            (Wants::HowMany(noun), _) => {
                let space = if noun.is_empty() { "" } else { " " };
                write!(f, "how many {noun}{space}{aux} {subject}{not} {verb}")
            }
            (Wants::Whether, _) => write!(f, "{aux} {subject}{not} {verb}"),
        }
    }

    /// Writes who did it, where that is asked: "who called for", "which countries have not condemned".
    fn write_who(&self, f: &mut fmt::Formatter<'_>, verb: &str) -> fmt::Result {
        match self.source {
            End::Kind(noun) => write!(f, "which {noun}")?,
            _ => f.write_str("who")?,
        }
        match (self.negated, self.source) {
            (true, End::Kind(_)) if is_past(verb) => write!(f, " have not {verb}"),
            (true, _) if is_past(verb) => write!(f, " has not {verb}"),
            (true, _) => write!(f, " did not {verb}"),
            (false, End::Any) => write!(f, " {}", third(verb)),
            (false, _) => write!(f, " {verb}"),
        }
    }

    /// Writes what stands behind the verb.
    fn write_target(&self, f: &mut fmt::Formatter<'_>, verb: &str) -> fmt::Result {
        let Self { wants, source, relations, target, .. } = *self;
        let rows = *wants == Wants::Rows;
        match (target, source) {
            // The noun after "how many" says so already.
            (target, _) if is_counted(target, wants) => Ok(()),
            (End::Named(name), _) => write!(f, " {}", quoted(name)),
            (End::Either(a, b), _) => write!(f, " {} or {}", quoted(a), quoted(b)),
            (_, End::Named(_) | End::Either(..)) if rows => Ok(()),
            (End::Kind(noun), _) => write!(f, " which {noun}"),
            (End::Any, _) if rows && (post_in(verb).is_some() || stands_alone(verb, relations)) => Ok(()),
            (End::Any, _) if rows => write!(f, " {}", self.anything()),
            (End::Any, _) if stands_alone(verb, relations) => Ok(()),
            (End::Any, End::Any) if *wants == Wants::Whether => {
                write!(f, " {}", if self.is_of_somebody() { "anyone" } else { "anything" })
            }
            (End::Any, _) => Ok(()),
        }
    }
}

/// Whether nothing stands behind a verb phrase: "resigned".
fn stands_alone(verb: &str, relations: &[String]) -> bool {
    // "strike" alone is a strike or an attack, "who struck whom" an attack.
    let whole = verb_relations(verb).is_none_or(|all| all == relations);
    whole && base(verb).is_some_and(is_intransitive)
}

/// Whether a question for a number of deeds says all by their noun: "how many protests were there".
fn is_told_by_noun(noun: &str, verb: &str, relations: &[String]) -> bool {
    let asked = question_noun(noun).and_then(asking);
    asked.is_some_and(|asked| asked.relations == relations && asked.past == verb)
}

/// Whether one end is what is counted, by the noun after "how many": "how many hospitals were attacked".
fn is_counted(end: &End, wants: &Wants) -> bool {
    match (end, wants) {
        (End::Kind(_), Wants::HowMany(_)) => true,
        (End::Named(name), Wants::HowMany(noun)) => name == noun,
        _ => false,
    }
}

/// Whether anything may have been done: "who did what to Syria".
fn is_any_deed(verb: &str, target: &End) -> bool {
    match target {
        End::Named(_) => verb == "do to",
        End::Any => verb == "do",
        End::Kind(_) | End::Either(..) => false,
    }
}

/// Whether a verb phrase is in its past form.
fn is_past(verb: &str) -> bool {
    inflection(verb) == Some(Inflection::Past)
}
