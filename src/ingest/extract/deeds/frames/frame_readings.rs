//! The claims of a verb by one of its frames: to whom it is done, whether it is told as done, by whom.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::{Argument, or_nobody};
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::relation_classes::{CONQUESTS, PACTS};
use crate::lexicon::shared_words::FIGHTERS;
use crate::lexicon::{NounClass, Relation, Slot, VerbFrame, Words, relation};
use crate::model::Modality;

/// Relations whose ends are not told apart by names in brackets or lists, besides what harms.
static WHOLE: Words = Words::of("frame_readings.whole");

/// What a planned act of a spokesman still is his own.
static IN_PERSON: Words = Words::of("frame_readings.in-person");

/// Why most frames of several words do not fit: the trace is silent on it.
pub(super) const MISSING: &str = "a word of the phrase is missing";

impl Reading<'_> {
    /// Reads a verb by one frame: `None` where it made claims, else why it did not.
    pub(super) fn read_frame(&mut self, verb: Index, frame: &VerbFrame) -> Option<&'static str> {
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
        if let Some(reason) = self.tells_no_deed(verb, frame) {
            return Some(reason);
        }
        if let Some(outcome) = self.read_reciprocal(verb, anchor, frame) {
            return outcome;
        }
        let found = self.targets(verb, anchor, frame);
        if let Some(reason) = self.object_says_more(verb, anchor, frame) {
            return Some(reason);
        }
        let found = found.or_else(|| self.struck_employer(verb, frame));
        match self.or_included_places(verb, frame, found) {
            Some(found) => self.read_with_targets(verb, frame, relation, found),
            None if relation.symmetric && self.read_of_subjects(verb, frame) => None,
            None if self.read_ties_severed(verb, frame) => None,
            None => Some("no target where the frame wants it"),
        }
    }

    /// "capture many towns, including Dayr Hafir": places that an example names, where nothing else says what was
    /// taken.
    fn or_included_places(&mut self, verb: Index, frame: &VerbFrame, found: Option<Match>) -> Option<Match> {
        let open = CONQUESTS.contains(&frame.relation)
            && frame.rest.is_empty()
            && frame.target.contains(&Slot::Object)
            && found.as_ref().is_none_or(|f| f.targets.is_empty());
        if !open {
            return found;
        }
        let named = self.included_places(verb);
        if named.is_empty() {
            return found;
        }
        Some(Match { targets: named, ..Match::of(self.tree.lemma(verb).to_owned()) })
    }

    /// "Chad and Sudan broke off ties": each with the other.
    fn read_ties_severed(&mut self, verb: Index, frame: &VerbFrame) -> bool {
        let ties = frame.rest.last().is_some_and(|w| matches!(*w, "tie" | "ties" | "relation" | "relations"));
        let with = frame.target.contains(&Slot::Preposition("with"));
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return false };
        if frame.relation != "sanctioned" || !ties || !with || self.is_passive(verb) {
            return false;
        }
        let Some(modality) = self.modality(verb) else { return false };
        let mut both = self.resolve(subject, Want::Agent);
        both.retain(|p| self.nodes.is_country(p.node));
        let found = Match::of(self.tree.lemma(verb).to_owned());
        if let [a, b] = both.as_slice() {
            let telling = Telling::new(verb, "sanctioned", &found, modality, Rule::VerbEachOther);
            for (a, b) in [(a, b), (b, a)] {
                self.claim(telling, Some(a.clone()), b.clone());
            }
            return true;
        }
        false
    }

    /// "Kenya and Uganda restore ties": what several subjects do with each other.
    fn read_of_subjects(&mut self, verb: Index, frame: &VerbFrame) -> bool {
        let both = frame.rest.is_empty()
            // "Envoys of Chad and Mali came face to face"
            || frame.relation == "met-with" && matches!(frame.rest.first(), Some(&("face" | "down" | "hand" | "view")))
            || frame.relation == "cooperated-with"
                && (!matches!(self.tree.lemma(verb), "swap" | "exchange") || !frame.rest.contains(&"prisoner"));
        let spoke = frame.relation == "met-with" && self.by_telephone(verb);
        both && self.read_together(verb, if spoke { "spoke-with" } else { frame.relation })
    }

    /// Reads a verb by a frame whose targets are found.
    fn read_with_targets(
        &mut self,
        verb: Index,
        frame: &VerbFrame,
        relation: &Relation,
        mut found: Match,
    ) -> Option<&'static str> {
        let Some(modality) = self.modality(verb) else {
            return Some("only possible, wished for or a condition");
        };
        if frame.relation == "rejected" && self.is_left_open(verb, modality) {
            return Some("what is not ruled out stays open");
        }
        self.keep_before_clause(verb, &mut found.targets);
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
        if frame.relation == "visited" {
            self.add_fellow_travellers(verb, &found.targets, &mut sources);
        }
        self.address_governments(verb, &mut found);
        if frame.relation == "conceded" && sources.len() > 1 {
            self.leave_out_receivers(verb, &found, &mut sources);
        }
        if frame.single && !sources.iter().all(|s| self.nodes.is_person(s.node) || self.crosses_as_crowd(verb, s)) {
            return Some("only a single person does this");
        }
        if frame.rest == ["dead"] {
            self.doubt_killers(verb, frame, &mut sources);
        }
        let modality = if frame.ahead && modality == Modality::Asserted { Modality::Planned } else { modality };
        let doubted = modality == Modality::Asserted && !sources.is_empty() && self.dies_of_alleged_deed(verb, frame);
        let modality = if doubted { Modality::Alleged } else { modality };
        if !is_harm(frame.relation)
            && !WHOLE.contains(&frame.relation)
            && (frame.relation != "visited" || self.is_eventlike(&found.targets))
        {
            self.add_named_parts(verb, &mut sources, &mut found.targets);
        }
        if !IN_PERSON.contains(&frame.relation) && !self.is_speech_act(verb) && modality == Modality::Planned {
            self.speak_for_principals(&mut sources);
        }
        if let Some(reason) = self.is_no_deed_of(verb, frame, &sources, &found.targets) {
            return Some(reason);
        }
        if frame.relation == "called-for" {
            let anchor = self.anchor(verb, &frame.rest).unwrap_or(verb);
            self.read_further_demand(verb, anchor, &sources, modality);
        }
        let left_out = self.left_out(verb, frame, &found.targets);
        if !left_out.is_empty() && matches!(modality, Modality::Asserted | Modality::Planned) {
            let other = Match { targets: left_out, ..Match::of(found.predicate.clone()) };
            self.claim_by_frame(verb, frame, modality, sources.clone(), &found);
            self.claim_by_frame(verb, frame, Modality::Negated, sources, &other);
            return None;
        }
        self.claim_by_frame(verb, frame, modality, sources, &found);
        None
    }

    /// "Kenya and Chad signed a pact, granting Chad access": who is granted it grants nothing.
    fn leave_out_receivers(&self, verb: Index, found: &Match, sources: &mut Vec<Argument>) {
        let tree = self.tree;
        let behind = self.names.at(verb + 1).filter(|n| tree.kid(verb, Label::Dobj).is_some_and(|o| o >= n.end));
        let dative = tree.kid(verb, Label::Dative).and_then(|d| self.names.at(d)).or(behind).map(|n| n.node);
        sources.retain(|s| Some(s.node) != dative && !found.to.contains(&s.node));
    }

    /// "48,000 people have crossed into Chad"
    fn crosses_as_crowd(&self, verb: Index, s: &Argument) -> bool {
        let tree = self.tree;
        let people = |d: &DraftNode| {
            !d.named && d.plural && self.nouns.class(&d.head).is(NounClass::PERSON.or(NounClass::PEOPLE))
        };
        tree.lemma(verb) == "cross" && self.nodes.get(s.node).is_some_and(people) && !self.bears_arms(s.node)
    }

    /// "died after he was allegedly beaten by police": that they killed him is no surer.
    fn dies_of_alleged_deed(&mut self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        frame.relation == "killed"
            && frame.target.contains(&Slot::Subject)
            && tree.kids(verb).any(|k| {
                tree.label(k) == Label::Advcl
                    && tree.is_verb(k)
                    && tree.kids(k).any(|m| m < k && matches!(tree.lower(m), "when" | "after" | "as"))
                    && self.says(k, is_harm)
                    && self.modality(k) == Some(Modality::Alleged)
            })
    }

    /// "Musa, whom Chad expelled in May, and Ana Paz": the clause tells of whoever stands before it.
    fn keep_before_clause(&self, verb: Index, targets: &mut Vec<Argument>) {
        let tree = self.tree;
        if tree.label(verb) == Label::Relcl && targets.iter().any(|t| t.first < verb) {
            let (_, last) = tree.reach(verb);
            targets.retain(|t| t.first <= last);
        }
    }

    /// "refuses to rule out an attack", "would not rule it out": whether it stays open.
    fn is_left_open(&self, verb: Index, modality: Modality) -> bool {
        let tree = self.tree;
        let rules_out = |v: Index| tree.lemma(v) == "rule" && tree.kids(v).any(|k| tree.lower(k) == "out");
        let refuses = |v: Index| matches!(tree.lemma(v), "refuse" | "decline");
        rules_out(verb) && (modality == Modality::Negated || refuses(tree.head(verb)))
            || refuses(verb) && tree.kid(verb, Label::Xcomp).is_some_and(rules_out)
    }

    /// "flew to Tunis with Mark Rutte": he went there too.
    fn add_fellow_travellers(&mut self, verb: Index, targets: &[Argument], sources: &mut Vec<Argument>) {
        let tree = self.tree;
        if sources.is_empty() || self.is_passive(verb) {
            return;
        }
        let Some(companion) = tree.prepositional(verb, "with") else { return };
        let known = |p: &Argument| sources.iter().chain(targets).any(|a| a.node == p.node);
        let persons: Vec<Argument> = tree
            .conjuncts(companion)
            .into_iter()
            .filter_map(|c| self.person_at(c).map(|n| n.argument()))
            .filter(|p| !known(p))
            .collect();
        sources.extend(persons);
    }

    /// "called on Pyongyang to return to talks": its government.
    fn address_governments(&mut self, verb: Index, found: &mut Match) {
        let (_, end) = self.tree.sentence(self.tree.sentence_of(verb));
        for to in &mut found.to {
            let capital = self.nodes.get(*to).filter(|d| d.is_city());
            let Some(entry) = capital.and_then(|d| self.gazetteer.metonym(&d.name)) else { continue };
            let city = *to;
            *to = self.nodes.of_entry(entry, "");
            let here = self.names.iter().find(|n| n.node == city && n.start > verb && n.start < end).cloned();
            if let Some(name) = here {
                self.names.stand_for(name.start, name.end, *to);
            }
        }
    }

    /// Who killed somebody of whom the sentence says that he is dead.
    fn doubt_killers(&mut self, verb: Index, frame: &VerbFrame, sources: &mut Vec<Argument>) {
        let tree = self.tree;
        // "was pronounced dead by paramedics", "doctors declared him dead": whoever finds it has killed nobody.
        if !matches!(tree.lemma(verb), "shoot" | "leave")
            && (tree.kid(verb, Label::Agent).is_some() || tree.kid(verb, Label::Nsubj).is_some())
        {
            sources.clear();
        }
        // "was found dead of gas poisoning"
        if sources.is_empty()
            && frame.relation == "killed"
            && let Some(dead) = tree.kids(verb).find(|k| tree.lower(*k) == "dead")
            && let Some(cause) = tree.prepositional(dead, "of").or_else(|| tree.prepositional(dead, "from"))
        {
            *sources = self.cause_in(cause, "killed");
        }
    }

    /// The relation that a verb says by a frame: that of the frame, unless the verb's clause makes another of it.
    fn relation_told(
        &mut self,
        verb: Index,
        frame: &VerbFrame,
        sources: &[Argument],
        targets: &[Argument],
    ) -> &'static str {
        let condemns = self.protests_in_words(verb, frame, sources)
            || frame.relation == "attacked" && self.is_verbal_attack(verb, sources, targets);
        let departure = self.departure_given(verb).filter(|_| frame.relation == "aided");
        // "48 hours to leave": not yet.
        self.asked_for.extend(departure);
        let evacuates = self.tree.lemma(verb) == "evacuate";
        match frame.relation {
            _ if condemns => "condemned",
            "met-with" if self.by_telephone(verb) => "spoke-with",
            "aided" if departure.is_some() => "sanctioned",
            // "evacuated 3,000 people": from their homes.
            "aided" if evacuates && targets.iter().all(|t| self.is_multitude(t)) => "displaced",
            // "The army expelled the rebels from the town": by arms.
            "sanctioned"
                if self.tree.lemma(verb) == "expel"
                    && !targets.is_empty()
                    && sources.iter().any(|s| self.bears_arms(s.node))
                    && targets.iter().all(|t| self.fights(t.node)) =>
            {
                "attacked"
            }
            "rejected" if self.dismisses_as_untrue(verb) => "denied",
            "adopted" if self.votes_as_one_of_many(verb, sources, targets) => "supported",
            // "branded Ali Roe a liar": no list has him.
            "designated"
                if matches!(self.tree.lemma(verb), "brand" | "label")
                    && sources.iter().all(|s| self.nodes.is_person(s.node))
                    && !sources.is_empty() =>
            {
                "condemned"
            }
            other => other,
        }
    }

    /// Whether a node is of those who fight: an armed group, or somebody's fighters.
    pub(in crate::ingest::extract::deeds) fn fights(&self, node: NodeIndex) -> bool {
        self.bears_arms(node)
            || self.nodes.get(node).is_some_and(|d| {
                self.gazetteer.sort_of(&d.name) == Some("armed") || !d.named && FIGHTERS.contains(&d.head.as_str())
            })
    }

    /// Hundreds of people who are called nothing more.
    fn is_multitude(&self, argument: &Argument) -> bool {
        let people = self.nodes.get(argument.node).is_some_and(|d| matches!(d.head.as_str(), "people" | "resident"));
        people && argument.quantity.is_some_and(|q| q.value >= 300.0)
    }

    /// Claims what each source does to each target; nobody in particular where there is no source.
    fn claim_by_frame(
        &mut self,
        verb: Index,
        frame: &VerbFrame,
        modality: Modality,
        sources: Vec<Argument>,
        found: &Match,
    ) {
        let name = self.relation_told(verb, frame, &sources, &found.targets);
        let rule = if self.is_passive(verb) { Rule::VerbPassive } else { Rule::Verb };
        let mut sources = or_nobody(sources);
        if PACTS.contains(&frame.relation) {
            sources.extend(self.other_parties(verb, &found.targets).into_iter().map(Some));
        }
        for source in &sources {
            for target in &found.targets {
                self.claim(Telling::new(verb, name, found, modality, rule), source.clone(), target.clone());
                if let Some(source) = source.as_ref().filter(|_| self.is_mutual(verb, frame)) {
                    let (target, source) = (Some(target.clone()), source.clone());
                    self.claim(Telling::new(verb, name, found, modality, Rule::VerbEachOther), target, source);
                }
            }
        }
    }
}
