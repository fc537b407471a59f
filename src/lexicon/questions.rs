//! The words of questions beyond the relations' own verbs: `data/lexicon/question-*.tsv`, `finer-verbs.tsv` and
//! `irregular-verbs.tsv`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::fold::fold;
use super::nouns::{NounClass, Nouns};
use super::question_words::QuestionWords;
use super::table::{list, rows};

const QUESTION_VERBS: &str = include_str!("../../data/lexicon/question-verbs.tsv");
const FINER_VERBS: &str = include_str!("../../data/lexicon/finer-verbs.tsv");
const IRREGULAR_VERBS: &str = include_str!("../../data/lexicon/irregular-verbs.tsv");
const QUESTION_NOUNS: &str = include_str!("../../data/lexicon/question-nouns.tsv");
const QUESTION_INTRANSITIVES: &str = include_str!("../../data/lexicon/question-intransitives.tsv");
const QUESTION_CARRIERS: &str = include_str!("../../data/lexicon/question-carriers.tsv");
const QUESTION_LEADERS: &str = include_str!("../../data/lexicon/question-leaders.tsv");
const QUESTION_COPULAS: &str = include_str!("../../data/lexicon/question-copulas.tsv");
const QUESTION_ADVERBS: &str = include_str!("../../data/lexicon/question-adverbs.tsv");
const QUESTION_ADDRESSEES: &str = include_str!("../../data/lexicon/question-addressees.tsv");
const QUESTION_POSTS: &str = include_str!("../../data/lexicon/question-posts.tsv");
const QUESTION_ELECTIONS: &str = include_str!("../../data/lexicon/question-elections.tsv");
const QUESTION_DEED_NAMES: &str = include_str!("../../data/lexicon/question-deed-names.tsv");
const QUESTION_COLLECTIVES: &str = include_str!("../../data/lexicon/question-collectives.tsv");
const QUESTION_TITLES: &str = include_str!("../../data/lexicon/question-titles.tsv");
const QUESTION_FORCES: &str = include_str!("../../data/lexicon/question-forces.tsv");
const QUESTION_REGIONS: &str = include_str!("../../data/lexicon/question-regions.tsv");
const CONTINENTS: &str = include_str!("../../data/gazetteer/continents.tsv");

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
    /// Those of which it asks for every claim, whatever its predicate.
    pub(crate) whole: Vec<&'static str>,
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
            relations: list(relations).map(|name| name.trim_end_matches('*')).collect(),
            whole: list(relations).filter_map(|name| name.strip_suffix('*')).collect(),
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
    /// Whether the word before it says who suffered the deeds: "civilian deaths".
    pub(crate) suffered: bool,
}

impl QuestionNoun {
    /// Whether it asks for anybody: "people".
    pub(crate) fn is_general(&self) -> bool {
        self.label != Some("actor") || ["actor", "actors", "people", "person", "persons"].contains(&self.noun)
    }

