//! Clauses of one sentence that tell of different things, so that neither's day nor place is the other's.

use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;

/// Words that count further ones of those just told of ("29 others", "dozens").
static FURTHER: Words = Words::of("other_clauses.further");

/// Verbs of bringing somebody to another place.
static MOVING: Words = Words::of("other_clauses.moving");

impl Reading<'_> {
    /// "Mali accused France of spying, but the UN condemned the army on Friday", "was sanctioned and will miss the
    /// summit in Geneva": whether the second of two joined verbs tells of something else. Tolls are of one event: "12
    /// were killed, and 29 were injured on Friday".
    pub(super) fn tells_another(&self, first: Index, second: Index) -> bool {
        let tree = self.tree;
        let harms = |verb: Index| tree.is_verb(verb) && self.says(verb, is_harm);
        let subject =
            tree.kids(second).find(|k| *k < second && matches!(tree.label(*k), Label::Nsubj | Label::Nsubjpass));
        // "two were wounded, and Jane Roe died of her wounds on Thursday"
        let named = subject.and_then(|s| self.names.at(s)).is_some_and(|n| self.nodes.is_person(n.node));
        if harms(first) && harms(second) && !named {
            return false;
        }
        // "and 11 others are missing": of the same event.
        let own = subject.is_some_and(|subject| !self.goes_on_counting(subject));
        // "a person is killed as a shooting takes place", with "as" misread, is one event.
        let joined = (first.min(second)..second)
            .any(|i| tree.label(i) == Label::Cc || matches!(tree.lower(i), "," | ";" | "while"));
        let modal = |verb: Index| tree.kids(verb).any(|k| tree.label(k) == Label::Aux && tree.tag(k) == Tag::Md);
        let finite = |verb: Index| {
            matches!(tree.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
                || tree.kids(verb).any(|k| matches!(tree.label(k), Label::Aux | Label::Auxpass))
        };
        joined && (own && finite(first) && finite(second) || modal(second) && !modal(first))
    }

    /// "condemned the coup and closed its embassy in Niamey": whether each of two joined verbs has an object of its
    /// own, so that where the second happened says nothing of the first. "killed nine and wounded 12 in Goma" is one
    /// event.
    pub(super) fn are_deeds_apart(&self, first: Index, second: Index) -> bool {
        let tree = self.tree;
        let harms = |verb: Index| self.says(verb, is_harm);
        let object = |verb: Index| tree.kid(verb, Label::Dobj);
        let (Some(_), Some(other)) = (object(first), object(second)) else { return false };
        // "raided a house and arrested him in Lyon": him, there.
        let same = tree.tag(other) == Tag::Prp;
        !(harms(first) && harms(second) || same)
    }

    /// "arrested a man and took him to a prison in the capital": whether whom a verb is done to is taken elsewhere
    /// then.
    pub(super) fn goes_on_elsewhere(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.kids(verb).any(|k| {
            tree.label(k) == Label::Conj
                && MOVING.contains(&tree.lemma(k))
                && tree.kid(k, Label::Dobj).is_some_and(|o| tree.tag(o) == Tag::Prp)
        })
    }

    /// Whether a noun counts further people: "another", "29 others", "dozens".
    fn goes_on_counting(&self, noun: Index) -> bool {
        let tree = self.tree;
        tree.tag(noun) == Tag::Cd
            || FURTHER.contains(&tree.lemma(noun))
            || tree.kids(noun).any(|k| {
                k < noun && (tree.label(k) == Label::Nummod || matches!(tree.lower(k), "several" | "some" | "many"))
            })
    }

    /// Whether a semicolon parts two words: what follows is a sentence of its own.
    pub(super) fn are_parted(&self, one: Index, other: Index) -> bool {
        (one.min(other)..one.max(other)).any(|i| self.tree.lower(i) == ";")
    }

    /// Whether a place that the sentence names is that of something else than a word tells: of a clause behind it with
    /// a subject of its own, or where somebody speaks of it.
    pub(super) fn is_elsewhere(&self, place: Index, word: Index) -> bool {
        let tree = self.tree;
        if self.is_before_attack_at(word, place) || self.is_epithet_away_from(word, place) {
            return true;
        }
        let (mine, other) = (self.statement(word), self.statement(place));
        if mine == other {
            return false;
        }
        // "Syria shelled the village, and Turkey signed a pact in Astana"
        let mut joined = other;
        while tree.label(joined) == Label::Conj && tree.is_verb(tree.head(joined)) {
            let second = joined;
            joined = tree.head(joined);
            if joined == mine {
                return self.tells_another(mine, second);
            }
        }
        // "In a speech in Rome, the minister said that Turkey had bombed a camp"
        let mut told = mine;
        for _ in 0..6 {
            if tree.label(told) == Label::Ccomp && tree.head(told) == other && self.is_report(other) {
                return true;
            }
            if tree.is_root(told) || tree.head(told) == other {
                break;
            }
            told = tree.head(told);
        }
        false
    }

    /// The verb of the smallest clause with a subject of its own that a word stands in.
    fn statement(&self, word: Index) -> Index {
        let tree = self.tree;
        let mut at = word;
        for _ in 0..16 {
            let has_subject = tree.is_verb(at)
                && tree.kids(at).any(|k| matches!(tree.label(k), Label::Nsubj | Label::Nsubjpass | Label::Expl));
            if has_subject && !matches!(tree.label(at), Label::Relcl | Label::Acl) || tree.is_root(at) {
                break;
            }
            at = tree.head(at);
        }
        at
    }

    /// "After a French raid that killed nine, a bomb exploded in Gao": whether a word stands in what opens a clause
    /// that tells of another attack, and the place in that.
    fn is_before_attack_at(&self, word: Index, place: Index) -> bool {
        let tree = self.tree;
        let mut at = word;
        for _ in 0..8 {
            let head = tree.head(at);
            if tree.is_root(at) {
                return false;
            }
            let after = |i: Index| matches!(tree.lower(i), "after" | "following");
            let opens = tree.label(at) == Label::Prep && after(at)
                || tree.label(at) == Label::Advcl && tree.kids(at).any(|m| m < at && after(m));
            if opens && at < head {
                return place > head && tree.is_verb(head) && self.says(head, |r| r == "attacked");
            }
            at = head;
        }
        false
    }

    /// "wrote from Oslo to jailed lawyer Jon Roe": whether a word is a participle in front of somebody, of which the
    /// rest of the sentence tells no place.
    fn is_epithet_away_from(&self, word: Index, place: Index) -> bool {
        let tree = self.tree;
        tree.label(word) == Label::Amod
            && tree.tag(word) == Tag::Vbn
            && tree.head(word) > word
            && !tree.below(tree.head(word)).contains(&place)
    }
}
