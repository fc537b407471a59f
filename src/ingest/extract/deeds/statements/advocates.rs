//! Nouns for whoever holds a stance ("an opponent of the war", "Kremlin critic Navalny"), and participles with their
//! agent before a hyphen ("Iran-backed groups").

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::Words;
use crate::model::Modality;

/// What a state does for or with groups, territories and plans.
static PATRONS: Words = Words::of("advocates.patrons");

/// Nouns for people who speak up for something.
static ADVOCATES: Words = Words::of("advocates.advocates");

impl Reading<'_> {
    /// "was an opponent of the war", "Chirac, a critic of the invasion": by the table of stances.
    pub(in crate::ingest::extract) fn read_advocate(&mut self, noun: Index) {
        let tree = self.tree;
        if self.names.at(noun).is_some() {
            return;
        }
        let base = tree.base(noun);
        let Some(stance) = self.frames.stance(&base) else { return };
        // "Trump supporters", "the Kremlin's critics"
        let modifier = || {
            tree.kids(noun).find(|k| {
                *k < noun
                    && matches!(tree.label(*k), Label::Compound | Label::Poss)
                    && self.names.at(*k).is_some()
                    // "Goa advocate" practises there.
                    && !ADVOCATES.contains(&base.as_str())
            })
        };
        let object =
            stance.about.iter().find_map(|p| tree.prepositional(noun, p)).filter(|o| *o > noun).or_else(modifier);
        let Some(object) = object else { return };
        // "Ruto's opponent, Raila Odinga,": in an election.
        let person = || self.names.at(object).is_some_and(|n| self.nodes.is_person(n.node));
        if base == "opponent" && tree.label(object) == Label::Poss && person() {
            return;
        }
        let verb = tree.head(noun);
        let mut clause = None;
        // "Critics of the policy of France": who stands behind "of" is no critic.
        let owner = |start: Index| {
            let before = start.checked_sub(1).filter(|b| tree.is_article(*b)).unwrap_or(start);
            before.checked_sub(1).is_some_and(|b| tree.lower(b) == "of")
        };
        let named = tree.kids(noun).find(|k| {
            *k > noun && tree.label(*k) == Label::Appos && self.names.at(*k).is_some_and(|n| !owner(n.start))
        });
        let holder = match tree.label(noun) {
            Label::Attr if tree.is_verb(verb) => match self.subject(verb, 0) {
                Agent::Phrase(subject) => {
                    clause = Some(verb);
                    subject
                }
                _ => return,
            },
            Label::Appos => verb,
            // "A critic of the king, Roe was jailed", hung on the name or on its verb
            Label::Dep if verb > noun => match self.named_behind_epithet(noun, verb) {
                Some(name) => name,
                None => return,
            },
            Label::Compound | Label::Nmod if verb > noun && self.names.at(verb).is_some() => verb,
            // "supporters of the bill said": whoever they are, their stance is only a way of naming them; "supporters
            // of the bill, including Jane Roe, said": it is hers.
            _ => match named
                .or_else(|| tree.prepositional(noun, "including").filter(|n| *n > noun && self.names.at(*n).is_some()))
            {
                Some(named) => named,
                None => return,
            },
        };
        let modality = clause.map_or(Some(Modality::Asserted), |c| self.modality(c));
        let Some(modality) = modality.filter(|m| *m != Modality::Negated) else { return };
        let targets = self.stood_to(object, stance.relation);
        let mut holders = self.resolve(holder, Want::Agent);
        self.keep_somebody(&mut holders);
        let found = Match::of(base);
        self.claim_each(Telling::new(noun, stance.relation, &found, modality, Rule::Advocate), &holders, &targets);
    }

    /// The name right behind the comma that ends what somebody is called at the head of a sentence.
    fn named_behind_epithet(&self, noun: Index, above: Index) -> Option<Index> {
        let tree = self.tree;
        let subject = || tree.kid(above, Label::Nsubj).or_else(|| tree.kid(above, Label::Nsubjpass));
        let holder = if tree.is_verb(above) { subject()? } else { above };
        let name = self.names.at(holder)?;
        let (_, end) = tree.reach(noun);
        let comma = if tree.tag(end) == Tag::Comma { end } else { end + 1 };
        let titles = (comma + 1..name.start).all(|i| tree.is_noun(i) || tree.pos(i) == Pos::Adj);
        (comma < name.start && tree.tag(comma) == Tag::Comma && titles).then_some(holder)
    }

    /// "Iran-backed groups", "the Israeli-occupied territory": who does what a participle says, before its hyphen.
    pub(in crate::ingest::extract) fn hyphenated_agent(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let before = verb.checked_sub(2).filter(|_| PATRONS.contains(&tree.lemma(verb)))?;
        let joined = tree.lower(verb - 1) == "-"
            && tree.label(verb) == Label::Amod
            && tree.head(before) == verb
            && matches!(tree.label(before), Label::Npadvmod | Label::Nmod | Label::Amod | Label::Compound);
        (joined && (self.names.at(before).is_some() || self.gazetteer.demonym(tree.word(before)).is_some()))
            .then_some(before)
    }
}
