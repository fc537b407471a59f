//! Conditions over slots, and what those that must hold say about where to look.

use super::{Condition, EdgeSlot, Planner, Value};
use crate::model::{DateInterval, Day, NodeId};
use crate::query::ast::{Comparison, Expression, Function, Literal, Operand};
use crate::query::name::Part;
use crate::query::run::value::as_date;
use crate::store::StoreError;

/// The comparison with its sides changed.
fn turned(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::Greater => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
        same => same,
    }
}

impl Planner<'_> {
    /// The node that a value is or is the name of, and the part that its name plays.
    fn node_of(&self, value: &Value) -> Option<(Value, Part)> {
        match value {
            Value::NodeProperty(at, p) if p == "name" => {
                Some((Value::Node(*at), self.plan.nodes.get(*at).map(|slot| slot.part).unwrap_or_default()))
            }
            Value::EdgeProperty(_, p) if p == "location" => Some((value.clone(), Part::Place)),
            Value::EdgeProperty(_, p) if p == "attributed_to" => Some((value.clone(), Part::End)),
            _ => None,
        }
    }

    /// A comparison; where it is of a node with a name, the nodes of that name.
    pub(super) fn compare(
        &mut self,
        left: Value,
        comparison: Comparison,
        right: Value,
    ) -> Result<Condition, StoreError> {
        let named = match (&left, &right) {
            (value, Value::Literal(Literal::Text(text))) | (Value::Literal(Literal::Text(text)), value) => {
                self.node_of(value).map(|node| (node, text.clone()))
            }
            _ => None,
        };
        let Some(((node, part), text)) = named else {
            return Ok(Condition::Compare(left, comparison, right));
        };
        match comparison {
            Comparison::Equal => Ok(Condition::Among(node, self.find(&text, part)?, true)),
            Comparison::Unequal => Ok(Condition::Among(node, self.find(&text, part)?, false)),
            _ => Ok(Condition::Compare(left, comparison, right)),
        }
    }

    /// A value that stands in a condition: an edge whose modality is asked for answers in any.
    fn seen(&mut self, operand: &Operand) -> Value {
        let value = self.plan.value(operand);
        if let Value::EdgeProperty(at, p) = &value
            && p == "modality"
            && let Some(slot) = self.plan.edges.get_mut(*at)
        {
            slot.any_modality = true;
        }
        value
    }

    pub(super) fn condition(&mut self, expression: &Expression) -> Result<Condition, StoreError> {
        let mut all = |parts: &[Expression]| -> Result<Vec<Condition>, StoreError> {
            parts.iter().map(|p| self.condition(p)).collect()
        };
        Ok(match expression {
            Expression::Or(parts) => Condition::Or(all(parts)?),
            Expression::And(parts) => Condition::And(all(parts)?),
            Expression::Not(part) => Condition::Not(Box::new(self.condition(part)?)),
            Expression::Compare(a, comparison, b) => {
                let (a, b) = (self.seen(a), self.seen(b));
                self.compare(a, *comparison, b)?
            }
            Expression::In(a, list) => {
                let value = self.seen(a);
                let Some((node, part)) = self.node_of(&value) else {
                    return Ok(Condition::In(value, list.clone(), Vec::new()));
                };
                let (mut nodes, mut others) = (Vec::new(), Vec::new());
                for item in list {
                    match item {
                        Literal::Text(name) => nodes.extend(self.find(name, part)?),
                        other => others.push(other.clone()),
                    }
                }
                nodes.sort_unstable();
                Condition::In(node, others, nodes)
            }
            Expression::Contains(a, text) => Condition::Contains(self.seen(a), text.clone()),
            Expression::StartsWith(a, text) => Condition::StartsWith(self.seen(a), text.clone()),
            Expression::IsNull(a, null) => Condition::IsNull(self.seen(a), *null),
            Expression::Call(function, edge, literal) => {
                let Some(at) = self.plan.edge_names.get(edge).copied() else {
                    return Ok(Condition::Or(Vec::new()));
                };
                let nodes = self.named(*function, literal)?;
                Condition::Call(*function, at, nodes)
            }
            Expression::Exists(path) => self.path_of_condition(path)?,
        })
    }

    fn named(&mut self, function: Function, literal: &Literal) -> Result<Vec<NodeId>, StoreError> {
        let Literal::Text(name) = literal else {
            return Ok(Vec::new());
        };
        match function {
            Function::About | Function::Within => self.closure(name),
            Function::Attributed | Function::Involves | Function::Addressed => self.find(name, Part::End),
        }
    }

    /// Whether a condition can hold for nothing, since the store knows none of its names.
    pub(super) fn never_holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Among(_, nodes, true) => nodes.is_empty() && !self.is_of_a_path(condition),
            Condition::Call(_, _, nodes) => nodes.is_empty() && !self.is_of_a_path(condition),
            Condition::Or(parts) => parts.iter().all(|p| self.never_holds(p)),
            Condition::And(parts) => parts.iter().any(|p| self.never_holds(p)),
            _ => false,
        }
    }

    /// Whether a condition is on an edge that may be no claim at all, of which everything holds.
    fn is_of_a_path(&self, condition: &Condition) -> bool {
        let (Condition::Call(_, at, _) | Condition::Among(Value::EdgeProperty(at, _), ..)) = condition else {
            return false;
        };
        self.plan.edges.get(*at).is_some_and(|e| e.length.is_some())
    }

    /// What a condition that must hold says about where to look.
    pub(super) fn bound(&mut self, expression: &Expression) -> Result<(), StoreError> {
        match expression {
            Expression::Call(function, edge, literal) => {
                let nodes = self.named(*function, literal)?;
                let at = self.plan.edge_names.get(edge).copied();
                if let Some(slot) = at.and_then(|at| self.plan.edges.get_mut(at)) {
                    let place = match function {
                        Function::About => &mut slot.about,
                        Function::Within => &mut slot.within,
                        Function::Involves => &mut slot.involves,
                        Function::Attributed | Function::Addressed => return Ok(()),
                    };
                    // Of two topics the one with fewer nodes; both are conditions anyway.
                    if place.as_ref().is_none_or(|before| nodes.len() < before.len()) {
                        *place = Some(nodes);
                    }
                }
            }
            Expression::Compare(left, comparison, right) => match (left, right) {
                (Operand::Property(variable, property), Operand::Literal(literal)) => {
                    self.bound_property(variable, property, *comparison, literal)?;
                }
                (Operand::Literal(literal), Operand::Property(variable, property)) => {
                    self.bound_property(variable, property, turned(*comparison), literal)?;
                }
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    fn bound_property(
        &mut self,
        variable: &str,
        property: &str,
        comparison: Comparison,
        literal: &Literal,
    ) -> Result<(), StoreError> {
        if let (Some(at), "name", Comparison::Equal, Literal::Text(text)) =
            (self.plan.node_names.get(variable).copied(), property, comparison, literal)
        {
            let part = self.plan.nodes.get(at).map(|slot| slot.part).unwrap_or_default();
            let nodes = self.find(text, part)?;
            if let Some(slot) = self.plan.nodes.get_mut(at)
                && slot.chosen.is_none()
            {
                slot.chosen = Some(nodes);
            }
        }
        let at = self.plan.edge_names.get(variable).copied();
        if let Some(slot) = at.and_then(|at| self.plan.edges.get_mut(at))
            && property == "date"
            && let Some(date) = as_date(literal)
        {
            narrow(slot, comparison, date);
        }
        Ok(())
    }
}

/// Narrows the days that an edge's date may lie in. Conditions are judged in full later: the window may hold too much.
fn narrow(slot: &mut EdgeSlot, comparison: Comparison, date: DateInterval) {
    let (low, high) = (Day::from_number(-3_000_000), Day::from_number(2_900_000));
    let window = match comparison {
        Comparison::Equal => date,
        Comparison::AtLeast | Comparison::Greater => DateInterval::between(date.first, high.max(date.first)),
        Comparison::AtMost | Comparison::Less => DateInterval::between(low, date.end().min(high)),
        Comparison::Unequal => return,
    };
    slot.window = Some(match slot.window {
        // A date may overlap both without overlapping what they share, but only where it reaches over it.
        Some(before) if before.overlaps(window) => {
            DateInterval::between(before.first.max(window.first), before.end().min(window.end()))
        }
        Some(before) => before,
        None => window,
    });
}
