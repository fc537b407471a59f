//! The nodes and edges of a pattern.

use super::{Condition, EdgeSlot, NodeSlot, Place, Planner, Value};
use crate::model::{NodeId, RelationName};
use crate::query::ast::{Arrow, Comparison, EdgePattern, Literal, NodePattern, Path};
use crate::query::label::NodeLabel;
use crate::query::name::Part;
use crate::query::parser::LONGEST_PATH;
use crate::store::{RelationId, StoreError};

/// What a node's labels and properties ask of it.
#[derive(Default)]
struct Asked {
    labels: Vec<Vec<NodeLabel>>,
    chosen: Option<Vec<NodeId>>,
}

impl Planner<'_> {
    fn asked(&mut self, node: &NodePattern, part: Part) -> Result<Asked, StoreError> {
        let mut asked = Asked::default();
        if !node.labels.is_empty() {
            asked.labels.push(node.labels.iter().filter_map(|l| NodeLabel::from_word(l)).collect());
        }
        for (key, value) in &node.properties {
            let nodes = match value {
                Literal::Text(text) if key == "kind" => {
                    asked.labels.push(NodeLabel::from_word(text).into_iter().collect());
                    continue;
                }
                Literal::Text(text) => self.find(text, part)?,
                _ => Vec::new(),
            };
            match &mut asked.chosen {
                Some(before) => before.retain(|id| nodes.contains(id)),
                None => asked.chosen = Some(nodes),
            }
        }
        Ok(asked)
    }

    /// The slot of a node. What a path of a condition asks of a node that the MATCH has is a condition, not a part of
    /// the MATCH.
    fn node(
        &mut self,
        node: &NodePattern,
        part: Part,
        own: usize,
        extra: &mut Vec<Condition>,
    ) -> Result<usize, StoreError> {
        let asked = self.asked(node, part)?;
        let known = node.variable.as_ref().and_then(|v| self.plan.node_names.get(v).copied());
        if let Some(at) = known.filter(|at| *at < own) {
            extra.extend(asked.labels.into_iter().map(|labels| Condition::Labelled(at, labels)));
            extra.extend(asked.chosen.map(|nodes| Condition::Among(Value::Node(at), nodes, true)));
            return Ok(at);
        }
        let at = known.unwrap_or(self.plan.nodes.len());
        if known.is_none() {
            self.plan.nodes.push(NodeSlot { part, ..NodeSlot::default() });
        }
        if let Some(variable) = &node.variable {
            self.plan.node_names.insert(variable.clone(), at);
        }
        if let Some(slot) = self.plan.nodes.get_mut(at) {
            slot.labels.extend(asked.labels);
            match (&mut slot.chosen, asked.chosen) {
                (Some(before), Some(nodes)) => before.retain(|id| nodes.contains(id)),
                (place @ None, nodes) => *place = nodes,
                (Some(_), None) => {}
            }
        }
        Ok(at)
    }

    /// The relations of an edge's labels that the store knows.
    fn relations(&self, edge: &EdgePattern) -> Option<Vec<RelationId>> {
        (!edge.labels.is_empty()).then(|| {
            let names = edge.labels.iter().filter_map(|l| RelationName::new(l).ok());
            let mut ids: Vec<RelationId> = names.flat_map(|r| self.reader.relation_ids(&r)).collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        })
    }

    /// The edges of a path of the MATCH; what their properties ask goes to `extra`.
    pub(super) fn path(&mut self, path: &Path, n: usize, extra: &mut Vec<Condition>) -> Result<Vec<usize>, StoreError> {
        self.path_beside(path, Some(n), 0, extra)
    }

    /// The edges of a path of a condition. Its own variables end with it.
    pub(super) fn path_of_condition(&mut self, path: &Path) -> Result<Condition, StoreError> {
        let names = (self.plan.node_names.clone(), self.plan.edge_names.clone());
        let mut extra = Vec::new();
        let edges = self.path_beside(path, None, self.plan.nodes.len(), &mut extra)?;
        (self.plan.node_names, self.plan.edge_names) = names;
        Ok(Condition::Exists(edges, extra))
    }

    /// The path of this number of the MATCH, or one of a condition. Slots before `own` belong to somebody else.
    fn path_beside(
        &mut self,
        path: &Path,
        n: Option<usize>,
        own: usize,
        extra: &mut Vec<Condition>,
    ) -> Result<Vec<usize>, StoreError> {
        let part = |planner: &Self, node: &NodePattern, at: usize| match n {
            Some(n) if planner.bodies.contains(&Place::of(path, n, at)) => Part::Body,
            Some(_) => Part::End,
            None => {
                let slot = node.variable.as_ref().and_then(|name| planner.plan.node_names.get(name));
                slot.and_then(|at| planner.plan.nodes.get(*at)).map(|slot| slot.part).unwrap_or_default()
            }
        };
        let mut from = self.node(&path.start, part(self, &path.start, 0), own, extra)?;
        let mut edges = Vec::new();
        for (step, (edge, node)) in path.steps.iter().enumerate() {
            let to = self.node(node, part(self, node, step + 1), own, extra)?;
            let (a, b, arrow) = match edge.arrow {
                Arrow::Left => (to, from, Arrow::Right),
                arrow => (from, to, arrow),
            };
            let at = self.plan.edges.len();
            self.plan.edges.push(EdgeSlot {
                from: a,
                to: b,
                relations: self.relations(edge),
                arrow,
                length: edge.length.map(|(least, most)| (least, most.unwrap_or(LONGEST_PATH).min(LONGEST_PATH))),
                any_modality: edge.properties.iter().any(|(key, _)| key == "modality"),
                window: None,
                about: None,
                within: None,
                involves: None,
            });
            if let Some(variable) = &edge.variable {
                self.plan.edge_names.insert(variable.clone(), at);
            }
            for (key, value) in &edge.properties {
                let operand = Value::EdgeProperty(at, key.clone());
                extra.push(self.compare(operand, Comparison::Equal, Value::Literal(value.clone()))?);
            }
            edges.push(at);
            from = to;
        }
        Ok(edges)
    }
}
