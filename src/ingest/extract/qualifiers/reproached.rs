//! Deeds that a text only tells as the reason or the matter of what is done about them: "was jailed on Monday for the
//! murder of a priest", "accused Mali on Friday of killing 40 herders", "condemned the bombing". The day and the place
//! of the verdict, the reproach or the protest are not theirs.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::Label;
use crate::lexicon::Words;

/// Relations of what is done about a deed.
static REACTIONS: Words = Words::of("reproached.reactions");

/// Relations whose very object is what is judged.
static JUDGEMENTS: Words = Words::of("reproached.judgements");

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

    /// Whether a word itself is what the verb above it reacts to: "for the murder", "of killing", "condemned the raid".
    pub(super) fn is_reacted_to(&self, at: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(at);
        let judged = |verb: Index| tree.is_verb(verb) && self.says(verb, |r| JUDGEMENTS.contains(&r));
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
                    "with" => tree.lemma(governor) == "charge",
                    "to" => CONFESSING.contains(&tree.lemma(governor)),
                    _ => false,
                }
            }
            _ => false,
        }
    }
}
