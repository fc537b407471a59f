//! Runs a question over a store.
//!
//! From the most selective end: claims of a named node, of a topic or place, or of the relations; every other condition
//! filters. Cost: the claims of that end.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use super::answer::{Answer, Citation, NodeView, Row, Value};
use super::ast::{End, Filter, Order, Question, Wants};
use super::name;
use crate::lexicon::relation;
use crate::model::{Claim, DateInterval, Modality, NodeId, RelationName};
use crate::store::{ClaimEntry, ClaimFilter, ClaimRef, Direction, Reader, RelationId, StoreError};

/// The version of the answer's form.
const SCHEMA: u32 = 1;

struct Conditions {
    source: Option<BTreeSet<NodeId>>,
    target: Option<BTreeSet<NodeId>>,
    relations: Vec<RelationId>,
    about: Vec<BTreeSet<NodeId>>,
    places: Vec<BTreeSet<NodeId>>,
    involving: Vec<BTreeSet<NodeId>>,
    speakers: Vec<BTreeSet<NodeId>>,
    windows: Vec<DateInterval>,
    modalities: Vec<Modality>,
    least_sources: u32,
}

/// Answers a question.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn run(
    reader: &dyn Reader,
    text: &str,
    question: &Question,
) -> Result<Answer, StoreError> {
    let mut notes = Vec::new();
    let conditions = conditions(reader, question, &mut notes)?;
    let mut rows = match &conditions {
        Some(conditions) => rows(reader, conditions)?,
        None => Vec::new(),
    };
    sort(&mut rows, question);
    rows.truncate(question.limit.unwrap_or(usize::MAX));
    let answer = value(question.wants, &rows);
    if rows.is_empty() && notes.is_empty() {
        notes.push("No claim in the store says so.".to_owned());
    }
    hints(reader, question, conditions.as_ref(), &rows, &mut notes)?;
    Ok(Answer {
        schema: SCHEMA,
        question: text.to_owned(),
        read_as: question.to_string(),
        columns: vec![
            "source", "relation", "target", "date", "location", "about", "sources",
        ],
        rows,
        answer,
        notes,
    })
}

/// The nodes and windows that a question names; `None` where it names somebody unknown, which the notes say.
fn conditions(
    reader: &dyn Reader,
    question: &Question,
    notes: &mut Vec<String>,
) -> Result<Option<Conditions>, StoreError> {
    let mut unknown = false;
    let mut find = |wanted: &str| -> Result<Vec<NodeId>, StoreError> {
        let found = name::select(reader, wanted)?;
        if found.is_empty() {
            unknown = true;
            let near = name::nearest(reader, wanted)?;
            let near: Vec<String> = near
                .iter()
                .map(|(n, c)| format!("{n}, {c} claims"))
                .collect();
            notes.push(if near.is_empty() {
                format!("No node is called '{wanted}'.")
            } else {
                format!(
                    "No node is called '{wanted}'; nearest: {}.",
                    near.join("; ")
                )
            });
        }
        let kinds: BTreeSet<_> = found
            .iter()
            .filter_map(|id| reader.node(*id).ok().flatten())
            .map(|n| (n.kind, n.name))
            .collect();
        if kinds.len() > 1 {
            let list: Vec<String> = kinds
                .iter()
                .take(5)
                .map(|(k, n)| format!("{n} ({k})"))
                .collect();
            notes.push(format!(
                "'{wanted}' selects {} nodes: {}.",
                kinds.len(),
                list.join(", ")
            ));
        }
        Ok(found)
    };
    let mut end = |end: &End| match end {
        End::Any => Ok(None),
        End::Named(wanted) => {
            find(wanted).map(|nodes| Some(nodes.into_iter().collect::<BTreeSet<_>>()))
        }
    };
    let (source, target) = (end(&question.source)?, end(&question.target)?);
    let mut conditions = Conditions {
        source,
        target,
        relations: Vec::new(),
        about: Vec::new(),
        places: Vec::new(),
        involving: Vec::new(),
        speakers: Vec::new(),
        windows: Vec::new(),
        modalities: if question.negated {
            vec![Modality::Negated]
        } else {
            vec![Modality::Asserted, Modality::Alleged]
        },
        least_sources: 0,
    };
    for filter in &question.filters {
        match filter {
            Filter::About(wanted) => {
                let nodes = find(wanted)?;
                conditions
                    .about
                    .push(name::with_what_lies_in(reader, &nodes)?);
            }
            Filter::In(wanted) => {
                let nodes = find(wanted)?;
                conditions
                    .places
                    .push(name::with_what_lies_in(reader, &nodes)?);
            }
            Filter::Involving(wanted) => conditions
                .involving
                .push(find(wanted)?.into_iter().collect()),
            Filter::AccordingTo(wanted) => conditions
                .speakers
                .push(find(wanted)?.into_iter().collect()),
            Filter::During(date) => conditions.windows.push(*date),
            Filter::Since(date) => conditions.windows.push(DateInterval::since(date.first)),
            Filter::Before(date) => {
                let first = crate::model::Day::from_number(-3_000_000);
                conditions
                    .windows
                    .push(DateInterval::between(first, date.first.plus_days(-1)));
            }
            Filter::Sources(n) => conditions.least_sources = *n,
            Filter::Modalities(list) => conditions.modalities.clone_from(list),
        }
    }
    conditions.relations = question
        .relations
        .iter()
        .filter_map(|r| RelationName::new(r).ok())
        .filter_map(|r| reader.relation_id(&r))
        .collect();
    if unknown || (conditions.relations.is_empty() && !question.relations.is_empty()) {
        return Ok(None);
    }
    Ok(Some(conditions))
}

