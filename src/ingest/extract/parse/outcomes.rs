//! What came of a deed, told by a participle that was hung on the wrong clause: "A bomb exploded while the mayor was
//! speaking, killing two", "The wreck of a plane that crashed in 1952, killing nine, was found".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::{FORCE, TOLLS};
use crate::lexicon::{Frames, Words};

/// Verbs of what happens of a sudden, at a moment of something that goes on.
static SUDDEN: Words = Words::of("outcomes.sudden");

/// Whether a verb alone tells of a deed of certain relations.
fn tells(lemma: &str, wanted: impl Fn(&str) -> bool) -> bool {
    Frames::shared().verb(lemma).iter().any(|f| f.rest.is_empty() && wanted(f.relation))
}

impl Sentence<'_> {
    /// "A bomb exploded while the mayor was speaking, killing two": the blast killed them, not who spoke meanwhile.
    pub(in crate::ingest::extract) fn outcome_behind_meanwhile(&mut self, at: Index) {
        let meanwhile = self.head(at);
        if !self.is_toll_behind_comma(at) || self.label(at) != Label::Advcl || self.label(meanwhile) != Label::Advcl {
            return;
        }
        let event = self.head(meanwhile);
        let kids = self.kids(meanwhile);
        let marked = kids.iter().any(|k| *k < meanwhile && matches!(self.word(*k), "while" | "as" | "when" | "whilst"));
        let goes_on = self.tag(meanwhile) == Tag::Vbg
            && kids.iter().any(|k| self.label(*k) == Label::Aux && self.lemma(*k) == "be");
        let off = self.lemma(event) == "go" && self.kids(event).into_iter().any(|k| self.word(k) == "off");
        let sudden = off || SUDDEN.contains(&self.lemma(event));
        let in_order = event < meanwhile && meanwhile < at && self.is_finite(event);
        let deadly = tells(self.lemma(meanwhile), |relation| FORCE.contains(&relation));
        if in_order && marked && (goes_on || sudden) && !deadly {
            self.hang(at, event, Label::Advcl);
        }
    }

    /// "The wreck of a plane that crashed in 1952, killing nine, was found": the crash did, not the wreck.
    pub(in crate::ingest::extract) fn outcome_behind_relative(&mut self, at: Index) {
        let noun = self.head(at);
        if !self.is_toll_behind_comma(at) || self.label(at) != Label::Acl || !self.is_noun(noun) {
            return;
        }
        let within = |clause: &Index| {
            std::iter::successors(Some(*clause), |i| Some(self.head(*i)).filter(|h| h != i && *h >= noun))
                .any(|i| i == noun)
        };
        let clause = (noun + 1..at).rev().find(|c| self.label(*c) == Label::Relcl && self.is_finite(*c));
        if let Some(clause) = clause.filter(within) {
            self.hang(at, clause, Label::Advcl);
        }
    }

    /// ", killing two people"
    fn is_toll_behind_comma(&self, at: Index) -> bool {
        self.tag(at) == Tag::Vbg
            && at.checked_sub(1).is_some_and(|c| self.tag(c) == Tag::Comma)
            && tells(self.lemma(at), |relation| TOLLS.contains(&relation))
    }
}
