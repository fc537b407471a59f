//! In which tense a clause tells, and of which day that makes it.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::briefs::speaks_now;
use crate::ingest::extract::qualifiers::dates::Tense;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::SUPPOSING;
use crate::model::{DateInterval, Modality, is_weekday};

impl Reading<'_> {
    pub(in crate::ingest::extract) fn tense(&self, word: Index) -> Tense {
        let tree = self.tree;
        let verb = tree.clause_of(word);
        // "failed to retake the town on Monday": that is told of what is past.
        // So is what two teamed up to do.
        let together = || tree.label(verb) == Label::Advcl && self.did_together(verb, tree.head(verb));
        let told = (tree.label(verb) == Label::Xcomp || together())
            && tree.tag(tree.head(verb)) == Tag::Vbd
            && matches!(self.modality(word), Some(Modality::Negated | Modality::Asserted));
        let future = tree
            .kids(verb)
            .any(|k| tree.label(k) == Label::Aux && matches!(tree.lower(k), "will" | "shall" | "'ll" | "to"));
        // "are thought to have been shot on Sunday", "is believed to be behind it": so it was.
        let supposed = tree.label(verb) == Label::Xcomp && SUPPOSING.contains(&tree.lemma(tree.head(verb)));
        if self.is_timetabled(verb)
            || self.is_said_to_come(verb)
            || self.lies_ahead_by_adjective(word)
            || future && !told && !supposed && !self.came_to_nothing(verb)
        {
            Tense::Future
        } else {
            Tense::Past
        }
    }

    /// "Starmer, who flies to Ankara on Sunday, said": whether a clause tells a journey in the present tense, for a
    /// day, beside a verb in the past.
    pub(in crate::ingest::extract) fn is_timetabled(&self, verb: Index) -> bool {
        let tree = self.tree;
        let main = tree.clause_of(tree.head(verb));
        let on_day =
            |k: Index| tree.lower(k) == "on" && tree.kid(k, Label::Pobj).is_some_and(|o| is_weekday(tree.lower(o)));
        tree.label(verb) == Label::Relcl
            && matches!(tree.tag(verb), Tag::Vbz | Tag::Vbp)
            && main != verb
            && tree.tag(main) == Tag::Vbd
            && tree.below(verb).into_iter().any(on_day)
            && self.says(verb, |r| r == "visited")
    }

    /// "had planned to hold it on Monday", "was to hold it on Sunday but put it off", "which was planning to hold it on
    /// Monday": what was to be, and by now was or was not.
    fn came_to_nothing(&self, verb: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(verb);
        let governor = if tree.is_verb(above) { above } else { tree.head(above) };
        if !matches!(tree.label(verb), Label::Xcomp | Label::Advcl | Label::Acl) || tree.label(governor) == Label::Ccomp
        {
            return false;
        }
        let has = |words: &[&str]| {
            let auxiliary = |k: Index| matches!(tree.label(k), Label::Aux | Label::Auxpass);
            tree.kids(governor).any(|k| auxiliary(k) && words.contains(&tree.lower(k)))
        };
        let past = tree.tag(governor) == Tag::Vbd || has(&["was", "were"]);
        let but = || [governor, verb].into_iter().any(|v| tree.kids(v).any(|k| k > governor && tree.lower(k) == "but"));
        has(&["had"]) || past && (but() || tree.label(governor) == Label::Relcl)
    }

    /// "must sign by March 20": whether a verb says what somebody has to do.
    pub(in crate::ingest::extract) fn is_obliged(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.kids(verb).any(|k| tree.label(k) == Label::Aux && matches!(tree.lower(k), "must" | "should" | "ought"))
    }

    /// "takes office on January 20", "is sworn in on March 5", "faces trial in May": what a day is set for.
    pub(in crate::ingest::extract) fn is_taking_office(&self, verb: Index) -> bool {
        let tree = self.tree;
        let takes = matches!(tree.lemma(verb), "take" | "assume")
            && tree.kid(verb, Label::Dobj).is_some_and(|o| tree.lower(o) == "office")
            && tree.tag(verb) == Tag::Vbz;
        let sworn = tree.lemma(verb) == "swear"
            && tree.kids(verb).any(|k| tree.label(k) == Label::Auxpass && matches!(tree.lower(k), "is" | "are"));
        let tried = matches!(tree.lemma(verb), "face" | "stand")
            && tree.kid(verb, Label::Dobj).is_some_and(|o| tree.lower(o) == "trial")
            && matches!(tree.tag(verb), Tag::Vbz | Tag::Vbp);
        takes || sworn || tried
    }

    /// Whether the verb of a word's clause says what is going on: "is visiting".
    pub(in crate::ingest::extract) fn goes_on(&self, word: Index) -> bool {
        let tree = self.tree;
        let verb = tree.clause_of(word);
        let now = |k: Index| tree.label(k) == Label::Aux && matches!(tree.lower(k), "is" | "are" | "am" | "'s" | "'re");
        tree.tag(verb) == Tag::Vbg && tree.kids(verb).any(now)
    }

    /// News in the present tense ("kill 22 people") tells of its own day.
    pub(in crate::ingest::extract) fn present_day(&self, word: Index) -> Option<DateInterval> {
        let tree = self.tree;
        // An article that tells in the past speaks in the present tense of what holds, not of its day.
        if !self.of_its_day {
            return None;
        }
        let mut verb = tree.clause_of(word);
        for _ in 0..4 {
            let clause = [Label::Advcl, Label::Conj, Label::Xcomp, Label::Ccomp, Label::Relcl];
            let linked = clause.contains(&tree.label(verb))
                    && !matches!(tree.tag(verb), Tag::Vbd)
                    // "deports a spy who was arrested in Gdansk": that was before.
                    && speaks_now(tree, verb) != Some(false);
            if matches!(tree.tag(verb), Tag::Vbz | Tag::Vbp) || !linked {
                break;
            }
            verb = tree.clause_of(tree.head(verb));
        }
        let auxiliaries: Vec<Index> =
            tree.kids(verb).filter(|k| matches!(tree.label(*k), Label::Aux | Label::Auxpass)).collect();
        let passive_present = tree.tag(verb) == Tag::Vbn
            && auxiliaries.iter().any(|a| matches!(tree.lower(*a), "is" | "are"))
            && !auxiliaries.iter().any(|a| matches!(tree.lower(*a), "has" | "have" | "had" | "been"));
        let present = matches!(tree.tag(verb), Tag::Vbz | Tag::Vbp) && tree.lemma(verb) != "be" || passive_present;
        let flash = present && self.frames.speech(tree.lemma(verb)).is_none_or(|_| verb == word);
        flash.then_some(self.published?).map(DateInterval::day)
    }
}
