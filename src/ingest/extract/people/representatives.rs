//! Several without a name who act for a country or a body: "Chinese officials".
//! Also "Representatives of the Taliban and the Union met".

use crate::ingest::extract::arguments::descriptions::lower_first;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::people::unnamed_posts::UnnamedPost;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::Label;
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Posts of those who speak for a state.
static OFFICIALS: Words = Words::of("representatives.officials");

impl Reading<'_> {
    /// Whom several of a post stand for as a group; `None` where they are holders each.
    pub(super) fn representatives(&mut self, post: &UnnamedPost) -> Option<Vec<Argument>> {
        let tree = self.tree;
        let head = post.head;
        if !post.plural {
            return None;
        }
        let speaks = self.speaks(head);
        let of_countries = post.of.iter().all(|n| self.nodes.is_country(*n));
        let envoys = OFFICIALS.contains(&post.bare.as_str());
        // "Chinese officials", "representatives of the Syrian government" speak for the country.
        if !speaks && of_countries && (envoys || post.bare == "authority") {
            let (low, _) = tree.reach(head);
            return Some(post.of.iter().map(|of| Argument::new(*of, low, head)).collect());
        }
        // "Representatives of the Taliban and the European Union met": those of the one and those of the other.
        let above = tree.head(head);
        let meet = tree.label(head) == Label::Nsubj
            && tree.is_verb(above)
            && self.frames.verb(tree.lemma(above)).iter().any(|f| f.relation == "met-with");
        if meet && post.of.len() > 1 && (envoys || post.bare == "leader") && !of_countries {
            return Some(post.of.iter().map(|of| self.representatives_of(post, *of)).collect());
        }
        let one_owner = post.of.len() < 2;
        // "EU foreign ministers": those of its states, who act as one.
        if self.are_ministers_of_body(&post.bare, &post.of) {
            return Some(self.speaking_group(head, &post.words, &post.of));
        }
        if speaks && !post.bare.ends_with("member") && one_owner || envoys && !of_countries {
            return Some(self.speaking_group(head, &post.words, &post.of));
        }
        let base = tree.base(head);
        let members = one_owner || self.legislator(&base) && self.any_body(&post.of);
        (members && self.class_of(head, &base).is(NounClass::PERSON)).then(Vec::new)
    }

    /// Whether a post is that of the ministers of a body of states, who belong to it and hold no post in it.
    pub(super) fn are_ministers_of_body(&self, bare: &str, of: &[NodeIndex]) -> bool {
        let last = bare.rsplit(' ').next().unwrap_or_default();
        let body = |n: &NodeIndex| self.gazetteer.sort_of(self.nodes.name(*n)) == Some("body");
        matches!(last, "minister" | "ministers") && of.len() == 1 && of.iter().all(body)
    }

    /// Those of one owner, where those of several do something together.
    fn representatives_of(&mut self, post: &UnnamedPost, of: NodeIndex) -> Argument {
        let tree = self.tree;
        let head = post.head;
        let owner = self.nodes.name(of).to_owned();
        let words = lower_first(&post.words, tree.word(head)).to_lowercase();
        let node = self.descriptive(NodeKind::Actor, &format!("{owner} {words}"), &tree.base(head), head, true);
        self.nodes.answer_to(node, &format!("{words} of {owner}"));
        let argument = Argument::new(node, head, head);
        self.bare_posts.push((argument.clone(), words, of));
        argument
    }

    /// Whether a noun is the subject of a verb of speech, or stands behind "according to".
    pub(in crate::ingest::extract) fn speaks(&self, head: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(head);
        match tree.label(head) {
            Label::Nsubj => self.is_report(above),
            Label::Pobj => {
                tree.lower(above) == "to" && above.checked_sub(1).is_some_and(|b| tree.lower(b) == "according")
            }
            _ => false,
        }
    }

    /// "Maltese officials said", "according to leaders of X": a group that speaks for what it is of.
    fn speaking_group(&mut self, head: Index, words: &str, owners: &[NodeIndex]) -> Vec<Argument> {
        let (first, last, phrase) = self.description(head, &["of", "for", "from", "at", "in"]);
        let phrase = self.as_written(first, &phrase);
        let base = self.tree.base(head);
        let node = self.descriptive(NodeKind::Actor, &phrase, &base, head, true);
        let argument = Argument::new(node, first, last);
        for of in owners.iter().copied() {
            let owner = self.nodes.name(of).to_owned();
            self.nodes.answer_to(node, &format!("{owner} {words}"));
            self.nodes.answer_to(node, &format!("{words} of {owner}"));
            self.bare_posts.push((argument.clone(), words.to_owned(), of));
        }
        vec![argument]
    }
}
