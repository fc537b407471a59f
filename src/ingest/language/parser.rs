//! Greedy arc-eager dependency parser, non-monotonic with un-shift (Honnibal and Johnson 2015), whose
//! pseudo-projective labels (Nivre and Nilsson 2005) are undone afterwards.
//!
//! Cost: linear in the tokens; each step scores 106 transitions from 8 tokens of the state.

use pulp::{Arch, Simd, WithSimd};

use super::encoder::WIDTH;
use super::model::{ModelError, Tables, Weights};
use super::scheme::Label;
use super::scorer::{self, Scorer, ScorerWork, highest};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Transition {
    Shift,
    Reduce,
    Left(u16),
    Right(u16),
    Break,
}

/// An arc's label before lifting is undone: `prep||dobj` is a `prep` that belongs below the head's `dobj`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ArcLabel {
    plain: Label,
    lifted_from: Option<Label>,
}

pub(super) struct Parser {
    scorer: Scorer<8, 112>,
    transitions: Vec<Transition>,
    labels: Vec<ArcLabel>,
}

/// What the scorer computes beforehand of a token.
pub(super) type Parts = scorer::Parts<8>;

/// One document's parse.
pub(super) struct Parse {
    /// Index of each token's head; a root's own.
    pub(super) heads: Vec<u32>,
    pub(super) labels: Vec<Label>,
    /// Whether a sentence starts at the token.
    pub(super) starts: Vec<bool>,
}

const ROOT: u16 = 0;

#[derive(Default)]
struct State {
    heads: Vec<Option<u32>>,
    labels: Vec<u16>,
    stack: Vec<u32>,
    /// Un-shifted tokens, the next one last.
    returned: Vec<u32>,
    next: u32,
    left: Vec<Vec<u32>>,
    right: Vec<Vec<u32>>,
    returned_once: Vec<bool>,
    starts: Vec<bool>,
}

impl State {
    fn new(tokens: usize) -> Self {
        Self {
            heads: vec![None; tokens],
            labels: vec![ROOT; tokens],
            left: vec![Vec::new(); tokens],
            right: vec![Vec::new(); tokens],
            returned_once: vec![false; tokens],
            starts: vec![false; tokens],
            ..Self::default()
        }
    }

    fn stack(&self, depth: usize) -> Option<u32> {
        self.stack.iter().rev().nth(depth).copied()
    }

    fn buffer(&self, ahead: usize) -> Option<u32> {
        match self.returned.iter().rev().nth(ahead) {
            Some(token) => Some(*token),
            None => {
                let token = self.next + (ahead - self.returned.len()) as u32;
                ((token as usize) < self.heads.len()).then_some(token)
            }
        }
    }

    fn buffer_length(&self) -> usize {
        self.heads.len() - self.next as usize + self.returned.len()
    }

    fn latest(children: &[Vec<u32>], token: Option<u32>) -> Option<u32> {
        children.get(token? as usize)?.last().copied()
    }

    fn features(&self) -> [Option<u32>; 8] {
        let (b0, s0) = (self.buffer(0), self.stack(0));
        [
            b0,
            self.buffer(1),
            s0,
            self.stack(1),
            self.stack(2),
            Self::latest(&self.left, b0),
            Self::latest(&self.left, s0),
            Self::latest(&self.right, s0),
        ]
    }

    fn push(&mut self) {
        let token = self.returned.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(token);
    }

    #[expect(clippy::indexing_slicing, reason = "tokens come from the state, which holds only indices of its vectors")]
    fn attach(&mut self, head: u32, child: u32, label: u16) {
        let at = child as usize;
        if let Some(old) = self.heads[at] {
            let side = if old > child { &mut self.left } else { &mut self.right };
            side[old as usize].retain(|c| *c != child);
        }
        let side = if head > child { &mut self.left } else { &mut self.right };
        side[head as usize].push(child);
        self.heads[at] = Some(head);
        self.labels[at] = label;
    }
}

