//! Patterns: nested loops over all claims, one for each edge, in the order in which they are written.

use std::collections::{BTreeMap, BTreeSet};

use dossier::model::{Modality, NodeId};
use dossier::query::ast::{
    Aggregate, Arrow, Comparison, EdgePattern, Expression, Function, Literal, NodePattern, Operand, Path, Pattern,
    Returned,
};

use super::value::{Holds, Value, compare, literal, order};
use super::{Fact, World};

/// What stands where: nodes by variable (none where the text names nobody), claims by variable.
#[derive(Clone, Default)]
struct Bound {
    nodes: BTreeMap<String, Option<NodeId>>,
    edges: BTreeMap<String, Vec<usize>>,
    used: Vec<usize>,
}

/// A pattern's edge with its ends.
type Step<'p> = (NodePattern, &'p EdgePattern, NodePattern);

struct Run<'a> {
    world: &'a World,
    pattern: &'a Pattern,
    /// Edges that the condition asks the modality of.
    moods: BTreeSet<String>,
    /// Whether a claim gives one record, in the order of its ends that fits first.
    once: bool,
    /// Nodes to which only what is done to a body is done.
    bodies: BTreeSet<String>,
}

impl World {
    /// The claims that match a pattern without RETURN.
    pub(crate) fn matched(&self, pattern: &Pattern) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        Run::new(self, pattern).all(&mut |bound| found.extend(bound.edges.values().flatten()));
        found
    }

    /// The records of a pattern with RETURN, in order, before SKIP and LIMIT.
    pub(crate) fn records(&self, pattern: &Pattern) -> Vec<Vec<Value>> {
        let run = Run::new(self, pattern);
        let mut bounds: Vec<Bound> = Vec::new();
        run.all(&mut |bound| bounds.push(bound.clone()));
        let aggregates = |value: &Returned| !matches!(value, Returned::Value(_));
        let mut groups: Vec<(Vec<Value>, Vec<Bound>)> = Vec::new();
        let grouped = pattern.items.iter().any(|i| aggregates(&i.value));
        for bound in bounds {
            let plain = pattern.items.iter().filter_map(|i| match &i.value {
                Returned::Value(o) => Some(run.value(o, &bound)),
                _ => None,
            });
            let key: Vec<Value> = plain.collect();
            match groups.iter_mut().find(|(k, _)| grouped && *k == key) {
                Some((_, list)) => list.push(bound),
                None => groups.push((key, vec![bound])),
            }
        }
        if groups.is_empty() && pattern.items.iter().all(|i| aggregates(&i.value)) && grouped {
            groups.push((Vec::new(), Vec::new()));
        }
        let mut records: Vec<Vec<Value>> = groups
            .iter()
            .map(|(_, bounds)| pattern.items.iter().map(|i| run.column(&i.value, bounds)).collect())
            .collect();
        let keys: Vec<(usize, bool)> = pattern
            .order
            .iter()
            .map(|sort| {
                let at = pattern.items.iter().position(|i| {
                    let alias = i.alias.as_ref().map(|a| Returned::Value(Operand::Variable(a.clone())));
                    i.value == sort.value || alias.as_ref() == Some(&sort.value)
                });
                (at.unwrap(), sort.descending)
            })
            .collect();
        records.sort_by(|a, b| {
            let one = |(at, descending): &(usize, bool)| {
                let plain = order(&a[*at], &b[*at]);
                if *descending { plain.reverse() } else { plain }
            };
            keys.iter().map(one).find(|o| o.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
        });
        if pattern.distinct {
            let mut seen: Vec<Vec<Value>> = Vec::new();
            records.retain(|r| {
                let new = !seen.contains(r);
                seen.push(r.clone());
                new
            });
        }
        records
    }
}

