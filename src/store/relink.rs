//! Which links of an earlier reading hold on when an article is read again.
//!
//! A mention that made its node keeps it, and so does one that people moved. Any other link holds where today's rules
//! would make it too: from what people, and the articles that the store had before this one, say of the node. So a link
//! that rests on a wrong one goes with it. Whether a name tells its bearers apart is not asked again: articles that
//! came later must not take apart what was right.

use std::ops::ControlFlow;

use super::StoreError;
use super::entry;
use super::link::{Linker, may_link};
use super::record::{Link, Mention, kind_number};
use super::snapshot::Leap;
use crate::lexicon::fold;
use crate::model::{ExtractedNode, NodeId};

impl Linker<'_> {
    /// Why a mention is still taken for the node that an earlier reading took it for; `None` where nothing says so.
    pub(super) fn still_holds(&self, node: &ExtractedNode, earlier: &Mention) -> Result<Option<Link>, StoreError> {
        let raw = NodeId(earlier.node);
        let replaces = self.replaces.unwrap_or_default();
        let meant = self.view.corrections.canonical(raw, replaces);
        let decided = meant != self.view.corrections.resolve(raw);
        // The same key, or the same row, is the same reason.
        if decided || matches!(earlier.link, Link::New | Link::OwnArticle | Link::Gazetteer | Link::Row) {
            return Ok(Some(earlier.link.clone()));
        }
        if !node.is_named() {
            let holder = self.holder(node)?.filter(|(who, _)| *who == meant);
            if let Some((_, claim)) = holder {
                return Ok(Some(Link::Post(claim)));
            }
        } else if let Some(link) = self.still_named(node, meant)? {
            return Ok(Some(link));
        }
        // The reading before that one did not say why: perhaps this article made the node.
        let made = earlier.link == Link::EarlierReading && self.is_first_to_mention(raw)?;
        Ok(made.then_some(Link::EarlierReading))
    }

    fn still_named(&self, node: &ExtractedNode, meant: NodeId) -> Result<Option<Link>, StoreError> {
        if let Some(key) = &node.gazetteer
            && self.view.with_gazetteer(key)?.iter().any(|k| k.node == meant && k.kind == kind_number(node.kind))
        {
            return Ok(Some(Link::Gazetteer));
        }
        if self.bears(node, &node.name, true, meant)? {
            return Ok(Some(Link::Name));
        }
        for name in std::iter::once(&node.name).chain(&node.aliases) {
            if self.bears(node, name, false, meant)? {
                return Ok(Some(Link::Alias(name.clone())));
            }
        }
        Ok(None)
    }

    /// Whether other articles, or people, call a node by a name that may lead there.
    fn bears(&self, node: &ExtractedNode, name: &str, main: bool, meant: NodeId) -> Result<bool, StoreError> {
        let folded = fold(name);
        let corrections = &self.view.corrections;
        if !may_link(node, name, &folded, main) || corrections.is_removed(meant, &folded) {
            return Ok(false);
        }
        let kind = kind_number(node.kind);
        let mut found = None;
        self.view.namings(&entry::exact_name(&folded), &mut |naming, candidate| {
            if candidate != meant {
                return if corrections.moves_nothing() { Leap::Over } else { Leap::Next };
            }
            let says = naming.named && !naming.word && naming.kind == kind && (naming.main || !main);
            if says && self.is_earlier(naming.article) {
                found = Some(naming.main);
                return Leap::Stop;
            }
            Leap::Next
        })?;
        if found.is_none() && !main && corrections.added(meant).iter().any(|added| fold(added) == folded) {
            found = Some(false);
        }
        found.map_or(Ok(false), |main| self.may_be(node, &folded, meant, main))
    }

    /// Whether the store had an article before the one that is read again.
    fn is_earlier(&self, article: u64) -> bool {
        let origin = |sequence: u64| self.origins.get(&sequence).copied().unwrap_or(sequence);
        self.replaces.is_none_or(|own| origin(article) < origin(own))
    }

    /// Whether no live article that the store had before this one mentions a node.
    fn is_first_to_mention(&self, raw: NodeId) -> Result<bool, StoreError> {
        let mut first = true;
        let prefix = entry::node_prefix(raw);
        self.view.scan(&prefix, &prefix, &mut |bytes| {
            let (_, article) = entry::read_node_key(bytes)
                .ok_or_else(|| StoreError::Damaged { what: "a node in the index does not decode".into() })?;
            first = !(self.view.is_live(article) && self.is_earlier(article));
            Ok(if first { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        })?;
        Ok(first)
    }
}
