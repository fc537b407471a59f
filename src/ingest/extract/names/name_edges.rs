//! Where a name begins and ends.
//! Without the score behind it ("Chelsea 1–0"), a bracket that it does not close ("Department of Health (DHSSPS"), a
//! conjunction in front ("and Lower Shabelle") or a verb behind ("Toronto Comicon welcomes"). Hours and honours that
//! the recognizer takes for bodies ("1922 UTC", "the finals MVP") are no names at all.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::shared_words::ZONES;
use crate::lexicon::{Gazetteer, Words, is_direction};
use crate::model::is_weekday;

/// What ends a compound behind a hyphen that says whose something is: "Hutu-run".
static COMPOUNDED: Words = Words::of("name_edges.compounded");

/// Letters and honours that name nobody.
static LETTERS: Words = Words::of("name_edges.letters");

/// Words in front of a name that are no part of it.
const OPENINGS: &[&str] = &[
    "and",
    "or",
    "but",
    "between",
    "their",
    "its",
    "his",
    "her",
    "our",
    "in",
    "with",
    "from",
    "by",
    "for",
    "that",
    "to",
    "both",
    "at",
    "than",
    "including",
    "until",
    "while",
    "when",
    "non",
    "pro",
    "anti",
    "ex",
];

/// Words behind a name that are no part of it.
const CLOSINGS: &[&str] = &[
    "to", "for", "and", "or", "that", "which", "who", "of", "in", "with", "on", "by", "from", "as", "at", "than",
    "near", "the",
];

/// Currencies in which sums are told.
static CURRENCIES: Words = Words::of("name_edges.currencies");

/// Cuts the candidates to the names alone.
pub(in crate::ingest::extract) fn trim(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &mut Vec<Candidate>) {
    let mut bracketed = Vec::new();
    candidates.retain_mut(|c| {
        if no_name(tree, gazetteer, c) {
            return false;
        }
        bracketed.extend(article_inside(tree, gazetteer, c));
        score_off(tree, c);
        sum_off(tree, c);
        bracketed.extend(bracket_off(tree, c));
        edges_off(tree, c);
        clause_off(tree, c);
        c.start < c.end
    });
    candidates.extend(bracketed);
}

/// "UTC" behind an hour, "MVP".
fn no_name(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &Candidate) -> bool {
    let word = tree.word(candidate.start);
    // "Elizabeth Warren (D-MA)": party and state, no body.
    let seat = |w: &str| {
        w.split_once('-').is_some_and(|(party, state)| {
            matches!(party, "D" | "R" | "I")
                && !state.is_empty()
                && state.chars().all(|c| c.is_alphabetic() || c == '.')
        })
    };
    if seat(&tree.phrase(candidate.start, candidate.end - 1)) {
        return true;
    }
    // "100W"
    let measured = candidate.end - candidate.start == 1
        && word.trim_start_matches(|c: char| c.is_ascii_digit()).chars().count() < 3
        && word.starts_with(|c: char| c.is_ascii_digit());
    if measured && gazetteer.find_written(word).is_none() {
        return true;
    }
    if candidate.end - candidate.start != 1 || gazetteer.find_written(word).is_some() {
        return false;
    }
    let hour = candidate.start.checked_sub(1).is_some_and(|b| {
        tree.word(b).starts_with(|c: char| c.is_ascii_digit())
            || matches!(tree.lower(b), "a.m." | "p.m." | "am" | "pm" | "(" | "noon" | "midnight")
    });
    LETTERS.contains(&word) || ZONES.contains(&word) && (hour || matches!(word, "UTC" | "GMT"))
}

/// Cuts what is done by somebody off the names of those who do it.
pub(in crate::ingest::extract) fn compounds_off(
    tree: &Tree<'_>,
    gazetteer: &Gazetteer,
    candidates: &mut Vec<Candidate>,
) {
    candidates.retain_mut(|c| {
        participle_off(tree, gazetteer, c);
        c.start < c.end
    });
}

/// "Hutu" of "Hutu-run villages", nothing of "Kachin-held": what is done by or found with somebody is no part of a
/// name, and who is no place that a table knows is none.
fn participle_off(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) {
    let compounded = |hyphen: Index| {
        hyphen + 1 < tree.len()
            && tree.word(hyphen) == "-"
            && !tree.token(hyphen).space_after
            && COMPOUNDED.contains(&tree.word(hyphen + 1))
    };
    let within = candidate.end.checked_sub(2).filter(|h| *h > candidate.start);
    let hyphen = within.filter(|h| compounded(*h));
    if hyphen.is_none() && !compounded(candidate.end) {
        return;
    }
    candidate.end = hyphen.unwrap_or(candidate.end);
    // "the Mpika-based group" does stand in a place.
    if MADE.contains(&tree.lower(candidate.end + 1)) {
        return;
    }
    let place = matches!(candidate.kind, Some(EntityType::Gpe | EntityType::Loc | EntityType::Fac));
    if place && gazetteer.find_written(&tree.phrase(candidate.start, candidate.end - 1)).is_none() {
        candidate.end = candidate.start;
    }
}

