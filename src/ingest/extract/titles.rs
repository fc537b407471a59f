//! Titles right in front of a name, one or several: "Iranian President Masoud Pezeshkian", "party leader and former
//! mayor Jane Roe", "US Senator from Vermont Bernie Sanders", "Prime Ministers Asha Rao and Jon Holm".

use super::names::Name;
use super::nodes::NodeIndex;
use super::posts::singular;
use super::reading::{Argument, Reading};
use super::resolve::{Want, lower_first};
use super::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, PlaceClass};
use crate::model::NodeKind;

/// A title runs over at most so many words.
const LONGEST: usize = 18;

/// Prepositions that bring what a title is a title of.
pub(super) const TITLE_PREPOSITIONS: &[&str] = &["of", "for", "from", "to", "at", "in", "on", "with"];

/// Participles that stand in a title: "ousted president X", "retired general Y".
const PARTICIPLES: &[&str] = &[
    "retired",
    "elected",
    "reelected",
    "ousted",
    "deposed",
    "impeached",
    "jailed",
    "imprisoned",
    "detained",
    "exiled",
    "disgraced",
    "embattled",
    "defeated",
    "convicted",
    "slain",
    "assassinated",
    "acting",
    "outgoing",
    "incoming",
    "retiring",
    "sitting",
    "serving",
    "ruling",
    "visiting",
    "departing",
    "appointed",
    "designated",
    "wanted",
    "fired",
    "sacked",
    "dismissed",
    "removed",
    "suspended",
    "arrested",
    "captured",
    "disputed",
    "beleaguered",
    "longtime",
    "leading",
    "founding",
    "governing",
    "presiding",
    "commanding",
    "managing",
    "nominated",
    "indicted",
];

/// A stretch of text that says one title.
pub(super) struct Title {
    pub(super) head: Index,
    pub(super) words: String,
    pub(super) of: Vec<NodeIndex>,
    pub(super) plural: bool,
}

