//! What a state stops or restricts.
//! Thus "suspends all assistance programmes to Somalia" sanctions Somalia, "suspended gold mining in Pataz" the mining.
//! The table of verbs knows the commonest pairs of verb and noun; this reads the others.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::NodeKind;

/// Verbs that stop what flows or is done.
static STOPS: Words = Words::of("stoppages.stops");

/// What flows from one to another.
static FLOWS: Words = Words::of("stoppages.flows");

/// What is done in a country and may be forbidden there.
static PURSUITS: Words = Words::of("stoppages.pursuits");

/// Verbs of ending or cutting what is paid or given.
static ENDING: Words = Words::of("stoppages.ending");

impl Reading<'_> {
    /// Reads what is stopped by verbs that no frame has read, from the token `from` on.
    pub(in crate::ingest::extract) fn read_stoppages(&mut self, from: Index) {
        for verb in from..self.tree.len() {
            if self.tree.is_verb(verb)
                && (STOPS.contains(&self.tree.lemma(verb)) || self.shuts_down(verb))
                && !self.told.contains(&verb)
                && !self.asked_for.contains(&verb)
            {
                self.read_stoppage(verb);
            }
        }
    }

    /// "access to the Grok chatbot", "access to the platforms YouTube and TikTok": what is named there.
    fn platforms(&self, access: Index) -> Vec<Argument> {
        let tree = self.tree;
        let Some(object) = tree.prepositional(access, "to") else { return Vec::new() };
        let (low, high) = tree.reach(object);
        let clause = (object..=high).find(|i| {
            matches!(tree.label(*i), Label::Relcl | Label::Acl | Label::Prep) || matches!(tree.lower(*i), ";" | "(")
        });
        let high = clause.map_or(high, |c| c.saturating_sub(1));
        let inside = self.names.iter().filter(|n| n.start >= low && n.end <= high + 1);
        inside.filter(|n| !self.nodes.is_actor(n.node)).map(|n| n.argument()).collect()
    }

    /// "shut down the internet", "cut off access"
    fn shuts_down(&self, verb: Index) -> bool {
        let tree = self.tree;
        matches!(tree.lemma(verb), "shut" | "close")
            && tree.kids(verb).any(|k| tree.label(k) == Label::Prt && matches!(tree.lower(k), "down" | "off"))
    }

    fn read_stoppage(&mut self, verb: Index) {
        let tree = self.tree;
        let passive = self.is_passive(verb);
        let Some(object) = tree.kid(verb, if passive { Label::Nsubjpass } else { Label::Dobj }) else { return };
        if !tree.is_noun(object) || self.names.at(object).is_some() {
            return;
        }
        let Agent::Phrase(subject) = self.agent(verb) else { return };
        let mut sources = self.resolve(subject, Want::Agent);
        sources.retain(|s| {
            self.nodes.get(s.node).is_some_and(|d| match d.kind {
                NodeKind::Location => d.is_country(),
                NodeKind::Organization => true,
                _ => d.person,
            })
        });
        let Some(modality) = self.modality(verb).filter(|_| !sources.is_empty()) else { return };
        let base = tree.base(object);
        let found = Match { inside: Some(tree.reach(object)), ..Match::of(tree.lemma(verb).to_owned()) };
        if FLOWS.contains(&base.as_str()) {
            let receiver = ["to", "for", "with", "from"]
                .into_iter()
                .find_map(|p| tree.prepositional(object, p).or_else(|| tree.prepositional(verb, p)));
            let mut sanctioned = receiver.map(|r| self.resolve(r, Want::Agent)).unwrap_or_default();
            sanctioned.retain(|a: &Argument| {
                self.acts(a.node)
                    && self.nodes.get(a.node).is_some_and(|d| d.is_body_or_place() && (d.named || d.is_place()))
            });
            if !sanctioned.is_empty() {
                self.told.insert(verb);
                let telling = Telling::new(verb, "sanctioned", &found, modality, Rule::Stoppage);
                self.claim_each(telling, &sources, &sanctioned);
                return;
            }
        }
        if base == "access" {
            let sanctioned = self.platforms(object);
            if !sanctioned.is_empty() {
                self.told.insert(verb);
                let telling = Telling::new(verb, "sanctioned", &found, modality, Rule::Stoppage);
                self.claim_each(telling, &sources, &sanctioned);
            }
            return;
        }
        // An airline that suspends flights sanctions nobody, a government that suspends mining does.
        let state = sources.iter().all(|s| self.nodes.is_place(s.node)) || base == "internet";
        let stops = !ENDING.contains(&tree.lemma(verb));
        if state && stops && PURSUITS.contains(&base.as_str()) && tree.tag(verb) != Tag::Vbg {
            let targets = self.thing(object, &base, NodeKind::Event, false);
            self.told.insert(verb);
            self.claim_each(Telling::new(verb, "sanctioned", &found, modality, Rule::Stoppage), &sources, &targets);
        }
    }
}
