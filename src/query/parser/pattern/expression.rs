//! Conditions, and what they compare.

use super::{DEEPEST, Parsed, Parser};
use crate::query::ast::{Comparison, EdgeProperty, Expression, Function, Literal, NodeProperty, Operand};
use crate::query::parser::lexer::Kind;

impl Parser<'_> {
    pub(super) fn expression(&mut self) -> Parsed<Expression> {
        self.joined("or")
    }

    /// Parts joined by OR, each of parts joined by AND.
    pub(super) fn joined(&mut self, word: &'static str) -> Parsed<Expression> {
        let one = |parser: &mut Self| {
            if word == "or" { parser.joined("and") } else { parser.negation() }
        };
        let first = one(self)?;
        if !self.is_word(word) {
            return Ok(first);
        }
        let mut parts = vec![first];
        while self.word(word) {
            parts.push(one(self)?);
        }
        Ok(if word == "or" { Expression::Or(parts) } else { Expression::And(parts) })
    }

    pub(super) fn deeper<T>(&mut self, inside: fn(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= DEEPEST {
            return Err(self.error_at(self.at, format!("conditions nest more than {DEEPEST} deep")));
        }
        self.depth += 1;
        let result = inside(self);
        self.depth -= 1;
        result
    }

    pub(super) fn negation(&mut self) -> Parsed<Expression> {
        self.part()?;
        if self.word("not") {
            return self.deeper(Self::negation).map(|e| Expression::Not(Box::new(e)));
        }
        self.primary()
    }

    /// A path, a condition in parentheses, or a comparison.
    pub(super) fn primary(&mut self) -> Parsed<Expression> {
        if self.is_sign("(") {
            let (start, parts) = (self.at, self.parts);
            // "(a)-[…" is a path, "(a.name = …" a condition: what follows the first ")" or the first dot tells.
            match self.path() {
                Ok(path) if !path.steps.is_empty() => return Ok(Expression::Exists(path)),
                Ok(_) => {}
                Err(error) => self.keep(error),
            }
            (self.at, self.parts) = (start + 1, parts);
            let inside = self.deeper(Self::expression)?;
            self.must(")")?;
            return Ok(inside);
        }
        if self.word("exists") {
            let braced = self.sign("{");
            let path = self.path()?;
            if path.steps.is_empty() {
                return Err(self.expected("an edge"));
            }
            if braced {
                self.must("}")?;
            }
            return Ok(Expression::Exists(path));
        }
        if let Some(call) = self.call()? {
            return Ok(call);
        }
        let left = self.operand()?;
        for (sign, comparison) in Comparison::SIGNS {
            if self.sign(sign) {
                return Ok(Expression::Compare(left, comparison, self.operand()?));
            }
        }
        if self.word("in") {
            self.must("[")?;
            let mut list = vec![self.literal()?];
            while self.sign(",") {
                list.push(self.literal()?);
            }
            self.must("]")?;
            return Ok(Expression::In(left, list));
        }
        if self.word("contains") {
            return Ok(Expression::Contains(left, self.literal()?));
        }
        if self.word("starts") {
            self.must_word("with")?;
            return Ok(Expression::StartsWith(left, self.literal()?));
        }
        if self.word("is") {
            let null = !self.word("not");
            self.must_word("null")?;
            return Ok(Expression::IsNull(left, null));
        }
        Err(self.expected("a comparison: =, <>, <, <=, >, >=, IN, CONTAINS, STARTS WITH, IS NULL"))
    }

    /// `about(m, "Syria")`.
    pub(super) fn call(&mut self) -> Parsed<Option<Expression>> {
        if !self.sign_at(self.at + 1, "(") {
            return Ok(None);
        }
        let function = Function::NAMES.iter().find(|(word, _)| self.is_word(word));
        let Some((_, function)) = function else {
            return Ok(None);
        };
        self.at += 2;
        let edge = self.name("an edge's variable")?;
        self.must(",")?;
        let name = self.literal()?;
        if !matches!(name, Literal::Text(_)) {
            self.at -= 1;
            return Err(self.expected("a name in quotes"));
        }
        self.must(")")?;
        Ok(Some(Expression::Call(*function, edge, name)))
    }

    pub(super) fn operand(&mut self) -> Parsed<Operand> {
        if self.is_word("sources") && self.sign_at(self.at + 1, "(") {
            self.at += 2;
            let edge = self.name("an edge's variable")?;
            self.must(")")?;
            return Ok(Operand::Sources(edge));
        }
        let reserved = ["true", "false", "null"];
        let date_call = self.is_word("date") && self.sign_at(self.at + 1, "(");
        let named = self.tokens.get(self.at).is_some_and(|t| {
            t.kind == Kind::Word
                && t.text.starts_with(|c: char| c.is_alphabetic() || c == '_')
                && !reserved.contains(&t.lower.as_str())
        });
        if !named || date_call {
            return self.literal().map(Operand::Literal);
        }
        if let Some(token) = self.tokens.get(self.at)
            && self.sign_at(self.at + 1, "(")
        {
            return Err(self
                .error_at(self.at, format!("there is no function {:?} here", token.text))
                .hint("about, within, attributed, involves, sources; count, min, max, collect in RETURN"));
        }
        let name = self.name("a variable")?;
        if !self.sign(".") {
            return Ok(Operand::Variable(name));
        }
        let property = self.name("a property")?;
        if EdgeProperty::from_word(&property).is_none() && NodeProperty::from_word(&property).is_none() {
            return Err(self.error_at(self.at - 1, format!("there is no property {property:?}")).hint(format!(
                "a node has {}; an edge has {}",
                NodeProperty::words().join(", "),
                EdgeProperty::words().join(", ")
            )));
        }
        Ok(Operand::Property(name, property))
    }
}