/// "Twitter | the National Guard": an article inside a name begins another, unless a preposition or "and" ties it.
fn article_inside(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) -> Option<Candidate> {
    let (start, end) = (candidate.start, candidate.end);
    let body = matches!(candidate.kind, Some(EntityType::Org | EntityType::Gpe | EntityType::Fac));
    let article = (start + 1..end.saturating_sub(1)).find(|i| {
        tree.word(*i) == "the" && tree.tag(i - 1) == Tag::Nnp && tree.word(i - 1).starts_with(char::is_uppercase)
    });
    let article = article.filter(|_| body && gazetteer.find_written(&tree.phrase(start, end - 1)).is_none())?;
    let capital = tree.word(article + 1).starts_with(char::is_uppercase);
    candidate.end = article;
    capital.then_some(Candidate { start: article + 1, end, kind: Some(EntityType::Org) })
}

/// "Chelsea" of "Chelsea 1–0": the score is no part of the name.
fn score_off(tree: &Tree<'_>, candidate: &mut Candidate) {
    let figure = |i: Index| {
        let word = tree.word(i);
        word.chars().any(|c| c.is_ascii_digit() || matches!(c, '–' | '-'))
            && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '–' | '-' | ','))
    };
    let first = (candidate.start + 1..candidate.end).rev().take_while(|i| figure(*i)).last();
    if let Some(first) = first
        && (first..candidate.end).any(|i| tree.word(i).contains(['–', '-']))
        && (first..candidate.end).any(|i| tree.word(i).chars().any(|c| c.is_ascii_digit()))
        && tree.token(first - 1).space_after
    {
        candidate.end = first;
    }
}

/// "Department of Health" of "Department of Health (DHSSPS"; the letters are a name of their own.
fn bracket_off(tree: &Tree<'_>, candidate: &mut Candidate) -> Option<Candidate> {
    let (start, end) = (candidate.start, candidate.end);
    let open = (start..end).find(|i| matches!(tree.word(*i), "(" | "["));
    let close = (start..end).find(|i| matches!(tree.word(*i), ")" | "]"));
    match (open, close) {
        (Some(open), None) => {
            candidate.end = open;
            let letters = open + 2 == end && tree.word(open + 1).chars().all(char::is_uppercase) && open > start;
            letters.then_some(Candidate { start: open + 1, end, kind: Some(EntityType::Org) })
        }
        (None, Some(close)) => {
            if close + 1 < end {
                candidate.start = close + 1;
            } else {
                candidate.end = close;
            }
            None
        }
        _ => None,
    }
}

/// "Security Council on Friday", "Party for Freedom won November": the day and the verb behind a name are no part of
/// it.
fn clause_off(tree: &Tree<'_>, candidate: &mut Candidate) {
    use EntityType::{Fac, Gpe, Loc, Org, Person};
    if !matches!(candidate.kind, Some(Person | Org | Gpe | Loc | Fac)) {
        return;
    }
    let small = |i: Index| tree.word(i).chars().next().is_some_and(char::is_lowercase);
    let cut = (candidate.start + 1..candidate.end).find(|i| {
        let day = matches!(tree.lower(*i), "on" | "last" | "this" | "next" | "late" | "early")
            && *i + 2 == candidate.end
            && is_time_word(tree.lower(*i + 1));
        let verb = small(*i)
            && matches!(tree.tag(*i), Tag::Vbd | Tag::Vbz | Tag::Md)
            && tree.kids(*i).any(|k| {
                k < *i
                    && k >= candidate.start
                    && matches!(tree.label(k), Label::Nsubj | Label::Nsubjpass | Label::Compound)
            });
        day || verb
    });
    if let Some(cut) = cut {
        candidate.end = cut;
    }
}

/// Stretches of time that a name does not end in.
static SPANS: Words = Words::of("name_edges.spans");

/// Whether a word in small letters is a day of the week or a stretch of time.
pub(in crate::ingest::extract) fn is_time_word(word: &str) -> bool {
    is_weekday(word) || SPANS.contains(&word)
}

/// Participles that a place's name describes with a hyphen ("US-made").
static MADE: Words = Words::of("name_edges.made");

fn edges_off(tree: &Tree<'_>, candidate: &mut Candidate) {
    let small = |i: Index| tree.word(i).chars().next().is_some_and(char::is_lowercase);
    let mark = |i: Index| !tree.word(i).chars().any(char::is_alphanumeric);
    while candidate.start + 1 < candidate.end
        && (mark(candidate.start) || small(candidate.start) && OPENINGS.contains(&tree.lower(candidate.start)))
    {
        candidate.start += 1;
    }
    while candidate.end > candidate.start + 1 {
        let last = candidate.end - 1;
        let verb = small(last) && matches!(tree.tag(last), Tag::Vbz | Tag::Vbd | Tag::Vbp | Tag::Md);
        // "the Cocos Islands south of Sumatra"
        let way = small(last) && is_direction(tree.lower(last));
        if !(verb
            || way
            || small(last) && CLOSINGS.contains(&tree.lower(last))
            || mark(last) && !matches!(tree.word(last), ")" | "!"))
        {
            break;
        }
        candidate.end = last;
    }
}

/// "fined Google 500 million euros": the sum behind a name is no part of it.
fn sum_off(tree: &Tree<'_>, c: &mut Candidate) {
    let number = (c.start + 1..c.end).find(|i| tree.tag(*i) == Tag::Cd);
    let sum = number.filter(|n| (*n..c.end).any(|i| CURRENCIES.contains(&tree.lower(i)) || tree.lower(i) == "$"));
    if let Some(number) = sum {
        c.end = number;
    }
}
