//! The text that an extraction's evidence counts, where it comes without one or its sentences without their places.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::model::{ExtractedEvidence, Extraction};

/// An extraction and the text that its evidence counts. Without a text that is the sentences at their places, blanks
/// between them; a sentence without a place gets one: where the text has it, or on a line of its own.
pub(super) fn placed<'a>(extraction: &'a Extraction, text: &'a str) -> (Cow<'a, Extraction>, Cow<'a, str>) {
    let is_placed = |e: &ExtractedEvidence| e.sentence.is_empty() || (e.start, e.end) != (0, 0);
    let mut extraction = Cow::Borrowed(extraction);
    let mut whole = Cow::Borrowed(text);
    if text.is_empty() {
        let evidence = extraction.edges.iter().filter_map(|edge| edge.evidence.as_ref());
        whole = Cow::Owned(text_of_sentences(evidence.filter(|e| is_placed(e))));
    }
    if !extraction.edges.iter().filter_map(|edge| edge.evidence.as_ref()).all(is_placed) {
        // A sentence has many claims, and mostly stands behind the one before.
        let mut places: FxHashMap<String, Option<usize>> = FxHashMap::default();
        let mut last = 0;
        for evidence in extraction.to_mut().edges.iter_mut().filter_map(|edge| edge.evidence.as_mut()) {
            if is_placed(evidence) {
                continue;
            }
            let known = places.get(&evidence.sentence).copied();
            let place = known.unwrap_or_else(|| {
                let sentence = evidence.sentence.as_str();
                let behind = whole.get(last..).and_then(|rest| rest.find(sentence)).map(|at| last + at);
                let found = behind.or_else(|| whole.find(sentence)).or_else(|| {
                    text.is_empty().then(|| {
                        let text = whole.to_mut();
                        if !text.is_empty() {
                            text.push('\n');
                        }
                        text.push_str(sentence);
                        text.len() - sentence.len()
                    })
                });
                places.insert(sentence.to_owned(), found);
                found
            });
            if let Some(start) = place {
                last = start;
                evidence.start = start as u32;
                evidence.end = (start + evidence.sentence.len()) as u32;
            }
        }
    }
    (extraction, whole)
}

fn text_of_sentences<'a>(evidence: impl Iterator<Item = &'a ExtractedEvidence>) -> String {
    /// More than this between sentences is no article.
    const LONGEST: usize = 16 << 20;
    let mut sentences: Vec<(usize, &str)> = evidence.map(|e| (e.start as usize, e.sentence.as_str())).collect();
    sentences.sort_unstable();
    let mut text = String::new();
    for (start, sentence) in sentences {
        if start < text.len() || start > LONGEST {
            continue;
        }
        text.extend(std::iter::repeat_n(' ', start - text.len()));
        text.push_str(sentence);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ExtractedEdge;

    fn places(text: &str, sentences: &[&str]) -> (Vec<u32>, String) {
        let edge = |sentence: &&str| {
            let evidence = serde_json::json!({"sentence": sentence});
            serde_json::json!({"source": "?", "relation": "met-with", "target": "?", "evidence": evidence})
        };
        let edges: Vec<_> = sentences.iter().map(edge).collect();
        let extraction = serde_json::json!({"schema": 1, "article": {"id": "x"}, "nodes": [], "edges": edges});
        let extraction = serde_json::from_value(extraction).unwrap();
        let (placed, text) = placed(&extraction, text);
        let start = |edge: &ExtractedEdge| edge.evidence.as_ref().unwrap().start;
        (placed.edges.iter().map(start).collect(), text.into_owned())
    }

    #[test]
    fn a_sentence_without_a_place_gets_the_one_where_the_text_has_it() {
        let (starts, _) = places("A met B. C left. A met B again.", &["C left.", "A met B.", "C left.", "No word."]);
        assert_eq!(starts, [9, 0, 9, 0]);
    }

    #[test]
    fn sentences_without_a_text_make_one_each_once() {
        let (starts, text) = places("", &["A met B.", "C left.", "A met B."]);
        assert_eq!((starts, text.as_str()), (vec![0, 9, 0], "A met B.\nC left."));
    }
}
