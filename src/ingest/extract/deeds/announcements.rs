//! What is announced by a noun alone: "announces an end to its lending programme", "announced new routes for ships". Where no
//! frame and no noun of a deed has said more, whoever announces it begins it.

use crate::ingest::extract::arguments::resolve::Want;
use crate::ingest::extract::deeds::events::Match;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::clause::Agent;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// What is only made known by whoever announces it, and what is told of others.
static NEWS: Words = Words::of("announcements.news");

/// What whoever announces it ends.
static ENDS: Words = Words::of("announcements.ends");

impl Reading<'_> {
    /// Reads what is announced by verbs that no frame has read, from the token `from` on.
    pub(in crate::ingest::extract) fn read_announcements(&mut self, from: Index) {
        for verb in from..self.tree.len() {
            let announces = matches!(self.tree.lemma(verb), "announce" | "unveil" | "outline");
            if announces && self.tree.is_verb(verb) && !self.told.contains(&verb) && !self.asked_for.contains(&verb) {
                self.read_announcement(verb);
            }
        }
    }

    fn read_announcement(&mut self, verb: Index) {
        let tree = self.tree;
        let passive = self.is_passive(verb);
        let Some(object) = tree.kid(verb, Label::Dobj).filter(|o| !passive && tree.is_noun(*o)) else { return };
        let base = tree.base(object);
        let class = self.class_of(object, &base);
        let people = NounClass::PERSON.or(NounClass::PEOPLE).or(NounClass::POST).or(NounClass::BODY);
        if self.names.at(object).is_some()
            || NEWS.contains(&base.as_str())
            || class.is(people)
            || tree.tag(verb) == Tag::Vbg && tree.label(verb) == Label::Pcomp
            || matches!(tree.label(verb), Label::Relcl | Label::Amod)
        {
            return;
        }
        let (low, high) = tree.reach(object);
        let read = |trigger: Index| trigger == verb || (low..=high).contains(&trigger);
        if self.claims.iter().any(|c| read(c.trigger) && !matches!(c.relation, "located-in" | "represents" | "member-of"))
        {
            return;
        }
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        let mut sources = self.resolve(subject, Want::Agent);
        sources.retain(|s| {
            self.acts(s.node)
                && self.nodes.get(s.node).is_some_and(|d| {
                    (d.named || d.kind == NodeKind::Location) && !matches!(d.kind, NodeKind::Event | NodeKind::Resolution)
                })
        });
        let Some(modality) = self.modality(verb).filter(|_| !sources.is_empty()) else { return };
        let found = Match { inside: Some((low, high)), ..Match::of(tree.lemma(verb).to_owned()) };
        // "announces an end to the blockade": it lets go of it.
        let ended = if ENDS.contains(&base.as_str()) {
            ["of", "to", "on"].into_iter().find_map(|p| tree.prepositional(object, p))
        } else {
            None
        };
        if let Some(ended) = ended {
            let conceded = self.class_of(ended, &tree.base(ended)).is(NounClass::RESTRICTION)
                || self.noun_phrase_frame(ended).is_some_and(|(f, _)| {
                    matches!(f.relation, "attacked" | "sanctioned" | "mobilized" | "protested" | "killed")
                });
            if conceded {
                let mut targets = self.resolve(ended, Want::Any);
                targets.retain(|t| {
                    self.nodes.get(t.node).is_some_and(|d| matches!(d.kind, NodeKind::Event | NodeKind::Resolution))
                });
                self.claim_each(verb, &sources, "conceded", &targets, &found, modality, "announcement");
                return;
            }
        }
        let targets = self.thing(object, &base, NodeKind::Event, false);
        self.claim_each(verb, &sources, "launched", &targets, &found, modality, "announcement");
    }
}