    /// Whether it is a plural of people whom no post tells apart: "people", "soldiers".
    fn is_of_many(&self) -> bool {
        ["people", "persons"].contains(&self.noun) || self.population().is_some()
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
    rows(QUESTION_NOUNS).flat_map(|[nouns, label, relation, verb, before]| {
        list(nouns).map(move |noun| QuestionNoun {
            noun,
            label: Some(label).filter(|l| !l.is_empty()),
            relation: Some(relation).filter(|r| !r.is_empty()),
            verb: Some(verb).filter(|v| !v.is_empty()),
            suffered: before == "sufferer",
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

/// The noun of this word in the plural, where the word is its singular: "attack" of attacks, "drone strike" of drone
/// strikes.
pub(crate) fn one_question_noun(word: &str) -> Option<QuestionNoun> {
    question_noun(&format!("{word}s")).or_else(|| question_noun(&format!("{word}es")))
}

/// Whether a name is no more than some people who suffered or did something, "people", "three soldiers": those of two
/// claims need not be the same.
pub(crate) fn is_crowd(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    question_noun(&last).is_some_and(|noun| noun.label == Some("actor") && last != "actor" && noun.is_of_many())
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

/// What a phrase beside the verb of a question says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuestionAdverb {
    /// The claims are to be alleged ones: "allegedly".
    Alleged,
    /// How it was done, which claims do not tell: "by phone".
    Manner,
    /// Nothing that makes a difference: "really".
    Passed,
}

/// The phrases that may stand beside the verb of a question, each with its words; longer ones first.
pub(crate) fn question_adverbs() -> &'static [(Vec<&'static str>, QuestionAdverb)] {
    static ADVERBS: OnceLock<Vec<(Vec<&'static str>, QuestionAdverb)>> = OnceLock::new();
    ADVERBS.get_or_init(|| {
        let how = |how| match how {
            "alleged" => QuestionAdverb::Alleged,
            "manner" => QuestionAdverb::Manner,
            _ => QuestionAdverb::Passed,
        };
        let phrases = rows(QUESTION_ADVERBS).flat_map(|[phrases, told]| list(phrases).map(move |p| (p, how(told))));
        let mut all: Vec<_> = phrases.map(|(phrase, how)| (phrase.split(' ').collect::<Vec<_>>(), how)).collect();
        all.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        all
    })
}

/// Whether these words in small letters stand behind "of" in a post itself: "state" of a secretary of state.
pub(crate) fn is_field_of_a_post(words: &str) -> bool {
    around_posts("field").any(|field| field == words)
}

/// Whether somebody comes to a post by this, behind a form of "be": "elected".
pub(crate) fn is_coming_to_a_post(participle: &str) -> bool {
    around_posts("chosen").any(|chosen| chosen == participle)
}

/// Whether a word is no post by itself: "official".
pub(crate) fn is_vague_post(head: &str) -> bool {
    around_posts("vague").any(|vague| vague == head)
}

/// Parts of posts that make another of one: "vice".
pub(crate) fn lesser_posts() -> impl Iterator<Item = &'static str> {
    around_posts("lesser")
}

/// Words before a post that somebody has no more: "former".
pub(crate) fn ended_posts() -> impl Iterator<Item = &'static str> {
    around_posts("ended")
}

/// Whether a post is told of as one that somebody has no more.
pub(crate) fn is_ended_post(post: &str) -> bool {
    let mut words = post.split([' ', '-']);
    words.any(|word| ended_posts().any(|ended| ended.eq_ignore_ascii_case(word)))
}

/// Words that have this post in them and are none: "presidential" of "president".
pub(crate) fn derived_of_post(post: &str) -> impl Iterator<Item = &'static str> {
    around_posts("derived").filter(move |word| word.contains(post) && !post.contains(word))
}

fn around_posts(what: &'static str) -> impl Iterator<Item = &'static str> {
    rows(QUESTION_POSTS).filter(move |[row, _]| *row == what).flat_map(|[_, words]| list(words))
}

/// Whether a word is a form of address that articles seldom have: "pm".
pub(crate) fn is_address(word: &str) -> bool {
    titles("address").any(|title| title == word)
}

/// Whether those who bear a title go by their first name: "king".
pub(crate) fn is_title_of_first_names(title: &str) -> bool {
    titles("first").any(|known| known == title)
}

/// Whether a place may be said to be this, before "of" and its name: "city".
pub(crate) fn is_title_of_a_place(noun: &str) -> bool {
    titles("place").any(|known| known == noun)
}

fn titles(what: &'static str) -> impl Iterator<Item = &'static str> {
    rows(QUESTION_TITLES).filter(move |[row, _]| *row == what).flat_map(|[_, words]| list(words))
}

/// What an election may be called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ElectionKind {
    /// "presidential"
    pub(crate) kind: &'static str,
    /// The post that it fills, where it says so.
    pub(crate) post: Option<&'static str>,
    /// Whether it says nothing of what claims call the election.
    pub(crate) vague: bool,
}

/// The kind of election that a word names.
pub(crate) fn election_kind(word: &str) -> Option<ElectionKind> {
    rows(QUESTION_ELECTIONS).find_map(|[kinds, post, how]| {
        let kind = list(kinds).find(|kind| *kind == word)?;
        Some(ElectionKind { kind, post: Some(post).filter(|post| !post.is_empty()), vague: how == "vague" })
    })
}

/// The noun of questions for deeds that are called by another name: attacks for a "blast".
pub(crate) fn deed_called(name: &str) -> Option<QuestionNoun> {
    let found = rows(QUESTION_DEED_NAMES).find(|[names, _]| list(names).any(|known| known == name));
    found.and_then(|[_, noun]| question_noun(noun))
}

/// Whether a noun in small letters stands for whatever is called so, with a name or without: "police".
pub(crate) fn is_collective(noun: &str) -> bool {
    rows(QUESTION_COLLECTIVES).any(|[nouns]| list(nouns).any(|known| known == noun))
}

/// The relations whose claims may say to whom they are addressed.
pub(crate) fn addressing_relations() -> impl Iterator<Item = &'static str> {
    rows(QUESTION_ADDRESSEES).flat_map(|[relations]| list(relations))
}

/// The countries of a part of the world, by its name: "Africa". Nothing where the table has no such part.
pub(crate) fn countries_of(part: &str) -> Option<Vec<&'static str>> {
    let wanted = fold(part);
    let parts = |name: &str| rows(CONTINENTS).find(|[part, _]| fold(part) == fold(name)).map(|[_, has]| list(has));
    let mut open: Vec<&'static str> = parts(&wanted)?.collect();
    let (mut countries, mut seen) = (Vec::new(), Vec::new());
    while let Some(name) = open.pop() {
        if seen.contains(&name) {
            continue;
        }
        seen.push(name);
        match parts(name) {
            Some(more) => open.extend(more),
            None => countries.push(name),
        }
    }
    countries.sort_unstable();
    Some(countries)
}

/// The countries that a phrase names by what they belong to: "African countries", "EU member states". Nothing where it
/// is no such phrase.
pub(crate) fn countries_called(phrase: &str) -> Option<Vec<&'static str>> {
    static NOUNS: QuestionWords = QuestionWords::of("states");
    let folded = fold(phrase);
    let adjective = NOUNS.iter().find_map(|noun| folded.strip_suffix(noun)?.strip_suffix(' '))?;
    countries_with(adjective)
}

