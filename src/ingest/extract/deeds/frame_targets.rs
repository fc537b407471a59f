//! Which targets a frame takes: what its object is, and whether that says more than the verb.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::deed_classes::{CAMPAIGNS, is_harm};
use crate::ingest::extract::deeds::citations::TIES;
use crate::ingest::extract::deeds::weapons::WATERS;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::{BEGINNINGS, JOINT};
use crate::lexicon::{EntryClass, NounClass, Slot, VerbFrame, Words};
use crate::model::NodeKind;

/// Relations whose nouns say more than the verb that begins them.
static JOURNEYS: Words = Words::of("frame_targets.journeys");

/// What is done against somebody, besides what harms.
static HARMFUL: Words = Words::of("frame_targets.harmful");

/// What comes upon governments, not on their capitals.
static AGAINST_STATES: Words = Words::of("frame_targets.against-states");

/// Relations that nobody does with a thing.
static ONLY_PEOPLE: Words = Words::of("frame_targets.only-people");

/// Relations that go somewhere.
static MOVES: Words = Words::of("frame_targets.moves");

/// What is ordered of things that have no name, and punishes nobody.
static ENDS: Words = Words::of("frame_targets.ends");

/// Those or that by which a body acts somewhere.
static PARTS: Words = Words::of("frame_targets.parts");

