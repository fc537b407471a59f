//! What has no name goes by its description, as the text words it.

use std::borrow::Cow;

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::Gazetteer;
use crate::lexicon::{EntryClass, NounClass, Words, fold};
use crate::model::NodeKind;

/// Nouns that an infinitive completes: "a plan to deport migrants".
static COMPLETED: Words = Words::of("descriptions.completed");

/// Words that say how many, which of them or how important, and not what they are.
static QUANTIFYING: Words = Words::of("descriptions.quantifying");

/// Chambers and parties that go by a common word with a capital.
static CHAMBERS: Words = Words::of("descriptions.chambers");

/// A description's tail has at most so many words past its preposition.
const TAIL: usize = 7;

impl Reading<'_> {
    /// A document or an event by its description.
    pub(in crate::ingest::extract) fn thing(
        &mut self,
        head: Index,
        base: &str,
        kind: NodeKind,
        definite: bool,
    ) -> Vec<Argument> {
        let (first, last, phrase) =
            self.description(head, &["of", "for", "on", "to", "against", "with", "between", "in", "from", "into"]);
        if definite
            && first == last
            && let Some((known, _)) =
                self.nodes.headed(base).rev().find(|(_, d)| d.kind == kind && self.told_here(d, head))
        {
            return vec![Argument::new(known, head, head)];
        }
        if let Some(told) = self.deed_again(head, base) {
            return vec![told];
        }
        if let Some(thing) = self.thing_explained(head, base) {
            let mut found = self.resolve_one(thing, Want::Any);
            found.retain(|a| {
                self.nodes.get(a.node).is_some_and(|d| matches!(d.kind, NodeKind::Event | NodeKind::Resolution))
            });
            if !found.is_empty() {
                return found;
            }
        }
        let name = self.as_written(first, &phrase);
        let node = self.descriptive(kind, &name, base, head, false);
        vec![Argument::new(node, first, last)]
    }

    /// A description in small letters where only its place at the head of the sentence made it large.
    pub(in crate::ingest::extract) fn as_written(&self, first: Index, phrase: &str) -> String {
        let opens = self.tree.sentence(self.tree.sentence_of(first)).0 + 1 >= first;
        // "Arab governments" at the head of a sentence.
        let people = self.tree.entity(first).is_some_and(|e| e.kind == EntityType::Norp);
        let written = self.tree.word(first);
        if opens && !people || !phrase.starts_with(written) { lower_first(phrase, written) } else { phrase.to_owned() }
    }

    /// Whether "the ceasefire" may be one told of before: in a brief each line is an item of its own.
    fn told_here(&self, known: &DraftNode, head: Index) -> bool {
        let tree = self.tree;
        !self.brief || tree.line_of(tree.sentence(known.last_seen).0) == tree.line_of(head)
    }

    /// The node of a description: one for each name and kind in the article.
    pub(in crate::ingest::extract) fn descriptive(
        &mut self,
        kind: NodeKind,
        name: &str,
        head: &str,
        token: Index,
        plural: bool,
    ) -> NodeIndex {
        let sentence = self.tree.sentence_of(token);
        let name = without_acronym(whole_words(name));
        // "an "immediate and unconditional" ceasefire", cut between the marks
        let marks = name.matches('"').count() % 2 == 1 || name.matches('“').count() != name.matches('”').count();
        let name = if marks { name.replace(['"', '“', '”'], "").into() } else { name };
        let name = name.as_ref();
        if let Some(known) = self.described_before(name, kind, token) {
            return known;
        }
        let wording = self.one_wording(name);
        if let Some(known) = self.worded_otherwise(name, wording.clone(), kind, token) {
            self.nodes.call(known, name);
            return known;
        }
        let node = self.nodes.add(DraftNode {
            kind,
            name: name.to_owned(),
            aliases: Vec::new(),
            named: false,
            gazetteer: None,
            class: None,
            gender: None,
            person: kind == NodeKind::Actor && !plural,
            plural,
            head: head.to_owned(),
            last_seen: sentence,
        });
        wording.into_iter().for_each(|wording| self.nodes.word(node, kind, wording));
        node
    }

    /// A node of this name; one that is only also called so, "Islamic State gunmen" for "gunmen", not across the items
    /// of a brief.
    fn described_before(&self, name: &str, kind: NodeKind, token: Index) -> Option<NodeIndex> {
        let own = self.nodes.named(&fold(name), kind).next().map(|(i, _)| i);
        own.or_else(|| {
            self.nodes
                .find(name, kind)
                .filter(|i| self.nodes.get(*i).is_some_and(|d| d.named || self.told_here(d, token)))
        })
    }

    /// The node of a description whose state is only worded otherwise: "U.S. troops" are "American troops", "Iran's
    /// parliament" is "the Iranian parliament"; or that was a place where it is now a body: "a shelled house" is one
    /// thing.
    fn worded_otherwise(&self, name: &str, wording: Option<String>, kind: NodeKind, token: Index) -> Option<NodeIndex> {
        let here = |d: &DraftNode| kind != NodeKind::Actor || self.told_here(d, token);
        let reworded = wording.and_then(|wording| self.nodes.worded(wording, kind).find(|(_, d)| here(d)));
        let other = match kind {
            NodeKind::Location => Some(NodeKind::Organization),
            NodeKind::Organization => Some(NodeKind::Location),
            _ => None,
        };
        let twin = |d: &DraftNode| !d.named && self.told_here(d, token);
        let twins = || self.nodes.named(&fold(name), other?).find(|(_, d)| twin(d));
        reworded.or_else(twins).map(|(i, _)| i)
    }

    /// A description with the key of the country or body between states that opens it in the place of its name or
    /// adjective.
    fn one_wording(&self, name: &str) -> Option<String> {
        let (first, rest) = name.split_once(' ')?;
        let owner = |words: &str| {
            let words = words.trim_end_matches("'s").trim_end_matches("’s");
            let entry = self.gazetteer.find_written(words).or_else(|| self.gazetteer.demonym(words))?;
            matches!(entry.class, EntryClass::Country | EntryClass::Organization).then_some(entry)
        };
        let two =
            rest.split_once(' ').and_then(|(second, behind)| Some((owner(&format!("{first} {second}"))?, behind)));
        let (entry, rest) = two.or_else(|| Some((owner(first)?, rest)))?;
        Some(format!("{} {}", entry.key, fold(rest)))
    }

    /// Where a tail that is too long ends: with the last noun in reach that closes a phrase ("a return to the political
    /// process | under the auspices of the mediators").
    fn shorter_tail(&self, low: Index, high: Index) -> Index {
        let tree = self.tree;
        let closes = |i: &Index| {
            tree.is_noun(*i)
                && *i < high
                && (matches!(tree.label(i + 1), Label::Prep | Label::Cc | Label::Punct | Label::Agent)
                    || tree.is_verb(i + 1))
        };
        (low + 1..=low + TAIL).rev().find(closes).unwrap_or(low)
    }

    /// Where "a plan to deport migrants" ends: with the last noun in reach that closes the infinitive right behind it.
    fn infinitive_end(&self, head: Index) -> Option<Index> {
        let tree = self.tree;
        if !COMPLETED.contains(&tree.base(head).as_str()) {
            return None;
        }
        let verb = tree.kids(head).find(|k| {
            *k > head + 1
                && matches!(tree.label(*k), Label::Acl | Label::Relcl)
                && tree.tag(*k) == Tag::Vb
                && tree.lower(head + 1) == "to"
                && tree.head(head + 1) == *k
        })?;
        let (_, high) = tree.reach(verb);
        let clause = (verb + 1..=high).find(|i| {
            matches!(
                tree.label(*i),
                Label::Relcl | Label::Acl | Label::Advcl | Label::Appos | Label::Punct | Label::Ccomp | Label::Xcomp
            )
        });
        let high = clause.map_or(high, |c| c - 1).min(head + TAIL + 1);
        let closes = |i: &Index| {
            tree.is_noun(*i)
                && (*i + 1 >= tree.len() || !tree.is_noun(*i + 1) && !matches!(tree.tag(*i + 1), Tag::Pos | Tag::Hyph))
        };
        (verb + 1..=high).rev().find(closes)
    }

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
        self.behind_determiners(head, first)
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
            Some(name) => self.nodes.get(name.node).is_some_and(|d| d.kind == NodeKind::Organization),
            None => hung > head && self.class_of(hung, &tree.base(hung)).is(NounClass::BODY),
        };
        (head + 2..last).rev().find(|i| {
            let hung = tree.head(*i);
            matches!(tree.lower(*i), "in" | "near" | "at" | "outside" | "off" | "around")
                && tree.label(*i) == Label::Prep
                && hung < *i
                && is_body(hung)
                && tree.kid(*i, Label::Pobj).and_then(|o| self.names.at(o)).is_some_and(|n| n.end == last + 1)
        })
    }
}

