//! A query's words and signs, with where they stand in it.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{anychar, multispace0, none_of, satisfy};
use nom::combinator::{map, opt, recognize, value};
use nom::multi::{fold_many0, many0};
use nom::sequence::preceded;
use nom::{IResult, Parser};

use crate::lexicon::QuestionWords;

/// What a piece of a query is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word or a number.
    Word,
    /// A text in quotes, without them.
    Quoted,
    /// A sign.
    Sign,
}

/// A piece of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) text: String,
    /// The same in lower case, for words.
    pub(super) lower: String,
    /// First byte in the query, and the one after the last; quotes included.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is a text whose end quote is missing.
    pub(super) open: bool,
}

/// What it is, its text, and whether its end quote is missing.
type Piece = (Kind, String, bool);

/// Marks that stand for an apostrophe.
const APOSTROPHES: [char; 5] = ['’', '‘', 'ʼ', '`', '´'];

fn escaped(input: &str) -> IResult<&str, char> {
    let plain = |c: char| if c == 'n' { '\n' } else { c };
    preceded(tag("\\"), map(anychar, plain)).parse(input)
}

/// A text in the quotes of one style; without its end quote it reaches to the end of the query.
fn quoted<'a>(open: &'static str, close: &'static str, input: &'a str) -> IResult<&'a str, Piece> {
    let none = if close == "\"" {
        "\"\\"
    } else if close == "'" {
        "'\\"
    } else {
        "”\\"
    };
    let inside = fold_many0(alt((escaped, none_of(none))), String::new, |mut all, c| {
        all.push(c);
        all
    });
    let end = (opt(tag("\\")), opt(tag(close)));
    let (rest, (text, (_, closing))) = preceded(tag(open), (inside, end)).parse(input)?;
    Ok((rest, (Kind::Quoted, text, closing.is_none())))
}

/// Words of a question: anything between blanks, so that "U.S." and "al-Sham" stay whole.
fn question_word(input: &str) -> IResult<&str, Piece> {
    map(take_while1(|c: char| !c.is_whitespace() && !matches!(c, '"' | '“' | '”' | '?')), |text: &str| {
        (Kind::Word, text.to_owned(), false)
    })
    .parse(input)
}

fn question_piece(input: &str) -> IResult<&str, Piece> {
    alt((
        |i| quoted("\"", "\"", i),
        |i| quoted("“", "”", i),
        question_word,
        value((Kind::Sign, String::new(), false), anychar),
    ))
    .parse(input)
}

