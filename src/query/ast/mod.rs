//! What was asked, as plain data that prints itself back: `parse(print(ast)) == ast`.

mod asked;
mod pattern;
mod property;
mod question;

pub use pattern::{
    Aggregate, Arrow, Comparison, EdgePattern, Expression, Function, Item, Literal, NodePattern, Operand, Path,
    Pattern, Returned, Sort,
};
pub(in crate::query) use property::{EdgeProperty, NodeProperty};
pub use question::{End, Filter, Form, Occasion, Order, Per, Question, Take, Wants};

/// A query in either form.
#[derive(Clone, Debug, PartialEq)]
pub enum Query {
    /// In plain words.
    Question(Question),
    /// In the pattern form.
    Pattern(Pattern),
}

impl std::fmt::Display for Query {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Question(question) => question.fmt(f),
            Self::Pattern(pattern) => pattern.fmt(f),
        }
    }
}

/// A text in double quotes, with backslashes before quotes and backslashes.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}
