//! Posts and those who hold them: "foreign minister Hakan Fidan", "Lam Akol, the Sudanese foreign minister",
//! "the Turkish foreign minister".

use crate::ingest::extract::arguments::descriptions::lower_first;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{EntryClass, NounClass, Words};
use crate::model::NodeKind;

/// What departments of a government are for.
static DEPARTMENTS: Words = Words::phrases("name_kinds.departments");

/// What has a chief besides the departments of a government.
static SERVICES: Words = Words::of("posts.services");

/// A post in the text: its words, and what it is a post of.
pub(in crate::ingest::extract) struct Post {
    pub(in crate::ingest::extract) words: String,
    pub(in crate::ingest::extract) head: Index,
    pub(in crate::ingest::extract) of: Vec<NodeIndex>,
}

/// Words that belong to a post when they stand in front of it.
static RANKS: Words = Words::of("posts.ranks");

/// Posts that are those of a town, even of one that stands for its country's government.
static TOWN: Words = Words::of("posts.town");

/// Posts of which there are some with "general" behind them.
static GENERALS: Words = Words::of("posts.generals");

/// What a state or a body does or has people for.
static BRANCHES: Words = Words::of("posts.branches");

impl Reading<'_> {
    /// The words of a post up to its head, and where they start.
    pub(in crate::ingest::extract) fn post_words(&self, head: Index) -> (Index, String) {
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
            // "attorney general"
            let paired = || self.nouns.class(&format!("{word} {}", tree.base(first))).is(NounClass::POST);
            let known =
                RANKS.contains(&word) || word == "-" || self.post_class(before) || self.ministry(word) || paired();
            if !part || !known || self.names.at(before).is_some() {
                break;
            }
            first = before;
        }
        // "co-leaders"
        if first > start + 1 && tree.lower(first) == "-" {
            first -= 1;
        }
        let (_, end) = tree.sentence(tree.sentence_of(head));
        let hyphened = head + 2 < end
            && tree.lower(head + 1) == "-"
            && matches!(tree.lower(head + 2), "general" | "elect" | "designate" | "in");
        // "the director general of the agency"
        let general = head + 1 < end && tree.lower(head + 1) == "general" && GENERALS.contains(&tree.lower(head));
        if general {
            return (first, tree.phrase(first, head + 1));
        }
        let last = if hyphened && tree.lower(head + 2) != "in" { head + 2 } else { head };
        (first, tree.phrase(first, last))
    }

    /// The department in a minister's title.
    fn ministry(&self, word: &str) -> bool {
        DEPARTMENTS.contains(&word) || SERVICES.contains(&word)
    }

    pub(in crate::ingest::extract) fn post_class(&self, token: Index) -> bool {
        let base = self.tree.base(token);
        // "first lady Jane Roe": the words of a title stand side by side, whatever the parse makes of them.
        let beside = || {
            let before = token.checked_sub(1).filter(|b| self.names.at(*b).is_none());
            before.is_some_and(|b| self.nouns.class(&format!("{} {base}", self.tree.lower(b))).is(NounClass::POST))
        };
        self.tree.is_noun(token) && (self.class_of(token, &base).is(NounClass::POST) || beside())
    }

    /// What a post belongs to: demonyms and names in front, "of" phrases, a possessive.
    pub(in crate::ingest::extract) fn post_owners(&mut self, head: Index, low: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let mut owners: Vec<NodeIndex> = Vec::new();
        let add = |owners: &mut Vec<NodeIndex>, node: NodeIndex| {
            if !owners.contains(&node) {
                owners.push(node);
            }
        };
        for token in low..head {
            // "the Kremlin-installed governor of Kherson"
            if tree.label(token) == Label::Npadvmod && tree.tag(tree.head(token)) == Tag::Vbn {
                continue;
            }
            if let Some(name) = self.names.at(token) {
                let node = name.node;
                if self.nodes.get(node).is_some_and(|d| d.kind != NodeKind::Actor && d.kind != NodeKind::Event) {
                    add(&mut owners, node);
                }
            } else if let Some(country) = self.demonym(token) {
                add(&mut owners, country);
            }
        }
        // "The agency's Africa director", "its Pacific director": where he works is no state that he speaks for.
        let possessor = (low..head).find(|i| tree.label(*i) == Label::Poss && tree.head(*i) == head);
        if let Some(possessor) = possessor
            && self.names.at(possessor).is_none()
            && !owners.is_empty()
            && owners.iter().all(|n| self.nodes.get(*n).is_some_and(|d| d.kind == NodeKind::Location))
            && self.demonym(possessor).is_none()
        {
            let bodies: Vec<NodeIndex> = if tree.tag(possessor) == Tag::PrpPoss {
                let own = self.pronoun(possessor).map(|a| a.node);
                own.or_else(|| self.body_of_pronoun(possessor, head)).into_iter().collect()
            } else {
                self.whose(possessor)
            };
            let body = |n: &NodeIndex| self.nodes.get(*n).is_some_and(|d| d.kind == NodeKind::Organization);
            if let Some(body) = bodies.into_iter().find(body) {
                owners = vec![body];
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
        let town = TOWN.contains(&tree.base(head).as_str());
        for preposition in ["of", "for", "to", "at", "in", "with", "from", "on"] {
            // An ambassador to the UN does not speak for it.
            if envoy && matches!(preposition, "to" | "in" | "at" | "with") {
                continue;
            }
            if preposition == "for" && (self.is_sent_on_a_mission(head) || self.is_sender_of_envoy(head)) {
                continue;
            }
            if let Some(object) = tree.prepositional(head, preposition) {
                if preposition == "of" && envoy && self.is_secretary_general(object) {
                    return self.united_nations().into_iter().collect();
                }
                // "a judge in Texas" is there, and does not speak for it; "a police official in Mumbai" does.
                let only_there = preposition == "in"
                    && head.checked_sub(1).is_none_or(|b| !self.nouns.class(tree.lower(b)).is(NounClass::BODY));
                // "the mayors of London and Paris" are those of the cities, not of France.
                let towns = if town { self.resolve(object, Want::Place) } else { Vec::new() };
                let owned = if towns.is_empty() { self.resolve(object, Want::Agent) } else { towns };
                for argument in owned {
                    let fits = self.nodes.get(argument.node).is_some_and(|d| {
                        matches!(d.kind, NodeKind::Organization | NodeKind::Location)
                            // "a judge on the Supreme Court", no "spokesman on Syria"
                            && (preposition != "on" || d.kind == NodeKind::Organization && d.named)
                            && !(only_there
                                && matches!(d.class, Some(EntryClass::City | EntryClass::Subdivision) | None)
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
                // "the head of Ukraine's military intelligence": no body that a table knows, and Ukraine's.
                let branch = preposition == "of" && BRANCHES.contains(&tree.base(object).as_str());
                if owners.is_empty()
                    && branch
                    && let Some(whose) = tree.kid(object, Label::Poss).and_then(|p| self.names.at(p))
                    && self.is_country(whose.node)
                {
                    add(&mut owners, whose.node);
                }
                if !owners.is_empty() {
                    return owners;
                }
            }
        }
        if let Some(possessor) = tree.kids(head).find(|k| tree.tag(*k) == Tag::PrpPoss) {
            if let Some(country) = self.sender_of_expelled(head, possessor) {
                return vec![country];
            }
            if self.person_s_agent(head) {
                return self.pronoun(possessor).map(|a| a.node).into_iter().collect();
            }
            let of = self.possessor_state(possessor);
            return if of.is_empty() { self.body_of_pronoun(possessor, head).into_iter().collect() } else { of };
        }
        // "the country's leader", "the agency's chief"
        if let Some(possessor) = tree.kids(head).find(|k| tree.label(*k) == Label::Poss && tree.is_noun(*k))
            && self.names.at(possessor).is_none()
        {
            owners.extend(self.whose(possessor));
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

    /// "the Special Representative of the Secretary-General for Libya": what is behind belongs to the envoy.
    fn is_sender_of_envoy(&self, head: Index) -> bool {
        let tree = self.tree;
        let of = tree.head(head);
        let sent = tree.head(of);
        tree.label(head) == Label::Pobj
            && tree.lower(of) == "of"
            && self.class_of(sent, &tree.base(sent)).is(NounClass::ENVOY)
    }

    /// What the post that a word names belongs to.
    pub(in crate::ingest::extract) fn owners_of_post(&mut self, head: Index) -> Vec<NodeIndex> {
        self.read_post(head).of
    }

    pub(in crate::ingest::extract) fn read_post(&mut self, head: Index) -> Post {
        let (first, words) = self.post_words(head);
        let (low, _) = self.tree.reach(head);
        let mut of = self.post_owners(head, low);
        // "Israel's Knesset speaker Amir Ohana" is the Knesset's.
        if !matches!(self.tree.tag(head), Tag::Nns | Tag::Nnps) {
            self.prefer_body(&mut of, head);
        }
        // "A police official in Mumbai" speaks for the police there.
        let place = |n: &NodeIndex| self.nodes.get(*n).is_some_and(|d| d.kind == NodeKind::Location);
        if of.iter().all(place)
            && let Some(body) = (low..head).rev().find_map(|i| self.body_meant(i, &of))
        {
            of = vec![body];
        }
        let words = self.with_department(head, &of).unwrap_or(words);
        Post { words: lower_first(&words, self.tree.word(first)), head, of }
    }

    /// "Secretary of State", "Minister of Defense" where no country's name follows: what it is of belongs to the post.
    fn with_department(&self, head: Index, of: &[NodeIndex]) -> Option<String> {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(head));
        let minister = matches!(tree.base(head).as_str(), "secretary" | "minister" | "undersecretary");
        // "removed as prime minister for an ethics violation"
        let department = |i: Index| !matches!(tree.lower(i), "a" | "an" | "his" | "her" | "their" | "its");
        let behind = head + 2 < end && matches!(tree.lower(head + 1), "of" | "for") && department(head + 2);
        // "accused the prime minister of corruption"
        let prime = head > 0 && tree.lower(head - 1) == "prime";
        if !minister || !behind || prime || tree.is_verb(tree.head(head + 1)) || tree.tag(head) == Tag::Nns {
            return None;
        }
        let stop = self.phrase_end(head, end).min(head + 8);
        let named = (head + 1..stop).any(|i| self.names.at(i).is_some());
        let own = named || of.iter().any(|n| self.nodes.get(*n).is_some_and(|d| d.kind == NodeKind::Organization));
        let (first, _) = self.post_words(head);
        (!own && stop > head + 2).then(|| tree.phrase(first, stop - 1))
    }

    pub(in crate::ingest::extract) fn is_person(&self, node: NodeIndex) -> bool {
        self.nodes.get(node).is_some_and(|d| d.person)
    }

    /// Whose state or organization "his" stands for.
    pub(in crate::ingest::extract) fn possessor_state(&mut self, possessor: Index) -> Vec<NodeIndex> {
        let Some(owner) = self.pronoun(possessor) else {
            return Vec::new();
        };
        // "Chileans vote to elect their president"
        let people =
            self.nodes.get(owner.node).filter(|d| d.kind == NodeKind::Actor && !d.person).map(|d| d.name.clone());
        if let Some(country) = people.and_then(|name| self.gazetteer.demonym(&name)) {
            return vec![self.nodes.of_entry(country, "")];
        }
        let of = if self.is_person(owner.node) {
            self.posts.of_person(owner.node).next_back().and_then(|h| h.of)
        } else {
            Some(owner.node)
        };
        of.into_iter().collect()
    }

    pub(in crate::ingest::extract) fn occupation(&self, token: Index) -> bool {
        let base = self.tree.base(token);
        self.tree.is_noun(token) && self.class_of(token, &base).is(NounClass::OCCUPATION)
    }

    pub(in crate::ingest::extract) fn post_owners_in(&mut self, from: Index, to: Index) -> Vec<NodeIndex> {
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
}

pub(in crate::ingest::extract) fn singular(words: &str) -> String {
    words
        .strip_suffix("men")
        .map(|w| format!("{w}man"))
        .unwrap_or_else(|| words.strip_suffix('s').unwrap_or(words).to_owned())
}

/// A post as posts are compared: lower case, without hyphens.
pub(in crate::ingest::extract) fn plain(words: &str) -> String {
    words.to_lowercase().replace('-', " ")
}
