//! When what a word tells of happened.
//! By a date of its clause, of what caused it, of what was told before, or by the day of its item of news.

use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::briefs::speaks_now;
use crate::ingest::extract::qualifiers::dates::{self, Tense};
use crate::ingest::extract::qualifiers::reproached::{JUDGING, REACTIONS};
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::Words;
use crate::model::{DateInterval, month_number, year_of};

/// Relations whose object's year is theirs too.
static OCCASIONS: Words = Words::of("event_dates.occasions");

/// Verbs by which somebody makes known what is settled, or gives a word.
static MAKING_KNOWN: Words = Words::of("event_dates.making-known");

/// Verbs of giving something another end or beginning.
static PUTTING_OFF: Words = Words::of("event_dates.putting-off");

/// What people are called to on a day to come.
static HELD_ON_A_DAY: Words = Words::of("event_dates.held-on-a-day");

impl Reading<'_> {
    /// "signed it in 2008, and officials have warned": that is now.
    fn is_joined_in_the_perfect(&self, verb: Index) -> bool {
        let tree = self.tree;
        let perfect = |k: Index| tree.label(k) == Label::Aux && matches!(tree.lower(k), "has" | "have" | "'ve");
        let joined = tree.label(verb) == Label::Conj && tree.is_verb(verb);
        joined && tree.kids(verb).any(perfect) && !tree.kids(tree.head(verb)).any(perfect)
    }

    /// "expelled a consul on Wednesday after the murder of Roe": whether a noun was before what a day in front is of.
    fn follows_what_is_dated(&self, noun: Index) -> bool {
        let tree = self.tree;
        let preposition = tree.head(noun);
        let before = tree.label(noun) == Label::Pobj && matches!(tree.lower(preposition), "after" | "following");
        let day = |i: Index| tree.entity(i).is_some_and(|e| e.kind == EntityType::Date);
        before && (tree.sentence_around(noun).start..preposition).any(day)
    }

    /// When a word's event happened: the nearest date of its clause, or of a clause that it belongs to.
    pub(in crate::ingest::extract) fn date(&self, word: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let begins = || self.beginning_ahead(word).and_then(|begins| self.date_below(begins));
        if let Some(date) = self.date_by_main_event(word).or_else(begins) {
            return Some(date);
        }
        // "Her remains were found on Monday": nobody says when she died.
        if self.is_standing_epithet(word) || self.are_remains_found(word) {
            return None;
        }
        let ended = self.is_ended(word) || self.tells_of_before(word) || self.is_called_earlier(word);
        let mut at = word;
        let mut reason = false;
        for _ in 0..6 {
            reason |= self.is_reacted_to(at);
            // What the verb does to its object happens when the verb does.
            let one_deed = at == word || tree.label(word) == Label::Dobj && tree.head(word) == at;
            // "The toll has risen since March": the subject's time is the verb's.
            let subject = tree.head(word) == at && matches!(tree.label(word), Label::Nsubj | Label::Nsubjpass);
            // "reports the killing of two on Tuesday and summons": nor is that the day of a second verb.
            let joined = tree.label(word) == Label::Conj && tree.head(word) == at && tree.is_verb(word);
            if let Some(date) =
                self.date_beside(at, one_deed || joined).filter(|date| one_deed || subject || !date.open)
            {
                return Some(date);
            }
            // "was jailed on Monday for the murder of": that was before.
            if reason && let Some(date) = self.date_behind_reason(at, word) {
                return Some(date);
            }
            if tree.is_root(at) || ended || reason {
                if let Some(date) = self.date_behind_participle(word) {
                    return Some(date);
                }
                break;
            }
            // "Ali, a teacher held by Chad, was freed on Friday": what he is called tells of another day.
            if self.is_joined_in_the_perfect(at) || tree.label(at) == Label::Appos && tree.is_verb(word) {
                break;
            }
            // "arrested Ali, a critic of the king, in March": what he thinks has no day.
            if tree.label(at) == Label::Appos && self.frames.stance(&tree.base(word)).is_some() {
                return None;
            }
            if !tree.is_verb(word) && self.follows_what_is_dated(at) {
                break;
            }
            // What is reported is not dated by the report.
            let that = tree.label(at) == Label::Acl && tree.kid(at, Label::Mark).is_some();
            if (matches!(tree.label(at), Label::Ccomp | Label::Relcl | Label::Advcl) || that) && tree.is_verb(at) {
                // "in October 2017 when youths raided a station", "last month's attack in which 11 people were shot"
                if let Some(date) = self.date_of_antecedent(at).filter(|_| at == word) {
                    return Some(date);
                }
                if !self.shares_its_day(at, word) {
                    break;
                }
            }
            at = tree.head(at);
        }
        self.date_otherwise(word, ended || reason)
    }

    /// Whether what a clause tells happens on the day of the verb above it, as far as a word's event is concerned.
    fn shares_its_day(&self, clause: Index, word: Index) -> bool {
        let tree = self.tree;
        let head = tree.head(clause);
        let participle = tree.label(clause) == Label::Advcl && tree.tag(clause) == Tag::Vbg;
        // "killed the bill" says something, "killed two students" does not.
        let saying = || tree.label(clause) == Label::Ccomp && self.is_speech_act(word) && !self.says(word, is_harm);
        // "announced on Friday that it will cease production": with the word the deed is done.
        let told = || {
            tree.label(clause) == Label::Ccomp
                && (!self.is_report(head) || MAKING_KNOWN.contains(&tree.lemma(head)))
                && !self.are_parted(clause, head)
                && !self.is_found_to_have_been(clause, head)
        };
        // "marched on Saturday to protest against the law"
        let purpose = || {
            tree.label(clause) == Label::Advcl
                && clause == word
                && tree.tag(clause) == Tag::Vb
                && tree.kid(clause, Label::Mark).is_none()
                && self.says(word, |relation| relation == "protested")
                && tree.kids(clause).any(|k| tree.tag(k) == Tag::To)
        };
        participle || saying() || told() || purpose() || clause == word && self.is_simultaneous(clause)
    }

    /// "in October 2017, when youths raided a station", "last month's attack in which 11 people were shot": the date
    /// that a relative clause of time hangs on, or that its event has.
    fn date_of_antecedent(&self, clause: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let head = tree.head(clause);
        if tree.label(clause) != Label::Relcl || !matches!(tree.tag(clause), Tag::Vbd | Tag::Vbn) {
            return None;
        }
        let when = tree.kids(clause).any(|k| k < clause && tree.lower(k) == "when");
        if when && self.is_date(head, head) {
            // "since November, when talks were broken off": then they were.
            return self
                .date_at(head, clause)
                .and_then(|date| if date.open { self.date_named(head) } else { Some(date) });
        }
        let within = tree.kids(clause).any(|k| {
            k < clause
                && matches!(tree.lower(k), "in" | "during")
                && tree.kid(k, Label::Pobj).is_some_and(|o| tree.lower(o) == "which")
        });
        (when || within).then(|| self.date_below(head)).flatten()
    }

    /// A date among the dependents of a word, not below another verb.
    pub(in crate::ingest::extract) fn date_below(&self, word: Index) -> Option<DateInterval> {
        self.date_beside(word, true)
    }

    /// A date among the dependents of a word; where it is looked for another word's sake than its own (`own`), also one
    /// that is no date of its own: "arrest four in the killing of Roe in June" says when the killing was.
    fn date_beside(&self, word: Index, own: bool) -> Option<DateInterval> {
        let tree = self.tree;
        let mut open: Vec<(Index, u8)> = vec![(word, 0)];
        let mut best: Option<(usize, DateInterval)> = None;
        while let Some((at, depth)) = open.pop() {
            for kid in tree.kids(at) {
                // "the deadliest raid since March": no day of this one. "Acting head until the synod in May": that is
                // the end.
                let open_to = matches!(tree.lower(kid), "until" | "till") && tree.label(kid) == Label::Prep;
                if open_to || tree.lower(kid) == "since" && self.ranks_first(at) {
                    continue;
                }
                if self.is_date(kid, word) {
                    let fits = |date: &DateInterval| {
                        !self.dates_only_its_noun(kid, word)
                            && (own || !self.is_day_ahead(kid))
                            && (!own || !self.is_past_for(kid, date, word) && !self.dates_what_it_is_over(kid, word))
                    };
                    let read = self.date_at(kid, word);
                    // "Friday evening": taken for an hour, of the day in front.
                    if read.is_none() && depth < 3 {
                        open.push((kid, depth + 1));
                    }
                    let date = read.filter(fits);
                    let distance = kid.abs_diff(word);
                    if let Some(date) = date.filter(|_| best.is_none_or(|(d, _)| distance < d)) {
                        best = Some((distance, date));
                    }
                } else if depth < 3
                    && (matches!(tree.lower(kid), "worth")
                        || matches!(
                            tree.label(kid),
                            Label::Prep | Label::Agent | Label::Npadvmod | Label::Advmod | Label::Pobj | Label::Prt
                        )
                        // "found her guilty on Tuesday"
                        || tree.label(kid) == Label::Oprd && tree.tag(kid) == Tag::Jj
                        || (tree.is_noun(kid) && matches!(tree.label(kid), Label::Dobj | Label::Nmod)))
                {
                    open.push((kid, depth + 1));
                }
            }
        }
        best.map(|(_, date)| date)
    }

    /// Whether a token belongs to a date; of a noun's own dependents a year is one too, whatever the recognizer takes
    /// it for: "the 2022 killings".
    pub(super) fn is_date(&self, token: Index, word: Index) -> bool {
        let tree = self.tree;
        if self.is_somebody_of_that_name(token) {
            return false;
        }
        let year = || {
            tree.head(token) == word
                && token < word
                && tree.is_noun(word)
                && tree.label(token) == Label::Nummod
                && year_of(tree.word(token)).is_some()
        };
        // "The March 23 Movement attacked": a day in a body's name.
        let name = self.names.at(token).filter(|n| self.nodes.is_organization(n.node));
        if name.is_some_and(|n| tree.is_noun(n.end - 1) && month_number(tree.lower(n.end - 1)).is_none()) {
            return false;
        }
        tree.entity(token).is_some_and(|e| {
            matches!(e.kind, EntityType::Date | EntityType::Time)
                // "between 3 and 5 June", taken for a number
                || e.kind == EntityType::Cardinal && (year() || month_number(tree.lower(token)).is_some())
        }) || self.is_year_behind_in(token)
            || self.is_day_behind_on(token)
            || self.is_day_of_the_news(token)
            || self.days_of_month(token).is_some()
    }

    /// "an order in 2024": a year that the recognizer has overlooked.
    fn is_year_behind_in(&self, token: Index) -> bool {
        let tree = self.tree;
        tree.tag(token) == Tag::Cd
            && tree.label(token) == Label::Pobj
            && matches!(tree.lower(tree.head(token)), "in" | "since")
            && tree.head(token) + 1 == token
            && tree.kids(token).next().is_none()
            && tree.entity(token).is_none_or(|e| e.kind == EntityType::Cardinal)
            && year_of(tree.word(token)).is_some()
    }

    /// The interval that the words of a date name, whatever stands in front of them.
    fn date_named(&self, token: Index) -> Option<DateInterval> {
        let entity = self.tree.entity(token)?;
        let phrase = self.tree.phrase(entity.tokens.start as usize, entity.tokens.end as usize - 1);
        dates::resolve(&phrase, self.published, Tense::Past)
    }

    /// The interval that the date of a token means.
    pub(in crate::ingest::extract) fn date_at(&self, token: Index, word: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let (first, last) = match tree.entity(token) {
            _ if let Some(days) = self.days_of_month(token) => days,
            _ if self.is_day_behind_on(token) => (token, token),
            Some(entity) => (entity.tokens.start as usize, entity.tokens.end as usize - 1),
            None if self.is_year_behind_in(token) || self.is_day_of_the_news(token) => (token, token),
            None => return None,
        };
        let before = first.checked_sub(1).map_or("", |b| tree.lower(b));
        let phrase = tree.phrase(first, last);
        // "pauses the tariffs until April 2", "a truce for the weekend"
        if matches!(before, "until" | "till") || before == "for" && tree.lower(last) == "weekend" {
            return None;
        }
        // "must sign by March 20", "extended the curfew to March 3": a day to come, and not that of the word.
        if before == "by" && self.is_obliged(word) || before == "to" && PUTTING_OFF.contains(&tree.lemma(word)) {
            return None;
        }
        // "in May" + "last year": the recognizer may part the two.
        let behind = (last + 1..tree.len().min(last + 3)).map(|i| tree.lower(i)).collect::<Vec<_>>();
        let phrase = match behind.as_slice() {
            ["last" | "this" | "next", "year"] => format!("{phrase} {}", behind.join(" ")),
            // "on New Year's Eve in 2007"
            ["in", year] if matches!(tree.lower(last), "eve" | "day") => format!("{phrase} {year}"),
            _ => phrase,
        };
        let phrase = self.whole_date(first, last).unwrap_or(phrase);
        let phrase = self.range_from(first, last).unwrap_or(phrase);
        let phrase = self.counted_back(first).map_or(phrase.clone(), |counted| format!("{counted} {phrase}"));
        let phrase = if before == "since" { format!("since {phrase}") } else { phrase };
        if let Some(date) = self.known_day(first, last).or_else(|| self.date_by_last(first, last)) {
            return Some(date);
        }
        // "called elections for February": the next one.
        let tense = if before == "for" { Tense::Future } else { self.tense(word) };
        let phrase = self.with_year_told(first, phrase, tense);
        let date = dates::resolve(&phrase, self.published, tense)?;
        // "announces a strike on September 10", in August: the coming one, not the one eleven months ago.
        let ahead = || dates::resolve(&phrase, self.published, Tense::Future);
        let brief = self.of_its_day
            && tree.is_verb(word)
            && speaks_now(tree, word) == Some(true)
            && !self.hangs_on_a_deed(token, word);
        let now = brief || self.is_taking_office(word) || self.is_scheduled(word);
        let nearer = |next: &DateInterval| {
            self.published
                .is_some_and(|day| next.first.number() - day.number() < (day.number() - date.last.number()) / 2)
        };
        // "called for a vote on May 20": what is called for lies ahead.
        let called_for = || {
            let dated = tree.head(tree.head(token));
            tree.label(token) == Label::Pobj
                && tree.is_noun(dated)
                && dated > word
                && tree.is_verb(word)
                && self.says(word, |r| r == "called-for")
        };
        let asked = called_for();
        // "called for a strike on Friday": the next one, however near the last was. "Called for a truce on Friday"
        // tells when.
        let held = asked && HELD_ON_A_DAY.contains(&tree.lemma(tree.head(tree.head(token))));
        let within_a_week =
            |next: &DateInterval| self.published.is_some_and(|day| held && next.first.number() - day.number() <= 7);
        let set_for = |next: &DateInterval| self.is_set_for(word, &date, next);
        let coming =
            |next: &DateInterval| next.first > date.first && (nearer(next) || within_a_week(next) || set_for(next));
        Some(ahead().filter(|next| (now || asked) && coming(next)).unwrap_or(date))
    }

    /// Whether a date is no verb's in the present tense, which tells of no day that is long past: "ends the ban in
    /// effect since 2009", "is deported following his arrest yesterday".
    fn is_past_for(&self, token: Index, date: &DateInterval, word: Index) -> bool {
        let tree = self.tree;
        let perfect = || tree.kids(word).any(|k| matches!(tree.lower(k), "has" | "have" | "'ve"));
        // "In 2019, Putin meets Kim", "Putin meets Modi in Delhi on 6 December 2021": lines of a chronology.
        let preposition = tree.head(token);
        let of_verb = tree.label(token) == Label::Pobj && tree.head(preposition) == word;
        // "the harbour, shelled in 2022, is reopened"
        if self.tells_of_before(word) {
            return false;
        }
        let has_year = || {
            let is_year = |i: Index| tree.word(i).len() == 4 && tree.word(i).parse::<u16>().is_ok();
            tree.entity(token).is_some_and(|e| (e.tokens.start as usize..e.tokens.end as usize).any(is_year))
        };
        // "frees a woman who was kidnapped on 7 October 2023": then she was.
        let aside = || (word + 1..preposition).any(|i| matches!(tree.label(i), Label::Relcl | Label::Acl));
        let on_day = tree.lower(preposition) == "on" && date.first == date.last;
        let fits = preposition < word || on_day && !aside();
        let direct = of_verb && fits && has_year();
        if direct {
            return false;
        }
        let past = self.published.is_some_and(|day| date.last < day.plus_days(-7)) || tree.lower(token) == "yesterday";
        (past || self.is_day_of_another_deed(token, date, word))
            && self.of_its_day
            && tree.is_verb(word)
            && speaks_now(tree, word) == Some(true)
            && !perfect()
    }

    /// "charge six guards over the shooting last week", "condemns an attack on a temple on Tuesday": whether a date
    /// before the day of an item is that of what the item's verb reacts to.
    fn is_day_of_another_deed(&self, token: Index, date: &DateInterval, word: Index) -> bool {
        let tree = self.tree;
        if self.published.is_none_or(|day| date.first >= day) || token < word {
            return false;
        }
        let entity = tree.entity(token).map(|e| e.tokens.start as usize..e.tokens.end as usize);
        let counted = entity.into_iter().flatten().any(|i| matches!(tree.lower(i), "last" | "ago" | "previous"));
        let reacts = || self.says(word, |r| REACTIONS.contains(&r)) || JUDGING.contains(&tree.lemma(word));
        self.hangs_on_a_deed(token, word) || self.is_behind_a_deed(token, word) && (counted || reacts())
    }

    /// "reports the killing of two on Tuesday": whether a date belongs to a noun that tells of a deed, and not to the
    /// verb.
    fn hangs_on_a_deed(&self, token: Index, word: Index) -> bool {
        let tree = self.tree;
        let governor = tree.head(tree.head(token));
        let apart = tree.label(token) == Label::Pobj && governor != word && tree.is_noun(governor);
        apart && self.is_behind_a_deed(token, word)
    }

    fn is_behind_a_deed(&self, token: Index, word: Index) -> bool {
        (word + 1..token).any(|i| self.tree.is_noun(i) && self.noun_phrase_frame(i).is_some())
    }

    /// Whether a date in front of a noun says when that was, and not when the verb above it happened: "was convicted of
    /// the 1967 murder", "condemned the 2014 attack"; not "in the 2012 election", "launched a 2014 offensive".
    fn dates_only_its_noun(&self, token: Index, word: Index) -> bool {
        let tree = self.tree;
        let noun = tree.head(token);
        // "the first to visit since Callaghan in 1979": that was another's visit.
        if tree.label(token) == Label::Pobj && self.is_since_whom(noun, word) {
            return true;
        }
        // "called for a strike from Monday": it begins then.
        let begins = tree.label(token) == Label::Pobj && tree.lower(noun) == "from" && tree.head(noun) != word;
        if begins && tree.is_noun(tree.head(noun)) && tree.is_verb(word) && self.says(word, |r| r == "called-for") {
            return true;
        }
        if self.counts_from_it(token, word) {
            return true;
        }
        let whose = tree.label(token) == Label::Poss;
        // "will boycott next year's contest"
        let coming = tree.kids(token).any(|k| matches!(tree.lower(k), "next" | "coming" | "upcoming"));
        if whose && !coming && noun != word && tree.is_verb(word) && self.is_day_of_another(noun, word) {
            return true;
        }
        if noun == word || !tree.is_noun(noun) || token > noun || whose || !tree.is_verb(word) {
            return false;
        }
        let head = tree.head(noun);
        match tree.label(noun) {
            Label::Pobj => !matches!(tree.lower(head), "in" | "during" | "at" | "on" | "by"),
            Label::Dobj => !self.says(word, |relation| OCCASIONS.contains(&relation)),
            _ => false,
        }
    }
}
