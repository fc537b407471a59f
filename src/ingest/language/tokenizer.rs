//! Splits text into tokens: white-space chunks, listed exceptions, then prefixes and suffixes peeled off from outside
//! and the rest cut at infixes.

use rustc_hash::FxHashMap;

use super::model::{ModelError, Tables, unescape};

/// A token before analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RawToken<'a> {
    pub(super) text: &'a str,
    /// The norm that the exception table gives it.
    pub(super) norm: Option<&'a str>,
    /// Whether one space follows.
    pub(super) space_after: bool,
}

/// An exception's piece: its length in bytes and its norm.
type Piece = (usize, Option<String>);

pub(super) struct Tokenizer {
    exceptions: FxHashMap<String, Vec<Piece>>,
    /// Bytes of the longest exception: what is longer need not be looked up, which would read all of it.
    longest: usize,
}

const CURRENCY: &str = "$£€¥฿₽﷼₴₠₡₢₣₤₥₦₧₨₩₪₫₭₮₯₰₱₲₳₵₶₷₸₹₺₻₼₾₿";
const QUOTES: &str = "'\"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉⟦⟧";
const PUNCTUATION: &str = "…,:;!?¿؟¡()[]{}<>_#*&。？！，、；：～·।،۔؛٪";
const UNITS: &[&str] = &[
    "km", "km²", "km³", "m", "m²", "m³", "dm", "dm²", "dm³", "cm", "cm²", "cm³", "mm", "mm²", "mm³", "ha", "µm", "nm",
    "yd", "in", "ft", "kg", "g", "mg", "µg", "t", "lb", "oz", "m/s", "km/h", "kmh", "mph", "hPa", "Pa", "mbar", "mb",
    "MB", "kb", "KB", "gb", "GB", "tb", "TB", "T", "G", "M", "K", "%",
];

fn is_symbol(c: char) -> bool {
    matches!(c, '\u{a6}' | '\u{a9}' | '\u{ae}' | '\u{b0}' | '\u{2100}'..='\u{2101}' | '\u{2103}'..='\u{2106}'
        | '\u{2108}'..='\u{2109}' | '\u{2114}' | '\u{2116}'..='\u{2117}' | '\u{211e}'..='\u{2123}'
        | '\u{2195}'..='\u{21f3}' | '\u{2300}'..='\u{27bf}' | '\u{2800}'..='\u{28ff}' | '\u{2b00}'..='\u{2bfe}'
        | '\u{fffc}'..='\u{fffd}' | '\u{1f000}'..='\u{1faff}')
}

fn is_lower(c: char) -> bool {
    c.is_alphabetic() && !c.is_uppercase()
}

fn is_closing(c: char) -> bool {
    PUNCTUATION.contains(c) || QUOTES.contains(c)
}

fn first(text: &str) -> char {
    text.chars().next().unwrap_or('\0')
}

fn last(text: &str) -> char {
    text.chars().next_back().unwrap_or('\0')
}

/// Bytes of the prefix to peel off; 0 for none.
fn prefix(chunk: &str) -> usize {
    let c = first(chunk);
    if c.is_ascii_alphanumeric() {
        return ["US$", "C$", "A$"].iter().find(|p| chunk.starts_with(**p)).map_or(0, |p| p.len());
    }
    match c {
        '§' | '%' | '=' | '—' | '–' => c.len_utf8(),
        '+' => usize::from(!chunk.get(1..).is_some_and(|rest| rest.starts_with(|d: char| d.is_ascii_digit()))),
        '…' => c.len_utf8(),
        _ if chunk.starts_with("..") => chunk.len() - chunk.trim_start_matches('.').len(),
        _ if is_closing(c) || CURRENCY.contains(c) || is_symbol(c) => c.len_utf8(),
        _ => 0,
    }
}

