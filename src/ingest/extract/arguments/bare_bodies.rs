//! What the noun of a body stands for alone: "the party", "police", "nine firms", "A drugmaker".

use crate::ingest::extract::arguments::common_nouns::CommonNoun;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::names::appellations::named_by;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::Tag;
use crate::lexicon::{EntryClass, Words};
use crate::model::NodeKind;

/// Bodies that are somebody without a name, however often news calls one by the noun alone.
static SOMEBODY: Words = Words::of("bare_bodies.somebody");

/// Bodies that every state has.
static OF_STATES: Words = Words::of("bare_bodies.of-states");

/// Forces that are a state's where nothing says whose, and not those of a group that only calls itself so.
pub(in crate::ingest::extract) static OF_STATES_ALONE: Words = Words::of("bare_bodies.of-states-alone");

/// Bodies of a state that are those of the state which a paragraph is about.
static OF_PARAGRAPH: Words = Words::of("bare_bodies.of-paragraph");

/// Craft and convoys that somebody takes or fires at.
static CRAFT: Words = Words::of("bare_bodies.craft");

/// Bodies of which "the unions", "the banks" are those that the story is of.
static TOLD_OF: Words = Words::of("bare_bodies.told-of");

/// What counts several without a number.
static SEVERAL: Words = Words::of("bare_bodies.several");

/// What tells of all of a kind or of the rest.
static OTHERS: Words = Words::of("bare_bodies.others");

/// Nouns of bodies that leave open what the body does.
static VAGUE: Words = Words::of("bare_bodies.vague");

/// Nouns for armed bands.
static BANDS: Words = Words::of("bare_bodies.bands");

impl Reading<'_> {
    /// A body that nothing but its noun describes: one told of before, a state's, or one of its own. `None` where a
    /// state's is meant and no state is.
    pub(super) fn bare_body(&mut self, noun: &CommonNoun<'_>) -> Option<Vec<Argument>> {
        let CommonNoun { head, base, definite, .. } = *noun;
        let single = !matches!(self.tree.tag(head), Tag::Nns | Tag::Nnps);
        // "interviewed by police" in a story of one police force is that force, article or none.
        let police = base == "police" && !self.brief;
        if (police || definite && (single || matches!(base, "police" | "troop" | "force")))
            && let Some(known) = self.body_told_of(noun)
        {
            return Some(vec![noun.alone(known)]);
        }
        if let Some(body) = self.body_by_noun(noun) {
            return Some(vec![body]);
        }
        if !OF_STATES.contains(&base) {
            let somebody = single && self.is_somebody(noun);
            return Some(if somebody { vec![self.unnamed_body(noun, base, false)] } else { Vec::new() });
        }
        // "Norway condemned the raid. The army deployed troops": Norway's.
        let country = self.country_of_item(head).or_else(|| {
            let own = definite && single && OF_PARAGRAPH.contains(&base) && noun.owner.is_none();
            self.country_of_paragraph(head).filter(|_| own)
        });
        country.map(|country| vec![self.national_body(head, base, country)])
    }

    /// "the party", "the foundation": the latest organization whose name says so, or that alone can be meant.
    fn body_told_of(&self, noun: &CommonNoun<'_>) -> Option<NodeIndex> {
        let CommonNoun { head, base, definite, .. } = *noun;
        let says = |d: &DraftNode| {
            d.is_organization()
                && !(OF_STATES_ALONE.contains(&base) && self.gazetteer.sort_of(&d.name) == Some("armed"))
                && (d.named || definite)
                && (d.head == base || std::iter::once(&d.name).chain(&d.aliases).any(|n| named_by(n, base)))
        };
        // In a brief, each line is an item of its own.
        let elsewhere = || {
            if self.apart(self.body, head) {
                return None;
            }
            self.nodes.iter().rev().find(|(_, d)| says(d)).map(|(i, _)| i)
        };
        // "told Al Jazeera that the movement would go on": no newspaper or broadcaster.
        let organization = |d: &DraftNode| {
            d.is_organization() && !self.gazetteer.find(&d.name).is_some_and(|e| e.class == EntryClass::Media)
        };
        let vague = VAGUE.contains(&base);
        self.organization_called(head, base)
            .or_else(|| self.latest(head, says))
            .or_else(elsewhere)
            .or_else(|| self.only_body(head, base))
            .or_else(|| if vague { self.latest(head, organization) } else { None })
    }

    /// A body that is one of its own by what its noun says or by how many there are of it.
    fn body_by_noun(&mut self, noun: &CommonNoun<'_>) -> Option<Argument> {
        let tree = self.tree;
        let CommonNoun { head, base, definite, .. } = *noun;
        // "hijacked a tanker"
        if CRAFT.contains(&base) && self.has_article(head, &["a", "an"]) {
            return Some(self.unnamed_body(noun, base, false));
        }
        if base == "coalition" {
            // "left the coalition"
            if definite {
                return Some(self.unnamed_body(noun, base, false));
            }
            // "ruled out a coalition with the Greens": what they might do together.
            if tree.prepositional(head, "with").is_some() {
                let (first, last, called) = self.description(head, &["with", "between"]);
                let node = self.descriptive(NodeKind::Event, &called, base, head, false);
                return Some(Argument::new(node, first, last));
            }
        }
        if !matches!(tree.tag(head), Tag::Nns | Tag::Nnps) {
            return None;
        }
        // "several NGOs" keep their letters.
        let capitals = tree.word(head).chars().filter(|c| c.is_uppercase()).count();
        let written = if capitals > 1 { tree.word(head) } else { tree.lower(head) };
        // "She met the unions": those that the story is of.
        let told_of = definite && TOLD_OF.contains(&base);
        // "gangs killed at least 184 people": nobody in particular, but somebody.
        if told_of || BANDS.contains(&base) {
            return Some(self.unnamed_body(noun, written, true));
        }
        // "sanctioned nine firms", "20 companies", "several unions"
        let quantity = self.quantity(head);
        let others = || tree.kids(head).any(|k| k < head && OTHERS.contains(&tree.lower(k)));
        if quantity.is_none() && !(noun.want == Want::Agent && (self.is_several(head) || others())) {
            return None;
        }
        Some(Argument { quantity, ..self.unnamed_body(noun, written, true) })
    }

    /// "A drugmaker", "the union rejected the offer": one that the text names nowhere is somebody all the same; where
    /// it has named bodies, the noun may stand for one of them.
    fn is_somebody(&self, noun: &CommonNoun<'_>) -> bool {
        let named = || self.latest(noun.head, |d| d.is_named_organization()).is_some();
        SOMEBODY.contains(&noun.base)
            && (self.has_article(noun.head, &["a", "an"]) || self.has_article(noun.head, &["the"]) && !named())
    }

    /// "several unions", "many countries": some of a kind, without a number.
    pub(super) fn is_several(&self, head: Index) -> bool {
        self.tree.kids(head).any(|k| k < head && SEVERAL.contains(&self.tree.lower(k)))
    }

    fn has_article(&self, head: Index, articles: &[&str]) -> bool {
        self.tree.kids(head).any(|k| articles.contains(&self.tree.lower(k)))
    }

    fn unnamed_body(&mut self, noun: &CommonNoun<'_>, name: &str, plural: bool) -> Argument {
        let node = self.descriptive(NodeKind::Organization, name, noun.base, noun.head, plural);
        noun.alone(node)
    }
}
