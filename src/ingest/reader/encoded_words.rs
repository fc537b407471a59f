//! Encoded words in the headers of mail (RFC 2047): `=?UTF-8?Q?Sudan=E2=80=99s_army?=`, `=?utf-8?B?S2VueWE=?=`.

/// A header with its encoded words written out; `None` where one cannot be: a set of letters that is not known, a
/// broken code.
pub(super) fn decode(header: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = header;
    let mut is_behind_one = false;
    while let Some((before, behind)) = rest.split_once("=?") {
        let mut parts = behind.splitn(3, '?');
        let (letters, code) = (parts.next()?, parts.next()?);
        let (text, after) = parts.next()?.split_once("?=")?;
        // White space between two of them is none of the text's.
        if !(is_behind_one && before.trim().is_empty()) {
            out.push_str(before);
        }
        let bytes = if code.eq_ignore_ascii_case("B") { of_base64(text)? } else { of_quoted(text)? };
        out.push_str(&written_in(letters, bytes)?);
        rest = after;
        is_behind_one = true;
    }
    out.push_str(rest);
    Some(out)
}

/// Bytes as a set of letters writes them.
pub(super) fn written_in(letters: &str, bytes: Vec<u8>) -> Option<String> {
    // A language may stand behind a star.
    match letters.split('*').next()?.to_ascii_lowercase().as_str() {
        "utf-8" | "utf8" | "us-ascii" => String::from_utf8(bytes).ok(),
        "iso-8859-1" | "latin1" | "windows-1252" | "cp1252" => Some(bytes.into_iter().map(of_windows).collect()),
        _ => None,
    }
}

/// The letter of a byte in the first set of Windows, which holds that of ISO 8859-1.
fn of_windows(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    byte.checked_sub(0x80).and_then(|at| HIGH.get(usize::from(at)).copied()).unwrap_or(char::from(byte))
}

/// `Sudan=E2=80=99s_army`, as bytes.
fn of_quoted(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'_' => b' ',
            b'=' => {
                let pair = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?
            }
            byte => byte,
        });
    }
    Some(bytes)
}

/// Base 64, as bytes.
pub(super) fn of_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in text.bytes().filter(|byte| *byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        held = (held << 6 | u32::from(value)) & 0xff_ffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_words_are_written_out_in_both_codes_and_the_usual_letters() {
        for (header, text) in [
            ("Talks in Ankara", "Talks in Ankara"),
            ("=?utf-8?B?S2VueWEgYW5kIENoYWQ=?=", "Kenya and Chad"),
            ("=?ISO-8859-1?B?QW5kcuk=?= speaks", "André speaks"),
            ("Re: =?windows-1252?q?Sudan=92s_army?= =?utf-8?Q?_attacks?=", "Re: Sudan’s army attacks"),
        ] {
            assert_eq!(decode(header).as_deref(), Some(text), "{header}");
        }
    }

    #[test]
    fn what_no_code_tells_is_none() {
        for header in ["=?koi8-r?B?xA==?=", "=?utf-8?Q?caf=E9?=", "=?utf-8?Q?caf=E", "=?utf-8?B?!?="] {
            assert_eq!(decode(header), None, "{header}");
        }
    }
}
