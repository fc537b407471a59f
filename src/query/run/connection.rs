//! How two nodes are connected: the shortest paths, each hop with its claims.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::join::Join;
use super::plan::plan;
use super::rows::Rows;
use crate::lexicon::is_crowd;
use crate::model::{Modality, NodeId};
use crate::query::answer::{Answer, NodeView, Row};
use crate::query::ast::{End, Form, Question, Take, Wants};
use crate::query::name::{Part, resolve, unknown};
use crate::query::options::{Budget, Options};
use crate::query::translate::translate;
use crate::store::{ClaimEntry, ClaimFilter, Direction, Reader, StoreError};

/// Edges of the longest path that is looked for.
const FURTHEST: usize = 6;

/// Paths that are shown.
const PATHS: usize = 3;

/// Finds the shortest paths between the nodes of two names, by breadth-first search from both ends, the smaller
/// frontier first, and says how many claims, or neighbours in their place, were read. Cost: the claims of every node
/// nearer than half the way, or its neighbours, where those are at hand.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn connect(
    reader: &dyn Reader,
    (a, b): (&str, &str),
    question: &Question,
    options: &Options,
    budget: &Budget,
    answer: &mut Answer,
) -> Result<u64, StoreError> {
    let (from, to) = (end_of(reader, a, answer)?, end_of(reader, b, answer)?);
    if from.is_empty() || to.is_empty() {
        answer.sentence = Some("No path in the store.".to_owned());
        return Ok(0);
    }
    let plan = plan(reader, &translate(&any_claims(question)))?;
    answer.notes.extend(plan.notes.iter().cloned());
    // Where nothing is asked of the claims, who has any with whom is at hand.
    let asks_nothing = plan.steps.first().is_some_and(|step| step.conditions.is_empty());
    let hops = Hops {
        reader,
        join: Join::new(reader, &plan, (options.maybe, options.hidden), budget)?,
        budget,
        plain: question.filters.is_empty() && asks_nothing && !options.hidden,
        read: Cell::new(0),
    };
    let paths = shortest(&from, &to, &|id| hops.next(id, (&from, &to)), budget)?;
    let most = match question.take {
        Some(Take::First(n) | Take::Last(n)) => n,
        None => PATHS,
    };
    for path in paths.iter().take(most) {
        hops.tell(path, most, answer)?;
    }
    answer.paths.truncate(most);
    answer.rows = answer.paths.iter().flatten().cloned().collect();
    answer.sentence = Some(match answer.paths.first() {
        Some(path) if path.is_empty() => format!("{a} and {b} are one node."),
        Some(path) => told(path, answer.paths.len()),
        None if budget.is_over() => "No path was found in that time.".to_owned(),
        None => format!("No path of at most {FURTHEST} claims in the store."),
    });
    Ok(hops.read.get())
}

/// The nodes of a name, with what there is to say of it.
fn end_of(reader: &dyn Reader, name: &str, answer: &mut Answer) -> Result<Vec<NodeId>, StoreError> {
    let resolved = resolve(reader, name, Part::End)?;
    answer.notes.extend(resolved.note.clone());
    if resolved.nodes.is_empty() {
        answer.notes.push(unknown(reader, name)?);
    }
    Ok(resolved.nodes.clone())
}

/// The question whose claims are the hops: the filters of the question hold for every one.
fn any_claims(question: &Question) -> Question {
    Question {
        form: Form::Claims {
            wants: Wants::Rows,
            source: End::Any,
            verb: String::new(),
            relations: Vec::new(),
            target: End::Any,
            negated: false,
        },
        filters: question.filters.clone(),
        order: None,
        take: None,
        per: None,
    }
}

/// What leads from one node to the next.
struct Hops<'a> {
    reader: &'a dyn Reader,
    join: Join<'a>,
    budget: &'a Budget,
    /// Whether any claim is a hop.
    plain: bool,
    /// How many claims, or neighbours in their place, were read.
    read: Cell<u64>,
}

