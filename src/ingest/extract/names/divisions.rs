//! Names of parts of countries that a noun completes: "Ilam province", "the Akobo, Nyirol and Uror counties".

use rustc_hash::FxHashMap;

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::names::place_names::is_division;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Tag};
use crate::lexicon::{Entry, EntryClass, Gazetteer, Words};
use crate::model::NodeKind;

/// The noun that completes a name.
#[derive(Clone, Debug)]
pub(in crate::ingest::extract) struct Division {
    /// In the singular, as it is written: "province", "Oblast".
    pub(in crate::ingest::extract) noun: String,
    /// Whether several names share it.
    pub(in crate::ingest::extract) listed: bool,
}

/// Divisions by the first token of the name.
pub(in crate::ingest::extract) type Divisions = FxHashMap<Index, Division>;

/// Words for a part of a country that news uses for one another: Sumy Oblast is "Sumy region" too.
static ALIKE: Words = Words::of("divisions.alike");

/// Nouns of parts of a country whose plural has an "s" and nothing else.
static PLURALS: Words = Words::of("divisions.plurals");

/// Finds the completing nouns. Names that share one become candidates, each for itself.
pub(in crate::ingest::extract) fn find(
    tree: &Tree<'_>,
    gazetteer: &Gazetteer,
    candidates: &mut Vec<Candidate>,
) -> Divisions {
    let mut found = Divisions::default();
    for noun in 0..tree.len() {
        let Some(singular) = plural(tree, noun) else { continue };
        let members = members(tree, noun);
        // "Al-Hasakah" is nobody's first name.
        let person = |m: &(Index, Index)| {
            gazetteer.is_first_name(tree.word(m.0)) && m.1 - m.0 > 1 && !(m.0..m.1).any(|i| tree.tag(i) == Tag::Hyph)
        };
        // "Canada and the United States" share no noun.
        let known = candidates.iter().any(|c| {
            c.start < noun && c.end > noun && gazetteer.find_written(&tree.phrase(c.start, c.end - 1)).is_some()
        });
        if known || members.len() < 2 || members.iter().any(person) {
            continue;
        }
        for (start, end) in members {
            candidates.retain(|c| c.end <= start || c.start >= end);
            candidates.push(Candidate { start, end, kind: Some(EntityType::Gpe) });
            found.insert(start, Division { noun: singular.clone(), listed: true });
        }
        // What the recognizer made of the noun itself: "Oblasts of Ukraine" is Ukraine.
        let behind = candidates
            .iter()
            .filter(|c| (c.start..c.end).contains(&noun) && c.end > noun + 2 && tree.lower(noun + 1) == "of")
            .map(|c| (tree.past_the(noun + 2), c.end))
            .find(|(start, end)| start < end);
        candidates.retain(|c| !(c.start..c.end).contains(&noun));
        if let Some((start, end)) = behind {
            candidates.push(Candidate { start, end, kind: Some(EntityType::Gpe) });
        }
    }
    for candidate in candidates.iter() {
        let end = candidate.end;
        if end < tree.len()
            && tree.tag(end) == Tag::Nn
            && is_division(tree.lower(end))
            && !found.contains_key(&candidate.start)
        {
            let noun = tree.lower(end).to_owned();
            found.insert(candidate.start, Division { noun, listed: false });
        }
    }
    found
}

/// Whether a token is a plural noun for parts of countries.
pub(in crate::ingest::extract) fn is_plural(tree: &Tree<'_>, token: Index) -> bool {
    token < tree.len() && plural(tree, token).is_some()
}

/// The singular of a plural noun for parts of countries, as it is written.
fn plural(tree: &Tree<'_>, token: Index) -> Option<String> {
    let word = tree.word(token);
    let singular = match tree.lower(token) {
        "counties" => word.strip_suffix("ies").map(|s| format!("{s}y")),
        "municipalities" => word.strip_suffix("ies").map(|s| format!("{s}y")),
        "regencies" => word.strip_suffix("ies").map(|s| format!("{s}y")),
        lower if PLURALS.contains(&lower) => word.strip_suffix('s').map(str::to_owned),
        _ => None,
    };
    singular.filter(|_| matches!(tree.tag(token), Tag::Nns | Tag::Nnps | Tag::Nnp))
}

/// The names in front of a noun that commas and "and" part, from the last to the first.
fn members(tree: &Tree<'_>, noun: Index) -> Vec<(Index, Index)> {
    let (first, _) = tree.sentence(tree.sentence_of(noun));
    let part = |i: Index| {
        matches!(tree.tag(i), Tag::Nnp | Tag::Nnps) && tree.word(i).starts_with(char::is_uppercase)
            || tree.tag(i) == Tag::Hyph && !tree.token(i).space_after
            || matches!(tree.tag(i), Tag::Jj | Tag::Nn) && tree.word(i).starts_with(char::is_uppercase)
    };
    let mut found = Vec::new();
    let mut end = noun;
    loop {
        let start = (first..end).rev().take_while(|i| part(*i)).last().unwrap_or(end);
        if start == end || end - start > 4 {
            break;
        }
        found.push((start, end));
        let joins = |i: Index, words: &[&str]| i > first && words.contains(&tree.lower(i - 1));
        let mut before = start;
        if joins(before, &["and", "or", "&"]) {
            before -= 1;
        }
        if joins(before, &[","]) {
            before -= 1;
        }
        if before == start {
            break;
        }
        end = before;
    }
    found
}

/// The entry of a name with its noun: "Kandahar province" is the province, not the city. `Err` with the full name where
/// the name alone is a city's and the part of the country is not known.
pub(in crate::ingest::extract) fn entry<'g>(
    gazetteer: &'g Gazetteer,
    written: &str,
    division: &Division,
) -> Option<Result<&'g Entry, String>> {
    let place = |name: &str| gazetteer.find(name).filter(|e| e.kind == NodeKind::Location);
    let full = format!("{written} {}", division.noun);
    if let Some(entry) = place(&full) {
        return Some(Ok(entry));
    }
    let alike = ALIKE.iter().any(|a| a.eq_ignore_ascii_case(&division.noun));
    let known = gazetteer.find_written(written).filter(|e| e.kind == NodeKind::Location);
    if alike && known.is_none_or(|e| e.class == EntryClass::City) {
        let named = ALIKE.iter().find_map(|a| place(&format!("{written} {a}")));
        if let Some(entry) = named.filter(|e| e.class == EntryClass::Subdivision) {
            return Some(Ok(entry));
        }
    }
    match known {
        Some(entry) if entry.class == EntryClass::City => Some(Err(full)),
        Some(entry) => Some(Ok(entry)),
        None => None,
    }
}
