//! News in brief: items in the present tense, each of which tells of the day on which it is published.

use crate::ingest::extract::deed_classes::{MEASURES_OF, is_harm};
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::Words;
use crate::model::DateInterval;

/// Verbs of what is so, is said or is thought.
static STATES: Words = Words::of("briefs.states");

/// Adverbs by which a verb says that what it tells was before.
static BEFOREHAND: Words = Words::of("briefs.beforehand");

/// Verbs of letting somebody go and of giving up a post.
static ENDING: Words = Words::of("briefs.ending");

/// Relations of what is done to somebody before he is let go or gives up what he holds.
static BEFORE_IT_ENDED: Words = Words::of("briefs.before-it-ended");

/// Of the sentences of a text so many must speak in the present tense to make it news in brief.
const SHARE: f32 = 0.6;

/// The roots of the sentences of a text, from the token `body` on.
fn main_clauses<'t>(tree: &'t Tree<'_>, body: Index) -> impl Iterator<Item = Index> + 't {
    (0..tree.analysis.sentences.len()).filter_map(move |number| {
        let (start, end) = tree.sentence(number);
        (start..end).find(|i| *i >= body && tree.is_root(*i))
    })
}

/// Whether a text, from the token `body` on, is news in brief.
pub(in crate::ingest::extract) fn is_brief(tree: &Tree<'_>, body: Index) -> bool {
    let told: Vec<bool> = main_clauses(tree, body).filter_map(|root| speaks_now(tree, root)).collect();
    is_mostly_now(&told)
}

/// Whether at least two main clauses, and most of them, are in the present tense.
fn is_mostly_now(told: &[bool]) -> bool {
    let present = told.iter().filter(|now| **now).count();
    present >= 2 && present as f32 >= SHARE * told.len() as f32
}

/// Whether news in brief tells of the day on which it is published: in the simple present, of deeds, and not in the
/// perfect or by what is so and is said, as any article may ("Peru has expelled an envoy. Chile says it will, too").
pub(in crate::ingest::extract) fn tells_of_its_day(tree: &Tree<'_>, body: Index) -> bool {
    let tells_a_deed = |root: Index| {
        let perfect = tree.kids(root).any(|k| tree.label(k) == Label::Aux && matches!(tree.lower(k), "has" | "have"));
        !perfect && !STATES.contains(&tree.lemma(root))
    };
    let told: Vec<bool> = main_clauses(tree, body)
        .filter_map(|root| speaks_now(tree, root).map(|now| (root, now)))
        .filter(|(root, now)| !now || tells_a_deed(*root))
        .map(|(_, now)| now)
        .collect();
    is_mostly_now(&told)
}

/// Whether a text tells its news in the past tense, so that its present tense says what is so in general.
pub(in crate::ingest::extract) fn is_narrated(tree: &Tree<'_>, body: Index) -> bool {
    let tenses: Vec<bool> = main_clauses(tree, body).filter_map(|root| speaks_now(tree, root)).collect();
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
        if !self.of_its_day {
            return None;
        }
        let mut at = word;
        for _ in 0..12 {
            let background = match tree.label(at) {
                _ if self.looks_back(at) => true,
                // "killed in a missile attack that hit a school"
                Label::Relcl => !self.tells_how_it_happened(at),
                Label::Acl => tree.tag(at) == Tag::Vbn,
                // "are killed after being ambushed"
                Label::Pcomp if tree.lower(tree.head(at)) == "after" => !self.tells_how_it_happened(at),
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
        // "A court releases Luna. She was jailed for libel."
        let ended = at > end && ENDING.contains(&tree.lemma(root)) && self.says(at, |r| BEFORE_IT_ENDED.contains(&r));
        let told = speaks_now(tree, root)? || self.is_undated_news(root);
        self.published.filter(|_| told && !ended).map(DateInterval::day)
    }

    /// "had been arrested", "was previously jailed": whether a verb says itself that what it tells was before.
    fn looks_back(&self, verb: Index) -> bool {
        let tree = self.tree;
        let before = |k: Index| match tree.label(k) {
            Label::Aux => tree.lower(k) == "had",
            Label::Advmod => BEFOREHAND.contains(&tree.lower(k)),
            _ => false,
        };
        tree.is_verb(verb) && tree.kids(verb).any(before)
    }

    /// "A truck fell into a gorge, killing 16": an item that tells in the past, without a date, is of its day too.
    fn is_undated_news(&self, root: Index) -> bool {
        let tree = self.tree;
        let dated = |i: Index| tree.entity(i).is_some_and(|e| e.kind == EntityType::Date);
        !self.looks_back(root) && !tree.sentence_around(root).any(dated)
    }

    /// "are killed in a missile attack that hit a school", "killed after being ambushed": whether a clause says what
    /// harmed whom the clause above tells of.
    fn tells_how_it_happened(&self, clause: Index) -> bool {
        let tree = self.tree;
        let preposition =
            if tree.label(clause) == Label::Relcl { tree.head(tree.head(clause)) } else { tree.head(clause) };
        let brings = tree.label(preposition) == Label::Prep
            && matches!(tree.lower(preposition), "in" | "by" | "during" | "from" | "after");
        let above = tree.head(preposition);
        brings && tree.is_verb(above) && self.says(above, is_harm) && self.says(clause, is_harm)
    }
}
