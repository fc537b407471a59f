//! What somebody says that a thing does or would do.
//! Thus "said the bill would undermine democracy" condemns it, "said the law protects workers" supports it.

use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::{NounClass, Words};
use crate::model::Modality;

/// What a bad law, plan or deed does.
static HARMS: Words = Words::of("effects.harms");

/// What a good one does.
static HELPS: Words = Words::of("effects.helps");

/// Idioms with which somebody judges, the verb in front of its noun.
static IDIOMS: Words = Words::phrases("effects.idioms");

/// What somebody proposes, decides or enacts: that a happening does harm is no judgement.
static DECISIONS: Words = Words::of("effects.decisions");

impl Reading<'_> {
    /// "The union said the plan would cost jobs", "warned that the decree sets a dangerous precedent".
    pub(in crate::ingest::extract) fn read_effect(&mut self, verb: Index) {
        let tree = self.tree;
        if !matches!(tree.label(verb), Label::Ccomp | Label::Root | Label::Conj | Label::Parataxis) {
            return;
        }
        let Some(thing) = tree.kid(verb, Label::Nsubj).filter(|s| tree.is_noun(*s) && *s < verb) else { return };
        if self.names.at(thing).is_some_and(|n| self.acts(n.node)) {
            return;
        }
        let object = tree.kid(verb, Label::Dobj);
        let idiom = object.is_some_and(|o| IDIOMS.contains(&format!("{} {}", tree.lemma(verb), tree.base(o)).as_str()));
        let harms = idiom || HARMS.contains(&tree.lemma(verb)) && object.is_some();
        let helps = HELPS.contains(&tree.lemma(verb)) && object.is_some();
        if !(harms || helps) {
            return;
        }
        let negated = tree.kid(verb, Label::Neg).is_some();
        // "said the law did not violate the constitution" says too little.
        if negated && !helps {
            return;
        }
        let open = tree.kids(verb).any(|k| {
            tree.label(k) == Label::Mark && matches!(tree.lower(k), "if" | "unless" | "whether" | "until")
                || tree.label(k) == Label::Aux && matches!(tree.lower(k), "should" | "must" | "might" | "may")
        });
        let class = self.class_of(thing, &tree.base(thing));
        let decided =
            class.is(NounClass::DOCUMENT.or(NounClass::RESTRICTION)) || DECISIONS.contains(&tree.base(thing).as_str());
        // "poses no threat"
        let none = object.is_some_and(|o| tree.kids(o).any(|k| tree.lower(k) == "no"));
        if open || none || !decided {
            return;
        }
        let Some(speaker) = self.speaker(verb, None) else { return };
        let relation = if helps && !negated { "supported" } else { "condemned" };
        let mut targets = self.target_phrase(thing, relation);
        targets.retain(|t| self.nodes.is_matter(t.node) && t.node != speaker);
        // "said the laws would hurt workers" tells of no injury.
        if !targets.is_empty() {
            self.asked_for.insert(verb);
        }
        let source = [Argument::new(speaker, verb, verb)];
        let found = Match::of(tree.lemma(verb).to_owned());
        self.claim_each(Telling::new(verb, relation, &found, Modality::Asserted, Rule::Effect), &source, &targets);
    }
}
