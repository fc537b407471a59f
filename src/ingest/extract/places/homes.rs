//! Where organizations are at home: "German automaker Audi", "Belgium's Besix", "the Sunderland daily Y".
//! Also "Yukos, a large Russian oil company", "a South African separatist group, Z", "X, the national railway of
//! Norway".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Tag;
use crate::lexicon::{EntryClass, NounClass, Words};

/// Words in the name of a state's or a body's organ.
static ORGANS: Words = Words::of("homes.organs");

/// What a country does for an organization behind a hyphen, that is at home elsewhere.
static TIES: Words = Words::of("homes.ties");

/// Adjectives of what a country has one of ("the state broadcaster").
static NATIONAL: Words = Words::of("homes.national");

/// The rule of these claims.
const HOME: Rule = Rule::HomeOfAnOrganization;

impl Reading<'_> {
    /// Makes the `located-in` claims of organizations whose country or city stands with them.
    pub(in crate::ingest::extract) fn read_homes(&mut self) {
        let names = self.names_of_body();
        for name in names {
            if !self.has_a_home(&name) {
                continue;
            }
            let home = self
                .home_in_front(&name)
                .or_else(|| self.owned_by_place(&name))
                .or_else(|| self.home_behind(&name))
                .or_else(|| self.home_before_comma(&name))
                .or_else(|| self.home_of_national_body(&name));
            if let Some((place, at)) = home.filter(|(p, _)| *p != name.node) {
                let target = Argument::new(place, at, at);
                self.claim_structural(&name.argument(), "located-in", target, name.start, None, HOME);
            }
        }
    }

    /// Whether an organization is one whose home is worth telling: no organ of a state, no paper, nothing between
    /// states.
    fn has_a_home(&self, name: &Name) -> bool {
        let tree = self.tree;
        let fits =
            self.nodes.get(name.node).is_some_and(|d| d.is_named_organization() && d.class != Some(EntryClass::Media));
        // "the Soviet Union's Voskhod 2 mission", "South Africa's ICJ case"
        let (_, end) = tree.sentence(tree.sentence_of(name.start));
        let goes_on = name.end < end
            && tree.is_noun(name.end)
            && !self
                .nouns
                .class(&tree.base(name.end))
                .is(NounClass::ENTERPRISE.or(NounClass::BODY).or(NounClass::FORCES));
        let organ = (name.start..name.end).any(|i| ORGANS.contains(&tree.lower(i)));
        fits && !goes_on && !organ
    }

    fn is_enterprise(&self, token: Index) -> bool {
        let tree = self.tree;
        let base = tree.base(token);
        // "non-profit" is three words.
        let parted = base == "profit" && token > 1 && tree.word(token - 1) == "-" && tree.lower(token - 2) == "non";
        self.names.at(token).is_none()
            && (parted || tree.is_noun(token) && self.nouns.class(&base).is(NounClass::ENTERPRISE))
    }

    /// "German automaker Audi", "the Chicago street gang Gangster Disciples": an enterprise's noun right in front, and
    /// where it is at home before that.
    fn home_in_front(&mut self, name: &Name) -> Option<(NodeIndex, Index)> {
        let noun = name.start.checked_sub(1)?;
        if !self.is_enterprise(noun) {
            return None;
        }
        let (from, _) = self.tree.sentence(self.tree.sentence_of(name.start));
        self.home_of_noun(noun, from)
    }

    /// "Belgium's Besix", "Brazil's Supreme Federal Court", "Spain's far-right Vox party".
    fn owned_by_place(&self, name: &Name) -> Option<(NodeIndex, Index)> {
        let tree = self.tree;
        let (from, _) = tree.sentence(tree.sentence_of(name.start));
        let described = |i: &Index| {
            self.names.at(*i).is_none()
                && !matches!(tree.lower(*i), "new" | "annual" | "first" | "latest")
                && (matches!(tree.tag(*i), Tag::Jj | Tag::Jjs | Tag::Hyph | Tag::Vbg)
                    || i.checked_sub(1).is_some_and(|h| tree.tag(h) == Tag::Hyph))
        };
        let first = (from.max(name.start.saturating_sub(6))..name.start).rev().take_while(described).last();
        let before = first.unwrap_or(name.start).checked_sub(1).filter(|b| tree.tag(*b) == Tag::Pos)?;
        let owner = before.checked_sub(1)?;
        self.governed_place_at(owner).map(|node| (node, owner))
    }

    /// "Met Éireann, the national weather service for Ireland": what serves a whole country.
    fn home_of_national_body(&self, name: &Name) -> Option<(NodeIndex, Index)> {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(name.start));
        let first = name.end + 1;
        if first + 4 >= end || tree.lower(name.end) != "," || !matches!(tree.lower(first), "the" | "a") {
            return None;
        }
        let national = |i: Index| NATIONAL.contains(&tree.lower(i));
        let head = self.phrase_head(first, end).filter(|h| (first..*h).any(national) && self.names.at(*h).is_none())?;
        if !matches!(tree.lower(head + 1), "for" | "of" | "in") || head + 2 >= end {
            return None;
        }
        let the = usize::from(tree.lower(head + 2) == "the");
        let country = self.country_at(head + 2 + the).filter(|n| n.start == head + 2 + the)?;
        Some((country.node, country.start))
    }

    /// "Yukos, a large Russian oil company", "GPTC, Libya's main provider of Internet access".
    fn home_behind(&mut self, name: &Name) -> Option<(NodeIndex, Index)> {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(name.start));
        if name.end + 2 >= end || !matches!(tree.lower(name.end), "," | "(" | "—" | "–") {
            return None;
        }
        let first = name.end + 1;
        let opened = matches!(tree.lower(first), "a" | "an" | "the" | "one")
            || self.governed_place_at(first).is_some()
            || tree.tag(first) == Tag::Jj;
        let head = self.phrase_head(first, end).filter(|h| opened && self.is_enterprise(*h))?;
        let closed = head + 1 >= end
            || matches!(
                tree.lower(head + 1),
                "," | "." | ")" | "of" | "that" | "which" | "whose" | "and" | "based" | "—" | "–"
            )
            || tree.is_verb(head + 1);
        if !closed {
            return None;
        }
        self.home_of_noun(head, first)
    }

    /// "A South African separatist group, Boervolk of the Orange Free State, files a claim".
    fn home_before_comma(&mut self, name: &Name) -> Option<(NodeIndex, Index)> {
        let tree = self.tree;
        let (from, end) = tree.sentence(tree.sentence_of(name.start));
        let noun = name.start.checked_sub(2).filter(|n| *n >= from && tree.lower(*n + 1) == ",")?;
        let closed = name.end >= end || matches!(tree.lower(name.end), "," | "." | ";" | "(");
        let small = tree.tag(noun) == Tag::Nnp && tree.word(noun).starts_with(char::is_lowercase);
        if !closed || !self.is_enterprise(noun) || !(tree.tag(noun) == Tag::Nn || small) {
            return None;
        }
        let (home, at) = self.home_of_noun(noun, from)?;
        let determined =
            (from..at).rev().take(2).any(|i| tree.is_article(i)) || at == from || tree.tag(at + 1) == Tag::Pos;
        determined.then_some((home, at))
    }

    /// The last noun of a phrase that starts here and has no verb or preposition in it.
    fn phrase_head(&self, first: Index, end: Index) -> Option<Index> {
        let tree = self.tree;
        (first..end.min(first + 9))
            .take_while(|i| {
                tree.is_noun(*i)
                    || matches!(tree.tag(*i), Tag::Dt | Tag::Jj | Tag::Jjs | Tag::Hyph | Tag::Pos | Tag::Vbn | Tag::Cd)
            })
            .filter(|i| tree.is_noun(*i))
            .last()
    }

    /// The place among the words in front of an enterprise's noun: a demonym, a possessive, a name of a place.
    fn home_of_noun(&mut self, noun: Index, from: Index) -> Option<(NodeIndex, Index)> {
        let tree = self.tree;
        let mut at = noun;
        while at > from && noun - at < 9 {
            at -= 1;
            // "the Liberian-flagged tanker Aldebaran", "the Iran-backed militia X": whose hand is in it is not where it
            // is.
            if tree.tag(at + 1) == Tag::Hyph && at + 2 < noun && TIES.contains(&tree.lower(at + 2)) {
                return None;
            }
            if let Some(node) = self.governed_place_at(at) {
                return Some((node, at));
            }
            if self.names.at(at).is_some() {
                return None;
            }
            if let Some(country) = self.demonym(at) {
                let region = self.nodes.is_region(country);
                return (!region).then_some((country, at));
            }
            let part = tree.is_noun(at)
                || matches!(
                    tree.tag(at),
                    Tag::Jj
                        | Tag::Jjs
                        | Tag::Jjr
                        | Tag::Hyph
                        | Tag::Afx
                        | Tag::Pos
                        | Tag::Vbn
                        | Tag::Vbg
                        | Tag::Cc
                        | Tag::Rb
                );
            if !part {
                return None;
            }
        }
        None
    }

    /// The country, part of a country or city whose name ends at a token.
    fn governed_place_at(&self, token: Index) -> Option<NodeIndex> {
        let name = self.names.at(token).filter(|n| n.end == token + 1)?;
        let place = self.nodes.get(name.node)?;
        (place.is_place() && place.class.is_some_and(EntryClass::is_governed)).then_some(name.node)
    }
}
