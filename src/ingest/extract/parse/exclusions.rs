//! Those whom a list leaves out, taken for members of it: "all members but Malta agreed", "France, and not Spain".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};

impl Sentence<'_> {
    /// "All members but Malta agreed", "all states bar Malta": what stands behind "all" and "but" is left out.
    pub(in crate::ingest::extract) fn exception_behind_all(&mut self, at: Index) {
        let Some(whole) = at.checked_sub(1).filter(|w| self.is_noun(*w)) else { return };
        let all = self
            .kids(whole)
            .into_iter()
            .any(|k| k < whole && matches!(self.word(k).to_lowercase().as_str(), "all" | "every" | "any" | "no"))
            || matches!(self.word(whole).to_lowercase().as_str(), "everyone" | "everybody" | "nobody" | "anyone");
        if !all {
            return;
        }
        match self.word(at) {
            "but" => {
                let left_out = self.kids(whole).into_iter().find(|k| {
                    *k > at && self.label(*k) == Label::Conj && self.is_noun(*k) && self.lowest(*k) == at + 1
                });
                let Some(left_out) = left_out.filter(|_| self.label(at) == Label::Cc) else { return };
                self.except(whole, at, left_out);
            }
            "bar" => {
                let left_out = self.head(at);
                let verb = self.head(left_out);
                if left_out != at + 1 || self.tag(left_out) != Tag::Nnp || self.label(at) != Label::Compound {
                    return;
                }
                let subject = matches!(self.label(left_out), Label::Nsubj | Label::Nsubjpass);
                if subject && self.head(whole) != verb {
                    self.hang(whole, verb, self.label(left_out));
                }
                self.except(whole, at, left_out);
            }
            _ => {}
        }
    }

    fn except(&mut self, whole: Index, preposition: Index, left_out: Index) {
        self.hang(preposition, whole, Label::Prep);
        self.retag(preposition, Tag::In, Pos::Adp);
        self.hang(left_out, preposition, Label::Pobj);
    }

    /// "France, and not Spain, agreed", "condemned the raid but not the arrests": whoever "not" stands before is no
    /// fellow of the first.
    pub(in crate::ingest::extract) fn excluded_fellow(&mut self, at: Index) {
        let joint = at.checked_sub(1).filter(|c| self.tag(*c) == Tag::Cc && matches!(self.word(*c), "and" | "but"));
        if self.word(at) != "not" || joint.is_none() || matches!(self.word(at + 1), "only" | "just" | "merely" | "all")
        {
            return;
        }
        let mut fellow = self.head(at);
        for _ in 0..3 {
            if self.label(fellow) != Label::Conj && self.head(fellow) > at {
                fellow = self.head(fellow);
            }
        }
        let excluded = self.label(fellow) == Label::Conj
            && self.is_noun(fellow)
            && fellow > at
            && self.head(fellow) < at
            && self.is_noun(self.head(fellow))
            && self.lowest(fellow) >= at;
        if excluded {
            self.hang(fellow, self.head(fellow), Label::Dep);
        }
    }

    /// "Not Chad but Sudan attacked the dam": whoever stands behind "not" gives its place to whoever stands behind
    /// "but".
    pub(in crate::ingest::extract) fn first_ruled_out(&mut self, at: Index) {
        let only =
            |i: Index| matches!(self.word(i).to_lowercase().as_str(), "only" | "just" | "merely" | "also" | "even");
        if !self.word(at).eq_ignore_ascii_case("not") || only(at + 1) {
            return;
        }
        let name = |i: &Index| self.is_noun(*i) || matches!(self.tag(*i), Tag::Dt | Tag::Jj | Tag::Pos | Tag::Cd);
        let Some(but) = (at + 1..self.tokens.len()).find(|i| !name(i)).filter(|b| self.word(*b) == "but") else {
            return;
        };
        let fellow = |i: &Index| self.label(*i) == Label::Conj && (at + 1..but).contains(&self.head(*i));
        let joined = |i: &Index| self.label(*i) == Label::Nsubj && self.label(self.head(*i)) == Label::Conj;
        let taken = (but + 1..self.tokens.len()).take_while(|i| name(i)).find(joined).filter(|_| !only(but + 1));
        if let Some((second, verb)) = taken.map(|s| (s, self.head(s)))
            && self.is_root(self.head(verb))
            && (at + 1..but).contains(&self.head(verb))
        {
            let first = self.head(verb);
            self.hang(verb, verb, Label::Root);
            self.hang(first, second, Label::Dep);
            self.hang(at, first, Label::Neg);
            return;
        }
        let second = (but + 1..self.tokens.len()).take_while(|i| name(i)).find(fellow).filter(|_| !only(but + 1));
        let Some(second) = second else { return };
        let first = self.head(second);
        let above = self.head(first);
        if !matches!(self.label(first), Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Pobj) {
            return;
        }
        self.hang(second, above, self.label(first));
        self.hang(first, second, Label::Dep);
        self.hang(at, first, Label::Neg);
    }
}
