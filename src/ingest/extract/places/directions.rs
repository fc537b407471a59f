//! Parts of places that a direction names: "northern Syria", "the southern part of Iraq", "Mali's north".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Tag;
use crate::lexicon::shared_words::SURROUNDINGS;
use crate::lexicon::{EntryClass, Words, direction_adjective, split_direction};
use crate::model::NodeKind;

/// Words for a part of a place that add nothing to its direction.
static PARTS: Words = Words::of("directions.parts");

/// Parts of a country whose name "of" brings.
static DIVISIONS: Words = Words::of("directions.divisions");

impl Reading<'_> {
    /// Makes a place of its own of each direction phrase, which lies in the place that it is a part of.
    pub(in crate::ingest::extract) fn read_directions(&mut self) {
        let names: Vec<Name> = self.names.iter().cloned().collect();
        for name in &names {
            let Some(outer) = self.place_argument(name) else {
                continue;
            };
            self.read_direction_in_front(name, &outer);
            self.read_part(name, &outer);
        }
    }

    /// "northern Syria" lies in Syria. Of the centre of a city or of the east of an ocean news says no more than its
    /// name.
    fn part_lies_in(&mut self, inner: &Argument, outer: &Argument, trigger: Index) {
        let class = self.nodes.get(outer.node).and_then(|d| d.class);
        if !class.is_some_and(EntryClass::is_lesser_place) {
            self.claim_structural(inner, "located-in", outer.clone(), trigger, None, Rule::DirectionOfAPlace);
        }
    }

    /// "northern Syria", "the northern Raqqa countryside" aside.
    fn read_direction_in_front(&mut self, name: &Name, outer: &Argument) {
        let tree = self.tree;
        let mut first = name.start;
        while first > 0
            && tree.sentence_of(first - 1) == tree.sentence_of(name.start)
            && (tree.lower(first - 1) == "-" || split_direction(&format!("{} x", tree.lower(first - 1))).is_some())
        {
            first -= 1;
        }
        if first == name.start || tree.lower(first) == "-" {
            return;
        }
        // "the northern Qandala district" is in the north of something else.
        let noun = tree.lower(name.end.min(tree.len() - 1));
        if crate::ingest::extract::names::place_names::is_division(noun) || SURROUNDINGS.contains(&noun) {
            return;
        }
        let phrase = tree.phrase(first, name.end - 1);
        if self.gazetteer.find(&phrase).is_some() {
            return;
        }
        let node = self.part(&tree.phrase(first, name.start - 1), name.node, &phrase, name.start);
        let inner = Argument::new(node, first, name.end - 1);
        self.directions.push((name.start, node));
        self.part_lies_in(&inner, outer, first);
    }

    /// "the southern part of Iraq", "the north of Mali", "Syria's northeast", "Mali's northern regions".
    fn read_part(&mut self, name: &Name, outer: &Argument) {
        let tree = self.tree;
        let (from, to) = tree.sentence(tree.sentence_of(name.start));
        let direction = |i: Index| (i >= from && i < to).then(|| direction_adjective(tree.lower(i))).flatten();
        let mut before = name.start;
        if before > from && tree.lower(before - 1) == "the" {
            before -= 1;
        }
        // "the centre of Mozambique's capital" is in the centre of something else.
        let whose = name.end < to && tree.tag(name.end) == Tag::Pos;
        let found = if before > from + 1 && tree.lower(before - 1) == "of" && !whose {
            let noun = before - 2;
            let article = |i: Index| i > from && tree.lower(i - 1) == "the";
            match (direction(noun), noun.checked_sub(1).and_then(direction)) {
                (Some(d), _) if article(noun) => Some((d, noun, noun)),
                // "the western region of Darfur" is Darfur, which lies in the west.
                (None, Some(_)) if self.is_itself(tree.lower(noun), name) => None,
                (None, Some(d)) if PARTS.contains(&tree.lower(noun)) => Some((d, noun - 1, noun)),
                _ => None,
            }
        } else if whose {
            let far = if tree.lower((name.end + 1).min(to - 1)) == "far" { 2 } else { 1 };
            let at = name.end + far;
            // "France's centre-left party"
            let ends = |i: Index| i >= to || !(tree.is_noun(i) || tree.tag(i) == Tag::Jj || tree.word(i) == "-");
            match direction(at) {
                Some(d) if ends(at + 1) => Some((d, at, at)),
                Some(d) if PARTS.contains(&tree.lower((at + 1).min(to - 1))) && ends(at + 2) => Some((d, at, at + 1)),
                _ => None,
            }
        } else {
            None
        };
        let Some((direction, mut first, last)) = found else { return };
        let mut direction = direction.to_owned();
        // "the north-east region of Seoul"; "central and western regions" are more than one.
        if first > from + 1 && tree.lower(first - 1) == "-" {
            first -= 2;
            direction = tree.phrase(first, first + 2);
        } else if first > from && matches!(tree.lower(first - 1), "and" | "or" | ",") {
            return;
        }
        let (low, high) = (first.min(name.start), last.max(name.end - 1));
        let phrase = tree.phrase(low, high);
        let node = self.part(&direction, name.node, &phrase, name.start);
        self.names.describe(first, last + 1, node);
        let inner = Argument::new(node, low, high);
        self.part_lies_in(&inner, outer, first);
    }

    /// Whether "of" says what a region, province or town is called, not what it is a part of.
    fn is_itself(&self, noun: &str, name: &Name) -> bool {
        DIVISIONS.contains(&noun) && self.nodes.is_mere_place(name.node)
    }

    /// The node of a part of a place: one for "northeast Syria" and "north-eastern Syria".
    fn part(&mut self, direction: &str, of: NodeIndex, phrase: &str, token: Index) -> NodeIndex {
        let whole = self.nodes.name(of);
        let Some(full) = direction_adjective(&direction.to_lowercase()).map(|a| format!("{a} {whole}")) else {
            return self.descriptive(NodeKind::Location, phrase, "", token, false);
        };
        let node = self.descriptive(NodeKind::Location, &full, "", token, false);
        self.nodes.call(node, phrase);
        node
    }
}
