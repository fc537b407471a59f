//! The clause of a claim: who acts, and upon whom.

use crate::ingest::extract::parse::misread_verbs::RESOLVES;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{NounClass, PlaceClass, Words, gerund_of_patient};
use crate::model::NodeKind;

/// Who acts, as the syntax has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest::extract) enum Agent {
    /// This noun phrase.
    Phrase(Index),
    /// A passive without "by".
    Unnamed,
    /// The syntax does not say.
    Open,
}

/// Verbs whose object, not subject, is who does what the infinitive says.
static OBJECT_CONTROL: Words = Words::of("clause.object-control");

/// "first", "latest", "110th".
fn is_ordinal(word: &str) -> bool {
    matches!(
        word,
        "first"
            | "last"
            | "only"
            | "latest"
            | "next"
            | "second"
            | "third"
            | "fourth"
            | "fifth"
            | "sixth"
            | "seventh"
            | "eighth"
            | "ninth"
            | "tenth"
            | "eleventh"
            | "twelfth"
            | "youngest"
            | "oldest"
    ) || word.starts_with(|c: char| c.is_ascii_digit()) && ["st", "nd", "rd", "th"].iter().any(|e| word.ends_with(e))
}

impl Reading<'_> {
    pub(in crate::ingest::extract) fn is_passive(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.kid(verb, Label::Nsubjpass).is_some()
            || tree.kid(verb, Label::Auxpass).is_some()
            || tree.kid(verb, Label::Agent).is_some()
            || (tree.tag(verb) == Tag::Vbn
                && matches!(tree.label(verb), Label::Acl | Label::Amod)
                && tree.kid(verb, Label::Nsubj).is_none())
            // "twenty people have been confirmed killed"
            || (tree.tag(verb) == Tag::Vbn && self.is_found_out(verb))
            // "one is killed and another wounded"
            || ((tree.tag(verb) == Tag::Vbn
                // "is acquitted of one charge and found guilty of another"
                || tree.tag(verb) == Tag::Vbd && tree.lemma(verb) == "find" && tree.kid(verb, Label::Oprd).is_some())
                && tree.label(verb) == Label::Conj
                && tree.kid(verb, Label::Aux).is_none()
                && tree.kid(verb, Label::Dobj).is_none()
                && tree.is_verb(tree.head(verb))
                && self.is_passive(tree.head(verb)))
    }

    /// "are confirmed killed", "was reported missing": whether a participle is what somebody was found to be.
    pub(in crate::ingest::extract) fn is_found_out(&self, word: Index) -> bool {
        let tree = self.tree;
        let verb = tree.head(word);
        verb != word
            && matches!(tree.label(word), Label::Oprd | Label::Acomp | Label::Xcomp)
            && matches!(
                tree.lemma(verb),
                "confirm" | "report" | "presume" | "fear" | "believe" | "pronounce" | "declare"
            )
            && tree.kid(verb, Label::Nsubjpass).is_some()
            && tree.kid(word, Label::Aux).is_none()
    }

    /// Who does what a verb says.
    pub(in crate::ingest::extract) fn agent(&self, verb: Index) -> Agent {
        if self.is_passive(verb) {
            let by = self.tree.kids(verb).find(|k| self.tree.label(*k) == Label::Agent);
            let agent = by.and_then(|b| self.tree.kid(b, Label::Pobj));
            // "displaced by 30 November" names no agent.
            let dated =
                |a: &Index| self.tree.entity(*a).is_some_and(|e| matches!(e.kind, EntityType::Date | EntityType::Time));
            return match agent.filter(|a| !dated(a)) {
                Some(agent) => Agent::Phrase(agent),
                None => {
                    let other = self.hyphenated_agent(verb).or_else(|| self.agent_behind(verb));
                    other.map_or(Agent::Unnamed, Agent::Phrase)
                }
            };
        }
        self.subject(verb, 0)
    }

    /// "is barred from the election on charges of extremism by the Supreme Court": "by" may hang on a noun in between.
    fn agent_behind(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        tree.kid(verb, Label::Nsubjpass)?;
        let by = tree.below(verb).into_iter().rfind(|k| {
            let noun = tree.head(*k);
            *k > verb
                && tree.lower(*k) == "by"
                && tree.label(*k) == Label::Prep
                && tree.is_noun(noun)
                && tree.label(noun) == Label::Pobj
                && self.noun_phrase_frame(noun).is_none()
                && tree.clause_of(noun) == verb
        })?;
        let body = |i: &Index| {
            self.names.at(*i).and_then(|n| self.nodes.get(n.node)).is_some_and(|d| d.kind == NodeKind::Organization)
        };
        tree.kid(by, Label::Pobj).filter(body)
    }

    /// Whether a subject is only the outer one of two places ("Bonneville, France"), and the noun that they belong to.
    fn chained(&self, subject: Index) -> Option<Option<Index>> {
        let tree = self.tree;
        let name = self.names.at(subject)?;
        let claim = self.claims.aimed_at(name.start).rfind(|c| c.rule == Rule::PlacePlace)?;
        let before = claim.source.as_ref()?.first.checked_sub(1)?;
        Some(Some(tree.head(before)).filter(|noun| tree.is_noun(*noun)))
    }

    /// "calls for Bakari, who has ruled for long, to step down": who is to do what an infinitive says.
    pub(in crate::ingest::extract) fn asked_to(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let to = tree.kids(verb).any(|k| tree.label(k) == Label::Aux && tree.lower(k) == "to");
        if !to || !matches!(tree.label(verb), Label::Advcl | Label::Acl | Label::Relcl | Label::Xcomp) {
            return None;
        }
        // "take place amid calls for Bakari to step down": the infinitive may hang on the clause.
        let between = |i: &Index| {
            *i < verb
                && matches!(tree.lower(*i), "calls" | "demands" | "appeals" | "pleas")
                && tree.prepositional(*i, "for").is_some_and(|o| o < verb && self.can_be_asked(o))
        };
        if tree.is_verb(tree.head(verb))
            && let Some(calls) = (tree.head(verb)..verb).rev().find(between)
        {
            return tree.prepositional(calls, "for");
        }
        let mut at = tree.head(verb);
        for _ in 0..4 {
            if matches!(tree.base(at).as_str(), "call" | "push" | "appeal" | "demand" | "plea" | "campaign" | "lobby") {
                let asked = |o: &Index| *o < verb && self.can_be_asked(*o);
                return ["for", "on", "upon"].into_iter().find_map(|p| tree.prepositional(at, p).filter(asked));
            }
            if tree.is_root(at) {
                break;
            }
            at = tree.head(at);
        }
        None
    }

    /// The subject of a verb, its own or one that it shares.
    pub(in crate::ingest::extract) fn subject(&self, verb: Index, depth: u8) -> Agent {
        let tree = self.tree;
        let own = tree.kid(verb, Label::Nsubj).or_else(|| tree.kid(verb, Label::Nsubjpass));
        // "posted a message on Twitter blaming Iran": where it was posted was taken for who blames.
        let posted = own.is_some_and(|o| {
            tree.label(verb) == Label::Pcomp
                && tree.tag(verb) == Tag::Vbg
                && matches!(tree.lower(tree.head(verb)), "on" | "via" | "to")
                && matches!(
                    tree.lower(o),
                    "twitter"
                        | "x"
                        | "facebook"
                        | "instagram"
                        | "telegram"
                        | "social"
                        | "youtube"
                        | "tiktok"
                        | "weibo"
                        | "television"
                        | "tv"
                        | "radio"
                        | "linkedin"
                        | "bluesky"
                )
        });
        if posted && depth < 4 {
            let clause = tree.clause_of(tree.head(tree.head(verb)));
            return if tree.is_verb(clause) && clause != verb { self.subject(clause, depth + 1) } else { Agent::Open };
        }
        if let Some(subject) = own {
            if matches!(tree.tag(subject), Tag::Wdt | Tag::Wp)
                || (tree.lower(subject) == "that" && tree.label(verb) == Label::Relcl)
            {
                return if tree.label(verb) == Label::Relcl {
                    // "Imran Khan, a former cricketer who heads the party,": what he is called stands for him.
                    let antecedent = self.antecedent(verb);
                    // "one from 2003 in the Netherlands, which killed a vet": no person.
                    if tree.tag(antecedent) == Tag::Cd && tree.prepositional(antecedent, "of").is_none() {
                        return Agent::Open;
                    }
                    let bearer = Some(tree.head(antecedent)).filter(|b| {
                        tree.label(antecedent) == Label::Appos
                            && *b < antecedent
                            && self.names.at(antecedent).is_none()
                            && tree.tag(antecedent) == Tag::Nn
                            && self.names.at(*b).is_some_and(|n| self.is_person(n.node))
                    });
                    Agent::Phrase(bearer.unwrap_or(antecedent))
                } else {
                    Agent::Open
                };
            }
            match self.chained(subject) {
                // "a doctor from Bonneville, France is charged": the doctor.
                Some(Some(whose)) => return Agent::Phrase(whose),
                // "in Mpika, Zambia killing nine": nobody of that name.
                Some(None) => {}
                None => return Agent::Phrase(subject),
            }
        }
        if depth > 4 || tree.is_root(verb) {
            return Agent::Open;
        }
        let head = tree.head(verb);
        // "summoned the envoy to protest against the raid": whoever summons protests.
        let received = tree.lemma(head) == "summon"
            && matches!(tree.label(verb), Label::Xcomp | Label::Advcl)
            && matches!(
                tree.lemma(verb),
                "protest"
                    | "demand"
                    | "hand"
                    | "deliver"
                    | "condemn"
                    | "express"
                    | "lodge"
                    | "convey"
                    | "present"
                    | "complain"
            );
        if received {
            return self.subject(head, depth + 1);
        }
        if let Some(asked) = self.asked_to(verb) {
            return Agent::Phrase(asked);
        }
        match tree.label(verb) {
            Label::Conj | Label::Dep if tree.is_verb(head) => self.subject(tree.coordinated_with(verb), depth + 1),
            // "became the first country to recognize Palau": the one that became it.
            Label::Relcl
                if tree.label(head) == Label::Attr
                    && tree.tag(verb) == Tag::Vb
                    && tree.kids(verb).any(|k| tree.label(k) == Label::Aux && tree.tag(k) == Tag::To) =>
            {
                self.subject(tree.head(head), depth + 1)
            }
            Label::Xcomp | Label::Advcl | Label::Ccomp | Label::Pcomp | Label::Acl | Label::Oprd => {
                let mut governor = head;
                if tree.label(verb) == Label::Pcomp {
                    governor = tree.head(head);
                }
                if tree.label(verb) == Label::Acl && !tree.is_verb(governor) {
                    // "demonstrators gathered in Nairobi to protest": they gather of themselves.
                    if tree.tag(verb) == Tag::Vbn
                        && matches!(tree.lemma(verb), "gather" | "assemble" | "mass" | "congregate" | "camp" | "rally")
                    {
                        return Agent::Phrase(governor);
                    }
                    if tree.tag(verb) == Tag::Vbg {
                        let clause = tree.clause_of(governor);
                        // "in Mpika, Zambia, killing nine": the place kills nobody.
                        let mut outer = governor;
                        while matches!(tree.label(outer), Label::Appos | Label::Conj | Label::Npadvmod)
                            && tree.is_noun(tree.head(outer))
                        {
                            outer = tree.head(outer);
                        }
                        // "in a bombing targeting the base": whose bombing it is.
                        let attack = self.noun_phrase_frame(governor).is_some_and(|(f, _)| f.relation == "attacked");
                        // "took part in protests calling for his release": the protesters call.
                        let attack = attack
                            || matches!(
                                tree.lemma(governor),
                                "protest" | "demonstration" | "rally" | "march" | "sit-in" | "vigil"
                            ) && self.is_speech_act(verb);
                        // "in response to a letter urging them to quit": no demand of whoever responds.
                        let read = tree.label(outer) == Label::Pobj
                            && self.is_speech_act(verb)
                            && self.names.at(governor).is_none()
                            && self
                                .class_of(governor, &tree.base(governor))
                                .is(NounClass::DOCUMENT.or(NounClass::UTTERANCE));
                        if read && !attack && !matches!(tree.lower(tree.head(outer)), "in" | "on") {
                            return Agent::Open;
                        }
                        let aside = !attack
                            && tree.label(outer) == Label::Pobj
                            && matches!(
                                tree.lower(tree.head(outer)),
                                "in" | "on" | "at" | "near" | "to" | "into" | "from"
                            )
                            // "lifts restrictions on athletes taking part": the athletes do.
                            && !(self.names.at(governor).is_none()
                                && verb == governor + 1
                                && self
                                    .class_of(governor, &tree.base(governor))
                                    .is(NounClass::PERSON.or(NounClass::PEOPLE)));
                        if aside && clause != verb && tree.is_verb(clause) {
                            return self.subject(clause, depth + 1);
                        }
                        return Agent::Phrase(governor);
                    }
                    // "its decision to expel": whoever decides.
                    let clause = tree.clause_of(governor);
                    // "arrested five men over a plot to attack the embassy": the arrested, not the police.
                    let held =
                        matches!(tree.lemma(governor), "plot" | "plan" | "conspiracy" | "attempt" | "bid" | "scheme")
                            && tree.label(governor) == Label::Pobj
                            && tree.is_verb(clause)
                            && clause != verb
                            && self.frames.verb(tree.lemma(clause)).iter().any(|f| {
                                f.rest.is_empty()
                                    && matches!(f.relation, "detained" | "accused" | "killed" | "sanctioned")
                            });
                    if held {
                        let whom =
                            if self.is_passive(clause) { self.patient(clause) } else { tree.kid(clause, Label::Dobj) };
                        return whom.map_or(Agent::Open, Agent::Phrase);
                    }
                    // "foiled a plot to attack the concert": not whoever foils it.
                    let foiled = matches!(
                        tree.lemma(clause),
                        "foil"
                            | "thwart"
                            | "prevent"
                            | "uncover"
                            | "disrupt"
                            | "stop"
                            | "avert"
                            | "expose"
                            | "investigate"
                            | "block"
                            | "condemn"
                    );
                    if foiled && tree.is_verb(clause) && clause != verb {
                        return tree.kid(governor, Label::Poss).map_or(Agent::Open, Agent::Phrase);
                    }
                    // "blocked Tel Aviv's main highway to press for a deal": not Tel Aviv.
                    let whose = tree.kid(governor, Label::Poss).filter(|p| {
                        let city = self.names.at(*p).and_then(|n| self.nodes.get(n.node));
                        !(tree.label(governor) == Label::Dobj
                            && tree.is_verb(clause)
                            && city.is_some_and(|d| d.class == Some(PlaceClass::City))
                            && self.frames.modality(tree.lemma(governor), "noun").is_none()
                            && !RESOLVES.contains(&tree.lemma(governor)))
                    });
                    let possessor = whose.or_else(|| self.whose_resolve(governor, verb));
                    return match possessor {
                        Some(possessor) => Agent::Phrase(possessor),
                        None if tree.is_verb(clause) && clause != verb => self.subject(clause, depth + 1),
                        None => Agent::Open,
                    };
                }
                // "sentences him to life in prison for killing": hung on the punishment.
                if tree.label(verb) == Label::Pcomp && tree.lower(head) == "for" && tree.is_noun(governor) {
                    let clause = tree.clause_of(governor);
                    if tree.is_verb(clause)
                        && clause < verb
                        && tree.lemma(clause) != "accuse"
                        && self.frames.verb(tree.lemma(clause)).iter().any(|f| f.relation == "detained")
                    {
                        if self.is_passive(clause) && gerund_of_patient(tree.lemma(clause), "passive") {
                            return self.patient(clause).map_or(Agent::Open, Agent::Phrase);
                        }
                        let active =
                            ["active", "active for"].into_iter().any(|w| gerund_of_patient(tree.lemma(clause), w));
                        if !self.is_passive(clause) && active {
                            return tree.kid(clause, Label::Dobj).map_or(Agent::Open, Agent::Phrase);
                        }
                    }
                }
                // "imposes sanctions on the army for backing them", "filed charges against him for spying": those it is laid upon.
                if tree.label(verb) == Label::Pcomp
                    && tree.lower(head) == "for"
                    && tree.is_verb(governor)
                    && let Some(measure) = tree.kid(governor, Label::Dobj).filter(|o| *o < verb)
                    && self
                        .noun_phrase_frame(measure)
                        .is_some_and(|(f, _)| matches!(f.relation, "sanctioned" | "accused"))
                    && let Some(upon) = ["on", "against", "upon"].into_iter().find_map(|p| {
                        tree.prepositional(measure, p).or_else(|| tree.prepositional(governor, p)).filter(|o| *o < verb)
                    })
                {
                    return Agent::Phrase(upon);
                }
                // "has no plans of attacking it", "is in the process of leaving", "its intention of leaving": whoever has them.
                if tree.label(verb) == Label::Pcomp
                    && tree.is_noun(governor)
                    && self.frames.modality(tree.lemma(governor), "noun").is_some()
                {
                    let clause = tree.clause_of(governor);
                    return match tree.kid(governor, Label::Poss) {
                        Some(possessor) => Agent::Phrase(possessor),
                        None if (tree.label(governor) == Label::Dobj
                            || tree.label(governor) == Label::Pobj
                                && matches!(tree.lower(tree.head(governor)), "in" | "on")
                                && tree.lemma(clause) == "be")
                            && tree.is_verb(clause)
                            && clause != verb =>
                        {
                            self.subject(clause, depth + 1)
                        }
                        None => Agent::Open,
                    };
                }
                if matches!(tree.label(verb), Label::Xcomp | Label::Ccomp)
                    && OBJECT_CONTROL.contains(&tree.lemma(governor))
                    && let Some(object) =
                        tree.kid(governor, Label::Dobj).or_else(|| tree.kid(governor, Label::Nsubjpass))
                {
                    return Agent::Phrase(object);
                }
                if tree.is_verb(governor) {
                    if let Some(telling) = self.told_beside(verb, governor) {
                        return self.subject(telling, depth + 1);
                    }
                    // "a man suspected of planning the attacks": the man planned them.
                    if tree.label(verb) == Label::Pcomp
                        && self.is_passive(governor)
                        && gerund_of_patient(tree.lemma(governor), "passive")
                        && let Some(patient) = self.patient(governor)
                    {
                        return Agent::Phrase(patient);
                    }
                    if tree.label(verb) == Label::Pcomp
                        && tree.kid(governor, Label::Dobj).is_some()
                        && (tree.lower(head) == "from"
                            || gerund_of_patient(tree.lemma(governor), "active")
                            || tree.lower(head) == "for" && gerund_of_patient(tree.lemma(governor), "active for"))
                    {
                        return tree.kid(governor, Label::Dobj).map_or(Agent::Open, Agent::Phrase);
                    }
                    if tree.label(verb) == Label::Ccomp && tree.tag(verb) != Tag::Vbg {
                        return Agent::Open;
                    }
                    return self.subject(governor, depth + 1);
                }
                // "is about to restore", "is ready to talk": whoever is.
                if matches!(tree.label(governor), Label::Acomp | Label::Prep | Label::Attr) && !tree.is_noun(governor) {
                    let verb = tree.head(governor);
                    return if tree.is_verb(verb) { self.subject(verb, depth + 1) } else { Agent::Open };
                }
                Agent::Open
            }
            Label::Relcl if tree.tag(verb) == Tag::Vbg => Agent::Phrase(head),
            // "took to the streets for a tenth night to protest": a night does nothing.
            Label::Relcl
                if tree.tag(verb) == Tag::Vb
                    && matches!(
                        tree.lemma(head),
                        "night" | "day" | "week" | "month" | "time" | "evening" | "weekend"
                    )
                    && tree.label(head) == Label::Pobj
                    && tree.kids(verb).any(|k| tree.label(k) == Label::Aux && tree.lower(k) == "to")
                    && tree.is_verb(tree.clause_of(head)) =>
            {
                self.subject(tree.clause_of(head), depth + 1)
            }
            // "became the first country to recognise it": whoever became that.
            Label::Relcl
                if tree
                    .kids(head)
                    .chain([head])
                    .any(|k| is_ordinal(tree.lower(k)))
                    && tree.label(head) == Label::Attr
                    && tree.is_verb(tree.head(head))
                    // "would be the third woman to lead it": she may not.
                    && !tree.kids(tree.head(head)).any(|k| {
                        tree.label(k) == Label::Neg
                            || tree.label(k) == Label::Aux && matches!(tree.lower(k), "would" | "could" | "might" | "may")
                    })
                    && tree.kids(verb).any(|k| tree.label(k) == Label::Aux && tree.lower(k) == "to") =>
            {
                self.subject(tree.head(head), depth + 1)
            }
            _ => Agent::Open,
        }
    }

    /// "the decision by Sweden to send tanks", "the refusal of the court to hear it": who is named between.
    fn whose_resolve(&self, noun: Index, verb: Index) -> Option<Index> {
        let tree = self.tree;
        if !RESOLVES.contains(&tree.lemma(noun)) {
            return None;
        }
        ["by", "of"].into_iter().find_map(|p| tree.prepositional(noun, p)).filter(|o| {
            *o < verb
                && self.names.at(*o).and_then(|n| self.nodes.get(n.node)).is_some_and(|d| {
                    matches!(d.kind, NodeKind::Actor | NodeKind::Organization) || d.class == Some(PlaceClass::Country)
                })
        })
    }
}
