//! The verbs by which questions ask for relations, in all their forms.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon::{
    Frames, QuestionNoun, finer_verbs, irregular_verbs, question_carriers, question_verbs, relation, relations,
};

use super::lexer::{Kind, Token};

/// Which form of its verb a phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query) enum Inflection {
    /// "meet"
    Base,
    /// "met"
    Past,
    /// "meets"
    Third,
    /// "meeting"
    Ing,
}

/// A phrase that asks for relations.
#[derive(Clone, Debug)]
struct VerbForm {
    relations: Vec<&'static str>,
    form: Inflection,
    /// The predicates of the claims asked for; all of the relations' where empty.
    predicates: Vec<String>,
    /// The relations of which every claim is asked for, whatever its predicate.
    whole: Vec<&'static str>,
    /// The base form of the phrase.
    base: String,
    /// What the name of whom or what it was done to has in it; empty where that is open.
    object: &'static str,
}

impl VerbForm {
    /// Whether it is the past form of this verb.
    fn is_past_of(&self, base: &str) -> bool {
        self.form == Inflection::Past && self.base == base
    }
}

/// Every form of every verb, by its words in lower case.
pub(super) struct Verbs {
    forms: FxHashMap<String, VerbForm>,
    longest: usize,
}

impl Verbs {
    pub(super) fn shared() -> &'static Self {
        static SHARED: OnceLock<Verbs> = OnceLock::new();
        SHARED.get_or_init(|| {
            let mut verbs = Self { forms: FxHashMap::default(), longest: 1 };
            for verb in finer_verbs() {
                let predicates: Vec<String> = verb.predicates.iter().map(|p| (*p).to_owned()).collect();
                verbs.add(verb.base, &verb.past, &verb.relations, &predicates);
            }
            let objects: FxHashMap<&str, &'static str> =
                finer_verbs().filter(|verb| !verb.object.is_empty()).map(|verb| (verb.base, verb.object)).collect();
            let whole: FxHashMap<&str, Vec<&'static str>> = finer_verbs().map(|verb| (verb.base, verb.whole)).collect();
            for form in verbs.forms.values_mut() {
                form.whole = whole.get(form.base.as_str()).cloned().unwrap_or_default();
                form.object = objects.get(form.base.as_str()).copied().unwrap_or_default();
            }
            for relation in relations() {
                for (base, past) in relation.verbs() {
                    verbs.add(base, &past, &[relation.name], &[]);
                }
            }
            for (base, past, relations) in question_verbs() {
                verbs.add(base, &past, &relations, &[]);
            }
            for relation in relations() {
                // The relation's own name: "member of", "met-with".
                verbs.put(relation.name.to_owned(), Inflection::Past, relation.name, &[relation.name], &[]);
                verbs.put(relation.name.replace('-', " "), Inflection::Past, relation.name, &[relation.name], &[]);
            }
            verbs
        })
    }

    /// Every verb that articles are read by, for a question whose verb no table of questions has: it asks for the
    /// claims that were read from this verb. Apart, since so many words would end unknown names too early.
    fn of_the_lexicon() -> &'static Self {
        static ALL: OnceLock<Verbs> = OnceLock::new();
        ALL.get_or_init(|| {
            let mut irregular: FxHashMap<&str, Vec<&str>> = irregular_verbs().collect();
            let named = relations().iter().flat_map(|r| r.verbs().collect::<Vec<_>>());
            let asked = question_verbs().map(|(base, past, _)| (base, past));
            for (base, past) in named.chain(asked).filter(|(_, past)| !past.is_empty()) {
                let first = |phrase: &'static str| phrase.split(' ').next().unwrap_or_default();
                irregular.entry(first(base)).or_insert_with(|| past.into_iter().map(first).collect());
            }
            let mut phrases: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
            for (verb, frame) in Frames::shared().verb_phrases() {
                let phrase: Vec<&str> = std::iter::once(verb).chain(frame.rest.iter().copied()).collect();
                phrases.entry(phrase.join(" ")).or_default().push(frame.relation);
            }
            let mut verbs = Self { forms: FxHashMap::default(), longest: 1 };
            for (phrase, mut relations) in phrases {
                relations.sort_unstable();
                relations.dedup();
                relations.retain(|name| relation(name).is_some());
                let (verb, rest) = phrase.split_once(' ').unwrap_or((&phrase, ""));
                let past: Vec<String> = irregular.get(verb).map_or_else(Vec::new, |past| {
                    past.iter().map(|p| format!("{p} {rest}").trim_end().to_owned()).collect()
                });
                let past: Vec<&str> = past.iter().map(String::as_str).collect();
                let predicates: Vec<String> =
                    if rest.is_empty() { vec![verb.to_owned()] } else { vec![phrase.clone(), verb.to_owned()] };
                if !relations.is_empty() {
                    verbs.add(&phrase, &past, &relations, &predicates);
                }
            }
            verbs
        })
    }

    /// Every form of a verb.
    fn add(&mut self, base: &str, irregular: &[&str], relations: &[&'static str], predicates: &[String]) {
        let (verb, rest) = base.split_once(' ').map_or((base, String::new()), |(v, r)| (v, format!(" {r}")));
        self.put(base.to_owned(), Inflection::Base, base, relations, predicates);
        for third in third_person(verb) {
            self.put(format!("{third}{rest}"), Inflection::Third, base, relations, predicates);
        }
        for ing in gerund(verb) {
            self.put(format!("{ing}{rest}"), Inflection::Ing, base, relations, predicates);
        }
        if irregular.is_empty() {
            for past in regular_past(verb) {
                self.put(format!("{past}{rest}"), Inflection::Past, base, relations, predicates);
            }
        }
        for past in irregular {
            self.put((*past).to_owned(), Inflection::Past, base, relations, predicates);
        }
    }

    /// The first table that has a verb says what it asks for.
    fn put(&mut self, phrase: String, form: Inflection, base: &str, relations: &[&'static str], predicates: &[String]) {
        // An auxiliary is no verb of its own.
        if phrase == "does" {
            return;
        }
        self.longest = self.longest.max(phrase.split(' ').count());
        self.forms.entry(phrase).or_insert_with(|| VerbForm {
            relations: relations.to_vec(),
            form,
            predicates: predicates.to_vec(),
            whole: Vec::new(),
            base: base.to_owned(),
            object: "",
        });
    }

    /// How a question is told that has this phrase: "attacks" and "attacking" by the base form, where that asks for the
    /// same; a past form as it is.
    pub(super) fn told(phrase: &str) -> String {
        let base = form_of(phrase)
            .filter(|f| matches!(f.form, Inflection::Third | Inflection::Ing))
            .filter(|f| form_of(&f.base).is_some_and(|b| b.relations == f.relations && b.predicates == f.predicates));
        base.map_or_else(|| phrase.to_owned(), |f| f.base.clone())
    }

    /// The third person of a base form, where it is read as that.
    pub(super) fn third(base: &str) -> Option<String> {
        let (verb, rest) = base.split_once(' ').map_or((base, String::new()), |(v, r)| (v, format!(" {r}")));
        let third = format!("{}{rest}", third_person(verb).first()?);
        (Self::told(&third) == base).then_some(third)
    }

    /// How many words of a form of a verb stand at the start of some words that only carries a noun of deeds, so that
    /// whoever does it did the deed: "imposed" of sanctions, "took part in" of talks, not "planned" of attacks.
    pub(super) fn carries(words: &[Token]) -> Option<usize> {
        static CARRIERS: OnceLock<(FxHashSet<String>, usize)> = OnceLock::new();
        let (forms, longest) = CARRIERS.get_or_init(|| {
            let irregular: FxHashMap<&str, Vec<&str>> = irregular_verbs().collect();
            let forms = |phrase: &'static str| {
                let (verb, rest) =
                    phrase.split_once(' ').map_or((phrase, String::new()), |(v, r)| (v, format!(" {r}")));
                let past = match irregular.get(verb) {
                    Some(past) => past.iter().map(|p| (*p).to_owned()).collect(),
                    // An auxiliary, which reading does not look up by its forms.
                    None if verb == "have" => vec!["had".to_owned(), "has".to_owned()],
                    None => regular_past(verb),
                };
                let all = past.into_iter().chain(third_person(verb)).chain(gerund(verb)).chain([verb.to_owned()]);
                all.map(move |form| format!("{form}{rest}"))
            };
            let forms: FxHashSet<String> = question_carriers().flat_map(forms).collect();
            let longest = forms.iter().map(|form| form.split(' ').count()).max().unwrap_or(1);
            (forms, longest)
        });
        let plain = words.iter().take(*longest).take_while(|w| w.kind == Kind::Word).count();
        (1..=plain).rev().find(|n| {
            let phrase: Vec<&str> = words.iter().take(*n).map(|w| w.lower.as_str()).collect();
            forms.contains(&phrase.join(" "))
        })
    }

    /// As [`Verbs::at`], among all verbs of the lexicon.
    pub(super) fn in_the_lexicon(words: &[Token]) -> Option<(&'static [&'static str], Inflection, usize)> {
        Self::of_the_lexicon().at(words)
    }

    /// The relations of the longest verb phrase at the start of some words, its form, and how many words it is.
    pub(super) fn at(&'static self, words: &[Token]) -> Option<(&'static [&'static str], Inflection, usize)> {
        let plain = words.iter().take(self.longest).take_while(|w| w.kind == Kind::Word).count();
        (1..=plain).rev().find_map(|n| {
            let phrase: Vec<&str> = words.get(..n)?.iter().map(|w| w.lower.as_str()).collect();
            // "has met with at least 2 sources": the "with" begins the filter.
            let word = |at: usize| words.get(at).map(|w| w.lower.as_str());
            if phrase.last() == Some(&"with") && word(n) == Some("at") && word(n + 1) == Some("least") {
                return None;
            }
            let found = self.forms.get(&phrase.join(" "))?;
            Some((found.relations.as_slice(), found.form, n))
        })
    }

    /// The known verb phrase that a misspelt word is nearest to.
    pub(super) fn nearest(&self, word: &str) -> Option<&str> {
        if word.len() > 24 {
            return None;
        }
        // Forms that begin alike come first: people mistake endings more often than beginnings.
        let begins = |p: &str| {
            let alike = p.chars().zip(word.chars()).take_while(|(a, b)| a == b);
            alike.count()
        };
        self.forms
            .keys()
            .filter(|p| p.len().abs_diff(word.len()) <= 3)
            .map(|p| (strsim::damerau_levenshtein(p, word), p))
            .filter(|(d, p)| {
                // "pope" is no slip of "phone": a short word has one slip, and more of them leave its first letter.
                *d <= word.len().div_ceil(4) && (*d == 1 || begins(p) >= 1) || *d <= 3 && begins(p) >= 4
            })
            .map(|(d, p)| (d, usize::MAX - begins(p), p.as_str()))
            .min()
            .map(|(_, _, p)| p)
    }
}

