//! Variables: each is a node or an edge of the MATCH, and results name those.

use std::collections::BTreeSet;

use crate::query::ast::{EdgeProperty, Expression, Literal, NodeProperty, Operand, Path, Pattern, Returned};

/// Properties of an edge that are numbers.
const NUMBERS: [&str; 2] = ["confidence", "quantity"];

/// What is wrong with a variable.
pub(super) struct Wrong {
    pub(super) name: String,
    pub(super) message: String,
    pub(super) hint: &'static str,
}

type Checked = Result<(), Wrong>;

/// The variables of the MATCH.
#[derive(Default)]
struct Variables<'p> {
    nodes: BTreeSet<&'p str>,
    edges: BTreeSet<&'p str>,
    /// Edges that stand for paths of several claims.
    paths: BTreeSet<&'p str>,
}

fn wrong(name: &str, message: String, hint: &'static str) -> Wrong {
    Wrong { name: name.to_owned(), message, hint }
}

impl<'p> Variables<'p> {
    /// Adds those of a path. An edge is one claim: it cannot stand in two places.
    fn add(&mut self, path: &'p Path) -> Checked {
        for (edge, _) in &path.steps {
            self.paths.extend(edge.variable.as_deref().filter(|_| edge.length.is_some()));
            if let Some(name) = edge.variable.as_deref()
                && !self.edges.insert(name)
            {
                return Err(wrong(
                    name,
                    format!("{name:?} is the variable of two edges"),
                    "give each edge a name of its own",
                ));
            }
        }
        self.nodes.extend(path.start.variable.as_deref());
        self.nodes.extend(path.steps.iter().filter_map(|(_, node)| node.variable.as_deref()));
        Ok(())
    }

    /// Whether no variable is a node and an edge.
    fn are_apart(&self) -> Checked {
        match self.nodes.intersection(&self.edges).next() {
            Some(name) => {
                Err(wrong(name, format!("{name:?} is the variable of a node and of an edge"), "give one another name"))
            }
            None => Ok(()),
        }
    }

    fn has(&self, name: &str) -> Checked {
        if self.nodes.contains(name) || self.edges.contains(name) {
            return Ok(());
        }
        Err(wrong(name, format!("no path has a variable {name:?}"), "name a node or an edge so: (a)-[m]->(b)"))
    }

    /// What only an edge has cannot be asked of a node, nor the other way about.
    fn has_property(&self, variable: &str, property: &str) -> Checked {
        if self.nodes.contains(variable) && NodeProperty::from_word(property).is_none() {
            let message = format!("{variable:?} is a node and has no property {property:?}");
            return Err(wrong(
                property,
                message,
                "a node has name, kind, id; name the edge so: (a)-[m]->(b), and ask of m",
            ));
        }
        if self.edges.contains(variable) && EdgeProperty::from_word(property).is_none() {
            let message = format!("{variable:?} is an edge and has no property {property:?}");
            return Err(wrong(
                property,
                message,
                "an edge has relation, class, date, modality, predicate, quantity, role, confidence, rule, location, \
                 attributed_to, article, publisher, id; its ends have names: a.name",
            ));
        }
        Ok(())
    }

    /// Functions ask of edges.
    fn has_edge(&self, name: &str) -> Checked {
        if self.nodes.contains(name) {
            let message = format!("{name:?} is a node, and this asks of an edge");
            return Err(wrong(name, message, "name the edge so: (a)-[m]->(b), and ask of m"));
        }
        self.has(name)
    }

    fn operand(&self, operand: &Operand) -> Checked {
        match operand {
            Operand::Variable(v) => self.has(v),
            Operand::Property(v, property) => self.has(v).and_then(|()| self.has_property(v, property)),
            Operand::Sources(v) => self.has_edge(v),
            Operand::Literal(_) => Ok(()),
        }
    }

    fn condition(&self, condition: &'p Expression) -> Checked {
        match condition {
            Expression::Or(parts) | Expression::And(parts) => parts.iter().try_for_each(|p| self.condition(p)),
            Expression::Not(part) => self.condition(part),
            Expression::Compare(a, _, b) => {
                self.operand(a).and_then(|()| self.operand(b))?;
                is_measured(a, b).and_then(|()| is_measured(b, a))
            }
            Expression::In(a, _)
            | Expression::Contains(a, _)
            | Expression::StartsWith(a, _)
            | Expression::IsNull(a, _) => self.operand(a),
            Expression::Call(_, v, _) => self.has_edge(v),
            Expression::Exists(path) => {
                let mut inner =
                    Variables { nodes: self.nodes.clone(), edges: self.edges.clone(), paths: self.paths.clone() };
                inner.add(path)?;
                inner.are_apart()
            }
        }
    }

    fn item(&self, value: &Returned) -> Checked {
        match value {
            Returned::Value(Operand::Variable(v)) if self.paths.contains(v.as_str()) => Err(wrong(
                v,
                format!("{v:?} is a path of several claims, which no column can hold"),
                "return the ends of the path (a.name, b.name), count(*), or leave RETURN out for the claims themselves",
            )),
            value => self.returned(value),
        }
    }

    fn returned(&self, value: &Returned) -> Checked {
        match value {
            Returned::Value(o) | Returned::Aggregate(_, _, o) => self.operand(o),
            Returned::CountAll => Ok(()),
        }
    }
}

/// What is a number is compared with one: `m.confidence > "high"` would hold of no claim.
fn is_measured(property: &Operand, value: &Operand) -> Checked {
    match (property, value) {
        (Operand::Property(_, key), Operand::Literal(Literal::Text(text))) if NUMBERS.contains(&key.as_str()) => {
            let message = format!("{key} is a number, and {text:?} is none");
            Err(wrong(text, message, "write a number without quotes: m.confidence > 0.8, m.quantity >= 10"))
        }
        _ => Ok(()),
    }
}

/// Checks the variables of a pattern.
///
/// # Errors
/// The first that is wrong.
pub(super) fn check(pattern: &Pattern) -> Checked {
    let mut known = Variables::default();
    pattern.paths.iter().try_for_each(|path| known.add(path))?;
    known.are_apart()?;
    pattern.condition.iter().try_for_each(|c| known.condition(c))?;
    pattern.items.iter().try_for_each(|i| known.item(&i.value))?;
    let aliases: Vec<&str> = pattern.items.iter().filter_map(|i| i.alias.as_deref()).collect();
    let grouped = pattern.items.iter().any(|i| !matches!(i.value, Returned::Value(_)));
    for key in &pattern.order {
        if matches!(&key.value, Returned::Value(Operand::Variable(v)) if aliases.contains(&v.as_str())) {
            continue;
        }
        known.returned(&key.value)?;
        // What is not returned would part the groups.
        if let Returned::Value(Operand::Variable(v) | Operand::Property(v, _) | Operand::Sources(v)) = &key.value
            && grouped
            && !pattern.items.iter().any(|i| i.value == key.value)
        {
            let message = format!("{} is not returned, and cannot order records that are counted", key.value);
            return Err(wrong(v, message, "return it too, or order by a column"));
        }
    }
    Ok(())
}
