//! Whom a name means that has a title before it: "President Trump", "Israeli Prime Minister Benjamin Netanyahu".
//! Also "the city of Kyiv".

use super::namesakes::support;
use super::{Part, Resolved, exact, partial, resolve};
use crate::lexicon::shared_words::{HONORIFICS, PARTICIPLES};
use crate::lexicon::{
    Gazetteer, NounClass, Nouns, counted, fold, is_address, is_field_of_a_post, is_title_of_a_place,
    is_title_of_first_names,
};
use crate::model::{NodeId, NodeKind};
use crate::query::parser::{Inflection, inflection};
use crate::store::{Reader, StoreError};

/// Words that a title may have.
const LONGEST: usize = 7;

/// Words that stand in no title.
const NO_TITLE: [&str; 13] =
    ["and", "or", "with", "to", "from", "by", "about", "against", "between", "in", "on", "at", "as"];

/// Whether a title has no such word: neither "Putin and President" nor "Putin meets President" is one, while a
/// "detained president" is.
fn ends_title(word: &str) -> bool {
    let verb = inflection(word).is_some_and(|form| form != Inflection::Base);
    NO_TITLE.contains(&word) || verb && !PARTICIPLES.contains(&word)
}

/// A name without its title, and what bears such a title.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bare {
    name: String,
    kind: NodeKind,
}

/// A name without the title before it: every way to part them, the longest title first.
fn bare(name: &str) -> Vec<Bare> {
    let written: Vec<&str> = name.split_whitespace().collect();
    let words: Vec<String> = written.iter().map(|word| word.to_lowercase()).collect();
    let first = usize::from(words.first().is_some_and(|word| word == "the"));
    let rest = |at: usize| written.get(at..).map(|rest| rest.join(" ")).unwrap_or_default();
    let mut found = Vec::new();
    let last = words.len().min(LONGEST);
    let connected = (first..last).find(|at| words.get(*at).is_some_and(|word| ends_title(word)));
    for end in (first + 1..connected.unwrap_or(last)).rev() {
        // "Secretary of State": the title goes on.
        let goes_on = words.get(end).is_some_and(|word| word == "of");
        if !goes_on && is_title(words.get(first..end).unwrap_or_default()) {
            let surname = words.len() > end + 1;
            let before = words.get(end - 1).map_or("", String::as_str);
            // "King Salman" is no Salman.
            if surname || !is_title_of_first_names(before) {
                found.push(Bare { name: rest(end), kind: NodeKind::Actor });
            }
        }
    }
    let of = (first + 1..last.min(first + 3)).find(|at| words.get(*at).is_some_and(|word| word == "of"));
    if let Some(of) = of.filter(|of| words.len() > of + 1)
        && is_title_of_a_place(&words.get(first..of).unwrap_or_default().join(" "))
    {
        found.push(Bare { name: rest(of + 1), kind: NodeKind::Location });
    }
    found
}

/// Whether these words end in a post, an occupation or a form of address: "russian president", "mr", "us secretary of
/// state".
fn is_title(words: &[String]) -> bool {
    let Some(last) = words.last() else { return false };
    let is_head = |word: &str| {
        let head = word.rsplit('-').next().unwrap_or(word);
        Nouns::shared().class(head).is(NounClass::POST.or(NounClass::OCCUPATION))
    };
    let of = words.iter().rposition(|word| word == "of").filter(|of| *of > 0);
    let of_field = of.is_some_and(|of| {
        let field = words.get(of + 1..).unwrap_or_default().join(" ");
        // "secretary of state", "president of Russia"
        let field = is_field_of_a_post(&field) || Gazetteer::shared().find(&field).is_some();
        field && words.get(of - 1).is_some_and(|word| is_head(word))
    });
    of_field || is_head(last) || HONORIFICS.contains(&last.as_str()) || is_address(last)
}

