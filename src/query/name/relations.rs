//! Words of a pattern that nothing bears.
//! Relations, modalities and kinds that neither the vocabulary nor the store has.

use crate::lexicon::{relation, relations};
use crate::model::{Modality, NodeKind, RelationName};
use crate::query::ast::{Comparison, EdgePattern, Expression, Literal, NodePattern, Operand, Path, Pattern};
use crate::query::label::NodeLabel;
use crate::query::verb_relations;
use crate::store::Reader;

/// A word that a pattern asks for in vain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::query) struct UnknownWord {
    pub(in crate::query) word: String,
    pub(in crate::query) message: String,
    pub(in crate::query) hint: String,
}

/// The first word of a pattern that names no relation, modality or kind of node, with the nearest that is one.
pub(in crate::query) fn unknown_word(reader: &dyn Reader, pattern: &Pattern) -> Option<UnknownWord> {
    let words = Words { reader };
    let of_paths = pattern.paths.iter().find_map(|path| words.path(path));
    of_paths.or_else(|| pattern.condition.as_ref().and_then(|condition| words.condition(condition)))
}

struct Words<'a> {
    reader: &'a dyn Reader,
}

impl Words<'_> {
    fn path(&self, path: &Path) -> Option<UnknownWord> {
        let node = |node: &NodePattern| node.properties.iter().find_map(|(key, value)| self.value(key, value));
        let edge = |edge: &EdgePattern| {
            let of_labels = edge.labels.iter().find_map(|label| self.relation(label));
            of_labels.or_else(|| edge.properties.iter().find_map(|(key, value)| self.value(key, value)))
        };
        node(&path.start).or_else(|| path.steps.iter().find_map(|(step, to)| edge(step).or_else(|| node(to))))
    }

    fn condition(&self, condition: &Expression) -> Option<UnknownWord> {
        match condition {
            Expression::Or(parts) | Expression::And(parts) => parts.iter().find_map(|part| self.condition(part)),
            Expression::Not(part) => self.condition(part),
            Expression::Compare(
                Operand::Property(_, key),
                Comparison::Equal | Comparison::Unequal,
                Operand::Literal(value),
            )
            | Expression::Compare(
                Operand::Literal(value),
                Comparison::Equal | Comparison::Unequal,
                Operand::Property(_, key),
            ) => self.value(key, value),
            Expression::In(Operand::Property(_, key), list) => list.iter().find_map(|value| self.value(key, value)),
            Expression::Exists(path) => self.path(path),
            _ => None,
        }
    }

    /// What is wrong with the value of a property whose values are words of the vocabulary.
    fn value(&self, key: &str, value: &Literal) -> Option<UnknownWord> {
        let Literal::Text(word) = value else { return None };
        match key {
            "relation" => self.relation(word),
            "modality" if Modality::from_word(&word.to_lowercase()).is_none() => {
                Some(unknown("modality", word, Modality::ALL.map(Modality::as_str).into_iter()))
            }
            "kind" if NodeLabel::from_word(&word.to_lowercase()).is_none() => {
                Some(unknown("kind of node", word, NodeKind::ALL.map(NodeKind::as_str).into_iter()))
            }
            _ => None,
        }
    }

    fn relation(&self, word: &str) -> Option<UnknownWord> {
        let name = RelationName::new(word).ok();
        let known =
            name.is_some_and(|name| relation(name.as_str()).is_some() || !self.reader.relation_ids(&name).is_empty());
        let all = || {
            relations().iter().map(|known| known.name).chain(self.reader.relations().iter().map(RelationName::as_str))
        };
        (!known).then(|| match verb_relations(word) {
            // The verb of a question: "met" for "met-with".
            Some([of_verb, ..]) => unknown_with("relation", word, format!("did you mean {of_verb:?}?")),
            _ => unknown("relation", word, all()),
        })
    }
}

/// The word nearest to one that is not among those known, if half of its letters agree.
pub(crate) fn nearest_word<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let near = known.map(|name| (strsim::damerau_levenshtein(name, word), name)).min();
    near.filter(|(distance, _)| *distance <= word.chars().count() / 2).map(|(_, name)| name)
}

fn unknown<'a>(sort: &str, word: &str, known: impl Iterator<Item = &'a str>) -> UnknownWord {
    let known: Vec<&str> = known.collect();
    let hint = match nearest_word(word, known.iter().copied()) {
        Some(near) => format!("did you mean {near:?}?"),
        None if sort == "relation" => "`dossier schema --relations` lists them".to_owned(),
        None => known.join(", "),
    };
    unknown_with(sort, word, hint)
}

fn unknown_with(sort: &str, word: &str, hint: String) -> UnknownWord {
    UnknownWord { word: word.to_owned(), message: format!("there is no {sort} {word:?}"), hint }
}