impl<'a> Run<'a> {
    fn new(world: &'a World, pattern: &'a Pattern) -> Self {
        let mut moods = BTreeSet::new();
        pattern.condition.iter().for_each(|c| asked_modality(c, &mut moods));
        let edges: Vec<&EdgePattern> = pattern.paths.iter().flat_map(|p| p.steps.iter().map(|(e, _)| e)).collect();
        let once = match edges.as_slice() {
            [edge] => edge.length.is_none() && (pattern.items.is_empty() || edge.arrow != Arrow::Either),
            _ => false,
        };
        let (mut bodies, mut others) = (BTreeSet::new(), BTreeSet::new());
        for (from, edge, to) in pattern.paths.iter().enumerate().flat_map(|(n, path)| unrolled(path, n)) {
            let (source, target) = if edge.arrow == Arrow::Left { (to, from) } else { (from, to) };
            let physical = edge.length.is_none()
                && edge.arrow != Arrow::Either
                && !edge.labels.is_empty()
                && edge.labels.iter().all(|label| super::PHYSICAL.contains(&label.as_str()));
            others.extend(source.variable);
            if physical { bodies.extend(target.variable) } else { others.extend(target.variable) }
        }
        bodies.retain(|variable| !others.contains(variable));
        Self { world, pattern, moods, once, bodies }
    }

    fn all(&self, found: &mut dyn FnMut(&Bound)) {
        let paths = || self.pattern.paths.iter().enumerate();
        let steps: Vec<Step<'_>> = paths().flat_map(|(n, path)| unrolled(path, n)).collect();
        let lonely = paths().filter(|(_, p)| p.steps.is_empty()).map(|(n, p)| named(&p.start, &format!("alone{n}")));
        let touched = |node: &NodePattern| {
            steps.iter().any(|(a, _, b)| a.variable == node.variable || b.variable == node.variable)
        };
        // A node that an edge touches too is bound by the edge.
        let (checked, alone): (Vec<_>, Vec<_>) = lonely.partition(touched);
        self.alone(&alone, Bound::default(), &mut |bound| {
            self.steps(&steps, bound, &mut |bound| {
                let fits = checked.iter().all(|node| self.may_be(node, bound.nodes[node.variable.as_ref().unwrap()]));
                let holds = self.pattern.condition.as_ref().map_or(Holds::Yes, |c| self.holds(c, bound));
                let enough = fits && (holds == Holds::Yes || (self.world.maybe && holds == Holds::Maybe));
                if enough {
                    found(bound);
                }
                enough
            });
        });
    }

    fn alone(&self, nodes: &[NodePattern], bound: Bound, next: &mut dyn FnMut(Bound)) {
        let Some((first, rest)) = nodes.split_first() else {
            return next(bound);
        };
        let variable = first.variable.clone().unwrap();
        for id in self.world.nodes.keys() {
            if self.may_be(first, Some(*id)) && bound.nodes.get(&variable).is_none_or(|b| *b == Some(*id)) {
                let mut bound = bound.clone();
                bound.nodes.insert(variable.clone(), Some(*id));
                self.alone(rest, bound, next);
            }
        }
    }

