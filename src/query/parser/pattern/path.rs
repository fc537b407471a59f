//! Paths: nodes joined by edges.

use super::{LONGEST_PATH, Parsed, Parser};
use crate::query::ast::{Arrow, EdgePattern, EdgeProperty, Literal, NodePattern, Path};
use crate::query::label::{LABELS, NodeLabel};

impl Parser<'_> {
    pub(super) fn path(&mut self) -> Parsed<Path> {
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

    pub(super) fn node(&mut self) -> Parsed<NodePattern> {
        if !self.sign("(") {
            return Err(self.expected("a node, such as (a:actor)"));
        }
        let mut node = NodePattern::default();
        if !self.is_sign(":") && !self.is_sign("{") && !self.is_sign(")") {
            node.variable = Some(self.name("a variable, \":\" or \")\"")?);
        }
        node.labels = self.labels()?;
        for label in &node.labels {
            if NodeLabel::from_word(label).is_none() {
                let at = self.at.saturating_sub(1);
                return Err(self.error_at(at, format!("I do not know the kind of node {label:?}")).hint(LABELS));
            }
        }
        node.properties = self.properties(&["name", "kind", "id"])?;
        self.must(")")?;
        Ok(node)
    }

    pub(super) fn labels(&mut self) -> Parsed<Vec<String>> {
        let mut labels = Vec::new();
        if self.sign(":") {
            loop {
                self.sign(":");
                let name = self.name("a label")?.to_lowercase();
                // "located_in" is "located-in", however many separators stand together.
                let label = name.split(['_', '-']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
                if !label.starts_with(char::is_alphabetic) {
                    return Err(self
                        .error_at(self.at - 1, format!("{name:?} is no label"))
                        .hint("a label is a kind of node or a relation, such as actor or met-with".to_owned()));
                }
                labels.push(label);
                if !self.sign("|") {
                    break;
                }
            }
        }
        Ok(labels)
    }

    pub(super) fn properties(&mut self, known: &[&str]) -> Parsed<Vec<(String, Literal)>> {
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

    pub(super) fn edge(&mut self) -> Parsed<EdgePattern> {
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
            edge.properties = self.properties(&EdgeProperty::words())?;
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
}
