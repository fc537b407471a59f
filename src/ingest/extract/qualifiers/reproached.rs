//! Deeds that a text only tells as the reason or the matter of what is done about them: "was jailed on Monday for the
//! murder of a priest", "accused Mali on Friday of killing 40 herders", "condemned the bombing". The day and the place
//! of the verdict, the reproach or the protest are not theirs.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::lexicon::shared_words::LOCATIVE;
use crate::model::{DateInterval, month_number, year_of};

/// Relations of what is done about a deed.
pub(super) static REACTIONS: Words = Words::of("reproached.reactions");

/// Verbs whose very object is what is judged.
pub(super) static JUDGING: Words = Words::of("reproached.judging");

/// Verbs by which somebody treats "on" what is told of.
static TREATING: Words = Words::of("reproached.treating");

/// Verbs of owning up.
static CONFESSING: Words = Words::of("reproached.confessing");

/// Nouns and adjectives of guilt, in front of "of".
static GUILT: Words = Words::of("reproached.guilt");

/// So many words lie at most between a deed and the verb of what is done about it.
const REACH: usize = 6;

impl Reading<'_> {
    /// Whether a word, or what it belongs to within its clause, is only what the verb above reacts to.
    pub(super) fn is_told_as_reason(&self, word: Index) -> bool {
        let tree = self.tree;
        let mut at = word;
        for _ in 0..REACH {
            if self.is_reacted_to(at) {
                return true;
            }
            let clause = matches!(tree.label(at), Label::Ccomp | Label::Relcl | Label::Advcl | Label::Acl);
            if tree.is_root(at) || clause {
                return false;
            }
            at = tree.head(at);
        }
        false
    }

    /// The verb that reacts to what a word is told of.
    fn reaction_to(&self, at: Index) -> Index {
        let tree = self.tree;
        match tree.label(at) {
            Label::Pobj | Label::Pcomp => tree.clause_of(tree.head(tree.head(at))),
            _ => tree.head(at),
        }
    }

    /// "was found guilty of the murder of a boy in Leeds, in 2022": a month or a year behind the deed is the deed's,
    /// though the parser hung it on the verb in front; a weekday is that of the verdict.
    pub(super) fn date_behind_reason(&self, at: Index, word: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let behind = tree.kids(self.reaction_to(at)).filter(|k| *k > word);
        let days = behind.filter_map(|k| if tree.label(k) == Label::Prep { tree.kid(k, Label::Pobj) } else { Some(k) });
        let long_ago = |day: &Index| {
            self.is_date(*day, word)
                && tree.entity(*day).is_some_and(|e| {
                    let mut words = (e.tokens.start as usize..e.tokens.end as usize).map(|i| tree.lower(i));
                    // News in brief reacts on its own day: any day before is the deed's.
                    self.of_its_day || words.any(|w| month_number(w).is_some() || year_of(w).is_some())
                })
        };
        days.filter(long_ago).find_map(|day| self.date_at(day, word)).filter(|date| !date.open)
    }

    /// "was jailed for the murder of a boy in Leeds": the place behind a deed that is the reason of what the clause
    /// tells.
    pub(super) fn place_behind_reason(&mut self, word: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let mut at = word;
        while !self.is_reacted_to(at) && !tree.is_root(at) {
            at = tree.head(at);
        }
        // "protested in Paris against the killing of Roe in Oslo": they may have been in either.
        if !matches!(tree.lower(tree.head(at)), "for" | "of" | "with") {
            return None;
        }
        let places: Vec<Index> = tree
            .kids(self.reaction_to(at))
            .filter(|k| *k > word && tree.label(*k) == Label::Prep && LOCATIVE.contains(&tree.lower(*k)))
            .filter_map(|k| tree.kid(k, Label::Pobj))
            .collect();
        places.into_iter().find_map(|place| self.place_named_by(place))
    }

    /// Whether a word itself is what the verb above it reacts to: "for the murder", "of killing", "condemned the raid".
    pub(super) fn is_reacted_to(&self, at: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(at);
        let judged = |verb: Index| tree.is_verb(verb) && JUDGING.contains(&tree.lemma(verb));
        match tree.label(at) {
            Label::Dobj => judged(above),
            Label::Nsubjpass => tree.is_verb(above) && self.is_passive(above) && judged(above),
            Label::Pobj | Label::Pcomp => {
                let governor = tree.head(above);
                let reacts = || tree.is_verb(governor) && self.says(governor, |r| REACTIONS.contains(&r));
                match tree.lower(above) {
                    "of" => GUILT.contains(&tree.lemma(governor)) || reacts(),
                    "for" | "over" | "about" | "against" => {
                        reacts() || tree.is_verb(governor) && self.is_report(governor)
                    }
                    "on" => TREATING.contains(&tree.lemma(governor)),
                    "with" => tree.lemma(governor) == "charge",
                    "to" => CONFESSING.contains(&tree.lemma(governor)),
                    _ => false,
                }
            }
            _ => false,
        }
    }
}
