//! What the recognizer takes for one name or one date, mended by the parse and by how dates are written.
//!
//! It learned from texts of other years, so that "May 2, 2023" ends for it in front of the year, and of other habits:
//! "On Monday Trump signed" has no comma, and the day becomes a part of the name.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::ingest::language::{Analysis, Entity, EntityType, Label, Tag};
use crate::lexicon::{Nouns, Words};
use crate::model::{day_of_month, is_weekday, month_number, year_of};

/// Feasts that keep their date.
static FEASTS: Words = Words::phrases("entity_spans.feasts");

/// Prepositions whose object is where something happens.
const OF_PLACES: [&str; 4] = ["in", "from", "at", "near"];

/// Puts the spans of names and dates right. Cost: linear in the tokens.
pub(in crate::ingest::extract) fn mend(analysis: &mut Analysis, text: &str) {
    date_feasts(analysis, text);
    let parted: Vec<Entity> = analysis.entities.iter().flat_map(|e| parted(analysis, text, e)).collect();
    analysis.entities = parted;
    for sentence in analysis.sentences.clone() {
        let mut at = sentence.start;
        while at < sentence.end {
            let date = Written { analysis, text, end: sentence.end }.date(at);
            at = date.as_ref().map_or(at + 1, |d| d.end);
            date.into_iter().for_each(|date| take_up(&mut analysis.entities, date));
        }
    }
    find_surnames(analysis, text);
}

/// "New Year's Eve", "Christmas Day": a date, which the recognizer takes for an event.
fn date_feasts(analysis: &mut Analysis, text: &str) {
    let Analysis { entities, tokens, .. } = analysis;
    for entity in entities.iter_mut().filter(|e| e.kind != EntityType::Date) {
        let span =
            tokens.get(entity.tokens.start as usize).zip(tokens.get((entity.tokens.end as usize).wrapping_sub(1)));
        let name = span.and_then(|(a, b)| text.get(a.span.start as usize..b.span.end as usize)).unwrap_or_default();
        let name = name.trim_start_matches("the ").replace('’', "'");
        if FEASTS.contains(&name.to_lowercase().as_str()) {
            entity.kind = EntityType::Date;
        }
    }
}

/// "On Monday Trump signed", of whom the text told as Donald Trump: a surname that the recognizer has overlooked.
fn find_surnames(analysis: &mut Analysis, text: &str) {
    let word = |i: usize| {
        analysis.tokens.get(i).and_then(|t| text.get(t.span.start as usize..t.span.end as usize)).unwrap_or_default()
    };
    let full = |e: &&Entity| e.kind == EntityType::Person && e.tokens.len() > 1;
    let known: FxHashSet<&str> =
        analysis.entities.iter().filter(full).map(|e| word((e.tokens.end as usize).saturating_sub(1))).collect();
    let mut found = Vec::new();
    let mut entities = analysis.entities.iter().peekable();
    for (i, token) in (0u32..).zip(&analysis.tokens) {
        while entities.next_if(|e| e.tokens.end <= i).is_some() {}
        let taken = entities.peek().is_some_and(|e| e.tokens.contains(&i));
        let subject = matches!(token.label, Label::Nsubj | Label::Nsubjpass) && token.tag == Tag::Nnp;
        if subject && !taken && known.contains(word(i as usize)) {
            found.push(Entity { tokens: i..i + 1, kind: EntityType::Person });
        }
    }
    analysis.entities.extend(found);
    analysis.entities.sort_by_key(|e| e.tokens.start);
}

/// Makes the tokens of a written date one date, unless a name that is none has a part in them.
fn take_up(entities: &mut Vec<Entity>, date: Range<u32>) {
    let first = entities.partition_point(|e| e.tokens.end <= date.start);
    let last = entities.partition_point(|e| e.tokens.start < date.end);
    let Some(met) = entities.get(first..last) else { return };
    let of_date = |e: &Entity| match e.kind {
        EntityType::Date | EntityType::Time => true,
        EntityType::Cardinal | EntityType::Ordinal | EntityType::Person => {
            date.start <= e.tokens.start && e.tokens.end <= date.end
        }
        _ => false,
    };
    if !met.iter().all(of_date) {
        return;
    }
    let start = met.first().map_or(date.start, |e| e.tokens.start.min(date.start));
    let end = met.last().map_or(date.end, |e| e.tokens.end.max(date.end));
    entities.splice(first..last, [Entity { tokens: start..end, kind: EntityType::Date }]);
}