/// Bytes of the suffix to peel off; 0 for none.
fn suffix(chunk: &str) -> usize {
    if let Some(possessive) = ["'s", "'S", "’s", "’S"].iter().find(|p| chunk.ends_with(**p)) {
        return possessive.len();
    }
    let c = last(chunk);
    if c == '.' {
        let body = chunk.trim_end_matches('.');
        let dots = chunk.len() - body.len();
        let before = last(body);
        let ends = before != '\0'
            && (before.is_ascii_digit()
                || is_lower(before)
                || matches!(before, '%' | '²' | '-' | '+')
                || is_closing(before));
        let capitals = before.is_uppercase() && last(body.split_at(body.len() - before.len_utf8()).0).is_uppercase();
        return if dots >= 2 { dots } else { usize::from(ends || capitals) };
    }
    if is_closing(c) || matches!(c, '—' | '–') || is_symbol(c) {
        return c.len_utf8();
    }
    let body = chunk.strip_suffix(c).unwrap_or_default();
    if (c == '+' || CURRENCY.contains(c)) && last(body).is_ascii_digit() {
        return c.len_utf8();
    }
    // A number with its unit: what follows the last digit must be one.
    // Only the end is read, since no unit is longer.
    let unit = |unit: &&&str| chunk.strip_suffix(**unit).is_some_and(|number| last(number).is_ascii_digit());
    UNITS.iter().find(unit).map_or(0, |unit| unit.len())
}

/// Byte ranges at which a chunk is cut inside.
fn infixes(chunk: &str, cuts: &mut Vec<(usize, usize)>) {
    cuts.clear();
    let quote = |c: char| QUOTES.contains(c);
    let mut at = 0;
    while let Some((before, rest)) = chunk.split_at_checked(at).filter(|(_, rest)| !rest.is_empty()) {
        let c = first(rest);
        let width = c.len_utf8();
        if c.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let (previous, next) = (last(before), first(rest.split_at(width).1));
        let cut = if rest.starts_with("..") {
            rest.len() - rest.trim_start_matches('.').len()
        } else if c == '…' || is_symbol(c) {
            width
        } else {
            let here = match c {
                '+' | '*' | '^' => previous.is_ascii_digit() && (next.is_ascii_digit() || next == '-'),
                '.' => (is_lower(previous) || quote(previous)) && (next.is_uppercase() || quote(next)),
                ',' => previous.is_alphabetic() && next.is_alphabetic(),
                ':' | '<' | '>' | '=' | '/' => previous.is_alphanumeric() && next.is_alphabetic(),
                '-' => previous.is_ascii_digit() && (next.is_ascii_digit() || next == '-'),
                _ => false,
            };
            if here {
                width
            } else if matches!(c, '-' | '–' | '—' | '~') && previous.is_alphanumeric() {
                let run = rest.len() - rest.trim_start_matches(c).len();
                let times = run / width;
                let fits = times == 1 || (c == '-' && times <= 3) || (c == '—' && times == 2);
                if fits && first(rest.split_at(run).1).is_alphabetic() { run } else { 0 }
            } else {
                0
            }
        };
        if cut > 0 {
            cuts.push((at, at + cut));
        }
        at += cut.max(width);
    }
}

/// Whether a chunk is a web or mail address, which stays whole.
fn is_address(chunk: &str) -> bool {
    if chunk.contains("://") {
        return true;
    }
    let host = chunk.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let Some((name, top)) = host.rsplit_once('.') else {
        return false;
    };
    let part = |p: &str| {
        !p.is_empty()
            && !p.starts_with('-')
            && !p.ends_with('-')
            && p.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic()) && !name.is_empty() && name.split('.').all(part)
}

