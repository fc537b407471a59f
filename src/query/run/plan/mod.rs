//! A pattern made ready to run: names looked up, edges in the order in which they are joined.
//!
//! `bodies` tells which names are of what deeds are done to, `shape` makes nodes and edges, `condition` makes
//! conditions and what they say about where to look, `cost` chooses the order and the indexes. The first edge is the
//! one whose cheapest access reads the fewest claims: those of its named end, of its topic, of its place, or of its
//! relations in their window. Each further edge starts from an end that is bound by then.

mod bodies;
mod condition;
mod cost;
mod shape;

use std::collections::{BTreeMap, BTreeSet};

use self::bodies::{Place, bodies};
use crate::lexicon::relation;
use crate::model::{DateInterval, Modality, NodeId, RelationName};
use crate::query::ast::{Arrow, Comparison, Expression, Function, Literal, Operand, Pattern};
use crate::query::label::NodeLabel;
use crate::query::name::{self, Part, Resolved};
use crate::query::remembered::{FromStore, remembered};
use crate::store::{Reader, RelationId, StoreError};

/// A node of the pattern.
#[derive(Clone, Debug, Default)]
pub(super) struct NodeSlot {
    /// It bears one label of each of these lists.
    pub(super) labels: Vec<Vec<NodeLabel>>,
    /// The only nodes that it may be, by id.
    pub(super) chosen: Option<Vec<NodeId>>,
    /// The part that its name plays; an end unless the pattern says more.
    pub(super) part: Part,
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

impl EdgeSlot {
    /// Whether a claim's modality answers: asserted and alleged ones, where the pattern does not say.
    pub(super) fn answers(&self, modality: Modality) -> bool {
        self.any_modality || modality.answers_by_default()
    }
}

/// A condition over slots. Names are looked up.
#[derive(Clone, Debug)]
pub(super) enum Condition {
    Or(Vec<Condition>),
    And(Vec<Condition>),
    Not(Box<Condition>),
    Compare(Value, Comparison, Value),
    /// The value is one of these, or a node of these.
    In(Value, Vec<Literal>, Vec<NodeId>),
    Contains(Value, Literal),
    StartsWith(Value, Literal),
    IsNull(Value, bool),
    /// The node is one of these; with `false`, it is none of them.
    Among(Value, Vec<NodeId>, bool),
    /// The node of this slot bears one of these labels.
    Labelled(usize, Vec<NodeLabel>),
    /// The condition on an edge, with the nodes of its name.
    Call(Function, usize, Vec<NodeId>),
    /// Edges that join to what is bound, with what holds of them.
    Exists(Vec<usize>, Vec<Condition>),
}

impl Condition {
    /// Whether it looks only at nodes and edges for which this holds; `exists` says whether it may ask what exists.
    pub(super) fn looks_only_at(
        &self,
        node: &dyn Fn(usize) -> bool,
        edge: &dyn Fn(usize) -> bool,
        exists: bool,
    ) -> bool {
        let value = |value: &Value| match value {
            Value::Node(at) | Value::NodeProperty(at, _) => node(*at),
            Value::Edge(at) | Value::EdgeProperty(at, _) | Value::Sources(at) => edge(*at),
            Value::Literal(_) => true,
        };
        match self {
            Self::Or(parts) | Self::And(parts) => parts.iter().all(|part| part.looks_only_at(node, edge, exists)),
            Self::Not(part) => part.looks_only_at(node, edge, exists),
            Self::Compare(a, _, b) => value(a) && value(b),
            Self::In(a, ..)
            | Self::Contains(a, _)
            | Self::StartsWith(a, _)
            | Self::IsNull(a, _)
            | Self::Among(a, ..) => value(a),
            Self::Labelled(at, _) => node(*at),
            Self::Call(_, at, _) => edge(*at),
            Self::Exists(..) => exists,
        }
    }
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
    /// None where conditions are judged without any edge.
    pub(super) edge: Option<usize>,
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
    /// Whether it is a single edge of one claim, so that claims come in the order of their dates.
    pub(super) single: bool,
    /// Whether a claim is bound once, in the order of its ends that fits first.
    pub(super) once: bool,
    pub(super) notes: Vec<String>,
    /// Whether it has a name that the store does not know.
    pub(super) unknown: bool,
    /// Whether nothing can match, since a name that must be there is unknown.
    pub(super) impossible: bool,
}

impl Plan {
    /// What an operand of the pattern means.
    pub(super) fn value(&self, operand: &Operand) -> Value {
        let none = Value::Literal(Literal::Null);
        match operand {
            Operand::Literal(literal) => Value::Literal(literal.clone()),
            Operand::Sources(v) => self.edge_names.get(v).map_or(none, |at| Value::Sources(*at)),
            Operand::Variable(v) => match (self.node_names.get(v), self.edge_names.get(v)) {
                (Some(at), _) => Value::Node(*at),
                (None, Some(at)) => Value::Edge(*at),
                (None, None) => none,
            },
            Operand::Property(v, p) => match (self.node_names.get(v), self.edge_names.get(v)) {
                (Some(at), _) => Value::NodeProperty(*at, p.clone()),
                (None, Some(at)) => Value::EdgeProperty(*at, p.clone()),
                (None, None) => none,
            },
        }
    }
}

struct Planner<'a> {
    reader: &'a dyn Reader,
    plan: Plan,
    /// Nodes of the MATCH to which only is done what is done to a body.
    bodies: BTreeSet<Place>,
    names: BTreeMap<(String, Part), Vec<NodeId>>,
    closures: BTreeMap<String, Vec<NodeId>>,
}

