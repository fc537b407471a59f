//! Sites whose noun is written small behind the name: "al-Shifa hospital", "Evin prison", "Bagram air base".
//! The recognizer leaves the noun out and takes what is left for a body.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::parse::tree::Tree;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::shared_words::{DIRECTIONAL, LOCATIVE};
use crate::lexicon::{Gazetteer, Words};
use crate::model::NodeKind;

/// Nouns that say what a site is, in front of its noun.
static KINDS: Words = Words::of("site_names.kinds");

/// What such sites are.
static SITES: Words = Words::of("site_names.sites");

/// Puts the noun into the name, where no table knows the name without it.
pub(in crate::ingest::extract) fn complete(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &mut [Candidate]) {
    for candidate in candidates.iter_mut() {
        let (start, end) = (candidate.start, candidate.end);
        let doubtful = matches!(
            candidate.kind,
            Some(EntityType::Org | EntityType::Gpe | EntityType::Loc | EntityType::Fac | EntityType::Product)
        );
        // "to Abu Shok refugee camp": no person where somebody is.
        let before = start.checked_sub(1).map_or("", |b| tree.lower(b));
        let place = LOCATIVE.contains(&before) || DIRECTIONAL.contains(&before);
        let doubtful = doubtful
            || candidate.kind == Some(EntityType::Person) && place && !gazetteer.is_first_name(tree.word(start));
        if !doubtful || end >= tree.len() || tree.sentence_of(end) != tree.sentence_of(start) {
            continue;
        }
        let known = |last: usize| {
            let phrase = tree.phrase(start, last);
            gazetteer.find_written(&phrase).is_some() || gazetteer.demonym(&phrase).is_some()
        };
        let place = |i| gazetteer.find_written(tree.word(i)).is_some_and(|e| e.kind == NodeKind::Location);
        if known(end - 1) || (start..end).any(place) {
            continue;
        }
        // "Bagram air base", "Olenivka detention centre"
        let noun = (end..tree.len().min(end + 3)).find(|i| {
            // The tagger takes the noun for a part of the name now and then, but it is written small.
            let small = tree.tag(*i) == Tag::Nnp && tree.word(*i).starts_with(char::is_lowercase);
            SITES.contains(&tree.lower(*i)) && (tree.tag(*i) == Tag::Nn || small)
        });
        let Some(noun) = noun else { continue };
        let between = (end..noun).all(|i| KINDS.contains(&tree.lower(i)));
        let tied = tree.label(end - 1) == Label::Compound && tree.head(end - 1) == noun;
        if between && tied {
            candidate.end = noun + 1;
            candidate.kind = Some(EntityType::Fac);
        }
    }
}
