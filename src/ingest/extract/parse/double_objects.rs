//! Verbs of giving with two objects: "granted Milken a full pardon", "sent Ukraine two helicopters".

use crate::ingest::extract::parse::repairs::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};

/// Verbs that give somebody something.
const GIVING: &[&str] = &[
    "grant", "give", "offer", "award", "send", "hand", "deny", "lend", "loan", "sell", "owe", "pay", "promise", "refuse",
    "guarantee", "allow", "assign", "deal", "serve", "tender", "accord", "issue", "impose", "fine", "show",
];

impl Sentence<'_> {
    /// The thing given was taken for an apposition of who gets it.
    pub(in crate::ingest::extract) fn thing_given(&mut self, at: Index) {
        let receiver = self.head(at);
        if self.label(at) != Label::Appos
            || !self.is_noun(at)
            || receiver >= at
            || !matches!(self.label(receiver), Label::Dative | Label::Dobj)
        {
            return;
        }
        let verb = self.head(receiver);
        if !GIVING.contains(&self.lemma(verb)) || verb >= receiver {
            return;
        }
        let first = self.kids(at).into_iter().chain([at]).min().unwrap_or(at);
        let opens = matches!(self.tag(first), Tag::Dt | Tag::Cd) && first < at;
        // "the minister, a friend" is no gift.
        let close = (receiver + 1..first).all(|i| self.label(i) != Label::Punct);
        let other = self.kids(verb).into_iter().any(|k| self.label(k) == Label::Dobj && k != receiver);
        if opens && close && !other {
            self.hang(receiver, verb, Label::Dative);
            self.hang(at, verb, Label::Dobj);
        }
    }
}
