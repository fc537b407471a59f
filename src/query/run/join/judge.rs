//! Conditions under a binding.

use super::{Binding, Bound, Hop, Join};
use crate::lexicon::{addressing_relations, fold};
use crate::model::NodeId;
use crate::query::ast::{Comparison, Function, Literal};
use crate::query::run::plan::{Access, Condition, Value};
use crate::query::run::value::{Datum, Truth, compare};
use crate::store::StoreError;
use std::ops::ControlFlow;

impl Join<'_> {
    pub(super) fn judge(&self, condition: &Condition, binding: &Binding) -> Result<Truth, StoreError> {
        Ok(match condition {
            Condition::And(parts) => self.judge_parts(parts, binding, (Truth::True, Truth::False), Truth::min)?,
            Condition::Or(parts) => self.judge_parts(parts, binding, (Truth::False, Truth::True), Truth::max)?,
            Condition::Not(part) => self.judge(part, binding)?.not(),
            Condition::Compare(a, comparison, b) => {
                self.each(a, binding, &mut |a| self.each(b, binding, &mut |b| Ok(compare(&a, *comparison, &b))))?
            }
            Condition::In(value, list, nodes) => self.each(value, binding, &mut |value| {
                let equal = list.iter().map(|l| compare(&value, Comparison::Equal, &l.into()));
                let one = match &value {
                    Datum::Node(id) => nodes.binary_search(id).is_ok().into(),
                    Datum::Null => Truth::Unknown,
                    _ => Truth::False,
                };
                Ok(equal.max().unwrap_or(Truth::False).max(one))
            })?,
            Condition::Contains(value, text) => self.text_holds(value, text, binding, |a, b| a.contains(b))?,
            Condition::StartsWith(value, text) => self.text_holds(value, text, binding, |a, b| a.starts_with(b))?,
            Condition::IsNull(value, null) => {
                self.each(value, binding, &mut |value| Ok(((value == Datum::Null) == *null).into()))?
            }
            Condition::Among(value, nodes, equal) => self.each(value, binding, &mut |value| {
                Ok(match value {
                    Datum::Node(id) => (nodes.binary_search(&id).is_ok() == *equal).into(),
                    _ => Truth::Unknown,
                })
            })?,
            Condition::Labelled(slot, labels) => match binding.node(*slot) {
                Bound::Node(id) => {
                    self.node(id)?.is_some_and(|node| labels.iter().any(|label| label.takes(&node))).into()
                }
                _ => Truth::False,
            },
            Condition::Call(function, edge, nodes) => {
                let mut truth = Truth::True;
                for hop in binding.hops(*edge) {
                    truth = truth.min(self.call(*function, hop, nodes)?);
                }
                truth
            }
            Condition::Exists(edges, conditions) => {
                // Claims of the MATCH may serve here again.
                let mut inner = Binding { nodes: binding.nodes.clone(), edges: vec![Vec::new(); binding.edges.len()] };
                let mut found = false;
                self.exists(edges, conditions, &mut inner, &mut found)?;
                found.into()
            }
        })
    }

    /// What parts come to together: from `first` on, and no further than `last`, which nothing changes.
    fn judge_parts(
        &self,
        parts: &[Condition],
        binding: &Binding,
        (first, last): (Truth, Truth),
        join: fn(Truth, Truth) -> Truth,
    ) -> Result<Truth, StoreError> {
        let mut truth = first;
        for part in parts {
            truth = join(truth, self.judge(part, binding)?);
            if truth == last {
                break;
            }
        }
        Ok(truth)
    }

    /// How far something holds of each value of an edge of several claims, or of the one value.
    fn each(
        &self,
        value: &Value,
        binding: &Binding,
        holds: &mut dyn FnMut(Datum) -> Result<Truth, StoreError>,
    ) -> Result<Truth, StoreError> {
        let edge = match value {
            Value::EdgeProperty(at, _) | Value::Sources(at) => *at,
            _ => return holds(self.datum(value, binding)?),
        };
        let mut truth = Truth::True;
        for hop in binding.hops(edge) {
            truth = truth.min(holds(self.of_hop(value, hop)?)?);
        }
        Ok(truth)
    }

    fn exists(
        &self,
        edges: &[usize],
        conditions: &[Condition],
        binding: &mut Binding,
        found: &mut bool,
    ) -> Result<(), StoreError> {
        let Some((edge, rest)) = edges.split_first() else {
            *found = self.all_hold(conditions, binding)?;
            return Ok(());
        };
        let Some(slot) = self.plan.edges.get(*edge) else {
            return Ok(());
        };
        // From the end that is bound already.
        let from = matches!(binding.node(slot.from), Bound::Node(_));
        let access = Access::Node(if from { slot.from } else { slot.to });
        let _stopped = self.expand(*edge, &access, None, binding, &mut |binding| {
            self.exists(rest, conditions, binding, found)?;
            Ok(if *found { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        Ok(())
    }

    fn text_holds(
        &self,
        value: &Value,
        text: &Literal,
        binding: &Binding,
        holds: fn(&str, &str) -> bool,
    ) -> Result<Truth, StoreError> {
        let Literal::Text(text) = text else {
            return Ok(Truth::Unknown);
        };
        let text = fold(text);
        self.each(value, binding, &mut |value| {
            Ok(match value {
                Datum::Text(value) => holds(&fold(&value), &text).into(),
                Datum::Node(id) => self.node(id)?.is_some_and(|node| holds(&fold(&node.name), &text)).into(),
                _ => Truth::Unknown,
            })
        })
    }

    /// Whether a claim is addressed to one of these nodes.
    fn is_addressed(&self, hop: &Hop, nodes: &[NodeId]) -> Result<bool, StoreError> {
        let name = self.reader.relations().get(usize::from(hop.entry.relation.0));
        if !name.is_some_and(|name| addressing_relations().any(|relation| relation == name.as_str())) {
            return Ok(false);
        }
        Ok(self.claim(hop)?.to.iter().any(|id| nodes.binary_search(id).is_ok()))
    }

    fn call(&self, function: Function, hop: &Hop, nodes: &[NodeId]) -> Result<Truth, StoreError> {
        let has = |id: &NodeId| nodes.binary_search(id).is_ok();
        let ends = [hop.entry.source, hop.entry.target];
        let end = ends.iter().flatten().any(has);
        Ok(match function {
            Function::Involves => end || self.is_addressed(hop, nodes)?,
            Function::Addressed => self.is_addressed(hop, nodes)?,
            Function::About => end || self.claim(hop)?.about.iter().any(has),
            Function::Within => self.claim(hop)?.location.as_ref().is_some_and(has),
            Function::Attributed => self.claim(hop)?.attributed_to.as_ref().is_some_and(has),
        }
        .into())
    }
}
