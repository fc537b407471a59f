//! Mail as a file: headers, a blank line, the text.

use super::{ReadError, encoded_words};

/// The headline and the day of a mail, as its headers write them, and its text.
pub(super) struct Mail {
    pub(super) subject: String,
    pub(super) date: String,
    pub(super) text: String,
}

/// Splits a mail; `None` where a text does not begin with the headers of one.
///
/// # Errors
/// Where its text is in several parts or not in letters.
pub(super) fn split(text: &str) -> Result<Option<Mail>, ReadError> {
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        let words = line.trim_end();
        if words.is_empty() {
            break;
        }
        if words.starts_with([' ', '\t']) {
            let Some((_, value)) = headers.last_mut() else { return Ok(None) };
            value.push(' ');
            value.push_str(words.trim());
        } else {
            let header = words.split_once(':').filter(|(name, _)| is_name(name));
            let Some((name, value)) = header else { return Ok(None) };
            headers.push((name.to_lowercase(), value.trim().to_owned()));
        }
    }
    let value = |name: &str| headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
    let (Some(_), Some(subject)) = (value("from"), value("subject")) else { return Ok(None) };
    let lower = |name: &str| value(name).unwrap_or_default().to_lowercase();
    let encoding = lower("content-transfer-encoding");
    let refused = |found| Err(ReadError::Document { found, remedy: "\"Save as text\" of the mail program" });
    if lower("content-type").starts_with("multipart/") {
        return refused("a mail of several parts");
    }
    if encoding == "base64" {
        return refused("a mail whose text is encoded");
    }
    let body = text.get(at..).unwrap_or_default();
    let text = if encoding == "quoted-printable" { unquoted(body)? } else { body.to_owned() };
    // Whatever no code tells is nothing to read.
    let subject = encoded_words::decode(subject).unwrap_or_default();
    Ok(Some(Mail { subject, date: value("date").unwrap_or_default().to_owned(), text }))
}

/// Whether a header is called so.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// A text without the quoting of bytes (`=E2=80=99`) and of line ends (`=`).
fn unquoted(body: &str) -> Result<String, ReadError> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((before, behind)) = rest.split_once('=') {
        bytes.extend(before.bytes());
        let code = behind.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok());
        rest = match (behind.strip_prefix('\n').or_else(|| behind.strip_prefix("\r\n")), code) {
            (Some(next), _) => next,
            (None, Some(byte)) => {
                bytes.push(byte);
                behind.get(2..).unwrap_or_default()
            }
            (None, None) => {
                bytes.push(b'=');
                behind
            }
        };
    }
    bytes.extend(rest.bytes());
    String::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 { at: error.utf8_error().valid_up_to() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADERS: &str = "From: The Brief <brief@example.org>\nTo: you@example.org\nSubject: Talks in\n Ankara\nDate: \
        Fri, 14 Mar 2025 18:30:00 +0000\n";

    #[test]
    fn a_mail_gives_its_subject_its_day_and_its_text() {
        let mail = split(&format!("{HEADERS}\nTwo ministers met.\n")).unwrap().unwrap();
        assert_eq!((mail.subject.as_str(), mail.text.as_str()), ("Talks in Ankara", "Two ministers met.\n"));
        assert_eq!(mail.date, "Fri, 14 Mar 2025 18:30:00 +0000");
    }

    #[test]
    fn an_encoded_subject_is_the_headline() {
        let mail =
            split("From: a@b.c\nSubject: =?UTF-8?Q?Sudan=E2=80=99s_army?=\n =?utf-8?b?IGF0dGFja3M=?=\n\nThey met.");
        assert_eq!(mail.unwrap().unwrap().subject, "Sudan’s army attacks");
    }

    #[test]
    fn quoted_bytes_become_letters_and_quoted_line_ends_go() {
        let head = format!("{HEADERS}Content-Transfer-Encoding: quoted-printable\n\n");
        let mail = split(&format!("{head}France=E2=80=99s president met=\n Scholz; 1=2.")).unwrap().unwrap();
        assert_eq!(mail.text, "France’s president met Scholz; 1=2.");
    }

    #[test]
    fn a_mail_of_several_parts_is_refused_and_a_text_with_colons_is_none() {
        let parts = split(&format!("{HEADERS}Content-Type: multipart/alternative; boundary=x\n\n--x"));
        assert!(matches!(parts, Err(ReadError::Document { .. })));
        assert!(split("Talks: two ministers meet\nFrom: Ankara\n\nThey met.").unwrap().is_none());
    }
}
