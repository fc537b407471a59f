//! Names that the recognizer left: gazetteer entries, and people by their first names.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::names::name_kinds;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{EntryClass, Gazetteer, NounClass, Nouns, Words};
use crate::model::NodeKind;

/// Surnames before a given name of two parts.
static KOREAN: Words = Words::of("further_names.korean");

/// For each token whether no candidate has taken it.
pub(super) fn free_tokens(tree: &Tree<'_>, taken: &[Candidate]) -> Vec<bool> {
    let mut free = vec![true; tree.len()];
    for candidate in taken {
        if let Some(slots) = free.get_mut(candidate.start..candidate.end) {
            slots.fill(false);
        }
    }
    free
}

/// Gazetteer entries among the proper nouns that the recognizer left.
pub(in crate::ingest::extract) fn listed(
    tree: &Tree<'_>,
    gazetteer: &Gazetteer,
    taken: &[Candidate],
) -> Vec<Candidate> {
    let free = free_tokens(tree, taken);
    let usable = |i: Index| free.get(i).copied().unwrap_or(false);
    // "Nepal orders it to close": a country that opens the sentence, taken for an adjective.
    let opening = |i: Index| {
        tree.sentence(tree.sentence_of(i)).0 == i
            && matches!(tree.tag(i), Tag::Jj | Tag::Nn | Tag::Nns | Tag::Rb | Tag::Vb | Tag::Fw)
            && matches!(tree.label(i), Label::Nsubj | Label::Nsubjpass | Label::Poss)
            && tree.word(i).chars().count() > 3
            && gazetteer.find_written(tree.word(i)).is_some_and(|e| e.class == EntryClass::Country)
    };
    // "accused the RSF of looting": an acronym taken for a plain noun.
    let acronym = |i: Index| {
        let word = tree.word(i);
        matches!(tree.tag(i), Tag::Nn | Tag::Jj | Tag::Nns)
            && word.chars().count() >= 3
            && word.chars().all(char::is_uppercase)
            && i.checked_sub(1).is_none_or(|b| tree.word(b).chars().any(char::is_lowercase))
            && gazetteer.find_written(word).is_some_and(|e| e.kind == NodeKind::Organization)
    };
    let proper = |i: Index| matches!(tree.tag(i), Tag::Nnp | Tag::Nnps) || opening(i) || acronym(i);
    let mut found = Vec::new();
    let mut i = 0;
    while i < tree.len() {
        let mut length = 0;
        if usable(i) && proper(i) {
            let (_, stop) = tree.sentence(tree.sentence_of(i));
            for end in (i + 1..=stop.min(i + 6)).rev() {
                if (i..end).all(usable) && proper(end - 1) {
                    let phrase = tree.phrase(i, end - 1);
                    // "metro fares": a word in small letters that the tagger takes for a name is none.
                    let small = phrase.chars().all(|c| !c.is_uppercase()) && phrase.is_ascii();
                    let known = gazetteer.find_written(&phrase);
                    if known.is_some_and(|e| !small || e.key.starts_with("user/"))
                        && gazetteer.demonym(&phrase).is_none()
                    {
                        length = end - i;
                        break;
                    }
                }
            }
        }
        if length > 0 {
            found.push(Candidate { start: i, end: i + length, kind: None });
        }
        i += length.max(1);
    }
    found
}

/// People that the recognizer left behind a title: "Secretary of State for Defence Des Browne said", "CEO of the
/// Refugee Council Enver Solomon told", "the delegate to the House, Aumua Amata, said".
pub(in crate::ingest::extract) fn titled_names(
    tree: &Tree<'_>,
    gazetteer: &Gazetteer,
    taken: &[Candidate],
) -> Vec<Candidate> {
    let free = free_tokens(tree, taken);
    let usable = |i: Index| {
        free.get(i).copied().unwrap_or(false)
            && matches!(tree.tag(i), Tag::Nnp)
            && tree.word(i).chars().filter(|c| c.is_lowercase()).count() > 1
            && tree.word(i).starts_with(char::is_uppercase)
            && Nouns::shared().class(&tree.base(i)).is_unknown()
            && !name_kinds::is_department(tree.lower(i))
            && gazetteer.demonym(tree.word(i)).is_none()
            && !gazetteer.is_adherent(tree.word(i))
    };
    let mut found = Vec::new();
    let mut i = 0;
    while i < tree.len() {
        let (first, stop) = tree.sentence(tree.sentence_of(i));
        let end = (i..stop).find(|at| !usable(*at)).unwrap_or(stop);
        let said = end < stop && (tree.is_verb(end) || tree.lower(end) == ",");
        let proper_before = i.checked_sub(1).filter(|b| *b >= first).is_some_and(|b| {
            tree.tag(b) == Tag::Nnp
                && free.get(b).copied().unwrap_or(false)
                && !name_kinds::is_department(tree.lower(b))
                && Nouns::shared().class(&tree.base(b)).is_unknown()
        });
        // "met his Ugandan counterpart Yoweri Museveni in Kampala"
        let apposed = end > i
            && tree.label(end - 1) == Label::Appos
            && tree.head(end - 1) + 1 == i
            && (end == stop || !matches!(tree.tag(end), Tag::Nnp | Tag::Nnps | Tag::Nn | Tag::Nns));
        // "President Trump fired FBI Director Jon Roe": a surname that everybody knows.
        let known = end == i + 1
            && i.checked_sub(1).is_some_and(|b| tree.label(b) == Label::Compound && tree.head(b) == i)
            && gazetteer.head_of(tree.word(i)).is_some();
        if (known || (2..=3).contains(&(end - i))) && (said || apposed) && !proper_before && titled(tree, first, i) {
            found.push(Candidate { start: i, end, kind: Some(EntityType::Person) });
        }
        i = end.max(i + 1);
    }
    found
}

