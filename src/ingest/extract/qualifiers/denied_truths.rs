//! What a sentence asks, or says to be untrue: "Did Iran attack Kuwait?", "it is not true that".
//! Also "there is no evidence that", "neither", "instead of meeting him", "had they attacked, we would have".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::Modality;

/// What a statement is that is not so.
static UNTRUE: Words = Words::of("denied_truths.untrue");

/// What a statement is that is so.
static TRUE: Words = Words::of("denied_truths.true");

/// What would show that something is so.
static EVIDENCE: Words = Words::of("denied_truths.evidence");

/// What stands in front of a statement that is repeated because it is untrue.
static LABELS: Words = Words::of("denied_truths.labels");

impl Reading<'_> {
    /// Whether a word stands in a question, which tells of nothing: up to its mark no other mark ends a sentence or a
    /// quotation. Cost: linear in the words up to there.
    pub(in crate::ingest::extract) fn is_asked(&self, word: Index) -> bool {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(word));
        let mark = (word..end).find(|i| {
            matches!(tree.lower(*i), "?" | "!" | "." | "…" | ":")
                || matches!(tree.tag(*i), Tag::OpenQuote | Tag::CloseQuote)
        });
        // "killed five (?) people" only doubts a word.
        mark.filter(|m| tree.lower(*m) == "?" && *m > word).is_some_and(|m| tree.tag(m - 1) != Tag::OpenBracket)
    }

    /// "FALSE: Greece attacked Turkey", "Myth: …": whether the sentence of a word is repeated as untrue.
    pub(in crate::ingest::extract) fn is_labelled_untrue(&self, word: Index) -> bool {
        let tree = self.tree;
        let (start, end) = tree.sentence(tree.sentence_of(word));
        let labels = |i: Index| LABELS.contains(&tree.lower(i)) && i + 1 < tree.len() && tree.lower(i + 1) == ":";
        // The parser may take the label for a sentence of its own.
        let before = start.checked_sub(2).filter(|b| tree.line_of(*b) == tree.line_of(start));
        end > start && word > start && labels(start) || before.is_some_and(labels)
    }

    /// What a word that says whether something is so makes of the statement `at` below it: "it is not true that",
    /// "is a lie that", "no evidence that"; `None` where it says nothing of that, `Some(None)` where there is no claim
    /// then.
    pub(super) fn truth(&self, at: Index, governor: Index) -> Option<Option<Modality>> {
        let tree = self.tree;
        let label = tree.label(at);
        if tree.is_noun(governor) && EVIDENCE.contains(&tree.base(governor).as_str()) {
            let lacks = tree.kids(governor).any(|k| matches!(tree.lower(k), "no" | "little" | "scant" | "without"));
            let none =
                || tree.lower(tree.head(governor)) == "without" || tree.kid(tree.head(governor), Label::Neg).is_some();
            return (matches!(label, Label::Acl | Label::Ccomp | Label::Relcl) && (lacks || none())).then_some(None);
        }
        if !matches!(label, Label::Ccomp | Label::Csubj | Label::Advcl | Label::Acl | Label::Relcl) {
            return None;
        }
        // "claims that Rwanda attacked Goma are false"
        let claimed = label == Label::Acl
            && tree.label(governor) == Label::Nsubj
            && tree.kid(at, Label::Mark).is_some_and(|m| tree.lower(m) == "that");
        let is_said = claimed || matches!(tree.label(governor), Label::Acomp | Label::Attr);
        let be = if is_said { tree.head(governor) } else { governor };
        // "was false because Russia attacked": that is so.
        let reason = label == Label::Advcl && !tree.kids(at).any(|k| k < at && tree.lower(k) == "that");
        if tree.lemma(be) != "be" || reason {
            return None;
        }
        let said = tree.kids(be).filter(|k| matches!(tree.label(*k), Label::Acomp | Label::Attr));
        let negated = tree.kid(be, Label::Neg).is_some();
        let untrue = |k: Index| {
            let (lower, base) = (tree.lower(k), tree.base(k));
            if negated { TRUE.contains(&lower) } else { UNTRUE.contains(&lower) || UNTRUE.contains(&base.as_str()) }
        };
        said.into_iter().any(untrue).then_some(Some(Modality::Negated))
    }

    /// Whether a verb is denied by "neither": "neither attacked Sweden nor threatened Norway".
    pub(super) fn is_neither(&self, verb: Index) -> bool {
        let tree = self.tree;
        let denied = |verb: Index| {
            tree.kids(verb).any(|k| {
                tree.lower(k) == "neither"
                    && matches!(tree.label(k), Label::Preconj | Label::Cc | Label::Advmod | Label::Det)
            })
        };
        let first = tree.head(verb);
        let nor = || tree.label(verb) == Label::Conj && tree.kids(first).any(|k| tree.lower(k) == "nor");
        tree.is_verb(verb) && (denied(verb) || nor() && denied(first))
    }

    /// "Had Russia attacked, NATO would have answered": an auxiliary in front of its subject makes a condition.
    pub(super) fn is_inverted_condition(&self, verb: Index, auxiliary: Index) -> bool {
        let tree = self.tree;
        // "Were Turkey to bomb Kobani": taken for the verb of the condition.
        let opens = auxiliary < verb
            && tree.lower(auxiliary) == "were"
            && tree.label(auxiliary) == Label::Advcl
            && tree.label(verb) == Label::Advcl
            && tree.head(verb) == auxiliary
            && tree.kid(auxiliary, Label::Nsubj).is_some_and(|s| s > auxiliary);
        if opens {
            return true;
        }
        matches!(tree.lower(auxiliary), "had" | "should" | "were")
            && matches!(tree.label(verb), Label::Advcl | Label::Ccomp)
            && tree
                .kids(verb)
                .any(|k| matches!(tree.label(k), Label::Nsubj | Label::Nsubjpass) && auxiliary < k && k < verb)
    }
}
