//! What is yet to come, by the words around it.
//! Thus "talks are to begin on Friday", "a visit is due in May", "holds elections on 7 December", "said it would sign
//! in March".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::briefs::speaks_now;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::{DateInterval, Day};

/// Verbs of beginning or being held, whose subject is what happens.
static BEGINNING: Words = Words::of("coming.beginning");

/// Adjectives and participles that say that something lies ahead.
static AHEAD: Words = Words::of("coming.ahead");

/// Relations of what people set a day for.
static SCHEDULED: Words = Words::of("coming.scheduled");

/// Verbs of making known what is then to be.
static ANNOUNCING: Words = Words::of("coming.announcing");

/// Days after which a report is no news any more.
const RECENT: i32 = 10;

impl Reading<'_> {
    /// "Talks are to begin on Friday", "A visit is due to take place in May", "A meeting is due on Monday": the word
    /// that says when and where what a noun names will be.
    pub(in crate::ingest::extract) fn beginning_ahead(&self, noun: Index) -> Option<Index> {
        let tree = self.tree;
        if !tree.is_noun(noun) || !matches!(tree.label(noun), Label::Nsubj | Label::Nsubjpass) {
            return None;
        }
        let verb = tree.head(noun);
        let be = Some(verb).filter(|v| tree.lemma(*v) == "be" && tree.is_verb(*v));
        let set = Some(verb).filter(|v| tree.tag(*v) == Tag::Vbn && AHEAD.contains(&tree.lower(*v)));
        let adjective = tree.kid(verb, Label::Acomp).filter(|a| be.is_some() && AHEAD.contains(&tree.lower(*a)));
        let begins = |k: &Index| {
            matches!(tree.label(*k), Label::Xcomp | Label::Advcl)
                && tree.is_infinitive(*k)
                && BEGINNING.contains(&tree.lemma(*k))
        };
        let infinitive = [be, set, adjective].into_iter().flatten().find_map(|g| tree.kids(g).find(begins));
        let due = || {
            let dated = |a: &Index| tree.lower(*a) == "due" && tree.kids(*a).any(|k| tree.label(k) == Label::Prep);
            adjective.filter(dated)
        };
        infinitive.or_else(due)
    }

    /// Whether the clause of a word tells in the present tense, and not of what has been done.
    pub(super) fn tells_now(&self, word: Index) -> bool {
        let tree = self.tree;
        let verb = tree.clause_of(word);
        let done = |k: Index| tree.label(k) == Label::Aux && matches!(tree.lemma(k), "have" | "'ve");
        tree.is_verb(verb) && speaks_now(tree, verb) == Some(true) && !tree.kids(verb).any(done)
    }

    /// "hosts the king on Thursday", "The trial opens on 5 December": whether the present tense tells of what a day is
    /// set for. Who announces or decides something now does so now.
    pub(super) fn is_scheduled(&self, word: Index) -> bool {
        let tree = self.tree;
        let verb = tree.clause_of(word);
        let own = verb == word && self.says(verb, |r| SCHEDULED.contains(&r)) || tree.lemma(verb) == "vote";
        let begun = tree.is_noun(word) && BEGINNING.contains(&tree.lemma(verb));
        (own || begun)
            && !tree.kids(verb).any(|k| tree.label(k) == Label::Ccomp)
            && self.tells_now(word)
            && self.frames.speech(tree.lemma(verb)).is_none()
            && !ANNOUNCING.contains(&tree.lemma(verb))
    }

    /// "hosts the king on Thursday", told on a Tuesday: whether the coming day of the week is meant rather than the
    /// last.
    pub(super) fn is_set_for(&self, word: Index, last: &DateInterval, next: &DateInterval) -> bool {
        let weekday = next.first.number() - last.first.number() == 7;
        let days = |day: Day| (day.number() - last.last.number(), next.first.number() - day.number());
        let nearer = self.published.map(days).is_some_and(|(back, ahead)| back > 1 && ahead < back);
        weekday && nearer && self.is_scheduled(word)
    }

    /// "travels to Ankara on Thursday and to Beirut on Sunday": the later day of a journey to come is no day that is
    /// past.
    pub(in crate::ingest::extract) fn not_before(
        &self,
        day: DateInterval,
        first: Option<DateInterval>,
    ) -> DateInterval {
        let ahead = first.zip(self.published).is_some_and(|(first, published)| {
            first.first > published && day.last < published && published.number() - day.last.number() < 7
        });
        if ahead { DateInterval::day(day.first.plus_days(7)) } else { day }
    }

    /// "visits Hanoi on 9 December", told on the third: whether a claim's day is one that its present tense looks
    /// forward to.
    pub(in crate::ingest::extract) fn looks_forward(&self, word: Index, date: &DateInterval) -> bool {
        let tree = self.tree;
        let verb = tree.clause_of(word);
        // "offers a truce for 9 May", "sentences him for the January 7 attack": the day of something else.
        let own = |k: Index| match tree.label(k) {
            Label::Npadvmod => self.is_date(k, word),
            Label::Prep if matches!(tree.lower(k), "on" | "in" | "at" | "from") => {
                tree.kid(k, Label::Pobj).is_some_and(|day| self.is_date(day, word))
            }
            _ => false,
        };
        let ahead = !date.open && self.published.is_some_and(|day| date.first > day);
        ahead && tree.kids(verb).any(own) && self.is_scheduled(word)
    }

    /// "said it would sign the pact in March": whether a clause is told as what somebody said, not long ago, that he
    /// would do.
    pub(super) fn is_said_to_come(&self, verb: Index) -> bool {
        let tree = self.tree;
        let would = |k: Index| tree.label(k) == Label::Aux && matches!(tree.lower(k), "would" | "'d");
        let first = tree.first_conjunct(verb);
        let report = tree.head(first);
        let said = tree.tag(verb) == Tag::Vb
            && tree.kids(verb).any(would)
            && tree.label(first) == Label::Ccomp
            && tree.is_verb(report)
            && self.frames.speech(tree.lemma(report)).is_some();
        let recent = |date: DateInterval| self.published.is_none_or(|day| date.last.plus_days(RECENT) >= day);
        said && self.date_below(report).is_none_or(recent)
    }
}
