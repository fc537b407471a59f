//! Aid told from the side of whoever gets it: "Kenya received vaccines from India".
//! Also "Chad was handed tents by France", and aid that arrives: "medical supplies from India reached Kabul".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;

/// Verbs of those who get something, and of those who give it.
static RECEIVING: Words = Words::of("aid_received.receiving");
static GIVING: Words = Words::of("aid_received.giving");

/// Verbs of what reaches a place.
static ARRIVING: Words = Words::of("aid_received.arriving");

/// What is given to those who need it or fight with it, as the head of what is received.
static GOODS: Words = Words::of("aid_received.goods");

/// What makes aid of anything that carries it: "an aid convoy", "humanitarian supplies".
static MARKS: Words = Words::of("aid_received.marks");

impl Reading<'_> {
    /// Reads every verb by which aid is received or arrives, from the token `from` on.
    pub(in crate::ingest::extract) fn read_aid_received(&mut self, from: Index) {
        for verb in from..self.tree.len() {
            if !self.tree.is_verb(verb) || self.asked_for.contains(&verb) {
                continue;
            }
            let lemma = self.tree.lemma(verb);
            if self.is_passive(verb) {
                if GIVING.contains(&lemma) {
                    self.read_given(verb);
                }
            } else if RECEIVING.contains(&lemma) {
                self.read_received(verb);
            } else if ARRIVING.contains(&lemma) {
                self.read_arrived(verb);
            }
        }
    }

    /// "Kenya received vaccines from India"
    fn read_received(&mut self, verb: Index) {
        let tree = self.tree;
        let Some(goods) = tree.kid(verb, Label::Dobj).filter(|o| self.is_aid(*o)) else { return };
        let giver = tree.prepositional(verb, "from").or_else(|| tree.prepositional(goods, "from"));
        let (Some(giver), Agent::Phrase(receiver)) = (giver, self.subject(verb, 0)) else { return };
        self.claim_aid(verb, giver, receiver);
    }

    /// "Chad was handed tents by France"
    fn read_given(&mut self, verb: Index) {
        let tree = self.tree;
        let goods =
            tree.kids(verb).find(|k| *k > verb && matches!(tree.label(*k), Label::Dobj | Label::Oprd | Label::Attr));
        let Some(goods) = goods.filter(|g| self.is_aid(*g)) else { return };
        let by = tree.kid(verb, Label::Agent).or_else(|| tree.kid(goods, Label::Agent));
        let giver = by
            .and_then(|b| tree.kid(b, Label::Pobj))
            .or_else(|| tree.prepositional(goods, "by"))
            .or_else(|| tree.prepositional(verb, "by"));
        let (Some(giver), Some(receiver)) = (giver, tree.kid(verb, Label::Nsubjpass)) else { return };
        self.claim_aid(verb, giver, receiver);
    }

    /// "Turkish aid arrived in Derna": to whom it came is told by the place.
    fn read_arrived(&mut self, verb: Index) {
        let tree = self.tree;
        let Agent::Phrase(goods) = self.subject(verb, 0) else { return };
        // "will tax grain entering the union": goods that only come in are aid where they are called so.
        let comes_in = tree.label(verb) == Label::Acl && tree.lemma(verb) == "enter";
        if !self.is_relief(goods) || comes_in && !self.is_called_relief(goods) {
            return;
        }
        let place = tree.kid(verb, Label::Dobj);
        let place = place.or_else(|| ["in", "to", "at"].into_iter().find_map(|p| tree.prepositional(verb, p)));
        let giver = tree.prepositional(goods, "from");
        let (Some(place), Some(modality)) = (place, self.modality(verb)) else { return };
        let givers = match giver {
            Some(giver) => self.resolve(giver, Want::Agent),
            None => self.owner(goods).map(|(node, low, high)| Argument::new(node, low, high)).into_iter().collect(),
        };
        let givers: Vec<_> = givers.into_iter().filter(|g| self.acts(g.node)).collect();
        let mut places = self.resolve(place, Want::Place);
        self.keep_kinds(&mut places, "aided");
        let found = Match::of(tree.lemma(verb).to_owned());
        self.claim_each(Telling::new(verb, "aided", &found, modality, Rule::AidReceived), &givers, &places);
    }

    fn claim_aid(&mut self, verb: Index, giver: Index, receiver: Index) {
        let Some(modality) = self.modality(verb) else { return };
        let givers = self.actors(giver);
        let receivers = self.actors(receiver);
        let found = Match::of(self.tree.lemma(verb).to_owned());
        self.claim_each(Telling::new(verb, "aided", &found, modality, Rule::AidReceived), &givers, &receivers);
    }

    /// Whether a noun phrase is of goods, weapons or money, or of a portion of them: "a batch of tanks".
    fn is_aid(&self, noun: Index) -> bool {
        let tree = self.tree;
        let of = tree.prepositional(noun, "of");
        let mut parts = [Some(noun), of].into_iter().flatten();
        parts.any(|i| {
            tree.conjuncts(i).into_iter().any(|i| GOODS.contains(&tree.lemma(i)) || GOODS.contains(&tree.lower(i)))
        }) || self.is_relief(noun)
    }

    /// Whether goods are called aid, by their noun or in front of it, and not only of a kind that is given as such.
    fn is_called_relief(&self, noun: Index) -> bool {
        let tree = self.tree;
        let calls = |i: Index| matches!(tree.lower(i), "aid" | "relief" | "humanitarian");
        calls(noun) || tree.kids(noun).any(|k| k < noun && calls(k))
    }

    /// Whether a noun phrase says that it is aid: "relief supplies", "the humanitarian convoy", "trucks with food".
    fn is_relief(&self, noun: Index) -> bool {
        let tree = self.tree;
        let marks = |i: Index| MARKS.contains(&tree.lemma(i)) || MARKS.contains(&tree.lower(i));
        let carried = ["of", "with"].into_iter().find_map(|p| tree.prepositional(noun, p));
        marks(noun) || tree.kids(noun).any(|k| k < noun && marks(k)) || carried.is_some_and(marks)
    }
}
