//! Titles of several people: "presidents Ada Lane and Bo Reed".

use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Tag;

impl Reading<'_> {
    /// "Two Democratic Representatives, Collin Peterson and Jeff Van Drew, opposed it": the list behind the title.
    pub(in crate::ingest::extract) fn titles_of_a_list(&mut self, name: &Name) {
        let tree = self.tree;
        let Some(head) = name.start.checked_sub(2).filter(|h| tree.lower(*h + 1) == "," || tree.lower(*h + 1) == ":")
        else {
            return;
        };
        let plural = matches!(tree.tag(head), Tag::Nns | Tag::Nnps);
        if !plural || !self.is_title_noun(head) {
            return;
        }
        let holders = self.name_list(name);
        if holders.len() < 2 {
            return;
        }
        let (start, _) = tree.sentence(tree.sentence_of(head));
        let mut low = head;
        while low > start && (tree.is_noun(low - 1) || tree.tag(low - 1) == Tag::Jj) {
            low -= 1;
        }
        let title = self.title(low, head, head + 1);
        let party = (low..head).find_map(|i| self.party_word(i));
        for holder in &holders {
            self.bear(holder, &title, Rule::PostInFrontOfAName);
            if let Some((node, _)) = party {
                let body = Argument::new(node, head, head);
                self.claim_structural(holder, "member-of", body, head, None, Rule::PartyInFrontOfAName);
            }
        }
    }

    /// Those named in one list with a name: "Prime Ministers Asha Rao, Jon Holm of Norway and Li Wei".
    pub(in crate::ingest::extract) fn name_list(&self, first: &Name) -> Vec<Argument> {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(first.start));
        let mut all = vec![first.argument()];
        let mut at = first.end;
        while at + 1 < end {
            if matches!(tree.lower(at), "of" | "from")
                && let Some(place) = self.names.at(at + 1).filter(|n| !self.nodes.is_person(n.node))
            {
                at = place.end;
                continue;
            }
            let mut next = at;
            while next < end && matches!(tree.lower(next), "," | "and" | "&") {
                next += 1;
            }
            let Some(name) = self.person_at(next).filter(|n| next > at && n.start == next) else {
                break;
            };
            all.push(name.argument());
            at = name.end;
        }
        // "Foreign ministers A, B said": the second may be the start of another clause.
        let joined = (first.end..at).any(|i| matches!(tree.lower(i), "and" | "&"));
        if !joined {
            all.truncate(1);
        }
        all
    }
}
