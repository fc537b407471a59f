//! Who the dead, the injured and the arrested are, where a text tells it of a part of them: "four of them children".
//! Also "seven of the 19 killed were soldiers", "the dead included two nurses", "of the 40 dead, 11 were women". What
//! befell all befell the part.

use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deeds::casualties::fatalities::state;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::{CASUALTIES, SUFFERINGS};
use crate::lexicon::shared_words::COMPRISING as ARE;
use crate::lexicon::{NounClass, Words};
use crate::model::Modality;

/// What counts a part of several without a number.
static SHARES: Words = Words::of("toll_parts.shares");

/// What befell a number of people, of whom the text goes on to tell.
struct Whole {
    relation: &'static str,
    claim: Option<DraftClaim>,
}

impl Reading<'_> {
    /// Reads the parts of tolls, from the token `from` on, once it is known who killed, hurt or arrested all of them.
    pub(in crate::ingest::extract) fn read_toll_parts(&mut self, from: Index) {
        for at in from..self.tree.len() {
            if self.tree.is_verb(at) && ARE.contains(&self.tree.lemma(at)) {
                self.read_part_as_predicate(at);
            } else if self.tree.lower(at) == "of" {
                self.read_part_in_apposition(at);
            } else if self.tree.lower(at) == "among" {
                self.read_part_behind_among(at);
            }
        }
    }

    /// "Seven of the dead were soldiers", "of the 40 dead, 11 were women", "the dead included two nurses"
    fn read_part_as_predicate(&mut self, verb: Index) {
        let tree = self.tree;
        let Some(subject) = tree.kid(verb, Label::Nsubj) else { return };
        let part = tree.kid(verb, Label::Attr).or_else(|| tree.kid(verb, Label::Dobj)).filter(|p| *p > verb);
        let Some(part) = part.filter(|p| self.are_people(*p)) else { return };
        let counts = tree.tag(subject) == Tag::Cd || SHARES.contains(&tree.lower(subject));
        let of = |at: Index| tree.prepositional(at, "of");
        let (group, counted) = match of(subject).or_else(|| of(verb)).filter(|_| counts && tree.lemma(verb) == "be") {
            Some(group) => (group, Some(subject)),
            // "The dead were a pilot and two nurses" tells of all of them again.
            None if tree.lemma(verb) == "be" => return,
            None => (subject, None),
        };
        let Some(modality) = self.modality(verb) else { return };
        let Some(whole) = self.whole_toll(group, verb) else { return };
        self.claim_part(verb, &whole, part, counted, modality);
    }

    /// "19 people, four of them children", "most of them women"
    fn read_part_in_apposition(&mut self, of: Index) {
        let tree = self.tree;
        let counted = tree.head(of);
        let them = tree.kid(of, Label::Pobj).filter(|p| matches!(tree.lower(*p), "them" | "whom"));
        let counts = tree.tag(counted) == Tag::Cd || SHARES.contains(&tree.lower(counted));
        let (Some(them), true) = (them, counts && counted < of) else { return };
        let above = tree.head(counted);
        let beside = tree.kids(counted).find(|k| *k > them && tree.label(*k) == Label::Appos);
        let part = beside.or_else(|| (tree.is_noun(above) && above > them).then_some(above));
        // "two of them seriously", "most of them fled"
        let Some(part) = part.filter(|p| self.are_people(*p) && !tree.is_verb(*p)) else { return };
        if (them + 1..part).any(|i| tree.is_verb(i) || tree.tag(i) == Tag::Comma) {
            return;
        }
        let Some(whole) = self.all_told_before(counted) else { return };
        let Some(modality) = whole.claim.as_ref().map(|c| c.modality) else { return };
        self.claim_part(part, &whole, part, Some(counted), modality);
    }

    /// "13 people, among them seven children,"
    fn read_part_behind_among(&mut self, among: Index) {
        let tree = self.tree;
        let them = tree.kid(among, Label::Pobj).filter(|p| matches!(tree.lower(*p), "them" | "whom"));
        let part = Some(tree.head(among)).filter(|p| *p > among && self.are_people(*p));
        let (Some(_), Some(part)) = (them, part) else { return };
        if tree.is_verb(part) {
            return;
        }
        let Some(whole) = self.all_told_before(among) else { return };
        let Some(modality) = whole.claim.as_ref().map(|c| c.modality) else { return };
        self.claim_part(part, &whole, part, None, modality);
    }

    fn are_people(&self, noun: Index) -> bool {
        let tree = self.tree;
        let several = tree.tag(noun) == Tag::Nns || tree.lower(noun) == "people";
        let sort = NounClass::PERSON.or(NounClass::PEOPLE).or(NounClass::POST).or(NounClass::FORCES);
        several && self.names.at(noun).is_none() && self.class_of(noun, &tree.base(noun)).is(sort)
    }

    /// What befell "the dead", "the victims", "the 19 killed", "them"; nothing where no group is meant of whom the text
    /// has told.
    fn whole_toll(&self, group: Index, verb: Index) -> Option<Whole> {
        let tree = self.tree;
        let suffered = tree.kids(group).find(|k| {
            *k > group && matches!(tree.label(*k), Label::Acl | Label::Amod) && state(tree.lower(*k)).is_some()
        });
        let word = suffered.unwrap_or(group);
        let definite = tree.kids(group).any(|k| tree.lower(k) == "the")
            || group.checked_sub(1).is_some_and(|d| tree.lower(d) == "the");
        let told = |relation: Option<&str>| {
            let from = tree.line_around(verb).start.max(tree.sentences_back(verb, 2));
            let several = |c: &&DraftClaim| {
                CASUALTIES.contains(&c.relation)
                    && relation.is_none_or(|r| c.relation == r)
                    && c.quantity.is_some_and(|q| q.value > 1.0)
            };
            self.claims.within(from..verb).rev().find(several).cloned()
        };
        match (state(tree.lower(word)), tree.lower(word)) {
            (_, "victims") if definite => {
                told(None).map(|claim| Whole { relation: claim.relation, claim: Some(claim) })
            }
            (Some(relation), _) if definite && tree.lower(word) != "victim" => {
                Some(Whole { relation, claim: told(Some(relation)) })
            }
            (_, "them") => told(None).map(|claim| Whole { relation: claim.relation, claim: Some(claim) }),
            _ => None,
        }
    }

    /// Of whom the sentence has told in front of a word: the nearest number of people to whom something was done.
    fn all_told_before(&self, word: Index) -> Option<Whole> {
        let sentence = self.tree.sentence_around(word);
        let several = |c: &&DraftClaim| {
            SUFFERINGS.contains(&c.relation)
                && c.target.last < word
                && sentence.contains(&c.target.last)
                && self.nodes.get(c.target.node).is_some_and(|d| d.is_actor() && (d.plural || c.quantity.is_some()))
        };
        let nearest = self.claims.within(sentence.clone()).filter(several).max_by_key(|c| c.target.last)?;
        // "killed 12 people and fled with hostages, most of them women": others are nearer.
        let tree = self.tree;
        let others = (nearest.target.last + 1..word).any(|i| {
            matches!(tree.tag(i), Tag::Nns | Tag::Nnps)
                && self.class_of(i, &tree.base(i)).is(NounClass::PERSON.or(NounClass::PEOPLE))
        });
        (!others).then(|| Whole { relation: nearest.relation, claim: Some(nearest.clone()) })
    }

    /// Claims of a part what was told of the whole: who did it, when and where, where its own clause does not say it.
    fn claim_part(&mut self, at: Index, whole: &Whole, part: Index, counted: Option<Index>, modality: Modality) {
        let number = counted.and_then(|c| self.quantity(c));
        let source = whole.claim.as_ref().and_then(|c| c.source.clone());
        for mut one in self.resolve(part, Want::Any) {
            if !self.nodes.is_nameless(one.node) {
                continue;
            }
            one.quantity = one.quantity.or(number);
            // "including a child" is only told of, and so is one of the dead.
            if one.quantity.is_some_and(|q| q.value < 2.0) {
                continue;
            }
            let source = source.clone().map(|s| Argument { quantity: None, ..s });
            let before = self.claims.len();
            self.claim(
                Telling::new(at, whole.relation, &Match::of("part of a toll".to_owned()), modality, Rule::PartOfAToll),
                source,
                one,
            );
            let Some(all) = whole.claim.as_ref().filter(|_| self.claims.len() > before) else { continue };
            self.claims.change(before, |claim| {
                claim.date = claim.date.or(all.date);
                claim.location = claim.location.or(all.location);
                claim.attributed_to = claim.attributed_to.or(all.attributed_to);
            });
        }
    }
}