/// A description without what a cut leaves at its ends: "tariffs on countries that", "-confidence vote", "a payment of
/// US$".
fn whole_words(name: &str) -> &str {
    const ENDS: &[&str] = &[
        "that", "which", "who", "whom", "whose", "and", "or", "of", "in", "on", "to", "for", "with", "at", "by",
        "from", "as", "the", "a", "an", "is", "are", "was", "were", "than", "its", "their", "his", "her", "no.",
    ];
    const STARTS: &[&str] = &["and", "or", "that", "of", "its", "their", "his", "her", "the", "a", "an"];
    let mark = |word: &str| {
        !word.chars().any(char::is_alphanumeric) || matches!(word, "US$" | "A$" | "C$" | "AU$" | "HK$" | "NZ$")
    };
    let mut rest = name.trim_start_matches(['-', '–', '—', ')', ']', '[', '.', ' ', '/', '|']);
    while let Some((first, after)) = rest.split_once(' ')
        && (STARTS.contains(&first) || mark(first) && !first.starts_with(['$', '€', '£', '¥', '₩']))
    {
        rest = after;
    }
    while let Some((before, last)) = rest.rsplit_once(' ')
        && (ENDS.contains(&last) || mark(last))
    {
        rest = before;
    }
    rest = rest.trim_end_matches(['-', '–', '—', ' ', ',', ';', ':']);
    // A bracket that is never closed.
    let rest = match rest.split_once(" (") {
        Some((before, behind)) if !behind.contains(')') => before,
        _ => rest,
    };
    if rest.chars().any(char::is_alphanumeric) { rest } else { name }
}

