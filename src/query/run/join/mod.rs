//! The join: edges in the plan's order, each reached by its index, bindings handed on one by one.
//!
//! A claim answers one edge of a pattern alone; a symmetric relation has no direction. `expand` binds an edge of one
//! claim (`slices` of time, where few rows are wanted; `hashed`, where both ends are busy; `counted`, where nothing but
//! counts is asked for), `walk` one of several, `judge` decides conditions, `datum` says what values are under a
//! binding, and `sources` counts independent texts.

mod counted;
mod datum;
mod expand;
mod hashed;
mod judge;
mod slices;
mod sources;
mod walk;

use std::cell::{Cell, OnceCell, RefCell};
use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

pub(super) use self::slices::Sense;
use crate::model::{Claim, Node, NodeId};
use crate::query::options::Budget;
use crate::query::run::plan::{Condition, Plan, Step, Symmetric};
use crate::store::{ClaimEntry, ClaimRef, Reader, StoreError};

/// What a node of the pattern is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Bound {
    Not,
    /// The text names nobody.
    Nobody,
    Node(NodeId),
}

impl From<Option<NodeId>> for Bound {
    fn from(id: Option<NodeId>) -> Self {
        id.map_or(Self::Nobody, Self::Node)
    }
}

/// One claim that an edge is bound to.
#[derive(Clone, Debug)]
pub(super) struct Hop {
    pub(super) entry: ClaimEntry,
    claim: OnceCell<Rc<Claim>>,
}

impl Hop {
    fn new(entry: ClaimEntry) -> Self {
        Self { entry, claim: OnceCell::new() }
    }
}

/// What the pattern's parts are bound to.
#[derive(Clone, Debug)]
pub(super) struct Binding {
    pub(super) nodes: Vec<Bound>,
    pub(super) edges: Vec<Vec<Hop>>,
}

impl Binding {
    pub(super) fn node(&self, slot: usize) -> Bound {
        self.nodes.get(slot).copied().unwrap_or(Bound::Not)
    }

    fn hops(&self, edge: usize) -> &[Hop] {
        self.edges.get(edge).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a claim answers an edge already.
    fn has(&self, entry: &ClaimEntry) -> bool {
        self.edges.iter().flatten().any(|h| h.entry.at == entry.at)
    }
}

/// Runs a plan over a reader.
pub(super) struct Join<'a> {
    pub(super) reader: &'a dyn Reader,
    pub(super) plan: &'a Plan,
    maybe: bool,
    hidden: bool,
    symmetric: Arc<Symmetric>,
    /// Whether the binding made last passed the conditions of its step.
    passed: Cell<bool>,
    budget: &'a Budget,
    /// In which order of its dates a single edge is read, and how many rows are enough then.
    enough: Option<(Sense, usize)>,
    /// Whether any order of the claims will do.
    unordered: bool,
    /// Whether claims of the same ends are bound together, to be counted.
    counting: bool,
    /// Nodes that are not bound but multiplied out, and the number of ways in which they can be bound.
    free: Vec<usize>,
    of_free: u64,
    /// Claims that each step read.
    read: RefCell<Vec<u64>>,
    /// Index entries that were looked at, by all steps and by each, whether they fitted or not.
    looked_at: Cell<u64>,
    looked_at_by: RefCell<Vec<u64>>,
    /// The chosen ends of steps that were worth reading whole.
    hashed: RefCell<FxHashMap<usize, hashed::Hashed>>,
    nodes: RefCell<FxHashMap<NodeId, Rc<Node>>>,
    sources: RefCell<FxHashMap<ClaimRef, u32>>,
    numbers: RefCell<sources::Numbers>,
}

type Flow = Result<ControlFlow<()>, StoreError>;

const ON: Flow = Ok(ControlFlow::Continue(()));
const ENDED: Flow = Ok(ControlFlow::Break(()));

