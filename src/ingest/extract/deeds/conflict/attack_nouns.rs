//! Who attacked whom, as the noun of an attack tells: "a raid on a market", "clashes in Goma".
//! Also "the blast, claimed by X".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::plurals::plural_of;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Those whose attack "a bandit attack" is.
static ATTACKERS: Words = Words::of("attack_nouns.attackers");

/// Nouns for parts of a place, which are struck as it is.
static PARTS: Words = Words::of("attack_nouns.parts");

/// Verbs by which an attack happens somewhere.
static HAPPENING: Words = Words::of("attack_nouns.happening");

/// Verbs of making an attack, beginning it or going on with it.
static MAKING: Words = Words::of("attack_nouns.making");

/// Verbs of those who are attacked: who bear the attack, or beat it off.
static BEARING: Words = Words::of("attack_nouns.bearing");

/// Verbs of committing an attack, planning it or owning to it.
pub(in crate::ingest::extract::deeds) static COMMITTING: Words = Words::of("attack_nouns.committing");

/// Nouns for attacks that two sides make on each other.
static FIGHTS: Words = Words::of("attack_nouns.fights");

impl Reading<'_> {
    /// What an attack hit that names no target: "airstrikes in Gaza" the place, "killed in an attack" those killed.
    pub(in crate::ingest::extract) fn struck(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let one_sided = !FIGHTS.contains(&tree.lemma(noun));
        // "three bombings took place in Tunisia", "an attack occurred in Kabul"
        let verb = tree.head(noun);
        let happens = tree.label(noun) == Label::Nsubj && HAPPENING.contains(&tree.lemma(verb));
        // "An airstrike hit a market in Kabul": that is what was hit.
        let hits = tree.kid(verb, Label::Dobj).is_some_and(|o| self.names.at(o).is_none());
        let happens = happens && !(hits && matches!(tree.lemma(verb), "hit" | "strike"));
        // "Israeli airstrikes kill 30 people across the Gaza Strip"
        let killing = tree.label(noun) == Label::Nsubj && tree.is_verb(verb) && self.is_harming(verb);
        let scene = || {
            ["across", "in", "throughout", "around", "near"].into_iter().find_map(|p| {
                let of_victims = tree.kid(verb, Label::Dobj).and_then(|o| tree.prepositional(o, p));
                tree.prepositional(verb, p).or(of_victims)
            })
        };
        let within = |host: Index| {
            ["in", "across", "throughout", "inside", "around"].into_iter().find_map(|p| tree.prepositional(host, p))
        };
        let carries = |v: Index| MAKING.contains(&tree.lemma(v));
        // "carried out airstrikes across Syria", "attacks were carried out across Syria": hung on the verb.
        let carried = matches!(tree.label(noun), Label::Dobj | Label::Nsubjpass) && tree.is_verb(verb) && carries(verb);
        // "a strike launched by the rebels in Goma"
        let told = tree.kids(noun).find(|k| {
            tree.label(*k) == Label::Acl
                && tree.tag(*k) == Tag::Vbn
                && carries(*k)
                && tree.kid(*k, Label::Agent).is_some()
        });
        let by_doer = || {
            let doer = tree.kid(tree.kid(told?, Label::Agent)?, Label::Pobj)?;
            within(told?).or_else(|| within(doer))
        };
        // "were killed in airstrikes across Lebanon": hung on the verb of the deaths.
        let spread = || {
            let above = tree.head(tree.head(noun));
            let dies = tree.label(noun) == Label::Pobj && tree.is_verb(above) && self.is_harming(above);
            let reach = |p: &str| tree.prepositional(above, p).filter(|o| *o > noun);
            dies.then(|| ["across", "throughout"].into_iter().find_map(reach)).flatten()
        };
        let place = within(noun)
            .or_else(by_doer)
            .or_else(spread)
            .or_else(|| if carried { within(verb) } else { None })
            .or_else(|| if killing { scene() } else { None })
            .or_else(|| if happens { within(verb).or_else(|| tree.kid(verb, Label::Dobj)) } else { None });
        // "killed in a bandit attack in the town": only where.
        let by_sort = tree.kids(noun).any(|k| k < noun && ATTACKERS.contains(&tree.lower(k)));
        let one_sided = one_sided && !(by_sort && self.under_harm(noun));
        // "airstrikes across several areas of Lebanon"
        let place = place.map(|o| {
            let parts = self.names.at(o).is_none() && tree.tag(o) == Tag::Nns && PARTS.contains(&tree.base(o).as_str());
            let whole = || ["of", "in", "across"].into_iter().find_map(|p| tree.prepositional(o, p));
            if parts { whole().unwrap_or(o) } else { o }
        });
        let place = place.filter(|o| one_sided && self.names.at(*o).is_some());
        if let Some(place) = place {
            let found = self.resolve(place, Want::Place);
            return found.into_iter().filter(|a| self.nodes.is_place(a.node)).collect();
        }
        Vec::new()
    }

    /// "airstrikes on Gaza, including in Rafah", "an attack on Ukraine, including the capital Kyiv": struck as well.
    pub(in crate::ingest::extract) fn add_struck_besides(&mut self, noun: Index, targets: &mut Vec<Argument>) {
        let tree = self.tree;
        let place = |this: &Self, n: NodeIndex| this.nodes.is_place(n);
        let Some(last) = targets.iter().filter(|t| place(self, t.node)).map(|t| t.last).max() else { return };
        // "across Lebanon and in Tyre"
        let first = tree.head(self.head_within(last, last));
        let second = tree.kids(first).find(|k| tree.label(*k) == Label::Conj && tree.tag(*k) == Tag::In);
        let object = second.filter(|_| tree.tag(first) == Tag::In).and_then(|s| tree.kid(s, Label::Pobj));
        if let Some(object) = object.filter(|o| self.names.at(*o).is_some()) {
            self.add_places(object, targets);
        }
        let (_, end) = tree.sentence(tree.sentence_of(noun));
        // Right behind the target, but for a country that it lies in.
        let including = (last + 1..end.min(last + 6)).find(|i| tree.lower(*i) == "including");
        let Some(including) = including.filter(|_| last > noun) else { return };
        let between = (last + 1..including).all(|i| tree.tag(i) == Tag::Comma || self.names.at(i).is_some());
        if !between {
            return;
        }
        let object = tree.kid(including, Label::Pobj).or_else(|| {
            let inner = tree.kids(including).find(|k| matches!(tree.label(*k), Label::Prep | Label::Pcomp))?;
            matches!(tree.lower(inner), "in" | "on" | "at" | "near").then(|| tree.kid(inner, Label::Pobj)).flatten()
        });
        if let Some(object) = object {
            self.add_places(object, targets);
        }
    }

    /// Adds the named places that a phrase stands for to others.
    fn add_places(&mut self, phrase: Index, targets: &mut Vec<Argument>) {
        for more in self.resolve(phrase, Want::Place) {
            let named = self.nodes.get(more.node).is_some_and(|d| d.named && d.is_place());
            if named && !targets.iter().any(|t| t.node == more.node) {
                targets.push(more);
            }
        }
    }

    /// What "the attack" hit, as the sentence before or this one has told, by whom it has not.
    pub(in crate::ingest::extract) fn told_attacked(&self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let definite = tree.kids(noun).any(|k| matches!(tree.lower(k), "the" | "this" | "these" | "both" | "all"));
        let from = tree.line_around(noun).start.max(tree.sentences_back(noun, 2));
        let mut told = self.claims.within(from..noun).rev().filter(|_| definite);
        let last = told.find(|c| c.relation == "attacked" && c.source.is_none());
        last.map(|c| c.target.clone()).into_iter().collect()
    }

    pub(in crate::ingest::extract) fn sufferers(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let verb = tree.clause_of(noun);
        if !tree.is_verb(verb) {
            return Vec::new();
        }
        let object = tree.head(noun) == verb
            && (tree.label(noun) == Label::Dobj || tree.label(noun) == Label::Nsubjpass && self.is_passive(verb));
        let suffers = object && BEARING.contains(&tree.lemma(verb));
        // "survived an assassination attempt"; of the attacks, whoever was there.
        let survives = object
            && matches!(tree.lemma(verb), "survive" | "escape")
            && tree.kids(noun).any(|k| matches!(tree.lower(k), "a" | "an" | "another" | "assassination"));
        let suffers = suffers || survives;
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
    pub(in crate::ingest::extract) fn under_harm(&self, noun: Index) -> bool {
        let tree = self.tree;
        let verb = tree.clause_of(noun);
        let of_verb = tree.label(noun) == Label::Pobj && tree.head(tree.head(noun)) == verb;
        of_verb && tree.is_verb(verb) && self.is_harming(verb)
    }

    /// "killed two militants during a raid on their hideout": who killed them raided it.
    pub(in crate::ingest::extract) fn raider(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let verb = tree.clause_of(noun);
        let during = tree.label(noun) == Label::Pobj
            && matches!(tree.lower(tree.head(noun)), "in" | "during" | "with" | "by" | "amid")
            && tree.is_verb(verb)
            && tree.below(verb).contains(&noun);
        // "killed by bandits in a raid on a market"
        let named = !self.is_passive(verb) || tree.kid(verb, Label::Agent).is_some();
        // "lost their lives in a raid": those are its victims.
        let dies = matches!(tree.lemma(verb), "die" | "perish")
            || tree.lemma(verb) == "lose" && tree.kid(verb, Label::Dobj).is_some_and(|o| tree.lemma(o) == "life");
        // "arrested three men on suspicion of involvement in a bombing": those are suspected.
        let tied = self.ties_to_deed(tree.head(tree.head(noun)));
        if !during || !named || dies || tied || !self.is_violent(verb) {
            return Vec::new();
        }
        match self.agent(verb) {
            Agent::Phrase(subject) => self.doers(subject, "attacked"),
            _ => Vec::new(),
        }
    }

    /// "the attack by X", "a raid carried out by X", "the blast, claimed by X": who did it.
    pub(in crate::ingest::extract) fn attackers(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let verb = tree.clause_of(noun);
        let object = tree.label(noun) == Label::Dobj && tree.head(noun) == verb;
        // "attributed the bombing to Houthi rebels", "blamed the attack on them"
        let blamed = if object { self.laid_to(verb) } else { None };
        // "Dozens died in the attack, reportedly conducted by the Taliban"
        let aside = || {
            tree.kids(verb)
                .filter(|k| *k > noun && tree.label(*k) == Label::Advcl && tree.tag(*k) == Tag::Vbn)
                .find_map(|k| {
                    let does = COMMITTING.contains(&tree.lemma(k));
                    tree.kid(k, Label::Agent).filter(|_| does).and_then(|b| tree.kid(b, Label::Pobj))
                })
        };
        let by = blamed
            .or_else(|| self.behind_attack(noun))
            .or_else(|| tree.prepositional(noun, "by"))
            .or_else(aside)
            .or_else(|| self.told_by_clause(noun));
        // "an attack from Boko Haram"; of a place only where it came from.
        let sent = || {
            let from = tree.prepositional(noun, "from")?;
            let body = self.names.at(from).is_some_and(|n| self.nodes.is_organization(n.node));
            body.then_some(from)
        };
        let by = by.or_else(|| self.by_hung_lower(noun)).or_else(sent);
        let mut found = by.map(|b| self.actors(b)).unwrap_or_default();
        found.retain(|a| !self.nodes.is_event(a.node));
        found
    }

    /// "suspected to be behind the attack", "sheltering the militants behind the attack".
    fn behind_attack(&self, noun: Index) -> Option<Index> {
        let tree = self.tree;
        let preposition = tree.head(noun);
        let be = tree.head(preposition);
        let told = tree.label(noun) == Label::Pobj && tree.lower(preposition) == "behind" && tree.lemma(be) == "be";
        // "sheltering the militants behind the attack"
        let beside = tree.label(noun) == Label::Pobj
            && tree.lower(preposition) == "behind"
            && tree.is_noun(be)
            && be < preposition
            && (self.names.at(be).is_some()
                || self.class_of(be, &tree.base(be)).is(NounClass::PERSON.or(NounClass::BODY)));
        if beside {
            return Some(be);
        }
        match self.subject(be, 0) {
            Agent::Phrase(subject) if told => Some(subject),
            _ => None,
        }
    }

    /// "a raid carried out by X", "a blast blamed on X"; "a raid condemned by X" is another's.
    fn told_by_clause(&self, noun: Index) -> Option<Index> {
        let tree = self.tree;
        let mut deeds = tree.kids(noun).filter(|k| {
            matches!(tree.label(*k), Label::Acl | Label::Relcl)
                && tree.is_verb(*k)
                && tree.kid(*k, Label::Neg).is_none()
        });
        deeds.find_map(|k| match tree.lemma(k) {
            "attribute" | "ascribe" => tree.prepositional(k, "to"),
            "blame" | "pin" => tree.prepositional(k, "on"),
            lemma => {
                let by = tree.kid(k, Label::Agent).filter(|_| COMMITTING.contains(&lemma));
                by.and_then(|b| tree.kid(b, Label::Pobj))
            }
        })
    }

    /// "an attack on a police station in Cauca, by dissidents": hung on what was attacked.
    fn by_hung_lower(&self, noun: Index) -> Option<Index> {
        let tree = self.tree;
        let (low, high) = tree.reach(noun);
        (noun + 1..=high).filter(|_| low <= noun).find_map(|b| {
            let object = tree.kid(b, Label::Pobj)?;
            let place = tree.head(b);
            let hung = tree.lower(b) == "by"
                && matches!(tree.label(b), Label::Prep | Label::Agent)
                && tree.is_noun(place)
                && self.noun_phrase_frame(place).is_none();
            hung.then_some(object)
        })
    }

    /// "a Somalia hotel siege", "the Pakistan bus bombing": the country in front is where it happened; those who act go
    /// by "Somali", "Pakistani".
    pub(in crate::ingest::extract) fn names_scene(&self, noun: Index) -> bool {
        static SCENES: Words = Words::of("attack_nouns.scenes");
        let tree = self.tree;
        SCENES.contains(&tree.lemma(noun))
            && tree.kids(noun).any(|k| {
                k < noun
                    && matches!(tree.label(k), Label::Compound | Label::Nmod)
                    && self.gazetteer.demonym(tree.word(k)).is_none()
                    && self.place_at(k).is_some()
            })
    }

    /// Whose attack it is, by what stands before it: "a U.S. military airstrike" the military's, "Ukrainian SBU drones"
    /// the SBU's, "UAE and US airstrikes" both countries'.
    pub(in crate::ingest::extract) fn whose_attack(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let modifies = |k: &Index| {
            *k < noun
                && matches!(tree.label(*k), Label::Amod | Label::Compound | Label::Nmod | Label::Poss)
                && !self.is_weapon_model(*k)
        };
        let mut before: Vec<Index> = tree.kids(noun).filter(modifies).collect();
        // "a Ukrainian SBU drone attack": the drone's is the attack's.
        let inner: Vec<Index> = before.iter().flat_map(|k| tree.kids(*k).filter(modifies)).collect();
        before.extend(inner);
        before.sort_unstable();
        for kid in before.iter().rev().copied() {
            let found = self.force_in_front(noun, kid, &before);
            if !found.is_empty() {
                return found;
            }
        }
        let mut found: Vec<Argument> = Vec::new();
        // "the Chinese government's crackdown"
        let owner = before.iter().copied().find(|k| tree.label(*k) == Label::Poss && tree.is_noun(*k));
        if let Some(owner) = owner.filter(|o| self.names.at(*o).is_none() && tree.entity(*o).is_none()) {
            found = self.actors(owner);
            if !found.is_empty() {
                return found;
            }
        }
        if let Some(attackers) = self.attackers_by_sort(noun, &before) {
            return vec![attackers];
        }
        if self.names_scene(noun) {
            return found;
        }
        for kid in before.iter().copied() {
            for one in tree.conjuncts(kid) {
                let node = self.names.at(one).map(|n| n.node).or_else(|| self.demonym(one));
                if let Some(node) = node.filter(|n| self.acts(*n) && !found.iter().any(|f| f.node == *n)) {
                    found.push(Argument::new(node, one, one));
                }
            }
        }
        // "rockets from Hezbollah"; a place that they come from need not have fired them.
        let from = tree.prepositional(noun, "from").filter(|_| found.is_empty());
        if let Some(from) = from.filter(|_| self.class_of(noun, &tree.base(noun)).is(NounClass::WEAPON)) {
            found = self.actors(from);
            found.retain(|a| !self.nodes.is_place(a.node));
        }
        found
    }

    /// "U.S. military airstrikes", "Israeli army raids": the force that a word in front of an attack names, with the
    /// country in front of it.
    fn force_in_front(&mut self, noun: Index, kid: Index, before: &[Index]) -> Vec<Argument> {
        let tree = self.tree;
        // "military strikes in Venezuela" are somebody's.
        let sort = tree.tag(kid) == Tag::Jj && matches!(tree.lower(kid), "military" | "naval" | "federal");
        let sort = sort && !before.iter().any(|k| *k < kid);
        let phrase = format!("{} {}", tree.lower(kid), tree.base(noun));
        let body = !sort
            && self.names.at(kid).is_none()
            && self.frames.noun(&phrase).is_empty()
            && self.class_of(kid, &tree.base(kid)).is(NounClass::BODY);
        // "a Chinese coast guard ship"
        let first = tree.kids(kid).filter(|k| *k < kid && tree.label(*k) == Label::Compound).min().unwrap_or(kid);
        let country = first.checked_sub(1).filter(|c| before.contains(c)).and_then(|c| {
            let node = self.names.at(c).map(|n| n.node).or_else(|| self.demonym(c))?;
            self.acts(node).then_some(c)
        });
        if body && let Some(country) = country {
            let name = tree.phrase(country, kid);
            let node = self.descriptive(NodeKind::Organization, &name, &tree.base(kid), kid, false);
            return vec![Argument::new(node, country, kid)];
        }
        // "Russian Iskander-M missiles": a make, not who fires them.
        let owned = before.iter().any(|k| *k < kid && self.demonym(*k).is_some());
        let organization = self.names.at(kid).is_some_and(|n| {
            self.nodes.get(n.node).is_some_and(|d| d.is_organization() && (d.gazetteer.is_some() || !owned))
        });
        if !body && !organization {
            return Vec::new();
        }
        self.actors(kid)
    }

    /// "killed in a bandit attack", "a rebel ambush": whoever such attackers are.
    fn attackers_by_sort(&mut self, noun: Index, before: &[Index]) -> Option<Argument> {
        let tree = self.tree;
        let sort = before.iter().rev().copied().find(|k| {
            self.names.at(*k).is_none()
                && matches!(tree.tag(*k), Tag::Nn | Tag::Jj)
                && ATTACKERS.contains(&tree.lower(*k))
        })?;
        // "a gang rape" says how, not who.
        let how = tree.lower(sort) == "gang" && matches!(tree.lemma(noun), "rape" | "war" | "assault");
        if how || !before.iter().all(|k| self.names.at(*k).is_none() && self.demonym(*k).is_none()) {
            return None;
        }
        let base = tree.lower(sort);
        let node = self.descriptive(NodeKind::Actor, &plural_of(base), base, sort, true);
        Some(Argument::new(node, sort, sort))
    }
}
