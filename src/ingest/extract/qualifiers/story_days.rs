//! The day of a story that goes on: "Police raided a flat on Friday. They arrested two men.", "A bus crashed on Sunday.
//! The crash killed nine.", "Thousands marched on Sunday. Nine students were arrested."

use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::DateInterval;

/// What "the" stands in front of where a story goes on about it: "was wounded in the attack".
static INCIDENTS: Words = Words::of("story_days.incidents");

/// Verbs of what happens and harms people, without anybody who does it.
static HAPPENING: Words = Words::of("story_days.happening");

/// Verbs of what people do together, or to a house, on which arrests follow.
static RAIDING: Words = Words::of("story_days.raiding");

/// What begins or ends a life or a post, behind which stories look back.
static LIVES: Words = Words::of("story_days.lives");

/// Adverbs by which a clause tells of another time.
static OTHER_TIMES: Words = Words::of("story_days.other-times");

/// Relations of what is done to people on the day of a clash or a march.
static SEQUELS: Words = Words::of("story_days.sequels");

/// Sentences through which a story is followed back to the day of its incident.
const BACK: usize = 8;

/// Sentences through which it is followed where each goes on from the one before.
const STEPS: usize = 3;

impl Reading<'_> {
    /// The day of what the sentences before tell of, where a verb goes on about it; none in news in brief, whose items
    /// tell of their own day. Cost: that of the dates of the sentences followed back.
    pub(super) fn date_of_story(&self, word: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let governed = tree.label(word) == Label::Dobj && tree.is_verb(tree.head(word));
        let verb = if governed { tree.head(word) } else { word };
        if self.of_its_day || !tree.is_verb(verb) {
            return None;
        }
        self.date_of_incident(verb).or_else(|| self.date_gone_on_from(verb, STEPS))
    }

    /// "He suffered wounds in the attack", "Two others were also injured": on the day on which the story has it happen.
    fn date_of_incident(&self, verb: Index) -> Option<DateInterval> {
        let tree = self.tree;
        if !self.says(verb, is_harm) {
            return None;
        }
        let told_before = |noun: Index| {
            INCIDENTS.contains(&tree.lower(noun)) && tree.kids(noun).any(|k| matches!(tree.lower(k), "the" | "that"))
        };
        let again = tree.kids(verb).any(|k| {
            tree.lower(k) == "also"
                || tree.label(k) == Label::Nsubj && told_before(k)
                || matches!(tree.lower(k), "in" | "during" | "by") && tree.kid(k, Label::Pobj).is_some_and(told_before)
        });
        let here = tree.sentence_of(verb);
        let back = if again { BACK } else { usize::from(self.goes_on_from_before(verb)) };
        (here.saturating_sub(back)..here).rev().find_map(|number| {
            let (start, end) = tree.sentence(number);
            let harms = |i: &Index| tree.is_verb(*i) && (self.says(*i, is_harm) || HAPPENING.contains(&tree.lemma(*i)));
            (start..end).filter(harms).find_map(|i| self.date_below(i)).filter(|date| !date.open)
        })
    }

    /// "Rebels raided a mine on Sunday. They killed four guards": whether a main clause, or what a report of it says,
    /// tells on in the simple past in the paragraph of the sentence before.
    fn goes_on_from_before(&self, verb: Index) -> bool {
        let tree = self.tree;
        let (start, _) = tree.sentence(tree.sentence_of(verb));
        let main = |v: Index| tree.is_root(v) || tree.label(v) == Label::Conj && tree.is_root(tree.head(v));
        // "Officials said 90 were wounded"
        let reported = || {
            let report = tree.head(tree.first_conjunct(verb));
            tree.label(tree.first_conjunct(verb)) == Label::Ccomp && main(report) && self.is_report(report)
        };
        let told_on = main(verb) || reported();
        self.is_in_simple_past(verb) && told_on && start > 0 && tree.line_of(start - 1) == tree.line_of(start)
    }

    fn is_in_simple_past(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.tag(verb) == Tag::Vbd
            || tree.tag(verb) == Tag::Vbn && tree.kids(verb).any(|k| matches!(tree.lower(k), "was" | "were"))
    }

    /// "Holm flew to Lima on Tuesday. He met Vera": the day of the sentence before, where a main clause goes on about
    /// whoever that told of; through so many sentences.
    fn date_gone_on_from(&self, verb: Index, steps: usize) -> Option<DateInterval> {
        let tree = self.tree;
        let number = tree.sentence_of(verb).checked_sub(1).filter(|_| steps > 0)?;
        let (start, end) = tree.sentence(number);
        let before = (start..end).find(|i| tree.is_root(*i))?;
        // "was convicted today. He has been sentenced to nine years"
        let sentenced = || self.says(verb, |r| r == "detained") && self.says(before, |r| r == "detained");
        let here = self.goes_on_from_before(verb) || tree.is_root(verb) && sentenced();
        if !here || !tree.is_verb(before) || !self.is_in_simple_past(before) || !self.tells_of_the_same(verb, before) {
            return None;
        }
        let known = self.date_below(before).filter(|date| !date.open);
        match known {
            Some(date) => Some(date).filter(|date| date.first == date.last),
            None => self.date_gone_on_from(before, steps - 1),
        }
    }

    /// Whether a clause goes on about whom the sentence before tells of, at that time.
    fn tells_of_the_same(&self, verb: Index, before: Index) -> bool {
        let tree = self.tree;
        let first = tree.first_conjunct(verb);
        let another_time =
            |v: Index| tree.kids(v).any(|k| tree.label(k) == Label::Advmod && OTHER_TIMES.contains(&tree.lower(k)));
        if LIVES.contains(&tree.lemma(before)) || another_time(verb) || another_time(first) {
            return false;
        }
        let subject_of = |v: Index| tree.kid(v, Label::Nsubj).or_else(|| tree.kid(v, Label::Nsubjpass));
        let (Some(subject), Some(other)) = (subject_of(first), subject_of(before)) else { return false };
        let sequel = || {
            self.says(verb, |r| SEQUELS.contains(&r))
                && (RAIDING.contains(&tree.lemma(before))
                    || self.says(before, |r| is_harm(r) || matches!(r, "protested" | "seized")))
        };
        let named = |s: Index| self.names.at(s).map(|n| n.node);
        let again = || match named(subject) {
            Some(node) => named(other) == Some(node),
            None => {
                tree.lemma(subject) == tree.lemma(other)
                    && tree.kids(subject).any(|k| matches!(tree.lower(k), "the" | "that"))
            }
        };
        matches!(tree.lower(subject), "he" | "she" | "they" | "it" | "both") || again() || sequel()
    }
}
