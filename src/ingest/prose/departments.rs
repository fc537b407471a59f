//! Departments of the government of the United States whose last word begins small: "State department spokesman" is the
//! State Department's.

use super::rewrite::{Rewriter, Rewritten};
use crate::lexicon::Words;

/// What such departments are for.
static FIELDS: Words = Words::of("departments.fields");

const SMALL: &str = " department";

/// Writes them with two capitals. Cost: linear in the text's length.
pub(super) fn write_large(text: &str) -> Option<Rewritten> {
    let mut out = Rewriter::new(text);
    for (at, _) in text.match_indices(SMALL) {
        let (Some(before), Some(behind)) = (text.get(..at), text.get(at + SMALL.len()..)) else { continue };
        let start = before
            .rfind(|c: char| !c.is_alphabetic())
            .map_or(0, |i| i + before.get(i..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
        let field = before.get(start..).is_some_and(|word| FIELDS.contains(&word));
        // "the New York State department of health" is another's.
        let whole = !behind.starts_with(char::is_alphabetic) && !behind.starts_with(" of ");
        let front = before.get(..start).map(str::trim_end).unwrap_or_default();
        let word = front.rsplit(char::is_whitespace).next().unwrap_or_default();
        let own = !word.starts_with(char::is_uppercase) || !word.ends_with(char::is_alphanumeric) || word == "US";
        let own = own || matches!(word, "The" | "American");
        if field && whole && own {
            out.keep_to(at);
            out.put_to(at + SMALL.len(), " Department");
        }
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        write_large(text).map_or_else(|| text.to_owned(), |rewritten| rewritten.text)
    }

    #[test]
    fn a_department_of_state_gets_its_capital() {
        assert_eq!(written("Crowley, State department spokesman"), "Crowley, State Department spokesman");
        assert_eq!(written("the US Justice department."), "the US Justice Department.");
    }

    #[test]
    fn other_departments_stay() {
        for text in ["the New York State department", "the State department of health", "a police department"] {
            assert_eq!(written(text), text);
        }
    }
}
