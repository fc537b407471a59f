//! What killed or hurt those who "were killed": an attack's attackers, a flood, what the sentence or the one before tells.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::MEASURES_OF;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::{CASUALTIES, CONQUESTS, SUFFERINGS, TOLLS};
use crate::lexicon::{NounClass, Slot, Words};
use crate::model::NodeKind;

/// What measures the time between two deeds.
static LATER: Words = Words::of("causes.later");

/// Relations whose nouns, when begun, are attacks.
static BEGUN: Words = Words::of("causes.begun");

/// Relations in the course of which people die.
static FORCED: Words = Words::of("causes.forced");

/// Relations whose verb tells of an attack.
static ASSAULTS: Words = Words::of("causes.assaults");

/// Relations whose nouns are causes of death.
static DEADLY: Words = Words::of("causes.deadly");

/// What the names of warships begin with.
static WARSHIPS: Words = Words::of("causes.warships");

/// How a disaster or an illness runs.
static COURSES: Words = Words::of("causes.courses");

/// One human being, of whom no more is told.
static ANYONE: Words = Words::of("causes.anyone");

/// Prepositions that bring what killed: "killed in a raid", "died of hunger", "due to floods".
const BRINGS_CAUSE: &[&str] = &[
    "in",
    "by",
    "from",
    "of",
    "during",
    "after",
    "to",
    "amid",
    "amidst",
    "under",
    "following",
    "through",
    "over",
    "because",
    "due",
    "as",
];

