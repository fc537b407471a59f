//! Questions: one loop over all claims.

use std::collections::BTreeSet;

use dossier::model::{Modality, NodeId};
use dossier::query::ast::{Comparison, End, Filter, Form, Question};

use super::value::{Holds, Value, compare};
use super::{Fact, World};

/// Relations by which somebody says something.
const SPEECH: [&str; 9] =
    ["called-for", "accused", "condemned", "supported", "rejected", "denied", "threatened", "warned", "cited"];

/// Relations that say how things are.
const STRUCTURE: [&str; 4] = ["cited", "represents", "member-of", "located-in"];

impl World {
    /// The claims that answer a question of claims.
    pub(crate) fn asked(&self, question: &Question) -> BTreeSet<usize> {
        (0..self.facts.len()).filter(|at| self.answers(question, &self.facts[*at])).collect()
    }

    fn answers(&self, question: &Question, fact: &Fact) -> bool {
        let claim = &fact.claim;
        self.wanted_modalities(question).contains(&claim.modality)
            && self.fits(&question.form, fact)
            && question.filters.iter().all(|filter| {
                let holds = self.passes(filter, fact);
                holds == Holds::Yes || (self.maybe && holds == Holds::Maybe)
            })
    }

    fn wanted_modalities(&self, question: &Question) -> BTreeSet<Modality> {
        let negated = matches!(question.form, Form::Claims { negated: true, .. });
        let mut wanted: BTreeSet<Modality> = match negated {
            true => [Modality::Negated].into(),
            false => [Modality::Asserted, Modality::Alleged].into(),
        };
        for filter in &question.filters {
            match filter {
                Filter::Only(list) => wanted = list.iter().copied().collect(),
                Filter::Including(list) => wanted.extend(list),
                Filter::Excluding(list) => wanted.retain(|m| !list.contains(m)),
                _ => {}
            }
        }
        wanted
    }

    fn is(&self, end: &End, id: Option<NodeId>) -> bool {
        match end {
            End::Any => true,
            End::Kind(noun) => id.is_some_and(|id| {
                let kind = self.nodes[&id].kind.as_str();
                match noun.as_str() {
                    "countries" => self.name(id) == "syria",
                    "people" => kind == "actor",
                    "civilians" => kind == "actor" && self.name(id).contains("civilian"),
                    "organizations" => kind == "organization",
                    other => panic!("random questions have no {other}"),
                }
            }),
            End::Named(name) => id.is_some_and(|id| self.bearers(name, true).contains(&id)),
            End::Either(a, b) => [a, b].into_iter().any(|name| self.is(&End::Named(name.clone()), id)),
        }
    }

    fn fits(&self, form: &Form, fact: &Fact) -> bool {
        let claim = &fact.claim;
        let relation = claim.relation.as_str();
        match form {
            Form::Claims { source, relations, target, verb, .. } => {
                let either = fact.symmetric();
                let said = match verb.as_str() {
                    "stormed" => {
                        let word = claim.predicate.as_str();
                        ["storm", "break into", "raid", "attacked", ""].contains(&word) || word.starts_with("storm ")
                    }
                    verb if verb.starts_with("is ") => claim.role.as_deref() == Some("mayor"),
                    _ => true,
                };
                let asked = match relations.is_empty() {
                    true => !STRUCTURE.contains(&relation),
                    false => relations.iter().any(|r| r == relation),
                };
                // What is done to a body is done to a city, not to the government that its name may stand for.
                let physical = !relations.is_empty() && relations.iter().all(|r| super::PHYSICAL.contains(&r.as_str()));
                let addressed = match target {
                    End::Named(name) if relation == "called-for" => {
                        let nodes = self.bearers(name, true);
                        claim.to.iter().any(|id| nodes.contains(id))
                    }
                    _ => false,
                };
                let done_to = |end: &End, id: Option<NodeId>| match end {
                    End::Named(name) if physical => id.is_some_and(|id| self.bearers(name, false).contains(&id)),
                    end => self.is(end, id),
                };
                said && asked
                    && (self.is(source, claim.source) && (addressed || done_to(target, claim.target))
                        || either && self.is(source, claim.target) && self.is(target, claim.source))
            }
            Form::Happened => !STRUCTURE.contains(&relation),
            Form::Says(name) => {
                let speakers = self.bearers(name, true);
                claim.attributed_to.is_some_and(|id| speakers.contains(&id))
                    || SPEECH.contains(&relation) && claim.source.is_some_and(|id| speakers.contains(&id))
            }
            Form::Show(name) => {
                let shown = self.bearers(name, true);
                [claim.source, claim.target]
                    .into_iter()
                    .flatten()
                    .chain(claim.to.iter().copied())
                    .any(|id| shown.contains(&id))
            }
            Form::List(noun) => noun == "meetings" && relation == "met-with",
            Form::Connected(..) => unreachable!("not a question of claims"),
        }
    }

    fn passes(&self, filter: &Filter, fact: &Fact) -> Holds {
        let claim = &fact.claim;
        let has = |nodes: &BTreeSet<NodeId>, ids: &[Option<NodeId>]| ids.iter().flatten().any(|id| nodes.contains(id));
        let dated = |sign, date: &dossier::model::DateInterval| match claim.date {
            Some(day) => compare(&Value::Date(day), sign, &Value::Date(*date)),
            None => Holds::Unknown,
        };
        let ends = [claim.source, claim.target];
        match filter {
            Filter::About(name) => {
                let nodes = self.inside(name);
                (has(&nodes, &ends) || claim.about.iter().any(|id| nodes.contains(id))).into()
            }
            Filter::In(name) => has(&self.inside(name), &[claim.location]).into(),
            Filter::Involving(name) => {
                let nodes = self.bearers(name, true);
                (has(&nodes, &ends) || claim.to.iter().any(|id| nodes.contains(id))).into()
            }
            Filter::AccordingTo(name) => has(&self.bearers(name, true), &[claim.attributed_to]).into(),
            Filter::During(date) => dated(Comparison::Equal, date),
            Filter::Since(date) => dated(Comparison::AtLeast, date),
            Filter::After(date) => dated(Comparison::Greater, date),
            Filter::Before(date) => dated(Comparison::Less, date),
            Filter::Until(date) => dated(Comparison::AtMost, date),
            Filter::Sources(least) => (self.sources(fact) >= *least as usize).into(),
            Filter::Only(_) | Filter::Including(_) | Filter::Excluding(_) => Holds::Yes,
        }
    }
}
