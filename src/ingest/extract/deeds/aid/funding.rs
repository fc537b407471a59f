//! Money given: "pledges 300 million euros in aid towards rebuilding Syria", "approved a $2 billion loan for Kenya".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::Words;
use crate::lexicon::relation_classes::{ENCOUNTERS, TOLLS};
use crate::lexicon::shared_words::MONEY;
use crate::model::Modality;

/// What money is given for, in some place: "for drought relief in Somalia".
static RELIEF: Words = Words::of("funding.relief");

/// Verbs that promise money.
static PROMISING: Words = Words::of("funding.promising");

/// Verbs that give it.
static GIVING: Words = Words::of("funding.giving");

/// Verbs for giving more of it.
static RAISING: Words = Words::of("funding.raising");

/// Kinds of funding that are aid.
static KINDS: Words = Words::of("funding.kinds");

/// Nouns for more of something that is given.
static PORTIONS: Words = Words::of("funding.portions");

/// What is given beside money.
static AID: Words = Words::of("funding.aid");

/// What is sold to armies.
static ARMS: Words = Words::of("funding.arms");

/// Verbs for what money is to do to those who get it.
static HELPING: Words = Words::of("funding.helping");

impl Reading<'_> {
    /// Money or what it buys, given or promised to somebody.
    pub(in crate::ingest::extract) fn read_funding(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let Some(object) = self.what_is_given(verb) else { return false };
        let mut receivers = self.receivers_of_money(verb, object);
        if receivers.is_empty()
            && let Some(helped) = self.helped_with_money(verb, object)
        {
            receivers = self.resolve(helped, Want::Any);
            self.keep_kinds(&mut receivers, "aided");
        }
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return false };
        let givers = self.actors(subject);
        if receivers.is_empty() && self.is_sum(object) && self.is_of_aid(object) {
            receivers.extend(self.in_need_before(verb, &givers));
        }
        if receivers.is_empty() {
            return false;
        }
        let Some(modality) = self.modality(verb) else { return false };
        let promised = PROMISING.contains(&tree.lemma(verb));
        let modality = if promised && modality == Modality::Asserted { Modality::Planned } else { modality };
        let found = Match::of(tree.lemma(verb).to_owned());
        self.claim_each(Telling::new(verb, "aided", &found, modality, Rule::Funding), &givers, &receivers);
        !givers.is_empty()
    }

    /// The object of a verb of giving, where it is money or what money buys.
    fn what_is_given(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let gives = |words: &Words| words.contains(&tree.lemma(verb));
        if !(gives(&PROMISING) || gives(&GIVING) || gives(&RAISING)) || self.is_passive(verb) {
            return None;
        }
        let object = tree.kid(verb, Label::Dobj)?;
        let base = tree.base(object);
        let money = self.is_sum(object) && self.names.at(object).is_none() || MONEY.contains(&base.as_str());
        // "announced an increase in military aid for Ukraine"
        let more = PORTIONS.contains(&base.as_str())
            && ["in", "of", "to"]
                .into_iter()
                .filter_map(|p| tree.prepositional(object, p))
                .any(|o| AID.contains(&tree.lemma(o)));
        // "doubled its military aid to Kenya"
        let raised = gives(&RAISING) && base != "support" && AID.contains(&base.as_str());
        let sells = base == "sale" && tree.kids(object).any(|k| ARMS.contains(&tree.lower(k)));
        (money || more || raised || sells).then_some(object)
    }

    /// Whether a noun has a sum of money in it.
    fn is_sum(&self, object: Index) -> bool {
        let (low, high) = self.tree.reach(object);
        (low..=high.min(object + 3)).any(|i| self.tree.entity(i).is_some_and(|e| e.kind == EntityType::Money))
    }

    /// To whom money goes, through "in aid towards", "worth of weapons for".
    fn receivers_of_money(&mut self, verb: Index, object: Index) -> Vec<Argument> {
        let tree = self.tree;
        let mut open = vec![object, verb];
        let mut receivers: Vec<Argument> = Vec::new();
        for _ in 0..6 {
            let Some(at) = open.pop() else { break };
            for kid in tree.kids(at).filter(|k| *k > verb && tree.label(*k) == Label::Prep) {
                let Some(end) = tree.kids(kid).find(|k| matches!(tree.label(*k), Label::Pobj | Label::Pcomp)) else {
                    continue;
                };
                match tree.lower(kid) {
                    "to" | "for" | "towards" | "toward" if receivers.is_empty() => {
                        receivers = self.receivers_behind(verb, end);
                    }
                    // "pledged a billion kronor in aid to Kenya", whichever word the parser hangs it on
                    "in" | "of" if at != verb || AID.contains(&tree.lemma(end)) => open.push(end),
                    _ => {}
                }
            }
        }
        receivers
    }

    /// Whom a phrase behind "to" or "for" means that gets money.
    fn receivers_behind(&mut self, verb: Index, end: Index) -> Vec<Argument> {
        let tree = self.tree;
        let given = if tree.is_verb(end) && !tree.is_noun(end) { tree.kid(end, Label::Dobj) } else { Some(end) };
        let Some(given) = given else { return Vec::new() };
        let mut receivers = self.resolve(given, Want::Any);
        self.keep_kinds(&mut receivers, "aided");
        // "200 million euros for reconstruction in Syria"
        if receivers.is_empty() && RELIEF.contains(&tree.lemma(given)) {
            let place = ["in", "of", "for", "to"]
                .into_iter()
                .find_map(|p| tree.prepositional(given, p))
                .or_else(|| tree.prepositional(verb, "in"));
            receivers = place.map(|p| self.resolve(p, Want::Any)).unwrap_or_default();
            self.keep_kinds(&mut receivers, "aided");
        }
        receivers
    }

    /// "promised 400 million euros to help the victims of the earthquake"
    fn helped_with_money(&self, verb: Index, object: Index) -> Option<Index> {
        let tree = self.tree;
        let helps = tree.kids(object).chain(tree.kids(verb)).find(|k| {
            *k > object
                && matches!(tree.label(*k), Label::Acl | Label::Advcl | Label::Xcomp | Label::Relcl)
                && HELPING.contains(&tree.lemma(*k))
                && tree.tag(*k) == Tag::Vb
        })?;
        tree.kid(helps, Label::Dobj)
    }

    /// "400 million euros in military aid": whether money is said to be aid.
    fn is_of_aid(&self, money: Index) -> bool {
        let tree = self.tree;
        tree.prepositional(money, "in").is_some_and(|aid| {
            let kind = || tree.kids(aid).any(|k| k < aid && KINDS.contains(&tree.lower(k)));
            matches!(tree.lemma(aid), "aid" | "assistance" | "relief") || tree.lemma(aid) == "funding" && kind()
        })
    }

    /// "Floods killed 23 in Peru. The EU released a million euros in emergency aid", "Roe of Chad visited Oslo. Norway
    /// pledged …": who needs it, as the sentences right before tell: where a disaster struck, or whose guest came.
    fn in_need_before(&self, verb: Index, givers: &[Argument]) -> Option<Argument> {
        let tree = self.tree;
        let giver = givers.first().filter(|_| givers.len() == 1)?.node;
        if self.brief {
            return None;
        }
        let (start, _) = tree.sentence(tree.sentence_of(verb));
        let before: Vec<_> = self.claims.within(tree.sentences_back(verb, 2)..start).rev().cloned().collect();
        before.iter().find_map(|claim| {
            let node = match claim.relation {
                relation if TOLLS.contains(&relation) => {
                    let natural =
                        claim.source.as_ref().and_then(|s| self.nodes.get(s.node)).is_some_and(|d| self.is_cause(d));
                    claim.location.filter(|_| natural)?
                }
                relation if ENCOUNTERS.contains(&relation) && self.nodes.is_country(giver) => {
                    let guest = claim.source.as_ref()?.node;
                    self.posts
                        .of_person(guest)
                        .filter_map(|h| h.of)
                        .find(|of| self.nodes.is_country(*of) && *of != giver)?
                }
                _ => return None,
            };
            (node != giver).then(|| Argument::new(node, verb, verb))
        })
    }
}
