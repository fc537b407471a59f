//! Which strikes are of people who do not work, and which of weapons.

use crate::ingest::extract::deeds::events::Match;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::clause::Agent;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{VerbFrame, Words};
use crate::model::NodeKind;

/// Words before "strike" that tell of people who do not work.
static WALKOUTS: Words = Words::of("walkouts.walkouts");

/// Who strikes by not working.
static STRIKERS: Words = Words::of("walkouts.strikers");

impl Reading<'_> {
    /// Whether a strike is one of people who do not work: "a three-day general strike", "workers go on strike".
    pub(in crate::ingest::extract) fn is_walkout(&self, noun: Index) -> bool {
        let tree = self.tree;
        let below = tree.below(noun);
        if below.iter().any(|k| *k < noun && (WALKOUTS.contains(&tree.lower(*k)) || WALKOUTS.contains(&tree.lemma(*k))))
        {
            return true;
        }
        let owner = ["by", "of"].iter().find_map(|p| tree.prepositional(noun, p));
        let strikes = |i: Index| {
            tree.below(i).contains(&i) && tree.below(i).iter().any(|w| STRIKERS.contains(&tree.lemma(*w)))
                || STRIKERS.contains(&tree.lemma(i))
        };
        if owner.is_some_and(strikes) {
            return true;
        }
        let over = tree.prepositional(noun, "over").is_some();
        let verb = tree.clause_of(noun);
        let on_strike =
            tree.label(noun) == Label::Pobj && tree.lower(tree.head(noun)) == "on" && tree.tag(noun) == Tag::Nn;
        let subject = match self.subject(verb, 0) {
            Agent::Phrase(subject) if tree.is_verb(verb) => Some(subject),
            _ => None,
        };
        let calls = matches!(tree.lemma(verb), "call" | "stage" | "end" | "join" | "declare" | "go");
        on_strike && !below.iter().any(|k| *k < noun)
            || over && tree.tag(noun) == Tag::Nn
            // "At least 37 people are killed in a series of strikes"
            || !(tree.is_verb(verb) && self.is_passive(verb)) && subject.is_some_and(|s| s != noun && strikes(s))
            || calls && tree.label(noun) == Label::Dobj
    }

    /// "Workers at Boeing went on strike", "Boeing workers walk out": against whom they work for.
    pub(in crate::ingest::extract) fn struck_employer(&mut self, verb: Index, frame: &VerbFrame) -> Option<Match> {
        let tree = self.tree;
        let strikes = frame.relation == "protested" && (frame.rest.contains(&"strike") || frame.rest == ["out"]);
        if !strikes || self.anchor(verb, &frame.rest).is_none() {
            return None;
        }
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return None };
        let at = ["at", "for", "of", "in"].into_iter().filter_map(|p| tree.prepositional(subject, p));
        let inside = tree.kids(subject).filter(|k| *k < subject && tree.label(*k) == Label::Compound);
        let named = at.chain(inside).find_map(|i| self.names.at(i)).cloned()?;
        let employs = self.nodes.get(named.node).is_some_and(|d| d.kind == NodeKind::Organization);
        let mut found = Match::of(format!("{} {}", tree.lemma(verb), frame.rest.join(" ")));
        found.targets.push(named.argument());
        employs.then_some(found)
    }
}
