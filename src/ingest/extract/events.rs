//! Claims that verbs make, by the frames of the lexicon.

use super::clause::Agent;
use super::nodes::NodeIndex;
use super::reading::{Argument, Draft, Reading};
use super::resolve::{Want, lower_first};
use super::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, PlaceClass, Slot, VerbFrame, relation};
use crate::model::{Modality, NodeKind};

/// Verbs that carry an event noun: "held talks", "launched an attack on".
pub(super) const LIGHT: &[&str] = &[
    "have",
    "hold",
    "conduct",
    "make",
    "carry",
    "launch",
    "pay",
    "take",
    "stage",
    "begin",
    "start",
    "continue",
    "resume",
    "attend",
    "open",
    "mount",
    "give",
    "issue",
    "lead",
    "order",
    "perform",
    "undertake",
    "join",
    "receive",
    "host",
    "send",
    "impose",
    "conclude",
    "restart",
    "finish",
    "announce",
    "offer",
    "provide",
    "do",
    "commit",
    "reach",
    "sign",
    "complete",
    "end",
    "suspend",
    "enter",
];

/// Why most frames of several words do not fit: the trace is silent on it.
const MISSING: &str = "a word of the phrase is missing";

/// Nouns that only measure the event that follows with "of".
const MEASURES_OF: &[&str] = &["series", "wave", "number", "spate", "string", "millimetre", "round", "barrage"];

/// What happens to people without anybody named who does it.
pub(super) fn is_harm(relation: &str) -> bool {
    matches!(relation, "killed" | "injured" | "displaced" | "attacked")
}

/// Relations for which an unnamed agent ("was arrested") still makes a claim.
fn takes_unnamed(relation: &str) -> bool {
    is_harm(relation)
        || matches!(
            relation,
            "detained"
                | "seized"
                | "appointed"
                | "sanctioned"
                | "investigated"
                | "adopted"
                | "signed"
                | "rejected"
                | "accused"
                | "designated"
        )
}

/// What a frame found in the text.
pub(super) struct Match {
    pub(super) targets: Vec<Argument>,
    pub(super) to: Vec<NodeIndex>,
    pub(super) predicate: String,
    /// The stretch of text that an event's name was taken from.
    pub(super) inside: Option<(Index, Index)>,
    pub(super) subject_is_target: bool,
}

impl Match {
    /// A match with nothing but its predicate.
    pub(super) fn of(predicate: String) -> Self {
        Self { targets: Vec::new(), to: Vec::new(), predicate, inside: None, subject_is_target: false }
    }
}

