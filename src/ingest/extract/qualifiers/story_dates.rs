//! Dates that count from another event of the story: "a day after the army left", "the following year".
//! Also "four months later".

use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::dates::Tense;
use crate::ingest::extract::qualifiers::distances::Distance;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Entity, EntityType, Label, Tag};
use crate::lexicon::relation_classes::{CASUALTIES, PACTS};
use crate::lexicon::{NounClass, Words};
use crate::model::DateInterval;

/// Verbs of those who find out or rule what has happened.
static FINDING: Words = Words::of("story_dates.finding");

/// What is done to a measure or a fight so that it is no more.
static ENDING: Words = Words::of("story_dates.ending");

/// What a pact does that is no more.
static OVER: Words = Words::of("story_dates.over");

/// Words of a deed that was before what is told of it.
static EARLIER: Words = Words::of("story_dates.earlier");

/// Sentences in which the date that "the next day" counts from is looked for, before its own.
const BACK: usize = 2;

/// Tokens that the words of a distance take at most: "just a little over two years".
const LONGEST: usize = 4;

impl Reading<'_> {
    /// "recalled its envoy on Thursday, a day after the navy detained six men": the day of the word behind "after" or
    /// "before", from the date of what stands above. Cost: that of the other's date.
    pub(super) fn date_by_main_event(&self, word: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let (marker, main) = self.after_or_before(word)?;
        let distance = self.distance_before(marker)?;
        let date = self.date(main).filter(|date| !date.open)?;
        let back = tree.lower(marker) != "before";
        distance.turned(back).counted_from(date)
    }

    /// "recalled its envoy a day after the navy detained six men on Wednesday": the day of the main event, from the
    /// date of what stands behind "after" or "before".
    pub(super) fn date_by_other_event(&self, verb: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let others = tree.kids(verb).filter(|k| *k > verb).filter_map(|kid| match tree.label(kid) {
            Label::Advcl => Some(kid),
            Label::Prep => tree.kid(kid, Label::Pobj),
            _ => None,
        });
        others.into_iter().find_map(|other| {
            let (marker, _) = self.after_or_before(other).filter(|(_, main)| *main == verb)?;
            let distance = self.distance_before(marker)?;
            let date = self.date_below(other).filter(|date| !date.open)?;
            distance.turned(tree.lower(marker) == "before").counted_from(date)
        })
    }

    /// The "after" or "before" by which a clause or a noun is tied to another event, and that event's word.
    fn after_or_before(&self, word: Index) -> Option<(Index, Index)> {
        let tree = self.tree;
        let ties = |i: &Index| matches!(tree.lower(*i), "after" | "before");
        match tree.label(word) {
            Label::Advcl => {
                let marker = tree.kids(word).find(|k| *k < word && ties(k))?;
                Some((marker, tree.head(word)))
            }
            Label::Pobj | Label::Pcomp => {
                let marker = Some(tree.head(word)).filter(ties)?;
                Some((marker, tree.clause_of(marker)))
            }
            _ => None,
        }
    }

    /// The distance that the words in front of a marker tell: "two days", "hours".
    fn distance_before(&self, marker: Index) -> Option<Distance> {
        let tree = self.tree;
        let (start, _) = tree.sentence(tree.sentence_of(marker));
        let unit = marker.checked_sub(1).filter(|u| *u >= start)?;
        let first = (start.max(marker.saturating_sub(LONGEST))..unit)
            .rev()
            .take_while(|i| matches!(tree.tag(*i), Tag::Cd | Tag::Dt | Tag::Jj | Tag::Rb))
            .last()
            .unwrap_or(unit);
        // "suspended it for 30 days after the bodies were found": that is how long.
        if first > start && matches!(tree.lower(first - 1), "for" | "in" | "within") {
            return None;
        }
        Distance::of(&tree.phrase(first, unit))
    }

    /// What a date that counts from the date told last means: "the following day", "a week later"; `None` where it is
    /// no such date or nothing before it has one.
    pub(super) fn date_by_last(&self, first: Index, last: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let distance = Distance::from_the_last(&tree.phrase(first, last))?;
        // "in the next year", "will visit Lima the next month" count from the news.
        let next = tree.lower(first + 1) == "next" && matches!(tree.lower(last), "week" | "month" | "year");
        let bound = first.checked_sub(1).is_some_and(|b| tree.tag(b) == Tag::In);
        if next && (bound || self.tense(tree.clause_of(last)) == Tense::Future) {
            return None;
        }
        // "a day after the raid" is told by the raid.
        let open = matches!(tree.lower(last), "after" | "before") && tree.kids(last).next().is_some();
        if open || matches!(tree.label(last), Label::Mark) {
            return None;
        }
        let from = tree.sentences_back(first, BACK);
        let before = (from..first).rev().filter(|i| {
            let is_last = |e: &Entity| e.tokens.end as usize == *i + 1;
            tree.entity(*i).is_some_and(|e| matches!(e.kind, EntityType::Date) && is_last(e))
        });
        let told = before.into_iter().find_map(|i| self.date_at(i, tree.clause_of(i)).filter(|date| !date.open));
        // News in brief tells of its own day.
        let today = || self.published.filter(|_| self.of_its_day).map(DateInterval::day);
        distance.counted_from(told.or_else(today)?)
    }

    /// "freed two men and on Tuesday met the king", "was arrested by police and released on Friday": whether a second
    /// verb has its day for itself, by where the day stands or by the agent that the first has alone.
    pub(super) fn is_dated_apart(&self, verb: Index, second: Index) -> bool {
        let tree = self.tree;
        let dated =
            |k: Index| self.is_date(k, second) || tree.kid(k, Label::Pobj).is_some_and(|day| self.is_date(day, second));
        let in_front = tree.kids(second).any(|k| k > verb && k < second && dated(k));
        let told_alone = tree.kid(verb, Label::Agent).is_some() && tree.kid(second, Label::Agent).is_none();
        let casualties = |v: Index| self.says(v, |relation| CASUALTIES.contains(&relation));
        // "was released and is due in court on Feb. 9"
        let past = tree.tag(verb) == Tag::Vbd
            || tree.kids(verb).any(|k| tree.label(k) == Label::Auxpass && tree.tag(k) == Tag::Vbd);
        let later = past && matches!(tree.tag(second), Tag::Vbz | Tag::Vbp);
        in_front || later || told_alone && !(casualties(verb) && casualties(second))
    }

    /// "January 2019: Putin visits Minsk", "8 March – …": the date that the line of a chronology begins with.
    pub(super) fn date_of_line(&self, word: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let line = tree.line_around(word);
        let entity = tree.entity(line.start).filter(|e| e.tokens.start as usize == line.start)?;
        let last = (entity.tokens.end as usize).checked_sub(1)?;
        let parted = last + 1 < word && matches!(tree.lower(last + 1), ":" | "–" | "—" | "-");
        let fits = parted
            && matches!(entity.kind, EntityType::Date)
            && tree.sentence_of(word) <= tree.sentence_of(line.start) + 1;
        if fits { self.date_at(last, last) } else { None }
    }

    /// "lifted its sanctions on Monday", "the end of the siege": whether a noun tells of what is ended, which did not
    /// begin then.
    pub(super) fn is_ended(&self, word: Index) -> bool {
        let tree = self.tree;
        let head = tree.head(word);
        match tree.label(word) {
            Label::Dobj | Label::Nsubjpass => {
                tree.is_noun(word) && tree.is_verb(head) && ENDING.contains(&tree.lemma(head))
            }
            // "The truce between the two expired in May"
            Label::Nsubj => {
                tree.is_noun(word)
                    && OVER.contains(&tree.lemma(head))
                    && tree.kid(head, Label::Dobj).is_none()
                    && self.noun_phrase_frame(word).is_some_and(|(f, _)| PACTS.contains(&f.relation))
            }
            _ => false,
        }
    }

    /// "Russian-occupied Melitopol was hit on Monday": a state that an adjective of two words tells of has begun on
    /// a day that the clause does not tell.
    pub(super) fn is_standing_epithet(&self, word: Index) -> bool {
        let tree = self.tree;
        tree.label(word) == Label::Amod
            && tree.tag(word) == Tag::Vbn
            // "a student-led protest": of its own day.
            && tree.lemma(word) != "lead"
            && tree.head(word) > word
            && (word.checked_sub(1).is_some_and(|hyphen| tree.tag(hyphen) == Tag::Hyph)
                // "wrote on Friday to jailed lawyer Jon Roe"
                || self.patient(word).is_some_and(|p| self.person_at(p).is_some()))
    }

    /// "the port, shelled by Russia, was reopened on Sunday": whether a participle behind a noun tells of what was
    /// done to it before, on a day and in a place that the verb of the clause does not tell. The event that a noun
    /// names is told on: "an airstrike carried out by Israel".
    pub(super) fn tells_of_before(&self, word: Index) -> bool {
        let tree = self.tree;
        let noun = tree.head(word);
        let stands = match tree.label(noun) {
            Label::Nsubj | Label::Nsubjpass | Label::Dobj => true,
            // "the number of people killed by floods"
            Label::Pobj => tree.lower(tree.head(noun)) == "of",
            _ => false,
        };
        tree.label(word) == Label::Acl
            && matches!(tree.tag(word), Tag::Vbn | Tag::Vbd)
            && noun < word
            && stands
            && tree.is_noun(noun)
            && (self.noun_phrase_frame(noun).is_none()
                // "the deal, mediated by Kenya, was suspended on Monday"
                || word.checked_sub(1).is_some_and(|c| tree.tag(c) == Tag::Comma)
                    && self.noun_phrase_frame(noun).is_some_and(|(f, _)| PACTS.contains(&f.relation)))
    }

    /// "claimed on Monday an earlier attack", "condemned a previous raid": of another day than what is told of it.
    pub(super) fn is_called_earlier(&self, word: Index) -> bool {
        let tree = self.tree;
        let earlier = |k: Index| tree.label(k) == Label::Amod && EARLIER.contains(&tree.lower(k));
        tree.is_noun(word) && (tree.kids(word).any(earlier) || self.is_answered(word))
    }

    /// "ruled on Friday that it had shelled the town": what is found out later has no day of the finding.
    pub(super) fn is_found_to_have_been(&self, clause: Index, above: Index) -> bool {
        let tree = self.tree;
        FINDING.contains(&tree.lemma(above))
            && tree.kids(clause).any(|k| tree.label(k) == Label::Aux && tree.lower(k) == "had")
    }

    /// "workers killed on March 23": the parser may hang the day on the noun.
    pub(super) fn date_behind_participle(&self, word: Index) -> Option<DateInterval> {
        let tree = self.tree;
        if !self.tells_of_before(word) {
            return None;
        }
        let behind = tree.kids(tree.head(word)).filter(|k| *k > word && tree.label(*k) == Label::Prep);
        let mut days = behind.filter_map(|k| tree.kid(k, Label::Pobj)).filter(|day| self.is_date(*day, word));
        days.find_map(|day| self.date_at(day, word))
    }

    /// "Since the invasion in February 2022, Russia has killed 12,000": from the date of the event behind "since" on.
    pub(super) fn date_since_event(&self, verb: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let perfect = |k: Index| tree.label(k) == Label::Aux && matches!(tree.lower(k), "has" | "have" | "'ve");
        if !tree.is_verb(verb) || !tree.kids(verb).any(perfect) {
            return None;
        }
        // "Since taking power in 2021", "since he seized power in 2021"
        let clause = |k: &Index| {
            tree.label(*k) == Label::Advcl
                && tree.kids(*k).any(|m| tree.label(m) == Label::Mark && tree.lower(m) == "since")
        };
        let event = tree.prepositional(verb, "since").or_else(|| tree.kids(verb).find(clause));
        let event = event.filter(|o| tree.is_noun(*o) || tree.is_verb(*o))?;
        self.date_below(event).map(|date| DateInterval::since(date.first))
    }

    /// "bombed Beirut overnight", "during the night": the night that ends on the day of the news.
    pub(super) fn date_by_night(&self, word: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let mut verb = tree.clause_of(word);
        for _ in 0..3 {
            let nightly = tree.kids(verb).any(|k| match tree.label(k) {
                Label::Advmod | Label::Npadvmod => tree.lower(k) == "overnight",
                Label::Prep => {
                    matches!(tree.lower(k), "during" | "in")
                        && tree
                            .kid(k, Label::Pobj)
                            .is_some_and(|o| tree.lower(o) == "night" && tree.kids(o).all(|d| tree.lower(d) == "the"))
                }
                _ => false,
            });
            if nightly {
                return self.published.map(DateInterval::day);
            }
            let told_on = tree.label(verb) == Label::Advcl && tree.tag(verb) == Tag::Vbg
                || tree.label(verb) == Label::Conj && tree.is_verb(tree.head(verb));
            if tree.is_root(verb) || !told_on {
                return None;
            }
            verb = tree.head(verb);
        }
        None
    }

    /// Whether the clause of a verb tells of the same time as the one above it: "was seized on May 2 when gunmen
    /// stormed a camp", "the police fired as the crowd ran".
    pub(super) fn is_simultaneous(&self, verb: Index) -> bool {
        let tree = self.tree;
        let told = |i: Index| {
            tree.tag(i) == Tag::Vbd
                || tree.tag(i) == Tag::Vbn && tree.kids(i).any(|k| matches!(tree.lower(k), "was" | "were"))
        };
        let marked = tree.kids(verb).any(|k| {
            k < verb
                && (tree.lower(k) == "when"
                    || tree.lower(k) == "as" && tree.label(k) == Label::Mark && !self.is_report(verb))
        });
        tree.label(verb) == Label::Advcl
            && marked
            && told(verb)
            && told(tree.head(verb))
            && self.tense(verb) == Tense::Past
    }

    /// "A crash in April 2008 killed five", "the 2008 epidemic that killed thousands", "were killed in a bombing that
    /// happened on June 27": what harms people does so when it happens.
    pub(super) fn date_of_cause(&self, verb: Index) -> Option<DateInterval> {
        let tree = self.tree;
        if !tree.is_verb(verb) || !self.says(verb, is_harm) {
            return None;
        }
        // "is estimated to have killed"
        let raised = (tree.label(verb) == Label::Xcomp).then(|| tree.head(verb));
        let subject_of = |verb| tree.kid(verb, Label::Nsubj).or_else(|| tree.kid(verb, Label::Nsubjpass));
        let subject = if self.is_passive(verb) { None } else { subject_of(verb).or_else(|| subject_of(raised?)) };
        let relative = subject.is_some_and(|s| matches!(tree.tag(s), Tag::Wdt | Tag::Wp));
        let subject = if relative { (tree.label(verb) == Label::Relcl).then(|| tree.head(verb)) } else { subject };
        let around = tree.kids(verb).filter(|k| matches!(tree.lower(*k), "in" | "by" | "during"));
        let around = around.filter_map(|preposition| tree.kid(preposition, Label::Pobj));
        let around = around.filter(|cause| !self.is_date(*cause, verb));
        let causes = subject.into_iter().chain(around);
        // "The rebels, who lost Bunia in March, shelled the airport": those who act are no cause.
        let acts = |c: Index| {
            let somebody = NounClass::PERSON.or(NounClass::PEOPLE).or(NounClass::FORCES).or(NounClass::BODY);
            self.class_of(c, &tree.base(c)).is(somebody)
        };
        let causes = causes.filter(|c| tree.is_noun(*c) && self.names.at(*c).is_none() && !acts(*c));
        causes.into_iter().find_map(|cause| {
            let told = || tree.kids(cause).filter(|k| tree.label(*k) == Label::Relcl && *k != verb);
            self.date_below(cause).or_else(|| told().find_map(|clause| self.date_told_of_cause(clause, verb)))
        })
    }

    /// The date that a relative clause of a cause tells: "the war, which began in 2014, has killed" has done so since.
    fn date_told_of_cause(&self, clause: Index, verb: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let date = self.date_below(clause)?;
        let perfect = tree.kids(verb).any(|k| matches!(tree.lower(k), "has" | "have" | "'ve"));
        let begun = matches!(tree.lemma(clause), "begin" | "start" | "break" | "erupt" | "flare");
        Some(if perfect && begun { DateInterval::since(date.first) } else { date })
    }
}
