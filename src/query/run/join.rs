//! The join: edges in the plan's order, each reached by its index, bindings handed on one by one.
//!
//! A claim answers a single edge once, in the order of its ends that fits first; a symmetric relation has no
//! direction. Paths of variable length take no claim twice.

use std::cell::{Cell, OnceCell, RefCell};
use std::ops::ControlFlow;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::ast::{Arrow, Function, Literal};
use super::super::options::Budget;
use super::super::translate::class_of;
use super::plan::{Access, Condition, EdgeSlot, Plan, Step, Value, answers};
use super::value::{Datum, Truth, compare};
use crate::lexicon::fold;
use crate::model::{Claim, Node, NodeId};
use crate::store::{ClaimEntry, ClaimFilter, ClaimRef, Direction, Reader, StoreError};

/// What a node of the pattern is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Runs a plan over a reader.
pub(super) struct Join<'a> {
    pub(super) reader: &'a dyn Reader,
    pub(super) plan: &'a Plan,
    pub(super) maybe: bool,
    pub(super) hidden: bool,
    symmetric: Vec<bool>,
    /// Whether the binding made last passed the conditions of its step.
    passed: Cell<bool>,
    budget: RefCell<Budget>,
    /// Claims that each step read.
    pub(super) read: RefCell<Vec<u64>>,
    nodes: RefCell<FxHashMap<NodeId, Rc<Node>>>,
    sources: RefCell<FxHashMap<ClaimRef, u32>>,
}

type Flow = Result<ControlFlow<()>, StoreError>;

impl<'a> Join<'a> {
    pub(super) fn new(reader: &'a dyn Reader, plan: &'a Plan, maybe: bool, hidden: bool, budget: Budget) -> Self {
        Self {
            reader,
            plan,
            maybe,
            hidden,
            symmetric: super::plan::symmetric(reader),
            passed: Cell::new(false),
            budget: RefCell::new(budget),
            read: RefCell::new(vec![0; plan.steps.len()]),
            nodes: RefCell::default(),
            sources: RefCell::default(),
        }
    }

    /// Whether time ran out.
    pub(super) fn is_over(&self) -> bool {
        self.budget.borrow().is_over()
    }