impl Reading<'_> {
    /// Reads the titles in front of a name, and gives them to the name and to those listed with it.
    pub(super) fn titles_in_front(&mut self, name: &Name, holder: &Argument) {
        let low = self.title_start(name);
        if low == name.start {
            return;
        }
        let parts = self.title_parts(low, name.start);
        let several = parts.len() > 1;
        for (from, to) in parts {
            let Some(head) = self.title_head(from, to) else { continue };
            if self.tree.base(head) == "counterpart" {
                self.counterpart(holder, head);
                continue;
            }
            let title = self.title(from, head, to);
            if title.plural && !several {
                for other in self.name_list(name) {
                    self.bear(&other, &title, "post in front of a name");
                }
            } else if !title.plural {
                self.bear(holder, &title, "post in front of a name");
            }
        }
    }

    /// Gives somebody a title: an office of something, or work for an organization.
    pub(super) fn bear(&mut self, holder: &Argument, title: &Title, rule: &'static str) {
        if self.post_class(title.head) || self.person_s_agent(title.head) {
            self.hold(holder, title.head, title.words.clone(), title.of.clone(), rule);
        } else {
            self.employ(holder, title.head, &title.of);
        }
    }

    /// The first token of what may be a title in front of a name.
    fn title_start(&self, name: &Name) -> Index {
        let tree = self.tree;
        let (start, _) = tree.sentence(tree.sentence_of(name.start));
        let mut low = name.start;
        while low > start && name.start - low < LONGEST {
            let before = low - 1;
            if let Some(other) = self.names.at(before).filter(|n| n.node != name.node && self.is_person(n.node)) {
                // "Gbagbo's ambassador to Canada X": whose ambassador.
                let owns = tree.tag(low) == Tag::Pos && low < name.start;
                return if owns { other.start } else { low };
            }
            if !self.in_title(before, low, name) {
                break;
            }
            low = before;
        }
        self.cut(low, name.start)
    }

    /// Whether a token can belong to a title that goes on at `low`.
    fn in_title(&self, before: Index, low: Index, name: &Name) -> bool {
        let tree = self.tree;
        let word = tree.lower(before);
        let earlier = |n: Index| before.checked_sub(n);
        if tree.is_noun(before) || matches!(tree.tag(before), Tag::Hyph | Tag::Pos | Tag::PrpPoss | Tag::Afx) {
            return true;
        }
        if matches!(tree.tag(before), Tag::Jj | Tag::Jjs | Tag::Jjr) || matches!(word, "then" | "newly" | "ex" | "vice")
        {
            return true;
        }
        if matches!(tree.tag(before), Tag::Vbn | Tag::Vbg | Tag::Vbd | Tag::Vb) {
            // "impeached President X" in a title, not "the House impeached President X".
            let attributive = matches!(tree.label(before), Label::Amod | Label::Compound | Label::Nmod | Label::Advmod);
            return attributive && PARTICIPLES.contains(&word);
        }
        if low == name.start {
            return false;
        }
        if word == "of" {
            return earlier(1).is_some_and(|b| tree.is_noun(b));
        }
        if TITLE_PREPOSITIONS.contains(&word) {
            let named = self.names.at(low).is_some() || matches!(tree.lower(low), "the");
            return earlier(1).is_some_and(|b| self.is_title_noun(b)) && (word == "for" || named);
        }
        if word == "the" {
            return earlier(1).is_some_and(|b| TITLE_PREPOSITIONS.contains(&tree.lower(b)))
                && earlier(2).is_some_and(|b| tree.is_noun(b));
        }
        if tree.tag(before) == Tag::Cc && matches!(word, "and" | "&") {
            let Some(left) = earlier(1) else { return false };
            let capitals =
                tree.word(low).starts_with(char::is_uppercase) && tree.word(left).starts_with(char::is_uppercase);
            let named = self.names.at(low).is_some_and(|n| self.is_person(n.node));
            return !named && (capitals || self.is_title_noun(left) || self.names.at(left).is_some());
        }
        false
    }

    /// "the prime minister and President X": two people; only the last title is X's.
    fn cut(&self, low: Index, end: Index) -> Index {
        let tree = self.tree;
        let parts = self.title_parts(low, end);
        let (Some((first, _)), Some((last, _))) = (parts.first(), parts.last()) else { return low };
        if parts.len() < 2 {
            return low;
        }
        let determined =
            first.checked_sub(1).is_some_and(|b| matches!(tree.lower(b), "the" | "a" | "an" | "his" | "her" | "their"));
        if determined { *last } else { low }
    }

    fn is_title_noun(&self, token: Index) -> bool {
        self.names.at(token).is_none() && (self.post_class(token) || self.occupation(token))
    }

    /// Splits "DOGE chief and Tesla CEO" at the "and" between two titles.
    fn title_parts(&self, low: Index, end: Index) -> Vec<(Index, Index)> {
        let tree = self.tree;
        let mut parts = Vec::new();
        let mut from = low;
        for at in low..end {
            let joins = matches!(tree.lower(at), "and" | "&" | ",") && self.names.at(at).is_none();
            if joins && self.title_head(from, at).is_some() && self.title_head(at + 1, end).is_some() {
                parts.push((from, at));
                from = at + 1;
            }
        }
        parts.push((from, end));
        parts
    }

    /// The noun that names the office: the last of the stretch, or the last before its "of" phrase.
    pub(super) fn title_head(&self, from: Index, to: Index) -> Option<Index> {
        let tree = self.tree;
        let ends = |i: Index| {
            let last = self.suffix(i, to);
            last + 1 >= to || TITLE_PREPOSITIONS.contains(&tree.lower(last + 1))
        };
        let fits = |i: &Index| self.names.at(*i).is_none() && ends(*i);
        (from..to).rev().filter(|i| self.post_class(*i)).find(fits).or_else(|| {
            (from..to).rev().filter(|i| self.occupation(*i)).find(|i| fits(i) && self.names.at(*i).is_none())
        })
    }

    /// The last token of a title's head: "president-elect", "chancellor-in-waiting".
    fn suffix(&self, head: Index, to: Index) -> Index {
        let tree = self.tree;
        let word = |n: Index| if head + n < to { tree.lower(head + n) } else { "" };
        match (word(1), word(2)) {
            ("-", "elect" | "designate" | "general" | "emeritus" | "nominate") => head + 2,
            ("-", "in") if word(3) == "-" => head + 4,
            ("elect" | "designate" | "emeritus", _) => head + 1,
            _ => head,
        }
    }

    /// A title with its owners, from its first token to the one after its last.
    pub(super) fn title(&mut self, from: Index, head: Index, to: Index) -> Title {
        let tree = self.tree;
        let plural = matches!(tree.tag(head), Tag::Nns | Tag::Nnps);
        let mut party: Option<NodeIndex> = None;
        let mut of: Vec<NodeIndex> = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        let mut at = from;
        while at < head {
            let possessive = at + 1 < head && tree.tag(at + 1) == Tag::Pos;
            if self.names.at(at).is_none()
                && let Some((node, next)) = self.party_word(at)
            {
                // "House Republican leader" leads the Republicans, a "Democratic committee chairman" the committee.
                party = Some(node).filter(|_| next == head && self.leads_a_party(head));
                at = next;
                continue;
            }
            let (next, found, said) = self.title_owner(at, head, possessive);
            of.extend(found.into_iter().filter(|n| !of.contains(n)).collect::<Vec<_>>());
            if said {
                words.push(tree.word(at));
            }
            at = next;
        }
        let last = self.suffix(head, to);
        let title = tree.phrase(head, last);
        words.push(&title);
        let words = words.join(" ").replace(" - ", "-");
        self.prefer_body(&mut of, head);
        if let Some(party) = party {
            of = vec![party];
        } else if of.is_empty() || of.iter().all(|n| self.is_country(*n)) {
            let body = (from..head).rev().find_map(|i| self.body_meant(i, &of));
            of = body.map_or(of, |b| vec![b]);
        }
        let behind = if last + 1 < to { self.owners_behind(head, last + 1, to) } else { Vec::new() };
        let legislator = self.legislator(&tree.base(head));
        let mut words = words;
        if behind.is_empty() && last + 1 < to {
            words = format!("{words} {}", tree.phrase(last + 1, to - 1));
        } else if of.is_empty()
            || legislator
            || (party.is_some() && self.any_body(&behind))
            || (of.iter().all(|n| self.is_country(*n)) && self.any_body(&behind))
        {
            if !legislator {
                of.clear();
            }
            of.extend(behind.into_iter().filter(|n| !of.contains(n)).collect::<Vec<_>>());
        }
        let words = if plural { singular(&words) } else { words };
        if self.class_of(head, &tree.base(head)).is(NounClass::PRIVATE) {
            of.retain(|n| !self.is_country(*n));
        }
        if (from..head).any(|i| tree.lower(i) == "opposition") && !self.any_body(&of) {
            of = self.opposition(head, &of).into_iter().collect();
        }
        Title { head, words: lower_first(&words, tree.word(from)), of, plural }
    }

    /// What one word in front of a title's head owns, where to go on, and whether the word belongs to the title.
    fn title_owner(&mut self, at: Index, head: Index, possessive: bool) -> (Index, Vec<NodeIndex>, bool) {
        let tree = self.tree;
        if let Some(name) = self.names.at(at).cloned() {
            let next = name.end.max(at + 1);
            let node = name.node;
            if self.is_person(node) {
                let agent = self.person_s_agent(head);
                let of = if agent { vec![node] } else { self.posts_of(node) };
                return (next, of, false);
            }
            let fits = self.nodes.get(node).is_some_and(|d| d.kind != NodeKind::Actor && d.kind != NodeKind::Event);
            return (next, if fits { vec![node] } else { Vec::new() }, false);
        }
        if let Some(country) = self.demonym(at) {
            let two = at + 1 < head && self.gazetteer.demonym(&tree.phrase(at, at + 1)).is_some();
            return (if two { at + 2 } else { at + 1 }, vec![country], false);
        }
        match tree.tag(at) {
            Tag::PrpPoss => {
                let agent = self.person_s_agent(head);
                let of = if agent {
                    self.pronoun(at).map(|a| a.node).into_iter().collect()
                } else {
                    self.possessor_state(at)
                };
                (at + 1, of, false)
            }
            Tag::Pos | Tag::Dt => (at + 1, Vec::new(), false),
            _ if possessive && tree.is_noun(at) => {
                let found = self.resolve_one(at, Want::Agent).into_iter().map(|a| a.node);
                (at + 1, found.filter(|n| !self.is_person(*n)).collect(), false)
            }
            _ => (at + 1, Vec::new(), true),
        }
    }

    /// "opposition leader Garry Kasparov" speaks for the Russian opposition, not for Russia.
    pub(super) fn opposition(&mut self, at: Index, owners: &[NodeIndex]) -> Option<NodeIndex> {
        let country = owners.first().copied().or_else(|| self.country_here(at))?;
        let name = self.nodes.get(country).map(|d| d.name.clone())?;
        let adjective = self.gazetteer.find(&name).and_then(|e| e.adjective).unwrap_or(&name).to_owned();
        let node =
            self.descriptive(NodeKind::Organization, &format!("{adjective} opposition"), "opposition", at, false);
        self.nodes.call(node, "opposition");
        self.nodes.call(node, &format!("{name} opposition"));
        self.nodes.call(node, &format!("opposition in {name}"));
        Some(node)
    }

    /// Of "the Indian Army chief" only the army, not India.
    fn prefer_body(&self, of: &mut Vec<NodeIndex>, head: Index) {
        if self.any_body(of) && !self.legislator(&self.tree.base(head)) {
            of.retain(|n| !self.is_country(*n));
        }
    }

    fn any_body(&self, of: &[NodeIndex]) -> bool {
        of.iter().any(|n| self.nodes.get(*n).is_some_and(|d| d.kind == NodeKind::Organization))
    }

    pub(super) fn is_country(&self, node: NodeIndex) -> bool {
        self.nodes.get(node).is_some_and(|d| d.class == Some(PlaceClass::Country))
    }

    /// What somebody else's posts are posts of: "Gbagbo's ambassador" is the Ivory Coast's.
    fn posts_of(&self, person: NodeIndex) -> Vec<NodeIndex> {
        let known = self.posts.iter().rev().find(|h| h.person == person).and_then(|h| h.of);
        let known = known.into_iter().collect::<Vec<_>>();
        if !known.is_empty() {
            return known;
        }
        let name = self.nodes.get(person).map(|d| d.name.clone()).unwrap_or_default();
        let entry = self.gazetteer.person(&name).map(|(entry, _)| entry.name.clone());
        entry.and_then(|name| self.nodes.find(&name, NodeKind::Location)).into_iter().collect()
    }

    /// What follows a title's preposition: "of the European Commission", "from Vermont", "of the parliament".
    fn owners_behind(&mut self, head: Index, preposition: Index, to: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let envoy = self.class_of(head, &tree.base(head)).is(NounClass::ENVOY);
        let word = tree.lower(preposition);
        if (envoy && matches!(word, "to" | "in" | "at" | "with" | "on")) || word == "on" {
            return Vec::new();
        }
        // "spokesman for South Korea's foreign ministry": the ministry, not the country.
        let last = (preposition + 1..to).rev().find(|i| tree.is_noun(*i));
        if let Some(noun) = last.filter(|i| {
            self.names.at(*i).is_none()
                && self.class_of(*i, &tree.base(*i)).is(NounClass::BODY.or(NounClass::GOVERNMENT))
                && (preposition + 1..*i).any(|i| self.names.at(i).is_some() || tree.tag(i) == Tag::Jj)
        }) {
            let found = self.resolve_one(noun, Want::Agent);
            let of: Vec<NodeIndex> = found.into_iter().map(|a| a.node).filter(|n| !self.is_person(*n)).collect();
            if !of.is_empty() {
                return of;
            }
        }
        let mut of: Vec<NodeIndex> = Vec::new();
        let mut at = preposition + 1;
        while at < to {
            if envoy && matches!(tree.lower(at), "to" | "in" | "at" | "with" | "on") {
                break;
            }
            let node = match self.names.at(at).cloned() {
                Some(name) => {
                    at = name.end.max(at + 1);
                    let kind = self.nodes.get(name.node).map(|d| d.kind);
                    // "spokesman for President X" speaks for what X presides over.
                    if kind == Some(NodeKind::Actor) {
                        if self.person_s_agent(head) { vec![name.node] } else { self.posts_of(name.node) }
                    } else if matches!(kind, Some(NodeKind::Organization | NodeKind::Location)) {
                        vec![name.node]
                    } else {
                        Vec::new()
                    }
                }
                None => {
                    let node = self.demonym(at).into_iter().collect();
                    at += 1;
                    node
                }
            };
            of.extend(node.into_iter().filter(|n| !of.contains(n)).collect::<Vec<_>>());
        }
        self.prefer_body(&mut of, head);
        if of.is_empty() {
            let noun = (preposition + 1..to).rev().find(|i| {
                tree.is_noun(*i)
                    && self
                        .class_of(*i, &tree.base(*i))
                        .is(NounClass::BODY.or(NounClass::GOVERNMENT).or(NounClass::PLACE))
                    && tree.lower(preposition) != "to"
            });
            let definite = |n: &Index| {
                tree.lower(*n) == "police" || tree.kids(*n).any(|k| matches!(tree.lower(k), "the" | "its" | "this"))
            };
            if let Some(noun) = noun.filter(definite) {
                let found = self.resolve_one(noun, Want::Agent);
                of.extend(found.into_iter().map(|a| a.node).filter(|n| {
                    self.nodes.get(*n).is_some_and(|d| {
                        matches!(d.kind, NodeKind::Organization | NodeKind::Location) && (d.named || d.class.is_some())
                    })
                }));
            }
        }
        of
    }

    /// A party's adherents in front of a post: "Republican", "Liberal Democrat"; with the token after the word.
    pub(super) fn party_word(&mut self, at: Index) -> Option<(NodeIndex, Index)> {
        let tree = self.tree;
        let two = (at + 1 < tree.len()).then(|| tree.phrase(at, at + 1));
        let (entry, next) = match two.as_deref().and_then(|p| self.gazetteer.party(p)) {
            Some(entry) => (entry, at + 2),
            None => (self.gazetteer.party(tree.word(at))?, at + 1),
        };
        let node = self.nodes.of_entry(entry, &tree.phrase(at, next - 1));
        Some((node, next))
    }

    /// Posts that parties have: "Republican chairman" is the party's, "Republican senator" is not.
    pub(super) fn leads_a_party(&self, head: Index) -> bool {
        let before = head.checked_sub(1).map_or("", |b| self.tree.lower(b));
        // "Senate Majority Leader" leads a chamber's majority, "House Republican leader" the Republicans in the House.
        self.nouns.class(&self.tree.base(head)).is(NounClass::PARTY_POST) && !matches!(before, "majority" | "minority")
    }

    /// Those who act for a person rather than a body: "his lawyer", "an aide to X".
    pub(super) fn person_s_agent(&self, head: Index) -> bool {
        self.class_of(head, &self.tree.base(head)).is(NounClass::AGENT)
    }

    /// Who sits in a legislature for a place.
    pub(super) fn legislator(&self, word: &str) -> bool {
        self.nouns.class(word).is(NounClass::LEGISLATOR)
    }

    /// An organization that a common noun in a title stands for: "party chairman", "committee member", "Council
    /// spokesperson" — the one that the article named last, of those whose name says the word.
    pub(super) fn body_meant(&mut self, token: Index, owners: &[NodeIndex]) -> Option<NodeIndex> {
        let tree = self.tree;
        let word = tree.lower(token).to_owned();
        if self.names.at(token).is_some() || !tree.is_noun(token) || !self.nouns.class(&word).is(NounClass::BODY) {
            return None;
        }
        let generic = matches!(word.as_str(), "government" | "opposition" | "security" | "office" | "state" | "force");
        if generic {
            return None;
        }
        let says = |d: &super::nodes::Draft| {
            d.kind == NodeKind::Organization && d.name.to_lowercase().split(' ').any(|w| w == word)
        };
        let near = self.latest(token, says);
        let known = near.or_else(|| {
            self.names.iter().filter(|n| n.end <= token).map(|n| n.node).rfind(|n| self.nodes.get(*n).is_some_and(says))
        });
        if known.is_some() {
            return known;
        }
        // "Mumbai police commissioner": the police of a place that the title names.
        let owner = owners.first().and_then(|o| self.nodes.get(*o)).map(|d| d.name.clone())?;
        if !matches!(
            word.as_str(),
            "police"
                | "army"
                | "navy"
                | "military"
                | "parliament"
                | "senate"
                | "bank"
                | "commission"
                | "court"
                | "guard"
        ) {
            return None;
        }
        // "central bank governor", "elections commission chairman"
        let before = token.checked_sub(1).filter(|b| tree.is_noun(*b) || tree.tag(*b) == Tag::Jj);
        let before = before.filter(|b| self.names.at(*b).is_none() && self.gazetteer.demonym(tree.word(*b)).is_none());
        let phrase = before.map_or_else(|| word.clone(), |b| format!("{} {word}", tree.lower(b)));
        if matches!(word.as_str(), "bank" | "commission" | "court" | "guard") && before.is_none() {
            return None;
        }
        let adjective = self.gazetteer.find(&owner).and_then(|e| e.adjective).unwrap_or(&owner).to_owned();
        let node = self.descriptive(NodeKind::Organization, &format!("{adjective} {phrase}"), &word, token, false);
        self.nodes.call(node, &format!("{owner} {phrase}"));
        self.nodes.call(node, &format!("{phrase} of {owner}"));
        self.nodes.call(node, &phrase);
        Some(node)
    }

    /// "Two Democratic Representatives, Collin Peterson and Jeff Van Drew, opposed it": the list behind the title.
    pub(super) fn titles_of_a_list(&mut self, name: &Name) {
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
            self.bear(holder, &title, "post in front of a name");
            if let Some((node, _)) = party {
                let body = Argument::new(node, head, head);
                self.claim_structural(holder, "member-of", body, head, None, "party in front of a name");
            }
        }
    }

    /// Those named in one list with a name: "Prime Ministers Asha Rao, Jon Holm of Norway and Li Wei".
    pub(super) fn name_list(&self, first: &Name) -> Vec<Argument> {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(first.start));
        let mut all = vec![first.argument()];
        let mut at = first.end;
        while at + 1 < end {
            if matches!(tree.lower(at), "of" | "from")
                && let Some(place) = self.names.at(at + 1).filter(|n| !self.is_person(n.node))
            {
                at = place.end;
                continue;
            }
            let mut next = at;
            while next < end && matches!(tree.lower(next), "," | "and" | "&") {
                next += 1;
            }
            let Some(name) = self.names.at(next).filter(|n| next > at && n.start == next && self.is_person(n.node))
            else {
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

    /// A person with an occupation at an organization: "a lawyer for X", "editor of Y".
    pub(super) fn employ(&mut self, holder: &Argument, occupation: Index, owners: &[NodeIndex]) {
        for node in owners.iter().copied() {
            let organization = self.nodes.get(node).is_some_and(|d| d.kind == NodeKind::Organization);
            // "Democratic Senate candidate X" is of neither house.
            let chamber = self.tree.base(occupation) == "candidate" && self.is_chamber(node);
            if organization && !chamber {
                let target = Argument::new(node, occupation, occupation);
                let words = self.tree.lower(occupation).to_owned();
                self.claim_structural(holder, "represents", target, occupation, Some(words), "occupation");
            }
        }
    }

    pub(super) fn is_chamber(&self, node: NodeIndex) -> bool {
        self.nodes.get(node).is_some_and(|d| {
            let name = d.name.to_lowercase();
            ["senate", "house", "congress", "parliament", "assembly"].iter().any(|w| name.ends_with(w))
                || name.contains("house of ")
        })
    }
}
