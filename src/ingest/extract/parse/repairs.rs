//! Parses mended where the parser is known to err, before anything is read from them.
//!
//! The parser learned from the long sentences of newspapers; the present tense of briefs ("Thai police raid a house"),
//! elided auxiliaries ("seven are killed and 15 injured") and chains of places ("in Mpika, Zambia killing nine") lead
//! it astray in ways that the words themselves give away. Each repair names one such way.

use rustc_hash::FxHashSet;

use crate::ingest::extract::parse::dated_subjects::date_feasts;
use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Analysis, EntityType, Label, Tag};
use crate::lexicon::{Gazetteer, Words};
use crate::model::NodeKind;

/// Nouns for attacks behind what sort they are of ("a stabbing attack").
static ATTACKS: Words = Words::of("repairs.attacks");

/// One repair, at one token of a sentence; it leaves a parse alone that is not wrong in its way.
type Repair<'a> = fn(&mut Sentence<'a>, Index);

/// Puts right what the words of each sentence show to be wrong in its parse.
pub(in crate::ingest::extract) fn mend(analysis: &mut Analysis, text: &str, gazetteer: &Gazetteer) {
    date_feasts(analysis, text);
    let named = |fits: fn(EntityType) -> bool| -> FxHashSet<Index> {
        let entities = analysis.entities.iter().filter(|e| fits(e.kind));
        entities.flat_map(|e| e.tokens.start as usize..e.tokens.end as usize).collect()
    };
    let places = named(|kind| matches!(kind, EntityType::Gpe | EntityType::Loc));
    let persons = named(|kind| kind == EntityType::Person);
    for sentence in &analysis.sentences {
        let range = sentence.start as usize..sentence.end as usize;
        let Some(tokens) = analysis.tokens.get_mut(range.clone()) else { continue };
        let here = range.clone().filter(|i| persons.contains(i)).collect();
        Sentence::new(tokens, range.start, text, gazetteer, &places, here).mend();
    }
}

