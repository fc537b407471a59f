//! Who is quoted: whoever the words around a quotation name as its speaker, and after that sentence whoever was last
//! named so in the paragraph ("…," he said. "We must …").

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;

/// Verbs that bring words as they were spoken, shouted or written, beside those of reporting.
static UTTERING: Words = Words::of("quotations.uttering");

impl Reading<'_> {
    /// Who speaks the quotation that a word stands in.
    pub(in crate::ingest::extract) fn quoted_speaker(&mut self, word: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        if !tree.is_quoted(word) {
            return None;
        }
        let (line, own) = (tree.line_of(word), tree.sentence_of(word));
        if let Some(speaker) = self.named_outside(own, word) {
            return Some(speaker);
        }
        // "I am free. We left at six," said Y: whoever the words behind its end name spoke all of it.
        if let Some(speaker) = self.named_at_its_end(word) {
            return Some(speaker);
        }
        // "…," said X. "We must …": X goes on.
        let mut at = own;
        while let Some(before) = at.checked_sub(1).filter(|s| tree.line_of(tree.sentence(*s).0) + 1 >= line) {
            let (first, end) = tree.sentence(before);
            // A paragraph that is a quotation from its first word goes on with who spoke in the one before.
            if tree.line_of(first) < line {
                let opens = |i: Index| i == 0 || tree.line_of(i - 1) < line;
                let start = (0..=word).rev().take_while(|i| tree.line_of(*i) == line).last().unwrap_or(word);
                if !(opens(start) && tree.is_quoted((start + 1).min(word)) && (first..end).any(|i| tree.is_quoted(i))) {
                    break;
                }
            }
            if let Some(speaker) = self.named_outside(before, word) {
                return Some(speaker);
            }
            at = before;
        }
        // "We must act. Time is short," said X.
        let mut after = own + 1;
        while after < tree.analysis.sentences.len() {
            let (first, end) = tree.sentence(after);
            if tree.line_of(first) != line || !(first..end).take(4).any(|i| tree.is_quoted(i)) {
                break;
            }
            if let Some(speaker) = self.named_outside(after, word) {
                return Some(speaker);
            }
            after += 1;
        }
        None
    }

    /// Whom the words right behind the end of a quotation name as its speaker: "…," said X.
    fn named_at_its_end(&mut self, word: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let line = tree.line_of(word);
        let close = (word + 1..tree.len()).find(|i| !tree.is_quoted(*i) || tree.tag(*i) == Tag::CloseQuote)?;
        if tree.line_of(close) != line || tree.sentence_of(close) == tree.sentence_of(word) {
            return None;
        }
        // "… at six," and not "… at six."
        let goes_on = close.checked_sub(1).is_some_and(|b| matches!(tree.lower(b), "," | "?" | "!"));
        let behind = if tree.tag(close) == Tag::CloseQuote { close + 1 } else { close };
        let end = tree.sentence_around(close).end;
        let mut told = (behind..end.min(behind + 4)).filter(|i| !tree.is_quoted(*i));
        let tells = told.any(|i| tree.is_verb(i) && self.introduces_speech(i));
        if goes_on && tells { self.named_outside(tree.sentence_of(close), close) } else { None }
    }

    /// Whom a sentence names as speaking: the subject of a verb of speech that stands outside of quotation marks. Of
    /// several the one nearest to the word.
    fn named_outside(&mut self, sentence: usize, word: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let (first, end) = tree.sentence(sentence);
        let mut verbs: Vec<Index> =
            (first..end).filter(|i| !tree.is_quoted(*i) && tree.is_verb(*i) && self.introduces_speech(*i)).collect();
        verbs.sort_by_key(|v| v.abs_diff(word));
        for verb in verbs {
            let subject = match tree.kid(verb, Label::Nsubjpass) {
                Some(quoted) if tree.lemma(verb) == "quote" => Some(quoted),
                Some(_) => None,
                None => match self.subject(verb, 0) {
                    Agent::Phrase(subject) => Some(subject),
                    _ => None,
                },
            };
            let Some(subject) = subject.filter(|s| !tree.is_quoted(*s)) else { continue };
            if let Some(speaker) = self.voice(subject) {
                return Some(speaker);
            }
        }
        None
    }

    /// Whether a verb brings what somebody says in so many words.
    fn introduces_speech(&self, verb: Index) -> bool {
        self.is_report(verb) || UTTERING.contains(&self.tree.lemma(verb))
    }

    /// Who speaks where a noun phrase does: a statement's words are those of whoever made it.
    fn voice(&mut self, subject: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let found = self.resolve_one(subject, Want::Agent);
        if let Some(found) = found.iter().find(|a| self.nodes.is_somebody(a.node)) {
            return Some(found.node);
        }
        let maker = ["by", "from", "of"].into_iter().find_map(|p| tree.prepositional(subject, p))?;
        let found = self.resolve_one(maker, Want::Agent);
        found.iter().find(|a| self.nodes.is_somebody(a.node)).map(|a| a.node)
    }
}
