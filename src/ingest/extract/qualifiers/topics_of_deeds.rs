//! Whose deed it was and where, where others judge it by a bare noun: "Iran tested missiles. France condemned the
//! tests."

use rustc_hash::FxHashMap;

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::lexicon::shared_words::LOCATIVE;

/// Relations that judge or answer a deed.
static JUDGED: Words = Words::of("topics_of_deeds.judged");

/// Relations whose nouns name a deed whatever its verb ("shelled the town … the attack").
static DEEDS: Words = Words::of("topics_of_deeds.deeds");

/// Claims by the number of the sentence that their word stands in.
type BySentence<'c> = FxHashMap<usize, Vec<&'c DraftClaim>>;

/// So many sentences lie at most between a deed and a bare noun for it.
const NEAR: usize = 2;

impl Reading<'_> {
    /// Adds to claims that judge a deed, or somebody for it, who did it and where, as the sentences before tell.
    pub(super) fn read_judged_deeds(&self, claims: &mut [DraftClaim], nouns: &[Vec<Index>]) {
        let mut more: Vec<(usize, Vec<NodeIndex>)> = Vec::new();
        let mut by_sentence = BySentence::default();
        for claim in claims.iter() {
            by_sentence.entry(self.tree.sentence_of(claim.trigger)).or_default().push(claim);
        }
        for (i, claim) in claims.iter().enumerate().filter(|(_, c)| JUDGED.contains(&c.relation)) {
            let head = self.head_within(claim.target.first, claim.target.last);
            let target = claim.about.is_empty() && self.nodes.is_event(claim.target.node);
            let own = target.then_some(head);
            let words = own.into_iter().chain(nouns.get(i).into_iter().flatten().copied());
            let mut told: Vec<NodeIndex> = words.flat_map(|noun| self.told_of_deed(noun, &by_sentence)).collect();
            if claim.relation == "accused" && claim.about.iter().all(|n| !self.nodes.is_place(*n)) {
                told.extend(self.places_of_wrong(claim, &by_sentence));
            }
            let source = claim.source.as_ref().map(|s| s.node);
            told.retain(|n| *n != claim.target.node && Some(*n) != source);
            if !told.is_empty() {
                more.push((i, told));
            }
        }
        for (i, told) in more {
            let Some(claim) = claims.get_mut(i) else { continue };
            for node in told {
                if !claim.about.contains(&node) {
                    claim.about.push(node);
                }
            }
        }
    }

    /// Where the wrong was done that somebody is said to have done: "Petro said that the army had killed a fisherman
    /// in the Caribbean".
    fn places_of_wrong(&self, accused: &DraftClaim, claims: &BySentence<'_>) -> Vec<NodeIndex> {
        let wrong = |c: &DraftClaim| {
            c.source.as_ref().is_some_and(|s| s.node == accused.target.node)
                && c.attributed_to.is_some()
                && c.attributed_to == accused.source.as_ref().map(|s| s.node)
                && DEEDS.contains(&c.relation)
        };
        let named = |n: &NodeIndex| self.nodes.get(*n).is_some_and(|d| d.named);
        let told = claims.get(&self.tree.sentence_of(accused.trigger)).into_iter().flatten().filter(|c| wrong(c));
        told.filter_map(|c| c.location).filter(named).take(1).collect()
    }

    /// Who did what a bare noun takes up, and where: the nearest verb or fuller noun before it that tells of the deed.
    fn told_of_deed(&self, noun: Index, claims: &BySentence<'_>) -> Vec<NodeIndex> {
        let tree = self.tree;
        let bare = |k: Index| {
            matches!(tree.lower(k), "the" | "this" | "these" | "that" | "those") || tree.label(k) == Label::Punct
        };
        let known = tree.kids(noun).any(|k| matches!(tree.lower(k), "the" | "this" | "these" | "that" | "those"));
        if !known
            || !tree.is_noun(noun)
            || self.names.at(noun).is_some()
            || !tree.kids(noun).filter(|k| *k < noun).all(bare)
        {
            return Vec::new();
        }
        let base = tree.base(noun);
        let sentence = tree.sentence_of(noun);
        let first = tree.sentence(sentence.saturating_sub(NEAR)).0;
        let line = tree.line_of(noun);
        let near = |at: &Index| !self.brief || tree.line_of(*at) == line;
        let deed = (first..noun).rev().filter(near).find(|at| self.is_deed_named(*at, noun, &base));
        deed.map_or_else(Vec::new, |deed| self.ends_of_deed(deed, claims))
    }

    /// Whether a verb, or a noun of which more is told, tells of the deed that a noun names.
    fn is_deed_named(&self, at: Index, noun: Index, base: &str) -> bool {
        let tree = self.tree;
        if tree.is_verb(at) {
            let lemma = tree.lemma(at);
            let frame = || self.noun_phrase_frame(noun).map(|(f, _)| f.relation).filter(|r| DEEDS.contains(r));
            return lemma == base
                || self.frames.nominalization(lemma) == Some(base)
                || frame().is_some_and(|relation| self.says(at, |said| said == relation));
        }
        tree.is_noun(at) && tree.base(at) == base && self.names.at(at).is_none() && {
            let fuller = |k: Index| matches!(tree.label(k), Label::Prep | Label::Poss | Label::Compound | Label::Amod);
            tree.kids(at).any(fuller)
        }
    }

    /// The named doer of a deed and the named places of it: by the claims of its word, else by the word's own phrases.
    fn ends_of_deed(&self, deed: Index, claims: &BySentence<'_>) -> Vec<NodeIndex> {
        let tree = self.tree;
        let mut found: Vec<NodeIndex> = Vec::new();
        let governor = tree.head(deed);
        // "carried out the attack", not "reports the attack"
        let done = !self.is_report(governor) && !self.is_speech_act(governor) && tree.is_verb(governor);
        let carried_out = tree.label(deed) == Label::Dobj && done;
        let told = |c: &DraftClaim| c.trigger == deed || carried_out && c.trigger == governor;
        for claim in claims.get(&tree.sentence_of(deed)).into_iter().flatten().filter(|c| told(c)) {
            found.extend(claim.source.as_ref().map(|s| s.node));
            found.extend(claim.location);
            found.extend(Some(claim.target.node).filter(|n| self.nodes.is_place(*n)));
        }
        if found.is_empty() {
            let verb = if carried_out { governor } else { deed };
            let doer = tree.kid(verb, Label::Nsubj).filter(|_| tree.is_verb(verb) && !self.is_passive(verb));
            let owner = tree.kid(deed, Label::Poss);
            let by = tree.prepositional(deed, "by");
            let places =
                tree.kids(deed).filter(|k| tree.label(*k) == Label::Prep && LOCATIVE.contains(&tree.lower(*k)));
            let places = places.filter_map(|k| tree.kid(k, Label::Pobj));
            let words: Vec<Index> = doer.into_iter().chain(owner).chain(by).chain(places).collect();
            found.extend(words.into_iter().filter_map(|w| self.names.at(w)).map(|n| n.node));
        }
        found.retain(|n| self.nodes.get(*n).is_some_and(|d| d.named));
        let mut once: Vec<NodeIndex> = Vec::new();
        found.into_iter().for_each(|n| {
            if !once.contains(&n) {
                once.push(n)
            }
        });
        once.truncate(3);
        once
    }
}
