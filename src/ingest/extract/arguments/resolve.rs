//! Who or what a noun phrase stands for.
//!
//! The order: the name itself, a pronoun's antecedent, a government's country, a post (its holder where the article
//! has named one), a population, an organization, a place, a document, an event. What cannot be told stays open, and
//! no claim is made of it.

use crate::ingest::extract::arguments::counts::MEASURES;
use crate::ingest::extract::arguments::populations::ANYBODY;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::misread_verbs::RESOLVES;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{EntityType, Label, Pos, Tag};
use crate::lexicon::{NounClass, PlaceClass};
use crate::model::NodeKind;

/// References are followed through at most so many others.
const DEEPEST: u8 = 8;

impl Reading<'_> {
    /// Everybody that a noun phrase stands for, coordinated ones included.
    pub(in crate::ingest::extract) fn resolve(&mut self, head: Index, want: Want) -> Vec<Argument> {
        let mut found: Vec<Argument> = Vec::new();
        let mut holders: Vec<Argument> = Vec::new();
        // "13 foreigners, mostly Australians and Britons": the rest only says which.
        let only = |i: Index| {
            self.tree.kids(i).any(|k| {
                k < i
                    && matches!(
                        self.tree.lower(k),
                        "mostly" | "mainly" | "primarily" | "largely" | "chiefly" | "predominantly"
                    )
            })
        };
        let listed = self.without_descriptions(self.listed(head));
        let cut = listed.iter().position(|i| *i != head && only(*i)).unwrap_or(listed.len());
        if want == Want::Any
            && let Some(both) = self.counted_together(&listed)
        {
            return vec![both];
        }
        for conjunct in listed.into_iter().take(cut) {
            let named = if want == Want::Place { Vec::new() } else { self.listed_behind(conjunct) };
            let arguments = if named.is_empty() { self.resolve_one(conjunct, want) } else { named };
            for argument in arguments {
                // "on Beit Jinn, Rif Dimashq": the second holds the first, however the parse joins them.
                let holds = |a: &Argument| self.claims.has("located-in", a.node, argument.node);
                if found.iter().chain(&holders).any(holds) {
                    holders.push(argument);
                    continue;
                }
                if !found.iter().any(|a| a.node == argument.node && a.quantity == argument.quantity) {
                    found.push(argument);
                }
            }
        }
        found
    }

    /// "filmmaker and teacher Jon Holm": what stands before the name is all said of him.
    fn without_descriptions(&self, listed: Vec<Index>) -> Vec<Index> {
        let tree = self.tree;
        let described = |i: Index| {
            tree.tag(i) == Tag::Nn
                && self.names.at(i).is_none()
                && self.class_of(i, &tree.base(i)).is(NounClass::PERSON.or(NounClass::POST))
        };
        let named_behind = |i: Index| {
            self.names.at(i + 1).is_some_and(|n| n.start == i + 1 && self.nodes.get(n.node).is_some_and(|d| d.person))
        };
        let name = listed.iter().position(|i| {
            let own = self.names.at(*i).filter(|n| self.nodes.get(n.node).is_some_and(|d| d.person));
            own.is_some_and(|n| {
                n.start > 0 && described(n.start - 1) && !tree.kids(*i).any(|k| tree.label(k) == Label::Det)
            }) || described(*i) && named_behind(*i)
        });
        let Some(name) = name.filter(|n| *n > 0) else { return listed };
        let before = listed.iter().take(name).all(|i| {
            described(*i)
                && !tree
                    .kids(*i)
                    .any(|k| tree.tag(k) == Tag::Cd || tree.label(k) == Label::Poss || tree.lower(k) == "the")
        });
        let joined = listed.get(name - 1).is_some_and(|first| {
            let end = listed.get(name).copied().unwrap_or(*first);
            (*first + 1..end).all(|i| !matches!(tree.lower(i), ","))
        });
        if !before || !joined {
            return listed;
        }
        // "former governor and nominee Ann Hill", the name in apposition to the first of the two
        let described_name = listed.get(name).and_then(|i| self.names.at(*i + 1)).map(|n| tree.head(n.end - 1));
        match described_name.filter(|h| listed.contains(h)) {
            Some(holder) => vec![holder],
            None => listed.into_iter().skip(name).collect(),
        }
    }

    /// The coordinated heads of a noun phrase. "Mordor, Rohan, Fornost and Bree" is a list even where the second was
    /// parsed as an apposition of the first: both are names of one kind, and the second goes on with "and".
    fn listed(&self, head: Index) -> Vec<Index> {
        let tree = self.tree;
        let mut all = tree.conjuncts(head);
        // "attacked the railway station, a hospital, a police station, and hotels"
        if self.class_of(head, &tree.base(head)).is(NounClass::PLACE) {
            let list = tree.kids(head).find(|k| {
                *k > head
                    && tree.label(*k) == Label::Appos
                    && tree.conjuncts(*k).len() > 1
                    && self.names.at(*k).is_none()
                    && tree.conjuncts(*k).iter().all(|c| self.class_of(*c, &tree.base(*c)).is(NounClass::PLACE))
            });
            if let Some(list) = list {
                all.extend(tree.conjuncts(list));
                all.sort_unstable();
                all.dedup();
                return all;
            }
        }
        let kind = |i: Index| self.names.at(i).and_then(|n| self.nodes.get(n.node)).map(|d| d.kind);
        // "Oil giant Saudi Aramco and Sinopec": the second stands beside the name, which hangs on what it is.
        if kind(head).is_none() && all.len() == 1 && tree.tag(head) == Tag::Nn {
            let named = self.names.at(head + 1).filter(|n| n.start == head + 1).and_then(|n| {
                let bearer = (n.start..n.end).find(|i| tree.head(*i) == head && tree.label(*i) == Label::Appos)?;
                (kind(bearer) == Some(NodeKind::Organization)).then_some(bearer)
            });
            if let Some(named) = named {
                let beside = tree.conjuncts(named).into_iter().filter(|c| kind(*c) == Some(NodeKind::Organization));
                all.extend(beside.filter(|c| *c != named));
                all.sort_unstable();
            }
            return all;
        }
        let Some(first) = kind(head) else { return all };
        let list = tree.kids(head).find(|k| {
            *k > head
                && tree.label(*k) == Label::Appos
                && kind(*k) == Some(first)
                && tree.conjuncts(*k).len() > 1
                && tree.conjuncts(*k).iter().all(|c| kind(*c) == Some(first))
        });
        if let Some(list) = list {
            all.extend(tree.conjuncts(list));
            all.sort_unstable();
            all.dedup();
        }
        all
    }

    /// What one noun phrase stands for, coordination aside.
    pub(in crate::ingest::extract) fn resolve_one(&mut self, head: Index, want: Want) -> Vec<Argument> {
        let sentence = self.tree.sentence_of(head);
        if self.depth >= DEEPEST {
            return Vec::new();
        }
        self.depth += 1;
        let found = self.look_up(head, want);
        self.depth -= 1;
        found.iter().for_each(|a| self.nodes.seen(a.node, sentence));
        found
    }

    fn look_up(&mut self, head: Index, want: Want) -> Vec<Argument> {
        let tree = self.tree;
        if let Some(name) = self.names.at(head) {
            let (start, end, node) = (name.start, name.end, name.node);
            if let Some(some) = self.counted_adherents(head, node) {
                return vec![some];
            }
            return vec![self.named(node, start, end, head, want)];
        }
        // "Both houses of Congress approved the bill": Congress.
        if want != Want::Place
            && tree.tag(head) == Tag::Nns
            && matches!(tree.base(head).as_str(), "house" | "chamber")
            && tree.kids(head).any(|k| matches!(tree.lower(k), "both" | "two"))
            && let Some(object) = tree.prepositional(head, "of")
        {
            let whole = self.resolve_one(object, want);
            if !whole.is_empty() && whole.iter().all(|a| self.is_legislature(a.node)) {
                return whole;
            }
        }
        match tree.pos(head) {
            // "another is injured", "everybody on board"
            Pos::Pron | Pos::Det if ANYBODY.contains(&tree.lower(head)) && want == Want::Any => {
                return vec![self.population(head, tree.lower(head), false, want)];
            }
            // "COVID-19" is tagged as a pronoun.
            Pos::Pron if tree.word(head).contains('-') && !self.nouns.class(&tree.base(head)).is_unknown() => {}
            // "Some of the protesters demand": the protesters.
            Pos::Pron
                if MEASURES.contains(&tree.lower(head))
                    && tree.prepositional(head, "of").is_some_and(|o| tree.is_noun(o)) =>
            {
                let object = tree.prepositional(head, "of");
                return object.map(|o| self.resolve(o, want)).unwrap_or_default();
            }
            Pos::Pron => {
                let turned_on = self.reproached(head);
                if !turned_on.is_empty() {
                    return turned_on;
                }
                return match self.pronoun(head) {
                    Some(antecedent) => vec![antecedent],
                    None => self.antecedents(head),
                };
            }
            Pos::Verb if tree.tag(head) != Tag::Vbg => return Vec::new(),
            Pos::Noun | Pos::Propn | Pos::Num | Pos::Adj | Pos::Det | Pos::Verb | Pos::Adv => {}
            _ => return Vec::new(),
        }
        let measured = |kind| {
            matches!(
                kind,
                EntityType::Date | EntityType::Time | EntityType::Money | EntityType::Percent | EntityType::Ordinal
            )
        };
        // "demolished 83% of the tunnels": the tunnels.
        if want == Want::Any
            && matches!(tree.lower(head), "%" | "percent" | "percentage")
            && let Some(object) = tree.prepositional(head, "of").filter(|o| tree.is_noun(*o))
        {
            let mut found = self.resolve(object, want);
            found.iter_mut().for_each(|a| a.quantity = None);
            return found;
        }
        let aged = tree.lower(head) == "old" && tree.tag(head) == Tag::Nn;
        if tree.entity(head).is_some_and(|e| measured(e.kind)) && !aged {
            return Vec::new();
        }
        if let Some(country) = self.demonym(head) {
            return self.demonym_alone(head, country);
        }
        // "One of them, Jon Roe, was arrested": the one who is named.
        if matches!(tree.lower(head), "one" | "another" | "two" | "three")
            && let Some(name) = tree
                .kids(head)
                .chain(tree.prepositional(head, "of").into_iter().flat_map(|o| tree.kids(o)))
                .find(|k| *k > head && tree.label(*k) == Label::Appos && self.names.at(*k).is_some())
        {
            return tree.conjuncts(name).into_iter().flat_map(|i| self.look_up(i, want)).collect();
        }
        let base = tree.base(head);
        if MEASURES.contains(&base.as_str()) || MEASURES.contains(&tree.lower(head)) {
            if let Some(object) = tree.prepositional(head, "of") {
                let quantity = self.quantity(head);
                let mut found = self.some_of(object, want);
                found.iter_mut().for_each(|a| a.quantity = quantity.or(a.quantity));
                return found;
            }
            if self.nouns.class(&base).is_unknown() {
                return self.counted(head);
            }
        }
        // "12 had been hurt", "125 of the members"
        if tree.pos(head) == Pos::Num && tree.tag(head) == Tag::Cd && want == Want::Any && tree.lower(head) != "zero" {
            if let Some(object) = tree.prepositional(head, "of").filter(|o| tree.is_noun(*o)) {
                let quantity = self.quantity(head);
                let mut found = self.some_of(object, want);
                found.iter_mut().for_each(|a| a.quantity = quantity.or(a.quantity));
                return found;
            }
            return self.counted(head);
        }
        // "a woman named Heather Heyer", "a man identified as John Smith"
        let named = tree.kids(head).filter(|k| {
            tree.label(*k) == Label::Acl && matches!(tree.lemma(*k), "name" | "call" | "identify" | "know")
        });
        let named = named.filter_map(|k| tree.kid(k, Label::Oprd).or_else(|| tree.prepositional(k, "as")));
        let named = named.filter_map(|o| self.names.at(o)).find(|n| self.nodes.get(n.node).is_some_and(|d| d.person));
        if let Some(name) = named.cloned() {
            return vec![Argument::new(name.node, name.start, name.end - 1)];
        }
        // A title before its name: "President Assad" parsed with the title as the head; "the minister, Hakan Fidan".
        if let Some(name) = tree.kids(head).find(|k| {
            matches!(tree.label(*k), Label::Appos | Label::Nmod)
                && *k > head
                && self.names.at(*k).is_some_and(|n| self.nodes.get(n.node).is_some_and(|d| d.person))
        }) && !self
            .nouns
            .class(&base)
            .is(NounClass::BODY.or(NounClass::PLACE).or(NounClass::GOVERNMENT).or(NounClass::DOCUMENT))
        {
            // "two Democrats, Collin Peterson and Jeff Van Drew, opposed it"
            let person =
                |i: &Index| self.names.at(*i).is_some_and(|n| self.nodes.get(n.node).is_some_and(|d| d.person));
            // "ministers Itamar Ben-Gvir and Bezalel Smotrich": a name of several words may hang in pieces.
            let pieces = tree.kids(head).filter(|k| *k > head && tree.label(*k) == Label::Appos);
            let mut several: Vec<Index> = Vec::new();
            for other in pieces.flat_map(|p| tree.conjuncts(p)).filter(person) {
                let node = |i: Index| self.names.at(i).map(|n| n.node);
                if !several.iter().any(|s| node(*s) == node(other)) {
                    several.push(other);
                }
            }
            if several.len() > 1 && matches!(tree.tag(head), Tag::Nns | Tag::Nnps) {
                return several.into_iter().flat_map(|i| self.look_up(i, want)).collect();
            }
            return self.look_up(name, want);
        }
        if let Some(name) = self.holder_behind_owner(head, &base) {
            return vec![name];
        }
        let organizations = self.named_right_behind(head);
        if !organizations.is_empty() {
            return organizations;
        }
        // "a hospital in Berlin, Charité,", "the last hospital, Al-Ahli": the name in apposition to a site is the site.
        if self.nouns.class(&base).is(NounClass::PLACE)
            && matches!(tree.tag(head), Tag::Nn)
            && let Some(name) =
                tree.kids(head).filter(|k| *k > head && tree.label(*k) == Label::Appos).find_map(|k| self.names.at(k))
            && tree.lower(name.start - 1) == ","
            && self.nodes.get(name.node).is_some_and(|d| d.kind == NodeKind::Location && d.named && d.class.is_none())
            && tree.conjuncts(head).len() == 1
        {
            return vec![Argument::new(name.node, name.start, name.end - 1)];
        }
        self.common(head, &base, want)
    }

    /// Those of whom some are counted: "six of the firm's executives" are people, whatever office they hold.
    fn some_of(&mut self, object: Index, want: Want) -> Vec<Argument> {
        let tree = self.tree;
        let found = self.resolve(object, want);
        let base = tree.base(object);
        let people = NounClass::PRIVATE.or(NounClass::OCCUPATION).or(NounClass::POST);
        if found.is_empty() && tree.tag(object) == Tag::Nns && self.class_of(object, &base).is(people) {
            return vec![self.population(object, &base, false, want)];
        }
        found
    }

    /// "Secretary General of NATO Mark Rutte": the name was taken for a part of whose post it is.
    fn holder_behind_owner(&self, head: Index, base: &str) -> Option<Argument> {
        let tree = self.tree;
        let object = ["of", "for", "to"].into_iter().find_map(|p| tree.prepositional(head, p))?;
        let name = self.names.at(object)?;
        let before = name.start.checked_sub(1)?;
        let owned = self.names.at(before).is_some_and(|o| o.end == name.start);
        (owned && self.class_of(head, base).is(NounClass::POST) && self.nodes.get(name.node).is_some_and(|d| d.person))
            .then(|| name.argument())
    }

    /// "the Irish rap trio Kneecap", "the broadcasters RFI and France 24": the organizations named right behind what they are.
    pub(in crate::ingest::extract) fn named_right_behind(&self, head: Index) -> Vec<Argument> {
        let tree = self.tree;
        let behind = tree.kids(head).find(|k| {
            matches!(tree.label(*k), Label::Appos | Label::Nmod)
                && self
                    .names
                    .at(*k)
                    .is_some_and(|n| n.start == head + 1 || n.start == head + 2 && tree.word(head + 1) == "The")
        });
        let Some(behind) = behind.filter(|_| matches!(tree.tag(head), Tag::Nn | Tag::Nns)) else { return Vec::new() };
        let organization =
            |n: &NodeIndex| self.nodes.get(*n).is_some_and(|d| d.kind == crate::model::NodeKind::Organization);
        if self.nouns.class(&tree.base(head)).is(NounClass::PLACE.or(NounClass::DOCUMENT)) {
            return Vec::new();
        }
        let several = tree.conjuncts(behind).into_iter().filter(|i| *i == behind || tree.tag(head) == Tag::Nns);
        let names = several.filter_map(|i| self.names.at(i)).filter(|n| organization(&n.node));
        names.map(|n| Argument::new(n.node, n.start, n.end - 1)).collect()
    }

    /// A name: a capital that acts is its country's government.
    fn named(&mut self, node: NodeIndex, start: Index, end: Index, head: Index, want: Want) -> Argument {
        let tree = self.tree;
        let mut argument = Argument::new(node, start, end - 1);
        if want != Want::Agent
            && let Some((_, direction)) = self.directions.iter().find(|(at, _)| *at == start)
        {
            argument.node = *direction;
            return argument;
        }
        let is_city = self.nodes.get(node).is_some_and(|d| d.class == Some(PlaceClass::City));
        if want == Want::Agent
            && is_city
            && let Some(entry) = self.gazetteer.metonym(&tree.phrase(start, end - 1))
        {
            let label = tree.label(head);
            let with = label == Label::Pobj
                && matches!(tree.lower(tree.head(head)), "with" | "between" | "by" | "to" | "from" | "and");
            // "Kyiv's refusal to cede the port", "Tehran's denial": the government's.
            let said = label == Label::Poss
                && self.noun_phrase_frame(tree.head(head)).map_or(
                    RESOLVES.contains(&tree.lemma(tree.head(head))),
                    |(f, _)| {
                        !matches!(f.relation, "protested" | "visited" | "launched" | "killed" | "injured" | "displaced")
                    },
                );
            if matches!(label, Label::Nsubj | Label::Nsubjpass | Label::Conj | Label::Dobj) || with || said {
                argument.node = self.nodes.of_entry(entry, &tree.phrase(start, end - 1));
            }
        }
        argument.quantity = self.quantity(head);
        argument
    }

    /// The latest node spoken of before a token that fits.
    pub(in crate::ingest::extract) fn latest(
        &self,
        before: Index,
        fits: impl Fn(&DraftNode) -> bool,
    ) -> Option<NodeIndex> {
        let line = |i: Index| self.tree.line_of(i);
        // In a brief, each line is an item of its own.
        let lines = usize::from(!self.brief);
        self.names
            .within(self.tree.sentences_back(before, 3)..before)
            .into_iter()
            .rev()
            .filter(|n| n.end <= before && line(n.start) + lines >= line(before))
            .find(|n| self.nodes.get(n.node).is_some_and(&fits))
            .map(|n| n.node)
    }
}
