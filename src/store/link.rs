//! Who a mention is: linking what an article names to the nodes that the store knows.
//!
//! In order: the gazetteer's key; the exact folded name; another name; for a post, the dated claim that says who
//! holds it. Never across kinds, never a person by one word alone or by a post that another may hold, and never what
//! has no name of its own. Each link keeps its reason.

use std::ops::ControlFlow;

use rustc_hash::FxHashMap;

use super::StoreError;
use super::entry;
use super::reader::{ClaimFilter, Direction, Reader};
use super::record::{Link, Mention, kind_number};
use super::snapshot::{Leap, Snapshot};
use crate::lexicon::{Gazetteer, are_namesakes, fold};
use crate::model::{ClaimId, Day, ExtractedNode, NodeId, NodeKind, RelationName};

/// Names kept at hand while writing.
const CACHED: usize = 200_000;
/// Claims that say who holds a post, looked at for one mention.
const HOLDERS: usize = 64;
/// A claim without an end says who holds a post for so many days.
const TERM: i32 = 366;

/// A node that bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Candidate {
    node: NodeId,
    /// Under which number the journal has it.
    raw: NodeId,
    kind: u8,
    main: bool,
}

/// The named nodes that answer to a folded name, as far as they were looked up.
#[derive(Debug, Default)]
pub(super) struct NameCache(FxHashMap<String, Vec<Candidate>>);

impl NameCache {
    /// Forgets all: after anything but a new article.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    fn candidates(&mut self, view: &Snapshot, folded: &str) -> Result<Vec<Candidate>, StoreError> {
        if let Some(known) = self.0.get(folded) {
            return Ok(known.clone());
        }
        let mut found: Vec<Candidate> = Vec::new();
        view.namings(&entry::exact_name(folded), &mut |naming, node| {
            if naming.word || !naming.named {
                return Leap::Next;
            }
            add(&mut found, Candidate { node, raw: naming.node, kind: naming.kind, main: naming.main });
            if naming.main { Leap::Over } else { Leap::Next }
        })?;
        for node in view.nodes_named(folded)? {
            if !found.iter().any(|c| c.node == node)
                && let Some(node) = view.node(node)?.filter(|n| n.named)
            {
                add(&mut found, Candidate { node: node.id, raw: node.id, kind: kind_number(node.kind), main: false });
            }
        }
        if view.corrections.removes_names() {
            found.retain(|c| !view.corrections.is_removed(c.node, folded));
        }
        found.sort_by_key(|c| c.node);
        if self.0.len() >= CACHED {
            self.0.clear();
        }
        self.0.insert(folded.to_owned(), found.clone());
        Ok(found)
    }

    /// Adds what a new article names.
    pub(super) fn add(&mut self, view: &Snapshot, mentions: &[Mention]) {
        for mention in mentions.iter().filter(|m| m.named) {
            let raw = NodeId(mention.node);
            let node = view.corrections.resolve(raw);
            let names =
                std::iter::once((&mention.name, true)).chain(mention.aliases.iter().map(|alias| (alias, false)));
            for (name, main) in names {
                if let Some(known) = self.0.get_mut(&fold(name)) {
                    add(known, Candidate { node, raw, kind: mention.kind, main });
                    known.sort_by_key(|c| c.node);
                }
            }
        }
    }
}

/// Whether two folded names have a word of three letters or more in common.
fn share_a_word(one: &str, other: &str) -> bool {
    one.split(' ').filter(|w| w.chars().count() >= 3).any(|w| other.split(' ').any(|o| o == w))
}

/// Whether a name may lead a mention to a node of another article.
pub(super) fn may_link(node: &ExtractedNode, name: &str, folded: &str, main: bool) -> bool {
    // One word may be a surname, and many share it; one word of an organization is its name or its acronym.
    let one_word = !folded.contains(' ');
    let is_acronym = || name.chars().filter(|c| c.is_uppercase()).count() >= 2;
    let is_actor = node.kind == NodeKind::Actor;
    let barred = if is_actor { one_word } else { !main && one_word && !is_acronym() };
    // "United Kingdom prime minister" is another name of whoever is prime minister that day: it says nothing about who
    // somebody is. A name that somebody is called by shares a word with the full one.
    !folded.is_empty() && !barred && (!is_actor || share_a_word(folded, &fold(&node.name)))
}

