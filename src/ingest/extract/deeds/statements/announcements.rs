//! What is announced by a noun alone: "announces an end to its lending programme", "announced new routes for ships".
//! Where no frame and no noun of a deed has said more, whoever announces it begins it.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::CAMPAIGNS;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::relation_classes::STRUCTURE;
use crate::lexicon::shared_words::MONEY;
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Relations whose end is good for those whom they harmed.
static ENDED: Words = Words::of("announcements.ended");

/// What is only made known by whoever announces it, and what is told of others.
static NEWS: Words = Words::of("announcements.news");

/// What whoever announces it ends.
static ENDS: Words = Words::of("announcements.ends");

impl Reading<'_> {
    /// Reads what is announced by verbs that no frame has read, from the token `from` on.
    pub(in crate::ingest::extract) fn read_announcements(&mut self, from: Index) {
        for verb in from..self.tree.len() {
            let announces = matches!(self.tree.lemma(verb), "announce" | "unveil");
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
            || !(class.is(NounClass::UNDERTAKING.or(NounClass::RESTRICTION).or(NounClass::DOCUMENT))
                || self.frames.names_deed(&base)
                || ENDS.contains(&base.as_str()))
            || tree.tag(verb) == Tag::Vbg && tree.label(verb) == Label::Pcomp
            || matches!(tree.label(verb), Label::Relcl | Label::Amod)
        {
            return;
        }
        let (low, high) = tree.reach(object);
        let claims = || self.claims.within(verb..verb + 1).chain(self.claims.within(low..high + 1));
        if claims().any(|c| !STRUCTURE.contains(&c.relation)) {
            return;
        }
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        let mut sources = self.resolve(subject, Want::Agent);
        sources.retain(|s| {
            self.acts(s.node) && self.nodes.get(s.node).is_some_and(|d| (d.named || !d.is_actor()) && d.is_somebody())
        });
        let Some(modality) = self.modality(verb).filter(|_| !sources.is_empty()) else { return };
        let found = Match { inside: Some((low, high)), ..Match::of(tree.lemma(verb).to_owned()) };
        // "announces an end to the blockade": it lets go of it; "the end of its operation", "the end of the scheme": it
        // leaves it.
        let ended = if ENDS.contains(&base.as_str()) {
            ["of", "to", "on"].into_iter().find_map(|p| tree.prepositional(object, p))
        } else {
            None
        };
        if let Some(ended) = ended {
            let (relation, targets) = self.ended(ended, object);
            self.claim_each(Telling::new(verb, relation, &found, modality, Rule::Announcement), &sources, &targets);
            return;
        }
        // "announces 50 billion kroner in defence spending": the spending.
        let money = tree.entity(object).is_some_and(|e| e.kind == EntityType::Money) || MONEY.contains(&base.as_str());
        let spent = if money {
            tree.prepositional(object, "in").or_else(|| tree.prepositional(object, "of"))
        } else {
            Some(object)
        };
        let Some(begun) = spent else { return };
        let base = tree.base(begun);
        let targets = self.thing(begun, &base, NodeKind::Event, false);
        self.claim_each(Telling::new(verb, "launched", &found, modality, Rule::Announcement), &sources, &targets);
    }

    /// What whoever announces the end of something does, and to what.
    fn ended(&mut self, ended: Index, end: Index) -> (&'static str, Vec<Argument>) {
        let tree = self.tree;
        let harms = self.noun_phrase_frame(ended).is_some_and(|(f, _)| ENDED.contains(&f.relation));
        let base = tree.base(ended);
        let named = self.names.at(ended).is_some_and(|n| matches!(tree.lower(n.start), "operation" | "exercise"));
        let campaign = (named || CAMPAIGNS.contains(&base.as_str())) && matches!(tree.lower(end), "end" | "completion");
        let eased = harms || self.class_of(ended, &base).is(NounClass::RESTRICTION);
        let relation = if eased && !campaign { "conceded" } else { "withdrew-from" };
        let mut targets = self.resolve(ended, Want::Any);
        if targets.is_empty() {
            targets = self.thing(ended, &base, NodeKind::Event, false);
        }
        targets.retain(|t| self.nodes.is_matter(t.node));
        (relation, targets)
    }
}
