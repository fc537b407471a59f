//! Who holds somebody to be terrorist: "declares the group a terrorist organisation".
//! Also "which Ankara considers terrorist".

use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;

/// Verbs that say what somebody holds another to be.
static HOLDING: Words = Words::of("designations.holding");

/// What a list of enemies calls those who are on it.
static LISTED_AS: Words = Words::of("designations.listed-as");

impl Reading<'_> {
    /// Makes the claim that a verb of holding or declaring says, where it calls somebody terrorist; tells whether it
    /// does.
    pub(in crate::ingest::extract) fn read_designation(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        if !HOLDING.contains(&tree.lemma(verb)) {
            return false;
        }
        let object = tree.kid(verb, Label::Dobj);
        let behind_as =
            tree.kids(verb).filter(|k| tree.lower(*k) == "as").flat_map(|k| tree.kids(k).collect::<Vec<_>>());
        let beside = object.into_iter().flat_map(|o| tree.kids(o)).filter(|k| tree.label(*k) == Label::Appos);
        let below = tree.kids(verb).filter(|k| {
            matches!(tree.label(*k), Label::Oprd | Label::Attr | Label::Ccomp | Label::Dobj | Label::Acomp)
        });
        let listed = |i: &Index| {
            let opens = tree.kids(*i).all(|k| tree.label(k) != Label::Det || tree.is_indefinite_article(k));
            *i > verb
                && opens
                && (LISTED_AS.contains(&tree.lower(*i))
                    || tree.kids(*i).any(|k| {
                        k < *i
                            && (LISTED_AS.contains(&tree.lower(k))
                                // "a foreign agent"
                                || tree.lower(k) == "foreign" && tree.lemma(*i) == "agent")
                    }))
        };
        let Some(epithet) = below.chain(behind_as).chain(beside).find(listed) else { return false };
        // "Hamas, which the EU regards as a terrorist group"
        let relative = |i: &Index| matches!(tree.tag(*i), Tag::Wdt | Tag::Wp);
        let wh = tree.kids(verb).find(|k| *k < verb && relative(k));
        let thing = match wh.filter(|_| tree.label(verb) == Label::Relcl) {
            Some(_) => Some(tree.head(verb)),
            // "The group was declared a terrorist organisation by Jordan"
            None if self.is_passive(verb) => tree.kid(verb, Label::Nsubjpass).or_else(|| self.patient(verb)),
            None => object
                .filter(|o| *o != epithet)
                .or_else(|| tree.kid(epithet, Label::Nsubj))
                .or_else(|| tree.kid(verb, Label::Dative).filter(|d| tree.is_noun(*d))),
        };
        let by = tree.kid(verb, Label::Agent).and_then(|by| tree.kid(by, Label::Pobj));
        let subject = match by.filter(|_| self.is_passive(verb)) {
            Some(by) => Some(by),
            None => tree.kids(verb).find(|k| tree.label(*k) == Label::Nsubj && !relative(k)),
        };
        let (Some(thing), Some(subject)) = (thing, subject) else { return false };
        let Some(modality) = self.modality(verb) else { return false };
        let mut sources = self.resolve(subject, Want::Agent);
        self.keep_somebody(&mut sources);
        let mut targets = self.resolve(thing, Want::Any);
        targets.retain(|t| self.nodes.is_body_or_people(t.node) || self.nodes.is_country(t.node));
        let found = Match::of(tree.lemma(verb).to_owned());
        self.claim_each(Telling::new(verb, "designated", &found, modality, Rule::Designation), &sources, &targets);
        !sources.is_empty() && !targets.is_empty()
    }
}
