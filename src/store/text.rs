//! The articles' texts, compressed, in parts.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::StoreError;
use super::backend::{Backend, Change, Tree};
use super::key;

/// The changes that keep a text.
pub(super) fn changes(sequence: u64, text: &str) -> Result<Vec<Change>, StoreError> {
    let fail = |source| StoreError::Io {
        doing: "compressing a text".to_owned(),
        source,
    };
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_bytes()).map_err(fail)?;
    let bytes = encoder.finish().map_err(fail)?;
    Ok(parts(Tree::Text, sequence, &bytes))
}

/// The changes that keep some bytes under a sequence, cut into parts.
pub(super) fn parts(tree: Tree, sequence: u64, bytes: &[u8]) -> Vec<Change> {
    (0u16..)
        .zip(bytes.chunks(key::PART))
        .map(|(n, part)| (tree, key::part(sequence, n), Some(part.to_vec())))
        .collect()
}

/// The text of an article.
///
/// # Errors
/// Where there is none, or it does not decompress.
pub(super) fn read(backend: &dyn Backend, sequence: u64) -> Result<String, StoreError> {
    let mut bytes = Vec::new();
    backend.scan(Tree::Text, &sequence.to_be_bytes(), &mut |_, part| {
        bytes.extend_from_slice(part);
        Ok(())
    })?;
    if bytes.is_empty() {
        return Err(StoreError::NotFound {
            what: format!("the text of article {sequence}"),
        });
    }
    let mut text = String::new();
    DeflateDecoder::new(bytes.as_slice())
        .read_to_string(&mut text)
        .map_err(|e| StoreError::Damaged {
            what: format!("the text of article {sequence} does not decompress ({e})"),
        })?;
    Ok(text)
}
