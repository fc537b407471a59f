//! What somebody is to start, build or change, where no frame of the verb reads it: "will open an office in Ankara",
//! "plans to restructure", "announced it is cutting 1,100 jobs".

use crate::ingest::extract::arguments::resolve::Want;
use crate::ingest::extract::deeds::events::Match;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::clause::Agent;
use crate::ingest::extract::reading::{Argument, Reading};
use crate::ingest::language::{Label, Tag};
use crate::model::{Modality, NodeKind};

/// Verbs whose infinitive is a plan of their subject.
const INTEND: &[&str] = &[
    "plan", "intend", "vow", "pledge", "promise", "prepare", "schedule", "slate", "set", "expect", "go", "be", "decide",
];

impl Reading<'_> {
    /// Reads the plans of verbs that made no claim, from the token `from` on.
    pub(in crate::ingest::extract) fn read_intentions(&mut self, from: Index) {
        for verb in (from..self.tree.len()).filter(|v| self.is_plan(*v)).collect::<Vec<_>>() {
            self.read_intention(verb);
        }
    }

    /// Whether a verb tells of an undertaking that only lies ahead, and nothing was read of it.
    fn is_plan(&self, verb: Index) -> bool {
        let tree = self.tree;
        if tree.tag(verb) != Tag::Vb || !self.frames.is_plan(tree.lemma(verb)) || self.asked_for.contains(&verb) {
            return false;
        }
        let auxiliary =
            |words: &[&str]| tree.kids(verb).any(|k| tree.label(k) == Label::Aux && words.contains(&tree.lower(k)));
        let will = auxiliary(&["will", "'ll", "would"]) && tree.label(verb) != Label::Relcl;
        let intends = auxiliary(&["to"])
            && matches!(tree.label(verb), Label::Xcomp | Label::Ccomp)
            && INTEND.contains(&tree.lemma(tree.head(verb)))
            // "was the first to hold that office"
            && tree.kid(tree.head(verb), Label::Attr).is_none();
        let below = tree.below(verb);
        (will || intends) && !self.claims.iter().any(|c| below.contains(&c.trigger) && c.relation != "located-in")
    }

    fn read_intention(&mut self, verb: Index) {
        let tree = self.tree;
        let object = tree.kid(verb, Label::Dobj).or_else(|| tree.kid(verb, Label::Nsubjpass));
        let alone = matches!(tree.lemma(verb), "appeal" | "sue" | "restructure" | "run" | "campaign");
        if object.is_none() && !alone || self.modality(verb) != Some(Modality::Planned) {
            return;
        }
        let sources: Vec<Argument> = match self.agent(verb) {
            Agent::Phrase(subject) if !matches!(tree.lower(subject), "we" | "i" | "you") => {
                self.resolve(subject, Want::Agent)
            }
            _ => Vec::new(),
        };
        let acts = |a: &Argument| {
            self.acts(a.node)
                && self.nodes.get(a.node).is_some_and(|d| match d.kind {
                    NodeKind::Organization | NodeKind::Location => true,
                    NodeKind::Actor => d.person,
                    _ => false,
                })
        };
        let sources: Vec<Argument> = sources.into_iter().filter(acts).collect();
        if sources.is_empty() {
            return;
        }
        let target = self.clause_event(verb);
        let found = Match { inside: Some(tree.reach(verb)), ..Match::of(tree.lemma(verb).to_owned()) };
        for source in sources {
            self.claim(verb, Some(source), "launched", target.clone(), &found, Modality::Planned, "intention");
        }
    }
}
