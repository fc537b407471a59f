//! Characters that are not seen, or change how what stands around them is seen.

/// Whether a character is there without being seen: joiners, marks and overrides of direction, hyphens where a word may
/// be broken.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

/// Whether a character can be shown as it is within a line: what controls a terminal, parts lines or turns the text
/// behind it cannot.
pub(crate) fn is_shown(c: char) -> bool {
    !c.is_control() && !is_invisible(c) && !matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::is_shown;

    #[test]
    fn what_turns_or_parts_a_text_is_not_shown() {
        for c in ['\u{1b}', '\n', '\u{85}', '\u{61c}', '\u{200f}', '\u{202e}', '\u{2028}', '\u{2066}', '\u{feff}'] {
            assert!(!is_shown(c), "{c:?}");
        }
        assert!("Şanlıurfa “…” 北京".chars().all(is_shown));
    }
}
