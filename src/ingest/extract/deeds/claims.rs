//! Claims as they are made: of the kinds that a relation takes, each told once, with what qualifies it.

use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::extract::rules::Rule;
use crate::lexicon::relation_classes::HANDLING;
use crate::lexicon::{Words, relation};
use crate::model::Modality;

/// Relations whose place is no topic besides.
static PLACED: Words = Words::of("claims.placed");

/// Nouns for stretches of time.
static TIMES: Words = Words::of("claims.times");

impl Reading<'_> {
    /// Leaves out of some targets what the relation does not take, and mere stretches of time.
    pub(in crate::ingest::extract) fn keep_kinds(&mut self, targets: &mut Vec<Argument>, relation_name: &str) {
        let Some(relation) = relation(relation_name) else {
            return;
        };
        // "rallied for a 30th night" protests against no night; "a day of mourning" may be called for.
        let time = |d: &DraftNode| d.is_event() && TIMES.contains(&d.head.as_str()) && !d.name.contains(" of ");
        targets.retain(|t| self.nodes.get(t.node).is_some_and(|d| relation.takes(d.kind) && !time(d)));
    }

    /// A claim of each of several upon each that stands behind it, since they did it together; whether there was a
    /// pair.
    pub(in crate::ingest::extract) fn claim_each_pair(&mut self, telling: Telling<'_>, parties: &[Argument]) -> bool {
        for (i, a) in parties.iter().enumerate() {
            for b in parties.iter().skip(i + 1) {
                self.claim(telling, Some(a.clone()), b.clone());
            }
        }
        parties.len() > 1
    }

    /// The post that a claim is about, where its relation has one: given, led, or given up.
    fn role_of_claim(
        &self,
        trigger: Index,
        relation_name: &str,
        rule: Rule,
        source: Option<NodeIndex>,
        target: NodeIndex,
    ) -> Option<String> {
        match relation_name {
            "appointed" => self.post_taken(trigger),
            "represents" => self.lead_told(trigger),
            "conceded" if rule == Rule::Resignation => self.post_given_up(source, target),
            _ => None,
        }
    }

    /// Makes a claim, with all that its clause and its sentence say of it: when, where, what about, by whose word.
    ///
    /// The one door for claims of deeds. None comes of what somebody does to himself, of what is asked or said to be
    /// untrue, nor where the sentence has made the same claim before. Whether the relation takes the target is for the
    /// caller to see to ([`Reading::keep_kinds`]).
    pub(in crate::ingest::extract) fn claim(
        &mut self,
        telling: Telling<'_>,
        source: Option<Argument>,
        target: Argument,
    ) {
        let Telling { trigger, relation: relation_name, found, modality, rule } = telling;
        let source_node = source.as_ref().map(|s| s.node);
        let alike = relation_name == "member-of" && self.joins_in_doing(trigger);
        if source_node == Some(target.node) || alike || self.is_asked(trigger) || self.is_labelled_untrue(trigger) {
            return;
        }
        let mut ends = vec![target.node];
        ends.extend(source_node);
        let location = relation(relation_name).and_then(|r| self.location(trigger, r, &target));
        ends.extend(location.filter(|_| PLACED.contains(&relation_name)));
        let (about, topics) = self.about(trigger, relation_name, &target, &ends, found.inside);
        let quantity = target
            .quantity
            .or_else(|| source.as_ref().and_then(|s| s.quantity).filter(|_| relation_name == "protested"));
        // "visited London on Monday and Paris on Tuesday": each on its own day.
        let head = self.head_within(target.first, target.last);
        let own = if self.tree.is_placed_by_itself(head) { self.date_below(head) } else { None };
        let date = self.date_of_claim(trigger, rule);
        let date = own.map(|own| self.not_before(own, date)).or(date);
        // "is visiting China next week"
        let ahead = modality == Modality::Asserted
            && date.zip(self.published).is_some_and(|(d, published)| d.first > published && !d.open)
            && (self.goes_on(trigger) || self.is_taking_office(trigger))
            || modality == Modality::Asserted && date.is_some_and(|d| self.looks_forward(trigger, &d));
        let modality = if ahead { Modality::Planned } else { modality };
        let role = self.role_of_claim(trigger, relation_name, rule, source_node, target.node);
        // "The army says it killed two militants": of a deed its doer may be the only witness, of a statement nobody
        // else is.
        // So is whoever says that he did not.
        let own_word = is_harm(relation_name) || HANDLING.contains(&relation_name) || modality == Modality::Negated;
        let attributed_to = self.attribution(trigger, source_node.filter(|_| !own_word));
        // "accuses Chad of arming rebels, which Chad denies": the accuser does not say that.
        let attributed_to = attributed_to.filter(|_| !(rule == Rule::Denial && relation_name == "denied"));
        // "announced the arrest of two men": of what it did itself.
        let own_record = attributed_to == source_node && self.is_own_record(trigger);
        let attributed_to = attributed_to.filter(|_| !own_record);
        let same = |c: &DraftClaim| {
            c.relation == relation_name
                && c.target.node == target.node
                && c.source.as_ref().map(|s| s.node) == source_node
                && c.modality == modality
                && c.quantity == quantity
        };
        if self.claims.within(self.tree.sentence_around(trigger)).any(same) {
            return;
        }
        self.claims.push(DraftClaim {
            source,
            relation: relation_name,
            target,
            trigger,
            predicate: found.predicate.clone(),
            about,
            topics,
            location,
            date,
            // "Beijing urged the authorities to act": nobody asks himself.
            to: found.to.iter().copied().filter(|n| Some(*n) != source_node).collect(),
            quantity,
            role,
            modality,
            attributed_to,
            rule,
            without_agent: None,
        });
    }

    /// A claim of each source upon each target but itself.
    pub(in crate::ingest::extract) fn claim_each(
        &mut self,
        telling: Telling<'_>,
        sources: &[Argument],
        targets: &[Argument],
    ) {
        for source in sources {
            for target in targets.iter().filter(|t| t.node != source.node) {
                self.claim(telling, Some(source.clone()), target.clone());
            }
        }
    }
}
