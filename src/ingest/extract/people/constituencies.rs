//! What members of a legislature sit for: "Senator Amy Klobuchar of Minnesota", "Harry Reid, D-Nevada".
//! Also "Ted Cruz (R-TX)", "James McGovern and John Olver of Massachusetts".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::lexicon::{EntryClass, NounClass, Words};

/// What somebody is in a party, a committee or a contest, and not for whom he sits.
static NOT_OF_SEAT: Words = Words::of("constituencies.not-of-seat");

impl Reading<'_> {
    /// Makes the `represents` claims of seats.
    pub(in crate::ingest::extract) fn read_constituencies(&mut self) {
        let names = self.names_of_body();
        for name in names {
            if !self.nodes.is_person(name.node) {
                continue;
            }
            let holder = name.argument();
            let Some((at, place)) = self.seat_behind(name.end).or_else(|| self.seat_shared(name.end)) else { continue };
            if !self.sits(name.node, name.start) {
                continue;
            }
            // "Committee chairman Jane Roe of Iowa" chairs the committee, and sits for Iowa.
            let held = self.posts.of_person(name.node).next_back().map(|h| h.post.clone());
            let role = held.filter(|post| !post.split(' ').any(|word| NOT_OF_SEAT.contains(&word)));
            let place = self.as_state(place, role.as_deref().unwrap_or("senator")).unwrap_or(place);
            let target = Argument::new(place, at, at);
            self.claim_structural(&holder, "represents", target, at, role, Rule::Seat);
        }
    }

    /// The state behind a name: "of Minnesota", "from Vermont", ", D-Calif.", "(R-TX)".
    pub(in crate::ingest::extract) fn seat_behind(&mut self, at: Index) -> Option<(Index, NodeIndex)> {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(at.checked_sub(1)?));
        if at + 1 >= end {
            return None;
        }
        if matches!(tree.lower(at), "of" | "from") {
            let name = self.names.at(at + 1)?;
            let node = name.node;
            let written = tree.phrase(name.start, name.end - 1);
            let state = self.nodes.get(node).is_some_and(|d| {
                d.class == Some(EntryClass::Subdivision)
                    || d.class.is_some() && self.gazetteer.namesake_state(&written).is_some()
            });
            return state.then_some((at + 1, node));
        }
        if !matches!(tree.lower(at), "," | "(") {
            return None;
        }
        // "D-Calif" is one word or three.
        let word = tree.word(at + 1);
        let code = match word.split_once(['-', '–']) {
            Some(("D" | "R" | "I" | "DFL", code)) if !code.is_empty() => (at + 1, code),
            None if matches!(word, "D" | "R" | "I" | "DFL")
                && at + 3 < end
                && matches!(tree.lower(at + 2), "-" | "–" | ",") =>
            {
                (at + 3, tree.word(at + 3))
            }
            _ => return None,
        };
        let entry = self.gazetteer.state_code(code.1)?;
        let node = self.nodes.of_entry(entry, "");
        Some((code.0, node))
    }

    /// "James McGovern and John Olver of Massachusetts": the first sits for it too.
    fn seat_shared(&mut self, at: Index) -> Option<(Index, NodeIndex)> {
        if at >= self.tree.len() || !matches!(self.tree.lower(at), "and" | "&") {
            return None;
        }
        let next = self.person_at(at + 1)?.end;
        self.seat_behind(next)
    }

    /// Whether the text speaks of somebody as a member of a legislature, or of such members close by.
    fn sits(&self, person: NodeIndex, at: Index) -> bool {
        let tree = self.tree;
        let of_legislature = self.posts.of_person(person).any(|h| {
            self.post_is(&h.post, NounClass::LEGISLATOR.or(NounClass::PARTY_POST)) || h.post.ends_with("whip")
        });
        if of_legislature {
            return true;
        }
        let in_party = self.claims.by(person).any(|c| c.relation == "member-of");
        let (start, end) = tree.sentence(tree.sentence_of(at));
        in_party || (start..end).any(|i| tree.is_noun(i) && self.nouns.class(&tree.base(i)).is(NounClass::LEGISLATOR))
    }
}
