//! How many: numbers in front of a noun, words that measure what follows, people by number alone.

use crate::ingest::extract::arguments::quantities;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::{EntityType, Label, Pos, Tag};
use crate::lexicon::Words;
use crate::model::{NodeKind, Quantity, year_of};

/// Words that count or pick from what follows them with "of".
pub(in crate::ingest::extract) static MEASURES: Words = Words::of("counts.measures");

/// What a number does that becomes another.
static RISING: Words = Words::of("counts.rising");

impl Reading<'_> {
    /// The number in front of a noun, with its bound.
    pub(in crate::ingest::extract) fn quantity(&self, head: Index) -> Option<Quantity> {
        let tree = self.tree;
        let number = if tree.pos(head) == Pos::Num || MEASURES.contains(&tree.lower(head)) {
            Some(head)
        } else {
            tree.kids(head)
                .find(|k| {
                    *k < head
                        && (tree.label(*k) == Label::Nummod
                            || tree.tag(*k) == Tag::Cd
                            || (tree.lower(*k) == "dozen" && tree.label(*k) != Label::Prep))
                })
                .or_else(|| self.number_below(head))
        };
        // "the number of people killed rose to 147"
        let number = number.or_else(|| self.number_reached(head))?;
        // "the 2024 Nansen Award": a year in front of one thing counts nothing.
        let year = |n: Index| year_of(tree.word(n)).is_some();
        if number != head && matches!(tree.tag(head), Tag::Nn | Tag::Nnp) && year(number) {
            return None;
        }
        let of_measure =
            tree.prepositional(head, "of").filter(|o| number == head && MEASURES.contains(&tree.lower(*o)));
        // "four million were displaced"
        let low = tree.kids(head).filter(|k| *k < head && tree.tag(*k) == Tag::Cd).min().unwrap_or(head);
        let (low, high) = if number == head { (low, of_measure.unwrap_or(head)) } else { tree.reach(number) };
        let high = if low < head { high } else { high.min(number.max(head)) };
        let (start, _) = tree.sentence(tree.sentence_of(head));
        let mut from = low;
        // Words in front may bound the number ("at least"); a number among them is another one.
        while from > start.max(low.saturating_sub(3))
            && tree.tag(from - 1) != Tag::Cd
            // "killed dozens and wounded 300"
            && !matches!(tree.tag(from - 1), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Cc)
            // "handed over three hostages"
            && tree.label(from - 1) != Label::Prt
            && !tree.lower(from - 1).chars().any(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ';'))
        {
            from -= 1;
        }
        let words: Vec<&str> = (from..=high).map(|i| tree.lower(i)).collect();
        let ordinal = tree.entity(number).is_some_and(|e| {
            matches!(
                e.kind,
                EntityType::Ordinal | EntityType::Date | EntityType::Time | EntityType::Money | EntityType::Percent
            )
        });
        if ordinal { None } else { quantities::read(&words) }
    }

    /// "the number of people killed by floods rose to 147": what the number of those counted has become.
    fn number_reached(&self, head: Index) -> Option<Index> {
        let tree = self.tree;
        let of = Some(tree.head(head)).filter(|of| tree.label(head) == Label::Pobj && tree.lower(*of) == "of")?;
        let total = Some(tree.head(of)).filter(|n| matches!(tree.lower(*n), "number" | "toll" | "total"))?;
        let verb = Some(tree.head(total)).filter(|v| tree.label(total) == Label::Nsubj && tree.is_verb(*v))?;
        let reached = tree.prepositional(verb, "to").or_else(|| tree.kid(verb, Label::Dobj));
        reached.filter(|n| RISING.contains(&tree.lemma(verb)) && tree.tag(*n) == Tag::Cd)
    }

    /// "a record 383 aid workers": the number may hang on the word in front of it.
    pub(in crate::ingest::extract) fn number_below(&self, head: Index) -> Option<Index> {
        let tree = self.tree;
        let number = |i: Index| tree.tag(i) == Tag::Cd && tree.label(i) == Label::Nummod;
        let before = tree
            .kids(head)
            .find(|k| *k + 1 < head && matches!(tree.lower(*k), "record" | "total" | "combined") && number(*k + 1))?;
        (tree.head(before + 1) == before).then_some(before + 1)
    }

    /// "70 were killed", "two of them": people by number alone.
    pub(in crate::ingest::extract) fn counted(&mut self, head: Index) -> Vec<Argument> {
        let tree = self.tree;
        let pair = self.the_pair(head, None);
        if !pair.is_empty() {
            return pair;
        }
        let quantity = self.quantity(head);
        // "Several were hurt"
        let vague = matches!(tree.lower(head), "several" | "many" | "some") && tree.label(head) == Label::Nsubjpass;
        if quantity.is_none() && !vague
            || tree.entity(head).is_some_and(|e| {
                matches!(e.kind, EntityType::Date | EntityType::Money | EntityType::Percent | EntityType::Time)
            })
        {
            return Vec::new();
        }
        // "1,000 Palestinians have died and over 4,300 have been injured": of the same.
        let clause = tree.clause_of(head);
        // "68 Palestinians are killed, with 37 killed in Gaza City"
        let with = tree.label(head) == Label::Pobj
            && tree.lower(tree.head(head)) == "with"
            && tree.kids(head).any(|k| tree.label(k) == Label::Acl && tree.tag(k) == Tag::Vbn);
        let beside = tree.tag(head) == Tag::Cd && (tree.label(clause) == Label::Conj || with);
        let same = if beside { self.the_others(head) } else { None };
        let node = same.unwrap_or_else(|| self.descriptive(NodeKind::Actor, "people", "people", head, true));
        let mut argument = Argument::new(node, head, head);
        argument.quantity = quantity;
        vec![argument]
    }
}