impl Parser {
    pub(super) fn load(weights: &Weights, tables: &Tables) -> Result<Self, ModelError> {
        let mut labels = vec![ArcLabel { plain: Label::Root, lifted_from: None }];
        let mut transitions = Vec::new();
        for name in tables.section("parser moves")? {
            let (kind, label) = name.split_once('-').unwrap_or((name, ""));
            transitions.push(match kind {
                "S" => Transition::Shift,
                "D" => Transition::Reduce,
                "B" => Transition::Break,
                "L" | "R" => {
                    let (plain, from) = label.split_once("||").map_or((label, None), |(p, f)| (p, Some(f)));
                    let known = |l: &str| Label::from_name(l).ok_or_else(|| ModelError(format!("label {l}")));
                    let label = ArcLabel { plain: known(plain)?, lifted_from: from.map(known).transpose()? };
                    let at = labels.iter().position(|l| *l == label).unwrap_or_else(|| {
                        labels.push(label);
                        labels.len() - 1
                    }) as u16;
                    if kind == "L" { Transition::Left(at) } else { Transition::Right(at) }
                }
                other => return Err(ModelError(format!("transition {other}"))),
            });
        }
        let scorer = Scorer::load(weights, "p")?;
        if scorer.transitions() != transitions.len() {
            return Err(ModelError("parser transitions".to_owned()));
        }
        Ok(Self { scorer, transitions, labels })
    }

    /// Computes the parts of tokens, of one document or of several at once, from their vectors.
    pub(super) fn parts(&self, vectors: &[[f32; WIDTH]], work: &mut ScorerWork) {
        self.scorer.parts(vectors, work);
    }

    /// Parses one document from the parts of its tokens.
    pub(super) fn parse(&self, parts: &[Parts]) -> Parse {
        let state = Arch::new().dispatch(Steps { parser: self, parts });
        self.finish(state)
    }

    #[inline(always)]
    fn best<const T: usize>(&self, state: &State, scores: &[f32; T]) -> Option<Transition> {
        let (b0, b1) = (state.buffer(0), state.buffer(1));
        let flag =
            |flags: &[bool], token: Option<u32>| token.and_then(|t| flags.get(t as usize).copied()).unwrap_or(false);
        let starts = flag(&state.starts, b0);
        let (length, depth) = (state.buffer_length(), state.stack.len());
        let shift = length > 0 && (depth == 0 || (length >= 2 && !starts && !flag(&state.returned_once, b0)));
        let arc = depth > 0 && length > 0 && !starts;
        let adjacent = b0.zip(b1).is_some_and(|(a, b)| b == a + 1);
        let cut = length >= 2 && adjacent && !flag(&state.starts, b1);
        let legal = |at: usize| match self.transitions.get(at) {
            Some(Transition::Shift) => shift,
            Some(Transition::Reduce) => depth > 0,
            Some(Transition::Left(_) | Transition::Right(_)) => arc,
            Some(Transition::Break) => cut,
            None => false,
        };
        self.transitions.get(highest(scores, legal)?).copied()
    }

    fn finish(&self, state: State) -> Parse {
        let mut heads: Vec<u32> = (0u32..).zip(&state.heads).map(|(i, head)| head.unwrap_or(i)).collect();
        let arcs: Vec<ArcLabel> = state
            .labels
            .iter()
            .map(|l| {
                self.labels.get(*l as usize).copied().unwrap_or(ArcLabel { plain: Label::Root, lifted_from: None })
            })
            .collect();
        lower(&mut heads, &arcs);
        let starts = sentence_starts(&heads);
        let labels = arcs.iter().map(|arc| arc.plain).collect();
        Parse { heads, labels, starts }
    }
}

/// The steps from a document's first state to its last, compiled for the registers that the processor has.
struct Steps<'a> {
    parser: &'a Parser,
    parts: &'a [Parts],
}

impl WithSimd for Steps<'_> {
    type Output = State;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _simd: S) -> State {
        let mut state = State::new(self.parts.len());
        while !(state.stack.is_empty() && state.buffer_length() == 0) {
            let scores = self.parser.scorer.score(self.parts, state.features());
            let Some(best) = self.parser.best(&state, &scores) else {
                break;
            };
            step(&mut state, best);
        }
        state
    }
}

