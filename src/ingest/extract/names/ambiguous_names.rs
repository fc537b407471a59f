//! Names that several things bear.
//! Which of them "Amazon", "the House" and "Congress" are, by what stands around them or explains them
//! (`data/gazetteer/readings.tsv`).

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::names::usage::Usage;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::{DraftNode, Nodes};
use crate::ingest::language::Label;
use crate::lexicon::{Entry, NameReading};

/// The node that an ambiguous name stands for; `None` where the name is not ambiguous or nothing says what it means.
pub(super) fn meant(usage: &Usage<'_>, nodes: &mut Nodes, candidate: &Candidate) -> Option<NodeIndex> {
    let (tree, gazetteer) = (usage.tree, usage.gazetteer);
    let single = candidate.end - candidate.start == 1;
    let written = tree.word(candidate.start);
    if !single || gazetteer.readings(written).next().is_none() {
        return None;
    }
    let own = gazetteer.find_written(written);
    let home = own.and_then(|own| own.within.as_deref()).and_then(|within| gazetteer.find(within));
    // "Ghana's National Democratic Congress ... Congress chairman Jon Holm": its own before America's.
    let here = || short_at_end(nodes, written).filter(|_| home.is_some_and(|home| !usage.names_itself(home)));
    let node = short_for(nodes, written).filter(|_| own.is_none()).or_else(here).or_else(|| {
        let fits = |reading: &&NameReading| {
            let is_home = || home.is_some_and(|home| usage.speaks_of(home) || usage.names_a_part_of(home));
            is_beside(tree, candidate.start, reading)
                || is_explained(tree, candidate.start, reading)
                || is_among(usage, candidate.start, reading) && !is_home()
                || gazetteer
                    .country_of(reading)
                    .is_some_and(|country| usage.speaks_of(country) && home.is_none_or(|home| !usage.speaks_of(home)))
        };
        let reading = gazetteer.readings(written).find(fits)?;
        Some(nodes.of_entry(gazetteer.meant(reading)?, ""))
    })?;
    nodes.call(node, written);
    Some(node)
}

/// Whether a name that bodies of many countries bear is another country's than the one that the tables give it to:
/// "Chile's government asked Congress", in a text that says nothing of America.
pub(super) fn is_of_another_country(usage: &Usage<'_>, written: &str, entry: &Entry) -> bool {
    let home = entry.within.as_deref().and_then(|within| usage.gazetteer.find(within));
    entry.class.is_body()
        && usage.gazetteer.is_shared(written)
        && home.is_some_and(|home| {
            // "The Greens rejected the plan": of no country that the text names.
            let of_several = || usage.gazetteer.parties(written).nth(1).is_some();
            !usage.speaks_of(home) && !usage.names_a_part_of(home) && (usage.names_another(home) || of_several())
        })
}

/// The one body of the text whose longer name a name is the beginning of: "House" of "the House of Commons".
fn short_for(nodes: &Nodes, written: &str) -> Option<NodeIndex> {
    let (opens, inside) = (format!("{written} of "), format!(" {written} of "));
    let longer = |d: &DraftNode| d.is_organization() && (d.name.starts_with(&opens) || d.name.contains(&inside));
    let mut found = nodes.iter().filter(|(_, d)| longer(d)).map(|(node, _)| node);
    found.next().filter(|_| found.next().is_none())
}

/// The one body of the text whose longer name a name is the end of: "Congress" of "the National Democratic Congress".
fn short_at_end(nodes: &Nodes, written: &str) -> Option<NodeIndex> {
    let end = format!(" {written}");
    let longer = |d: &DraftNode| d.is_named_organization() && d.name.ends_with(&end);
    let mut found = nodes.iter().filter(|(_, d)| longer(d)).map(|(node, _)| node);
    found.next().filter(|_| found.next().is_none())
}

/// Whether a word of a reading stands right before or behind a name.
fn is_beside(tree: &Tree<'_>, at: Index, reading: &NameReading) -> bool {
    let before = at.checked_sub(1).map_or("", |b| tree.lower(b));
    let behind = if at + 1 < tree.len() { tree.lower(at + 1) } else { "" };
    reading.beside.iter().any(|word| match *word {
        "@bare" => is_bare(tree, at),
        word => word == before || word == behind,
    })
}

/// Whether a word of a reading stands in what explains a name: "RSF, the press freedom group, …".
fn is_explained(tree: &Tree<'_>, at: Index, reading: &NameReading) -> bool {
    let (_, stop) = tree.sentence(tree.sentence_of(at));
    let begins = |i: Index| i < stop && tree.is_article(i);
    if at + 1 >= stop || tree.lower(at + 1) != "," || !begins(at + 2) {
        return false;
    }
    let phrase = (at + 2..stop).take_while(|i| tree.lower(*i) != "," && !tree.is_verb(*i));
    phrase.into_iter().any(|i| reading.words.contains(&tree.lower(i)) || reading.words.contains(&tree.base(i).as_str()))
}

/// Whether a name is an argument of its own, without an article: "sued Amazon", "Amazon said", not "Amazon tribes".
fn is_bare(tree: &Tree<'_>, at: Index) -> bool {
    let argument = match tree.label(at) {
        Label::Nsubj | Label::Dobj | Label::Agent => true,
        Label::Pobj => matches!(tree.lower(tree.head(at)), "by" | "against" | "with" | "at" | "from" | "for"),
        Label::Poss => true,
        _ => false,
    };
    argument && !tree.kids(at).any(|k| k < at)
}

/// Whether a word of a reading stands in a name's sentence, or a name of it anywhere in the text.
fn is_among(usage: &Usage<'_>, at: Index, reading: &NameReading) -> bool {
    let tree = usage.tree;
    let (from, to) = tree.sentence(tree.sentence_of(at));
    let known = |word: &str| reading.words.contains(&word);
    let elsewhere = |word: &str| usage.times(word) > u32::from(tree.word(at) == word);
    (from..to).any(|i| known(&tree.base(i)) || known(tree.lower(i))) || reading.words.iter().any(|word| elsewhere(word))
}
