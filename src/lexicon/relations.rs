//! The built-in relations, from `data/lexicon/relations.tsv` and `data/lexicon/inverse-relations.tsv`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::table::rows;
use crate::model::NodeKind;

const RELATIONS: &str = include_str!("../../data/lexicon/relations.tsv");
const INVERSE: &str = include_str!("../../data/lexicon/inverse-relations.tsv");

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

    /// Whether it is done to a body, or to what stands somewhere: the capital that is attacked or visited is the city,
    /// the one that is accused is a government.
    pub fn is_physical(&self) -> bool {
        matches!(self.class, "ASSAULT" | "COERCE" | "RETREAT") || self.name == "visited"
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

/// The built-in relation of this name. Cost: a look-up; questions ask this of every claim.
pub fn relation(name: &str) -> Option<&'static Relation> {
    static BY_NAME: OnceLock<FxHashMap<&str, &Relation>> = OnceLock::new();
    BY_NAME.get_or_init(|| relations().iter().map(|r| (r.name, r)).collect()).get(name).copied()
}

/// A relation in words, told from its target: "was accused by". One that holds both ways is told as it is; of one that
/// the vocabulary lacks it is said who does it.
pub(crate) fn told_from_target(name: &str) -> String {
    static TOLD: OnceLock<FxHashMap<&str, &str>> = OnceLock::new();
    let told = TOLD.get_or_init(|| rows(INVERSE).map(|[relation, told]| (relation, told)).collect());
    match relation(name) {
        Some(known) if known.symmetric => name.to_owned(),
        Some(known) => match told.get(known.name) {
            Some(told) => (*told).to_owned(),
            None => format!("was {} by", name.replace('-', " ")),
        },
        None => format!("{name} (done by the other)"),
    }
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