/// The relations that a verb phrase asks for: `contacted` is met-with or spoke-with.
pub fn verb_relations(phrase: &str) -> Option<&'static [&'static str]> {
    form_of(phrase).map(|form| form.relations.as_slice())
}

/// The predicates that claims must have which a verb phrase asks for; any where empty: "resigned" asks for the
/// resignations among what was conceded.
pub(in crate::query) fn predicates(phrase: &str) -> &'static [String] {
    form_of(phrase).map(|form| form.predicates.as_slice()).unwrap_or_default()
}

/// The relations of which a verb phrase with predicates asks for every claim, whatever its predicate.
pub(in crate::query) fn whole(phrase: &str) -> &'static [&'static str] {
    form_of(phrase).map(|form| form.whole.as_slice()).unwrap_or_default()
}

/// The finer verbs of their own that begin with a base form: "shoot down" of "shoot".
pub(in crate::query) fn finer_beginning_with(base: &str) -> impl Iterator<Item = &'static str> {
    let begins = format!("{base} ");
    finer_verbs().map(|verb| verb.base).filter(move |other| other.starts_with(&begins))
}

/// What the name of whom or what it was done to has in it, by a verb phrase that says so: "election" of "hold
/// elections".
pub(in crate::query) fn object(phrase: &str) -> Option<&'static str> {
    form_of(phrase).map(|form| form.object).filter(|object| !object.is_empty())
}

