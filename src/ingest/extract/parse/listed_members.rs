//! Lists of three and more whose members the parser took for other names of one another.
//! Thus "Japan, the Philippines, and Australia signed", "Police, the army and the prosecutors searched the house".

use std::ops::Range;

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::EntryClass;
use crate::model::NodeKind;

/// A list is read up to so many members.
const LONGEST: usize = 12;

/// What a member of a list says of itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Country,
    Place,
    Body,
    Person,
    /// A name that no table has.
    Name,
    /// "the bishop", "two bankers", "police"
    Described,
}

/// One member of a list: its words, and the noun that heads them.
struct Member {
    words: Range<Index>,
    head: Index,
    sort: Sort,
}

impl Sentence<'_> {
    /// Each member of a list joins the first, from the comma behind that one on.
    pub(in crate::ingest::extract) fn members_taken_apart(&mut self, at: Index) {
        let Some(members) = self.members_from(at).filter(|members| self.is_list(members)) else { return };
        let [first, others @ ..] = members.as_slice() else { return };
        let holder = others.iter().find(|m| m.words.contains(&self.head(first.head)));
        let place = holder.map_or(first.head, |m| self.outermost(m));
        let core = |label| {
            matches!(
                label,
                Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Pobj | Label::Conj | Label::Attr | Label::Dative
            )
        };
        // "three states, Chad, Mali and Niger, signed"
        if !core(self.label(place)) && self.label(place) != Label::Appos || self.begins_clause(&members, place) {
            return;
        }
        if place != first.head {
            self.take_place(place, first.head);
        }
        for member in others {
            let before = self.outermost(member);
            let moved: Vec<Index> =
                self.kids(before).into_iter().filter(|k| member.words.contains(k) && *k != member.head).collect();
            self.hang(member.head, first.head, Label::Conj);
            // "the poet Tom Reed": what somebody is stands before his name.
            if before != member.head {
                for kid in moved {
                    self.hang(kid, member.head, self.label(kid));
                }
                self.hang(before, member.head, Label::Compound);
            }
        }
    }

    /// Whether a later member is the subject of a clause that the first is not in: "In Kenya, the Greens, Labour and
    /// the Liberals voted".
    fn begins_clause(&self, members: &[Member], place: Index) -> bool {
        let subject = |m: &Member| {
            let head = self.outermost(m);
            matches!(self.label(head), Label::Nsubj | Label::Nsubjpass).then(|| self.head(head))
        };
        let own = self.head(place);
        let subjects = matches!(self.label(place), Label::Nsubj | Label::Nsubjpass);
        members.iter().skip(1).any(|m| {
            self.is_root(self.outermost(m))
                || subject(m).is_some_and(|verb| {
                    let other = self.kid(verb, Label::Nsubj).is_some_and(|s| s < place);
                    !(subjects && verb == own || other)
                })
        })
    }

    /// The word of a member that hangs on another word than the member's own.
    fn outermost(&self, member: &Member) -> Index {
        let outside = |i: &Index| self.is_root(*i) || !member.words.contains(&self.head(*i));
        member.words.clone().rev().filter(|i| self.is_noun(*i)).find(outside).unwrap_or(member.head)
    }

    /// The members of what may be a list, the first of which a comma ends; the last stands behind "and".
    fn members_from(&self, comma: Index) -> Option<Vec<Member>> {
        if self.tag(comma) != Tag::Comma {
            return None;
        }
        let mut members = vec![self.first_member(comma.checked_sub(1)?)?];
        let mut from = comma + 1;
        let mut last = false;
        while members.len() < LONGEST {
            if matches!(self.word(from), "and" | "&") {
                (from, last) = (from + 1, true);
            }
            let member = self.member(from)?;
            from = member.words.end;
            members.push(member);
            match self.tag(from) {
                _ if last => break,
                Tag::Comma => from += 1,
                _ if self.word(from) == "and" => {}
                _ => return None,
            }
        }
        // "Chad, Mali, and Niger's army": the army.
        (last && members.len() > 2 && self.tag(from) != Tag::Pos).then_some(members)
    }

    fn first_member(&self, end: Index) -> Option<Member> {
        if !self.is_noun(end) {
            return None;
        }
        let mut head = end;
        // "the mayor of Lima, ..."; "the presidents of Chad, Niger, and Mali" are one of each.
        let of = self.head(end);
        if self.label(end) == Label::Pobj && self.word(of) == "of" && self.is_noun(self.head(of)) {
            let whole = self.head(of);
            let of_each = matches!(self.tag(whole), Tag::Nns | Tag::Nnps) && self.sort(end..end + 1) == Sort::Country;
            head = if of_each { end } else { whole };
        }
        let hangs = |i: Index| std::iter::successors(Some(i), |i| Some(self.head(*i))).take(6).any(|i| i == head);
        let before = (0..head).rev().take_while(|i| Self::is_nominal(self.tag(*i)) && hangs(*i));
        let words = before.last().unwrap_or(head)..end + 1;
        let sort = self.sort(words.clone());
        Some(Member { words, head, sort })
    }

    /// The member of a list that begins at a word.
    fn member(&self, from: Index) -> Option<Member> {
        let of =
            |i: Index| self.word(i) == "of" && i > from && self.is_noun(i - 1) && Self::is_nominal(self.tag(i + 1));
        // "his brother Omar Noor"
        let start = from + usize::from(self.tag(from) == Tag::PrpPoss && self.is_noun(from + 1));
        let end = (start..self.tokens.len()).find(|i| !(Self::is_nominal(self.tag(*i)) || of(*i)))?;
        let words = from..end;
        let whole = words.clone().find(|i| of(*i)).map_or(end, |of| of);
        let head = words.start.max(whole.checked_sub(1)?);
        self.is_noun(head).then(|| Member { sort: self.sort(words.clone()), words, head })
    }

    fn is_nominal(tag: Tag) -> bool {
        matches!(tag, Tag::Nnp | Tag::Nnps | Tag::Nn | Tag::Nns | Tag::Jj | Tag::Jjs | Tag::Dt | Tag::Cd | Tag::Hyph)
    }

    fn is_definite(&self, words: &Range<Index>) -> bool {
        matches!(self.word(words.start), "the" | "The")
    }

    fn sort(&self, words: Range<Index>) -> Sort {
        let from = words.start + usize::from(self.is_definite(&words) && words.len() > 1);
        let last = words.end.saturating_sub(1);
        let name = self.written(from, last);
        if let Some(entry) = self.gazetteer.find_written(name) {
            return match entry.kind {
                NodeKind::Organization => Sort::Body,
                NodeKind::Location if entry.class == EntryClass::Country => Sort::Country,
                NodeKind::Location => Sort::Place,
                _ => Sort::Name,
            };
        }
        let person = self.persons.contains(&(last + self.first)) || self.gazetteer.surname(name).is_some();
        // "Director of the Central Commission Jon Holm": where the name begins is not told.
        if person {
            return if words.clone().any(|i| self.word(i) == "of") { Sort::Place } else { Sort::Person };
        }
        let named = (from..=last).all(|i| {
            let word = self.word(i);
            word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "-")
        });
        if named && matches!(self.tag(last), Tag::Nnp | Tag::Nnps) { Sort::Name } else { Sort::Described }
    }

    /// Whether what goes on with commas and "and" names several, and not one by several names.
    fn is_list(&self, members: &[Member]) -> bool {
        let [first, second, ..] = members else { return false };
        let Some((last, inner)) = members.split_last() else { return false };
        let counted = |m: &Member| matches!(self.tag(m.words.start), Tag::Dt | Tag::Cd);
        match first.sort {
            Sort::Person => {
                let more = |m: &Member| match m.sort {
                    Sort::Person | Sort::Name => true,
                    Sort::Described => counted(m),
                    _ => false,
                };
                second.sort == Sort::Person && members.iter().skip(2).all(more)
            }
            Sort::Described => {
                let joint = last.words.start - 1;
                // Closed by a comma, or with one before "and", they may say who the first is.
                let closed = matches!(self.tag(last.words.end), Tag::Comma | Tag::Hyph)
                    || self.tag(joint.saturating_sub(1)) == Tag::Comma;
                let bare = |m: &Member| counted(m) || m.sort != Sort::Described;
                let own = counted(first) || matches!(self.tag(first.head), Tag::Nns);
                // "The capital, the largest city and the main port"
                let epithet = second
                    .words
                    .clone()
                    .any(|i| self.tag(i) == Tag::Jjs || matches!(self.word(i), "first" | "only" | "main" | "most"));
                let lower = matches!(self.tag(first.head), Tag::Nn | Tag::Nns);
                let somebody = second.sort == Sort::Described || second.sort == Sort::Body;
                lower
                    && own
                    && somebody
                    && !closed
                    && !epithet
                    && members.iter().skip(1).all(bare)
                    && inner.iter().skip(1).all(counted)
            }
            Sort::Country | Sort::Body | Sort::Name => {
                let known = members.iter().filter(|m| matches!(m.sort, Sort::Country | Sort::Body)).count();
                let actors = inner.iter().all(|m| matches!(m.sort, Sort::Country | Sort::Body | Sort::Name));
                let ends = match last.sort {
                    Sort::Country | Sort::Body | Sort::Name => true,
                    Sort::Described => counted(last),
                    Sort::Person | Sort::Place => false,
                };
                // "in Chad, Mali, and Niger" no body stands.
                let countries = members.iter().all(|m| m.sort == Sort::Country);
                let placed = self.label(first.head) == Label::Pobj && first.sort == Sort::Country && !countries;
                let placed = placed && matches!(self.word(self.head(first.head)), "in" | "at" | "from" | "near" | "of");
                // "On Monday, Labour, the Greens, and": a name that is none of a body's.
                let opens = first.sort != Sort::Name || self.is_definite(&first.words);
                // A name without an article beside countries may be a town.
                let towns = members.iter().any(|m| {
                    m.sort == Sort::Name
                        && !self.is_definite(&m.words)
                        && members.iter().any(|c| c.sort == Sort::Country)
                });
                known > 1 && actors && ends && opens && !placed && !towns
            }
            Sort::Place => false,
        }
    }
}
