//! Dates in front of a subject without a comma ("On Monday Trump signed", "In May Fabre was arrested", "On Friday night
//! police arrested them"), which the parser takes for a part of the subject's name, or the subject for theirs.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::month_number;

/// Parts of a day behind its name.
static PARTS: Words = Words::of("fronted_dates.parts");

impl Sentence<'_> {
    /// "said that on Friday Roe met them": the day was taken for the first name of whoever stands behind it.
    pub(in crate::ingest::extract) fn day_in_name(&mut self, at: Index) {
        let Some(on) = at.checked_sub(1) else { return };
        let name = self.head(at);
        let fits = matches!(self.word(on), "on" | "On") && self.is_weekday(at);
        if fits
            && self.label(at) == Label::Compound
            && name > at
            && self.tag(name) == Tag::Nnp
            && self.label(name) != Label::Pobj
            && self.kid(on, Label::Pobj).is_none_or(|o| o == name)
        {
            self.hang(at, on, Label::Pobj);
        }
    }

    /// "On 2 May Carl Weber visited": the month was taken for a part of the subject's name.
    pub(in crate::ingest::extract) fn month_in_name(&mut self, at: Index) {
        let name = self.head(at);
        let Some(day) = at.checked_sub(1).filter(|d| self.tag(*d) == Tag::Cd && self.label(*d) == Label::Pobj) else {
            return;
        };
        let subject = matches!(self.label(name), Label::Nsubj | Label::Nsubjpass);
        if self.label(at) == Label::Compound && name > at && subject && month_number(self.word(at)).is_some() {
            self.hang(at, self.head(day), Label::Pobj);
            self.hang(day, at, Label::Nummod);
        }
    }

    /// "In May Sunak condemned", "On 2 May Carl Weber visited": the subject was taken for what the preposition brings,
    /// and the date for a part of its name.
    pub(in crate::ingest::extract) fn subject_in_date(&mut self, at: Index) {
        let preposition = self.head(at);
        let verb = self.head(preposition);
        let fits = self.label(at) == Label::Pobj
            && matches!(self.word(preposition), "In" | "On" | "By" | "in" | "on" | "by")
            && preposition < at
            && verb > at
            && matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && matches!(self.tag(at), Tag::Nnp | Tag::Nnps)
            && !self.is_weekday_or_month(at)
            && !(at + 1..verb).any(|i| self.tag(i) == Tag::Comma)
            && !self.kids(verb).into_iter().any(|k| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass));
        let end = (preposition + 1..at).take_while(|i| self.is_weekday_or_month(*i) || self.tag(*i) == Tag::Cd).last();
        let Some(day) = end.filter(|_| fits) else { return };
        for i in preposition + 1..day {
            self.hang(i, day, Label::Nummod);
        }
        self.hang(day, preposition, Label::Pobj);
        self.hang(at, verb, Label::Nsubj);
    }

    /// "On Friday night police arrested them", "By Friday rebels had left", "On Christmas Eve rebels attacked": the
    /// time in front was taken for a part of the subject.
    pub(in crate::ingest::extract) fn time_in_subject(&mut self, at: Index) {
        if !matches!(self.label(at), Label::Nsubj | Label::Nsubjpass) || !self.is_noun(at) {
            return;
        }
        let Some(time) = at.checked_sub(1).filter(|t| self.head(*t) == at && self.names_time(*t)) else { return };
        let Some(preposition) = self.lowest(time).checked_sub(1) else { return };
        let brings = match self.word(preposition).to_lowercase().as_str() {
            "in" => month_number(self.word(time)).is_some(),
            "on" | "by" | "since" | "until" | "before" => true,
            _ => false,
        };
        let bare = brings && self.tag(preposition) == Tag::In && self.kid(preposition, Label::Pobj).is_none();
        if bare && self.label(preposition) == Label::Prep {
            self.hang(time, preposition, Label::Pobj);
        }
    }

    /// A weekday, a part of one, a month, or a feast.
    fn names_time(&self, time: Index) -> bool {
        let day = self.is_weekday_or_month(time);
        let Some(before) = time.checked_sub(1) else { return day };
        day || self.is_weekday(before) && self.head(before) == time && PARTS.contains(&self.word(time))
            || matches!(self.word(time), "Eve" | "Day") && matches!(self.word(before), "'s" | "’s" | "Christmas")
    }
}