/// How questions ask for the deeds of a noun.
pub(in crate::query) struct Asking {
    /// The base form of the verb.
    pub(in crate::query) base: &'static str,
    /// Its past form.
    pub(in crate::query) past: &'static str,
    /// The relations that it asks for.
    pub(in crate::query) relations: Vec<String>,
}

/// The verb that asks for the deeds of a noun: the finer one of "drone strikes", else the first of the relation.
pub(in crate::query) fn asking(noun: QuestionNoun) -> Option<Asking> {
    let relation = noun.relation?;
    let finer = noun.verb.and_then(|verb| {
        let form = form_of(verb)?;
        let forms = Verbs::shared().forms.iter();
        let pasts = forms.filter(|(_, f)| f.form == Inflection::Past && f.base == form.base);
        // Of two spellings the shorter.
        let past = pasts.map(|(phrase, _)| phrase.as_str()).min_by_key(|phrase| (phrase.len(), *phrase))?;
        Some(Asking { base: &form.base, past, relations: form.relations.iter().map(|r| (*r).to_owned()).collect() })
    });
    finer.or_else(|| {
        Some(Asking {
            base: first_verb(relation).unwrap_or(relation),
            past: past(relation).unwrap_or(relation),
            relations: vec![relation.to_owned()],
        })
    })
}

/// The base form of a verb phrase.
pub(in crate::query) fn base(phrase: &str) -> Option<&'static str> {
    form_of(phrase).map(|form| form.base.as_str())
}

