//! Names that stand where only a place can stand: "in Malapatan, Sarangani, Philippines".
//!
//! The recognizer knows few of the world's villages and takes them for people and organizations. What follows a
//! locative preposition and comes before a comma and a known place is a place, whatever it was taken for.

use crate::lexicon::shared_words::LOCATIVE;
use rustc_hash::FxHashSet;

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::names::covered_tokens::CoveredTokens;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{Frames, Gazetteer, NounClass, Nouns, Words, is_direction};
use crate::model::NodeKind;

/// What befalls people somewhere.
static HARMS: Words = Words::of("place_names.harms");

/// Nouns behind which "of" brings the name of the place itself: "the province of Al Haouz".
static OF_A_NAME: Words = Words::of("place_names.of-a-name");

/// Words that end the name of a part of a country.
static DIVISIONS: Words = Words::of("place_names.divisions");

/// Whether what a preposition brings is a place, if it is a name.
fn brings_place(word: &str) -> bool {
    LOCATIVE.contains(&word) || matches!(word, "toward" | "towards" | "into" | "through" | "off")
}

/// Prepositions whose object may be a place.
const PERHAPS: &[&str] = &["of", "from", "to", "on", "over", "between", "and", "against"];

/// Small words inside the names of places: "Wald im Pinzgau", "Dar es Salaam", "Rio de Janeiro".
static INNER: Words = Words::of("place_names.inner");

/// Nouns that stand behind a place's name and say what it is.
static FEATURES: Words = Words::of("place_names.features");

/// Verbs of coming to a place, leaving it, taking or striking it.
static REACHING: Words = Words::of("place_names.reaching");

/// Settlements, and what is in and around them.
static WHEREABOUTS: Words = Words::of("place_names.whereabouts");

/// The words that end the name of a part of a country.
pub(in crate::ingest::extract) fn is_division(word: &str) -> bool {
    DIVISIONS.contains(&word)
}

/// Nouns behind which "of" brings the name of the place itself: "the province of Al Haouz".
pub(in crate::ingest::extract) fn holds_a_name(noun: &str) -> bool {
    OF_A_NAME.contains(&noun)
}

/// A name in a chain of places, with the lower-case noun after it: "Ramgarh district".
struct Link {
    start: Index,
    end: Index,
    after: Index,
}

struct Finder<'a> {
    tree: &'a Tree<'a>,
    gazetteer: &'a Gazetteer,
}

/// Turns what stands in a chain of places into candidates for places.
pub(in crate::ingest::extract) fn place(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &mut Vec<Candidate>) {
    let finder = Finder { tree, gazetteer };
    let covered = CoveredTokens::new(candidates);
    let mut found: Vec<(Index, Index)> = Vec::new();
    for at in 0..tree.len().saturating_sub(1) {
        let sure = brings_place(tree.lower(at));
        if !(sure || PERHAPS.contains(&tree.lower(at))) || found.last().is_some_and(|f| at < f.1) {
            continue;
        }
        let chain = finder.chain(at + 1);
        let anchor = chain.iter().enumerate().skip(1).filter(|(_, l)| finder.is_known(l)).map(|(n, _)| n).next_back();
        let first_fits = chain.first().is_some_and(|l| sure || !is_taken(&covered, l, gazetteer, tree));
        match anchor {
            Some(anchor) if first_fits => {
                found.extend(chain.iter().take(anchor + 1).map(|l| (l.start, l.end)));
            }
            _ => {
                let alone = |l: &&Link| sure && (finder.stands_alone(l, &covered) || finder.says_what(l, &covered));
                if let Some(only) = chain.first().filter(alone) {
                    found.push((only.start, only.end));
                }
            }
        }
    }
    found.extend(finder.held(&covered));
    found.extend(finder.told(&covered));
    let pairs = finder.pairs(&covered);
    let paired: FxHashSet<Index> = pairs.iter().map(|p| p.0).collect();
    found.extend(pairs);
    let mut numbers = covered.into_numbers();
    let mut gone: FxHashSet<usize> = FxHashSet::default();
    for (start, end) in found {
        let over = numbers.get(&start).into_iter().flatten().filter(|n| !gone.contains(*n));
        let over: Vec<&Candidate> = over.filter_map(|n| candidates.get(*n)).collect();
        let same = over.iter().any(|c| {
            c.start == start && c.end == end && matches!(c.kind, None | Some(EntityType::Gpe | EntityType::Loc))
        });
        let joined = |c: &Candidate| (c.start..c.end).any(|i| tree.lower(i) == "and");
        let wider = over.iter().any(|c| {
            c.start <= start
                && c.end >= end
                && (c.start, c.end) != (start, end)
                && !(paired.contains(&start) && joined(c))
        });
        if !same && !wider {
            gone.extend((start..end).filter_map(|i| numbers.get(&i)).flatten());
            (start..end).for_each(|i| numbers.entry(i).or_default().push(candidates.len()));
            candidates.push(Candidate { start, end, kind: Some(EntityType::Gpe) });
        }
    }
    let mut number = 0;
    candidates.retain(|_| {
        number += 1;
        !gone.contains(&(number - 1))
    });
}

