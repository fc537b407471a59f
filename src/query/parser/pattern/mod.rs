//! Patterns into an AST: recursive descent over the lexer's pieces, nesting bounded, the furthest error reported.

mod expression;
mod literal;
mod path;
mod returned;
mod variables;

#[cfg(feature = "cli")]
use crate::query::ast::Expression;
use crate::query::ast::{Pattern, Sort};
use crate::query::parser::lexer::{Kind, Token, signs};
use crate::query::parser::{Parameters, ParseError};

pub(super) use literal::literal;

/// How deep conditions may nest.
const DEEPEST: usize = 64;

/// How many edges `*` may take without an end.
pub(in crate::query) const LONGEST_PATH: u32 = 8;

/// How many paths and conditions a pattern may have in all.
const MOST_PARTS: usize = 256;

type Parsed<T> = Result<T, ParseError>;

struct Parser<'a> {
    tokens: Vec<Token>,
    at: usize,
    length: usize,
    depth: usize,
    parts: usize,
    parameters: &'a Parameters,
    /// The error that was reached furthest in the text, where several ways of reading were tried.
    furthest: Option<ParseError>,
}

/// Reads a pattern; `$name` stands for a parameter.
///
/// # Errors
/// Where a piece is not expected; the error says which and what was.
pub(super) fn parse(text: &str, parameters: &Parameters) -> Parsed<Pattern> {
    let mut parser = Parser::new(text, parameters);
    if let Some(quote) = parser.tokens.iter().find(|token| token.open) {
        // All behind it would be part of the text.
        let message = "this quote is not closed";
        let mark = text.get(quote.start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        return Err(
            ParseError::new(message, quote.start..quote.start + mark).hint("close it behind the text that it opens")
        );
    }
    let pattern = parser.pattern().map_err(|error| parser.further(error))?;
    variables::check(&pattern).map_err(|wrong| {
        let at = parser.tokens.iter().rposition(|t| t.text == wrong.name);
        parser.error_at(at.unwrap_or(parser.tokens.len()), wrong.message).hint(wrong.hint)
    })?;
    Ok(pattern)
}

/// Reads a condition alone, as it stands behind WHERE; whether a pattern has its variables is seen where both are
/// joined.
///
/// # Errors
/// As [`parse`].
#[cfg(feature = "cli")]
pub(super) fn condition(text: &str, parameters: &Parameters) -> Parsed<Expression> {
    let mut parser = Parser::new(text, parameters);
    let condition = parser.expression().map_err(|error| parser.further(error))?;
    if parser.at < parser.tokens.len() {
        return Err(parser.expected("AND, OR or the end of the condition"));
    }
    Ok(condition)
}

impl<'a> Parser<'a> {
    fn new(text: &str, parameters: &'a Parameters) -> Self {
        Parser { tokens: signs(text), at: 0, length: text.len(), depth: 0, parts: 0, parameters, furthest: None }
    }
}

impl Parser<'_> {
    fn further(&self, error: ParseError) -> ParseError {
        match &self.furthest {
            Some(other) if other.span.start > error.span.start => other.clone(),
            _ => error,
        }
    }

    fn keep(&mut self, error: ParseError) {
        self.furthest = Some(self.further(error));
    }

    fn error_at(&self, at: usize, message: impl Into<String>) -> ParseError {
        let span = self.tokens.get(at).map_or(self.length..self.length, |t| t.start..t.end);
        ParseError::new(message, span)
    }

    fn expected(&self, what: &str) -> ParseError {
        let found = match self.tokens.get(self.at) {
            Some(token) => format!("{:?}", token.text),
            None => "the end".to_owned(),
        };
        self.error_at(self.at, format!("I expect {what} here, not {found}"))
    }

    fn sign_at(&self, at: usize, sign: &str) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == Kind::Sign && t.text == sign)
    }

    fn is_sign(&self, sign: &str) -> bool {
        self.sign_at(self.at, sign)
    }

    fn sign(&mut self, sign: &str) -> bool {
        let found = self.is_sign(sign);
        self.at += usize::from(found);
        found
    }

    fn must(&mut self, sign: &str) -> Parsed<()> {
        if self.sign(sign) { Ok(()) } else { Err(self.expected(&format!("{sign:?}"))) }
    }

    fn is_word(&self, word: &str) -> bool {
        self.tokens.get(self.at).is_some_and(|t| t.kind == Kind::Word && t.lower == word)
    }

    fn word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        self.at += usize::from(found);
        found
    }

    fn must_word(&mut self, word: &str) -> Parsed<()> {
        if self.word(word) { Ok(()) } else { Err(self.expected(&word.to_uppercase())) }
    }

    /// A name: of a variable, a label, a property.
    fn name(&mut self, what: &str) -> Parsed<String> {
        let named = self
            .tokens
            .get(self.at)
            .filter(|t| t.kind == Kind::Word && t.text.starts_with(|c: char| c.is_alphabetic() || c == '_'));
        match named.map(|t| t.text.clone()) {
            Some(name) => {
                self.at += 1;
                Ok(name)
            }
            None => Err(self.expected(what)),
        }
    }

    fn number(&mut self) -> Option<u32> {
        let token = self.tokens.get(self.at).filter(|t| t.kind == Kind::Word)?;
        let is_large = || token.text.bytes().all(|byte| byte.is_ascii_digit()).then_some(u32::MAX);
        let number = token.text.parse().ok().or_else(is_large)?;
        self.at += 1;
        Some(number)
    }

    fn count(&mut self, what: &str) -> Parsed<usize> {
        self.number().map(|n| n as usize).ok_or_else(|| self.expected(&format!("a number after {what}")))
    }

    fn part(&mut self) -> Parsed<()> {
        self.parts += 1;
        if self.parts > MOST_PARTS {
            return Err(self.error_at(self.at, format!("the pattern has more than {MOST_PARTS} parts")));
        }
        Ok(())
    }

    fn pattern(&mut self) -> Parsed<Pattern> {
        self.word("match");
        let mut paths = vec![self.path()?];
        while self.sign(",") {
            paths.push(self.path()?);
        }
        let condition = if self.word("where") { Some(self.expression()?) } else { None };
        let mut pattern = Pattern {
            paths,
            condition,
            items: Vec::new(),
            distinct: false,
            order: Vec::new(),
            skip: None,
            limit: None,
        };
        if self.word("return") {
            pattern.distinct = self.word("distinct");
            pattern.items.push(self.item()?);
            while self.sign(",") {
                pattern.items.push(self.item()?);
            }
        }
        if self.word("order") {
            self.must_word("by")?;
            loop {
                let value = self.returned()?;
                let descending = self.word("desc") || self.word("descending");
                if !descending && !self.word("asc") {
                    self.word("ascending");
                }
                pattern.order.push(Sort { value, descending });
                if !self.sign(",") {
                    break;
                }
            }
        }
        if self.word("skip") {
            pattern.skip = Some(self.count("SKIP")?);
        }
        if self.word("limit") {
            let at = self.at;
            let limit = self.count("LIMIT")?;
            if limit == 0 {
                return Err(ParseError::no_rows(self.error_at(at, "").span));
            }
            pattern.limit = Some(limit);
        }
        if self.at < self.tokens.len() {
            return Err(self.expected("an edge, \",\", WHERE, RETURN, ORDER BY, SKIP, LIMIT or the end"));
        }
        Ok(pattern)
    }
}
