//! Who or what a noun phrase stands for.
//!
//! The order: the name itself, a pronoun's antecedent, a government's country, a post (its holder where the article
//! has named one), a population, an organization, a place, a document, an event. What cannot be told stays open, and
//! no claim is made of it.

use super::nodes::{Draft, NodeIndex};
use super::populations::ANYBODY;
use super::quantities;
use super::reading::{Argument, Reading};
use super::tree::Index;
use crate::ingest::language::{EntityType, Label, Pos, Tag};
use crate::lexicon::{Entry, Gazetteer, NounClass, PlaceClass};
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
    "tens",
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
    "entirety",
    "front",
    "vicinity",
    "proximity",
    "middle",
    "heart",
    "outskirt",
    "outskirts",
    "whole",
    "bulk",
    "remainder",
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

/// References are followed through at most so many others.
const DEEPEST: u8 = 8;

impl<'a> Reading<'a> {
    /// Everybody that a noun phrase stands for, coordinated ones included.
    pub(super) fn resolve(&mut self, head: Index, want: Want) -> Vec<Argument> {
        let mut found: Vec<Argument> = Vec::new();
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
        let listed = self.listed(head);
        let cut = listed.iter().position(|i| *i != head && only(*i)).unwrap_or(listed.len());
        for conjunct in listed.into_iter().take(cut) {
            for argument in self.resolve_one(conjunct, want) {
                // "on Beit Jinn, Rif Dimashq": the second holds the first, however the parse joins them.
                let holds = |a: &Argument| {
                    self.claims.iter().any(|c| {
                        c.relation == "located-in"
                            && c.target.node == argument.node
                            && c.source.as_ref().is_some_and(|s| s.node == a.node)
                    })
                };
                if found.iter().any(holds) {
                    continue;
                }
                if !found.iter().any(|a| a.node == argument.node && a.quantity == argument.quantity) {
                    found.push(argument);
                }
            }
        }
        found
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
    pub(super) fn resolve_one(&mut self, head: Index, want: Want) -> Vec<Argument> {
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
            return vec![self.named(node, start, end, head, want)];
        }
        match tree.pos(head) {
            // "another is injured", "everybody on board"
            Pos::Pron | Pos::Det if ANYBODY.contains(&tree.lower(head)) && want == Want::Any => {
                return vec![self.population(head, tree.lower(head), false, want)];
            }
            // "COVID-19" is tagged as a pronoun.
            Pos::Pron if tree.word(head).contains('-') && !self.nouns.class(&tree.base(head)).is_unknown() => {}
            Pos::Pron => return self.pronoun(head).into_iter().collect(),
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
        if tree.entity(head).is_some_and(|e| measured(e.kind)) {
            return Vec::new();
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
        // "12 had been hurt", "125 of the members"
        if tree.pos(head) == Pos::Num && tree.tag(head) == Tag::Cd && want == Want::Any {
            if let Some(object) = tree.prepositional(head, "of").filter(|o| tree.is_noun(*o)) {
                let quantity = self.quantity(head);
                let mut found = self.resolve(object, want);
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
            return self.look_up(name, want);
        }
        self.common(head, &base, want)
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
            if matches!(label, Label::Nsubj | Label::Nsubjpass | Label::Conj | Label::Dobj) || with {
                argument.node = self.nodes.of_entry(entry, &tree.phrase(start, end - 1));
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
            return vec![Argument::new(country, head, head)];
        }
        let name = tree.word(head).to_owned();
        let node = self.descriptive(NodeKind::Actor, &name, &name.to_lowercase(), head, true);
        let mut argument = Argument::new(node, head, head);
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
        let of_measure =
            tree.prepositional(head, "of").filter(|o| number == head && MEASURES.contains(&tree.lower(*o)));
        let (low, high) = if number == head { (head, of_measure.unwrap_or(head)) } else { tree.reach(number) };
        let (start, _) = tree.sentence(tree.sentence_of(head));
        let mut from = low;
        // Words in front may bound the number ("at least"); a number among them is another one.
        while from > start.max(low.saturating_sub(3))
            && !tree.lower(from - 1).chars().any(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ';'))
        {
            from -= 1;
        }
        let words: Vec<&str> = (from..=high).map(|i| tree.lower(i)).collect();
        let ordinal = tree.entity(number).is_some_and(|e| {
            matches!(
                e.kind,
                EntityType::Ordinal | EntityType::Date | EntityType::Time | EntityType::Money | EntityType::Percent
            )
        });
        if ordinal { None } else { quantities::read(&words) }
    }

    /// "70 were killed", "two of them": people by number alone.
    fn counted(&mut self, head: Index) -> Vec<Argument> {
        let tree = self.tree;
        let quantity = self.quantity(head);
        // "Several were hurt"
        let vague = matches!(tree.lower(head), "several" | "many" | "some") && tree.label(head) == Label::Nsubjpass;
        if quantity.is_none() && !vague
            || tree.entity(head).is_some_and(|e| {
                matches!(e.kind, EntityType::Date | EntityType::Money | EntityType::Percent | EntityType::Time)
            })
        {
            return Vec::new();
        }
        // "1,000 Palestinians have died and over 4,300 have been injured": of the same.
        let clause = tree.clause_of(head);
        let beside = tree.tag(head) == Tag::Cd && tree.label(clause) == Label::Conj;
        let same = if beside { self.the_others(head) } else { None };
        let node = same.unwrap_or_else(|| self.descriptive(NodeKind::Actor, "people", "people", head, true));
        let mut argument = Argument::new(node, head, head);
        argument.quantity = quantity;
        vec![argument]
    }

    /// A common noun phrase.
    fn common(&mut self, head: Index, base: &str, want: Want) -> Vec<Argument> {
        let tree = self.tree;
        // "a state of emergency" is no state.
        let (term, known) = self.phrase_class(head);
        if term.contains(" of ") && known.is(NounClass::UNDERTAKING) {
            return if want == Want::Any { self.thing(head, &term, NodeKind::Event, false) } else { Vec::new() };
        }
        let mut class = self.class_of(head, base);
        // "Typhoon Kajiki"
        let storm = |k: Index| {
            k < head && tree.label(k) == Label::Compound && self.nouns.class(&tree.base(k)).is(NounClass::CAUSE)
        };
        if tree.tag(head) == Tag::Nnp && class.is_unknown() && tree.kids(head).any(storm) {
            class = NounClass::CAUSE;
        }
        let plural = matches!(tree.tag(head), Tag::Nns | Tag::Nnps) || base == "people" || base == "police";
        let definite = tree.kids(head).any(|k| matches!(tree.lower(k), "the" | "this" | "that" | "these" | "those"));
        let owner = self.owner(head);
        if plural && let Some(pair) = self.the_two(head, base) {
            return pair;
        }
        if class.is(NounClass::GOVERNMENT) && !plural_of_many(tree.lower(head)) {
            if let Some((country, low, high)) = owner
                && self
                    .nodes
                    .get(country)
                    .is_some_and(|d| d.class == Some(PlaceClass::Country) || d.kind == NodeKind::Location)
            {
                let phrase = tree.phrase(low.min(head), high.max(head));
                self.nodes.call(country, phrase.trim_start_matches("the ").trim_start_matches("The "));
                return vec![Argument::new(country, low.min(head), high.max(head))];
            }
            // "the Biden administration": the country of the head of government.
            if let Some((person, low, high)) = owner
                && let Some(country) = self.country_of_head(person)
            {
                let node = self.nodes.of_entry(country, "");
                self.nodes.call(node, &tree.phrase(low.min(head), high.max(head)));
                return vec![Argument::new(node, low.min(head), high.max(head))];
            }
            // "Olmert's government", "her government": the country whose post he or she holds.
            if let Some((person, low, high)) = owner
                && self.nodes.get(person).is_some_and(|d| d.person)
                && let Some(country) = self.posts.iter().rev().filter(|h| h.person == person).find_map(|h| h.of)
                && self.nodes.get(country).is_some_and(|d| d.class == Some(PlaceClass::Country))
            {
                return vec![Argument::new(country, low.min(head), high.max(head))];
            }
            let near = self.latest(head, |d| d.class == Some(PlaceClass::Country));
            // A brief speaks of many countries, an article of one.
            let one = || self.main_country().filter(|_| base == "government" && self.description(head, &[]).0 == head);
            if definite && let Some(country) = near.or_else(one) {
                return vec![Argument::new(country, head, head)];
            }
        }
        // "the Canadian and British ambassadors" are two posts, "ministers" is a population.
        let several = plural && class.is(NounClass::POST) && self.owners_of_post(head).len() > 1;
        if class.is(NounClass::POST) && (several || !(plural && class.is(NounClass::PERSON))) {
            let found = self.post(head, plural);
            let described = want == Want::Any && self.description(head, &[]).0 < head;
            // "Opposition leaders refused": nobody in particular, but somebody.
            let several = plural && self.description(head, &[]).0 < head;
            if !found.is_empty() || !(class.is(NounClass::PERSON.or(NounClass::PEOPLE)) || described || several) {
                return found;
            }
            if !class.is(NounClass::PERSON.or(NounClass::PEOPLE)) {
                return vec![self.population(head, base, definite, want)];
            }
        }
        // "Russian troops" act as a body; "six Pakistani troops" are counted.
        let troops = base == "troop" && plural && owner.is_some() && self.quantity(head).is_none();
        if troops {
            return self.body(head, base, definite, true);
        }
        if class.is(NounClass::PERSON.or(NounClass::PEOPLE)) {
            return vec![self.population(head, base, definite, want)];
        }
        if class.is(NounClass::BODY) && !(want == Want::Place && class.is(NounClass::PLACE)) {
            let found = self.body(head, base, definite, owner.is_some());
            // "raid a house": no chamber of parliament.
            if !found.is_empty() || !class.is(NounClass::PLACE) || want != Want::Any {
                return found;
            }
        }
        if class.is(NounClass::PLACE) {
            return self.place(head, base, definite, want);
        }
        // "A merchant ship rescues migrants": vessels act.
        let vessel = ["ship", "vessel", "boat", "tanker", "frigate", "destroyer", "trawler", "submarine"];
        if class.is(NounClass::VEHICLE)
            && (want == Want::Any || want == Want::Agent && vessel.iter().any(|v| base.ends_with(v)))
        {
            let (first, last, phrase) = self.description(head, &["of"]);
            let name = lower_first(&phrase, tree.word(first));
            let node = self.descriptive(NodeKind::Organization, &name, base, head, plural);
            return vec![Argument::new(node, first, last)];
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

    /// The country that a person of public life stands for.
    fn country_of_head(&self, person: NodeIndex) -> Option<&'a Entry> {
        let draft = self.nodes.get(person).filter(|d| d.person)?;
        let known = self.gazetteer.person(&draft.name).map(|(of, _)| of);
        let known = known.filter(|e| e.class == PlaceClass::Country);
        known.or_else(|| self.gazetteer.head_of(&draft.name))
    }

    /// The class of a noun, its compound in front included: "foreign minister", "police officer".
    pub(super) fn class_of(&self, head: Index, base: &str) -> NounClass {
        let before = head.checked_sub(1).filter(|b| self.tree.head(*b) == head);
        let phrase = before.map(|b| format!("{} {base}", self.tree.lower(b)));
        let class = phrase.map(|p| self.nouns.class(&p)).unwrap_or_default();
        let class = if class.is_unknown() { self.nouns.class(base) } else { class };
        // "measles" has lost its last letter in its base.
        if class.is_unknown() { self.nouns.class(self.tree.lower(head)) } else { class }
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
        let line = |i: Index| self.tree.line_of(i);
        self.names
            .iter()
            .rev()
            .filter(|n| {
                n.end <= before && self.tree.sentence_of(n.start) + 4 > sentence && line(n.start) + 1 >= line(before)
            })
            .find(|n| self.nodes.get(n.node).is_some_and(&fits))
            .map(|n| n.node)
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
