//! Claims that verbs make, by the frames of the lexicon.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::counts::MEASURES;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::{MEASURES_OF, is_harm};
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{Slot, VerbFrame, relation};
use crate::model::Modality;

/// Why most frames of several words do not fit: the trace is silent on it.
const MISSING: &str = "a word of the phrase is missing";

impl Reading<'_> {
    /// Reads every verb of the body, from the token `from` on.
    pub(in crate::ingest::extract) fn read_verbs(&mut self, from: Index) {
        let tree = self.tree;
        for noun in from..tree.len() {
            if tree.is_noun(noun) {
                self.read_need(noun);
                self.read_unwillingness(noun);
                self.read_refusal_noun(noun);
                self.read_advocate(noun);
                self.read_behest(noun);
                self.read_listed_demands(noun);
                self.read_resignation_noun(noun);
                self.read_position(noun);
                self.read_alert(noun);
                self.read_cited_wrong(noun);
                self.read_calls(noun);
                self.read_death_of(noun);
            }
            if tree.is_verb(noun) {
                self.read_allegation(noun);
            }
            self.read_stance(noun);
            self.read_tribute(noun);
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
            // "a unit for injured soldiers" counts nobody.
            if tree.label(verb) == Label::Amod
                && matches!(tree.lemma(verb), "injure" | "wound" | "hurt")
                && self.quantity(tree.head(verb)).is_none()
            {
                continue;
            }
            self.read_demand(verb);
            self.read_installed(verb);
            self.read_victory(verb);
            self.read_fall(verb);
            self.read_office_held(verb);
            if !self.read_designation(verb) {
                self.read_evaluation(verb);
            }
            self.read_effect(verb);
            self.read_refusal(verb);
            self.read_disavowal(verb);
            self.read_ruled_out(verb);
            self.read_threat(verb);
            self.read_threats_received(verb);
            self.read_answer_ahead(verb);
            self.read_ruling(verb);
            self.read_vote(verb);
            self.read_declared_day(verb);
            if self.is_left_so(verb)
                || self.read_left_behind(verb)
                || self.read_among_dead(verb)
                || self.read_among_those(verb)
                || self.read_evacuation(verb)
                || self.read_identified_victims(verb)
                || self.read_resignation(verb)
                || self.read_defection(verb)
                || self.read_exchange_of_fire(verb)
                || self.read_fired(verb)
                || self.read_passage(verb)
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
                if told && !frame.besides {
                    continue;
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
                if outcome.is_none() && !frame.besides {
                    told = true;
                }
            }
            let told = told || self.read_protest_place(verb);
            if told || funded {
                self.told.insert(verb);
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
        if let Some(reason) = self.tells_no_deed(verb, frame, relation.symmetric) {
            return Some(reason);
        }
        let (together, tree_lemma) = (relation.symmetric, tree.lemma(verb));
        if let Some(outcome) = self.read_reciprocal(verb, anchor, frame) {
            return outcome;
        }
        let found = self.targets(verb, anchor, frame);
        if let Some(reason) = self.object_says_more(verb, anchor, frame) {
            return Some(reason);
        }
        let found = found.or_else(|| self.struck_employer(verb, frame));
        // "capture many towns, including Dayr Hafir"
        let found = if matches!(frame.relation, "seized" | "attacked")
            && frame.rest.is_empty()
            && frame.target.contains(&Slot::Object)
            && found.as_ref().is_none_or(|f| f.targets.is_empty())
        {
            let named = self.included_places(verb);
            let predicate = tree.lemma(verb).to_owned();
            if named.is_empty() { found } else { Some(Match { targets: named, ..Match::of(predicate) }) }
        } else {
            found
        };
        let Some(mut found) = found else {
            // "Kenya and Uganda restore ties"
            let both = frame.rest.is_empty()
                || frame.relation == "cooperated-with" && !matches!(tree_lemma, "swap" | "exchange");
            let spoke = frame.relation == "met-with" && self.by_telephone(verb);
            let read = together && both && self.read_together(verb, if spoke { "spoke-with" } else { frame.relation });
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
        self.keep_fitting(verb, frame, &mut found);
        if found.targets.is_empty() {
            return Some("the target is not of a kind that it takes");
        }
        self.add_included(verb, frame.relation, &mut found.targets);
        if !found.subject_is_target {
            self.add_companions(verb, frame.relation, &mut found.targets);
        }
        let mut sources = match self.frame_agents(verb, frame, relation.symmetric, &mut found) {
            Ok(sources) => sources,
            Err(reason) => return Some(reason),
        };
        // "flew to Tunis with Mark Rutte": he went there too.
        if frame.relation == "visited"
            && !self.is_passive(verb)
            && let Some(companion) = tree.prepositional(verb, "with")
        {
            let persons: Vec<Argument> = tree
                .conjuncts(companion)
                .into_iter()
                .filter_map(|c| self.names.at(c).filter(|n| self.is_person(n.node)).map(|n| n.argument()))
                .filter(|p| {
                    !sources.iter().any(|s| s.node == p.node) && !found.targets.iter().any(|t| t.node == p.node)
                })
                .collect();
            if !sources.is_empty() {
                sources.extend(persons);
            }
        }
        // "called on Pyongyang to return to talks": its government.
        for to in &mut found.to {
            let capital = self.nodes.get(*to).filter(|d| d.class == Some(crate::lexicon::PlaceClass::City));
            if let Some(entry) = capital.and_then(|d| self.gazetteer.metonym(&d.name)) {
                let city = *to;
                *to = self.nodes.of_entry(entry, "");
                let (_, end) = tree.sentence(tree.sentence_of(verb));
                let here = self.names.iter().find(|n| n.node == city && n.start > verb && n.start < end).cloned();
                if let Some(name) = here {
                    self.names.stand_for(name.start, name.end, *to);
                }
            }
        }
        if frame.single && !sources.iter().all(|s| self.nodes.get(s.node).is_some_and(|d| d.person)) {
            return Some("only a single person does this");
        }
        // "was pronounced dead by paramedics", "doctors declared him dead": whoever finds it has killed nobody.
        if frame.rest == ["dead"]
            && !matches!(tree_lemma, "shoot" | "leave")
            && (tree.kid(verb, Label::Agent).is_some() || tree.kid(verb, Label::Nsubj).is_some())
        {
            sources.clear();
        }
        // "was found dead of gas poisoning"
        if frame.rest == ["dead"]
            && sources.is_empty()
            && frame.relation == "killed"
            && let Some(dead) = tree.kids(verb).find(|k| tree.lower(*k) == "dead")
            && let Some(cause) = tree.prepositional(dead, "of").or_else(|| tree.prepositional(dead, "from"))
        {
            sources = self.cause_in(cause, "killed");
        }
        let modality = if frame.ahead && modality == Modality::Asserted { Modality::Planned } else { modality };
        if !is_harm(frame.relation)
            && !matches!(frame.relation, "detained" | "seized" | "launched" | "called-for")
            && (frame.relation != "visited" || self.is_eventlike(&found.targets))
        {
            self.add_named_parts(verb, &mut sources, &mut found.targets);
        }
        if !matches!(frame.relation, "met-with" | "spoke-with" | "visited" | "conceded")
            && !self.is_speech_act(verb)
            && modality == Modality::Planned
        {
            self.speak_for_principals(&mut sources);
        }
        if let Some(reason) = self.is_no_deed_of(verb, frame, &sources, &found.targets) {
            return Some(reason);
        }
        let told_by_phone = frame.relation == "met-with" && self.by_telephone(verb);
        let condemns = self.protests_in_words(verb, frame, &sources)
            || frame.relation == "attacked" && self.is_verbal_attack(verb, &sources, &found.targets);
        let departure = self.departure_given(verb).filter(|_| frame.relation == "aided");
        // "48 hours to leave": not yet.
        self.asked_for.extend(departure);
        let name = match frame.relation {
            _ if condemns => "condemned",
            _ if told_by_phone => "spoke-with",
            "aided" if departure.is_some() => "sanctioned",
            // "evacuated 3,000 people": from their homes.
            "aided" if tree_lemma == "evacuate" && found.targets.iter().all(|t| self.is_multitude(t)) => "displaced",
            "rejected" if self.dismisses_as_untrue(verb) => "denied",
            other => other,
        };
        let sources: Vec<Option<Argument>> =
            if sources.is_empty() { vec![None] } else { sources.into_iter().map(Some).collect() };
        let rule = if self.is_passive(verb) { Rule::VerbPassive } else { Rule::Verb };
        let mut sources = sources;
        if matches!(frame.relation, "agreed-to" | "signed") {
            sources.extend(self.other_parties(verb, &found.targets).into_iter().map(Some));
        }
        for source in &sources {
            for target in &found.targets {
                self.claim(verb, source.clone(), name, target.clone(), &found, modality, rule);
                if let Some(source) = source.as_ref().filter(|_| self.is_mutual(verb, frame)) {
                    self.claim(verb, Some(target.clone()), name, source.clone(), &found, modality, Rule::VerbEachOther);
                }
            }
        }
        None
    }

    /// Hundreds of people who are called nothing more.
    fn is_multitude(&self, argument: &Argument) -> bool {
        let people = self.nodes.get(argument.node).is_some_and(|d| matches!(d.head.as_str(), "people" | "resident"));
        people && argument.quantity.is_some_and(|q| q.value >= 300.0)
    }

    pub(in crate::ingest::extract) fn head_is(&self, argument: &Argument, noun: &str) -> bool {
        self.nodes.get(argument.node).is_some_and(|d| d.head == noun)
    }

    /// The last word of a multi-word verb; `None` where one of its words is missing.
    pub(in crate::ingest::extract) fn anchor(&self, verb: Index, rest: &[&str]) -> Option<Index> {
        let tree = self.tree;
        let mut anchor = verb;
        for word in rest {
            // "took over in 2021" takes nobody in.
            let dated = |k: Index| {
                let object = tree.kid(k, Label::Pobj).filter(|_| tree.label(k) == Label::Prep);
                let year = |o: Index| tree.word(o).parse().is_ok_and(|year: u16| (1900..2100).contains(&year));
                object.is_some_and(|o| tree.entity(o).is_some_and(|e| e.kind == EntityType::Date) || year(o))
            };
            let fits = |k: &Index| {
                (tree.lower(*k) == *word || tree.lemma(*k) == *word)
                    && !dated(*k)
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
                            | Label::Neg
                    )
            };
            // "left 12 people dead": the adjective may hang on the object.
            let left = |k: &Index| {
                (tree.lower(*k) == *word || tree.lemma(*k) == *word)
                    && matches!(tree.label(*k), Label::Amod | Label::Acl | Label::Advmod | Label::Acomp)
            };
            let behind = || tree.kid(verb, Label::Dobj).and_then(|o| tree.kids(o).find(|k| *k > o && left(k)));
            // "launched a wave of strikes on", "fired dozens of rockets at"
            let measured = || {
                let measure = tree.kid(verb, Label::Dobj)?;
                let counts = MEASURES_OF.contains(&tree.lemma(measure))
                    || MEASURES.contains(&tree.lower(measure))
                    || matches!(tree.lemma(measure), "volley" | "salvo" | "hail" | "succession" | "flurry" | "swarm");
                tree.prepositional(measure, "of")
                    .filter(|o| counts && (tree.lower(*o) == *word || tree.lemma(*o) == *word))
            };
            let next =
                tree.kids(anchor).find(fits).or_else(|| tree.kids(verb).find(fits)).or_else(behind).or_else(measured);
            anchor = next?;
        }
        // "pleaded not guilty to fraud": what it is to hangs on what is denied.
        Some(if anchor != verb && tree.label(anchor) == Label::Neg { tree.head(anchor) } else { anchor })
    }

    /// "Putin and Erdogan met": each pair of the subjects.
    fn read_together(&mut self, verb: Index, relation_name: &'static str) -> bool {
        let Agent::Phrase(subject) = self.subject(verb, 0) else {
            return false;
        };
        let several = self.tree.conjuncts(subject).len() > 1;
        if !several && self.tree.tag(subject) != Tag::Nns {
            return false;
        }
        // "A and B join C", "A and B call for C to go": what they do they do not do with each other alone.
        let tree = self.tree;
        let joins = tree.lemma(verb) == "join" && tree.kid(verb, Label::Dobj).is_some();
        let calls = tree.lemma(verb) == "call"
            && (tree.prepositional(verb, "for").is_some()
                || tree
                    .kids(verb)
                    .any(|k| tree.kids(k).any(|m| tree.label(m) == Label::Mark && tree.lower(m) == "for")));
        // "travelled to Damascus to discuss relations with the new rulers": not with each other.
        let purpose = tree.lemma(verb) == "discuss" && tree.tag(verb) == Tag::Vb;
        if joins || calls || purpose {
            return false;
        }
        let Some(modality) = self.modality(verb) else {
            return false;
        };
        let mut parties = self.resolve(subject, Want::Agent);
        self.keep_kinds(&mut parties, relation_name);
        let predicate = self.tree.lemma(verb).to_owned();
        let found = Match { targets: Vec::new(), to: Vec::new(), predicate, inside: None, subject_is_target: false };
        self.pairs(verb, relation_name, &parties, &found, modality, Rule::VerbTogether)
    }
}
