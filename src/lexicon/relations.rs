//! The built-in relations, from `data/lexicon/relations.tsv`.

use std::sync::OnceLock;

use super::table::rows;
use crate::model::NodeKind;

const RELATIONS: &str = include_str!("../../data/lexicon/relations.tsv");

const QUESTION_VERBS: &str = include_str!("../../data/lexicon/question-verbs.tsv");

/// How far a relation's place is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// What happens somewhere: where its clause is silent, the sentence and the paragraph tell.
    Always,
    /// Where the clause says so.
    Sometimes,
    /// A statement: where it is made says nothing of it.
    Never,
}

/// A relation of the built-in vocabulary.
#[derive(Clone, Copy, Debug)]
pub struct Relation {
    /// Its canonical name.
    pub name: &'static str,
    /// The event type of the PLOVER ontology that it specialises; `none` for structure.
    pub class: &'static str,
    /// Whether both ends do the same.
    pub symmetric: bool,
    /// How far its place is looked for.
    pub place: Whereabouts,
    /// What it means, in a few words.
    pub meaning: &'static str,
    target: &'static str,
    verbs: &'static str,
}

impl Relation {
    /// Whether its target may be of this kind.
    pub fn takes(&self, kind: NodeKind) -> bool {
        let letter = match kind {
            NodeKind::Actor => 'A',
            NodeKind::Organization => 'O',
            NodeKind::Location => 'L',
            NodeKind::Resolution => 'R',
            NodeKind::Event => 'E',
        };
        self.target.contains(letter)
    }

    /// The verbs by which questions ask for it: base form, then its irregular past forms, if any.
    pub fn verbs(&self) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
        super::table::list(self.verbs).map(|verb| {
            let mut forms = verb.split('=');
            (forms.next().unwrap_or_default(), forms.collect())
        })
    }
}

/// The built-in relations in the order of the table.
pub fn relations() -> &'static [Relation] {
    static SHARED: OnceLock<Vec<Relation>> = OnceLock::new();
    SHARED.get_or_init(|| {
        rows(RELATIONS)
            .map(|[name, class, symmetric, target, place, meaning, verbs]| Relation {
                name,
                class,
                symmetric: symmetric == "yes",
                place: match place {
                    "always" => Whereabouts::Always,
                    "sometimes" => Whereabouts::Sometimes,
                    _ => Whereabouts::Never,
                },
                meaning,
                target,
                verbs,
            })
            .collect()
    })
}

/// The built-in relation of this name.
pub fn relation(name: &str) -> Option<&'static Relation> {
    relations().iter().find(|r| r.name == name)
}

/// Further verbs of questions: base form, irregular past forms, relations that they ask for.
pub fn question_verbs() -> impl Iterator<Item = (&'static str, Vec<&'static str>, Vec<&'static str>)> {
    rows(QUESTION_VERBS).map(|[verb, relations]| {
        let mut forms = verb.split('=');
        (forms.next().unwrap_or_default(), forms.collect(), super::table::list(relations).collect())
    })
}

const FINER_VERBS: &str = include_str!("../../data/lexicon/finer-verbs.tsv");
const IRREGULAR_VERBS: &str = include_str!("../../data/lexicon/irregular-verbs.tsv");

/// A verb that asks for a part of the claims of its relations.
#[derive(Clone, Debug)]
pub struct FinerVerb {
    /// Base form.
    pub base: &'static str,
    /// Irregular past forms.
    pub past: Vec<&'static str>,
    /// The relations that it asks for.
    pub relations: Vec<&'static str>,
    /// The predicates that its claims may have.
    pub predicates: Vec<&'static str>,
}

/// Verbs that ask for claims with some predicates only.
pub fn finer_verbs() -> impl Iterator<Item = FinerVerb> {
    rows(FINER_VERBS).map(|[verb, relations, predicates]| {
        let mut forms = verb.split('=');
        FinerVerb {
            base: forms.next().unwrap_or_default(),
            past: forms.collect(),
            relations: super::table::list(relations).collect(),
            predicates: super::table::list(predicates).collect(),
        }
    })
}

/// Verbs with irregular past forms.
pub fn irregular_verbs() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    rows(IRREGULAR_VERBS).map(|[verb, past]| (verb, super::table::list(past).collect()))
}

const QUESTION_NOUNS: &str = include_str!("../../data/lexicon/question-nouns.tsv");

/// A noun by which questions list or count.
#[derive(Clone, Copy, Debug)]
pub struct QuestionNoun {
    /// The noun, in lower case.
    pub noun: &'static str,
    /// The nodes that it lists: a kind of node, or `country`, `city`.
    pub label: Option<&'static str>,
    /// The relation whose claims it lists.
    pub relation: Option<&'static str>,
}

/// The nouns of questions, in the order of their table.
pub fn question_nouns() -> impl Iterator<Item = QuestionNoun> {
    rows(QUESTION_NOUNS).flat_map(|[nouns, label, relation]| {
        super::table::list(nouns).map(move |noun| QuestionNoun {
            noun,
            label: Some(label).filter(|l| !l.is_empty()),
            relation: Some(relation).filter(|r| !r.is_empty()),
        })
    })
}

/// The noun of this word.
pub fn question_noun(word: &str) -> Option<QuestionNoun> {
    question_nouns().find(|n| n.noun == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Frames;

    #[test]
    fn the_vocabulary_has_its_thirty_five_relations() {
        assert_eq!(relations().len(), 35);
    }

    #[test]
    fn the_frames_hold_at_least_400_predicates() {
        assert!(Frames::shared().size() >= 400);
    }
}
