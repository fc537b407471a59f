//! What a verb does something to: its object, a clause, what a preposition brings.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, PlaceClass, Slot, VerbFrame, Words};
use crate::model::NodeKind;

impl Reading<'_> {
    pub(in crate::ingest::extract) fn targets(
        &mut self,
        verb: Index,
        anchor: Index,
        frame: &VerbFrame,
    ) -> Option<Match> {
        let tree = self.tree;
        let predicate =
            std::iter::once(tree.lemma(verb)).chain(frame.rest.iter().copied()).collect::<Vec<_>>().join(" ");
        let mut found =
            Match { targets: Vec::new(), to: Vec::new(), predicate, inside: None, subject_is_target: false };
        for slot in &frame.target {
            if let Slot::ObjectBeside(preposition) = slot
                && tree.prepositional(verb, preposition).is_none()
            {
                continue;
            }
            match slot {
                Slot::Object | Slot::ObjectBeside(_) => {
                    let Some(object) = self.object(verb, anchor) else {
                        // "is probing whether the minister took bribes"
                        if frame.relation == "investigated"
                            && frame.rest.is_empty()
                            && let Some(clause) = self.asked_whether(verb)
                        {
                            found.targets = self.resolve(clause, Want::Any);
                            found.inside = Some(tree.reach(clause));
                            return Some(found).filter(|f| !f.targets.is_empty());
                        }
                        continue;
                    };
                    found.targets = self.target_phrase(object, frame.relation);
                    // "hit Chinese electric cars with tariffs"
                    if frame.relation == "sanctioned" && frame.rest.first() == Some(&"with") {
                        let origin = self.origin_of_goods(verb, object);
                        if !origin.is_empty() {
                            found.targets = origin;
                        }
                    }
                    if frame.relation == "threatened" && self.is_eventlike(&found.targets) {
                        let parties = self.threatened_parties(verb, object);
                        if !parties.is_empty() {
                            found.targets = parties;
                        }
                    }
                    if self.is_eventlike(&found.targets) {
                        found.inside = Some(tree.reach(object));
                    }
                }
                Slot::Subject => {
                    if self.is_passive(verb) {
                        return None;
                    }
                    let Agent::Phrase(subject) = self.subject(verb, 0) else {
                        return None;
                    };
                    found.subject_is_target = true;
                    found.targets = self.resolve(subject, Want::Any);
                }
                Slot::Infinitive | Slot::OtherInfinitive | Slot::That | Slot::Gerund => {
                    let Some((clause, addressed)) = self.clause_argument(verb, anchor, *slot) else {
                        continue;
                    };
                    found.targets = vec![match self.thing_to_act(clause) {
                        Some(thing) => thing,
                        None if frame.relation == "warned" && *slot == Slot::That => self.foretold(clause),
                        None => self.clause_event(clause),
                    }];
                    if frame.relation == "threatened" {
                        let parties = self.threatened_parties(verb, clause);
                        if !parties.is_empty() {
                            found.targets = parties;
                        }
                    }
                    if frame.relation == "warned" && *slot == Slot::That {
                        let warned = self.warned_by_condition(clause);
                        found.targets.extend(warned);
                    }
                    found.inside = Some(tree.reach(clause));
                    if let Some(addressed) = addressed {
                        found.to = self.resolve(addressed, Want::Agent).into_iter().map(|a| a.node).collect();
                    }
                    if matches!(frame.relation, "called-for" | "threatened" | "warned") && *slot != Slot::That
                        || frame.relation == "called-for"
                    {
                        self.asked_for.insert(clause);
                        let joined = |k: &Index| {
                            tree.label(*k) == Label::Conj && tree.is_verb(*k) && tree.coordinated_with(*k) == clause
                        };
                        let more: Vec<Index> = tree.kids(clause).filter(joined).collect();
                        // "to release all prisoners and hold new elections": each is asked for.
                        if frame.relation == "called-for" {
                            for other in more.iter().copied() {
                                if !self.has_complement(other) {
                                    continue;
                                }
                                let event = self.clause_event(other);
                                found.targets.push(event);
                            }
                        }
                        self.asked_for.extend(more);
                    }
                }
                Slot::Preposition(preposition) => {
                    // "strikes targets in the north" is no strike of workers.
                    if frame.relation == "protested" && frame.rest.is_empty() && tree.kid(verb, Label::Dobj).is_some() {
                        continue;
                    }
                    let object =
                        tree.prepositional(anchor, preposition).or_else(|| tree.prepositional(verb, preposition));
                    // "sent Ukraine two helicopters"
                    let dative = || {
                        tree.kid(verb, Label::Dative)
                            .filter(|d| *preposition == "to" && tree.is_noun(*d) && frame.relation != "mobilized")
                    };
                    // "fired 36 shells at the posts"
                    let behind = || {
                        let thing = tree.kid(verb, Label::Dobj).filter(|_| {
                            is_harm(frame.relation)
                                || matches!(frame.relation, "aided" | "mobilized")
                                || frame.relation == "cooperated-with" && tree.lemma(verb) != "join"
                                || !frame.rest.is_empty()
                        })?;
                        let nested = || {
                            // "send a force consisting of 350 officers to Haiti"
                            let carried = matches!(frame.relation, "aided" | "mobilized") && *preposition == "to";
                            let to = tree.below(thing).into_iter().rfind(|k| {
                                *k > thing
                                    && carried
                                    && tree.lower(*k) == "to"
                                    && tree.label(*k) == Label::Prep
                                    && !tree.is_noun(tree.head(*k))
                            })?;
                            tree.kid(to, Label::Pobj).filter(|o| self.names.at(*o).is_some())
                        };
                        // "sent 45 warplanes and nine ships around Taiwan"
                        let joined = || {
                            let sent = tree.conjuncts(thing).into_iter().filter(|c| *c != thing);
                            let mut sent = sent.filter(|_| frame.relation == "mobilized");
                            sent.find_map(|c| tree.prepositional(c, preposition))
                        };
                        tree.prepositional(thing, preposition).or_else(nested).or_else(joined)
                    };
                    // "moved tanks up to the border"
                    let along = || {
                        let up = |k: &Index| {
                            *k > verb
                                && frame.relation == "mobilized"
                                && matches!(
                                    tree.lower(*k),
                                    "up" | "down" | "over" | "out" | "close" | "closer" | "back"
                                )
                        };
                        tree.kids(verb).filter(up).find_map(|k| tree.prepositional(k, preposition))
                    };
                    // "revoked the agency's licence": of the agency.
                    let whose = || {
                        let of = *preposition == "of"
                            && matches!(
                                frame.relation,
                                "sanctioned" | "conceded" | "seized" | "designated" | "supported" | "aided"
                            )
                            && anchor != verb
                            && tree.is_noun(anchor);
                        tree.kid(anchor, Label::Poss).filter(|p| of && tree.is_noun(*p))
                    };
                    let Some(object) = object.or_else(dative).or_else(behind).or_else(along).or_else(whose) else {
                        continue;
                    };
                    // "issued a warrant for the arrest of the general"
                    let wanted = tree.prepositional(object, "of").filter(|_| {
                        frame.relation == "designated"
                            && matches!(tree.lemma(object), "arrest" | "detention" | "capture" | "extradition")
                    });
                    let object = wanted.unwrap_or(object);
                    // "held a meeting, with the envoy saying": a clause of its own.
                    if tree.is_verb(object) && tree.kid(object, Label::Nsubj).is_some() {
                        continue;
                    }
                    let denied = if frame.relation == "sanctioned" { self.denied_to(object) } else { Vec::new() };
                    if !denied.is_empty() {
                        found.targets = denied;
                    } else if tree.is_verb(object) && !tree.is_noun(object) {
                        found.targets = vec![self.clause_event(object)];
                        self.asked_for.insert(object);
                    } else {
                        let origin = if frame.relation == "sanctioned" && matches!(*preposition, "on" | "against") {
                            self.origin_of_goods(verb, object)
                        } else {
                            Vec::new()
                        };
                        found.targets =
                            if origin.is_empty() { self.target_phrase(object, frame.relation) } else { origin };
                    }
                    if self.is_eventlike(&found.targets) {
                        found.inside = Some(tree.reach(object));
                    }
                    if frame.relation == "called-for"
                        && let Some(addressed) = tree.kid(verb, Label::Dobj)
                    {
                        found.to = self.resolve(addressed, Want::Agent).into_iter().map(|a| a.node).collect();
                    }
                }
            }
            if !found.targets.is_empty() {
                if found.to.is_empty() {
                    found.to = self.addressed(verb, frame, &found.targets);
                }
                return Some(found);
            }
        }
        None
    }

    /// "a tariff on steel from Canada and Mexico", "duties on Chinese cars": measures on goods are laid on the countries that
    /// they come from.
    pub(in crate::ingest::extract) fn origin_of_goods(&mut self, verb: Index, goods: Index) -> Vec<Argument> {
        static GOODS: Words = Words::of("targets.goods");
        let tree = self.tree;
        let some = GOODS.contains(&tree.base(goods).as_str());
        if self.names.at(goods).is_some() || !some {
            return Vec::new();
        }
        let from = tree.prepositional(goods, "from").or_else(|| {
            let nested = tree.prepositional(goods, "of").and_then(|o| tree.prepositional(o, "from"));
            // "tariffs on dairy products imported from Chile"
            let brought = || {
                let participle = tree.kids(goods).find(|k| {
                    *k > goods
                        && tree.label(*k) == Label::Acl
                        && matches!(
                            tree.lemma(*k),
                            "import" | "ship" | "come" | "originate" | "export" | "make" | "produce"
                        )
                })?;
                tree.prepositional(participle, "from").or_else(|| tree.prepositional(participle, "in"))
            };
            nested.or_else(brought).or_else(|| tree.prepositional(verb, "from"))
        });
        let mut found = match from.filter(|f| *f > goods) {
            Some(place) => self.resolve(place, Want::Agent),
            None => Vec::new(),
        };
        if found.is_empty() {
            let (low, _) = tree.reach(goods);
            for token in low..goods {
                let node = match self.names.at(token) {
                    Some(name) => Some(name.node),
                    None => self.demonym(token),
                };
                found.extend(node.map(|n| Argument::new(n, token, token)));
            }
        }
        let country = |a: &Argument| {
            self.nodes.get(a.node).is_some_and(|d| {
                d.class == Some(PlaceClass::Country) || d.kind == NodeKind::Organization && d.name == "European Union"
            })
        };
        found.retain(country);
        found.dedup_by_key(|a| a.node);
        found
    }

    /// Of whom or what somebody would find something out: "investigates whether the minister took bribes".
    fn asked_whether(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let clause = tree.kids(verb).find(|k| {
            *k > verb
                && tree.label(*k) == Label::Ccomp
                && tree.is_verb(*k)
                && tree.kids(*k).any(|m| m < *k && matches!(tree.lower(m), "whether" | "if"))
        })?;
        let subject = tree.kid(clause, Label::Nsubj).or_else(|| tree.kid(clause, Label::Nsubjpass))?;
        tree.is_noun(subject).then_some(subject)
    }

    /// "cleared Museveni to run", "helped a girl escape": the parser takes the object for the subject of what it is to do.
    fn raised_object(&self, verb: Index) -> Option<Index> {
        static RAISING: Words = Words::of("targets.raising");
        let tree = self.tree;
        if !RAISING.contains(&tree.lemma(verb)) {
            return None;
        }
        let clause = tree.kids(verb).find(|k| {
            *k > verb
                && tree.label(*k) == Label::Ccomp
                && tree.tag(*k) == Tag::Vb
                && !tree.kids(*k).any(|m| tree.label(m) == Label::Mark || tree.tag(m) == Tag::Md)
        })?;
        tree.kid(clause, Label::Nsubj).filter(|s| *s > verb)
    }

    /// "a ban on issuing visas to Chadians", "on selling arms to Mali": whoever is not to get it.
    fn denied_to(&mut self, gerund: Index) -> Vec<Argument> {
        let tree = self.tree;
        if tree.tag(gerund) != Tag::Vbg {
            return Vec::new();
        }
        let thing = tree.kid(gerund, Label::Dobj);
        let receiver = ["to", "for", "from", "with"]
            .into_iter()
            .find_map(|p| tree.prepositional(gerund, p).or_else(|| thing.and_then(|t| tree.prepositional(t, p))));
        let mut found = receiver.map(|r| self.resolve(r, Want::Agent)).unwrap_or_default();
        found.retain(|a| self.acts(a.node));
        found
    }

    /// Whom a demand or a warning is addressed to: "demanded an apology from China".
    fn addressed(&mut self, verb: Index, frame: &VerbFrame, targets: &[Argument]) -> Vec<NodeIndex> {
        let tree = self.tree;
        for slot in &frame.to {
            let phrase = match slot {
                Slot::Preposition(preposition) => tree.prepositional(verb, preposition),
                Slot::Object if !self.is_passive(verb) => tree.kid(verb, Label::Dobj),
                _ => None,
            };
            let Some(phrase) = phrase else { continue };
            let found = self.resolve(phrase, Want::Agent);
            let somebody = |d: &DraftNode| !matches!(d.kind, NodeKind::Event | NodeKind::Resolution);
            let found: Vec<NodeIndex> = found
                .iter()
                .map(|a| a.node)
                .filter(|n| !targets.iter().any(|t| t.node == *n) && self.nodes.get(*n).is_some_and(somebody))
                .collect();
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// Whether a noun names what somebody starts or holds.
    pub(in crate::ingest::extract) fn is_undertaking(&self, head: &str) -> bool {
        self.nouns.class(head).is(NounClass::UNDERTAKING)
            || self.frames.noun(head).iter().any(|f| {
                matches!(
                    f.relation,
                    "protested"
                        | "investigated"
                        | "mobilized"
                        | "launched"
                        | "cooperated-with"
                        | "met-with"
                        | "attacked"
                )
            })
    }

    pub(in crate::ingest::extract) fn is_eventlike(&self, targets: &[Argument]) -> bool {
        targets
            .iter()
            .any(|t| self.nodes.get(t.node).is_some_and(|d| matches!(d.kind, NodeKind::Event | NodeKind::Resolution)))
    }

    pub(in crate::ingest::extract) fn object(&self, verb: Index, anchor: Index) -> Option<Index> {
        let tree = self.tree;
        if tree.label(anchor) == Label::Prep && anchor != verb {
            // "was objected to by": the preposition has lost its object to the subject.
            let object = tree.kid(anchor, Label::Pobj);
            // "drove the rebels out of the town": "out" has no object of its own.
            let object =
                object.or_else(|| tree.kid(verb, Label::Dobj).filter(|_| tree.kid(anchor, Label::Prep).is_some()));
            return object.or_else(|| if self.is_passive(verb) { self.patient(verb) } else { None });
        }
        if self.is_passive(verb) {
            return self.patient(verb);
        }
        // "fined Google 2.95 billion euros": Google, not the money.
        let fined = tree.kid(verb, Label::Dative).filter(|d| tree.lemma(verb) == "fine" && tree.is_noun(*d));
        let object = fined.or_else(|| tree.kid(verb, Label::Dobj)).or_else(|| self.raised_object(verb));
        // "denounced what he called a coup"
        let named = || {
            tree.kids(verb).filter(|k| *k > verb && tree.label(*k) == Label::Ccomp).find_map(|k| tree.what_is_called(k))
        };
        if object.is_none()
            && let Some(named) = named()
        {
            return Some(named);
        }
        match object {
            Some(object) if matches!(tree.tag(object), Tag::Wdt | Tag::Wp) => {
                (tree.label(verb) == Label::Relcl).then(|| tree.head(verb))
            }
            Some(object) => Some(object),
            // "Venezuela, where he met with Chávez"
            None if tree.label(verb) == Label::Relcl
                && !tree.kids(verb).any(|k| matches!(tree.lower(k), "where" | "when" | "why"))
                && tree.kid(verb, Label::Nsubj).is_some_and(|s| !matches!(tree.tag(s), Tag::Wdt | Tag::Wp)) =>
            {
                Some(tree.head(verb))
            }
            None => self.shared_object(verb),
        }
    }

    /// "killing and wounding dozens", "arrested and later jailed three men": the object of the second verb is the first's.
    fn shared_object(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let joined = tree.kids(verb).find(|k| {
            *k > verb
                && tree.label(*k) == Label::Conj
                && tree.tag(*k) == tree.tag(verb)
                && !tree.kids(*k).any(|s| matches!(tree.label(s), Label::Nsubj | Label::Nsubjpass))
        })?;
        let close = (verb + 1..joined).all(|i| matches!(tree.label(i), Label::Cc | Label::Advmod | Label::Punct));
        let own = tree.kid(joined, Label::Dobj);
        // "kidnapped, tortured and killed a farmer"
        let further = if own.is_some() { None } else { self.shared_object(joined) };
        let more = (verb + 1..joined).any(|i| matches!(tree.lower(i), "and" | "or")) || further.is_some();
        // "shot and killed" says once what happened; "assisting and persuading them to return" helps nobody in particular.
        let once = matches!(tree.lemma(verb), "shoot" | "stab" | "beat" | "knife" | "strangle")
            && matches!(tree.lemma(joined), "kill" | "murder" | "wound" | "injure");
        let clausal = tree.kids(joined).any(|k| matches!(tree.label(k), Label::Xcomp | Label::Ccomp));
        if close && more && !once && !clausal { own.or(further) } else { None }
    }
}
