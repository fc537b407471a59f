//! `dossier analyze`: the linguistic analysis, to check against other tools.

use std::fmt::Write;

use clap::Args;
use serde_json::json;

use super::error::{CommandError, Kind};
use super::inputs::Inputs;
use super::ui::{Format, Ui};
use crate::ingest::language::{Analysis, Engine, Workspace};
use crate::ingest::prose::Prose;
use crate::lexicon::Gazetteer;

/// Print the linguistic analysis of a text: tokens, lemmas, tags, heads, labels, entities.
#[derive(Debug, Args)]
pub(super) struct AnalyzeArgs {
    #[command(flatten)]
    inputs: Inputs,
}

pub(super) fn run(args: &AnalyzeArgs, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    args.inputs.provenance.check(args.inputs.files.len())?;
    let engine = Engine::shared()?;
    let mut work = Workspace::default();
    for file in &args.inputs.files {
        let mut rejected = None;
        let read = args.inputs.provenance.read(file, &mut |error| {
            rejected.get_or_insert(error);
        });
        let articles = read
            .and_then(|articles| rejected.map_or(Ok(articles), Err))
            .map_err(|e| CommandError::new(Kind::Rejected, format!("{} {e}", file.display())))?;
        for article in articles {
            let prose = Prose::of(&article.text, &article.title).for_the_parser(Gazetteer::shared());
            let analysis = engine.analyze(prose.text(), &mut work);
            match format {
                Some(Format::Json) => ui.line(serde_json::to_string_pretty(&as_json(&prose, &analysis))?)?,
                _ => ui.out(conllu(&prose, &analysis))?,
            }
        }
    }
    Ok(())
}

/// The entity tag of each token: `B-PERSON`, `I-PERSON`, nothing.
fn entity_tags(analysis: &Analysis) -> Vec<Option<String>> {
    let mut tags = vec![None; analysis.tokens.len()];
    for entity in &analysis.entities {
        for token in entity.tokens.clone() {
            let begin = if token == entity.tokens.start { 'B' } else { 'I' };
            if let Some(tag) = tags.get_mut(token as usize) {
                *tag = Some(format!("{begin}-{}", entity.kind));
            }
        }
    }
    tags
}

fn conllu(prose: &Prose<'_>, analysis: &Analysis) -> String {
    let entities = entity_tags(analysis);
    let text = prose.text();
    let mut out = String::new();
    for (n, sentence) in (1..).zip(&analysis.sentences) {
        let range = sentence.start as usize..sentence.end as usize;
        let Some(tokens) = analysis.tokens.get(range.clone()) else {
            continue;
        };
        let span =
            tokens.first().zip(tokens.last()).and_then(|(a, b)| text.get(a.span.start as usize..b.span.end as usize));
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "# sent_id = {n}\n# text = {}",
            span.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
        );
        for (i, token) in (0u32..).zip(tokens) {
            let head = if token.head == sentence.start + i { 0 } else { token.head - sentence.start + 1 };
            let form = token.span.of(text).unwrap_or_default();
            let mut misc: Vec<String> = entities
                .get(range.start + i as usize)
                .cloned()
                .flatten()
                .map(|t| format!("NER={t}"))
                .into_iter()
                .collect();
            if !token.space_after {
                misc.push("SpaceAfter=No".to_owned());
            }
            let range = prose.origin(token.span);
            misc.push(format!("TokenRange={}:{}", range.start, range.end));
            let visible = |s: &str| {
                if s.trim().is_empty() { "_".to_owned() } else { s.to_owned() }
            };
            let _ = writeln!(
                out,
                "{}\t{}\t{}\t{}\t{}\t_\t{head}\t{}\t_\t{}",
                i + 1,
                visible(form),
                visible(&token.lemma),
                token.pos,
                token.tag,
                token.label,
                misc.join("|")
            );
        }
        out.push('\n');
    }
    out
}

fn as_json(prose: &Prose<'_>, analysis: &Analysis) -> serde_json::Value {
    let entities = entity_tags(analysis);
    let tokens: Vec<_> = analysis
        .tokens
        .iter()
        .zip(entities)
        .map(|(t, e)| {
            let range = prose.origin(t.span);
            json!({"text": t.span.of(prose.text()), "start": range.start, "end": range.end,
                   "lemma": t.lemma, "pos": t.pos.as_str(),
                   "tag": t.tag.as_str(), "head": t.head, "label": t.label.as_str(), "entity": e})
        })
        .collect();
    let sentences: Vec<_> = analysis.sentences.iter().map(|s| json!([s.start, s.end])).collect();
    json!({"tokens": tokens, "sentences": sentences})
}
