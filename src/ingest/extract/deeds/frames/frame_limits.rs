//! When a verb says something else than its frame, by the words around it.
//! Customs, proposals, outcomes, what only travels.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::briefs;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::{FORCES as ARMED_FORCES, LEAVING};
use crate::lexicon::{NounClass, Slot, VerbFrame, Words, relation};

/// What "call" says only with a preposition.
static CALLED: Words = Words::of("frame_limits.called");

/// Verbs of going somewhere and of bringing something there.
static MOVING: Words = Words::of("frame_limits.moving");

/// What is set up for people, and may be said to target them.
static PROGRAMMES: Words = Words::of("frame_limits.programmes");

/// What somebody declines who says nothing.
static UNSAID: Words = Words::of("frame_limits.unsaid");

/// Verbs of being on the way.
static TRAVELLING: Words = Words::of("frame_limits.travelling");

/// What somebody complains of who is ill or disturbed.
static SYMPTOMS: Words = Words::of("frame_limits.symptoms");
/// What is shot at somebody.
static AMMUNITION: Words = Words::of("frame_limits.ammunition");

/// What people meet by who are far apart.
static FAR: Words = Words::of("frame_limits.far");

/// Why a verb tells no deed by a frame, and whether that holds.
type Limit<R> = (&'static str, fn(&R, Index, &VerbFrame) -> bool);

impl<'a> Reading<'a> {
    /// In the order in which they are asked.
    const LIMITS: &'a [Limit<Self>] = &[
        ("only describes or names", Self::appoints_nobody),
        ("somebody is put out", Self::gives_time_to_leave),
        ("nobody has died", Self::is_assisted_dying),
        ("the journey is broken off", Self::is_broken_off),
        ("it tells what somebody suffers from", Self::tells_of_a_symptom),
        ("it says that somebody is not", Self::finds_not_guilty),
        ("its object says more", Self::is_target_of_other_deeds),
        ("whoever was there is hit", Self::hits_whoever_is_there),
        ("others take part", Self::is_joined_by_others),
        ("forces join forces", Self::joins_forces),
        ("it tells what an event is for", Self::tells_what_event_is_for),
        ("it is meant for them", Self::is_meant_for_its_target),
        ("not in a clause that only describes", |it, verb, frame| frame.main && it.only_describes(verb)),
        ("it tells what came of it", Self::allows_as_outcome),
        ("it tells how it is always done", |it, verb, frame| frame.relation == "appointed" && it.is_custom(verb)),
        // "proposed a bill to ban X": what the bill would do is no plan of whoever proposes it.
        ("it tells what a proposal would do", |it, verb, frame| frame.relation != "called-for" && it.is_purport(verb)),
        ("it tells what came of it", Self::triggers_as_outcome),
        ("something else travels", Self::describes_what_travels),
        ("something else is moved", Self::moves_something_else),
        ("a place helps nobody", Self::shelters_as_place),
        ("the clause above tells it", Self::discusses_what_clause_tells),
        ("they speak on the telephone", Self::discusses_in_call),
        ("what does it is no weapon or attack", |it, verb, frame| {
            frame.relation == "attacked" && !it.is_armed_attack(verb)
        }),
        ("it says what somebody is called", Self::calls_by_name_not_telephone),
        ("it says what somebody is called", Self::calls_names_for_something),
        ("it says what something is called", Self::calls_something_so),
        ("somebody else would have done it", Self::is_foiled),
        ("what came of the vote is not told", Self::votes_without_outcome),
        ("people stay away from work", Self::is_workers_strike),
        ("it says that nobody may", |it, verb, _| it.is_no_right(verb) || it.is_refused_with_its_noun(verb)),
        ("nobody has joined yet", Self::approves_joining),
        ("a deed is welcomed, not a guest", Self::welcomes_deed),
        ("nothing but words are refused", Self::refuses_words),
        ("it is foreseen, and not asked for", Self::foresees),
        // "committed $30 million to the fight"
        ("something is set apart for it", |it, verb, frame| {
            frame.relation == "agreed-to"
                && it.tree.lemma(verb) == "commit"
                && frame.rest.is_empty()
                && !frame.target.contains(&Slot::Infinitive)
                && it.tree.kid(verb, Label::Dobj).is_some()
        }),
        // "considered two bills, and chose the one drafted by the cabinet"
        ("it is one of those told of", |it, verb, frame| {
            frame.relation == "appointed" && it.tree.kid(verb, Label::Dobj).is_some_and(|o| it.tree.lower(o) == "one")
        }),
        // "Roe received 192": votes.
        ("it counts votes", |it, verb, frame| {
            frame.relation == "met-with"
                && it.tree.lemma(verb) == "receive"
                && it.tree.kid(verb, Label::Dobj).is_some_and(|o| it.tree.tag(o) == Tag::Cd)
        }),
        // "would neither confirm nor deny the report"
        ("it is left open", |it, verb, frame| frame.relation == "denied" && it.confirms_neither(verb)),
        ("somebody else is taken", Self::takes_somebody_over_something),
        // "signed the bill after it was sent to him by the Senate"
        ("it is not told what is given", |it, verb, frame| {
            frame.relation == "aided"
                && it.tree.kid(verb, Label::Nsubjpass).is_some_and(|s| it.tree.tag(s) == Tag::Prp)
                && matches!(it.tree.lemma(verb), "send" | "give" | "hand" | "pass")
        }),
        // "The court gave Ali Roe nine years"
        ("so long is a sentence", |it, verb, frame| {
            let time = |k: Index| it.tree.label(k) == Label::Npadvmod && matches!(it.tree.lemma(k), "year" | "month");
            frame.relation == "aided"
                && matches!(it.tree.lemma(verb), "give" | "hand")
                && it.tree.kid(verb, Label::Dobj).is_none()
                && it.tree.kids(verb).any(time)
        }),
        ("somebody is sent, and helps nobody by it", |it, verb, frame| {
            frame.relation == "aided" && !it.those_sent(verb).is_empty()
        }),
    ];

    /// Why a verb tells no deed by a frame, where the words around it say so: whoever did what, and to whom.
    pub(in crate::ingest::extract) fn tells_no_deed(&self, verb: Index, frame: &VerbFrame) -> Option<&'static str> {
        Self::LIMITS.iter().find(|(_, holds)| holds(self, verb, frame)).map(|(reason, _)| *reason)
    }

    /// "took Kenya to court over their border": what it is about.
    fn takes_somebody_over_something(&self, verb: Index, frame: &VerbFrame) -> bool {
        frame.rest == ["over"]
            && self.tree.lemma(verb) == "take"
            && self.tree.prepositional(verb, "over").is_some()
            && self.tree.kid(verb, Label::Dobj).is_some_and(|o| self.tree.is_noun(o))
    }

    /// "is confirmed to be dead" appoints nobody; "named the bomber as Ali Roe": that is who he is.
    fn appoints_nobody(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        let found_out = || {
            tree.lemma(verb) == "confirm"
                && (tree.kid(verb, Label::Xcomp).is_some()
                    || tree.kid(verb, Label::Oprd).is_some_and(|o| self.is_found_out(o)))
        };
        let says_who = || {
            tree.lemma(verb) == "name"
                && tree.kid(verb, Label::Dobj).is_some_and(|o| self.names.at(o).is_none() && tree.is_noun(o))
                && tree
                    .prepositional(verb, "as")
                    .and_then(|o| self.names.at(o))
                    .is_some_and(|n| self.nodes.is_person(n.node))
        };
        frame.relation == "appointed" && (found_out() || says_who() || self.only_names(verb))
    }

    /// "Analysts expect Kenya to win": only what a speaker expects of others for "us" is asked of them, and not that
    /// they do harm.
    fn foresees(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        if tree.lemma(verb) != "expect" || frame.relation != "called-for" {
            return false;
        }
        let ours = tree.kid(verb, Label::Nsubj).is_some_and(|s| tree.lower(s) == "we")
            && tree.kid(verb, Label::Neg).is_none()
            && !matches!(tree.tag(verb), Tag::Vbd | Tag::Vbn);
        let asked = |clause: Index| {
            let whom = tree.kid(clause, Label::Nsubj);
            whom.is_some_and(|s| self.can_be_asked(s))
                && self.has_complement(clause)
                && !self.says(clause, |r| is_harm(r) || matches!(r, "threatened" | "seized" | "mobilized"))
        };
        let deed = tree.kid(verb, Label::Ccomp).or_else(|| tree.kid(verb, Label::Xcomp));
        let from = || {
            let thing = tree.kid(verb, Label::Dobj);
            let whom = tree.prepositional(verb, "from").or_else(|| tree.prepositional(thing?, "from"));
            whom.is_some_and(|w| self.can_be_asked(w))
        };
        let told = if frame.target.contains(&Slot::OtherInfinitive) { deed.is_some_and(asked) } else { from() };
        !ours || !told
    }

    /// "declined to comment on the report", "refused to say": silence takes no side.
    fn refuses_words(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        let said = tree.kid(verb, Label::Xcomp).or_else(|| tree.kid(verb, Label::Dobj));
        // "declined to take sides"
        let takes_no_side =
            |s: Index| tree.lemma(s) == "take" && tree.kid(s, Label::Dobj).is_some_and(|o| tree.lower(o) == "sides");
        frame.relation == "rejected" && said.is_some_and(|s| UNSAID.contains(&tree.lemma(s)) || takes_no_side(s))
    }

    /// Whether what somebody neither confirms nor denies hangs on a verb of both.
    fn confirms_neither(&self, verb: Index) -> bool {
        let tree = self.tree;
        let first = tree.head(verb);
        tree.label(verb) == Label::Conj
            && tree.lemma(first) == "confirm"
            && tree.kids(first).any(|k| matches!(tree.lower(k), "nor" | "or"))
            && tree
                .kids(first)
                .any(|k| matches!(tree.lower(k), "neither" | "not" | "n't" | "never") || tree.label(k) == Label::Neg)
    }

    /// "gave the envoy 48 hours to leave": whoever is given them is put out.
    fn gives_time_to_leave(&self, verb: Index, frame: &VerbFrame) -> bool {
        frame.relation == "called-for" && self.tree.lemma(verb) == "give" && self.departure_given(verb).is_some()
    }

    /// "was flying to Lima when his plane crashed": nobody says that he came there.
    fn is_broken_off(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        let under_way = tree.tag(verb) == Tag::Vbg
            && tree.kids(verb).any(|k| tree.label(k) == Label::Aux && matches!(tree.lower(k), "was" | "were"));
        let opens = |k: Index| tree.kids(k).any(|m| m < k && tree.lower(m) == "when");
        frame.relation == "visited"
            && under_way
            && TRAVELLING.contains(&tree.lemma(verb))
            && tree.kids(verb).any(|k| k > verb && tree.label(k) == Label::Advcl && opens(k))
    }

    /// "complained of pain in his back" blames nobody.
    fn tells_of_a_symptom(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        frame.relation == "condemned"
            && tree.lemma(verb) == "complain"
            && ["of", "about"]
                .into_iter()
                .filter_map(|p| tree.prepositional(verb, p))
                .any(|o| SYMPTOMS.contains(&tree.lemma(o)))
    }

    /// "assisted dying" is a matter of law.
    fn is_assisted_dying(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        frame.relation == "killed"
            && tree.lemma(verb) == "die"
            && tree.tag(verb) == Tag::Vbg
            && verb.checked_sub(1).is_some_and(|before| tree.lower(before) == "assisted")
    }

    /// "Kenyan troops have joined the Somali army in an offensive": they fight beside it.
    fn joins_forces(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        let forces = |at: Index| {
            let base = tree.base(at);
            self.class_of(at, &base).is(NounClass::FORCES) || ARMED_FORCES.contains(&base.as_str())
        };
        frame.relation == "member-of"
            && tree.lemma(verb) == "join"
            && matches!(self.subject(verb, 0), Agent::Phrase(subject) if forces(subject))
            && tree.kid(verb, Label::Dobj).is_some_and(forces)
    }

    /// "joins Acme in suspending flights" does as Acme does, and belongs to nothing.
    pub(in crate::ingest::extract) fn joins_in_doing(&self, verb: Index) -> bool {
        let tree = self.tree;
        let doing = |k: Index| k > verb && tree.lower(k) == "in" && tree.kid(k, Label::Pcomp).is_some();
        tree.lemma(verb) == "join" && tree.below(verb).into_iter().any(doing)
    }

    /// "arrested him during a ceremony honouring the poet": whoever holds the ceremony honours him.
    fn tells_what_event_is_for(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        let event = |n: Index| {
            tree.is_noun(n)
                && tree.label(n) == Label::Pobj
                && self.class_of(n, &tree.base(n)).is(NounClass::UNDERTAKING)
        };
        frame.relation == "supported" && tree.tag(verb) == Tag::Vbg && verb.checked_sub(1).is_some_and(event)
    }

    /// "launched a polio campaign targeting 2 million children": what a participle is said of is a programme for
    /// people, and no attack.
    fn is_meant_for_its_target(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        let targets = frame.relation == "attacked" && tree.lemma(verb) == "target" && tree.tag(verb) == Tag::Vbg;
        let noun = match tree.label(verb) {
            // "a campaign in Kano targeting", hung on the place
            Label::Acl | Label::Relcl => {
                let outer = |n: &Index| (tree.label(*n) == Label::Pobj).then(|| tree.head(tree.head(*n)));
                std::iter::successors(Some(tree.head(verb)), outer)
                    .take(3)
                    .find(|n| PROGRAMMES.contains(&tree.lemma(*n)))
            }
            Label::Advcl | Label::Xcomp => tree.kid(tree.head(verb), Label::Dobj).filter(|o| *o < verb),
            _ => None,
        };
        // "a bombing campaign targeting nuclear facilities" is no programme.
        let people = tree
            .kid(verb, Label::Dobj)
            .is_some_and(|o| self.class_of(o, &tree.base(o)).is(NounClass::PERSON.or(NounClass::PEOPLE)));
        targets && people && noun.is_some_and(|n| PROGRAMMES.contains(&tree.lemma(n)))
    }

    /// "was found not guilty"
    fn finds_not_guilty(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        let cleared = |i: Index| {
            tree.lower(i) == "guilty" && (tree.kid(i, Label::Neg).is_some() || tree.lower(i.saturating_sub(1)) == "not")
        };
        frame.rest.last() == Some(&"guilty")
            && tree.below(verb).into_iter().any(cleared)
            && matches!(tree.lemma(verb), "find" | "plead")
    }

    /// "has been the target of rallies": what it is a target of says what is done to it.
    fn is_target_of_other_deeds(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        frame.rest.last() == Some(&"target")
            && tree
                .kid(verb, Label::Attr)
                .and_then(|t| tree.prepositional(t, "of"))
                .is_some_and(|o| self.noun_phrase_frame(o).is_some_and(|(f, _)| f.relation != "attacked"))
    }

    /// "was shot dead at a roadblock", "was shot at a march": whoever was there is hit, and not the place.
    fn hits_whoever_is_there(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        let aimed = tree.lemma(verb) == "shoot" && frame.relation == "attacked" && !frame.rest.is_empty();
        let object = tree.kid(verb, Label::Dobj).filter(|o| !AMMUNITION.contains(&tree.lemma(*o)));
        // "shot worshippers at a church": at whom it was is told already.
        let whom = frame.rest == ["at"]
            && object
                .is_some_and(|o| self.person_at(o).is_some() || !self.class_of(o, &tree.base(o)).is(NounClass::WEAPON));
        aimed
            && (whom
                || tree.kids(verb).any(|k| tree.lower(k) == "dead")
                || self.is_passive(verb) && frame.rest.iter().any(|p| tree.prepositional(verb, p).is_some()))
    }

    /// "the strikers have been joined by doctors": nobody becomes a member.
    fn is_joined_by_others(&self, verb: Index, frame: &VerbFrame) -> bool {
        frame.relation == "member-of" && self.tree.lemma(verb) == "join" && self.is_passive(verb)
    }

    /// "lifts the ban, allowing them to compete", "a law to allow extraditions": what is told is the ban and the law.
    fn allows_as_outcome(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        let subordinate = match tree.tag(verb) {
            Tag::Vbg => tree.label(verb) != Label::Root,
            Tag::Vb => matches!(tree.label(verb), Label::Advcl | Label::Acl | Label::Relcl),
            _ => false,
        };
        frame.relation == "conceded" && matches!(tree.lemma(verb), "allow" | "permit") && subordinate
    }

    /// "was detained, triggering an outcry", "adopts a law, sparking protests": nobody, or those who protest, began
    /// them.
    fn triggers_as_outcome(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        let beside = tree.tag(verb) == Tag::Vbg && tree.label(verb) == Label::Advcl && self.is_passive(tree.head(verb));
        let protests = |o: Index| self.noun_phrase_frame(o).is_some_and(|(f, _)| f.relation == "protested");
        frame.relation == "launched"
            && matches!(tree.lemma(verb), "trigger" | "spark")
            && (beside || tree.kid(verb, Label::Dobj).is_some_and(protests))
    }

    /// "shot down a drone heading for the airport", "a convoy bound for Gaza": what travels is no visitor.
    fn describes_what_travels(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        let what = tree.head(verb);
        frame.relation == "visited"
            && tree.label(verb) == Label::Acl
            && tree.lemma(verb) != "land"
            && self.names.at(what).is_none()
            && self.class_of(what, &tree.base(what)).is(NounClass::VEHICLE.or(NounClass::WEAPON))
    }

    /// "returned the bodies to Uganda", "flew troops to Goma": whatever travels, it is not who sends it.
    fn moves_something_else(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        frame.relation == "visited"
            && frame.rest.is_empty()
            && MOVING.contains(&tree.lemma(verb))
            && if self.is_passive(verb) {
                // "The bodies were returned to Uganda by the army"
                tree.kid(verb, Label::Agent).is_some()
            } else {
                tree.kid(verb, Label::Dobj).is_some_and(|o| tree.is_noun(o))
            }
    }

    /// "a strike on a school sheltering families": a place helps nobody.
    fn shelters_as_place(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        let what = tree.head(verb);
        let somebody = NounClass::PERSON.or(NounClass::PEOPLE).or(NounClass::POST).or(NounClass::GOVERNMENT);
        frame.relation == "aided"
            && tree.label(verb) == Label::Acl
            && tree.tag(verb) == Tag::Vbg
            && matches!(tree.lemma(verb), "shelter" | "house")
            && self.names.at(what).is_none()
            && !self.class_of(what, &tree.base(what)).is(somebody)
    }

    /// "held a meeting in Ankara, discussing ways to end it": the clause above tells that they met.
    fn discusses_what_clause_tells(&self, verb: Index, frame: &VerbFrame) -> bool {
        is_mutual(frame) && self.tree.lemma(verb) == "discuss" && self.tree.label(verb) == Label::Advcl
    }

    /// "in a phone call, the two discussed the deal": the call tells that they spoke.
    fn discusses_in_call(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        let call = |k: Index| {
            tree.label(k) == Label::Pobj
                && matches!(tree.lower(tree.head(k)), "in" | "during" | "by" | "over" | "on")
                && self.noun_phrase_frame(k).is_some_and(|(f, _)| f.relation == "spoke-with")
        };
        is_mutual(frame) && tree.lemma(verb) == "discuss" && tree.below(verb).into_iter().any(call)
    }

    /// "called Biden a decent man": the verb does not telephone.
    fn calls_by_name_not_telephone(&self, verb: Index, frame: &VerbFrame) -> bool {
        self.tree.lemma(verb) == "call"
            && frame.rest.is_empty()
            && frame.relation == "spoke-with"
            && self.is_naming(verb)
    }

    /// "called him a liar for his visit" asks for nothing.
    fn calls_names_for_something(&self, verb: Index, frame: &VerbFrame) -> bool {
        self.tree.lemma(verb) == "call" && frame.rest.first() == Some(&"for") && self.calls_names(verb)
    }

    /// "called the vote a farce", "called the election for Biden"
    fn calls_something_so(&self, verb: Index, frame: &VerbFrame) -> bool {
        self.tree.lemma(verb) == "call"
            && CALLED.contains(&frame.relation)
            && frame.rest.first().is_some_and(|w| !matches!(*w, "for" | "on" | "upon"))
            && self.is_naming(verb)
    }

    /// "discussed the tariffs by phone", "consulted them over the telephone": they spoke, and did not meet.
    pub(in crate::ingest::extract) fn by_telephone(&self, verb: Index) -> bool {
        let tree = self.tree;
        let far = |k: Index| {
            tree.label(k) == Label::Pobj
                && matches!(tree.lower(tree.head(k)), "by" | "over" | "via" | "on")
                && FAR.contains(&tree.lemma(k))
        };
        tree.below(verb).into_iter().any(far)
    }

    /// "gave the ambassador 48 hours to leave": whoever is given that is put out.
    pub(in crate::ingest::extract) fn departure_given(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let below = tree.below(verb);
        let time = |k: &Index| matches!(tree.lemma(*k), "hour" | "day" | "week" | "month");
        let leaves = |k: &Index| tree.tag(*k) == Tag::Vb && LEAVING.contains(&tree.lemma(*k));
        let gives = matches!(tree.lemma(verb), "give" | "grant") && below.iter().any(time);
        below.into_iter().find(leaves).filter(|_| gives)
    }

    /// "Citizens do not elect the prime minister", "the parties use primaries to select their nominees": the present
    /// tense of a text that tells its news in the past.
    pub(in crate::ingest::extract) fn is_custom(&self, verb: Index) -> bool {
        let tree = self.tree;
        let mut finite = verb;
        while tree.tag(finite) == Tag::Vb
            && matches!(tree.label(finite), Label::Xcomp | Label::Advcl)
            && tree.is_verb(tree.head(finite))
        {
            finite = tree.head(finite);
        }
        // "is being elected", "have chosen" tell of now.
        let tells = matches!(tree.tag(finite), Tag::Vbg)
            || tree.kids(finite).any(|k| {
                tree.label(k) == Label::Aux && matches!(tree.lower(k), "has" | "have" | "had" | "will" | "would")
            });
        let quoted = tree.is_quoted(verb);
        self.narrated
            && !tells
            && !quoted
            && briefs::speaks_now(tree, finite) == Some(true)
            && self.date_below(verb).is_none()
            && self.date_below(finite).is_none()
    }

    /// "proposed a bill to ban X", "introduced legislation that would raise taxes": what a document that is only
    /// proposed is to do.
    pub(in crate::ingest::extract) fn is_purport(&self, verb: Index) -> bool {
        static PROPOSING: Words = Words::of("frame_limits.proposing");
        let tree = self.tree;
        let to = tree.tag(verb) == Tag::Vb && tree.kids(verb).any(|k| tree.tag(k) == Tag::To);
        let would = tree.kids(verb).any(|k| tree.label(k) == Label::Aux && tree.lower(k) == "would");
        let above = tree.head(verb);
        let document = match tree.label(verb) {
            Label::Advcl | Label::Xcomp if to => tree.kid(above, Label::Dobj),
            Label::Acl if to => Some(above),
            Label::Relcl if would => Some(above),
            _ => None,
        };
        document.is_some_and(|d| {
            d < verb
                && self.class_of(d, &tree.base(d)).is(NounClass::DOCUMENT)
                && tree.label(d) == Label::Dobj
                && PROPOSING.contains(&tree.lemma(tree.head(d)))
        })
    }
}

/// Whether what a frame tells holds both ways: both meet.
fn is_mutual(frame: &VerbFrame) -> bool {
    relation(frame.relation).is_some_and(|r| r.symmetric)
}
