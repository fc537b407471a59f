//! Who beats whom in an election or a match, and hits nobody: "beat Holm by 20 votes", "beat Brazil 2-1".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::Label;
use crate::lexicon::Words;

/// What somebody wins by.
static MARGINS: Words = Words::of("wins.margins");

/// Verbs of winning against somebody.
static BEATING: Words = Words::of("wins.beating");

/// What is won by votes, and verbs of choosing.
static CONTESTS: Words = Words::of("wins.contests");

impl Reading<'_> {
    /// "The Liberals crushed the Conservatives", "Roe was elected on Sunday. The former judge beat Jon Holm": parties
    /// win against parties, and over a named person somebody of whom the sentence or the one before tells a vote.
    fn is_won_in_a_vote(&self, verb: Index, sources: &[Argument], targets: &[Argument]) -> bool {
        let tree = self.tree;
        let party = |a: &Argument| {
            self.nodes
                .get(a.node)
                .is_some_and(|d| d.is_organization() && self.gazetteer.sort_of(&d.name) == Some("party"))
        };
        let rival = |a: &Argument| party(a) || self.nodes.get(a.node).is_some_and(|d| d.person && d.named);
        let end = tree.sentence_around(verb).end;
        let voted = || (tree.sentences_back(verb, 1)..end).any(|i| CONTESTS.contains(&tree.lemma(i)));
        let both = |fits: &dyn Fn(&Argument) -> bool| !sources.is_empty() && sources.iter().chain(targets).all(fits);
        both(&party) || !targets.is_empty() && targets.iter().all(rival) && !self.is_passive(verb) && voted()
    }

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
        if BEATING.contains(&tree.lemma(verb)) && self.is_won_in_a_vote(verb, sources, targets) {
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
