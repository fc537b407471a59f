//! Nodes that have no name but a description: "ceasefire", "protesters".
//!
//! Whoever asks for a ceasefire asks for each that is called so, more closely or not; but "ceasefire talks" are no
//! ceasefire, nor is "the end of the ceasefire".

use crate::lexicon::{Gazetteer, NounClass, Nouns, fold, is_collective, one_question_noun};
use crate::model::{Node, NodeId, NodeKind};
use crate::store::{Reader, StoreError};

/// Words behind which a description goes on about something else than its head.
const BEHIND_THE_HEAD: [&str; 23] = [
    "about", "after", "against", "at", "before", "between", "by", "during", "for", "from", "in", "near", "of", "on",
    "over", "since", "that", "to", "under", "which", "who", "with", "without",
];

/// Names of one word that are looked through at most.
const MOST: usize = 4_000;

/// Whether a phrase is the head of a description, both folded: "ceasefire" of "temporary ceasefire in Gaza".
fn is_head(phrase: &str, description: &str) -> bool {
    let wanted: Vec<&str> = phrase.split(' ').collect();
    let words: Vec<&str> = description.split(' ').collect();
    let goes_on = |word: &&str| BEHIND_THE_HEAD.contains(word);
    words.windows(wanted.len()).position(|part| part == wanted).is_some_and(|at| {
        let (before, behind) = (words.get(..at), words.get(at + wanted.len()));
        before.is_some_and(|words| !words.iter().any(goes_on)) && behind.is_none_or(goes_on)
    })
}

/// The nodes without a name of their own whose description has this folded phrase as its head, by id. Cost: the names
/// with the longest word of the phrase.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn described(reader: &dyn Reader, phrase: &str) -> Result<Vec<NodeId>, StoreError> {
    headed(reader, phrase, false)
}

/// The same, with those that have a name of their own or without them.
fn headed(reader: &dyn Reader, phrase: &str, named: bool) -> Result<Vec<NodeId>, StoreError> {
    let Some(longest) = phrase.split(' ').max_by_key(|word| word.len()).filter(|word| word.len() > 1) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for candidate in reader.names_with_prefix(longest, MOST)? {
        if is_head(phrase, &fold(&candidate.name))
            && reader.node(candidate.node)?.is_some_and(|node| named || !node.named)
        {
            found.push(candidate.node);
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The singular of a common noun that is written in small letters and in the plural, folded: "hospital" of "hospitals".
fn singular(name: &str) -> Option<String> {
    if name != name.to_lowercase() {
        return None;
    }
    let folded = fold(name);
    let (before, last) = folded.rsplit_once(' ').map_or(("", folded.as_str()), |(before, last)| (before, last));
    let ways = [
        last.strip_suffix("ies").map(|stem| format!("{stem}y")),
        last.strip_suffix("es").map(str::to_owned),
        last.strip_suffix('s').map(str::to_owned),
    ];
    let one = ways.into_iter().flatten().find(|one| !Nouns::shared().class(one).is_unknown())?;
    Some(if before.is_empty() { one } else { format!("{before} {one}") })
}

/// What a common noun in the plural, or the noun of a deed, that no name is stands for: whatever is described so, and,
/// where the noun is one of places or vehicles, what has it as the head of its name, as "Nasser Hospital" is one of
/// "hospitals". Nothing where the words are no such noun.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn of_plural(reader: &dyn Reader, name: &str) -> Result<Option<Vec<NodeId>>, StoreError> {
    let Some(one) = singular(name) else {
        // "the attack": each that is told of, and no demand that has the word in it.
        let folded = fold(name);
        let deed = folded.rsplit(' ').next().and_then(one_question_noun).filter(|noun| noun.relation.is_some());
        let is_deed = name == name.to_lowercase() && deed.is_some();
        let found = if is_deed { described(reader, &folded)? } else { Vec::new() };
        return Ok((!found.is_empty()).then_some(found));
    };
    let mut found = described(reader, &fold(name))?;
    let class = Nouns::shared().class(one.rsplit(' ').next().unwrap_or(&one));
    let has_names =
        class.is(NounClass::PLACE.or(NounClass::VEHICLE)) && !class.is(NounClass::GOVERNMENT.or(NounClass::BODY));
    found.extend(headed(reader, &one, has_names)?);
    found.sort_unstable();
    found.dedup();
    // "democratic forces" may be a part of a name that was typed in small letters.
    Ok((!found.is_empty() || !one.contains(' ')).then_some(found))
}

/// Whatever a collective noun in small letters stands for: "police" for whatever police there is, by id. Nothing where
/// the word is no such noun, or nothing is called so.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn of_collective(reader: &dyn Reader, name: &str) -> Result<Option<Vec<NodeId>>, StoreError> {
    let folded = fold(name);
    if name != name.to_lowercase() || !is_collective(&folded) {
        return Ok(None);
    }
    let found = headed(reader, &folded, true)?;
    Ok((!found.is_empty()).then_some(found))
}

/// What the people of a country are called one by one, folded: "north korean" of "North Koreans". Nothing where the
/// name is not that of a people.
fn one_of_people(name: &str) -> Option<String> {
    let folded = fold(name);
    let gazetteer = Gazetteer::shared();
    let one = folded.strip_suffix('s').filter(|one| gazetteer.demonym(one).is_some())?;
    gazetteer.find(name).is_none().then(|| one.to_owned())
}

/// Whether a name is that of the people of a country: "Israelis".
pub(super) fn is_people(name: &str) -> bool {
    one_of_people(name).is_some()
}

/// People of a country, of whom a text says more: "North Korean soldiers" of "North Koreans".
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn of_people(reader: &dyn Reader, name: &str) -> Result<Vec<NodeId>, StoreError> {
    let Some(one) = one_of_people(name) else { return Ok(Vec::new()) };
    let one = one.as_str();
    let begins = format!("{one} ");
    let mut found = Vec::new();
    for candidate in reader.names_with_prefix(one, MOST)? {
        let people = |node: &Node| !node.named && node.kind == NodeKind::Actor;
        if fold(&candidate.name).starts_with(&begins) && reader.node(candidate.node)?.as_ref().is_some_and(people) {
            found.push(candidate.node);
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{is_head, singular};

    #[test]
    fn only_a_noun_in_small_letters_has_a_singular() {
        assert_eq!(singular("hospitals").as_deref(), Some("hospital"));
        assert_eq!(singular("Hospitals"), None);
        assert_eq!(singular("maduros"), None);
    }

    #[test]
    fn a_phrase_is_the_head_before_a_preposition_and_behind_none() {
        for (phrase, description, is) in [
            ("ceasefire", "temporary ceasefire", true),
            ("ceasefire", "ceasefire in gaza", true),
            ("ceasefire", "ceasefire talks", false),
            ("ceasefire", "end of ceasefire", false),
            ("ceasefire in gaza", "permanent ceasefire in gaza", true),
        ] {
            assert_eq!(is_head(phrase, description), is, "{phrase}, {description}");
        }
    }
}
