//! What an extraction has to keep to before anything of it is taken in: what the store could not show, or sort, later.

use std::collections::HashSet;

use super::StoreError;
use crate::model::{ExtractedEdge, Extraction, SCHEMA, Span, UNKNOWN};

/// More bytes are no name: a text in the wrong field.
pub(super) const LONGEST_NAME: usize = 1_000;

/// Refuses an extraction that contradicts itself or the text that its evidence counts, naming claim and field.
pub(super) fn check(extraction: &Extraction, text: &str) -> Result<(), StoreError> {
    if extraction.schema != SCHEMA {
        let why = format!("schema is {}: this program takes {SCHEMA}", extraction.schema);
        return Err(StoreError::Refused { why });
    }
    for node in &extraction.nodes {
        if let Some(name) = std::iter::once(&node.name).chain(&node.aliases).find(|name| name.len() > LONGEST_NAME) {
            let why = format!("a name of the node {:?} is {} bytes long: that is no name", node.id, name.len());
            return Err(StoreError::Refused { why });
        }
    }
    let listed: HashSet<&str> = extraction.nodes.iter().map(|node| node.id.as_str()).collect();
    for (number, edge) in (1..).zip(&extraction.edges) {
        fault(edge, &listed, text).map_or(Ok(()), |fault| {
            let ExtractedEdge { source, relation, target, .. } = edge;
            Err(StoreError::Refused { why: format!("claim {number} ({source} {relation} {target}): {fault}") })
        })?;
    }
    Ok(())
}

fn fault(edge: &ExtractedEdge, listed: &HashSet<&str>, text: &str) -> Option<String> {
    let ends = [("source", Some(&edge.source)), ("target", Some(&edge.target))];
    let more = [("location", edge.location.as_ref()), ("attributed_to", edge.attributed_to.as_ref())];
    let about = edge.about.iter().map(|id| ("about", Some(id)));
    let to = edge.to.iter().map(|id| ("to", Some(id)));
    let unlisted = ends.into_iter().chain(more).chain(about).chain(to).find_map(|(field, id)| {
        let id = id.filter(|id| *id != UNKNOWN && !listed.contains(id.as_str()))?;
        Some(format!("{field} is the node {id:?}, which is not listed"))
    });
    if unlisted.is_some() {
        return unlisted;
    }
    if !(0.0..=1.0).contains(&edge.confidence) {
        return Some(format!("confidence is {}, not a number from 0 to 1", edge.confidence));
    }
    if let Some(quantity) = edge.quantity.filter(|q| !q.value.is_finite() || q.value < 0.0) {
        return Some(format!("quantity is {}, not a number from 0 on", quantity.value));
    }
    let evidence = edge.evidence.as_ref()?;
    let sentence = Span::new(evidence.start, evidence.end);
    let outside = |field: &str, span: Span| outside(span, text).map(|why| format!("evidence.{field}{why}"));
    if let Some(why) = outside("", sentence) {
        return Some(why);
    }
    if !evidence.sentence.is_empty() && sentence.of(text) != Some(evidence.sentence.as_str()) {
        return Some(format!(
            "evidence.sentence is not what the text has from byte {} to byte {}",
            sentence.start, sentence.end
        ));
    }
    let spans = [("source.", evidence.source), ("target.", evidence.target), ("predicate.", evidence.predicate)];
    spans.into_iter().find_map(|(field, span)| outside(field, span?))
}

/// Which end of a span does not lie in a text, and why.
fn outside(span: Span, text: &str) -> Option<String> {
    for (end, at) in [("start", span.start), ("end", span.end)] {
        if at as usize > text.len() {
            return Some(format!("{end} is {at}, and the text ends at byte {}", text.len()));
        }
        if !text.is_char_boundary(at as usize) {
            return Some(format!("{end} is {at}, which lies inside a character"));
        }
    }
    (span.start > span.end).then(|| format!("start is {} and end is {}, before it", span.start, span.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const TEXT: &str = "Zoë met Bo.";

    fn refusal(change: impl Fn(&mut Value)) -> String {
        let mut extraction = json!({
            "schema": 1, "article": {"text": TEXT},
            "nodes": [{"id": "n1", "kind": "actor", "name": "Zoë"}, {"id": "n2", "kind": "actor", "name": "Bo"}],
            "edges": [{"source": "n1", "relation": "met-with", "target": "n2", "confidence": 0.9,
                       "evidence": {"sentence": TEXT, "start": 0, "end": 12}}],
        });
        change(&mut extraction);
        match check(&serde_json::from_value(extraction).unwrap(), TEXT) {
            Ok(()) => String::new(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn an_extraction_that_keeps_to_the_contract_is_taken() {
        assert_eq!(refusal(|_| ()), "");
        assert_eq!(refusal(|x| x["edges"][0]["target"] = json!("?")), "");
        assert_eq!(refusal(|x| x["edges"][0]["evidence"] = json!(null)), "");
    }

    #[test]
    fn evidence_outside_the_text_is_refused_by_claim_and_field() {
        let evidence = |field: &'static str, at: u32| refusal(move |x| x["edges"][0]["evidence"][field] = json!(at));
        let says =
            |refusal: String, why: &str| assert_eq!(refusal, format!("claim 1 (n1 met-with n2): evidence.{why}"));
        says(evidence("start", 99_999), "start is 99999, and the text ends at byte 12");
        says(evidence("end", 13), "end is 13, and the text ends at byte 12");
        says(evidence("end", 3), "end is 3, which lies inside a character");
        says(evidence("end", 11), "sentence is not what the text has from byte 0 to byte 11");
        says(
            refusal(|x| x["edges"][0]["evidence"]["source"] = json!({"start": 5, "end": 1})),
            "source.start is 5 and end is 1, before it",
        );
    }

    #[test]
    fn what_is_too_long_for_a_name_is_refused_by_its_node() {
        let of = |bytes: usize| refusal(move |x| x["nodes"][1]["name"] = json!("x".repeat(bytes)));
        assert_eq!(
            (of(1_000), of(1_001)),
            (String::new(), "a name of the node \"n2\" is 1001 bytes long: that is no name".into())
        );
        let alias = refusal(|x| x["nodes"][0]["aliases"] = json!(["x".repeat(1_001)]));
        assert!(alias.starts_with("a name of the node \"n1\""), "{alias}");
    }

    #[test]
    fn numbers_out_of_range_and_unlisted_nodes_are_refused_by_claim_and_field() {
        for (field, value, why) in [
            ("confidence", json!(17), "confidence is 17, not a number from 0 to 1"),
            ("quantity", json!(-5), "quantity is -5, not a number from 0 on"),
            ("about", json!(["n7"]), "about is the node \"n7\", which is not listed"),
        ] {
            let refusal = refusal(|x| x["edges"][0][field] = value.clone());
            assert_eq!(refusal, format!("claim 1 (n1 met-with n2): {why}"));
        }
        assert_eq!(refusal(|x| x["schema"] = json!(7)), "schema is 7: this program takes 1");
    }
}
