//! Claims about who belongs to what and what lies where, and whether they are asserted.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::Modality;

/// Verbs of keeping a post or giving it up.
static STAYING_OR_LEAVING: Words = Words::of("standing.staying-or-leaving");

impl Reading<'_> {
    /// Whether somebody is said not to be, or only suspected to be, what a claim about who belongs where says.
    fn standing(&self, source: &Argument, trigger: Index) -> Modality {
        let tree = self.tree;
        let verb = tree.clause_of(trigger);
        let denied = tree.lemma(verb) == "be"
            && tree.kid(verb, Label::Attr) == Some(trigger)
            && tree.kid(verb, Label::Neg).is_some();
        let suspected = (source.first..=source.last)
            .chain(tree.kids(source.last).filter(|k| tree.label(*k) == Label::Amod))
            .any(|i| self.frames.modality(tree.lower(i), "modifier") == Some(Modality::Alleged));
        // "is believed to belong to"
        let suspected = suspected
            || tree.is_verb(trigger)
                && tree.label(trigger) == Label::Xcomp
                && self.modality(trigger) == Some(Modality::Alleged);
        // "the delegation is expected to include Jane Roe"
        let planned = tree.is_verb(trigger)
            && tree.label(trigger) == Label::Xcomp
            && self.modality(trigger) == Some(Modality::Planned)
            || self.is_to_come(trigger, source);
        // "arrested nine villagers, saying they were members of X": so those say who did it.
        let telling = tree.head(verb);
        let said = tree.kid(verb, Label::Attr) == Some(trigger)
            && tree.label(verb) == Label::Ccomp
            && tree.tag(telling) == Tag::Vbg
            && tree.label(telling) == Label::Advcl
            && self.is_report(telling)
            && source.last < telling;
        let suspected = suspected || said;
        match (denied, suspected) {
            (true, _) => Modality::Negated,
            (_, true) => Modality::Alleged,
            _ if planned => Modality::Planned,
            _ => Modality::Asserted,
        }
    }

    /// "will become prime minister", "is to be sworn in as president": whether the post that a noun names is yet to be
    /// taken by somebody. "Will succeed Smith as president": Smith has it.
    pub(in crate::ingest::extract) fn is_to_come(&self, post: Index, holder: &Argument) -> bool {
        let tree = self.tree;
        let taken = matches!(tree.label(post), Label::Attr | Label::Oprd)
            || tree.label(post) == Label::Pobj && tree.lower(tree.head(post)) == "as";
        let verb = tree.clause_of(post);
        let ahead = tree.kids(verb).any(|k| {
            tree.label(k) == Label::Aux
                && (matches!(tree.lower(k), "will" | "would" | "shall" | "'ll")
                    // "abandoned his plan to become foreign minister"
                    || tree.lower(k) == "to" && matches!(tree.label(verb), Label::Xcomp | Label::Acl))
        });
        let leaves = STAYING_OR_LEAVING.contains(&tree.lemma(verb));
        let before = tree.label(holder.last) == Label::Dobj && matches!(tree.lemma(verb), "succeed" | "replace");
        taken && ahead && !leaves && !before && self.modality(verb) == Some(Modality::Planned)
    }

    /// Adds a claim about who belongs to what or lies where; such a claim has no date, place or topic.
    pub(in crate::ingest::extract) fn claim_structural(
        &mut self,
        source: &Argument,
        relation: &'static str,
        target: Argument,
        trigger: Index,
        role: Option<String>,
        rule: Rule,
    ) {
        // "from Windsor, Ontario, Windsor was undefeated": what lies in a place does not hold it.
        let turned = relation == "located-in" && self.claims.has(relation, target.node, source.node);
        let known = turned || self.claims.has(relation, source.node, target.node);
        if source.node == target.node || trigger < self.body || known {
            return;
        }
        self.claims.push(DraftClaim {
            source: Some(source.clone()),
            relation,
            predicate: role.clone().unwrap_or_else(|| relation.replace('-', " ")),
            target,
            trigger,
            about: Vec::new(),
            topics: Vec::new(),
            location: None,
            date: None,
            to: Vec::new(),
            quantity: None,
            role,
            modality: self.standing(source, trigger),
            attributed_to: None,
            rule,
            without_agent: None,
        });
    }
}
