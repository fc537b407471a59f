//! Parses mended where the parser is known to err, before anything is read from them.
//!
//! The parser learned from the long sentences of newspapers; the present tense of briefs ("Thai police raid a house"),
//! elided auxiliaries ("seven are killed and 15 injured") and chains of places ("in Mpika, Zambia killing nine") lead it
//! astray in ways that the words themselves give away. Each repair names one such way.

use rustc_hash::FxHashSet;

use crate::ingest::extract::parse::force_verbs::before_noun;
use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Analysis, EntityType, Label, Pos, Tag};
use crate::lexicon::{Frames, Gazetteer, Words};
use crate::model::NodeKind;

/// Verbs without a frame that briefs are full of, whose present tense looks like a noun.
pub(in crate::ingest::extract) static EVERYDAY: Words = Words::of("repairs.everyday");

/// Puts right what the words of each sentence show to be wrong in its parse.
pub(in crate::ingest::extract) fn mend(analysis: &mut Analysis, text: &str, gazetteer: &Gazetteer) {
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

impl Sentence<'_> {
    fn mend(&mut self) {
        for at in 0..self.tokens.len() {
            self.stop_on_acronym(at);
            self.clause_for_noun(at);
            self.name_for_measure(at);
            self.day_on_subject(at);
            self.particle_with_object(at);
            self.parts_of_word(at);
            self.nations_joined(at);
            self.cause_on_age(at);
            self.noun_of_particle(at);
            self.aged_person(at);
            self.force_in_compound(at);
            self.deed_of_convict(at);
            self.verb_behind_article(at);
            self.lemma_of_bases(at);
            self.past_for_present(at);
            self.lemma_of_verb(at);
            self.lemma_of_wound(at);
            self.first_of_two_verbs(at);
            self.noun_for_verb(at);
            self.infinitive(at);
            self.subject_in_compound(at);
            self.object_of_participle(at);
            self.verb_in_compound(at);
            self.noun_in_compound(at);
            self.object_in_apposition(at);
            self.elided_auxiliary(at);
            self.country_for_subject(at);
            self.joined_attack(at);
            self.spliced_passive(at);
        }
        for at in 0..self.tokens.len() {
            self.perfect_before_object(at);
            self.finite_before_object(at);
            self.happening_for_deed(at);
            self.guilty_of_found(at);
            self.hostage_of_taken(at);
            self.dead_of_shot(at);
            self.dead_of_left(at);
            self.number_behind_measure(at);
            self.headline_passive(at);
            self.spliced_statement(at);
            self.finite_participle(at);
            self.acronym_for_infinitive(at);
            self.name_for_verb(at);
            self.receiver_in_amount(at);
            self.receiver_in_compound(at);
            self.thing_given(at);
            self.object_behind_idiom(at);
            self.listed_objects(at);
            self.first_of_subjects(at);
            self.conjoined_verb(at);
            self.noun_beside_verb(at);
            self.participle_beside_verb(at);
            self.first_of_joint_deeds(at);
            self.finite_beside_gerund(at);
            self.gerund_beside_gerund(at);
            self.number_beside_verb(at);
            self.object_in_apposition(at);
            self.raised_target(at);
            self.body_for_pronoun(at);
            self.subject_of_auxiliary(at);
            self.elected_again(at);
            self.forces_for_verb(at);
            self.country_of_list(at);
            self.list_behind_agent(at);
            self.title_beside_name(at);
            self.possessor_for_subject(at);
            self.kids_of_name(at);
            self.second_subject(at);
            self.sides_behind_verb(at);
            self.second_of_counted(at);
            self.list_behind_own(at);
            self.object_joined_to_verb(at);
            self.name_for_adverb(at);
            self.names_of_several(at);
            self.subject_on_date(at);
            self.finding_behind_clause(at);
            self.content_of_decision(at);
            self.object_of_judgement(at);
            self.against_of_lawsuit(at);
            self.warning_for_verb(at);
            self.warning_in_front(at);
            self.demanding_crowd(at);
            self.charge_on_the_charged(at);
            self.preposition_without_object(at);
            self.measure_fathered(at);
            self.first_of_two_sides(at);
            self.agent_behind_object(at);
            self.agent_behind_epithet(at);
            self.giver_of_post(at);
            self.epithet_behind_object(at);
            self.agent_behind_place(at);
            self.agent_of_deed(at);
            self.agent_behind_victim(at);
            self.measured_subject(at);
            self.participle_for_modifier(at);
            self.bare_passive(at);
            self.number_more(at);
            self.adverb_for_noun(at);
            self.name_behind_noun(at);
            self.holder_on_the_next_post(at);
            self.person_behind_noun(at);
            self.article_of_name(at);
            self.post_before_name(at);
            self.post_beside_subject(at);
            self.fined_sum(at);
            self.conjunction_on_participle(at);
            self.attack_for_verb(at);
            self.tense_of_two(at);
            self.counted_passive(at);
            self.named_beside_apposition(at);
            self.gerund_in_compound(at);
            self.tally_of_vote(at);
            self.verb_for_subject(at);
            self.verb_for_object(at);
            self.verbal_preposition(at);
            self.announcement_of_two(at);
            self.subject_behind_conjunction(at);
            self.object_behind_of(at);
            self.finite_beside_infinitive(at);
            self.infinitive_beside_finite(at);
            self.finite_beside_predicate(at);
            self.speech_beside_statement(at);
            self.suffix_of_post(at);
            self.adjective_for_post(at);
            self.rank_in_command(at);
            self.plural_of_acronym(at);
            self.passive_of_prefixed(at);
            self.finite_behind_name(at);
            self.finite_before_noun(at);
            self.fined_in_headline(at);
            self.speaker_behind_quotation(at);
            self.claims_for_verb(at);
            self.participle_in_front(at);
            self.unwelcome_person(at);
            self.description_in_front(at);
            self.pair_in_headline(at);
        }
        self.verb_in_name();
        self.headline_pair();
        self.headline_verb();
        self.verb_of_verbless();
    }

    /// "Thai police raid a house", "The army orders civilians to leave": the sentence's head was taken for a noun.
    fn noun_for_verb(&mut self, at: Index) {
        let tag = self.tag(at);
        // "A quake strikes near the city, resulting in injuries": taken for the subject of the participle, or of a verb that
        // has another subject.
        let above = self.head(at);
        let misled = self.label(at) == Label::Nsubj
            && self.is_root(above)
            && above > at
            && (self.tag(above) == Tag::Vbg && self.kid(above, Label::Aux).is_none()
                || self.kids(above).into_iter().any(|k| k > at && self.label(k) == Label::Nsubj));
        let open = self.is_root(at) || self.label(at) == Label::Ccomp || misled;
        if !matches!(tag, Tag::Nn | Tag::Nns) || !open || at == 0 {
            return;
        }
        let frames = Frames::shared();
        let lemma = self.lemma(at);
        let verb = frames.verb(lemma);
        if verb.is_empty() && frames.speech(lemma).is_none() && !EVERYDAY.contains(&lemma) {
            return;
        }
        let subject = at - 1;
        if !(self.is_noun(subject) || self.lemma(subject) == "military")
            || self.head(subject) != at
            || !matches!(self.label(subject), Label::Compound | Label::Nmod | Label::Amod | Label::Dep | Label::Nsubj)
        {
            return;
        }
        // "summons" after a plural is a noun; "raid" after a singular is one, but for the police and names of two.
        let plural = matches!(self.tag(subject), Tag::Nns | Tag::Nnps)
            || matches!(self.lemma(subject), "police" | "people")
            || self.kids(at).into_iter().chain(self.kids(subject)).any(|k| k < at && self.label(k) == Label::Cc);
        // "The Houthis report that twelve people are killed": no other verb has the clause.
        let reports = self.is_root(at)
            && self.tag(subject) == Tag::Nnp
            && frames.speech(lemma).is_some()
            && self.kids(at).into_iter().any(|k| {
                k > at
                    && matches!(self.label(k), Label::Acl | Label::Relcl | Label::Ccomp)
                    && self.kids(k).into_iter().any(|m| self.label(m) == Label::Mark && self.word(m) == "that")
            });
        let either = reports || matches!(self.lemma(subject), "police" | "military");
        if !either && (tag == Tag::Nn) != plural {
            return;
        }
        let kids = self.kids(at);
        let infinitive = |k: Index| {
            matches!(self.label(k), Label::Acl | Label::Xcomp | Label::Relcl | Label::Advcl)
                && self.kids(k).into_iter().any(|t| self.tag(t) == Tag::To && self.label(t) == Label::Aux)
        };
        let brings = |k: Index| {
            self.label(k) == Label::Prep
                && (EVERYDAY.contains(&lemma)
                    || verb.iter().any(|f| {
                        f.target.iter().any(|s| {
                            matches!(s, crate::lexicon::Slot::Preposition(p) if self.word(k).eq_ignore_ascii_case(p))
                        })
                    }))
        };
        // "The army intercepts a missile": the object right behind it was taken for another name.
        let named_again = kids.iter().copied().find(|k| {
            *k > at
                && self.label(*k) == Label::Appos
                && (*k == at + 1 || self.kids(*k).into_iter().min() == Some(at + 1))
                && self.tag(*k) != Tag::Nnp
        });
        let object = kids.iter().copied().find(|k| *k > at && self.label(*k) == Label::Dobj).or(named_again);
        // "The Indian military announces they have killed three": what it announces is a clause.
        let told = kids.iter().copied().find(|k| {
            *k > at
                && frames.speech(lemma).is_some()
                && matches!(self.label(*k), Label::Acl | Label::Relcl | Label::Ccomp)
                && self
                    .kid(*k, Label::Nsubj)
                    .or_else(|| self.kid(*k, Label::Nsubjpass))
                    .is_some_and(|s| s < *k && !matches!(self.tag(s), Tag::Wdt | Tag::Wp))
        });
        let shown = object.is_some()
            || told.is_some()
            || kids.iter().any(|k| *k > at && infinitive(*k))
            || kids.iter().any(|k| *k == at + 1 && brings(*k));
        if !shown {
            return;
        }
        let infinitives: Vec<Index> = kids.iter().copied().filter(|k| *k > at && infinitive(*k)).collect();
        for kid in kids {
            if kid < subject && before_noun(self.label(kid)) {
                let label = self.label(kid);
                self.hang(kid, subject, label);
            }
        }
        self.hang(subject, at, Label::Nsubj);
        if let Some(object) = named_again {
            self.hang(object, at, Label::Dobj);
        }
        for clause in infinitives {
            self.hang(clause, at, Label::Xcomp);
        }
        if let Some(clause) = told {
            self.hang(clause, at, Label::Ccomp);
        }
        self.retag(at, if tag == Tag::Nns { Tag::Vbz } else { Tag::Vbp }, Pos::Verb);
        if misled {
            let label = if self.tag(above) == Tag::Vbg { Label::Advcl } else { Label::Conj };
            self.hang(at, at, Label::Root);
            self.hang(above, at, label);
        }
    }

    /// "The Chinese government sanctions Tolentino": the verb was found, its subject taken for a part of it.
    fn subject_in_compound(&mut self, at: Index) {
        if !matches!(self.tag(at), Tag::Vbz | Tag::Vbp | Tag::Vbd)
            || at == 0
            || self.kids(at).into_iter().any(|k| {
                // "A 5.5 earthquake strikes": the article is no subject.
                matches!(self.label(k), Label::Nsubj | Label::Nsubjpass | Label::Csubj)
                    && !(self.tag(k) == Tag::Dt && matches!(self.word(k), "A" | "An" | "The" | "a" | "an" | "the"))
            })
        {
            return;
        }
        let subject = at - 1;
        if !self.is_noun(subject)
            || self.head(subject) != at
            || !matches!(self.label(subject), Label::Compound | Label::Nmod | Label::Amod)
        {
            return;
        }
        for kid in self.kids(at).into_iter().filter(|k| *k < subject).collect::<Vec<_>>() {
            let label = self.label(kid);
            if matches!(
                label,
                Label::Det | Label::Amod | Label::Compound | Label::Nmod | Label::Poss | Label::Nummod | Label::Case
            ) {
                self.hang(kid, subject, label);
            } else if self.tag(kid) == Tag::Dt && label == Label::Nsubj {
                self.hang(kid, subject, Label::Det);
            }
        }
        self.hang(subject, at, Label::Nsubj);
    }

    /// "to storm parliament": what "to" goes before is a verb.
    fn infinitive(&mut self, at: Index) {
        if self.tag(at) == Tag::Nn
            && matches!(self.label(at), Label::Xcomp | Label::Advcl | Label::Acl | Label::Relcl | Label::Ccomp)
            && self.kids(at).into_iter().any(|k| self.tag(k) == Tag::To && self.label(k) == Label::Aux)
        {
            self.retag(at, Tag::Vb, Pos::Verb);
        }
    }

    /// "strikes buildings belonging to the army": the buildings are struck, not their belonging.
    fn object_of_participle(&mut self, at: Index) {
        if !matches!(self.tag(at), Tag::Vbz | Tag::Vbp | Tag::Vbd) || self.kid(at, Label::Dobj).is_some() {
            return;
        }
        // "sees them leaving", "keeps it running": their clause is the object.
        let takes = |r: &str| {
            matches!(r, "attacked" | "killed" | "seized" | "detained" | "injured" | "signed" | "adopted" | "sanctioned")
        };
        if !Frames::shared().verb(self.lemma(at)).iter().any(|f| f.rest.is_empty() && takes(f.relation)) {
            return;
        }
        let clause = self.kids(at).into_iter().find(|k| {
            *k > at
                && self.label(*k) == Label::Ccomp
                && self.kid(*k, Label::Aux).is_none()
                && (self.tag(*k) == Tag::Vbg
                    // "strikes a boat alleged to be carrying drugs"
                    || matches!(self.tag(*k), Tag::Vbn | Tag::Vbd)
                        && matches!(self.lemma(*k), "allege" | "suspect" | "believe" | "accuse" | "claim" | "say" | "think")
                        && self.kids(*k).into_iter().any(|x| x > *k && matches!(self.label(x), Label::Xcomp | Label::Prep)))
        });
        let Some(clause) = clause else { return };
        if let Some(object) = self.kid(clause, Label::Nsubj).filter(|s| *s > at && *s < clause) {
            self.hang(object, at, Label::Dobj);
            self.hang(clause, object, Label::Acl);
        }
    }

    /// "The Islamic State claims responsibility for attacks": the object was taken for the head of all.
    fn noun_in_compound(&mut self, at: Index) {
        let object = self.head(at);
        if self.tag(at) != Tag::Nns
            || self.label(at) != Label::Compound
            || object <= at
            || at == 0
            || !self.is_root(object)
            || !matches!(self.tag(object), Tag::Nn | Tag::Nns)
            || Frames::shared().verb(self.lemma(at)).is_empty() && Frames::shared().speech(self.lemma(at)).is_none()
        {
            return;
        }
        let subject = at - 1;
        let governs = self.head(subject) == at || self.head(subject) == object;
        if !self.is_noun(subject) || !governs || matches!(self.tag(subject), Tag::Nns | Tag::Nnps) {
            return;
        }
        let finite = (0..self.tokens.len()).any(|i| {
            matches!(self.tag(i), Tag::Vbz | Tag::Vbd | Tag::Vbp)
                && !matches!(self.label(i), Label::Relcl | Label::Advcl)
        });
        if finite {
            return;
        }
        for kid in self.kids(object).into_iter().filter(|k| *k < subject && *k != at).collect::<Vec<_>>() {
            let label = self.label(kid);
            self.hang(kid, subject, label);
        }
        self.hang(at, at, Label::Root);
        self.hang(object, at, Label::Dobj);
        self.hang(subject, at, Label::Nsubj);
        self.retag(at, Tag::Vbz, Pos::Verb);
    }

    /// "The Georgian State Security Service arrests MP Levan Khabeishvili": the verb was taken for a part of the name.
    fn verb_in_compound(&mut self, at: Index) {
        let object = self.head(at);
        if self.tag(at) != Tag::Vbz
            || !matches!(self.label(at), Label::Compound | Label::Amod | Label::Nmod)
            || object <= at
            || Frames::shared().verb(self.lemma(at)).is_empty()
        {
            return;
        }
        let Some(subject) = self.kid(at, Label::Nsubj).or_else(|| at.checked_sub(1).filter(|s| self.is_noun(*s)))
        else {
            return;
        };
        let (label, governor) = (self.label(object), self.head(object));
        if self.is_root(object) {
            self.hang(at, at, Label::Root);
        } else if label == Label::Nsubj && self.is_root(governor) {
            self.hang(at, at, Label::Root);
            self.hang(governor, at, Label::Advcl);
        } else {
            self.hang(at, governor, label);
        }
        self.hang(object, at, Label::Dobj);
        self.hang(subject, at, Label::Nsubj);
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

    /// "189 are killed, dozens are injured, and houses are destroyed in flooding": clauses that commas part are in a row,
    /// none is the content of the next.
    fn spliced_passive(&mut self, at: Index) {
        let head = self.head(at);
        let passive = |i: Index| self.tag(i) == Tag::Vbn && self.kid(i, Label::Auxpass).is_some();
        if !matches!(self.label(at), Label::Ccomp | Label::Advcl)
            || head <= at
            || !passive(at)
            || !passive(head)
            || self.kid(at, Label::Mark).is_some()
            || self.kids(at).into_iter().any(|k| self.tag(k) == Tag::Wrb)
        {
            return;
        }
        let subject = self.kid(head, Label::Nsubjpass);
        if subject.is_some_and(|s| s > at) {
            self.hang(at, head, Label::Conj);
        }
    }

    /// "Seven people are killed and 15 injured", "…and others kidnapped by bandits": the second passive shares its
    /// auxiliary with the first.
    fn elided_auxiliary(&mut self, at: Index) {
        let counted = matches!(self.tag(at), Tag::Cd | Tag::Nns | Tag::Nn | Tag::Dt | Tag::Nnps);
        let verb = self.head(at);
        if !counted || self.label(at) != Label::Conj || verb >= at {
            return;
        }
        let passive = self.tag(verb) == Tag::Vbn && self.kid(verb, Label::Auxpass).is_some();
        let participle = self.kids(at).into_iter().find(|k| *k > at && self.tag(*k) == Tag::Vbn);
        let Some(participle) = participle.filter(|p| passive && matches!(self.label(*p), Label::Acl | Label::Relcl))
        else {
            return;
        };
        if self.kids(participle).into_iter().any(|k| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass)) {
            return;
        }
        self.hang(participle, verb, Label::Conj);
        self.hang(at, participle, Label::Nsubjpass);
    }

    /// "in Mpika, Zambia killing nine", "A doctor from Lyon, France is jailed": a country that only says where the place
    /// before it lies was taken for the subject.
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
        if self.label(at) != Label::Dobj
            || !matches!(self.lemma(at), "attack" | "assault" | "raid" | "strike" | "spree")
        {
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
