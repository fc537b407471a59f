//! Who does what a verb's frame says: its subject, who is joined to it, a cause told elsewhere, or nobody by name.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::{CAMPAIGNS, EXCHANGING, is_harm};
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::CASUALTIES;
use crate::lexicon::shared_words::PERIODS as TIMES;
use crate::lexicon::{NounClass, VerbFrame, Words};

/// Relations whose nouns cause what follows from them.
static THEMSELVES: Words = Words::of("frame_agents.of-themselves");

/// Verbs of a fight that two sides have.
static CLASHING: Words = Words::of("frame_agents.clashing");

/// What is done to somebody along with others.
static TOGETHER: Words = Words::of("frame_agents.together");

/// Verbs by which somebody tells of an event.
static REPORTING: Words = Words::of("frame_agents.reporting");

/// What befalls vehicles and buildings.
static ACCIDENTS: Words = Words::of("frame_agents.accidents");

/// Nouns for those who speak for another.
static SPEAKERS: Words = Words::of("frame_agents.speakers");

/// What two sides exchange who fight.
static FIRE: Words = Words::of("frame_agents.fire");

impl Reading<'_> {
    /// "A spokesman for the German government announced plans to walk out": Germany will.
    pub(in crate::ingest::extract) fn speak_for_principals(&self, sources: &mut [Argument]) {
        for source in sources.iter_mut() {
            let speaks = self.nodes.get(source.node).is_some_and(|d| !d.named && SPEAKERS.contains(&d.head.as_str()));
            let principal = self.bare_posts.iter().find(|(a, ..)| speaks && a.node == source.node);
            if let Some((_, _, of)) = principal {
                source.node = *of;
            }
        }
    }

    /// Who does what a frame says, none where nobody is named and the deed is told nevertheless; otherwise why there is
    /// no claim. Targets may be left out that only a named agent could have.
    pub(in crate::ingest::extract) fn frame_agents(
        &mut self,
        verb: Index,
        frame: &VerbFrame,
        symmetric: bool,
        found: &mut Match,
    ) -> Result<Vec<Argument>, &'static str> {
        let sources = self.agents_of_clause(verb, frame, found);
        // "was arrested on Monday and released on Friday": the first has the subject of both.
        let first = if self.is_passive(verb) { self.tree.first_conjunct(verb) } else { verb };
        let told = [verb, first].into_iter().any(|v| self.tree.kid(v, Label::Nsubjpass).is_some());
        let unnamed = frame.unnamed && (told && self.agent(verb) == Agent::Unnamed || found.subject_is_target);
        let nobody = sources.as_ref().is_none_or(Vec::is_empty) && self.agent(verb) == Agent::Unnamed;
        let elsewhere =
            if nobody { self.owner_of_list(verb, frame).or_else(|| self.voting_chamber(verb, frame)) } else { None };
        let sources = elsewhere.or(sources);
        let sources = sources.or_else(|| unnamed.then(Vec::new));
        let sources = self.agents_by_relation(verb, frame, symmetric, found, sources);
        let Some(mut sources) = sources else { return Err("who does it is not told, or is nobody who acts") };
        if sources.is_empty() && frame.relation == "launched" {
            sources = self.agents_of_beginning(verb, unnamed, found)?;
        }
        let sources = self.agents_told_elsewhere(verb, frame, found, sources);
        let mut sources = self.able_agents(verb, frame, sources)?;
        if sources.is_empty() && frame.relation == "appointed" {
            sources = self.installer(verb);
            if sources.is_empty() {
                sources.extend(self.choosing_body(verb));
            }
        }
        // "A curfew is imposed": nobody is named, yet it is told; not so of "the planned visit".
        if sources.is_empty()
            && (frame.needs_agent
                && !self.by_weapon(verb)
                && !self.is_held_captive(verb, frame.relation, &found.targets)
                || frame.relation == "launched")
            && !unnamed
        {
            return Err("nobody is named who does it");
        }
        if frame.relation == "protested" { self.able_protesters(verb, sources) } else { Ok(sources) }
    }

    /// Who does it as the verb's own clause tells: its agent, the named of its group, and those who join them. `None`
    /// where it tells of nobody.
    fn agents_of_clause(&mut self, verb: Index, frame: &VerbFrame, found: &Match) -> Option<Vec<Argument>> {
        let named = if found.subject_is_target { Vec::new() } else { self.named_of_group(verb) };
        let mut sources = if found.subject_is_target {
            Some(Vec::new())
        } else if named.is_empty() {
            self.sources(verb, frame.relation)
        } else {
            Some(named)
        };
        if sources.as_ref().is_none_or(Vec::is_empty) && !found.subject_is_target {
            sources = Some(self.named_of_subject(verb)).filter(|named| !named.is_empty()).or(sources);
        }
        if let Some(known) = &mut sources {
            let others = self.joined_by(verb);
            known.extend(others);
        }
        sources
    }

    /// Who does it where the relation lets others than the agent do it: both sides of a passive, troops that were sent,
    /// a crowd; or lets it be told without anybody.
    fn agents_by_relation(
        &mut self,
        verb: Index,
        frame: &VerbFrame,
        symmetric: bool,
        found: &Match,
        told: Option<Vec<Argument>>,
    ) -> Option<Vec<Argument>> {
        let tree = self.tree;
        let mut sources = told;
        // "legislators allied with the president": those who are allied.
        if sources.is_none()
            && symmetric
            && self.is_passive(verb)
            // "were not invited to the summit": by somebody who is not told.
            && !matches!(tree.lemma(verb), "invite" | "extradite")
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
            sources =
                Some(forces).filter(|f| !f.is_empty()).or_else(|| self.moved_by_nobody(verb, sent, &found.targets));
        }
        if frame.relation == "sanctioned" && tree.lemma(verb) == "target" && frame.rest.is_empty() {
            sources = Some(self.authors_of_measure_that_targets(verb));
        }
        if CASUALTIES.contains(&frame.relation) && sources.as_ref().is_none_or(Vec::is_empty) {
            sources = Some(self.disaster_told_before(verb, frame.relation)).filter(|d| !d.is_empty()).or(sources);
        }
        // "Under a deal signed with Niger, China operates the field"
        let pact = frame.relation == "signed" && tree.label(verb) == Label::Acl;
        if sources.is_none() && frame.relation == "agreed-to" || pact && sources.as_ref().is_none_or(Vec::is_empty) {
            sources = self.sides_of_passive(verb).or(sources);
        }
        if frame.relation == "protested" && sources.as_ref().is_none_or(Vec::is_empty) {
            sources = Some(self.crowd_of(verb)).filter(|found| !found.is_empty()).or(sources);
        }
        // "A crowd crush kills nine": the subject was taken for a verb.
        let crush = tree.kid(verb, Label::Nsubj).is_some_and(|s| s < verb && matches!(tree.tag(s), Tag::Vb | Tag::Vbp));
        // "…, killing 16 people": they died, whoever or whatever it was.
        if sources.is_none() && CASUALTIES.contains(&frame.relation) && (crush || self.tree.is_outcome(verb)) {
            sources = Some(Vec::new());
        }
        // "arrest the pilot of a plane that crashed, killing 22": of the accident, not of the arrest.
        if CASUALTIES.contains(&frame.relation)
            && self.tree.is_outcome(verb)
            && (self.of_an_accident(verb) || self.of_a_report(verb))
        {
            sources = Some(Vec::new());
        }
        sources
    }

    /// Who began what nobody is told to begin. "Protests are held", "bombings took place": what they are says who did
    /// it to whom, not that they began, so that such targets are left out.
    fn agents_of_beginning(
        &mut self,
        verb: Index,
        unnamed: bool,
        found: &mut Match,
    ) -> Result<Vec<Argument>, &'static str> {
        let mut sources = self.holder_by_place(verb, &found.targets);
        if sources.is_empty() && unnamed {
            sources = self.announcer(verb);
        }
        let of_itself = |t: &Argument| {
            self.nodes.get(t.node).is_some_and(|d| {
                let noun = d.head.rsplit(' ').next().unwrap_or_default();
                !self.frames.noun(noun).iter().any(|f| THEMSELVES.contains(&f.relation)) && !self.is_cause(d)
            })
        };
        if sources.is_empty() && unnamed {
            found.targets.retain(|t| CAMPAIGNS.iter().any(|c| self.head_is(t, c)) || of_itself(t));
            if found.targets.is_empty() {
                return Err("it says what was done of itself");
            }
        }
        Ok(sources)
    }

    /// Who does it as another part of the sentence tells: the cause of harm, critics, those who deny it, whose the
    /// measures are.
    fn agents_told_elsewhere(
        &mut self,
        verb: Index,
        frame: &VerbFrame,
        found: &Match,
        told: Vec<Argument>,
    ) -> Vec<Argument> {
        let tree = self.tree;
        let mut sources = told;
        // "was summoned to the Chadian foreign ministry": the ministry meets him.
        if frame.relation == "met-with" && tree.lemma(verb) == "summon" && self.agent(verb) == Agent::Unnamed {
            let host = tree.prepositional(verb, "to").or_else(|| tree.prepositional(verb, "by"));
            sources = host.map(|h| self.resolve(h, Want::Agent)).unwrap_or_default();
            sources.retain(|s| self.nodes.is_organization(s.node));
        }
        // "killed and others kidnapped in a raid by bandits"
        let taken = matches!(tree.lemma(verb), "kidnap" | "abduct") && frame.relation == "detained";
        let apart = frame.relation == "attacked" && self.is_attack_apart(verb);
        if sources.is_empty() && (is_harm(frame.relation) || taken) && !apart {
            sources = self.cause(verb, if taken { "attacked" } else { frame.relation });
        }
        // "supporters clashed with police, leaving six people dead": either may have killed them.
        if CASUALTIES.contains(&frame.relation) && self.tree.is_outcome(verb) && self.of_a_clash(verb) {
            sources.clear();
        }
        // "came under fire from campaigners": they criticise.
        if found.subject_is_target && frame.relation == "condemned" {
            let from = tree.below(verb).into_iter().find(|k| *k > verb && tree.lower(*k) == "from");
            if let Some(critics) = from.and_then(|f| tree.kid(f, Label::Pobj)) {
                sources = self.resolve(critics, Want::Agent);
                self.keep_somebody(&mut sources);
            }
        }
        // "The town is under the control of the rebels": they have taken it.
        if found.subject_is_target
            && frame.relation == "seized"
            && let Some(control) = self.anchor(verb, &frame.rest).filter(|c| tree.lemma(*c) == "control")
        {
            let owner = tree.prepositional(control, "of").or_else(|| tree.kid(control, Label::Poss));
            sources = owner.map(|o| self.resolve(o, Want::Agent)).unwrap_or_default();
            self.keep_somebody(&mut sources);
        }
        // "The army denied that civilians had been targeted": by itself.
        if sources.is_empty() && is_harm(frame.relation) && self.agent(verb) == Agent::Unnamed {
            sources = self.deniers(verb);
        }
        // "was hit with EU sanctions", "under sanctions by Canada": whose the measures are.
        if sources.is_empty() && frame.relation == "sanctioned" {
            sources = self.authors_of_measure(verb);
        }
        sources
    }

    /// Those of them who can do it; why there is no claim where none can.
    fn able_agents(&self, verb: Index, frame: &VerbFrame, told: Vec<Argument>) -> Result<Vec<Argument>, &'static str> {
        let mut sources = told;
        // "F-16 Fighting Falcons helped Kyiv": arms give nothing.
        if frame.relation == "aided" && sources.iter().any(|s| self.is_armament(s.node)) {
            sources.retain(|s| !self.is_armament(s.node));
            if sources.is_empty() {
                return Err("a thing gives no aid");
            }
        }
        if frame.forces {
            sources.retain(|s| self.fights(s.node));
            if sources.is_empty() {
                return Err("nobody who bears arms does it");
            }
        }
        // "The Treasury also targeted three companies": with measures, not with arms.
        if self.tree.lemma(verb) == "target" && frame.relation == "attacked" && !sources.is_empty() {
            sources.retain(|s| self.bears_arms(s.node) || !self.is_civil(s.node));
            if sources.is_empty() {
                return Err("who does it has no arms");
            }
        }
        Ok(sources)
    }

    /// Those of them who can protest; why there is no claim where none can.
    fn able_protesters(&self, verb: Index, told: Vec<Argument>) -> Result<Vec<Argument>, &'static str> {
        let tree = self.tree;
        let mut sources = told;
        let police = |s: &Argument| self.nodes.get(s.node).is_some_and(|d| d.head == "police");
        // "Riot police clashed with farmers as they protested": not the police.
        if tree.kid(verb, Label::Nsubj).is_some_and(|s| matches!(tree.lower(s), "they" | "who"))
            && sources.iter().all(|s| self.bears_arms(s.node) || police(s))
            && !sources.is_empty()
        {
            return Err("forces keep order at protests");
        }
        // "Police blocked a bridge to stop the march": forces do not protest by it.
        if matches!(tree.lemma(verb), "block" | "blockade" | "barricade" | "obstruct") {
            sources.retain(|s| !self.bears_arms(s.node) && !self.keeps_order(s.node) && !police(s));
        }
        if !matches!(tree.lemma(verb), "boycott" | "protest") {
            // "Ukraine strikes targets in Tatarstan": a country neither marches nor goes on strike.
            sources.retain(|s| !self.nodes.is_place(s.node));
            if sources.is_empty() {
                return Err("only people march, riot or strike");
            }
        }
        Ok(sources)
    }

    /// Those who bear arms and deny what a clause tells.
    fn deniers(&mut self, verb: Index) -> Vec<Argument> {
        let tree = self.tree;
        let denies = tree.head(verb);
        if tree.label(verb) != Label::Ccomp || tree.lemma(denies) != "deny" || self.is_passive(denies) {
            return Vec::new();
        }
        let Agent::Phrase(subject) = self.subject(denies, 0) else { return Vec::new() };
        let mut found = self.resolve(subject, Want::Agent);
        found.retain(|a| self.bears_arms(a.node) || self.nodes.is_country(a.node));
        found
    }

    /// "who were held in Myanmar for a month": of people who are held somewhere nobody need be named who holds them.
    fn is_held_captive(&self, verb: Index, relation: &str, targets: &[Argument]) -> bool {
        let tree = self.tree;
        let somewhere = ["in", "at"].into_iter().filter_map(|p| tree.prepositional(verb, p)).any(|o| {
            let place = self.names.at(o).and_then(|n| self.nodes.get(n.node));
            place.is_some_and(DraftNode::is_place)
        });
        // "were held for several hours", "for two nights"
        let for_a_time = || {
            tree.prepositional(verb, "for").is_some_and(|o| {
                tree.tag(o) == Tag::Nns && TIMES.contains(&tree.lemma(o))
                    || tree.tag(o) == Tag::Nn && TIMES.contains(&tree.lemma(o)) && self.quantity(o).is_some()
            })
        };
        let somewhere = somewhere || for_a_time();
        // "The Mass of the pope was held in Rome": nobody is.
        let Some(held) = self.patient(verb) else { return false };
        let people = self.names.at(held).is_some() && tree.prepositional(held, "of").is_none()
            || matches!(tree.tag(held), Tag::Cd | Tag::Nnps)
            || self.class_of(held, &tree.base(held)).is(NounClass::PERSON.or(NounClass::PEOPLE).or(NounClass::POST));
        relation == "detained"
            && people
            && targets.iter().all(|t| (t.first..=t.last).contains(&held))
            && tree.lemma(verb) == "hold"
            && self.is_passive(verb)
            && somewhere
            && targets.iter().all(|t| self.nodes.is_actor(t.node))
    }

    /// Whether a node is a weapon or a craft: by its noun, or by the letters and number of its type ("F-16").
    fn is_armament(&self, node: NodeIndex) -> bool {
        let of_type = |word: &str| {
            word.split_once('-').is_some_and(|(letters, number)| {
                matches!(letters.len(), 1..=3)
                    && letters.chars().all(|c| c.is_ascii_uppercase())
                    && number.starts_with(|c: char| c.is_ascii_digit())
            })
        };
        self.nodes.get(node).is_some_and(|d| {
            !d.is_event()
                && (d.named && d.name.split(' ').next().is_some_and(of_type)
                    || !d.named && self.nouns.class(&d.head).is(NounClass::WEAPON))
        })
    }

    /// Whether a node is an organization that the gazetteer knows for no fighter: a ministry, a firm, a newspaper.
    fn is_civil(&self, node: NodeIndex) -> bool {
        let sort = self.nodes.get(node).and_then(|d| self.gazetteer.sort_of(&d.name));
        sort.is_some_and(|sort| matches!(sort, "body" | "state" | "company" | "media" | "group"))
    }

    /// Whether a participle tells what came of a fight that two sides had.
    pub(in crate::ingest::extract) fn of_a_clash(&self, verb: Index) -> bool {
        let tree = self.tree;
        let first = tree.first_participle(verb);
        let governor = tree.head(first);
        let fire = || tree.kid(governor, Label::Dobj).is_some_and(|o| FIRE.contains(&tree.lemma(o)));
        CLASHING.contains(&tree.lemma(governor)) || EXCHANGING.contains(&tree.lemma(governor)) && fire()
    }

    /// "was arrested along with Juan Arnez", "detained the pastor along with dozens of members": they too.
    pub(in crate::ingest::extract) fn add_companions(
        &mut self,
        verb: Index,
        relation: &str,
        targets: &mut Vec<Argument>,
    ) {
        let tree = self.tree;
        if let Some(object) = self.set_beside_patient(verb) {
            for more in self.resolve(object, Want::Any) {
                let somebody = self.nodes.get(more.node).is_some_and(|d| d.is_actor() || d.is_body_or_place());
                if somebody && !targets.iter().any(|t| t.node == more.node) {
                    targets.push(more);
                }
            }
            return;
        }
        if !TOGETHER.contains(&relation) {
            return;
        }
        let hosts: Vec<Index> = std::iter::once(verb).chain(tree.kid(verb, Label::Dobj)).collect();
        let with = hosts.into_iter().flat_map(|h| tree.kids(h).collect::<Vec<_>>()).find(|k| {
            *k > verb
                && tree.lower(*k) == "with"
                && k.checked_sub(1).is_some_and(|a| matches!(tree.lower(a), "along" | "together"))
        });
        let nested = || {
            let along = tree.kids(verb).find(|k| *k > verb && matches!(tree.lower(*k), "along" | "together"))?;
            tree.kids(along).find(|k| tree.lower(*k) == "with")
        };
        let Some(object) = with.or_else(nested).and_then(|w| tree.kid(w, Label::Pobj)) else { return };
        for more in self.resolve(object, Want::Any) {
            let somebody = self.nodes.is_actor(more.node);
            if somebody && !targets.iter().any(|t| t.node == more.node) {
                targets.push(more);
            }
        }
    }

    /// "The ministry reports an outbreak, killing 12": what is reported kills, and not whoever reports it.
    fn of_a_report(&self, verb: Index) -> bool {
        let tree = self.tree;
        let mut first = verb;
        while tree.label(first) == Label::Conj && tree.is_verb(tree.head(first)) && tree.tag(first) == Tag::Vbg {
            first = tree.head(first);
        }
        let teller = tree.head(first);
        tree.is_verb(teller)
            && !self.is_passive(teller)
            && (self.frames.speech(tree.lemma(teller)).is_some() || REPORTING.contains(&tree.lemma(teller)))
            && tree.kid(teller, Label::Dobj).is_some_and(|o| o < first && tree.is_noun(o))
    }

    /// Whether the verb right before a participle of an outcome tells in a relative clause of an accident of what is no
    /// person.
    fn of_an_accident(&self, verb: Index) -> bool {
        let tree = self.tree;
        let (from, _) = tree.sentence(tree.sentence_of(verb));
        let before = (from..verb).rev().find(|i| tree.is_verb(*i) && tree.tag(*i) != Tag::Vbg);
        before.is_some_and(|v| tree.label(v) == Label::Relcl && ACCIDENTS.contains(&tree.lemma(v)))
    }
}
