//! Where somebody is on a journey, told in passing: "Jane Roe, in Cairo for talks with Egyptian officials, urged".
//! Also "Visiting Prime Minister Jon Holm told reporters in Jakarta".

use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::model::Modality;

/// What somebody is elsewhere for.
static ERRANDS: Words = Words::of("stays.errands");

/// Between the place and the errand stand at most so many words.
const NEAR: usize = 7;

impl Reading<'_> {
    /// Makes the claims of journeys told beside a name, from the token `from` on.
    pub(in crate::ingest::extract) fn read_stays(&mut self, from: Index) {
        let names = self.names_of_body();
        for name in &names {
            if name.start >= from && self.nodes.is_person(name.node) {
                self.read_stay_behind(name);
                self.read_visiting(name);
            }
        }
    }

    /// "Jane Roe, in Tokyo on the first leg of a tour, urged restraint"
    fn read_stay_behind(&mut self, name: &Name) {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(name.start));
        let first = name.end + 2;
        if first + 2 >= end || tree.lower(name.end) != "," || tree.lower(name.end + 1) != "in" {
            return;
        }
        let Some(place) = self.names.at(first).filter(|n| n.start == first).and_then(|n| self.place_argument(n)) else {
            return;
        };
        let behind = place.last + 1;
        let closing = (behind..end).find(|i| tree.lower(*i) == ",").unwrap_or(end);
        let opens = behind < end && matches!(tree.lower(behind), "for" | "on" | "as" | "during" | "to" | "ahead");
        let errand = (behind..closing.min(behind + NEAR)).find(|i| ERRANDS.contains(&tree.base(*i).as_str()));
        let Some(errand) = errand.filter(|_| opens && closing < end) else { return };
        let holder = name.argument();
        let found = Match::of(format!("in for {}", tree.base(errand)));
        let telling = Telling::new(errand, "visited", &found, Modality::Asserted, Rule::Verb);
        let node = place.node;
        self.claim(telling, Some(holder.clone()), place);
        let placed = self.claims.numbered(errand..errand + 1).find(|(_, c)| c.target.node == node).map(|(n, _)| n);
        if let Some(number) = placed {
            self.claims.change(number, |claim| claim.location = None);
        }
        self.read_talks_on_stay(&holder, errand);
    }

    /// "for talks with Egyptian officials"
    fn read_talks_on_stay(&mut self, holder: &Argument, errand: Index) {
        let tree = self.tree;
        let talks = self.frames.noun(&tree.base(errand)).iter().any(|f| f.relation == "met-with");
        let Some(with) = tree.prepositional(errand, "with").filter(|_| talks) else { return };
        let mut others = self.resolve(with, Want::Agent);
        others.retain(|o| self.nodes.is_somebody(o.node));
        let found = Match::of(tree.base(errand));
        let telling = Telling::new(errand, "met-with", &found, Modality::Asserted, Rule::EventNounWith);
        self.claim_each(telling, std::slice::from_ref(holder), &others);
    }

    /// "Visiting Australian Prime Minister Jack Roe told reporters in Jakarta": the town of what he does there.
    fn read_visiting(&mut self, name: &Name) {
        let tree = self.tree;
        let head = (name.start..name.end).find(|i| !(name.start..name.end).contains(&tree.head(*i)));
        let Some(head) = head.filter(|h| tree.label(*h) == Label::Nsubj) else { return };
        let verb = tree.head(head);
        let (low, _) = tree.reach(head);
        let (start, _) = tree.sentence(tree.sentence_of(low));
        let visiting = (start.max(low.saturating_sub(1))..low + 2).any(|i| tree.lower(i) == "visiting");
        let Some(object) = tree.prepositional(verb, "in").filter(|_| visiting && low < name.start) else { return };
        let Some(place) = self.names.at(object).and_then(|n| self.place_argument(n)) else { return };
        let found = Match::of("visiting".to_owned());
        let telling = Telling::new(verb, "visited", &found, Modality::Asserted, Rule::Verb);
        self.claim(telling, Some(name.argument()), place);
    }
}