impl Reading<'_> {
    /// Why an object rather says itself what was done, where it does: "held talks", "imposed tariffs on Canada".
    pub(in crate::ingest::extract) fn object_says_more(
        &mut self,
        verb: Index,
        anchor: Index,
        frame: &VerbFrame,
    ) -> Option<&'static str> {
        let tree = self.tree;
        let tree_lemma = tree.lemma(verb);
        // "held talks", "staged an attack": what the noun says goes before that it was begun.
        if BEGINNINGS.contains(&frame.relation)
            && let Some(object) = self.object(verb, anchor)
            && self.noun_phrase_frame(object).is_some_and(|(f, noun)| {
                let attack = f.relation == "attacked"
                    && self.frames.deed(&noun).is_none()
                    && !CAMPAIGNS.contains(&tree.lemma(object));
                // "is to begin a discussion on Iran": with nobody in particular.
                let joint = JOINT.contains(&f.relation);
                let alone = joint
                    && !f.target.iter().chain(&f.source).chain(&["with", "between"]).any(|p| {
                        tree.prepositional(object, p).is_some() || tree.prepositional(verb, p).is_some()
                    })
                    && matches!(self.agent(verb), Agent::Phrase(s) if tree.conjuncts(s).len() == 1 && !matches!(tree.tag(s), Tag::Nns | Tag::Prp));
                // "began a strike over pensions": whoever does protests.
                let protest = f.relation == "protested"
                    && !matches!(tree.lemma(object), "rally" | "march")
                    && self.protest_is_told(verb, object, f);
                attack || joint && !alone || protest || JOURNEYS.contains(&f.relation)
            })
        {
            return Some("its object says more");
        }
        // "ordered the strikes", "orders curbs on imports": whoever orders harm or a ban does it, and asks for nothing.
        if frame.relation == "called-for"
            && tree_lemma == "order"
            && frame.target.first() == Some(&Slot::Object)
            && let Some(object) = self.object(verb, anchor)
        {
            let harms = |f: &str| is_harm(f) || HARMFUL.contains(&f);
            let restricts = self.class_of(object, &tree.base(object)).is(NounClass::RESTRICTION);
            let leave = matches!(tree.lemma(object), "evacuation" | "trial" | "retrial" | "inquiry");
            // "ordered the closure of all schools": nobody who is named is punished.
            let leave = leave
                || ENDS.contains(&tree.lemma(object))
                    && tree.prepositional(object, "of").is_some_and(|o| self.names.at(o).is_none());
            if !leave && (restricts || self.noun_phrase_frame(object).is_some_and(|(f, _)| harms(f.relation))) {
                return Some("its object says more");
            }
        }
        // "announced a truce between Israel and Iran": they agreed to it.
        let deal = |this: &Self| {
            frame.relation == "agreed-to"
                || frame.relation == "launched"
                    && this
                        .object(verb, anchor)
                        .and_then(|o| this.noun_phrase_frame(o))
                        .is_some_and(|(f, _)| f.relation == "agreed-to")
        };
        if matches!(tree_lemma, "announce" | "hail" | "unveil" | "declare")
            && deal(self)
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
            && let Some(upon) = sanction.target.iter().find_map(|p| {
                tree.prepositional(object, p).or_else(|| tree.prepositional(verb, p).filter(|_| *p != "of"))
            })
        {
            let mut sanctioned = self.target_phrase(upon, "sanctioned");
            self.keep_kinds(&mut sanctioned, "sanctioned");
            // "announced the closure of its airspace": nobody is sanctioned.
            let somebody = |a: &Argument| {
                self.nodes.get(a.node).is_some_and(|d| {
                    d.kind == NodeKind::Location && d.class.is_some()
                        || matches!(d.kind, NodeKind::Actor | NodeKind::Organization)
                })
            };
            let laid_upon = self.names.at(upon).is_some()
                || matches!(tree.lower(tree.head(upon)), "on" | "against" | "to")
                || self
                    .class_of(upon, &tree.base(upon))
                    .is(NounClass::PERSON.or(NounClass::PEOPLE).or(NounClass::POST).or(NounClass::BODY));
            if laid_upon && sanctioned.iter().any(somebody) {
                return Some("its object says more");
            }
        }
        None
    }

    /// "accuses Kigali of backing them", "warned Washington", "recalled its envoy to Madrid": whom words and measures are turned on is the government there.
    pub(in crate::ingest::extract) fn read_capitals_as_governments(&mut self, targets: &mut [Argument]) {
        for target in targets {
            let city = self.nodes.get(target.node).is_some_and(|d| d.class == Some(EntryClass::City));
            let phrase = self.tree.phrase(target.first, target.last);
            if let Some(entry) = self.gazetteer.metonym(&phrase).filter(|_| city) {
                target.node = self.nodes.of_entry(entry, &phrase);
            }
        }
    }

    /// Leaves the targets that a frame takes: of its kinds, and such that its deed can be done to them.
    pub(in crate::ingest::extract) fn keep_fitting(&mut self, verb: Index, frame: &VerbFrame, found: &mut Match) {
        let tree = self.tree;
        // "who heads the Red Cross delegation": he speaks for the Red Cross.
        if frame.relation == "represents" {
            for target in &mut found.targets {
                let noun = target.last;
                let part = PARTS.contains(&tree.base(noun).as_str());
                let whose = tree
                    .kids(noun)
                    .filter(|k| *k < noun && matches!(tree.label(*k), Label::Compound | Label::Poss | Label::Nmod))
                    .find_map(|k| self.names.at(k))
                    .filter(|n| self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Organization && d.named));
                if part && let Some(whole) = whose {
                    target.node = whole.node;
                }
            }
        }
        // A frame that names kinds may take others than its relation does: events are banned, too.
        if frame.kinds.is_empty() || frame.relation != "sanctioned" {
            self.keep_kinds(&mut found.targets, frame.relation);
        }
        if frame.relation == "protested" {
            self.keep_protested(verb, &mut found.targets);
        }
        if AGAINST_STATES.contains(&frame.relation) {
            self.read_capitals_as_governments(&mut found.targets);
        }
        // "is in contact with Ankara", "backed Kyiv"
        let beside = |t: &Argument| {
            let head = self.head_within(t.first, t.last);
            tree.label(head) == Label::Pobj && matches!(tree.lower(tree.head(head)), "with" | "between")
        };
        if JOINT.contains(&frame.relation) && found.targets.iter().all(beside)
            || frame.relation == "supported" && !self.is_passive(verb)
        {
            self.read_capitals_as_governments(&mut found.targets);
        }
        // "deaths are attributed to Asia": a region does no wrong.
        if frame.relation == "accused" {
            found.targets.retain(|t| self.acts(t.node));
        }
        let letter = |kind: NodeKind| kind.as_str().chars().next().map(|c| c.to_ascii_uppercase());
        // "died of cancer", "died from the virus"
        let of_cause =
            frame.relation == "killed" && found.subject_is_target && !self.cause(verb, frame.relation).is_empty();
        let violent = self.dies_by_violence(verb);
        found.targets.retain(|t| {
            let Some(draft) = self.nodes.get(t.node) else {
                return false;
            };
            // Of one person's death without a cause the news tells as biography.
            let dies = frame.relation == "killed"
                && found.subject_is_target
                && draft.person
                && t.quantity.is_none()
                && !of_cause
                && !violent;
            let deal = || {
                (draft.kind == NodeKind::Resolution && draft.named)
                    || self.frames.noun(&draft.head).iter().any(|f| f.relation == "agreed-to")
            };
            let restricts = || self.nouns.class(&draft.head).is(NounClass::RESTRICTION);
            let undertaken = (!frame.undertaking || draft.named || self.is_undertaking(&draft.head))
                && (!frame.deal || deal())
                // "signed a ceasefire", not "signed an extension"
                && (frame.relation != "signed" || draft.kind != NodeKind::Event || deal())
                && (!frame.restriction || restricts())
                && (!frame.instrument || !self.nouns.class(&draft.head).is(NounClass::UTTERANCE));
            // "prohibited material" is sanctioned by nobody in particular; "the banned Workers' Party" is.
            let left = matches!(tree.lemma(verb), "oust" | "depose");
            let modified = tree.label(verb) == Label::Amod && frame.relation == "sanctioned" && (!draft.named || left);
            // A suspect flees, a minister is evacuated to hospital; only peoples are displaced.
            let alone = frame.relation == "displaced" && !draft.plural;
            // Missiles fired into the sea hit nobody.
            let at_sea = frame.relation == "attacked"
                && draft.kind == NodeKind::Location
                && draft.name.split(' ').any(|part| WATERS.contains(&part));
            // "will receive 100 fighter jets", "a yacht owned by X": nobody meets or speaks for them.
            let thing = ONLY_PEOPLE.contains(&frame.relation)
                && !draft.named
                && self.nouns.class(&draft.head).is(NounClass::VEHICLE.or(NounClass::WEAPON));
            let weapon = !frame.weapon || self.nouns.class(&draft.head).is(NounClass::WEAPON);
            // "announced plans to sue": the suit lies ahead, and is read as that (`plans.rs`).
            let intent = frame.relation == "launched"
                && matches!(tree.lemma(verb), "announce" | "declare" | "reveal" | "outline" | "state")
                && matches!(draft.head.as_str(), "plan" | "intention" | "intent" | "desire" | "wish")
                && tree
                    .kids(self.head_within(t.first, t.last))
                    .any(|k| tree.is_verb(k) && tree.kids(k).any(|to| tree.tag(to) == Tag::To));
            // "the airport, which the army has held since 2022" began nothing; "took over the inquiry" seized nothing.
            let held = frame.relation == "launched"
                && tree.lemma(verb) == "hold"
                && (draft.kind != NodeKind::Event
                    || !self.is_passive(verb) && self.nouns.class(&draft.head).is(NounClass::PLACE));
            let inquiry = frame.relation == "seized"
                && self
                    .frames
                    .noun(draft.head.rsplit(' ').next().unwrap_or_default())
                    .iter()
                    .any(|f| f.relation == "investigated");
            // A king who is taken to hospital was hurt by nobody.
            let ill = frame.relation == "injured" && frame.rest.contains(&"hospital") && t.quantity.is_none();
            // "deployed in line with the resolution" goes nowhere.
            let manner = MOVES.contains(&frame.relation)
                && TIES.contains(&draft.head.as_str())
                && tree.prepositional(self.head_within(t.first, t.last), "with").is_some();
            !dies
                && !manner
                && !ill
                && !held
                && !inquiry
                && !intent
                && weapon
                && !thing
                && !modified
                && !at_sea
                && !alone
                && undertaken
                && (frame.kinds.is_empty() || letter(draft.kind).is_some_and(|l| frame.kinds.contains(l)))
        });
    }
}