impl Reading<'_> {
    /// "X closes schools as a typhoon makes landfall, killing four": the participle belongs to the nearer clause, however
    /// far up the parser hung it.
    pub(in crate::ingest::extract) fn nearer_subject(&self, verb: Index, relation_name: &str) -> Option<Index> {
        let tree = self.tree;
        if !TOLLS.contains(&relation_name) || tree.tag(verb) != Tag::Vbg || tree.kid(verb, Label::Nsubj).is_some() {
            return None;
        }
        let mut first = verb;
        while tree.label(first) == Label::Conj && tree.is_verb(tree.head(first)) && tree.tag(first) == Tag::Vbg {
            first = tree.head(first);
        }
        if tree.label(first) != Label::Advcl {
            return None;
        }
        let governor = tree.head(first);
        let harms = |v: Index| {
            self.frames.verb(tree.lemma(v)).iter().any(|f| {
                let begins = f.relation == "launched"
                    && tree.kid(v, Label::Dobj).is_some_and(|o| {
                        self.noun_phrase_frame(o).is_some_and(|(n, _)| BEGUN.contains(&n.relation))
                            || self.class_of(o, &tree.base(o)).is(NounClass::WEAPON)
                    });
                (begins || FORCED.contains(&f.relation)) && self.anchor(v, &f.rest).is_some()
            })
        };
        if !tree.is_verb(governor) || governor > first || harms(governor) {
            return None;
        }
        let within = |v: Index| {
            let mut at = v;
            for _ in 0..12 {
                if at == governor {
                    return true;
                }
                if tree.is_root(at) {
                    return false;
                }
                at = tree.head(at);
            }
            false
        };
        (governor + 1..first)
            .rev()
            .filter(|v| matches!(tree.tag(*v), Tag::Vbz | Tag::Vbd | Tag::Vbp) && within(*v))
            .find_map(|v| tree.kid(v, Label::Nsubj).filter(|s| *s < v))
            .filter(|s| !matches!(tree.tag(*s), Tag::Wdt | Tag::Wp | Tag::Prp))
    }

    /// The verbs coordinated with a verb: "12 are killed and 29 injured in an attack", what is said of one holds for all.
    fn together(&self, verb: Index) -> Vec<Index> {
        let tree = self.tree;
        let mut top = verb;
        while tree.label(top) == Label::Conj && tree.is_verb(tree.head(top)) && tree.head(top) != top {
            top = tree.head(top);
        }
        let mut all = vec![top];
        let mut at = 0;
        while let Some(head) = all.get(at).copied() {
            all.extend(tree.kids(head).filter(|k| tree.label(*k) == Label::Conj && tree.is_verb(*k)));
            at += 1;
        }
        // "forced to flee in a flood"
        all.extend(all.clone().into_iter().flat_map(|v| {
            tree.kids(v).filter(|k| tree.label(*k) == Label::Xcomp && tree.is_verb(*k)).collect::<Vec<_>>()
        }));
        // The verb's own words go first.
        all.retain(|v| *v != verb);
        all.insert(0, verb);
        all
    }

    /// What killed those who "are killed in a flood" or "die from measles": a natural cause, or an attack's attackers.
    pub(in crate::ingest::extract) fn cause(&mut self, verb: Index, relation_name: &'static str) -> Vec<Argument> {
        let tree = self.tree;
        let together = self.together(verb);
        // "12 are killed and 29 injured by Israeli fire"
        for other in together.iter().skip(1).copied() {
            if tree.kid(other, Label::Agent).is_some()
                && self.is_passive(verb)
                && let Agent::Phrase(agent) = self.agent(other)
            {
                let found = self.doers(agent, relation_name);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        for preposition in together.iter().flat_map(|v| tree.kids(*v)).collect::<Vec<_>>() {
            let due = tree.lower(preposition) == "due" && tree.label(preposition) == Label::Oprd;
            if !due && !matches!(tree.label(preposition), Label::Prep | Label::Advmod | Label::Acomp)
                || !BRINGS_CAUSE.contains(&tree.lower(preposition))
            {
                continue;
            }
            // "injured as Super Typhoon Megi cleared the country": taken for a preposition.
            if tree.lower(preposition) == "as" {
                let storm = tree.kid(preposition, Label::Pobj).and_then(|o| self.names.at(o)).cloned();
                let storm = storm
                    .filter(|n| self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Event && self.is_cause(d)));
                match storm {
                    Some(storm) => return vec![storm.argument()],
                    None => continue,
                }
            }
            // "due to floods", "because of the heat"
            let inner = tree.kids(preposition).find(|k| matches!(tree.label(*k), Label::Prep | Label::Pcomp));
            let objects = [preposition].into_iter().chain(inner.filter(|k| !tree.is_verb(*k)));
            for object in objects.filter_map(|p| tree.kid(p, Label::Pobj)).collect::<Vec<_>>() {
                let found = self.cause_in(object, relation_name);
                if !found.is_empty() {
                    return found;
                }
            }
            // "hurt after being attacked by protesters", "died after contracting cholera"
            if let Some(clause) = inner.filter(|k| tree.is_verb(*k)) {
                let found = self.cause_of_clause(clause, relation_name);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        // "as a result of a Russian air attack", wherever the parse hung it
        let (_, stop) = tree.sentence(tree.sentence_of(verb));
        let outcome = (verb + 1..stop).find(|i| {
            matches!(tree.lemma(*i), "result" | "consequence")
                && tree.label(*i) == Label::Pobj
                && tree.lower(tree.head(*i)) == "as"
                && tree.kids(*i).all(|k| k > *i || tree.label(k) == Label::Det || tree.label(k) == Label::Amod)
        });
        let beyond = |i: Index| {
            (verb + 1..i).any(|k| tree.is_verb(k) && !together.contains(&k) && tree.kid(k, Label::Nsubj).is_some())
        };
        if let Some(object) = outcome.filter(|o| !beyond(*o)).and_then(|o| tree.prepositional(o, "of")) {
            let found = self.cause_in(object, relation_name);
            if !found.is_empty() {
                return found;
            }
        }
        // "A roof collapses due to heavy rain, killing a student"
        if tree.tag(verb) == Tag::Vbg && tree.label(together.last().copied().unwrap_or(verb)) != Label::Root {
            // "killing a student and injuring 19"
            let mut first = verb;
            while tree.label(first) == Label::Conj && tree.tag(tree.head(first)) == Tag::Vbg {
                first = tree.head(first);
            }
            let top = tree.clause_of(tree.head(first));
            let due = tree.kids(top).find(|k| matches!(tree.lower(*k), "due" | "because"));
            let inner = due.and_then(|d| tree.kids(d).find(|k| tree.label(*k) == Label::Prep)).or(due);
            if let Some(object) = inner.and_then(|p| tree.kid(p, Label::Pobj)) {
                let found = self.cause_in(object, relation_name);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        // "killed when gunmen attack a village"
        for clause in together.iter().flat_map(|v| tree.kids(*v)).collect::<Vec<_>>() {
            let marked = || tree.kids(clause).any(|k| matches!(tree.lower(k), "when" | "after" | "as" | "while"));
            // "killed hours after gunmen attacked a bus": by another deed, unless they died of it.
            let measured = tree.lemma(verb) != "die"
                && tree.kids(clause).any(|k| tree.label(k) == Label::Npadvmod && LATER.contains(&tree.lemma(k)));
            if tree.label(clause) == Label::Advcl && tree.is_verb(clause) && marked() && !measured {
                let mut found = self.cause_of_clause(clause, relation_name);
                if found.is_empty() {
                    found = self.natural_cause_below(clause, relation_name);
                }
                if !found.is_empty() {
                    return found;
                }
            }
        }
        // "killed in a shooting when gunmen open fire": the clause was hung on the shooting.
        let brought = together.iter().flat_map(|v| tree.kids(*v)).filter(|k| tree.label(*k) == Label::Prep);
        let brought: Vec<Index> = brought.filter_map(|p| tree.kid(p, Label::Pobj)).collect();
        let when = |c: Index| {
            matches!(tree.label(c), Label::Relcl | Label::Advcl | Label::Acl)
                && tree.is_verb(c)
                && tree.kids(c).any(|k| matches!(tree.lower(k), "when" | "as"))
        };
        for clause in brought.iter().flat_map(|o| tree.conjuncts(*o)).flat_map(|o| tree.kids(o)).collect::<Vec<_>>() {
            if when(clause) {
                let found = self.cause_of_clause(clause, relation_name);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        // "A vendor shot by police dies in hospital"
        if let Some(patient) = self.patient_of(verb).or_else(|| tree.kid(verb, Label::Nsubj)) {
            let hit = tree
                .kids(patient)
                .find(|k| matches!(tree.label(*k), Label::Acl | Label::Relcl) && tree.kid(*k, Label::Agent).is_some());
            if let Some(hit) = hit
                && self.is_attack(hit)
                && let Agent::Phrase(agent) = self.agent(hit)
            {
                return self.doers(agent, relation_name);
            }
            // "All seven workers missing after a mudflow have died"
            let adrift =
                tree.kids(patient).find(|k| *k > patient && matches!(tree.label(*k), Label::Amod | Label::Acl));
            if let Some(adrift) = adrift {
                let found = self.natural_cause_below(adrift, relation_name);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        let found = self.cause_of_toll(verb, relation_name);
        if !found.is_empty() {
            return found;
        }
        Vec::new()
    }

    /// Whether a verb says that somebody attacks: "opened fire", "shot a man", not "fell into a gorge".
    fn is_attack(&mut self, verb: Index) -> bool {
        let frames = self.frames.verb(self.tree.lemma(verb));
        frames.iter().any(|f| {
            ASSAULTS.contains(&f.relation)
                && !f.target.contains(&Slot::Subject)
                && self.anchor(verb, &f.rest).is_some_and(|anchor| {
                    f.rest.len() > 1
                        || self.targets(verb, anchor, f).is_some_and(|m| !m.targets.is_empty())
                        || f.rest == ["fire"]
                })
        })
    }

    /// Who attacked or what struck, as a noun phrase tells: "a shooting by gunmen", "the flood".
    pub(in crate::ingest::extract) fn cause_in(&mut self, object: Index, relation_name: &'static str) -> Vec<Argument> {
        let tree = self.tree;
        for mut head in tree.conjuncts(object) {
            if MEASURES_OF.contains(&tree.lemma(head))
                && let Some(inner) = tree.prepositional(head, "of")
            {
                head = inner;
            }
            let base = tree.base(head);
            let attack = self.noun_phrase_frame(head).is_some_and(|(f, _)| DEADLY.contains(&f.relation));
            let natural = self.class_of(head, &base).is(NounClass::CAUSE);
            if attack || natural {
                let found = self.doers(head, relation_name);
                if !found.is_empty() {
                    return found;
                }
            }
            // "from Typhoon Kalmaegi's impact"
            if COURSES.contains(&tree.lemma(head))
                && let Some(whose) = tree
                    .kid(head, Label::Poss)
                    .or_else(|| tree.prepositional(head, "of"))
                    .or_else(|| tree.prepositional(head, "from"))
                    .or_else(|| {
                        tree.kid(head, Label::Compound)
                            .filter(|_| matches!(tree.lemma(head), "complication" | "case" | "infection"))
                    })
                    // "died from complications caused by the virus"
                    .or_else(|| {
                        let caused = tree.kids(head).find(|k| {
                            matches!(tree.label(*k), Label::Acl | Label::Relcl)
                                && matches!(tree.lemma(*k), "cause" | "trigger" | "bring" | "link" | "relate")
                        })?;
                        let by = tree.kid(caused, Label::Agent).and_then(|b| tree.kid(b, Label::Pobj));
                        by.or_else(|| ["by", "to"].into_iter().find_map(|p| tree.prepositional(caused, p)))
                    })
            {
                let found = self.doers(whose, relation_name);
                if !found.is_empty() {
                    return found;
                }
            }
            // "killed in a shootout with security forces"
            if matches!(
                tree.lemma(head),
                "shootout" | "shoot-out" | "gunfight" | "firefight" | "encounter" | "standoff"
            ) && let Some(with) = tree.prepositional(head, "with")
            {
                let found = self.doers(with, relation_name);
                if !found.is_empty() {
                    return found;
                }
            }
            // "a police operation"
            if matches!(tree.lemma(head), "operation" | "raid" | "action" | "crackdown" | "incursion" | "ambush") {
                let found = self.whose_attack(head);
                if !found.is_empty() {
                    return found;
                }
            }
            // "in an operation by Israeli forces"
            let by = tree.prepositional(head, "by").filter(|_| tree.is_noun(head) && self.names.at(head).is_none());
            if let Some(by) = by {
                let found = self.doers(by, relation_name);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Vec::new()
    }

    fn cause_of_clause(&mut self, clause: Index, relation_name: &'static str) -> Vec<Argument> {
        let tree = self.tree;
        // "after contracting cholera"
        if matches!(tree.lemma(clause), "contract" | "catch" | "ingest" | "suffer")
            && let Some(object) = tree.kid(clause, Label::Dobj)
        {
            return self.cause_in(object, relation_name);
        }
        let attacks = self.is_attack(clause);
        let Agent::Phrase(subject) = self.agent(clause) else {
            return Vec::new();
        };
        let base = tree.base(subject);
        let acts = attacks
            || self.class_of(subject, &base).is(NounClass::CAUSE)
            || self
                .names
                .at(subject)
                .is_some_and(|n| self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Event && self.is_cause(d)))
            || self.noun_phrase_frame(subject).is_some_and(|(f, _)| f.relation == "attacked");
        // Who is killed attacks nobody: "killed while attacking" aside, the patient is another.
        if acts { self.doers(subject, relation_name) } else { Vec::new() }
    }

    /// Whether a node can be who goes to war: an army, its soldiers, a militia, the police.
    pub(in crate::ingest::extract) fn bears_arms(&self, node: NodeIndex) -> bool {
        let forces = |w: &str| self.nouns.class(w).is(NounClass::FORCES);
        self.nodes.get(node).is_some_and(|d| {
            d.kind != NodeKind::Location
                && (forces(&d.head)
                    || d.name.split(' ').next().is_some_and(|first| WARSHIPS.contains(&first))
                    || d.name.to_lowercase().split_whitespace().any(|w| forces(w) || forces(w.trim_end_matches('s'))))
        })
    }

    /// "22 people, including five journalists": those included are targets of their own; of places taken or attacked,
    /// too.
    pub(in crate::ingest::extract) fn add_included(
        &mut self,
        verb: Index,
        relation_name: &str,
        targets: &mut Vec<Argument>,
    ) {
        let people = SUFFERINGS.contains(&relation_name);
        if !people && !CONQUESTS.contains(&relation_name) {
            return;
        }
        let tree = self.tree;
        // "killed in a series of strikes, including five in the city": it may hang on what the verb's prepositions bring.
        let brought =
            tree.kids(verb).filter(|k| tree.label(*k) == Label::Prep).filter_map(|p| tree.kid(p, Label::Pobj));
        let brought: Vec<Index> = brought.flat_map(|o| std::iter::once(o).chain(tree.prepositional(o, "of"))).collect();
        let places: Vec<Index> = tree
            .kids(verb)
            .chain(targets.iter().map(|t| t.last).flat_map(|t| tree.kids(t)))
            .chain(brought.into_iter().flat_map(|o| tree.kids(o)))
            .collect();
        for including in
            places.into_iter().filter(|k| matches!(tree.lower(*k), "including" | "among")).collect::<Vec<_>>()
        {
            if let Some(object) = tree.kids(including).find(|k| matches!(tree.label(*k), Label::Pobj | Label::Dobj)) {
                // "including 21 critically", "including 23 who sought aid"; "including ten in Karachi" says more.
                let bare = tree.tag(object) == Tag::Cd && tree.prepositional(object, "in").is_none();
                if bare && tree.prepositional(object, "of").is_none() {
                    continue;
                }
                // "59 offences, including 15 counts of murder"
                if relation_name == "detained"
                    && matches!(tree.lemma(object), "count" | "charge" | "offence" | "offense")
                {
                    continue;
                }
                // "24 Palestinians, including five in the city": five Palestinians.
                let same = targets.first().filter(|_| people && tree.tag(object) == Tag::Cd).map(|t| t.node);
                let plural = same.filter(|n| self.nodes.get(*n).is_some_and(|d| d.plural && !d.named));
                for mut more in self.resolve(object, Want::Any) {
                    if let Some(node) = plural.filter(|_| more.first == object) {
                        more.node = node;
                    }
                    let kind = self.nodes.get(more.node).map(|d| d.kind);
                    let fits = if people { kind == Some(NodeKind::Actor) } else { kind == Some(NodeKind::Location) };
                    // "including an officer", "including five children", "including Ali Hasan"; "including a child" is only told of.
                    let somebody = self.nodes.get(more.node).is_some_and(|d| !ANYONE.contains(&d.head.as_str()));
                    let one = somebody && tree.kids(more.last).any(|k| matches!(tree.lower(k), "a" | "an" | "one"));
                    let told = !people
                        || one && CASUALTIES.contains(&relation_name)
                        || more.quantity.is_some_and(|q| q.value > 1.0)
                        || tree.kids(more.last).any(|k| {
                            tree.tag(k) == Tag::Cd
                                || matches!(tree.lower(k), "several" | "many" | "multiple" | "numerous")
                        })
                        || self.nodes.get(more.node).is_some_and(|d| d.named);
                    if fits && told && !targets.iter().any(|t| t.node == more.node && t.quantity == more.quantity) {
                        targets.push(more);
                    }
                }
            }
        }
    }

    /// "capture many towns in Aleppo, including Dayr Hafir and Maskanah": those that are named, where the rest is not.
    pub(in crate::ingest::extract) fn included_places(&mut self, verb: Index) -> Vec<Argument> {
        let tree = self.tree;
        let Some(object) = self.patient_of(verb).filter(|o| tree.tag(*o) == Tag::Nns && self.names.at(*o).is_none())
        else {
            return Vec::new();
        };
        let (_, end) = tree.sentence(tree.sentence_of(verb));
        let mut found = Vec::new();
        if let Some(including) = (object + 1..end).find(|i| tree.lower(*i) == "including")
            && let Some(first) = tree.kids(including).find(|k| matches!(tree.label(*k), Label::Pobj | Label::Dobj))
        {
            found = self.resolve(first, Want::Any);
            found.retain(|a| self.nodes.get(a.node).is_some_and(|d| d.named && d.kind == NodeKind::Location));
        }
        found
    }

    /// Whom a verb is done to.
    pub(in crate::ingest::extract) fn patient_of(&self, verb: Index) -> Option<Index> {
        if self.is_passive(verb) { self.patient(verb) } else { self.tree.kid(verb, Label::Dobj) }
    }
}