impl Hops<'_> {
    /// The claims of a node with one other, or with all.
    fn claims(&self, id: NodeId, with: Option<NodeId>) -> Result<Vec<(NodeId, ClaimEntry)>, StoreError> {
        let mut entries: Vec<(NodeId, ClaimEntry)> = Vec::new();
        for direction in [Direction::Out, Direction::In] {
            if let Some(with) = with.filter(|with| *with != id)
                && let Some(claims) = self.reader.claims_between(id, direction, with, ClaimFilter::default())?
            {
                entries.extend(claims.into_iter().map(|entry| (with, entry)));
                continue;
            }
            self.reader.claims_of(id, direction, ClaimFilter::default(), &mut |entry| {
                let other = if direction == Direction::Out { entry.target } else { entry.source };
                let other = other.filter(|o| *o != id && with.is_none_or(|with| with == *o));
                entries.extend(other.map(|o| (o, entry)));
                if self.budget.goes_on() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })?;
        }
        self.read.set(self.read.get() + entries.len() as u64);
        let mut admitted = Vec::new();
        for (other, entry) in entries {
            if self.budget.goes_on() && self.join.admits(entry)? {
                admitted.push((other, entry));
            }
        }
        Ok(admitted)
    }

    /// The nodes that a node has a claim with, by id.
    fn neighbours(&self, id: NodeId) -> Result<Vec<NodeId>, StoreError> {
        if !self.plain {
            let others: BTreeSet<NodeId> = self.claims(id, None)?.into_iter().map(|(other, _)| other).collect();
            return Ok(others.into_iter().collect());
        }
        let found = self.reader.neighbours(id, &|| self.budget.goes_on())?;
        let found = found.as_deref().unwrap_or_default();
        self.read.set(self.read.get() + found.len() as u64);
        Ok(found.to_vec())
    }

    /// The same without those who are no more than some people, such as the dead of a toll: two who killed "people"
    /// have nothing to do with each other by that. Who was asked for stays.
    fn next(&self, id: NodeId, ends: (&[NodeId], &[NodeId])) -> Result<Vec<NodeId>, StoreError> {
        let mut others = Vec::new();
        for other in self.neighbours(id)? {
            let asked = ends.0.contains(&other) || ends.1.contains(&other);
            if asked || self.reader.node(other)?.is_none_or(|node| node.named || !is_crowd(&node.name)) {
                others.push(other);
            }
        }
        Ok(others)
    }

    /// Adds a path to an answer, each hop with the row that stands for it; two that meet at once with all that is
    /// between them, up to `most`.
    fn tell(&self, path: &[NodeId], most: usize, answer: &mut Answer) -> Result<(), StoreError> {
        let mut hops: Vec<Row> = Vec::new();
        for pair in path.windows(2) {
            let [a, b] = pair else { continue };
            let mut rows = Rows::new(self.reader);
            // What is between two is the same from either; whoever has fewer others has fewer claims, as a rule.
            let turned = self.plain && self.neighbours(*b)?.len() < self.neighbours(*a)?.len();
            let (near, far) = if turned { (b, a) } else { (a, b) };
            for (_, entry) in self.claims(*near, Some(*far))? {
                rows.add(Rc::new(self.reader.claim_of(&entry)?))?;
            }
            let mut groups: Vec<_> = rows.take_groups().into_iter().map(|(_, claims)| claims).collect();
            groups.sort_by_key(|claims| std::cmp::Reverse(claims.len()));
            if path.len() == 2 {
                // They meet at once: everything that is between them, the best supported first.
                for claims in groups.into_iter().take(most) {
                    answer.paths.push(rows.row(claims)?.into_iter().collect());
                }
            } else if let Some(claims) = groups.into_iter().next() {
                // The best supported row stands for the hop.
                hops.extend(rows.row(claims)?);
            }
        }
        if !hops.is_empty() || path.len() < 2 {
            answer.paths.push(hops);
        }
        Ok(())
    }
}

