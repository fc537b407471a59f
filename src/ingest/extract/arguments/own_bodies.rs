//! The country, party, agency or forces that somebody calls his own: "his country", "his party", "its neighbour".
//! Also "its forces".

use std::ops::Range;

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::common_nouns::CommonNoun;
use crate::ingest::extract::arguments::descriptions::lower_first;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::FORCES;
use crate::lexicon::{EntryClass, Words, countries_with};

/// Bodies that somebody who speaks for one calls his own.
static OWN_BODIES: Words = Words::of("own_bodies.bodies");

/// Bodies that "its" says to be a country's.
static OF_STATE: Words = Words::of("own_bodies.of-state");

/// Words in front of "country" that tell of another than the one named before, or of none in particular.
static OTHER_COUNTRIES: Words = Words::of("own_bodies.other-countries");

/// Words that tell a country by what it is like.
static EPITHETS: Words = Words::of("own_bodies.epithets");

/// Bodies that contend for power, by votes or by arms.
static POLITICAL: Words = Words::of("own_bodies.political");

/// Posts of those who lead a party.
static LEADERS: Words = Words::of("own_bodies.leaders");

impl Reading<'_> {
    /// "Russia invaded its neighbour": the other country that the text speaks of.
    pub(super) fn neighbour(&mut self, noun: &CommonNoun<'_>) -> Option<Argument> {
        if !matches!(noun.base, "neighbour" | "neighbor") || noun.plural {
            return None;
        }
        let possessor = self.tree.kid(noun.head, Label::Poss)?;
        self.neighbour_of(noun.head, possessor).map(|n| Argument::new(n, noun.head, noun.head))
    }

    /// What somebody calls his own, or the country of whoever tells of "the country".
    pub(super) fn own_body(&mut self, noun: &CommonNoun<'_>) -> Option<Argument> {
        if noun.plural {
            return None;
        }
        let possessed = self.tree.kid(noun.head, Label::Poss).is_some_and(|p| self.tree.tag(p) == Tag::PrpPoss);
        if !possessed {
            return self
                .country_described(noun)
                .or_else(|| self.country_that_tells(noun))
                .or_else(|| self.body_named_in_front(noun.head, noun.base));
        }
        self.own_country(noun)
            .or_else(|| self.body_named_in_front(noun.head, noun.base))
            .or_else(|| self.body_spoken_for(noun))
            .or_else(|| self.own_party(noun))
    }

    /// "his country will send aid": the one whose post he holds, or for which he speaks.
    fn own_country(&mut self, noun: &CommonNoun<'_>) -> Option<Argument> {
        if !matches!(noun.base, "country" | "nation" | "homeland") {
            return None;
        }
        let head = noun.head;
        let Some((person, low, high)) = noun.owner else {
            // "The representative of China said her country would": of whoever tells it.
            return self.country_of_teller(head).map(|country| Argument::new(country, head, head));
        };
        if !self.nodes.is_person(person) {
            return None;
        }
        let held = self.posts.of_person(person).rev().find_map(|h| h.of).filter(|c| self.nodes.is_country(*c));
        let country = held.or_else(|| self.country_of_head(person).map(|entry| self.nodes.of_entry(entry, "")))?;
        Some(Argument::new(country, low.min(head), high.max(head)))
    }

    /// "The South Korean foreign ministry says that the country will"
    fn country_that_tells(&mut self, noun: &CommonNoun<'_>) -> Option<Argument> {
        let head = noun.head;
        let acts = matches!(noun.base, "country" | "nation")
            && noun.definite
            && noun.want == Want::Agent
            && noun.owner.is_none()
            && matches!(self.tree.label(head), Label::Nsubj | Label::Nsubjpass);
        if !acts {
            return None;
        }
        self.country_of_teller(head).map(|country| Argument::new(country, head, head))
    }

    /// "Zambia asked for a loan. The southern African country defaulted": the only country that the nearest sentence
    /// names; of a part of the world, the one told of before that lies there.
    fn country_described(&self, noun: &CommonNoun<'_>) -> Option<Argument> {
        let tree = self.tree;
        let head = noun.head;
        let (low, _) = tree.reach(head);
        let bare = tree.kids(head).all(|k| k < head);
        let region = |i: Index| {
            self.gazetteer.demonym(tree.word(i)).is_some_and(|e| e.class == EntryClass::Region)
                || self.names.at(i).is_some_and(|n| n.end <= head && self.nodes.is_region(n.node))
        };
        let plain = |i: Index| {
            matches!(tree.tag(i), Tag::Jj | Tag::Hyph | Tag::Nn | Tag::Rb)
                && self.names.at(i).is_none()
                && !OTHER_COUNTRIES.contains(&tree.lower(i))
                || region(i)
        };
        let part = self.part_of_the_world(low + 1..head);
        // "the West African country", "the island nation", but no "low country"
        let tells = |i: Index| region(i) || EPITHETS.contains(&tree.lower(i));
        let country = matches!(noun.base, "country" | "nation" | "kingdom" | "republic");
        if !(country || part.is_some() && noun.base == "state")
            || noun.plural
            || !noun.definite
            || self.brief
            || !bare
            || tree.lower(low) != "the"
            || head < low + 2
            || !(low + 1..head).all(plain)
            || !(low + 1..head).any(tells)
        {
            return None;
        }
        let lies_there = |n: NodeIndex| part.as_ref().is_none_or(|p| p.contains(&self.nodes.name(n)));
        // "France will help the island nation": another than France.
        let verb = tree.clause_of(head);
        let acting = tree.kid(verb, Label::Nsubj).filter(|s| !(low..=head).contains(s)).and_then(|s| self.names.at(s));
        let other = |n: NodeIndex| acting.is_none_or(|a| a.node != n && self.country_of(a.node) != Some(n));
        let back = if part.is_some() { 8 } else { 2 };
        let country = (0..back).find_map(|back| {
            let (from, to) = tree.sentence(tree.sentence_of(head).checked_sub(back)?);
            let told = self.countries.within(from.max(self.body)..to.min(low)).iter().map(|(_, n)| *n);
            let mut named: Vec<NodeIndex> = told.filter(|n| lies_there(*n) && (back > 0 || other(*n))).collect();
            named.sort_unstable();
            named.dedup();
            // "Zambia has asked China for a loan": the one that the sentence is about.
            let about = || {
                let subject = |i: &Index| matches!(tree.label(*i), Label::Nsubj | Label::Nsubjpass);
                let first = (from..to.min(low)).find(subject).and_then(|s| self.names.at(s)).map(|n| n.node);
                first.filter(|n| named.contains(n))
            };
            match named.as_slice() {
                [] => None,
                [one] => Some(Some(*one)),
                _ => Some(about().filter(|n| other(*n))),
            }
        })??;
        Some(Argument::new(country, head, head))
    }

    /// The countries of the part of the world that words in front of "nation" name: "West African", "Pacific island".
    fn part_of_the_world(&self, words: Range<Index>) -> Option<Vec<&'static str>> {
        words
            .clone()
            .flat_map(|low| (low..words.end).rev().map(move |high| (low, high)))
            .find_map(|(low, high)| countries_with(&self.tree.phrase(low, high)))
    }

    /// The country that a name stands for: itself, or that of a capital.
    fn country_of(&self, node: NodeIndex) -> Option<NodeIndex> {
        if self.nodes.is_country(node) {
            return Some(node);
        }
        let entry = self.gazetteer.metonym(self.nodes.name(node))?;
        self.countries.nodes().find(|n| self.nodes.is_called(*n, &entry.name))
    }

    /// "Norway condemned the raid. The foreign ministry summoned the envoy": the only country that the sentences before
    /// of the same paragraph tell of, or that the nearest of them is about; the sentence itself names none up to there.
    pub(super) fn country_of_paragraph(&self, head: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let line = tree.line_around(head);
        let (first, _) = tree.sentence(tree.sentence_of(head));
        if self.brief || !self.countries.within(first..head).is_empty() {
            return None;
        }
        let (from, to) = (1..3).find_map(|back| {
            let sentence = tree.sentence(tree.sentence_of(head).checked_sub(back)?);
            let here = sentence.0 >= line.start.max(self.body);
            Some(sentence).filter(|(from, to)| here && !self.countries.within(*from..*to).is_empty())
        })?;
        let mut named: Vec<NodeIndex> = self.countries.within(from..to).iter().map(|(_, n)| *n).collect();
        named.sort_unstable();
        named.dedup();
        let acts = |n: &NodeIndex| {
            (from..to).any(|i| {
                matches!(tree.label(i), Label::Nsubj | Label::Nsubjpass)
                    && self.names.at(i).is_some_and(|name| name.node == *n)
            })
        };
        match named.as_slice() {
            [one] => Some(*one).filter(acts),
            _ => {
                let mut acting = named.iter().filter(|n| acts(n));
                acting.next().copied().filter(|_| acting.next().is_none())
            }
        }
    }

    /// "Puigdemont's Junts party", "the Islamist Ennahda party": a name right in front of what it is.
    fn body_named_in_front(&self, head: Index, base: &str) -> Option<Argument> {
        let tree = self.tree;
        if !POLITICAL.contains(&base) {
            return None;
        }
        let before = head.checked_sub(1)?;
        let name = self.names.at(before)?;
        let body = self.nodes.is_named_organization(name.node);
        (body && matches!(tree.label(before), Label::Compound | Label::Nmod) && tree.head(before) == head)
            .then(|| Argument::new(name.node, name.start, head))
    }

    /// "Jon Roe, who leads the charity, said his agency would": the one that he speaks for.
    fn body_spoken_for(&self, noun: &CommonNoun<'_>) -> Option<Argument> {
        let (person, ..) = noun.owner?;
        if !OWN_BODIES.contains(&noun.base) || !self.nodes.is_person(person) {
            return None;
        }
        let body = |of: &NodeIndex| self.nodes.is_organization(*of);
        let spoken_for = self.posts.of_person(person).rev().filter_map(|h| h.of).find(body)?;
        Some(Argument::new(spoken_for, noun.head, noun.head))
    }

    /// "Blanchet said his party would": the one that he leads or is of.
    fn own_party(&self, noun: &CommonNoun<'_>) -> Option<Argument> {
        if noun.base != "party" {
            return None;
        }
        let party = self.party_of_teller(noun.head, noun.owner.map(|(person, ..)| person))?;
        Some(Argument::new(party, noun.head, noun.head))
    }

    /// "Nigeria reports that its forces killed": Nigerian forces; of an organization they are itself.
    pub(super) fn its_body(&mut self, head: Index, base: &str) -> Option<Argument> {
        let tree = self.tree;
        let of_state = OF_STATE.contains(&base);
        if !of_state && !FORCES.contains(&base) {
            return None;
        }
        let pronoun = tree.kids(head).find(|k| matches!(tree.lower(*k), "its" | "their" | "whose"))?;
        let owner = match self.described_by_whose(pronoun) {
            Some(described) => Argument::new(described, pronoun, pronoun),
            None => self.pronoun(pronoun)?,
        };
        if of_state {
            if !self.nodes.is_country(owner.node) {
                return None;
            }
            let (from, _, called) = self.description(head, &["of", "for"]);
            return Some(self.national_body(head, &lower_first(&called, tree.word(from)), owner.node));
        }
        let draft = self.nodes.get(owner.node)?;
        if draft.is_named_organization() {
            return Some(Argument::new(owner.node, pronoun, head));
        }
        if draft.is_country() {
            return Some(self.national_body(head, tree.lower(head), owner.node));
        }
        // "The Russian defence ministry said its forces had fired": Russia's.
        let adjective = Some(draft).filter(|d| d.is_organization()).and_then(|d| d.name.split(' ').next());
        let entry = adjective.and_then(|w| self.gazetteer.demonym(w))?;
        let country = self.nodes.of_entry(entry, "");
        Some(self.national_body(head, tree.lower(head), country))
    }

    /// "Netanyahu says that the country's military killed": the country's that is spoken of.
    pub(super) fn body_of_the_country(&mut self, head: Index) -> Option<Argument> {
        let tree = self.tree;
        let whose = tree.kid(head, Label::Poss).filter(|p| matches!(tree.lower(*p), "country" | "nation"))?;
        if matches!(tree.tag(head), Tag::Nnp | Tag::Nnps) {
            return None;
        }
        let country = self
            .country_meant(whose)
            .or_else(|| self.country_of_teller(head))
            .or_else(|| self.latest(whose, |d| d.is_country()))?;
        let from = (whose + 1..head).find(|i| tree.tag(*i) != Tag::Pos).unwrap_or(head);
        let called = lower_first(&tree.phrase(from, head), tree.word(from));
        Some(self.national_body(head, &called, country))
    }

    /// The party that somebody who says "his party" leads or belongs to.
    fn party_of_teller(&self, head: Index, owner: Option<NodeIndex>) -> Option<NodeIndex> {
        let tree = self.tree;
        let teller = || {
            let telling = tree.head(tree.clause_of(head));
            let Agent::Phrase(subject) = self.subject(telling, 0) else { return None };
            self.names.at(subject).map(|n| n.node).or_else(|| self.apposed(subject).map(|n| n.node))
        };
        let person = owner.filter(|o| self.nodes.is_person(*o)).or_else(teller)?;
        let party = |n: &NodeIndex| self.nodes.is_organization(*n) && !self.nodes.is_chamber(*n);
        let leads = |post: &str| LEADERS.iter().any(|w| post.ends_with(w));
        let led = self.posts.of_person(person).rev().filter(|h| leads(&h.post)).filter_map(|h| h.of).find(party);
        led.or_else(|| {
            let claims = self.claims.by(person).rev().filter(|c| c.relation == "member-of");
            claims.map(|c| c.target.node).find(party)
        })
    }
}