/// Whom or what a name with a title before it means, and what to say of the choice; nothing where it has no title, or
/// what is really called so has more claims. `called` are those that bear all of the words.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn titled(
    reader: &dyn Reader,
    name: &str,
    part: Part,
    called: &[NodeId],
) -> Result<Option<Resolved>, StoreError> {
    for bare in bare(name) {
        let (own, claims) = called_so(reader, name, called, bare.kind)?;
        let Some(mut resolved) = bearer(reader, &bare, part)? else { continue };
        let known = resolved.nodes.iter().all(|id| own.contains(id));
        let mut meant = 0;
        for id in &resolved.nodes {
            meant += support(reader, *id)?;
        }
        // "Pope Francis" of thirty claims is no Francis of two.
        if known || claims > meant {
            return Ok(None);
        }
        let Some(first) = resolved.nodes.first().copied() else { continue };
        let taken = reader.node(first)?.map(|node| node.name).unwrap_or_default();
        let with = if own.is_empty() { "" } else { ", with what is called so to the letter" };
        let note = format!("{name:?} is taken for {taken}, {}{with}", counted(meant, "claim"));
        let note = match resolved.note.take() {
            Some(more) => format!("{note}. {more}"),
            None => note,
        };
        resolved.nodes.extend(own);
        resolved.nodes.sort_unstable();
        resolved.nodes.dedup();
        resolved.note = Some(note);
        return Ok(Some(resolved));
    }
    Ok(None)
}

/// Whether somebody or something is meant by a name with a title before it.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn is_titled(reader: &dyn Reader, name: &str) -> Result<bool, StoreError> {
    for bare in bare(name) {
        if bearer(reader, &bare, Part::End)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Those with claims that bear all of the words, and how many claims these have: what may have the title, and what has
/// all of it for its own name, since a text may have told "Russian President Vladimir Putin" of who knows what.
fn called_so(
    reader: &dyn Reader,
    name: &str,
    called: &[NodeId],
    kind: NodeKind,
) -> Result<(Vec<NodeId>, u64), StoreError> {
    let (mut own, mut claims) = (Vec::new(), 0);
    for id in called {
        let Some(node) = reader.node(*id)? else { continue };
        let support = support(reader, *id)?;
        if support > 0 && (node.kind == kind || fold(&node.name) == fold(name)) {
            own.push(*id);
            claims += support;
        }
    }
    Ok((own, claims))
}

/// Whom or what the name without its title means, where that may bear the title: a person by a name or a part of it, a
/// place by its name.
fn bearer(reader: &dyn Reader, bare: &Bare, part: Part) -> Result<Option<Resolved>, StoreError> {
    let place = bare.kind == NodeKind::Location;
    let known = exact(reader, &bare.name, part)?;
    if known.is_empty() && (place || partial(reader, &bare.name)?.is_empty()) {
        return Ok(None);
    }
    let resolved = resolve(reader, &bare.name, part)?;
    let Some(first) = resolved.nodes.first() else { return Ok(None) };
    let fits = reader.node(*first)?.is_some_and(|node| node.named && node.kind == bare.kind);
    Ok(fits.then(|| Resolved { closer: Vec::new(), ..(*resolved).clone() }))
}

#[cfg(test)]
mod tests {
    use super::bare;

    fn names(name: &str) -> Vec<String> {
        bare(name).into_iter().map(|bare| bare.name).collect()
    }

    #[test]
    fn a_title_before_a_name_is_parted_from_it() {
        for (name, rest) in [
            ("President Trump", "Trump"),
            ("Israeli Prime Minister Benjamin Netanyahu", "Benjamin Netanyahu"),
            ("Mr. Putin", "Putin"),
            ("Sir Keir Starmer", "Keir Starmer"),
            ("US Secretary of State Marco Rubio", "Marco Rubio"),
            ("President of Russia Vladimir Putin", "Vladimir Putin"),
            ("the city of Kyiv", "Kyiv"),
        ] {
            assert_eq!(names(name), [rest], "{name}");
        }
    }

    #[test]
    fn what_has_no_name_behind_it_or_a_first_name_is_left_whole() {
        for name in [
            "the president",
            "King Salman",
            "Putin and President Trump",
            "Putin met President Trump",
            "Kyiv",
            "the end of Kyiv",
        ] {
            assert!(names(name).is_empty(), "{name}: {:?}", names(name));
        }
    }
}
