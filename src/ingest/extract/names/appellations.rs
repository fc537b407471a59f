//! Which organization a common noun means because the text has called one so.
//! Thus "a lobbyist group, the United Seniors Association … the CEO of the group", "Yukos, a large Russian oil company
//! … the company".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;

/// Those who join together: a body of them is named by what it is, not by whom it joins.
static ASSOCIATIONS: Words = Words::of("appellations.associations");

impl Reading<'_> {
    /// The organization named last before a token that the text describes by this noun.
    pub(in crate::ingest::extract) fn organization_called(&self, before: Index, noun: &str) -> Option<NodeIndex> {
        let described = |name: &&Name| {
            self.nodes.is_named_organization(name.node)
                && (self.noun_in_front(name, noun) || self.noun_behind(name, noun))
        };
        // In a brief, each line is an item of its own.
        let near = |n: &&Name| !self.apart(n.start, before) && !self.is_agency_of_dateline(n);
        self.names
            .iter()
            .rev()
            .filter(|n| n.end <= before && n.start >= self.body)
            .filter(near)
            .find(described)
            .map(|n| n.node)
    }

    /// Whether a name is that of the agency in a dateline, "LIMA, March 11 (Reuters)", which is nobody of the story.
    pub(in crate::ingest::extract) fn is_agency_of_dateline(&self, name: &Name) -> bool {
        const LONGEST: usize = 16;
        let tree = self.tree;
        let line = tree.line_around(name.start);
        let opened = name.start > line.start && matches!(tree.lower(name.start - 1), "(" | "/");
        opened
            && line.len() <= LONGEST
            && tree.lower(line.end - 1) == ")"
            && (line.start..line.end).all(|i| !tree.is_verb(i))
            && (name.end..line.end).all(|i| tree.is_noun(i) || matches!(tree.lower(i), ")" | "/"))
    }

    /// "the satirical magazine LeMan", "a lobbyist group, the United Seniors Association".
    fn noun_in_front(&self, name: &Name, noun: &str) -> bool {
        let tree = self.tree;
        let mut at = name.start;
        let mut word = || {
            at = at.checked_sub(1)?;
            Some(at)
        };
        let Some(mut before) = word() else { return false };
        if tree.lower(before) == "the" {
            let Some(next) = word() else { return false };
            before = next;
        }
        if tree.lower(before) == "," {
            let Some(next) = word() else { return false };
            before = next;
        }
        tree.sentence_of(before) == tree.sentence_of(name.start)
            && tree.tag(before) == Tag::Nn
            && self.names.at(before).is_none()
            && tree.base(before) == noun
    }

    /// "LeMan, a satirical magazine,", "Yukos is an oil company".
    fn noun_behind(&self, name: &Name, noun: &str) -> bool {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(name.start));
        if name.end + 1 >= end {
            return false;
        }
        let opens = matches!(tree.lower(name.end), "," | "(" | "—" | "–") || tree.lemma(name.end) == "be";
        let article = tree.is_article(name.end + 1);
        if !opens || !article {
            return false;
        }
        let head = (name.end + 1..end.min(name.end + 10))
            .take_while(|i| {
                tree.is_noun(*i)
                    || matches!(tree.tag(*i), Tag::Dt | Tag::Jj | Tag::Jjs | Tag::Hyph | Tag::Vbn | Tag::Cd | Tag::Pos)
            })
            .filter(|i| tree.is_noun(*i))
            .last();
        // "According to Reuters, the army entered the town": what stands in front only tells where or by whose word.
        let fronted = |h: Index| {
            let mut above = name.start;
            for _ in 0..6 {
                if tree.is_root(above) || tree.head(above) == tree.head(h) {
                    break;
                }
                above = tree.head(above);
            }
            matches!(tree.label(h), Label::Nsubj | Label::Nsubjpass)
                && tree.label(above) == Label::Prep
                && tree.head(above) == tree.head(h)
        };
        let says = |h: &Index| tree.base(*h) == noun && !matches!(tree.label(*h), Label::Compound) && !fronted(*h);
        head.is_some_and(|h| says(&h))
    }
}

/// Whether a noun tells what a named body is: "police" does of "Toronto Police Service", not of "Police Inspectors'
/// Association".
pub(in crate::ingest::extract) fn named_by(name: &str, noun: &str) -> bool {
    let name = name.to_lowercase();
    let last = name.rsplit(' ').next().unwrap_or_default();
    // "the Police Commission of Ghana"
    let head = name.split(" of ").next().and_then(|stem| stem.rsplit(' ').next()).unwrap_or_default();
    // "Defund the Police" is no police.
    let motto = name.split_once(" the ").is_some_and(|(_, rest)| rest == noun);
    name.contains(noun)
        && !motto
        && (last.contains(noun)
            || head.contains(noun)
            || !ASSOCIATIONS.contains(&last) && !ASSOCIATIONS.contains(&head))
}
