//! What a deed leaves behind: "left ten workers dead and 35 injured", "leaving thousands homeless".

use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::{Argument, or_nobody};
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};

/// So many words may stand between the verb and the last of what it left so.
const FARTHEST: usize = 30;

/// What somebody is left as, and the relation that says so.
fn state(word: &str) -> Option<&'static str> {
    match word {
        "dead" => Some("killed"),
        "injured" | "wounded" | "hurt" | "hospitalised" | "hospitalized" => Some("injured"),
        "homeless" | "displaced" => Some("displaced"),
        _ => None,
    }
}

impl Reading<'_> {
    /// Reads each state that the verb leaves somebody in, with those who stand right before it, however the parser
    /// joined them. Whether there was one.
    pub(in crate::ingest::extract) fn read_left_behind(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        if tree.lemma(verb) != "leave" || self.is_passive(verb) {
            return false;
        }
        let states = self.states_left(verb);
        if states.is_empty() {
            return false;
        }
        let Some(modality) = self.modality(verb) else { return false };
        let mut after = verb;
        let mut any = false;
        for at in states {
            let Some(relation) = state(tree.lower(at)) else { continue };
            let victims = self.left_so(after, at);
            after = at;
            if victims.is_empty() {
                continue;
            }
            let Some(mut sources) = self.sources(verb, relation) else { continue };
            if sources.is_empty() {
                sources = self.cause(verb, relation);
            }
            // "clashed with tribes, leaving 250 dead"
            if self.tree.is_outcome(verb) && self.of_a_clash(verb) {
                sources.clear();
            }
            let found = Match::of(format!("leave {}", tree.lower(at)));
            let sources = or_nobody(sources);
            let telling = Telling::new(verb, relation, &found, modality, Rule::Verb);
            for source in &sources {
                for victim in &victims {
                    self.claim(telling, source.clone(), victim.clone());
                    any = true;
                }
            }
        }
        any
    }

    /// Whether a participle is what a verb before it left somebody as: "left ten dead and 35 injured".
    pub(in crate::ingest::extract) fn is_left_so(&self, word: Index) -> bool {
        let tree = self.tree;
        if state(tree.lower(word)).is_none() || tree.tag(word) != Tag::Vbn || tree.kid(word, Label::Dobj).is_some() {
            return false;
        }
        let (start, _) = tree.sentence(tree.sentence_of(word));
        let verb = (start..word).rev().find(|v| tree.lemma(*v) == "leave" && tree.is_verb(*v));
        verb.is_some_and(|v| !self.is_passive(v) && self.states_left(v).contains(&word))
    }

    /// The states that follow the verb, up to where another clause begins.
    fn states_left(&self, verb: Index) -> Vec<Index> {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(verb));
        let mut states = Vec::new();
        for at in verb + 1..end.min(verb + FARTHEST) {
            let word = tree.lower(at);
            if state(word).is_some() {
                // "left the dead man", "the injured people": a description.
                let describes = tree.label(at) == Label::Amod && tree.head(at) > at;
                // "and injured 30 others" is told of the same subject.
                if !describes && tree.kid(at, Label::Dobj).is_none() {
                    states.push(at);
                }
            } else if matches!(tree.tag(at), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md | Tag::Wdt | Tag::Wp)
                || matches!(word, "." | ";" | ":")
            {
                break;
            }
        }
        states
    }

    /// Those who stand between a word and the state that they are left in.
    fn left_so(&mut self, after: Index, at: Index) -> Vec<Argument> {
        let tree = self.tree;
        let mut last = at - 1;
        while last > after && (matches!(tree.tag(last), Tag::Rb | Tag::Rbr) || tree.lower(last) == "more") {
            last -= 1;
        }
        if last <= after || !(tree.is_noun(last) || matches!(tree.tag(last), Tag::Cd | Tag::Jjr | Tag::Dt)) {
            return Vec::new();
        }
        // "dozens of civilians dead": the measure counts them.
        let preposition = tree.head(last);
        let measured = tree.label(last) == Label::Pobj && tree.lower(preposition) == "of" && preposition > after;
        let head = if measured { tree.head(preposition) } else { last };
        let mut top = head;
        while tree.label(top) == Label::Conj && tree.head(top) > after && tree.head(top) < top {
            top = tree.head(top);
        }
        let mut heads: Vec<Index> = tree.conjuncts(top).into_iter().filter(|c| *c > after && *c < at).collect();
        if !heads.contains(&head) {
            heads = vec![head];
        }
        let mut victims = Vec::new();
        for one in heads {
            let found = if tree.tag(one) == Tag::Cd { self.counted(one) } else { self.resolve_one(one, Want::Any) };
            victims.extend(found);
        }
        victims.retain(|v| self.nodes.is_actor(v.node));
        victims
    }
}
