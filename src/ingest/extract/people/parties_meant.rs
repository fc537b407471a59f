//! Which party a word means: "Republican", "Labour", "the Liberals" are those of the country that the news is about.

use rustc_hash::FxHashMap;

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::shared_words::CANDIDATES;
use crate::lexicon::{EntryClass, PartyOf, Words};
use crate::model::NodeKind;

/// Countries whose politics are those of the United Kingdom.
static BRITISH: Words = Words::phrases("parties_meant.british");

/// Nouns that make "Labour" the thing and not the party: "the Labour Minister", "Labor Day".
static WORK: Words = Words::of("parties_meant.work");

/// Words for a party that are more often another word.
static OTHER_WORDS: Words = Words::of("parties_meant.other-words");

impl<'a> Reading<'a> {
    /// A party's adherents, or the adjective in front of a post: "Republican", "Liberal Democrat"; with the token after
    /// the word. The party is that of the country that the news is about.
    pub(in crate::ingest::extract) fn party_word(&mut self, at: Index) -> Option<(NodeIndex, Index)> {
        let tree = self.tree;
        // "Liberal Democrat" is no Democrat.
        if let Some(before) = at.checked_sub(1)
            && self.gazetteer.is_adherent(&tree.phrase(before, at))
        {
            let word = tree.phrase(before, at);
            return Some((self.party_node(before, &word)?, at + 1));
        }
        let (word, next) = self.adherent_words(at);
        if !self.gazetteer.is_adherent(&word) || self.is_other_word(&word, next) {
            return None;
        }
        let party = self.party_node(at, &word)?;
        // "Kurdistan Democratic Party leader X", "Democratic Alliance leader Y": a part of another body's name.
        let inside = self
            .names
            .at(at)
            .is_some_and(|n| (n.start < at || n.end > next) && n.node != party && self.nodes.is_organization(n.node));
        (!inside).then_some((party, next))
    }

    /// The two words here where they name a party's adherents, else the one; with the token after them.
    fn adherent_words(&self, at: Index) -> (String, Index) {
        let tree = self.tree;
        let two = (at + 1 < tree.len()).then(|| tree.phrase(at, at + 1)).filter(|p| self.gazetteer.is_adherent(p));
        let next = if two.is_some() { at + 2 } else { at + 1 };
        (two.unwrap_or_else(|| tree.word(at).to_owned()), next)
    }

    /// "the Labour Minister", "the National Security Advisor": no party's.
    fn is_other_word(&self, word: &str, next: Index) -> bool {
        let tree = self.tree;
        let after = if next < tree.len() { tree.lower(next) } else { "" };
        match word {
            "Labour" | "Labor" => WORK.contains(&after),
            word if OTHER_WORDS.contains(&word) => {
                next >= tree.len()
                    || !(self.legislator(&tree.base(next)) || CANDIDATES.contains(&after) || after == "leader")
            }
            _ => false,
        }
    }

    fn party_node(&mut self, at: Index, word: &str) -> Option<NodeIndex> {
        let Some(meant) = self.party_meant(at, word) else { return self.party_of_no_country(at, word) };
        let (party, called) = (meant.party, meant.called);
        let known = called.iter().find_map(|name| self.nodes.find(name, NodeKind::Organization));
        let node = known.unwrap_or_else(|| self.nodes.of_entry(party, word));
        for name in called {
            self.nodes.call(node, name);
        }
        Some(node)
    }

    /// "The Liberals rejected the plan": one of many countries' parties, by that name; which, the text does not tell.
    fn party_of_no_country(&mut self, at: Index, word: &str) -> Option<NodeIndex> {
        let tree = self.tree;
        let last = at + word.split(' ').count() - 1;
        let plural = matches!(tree.tag(last), Tag::Nns | Tag::Nnps) && word.ends_with('s');
        let definite = at.checked_sub(1).is_some_and(|b| tree.lower(b) == "the");
        if !plural || !definite || self.gazetteer.parties(word).nth(1).is_none() {
            return None;
        }
        let known = self.nodes.find(word, NodeKind::Organization);
        Some(known.unwrap_or_else(|| {
            self.nodes.add(DraftNode {
                kind: NodeKind::Organization,
                name: word.to_owned(),
                aliases: Vec::new(),
                keys: Vec::new(),
                named: true,
                gazetteer: None,
                class: None,
                gender: None,
                person: false,
                plural: false,
                head: String::new(),
                last_seen: 0,
            })
        }))
    }