/// Whether a title with what it is a title of stands right in front: no verb, no other clause between.
fn titled(tree: &Tree<'_>, first: Index, name: Index) -> bool {
    let mut at = name;
    let comma = at > first && tree.lower(at - 1) == ",";
    if comma {
        at -= 1;
    }
    let mut of = false;
    while at > first && name - at < 14 {
        at -= 1;
        let office =
            tree.is_noun(at) && Nouns::shared().class(&tree.base(at)).is(NounClass::POST.or(NounClass::OCCUPATION));
        if office {
            // "the minister, Jane Roe" and "minister Jane Roe", but not "told the minister Jane Roe".
            return of || comma || at + 1 == name;
        }
        let word = tree.lower(at);
        of = of || matches!(word, "of" | "for" | "to" | "at");
        let inside = tree.is_noun(at)
            || matches!(tree.tag(at), Tag::Jj | Tag::Hyph | Tag::Pos | Tag::Dt)
            || matches!(word, "of" | "for" | "to" | "at" | "and" | "&" | "on");
        if !inside {
            return false;
        }
    }
    false
}

/// People that the recognizer left: a surname before a given name of two parts, the second written small ("Han
/// Duck-soo").
pub(in crate::ingest::extract) fn hyphened_names(tree: &Tree<'_>, taken: &[Candidate]) -> Vec<Candidate> {
    let free = free_tokens(tree, taken);
    let free_at = |i: Index| free.get(i).copied().unwrap_or(false);
    let usable = |i: Index| free_at(i) && tree.entity(i).is_none_or(|e| e.kind == EntityType::Norp);
    let capital = |i: Index| {
        let mut letters = tree.word(i).chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    let small = |i: Index| tree.word(i).chars().count() > 1 && tree.word(i).chars().all(char::is_lowercase);
    (0..tree.len().saturating_sub(3))
        .filter(|i| (*i..i + 4).all(usable) && tree.sentence_of(*i) == tree.sentence_of(i + 3))
        .filter(|i| capital(*i) && capital(i + 1) && tree.word(i + 2) == "-" && small(i + 3))
        .filter(|i| [*i, i + 1].into_iter().all(|t| tree.tag(t) == Tag::Nnp))
        .filter(|i| tree.tag(i + 3) == Tag::Nnp || tree.tag(i + 3) == Tag::Nn && KOREAN.contains(&tree.word(*i)))
        .map(|i| Candidate { start: i, end: i + 4, kind: Some(EntityType::Person) })
        .collect()
}

/// People that the recognizer left: a first name with one to three proper nouns after it.
pub(in crate::ingest::extract) fn given_names(
    tree: &Tree<'_>,
    gazetteer: &Gazetteer,
    taken: &[Candidate],
) -> Vec<Candidate> {
    let free = free_tokens(tree, taken);
    let usable = |i: Index| {
        free.get(i).copied().unwrap_or(false)
            && tree.entity(i).is_none()
            && tree.tag(i) == Tag::Nnp
            && tree.word(i).chars().filter(|c| c.is_lowercase()).count() > 1
    };
    let mut found = Vec::new();
    let mut i = 0;
    while i < tree.len() {
        let (_, stop) = tree.sentence(tree.sentence_of(i));
        let mut end = i;
        while end < stop && usable(end) {
            end += 1;
        }
        // "Secretary of State for Defence Des Browne": the department is no part of the name.
        let department = |at: Index| {
            let lower = tree.lower(at);
            name_kinds::is_department(lower) || !Nouns::shared().class(&tree.base(at)).is_unknown()
        };
        let office = i.checked_sub(1).is_some_and(|b| matches!(tree.lower(b), "for" | "of" | "and"));
        while office && end > i + 2 && department(i) {
            i += 1;
        }
        let alone = office || i.checked_sub(1).is_none_or(|b| tree.tag(b) != Tag::Nnp);
        let bounded = end >= stop || tree.tag(end) != Tag::Nnp;
        let class = Nouns::shared().class(&tree.base(end.saturating_sub(1).max(i)));
        if alone
            && bounded
            && (2..=4).contains(&(end - i))
            && class.is_unknown()
            && gazetteer.is_first_name(tree.word(i))
        {
            found.push(Candidate { start: i, end, kind: Some(EntityType::Person) });
        }
        i = end.max(i + 1);
    }
    found
}