#[expect(clippy::indexing_slicing, reason = "tokens come from the state, which holds only indices of its vectors")]
fn step(state: &mut State, transition: Transition) {
    let (b0, b1, s0) = (state.buffer(0), state.buffer(1), state.stack(0));
    match (transition, s0, b0) {
        (Transition::Shift, ..) => state.push(),
        (Transition::Reduce, Some(s0), _) => {
            let depth = state.stack.len();
            state.stack.pop();
            if state.heads[s0 as usize].is_none() && depth > 1 {
                state.returned_once[s0 as usize] = true;
                state.returned.push(s0);
            }
        }
        (Transition::Left(label), Some(s0), Some(b0)) => {
            state.attach(b0, s0, label);
            state.returned_once[b0 as usize] = false;
            state.stack.pop();
        }
        (Transition::Right(label), Some(s0), Some(b0)) => {
            state.attach(s0, b0, label);
            state.push();
        }
        (Transition::Break, ..) => {
            if let Some(b1) = b1 {
                state.starts[b1 as usize] = true;
            }
        }
        _ => {}
    }
}

/// Undoes lifting: a `X||Y` arc goes from its head to the nearest token with label Y below that head, breadth first.
fn lower(heads: &mut [u32], arcs: &[ArcLabel]) {
    if arcs.iter().all(|a| a.lifted_from.is_none()) {
        return;
    }
    let mut children: Vec<Vec<u32>> = vec![Vec::new(); heads.len()];
    for (i, head) in (0u32..).zip(heads.iter()) {
        if *head != i
            && let Some(list) = children.get_mut(*head as usize)
        {
            list.push(i);
        }
    }
    for (i, arc) in (0u32..).zip(arcs) {
        let Some(wanted) = arc.lifted_from else {
            continue;
        };
        let Some(old) = heads.get(i as usize).copied() else {
            continue;
        };
        let mut level = vec![old];
        let found = loop {
            let below: Vec<u32> = level
                .iter()
                .flat_map(|t| children.get(*t as usize).into_iter().flatten())
                .copied()
                .filter(|c| *c != i)
                .collect();
            if below.is_empty() {
                break None;
            }
            // A raw label: a token that is itself lifted does not count as one of its plain label.
            let matches =
                |c: &&u32| arcs.get(**c as usize).is_some_and(|a| a.plain == wanted && a.lifted_from.is_none());
            if let Some(new) = below.iter().find(matches) {
                break Some(*new);
            }
            level = below;
        };
        if let (Some(new), Some(head)) = (found, heads.get_mut(i as usize)) {
            *head = new;
            if let Some(list) = children.get_mut(old as usize) {
                list.retain(|c| *c != i);
            }
            if let Some(list) = children.get_mut(new as usize) {
                let at = list.partition_point(|c| *c < i);
                list.insert(at, i);
            }
        }
    }
}

/// A sentence starts at the leftmost token of every tree.
fn sentence_starts(heads: &[u32]) -> Vec<bool> {
    let mut starts = vec![false; heads.len()];
    // The root of each token, found by walking up; every token on the way learns it, so the cost is linear.
    let mut root: Vec<Option<u32>> = vec![None; heads.len()];
    let mut seen_roots = vec![false; heads.len()];
    for token in 0..heads.len() {
        let mut way = Vec::new();
        let mut at = token as u32;
        let found = loop {
            match root.get(at as usize).copied().flatten() {
                Some(known) => break known,
                None if heads.get(at as usize).is_none_or(|h| *h == at) || way.len() > heads.len() => {
                    break at;
                }
                None => {
                    way.push(at);
                    at = heads.get(at as usize).copied().unwrap_or(at);
                }
            }
        };
        for step in way.into_iter().chain([at]) {
            if let Some(slot) = root.get_mut(step as usize) {
                *slot = Some(found);
            }
        }
        if let (Some(seen), Some(start)) = (seen_roots.get_mut(found as usize), starts.get_mut(token))
            && !*seen
        {
            *seen = true;
            *start = true;
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::sentence_starts;

    #[test]
    fn a_sentence_starts_at_the_leftmost_token_of_each_tree() {
        assert_eq!(sentence_starts(&[1, 1, 1, 4, 4]), [true, false, false, true, false]);
        assert_eq!(sentence_starts(&[2, 2, 2]), [true, false, false]);
    }
}
