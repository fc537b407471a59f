//! Verbs that a hyphen takes apart, and posts that a verb gives: "parliament re-elected X as president".
//! Also "the assembly re-elects X", "lawmakers elected X president". The parser takes the prefix for the verb, and the
//! name for a part of the post's.

use std::ops::Range;

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Analysis, Entity, EntityType, Label, Pos, Tag, Token};
use crate::lexicon::{NounClass, Nouns, Words};

/// Prefixes that stand before a hyphen.
const PREFIXES: &[&str] = &["re", "co", "pre"];

/// Verbs that take them in news.
static VERBS: Words = Words::of("prefixed_verbs.verbs");

/// Verbs that give somebody a post.
static NAMING: Words = Words::of("prefixed_verbs.naming");

/// Puts both right in a whole text.
pub(in crate::ingest::extract) fn mend(analysis: &mut Analysis, text: &str) {
    for at in 0..analysis.tokens.len() {
        prefixed(analysis, text, at);
    }
    for at in 0..analysis.tokens.len() {
        post_given(analysis, text, at);
    }
}

fn word<'t>(analysis: &Analysis, text: &'t str, at: Index) -> &'t str {
    analysis.tokens.get(at).and_then(|t| t.span.of(text)).unwrap_or_default()
}

/// The base of an inflected verb of the list, with its tag where nothing else is known.
fn verb(form: &str) -> Option<(&'static str, Tag)> {
    let form = form.to_lowercase();
    VERBS.iter().find_map(|base| {
        let stem = base.strip_suffix('e').unwrap_or(base);
        if form == *base {
            return Some((*base, Tag::Vb));
        }
        let rest = form.strip_prefix(stem)?;
        match rest {
            "s" | "es" => Some((*base, Tag::Vbz)),
            "ed" => Some((*base, Tag::Vbd)),
            "ing" => Some((*base, Tag::Vbg)),
            _ => None,
        }
    })
}

fn sentence_of(analysis: &Analysis, at: Index) -> Option<Range<u32>> {
    let number = analysis.sentences.partition_point(|s| s.end as usize <= at);
    analysis.sentences.get(number).filter(|s| s.contains(&(at as u32))).cloned()
}

fn tokens_of<'a>(analysis: &'a Analysis, sentence: &Range<u32>) -> &'a [Token] {
    analysis.tokens.get(sentence.start as usize..sentence.end as usize).unwrap_or_default()
}

/// A token and what it hangs on, up to the root.
fn ancestors(analysis: &Analysis, token: u32) -> Vec<u32> {
    let mut above = vec![token];
    let mut at = token;
    while let Some(head) = analysis.tokens.get(at as usize).map(|t| t.head).filter(|h| *h != at && above.len() < 200) {
        above.push(head);
        at = head;
    }
    above
}

/// "re-elected", in three tokens: the verb is the last of them.
fn prefixed(analysis: &mut Analysis, text: &str, at: Index) {
    let lower = word(analysis, text, at).to_lowercase();
    if !PREFIXES.contains(&lower.as_str()) || word(analysis, text, at + 1) != "-" {
        return;
    }
    let glued = |i: Index| analysis.tokens.get(i).is_some_and(|t| !t.space_after);
    if !glued(at) || !glued(at + 1) {
        return;
    }
    let last = at + 2;
    let Some((base, shape)) = verb(word(analysis, text, last)) else { return };
    let Some(range) = sentence_of(analysis, at) else { return };
    if !range.contains(&(last as u32)) {
        return;
    }
    let parts = [at as u32, at as u32 + 1, last as u32];
    let Some(outer) = outermost(analysis, parts) else { return };
    let Some(top) = analysis.tokens.get(outer as usize).cloned() else { return };
    // "the re-elected president": an attribute stays one.
    let attribute = analysis.tokens.get(last).is_some_and(|t| t.label == Label::Amod) && outer as usize == last;
    if attribute || matches!(shape, Tag::Vbg) && outer as usize == last {
        return;
    }
    let nominal = matches!(top.pos, Pos::Noun | Pos::Propn | Pos::Adj) && !matches!(top.tag, Tag::Vbn);
    let next_is_noun = analysis.tokens.get(last + 1).is_some_and(|t| t.tag == Tag::Nn || t.tag == Tag::Nns);
    if nominal && (next_is_noun || shape == Tag::Vb) {
        return;
    }
    // "The parliament re-elected Anna Holm": no participle of its subject, since an object follows.
    let object = analysis.tokens.get(last + 1).is_some_and(|t| matches!(t.tag, Tag::Nnp | Tag::Dt | Tag::PrpPoss));
    let above = analysis.tokens.get(top.head as usize).is_some_and(|t| t.head == top.head && t.pos != Pos::Verb);
    let told = top.label == Label::Acl && shape == Tag::Vbd && object && above;
    let nominal = nominal || told;
    let tag = if told { Tag::Vbd } else { tag_of(tokens_of(analysis, &range), parts, &top, shape) };
    let subject = (nominal && top.head != outer).then_some(top.head);
    let (head, label) = if top.head == outer || subject.is_some() && shape != Tag::Vb {
        // "The assembly re-elects X": a noun in apposition to the subject.
        (last as u32, Label::Root)
    } else {
        (top.head, top.label)
    };
    hang_on_verb(analysis, &range, parts, subject, told);
    for part in [at, at + 1] {
        if let Some(token) = analysis.tokens.get_mut(part) {
            (token.head, token.label) = (last as u32, Label::Punct);
            token.tag = Tag::Hyph;
            token.pos = Pos::Punct;
        }
    }
    if let Some(token) = analysis.tokens.get_mut(last) {
        (token.head, token.label, token.tag, token.pos) = (head, label, tag, Pos::Verb);
        token.lemma = base.into();
    }
    if let Some(subject) = subject.filter(|_| label == Label::Root)
        && let Some(token) = analysis.tokens.get_mut(subject as usize)
    {
        (token.head, token.label) = (last as u32, Label::Nsubj);
    }
}

