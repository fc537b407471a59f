//! Bodies whose names hold an "and", of which the recognizer leaves words out, or takes two for one.
//! Of "Global Outbreak Alert and Response Network" it has the last two words; "Supreme Court and Election Commission"
//! are two.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{Gazetteer, NounClass, Nouns, Words};

/// Nouns with which a body's name is complete: "Supreme Court", not "Food" of "Food and Drug Administration".
static COMPLETE: Words = Words::of("joined_bodies.complete");

/// Joins and parts the names of bodies. Cost: linear in the tokens.
pub(in crate::ingest::extract) fn mend(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &mut Vec<Candidate>) {
    let mut second = Vec::new();
    let mut swallowed: Vec<(Index, Index)> = Vec::new();
    let others: Vec<(Index, Index)> = candidates.iter().map(|c| (c.start, c.end)).collect();
    for body in candidates.iter_mut().filter(|c| c.kind == Some(EntityType::Org)) {
        if gazetteer.find_written(&tree.phrase(body.start, body.end - 1)).is_some() {
            continue;
        }
        if let Some(and) = two_bodies(tree, body) {
            second.push(Candidate { start: and + 1, end: body.end, kind: body.kind });
            body.end = and;
        } else if let Some(start) = first_words(tree, body) {
            // The recognizer may take the first words for a name of their own, which is then none.
            let within = |o: &&(Index, Index)| o.0 < body.start && o.1 > start;
            let inside: Vec<(Index, Index)> = others.iter().filter(within).copied().collect();
            let known = |o: &(Index, Index)| gazetteer.find_written(&tree.phrase(o.0, o.1 - 1)).is_some();
            if inside.iter().all(|o| o.0 >= start && !known(o)) {
                swallowed.extend(inside);
                body.start = start;
            }
        }
    }
    candidates.retain(|c| !swallowed.contains(&(c.start, c.end)));
    candidates.extend(second);
}

/// "Court", "Commission", "Network"
fn is_body(tree: &Tree<'_>, noun: Index) -> bool {
    Nouns::shared().class(&tree.base(noun)).is(NounClass::BODY)
}

/// The "and" between two whole names of bodies.
fn two_bodies(tree: &Tree<'_>, name: &Candidate) -> Option<Index> {
    let inside = || name.start + 1..name.end.saturating_sub(2);
    let and = inside().find(|i| tree.lower(*i) == "and")?;
    let whole = inside().all(|i| !matches!(tree.lower(i), "of" | "for" | ","));
    let several = and - name.start > 1 && name.end - and > 2;
    (whole && several && COMPLETE.contains(&tree.lower(and - 1)) && is_body(tree, name.end - 1)).then_some(and)
}

/// Where a body's name begins whose last noun the words in front of "and" describe too.
fn first_words(tree: &Tree<'_>, name: &Candidate) -> Option<Index> {
    let last = name.end.checked_sub(1).filter(|last| *last > name.start && is_body(tree, *last))?;
    let and = name.start.checked_sub(1).filter(|and| tree.lower(*and) == "and")?;
    let describes = |i: &Index| {
        tree.tag(*i) == Tag::Nnp
            && matches!(tree.label(*i), Label::Nmod | Label::Compound)
            && (tree.head(*i) == last || tree.head(*i) < and && tree.head(*i) > *i)
    };
    let first = (0..and).rev().take_while(describes).last()?;
    (!is_body(tree, and - 1) && tree.sentence_of(first) == tree.sentence_of(last)).then_some(first)
}
