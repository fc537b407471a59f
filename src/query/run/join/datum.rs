//! What values are under a binding.

use super::{Binding, Bound, Hop, Join};
use crate::query::ast::{EdgeProperty, NodeProperty};
use crate::query::run::plan::Value;
use crate::query::run::value::{Datum, decimal};
use crate::query::translate::class_of;
use crate::store::StoreError;

fn text(text: Option<&str>) -> Datum {
    text.map_or(Datum::Null, |t| Datum::Text(t.to_owned()))
}

impl Join<'_> {
    /// What a value is under a binding; of an edge of several claims, nothing.
    pub(in crate::query::run) fn datum(&self, value: &Value, binding: &Binding) -> Result<Datum, StoreError> {
        Ok(match value {
            Value::Literal(literal) => literal.into(),
            Value::Node(at) => match binding.node(*at) {
                Bound::Node(id) => Datum::Node(id),
                _ => Datum::Null,
            },
            Value::NodeProperty(at, property) => {
                let Bound::Node(id) = binding.node(*at) else {
                    return Ok(Datum::Null);
                };
                let (Some(property), Some(node)) = (NodeProperty::from_word(property), self.node(id)?) else {
                    return Ok(Datum::Null);
                };
                Datum::Text(match property {
                    NodeProperty::Name => node.name.clone(),
                    NodeProperty::Kind => node.kind.as_str().to_owned(),
                    NodeProperty::Id => node.id.to_string(),
                })
            }
            Value::Edge(at) | Value::Sources(at) | Value::EdgeProperty(at, _) => match binding.hops(*at) {
                [hop] => self.of_hop(value, hop)?,
                _ => Datum::Null,
            },
        })
    }

    /// What a value of an edge is for one claim.
    pub(super) fn of_hop(&self, value: &Value, hop: &Hop) -> Result<Datum, StoreError> {
        match value {
            Value::Edge(_) => Ok(Datum::Claim(hop.entry.at)),
            Value::Sources(_) => Ok(Datum::Number(f64::from(self.sources(hop)?))),
            Value::EdgeProperty(_, property) => self.property(hop, property),
            _ => Ok(Datum::Null),
        }
    }

    fn property(&self, hop: &Hop, property: &str) -> Result<Datum, StoreError> {
        let entry = &hop.entry;
        let relation = || self.reader.relations().get(usize::from(entry.relation.0)).map_or("", |r| r.as_str());
        let Some(property) = EdgeProperty::from_word(property) else { return Ok(Datum::Null) };
        Ok(match property {
            // What the index knows needs no claim.
            EdgeProperty::Relation => text(Some(relation())),
            EdgeProperty::Class => text(Some(class_of(relation()))),
            EdgeProperty::Date => entry.date.map_or(Datum::Null, Datum::Date),
            EdgeProperty::Modality => text(Some(entry.modality.as_str())),
            EdgeProperty::Predicate => text(Some(&self.claim(hop)?.predicate)),
            EdgeProperty::Quantity => self.claim(hop)?.quantity.map_or(Datum::Null, |q| Datum::Number(q.value)),
            EdgeProperty::Role => text(self.claim(hop)?.role.as_deref()),
            EdgeProperty::Confidence => Datum::Number(decimal(self.claim(hop)?.confidence)),
            EdgeProperty::Rule => text(Some(&self.claim(hop)?.rule)),
            EdgeProperty::Location => self.claim(hop)?.location.map_or(Datum::Null, Datum::Node),
            EdgeProperty::AttributedTo => self.claim(hop)?.attributed_to.map_or(Datum::Null, Datum::Node),
            EdgeProperty::Id => text(Some(&self.claim(hop)?.id.to_string())),
            EdgeProperty::Article => text(Some(&self.reader.article(self.claim(hop)?.article)?.article.id)),
            EdgeProperty::Publisher => {
                text(self.reader.article(self.claim(hop)?.article)?.article.publisher.as_deref())
            }
        })
    }
}