/// Of the three parts the one that hangs on none of the others: they hang on it.
fn outermost(analysis: &Analysis, parts: [u32; 3]) -> Option<u32> {
    parts.into_iter().find(|p| {
        let above = ancestors(analysis, *p);
        above.last().is_some_and(|top| analysis.tokens.get(*top as usize).is_some_and(|t| t.head == *top))
            && !above.iter().any(|a| a != p && parts.contains(a))
    })
}

/// What form of its verb the three parts are, by what stood there and by the shape of the last.
fn tag_of(sentence: &[Token], parts: [u32; 3], top: &Token, shape: Tag) -> Tag {
    match (top.tag, shape) {
        (Tag::Vbn | Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vb, Tag::Vbd) if top.tag != Tag::Vb => {
            let passive = sentence.iter().any(|t| {
                parts.contains(&t.head) && matches!(t.label, Label::Auxpass)
                    || parts.contains(&t.head) && t.lemma.as_ref() == "have" && t.label == Label::Aux
            });
            if passive || matches!(top.label, Label::Acl | Label::Amod) { Tag::Vbn } else { Tag::Vbd }
        }
        (_, shape) => shape,
    }
}

/// Hangs on the verb, the last of three parts, what hung on any of them, or on its subject behind it.
fn hang_on_verb(analysis: &mut Analysis, range: &Range<u32>, parts: [u32; 3], subject: Option<u32>, told: bool) {
    let [.., verb] = parts;
    let sentence = analysis.tokens.get_mut(range.start as usize..range.end as usize).unwrap_or_default();
    for (n, token) in (range.start..).zip(sentence) {
        if parts.contains(&n) {
            continue;
        }
        if parts.contains(&token.head) {
            token.head = verb;
        }
        // What hung on the subject behind the verb is the verb's.
        if subject.is_some_and(|s| token.head == s && n > verb && n != s) {
            token.head = verb;
        }
        let named = told && token.label == Label::Oprd && token.tag == Tag::Nnp;
        if token.head == verb && n > verb && (token.label == Label::Appos || named) {
            token.label = Label::Dobj;
        }
    }
}

fn is_post(words: &str) -> bool {
    Nouns::shared().class(words).is(NounClass::POST)
}

/// "elected Jane Roe president": the name is the object, the post what it is made.
fn post_given(analysis: &mut Analysis, text: &str, at: Index) {
    let Some(post) = analysis.tokens.get(at).cloned() else { return };
    let written = word(analysis, text, at);
    if !matches!(post.tag, Tag::Nn | Tag::Nnp)
        || !matches!(post.label, Label::Oprd | Label::Dobj | Label::Attr)
        || !(is_post(&written.to_lowercase())
            // "chief executive", "vice president"
            || is_post(&format!("{} {written}", word(analysis, text, at.saturating_sub(1))).to_lowercase()))
    {
        return;
    }
    let verb = post.head;
    let naming =
        analysis.tokens.get(verb as usize).is_some_and(|t| t.pos == Pos::Verb && NAMING.contains(&t.lemma.as_ref()));
    if !naming || verb as usize + 1 >= at {
        return;
    }
    let Some(range) = sentence_of(analysis, verb as usize) else { return };
    let objects = tokens_of(analysis, &range).iter().filter(|t| t.head == verb && t.label == Label::Dobj).count();
    let taken = post.label != Label::Dobj && objects > 0;
    let person = |e: &&Entity| {
        e.kind == EntityType::Person
            && e.tokens.start > verb
            && (e.tokens.end as usize) <= at
            && e.tokens.end as usize + 2 >= at
    };
    let first = analysis.entities.partition_point(|e| e.tokens.end + 2 < at as u32);
    let Some(entity) = analysis
        .entities
        .iter()
        .skip(first)
        .take_while(|e| e.tokens.start < at as u32)
        .find(person)
        .cloned()
        .filter(|_| !taken)
    else {
        return;
    };
    let name = entity.tokens.end - 1;
    let hangs = analysis
        .tokens
        .get(name as usize)
        .is_some_and(|t| t.head as usize == at && matches!(t.label, Label::Compound | Label::Nmod | Label::Amod));
    // "elected party leader Jane Roe" is another matter: there the post stands first.
    if !hangs {
        return;
    }
    for i in entity.tokens.start..entity.tokens.end {
        if let Some(token) = analysis.tokens.get_mut(i as usize)
            && i != name
            && token.head as usize == at
        {
            token.head = name;
        }
    }
    if let Some(token) = analysis.tokens.get_mut(name as usize) {
        (token.head, token.label) = (verb, Label::Dobj);
    }
    if let Some(token) = analysis.tokens.get_mut(at) {
        token.label = Label::Oprd;
    }
}
