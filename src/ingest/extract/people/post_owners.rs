//! What a post belongs to: demonyms and names in front, what a preposition brings, a possessive.

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{EntryClass, NounClass, Words};

/// Posts that are those of a town, even of one that stands for its country's government.
static TOWN: Words = Words::of("post_owners.town");

/// What a state or a body does or has people for.
static BRANCHES: Words = Words::of("post_owners.branches");

impl Reading<'_> {
    /// What a post belongs to: demonyms and names in front, "of" phrases, a possessive.
    pub(in crate::ingest::extract) fn post_owners(&mut self, head: Index, low: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let mut owners = self.owners_in_front(head, low);
        if let Some(body) = self.body_with_post_for(head, low, &owners) {
            owners = vec![body];
        }
        // "Hong Kong director of Amnesty International" speaks for Amnesty.
        let only_places = owners.iter().all(|n| self.nodes.is_place(*n));
        let body_behind = ["of", "for", "at"]
            .into_iter()
            .filter_map(|p| tree.prepositional(head, p))
            .any(|o| self.organization_at(o).is_some());
        if !(owners.is_empty() || only_places && body_behind) {
            return owners;
        }
        if let Some(owners) = self.owners_after_post(head) {
            return owners;
        }
        if let Some(possessor) = tree.kids(head).find(|k| tree.tag(*k) == Tag::PrpPoss) {
            return self.owners_by_pronoun(head, possessor);
        }
        self.owners_around(head, low)
    }

    /// "the Turkish foreign minister", "UN envoy": what stands in front of a post.
    fn owners_in_front(&mut self, head: Index, low: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let mut owners = Vec::new();
        for token in low..head {
            // "the Kremlin-installed governor of Kherson"
            if tree.label(token) == Label::Npadvmod && tree.tag(tree.head(token)) == Tag::Vbn {
                continue;
            }
            if self.is_descent(token, head) {
                continue;
            }
            if let Some(name) = self.names.at(token) {
                let node = name.node;
                if self.nodes.get(node).is_some_and(|d| !d.is_actor() && !d.is_event()) {
                    add_new(&mut owners, node);
                }
            } else if let Some(country) = self.demonym(token) {
                add_new(&mut owners, country);
            }
        }
        owners
    }

    /// "the first African-American president", "African- and Asian-American governor of Ohio": of what descent somebody
    /// is; the second word is no more where the post has a place of its own.
    fn is_descent(&self, token: Index, head: Index) -> bool {
        let tree = self.tree;
        let joined = |i: Index| i < head && tree.tag(i) == Tag::Hyph;
        let nation = |i: Index| matches!(tree.lower(i), "american" | "canadian" | "british" | "australian");
        let first = joined(token + 1) && nation(token + 2) || tree.lower(token).ends_with('-');
        let second =
            token.checked_sub(2).is_some_and(|b| joined(b + 1) && self.gazetteer.demonym(tree.word(b)).is_some());
        first || second && nation(token) && tree.prepositional(head, "of").is_some()
    }

    /// "The agency's Africa director", "its Pacific director": where he works is no state that he speaks for.
    fn body_with_post_for(&mut self, head: Index, low: Index, owners: &[NodeIndex]) -> Option<NodeIndex> {
        let tree = self.tree;
        let possessor = (low..head).find(|i| tree.label(*i) == Label::Poss && tree.head(*i) == head)?;
        let place = |n: &NodeIndex| self.nodes.is_place(*n);
        let works_there = self.names.at(possessor).is_none() && !owners.is_empty() && owners.iter().all(place);
        if !works_there || self.demonym(possessor).is_some() {
            return None;
        }
        let bodies: Vec<NodeIndex> = if tree.tag(possessor) == Tag::PrpPoss {
            let own = self.pronoun(possessor).map(|a| a.node);
            own.or_else(|| self.body_of_pronoun(possessor, head)).into_iter().collect()
        } else {
            self.whose(possessor)
        };
        let body = |n: &NodeIndex| self.nodes.is_organization(*n);
        bodies.into_iter().find(body)
    }

    /// What the first preposition behind a post brings that can have one; `None` where none does.
    fn owners_after_post(&mut self, head: Index) -> Option<Vec<NodeIndex>> {
        let tree = self.tree;
        let envoy = self.class_of(head, &tree.base(head)).is(NounClass::ENVOY);
        for preposition in ["of", "for", "to", "at", "in", "with", "from", "on"] {
            // An ambassador to the UN does not speak for it.
            if envoy && matches!(preposition, "to" | "in" | "at" | "with") {
                continue;
            }
            if preposition == "for" && (self.is_sent_on_a_mission(head) || self.is_sender_of_envoy(head)) {
                continue;
            }
            let Some(object) = tree.prepositional(head, preposition) else { continue };
            if preposition == "of" && envoy && self.is_secretary_general(object) {
                return Some(self.united_nations().into_iter().collect());
            }
            let owners = self.owners_by_preposition(head, preposition, object);
            if !owners.is_empty() {
                return Some(owners);
            }
        }
        None
    }

    /// What the object of a preposition behind a post has, or is, that the post belongs to.
    fn owners_by_preposition(&mut self, head: Index, preposition: &str, object: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let mut owners = Vec::new();
        // "a judge in Texas" is there, and does not speak for it; "a police official in Mumbai" does.
        let only_there = preposition == "in"
            && head.checked_sub(1).is_none_or(|b| !self.nouns.class(tree.lower(b)).is(NounClass::BODY));
        // "the mayors of London and Paris" are those of the cities, not of France.
        let town = TOWN.contains(&tree.base(head).as_str());
        let towns = if town { self.resolve(object, Want::Place) } else { Vec::new() };
        let owned = if towns.is_empty() { self.resolve(object, Want::Agent) } else { towns };
        for argument in owned {
            let fits = self.nodes.get(argument.node).is_some_and(|d| {
                d.is_body_or_place()
                    // "a judge on the Supreme Court", no "spokesman on Syria"
                    && (preposition != "on" || d.is_named_organization())
                    // "was sworn in as president at the National Stadium"
                    && (preposition != "at" || !d.is_place())
                    && !(only_there
                        && matches!(d.class, Some(EntryClass::City | EntryClass::Subdivision) | None)
                        && d.is_place())
            });
            if fits {
                add_new(&mut owners, argument.node);
            }
        }
        // "secretary general of the organization of X", "minister for foreign affairs of Y"
        if owners.is_empty()
            && let Some(inner) = tree.prepositional(object, "of")
        {
            for argument in self.resolve(inner, Want::Agent) {
                add_new(&mut owners, argument.node);
            }
        }
        // "the head of Ukraine's military intelligence": no body that a table knows, and Ukraine's.
        let branch = preposition == "of" && BRANCHES.contains(&tree.base(object).as_str());
        if owners.is_empty()
            && branch
            && let Some(whose) = tree.kid(object, Label::Poss).and_then(|p| self.names.at(p))
            && self.nodes.is_country(whose.node)
        {
            owners.push(whose.node);
        }
        owners
    }

    /// "their president", "his lawyer": what whoever the pronoun stands for has a post of.
    fn owners_by_pronoun(&mut self, head: Index, possessor: Index) -> Vec<NodeIndex> {
        if let Some(country) = self.sender_of_expelled(head, possessor) {
            return vec![country];
        }
        if self.person_s_agent(head) {
            return self.pronoun(possessor).map(|a| a.node).into_iter().collect();
        }
        let of = self.body_told_between(head, possessor);
        if !of.is_empty() {
            return of;
        }
        let of = self.possessor_state(possessor);
        if of.is_empty() { self.body_of_pronoun(possessor, head).into_iter().collect() } else { of }
    }

    /// "The US sanctioned Hikvision and its chairman", "Kenya banned a charity and deported its director": the body
    /// told of between a state that does it and the pronoun.
    pub(super) fn body_told_between(&mut self, head: Index, possessor: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let of_states = NounClass::OFFICE.or(NounClass::ENVOY).or(NounClass::LEGISLATOR);
        let post = tree.base(head);
        let first = tree.head(head);
        let joined = tree.label(head) == Label::Conj
            && self.names.at(first).is_some_and(|n| !self.nodes.is_place(n.node) && !self.is_known_person(n.node));
        if self.brief || tree.lower(possessor) != "its" || !joined && self.class_of(head, &post).is(of_states) {
            return Vec::new();
        }
        let start = tree.sentence_around(possessor).start;
        let own = self.pronoun(possessor).map(|a| a.node);
        let told = |i: Index| match self.names.at(i) {
            Some(name) => self.nodes.is_organization(name.node) && Some(name.node) != own,
            None => {
                let class = self.class_of(i, &tree.base(i));
                tree.tag(i) == Tag::Nn
                    && class.is(NounClass::BODY)
                    && !class.is(NounClass::GOVERNMENT.or(NounClass::PLACE))
                    && tree.kids(i).any(|k| k < i && tree.is_indefinite_article(k))
            }
        };
        // "the president of Chad said NATO and its chief …": the state's deed must be the one that the body suffers.
        let state = own.is_some_and(|n| self.nodes.is_country(n) || self.nodes.is_organization(n));
        let suffers =
            |i: Index| !matches!(tree.label(i), Label::Nsubj | Label::Nsubjpass | Label::Poss | Label::Compound);
        let found = (start..possessor).rev().find(|i| told(*i)).filter(|i| state && (joined || suffers(*i)));
        // "China praised the UN after its leader, Xi Jinping, spoke": whom the gazetteer knows for the state.
        let holder = self.apposed(head).or_else(|| self.person_at(head + 1).cloned());
        let of_state = holder.is_some_and(|h| {
            let known = self.gazetteer.person(self.nodes.name(h.node));
            known.is_some_and(|(entry, _)| own.is_some_and(|n| self.nodes.is_called(n, &entry.name)))
        });
        let Some(body) = found.filter(|_| !of_state) else { return Vec::new() };
        let mut bodies = self.resolve_one(body, Want::Agent);
        bodies.retain(|a| self.nodes.is_organization(a.node));
        bodies.into_iter().map(|a| a.node).collect()
    }

    /// What a post belongs to by a possessive noun, the name of a party's people, or a relative clause.
    fn owners_around(&mut self, head: Index, low: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let mut owners = Vec::new();
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
}

fn add_new(owners: &mut Vec<NodeIndex>, node: NodeIndex) {
    if !owners.contains(&node) {
        owners.push(node);
    }
}
