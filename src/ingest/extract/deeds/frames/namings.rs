//! When "call" says what somebody or something is called: no telephone call, and no demand.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::Words;

/// What is said to somebody by telephone.
static COURTESIES: Words = Words::of("namings.courtesies");

impl Reading<'_> {
    /// "called the minister a \"liar\" for his visit", "calls the president, a \"butcher\"": what somebody is called
    /// stands behind him, whatever the parse hangs it on.
    pub(in crate::ingest::extract) fn calls_names(&self, verb: Index) -> bool {
        let tree = self.tree;
        let Some(object) = tree.kid(verb, Label::Dobj) else { return false };
        let behind = object + 1;
        if behind + 2 >= tree.len() {
            return false;
        }
        let comma = tree.lower(behind) == ",";
        let article = behind + usize::from(comma);
        let said = |k: Index| k > article && matches!(tree.label(k), Label::Dobj | Label::Appos | Label::Oprd);
        tree.is_indefinite_article(article)
            && (!comma || tree.tag(article + 1) == Tag::OpenQuote)
            && (tree.kids(object).any(said) || tree.kids(verb).any(|k| k != object && said(k)))
    }

    /// "called Roe to congratulate him": by what is said then, on the telephone.
    fn telephones(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.kids(verb).any(|k| {
            k > verb && matches!(tree.label(k), Label::Xcomp | Label::Advcl) && COURTESIES.contains(&tree.lemma(k))
        })
    }

    /// "called Biden a decent man", "called the state for Biden": the verb does not telephone.
    pub(in crate::ingest::extract) fn is_naming(&self, verb: Index) -> bool {
        let tree = self.tree;
        let Some(object) = tree.kid(verb, Label::Dobj) else { return false };
        if self.calls_names(verb) {
            return true;
        }
        if self.telephones(verb) {
            return false;
        }
        let next = tree.reach(object).1 + 1;
        let dated = |at: Index| tree.entity(at).is_some_and(|e| e.kind == EntityType::Date);
        let quoted = next < tree.len() && matches!(tree.tag(next), Tag::OpenQuote | Tag::Jj | Tag::Dt | Tag::Vbg);
        // "called a strike, saying that pay was too low": what whoever calls it says besides.
        let besides = |k: Index| tree.label(k) == Label::Advcl && tree.tag(k) == Tag::Vbg && tree.lower(k - 1) == ",";
        quoted
            // "called the election for Biden", not "called elections for May 4"
            || tree.prepositional(verb, "for").is_some_and(|o| !dated(o))
                && !tree.kids(object).any(|k| tree.label(k) == Label::Det && tree.is_indefinite_article(k))
            || tree.kids(verb).any(|k| {
                k > verb
                    && !besides(k)
                    && matches!(
                        tree.label(k),
                        Label::Oprd | Label::Ccomp | Label::Xcomp | Label::Acomp | Label::Attr | Label::Advcl
                    )
            })
    }
}
