//! Who is named beside what he, she or it is: "a woman named Heather Heyer", "the minister, Hakan Fidan".
//! Also "the rap trio Kneecap".

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};

/// Verbs of saying how somebody is called.
static NAMING: Words = Words::of("named_beside.naming");

/// So many names are read at most of those who are told of together.
const MOST: usize = 12;

impl Reading<'_> {
    /// Those who are named beside a noun that says what they are.
    pub(super) fn named_beside(&mut self, head: Index, base: &str, want: Want) -> Option<Vec<Argument>> {
        let called = self.called(head);
        if !called.is_empty() {
            return Some(called);
        }
        if let Some(people) = self.people_behind_title(head, base) {
            return Some(people.into_iter().flat_map(|i| self.look_up(i, want)).collect());
        }
        if let Some(holder) = self.holder_behind_owner(head, base) {
            return Some(vec![holder]);
        }
        let organizations = self.named_right_behind(head);
        if !organizations.is_empty() {
            return Some(organizations);
        }
        self.site_in_apposition(head, base).or_else(|| self.organization_in_apposition(head, base)).map(|one| vec![one])
    }

    /// "the port's operator, Acme, was fined", "blamed its owner, Acme, for": one that is named in commas behind what
    /// it is.
    fn organization_in_apposition(&self, head: Index, base: &str) -> Option<Argument> {
        let tree = self.tree;
        let known = tree.kids(head).any(|k| k < head && (tree.lower(k) == "the" || tree.label(k) == Label::Poss));
        let other = NounClass::PLACE.or(NounClass::DOCUMENT).or(NounClass::UNDERTAKING).or(NounClass::CAUSE);
        if tree.tag(head) != Tag::Nn
            || !known
            || self.nouns.class(base).is(other)
            || self.noun_phrase_frame(head).is_some()
            || tree.conjuncts(head).len() > 1
        {
            return None;
        }
        let apposed = tree.kids(head).find(|k| *k > head && tree.label(*k) == Label::Appos)?;
        let name = self.names.at(apposed)?;
        let organization =
            self.nodes.get(name.node).is_some_and(|d| d.is_named_organization() && d.name.contains(char::is_uppercase));
        let closed = name.end >= tree.len() || matches!(tree.tag(name.end), Tag::Comma | Tag::Period);
        (organization
            && closed
            && tree.tag(name.start.checked_sub(1)?) == Tag::Comma
            && tree.conjuncts(apposed).len() == 1)
            .then(|| name.argument())
    }

    /// "a woman named Heather Heyer", "a man identified as John Smith", "two men, named as Jon Roe and Ali Lee"
    pub(in crate::ingest::extract) fn called(&self, head: Index) -> Vec<Argument> {
        let tree = self.tree;
        let named = tree.kids(head).filter(|k| tree.label(*k) == Label::Acl && NAMING.contains(&tree.lemma(*k)));
        let named = named.filter_map(|k| tree.kid(k, Label::Oprd).or_else(|| tree.prepositional(k, "as")));
        let person = |i: Index| self.names.at(i).filter(|n| self.nodes.is_person(n.node)).map(Name::argument);
        let several = matches!(tree.tag(head), Tag::Nns | Tag::Nnps);
        let mut bearers = named.map(|o| tree.conjuncts(o)).filter(|all| all.iter().any(|i| person(*i).is_some()));
        let all: Vec<Argument> = bearers.next().unwrap_or_default().into_iter().filter_map(person).collect();
        all.into_iter().take(if several { MOST } else { 1 }).collect()
    }

    /// A title before its name: "President Assad" parsed with the title as the head; "the minister, Hakan Fidan".
    fn people_behind_title(&self, head: Index, base: &str) -> Option<Vec<Index>> {
        let tree = self.tree;
        let person = |i: &Index| self.person_at(*i).is_some();
        let name =
            tree.kids(head).find(|k| matches!(tree.label(*k), Label::Appos | Label::Nmod) && *k > head && person(k))?;
        let other = NounClass::BODY.or(NounClass::PLACE).or(NounClass::GOVERNMENT).or(NounClass::DOCUMENT);
        if self.nouns.class(base).is(other) {
            return None;
        }
        if !matches!(tree.tag(head), Tag::Nns | Tag::Nnps) {
            return Some(vec![name]);
        }
        // "two Democrats, Collin Peterson and Jeff Van Drew, opposed it"
        let pieces = tree.kids(head).filter(|k| *k > head && tree.label(*k) == Label::Appos);
        let node = |i: Index| self.names.at(i).map(|n| n.node);
        let mut several: Vec<Index> = Vec::new();
        for other in pieces.flat_map(|p| tree.conjuncts(p)).filter(person) {
            // "ministers Itamar Ben-Gvir and Bezalel Smotrich": a name of several words may hang in pieces.
            if !several.iter().any(|s| node(*s) == node(other)) {
                several.push(other);
            }
        }
        Some(if several.len() > 1 { several } else { vec![name] })
    }

    /// "a hospital in Berlin, Charité,", "the last hospital, Al-Ahli": the name in apposition to a site is the site.
    fn site_in_apposition(&self, head: Index, base: &str) -> Option<Argument> {
        let tree = self.tree;
        if !self.nouns.class(base).is(NounClass::PLACE) || tree.tag(head) != Tag::Nn {
            return None;
        }
        let apposed = tree.kids(head).filter(|k| *k > head && tree.label(*k) == Label::Appos);
        let name = apposed.filter_map(|k| self.names.at(k)).next()?;
        let site = self.nodes.get(name.node).is_some_and(|d| d.is_place() && d.named && d.class.is_none());
        (site && tree.lower(name.start - 1) == "," && tree.conjuncts(head).len() == 1).then(|| name.argument())
    }

    /// "Secretary General of NATO Mark Rutte": the name was taken for a part of whose post it is.
    fn holder_behind_owner(&self, head: Index, base: &str) -> Option<Argument> {
        let tree = self.tree;
        let object = ["of", "for", "to"].into_iter().find_map(|p| tree.prepositional(head, p))?;
        let name = self.names.at(object)?;
        let before = name.start.checked_sub(1)?;
        let owned = self.names.at(before).is_some_and(|o| o.end == name.start);
        (owned && self.class_of(head, base).is(NounClass::POST) && self.nodes.is_person(name.node))
            .then(|| name.argument())
    }

    /// "the Irish rap trio Kneecap", "the broadcasters RFI and France 24": the organizations named right behind what
    /// they are.
    pub(in crate::ingest::extract) fn named_right_behind(&self, head: Index) -> Vec<Argument> {
        let tree = self.tree;
        let behind = tree.kids(head).find(|k| {
            matches!(tree.label(*k), Label::Appos | Label::Nmod)
                && self
                    .names
                    .at(*k)
                    .is_some_and(|n| n.start == head + 1 || n.start == head + 2 && tree.word(head + 1) == "The")
        });
        let Some(behind) = behind.filter(|_| matches!(tree.tag(head), Tag::Nn | Tag::Nns)) else { return Vec::new() };
        let organization = |n: &NodeIndex| self.nodes.is_organization(*n);
        if self.nouns.class(&tree.base(head)).is(NounClass::PLACE.or(NounClass::DOCUMENT)) {
            return Vec::new();
        }
        let several = tree.conjuncts(behind).into_iter().filter(|i| *i == behind || tree.tag(head) == Tag::Nns);
        let names = several.filter_map(|i| self.names.at(i)).filter(|n| organization(&n.node));
        names.map(|n| Argument::new(n.node, n.start, n.end - 1)).collect()
    }
}
