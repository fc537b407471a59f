//! Who does what a verb says: its subject, whoever that speaks or acts for, those who agreed as well.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::relation_classes::{CASUALTIES, FORCE, SPEECH};
use crate::lexicon::{NounClass, Words};
use crate::model::{Modality, NodeKind};

/// What is done to the words of others.
static OPPOSING: Words = Words::of("agents.opposing");

/// What happens to vehicles and buildings, by nobody's deed.
static HAPPENING: Words = Words::of("agents.happening");

/// Attacks by arms that somebody may say to be his own.
static ATTACKS: Words = Words::of("agents.attacks");

/// Verbs by which forces tell of an attack that is then their own.
static TELLING: Words = Words::of("agents.telling");

/// Verbs of having somebody go somewhere.
static SENDING: Words = Words::of("agents.sending");

/// Those who are sent to speak for somebody, or as his kin.
static ENVOYS: Words = Words::of("agents.envoys");

/// Bodies of such people.
static MISSIONS: Words = Words::of("agents.missions");

/// What the names of warships begin with.
static WARSHIPS: Words = Words::of("agents.warships");

/// Relations that somebody says rather than does.
fn is_stance(relation: &str) -> bool {
    SPEECH.contains(&relation)
}

impl Reading<'_> {
    /// Who does it; `None` where the text names somebody that cannot be told, an empty list for "?".
    pub(in crate::ingest::extract) fn sources(
        &mut self,
        verb: Index,
        relation_name: &'static str,
    ) -> Option<Vec<Argument>> {
        let tree = self.tree;
        // "Ecuador extradites him to the United States": there he is held.
        if tree.lemma(verb) == "extradite"
            && relation_name == "detained"
            && let Some(to) = tree.prepositional(verb, "to")
        {
            return Some(self.resolve(to, Want::Agent)).filter(|f| !f.is_empty());
        }
        // "was extradited from Romania to Hungary": Romania works with Hungary.
        if tree.lemma(verb) == "extradite" && relation_name == "cooperated-with" && self.is_passive(verb) {
            let from = tree.prepositional(verb, "from").map(|from| self.resolve(from, Want::Agent));
            return Some(from.unwrap_or_default()).filter(|f| f.iter().all(|a| self.nodes.is_country(a.node)));
        }
        // "sent an envoy to Doha": the envoy goes there.
        if relation_name == "visited" && SENDING.contains(&tree.lemma(verb)) {
            let sent = self.those_sent(verb);
            let found: Vec<Argument> = sent.into_iter().flat_map(|i| self.resolve_one(i, Want::Agent)).collect();
            return Some(found).filter(|f| !f.is_empty());
        }
        let sent = self.sent_to_do(verb);
        if !sent.is_empty() {
            let found: Vec<Argument> = sent.into_iter().flat_map(|i| self.resolve_one(i, Want::Agent)).collect();
            return Some(found).filter(|f| !f.is_empty());
        }
        match self.agent(verb) {
            Agent::Phrase(subject) => {
                let subject = self.nearer_subject(verb, relation_name).unwrap_or(subject);
                self.doers_by_subject(verb, subject, relation_name)
            }
            Agent::Unnamed => self.unnamed_agents(verb, relation_name),
            // "Nineteen vehicles figured in a pileup, injuring six"
            Agent::Open
                if CASUALTIES.contains(&relation_name)
                    && tree.tag(verb) == Tag::Vbg
                    && matches!(tree.label(verb), Label::Advcl | Label::Acl) =>
            {
                Some(Vec::new())
            }
            Agent::Open => None,
        }
    }

    /// "sent its ambassador to Lusaka", "sent Kabarebe to Brussels": those whom somebody sends to speak or live there.
    pub(in crate::ingest::extract) fn those_sent(&self, verb: Index) -> Vec<Index> {
        let tree = self.tree;
        let object = if self.is_passive(verb) { self.patient(verb) } else { tree.kid(verb, Label::Dobj) };
        let Some(object) = object.filter(|_| SENDING.contains(&tree.lemma(verb))) else { return Vec::new() };
        let goes = |i: &Index| {
            self.person_at(*i).is_some() || self.names.at(*i).is_none() && ENVOYS.contains(&tree.base(*i).as_str())
        };
        tree.conjuncts(object).into_iter().filter(goes).collect()
    }

    /// "sent two diplomats to meet the rebels": those who are sent are to do it.
    pub(in crate::ingest::extract) fn sent_to_do(&self, infinitive: Index) -> Vec<Index> {
        let tree = self.tree;
        let verb = tree.head(infinitive);
        if !tree.is_infinitive(infinitive)
            || !matches!(tree.label(infinitive), Label::Advcl | Label::Xcomp)
            || !SENDING.contains(&tree.lemma(verb))
        {
            return Vec::new();
        }
        let object = if self.is_passive(verb) { self.patient(verb) } else { tree.kid(verb, Label::Dobj) };
        let Some(object) = object else { return Vec::new() };
        let goes = |i: &Index| {
            let base = tree.base(*i);
            self.person_at(*i).is_some()
                || self.names.at(*i).is_none() && (ENVOYS.contains(&base.as_str()) || MISSIONS.contains(&base.as_str()))
        };
        tree.conjuncts(object).into_iter().filter(goes).collect()
    }

    /// Who does what a verb says of a subject, whether that acts itself or stands for somebody.
    fn doers_by_subject(&mut self, verb: Index, subject: Index, relation_name: &'static str) -> Option<Vec<Argument>> {
        let tree = self.tree;
        let deadly = CASUALTIES.contains(&relation_name);
        if deadly && self.by_accident(verb) {
            return Some(Vec::new());
        }
        if self.is_of_undone_text(verb, subject) {
            return None;
        }
        if let Some(found) = self.doers_of_passive(verb, relation_name) {
            return Some(found);
        }
        let mut found = self.doers(subject, relation_name);
        // "Australia, which signed a pact, and China": the clause tells of whoever stands before it.
        // "8 Republicans voting for it and 44 Democrats": so does a participle.
        let relative =
            matches!(tree.label(verb), Label::Relcl | Label::Acl) && subject < verb && tree.head(verb) == subject;
        if relative && found.iter().any(|a| a.first < verb) {
            found.retain(|a| a.first < verb);
        }
        if !found.is_empty() {
            return Some(found);
        }
        if let Some(found) = self
            .teller_of_own_deed(verb, relation_name)
            .or_else(|| self.holders_of_stance(verb, subject, relation_name))
            .or_else(|| self.doers_around(verb, subject, relation_name))
            .or_else(|| self.teller_of_own_attack(verb, subject, relation_name))
        {
            return Some(found);
        }
        let base = tree.base(subject);
        // "A gas explosion kills 38 miners"
        if deadly && matches!(tree.lemma(subject), "explosion" | "blast") && !self.is_passive(verb) {
            return Some(self.thing(subject, &base, NodeKind::Event, false));
        }
        let somebody =
            NounClass::PERSON.or(NounClass::BODY).or(NounClass::POST).or(NounClass::GOVERNMENT).or(NounClass::PEOPLE);
        let eventlike =
            tree.is_noun(subject) && self.names.at(subject).is_none() && !self.class_of(subject, &base).is(somebody);
        (is_harm(relation_name) && eventlike).then(Vec::new)
    }

    /// "said a ceasefire was close after meeting officials": whoever says so has met them.
    fn teller_of_own_deed(&mut self, verb: Index, relation_name: &'static str) -> Option<Vec<Argument>> {
        let tree = self.tree;
        if tree.label(verb) != Label::Pcomp
            || is_harm(relation_name)
            || self.is_passive(verb)
            || !matches!(tree.lower(tree.head(verb)), "after" | "before" | "following")
        {
            return None;
        }
        let clause = tree.clause_of(tree.head(tree.head(verb)));
        let telling = tree.head(clause);
        if tree.label(clause) != Label::Ccomp || !self.is_report(telling) {
            return None;
        }
        let Agent::Phrase(teller) = self.subject(telling, 0) else { return None };
        Some(self.doers(teller, relation_name)).filter(|f| !f.is_empty())
    }

    /// Who takes a stance, where the subject only says or shows it.
    fn holders_of_stance(&mut self, verb: Index, subject: Index, relation_name: &'static str) -> Option<Vec<Argument>> {
        if !is_stance(relation_name) {
            return None;
        }
        let authors = self.authors(subject);
        if !authors.is_empty() {
            return Some(authors);
        }
        // "Protests spread, demanding his resignation", "joined a rally calling for reform": those who protest.
        let crowd = self.crowd_of(verb);
        if !crowd.is_empty() {
            return Some(crowd);
        }
        // "freezes purchases until rules are met, while ordering a review": whoever does the rest.
        self.doer_of_main_clause(verb, relation_name)
    }

    /// "failed to pass a resolution condemning Israel": whether the text that a participle describes has come to
    /// nothing, so that nobody has condemned it.
    fn is_of_undone_text(&self, participle: Index, text: Index) -> bool {
        let tree = self.tree;
        let verb = tree.head(text);
        let described = tree.label(participle) == Label::Acl
            && tree.tag(participle) == Tag::Vbg
            && tree.head(participle) == text
            && tree.label(text) == Label::Dobj;
        let above = || self.frames.modality(tree.lemma(tree.head(verb)), "verb");
        described
            && self.says(verb, |r| r == "adopted")
            && (tree.kid(verb, Label::Neg).is_some()
                || tree.label(verb) == Label::Xcomp && above() == Some(Modality::Negated))
    }

    /// Who acts in the clause around a noun whose participle is read: "carry out strikes targeting the town".
    fn doers_around(&mut self, verb: Index, subject: Index, relation_name: &'static str) -> Option<Vec<Argument>> {
        let tree = self.tree;
        // "raises tariffs on goods entering the country": the goods travel.
        let travels = relation_name == "visited";
        if tree.label(verb) != Label::Acl || tree.head(verb) != subject || travels {
            return None;
        }
        let object = tree.label(subject) == Label::Dobj;
        // "a bombing targeting the base": whoever bombed, not whom the clause is about.
        let attack =
            is_harm(relation_name) && self.noun_phrase_frame(subject).is_some_and(|(f, _)| f.relation == "attacked");
        // "carry out strikes targeting the town": whoever carries them out.
        // "reported attacks targeting its airports": whoever tells of them suffers them, if anybody.
        let told = self.is_report(tree.head(subject)) || self.is_speech_act(tree.head(subject));
        let carried = attack && object && !told;
        // "blocked a statement condemning China": not whoever blocks it.
        let opposed =
            object && self.speaks_for_others(subject) && self.says(tree.head(subject), |r| OPPOSING.contains(&r));
        let clause = tree.clause_of(subject);
        if attack && !carried || opposed || clause == verb || !tree.is_verb(clause) {
            return None;
        }
        // "was sent a petition demanding his resignation": by those who sent it.
        let received = object && self.is_passive(clause);
        let around = if received { self.agent(clause) } else { self.subject(clause, 0) };
        let Agent::Phrase(other) = around else { return None };
        if other == subject {
            return None;
        }
        Some(self.doers(other, relation_name)).filter(|f| !f.is_empty() || is_harm(relation_name))
    }

    /// "The army says that a drone strike killed a commander": its own.
    fn teller_of_own_attack(
        &mut self,
        verb: Index,
        subject: Index,
        relation_name: &'static str,
    ) -> Option<Vec<Argument>> {
        let tree = self.tree;
        let telling = tree.head(verb);
        if !is_harm(relation_name)
            || tree.label(verb) != Label::Ccomp
            || !ATTACKS.contains(&tree.lemma(subject))
            || !self.whose_attack(subject).is_empty()
            || !TELLING.contains(&tree.lemma(telling))
        {
            return None;
        }
        let Agent::Phrase(speaker) = self.subject(telling, 0) else { return None };
        let mut own = self.resolve(speaker, Want::Agent);
        own.retain(|a| {
            self.bears_arms(a.node) && self.nodes.get(a.node).is_some_and(|d| !d.name.to_lowercase().contains("police"))
        });
        Some(own).filter(|o| !o.is_empty())
    }

    /// "Three people are killed in a raid by the police, seizing cocaine": whoever killed them, not the dead.
    fn doers_of_passive(&mut self, verb: Index, relation_name: &'static str) -> Option<Vec<Argument>> {
        let tree = self.tree;
        let governor = tree.head(verb);
        if tree.tag(verb) != Tag::Vbg
            || tree.label(verb) != Label::Advcl
            || tree.kid(verb, Label::Nsubj).is_some()
            || tree.kid(verb, Label::Mark).is_some()
            || !FORCE.contains(&relation_name)
            || !tree.is_verb(governor)
            || governor > verb
            || !self.is_passive(governor)
            || !self.is_harming(governor)
        {
            return None;
        }
        let agent = match self.agent(governor) {
            Agent::Phrase(agent) => self.doers(agent, relation_name),
            _ => Vec::new(),
        };
        let found = if agent.is_empty() { self.cause(governor, "killed") } else { agent };
        Some(found).filter(|f| !f.is_empty() || is_harm(relation_name))
    }

    /// Who acts in the main clause of a participle that was hung on a clause whose subject acts in nothing.
    fn doer_of_main_clause(&mut self, verb: Index, relation_name: &'static str) -> Option<Vec<Argument>> {
        let tree = self.tree;
        if tree.tag(verb) != Tag::Vbg || tree.label(verb) != Label::Advcl {
            return None;
        }
        let inner = tree.head(verb);
        if !tree.is_verb(inner) || tree.is_root(inner) || tree.label(inner) != Label::Advcl {
            return None;
        }
        let Agent::Phrase(subject) = self.subject(tree.head(inner), 0) else { return None };
        Some(self.doers(subject, relation_name)).filter(|f| !f.is_empty())
    }

    /// "A plane crashes into a field, killing six": nobody killed them.
    fn by_accident(&self, verb: Index) -> bool {
        let tree = self.tree;
        let first = tree.first_participle(verb);
        let mut governor = tree.head(first);
        // "crashes and catches fire, killing all on board"
        if tree.label(governor) == Label::Conj && tree.is_verb(tree.head(governor)) && tree.lemma(governor) == "catch" {
            governor = tree.head(governor);
        }
        tree.tag(first) == Tag::Vbg && tree.label(first) == Label::Advcl && HAPPENING.contains(&tree.lemma(governor))
    }

    /// Leaves those who can hold a stance.
    pub(in crate::ingest::extract) fn keep_somebody(&self, holders: &mut Vec<Argument>) {
        holders.retain(|h| self.nodes.is_somebody(h.node));
    }

    /// Whether a node can be who goes to war: an army, its soldiers, a militia, the police.
    pub(in crate::ingest::extract) fn bears_arms(&self, node: NodeIndex) -> bool {
        let forces = |w: &str| self.nouns.class(w).is(NounClass::FORCES);
        self.nodes.get(node).is_some_and(|d| {
            !d.is_place()
                && (forces(&d.head)
                    || d.name.split(' ').next().is_some_and(|first| WARSHIPS.contains(&first))
                    || d.name.to_lowercase().split_whitespace().any(|w| forces(w) || forces(w.trim_end_matches('s'))))
        })
    }

    /// Whether a node can be who attacks: not a city.
    pub(in crate::ingest::extract) fn acts(&self, node: NodeIndex) -> bool {
        self.nodes.get(node).is_some_and(|d| !d.is_place() || d.is_country())
    }

    /// Those of whom a noun phrase stands for who can act.
    pub(in crate::ingest::extract) fn actors(&mut self, phrase: Index) -> Vec<Argument> {
        let mut found = self.resolve(phrase, Want::Agent);
        found.retain(|a| self.acts(a.node));
        found
    }

    /// "reached an agreement with Y": Y agreed too.
    pub(in crate::ingest::extract) fn other_parties(&mut self, verb: Index, targets: &[Argument]) -> Vec<Argument> {
        let tree = self.tree;
        let deal =
            |i: &Index| tree.is_noun(*i) && self.noun_phrase_frame(*i).is_some_and(|(f, _)| f.relation == "agreed-to");
        let heads: Vec<Index> = targets.iter().flat_map(|t| (t.first..=t.last).filter(deal)).chain([verb]).collect();
        // "signs agreements worth $2 billion with China": the preposition may hang on the price.
        let behind_price = || {
            let object = tree.kid(verb, Label::Dobj)?;
            let with = tree.below(object).into_iter().find(|w| *w > object && tree.lower(*w) == "with")?;
            let priced = tree.entity(tree.head(with)).is_some_and(|e| e.kind == EntityType::Money);
            tree.kid(with, Label::Pobj).filter(|_| priced)
        };
        let object = heads.into_iter().find_map(|h| tree.prepositional(h, "with")).or_else(behind_price);
        let mut found = object.map(|o| self.resolve(o, Want::Agent)).unwrap_or_default();
        found.retain(|a| self.nodes.is_somebody(a.node));
        found
    }
}
