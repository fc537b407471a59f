//! A text rewritten from left to right, and which of its bytes became which.

use crate::model::Span;

/// What became of a text.
pub(super) struct Rewritten {
    pub(super) text: String,
    pub(super) alignment: Alignment,
}

/// Which stretches of a rewritten text come from which of the original: in order, without gaps in the rewritten one.
#[derive(Default)]
pub(super) struct Alignment(Vec<Run>);

/// A stretch that was kept, byte for byte, or put in place of another.
struct Run {
    /// Where it starts in the rewritten text.
    at: u32,
    length: u32,
    origin: Span,
    kept: bool,
}

impl Alignment {
    /// The original of a stretch, from its first byte's to its last byte's. Cost: logarithmic in the runs.
    pub(super) fn origin(&self, span: Span) -> Span {
        let start = self.around(span.start).map_or(span.start, |run| {
            if run.kept { run.origin.start + (span.start - run.at) } else { run.origin.start }
        });
        if span.is_empty() {
            return Span::new(start, start);
        }
        let end = self
            .around(span.end - 1)
            .map_or(span.end, |run| if run.kept { run.origin.start + (span.end - run.at) } else { run.origin.end });
        Span::new(start, end.max(start))
    }

    /// What became of a stretch of the original; empty where it was left out. Cost: logarithmic in the runs.
    pub(super) fn rewritten(&self, origin: Span) -> Span {
        let first = self.0.partition_point(|run| run.origin.end <= origin.start);
        let behind = self.0.partition_point(|run| run.origin.start < origin.end);
        let start = self
            .0
            .get(first)
            .map(|run| if run.kept { run.at + origin.start.saturating_sub(run.origin.start) } else { run.at });
        let end = behind.checked_sub(1).and_then(|last| self.0.get(last)).map_or(0, |run| {
            if run.kept { run.at + run.length.min(origin.end - run.origin.start) } else { run.at + run.length }
        });
        Span::new(start.unwrap_or(end), end.max(start.unwrap_or(end)))
    }

    fn around(&self, at: u32) -> Option<&Run> {
        self.0.get(self.0.partition_point(|run| run.at <= at).checked_sub(1)?)
    }
}

/// Writes a text anew. What is asked for lies behind what was asked for before; beyond the text's end there is nothing.
pub(super) struct Rewriter<'a> {
    text: &'a str,
    done: usize,
    out: String,
    runs: Vec<Run>,
    changed: bool,
}

impl<'a> Rewriter<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, done: 0, out: String::with_capacity(text.len()), runs: Vec::new(), changed: false }
    }

    /// How much of the text is dealt with.
    pub(super) fn done(&self) -> usize {
        self.done
    }

    /// What was written last.
    pub(super) fn last(&self) -> Option<char> {
        self.out.chars().next_back()
    }

    /// Keeps the text up to byte `end` as it stands.
    pub(super) fn keep_to(&mut self, end: usize) {
        let Some(part) = self.text.get(self.done..end).filter(|part| !part.is_empty()) else {
            return;
        };
        let origin = Span::new(self.done as u32, end as u32);
        match self.runs.last_mut() {
            Some(run) if run.kept && run.origin.end == origin.start => {
                run.origin.end = origin.end;
                run.length += origin.len();
            }
            _ => self.runs.push(Run { at: self.out.len() as u32, length: origin.len(), origin, kept: true }),
        }
        self.out.push_str(part);
        self.done = end;
    }

    /// Leaves the text up to byte `end` out.
    pub(super) fn skip_to(&mut self, end: usize) {
        if end > self.done && self.text.is_char_boundary(end) {
            self.done = end;
            self.changed = true;
        }
    }

    /// Puts other words in place of the text up to byte `end`, which must be some.
    pub(super) fn put_to(&mut self, end: usize, words: &str) {
        if end > self.done && self.text.is_char_boundary(end) {
            if !words.is_empty() {
                let origin = Span::new(self.done as u32, end as u32);
                let (at, length) = (self.out.len() as u32, words.len() as u32);
                self.runs.push(Run { at, length, origin, kept: false });
                self.out.push_str(words);
            }
            self.done = end;
            self.changed = true;
        }
    }

    /// Keeps the rest; nothing where the whole text stands as it was.
    pub(super) fn finish(mut self) -> Option<Rewritten> {
        self.keep_to(self.text.len());
        self.changed.then_some(Rewritten { text: self.out, alignment: Alignment(self.runs) })
    }
}
