//! Those who act for one person as a body: "The Biden campaign criticized", "Masra's legal team appealed".

use crate::ingest::extract::nodes::NodeIndex;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::{Argument, Reading};
use crate::model::NodeKind;

impl Reading<'_> {
    /// The body that acts for a person, with the claim that it represents him or her.
    pub(in crate::ingest::extract) fn entourage(
        &mut self,
        head: Index,
        base: &str,
        person: NodeIndex,
    ) -> Option<Vec<Argument>> {
        let acts = matches!(base, "campaign" | "team" | "camp" | "entourage" | "estate");
        let named = self.nodes.get(person).is_some_and(|d| d.person && d.named);
        if !acts || !named {
            return None;
        }
        let tree = self.tree;
        let (first, _, phrase) = self.description(head, &[]);
        let written = phrase.trim_start_matches("the ").trim_start_matches("The ").to_owned();
        let name = self.nodes.get(person).map(|d| d.name.clone()).unwrap_or_default();
        let surname = name.rsplit(' ').next().unwrap_or_default();
        let legal =
            head.checked_sub(1).filter(|b| matches!(tree.lower(*b), "legal" | "transition" | "defence" | "defense"));
        let words = legal.map_or_else(|| base.to_owned(), |b| format!("{} {base}", tree.lower(b)));
        let node = self.descriptive(NodeKind::Organization, &format!("{surname} {words}"), base, head, false);
        self.nodes.call(node, &written);
        self.nodes.call(node, &format!("{surname}'s {words}"));
        self.nodes.call(node, &format!("{name}'s {words}"));
        let argument = Argument::new(node, first, head);
        self.bare_posts.push((argument.clone(), words, person));
        Some(vec![argument])
    }
}
