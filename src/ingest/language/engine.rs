//! The pipeline: tokens, vectors, tags, parse, entities, lemmas.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::analysis::{Analysis, Entity, Token};
use super::encoder::{Encoder, EncoderWork, TokenKey, WIDTH};
use super::features::{Features, Strings};
use super::lemmatizer::Lemmatizer;
use super::matrix::Linear;
use super::model::{ModelError, Tables, Weights};
use super::parser::{self, Parser};
use super::recognizer::{self, Recognizer};
use super::scheme::{Label, Tag};
use super::scorer::ScorerWork;
use super::tokenizer::{RawToken, Tokenizer};
use crate::model::Span;

/// Longest document, in tokens: a longer paragraph is cut, after a full stop where it has one.
const LONGEST: usize = 2_000;
/// Bytes of a line that are tokenized at once.
const STRETCH: usize = 64 * 1024;
/// Tokens that go through the networks together.
const BATCH: usize = 1_000;

/// The language engine: the English model, ready to analyse.
pub struct Engine {
    strings: Strings,
    word_rows: (&'static [[u8; 4]], &'static [[u8; 2]]),
    tokenizer: Tokenizer,
    shared: Encoder,
    own: Encoder,
    tags: Vec<Tag>,
    tagger: Linear,
    tagger_bias: Vec<f32>,
    parser: Parser,
    recognizer: Recognizer,
    lemmatizer: Lemmatizer,
}

/// Buffers and caches of one thread. What it has seen never changes a result.
#[derive(Default)]
pub struct Workspace {
    shared: EncoderWork,
    own: EncoderWork,
    parser: ScorerWork,
    recognizer: ScorerWork,
    features: FxHashMap<String, (Features, u64)>,
}

