//! How a text uses names: what the recognizer mostly took each for, and which countries, bodies and capitalised words
//! it speaks of anywhere. Counted once a text, at first need, so that a name's node costs no look at the whole text.

use std::cell::{OnceCell, RefCell};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::parse::tree::Tree;
use crate::ingest::language::{EntityType, Tag};
use crate::lexicon::{Entry, EntryClass, Gazetteer, Words, fold};

/// Titles of those who lead a country.
static LEADING: Words = Words::of("usage.leading");

/// What the rest of a text says of names, each asked once.
type Answers = RefCell<FxHashMap<String, bool>>;

/// A text, what the tables know, and how the text uses names.
pub(super) struct Usage<'a> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) gazetteer: &'a Gazetteer,
    types: FxHashMap<String, EntityType>,
    spoken: OnceCell<Spoken<'a>>,
    /// Names of which it is known whether they are states by the rest of the text.
    answers: Answers,
    /// Names of bodies of which it is known whether the text tells of several owners' ones.
    of_several: Answers,
}

/// What a text speaks of.
#[derive(Default)]
struct Spoken<'a> {
    /// Keys of what its words name or hint at.
    entries: FxHashSet<&'a str>,
    /// Keys of the countries that it names, by their names or by those of their people.
    countries: FxHashSet<&'a str>,
    /// Keys of those whose people it names.
    peoples: FxHashSet<&'a str>,
    /// Names of those of whose cities it names one.
    city_countries: FxHashSet<&'a str>,
    /// Names of those of whose states or provinces it names one.
    part_countries: FxHashSet<&'a str>,
    /// Keys of those whose leaders it names.
    led_countries: FxHashSet<&'a str>,
    /// How often each capitalised word stands in it.
    words: FxHashMap<&'a str, u32>,
}

impl<'a> Usage<'a> {
    pub(super) fn new(tree: &'a Tree<'a>, gazetteer: &'a Gazetteer, candidates: &[Candidate]) -> Self {
        let types = most_frequent_types(tree, candidates);
        Self {
            tree,
            gazetteer,
            types,
            spoken: OnceCell::new(),
            answers: Answers::default(),
            of_several: Answers::default(),
        }
    }

    /// The type that the recognizer gave a name most often: the document's own usage outvotes a doubtful label.
    pub(super) fn usual_type(&self, name: &str) -> Option<EntityType> {
        self.types.get(&fold(name)).copied()
    }

    /// Whether the text names a country, its people, its seat of government, its parties or its leaders.
    pub(super) fn speaks_of(&self, country: &Entry) -> bool {
        self.spoken().entries.contains(country.key.as_str())
    }

    /// Whether the text names another country than this, by its name, by that of its people, by a city or by who leads
    /// it: "President Lula vetoed the bill".
    pub(super) fn names_another(&self, country: &Entry) -> bool {
        let spoken = self.spoken();
        spoken.countries.iter().chain(&spoken.led_countries).any(|key| *key != country.key)
            || spoken.city_countries.iter().any(|name| *name != country.name)
    }

    /// Whether the text names a country itself, its people or one of its cities.
    pub(super) fn names_itself(&self, country: &Entry) -> bool {
        self.spoken().countries.contains(country.key.as_str()) || self.names_people_or_city(country)
    }

    /// Whether the text names a country's people or one of its cities.
    pub(super) fn names_people_or_city(&self, country: &Entry) -> bool {
        let spoken = self.spoken();
        spoken.peoples.contains(country.key.as_str()) || spoken.city_countries.contains(country.name.as_str())
    }

    /// Whether the text names a city or a part of a country.
    pub(super) fn names_a_part_of(&self, country: &Entry) -> bool {
        let (spoken, name) = (self.spoken(), country.name.as_str());
        spoken.city_countries.contains(name) || spoken.part_countries.contains(name)
    }

    /// How often a capitalised word stands in the text.
    pub(super) fn times(&self, word: &str) -> u32 {
        self.spoken().words.get(word).copied().unwrap_or_default()
    }

