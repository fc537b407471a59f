//! How likely a claim is right.
//! Weights of what can be seen of it, counted on the reference articles (`data/lexicon/reliability.tsv`, written by
//! `.ci/calibrate.py`).
//!
//! A logistic model: the probability is the logistic function of the sum of the weights of a claim's features. Each
//! feature is a few readable words ("rule verb", "killed of actor, described"); one that the table does not know
//! weighs nothing. Cost: a dozen look-ups a claim.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::table::rows;
use crate::model::{ExtractedEdge, ExtractedNode, Extraction, Modality, NodeKind, UNKNOWN};

const RELIABILITY: &str = include_str!("../../data/lexicon/reliability.tsv");

/// Claims less likely right than this are left out where nobody says otherwise.
pub const LEAST_CONFIDENCE: f32 = 0.34;

/// Words that stand for somebody without a name.
const PRONOUNS: &[&str] =
    &["he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "who", "which", "we", "i"];

/// What the extraction around a claim says of it.
#[derive(Clone, Copy)]
struct Around {
    /// How many claims its sentence makes.
    claims: usize,
    /// Whether both its ends are said to hold a post.
    posts: bool,
}

/// The weights of what can be seen of a claim.
pub(crate) struct Reliability(FxHashMap<&'static str, f32>);

impl Reliability {
    /// The weights counted on the reference articles, read at first use.
    pub(crate) fn shared() -> &'static Self {
        static SHARED: OnceLock<Reliability> = OnceLock::new();
        SHARED.get_or_init(|| {
            Self(rows(RELIABILITY).filter_map(|[feature, weight]| Some((feature, weight.parse().ok()?))).collect())
        })
    }

    /// Gives every claim of an extraction the probability, 0 to 1 with two digits, that it is right.
    ///
    /// `without_agent` has, for each claim whose agent is told in another place, the rule that read it: where it would
    /// be left out with that agent and not without, nobody is named for it ("Gunmen raided a village. Forty people were
    /// killed": that they were is plain).
    pub(crate) fn judge(&self, extraction: &mut Extraction, without_agent: &[Option<&'static str>]) {
        let nodes: FxHashMap<&str, &ExtractedNode> = extraction.nodes.iter().map(|n| (n.id.as_str(), n)).collect();
        let mut beside: FxHashMap<u32, usize> = FxHashMap::default();
        let mut in_office: FxHashSet<String> = FxHashSet::default();
        for edge in &extraction.edges {
            *beside.entry(start(edge)).or_default() += 1;
            if edge.relation.as_str() == "represents" {
                in_office.insert(edge.source.clone());
            }
        }
        for (number, edge) in extraction.edges.iter_mut().enumerate() {
            let claims = beside.get(&start(edge)).copied().unwrap_or(1);
            let ends = (nodes.get(edge.source.as_str()).copied(), nodes.get(edge.target.as_str()).copied());
            let posts = in_office.contains(&edge.source) && in_office.contains(&edge.target);
            let around = Around { claims, posts };
            edge.confidence = self.of(edge, ends.0, ends.1, around);
            let Some(rule) = without_agent.get(number).copied().flatten() else { continue };
            if edge.confidence < LEAST_CONFIDENCE {
                let mut untold = ExtractedEdge { source: UNKNOWN.to_owned(), rule: rule.to_owned(), ..edge.clone() };
                untold.evidence.iter_mut().for_each(|e| e.source = None);
                untold.confidence = self.of(&untold, None, ends.1, around);
                if untold.confidence >= LEAST_CONFIDENCE {
                    *edge = untold;
                }
            }
        }
    }

    fn of(
        &self,
        edge: &ExtractedEdge,
        source: Option<&ExtractedNode>,
        target: Option<&ExtractedNode>,
        around: Around,
    ) -> f32 {
        let weights = features(edge, source, target, around).into_iter().filter_map(|f| self.0.get(f.as_str()));
        let sum: f32 = weights.sum();
        let probability = 1.0 / (1.0 + (-sum).exp());
        // Two digits: more would claim a precision that the counts do not have.
        (probability.clamp(0.02, 0.98) * 100.0).round() / 100.0
    }
}

fn start(edge: &ExtractedEdge) -> u32 {
    edge.evidence.as_ref().map_or(0, |e| e.start)
}

/// What can be seen of a claim; `.ci/calibrate.py` names them alike.
fn features(
    edge: &ExtractedEdge,
    source: Option<&ExtractedNode>,
    target: Option<&ExtractedNode>,
    around: Around,
) -> Vec<String> {
    let relation = edge.relation.as_str();
    let (by, of) = (sort(source), sort(target));
    let words = target.map_or(0, |t| t.name.split(' ').count());
    let mut features = vec![
        "any".to_owned(),
        format!("rule {}", edge.rule),
        format!("relation {relation}"),
        format!("{relation} by {}", edge.rule),
        format!("source {by}"),
        format!("target {of}"),
        format!("{relation} from {by}"),
        format!("{relation} of {of}"),
        format!("{}", edge.modality),
        format!("mention {}", mention(edge, source)),
        format!("words {}", words.min(8)),
        format!("beside {}", around.claims.min(8)),
    ];
    if !matches!(relation, "represents" | "member-of") {
        features.push(format!("{relation} as {}", edge.predicate));
    }
    // "Gunmen kidnapped 34 pupils": said so plainly, what goes without names is right more often than elsewhere.
    let described = [by.as_str(), of.as_str()].into_iter().filter(|sort| sort.ends_with("described")).count();
    if described > 0 && edge.rule == "verb" && edge.modality == Modality::Asserted && is_main(edge) {
        features.push(format!("main verb, described {described}"));
    }
    // "Chad threatened to close its ports": elsewhere what threatens is often no act of anybody's.
    if relation == "threatened"
        && matches!(edge.rule.as_str(), "verb" | "threat")
        && edge.modality == Modality::Asserted
        && is_main(edge)
    {
        features.push("main verb, threatened".to_owned());
    }
    if around.posts && described == 2 && is_told_together(edge) {
        features.push("posts told together".to_owned());
    }
    // "Teachers demonstrated in Lima": so plainly said, it is seldom anything else.
    if relation == "protested" && edge.rule == "verb" && edge.modality == Modality::Asserted && is_main(edge) {
        features.push("main verb, protested".to_owned());
    }
    let qualifiers = [
        ("attributed", edge.attributed_to.is_some()),
        ("counted", edge.quantity.is_some()),
        ("located", edge.location.is_some()),
        ("dated", edge.date.is_some()),
    ];
    features.extend(qualifiers.iter().filter(|(_, there)| *there).map(|(name, _)| (*name).to_owned()));
    features
}

/// "The foreign ministers of Chad and Niger held talks": whether one phrase tells of both who meet or speak.
fn is_told_together(edge: &ExtractedEdge) -> bool {
    matches!(edge.relation.as_str(), "met-with" | "spoke-with")
        && matches!(edge.rule.as_str(), "verb, together" | "event noun, together" | "event noun, between")
        && matches!(edge.modality, Modality::Asserted | Modality::Planned)
}

fn is_main(edge: &ExtractedEdge) -> bool {
    edge.evidence.as_ref().is_some_and(|e| e.main)
}

/// What sort of node stands at an end.
fn sort(node: Option<&ExtractedNode>) -> String {
    let Some(node) = node else { return "nobody".to_owned() };
    let kind = match node.kind {
        NodeKind::Actor => "actor",
        NodeKind::Organization => "organization",
        NodeKind::Location => "location",
        NodeKind::Resolution => "resolution",
        NodeKind::Event => "event",
    };
    let known = match (&node.gazetteer, node.named) {
        (Some(_), _) => "known",
        (None, Some(true)) => "named",
        _ => "described",
    };
    format!("{kind}, {known}")
}

/// How the text mentions the source: by a pronoun, by a name of it, or by other words.
fn mention(edge: &ExtractedEdge, source: Option<&ExtractedNode>) -> &'static str {
    let words = edge.evidence.as_ref().and_then(|e| {
        let span = e.source?;
        let from = span.start.checked_sub(e.start)? as usize;
        let to = span.end.checked_sub(e.start)? as usize;
        e.sentence.get(from..to)
    });
    match (words, source) {
        (Some(words), _) if PRONOUNS.contains(&words.to_lowercase().as_str()) => "pronoun",
        (Some(words), Some(node)) if node.name == words || node.aliases.iter().any(|a| a == words) => "name",
        (Some(_), Some(_)) => "description",
        _ => "none",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ExtractedEvidence, RelationName, Span};

    const ALONE: Around = Around { claims: 1, posts: false };

    fn node(id: &str, name: &str, gazetteer: Option<&str>) -> ExtractedNode {
        ExtractedNode {
            id: id.to_owned(),
            kind: NodeKind::Location,
            name: name.to_owned(),
            aliases: Vec::new(),
            named: Some(true),
            gazetteer: gazetteer.map(str::to_owned),
        }
    }

    fn claim(rule: &str, relation: &str) -> ExtractedEdge {
        ExtractedEdge {
            source: "n1".to_owned(),
            relation: RelationName::new(relation).unwrap(),
            target: "n2".to_owned(),
            predicate: String::new(),
            about: Vec::new(),
            location: None,
            date: None,
            to: Vec::new(),
            quantity: None,
            role: None,
            modality: crate::model::Modality::Asserted,
            attributed_to: None,
            confidence: 1.0,
            rule: rule.to_owned(),
            evidence: Some(ExtractedEvidence {
                sentence: "It lies there.".to_owned(),
                start: 10,
                end: 24,
                source: Some(Span::new(10, 12)),
                target: None,
                predicate: None,
                main: false,
            }),
        }
    }

    #[test]
    fn a_rule_that_is_often_right_makes_surer_claims() {
        let (a, b) = (node("n1", "Aleppo", Some("city/Aleppo")), node("n2", "Syria", Some("country/SY")));
        let of = |rule, relation| Reliability::shared().of(&claim(rule, relation), Some(&a), Some(&b), ALONE);
        assert!(of("place, place", "located-in") > of("event noun", "attacked"));
    }

    #[test]
    fn two_posts_without_a_name_that_meet_are_not_left_out() {
        let post = |id, name| ExtractedNode { kind: NodeKind::Actor, named: Some(false), ..node(id, name, None) };
        let (a, b) = (post("n1", "Chadian foreign minister"), post("n2", "Nigerien foreign minister"));
        let of = |posts| {
            let around = Around { claims: 3, posts };
            Reliability::shared().of(&claim("verb, together", "met-with"), Some(&a), Some(&b), around)
        };
        assert!(of(true) > LEAST_CONFIDENCE && of(false) < LEAST_CONFIDENCE);
    }

    #[test]
    fn a_pronoun_is_told_from_a_name() {
        let edge = claim("verb", "visited");
        assert_eq!(mention(&edge, Some(&node("n1", "Aleppo", None))), "pronoun");
    }

    #[test]
    fn a_weight_of_nothing_known_is_one_half() {
        let none = Reliability(FxHashMap::default());
        assert_eq!(none.of(&claim("verb", "killed"), None, None, ALONE), 0.5);
    }
}
