//! Mail as a file: headers, a blank line, the text.

use super::{ReadError, encoded_words};

/// The headline and the day of a mail, as its headers write them, and its text.
pub(super) struct Mail {
    pub(super) subject: String,
    pub(super) date: String,
    pub(super) text: String,
}

/// Parts within parts go no deeper.
const DEEPEST: usize = 8;

/// Splits a mail; `None` where a text does not begin with the headers of one.
///
/// # Errors
/// Where none of its parts is text, or the text is in letters that are not known.
pub(super) fn split(text: &str) -> Result<Option<Mail>, ReadError> {
    let Some((headers, body)) = headers_of(text) else { return Ok(None) };
    let subject = match (headers.value("subject"), headers.value("from").or_else(|| headers.value("date"))) {
        (Some(subject), Some(_)) => subject,
        _ => return Ok(None),
    };
    // Whatever no code tells is nothing to read.
    let subject = encoded_words::decode(subject).unwrap_or_default();
    let date = headers.value("date").unwrap_or_default().to_owned();
    match text_of(&headers, body, DEEPEST)? {
        Some((_, text)) => Ok(Some(Mail { subject, date, text })),
        None => Err(refused("a mail without a part of text")),
    }
}

/// Names in small letters, with their values.
struct Headers(Vec<(String, String)>);

impl Headers {
    fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn lower(&self, name: &str) -> String {
        self.value(name).unwrap_or_default().to_lowercase()
    }

    /// A parameter of the type: its boundary, its letters.
    fn parameter(&self, name: &str) -> Option<&str> {
        let mut parameters = self.value("content-type")?.split(';').skip(1).filter_map(|part| part.split_once('='));
        let found = parameters.find(|(known, _)| known.trim().eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim().trim_matches('"'))
    }
}

/// The headers that a text begins with, and what stands behind them; `None` where it begins otherwise.
fn headers_of(text: &str) -> Option<(Headers, &str)> {
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        let words = line.trim_end();
        if words.is_empty() {
            break;
        }
        if words.starts_with([' ', '\t']) {
            let (_, value) = headers.last_mut()?;
            value.push(' ');
            value.push_str(words.trim());
        } else {
            let (name, value) = words.split_once(':').filter(|(name, _)| is_name(name))?;
            headers.push((name.to_lowercase(), value.trim().to_owned()));
        }
    }
    Some((Headers(headers), text.get(at..).unwrap_or_default()))
}

/// The text of a mail or of a part of it, the plain one of several, and whether it is plain; `None` where there is
/// none.
fn text_of(headers: &Headers, body: &str, deepest: usize) -> Result<Option<(bool, String)>, ReadError> {
    let sort = headers.lower("content-type");
    if sort.starts_with("multipart/") {
        let Some(boundary) = headers.parameter("boundary").filter(|_| deepest > 0) else { return Ok(None) };
        let mut best = None;
        for part in parts_of(body, boundary) {
            let Some((headers, body)) = headers_of(&part) else { continue };
            match text_of(&headers, body, deepest - 1)? {
                Some((true, text)) => return Ok(Some((true, text))),
                other => best = best.or(other),
            }
        }
        return Ok(best);
    }
    let is_attached = headers.lower("content-disposition").starts_with("attachment");
    if is_attached || !sort.is_empty() && !sort.starts_with("text/") {
        return Ok(None);
    }
    let is_plain = !sort.starts_with("text/html");
    let bytes = match headers.lower("content-transfer-encoding").as_str() {
        "base64" => {
            let code: String = body.chars().filter(|c| !c.is_whitespace()).collect();
            encoded_words::of_base64(&code)
                .ok_or_else(|| refused("a mail whose text is encoded otherwise than it says"))?
        }
        "quoted-printable" => unquoted(body),
        _ => return Ok(Some((is_plain, body.to_owned()))),
    };
    let letters = headers.parameter("charset").unwrap_or("utf-8");
    if letters.eq_ignore_ascii_case("utf-8") || letters.eq_ignore_ascii_case("us-ascii") {
        let text = String::from_utf8(bytes);
        return match text {
            Ok(text) => Ok(Some((is_plain, text))),
            Err(error) => Err(ReadError::NotUtf8 { at: error.utf8_error().valid_up_to() }),
        };
    }
    let text = encoded_words::written_in(letters, bytes);
    text.map(|text| Some((is_plain, text))).ok_or_else(|| refused("a mail in letters that are not known"))
}

/// What stands between the lines of a boundary.
fn parts_of(body: &str, boundary: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in body.split_inclusive('\n') {
        match line.trim_end().strip_prefix("--").and_then(|line| line.strip_prefix(boundary)) {
            Some("") => {
                is_open = true;
                parts.push(String::new());
            }
            Some("--") => is_open = false,
            _ => {
                if let Some(part) = parts.last_mut().filter(|_| is_open) {
                    part.push_str(line);
                }
            }
        }
    }
    parts
}

fn refused(found: &'static str) -> ReadError {
    ReadError::Document { found, remedy: "\"Save as text\" of the mail program" }
}

/// Whether a header is called so.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// A text without the quoting of bytes (`=E2=80=99`) and of line ends (`=`).
fn unquoted(body: &str) -> Vec<u8> {
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
    bytes
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
    fn of_several_parts_the_plain_text_is_read() {
        let plain = "Content-Type: text/plain; charset=ISO-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n\
            Andr=E9 met=\n them.\n";
        let page = "Content-Type: text/html\n\n<p>They met.</p>\n";
        let head = format!("{HEADERS}Content-Type: multipart/alternative; boundary=\"x y\"\n\n");
        let mail = split(&format!("{head}--x y\n{page}--x y\n{plain}--x y--\nend")).unwrap().unwrap();
        assert_eq!(mail.text, "André met them.\n");
        let within = format!("Content-Type: multipart/related; boundary=b\n\n--b\n{page}--b--\n");
        let mail = split(&format!("{head}--x y\n{within}--x y--\n")).unwrap().unwrap();
        assert_eq!(mail.text, "<p>They met.</p>\n");
        let picture = split(&format!("{head}--x y\nContent-Type: image/png\n\nabc\n--x y--\n"));
        assert!(matches!(picture, Err(ReadError::Document { .. })));
    }

    #[test]
    fn a_text_in_base_64_is_read_and_the_sender_may_be_missing() {
        let head = "Subject: Talks\nDate: Tue, 14 May 2024 10:00:00 +0300\nContent-Transfer-Encoding: base64\n\n";
        let mail = split(&format!("{head}VGhl\neSBtZXQu\n")).unwrap().unwrap();
        assert_eq!((mail.text.as_str(), mail.subject.as_str()), ("They met.", "Talks"));
        assert!(matches!(split(&format!("{head}They met!\n")), Err(ReadError::Document { .. })));
    }

    #[test]
    fn a_text_with_colons_is_no_mail() {
        assert!(split("Talks: two ministers meet\nFrom: Ankara\n\nThey met.").unwrap().is_none());
    }
}