/// Visits the claims of the most selective end that is bound.
fn candidates(
    reader: &dyn Reader,
    c: &Conditions,
    visit: &mut dyn FnMut(ClaimEntry),
) -> Result<(), StoreError> {
    let relations = (!c.relations.is_empty()).then_some(c.relations.as_slice());
    let filter = ClaimFilter {
        relations,
        window: None,
    };
    let mut seen: BTreeSet<ClaimRef> = BTreeSet::new();
    let mut take = |entry: ClaimEntry| {
        if seen.insert(entry.at) {
            visit(entry);
        }
        ControlFlow::Continue(())
    };
    let bound = [&c.source, &c.target]
        .into_iter()
        .flatten()
        .chain(&c.involving)
        .next();
    if let Some(nodes) = bound {
        for node in nodes {
            reader.claims_of(*node, Direction::Out, filter, &mut take)?;
            reader.claims_of(*node, Direction::In, filter, &mut take)?;
        }
    } else if let Some(places) = c.places.first() {
        for node in places {
            reader.claims_at(*node, filter, &mut take)?;
        }
    } else {
        let all: Vec<RelationId> = (0..reader.relations().len() as u16)
            .map(RelationId)
            .collect();
        for relation in relations.unwrap_or(&all) {
            reader.claims_with(*relation, None, &mut take)?;
        }
    }
    Ok(())
}

/// Whether the ends fit, in either order for a symmetric relation.
fn ends_fit(reader: &dyn Reader, c: &Conditions, entry: &ClaimEntry) -> bool {
    let fits = |set: &Option<BTreeSet<NodeId>>, node: Option<NodeId>| {
        set.as_ref()
            .is_none_or(|s| node.is_some_and(|n| s.contains(&n)))
    };
    let straight = fits(&c.source, entry.source) && fits(&c.target, entry.target);
    let name = reader.relations().get(usize::from(entry.relation.0));
    let symmetric = name
        .and_then(|n| relation(n.as_str()))
        .is_some_and(|r| r.symmetric);
    straight || (symmetric && fits(&c.source, entry.target) && fits(&c.target, entry.source))
}

