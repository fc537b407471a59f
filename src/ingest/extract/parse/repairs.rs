//! Parses mended where the parser is known to err, before anything is read from them.
//!
//! The parser learned from the long sentences of newspapers; the present tense of briefs ("Thai police raid a house"),
//! elided auxiliaries ("seven are killed and 15 injured") and chains of places ("in Mpika, Zambia killing nine") lead
//! it astray in ways that the words themselves give away. Each repair names one such way, and its row in the tables
//! which tokens it looks at: `repair!(name, tags, labels, words)`, from `token_masks.rs`. A row need not say it: one of
//! the name alone is tried at every token. One that leaves out a token at which its repair would do something is wrong.

use std::sync::LazyLock;

use crate::lexicon::shared_words::{DIRECTIONAL, LOCATIVE};
use rustc_hash::FxHashSet;

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::token_masks::{Repair, Rows, repair};
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Analysis, EntityType, Label, Tag};
use crate::lexicon::{Gazetteer, Words};
use crate::model::NodeKind;

/// Nouns for attacks behind what sort they are of ("a stabbing attack").
static ATTACKS: Words = Words::of("repairs.attacks");

/// Both tables by the tokens that their rows look at.
static ROWS: LazyLock<[Rows; 2]> = LazyLock::new(|| Sentence::TABLES.map(Rows::of));

const _: () = assert!(Sentence::WORDS.len() <= Rows::MOST && Sentence::CLAUSES.len() <= Rows::MOST);

/// Puts right what the words of each sentence show to be wrong in its parse.
pub(in crate::ingest::extract) fn mend(analysis: &mut Analysis, text: &str, gazetteer: &Gazetteer) {
    sentences(analysis, text, gazetteer, |mut sentence| sentence.mend());
}

/// Does something with each sentence of a text, as repairs look at it.
pub(super) fn sentences(
    analysis: &mut Analysis,
    text: &str,
    gazetteer: &Gazetteer,
    mut each: impl FnMut(Sentence<'_>),
) {
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
        each(Sentence::new(tokens, range.start, text, gazetteer, &places, here));
    }
}

