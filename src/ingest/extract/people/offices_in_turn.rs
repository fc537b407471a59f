//! Two who hold the same office for two countries: "presidents Karaoglan and Huseynli", "the energy minister and his
//! Azerbaijani counterpart".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::Tag;

impl Reading<'_> {
    /// The country of one of two behind one title in the plural: the first of the two countries that the news names
    /// there is the first one's; none where it names more. No answer where the title is of one.
    pub(super) fn country_in_turn(&self, at: Index) -> Option<Option<NodeIndex>> {
        let tree = self.tree;
        let name = self.person_at(at)?;
        let first = self.person_at(tree.first_conjunct(name.end - 1))?;
        let title = first.start.checked_sub(1)?;
        let names = tree.conjuncts(first.end - 1);
        let place = names.iter().position(|n| self.person_at(*n).is_some_and(|n| n.start == name.start))?;
        if names.len() != 2 || !matches!(tree.tag(title), Tag::Nns | Tag::Nnps) || !self.is_office_of_one(title) {
            return None;
        }
        let mut near: Vec<NodeIndex> = Vec::new();
        for (_, country) in self.countries.within(tree.sentences_back(at, 2)..tree.sentence_around(at).end) {
            if !near.contains(country) {
                near.push(*country);
            }
        }
        Some(near.get(place).copied().filter(|_| near.len() == 2))
    }

    /// Whether a state has one such office: "presidents", "foreign ministers", not "envoys", "ministers" or "vice
    /// presidents".
    fn is_office_of_one(&self, title: Index) -> bool {
        let tree = self.tree;
        let before = title.checked_sub(1).filter(|b| tree.head(*b) == title || tree.head(*b) == tree.head(title));
        let portfolio = before.is_some_and(|b| tree.is_noun(b) || tree.tag(b) == Tag::Jj);
        match tree.base(title).to_lowercase().as_str() {
            "president" | "premier" | "chancellor" | "king" => !portfolio,
            "minister" => portfolio && before.is_some_and(|b| tree.lower(b) != "deputy"),
            _ => false,
        }
    }

    /// Whether a country is named for the counterpart of somebody who stands before him in the sentence.
    pub(super) fn is_of_counterpart(&self, at: Index, country: NodeIndex) -> bool {
        let tree = self.tree;
        let theirs = |(token, node): &(Index, NodeIndex)| {
            *node == country && tree.is_noun(tree.head(*token)) && tree.lemma(tree.head(*token)) == "counterpart"
        };
        let end = tree.sentence_around(at).end;
        self.countries.within(at..end).iter().any(theirs)
    }

    /// The country named last before a token that is not another's.
    pub(super) fn country_beside(&self, at: Index, other: NodeIndex) -> Option<NodeIndex> {
        let before = self.countries.within(self.tree.sentences_back(at, 2)..at);
        before.iter().rev().map(|(_, n)| *n).find(|n| *n != other)
    }
}
