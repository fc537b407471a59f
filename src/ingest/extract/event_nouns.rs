//! Claims that nouns make: "talks between X and Y", "an attack by X on Y", "X's call for Z".

use super::clause::Agent;
use super::events::{CAMPAIGNS, Match, is_harm};
use super::reading::{Argument, Reading};
use super::resolve::Want;
use super::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, NounFrame, PlaceClass, relation};
use crate::model::{Modality, NodeKind};

/// Nouns of whoever did the deed that follows.
const CULPRITS: &[&str] = &[
    "perpetrator",
    "suspect",
    "mastermind",
    "culprit",
    "gunman",
    "attacker",
    "assailant",
    "shooter",
    "killer",
    "bomber",
    "planner",
    "ringleader",
];

impl Reading<'_> {
    /// The reading of a noun that acts as a verb, and its words. Of several the one whose prepositions are there.
    pub(super) fn noun_phrase_frame(&self, noun: Index) -> Option<(&'static NounFrame, String)> {
        let tree = self.tree;
        let base = tree.base(noun);
        let before = noun.checked_sub(1).filter(|b| tree.head(*b) == noun);
        let joint = tree.kids(noun).any(|k| k < noun && matches!(tree.lower(k), "joint" | "combined" | "bilateral"));
        // "an exchange of fire" is no exchange.
        let of = tree.prepositional(noun, "of").map(|o| format!("{base} of {}", tree.base(o)));
        let phrases = [of, before.map(|b| format!("{} {base}", tree.lower(b))), joint.then(|| format!("joint {base}"))];
        let phrase = phrases.into_iter().flatten().find(|p| !self.frames.noun(p).is_empty()).unwrap_or(base);
        let frames = self.frames.noun(&phrase);
        let has = |prepositions: &[&str]| prepositions.iter().any(|p| tree.prepositional(noun, p).is_some());
        let chosen = frames
            .iter()
            .find(|f| has(&f.target))
            .or_else(|| frames.iter().find(|f| has(&f.source)))
            .or_else(|| frames.first())?;
        Some((chosen, phrase))
    }

    /// Reads every noun that acts as a verb, from the token `from` on.
    pub(super) fn read_event_nouns(&mut self, from: Index) {
        for noun in from..self.tree.len() {
            if self.tree.is_noun(noun)
                && self.names.at(noun).is_none()
                && self.tree.label(noun) != Label::Compound
                && let Some((frame, predicate)) = self.noun_phrase_frame(noun)
            {
                self.read_event_noun(noun, frame, predicate);
            }
        }
    }

    fn read_event_noun(&mut self, noun: Index, frame: &'static NounFrame, predicate: String) {
        let tree = self.tree;
        let Some(relation) = relation(frame.relation) else {
            return;
        };
        // What is only asked for, refused, feared or threatened did not happen.
        let clause = tree.clause_of(noun);
        let asked = |r: &str| {
            matches!(
                r,
                "called-for" | "rejected" | "threatened" | "warned" | "denied" | "accused" | "condemned" | "supported"
            )
        };
        // "bar inspections of the plant"
        let barred =
            matches!(tree.lemma(clause), "bar" | "ban" | "prohibit" | "forbid" | "outlaw" | "block" | "prevent");
        if tree.is_verb(clause) && barred && tree.head(noun) == clause && !is_harm(frame.relation) {
            return;
        }
        // "flew to Abidjan for talks with Gbagbo": who travels talks.
        let travels = tree.is_verb(clause)
            && tree.label(noun) == Label::Pobj
            && matches!(tree.lower(tree.head(noun)), "for" | "to")
            && relation.symmetric
            && self.frames.verb(tree.lemma(clause)).iter().any(|f| f.relation == "visited")
            && !self.frames.verb(tree.lemma(clause)).iter().any(|f| asked(f.relation));
        // "ended its cooperation": it no longer does.
        let ends = matches!(tree.lemma(clause), "end" | "suspend" | "halt" | "cut" | "break" | "terminate");
        if ends && frame.relation == "cooperated-with" && tree.label(noun) == Label::Dobj {
            return;
        }
        let light = tree.is_verb(clause) && (travels || self.frames.is_light(tree.lemma(clause)));
        if tree.is_verb(clause)
            && !light
            && self.frames.verb(tree.lemma(clause)).iter().any(|f| asked(f.relation))
            && !is_harm(frame.relation)
            || self.asked_for.contains(&clause)
        {
            return;
        }
        // "launched an offensive on": that it began says it.
        if frame.relation == "attacked"
            && CAMPAIGNS.contains(&tree.lemma(noun))
            && tree.label(noun) == Label::Dobj
            && matches!(tree.lemma(tree.head(noun)), "launch" | "begin" | "start" | "mount" | "open" | "initiate")
        {
            return;
        }
        let Some(modality) = self.modality(noun) else {
            return;
        };
        let mut parties: Vec<Argument> = Vec::new();
        let mut targets: Vec<Argument> = Vec::new();
        let mut raided = false;
        for preposition in &frame.source {
            // "had a meeting with Y": Y is the other side.
            if relation.symmetric && frame.target.contains(preposition) && !matches!(*preposition, "between" | "among")
            {
                continue;
            }
            if let Some(object) = tree.prepositional(noun, preposition) {
                let found = self.resolve(object, Want::Agent);
                let between = *preposition == "between" || *preposition == "among";
                if relation.symmetric && between {
                    let found_match = Match::of(predicate.clone());
                    let mut found = found;
                    self.keep_kinds(&mut found, frame.relation);
                    self.pairs(noun, frame.relation, &found, &found_match, modality, "event noun, between");
                    return;
                }
                if parties.is_empty() && !(frame.target.contains(preposition) && is_harm(frame.relation)) {
                    parties = found;
                }
            }
        }
        if parties.is_empty() && frame.relation == "attacked" {
            parties = self.attackers(noun);
            let owned = |k: Index| {
                k < noun
                    && (self.names.at(k).is_some()
                        || tree.label(k) == Label::Poss
                        || self.gazetteer.demonym(tree.word(k)).is_some())
            };
            if parties.is_empty() && !tree.kids(noun).any(owned) {
                parties = self.raider(noun);
                raided = !parties.is_empty();
            }
        }
        if parties.is_empty() {
            let possessor = tree.kids(noun).find(|k| {
                *k < noun
                    && matches!(tree.label(*k), Label::Poss | Label::Amod | Label::Compound | Label::Nmod)
                    && (self.names.at(*k).is_some()
                        || tree.tag(*k) == Tag::PrpPoss
                        || self.gazetteer.demonym(tree.word(*k)).is_some())
            });
            let struck = possessor.filter(|_| frame.relation == "attacked").and_then(|p| self.names.at(p)).cloned();
            let struck = struck.filter(|n| {
                let place =
                    |d: &super::nodes::Draft| d.kind == NodeKind::Location && d.class != Some(PlaceClass::Country);
                self.nodes.get(n.node).is_some_and(place)
            });
            if let Some(struck) = struck {
                // "a Kabul car bombing"
                targets.push(Argument::new(struck.node, struck.start, struck.end - 1));
            } else if frame.relation == "attacked" && possessor.is_none_or(|p| tree.tag(p) != Tag::PrpPoss) {
                parties = self.whose_attack(noun);
            } else if let Some(possessor) = possessor {
                parties = match self.demonym(possessor) {
                    Some(node) => vec![Argument::new(node, possessor, possessor)],
                    None => self.resolve(possessor, Want::Agent),
                };
            }
        }
        // "In a phone call with Putin, Macron urged…", "following talks with Iran", "on a visit to Kyiv": whoever the
        // clause is about; "during his visit to Kyiv, Tusk said" too, since "his" looks forward.
        let aside = tree.is_verb(clause)
            && (relation.symmetric || frame.relation == "visited")
            && tree.label(noun) == Label::Pobj
            && tree.head(tree.head(noun)) == clause
            && matches!(
                tree.lower(tree.head(noun)),
                "in" | "during"
                    | "at"
                    | "after"
                    | "following"
                    | "on"
                    | "amid"
                    | "through"
                    | "for"
                    | "since"
                    | "despite"
            );
        let about_clause = aside.then(|| self.subject(clause, 0));
        if let Some(Agent::Phrase(subject)) = about_clause
            && (parties.is_empty()
                || subject > noun && tree.kids(noun).any(|k| tree.tag(k) == Tag::PrpPoss && k < noun))
            && (tree.kids(noun).any(|k| matches!(tree.lower(k), "a" | "an") || tree.tag(k) == Tag::PrpPoss)
                || frame.target.iter().any(|p| tree.prepositional(noun, p).is_some()))
        {
            parties = self.resolve(subject, Want::Agent);
        }
        let (mut parties, modality) = match self.convict(noun, frame.relation) {
            Some((convicts, deed)) if parties.is_empty() => (convicts, deed),
            _ => (parties, modality),
        };
        // "conducts arrests, searches, and interrogations of": each is an object.
        let mut top = noun;
        while tree.label(top) == Label::Conj && tree.is_noun(tree.head(top)) {
            top = tree.head(top);
        }
        let is_object = tree.label(top) == Label::Dobj && tree.head(top) == clause;
        if parties.is_empty()
            && light
            && is_harm(frame.relation)
            && is_object
            && let Agent::Phrase(subject) = self.agent(clause)
        {
            parties = self.doers(subject, frame.relation);
        }
        if parties.is_empty()
            && light
            && (is_object || travels || (tree.label(noun) == Label::Nsubjpass && self.is_passive(clause)))
            && let Agent::Phrase(subject) = self.agent(clause)
        {
            parties = self.resolve(subject, Want::Agent);
        }
        // "suffered an attack by rebels", "was the target of a bombing": whoever did is its target.
        if frame.relation == "attacked" && targets.is_empty() {
            targets = self.sufferers(noun);
        }
        let holder = if is_object && light { Some(clause) } else { None };
        let told = tree.kids(noun).find(|k| tree.label(*k) == Label::Acl && tree.kid(*k, Label::Agent).is_some());
        for preposition in &frame.target {
            if !targets.is_empty() {
                break;
            }
            let object = tree
                .prepositional(noun, preposition)
                .or_else(|| holder.or(told).and_then(|v| tree.prepositional(v, preposition)));
            if let Some(object) = object {
                targets = if *preposition == "in" {
                    self.resolve(object, Want::Place)
                } else {
                    self.target_phrase(object, frame.relation)
                };
                targets.retain(|t| self.nodes.get(t.node).is_some_and(|d| relation.takes(d.kind)));
                if !targets.is_empty() {
                    break;
                }
            }
        }
        if frame.relation == "agreed-to" && !parties.is_empty() && !light {
            let kind = if self.class_of(noun, &tree.base(noun)).is(NounClass::DOCUMENT) {
                NodeKind::Resolution
            } else {
                NodeKind::Event
            };
            let base = tree.base(noun);
            targets = self.thing(noun, &base, kind, false);
        }
        parties.retain(|p| {
            self.nodes.get(p.node).is_some_and(|d| !matches!(d.kind, NodeKind::Event | NodeKind::Resolution))
        });
        targets.retain(|t| !parties.iter().any(|p| p.node == t.node));
        if frame.relation == "attacked" && targets.is_empty() {
            // "clashes between A and B": each attacks the other.
            if tree.prepositional(noun, "between").is_some() {
                let found = Match::of(predicate);
                for a in &parties {
                    for b in parties.iter().filter(|b| b.node != a.node) {
                        self.claim(
                            noun,
                            Some(a.clone()),
                            "attacked",
                            b.clone(),
                            &found,
                            modality,
                            "event noun, between",
                        );
                    }
                }
                return;
            }
            // "shot dead by gunmen in an attack in the town": the town is only where.
            if !raided && (!parties.is_empty() || !self.under_harm(noun)) {
                targets = self.struck(noun);
            }
        }
        if parties.is_empty() && frame.needs_agent {
            return;
        }
        // "the attack, conducted by the Taliban": whatever was last told to have been attacked.
        if frame.relation == "attacked" && targets.is_empty() && !parties.is_empty() && !raided {
            targets = self.told_attacked(noun);
        }
        let found = Match::of(predicate);
        let crowd = |p: &Argument| self.nodes.get(p.node).is_some_and(|d| d.kind == NodeKind::Actor);
        if frame.relation == "protested" && (targets.is_empty() || !parties.iter().any(crowd)) && !self.is_held(noun) {
            self.read_nameless_protest(noun, &parties, &targets, modality, &found);
            return;
        }
        if targets.is_empty() {
            if relation.symmetric && parties.len() > 1 {
                self.pairs(noun, frame.relation, &parties, &found, modality, "event noun, together");
            }
            return;
        }
        if parties.is_empty() {
            if is_harm(frame.relation) || matches!(frame.relation, "detained") {
                for target in targets {
                    self.claim(noun, None, frame.relation, target, &found, modality, "event noun");
                }
            }
            return;
        }
        for party in &parties {
            for target in &targets {
                self.claim(noun, Some(party.clone()), frame.relation, target.clone(), &found, modality, "event noun");
            }
        }
    }

    /// What an attack hit that names no target: "airstrikes in Gaza" the place, "killed in an attack" those killed.
    fn struck(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let one_sided = !matches!(tree.lemma(noun), "clash" | "fighting" | "battle" | "war" | "fight" | "skirmish");
        // "three bombings took place in Tunisia", "an attack occurred in Kabul"
        let verb = tree.head(noun);
        let happens = tree.label(noun) == Label::Nsubj
            && matches!(tree.lemma(verb), "take" | "occur" | "happen" | "erupt" | "unfold" | "hit" | "strike" | "rock");
        let place = tree.prepositional(noun, "in").or_else(|| {
            if happens { tree.prepositional(verb, "in").or_else(|| tree.kid(verb, Label::Dobj)) } else { None }
        });
        let place = place.filter(|o| one_sided && self.names.at(*o).is_some());
        if let Some(place) = place {
            let found = self.resolve(place, Want::Place);
            return found
                .into_iter()
                .filter(|a| self.nodes.get(a.node).is_some_and(|d| d.kind == NodeKind::Location))
                .collect();
        }
        Vec::new()
    }

    /// What "the attack" hit, as the sentence before or this one has told, by whom it has not.
    fn told_attacked(&self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let definite = tree.kids(noun).any(|k| matches!(tree.lower(k), "the" | "this" | "these" | "both" | "all"));
        let told = self.claims.iter().filter(|c| {
            c.relation == "attacked"
                && c.source.is_none()
                && c.trigger < noun
                && tree.line_of(c.trigger) == tree.line_of(noun)
                && tree.sentence_of(c.trigger) + 2 >= tree.sentence_of(noun)
        });
        let last = told.filter(|_| definite).max_by_key(|c| c.trigger);
        last.map(|c| c.target.clone()).into_iter().collect()
    }

    fn sufferers(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let verb = tree.clause_of(noun);
        if !tree.is_verb(verb) {
            return Vec::new();
        }
        let object = tree.label(noun) == Label::Dobj && tree.head(noun) == verb;
        let suffers = object && matches!(tree.lemma(verb), "suffer" | "endure" | "withstand" | "repel" | "foil");
        let target_of = tree.label(noun) == Label::Pobj
            && tree.lower(tree.head(noun)) == "of"
            && matches!(tree.lemma(tree.head(tree.head(noun))), "target" | "victim" | "object")
            && tree.lemma(verb) == "be";
        let under = tree.label(noun) == Label::Pobj
            && tree.lower(tree.head(noun)) == "under"
            && tree.head(tree.head(noun)) == verb
            && matches!(tree.lemma(verb), "come" | "be");
        if !(suffers || target_of || under) {
            return Vec::new();
        }
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return Vec::new() };
        let mut found = self.resolve(subject, Want::Any);
        self.keep_kinds(&mut found, "attacked");
        found
    }

    /// Whether a noun only tells in what somebody was killed or hurt: the place of it is where, not whom it hit.
    fn under_harm(&self, noun: Index) -> bool {
        let tree = self.tree;
        let verb = tree.clause_of(noun);
        let of_verb = tree.label(noun) == Label::Pobj && tree.head(tree.head(noun)) == verb;
        of_verb && tree.is_verb(verb) && self.is_harming(verb)
    }

    fn is_harming(&self, verb: Index) -> bool {
        let frames = self.frames.verb(self.tree.lemma(verb));
        frames.iter().any(|f| matches!(f.relation, "killed" | "injured") && self.anchor(verb, &f.rest).is_some())
    }

    fn is_violent(&self, verb: Index) -> bool {
        let frames = self.frames.verb(self.tree.lemma(verb));
        let takes = matches!(self.tree.lemma(verb), "kidnap" | "abduct" | "arrest" | "detain" | "snatch");
        let violent = |r: &str| matches!(r, "killed" | "injured" | "attacked") || takes && r == "detained";
        frames.iter().any(|f| violent(f.relation) && self.anchor(verb, &f.rest).is_some())
    }

    /// "killed two militants during a raid on their hideout": who killed them raided it.
    fn raider(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let verb = tree.clause_of(noun);
        let during = tree.label(noun) == Label::Pobj
            && matches!(tree.lower(tree.head(noun)), "in" | "during" | "with" | "by" | "amid")
            && tree.is_verb(verb)
            && tree.below(verb).contains(&noun);
        // "killed by bandits in a raid on a market"
        let named = !self.is_passive(verb) || tree.kid(verb, Label::Agent).is_some();
        if !during || !named || !self.is_violent(verb) {
            return Vec::new();
        }
        match self.agent(verb) {
            Agent::Phrase(subject) => self.doers(subject, "attacked"),
            _ => Vec::new(),
        }
    }

    /// "the attack by X", "a raid carried out by X", "the blast, claimed by X": who did it.
    pub(super) fn attackers(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let verb = tree.clause_of(noun);
        let object = tree.label(noun) == Label::Dobj && tree.head(noun) == verb;
        // "attributed the bombing to Houthi rebels", "blamed the attack on them"
        let blamed = match tree.lemma(verb) {
            "attribute" | "ascribe" if object => tree.prepositional(verb, "to"),
            "blame" | "pin" if object => tree.prepositional(verb, "on"),
            _ => None,
        };
        // "Dozens died in the attack, reportedly conducted by the Taliban"
        let aside = || {
            tree.kids(verb)
                .filter(|k| *k > noun && tree.label(*k) == Label::Advcl && tree.tag(*k) == Tag::Vbn)
                .find_map(|k| {
                    let does = matches!(
                        tree.lemma(k),
                        "conduct" | "carry" | "claim" | "perpetrate" | "launch" | "commit" | "stage" | "orchestrate"
                    );
                    tree.kid(k, Label::Agent).filter(|_| does).and_then(|b| tree.kid(b, Label::Pobj))
                })
        };
        let by = blamed.or_else(|| tree.prepositional(noun, "by")).or_else(aside).or_else(|| {
            let deeds = tree.kids(noun).filter(|k| {
                matches!(tree.label(*k), Label::Acl | Label::Relcl)
                    && tree.is_verb(*k)
                    && tree.kid(*k, Label::Neg).is_none()
            });
            deeds.collect::<Vec<_>>().into_iter().find_map(|k| match tree.lemma(k) {
                "attribute" | "ascribe" => tree.prepositional(k, "to"),
                "blame" | "pin" => tree.prepositional(k, "on"),
                _ => tree.kid(k, Label::Agent).and_then(|b| tree.kid(b, Label::Pobj)),
            })
        });
        let mut found = by.map(|b| self.resolve(b, Want::Agent)).unwrap_or_default();
        found.retain(|a| self.acts(a.node) && self.nodes.get(a.node).is_some_and(|d| d.kind != NodeKind::Event));
        found
    }

    /// Whose attack it is, by what stands before it: "a U.S. military airstrike" the military's, "Ukrainian SBU drones"
    /// the SBU's, "UAE and US airstrikes" both countries'.
    pub(super) fn whose_attack(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let modifies = |k: &Index| {
            *k < noun && matches!(tree.label(*k), Label::Amod | Label::Compound | Label::Nmod | Label::Poss)
        };
        let mut before: Vec<Index> = tree.kids(noun).filter(modifies).collect();
        // "a Ukrainian SBU drone attack": the drone's is the attack's.
        let inner: Vec<Index> = before.iter().flat_map(|k| tree.kids(*k).filter(modifies)).collect();
        before.extend(inner);
        before.sort_unstable();
        let phrase = |k: Index| format!("{} {}", tree.lower(k), tree.base(noun));
        for kid in before.iter().rev().copied() {
            let body = self.names.at(kid).is_none()
                && self.frames.noun(&phrase(kid)).is_empty()
                && self.class_of(kid, &tree.base(kid)).is(NounClass::BODY);
            // "U.S. military airstrikes", "Israeli army raids"
            let country = kid.checked_sub(1).filter(|c| before.contains(c)).and_then(|c| {
                let node = self.names.at(c).map(|n| n.node).or_else(|| self.demonym(c))?;
                self.acts(node).then_some(c)
            });
            if body && let Some(country) = country {
                let name = tree.phrase(country, kid);
                let node = self.descriptive(NodeKind::Organization, &name, &tree.base(kid), kid, false);
                return vec![Argument::new(node, country, kid)];
            }
            let organization = self
                .names
                .at(kid)
                .is_some_and(|n| self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Organization));
            if body || organization {
                let mut found = self.resolve(kid, Want::Agent);
                found.retain(|a| self.acts(a.node));
                if !found.is_empty() {
                    return found;
                }
            }
        }
        let mut found: Vec<Argument> = Vec::new();
        // "the Chinese government's crackdown"
        let owner = before.iter().copied().find(|k| tree.label(*k) == Label::Poss && tree.is_noun(*k));
        if let Some(owner) = owner.filter(|o| self.names.at(*o).is_none() && tree.entity(*o).is_none()) {
            found = self.resolve(owner, Want::Agent);
            found.retain(|a| self.acts(a.node));
            if !found.is_empty() {
                return found;
            }
        }
        for kid in before.iter().copied() {
            for one in tree.conjuncts(kid) {
                let node = self.names.at(one).map(|n| n.node).or_else(|| self.demonym(one));
                if let Some(node) = node.filter(|n| self.acts(*n) && !found.iter().any(|f| f.node == *n)) {
                    found.push(Argument::new(node, one, one));
                }
            }
        }
        found
    }

    /// "convicted of the murder of Y", "charged with the attack": whoever is tried did it, or is said to have.
    fn convict(&mut self, noun: Index, relation_name: &str) -> Option<(Vec<Argument>, Modality)> {
        let tree = self.tree;
        if !is_harm(relation_name) || tree.label(noun) != Label::Pobj {
            return None;
        }
        let preposition = tree.head(noun);
        let governor = tree.head(preposition);
        if !matches!(tree.lower(preposition), "of" | "for" | "with" | "in" | "over" | "to" | "behind") {
            return None;
        }
        // "X, the suspect in the killings", "the gunman behind the attack"
        if CULPRITS.contains(&tree.lemma(governor)) && matches!(tree.lower(preposition), "in" | "of" | "behind" | "for")
        {
            let named = (tree.label(governor) == Label::Appos).then(|| tree.head(governor));
            let mut culprits = self.resolve(named.unwrap_or(governor), Want::Agent);
            culprits.iter_mut().for_each(|c| c.quantity = None);
            let proven = tree.lemma(governor) != "suspect";
            return (!culprits.is_empty())
                .then_some((culprits, if proven { Modality::Asserted } else { Modality::Alleged }));
        }
        let (tried, proven) = match tree.lemma(governor) {
            "convict" | "sentence" | "jail" | "imprison" | "execute" => (self.patient_of(governor), true),
            "charge" | "arrest" | "detain" | "indict" | "accuse" | "try" | "suspect" | "prosecute" => {
                (self.patient_of(governor), false)
            }
            "guilty" | "responsible" => match self.subject(tree.clause_of(governor), 0) {
                Agent::Phrase(subject) => (Some(subject), true),
                _ => (None, true),
            },
            _ => (None, false),
        };
        let mut convicts = self.resolve(tried?, Want::Agent);
        convicts.iter_mut().for_each(|c| c.quantity = None);
        (!convicts.is_empty()).then_some((convicts, if proven { Modality::Asserted } else { Modality::Alleged }))
    }
}