    /// Calls `found` for every binding until it breaks.
    pub(super) fn run(&self, found: &mut dyn FnMut(&Binding) -> Flow) -> Result<(), StoreError> {
        if self.plan.unknown {
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
        let chosen = self.plan.nodes.get(slot).and_then(|n| n.chosen.clone());
        let ids = match chosen {
            Some(chosen) => chosen,
            None => {
                let mut ids = Vec::new();
                self.reader.nodes(&mut |node| {
                    ids.push(node.id);
                    ControlFlow::Continue(())
                })?;
                ids
            }
        };
        for id in ids {
            if !self.budget.borrow_mut().goes_on() {
                return Ok(ControlFlow::Break(()));
            }
            if !self.fits(slot, Bound::Node(id))? {
                continue;
            }
            set(&mut binding.nodes, slot, Bound::Node(id));
            if self.lonely(at + 1, binding, found)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        set(&mut binding.nodes, slot, Bound::Not);
        Ok(ControlFlow::Continue(()))
    }

    fn step(&self, at: usize, binding: &mut Binding, found: &mut dyn FnMut(&Binding) -> Flow) -> Flow {
        let Some(step) = self.plan.steps.get(at) else {
            return found(binding);
        };
        if step.edge == usize::MAX {
            return if self.all_hold(&step.conditions, binding)? {
                self.step(at + 1, binding, found)
            } else {
                Ok(ControlFlow::Continue(()))
            };
        }
        self.expand(step.edge, &step.access, Some(at), binding, &mut |binding| {
            if !self.all_hold(&step.conditions, binding)? {
                return Ok(ControlFlow::Continue(()));
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

    /// Binds one edge in every way.
    fn expand(
        &self,
        edge: usize,
        access: &Access,
        step: Option<usize>,
        binding: &mut Binding,
        next: &mut dyn FnMut(&mut Binding) -> Flow,
    ) -> Flow {
        let Some(slot) = self.plan.edges.get(edge) else {
            return Ok(ControlFlow::Continue(()));
        };
        if let Some(length) = slot.length {
            return self.walk(edge, slot, length, step, binding, next);
        }
        let single = self.plan.matched.len() == 1 && step.is_some();
        let entries = self.entries(slot, access, binding, single)?;
        if let (Some(step), Ok(read)) = (step, u64::try_from(entries.len()))
            && let Some(count) = self.read.borrow_mut().get_mut(step)
        {
            *count += read;
        }
        for entry in entries {
            if !self.budget.borrow_mut().goes_on() {
                return Ok(ControlFlow::Break(()));
            }
            // A claim answers one edge of a pattern alone, as in openCypher.
            if binding.edges.iter().flatten().any(|h| h.entry.at == entry.at) {
                continue;
            }
            let mut ways = vec![(entry.source, entry.target)];
            let either = slot.arrow == Arrow::Either || self.is_symmetric(&entry);
            if either && entry.source != entry.target {
                ways.push((entry.target, entry.source));
            }
            for (from, to) in ways {
                self.passed.set(false);
                let flow = self.with_ends(slot, from.into(), to.into(), binding, &mut |b| {
                    set(&mut b.edges, edge, vec![Hop::new(entry)]);
                    let flow = next(b)?;
                    set(&mut b.edges, edge, Vec::new());
                    Ok(flow)
                })?;
                if flow.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
                if single && self.passed.get() {
                    break;
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Binds both ends, if they may be bound so, and goes on.
    fn with_ends(
        &self,
        slot: &EdgeSlot,
        from: Bound,
        to: Bound,
        binding: &mut Binding,
        next: &mut dyn FnMut(&mut Binding) -> Flow,
    ) -> Flow {
        let before: Vec<Bound> = [slot.from, slot.to].iter().filter_map(|s| binding.nodes.get(*s).copied()).collect();
        let mut flow = ControlFlow::Continue(());
        if self.bind(slot.from, from, binding)? && self.bind(slot.to, to, binding)? {
            flow = next(binding)?;
        }
        for (slot, bound) in [slot.from, slot.to].into_iter().zip(before) {
            set(&mut binding.nodes, slot, bound);
        }
        Ok(flow)
    }

    fn bind(&self, slot: usize, bound: Bound, binding: &mut Binding) -> Result<bool, StoreError> {
        match binding.nodes.get(slot) {
            Some(Bound::Not) => {
                if !self.fits(slot, bound)? {
                    return Ok(false);
                }
                set(&mut binding.nodes, slot, bound);
                Ok(true)
            }
            // Two unnamed ends are not known to be the same.
            Some(Bound::Node(id)) => Ok(bound == Bound::Node(*id)),
            _ => Ok(false),
        }
    }

    fn fits(&self, slot: usize, bound: Bound) -> Result<bool, StoreError> {
        let Some(slot) = self.plan.nodes.get(slot) else {
            return Ok(false);
        };
        let Bound::Node(id) = bound else {
            return Ok(slot.chosen.is_none() && slot.kinds.is_empty());
        };
        if slot.chosen.as_ref().is_some_and(|c| c.binary_search(&id).is_err()) {
            return Ok(false);
        }
        Ok(slot.kinds.is_empty() || self.node(id)?.is_some_and(|node| slot.kinds.contains(&node.kind)))
    }

    fn is_symmetric(&self, entry: &ClaimEntry) -> bool {
        let at = usize::from(entry.relation.0);
        self.symmetric.get(at).copied().unwrap_or(false)
    }

    /// The claims that an access gives and that the index alone does not rule out.
    fn entries(
        &self,
        slot: &EdgeSlot,
        access: &Access,
        binding: &Binding,
        first: bool,
    ) -> Result<Vec<ClaimEntry>, StoreError> {
        let filter = ClaimFilter { relations: slot.relations.as_deref(), window: slot.window };
        let mut entries: Vec<ClaimEntry> = Vec::new();
        let mut stopped = false;
        let mut take = |entry: ClaimEntry| {
            stopped |= !self.budget.borrow_mut().goes_on();
            if (entry.shown || self.hidden) && answers(slot, entry.modality) {
                entries.push(entry);
            }
            if stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let both = |node: NodeId, take: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>| {
            self.reader.claims_of(node, Direction::Out, filter, &mut *take)?;
            self.reader.claims_of(node, Direction::In, filter, &mut *take)
        };
        match access {
            Access::Node(end) => {
                let bound = binding.nodes.get(*end).copied().unwrap_or(Bound::Not);
                let chosen = self.plan.nodes.get(*end).and_then(|n| n.chosen.as_ref());
                match (bound, chosen) {
                    (Bound::Node(id), _) => both(id, &mut take)?,
                    (Bound::Nobody, _) => {}
                    (Bound::Not, Some(chosen)) => {
                        for id in chosen {
                            both(*id, &mut take)?;
                        }
                    }
                    (Bound::Not, None) => self.scan(slot, &mut take)?,
                }
            }
            Access::Involving => {
                for id in slot.involves.iter().flatten() {
                    both(*id, &mut take)?;
                }
            }
            Access::About => {
                for id in slot.about.iter().flatten() {
                    self.reader.claims_about(*id, filter, &mut take)?;
                    both(*id, &mut take)?;
                }
            }
            Access::Within => {
                for id in slot.within.iter().flatten() {
                    self.reader.claims_at(*id, filter, &mut take)?;
                }
            }
            Access::Relation => self.scan(slot, &mut take)?,
        }
        if first {
            // By date, undated last: so that an answer in that order can stop early.
            entries.sort_unstable_by_key(|e| (e.date.is_none(), e.date, e.at));
        } else {
            entries.sort_unstable_by_key(|e| e.at);
        }
        entries.dedup_by_key(|e| e.at);
        Ok(entries)
    }

    fn scan(&self, slot: &EdgeSlot, take: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>) -> Result<(), StoreError> {
        let all: Vec<_> = (0..self.reader.relations().len())
            .filter_map(|n| u16::try_from(n).ok())
            .map(crate::store::RelationId)
            .collect();
        for relation in slot.relations.as_ref().unwrap_or(&all) {
            self.reader.claims_with(*relation, slot.window, &mut *take)?;
        }
        Ok(())
    }

    /// Binds an edge of variable length: every path that takes no claim twice.
    fn walk(
        &self,
        edge: usize,
        slot: &EdgeSlot,
        length: (u32, u32),
        step: Option<usize>,
        binding: &mut Binding,
        next: &mut dyn FnMut(&mut Binding) -> Flow,
    ) -> Flow {
        let is = |at: usize| binding.nodes.get(at).copied().unwrap_or(Bound::Not);
        let chosen = |at: usize| self.plan.nodes.get(at).and_then(|n| n.chosen.clone());
        let (from, to) = (is(slot.from), is(slot.to));
        // From the end that is bound, or may be fewer nodes.
        let (start, turned) = match (from, to) {
            (Bound::Not, Bound::Node(_)) => (slot.to, true),
            (Bound::Not, Bound::Not) if chosen(slot.from).is_none() && chosen(slot.to).is_some() => (slot.to, true),
            _ => (slot.from, false),
        };
        let starts: Vec<NodeId> = match is(start) {
            Bound::Node(id) => vec![id],
            Bound::Nobody => Vec::new(),
            Bound::Not => match chosen(start) {
                Some(chosen) => chosen,
                None => {
                    let mut all = Vec::new();
                    self.reader.nodes(&mut |n| {
                        all.push(n.id);
                        ControlFlow::Continue(())
                    })?;
                    all
                }
            },
        };
        for id in starts {
            let walk = Walk { edge, slot, length, turned, start: id, step };
            if self.go(&walk, id, &mut Vec::new(), binding, next)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn go(
        &self,
        walk: &Walk<'_>,
        at: NodeId,
        taken: &mut Vec<ClaimEntry>,
        binding: &mut Binding,
        next: &mut dyn FnMut(&mut Binding) -> Flow,
    ) -> Flow {
        if !self.budget.borrow_mut().goes_on() {
            return Ok(ControlFlow::Break(()));
        }
        let hops = u32::try_from(taken.len()).unwrap_or(u32::MAX);
        if hops >= walk.length.0 {
            let (from, to) = if walk.turned { (at, walk.start) } else { (walk.start, at) };
            let flow = self.with_ends(walk.slot, Bound::Node(from), Bound::Node(to), binding, &mut |b| {
                let hops = taken.iter().copied().map(Hop::new);
                let hops = if walk.turned { hops.rev().collect() } else { hops.collect() };
                set(&mut b.edges, walk.edge, hops);
                let flow = next(b)?;
                set(&mut b.edges, walk.edge, Vec::new());
                Ok(flow)
            })?;
            if flow.is_break() {
                return Ok(flow);
            }
        }
        if hops >= walk.length.1 {
            return Ok(ControlFlow::Continue(()));
        }
        let filter = ClaimFilter { relations: walk.slot.relations.as_deref(), window: None };
        let mut steps: Vec<(ClaimEntry, Option<NodeId>)> = Vec::new();
        for direction in [Direction::Out, Direction::In] {
            self.reader.claims_of(at, direction, filter, &mut |entry| {
                let along = (direction == Direction::Out) != walk.turned;
                let passes = along || walk.slot.arrow == Arrow::Either || self.is_symmetric(&entry);
                if passes && (entry.shown || self.hidden) && answers(walk.slot, entry.modality) {
                    let other = if direction == Direction::Out { entry.target } else { entry.source };
                    steps.push((entry, other));
                }
                ControlFlow::Continue(())
            })?;
        }
        if let Some(step) = walk.step
            && let Some(count) = self.read.borrow_mut().get_mut(step)
        {
            *count += steps.len() as u64;
        }
        for (entry, other) in steps {
            let again = taken.iter().any(|t| t.at == entry.at)
                || binding.edges.iter().flatten().any(|h| h.entry.at == entry.at);
            let Some(other) = other.filter(|_| !again) else {
                continue;
            };
            taken.push(entry);
            let flow = self.go(walk, other, taken, binding, next)?;
            taken.pop();
            if flow.is_break() {
                return Ok(flow);
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Whether a claim passes the conditions of a plan of one edge.
    pub(super) fn admits(&self, entry: ClaimEntry) -> Result<bool, StoreError> {
        let Some((slot, step)) = self.plan.edges.first().zip(self.plan.steps.first()) else {
            return Ok(false);
        };
        if !(entry.shown || self.hidden) || !answers(slot, entry.modality) {
            return Ok(false);
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
        let claim = Rc::new(self.reader.claim(hop.entry.at)?);
        Ok(hop.claim.get_or_init(|| claim).clone())
    }

    fn judge(&self, condition: &Condition, binding: &Binding) -> Result<Truth, StoreError> {
        Ok(match condition {
            Condition::And(parts) => {
                let mut truth = Truth::True;
                for part in parts {
                    truth = truth.min(self.judge(part, binding)?);
                    if truth == Truth::False {
                        break;
                    }
                }
                truth
            }
            Condition::Or(parts) => {
                let mut truth = Truth::False;
                for part in parts {
                    truth = truth.max(self.judge(part, binding)?);
                    if truth == Truth::True {
                        break;
                    }
                }
                truth
            }
            Condition::Not(part) => self.judge(part, binding)?.not(),
            Condition::Compare(a, comparison, b) => {
                compare(&self.datum(a, binding)?, *comparison, &self.datum(b, binding)?)
            }
            Condition::In(value, list) => {
                let value = self.datum(value, binding)?;
                list.iter()
                    .map(|l| compare(&value, super::super::ast::Comparison::Equal, &l.into()))
                    .max()
                    .unwrap_or(Truth::False)
            }
            Condition::Contains(value, text) => self.text_holds(value, text, binding, |a, b| a.contains(b))?,
            Condition::StartsWith(value, text) => self.text_holds(value, text, binding, |a, b| a.starts_with(b))?,
            Condition::IsNull(value, null) => ((self.datum(value, binding)? == Datum::Null) == *null).into(),
            Condition::Among(value, nodes) => match self.datum(value, binding)? {
                Datum::Node(id) => nodes.binary_search(&id).is_ok().into(),
                _ => Truth::Unknown,
            },
            Condition::Call(function, edge, nodes) => {
                // Of a path of several claims, each must fit.
                let mut truth = Truth::True;
                for hop in binding.edges.get(*edge).into_iter().flatten() {
                    truth = truth.min(self.call(*function, hop, nodes)?);
                }
                truth
            }
            Condition::Exists(edges) => {
                // Claims of the MATCH may serve here again.
                let mut inner = Binding { nodes: binding.nodes.clone(), edges: vec![Vec::new(); binding.edges.len()] };
                let mut found = false;
                self.exists(edges, &mut inner, &mut found)?;
                found.into()
            }
        })
    }

    fn exists(&self, edges: &[usize], binding: &mut Binding, found: &mut bool) -> Result<(), StoreError> {
        let Some((edge, rest)) = edges.split_first() else {
            *found = true;
            return Ok(());
        };
        let Some(slot) = self.plan.edges.get(*edge) else {
            return Ok(());
        };
        // From the end that is bound already.
        let bound = |at: usize| matches!(binding.nodes.get(at), Some(Bound::Node(_)));
        let access = if bound(slot.from) { Access::Node(slot.from) } else { Access::Node(slot.to) };
        let _stopped = self.expand(*edge, &access, None, binding, &mut |binding| {
            self.exists(rest, binding, found)?;
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
        let (Datum::Text(value), Literal::Text(text)) = (self.datum(value, binding)?, text) else {
            return Ok(Truth::Unknown);
        };
        Ok(holds(&fold(&value), &fold(text)).into())
    }

    fn call(&self, function: Function, hop: &Hop, nodes: &[NodeId]) -> Result<Truth, StoreError> {
        let has = |id: &NodeId| nodes.binary_search(id).is_ok();
        let ends = [hop.entry.source, hop.entry.target];
        let end = ends.iter().flatten().any(has);
        Ok(match function {
            Function::Involves => end,
            Function::About => end || self.claim(hop)?.about.iter().any(has),
            Function::Within => self.claim(hop)?.location.as_ref().is_some_and(has),
            Function::Attributed => self.claim(hop)?.attributed_to.as_ref().is_some_and(has),
        }
        .into())
    }

    /// What a value is under a binding.
    pub(super) fn datum(&self, value: &Value, binding: &Binding) -> Result<Datum, StoreError> {
        Ok(match value {
            Value::Literal(literal) => literal.into(),
            Value::Node(at) => match binding.nodes.get(*at) {
                Some(Bound::Node(id)) => Datum::Node(*id),
                _ => Datum::Null,
            },
            Value::NodeProperty(at, property) => {
                let Some(Bound::Node(id)) = binding.nodes.get(*at) else {
                    return Ok(Datum::Null);
                };
                match (property.as_str(), self.node(*id)?) {
                    ("name", Some(node)) => Datum::Text(node.name.clone()),
                    ("kind", Some(node)) => Datum::Text(node.kind.as_str().to_owned()),
                    ("id", Some(node)) => Datum::Text(node.id.to_string()),
                    _ => Datum::Null,
                }
            }
            Value::Edge(at) => match binding.edges.get(*at).map(Vec::as_slice) {
                Some([hop]) => Datum::Claim(hop.entry.at),
                _ => Datum::Null,
            },
            Value::Sources(at) => match binding.edges.get(*at).map(Vec::as_slice) {
                Some([hop]) => Datum::Number(f64::from(self.sources(hop)?)),
                _ => Datum::Null,
            },
            Value::EdgeProperty(at, property) => match binding.edges.get(*at).map(Vec::as_slice) {
                Some([hop]) => self.property(hop, property)?,
                Some(hops) if property == "length" => Datum::Number(hops.len() as f64),
                _ => Datum::Null,
            },
        })
    }

    fn property(&self, hop: &Hop, property: &str) -> Result<Datum, StoreError> {
        let entry = &hop.entry;
        let relation = || self.reader.relations().get(usize::from(entry.relation.0)).map_or("", |r| r.as_str());
        let text = |text: Option<&str>| text.map_or(Datum::Null, |t| Datum::Text(t.to_owned()));
        // What the index knows needs no claim.
        match property {
            "relation" => return Ok(text(Some(relation()))),
            "class" => return Ok(text(Some(class_of(relation())))),
            "date" => return Ok(entry.date.map_or(Datum::Null, Datum::Date)),
            "modality" => return Ok(text(Some(entry.modality.as_str()))),
            _ => {}
        }
        let claim = self.claim(hop)?;
        Ok(match property {
            "predicate" => text(Some(&claim.predicate)),
            "quantity" => claim.quantity.map_or(Datum::Null, |q| Datum::Number(q.value)),
            "role" => text(claim.role.as_deref()),
            "confidence" => Datum::Number(f64::from(claim.confidence)),
            "rule" => text(Some(&claim.rule)),
            "location" => claim.location.map_or(Datum::Null, Datum::Node),
            "attributed_to" => claim.attributed_to.map_or(Datum::Null, Datum::Node),
            "id" => text(Some(&claim.id.to_string())),
            "article" => text(Some(&self.reader.article(claim.article)?.article.id)),
            "publisher" => text(self.reader.article(claim.article)?.article.publisher.as_deref()),
            _ => Datum::Null,
        })
    }

    /// How many independent texts say what a claim says: same ends, relation, modality, date and place.
    fn sources(&self, hop: &Hop) -> Result<u32, StoreError> {
        if let Some(n) = self.sources.borrow().get(&hop.entry.at) {
            return Ok(*n);
        }
        let claim = self.claim(hop)?;
        let names = |ids: [Option<NodeId>; 2]| -> Result<Vec<Option<String>>, StoreError> {
            ids.into_iter().map(|id| Ok(id.map_or(Ok(None), |id| self.node(id))?.map(|n| fold(&n.name)))).collect()
        };
        let symmetric = self.is_symmetric(&hop.entry);
        let ends = |entry: &ClaimEntry| -> Result<Vec<Option<String>>, StoreError> {
            let mut ends = names([entry.source, entry.target])?;
            if symmetric {
                ends.sort_unstable();
            }
            Ok(ends)
        };
        let wanted = ends(&hop.entry)?;
        // Every node that bears the name of an end: answers merge by name.
        let mut alike: Vec<NodeId> = Vec::new();
        if let Some(name) = wanted.iter().flatten().next() {
            alike = self.reader.nodes_named(name)?;
        }
        alike.extend(hop.entry.source.or(hop.entry.target));
        alike.sort_unstable();
        alike.dedup();
        let relations = [hop.entry.relation];
        let filter = ClaimFilter { relations: Some(&relations), window: None };
        let mut found: Vec<ClaimEntry> = vec![hop.entry];
        let mut take = |entry: ClaimEntry| {
            let same = entry.date == hop.entry.date && entry.modality == hop.entry.modality;
            if same && (entry.shown || self.hidden) {
                found.push(entry);
            }
            ControlFlow::Continue(())
        };
        for id in alike {
            self.reader.claims_of(id, Direction::Out, filter, &mut take)?;
            self.reader.claims_of(id, Direction::In, filter, &mut take)?;
        }
        let mut texts = FxHashSet::default();
        let place = |claim: &Claim| names([claim.location, None]);
        let here = place(&claim)?;
        for entry in found {
            if ends(&entry)? == wanted {
                let other = self.reader.claim(entry.at)?;
                if place(&other)? == here {
                    texts.insert(self.reader.article(other.article)?.text_group);
                }
            }
        }
        let n = u32::try_from(texts.len()).unwrap_or(u32::MAX);
        self.sources.borrow_mut().insert(hop.entry.at, n);
        Ok(n)
    }

    /// What each step was to read, and read.
    pub(super) fn account(&self) -> Vec<(&'a Step, u64)> {
        self.plan.steps.iter().zip(self.read.borrow().iter().copied()).collect()
    }
}

struct Walk<'s> {
    edge: usize,
    slot: &'s EdgeSlot,
    length: (u32, u32),
    turned: bool,
    start: NodeId,
    step: Option<usize>,
}

/// Puts a value at a place that is there.
fn set<T>(list: &mut [T], at: usize, value: T) {
    if let Some(place) = list.get_mut(at) {
        *place = value;
    }
}