/// Whether the recognizer or the gazetteer has a person or an organization where the chain begins.
fn is_taken(candidates: &CoveredTokens<'_>, link: &Link, gazetteer: &Gazetteer, tree: &Tree<'_>) -> bool {
    let phrase = tree.phrase(link.start, link.end - 1);
    // "of Allen, Texas": nobody's first name alone stands before a part of a country.
    let single = link.end - link.start == 1;
    candidates.over(link.start..link.end).into_iter().any(|c| match c.kind {
        Some(EntityType::Org | EntityType::Event | EntityType::Law | EntityType::WorkOfArt) => true,
        Some(EntityType::Person) => gazetteer.is_first_name(tree.word(c.start)) && !(single && c.end - c.start == 1),
        _ => false,
    }) && gazetteer.find_written(&phrase).is_none()
        || gazetteer.find_written(&phrase).is_some_and(|e| e.kind != NodeKind::Location)
}

impl Finder<'_> {
    /// The names parted by commas from a token on.
    fn chain(&self, from: Index) -> Vec<Link> {
        let tree = self.tree;
        let mut links = Vec::new();
        let mut at = from;
        if at < tree.len() && tree.lower(at) == "the" {
            at += 1;
        }
        while let Some(link) = self.link(at) {
            at = link.after + 1;
            let more = link.after < tree.len() && tree.lower(link.after) == ",";
            links.push(link);
            if !more || at >= tree.len() || links.len() > 4 {
                break;
            }
        }
        links
    }

    fn link(&self, start: Index) -> Option<Link> {
        let tree = self.tree;
        if start >= tree.len() {
            return None;
        }
        let (_, stop) = tree.sentence(tree.sentence_of(start));
        let dated = |i: Index| {
            tree.entity(i).is_some_and(|e| {
                matches!(e.kind, EntityType::Date | EntityType::Time | EntityType::Ordinal | EntityType::Cardinal)
            })
        };
        let capital = |i: Index| {
            i < stop
                && matches!(tree.tag(i), Tag::Nnp | Tag::Nnps | Tag::Jj | Tag::Fw | Tag::Nn)
                && tree.word(i).starts_with(char::is_uppercase)
                && !dated(i)
        };
        if !capital(start) {
            return None;
        }
        let mut end = start + 1;
        loop {
            let hyphen = end + 1 < stop
                && matches!(tree.lower(end), "-" | "–")
                && !tree.token(end).space_after
                && !tree.token(end - 1).space_after;
            if capital(end) {
                end += 1;
            } else if hyphen || (end + 1 < stop && INNER.contains(&tree.lower(end)) && capital(end + 1)) {
                end += 2;
            } else if end + 2 < stop
                && INNER.contains(&tree.lower(end))
                && INNER.contains(&tree.lower(end + 1))
                && capital(end + 2)
            {
                // "Vilanova i la Geltrú", "San Juan de los Morros"
                end += 3;
            } else if end + 2 < stop
                && INNER.contains(&tree.lower(end))
                && tree.lower(end + 1) == "-"
                && capital(end + 2)
            {
                // "Zawtar al-Sharqiyah"
                end += 3;
            } else {
                break;
            }
        }
        let after = if end < stop && self.is_place_noun(end) { end + 1 } else { end };
        (end - start <= 5).then_some(Link { start, end, after })
    }

    fn is_place_noun(&self, i: Index) -> bool {
        matches!(self.tree.tag(i), Tag::Nn | Tag::Nns) && Nouns::shared().class(&self.tree.base(i)).is(NounClass::PLACE)
    }

    /// Whether a link names a country, a part of one, or says that it is a part of one.
    fn is_known(&self, link: &Link) -> bool {
        let phrase = self.tree.phrase(link.start, link.end - 1);
        let entry = self.gazetteer.find_written(&phrase);
        entry.is_some_and(|e| e.class.is_area())
            || (link.end - link.start > 1 && is_division(self.tree.lower(link.end - 1)))
            || (link.after > link.end && is_division(self.tree.lower(link.end)))
    }

    /// Whether a noun after a name says that it is a place: "in the Stechford area", "near Kaya town".
    fn says_what(&self, link: &Link, candidates: &CoveredTokens<'_>) -> bool {
        let noun = self.tree.lower(link.end.min(self.tree.len() - 1));
        let says = is_division(noun) || FEATURES.contains(&noun);
        link.after > link.end && says && self.is_free(link, candidates)
    }

    /// Names that what follows puts into a known place: "at Chunuk Bair on the Gallipoli Peninsula", "entered Deir
    /// al-Balah in central Gaza", "on Paseo del Prado in Madrid".
    fn held(&self, candidates: &CoveredTokens<'_>) -> Vec<(Index, Index)> {
        let tree = self.tree;
        let mut found = Vec::new();
        for at in 0..tree.len().saturating_sub(3) {
            let leads = brings_place(tree.lower(at))
                || matches!(tree.lower(at), "on" | "from" | "to")
                || self.ends_whereabouts(at)
                || REACHING.contains(&tree.lemma(at));
            if !leads {
                continue;
            }
            let first = tree.past_the(at + 1);
            let Some(link) = self.link(first) else { continue };
            let within =
                match (tree.lower(link.after.min(tree.len() - 1)), tree.lower((link.after + 1).min(tree.len() - 1))) {
                    ("in", _) => link.after + 1,
                    ("on", "the") => link.after + 2,
                    _ => continue,
                };
            let skipped = (within..tree.len().min(within + 4))
                .take_while(|i| tree.tag(*i) == Tag::Dt || is_direction(tree.lower(*i)))
                .count();
            let known = self.link(within + skipped).is_some_and(|l| self.is_known(&l) || self.is_city(&l));
            if known && self.is_free(&link, candidates) {
                found.push((link.start, link.end));
            }
        }
        found
    }

    /// Two names joined by "and" that what follows puts into a known place: "between Krasne and Nechayane, Mykolaiv
    /// Oblast", "in Al-Kawthar and Boos-Hareeri in the Middle Shabelle region".
    fn pairs(&self, candidates: &CoveredTokens<'_>) -> Vec<(Index, Index)> {
        let tree = self.tree;
        let mut found = Vec::new();
        for at in 0..tree.len().saturating_sub(5) {
            let leads = matches!(tree.lower(at), "between" | "in" | "near" | "outside" | "around")
                || tree.lower(at) == "of" && self.ends_whereabouts(at)
                || tree.lower(at) == "of" && at > 0 && matches!(tree.lower(at - 1), "areas" | "parts" | "districts");
            let Some(first) = self.link(at + 1).filter(|_| leads) else { continue };
            if first.after + 1 >= tree.len() || tree.lower(first.after) != "and" {
                continue;
            }
            let Some(second) = self.link(first.after + 1) else { continue };
            let within = match tree.lower(second.after.min(tree.len() - 1)) {
                "," | "in" => second.after + 1,
                _ => continue,
            };
            let the = usize::from(within < tree.len() && tree.lower(within) == "the");
            let skipped =
                (within + the..tree.len().min(within + the + 2)).take_while(|i| is_direction(tree.lower(*i))).count();
            let known = self.link(within + the + skipped).is_some_and(|l| self.is_known(&l));
            let free = |l: &Link| {
                let over = candidates.over(first.start..first.start + 1);
                let wide = over.into_iter().any(|c| c.end >= second.end);
                self.is_free(l, candidates) || wide && !self.gazetteer.is_first_name(tree.word(l.start))
            };
            // "in Jammu and Kashmir, India" is one.
            let one = self.gazetteer.find_written(&tree.phrase(first.start, second.end - 1)).is_some();
            if known && !one && free(&first) && free(&second) {
                found.extend([(first.start, first.end), (second.start, second.end)]);
            }
        }
        found
    }

    /// Whether "of" closes a phrase that says where: "just outside of", "east of", "the village of", "on the outskirts
    /// of".
    fn ends_whereabouts(&self, of: Index) -> bool {
        let tree = self.tree;
        tree.lower(of) == "of"
            && of.checked_sub(1).is_some_and(|b| is_direction(tree.lower(b)) || WHEREABOUTS.contains(&tree.lower(b)))
    }

    /// "the province of Al Haouz", "the town of Mayba", "Russia's Ryazan region": a noun says that it is a place.
    fn told(&self, candidates: &CoveredTokens<'_>) -> Vec<(Index, Index)> {
        let tree = self.tree;
        let mut found = Vec::new();
        for at in 1..tree.len().saturating_sub(1) {
            let of = tree.lower(at) == "of" && tree.tag(at - 1) == Tag::Nn && holds_a_name(tree.lower(at - 1));
            let whose = tree.tag(at) == Tag::Pos && tree.is_noun(at - 1);
            if !(of || whose) {
                continue;
            }
            let Some(link) = self.link(at + 1) else { continue };
            if of && self.is_free(&link, candidates) || whose && self.says_what(&link, candidates) {
                found.push((link.start, link.end));
            }
        }
        found
    }

    fn is_city(&self, link: &Link) -> bool {
        let entry = self.gazetteer.find_written(&self.tree.phrase(link.start, link.end - 1));
        entry.is_some_and(|e| e.kind == NodeKind::Location)
    }

    /// Whether neither a table nor the recognizer knows a name as somebody's: a person by a first name, a body by its
    /// last word.
    fn is_free(&self, link: &Link, candidates: &CoveredTokens<'_>) -> bool {
        let tree = self.tree;
        let phrase = tree.phrase(link.start, link.end - 1);
        let class = Nouns::shared().class(&tree.base(link.end - 1));
        let body =
            class.is(NounClass::BODY.or(NounClass::DOCUMENT).or(NounClass::UNDERTAKING)) && !class.is(NounClass::PLACE);
        let wider = candidates
            .over(link.start..link.end)
            .into_iter()
            .any(|c| (c.start, c.end) != (link.start, link.end) && c.start <= link.start && c.end >= link.end);
        // "shot at Prime Minister Jane Roe in Dover": a title in front of a person, not "the Queen Elizabeth hospital".
        let titled = |c: &&Candidate| {
            link.after == link.end
                && c.kind == Some(EntityType::Person)
                && c.start > link.start
                && c.end == link.end
                && Nouns::shared().class(&tree.base(c.start - 1)).is(NounClass::POST)
        };
        let proper = (link.start..link.end).any(|i| matches!(tree.tag(i), Tag::Nnp | Tag::Nnps));
        let acronym = tree.word(link.end - 1).chars().all(|c| !c.is_lowercase());
        proper
            && !acronym
            && !wider
            && !body
            && !candidates.over(link.start..link.end).iter().any(titled)
            && self.gazetteer.demonym(&phrase).is_none()
            && !self.gazetteer.is_first_name(tree.word(link.start))
            && self.gazetteer.find_written(&phrase).is_none_or(|e| e.kind == NodeKind::Location)
            && !self.is_person_elsewhere(&phrase, candidates)
    }

    /// Whether a name alone after "in" is a place that the recognizer missed or took for a person.
    fn stands_alone(&self, link: &Link, candidates: &CoveredTokens<'_>) -> bool {
        let tree = self.tree;
        let last = link.end - 1;
        let begins = tree.lower(link.start.saturating_sub(1));
        if !matches!(begins, "in" | "near" | "outside" | "across")
            || tree.label(last) != Label::Pobj
            || link.end - link.start > 3
        {
            return false;
        }
        let phrase = tree.phrase(link.start, last);
        if self.gazetteer.find_written(&phrase).is_some_and(|e| e.kind != NodeKind::Location)
            || self.gazetteer.demonym(&phrase).is_some()
            || tree.word(last).chars().all(|c| !c.is_lowercase())
            || self.gazetteer.is_first_name(tree.word(link.start))
        {
            return false;
        }
        let class = Nouns::shared().class(&tree.base(last));
        if !class.is_unknown() && !class.is(NounClass::PLACE) {
            return false;
        }
        let over = candidates.over(link.start..link.end);
        match over.as_slice() {
            [] => {
                (link.start..link.end).all(|i| tree.entity(i).is_none())
                    && (link.start..link.end).all(|i| matches!(tree.tag(i), Tag::Nnp | Tag::Nnps))
            }
            [one] if one.kind == Some(EntityType::Org) => self.is_scene(link.start - 1) && link.end - link.start == 1,
            [one] => one.kind == Some(EntityType::Person) && !self.is_person_elsewhere(&phrase, candidates),
            _ => false,
        }
    }

    /// Whether a preposition tells where people came to harm: "killed in Aguelhok", "an attack on a camp in Aguelhok".
    fn is_scene(&self, preposition: Index) -> bool {
        let tree = self.tree;
        let head = tree.head(preposition);
        let frames = Frames::shared();
        let harms = |relation: &str| HARMS.contains(&relation);
        if tree.is_verb(head) {
            return frames.verb(tree.lemma(head)).iter().any(|f| f.rest.is_empty() && harms(f.relation));
        }
        let class = Nouns::shared().class(&tree.base(head));
        tree.is_noun(head)
            && (class.is(NounClass::PLACE.or(NounClass::PERSON))
                || frames.noun(tree.lemma(head)).iter().any(|f| harms(f.relation)))
    }

    fn is_person_elsewhere(&self, phrase: &str, candidates: &CoveredTokens<'_>) -> bool {
        let persons = candidates.all.iter().filter(|c| c.kind == Some(EntityType::Person));
        persons.filter(|c| self.tree.phrase(c.start, c.end - 1).contains(phrase)).nth(1).is_some()
    }
}
