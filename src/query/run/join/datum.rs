//! What values are under a binding.

use super::{Binding, Bound, Hop, Join};
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
                match (property.as_str(), self.node(id)?) {
                    ("name", Some(node)) => Datum::Text(node.name.clone()),
                    ("kind", Some(node)) => Datum::Text(node.kind.as_str().to_owned()),
                    ("id", Some(node)) => Datum::Text(node.id.to_string()),
                    _ => Datum::Null,
                }
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
        // What the index knows needs no claim.
        match property {
            "relation" => return Ok(text(Some(relation()))),
            "class" => return Ok(text(Some(class_of(relation())))),
            "date" => return Ok(entry.date.map_or(Datum::Null, Datum::Date)),
            "modality" => return Ok(text(Some(entry.modality.as_str()))),
            _ => {}
        }
        let claim = self.claim(hop)?;
        Ok(match property {
            "predicate" => text(Some(&claim.predicate)),
            "quantity" => claim.quantity.map_or(Datum::Null, |q| Datum::Number(q.value)),
            "role" => text(claim.role.as_deref()),
            "confidence" => Datum::Number(decimal(claim.confidence)),
            "rule" => text(Some(&claim.rule)),
            "location" => claim.location.map_or(Datum::Null, Datum::Node),
            "attributed_to" => claim.attributed_to.map_or(Datum::Null, Datum::Node),
            "id" => text(Some(&claim.id.to_string())),
            "article" => text(Some(&self.reader.article(claim.article)?.article.id)),
            "publisher" => text(self.reader.article(claim.article)?.article.publisher.as_deref()),
            _ => Datum::Null,
        })
    }
}
