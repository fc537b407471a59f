//! What the words around a name say of its being a place: "cities such as Hội An", "fled to Adre", "Zamboanga's mayor",
//! "Senator Roe of Chillicothe".

use crate::ingest::extract::names::candidate::{Candidate, Ends};
use crate::ingest::extract::names::name_kinds::Finder;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::shared_words::{DIRECTIONAL, LOCATIVE, PLACED as TAKING};
use crate::lexicon::{EntryClass, NounClass, Words};

/// Nouns for places that bring examples, or a name with "of".
static SETTLEMENTS: Words = Words::of("place_kinds.settlements");

/// Verbs of going and sending: what stands behind "to" or "from" with them is a place.
static GOING: Words = Words::of("place_kinds.going");

/// Sites that are told by the town in which they stand.
static SITES: Words = Words::of("place_kinds.sites");

/// Nouns that say behind a name that it is a place's.
static CALLED: Words = Words::of("place_kinds.called");

/// Nouns for where people live.
static VILLAGES: Words = Words::of("place_kinds.villages");

impl Finder<'_> {
    /// "cities such as Đà Nẵng and Hội An", "the villages of Sabiid and Anole": what stands behind a noun for places.
    pub(super) fn is_example_of_places(&self, candidate: &Candidate, all: &Ends<'_>) -> bool {
        use EntityType::{Fac, Norp, Org, Person, Product};
        let tree = self.tree;
        if !matches!(candidate.kind, Some(Person | Org | Norp | Fac | Product)) {
            return false;
        }
        let written = tree.phrase(candidate.start, candidate.end - 1);
        if self.gazetteer.find_written(&written).is_some_and(|e| e.kind == crate::model::NodeKind::Organization) {
            return false;
        }
        if self.is_goal(candidate)
            || self.is_beside_a_town(candidate, all)
            || self.is_town_of_a_site(candidate)
            || self.lies_somewhere(candidate)
            || self.is_named_settlement(candidate)
            || self.has_a_mayor(candidate)
            || self.is_constituency(candidate, all)
            || self.is_called_a_settlement(candidate)
        {
            return true;
        }
        let town = |i: Index| SETTLEMENTS.contains(&tree.lower(i));
        // The first of the list that the candidate stands in.
        let mut start = candidate.start;
        for _ in 0..6 {
            let joint = |i: Index| matches!(tree.lower(i), "and" | "," | "or");
            let gap = (1..=2).take_while(|n| start.checked_sub(*n).is_some_and(joint)).count();
            let before = start.checked_sub(gap + 1).filter(|_| gap > 0);
            let Some(other) = before.and_then(|b| all.before(b + 1)) else { break };
            start = other.start;
        }
        let back = |n: usize| start.checked_sub(n);
        let such = back(1).is_some_and(|b| tree.lower(b) == "as") && back(2).is_some_and(|b| tree.lower(b) == "such");
        such && back(3).is_some_and(town) || back(1).is_some_and(|b| tree.lower(b) == "of") && back(2).is_some_and(town)
    }

    /// "Gorizia, an Italian town on the border,", "Haret Hreik, a suburb of Beirut,": what is said behind the name.
    fn is_called_a_settlement(&self, candidate: &Candidate) -> bool {
        let tree = self.tree;
        let last = candidate.end - 1;
        let called = |k: Index| {
            k > last
                && tree.label(k) == Label::Appos
                && tree.tag(k) == Tag::Nn
                && CALLED.contains(&tree.lower(k))
                && tree.kids(k).any(|d| d == last + 2 && tree.is_article(d))
        };
        last + 2 < tree.len()
            && tree.lower(last + 1) == ","
            && tree.kids(last).any(called)
            && !self.gazetteer.is_first_name(tree.word(candidate.start))
            && !(candidate.start..=last).any(|i| self.class(i).is(NounClass::BODY.or(NounClass::ENTERPRISE)))
    }

    /// "retook Al-Fashir and En Nahud", "between Kano and Wudil": an unknown name that "and" ties to a town's, where
    /// both are what a verb takes or a preposition of place holds.
    fn is_beside_a_town(&self, candidate: &Candidate, all: &Ends<'_>) -> bool {
        let tree = self.tree;
        let (start, end) = (candidate.start, candidate.end);
        let Some(and) = start.checked_sub(1).filter(|b| tree.lower(*b) == "and") else { return false };
        let Some(other) = all.before(and) else { return false };
        let town = self
            .gazetteer
            .find_written(&tree.phrase(other.start, other.end - 1))
            .is_some_and(|e| e.class.is_part_of_country());
        let tied = tree.label(end - 1) == Label::Conj && (other.start..other.end).contains(&tree.head(end - 1));
        let governor = tree.head(other.end - 1);
        let placed = tree.label(other.end - 1) == Label::Pobj
            && (LOCATIVE.contains(&tree.lower(governor))
                || DIRECTIONAL.contains(&tree.lower(governor))
                // "between Lyon and Roe", "an attack on Lyon and Roe"
                || matches!(tree.lower(governor), "between" | "on"))
            || tree.label(other.end - 1) == Label::Dobj && TAKING.contains(&tree.lemma(governor));
        let body = (start..end).any(|i| self.class(i).is(NounClass::BODY.or(NounClass::ENTERPRISE)));
        town && tied
            && placed
            && !body
            && end - start <= 3
            && other.kind != Some(EntityType::Org)
            && candidate.kind != Some(EntityType::Person)
            && !tree.word(start).chars().all(char::is_uppercase)
    }

    /// "the Criminal Court in Pezinok", "a hospital in Ayr": an unknown name of one word that tells where a site
    /// stands.
    fn is_town_of_a_site(&self, candidate: &Candidate) -> bool {
        let tree = self.tree;
        let (start, end) = (candidate.start, candidate.end);
        let word = tree.word(start);
        let Some(site) = start.checked_sub(2).filter(|_| tree.lower(start - 1) == "in") else { return false };
        let base = tree.base(site);
        end - start == 1
            && candidate.kind != Some(EntityType::Person)
            && tree.label(start) == Label::Pobj
            && tree.is_noun(site)
            && SITES.contains(&base.as_str())
            && word.chars().skip(1).all(char::is_lowercase)
            && word.chars().count() > 2
            && self.gazetteer.find_written(word).is_none()
            && self.gazetteer.surname(word).is_none()
            && !self.gazetteer.is_adherent(word)
            && self.class(start).is_unknown()
    }

    /// "Zamboanga's mayor": an unknown name of one word that has one.
    fn has_a_mayor(&self, candidate: &Candidate) -> bool {
        let tree = self.tree;
        let (start, end) = (candidate.start, candidate.end);
        let whose = end + 1 < tree.len() && tree.tag(end) == Tag::Pos && self.class(end + 1).is(NounClass::MUNICIPAL);
        let word = tree.word(start);
        end - start == 1
            && whose
            && word.chars().skip(1).all(char::is_lowercase)
            && self.gazetteer.surname(word).is_none()
            && !self.gazetteer.is_first_name(word)
    }

    /// "Senator Walt Dreher of Chillicothe", "Leeds MP Hilary Benn": an unknown name of one word that a member of a
    /// legislature sits for.
    fn is_constituency(&self, candidate: &Candidate, all: &Ends<'_>) -> bool {
        let tree = self.tree;
        let (start, end) = (candidate.start, candidate.end);
        let word = tree.word(start);
        let sits = |i: Index| {
            let class = self.class(i);
            class.is(NounClass::LEGISLATOR) && class.is(NounClass::POST)
        };
        let of = start.checked_sub(1).filter(|b| tree.lower(*b) == "of" && tree.label(start) == Label::Pobj);
        let behind = of.and_then(|of| all.before(of)).is_some_and(|holder| {
            holder.kind == Some(EntityType::Person)
                && tree.head(start - 1) < start
                && holder.start.checked_sub(1).is_some_and(sits)
        });
        // "Leeds MP Hilary Benn": a town, whatever club bears its name.
        let known = self.gazetteer.find_written(word);
        let in_front = end + 1 < tree.len()
            && sits(end)
            && tree.tag(end + 1) == Tag::Nnp
            && known.is_some_and(|e| e.class == EntryClass::City || e.class == EntryClass::Subdivision);
        if end - start == 1 && candidate.kind == Some(EntityType::Org) && in_front {
            return true;
        }
        end - start == 1
            && candidate.kind != Some(EntityType::Person)
            && behind
            && word.chars().skip(1).all(char::is_lowercase)
            && word.chars().count() > 2
            && self.gazetteer.find_written(word).is_none()
            && self.class(start).is_unknown()
    }

    /// "in Kwanar Dutse village", "at Rijau Gora community, Niger State": where people live.
    fn is_named_settlement(&self, candidate: &Candidate) -> bool {
        let tree = self.tree;
        let (start, end) = (candidate.start, candidate.end);
        let noun = if end < tree.len() { tree.lower(end) } else { "" };
        let village = VILLAGES.contains(&noun);
        let people = noun == "community" && end + 1 < tree.len() && tree.lower(end + 1) == "," && end - start > 1;
        (village || people)
            && tree.head(end - 1) == end
            && tree.tag(end) == Tag::Nn
            && start.checked_sub(1).is_some_and(|b| LOCATIVE.contains(&tree.lower(b)))
            && !self.gazetteer.is_first_name(tree.word(start))
            && !(start..end).any(|i| self.class(i).is(NounClass::BODY.or(NounClass::ENTERPRISE)))
    }

    /// "Burnett is located in the state of Queensland": whatever is said to be located somewhere is a place, unless the
    /// police have located him there.
    fn lies_somewhere(&self, candidate: &Candidate) -> bool {
        let tree = self.tree;
        let last = candidate.end - 1;
        let verb = tree.head(last);
        let present = tree.kids(verb).any(|k| tree.label(k) == Label::Auxpass && matches!(tree.lower(k), "is" | "are"));
        let body =
            (candidate.start..candidate.end).any(|i| self.class(i).is(NounClass::BODY.or(NounClass::ENTERPRISE)));
        matches!(tree.label(last), Label::Nsubjpass | Label::Nsubj)
            && matches!(tree.lower(verb), "located" | "situated")
            && present
            && !body
            && candidate.kind == Some(EntityType::Person)
            && !self.gazetteer.is_first_name(tree.word(candidate.start))
            && tree.prepositional(verb, "in").is_some()
    }

    /// "deployed peacekeepers to Malakal", "fled to Adre": an unknown name of one word that somebody goes to or is sent
    /// to.
    fn is_goal(&self, candidate: &Candidate) -> bool {
        let tree = self.tree;
        let word = tree.word(candidate.start);
        let Some(to) = candidate.start.checked_sub(1) else { return false };
        let verb = tree.head(to);
        candidate.end - candidate.start == 1
            && candidate.kind != Some(EntityType::Person)
            && matches!(tree.lower(to), "to" | "into" | "towards" | "toward" | "from")
            && tree.label(to) == Label::Prep
            && tree.label(candidate.start) == Label::Pobj
            && word.chars().skip(1).all(char::is_lowercase)
            && word.chars().count() > 3
            && self.gazetteer.find_written(word).is_none()
            && self.gazetteer.surname(word).is_none()
            && GOING.contains(&tree.lemma(verb))
    }
}
