//! Values that are written out.

use super::{Parsed, Parser};
use crate::model::DateInterval;
use crate::query::ast::Literal;
use crate::query::parser::Parameters;
use crate::query::parser::lexer::{Kind, Token};

/// Reads a literal; what is none is a text.
pub(in crate::query::parser) fn literal(text: &str) -> Literal {
    let none = Parameters::new();
    let mut parser = Parser::new(text, &none);
    match parser.literal() {
        Ok(literal) if parser.at == parser.tokens.len() => literal,
        _ => Literal::Text(text.to_owned()),
    }
}

impl Parser<'_> {
    pub(super) fn literal(&mut self) -> Parsed<Literal> {
        if self.sign("$") {
            let at = self.at;
            let name = self.name("the parameter's name")?;
            return self.parameters.get(&name).cloned().ok_or_else(|| {
                self.error_at(at, format!("no value is given for ${name}"))
                    .hint(format!("give it with --param {name}=VALUE"))
            });
        }
        let negative = self.sign("-");
        let Some(token) = self.tokens.get(self.at).cloned() else {
            return Err(self.expected("a value"));
        };
        self.at += 1;
        if token.kind == Kind::Quoted && !negative {
            return Ok(Literal::Text(token.text));
        }
        if token.kind == Kind::Word
            && let Some(found) = self.unquoted(&token, negative)?
        {
            return Ok(found);
        }
        self.at -= 1;
        let found = self.expected("a value: a text in quotes, a number, a date, true, false or null");
        Err(if token.kind == Kind::Word {
            found.hint(format!("put a text in quotes: \"{}\"", token.text))
        } else {
            found
        })
    }

    /// What a word without quotes stands for that is no text: a number, a truth, nothing, a date.
    fn unquoted(&mut self, token: &Token, negative: bool) -> Parsed<Option<Literal>> {
        let number = token.text.parse::<f64>().ok();
        let number = number.filter(|n| n.is_finite() && token.text.starts_with(|c: char| c.is_ascii_digit()));
        if let Some(number) = number {
            return Ok(Some(Literal::Number(if negative { -number } else { number })));
        }
        if negative {
            return Ok(None);
        }
        match token.lower.as_str() {
            "true" => return Ok(Some(Literal::Bool(true))),
            "false" => return Ok(Some(Literal::Bool(false))),
            "null" => return Ok(Some(Literal::Null)),
            "date" if self.sign("(") => return self.date_in_brackets().map(Some),
            _ => {}
        }
        let Ok(date) = token.text.parse::<DateInterval>() else { return Ok(None) };
        // 2024-12-01/2024-12-07, 2024-12-01/..
        if !self.sign("/") {
            return Ok(Some(Literal::Date(date)));
        }
        let open = self.sign("..");
        let last =
            if open { "..".to_owned() } else { self.tokens.get(self.at).map(|t| t.text.clone()).unwrap_or_default() };
        self.at += usize::from(!open);
        let interval = format!("{}/{last}", token.text).parse().map(Literal::Date);
        interval.map(Some).map_err(|_| self.expected("a date after \"/\""))
    }

    /// The date of `date("2024-12-03")` or `date(2024)`, behind the opening bracket.
    fn date_in_brackets(&mut self) -> Parsed<Literal> {
        let inner = self.literal()?;
        self.must(")")?;
        match inner {
            Literal::Date(date) => Ok(Literal::Date(date)),
            Literal::Number(year) => {
                DateInterval::year(year as i16).map(Literal::Date).ok_or_else(|| self.expected("a date"))
            }
            Literal::Text(text) => {
                text.parse().map(Literal::Date).map_err(|_| self.error_at(self.at - 2, format!("{text:?} is no date")))
            }
            _ => Err(self.expected("a date")),
        }
    }
}
