//! Former posts by which somebody is called again who was named before.
//! Thus "Roe was elected on Sunday. The former mayor of Jos thanked voters".

use crate::ingest::extract::people::unnamed_posts::UnnamedPost;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};

impl Reading<'_> {
    /// The only person whom the nearest sentence names, where a former post stands for him or her: news gives the name
    /// of whoever has not been named. He or she held that post.
    pub(super) fn former_holder_told(&mut self, post: &UnnamedPost) -> Option<Argument> {
        let tree = self.tree;
        let head = post.head;
        let (low, _) = tree.reach(head);
        let former = tree.kids(head).any(|k| k < head && tree.lower(k) == "former");
        let definite = tree.lower(low) == "the" && tree.tag(head) == Tag::Nn;
        let plain = tree.kids(head).all(|k| !matches!(tree.label(k), Label::Appos | Label::Conj | Label::Acl));
        let subject = matches!(tree.label(head), Label::Nsubj | Label::Nsubjpass);
        if post.plural || self.brief || !former || !definite || !plain || !subject {
            return None;
        }
        let acting = self.acting_beside(head);
        let person = self.only_one_near(low, |_, d, node| d.person && d.named && acting != Some(node))?;
        // Whoever has a post of another country is somebody else.
        let of_another = |of| self.nodes.is_country(of) && !post.of.contains(&of);
        if self.posts.of_person(person).filter_map(|h| h.of).any(of_another) {
            return None;
        }
        let holder = Argument::new(person, low, head);
        self.hold(&holder, head, post.words.clone(), post.of.clone(), Rule::PostWithoutAName);
        Some(holder)
    }
}
