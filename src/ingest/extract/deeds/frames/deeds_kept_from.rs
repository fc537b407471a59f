//! Deeds that a clause speaks of and nobody has done: foiled, forbidden, only approved.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{VerbFrame, Words};

/// Verbs of keeping a plot from its end, or of bringing it to light.
static FOILING: Words = Words::of("deeds_kept_from.foiling");

/// What is foiled.
static PLOTS: Words = Words::of("deeds_kept_from.plots");

/// What nobody may do without.
static ENTITLEMENTS: Words = Words::of("deeds_kept_from.entitlements");

/// Verbs of consenting to a step.
static CONSENTING: Words = Words::of("deeds_kept_from.consenting");

/// What somebody wants or decides to do, and another refuses.
static REFUSED: Words = Words::of("deeds_kept_from.refused");

impl Reading<'_> {
    /// "foiled a plot to kill the minister": whoever foils it did not mean to.
    pub(in crate::ingest::extract) fn is_foiled(&self, verb: Index, _: &VerbFrame) -> bool {
        let tree = self.tree;
        let above = tree.head(verb);
        let plot = match tree.label(verb) {
            Label::Acl | Label::Relcl => Some(above),
            Label::Advcl | Label::Xcomp => {
                tree.kid(above, Label::Dobj).or_else(|| tree.kid(above, Label::Nsubjpass)).filter(|o| *o < verb)
            }
            _ => None,
        };
        tree.tag(verb) == Tag::Vb
            && plot.is_some_and(|p| {
                PLOTS.contains(&tree.lemma(p))
                    && matches!(tree.label(p), Label::Dobj | Label::Nsubjpass)
                    && FOILING.contains(&tree.lemma(tree.head(p)))
            })
    }

    /// "has no right to attack us": whether it does so, or is about to, is not said.
    pub(in crate::ingest::extract) fn is_no_right(&self, verb: Index) -> bool {
        let tree = self.tree;
        let right = tree.head(verb);
        tree.label(verb) == Label::Acl
            && tree.tag(verb) == Tag::Vb
            && ENTITLEMENTS.contains(&tree.lemma(right))
            && tree.kids(right).any(|k| tree.label(k) == Label::Det && tree.lower(k) == "no")
    }

    /// "Voters approved joining the union": they do not belong to it for that.
    pub(in crate::ingest::extract) fn approves_joining(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        frame.relation == "member-of"
            && tree.tag(verb) == Tag::Vbg
            && matches!(tree.label(verb), Label::Xcomp | Label::Ccomp | Label::Dobj)
            && CONSENTING.contains(&tree.lemma(tree.head(verb)))
    }

    /// "freed him, and France welcomed it": nobody is met.
    pub(in crate::ingest::extract) fn welcomes_deed(&self, verb: Index, frame: &VerbFrame) -> bool {
        let tree = self.tree;
        frame.relation == "met-with"
            && tree.lemma(verb) == "welcome"
            && tree.kid(verb, Label::Dobj).is_some_and(|o| matches!(tree.lower(o), "it" | "this" | "that"))
    }

    /// "rejected a bid to free him", "struck down a decision to expel her": what was to be done is refused with it.
    pub(in crate::ingest::extract) fn is_refused_with_its_noun(&self, verb: Index) -> bool {
        let tree = self.tree;
        let noun = tree.head(verb);
        let refusing = tree.head(noun);
        tree.tag(verb) == Tag::Vb
            && tree.label(verb) == Label::Acl
            && noun < verb
            && matches!(tree.label(noun), Label::Dobj | Label::Nsubjpass)
            && REFUSED.contains(&tree.lemma(noun))
            && tree.is_verb(refusing)
            && self.says(refusing, |r| r == "rejected")
    }

    /// "The union launched a strike against Ford": people stay away from their work.
    pub(in crate::ingest::extract) fn is_workers_strike(&self, verb: Index, frame: &VerbFrame) -> bool {
        frame.relation == "attacked"
            && frame.rest.contains(&"strike")
            && self.tree.kid(verb, Label::Dobj).is_some_and(|o| self.is_walkout(o))
    }
}