fn rows(reader: &dyn Reader, c: &Conditions) -> Result<Vec<Row>, StoreError> {
    let mut matching = Vec::new();
    candidates(reader, c, &mut |entry| {
        let dated = c
            .windows
            .iter()
            .all(|w| entry.date.is_some_and(|d| d.within(*w)));
        if entry.shown
            && dated
            && c.modalities.contains(&entry.modality)
            && ends_fit(reader, c, &entry)
        {
            matching.push(entry.at);
        }
    })?;
    matching.sort_unstable();
    type Key = (
        Option<NodeId>,
        String,
        Option<NodeId>,
        Modality,
        Option<DateInterval>,
        Option<NodeId>,
    );
    let mut groups: BTreeMap<Key, Vec<Claim>> = BTreeMap::new();
    for at in matching {
        let claim = reader.claim(at)?;
        let ends: Vec<NodeId> = claim.source.iter().chain(&claim.target).copied().collect();
        let about = |set: &BTreeSet<NodeId>| {
            claim
                .about
                .iter()
                .chain(&ends)
                .chain(&claim.location)
                .any(|n| set.contains(n))
        };
        let fits = c.about.iter().all(about)
            && c.places
                .iter()
                .all(|set| claim.location.is_some_and(|n| set.contains(&n)))
            && c.involving
                .iter()
                .all(|set| ends.iter().any(|n| set.contains(n)))
            && c.speakers
                .iter()
                .all(|set| claim.attributed_to.is_some_and(|n| set.contains(&n)));
        if fits {
            let (mut source, mut target) = (claim.source, claim.target);
            if relation(claim.relation.as_str()).is_some_and(|r| r.symmetric) && source > target {
                std::mem::swap(&mut source, &mut target);
            }
            let key = (
                source,
                claim.relation.as_str().to_owned(),
                target,
                claim.modality,
                claim.date,
                claim.location,
            );
            groups.entry(key).or_default().push(claim);
        }
    }
    let mut rows = Vec::with_capacity(groups.len());
    for claims in groups.values() {
        let row = row(reader, claims)?;
        if let Some(row) = row.filter(|r| r.sources >= c.least_sources) {
            rows.push(row);
        }
    }
    Ok(rows)
}

fn row(reader: &dyn Reader, claims: &[Claim]) -> Result<Option<Row>, StoreError> {
    let Some(first) = claims.first() else {
        return Ok(None);
    };
    let view = |id: NodeId| -> Result<Option<NodeView>, StoreError> {
        Ok(reader.node(id)?.map(|n| NodeView {
            id: n.id,
            kind: n.kind,
            name: n.name,
        }))
    };
    let one = |id: Option<NodeId>| id.map_or(Ok(None), view);
    let many = |pick: fn(&Claim) -> &Vec<NodeId>| -> Result<Vec<NodeView>, StoreError> {
        let mut ids: Vec<NodeId> = Vec::new();
        claims.iter().flat_map(pick).for_each(|id| {
            if !ids.contains(id) {
                ids.push(*id)
            }
        });
        ids.into_iter()
            .filter_map(|id| view(id).transpose())
            .collect()
    };
    let mut citations = Vec::new();
    let mut texts = BTreeSet::new();
    for claim in claims {
        let article = reader.article(claim.article)?;
        texts.insert(article.text_group);
        let text = match reader.text(claim.article) {
            Ok(text) => text,
            Err(StoreError::NotFound { .. }) => String::new(),
            Err(error) => return Err(error),
        };
        citations.push(Citation {
            claim: claim.id,
            article: article.article.id,
            title: article.article.title,
            publisher: article.article.publisher,
            url: article.article.url,
            date: article.article.published.map(|d| d.to_string()),
            sentence: claim
                .evidence
                .sentence
                .of(&text)
                .unwrap_or_default()
                .to_owned(),
            start: claim.evidence.sentence.start,
            end: claim.evidence.sentence.end,
            rule: claim.rule.clone(),
        });
    }
    Ok(Some(Row {
        source: one(first.source)?,
        relation: first.relation.to_string(),
        predicate: first.predicate.clone(),
        target: one(first.target)?,
        date: first.date,
        location: one(first.location)?,
        about: many(|c| &c.about)?,
        to: many(|c| &c.to)?,
        quantity: claims.iter().find_map(|c| c.quantity),
        role: claims.iter().find_map(|c| c.role.clone()),
        modality: first.modality,
        attributed_to: one(claims.iter().find_map(|c| c.attributed_to))?,
        confidence: claims.iter().map(|c| c.confidence).fold(0.0, f32::max),
        sources: texts.len() as u32,
        citations,
    }))
}

