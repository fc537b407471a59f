//! A pattern made ready to run: names looked up, edges in the order in which they are joined.
//!
//! The first edge is the one whose cheapest access reads the fewest claims: those of its named end, of its topic, of
//! its place, or of its relations in their window. Each further edge starts from an end that is bound by then.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::super::ast::{Arrow, Comparison, Expression, Function, Literal, NodePattern, Operand, Path, Pattern};
use super::super::name::{self, Part};
use super::super::parser::LONGEST_PATH;
use crate::lexicon::relation;
use crate::model::{DateInterval, Day, Modality, NodeId, NodeKind, RelationName};
use crate::store::{ClaimEntry, ClaimFilter, Direction, Reader, RelationId, StoreError};

/// Index entries that estimating looks at before it takes an access to be large.
const ENOUGH: u64 = 2_048;

/// A node of the pattern.
#[derive(Clone, Debug, Default)]
pub(super) struct NodeSlot {
    pub(super) kinds: Vec<NodeKind>,
    /// The only nodes that it may be, by id.
    pub(super) chosen: Option<Vec<NodeId>>,
}

/// An edge of the pattern.
#[derive(Clone, Debug)]
pub(super) struct EdgeSlot {
    pub(super) from: usize,
    pub(super) to: usize,
    /// The relations that it may have, of those the store knows; any where `None`.
    pub(super) relations: Option<Vec<RelationId>>,
    pub(super) arrow: Arrow,
    pub(super) length: Option<(u32, u32)>,
    /// Whether the pattern says which modalities it wants.
    pub(super) any_modality: bool,
    /// Where its date must at least possibly lie.
    pub(super) window: Option<DateInterval>,
    /// Nodes one of which it must concern, happen at or have as an end.
    pub(super) about: Option<Vec<NodeId>>,
    pub(super) within: Option<Vec<NodeId>>,
    pub(super) involves: Option<Vec<NodeId>>,
}

/// A condition over slots. Names are looked up.
#[derive(Clone, Debug)]
pub(super) enum Condition {
    Or(Vec<Condition>),
    And(Vec<Condition>),
    Not(Box<Condition>),
    Compare(Value, Comparison, Value),
    In(Value, Vec<Literal>),
    Contains(Value, Literal),
    StartsWith(Value, Literal),
    IsNull(Value, bool),
    /// The node is one of these.
    Among(Value, Vec<NodeId>),
    /// The condition on an edge, with the nodes of its name.
    Call(Function, usize, Vec<NodeId>),
    /// Edges that join to what is bound.
    Exists(Vec<usize>),
}

/// What a condition looks at.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Node(usize),
    NodeProperty(usize, String),
    Edge(usize),
    EdgeProperty(usize, String),
    Sources(usize),
    Literal(Literal),
}

/// How the claims of an edge are reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// Claims of the nodes that this slot may be, or is.
    Node(usize),
    /// Claims that have one of these as an end.
    Involving,
    /// Claims that concern the topic.
    About,
    /// Claims that happened in the place.
    Within,
    /// Claims of the relations in their window.
    Relation,
}

/// One step of the join.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) edge: usize,
    pub(super) access: Access,
    pub(super) estimated: u64,
    /// Conditions that can be judged once this edge is bound.
    pub(super) conditions: Vec<Condition>,
}

/// A pattern made ready to run.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) nodes: Vec<NodeSlot>,
    pub(super) edges: Vec<EdgeSlot>,
    pub(super) steps: Vec<Step>,
    pub(super) node_names: BTreeMap<String, usize>,
    pub(super) edge_names: BTreeMap<String, usize>,
    /// Edges of paths in the MATCH, in their order; the others are in conditions.
    pub(super) matched: Vec<usize>,
    /// Nodes of the MATCH that no edge touches.
    pub(super) lonely: Vec<usize>,
    pub(super) notes: Vec<String>,
    /// Names that the store does not know; the answer is empty then.
    pub(super) unknown: bool,
}

