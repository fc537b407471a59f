//! Which targets a frame takes: what its object is, and whether that says more than the verb.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::{CAMPAIGNS, is_harm};
use crate::ingest::extract::deeds::conflict::weapons::WATERS;
use crate::ingest::extract::deeds::politics::citations::TIES;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::{BEGINNINGS, JOINT};
use crate::lexicon::{NounClass, NounFrame, Slot, VerbFrame, Words};
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

/// Nouns for what is ordered and punishes nobody.
static SPARING: Words = Words::of("frame_targets.sparing");

/// Verbs of making known what others agreed to.
static ANNOUNCING: Words = Words::of("frame_targets.announcing");

/// Verbs of making known what one means to do.
static DECLARING: Words = Words::of("frame_targets.declaring");

/// Nouns for what somebody means to do.
static INTENTIONS: Words = Words::of("frame_targets.intentions");

impl Reading<'_> {
    /// Why an object rather says itself what was done, where it does: "held talks", "imposed tariffs on Canada".
    pub(in crate::ingest::extract) fn object_says_more(
        &mut self,
        verb: Index,
        anchor: Index,
        frame: &VerbFrame,
    ) -> Option<&'static str> {
        if self.begins_what_object_says(verb, anchor, frame) || self.orders_harm_or_ban(verb, anchor, frame) {
            return Some("its object says more");
        }
        if self.announces_deal_of_others(verb, anchor, frame) {
            return Some("others agreed to it");
        }
        if frame.relation == "launched" && self.launches_sanctions(verb, anchor) {
            return Some("its object says more");
        }
        None
    }

    /// "held talks", "staged an attack": what the noun says goes before that it was begun.
    fn begins_what_object_says(&self, verb: Index, anchor: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        let Some(object) = self.object(verb, anchor).filter(|_| BEGINNINGS.contains(&frame.relation)) else {
            return false;
        };
        // "Chad and Mali agree prisoner swap": what is agreed on lies ahead.
        if tree.lemma(verb) == "agree" {
            return false;
        }
        let Some((told, noun)) = self.noun_phrase_frame(object) else { return false };
        let attack = || self.frames.deed(&noun).is_none() && !CAMPAIGNS.contains(&tree.lemma(object));
        // "began a strike over pensions": whoever does protests.
        let protest = || !matches!(tree.lemma(object), "rally" | "march") && self.protest_is_told(verb, object, told);
        told.relation == "attacked" && attack()
            || told.relation == "protested" && protest()
            || JOINT.contains(&told.relation) && !self.is_with_nobody(verb, object, told)
            || JOURNEYS.contains(&told.relation)
    }

    /// "is to begin a discussion on Iran": with nobody in particular.
    fn is_with_nobody(&self, verb: Index, object: Index, told: &NounFrame) -> bool {
        let tree = self.tree;
        let with = |p: &&str| tree.prepositional(object, p).is_some() || tree.prepositional(verb, p).is_some();
        let single =
            |subject: Index| tree.conjuncts(subject).len() == 1 && !matches!(tree.tag(subject), Tag::Nns | Tag::Prp);
        !told.target.iter().chain(&told.source).chain(&["with", "between"]).any(with)
            && matches!(self.agent(verb), Agent::Phrase(subject) if single(subject))
    }

    /// "ordered the strikes", "orders curbs on imports": whoever orders harm or a ban does it, and asks for nothing.
    fn orders_harm_or_ban(&self, verb: Index, anchor: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        let orders = frame.relation == "called-for"
            && tree.lemma(verb) == "order"
            && frame.target.first() == Some(&Slot::Object);
        let Some(object) = self.object(verb, anchor).filter(|_| orders) else { return false };
        // "ordered the closure of all schools": nobody who is named is punished.
        let of_nobody = || {
            ENDS.contains(&tree.lemma(object))
                && tree.prepositional(object, "of").is_some_and(|o| self.names.at(o).is_none())
        };
        let restricts = || self.class_of(object, &tree.base(object)).is(NounClass::RESTRICTION);
        let harms = |relation: &str| is_harm(relation) || HARMFUL.contains(&relation);
        !SPARING.contains(&tree.lemma(object))
            && !of_nobody()
            && (restricts() || self.noun_phrase_frame(object).is_some_and(|(f, _)| harms(f.relation)))
    }

    /// "announced a truce between Israel and Iran": they agreed to it.
    fn announces_deal_of_others(&self, verb: Index, anchor: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        let deal = |object: Index| {
            frame.relation == "agreed-to"
                || frame.relation == "launched"
                    && self.noun_phrase_frame(object).is_some_and(|(f, _)| f.relation == "agreed-to")
        };
        ANNOUNCING.contains(&tree.lemma(verb))
            && self
                .object(verb, anchor)
                .is_some_and(|o| deal(o) && ["between", "of"].into_iter().any(|p| tree.prepositional(o, p).is_some()))
    }

    /// "imposed tariffs on Canada" sanctions it.
    fn launches_sanctions(&mut self, verb: Index, anchor: Index) -> bool {
        let tree = self.tree;
        let Some(object) = self.object(verb, anchor) else { return false };
        let sanction = self.noun_phrase_frame(object).filter(|(f, _)| f.relation == "sanctioned");
        let Some((sanction, _)) = sanction else { return false };
        let upon = sanction
            .target
            .iter()
            .find_map(|p| tree.prepositional(object, p).or_else(|| tree.prepositional(verb, p).filter(|_| *p != "of")));
        let Some(upon) = upon else { return false };
        let mut sanctioned = self.target_phrase(upon, "sanctioned");
        self.keep_kinds(&mut sanctioned, "sanctioned");
        // "announced the closure of its airspace": nobody is sanctioned.
        let somebody = |a: &Argument| {
            self.nodes.get(a.node).is_some_and(|d| d.is_place() && d.class.is_some() || d.is_body_or_people())
        };
        let laid_upon = self.names.at(upon).is_some()
            || matches!(tree.lower(tree.head(upon)), "on" | "against" | "to")
            || self
                .class_of(upon, &tree.base(upon))
                .is(NounClass::PERSON.or(NounClass::PEOPLE).or(NounClass::POST).or(NounClass::BODY));
        laid_upon && sanctioned.iter().any(somebody)
    }

    /// "accuses Kigali of backing them", "warned Washington", "recalled its envoy to Madrid": whom words and measures
    /// are turned on is the government there.
    pub(in crate::ingest::extract) fn read_capitals_as_governments(&mut self, targets: &mut [Argument]) {
        for target in targets {
            let city = self.nodes.is_city(target.node);
            let phrase = self.tree.phrase(target.first, target.last);
            if let Some(entry) = self.gazetteer.metonym(&phrase).filter(|_| city) {
                target.node = self.nodes.of_entry(entry, &phrase);
            }
        }
    }

    /// "blamed Russian strikes for the blackout", "blamed threats from Israel": whoever did what is blamed is.
    fn read_blamed_deeds_as_doers(&mut self, verb: Index, targets: &mut [Argument]) {
        let tree = self.tree;
        // "blamed the attack on Chad" blames Chad.
        if self.is_passive(verb) || tree.prepositional(verb, "on").is_some() {
            return;
        }
        for target in targets {
            let head = self.head_within(target.first, target.last);
            if !self.nodes.is_matter(target.node) || tree.prepositional(head, "on").is_some() {
                continue;
            }
            let by = ["by", "from"].into_iter().find_map(|p| tree.prepositional(head, p));
            let doer = match by {
                Some(by) => self.resolve_one(by, Want::Agent).first().map(|a| a.node),
                None => self.owner(head).filter(|o| o.1 < head).map(|o| o.0),
            };
            if let Some(node) = doer.filter(|n| self.acts(*n)) {
                target.node = node;
            }
        }
    }

    /// Leaves the targets that a frame takes: of its kinds, and such that its deed can be done to them.
    pub(in crate::ingest::extract) fn keep_fitting(&mut self, verb: Index, frame: &VerbFrame, found: &mut Match) {
        if frame.relation == "represents" {
            self.read_parts_as_wholes(&mut found.targets);
        }
        if frame.relation == "accused" && self.tree.lemma(verb) == "blame" {
            self.read_blamed_deeds_as_doers(verb, &mut found.targets);
        }
        // A frame that names kinds may take others than its relation does: events are banned, too.
        // So does one of weapons: those that are tested are named by their kind.
        let named_kinds = frame.weapon || !frame.kinds.is_empty() && frame.relation == "sanctioned";
        if !named_kinds {
            self.keep_kinds(&mut found.targets, frame.relation);
        }
        if frame.relation == "protested" {
            self.keep_protested(verb, &mut found.targets);
        }
        if AGAINST_STATES.contains(&frame.relation) || self.is_towards_governments(verb, frame, &found.targets) {
            self.read_capitals_as_governments(&mut found.targets);
        }
        // "deaths are attributed to Asia": a region does no wrong.
        if frame.relation == "accused" {
            found.targets.retain(|t| self.acts(t.node));
        }
        // Of one person's death without a cause the news tells as biography.
        let dies = frame.relation == "killed" && found.subject_is_target;
        let biography = dies && self.cause(verb, frame.relation).is_empty() && !self.dies_by_violence(verb);
        found.targets.retain(|t| {
            self.nodes.get(t.node).is_some_and(|draft| {
                !(biography && draft.person && t.quantity.is_none())
                    && takes_kind(frame, draft.kind)
                    && self.has_qualities(frame, draft)
                    && !self.is_beyond_deed(verb, frame, draft)
                    && !self.is_beyond_deed_here(verb, frame, draft, t)
            })
        });
    }

    /// "who heads the Red Cross delegation": he speaks for the Red Cross.
    fn read_parts_as_wholes(&self, targets: &mut [Argument]) {
        let tree = self.tree;
        for target in targets {
            let noun = target.last;
            let whole = tree
                .kids(noun)
                .filter(|k| *k < noun && matches!(tree.label(*k), Label::Compound | Label::Poss | Label::Nmod))
                .find_map(|k| self.names.at(k))
                .filter(|n| self.nodes.is_named_organization(n.node));
            if PARTS.contains(&tree.base(noun).as_str())
                && let Some(whole) = whole
            {
                target.node = whole.node;
            }
        }
    }

    /// "is in contact with Ankara", "backed Kyiv": the governments there.
    fn is_towards_governments(&self, verb: Index, frame: &VerbFrame, targets: &[Argument]) -> bool {
        let tree = self.tree;
        let beside = |t: &Argument| {
            let head = self.head_within(t.first, t.last);
            tree.label(head) == Label::Pobj && matches!(tree.lower(tree.head(head)), "with" | "between")
        };
        JOINT.contains(&frame.relation) && targets.iter().all(beside)
            || frame.relation == "supported" && !self.is_passive(verb)
    }

    /// Whether a target has the qualities that a frame asks for: "signed a ceasefire", not "signed an extension".
    fn has_qualities(&self, frame: &VerbFrame, draft: &DraftNode) -> bool {
        let is = |class: NounClass| self.nouns.class(&draft.head).is(class);
        let deal = || {
            draft.kind == NodeKind::Resolution && draft.named
                || self.frames.noun(&draft.head).iter().any(|f| f.relation == "agreed-to")
        };
        // "signed on to the pledge": whatever one puts one's name to.
        let wants_deal = frame.deal || frame.relation == "signed" && draft.is_event() && frame.rest.is_empty();
        (!frame.undertaking || draft.named || self.is_undertaking(&draft.head))
            && (!wants_deal || deal())
            && (!frame.restriction || is(NounClass::RESTRICTION))
            && (!frame.instrument || !is(NounClass::UTTERANCE))
            && (!frame.weapon || is(NounClass::WEAPON))
    }

    /// Whether a frame's deed cannot be done to a target, by what that is.
    fn is_beyond_deed(&self, verb: Index, frame: &VerbFrame, draft: &DraftNode) -> bool {
        let tree = self.tree;
        let is = |class: NounClass| self.nouns.class(&draft.head).is(class);
        // "prohibited material" is sanctioned by nobody in particular; "the banned Workers' Party" is.
        let modifies = || {
            let left = matches!(tree.lemma(verb), "oust" | "depose");
            tree.label(verb) == Label::Amod && (!draft.named || left)
        };
        // Missiles fired into the sea hit nobody.
        let at_sea = || draft.is_place() && draft.name.split(' ').any(|part| WATERS.contains(&part));
        // "the airport, which the army has held since 2022" began nothing.
        let held =
            || tree.lemma(verb) == "hold" && (!draft.is_event() || !self.is_passive(verb) && is(NounClass::PLACE));
        // "took over the inquiry" seized nothing.
        let inquiry = || {
            let last = draft.head.rsplit(' ').next().unwrap_or_default();
            self.frames.noun(last).iter().any(|f| f.relation == "investigated")
        };
        let beyond = match frame.relation {
            "sanctioned" => modifies(),
            // A suspect flees, a minister is evacuated to hospital; only peoples are displaced.
            "displaced" => !draft.plural,
            "attacked" => at_sea(),
            // "Two tankers left the Red Sea"
            "withdrew-from" => matches!(tree.lemma(verb), "leave" | "exit") && at_sea(),
            "launched" => held(),
            // "acquired four helicopters": bought, and nobody's firm.
            "seized" => inquiry() || tree.lemma(verb) == "acquire" && !draft.named,
            _ => false,
        };
        // "will receive 100 fighter jets", "a yacht owned by X": nobody meets or speaks for them.
        let thing = || !draft.named && is(NounClass::VEHICLE.or(NounClass::WEAPON));
        beyond || ONLY_PEOPLE.contains(&frame.relation) && thing()
    }

    /// Whether a frame's deed is not done to a target, by what the text tells of it.
    fn is_beyond_deed_here(&self, verb: Index, frame: &VerbFrame, draft: &DraftNode, target: &Argument) -> bool {
        let tree = self.tree;
        let head = self.head_within(target.first, target.last);
        // "announced plans to sue": the suit lies ahead, and is read as that (`plans.rs`).
        let intent = || {
            DECLARING.contains(&tree.lemma(verb))
                && INTENTIONS.contains(&draft.head.as_str())
                && tree.kids(head).any(|k| tree.is_verb(k) && tree.kids(k).any(|to| tree.tag(to) == Tag::To))
        };
        // A king who is taken to hospital was hurt by nobody.
        let ill = || frame.rest.contains(&"hospital") && target.quantity.is_none();
        // "deployed in line with the resolution" goes nowhere.
        let manner = || TIES.contains(&draft.head.as_str()) && tree.prepositional(head, "with").is_some();
        // "with 44 Democrats voting against it": the bill, and no body that was told of.
        let voted = || tree.lemma(verb) == "vote" && tree.lower(head) == "it" && draft.is_organization();
        voted()
            || frame.relation == "launched" && intent()
            || frame.relation == "injured" && ill()
            || MOVES.contains(&frame.relation) && manner()
    }
}

/// Whether a frame takes nodes of a kind, where it names the kinds by their initials.
fn takes_kind(frame: &VerbFrame, kind: NodeKind) -> bool {
    let initial = kind.as_str().chars().next().map(|c| c.to_ascii_uppercase());
    frame.kinds.is_empty() || initial.is_some_and(|letter| frame.kinds.contains(letter))
}
