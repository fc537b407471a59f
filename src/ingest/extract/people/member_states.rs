//! States of an alliance: "G7 members such as France and Italy", "the first NATO country".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::NodeKind;

/// What countries are to a body that they are members of.
static STATES: Words = Words::of("member_states.states");

impl Reading<'_> {
    /// "the European Union countries of France and Germany", "the EU's big three powers — Britain, Germany, and
    /// France".
    pub(in crate::ingest::extract) fn read_states_of(&mut self, noun: Index) {
        let tree = self.tree;
        let (from, end) = tree.sentence(tree.sentence_of(noun));
        if !matches!(tree.tag(noun), Tag::Nns)
            || !STATES.contains(&tree.base(noun).as_str())
            || noun + 2 >= end
            || !matches!(tree.lower(noun + 1), "of" | "," | "—" | "–" | "-" | "--" | ":" | "(")
        {
            return;
        }
        let first = tree.past_the(noun + 2);
        let Some(first) = self.country_at(first).filter(|n| n.start == first).cloned() else {
            return;
        };
        let low = from.max(noun.saturating_sub(6));
        let body = (low..noun)
            .rev()
            .take_while(|i| !tree.is_verb(*i) || tree.label(*i) == Label::Amod)
            .find_map(|i| self.organization_at(i).cloned());
        let Some(body) = body else { return };
        let members = self.country_list(&first, end);
        if members.len() < 2 {
            return;
        }
        for member in members {
            self.claim_structural(&member, "member-of", body.argument(), noun, None, Rule::ListOfMembers);
        }
    }

    /// The countries of a list that starts with a name.
    pub(in crate::ingest::extract) fn country_list(&self, first: &Name, end: Index) -> Vec<Argument> {
        let tree = self.tree;
        let mut all = vec![first.argument()];
        let mut at = first.end;
        while at < end && all.len() < 40 {
            let next = (at..end).find(|i| !matches!(tree.lower(*i), "," | "and" | "&" | "the"));
            let Some(next) = next.filter(|n| *n > at) else { break };
            let Some(name) = self.country_at(next).filter(|n| n.start == next) else {
                break;
            };
            all.push(name.argument());
            at = name.end;
        }
        all
    }

    /// "the six parties, North Korea, China and Japan": the list says who they are.
    pub(in crate::ingest::extract) fn read_numbered_group(&mut self, noun: Index) {
        let tree = self.tree;
        let numbered = tree.kids(noun).find(|k| tree.label(*k) == Label::Nummod && *k < noun);
        let (Some(number), true) = (numbered, tree.tag(noun) == Tag::Nns) else { return };
        let group = STATES.contains(&tree.base(noun).as_str())
            || matches!(tree.lower(noun), "parties" | "governments" | "sides");
        let (_, end) = tree.sentence(tree.sentence_of(noun));
        if !group || noun + 2 >= end || !matches!(tree.lower(noun + 1), "," | ":" | "—" | "–" | "--" | "(") {
            return;
        }
        let first = tree.past_the(noun + 2);
        let Some(first) = self.country_at(first).filter(|n| n.start == first).cloned() else {
            return;
        };
        let members = self.country_list(&first, end);
        if members.len() < 3 {
            return;
        }
        // "the EU's big three powers, Britain, …", "G7 is a group of seven countries, the UK, …": members of the body.
        let (from, _) = tree.sentence(tree.sentence_of(noun));
        let body = (from..noun).rev().find_map(|i| self.organization_at(i)).cloned();
        if let Some(body) = body {
            for member in members {
                self.claim_structural(&member, "member-of", body.argument(), noun, None, Rule::ListOfMembers);
            }
            return;
        }
        // "Three states, Israel, Hungary and Nauru, voted against it": no body of their own.
        if !tree.kids(noun).any(|k| k < noun && tree.lower(k) == "the") {
            return;
        }
        let name = tree.phrase(number, noun).to_lowercase();
        let node = self.descriptive(NodeKind::Organization, &name, &tree.base(noun), noun, true);
        let body = Argument::new(node, number, noun);
        for member in members {
            self.claim_structural(&member, "member-of", body.clone(), noun, None, Rule::ListOfMembers);
        }
    }
}
