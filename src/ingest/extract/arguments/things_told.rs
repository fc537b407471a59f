//! "It" that is what the clause before is done to, and not who does it.
//! Thus "passed the bill, but it was vetoed by the president", "boarded the tanker after it was suspected of
//! smuggling".

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};

/// Relations that decide upon documents and plans, and that only these suffer.
static DECIDING: Words = Words::of("things_told.deciding");

/// Relations that documents and plans suffer as well as somebody.
static JUDGING: Words = Words::of("things_told.judging");

impl Reading<'_> {
    /// What "it" is as the subject of a passive, where the clause before tells of a document, a plan or a vessel that
    /// this befalls; `Some(None)` where it may be that or whoever acts there.
    pub(super) fn thing_told(&mut self, token: Index) -> Option<Option<Argument>> {
        let tree = self.tree;
        let verb = tree.head(token);
        if tree.lower(token) != "it" || tree.label(token) != Label::Nsubjpass || !tree.is_verb(verb) {
            return None;
        }
        let object = self.object_before(verb).filter(|o| *o < token && tree.conjuncts(*o).len() == 1)?;
        if !matches!(tree.tag(object), Tag::Nn | Tag::Nnp) {
            return None;
        }
        let class = self.class_of(object, &tree.base(object));
        let named_vessel = self.names.at(object).is_some_and(|n| self.is_vessels(n));
        if named_vessel || class.is(NounClass::VEHICLE) && self.names.at(object).is_none() {
            let found = self.resolve_one(object, Want::Any).into_iter().next();
            return Some(found.map(|thing| Argument::new(thing.node, token, token)));
        }
        let decided = self.says(verb, |r| DECIDING.contains(&r));
        if !decided && !self.says(verb, |r| JUDGING.contains(&r)) {
            return None;
        }
        let thing = self.resolve_one(object, Want::Any).into_iter().next()?;
        if !self.nodes.get(thing.node).is_some_and(|d| d.is_matter()) {
            return None;
        }
        let decidable = NounClass::DOCUMENT.or(NounClass::UNDERTAKING).or(NounClass::RESTRICTION);
        // Of the sentence before, "it" may be whatever was told of it: "Marriage was banned. It was overturned".
        let clear = decided && !tree.is_root(verb) || class.is(decidable);
        Some(clear.then(|| Argument::new(thing.node, token, token)))
    }

    /// "In a statement issued by the ministry, it condemned the raid": whose statement it is, where nobody else is
    /// named.
    pub(super) fn author_in_front(&mut self, token: Index) -> Option<Argument> {
        let tree = self.tree;
        let verb = tree.head(token);
        if tree.lower(token) != "it" || tree.label(token) != Label::Nsubj || !tree.is_verb(verb) {
            return None;
        }
        let start = tree.sentence_around(token).start;
        let paper = tree.prepositional(verb, "in").filter(|p| *p < token && tree.reach(tree.head(*p)).0 == start)?;
        let authors = self.authors(paper);
        let [one] = authors.as_slice() else { return None };
        let body = self.nodes.get(one.node).is_some_and(|d| d.is_body_or_place() && !d.plural);
        body.then(|| Argument::new(one.node, token, token))
    }

    /// What the clause before a verb is done to: in the same sentence, else in the one before of the paragraph.
    fn object_before(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let before = match tree.label(verb) {
            Label::Conj => tree.coordinated_with(verb),
            Label::Advcl => tree.head(verb),
            Label::Root => {
                let (from, to) = tree.sentence(tree.sentence_of(verb).checked_sub(1)?);
                // "For the budget to pass, it must be signed": that is of its own sentence.
                let own =
                    |i: Index| matches!(tree.label(i), Label::Nsubj | Label::Nsubjpass) && i < verb && tree.is_noun(i);
                if (to..verb).any(own) {
                    return None;
                }
                (from..to).find(|i| tree.is_root(*i)).filter(|_| tree.line_of(from) == tree.line_of(verb))?
            }
            _ => return None,
        };
        if !tree.is_verb(before) || before > verb {
            return None;
        }
        // "voted for the bill", "agreed to the plan"
        let brought = || ["to", "for", "on"].into_iter().find_map(|p| tree.prepositional(before, p));
        let votes = matches!(tree.lemma(before), "vote" | "agree" | "consent");
        let object = tree.kid(before, Label::Dobj).or_else(|| tree.kid(before, Label::Nsubjpass));
        object.or_else(|| if votes { brought() } else { None })
    }
}
