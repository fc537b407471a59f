//! Documents of other programs, by how they begin.

use super::ReadError;

/// How a document begins, what it is, how its text is taken out.
const BEGINNINGS: [(&[u8], &str, &str); 4] = [
    (b"%PDF-", "a PDF", "pdftotext"),
    (b"{\\rtf", "a document in RTF", "pandoc -f rtf -t plain"),
    (b"PK\x03\x04", "a zip archive, as .docx and .odt are", "pandoc -t plain"),
    (b"\xd0\xcf\x11\xe0", "a document of an old Office program", "antiword"),
];

/// Refuses bytes that are such a document.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), ReadError> {
    match BEGINNINGS.iter().find(|(beginning, ..)| bytes.starts_with(beginning)) {
        Some((_, found, remedy)) => Err(ReadError::Document { found, remedy }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_refused_by_its_name_and_with_what_reads_it() {
        let said = |bytes: &[u8]| refuse(bytes).unwrap_err().to_string();
        assert!(
            said(b"%PDF-1.7\n%\xe2\xe3").starts_with("is a PDF, not text") && said(b"%PDF-1.7").ends_with("pdftotext")
        );
        assert!(said(b"{\\rtf1\\ansi They met.}").contains("RTF"));
        assert!(refuse(b"They met in PK.").is_ok());
    }
}
