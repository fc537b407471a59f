//! Events that a claim concerns and that no other claim need be of.
//! What somebody is arrested for, what a strike is over, what two ministers talk about ("accused of vote rigging",
//! "expelled in response to the raid").

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::beside_the_matter::MEDIA;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::relation_classes::CHARGES;
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Relations whose target's own events are what they are about.
static OF_DOCUMENTS: Words = Words::of("topic_events.of-documents");

/// Relations whose target would do what it is about.
static DECIDED: Words = Words::of("topic_events.decided");

/// Nouns of how long a sentence is, and of what ties somebody to a deed, which are no deeds.
static TERMS: Words = Words::of("topic_events.terms");

/// Relations because of what somebody has done.
static BLAMED: Words = Words::of("topic_events.blamed");

/// Nouns for what binds: a topic of that kind is a document.
static PACTS_AND_LAWS: Words = Words::of("topic_events.pacts-and-laws");

/// Verbs by which a deed is laid to somebody behind "to" or "on" ("blamed the attack on the army").
static LAYING: Words = Words::of("topic_events.laying");

impl Reading<'_> {
    /// The events that a claim's clause says it concerns, by the phrases of `data/lexicon/topics.tsv`.
    pub(in crate::ingest::extract) fn topic_events(
        &mut self,
        trigger: Index,
        relation: &str,
        target: &Argument,
    ) -> Vec<NodeIndex> {
        let tree = self.tree;
        let clause = tree.clause_of(trigger);
        let mut above = vec![trigger];
        above.extend((clause != trigger && tree.label(trigger) != Label::Pobj).then_some(clause));
        above.extend(tree.kid(trigger, Label::Dobj));
        above.extend((target.first..=target.last).rev().find(|i| tree.is_noun(*i)).filter(|_| tree.is_verb(trigger)));
        above.dedup();
        let mut heads: Vec<Index> = Vec::new();
        for at in above {
            for kid in tree.kids(at) {
                if let Some((object, _)) = self.brought(kid, relation)
                    && !heads.contains(&object)
                    && !self.is_of_release(kid, at)
                {
                    heads.push(object);
                }
            }
        }
        if relation == "conceded" {
            heads.extend(self.released_by(trigger));
        }
        if relation == "detained" && tree.is_verb(trigger) {
            heads.extend(self.charged_with(trigger, &heads));
        }
        if relation == "accused" {
            heads.extend(self.laid_on_target(trigger, target));
        }
        let mut found: Vec<NodeIndex> = self.countries_of_envoys(relation, target);
        for head in &heads {
            found.extend(self.sufferers_of(*head, relation));
        }
        if OF_DOCUMENTS.contains(&relation) {
            heads.extend(self.heads_inside(target, relation));
        }
        for head in heads {
            for noun in self.event_heads(head) {
                if let Some(event) = self.topic_event(noun, relation)
                    && event != target.node
                    && !found.contains(&event)
                {
                    found.push(event);
                }
            }
        }
        found
    }

    /// "freed four men convicted of smuggling as part of a swap": whether a phrase that hangs on a participle tells
    /// of the release of those whom it describes.
    fn is_of_release(&self, preposition: Index, participle: Index) -> bool {
        let tree = self.tree;
        let noun = tree.head(participle);
        let freed = tree.label(participle) == Label::Acl
            && tree.tag(participle) == Tag::Vbn
            && tree.label(noun) == Label::Dobj
            && self.says(tree.head(noun), |relation| relation == "conceded");
        let begins = |words: &[&str]| words.iter().enumerate().all(|(n, word)| tree.lower(preposition + n) == *word);
        freed
            && (begins(&["as", "part", "of"])
                || begins(&["in", "exchange", "for"])
                || begins(&["in", "return", "for"])
                || matches!(tree.lower(tree.head(preposition)), "line" | "accordance"))
    }

    /// By what people are freed, where the parser hangs it on the participle that describes them.
    fn released_by(&self, verb: Index) -> Vec<Index> {
        let tree = self.tree;
        let participles = tree.kid(verb, Label::Dobj).into_iter().flat_map(|o| tree.below(o));
        let phrases = participles.filter(|p| tree.label(*p) == Label::Acl).flat_map(|p| tree.below(p));
        let phrases = phrases.filter(|k| tree.label(*k) == Label::Prep);
        let released = phrases.filter(|k| {
            let up = std::iter::successors(Some(*k), |at| (!tree.is_root(*at)).then(|| tree.head(*at))).take(4);
            up.skip(1).take_while(|at| *at != verb).any(|at| self.is_of_release(*k, at))
        });
        released.filter_map(|k| self.brought(k, "conceded")).map(|(object, _)| object).collect()
    }

    /// "expels the Belgian ambassador": it is about Belgium.
    fn countries_of_envoys(&mut self, relation: &str, target: &Argument) -> Vec<NodeIndex> {
        let tree = self.tree;
        let envoy = |i: Index| {
            tree.is_noun(i) && self.class_of(i, &tree.base(i)).is(NounClass::ENVOY) || tree.lemma(i) == "diplomat"
        };
        if relation != "sanctioned" || !(target.first..=target.last).any(envoy) {
            return Vec::new();
        }
        let named = |i: Index| self.names.at(i).map(|n| n.node).or_else(|| self.demonym(i));
        let mut countries: Vec<NodeIndex> = (target.first..=target.last).filter_map(named).collect();
        countries.retain(|n| self.nodes.is_country(*n));
        countries
    }

    /// "attributed the kidnapping to the gang", "accused of being behind the bombing", "said that Hamas was responsible
    /// for the attack": the deed that is laid to somebody.
    fn laid_on_target(&self, trigger: Index, target: &Argument) -> Option<Index> {
        let tree = self.tree;
        let object = tree.kid(trigger, Label::Dobj).filter(|o| !(target.first..=target.last).contains(o));
        let own = object.filter(|_| LAYING.contains(&tree.lemma(trigger)));
        let copula = |at: Index| {
            let guilty = tree.kid(at, Label::Acomp).filter(|a| tree.lower(*a) == "responsible");
            guilty.and_then(|a| tree.prepositional(a, "for")).or_else(|| tree.prepositional(at, "behind"))
        };
        let clauses = || tree.kids(trigger).filter(|k| matches!(tree.label(*k), Label::Ccomp | Label::Xcomp));
        let being = || tree.prepositional(trigger, "of").filter(|o| tree.lemma(*o) == "be");
        own.or_else(|| clauses().chain(being()).chain([trigger]).find_map(copula))
    }

    /// What somebody is held or tried for, wherever it hangs behind the verb: "sentenced to five years in prison for
    /// obstructing justice", "arrested in London as part of an inquiry".
    fn charged_with(&self, verb: Index, known: &[Index]) -> Vec<Index> {
        let tree = self.tree;
        let mut found = Vec::new();
        let beside = |i: Index| {
            let mut at = i;
            while at != verb && !tree.is_root(at) {
                let told = matches!(tree.label(at), Label::Relcl | Label::Ccomp | Label::Parataxis)
                    || tree.label(at) == Label::Advcl && tree.tag(at) != Tag::Vbg
                    || tree.label(at) == Label::Conj && tree.is_verb(at);
                if told {
                    return true;
                }
                at = tree.head(at);
            }
            false
        };
        for preposition in tree.below(verb) {
            if preposition > verb
                && tree.label(preposition) == Label::Prep
                && !beside(preposition)
                && !self.line_up(preposition, verb).into_iter().any(|at| self.is_of_release(at, verb))
                && let Some((object, _)) = self.brought(preposition, "detained")
                && !known.contains(&object)
                && !found.contains(&object)
            {
                found.push(object);
            }
        }
        found
    }

    /// What the longest phrase that starts with a word brings, where it brings what claims of a relation concern; and
    /// how many words the phrase has.
    pub(super) fn brought(&self, first: Index, relation: &str) -> Option<(Index, usize)> {
        let tree = self.tree;
        let phrase = self.frames.topic_phrases(tree.lower(first)).iter().find(|p| {
            p.words.iter().enumerate().all(|(n, word)| first + n < tree.len() && tree.lower(first + n) == *word)
        })?;
        if !phrase.serves(relation) {
            return None;
        }
        let last = first + phrase.words.len() - 1;
        let object = (first..=last).rev().find_map(|at| {
            tree.kids(at).find(|o| *o > last && matches!(tree.label(*o), Label::Pobj | Label::Pcomp | Label::Dobj))
        })?;
        Some((object, phrase.words.len()))
    }

    /// The nouns by which a phrase names events: itself, those coordinated with it, the object of a gerund.
    fn event_heads(&self, head: Index) -> Vec<Index> {
        let tree = self.tree;
        let all = tree.conjuncts(head);
        let deeds = |i: Index| tree.tag(i) == Tag::Vbg && !tree.is_noun(i);
        // "involvement in the massacre"
        let nouns = all.iter().copied().filter(|i| tree.is_noun(*i));
        let mut found: Vec<Index> = nouns.map(|i| self.behind_tie(i).0).filter(|i| tree.is_noun(*i)).collect();
        let verbs = std::iter::once(head)
            .filter(|i| deeds(*i))
            .chain(tree.kids(head).filter(|k| deeds(head) && tree.label(*k) == Label::Conj && deeds(*k)));
        for verb in verbs {
            let object = tree.kid(verb, Label::Dobj).or_else(|| tree.prepositional(verb, "in"));
            found.extend(object.into_iter().flat_map(|o| tree.conjuncts(o)).filter(|o| tree.is_noun(*o)));
        }
        found
    }

    /// The people and bodies that a gerund's object names, where what was done to them is what somebody is accused of
    /// or held for: "accused of kidnapping three soldiers", "arrested for killing a welfare worker".
    fn sufferers_of(&mut self, gerund: Index, relation: &str) -> Vec<NodeIndex> {
        let tree = self.tree;
        if !CHARGES.contains(&relation) || tree.tag(gerund) != Tag::Vbg || tree.is_noun(gerund) {
            return Vec::new();
        }
        let Some(object) = tree.kid(gerund, Label::Dobj).filter(|o| self.names.at(*o).is_none()) else {
            return Vec::new();
        };
        let people = self.resolve(object, Want::Any);
        let somebody = |n: &NodeIndex| self.nodes.is_body_or_people(*n);
        people.into_iter().map(|a| a.node).filter(somebody).collect()
    }

    /// The nouns below the head of what a claim is of that may name events of their own: "a return to the six-party
    /// talks", "a resolution calling for a ceasefire".
    fn heads_inside(&self, target: &Argument, relation: &str) -> Vec<Index> {
        let tree = self.tree;
        let inside = target.first..=target.last;
        let own = |i: Index| tree.is_root(i) || !inside.contains(&tree.head(i));
        let Some(head) = inside.clone().find(|i| own(*i)) else { return Vec::new() };
        // What a bill would do is what it is about; what else is told of an event is not.
        let decided = DECIDED.contains(&relation);
        let told_beside = |i: Index| {
            let mut at = i;
            while at != head && !tree.is_root(at) {
                let label = tree.label(at);
                if matches!(label, Label::Advcl | Label::Appos)
                    || label == Label::Relcl && !decided
                    || label == Label::Prep && matches!(tree.lower(at), "including" | "by" | "as" | "from" | "with")
                    || self.is_told_at(at)
                {
                    return true;
                }
                at = tree.head(at);
            }
            false
        };
        let below = tree.below(head).into_iter().filter(|i| *i > head && tree.is_noun(*i));
        below.filter(|i| matches!(tree.label(*i), Label::Pobj | Label::Dobj) && !told_beside(*i)).take(3).collect()
    }

    /// "in an interview", "after talks": whether a preposition brings what something was said at or after, not what
    /// about.
    fn is_told_at(&self, preposition: Index) -> bool {
        let tree = self.tree;
        tree.label(preposition) == Label::Prep
            && matches!(tree.lower(preposition), "in" | "during" | "after" | "following" | "at")
            && tree.kid(preposition, Label::Pobj).is_some_and(|o| {
                let inner = tree.prepositional(o, "of").is_some_and(|i| self.is_contact(i));
                inner || self.is_contact(o) || MEDIA.contains(&tree.lemma(o))
            })
    }

    /// The event that a common noun names as a topic.
    fn topic_event(&mut self, noun: Index, relation: &str) -> Option<NodeIndex> {
        let tree = self.tree;
        if self.names.at(noun).is_some()
            || tree
                .entity(noun)
                .is_some_and(|e| matches!(e.kind, EntityType::Date | EntityType::Time | EntityType::Money))
        {
            return None;
        }
        let base = tree.base(noun);
        // "spoke on the phone"
        if matches!(base.as_str(), "phone" | "telephone") {
            return None;
        }
        // What somebody is tried for is a deed, whatever its noun.
        let charge = relation == "detained" && self.names_deed_or_thing(noun, &base);
        // "sentenced to six months of house arrest"
        if relation == "detained" && TERMS.contains(&base.as_str()) {
            return None;
        }
        if !charge && !self.names_event(noun, &base) {
            return None;
        }
        // "visited Seoul for talks": who went there did so to talk.
        if relation == "visited" && self.leads_up(noun) {
            return None;
        }
        let definite = tree.kids(noun).any(|k| matches!(tree.lower(k), "the" | "this" | "that" | "these" | "those"));
        let alone = self.description(noun, &["of", "for", "on", "to", "against", "with", "in", "into"]);
        if alone.0 == alone.1 {
            let document = |d: &DraftNode| d.kind == NodeKind::Resolution && PACTS_AND_LAWS.contains(&base.as_str());
            let known = self.nodes.headed(&base).rev().find(|(_, d)| d.is_event() || document(d));
            // "accused of bribery": no wrong in particular.
            let bare = tree.kids(noun).all(|k| !matches!(tree.label(k), Label::Det | Label::Poss));
            if bare && relation != "detained" && self.frames.is_affair(&base) {
                return self.thing(noun, &base, NodeKind::Event, false).first().map(|a| a.node);
            }
            if let Some((known, _)) = known.filter(|_| definite) {
                return Some(known);
            }
            // "the import and use of mercury" is no import alone.
            let joined = tree.kid(noun, Label::Conj).is_some();
            if !definite || joined || !BLAMED.contains(&relation) || !self.names_event(noun, &base) {
                return None;
            }
        }
        let document = PACTS_AND_LAWS.contains(&base.as_str());
        let kind = if document { NodeKind::Resolution } else { NodeKind::Event };
        self.thing(noun, &base, kind, definite).first().map(|a| a.node)
    }

    /// Whether a noun may name what somebody did, or did it to: no person, body, place or time.
    fn names_deed_or_thing(&self, noun: Index, base: &str) -> bool {
        let class = self.class_of(noun, base);
        let other =
            NounClass::PERSON.or(NounClass::PEOPLE).or(NounClass::POST).or(NounClass::BODY).or(NounClass::PLACE);
        !class.is(other) && self.tree.entity(noun).is_none() && !TERMS.contains(&base)
    }

    /// Whether a noun names something that happens or is done.
    fn names_event(&self, noun: Index, base: &str) -> bool {
        let class = self.class_of(noun, base);
        if class.is(NounClass::PERSON.or(NounClass::POST).or(NounClass::BODY).or(NounClass::PLACE)) {
            return false;
        }
        class.is(NounClass::UNDERTAKING.or(NounClass::RESTRICTION))
            || self.noun_phrase_frame(noun).is_some_and(|(f, _)| f.relation != "none")
            || self.frames.deed(base).is_some()
            || self.frames.is_affair(base)
    }
}