fn form_of(phrase: &str) -> Option<&'static VerbForm> {
    let phrase = phrase.to_lowercase();
    Verbs::shared().forms.get(&phrase).or_else(|| Verbs::of_the_lexicon().forms.get(&phrase))
}

/// How somebody is said to do this: "attacks" of "attack"; other forms as they are.
pub(in crate::query) fn third(phrase: &str) -> String {
    if phrase == "do" {
        return "did".to_owned();
    }
    // "who does to X" would be read as an auxiliary.
    if phrase.starts_with("do ") {
        return format!("did {phrase}");
    }
    let base = inflection(phrase) == Some(Inflection::Base);
    base.then(|| Verbs::third(phrase)).flatten().unwrap_or_else(|| phrase.to_owned())
}

/// Which form of its verb a phrase is.
pub(in crate::query) fn inflection(phrase: &str) -> Option<Inflection> {
    form_of(phrase).map(|form| form.form)
}

/// The base form of a relation's first verb.
pub(in crate::query) fn first_verb(name: &str) -> Option<&'static str> {
    let (verb, _) = relation(name)?.verbs().next()?;
    (form_of(verb)?.relations == [name]).then_some(verb)
}

/// The past form of a relation's first verb: how a question names it.
pub(in crate::query) fn past(name: &str) -> Option<&'static str> {
    let (base, irregular) = relation(name)?.verbs().next()?;
    let verbs = Verbs::shared();
    let (verb, rest) = base.split_once(' ').map_or((base, String::new()), |(v, r)| (v, format!(" {r}")));
    let written = match irregular.first() {
        Some(past) => (*past).to_owned(),
        None => format!("{}{rest}", regular_past(verb).first()?),
    };
    verbs.forms.get_key_value(&written).map(|(k, _)| k.as_str())
}

/// The past form of a relation's first verb that asks for all of its claims.
pub(in crate::query) fn plain_past(name: &str) -> Option<&'static str> {
    let verbs = Verbs::shared();
    let plain = relation(name)?
        .verbs()
        .map(|(base, _)| base)
        .find(|base| form_of(base).is_some_and(|form| form.predicates.is_empty() && form.relations == [name]))?;
    let pasts = verbs.forms.iter().filter(|(_, form)| form.is_past_of(plain));
    pasts.map(|(phrase, _)| phrase.as_str()).min_by_key(|phrase| (phrase.len(), *phrase))
}

/// The -ing form; where the last consonant may double, both spellings.
fn gerund(verb: &str) -> Vec<String> {
    if let Some(stem) = verb.strip_suffix('e').filter(|s| !s.ends_with('e')) {
        return vec![format!("{stem}ing")];
    }
    regular_past(verb)
        .into_iter()
        .filter_map(|past| past.strip_suffix("ed").map(|stem| format!("{stem}ing")))
        .map(|ing| if verb.ends_with('y') { format!("{verb}ing") } else { ing })
        .collect()
}

fn third_person(verb: &str) -> Vec<String> {
    if let Some(stem) = verb.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o', 'u'])) {
        return vec![format!("{stem}ies")];
    }
    if verb.ends_with(['s', 'x', 'z', 'o']) || verb.ends_with("ch") || verb.ends_with("sh") {
        return vec![format!("{verb}es")];
    }
    vec![format!("{verb}s")]
}

/// The regular past; where the last consonant may double, both spellings.
fn regular_past(verb: &str) -> Vec<String> {
    if verb.ends_with('e') {
        return vec![format!("{verb}d")];
    }
    if let Some(stem) = verb.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o', 'u'])) {
        return vec![format!("{stem}ied")];
    }
    let mut forms = vec![format!("{verb}ed")];
    let vowel = |c: Option<char>| c.is_some_and(|c| "aeiou".contains(c));
    let mut back = verb.chars().rev();
    let (last, before) = (back.next(), back.next());
    if let Some(last) = last.filter(|c| "bdgklmnprt".contains(*c))
        && vowel(before)
    {
        forms.push(format!("{verb}{last}ed"));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::verb_relations;

    #[test]
    fn past_base_and_multi_word_forms_ask_for_the_same_relation() {
        for (phrase, relations) in [
            ("met", &["met-with"][..]),
            ("meet with", &["met-with"]),
            ("meeting", &["met-with"]),
            ("called for", &["called-for"]),
            ("banned", &["sanctioned"]),
            ("contacted", &["met-with", "spoke-with"]),
            ("pulled out of", &["withdrew-from"]),
        ] {
            assert_eq!(verb_relations(phrase), Some(relations), "{phrase}");
        }
        assert_eq!(verb_relations("meeted"), None);
    }
}
