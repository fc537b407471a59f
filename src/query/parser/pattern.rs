//! Patterns into an AST: recursive descent over the lexer's pieces, nesting bounded, the furthest error reported.

use std::collections::BTreeSet;

use super::lexer::{Kind, Token, signs};
use super::{Parameters, ParseError};
use crate::model::DateInterval;
use crate::query::ast::{
    Aggregate, Arrow, Comparison, EdgePattern, Expression, Function, Item, Literal, NodePattern, Operand, Path,
    Pattern, Returned, Sort,
};

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
    let mut parser =
        Parser { tokens: signs(text), at: 0, length: text.len(), depth: 0, parts: 0, parameters, furthest: None };
    let pattern = parser.pattern().map_err(|error| parser.further(error))?;
    check_variables(&pattern).map_err(|name| {
        let at = parser.tokens.iter().rposition(|t| t.text == name);
        parser
            .error_at(at.unwrap_or(parser.tokens.len()), format!("no path has a variable {name:?}"))
            .hint("name a node or an edge so: (a)-[m]->(b)")
    })?;
    Ok(pattern)
}

/// Reads a literal; what is none is a text.
pub(super) fn literal(text: &str) -> Literal {
    let none = Parameters::new();
    let mut parser = Parser {
        tokens: signs(text),
        at: 0,
        length: text.len(),
        depth: 0,
        parts: 0,
        parameters: &none,
        furthest: None,
    };
    match parser.literal() {
        Ok(literal) if parser.at == parser.tokens.len() => literal,
        _ => Literal::Text(text.to_owned()),
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
        let number = token.text.parse().ok()?;
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
            pattern.limit = Some(self.count("LIMIT")?);
        }
        if self.at < self.tokens.len() {
            return Err(self.expected("an edge, \",\", WHERE, RETURN, ORDER BY, SKIP, LIMIT or the end"));
        }
        Ok(pattern)
    }

    fn path(&mut self) -> Parsed<Path> {
        self.part()?;
        let start = self.node()?;
        let mut steps = Vec::new();
        while self.is_sign("-") || self.is_sign("<-") {
            self.part()?;
            let edge = self.edge()?;
            steps.push((edge, self.node()?));
        }
        Ok(Path { start, steps })
    }

    fn node(&mut self) -> Parsed<NodePattern> {
        if !self.sign("(") {
            return Err(self.expected("a node, such as (a:actor)"));
        }
        let mut node = NodePattern::default();
        if !self.is_sign(":") && !self.is_sign("{") && !self.is_sign(")") {
            node.variable = Some(self.name("a variable, \":\" or \")\"")?);
        }
        node.labels = self.labels()?;
        for label in &node.labels {
            if crate::model::NodeKind::from_word(label).is_none() {
                let at = self.at.saturating_sub(1);
                return Err(self
                    .error_at(at, format!("I do not know the kind of node {label:?}"))
                    .hint("actor, organization, location, resolution or event"));
            }
        }
        node.properties = self.properties(&["name", "kind", "id"])?;
        self.must(")")?;
        Ok(node)
    }

    fn labels(&mut self) -> Parsed<Vec<String>> {
        let mut labels = Vec::new();
        if self.sign(":") {
            loop {
                self.sign(":");
                labels.push(self.name("a label")?.to_lowercase().replace('_', "-"));
                if !self.sign("|") {
                    break;
                }
            }
        }
        Ok(labels)
    }

    fn properties(&mut self, known: &[&str]) -> Parsed<Vec<(String, Literal)>> {
        let mut properties = Vec::new();
        if self.sign("{") {
            loop {
                let key = self.name("a property")?;
                if !known.contains(&key.as_str()) {
                    return Err(self
                        .error_at(self.at - 1, format!("there is no property {key:?} here"))
                        .hint(format!("it has: {}", known.join(", "))));
                }
                self.must(":")?;
                properties.push((key, self.literal()?));
                if !self.sign(",") {
                    break;
                }
            }
            self.must("}")?;
        }
        Ok(properties)
    }

    fn edge(&mut self) -> Parsed<EdgePattern> {
        let left = self.sign("<-");
        if !left {
            self.must("-")?;
        }
        let mut edge = EdgePattern {
            variable: None,
            labels: Vec::new(),
            arrow: Arrow::Either,
            length: None,
            properties: Vec::new(),
        };
        if self.sign("[") {
            if !["]", ":", "*", "{"].iter().any(|s| self.is_sign(s)) {
                edge.variable = Some(self.name("a variable, \":\", \"*\" or \"]\"")?);
            }
            edge.labels = self.labels()?;
            if self.sign("*") {
                let least = self.number();
                let ranged = self.sign("..");
                let most = if ranged { self.number() } else { least };
                if least.unwrap_or(1) > most.unwrap_or(u32::MAX) || most.is_some_and(|m| m == 0 || m > LONGEST_PATH) {
                    return Err(self
                        .error_at(self.at.saturating_sub(1), "a path cannot be that long")
                        .hint(format!("write *1..3; at most {LONGEST_PATH} edges, the smaller number first")));
                }
                edge.length = Some((least.unwrap_or(1), most));
            }
            edge.properties = self.properties(EDGE_PROPERTIES)?;
            self.must("]")?;
        }
        let right = if left {
            self.must("-")?;
            false
        } else if self.sign("->") {
            true
        } else {
            self.must("-")?;
            // "--" then ">" where the lexer saw "-" and "->" apart.
            self.sign(">")
        };
        edge.arrow = match (left, right) {
            (true, _) => Arrow::Left,
            (false, true) => Arrow::Right,
            (false, false) => Arrow::Either,
        };
        Ok(edge)
    }

    fn literal(&mut self) -> Parsed<Literal> {
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
        if token.kind == Kind::Word {
            if let Some(number) = token
                .text
                .parse::<f64>()
                .ok()
                .filter(|_| token.text.starts_with(|c: char| c.is_ascii_digit()))
                .filter(|n| n.is_finite())
            {
                return Ok(Literal::Number(if negative { -number } else { number }));
            }
            if !negative {
                match token.lower.as_str() {
                    "true" => return Ok(Literal::Bool(true)),
                    "false" => return Ok(Literal::Bool(false)),
                    "null" => return Ok(Literal::Null),
                    "date" if self.sign("(") => {
                        let inner = self.literal()?;
                        self.must(")")?;
                        return match inner {
                            Literal::Date(date) => Ok(Literal::Date(date)),
                            Literal::Number(year) => DateInterval::year(year as i16)
                                .map(Literal::Date)
                                .ok_or_else(|| self.expected("a date")),
                            Literal::Text(text) => text
                                .parse()
                                .map(Literal::Date)
                                .map_err(|_| self.error_at(self.at - 2, format!("{text:?} is no date"))),
                            _ => Err(self.expected("a date")),
                        };
                    }
                    _ => {}
                }
                if let Ok(date) = token.text.parse::<DateInterval>() {
                    // 2024-12-01/2024-12-07, 2024-12-01/..
                    if self.sign("/") {
                        let open = self.sign("..");
                        let last = if open {
                            "..".to_owned()
                        } else {
                            self.tokens.get(self.at).map(|t| t.text.clone()).unwrap_or_default()
                        };
                        self.at += usize::from(!open);
                        return format!("{}/{last}", token.text)
                            .parse()
                            .map(Literal::Date)
                            .map_err(|_| self.expected("a date after \"/\""));
                    }
                    return Ok(Literal::Date(date));
                }
            }
        }
        self.at -= 1;
        let found = self.expected("a value: a text in quotes, a number, a date, true, false or null");
        Err(if token.kind == Kind::Word {
            found.hint(format!("put a text in quotes: \"{}\"", token.text))
        } else {
            found
        })
    }

    fn expression(&mut self) -> Parsed<Expression> {
        self.joined("or")
    }

    /// Parts joined by OR, each of parts joined by AND.
    fn joined(&mut self, word: &'static str) -> Parsed<Expression> {
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

    fn deeper<T>(&mut self, inside: fn(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= DEEPEST {
            return Err(self.error_at(self.at, format!("conditions nest more than {DEEPEST} deep")));
        }
        self.depth += 1;
        let result = inside(self);
        self.depth -= 1;
        result
    }

    fn negation(&mut self) -> Parsed<Expression> {
        self.part()?;
        if self.word("not") {
            return self.deeper(Self::negation).map(|e| Expression::Not(Box::new(e)));
        }
        self.primary()
    }

    /// A path, a condition in parentheses, or a comparison.
    fn primary(&mut self) -> Parsed<Expression> {
        if self.is_sign("(") {
            let start = self.at;
            // "(a)-[…" is a path, "(a.name = …" a condition: what follows the first ")" or the first dot tells.
            match self.path() {
                Ok(path) if !path.steps.is_empty() => return Ok(Expression::Exists(path)),
                Ok(_) => {}
                Err(error) => self.keep(error),
            }
            self.at = start + 1;
            let inside = self.deeper(Self::expression)?;
            self.must(")")?;
            return Ok(inside);
        }
        if self.word("exists") {
            let braced = self.sign("{");
            let path = self.path()?;
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
    fn call(&mut self) -> Parsed<Option<Expression>> {
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

    fn operand(&mut self) -> Parsed<Operand> {
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
        if !EDGE_PROPERTIES.contains(&property.as_str()) && !NODE_PROPERTIES.contains(&property.as_str()) {
            return Err(self.error_at(self.at - 1, format!("there is no property {property:?}")).hint(format!(
                "a node has {}; an edge has {}",
                NODE_PROPERTIES.join(", "),
                EDGE_PROPERTIES.join(", ")
            )));
        }
        Ok(Operand::Property(name, property))
    }

    fn returned(&mut self) -> Parsed<Returned> {
        if self.sign_at(self.at + 1, "(") {
            let aggregate = Aggregate::NAMES.iter().find(|(word, _)| self.is_word(word));
            if let Some((_, aggregate)) = aggregate {
                self.at += 2;
                let value = if *aggregate == Aggregate::Count && self.sign("*") {
                    Returned::CountAll
                } else {
                    let distinct = self.word("distinct");
                    Returned::Aggregate(*aggregate, distinct, self.operand()?)
                };
                self.must(")")?;
                return Ok(value);
            }
        }
        self.operand().map(Returned::Value)
    }

    fn item(&mut self) -> Parsed<Item> {
        self.part()?;
        let value = self.returned()?;
        let alias = if self.word("as") { Some(self.name("a name after AS")?) } else { None };
        Ok(Item { value, alias })
    }
}

/// What a node can be asked for.
const NODE_PROPERTIES: &[&str] = &["name", "kind", "id"];

/// What an edge can be asked for.
const EDGE_PROPERTIES: &[&str] = &[
    "relation",
    "class",
    "date",
    "modality",
    "predicate",
    "quantity",
    "role",
    "confidence",
    "rule",
    "location",
    "attributed_to",
    "article",
    "publisher",
    "id",
];

/// The first variable that a condition or a result names and no path has.
fn check_variables(pattern: &Pattern) -> Result<(), String> {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for path in &pattern.paths {
        known.extend(path.start.variable.as_deref());
        for (edge, node) in &path.steps {
            known.extend(edge.variable.as_deref());
            known.extend(node.variable.as_deref());
        }
    }
    let operand = |operand: &Operand| match operand {
        Operand::Variable(v) | Operand::Property(v, _) | Operand::Sources(v) if !known.contains(v.as_str()) => {
            Err(v.clone())
        }
        _ => Ok(()),
    };
    fn walk(e: &Expression, operand: &dyn Fn(&Operand) -> Result<(), String>) -> Result<(), String> {
        match e {
            Expression::Or(parts) | Expression::And(parts) => parts.iter().try_for_each(|p| walk(p, operand)),
            Expression::Not(part) => walk(part, operand),
            Expression::Compare(a, _, b) => operand(a).and_then(|()| operand(b)),
            Expression::In(a, _)
            | Expression::Contains(a, _)
            | Expression::StartsWith(a, _)
            | Expression::IsNull(a, _) => operand(a),
            Expression::Call(_, v, _) => operand(&Operand::Variable(v.clone())),
            Expression::Exists(_) => Ok(()),
        }
    }
    if let Some(condition) = &pattern.condition {
        walk(condition, &operand)?;
    }
    let returned = |value: &Returned| match value {
        Returned::Value(o) | Returned::Aggregate(_, _, o) => operand(o),
        Returned::CountAll => Ok(()),
    };
    pattern.items.iter().try_for_each(|i| returned(&i.value))?;
    let aliases: Vec<&str> = pattern.items.iter().filter_map(|i| i.alias.as_deref()).collect();
    pattern
        .order
        .iter()
        .filter(|k| !matches!(&k.value, Returned::Value(Operand::Variable(v)) if aliases.contains(&v.as_str())))
        .try_for_each(|k| returned(&k.value))
}
