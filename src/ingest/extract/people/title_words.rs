//! The words of a title in front of a name: what they say the post is of, and which of them are the post.

use crate::ingest::extract::arguments::descriptions::lower_first;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::people::posts::singular;
use crate::ingest::extract::people::titles::Title;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::Tag;
use crate::lexicon::{EntryClass, NounClass, Words};
use crate::model::is_weekday;

/// What may have befallen whoever bears a title.
static BEFALLEN: Words = Words::of("title_words.befallen");

/// Participles that say, behind a name and a hyphen, where somebody is from or who stands behind him.
static BEHIND_HYPHEN: Words = Words::of("title_words.behind-hyphen");

/// Titles of members of parliaments and councils, who sit for a constituency.
static SEATS: Words = Words::of("title_words.seats");

/// Adverbs of time that a sentence opens with.
static OPENING_TIMES: Words = Words::of("title_words.opening-times");

/// Nouns for whoever leads a group.
static LEADERS: Words = Words::of("title_words.leaders");

/// Posts that towns have.
static LOCAL: Words = Words::of("title_words.local");

impl Reading<'_> {
    /// A title with its owners, from its first token to the one after its last.
    pub(in crate::ingest::extract) fn title(&mut self, from: Index, head: Index, to: Index) -> Title {
        let tree = self.tree;
        let plural = matches!(tree.tag(head), Tag::Nns | Tag::Nnps);
        let last = self.suffix(head, to);
        let from = self.behind_thing(from, head);
        let (said, mut of, party) = self.title_in_front(from, head);
        let said = said.into_iter().map(|i| tree.word(i)).collect();
        let mut words = title_words(said, &tree.phrase(head, last));
        self.prefer_body(&mut of, head);
        if let Some(party) = party {
            of = vec![party];
        } else if of.is_empty()
            || of.iter().all(|n| self.nodes.is_country(*n))
            || of.iter().all(|n| self.nodes.is_place(*n)) && (from..head).any(|i| tree.lower(i) == "police")
        {
            let body = (from..head).rev().find_map(|i| self.body_meant(i, &of));
            of = body.map_or(of, |b| vec![b]);
        }
        // "Kawe MP Josephat Gwajima" sits for Kawe, whatever Kawe is taken for.
        if of.is_empty()
            && party.is_none()
            && let Some(seat) = self.seat_in_front(from, head)
        {
            words = tree.phrase(head, last);
            of.push(seat);
        }
        let behind = if last + 1 < to { self.owners_behind(head, last + 1, to) } else { Vec::new() };
        if behind.is_empty() && last + 1 < to {
            words = format!("{words} {}", tree.phrase(last + 1, to - 1));
        } else {
            if let Some(stop) = self.department_before_owner(head, last + 1, to).filter(|_| !behind.is_empty()) {
                words = format!("{words} {}", tree.phrase(last + 1, stop - 1));
            }
            self.add_owners_behind(head, behind, party.is_some(), &mut of);
        }
        let words = if plural { singular(&words) } else { words };
        self.settle_owners(from, head, &mut of);
        Title { head, words: lower_first(&words, tree.word(from)), of, plural }
    }

    /// "Minister of Foreign Affairs of Kenya": where the department of a title ends whose state stands behind it.
    fn department_before_owner(&self, head: Index, from: Index, to: Index) -> Option<Index> {
        let tree = self.tree;
        let minister = matches!(tree.base(head).as_str(), "minister" | "secretary" | "undersecretary");
        if !minister || !matches!(tree.lower(from), "of" | "for") {
            return None;
        }
        let stop = (from + 2..to).find(|i| tree.lower(*i) == "of" && self.names.at(*i).is_none())?;
        // "Minister of the African country of Nigeria"
        let place = self.class_of(stop - 1, &tree.base(stop - 1)).is(NounClass::PLACE.or(NounClass::GOVERNMENT));
        let unnamed = (from..stop).all(|i| self.names.at(i).is_none()) && !place;
        (unnamed && (stop + 1..to).any(|i| self.names.at(i).is_some())).then_some(stop)
    }

    /// "an order President Jane Roe signed": the thing that somebody did something to, in front of his title, is no
    /// part of it.
    fn behind_thing(&self, from: Index, head: Index) -> Index {
        let tree = self.tree;
        let large = |i: Index| tree.word(i).starts_with(char::is_uppercase);
        let thing = |i: Index| {
            let class = self.class_of(i, &tree.base(i));
            matches!(tree.tag(i), Tag::Nn | Tag::Nns)
                && !large(i)
                && !class.is(NounClass::POST.or(NounClass::BODY).or(NounClass::GOVERNMENT).or(NounClass::PERSON))
        };
        let first = (from..head).find(|i| large(*i)).unwrap_or(head);
        let things = first > from && large(head) && (from..first).all(|i| thing(i) || tree.is_indefinite_article(i));
        let last = |n: usize| first.checked_sub(n).is_some_and(|i| i >= from && thing(i));
        if things && last(1) { first } else { from }
    }

    /// The last token of a title's head: "president-elect", "chancellor-in-waiting".
    pub(super) fn suffix(&self, head: Index, to: Index) -> Index {
        let tree = self.tree;
        let word = |n: Index| if head + n < to { tree.lower(head + n) } else { "" };
        match (word(1), word(2)) {
            ("-", "elect" | "designate" | "general" | "emeritus" | "nominate") => head + 2,
            ("-", "in") if word(3) == "-" => head + 4,
            // "her deputy chief of staff", "chief of staff to X"
            ("of", "staff") if tree.lower(head) == "chief" => head + 2,
            ("elect" | "designate" | "emeritus", _) => head + 1,
            _ => head,
        }
    }

    /// The words in front of a title's head that are part of the post, what they say it is of, and the party that it is
    /// in.
    fn title_in_front(&mut self, from: Index, head: Index) -> (Vec<Index>, Vec<NodeIndex>, Option<NodeIndex>) {
        let tree = self.tree;
        let mut party: Option<NodeIndex> = None;
        let mut of: Vec<NodeIndex> = Vec::new();
        let mut words: Vec<Index> = Vec::new();
        let mut at = from;
        while at < head {
            let possessive = at + 1 < head && tree.tag(at + 1) == Tag::Pos;
            // "its Israel-based founder" founded no country.
            if let Some(name) = self.names.at(at)
                && name.end + 1 < head
                && tree.tag(name.end) == Tag::Hyph
                && BEHIND_HYPHEN.contains(&tree.lower(name.end + 1))
            {
                at = name.end + 2;
                continue;
            }
            if self.names.at(at).is_none()
                && let Some((node, next)) = self.party_word(at)
            {
                // "House Republican leader" leads the Republicans, a "Democratic committee chairman" the committee.
                // "Republican President X" leads the country.
                let state = matches!(tree.lower(head), "president" | "governor" | "mayor");
                let leads = next == head && !state && self.leads_a_party(head);
                party = Some(node).filter(|_| leads || self.speaks_for_a_party(next, head));
                at = next;
                continue;
            }
            let (next, found, said) = self.title_owner(at, head, possessive);
            add_new(&mut of, found);
            if said {
                words.push(at);
            }
            at = next;
        }
        (words, of, party)
    }

    /// Adds what follows a title, where that says better what the post is of than what stands in front.
    fn add_owners_behind(&self, head: Index, behind: Vec<NodeIndex>, in_party: bool, of: &mut Vec<NodeIndex>) {
        let legislator = self.legislator(&self.tree.base(head));
        let only_countries = || of.iter().all(|n| self.nodes.is_country(*n));
        if of.is_empty() || legislator || (in_party || only_countries()) && self.any_body(&behind) {
            if !legislator {
                of.clear();
            }
            add_new(of, behind);
        }
    }

    /// Leaves what a post can be of, and adds the campaign or the opposition that its words mean.
    fn settle_owners(&mut self, from: Index, head: Index, of: &mut Vec<NodeIndex>) {
        let tree = self.tree;
        let class = self.class_of(head, &tree.base(head));
        // "England captain Jane Roe" stands for England, an "English striker" is only from there.
        let team = class.is(NounClass::ATHLETE)
            && (from..head).any(|i| self.names.at(i).is_some_and(|n| of.contains(&n.node)));
        if class.is(NounClass::PRIVATE) && !team {
            of.retain(|n| !self.nodes.is_country(*n));
        }
        if of.iter().all(|n| !self.nodes.is_organization(*n))
            && let Some(campaign) = self.campaign_meant(from, head)
        {
            *of = vec![campaign];
        }
        if (from..head).any(|i| tree.lower(i) == "opposition") && !self.any_body(of) {
            *of = self.opposition(head, of).into_iter().collect();
        }
    }

    /// The constituency right in front of a member's title, where no table knows it.
    fn seat_in_front(&mut self, from: Index, head: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        if !SEATS.contains(&tree.lower(head)) {
            return None;
        }
        let capital = |i: Index| {
            tree.tag(i) == Tag::Nnp
                && tree.word(i).chars().skip(1).any(char::is_lowercase)
                && self.nouns.class(&tree.base(i)).is_unknown()
                && !self.gazetteer.is_adherent(tree.word(i))
                && self.person_at(i).is_none()
        };
        let first = (from..head).rev().take_while(|i| capital(*i)).last()?;
        let name = tree.phrase(first, head - 1);
        Some(self.nodes.place(&name, EntryClass::Subdivision))
    }

    /// "Houston, Texas representative Al Edwards": the town whose state stands in front of a post that towns have too.
    fn town_before_comma(&self, state: &Name, head: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let local = LOCAL.contains(&tree.lower(head));
        let comma = state.start.checked_sub(1).filter(|c| local && *c > 0 && tree.lower(*c) == ",")?;
        let town = self.names.at(comma - 1).filter(|n| n.end == comma)?;
        // "In Houston, Texas representatives said" leaves open whose they are.
        let placed = town.start.checked_sub(1).is_some_and(|b| tree.tag(b) == Tag::In);
        let class = |n: NodeIndex| self.nodes.get(n).and_then(|d| d.class);
        let fits = class(town.node) == Some(EntryClass::City) && class(state.node) == Some(EntryClass::Subdivision);
        (!placed && fits).then_some(town.node)
    }

    /// Whether a word at the head of a sentence says when what follows happened.
    fn opens_with_time(&self, at: Index) -> bool {
        let tree = self.tree;
        let (start, _) = tree.sentence(tree.sentence_of(at));
        let mut before = (start..at).map(|i| tree.tag(i));
        before.all(|tag| matches!(tag, Tag::OpenQuote)) && OPENING_TIMES.contains(&tree.lower(at))
    }

    /// What one word in front of a title's head owns, where to go on, and whether the word belongs to the title.
    fn title_owner(&mut self, at: Index, head: Index, possessive: bool) -> (Index, Vec<NodeIndex>, bool) {
        let tree = self.tree;
        // "Syrian-born Swedish minister": where somebody was born owns no post.
        if at + 2 < head && tree.tag(at + 1) == Tag::Hyph && tree.lower(at + 2) == "born" {
            return (at + 3, Vec::new(), false);
        }
        if let Some(name) = self.names.at(at).cloned() {
            let next = name.end.max(at + 1);
            let node = name.node;
            if self.nodes.is_person(node) {
                let agent = self.person_s_agent(head);
                let of = if agent { vec![node] } else { self.posts_of(node) };
                return (next, of, false);
            }
            let fits = self.nodes.get(node).is_some_and(|d| !d.is_actor() && !d.is_event());
            // "the Liberal premier": a state's office is no party's.
            let adherent = !possessive && name.start + 1 == name.end && self.gazetteer.is_adherent(tree.word(at));
            if adherent && self.class_of(head, &tree.base(head)).is(NounClass::OFFICE) {
                return (next, Vec::new(), false);
            }
            let node = self.town_before_comma(&name, head).unwrap_or(node);
            return (next, if fits { vec![node] } else { Vec::new() }, false);
        }
        if let Some(country) = self.demonym(at) {
            let two = at + 1 < head && self.gazetteer.demonym(&tree.phrase(at, at + 1)).is_some();
            return (if two { at + 2 } else { at + 1 }, vec![country], false);
        }
        if let Some(part) = self.part_by_adjective(at) {
            return (at + 1, vec![part], false);
        }
        match tree.tag(at) {
            Tag::WpPoss => (at + 1, self.antecedent_of_whose(at), false),
            Tag::PrpPoss => {
                let agent = self.person_s_agent(head);
                let of = if agent {
                    self.pronoun(at).map(|a| a.node).into_iter().collect()
                } else {
                    Some(self.body_told_between(head, at))
                        .filter(|told| !told.is_empty())
                        .unwrap_or_else(|| self.possessor_state(at))
                };
                // "The court dissolved the party and banned its leader": no court has one.
                let judged = of.iter().all(|n| {
                    self.nodes.is_chamber(*n)
                        || self.nodes.get(*n).is_some_and(|d| d.name.contains("Court") || d.name.contains("Tribunal"))
                });
                let leads = LEADERS.contains(&tree.lower(head));
                let nearer = if judged && leads { self.body_of_pronoun(at, head) } else { None };
                let of = match nearer {
                    Some(node) => vec![node],
                    None if of.is_empty() => self.body_of_pronoun(at, head).into_iter().collect(),
                    None => of,
                };
                (at + 1, of, false)
            }
            Tag::Pos | Tag::Dt => (at + 1, Vec::new(), false),
            // "On Tuesday President Jane Roe dissolved parliament", "Yesterday Finnish President Jane Roe"
            _ if is_weekday(tree.lower(at)) || self.opens_with_time(at) => (at + 1, Vec::new(), false),
            _ if possessive && tree.is_noun(at) => (at + 1, self.whose(at), false),
            // "South Korean Foreign Minister"
            _ => (at + 1, Vec::new(), at + 1 >= head || self.gazetteer.demonym(&tree.phrase(at, at + 1)).is_none()),
        }
    }
}

/// The words of a title: "far-right" cut at the hyphen, "jailed opposition leader": what befell somebody is no part of
/// the post.
fn title_words(in_front: Vec<&str>, title: &str) -> String {
    let mut words = in_front;
    words.push(title);
    if words.first() == Some(&"-") {
        words.drain(..words.len().min(2));
    }
    while words.len() > 1 && words.first().is_some_and(|w| BEFALLEN.contains(&w.to_lowercase().as_str())) {
        words.remove(0);
    }
    words.join(" ").replace(" - ", "-")
}

fn add_new(of: &mut Vec<NodeIndex>, found: Vec<NodeIndex>) {
    let new: Vec<NodeIndex> = found.into_iter().filter(|n| !of.contains(n)).collect();
    of.extend(new);
}
