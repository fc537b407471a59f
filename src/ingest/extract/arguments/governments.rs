//! The country that a government is of: "the government in Zagreb", "the Biden administration", "authorities".

use crate::ingest::extract::arguments::common_nouns::CommonNoun;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::Label;
use crate::lexicon::{NounClass, Words};

/// Words of governments that mean countries themselves, or the governments of several.
static COUNTRIES: Words = Words::of("governments.countries");

/// Prepositions of where and when something is done.
static DATING: Words = Words::of("governments.where-and-when");

impl Reading<'_> {
    /// The country that a noun of governments stands for.
    pub(super) fn government(&mut self, noun: &CommonNoun<'_>) -> Option<Argument> {
        let head = noun.head;
        if !noun.class.is(NounClass::GOVERNMENT) || COUNTRIES.contains(&self.tree.lower(head)) {
            return None;
        }
        if let Some(owned) = self.government_of_place(noun).or_else(|| self.government_of_person(noun)) {
            return Some(owned);
        }
        if noun.definite
            && noun.base == "government"
            && let Some(country) = self.country_of_teller(head)
        {
            return Some(Argument::new(country, head, head));
        }
        self.government_told_of(noun).map(|country| Argument::new(country, head, head))
    }

    /// "the Syrian government", "the government in Zagreb": the country, whether it or its capital is named.
    fn government_of_place(&mut self, noun: &CommonNoun<'_>) -> Option<Argument> {
        let (place, low, high) = noun.owner?;
        let draft = self.nodes.get(place).filter(|d| d.is_country() || d.is_place())?;
        let (low, high) = (low.min(noun.head), high.max(noun.head));
        // "the government in Zagreb" is Croatia's.
        let seat = Some(draft).filter(|d| d.is_city());
        if let Some(entry) = seat.and_then(|d| self.gazetteer.metonym(&d.name)) {
            return Some(Argument::new(self.nodes.of_entry(entry, ""), low, high));
        }
        let phrase = self.tree.phrase(low, high);
        self.nodes.call(place, phrase.trim_start_matches("the ").trim_start_matches("The "));
        Some(Argument::new(place, low, high))
    }

    /// "the Biden administration", "her government": the country of whoever heads it.
    fn government_of_person(&mut self, noun: &CommonNoun<'_>) -> Option<Argument> {
        let (person, low, high) = noun.owner?;
        let (low, high) = (low.min(noun.head), high.max(noun.head));
        // "the Biden administration": the country of the head of government.
        if let Some(country) = self.country_of_head(person) {
            let node = self.nodes.of_entry(country, "");
            self.nodes.call(node, &self.tree.phrase(low, high));
            return Some(Argument::new(node, low, high));
        }
        // "Olmert's government", "her government": the country whose post he or she holds.
        if !self.nodes.is_person(person) {
            return None;
        }
        let country = self.posts.of_person(person).rev().find_map(|h| h.of).filter(|c| self.nodes.is_country(*c))?;
        Some(Argument::new(country, low, high))
    }

    /// Of which of the countries that the text tells of a government is whose country it does not say.
    fn government_told_of(&mut self, noun: &CommonNoun<'_>) -> Option<NodeIndex> {
        let head = noun.head;
        let giver = self.giver_told(head);
        let latest = self.latest(head, |d| d.is_country());
        // "Protesters marched in Berlin. They accused the government": Germany's.
        let back = if self.brief { 0 } else { 2 };
        let latest = latest.or_else(|| self.scene_of(self.tree.sentences_back(head, back)..head));
        let near = giver.or_else(|| latest.map(|country| self.before_a_former_holder(head).unwrap_or(country)));
        let plain = matches!(noun.base, "government" | "authority") && self.description(head, &[]).0 == head;
        // A brief speaks of many countries, an article of one.
        let main = || self.main_country().filter(|c| !self.brief && !self.is_only_dealt_with(*c, head));
        // "In Mali, near the border with Niger … the authorities": of the country that the story names most.
        let scene = self.country_of_scene(head);
        let story = if giver.is_none() && scene.is_none() { main().filter(|c| plain && self.leads(*c)) } else { None };
        let authorities = noun.base == "authority" && plain;
        // "Authorities arrested twelve people in Tamil Nadu, India": those of the country where they do it.
        if authorities
            && noun.owner.is_none()
            && self.tree.label(head) == Label::Nsubj
            && let Some(country) = scene.or(story).or(near).or_else(|| main().filter(|c| self.named_before(*c, head)))
        {
            return Some(country);
        }
        if noun.definite
            && let Some(country) = story.or(near).or_else(|| main().filter(|_| plain))
        {
            return Some(country);
        }
        // "Authorities seize four guns": those of the country that the item is about.
        if authorities && noun.plural && !noun.definite { self.country_of_item(head) } else { None }
    }

    /// "Costa Rica's former president offered to mediate with the government": the country told of before, where the
    /// nearest only says who somebody was.
    fn before_a_former_holder(&self, head: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let told = self.countries.within(0..head);
        // "Costa Rica 's former", "the former Costa Rican president"
        let former = |at: Index| {
            let end = self.names.at(at).map_or(at + 1, |n| n.end);
            let behind = (end..head).find(|i| tree.lower(*i) != "'s");
            behind.is_some_and(|i| tree.lower(i) == "former") || at > 0 && tree.lower(at - 1) == "former"
        };
        let (last, _) = told.last()?;
        let mut before = told.iter().rev().filter(|(at, _)| !former(*at)).map(|(_, node)| *node);
        if former(*last) { before.next() } else { None }
    }

    /// "Norway will give aid to Ukraine, the government said": the country that does what a government tells.
    fn giver_told(&self, head: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let clause = tree.kid(tree.head(head), Label::Ccomp).filter(|c| *c < head)?;
        let giver = tree.kid(clause, Label::Nsubj).and_then(|s| self.names.at(s))?;
        (tree.label(head) == Label::Nsubj && self.nodes.is_country(giver.node)).then_some(giver.node)
    }

    /// "accused the government of beating Afghan refugees", "urged the government to recognise Palestine": whether a
    /// country is named nowhere but for those with whom a government is to deal, behind it in its sentence.
    fn is_only_dealt_with(&self, country: NodeIndex, head: Index) -> bool {
        let tree = self.tree;
        let clause = tree.clause_of(head);
        let to_do = tree.label(head) == Label::Nsubj && tree.is_infinitive(clause);
        let acted_upon = to_do || matches!(tree.label(head), Label::Dobj | Label::Pobj | Label::Dative);
        let sentence = tree.sentence_around(head);
        let dealt_with = |token: Index| {
            let up = |at: &Index| Some(tree.head(*at)).filter(|above| above != at);
            let below = std::iter::successors(Some(token), up).take(12).find(|at| {
                let above = tree.head(*at);
                above == clause || above == head
            });
            // "of mistreating", "from deporting", "to release", "for its policy"
            let parts = |at: Index| matches!(tree.label(at), Label::Prep | Label::Advcl | Label::Xcomp | Label::Ccomp);
            below.is_some_and(|at| (to_do || parts(at)) && !DATING.contains(&tree.lower(at)))
        };
        let mut named = self.countries.iter().filter(|(_, node)| *node == country);
        acted_upon && named.all(|(token, _)| *token > head && sentence.contains(token) && dealt_with(*token))
    }
}
