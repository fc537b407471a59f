//! Which verbs and nouns say which relation, from `data/lexicon`.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::table::{list, rows};
use super::topic_phrases::{TopicPhrase, topic_phrases};
use super::verb_frames::verb_frames;
use super::words::Words;
use crate::model::Modality;

const EVENT_NOUNS: &str = include_str!("../../data/lexicon/event-nouns.tsv");
const SPEECH: &str = include_str!("../../data/lexicon/speech.tsv");
const EVALUATIONS: &str = include_str!("../../data/lexicon/evaluations.tsv");
const STANCES: &str = include_str!("../../data/lexicon/stances.tsv");
const WRONGS: &str = include_str!("../../data/lexicon/wrongs.tsv");
const NOMINALIZATIONS: &str = include_str!("../../data/lexicon/nominalizations.tsv");
const DEMANDS: &str = include_str!("../../data/lexicon/demands.tsv");
const LIGHT_VERBS: &str = include_str!("../../data/lexicon/light-verbs.tsv");
const DEEDS: &str = include_str!("../../data/lexicon/deeds.tsv");
const PLANS: &str = include_str!("../../data/lexicon/plans.tsv");
const AFFAIRS: &str = include_str!("../../data/lexicon/affairs.tsv");
const MODALITY: &str = include_str!("../../data/lexicon/modality.tsv");

/// Where an argument of a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// The direct object, or the subject of a passive.
    Object,
    /// The subject: the verb has no agent of its own.
    Subject,
    /// An infinitive.
    Infinitive,
    /// An infinitive that somebody else than the subject is to do: "wants Y to go".
    OtherInfinitive,
    /// A gerund.
    Gerund,
    /// A clause with or without `that`.
    That,
    /// The direct object, where the verb has this preposition as well.
    ObjectBeside(&'static str),
    /// The object of a preposition.
    Preposition(&'static str),
}

impl Slot {
    pub(super) fn named(name: &'static str) -> Self {
        match name {
            "obj" => Self::Object,
            "subj" => Self::Subject,
            "inf" => Self::Infinitive,
            "inf+" => Self::OtherInfinitive,
            "ing" => Self::Gerund,
            "that" => Self::That,
            other => match other.strip_prefix("obj+") {
                Some(preposition) => Self::ObjectBeside(preposition),
                None => Self::Preposition(other),
            },
        }
    }
}

/// Those whom states send and withdraw: "@forces" in a phrase.
static FORCES: Words = Words::of("frames.forces");

/// Arms that may be sent to fight, or given: "@arms".
static ARMS: Words = Words::of("frames.arms");

/// What is sent to those in need: "@relief".
static RELIEF: Words = Words::of("frames.relief");

/// Measures laid upon somebody: "@measures".
static MEASURES: Words = Words::of("frames.measures");

/// Exercises of forces: "@drills".
static DRILLS: Words = Words::of("frames.drills");

/// What the police find: "@contraband".
static CONTRABAND: Words = Words::of("frames.contraband");

/// What is brought before the public: "@products".
static PRODUCTS: Words = Words::of("frames.products");

/// The phrases that a line of the table stands for: "send|rush @forces" is each of the verbs before each of the words.
pub(super) fn spelled_out(phrase: &'static str) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut words = phrase.split(' ');
    let verbs = words.next().unwrap_or_default().split('|');
    let mut found: Vec<(&'static str, Vec<&'static str>)> = verbs.map(|verb| (verb, Vec::new())).collect();
    for word in words {
        let choices: Vec<&'static str> = match word {
            "@forces" => FORCES.to_vec(),
            "@arms" => ARMS.to_vec(),
            "@relief" => RELIEF.to_vec(),
            "@measures" => MEASURES.to_vec(),
            "@drills" => DRILLS.to_vec(),
            "@contraband" => CONTRABAND.to_vec(),
            "@products" => PRODUCTS.to_vec(),
            one => one.split('|').collect(),
        };
        let longer = |(verb, rest): (&'static str, Vec<&'static str>)| {
            let choices = choices.iter().copied();
            choices.map(move |next| (verb, rest.iter().copied().chain([next]).collect())).collect::<Vec<_>>()
        };
        found = found.into_iter().flat_map(longer).collect();
    }
    found
}

