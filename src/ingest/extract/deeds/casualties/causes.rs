//! What killed or hurt those who "were killed": an attack's attackers, a flood, what the sentence or the one before
//! tells.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::deeds::conflict::clashes::FIGHTING;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::TOLLS;
use crate::lexicon::shared_words::PERIODS as LATER;
use crate::lexicon::{NounClass, Words};

/// Relations whose nouns, when begun, are attacks.
static BEGUN: Words = Words::of("causes.begun");

/// Relations in the course of which people die.
static FORCED: Words = Words::of("causes.forced");

/// Verbs of having somebody or a place in one's power, which is not yet to harm them.
static KEEPING: Words = Words::of("causes.keeping");

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

/// A verb that says that somebody came to harm.
#[derive(Clone, Copy)]
struct Suffering<'t> {
    verb: Index,
    /// The verb and those coordinated with it, it first.
    together: &'t [Index],
    relation_name: &'static str,
}

impl Suffering<'_> {
    /// What hangs on any of the verbs.
    fn kids(self, tree: &Tree<'_>) -> Vec<Index> {
        self.together.iter().flat_map(|v| tree.kids(*v)).collect()
    }
}

impl Reading<'_> {
    /// "X closes schools as a typhoon makes landfall, killing four": the participle belongs to the nearer clause,
    /// however far up the parser hung it.
    pub(in crate::ingest::extract) fn nearer_subject(&self, verb: Index, relation_name: &str) -> Option<Index> {
        let tree = self.tree;
        if !TOLLS.contains(&relation_name) || tree.tag(verb) != Tag::Vbg || tree.kid(verb, Label::Nsubj).is_some() {
            return None;
        }
        let first = tree.first_participle(verb);
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

    /// The verbs coordinated with a verb: "12 are killed and 29 injured in an attack", what is said of one holds for
    /// all.
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
        let together = self.together(verb);
        let suffering = Suffering { verb, together: &together, relation_name };
        let sources: [fn(&mut Self, Suffering<'_>) -> Vec<Argument>; 6] = [
            Self::agent_of_joint_verb,
            Self::cause_by_prepositions,
            Self::cause_by_result,
            Self::cause_of_what_kills,
            Self::cause_by_adverbial_clause,
            Self::cause_by_clause_of_noun,
        ];
        for source in sources {
            let found = source(self, suffering);
            // "were killed as both countries fired at each other": which of them did it is not told.
            if let [one, other] = found.as_slice()
                && (one.first, one.last) == (other.first, other.last)
                && self.nodes.is_country(one.node)
                && self.nodes.is_country(other.node)
            {
                return Vec::new();
            }
            if !found.is_empty() {
                return found;
            }
        }
        if let Some(patient) = self.patient_of(verb).or_else(|| self.tree.kid(verb, Label::Nsubj)) {
            // "A town held by rebels was shelled": by others.
            if relation_name != "attacked"
                && let Some(attacker) = self.attacker_of(patient)
            {
                return self.doers(attacker, relation_name);
            }
            let found = self.cause_of_absence(patient, relation_name);
            if !found.is_empty() {
                return found;
            }
        }
        self.cause_of_toll(verb, relation_name)
    }

    /// "12 are killed and 29 injured by Israeli fire"
    fn agent_of_joint_verb(&mut self, suffering: Suffering<'_>) -> Vec<Argument> {
        let Suffering { verb, together, relation_name } = suffering;
        for other in together.iter().skip(1).copied() {
            if self.tree.kid(other, Label::Agent).is_some()
                && self.is_passive(verb)
                && let Agent::Phrase(agent) = self.agent(other)
            {
                let found = self.doers(agent, relation_name);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Vec::new()
    }

    /// "killed in a raid", "died of hunger", "hurt after being attacked by protesters"
    fn cause_by_prepositions(&mut self, suffering: Suffering<'_>) -> Vec<Argument> {
        let tree = self.tree;
        for preposition in suffering.kids(tree) {
            let due = tree.lower(preposition) == "due" && tree.label(preposition) == Label::Oprd;
            let brings = due || matches!(tree.label(preposition), Label::Prep | Label::Advmod | Label::Acomp);
            if !brings || !BRINGS_CAUSE.contains(&tree.lower(preposition)) {
                continue;
            }
            let found = if tree.lower(preposition) == "as" {
                self.storm_behind_as(preposition)
            } else {
                self.cause_by_preposition(preposition, suffering.relation_name)
            };
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// "injured as Super Typhoon Megi cleared the country": taken for a preposition.
    fn storm_behind_as(&self, preposition: Index) -> Vec<Argument> {
        let name = self.tree.kid(preposition, Label::Pobj).and_then(|o| self.names.at(o));
        let storm = |node: NodeIndex| self.nodes.get(node).is_some_and(|d| d.is_event() && self.is_cause(d));
        name.filter(|n| storm(n.node)).map(|n| n.argument()).into_iter().collect()
    }

    /// The cause that one preposition brings, in a noun or a clause.
    fn cause_by_preposition(&mut self, preposition: Index, relation_name: &'static str) -> Vec<Argument> {
        let tree = self.tree;
        // "due to floods", "because of the heat"
        let inner = tree.kids(preposition).find(|k| matches!(tree.label(*k), Label::Prep | Label::Pcomp));
        let objects = [preposition].into_iter().chain(inner.filter(|k| !tree.is_verb(*k)));
        for object in objects.filter_map(|p| tree.kid(p, Label::Pobj)) {
            let found = self.cause_in(object, relation_name);
            if !found.is_empty() {
                return found;
            }
        }
        // "hurt after being attacked by protesters", "died after contracting cholera"
        match inner.filter(|k| tree.is_verb(*k)) {
            Some(clause) => self.cause_of_clause(clause, relation_name),
            None => Vec::new(),
        }
    }

    /// "as a result of a Russian air attack", wherever the parse hung it
    fn cause_by_result(&mut self, suffering: Suffering<'_>) -> Vec<Argument> {
        let tree = self.tree;
        let Suffering { verb, together, relation_name } = suffering;
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
        match outcome.filter(|o| !beyond(*o)).and_then(|o| tree.prepositional(o, "of")) {
            Some(object) => self.cause_in(object, relation_name),
            None => Vec::new(),
        }
    }

    /// "A roof collapses due to heavy rain, killing a student"
    fn cause_of_what_kills(&mut self, suffering: Suffering<'_>) -> Vec<Argument> {
        let tree = self.tree;
        let Suffering { verb, together, relation_name } = suffering;
        if tree.tag(verb) != Tag::Vbg || tree.label(together.last().copied().unwrap_or(verb)) == Label::Root {
            return Vec::new();
        }
        // "killing a student and injuring 19"
        let mut first = verb;
        while tree.label(first) == Label::Conj && tree.tag(tree.head(first)) == Tag::Vbg {
            first = tree.head(first);
        }
        let top = tree.clause_of(tree.head(first));
        let due = tree.kids(top).find(|k| matches!(tree.lower(*k), "due" | "because"));
        let inner = due.and_then(|d| tree.kids(d).find(|k| tree.label(*k) == Label::Prep)).or(due);
        match inner.and_then(|p| tree.kid(p, Label::Pobj)) {
            Some(object) => self.cause_in(object, relation_name),
            None => Vec::new(),
        }
    }

    /// "killed when gunmen attack a village"
    fn cause_by_adverbial_clause(&mut self, suffering: Suffering<'_>) -> Vec<Argument> {
        let tree = self.tree;
        let Suffering { verb, relation_name, .. } = suffering;
        for clause in suffering.kids(tree) {
            let marked = || tree.kids(clause).any(|k| matches!(tree.lower(k), "when" | "after" | "as" | "while"));
            // "killed hours after gunmen attacked a bus": by another deed, unless they died of it.
            let measured = tree.lemma(verb) != "die"
                && tree.kids(clause).any(|k| tree.label(k) == Label::Npadvmod && LATER.contains(&tree.lemma(k)));
            // "killed when police clashed with protesters": by either side.
            let fight = FIGHTING.contains(&tree.lemma(clause)) && tree.prepositional(clause, "with").is_some();
            if tree.label(clause) == Label::Advcl && tree.is_verb(clause) && marked() && !measured && !fight {
                let mut found = self.cause_of_clause(clause, relation_name);
                if found.is_empty() {
                    found = self.natural_cause_below(clause, relation_name);
                }
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Vec::new()
    }

    /// "killed in a shooting when gunmen open fire": the clause was hung on the shooting.
    fn cause_by_clause_of_noun(&mut self, suffering: Suffering<'_>) -> Vec<Argument> {
        let tree = self.tree;
        let when = |c: &Index| {
            matches!(tree.label(*c), Label::Relcl | Label::Advcl | Label::Acl)
                && tree.is_verb(*c)
                && tree.kids(*c).any(|k| matches!(tree.lower(k), "when" | "as"))
        };
        // "killed since 2015, when gunmen attacked a hotel": that is what it counts from.
        let prepositions =
            suffering.kids(tree).into_iter().filter(|k| tree.label(*k) == Label::Prep && tree.lower(*k) != "since");
        let nouns = prepositions.filter_map(|p| tree.kid(p, Label::Pobj)).flat_map(|o| tree.conjuncts(o));
        for clause in nouns.flat_map(|o| tree.kids(o)).filter(when) {
            let found = self.cause_of_clause(clause, suffering.relation_name);
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// "A vendor shot by police dies in hospital": the police.
    fn attacker_of(&mut self, patient: Index) -> Option<Index> {
        let tree = self.tree;
        let hit = tree
            .kids(patient)
            .find(|k| matches!(tree.label(*k), Label::Acl | Label::Relcl) && tree.kid(*k, Label::Agent).is_some())?;
        if KEEPING.contains(&tree.lemma(hit)) || !self.is_attack(hit) {
            return None;
        }
        match self.agent(hit) {
            Agent::Phrase(agent) => Some(agent),
            _ => None,
        }
    }

    /// "All seven workers missing after a mudflow have died"
    fn cause_of_absence(&mut self, patient: Index, relation_name: &'static str) -> Vec<Argument> {
        let tree = self.tree;
        let adrift = tree.kids(patient).find(|k| *k > patient && matches!(tree.label(*k), Label::Amod | Label::Acl));
        adrift.map(|a| self.natural_cause_below(a, relation_name)).unwrap_or_default()
    }

    /// Whom a verb is done to.
    pub(in crate::ingest::extract) fn patient_of(&self, verb: Index) -> Option<Index> {
        if self.is_passive(verb) { self.patient(verb) } else { self.tree.kid(verb, Label::Dobj) }
    }
}
