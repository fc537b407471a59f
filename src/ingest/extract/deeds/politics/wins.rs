//! Who beats whom in an election or a match, and hits nobody: "beat Holm by 20 votes", "beat Brazil 2-1".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::Label;
use crate::lexicon::Words;

/// What somebody wins by.
static MARGINS: Words = Words::of("wins.margins");

impl Reading<'_> {
    /// "Lai beat Hou of the Kuomintang", "Hou, beaten by Lai,", "Perugia beat Zawiercie 3–2": in an election or a
    /// match.
    pub(in crate::ingest::extract) fn is_win(&self, verb: Index, sources: &[Argument], targets: &[Argument]) -> bool {
        let tree = self.tree;
        let score = |i: Index| {
            let word = tree.lower(i);
            let parts: Vec<&str> = word.split(['-', '–']).collect();
            parts.len() == 2 && parts.iter().all(|p| !p.is_empty() && p.chars().all(|c| c.is_ascii_digit()))
        };
        if tree.lemma(verb) == "beat" && !self.is_passive(verb) && tree.below(verb).into_iter().any(score) {
            return true;
        }
        // "beat Holm by 20 votes", "by two sets to one"
        let margin = tree.prepositional(verb, "by");
        if tree.lemma(verb) == "beat" && margin.is_some_and(|m| MARGINS.contains(&tree.lemma(m))) {
            return true;
        }
        let named = |a: &Argument| self.nodes.get(a.node).is_some_and(|d| d.person && d.named);
        tree.lemma(verb) == "beat"
            && ["with", "to", "until"].iter().all(|p| tree.prepositional(verb, p).is_none())
            && tree.kid(verb, Label::Prt).is_none()
            && !sources.is_empty()
            && sources.iter().chain(targets).all(named)
    }
}
