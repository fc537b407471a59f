//! Calls that nobody is named for: "amid calls for the minister to resign", "despite growing demands for an inquiry".
//! Who makes them are the protesters of the sentence, else somebody.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::Modality;

/// Verbs of pressure that nobody is named for.
static MOUNTING: Words = Words::of("calls.mounting");

/// Verbs by which somebody takes up the call of others.
static JOINING: Words = Words::of("calls.joining");

/// How those who are called upon take a call, and what brings one about.
static TAKING: Words = Words::of("calls.taking");

/// Verbs of giving up a post.
static LEAVING: Words = Words::of("calls.leaving");

/// Nouns for people who protest.
static PROTESTERS: Words = Words::of("calls.protesters");

/// Nouns for what is asked for.
static CALLS: Words = Words::of("calls.calls");

/// How something is told to be called for.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    /// "amid calls for an inquiry"
    Calls,
    /// "joined calls for the minister to go": whoever joins them calls, too.
    Joined,
    /// "faces pressure to quit"
    Pressure,
}

impl Reading<'_> {
    /// What is called for, and by whom.
    pub(in crate::ingest::extract) fn read_calls(&mut self, noun: Index) {
        let tree = self.tree;
        // "pressure is mounting on the minister to resign", "faces pressure to quit"
        let pressure = tree.base(noun) == "pressure";
        let plural = CALLS.contains(&tree.base(noun).as_str()) && tree.tag(noun) == Tag::Nns;
        if !(pressure || plural) || self.names.at(noun).is_some() || tree.kids(noun).any(|k| tree.lower(k) == "no") {
            return;
        }
        let preposition = tree.head(noun);
        // "joined calls for the minister to go": whoever joins them calls, too.
        let joins = tree.label(noun) == Label::Dobj && !pressure && JOINING.contains(&tree.lemma(preposition));
        let told = match (pressure, joins) {
            (true, _) => Told::Pressure,
            (_, true) => Told::Joined,
            _ => Told::Calls,
        };
        if !(joins || self.is_call_told(noun)) || told == Told::Calls && !self.askers(noun).is_empty() {
            return;
        }
        let Some((mut targets, inside)) = self.what_is_called_for(noun, told) else { return };
        self.keep_kinds(&mut targets, "called-for");
        let found = Match { inside: Some(tree.reach(inside)), ..Match::of(tree.base(noun)) };
        let from = tree.prepositional(noun, "from").filter(|_| pressure);
        let mut sources = match from {
            Some(from) => self.resolve(from, Want::Agent),
            None => Vec::new(),
        };
        if joins && let Agent::Phrase(subject) = self.subject(preposition, 0) {
            sources = self.resolve(subject, Want::Agent);
        }
        self.keep_somebody(&mut sources);
        if joins && sources.is_empty() {
            return;
        }
        let telling = Telling::new(noun, "called-for", &found, Modality::Asserted, Rule::Calls);
        if !sources.is_empty() {
            self.claim_each(telling, &sources, &targets);
            return;
        }
        let source = self.marchers(noun);
        for target in targets {
            self.claim(telling, source.clone(), target);
        }
    }

    /// Whether calls are told of where they stand: "amid calls", "calls grew", "there are calls".
    fn is_call_told(&self, noun: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(noun);
        let there = |verb: Index| tree.kids(verb).chain([verb]).any(|a| tree.kid(a, Label::Expl).is_some());
        match tree.label(noun) {
            Label::Pobj => matches!(
                tree.lower(above),
                "amid" | "despite" | "after" | "following" | "to" | "over" | "with" | "amidst" | "by" | "under"
            ),
            Label::Dobj if MOUNTING.contains(&tree.lemma(above)) => there(above),
            Label::Dobj => TAKING.contains(&tree.lemma(above)),
            Label::Nsubj => MOUNTING.contains(&tree.lemma(above)),
            // "There are calls for him to resign", "There have been growing calls for an inquiry"
            Label::Attr => there(above),
            _ => false,
        }
    }

    /// What calls or pressure are for, and the word that its name is taken from.
    fn what_is_called_for(&mut self, noun: Index, told: Told) -> Option<(Vec<Argument>, Index)> {
        let tree = self.tree;
        // "joined calls for an inquiry": its own frame says so.
        if told == Told::Joined && tree.prepositional(noun, "for").is_some() {
            return None;
        }
        let pressure = told == Told::Pressure;
        let object = self.object_of_call(noun).filter(|o| *o > noun && !pressure);
        let asked = object.filter(|o| self.can_be_asked(*o));
        // "There have been calls for the minister to resign": "for" was hung on what he is to do.
        let opens = |k: &Index| {
            is_infinitive_behind(tree, noun, *k)
                && tree.kids(*k).any(|m| tree.label(m) == Label::Mark && tree.lower(m) == "for" && m == noun + 1)
        };
        let opened = tree.kids(noun).chain(tree.kids(tree.clause_of(noun))).find(|k| opens(k) && !pressure);
        let deed = self.deed_called_for(noun, asked, told).or(opened);
        // "under pressure to cut the deficit" is as often nobody's demand.
        let leaves = |d: Index| LEAVING.contains(&tree.lemma(d));
        if pressure && !deed.is_some_and(leaves) {
            return None;
        }
        match (deed, object) {
            (Some(deed), _) if asked.is_some() || object.is_none() || opened.is_some() => {
                self.asked_for.insert(deed);
                Some((vec![self.clause_event(deed)], deed))
            }
            (_, Some(object)) if asked.is_none() => {
                Some((self.target_phrase(object, "called-for"), deed.unwrap_or(object)))
            }
            _ => None,
        }
    }

    /// What "for" brings behind calls, wherever the parse hung it.
    fn object_of_call(&self, noun: Index) -> Option<Index> {
        let tree = self.tree;
        // "Calls grew for an inquiry": it may hang on the verb.
        let beside = || tree.prepositional(tree.head(noun), "for").filter(|_| tree.label(noun) == Label::Nsubj);
        // "calls by officials for the firm to pay": it may hang on those who call.
        let through = || {
            let callers = ["by", "from"].into_iter().find_map(|p| tree.prepositional(noun, p))?;
            tree.prepositional(callers, "for")
        };
        tree.prepositional(noun, "for").or_else(beside).or_else(through)
    }

    /// What those who are called upon are to do.
    fn deed_called_for(&self, noun: Index, asked: Option<Index>, told: Told) -> Option<Index> {
        let tree = self.tree;
        let infinitive = |k: &Index| is_infinitive_behind(tree, noun, *k);
        // "calls for Bakari, who has ruled since 2005, to step down"
        let below = asked.map(|o| tree.below(o)).unwrap_or_default();
        let clause = tree.clause_of(noun);
        let of_asked = |k: &Index| infinitive(k) && asked.is_some() && self.asked_to(*k) == asked;
        let free = |k: Index| match told {
            Told::Pressure => true,
            Told::Joined => asked.is_some_and(|a| k > a),
            Told::Calls => false,
        };
        let behind = |k: &Index| infinitive(k) && free(*k);
        tree.kids(noun)
            .find(infinitive)
            .or_else(|| below.into_iter().find(infinitive))
            .or_else(|| tree.kids(clause).find(of_asked))
            .or_else(|| tree.kids(clause).find(behind))
    }

    /// The protesters whom the sentence of a word speaks of.
    fn marchers(&mut self, word: Index) -> Option<Argument> {
        let tree = self.tree;
        let (start, end) = tree.sentence(tree.sentence_of(word));
        let marcher = (start..end).find(|i| PROTESTERS.contains(&tree.lower(*i)))?;
        self.resolve_one(marcher, Want::Agent).into_iter().next()
    }
}

/// Whether a word behind a noun says by an infinitive what is to be done.
fn is_infinitive_behind(tree: &Tree<'_>, noun: Index, word: Index) -> bool {
    word > noun
        && tree.is_verb(word)
        && matches!(tree.label(word), Label::Acl | Label::Advcl | Label::Relcl | Label::Xcomp | Label::Ccomp)
        && tree.is_infinitive(word)
}