impl Engine {
    /// Reads the compiled-in model.
    ///
    /// # Errors
    /// Where the model's files were damaged when the program was built.
    pub fn new() -> Result<Self, ModelError> {
        let (weights, tables) = (Weights::load()?, Tables::load());
        let tags = tables
            .section("tags")?
            .iter()
            .map(|t| Tag::from_name(t).ok_or_else(|| ModelError(format!("tag {t}"))))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            strings: Strings::load(&tables)?,
            word_rows: weights.word_rows()?,
            tokenizer: Tokenizer::load(&tables)?,
            shared: Encoder::load(&weights, "t", 6)?,
            own: Encoder::load(&weights, "n", 4)?,
            tagger: Linear::new(&weights.floats("tag.W")?, tags.len()),
            tagger_bias: weights.floats("tag.b")?,
            tags,
            parser: Parser::load(&weights, &tables)?,
            recognizer: Recognizer::load(&weights, &tables)?,
            lemmatizer: Lemmatizer::load(&tables)?,
        })
    }

    /// The engine that the whole process shares, read at first use.
    ///
    /// # Errors
    /// As [`Engine::new`].
    pub fn shared() -> Result<&'static Self, ModelError> {
        static ENGINE: OnceLock<Result<Engine, ModelError>> = OnceLock::new();
        ENGINE.get_or_init(Self::new).as_ref().map_err(Clone::clone)
    }

    /// Analyses a text. Each line is a document of its own: no sentence crosses a line break, so a headline does not
    /// run into the first paragraph. Spans count the bytes of `text`. Cost: linear in its length.
    pub fn analyze(&self, text: &str, work: &mut Workspace) -> Analysis {
        let mut analysis = Analysis::default();
        let mut batch: Vec<RawToken<'_>> = Vec::new();
        let mut documents: Vec<usize> = Vec::new();
        for line in text.split('\n') {
            let mut pending = Vec::new();
            let mut stretches = stretches(line.trim()).peekable();
            while let Some(stretch) = stretches.next() {
                pending.append(&mut self.tokenizer.tokenize(stretch));
                let mut rest = pending.as_slice();
                while rest.len() > LONGEST || (stretches.peek().is_none() && !rest.is_empty()) {
                    let (document, after) = rest.split_at(cut(rest));
                    if batch.len() + document.len() > BATCH {
                        self.analyze_batch(text, &batch, &documents, work, &mut analysis);
                        batch.clear();
                        documents.clear();
                    }
                    documents.push(document.len());
                    batch.extend_from_slice(document);
                    rest = after;
                }
                pending.drain(..pending.len() - rest.len());
            }
        }
        self.analyze_batch(text, &batch, &documents, work, &mut analysis);
        analysis
    }

    fn key(&self, token: &RawToken<'_>, work: &mut Workspace) -> TokenKey {
        let (features, row) = match (token.norm, work.features.get(token.text)) {
            (None, Some(known)) => *known,
            _ => {
                let features = self.strings.features(token.text, token.norm);
                let (keys, rows) = self.word_rows;
                let at = keys.binary_search_by_key(&features.word, |k| u32::from_le_bytes(*k)).ok();
                let row = at.and_then(|i| rows.get(i)).map_or(0, |r| u64::from(u16::from_le_bytes(*r)) + 1);
                if token.norm.is_none() {
                    work.features.insert(token.text.to_owned(), (features, row));
                }
                (features, row)
            }
        };
        let [norm, prefix, suffix, shape] = features.lexical;
        [norm, prefix, suffix, shape, u64::from(token.space_after), u64::from(is_space(token)), row]
    }

    fn analyze_batch(
        &self,
        text: &str,
        batch: &[RawToken<'_>],
        documents: &[usize],
        work: &mut Workspace,
        analysis: &mut Analysis,
    ) {
        if work.features.len() > 50_000 {
            work.features.clear();
        }
        let keys: Vec<TokenKey> = batch.iter().map(|token| self.key(token, work)).collect();
        let shared = self.shared.encode(&keys, documents, &mut work.shared);
        let own = self.own.encode(&keys, documents, &mut work.own);
        let tags = self.tag(&shared);
        self.parser.parts(&shared, &mut work.parser);
        self.recognizer.parts(&own, &mut work.recognizer);
        let (mut tokens, mut tags) = (batch, tags.as_slice());
        let (mut parser, mut recognizer) = (work.parser.parts(), work.recognizer.parts());
        for length in documents {
            let (document, more) = tokens.split_at(*length);
            let (document_tags, more_tags) = tags.split_at(*length);
            let (parser_here, more_parser) = parser.split_at(*length);
            let (recognizer_here, more_recognizer) = recognizer.split_at(*length);
            self.finish(text, document, document_tags, parser_here, recognizer_here, analysis);
            (tokens, tags, parser, recognizer) = (more, more_tags, more_parser, more_recognizer);
        }
    }

    fn tag(&self, vectors: &[[f32; WIDTH]]) -> Vec<Tag> {
        let mut scores = Vec::new();
        self.tagger.apply(vectors.len(), vectors.as_flattened(), WIDTH, &mut scores);
        let highest = |row: &[f32]| {
            let mut best = (0, f32::NEG_INFINITY);
            for (i, (score, bias)) in row.iter().zip(&self.tagger_bias).enumerate() {
                if score + bias > best.1 {
                    best = (i, score + bias);
                }
            }
            self.tags.get(best.0).copied().unwrap_or(Tag::Xx)
        };
        scores.chunks_exact(self.tags.len()).map(highest).collect()
    }

    /// Parses one document, finds its entities and appends everything to the analysis.
    fn finish(
        &self,
        text: &str,
        document: &[RawToken<'_>],
        tags: &[Tag],
        parser: &[parser::Parts],
        recognizer: &[recognizer::Parts],
        analysis: &mut Analysis,
    ) {
        let parse = self.parser.parse(parser);
        let space: Vec<bool> = document.iter().map(is_space).collect();
        let entities = self.recognizer.find(recognizer, &parse.starts, &space);
        let first = analysis.tokens.len() as u32;
        let mut sentence = first;
        let analysed = document.iter().zip(tags).zip(parse.heads.iter().zip(&parse.labels)).zip(&parse.starts);
        for (i, (((raw, tag), (head, label)), starts)) in (0u32..).zip(analysed) {
            if *starts && i > 0 {
                analysis.sentences.push(sentence..first + i);
                sentence = first + i;
            }
            let start = offset(text, raw.text);
            let word = self.lemmatizer.analyze(raw.text, *tag, *label);
            analysis.tokens.push(Token {
                span: Span::new(start, start + raw.text.len() as u32),
                lemma: word.lemma,
                pos: word.pos,
                tag: *tag,
                head: first + head,
                label: *label,
                space_after: raw.space_after,
            });
        }
        analysis.sentences.push(sentence..analysis.tokens.len() as u32);
        keep_heads_inside(analysis, first);
        analysis
            .entities
            .extend(entities.into_iter().map(|(start, end, kind)| Entity { tokens: first + start..first + end, kind }));
    }
}

/// Makes a token whose head lies in another sentence (trees may interleave) hang from its own sentence's root.
fn keep_heads_inside(analysis: &mut Analysis, first: u32) {
    let from = analysis.sentences.partition_point(|s| s.start < first);
    for sentence in analysis.sentences.iter().skip(from) {
        let Some(tokens) = analysis.tokens.get_mut(sentence.start as usize..sentence.end as usize) else {
            continue;
        };
        let root = (sentence.start..).zip(tokens.iter()).find(|(i, t)| t.head == *i).map(|(i, _)| i);
        for (i, token) in (sentence.start..).zip(tokens) {
            if !sentence.contains(&token.head) {
                token.head = root.unwrap_or(i);
                token.label = if token.head == i { Label::Root } else { Label::Dep };
            }
        }
    }
}

fn is_space(token: &RawToken<'_>) -> bool {
    token.text.chars().all(char::is_whitespace)
}

/// Where a slice of a text starts in it.
fn offset(text: &str, part: &str) -> u32 {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize) as u32
}

/// Cuts a line into stretches of at most [`STRETCH`] bytes, where it can, that are tokenized one after the other: so
/// the tokens of a very long line are never in memory all at once. A stretch ends after a single space between two
/// words, which the tokenizer cuts at anyhow: the tokens are those of the whole line.
fn stretches(line: &str) -> impl Iterator<Item = &str> {
    let between = |(at, pair): (usize, &[u8])| match pair {
        [before, b' ', after] if before.is_ascii_graphic() && after.is_ascii_graphic() => Some(at + 2),
        _ => None,
    };
    let mut rest = line;
    std::iter::from_fn(move || {
        let end = if rest.len() <= STRETCH {
            rest.len()
        } else {
            let (head, tail) = rest.as_bytes().split_at(STRETCH);
            let before = head.windows(3).enumerate().rev().find_map(between);
            let after = || tail.windows(3).enumerate().find_map(between).map(|at| STRETCH + at);
            before.or_else(after).unwrap_or(rest.len())
        };
        let (stretch, after) = rest.split_at(end);
        rest = after;
        (!stretch.is_empty()).then_some(stretch)
    })
}

/// How many tokens of a paragraph make up its next document.
fn cut(tokens: &[RawToken<'_>]) -> usize {
    match tokens.get(..LONGEST) {
        Some(longest) if tokens.len() > LONGEST => {
            longest.iter().rposition(|t| matches!(t.text, "." | "!" | "?")).map_or(LONGEST, |at| at + 1)
        }
        _ => tokens.len(),
    }
}
