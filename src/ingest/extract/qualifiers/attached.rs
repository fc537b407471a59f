//! Who says so: by whose word a claim holds.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};

impl Reading<'_> {
    /// Who says that a word's claim holds, where it is not who does it: whoever the sentence says it of, else whoever
    /// is quoted.
    pub(in crate::ingest::extract) fn speaker(&mut self, word: Index, doer: Option<NodeIndex>) -> Option<NodeIndex> {
        // "France and Italy said they had sent": both, not one by the word of the other.
        let tellers = self.reporters(word);
        if doer.is_some_and(|doer| tellers.contains(&doer)) {
            return None;
        }
        let found = tellers.first().copied().or_else(|| self.quoted_speaker(word));
        found.filter(|n| Some(*n) != doer)
    }

    /// By whose word a claim is told: as [`Reading::speaker`], or whom "according to" names at the end of the sentence.
    pub(in crate::ingest::extract) fn attribution(
        &mut self,
        word: Index,
        doer: Option<NodeIndex>,
    ) -> Option<NodeIndex> {
        let speaker = self.speaker(word, doer);
        speaker.or_else(|| self.reporters_at_end(word).first().copied().filter(|n| Some(*n) != doer))
    }

    /// "Four were killed and 14 injured in a strike, according to the governor": of all that stands before it.
    fn reporters_at_end(&mut self, word: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let end = tree.sentence_around(word).end;
        let according = (word + 1..end).rev().find(|i| tree.lower(*i) == "according");
        let Some(according) = according.filter(|a| tree.tag(*a - 1) == Tag::Comma) else { return Vec::new() };
        let ends = (tree.reach(according).1 + 1..end).all(|i| tree.label(i) == Label::Punct);
        let apart =
            (word..according).any(|i| tree.lower(i) == ";" || matches!(tree.tag(i), Tag::OpenQuote | Tag::CloseQuote));
        if !ends || apart {
            return Vec::new();
        }
        let object = tree.below(according).into_iter().find(|i| tree.label(*i) == Label::Pobj);
        object.map(|o| self.tellers(o)).unwrap_or_default()
    }

    /// The subjects of a verb of speech above a word, or whom "according to" names beside one.
    fn reporters(&mut self, word: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let mut at = tree.clause_of(word);
        for _ in 0..8 {
            // "according to X", "X said" thrown in
            for kid in tree.kids(at).collect::<Vec<_>>() {
                if tree.lower(kid) == "according" || (tree.label(kid) == Label::Prep && tree.lower(kid) == "per") {
                    let object = tree.below(kid).into_iter().find(|i| tree.label(*i) == Label::Pobj);
                    if let Some(object) = object
                        && let found = self.tellers(object)
                        && !found.is_empty()
                    {
                        return found;
                    }
                }
                if matches!(tree.label(kid), Label::Parataxis | Label::Ccomp | Label::Advcl)
                    && self.is_report(kid)
                    && kid != word
                {
                    // "…, two officials told Reuters"
                    let alone = tree.kids(kid).all(|k| match tree.label(k) {
                        Label::Dobj => tree.lemma(kid) == "tell",
                        label => !matches!(label, Label::Ccomp | Label::Xcomp),
                    });
                    if alone
                        && let Some(subject) = tree.kid(kid, Label::Nsubj)
                        && let found = self.tellers(subject)
                        && !found.is_empty()
                    {
                        return found;
                    }
                }
            }
            if tree.is_root(at) {
                return Vec::new();
            }
            if self.is_told_besides(at) {
                return Vec::new();
            }
            let mut head = tree.head(at);
            if tree.label(at) == Label::Pcomp && !tree.is_verb(head) {
                head = tree.head(head);
            }
            let reports = matches!(tree.label(at), Label::Ccomp | Label::Parataxis | Label::Dobj | Label::Xcomp | Label::Pcomp)
                    && self.is_report(head)
                    // "Gunmen killed three; the army denied that it was involved": another statement.
                    && !self.are_parted(at, head);
            // "is thought to have killed many" is nobody's word.
            let says = if self.is_passive(head) { self.agent(head) } else { self.subject(head, 0) };
            if reports && let Agent::Phrase(subject) = says {
                return self.tellers(subject);
            }
            at = if tree.is_verb(head) { head } else { tree.clause_of(head) };
        }
        Vec::new()
    }

    /// "said he would appeal after a court jailed him", "said France would go, while Germany refused": what the article
    /// itself adds to what somebody says.
    fn is_told_besides(&self, clause: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(clause);
        let past = tree.tag(clause) == Tag::Vbd && tree.kid(clause, Label::Nsubj).is_some();
        let mark = tree.kid(clause, Label::Mark).filter(|_| tree.label(clause) == Label::Advcl && past);
        let ahead =
            || tree.kids(above).any(|k| tree.label(k) == Label::Aux && matches!(tree.lower(k), "would" | "will"));
        mark.is_some_and(|m| match tree.lower(m) {
            "after" => ahead(),
            "while" | "whereas" => m > 0 && tree.lower(m - 1) == ",",
            _ => false,
        })
    }

    /// Everybody who tells something together, whom the phrase says it of first.
    fn tellers(&mut self, head: Index) -> Vec<NodeIndex> {
        let mut found: Vec<NodeIndex> = self.resolve_one(head, Want::Agent).into_iter().map(|a| a.node).collect();
        if !found.is_empty() && self.tree.conjuncts(head).len() > 1 {
            found.extend(self.resolve(head, Want::Agent).into_iter().map(|a| a.node));
        }
        found
    }
}