    /// Whether a name is a state by the rest of the text (`state_names`): `answer`, asked once a name.
    pub(super) fn is_state_elsewhere(&self, name: &str, answer: impl FnOnce() -> bool) -> bool {
        once(&self.answers, name, answer)
    }

    /// Whether a body's name is one of several owners' in the text (`owned_bodies`): `answer`, asked once a name.
    pub(super) fn is_of_several(&self, name: &str, answer: impl FnOnce() -> bool) -> bool {
        once(&self.of_several, name, answer)
    }

    fn spoken(&self) -> &Spoken<'a> {
        self.spoken.get_or_init(|| {
            let mut spoken = Spoken::default();
            for i in (0..self.tree.len()).filter(|i| self.tree.word(*i).starts_with(char::is_uppercase)) {
                self.add(&mut spoken, i);
            }
            spoken
        })
    }

    fn add(&self, spoken: &mut Spoken<'a>, i: usize) {
        let Self { tree, gazetteer, .. } = *self;
        let word = tree.word(i);
        *spoken.words.entry(word).or_default() += 1;
        let (people, named) = (gazetteer.demonym(word), gazetteer.find_written(word));
        spoken.peoples.extend(people.map(|e| e.key.as_str()));
        let country = people.or(named).filter(|e| e.class == EntryClass::Country);
        let pair = i.checked_sub(1).and_then(|before| gazetteer.find_written(&tree.phrase(before, i)));
        let country = country.or(pair.filter(|e| e.class == EntryClass::Country));
        spoken.countries.extend(country.map(|e| e.key.as_str()));
        let city = named.filter(|e| e.class == EntryClass::City);
        spoken.city_countries.extend(city.and_then(|e| e.within.as_deref()));
        let part = named.filter(|e| e.class == EntryClass::Subdivision);
        spoken.part_countries.extend(part.and_then(|e| e.within.as_deref()));
        let proper = matches!(tree.tag(i), Tag::Nnp | Tag::Nnps);
        let hinted = [gazetteer.metonym(word), gazetteer.head_of(word)].into_iter().flatten().filter(|_| proper);
        // "Vice President Sara Duterte", "President Lula"
        let before = i.checked_sub(1).filter(|_| proper);
        let titled = before.is_some_and(|b| LEADING.contains(&tree.lower(b)));
        let led = gazetteer.head_of(word).filter(|_| titled);
        let led = led.or_else(|| gazetteer.person(&tree.phrase(before?, i)).map(|(of, _)| of));
        spoken.led_countries.extend(led.filter(|e| e.class == EntryClass::Country).map(|e| e.key.as_str()));
        let of_party = gazetteer.parties(word).filter(|p| p.any).filter_map(|p| gazetteer.find(p.country?));
        let all = people.into_iter().chain(named).chain(pair).chain(hinted).chain(of_party);
        spoken.entries.extend(all.map(|e| e.key.as_str()));
    }
}

fn once(answers: &Answers, name: &str, answer: impl FnOnce() -> bool) -> bool {
    if let Some(known) = answers.borrow().get(name) {
        return *known;
    }
    let answer = answer();
    answers.borrow_mut().insert(name.to_owned(), answer);
    answer
}

/// How often the recognizer gave each type to each name, the most frequent.
fn most_frequent_types(tree: &Tree<'_>, candidates: &[Candidate]) -> FxHashMap<String, EntityType> {
    let mut counts: FxHashMap<String, Vec<(EntityType, u32)>> = FxHashMap::default();
    for candidate in candidates {
        let Some(kind) = candidate.kind else { continue };
        let list = counts.entry(fold(&tree.phrase(candidate.start, candidate.end - 1))).or_default();
        match list.iter_mut().find(|(k, _)| *k == kind) {
            Some((_, n)) => *n += 1,
            None => list.push((kind, 1)),
        }
    }
    counts
        .into_iter()
        .filter_map(|(name, list)| {
            let most = list.iter().map(|(_, n)| *n).max()?;
            list.into_iter().find(|(_, n)| *n == most).map(|(kind, _)| (name, kind))
        })
        .collect()
}
