//! Claims that verbs make, by the frames of the lexicon.

use crate::ingest::extract::arguments::resolve::Want;
use crate::ingest::extract::nodes::NodeIndex;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::clause::Agent;
use crate::ingest::extract::reading::{Argument, Reading};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{NounClass, VerbFrame, relation};
use crate::model::{Modality, NodeKind};

/// Attacks long enough to be begun: "launched an offensive" says so besides.
pub(in crate::ingest::extract) const CAMPAIGNS: &[&str] = &[
    "offensive",
    "operation",
    "campaign",
    "invasion",
    "incursion",
    "siege",
    "war",
    "crackdown",
    "uprising",
    "blockade",
];

/// Why most frames of several words do not fit: the trace is silent on it.
const MISSING: &str = "a word of the phrase is missing";

/// Nouns that only measure the event that follows with "of".
pub(in crate::ingest::extract) const MEASURES_OF: &[&str] =
    &["series", "wave", "number", "spate", "string", "millimetre", "round", "barrage"];

/// What happens to people without anybody named who does it.
pub(in crate::ingest::extract) fn is_harm(relation: &str) -> bool {
    matches!(relation, "killed" | "injured" | "displaced" | "attacked")
}

/// Relations for which an unnamed agent ("was arrested") still makes a claim.
pub(in crate::ingest::extract) fn takes_unnamed(relation: &str) -> bool {
    is_harm(relation)
        || matches!(
            relation,
            "detained"
                | "seized"
                | "appointed"
                | "sanctioned"
                | "investigated"
                | "adopted"
                | "signed"
                | "accused"
                | "designated"
                | "launched"
        )
}

/// What a frame found in the text.
pub(in crate::ingest::extract) struct Match {
    pub(in crate::ingest::extract) targets: Vec<Argument>,
    pub(in crate::ingest::extract) to: Vec<NodeIndex>,
    pub(in crate::ingest::extract) predicate: String,
    /// The stretch of text that an event's name was taken from.
    pub(in crate::ingest::extract) inside: Option<(Index, Index)>,
    pub(in crate::ingest::extract) subject_is_target: bool,
}

impl Match {
    /// A match with nothing but its predicate.
    pub(in crate::ingest::extract) fn of(predicate: String) -> Self {
        Self { targets: Vec::new(), to: Vec::new(), predicate, inside: None, subject_is_target: false }
    }
}

