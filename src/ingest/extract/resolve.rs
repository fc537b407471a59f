//! Who or what a noun phrase stands for.
//!
//! The order: the name itself, a pronoun's antecedent, a government's country, a post (its holder where the article
//! has named one), a population, an organization, a place, a document, an event. What cannot be told stays open, and
//! no claim is made of it.

use super::nodes::{Draft, NodeIndex};
use super::quantities;
use super::reading::{Argument, Reading};
use super::tree::Index;
use crate::ingest::language::{EntityType, Label, Pos, Tag};
use crate::lexicon::{Gazetteer, Gender, NounClass, PlaceClass};
use crate::model::{NodeKind, Quantity};

/// What an argument is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    /// Somebody who acts: a capital is its government, an event is nobody.
    Agent,
    /// Anybody or anything.
    Any,
    /// A place.
    Place,
}

/// Words that count or pick from what follows them with "of".
const MEASURES: &[&str] = &[
    "one",
    "some",
    "many",
    "most",
    "all",
    "several",
    "both",
    "none",
    "each",
    "dozen",
    "dozens",
    "scores",
    "score",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "number",
    "majority",
    "couple",
    "handful",
    "group",
    "series",
    "wave",
    "crowd",
    "part",
    "rest",
    "half",
    "third",
    "quarter",
    "total",
    "lot",
    "few",
    "those",
    "any",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
];

