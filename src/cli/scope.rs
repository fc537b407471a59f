//! The options that name a part of the graph, shared by the traversals.

use std::collections::BTreeSet;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::error::CommandError;
use super::place::unknown_name;
use super::{ask, ui::Ui};
use crate::Dossier;
use crate::graph::Scope;
use crate::model::{ClaimId, DateInterval, Modality, NodeId, NodeKind, RelationName};
use crate::store::{Direction, Reader, RelationId};

/// What a claim says of its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Modal {
    Asserted,
    Negated,
    Planned,
    Alleged,
}

impl From<Modal> for Modality {
    fn from(modal: Modal) -> Self {
        match modal {
            Modal::Asserted => Self::Asserted,
            Modal::Negated => Self::Negated,
            Modal::Planned => Self::Planned,
            Modal::Alleged => Self::Alleged,
        }
    }
}

/// Which part of the graph.
#[derive(Debug, Args)]
pub(super) struct ScopeArgs {
    /// Only claims that concern this name or what lies in it, happened there or have one of these as an end; again for
    /// another name
    #[arg(long, value_name = "NAME")]
    pub(super) about: Vec<String>,
    /// Only claims that answer this question
    #[arg(long = "match", value_name = "QUESTION")]
    pub(super) question: Option<String>,
    /// Only these relations, parted by commas; the option may also be repeated
    #[arg(long, value_name = "RELATION", value_delimiter = ',')]
    only: Vec<String>,
    /// Only claims dated since then
    #[arg(long, value_name = "DATE")]
    since: Option<DateInterval>,
    /// Only claims dated until then
    #[arg(long, value_name = "DATE")]
    until: Option<DateInterval>,
    /// Only these modalities, parted by commas; asserted and alleged by default
    #[arg(long, value_name = "MODALITY", value_delimiter = ',', value_enum)]
    including: Vec<Modal>,
}

impl ScopeArgs {
    /// Looks the names up in a store.
    pub(super) fn scope(&self, dossier: &Dossier) -> Result<Scope, CommandError> {
        let snapshot = dossier.snapshot();
        let claims = match &self.question {
            None => None,
            Some(question) => {
                let answer = ask::ask(dossier, question)?;
                if answer.rows.is_empty() && !answer.records.is_empty() {
                    return Err(CommandError::usage(
                        "that question lists nodes, and no claims that could be drawn or counted",
                    )
                    .hint("ask for claims: --match \"who met whom\", --match \"list meetings\""));
                }
                let mut claims = BTreeSet::new();
                for citation in answer.rows.iter().flat_map(|r| &r.citations) {
                    claims.extend(snapshot.find_claim(citation.claim)?);
                }
                Some(claims)
            }
        };
        Ok(Scope {
            about: concerned(dossier, &self.about)?,
            claims,
            relations: relations(snapshot.as_ref(), &self.only)?,
            window: window(self.since, self.until)?,
            modalities: self.including.iter().map(|m| (*m).into()).collect(),
            nodes: None,
        })
    }

    /// The scope in words, for titles; empty for the whole graph.
    pub(super) fn words(&self) -> String {
        let mut words = Vec::new();
        if !self.about.is_empty() {
            words.push(format!("about {}", self.about.join(", ")));
        }
        words.extend(self.question.clone());
        if !self.only.is_empty() {
            words.push(format!("only {}", self.only.join(", ")));
        }
        words.extend(self.since.map(|d| format!("since {}", d.first)));
        words.extend(self.until.map(|d| format!("until {}", d.last)));
        words.join(", ")
    }
}

/// The days that --since and --until leave; none of the two, all.
pub(super) fn window(
    since: Option<DateInterval>,
    until: Option<DateInterval>,
) -> Result<Option<DateInterval>, CommandError> {
    Ok(match (since, until) {
        (None, None) => None,
        (Some(since), None) => Some(DateInterval::since(since.first)),
        (since, Some(until)) => {
            let first = since.map_or(crate::model::Day::from_number(i32::MIN), |s| s.first);
            if first > until.last {
                return Err(CommandError::usage(format!("--since {first} lies after --until {}", until.last)));
            }
            Some(DateInterval::between(first, until.last))
        }
    })
}

