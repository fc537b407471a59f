//! Posts and those who hold them: "foreign minister Hakan Fidan", "Lam Akol, the Sudanese foreign minister",
//! "the Turkish foreign minister".

use super::names::Name;
use super::nodes::NodeIndex;
use super::reading::{Argument, Reading};
use super::resolve::{Want, lower_first};
use super::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, PlaceClass};
use crate::model::NodeKind;

/// A post in the text: its words, and what it is a post of.
struct Post {
    words: String,
    head: Index,
    of: Vec<NodeIndex>,
}

/// Words that belong to a post when they stand in front of it.
const RANKS: &[&str] = &[
    "former",
    "acting",
    "deputy",
    "vice",
    "interim",
    "incoming",
    "outgoing",
    "senior",
    "top",
    "chief",
    "first",
    "special",
    "permanent",
    "assistant",
    "national",
    "general",
    "retired",
    "late",
    "ex",
    "foreign",
    "prime",
    "secretary",
    "supreme",
    "crown",
    "federal",
    "under",
    "incumbent",
    "current",
    "caretaker",
    "executive",
    "military",
    "political",
    "regional",
    "security",
    "presidential",
    "official",
    "governmental",
    "joint",
    "human",
    "rights",
    "opposition",
    "then",
];

impl Reading<'_> {
    /// The words of a post up to its head, and where they start.
    fn post_words(&self, head: Index) -> (Index, String) {
        let tree = self.tree;
        let (start, _) = tree.sentence(tree.sentence_of(head));
        let mut first = head;
        while first > start {
            let before = first - 1;
            let word = tree.lower(before);
            let part = (matches!(
                tree.label(before),
                Label::Compound | Label::Amod | Label::Nmod | Label::Punct | Label::Advmod
            ) && tree.head(before) <= head
                && tree.head(before) >= first)
                || (word == "-" && RANKS.contains(&tree.lower(before.saturating_sub(1))));
            let known = RANKS.contains(&word) || word == "-" || self.post_class(before) || self.ministry(word);
            if !part || !known || self.names.at(before).is_some() {
                break;
            }
            first = before;
        }
        let (_, end) = tree.sentence(tree.sentence_of(head));
        let hyphened = head + 2 < end
            && tree.lower(head + 1) == "-"
            && matches!(tree.lower(head + 2), "general" | "elect" | "designate" | "in");
        let last = if hyphened && tree.lower(head + 2) != "in" { head + 2 } else { head };
        (first, tree.phrase(first, last))
    }

    /// The department in a minister's title.
    fn ministry(&self, word: &str) -> bool {
        matches!(
            word,
            "foreign"
                | "defence"
                | "defense"
                | "interior"
                | "finance"
                | "justice"
                | "home"
                | "health"
                | "education"
                | "trade"
                | "energy"
                | "oil"
                | "transport"
                | "agriculture"
                | "labour"
                | "labor"
                | "environment"
                | "economy"
                | "culture"
                | "information"
                | "tourism"
                | "immigration"
                | "police"
                | "army"
                | "navy"
                | "intelligence"
                | "party"
                | "government"
                | "rebel"
                | "union"
                | "press"
                | "state"
                | "news"
                | "policy"
                | "affairs"
                | "climate"
                | "drug"
                | "city"
                | "district"
        )
    }

    pub(super) fn post_class(&self, token: Index) -> bool {
        let base = self.tree.base(token);
        // "first lady Jane Roe": the words of a title stand side by side, whatever the parse makes of them.
        let beside = || {
            let before = token.checked_sub(1).filter(|b| self.names.at(*b).is_none());
            before.is_some_and(|b| self.nouns.class(&format!("{} {base}", self.tree.lower(b))).is(NounClass::POST))
        };
        self.tree.is_noun(token) && (self.class_of(token, &base).is(NounClass::POST) || beside())
    }

    /// What a post belongs to: demonyms and names in front, "of" phrases, a possessive.
    pub(super) fn post_owners(&mut self, head: Index, low: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let mut owners: Vec<NodeIndex> = Vec::new();
        let add = |owners: &mut Vec<NodeIndex>, node: NodeIndex| {
            if !owners.contains(&node) {
                owners.push(node);
            }
        };
        for token in low..head {
            if let Some(name) = self.names.at(token) {
                let node = name.node;
                if self.nodes.get(node).is_some_and(|d| d.kind != NodeKind::Actor && d.kind != NodeKind::Event) {
                    add(&mut owners, node);
                }
            } else if let Some(country) = self.demonym(token) {
                add(&mut owners, country);
            }
        }
        // "Hong Kong director of Amnesty International" speaks for Amnesty.
        let only_places = owners.iter().all(|n| self.nodes.get(*n).is_some_and(|d| d.kind == NodeKind::Location));
        let body_behind = ["of", "for", "at"].into_iter().filter_map(|p| tree.prepositional(head, p)).any(|o| {
            self.names.at(o).is_some_and(|n| self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Organization))
        });
        if !(owners.is_empty() || only_places && body_behind) {
            return owners;
        }
        owners.clear();
        let envoy = self.class_of(head, &tree.base(head)).is(NounClass::ENVOY);
        for preposition in ["of", "for", "to", "at", "in", "with", "from"] {
            // An ambassador to the UN does not speak for it.
            if envoy && matches!(preposition, "to" | "in" | "at" | "with") {
                continue;
            }
            if let Some(object) = tree.prepositional(head, preposition) {
                // "a judge in Texas" is there, and does not speak for it; "a police official in Mumbai" does.
                let only_there = preposition == "in"
                    && head.checked_sub(1).is_none_or(|b| !self.nouns.class(tree.lower(b)).is(NounClass::BODY));
                for argument in self.resolve(object, Want::Agent) {
                    let fits = self.nodes.get(argument.node).is_some_and(|d| {
                        matches!(d.kind, NodeKind::Organization | NodeKind::Location)
                            && !(only_there
                                && matches!(d.class, Some(PlaceClass::City | PlaceClass::Subdivision) | None)
                                && d.kind == NodeKind::Location)
                    });
                    if fits {
                        add(&mut owners, argument.node);
                    }
                }
                // "secretary general of the organization of X", "minister for foreign affairs of Y"
                if owners.is_empty()
                    && let Some(inner) = tree.prepositional(object, "of")
                {
                    for argument in self.resolve(inner, Want::Agent) {
                        add(&mut owners, argument.node);
                    }
                }
                if !owners.is_empty() {
                    return owners;
                }
            }
        }
        if let Some(possessor) = tree.kids(head).find(|k| tree.tag(*k) == Tag::PrpPoss) {
            if self.person_s_agent(head) {
                return self.pronoun(possessor).map(|a| a.node).into_iter().collect();
            }
            return self.possessor_state(possessor);
        }
        // "the country's leader", "the agency's chief"
        if let Some(possessor) = tree.kids(head).find(|k| tree.label(*k) == Label::Poss && tree.is_noun(*k))
            && self.names.at(possessor).is_none()
        {
            let found = self.resolve_one(possessor, Want::Agent);
            owners.extend(found.into_iter().map(|a| a.node).filter(|n| !self.is_person(*n)));
        }
        // "the new Conservative leader"
        if owners.is_empty() && self.leads_a_party(head) {
            owners.extend((low..head).find_map(|i| self.party_word(i)).map(|(party, _)| party));
        }
        // "the army, whose commander-in-chief is X"
        if tree.kids(head).any(|k| tree.tag(k) == Tag::WpPoss)
            && let Some(verb) = Some(tree.head(head)).filter(|v| tree.label(*v) == Label::Relcl)
        {
            let antecedent = self.resolve_one(tree.head(verb), Want::Agent);
            owners.extend(antecedent.into_iter().map(|a| a.node));
        }
        owners
    }

    /// What the post that a word names belongs to.
    pub(super) fn owners_of_post(&mut self, head: Index) -> Vec<NodeIndex> {
        self.read_post(head).of
    }

    fn read_post(&mut self, head: Index) -> Post {
        let (first, words) = self.post_words(head);
        let (low, _) = self.tree.reach(head);
        let mut of = self.post_owners(head, low);
        // "A police official in Mumbai" speaks for the police there.
        let place = |n: &NodeIndex| self.nodes.get(*n).is_some_and(|d| d.kind == NodeKind::Location);
        if of.iter().all(place)
            && let Some(body) = (low..head).rev().find_map(|i| self.body_meant(i, &of))
        {
            of = vec![body];
        }
        Post { words: lower_first(&words, self.tree.word(first)), head, of }
    }

    /// A post without a name: its known holder, or a node of its own for each country.
    pub(super) fn post(&mut self, head: Index, plural: bool) -> Vec<Argument> {
        let tree = self.tree;
        let mut post = self.read_post(head);
        if self.class_of(head, &tree.base(head)).is(NounClass::PRIVATE) {
            post.of.retain(|n| !self.is_country(*n));
        }
        let post = post;
        let bare = plain(&singular(&post.words));
        if post.of.is_empty() {
            let definite = tree.kids(head).any(|k| matches!(tree.lower(k), "the" | "this" | "that"));
            let holder = definite
                .then(|| {
                    self.posts
                        .iter()
                        .rev()
                        .find(|h| h.post == bare || h.post.ends_with(&format!(" {bare}")))
                        .map(|h| h.person)
                })
                .flatten();
            return holder.map(|node| Argument::new(node, head, head)).into_iter().collect();
        }
        if let Some(name) = self.named_behind(head) {
            return vec![Argument::new(name.node, name.start, name.end - 1)];
        }
        if let Some(name) = self.titled_conjunct(head) {
            let holder = name.argument();
            self.hold(&holder, post.head, post.words, post.of, "post in front of a name");
            return vec![holder];
        }
        if let Some(name) = self.apposed(head) {
            return vec![name.argument()];
        }
        // "his spokesman": not named here, and not worth a node of its own.
        // "Algeria says its ambassador will return": a country's, not a person's.
        let of_state = post.of.iter().all(|n| self.nodes.get(*n).is_some_and(|d| d.class == Some(PlaceClass::Country)))
            && self.is_office(&bare);
        // "African leaders": of no body and no country.
        let vague = |n: &NodeIndex| self.nodes.get(*n).is_some_and(|d| d.class == Some(PlaceClass::Region));
        if plural && post.of.iter().all(vague) {
            return Vec::new();
        }
        if bare != "counterpart" && !of_state && tree.kids(head).any(|k| tree.tag(k) == Tag::PrpPoss) {
            let holder = self.posts.iter().rev().find(|h| h.post == bare && h.of.is_some_and(|o| post.of.contains(&o)));
            return holder.map(|h| Argument::new(h.person, head, head)).into_iter().collect();
        }
        // "Chinese officials", "representatives of the Syrian government" speak for the country.
        let of_countries = post.of.iter().all(|n| self.is_country(*n));
        if plural
            && !self.speaks(head)
            && of_countries
            && matches!(
                bare.as_str(),
                "official" | "representative" | "diplomat" | "negotiator" | "delegate" | "authority"
            )
        {
            let (low, _) = tree.reach(head);
            return post.of.iter().map(|of| Argument::new(*of, low, head)).collect();
        }
        let speaks = self.speaks(head) && !bare.ends_with("member");
        let office = matches!(bare.as_str(), "official" | "representative" | "diplomat" | "negotiator" | "delegate");
        if plural && (speaks && post.of.len() < 2 || office && !of_countries) {
            return self.speaking_group(head, &post.words, &post.of);
        }
        if plural && post.of.len() < 2 {
            let base = tree.base(head);
            if self.class_of(head, &base).is(NounClass::PERSON) {
                return Vec::new();
            }
        }
        let indefinite = tree.kids(head).any(|k| matches!(tree.lower(k), "a" | "an"));
        let (bare, post) = match self.counterparts_post(head, &bare) {
            Some(words) => (plain(&words), Post { words, ..post }),
            None => (bare, post),
        };
        let mut found = Vec::new();
        for of in post.of.clone() {
            let holder = self
                .posts
                .iter()
                .rev()
                .find(|h| h.of == Some(of) && (h.post == bare || h.post.ends_with(&format!(" {bare}"))))
                .map(|h| h.person)
                .or_else(|| self.heads(of, &bare));
            let (low, _) = tree.reach(head);
            if let Some(node) = holder.filter(|_| !indefinite) {
                found.push(Argument::new(node, low, head));
                continue;
            }
            let owner = self.nodes.get(of).map(|d| d.name.clone()).unwrap_or_default();
            let written = (low..head).find_map(|i| {
                let here = self.names.at(i).map(|n| (n.node, tree.phrase(n.start, n.end - 1)));
                here.or_else(|| {
                    self.gazetteer
                        .demonym(tree.word(i))
                        .filter(|e| e.name == owner)
                        .map(|_| (of, tree.word(i).to_owned()))
                })
                .filter(|(node, _)| *node == of)
                .map(|(_, written)| written)
            });
            let words = if plural { singular(&post.words) } else { post.words.clone() };
            // "the foreign ministers of Turkey and Iran" are the Turkish one and the Iranian one.
            let adjective = self.gazetteer.find(&owner).and_then(|e| e.adjective).filter(|a| !a.ends_with("er"));
            let described = lower_first(&self.description(head, &[]).2, tree.word(self.description(head, &[]).0));
            let one = post.of.len() == 1 && !plural;
            let body = self.nodes.get(of).is_some_and(|d| d.kind == NodeKind::Organization);
            let (first, _, tailed) = self.description(head, &["of", "for", "from", "at"]);
            let name = match (&written, adjective) {
                // "police official in Mumbai", "spokesperson for the Guild"
                (None, _) if one && body && tailed.split(' ').count() > 1 && tailed.split(' ').count() < 9 => {
                    lower_first(&tailed, tree.word(first))
                }
                // "Malian army spokesperson", "United States counter-terrorism official"
                (Some(_), _)
                    if one
                        && described.split(' ').count() < 8
                        && tree.tag(self.description(head, &[]).0) != Tag::Prp =>
                {
                    described
                }
                (Some(written), _) => format!("{written} {words}"),
                (None, Some(adjective)) => format!("{adjective} {words}"),
                (None, None) => format!("{words} of {owner}"),
            };
            let node = self.descriptive(NodeKind::Actor, &name, &bare, head, false);
            self.nodes.call(node, &format!("{owner} {words}"));
            self.nodes.call(node, &format!("{words} of {owner}"));
            if body {
                self.nodes.call(node, &format!("{words} for {owner}"));
            }
            if let Some(place) = tree.prepositional(head, "in").and_then(|o| self.names.at(o)) {
                let place = tree.phrase(place.start, place.end - 1);
                self.nodes.call(node, &format!("{words} in {place}"));
            }
            let argument = Argument::new(node, low, head);
            self.bare_posts.push((argument.clone(), words, of));
            found.push(argument);
        }
        found
    }

    /// Whether a noun is the subject of a verb of speech, or stands behind "according to".
    pub(super) fn speaks(&self, head: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(head);
        match tree.label(head) {
            Label::Nsubj => self.is_report(above),
            Label::Pobj => {
                tree.lower(above) == "to" && above.checked_sub(1).is_some_and(|b| tree.lower(b) == "according")
            }
            _ => false,
        }
    }

    /// "Maltese officials said", "according to leaders of X": a group that speaks for what it is of.
    fn speaking_group(&mut self, head: Index, words: &str, owners: &[NodeIndex]) -> Vec<Argument> {
        let (first, last, phrase) = self.description(head, &["of", "for", "from", "at", "in"]);
        let phrase = lower_first(&phrase, self.tree.word(first));
        let base = self.tree.base(head);
        let node = self.descriptive(NodeKind::Actor, &phrase, &base, head, true);
        let argument = Argument::new(node, first, last);
        for of in owners.iter().copied() {
            let owner = self.nodes.get(of).map(|d| d.name.clone()).unwrap_or_default();
            self.nodes.call(node, &format!("{owner} {words}"));
            self.nodes.call(node, &format!("{words} of {owner}"));
            self.bare_posts.push((argument.clone(), words.to_owned(), of));
        }
        vec![argument]
    }

    /// Who heads something where the text calls the post otherwise: "the UN chief" is its Secretary-General.
    fn heads(&self, of: NodeIndex, bare: &str) -> Option<NodeIndex> {
        if !matches!(bare, "chief" | "head" | "boss" | "leader") {
            return None;
        }
        const HEADS: &[&str] = &[
            "secretary general",
            "director general",
            "president",
            "prime minister",
            "chancellor",
            "chairman",
            "chairwoman",
            "chairperson",
            "chair",
            "director",
            "chief executive",
            "ceo",
            "executive director",
            "high commissioner",
            "commissioner",
            "chief",
            "head",
            "leader",
            "supreme leader",
            "king",
        ];
        let mut found =
            self.posts.iter().filter(|h| h.of == Some(of) && HEADS.contains(&h.post.as_str())).map(|h| h.person);
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }

    /// Notes the posts without a name that speak, whether or not what they say is an event.
    pub(super) fn read_speakers(&mut self) {
        for token in self.body..self.tree.len() {
            let member = self.tree.base(token) == "member";
            if self.post_class(token) && !member && self.names.at(token).is_none() && self.speaks(token) {
                let plural = matches!(self.tree.tag(token), Tag::Nns | Tag::Nnps);
                self.post(token, plural);
            }
        }
    }

    /// The post of the one whose "his German counterpart" somebody is.
    fn counterparts_post(&mut self, head: Index, bare: &str) -> Option<String> {
        let tree = self.tree;
        if bare != "counterpart" {
            return None;
        }
        let possessor = tree.kids(head).find(|k| tree.tag(*k) == Tag::PrpPoss);
        let other = possessor.and_then(|p| self.pronoun(p)).map(|a| a.node);
        let held = self.posts.iter().rev().find(|h| Some(h.person) == other).map(|h| h.post.clone());
        let held = held.or_else(|| {
            self.bare_posts.iter().rev().find(|(a, ..)| Some(a.node) == other).map(|(_, words, _)| words.clone())
        });
        // The subject of the clause has the post, if nobody else is known to.
        held.or_else(|| self.bare_posts.last().map(|(_, words, _)| words.clone()))
    }

    /// Reads every post that the text gives a named person, and makes the `represents` claims of it.
    pub(super) fn read_posts(&mut self) {
        let tree = self.tree;
        let names: Vec<_> = self.names.iter().cloned().collect();
        for name in names {
            if !self.nodes.get(name.node).is_some_and(|d| d.person) {
                continue;
            }
            let head = (name.start..name.end)
                .find(|i| !(name.start..name.end).contains(&tree.head(*i)) || tree.is_root(*i))
                .unwrap_or(name.end - 1);
            let holder = name.argument();
            self.titles_in_front(&name, &holder);
            self.titles_of_a_list(&name);
            // "Queen Elizabeth II", "Pope Francis": the title is a part of the name.
            if name.end - name.start > 1
                && self.post_class(name.start)
                && self.nouns.class(&tree.base(name.start)).is(NounClass::OFFICE)
                && self.nodes.get(name.node).is_some_and(|d| self.gazetteer.person(&d.name).is_some())
            {
                let words = tree.lower(name.start).to_owned();
                self.hold(&holder, name.start, words, Vec::new(), "post in front of a name");
            }
            // Behind, in apposition: "Lam Akol, the Sudanese foreign minister"
            let told = self.titles_behind(&name, &holder);
            let appositions: Vec<Index> = (name.start..name.end)
                .flat_map(|i| {
                    tree.kids(i).filter(|k| tree.label(*k) == Label::Appos && *k >= name.end).collect::<Vec<_>>()
                })
                .flat_map(|k| tree.conjuncts(k))
                .collect();
            for apposed in appositions {
                // "N, son of M, the leader of Libya": the title is the nearest name's.
                let nearer = |i: Index| self.names.at(i).is_some_and(|n| n.node != name.node && self.is_person(n.node));
                let other = (name.end..apposed).any(|i| nearer(i) && !(tree.reach(apposed).0..apposed).contains(&i));
                if (told || other) && (self.post_class(apposed) || self.occupation(apposed)) {
                    continue;
                }
                if self.post_class(apposed) {
                    let post = self.read_post(apposed);
                    self.hold(&holder, post.head, post.words, post.of, "post in apposition");
                } else if self.occupation(apposed) {
                    self.employed(&holder, apposed);
                } else {
                    self.membership(&holder, apposed);
                }
            }
            // "The leader of al-Qaeda, Osama bin Laden, has…", however it was parsed.
            if name.start >= 2 && tree.lower(name.start - 1) == "," {
                let (start, _) = tree.sentence(tree.sentence_of(name.start));
                let post = (start.max(name.start.saturating_sub(12))..name.start - 1)
                    .find(|i| self.post_class(*i) && self.names.at(*i).is_none());
                if let Some(post) = post.filter(|p| self.apposed(*p).is_some_and(|n| n.start == name.start)) {
                    let post = self.read_post(post);
                    self.hold(&holder, post.head, post.words, post.of, "name in apposition");
                }
            }
            // The name in apposition to the post: "the foreign minister, Hakan Fidan"
            if tree.label(head) == Label::Appos && tree.head(head) < name.start {
                let mut post = tree.head(head);
                if self.names.at(post).is_some()
                    && tree.label(post) == Label::Pobj
                    && tree.lower(tree.head(post)) == "of"
                {
                    post = tree.head(tree.head(post));
                }
                if self.post_class(post) && self.names.at(post).is_none() {
                    let post = self.read_post(post);
                    self.hold(&holder, post.head, post.words, post.of, "name in apposition");
                } else if self.occupation(post) && self.names.at(post).is_none() {
                    self.employed(&holder, post);
                }
            }
            // "X is the president of Y", "X became chairman"
            let mut predicated: Vec<Index> = Vec::new();
            if matches!(tree.label(head), Label::Nsubj)
                && matches!(tree.lemma(tree.head(head)), "be" | "become" | "remain")
            {
                predicated.push(tree.head(head));
            }
            // "Hague, who was leader of the party"
            predicated.extend((name.start..name.end).flat_map(|i| tree.kids(i)).filter(|k| {
                tree.label(*k) == Label::Relcl
                    && matches!(tree.lemma(*k), "be" | "become" | "remain" | "serve")
                    && tree.kid(*k, Label::Nsubj).is_some_and(|s| tree.tag(s) == Tag::Wp)
            }));
            for verb in predicated {
                let attribute = tree.kid(verb, Label::Attr).or_else(|| tree.prepositional(verb, "as"));
                if let Some(attribute) = attribute {
                    for post in tree.conjuncts(attribute) {
                        if self.post_class(post)
                            && self.names.at(post).is_none()
                            && tree.kid(verb, Label::Neg).is_none()
                        {
                            let post = self.read_post(post);
                            self.hold(&holder, post.head, post.words, post.of, "post as predicate");
                        }
                    }
                }
            }
            // "BBC's Jonathan Marcus" speaks for the BBC.
            if name.start >= 2
                && tree.tag(name.start - 1) == Tag::Pos
                && tree.head(name.start - 1) == name.start - 2
                && let Some(org) = self.names.at(name.start - 2).cloned()
                && self.nodes.get(org.node).is_some_and(|d| d.kind == NodeKind::Organization)
            {
                let target = org.argument();
                self.claim_structural(&holder, "represents", target, org.start, None, "person of an organization");
            }
            if let Some(of) = tree.prepositional(head, "of").or_else(|| tree.prepositional(head, "from"))
                && tree.head(tree.head(of)) == head
                && let Some(org) = self
                    .names
                    .at(of)
                    .filter(|n| self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Organization))
                    .cloned()
            {
                let target = org.argument();
                self.claim_structural(&holder, "member-of", target, of, None, "name of an organization");
            }
        }
        // "chairman is Saif al-Islam": the post as subject.
        let verbs: Vec<Index> = (0..tree.len()).filter(|v| tree.lemma(*v) == "be" && tree.is_verb(*v)).collect();
        for verb in verbs {
            let (Some(subject), Some(attribute)) = (tree.kid(verb, Label::Nsubj), tree.kid(verb, Label::Attr)) else {
                continue;
            };
            let Some(name) =
                self.names.at(attribute).filter(|n| self.nodes.get(n.node).is_some_and(|d| d.person)).cloned()
            else {
                continue;
            };
            if self.post_class(subject) && self.names.at(subject).is_none() {
                let post = self.read_post(subject);
                let holder = name.argument();
                self.hold(&holder, post.head, post.words, post.of, "post as subject");
            }
        }
    }

    /// The words of the post that a verb gives somebody: "appointed Y as prime minister", "elected Y president".
    pub(super) fn post_taken(&self, verb: Index) -> Option<String> {
        let tree = self.tree;
        let post = tree
            .prepositional(verb, "as")
            .or_else(|| tree.kid(verb, Label::Oprd))
            .or_else(|| tree.kid(verb, Label::Attr))
            .filter(|p| self.post_class(*p) && self.names.at(*p).is_none())?;
        let (first, words) = self.post_words(post);
        Some(lower_first(&words, tree.word(first)))
    }

    /// Gives somebody a post that stands elsewhere in the sentence.
    pub(super) fn hold_post(&mut self, holder: &Argument, post: Index) {
        let post = self.read_post(post);
        self.hold(holder, post.head, post.words, post.of, "post that somebody takes");
    }

    /// "Deputy Prime Minister for Finance Richard Sulík": the name right after the post and its department.
    fn named_behind(&self, post: Index) -> Option<Name> {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(post));
        if !(post + 1 < end && matches!(tree.lower(post + 1), "of" | "for" | "to" | "from" | "in" | "at")) {
            return None;
        }
        let name = (post + 2..end.min(post + 8)).find_map(|i| self.names.at(i).filter(|n| self.is_person(n.node)))?;
        let whole = (post + 2..name.start).all(|i| {
            matches!(tree.tag(i), Tag::Nnp | Tag::Nnps | Tag::Nn) || matches!(tree.lower(i), "and" | "the" | "of" | "&")
        });
        (whole && name.start > post + 2).then(|| name.clone())
    }

    /// "US senator and former candidate Hillary Clinton": the name after the second title has the first as well.
    fn titled_conjunct(&self, post: Index) -> Option<Name> {
        let tree = self.tree;
        let and = tree.kids(post).find(|k| tree.label(*k) == Label::Cc && tree.lower(*k) == "and")?;
        let conjunct = tree.kids(post).find(|k| tree.label(*k) == Label::Conj && *k > and)?;
        let name = self.names.at(conjunct).filter(|n| self.is_person(n.node))?;
        let title = name.start.checked_sub(1).filter(|t| *t > and)?;
        let bare = tree.tag(post) == Tag::Nn || tree.tag(post) == Tag::Nnp;
        (bare
            && (and + 1..=title).all(|i| tree.is_noun(i) || tree.tag(i) == Tag::Jj || tree.tag(i) == Tag::Hyph)
            && (self.post_class(title) || self.class_of(title, &tree.base(title)).is(NounClass::PERSON)))
        .then(|| name.clone())
    }

    /// The person whose name follows a post between commas: "the leader of X, Y, said".
    fn apposed(&self, post: Index) -> Option<Name> {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(post));
        let comma = (post..end.min(post + 12)).find(|i| tree.lower(*i) == ",")?;
        let verb = (post..comma).any(|i| tree.is_verb(i) && tree.label(i) != Label::Amod);
        let name = self.names.at(comma + 1).filter(|n| n.start == comma + 1 && self.is_person(n.node) && !verb)?;
        let closed = name.end < end
            && (matches!(tree.lower(name.end), ",") || tree.is_verb(name.end) || tree.label(name.end) == Label::Aux);
        (closed && !self.names.at(post).is_some_and(|n| self.is_person(n.node))).then(|| name.clone())
    }

    pub(super) fn is_person(&self, node: NodeIndex) -> bool {
        self.nodes.get(node).is_some_and(|d| d.person)
    }

    /// Whose state or organization "his" stands for.
    pub(super) fn possessor_state(&mut self, possessor: Index) -> Vec<NodeIndex> {
        let Some(owner) = self.pronoun(possessor) else {
            return Vec::new();
        };
        let of = if self.is_person(owner.node) {
            self.posts.iter().rev().find(|h| h.person == owner.node).and_then(|h| h.of)
        } else {
            Some(owner.node)
        };
        of.into_iter().collect()
    }

    pub(super) fn occupation(&self, token: Index) -> bool {
        let base = self.tree.base(token);
        self.tree.is_noun(token) && self.class_of(token, &base).is(NounClass::OCCUPATION)
    }

    pub(super) fn post_owners_in(&mut self, from: Index, to: Index) -> Vec<NodeIndex> {
        let mut owners = Vec::new();
        for token in from..to {
            let node = match self.names.at(token) {
                Some(name) => Some(name.node).filter(|n| self.nodes.get(*n).is_some_and(|d| d.kind != NodeKind::Actor)),
                None => self.demonym(token),
            };
            owners.extend(node.filter(|n| !owners.contains(n)));
        }
        owners
    }

    /// `represents` of the bare posts that became nodes.
    pub(super) fn read_bare_posts(&mut self) {
        let posts = std::mem::take(&mut self.bare_posts);
        for (argument, words, of) in posts {
            let target = Argument::new(of, argument.first, argument.last);
            let trigger = argument.last;
            self.claim_structural(&argument, "represents", target, trigger, Some(words), "post without a name");
        }
    }
}

pub(super) fn singular(words: &str) -> String {
    words
        .strip_suffix("men")
        .map(|w| format!("{w}man"))
        .unwrap_or_else(|| words.strip_suffix('s').unwrap_or(words).to_owned())
}

/// A post as posts are compared: lower case, without hyphens.
pub(super) fn plain(words: &str) -> String {
    words.to_lowercase().replace('-', " ")
}
