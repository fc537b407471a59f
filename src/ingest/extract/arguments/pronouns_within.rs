//! Pronouns that what stands around them in the sentence explains: "a doctor they had kidnapped", "suffered its worst
//! raid", "stopped the tanker because it was sailing to Cuba".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};

/// Verbs of bearing what others do to one.
static SUFFERING: Words = Words::of("pronouns_within.suffering");

impl Reading<'_> {
    /// Whether "its" or "their" stands in front of what somebody suffers: "suffered its second coup".
    pub(super) fn is_of_what_is_suffered(&self, token: Index) -> bool {
        let tree = self.tree;
        let noun = tree.head(token);
        tree.label(token) == Label::Poss
            && tree.label(noun) == Label::Dobj
            && SUFFERING.contains(&tree.lemma(tree.head(noun)))
            && tree.kid(tree.head(noun), Label::Nsubj).is_some_and(|s| tree.is_noun(s))
    }

    /// "bombed the train because it was travelling to Crimea": whether "it" is a craft that the clause above has just
    /// named, of which a verb of going tells.
    pub(super) fn is_vehicle_told(&self, token: Index) -> bool {
        let tree = self.tree;
        let verb = tree.head(token);
        let above = tree.head(verb);
        let craft = |o: &Index| *o < token && self.class_of(*o, &tree.base(*o)).is(NounClass::VEHICLE);
        tree.label(token) == Label::Nsubj
            && matches!(tree.label(verb), Label::Advcl | Label::Ccomp)
            && self.says(verb, |r| r == "visited")
            && tree.kid(above, Label::Dobj).or_else(|| tree.kid(above, Label::Nsubjpass)).is_some_and(|o| craft(&o))
    }

    /// "Police said gunmen killed a doctor they had kidnapped", "videos seized by soldiers after they had killed him":
    /// those who do what the clause around tells, and not whoever reports it.
    pub(super) fn doer_around(&self, token: Index, plural: bool) -> Option<Index> {
        let tree = self.tree;
        let clause = tree.head(token);
        let many = |i: &Index| matches!(tree.tag(*i), Tag::Nns | Tag::Nnps) && *i < token;
        if !plural || !matches!(tree.label(token), Label::Nsubj | Label::Nsubjpass) {
            return None;
        }
        match tree.label(clause) {
            Label::Relcl => {
                let object = tree.head(clause);
                let verb = tree.head(object);
                let told = tree.label(object) == Label::Dobj
                    && tree.label(verb) == Label::Ccomp
                    && self.is_report(tree.head(verb));
                tree.kid(verb, Label::Nsubj).filter(|_| told).filter(many)
            }
            Label::Advcl => {
                let by = tree.kid(tree.head(clause), Label::Agent)?;
                tree.kid(by, Label::Pobj).filter(many)
            }
            _ => None,
        }
    }
}
