//! What moves somebody to travel, to send forces or help: the ground that is told ("amid drone incursions", "in
//! response to the flood") and the purpose ("to attend a summit on Sudan", "to protect its cables").

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::Label;
use crate::lexicon::Words;

/// Verbs of what people travel for that has a matter: "flew there to mediate in the dispute".
static TRAVELLED_FOR: Words = Words::of("moved_by.travelled-for");

/// Verbs of what forces are sent for: "to protect its airports".
static SENT_FOR: Words = Words::of("moved_by.sent-for");

impl Reading<'_> {
    /// The words of what moves somebody to a journey, a deployment or a gift: no places where those lead.
    pub(super) fn grounds_of(&self, trigger: Index, relation: &str) -> Vec<Index> {
        let tree = self.tree;
        let clause = tree.clause_of(trigger);
        let mut above = vec![trigger];
        above.extend((clause != trigger && tree.label(trigger) != Label::Pobj).then_some(clause));
        above.extend(tree.kid(trigger, Label::Dobj));
        let mut heads: Vec<Index> = Vec::new();
        for at in above {
            heads.extend(tree.kids(at).filter_map(|k| self.brought(k, relation)).map(|(object, _)| object));
            let served = |k: &Index| {
                let verbs = if relation == "visited" { &TRAVELLED_FOR } else { &SENT_FOR };
                self.is_purpose(*k) && verbs.contains(&tree.lemma(*k))
            };
            for purpose in tree.kids(at).filter(served) {
                heads.extend(tree.kid(purpose, Label::Dobj));
                heads.extend(
                    ["in", "on", "over", "about", "between"].into_iter().filter_map(|p| tree.prepositional(purpose, p)),
                );
            }
        }
        let mut words = Vec::new();
        for head in heads {
            // "for talks on Libya in Rome": what the talks are on, not where or with whom.
            let matters = if self.is_contact(head) { self.aims(head) } else { vec![head] };
            for matter in matters.into_iter().flat_map(|m| tree.conjuncts(m)) {
                words.push(matter);
                self.concerned(matter, "", false, &mut words);
            }
        }
        words
    }
}
