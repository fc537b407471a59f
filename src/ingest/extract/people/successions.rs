//! Who came before or after somebody in a post: "his successor, Maya Holm", "her predecessor Jon Roe".
//! Also "Roe's successor".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;

impl Reading<'_> {
    /// Gives a named successor or predecessor the post of whoever comes before or after; whether the noun is such a
    /// one.
    pub(in crate::ingest::extract) fn succession(&mut self, holder: &Argument, noun: Index) -> bool {
        let tree = self.tree;
        let before = match tree.base(noun).as_str() {
            "successor" => false,
            "predecessor" => true,
            _ => return false,
        };
        let Some(possessor) = tree.kid(noun, Label::Poss) else { return true };
        let other = match self.names.at(possessor) {
            Some(name) => Some(name.node),
            None => self.pronoun(possessor).map(|a| a.node),
        };
        // Who was before a member of a party was none for that: a membership is no post that passes on.
        let passes_on = |post: &str| !post.ends_with("member");
        let held = other.and_then(|o| self.posts.of_person(o).rev().find(|h| h.of.is_some() && passes_on(&h.post)));
        let held = held.cloned();
        let Some(held) = held.filter(|h| h.person != holder.node) else { return true };
        let plain = held.post.trim_start_matches("former ");
        let post = if before { format!("former {plain}") } else { plain.to_owned() };
        self.hold(holder, noun, post, held.of.into_iter().collect(), Rule::Counterpart);
        true
    }
}
