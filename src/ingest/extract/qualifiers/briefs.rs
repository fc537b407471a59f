//! News in brief: items in the present tense, each of which tells of the day on which it is published.

use crate::ingest::extract::deed_classes::MEASURES_OF;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::model::DateInterval;

/// Of the sentences of a text so many must speak in the present tense to make it news in brief.
const SHARE: f32 = 0.6;

/// Whether a text, from the token `body` on, is news in brief.
pub(in crate::ingest::extract) fn is_brief(tree: &Tree<'_>, body: Index) -> bool {
    let (mut present, mut past) = (0.0_f32, 0.0_f32);
    for number in 0..tree.analysis.sentences.len() {
        let (start, end) = tree.sentence(number);
        let Some(root) = (start..end).find(|i| *i >= body && tree.is_root(*i)) else { continue };
        match speaks_now(tree, root) {
            Some(true) => present += 1.0,
            Some(false) => past += 1.0,
            None => {}
        }
    }
    present >= 2.0 && present >= SHARE * (present + past)
}

/// Whether a text tells its news in the past tense, so that its present tense says what is so in general.
pub(in crate::ingest::extract) fn is_narrated(tree: &Tree<'_>, body: Index) -> bool {
    let roots = (0..tree.analysis.sentences.len()).filter_map(|number| {
        let (start, end) = tree.sentence(number);
        (start..end).find(|i| *i >= body && tree.is_root(*i))
    });
    let tenses: Vec<bool> = roots.filter_map(|root| speaks_now(tree, root)).collect();
    let past = tenses.iter().filter(|now| !**now).count();
    past >= 2 && 2 * past > tenses.len()
}

/// Whether a clause is in the present tense; `None` where it has no tense.
pub(in crate::ingest::extract) fn speaks_now(tree: &Tree<'_>, verb: Index) -> Option<bool> {
    // "Roe, appointed to fill the seat, is the first": what stands behind the verb is none of its own.
    let auxiliary = tree.kids(verb).find(|k| *k < verb && matches!(tree.label(*k), Label::Aux | Label::Auxpass));
    match tree.tag(auxiliary.unwrap_or(verb)) {
        Tag::Vbz | Tag::Vbp => Some(true),
        // "The forces withdraw", taken for an infinitive
        Tag::Vb if auxiliary.is_none() && tree.kids(verb).any(|k| k < verb && tree.label(k) == Label::Nsubj) => {
            Some(true)
        }
        Tag::Vbd => Some(false),
        _ => None,
    }
}

impl Reading<'_> {
    /// The day of an item of news in brief, for what its main clause, or what somebody says in it, tells of.
    pub(in crate::ingest::extract) fn day_of_item(&self, word: Index) -> Option<DateInterval> {
        let tree = self.tree;
        if !self.brief {
            return None;
        }
        let mut at = word;
        for _ in 0..12 {
            let background = match tree.label(at) {
                Label::Relcl => true,
                Label::Acl => tree.tag(at) == Tag::Vbn,
                Label::Advcl => tree.kids(at).any(|k| {
                    tree.label(k) == Label::Mark && matches!(tree.lower(k), "after" | "since" | "before" | "until")
                }),
                // "in a series of airstrikes"
                Label::Pobj if tree.lower(tree.head(at)) == "of" => {
                    !MEASURES_OF.contains(&tree.lower(tree.head(tree.head(at))))
                }
                Label::Pobj | Label::Pcomp => matches!(
                    tree.lower(tree.head(at)),
                    "after" | "following" | "since" | "before" | "until" | "despite" | "of" | "over"
                ),
                _ => false,
            };
            if background {
                return None;
            }
            if tree.is_root(at) {
                break;
            }
            at = tree.head(at);
        }
        // The item's first sentence says whether it is one.
        let line = tree.line_of(word);
        let first = (0..=word).rev().take_while(|i| tree.line_of(*i) == line).last()?;
        let (start, end) = tree.sentence(tree.sentence_of(first));
        let root = (start..end).find(|i| tree.is_root(*i))?;
        speaks_now(tree, root).filter(|now| *now).and(self.published).map(DateInterval::day)
    }
}