/// "Islamic State (IS) fighters" are Islamic State fighters.
fn without_acronym(name: &str) -> Cow<'_, str> {
    let acronym = |inside: &str| {
        (2..9).contains(&inside.chars().count()) && inside.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '.'))
    };
    let bracket = name.split_once(" (").and_then(|(before, rest)| {
        let (inside, after) = rest.split_once(')')?;
        (acronym(inside) && after.starts_with(' ')).then(|| format!("{before}{after}"))
    });
    bracket.map_or(Cow::Borrowed(name), Cow::Owned)
}

/// A description starts in lower case unless its first word is a name or an acronym.
pub(in crate::ingest::extract) fn lower_first(phrase: &str, first_word: &str) -> String {
    // "Macron's statement": whoever owns something by an apostrophe in front of it has a name more often than not.
    let owner = phrase.split(' ').next().is_some_and(|w| w.ends_with("'s") || w.ends_with("’s"));
    let proper = owner
        || first_word.chars().skip(1).any(char::is_uppercase)
        || phrase.split(' ').skip(1).any(|w| w.starts_with(char::is_uppercase))
        // "Chandrayaan-3 mission", "Biden administration's plan", "Senate bill"
        || first_word.chars().any(|c| c.is_ascii_digit())
        || Gazetteer::shared().surname(first_word).is_some()
        || CHAMBERS.contains(&first_word)
        || Gazetteer::shared().demonym(first_word).is_some()
        || Gazetteer::shared().find(first_word).is_some();
    let mut chars = phrase.chars();
    match chars.next() {
        Some(c) if !proper && phrase.contains(' ') => c.to_lowercase().chain(chars).collect(),
        _ => phrase.to_owned(),
    }
}
