//! The verbs by which questions ask for relations, in all their forms.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::lexicon::{question_verbs, relations};

/// Which form of its verb a phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    Base,
    Past,
    Third,
}

/// A phrase that asks for relations.
#[derive(Clone, Debug)]
pub(super) struct VerbForm {
    pub(super) relations: Vec<&'static str>,
    pub(super) forms: Vec<Form>,
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
            let mut verbs = Self {
                forms: FxHashMap::default(),
                longest: 1,
            };
            for relation in relations() {
                for (base, past) in relation.verbs() {
                    verbs.add(base, &past, &[relation.name]);
                }
            }
            for (base, past, relations) in question_verbs() {
                verbs.add(base, &past, &relations);
            }
            verbs
        })
    }

    fn add(&mut self, base: &str, irregular: &[&str], relations: &[&'static str]) {
        let (verb, rest) = base
            .split_once(' ')
            .map_or((base, String::new()), |(v, r)| (v, format!(" {r}")));
        self.put(base.to_owned(), Form::Base, relations);
        for third in third_person(verb) {
            self.put(format!("{third}{rest}"), Form::Third, relations);
        }
        if irregular.is_empty() {
            for past in regular_past(verb) {
                self.put(format!("{past}{rest}"), Form::Past, relations);
            }
        }
        for past in irregular {
            self.put((*past).to_owned(), Form::Past, relations);
        }
    }

    fn put(&mut self, phrase: String, form: Form, relations: &[&'static str]) {
        self.longest = self.longest.max(phrase.split(' ').count());
        let entry = self.forms.entry(phrase).or_insert_with(|| VerbForm {
            relations: Vec::new(),
            forms: Vec::new(),
        });
        // A verb of a relation's own table keeps its meaning; a finer table only adds forms.
        if entry.relations.is_empty() {
            entry.relations = relations.to_vec();
        }
        if !entry.forms.contains(&form) {
            entry.forms.push(form);
        }
    }

    /// The longest verb phrase at the start of some words (in lower case), and how many words it is.
    pub(super) fn at(&self, words: &[String]) -> Option<(&VerbForm, usize)> {
        (1..=self.longest.min(words.len())).rev().find_map(|n| {
            let phrase = words.get(..n)?.join(" ");
            self.forms.get(&phrase).map(|form| (form, n))
        })
    }

    /// The known verb phrase that a misspelt word is nearest to.
    pub(super) fn nearest(&self, word: &str) -> Option<&str> {
        let near = |phrase: &String| strsim::damerau_levenshtein(phrase, word);
        let mut candidates: Vec<(usize, &String)> = self
            .forms
            .keys()
            .map(|p| (near(p), p))
            .filter(|(d, _)| *d <= 2)
            .collect();
        candidates.sort();
        candidates.first().map(|(_, p)| p.as_str())
    }
}

fn third_person(verb: &str) -> Vec<String> {
    if let Some(stem) = verb
        .strip_suffix('y')
        .filter(|s| !s.ends_with(['a', 'e', 'o', 'u']))
    {
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
    if let Some(stem) = verb
        .strip_suffix('y')
        .filter(|s| !s.ends_with(['a', 'e', 'o', 'u']))
    {
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
    use super::*;

    #[test]
    fn past_base_and_multi_word_forms_ask_for_the_same_relation() {
        let relation = |phrase: &str| {
            let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
            Verbs::shared()
                .at(&words)
                .map(|(f, n)| (f.relations.clone(), n))
        };
        assert_eq!(relation("met whom"), Some((vec!["met-with"], 1)));
        assert_eq!(relation("called for what"), Some((vec!["called-for"], 2)));
        assert_eq!(relation("banned"), Some((vec!["sanctioned"], 1)));
        assert_eq!(
            relation("contacted whom"),
            Some((vec!["met-with", "spoke-with"], 1))
        );
        assert_eq!(relation("meeted"), None);
    }
}