/// Makes a plan. Cost: the look-up of the names, and the claims that estimating reads from indexes.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn plan(reader: &dyn Reader, pattern: &Pattern) -> Result<Plan, StoreError> {
    let mut planner = Planner {
        reader,
        plan: Plan::default(),
        bodies: bodies(pattern),
        names: BTreeMap::new(),
        closures: BTreeMap::new(),
    };
    let mut conditions = Vec::new();
    for (n, path) in pattern.paths.iter().enumerate() {
        let edges = planner.path(path, n, &mut conditions)?;
        planner.plan.matched.extend(edges);
    }
    let of_match = planner.plan.nodes.len();
    let touched: Vec<usize> = planner.plan.edges.iter().flat_map(|e| [e.from, e.to]).collect();
    planner.plan.lonely = (0..planner.plan.nodes.len()).filter(|n| !touched.contains(n)).collect();
    if let [edge] = planner.plan.edges.as_slice() {
        planner.plan.single = edge.length.is_none();
        // As in openCypher, an edge without an arrow gives records of its own for each direction.
        planner.plan.once = planner.plan.single && (pattern.items.is_empty() || edge.arrow != Arrow::Either);
    }
    let must: &[Expression] = match &pattern.condition {
        Some(Expression::And(parts)) => parts,
        Some(other) => std::slice::from_ref(other),
        None => &[],
    };
    for part in must {
        planner.bound(part)?;
        conditions.push(planner.condition(part)?);
    }
    let named = |slot: &NodeSlot| slot.chosen.as_ref().is_none_or(|c| !c.is_empty());
    // What stands in a condition alone may be unknown, and the rest still hold.
    planner.plan.impossible =
        !planner.plan.nodes.iter().take(of_match).all(named) || conditions.iter().any(|c| planner.never_holds(c));
    if !planner.plan.impossible {
        planner.order(conditions)?;
    }
    Ok(planner.plan)
}

impl Planner<'_> {
    fn find(&mut self, name: &str, part: Part) -> Result<Vec<NodeId>, StoreError> {
        let key = (name.to_owned(), part);
        if let Some(nodes) = self.names.get(&key) {
            return Ok(nodes.clone());
        }
        let resolved = match NodeId::from_text(name) {
            Some(id) if self.reader.node(id)?.is_some() => Resolved { nodes: vec![id], ..Resolved::default() },
            _ => Resolved::clone(&*name::resolve(self.reader, name, part)?),
        };
        let mut notes: Vec<String> = resolved.note.into_iter().collect();
        notes.extend(name::told_more_closely(self.reader, name, &resolved.closer)?);
        if resolved.nodes.is_empty() {
            self.plan.unknown = true;
            notes.push(name::unknown(self.reader, name)?);
        }
        notes.retain(|note| !self.plan.notes.contains(note));
        self.plan.notes.extend(notes);
        let mut nodes = resolved.nodes;
        nodes.extend(resolved.closer);
        nodes.sort_unstable();
        self.names.insert(key, nodes.clone());
        Ok(nodes)
    }

    fn closure(&mut self, name: &str) -> Result<Vec<NodeId>, StoreError> {
        if let Some(nodes) = self.closures.get(name) {
            return Ok(nodes.clone());
        }
        let nodes = self.find(name, Part::Place)?;
        let all = name::with_what_lies_in(self.reader, &nodes)?;
        self.closures.insert(name.to_owned(), all.0.clone());
        Ok(all.0.clone())
    }
}

/// Which of a store's relations are symmetric, by number.
#[derive(Debug)]
pub(super) struct Symmetric(pub(super) Vec<bool>);

/// Which of a store's relations are symmetric.
///
/// # Errors
/// None, as it happens: what is remembered may need the store.
pub(super) fn symmetric(reader: &dyn Reader) -> FromStore<Symmetric> {
    remembered(reader, "", || {
        let is = |name: &RelationName| relation(name.as_str()).is_some_and(|r| r.symmetric);
        Ok(Symmetric(reader.relations().iter().map(is).collect()))
    })
}
