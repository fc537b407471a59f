//! The words of questions beyond the relations' own verbs: `data/lexicon/question-*.tsv`, `finer-verbs.tsv` and
//! `irregular-verbs.tsv`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::nouns::{NounClass, Nouns};
use super::table::{list, rows};

const QUESTION_VERBS: &str = include_str!("../../data/lexicon/question-verbs.tsv");
const FINER_VERBS: &str = include_str!("../../data/lexicon/finer-verbs.tsv");
const IRREGULAR_VERBS: &str = include_str!("../../data/lexicon/irregular-verbs.tsv");
const QUESTION_NOUNS: &str = include_str!("../../data/lexicon/question-nouns.tsv");
const QUESTION_INTRANSITIVES: &str = include_str!("../../data/lexicon/question-intransitives.tsv");
const QUESTION_CARRIERS: &str = include_str!("../../data/lexicon/question-carriers.tsv");
const QUESTION_LEADERS: &str = include_str!("../../data/lexicon/question-leaders.tsv");
const QUESTION_COPULAS: &str = include_str!("../../data/lexicon/question-copulas.tsv");

/// Further verbs of questions: base form, irregular past forms, relations that they ask for;
/// none where they ask for everything that happens: "what did Russia do".
pub(crate) fn question_verbs() -> impl Iterator<Item = (&'static str, Vec<&'static str>, Vec<&'static str>)> {
    rows(QUESTION_VERBS).map(|[verb, relations]| {
        let mut forms = verb.split('=');
        (forms.next().unwrap_or_default(), forms.collect(), list(relations).filter(|r| *r != "*").collect())
    })
}

/// A verb that asks for a part of the claims of its relations.
#[derive(Clone, Debug)]
pub(crate) struct FinerVerb {
    /// Base form.
    pub(crate) base: &'static str,
    /// Irregular past forms.
    pub(crate) past: Vec<&'static str>,
    /// The relations that it asks for.
    pub(crate) relations: Vec<&'static str>,
    /// The predicates that its claims may have.
    pub(crate) predicates: Vec<&'static str>,
    /// What the name of whom or what it was done to has in it; empty where that is open.
    pub(crate) object: &'static str,
}

/// Verbs that ask for claims with some predicates only.
pub(crate) fn finer_verbs() -> impl Iterator<Item = FinerVerb> {
    rows(FINER_VERBS).map(|[verb, relations, predicates, object]| {
        let mut forms = verb.split('=');
        FinerVerb {
            base: forms.next().unwrap_or_default(),
            past: forms.collect(),
            relations: list(relations).collect(),
            predicates: list(predicates).collect(),
            object,
        }
    })
}

/// Verbs with irregular past forms.
pub(crate) fn irregular_verbs() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    rows(IRREGULAR_VERBS).map(|[verb, past]| (verb, list(past).collect()))
}

/// The verb that an irregular past form is of: "retook" gives "retake".
pub(crate) fn base_of_past(form: &str) -> Option<&'static str> {
    static BASES: OnceLock<FxHashMap<&str, &str>> = OnceLock::new();
    let bases = BASES
        .get_or_init(|| irregular_verbs().flat_map(|(base, past)| past.into_iter().map(move |p| (p, base))).collect());
    bases.get(form).copied()
}

/// A noun by which questions list or count.
#[derive(Clone, Copy, Debug)]
pub(crate) struct QuestionNoun {
    /// The noun, in lower case.
    pub(crate) noun: &'static str,
    /// The nodes that it lists: a kind of node, or `country`, `city`.
    pub(crate) label: Option<&'static str>,
    /// The relation whose claims it lists.
    pub(crate) relation: Option<&'static str>,
    /// The finer verb that asks for these claims, where they are a part of the relation's.
    pub(crate) verb: Option<&'static str>,
}

impl QuestionNoun {
    /// Whether it asks for anybody: "people".
    pub(crate) fn is_general(&self) -> bool {
        self.label != Some("actor") || ["actor", "actors", "people", "person", "persons"].contains(&self.noun)
    }

    /// What the names of those have in them that it asks for, where it is a population ("civilian" of "civilians") and
    /// not a post, of which names say nothing.
    pub(crate) fn population(&self) -> Option<&'static str> {
        let singular = match self.noun {
            // The letters that singular and plural share.
            "children" => "child",
            "women" => "wom",
            "gunmen" => "gunm",
            noun => noun.strip_suffix('s').unwrap_or(noun),
        };
        (!self.is_general() && !Nouns::shared().class(singular).is(NounClass::POST)).then_some(singular)
    }
}

/// The nouns of questions, in the order of their table.
pub(crate) fn question_nouns() -> impl Iterator<Item = QuestionNoun> {
    rows(QUESTION_NOUNS).flat_map(|[nouns, label, relation, verb]| {
        list(nouns).map(move |noun| QuestionNoun {
            noun,
            label: Some(label).filter(|l| !l.is_empty()),
            relation: Some(relation).filter(|r| !r.is_empty()),
            verb: Some(verb).filter(|v| !v.is_empty()),
        })
    })
}

/// The noun of this word.
pub(crate) fn question_noun(word: &str) -> Option<QuestionNoun> {
    static NOUNS: OnceLock<FxHashMap<&'static str, QuestionNoun>> = OnceLock::new();
    // The first row that has a noun says what it is.
    let nouns = NOUNS.get_or_init(|| {
        let mut nouns = FxHashMap::default();
        for noun in question_nouns() {
            nouns.entry(noun.noun).or_insert(noun);
        }
        nouns
    });
    nouns.get(word).copied()
}

/// The noun of this word in the plural, where the word is its singular: "attack" of attacks, "drone strike" of drone strikes.
pub(crate) fn one_question_noun(word: &str) -> Option<QuestionNoun> {
    question_noun(&format!("{word}s")).or_else(|| question_noun(&format!("{word}es")))
}

/// What may follow a form of "be", and the verb of questions that says the same: "a member of", "belong to".
pub(crate) fn question_copulas() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(QUESTION_COPULAS).flat_map(|[phrases, verb]| list(phrases).map(move |phrase| (phrase, verb)))
}

/// What is in the posts of those whom a verb asks for that is said of who is at the head of something: "lead".
pub(crate) fn question_leaders(verb: &str) -> impl Iterator<Item = &'static str> {
    let found = rows(QUESTION_LEADERS).find(|[verbs, _]| list(verbs).any(|known| known == verb));
    found.into_iter().flat_map(|[_, posts]| list(posts))
}

/// Verbs that only carry a noun of deeds: "impose" of sanctions.
pub(crate) fn question_carriers() -> impl Iterator<Item = &'static str> {
    rows(QUESTION_CARRIERS).flat_map(|[verbs]| list(verbs))
}

/// Whether a verb takes no object: "resign".
pub(crate) fn is_intransitive(verb: &str) -> bool {
    rows(QUESTION_INTRANSITIVES).any(|[verbs, _]| list(verbs).any(|known| known == verb))
}

/// Whether what a verb tells was done to its subject: "die".
pub(crate) fn is_suffered(verb: &str) -> bool {
    rows(QUESTION_INTRANSITIVES)
        .any(|[verbs, how]| ["suffers", "leaves"].contains(&how) && list(verbs).any(|known| known == verb))
}

/// Whether a verb tells that people left what stands behind it: "flee".
pub(crate) fn is_left(verb: &str) -> bool {
    rows(QUESTION_INTRANSITIVES).any(|[verbs, how]| how == "leaves" && list(verbs).any(|known| known == verb))
}
