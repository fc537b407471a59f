//! Events that a claim concerns and that no other claim need be of.
//! What somebody is arrested for, what a strike is over, what two ministers talk about ("accused of vote rigging",
//! "expelled in response to the raid").

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::relation_classes::{CHARGES, CONTACTS};
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Relations whose target's own events are what they are about.
static OF_DOCUMENTS: Words = Words::of("topic_events.of-documents");

/// Relations whose target would do what it is about.
static DECIDED: Words = Words::of("topic_events.decided");

/// Nouns of how long a sentence is, and of what ties somebody to a deed, which are no deeds.
static TERMS: Words = Words::of("topic_events.terms");

/// Verbs of what two do who speak with each other, whose object is what they speak about.
static SPOKEN_OF: Words = Words::of("topic_events.spoken-of");

impl Reading<'_> {
    /// "In a phone call, the two described the attacks in Syria as a threat", "called Kabila to congratulate him on the
    /// vote in Congo", "met on Monday. They discussed the dam": what those who speak with each other say there is what
    /// they speak about. The heads of that, nouns and clauses.
    pub(super) fn said_in_contact(&self, contact: Index) -> Vec<Index> {
        let tree = self.tree;
        let mut said_heads = Vec::new();
        if tree.is_verb(contact) {
            let said = |k: &Index| {
                let purpose =
                    matches!(tree.label(*k), Label::Advcl | Label::Xcomp) && matches!(tree.tag(*k), Tag::Vb | Tag::Vbg);
                *k > contact && (purpose || tree.label(*k) == Label::Conj) && self.tells_something(*k)
            };
            said_heads.extend(tree.kids(contact).filter(said).flat_map(|k| self.heads_said(k)));
        } else {
            let preposition = tree.head(contact);
            let clause = tree.head(preposition);
            let within = tree.label(contact) == Label::Pobj
                && matches!(tree.lower(preposition), "in" | "during" | "at" | "over" | "on" | "by");
            if within && self.tells_something(clause) {
                said_heads.extend(self.heads_said(clause));
            }
        }
        said_heads.extend(self.aims(contact));
        if said_heads.is_empty() {
            said_heads.extend(self.said_next(contact));
        }
        said_heads
    }

    /// What a contact is for or about, nouns and clauses: "in talks about forming a government in Chad", "negotiated for
    /// a truce in Sudan", "met for talks on the dam"; no dates.
    fn aims(&self, contact: Index) -> Vec<Index> {
        let tree = self.tree;
        let brings = |k: &Index| matches!(tree.lower(*k), "about" | "on" | "over" | "for") && !self.is_journey(*k);
        let brought = |k: Index| {
            tree.kids(k).filter(move |o| matches!(tree.label(*o), Label::Pobj | Label::Pcomp)).collect::<Vec<_>>()
        };
        let aims = tree.kids(contact).filter(brings).flat_map(brought).filter(|o| tree.entity(*o).is_none());
        // "met for talks on the dam": what the talks are on.
        let narrowed = |o: Index| Some(self.aims(o)).filter(|aims| self.is_contact(o) && !aims.is_empty());
        aims.flat_map(|o| narrowed(o).unwrap_or_else(|| vec![o])).collect()
    }

    fn is_contact(&self, noun: Index) -> bool {
        self.noun_phrase_frame(noun).is_some_and(|(frame, _)| CONTACTS.contains(&frame.relation))
    }

    /// Of what is spoken about, the nouns that are a matter: "held talks on the dam", "discussed a treaty"; not "spoke
    /// on the phone", "found varying opinions", nor other talks.
    pub(super) fn things_spoken_of(&mut self, heads: &[Index]) -> Vec<NodeIndex> {
        let tree = self.tree;
        let is_matter = |o: &Index| {
            let governor = tree.head(*o);
            let topical = tree.label(*o) == Label::Pobj && matches!(tree.lower(governor), "about" | "on" | "over")
                || tree.label(*o) == Label::Dobj && SPOKEN_OF.contains(&tree.lemma(governor));
            let known = tree.kids(*o).any(|k| matches!(tree.lower(k), "the" | "this"));
            let matter = NounClass::DOCUMENT.or(NounClass::UNDERTAKING).or(NounClass::RESTRICTION);
            tree.is_noun(*o)
                && tree.entity(*o).is_none()
                && !self.is_journey(tree.head(*o))
                && !self.is_contact(*o)
                && (topical
                    || known
                    || self.class_of(*o, &tree.base(*o)).is(matter)
                    || self.noun_phrase_frame(*o).is_some())
        };
        let things: Vec<Index> = heads.iter().copied().filter(is_matter).collect();
        things.into_iter().flat_map(|thing| self.resolve_one(thing, Want::Any)).map(|a| a.node).collect()
    }

    /// What the sentence behind a contact says that both, or one of them in that call or meeting, said.
    fn said_next(&self, contact: Index) -> Vec<Index> {
        let tree = self.tree;
        let next = tree.sentence_around(contact).end;
        if next >= tree.len() || tree.line_of(next) != tree.line_of(contact) {
            return Vec::new();
        }
        let Some(verb) = tree.sentence_around(next).find(|i| tree.is_root(*i)) else { return Vec::new() };
        let both = tree.kid(verb, Label::Nsubj).is_some_and(|s| {
            let of_both = |k: Index| matches!(tree.lower(k), "two" | "both");
            matches!(tree.lower(s), "they" | "both") || tree.kids(s).any(of_both)
        });
        // "During the call, Scholz urged", "In their talks, …"
        let then = || {
            matches!(tree.lower(next), "during" | "in" | "at")
                && tree.kid(next, Label::Pobj).is_some_and(|o| {
                    tree.kids(o).any(|k| matches!(tree.lower(k), "the" | "their"))
                        && self.noun_phrase_frame(o).is_some_and(|(f, _)| CONTACTS.contains(&f.relation))
                })
        };
        if self.tells_something(verb) && (both || then()) { self.heads_said(verb) } else { Vec::new() }
    }

    fn tells_something(&self, verb: Index) -> bool {
        let says = || SPOKEN_OF.contains(&self.tree.lemma(verb)) || self.is_speech_act(verb) || self.is_report(verb);
        self.tree.is_verb(verb) && !self.is_passive(verb) && says()
    }

    /// What a verb of speaking brings: objects, topics, clauses.
    fn heads_said(&self, verb: Index) -> Vec<Index> {
        let tree = self.tree;
        let object = tree.kid(verb, Label::Dobj).filter(|o| self.names.at(*o).is_none());
        let brought = ["on", "about", "over", "for"].into_iter().filter_map(|p| tree.prepositional(verb, p));
        let told = tree.kids(verb).filter(|k| matches!(tree.label(*k), Label::Ccomp | Label::Xcomp));
        object.into_iter().chain(brought).chain(told).collect()
    }

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
                if let Some(object) = self.brought(kid, relation)
                    && !heads.contains(&object)
                {
                    heads.push(object);
                }
            }
        }
        if relation == "detained" && tree.is_verb(trigger) {
            heads.extend(self.charged_with(trigger, &heads));
        }
        let mut found: Vec<NodeIndex> = Vec::new();
        // "expels the Belgian ambassador": it is about Belgium.
        if relation == "sanctioned" {
            let envoy = (target.first..=target.last).any(|i| {
                tree.is_noun(i) && self.class_of(i, &tree.base(i)).is(NounClass::ENVOY) || tree.lemma(i) == "diplomat"
            });
            let countries: Vec<NodeIndex> = if envoy {
                (target.first..=target.last)
                    .filter_map(|i| self.names.at(i).map(|n| n.node).or_else(|| self.demonym(i)))
                    .collect()
            } else {
                Vec::new()
            };
            let country = |n: &NodeIndex| self.nodes.is_country(*n);
            found.extend(countries.into_iter().filter(country));
        }
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
                && let Some(object) = self.brought(preposition, "detained")
                && !known.contains(&object)
                && !found.contains(&object)
            {
                found.push(object);
            }
        }
        found
    }

    /// What the longest phrase that starts with a word brings, where it brings what claims of a relation concern.
    fn brought(&self, first: Index, relation: &str) -> Option<Index> {
        let tree = self.tree;
        let phrase = self.frames.topic_phrases(tree.lower(first)).iter().find(|p| {
            p.words.iter().enumerate().all(|(n, word)| first + n < tree.len() && tree.lower(first + n) == *word)
        })?;
        if !phrase.serves(relation) {
            return None;
        }
        let last = first + phrase.words.len() - 1;
        (first..=last).rev().find_map(|at| {
            tree.kids(at).find(|o| *o > last && matches!(tree.label(*o), Label::Pobj | Label::Pcomp | Label::Dobj))
        })
    }

    /// The nouns by which a phrase names events: itself, those coordinated with it, the object of a gerund.
    fn event_heads(&self, head: Index) -> Vec<Index> {
        let tree = self.tree;
        let all = tree.conjuncts(head);
        let deeds = |i: Index| tree.tag(i) == Tag::Vbg && !tree.is_noun(i);
        let mut found: Vec<Index> = all.iter().copied().filter(|i| tree.is_noun(*i)).collect();
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
        // What somebody is tried for is a deed, whatever its noun.
        let charge = relation == "detained" && self.names_deed_or_thing(noun, &base);
        if !charge && !self.names_event(noun, &base) {
            return None;
        }
        let definite = tree.kids(noun).any(|k| matches!(tree.lower(k), "the" | "this" | "that" | "these" | "those"));
        let alone = self.description(noun, &["of", "for", "on", "to", "against", "with", "in", "into"]);
        if alone.0 == alone.1 {
            let known = self.nodes.headed(&base).rev().find(|(_, d)| d.is_event());
            // "accused of bribery": no wrong in particular.
            let bare = tree.kids(noun).all(|k| !matches!(tree.label(k), Label::Det | Label::Poss));
            if bare && relation != "detained" && self.frames.is_affair(&base) {
                return self.thing(noun, &base, NodeKind::Event, false).first().map(|a| a.node);
            }
            return known.map(|(n, _)| n).filter(|_| definite);
        }
        self.thing(noun, &base, NodeKind::Event, definite).first().map(|a| a.node)
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
