//! When what a word tells of happened, where neither its clause nor one above has a date: by the speech in which it is
//! said, by what harmed people, by what the sentences before told.

use crate::ingest::extract::deed_classes::{MEASURES_OF, is_harm};
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::lexicon::relation_classes::CASUALTIES;
use crate::model::{DateInterval, Modality};

/// What "the" stands in front of where a story goes on about it: "was wounded in the attack".
static INCIDENTS: Words = Words::of("dates_told_elsewhere.incidents");

/// What those do who make a speech.
static SPEAKING: Words = Words::of("dates_told_elsewhere.speaking");

/// Sentences through which a story is followed back to the day of its incident.
const BACK: usize = 8;

impl Reading<'_> {
    /// The date of a word's event where neither its clause nor one above has one: by what caused it, by what is told
    /// before or behind, else the day of the news; that not of what is told as over already, or only spoken of
    /// (`undated`).
    pub(super) fn date_otherwise(&self, word: Index, undated: bool) -> Option<DateInterval> {
        let tree = self.tree;
        let told = self.date_of_cause(word).or_else(|| self.date_of_circumstance(word));
        let told = told.or_else(|| self.date_of_ground(word)).or_else(|| self.date_by_other_event(word));
        let told = told.or_else(|| self.date_since_event(word)).or_else(|| self.date_by_night(word));
        if let Some(date) = told.or_else(|| self.date_of_incident(word)).or_else(|| self.date_of_speaking(word)) {
            return Some(date);
        }
        // "12 are killed and 29 injured on Friday": what is said of the second holds for the first.
        let later = self
            .tree
            .kids(word)
            .filter(|k| self.tree.label(*k) == Label::Conj && self.tree.is_verb(*k) && !self.tells_another(word, *k))
            // "attacked 100 ships, but said on Monday that": then they said so.
            .filter(|k| !self.is_report(*k) && !self.is_speech_act(*k) || self.is_speech_act(word))
            .filter(|k| !self.is_dated_apart(word, *k))
            // "was detained by soldiers but freed on Friday": then he was freed.
            .filter(|k| !(word..*k).any(|i| tree.lower(i) == "but" && tree.label(i) == Label::Cc))
            .find_map(|k| self.date_below(k).or_else(|| self.date_of_cause(k)));
        // What lies ahead or is only spoken of has no day unless the text says it.
        if later.is_some() || undated || self.is_background(word) || self.modality(word) == Some(Modality::Planned) {
            return later;
        }
        self.date_of_line(word).or_else(|| self.present_day(word)).or_else(|| self.day_of_item(word))
    }

    /// "Speaking in Kutaisi on Monday, she condemned", "who, addressing parliament on Monday, warned": what is said in
    /// a speech is said when it is held.
    fn date_of_speaking(&self, word: Index) -> Option<DateInterval> {
        let tree = self.tree;
        if !tree.is_verb(word) || !self.is_speech_act(word) {
            return None;
        }
        self.date_below(self.speech_around(word)?).filter(|date| !date.open)
    }

    /// The participle that tells on which occasion something is said: "speaking in Kutaisi", "addressing parliament".
    pub(super) fn speech_around(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let first = tree.first_conjunct(verb);
        let subject = tree.kid(first, Label::Nsubj);
        let speaks = |k: &Index| {
            matches!(tree.label(*k), Label::Advcl | Label::Acl)
                && tree.tag(*k) == Tag::Vbg
                && SPEAKING.contains(&tree.lemma(*k))
        };
        let beside = tree.kids(first).chain(subject.into_iter().flat_map(|s| tree.kids(s)));
        beside.filter(speaks).find(|k| tree.kid(*k, Label::Mark).is_none())
    }

    /// "died when a bus overturned on Monday", "were killed after rebels attacked a base on Friday": people come to
    /// harm when what harms them happens.
    fn date_of_circumstance(&self, verb: Index) -> Option<DateInterval> {
        let tree = self.tree;
        if !tree.is_verb(verb) || !self.says(verb, |relation| CASUALTIES.contains(&relation)) {
            return None;
        }
        let tells = |k: &Index| {
            *k > verb
                && tree.label(*k) == Label::Advcl
                && matches!(tree.tag(*k), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn)
                && tree.kids(*k).any(|m| m < *k && matches!(tree.lower(m), "when" | "after" | "as"))
        };
        tree.kids(verb).filter(tells).find_map(|clause| self.date_below(clause)).filter(|date| !date.open)
    }

    /// "He suffered wounds in the attack", "Two others were also injured": on the day on which the story has it happen.
    fn date_of_incident(&self, verb: Index) -> Option<DateInterval> {
        let tree = self.tree;
        if self.brief || !tree.is_verb(verb) || !self.says(verb, is_harm) {
            return None;
        }
        let told_before = |noun: Index| {
            INCIDENTS.contains(&tree.lower(noun)) && tree.kids(noun).any(|k| matches!(tree.lower(k), "the" | "that"))
        };
        let again = tree.kids(verb).any(|k| {
            tree.lower(k) == "also"
                || matches!(tree.lower(k), "in" | "during" | "by") && tree.kid(k, Label::Pobj).is_some_and(told_before)
        });
        let here = tree.sentence_of(verb);
        let back = if again { BACK } else { usize::from(self.goes_on_from_before(verb)) };
        (here.saturating_sub(back)..here).rev().find_map(|number| {
            let (start, end) = tree.sentence(number);
            let harms = |i: &Index| tree.is_verb(*i) && self.says(*i, is_harm);
            (start..end).filter(harms).find_map(|i| self.date_below(i)).filter(|date| !date.open)
        })
    }

    /// "Rebels raided a mine on Sunday. They killed four guards": whether a main clause tells on in the simple past in
    /// the paragraph of the sentence before.
    fn goes_on_from_before(&self, verb: Index) -> bool {
        let tree = self.tree;
        let (start, _) = tree.sentence(tree.sentence_of(verb));
        let past = tree.tag(verb) == Tag::Vbd
            || tree.tag(verb) == Tag::Vbn && tree.kids(verb).any(|k| matches!(tree.lower(k), "was" | "were"));
        let told_on = tree.is_root(verb) || tree.label(verb) == Label::Conj && tree.is_root(tree.head(verb));
        past && told_on && start > 0 && tree.line_of(start - 1) == tree.line_of(start)
    }

    /// Whether a noun only speaks of what happened beside the news: "lifts its sanctions on X", "amid the fighting".
    fn is_background(&self, word: Index) -> bool {
        let tree = self.tree;
        if tree.is_verb(word) {
            return false;
        }
        let mut at = word;
        for _ in 0..8 {
            if tree.is_root(at) || tree.is_verb(at) && at != word {
                return false;
            }
            let head = tree.head(at);
            // "in a series of airstrikes"
            let measured = tree.lower(head) == "of" && MEASURES_OF.contains(&tree.lower(tree.head(head)));
            if tree.label(at) == Label::Pobj
                && !measured
                && !matches!(tree.lower(head), "in" | "during" | "by" | "with" | "at" | "through" | "via" | "under")
            {
                return true;
            }
            at = head;
        }
        false
    }
}
