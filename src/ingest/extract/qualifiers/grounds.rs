//! Dates of what somebody is held for: "was arrested over the killing of nine people in March".

use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};

/// Nouns between an arrest and the deed that it is for.
static THROUGH: Words = Words::of("convictions.through");

/// What is done with the bodies of the dead: "recovered the body of".
static FINDS: Words = Words::of("fatalities.finds");

/// Nouns for what is found of the dead.
static REMAINS: Words = Words::of("fatalities.remains");

impl Reading<'_> {
    /// "was arrested over the killing of nine in March": the month or year goes with what somebody is held for.
    pub(super) fn dates_what_it_is_over(&self, token: Index, word: Index) -> bool {
        let tree = self.tree;
        let preposition = tree.head(token);
        let held = |relation: &str| matches!(relation, "detained" | "accused" | "sanctioned");
        let on_day = tree.lower(preposition) == "on" && tree.kids(token).any(|k| tree.tag(k) == Tag::Cd);
        if tree.label(token) != Label::Pobj
            || tree.lower(preposition) != "in" && !on_day
            || !tree.is_verb(word)
            || !self.says(word, held)
        {
            return false;
        }
        // "jailed a man for the murder of a priest in 2019", "arrested on suspicion of an attack in May"
        let crime = |o: Index| {
            let (o, through) = self.behind_tie(o);
            tree.is_noun(o)
                && (through || self.noun_phrase_frame(o).is_some_and(|(f, _)| is_harm(f.relation)))
                && self.is_deed(o)
        };
        let ground = |k: Index| {
            let object = tree.kid(k, Label::Pobj).filter(|o| tree.is_noun(*o));
            k > word
                && k < preposition
                && tree.label(k) == Label::Prep
                && match tree.lower(k) {
                    "over" => object.is_some_and(|o| self.is_deed(o)),
                    "for" | "of" | "on" => object.is_some_and(crime),
                    _ => false,
                }
        };
        tree.kids(word).any(ground)
    }

    /// What somebody is held for, behind the nouns that tie him to it, and whether there are any: "on suspicion of
    /// involvement in the bombing".
    fn behind_tie(&self, noun: Index) -> (Index, bool) {
        let tree = self.tree;
        let mut at = noun;
        for _ in 0..3 {
            let next = ["in", "of", "with"].into_iter().filter_map(|p| tree.prepositional(at, p));
            match next.max().filter(|_| THROUGH.contains(&tree.base(at).as_str())) {
                Some(inner) => at = inner,
                None => break,
            }
        }
        (at, at != noun)
    }

    /// "offered a truce for 20 May": a day that is no day of the meeting at which that was offered.
    pub(super) fn is_day_ahead(&self, date: Index) -> bool {
        let tree = self.tree;
        tree.label(date) == Label::Pobj && tree.lower(tree.head(date)) == "for"
    }

    /// Whether a noun is for what is found of the dead: "the body of Jane Roe was found on Monday".
    pub(super) fn are_remains_found(&self, noun: Index) -> bool {
        let tree = self.tree;
        let named = |of: Index| self.names.at(of).is_some_and(|n| self.nodes.is_person(n.node));
        tree.is_noun(noun)
            && REMAINS.contains(&tree.lemma(noun))
            && FINDS.contains(&tree.lemma(tree.head(noun)))
            && tree.prepositional(noun, "of").is_some_and(named)
    }

    /// Whether a noun tells of a deed or a death.
    fn is_deed(&self, noun: Index) -> bool {
        let tree = self.tree;
        self.names.at(noun).is_none()
            && (self.noun_phrase_frame(noun).is_some() || self.class_of(noun, &tree.base(noun)).is(NounClass::CAUSE))
            || matches!(tree.lemma(noun), "death" | "role" | "crime" | "torture" | "disappearance")
    }
}
