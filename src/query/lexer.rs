//! A question's words, with where they stand in it.

use nom::branch::alt;
use nom::bytes::complete::{is_not, tag, take_while1};
use nom::character::complete::{char, multispace0};
use nom::combinator::{map, opt};
use nom::multi::many0;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

/// A word, or the text between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) quoted: bool,
    /// First byte in the question, and the one after the last.
    pub(super) start: usize,
    pub(super) end: usize,
}

fn quoted(input: &str) -> IResult<&str, (&str, bool)> {
    let straight = delimited(char('"'), opt(is_not("\"")), opt(char('"')));
    let curly = delimited(char('“'), opt(is_not("”")), opt(char('”')));
    map(alt((straight, curly)), |text: Option<&str>| {
        (text.unwrap_or_default(), true)
    })
    .parse(input)
}

fn bare(input: &str) -> IResult<&str, (&str, bool)> {
    map(
        take_while1(|c: char| !c.is_whitespace() && !matches!(c, '"' | '“' | '”' | '?')),
        |text| (text, false),
    )
    .parse(input)
}

fn mark(input: &str) -> IResult<&str, (&str, bool)> {
    map(alt((tag("?"), tag("”"))), |_| ("", false)).parse(input)
}

/// Splits a question into words. Everything is a word, so this cannot fail.
pub(super) fn words(question: &str) -> Vec<Word> {
    let word = preceded(multispace0, alt((quoted, bare, mark)));
    let parsed: IResult<&str, Vec<(&str, bool)>> =
        terminated(many0(word), multispace0).parse(question);
    let Ok((_, found)) = parsed else {
        return Vec::new();
    };
    found
        .into_iter()
        .map(|(text, quoted)| {
            let start = (text.as_ptr() as usize)
                .saturating_sub(question.as_ptr() as usize)
                .min(question.len());
            let trimmed = if quoted {
                text
            } else {
                text.trim_end_matches(['.', ',', '!', ';'])
            };
            let text = if trimmed.is_empty() { text } else { trimmed };
            Word {
                text: text.to_owned(),
                quoted,
                start,
                end: start + text.len(),
            }
        })
        .filter(|w| !w.text.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_keep_a_name_together_and_the_question_mark_falls() {
        let found: Vec<String> = words("who met \"Bank of Japan\" in U.S. ?")
            .into_iter()
            .map(|w| w.text)
            .collect();
        assert_eq!(found, ["who", "met", "Bank of Japan", "in", "U.S"]);
    }
}
