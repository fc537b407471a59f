//! Those who act for one person as a body: "The Biden campaign criticized", "Masra's legal team appealed".

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::NodeKind;

/// Those who act for a person in his affairs.
static AGENTS: Words = Words::of("entourages.agents");

/// Nouns for the people around a politician.
static ENTOURAGES: Words = Words::of("entourages.entourages");

/// Words for what a politician's or an accused's team is for.
static TEAMS: Words = Words::of("entourages.teams");

impl Reading<'_> {
    /// "Lind's lawyers appealed", "An attorney for Jon Roe said": who acts for a person in his affairs, with the claim
    /// that they represent him or her.
    pub(in crate::ingest::extract) fn agents_of_person(&mut self, head: Index, base: &str) -> Option<Vec<Argument>> {
        let tree = self.tree;
        if !AGENTS.contains(&base) {
            return None;
        }
        let whose = tree.kid(head, Label::Poss).or_else(|| tree.prepositional(head, "for"))?;
        let person = match self.names.at(whose) {
            Some(name) => name.node,
            None => self.resolve_one(whose, Want::Agent).first()?.node,
        };
        let draft = self.nodes.get(person).filter(|d| d.person && d.named)?;
        let surname = draft.name.rsplit(' ').next().unwrap_or_default().to_owned();
        let plural = matches!(tree.tag(head), Tag::Nns | Tag::Nnps);
        let words = tree.lower(head).to_owned();
        let node = self.descriptive(NodeKind::Actor, &format!("{surname}'s {words}"), base, head, plural);
        let (first, last, written) = self.description(head, &["for"]);
        self.nodes.call(node, written.trim_start_matches("the ").trim_start_matches("The "));
        let argument = Argument::new(node, first, last);
        self.bare_posts.push((argument.clone(), words, person));
        Some(vec![argument])
    }

    /// The body that acts for a person, with the claim that it represents him or her.
    pub(in crate::ingest::extract) fn entourage(
        &mut self,
        head: Index,
        base: &str,
        person: NodeIndex,
    ) -> Option<Vec<Argument>> {
        let acts = ENTOURAGES.contains(&base);
        let named = self.nodes.get(person).is_some_and(|d| d.person && d.named);
        if !acts || !named {
            return None;
        }
        let tree = self.tree;
        let (first, _, phrase) = self.description(head, &[]);
        let written = phrase.trim_start_matches("the ").trim_start_matches("The ").to_owned();
        let name = self.nodes.name(person).to_owned();
        let surname = name.rsplit(' ').next().unwrap_or_default();
        let legal = head.checked_sub(1).filter(|b| TEAMS.contains(&tree.lower(*b)));
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
