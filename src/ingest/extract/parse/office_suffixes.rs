//! Posts that a hyphen runs on from: "the mayor-elect of Herdecke", "prime minister-designate X".
//! Also "second-in-command X"; and posts taken for adjectives: "Quds Force general X". The parser makes the suffix the
//! head of the phrase; the post is.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{NounClass, Nouns, Words};

/// What stands behind a post and a hyphen.
static SUFFIXES: Words = Words::of("office_suffixes.suffixes");

/// Posts that are adjectives elsewhere.
static DOUBTFUL: Words = Words::of("office_suffixes.doubtful");

impl Sentence<'_> {
    /// "the mayor-elect of Herdecke": the mayor is the head, whatever the parser made it.
    pub(in crate::ingest::extract) fn suffix_of_post(&mut self, at: Index) {
        let Some(post) = at.checked_sub(2).filter(|_| self.word(at - 1) == "-") else { return };
        if !SUFFIXES.contains(&self.word(at).to_lowercase().as_str()) {
            return;
        }
        let title = Nouns::shared().class(self.lemma(post).to_lowercase().as_str()).is(NounClass::POST);
        if !title || !self.is_noun(post) || self.head(post) != at {
            return;
        }
        let (head, label, root) = (self.head(at), self.label(at), self.is_root(at));
        for kid in self.kids(at) {
            if kid != post {
                let label = self.label(kid);
                self.hang(kid, post, label);
            }
        }
        self.hang(post, if root { post } else { head }, label);
        self.hang(at, post, Label::Amod);
        if self.tag(at) == Tag::Vb {
            self.retag(at, Tag::Jj, Pos::Adj);
        }
    }

    /// "Quds Force general Qasem Soleimani": right in front of a person's name it is a rank.
    pub(in crate::ingest::extract) fn adjective_for_post(&mut self, at: Index) {
        let before_name = self.tag(at + 1) == Tag::Nnp && self.persons.contains(&(self.first + at + 1));
        let behind_noun =
            at.checked_sub(1).is_some_and(|b| self.is_noun(b) || matches!(self.tag(b), Tag::Jj | Tag::Nnp));
        if before_name
            && behind_noun
            && self.tag(at) == Tag::Jj
            && DOUBTFUL.contains(&self.word(at).to_lowercase().as_str())
            && !self.persons.contains(&(self.first + at))
        {
            self.retag(at, Tag::Nn, Pos::Noun);
        }
    }

    /// "ISIS second-in-command X": one noun for one post.
    pub(in crate::ingest::extract) fn rank_in_command(&mut self, at: Index) {
        let whole = self.word(at + 1) == "-"
            && self.word(at + 2) == "in"
            && self.word(at + 3) == "-"
            && self.word(at + 4) == "command"
            && matches!(self.word(at).to_lowercase().as_str(), "second" | "third");
        if whole {
            self.retag(at, Tag::Nn, Pos::Noun);
            if let Some(token) = self.tokens.get_mut(at) {
                token.lemma = "second-in-command".into();
            }
        }
    }
}
