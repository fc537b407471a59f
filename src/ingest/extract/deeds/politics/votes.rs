//! Votes told without what was voted on: "two Democrats opposed", "18 countries voted against it".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::BEGINNINGS;
use crate::lexicon::{NounClass, VerbFrame, Words};
use crate::model::NodeKind;

/// What a vote decides.
static VOTED: Words = Words::of("votes.voted");

/// Verbs of a vote that goes against what is voted on.
static REFUSING: Words = Words::of("votes.refusing");

/// Nouns of what a chamber or a people votes on.
static VOTED_ON: Words = Words::of("votes.voted-on");

impl Reading<'_> {
    /// "with 194 Republicans opposing it; two Democrats opposed, and one independent voted in favor": of the bill last
    /// told of in the paragraph.
    pub(in crate::ingest::extract) fn read_vote(&mut self, verb: Index) {
        let tree = self.tree;
        let set_apart =
            || (verb.saturating_sub(16)..verb).any(|with| self.dissent(with).is_some_and(|d| d.told == verb));
        if self.is_passive(verb) || set_apart() {
            return;
        }
        if self.read_voted_deed(verb) || self.read_confidence(verb) {
            return;
        }
        let bare = |object: Option<Index>| object.is_none_or(|o| matches!(tree.tag(o), Tag::Prp | Tag::Dt));
        let voice = |words: &[&str]| {
            tree.kids(verb).any(|k| {
                k > verb
                    && words.contains(&tree.lower(k))
                    && bare(tree.kid(k, Label::Pobj).filter(|o| !matches!(tree.lower(*o), "favor" | "favour")))
                    && tree.kid(k, Label::Pobj).is_none_or(|o| tree.prepositional(o, "of").is_none())
            })
        };
        let relation = match tree.lemma(verb) {
            "support" | "back" => "supported",
            "oppose" | "reject" => "rejected",
            "vote" if voice(&["against", "no"]) => "rejected",
            "vote" if voice(&["for", "in", "yes", "aye"]) => "supported",
            _ => return,
        };
        let plain = tree.lemma(verb) == "vote"
            || bare(tree.kid(verb, Label::Dobj))
                && tree
                    .kids(verb)
                    .all(|k| !matches!(tree.label(k), Label::Prep | Label::Xcomp | Label::Ccomp | Label::Prt));
        if !plain {
            return;
        }
        // "The countries that voted against include Russia and Belarus", "those voting against were Russia and
        // Belarus": those.
        let described = matches!(tree.label(verb), Label::Relcl | Label::Acl);
        let includes = Some(tree.head(verb))
            .filter(|h| described && tree.label(*h) == Label::Nsubj)
            .map(|h| tree.head(h))
            .filter(|v| matches!(tree.lemma(*v), "include" | "be"))
            .and_then(|v| tree.kid(v, Label::Dobj).or_else(|| tree.kid(v, Label::Attr)));
        let told = self.claims.in_order(tree.line_around(verb));
        let decided = told
            .into_iter()
            .rev()
            .map(|(_, c)| c)
            .find(|c| VOTED.contains(&c.relation) && self.nodes.is_matter(c.target.node));
        let Some(target) = decided.map(|c| c.target.clone()).or_else(|| self.voted_on(verb)) else { return };
        let Some(modality) = self.modality(verb) else { return };
        let subject = match (includes, self.subject(verb, 0)) {
            (Some(named), _) => Some(named),
            (None, Agent::Phrase(phrase)) => Some(phrase),
            (None, _) => tree.kid(verb, Label::Nsubj),
        };
        let Some(subject) = subject else { return };
        let mut voters = self.resolve(subject, Want::Agent);
        voters.retain(|v| self.nodes.is_somebody(v.node));
        let found = Match::of(tree.lemma(verb).to_owned());
        self.claim_each(Telling::new(verb, relation, &found, modality, Rule::Vote), &voters, &[target]);
    }

    /// "The senator voted for the bill", "Two Democrats voted for it": a chamber adopts, and so does a people; one who
    /// votes in it, a party or a state among others is for it.
    pub(in crate::ingest::extract) fn votes_as_one_of_many(
        &self,
        verb: Index,
        voters: &[Argument],
        voted_on: &[Argument],
    ) -> bool {
        const FEW: f64 = 50.0;
        let resolution = voted_on.iter().all(|t| self.nodes.get(t.node).is_some_and(|d| d.head == "resolution"));
        let one = |v: &Argument| {
            self.nodes.get(v.node).is_some_and(|d| match d.kind {
                NodeKind::Actor => d.person || v.quantity.is_some_and(|q| q.value <= FEW),
                NodeKind::Organization => self.gazetteer.sort_of(&d.name) == Some("party"),
                NodeKind::Location => resolution || voters.len() > 1,
                _ => false,
            })
        };
        self.tree.lemma(verb) == "vote" && !voters.is_empty() && voters.iter().all(one)
    }

    /// "The council voted to extend the mission": a body adopts what it votes to do, where the deed says nothing more.
    fn read_voted_deed(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let deed = tree.kid(verb, Label::Xcomp).filter(|d| tree.lemma(verb) == "vote" && tree.tag(*d) == Tag::Vb);
        let Some(deed) = deed.filter(|d| tree.kid(*d, Label::Dobj).is_some()) else { return false };
        let plain = |r: &str| BEGINNINGS.contains(&r);
        let says_more = self.frames.verb(tree.lemma(deed)).iter().any(|f| f.rest.is_empty() && !plain(f.relation));
        let (Agent::Phrase(subject), Some(modality), false) = (self.subject(verb, 0), self.modality(verb), says_more)
        else {
            return false;
        };
        let mut voters = self.resolve(subject, Want::Agent);
        voters.retain(|v| self.nodes.is_organization(v.node));
        if voters.is_empty() {
            return false;
        }
        let target = self.clause_event(deed);
        let found = Match { inside: Some(tree.reach(deed)), ..Match::of("vote".to_owned()) };
        self.asked_for.insert(deed);
        self.claim_each(Telling::new(verb, "adopted", &found, modality, Rule::Vote), &voters, &[target]);
        true
    }

    /// The bill or resolution last spoken of in the paragraph.
    fn voted_on(&mut self, verb: Index) -> Option<Argument> {
        let tree = self.tree;
        let line = tree.line_of(verb);
        let voted =
            |i: &Index| tree.is_noun(*i) && self.names.at(*i).is_none() && VOTED_ON.contains(&tree.base(*i).as_str());
        let noun = (0..verb).rev().take_while(|i| tree.line_of(*i) == line).find(voted)?;
        self.resolve_one(noun, Want::Any).into_iter().next()
    }

    /// "began voting on the bill", "voted on a motion of no confidence", "voted on the bill. It was defeated": what
    /// came of the vote is not told, or was another thing; "voted 51-48 on it" tells it.
    pub(in crate::ingest::extract::deeds) fn votes_without_outcome(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        let on = tree.kids(verb).find(|k| *k > verb && tree.lower(*k) == "on");
        let Some(on) = on.filter(|_| frame.relation == "adopted" && frame.rest.is_empty()) else { return false };
        if tree.lemma(verb) != "vote" || (verb + 1..on).any(|i| tree.lower(i).starts_with(|c: char| c.is_ascii_digit()))
        {
            return false;
        }
        let sentence = tree.sentence_of(verb);
        let end = tree.sentence_around(verb).end;
        let next = if end < tree.len() { tree.sentence_around(end).end } else { end };
        let refused = (on..next)
            .filter(|i| tree.line_of(*i) == tree.line_of(verb) && tree.sentence_of(*i) <= sentence + 1)
            .any(|i| tree.is_verb(i) && REFUSING.contains(&tree.lemma(i)) && self.refuses_a_measure(i));
        let motion = tree.kid(on, Label::Pobj).is_some_and(|o| self.is_of_confidence(o));
        tree.tag(verb) == Tag::Vbg || motion || refused
    }

    /// "The bill failed", "It was defeated", "delayed the vote": whether what is refused is a measure, or "it".
    fn refuses_a_measure(&self, verb: Index) -> bool {
        let tree = self.tree;
        let measure = |i: Index| {
            matches!(tree.lower(i), "it" | "which")
                || self.class_of(i, &tree.base(i)).is(NounClass::DOCUMENT)
                || matches!(tree.lemma(i), "motion" | "vote" | "proposal" | "amendment" | "measure")
        };
        let subject = tree.kid(verb, Label::Nsubj);
        let object = tree.kid(verb, Label::Dobj);
        tree.kid(verb, Label::Nsubjpass).is_some_and(measure)
            || subject.is_some_and(measure)
            || tree.lemma(verb) != "oppose" && object.is_some_and(measure)
    }
}
