//! What is received from somebody: "won the backing of the union", "drew criticism from rights groups".
//! Also "has the support of two thirds of the voters". Who receives is the target of what the noun says.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounFrame, Words};

/// What somebody receives from another.
static GIVEN: Words = Words::of("receivers.given");

/// What is aimed at somebody, besides.
static AIMED: Words = Words::of("receivers.aimed");

/// Nouns for whoever something is aimed at.
static AIMED_AT: Words = Words::of("receivers.aimed-at");

/// Verbs whose subject something comes to.
static RECEIVING: Words = Words::of("receivers.receiving");

/// Verbs of needing what somebody gives.
static RELYING: Words = Words::of("receivers.relying");

/// What somebody has against a thing.
static OBJECTING: Words = Words::of("receivers.objecting");

/// What somebody lets another know whom harm may come to.
static WARNING: Words = Words::of("receivers.warning");

/// What somebody says of a thing.
static REMARKS: Words = Words::of("receivers.remarks");

/// Objections over which a thing is done.
static OVERRULED: Words = Words::of("receivers.overruled");

/// What makes a preposition of "in … of" that says against what a thing is done.
static AGAINST: Words = Words::of("receivers.against");

/// Verbs of going on with something.
static GOING_ON: Words = Words::of("receivers.going-on");

/// Verbs of coming from somewhere.
static COMING: Words = Words::of("receivers.coming");