/// The numbers of relations in a store; `None` where none is asked for. A relation that the store has not seen
/// selects nothing.
fn relations(reader: &dyn Reader, names: &[String]) -> Result<Option<Vec<RelationId>>, CommandError> {
    if names.is_empty() {
        return Ok(None);
    }
    let mut ids = Vec::new();
    for name in names {
        let relation = RelationName::new(name).map_err(|e| CommandError::usage(e.to_string()))?;
        let found = reader.relation_ids(&relation);
        if found.is_empty() && crate::lexicon::relation(relation.as_str()).is_none() {
            let mut known: Vec<&str> = reader.relations().iter().map(RelationName::as_str).collect();
            known.sort_unstable();
            known.dedup();
            let written = relation.as_str();
            let hint = match crate::query::nearest_word(written, known.iter().copied()) {
                Some(near) => format!("did you mean {near:?}? `dossier stats` lists those that it holds"),
                None => format!("it holds: {}", known.join(", ")),
            };
            return Err(CommandError::usage(format!("the store holds no relation {:?}", relation.as_str())).hint(hint));
        }
        ids.extend(found);
    }
    Ok(Some(ids))
}

/// The nodes that names select.
pub(super) fn nodes(dossier: &Dossier, names: &[String]) -> Result<Vec<NodeId>, CommandError> {
    let mut all = Vec::new();
    for name in names {
        let found = crate::query::select(dossier.snapshot().as_ref(), name)?;
        if found.is_empty() {
            return Err(unknown_name(dossier, name));
        }
        all.extend(found);
    }
    Ok(all)
}

/// The nodes that claims about these names concern: those that they select and what lies in them, as in questions.
pub(super) fn concerned(dossier: &Dossier, names: &[String]) -> Result<Vec<NodeId>, CommandError> {
    let mut all = Vec::new();
    for name in names {
        let found = crate::query::concerned(dossier.snapshot().as_ref(), name)?;
        if found.is_empty() {
            return Err(unknown_name(dossier, name));
        }
        all.extend(found);
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// The one node that a name means: of several, the one with most claims, which is said.
pub(super) fn node(dossier: &Dossier, name: &str, ui: &Ui) -> Result<NodeId, CommandError> {
    let snapshot = dossier.snapshot();
    let mut best: Option<(u64, NodeId)> = None;
    let found = nodes(dossier, &[name.to_owned()])?;
    for id in &found {
        let claims = snapshot.degree(*id, Direction::Out)? + snapshot.degree(*id, Direction::In)?;
        if best.is_none_or(|(most, _)| claims > most) {
            best = Some((claims, *id));
        }
    }
    let (_, id) = best.ok_or_else(|| unknown_name(dossier, name))?;
    if found.len() > 1
        && let Some(node) = snapshot.node(id)?
    {
        ui.note(format!("{} nodes are called {name:?}; this is {} ({}, {id})", found.len(), node.name, node.kind));
    }
    Ok(id)
}

/// Reads the kind of a node; the help lists them.
pub(super) fn kinds() -> impl TypedValueParser<Value = NodeKind> {
    PossibleValuesParser::new(NodeKind::ALL.map(NodeKind::as_str))
        .try_map(|word| NodeKind::from_word(&word).ok_or("it is no kind of node"))
}

/// The nodes of a kind.
pub(super) fn of_kind(reader: &dyn Reader, kind: NodeKind) -> Result<BTreeSet<NodeId>, CommandError> {
    let mut found = BTreeSet::new();
    reader.nodes(&mut |node| {
        if node.kind == kind {
            found.insert(node.id);
        }
        std::ops::ControlFlow::Continue(())
    })?;
    Ok(found)
}

/// A node's name; its number where the store has forgotten it.
pub(super) fn name(reader: &dyn Reader, id: NodeId) -> Result<String, CommandError> {
    Ok(reader.node(id)?.map_or_else(|| id.to_string(), |n| n.name))
}

/// The short name under which `why` finds a claim.
pub(super) fn claim_name(id: ClaimId) -> String {
    format!("claim:{id}")
}
