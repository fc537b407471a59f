//! Whose an office is not because another holds it there: "President Roe and Iranian President Karimi met".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::people::post_bodies::OF_ONE;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::Tag;
use crate::lexicon::{NounClass, Words};

/// Words for who no longer, or not yet, holds a post.
static OUT_OF_OFFICE: Words = Words::of("another_holder.out-of-office");

/// How many tokens away another holder of a post is looked for, so that long texts cost no more a word.
const FAR: usize = 1500;

impl Reading<'_> {
    /// Whether the text names somebody else as the holder of the same post of a country: of "President Roe met Iranian
    /// President Karimi" only one is Iran's. Many may be senators and generals at once.
    pub(super) fn has_another_holder(&self, holder: &Argument, post: &str, country: NodeIndex) -> bool {
        let words: Vec<String> = post.split(' ').map(str::to_lowercase).collect();
        let post = words.join(" ");
        let single = OF_ONE.contains(&post.as_str()) || post.ends_with(" minister") || post.ends_with(" president");
        // "then-president Roe"
        let past = (holder.first.saturating_sub(words.len() + 3)..holder.first)
            .any(|i| OUT_OF_OFFICE.contains(&self.tree.lower(i)));
        let near = holder.first.saturating_sub(FAR)..holder.last + FAR;
        single
            && !past
            && self
                .countries
                .within(near)
                .iter()
                .filter(|(_, node)| *node == country)
                .any(|(token, _)| self.named_as_holder(*token, &words).is_some_and(|node| node != holder.node))
    }

    /// Who is named behind a country and the words of a post: "Iranian President Karimi", "Iran's foreign minister,
    /// Karimi"; nobody where the post was held before.
    fn named_as_holder(&self, token: Index, words: &[String]) -> Option<NodeIndex> {
        let tree = self.tree;
        let former = |i: Index| OUT_OF_OFFICE.contains(&tree.lower(i));
        let end = self.names.at(token).map_or(token + 1, |n| n.end);
        let possessive = usize::from(end < tree.len() && tree.tag(end) == Tag::Pos);
        let post = end + possessive;
        let held = words.iter().enumerate().all(|(i, word)| post + i < tree.len() && tree.lower(post + i) == word);
        let behind = post + words.len();
        let comma = usize::from(behind < tree.len() && tree.lower(behind) == ",");
        let name = self.names.at(behind + comma).filter(|n| n.start == behind + comma && held)?;
        let before = token.checked_sub(1).is_some_and(former);
        (!before && self.nodes.is_person(name.node)).then_some(name.node)
    }

    /// Whether a noun is an officer whose country is told in front of him: "summoned the Russian ambassador", "met
    /// Iranian Foreign Minister Karimi".
    pub(super) fn is_officer_of(&self, noun: Index, country: NodeIndex) -> bool {
        let tree = self.tree;
        let post = NounClass::POST.or(NounClass::ENVOY);
        let before = self.countries.within(tree.reach(noun).0..noun);
        let Some((token, _)) = before.iter().find(|(_, n)| *n == country) else { return false };
        (*token + 1..=noun).take(5).any(|i| tree.is_noun(i) && self.class_of(i, &tree.base(i)).is(post))
    }
}
