//! Dates of something else than the word beside them: of what somebody is held for ("was arrested over the killing of
//! nine people in March"), of what a day is counted from, of nothing at all.

use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::NounClass;
use crate::lexicon::shared_words::{FINDS, REMAINS, THROUGH};
use crate::model::DateInterval;

impl Reading<'_> {
    /// "was arrested over the killing of nine in March": the month or year goes with what somebody is held for.
    pub(super) fn dates_what_it_is_over(&self, token: Index, word: Index) -> bool {
        let tree = self.tree;
        let preposition = tree.head(token);
        let held = |relation: &str| matches!(relation, "detained" | "accused" | "sanctioned");
        if !tree.is_verb(word) || self.says(word, is_harm) {
            return false;
        }
        let held = self.says(word, held);
        let month = tree.label(token) == Label::Pobj && tree.lower(preposition) == "in";
        let on_day = tree.lower(preposition) == "on" && tree.kids(token).any(|k| tree.tag(k) == Tag::Cd);
        // "jailed a man for the murder of a priest in 2019", "arrested on suspicion of an attack in May"
        let crime = |k: &Index| {
            let what = tree.kid(*k, Label::Pobj).map(|o| self.behind_tie(o));
            let fits = what.is_some_and(|(o, through)| {
                let harm = || self.noun_phrase_frame(o).is_some_and(|(f, _)| is_harm(f.relation));
                tree.is_noun(o) && (through || harm()) && self.is_deed(o)
            });
            fits && matches!(tree.lower(*k), "for" | "of" | "on")
                && tree.label(*k) == Label::Prep
                && (word + 1..preposition).contains(k)
        };
        if held && (month || on_day) && tree.label(token) == Label::Pobj && tree.kids(word).any(|k| crime(&k)) {
            return true;
        }
        // "elected a speaker after the resignation of Ana Bell in May", "charged with a murder in 2012"
        let grounds = |k: Index| {
            let what = tree.kid(k, Label::Pobj).filter(|o| tree.is_noun(*o) && self.is_deed(*o))?;
            let fits = match tree.lower(k) {
                "over" | "with" => held,
                "after" | "following" => true,
                _ => false,
            };
            (fits && tree.label(k) == Label::Prep && k > word && what < token).then_some(what)
        };
        tree.kids(word).filter_map(grounds).any(|what| {
            let inside = tree.below(what).contains(&token);
            let harm = || self.noun_phrase_frame(what).is_some_and(|(f, _)| is_harm(f.relation));
            month && (held || inside) || inside && held && harm()
        })
    }

    /// "was jailed following the murder of a farmer in 2012": a month or year hung on the verb is that of the deed
    /// behind the preposition.
    pub(super) fn date_of_ground(&self, noun: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let preposition = tree.head(noun);
        let verb = tree.head(preposition);
        if tree.label(noun) != Label::Pobj || !tree.is_verb(verb) {
            return None;
        }
        let days =
            tree.kids(verb).filter(|k| *k > noun && tree.lower(*k) == "in").filter_map(|k| tree.kid(k, Label::Pobj));
        let mut days = days.filter(|day| self.is_date(*day, verb) && self.dates_what_it_is_over(*day, verb));
        days.find_map(|day| self.date_at(day, noun))
    }

    /// "ahead of Sunday's vote", "two days after the vote on Sunday": whether a date is that of something from which
    /// the word's own day is counted.
    pub(super) fn counts_from_it(&self, token: Index, word: Index) -> bool {
        let tree = self.tree;
        let noun = |i: Index| tree.is_noun(i) && !self.is_date(i, word);
        let mut nouns = false;
        let mut at = tree.head(token);
        for _ in 0..6 {
            if at == word || tree.is_root(at) || tree.is_verb(at) {
                break;
            }
            nouns |= noun(at);
            let from = match tree.lower(at) {
                "before" => true,
                "of" => matches!(tree.lower(tree.head(at)), "ahead" | "advance"),
                "after" => tree.kids(at).any(|k| k < at && tree.label(k) == Label::Npadvmod),
                _ => false,
            };
            if from && nouns {
                return true;
            }
            at = tree.head(at);
        }
        false
    }

    /// "condemned Friday's raid", "after Sunday's vote, the army arrested": whether a noun with a day of its own is
    /// only what the verb is about, or comes before it. What comes after it: [`Self::counts_from_it`].
    pub(super) fn is_day_of_another(&self, noun: Index, word: Index) -> bool {
        let tree = self.tree;
        let head = tree.head(noun);
        match tree.label(noun) {
            Label::Dobj => self.is_speech_act(word) && !self.says(word, |r| r == "protested"),
            // "annulled the results of last month's election", "blames Mali for Sunday's attack"
            Label::Pobj if tree.lower(head) == "of" => {
                tree.is_noun(tree.head(head)) && self.is_day_of_another(tree.head(head), word)
            }
            Label::Pobj if tree.lower(head) == "for" => self.says(word, |r| r == "accused"),
            Label::Pobj => matches!(tree.lower(head), "after" | "following" | "despite" | "over" | "about"),
            _ => false,
        }
    }

    /// Whether a noun is the first or the most of its kind.
    pub(super) fn ranks_first(&self, noun: Index) -> bool {
        let tree = self.tree;
        let ranks = |k: Index| matches!(tree.tag(k), Tag::Jjs | Tag::Rbs) || matches!(tree.lower(k), "first" | "only");
        tree.is_noun(noun) && tree.kids(noun).any(|k| k < noun && (ranks(k) || tree.kids(k).any(ranks)))
    }

    /// "May's deal": what somebody writes or says is hers, not the month's.
    pub(super) fn is_somebody_of_that_name(&self, token: Index) -> bool {
        let tree = self.tree;
        let owned = tree.head(token);
        tree.lower(token) == "may"
            && tree.label(token) == Label::Poss
            && self
                .class_of(owned, &tree.base(owned))
                .is(NounClass::DOCUMENT.or(NounClass::UTTERANCE).or(NounClass::UNDERTAKING).or(NounClass::GOVERNMENT))
    }

    /// "since Callaghan in 1979", "since a raid there in May": whether the preposition of a date goes with what stands
    /// behind "since", and so dates that and not the claim's own word.
    pub(super) fn is_since_whom(&self, preposition: Index, word: Index) -> bool {
        let tree = self.tree;
        let since = |at: Index| tree.lower(at) == "since" && tree.label(at) == Label::Prep;
        if since(preposition) {
            return false;
        }
        let above = tree.head(preposition);
        let beside = tree.kids(above).find(|k| since(*k) && *k < preposition);
        let closed = beside.and_then(|s| tree.kid(s, Label::Pobj)).is_some_and(|o| tree.reach(o).1 + 1 == preposition);
        let below = || std::iter::successors(Some(above), |at| Some(tree.head(*at))).take(4);
        closed || below().take_while(|at| *at != word).any(since)
    }

    /// What somebody is held for, behind the nouns that tie him to it, and whether there are any: "on suspicion of
    /// involvement in the bombing".
    pub(super) fn behind_tie(&self, noun: Index) -> (Index, bool) {
        let tree = self.tree;
        let mut at = noun;
        for _ in 0..3 {
            let next = ["in", "of", "with"].into_iter().filter_map(|p| tree.prepositional(at, p));
            match next.max().filter(|_| THROUGH.contains(&tree.base(at).as_str())) {
                Some(inner) => at = inner,
                None => break,
            }
        }
        (at, at != noun)
    }

    /// "offered a truce for 20 May": a day that is no day of the meeting at which that was offered.
    pub(super) fn is_day_ahead(&self, date: Index) -> bool {
        let tree = self.tree;
        tree.label(date) == Label::Pobj && tree.lower(tree.head(date)) == "for"
    }

    /// Whether a noun is for what is found of the dead: "the body of Jane Roe was found on Monday".
    pub(super) fn are_remains_found(&self, noun: Index) -> bool {
        let tree = self.tree;
        let named = |of: Index| self.names.at(of).is_some_and(|n| self.nodes.is_person(n.node));
        tree.is_noun(noun)
            && REMAINS.contains(&tree.lemma(noun))
            && FINDS.contains(&tree.lemma(tree.head(noun)))
            && tree.prepositional(noun, "of").is_some_and(named)
    }

    /// Whether a noun tells of a deed or a death.
    fn is_deed(&self, noun: Index) -> bool {
        let tree = self.tree;
        self.names.at(noun).is_none()
            && (self.noun_phrase_frame(noun).is_some() || self.class_of(noun, &tree.base(noun)).is(NounClass::CAUSE))
            || self.frames.names_deed(tree.lemma(noun))
            || matches!(tree.lemma(noun), "death" | "role" | "crime" | "torture" | "disappearance")
    }
}
