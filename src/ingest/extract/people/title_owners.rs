//! What a title is a title of: countries, bodies, parties, in front of it and behind: "the Indian Army chief".
//! Also "US Senator from Vermont", "party chairman".

use crate::ingest::extract::arguments::bare_bodies::OF_STATES_ALONE;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::names::appellations::named_by;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::SPEAKERS;
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Verbs by which the country that an opponent has gone to is named.
static FLEEING: Words = Words::of("title_owners.fleeing");

/// Bodies of which a state has one.
static OF_STATES: Words = Words::of("title_owners.of-states");

/// Words of what is only a part of a country.
static LOCAL: Words = Words::of("title_owners.local");

/// Posts of those who command forces or speak for them.
static COMMANDING: Words = Words::of("title_owners.commanding");

/// Words of rank, reach and time in front of a post.
static QUALIFYING: Words = Words::of("title_owners.qualifying");

/// Nouns that tell forces of one kind from others ("government forces").
static GENERIC: Words = Words::of("title_owners.generic");

impl Reading<'_> {
    /// "opposition leader Garry Kasparov" speaks for the Russian opposition, not for Russia.
    pub(in crate::ingest::extract) fn opposition(&mut self, at: Index, owners: &[NodeIndex]) -> Option<NodeIndex> {
        let town = if owners.is_empty() { self.country_of_town_beside(at) } else { None };
        // "opposition leader Jane Roe, who lives in exile in Spain": not the Spanish opposition's.
        let told = |c: &NodeIndex| {
            let mut named = self.countries.iter().filter(|(_, n)| n == c).map(|(token, _)| *token);
            named.any(|token| !FLEEING.contains(&self.tree.lemma(self.tree.clause_of(token))))
        };
        let here = || self.country_here(at).filter(|c| told(c) && self.is_scene(*c, at));
        let country = owners.first().copied().or(town).or_else(here)?;
        let name = self.nodes.get(country).map(|d| d.name.clone())?;
        let adjective = self.gazetteer.find(&name).and_then(|e| e.adjective).unwrap_or(&name).to_owned();
        let node =
            self.descriptive(NodeKind::Organization, &format!("{adjective} opposition"), "opposition", at, false);
        self.nodes.call(node, "opposition");
        self.nodes.call(node, &format!("{name} opposition"));
        self.nodes.call(node, &format!("opposition in {name}"));
        Some(node)
    }

    /// "a court in Tunis jailed opposition leader X": the country of the first town that the sentence is set in.
    fn country_of_town_beside(&mut self, at: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let town = |i: Index| {
            let set_in = tree.label(i) == Label::Pobj && matches!(tree.lower(tree.head(i)), "in" | "at" | "near");
            self.names.at(i).filter(|n| set_in && self.nodes.is_city(n.node)).map(|n| n.node)
        };
        let place = tree.sentence_around(at).find_map(town)?;
        let country = self.country_of_place(place)?;
        self.gazetteer.find(country).map(|entry| self.nodes.of_entry(entry, ""))
    }

    /// Whether a country that the text tells of up to the sentence of `at` is where something is or belongs, and not
    /// only who says or suffers something: "Germany criticised the verdict", "thanked Belgium".
    fn is_scene(&self, country: NodeIndex, at: Index) -> bool {
        let tree = self.tree;
        let end = tree.sentence_around(at).end;
        let mut told = self.countries.within(0..end).iter().filter(|(_, n)| *n == country).map(|(i, _)| *i);
        told.any(|i| match tree.label(i) {
            Label::Poss | Label::Amod | Label::Compound | Label::Nmod => true,
            Label::Pobj => matches!(tree.lower(tree.head(i)), "in" | "of" | "across" | "throughout"),
            _ => false,
        })
    }

    /// Of "the Indian Army chief" only the army, not India.
    pub(in crate::ingest::extract) fn prefer_body(&self, of: &mut Vec<NodeIndex>, head: Index) {
        if self.any_body(of) && !self.legislator(&self.tree.base(head)) {
            of.retain(|n| !self.nodes.is_country(*n));
        }
    }

    pub(in crate::ingest::extract) fn any_body(&self, of: &[NodeIndex]) -> bool {
        of.iter().any(|n| self.nodes.is_organization(*n))
    }

    /// What somebody else's posts are posts of: "Gbagbo's ambassador" is the Ivory Coast's.
    pub(in crate::ingest::extract) fn posts_of(&self, person: NodeIndex) -> Vec<NodeIndex> {
        let known = self.posts.of_person(person).next_back().and_then(|h| h.of);
        let known = known.into_iter().collect::<Vec<_>>();
        if !known.is_empty() {
            return known;
        }
        let name = self.nodes.name(person);
        let entry = self.gazetteer.person(name).map(|(entry, _)| entry.name.clone());
        entry.and_then(|name| self.nodes.find(&name, NodeKind::Location)).into_iter().collect()
    }

    /// "the special representative for Haiti": sent there, and by another.
    pub(in crate::ingest::extract) fn is_sent_on_a_mission(&self, head: Index) -> bool {
        let tree = self.tree;
        let (from, _) = tree.sentence(tree.sentence_of(head));
        let before =
            || (from.max(head.saturating_sub(3))..head).any(|i| matches!(tree.lower(i), "special" | "personal"));
        self.class_of(head, &tree.base(head)).is(NounClass::ENVOY) && before()
    }

    /// Whether a token ends "Secretary-General", whose envoys are the United Nations'.
    pub(in crate::ingest::extract) fn is_secretary_general(&self, token: Index) -> bool {
        let tree = self.tree;
        tree.lower(token) == "secretary-general"
            || tree.lower(token) == "general" && token > 1 && tree.lower(token - 2) == "secretary"
    }

    pub(in crate::ingest::extract) fn united_nations(&mut self) -> Option<NodeIndex> {
        self.gazetteer.find("United Nations").map(|entry| self.nodes.of_entry(entry, ""))
    }

    /// What follows a title's preposition: "of the European Commission", "from Vermont", "of the parliament".
    pub(in crate::ingest::extract) fn owners_behind(
        &mut self,
        head: Index,
        preposition: Index,
        to: Index,
    ) -> Vec<NodeIndex> {
        let tree = self.tree;
        let envoy = self.class_of(head, &tree.base(head)).is(NounClass::ENVOY);
        let word = tree.lower(preposition);
        if (envoy && matches!(word, "to" | "in" | "at" | "with" | "on")) || word == "on" {
            return Vec::new();
        }
        if envoy && word == "of" && (preposition + 1..to).any(|i| self.is_secretary_general(i)) {
            return self.united_nations().into_iter().collect();
        }
        if word == "for" && self.is_sent_on_a_mission(head) {
            return Vec::new();
        }
        let body = self.named_body_behind(preposition, to);
        if !body.is_empty() {
            return body;
        }
        let mut of = self.names_behind(head, preposition, to, envoy);
        self.prefer_body(&mut of, head);
        if of.is_empty() {
            of = self.definite_body_behind(preposition, to);
        }
        of
    }

    /// "spokesman for South Korea's foreign ministry": the ministry, not the country.
    fn named_body_behind(&mut self, preposition: Index, to: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let last = (preposition + 1..to).rev().find(|i| tree.is_noun(*i));
        let noun = last.filter(|i| {
            self.names.at(*i).is_none()
                && self.class_of(*i, &tree.base(*i)).is(NounClass::BODY.or(NounClass::GOVERNMENT))
                && (preposition + 1..*i).any(|i| self.names.at(i).is_some() || tree.tag(i) == Tag::Jj)
        });
        let found = noun.map(|n| self.resolve_one(n, Want::Agent)).unwrap_or_default();
        found.into_iter().map(|a| a.node).filter(|n| !self.nodes.is_person(*n)).collect()
    }

    /// The names and demonyms behind a title's preposition that its post can be of.
    fn names_behind(&mut self, head: Index, preposition: Index, to: Index, envoy: bool) -> Vec<NodeIndex> {
        let tree = self.tree;
        let mut of: Vec<NodeIndex> = Vec::new();
        let mut at = preposition + 1;
        while at < to {
            if envoy && matches!(tree.lower(at), "to" | "in" | "at" | "with" | "on") {
                break;
            }
            // "director of the Red Cross at a camp of Oxfam", "with the Red Cross in Kabul": whose post it is, is told.
            if !of.is_empty() && self.names.at(at).is_none() && matches!(tree.lower(at), "at" | "with" | "in") {
                break;
            }
            // "head of the programme at NASA's Jet Propulsion Laboratory": the laboratory's.
            if let Some(owner) = self.names.at(at)
                && owner.end + 1 < to
                && tree.tag(owner.end) == Tag::Pos
                && let Some(owned) = self.names.at(owner.end + 1).filter(|n| n.start == owner.end + 1)
                && self.nodes.is_organization(owned.node)
                // "chair of the Green Party's Leeds branch"
                && (owned.end >= to || !tree.is_noun(owned.end))
            {
                at = owner.end + 1;
                continue;
            }
            let found = match self.names.at(at).cloned() {
                Some(name) => {
                    at = name.end.max(at + 1);
                    self.owners_by_name(head, name.node)
                }
                None => {
                    let found = self.demonym(at).into_iter().collect();
                    at += 1;
                    found
                }
            };
            of.extend(found.into_iter().filter(|n| !of.contains(n)).collect::<Vec<_>>());
        }
        of
    }

    /// What a post is of by a name behind it: "spokesman for President X" speaks for what X presides over.
    fn owners_by_name(&self, head: Index, node: NodeIndex) -> Vec<NodeIndex> {
        match self.nodes.get(node).map(|d| d.kind) {
            Some(NodeKind::Actor) if self.person_s_agent(head) => vec![node],
            Some(NodeKind::Actor) => self.posts_of(node),
            Some(NodeKind::Organization | NodeKind::Location) => vec![node],
            _ => Vec::new(),
        }
    }

    /// "of the parliament", "of its government": a body or place without a name that a title's preposition brings.
    fn definite_body_behind(&mut self, preposition: Index, to: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let noun = (preposition + 1..to).rev().find(|i| {
            tree.is_noun(*i)
                && self.class_of(*i, &tree.base(*i)).is(NounClass::BODY.or(NounClass::GOVERNMENT).or(NounClass::PLACE))
                && tree.lower(preposition) != "to"
        });
        let definite = |n: &Index| {
            tree.lower(*n) == "police" || tree.kids(*n).any(|k| matches!(tree.lower(k), "the" | "its" | "this"))
        };
        let found = noun.filter(definite).map(|n| self.resolve_one(n, Want::Agent)).unwrap_or_default();
        let stands =
            |n: &NodeIndex| self.nodes.get(*n).is_some_and(|d| d.is_body_or_place() && (d.named || d.class.is_some()));
        found.into_iter().map(|a| a.node).filter(stands).collect()
    }

    /// Posts that parties have: "Republican chairman" is the party's, "Republican senator" is not.
    pub(in crate::ingest::extract) fn leads_a_party(&self, head: Index) -> bool {
        let before = head.checked_sub(1).map_or("", |b| self.tree.lower(b));
        // "Senate Majority Leader" leads a chamber's majority, "House Republican leader" the Republicans in the House.
        self.nouns.class(&self.tree.base(head)).is(NounClass::PARTY_POST) && !matches!(before, "majority" | "minority")
    }

    /// "Conservative transport spokesman X" speaks for the party, "Republican committee spokesman Y" for the committee:
    /// what stands between the party and the spokesman is the field alone.
    pub(in crate::ingest::extract) fn speaks_for_a_party(&self, from: Index, head: Index) -> bool {
        let tree = self.tree;
        let speaks = SPEAKERS.contains(&tree.lower(head));
        let field = |i: Index| {
            (tree.is_noun(i) || matches!(tree.tag(i), Tag::Jj | Tag::Cc))
                && self.names.at(i).is_none()
                && !self.nouns.class(&tree.base(i)).is(NounClass::BODY.or(NounClass::POST).or(NounClass::PLACE))
        };
        speaks && (from..head).all(field)
    }

    /// Those who act for a person rather than a body: "his lawyer", "an aide to X", "her chief of staff".
    pub(in crate::ingest::extract) fn person_s_agent(&self, head: Index) -> bool {
        let tree = self.tree;
        let staff = tree.lower(head) == "chief"
            && head + 2 < tree.len()
            && tree.lower(head + 1) == "of"
            && tree.lower(head + 2) == "staff";
        staff || self.class_of(head, &tree.base(head)).is(NounClass::AGENT)
    }

    /// Who sits in a legislature for a place.
    pub(in crate::ingest::extract) fn legislator(&self, word: &str) -> bool {
        self.nouns.class(word).is(NounClass::LEGISLATOR)
    }

    /// An organization that a common noun in a title stands for: "party chairman", "committee member", "Council
    /// spokesperson" — the one that the article named last, of those whose name says the word.
    pub(in crate::ingest::extract) fn body_meant(&mut self, token: Index, owners: &[NodeIndex]) -> Option<NodeIndex> {
        let tree = self.tree;
        let word = tree.lower(token).to_owned();
        if self.names.at(token).is_some() || !tree.is_noun(token) {
            return None;
        }
        if owners.is_empty()
            && let Some(forces) = self.forces_in_front(token, &word)
        {
            return self.forces_here(token, &forces);
        }
        if !self.nouns.class(&word).is(NounClass::BODY) {
            return None;
        }
        let national = word == "team" && token.checked_sub(1).is_some_and(|b| tree.lower(b) == "national");
        if national && let Some(owner) = owners.first().and_then(|o| self.nodes.get(*o)).map(|d| d.name.clone()) {
            return Some(self.national_team(token, &owner));
        }
        let generic = GENERIC.contains(&word.as_str());
        if generic {
            return None;
        }
        let says = |d: &DraftNode| {
            d.is_organization()
                && !(OF_STATES_ALONE.contains(&word.as_str()) && self.gazetteer.sort_of(&d.name) == Some("armed"))
                && d.name.to_lowercase().split(' ').any(|w| w == word)
                && named_by(&d.name, &word)
        };
        let near = self.organization_called(token, &word).or_else(|| self.latest(token, says));
        let known = near.or_else(|| {
            // In a brief, each line is an item of its own.
            self.names
                .iter()
                .filter(|n| n.end <= token && !self.apart(n.start, token))
                .map(|n| n.node)
                .rfind(|n| self.nodes.get(*n).is_some_and(says))
        });
        if known.is_some() {
            return known;
        }
        if word == "party" && owners.is_empty() {
            return self.party_before(token);
        }
        // "Mumbai police commissioner": the police of a place that the title names.
        if owners.is_empty() && word == "police" {
            // "Provincial police commander": of the police that were told of before.
            if token.checked_sub(1).is_some_and(|b| LOCAL.contains(&tree.lower(b))) {
                return self.body_with_noun(token, |noun| noun == "police");
            }
            return self.police_here(token);
        }
        // "Qatar's foreign ministry said … ministry spokesman Jane Roe"
        if owners.is_empty()
            && !self.nouns.class(&word).is(NounClass::ENTERPRISE)
            && !matches!(word.as_str(), "team" | "club")
        {
            let told = self.body_with_noun(token, |noun| noun == word);
            return told.filter(|n| !(OF_STATES_ALONE.contains(&word.as_str()) && self.is_armed_band(*n)));
        }
        let owner = owners.first().and_then(|o| self.nodes.get(*o)).map(|d| d.name.clone())?;
        self.body_each_state_has(token, &word, &owner)
    }

    /// "United States national team soccer player Jane Roe"
    fn national_team(&mut self, token: Index, owner: &str) -> NodeIndex {
        let (first, _, phrase) = self.description(token, &[]);
        let adjective = self.gazetteer.find(owner).and_then(|e| e.adjective).unwrap_or(owner).to_owned();
        let said = if first + 1 < token { phrase } else { format!("{adjective} national team") };
        let node = self.descriptive(NodeKind::Organization, &said, "team", token, false);
        self.nodes.call(node, &format!("{adjective} national team"));
        self.nodes.call(node, &format!("{owner} national team"));
        node
    }

    /// "central bank governor", "elections commission chairman": the body that each state has, of the state that the
    /// title names.
    fn body_each_state_has(&mut self, token: Index, word: &str, owner: &str) -> Option<NodeIndex> {
        let tree = self.tree;
        if !OF_STATES.contains(&word) {
            return None;
        }
        let before = token.checked_sub(1).filter(|b| tree.is_noun(*b) || tree.tag(*b) == Tag::Jj);
        let before = before.filter(|b| self.names.at(*b).is_none() && self.gazetteer.demonym(tree.word(*b)).is_none());
        let phrase = before.map_or_else(|| word.to_owned(), |b| format!("{} {word}", tree.lower(b)));
        if matches!(word, "bank" | "commission" | "court" | "guard") && before.is_none() {
            return None;
        }
        let adjective = self.gazetteer.find(owner).and_then(|e| e.adjective).unwrap_or(owner).to_owned();
        let node = self.descriptive(NodeKind::Organization, &format!("{adjective} {phrase}"), word, token, false);
        self.nodes.call(node, &format!("{owner} {phrase}"));
        self.nodes.call(node, &format!("{phrase} of {owner}"));
        self.nodes.call(node, &phrase);
        Some(node)
    }

    /// "Army chief", "Air force commander": the forces that a post names without saying whose.
    fn forces_in_front(&self, token: Index, word: &str) -> Option<String> {
        let tree = self.tree;
        let forces = match word {
            "army" | "navy" | "military" => word.to_owned(),
            "force" if token > 0 && tree.lower(token - 1) == "air" => "air force".to_owned(),
            _ => return None,
        };
        let first = token + 1 - forces.split(' ').count();
        let before = first.checked_sub(1).filter(|b| tree.sentence_of(*b) == tree.sentence_of(token));
        let of_its_own = before.is_some_and(|b| {
            tree.is_noun(b) || self.names.at(b).is_some() || matches!(tree.tag(b), Tag::Jj | Tag::Pos | Tag::PrpPoss)
        });
        let (_, end) = tree.sentence(tree.sentence_of(token));
        // "an army general" has a rank and no post.
        let next = if token + 1 < end && tree.tag(token + 1) == Tag::Pos { token + 2 } else { token + 1 };
        let post = next < end && COMMANDING.contains(&tree.lower(next));
        (post && !of_its_own).then_some(forces)
    }

    /// The forces of the country that the news is about, where none of them has a name there.
    fn forces_here(&mut self, token: Index, forces: &str) -> Option<NodeIndex> {
        let told = self.body_with_noun(token, |noun| forces.ends_with(noun) && noun != "force");
        if let Some(told) = told.filter(|n| !self.is_armed_band(*n)) {
            return Some(told);
        }
        let country = self.country_here(token)?;
        Some(self.national_body(token, forces, country).node)
    }

    /// "Police director Vladimir Rebic": the police of the country that the news is about.
    fn police_here(&mut self, token: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        // "federal highway police chief" is of a police of its own.
        let of_its_own = token.checked_sub(1).is_some_and(|b| {
            tree.sentence_of(b) == tree.sentence_of(token)
                && (tree.is_noun(b) || tree.tag(b) == Tag::Jj)
                && !QUALIFYING.contains(&tree.lower(b))
        });
        if of_its_own {
            return None;
        }
        let country = self.country_here(token)?;
        Some(self.national_body(token, "police", country).node)
    }
}