impl Reading<'_> {
    /// Reads every verb of the body, from the token `from` on.
    pub(in crate::ingest::extract) fn read_verbs(&mut self, from: Index) {
        let tree = self.tree;
        for noun in from..tree.len() {
            if tree.is_noun(noun) {
                self.read_need(noun);
                self.read_unwillingness(noun);
                self.read_advocate(noun);
                self.read_behest(noun);
                self.read_listed_demands(noun);
                self.read_resignation_noun(noun);
                self.read_position(noun);
            }
            if tree.is_verb(noun) {
                self.read_allegation(noun);
            }
            self.read_stance(noun);
        }
        for verb in from..tree.len() {
            if !tree.is_verb(verb)
                || matches!(tree.label(verb), Label::Aux | Label::Auxpass | Label::Compound)
                || self.names.at(verb).is_some()
            {
                continue;
            }
            if tree.label(verb) == Label::Amod && tree.tag(verb) != Tag::Vbn {
                continue;
            }
            // "warned the United States against attacking": not yet.
            let preposition = tree.head(verb);
            if tree.label(verb) == Label::Pcomp
                && matches!(tree.lower(preposition), "against" | "of" | "from")
                && matches!(tree.lemma(tree.head(preposition)), "warn" | "caution" | "advise" | "deter" | "dissuade")
            {
                continue;
            }
            // "a convicted murderer" says what he is, not that he was tried.
            if tree.label(verb) == Label::Amod && matches!(tree.lemma(verb), "convict" | "accuse" | "capture") {
                continue;
            }
            self.read_demand(verb);
            self.read_installed(verb);
            self.read_victory(verb);
            self.read_office_held(verb);
            self.read_evaluation(verb);
            self.read_refusal(verb);
            self.read_ruling(verb);
            self.read_vote(verb);
            self.read_declared_day(verb);
            if self.is_left_so(verb)
                || self.read_left_behind(verb)
                || self.read_resignation(verb)
                || self.read_exchange_of_fire(verb)
                || self.read_fired(verb)
            {
                continue;
            }
            let frames = self.frames.verb(tree.lemma(verb));
            if self.asked_for.contains(&verb) {
                self.note(verb, || "only asked for, promised or threatened".to_owned());
                continue;
            }
            if frames.is_empty() {
                self.note(verb, || "no frame for this verb".to_owned());
            }
            let funded = self.read_funding(verb);
            let mut told = false;
            for frame in frames {
                if told {
                    break;
                }
                if funded && matches!(frame.relation, "aided" | "launched") {
                    continue;
                }
                let outcome = self.read_frame(verb, frame);
                if outcome == Some(MISSING) {
                    continue;
                }
                self.note(verb, || {
                    let phrase = std::iter::once(tree.lemma(verb)).chain(frame.rest.iter().copied());
                    let phrase = phrase.collect::<Vec<_>>().join(" ");
                    format!("frame \"{phrase}\" {}: {}", frame.relation, outcome.unwrap_or("read"))
                });
                if outcome.is_none() {
                    told = true;
                }
            }
            if told || funded {
                self.told.push(verb);
            }
        }
    }

    /// Reads a verb by one frame: `None` where it made claims, else why it did not.
    fn read_frame(&mut self, verb: Index, frame: &VerbFrame) -> Option<&'static str> {
        // "hold a majority" detains nobody: an idiom goes before the readings of its words.
        if frame.relation == "none" {
            return if self.anchor(verb, &frame.rest).is_some() { None } else { Some(MISSING) };
        }
        let Some(relation) = relation(frame.relation) else {
            return Some("unknown relation");
        };
        if frame.passive && !self.is_passive(verb) {
            return Some("only the passive says so");
        }
        let Some(anchor) = self.anchor(verb, &frame.rest) else {
            return Some(MISSING);
        };
        let tree = self.tree;
        // "is confirmed to be dead" appoints nobody.
        let found_out = tree.lemma(verb) == "confirm" && tree.kid(verb, Label::Xcomp).is_some();
        if frame.relation == "appointed" && (found_out || self.only_names(verb)) {
            return Some("only describes or names");
        }
        if frame.main && self.only_describes(verb) {
            return Some("not in a clause that only describes");
        }
        let together = relation.symmetric;
        let tree_lemma = self.tree.lemma(verb);
        if frame.relation == "attacked" && !self.is_armed_attack(verb) {
            return Some("what does it is no weapon or attack");
        }
        if tree_lemma == "call" && frame.rest.is_empty() && frame.relation == "spoke-with" && self.is_naming(verb) {
            return Some("it says what somebody is called");
        }
        // "called the vote a farce", "called the election for Biden"
        let names = tree_lemma == "call"
            && frame.relation == "called-for"
            && frame.rest.first().is_some_and(|w| !matches!(*w, "for" | "on" | "upon"));
        if names && self.is_naming(verb) {
            return Some("it says what something is called");
        }
        let found = self.targets(verb, anchor, frame);
        // "held talks", "staged an attack": what the noun says goes before that it was begun.
        if matches!(frame.relation, "launched" | "agreed-to")
            && let Some(object) = self.object(verb, anchor)
            && self.noun_phrase_frame(object).is_some_and(|(f, noun)| {
                let attack = f.relation == "attacked"
                    && self.frames.deed(&noun).is_none()
                    && !CAMPAIGNS.contains(&tree.lemma(object));
                // "is to begin a discussion on Iran": with nobody in particular.
                let joint = matches!(f.relation, "met-with" | "spoke-with" | "cooperated-with");
                let alone = joint
                    && !f.target.iter().chain(&f.source).chain(&["with", "between"]).any(|p| {
                        tree.prepositional(object, p).is_some() || tree.prepositional(verb, p).is_some()
                    })
                    && matches!(self.agent(verb), Agent::Phrase(s) if tree.conjuncts(s).len() == 1 && !matches!(tree.tag(s), Tag::Nns | Tag::Prp));
                attack || joint && !alone || matches!(f.relation, "visited" | "withdrew-from")
            })
        {
            return Some("its object says more");
        }
        // "announced a truce between Israel and Iran": they agreed to it.
        if frame.relation == "agreed-to"
            && matches!(tree_lemma, "announce" | "hail" | "unveil")
            && self
                .object(verb, anchor)
                .is_some_and(|o| tree.prepositional(o, "between").is_some() || tree.prepositional(o, "of").is_some())
        {
            return Some("others agreed to it");
        }
        // "imposed tariffs on Canada" sanctions it.
        if frame.relation == "launched"
            && let Some(object) = self.object(verb, anchor)
            && let Some((sanction, _)) = self.noun_phrase_frame(object).filter(|(f, _)| f.relation == "sanctioned")
            && let Some(upon) = sanction.target.iter().find_map(|p| tree.prepositional(object, p))
        {
            let mut sanctioned = self.target_phrase(upon, "sanctioned");
            self.keep_kinds(&mut sanctioned, "sanctioned");
            if !sanctioned.is_empty() {
                return Some("its object says more");
            }
        }
        let found = found.or_else(|| self.struck_employer(verb, frame));
        let Some(mut found) = found else {
            let read = together && frame.rest.is_empty() && self.read_together(verb, frame.relation);
            return if read { None } else { Some("no target where the frame wants it") };
        };
        let Some(modality) = self.modality(verb) else {
            return Some("only possible, wished for or a condition");
        };
        // "refuses to rule out an attack", "would not rule it out": it stays open.
        let rules_out = |v: Index| tree.lemma(v) == "rule" && tree.kids(v).any(|k| tree.lower(k) == "out");
        let refuses = |v: Index| matches!(tree.lemma(v), "refuse" | "decline");
        let left_open = frame.relation == "rejected"
            && (rules_out(verb) && (modality == Modality::Negated || refuses(tree.head(verb)))
                || refuses(verb) && tree.kid(verb, Label::Xcomp).is_some_and(rules_out));
        if left_open {
            return Some("what is not ruled out stays open");
        }
        // A frame that names kinds may take others than its relation does: events are banned, too.
        if frame.kinds.is_empty() || frame.relation != "sanctioned" {
            self.keep_kinds(&mut found.targets, frame.relation);
        }
        if frame.relation == "protested" {
            self.keep_protested(verb, &mut found.targets);
        }
        let letter = |kind: NodeKind| kind.as_str().chars().next().map(|c| c.to_ascii_uppercase());
        // "died of cancer", "died from the virus"
        let of_cause =
            frame.relation == "killed" && found.subject_is_target && !self.cause(verb, frame.relation).is_empty();
        found.targets.retain(|t| {
            let Some(draft) = self.nodes.get(t.node) else {
                return false;
            };
            // Of one person's death without a cause the news tells as biography.
            let dies = frame.relation == "killed"
                && found.subject_is_target
                && draft.person
                && t.quantity.is_none()
                && !of_cause;
            let deal = || {
                (draft.kind == NodeKind::Resolution && draft.named)
                    || self.frames.noun(&draft.head).iter().any(|f| f.relation == "agreed-to")
            };
            let restricts = || self.nouns.class(&draft.head).is(NounClass::RESTRICTION);
            let undertaken = (!frame.undertaking || draft.named || self.is_undertaking(&draft.head))
                && (!frame.deal || deal())
                && (!frame.restriction || restricts())
                && (!frame.instrument || !self.nouns.class(&draft.head).is(NounClass::UTTERANCE));
            // "prohibited material" is sanctioned by nobody in particular; "the banned Workers' Party" is.
            let modified = tree.label(verb) == Label::Amod && frame.relation == "sanctioned" && !draft.named;
            // A suspect flees, a minister is evacuated to hospital; only peoples are displaced.
            let alone = frame.relation == "displaced" && !draft.plural;
            // Missiles fired into the sea hit nobody.
            let at_sea = frame.relation == "attacked"
                && ["Sea", "Ocean", "Strait", "Gulf", "sea", "ocean", "waters"]
                    .iter()
                    .any(|w| draft.kind == NodeKind::Location && draft.name.split(' ').any(|part| part == *w));
            let weapon = !frame.weapon || self.nouns.class(&draft.head).is(NounClass::WEAPON);
            !dies
                && weapon
                && !modified
                && !at_sea
                && !alone
                && undertaken
                && (frame.kinds.is_empty() || letter(draft.kind).is_some_and(|l| frame.kinds.contains(l)))
        });
        if found.targets.is_empty() {
            return Some("the target is not of a kind that it takes");
        }
        self.add_included(verb, frame.relation, &mut found.targets);
        let sources = if found.subject_is_target { Some(Vec::new()) } else { self.sources(verb, frame.relation) };
        let mut sources = sources;
        if sources.as_ref().is_none_or(Vec::is_empty) && !found.subject_is_target {
            sources = Some(self.named_of_subject(verb)).filter(|named| !named.is_empty()).or(sources);
        }
        if let Some(known) = &mut sources {
            let others = self.joined_by(verb);
            known.extend(others);
        }
        let told = self.tree.kid(verb, Label::Nsubjpass).is_some();
        let unnamed = frame.unnamed && (told && self.agent(verb) == Agent::Unnamed || found.subject_is_target);
        let mut sources = sources.or_else(|| unnamed.then(Vec::new));
        // "legislators allied with the president": those who are allied.
        if sources.is_none()
            && relation.symmetric
            && self.is_passive(verb)
            && let Some(parties) = self.patient(verb)
        {
            sources = Some(self.resolve(parties, Want::Agent)).filter(|found| !found.is_empty());
        }
        // "North Korean troops have been deployed to Kursk": they are there, whoever sent them.
        if sources.is_none()
            && frame.relation == "mobilized"
            && self.agent(verb) == Agent::Unnamed
            && let Some(sent) = tree.kid(verb, Label::Nsubjpass)
        {
            let mut forces = self.resolve(sent, Want::Agent);
            forces.retain(|a| {
                // Of "troops" the article knows elsewhere whose they are.
                let whose = self.nodes.get(a.node).is_some_and(|d| d.name.contains(char::is_uppercase));
                whose && self.bears_arms(a.node) && !found.targets.iter().any(|t| t.node == a.node)
            });
            sources = Some(forces).filter(|f| !f.is_empty());
        }
        let Some(mut sources) = sources else { return Some("who does it is not told, or is nobody who acts") };
        if sources.is_empty() && frame.relation == "launched" {
            sources = self.holder_by_place(verb, &found.targets);
            if sources.is_empty() && unnamed {
                sources = self.announcer(verb);
            }
            // "Protests are held", "bombings took place": what they are says who did it to whom, not that they began.
            let of_itself = |t: &Argument| {
                self.nodes.get(t.node).is_some_and(|d| {
                    let noun = d.head.rsplit(' ').next().unwrap_or_default();
                    !self.frames.noun(noun).iter().any(|f| matches!(f.relation, "attacked" | "protested"))
                        && !self.is_cause(d)
                })
            };
            if sources.is_empty() && unnamed {
                found.targets.retain(|t| CAMPAIGNS.iter().any(|c| self.head_is(t, c)) || of_itself(t));
                if found.targets.is_empty() {
                    return Some("it says what was done of itself");
                }
            }
        }
        // "killed and others kidnapped in a raid by bandits"
        let taken = matches!(tree_lemma, "kidnap" | "abduct") && frame.relation == "detained";
        if sources.is_empty() && (is_harm(frame.relation) || taken) {
            sources = self.cause(verb, if taken { "attacked" } else { frame.relation });
        }
        if frame.forces {
            sources.retain(|s| self.bears_arms(s.node));
            if sources.is_empty() {
                return Some("nobody who bears arms does it");
            }
        }
        if sources.is_empty() && frame.relation == "appointed" {
            sources = self.installer(verb);
            if sources.is_empty() {
                sources.extend(self.choosing_body(verb));
            }
        }
        // "A curfew is imposed": nobody is named, yet it is told; not so of "the planned visit".
        if sources.is_empty()
            && (frame.needs_agent && !self.by_weapon(verb) || frame.relation == "launched")
            && !unnamed
        {
            return Some("nobody is named who does it");
        }
        if frame.relation == "protested" && !matches!(tree_lemma, "boycott" | "protest") {
            // "Ukraine strikes targets in Tatarstan": a country neither marches nor goes on strike.
            sources.retain(|s| self.nodes.get(s.node).is_some_and(|d| d.kind != NodeKind::Location));
            if sources.is_empty() {
                return Some("only people march, riot or strike");
            }
        }
        if frame.single && !sources.iter().all(|s| self.nodes.get(s.node).is_some_and(|d| d.person)) {
            return Some("only a single person does this");
        }
        let modality = if frame.ahead && modality == Modality::Asserted { Modality::Planned } else { modality };
        if !is_harm(frame.relation)
            && !matches!(frame.relation, "detained" | "seized" | "launched" | "called-for")
            && (frame.relation != "visited" || self.is_eventlike(&found.targets))
        {
            self.add_named_parts(verb, &mut sources, &mut found.targets);
        }
        // A verbal protest of a state condemns.
        let state = |s: &Argument| self.nodes.get(s.node).is_some_and(|d| d.kind == NodeKind::Location);
        let condemns = frame.relation == "protested"
            && tree_lemma == "protest"
            && !sources.is_empty()
            && sources.iter().all(state);
        let name = if condemns { "condemned" } else { frame.relation };
        let sources: Vec<Option<Argument>> =
            if sources.is_empty() { vec![None] } else { sources.into_iter().map(Some).collect() };
        let rule = if self.is_passive(verb) { "verb, passive" } else { "verb" };
        let mut sources = sources;
        if matches!(frame.relation, "agreed-to" | "signed") {
            sources.extend(self.other_parties(verb, &found.targets).into_iter().map(Some));
        }
        for source in &sources {
            for target in &found.targets {
                self.claim(verb, source.clone(), name, target.clone(), &found, modality, rule);
            }
        }
        None
    }

    fn head_is(&self, argument: &Argument, noun: &str) -> bool {
        self.nodes.get(argument.node).is_some_and(|d| d.head == noun)
    }

    /// "called Biden a decent man", "called the state for Biden": the verb does not telephone.
    fn is_naming(&self, verb: Index) -> bool {
        let tree = self.tree;
        let Some(object) = tree.kid(verb, Label::Dobj) else { return false };
        let next = tree.reach(object).1 + 1;
        let quoted = next < tree.len() && matches!(tree.tag(next), Tag::OpenQuote | Tag::Jj | Tag::Dt | Tag::Vbg);
        quoted
            || tree.prepositional(verb, "for").is_some()
            || tree.kids(verb).any(|k| {
                k > verb
                    && matches!(
                        tree.label(k),
                        Label::Oprd | Label::Ccomp | Label::Xcomp | Label::Acomp | Label::Attr | Label::Advcl
                    )
            })
    }

    /// Whether what explodes is a bomb, and what targets is an attack: not "a house exploded", "measures targeting Pakistan".
    fn is_armed_attack(&self, verb: Index) -> bool {
        const BOMBS: &[&str] = &[
            "bomb",
            "device",
            "explosive",
            "grenade",
            "mine",
            "landmine",
            "bomber",
            "shell",
            "rocket",
            "missile",
            "drone",
            "warhead",
            "ied",
            "munition",
            "charge",
            "mortar",
            "projectile",
            "vehicle",
            "car",
            "truck",
            "motorcycle",
            "van",
            "bombing",
            "attacker",
            "militant",
            "man",
            "woman",
            "explosion",
            "blast",
            "parcel",
            "package",
        ];
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let lands = matches!(lemma, "land" | "rain");
        let explodes = lands || matches!(lemma, "explode" | "go");
        let targets = lemma == "target" && tree.label(verb) == Label::Acl && tree.tag(verb) == Tag::Vbg;
        if !explodes && !targets {
            return true;
        }
        let doer = if targets { Some(tree.head(verb)) } else { tree.kid(verb, Label::Nsubj) };
        let Some(doer) = doer else { return true };
        if self.names.at(doer).is_some() || !tree.is_noun(doer) {
            return true;
        }
        let base = tree.base(doer);
        // "launch mortar shells for a second day targeting the airport"
        if targets && tree.entity(doer).is_some_and(|e| matches!(e.kind, EntityType::Date | EntityType::Time)) {
            let object = tree.kid(tree.clause_of(doer), Label::Dobj);
            return object.is_some_and(|o| {
                self.class_of(o, &tree.base(o)).is(NounClass::WEAPON)
                    || self.noun_phrase_frame(o).is_some_and(|(f, _)| f.relation == "attacked")
            });
        }
        // "Rockets landed in Ashkelon"
        if lands {
            return matches!(
                tree.lemma(doer),
                "rocket" | "missile" | "shell" | "drone" | "mortar" | "bomb" | "projectile"
            );
        }
        BOMBS.contains(&tree.lemma(doer))
            || self.noun_phrase_frame(doer).is_some_and(|(f, _)| f.relation == "attacked")
            || self.class_of(doer, &base).is(NounClass::WEAPON)
            || targets
                && (self
                    .class_of(doer, &base)
                    .is(NounClass::PERSON.or(NounClass::BODY).or(NounClass::PEOPLE).or(NounClass::VEHICLE))
                    || matches!(
                        tree.lemma(doer),
                        "operation"
                            | "fire"
                            | "gunfire"
                            | "plot"
                            | "offensive"
                            | "campaign"
                            | "incident"
                            | "wave"
                            | "series"
                    ))
    }

    /// "were hit by drone strikes", "two missiles struck a factory": somebody's, though it is not told whose.
    fn by_weapon(&self, verb: Index) -> bool {
        // "is targeted in an arson attack"
        let tree = self.tree;
        let in_attack = ["in", "during"].iter().filter_map(|p| tree.prepositional(verb, p)).any(|o| {
            self.names.at(o).is_none()
                && self.noun_phrase_frame(o).is_some_and(|(f, _)| f.relation == "attacked" && !f.needs_agent)
        });
        if in_attack && self.is_passive(verb) {
            return true;
        }
        let Agent::Phrase(agent) = self.agent(verb) else { return false };
        let class = self.class_of(agent, &self.tree.base(agent));
        class.is(NounClass::WEAPON)
            || !class.is(NounClass::CAUSE)
                && self.noun_phrase_frame(agent).is_some_and(|(f, _)| f.relation == "attacked" && !f.needs_agent)
    }

    /// The last word of a multi-word verb; `None` where one of its words is missing.
    pub(in crate::ingest::extract) fn anchor(&self, verb: Index, rest: &[&str]) -> Option<Index> {
        let tree = self.tree;
        let mut anchor = verb;
        for word in rest {
            let fits = |k: &Index| {
                (tree.lower(*k) == *word || tree.lemma(*k) == *word)
                    && matches!(
                        tree.label(*k),
                        Label::Prt
                            | Label::Prep
                            | Label::Dobj
                            | Label::Advmod
                            | Label::Acomp
                            | Label::Oprd
                            | Label::Attr
                            | Label::Pobj
                            | Label::Dative
                            | Label::Agent
                            | Label::Amod
                            | Label::Compound
                            | Label::Det
                            | Label::Poss
                            | Label::Xcomp
                            | Label::Pcomp
                            | Label::Nsubjpass
                    )
            };
            // "left 12 people dead": the adjective may hang on the object.
            let left = |k: &Index| {
                (tree.lower(*k) == *word || tree.lemma(*k) == *word)
                    && matches!(tree.label(*k), Label::Amod | Label::Acl | Label::Advmod | Label::Acomp)
            };
            let behind = || tree.kid(verb, Label::Dobj).and_then(|o| tree.kids(o).find(|k| *k > o && left(k)));
            let next = tree.kids(anchor).find(fits).or_else(|| tree.kids(verb).find(fits)).or_else(behind);
            anchor = next?;
        }
        Some(anchor)
    }

    /// "Putin and Erdogan met": each pair of the subjects.
    fn read_together(&mut self, verb: Index, relation_name: &'static str) -> bool {
        let Agent::Phrase(subject) = self.subject(verb, 0) else {
            return false;
        };
        if self.tree.conjuncts(subject).len() < 2 && self.tree.tag(subject) != Tag::Nns {
            return false;
        }
        let Some(modality) = self.modality(verb) else {
            return false;
        };
        let mut parties = self.resolve(subject, Want::Agent);
        self.keep_kinds(&mut parties, relation_name);
        let predicate = self.tree.lemma(verb).to_owned();
        let found = Match { targets: Vec::new(), to: Vec::new(), predicate, inside: None, subject_is_target: false };
        self.pairs(verb, relation_name, &parties, &found, modality, "verb, together")
    }
}