fn sort(rows: &mut [Row], question: &Question) {
    let end = |v: &Option<NodeView>| v.as_ref().map(|n| n.name.clone());
    rows.sort_by(|a, b| {
        let named = || {
            (end(&a.source), &a.relation, end(&a.target)).cmp(&(
                end(&b.source),
                &b.relation,
                end(&b.target),
            ))
        };
        let dated = || (a.date.is_none(), a.date).cmp(&(b.date.is_none(), b.date));
        match question.order {
            Order::Date => dated().then_with(named),
            Order::Sources => b.sources.cmp(&a.sources).then_with(dated).then_with(named),
            Order::Name => named().then_with(dated),
        }
    });
    if question.descending {
        rows.reverse();
    }
}

fn value(wants: Wants, rows: &[Row]) -> Option<Value> {
    match wants {
        Wants::Rows => None,
        Wants::When => rows.iter().find_map(|r| r.date).map(Value::Date),
        Wants::Where => {
            let mut places: Vec<NodeView> = Vec::new();
            rows.iter()
                .filter_map(|r| r.location.clone())
                .for_each(|p| {
                    if !places.contains(&p) {
                        places.push(p)
                    }
                });
            (!places.is_empty()).then_some(Value::Places(places))
        }
        Wants::HowMany => {
            let numbers: Vec<f64> = rows
                .iter()
                .filter_map(|r| r.quantity)
                .map(|q| q.value)
                .collect();
            (!rows.is_empty()).then(|| {
                Value::Number(if numbers.is_empty() {
                    rows.len() as f64
                } else {
                    numbers.iter().sum()
                })
            })
        }
        Wants::Whether => (!rows.is_empty()).then_some(Value::Yes(true)),
    }
}

/// What a slightly different question would have found.
fn hints(
    reader: &dyn Reader,
    question: &Question,
    conditions: Option<&Conditions>,
    rows: &[Row],
    notes: &mut Vec<String>,
) -> Result<(), StoreError> {
    let Some(conditions) = conditions else {
        return Ok(());
    };
    if question.relations == ["met-with"] {
        let spoke = RelationName::new("spoke-with")
            .ok()
            .and_then(|r| reader.relation_id(&r));
        if let Some(spoke) = spoke {
            let wider = Conditions {
                relations: vec![spoke],
                source: conditions.source.clone(),
                target: conditions.target.clone(),
                about: conditions.about.clone(),
                places: conditions.places.clone(),
                involving: conditions.involving.clone(),
                speakers: Vec::new(),
                windows: conditions.windows.clone(),
                modalities: conditions.modalities.clone(),
                least_sources: 0,
            };
            let more = self::rows(reader, &wider)?.len();
            if more > 0 {
                notes.push(format!(
                    "{more} more contact{} by phone or letter: ask who contacted whom.",
                    if more == 1 { "" } else { "s" }
                ));
            }
        }
    }
    if rows.is_empty()
        && !question.negated
        && conditions.modalities == [Modality::Asserted, Modality::Alleged]
    {
        let planned = Conditions {
            modalities: vec![Modality::Planned],
            source: conditions.source.clone(),
            target: conditions.target.clone(),
            relations: conditions.relations.clone(),
            about: conditions.about.clone(),
            places: conditions.places.clone(),
            involving: conditions.involving.clone(),
            speakers: Vec::new(),
            windows: conditions.windows.clone(),
            least_sources: 0,
        };
        let more = self::rows(reader, &planned)?.len();
        if more > 0 {
            notes.push(format!("{more} planned: add \"including planned\"."));
        }
    }
    Ok(())
}
