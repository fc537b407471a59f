//! Names that the recognizer left: gazetteer entries, and people by their first names.

use rustc_hash::FxHashSet;

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::names::name_kinds;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{EntryClass, Gazetteer, NounClass, Nouns, Words};
use crate::model::NodeKind;

/// Forms of address in front of a name.
static HONORIFICS: Words = Words::of("titles.honorifics");

/// Surnames of public life that are ordinary words as well.
static ORDINARY: Words = Words::of("further_names.ordinary");

/// Family names of leaders that stand in front of the given name, by which the news calls them.
static FAMILY_FIRST: Words = Words::of("further_names.family-first");

/// Surnames before a given name of two parts.
static KOREAN: Words = Words::of("further_names.korean");

/// For each token whether no candidate has taken it.
fn free_tokens(tree: &Tree<'_>, taken: &[Candidate]) -> Vec<bool> {
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

/// People that the recognizer left behind a title: "Secretary of State for Defence Des Browne said", "CEO of the Refugee Council
/// Enver Solomon told", "the delegate to the House, Aumua Amata, said".
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
        if (2..=3).contains(&(end - i)) && (said || apposed) && !proper_before && titled(tree, first, i) {
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

/// Surnames that the recognizer left, of people whose full name stands elsewhere: "Kast is elected" beside "José Antonio
/// Kast".
pub(in crate::ingest::extract) fn surnames(
    tree: &Tree<'_>,
    gazetteer: &Gazetteer,
    taken: &[Candidate],
) -> Vec<Candidate> {
    let free = free_tokens(tree, taken);
    let known: FxHashSet<&str> = taken
        .iter()
        .filter(|c| c.kind == Some(EntityType::Person) && c.end - c.start > 1)
        .map(|c| tree.word(c.end - 1))
        .filter(|w| w.chars().count() > 2 && w.chars().skip(1).any(char::is_lowercase))
        .filter(|w| gazetteer.find_written(w).is_none() && gazetteer.demonym(w).is_none())
        .collect();
    let proper = |i: Index| i < tree.len() && matches!(tree.tag(i), Tag::Nnp | Tag::Nnps);
    let alone = |i: Index| {
        let before = i.checked_sub(1).filter(|b| tree.sentence_of(*b) == tree.sentence_of(i));
        let titled = before.is_some_and(|b| {
            Nouns::shared().class(&tree.base(b)).is(NounClass::POST) || HONORIFICS.contains(&tree.lower(b))
        });
        (titled || before.is_none_or(|b| !proper(b)))
            && !(proper(i + 1) && tree.sentence_of(i) == tree.sentence_of(i + 1))
    };
    // "Trump endorsed", "Day made many albums": a surname that is a word of the language too, taken for that where it opens
    // the sentence. The article must not use the word otherwise.
    let ordinary: FxHashSet<&str> =
        (0..tree.len()).map(|i| tree.word(i)).filter(|w| w.starts_with(char::is_lowercase)).collect();
    let taken_for_word = |i: Index| {
        matches!(tree.tag(i), Tag::Nn | Tag::Nns | Tag::Vb | Tag::Vbp | Tag::Jj | Tag::Rb | Tag::Fw | Tag::Uh)
            && matches!(
                tree.label(i),
                Label::Nsubj | Label::Nsubjpass | Label::Poss | Label::Dobj | Label::Pobj | Label::Conj
            )
            && tree.word(i).starts_with(char::is_uppercase)
            && !ordinary.contains(tree.lower(i))
            && tree.kids(i).all(|k| k > i)
    };
    let named = |i: Index| tree.tag(i) == Tag::Nnp || taken_for_word(i);
    // "Macron telephoned Putin", "Zelenskiy said": a surname of public life that opens the sentence and acts.
    let of_public_life = |i: Index| {
        let word = tree.word(i);
        let opens = tree.sentence(tree.sentence_of(i)).0 == i;
        opens
            && word.chars().count() > 3
            && word.chars().skip(1).any(char::is_lowercase)
            && matches!(tree.label(i), Label::Nsubj | Label::Nsubjpass)
            && tree.is_verb(tree.head(i))
            && tree.kids(i).next().is_none()
            && gazetteer.surname(word).is_some()
            && gazetteer.find_written(word).is_none()
            && gazetteer.demonym(word).is_none()
            && !gazetteer.is_adherent(word)
            && !ORDINARY.contains(&tree.lower(i))
            && !ordinary.contains(tree.lower(i))
            && (tree.tag(i) == Tag::Nnp || Nouns::shared().class(tree.lower(i)).is_unknown())
    };
    let of_leader = |word: &str| {
        FAMILY_FIRST.contains(&word)
            || word.chars().count() > 3
                && gazetteer.surname(word).is_some()
                && word.chars().skip(1).any(char::is_lowercase)
                && gazetteer.find_written(word).is_none()
                && gazetteer.demonym(word).is_none()
                && !gazetteer.is_adherent(word)
                && !ORDINARY.contains(&word.to_lowercase().as_str())
                && !ordinary.contains(word.to_lowercase().as_str())
    };
    let argues = |i: Index| {
        matches!(tree.label(i), Label::Nsubj | Label::Nsubjpass | Label::Poss | Label::Dobj | Label::Pobj | Label::Conj)
    };
    // "Xi and Putin signed it", "Trump's refusal": at the head of a sentence, alone or as an owner.
    let heads_sentence = |i: Index| {
        tree.sentence(tree.sentence_of(i)).0 == i
            && argues(i)
            && tree.kids(i).all(|k| k > i)
            && (tree.tag(i) == Tag::Nnp && alone(i) || taken_for_word(i))
            && of_leader(tree.word(i))
    };
    // "France's Macron met the pope"
    let of_country = |i: Index| {
        let owner = i.checked_sub(2).filter(|o| tree.head(*o) == i && tree.label(*o) == Label::Poss);
        tree.tag(i) == Tag::Nnp
            && !proper(i + 1)
            && argues(i)
            && owner
                .is_some_and(|o| gazetteer.find_written(tree.word(o)).is_some_and(|e| e.class == EntryClass::Country))
            && of_leader(tree.word(i))
    };
    // "met Xi in Moscow"
    let within_sentence = |i: Index| {
        let before = i.checked_sub(1).map(|b| tree.word(b));
        before.is_some_and(|w| w.starts_with(char::is_lowercase) && !matches!(w, "the" | "a" | "an"))
            && tree.tag(i) == Tag::Nnp
            && alone(i)
            && argues(i)
            && of_leader(tree.word(i))
    };
    // What the recognizer took for the start of a title ("Trump in the Oval Office ended") or for a people is none.
    let unread = |i: Index| {
        tree.entity(i).is_none_or(|e| {
            e.tokens.start as usize == i
                && (matches!(e.kind, EntityType::WorkOfArt | EntityType::Event | EntityType::Law | EntityType::Product)
                    || e.kind == EntityType::Norp && e.tokens.end as usize == i + 1)
        })
    };
    // "had spoken to Trump": the same within a sentence, behind a word that is written small.
    let within = |i: Index| {
        let before = i.checked_sub(1).map(|b| tree.word(b));
        before.is_some_and(|w| w.starts_with(char::is_lowercase))
            && tree.sentence(tree.sentence_of(i)).0 < i
            && (taken_for_word(i) || tree.tag(i) == Tag::Nnp && alone(i))
            && gazetteer.surname(tree.word(i)).is_some()
            && gazetteer.find_written(tree.word(i)).is_none()
    };
    let led = (0..tree.len())
        .filter(|i| free.get(*i).copied().unwrap_or(false) && unread(*i))
        .filter(|i| heads_sentence(*i) || of_country(*i) || within_sentence(*i));
    (0..tree.len())
        .filter(|i| free.get(*i).copied().unwrap_or(false) && tree.entity(*i).is_none())
        .filter(|i| named(*i) && known.contains(tree.word(*i)) && alone(*i) || of_public_life(*i) || within(*i))
        .chain(led)
        .collect::<std::collections::BTreeSet<Index>>()
        .into_iter()
        .map(|i| Candidate { start: i, end: i + 1, kind: Some(EntityType::Person) })
        .collect()
}

/// People that the recognizer left: a surname before a given name of two parts, the second written small ("Han Duck-soo").
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
            && gazetteer.gender(tree.word(i)).is_some()
        {
            found.push(Candidate { start: i, end, kind: Some(EntityType::Person) });
        }
        i = end.max(i + 1);
    }
    found
}