    /// The party of the country that the paragraph, else the article, names most; where it names none of theirs, the
    /// one that the word means everywhere.
    fn party_meant(&self, at: Index, word: &str) -> Option<PartyOf<'a>> {
        let rows: Vec<PartyOf<'a>> = self.gazetteer.parties(word).collect();
        let line = self.tree.line_around(at);
        let named = self.names.iter().map(|n| (n.start, n.node)).chain(self.countries.iter().copied());
        let mut countries: FxHashMap<NodeIndex, Option<&'a str>> = FxHashMap::default();
        let mut counts: FxHashMap<&'a str, (usize, usize)> = FxHashMap::default();
        for (token, node) in named.filter(|_| !rows.is_empty()) {
            let country = *countries.entry(node).or_insert_with(|| self.country_of_place(node));
            if let Some((here, all)) = country.map(|c| counts.entry(c).or_default()) {
                *here += usize::from(line.contains(&token));
                *all += 1;
            }
        }
        let weight = |row: &PartyOf<'a>| row.country.and_then(|c| counts.get(c)).copied().unwrap_or_default();
        // "Labour Prime Minister Jane Roe": of the country whose post is hers.
        let office = self.country_of_officer(at);
        if let Some(row) = office.and_then(|c| rows.iter().copied().find(|row| row.country == Some(c))) {
            return Some(row);
        }
        let best = rows.iter().copied().map(|row| (weight(&row), row)).rev().max_by_key(|(weight, _)| *weight);
        match best {
            Some(((_, count), row)) if count > 0 => Some(row),
            // "the Greens", "the Liberals" of several countries are those of none where none is named.
            // "Conservative leader Jane Roe": the tables give that name by itself to one.
            _ if self.countries.is_empty() => rows.first().copied().filter(|row| {
                let own = |name: &str| self.gazetteer.find(name).is_some_and(|e| e.key == row.party.key);
                rows.len() == 1 || own(word) || own(&format!("{word}s"))
            }),
            _ => rows.iter().copied().find(|row| row.any),
        }
    }

    /// The country of the office between a party word and the name behind it.
    fn country_of_officer(&self, at: Index) -> Option<&'a str> {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(at));
        let name = (at + 1..end.min(at + 5)).find_map(|i| self.person_at(i))?;
        let office = (at + 1..name.start).any(|i| self.post_class(i));
        let between = (at + 1..name.start).all(|i| tree.is_noun(i) || tree.pos(i) == Pos::Adj);
        let held = self.posts.of_person(name.node).find_map(|h| h.of.and_then(|of| self.country_of_place(of)));
        let known = || self.country_of_head(name.node).map(|entry| entry.name.as_str());
        if office && between { held.or_else(known) } else { None }
    }

    /// The country that a place is, or lies in.
    pub(in crate::ingest::extract) fn country_of_place(&self, node: NodeIndex) -> Option<&'a str> {
        let draft = self.nodes.get(node).filter(|d| d.is_place())?;
        let entry = self.gazetteer.find(&draft.name)?;
        let name = match entry.class {
            EntryClass::Country => entry.name.as_str(),
            EntryClass::Region => return None,
            _ => entry.within.as_deref()?,
        };
        Some(if BRITISH.contains(&name) { "United Kingdom" } else { name })
    }

    /// "the Liberals", "Labour": names of parties are those of the country that the news is about.
    pub(in crate::ingest::extract) fn read_party_names(&mut self) {
        let tree = self.tree;
        let mut at = 0;
        while at < tree.len() {
            let (found, next) = self.party_name_at(at);
            if let Some(node) = found {
                self.names.stand_for(at, next, node);
            }
            at = next;
        }
    }

    /// The party that a plural noun names, or "Labour" alone, and the token after it.
    fn party_name_at(&mut self, at: Index) -> (Option<NodeIndex>, Index) {
        let tree = self.tree;
        let (word, next) = self.adherent_words(at);
        let last = next - 1;
        if !self.gazetteer.is_adherent(&word) {
            return (None, at + 1);
        }
        let exact = self.names.at(at).is_none_or(|n| n.start == at && n.end == next);
        let free = exact && (at..next).all(|i| self.names.at(i).is_none_or(|n| n.start == at));
        let named = self.names.at(at).is_some();
        let noun = matches!(tree.tag(last), Tag::Nnps | Tag::Nns) || matches!(word.as_str(), "Labour" | "Labor");
        let goes_on = next < tree.len() && tree.is_noun(next) && tree.label(last) == Label::Compound;
        if !free || !(named || noun && !goes_on && word.ends_with('s')) {
            return (None, next);
        }
        (self.party_node(at, &word), next)
    }
}