impl<'a> Sentence<'a> {
    /// What is mended first, token by token: words taken for another part of speech, and what hangs on them for it.
    /// Each repair sees what those before it mended.
    const WORDS: &'a [Repair<'a>] = &[
        Self::stop_on_acronym,
        Self::clause_for_noun,
        Self::name_for_measure,
        Self::day_on_subject,
        Self::time_in_subject,
        Self::particle_with_object,
        Self::parts_of_word,
        Self::nations_joined,
        Self::cause_on_age,
        Self::noun_of_particle,
        Self::verb_of_two_words,
        Self::aged_person,
        Self::force_in_compound,
        Self::deed_of_convict,
        Self::verb_behind_article,
        Self::lemma_of_bases,
        Self::past_for_present,
        Self::past_in_name,
        Self::modifier_for_verb,
        Self::lemma_of_verb,
        Self::lemma_of_wound,
        Self::lemma_of_spared,
        Self::first_of_two_verbs,
        Self::noun_for_verb,
        Self::infinitive,
        Self::infinitive_for_property,
        Self::subject_in_compound,
        Self::object_of_participle,
        Self::verb_in_compound,
        Self::noun_in_compound,
        Self::object_in_apposition,
        Self::elided_auxiliary,
        Self::country_for_subject,
        Self::joined_attack,
        Self::weapons_of_attack,
        Self::gerund_with_doer,
        Self::spliced_passive,
        Self::participle_for_past,
        Self::deed_of_somebody,
    ];

    /// What is mended then, in a sentence whose verbs are known: what belongs to which of them.
    const CLAUSES: &'a [Repair<'a>] = &[
        Self::occupied_place,
        Self::passive_behind_participle,
        Self::fellow_of_patient,
        Self::passive_behind_aside,
        Self::preposition_again,
        Self::fellow_behind_aside,
        Self::name_of_neighbour,
        Self::fellow_behind_name,
        Self::place_of_clash,
        Self::happening_that_is_said,
        Self::deed_behind_agent,
        Self::subject_behind_but,
        Self::subject_behind_and,
        Self::clause_behind_preposition,
        Self::clause_behind_described,
        Self::charge_beside_denier,
        Self::damage_of_event,
        Self::gerund_of_another,
        Self::number_for_subject,
        Self::infinitive_beside_participle,
        Self::person_behind_body,
        Self::charge_behind_court,
        Self::blamed_behind_deed,
        Self::day_on_last,
        Self::had_before_subject,
        Self::should_before_noun,
        Self::counted_between,
        Self::countries_of_gap,
        Self::placed_list,
        Self::subject_behind_relative,
        Self::subject_before_whose,
        Self::infinitive_behind_time,
        Self::subject_joined_before,
        Self::object_for_subject,
        Self::exception_behind_all,
        Self::excluded_fellow,
        Self::first_ruled_out,
        Self::infinitive_of_planning,
        Self::infinitive_of_call,
        Self::gerund_ruled_out,
        Self::perfect_before_object,
        Self::finite_before_object,
        Self::happening_for_deed,
        Self::guilty_of_found,
        Self::verb_behind_participle,
        Self::object_of_whose,
        Self::in_the_face_of,
        Self::charge_behind_day,
        Self::origin_behind_remark,
        Self::hostage_of_taken,
        Self::dead_of_shot,
        Self::dead_of_left,
        Self::number_behind_measure,
        Self::headline_passive,
        Self::spliced_statement,
        Self::participle_for_clause,
        Self::participle_for_subject,
        Self::told_of_object,
        Self::finite_participle,
        Self::participle_of_wish,
        Self::acronym_for_infinitive,
        Self::name_for_verb,
        Self::receiver_in_amount,
        Self::receiver_in_compound,
        Self::thing_given,
        Self::object_behind_idiom,
        Self::object_of_call,
        Self::who_behind_place,
        Self::infinitive_of_joined_request,
        Self::outcome_in_apposition,
        Self::outcome_behind_meanwhile,
        Self::outcome_behind_relative,
        Self::held_place_of_list,
        Self::number_on_property,
        Self::listed_objects,
        Self::first_of_subjects,
        Self::conjoined_verb,
        Self::noun_beside_verb,
        Self::participle_beside_verb,
        Self::first_of_joint_deeds,
        Self::finite_beside_gerund,
        Self::gerund_beside_gerund,
        Self::gerund_for_modifier,
        Self::gerund_beside_object,
        Self::agent_of_barring,
        Self::author_of_ascribed,
        Self::subject_behind_as,
        Self::charge_behind_list,
        Self::deed_beside_deed,
        Self::sides_behind_host,
        Self::number_beside_verb,
        Self::object_in_apposition,
        Self::raised_target,
        Self::body_for_pronoun,
        Self::subject_of_auxiliary,
        Self::elected_again,
        Self::forces_for_verb,
        Self::judged_behind_person,
        Self::step_beside_person,
        Self::person_behind_nation,
        Self::country_of_list,
        Self::members_taken_apart,
        Self::list_behind_agent,
        Self::title_beside_name,
        Self::possessor_for_subject,
        Self::kids_of_name,
        Self::second_subject,
        Self::first_of_two_bodies,
        Self::sides_behind_verb,
        Self::place_of_pact,
        Self::second_of_counted,
        Self::number_of_list,
        Self::list_behind_own,
        Self::object_joined_to_verb,
        Self::name_for_adverb,
        Self::names_of_several,
        Self::names_of_posts,
        Self::subject_on_date,
        Self::day_in_name,
        Self::finding_behind_clause,
        Self::content_of_decision,
        Self::object_of_judgement,
        Self::against_of_lawsuit,
        Self::warning_for_verb,
        Self::warning_in_front,
        Self::demanding_crowd,
        Self::gerund_of_charge,
        Self::charge_on_the_charged,
        Self::day_on_charge,
        Self::kin_beside_holder,
        Self::post_behind_person,
        Self::leaver_of_post,
        Self::ruling_behind_permission,
        Self::preposition_without_object,
        Self::measure_fathered,
        Self::first_of_two_sides,
        Self::agent_behind_object,
        Self::agent_behind_epithet,
        Self::giver_of_post,
        Self::epithet_behind_object,
        Self::agent_behind_place,
        Self::agent_of_deed,
        Self::agent_behind_victim,
        Self::measured_subject,
        Self::participle_for_modifier,
        Self::bare_passive,
        Self::number_more,
        Self::adverb_for_noun,
        Self::name_behind_noun,
        Self::holder_on_the_next_post,
        Self::person_behind_noun,
        Self::article_of_name,
        Self::post_before_name,
        Self::post_beside_subject,
        Self::fined_sum,
        Self::conjunction_on_participle,
        Self::attack_for_verb,
        Self::tense_of_two,
        Self::counted_passive,
        Self::named_beside_apposition,
        Self::gerund_in_compound,
        Self::tally_of_vote,
        Self::abstainers_behind_vote,
        Self::verb_for_subject,
        Self::verb_for_object,
        Self::verbal_preposition,
        Self::announcement_of_two,
        Self::subject_behind_conjunction,
        Self::described_behind_conjunction,
        Self::subject_joined_to_object,
        Self::object_behind_of,
        Self::finite_beside_infinitive,
        Self::infinitive_beside_finite,
        Self::gerund_beside_infinitive,
        Self::finite_beside_predicate,
        Self::speech_beside_statement,
        Self::suffix_of_post,
        Self::adjective_for_post,
        Self::rank_in_command,
        Self::plural_of_acronym,
        Self::passive_of_prefixed,
        Self::finite_behind_name,
        Self::finite_before_noun,
        Self::fined_in_headline,
        Self::speaker_behind_quotation,
        Self::named_among_them,
        Self::claims_for_verb,
        Self::participle_in_front,
        Self::epithet_behind_verb,
        Self::epithet_for_subject,
        Self::adjective_before_article,
        Self::cease_and_desist,
        Self::adjunct_behind_apposition,
        Self::adjunct_behind_participle,
        Self::object_behind_aside,
        Self::patient_behind_day,
        Self::deed_behind_deed,
        Self::participle_behind_day,
        Self::unwelcome_person,
        Self::description_in_front,
        Self::pair_in_headline,
        Self::people_meeting,
        Self::person_named,
        Self::verb_behind_called,
        Self::against_behind_court,
        Self::disaster_in_front,
        Self::speaker_behind_report,
        Self::report_on_its_place,
        Self::answered_claim,
        Self::claim_before_answerer,
        Self::told_behind_speaker,
        Self::held_responsible,
        Self::name_behind_companion,
        Self::name_behind_second_post,
        Self::clause_of_whose_post,
        Self::subject_behind_fronted_name,
        Self::perfect_behind_aside,
        Self::second_behind_aside,
        Self::doer_of_second_gerund,
        Self::independent_for_subject,
        Self::counted_for_subject,
        Self::names_of_counted,
        Self::allege_for_noun,
        Self::source_of_removal,
        Self::second_side_of_vote,
        Self::object_before_subject,
        Self::undergone_beside_passive,
    ];

    fn mend(&mut self) {
        for repairs in [Self::WORDS, Self::CLAUSES] {
            for at in 0..self.tokens.len() {
                repairs.iter().for_each(|repair| repair(self, at));
            }
        }
        self.verb_in_name();
        self.headline_pair();
        self.headline_verb();
        self.verb_of_verbless();
        // Of subjects that the repairs above have joined, too.
        (0..self.tokens.len()).for_each(|at| self.country_between(at));
    }

    /// "Turkey arrests four journalists": what follows the verb was taken for another name of its subject.
    fn object_in_apposition(&mut self, at: Index) {
        if !matches!(self.tag(at), Tag::Vbz | Tag::Vbd | Tag::Vbp)
            || self.kid(at, Label::Dobj).is_some()
            || self.kid(at, Label::Nsubj).is_none()
        {
            return;
        }
        if let Some(object) = self.kids(at).into_iter().find(|k| *k > at && self.label(*k) == Label::Appos)
            && self.is_noun(object)
        {
            self.hang(object, at, Label::Dobj);
        }
    }

    /// "in Mpika, Zambia killing nine", "A doctor from Lyon, France is jailed": a country that only says where the
    /// place before it lies was taken for the subject.
    fn country_for_subject(&mut self, at: Index) {
        if !matches!(self.label(at), Label::Nsubj | Label::Nsubjpass) || at < 2 || self.tag(at) != Tag::Nnp {
            return;
        }
        let (comma, inner) = (at - 1, at - 2);
        let verb = self.head(at);
        let first = (0..=at).rev().take_while(|i| *i == at || self.head(*i) == at).last().unwrap_or(at);
        let (comma, inner) = if first == at { (comma, inner) } else { (first.wrapping_sub(1), first.wrapping_sub(2)) };
        if inner >= at || self.tag(comma) != Tag::Comma || self.label(inner) != Label::Pobj || verb <= at {
            return;
        }
        let span =
            self.tokens.get(first).zip(self.tokens.get(at)).map(|(a, b)| a.span.start as usize..b.span.end as usize);
        let name = span.and_then(|s| self.text.get(s)).unwrap_or_default();
        let place = self.gazetteer.find(name).is_some_and(|e| e.kind == NodeKind::Location);
        let preposition = self.head(inner);
        if !place
            || !self.places.contains(&(inner + self.first)) && self.gazetteer.find(self.word(inner)).is_none()
            || !matches!(self.word(preposition), "in" | "from" | "near" | "at" | "outside" | "of" | "on" | "to")
        {
            return;
        }
        let governor = self.head(preposition);
        let subject = if governor < preposition && self.is_noun(governor) && self.head(governor) == verb {
            Some(governor)
        } else {
            None
        };
        // "gather in Nanyuki, Kenya to protest"
        let infinitive = self.tag(verb) == Tag::Vb
            && at + 1 < verb
            && self.kids(verb).into_iter().any(|k| k == at + 1 && self.word(k) == "to");
        let participle = self.tag(verb) == Tag::Vbg && self.kid(verb, Label::Aux).is_none() || infinitive;
        let label = self.label(at);
        match subject {
            Some(subject) => self.hang(subject, verb, label),
            None if participle => {}
            None => return,
        }
        self.hang(at, inner, Label::Appos);
    }

    /// "in a ramming, stabbing, and shooting attack by X", "in a vehicle ramming and stabbing attack": what sort of
    /// attack it was, was taken for what was done to it.
    fn joined_attack(&mut self, at: Index) {
        if self.label(at) != Label::Dobj || !ATTACKS.contains(&self.lemma(at)) {
            return;
        }
        let sort = self.head(at);
        if sort + 1 != at || self.tag(sort) != Tag::Vbg {
            return;
        }
        let mut top = sort;
        while matches!(self.label(top), Label::Conj) && self.head(top) < top {
            top = self.head(top);
        }
        if !matches!(self.label(top), Label::Pobj | Label::Pcomp) || self.kid(top, Label::Nsubj).is_some() {
            return;
        }
        let preposition = self.head(top);
        let mut moved: Vec<Index> = self.kids(sort).into_iter().filter(|k| *k > at).collect();
        moved.extend(self.kids(top).into_iter().filter(|k| *k > at));
        let determiners: Vec<Index> = self.kids(top).into_iter().filter(|k| self.label(*k) == Label::Det).collect();
        self.hang(at, preposition, Label::Pobj);
        self.hang(top, at, Label::Compound);
        for kid in moved {
            let label = self.label(kid);
            self.hang(kid, at, label);
        }
        for kid in determiners {
            self.hang(kid, at, Label::Det);
        }
    }
}