impl Reading<'_> {
    /// Reads every verb of the body, from the token `from` on.
    pub(super) fn read_verbs(&mut self, from: Index) {
        let tree = self.tree;
        for verb in from..tree.len() {
            if !tree.is_verb(verb)
                || matches!(tree.label(verb), Label::Aux | Label::Auxpass | Label::Compound)
                || self.names.at(verb).is_some()
            {
                continue;
            }
            if tree.label(verb) == Label::Amod && tree.tag(verb) != Tag::Vbn {
                continue;
            }
            self.read_demand(verb);
            self.read_installed(verb);
            self.read_evaluation(verb);
            self.read_refusal(verb);
            self.read_allegation(verb);
            self.read_responsibility(verb);
            if self.read_resignation(verb) {
                continue;
            }
            let frames = self.frames.verb(tree.lemma(verb));
            if self.asked_for.contains(&verb) {
                self.note(verb, || "only asked for, promised or threatened".to_owned());
                continue;
            }
            if frames.is_empty() {
                self.note(verb, || "no frame for this verb".to_owned());
            }
            for frame in frames {
                let outcome = self.read_frame(verb, frame);
                if outcome == Some(MISSING) {
                    continue;
                }
                self.note(verb, || {
                    let phrase = std::iter::once(tree.lemma(verb)).chain(frame.rest.iter().copied());
                    let phrase = phrase.collect::<Vec<_>>().join(" ");
                    format!("frame \"{phrase}\" {}: {}", frame.relation, outcome.unwrap_or("read"))
                });
                if outcome.is_none() {
                    break;
                }
            }
        }
    }

    /// Reads a verb by one frame: `None` where it made claims, else why it did not.
    fn read_frame(&mut self, verb: Index, frame: &VerbFrame) -> Option<&'static str> {
        let Some(relation) = relation(frame.relation) else {
            return Some("unknown relation");
        };
        let Some(anchor) = self.anchor(verb, &frame.rest) else {
            return Some(MISSING);
        };
        let together = relation.symmetric;
        let found = self.targets(verb, anchor, frame);
        // "held talks", "staged an attack": what the noun says goes before that it was begun.
        if matches!(frame.relation, "launched" | "agreed-to")
            && let Some(object) = self.object(verb, anchor)
            && self
                .noun_phrase_frame(object)
                .is_some_and(|(f, _)| matches!(f.relation, "met-with" | "spoke-with" | "cooperated-with" | "visited"))
        {
            return Some("its object says more");
        }
        let Some(mut found) = found else {
            let read = together && frame.rest.is_empty() && self.read_together(verb, frame.relation);
            return if read { None } else { Some("no target where the frame wants it") };
        };
        let Some(modality) = self.modality(verb) else {
            return Some("only possible, wished for or a condition");
        };
        self.keep_kinds(&mut found.targets, frame.relation);
        let letter = |kind: NodeKind| kind.as_str().chars().next().map(|c| c.to_ascii_uppercase());
        found.targets.retain(|t| {
            let Some(draft) = self.nodes.get(t.node) else {
                return false;
            };
            // Of one person's death without a cause the news tells as biography.
            let dies = found.subject_is_target && draft.person && t.quantity.is_none();
            let deal = || {
                draft.kind == NodeKind::Resolution
                    || self.frames.noun(&draft.head).iter().any(|f| f.relation == "agreed-to")
            };
            let undertaken =
                (!frame.undertaking || draft.named || self.is_undertaking(&draft.head)) && (!frame.deal || deal());
            !dies
                && undertaken
                && (frame.kinds.is_empty() || letter(draft.kind).is_some_and(|l| frame.kinds.contains(l)))
        });
        if found.targets.is_empty() {
            return Some("the target is not of a kind that it takes");
        }
        self.add_included(verb, frame.relation, &mut found.targets);
        let sources = if found.subject_is_target { Some(Vec::new()) } else { self.sources(verb, frame.relation) };
        let Some(mut sources) = sources else { return Some("who does it is not told, or is nobody who acts") };
        if sources.is_empty() && is_harm(frame.relation) {
            sources = self.cause(verb, frame.relation);
        }
        if sources.is_empty() && frame.needs_agent {
            return Some("nobody is named who does it");
        }
        let sources: Vec<Option<Argument>> =
            if sources.is_empty() { vec![None] } else { sources.into_iter().map(Some).collect() };
        let rule = if self.is_passive(verb) { "verb, passive" } else { "verb" };
        let mut sources = sources;
        if matches!(frame.relation, "agreed-to" | "signed") {
            sources.extend(self.other_parties(verb, &found.targets).into_iter().map(Some));
        }
        for source in &sources {
            for target in &found.targets {
                self.claim(verb, source.clone(), frame.relation, target.clone(), &found, modality, rule);
            }
        }
        None
    }

    /// The last word of a multi-word verb; `None` where one of its words is missing.
    fn anchor(&self, verb: Index, rest: &[&str]) -> Option<Index> {
        let tree = self.tree;
        let mut anchor = verb;
        for word in rest {
            let fits = |k: &Index| {
                (tree.lower(*k) == *word || tree.lemma(*k) == *word)
                    && matches!(
                        tree.label(*k),
                        Label::Prt
                            | Label::Prep
                            | Label::Dobj
                            | Label::Advmod
                            | Label::Acomp
                            | Label::Oprd
                            | Label::Attr
                            | Label::Pobj
                            | Label::Dative
                            | Label::Agent
                            | Label::Amod
                            | Label::Compound
                            | Label::Det
                            | Label::Poss
                            | Label::Xcomp
                            | Label::Pcomp
                    )
            };
            let next = tree.kids(anchor).find(fits).or_else(|| tree.kids(verb).find(fits));
            anchor = next?;
        }
        Some(anchor)
    }

    fn targets(&mut self, verb: Index, anchor: Index, frame: &VerbFrame) -> Option<Match> {
        let tree = self.tree;
        let predicate =
            std::iter::once(tree.lemma(verb)).chain(frame.rest.iter().copied()).collect::<Vec<_>>().join(" ");
        let mut found =
            Match { targets: Vec::new(), to: Vec::new(), predicate, inside: None, subject_is_target: false };
        for slot in &frame.target {
            match slot {
                Slot::Object => {
                    let object = self.object(verb, anchor)?;
                    found.targets = self.target_phrase(object, frame.relation);
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
                Slot::Infinitive | Slot::That | Slot::Gerund => {
                    let Some((clause, addressed)) = self.clause_argument(verb, anchor, *slot) else {
                        continue;
                    };
                    found.targets = vec![self.clause_event(clause)];
                    found.inside = Some(tree.reach(clause));
                    if let Some(addressed) = addressed {
                        found.to = self.resolve(addressed, Want::Agent).into_iter().map(|a| a.node).collect();
                    }
                    if matches!(frame.relation, "called-for" | "threatened" | "warned") && *slot != Slot::That
                        || frame.relation == "called-for"
                    {
                        self.asked_for.push(clause);
                        let more: Vec<Index> =
                            tree.kids(clause).filter(|k| tree.label(*k) == Label::Conj && tree.is_verb(*k)).collect();
                        self.asked_for.extend(more);
                    }
                }
                Slot::Preposition(preposition) => {
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
                            is_harm(frame.relation) || frame.relation == "aided" || !frame.rest.is_empty()
                        })?;
                        tree.prepositional(thing, preposition)
                    };
                    let Some(object) = object.or_else(dative).or_else(behind) else { continue };
                    if tree.is_verb(object) && !tree.is_noun(object) {
                        found.targets = vec![self.clause_event(object)];
                        self.asked_for.push(object);
                    } else {
                        found.targets = self.target_phrase(object, frame.relation);
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
                return Some(found);
            }
        }
        None
    }

    /// Whether a noun names what somebody starts or holds.
    fn is_undertaking(&self, head: &str) -> bool {
        self.nouns.class(head).is(NounClass::UNDERTAKING)
            || self
                .frames
                .noun(head)
                .iter()
                .any(|f| !matches!(f.relation, "accused" | "warned" | "threatened" | "supported"))
    }

    fn is_eventlike(&self, targets: &[Argument]) -> bool {
        targets
            .iter()
            .any(|t| self.nodes.get(t.node).is_some_and(|d| matches!(d.kind, NodeKind::Event | NodeKind::Resolution)))
    }

    fn object(&self, verb: Index, anchor: Index) -> Option<Index> {
        let tree = self.tree;
        if tree.label(anchor) == Label::Prep && anchor != verb {
            // "was objected to by": the preposition has lost its object to the subject.
            let object = tree.kid(anchor, Label::Pobj);
            return object.or_else(|| if self.is_passive(verb) { self.patient(verb) } else { None });
        }
        if self.is_passive(verb) {
            return self.patient(verb);
        }
        let object = tree.kid(verb, Label::Dobj);
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
            None => None,
        }
    }

    /// What a noun phrase stands for as a target; a phrase that names nobody is an event or a document.
    fn target_phrase(&mut self, head: Index, relation_name: &str) -> Vec<Argument> {
        // "bombed rebel positions in Idlib": Idlib was bombed.
        let tree = self.tree;
        if matches!(relation_name, "attacked" | "seized")
            && matches!(
                tree.lemma(head),
                "position" | "target" | "site" | "part" | "area" | "location" | "infrastructure" | "facility"
            )
            && let Some(place) = tree.prepositional(head, "in").or_else(|| tree.prepositional(head, "of"))
            && self.names.at(place).is_some()
        {
            let found = self.resolve_one(place, Want::Place);
            if found.iter().any(|a| self.nodes.get(a.node).is_some_and(|d| d.kind == NodeKind::Location)) {
                return found;
            }
        }
        let found = self.resolve(head, Want::Any);
        let takes = |kind: NodeKind| relation(relation_name).is_some_and(|r| r.takes(kind));
        // What is demanded of a person or place is an event of its own; "agreed to the deal" is a document or event.
        if relation_name == "called-for" || relation_name == "launched" {
            return found.into_iter().filter(|a| self.nodes.get(a.node).is_some_and(|d| takes(d.kind))).collect();
        }
        found
    }

    /// The clause that is a verb's argument, and who is to do it where the syntax says so.
    fn clause_argument(&self, verb: Index, anchor: Index, slot: Slot) -> Option<(Index, Option<Index>)> {
        let tree = self.tree;
        let is_to = |k: Index| tree.kids(k).any(|a| tree.label(a) == Label::Aux && tree.lower(a) == "to");
        let clause = tree.kids(verb).chain(tree.kids(anchor)).find(|k| {
            *k != verb
                && match slot {
                    Slot::Infinitive => {
                        matches!(tree.label(*k), Label::Xcomp | Label::Ccomp | Label::Advcl | Label::Acl) && is_to(*k)
                    }
                    Slot::That => tree.label(*k) == Label::Ccomp && !is_to(*k) && *k > verb,
                    Slot::Gerund => tree.label(*k) == Label::Xcomp && tree.tag(*k) == Tag::Vbg,
                    _ => false,
                }
        });
        let clause = clause.or_else(|| {
            // "urged parties to protect": the infinitive may hang on the object.
            let object = tree.kid(verb, Label::Dobj).or_else(|| tree.kid(anchor, Label::Pobj))?;
            (slot == Slot::Infinitive)
                .then(|| tree.kids(object).find(|k| matches!(tree.label(*k), Label::Acl | Label::Relcl) && is_to(*k)))
                .flatten()
        })?;
        let addressed = tree
            .kid(clause, Label::Nsubj)
            .filter(|_| slot == Slot::Infinitive)
            .or_else(|| tree.kid(anchor, Label::Pobj).filter(|_| anchor != verb))
            .or_else(|| tree.kid(verb, Label::Dobj))
            .or_else(|| tree.kid(verb, Label::Nsubjpass));
        Some((clause, addressed))
    }

    /// An event named by a clause: "protect civilians and civilian objects".
    pub(super) fn clause_event(&mut self, clause: Index) -> Argument {
        let tree = self.tree;
        let mut last = clause;
        for kid in tree.kids(clause).filter(|k| *k > clause) {
            let keeps = matches!(
                tree.label(kid),
                Label::Dobj
                    | Label::Prt
                    | Label::Prep
                    | Label::Acomp
                    | Label::Attr
                    | Label::Xcomp
                    | Label::Advmod
                    | Label::Agent
                    | Label::Oprd
            );
            if !keeps || kid > last + 6 {
                break;
            }
            let (low, high) = tree.reach(kid);
            let cut = (low..=high).find(|i| {
                matches!(tree.lower(*i), "," | ";" | "—" | "(" | "\"" | "”")
                    || matches!(tree.label(*i), Label::Relcl | Label::Advcl | Label::Cc)
            });
            let high = cut.map_or(high, |c| c.saturating_sub(1)).min(clause + 9);
            if high < low {
                break;
            }
            last = high;
            if cut.is_some() {
                break;
            }
        }
        let mut first = clause;
        if self.is_passive(clause)
            && let Some(subject) = tree.kid(clause, Label::Nsubjpass)
        {
            first = tree.reach(subject).0;
        }
        if first + 12 < last {
            first = clause;
        }
        let phrase = lower_first(&tree.phrase(first, last), tree.word(first));
        let node = self.descriptive(NodeKind::Event, &phrase, tree.lemma(clause), clause, false);
        Argument { node, first, last, quantity: None, sure: 0.7 }
    }

    /// Who does it; `None` where the text names somebody that cannot be told, an empty list for "?".
    fn sources(&mut self, verb: Index, relation_name: &'static str) -> Option<Vec<Argument>> {
        match self.agent(verb) {
            Agent::Phrase(subject) => {
                let found = self.doers(subject, relation_name);
                if !found.is_empty() {
                    return Some(found);
                }
                let tree = self.tree;
                if tree.label(verb) == Label::Acl && tree.head(verb) == subject {
                    let clause = tree.clause_of(subject);
                    if clause != verb
                        && tree.is_verb(clause)
                        && let Agent::Phrase(other) = self.subject(clause, 0)
                        && other != subject
                    {
                        let found = self.doers(other, relation_name);
                        if !found.is_empty() || is_harm(relation_name) {
                            return Some(found);
                        }
                    }
                }
                let base = tree.base(subject);
                let eventlike = tree.is_noun(subject)
                    && self.names.at(subject).is_none()
                    && !self.class_of(subject, &base).is(NounClass::PERSON
                        .or(NounClass::BODY)
                        .or(NounClass::POST)
                        .or(NounClass::GOVERNMENT)
                        .or(NounClass::PEOPLE));
                (is_harm(relation_name) && eventlike).then(Vec::new)
            }
            Agent::Unnamed => {
                // "suspected militants" accuses nobody of anything.
                let finite = self.tree.kid(verb, Label::Nsubjpass).is_some();
                if !takes_unnamed(relation_name) || (matches!(relation_name, "accused" | "designated") && !finite) {
                    return None;
                }
                Some(Vec::new())
            }
            Agent::Open => None,
        }
    }

    /// Those who act in a noun phrase; an attack's are its attackers, a storm is one itself where it kills.
    pub(super) fn doers(&mut self, head: Index, relation_name: &'static str) -> Vec<Argument> {
        let tree = self.tree;
        if MEASURES_OF.contains(&tree.lemma(head))
            && let Some(object) = tree.prepositional(head, "of")
        {
            return self.doers(object, relation_name);
        }
        let mut found = self.resolve(head, Want::Agent);
        // "Russian warplanes bombed": whose they are did it.
        if found.is_empty()
            && tree.is_noun(head)
            && self.class_of(head, &tree.base(head)).is(NounClass::VEHICLE)
            && let Some((node, first, last)) = self.owner(head).filter(|o| o.1 < head)
            && self.acts(node)
        {
            found.push(Argument { node, first, last, quantity: None, sure: 0.8 });
        }
        found.retain(|a| {
            self.nodes.get(a.node).is_some_and(|d| match d.kind {
                NodeKind::Event => is_harm(relation_name) && self.is_cause(d),
                NodeKind::Resolution => relation_name == "cited",
                NodeKind::Location => !is_harm(relation_name) || d.class == Some(PlaceClass::Country),
                _ => true,
            })
        });
        if found.is_empty() && is_harm(relation_name) && tree.is_noun(head) {
            let base = tree.base(head);
            if !self.frames.noun(&base).is_empty() || self.noun_phrase_frame(head).is_some() {
                // "the attack, conducted by the Taliban"
                let conducted = tree
                    .kids(head)
                    .filter(|k| matches!(tree.label(*k), Label::Acl | Label::Relcl) && tree.is_verb(*k))
                    .find_map(|k| tree.kid(k, Label::Agent).and_then(|b| tree.kid(b, Label::Pobj)));
                if let Some(by) = tree.prepositional(head, "by").or(conducted) {
                    found = self.resolve(by, Want::Agent);
                }
                let mutual =
                    matches!(tree.lemma(head), "war" | "clash" | "fighting" | "battle" | "conflict" | "skirmish");
                if found.is_empty()
                    && !mutual
                    && let Some((node, first, last)) = self.owner(head)
                    && self.acts(node)
                    && tree.prepositional(head, "in").is_none_or(|o| self.names.at(o).is_none_or(|n| n.node != node))
                    && first < head
                {
                    found = vec![Argument { node, first, last, quantity: None, sure: 0.7 }];
                }
            }
        }
        found
    }

    /// Whether an event kills of itself: a flood, "Typhoon Kajiki".
    fn is_cause(&self, event: &super::nodes::Draft) -> bool {
        let named = || event.name.split_whitespace().any(|w| self.nouns.class(&w.to_lowercase()).is(NounClass::CAUSE));
        self.nouns.class(&event.head).is(NounClass::CAUSE) || (event.named && named())
    }

    /// Whether a node can be who attacks: not a city.
    pub(super) fn acts(&self, node: NodeIndex) -> bool {
        self.nodes.get(node).is_some_and(|d| d.kind != NodeKind::Location || d.class == Some(PlaceClass::Country))
    }

    /// "reached an agreement with Y": Y agreed too.
    fn other_parties(&mut self, verb: Index, targets: &[Argument]) -> Vec<Argument> {
        let tree = self.tree;
        let deal =
            |i: &Index| tree.is_noun(*i) && self.noun_phrase_frame(*i).is_some_and(|(f, _)| f.relation == "agreed-to");
        let heads: Vec<Index> = targets.iter().flat_map(|t| (t.first..=t.last).filter(deal)).chain([verb]).collect();
        let object = heads.into_iter().find_map(|h| tree.prepositional(h, "with"));
        let mut found = object.map(|o| self.resolve(o, Want::Agent)).unwrap_or_default();
        found.retain(|a| {
            self.nodes.get(a.node).is_some_and(|d| !matches!(d.kind, NodeKind::Event | NodeKind::Resolution))
        });
        found
    }

    /// What killed those who "are killed in a flood" or "die from measles": a natural cause, or an attack's attackers.
    fn cause(&mut self, verb: Index, relation_name: &'static str) -> Vec<Argument> {
        let tree = self.tree;
        // "12 are killed and 29 injured in an attack": what is said of the second holds for the first.
        let beside = tree.kids(verb).filter(|k| tree.label(*k) == Label::Conj && tree.is_verb(*k));
        let above = Some(tree.head(verb)).filter(|h| tree.label(verb) == Label::Conj && tree.is_verb(*h));
        let together: Vec<Index> = std::iter::once(verb).chain(beside).chain(above).collect();
        let prepositions: Vec<Index> = together
            .iter()
            .flat_map(|v| tree.kids(*v))
            .filter(|k| {
                tree.label(*k) == Label::Prep
                    && matches!(tree.lower(*k), "in" | "by" | "from" | "of" | "during" | "after" | "to" | "amid")
            })
            .collect();
        for preposition in prepositions {
            let Some(object) = tree.kid(preposition, Label::Pobj) else {
                continue;
            };
            let mut heads = vec![object];
            heads.extend(MEASURES_OF.contains(&tree.lemma(object)).then(|| tree.prepositional(object, "of")).flatten());
            for head in heads {
                let base = tree.base(head);
                if self.class_of(head, &base).is(NounClass::CAUSE)
                    || self.noun_phrase_frame(head).is_some_and(|(f, _)| f.relation == "attacked")
                {
                    let found = self.doers(head, relation_name);
                    if !found.is_empty() {
                        return found;
                    }
                }
            }
        }
        // "killed when gunmen attack a village"
        let clauses: Vec<Index> = together
            .iter()
            .flat_map(|v| tree.kids(*v))
            .filter(|k| tree.label(*k) == Label::Advcl && tree.is_verb(*k))
            .collect();
        for clause in clauses {
            let marked = tree.kids(clause).any(|k| matches!(tree.lower(k), "when" | "after" | "as"));
            let attacks =
                self.frames.verb(tree.lemma(clause)).iter().any(|f| matches!(f.relation, "attacked" | "killed"));
            if let Agent::Phrase(subject) = self.agent(clause)
                && marked
            {
                let base = tree.base(subject);
                if attacks
                    || self.class_of(subject, &base).is(NounClass::CAUSE)
                    || self.noun_phrase_frame(subject).is_some_and(|(f, _)| f.relation == "attacked")
                {
                    let found = self.doers(subject, relation_name);
                    if !found.is_empty() {
                        return found;
                    }
                }
            }
        }
        Vec::new()
    }

    /// "22 people, including five journalists": those included are targets of their own.
    fn add_included(&mut self, verb: Index, relation_name: &str, targets: &mut Vec<Argument>) {
        if !matches!(relation_name, "killed" | "injured" | "detained") {
            return;
        }
        let tree = self.tree;
        let places: Vec<Index> =
            tree.kids(verb).chain(targets.iter().map(|t| t.last).flat_map(|t| tree.kids(t))).collect();
        for including in
            places.into_iter().filter(|k| matches!(tree.lower(*k), "including" | "among")).collect::<Vec<_>>()
        {
            if let Some(object) = tree.kids(including).find(|k| matches!(tree.label(*k), Label::Pobj | Label::Dobj)) {
                for more in self.resolve(object, Want::Any) {
                    if self.nodes.get(more.node).is_some_and(|d| d.kind == NodeKind::Actor)
                        && !targets.iter().any(|t| t.node == more.node)
                    {
                        targets.push(more);
                    }
                }
            }
        }
    }

    pub(super) fn keep_kinds(&mut self, targets: &mut Vec<Argument>, relation_name: &str) {
        let Some(relation) = relation(relation_name) else {
            return;
        };
        targets.retain(|t| self.nodes.get(t.node).is_some_and(|d| relation.takes(d.kind)));
    }

    /// "Putin and Erdogan met": each pair of the subjects.
    fn read_together(&mut self, verb: Index, relation_name: &'static str) -> bool {
        let Agent::Phrase(subject) = self.subject(verb, 0) else {
            return false;
        };
        if self.tree.conjuncts(subject).len() < 2 && self.tree.tag(subject) != Tag::Nns {
            return false;
        }
        let Some(modality) = self.modality(verb) else {
            return false;
        };
        let mut parties = self.resolve(subject, Want::Agent);
        self.keep_kinds(&mut parties, relation_name);
        let predicate = self.tree.lemma(verb).to_owned();
        let found = Match { targets: Vec::new(), to: Vec::new(), predicate, inside: None, subject_is_target: false };
        self.pairs(verb, relation_name, &parties, &found, modality, "verb, together")
    }

    pub(super) fn pairs(
        &mut self,
        trigger: Index,
        relation_name: &'static str,
        parties: &[Argument],
        found: &Match,
        modality: Modality,
        rule: &'static str,
    ) -> bool {
        let mut any = false;
        for (i, a) in parties.iter().enumerate() {
            for b in parties.iter().skip(i + 1) {
                self.claim(trigger, Some(a.clone()), relation_name, b.clone(), found, modality, rule);
                any = true;
            }
        }
        any
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a claim")]
    pub(super) fn claim(
        &mut self,
        trigger: Index,
        source: Option<Argument>,
        relation_name: &'static str,
        target: Argument,
        found: &Match,
        modality: Modality,
        rule: &'static str,
    ) {
        let source_node = source.as_ref().map(|s| s.node);
        if source_node == Some(target.node) {
            return;
        }
        let mut ends = vec![target.node];
        ends.extend(source_node);
        let location = relation(relation_name).and_then(|r| self.location(trigger, r, &target));
        let topical = matches!(
            relation_name,
            "called-for"
                | "met-with"
                | "spoke-with"
                | "agreed-to"
                | "warned"
                | "condemned"
                | "rejected"
                | "denied"
                | "accused"
                | "launched"
                | "supported"
                | "signed"
                | "adopted"
                | "threatened"
                | "protested"
                | "investigated"
        );
        let about = if topical { self.about(trigger, &ends, found.inside) } else { Vec::new() };
        let quantity = target
            .quantity
            .or_else(|| source.as_ref().and_then(|s| s.quantity).filter(|_| relation_name == "protested"));
        let date = self.date(trigger);
        let attributed_to = self.speaker(trigger, source_node);
        let modality =
            if attributed_to.is_some() && modality == Modality::Alleged { Modality::Alleged } else { modality };
        let confidence = source.as_ref().map_or(0.75, |s| s.sure) * target.sure;
        let same = |c: &Draft| {
            c.relation == relation_name
                && c.target.node == target.node
                && c.source.as_ref().map(|s| s.node) == source_node
                && c.modality == modality
                && c.quantity == quantity
                && self.tree.sentence_of(c.trigger) == self.tree.sentence_of(trigger)
        };
        if self.claims.iter().any(same) {
            return;
        }
        self.claims.push(Draft {
            source,
            relation: relation_name,
            target,
            trigger,
            predicate: found.predicate.clone(),
            about,
            location,
            date,
            to: found.to.clone(),
            quantity,
            role: None,
            modality,
            attributed_to,
            confidence,
            rule,
        });
    }
}