/// The first path in words: "Connected over 2 claims: Iran supported Syria [1], Syria attacked (alleged) HTS [2]".
fn told(path: &[Row], paths: usize) -> String {
    let name = |end: &Option<NodeView>| end.as_ref().map_or("?", |n| n.name.as_str()).to_owned();
    let relation = |row: &Row| match row.modality {
        Modality::Asserted => row.relation.to_string(),
        told => format!("{} ({told})", row.relation),
    };
    let hops: Vec<String> = (1..)
        .zip(path)
        .map(|(n, row)| format!("{} {} {} [{n}]", name(&row.source), relation(row), name(&row.target)))
        .collect();
    let how = if path.len() == 1 { "directly".to_owned() } else { format!("over {} claims", path.len()) };
    let more = match paths - 1 {
        0 => String::new(),
        1 => "; one more way below".to_owned(),
        n => format!("; {n} more ways below"),
    };
    format!("Connected {how}: {}{more}.", hops.join(", "))
}

/// Every node that a side has met: how far away, and from which nodes at one less.
type Side = FxHashMap<NodeId, (usize, Vec<NodeId>)>;

type Neighbours<'a> = dyn Fn(NodeId) -> Result<Vec<NodeId>, StoreError> + 'a;

/// The nodes of every shortest path between two sets, in the order of their ids, a bounded number.
fn shortest(
    from: &[NodeId],
    to: &[NodeId],
    neighbours: &Neighbours<'_>,
    budget: &Budget,
) -> Result<Vec<Vec<NodeId>>, StoreError> {
    if let Some(both) = from.iter().find(|id| to.contains(id)) {
        return Ok(vec![vec![*both]]);
    }
    // For each side: every node met, with the nodes that it was met from at its distance.
    let mut sides: [Side; 2] = [from, to].map(|ids| ids.iter().map(|id| (*id, (0, Vec::new()))).collect());
    let mut frontiers: [Vec<NodeId>; 2] = [from, to].map(<[NodeId]>::to_vec);
    let mut depths = [0, 0];
    let mut meeting: Vec<NodeId> = Vec::new();
    while meeting.is_empty() && depths.iter().sum::<usize>() < FURTHEST && !budget.is_over() {
        let [left, right] = &frontiers;
        let side = usize::from(right.len() < left.len());
        let (Some(frontier), Some(depth)) = (frontiers.get_mut(side), depths.get_mut(side)) else {
            break;
        };
        if frontier.is_empty() {
            break;
        }
        *depth += 1;
        let depth = *depth;
        let mut next = Vec::new();
        for id in std::mem::take(frontier) {
            for other in neighbours(id)? {
                if let Some(met) = sides.get_mut(side) {
                    let (distance, before) = met.entry(other).or_insert_with(|| (depth, Vec::new()));
                    if *distance == depth {
                        if before.is_empty() {
                            next.push(other);
                        }
                        before.push(id);
                    }
                }
            }
        }
        next.sort_unstable();
        let [left, right] = &sides;
        let others = if side == 0 { right } else { left };
        meeting = next.iter().copied().filter(|id| others.contains_key(id)).collect();
        if let Some(frontier) = frontiers.get_mut(side) {
            *frontier = next;
        }
    }
    let [left, right] = &sides;
    let mut paths = Vec::new();
    for middle in meeting {
        for head in back(middle, left) {
            for tail in back(middle, right) {
                let mut path: Vec<NodeId> = head.iter().rev().copied().collect();
                path.extend(tail.iter().skip(1));
                paths.push(path);
            }
        }
    }
    paths.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    paths.dedup();
    if let Some(least) = paths.first().map(Vec::len) {
        paths.retain(|p| p.len() == least);
    }
    Ok(paths)
}

/// The ways back from a node to where its side began, at most a few.
fn back(middle: NodeId, side: &Side) -> Vec<Vec<NodeId>> {
    let mut ways = vec![vec![middle]];
    loop {
        let mut longer: Vec<Vec<NodeId>> = Vec::new();
        let mut done = true;
        for way in &ways {
            let before = way.last().and_then(|id| side.get(id)).map_or(&[][..], |(_, before)| before.as_slice());
            if before.is_empty() {
                longer.push(way.clone());
            }
            for id in before.iter().take(2 * PATHS) {
                done = false;
                let mut way = way.clone();
                way.push(*id);
                longer.push(way);
            }
        }
        longer.truncate(4 * PATHS);
        if done {
            return ways;
        }
        ways = longer;
    }
}
