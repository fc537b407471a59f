//! Scans of the names.

use std::ops::ControlFlow;

use super::{Snapshot, damaged};
use crate::lexicon::fold;
use crate::model::NodeId;
use crate::store::StoreError;
use crate::store::entry::{self, Naming};
use crate::store::reader::NameMatch;

impl Snapshot {
    /// Calls `visit` for each live naming of names that begin with a folded name, or of exactly that name. `visit` may
    /// ask to leap over the further namings of the same name by the same node.
    pub(in crate::store) fn namings(
        &self,
        prefix: &[u8],
        visit: &mut dyn FnMut(Naming, NodeId) -> Leap,
    ) -> Result<(), StoreError> {
        let mut cursor = self.cursor();
        cursor.seek(prefix)?;
        loop {
            let Some(bytes) = cursor.entry().filter(|e| e.starts_with(prefix)) else {
                return Ok(());
            };
            let naming = entry::read_name(bytes).ok_or_else(|| damaged("a name in the index does not decode"))?;
            let head = bytes.get(..naming.head).unwrap_or_default().to_vec();
            let leap = if self.is_live(naming.article) {
                let node = self.corrections.canonical(naming.node, naming.article);
                visit(naming, node)
            } else {
                Leap::Next
            };
            match leap {
                Leap::Next => cursor.advance()?,
                Leap::Over => match after_prefix(head) {
                    Some(next) => cursor.seek(&next)?,
                    None => return Ok(()),
                },
                Leap::Stop => return Ok(()),
            }
        }
    }

    /// The nodes with a gazetteer key, in order.
    pub(in crate::store) fn with_gazetteer(&self, key: &str) -> Result<Vec<Keyed>, StoreError> {
        let mut found = Vec::new();
        let prefix = entry::gazetteer_prefix(key);
        self.scan(&prefix, &prefix, &mut |bytes| {
            let (raw, article, kind) =
                entry::read_gazetteer(bytes).ok_or_else(|| damaged("a gazetteer key in the index does not decode"))?;
            if !self.is_live(article) {
                return Ok(ControlFlow::Continue(()));
            }
            found.push(Keyed { node: self.corrections.canonical(raw, article), raw, kind });
            // Hundreds of articles name a country: the first few settle it.
            Ok(if found.len() < 8 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        })?;
        found.dedup();
        Ok(found)
    }

    /// The nodes that bear a name, or whose name holds it as a word, with the name as it is written. The name is folded
    /// first; one of several words is found as a whole name only.
    ///
    /// # Errors
    /// As [`crate::store::Reader::node`].
    pub fn nodes_bearing(&self, name: &str) -> Result<Vec<NameMatch>, StoreError> {
        let mut found: Vec<NameMatch> = Vec::new();
        self.namings(&entry::exact_name(&fold(name)), &mut |naming, node| {
            found.push(NameMatch { name: naming.written, node });
            Leap::Next
        })?;
        found.sort_by(|a, b| (a.node, &a.name).cmp(&(b.node, &b.name)));
        found.dedup();
        Ok(found)
    }
}

/// A node with a gazetteer key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Keyed {
    pub(in crate::store) node: NodeId,
    /// Under which number the journal has it.
    pub(in crate::store) raw: NodeId,
    /// Its kind on disk.
    pub(in crate::store) kind: u8,
}

/// Where a scan of names goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Leap {
    /// At the next naming.
    Next,
    /// Behind the namings of this name by this node.
    Over,
    /// Nowhere.
    Stop,
}

/// The least bytes above all that begin with a prefix; `None` where there are none.
fn after_prefix(mut prefix: Vec<u8>) -> Option<Vec<u8>> {
    while let Some(last) = prefix.pop() {
        if let Some(next) = last.checked_add(1) {
            prefix.push(next);
            return Some(prefix);
        }
    }
    None
}
