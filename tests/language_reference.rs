//! The engine gives what the reference pipeline gives, near ties aside.

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
        let own: Vec<&str> = analysis.tokens.iter().map(|t| t.span.of(text).unwrap()).collect();
        let theirs: Vec<&str> = reference["w"].as_array().unwrap().iter().map(|w| w.as_str().unwrap()).collect();
        let split_alike = own == theirs;
        let mut all = split_alike;
        for i in 0..theirs.len() {
            let expected = format!(
                "{} {} {}",
                reference["tag"][i].as_str().unwrap(),
                reference["dep"][i].as_str().unwrap(),
                reference["head"][i]
            );
            let found = match analysis.tokens.get(i) {
                Some(t) if split_alike => format!("{} {} {}", t.tag, t.label, t.head),
                _ => "other tokens".to_owned(),
            };
            self.tokens.count(found == expected);
            if found != expected {
                self.differing.push(format!("{}: {found}, not {expected}", theirs[i]));
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
fn news_sentences_are_analysed_as_the_reference_pipeline_analyses_them() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/language/reference/refmd_pudsent.jsonl");
    let Ok(lines) = std::fs::read_to_string(&path) else {
        println!("skipped: the reference sentences are not on this machine");
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
