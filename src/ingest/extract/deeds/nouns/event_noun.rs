//! A noun that acts as a verb: which frame it has, and how it stands in its clause.

use crate::ingest::extract::deed_classes::is_word;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::ENCOUNTERS;
use crate::lexicon::{NounFrame, Relation, Words, relation};

/// Verbs of putting off what was planned.
static PUTTING_OFF: Words = Words::of("event_noun.putting-off");

/// A noun that acts as a verb, where it stands.
#[derive(Clone, Copy)]
pub(in crate::ingest::extract) struct EventNoun {
    /// The noun.
    pub(in crate::ingest::extract) noun: Index,
    /// The word that its clause hangs on.
    pub(in crate::ingest::extract) clause: Index,
    /// What it says.
    pub(in crate::ingest::extract) frame: &'static NounFrame,
    /// The relation that it says.
    pub(in crate::ingest::extract) relation: &'static Relation,
    /// Whether it is what somebody travels for: "flew to Abidjan for talks with Gbagbo".
    pub(in crate::ingest::extract) travels: bool,
    /// Whether the verb of its clause but carries it: "held talks".
    pub(in crate::ingest::extract) light: bool,
    /// Whether it is the object of that verb, or joined to it.
    pub(in crate::ingest::extract) is_object: bool,
}

impl Reading<'_> {
    /// The reading of a noun that acts as a verb, and its words. Of several the one whose prepositions are there.
    pub(in crate::ingest::extract) fn noun_phrase_frame(&self, noun: Index) -> Option<(&'static NounFrame, String)> {
        let tree = self.tree;
        let base = tree.base(noun);
        let before = noun.checked_sub(1).filter(|b| tree.head(*b) == noun);
        let joint = tree.kids(noun).any(|k| k < noun && matches!(tree.lower(k), "joint" | "combined" | "bilateral"));
        // "an exchange of fire" is no exchange.
        let of = tree.prepositional(noun, "of").map(|o| format!("{base} of {}", tree.base(o)));
        let phrases = [of, before.map(|b| format!("{} {base}", tree.lower(b))), joint.then(|| format!("joint {base}"))];
        let phrase = phrases.into_iter().flatten().find(|p| !self.frames.noun(p).is_empty()).unwrap_or(base);
        let frames = self.frames.noun(&phrase);
        // "strikes against two vehicles" harm, "a strike against the reform" does not.
        // "a general strike across the country" is people's, whatever stands behind it.
        if phrase == "strike" {
            let meant = if self.is_walkout(noun) { "protested" } else { "attacked" };
            if let Some(frame) = frames.iter().find(|f| f.relation == meant) {
                return Some((frame, phrase));
            }
        }
        let has = |prepositions: &[&str]| prepositions.iter().any(|p| tree.prepositional(noun, p).is_some());
        // "the capture of Goma" seizes it, "the capture of a spy" detains him.
        let takes = |f: &NounFrame| {
            f.target.iter().filter_map(|p| tree.prepositional(noun, p)).all(|o| {
                let named = self.names.at(o).and_then(|n| self.nodes.get(n.node));
                named.is_none_or(|d| relation(f.relation).is_some_and(|r| r.takes(d.kind)))
            })
        };
        let chosen = frames
            .iter()
            .find(|f| has(&f.target) && takes(f))
            .or_else(|| frames.iter().find(|f| has(&f.target)))
            .or_else(|| frames.iter().find(|f| has(&f.source)))
            .or_else(|| frames.first())?;
        Some((chosen, phrase))
    }

    /// A noun with what its clause makes of it; nothing where no relation has its name.
    pub(in crate::ingest::extract) fn event_noun(&self, noun: Index, frame: &'static NounFrame) -> Option<EventNoun> {
        let tree = self.tree;
        let relation = relation(frame.relation)?;
        let clause = tree.clause_of(noun);
        // "appealed to them to agree to a truce during a visit to Kenya": whoever appeals is there.
        let asked = ENCOUNTERS.contains(&frame.relation)
            && tree.tag(clause) == Tag::Vb
            && matches!(tree.label(clause), Label::Xcomp | Label::Advcl | Label::Ccomp | Label::Acl)
            && tree.label(noun) == Label::Pobj
            && tree.head(tree.head(noun)) == clause
            && matches!(tree.lower(tree.head(noun)), "during" | "on" | "at")
            && tree.is_verb(tree.head(clause))
            && self.says(tree.head(clause), is_word);
        let clause = if asked { tree.head(clause) } else { clause };
        // "flew to Abidjan for talks with Gbagbo": who travels talks.
        let travels = tree.is_verb(clause)
            && tree.label(noun) == Label::Pobj
            && matches!(tree.lower(tree.head(noun)), "for" | "to")
            && relation.symmetric
            && self.says(clause, |r| r == "visited")
            && !self.says(clause, is_word);
        // "postponed a visit to Japan", "called off his trip": whoever puts it off was to travel.
        let put_off = ENCOUNTERS.contains(&frame.relation)
            && (PUTTING_OFF.contains(&tree.lemma(clause))
                || matches!(tree.lemma(clause), "call" | "put")
                    && tree.kids(clause).any(|k| tree.label(k) == Label::Prt && tree.lower(k) == "off"));
        let light = tree.is_verb(clause) && (travels || put_off || self.frames.is_light(tree.lemma(clause)));
        // "A drone strike was reported on a factory": it was made there.
        let reported = frame.relation == "attacked"
            && tree.lemma(clause) == "report"
            && ["on", "against", "at"].iter().any(|p| tree.prepositional(clause, p).is_some())
            && tree.prepositional(noun, "between").is_none()
            && tree.label(noun) == Label::Nsubjpass
            && tree.head(noun) == clause;
        let light = light || reported;
        // "conducts arrests, searches, and interrogations of": each is an object.
        let mut top = noun;
        while tree.label(top) == Label::Conj && tree.is_noun(tree.head(top)) {
            top = tree.head(top);
        }
        let is_object = tree.label(top) == Label::Dobj && tree.head(top) == clause;
        Some(EventNoun { noun, clause, frame, relation, travels, light, is_object })
    }
}