impl Reading<'_> {
    /// Whoever receives what a noun says and from whom, where the noun is the object of such a verb.
    pub(in crate::ingest::extract) fn received(
        &mut self,
        noun: Index,
        relation: &str,
    ) -> Option<(Vec<Argument>, Vec<Argument>)> {
        let tree = self.tree;
        // "faces calls from Egypt to withdraw": nobody telephones.
        let asked = |k: Index| tree.is_verb(k) && k > noun && tree.is_infinitive(k);
        if relation == "spoke-with"
            && tree.tag(noun) == Tag::Nns
            && (tree.kids(noun).any(asked) || tree.kids(tree.head(noun)).any(asked))
        {
            return None;
        }
        // "is the target of sanctions by Canada", "was the subject of an inquiry by the police"
        let aimed = || {
            let target = tree.head(tree.head(noun));
            let is = tree.label(noun) == Label::Pobj
                && tree.lower(tree.head(noun)) == "of"
                && tree.label(target) == Label::Attr
                && AIMED_AT.contains(&tree.lemma(target));
            is.then(|| tree.head(target)).filter(|be| tree.lemma(*be) == "be")
        };
        let be = aimed().filter(|_| GIVEN.contains(&relation) || AIMED.contains(&relation));
        let (verb, receiver) = match be.map(|be| (be, self.subject(be, 0))) {
            Some((be, Agent::Phrase(subject))) => (be, subject),
            Some(_) => return None,
            None if GIVEN.contains(&relation) => self.receiving(noun)?,
            None => return None,
        };
        let from = ["from", "of", "by", "among"].into_iter().find_map(|p| {
            tree.prepositional(noun, p).or_else(|| tree.prepositional(verb, p).filter(|o| p == "from" && *o > noun))
        });
        // "was met with dismay by Kenya": it may hang on the verb.
        let by = || tree.kid(verb, Label::Agent).and_then(|by| tree.kid(by, Label::Pobj)).filter(|o| *o > noun);
        let from = from.or_else(by)?;
        let mut givers = self.resolve(from, Want::Agent);
        // "criticism from the union and from Senator Roe"
        let again: Vec<Index> = tree
            .kids(tree.head(from))
            .filter(|k| tree.label(*k) == Label::Conj && tree.lower(*k) == tree.lower(tree.head(from)))
            .filter_map(|k| tree.kid(k, Label::Pobj))
            .collect();
        for other in again {
            let more = self.resolve(other, Want::Agent);
            givers.extend(more);
        }
        // "comments about the killing of Ali Roe, which drew criticism": the comments, or whoever made them.
        let receiver = self.remarks_meant(verb, receiver).unwrap_or(receiver);
        let receivers = self.resolve(receiver, Want::Any);
        (!givers.is_empty() && !receivers.is_empty()).then_some((givers, receivers))
    }

    /// What "which" stands for behind a remark, where the parser took the nearest name: "remarks on the murder of a
    /// priest in Jos, which prompted anger". Of a verb of speaking it is whoever speaks; of a deed alone, the deed.
    fn remarks_meant(&self, verb: Index, receiver: Index) -> Option<Index> {
        let tree = self.tree;
        let which = tree.kids(verb).any(|k| k < verb && tree.label(k) == Label::Nsubj && tree.lower(k) == "which");
        if !which || tree.label(verb) != Label::Relcl || tree.head(verb) != receiver {
            return None;
        }
        let (mut at, mut deed) = (receiver, None);
        for _ in 0..4 {
            let preposition = tree.head(at);
            if tree.label(at) != Label::Pobj || !matches!(tree.label(preposition), Label::Prep) {
                break;
            }
            let about = matches!(tree.lower(preposition), "about" | "on" | "over" | "regarding");
            at = tree.head(preposition);
            if tree.is_verb(at) {
                let speaks = about && self.is_speech_act(at) || matches!(tree.lemma(at), "speak" | "comment" | "talk");
                return tree.kid(at, Label::Nsubj).filter(|_| about && speaks).or(deed);
            }
            if about && REMARKS.contains(&tree.lemma(at)) {
                return Some(at);
            }
            if self.names.at(at).is_none() && self.noun_phrase_frame(at).is_some() {
                deed = deed.or(Some(at));
            }
        }
        deed
    }

    /// The verb by which somebody receives what a noun says, and the phrase for who does: "the plan drew criticism",
    /// "she came under fire", "the law was met with resistance".
    pub(in crate::ingest::extract) fn receiving(&self, noun: Index) -> Option<(Index, Index)> {
        let tree = self.tree;
        let above = tree.head(noun);
        let active = |verb: Index| match self.subject(verb, 0) {
            Agent::Phrase(subject) => Some((verb, subject)),
            _ => None,
        };
        // "won praise from Brazil and a rebuke from Argentina": the second may hang on the first, or on the verb.
        let given = || ["from", "by", "among"].into_iter().any(|p| tree.prepositional(noun, p).is_some());
        match tree.label(noun) {
            // "an angry response from Poland and praise from Hungary": taken for a second giver.
            Label::Conj if above < noun && tree.is_noun(above) && tree.label(above) == Label::Pobj => {
                let first = tree.head(tree.head(above));
                let received = first < above && tree.is_noun(first) && tree.label(first) == Label::Dobj;
                received.then(|| self.receiving(first)).flatten()
            }
            Label::Conj if above < noun && tree.is_noun(above) && given() => self.receiving(above),
            Label::Conj if above < noun && given() && RECEIVING.contains(&tree.lemma(above)) => {
                active(above).filter(|_| !self.is_passive(above))
            }
            Label::Dobj if RECEIVING.contains(&tree.lemma(above)) && !self.is_passive(above) => active(above),
            Label::Pobj if tree.lower(above) == "under" && matches!(tree.lemma(tree.head(above)), "come" | "be") => {
                active(tree.head(above))
            }
            Label::Pobj if matches!(tree.lower(above), "with" | "by") => {
                // "with suspicion by the army and with anger by the unions"
                let verb = if tree.label(above) == Label::Conj { tree.clause_of(above) } else { tree.head(above) };
                let meets = matches!(tree.lemma(verb), "meet" | "greet");
                // "The bill met with opposition from the Greens"
                if meets
                    && !self.is_passive(verb)
                    && tree.lower(above) == "with"
                    && tree.kid(verb, Label::Dobj).is_none()
                {
                    return active(verb).filter(|_| given());
                }
                meets.then(|| self.patient(verb).map(|p| (verb, p))).flatten().filter(|_| self.is_passive(verb))
            }
            // "relies on the support of the Greens"
            Label::Pobj
                if matches!(tree.lower(above), "on" | "upon") && RELYING.contains(&tree.lemma(tree.head(above))) =>
            {
                active(tree.head(above))
            }
            _ => None,
        }
    }

    /// "resumed flights despite criticism from the union", "was passed over the objections of the judges": who objects,
    /// and to what is done all the same.
    pub(in crate::ingest::extract) fn overridden(
        &mut self,
        noun: Index,
        frame: &NounFrame,
    ) -> Option<(Vec<Argument>, Vec<Argument>)> {
        let tree = self.tree;
        let (relation, preposition) = (frame.relation, tree.head(noun));
        if tree.label(noun) != Label::Pobj || !(OBJECTING.contains(&relation) || WARNING.contains(&relation)) {
            return None;
        }
        let above = tree.head(preposition);
        let fixed = || tree.lower(preposition) == "of" && AGAINST.contains(&tree.lower(above));
        if WARNING.contains(&relation) {
            return self.warned_before(noun, frame);
        }
        let host = match tree.lower(preposition) {
            "despite" | "notwithstanding" => preposition,
            "over" if OVERRULED.contains(&tree.base(noun).as_str()) => preposition,
            "of" if fixed() && matches!(tree.lower(tree.head(above)), "in" | "despite") => tree.head(above),
            _ => return None,
        };
        // "despite opposition to the plan from the union": the noun tells it by itself.
        if frame.target.iter().any(|p| !frame.source.contains(p) && tree.prepositional(noun, p).is_some()) {
            return None;
        }
        // "her extradition despite objections from Kenya": what the noun tells of.
        let deed = Some(tree.head(host)).filter(|h| tree.is_noun(*h));
        if deed.is_some_and(|d| {
            self.names.at(d).is_some() || !self.is_undertaking(&tree.base(d)) && self.noun_phrase_frame(d).is_none()
        }) {
            return None;
        }
        let mut verb = tree.clause_of(host);
        if !tree.is_verb(verb) || self.is_report(verb) {
            return None;
        }
        // "has started asking schools to pay": that they are asked.
        if tree.kid(verb, Label::Dobj).is_none()
            && let Some(inner) = tree.kid(verb, Label::Xcomp).filter(|x| tree.is_verb(*x))
        {
            verb = inner;
        }
        let from = ["from", "of", "by", "among"].into_iter().find_map(|p| tree.prepositional(noun, p));
        let owner = || tree.kid(noun, Label::Poss).filter(|p| tree.is_noun(*p));
        let mut objectors = self.resolve(from.or_else(owner)?, Want::Agent);
        self.keep_somebody(&mut objectors);
        let goes_on = GOING_ON.contains(&tree.lemma(verb));
        let object = tree.kid(verb, Label::Dobj).or_else(|| tree.prepositional(verb, "with").filter(|_| goes_on));
        let thing = deed.or(object).or_else(|| self.patient(verb)).or_else(|| tree.kid(verb, Label::Nsubj));
        let mut targets = thing.map(|t| self.stood_to(t, relation)).unwrap_or_default();
        targets.retain(|t| self.nodes.is_matter(t.node));
        // "freed the suspect over the objections of prosecutors": what is done to him.
        if targets.is_empty() && deed.is_none() && (object.is_some() || self.patient(verb).is_some()) {
            targets.push(self.clause_event(verb));
        }
        targets.retain(|t| !objectors.iter().any(|o| o.node == t.node));
        (!objectors.is_empty() && !targets.is_empty()).then_some((objectors, targets))
    }

    /// "signed it despite warnings from the bank", "Amid threats by Iran, Kuwait closed its port": whoever does the
    /// deed was warned or threatened.
    fn warned_before(&mut self, noun: Index, frame: &NounFrame) -> Option<(Vec<Argument>, Vec<Argument>)> {
        let tree = self.tree;
        let preposition = tree.head(noun);
        let verb = tree.head(preposition);
        let around = matches!(tree.lower(preposition), "despite" | "after" | "following" | "amid" | "notwithstanding");
        if !WARNING.contains(&frame.relation) || !around || !tree.is_verb(verb) {
            return None;
        }
        // "warnings from the bank of a crisis", "threats against Chad": what they are of, the noun tells.
        let told = ["of", "about", "against", "to", "over", "on"];
        if tree.tag(noun) != Tag::Nns || told.iter().any(|p| tree.prepositional(noun, p).is_some()) {
            return None;
        }
        let from = ["from", "by"].into_iter().find_map(|p| tree.prepositional(noun, p))?;
        if told.iter().any(|p| tree.prepositional(from, p).is_some()) {
            return None;
        }
        let mut givers = self.resolve(from, Want::Agent);
        self.keep_somebody(&mut givers);
        let Agent::Phrase(doer) = self.agent(verb) else { return None };
        let mut warned = self.resolve(doer, Want::Agent);
        self.keep_somebody(&mut warned);
        warned.retain(|w| !givers.iter().any(|g| g.node == w.node));
        (!givers.is_empty() && !warned.is_empty()).then_some((givers, warned))
    }

    /// "Criticism of the move came from Germany": from whom what a noun says comes.
    pub(in crate::ingest::extract) fn come_from(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let verb = tree.head(noun);
        let comes = tree.label(noun) == Label::Nsubj && tree.is_verb(verb) && COMING.contains(&tree.lemma(verb));
        let from = tree.prepositional(verb, "from").filter(|_| comes);
        from.map(|f| self.resolve(f, Want::Agent)).unwrap_or_default()
    }
}
