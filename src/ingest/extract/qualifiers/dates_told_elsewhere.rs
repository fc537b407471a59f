//! When what a word tells of happened, where neither its clause nor one above has a date: by the speech in which it is
//! said, by what harmed people, by what the sentences before told.

use crate::ingest::extract::deed_classes::{MEASURES_OF, is_harm};
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::lexicon::relation_classes::CASUALTIES;
use crate::model::{DateInterval, Modality};

/// What those do who make a speech.
static SPEAKING: Words = Words::of("dates_told_elsewhere.speaking");

/// So many words lie at most between what is demanded and the verb of saying.
const UP: usize = 6;

/// Verbs of bringing out what is said.
static PUBLISHING: Words = Words::of("dates_told_elsewhere.publishing");

impl Reading<'_> {
    /// The date of a word's event where neither its clause nor one above has one: by what caused it, by what is told
    /// before or behind, else the day of the news; that not of what is told as over already, or only spoken of
    /// (`undated`).
    pub(super) fn date_otherwise(&self, word: Index, undated: bool) -> Option<DateInterval> {
        let tree = self.tree;
        let first = self.harmed_first(word).unwrap_or(word);
        let told = self.date_of_cause(first).or_else(|| self.date_of_circumstance(word));
        let told = told.or_else(|| self.date_of_ground(word)).or_else(|| self.date_by_other_event(word));
        let told = told.or_else(|| self.date_since_event(first)).or_else(|| self.date_by_night(word));
        if let Some(date) = told.or_else(|| self.date_of_story(word)).or_else(|| self.date_of_speaking(word)) {
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
        if later.is_some()
            || undated
            || self.counts_up(word)
            || self.is_background(word)
            || self.modality(word) == Some(Modality::Planned)
        {
            return later;
        }
        self.date_of_line(word).or_else(|| self.present_day(word)).or_else(|| self.day_of_item(word))
    }

    /// "Friday's attack killed nine and injured 40": the verb before it, what dates which dates a second harm too.
    fn harmed_first(&self, word: Index) -> Option<Index> {
        let tree = self.tree;
        let first = tree.first_conjunct(word);
        let harms = |v: Index| tree.is_verb(v) && self.says(v, is_harm);
        let subject = tree.kids(word).find(|k| matches!(tree.label(*k), Label::Nsubj | Label::Nsubjpass));
        // "300 people have been killed and 900 injured"
        let counted = |s: Index| tree.tag(s) == Tag::Cd || tree.kids(s).any(|k| tree.label(k) == Label::Nummod);
        let alike = first != word && harms(first) && harms(word) && subject.is_none_or(counted);
        Some(first).filter(|_| alike && !self.is_dated_apart(first, word))
    }

    /// "Speaking in Kutaisi on Monday, she condemned", "who, addressing parliament on Monday, warned": what is said in
    /// a speech is said when it is held.
    fn date_of_speaking(&self, word: Index) -> Option<DateInterval> {
        let tree = self.tree;
        if !tree.is_verb(word) || !self.is_speech_act(word) {
            return None;
        }
        let around = self.speech_around(word).and_then(|speech| self.date_below(speech));
        around.or_else(|| self.date_of_publishing(word)).filter(|date| !date.open)
    }

    /// The date of what a rule makes of a word: that of saying it where that is the deed, and not the day of the news
    /// where a measure is only spoken of ("closes a plant to comply with the president's decree").
    pub(in crate::ingest::extract) fn date_of_claim(&self, trigger: Index, rule: Rule) -> Option<DateInterval> {
        let date = self.date(self.saying_of(trigger, rule).unwrap_or(trigger));
        let spoken_of = rule == Rule::DeedOfAnOwner && self.of_its_day && !self.is_end_of_main_verb(trigger);
        date.filter(|date| !(spoken_of && self.published.is_some_and(|day| date.first == day)))
    }

    /// "signs an executive order", "Rao's decree bans": whether a noun is the subject or the object of the main verb.
    fn is_end_of_main_verb(&self, noun: Index) -> bool {
        let tree = self.tree;
        let verb = tree.head(noun);
        let end = matches!(tree.label(noun), Label::Nsubj | Label::Nsubjpass | Label::Dobj);
        end && (tree.is_root(verb) || tree.label(verb) == Label::Conj && tree.is_root(tree.first_conjunct(verb)))
    }

    /// "said on Monday that Peru must free the miners", "\"The verdict is a disgrace,\" he said": what somebody
    /// demands, judges or refuses by saying so is done when it is said. The verb of saying, for a claim made by a
    /// rule of such.
    fn saying_of(&self, trigger: Index, rule: Rule) -> Option<Index> {
        let tree = self.tree;
        if !matches!(rule, Rule::Demand | Rule::Evaluation | Rule::Refusal) || !tree.is_verb(trigger) {
            return None;
        }
        let up = |i: &Index| Some(tree.head(*i)).filter(|_| !tree.is_root(*i));
        let said = std::iter::successors(Some(trigger), up)
            .take(UP)
            .find(|i| matches!(tree.label(*i), Label::Ccomp | Label::Parataxis) && self.is_report(tree.head(*i)));
        said.map(|clause| tree.head(clause))
    }

    /// "In a letter published on Tuesday, she condemned": when that in which it is said came out.
    fn date_of_publishing(&self, word: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let first = tree.first_conjunct(word);
        let within = tree.kids(first).filter(|k| matches!(tree.lower(*k), "in" | "during" | "at" | "on"));
        let said_in = within.filter_map(|k| tree.kid(k, Label::Pobj));
        let published = said_in.flat_map(|noun| tree.kids(noun));
        let published = published.filter(|k| tree.label(*k) == Label::Acl && PUBLISHING.contains(&tree.lemma(*k)));
        published.into_iter().find_map(|k| self.date_below(k))
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
        let is_while = |k: &Index| tree.kid(*k, Label::Mark).is_none_or(|m| tree.lower(m) == "while");
        beside.filter(speaks).find(is_while)
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

    /// "have been killed since the coup", "has freed 40 over the past months": what has come up in a time, which is
    /// not the day of the news.
    fn counts_up(&self, word: Index) -> bool {
        let tree = self.tree;
        let verb = tree.clause_of(word);
        let perfect = tree.kids(verb).any(|k| tree.label(k) == Label::Aux && matches!(tree.lower(k), "has" | "have"));
        let over = |k: Index| {
            let object = tree.kid(k, Label::Pobj);
            let counted = |o: Index| tree.kids(o).any(|w| matches!(tree.lower(w), "past" | "last" | "recent"));
            tree.lower(k) == "since" || matches!(tree.lower(k), "over" | "in" | "during") && object.is_some_and(counted)
        };
        let since = |k: Index| {
            tree.label(k) == Label::Advcl && tree.kid(k, Label::Mark).is_some_and(|m| tree.lower(m) == "since")
        };
        perfect && tree.kids(verb).any(|k| over(k) || since(k))
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
