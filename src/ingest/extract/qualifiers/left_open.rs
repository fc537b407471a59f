//! What the words of a clause leave open or rule out: "rather than attack", "too weak to attack", "has until Friday to
//! sign", "clears the way for Kenya to sign".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::briefs::speaks_now;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::model::Modality;

impl Reading<'_> {
    /// "has until Friday to sign the treaty", "is in no position to sign it": what is left open.
    pub(super) fn is_given_time_for(&self, infinitive: Index) -> bool {
        let tree = self.tree;
        let verb = tree.head(infinitive);
        if !tree.is_infinitive(infinitive)
            || !matches!(tree.label(infinitive), Label::Xcomp | Label::Advcl | Label::Acl)
        {
            return false;
        }
        let brings = |preposition: Index| tree.kid(preposition, Label::Pobj);
        let has = |k: Index| matches!(tree.lower(k), "until" | "till") && k < infinitive;
        let no = |k: Index| {
            matches!(tree.lower(k), "in" | "under" | "of")
                && brings(k).is_some_and(|o| tree.kids(o).any(|d| tree.lower(d) == "no" && d < o) && o < infinitive)
        };
        match tree.lemma(verb) {
            "have" => tree.kids(verb).any(has),
            "be" => tree.kids(verb).any(no),
            _ => {
                let preposition = tree.head(verb);
                tree.is_noun(verb)
                    && tree.lemma(tree.head(preposition)) == "be"
                    && tree.label(verb) == Label::Pobj
                    && no(preposition)
            }
        }
    }

    /// "too weak to attack", "arrived too late to arrest him": that it is not done; whether that in turn is denied.
    pub(super) fn is_too_much_for(&self, infinitive: Index) -> Option<bool> {
        let tree = self.tree;
        let above = tree.head(infinitive);
        // "too early for Japan to recognise it" is read by [`Self::for_somebody_to`].
        let marked = tree.kid(infinitive, Label::Mark).is_some();
        if marked || !tree.is_infinitive(infinitive) || !matches!(tree.label(infinitive), Label::Xcomp | Label::Advcl) {
            return None;
        }
        let too = |k: Index| tree.kids(k).any(|t| tree.lower(t) == "too" && t < k) && k < infinitive;
        let measured = |k: Index| matches!(tree.label(k), Label::Acomp | Label::Advmod) && too(k);
        let verb = if tree.is_verb(above) { above } else { tree.head(above) };
        let fits = if tree.is_verb(above) { tree.kids(above).any(measured) } else { too(above) };
        fits.then(|| tree.kid(verb, Label::Neg).is_some())
    }

    /// "is open to meet the rebels": the adjective that an infinitive completes, where the parser hung it on the verb.
    pub(super) fn adjective_of_infinitive(&self, infinitive: Index) -> Option<Index> {
        let tree = self.tree;
        let verb = tree.head(infinitive);
        let adjective = tree.kid(verb, Label::Acomp).filter(|a| *a < infinitive && tree.lemma(verb) == "be")?;
        let known = self.frames.modality(tree.lemma(adjective), "adjective").is_some()
            || self.frames.makes_no_claim(tree.lemma(adjective), "adjective");
        (tree.is_infinitive(infinitive) && known).then_some(adjective)
    }

    /// "too early for Turkey to recognise it", "time for Iran to sign", "clears the way for Kenya to deport him":
    /// what an infinitive with a subject of its own behind "for" makes of its claim.
    pub(super) fn for_somebody_to(&self, clause: Index) -> Option<Option<Modality>> {
        let tree = self.tree;
        let marked = tree.is_infinitive(clause)
            && tree.kids(clause).any(|k| k < clause && tree.label(k) == Label::Mark && tree.lower(k) == "for");
        if !marked {
            return None;
        }
        let above = tree.head(clause);
        let judged = tree.tag(above) == Tag::Jj
            || tree.kid(above, Label::Acomp).is_some_and(|a| a < clause)
            || matches!(tree.lower(above), "time" | "reason" | "need" | "room");
        Some((!judged).then_some(Modality::Planned))
    }

    /// "is strong enough to attack": what is only possible. Who "was lucky enough to meet him" did.
    pub(super) fn is_only_able_to(&self, infinitive: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(infinitive);
        let enough = tree.kids(above).any(|k| tree.label(k) == Label::Advmod && tree.lower(k) == "enough");
        let now = matches!(tree.tag(tree.head(above)), Tag::Vbz | Tag::Vbp);
        tree.is_infinitive(infinitive) && matches!(tree.tag(above), Tag::Jj | Tag::Rb) && enough && now
    }

    /// "A massacre is an attack in which ten people are killed", "defines it as a crime in which": whether a relative
    /// clause says what is called so.
    pub(super) fn is_definition(&self, clause: Index) -> bool {
        let tree = self.tree;
        let noun = tree.head(clause);
        let article = |i: Index| tree.kids(i).any(|k| k < i && tree.is_indefinite_article(k));
        let within = tree.kids(clause).any(|k| {
            tree.lower(k) == "where"
                || tree.lower(k) == "in" && tree.kid(k, Label::Pobj).is_some_and(|o| tree.lower(o) == "which")
        });
        let above = tree.head(noun);
        let called = match tree.label(noun) {
            Label::Attr => {
                let subject = tree.kid(above, Label::Nsubj);
                matches!(tree.tag(above), Tag::Vbz | Tag::Vbp) && subject.is_some_and(article)
            }
            Label::Pobj if tree.lower(above) == "as" => matches!(tree.lemma(tree.head(above)), "define" | "classify"),
            _ => false,
        };
        article(noun) && within && called && speaks_now(tree, clause) == Some(true)
    }

    /// "resigned rather than support it", "would sooner resign than sign": what somebody did not do.
    pub(super) fn is_not_chosen(&self, verb: Index) -> bool {
        let tree = self.tree;
        let Some(than) = verb.checked_sub(1).filter(|t| tree.lower(*t) == "than") else { return false };
        let bare = matches!(tree.tag(verb), Tag::Vb | Tag::Vbp | Tag::Vbg);
        let next = than.checked_sub(1).is_some_and(|r| matches!(tree.lower(r), "rather" | "sooner"));
        let start = tree.sentence_around(verb).start;
        let would = |i: Index| matches!(tree.lower(i), "rather" | "sooner") || tree.lemma(i) == "prefer";
        bare && (next || (start.max(than.saturating_sub(12))..than).any(would))
    }
}
