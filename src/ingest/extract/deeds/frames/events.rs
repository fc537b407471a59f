//! Claims that verbs make, by the frames of the lexicon.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deeds::frames::frame_readings::MISSING;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;

/// What a verb of funding says less well than the funding itself.
static FUNDED: Words = Words::of("events.funded");

/// Verbs of harm that describe those who bore it ("injured soldiers").
static HARMING: Words = Words::of("events.harming");

/// Verbs of speaking against what is not done yet.
static WARNING: Words = Words::of("events.warning");

impl Reading<'_> {
    /// Reads every verb of the body, from the token `from` on.
    pub(in crate::ingest::extract) fn read_verbs(&mut self, from: Index) {
        for word in from..self.tree.len() {
            self.read_deeds_told_by_nouns(word);
        }
        for verb in from..self.tree.len() {
            if self.may_tell(verb) {
                self.read_deeds_of_constructions(verb);
                if !self.is_told_by_a_construction(verb) {
                    self.read_frames(verb);
                }
            }
        }
    }

    /// Reads what nouns and adjectives tell by constructions of their own.
    fn read_deeds_told_by_nouns(&mut self, word: Index) {
        if self.tree.is_noun(word) {
            self.read_need(word);
            self.read_unwillingness(word);
            self.read_refusal_noun(word);
            self.read_advocate(word);
            self.read_behest(word);
            self.read_listed_demands(word);
            self.read_resignation_noun(word);
            self.read_position(word);
            self.read_alert(word);
            self.read_cited_wrong(word);
            self.read_calls(word);
            self.read_death_of(word);
        }
        if self.tree.is_verb(word) {
            self.read_allegation(word);
        }
        self.read_stance(word);
        self.read_tribute(word);
    }

    /// Whether a verb can tell a deed where it stands: it is no part of another and of no name, and does not only
    /// describe.
    fn may_tell(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.is_verb(verb)
            && !matches!(tree.label(verb), Label::Aux | Label::Auxpass | Label::Compound)
            && self.names.at(verb).is_none()
            && !(tree.label(verb) == Label::Amod && self.only_modifies(verb))
            && !self.is_warned_against(verb)
    }

    /// Whether a participle in front of a noun tells no deed of its own.
    fn only_modifies(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.tag(verb) != Tag::Vbn
            // "a convicted murderer" says what he is, not that he was tried.
            || matches!(tree.lemma(verb), "convict" | "accuse" | "capture")
            // "a unit for injured soldiers", "a school for displaced families" counts nobody.
            || HARMING.contains(&tree.lemma(verb))
                && self.quantity(tree.head(verb)).is_none()
    }

    /// "warned the United States against attacking": not yet.
    fn is_warned_against(&self, verb: Index) -> bool {
        let tree = self.tree;
        let preposition = tree.head(verb);
        tree.label(verb) == Label::Pcomp
            && matches!(tree.lower(preposition), "against" | "of" | "from")
            && WARNING.contains(&tree.lemma(tree.head(preposition)))
    }

    /// Reads what verbs tell by constructions, beside what their frames tell.
    fn read_deeds_of_constructions(&mut self, verb: Index) {
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
        self.read_guest_received(verb);
        self.read_attempt_on_life(verb);
        self.read_words_in_call(verb);
        self.read_declared_emergency(verb);
    }

    /// Reads what verbs tell by constructions in the place of their frames: whether one did.
    fn is_told_by_a_construction(&mut self, verb: Index) -> bool {
        self.is_left_so(verb)
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
            || self.read_dispersal(verb)
            || self.read_denied_charge(verb)
            || self.read_appeal_for_money(verb)
            || self.read_ordered_out(verb)
            || self.read_pressed_outcome(verb)
            || self.read_guests_named(verb)
            || self.read_brought_together(verb)
    }

    /// Reads a verb by the frames of the lexicon: the first that fits, and those that hold besides.
    fn read_frames(&mut self, verb: Index) {
        let tree = self.tree;
        let frames = self.frames.verb(tree.lemma(verb));
        if self.asked_for.contains(&verb) {
            self.note(verb, || "only asked for, promised or threatened".to_owned());
            return;
        }
        if frames.is_empty() {
            self.note(verb, || "no frame for this verb".to_owned());
        }
        let funded = self.read_funding(verb);
        let mut told = false;
        for frame in frames {
            if told && !frame.besides || funded && FUNDED.contains(&frame.relation) {
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
            told |= outcome.is_none() && !frame.besides;
        }
        let told = told || self.read_protest_place(verb) || self.read_forces_deployed(verb);
        if told || funded {
            self.told.insert(verb);
        }
    }

    pub(in crate::ingest::extract) fn head_is(&self, argument: &Argument, noun: &str) -> bool {
        self.nodes.get(argument.node).is_some_and(|d| d.head == noun)
    }

    /// "Putin and Erdogan met": each pair of the subjects.
    pub(super) fn read_together(&mut self, verb: Index, relation_name: &'static str) -> bool {
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
        self.claim_each_pair(
            Telling::new(verb, relation_name, &Match::of(predicate), modality, Rule::VerbTogether),
            &parties,
        )
    }
}
