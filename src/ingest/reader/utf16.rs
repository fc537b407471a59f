//! Text in UTF-16, which Windows calls "Unicode".

use super::{LARGEST, ReadError};

/// The text of bytes in UTF-16, by the mark that they begin with, or by the zero in each letter of English; `None`
/// where they are none.
///
/// # Errors
/// Where they are more than an article may be, or begin with the mark and are no letters.
pub(super) fn decode(bytes: &[u8]) -> Result<Option<String>, ReadError> {
    let marked = match bytes {
        [0xff, 0xfe, ..] => Some(true),
        [0xfe, 0xff, ..] => Some(false),
        _ => None,
    };
    let Some(is_little) = marked.or_else(|| by_zeros(bytes)) else {
        return Ok(None);
    };
    if bytes.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge { bytes: bytes.len() as u64 });
    }
    let units = bytes.chunks_exact(2).filter_map(|pair| {
        let pair = <[u8; 2]>::try_from(pair).ok()?;
        Some(if is_little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    });
    let text: Result<String, _> = char::decode_utf16(units.skip(usize::from(marked.is_some()))).collect();
    text.map(Some).map_err(|_| ReadError::Binary)
}

/// Whether the second byte of most twos is zero, and no first: the smaller half comes first; or the other way
/// round.
fn by_zeros(bytes: &[u8]) -> Option<bool> {
    let zeros = |first: usize| bytes.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    if !bytes.contains(&0) || bytes.len() < 8 {
        return None;
    }
    let (even, odd, most) = (zeros(0), zeros(1), bytes.len() / 2 * 3 / 4);
    match (even > most, odd > most) {
        (true, false) if odd == 0 => Some(false),
        (false, true) if even == 0 => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_utf_16_is_read_in_both_orders_with_a_mark_and_without() {
        let text = "They met “again”. ".repeat(4);
        let of = |order: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> {
            format!("{mark}{text}").encode_utf16().flat_map(order).collect()
        };
        for bytes in [
            of(u16::to_le_bytes, "\u{feff}"),
            of(u16::to_be_bytes, "\u{feff}"),
            of(u16::to_le_bytes, ""),
            of(u16::to_be_bytes, ""),
        ] {
            assert_eq!(decode(&bytes).unwrap().as_deref(), Some(text.as_str()));
        }
    }

    #[test]
    fn other_bytes_are_none() {
        for bytes in [&b"They met."[..], b"\x7fELF\x02\x01\x01\0\0\0\0", b"\0\0\0\0\0\0\0\0\0\0", b"PK\0\x01"] {
            assert_eq!(decode(bytes).unwrap(), None);
        }
        assert!(matches!(decode(b"\xff\xfe\x00\xd8They met"), Err(ReadError::Binary)));
    }
}