/// Words of a pattern: names, numbers and dates. A hyphen joins letters or digits (`met-with`, `2024-12-02`), so that
/// `)-[` stays signs.
fn pattern_word(input: &str) -> IResult<&str, Piece> {
    let letter = |c: char| c.is_alphanumeric() || c == '_';
    let (mut rest, _) = satisfy(letter).parse(input)?;
    loop {
        let plain = rest.find(|c: char| !letter(c)).unwrap_or(rest.len());
        rest = rest.get(plain..).unwrap_or_default();
        let mut ahead = rest.chars();
        let joins = ahead.next() == Some('-') && ahead.next().is_some_and(letter);
        if !joins {
            break;
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    let word = input.get(..input.len() - rest.len()).unwrap_or_default();
    // 0.5 is one number; 1..3 is a range.
    let digits = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit());
    if digits(word)
        && let Some(after) = rest.strip_prefix('.')
    {
        let places = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        if places > 0 {
            let cut = word.len() + 1 + places;
            let (number, rest) = input.split_at_checked(cut).unwrap_or((word, rest));
            return Ok((rest, (Kind::Word, number.to_owned(), false)));
        }
    }
    Ok((rest, (Kind::Word, word.to_owned(), false)))
}

fn sign(input: &str) -> IResult<&str, Piece> {
    let long = alt((tag("<>"), tag("<="), tag(">="), tag(".."), tag("->"), tag("<-")));
    map(alt((long, recognize(anychar))), |text: &str| (Kind::Sign, text.to_owned(), false)).parse(input)
}

fn pattern_piece(input: &str) -> IResult<&str, Piece> {
    alt((|i| quoted("\"", "\"", i), |i| quoted("'", "'", i), |i| quoted("“", "”", i), pattern_word, sign)).parse(input)
}

fn tokens(query: &str, piece: fn(&str) -> IResult<&str, Piece>) -> Vec<Token> {
    let located = |input| {
        let (input, _) = multispace0(input)?;
        let (rest, (kind, text, open)) = piece(input)?;
        let (start, end) = (query.len() - input.len(), query.len() - rest.len());
        Ok((rest, Token { kind, lower: text.to_lowercase(), text, start, end, open }))
    };
    let parsed: IResult<&str, Vec<Token>> = many0(located).parse(query);
    parsed.map(|(_, tokens)| tokens).unwrap_or_default()
}

/// Splits a question into words. Everything is a word, so this cannot fail. Marks at a word's end fall.
pub(super) fn words(question: &str) -> Vec<Token> {
    let mut words = tokens(question, question_piece);
    for word in words.iter_mut().filter(|w| w.kind == Kind::Word) {
        let kept = word.text.trim_end_matches([',', '!', ';', ':']).len();
        let kept = match word.text.get(..kept) {
            // "U.S." keeps its stop; the stop of a sentence falls.
            Some(text) if text.ends_with('.') && !text.trim_end_matches('.').contains('.') => {
                text.trim_end_matches('.').len()
            }
            _ => kept,
        };
        word.text.truncate(kept);
        // "didn’t", as telephones and newsrooms write it.
        word.lower = word.text.to_lowercase().replace(APOSTROPHES, "'");
        word.end = word.start + kept;
    }
    words.retain(|w| w.kind == Kind::Quoted || !w.text.is_empty());
    words.into_iter().flat_map(uncontracted).collect()
}

/// "what's" and "whats" as two words.
fn uncontracted(word: Token) -> Vec<Token> {
    static ASKING: QuestionWords = QuestionWords::of("contracted");
    let stem = word.lower.strip_suffix("'s");
    let stem = stem.or_else(|| word.lower.strip_suffix('s')).filter(|stem| ASKING.contains(stem)).map(str::len);
    match (word.kind, stem) {
        (Kind::Word, Some(length)) => {
            let asking = Token {
                text: word.text.get(..length).unwrap_or_default().to_owned(),
                lower: word.lower.get(..length).unwrap_or_default().to_owned(),
                ..word.clone()
            };
            vec![asking, Token { text: "is".to_owned(), lower: "is".to_owned(), ..word }]
        }
        _ => vec![word],
    }
}

/// Splits a pattern into words, quoted texts and signs. This cannot fail.
pub(super) fn signs(pattern: &str) -> Vec<Token> {
    tokens(pattern, pattern_piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(tokens: Vec<Token>) -> Vec<String> {
        tokens.into_iter().map(|t| t.text).collect()
    }

    #[test]
    fn quotes_keep_a_name_together_and_marks_fall() {
        assert_eq!(texts(words("who met \"Bank of Japan\", in U.S. ?")), ["who", "met", "Bank of Japan", "in", "U.S."]);
    }

    #[test]
    fn curly_apostrophes_are_apostrophes() {
        let lower: Vec<String> = words("who didn’t sign what’s new").into_iter().map(|t| t.lower).collect();
        assert_eq!(lower, ["who", "didn't", "sign", "what", "is", "new"]);
    }

    #[test]
    fn a_hyphen_joins_words_but_not_signs() {
        assert_eq!(
            texts(signs("(a)-[m:met-with*1..3]->(b) 2024-12 0.5")),
            [
                "(", "a", ")", "-", "[", "m", ":", "met-with", "*", "1", "..", "3", "]", "->", "(", "b", ")",
                "2024-12", "0.5"
            ]
        );
    }

    #[test]
    fn a_text_without_its_end_quote_is_open() {
        let open = |tokens: Vec<Token>| tokens.iter().map(|token| token.open).collect::<Vec<_>>();
        assert_eq!(open(signs("a = \"x\" 'y")), [false, false, false, true]);
        assert_eq!(open(words("about “Syria” “Iran")), [false, false, true]);
    }

    #[test]
    fn every_text_splits_without_end_quote_too() {
        assert_eq!(texts(words("about \"Syria")), ["about", "Syria"]);
        assert_eq!(texts(signs("'x\\")), ["x"]);
    }
}
