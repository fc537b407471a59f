//! The order of rows that ORDER BY says.

use std::cmp::Ordering;
use std::rc::Rc;

use super::rows::{Key, Rows};
use super::value::{Datum, decimal, order};
use crate::model::{Claim, NodeId};
use crate::query::ast::{EdgeProperty, NodeProperty, Operand, Pattern, Returned};
use crate::query::translate::class_of;
use crate::store::{Reader, StoreError};

/// Claims that make one row.
type Gathered = (Key, Vec<Rc<Claim>>);

/// Puts rows in the order that ORDER BY says; what has no value comes last either way.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn sort(
    reader: &dyn Reader,
    groups: &mut Vec<Gathered>,
    pattern: &Pattern,
    rows: &Rows<'_>,
) -> Result<(), StoreError> {
    let mut keyed: Vec<(Vec<Datum>, Gathered)> = Vec::new();
    for group in groups.drain(..) {
        let mut values = Vec::new();
        for sort in &pattern.order {
            values.push(match &sort.value {
                Returned::CountAll | Returned::Aggregate(..) => Datum::Number(group.1.len() as f64),
                Returned::Value(Operand::Sources(_)) => Datum::Number(rows.texts(&group.1)? as f64),
                Returned::Value(Operand::Property(variable, property)) => {
                    value(reader, pattern, (variable, property), &group)?
                }
                Returned::Value(_) => Datum::Null,
            });
        }
        keyed.push((values, group));
    }
    keyed.sort_by(|(a, _), (b, _)| {
        a.iter()
            .zip(b)
            .zip(&pattern.order)
            .map(|((a, b), sort)| {
                let missing = (*a == Datum::Null).cmp(&(*b == Datum::Null));
                let plain = order(a, b);
                missing.then(if sort.descending { plain.reverse() } else { plain })
            })
            .find(|o| o.is_ne())
            .unwrap_or(Ordering::Equal)
    });
    groups.extend(keyed.into_iter().map(|(_, group)| group));
    Ok(())
}

fn text(text: Option<&str>) -> Datum {
    text.map_or(Datum::Null, |t| Datum::Text(t.to_owned()))
}

/// What a property of an end or of the edge is for a row.
fn value(
    reader: &dyn Reader,
    pattern: &Pattern,
    (variable, property): (&str, &str),
    group: &Gathered,
) -> Result<Datum, StoreError> {
    let starts = pattern.paths.iter().map(|path| &path.start);
    let ends = pattern.paths.iter().flat_map(|path| path.steps.iter().map(|(_, node)| node));
    let called = |name: &Option<String>| name.as_deref() == Some(variable);
    let start = starts.clone().next().is_some_and(|node| called(&node.variable));
    if starts.chain(ends).any(|node| called(&node.variable)) {
        return Ok(NodeProperty::from_word(property).map_or(Datum::Null, |property| of_end(property, start, group)));
    }
    EdgeProperty::from_word(property).map_or(Ok(Datum::Null), |property| of_edge(reader, property, group))
}

fn of_end(property: NodeProperty, start: bool, (key, claims): &Gathered) -> Datum {
    let end = if start { &key.source } else { &key.target };
    match property {
        NodeProperty::Name => text(end.as_ref().map(|(name, _)| &**name)),
        NodeProperty::Kind => text(end.as_ref().map(|(_, kind)| kind.as_str())),
        NodeProperty::Id => {
            let id = claims.first().and_then(|claim| if start { claim.source } else { claim.target });
            id.map_or(Datum::Null, |id| Datum::Text(id.to_string()))
        }
    }
}

fn of_edge(reader: &dyn Reader, property: EdgeProperty, (key, claims): &Gathered) -> Result<Datum, StoreError> {
    let Some(first) = claims.first() else { return Ok(Datum::Null) };
    let named = |id: Option<NodeId>| -> Result<Datum, StoreError> {
        let Some(id) = id else { return Ok(Datum::Null) };
        Ok(text(reader.node(id)?.as_ref().map(|node| node.name.as_str())))
    };
    Ok(match property {
        EdgeProperty::Relation => text(Some(first.relation.as_str())),
        EdgeProperty::Class => text(Some(class_of(first.relation.as_str()))),
        EdgeProperty::Date => key.date.map_or(Datum::Null, Datum::Date),
        EdgeProperty::Modality => text(Some(first.modality.as_str())),
        EdgeProperty::Predicate => text(Some(&first.predicate)),
        // The greatest, which is the one that the row shows.
        EdgeProperty::Quantity => {
            let numbers = claims.iter().filter_map(|claim| claim.quantity).map(|quantity| quantity.value);
            numbers.reduce(f64::max).map_or(Datum::Null, Datum::Number)
        }
        EdgeProperty::Role => text(claims.iter().find_map(|claim| claim.role.as_deref())),
        EdgeProperty::Confidence => Datum::Number(decimal(first.confidence)),
        EdgeProperty::Rule => text(Some(&first.rule)),
        EdgeProperty::Location => text(key.location.as_deref()),
        EdgeProperty::AttributedTo => named(claims.iter().find_map(|claim| claim.attributed_to))?,
        EdgeProperty::Article => text(Some(&reader.article(first.article)?.article.id)),
        EdgeProperty::Publisher => text(reader.article(first.article)?.article.publisher.as_deref()),
        EdgeProperty::Id => text(Some(&first.id.to_string())),
    })
}