fn add(known: &mut Vec<Candidate>, new: Candidate) {
    match known.iter_mut().find(|c| c.node == new.node && c.kind == new.kind) {
        Some(same) => {
            // Of nodes that people made one, that which has the name for its own.
            if new.main && !same.main {
                *same = new;
            }
        }
        None => known.push(new),
    }
}

/// Under which sequence the store first had the text of an article, for those that are read again.
pub(super) type Origins = FxHashMap<u64, u64>;

/// The mentions of an earlier reading by kind, whether they are named, gazetteer's key and folded name.
pub(super) type EarlierMentions<'a> = FxHashMap<(u8, bool, Option<String>, String), &'a Mention>;

/// Of mentions that are alike the first counts.
pub(super) fn earlier_mentions(mentions: &[Mention]) -> EarlierMentions<'_> {
    let mut earlier = EarlierMentions::default();
    for mention in mentions {
        let key = (mention.kind, mention.named, mention.gazetteer.clone(), fold(&mention.name));
        earlier.entry(key).or_insert(mention);
    }
    earlier
}

/// Links the mentions of one article.
#[derive(Debug)]
pub(super) struct Linker<'a> {
    pub(super) view: &'a Snapshot,
    pub(super) names: &'a mut NameCache,
    /// What an earlier reading of the same article made of it, and where that reading stands.
    pub(super) earlier: EarlierMentions<'a>,
    pub(super) replaces: Option<u64>,
    pub(super) origins: &'a Origins,
    pub(super) published: Option<Day>,
    pub(super) next_node: &'a mut u32,
}

impl<'a> Linker<'a> {
    /// Under which number this article mentions a node that is known by `raw`.
    fn written(&self, raw: NodeId, node: NodeId) -> NodeId {
        self.view.corrections.written(raw, node, self.replaces)
    }

    /// The mention of an extracted node: the known node, or a new one.
    pub(super) fn mention(&mut self, node: &ExtractedNode) -> Result<Mention, StoreError> {
        let named = node.is_named();
        let found = self.known(node, named)?;
        let (id, link) = match found {
            Some(found) => found,
            None => {
                let id = NodeId(*self.next_node);
                *self.next_node += 1;
                (id, if named { Link::New } else { Link::OwnArticle })
            }
        };
        Ok(Mention {
            node: id.0,
            kind: kind_number(node.kind),
            named,
            name: node.name.clone(),
            aliases: node.aliases.clone(),
            gazetteer: node.gazetteer.clone(),
            link,
        })
    }

    fn known(&mut self, node: &ExtractedNode, named: bool) -> Result<Option<(NodeId, Link)>, StoreError> {
        // First of all, and as the number in the journal: what people merged since then must come apart again by undo.
        let mut wrong = None;
        if let Some(earlier) = self.earlier_reading(node, named) {
            if let Some(link) = self.still_holds(node, earlier)? {
                return Ok(Some((NodeId(earlier.node), link)));
            }
            wrong = Some(self.view.corrections.resolve(NodeId(earlier.node)));
        }
        if let Some(key) = &node.gazetteer {
            let nodes = self.view.with_gazetteer(key)?;
            let same = nodes.iter().find(|keyed| keyed.kind == kind_number(node.kind));
            if let Some(keyed) = same {
                return Ok(Some((self.written(keyed.raw, keyed.node), Link::Gazetteer)));
            }
        }
        if !named {
            return match self.holder(node)? {
                Some((id, claim)) => Ok(Some((self.written(id, id), Link::Post(claim)))),
                None => Ok(None),
            };
        }
        if let Some(id) = self.by_name(node, &node.name, true, wrong)? {
            return Ok(Some((id, Link::Name)));
        }
        for name in std::iter::once(&node.name).chain(&node.aliases) {
            if let Some(id) = self.by_name(node, name, false, wrong)? {
                return Ok(Some((id, Link::Alias(name.clone()))));
            }
        }
        Ok(None)
    }

