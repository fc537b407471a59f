//! Patterns: the Cypher-like form, to which every question is translated.

use std::fmt;

use super::quoted;
use crate::model::DateInterval;

/// A value that is written out.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// A text in quotes.
    Text(String),
    /// A number.
    Number(f64),
    /// A date, whole or partial.
    Date(DateInterval),
    /// `true` or `false`.
    Bool(bool),
    /// `null`.
    Null,
    /// `$name`, to be given with the query.
    Parameter(String),
}

/// A node of a path: `(a:actor {name: "Putin"})`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NodePattern {
    /// The name by which other parts mean it.
    pub variable: Option<String>,
    /// Its kind is one of these; any where empty.
    pub labels: Vec<String>,
    /// Its properties have these values.
    pub properties: Vec<(String, Literal)>,
}

/// Which way an edge points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrow {
    /// `-->`
    Right,
    /// `<--`
    Left,
    /// `--`
    Either,
}

/// An edge of a path: `-[m:met-with]->`.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgePattern {
    /// The name by which other parts mean it.
    pub variable: Option<String>,
    /// Its relation is one of these; any where empty.
    pub labels: Vec<String>,
    /// Which way it points.
    pub arrow: Arrow,
    /// `*1..3`: between so many edges and so many.
    pub length: Option<(u32, Option<u32>)>,
    /// Its properties have these values.
    pub properties: Vec<(String, Literal)>,
}

