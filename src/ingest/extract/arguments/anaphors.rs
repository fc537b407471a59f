//! Definite phrases that stand for what was named before: "the right-wing party", "the lobby group".
//! Also "the three countries".

use std::ops::Range;

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Nouns by which an organization named before is called again, for each class of the gazetteer's organizations.
static SORTS: [(&str, &Words); 6] = [
    ("armed", &ARMED),
    ("body", &BODIES),
    ("company", &COMPANIES),
    ("group", &GROUPS),
    ("media", &MEDIA),
    ("party", &PARTIES),
];
static ARMED: Words = Words::of("anaphors.armed");
static BODIES: Words = Words::of("anaphors.bodies");
static COMPANIES: Words = Words::of("anaphors.companies");
static GROUPS: Words = Words::of("anaphors.groups");
static MEDIA: Words = Words::of("anaphors.media");
static PARTIES: Words = Words::of("anaphors.parties");

/// Nouns by which a person of public life is called again.
static PERSONS: Words = Words::of("anaphors.persons");

/// Offices of which one is somebody else than a person whom the text gives another, or takes for accused.
static COMMANDS: Words = Words::of("anaphors.commands");

static OFFICES: Words = Words::of("anaphors.offices");

/// Trades of which one is somebody else than a person whom the text gives an office.
static TRADES: Words = Words::of("anaphors.trades");

/// Those who drive others.
static DRIVING: Words = Words::of("anaphors.driving");

/// Words in front of such a noun that tell of another than the one named before, or of one of several.
static OTHERS: Words = Words::of("anaphors.others");

/// Nouns of several countries, bodies and people that were listed before.
static COUNTRIES: Words = Words::of("anaphors.countries");
static ORGANIZATIONS: Words = Words::of("anaphors.organizations");
static PEOPLE: Words = Words::of("anaphors.people");

/// Those who join together, whose noun in front says who they are.
static JOINED: Words = Words::of("anaphors.joined");

/// How many sentences back an antecedent may stand.
const REACH: usize = 2;