    /// Binds edges one after another; `found` says whether a binding counts, and so does this.
    fn steps(&self, steps: &[Step<'_>], bound: Bound, found: &mut dyn FnMut(&Bound) -> bool) -> bool {
        let Some(((from, edge, to), rest)) = steps.split_first() else {
            return found(&bound);
        };
        let mut counted: Vec<Vec<usize>> = Vec::new();
        for (start, hops, end) in self.trails(edge, &bound) {
            if self.once && counted.contains(&hops) {
                continue;
            }
            let mut next = bound.clone();
            next.used.extend(&hops);
            next.edges.insert(edge.variable.clone().unwrap_or_else(|| format!("edge{}", rest.len())), hops.clone());
            if self.bind(from, start, &mut next) && self.bind(to, end, &mut next) && self.steps(rest, next, found) {
                counted.push(hops);
            }
        }
        !counted.is_empty()
    }

    fn bind(&self, node: &NodePattern, id: Option<NodeId>, bound: &mut Bound) -> bool {
        if !self.may_be(node, id) {
            return false;
        }
        match bound.nodes.insert(node.variable.clone().unwrap(), id) {
            // Two whom no text names are not known to be the same.
            Some(before) => before.is_some() && before == id,
            None => true,
        }
    }

    /// Whether a node may be a government by its capital: not where only what is done to a body is done to it.
    fn acts(&self, variable: Option<&str>) -> bool {
        variable.is_none_or(|variable| !self.bodies.contains(variable))
    }

    fn may_be(&self, node: &NodePattern, id: Option<NodeId>) -> bool {
        let Some(id) = id else {
            return node.labels.is_empty() && node.properties.is_empty();
        };
        let kind = self.world.nodes[&id].kind.as_str();
        (node.labels.is_empty() || node.labels.iter().any(|l| l == kind))
            && node.properties.iter().all(|(key, value)| match (key.as_str(), value) {
                ("kind", Literal::Text(text)) => text == kind,
                ("name", Literal::Text(text)) => {
                    self.world.bearers(text, self.acts(node.variable.as_deref())).contains(&id)
                }
                _ => false,
            })
    }

    /// The ways along one edge that take no claim which is taken: where it starts, the claims, where it ends.
    fn trails(&self, edge: &EdgePattern, bound: &Bound) -> Vec<(Option<NodeId>, Vec<usize>, Option<NodeId>)> {
        let mut once = Vec::new();
        for at in 0..self.world.facts.len() {
            let fact = &self.world.facts[at];
            if bound.used.contains(&at) || !self.passes(edge, fact) {
                continue;
            }
            let (source, target) = (fact.claim.source, fact.claim.target);
            // In the order of the claim's own ends first.
            let forward = (source, vec![at], target);
            let backward = (target, vec![at], source);
            let (first, second) = match edge.arrow {
                Arrow::Left => (backward, forward),
                Arrow::Right | Arrow::Either => (forward, backward),
            };
            once.push(first);
            if (edge.arrow == Arrow::Either || fact.symmetric()) && source != target {
                once.push(second);
            }
        }
        let Some((least, most)) = edge.length else {
            return once;
        };
        let nodes = self.world.nodes.keys().map(|id| (Some(*id), Vec::new(), Some(*id)));
        let mut all: Vec<_> = if least == 0 { nodes.collect() } else { Vec::new() };
        let named = |(a, _, b): &&(Option<NodeId>, Vec<usize>, Option<NodeId>)| a.is_some() && b.is_some();
        let hops: Vec<_> = once.iter().filter(named).cloned().collect();
        let mut ends = hops.clone();
        for length in 1..=most.unwrap_or(8) {
            if length >= least {
                all.extend(ends.iter().cloned());
            }
            let mut longer = Vec::new();
            for (start, taken, at) in &ends {
                for (from, hop, to) in &hops {
                    if from == at && !taken.contains(&hop[0]) {
                        longer.push((*start, [&taken[..], &hop[..]].concat(), *to));
                    }
                }
            }
            ends = longer;
        }
        all
    }

    fn passes(&self, edge: &EdgePattern, fact: &Fact) -> bool {
        let asked = edge.variable.as_ref().is_some_and(|v| self.moods.contains(v))
            || edge.properties.iter().any(|(key, _)| key == "modality");
        (edge.labels.is_empty() || edge.labels.iter().any(|l| l == fact.claim.relation.as_str()))
            && (asked || matches!(fact.claim.modality, Modality::Asserted | Modality::Alleged))
            && edge.properties.iter().all(|(key, value)| match (key.as_str(), value) {
                ("location", Literal::Text(name)) => {
                    let places = self.world.bearers(name, false);
                    fact.claim.location.is_some_and(|id| places.contains(&id))
                }
                _ => compare(&self.property(fact, key), Comparison::Equal, &literal(value)) == Holds::Yes,
            })
    }

    fn holds(&self, condition: &Expression, bound: &Bound) -> Holds {
        match condition {
            Expression::And(parts) => parts.iter().map(|p| self.holds(p, bound)).min().unwrap_or(Holds::Yes),
            Expression::Or(parts) => parts.iter().map(|p| self.holds(p, bound)).max().unwrap_or(Holds::No),
            Expression::Not(part) => self.holds(part, bound).not(),
            Expression::Compare(a, sign, b) => self.compared(a, *sign, b, bound),
            Expression::In(a, list) => {
                let listed = |value: &Value| {
                    let equal = list.iter().map(|l| {
                        self.one(a, value, Comparison::Equal, &Operand::Literal(l.clone()), &literal(l), bound)
                    });
                    equal.max().unwrap_or(Holds::No)
                };
                self.each(a, bound).iter().map(listed).min().unwrap_or(Holds::Yes)
            }
            Expression::Contains(a, text) => self.text(a, text, bound, |a, b| a.contains(b)),
            Expression::StartsWith(a, text) => self.text(a, text, bound, |a, b| a.starts_with(b)),
            Expression::IsNull(a, null) => self
                .each(a, bound)
                .into_iter()
                .map(|v| ((v == Value::Null) == *null).into())
                .min()
                .unwrap_or(Holds::Yes),
            Expression::Call(function, edge, name) => {
                let Literal::Text(name) = name else { return Holds::No };
                let hops = bound.edges[edge].iter().map(|at| &self.world.facts[*at]);
                hops.map(|fact| self.called(*function, fact, name).into()).min().unwrap_or(Holds::Yes)
            }
            Expression::Exists(path) => {
                let inner = Bound { nodes: bound.nodes.clone(), ..Bound::default() };
                let plain = Run {
                    world: self.world,
                    pattern: self.pattern,
                    moods: BTreeSet::new(),
                    once: false,
                    bodies: self.bodies.clone(),
                };
                plain.steps(&unrolled(path, 100), inner, &mut |_| true).into()
            }
        }
    }

    fn called(&self, function: Function, fact: &Fact, name: &str) -> bool {
        let claim = &fact.claim;
        let ends =
            |nodes: &BTreeSet<NodeId>| [claim.source, claim.target].iter().flatten().any(|id| nodes.contains(id));
        match function {
            Function::About => {
                let nodes = self.world.inside(name);
                ends(&nodes) || claim.about.iter().any(|id| nodes.contains(id))
            }
            Function::Within => claim.location.is_some_and(|id| self.world.inside(name).contains(&id)),
            Function::Involves => {
                let nodes = self.world.bearers(name, true);
                ends(&nodes) || claim.to.iter().any(|id| nodes.contains(id))
            }
            Function::Addressed => {
                let nodes = self.world.bearers(name, true);
                claim.to.iter().any(|id| nodes.contains(id))
            }
            Function::Attributed => claim.attributed_to.is_some_and(|id| self.world.bearers(name, true).contains(&id)),
        }
    }

    /// A comparison; a node equals a text where it bears that name. Of a path of several claims, each must compare so.
    fn compared(&self, a: &Operand, sign: Comparison, b: &Operand, bound: &Bound) -> Holds {
        let mut least = Holds::Yes;
        for left in self.each(a, bound) {
            for right in self.each(b, bound) {
                least = least.min(self.one(a, &left, sign, b, &right, bound));
            }
        }
        least
    }

    fn one(&self, a: &Operand, left: &Value, sign: Comparison, b: &Operand, right: &Value, bound: &Bound) -> Holds {
        let named = |operand: &Operand, other: &Operand| match (operand, other) {
            (Operand::Property(v, p), Operand::Literal(Literal::Text(text))) => match p.as_str() {
                "name" => bound.nodes.get(v).map(|id| (*id, self.world.bearers(text, self.acts(Some(v))))),
                "location" | "attributed_to" if bound.edges.contains_key(v) => {
                    let value = if matches!(operand, o if o == a) { left } else { right };
                    let id = if let Value::Node(id) = value { Some(*id) } else { None };
                    Some((id, self.world.bearers(text, p == "attributed_to")))
                }
                _ => None,
            },
            _ => None,
        };
        if matches!(sign, Comparison::Equal | Comparison::Unequal)
            && let Some((id, nodes)) = named(a, b).or_else(|| named(b, a))
        {
            let equal = id.map_or(Holds::Unknown, |id| nodes.contains(&id).into());
            return if sign == Comparison::Equal { equal } else { equal.not() };
        }
        compare(left, sign, right)
    }

    fn text(&self, a: &Operand, text: &Literal, bound: &Bound, holds: fn(&str, &str) -> bool) -> Holds {
        let Literal::Text(text) = text else { return Holds::Unknown };
        let one = |value: Value| match value {
            Value::Text(value) => holds(&value.to_lowercase(), &text.to_lowercase()).into(),
            Value::Node(id) => holds(&self.world.name(id), &text.to_lowercase()).into(),
            _ => Holds::Unknown,
        };
        self.each(a, bound).into_iter().map(one).min().unwrap_or(Holds::Yes)
    }

    /// The values of an operand: of a path of several claims, that of each.
    fn each(&self, operand: &Operand, bound: &Bound) -> Vec<Value> {
        match operand {
            Operand::Property(v, p) if bound.edges.contains_key(v) => {
                bound.edges[v].iter().map(|at| self.property(&self.world.facts[*at], p)).collect()
            }
            Operand::Sources(v) => {
                let count = |at: &usize| Value::Number(self.world.sources(&self.world.facts[*at]) as f64);
                bound.edges[v].iter().map(count).collect()
            }
            other => vec![self.value(other, bound)],
        }
    }

    fn value(&self, operand: &Operand, bound: &Bound) -> Value {
        match operand {
            Operand::Literal(l) => literal(l),
            Operand::Variable(v) => match (bound.nodes.get(v), bound.edges.get(v).map(Vec::as_slice)) {
                (Some(Some(id)), _) => Value::Node(*id),
                (None, Some([at])) => Value::Claim(format!("claim:{}", self.world.facts[*at].claim.id)),
                _ => Value::Null,
            },
            Operand::Property(v, p) if bound.nodes.contains_key(v) => match bound.nodes[v] {
                Some(id) if p == "name" => Value::Text(self.world.nodes[&id].name.clone()),
                Some(id) if p == "kind" => Value::Text(self.world.nodes[&id].kind.to_string()),
                _ => Value::Null,
            },
            Operand::Property(..) | Operand::Sources(_) => match self.each(operand, bound).as_slice() {
                [one] => one.clone(),
                _ => Value::Null,
            },
        }
    }

    fn property(&self, fact: &Fact, property: &str) -> Value {
        let claim = &fact.claim;
        let node = |id: Option<NodeId>| id.map_or(Value::Null, Value::Node);
        match property {
            "relation" => Value::Text(claim.relation.to_string()),
            "class" => {
                let class = dossier::lexicon::relation(claim.relation.as_str()).map_or("other", |r| r.class);
                Value::Text(class.to_owned())
            }
            "date" => claim.date.map_or(Value::Null, Value::Date),
            "modality" => Value::Text(claim.modality.as_str().to_owned()),
            "location" => node(claim.location),
            "attributed_to" => node(claim.attributed_to),
            "publisher" => fact.publisher.clone().map_or(Value::Null, Value::Text),
            "article" => Value::Text(fact.article.clone()),
            _ => Value::Null,
        }
    }

    fn column(&self, value: &Returned, bounds: &[Bound]) -> Value {
        let (aggregate, distinct, operand) = match value {
            Returned::Value(o) => return bounds.first().map_or(Value::Null, |b| self.value(o, b)),
            Returned::CountAll => return Value::Number(bounds.len() as f64),
            Returned::Aggregate(aggregate, distinct, operand) => (aggregate, distinct, operand),
        };
        let values = bounds.iter().map(|b| self.value(operand, b)).filter(|v| *v != Value::Null);
        let mut values: Vec<Value> = values.collect();
        values.sort_by(order);
        if *distinct {
            values.dedup();
        }
        match aggregate {
            Aggregate::Count => Value::Number(values.len() as f64),
            Aggregate::Min => values.first().cloned().unwrap_or(Value::Null),
            Aggregate::Max => values.last().cloned().unwrap_or(Value::Null),
            Aggregate::Collect => Value::List(values),
        }
    }
}

/// A node with a variable, of its own where it has none.
fn named(node: &NodePattern, own: &str) -> NodePattern {
    NodePattern { variable: Some(node.variable.clone().unwrap_or_else(|| own.to_owned())), ..node.clone() }
}

fn unrolled(path: &Path, n: usize) -> Vec<Step<'_>> {
    let mut from = named(&path.start, &format!("{n}:0"));
    let mut steps = Vec::new();
    for (at, (edge, node)) in path.steps.iter().enumerate() {
        let to = named(node, &format!("{n}:{}", at + 1));
        steps.push((from, edge, to.clone()));
        from = to;
    }
    steps
}

/// The edges whose modality a condition asks for: those answer in any.
fn asked_modality(condition: &Expression, found: &mut BTreeSet<String>) {
    let mut see = |o: &Operand| {
        if let Operand::Property(v, p) = o
            && p == "modality"
        {
            found.insert(v.clone());
        }
    };
    match condition {
        Expression::Or(parts) | Expression::And(parts) => parts.iter().for_each(|p| asked_modality(p, found)),
        Expression::Not(part) => asked_modality(part, found),
        Expression::Compare(a, _, b) => [a, b].into_iter().for_each(see),
        Expression::In(a, _) | Expression::Contains(a, _) | Expression::StartsWith(a, _) | Expression::IsNull(a, _) => {
            see(a);
        }
        Expression::Call(..) | Expression::Exists(_) => {}
    }
}