impl Reading<'_> {
    /// Everybody that a noun phrase stands for, coordinated ones included.
    pub(super) fn resolve(&mut self, head: Index, want: Want) -> Vec<Argument> {
        let mut found: Vec<Argument> = Vec::new();
        for conjunct in self.tree.conjuncts(head) {
            for argument in self.resolve_one(conjunct, want) {
                if !found.iter().any(|a| a.node == argument.node && a.quantity == argument.quantity) {
                    found.push(argument);
                }
            }
        }
        found
    }

    fn argument(&self, node: NodeIndex, first: Index, last: Index, sure: f32) -> Argument {
        Argument { node, first, last, quantity: None, sure }
    }

    /// What one noun phrase stands for, coordination aside.
    pub(super) fn resolve_one(&mut self, head: Index, want: Want) -> Vec<Argument> {
        let sentence = self.tree.sentence_of(head);
        let found = self.look_up(head, want);
        found.iter().for_each(|a| self.nodes.seen(a.node, sentence));
        found
    }

    fn look_up(&mut self, head: Index, want: Want) -> Vec<Argument> {
        let tree = self.tree;
        if let Some(name) = self.names.at(head) {
            let (start, end, node) = (name.start, name.end, name.node);
            return vec![self.named(node, start, end, head, want)];
        }
        match tree.pos(head) {
            Pos::Pron => return self.pronoun(head).into_iter().collect(),
            Pos::Verb if tree.tag(head) != Tag::Vbg => return Vec::new(),
            Pos::Noun | Pos::Propn | Pos::Num | Pos::Adj | Pos::Det | Pos::Verb | Pos::Adv => {}
            _ => return Vec::new(),
        }
        if let Some(country) = self.demonym(head) {
            return self.demonym_alone(head, country);
        }
        let base = tree.base(head);
        if MEASURES.contains(&base.as_str()) || MEASURES.contains(&tree.lower(head)) {
            if let Some(object) = tree.prepositional(head, "of") {
                let quantity = self.quantity(head);
                let mut found = self.resolve(object, want);
                found.iter_mut().for_each(|a| a.quantity = quantity.or(a.quantity));
                return found;
            }
            if self.nouns.class(&base).is_unknown() {
                return self.counted(head);
            }
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
            return self.look_up(name, want);
        }
        self.common(head, &base, want)
    }

    /// A name: a capital that acts is its country's government.
    fn named(&mut self, node: NodeIndex, start: Index, end: Index, head: Index, want: Want) -> Argument {
        let tree = self.tree;
        let mut argument = self.argument(node, start, end - 1, 1.0);
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
            if matches!(label, Label::Nsubj | Label::Nsubjpass | Label::Conj | Label::Dobj) || with {
                argument.node = self.nodes.of_entry(entry, &tree.phrase(start, end - 1));
                argument.sure = 0.8;
            }
        }
        argument.quantity = self.quantity(head);
        argument
    }

    /// The country that a word is the demonym of: "Syrian", "North Korean".
    pub(super) fn demonym(&mut self, token: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        if self.names.at(token).is_some()
            || !matches!(tree.tag(token), Tag::Jj | Tag::Nnp | Tag::Nnps | Tag::Nns | Tag::Nn)
        {
            return None;
        }
        if !tree.word(token).starts_with(char::is_uppercase) {
            return None;
        }
        let two = token.checked_sub(1).map(|before| tree.phrase(before, token));
        let entry =
            two.and_then(|p| self.gazetteer.demonym(&p)).or_else(|| self.gazetteer.demonym(tree.word(token)))?;
        let written = tree.word(token).to_owned();
        Some(self.nodes.of_entry(entry, &written))
    }

    /// "Syrians", "the Sudanese": the people, or the country where it is named as one.
    fn demonym_alone(&mut self, head: Index, country: NodeIndex) -> Vec<Argument> {
        let tree = self.tree;
        let the = tree.kids(head).any(|k| tree.lower(k) == "the");
        let plural = matches!(tree.tag(head), Tag::Nns | Tag::Nnps) || tree.word(head).ends_with('s');
        let counted = self.quantity(head);
        if (the && counted.is_none()) || (!plural && counted.is_none()) {
            return vec![self.argument(country, head, head, 0.6)];
        }
        let name = tree.word(head).to_owned();
        let node = self.descriptive(NodeKind::Actor, &name, &name.to_lowercase(), head, true);
        let mut argument = self.argument(node, head, head, 0.8);
        argument.quantity = counted;
        vec![argument]
    }

    /// The number in front of a noun, with its bound.
    pub(super) fn quantity(&self, head: Index) -> Option<Quantity> {
        let tree = self.tree;
        let number = if tree.pos(head) == Pos::Num || MEASURES.contains(&tree.lower(head)) {
            Some(head)
        } else {
            tree.kids(head).find(|k| {
                *k < head
                    && (tree.label(*k) == Label::Nummod
                        || tree.tag(*k) == Tag::Cd
                        || (tree.lower(*k) == "dozen" && tree.label(*k) != Label::Prep))
            })
        }?;
        let (low, high) = if number == head { (head, head) } else { tree.reach(number) };
        let words: Vec<&str> = (low.saturating_sub(3)..=high)
            .filter(|i| {
                tree.sentence_of(*i) == tree.sentence_of(head)
                    && (*i >= low || !matches!(tree.lower(*i), "," | "." | ";"))
            })
            .map(|i| tree.lower(i))
            .collect();
        let before = low - low.saturating_sub(3);
        // A number before the phrase is another one: only words that bound this one are taken from there.
        let from = words.iter().take(before).rposition(|w| w.chars().any(|c| c.is_ascii_digit())).map_or(0, |i| i + 1);
        let ordinal = tree.entity(number).is_some_and(|e| {
            matches!(
                e.kind,
                EntityType::Ordinal | EntityType::Date | EntityType::Time | EntityType::Money | EntityType::Percent
            )
        });
        if ordinal { None } else { quantities::read(words.get(from..)?) }
    }

    /// "70 were killed", "two of them": people by number alone.
    fn counted(&mut self, head: Index) -> Vec<Argument> {
        let tree = self.tree;
        let quantity = self.quantity(head);
        if quantity.is_none()
            || tree.entity(head).is_some_and(|e| {
                matches!(e.kind, EntityType::Date | EntityType::Money | EntityType::Percent | EntityType::Time)
            })
        {
            return Vec::new();
        }
        let node = self.descriptive(NodeKind::Actor, "people", "people", head, true);
        let mut argument = self.argument(node, head, head, 0.6);
        argument.quantity = quantity;
        vec![argument]
    }

    /// The node of a description: one for each name and kind in the article.
    pub(super) fn descriptive(
        &mut self,
        kind: NodeKind,
        name: &str,
        head: &str,
        token: Index,
        plural: bool,
    ) -> NodeIndex {
        let sentence = self.tree.sentence_of(token);
        if let Some(known) = self.nodes.find(name, kind) {
            return known;
        }
        self.nodes.add(Draft {
            kind,
            name: name.to_owned(),
            aliases: Vec::new(),
            named: false,
            gazetteer: None,
            class: None,
            gender: None,
            person: kind == NodeKind::Actor && !plural,
            plural,
            head: head.to_owned(),
            last_seen: sentence,
        })
    }

    /// The words of a description: the head with what stands before it, without determiners, numbers and possessives,
    /// and with its "of" phrase where `tail` asks for one.
    pub(super) fn description(&self, head: Index, tail: &[&str]) -> (Index, Index, String) {
        let tree = self.tree;
        let mut first = head;
        for kid in tree.kids(head).filter(|k| *k < head) {
            let keeps =
                matches!(tree.label(kid), Label::Compound | Label::Amod | Label::Nmod | Label::Poss | Label::Punct)
                    && !matches!(
                        tree.tag(kid),
                        Tag::PrpPoss | Tag::OpenQuote | Tag::CloseQuote | Tag::Comma | Tag::OpenBracket
                    );
            if keeps {
                first = first.min(tree.reach(kid).0);
            }
        }
        while first < head
            && (matches!(
                tree.tag(first),
                Tag::Dt | Tag::Cd | Tag::Pos | Tag::Comma | Tag::PrpPoss | Tag::OpenQuote | Tag::CloseQuote
            ) || matches!(
                tree.lower(first),
                "major"
                    | "recent"
                    | "new"
                    | "immediate"
                    | "other"
                    | "such"
                    | "more"
                    | "several"
                    | "many"
                    | "least"
                    | "about"
                    | "over"
                    | "nearly"
                    | "additional"
                    | "separate"
                    | "further"
            ))
        {
            first += 1;
        }
        let mut last = head;
        for kid in
            tree.kids(head).filter(|k| *k > head && tree.label(*k) == Label::Prep && tail.contains(&tree.lower(*k)))
        {
            let (low, high) = tree.reach(kid);
            let (_, stop) = tree.sentence(tree.sentence_of(head));
            let clause = (low..=high).find(|i| {
                matches!(tree.label(*i), Label::Relcl | Label::Acl | Label::Advcl | Label::Appos | Label::Punct)
                    && *i > low + 1
            });
            let high = clause.map_or(high, |c| (low..c).rev().find(|i| tree.is_noun(*i)).unwrap_or(low));
            if low == last + 1 && high < stop && high - low <= 7 && high > low {
                last = high;
            }
        }
        (first, last, tree.phrase(first, last))
    }

    /// A common noun phrase.
    fn common(&mut self, head: Index, base: &str, want: Want) -> Vec<Argument> {
        let tree = self.tree;
        let class = self.class_of(head, base);
        let plural = matches!(tree.tag(head), Tag::Nns | Tag::Nnps) || base == "people" || base == "police";
        let definite = tree.kids(head).any(|k| matches!(tree.lower(k), "the" | "this" | "that" | "these" | "those"));
        let owner = self.owner(head);
        if class.is(NounClass::GOVERNMENT) && !plural_of_many(tree.lower(head)) {
            if let Some((country, low, high)) = owner
                && self
                    .nodes
                    .get(country)
                    .is_some_and(|d| d.class == Some(PlaceClass::Country) || d.kind == NodeKind::Location)
            {
                let phrase = tree.phrase(low.min(head), high.max(head));
                self.nodes.call(country, phrase.trim_start_matches("the ").trim_start_matches("The "));
                return vec![self.argument(country, low.min(head), high.max(head), 0.9)];
            }
            if definite && let Some(country) = self.latest(head, |d| d.class == Some(PlaceClass::Country)) {
                return vec![self.argument(country, head, head, 0.5)];
            }
        }
        if class.is(NounClass::POST) && !(plural && class.is(NounClass::PERSON)) {
            let found = self.post(head, plural);
            let described = want == Want::Any && self.description(head, &[]).0 < head;
            if !found.is_empty() || !(class.is(NounClass::PERSON.or(NounClass::PEOPLE)) || described) {
                return found;
            }
            if !class.is(NounClass::PERSON.or(NounClass::PEOPLE)) {
                return vec![self.population(head, base, definite)];
            }
        }
        if class.is(NounClass::PERSON.or(NounClass::PEOPLE)) {
            return vec![self.population(head, base, definite)];
        }
        if class.is(NounClass::BODY) && !(want == Want::Place && class.is(NounClass::PLACE)) {
            return self.body(head, base, definite, owner.is_some());
        }
        if class.is(NounClass::PLACE) {
            return self.place(head, base, definite, want);
        }
        if want == Want::Place {
            return Vec::new();
        }
        let kind = if class.is(NounClass::DOCUMENT) { NodeKind::Resolution } else { NodeKind::Event };
        if want == Want::Agent && !class.is(NounClass::CAUSE) && kind == NodeKind::Event {
            return Vec::new();
        }
        self.thing(head, base, kind, definite)
    }

    /// The class of a noun, its compound in front included: "foreign minister", "police officer".
    pub(super) fn class_of(&self, head: Index, base: &str) -> NounClass {
        let before = head.checked_sub(1).filter(|b| self.tree.head(*b) == head);
        let phrase = before.map(|b| format!("{} {base}", self.tree.lower(b)));
        let class = phrase.map(|p| self.nouns.class(&p)).unwrap_or_default();
        if class.is_unknown() { self.nouns.class(base) } else { class }
    }

    /// Whose a noun is: a demonym or name in front, a possessive, "of X". With the reach of the words.
    pub(super) fn owner(&mut self, head: Index) -> Option<(NodeIndex, Index, Index)> {
        let tree = self.tree;
        let (low, _) = tree.reach(head);
        for kid in tree.kids(head).filter(|k| *k < head).collect::<Vec<_>>() {
            if !matches!(tree.label(kid), Label::Amod | Label::Compound | Label::Nmod | Label::Poss) {
                continue;
            }
            if let Some(name) = self.names.at(kid).filter(|n| n.end <= head) {
                return Some((name.node, low, head));
            }
            if let Some(country) = self.demonym(kid) {
                return Some((country, kid, head));
            }
            for inner in tree.kids(kid).collect::<Vec<_>>() {
                if matches!(tree.label(inner), Label::Amod | Label::Compound | Label::Poss) {
                    if let Some(name) = self.names.at(inner).filter(|n| n.end <= head) {
                        return Some((name.node, low, head));
                    }
                    if let Some(country) = self.demonym(inner) {
                        return Some((country, inner, head));
                    }
                }
            }
            if tree.tag(kid) == Tag::PrpPoss
                && let Some(owner) = self.pronoun(kid)
            {
                return Some((owner.node, kid, head));
            }
        }
        for preposition in ["of", "for", "in", "to", "at", "from"] {
            if let Some(object) = tree.prepositional(head, preposition)
                && let Some(name) = self.names.at(object)
            {
                return Some((name.node, head, name.end - 1));
            }
            if preposition == "of"
                && let Some(object) = tree.prepositional(head, "of")
                && tree.is_noun(object)
            {
                let inner = self.tree.base(object);
                let class = self.class_of(object, &inner);
                if class.is(NounClass::GOVERNMENT.or(NounClass::BODY))
                    && let Some(found) = self.resolve_one(object, Want::Agent).first()
                {
                    return Some((found.node, head, found.last));
                }
            }
        }
        None
    }

    /// The latest node spoken of before a token that fits.
    pub(super) fn latest(&self, before: Index, fits: impl Fn(&Draft) -> bool) -> Option<NodeIndex> {
        let sentence = self.tree.sentence_of(before);
        let line = |i: Index| self.line_of(i);
        self.names
            .iter()
            .rev()
            .filter(|n| {
                n.end <= before && self.tree.sentence_of(n.start) + 4 > sentence && line(n.start) + 1 >= line(before)
            })
            .find(|n| self.nodes.get(n.node).is_some_and(&fits))
            .map(|n| n.node)
    }

    /// Which line of the text a token is on, counted by its sentence's first token.
    fn line_of(&self, token: Index) -> usize {
        let at = self.tree.token(token).span.start as usize;
        self.tree.text.get(..at).map_or(0, |t| t.matches('\n').count())
    }

    fn population(&mut self, head: Index, base: &str, definite: bool) -> Argument {
        let tree = self.tree;
        let (first, last, phrase) = self.description(head, &["of"]);
        let bare = first == head;
        let quantity = self.quantity(head);
        let single = |k: Index| matches!(tree.lower(k), "a" | "an" | "one" | "another");
        let one = matches!(tree.tag(head), Tag::Nn | Tag::Dt)
            && base != "people"
            && tree.kids(head).chain([head]).any(single);
        let quantity = quantity.or_else(|| one.then(|| Quantity::exactly(1.0)));
        let known = (definite && bare && quantity.is_none()).then(|| {
            self.nodes.iter().rev().find(|(_, d)| d.kind == NodeKind::Actor && d.head == base).map(|(i, _)| i)
        });
        let node = known.flatten().unwrap_or_else(|| {
            let plural = matches!(tree.tag(head), Tag::Nns | Tag::Nnps) || base == "people";
            let name = match base {
                "other" | "others" | "another" | "person" => "people".to_owned(),
                _ if bare && last == head => tree.lower(head).to_owned(),
                _ => lower_first(&phrase, tree.word(first)),
            };
            self.descriptive(NodeKind::Actor, &name, base, head, plural)
        });
        let (low, _) = tree.reach(head);
        let numbered = tree.phrase(low.min(first), last);
        if quantity.is_some() && numbered.len() < 60 {
            self.nodes.call(node, &numbered);
        }
        let sure = if tree.tag(head) == Tag::Nn && base != "people" { 0.6 } else { 0.8 };
        let argument = Argument { node, first, last, quantity, sure };
        // "Hezbollah fighters" belong to Hezbollah.
        let compounds = tree.kids(head).filter(|k| *k < head && tree.label(*k) == Label::Compound);
        let of = compounds.filter_map(|k| self.names.at(k)).next().cloned();
        if let Some(of) = of.filter(|n| self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Organization)) {
            let target = Argument { node: of.node, first: of.start, last: of.end - 1, quantity: None, sure: 0.9 };
            if matches!(base, "rebel" | "insurgent" | "separatist" | "guerrilla") && quantity.is_none() {
                return target;
            }
            self.claim_structural(&argument, "member-of", target, head, None, "people of an organization", 0.7);
        }
        argument
    }

    fn body(&mut self, head: Index, base: &str, definite: bool, owned: bool) -> Vec<Argument> {
        let (first, last, phrase) = self.description(head, &["of", "for"]);
        if first == last && !owned {
            if definite {
                // "the party", "the foundation": the latest organization whose name says so.
                let word = base.to_owned();
                let says = |d: &Draft| {
                    d.kind == NodeKind::Organization && (d.name.to_lowercase().contains(&word) || d.head == word)
                };
                if let Some(known) =
                    self.latest(head, says).or_else(|| self.nodes.iter().rev().find(|(_, d)| says(d)).map(|(i, _)| i))
                {
                    return vec![self.argument(known, head, head, 0.7)];
                }
                if matches!(
                    base,
                    "group" | "organization" | "organisation" | "movement" | "company" | "agency" | "party"
                ) && let Some(known) = self.latest(head, |d| d.kind == NodeKind::Organization)
                {
                    return vec![self.argument(known, head, head, 0.6)];
                }
            }
            if !matches!(
                base,
                "police" | "army" | "military" | "parliament" | "government" | "court" | "troops" | "militia" | "navy"
            ) {
                return Vec::new();
            }
        }
        if matches!(
            base,
            "militia"
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
                return vec![self.argument(named.node, named.start, named.end - 1, 0.9)];
            }
        }
        let name = lower_first(&phrase, self.tree.word(first));
        let plural = matches!(self.tree.tag(head), Tag::Nns | Tag::Nnps);
        let node = self.descriptive(NodeKind::Organization, &name, base, head, plural);
        vec![self.argument(node, first, last, 0.75)]
    }

    fn place(&mut self, head: Index, base: &str, definite: bool, want: Want) -> Vec<Argument> {
        let tree = self.tree;
        // "the city of Aleppo", "the village Birmaza"
        if let Some(object) = tree.prepositional(head, "of")
            && let Some(name) =
                self.names.at(object).filter(|n| self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Location))
            && matches!(
                base,
                "city"
                    | "town"
                    | "village"
                    | "region"
                    | "province"
                    | "state"
                    | "district"
                    | "island"
                    | "port"
                    | "capital"
                    | "area"
                    | "county"
                    | "territory"
                    | "republic"
                    | "suburb"
                    | "municipality"
            )
        {
            return vec![Argument {
                node: name.node,
                first: name.start,
                last: name.end - 1,
                quantity: None,
                sure: 0.9,
            }];
        }
        if let Some(name) = tree
            .kids(head)
            .filter(|k| matches!(tree.label(*k), Label::Appos | Label::Compound))
            .find_map(|k| self.names.at(k))
            .cloned()
            && self.nodes.get(name.node).is_some_and(|d| d.kind == NodeKind::Location)
            && (name.start > head
                || matches!(
                    base,
                    "province"
                        | "city"
                        | "state"
                        | "region"
                        | "district"
                        | "area"
                        | "county"
                        | "island"
                        | "governorate"
                ))
        {
            return vec![self.argument(name.node, name.start, name.end - 1, 0.9)];
        }
        let (first, last, phrase) = self.description(head, &["of"]);
        if first == last {
            if !definite && want == Want::Any && tree.kid(head, Label::Det).is_some() {
                let node = self.descriptive(NodeKind::Location, base, base, head, false);
                return vec![self.argument(node, head, head, 0.6)];
            }
            if !definite {
                return Vec::new();
            }
            let class = match base {
                "country" | "nation" | "state" => Some(PlaceClass::Country),
                "city" | "town" | "capital" => Some(PlaceClass::City),
                _ => None,
            };
            let found = class.and_then(|class| self.latest(head, |d| d.class == Some(class)));
            let found = found.or_else(|| {
                self.nodes.iter().rev().find(|(_, d)| d.kind == NodeKind::Location && d.head == base).map(|(i, _)| i)
            });
            return found.map(|node| self.argument(node, head, head, 0.5)).into_iter().collect();
        }
        let name = lower_first(&phrase, tree.word(first));
        let node = self.descriptive(NodeKind::Location, &name, base, head, false);
        vec![self.argument(node, first, last, 0.6)]
    }

    /// A document or an event by its description.
    pub(super) fn thing(&mut self, head: Index, base: &str, kind: NodeKind, definite: bool) -> Vec<Argument> {
        let (first, last, phrase) =
            self.description(head, &["of", "for", "on", "to", "against", "with", "between", "in", "from", "into"]);
        if definite
            && first == last
            && let Some((known, _)) = self.nodes.iter().rev().find(|(_, d)| d.kind == kind && d.head == base)
        {
            return vec![self.argument(known, head, head, 0.7)];
        }
        let name = lower_first(&phrase, self.tree.word(first));
        let node = self.descriptive(kind, &name, base, head, false);
        vec![self.argument(node, first, last, 0.7)]
    }

    /// The antecedent of a pronoun; `None` where the margin is too small.
    pub(super) fn pronoun(&mut self, token: Index) -> Option<Argument> {
        let tree = self.tree;
        let gender = match tree.lower(token) {
            "he" | "him" | "his" | "himself" => Some(Gender::Male),
            "she" | "her" | "hers" | "herself" => Some(Gender::Female),
            _ => None,
        };
        let line = self.line_of(token);
        if let Some(gender) = gender {
            let clause = tree.clause_of(token);
            let is_object = matches!(tree.label(token), Label::Dobj | Label::Pobj);
            let sentence = tree.sentence_of(token);
            let mut best: Option<(i32, NodeIndex)> = None;
            for name in self.names.iter().rev().filter(|n| n.end <= token && self.line_of(n.start) + 2 > line) {
                let Some(draft) = self.nodes.get(name.node) else {
                    continue;
                };
                if !draft.person
                    || draft.gender.is_some_and(|g| g != gender)
                    || tree.sentence_of(name.start) + 4 <= sentence
                {
                    continue;
                }
                let head = name.end - 1;
                let subject = matches!(tree.label(head), Label::Nsubj | Label::Nsubjpass);
                if is_object && subject && tree.clause_of(head) == clause {
                    continue;
                }
                let distance = (sentence - tree.sentence_of(name.start)) as i32;
                let score = -3 * distance + i32::from(subject) * 2 + i32::from(draft.gender == Some(gender));
                if best.is_none_or(|(s, _)| score > s) {
                    best = Some((score, name.node));
                }
            }
            let (_, node) = best?;
            self.nodes.set_gender(node, gender);
            return Some(self.argument(node, token, token, 0.8));
        }
        let plural = match tree.lower(token) {
            "they" | "them" | "their" => true,
            "it" | "its" => false,
            _ => return None,
        };
        // Only the subject of the sentence before, or of the clause above, is sure enough.
        let sentence = tree.sentence_of(token);
        let subject_of = |from: Index, to: Index| {
            (from..to)
                .filter(|i| {
                    matches!(tree.label(*i), Label::Nsubj | Label::Nsubjpass) && *i < token && tree.pos(*i) != Pos::Pron
                })
                .collect::<Vec<_>>()
        };
        let (start, _) = tree.sentence(sentence);
        let mut subjects = subject_of(start, token);
        if subjects.is_empty() && sentence > 0 {
            let (from, to) = tree.sentence(sentence - 1);
            if self.line_of(from) == line {
                subjects = subject_of(from, to);
            }
        }
        let head = *subjects.first()?;
        if tree.pos(token) == Pos::Pron && tree.conjuncts(head).len() > 1 && plural {
            return None;
        }
        let found = self.resolve_one(head, Want::Agent).into_iter().next()?;
        let draft = self.nodes.get(found.node)?;
        let fits = match plural {
            true => draft.plural || draft.kind == NodeKind::Organization,
            false => {
                !draft.person && !draft.plural && matches!(draft.kind, NodeKind::Organization | NodeKind::Location)
            }
        };
        fits.then(|| self.argument(found.node, token, token, 0.5))
    }
}

fn plural_of_many(word: &str) -> bool {
    matches!(
        word,
        "governments"
            | "countries"
            | "nations"
            | "states"
            | "administrations"
            | "regimes"
            | "republics"
            | "country"
            | "nation"
            | "state"
            | "republic"
    )
}

/// A description starts in lower case unless its first word is a name or an acronym.
pub(super) fn lower_first(phrase: &str, first_word: &str) -> String {
    let proper = first_word.chars().skip(1).any(char::is_uppercase)
        || phrase.split(' ').skip(1).any(|w| w.starts_with(char::is_uppercase))
        || Gazetteer::shared().demonym(first_word).is_some()
        || Gazetteer::shared().find(first_word).is_some();
    let mut chars = phrase.chars();
    match chars.next() {
        Some(c) if !proper && phrase.contains(' ') => c.to_lowercase().chain(chars).collect(),
        _ => phrase.to_owned(),
    }
}