/// Nodes joined by edges.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// The first node.
    pub start: NodePattern,
    /// Each further edge and the node that it leads to.
    pub steps: Vec<(EdgePattern, NodePattern)>,
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<>`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// All, with their signs, longer signs first.
    pub const SIGNS: [(&'static str, Self); 6] = [
        ("<>", Self::Unequal),
        ("<=", Self::AtMost),
        (">=", Self::AtLeast),
        ("=", Self::Equal),
        ("<", Self::Less),
        (">", Self::Greater),
    ];
}

/// What a comparison compares.
#[derive(Clone, Debug, PartialEq)]
pub enum Operand {
    /// A variable.
    Variable(String),
    /// `m.date`
    Property(String, String),
    /// `sources(m)`: how many independent texts say what the claim says.
    Sources(String),
    /// A value.
    Literal(Literal),
}

/// The conditions on one edge that need names to be looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// Concerns the named, or what lies in it.
    About,
    /// Happened in the named, or in what lies in it.
    Within,
    /// Is said by the named.
    Attributed,
    /// Has the named at either end, or is addressed to them.
    Involves,
    /// Is addressed to the named.
    Addressed,
}

impl Function {
    /// All, with their names.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("about", Self::About),
        ("within", Self::Within),
        ("attributed", Self::Attributed),
        ("involves", Self::Involves),
        ("addressed", Self::Addressed),
    ];
}

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// One of them holds.
    Or(Vec<Expression>),
    /// All of them hold.
    And(Vec<Expression>),
    /// It does not hold.
    Not(Box<Expression>),
    /// Two values compare so.
    Compare(Operand, Comparison, Operand),
    /// The value is one of these.
    In(Operand, Vec<Literal>),
    /// The text holds this one.
    Contains(Operand, Literal),
    /// The text starts with this one.
    StartsWith(Operand, Literal),
    /// There is no value; with `false`, there is one.
    IsNull(Operand, bool),
    /// A condition on an edge, by name.
    Call(Function, String, Literal),
    /// There is such a path.
    Exists(Path),
}

/// What a RETURN or ORDER BY names.
#[derive(Clone, Debug, PartialEq)]
pub enum Returned {
    /// A variable, a property or a number of sources.
    Value(Operand),
    /// `count(*)`
    CountAll,
    /// `count(a.name)`, with whether it is DISTINCT.
    Aggregate(Aggregate, bool, Operand),
}

/// How several values become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// How many there are.
    Count,
    /// The least.
    Min,
    /// The greatest.
    Max,
    /// All of them, as a list.
    Collect,
}

impl Aggregate {
    /// All, with their names.
    pub const NAMES: [(&'static str, Self); 4] =
        [("count", Self::Count), ("min", Self::Min), ("max", Self::Max), ("collect", Self::Collect)];
}

/// One column of the result.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What stands in it.
    pub value: Returned,
    /// What it is called.
    pub alias: Option<String>,
}

/// One key of the order.
#[derive(Clone, Debug, PartialEq)]
pub struct Sort {
    /// What to order by: a column, or an alias of one.
    pub value: Returned,
    /// From the greatest to the least.
    pub descending: bool,
}

/// A query in the pattern form.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    /// All of these paths are there, joined by the variables that they share.
    pub paths: Vec<Path>,
    /// And this holds.
    pub condition: Option<Expression>,
    /// The columns; the claims themselves where empty.
    pub items: Vec<Item>,
    /// Equal records once.
    pub distinct: bool,
    /// The order of the records.
    pub order: Vec<Sort>,
    /// Leave out so many first.
    pub skip: Option<usize>,
    /// At most so many.
    pub limit: Option<usize>,
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(&quoted(text)),
            Self::Number(number) => number.fmt(f),
            // A bare year would read back as a number.
            Self::Date(date) => match date.to_string() {
                text if text.len() == 4 => write!(f, "date({text})"),
                text => f.write_str(&text),
            },
            Self::Bool(value) => value.fmt(f),
            Self::Null => f.write_str("null"),
            Self::Parameter(name) => write!(f, "${name}"),
        }
    }
}

/// `variable:label|label {key: value}`, the inside of a node or an edge.
fn body(
    f: &mut fmt::Formatter<'_>,
    variable: &Option<String>,
    labels: &[String],
    length: Option<(u32, Option<u32>)>,
    properties: &[(String, Literal)],
) -> fmt::Result {
    f.write_str(variable.as_deref().unwrap_or_default())?;
    if !labels.is_empty() {
        write!(f, ":{}", labels.join("|"))?;
    }
    match length {
        Some((least, Some(most))) => write!(f, "*{least}..{most}")?,
        Some((least, None)) => write!(f, "*{least}..")?,
        None => {}
    }
    if !properties.is_empty() {
        let list: Vec<String> = properties.iter().map(|(k, v)| format!("{k}: {v}")).collect();
        write!(f, " {{{}}}", list.join(", "))?;
    }
    Ok(())
}

impl fmt::Display for NodePattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(")?;
        body(f, &self.variable, &self.labels, None, &self.properties)?;
        f.write_str(")")
    }
}

impl fmt::Display for EdgePattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.arrow == Arrow::Left { "<-[" } else { "-[" })?;
        body(f, &self.variable, &self.labels, self.length, &self.properties)?;
        f.write_str(if self.arrow == Arrow::Right { "]->" } else { "]-" })
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.start.fmt(f)?;
        self.steps.iter().try_for_each(|(edge, node)| write!(f, "{edge}{node}"))
    }
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable(name) => f.write_str(name),
            Self::Property(name, property) => write!(f, "{name}.{property}"),
            Self::Sources(name) => write!(f, "sources({name})"),
            Self::Literal(literal) => literal.fmt(f),
        }
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |f: &mut fmt::Formatter<'_>, parts: &[Self], word: &str| {
            f.write_str("(")?;
            for (n, part) in parts.iter().enumerate() {
                if n > 0 {
                    write!(f, " {word} ")?;
                }
                part.fmt(f)?;
            }
            f.write_str(")")
        };
        match self {
            Self::Or(parts) => joined(f, parts, "OR"),
            Self::And(parts) => joined(f, parts, "AND"),
            Self::Not(part) => write!(f, "NOT {part}"),
            Self::Compare(left, sign, right) => {
                let sign = Comparison::SIGNS.iter().find(|(_, s)| s == sign);
                write!(f, "{left} {} {right}", sign.map_or("=", |(text, _)| text))
            }
            Self::In(value, list) => {
                let list: Vec<String> = list.iter().map(Literal::to_string).collect();
                write!(f, "{value} IN [{}]", list.join(", "))
            }
            Self::Contains(value, text) => write!(f, "{value} CONTAINS {text}"),
            Self::StartsWith(value, text) => write!(f, "{value} STARTS WITH {text}"),
            Self::IsNull(value, true) => write!(f, "{value} IS NULL"),
            Self::IsNull(value, false) => write!(f, "{value} IS NOT NULL"),
            Self::Call(function, edge, name) => {
                let word = Function::NAMES.iter().find(|(_, g)| g == function);
                write!(f, "{}({edge}, {name})", word.map_or("about", |(w, _)| w))
            }
            Self::Exists(path) => path.fmt(f),
        }
    }
}

impl fmt::Display for Returned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(operand) => operand.fmt(f),
            Self::CountAll => f.write_str("count(*)"),
            Self::Aggregate(aggregate, distinct, operand) => {
                let word = Aggregate::NAMES.iter().find(|(_, a)| a == aggregate);
                let distinct = if *distinct { "DISTINCT " } else { "" };
                write!(f, "{}({distinct}{operand})", word.map_or("count", |(w, _)| w))
            }
        }
    }
}

impl fmt::Display for Pattern {
    /// Writes the pattern so that it reads back as the same pattern.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |parts: Vec<String>| parts.join(", ");
        let paths = self.paths.iter().map(Path::to_string).collect();
        write!(f, "MATCH {}", list(paths))?;
        if let Some(condition) = &self.condition {
            write!(f, " WHERE {condition}")?;
        }
        if !self.items.is_empty() {
            let items = self.items.iter().map(|item| match &item.alias {
                Some(alias) => format!("{} AS {alias}", item.value),
                None => item.value.to_string(),
            });
            let distinct = if self.distinct { "DISTINCT " } else { "" };
            write!(f, " RETURN {distinct}{}", list(items.collect()))?;
        }
        if !self.order.is_empty() {
            let keys = self.order.iter().map(|key| {
                let desc = if key.descending { " DESC" } else { "" };
                format!("{}{desc}", key.value)
            });
            write!(f, " ORDER BY {}", list(keys.collect()))?;
        }
        if let Some(skip) = self.skip {
            write!(f, " SKIP {skip}")?;
        }
        self.limit.map_or(Ok(()), |limit| write!(f, " LIMIT {limit}"))
    }
}
