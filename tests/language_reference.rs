//! The engine gives what the reference pipeline gives, near ties aside.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod skipped;

use std::path::Path;

use dossier::ingest::language::{Analysis, Engine, Workspace};
use serde_json::Value;

/// How many were the same, of how many.
#[derive(Debug, Default)]
struct Share(usize, usize);

impl Share {
    fn count(&mut self, same: bool) {
        self.0 += usize::from(same);
        self.1 += 1;
    }
}

#[derive(Debug, Default)]
struct Agreement {
    sentences: Share,
    tokens: Share,
    entities: Share,
    differing: Vec<String>,
}

impl Agreement {
    fn compare(&mut self, reference: &Value, analysis: &Analysis) {
        let text = reference["text"].as_str().unwrap();
        // Tokens are compared where they stand, so that one odd token does not shift the rest of its sentence.
        let mut at = 0;
        let starts: Vec<u64> = (0..reference["w"].as_array().unwrap().len())
            .map(|i| {
                let start = at;
                at +=
                    reference["w"][i].as_str().unwrap().len() as u64 + u64::from(reference["sp"][i].as_bool().unwrap());
                start
            })
            .collect();
        let mut all = analysis.tokens.len() == starts.len();
        for (i, start) in starts.iter().enumerate() {
            let word = reference["w"][i].as_str().unwrap();
            let head = starts[reference["head"][i].as_u64().unwrap() as usize];
            let expected = format!(
                "{word} {} {} {head}",
                reference["tag"][i].as_str().unwrap(),
                reference["dep"][i].as_str().unwrap()
            );
            let found =
                analysis.tokens.iter().find(|t| u64::from(t.span.start) == *start).map_or_else(String::new, |t| {
                    let head = analysis.tokens[t.head as usize].span.start;
                    format!("{} {} {} {head}", t.span.of(text).unwrap(), t.tag, t.label)
                });
            self.tokens.count(found == expected);
            if found != expected {
                self.differing.push(format!("{found}, not {expected}"));
                all = false;
            }
        }
        let own: Vec<Value> = analysis
            .entities
            .iter()
            .map(|e| serde_json::json!([e.tokens.start, e.tokens.end, e.kind.as_str()]))
            .collect();
        let theirs = reference["ents"].as_array().unwrap();
        theirs.iter().for_each(|e| self.entities.count(own.contains(e)));
        self.sentences.count(all && own == *theirs);
    }
}

#[test]
#[ignore = "needs the reference sentences, ../shared/language/reference"]
fn news_sentences_are_analysed_as_the_reference_pipeline_analyses_them() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/language/reference/refmd_pudsent.jsonl");
    let Ok(lines) = std::fs::read_to_string(&path) else {
        skipped::skipped(
            "language_reference news_sentences_are_analysed_as_the_reference_pipeline_analyses_them",
            "lacks the reference sentences, ../shared/language/reference",
        );
        return;
    };
    let engine = Engine::new().unwrap();
    let mut work = Workspace::default();
    let mut agreement = Agreement::default();
    for line in lines.lines() {
        let reference: Value = serde_json::from_str(line).unwrap();
        let analysis = engine.analyze(reference["text"].as_str().unwrap(), &mut work);
        agreement.compare(&reference, &analysis);
    }
    println!("{agreement:#?}");
    let Agreement { sentences, tokens, .. } = agreement;
    assert!(sentences.0 * 1000 >= sentences.1 * 990, "99.0 % of the sentences");
    assert!(tokens.0 * 1000 >= tokens.1 * 999, "99.9 % of the tokens");
}
