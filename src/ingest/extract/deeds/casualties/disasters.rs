//! What nature and illness do to people, where the verb does not name it.
//! Thus "floods and landslides" as one disaster, "deaths linked to the virus", "33 flu deaths", "the toll from the
//! floods rises to 334 people killed".

use crate::ingest::extract::arguments::descriptions::lower_first;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::{Argument, or_nobody};
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Participles and adjectives that tie deaths to what caused them.
static TIES: Words = Words::of("disasters.ties");

/// Nouns by which the ill are counted.
static CASES: Words = Words::of("disasters.cases");

/// Reasons for an evacuation that no table of causes has.
static DISASTERS: Words = Words::of("disasters.disasters");

/// Nouns for those who have died.
static DEATHS: Words = Words::of("disasters.deaths");

/// How many sentences before a count of the ill and the dead may name the illness.
const ILLNESS_BEFORE: usize = 12;

impl Reading<'_> {
    /// "killed in floods and landslides": two causes of nature told together are one event of that name.
    pub(in crate::ingest::extract) fn joint_disaster(&mut self, head: Index) -> Option<Argument> {
        let tree = self.tree;
        let both = tree.conjuncts(head);
        let [first, second] = both.as_slice() else { return None };
        let (first, second) = (*first, *second);
        let natural = |i: Index| self.names.at(i).is_none() && self.class_of(i, &tree.base(i)).is(NounClass::CAUSE);
        let joined = tree.kids(first).any(|k| k > first && k < second && tree.lower(k) == "and");
        let apart = tree.kids(first).any(|k| k > first && k < second && tree.label(k) == Label::Prep);
        if !natural(first) || !natural(second) || !joined || apart {
            return None;
        }
        let (from, ..) = self.description(first, &[]);
        let name = lower_first(&tree.phrase(from, second), tree.word(from));
        let node = self.descriptive(NodeKind::Event, &name, &tree.base(second), first, true);
        Some(Argument::new(node, from, second))
    }

    /// What a noun of deaths says that they were caused by: "deaths linked to the virus", "33 flu deaths", "deaths from
    /// cold".
    pub(in crate::ingest::extract) fn cause_of_deaths(&mut self, noun: Index, relation: &'static str) -> Vec<Argument> {
        let tree = self.tree;
        for kid in tree.kids(noun).filter(|k| *k < noun && tree.label(*k) == Label::Compound).collect::<Vec<_>>() {
            if self.class_of(kid, &tree.base(kid)).is(NounClass::CAUSE) {
                return self.doers(kid, relation);
            }
        }
        let tied = |k: &Index| *k > noun && (TIES.contains(&tree.lemma(*k)) || TIES.contains(&tree.lower(*k)));
        // "Hundreds of deaths were blamed on the heat"
        let clause = tree.clause_of(noun);
        let said = Some(clause).filter(|c| TIES.contains(&tree.lemma(*c)) && self.is_passive(*c));
        let ties = tree.kids(noun).filter(tied).chain([noun]).chain(said);
        for tie in ties.collect::<Vec<_>>() {
            for preposition in tree.kids(tie).filter(|k| *k > noun).collect::<Vec<_>>() {
                let brings = matches!(tree.lower(preposition), "to" | "from" | "by" | "on" | "with" | "due");
                // "deaths by carbon monoxide poisoning"
                if !brings || tie == noun && !matches!(tree.lower(preposition), "from" | "due" | "by") {
                    continue;
                }
                let inner = tree.kids(preposition).find(|k| matches!(tree.label(*k), Label::Prep | Label::Pcomp));
                let object = tree.kid(preposition, Label::Pobj).or_else(|| tree.kid(inner?, Label::Pobj));
                if let Some(object) = object {
                    let found = self.cause_in(object, relation);
                    if !found.is_empty() {
                        return found;
                    }
                }
            }
        }
        Vec::new()
    }

    /// "1,800 new infections and 12 deaths": of the contagion whose cases the sentence counts, named there or before.
    pub(in crate::ingest::extract) fn contagion_of_cases(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let sentence = tree.sentence_around(noun);
        let counts_cases = |i: Index| tree.is_noun(i) && CASES.contains(&tree.lemma(i));
        if !sentence.clone().any(counts_cases) {
            return Vec::new();
        }
        let spreads = |i: &Index| {
            tree.is_noun(*i)
                && tree.label(*i) != Label::Compound
                && self.class_of(*i, &tree.base(*i)).is(NounClass::CONTAGION)
        };
        let before = tree.sentences_back(noun, ILLNESS_BEFORE)..noun;
        let here = (sentence.start..noun).rev().find(spreads).or_else(|| (noun..sentence.end).find(spreads));
        let illness = here.or_else(|| before.rev().find(spreads));
        let mut found = illness.map(|i| self.doers(i, "killed")).unwrap_or_default();
        // "the outbreak in Congo and Uganda": a country hung beside it kills nobody.
        found.retain(|a| self.nodes.is_event(a.node));
        found
    }

    /// "The toll from the floods rises to 334 people killed", "… as three more skiers are killed": the toll says of
    /// what.
    pub(in crate::ingest::extract) fn cause_of_toll(&mut self, verb: Index, relation: &'static str) -> Vec<Argument> {
        let tree = self.tree;
        let above = match tree.label(verb) {
            Label::Acl | Label::Relcl => tree.clause_of(tree.head(verb)),
            Label::Advcl if tree.tag(verb) != Tag::Vbg => tree.head(verb),
            _ => return Vec::new(),
        };
        if !tree.is_verb(above) {
            return Vec::new();
        }
        let toll = tree.kids(above).find(|k| {
            matches!(tree.label(*k), Label::Nsubj | Label::Nsubjpass | Label::Dobj)
                && matches!(tree.lemma(*k), "toll" | "count")
        });
        let Some(toll) = toll else { return Vec::new() };
        for preposition in ["from", "of", "in", "after"] {
            if let Some(object) = tree.prepositional(toll, preposition) {
                let found = self.cause_in(object, relation);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Vec::new()
    }

    /// "the number of deaths linked to the virus surpassed 100,000": the noun of deaths that a toll counts says of
    /// what.
    pub(in crate::ingest::extract) fn cause_of_counted(&mut self, toll: Index) -> Vec<Argument> {
        let deaths = self.tree.prepositional(toll, "of");
        let deaths = deaths.filter(|o| DEATHS.contains(&self.tree.lemma(*o)));
        deaths.map(|d| self.cause_of_deaths(d, "killed")).unwrap_or_default()
    }

    /// "killed after two cars are swept away during flooding", "missing after a mudflow have died": what struck them.
    pub(in crate::ingest::extract) fn natural_cause_below(
        &mut self,
        clause: Index,
        relation: &'static str,
    ) -> Vec<Argument> {
        let tree = self.tree;
        let brings = |p: &str| matches!(p, "in" | "by" | "during" | "amid" | "after" | "due" | "following" | "from");
        let below: Vec<Index> = tree
            .kids(clause)
            .filter(|k| matches!(tree.label(*k), Label::Prep | Label::Agent | Label::Advmod) && brings(tree.lower(*k)))
            .collect();
        for preposition in below {
            let inner = tree.kids(preposition).find(|k| matches!(tree.label(*k), Label::Prep | Label::Pcomp));
            let object = tree.kid(preposition, Label::Pobj).or_else(|| tree.kid(inner?, Label::Pobj));
            let Some(object) = object.filter(|o| matches!(tree.tag(*o), Tag::Nn | Tag::Nns)) else { continue };
            if self.class_of(object, &tree.base(object)).is(NounClass::CAUSE) {
                return self.doers(object, relation);
            }
        }
        Vec::new()
    }

    /// "A quake struck Kabul. It killed 20 and injured 50": what the sentence before is about, where that is a natural
    /// cause and a pronoun goes on with it.
    pub(in crate::ingest::extract) fn disaster_told_before(
        &mut self,
        verb: Index,
        relation: &'static str,
    ) -> Vec<Argument> {
        let tree = self.tree;
        let first = tree.first_conjunct(verb);
        let pronoun = tree.kid(first, Label::Nsubj).filter(|s| matches!(tree.lower(*s), "it" | "they"));
        let Some(pronoun) = pronoun else { return Vec::new() };
        let subject = |i: &Index| matches!(tree.label(*i), Label::Nsubj | Label::Nsubjpass);
        let Some(end) = tree.sentence_around(pronoun).start.checked_sub(1) else { return Vec::new() };
        if (end + 1..pronoun).any(|i| subject(&i)) || self.apart(end, pronoun) {
            return Vec::new();
        }
        let mut before = tree.sentence_around(end).filter(|i| subject(i) && tree.is_root(tree.head(*i)));
        let Some(disaster) = before.next() else { return Vec::new() };
        let natural = match self.names.at(disaster) {
            Some(name) => self.nodes.get(name.node).is_some_and(|d| d.is_event() && self.is_cause(d)),
            None => self.class_of(disaster, &tree.base(disaster)).is(NounClass::CAUSE),
        };
        let several = tree.tag(disaster) == Tag::Nns || tree.conjuncts(disaster).len() > 1;
        if natural && several == (tree.lower(pronoun) == "they") { self.doers(disaster, relation) } else { Vec::new() }
    }

    /// "More than 100,000 people are evacuated from approaching wildfires": a disaster drives many from their homes.
    /// Whether it does.
    pub(in crate::ingest::extract) fn read_evacuation(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        if tree.lemma(verb) != "evacuate" || !self.is_passive(verb) || tree.kid(verb, Label::Agent).is_some() {
            return false;
        }
        let (start, end) = tree.sentence(tree.sentence_of(verb));
        let struck = (start..end).any(|i| {
            tree.is_noun(i)
                && (self.class_of(i, &tree.base(i)).is(NounClass::CAUSE) || DISASTERS.contains(&tree.lemma(i)))
        });
        let (Some(patient), Some(modality), true) = (self.patient(verb), self.modality(verb), struck) else {
            return false;
        };
        let mut people = self.resolve(patient, Want::Any);
        people.retain(|p| p.quantity.is_some_and(|q| q.value >= 100.0) && self.nodes.is_nameless(p.node));
        if people.is_empty() {
            return false;
        }
        let mut sources = self.cause(verb, "displaced");
        // "as flooding from heavy rain caused the river to overflow"
        let natural = |i: &Index| {
            matches!(tree.tag(*i), Tag::Nn | Tag::Nns)
                && self.names.at(*i).is_none()
                && self.class_of(*i, &tree.base(*i)).is(NounClass::CAUSE)
                && tree.label(*i) != Label::Compound
        };
        let behind = (verb + 1..end).find(natural);
        if sources.is_empty()
            && let Some(behind) = behind
        {
            sources = self.doers(behind, "displaced");
        }
        let sources = or_nobody(sources);
        let found = Match::of("evacuate".to_owned());
        let telling = Telling::new(verb, "displaced", &found, modality, Rule::VerbPassive);
        for source in &sources {
            for one in &people {
                self.claim(telling, source.clone(), one.clone());
            }
        }
        true
    }
}