/// One reading of a verb.
#[derive(Clone, Debug)]
pub(crate) struct VerbFrame {
    /// The words after the verb that belong to it: particle, preposition or noun; empty for a bare verb.
    pub(crate) rest: Vec<&'static str>,
    /// What it says.
    pub(crate) relation: &'static str,
    /// Where the target may stand, in order of preference.
    pub(crate) target: Vec<Slot>,
    /// Where the one addressed may stand.
    pub(crate) to: Vec<Slot>,
    /// The kinds that the target must be of, by their first letters in upper case; any where empty.
    pub(crate) kinds: String,
    /// Whether somebody must be named who does it.
    pub(crate) needs_agent: bool,
    /// Whether the target must be an undertaking.
    pub(crate) undertaking: bool,
    /// Whether the target must be a deal or a document.
    pub(crate) deal: bool,
    /// Whether the target must be a restriction: a ban, a tariff, a curfew.
    pub(crate) restriction: bool,
    /// Whether the target must decide something: an order, no statement.
    pub(crate) instrument: bool,
    /// Whether an unnamed agent still makes a claim.
    pub(crate) unnamed: bool,
    /// Whether a single person must act.
    pub(crate) single: bool,
    /// Whether what the verb says only lies ahead.
    pub(crate) ahead: bool,
    /// Whether whoever does it must bear arms.
    pub(crate) forces: bool,
    /// Whether the target must be a weapon in flight.
    pub(crate) weapon: bool,
    /// Whether only the passive says it: "is wanted".
    pub(crate) passive: bool,
    /// Whether the verb must not stand in a clause that only describes: "those seeking aid" demand nothing.
    pub(crate) main: bool,
    /// Whether the verb says it besides what another frame says: whoever extradites a suspect to a state works with it.
    pub(crate) besides: bool,
}

/// How somebody stands to what an adjective or phrase is followed by.
#[derive(Clone, Debug)]
pub(crate) struct Stance {
    /// What it says.
    pub(crate) relation: &'static str,
    /// Prepositions that bring what it is about.
    pub(crate) about: Vec<&'static str>,
}

/// A noun that acts as a verb.
#[derive(Clone, Debug)]
pub(crate) struct NounFrame {
    /// What it says.
    pub(crate) relation: &'static str,
    /// Prepositions that bring who does it.
    pub(crate) source: Vec<&'static str>,
    /// Prepositions that bring whom or what it is done to.
    pub(crate) target: Vec<&'static str>,
    /// Whether somebody must be named who does it: an explosion may be an accident.
    pub(crate) needs_agent: bool,
}

/// A noun whose owner began, held or decided what it names: "Trump's executive order", "a march by students".
#[derive(Clone, Debug)]
pub(crate) struct Deed {
    /// What the owner did with it.
    pub(crate) relation: &'static str,
    /// Prepositions that bring the owner.
    pub(crate) owner: Vec<&'static str>,
}

/// How a verb reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speech {
    /// The report stands as it is.
    Say,
    /// The report is somebody's claim.
    Claim,
    /// The report is denied.
    Deny,
    /// What is wished for is no fact.
    Hope,
}

/// The frames of verbs and nouns.
pub(crate) struct Frames {
    verbs: FxHashMap<&'static str, Vec<VerbFrame>>,
    nouns: FxHashMap<&'static str, Vec<NounFrame>>,
    speech: FxHashMap<&'static str, Speech>,
    modality: FxHashMap<(&'static str, &'static str), Modality>,
    modality_phrases: FxHashMap<(&'static str, &'static str), &'static str>,
    unclaimed: FxHashSet<(&'static str, &'static str)>,
    evaluations: FxHashMap<&'static str, &'static str>,
    nominalizations: FxHashMap<&'static str, &'static str>,
    demands: FxHashSet<(&'static str, &'static str)>,
    light: FxHashSet<&'static str>,
    deeds: FxHashMap<&'static str, Deed>,
    judges: FxHashSet<&'static str>,
    stances: FxHashMap<&'static str, Stance>,
    wrongs: FxHashSet<(&'static str, &'static str)>,
    topics: FxHashMap<&'static str, Vec<TopicPhrase>>,
    affairs: FxHashSet<&'static str>,
    plans: FxHashSet<(&'static str, &'static str)>,
}

