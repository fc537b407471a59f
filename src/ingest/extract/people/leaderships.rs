//! Posts told by what is led: "resigned the leadership of the party", "stepped down from the presidency of the club".
//! Also "won the leadership of Labour".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;

/// Verbs of holding an office, or of coming to it or leaving it.
static HOLDING: Words = Words::of("leaderships.holding");

impl Reading<'_> {
    /// The post that a verb of leading says: "who heads the party", "the junta is led by General Roe".
    pub(in crate::ingest::extract) fn lead_told(&self, verb: Index) -> Option<String> {
        let post = match self.tree.lemma(verb) {
            "lead" => "leader",
            "co-lead" => "co-leader",
            "head" | "run" | "helm" => "head",
            "chair" => "chair",
            "co-chair" => "co-chair",
            "command" => "commander",
            "rule" => "ruler",
            "preside" => "president",
            "found" => "founder",
            "co-found" | "cofound" => "co-founder",
            "captain" => "captain",
            "coach" => "coach",
            "manage" => "manager",
            "own" => "owner",
            "edit" => "editor",
            "direct" => "director",
            _ => return None,
        };
        Some(post.to_owned())
    }

    /// Makes the `represents` claim of a noun for somebody's lead of a body.
    pub(in crate::ingest::extract) fn read_leadership(&mut self, noun: Index) {
        let tree = self.tree;
        let role = match tree.lower(noun) {
            "leadership" => "leader",
            "presidency" => "president",
            "chairmanship" | "chairpersonship" => "chairman",
            "captaincy" => "captain",
            "governorship" => "governor",
            _ => return,
        };
        let verb = match tree.label(noun) {
            Label::Dobj => tree.head(noun),
            Label::Pobj if matches!(tree.lower(tree.head(noun)), "from" | "as") => tree.head(tree.head(noun)),
            _ => return,
        };
        if !HOLDING.contains(&tree.lemma(verb)) || tree.kid(verb, Label::Neg).is_some() || self.is_passive(verb) {
            return;
        }
        let Some(object) = tree.prepositional(noun, "of") else { return };
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        let Some(holder) = self.person_meant(subject) else { return };
        for body in self.resolve_one(object, Want::Agent) {
            let led =
                self.nodes.get(body.node).is_some_and(|d| d.is_organization() || d.is_place() && d.class.is_some());
            if led {
                let target = Argument::new(body.node, noun, noun);
                let said = Some(role.to_owned());
                self.claim_structural(&holder, "represents", target, noun, said, Rule::PostThatSomebodyTakes);
            }
        }
    }
}
