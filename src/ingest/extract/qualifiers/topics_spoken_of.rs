//! What those speak about who meet or call each other: in the sentence that says so, in a clause behind it, in the next
//! sentence ("The talks focused on the ceasefire").

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::CONTACTS;
use crate::lexicon::{NounClass, Words};

/// Verbs of what two do who speak with each other, whose object is what they speak about.
static SPOKEN_OF: Words = Words::of("topics_spoken_of.spoken-of");

/// Verbs whose object, a name too, is what is spoken about: "raised Bougainville".
static RAISING: Words = Words::of("topics_spoken_of.raising");

/// Verbs of what people meet for: "to end the war".
static AIMS: Words = Words::of("topics_spoken_of.aims");

/// Nouns for trying: "in an effort to end the war".
static EFFORTS: Words = Words::of("topics_spoken_of.efforts");

/// What people hold who speak with each other, besides what has a frame.
static CONVERSATIONS: Words = Words::of("topics_spoken_of.conversations");

/// Verbs of what such a conversation is on ("focused on").
static FOCUSING: Words = Words::of("topics_spoken_of.focusing");

/// Verbs of what a matter does to such a conversation ("topped the agenda").
static TOPPING: Words = Words::of("topics_spoken_of.topping");

/// Nouns for what is to be spoken about.
static AGENDAS: Words = Words::of("topics_spoken_of.agendas");

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
                let aim = purpose && AIMS.contains(&tree.lemma(*k));
                let told = (purpose || tree.label(*k) == Label::Conj) && self.tells_something(*k);
                *k > contact && (aim || told || self.is_told_beside(*k))
            };
            let beside = tree.kids(contact).chain(self.where_told(contact));
            said_heads.extend(beside.filter(said).flat_map(|k| self.heads_said(k)));
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
        said_heads.extend(self.efforts(contact));
        if said_heads.is_empty() {
            said_heads.extend(self.said_next(contact));
        }
        said_heads
    }

    /// What a contact is for or about, nouns and clauses: "in talks about forming a government in Chad", "negotiated
    /// for a truce in Sudan", "met for talks on the dam"; no dates.
    pub(super) fn aims(&self, contact: Index) -> Vec<Index> {
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

    /// "in Beijing, where they discussed the dam": the clauses that tell more of the place of a meeting.
    fn where_told(&self, contact: Index) -> Vec<Index> {
        let tree = self.tree;
        let places =
            tree.kids(contact).filter(|k| tree.label(*k) == Label::Prep).filter_map(|k| tree.kid(k, Label::Pobj));
        let told = |place: Index| tree.kids(place).filter(|k| tree.label(*k) == Label::Relcl).collect::<Vec<_>>();
        places.flat_map(told).collect()
    }

    /// "where they discussed the dam", "; they discussed it": whether a clause beside a meeting says what both said
    /// there.
    fn is_told_beside(&self, clause: Index) -> bool {
        let tree = self.tree;
        let where_told = || tree.kids(clause).any(|k| tree.lower(k) == "where");
        let beside = matches!(tree.label(clause), Label::Parataxis | Label::Ccomp)
            || tree.label(clause) == Label::Relcl && where_told();
        beside && self.tells_something(clause) && tree.kid(clause, Label::Nsubj).is_some_and(|s| self.are_both(s))
    }

    /// "held talks aimed at easing tensions", "met in an effort to end the war": the heads of what a contact is to
    /// reach.
    fn efforts(&self, contact: Index) -> Vec<Index> {
        let tree = self.tree;
        let aimed = tree.kids(contact).filter(|k| tree.label(*k) == Label::Acl && tree.lemma(*k) == "aim");
        let aimed = aimed.filter_map(|k| tree.prepositional(k, "at"));
        let below = tree.below(tree.clause_of(contact));
        let tried = below.into_iter().filter(|i| *i > contact && EFFORTS.contains(&tree.lemma(*i)) && tree.is_noun(*i));
        let tried =
            tried.flat_map(|i| tree.kids(i).filter(|k| tree.label(*k) == Label::Acl && tree.tag(*k) == Tag::Vb));
        aimed
            .chain(tried)
            .flat_map(|verb| if tree.is_verb(verb) { self.heads_said(verb) } else { vec![verb] })
            .collect()
    }

    pub(super) fn is_contact(&self, noun: Index) -> bool {
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
            let aim =
                tree.label(*o) == Label::Dobj && AIMS.contains(&tree.lemma(governor)) && tree.kids(*o).next().is_some();
            let known = tree.kids(*o).any(|k| matches!(tree.lower(k), "the" | "this"));
            let matter = NounClass::DOCUMENT.or(NounClass::UNDERTAKING).or(NounClass::RESTRICTION);
            tree.is_noun(*o)
                && tree.entity(*o).is_none()
                && !self.is_journey(tree.head(*o))
                && (aim || !self.is_contact(*o))
                && (aim
                    || topical
                    || known
                    || self.class_of(*o, &tree.base(*o)).is(matter)
                    || self.noun_phrase_frame(*o).is_some())
        };
        // "urging her to review the pact"
        let inner = heads.iter().filter(|h| tree.label(**h) == Label::Xcomp && tree.is_verb(**h));
        let inner = inner.filter_map(|h| tree.kid(*h, Label::Dobj));
        let things: Vec<Index> = heads.iter().copied().chain(inner).filter(is_matter).collect();
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
        let on = self.on_the_agenda(verb);
        if !on.is_empty() {
            return on;
        }
        let both = tree.kid(verb, Label::Nsubj).is_some_and(|s| self.are_both(s));
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

    /// "they", "both", "the two leaders".
    fn are_both(&self, subject: Index) -> bool {
        let tree = self.tree;
        let of_both = |k: Index| matches!(tree.lower(k), "two" | "both");
        matches!(tree.lower(subject), "they" | "both") || tree.kids(subject).any(of_both)
    }

    /// "The talks focused on the ceasefire", "The summit was dominated by tariffs", "The war topped the agenda", "On
    /// the agenda was the dam": what a sentence says that the conversation just told of was about.
    fn on_the_agenda(&self, verb: Index) -> Vec<Index> {
        let tree = self.tree;
        let subject = tree.kid(verb, Label::Nsubj).or_else(|| tree.kid(verb, Label::Nsubjpass));
        let agenda = |n: &Index| AGENDAS.contains(&tree.lemma(*n));
        let same = |n: &Index| {
            let known = tree.kids(*n).any(|k| matches!(tree.lower(k), "the" | "their" | "this" | "these"));
            known && (self.is_contact(*n) || CONVERSATIONS.contains(&tree.lemma(*n)) || agenda(n))
        };
        let matters = || {
            let objects = tree.kids(verb).filter(|k| matches!(tree.label(*k), Label::Dobj | Label::Attr));
            let brought =
                ["on", "upon", "around", "with", "by", "over"].into_iter().filter_map(|p| tree.prepositional(verb, p));
            objects.chain(brought).collect::<Vec<_>>()
        };
        let object = tree.kid(verb, Label::Dobj);
        let listed = || tree.lemma(verb) == "be" && tree.prepositional(verb, "on").is_some_and(|o| agenda(&o));
        match subject {
            Some(s) if same(&s) && FOCUSING.contains(&tree.lemma(verb)) => matters(),
            Some(s) if agenda(&s) && tree.lemma(verb) == "be" => matters(),
            Some(s) if TOPPING.contains(&tree.lemma(verb)) && object.is_some_and(|o| same(&o)) => vec![s],
            Some(s) if listed() => vec![s],
            None if listed() => tree.kid(verb, Label::Attr).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    fn tells_something(&self, verb: Index) -> bool {
        let says = || SPOKEN_OF.contains(&self.tree.lemma(verb)) || self.is_speech_act(verb) || self.is_report(verb);
        self.tree.is_verb(verb) && !self.is_passive(verb) && says()
    }

    /// What a verb of speaking brings: objects, topics, clauses.
    fn heads_said(&self, verb: Index) -> Vec<Index> {
        let tree = self.tree;
        let matter = RAISING.contains(&tree.lemma(verb)) || AIMS.contains(&tree.lemma(verb));
        let object = tree.kid(verb, Label::Dobj).filter(|o| matter || self.names.at(*o).is_none());
        let brought = ["on", "about", "over", "for"].into_iter().filter_map(|p| tree.prepositional(verb, p));
        let told = tree.kids(verb).filter(|k| matches!(tree.label(*k), Label::Ccomp | Label::Xcomp));
        object.into_iter().chain(brought).chain(told).collect()
    }
}