impl Frames {
    /// The built-in frames, read at first use.
    pub(crate) fn shared() -> &'static Self {
        static SHARED: OnceLock<Frames> = OnceLock::new();
        SHARED.get_or_init(Self::built_in)
    }

    fn built_in() -> Self {
        let (verbs, nouns) = (verb_frames(), noun_frames());
        let mut speech = FxHashMap::default();
        for [verb, kind] in rows(SPEECH) {
            let kind = match kind {
                "claim" => Speech::Claim,
                "deny" => Speech::Deny,
                "hope" => Speech::Hope,
                _ => Speech::Say,
            };
            speech.entry(verb).or_insert(kind);
        }
        let modality = rows(MODALITY)
            .filter_map(|[word, modality, how]| Some(((word, how), Modality::from_word(modality)?)))
            .collect();
        let modality_phrases = rows(MODALITY).filter_map(|[word, _, _]| Some((word.split_once(' ')?, word))).collect();
        let unclaimed =
            rows(MODALITY).filter(|[_, modality, _]| *modality == "none").map(|[word, _, how]| (word, how)).collect();
        let judges = rows(EVALUATIONS).filter(|[_, what]| *what == "judge").map(|[verb, _]| verb).collect();
        let evaluations =
            rows(EVALUATIONS).filter(|[_, what]| *what != "judge").map(|[word, relation]| (word, relation)).collect();
        let nominalizations = rows(NOMINALIZATIONS).map(|[verb, noun]| (verb, noun)).collect();
        let demands = rows(DEMANDS).map(|[word, form]| (word, form)).collect();
        let stances = rows(STANCES)
            .map(|[word, relation, about]| (word, Stance { relation, about: list(about).collect() }))
            .collect();
        let wrongs = rows(WRONGS).map(|[word, form]| (word, form)).collect();
        let topics = topic_phrases();
        let plans = rows(PLANS).map(|[verb, sort]| (verb, sort)).collect();
        let affairs = rows(AFFAIRS).map(|[noun]| noun).collect();
        let light = rows(LIGHT_VERBS).map(|[verb]| verb).collect();
        let deed = |[noun, relation, owner]: [&'static str; 3]| (noun, Deed { relation, owner: list(owner).collect() });
        let deeds = rows(DEEDS).map(deed).collect();
        Self {
            verbs,
            nouns,
            speech,
            modality,
            modality_phrases,
            unclaimed,
            evaluations,
            nominalizations,
            demands,
            judges,
            stances,
            wrongs,
            light,
            deeds,
            topics,
            affairs,
            plans,
        }
    }

    /// Whether a verb only carries the noun that says what is done: "hold" in "held talks".
    pub(crate) fn is_light(&self, lemma: &str) -> bool {
        self.light.contains(lemma)
    }

    /// What the owner of a noun did with what it names.
    pub(crate) fn deed(&self, noun: &str) -> Option<&Deed> {
        self.deeds.get(noun)
    }

    /// Every verb with the words that belong to it, and the relation that it says, in no order.
    pub(crate) fn verb_phrases(&self) -> impl Iterator<Item = (&'static str, &VerbFrame)> {
        self.verbs.iter().flat_map(|(verb, frames)| frames.iter().map(move |frame| (*verb, frame)))
    }

    /// The readings of a verb, the longest phrases first.
    pub(crate) fn verb(&self, lemma: &str) -> &[VerbFrame] {
        self.verbs.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// The readings of a noun that acts as a verb, in the order of the table; the noun may be a phrase.
    pub(crate) fn noun(&self, lemma: &str) -> &[NounFrame] {
        self.nouns.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// How a verb reports, if it does.
    pub(crate) fn speech(&self, lemma: &str) -> Option<Speech> {
        self.speech.get(lemma).copied()
    }

    /// The verb with its particle as the table of modality has it, where it does: "rule", "out".
    pub(crate) fn modality_phrase(&self, verb: &str, particle: &str) -> Option<&'static str> {
        self.modality_phrases.get(&(verb, particle)).copied()
    }

    /// What a word does to the claim that depends on it; `how` is a word of the table's third column.
    pub(crate) fn modality(&self, lemma: &str, how: &'static str) -> Option<Modality> {
        self.modality.get(&(lemma, how)).copied()
    }

    /// Whether what depends on a word is no claim at all; `how` is a word of the table's third column.
    pub(crate) fn makes_no_claim(&self, lemma: &str, how: &'static str) -> bool {
        self.unclaimed.contains(&(lemma, how))
    }

    /// Whether what describes a noun is so with what it names: "an order banning visas".
    pub(crate) fn decides(&self, noun: &str) -> bool {
        self.modality(noun, "decides") == Some(Modality::Asserted)
    }

    /// Which relation it is to call a thing so: "unacceptable" condemns it.
    pub(crate) fn evaluation(&self, word: &str) -> Option<&'static str> {
        self.evaluations.get(word).copied()
    }

    /// Whether a noun names what a verb says: "withdrawal".
    pub(crate) fn names_deed(&self, noun: &str) -> bool {
        self.nominalizations.values().any(|named| *named == noun)
    }

    /// The noun by which the news names what a verb says: "withdraw" gives "withdrawal".
    pub(crate) fn nominalization(&self, lemma: &str) -> Option<&'static str> {
        self.nominalizations.get(lemma).copied()
    }

    /// Whether a word makes a demand of what is said with it; `form` is `adjective`, `noun` or `stress`.
    pub(crate) fn demands(&self, word: &str, form: &'static str) -> bool {
        self.demands.contains(&(word, form))
    }

    /// How somebody stands to what follows a word: "critical" of it.
    pub(crate) fn stance(&self, word: &str) -> Option<&Stance> {
        self.stances.get(word)
    }

    /// Whether it accuses somebody to say that he has done this; `form` is `verb` or `predicate`.
    pub(crate) fn is_wrong(&self, word: &str, form: &'static str) -> bool {
        self.wrongs.contains(&(word, form))
    }

    /// The phrases that start with a word and bring what a claim concerns, the longest first.
    pub(crate) fn topic_phrases(&self, first: &str) -> &[TopicPhrase] {
        self.topics.get(first).map_or(&[], Vec::as_slice)
    }

    /// What a verb does to, or as, a deed that is announced, begun or lies ahead; `sort` is `announce`, `begin`,
    /// `intend`, `undertake`, `alone` or `vague`.
    pub(crate) fn plans(&self, lemma: &str, sort: &'static str) -> bool {
        self.plans.contains(&(lemma, sort))
    }

    /// Whether a noun names an affair that claims concern: a wrong, a quarrel, a calamity.
    pub(crate) fn is_affair(&self, noun: &str) -> bool {
        self.affairs.contains(noun)
    }

    /// Whether a verb says what somebody makes of a thing: "called it a disgrace".
    pub(crate) fn evaluates(&self, lemma: &str) -> bool {
        self.judges.contains(lemma)
    }

    /// How many verb readings and event nouns there are.
    #[cfg(test)]
    pub(crate) fn size(&self) -> usize {
        self.verbs.values().map(Vec::len).sum::<usize>() + self.nouns.values().map(Vec::len).sum::<usize>()
    }
}

/// The frames of nouns that act as verbs.
fn noun_frames() -> FxHashMap<&'static str, Vec<NounFrame>> {
    let mut nouns: FxHashMap<&'static str, Vec<NounFrame>> = FxHashMap::default();
    for [noun, relation, source, target, limits] in rows(EVENT_NOUNS) {
        let frame = NounFrame {
            relation,
            source: list(source).collect(),
            target: list(target).collect(),
            needs_agent: limits.contains('!'),
        };
        nouns.entry(noun).or_default().push(frame);
    }
    nouns
}
