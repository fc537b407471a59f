//! A second evaluator of the question language, for tests: loops over all claims of a store, after the meaning that
//! `docs/query-language.md` gives. It shares no code with the engine's planning, joining and naming, and knows only the
//! names and places of [`crate::random`].
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

pub(crate) mod pattern;
pub(crate) mod question;
pub(crate) mod value;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use dossier::model::{Claim, DateInterval, Modality, Node, NodeId};
use dossier::query::{Answer, Row};
use dossier::store::{ClaimFilter, Reader};

/// What lies in what by the gazetteer, of the places that random stores have.
const GEOGRAPHY: [(&str, &str); 3] = [("aleppo", "syria"), ("damascus", "syria"), ("northern syria", "syria")];

/// Relations without direction.
const SYMMETRIC: [&str; 3] = ["met-with", "spoke-with", "cooperated-with"];

/// A claim, with what its article says of itself.
pub(crate) struct Fact {
    pub(crate) claim: Claim,
    text_group: u64,
    pub(crate) article: String,
    pub(crate) publisher: Option<String>,
}

impl Fact {
    pub(crate) fn symmetric(&self) -> bool {
        SYMMETRIC.contains(&self.claim.relation.as_str())
    }
}

/// All that a store holds and shows.
pub(crate) struct World {
    pub(crate) facts: Vec<Fact>,
    pub(crate) nodes: BTreeMap<NodeId, Node>,
    pub(crate) maybe: bool,
}

/// What the claims of one row share: ends, relation, date, modality, place.
type Key = (Vec<String>, String, Option<DateInterval>, Modality, Option<String>);

/// Rows as what their claims share, with the claims that they cite.
pub(crate) type Rows = BTreeMap<Key, BTreeSet<String>>;

/// What is done to a body: there a capital is a city.
const PHYSICAL: [&str; 8] =
    ["attacked", "killed", "injured", "displaced", "detained", "seized", "withdrew-from", "visited"];

impl World {
    pub(crate) fn of(reader: &dyn Reader, maybe: bool) -> Self {
        let mut entries = Vec::new();
        reader
            .claims(ClaimFilter::default(), &mut |entry| {
                entries.push(entry);
                ControlFlow::Continue(())
            })
            .unwrap();
        let facts = entries.into_iter().filter(|e| e.shown).map(|e| {
            let claim = reader.claim(e.at).unwrap();
            let entry = reader.article(claim.article).unwrap();
            Fact {
                claim,
                text_group: entry.text_group,
                article: entry.article.id.clone(),
                publisher: entry.article.publisher.clone(),
            }
        });
        let facts = facts.collect();
        let mut nodes = BTreeMap::new();
        reader
            .nodes(&mut |node| {
                nodes.insert(node.id, node);
                ControlFlow::Continue(())
            })
            .unwrap();
        Self { facts, nodes, maybe }
    }

    pub(crate) fn name(&self, id: NodeId) -> String {
        self.nodes[&id].name.to_lowercase()
    }

    /// Whoever bears the name; a capital is its government's too where something acts.
    pub(crate) fn bearers(&self, name: &str, acts: bool) -> BTreeSet<NodeId> {
        let mut names = vec![name.to_lowercase()];
        if acts && names[0] == "damascus" {
            names.push("syria".to_owned());
        }
        self.nodes.keys().copied().filter(|id| names.contains(&self.name(*id))).collect()
    }

    /// Whoever bears the name, and what lies in it at any depth.
    pub(crate) fn inside(&self, name: &str) -> BTreeSet<NodeId> {
        let mut all = self.bearers(name, false);
        loop {
            let before = all.len();
            for fact in &self.facts {
                let claim = &fact.claim;
                let said = matches!(claim.modality, Modality::Asserted | Modality::Alleged);
                if said && claim.relation.as_str() == "located-in" && claim.target.is_some_and(|t| all.contains(&t)) {
                    all.extend(claim.source);
                }
            }
            let outer: BTreeSet<String> =
                all.iter().filter(|id| self.nodes[id].kind.as_str() == "location").map(|id| self.name(*id)).collect();
            let inner = GEOGRAPHY.iter().filter(|(_, place)| outer.contains(*place));
            for (name, _) in inner {
                all.extend(self.bearers(name, false));
            }
            if all.len() == before {
                return all;
            }
        }
    }

    fn end(&self, id: Option<NodeId>) -> String {
        id.map_or("?".to_owned(), |id| format!("{} {}", self.name(id), self.nodes[&id].kind))
    }

    fn key(&self, fact: &Fact) -> Key {
        let claim = &fact.claim;
        let mut ends = vec![self.end(claim.source), self.end(claim.target)];
        if fact.symmetric() {
            ends.sort();
        }
        let place = claim.location.map(|id| self.name(id));
        (ends, claim.relation.to_string(), claim.date, claim.modality, place)
    }

    /// How many independent texts say what a claim says.
    pub(crate) fn sources(&self, fact: &Fact) -> usize {
        let key = self.key(fact);
        let texts: BTreeSet<u64> = self.facts.iter().filter(|f| self.key(f) == key).map(|f| f.text_group).collect();
        texts.len()
    }

    /// Claims by their numbers as rows.
    pub(crate) fn rows(&self, found: &BTreeSet<usize>) -> Rows {
        let mut rows = Rows::new();
        for at in found {
            let fact = &self.facts[*at];
            rows.entry(self.key(fact)).or_default().insert(fact.claim.id.to_string());
        }
        rows
    }
}

/// The rows of an answer in the same form.
pub(crate) fn rows_of(answer: &Answer) -> Rows {
    let end = |view: &Option<dossier::query::NodeView>| {
        view.as_ref().map_or("?".to_owned(), |v| format!("{} {}", v.name.to_lowercase(), v.kind))
    };
    let key = |row: &Row| {
        let mut ends = vec![end(&row.source), end(&row.target)];
        if SYMMETRIC.contains(&row.relation.as_str()) {
            ends.sort();
        }
        let place = row.location.as_ref().map(|l| l.name.to_lowercase());
        (ends, row.relation.to_string(), row.date, row.modality, place)
    };
    let mut rows = Rows::new();
    for row in &answer.rows {
        let cited = row.citations.iter().map(|c| c.claim.to_string()).collect();
        assert!(rows.insert(key(row), cited).is_none(), "two rows share {:?}", key(row));
    }
    rows
}
