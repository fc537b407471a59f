//! When a verb says something else than its frame: customs, proposals, attacks in words, awards, namings; and which attacks
//! bear arms.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::briefs;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{NounClass, Slot, VerbFrame, Words};
use crate::model::NodeKind;

/// What "call" says only with a preposition.
static CALLED: Words = Words::of("frame_limits.called");

/// Verbs of going somewhere and of bringing something there.
static MOVING: Words = Words::of("frame_limits.moving");

/// What somebody is chosen as, beside an office.
static POSITIONS: Words = Words::of("frame_limits.positions");

/// What is fired or dropped and comes down.
static MISSILES: Words = Words::of("frame_limits.missiles");

/// What is aimed at somebody, and rows of it.
static OPERATIONS: Words = Words::of("frame_limits.operations");

impl Reading<'_> {
    /// Why a verb tells no deed by a frame, where the words around it say so: whoever did what, and to whom.
    pub(in crate::ingest::extract) fn tells_no_deed(
        &self,
        verb: Index,
        frame: &VerbFrame,
        together: bool,
    ) -> Option<&'static str> {
        let tree = self.tree;
        let tree_lemma = tree.lemma(verb);
        // "is confirmed to be dead" appoints nobody.
        let found_out = tree.lemma(verb) == "confirm"
            && (tree.kid(verb, Label::Xcomp).is_some()
                || tree.kid(verb, Label::Oprd).is_some_and(|o| self.is_found_out(o)));
        // "named the bomber as Ali Roe": that is who he is.
        let says_who = tree.lemma(verb) == "name"
            && tree.kid(verb, Label::Dobj).is_some_and(|o| self.names.at(o).is_none() && tree.is_noun(o))
            && tree.prepositional(verb, "as").and_then(|o| self.names.at(o)).is_some_and(|n| self.is_person(n.node));
        if frame.relation == "appointed" && (found_out || says_who || self.only_names(verb)) {
            return Some("only describes or names");
        }
        // "gave the envoy 48 hours to leave": whoever is given them is put out.
        if frame.relation == "called-for" && tree_lemma == "give" && self.departure_given(verb).is_some() {
            return Some("somebody is put out");
        }
        // "assisted dying" is a matter of law.
        let matter = tree_lemma == "die"
            && tree.tag(verb) == Tag::Vbg
            && verb.checked_sub(1).is_some_and(|before| tree.lower(before) == "assisted");
        if frame.relation == "killed" && matter {
            return Some("nobody has died");
        }
        // "was found not guilty"
        let cleared = |i: Index| {
            tree.lower(i) == "guilty" && (tree.kid(i, Label::Neg).is_some() || tree.lower(i.saturating_sub(1)) == "not")
        };
        if frame.rest.last() == Some(&"guilty")
            && tree.below(verb).into_iter().any(cleared)
            && matches!(tree.lemma(verb), "find" | "plead")
        {
            return Some("it says that somebody is not");
        }
        // "has been the target of rallies": what it is a target of says what is done to it.
        let other = frame.rest.last() == Some(&"target")
            && tree
                .kid(verb, Label::Attr)
                .and_then(|t| tree.prepositional(t, "of"))
                .is_some_and(|o| self.noun_phrase_frame(o).is_some_and(|(f, _)| f.relation != "attacked"));
        if other {
            return Some("its object says more");
        }
        // "was shot dead at a roadblock", "was shot at a march": whoever was there is hit, and not the place.
        let aimed = tree_lemma == "shoot" && frame.relation == "attacked" && !frame.rest.is_empty();
        let hit = tree.kids(verb).any(|k| tree.lower(k) == "dead")
            || self.is_passive(verb) && frame.rest.iter().any(|p| tree.prepositional(verb, p).is_some());
        if aimed && hit {
            return Some("whoever was there is hit");
        }
        // "the strikers have been joined by doctors": nobody becomes a member.
        if frame.relation == "member-of" && tree_lemma == "join" && self.is_passive(verb) {
            return Some("others take part");
        }
        if frame.main && self.only_describes(verb) {
            return Some("not in a clause that only describes");
        }
        // "lifts the ban, allowing them to compete", "a law to allow extraditions": what is told is the ban and the law.
        if frame.relation == "conceded"
            && matches!(tree.lemma(verb), "allow" | "permit")
            && (tree.tag(verb) == Tag::Vbg && tree.label(verb) != Label::Root
                || tree.tag(verb) == Tag::Vb && matches!(tree.label(verb), Label::Advcl | Label::Acl | Label::Relcl))
        {
            return Some("it tells what came of it");
        }
        if frame.relation == "appointed" && self.is_custom(verb) {
            return Some("it tells how it is always done");
        }
        // "proposed a bill to ban X": what the bill would do is no plan of whoever proposes it.
        if frame.relation != "called-for" && self.is_purport(verb) {
            return Some("it tells what a proposal would do");
        }
        // "was detained, triggering an outcry", "adopts a law, sparking protests": nobody, or those who protest, began them.
        let beside = tree.tag(verb) == Tag::Vbg && tree.label(verb) == Label::Advcl && self.is_passive(tree.head(verb));
        let protests = |o: Index| self.noun_phrase_frame(o).is_some_and(|(f, _)| f.relation == "protested");
        if frame.relation == "launched"
            && matches!(tree.lemma(verb), "trigger" | "spark")
            && (beside || tree.kid(verb, Label::Dobj).is_some_and(protests))
        {
            return Some("it tells what came of it");
        }
        // "shot down a drone heading for the airport", "a convoy bound for Gaza": what travels is no visitor.
        let driven = frame.relation == "visited" && tree.label(verb) == Label::Acl && tree.lemma(verb) != "land" && {
            let what = tree.head(verb);
            self.names.at(what).is_none()
                && self.class_of(what, &tree.base(what)).is(NounClass::VEHICLE.or(NounClass::WEAPON))
        };
        if driven {
            return Some("something else travels");
        }
        // "returned the bodies to Uganda", "flew troops to Goma": whatever travels, it is not who sends it.
        let moves = frame.relation == "visited"
            && frame.rest.is_empty()
            && MOVING.contains(&tree.lemma(verb))
            && if self.is_passive(verb) {
                // "The bodies were returned to Uganda by the army"
                tree.kid(verb, Label::Agent).is_some()
            } else {
                tree.kid(verb, Label::Dobj).is_some_and(|o| tree.is_noun(o))
            };
        if moves {
            return Some("something else is moved");
        }
        // "a strike on a school sheltering families": a place helps nobody.
        let roof = frame.relation == "aided"
            && tree.label(verb) == Label::Acl
            && tree.tag(verb) == Tag::Vbg
            && matches!(tree.lemma(verb), "shelter" | "house")
            && {
                let what = tree.head(verb);
                let somebody = NounClass::PERSON.or(NounClass::PEOPLE).or(NounClass::POST).or(NounClass::GOVERNMENT);
                self.names.at(what).is_none() && !self.class_of(what, &tree.base(what)).is(somebody)
            };
        if roof {
            return Some("a place helps nobody");
        }
        // "held a meeting in Ankara, discussing ways to end it": the clause above tells that they met.
        if together && tree.lemma(verb) == "discuss" && tree.label(verb) == Label::Advcl {
            return Some("the clause above tells it");
        }
        // "in a phone call, the two discussed the deal": the call tells that they spoke.
        let calls = |k: Index| {
            tree.label(k) == Label::Pobj
                && matches!(tree.lower(tree.head(k)), "in" | "during" | "by" | "over" | "on")
                && self.noun_phrase_frame(k).is_some_and(|(f, _)| f.relation == "spoke-with")
        };
        if together && tree.lemma(verb) == "discuss" && tree.below(verb).into_iter().any(calls) {
            return Some("they speak on the telephone");
        }
        if frame.relation == "attacked" && !self.is_armed_attack(verb) {
            return Some("what does it is no weapon or attack");
        }
        if tree_lemma == "call" && frame.rest.is_empty() && frame.relation == "spoke-with" && self.is_naming(verb) {
            return Some("it says what somebody is called");
        }
        // "called him a liar for his visit" asks for nothing.
        if tree_lemma == "call" && frame.rest.first().is_some_and(|w| *w == "for") && self.calls_names(verb) {
            return Some("it says what somebody is called");
        }
        // "called the vote a farce", "called the election for Biden"
        let names = tree_lemma == "call"
            && CALLED.contains(&frame.relation)
            && frame.rest.first().is_some_and(|w| !matches!(*w, "for" | "on" | "upon"));
        if names && self.is_naming(verb) {
            return Some("it says what something is called");
        }
        None
    }

    /// "discussed the tariffs by phone", "consulted them over the telephone": they spoke, and did not meet.
    pub(in crate::ingest::extract) fn by_telephone(&self, verb: Index) -> bool {
        let tree = self.tree;
        let far = |k: Index| {
            tree.label(k) == Label::Pobj
                && matches!(tree.lower(tree.head(k)), "by" | "over" | "via" | "on")
                && matches!(
                    tree.lemma(k),
                    "phone" | "telephone" | "videoconference" | "teleconference" | "video" | "zoom"
                )
        };
        tree.below(verb).into_iter().any(far)
    }

    /// "gave the ambassador 48 hours to leave": whoever is given that is put out.
    pub(in crate::ingest::extract) fn departure_given(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let below = tree.below(verb);
        let time = |k: &Index| matches!(tree.lemma(*k), "hour" | "day" | "week" | "month");
        let leaves = |k: &Index| tree.tag(*k) == Tag::Vb && matches!(tree.lemma(*k), "leave" | "depart" | "quit");
        let gives = matches!(tree.lemma(verb), "give" | "grant") && below.iter().any(time);
        below.into_iter().find(leaves).filter(|_| gives)
    }

    /// Why a verb tells no deed by a frame, where that takes who is said to have done it, or to whom.
    pub(in crate::ingest::extract) fn is_no_deed_of(
        &self,
        verb: Index,
        frame: &VerbFrame,
        sources: &[Argument],
        targets: &[Argument],
    ) -> Option<&'static str> {
        let tree = self.tree;
        let tree_lemma = tree.lemma(verb);
        // "rebels attacked the funeral" criticise nothing.
        if frame.relation == "condemned"
            && tree_lemma == "attack"
            && frame.rest.is_empty()
            && sources.iter().any(|s| self.bears_arms(s.node))
        {
            return Some("whoever bears arms attacks with them");
        }
        // "is announced as an inductee", "announced it as a success"
        if frame.relation == "appointed"
            && tree_lemma == "announce"
            && self.post_taken(verb).is_none()
            && !tree.prepositional(verb, "as").is_some_and(|a| POSITIONS.contains(&tree.lemma(a)))
        {
            return Some("what is announced is no post");
        }
        // "was named in a corruption inquiry"
        if frame.relation == "appointed"
            && tree_lemma == "name"
            && self.is_passive(verb)
            && tree.prepositional(verb, "in").is_some()
            && self.post_taken(verb).is_none()
        {
            return Some("being named in something is no post");
        }
        if frame.relation == "appointed" && self.is_award(verb) {
            return Some("an award is no post");
        }
        // "the Kurdish-led Syrian Democratic Forces", "the US-led NATO": whoever leads it does not speak for it.
        let led = frame.relation == "represents" && tree.label(verb) == Label::Amod;
        if led
            && !sources.iter().any(|s| self.is_person(s.node))
            && targets.iter().all(|t| self.nodes.get(t.node).is_some_and(|d| d.named))
        {
            return Some("only describes or names");
        }
        if frame.relation == "attacked" && self.is_win(verb, sources, targets) {
            return Some("a win in an election or a match");
        }
        // "issue travel alerts for Uganda": of the country, not to it.
        let to_travellers =
            || tree.kid(verb, Label::Dobj).is_some_and(|o| tree.kids(o).any(|k| tree.lower(k) == "travel"));
        if frame.relation == "warned" && frame.target.contains(&Slot::Preposition("for")) && to_travellers() {
            return Some("travellers are warned");
        }
        // "More than 20,000 people fled to Chad": so many are driven out, and visit nobody.
        let many = |a: &Argument| {
            let people = self.nodes.get(a.node).is_some_and(|d| d.kind == NodeKind::Actor && !d.person);
            people && a.quantity.is_some_and(|q| q.value >= 100.0)
        };
        if frame.relation == "visited" && tree_lemma == "flee" && !sources.is_empty() && sources.iter().all(many) {
            return Some("so many are driven out");
        }
        None
    }

    /// Whether a protest is one in words: that of a state, a ministry or a party condemns.
    pub(in crate::ingest::extract) fn protests_in_words(
        &self,
        verb: Index,
        frame: &VerbFrame,
        sources: &[Argument],
    ) -> bool {
        let tree_lemma = self.tree.lemma(verb);
        let state = |s: &Argument| {
            self.nodes.get(s.node).is_some_and(|d| {
                let name = d.name.to_lowercase();
                d.kind == NodeKind::Location
                    || d.kind == NodeKind::Organization
                        && ["ministry", "embassy", "foreign office", "party", "commission", "department"]
                            .iter()
                            .any(|w| name.contains(w))
            })
        };
        frame.relation == "protested" && tree_lemma == "protest" && !sources.is_empty() && sources.iter().all(state)
    }

    /// "Obama attacked Romney over his tax plan": of two people of public life, without a weapon, it is words.
    pub(in crate::ingest::extract) fn is_verbal_attack(
        &self,
        verb: Index,
        sources: &[Argument],
        targets: &[Argument],
    ) -> bool {
        let tree = self.tree;
        let person = |a: &Argument| self.nodes.get(a.node).is_some_and(|d| d.person && d.named);
        tree.lemma(verb) == "attack"
            && !self.is_passive(verb)
            && ["with", "at", "in", "near", "outside"].iter().all(|p| tree.prepositional(verb, p).is_none())
            && !sources.is_empty()
            && sources.iter().chain(targets).all(person)
    }

    /// "was nominated for the Oscar", "was named Best Actor": an honour, no post.
    pub(in crate::ingest::extract) fn is_award(&self, verb: Index) -> bool {
        static AWARDS: Words = Words::of("frame_limits.awards");
        let tree = self.tree;
        let beside = |p: &str| {
            let object = tree.kid(verb, Label::Dobj).filter(|_| p == "for");
            tree.prepositional(verb, p).or_else(|| object.and_then(|o| tree.prepositional(o, p)))
        };
        let what = ["for", "as"].into_iter().find_map(beside);
        let what = what.or_else(|| tree.kid(verb, Label::Oprd)).or_else(|| tree.kid(verb, Label::Attr));
        matches!(tree.lemma(verb), "nominate" | "name" | "vote" | "choose" | "select" | "crown")
            && what.is_some_and(|w| {
                tree.conjuncts(w)
                    .into_iter()
                    .any(|i| AWARDS.contains(&tree.lower(i)) || AWARDS.contains(&tree.lemma(i)))
            })
    }

    /// "called the minister a \"liar\" for his visit", "calls the president, a \"butcher\"": what somebody is called stands
    /// behind him, whatever the parse hangs it on.
    pub(in crate::ingest::extract) fn calls_names(&self, verb: Index) -> bool {
        let tree = self.tree;
        let Some(object) = tree.kid(verb, Label::Dobj) else { return false };
        let behind = object + 1;
        if behind + 2 >= tree.len() {
            return false;
        }
        let comma = tree.lower(behind) == ",";
        let article = behind + usize::from(comma);
        let said = |k: Index| k > article && matches!(tree.label(k), Label::Dobj | Label::Appos | Label::Oprd);
        matches!(tree.lower(article), "a" | "an")
            && (!comma || tree.tag(article + 1) == Tag::OpenQuote)
            && (tree.kids(object).any(said) || tree.kids(verb).any(|k| k != object && said(k)))
    }

    /// "called Roe to congratulate him": by what is said then, on the telephone.
    fn telephones(&self, verb: Index) -> bool {
        static COURTESIES: Words = Words::of("frame_limits.courtesies");
        let tree = self.tree;
        tree.kids(verb).any(|k| {
            k > verb && matches!(tree.label(k), Label::Xcomp | Label::Advcl) && COURTESIES.contains(&tree.lemma(k))
        })
    }

    /// "called Biden a decent man", "called the state for Biden": the verb does not telephone.
    pub(in crate::ingest::extract) fn is_naming(&self, verb: Index) -> bool {
        let tree = self.tree;
        let Some(object) = tree.kid(verb, Label::Dobj) else { return false };
        if self.calls_names(verb) {
            return true;
        }
        if self.telephones(verb) {
            return false;
        }
        let next = tree.reach(object).1 + 1;
        let quoted = next < tree.len() && matches!(tree.tag(next), Tag::OpenQuote | Tag::Jj | Tag::Dt | Tag::Vbg);
        quoted
            // "called the election for Biden", not "called an early election for May 4"
            || tree.prepositional(verb, "for").is_some()
                && !tree.kids(object).any(|k| tree.label(k) == Label::Det && matches!(tree.lower(k), "a" | "an"))
            || tree.kids(verb).any(|k| {
                k > verb
                    && matches!(
                        tree.label(k),
                        Label::Oprd | Label::Ccomp | Label::Xcomp | Label::Acomp | Label::Attr | Label::Advcl
                    )
            })
    }

    /// "Citizens do not elect the prime minister", "the parties use primaries to select their nominees": the present tense of a
    /// text that tells its news in the past.
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

    /// "proposed a bill to ban X", "introduced legislation that would raise taxes": what a document that is only proposed is to do.
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

    /// Whether what explodes is a bomb, and what targets is an attack: not "a house exploded", "measures targeting Pakistan".
    pub(in crate::ingest::extract) fn is_armed_attack(&self, verb: Index) -> bool {
        static BOMBS: Words = Words::of("frame_limits.bombs");
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let lands = matches!(lemma, "land" | "rain");
        let explodes = lands || matches!(lemma, "explode" | "go");
        let targets = lemma == "target" && tree.label(verb) == Label::Acl && tree.tag(verb) == Tag::Vbg;
        if !explodes && !targets {
            return true;
        }
        let doer = if targets { Some(tree.head(verb)) } else { tree.kid(verb, Label::Nsubj) };
        let Some(doer) = doer else { return true };
        if self.names.at(doer).is_some() || !tree.is_noun(doer) {
            return true;
        }
        let base = tree.base(doer);
        // "launch mortar shells for a second day targeting the airport"
        if targets && tree.entity(doer).is_some_and(|e| matches!(e.kind, EntityType::Date | EntityType::Time)) {
            let object = tree.kid(tree.clause_of(doer), Label::Dobj);
            return object.is_some_and(|o| {
                self.class_of(o, &tree.base(o)).is(NounClass::WEAPON)
                    || self.noun_phrase_frame(o).is_some_and(|(f, _)| f.relation == "attacked")
            });
        }
        // "Rockets landed in Ashkelon"
        if lands {
            return MISSILES.contains(&tree.lemma(doer));
        }
        BOMBS.contains(&tree.lemma(doer))
            || self.noun_phrase_frame(doer).is_some_and(|(f, _)| f.relation == "attacked")
            || self.class_of(doer, &base).is(NounClass::WEAPON)
            || targets
                && (self
                    .class_of(doer, &base)
                    .is(NounClass::PERSON.or(NounClass::BODY).or(NounClass::PEOPLE).or(NounClass::VEHICLE))
                    || OPERATIONS.contains(&tree.lemma(doer)))
    }

    /// "were hit by drone strikes", "two missiles struck a factory": somebody's, though it is not told whose.
    pub(in crate::ingest::extract) fn by_weapon(&self, verb: Index) -> bool {
        // "is targeted in an arson attack"
        let tree = self.tree;
        let in_attack = ["in", "during"].iter().filter_map(|p| tree.prepositional(verb, p)).any(|o| {
            self.names.at(o).is_none()
                && self.noun_phrase_frame(o).is_some_and(|(f, _)| f.relation == "attacked" && !f.needs_agent)
        });
        if in_attack && self.is_passive(verb) {
            return true;
        }
        let Agent::Phrase(agent) = self.agent(verb) else { return false };
        let class = self.class_of(agent, &self.tree.base(agent));
        class.is(NounClass::WEAPON)
            || !class.is(NounClass::CAUSE)
                && self.noun_phrase_frame(agent).is_some_and(|(f, _)| f.relation == "attacked" && !f.needs_agent)
    }
}