    fn earlier_reading(&self, node: &ExtractedNode, named: bool) -> Option<&'a Mention> {
        if self.earlier.is_empty() {
            return None;
        }
        self.earlier.get(&(kind_number(node.kind), named, node.gazetteer.clone(), fold(&node.name))).copied()
    }

    /// The node that a name leads to, as this article mentions it; `wrong` is not it.
    fn by_name(
        &mut self,
        node: &ExtractedNode,
        name: &str,
        main: bool,
        wrong: Option<NodeId>,
    ) -> Result<Option<NodeId>, StoreError> {
        let folded = fold(name);
        if !may_link(node, name, &folded, main) {
            return Ok(None);
        }
        let kind = kind_number(node.kind);
        let mut same: Vec<Candidate> = Vec::new();
        for candidate in self.names.candidates(self.view, &folded)? {
            if candidate.kind != kind || (main && !candidate.main) || Some(candidate.node) == wrong {
                continue;
            }
            if self.may_be(node, &folded, candidate.node, candidate.main)? {
                same.push(candidate);
            }
        }
        same.dedup_by_key(|c| c.node);
        // Two bearers of one main name: the elder. Of another name: nobody, it tells them not apart.
        let found = match same.as_slice() {
            [one] => Some(one),
            [first, ..] if main => Some(first),
            _ => None,
        };
        Ok(found.map(|c| self.written(c.raw, c.node)))
    }

    /// Whether a node that bears a name may be whom a mention means by it.
    pub(super) fn may_be(
        &self,
        node: &ExtractedNode,
        folded: &str,
        candidate: NodeId,
        main: bool,
    ) -> Result<bool, StoreError> {
        let known = self.view.node(candidate)?;
        if node.kind == NodeKind::Actor {
            let own = fold(&node.name);
            let full = known.as_ref().map(|n| fold(&n.name)).unwrap_or_default();
            let by_user = || self.view.corrections.added(candidate).iter().any(|added| fold(added) == folded);
            // "Donald Trump Jr." is not Donald Trump, whatever an article calls the two: but who bears that very name,
            // and whom the user calls so, is.
            let is_namesake = || are_namesakes(Gazetteer::shared(), &full, &own) && !by_user();
            if !main && !share_a_word(folded, &full) || !(main && folded == own) && is_namesake() {
                return Ok(false);
            }
        }
        let theirs = known.and_then(|n| n.gazetteer);
        Ok(node.gazetteer.is_none() || theirs.is_none() || theirs == node.gazetteer)
    }

    /// Who held the post that a mention names ("Russian president") when the article appeared.
    pub(super) fn holder(&self, node: &ExtractedNode) -> Result<Option<(NodeId, ClaimId)>, StoreError> {
        let (Some(day), NodeKind::Actor) = (self.published, node.kind) else {
            return Ok(None);
        };
        let folded = fold(&node.name);
        let Some((people, post)) = folded.split_once(' ') else {
            return Ok(None);
        };
        let gazetteer = Gazetteer::shared();
        let Some(country) = gazetteer.demonym(people).or_else(|| gazetteer.find(people)) else {
            return Ok(None);
        };
        let Some(country) = self.view.with_gazetteer(&country.key)?.first().map(|keyed| keyed.node) else {
            return Ok(None);
        };
        let represents = RelationName::new("represents").ok();
        let relations = represents.map(|name| self.view.relation_ids(&name)).unwrap_or_default();
        if relations.is_empty() {
            return Ok(None);
        }
        let filter = ClaimFilter { relations: Some(&relations), window: None };
        let mut entries = Vec::new();
        self.view.claims_of(country, Direction::In, filter, &mut |claim| {
            let dated = claim.date.is_some_and(|d| {
                let last = if d.open || d.first == d.last { d.first.plus_days(TERM) } else { d.last };
                d.first <= day && day <= last
            });
            if dated && claim.shown && claim.modality.answers_by_default() {
                entries.push(claim);
            }
            if entries.len() < HOLDERS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        let mut holder: Option<(NodeId, ClaimId)> = None;
        for entry in entries {
            let claim = self.view.claim(entry.at)?;
            let (Some(who), Some(role)) = (claim.source, claim.role.as_deref()) else {
                continue;
            };
            if fold(role) != post || !self.view.node(who)?.is_some_and(|n| n.named) {
                continue;
            }
            match holder {
                Some((other, _)) if other != who => return Ok(None),
                _ => holder = Some((who, claim.id)),
            }
        }
        Ok(holder)
    }
}
