//! What people correct: one journal entry each.

use super::StoreError;
use super::backend::Batch;
use super::corrections::Corrections;
use super::opened::Store;
use super::reader::Reader;
use super::record::{Correction, CorrectionEntry, Entry};
use super::writer::{Writer, put_meta};
use crate::lexicon::fold;
use crate::model::{Node, NodeId};

impl Store {
    fn existing(&self, writer: &mut Writer, id: NodeId) -> Result<Node, StoreError> {
        let found = writer.view(&self.backend).node(id)?;
        found.ok_or_else(|| StoreError::NotFound { what: format!("node {id}") })
    }

    fn correct(&self, writer: &mut Writer, correction: Correction) -> Result<u64, StoreError> {
        let mut counters = writer.counters.clone();
        if let Correction::Split { .. } = &correction {
            counters.next_node += 1;
        }
        let sequence = counters.next_sequence;
        let mut entries = writer.corrections.entries.clone();
        entries.push(CorrectionEntry { sequence, correction: correction.clone(), undone: false });
        let mut batch = Batch::default();
        put_meta(&mut batch, "corrections", &entries)?;
        self.append(writer, &Entry::Correction(correction), counters, batch)?;
        writer.correct(self.backend.as_ref(), entries)?;
        Ok(sequence)
    }

    /// Says that two nodes are one. Gives the correction's number, for [`Store::undo`].
    ///
    /// # Errors
    /// Where a node is not there, both are one already, or their kinds differ.
    pub fn merge(&self, gone: NodeId, stays: NodeId) -> Result<u64, StoreError> {
        let mut writer = self.lock();
        let from = self.existing(&mut writer, gone)?;
        let into = self.existing(&mut writer, stays)?;
        let refused = |why: String| Err(StoreError::Refused { why });
        if from.id == into.id {
            return refused(format!("{:?} and {:?} are one node already", from.name, into.name));
        }
        if from.kind != into.kind {
            return refused(format!(
                "{} is of kind {}, {} of kind {}: only nodes of one kind merge",
                from.name, from.kind, into.name, into.kind
            ));
        }
        let correction = Correction::Merge { from: from.id, into: into.id };
        self.correct(&mut writer, correction)
    }

    /// Says that some articles mean somebody else by a node. Gives the correction's number and the new node.
    ///
    /// # Errors
    /// Where the node or an article is not there, or an article does not mention the node.
    pub fn split(&self, node: NodeId, articles: &[u64]) -> Result<(u64, NodeId), StoreError> {
        let mut writer = self.lock();
        let node = self.existing(&mut writer, node)?.id;
        let view = writer.view(&self.backend);
        let mut ids = Vec::with_capacity(articles.len());
        for sequence in articles {
            if !view.links(*sequence)?.iter().any(|link| link.node == node) {
                return Err(StoreError::Refused { why: format!("article {sequence} does not mention {node}") });
            }
            ids.push(view.article(*sequence)?.article.id);
        }
        let new = NodeId(writer.counters.next_node);
        let correction = Correction::Split { node, new, articles: ids };
        Ok((self.correct(&mut writer, correction)?, new))
    }

    /// Gives a node another name. Gives the correction's number.
    ///
    /// # Errors
    /// Where the node is not there, or the name holds no letter or digit.
    pub fn add_alias(&self, node: NodeId, name: &str) -> Result<u64, StoreError> {
        let mut writer = self.lock();
        let node = self.existing(&mut writer, node)?.id;
        if fold(name).is_empty() {
            return Err(StoreError::Refused { why: format!("{name:?} is no name: it holds no letter or digit") });
        }
        self.correct(&mut writer, Correction::AddAlias { node, name: name.to_owned() })
    }

    /// Takes a name from a node. Gives the correction's number.
    ///
    /// # Errors
    /// Where the node is not there, does not bear the name, or is shown by it: nothing would be left to find it by.
    pub fn remove_alias(&self, node: NodeId, name: &str) -> Result<u64, StoreError> {
        let mut writer = self.lock();
        let node = self.existing(&mut writer, node)?;
        let refused = |why: String| Err(StoreError::Refused { why });
        if fold(name) == fold(&node.name) {
            return refused(format!(
                "{:?} is the node's own name: only its other names can be taken away, and `dossier split` parts two \
                that bear it",
                node.name
            ));
        }
        if !writer.view(&self.backend).nodes_named(name)?.contains(&node.id) {
            return refused(format!("{:?} is not called {name:?}", node.name));
        }
        self.correct(&mut writer, Correction::RemoveAlias { node: node.id, name: name.to_owned() })
    }

    /// Takes a correction back; the last one that holds ([`super::Snapshot::holds`]) where no number is given. Gives
    /// the number undone.
    ///
    /// # Errors
    /// Where there is no such correction, or the store cannot be read.
    pub fn undo(&self, number: Option<u64>) -> Result<u64, StoreError> {
        let mut guard = self.lock();
        let writer = &mut *guard;
        let mut entries = writer.corrections.entries.clone();
        let view = writer.view(&self.backend);
        let mut found = None;
        for entry in entries.iter_mut().rev() {
            let wanted = match number {
                Some(number) => !entry.undone && entry.sequence == number,
                None => view.holds(entry)?,
            };
            if wanted {
                found = Some(entry);
                break;
            }
        }
        let undone = found.ok_or_else(|| StoreError::NotFound { what: "a correction to undo".into() })?;
        undone.undone = true;
        let of = undone.sequence;
        let mut batch = Batch::default();
        put_meta(&mut batch, "corrections", &entries)?;
        let counters = writer.counters.clone();
        self.append(writer, &Entry::Undo { of }, counters, batch)?;
        writer.correct(self.backend.as_ref(), entries)?;
        Ok(of)
    }

    /// All corrections, in journal order.
    pub fn corrections(&self) -> Vec<CorrectionEntry> {
        let kept: &Corrections = &self.lock().corrections;
        kept.entries.clone()
    }
}
