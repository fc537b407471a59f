//! Common noun phrases that name bodies: "the Syrian army", "its forces", "the party", "nine firms".

use crate::ingest::extract::arguments::common_nouns::CommonNoun;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::NodeKind;

/// Those who fight for a state.
static ARMED: Words = Words::of("bodies.armed");

/// Nouns that say what kind of body the name beside them is of.
static KINDS: Words = Words::of("bodies.kinds");

/// Bodies that a place has one of.
static LOCAL_BODIES: Words = Words::of("bodies.local");

/// Nouns for the fighters of a group ("M23 forces").
static FORCES: Words = Words::of("bodies.forces");

/// Bodies of which the states in the news have each one for every field.
static MINISTRIES: Words = Words::of("bodies.ministries");

impl Reading<'_> {
    /// "the channels Alef TV and Beta TV", "banks X, Y and Z": the names behind a plural of bodies.
    fn bodies_named_behind(&self, head: Index) -> Vec<Argument> {
        let mut found = Vec::new();
        let mut at = head + 1;
        if !matches!(self.tree.tag(head), Tag::Nns | Tag::Nnps) {
            return found;
        }
        while let Some(name) = self.names.at(at).filter(|n| n.start == at) {
            let body = self.nodes.is_organization(name.node);
            let acts = matches!(self.tree.label(name.end - 1), Label::Nsubj | Label::Nsubjpass);
            if found.is_empty() && (!body || acts) {
                break;
            }
            found.push(name.argument());
            at = name.end;
            while at < self.tree.len() && matches!(self.tree.lower(at), "," | "and") {
                at += 1;
            }
        }
        if found.len() > 1 { found } else { Vec::new() }
    }

    /// What a noun of bodies stands for.
    pub(super) fn body(&mut self, noun: &CommonNoun<'_>) -> Vec<Argument> {
        let CommonNoun { head, base, owner, .. } = *noun;
        if let Some(body) = self
            .body_described_behind(head)
            .or_else(|| self.body_by_its_name(head))
            .or_else(|| self.its_body(head, base))
            .or_else(|| self.body_of_the_country(head))
        {
            return vec![body];
        }
        let listed = self.bodies_named_behind(head);
        if !listed.is_empty() {
            return listed;
        }
        let described = self.description(head, &["of", "for"]);
        let (first, last, _) = described;
        if first == last
            && owner.is_some()
            && self.is_local_body(head, base)
            && let Some(country) = self.country_of_item(head)
        {
            return vec![self.national_body(head, base, country)];
        }
        if first == last
            && owner.is_none()
            && let Some(found) = self.bare_body(noun)
        {
            return found;
        }
        if owner.is_none()
            && last == head
            && first < head
            && let Some(known) = self.described_again(first, head, base)
        {
            return vec![Argument::new(known, first, head)];
        }
        if let Some(named) = self.body_apposed(head).or_else(|| self.body_named_with_its_kind(head, base)) {
            return vec![named];
        }
        if let Some(group) = self.group_of_forces(head, base) {
            return vec![Argument::new(group, first, last)];
        }
        // "The foreign ministry summoned the envoy": of whichever country the paragraph tells.
        if owner.is_none()
            && last == head
            && MINISTRIES.contains(&base)
            && self.tree.kids(head).any(|k| self.tree.lower(k) == "the")
            && (first..head).all(|i| self.names.at(i).is_none() && self.demonym(i).is_none())
            && let Some(country) = self.country_of_paragraph(head)
        {
            let phrase = self.tree.phrase(first, head).to_lowercase();
            return vec![self.national_body(head, phrase.trim_start_matches("the "), country)];
        }
        vec![self.described_body(head, base, described)]
    }

    /// "X, a group designated as terrorist, launched…": the description is in apposition, however it was parsed.
    fn body_described_behind(&self, head: Index) -> Option<Argument> {
        let tree = self.tree;
        let (low, _) = tree.reach(head);
        let described = low >= 2
            && tree.lower(low - 1) == ","
            && (tree.is_indefinite_article(low) || tree.lower(low) == "the" && tree.label(head) == Label::Appos);
        if !described {
            return None;
        }
        let name = self.names.at(low - 2)?;
        self.nodes.is_organization(name.node).then(|| name.argument())
    }

    /// "A group called Red Dawn": what it is called is its name.
    fn body_by_its_name(&self, head: Index) -> Option<Argument> {
        let tree = self.tree;
        let called = tree.kids(head).find(|k| {
            *k == head + 1
                && tree.label(*k) == Label::Acl
                && tree.tag(*k) == Tag::Vbn
                && matches!(tree.lemma(*k), "call" | "name" | "dub")
        })?;
        let name = tree.kid(called, Label::Oprd).or_else(|| tree.kid(called, Label::Attr))?;
        let name = self.names.at(name).filter(|n| self.nodes.is_named_organization(n.node))?;
        let one = tree.tag(head) == Tag::Nn && tree.conjuncts(name.end - 1).len() == 1;
        one.then(|| name.argument())
    }

    /// "Police in Baku, Azerbaijan": whether a body is that of a place, and so Azerbaijan's in a text of many
    /// countries.
    fn is_local_body(&self, head: Index, base: &str) -> bool {
        LOCAL_BODIES.contains(&base) && self.tree.prepositional(head, "in").is_some()
    }

    /// "the lobby group United Seniors Association", "Taiwan's legislature, the Legislative Yuan,"
    fn body_apposed(&self, head: Index) -> Option<Argument> {
        let tree = self.tree;
        if matches!(tree.tag(head), Tag::Nns | Tag::Nnps) {
            return None;
        }
        let apposed = tree.kids(head).filter(|k| *k > head && tree.label(*k) == Label::Appos);
        let name = apposed.filter_map(|k| self.names.at(k)).next()?;
        self.nodes.is_named_organization(name.node).then(|| name.argument())
    }

    /// "the Ennahda movement", "the airline Flynas": the name that stands with what it is.
    fn body_named_with_its_kind(&self, head: Index, base: &str) -> Option<Argument> {
        let tree = self.tree;
        if !KINDS.contains(&base) {
            return None;
        }
        let beside = tree.kids(head).filter(|k| matches!(tree.label(*k), Label::Compound | Label::Appos | Label::Nmod));
        let name = beside.filter_map(|k| self.names.at(k)).next()?;
        self.nodes.is_organization(name.node).then(|| name.argument())
    }

    /// A body by how the text words it, with the reach and the words of its description.
    pub(super) fn described_body(
        &mut self,
        head: Index,
        base: &str,
        (first, last, phrase): (Index, Index, String),
    ) -> Argument {
        let name = self.as_written(first, &phrase);
        // "the Syrian army", "the Lebanese parliament": a table knows them by another name.
        let known = self.gazetteer.find_written(&phrase).filter(|e| e.kind == NodeKind::Organization);
        if let Some(entry) = known.filter(|_| first < head) {
            return Argument::new(self.nodes.of_entry(entry, &name), first, last);
        }
        if let Some(known) = self.forces_told_of(first, head, base) {
            self.nodes.call(known, &name);
            return Argument::new(known, first, last);
        }
        let plural = matches!(self.tree.tag(head), Tag::Nns | Tag::Nnps);
        let node = self.descriptive(NodeKind::Organization, &name, base, head, plural);
        Argument::new(node, first, last)
    }

    /// "Russian troops" and "Russian forces" are one.
    fn forces_told_of(&self, first: Index, head: Index, base: &str) -> Option<NodeIndex> {
        let whose = self.tree.word(first);
        if !ARMED.contains(&base) || first + 1 != head || self.gazetteer.demonym(whose).is_none() {
            return None;
        }
        let same = |d: &DraftNode| {
            d.is_organization() && !d.named && d.name.split(' ').next() == Some(whose) && d.name.split(' ').count() == 2
        };
        ARMED.iter().flat_map(|head| self.nodes.headed(head)).filter(|(_, d)| same(d)).map(|(i, _)| i).min()
    }

    /// "M23 forces", "the last SDF units": an armed group is its forces; those of a body between states are not it.
    fn group_of_forces(&self, head: Index, base: &str) -> Option<NodeIndex> {
        let tree = self.tree;
        if !FORCES.contains(&base) || tree.tag(head) != Tag::Nns {
            return None;
        }
        let before = tree.kids(head).filter(|k| *k < head && matches!(tree.label(*k), Label::Compound | Label::Nmod));
        let group = before.filter_map(|k| self.names.at(k)).next()?;
        let draft = self.nodes.get(group.node).filter(|d| d.is_named_organization())?;
        let known = draft.gazetteer.as_ref().and_then(|_| self.gazetteer.find(&draft.name));
        let between_states = known.is_some_and(|e| e.within.is_none());
        // "Jubaland forces", where the text has a region for a body
        let place = self.gazetteer.find(&draft.name).is_some_and(|e| e.kind == NodeKind::Location);
        let between_states = between_states || place;
        (group.end == head && !between_states).then_some(group.node)
    }

    /// "the Nigerian army": the body of a country that the noun names.
    pub(in crate::ingest::extract) fn national_body(
        &mut self,
        head: Index,
        base: &str,
        country: NodeIndex,
    ) -> Argument {
        let owner = self.nodes.name(country);
        let adjective = self.gazetteer.find(owner).and_then(|e| e.adjective);
        let name = adjective.map_or_else(|| format!("{base} of {owner}"), |a| format!("{a} {base}"));
        let node = self.descriptive(NodeKind::Organization, &name, base, head, false);
        self.nodes.call(node, base);
        Argument::new(node, head, head)
    }

    /// "Twelve US states sued the government": states within a country are not the country.
    pub(super) fn states_within(&mut self, noun: &CommonNoun<'_>) -> Option<Argument> {
        let tree = self.tree;
        let head = noun.head;
        let before = head.checked_sub(1).filter(|b| tree.head(*b) == head)?;
        let country = self.names.at(before).map(|n| n.node).or_else(|| self.demonym(before));
        let within = noun.plural
            && noun.base == "state"
            && noun.want != Want::Place
            && country.is_some_and(|c| self.nodes.is_country(c));
        within.then(|| self.described_body(head, noun.base, self.description(head, &[])))
    }
}