/// The countries of a part of the world or an alliance, by the word before "countries": "African", "EU".
pub(crate) fn countries_with(adjective: &str) -> Option<Vec<&'static str>> {
    let wanted = fold(adjective);
    let [_, has] =
        rows(QUESTION_REGIONS).find(|[adjectives, _]| list(adjectives).any(|known| fold(known) == wanted))?;
    let mut countries: Vec<&'static str> =
        list(has).flat_map(|part| countries_of(part).unwrap_or_else(|| vec![part])).collect();
    countries.sort_unstable();
    countries.dedup();
    Some(countries)
}

/// What a country's own army, police and other forces are called beside its name.
pub(crate) fn forces() -> impl Iterator<Item = &'static str> {
    rows(QUESTION_FORCES).flat_map(|[bodies]| list(bodies))
}

#[cfg(test)]
mod tests {
    use super::{countries_called, countries_of};
    use crate::lexicon::Gazetteer;

    #[test]
    fn a_part_of_the_world_has_the_countries_of_its_parts() {
        let africa = countries_of("Africa").unwrap_or_default();
        assert!(africa.contains(&"Egypt") && africa.contains(&"Mali") && !africa.contains(&"Syria"));
        assert_eq!(countries_of("Mali"), None);
    }

    #[test]
    fn countries_are_called_by_what_they_belong_to() {
        let african = countries_called("African countries").unwrap_or_default();
        assert!(african.contains(&"Mali") && !african.contains(&"France"));
        assert!(countries_called("EU member states").is_some_and(|eu| eu.contains(&"France") && eu.len() == 27));
        assert_eq!(countries_called("United States"), None);
    }

    #[test]
    fn every_country_that_belongs_to_something_is_one_of_the_gazetteer() {
        for [_, has] in super::rows(super::QUESTION_REGIONS) {
            for country in super::list(has).filter(|part| countries_of(part).is_none()) {
                assert!(Gazetteer::shared().find(country).is_some_and(|entry| entry.name == country), "{country}");
            }
        }
    }

    #[test]
    fn every_country_of_a_part_of_the_world_is_one_of_the_gazetteer() {
        for part in ["Africa", "Europe", "Asia", "Americas", "Oceania", "Sahel", "Central Europe", "West Asia"] {
            for country in countries_of(part).unwrap_or_default() {
                assert!(Gazetteer::shared().find(country).is_some_and(|entry| entry.name == country), "{country}");
            }
        }
    }
}
