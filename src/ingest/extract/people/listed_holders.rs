//! Those who get or hold a post of a body that is told of: "the cabinet includes Ana Roe as finance minister".
//! Also "a new government is formed, with Ana Roe as prime minister".

use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::Modality;

/// Nouns for those who share the posts of a government or a party.
static BODIES: Words = Words::of("listed_holders.bodies");

/// Nouns for giving out posts.
static GIVING: Words = Words::of("listed_holders.giving");

/// Verbs of having somebody in a list or a body.
static HAVING: Words = Words::of("listed_holders.having");

/// Verbs of forming a body that has posts, or of its coming to office.
static FORMING: Words = Words::of("listed_holders.forming");

/// A list of holders has at most so many words before the last of them.
const LONGEST: usize = 60;

impl Reading<'_> {
    /// Gives somebody the post behind "as", where a body or the giving out of its posts is told of.
    pub(super) fn read_listed_holder(&mut self, name: &Name, post: Index) {
        let tree = self.tree;
        let Some((word, given)) = self.listing(name) else { return };
        let Some(Modality::Asserted) = self.modality(tree.clause_of(word)) else { return };
        let holder = name.argument();
        self.hold_post(&holder, post);
        let new = tree.kids(post).any(|k| k < post && matches!(tree.lower(k), "new" | "incoming"));
        if given || new {
            let found = Match::of("as".to_owned());
            let rule = Rule::PostThatSomebodyTakes;
            let claim = self.claims.len();
            self.claim(Telling::new(word, "appointed", &found, Modality::Asserted, rule), None, holder);
            let words = self.words_of_post(post);
            if self.claims.len() > claim {
                self.claims.change(claim, |c| c.role = Some(words));
            }
        }
    }

    /// What lists somebody in front of whom nothing stands but others of the list: a verb or "with"; and whether the
    /// posts are given out.
    fn listing(&self, name: &Name) -> Option<(Index, bool)> {
        let tree = self.tree;
        let (from, _) = tree.sentence(tree.sentence_of(name.start));
        let in_list = |i: &Index| {
            tree.is_noun(*i)
                || self.names.at(*i).is_some()
                || matches!(tree.tag(*i), Tag::Jj | Tag::Dt | Tag::Cc | Tag::Comma | Tag::PrpPoss | Tag::Hyph)
                || matches!(tree.lower(*i), "as" | "of" | "for" | "and" | ";")
        };
        let word = (from.max(name.start.saturating_sub(LONGEST))..name.start).rev().find(|i| !in_list(i))?;
        if tree.lower(word) == "with" {
            let clause = tree.clause_of(word);
            let apart = word.checked_sub(1).is_some_and(|b| b >= from && tree.tag(b) == Tag::Comma);
            let body = tree.kids(clause).chain([clause]).any(|k| BODIES.contains(&tree.base(k).as_str()));
            let forms = FORMING.contains(&tree.lemma(clause)) && body;
            let its = tree.kid(word, Label::Pobj).is_some() && apart;
            return (forms || its && word > from).then_some((word, forms));
        }
        let subject = tree.kid(word, Label::Nsubj).filter(|_| HAVING.contains(&tree.lemma(word)))?;
        let gives = GIVING.contains(&tree.lemma(subject));
        (gives || BODIES.contains(&tree.lemma(subject))).then_some((word, gives))
    }
}