struct Planner<'a> {
    reader: &'a dyn Reader,
    plan: Plan,
    names: BTreeMap<(String, bool), Vec<NodeId>>,
}

/// Makes a plan. Cost: the look-up of the names, and the claims that estimating reads from indexes.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn plan(reader: &dyn Reader, pattern: &Pattern) -> Result<Plan, StoreError> {
    let mut planner = Planner { reader, plan: Plan::default(), names: BTreeMap::new() };
    for path in &pattern.paths {
        let edges = planner.path(path)?;
        planner.plan.matched.extend(edges);
    }
    let touched: Vec<usize> = planner.plan.edges.iter().flat_map(|e| [e.from, e.to]).collect();
    planner.plan.lonely = (0..planner.plan.nodes.len()).filter(|n| !touched.contains(n)).collect();
    let mut conditions = Vec::new();
    match &pattern.condition {
        Some(Expression::And(parts)) => {
            for part in parts {
                planner.bound(part)?;
                conditions.push(planner.condition(part)?);
            }
        }
        Some(other) => {
            planner.bound(other)?;
            conditions.push(planner.condition(other)?);
        }
        None => {}
    }
    planner.order(conditions)?;
    Ok(planner.plan)
}

impl Planner<'_> {
    fn find(&mut self, name: &str, part: Part) -> Result<Vec<NodeId>, StoreError> {
        let key = (name.to_owned(), part == Part::End);
        if let Some(nodes) = self.names.get(&key) {
            return Ok(nodes.clone());
        }
        let resolved = match NodeId::from_text(name) {
            Some(id) if self.reader.node(id)?.is_some() => name::Resolved { nodes: vec![id], note: None },
            _ => name::resolve(self.reader, name, part)?,
        };
        self.plan.notes.extend(resolved.note);
        if resolved.nodes.is_empty() {
            self.plan.unknown = true;
            let near: Vec<String> = name::nearest(self.reader, name)?
                .iter()
                .map(|(n, c)| format!("{n}, {c} claim{}", if *c == 1 { "" } else { "s" }))
                .collect();
            self.plan.notes.push(if near.is_empty() {
                format!("no node called '{name}'")
            } else {
                format!("no node called '{name}'; nearest: {}", near.join("; "))
            });
        }
        self.names.insert(key, resolved.nodes.clone());
        Ok(resolved.nodes)
    }

    fn closure(&mut self, name: &str) -> Result<Vec<NodeId>, StoreError> {
        let nodes = self.find(name, Part::Place)?;
        name::with_what_lies_in(self.reader, &nodes)
    }

    fn node(&mut self, node: &NodePattern) -> Result<usize, StoreError> {
        let known = node.variable.as_ref().and_then(|v| self.plan.node_names.get(v).copied());
        let at = known.unwrap_or_else(|| {
            self.plan.nodes.push(NodeSlot::default());
            self.plan.nodes.len() - 1
        });
        if let Some(variable) = &node.variable {
            self.plan.node_names.insert(variable.clone(), at);
        }
        let mut kinds: Vec<NodeKind> = node.labels.iter().filter_map(|l| NodeKind::from_word(l)).collect();
        let mut chosen = None;
        for (key, value) in &node.properties {
            let Literal::Text(text) = value else {
                chosen = Some(Vec::new());
                continue;
            };
            if key == "kind" {
                let kind = NodeKind::from_word(text);
                match kind {
                    Some(kind) => kinds = vec![kind],
                    None => chosen = Some(Vec::new()),
                }
            } else {
                chosen = Some(self.find(text, Part::End)?);
            }
        }
        if let Some(slot) = self.plan.nodes.get_mut(at) {
            if slot.kinds.is_empty() {
                slot.kinds = kinds;
            } else if !kinds.is_empty() {
                slot.kinds.retain(|k| kinds.contains(k));
                if slot.kinds.is_empty() {
                    slot.chosen = Some(Vec::new());
                }
            }
            if let Some(chosen) = chosen {
                match &mut slot.chosen {
                    Some(before) => before.retain(|id| chosen.contains(id)),
                    None => slot.chosen = Some(chosen),
                }
            }
        }
        Ok(at)
    }

    fn path(&mut self, path: &Path) -> Result<Vec<usize>, StoreError> {
        let mut from = self.node(&path.start)?;
        let mut edges = Vec::new();
        for (edge, node) in &path.steps {
            let to = self.node(node)?;
            let relations = (!edge.labels.is_empty()).then(|| {
                let mut ids: Vec<RelationId> = edge
                    .labels
                    .iter()
                    .filter_map(|l| RelationName::new(l).ok())
                    .flat_map(|r| self.reader.relation_ids(&r))
                    .collect();
                ids.sort_unstable();
                ids.dedup();
                ids
            });
            let (a, b, arrow) = match edge.arrow {
                Arrow::Left => (to, from, Arrow::Right),
                arrow => (from, to, arrow),
            };
            let at = self.plan.edges.len();
            self.plan.edges.push(EdgeSlot {
                from: a,
                to: b,
                relations,
                arrow,
                length: edge.length.map(|(least, most)| (least, most.unwrap_or(LONGEST_PATH).min(LONGEST_PATH))),
                any_modality: false,
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
                let extra = self.compare(operand, Comparison::Equal, Value::Literal(value.clone()))?;
                self.plan.steps.push(Step {
                    edge: at,
                    access: Access::Relation,
                    estimated: 0,
                    conditions: vec![extra],
                });
                if key == "modality"
                    && let Some(slot) = self.plan.edges.get_mut(at)
                {
                    slot.any_modality = true;
                }
            }
            edges.push(at);
            from = to;
        }
        Ok(edges)
    }

    fn value(&self, operand: &Operand) -> Value {
        match operand {
            Operand::Literal(literal) => Value::Literal(literal.clone()),
            Operand::Sources(v) => {
                self.plan.edge_names.get(v).map_or(Value::Literal(Literal::Null), |at| Value::Sources(*at))
            }
            Operand::Variable(v) => self.variable(v, None),
            Operand::Property(v, p) => self.variable(v, Some(p)),
        }
    }

    fn variable(&self, name: &str, property: Option<&String>) -> Value {
        let node = self.plan.node_names.get(name).copied();
        let edge = self.plan.edge_names.get(name).copied();
        match (node, edge, property) {
            (Some(at), _, None) => Value::Node(at),
            (Some(at), _, Some(p)) => Value::NodeProperty(at, p.clone()),
            (None, Some(at), None) => Value::Edge(at),
            (None, Some(at), Some(p)) => Value::EdgeProperty(at, p.clone()),
            (None, None, _) => Value::Literal(Literal::Null),
        }
    }

    /// A comparison; where it is of a node with a name, the nodes of that name.
    fn compare(&mut self, left: Value, comparison: Comparison, right: Value) -> Result<Condition, StoreError> {
        let equal = matches!(comparison, Comparison::Equal | Comparison::Unequal);
        let node = match &left {
            Value::NodeProperty(at, p) if p == "name" => Some(Value::Node(*at)),
            Value::EdgeProperty(at, p) if p == "location" || p == "attributed_to" => {
                Some(Value::EdgeProperty(*at, p.clone()))
            }
            _ => None,
        };
        if equal
            && let Some(node) = node
            && let Value::Literal(Literal::Text(text)) = &right
        {
            let text = text.clone();
            let nodes = self.find(&text, Part::End)?;
            let among = Condition::Among(node, nodes);
            return Ok(if comparison == Comparison::Equal { among } else { Condition::Not(Box::new(among)) });
        }
        Ok(Condition::Compare(left, comparison, right))
    }

    fn condition(&mut self, expression: &Expression) -> Result<Condition, StoreError> {
        let mut all = |parts: &[Expression]| -> Result<Vec<Condition>, StoreError> {
            parts.iter().map(|p| self.condition(p)).collect()
        };
        Ok(match expression {
            Expression::Or(parts) => Condition::Or(all(parts)?),
            Expression::And(parts) => Condition::And(all(parts)?),
            Expression::Not(part) => Condition::Not(Box::new(self.condition(part)?)),
            Expression::Compare(a, comparison, b) => {
                let (a, b) = (self.value(a), self.value(b));
                for value in [&a, &b] {
                    if let Value::EdgeProperty(at, p) = value
                        && p == "modality"
                        && let Some(slot) = self.plan.edges.get_mut(*at)
                    {
                        slot.any_modality = true;
                    }
                }
                self.compare(a, *comparison, b)?
            }
            Expression::In(a, list) => {
                let value = self.value(a);
                match &value {
                    Value::EdgeProperty(at, p) if p == "modality" => {
                        if let Some(slot) = self.plan.edges.get_mut(*at) {
                            slot.any_modality = true;
                        }
                        Condition::In(value, list.clone())
                    }
                    Value::NodeProperty(at, p) if p == "name" => {
                        let at = *at;
                        let mut nodes = Vec::new();
                        for item in list {
                            if let Literal::Text(text) = item {
                                nodes.extend(self.find(text, Part::End)?);
                            }
                        }
                        nodes.sort_unstable();
                        Condition::Among(Value::Node(at), nodes)
                    }
                    _ => Condition::In(value, list.clone()),
                }
            }
            Expression::Contains(a, text) => Condition::Contains(self.value(a), text.clone()),
            Expression::StartsWith(a, text) => Condition::StartsWith(self.value(a), text.clone()),
            Expression::IsNull(a, null) => Condition::IsNull(self.value(a), *null),
            Expression::Call(function, edge, literal) => {
                let Some(at) = self.plan.edge_names.get(edge).copied() else {
                    return Ok(Condition::Or(Vec::new()));
                };
                let nodes = self.named(*function, literal)?;
                Condition::Call(*function, at, nodes)
            }
            Expression::Exists(path) => {
                let edges = self.path(path)?;
                Condition::Exists(edges)
            }
        })
    }

    fn named(&mut self, function: Function, literal: &Literal) -> Result<Vec<NodeId>, StoreError> {
        let Literal::Text(name) = literal else {
            return Ok(Vec::new());
        };
        match function {
            Function::About | Function::Within => self.closure(name),
            Function::Attributed | Function::Involves => self.find(name, Part::End),
        }
    }

    /// What a condition that must hold says about where to look.
    fn bound(&mut self, expression: &Expression) -> Result<(), StoreError> {
        match expression {
            Expression::Call(function, edge, literal) => {
                let nodes = self.named(*function, literal)?;
                let at = self.plan.edge_names.get(edge).copied();
                if let Some(slot) = at.and_then(|at| self.plan.edges.get_mut(at)) {
                    match function {
                        Function::About => slot.about = Some(nodes),
                        Function::Within => slot.within = Some(nodes),
                        Function::Involves => slot.involves = Some(nodes),
                        Function::Attributed => {}
                    }
                }
            }
            Expression::Compare(Operand::Property(variable, property), comparison, Operand::Literal(literal)) => {
                if let (Some(at), "name", Comparison::Equal, Literal::Text(text)) =
                    (self.plan.node_names.get(variable).copied(), property.as_str(), comparison, literal)
                {
                    let nodes = self.find(text, Part::End)?;
                    if let Some(slot) = self.plan.nodes.get_mut(at)
                        && slot.chosen.is_none()
                    {
                        slot.chosen = Some(nodes);
                    }
                }
                let at = self.plan.edge_names.get(variable).copied();
                if let Some(slot) = at.and_then(|at| self.plan.edges.get_mut(at))
                    && property == "date"
                    && let Some(date) = super::value::as_date(literal)
                {
                    let (low, high) = (Day::from_number(-3_000_000), Day::from_number(2_900_000));
                    let window = match comparison {
                        Comparison::Equal => Some(date),
                        Comparison::AtLeast | Comparison::Greater => {
                            Some(DateInterval::between(date.first, high.max(date.first)))
                        }
                        Comparison::AtMost | Comparison::Less => Some(DateInterval::between(low, date.end().min(high))),
                        Comparison::Unequal => None,
                    };
                    // The narrower of two windows; both are conditions anyway.
                    let size = |w: &DateInterval| i64::from(w.end().number()) - i64::from(w.first.number());
                    if let Some(window) = window
                        && slot.window.is_none_or(|w| size(&window) < size(&w))
                    {
                        slot.window = Some(window);
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Orders the edges of the MATCH and hands each condition to the first step that can judge it.
    fn order(&mut self, mut conditions: Vec<Condition>) -> Result<(), StoreError> {
        for step in std::mem::take(&mut self.plan.steps) {
            conditions.extend(step.conditions);
        }
        let mut open = self.plan.matched.clone();
        let mut bound: Vec<usize> = Vec::new();
        let mut done: Vec<usize> = Vec::new();
        while !open.is_empty() {
            let mut best: Option<(u64, usize, Access)> = None;
            for edge in &open {
                let (estimated, access) = self.access(*edge, &bound)?;
                if best.as_ref().is_none_or(|(e, _, _)| estimated < *e) {
                    best = Some((estimated, *edge, access));
                }
            }
            let Some((estimated, edge, access)) = best else {
                break;
            };
            open.retain(|e| *e != edge);
            done.push(edge);
            if let Some(slot) = self.plan.edges.get(edge) {
                bound.extend([slot.from, slot.to]);
            }
            let last = open.is_empty();
            let (ready, later): (Vec<Condition>, Vec<Condition>) =
                conditions.into_iter().partition(|c| last || self.can_judge(c, &bound, &done));
            conditions = later;
            self.plan.steps.push(Step { edge, access, estimated, conditions: ready });
        }
        if self.plan.steps.is_empty() && !conditions.is_empty() {
            self.plan.steps.push(Step { edge: usize::MAX, access: Access::Relation, estimated: 0, conditions });
        }
        Ok(())
    }

    fn can_judge(&self, condition: &Condition, nodes: &[usize], edges: &[usize]) -> bool {
        let value = |v: &Value| match v {
            Value::Node(at) | Value::NodeProperty(at, _) => nodes.contains(at),
            Value::Edge(at) | Value::EdgeProperty(at, _) | Value::Sources(at) => edges.contains(at),
            Value::Literal(_) => true,
        };
        match condition {
            Condition::Or(parts) | Condition::And(parts) => parts.iter().all(|p| self.can_judge(p, nodes, edges)),
            Condition::Not(part) => self.can_judge(part, nodes, edges),
            Condition::Compare(a, _, b) => value(a) && value(b),
            Condition::In(a, _)
            | Condition::Contains(a, _)
            | Condition::StartsWith(a, _)
            | Condition::IsNull(a, _)
            | Condition::Among(a, _) => value(a),
            Condition::Call(_, at, _) => edges.contains(at),
            // Its nodes may be shared with any edge of the MATCH.
            Condition::Exists(_) => self.plan.matched.iter().all(|e| edges.contains(e)),
        }
    }

    /// The cheapest access to an edge, with the claims that it reads.
    fn access(&self, edge: usize, bound: &[usize]) -> Result<(u64, Access), StoreError> {
        let Some(slot) = self.plan.edges.get(edge) else {
            return Ok((u64::MAX, Access::Relation));
        };
        let mut best: Option<(u64, Access)> = None;
        fn offer_to(best: &mut Option<(u64, Access)>, cost: u64, access: Access) {
            if best.as_ref().is_none_or(|(c, _)| cost < *c) {
                *best = Some((cost, access));
            }
        }
        for end in [slot.from, slot.to] {
            if bound.contains(&end) {
                // One node at a time: what a node has on average, so that joined edges go before others.
                let average = 2 * self.reader.claim_count() / self.reader.node_count().max(1);
                offer_to(&mut best, average.min(ENOUGH), Access::Node(end));
            } else if let Some(chosen) = self.plan.nodes.get(end).and_then(|n| n.chosen.as_ref()) {
                offer_to(&mut best, self.count_ends(chosen, slot)?, Access::Node(end));
            }
        }
        if slot.length.is_none() {
            if let Some(nodes) = &slot.involves {
                offer_to(&mut best, self.count_ends(nodes, slot)?, Access::Involving);
            }
            if let Some(nodes) = &slot.within {
                offer_to(&mut best, self.count(nodes, slot, Scan::Within)?, Access::Within);
            }
            if let Some(nodes) = &slot.about {
                let topics = self.count(nodes, slot, Scan::About)?;
                offer_to(&mut best, topics + self.count_ends(nodes, slot)?, Access::About);
            }
        }
        if best.as_ref().is_none_or(|(cost, _)| *cost >= 64) {
            let cost = match (&slot.relations, slot.length) {
                (Some(relations), None) => {
                    let mut n = 0;
                    for relation in relations {
                        self.reader.claims_with(*relation, slot.window, &mut |_| {
                            n += 1;
                            if n < ENOUGH { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
                        })?;
                    }
                    if n < ENOUGH {
                        n
                    } else {
                        let share = self.reader.claim_count() * relations.len() as u64;
                        n.max(share / self.reader.relations().len().max(1) as u64)
                    }
                }
                _ => self.reader.claim_count().max(1),
            };
            offer_to(&mut best, cost, Access::Relation);
        }
        Ok(best.unwrap_or((u64::MAX, Access::Relation)))
    }

    fn count_ends(&self, nodes: &[NodeId], slot: &EdgeSlot) -> Result<u64, StoreError> {
        let mut degrees = 0;
        for node in nodes {
            degrees += self.reader.degree(*node, Direction::Out)?;
            degrees += self.reader.degree(*node, Direction::In)?;
        }
        if degrees < 64 || (slot.relations.is_none() && slot.window.is_none()) {
            return Ok(degrees);
        }
        let counted = self.count(nodes, slot, Scan::Ends)?;
        Ok(if counted < ENOUGH { counted } else { degrees })
    }

    /// How many index entries some nodes have, up to [`ENOUGH`] each.
    fn count(&self, nodes: &[NodeId], slot: &EdgeSlot, scan: Scan) -> Result<u64, StoreError> {
        let filter = ClaimFilter { relations: slot.relations.as_deref(), window: slot.window };
        let mut n = 0;
        for node in nodes {
            let mut visit = |_: ClaimEntry| {
                n += 1;
                if n < ENOUGH { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            };
            match scan {
                Scan::Within => self.reader.claims_at(*node, filter, &mut visit)?,
                Scan::About => self.reader.claims_about(*node, filter, &mut visit)?,
                Scan::Ends => {
                    self.reader.claims_of(*node, Direction::Out, filter, &mut visit)?;
                    self.reader.claims_of(*node, Direction::In, filter, &mut visit)?;
                }
            }
        }
        Ok(n)
    }
}

#[derive(Clone, Copy)]
enum Scan {
    Within,
    About,
    Ends,
}

/// Whether a claim's modality answers where the pattern does not say.
pub(super) fn answers(slot: &EdgeSlot, modality: Modality) -> bool {
    slot.any_modality || modality.answers_by_default()
}

/// Which of a store's relations are symmetric, by number.
pub(super) fn symmetric(reader: &dyn Reader) -> Vec<bool> {
    reader.relations().iter().map(|name| relation(name.as_str()).is_some_and(|r| r.symmetric)).collect()
}
