//! Lists each of whose members has a place or a day of its own.
//! Thus "hit a market in Homs, a mosque in Hama and a school in Idlib", "met Roe in Oslo on Monday and Lee in Rome on
//! Friday". The parser takes the second for another name of where the first is, or ties it to the day.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{Frames, Words};

/// Prepositions that bring where or when something is done.
static BRINGING: Words = Words::of("placed_lists.bringing");

/// Prepositions whose objects such a list may be.
static LINKING: Words = Words::of("placed_lists.linking");

/// Relations whose verbs go on with another object rather than another subject: "bombed Tyre on Monday and Sidon on
/// Tuesday", where "recognised Chad in May and Mali in June" may be either.
static OF_OBJECTS: Words = Words::of("placed_lists.of-objects");

/// A member's phrase has so many words at most.
const LONGEST: usize = 7;

/// A preposition, what it brings, and the token behind that.
struct Adjunct {
    preposition: Index,
    object: Index,
    end: Index,
    dated: bool,
}

/// A member behind the first: the marks in front of it, its words and what says where or when.
struct Member {
    joint: Index,
    joined: bool,
    linked: bool,
    first: Index,
    head: Index,
    adjuncts: Vec<Adjunct>,
}

impl Sentence<'_> {
    /// "hit a market in Homs, a mosque in Hama and a school in Idlib": hangs the members on one another, and each
    /// place and day on its own.
    pub(in crate::ingest::extract) fn placed_list(&mut self, at: Index) {
        let Some(link) = self.opens_placed_list(at) else { return };
        let own = self.adjuncts(at + 1);
        let Some(end) = own.last().map(|a| a.end) else { return };
        let mut members: Vec<Member> = Vec::new();
        let mut next = end;
        while let Some(member) = self.placed_member(next, link).filter(|m| alike(&m.adjuncts, &own)) {
            next = member.adjuncts.last().map_or(next, |a| a.end);
            members.push(member);
        }
        let joined = members.last().is_some_and(|m| m.joined);
        let goes_on = matches!(self.tag(next), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        if !joined || goes_on || !self.may_be_listed(at, &own, &members) {
            return;
        }
        if self.label(at) == Label::Oprd {
            self.hang(at, self.head(at), Label::Dobj);
        }
        self.hang_adjuncts(at, &own);
        let mut before = at;
        for member in &members {
            for mark in member.joint..member.first {
                let label = match self.tag(mark) {
                    Tag::Cc => Label::Cc,
                    Tag::Comma => Label::Punct,
                    _ => Label::Dep,
                };
                self.hang(mark, before, label);
            }
            self.hang(member.head, before, Label::Conj);
            self.hang_within(member.first, member.head, member.head);
            self.hang_adjuncts(member.head, &member.adjuncts);
            before = member.head;
        }
    }

    /// Whether a word is an object behind which such a list may go on, and the preposition that brings it, if any.
    fn opens_placed_list(&self, at: Index) -> Option<Option<Index>> {
        let above = self.head(at);
        if above >= at {
            return None;
        }
        match self.label(at) {
            Label::Dobj => Some(None),
            Label::Oprd if self.tag(at) == Tag::Nnp && self.lemma(above) == "call" => Some(None),
            Label::Pobj => LINKING.contains(&self.word(above)).then_some(Some(above)),
            _ => None,
        }
    }

    /// "in Homs", "in Kyiv on Monday": what stands here and says where or when.
    fn adjuncts(&self, from: Index) -> Vec<Adjunct> {
        let mut found: Vec<Adjunct> = Vec::new();
        while found.len() < 3
            && let Some(adjunct) = self.adjunct(found.last().map_or(from, |a| a.end))
        {
            found.push(adjunct);
        }
        found
    }

    fn adjunct(&self, preposition: Index) -> Option<Adjunct> {
        if !BRINGING.contains(&self.word(preposition)) {
            return None;
        }
        let first = preposition + 1;
        let named = |i: &Index| {
            self.word(*i).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && self.tag(*i) != Tag::Prp
        };
        let end = (first..self.tokens.len()).take(4).take_while(named).last()? + 1;
        let day = (first..end).find(|i| self.is_weekday_or_month(*i));
        let year = self.tag(first) == Tag::Cd && self.word(first).len() == 4;
        // "in 12 villages" names no place.
        if day.is_none() && !year && (first..end).any(|i| self.tag(i) == Tag::Cd) {
            return None;
        }
        Some(Adjunct { preposition, object: day.unwrap_or(end - 1), end, dated: day.is_some() || year })
    }

    /// The member that stands behind a comma or "and" here, if what says where or when follows it.
    fn placed_member(&self, joint: Index, link: Option<Index>) -> Option<Member> {
        let mut first = joint;
        if self.tag(first) == Tag::Comma {
            first += 1;
        }
        let joined = self.word(first) == "and";
        if joined {
            first += 1;
        }
        if first == joint {
            return None;
        }
        let linked = link.is_some_and(|l| self.word(first) == self.word(l));
        if linked {
            first += 1;
        }
        let part = |i: &Index| {
            self.is_noun(*i)
                || matches!(self.tag(*i), Tag::Dt | Tag::Cd | Tag::Jj | Tag::PrpPoss | Tag::Pos | Tag::Hyph)
        };
        let head = (first..self.tokens.len()).take(LONGEST).take_while(part).last()?;
        let acts = matches!(self.label(head), Label::Nsubj | Label::Nsubjpass) && self.head(head) > head;
        let something = self.is_noun(head) || self.tag(head) == Tag::Cd;
        if !something || acts || self.is_weekday_or_month(head) {
            return None;
        }
        let adjuncts = self.adjuncts(head + 1);
        Some(Member { joint, joined, linked, first, head, adjuncts })
    }

    /// Whether the members can be objects of the verb that the first is one of, and none of them stands above it.
    fn may_be_listed(&self, at: Index, own: &[Adjunct], members: &[Member]) -> bool {
        let above = |i: &Index| Some(self.head(*i)).filter(|h| h != i);
        let over: Vec<Index> = std::iter::successors(Some(at), above).take(self.tokens.len()).collect();
        let proper = |i: Index| self.word(i).starts_with(char::is_uppercase) && self.tag(i) != Tag::Cd;
        let verb = over
            .iter()
            .copied()
            .find(|i| matches!(self.tag(*i), Tag::Vb | Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbg | Tag::Vbn));
        // "The pope travels to Ankara on Thursday and to Beirut on Sunday" leaves no doubt.
        let linked = members.iter().all(|m| m.linked);
        let of_objects = || {
            let frames = verb.map(|v| Frames::shared().verb(self.lemma(v)));
            frames.is_some_and(|f| f.iter().any(|f| OF_OBJECTS.contains(&f.relation)))
        };
        let sure = linked || !proper(at) || !own.iter().all(|a| a.dated) || of_objects();
        let free = |i: Index| !over.contains(&i);
        verb.is_some()
            && sure
            && members.iter().all(|m| {
                proper(m.head) == proper(at)
                    && (m.joint..=m.head).all(free)
                    && m.adjuncts.iter().all(|a| (a.preposition..a.end).all(free))
            })
            && own.iter().all(|a| (a.preposition..a.end).all(free))
    }

    fn hang_adjuncts(&mut self, on: Index, adjuncts: &[Adjunct]) {
        for adjunct in adjuncts {
            self.hang(adjunct.preposition, on, Label::Prep);
            self.hang(adjunct.object, adjunct.preposition, Label::Pobj);
            self.hang_within(adjunct.preposition + 1, adjunct.end - 1, adjunct.object);
        }
    }

    /// Hangs the words of a phrase on its head that were hung outside of it.
    fn hang_within(&mut self, first: Index, last: Index, head: Index) {
        for at in (first..=last).filter(|i| *i != head) {
            if (first..=last).contains(&self.head(at)) {
                continue;
            }
            let label = match self.tag(at) {
                Tag::Dt => Label::Det,
                Tag::Cd => Label::Nummod,
                Tag::Jj => Label::Amod,
                Tag::PrpPoss => Label::Poss,
                _ => Label::Compound,
            };
            self.hang(at, head, label);
        }
    }
}

/// Whether two members are told in the same way: both by a place, both by a place and a day.
fn alike(a: &[Adjunct], b: &[Adjunct]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.dated == b.dated)
}

impl Tree<'_> {
    /// Whether a word stands in a list each of whose members has a place or a day of its own.
    pub(in crate::ingest::extract) fn is_placed_by_itself(&self, word: Index) -> bool {
        let mut first = word;
        while self.label(first) == Label::Conj && self.head(first) < first && !self.is_verb(self.head(first)) {
            first = self.head(first);
        }
        let own = |i: Index| {
            self.kids(i).any(|k| {
                k > i
                    && self.label(k) == Label::Prep
                    && BRINGING.contains(&self.lower(k))
                    && self
                        .kid(k, Label::Pobj)
                        .is_some_and(|o| self.word(o).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
            })
        };
        let all = self.conjuncts(first);
        all.len() > 1 && all.into_iter().all(own)
    }
}
