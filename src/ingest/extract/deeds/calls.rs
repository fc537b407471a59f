//! Calls that nobody is named for: "amid calls for the minister to resign", "despite growing demands for an inquiry". Who makes
//! them are the protesters of the sentence, else somebody.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
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

impl Reading<'_> {
    /// What is called for, and by whom.
    pub(in crate::ingest::extract) fn read_calls(&mut self, noun: Index) {
        let tree = self.tree;
        // "pressure is mounting on the minister to resign", "faces pressure to quit"
        let pressure = tree.base(noun) == "pressure";
        let calls = pressure
            || matches!(tree.base(noun).as_str(), "call" | "demand" | "appeal" | "plea") && tree.tag(noun) == Tag::Nns;
        if !calls || self.names.at(noun).is_some() || tree.kids(noun).any(|k| tree.lower(k) == "no") {
            return;
        }
        let preposition = tree.head(noun);
        let there = |verb: Index| tree.kids(verb).chain([verb]).any(|a| tree.kid(a, Label::Expl).is_some());
        let spoken = match tree.label(noun) {
            Label::Pobj => matches!(
                tree.lower(preposition),
                "amid" | "despite" | "after" | "following" | "to" | "over" | "with" | "amidst" | "by" | "under"
            ),
            Label::Dobj if MOUNTING.contains(&tree.lemma(preposition)) => there(preposition),
            Label::Dobj => TAKING.contains(&tree.lemma(preposition)),
            Label::Nsubj => MOUNTING.contains(&tree.lemma(preposition)),
            // "There are calls for him to resign", "There have been growing calls for an inquiry"
            Label::Attr => there(preposition),
            _ => false,
        };
        // "joined calls for the minister to go": whoever joins them calls, too.
        let joins = tree.label(noun) == Label::Dobj && !pressure && JOINING.contains(&tree.lemma(preposition));
        if !(spoken || joins) || !joins && !pressure && !self.askers(noun).is_empty() {
            return;
        }
        let infinitive = |k: &Index| {
            *k > noun
                && tree.is_verb(*k)
                && matches!(tree.label(*k), Label::Acl | Label::Advcl | Label::Relcl | Label::Xcomp | Label::Ccomp)
                && tree.kids(*k).any(|a| tree.label(a) == Label::Aux && tree.lower(a) == "to")
        };
        // "Calls grew for an inquiry": it may hang on the verb.
        let beside = || tree.prepositional(preposition, "for").filter(|_| tree.label(noun) == Label::Nsubj);
        // "calls by officials for the firm to pay": it may hang on those who call.
        let callers = ["by", "from"].into_iter().find_map(|p| tree.prepositional(noun, p));
        let through = || callers.and_then(|c| tree.prepositional(c, "for"));
        let own = tree.prepositional(noun, "for");
        let object = own.or_else(beside).or_else(through).filter(|o| *o > noun && !pressure);
        // "joined calls for an inquiry": its own frame says so.
        if joins && own.is_some() {
            return;
        }
        let asked = object.filter(|o| self.can_be_asked(*o));
        // "calls for Bakari, who has ruled since 2005, to step down"
        let below = asked.map(|o| tree.below(o)).unwrap_or_default();
        let deed = tree.kids(noun).find(infinitive).or_else(|| below.into_iter().find(infinitive));
        let clause = tree.clause_of(noun);
        let deed =
            deed.or_else(|| tree.kids(clause).find(|k| infinitive(k) && asked.is_some() && self.asked_to(*k) == asked));
        let behind = |k: &Index| joins && infinitive(k) && asked.is_some_and(|a| *k > a);
        let deed = deed.or_else(|| tree.kids(clause).find(|k| infinitive(k) && pressure || behind(k)));
        // "There have been calls for the minister to resign": "for" was hung on what he is to do.
        let opens = |k: &Index| {
            infinitive(k)
                && tree.kids(*k).any(|m| tree.label(m) == Label::Mark && tree.lower(m) == "for" && m == noun + 1)
        };
        let told = tree.kids(noun).chain(tree.kids(clause)).find(|k| opens(k) && !pressure);
        let deed = deed.or(told);
        // "under pressure to cut the deficit" is as often nobody's demand.
        let leaves = |d: Index| matches!(tree.lemma(d), "resign" | "step" | "quit" | "stand" | "go" | "leave");
        if pressure && !deed.is_some_and(leaves) {
            return;
        }
        let targets = match (deed, object) {
            (Some(deed), _) if asked.is_some() || object.is_none() || told.is_some() => {
                self.asked_for.insert(deed);
                vec![self.clause_event(deed)]
            }
            (_, Some(object)) if asked.is_none() => self.target_phrase(object, "called-for"),
            _ => return,
        };
        let mut targets = targets;
        self.keep_kinds(&mut targets, "called-for");
        let inside = deed.or(object).map(|i| tree.reach(i));
        let found = Match { inside, ..Match::of(tree.base(noun)) };
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
        if !sources.is_empty() {
            self.claim_each(noun, &sources, "called-for", &targets, &found, Modality::Asserted, Rule::Calls);
            return;
        }
        let source = self.marchers(noun);
        for target in targets {
            self.claim(noun, source.clone(), "called-for", target, &found, Modality::Asserted, Rule::Calls);
        }
    }

    /// The protesters whom the sentence of a word speaks of.
    fn marchers(&mut self, word: Index) -> Option<Argument> {
        let tree = self.tree;
        let (start, end) = tree.sentence(tree.sentence_of(word));
        let marcher = (start..end).find(|i| {
            matches!(
                tree.lower(*i),
                "protesters" | "protestors" | "demonstrators" | "marchers" | "activists" | "strikers"
            )
        })?;
        self.resolve_one(marcher, Want::Agent).into_iter().next()
    }
}
