//! What a name is of that no table has: by its label, and by what its own nouns say against that.

use crate::ingest::extract::names::person_kinds::is_surname_of_a_place;
use crate::ingest::extract::names::written_name::WrittenName;
use crate::ingest::language::EntityType;
use crate::lexicon::{NounClass, Nouns, Words};
use crate::model::NodeKind;

/// What names of occasions end with, whatever the recognizer takes them for: "Radom Air Show", "2014 Winter
/// Paralympics", "Belt and Road Initiative".
static OCCASIONS: Words = Words::of("unlisted_kinds.occasions");

/// Nouns that a name of a document ends in.
static DOCUMENTS: Words = Words::of("unlisted_kinds.documents");

/// Nouns of documents that states and parliaments make.
static LAWS: Words = Words::of("unlisted_kinds.laws");

/// What stands in the name of a convention at which people gather.
static GATHERINGS: Words = Words::of("unlisted_kinds.gatherings");

/// The kind of what a name is of; `None` for what is nobody and nothing.
pub(super) fn kind(name: &WrittenName<'_, '_>) -> Option<NodeKind> {
    let kind = match name.label? {
        EntityType::Person => NodeKind::Actor,
        EntityType::Gpe | EntityType::Loc | EntityType::Fac => NodeKind::Location,
        EntityType::Org | EntityType::Norp | EntityType::Product => NodeKind::Organization,
        EntityType::Event => NodeKind::Event,
        EntityType::Law => NodeKind::Resolution,
        _ => return None,
    };
    Some(match kind {
        NodeKind::Event if is_law(name) => NodeKind::Resolution,
        NodeKind::Event | NodeKind::Resolution => kind,
        _ => by_nouns(name, kind),
    })
}

/// "the Paris Agreement", "the Refugee Convention", not "the Republican National Convention"
fn is_law(name: &WrittenName<'_, '_>) -> bool {
    let tree = name.tree();
    let noun = telling_noun(name, NodeKind::Event);
    let gathering = || (name.candidate.start..name.candidate.end).any(|i| GATHERINGS.contains(&tree.lower(i)));
    !name.single
        && LAWS.contains(&noun.as_str())
        && is_document(&noun, Nouns::shared().class(&noun), true)
        && !(noun == "convention" && gathering())
}

/// The kind of a person, place or organization, as far as the name's nouns bear the label out.
fn by_nouns(name: &WrittenName<'_, '_>, kind: NodeKind) -> NodeKind {
    let (tree, gazetteer) = (name.tree(), name.gazetteer());
    let (start, end) = (name.candidate.start, name.candidate.end);
    let several = !name.single;
    let noun = telling_noun(name, kind);
    let class = Nouns::shared().class(&noun);
    let person = kind == NodeKind::Actor && gazetteer.is_first_name(tree.word(start));
    if several && !person && OCCASIONS.contains(&tree.word(end - 1)) {
        return NodeKind::Event;
    }
    let place = class.is(NounClass::PLACE) && !class.is(NounClass::BODY) && several;
    let body = class.is(NounClass::BODY) && !class.is(NounClass::PLACE) && several;
    match kind {
        // "the Laken Riley Act", taken for a place
        NodeKind::Location if class.is(NounClass::DOCUMENT) && !class.is(NounClass::PLACE) && several => {
            NodeKind::Resolution
        }
        NodeKind::Organization if is_document(&noun, class, several) => NodeKind::Resolution,
        NodeKind::Organization if place => NodeKind::Location,
        // "Shin Bet chief Ronen Bar"
        NodeKind::Actor if place && !name.is_titled() && !is_surname_of_a_place(tree, gazetteer, start, end) => {
            NodeKind::Location
        }
        NodeKind::Actor | NodeKind::Location if body && !name.is_titled() => NodeKind::Organization,
        kind => kind,
    }
}

/// The noun that says what a name is of: its last word as a rule.
fn telling_noun(name: &WrittenName<'_, '_>, kind: NodeKind) -> String {
    let tree = name.tree();
    let (start, end) = (name.candidate.start, name.candidate.end);
    // "the Convention against Torture", "the Agreement on the Bangsamoro": the noun in front of the preposition says
    // what it is.
    let opening = (start + 1..end)
        .find(|i| matches!(tree.lower(*i), "on" | "against" | "for" | "of" | "concerning" | "regarding"))
        .map(|i| tree.base(i - 1))
        .filter(|noun| kind == NodeKind::Organization && Nouns::shared().class(noun).is(NounClass::DOCUMENT));
    opening.unwrap_or_else(|| {
        // A numbered document is one by its noun: "Security Council Resolution 2254".
        let noun = (start..end).rev().find(|i| tree.word(*i).chars().all(char::is_alphabetic));
        tree.base(noun.unwrap_or(end - 1))
    })
}

/// "the Arusha Accords", "the Windsor Framework"
fn is_document(noun: &str, class: NounClass, several: bool) -> bool {
    let plain = if class.is_unknown() { noun.trim_end_matches('s') } else { noun };
    let class = Nouns::shared().class(plain);
    class.is(NounClass::DOCUMENT) && !class.is(NounClass::BODY) || several && DOCUMENTS.contains(&plain)
}
