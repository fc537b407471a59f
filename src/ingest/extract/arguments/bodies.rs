//! Common noun phrases that name bodies: "the Syrian army", "its forces", "the party", "nine firms".

use crate::ingest::extract::arguments::descriptions::lower_first;
use crate::ingest::extract::names::appellations::named_by;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{PlaceClass, Words};
use crate::model::NodeKind;

/// Bodies that are somebody without a name, however often news calls one by the noun alone.
static SOMEBODY: Words = Words::of("bodies.somebody");

impl Reading<'_> {
    /// "the channels Alef TV and Beta TV", "banks X, Y and Z": the names behind a plural of bodies.
    fn bodies_named_behind(&self, head: Index) -> Vec<Argument> {
        let mut found = Vec::new();
        let mut at = head + 1;
        if !matches!(self.tree.tag(head), Tag::Nns | Tag::Nnps) {
            return found;
        }
        while let Some(name) = self.names.at(at).filter(|n| n.start == at) {
            let body = self.nodes.get(name.node).is_some_and(|d| d.kind == NodeKind::Organization);
            let acts = matches!(self.tree.label(name.end - 1), Label::Nsubj | Label::Nsubjpass);
            if found.is_empty() && (!body || acts) {
                break;
            }
            found.push(name.argument());
            at = name.end;
            while at < self.tree.len() && matches!(self.tree.lower(at), "," | "and") {
                at += 1;
            }
        }
        if found.len() > 1 { found } else { Vec::new() }
    }

    pub(in crate::ingest::extract) fn body(
        &mut self,
        head: Index,
        base: &str,
        definite: bool,
        owned: bool,
    ) -> Vec<Argument> {
        // "X, a group designated as terrorist, launched…": the description is in apposition, however it was parsed.
        let (low, _) = self.tree.reach(head);
        let described = low >= 2
            && self.tree.lower(low - 1) == ","
            && (matches!(self.tree.lower(low), "a" | "an")
                || self.tree.lower(low) == "the" && self.tree.label(head) == Label::Appos);
        if described
            && let Some(name) = self.names.at(low - 2).cloned()
            && self.nodes.get(name.node).is_some_and(|d| d.kind == NodeKind::Organization)
        {
            return vec![Argument::new(name.node, name.start, name.end - 1)];
        }
        // "Nigeria reports that its forces killed": Nigerian forces; of an organization they are itself.
        let pronoun = self.tree.kids(head).find(|k| matches!(self.tree.lower(*k), "its" | "their"));
        let of_state =
            matches!(base, "ministry" | "parliament" | "police" | "senate" | "congress" | "regulator" | "court");
        if of_state
            && let Some(pronoun) = pronoun
            && let Some(owner) = self.pronoun(pronoun)
            && self.is_country(owner.node)
        {
            let (from, _, called) = self.description(head, &["of", "for"]);
            let called = lower_first(&called, self.tree.word(from));
            return vec![self.national_body(head, &called, owner.node)];
        }
        if matches!(base, "force" | "forces" | "troop" | "troops" | "army" | "military" | "navy" | "soldier")
            && let Some(pronoun) = pronoun
            && let Some(owner) = self.pronoun(pronoun)
            && let Some(draft) = self.nodes.get(owner.node)
        {
            if draft.kind == NodeKind::Organization && draft.named {
                return vec![Argument::new(owner.node, pronoun, head)];
            }
            if draft.class == Some(PlaceClass::Country) {
                return vec![self.national_body(head, self.tree.lower(head), owner.node)];
            }
            // "The Russian defence ministry said its forces had fired": Russia's.
            let adjective = draft.name.split(' ').next().and_then(|w| self.gazetteer.demonym(w));
            if let Some(entry) = adjective.filter(|_| draft.kind == NodeKind::Organization) {
                let country = self.nodes.of_entry(entry, "");
                return vec![self.national_body(head, self.tree.lower(head), country)];
            }
        }
        // "Netanyahu says that the country's military killed": the country's that is spoken of.
        let whose = self.tree.kid(head, Label::Poss).filter(|p| matches!(self.tree.lower(*p), "country" | "nation"));
        if let Some(whose) = whose
            && !matches!(self.tree.tag(head), Tag::Nnp | Tag::Nnps)
            && let Some(country) = self
                .country_meant(whose)
                .or_else(|| self.country_of_teller(head))
                .or_else(|| self.latest(whose, |d| d.class == Some(PlaceClass::Country)))
        {
            let from = (whose + 1..head).find(|i| self.tree.tag(*i) != Tag::Pos).unwrap_or(head);
            let called = lower_first(&self.tree.phrase(from, head), self.tree.word(from));
            return vec![self.national_body(head, &called, country)];
        }
        let called = self.bodies_named_behind(head);
        if !called.is_empty() {
            return called;
        }
        let (first, last, phrase) = self.description(head, &["of", "for"]);
        // "Police in Baku, Azerbaijan" are Azerbaijan's in a text of many countries.
        let local = first == last && matches!(base, "police" | "army" | "military" | "court" | "parliament");
        if local
            && owned
            && self.tree.prepositional(head, "in").is_some()
            && let Some(country) = self.country_of_item(head)
        {
            return vec![self.national_body(head, base, country)];
        }
        if first == last && !owned {
            let single = !matches!(self.tree.tag(head), Tag::Nns | Tag::Nnps);
            // "interviewed by police" in a story of one police force is that force, article or none.
            let police = base == "police" && !self.brief;
            if police || definite && (single || matches!(base, "police" | "troop" | "force")) {
                // "the party", "the foundation": the latest organization whose name says so.
                let word = base.to_owned();
                let says = |d: &DraftNode| {
                    d.kind == NodeKind::Organization
                        && (d.named || definite)
                        && (d.head == word || std::iter::once(&d.name).chain(&d.aliases).any(|n| named_by(n, &word)))
                };
                if let Some(known) =
                    self.organization_called(head, base).or_else(|| self.latest(head, says)).or_else(|| {
                        // In a brief, each line is an item of its own.
                        let elsewhere = || self.nodes.iter().rev().find(|(_, d)| says(d)).map(|(i, _)| i);
                        if self.apart(self.body, head) { None } else { elsewhere() }
                    })
                {
                    return vec![Argument::new(known, head, head)];
                }
                // "told Al Jazeera that the movement would go on": no newspaper or broadcaster.
                if let Some(known) = self.only_body(head, base) {
                    return vec![Argument::new(known, head, head)];
                }
                if matches!(
                    base,
                    "group" | "organization" | "organisation" | "movement" | "company" | "agency" | "party"
                ) && let Some(known) = self.latest(head, |d| {
                    d.kind == NodeKind::Organization
                        && !self.gazetteer.find(&d.name).is_some_and(|e| e.class == PlaceClass::Media)
                }) {
                    return vec![Argument::new(known, head, head)];
                }
            }
            // "hijacked a tanker"
            let one = self.tree.kids(head).any(|k| matches!(self.tree.lower(k), "a" | "an"));
            if one
                && matches!(
                    base,
                    "tanker" | "ship" | "vessel" | "boat" | "convoy" | "motorcade" | "trawler" | "freighter"
                )
            {
                let node = self.descriptive(NodeKind::Organization, base, base, head, false);
                return vec![Argument::new(node, head, head)];
            }
            // "ruled out a coalition with the Greens": what they might do together.
            if base == "coalition" && !definite && self.tree.prepositional(head, "with").is_some() {
                let (from, to, called) = self.description(head, &["with", "between"]);
                let node = self.descriptive(NodeKind::Event, &called, base, head, false);
                return vec![Argument::new(node, from, to)];
            }
            // "left the coalition"
            if definite && base == "coalition" {
                let node = self.descriptive(NodeKind::Organization, base, base, head, false);
                return vec![Argument::new(node, head, head)];
            }
            // "gangs killed at least 184 people": nobody in particular, but somebody.
            let plural = matches!(self.tree.tag(head), Tag::Nns | Tag::Nnps);
            // "She met the unions": those that the story is of.
            let told_of = definite
                && matches!(
                    base,
                    "union"
                        | "bank"
                        | "airline"
                        | "insurer"
                        | "retailer"
                        | "carmaker"
                        | "regulator"
                        | "charity"
                        | "newspaper"
                );
            if plural && (told_of || matches!(base, "gang" | "militia" | "mob" | "cartel")) {
                let name = self.tree.lower(head).to_owned();
                let node = self.descriptive(NodeKind::Organization, &name, base, head, true);
                return vec![Argument::new(node, head, head)];
            }
            // "sanctioned nine firms", "20 companies"
            if plural && let Some(quantity) = self.quantity(head) {
                let name = self.tree.lower(head).to_owned();
                let node = self.descriptive(NodeKind::Organization, &name, base, head, true);
                return vec![Argument { quantity: Some(quantity), ..Argument::new(node, head, head) }];
            }
            if !matches!(
                base,
                "cabinet"
                    | "police"
                    | "army"
                    | "military"
                    | "parliament"
                    | "government"
                    | "court"
                    | "troops"
                    | "militia"
                    | "navy"
            ) {
                // "A drugmaker", "the union rejected the offer": one that the text names nowhere is somebody all the same; where it
                // has named bodies, the noun may stand for one of them.
                let named = || self.latest(head, |d| d.kind == NodeKind::Organization && d.named).is_some();
                let article = |words: &[&str]| self.tree.kids(head).any(|k| words.contains(&self.tree.lower(k)));
                let somebody = SOMEBODY.contains(&base) && (article(&["a", "an"]) || article(&["the"]) && !named());
                if !somebody || !single {
                    return Vec::new();
                }
                let node = self.descriptive(NodeKind::Organization, base, base, head, false);
                return vec![Argument::new(node, head, head)];
            }
            if let Some(country) = self.country_of_item(head) {
                return vec![self.national_body(head, base, country)];
            }
        }
        if !owned
            && last == head
            && first < head
            && let Some(known) = self.described_again(first, head, base)
        {
            return vec![Argument::new(known, first, head)];
        }
        // "the lobby group United Seniors Association", "Taiwan's legislature, the Legislative Yuan,"
        let apposed = self
            .tree
            .kids(head)
            .filter(|k| *k > head && self.tree.label(*k) == Label::Appos)
            .find_map(|k| self.names.at(k))
            .filter(|n| self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Organization && d.named))
            .cloned();
        if let Some(name) = apposed.filter(|_| !matches!(self.tree.tag(head), Tag::Nns | Tag::Nnps)) {
            return vec![Argument::new(name.node, name.start, name.end - 1)];
        }
        if matches!(
            base,
            "union"
                | "alliance"
                | "coalition"
                | "club"
                | "team"
                | "broadcaster"
                | "channel"
                | "charity"
                | "foundation"
                | "firm"
                | "corporation"
                | "conglomerate"
                | "militia"
                | "group"
                | "organization"
                | "organisation"
                | "movement"
                | "party"
                | "network"
                | "gang"
                | "cartel"
                | "faction"
                | "company"
                | "airline"
                | "agency"
                | "newspaper"
                | "rebel group"
                | "government"
        ) {
            let named = self
                .tree
                .kids(head)
                .filter(|k| matches!(self.tree.label(*k), Label::Compound | Label::Appos | Label::Nmod))
                .find_map(|k| self.names.at(k))
                .cloned();
            if let Some(named) =
                named.filter(|n| self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Organization))
            {
                return vec![Argument::new(named.node, named.start, named.end - 1)];
            }
        }
        if let Some(group) = self.group_of_forces(head, base) {
            return vec![Argument::new(group, first, last)];
        }
        let name = self.as_written(first, &phrase);
        // "the Syrian army", "the Lebanese parliament": a table knows them by another name.
        let known = self.gazetteer.find_written(&phrase).filter(|e| e.kind == NodeKind::Organization);
        if let Some(entry) = known.filter(|_| first < head) {
            let node = self.nodes.of_entry(entry, &name);
            return vec![Argument::new(node, first, last)];
        }
        let plural = matches!(self.tree.tag(head), Tag::Nns | Tag::Nnps);
        // "Russian troops" and "Russian forces" are one.
        static ARMED: Words = Words::of("bodies.armed");
        let national =
            ARMED.contains(&base) && first + 1 == head && self.gazetteer.demonym(self.tree.word(first)).is_some();
        let same = |d: &DraftNode| {
            let whose = d.name.split(' ').next() == Some(self.tree.word(first)) && d.name.split(' ').count() == 2;
            d.kind == NodeKind::Organization && !d.named && whose
        };
        let forces = || ARMED.iter().flat_map(|head| self.nodes.headed(head)).filter(|(_, d)| same(d)).map(|(i, _)| i);
        if national && let Some(known) = forces().min() {
            self.nodes.call(known, &name);
            return vec![Argument::new(known, first, last)];
        }
        let node = self.descriptive(NodeKind::Organization, &name, base, head, plural);
        vec![Argument::new(node, first, last)]
    }

    /// "M23 forces", "the last SDF units": an armed group is its forces; those of a body between states are not it.
    fn group_of_forces(&self, head: Index, base: &str) -> Option<NodeIndex> {
        let tree = self.tree;
        if !matches!(base, "force" | "forces" | "troop" | "troops" | "unit") || tree.tag(head) != Tag::Nns {
            return None;
        }
        let before = tree.kids(head).filter(|k| *k < head && matches!(tree.label(*k), Label::Compound | Label::Nmod));
        let group = before.filter_map(|k| self.names.at(k)).next()?;
        let draft = self.nodes.get(group.node).filter(|d| d.kind == NodeKind::Organization && d.named)?;
        let known = draft.gazetteer.as_ref().and_then(|_| self.gazetteer.find(&draft.name));
        let between_states = known.is_some_and(|e| e.within.is_none());
        // "Jubaland forces", where the text has a region for a body
        let place = self.gazetteer.find(&draft.name).is_some_and(|e| e.kind == NodeKind::Location);
        let between_states = between_states || place;
        (group.end == head && !between_states).then_some(group.node)
    }

    pub(in crate::ingest::extract) fn national_body(
        &mut self,
        head: Index,
        base: &str,
        country: NodeIndex,
    ) -> Argument {
        let owner = self.nodes.get(country).map(|d| d.name.clone()).unwrap_or_default();
        let adjective = self.gazetteer.find(&owner).and_then(|e| e.adjective);
        let name = adjective.map_or_else(|| format!("{base} of {owner}"), |a| format!("{a} {base}"));
        let node = self.descriptive(NodeKind::Organization, &name, base, head, false);
        self.nodes.call(node, base);
        Argument::new(node, head, head)
    }
}