impl Tokenizer {
    pub(super) fn load(tables: &Tables) -> Result<Self, ModelError> {
        let mut exceptions: FxHashMap<String, Vec<Piece>> = FxHashMap::default();
        for line in tables.section("tokenizer exceptions")? {
            let mut fields = line.split('\t').map(unescape);
            let form = fields.next().unwrap_or_default();
            let mut pieces: Vec<Piece> = Vec::new();
            while let (Some(piece), norm) = (fields.next(), fields.next()) {
                pieces.push((piece.len(), norm.filter(|n| !n.is_empty())));
            }
            if pieces.iter().map(|p| p.0).sum::<usize>() != form.len() {
                return Err(ModelError(format!("tokenizer exception {form:?}")));
            }
            exceptions.insert(form, pieces);
        }
        let longest = exceptions.keys().map(String::len).max().unwrap_or_default();
        Ok(Self { exceptions, longest })
    }

    /// Splits a text. Every byte that is no single space after a token belongs to one token; runs of other white
    /// space are tokens of their own.
    pub(super) fn tokenize<'a>(&'a self, text: &'a str) -> Vec<RawToken<'a>> {
        let mut tokens = Vec::with_capacity(text.len() / 5);
        let mut cuts = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let blank = rest.len() - rest.trim_start().len();
            if blank > 0 {
                let (space, after) = rest.split_at(blank);
                tokens.push(plain(space));
                rest = after;
                continue;
            }
            let (chunk, after) = rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
            self.split(chunk, &mut tokens, &mut cuts);
            rest = after;
            if let Some(after) = rest.strip_prefix(' ') {
                if let Some(token) = tokens.last_mut() {
                    token.space_after = true;
                }
                rest = after;
            }
        }
        tokens
    }

    fn pieces(&self, chunk: &str) -> Option<&Vec<Piece>> {
        if chunk.len() <= self.longest { self.exceptions.get(chunk) } else { None }
    }

    fn exception<'a>(&'a self, chunk: &'a str, tokens: &mut Vec<RawToken<'a>>) -> bool {
        let Some(pieces) = self.pieces(chunk) else {
            return false;
        };
        let mut rest = chunk;
        for (length, norm) in pieces {
            let (text, after) = rest.split_at(*length);
            tokens.push(RawToken { text, norm: norm.as_deref(), space_after: false });
            rest = after;
        }
        true
    }

    fn split<'a>(&'a self, chunk: &'a str, tokens: &mut Vec<RawToken<'a>>, cuts: &mut Vec<(usize, usize)>) {
        if self.exception(chunk, tokens) {
            return;
        }
        let mut rest = chunk;
        let mut suffixes: Vec<&'a str> = Vec::new();
        while !rest.is_empty() && self.pieces(rest).is_none() {
            let (head, after_head) = rest.split_at(prefix(rest));
            if !head.is_empty() && self.pieces(after_head).is_some() {
                tokens.push(plain(head));
                rest = after_head;
                break;
            }
            let tail = if after_head.is_empty() { 0 } else { suffix(after_head) };
            let (before_tail, tail) = rest.split_at(rest.len() - tail);
            if !tail.is_empty() && self.pieces(before_tail).is_some() {
                suffixes.push(tail);
                rest = before_tail;
                break;
            }
            if head.is_empty() && tail.is_empty() {
                break;
            }
            if !head.is_empty() {
                tokens.push(plain(head));
            }
            if !tail.is_empty() {
                suffixes.push(tail);
            }
            rest = after_head.strip_suffix(tail).unwrap_or_default();
        }
        if !rest.is_empty() && !self.exception(rest, tokens) {
            if is_address(rest) {
                tokens.push(plain(rest));
            } else {
                infixes(rest, cuts);
                let mut done = 0;
                for (start, end) in cuts.iter().filter(|(start, _)| *start > 0) {
                    tokens.extend(rest.get(done..*start).filter(|t| !t.is_empty()).map(plain));
                    tokens.extend(rest.get(*start..*end).map(plain));
                    done = *end;
                }
                tokens.extend(rest.get(done..).filter(|t| !t.is_empty()).map(plain));
            }
        }
        tokens.extend(suffixes.into_iter().rev().map(plain));
    }
}

fn plain(text: &str) -> RawToken<'_> {
    RawToken { text, norm: None, space_after: false }
}
