//! The words of a description: where they begin and where they end.

use crate::ingest::extract::arguments::descriptions::TAIL;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::shared_words::LOCATIVE;
use crate::lexicon::{NounClass, Words};

/// Words that say how many, which of them or how important, and not what they are.
static QUANTIFYING: Words = Words::of("description_words.quantifying");

impl Reading<'_> {
    /// The words of a description: the head with what stands before it, without determiners, numbers and possessives,
    /// and with its "of" phrase where `tail` asks for one.
    pub(in crate::ingest::extract) fn description(&self, head: Index, tail: &[&str]) -> (Index, Index, String) {
        let tree = self.tree;
        // "the 18-year-old": the age is all that it says; of "a year-old" it is no number.
        if tree.lower(head) == "old" && tree.tag(head) == Tag::Nn && head >= 4 {
            let number = tree.tag(head - 4) == Tag::Cd && tree.sentence_of(head - 4) == tree.sentence_of(head);
            let first = if number { head - 4 } else { head - 2 };
            return (first, head, tree.phrase(first, head));
        }
        let (first, last) = (self.description_start(head), self.description_end(head, tail));
        (first, last, tree.phrase(first, last))
    }

    /// Where a description begins: behind what only counts or determines it.
    fn description_start(&self, head: Index) -> Index {
        let first = self.behind_number(head, self.modifiers_start(head));
        let first = self.behind_determiners(head, first);
        // "the Secretary-General": a word that a hyphen ties to the head belongs to it.
        let tied = |i: Index| self.tree.tag(i) == Tag::Hyph && !self.tree.token(i).space_after;
        if first == head && head > 1 && tied(head - 1) && !self.tree.token(head - 2).space_after {
            return head - 2;
        }
        first
    }

    /// Where what modifies a noun begins, as far as it is of the same clause.
    fn modifiers_start(&self, head: Index) -> Index {
        let tree = self.tree;
        let keeps = |kid: &Index| {
            matches!(tree.label(*kid), Label::Compound | Label::Amod | Label::Nmod | Label::Poss | Label::Punct)
                && !matches!(
                    tree.tag(*kid),
                    Tag::PrpPoss | Tag::WpPoss | Tag::OpenQuote | Tag::CloseQuote | Tag::Comma | Tag::OpenBracket
                )
        };
        let modifiers = tree.kids(head).filter(|k| *k < head && keeps(k));
        let first = modifiers.map(|kid| tree.reach(kid).0).fold(head, Index::min);
        // "the hotel was evacuated and local police said": another clause is no part of a name, whatever the parse
        // says.
        let clause = (first..head).rev().find(|i| {
            matches!(tree.tag(*i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
                && matches!(tree.lemma(*i), "be" | "have" | "do" | "say" | "will" | "can" | "may")
        });
        match clause {
            Some(clause) => (clause..head).rev().find(|i| tree.label(*i) == Label::Cc).unwrap_or(head - 1) + 1,
            None => first,
        }
    }

    /// "a record 383 aid workers", "the two Spanish cities": what stands before the number counts, it does not name.
    fn behind_number(&self, head: Index, first: Index) -> Index {
        let tree = self.tree;
        let mut numbers =
            tree.kids(head).filter(|k| *k < head && tree.label(*k) == Label::Nummod && tree.tag(*k) == Tag::Cd);
        // "the Shenzhou 21 mission": this one names it.
        let names_it =
            |n: Index| n > first && tree.tag(n - 1) == Tag::Nnp && tree.word(n).chars().all(|c| c.is_ascii_digit());
        let number = numbers.next_back().or_else(|| self.number_below(head));
        number.filter(|n| *n > first && *n < head && !names_it(*n)).map_or(first, |n| n + 1)
    }

    /// Where a description begins without determiners, dates and quantifiers in front.
    fn behind_determiners(&self, head: Index, mut first: Index) -> Index {
        let tree = self.tree;
        let dated = |i: Index| tree.entity(i).is_some_and(|e| matches!(e.kind, EntityType::Date | EntityType::Time));
        // "a five-story building": a number tied by a hyphen says of what kind it is.
        if tree.tag(first) == Tag::Hyph && first > 0 && first < head && !dated(first - 1) {
            first -= 1;
        }
        let hyphened =
            first + 1 < head && !dated(first) && tree.tag(first) == Tag::Cd && tree.tag(first + 1) == Tag::Hyph;
        if hyphened {
            return first;
        }
        // "a no-confidence motion"
        let denied = |i: Index| {
            i + 1 < head && tree.tag(i + 1) == Tag::Hyph && tree.lower(i) == "no" && !tree.token(i).space_after
        };
        let determines = |i: Index| {
            dated(i)
                || matches!(
                    tree.tag(i),
                    Tag::Dt | Tag::Cd | Tag::Pos | Tag::Comma | Tag::PrpPoss | Tag::OpenQuote | Tag::CloseQuote
                )
                || self.names.at(i).is_none() && QUANTIFYING.contains(&tree.lower(i))
        };
        while first < head && !denied(first) && determines(first) {
            first += 1;
        }
        first
    }

    /// Where a description ends: behind the phrases of the prepositions in `tail`, or what it is to do.
    fn description_end(&self, head: Index, tail: &[&str]) -> Index {
        let tree = self.tree;
        let mut last = head;
        let prepositions =
            tree.kids(head).filter(|k| *k > head && tree.label(*k) == Label::Prep && tail.contains(&tree.lower(*k)));
        for preposition in prepositions {
            // "signed an agreement in Havana": where it happens is no part of its name.
            let place = tree.kid(preposition, Label::Pobj).and_then(|o| self.names.at(o));
            let place = place.and_then(|n| self.nodes.get(n.node));
            if tree.lower(preposition) == "in" && place.is_some_and(|d| d.class.is_some()) {
                break;
            }
            // "adopted the resolution with Russia opposed": how some voted is no part of its name.
            if self.dissent(preposition).is_some() {
                continue;
            }
            last = self.tail_end(head, preposition, tail, last).unwrap_or(last);
        }
        if last == head && tail.contains(&"to") {
            last = self.infinitive_end(head).unwrap_or(last);
        }
        self.place_of_body_within(head, last).map_or(last, |place| place - 1)
    }

    /// Where the phrase of a preposition ends that follows a description up to `last`; `None` where it is no part of
    /// it.
    fn tail_end(&self, head: Index, preposition: Index, tail: &[&str], last: Index) -> Option<Index> {
        let tree = self.tree;
        let (low, high) = tree.reach(preposition);
        // "members of what the government described as a terrorist group"
        if low + 1 < tree.len() && tree.tag(low + 1) == Tag::Wp {
            return None;
        }
        let (_, stop) = tree.sentence(tree.sentence_of(head));
        // "the paramilitary group Rapid Support Forces": a name right behind its noun goes on; so does "al-Assad".
        let named = |i: Index| self.names.at(i).is_some_and(|n| n.start > low && tree.is_noun(n.start - 1));
        let clause = (low..=high).find(|i| {
            matches!(tree.label(*i), Label::Relcl | Label::Acl | Label::Advcl | Label::Appos | Label::Punct)
                && *i > low + 1
                && !(tree.label(*i) == Label::Appos && named(*i))
                && !(tree.tag(*i) == Tag::Hyph && *i > low && !tree.token(*i - 1).space_after)
        });
        let clause = clause.map(|c| self.names.at(c).map_or(c, |n| n.start.clamp(low + 1, c)));
        let high = clause.map_or(high, |c| (low..c).rev().find(|i| tree.is_noun(*i)).unwrap_or(low));
        // "the attack on Goma in January": its day is no part of its name.
        let dated = |i: &Index| {
            let day = tree.kid(*i, Label::Pobj).filter(|_| tree.label(*i) == Label::Prep && tree.reach(*i).1 == high);
            day.is_some_and(|d| tree.entity(d).is_some_and(|e| e.kind == EntityType::Date))
        };
        let high = (low + 2..high).find(dated).map_or(high, |i| i - 1);
        // "the agreement between the Sudanese army and the Rapid Support Forces" names both.
        let long = high - low > if tree.lower(preposition) == "between" { TAIL + 5 } else { TAIL };
        // Only things are named at such length, not people and bodies.
        if long && tail.len() < 5 {
            return None;
        }
        let high = if long { self.shorter_tail(low, high) } else { high };
        (low == last + 1 && high < stop && high > low).then_some(high)
    }

    /// "leaders of the Gulf Cooperation Council in Riyadh": where they are is no part of their name.
    fn place_of_body_within(&self, head: Index, last: Index) -> Option<Index> {
        let tree = self.tree;
        let is_body = |hung: Index| match self.names.at(hung) {
            Some(name) => self.nodes.is_organization(name.node),
            None => hung > head && self.class_of(hung, &tree.base(hung)).is(NounClass::BODY),
        };
        (head + 2..last).rev().find(|i| {
            let hung = tree.head(*i);
            (LOCATIVE.contains(&tree.lower(*i)) || tree.lower(*i) == "off")
                && tree.label(*i) == Label::Prep
                && hung < *i
                && is_body(hung)
                && tree.kid(*i, Label::Pobj).and_then(|o| self.names.at(o)).is_some_and(|n| n.end == last + 1)
        })
    }
}
