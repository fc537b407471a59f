//! What governs a word and takes the edge off its claim: "plans to", "accused of", "refuses to", "an order banning".

use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::{CALLING, Index};
use crate::ingest::extract::qualifiers::modality::{Step, weaker};
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::ENCOUNTERS;
use crate::lexicon::{Speech, Words};
use crate::model::Modality;

/// Relations whose purpose is reached.
static TRAVELS: Words = Words::of("modality_governors.travels");

/// Verbs of asking "for" what is to be.
static REQUESTING: Words = Words::of("modality_governors.requesting");

/// Verbs of taking no part in a decision.
static ABSTAINING: Words = Words::of("modality_governors.abstaining");

static PROMISING: Words = Words::of("modality_governors.promising");
static HOLDING: Words = Words::of("modality_governors.holding");
static TRAVELLING: Words = Words::of("modality_governors.travelling");
static DISPERSING: Words = Words::of("modality_governors.dispersing");
static FORCING: Words = Words::of("modality_governors.forcing");
static JUDGING: Words = Words::of("modality_governors.judging");
static PRESUPPOSING: Words = Words::of("modality_governors.presupposing");
static ACQUITTING: Words = Words::of("modality_governors.acquitting");
static ASIDE: Words = Words::of("modality_governors.aside");
static RANKS: Words = Words::of("modality_governors.ranks");
/// Words of answering what has happened ("in response to the raid").
static ANSWERING: Words = Words::of("modality_governors.answering");
/// Nouns for what is decided, which is an attack by a figure only.
static DECIDED: Words = Words::of("modality_governors.decided");

/// What is held before something is decided.
static DELIBERATING: Words = Words::of("modality_governors.deliberating");

/// Verbs of having, beginning or ending a visit or talks.
static RUNNING: Words = Words::of("modality_governors.running");

