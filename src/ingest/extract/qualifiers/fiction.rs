//! What happens only in a novel, a play or a war game.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::Label;
use crate::lexicon::Words;

/// What tells of nothing that has happened.
static INVENTED: Words = Words::of("fiction.invented");

/// What does so where a clause says what happens in it, and may be news or sport elsewhere.
static STAGED: Words = Words::of("fiction.staged");

impl Reading<'_> {
    /// "In the novel, China invades Taiwan", "a play in which Putin is arrested": whether a preposition beside a verb
    /// says that the deed is invented.
    pub(super) fn is_invented(&self, verb: Index, preposition: Index) -> bool {
        let tree = self.tree;
        let Some(within) = tree.kid(preposition, Label::Pobj).filter(|_| tree.lower(preposition) == "in") else {
            return false;
        };
        let war_game = |i: Index| {
            let game = matches!(tree.base(i).as_str(), "game" | "gaming");
            game && tree.kids(i).any(|k| tree.lower(k) == "war") || tree.base(i) == "wargame"
        };
        if tree.label(verb) == Label::Relcl && tree.lower(within) == "which" {
            let told_of = tree.head(verb);
            let base = tree.base(told_of);
            // "a series of raids in which five died"
            let counts = tree.prepositional(told_of, "of").is_some() && base == "series";
            let staged = INVENTED.contains(&base.as_str()) || STAGED.contains(&base.as_str()) || war_game(told_of);
            return staged && !counts && self.names.at(told_of).is_none();
        }
        let told = tree.kids(within).any(|k| tree.is_article(k) || tree.label(k) == Label::Poss);
        told && self.names.at(within).is_none() && (INVENTED.contains(&tree.base(within).as_str()) || war_game(within))
    }
}
