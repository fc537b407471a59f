//! Pronouns that what stands around them in the sentence explains: "a doctor they had kidnapped", "suffered its worst
//! raid", "stopped the tanker because it was sailing to Cuba".

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::{ANSWERING, WRONGS};
use crate::lexicon::{NounClass, Words};

/// Verbs of bearing what others do to one.
static SUFFERING: Words = Words::of("pronouns_within.suffering");

/// Relations that come upon whoever has done a wrong.
static PUNISHING: Words = Words::of("pronouns_within.punishing");

/// What one says that another has done.
static REPROACHES: Words = Words::of("pronouns_within.reproaches");

impl Reading<'_> {
    /// "fined the airline, citing its refusal to pay": a wrong that is cited is that of whoever is punished for it.
    pub(super) fn punished_for_cited(&mut self, token: Index) -> Vec<Argument> {
        let tree = self.tree;
        let wrong = tree.head(token);
        let cites = tree.head(wrong);
        let cited = matches!(tree.lower(token), "its" | "their")
            && tree.label(token) == Label::Poss
            && tree.label(wrong) == Label::Dobj
            && WRONGS.contains(&tree.base(wrong).as_str())
            && tree.lemma(cites) == "cite"
            && tree.label(cites) == Label::Advcl;
        if !cited {
            return Vec::new();
        }
        // "voted to hold them in contempt, citing their refusal"
        let above = tree.head(cites);
        let done = tree.kid(above, Label::Xcomp).filter(|x| *x < cites && tree.kid(above, Label::Dobj).is_none());
        let deed = done.unwrap_or(above);
        let punished = tree.kid(deed, Label::Dobj).or_else(|| tree.kid(deed, Label::Nsubjpass));
        let Some(punished) = punished.filter(|p| *p < cites && self.says(deed, |r| PUNISHING.contains(&r))) else {
            return Vec::new();
        };
        let mut found = self.resolve(punished, Want::Any);
        let several = found.len() > 1;
        let plural = tree.lower(token) == "their";
        found.retain(|a| {
            self.acts(a.node)
                && self.nodes.get(a.node).is_some_and(|d| match plural {
                    true => several || d.plural || d.is_organization(),
                    false => !several && !d.plural && !d.person,
                })
        });
        found.into_iter().map(|a| Argument::new(a.node, token, token)).collect()
    }

    /// "condemned Peru and its president": whoever stands beside what is its.
    pub(super) fn owner_beside(&self, token: Index) -> Option<Argument> {
        let tree = self.tree;
        let owned = tree.head(token);
        let host = tree.head(owned);
        let beside = tree.lower(token) == "its"
            && tree.label(token) == Label::Poss
            && tree.label(owned) == Label::Conj
            && host < token
            && matches!(tree.label(host), Label::Dobj | Label::Pobj);
        let name = self.names.at(host).filter(|_| beside)?;
        let acts = self.nodes.is_country(name.node) || self.nodes.is_organization(name.node);
        acts.then(|| Argument::new(name.node, token, token))
    }

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

    /// "Rwanda denies Congo's accusation that it shelled a camp": whoever denies what is said of him. A claim may be of
    /// what its own author did.
    pub(super) fn denier_around(&self, token: Index) -> Option<Index> {
        let tree = self.tree;
        let clause = tree.head(token);
        let said = tree.head(clause);
        let verb = tree.head(said);
        let told = tree.label(token) == Label::Nsubj
            && matches!(tree.label(clause), Label::Acl | Label::Ccomp | Label::Relcl)
            && REPROACHES.contains(&tree.base(said).as_str())
            && tree.label(said) == Label::Dobj
            && ANSWERING.contains(&tree.lemma(verb));
        tree.kid(verb, Label::Nsubj).filter(|s| told && *s < token)
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