impl Reading<'_> {
    /// What governs `at`, which is a claim's word or one of those above it, so many up, and where to look next; `None`
    /// where there is no claim under it.
    pub(super) fn governed(&self, word: Index, at: Index, depth: usize) -> Option<Step> {
        let tree = self.tree;
        let head = tree.head(at);
        let nothing = Step::end(Modality::Asserted);
        if let Some(found) = self.governed_whatever_its_label(word, at, depth) {
            return found;
        }
        Some(match tree.label(at) {
            Label::Advcl => match self.truth(at, head) {
                Some(found) => return found.map(Step::end),
                // "is open to meet them", hung on the verb and not on the adjective
                None => match self.adjective_of_infinitive(at) {
                    Some(adjective) => return self.complement(word, at, adjective),
                    None => self.adverbial(word, at),
                },
            },
            Label::Pcomp => return self.gerund(word, at),
            Label::Xcomp | Label::Acl | Label::Ccomp | Label::Oprd => return self.complement(word, at, head),
            Label::Conj if tree.is_verb(at) && tree.is_verb(head) => {
                Step { shared: !self.stands_alone(at), ..Step::up(tree.coordinated_with(at)) }
            }
            Label::Conj => Step::up(head),
            // "an allegation he assaulted her"
            Label::Relcl if self.tells_what(at) => {
                if let Some(found) = self.truth(at, head) {
                    return found.map(Step::end);
                }
                Step::end(self.frames.modality(tree.lemma(head), "noun").unwrap_or(Modality::Asserted))
            }
            // "who flies to Ankara on Sunday"
            Label::Relcl if self.is_timetabled(at) => Step::end(Modality::Planned),
            // "could be the first state to sign it": it has not signed yet.
            Label::Relcl if self.is_what_somebody_is(at) => Step::up(tree.head(head)),
            // "It was not Russia that attacked the dam"
            Label::Relcl if self.is_outcome_of_charge(word, at) => Step::up(tree.head(head)),
            Label::Relcl if self.is_denied_cleft(at) => Step::end(Modality::Negated),
            Label::Relcl if self.is_definition(at) => return None,
            Label::Relcl => nothing,
            // "is not ready to negotiate"
            Label::Acomp if tree.is_verb(head) && at != word => Step::up(head),
            // "will be the first to visit it"
            Label::Attr | Label::Dobj if tree.is_verb(word) && self.is_ranked(at) => Step::up(head),
            _ if tree.is_noun(at) && !tree.is_noun(word) => nothing,
            // "a resolution condemning the war", "failed to prevent deaths from the strikes": the war and the strikes
            // are taken for granted.
            _ if tree.is_noun(word) && self.is_presupposed(at) => nothing,
            Label::Dobj | Label::Pobj | Label::Prep | Label::Nsubj | Label::Nsubjpass
                if tree.is_noun(at) && depth < 3 =>
            {
                return self.governed_noun(word, at);
            }
            // "called for talks with Chad": nobody has met.
            Label::Prep if depth == 1 && self.is_deed_asked_for(word, at) => return None,
            // "is due in Cairo for talks"
            Label::Prep if self.lies_ahead_by_adjective(head) => Step { found: Modality::Planned, ..Step::up(head) },
            Label::Prep => Step::up(head),
            _ => nothing,
        })
    }

    /// What governs a word by more than how it hangs on the one above it, where anything does: `None` within where
    /// there is no claim.
    fn governed_whatever_its_label(&self, word: Index, at: Index, depth: usize) -> Option<Option<Step>> {
        let tree = self.tree;
        let head = tree.head(at);
        let nothing = Step::end(Modality::Asserted);
        // "blamed the attack on Sudan"
        if let Some(verb) = self.blaming_for(word).filter(|_| depth == 0) {
            return Some(Some(Step { found: Modality::Alleged, ..Step::up(verb) }));
        }
        // "Just Stop Oil activist X was jailed": a word of a name governs nothing.
        if self.names.at(head).is_some() && tree.is_verb(head) {
            return Some(Some(nothing));
        }
        // "in retaliation against tariffs imposed by Canada": done, whatever is planned against them.
        let done =
            |k: Index| tree.label(k) == Label::Acl && tree.tag(k) == Tag::Vbn && tree.kid(k, Label::Agent).is_some();
        if depth == 0 && tree.is_noun(word) && tree.kids(word).any(done) {
            return Some(Some(nothing));
        }
        // "Were Turkey to bomb Kobani, France would send troops": a condition.
        if tree.is_infinitive(at) && self.is_inverted_condition(at, head) {
            return Some(None);
        }
        if self.is_not_chosen(at) || self.is_given_time_for(at) || self.is_only_able_to(at) {
            return Some(None);
        }
        // "too weak to attack", "arrived too late to arrest him": not done, or perhaps.
        if let Some(negated) = self.is_too_much_for(at) {
            return Some((!negated).then(|| Step::end(Modality::Negated)));
        }
        // "refuses to rule out using force": it is left open.
        if head != at && self.is_ruling_out(head) && self.is_refused(head) {
            return Some(None);
        }
        if self.is_voted_without(at) || self.is_only_voted_on(at) {
            return Some(None);
        }
        if self.is_of_draft(at) {
            return Some(Some(Step::end(Modality::Planned)));
        }
        if depth <= 1 && self.is_occasion(word, at) {
            return Some(Some(Step::up(tree.head(head))));
        }
        if let Some(found) = self.time_ahead(at).filter(|_| tree.is_verb(at)) {
            return Some(found.map(Step::end));
        }
        // "called the protest a coup led by Chad": so he says.
        if tree.label(at) == Label::Acl && self.is_epithet(head) {
            return Some(Some(Step { found: Modality::Alleged, ..Step::up(tree.head(head)) }));
        }
        let asked_for = self.for_somebody_to(at);
        let asked_for = asked_for.filter(|_| !matches!(tree.label(at), Label::Ccomp | Label::Xcomp));
        asked_for.map(|found| found.map(|found| Step { found, ..Step::up(head) }))
    }

    /// What governs a noun that is a claim's word or stands on the way up from one.
    fn governed_noun(&self, word: Index, at: Index) -> Option<Step> {
        let tree = self.tree;
        let head = tree.head(at);
        // "is planning sanctions", "a meeting is scheduled for Monday", "cancelled her visit"
        let object = at == word && matches!(tree.label(at), Label::Dobj | Label::Nsubjpass) && tree.is_verb(head);
        if at == word && self.is_owned_cause(at) {
            return Some(Step::end(Modality::Asserted));
        }
        if at == word && self.beginning_ahead(at).is_some() {
            return Some(Step { found: Modality::Planned, ..Step::up(head) });
        }
        // "announces a trip to Israel": it lies ahead.
        let journeys = || self.noun_phrase_frame(at).is_some_and(|(f, _)| ENCOUNTERS.contains(&f.relation));
        if object && matches!(tree.lemma(head), "announce" | "unveil" | "offer") && journeys() {
            return Some(Step { found: Modality::Planned, ..Step::up(head) });
        }
        // "considers the support of its allies essential": that judges it, and plans nothing.
        if object && tree.lemma(head) == "consider" && self.is_held_to_be(at) {
            return None;
        }
        let found = object.then(|| self.frames.modality(self.governing(head), "object")).flatten();
        // "planned the 1998 bombing": it was carried out.
        let found = found.filter(|f| *f != Modality::Planned || !self.is_of_past_year(at));
        Some(Step { found: found.unwrap_or(Modality::Asserted), ..Step::up(head) })
    }

    /// "abstained from a vote condemning Iran", "a decision to ban it": who abstains does nothing of the kind.
    fn is_voted_without(&self, clause: Index) -> bool {
        let tree = self.tree;
        let vote = tree.head(clause);
        let preposition = tree.head(vote);
        matches!(tree.label(clause), Label::Acl | Label::Relcl | Label::Ccomp)
            && tree.is_verb(clause)
            && tree.label(vote) == Label::Pobj
            && matches!(tree.lower(preposition), "from" | "in" | "on" | "during")
            && ABSTAINING.contains(&tree.lemma(tree.head(preposition)))
    }

    /// Whether a noun is what somebody calls a thing: "as an attack", "called it an attack", "said the law is an
    /// attack".
    pub(in crate::ingest::extract) fn is_epithet(&self, noun: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(noun);
        let called = |verb: Index| CALLING.contains(&tree.lemma(verb));
        match tree.label(noun) {
            Label::Pobj if tree.lower(above) == "as" => called(tree.head(above)),
            Label::Oprd => called(above),
            // "said the law was an attack on the courts"
            Label::Attr => tree.kid(above, Label::Nsubj).is_some_and(|s| DECIDED.contains(&tree.lemma(s))),
            _ => false,
        }
    }

    /// "called for talks", "called for attacks on Chad": a meeting, journey or attack that is only asked for.
    fn is_deed_asked_for(&self, word: Index, preposition: Index) -> bool {
        let tree = self.tree;
        tree.lower(preposition) == "for"
            && tree.is_noun(word)
            && REQUESTING.contains(&tree.lemma(tree.head(preposition)))
            && self.noun_phrase_frame(word).is_some_and(|(f, _)| {
                ENCOUNTERS.contains(&f.relation) || is_harm(f.relation) && tree.kid(word, Label::Poss).is_none()
            })
    }

    /// A verb as the table of modality has it: with its particle where that makes another word of it ("rule out").
    pub(super) fn governing(&self, verb: Index) -> &str {
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let phrase = tree
            .kids(verb)
            .filter(|k| tree.label(*k) == Label::Prt)
            .find_map(|particle| self.frames.modality_phrase(lemma, tree.lower(particle)));
        phrase.unwrap_or(lemma)
    }

    /// "agreed to reboot relations at a meeting", "appealed to them to agree during a visit": they have met.
    fn is_occasion(&self, word: Index, at: Index) -> bool {
        let tree = self.tree;
        let head = tree.head(at);
        let above = tree.head(head);
        !tree.is_verb(word)
            && tree.label(at) == Label::Prep
            && matches!(tree.label(head), Label::Xcomp | Label::Advcl)
            && tree.is_verb(above)
            && (tree.lower(at) == "during"
                || matches!(tree.lower(at), "at" | "after" | "following" | "in")
                    && PROMISING.contains(&tree.lemma(above)))
    }

    /// Whether a coordinated verb says for itself who does it and when, so that what denies or plans the first is not
    /// said of it.
    pub(super) fn stands_alone(&self, verb: Index) -> bool {
        let tree = self.tree;
        let has = |labels: &[Label]| tree.kids(verb).any(|k| k < verb && labels.contains(&tree.label(k)));
        let finite = |v: Index| matches!(tree.tag(v), Tag::Vbd | Tag::Vbz | Tag::Vbp);
        has(&[Label::Aux, Label::Auxpass])
            || finite(verb) && (has(&[Label::Nsubj, Label::Nsubjpass]) || !finite(tree.head(verb)))
    }

    /// Whether a clause that the parser takes for a relative one says what its noun is about: it leaves no gap.
    fn tells_what(&self, clause: Index) -> bool {
        let tree = self.tree;
        let subject = tree.kid(clause, Label::Nsubj).or_else(|| tree.kid(clause, Label::Nsubjpass));
        // "the plan, which Poland rejects": that is the gap.
        let gap = |at: Index| matches!(tree.tag(at), Tag::Wdt | Tag::Wp) || matches!(tree.lower(at), "which" | "that");
        let complete = tree.kid(clause, Label::Dobj).is_some_and(|object| !gap(object))
            || tree.kid(clause, Label::Nsubjpass).is_some();
        complete && subject.is_some_and(|s| !matches!(tree.tag(s), Tag::Wdt | Tag::Wp))
    }

    /// "the first leader to meet him", "among the areas to vote against it": those have done so.
    pub(super) fn is_ranked(&self, noun: Index) -> bool {
        let tree = self.tree;
        // "the 31st country to join"
        let ordinal = |word: &str| {
            ["st", "nd", "rd", "th"].into_iter().any(|end| {
                word.strip_suffix(end).is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
            })
        };
        let rank = |k: Index| RANKS.contains(&tree.lower(k)) || ordinal(tree.lower(k));
        let ranked = |at: Index| tree.kids(at).any(|k| k < at && rank(k));
        let among = tree.label(noun) == Label::Pobj && tree.lower(tree.head(noun)) == "among";
        tree.is_noun(noun) && (ranked(noun) || among) || RANKS.contains(&tree.lower(noun))
    }

    /// A clause of purpose or manner.
    fn adverbial(&self, word: Index, at: Index) -> Step {
        let tree = self.tree;
        let governor = tree.head(at);
        let frames = |verb: Index| self.frames.verb(tree.lemma(verb)).iter().map(|f| f.relation);
        // "became the 55th country to sign the treaty": it signed.
        let ranked = |verb: Index| tree.kid(verb, Label::Attr).is_some_and(|noun| noun < at && self.is_ranked(noun));
        if matches!(tree.lemma(governor), "be" | "become") && self.tree.is_infinitive(at) && ranked(governor) {
            return Step::up(governor);
        }
        // "granted a visa to Roe to attend the talks": not yet.
        if self.receiver_of_leave(at).is_some() {
            return Step { found: Modality::Planned, ..Step::up(governor) };
        }
        if !self.tree.is_infinitive(at) {
            let found = match tree.is_verb(word) && self.tree.is_outcome(at) {
                // "denied that it had bombed the camp, killing 40 refugees": nor that.
                true if self.is_denied(governor) => Modality::Negated,
                // "allegedly bombed the camp, killing 40 refugees": so it is said.
                true if self.says(word, is_harm) && self.modality(governor) == Some(Modality::Alleged) => {
                    Modality::Alleged
                }
                _ => Modality::Asserted,
            };
            return Step::end(found);
        }
        // Who travels to meet somebody does meet, as the news has it.
        // "has until June to withdraw": who has no talks meets nobody.
        let running = RUNNING.contains(&tree.lemma(governor));
        let says = |wanted: fn(&str) -> bool| match running {
            true => self.says(governor, wanted),
            false => frames(governor).any(wanted),
        };
        // "opened talks to join the union": who talks with a body is no member of it yet.
        // Who travels to join one does.
        let joins = self.says(word, |r| r == "member-of") && !self.says(governor, |r| r == "visited");
        let travels = says(|r| TRAVELS.contains(&r)) && !joins && !self.is_under_way(governor, at);
        // "deployed soldiers to fight the militants": not yet.
        let sent = says(|r| r == "mobilized")
            && !TRAVELLING.contains(&tree.lemma(governor))
            && frames(word).any(|r| r == "attacked");
        // "fired tear gas to disperse the crowd": with the gas it is attacked.
        let dispersed = DISPERSING.contains(&tree.lemma(word)) && FORCING.contains(&tree.lemma(governor));
        // "votes 136-27 to ban the march": it is decided.
        let voted = tree.lemma(governor) == "vote" && frames(word).all(|r| r != "withdrew-from");
        // Who takes to the streets to demand something demands it.
        let speaks = !joins && (self.is_speech_act(word) || frames(word).any(|r| r == "protested"));
        // "flew to Oslo to meet her but was arrested": it came to nothing.
        let thwarted = tree.kids(governor).any(|k| k > at && tree.lower(k) == "but");
        if travels && !sent && !thwarted || dispersed || self.did_together(word, governor) {
            Step::up(governor)
        } else if speaks {
            Step::end(Modality::Asserted)
        } else if voted {
            Step::up(governor)
        } else {
            Step { found: Modality::Planned, ..Step::up(governor) }
        }
    }

    /// "is flying to Ankara to meet him", "is on his way to sign it", "sent an envoy to meet him": whether those who
    /// are to do what an infinitive says have not yet arrived.
    fn is_under_way(&self, verb: Index, infinitive: Index) -> bool {
        let tree = self.tree;
        let going = self.goes_on(verb) && self.says(verb, |r| r == "visited") && !RUNNING.contains(&tree.lemma(verb));
        let on_way = tree.lemma(verb) == "be"
            && ["on", "en"].iter().filter_map(|p| tree.prepositional(verb, p)).any(|o| tree.lower(o) == "way");
        going || on_way || !self.sent_to_do(infinitive).is_empty()
    }

    /// Whether a clause is what somebody denies: "denied that it had bombed the camp", "denied bombing it", "its denial
    /// that it had".
    fn is_denied(&self, clause: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(clause);
        match tree.label(clause) {
            Label::Ccomp | Label::Xcomp => self.frames.speech(tree.lemma(above)) == Some(Speech::Deny),
            Label::Acl | Label::Relcl => tree.base(above) == "denial",
            _ => false,
        }
    }

    /// A gerund behind a preposition.
    fn gerund(&self, word: Index, at: Index) -> Option<Step> {
        let tree = self.tree;
        let preposition = tree.head(at);
        let governor = tree.head(preposition);
        match tree.lower(preposition) {
            "without" => return Some(Step::end(Modality::Negated)),
            // "rejected it, with three Democrats voting for it": they did.
            "with" if tree.kid(at, Label::Nsubj).is_some() && self.is_undone(tree.clause_of(governor)) => {
                return Some(Step::end(Modality::Asserted));
            }
            // "instead of meeting Putin": he did not.
            "of" if tree.lower(governor) == "instead" || tree.kids(preposition).any(|k| tree.lower(k) == "instead") => {
                return None;
            }
            "than" if preposition > 0 && tree.lower(preposition - 1) == "rather" => return None,
            // "bars him from entering", "prevents the president from using force": nobody does it.
            "from" if self.frames.makes_no_claim(tree.lemma(governor), "from") => return None,
            // "cleared him of killing her": he did not.
            "of" if ACQUITTING.contains(&tree.lemma(governor)) => return Some(Step::end(Modality::Negated)),
            // "After holding a call with Putin, Trump says": it is over.
            aside if ASIDE.contains(&aside) => return Some(Step::end(Modality::Asserted)),
            // "would have to wait before applying for it"
            "before" => return Some(Step { shared: false, ..Step::up(governor) }),
            _ => {}
        }
        // "freed them in return for Iran releasing the tanker": both, as the verb has it.
        let bargain = matches!(tree.lemma(governor), "exchange" | "return") && tree.lower(preposition) == "for";
        if bargain && tree.label(governor) == Label::Pobj {
            return Some(Step::up(tree.head(tree.head(governor))));
        }
        // "held a referendum on joining the union": it has only asked.
        let asked = [Some(governor), tree.kid(governor, Label::Dobj), tree.kid(governor, Label::Nsubjpass)];
        let open = |n: Index| n < preposition && tree.is_noun(n) && DELIBERATING.contains(&tree.lemma(n));
        if matches!(tree.lower(preposition), "on" | "about") && asked.into_iter().flatten().any(open) {
            return Some(Step { found: Modality::Planned, ..Step::up(governor) });
        }
        // "arrested for setting fire to a car": so it is said.
        let held = HOLDING.contains(&tree.lemma(governor)) && matches!(tree.lower(preposition), "for" | "of" | "on")
            || self.is_of_warrant(at);
        let mut step = self.complement(word, at, governor)?;
        // "The talks failed, with Chad rejecting the offer": that it did.
        let aside = tree.lower(preposition) == "with" && tree.kid(at, Label::Nsubj).is_some();
        if aside && step.found == Modality::Negated {
            return Some(Step::end(Modality::Asserted));
        }
        if held {
            step.found = weaker(step.found, Modality::Alleged);
        }
        Some(step)
    }

    /// Whether a verb says that something does not come about ("rejected the motion", "the bill failed") or only what
    /// it is ("the vote was 219 to 212"): what a phrase with "with" adds is neither denied nor planned by it.
    fn is_undone(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.is_verb(verb)
            && (matches!(tree.lemma(verb), "be" | "veto" | "defeat")
                || self.frames.modality(self.governing(verb), "verb") == Some(Modality::Negated))
    }

    /// Whether what a noun names is only spoken of by the verb above it, not done: judged, or a cause or circumstance.
    fn is_presupposed(&self, noun: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(noun);
        match tree.label(noun) {
            Label::Dobj => JUDGING.contains(&tree.lemma(above)),
            Label::Pobj if tree.is_root(above) => false,
            Label::Pobj => {
                let answered = tree.lemma(tree.head(above));
                tree.lower(above) == "for" && matches!(answered, "retaliate" | "revenge")
                    || self.is_answered(noun)
                    || PRESUPPOSING.contains(&tree.lower(above))
            }
            _ => false,
        }
    }

    /// "in response to the beating of protesters", "responded to the raid": what has happened before.
    pub(super) fn is_answered(&self, noun: Index) -> bool {
        let tree = self.tree;
        let to = tree.head(noun);
        tree.label(noun) == Label::Pobj && tree.lower(to) == "to" && ANSWERING.contains(&tree.lemma(tree.head(to)))
    }

    /// "It was not Russia that attacked the dam": whether a clause tells what the one in front of it did not do; "it is
    /// not the first time that they met" leaves no gap.
    fn is_denied_cleft(&self, clause: Index) -> bool {
        let tree = self.tree;
        let noun = tree.head(clause);
        let verb = tree.head(noun);
        let gap = tree.kids(clause).any(|k| {
            matches!(tree.label(k), Label::Nsubj | Label::Nsubjpass | Label::Dobj)
                && matches!(tree.lower(k), "that" | "who" | "which" | "whom")
        });
        gap && tree.label(noun) == Label::Attr
            && tree.lemma(verb) == "be"
            && tree.kid(verb, Label::Neg).is_some()
            && tree.kid(verb, Label::Nsubj).is_some_and(|s| tree.lower(s) == "it")
    }

    fn is_ruling_out(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.lemma(verb) == "rule" && tree.kids(verb).any(|k| tree.lower(k) == "out")
    }

    /// "is due in Cairo", "is due on Friday for talks": whether an adjective, or the one that a verb has, says of what
    /// hangs on it that it lies ahead.
    pub(super) fn lies_ahead_by_adjective(&self, at: Index) -> bool {
        let tree = self.tree;
        let own = (tree.label(at) == Label::Acomp).then_some(at);
        let adjective = own.or_else(|| tree.kid(at, Label::Acomp).filter(|a| tree.lemma(*a) == "due"));
        adjective.is_some_and(|a| self.frames.modality(tree.lemma(a), "adjective") == Some(Modality::Planned))
    }

    /// "refused to rule out", "has not ruled out".
    fn is_refused(&self, verb: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(verb);
        tree.kid(verb, Label::Neg).is_some()
            || tree.label(verb) == Label::Xcomp
                && self.frames.modality(tree.lemma(above), "verb") == Some(Modality::Negated)
    }

    /// "considers the plan essential": whether an adjective behind an object says what it is taken to be.
    fn is_held_to_be(&self, object: Index) -> bool {
        let tree = self.tree;
        let (_, last) = tree.reach(object);
        [last, last + 1].into_iter().any(|i| i > object && i < tree.len() && tree.tag(i) == Tag::Jj)
    }
}
