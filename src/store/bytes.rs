//! Bytes that sort like the numbers they stand for, and taking them apart again.

/// Appends a number in 1 to 9 bytes such that greater numbers sort after smaller ones: below 248 the byte itself, else
/// 247 plus the count of the big-endian bytes that follow.
pub(super) fn put_ordered(out: &mut Vec<u8>, value: u64) {
    if value < 248 {
        out.push(value as u8);
    } else {
        let zeros = (value.leading_zeros() / 8) as usize;
        out.push(247 + (8 - zeros) as u8);
        out.extend(value.to_be_bytes().iter().skip(zeros));
    }
}

/// Appends a signed number of 4 bytes, sign bit flipped so that it sorts.
pub(super) fn put_day(out: &mut Vec<u8>, day: i32) {
    out.extend((day as u32 ^ 0x8000_0000).to_be_bytes());
}

/// Appends a text behind its length.
pub(super) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_ordered(out, text.len() as u64);
    out.extend(text.as_bytes());
}

/// What is left of some bytes. Every `take` returns `None` where they end too early.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rest<'a>(pub(super) &'a [u8]);

impl<'a> Rest<'a> {
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(count)?;
        self.0 = tail;
        Some(head)
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        let (head, tail) = self.0.split_first()?;
        self.0 = tail;
        Some(*head)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.take(2)?.try_into().ok().map(u16::from_be_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_be_bytes)
    }

    pub(super) fn u64(&mut self) -> Option<u64> {
        self.take(8)?.try_into().ok().map(u64::from_be_bytes)
    }

    pub(super) fn day(&mut self) -> Option<i32> {
        self.u32().map(|bits| (bits ^ 0x8000_0000) as i32)
    }

    pub(super) fn ordered(&mut self) -> Option<u64> {
        let first = self.u8()?;
        if first < 248 {
            return Some(u64::from(first));
        }
        let bytes = self.take(usize::from(first - 247))?;
        Some(bytes.iter().fold(0, |value, b| value << 8 | u64::from(*b)))
    }

    pub(super) fn ordered_u32(&mut self) -> Option<u32> {
        self.ordered()?.try_into().ok()
    }

    pub(super) fn text(&mut self) -> Option<&'a str> {
        let length = self.ordered()?.try_into().ok()?;
        std::str::from_utf8(self.take(length)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ordered_numbers_sort_and_come_back(a: u64, b: u64, shift in 0u32..64) {
            let (a, b) = (a >> shift, b >> (shift / 2));
            let (mut x, mut y) = (vec![], vec![]);
            put_ordered(&mut x, a);
            put_ordered(&mut y, b);
            prop_assert_eq!(a.cmp(&b), x.cmp(&y));
            prop_assert_eq!(Rest(&x).ordered(), Some(a));
        }

        #[test]
        fn days_sort_and_come_back(a: i32, b: i32) {
            let (mut x, mut y) = (vec![], vec![]);
            put_day(&mut x, a);
            put_day(&mut y, b);
            prop_assert_eq!(a.cmp(&b), x.cmp(&y));
            prop_assert_eq!(Rest(&x).day(), Some(a));
        }
    }
}
