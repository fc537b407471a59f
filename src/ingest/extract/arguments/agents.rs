//! Who does what a verb or a noun says: the subject, an attack's attackers, a storm, those who agreed as well.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::{CAMPAIGNS, MEASURES_OF, is_harm, takes_unnamed};
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{NounClass, PlaceClass, Words};
use crate::model::NodeKind;

/// Fights that have two sides, of which the noun names neither as the one who killed.
pub(in crate::ingest::extract) static MUTUAL: Words = Words::of("agents.mutual");

/// What happens to vehicles and buildings, by nobody's deed.
static HAPPENING: Words = Words::of("agents.happening");

/// By what a body decides.
static DECISIONS: Words = Words::of("agents.decisions");

/// Relations that somebody says rather than does.
fn is_stance(relation: &str) -> bool {
    matches!(
        relation,
        "called-for"
            | "supported"
            | "condemned"
            | "rejected"
            | "accused"
            | "warned"
            | "threatened"
            | "denied"
            | "cited"
    )
}

impl Reading<'_> {
    /// Who does it; `None` where the text names somebody that cannot be told, an empty list for "?".
    pub(in crate::ingest::extract) fn sources(
        &mut self,
        verb: Index,
        relation_name: &'static str,
    ) -> Option<Vec<Argument>> {
        // "Ecuador extradites him to the United States": there he is held.
        let tree = self.tree;
        if tree.lemma(verb) == "extradite"
            && relation_name == "detained"
            && let Some(to) = tree.prepositional(verb, "to")
        {
            return Some(self.resolve(to, Want::Agent)).filter(|f| !f.is_empty());
        }
        let agent = match self.agent(verb) {
            Agent::Phrase(subject) => Agent::Phrase(self.nearer_subject(verb, relation_name).unwrap_or(subject)),
            other => other,
        };
        match agent {
            Agent::Phrase(subject) => {
                if matches!(relation_name, "killed" | "injured") && self.by_accident(verb) {
                    return Some(Vec::new());
                }
                if let Some(found) = self.doers_of_passive(verb, relation_name) {
                    return Some(found);
                }
                let found = self.doers(subject, relation_name);
                if !found.is_empty() {
                    return Some(found);
                }
                let tree = self.tree;
                // "said a ceasefire was close after meeting officials": whoever says so has met them.
                if tree.label(verb) == Label::Pcomp
                    && !is_harm(relation_name)
                    && !self.is_passive(verb)
                    && matches!(tree.lower(tree.head(verb)), "after" | "before" | "following")
                    && let clause = tree.clause_of(tree.head(tree.head(verb)))
                    && tree.label(clause) == Label::Ccomp
                    && self.is_report(tree.head(clause))
                    && let Agent::Phrase(teller) = self.subject(tree.head(clause), 0)
                {
                    let found = self.doers(teller, relation_name);
                    if !found.is_empty() {
                        return Some(found);
                    }
                }
                if is_stance(relation_name) {
                    let found = self.authors(subject);
                    if !found.is_empty() {
                        return Some(found);
                    }
                    // "Protests spread, demanding his resignation", "joined a rally calling for reform": those who protest.
                    let found = self.crowd_of(verb);
                    if !found.is_empty() {
                        return Some(found);
                    }
                    // "freezes purchases until rules are met, while ordering a review": whoever does the rest.
                    if let Some(found) = self.doer_of_main_clause(verb, relation_name) {
                        return Some(found);
                    }
                }
                // "a bombing targeting the base": whoever bombed, not whom the clause is about.
                let attack = is_harm(relation_name)
                    && self.noun_phrase_frame(subject).is_some_and(|(f, _)| f.relation == "attacked");
                // "carry out strikes targeting the town": whoever carries them out.
                let carried = attack && tree.label(subject) == Label::Dobj;
                // "blocked a statement condemning China": not whoever blocks it.
                let opposed = self.speaks_for_others(subject)
                    && tree.label(subject) == Label::Dobj
                    && self.says(tree.head(subject), |r| matches!(r, "rejected" | "condemned" | "denied"));
                // "raises tariffs on goods entering the country": the goods travel.
                let travels = relation_name == "visited";
                if tree.label(verb) == Label::Acl
                    && tree.head(verb) == subject
                    && (!attack || carried)
                    && !opposed
                    && !travels
                {
                    let clause = tree.clause_of(subject);
                    if clause != verb
                        && tree.is_verb(clause)
                        && let Agent::Phrase(other) = self.subject(clause, 0)
                        && other != subject
                    {
                        let found = self.doers(other, relation_name);
                        if !found.is_empty() || is_harm(relation_name) {
                            return Some(found);
                        }
                    }
                }
                // "The army says that a drone strike killed a commander": its own.
                if is_harm(relation_name)
                    && tree.label(verb) == Label::Ccomp
                    && matches!(
                        tree.lemma(subject),
                        "strike" | "airstrike" | "raid" | "operation" | "bombardment" | "shelling" | "ambush"
                    )
                    && self.whose_attack(subject).is_empty()
                    && matches!(
                        tree.lemma(tree.head(verb)),
                        "say" | "claim" | "announce" | "report" | "confirm" | "state"
                    )
                    && let Agent::Phrase(speaker) = self.subject(tree.head(verb), 0)
                {
                    let mut own = self.resolve(speaker, Want::Agent);
                    own.retain(|a| {
                        self.bears_arms(a.node)
                            && self.nodes.get(a.node).is_some_and(|d| !d.name.to_lowercase().contains("police"))
                    });
                    if !own.is_empty() {
                        return Some(own);
                    }
                }
                // "A gas explosion kills 38 miners"
                if matches!(relation_name, "killed" | "injured")
                    && matches!(tree.lemma(subject), "explosion" | "blast")
                    && !self.is_passive(verb)
                {
                    let base = tree.base(subject);
                    return Some(self.thing(subject, &base, NodeKind::Event, false));
                }
                let base = tree.base(subject);
                let eventlike = tree.is_noun(subject)
                    && self.names.at(subject).is_none()
                    && !self.class_of(subject, &base).is(NounClass::PERSON
                        .or(NounClass::BODY)
                        .or(NounClass::POST)
                        .or(NounClass::GOVERNMENT)
                        .or(NounClass::PEOPLE));
                (is_harm(relation_name) && eventlike).then(Vec::new)
            }
            Agent::Unnamed => {
                // "was deported from Timor-Leste": that country did it.
                let puts_out = matches!(tree.lemma(verb), "deport" | "expel" | "banish" | "exile" | "evict");
                // "was dismissed from the council": the council did it.
                let dismisses = puts_out
                    || matches!(
                        tree.lemma(verb),
                        "dismiss" | "oust" | "remove" | "suspend" | "exclude" | "kick" | "sack"
                    ) && relation_name == "sanctioned";
                if dismisses && let Some(from) = tree.prepositional(verb, "from") {
                    let mut found = self.resolve(from, Want::Agent);
                    found.retain(|a| {
                        self.nodes.get(a.node).is_some_and(|d| {
                            puts_out && d.class == Some(PlaceClass::Country)
                                || d.kind == NodeKind::Organization && d.named
                        })
                    });
                    if !found.is_empty() {
                        return Some(found);
                    }
                }
                // "The party is banned in Turkey": that country bans it.
                if relation_name == "sanctioned"
                    && matches!(
                        tree.lemma(verb),
                        "ban" | "outlaw" | "prohibit" | "criminalize" | "criminalise" | "forbid" | "censor"
                    )
                    && let Some(place) = tree.prepositional(verb, "in")
                {
                    let mut found = self.resolve(place, Want::Agent);
                    found.retain(|a| self.nodes.get(a.node).is_some_and(|d| d.class == Some(PlaceClass::Country)));
                    if !found.is_empty() {
                        return Some(found);
                    }
                }
                // "a ceasefire has been reached between Iran and Israel"
                let concluded = matches!(
                    tree.lemma(verb),
                    "reach" | "agree" | "sign" | "conclude" | "strike" | "finalize" | "finalise" | "ink"
                );
                if matches!(relation_name, "agreed-to" | "signed")
                    && concluded
                    && let Some(both) = self
                        .patient(verb)
                        .and_then(|p| tree.prepositional(p, "between"))
                        .or_else(|| tree.prepositional(verb, "between"))
                {
                    let mut found: Vec<Argument> =
                        tree.conjuncts(both).into_iter().flat_map(|i| self.resolve_one(i, Want::Agent)).collect();
                    found.retain(|a| self.acts(a.node));
                    if found.len() > 1 {
                        return Some(found);
                    }
                }
                // "suspected militants" accuses nobody of anything.
                let finite = self.tree.kid(verb, Label::Nsubjpass).is_some();
                // "journalists accused of spying", "after being accused of theft"
                let charged = relation_name == "accused"
                    && tree.lemma(verb) == "accuse"
                    && tree.prepositional(verb, "of").is_some()
                    && (tree.label(verb) == Label::Acl || tree.kid(verb, Label::Auxpass).is_some());
                if charged {
                    return Some(Vec::new());
                }
                // "after being released from prison"
                if relation_name == "conceded"
                    && matches!(tree.lemma(verb), "release" | "free" | "acquit" | "pardon" | "parole")
                    && tree.label(verb) == Label::Pcomp
                    && tree.kid(verb, Label::Auxpass).is_some()
                {
                    return Some(Vec::new());
                }
                if !takes_unnamed(relation_name)
                    || (matches!(relation_name, "accused" | "designated" | "launched") && !finite)
                {
                    return None;
                }
                Some(Vec::new())
            }
            // "Nineteen vehicles figured in a pileup, injuring six"
            Agent::Open
                if matches!(relation_name, "killed" | "injured")
                    && tree.tag(verb) == Tag::Vbg
                    && matches!(tree.label(verb), Label::Advcl | Label::Acl) =>
            {
                Some(Vec::new())
            }
            Agent::Open => None,
        }
    }

    /// "Three people are killed in a raid by the police, seizing cocaine": whoever killed them, not the dead.
    fn doers_of_passive(&mut self, verb: Index, relation_name: &'static str) -> Option<Vec<Argument>> {
        let tree = self.tree;
        let governor = tree.head(verb);
        if tree.tag(verb) != Tag::Vbg
            || tree.label(verb) != Label::Advcl
            || tree.kid(verb, Label::Nsubj).is_some()
            || tree.kid(verb, Label::Mark).is_some()
            || !matches!(relation_name, "killed" | "injured" | "seized" | "attacked" | "detained" | "displaced")
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
        let mut first = verb;
        while tree.label(first) == Label::Conj && tree.is_verb(tree.head(first)) && tree.tag(first) == Tag::Vbg {
            first = tree.head(first);
        }
        let mut governor = tree.head(first);
        // "crashes and catches fire, killing all on board"
        if tree.label(governor) == Label::Conj && tree.is_verb(tree.head(governor)) && tree.lemma(governor) == "catch" {
            governor = tree.head(governor);
        }
        tree.tag(first) == Tag::Vbg && tree.label(first) == Label::Advcl && HAPPENING.contains(&tree.lemma(governor))
    }

    /// Those who act in a noun phrase; an attack's are its attackers, a storm is one itself where it kills.
    pub(in crate::ingest::extract) fn doers(&mut self, head: Index, relation_name: &'static str) -> Vec<Argument> {
        let tree = self.tree;
        // "a wave of strikes", "one of the strikes killed"
        let counted = is_harm(relation_name)
            && (tree.tag(head) == Tag::Cd || matches!(tree.lower(head), "some" | "several" | "both" | "many"));
        if (MEASURES_OF.contains(&tree.lemma(head)) || counted)
            && let Some(object) = tree.prepositional(head, "of")
            && (!counted || self.noun_phrase_frame(object).is_some_and(|(f, _)| f.relation == "attacked"))
        {
            return self.doers(object, relation_name);
        }
        // "Russian warplanes bombed": whose they are did it.
        if is_harm(relation_name)
            && tree.is_noun(head)
            && self.names.at(head).is_none()
            && self.class_of(head, &tree.base(head)).is(NounClass::VEHICLE.or(NounClass::WEAPON))
        {
            let mut found = self.whose_attack(head);
            // "Ukraine said its drones had hit a depot"
            let armed = || {
                let fires =
                    ["warplane", "drone", "jet", "fighter", "tank", "helicopter", "gunboat", "warship", "artillery"];
                self.class_of(head, &tree.base(head)).is(NounClass::WEAPON) || fires.contains(&tree.base(head).as_str())
            };
            if found.is_empty()
                && relation_name == "attacked"
                && armed()
                && let Some(own) = tree.kid(head, Label::Poss).filter(|p| matches!(tree.lower(*p), "its" | "their"))
            {
                found.extend(self.pronoun(own).filter(|o| self.acts(o.node)));
            }
            if found.is_empty() {
                found = self.launchers(head);
            }
            for other in tree.conjuncts(head).into_iter().filter(|o| *o != head) {
                found.extend(
                    self.whose_attack(other)
                        .into_iter()
                        .filter(|a| !found.iter().any(|f| f.node == a.node))
                        .collect::<Vec<_>>(),
                );
            }
            return found;
        }
        if matches!(relation_name, "killed" | "injured" | "displaced")
            && let Some(both) = self.joint_disaster(head)
        {
            return vec![both];
        }
        let mut found = self.resolve(head, Want::Agent);
        found.retain(|a| {
            self.nodes.get(a.node).is_some_and(|d| match d.kind {
                // A storm kills; what it hits it does not attack.
                NodeKind::Event => is_harm(relation_name) && relation_name != "attacked" && self.is_cause(d),
                _ if relation_name == "attacked" && d.named && self.is_cause(d) => false,
                NodeKind::Resolution => relation_name == "cited",
                NodeKind::Location => !is_harm(relation_name) || d.class == Some(PlaceClass::Country),
                _ => true,
            })
        });
        // "is confirmed by a Senate vote", "was annulled by a court ruling": whose decision it is.
        if found.is_empty()
            && DECISIONS.contains(&tree.base(head).as_str())
            && matches!(tree.label(head), Label::Pobj)
            && matches!(tree.lower(tree.head(head)), "by" | "in")
            && let Some((node, first, last)) = self.owner(head)
            && self.acts(node)
            && self.nodes.get(node).is_some_and(|d| matches!(d.kind, NodeKind::Organization | NodeKind::Location))
        {
            found = vec![Argument::new(node, first, last)];
        }
        // "completed an operation that killed 40": whoever ran it.
        // "to end a war that killed 40": whoever ends it did not fight it alone.
        let mutual = MUTUAL.contains(&tree.lemma(head));
        if found.is_empty()
            && is_harm(relation_name)
            && !mutual
            && tree.label(head) == Label::Dobj
            && tree.is_verb(tree.head(head))
            && self.frames.is_light(tree.lemma(tree.head(head)))
            && self.names.at(head).is_none()
            && (CAMPAIGNS.contains(&tree.lemma(head))
                || self.noun_phrase_frame(head).is_some_and(|(f, _)| f.relation == "attacked"))
            && let Agent::Phrase(subject) = self.agent(tree.head(head))
            && subject != head
        {
            found = self.resolve(subject, Want::Agent);
            found.retain(|a| self.acts(a.node) && self.nodes.get(a.node).is_some_and(|d| d.kind != NodeKind::Event));
        }
        if found.is_empty() && is_harm(relation_name) && tree.is_noun(head) {
            let base = tree.base(head);
            if !self.frames.noun(&base).is_empty() || self.noun_phrase_frame(head).is_some() {
                // "the attack, conducted by the Taliban"
                found = self.attackers(head);
                // "Sudan's war" is not only Sudan's.
                if found.is_empty() && !mutual {
                    found = self.whose_attack(head);
                }
                if found.is_empty()
                    && !mutual
                    && !self.names_scene(head)
                    && let Some((node, first, last)) = self.owner(head)
                    && self.acts(node)
                    && tree.prepositional(head, "in").is_none_or(|o| self.names.at(o).is_none_or(|n| n.node != node))
                    && first < head
                {
                    found = vec![Argument::new(node, first, last)];
                }
            }
        }
        found
    }

    /// "a rocket launched from Cambodia", "a drone fired by Hezbollah": who launched it.
    fn launchers(&mut self, weapon: Index) -> Vec<Argument> {
        let tree = self.tree;
        let launched = tree.kids(weapon).find(|k| {
            matches!(tree.label(*k), Label::Acl | Label::Relcl)
                && matches!(
                    tree.lemma(*k),
                    "launch" | "fire" | "shoot" | "drop" | "lob" | "plant" | "detonate" | "send"
                )
        });
        let Some(launched) = launched else { return Vec::new() };
        let by = tree.kid(launched, Label::Agent).and_then(|b| tree.kid(b, Label::Pobj));
        let Some(by) = by.or_else(|| tree.prepositional(launched, "from")) else { return Vec::new() };
        let mut found = self.resolve(by, Want::Agent);
        found.retain(|a| self.acts(a.node) && self.nodes.get(a.node).is_some_and(|d| d.kind != NodeKind::Event));
        found
    }

    /// Whether an event kills of itself: a flood, "Typhoon Kajiki".
    pub(in crate::ingest::extract) fn is_cause(&self, event: &DraftNode) -> bool {
        let named = || event.name.split_whitespace().any(|w| self.nouns.class(&w.to_lowercase()).is(NounClass::CAUSE));
        // "Typhoon Kajiki" by its first word, "heart disease" by its last two.
        let first = event.name.split(' ').next().unwrap_or_default().to_lowercase();
        let proper = event.name.split(' ').all(|w| w.starts_with(char::is_uppercase));
        let lower = event.name.to_lowercase();
        let end =
            lower.rmatch_indices(' ').nth(1).map_or(lower.as_str(), |(at, _)| lower.get(at + 1..).unwrap_or_default());
        self.nouns.class(&event.head).is(NounClass::CAUSE)
            || self.nouns.class(end).is(NounClass::CAUSE)
            || proper && self.nouns.class(&first).is(NounClass::CAUSE)
            || (event.named && named())
    }

    /// Whether a node can be who attacks: not a city.
    pub(in crate::ingest::extract) fn acts(&self, node: NodeIndex) -> bool {
        self.nodes.get(node).is_some_and(|d| d.kind != NodeKind::Location || d.class == Some(PlaceClass::Country))
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
        found.retain(|a| {
            self.nodes.get(a.node).is_some_and(|d| !matches!(d.kind, NodeKind::Event | NodeKind::Resolution))
        });
        found
    }
}