impl<'a> Join<'a> {
    pub(super) fn new(
        reader: &'a dyn Reader,
        plan: &'a Plan,
        (maybe, hidden): (bool, bool),
        budget: &'a Budget,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            reader,
            plan,
            maybe,
            hidden,
            symmetric: crate::query::run::plan::symmetric(reader)?,
            passed: Cell::new(false),
            budget,
            enough: None,
            unordered: false,
            counting: false,
            free: Vec::new(),
            of_free: 1,
            read: RefCell::new(vec![0; plan.steps.len()]),
            looked_at: Cell::new(0),
            looked_at_by: RefCell::new(vec![0; plan.steps.len()]),
            hashed: RefCell::default(),
            nodes: RefCell::default(),
            sources: RefCell::default(),
            numbers: RefCell::default(),
        })
    }

    /// The join where so many rows in an order of their dates are enough: it need not read all claims at once.
    pub(super) fn until(mut self, enough: Option<(Sense, usize)>) -> Self {
        self.enough = enough;
        self
    }

    /// Calls `found` for every binding until it breaks.
    pub(super) fn run(&self, found: &mut dyn FnMut(&Binding) -> Flow) -> Result<(), StoreError> {
        if self.plan.impossible {
            return Ok(());
        }
        let mut binding =
            Binding { nodes: vec![Bound::Not; self.plan.nodes.len()], edges: vec![Vec::new(); self.plan.edges.len()] };
        self.lonely(0, &mut binding, found).map(|_| ())
    }

    /// Binds nodes that no edge touches: `(a:organization)`.
    fn lonely(&self, at: usize, binding: &mut Binding, found: &mut dyn FnMut(&Binding) -> Flow) -> Flow {
        let Some(slot) = self.plan.lonely.get(at).copied() else {
            return self.step(0, binding, found);
        };
        if self.free.contains(&slot) {
            return self.lonely(at + 1, binding, found);
        }
        for id in self.candidates(slot)? {
            if !self.budget.goes_on() {
                return ENDED;
            }
            if !self.fits(slot, Bound::Node(id))? {
                continue;
            }
            set(&mut binding.nodes, slot, Bound::Node(id));
            if self.lonely(at + 1, binding, found)?.is_break() {
                return ENDED;
            }
        }
        set(&mut binding.nodes, slot, Bound::Not);
        ON
    }

    /// The nodes that a slot may be: those chosen, or all of the store.
    fn candidates(&self, slot: usize) -> Result<Vec<NodeId>, StoreError> {
        if let Some(chosen) = self.plan.nodes.get(slot).and_then(|n| n.chosen.clone()) {
            return Ok(chosen);
        }
        let mut all = Vec::new();
        self.reader.nodes(&mut |node| {
            all.push(node.id);
            if self.budget.goes_on() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        Ok(all)
    }

    fn step(&self, at: usize, binding: &mut Binding, found: &mut dyn FnMut(&Binding) -> Flow) -> Flow {
        let Some(step) = self.plan.steps.get(at) else {
            return found(binding);
        };
        let Some(edge) = step.edge else {
            return if self.all_hold(&step.conditions, binding)? { self.step(at + 1, binding, found) } else { ON };
        };
        self.expand(edge, &step.access, Some(at), binding, &mut |binding| {
            if !self.all_hold(&step.conditions, binding)? {
                return ON;
            }
            self.passed.set(true);
            self.step(at + 1, binding, found)
        })
    }

    fn all_hold(&self, conditions: &[Condition], binding: &Binding) -> Result<bool, StoreError> {
        for condition in conditions {
            if !self.judge(condition, binding)?.holds(self.maybe) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Binds both ends, if they may be bound so, and goes on.
    fn with_ends(
        &self,
        (slot_from, slot_to): (usize, usize),
        (from, to): (Bound, Bound),
        binding: &mut Binding,
        next: &mut dyn FnMut(&mut Binding) -> Flow,
    ) -> Flow {
        let before = (binding.node(slot_from), binding.node(slot_to));
        let mut flow = ControlFlow::Continue(());
        if self.bind(slot_from, from, binding)? && self.bind(slot_to, to, binding)? {
            flow = next(binding)?;
        }
        set(&mut binding.nodes, slot_from, before.0);
        set(&mut binding.nodes, slot_to, before.1);
        Ok(flow)
    }

    fn bind(&self, slot: usize, bound: Bound, binding: &mut Binding) -> Result<bool, StoreError> {
        match binding.node(slot) {
            Bound::Not => {
                if !self.fits(slot, bound)? {
                    return Ok(false);
                }
                set(&mut binding.nodes, slot, bound);
                Ok(true)
            }
            // Two unnamed ends are not known to be the same.
            Bound::Node(id) => Ok(bound == Bound::Node(id)),
            Bound::Nobody => Ok(false),
        }
    }

    fn fits(&self, slot: usize, bound: Bound) -> Result<bool, StoreError> {
        let Some(slot) = self.plan.nodes.get(slot) else {
            return Ok(false);
        };
        let Bound::Node(id) = bound else {
            return Ok(slot.chosen.is_none() && slot.labels.is_empty());
        };
        if slot.chosen.as_ref().is_some_and(|c| c.binary_search(&id).is_err()) {
            return Ok(false);
        }
        if slot.labels.is_empty() {
            return Ok(true);
        }
        let node = self.node(id)?;
        Ok(node.is_some_and(|node| slot.labels.iter().all(|any| any.iter().any(|label| label.takes(&node)))))
    }

    fn is_symmetric(&self, entry: &ClaimEntry) -> bool {
        let at = usize::from(entry.relation.0);
        self.symmetric.0.get(at).copied().unwrap_or(false)
    }

    fn count_read(&self, step: Option<usize>, claims: usize) {
        if let Some(step) = step
            && let Some(count) = self.read.borrow_mut().get_mut(step)
        {
            *count += claims as u64;
        }
    }

    /// Whether a claim passes the conditions of a plan of one edge.
    pub(super) fn admits(&self, entry: ClaimEntry) -> Result<bool, StoreError> {
        let Some((slot, step)) = self.plan.edges.first().zip(self.plan.steps.first()) else {
            return Ok(false);
        };
        if !(entry.shown || self.hidden) || !slot.answers(entry.modality) {
            return Ok(false);
        }
        if step.conditions.is_empty() {
            return Ok(true);
        }
        let binding =
            Binding { nodes: vec![entry.source.into(), entry.target.into()], edges: vec![vec![Hop::new(entry)]] };
        self.all_hold(&step.conditions, &binding)
    }

    pub(super) fn node(&self, id: NodeId) -> Result<Option<Rc<Node>>, StoreError> {
        if let Some(node) = self.nodes.borrow().get(&id) {
            return Ok(Some(node.clone()));
        }
        let Some(node) = self.reader.node(id)?.map(Rc::new) else {
            return Ok(None);
        };
        self.nodes.borrow_mut().insert(id, node.clone());
        Ok(Some(node))
    }

    pub(super) fn claim(&self, hop: &Hop) -> Result<Rc<Claim>, StoreError> {
        if let Some(claim) = hop.claim.get() {
            return Ok(claim.clone());
        }
        let claim = Rc::new(self.reader.claim_of(&hop.entry)?);
        Ok(hop.claim.get_or_init(|| claim).clone())
    }

    /// What each step was to read, and read.
    pub(super) fn account(&self) -> Vec<(&'a Step, u64)> {
        self.plan.steps.iter().zip(self.read.borrow().iter().copied()).collect()
    }
}

/// Puts a value at a place that is there.
fn set<T>(list: &mut [T], at: usize, value: T) {
    if let Some(place) = list.get_mut(at) {
        *place = value;
    }
}