impl<'a> Sentence<'a> {
    /// What is mended first, token by token: words taken for another part of speech, and what hangs on them for it.
    /// Each repair sees what those before it mended.
    const WORDS: &'a [Repair<'a>] = &[
        repair!(stop_on_acronym),
        repair!(clause_for_noun, PAST, AMOD),
        repair!(name_for_measure, NNP, NPADVMOD),
        repair!(people_for_measure, NN | NNS, NPADVMOD),
        repair!(day_on_subject, ANY, PREP | NPADVMOD, "on" | "in" | "On" | "In"),
        repair!(time_in_subject),
        repair!(particle_with_object, ANY, PRT),
        repair!(parts_of_word, ANY, ARGUMENTS | SUBCLAUSES),
        repair!(nations_joined, ANY, MODIFIERS | NPADVMOD),
        repair!(cause_on_age, ANY, PREP, "of" | "from" | "after" | "following"),
        repair!(noun_of_particle, ANY, COMPOUND),
        repair!(verb_of_two_words, VERBS, ANY),
        repair!(aged_person, JJ, ANY, "old"),
        repair!(force_in_compound, NN | NNP | VBP | VB, MODIFIERS),
        repair!(deed_of_convict, VBG, XCOMP | ACL | ADVCL | AMOD | COMPOUND | CCOMP),
        repair!(verb_behind_article, NNS, ADVCL | ROOT | CCOMP | CONJ),
        repair!(lemma_of_bases),
        repair!(past_for_present, VBP, ANY),
        repair!(past_in_name, NN | NNP, MODIFIERS),
        repair!(modifier_for_verb, VB | VBP, CONJ),
        repair!(lemma_of_verb, VBZ | PAST | VBG, ANY),
        repair!(lemma_of_wound, ANY, ANY, "wound"),
        repair!(lemma_of_spared, ANY, ANY, "spared" | "sparing"),
        repair!(first_of_two_verbs, NN | NNS | NNP, ANY),
        repair!(noun_for_verb, NN | NNS, ANY),
        repair!(infinitive, NN, XCOMP | ADVCL | ACL | RELCL | CCOMP),
        repair!(infinitive_for_property, JJ, AMOD),
        repair!(subject_in_compound, FINITE, ANY),
        repair!(object_of_participle, FINITE, ANY),
        repair!(verb_in_compound, VBZ | VBD, MODIFIERS),
        repair!(noun_in_compound, NNS, COMPOUND),
        repair!(object_in_apposition, FINITE, ANY),
        repair!(elided_auxiliary, CD | DT | NN | NNS | NNPS, CONJ),
        repair!(country_for_subject, NNP, SUBJECTS),
        repair!(joined_attack, ANY, DOBJ),
        repair!(weapons_of_attack, NN, ANY),
        repair!(gerund_with_doer, VBG, PCOMP),
        repair!(spliced_passive, VBN, CCOMP | ADVCL),
        repair!(participle_for_past, VBD, ACL),
        repair!(deed_of_somebody, PAST, ACL),
    ];

    /// What is mended then, in a sentence whose verbs are known: what belongs to which of them.
    const CLAUSES: &'a [Repair<'a>] = &[
        repair!(occupied_place),
        repair!(passive_behind_participle),
        repair!(passive_behind_aside),
        repair!(noun_behind_as_well_as, ANY, CC | PREP, "as"),
        repair!(preposition_again),
        repair!(fellow_behind_aside),
        repair!(name_of_neighbour),
        repair!(fellow_behind_name),
        repair!(place_of_clash),
        repair!(happening_that_is_said, NN | NNS, DOBJ),
        repair!(deed_behind_agent, VBD, ACL),
        repair!(subject_behind_but, ANY, CONJ),
        repair!(subject_behind_and, ANY, CONJ | DOBJ),
        repair!(clause_behind_preposition, PAST, ACL),
        repair!(clause_behind_described, VBD, ANY),
        repair!(clause_behind_apposed, FINITE, ADVCL),
        repair!(charge_beside_denier, ANY, COMPOUND),
        repair!(damage_of_event, PAST | VBZ, CONJ),
        repair!(gerund_of_another, VBG, ADVCL | ACL | XCOMP),
        repair!(number_for_subject, CD, CONJ),
        repair!(infinitive_beside_participle, VB, CONJ),
        repair!(person_behind_body, ANY, POBJ),
        repair!(charge_behind_court, ANY, ANY, "of"),
        repair!(blamed_behind_deed),
        repair!(day_on_last, ANY, PREP, "on"),
        repair!(had_before_subject, ANY, ANY, "had" | "Had"),
        repair!(should_before_noun, ANY, AUX, "Should"),
        repair!(counted_between, ANY, PREP, "between"),
        repair!(countries_of_gap, NNP, CONJ),
        repair!(placed_list, ANY, DOBJ | OPRD | POBJ),
        repair!(subject_behind_relative, ANY, SUBJECTS | CSUBJ | EXPL),
        repair!(subject_before_whose, ANY, SUBJECTS | CSUBJ | EXPL),
        repair!(infinitive_behind_time, VB, RELCL | ADVCL),
        repair!(subject_joined_before, FINITE, ANY),
        repair!(object_for_subject, FINITE, CCOMP),
        repair!(exception_behind_all, ANY, CC | COMPOUND, "but" | "bar"),
        repair!(excluded_fellow, ANY, ANY, "not"),
        repair!(first_ruled_out),
        repair!(infinitive_of_planning, VB, ADVCL | ACL | XCOMP | RELCL),
        repair!(infinitive_of_call, VB, RELCL | ACL | ADVCL | XCOMP),
        repair!(gerund_ruled_out, VBG, ADVCL | CCOMP),
        repair!(perfect_before_object, VBN, AMOD),
        repair!(finite_before_object, PAST, AMOD | COMPOUND),
        repair!(happening_for_deed, VBG, SUBJECTS | POBJ | DOBJ),
        repair!(guilty_of_found),
        repair!(verb_behind_participle, ANY, CCOMP),
        repair!(object_of_whose, ANY, RELCL | NSUBJ),
        repair!(in_the_face_of, ANY, POBJ, "face" | "teeth"),
        repair!(charge_behind_day, ANY, PREP, "of"),
        repair!(origin_behind_remark, ANY, PREP, "from"),
        repair!(hostage_of_taken, ANY, ANY, "hostage" | "captive" | "prisoner"),
        repair!(dead_of_shot, ANY, AMOD, "dead"),
        repair!(dead_of_left, ANY, CCOMP | ACL | DOBJ),
        repair!(number_behind_measure, ANY, NPADVMOD | PREP),
        repair!(headline_passive, PAST, ANY),
        repair!(spliced_statement, ANY, CCOMP),
        repair!(participle_for_clause, VBN, ANY),
        repair!(participle_for_subject, VBG, CSUBJ),
        repair!(told_of_object, PAST, CONJ),
        repair!(finite_participle, VBD, ACL),
        repair!(participle_of_wish, PAST, CCOMP),
        repair!(acronym_for_infinitive, VB, ANY),
        repair!(name_for_verb, VB | VBP, POBJ | DOBJ),
        repair!(receiver_in_amount, ANY, DOBJ),
        repair!(receiver_in_compound, ANY, DOBJ),
        repair!(thing_given, ANY, APPOS),
        repair!(object_behind_idiom, ANY, NPADVMOD),
        repair!(object_of_call, ANY, OPRD),
        repair!(who_behind_place, ANY, RELCL),
        repair!(infinitive_of_joined_request, VB, ADVCL | XCOMP),
        repair!(outcome_in_apposition, ANY, APPOS),
        repair!(outcome_behind_meanwhile, VBG, ADVCL),
        repair!(outcome_behind_relative, VBG, ACL),
        repair!(held_place_of_list),
        repair!(number_on_property, CD, NSUBJ),
        repair!(property_for_verb, PAST, ANY),
        repair!(listed_objects, ANY, DOBJ),
        repair!(first_of_subjects, NAMES, NPADVMOD | DEP | NSUBJ),
        repair!(conjoined_verb, NNS, CONJ),
        repair!(noun_beside_verb, NN | NNS, CONJ | COMPOUND | NMOD),
        repair!(participle_beside_verb, PAST, AMOD),
        repair!(first_of_joint_deeds, VBN, ANY),
        repair!(finite_beside_gerund, FINITE | VB, CONJ),
        repair!(gerund_beside_gerund, VBG | JJ, AMOD),
        repair!(gerund_for_modifier),
        repair!(deed_joined_to_charge, VBG, CONJ),
        repair!(gerund_beside_object),
        repair!(agent_of_barring),
        repair!(author_of_ascribed),
        repair!(subject_behind_as),
        repair!(charge_behind_list),
        repair!(deed_beside_deed),
        repair!(sides_behind_host),
        repair!(number_beside_verb, CD, CONJ),
        repair!(object_in_apposition, FINITE, ANY),
        repair!(raised_target, ANY, POBJ),
        repair!(body_for_pronoun, WP | WDT, ANY, "WHO"),
        repair!(subject_of_auxiliary, ANY, SUBJECTS | AUX | NEG),
        repair!(elected_again, ANY, AMOD),
        repair!(prefix_for_object, ANY, DOBJ | POBJ, "re"),
        repair!(forces_for_verb, VBZ, ANY, "forces"),
        repair!(judged_behind_person, VBN, ACL),
        repair!(step_beside_person, ANY, APPOS),
        repair!(person_behind_nation, ANY, APPOS),
        repair!(country_of_list, NNP, CONJ),
        repair!(members_taken_apart, COMMA, ANY),
        repair!(list_behind_agent, ANY, APPOS),
        repair!(title_beside_name, NNP, SUBJECTS | DOBJ),
        repair!(possessor_for_subject, ANY, NSUBJ),
        repair!(kids_of_name, NNP, APPOS | CONJ),
        repair!(second_subject, ANY, NSUBJ),
        repair!(first_of_two_bodies, ANY, NMOD | COMPOUND),
        repair!(sides_behind_verb, ANY, PREP, "between"),
        repair!(place_of_pact, ANY, PREP, "in"),
        repair!(second_of_counted, NN | NNS, APPOS | SUBJECTS),
        repair!(number_of_list, CD, APPOS),
        repair!(list_behind_own, ANY, APPOS),
        repair!(object_joined_to_verb, CD | NNP, CONJ),
        repair!(name_for_adverb, RB | JJ, ADVMOD | ACOMP),
        repair!(names_of_several, NNP, NSUBJ),
        repair!(names_of_posts, NNP, CONJ),
        repair!(subject_on_date, NNP, APPOS),
        repair!(day_in_name, ANY, COMPOUND),
        repair!(subject_in_date, NNP | NNPS, POBJ),
        repair!(month_in_name, ANY, COMPOUND),
        repair!(finding_behind_clause, JJ, AMOD),
        repair!(content_of_decision, VB, ADVCL | XCOMP | CCOMP),
        repair!(object_of_judgement, ANY, COMPOUND),
        repair!(against_of_lawsuit, ANY, PREP, "against"),
        repair!(warning_for_verb),
        repair!(warning_in_front, ANY, ANY, "warning"),
        repair!(demanding_crowd, VBG, ADVCL | XCOMP | PCOMP | CONJ | CCOMP),
        repair!(gerund_of_charge, VBG, AMOD),
        repair!(charge_on_the_charged, ANY, ANY, "of"),
        repair!(day_on_charge, ANY, PREP, "on"),
        repair!(day_of_decision, ANY, PREP, "on"),
        repair!(kin_beside_holder, ANY, CONJ),
        repair!(post_behind_person, NNP, ANY),
        repair!(leaver_of_post, VBG, ADVCL),
        repair!(ruling_behind_permission, VBG, ADVCL),
        repair!(preposition_without_object, ANY, PREP),
        repair!(measure_fathered, VBN, ACL),
        repair!(first_of_two_sides, NN | NNS, NMOD | COMPOUND),
        repair!(agent_behind_object, ANY, PREP, "by"),
        repair!(agent_behind_epithet, ANY, PREP | AGENT, "by"),
        repair!(giver_of_post, VBN, ANY),
        repair!(giver_of_named, VBN, ACL),
        repair!(epithet_for_clause, PAST, ANY),
        repair!(epithet_behind_object, ANY, OPRD | DOBJ),
        repair!(agent_behind_place, ANY, PREP, "by"),
        repair!(agent_of_deed, ANY, PREP, "by"),
        repair!(agent_behind_victim, ANY, PREP, "by"),
        repair!(measured_subject, ANY, NSUBJ),
        repair!(participle_for_modifier, VBG | JJ, AMOD),
        repair!(bare_passive, PAST | JJ, ANY),
        repair!(number_more, ANY, ADVMOD | NPADVMOD | DOBJ, "more"),
        repair!(adverb_for_noun),
        repair!(name_behind_noun, NNP, APPOS | NPADVMOD | DOBJ | OPRD | POBJ),
        repair!(holder_on_the_next_post, NNP, NMOD | COMPOUND),
        repair!(person_behind_noun, NNP, NPADVMOD | DOBJ | OPRD | APPOS),
        repair!(article_of_name, ANY, DET, "The"),
        repair!(post_before_name, ANY, DEP),
        repair!(post_beside_subject, NNP, SUBJECTS),
        repair!(fined_sum, ANY, DATIVE | NMOD | COMPOUND | POSS),
        repair!(conjunction_on_participle, WRB, ADVMOD),
        repair!(attack_for_verb, VBZ, ANY),
        repair!(tense_of_two, VBP | VBZ | VB, CONJ),
        repair!(counted_passive, VBN, OPRD | ACL | AMOD | APPOS | DEP),
        repair!(named_beside_apposition, NNP, CONJ),
        repair!(gerund_in_compound, VBG, COMPOUND | AMOD),
        repair!(tally_of_vote, VB, RELCL | ACL | XCOMP | ADVCL),
        repair!(abstainers_behind_vote, ANY, ANY, "by" | "from"),
        repair!(verb_for_subject, VB | VBZ, SUBJECTS | POBJ | DOBJ),
        repair!(verb_for_object, VB | VBP, CCOMP),
        repair!(verbal_preposition, VBG, ANY),
        repair!(announcement_of_two, NN | NNP, ANY),
        repair!(subject_behind_conjunction, VBD | VBZ, CONJ),
        repair!(described_behind_conjunction, VBD | VBZ, CONJ),
        repair!(subject_joined_to_object, ANY, CONJ),
        repair!(object_behind_of, ANY, PREP, "of"),
        repair!(finite_beside_infinitive, VBD | VBZ, CONJ),
        repair!(infinitive_beside_finite, VB | VBP, CONJ),
        repair!(gerund_beside_infinitive, VBG, CONJ),
        repair!(finite_beside_predicate, VBD | VBZ, CONJ),
        repair!(speech_beside_statement, PAST | VBZ, CONJ),
        repair!(suffix_of_post),
        repair!(adjective_for_post, JJ, ANY),
        repair!(rank_in_command),
        repair!(plural_of_acronym, NN | NNS | NAMES, ANY),
        repair!(passive_of_prefixed, PAST, ACOMP | ATTR | OPRD),
        repair!(finite_behind_name, PAST, ACL),
        repair!(finite_before_noun, PAST, MODIFIERS),
        repair!(fined_in_headline, VBD, ANY),
        repair!(speaker_behind_quotation, VBD | VBZ, ANY),
        repair!(named_among_them, ANY, ANY, "among"),
        repair!(claims_for_verb, VBZ, DOBJ | POBJ),
        repair!(participle_in_front, NN, ADVCL),
        repair!(epithet_behind_verb, PAST, ANY),
        repair!(epithet_for_subject, ANY, SUBJECTS),
        repair!(adjective_before_article, JJ, AMOD),
        repair!(cease_and_desist),
        repair!(adjunct_behind_apposition, ANY, PREP),
        repair!(adjunct_behind_participle, ANY, PREP),
        repair!(object_behind_aside, NAMES, NPADVMOD | DEP | APPOS | OPRD),
        repair!(patient_behind_day, ANY, PREP, "of"),
        repair!(deed_behind_deed, PAST, CCOMP),
        repair!(participle_behind_day, VBN, ADVCL),
        repair!(unwelcome_person, ANY, ANY, "persona"),
        repair!(description_in_front, NNP, SUBJECTS),
        repair!(pair_in_headline, ANY, ANY, "as" | "while"),
        repair!(people_meeting, VBG, POBJ),
        repair!(person_named, NNP, OPRD),
        repair!(verb_behind_called, PAST, ANY),
        repair!(against_behind_court, ANY, PREP, "against"),
        repair!(disaster_in_front, NAMES, ANY),
        repair!(speaker_behind_report, VBD | VBZ, ANY),
        repair!(report_on_its_place, ANY, ACL | CCOMP),
        repair!(answered_claim, ANY, ACL),
        repair!(claim_before_answerer, NN, COMPOUND | NMOD),
        repair!(told_behind_speaker, ANY, CONJ),
        repair!(held_responsible, ANY, CCOMP | ACOMP),
        repair!(name_behind_companion, NNP, APPOS),
        repair!(name_behind_second_post, NNP, APPOS),
        repair!(clause_of_whose_post, ANY, APPOS),
        repair!(subject_behind_fronted_name, NNP, APPOS),
        repair!(subject_behind_fronted_place, ANY, CONJ),
        repair!(perfect_behind_aside, PAST, CONJ | ADVCL),
        repair!(second_behind_aside, PAST, CONJ | ADVCL),
        repair!(doer_of_second_gerund, VBG, ANY),
        repair!(independent_for_subject, PAST, CONJ),
        repair!(counted_for_subject, ANY, CONJ, "second" | "third" | "fourth" | "fifth" | "other" | "another"),
        repair!(names_of_counted, NNP, APPOS | NPADVMOD),
        repair!(allege_for_noun, ANY, NPADVMOD | COMPOUND, "allege"),
        repair!(source_of_removal, ANY, PREP, "from"),
        repair!(owner_joined_to_people, ANY, CONJ),
        repair!(second_side_of_vote, ANY, CONJ, "for" | "against"),
        repair!(object_before_subject, NNP, NMOD | COMPOUND | APPOS),
        repair!(undergone_beside_passive, VBD, CONJ),
        repair!(participle_of_series),
        repair!(object_before_passive),
        repair!(subject_behind_passive),
        repair!(clause_of_cleft),
        repair!(who_of_appointed),
        repair!(names_before_parts),
        repair!(infinitive_of_described),
        repair!(particle_on_number),
        repair!(attack_of_two_sorts),
    ];

    /// All of them, in the order in which they mend.
    pub(super) const TABLES: [&'a [Repair<'a>]; 2] = [Self::WORDS, Self::CLAUSES];

    fn mend(&mut self) {
        for (table, rows) in Self::TABLES.into_iter().zip(&*ROWS) {
            for at in 0..self.tokens.len() {
                let mut from = 0;
                // Of the token as it is by now, which the repairs before this one may have changed.
                while let Some(row) = rows.next(from, self.tag(at), self.label(at)) {
                    if let Some(repair) = table.get(row).filter(|repair| repair.is_about(self, at)) {
                        (repair.mend)(self, at);
                    }
                    from = row + 1;
                }
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
        let place = self.gazetteer.find(self.written(first, at)).is_some_and(|e| e.kind == NodeKind::Location);
        let preposition = self.head(inner);
        if !place
            || !self.places.contains(&(inner + self.first)) && self.gazetteer.find(self.word(inner)).is_none()
            || !(LOCATIVE.contains(&self.word(preposition))
                || DIRECTIONAL.contains(&self.word(preposition))
                // "the mayor of Lyon, France", "an attack on Lyon, France"
                || matches!(self.word(preposition), "of" | "on"))
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
