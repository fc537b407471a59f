//! What has no name goes by its description, as the text words it.

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{EntryClass, Gazetteer, Words, fold};
use crate::model::NodeKind;
use std::borrow::Cow;

/// Nouns that an infinitive completes: "a plan to deport migrants".
static COMPLETED: Words = Words::of("descriptions.completed");

/// Chambers and parties that go by a common word with a capital.
static CHAMBERS: Words = Words::of("descriptions.chambers");

/// A description's tail has at most so many words past its preposition.
pub(super) const TAIL: usize = 7;

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
            found.retain(|a| self.nodes.is_matter(a.node));
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
            keys: Vec::new(),
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
    pub(super) fn shorter_tail(&self, low: Index, high: Index) -> Index {
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
    pub(super) fn infinitive_end(&self, head: Index) -> Option<Index> {
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