/// A name that reaches from the object of a preposition into the subject of a verb is two: "On Monday Trump signed",
/// "In Paris Trump condemned".
fn parted(analysis: &Analysis, text: &str, entity: &Entity) -> Vec<Entity> {
    let span = entity.tokens.clone();
    let token = |i: u32| analysis.tokens.get(i as usize);
    let tops: Vec<u32> =
        span.clone().filter(|i| token(*i).is_some_and(|t| t.head == *i || !span.contains(&t.head))).collect();
    let &[object, subject] = tops.as_slice() else { return vec![entity.clone()] };
    let (Some(inner), Some(outer)) = (token(object), token(subject)) else { return vec![entity.clone()] };
    // "In August 2023 Starmer signed": the year hangs on its month.
    let parts = matches!(inner.label, Label::Pobj | Label::Nummod)
        && inner.head < span.start
        && matches!(outer.label, Label::Nsubj | Label::Nsubjpass)
        && outer.head >= span.end;
    if !parts {
        return vec![entity.clone()];
    }
    let written = Written { analysis, text, end: span.end };
    let counted = matches!(entity.kind, EntityType::Date | EntityType::Time | EntityType::Cardinal);
    let kind = if counted || (span.start..=object).all(|i| written.is_of_date(i)) {
        EntityType::Date
    } else if OF_PLACES.iter().any(|p| written.word(inner.head).eq_ignore_ascii_case(p)) {
        EntityType::Gpe
    } else {
        entity.kind
    };
    let named = outer.tag == Tag::Nnp && Nouns::shared().class(&written.word(subject).to_lowercase()).is_unknown();
    let behind = named.then_some(Entity { tokens: object + 1..span.end, kind: EntityType::Person });
    std::iter::once(Entity { tokens: span.start..object + 1, kind }).chain(behind).collect()
}

/// The words of a sentence, looked through for dates.
struct Written<'a> {
    analysis: &'a Analysis,
    text: &'a str,
    end: u32,
}

impl Written<'_> {
    fn word(&self, at: u32) -> &str {
        let token = self.analysis.tokens.get(at as usize).filter(|_| at < self.end);
        token.and_then(|t| self.text.get(t.span.start as usize..t.span.end as usize)).unwrap_or_default()
    }

    fn is_weekday(&self, at: u32) -> bool {
        is_weekday(self.word(at))
    }

    fn is_month(&self, at: u32) -> bool {
        self.word(at).starts_with(char::is_uppercase) && month_number(self.word(at)).is_some()
    }

    fn is_day(&self, at: u32) -> bool {
        day_of_month(self.word(at)).is_some()
    }

    fn is_year(&self, at: u32) -> bool {
        year_of(self.word(at)).is_some()
    }

    fn is_of_date(&self, at: u32) -> bool {
        self.is_weekday(at) || self.is_month(at) || self.is_day(at) || self.is_year(at)
    }

    /// Whether a number counts nothing behind it: "In May, 2000 people" is no year.
    fn counts_nothing(&self, at: u32) -> bool {
        self.analysis.tokens.get(at as usize).is_some_and(|t| t.head <= at)
    }

    /// The date of several words that begins with a token: "May 2, 2023", "Saturday, 7 October 2023", "12 June, 2019".
    fn date(&self, first: u32) -> Option<Range<u32>> {
        let mut at = first;
        if self.is_weekday(at) {
            at += if self.word(at + 1) == "," { 2 } else { 1 };
        }
        let of_day = if self.is_month(at) && self.is_day(at + 1) || self.is_day(at) && self.is_month(at + 1) {
            Some(at + 2)
        } else {
            None
        };
        let month = of_day.or_else(|| (self.is_month(at) && at == first).then_some(at + 1))?;
        let in_front = first.checked_sub(1).map_or("", |b| self.word(b));
        let comma = self.word(month) == "," && (of_day.is_some() || in_front.eq_ignore_ascii_case("in"));
        let year = if comma { month + 1 } else { month };
        let end = if self.is_year(year) && self.counts_nothing(year) { year + 1 } else { of_day? };
        (end > first + 1).then_some(first..end)
    }
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::ingest::language::{Engine, EntityType, Workspace};

    fn found(text: &str, wanted: EntityType) -> Vec<String> {
        let mut analysis = Engine::shared().unwrap().analyze(text, &mut Workspace::default());
        mend(&mut analysis, text);
        let of_kind = analysis.entities.iter().filter(|e| e.kind == wanted);
        let text_of = |e: &crate::ingest::language::Entity| {
            let (first, last) =
                (&analysis.tokens[e.tokens.start as usize], &analysis.tokens[e.tokens.end as usize - 1]);
            text[first.span.start as usize..last.span.end as usize].to_owned()
        };
        of_kind.map(text_of).collect()
    }

    #[test]
    fn a_year_behind_a_day_belongs_to_its_date() {
        for date in ["May 2, 2023", "12 June, 2019", "Saturday, 7 October 2023", "Feb. 24, 2022"] {
            assert_eq!(found(&format!("Rebels killed nine people on {date}."), EntityType::Date), [date]);
        }
    }

    #[test]
    fn a_month_in_front_of_a_subject_is_no_part_of_its_name() {
        assert_eq!(found("In May Israel condemned the raid.", EntityType::Date), ["May"]);
    }

    #[test]
    fn a_subject_that_bears_the_surname_of_somebody_told_of_is_a_person() {
        let text = "Nancy Pelosi met Donald Trump. On Monday Trump signed the bill.";
        assert!(found(text, EntityType::Person).contains(&"Trump".to_owned()));
    }
}
