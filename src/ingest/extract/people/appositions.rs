//! Titles behind a name: "Jan Egeland, Under-Secretary-General for Humanitarian Affairs of the United Nations".
//! Also "Jane Roe — the mayor of Bree, member of the Guild, and former Rohan envoy —", "Ted Cruz (R-Texas)".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::people::titles::TITLE_PREPOSITIONS;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::Words;
use crate::model::year_of;

/// Where a title's phrase ends: words that begin a clause of their own.
const CLAUSES: &[&str] = &[
    "who", "whom", "whose", "which", "that", "said", "says", "told", "when", "where", "while", "as", "after", "before",
    "has", "had", "have", "is", "was", "are", "were", "will", "would",
];

/// Words that say when somebody held what follows.
static ONCE: Words = Words::of("appositions.once");

/// Letters behind somebody's name.
static LETTERS: Words = Words::of("appositions.letters");

/// Adverbs that put a post in the past.
static FORMERLY: Words = Words::of("appositions.formerly");

/// Those who are near to somebody by birth, marriage or friendship.
pub(super) static KIN: Words = Words::of("appositions.kin");

/// At most so many titles are read behind one name.
const MOST: usize = 4;

impl Reading<'_> {
    /// The first token behind the articles and adverbs that a title behind a name opens with.
    fn past_openers(&self, at: Index, end: Index) -> Index {
        let tree = self.tree;
        let opens = |i: &Index| {
            let word = tree.lower(*i);
            matches!(word, "the" | "a" | "an" | "and" | "also" | "," | "both" | "himself" | "herself")
                || ONCE.contains(&word)
        };
        at + (at..end).take_while(opens).count()
    }

    /// Reads the titles that follow a name between commas, dashes or brackets; whether there were any.
    pub(in crate::ingest::extract) fn titles_behind(&mut self, name: &Name, holder: &Argument) -> bool {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(name.start));
        // "Warren Truss MP, the leader of the party"
        let letters = name.end < end && LETTERS.contains(&tree.word(name.end));
        let opening = if letters { name.end + 1 } else { name.end };
        if opening + 1 >= end || !matches!(tree.lower(opening), "," | "—" | "–" | "--" | "-" | "(") {
            return false;
        }
        let mut at = opening + 1;
        let mut titles = Vec::new();
        let mut any = false;
        for _ in 0..MOST {
            // "X, and the minister, Y": the second title is not X's unless the first was.
            if !any && matches!(tree.lower(at), "and" | "&") {
                break;
            }
            // "until recently the president of Y", "formerly a professor at Y"
            let from = at;
            at = self.past_openers(at, end);
            // "a passenger on the plane and the vice president of Y": the title stands second.
            if !any && let Some(second) = self.second_part(at, end) {
                at = second;
            }
            // "Maya Reyes, his wife and the chairwoman of the party"
            let kin = at + 2 < end
                && tree.tag(at) == Tag::PrpPoss
                && KIN.contains(&tree.lower(at + 1))
                && tree.lower(at + 2) == "and";
            if kin {
                at = self.past_article(at + 3, end);
            }
            let Some(head) = self.head_behind(at, end) else { break };
            let to = self.phrase_end(head, end);
            // "X, Foreign Minister Y and Z": the title is Y's.
            if to < end && self.person_at(to).is_some() {
                break;
            }
            // "In memory of X, the President orders": what runs on into a verb is no title of X's.
            let closed = to >= end
                || matches!(tree.lower(to), "," | "." | ";" | ":" | "—" | "–" | "-" | "--" | ")" | "(" | "and" | "&")
                || matches!(tree.lower(to), "who" | "whose" | "whom" | "which" | "\"" | "”" | "’" | "'")
                || (tree.lower(opening) == "(")
                // "Jack Weil, founder and CEO of Rockmount died", without the second comma
                || tree.head(name.end - 1) == to
                    && tree.is_verb(to)
                    && self.names.at(to - 1).is_some()
                    && (tree.head(head) == name.end - 1 && tree.label(head) == Label::Appos
                        || any && tree.label(head) == Label::Conj);
            if !closed {
                break;
            }
            let mut title = self.title(at, head, to);
            if (from..at).any(|i| FORMERLY.contains(&tree.lower(i))) && !title.words.contains("former") {
                title.words = format!("former {}", title.words);
            }
            if !title.plural {
                titles.push(title);
                any = true;
            }
            if to >= end || !matches!(tree.lower(to), "," | "and") {
                break;
            }
            at = to + 1;
        }
        self.bear_all(holder, titles, Rule::PostInApposition);
        any
    }

    /// Where the second of two appositions starts, if the first is no title: past "and" and its article.
    fn second_part(&self, from: Index, end: Index) -> Option<Index> {
        let tree = self.tree;
        let article = from.checked_sub(1).is_some_and(|b| tree.is_article(b));
        if !article || self.head_behind(from, end).is_some() {
            return None;
        }
        let inside = |i: Index| {
            tree.is_noun(i)
                || tree.pos(i) == Pos::Adj
                || matches!(tree.tag(i), Tag::Dt | Tag::In | Tag::Hyph | Tag::Pos | Tag::Vbn | Tag::PrpPoss)
        };
        let and = (from..end.min(from + 12)).find(|i| !inside(*i)).filter(|i| matches!(tree.lower(*i), "and" | "&"))?;
        let starts = and + 2 < end && matches!(tree.lower(and + 1), "the" | "a" | "an" | "former" | "current");
        let second = if tree.is_article(and + 1) { and + 2 } else { and + 1 };
        (starts && self.head_behind(second, end).is_some()).then_some(second)
    }

    /// The head of a title that starts here: the first post that no further noun follows.
    fn head_behind(&self, from: Index, end: Index) -> Option<Index> {
        let tree = self.tree;
        let mut at = from;
        while at < end && at < from + 12 {
            if let Some(name) = self.names.at(at) {
                let owns = name.end < end && tree.tag(name.end) == Tag::Pos;
                if self.nodes.is_person(name.node) && !owns {
                    return None;
                }
                at = name.end.max(at + 1);
                continue;
            }
            let attributive = tree.is_noun(at)
                || matches!(tree.tag(at), Tag::Hyph | Tag::Pos | Tag::PrpPoss | Tag::Cd | Tag::Afx)
                || tree.pos(at) == Pos::Adj
                || matches!(tree.tag(at), Tag::Vbn | Tag::Vbg | Tag::Cc | Tag::Rb);
            if !attributive || CLAUSES.contains(&tree.lower(at)) {
                return None;
            }
            if self.post_class(at) || self.occupation(at) {
                let goes_on = at + 1 < end
                    && (tree.is_noun(at + 1)
                        || (tree.tag(at + 1) == Tag::Hyph && at + 2 < end && tree.is_noun(at + 2)))
                    && self.person_at(at + 1).is_none();
                if !goes_on {
                    return Some(at);
                }
            }
            at += 1;
        }
        None
    }

    /// The token after a title's "of" phrase.
    pub(in crate::ingest::extract) fn phrase_end(&self, head: Index, end: Index) -> Index {
        let tree = self.tree;
        let mut at = head + 1;
        while at < end && (tree.tag(at) == Tag::Hyph || matches!(tree.lower(at), "elect" | "designate" | "emeritus")) {
            at += if tree.tag(at) == Tag::Hyph { 2 } else { 1 };
        }
        let mut at = at.min(end);
        if at >= end || !TITLE_PREPOSITIONS.contains(&tree.lower(at)) {
            return at;
        }
        while at < end && at < head + 18 {
            if let Some(name) = self.names.at(at) {
                at = name.end.max(at + 1);
                continue;
            }
            let word = tree.lower(at);
            let inside = tree.is_noun(at)
                || tree.pos(at) == Pos::Adj
                || matches!(tree.tag(at), Tag::Hyph | Tag::Pos | Tag::Dt | Tag::Cd | Tag::PrpPoss)
                // "in the ruling Workers' Party"
                || tree.tag(at) == Tag::Vbg && tree.label(at) == Label::Amod && tree.head(at) > at
                || TITLE_PREPOSITIONS.contains(&word);
            // "head of X and member of Y": another title begins; "minister of trade and industry": it does not.
            let joined = matches!(word, "and" | "&") && self.head_behind(self.past_article(at + 1, end), end).is_none();
            // "minister of labour in 2024"
            let year = matches!(word, "in" | "from") && at + 1 < end && year_of(tree.word(at + 1)).is_some();
            if !(inside || joined) || year || CLAUSES.contains(&word) {
                break;
            }
            at += 1;
        }
        at.min(end)
    }

    fn past_article(&self, at: Index, end: Index) -> Index {
        if at < end && self.tree.is_article(at) { at + 1 } else { at }
    }
}