impl Reading<'_> {
    /// "The right-wing party had threatened to leave": the party named before, where only one could be meant. `first`
    /// is the first word of the description, `head` its noun with the base form `base`.
    pub(in crate::ingest::extract) fn described_again(
        &self,
        first: Index,
        head: Index,
        base: &str,
    ) -> Option<NodeIndex> {
        let tree = self.tree;
        let definite = tree.kids(head).any(|k| k < first && matches!(tree.lower(k), "the" | "this"));
        let plain = |i: Index| {
            let tag = matches!(
                tree.tag(i),
                Tag::Jj | Tag::Nn | Tag::Hyph | Tag::Vbn | Tag::Vbg | Tag::Rb | Tag::In | Tag::Cd
            );
            tag && self.names.at(i).is_none()
                && self.gazetteer.demonym(tree.word(i)).is_none()
                && !OTHERS.contains(&tree.lower(i))
        };
        let alone = tree
            .kids(head)
            .all(|k| k < head || !matches!(tree.label(k), Label::Appos | Label::Prep | Label::Relcl | Label::Acl));
        if !definite || !alone || tree.tag(head) != Tag::Nn || !calls_again(base) || !(first..head).all(plain) {
            return None;
        }
        // "the bar association" is not just any union: the name says who is joined in it.
        let named_so = |n: &NodeIndex| {
            !JOINED.contains(&base)
                || self.nodes.get(*n).is_some_and(|d| {
                    let called = || std::iter::once(&d.name).chain(&d.aliases).map(|name| name.to_lowercase());
                    tree.kids(head)
                        .filter(|k| *k < head && tree.label(*k) == Label::Compound)
                        .all(|k| called().any(|name| name.contains(tree.lower(k))))
                })
        };
        self.organization_called(head, base)
            .filter(|n| self.within_reach(*n, head))
            .or_else(|| self.only_body(head, base))
            .filter(named_so)
    }

    /// The only organization fit to be called by a noun, "the bloc", "the airline", in the nearest sentence before that
    /// names one.
    pub(in crate::ingest::extract) fn only_body(&self, head: Index, base: &str) -> Option<NodeIndex> {
        if !calls_again(base) {
            return None;
        }
        let acting = self.acting_beside(head);
        let known = |this: &Self, draft: &DraftNode, node| {
            acting != Some(node) && this.is_of_sort(draft, node, base) == Some(true)
        };
        let unknown = |this: &Self, draft: &DraftNode, node| {
            base != "party"
                && acting != Some(node)
                && this.is_of_sort(draft, node, base).is_none()
                && this.may_act(draft, node)
        };
        let near = self.only_one_near(head, known).or_else(|| self.only_one_near(head, unknown));
        // "The party denied it": the only one that the article tells of.
        near.or_else(|| {
            let all = if self.brief { Vec::new() } else { self.named_before_that(head, &known, self.body..head) };
            all.first().copied().filter(|_| all.len() == 1)
        })
    }

    fn may_act(&self, draft: &DraftNode, node: NodeIndex) -> bool {
        draft.is_named_organization() && draft.gazetteer.is_none() && !self.nodes.is_chamber(node)
    }

    /// Who acts in a noun's clause, where the noun is not its subject: nobody acts upon himself.
    pub(in crate::ingest::extract) fn acting_beside(&self, noun: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let subject = tree.kid(tree.clause_of(noun), Label::Nsubj).filter(|s| *s != noun)?;
        self.names.at(subject).map(|n| n.node)
    }

    /// The only node that fits among those named in the nearest sentence within reach that names any.
    pub(in crate::ingest::extract) fn only_one_near(
        &self,
        head: Index,
        fits: impl Fn(&Self, &DraftNode, NodeIndex) -> bool,
    ) -> Option<NodeIndex> {
        let tree = self.tree;
        let sentence = tree.sentence_of(head);
        let named = |back: usize| {
            let (from, to) = tree.sentence(sentence.checked_sub(back)?);
            Some(self.named_before_that(head, &fits, from..to))
        };
        (0..=REACH).filter_map(named).find(|found| !found.is_empty()).and_then(|found| match found.as_slice() {
            [one] => Some(*one),
            _ => None,
        })
    }

    /// Whom fitting names before a token, at the places wanted, stand for; each once.
    fn named_before_that(
        &self,
        head: Index,
        fits: &impl Fn(&Self, &DraftNode, NodeIndex) -> bool,
        wanted: Range<Index>,
    ) -> Vec<NodeIndex> {
        let names = self
            .names
            .within(wanted)
            .into_iter()
            .filter(|n| n.end <= head && n.start >= self.body && !self.apart(n.start, head))
            .filter(|n| !self.is_agency_of_dateline(n));
        let mut found: Vec<NodeIndex> =
            names.map(|n| n.node).filter(|n| self.nodes.get(*n).is_some_and(|d| fits(self, d, *n))).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether an organization may be called by a noun, by its name or by its class in the gazetteer; `None` where no
    /// table knows what it is.
    fn is_of_sort(&self, draft: &DraftNode, node: NodeIndex, base: &str) -> Option<bool> {
        if !draft.is_organization() || !draft.named || self.nodes.is_chamber(node) {
            return Some(false);
        }
        let says = std::iter::once(&draft.name)
            .chain(&draft.aliases)
            .any(|n| n.to_lowercase().split(' ').any(|word| word == base));
        let sort = self.gazetteer.sort_of(&draft.name);
        let fits = sort.map(|sort| SORTS.iter().any(|(of, words)| *of == sort && words.contains(&base)));
        if says { Some(true) } else { fits }
    }

    /// "The general denied it": the only person whom the nearest sentence names, where a noun of public life calls one
    /// again.
    pub(in crate::ingest::extract) fn public_figure(&self, head: Index, base: &str) -> Option<NodeIndex> {
        let tree = self.tree;
        let definite = tree.kids(head).any(|k| k < head && matches!(tree.lower(k), "the" | "this"));
        let plain = tree.kids(head).all(|k| {
            if k > head {
                // "The historian, who heads the institute,": told besides, and not to say which one.
                let besides = tree.label(k) == Label::Relcl && tree.lower(head + 1) == ",";
                return besides
                    || !matches!(tree.label(k), Label::Appos | Label::Prep | Label::Relcl | Label::Acl | Label::Conj);
            }
            self.names.at(k).is_none()
                && self.gazetteer.demonym(tree.word(k)).is_none()
                && (tree.lower(k) == "former" || !OTHERS.contains(&tree.lower(k)))
                && tree.label(k) != Label::Poss
                // "the Nobel laureate", "the 66-year-old author"
                && (matches!(tree.tag(k), Tag::Dt | Tag::Jj | Tag::Vbn | Tag::Nnp)
                    || tree.tag(k) == Tag::Nn && tree.label(k) == Label::Amod)
        });
        // "The former schoolteacher denied it", "the 66-year-old driver": told of somebody known.
        let told_of = || {
            tree.kids(head).any(|k| k < head && (tree.lower(k) == "former" || tree.lower(k).ends_with("year-old")))
                && self.class_of(head, base).is(NounClass::PERSON.or(NounClass::POST).or(NounClass::OCCUPATION))
        };
        let public = PERSONS.contains(&base) || told_of();
        if !definite || !plain || tree.tag(head) != Tag::Nn || !public || self.brief {
            return None;
        }
        let acting = self.acting_beside(head);
        // "Jane Roe said the governor supports it": nobody speaks of himself so.
        let clause = tree.clause_of(head);
        let report = Some(tree.head(clause)).filter(|_| tree.label(clause) == Label::Ccomp);
        let teller = report.and_then(|r| tree.kid(r, Label::Nsubj)).and_then(|s| self.names.at(s)).map(|n| n.node);
        let former = tree.kids(head).any(|k| tree.lower(k) == "former");
        // "In a call with Jane Roe, the president", "Jane Roe was killed. The governor": an officer of whom nothing was
        // told is not whoever happens to be named.
        let officer = !former && (OFFICES.contains(&base) || COMMANDS.contains(&base));
        self.only_one_near(head, |it, draft, node| {
            draft.person
                && draft.named
                && acting != Some(node)
                && teller != Some(node)
                && (!officer || it.is_story_of(node, head, base))
        })
        .filter(|n| former || !OFFICES.contains(&base) && !TRADES.contains(&base) || !self.is_told_otherwise(*n, base))
        .filter(|n| former || !OFFICES.contains(&base) || self.may_hold_an_office(*n))
        .filter(|n| !DRIVING.contains(&base) || !self.is_driven(*n, head))
    }

    /// Whether somebody acts in a sentence before an officer's post, which that does not speak of: "Jane Roe opened the
    /// bridge. The mayor said".
    fn is_story_of(&self, person: NodeIndex, head: Index, base: &str) -> bool {
        let tree = self.tree;
        let start = tree.sentence_around(head).start;
        let before = tree.sentences_back(head, REACH)..start;
        let acts = |i: Index| {
            matches!(tree.label(i), Label::Nsubj | Label::Poss)
                || tree.label(i) == Label::Appos && tree.label(tree.head(i)) == Label::Nsubj
        };
        let last = self.names.within(before.clone()).into_iter().rfind(|n| n.node == person);
        let acting = last.is_some_and(|n| (n.start..n.end).any(acts));
        // "interviewed the general. The general …": another.
        let another = |i: Index| tree.is_noun(i) && self.names.at(i).is_none() && tree.base(i) == base;
        acting && !before.into_iter().any(another)
    }

    /// Whether somebody may hold an office: whom a table knows for a body that is no state, as a firm, holds none.
    fn may_hold_an_office(&self, person: NodeIndex) -> bool {
        let entry = self.gazetteer.person(self.nodes.name(person)).map(|(entry, _)| entry);
        entry.is_none_or(|e| e.kind == NodeKind::Location) || self.posts.of_person(person).next().is_some()
    }

    /// "hit the car of Mayor Jon Roe. The driver": whoever drives him.
    fn is_driven(&self, person: NodeIndex, head: Index) -> bool {
        let tree = self.tree;
        let vehicle = |i: Index| tree.is_noun(i) && self.class_of(i, &tree.base(i)).is(NounClass::VEHICLE);
        let near = self.names.within(tree.sentences_back(head, REACH)..head);
        near.into_iter().filter(|n| n.node == person).any(|n| {
            let token = n.end - 1;
            let above = tree.head(token);
            match tree.label(token) {
                Label::Poss => vehicle(above),
                Label::Pobj => tree.lower(above) == "of" && vehicle(tree.head(above)),
                Label::Dobj => tree.lemma(above) == "carry",
                _ => false,
            }
        })
    }

    fn within_reach(&self, node: NodeIndex, head: Index) -> bool {
        let tree = self.tree;
        let near = self.names.within(tree.sentences_back(head, REACH + 1)..head);
        near.into_iter().any(|n| n.node == node && n.end <= head && !self.apart(n.start, head))
    }

    /// "The three countries urged restraint", "both parties": those of the latest list of so many that are of this
    /// sort.
    pub(in crate::ingest::extract) fn the_several(&self, head: Index, base: &str) -> Option<Vec<Argument>> {
        let tree = self.tree;
        let count = tree.kids(head).filter(|k| *k < head).find_map(|k| match tree.lower(k) {
            "both" | "two" => Some(2),
            "three" => Some(3),
            "four" => Some(4),
            "five" => Some(5),
            "six" => Some(6),
            _ => None,
        })?;
        let definite = tree.kids(head).any(|k| matches!(tree.lower(k), "the" | "both" | "all" | "these" | "those"));
        let fits = |d: &DraftNode| match d.kind {
            NodeKind::Location => COUNTRIES.contains(&base) && d.is_country(),
            NodeKind::Organization => ORGANIZATIONS.contains(&base),
            NodeKind::Actor => PEOPLE.contains(&base) && d.person,
            _ => false,
        };
        // "the three countries of the region", "the two opposition parties": of others.
        let (first, last, _) = self.description(head, &["of", "in"]);
        if !definite || first < head || last > head {
            return None;
        }
        let (low, _) = tree.reach(head);
        let listed = |i: Index| -> Option<Vec<NodeIndex>> {
            let all = tree.conjuncts(tree.first_conjunct(i));
            let mut nodes: Vec<NodeIndex> = Vec::new();
            for part in &all {
                let node = self.names.at(*part).map(|n| n.node).or_else(|| self.apposed(*part).map(|n| n.node))?;
                if !self.nodes.get(node).is_some_and(fits) || nodes.contains(&node) {
                    return None;
                }
                nodes.push(node);
            }
            (nodes.len() == count).then_some(nodes)
        };
        // "Both defendants", "the two men", who were named apart. "The two sides" are seldom the two people named last.
        let people = count == 2 && PEOPLE.contains(&base) && base != "side" && !self.brief;
        let found = self.names.within(tree.sentences_back(head, REACH)..low).into_iter().rev().find_map(|n| {
            let near = n.end <= low && n.start >= self.body && !self.apart(n.start, head);
            if near { listed(n.end - 1) } else { None }
        });
        let Some(found) = found else {
            let pair = if people { self.two_named(head, None) } else { Vec::new() };
            return Some(pair).filter(|p| !p.is_empty());
        };
        Some(found.into_iter().map(|n| Argument::new(n, low, head)).collect())
    }
}

/// Whether a noun calls organizations again that were named before.
fn calls_again(base: &str) -> bool {
    SORTS.iter().any(|(_, words)| words.contains(&base))
}
