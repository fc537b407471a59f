//! The model's two files, compiled into the program: weights in a binary container, side tables as text.
//!
//! Container: `DOSSIERM`, version and count of tensors as little-endian u32, then for each tensor the length of its
//! name, its element type (0 f32, 1 f16, 2 i8, 3 u32, 4 u16), the name, the number of dimensions, the dimensions
//! (u32), the offset of its data from the start of the data, and its length in bytes (u32). The data begins at the
//! next multiple of 16. `data/model/convert.py` writes it.

use std::fmt;

use half::f16;
use half::slice::HalfFloatSliceExt;
use rustc_hash::FxHashMap;

const WEIGHTS: &[u8] = include_bytes!("../../../data/model/english.weights");
const TABLES: &str = include_str!("../../../data/model/english.tables");
pub(super) const LEMMAS: &[u8] = include_bytes!("../../../data/model/english.lemmas");

/// Why the compiled-in model cannot be used: the build took in a damaged file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError(pub(super) String);

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the language model in this program is damaged ({}): install dossier again", self.0)
    }
}

impl std::error::Error for ModelError {}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Element {
    F32,
    F16,
    I8,
    U32,
    U16,
}

#[derive(Clone)]
struct Tensor {
    element: Element,
    shape: Vec<usize>,
    data: &'static [u8],
}

/// Word ids in ascending order, and the row of each in the word-vector table, both little-endian.
pub(super) type WordRows = (&'static [[u8; 4]], &'static [[u8; 2]]);

/// The weights by name.
pub(super) struct Weights(FxHashMap<&'static str, Tensor>);

struct Cursor(&'static [u8]);

impl Cursor {
    fn take(&mut self, n: usize) -> Option<&'static [u8]> {
        let (head, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(head)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn number(&mut self) -> Option<usize> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?) as usize)
    }
}

impl Weights {
    pub(super) fn load() -> Result<Self, ModelError> {
        Self::read(WEIGHTS).ok_or_else(|| ModelError("english.weights".to_owned()))
    }

    fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut cursor = Cursor(bytes);
        if cursor.take(8)? != b"DOSSIERM" || cursor.number()? != 1 {
            return None;
        }
        let count = cursor.number()?;
        let mut heads = Vec::with_capacity(count);
        for _ in 0..count {
            let length = cursor.byte()? as usize;
            let element = match cursor.byte()? {
                0 => Element::F32,
                1 => Element::F16,
                2 => Element::I8,
                3 => Element::U32,
                4 => Element::U16,
                _ => return None,
            };
            let name = std::str::from_utf8(cursor.take(length)?).ok()?;
            let dimensions = cursor.byte()?;
            let shape = (0..dimensions).map(|_| cursor.number()).collect::<Option<Vec<_>>>()?;
            heads.push((name, element, shape, cursor.number()?, cursor.number()?));
        }
        let data = bytes.get((bytes.len() - cursor.0.len()).next_multiple_of(16)..)?;
        let mut tensors = FxHashMap::default();
        for (name, element, shape, offset, length) in heads {
            let data = data.get(offset..offset.checked_add(length)?)?;
            tensors.insert(name, Tensor { element, shape, data });
        }
        Some(Self(tensors))
    }

    fn get(&self, name: &str, element: Element) -> Result<&Tensor, ModelError> {
        self.0.get(name).filter(|t| t.element == element).ok_or_else(|| ModelError(format!("no tensor {name}")))
    }

    /// A float16 tensor, widened.
    pub(super) fn floats(&self, name: &str) -> Result<Vec<f32>, ModelError> {
        let tensor = self.get(name, Element::F16)?;
        let halves: Vec<f16> = tensor.data.as_chunks::<2>().0.iter().map(|bytes| f16::from_le_bytes(*bytes)).collect();
        let mut floats = vec![0.0; halves.len()];
        halves.convert_to_f32_slice(&mut floats);
        Ok(floats)
    }

    /// A table of int8 rows with one float32 scale a row: rows, scales, number of columns.
    pub(super) fn scaled_rows(&self, name: &str) -> Result<(&'static [u8], Vec<f32>, usize), ModelError> {
        let tensor = self.get(name, Element::I8)?;
        let scales = self.get(&format!("{name}.s"), Element::F32)?;
        let scales: Vec<f32> = scales.data.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect();
        match tensor.shape[..] {
            [rows, columns] if rows == scales.len() && rows * columns == tensor.data.len() => {
                Ok((tensor.data, scales, columns))
            }
            _ => Err(ModelError(format!("shape of {name}"))),
        }
    }

    /// The 32-bit word ids in ascending order, and the row of each in the word-vector table, both little-endian.
    pub(super) fn word_rows(&self) -> Result<WordRows, ModelError> {
        let keys = self.get("keys", Element::U32)?.data.as_chunks::<4>().0;
        let rows = self.get("rows", Element::U16)?.data.as_chunks::<2>().0;
        if keys.len() == rows.len() { Ok((keys, rows)) } else { Err(ModelError("word rows".to_owned())) }
    }
}

/// The side tables: a section is a `[name]` line and the lines up to the next one, fields parted by tabs.
pub(super) struct Tables(FxHashMap<&'static str, Vec<&'static str>>);

const SECTIONS: [&str; 9] = [
    "tags",
    "parser moves",
    "entity moves",
    "symbols",
    "norms",
    "tokenizer exceptions",
    "lemma endings",
    "lemma exceptions",
    "attribute rules",
];

impl Tables {
    pub(super) fn load() -> Self {
        let mut sections: FxHashMap<&'static str, Vec<&'static str>> = FxHashMap::default();
        let mut lines: Vec<&'static str> = Vec::new();
        let mut name = "";
        for line in TABLES.lines() {
            let header = line.strip_prefix('[').and_then(|l| l.strip_suffix(']'));
            if let Some(next) = header.filter(|h| SECTIONS.contains(h)) {
                sections.insert(name, std::mem::take(&mut lines));
                name = next;
            } else {
                lines.push(line);
            }
        }
        sections.insert(name, lines);
        Self(sections)
    }

    pub(super) fn section(&self, name: &str) -> Result<&[&'static str], ModelError> {
        self.0.get(name).map(Vec::as_slice).ok_or_else(|| ModelError(format!("no section {name}")))
    }
}

/// Undoes the escapes of a field: `\t`, `\n`, `\r`, `\\`.
pub(super) fn unescape(field: &str) -> String {
    let mut plain = String::with_capacity(field.len());
    let mut chars = field.chars();
    while let Some(c) = chars.next() {
        plain.push(match c {
            '\\' => match chars.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                other => other.unwrap_or('\\'),
            },
            c => c,
        });
    }
    plain
}
