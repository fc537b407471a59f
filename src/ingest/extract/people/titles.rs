//! Titles right in front of a name, one or several: "Iranian President Masoud Pezeshkian".
//! Also "party leader and former mayor Jane Roe", "US Senator from Vermont Bernie Sanders", "Prime Ministers Asha Rao
//! and Jon Holm".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::people::posts::GENERALS;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::{HONORIFICS, PARTICIPLES};
use crate::lexicon::{NounClass, Words};

/// A title runs over at most so many words.
const LONGEST: usize = 18;

/// Prepositions that bring what a title is a title of.
pub(in crate::ingest::extract) const TITLE_PREPOSITIONS: &[&str] =
    &["of", "for", "from", "to", "at", "in", "on", "with"];

/// Those who speak or act for whoever bears the title behind them.
static VOICES: Words = Words::of("titles.voices");

/// What an office may be for: two of them share its title.
static FIELDS: Words = Words::of("titles.fields");

/// Ranks that stand between a title and a name.
static RANKS_WORN: Words = Words::of("titles.ranks-worn");

/// Words in names of sites that have a staff.
static STAFFED: Words = Words::of("titles.staffed");

/// A stretch of text that says one title.
pub(in crate::ingest::extract) struct Title {
    pub(in crate::ingest::extract) head: Index,
    pub(in crate::ingest::extract) words: String,
    pub(in crate::ingest::extract) of: Vec<NodeIndex>,
    pub(in crate::ingest::extract) plural: bool,
}

impl Reading<'_> {
    /// Reads the titles in front of a name, and gives them to the name and to those listed with it.
    pub(in crate::ingest::extract) fn titles_in_front(&mut self, name: &Name, holder: &Argument) {
        let tree = self.tree;
        let low = self.title_start(name);
        if low == name.start {
            return;
        }
        if self.title_of_bracketed(name, holder, low) {
            return;
        }
        // "a spokesperson for Secretary-General X": somebody else speaks.
        let low = (low + 1..name.start)
            .rev()
            .find(|i| {
                matches!(tree.lower(*i), "for" | "to" | "of")
                    && self.names.at(*i).is_none()
                    && i.checked_sub(1).is_some_and(|b| VOICES.contains(&tree.lower(b)))
                    // "aide to NATO secretary general X"
                    && (*i + 1..name.start).all(|t| self.names.at(t).is_none_or(|n| !self.nodes.is_person(n.node)))
                    && self.title_head(*i + 1, name.start).is_some_and(|h| h + 1 == name.start)
            })
            .map_or(low, |i| i + 1);
        // "professor Dr Sara Seager"
        // "first lady" is a post.
        let honorific = |i: Index| HONORIFICS.contains(&self.tree.lower(i)) && !self.post_class(i);
        let end = (low..name.start).rev().find(|i| !honorific(*i)).map_or(name.start, |i| i + 1);
        let end = self.before_rank(low, end);
        let parts = self.title_parts(low, end);
        let several = parts.len() > 1;
        let mut borne = Vec::new();
        for (from, to) in parts {
            let Some(head) = self.title_head(from, to) else { continue };
            if self.tree.base(head) == "counterpart" {
                self.counterpart(holder, head);
                continue;
            }
            let title = self.title(from, head, to);
            if title.plural && !several {
                for other in self.name_list(name) {
                    self.bear(&other, &title, Rule::PostInFrontOfAName);
                }
            } else if !title.plural {
                borne.push(title);
            }
        }
        self.bear_all(holder, borne, Rule::PostInFrontOfAName);
    }

    /// "Sudanese army commander General Jane Roe": where the rank begins behind a title that needs none.
    fn before_rank(&self, low: Index, end: Index) -> Index {
        let tree = self.tree;
        let rank = |i: &Index| RANKS_WORN.contains(&tree.lower(*i));
        let Some(first) = (low..end).rev().take_while(rank).last().filter(|f| *f > low) else { return end };
        // "Attorney General Jane Roe"
        let whole = GENERALS.contains(&tree.lower(first - 1));
        let titled = self.title_head(low, first).is_some_and(|h| self.post_class(h) && !rank(&h));
        if titled && !whole { first } else { end }
    }

    /// "National Liberation Army (ELN) leader Jon Holm": what is in brackets only says how the body is called as well.
    fn title_of_bracketed(&mut self, name: &Name, holder: &Argument, low: Index) -> bool {
        const LONGEST_NAME: usize = 6;
        let tree = self.tree;
        let Some(close) = low.checked_sub(1).filter(|c| tree.lower(*c) == ")") else { return false };
        let open = (close.saturating_sub(LONGEST_NAME)..close).rev().find(|i| tree.lower(*i) == "(");
        let body = open.and_then(|o| o.checked_sub(1)).and_then(|b| self.names.at(b));
        let Some(body) = body.filter(|n| Some(n.end) == open && self.nodes.is_named_organization(n.node)) else {
            return false;
        };
        let node = body.node;
        let Some(head) = self.title_head(low, name.start).filter(|h| self.post_class(*h)) else { return false };
        // "(ELN) Colombian leader": of something else besides.
        if (low..head).any(|i| self.names.at(i).is_some() || self.demonym(i).is_some()) {
            return false;
        }
        let words = tree.phrase(low, self.suffix(head, name.start)).to_lowercase();
        self.hold(holder, head, words, vec![node], Rule::PostInFrontOfAName);
        true
    }

    /// Gives somebody a title: an office of something, or work for an organization.
    pub(in crate::ingest::extract) fn bear(&mut self, holder: &Argument, title: &Title, rule: Rule) {
        if self.post_class(title.head) || self.person_s_agent(title.head) {
            let mut of = title.of.clone();
            // "aide to Russian President X", "then-Governor X's chief of staff": of the person, not of what that one
            // leads.
            if self.person_s_agent(title.head) && of.iter().any(|n| self.nodes.is_person(*n)) {
                of.retain(|n| self.nodes.is_person(*n));
            }
            // "US Middle East envoy Jane Roe" is sent there, and stands for who sends her.
            if self.class_of(title.head, &self.tree.base(title.head)).is(NounClass::ENVOY)
                && let Some(sender) = of.iter().copied().find(|n| self.nodes.is_country(*n))
            {
                let place = |n: usize| self.nodes.is_place(n);
                of.retain(|n| *n == sender || !place(*n));
            }
            // "British physician Jane Roe" is no country's, and "US presidential candidate Jane Roe" does not speak for
            // it.
            if !self.post_class(title.head) || self.tree.base(title.head) == "candidate" {
                of.retain(|n| !self.nodes.is_country(*n));
                if of.is_empty() {
                    return;
                }
            }
            self.hold(holder, title.head, title.words.clone(), of, rule);
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
            // "Member of Parliament (MP) Kevin Conolly"
            if low == name.start && tree.lower(before) == ")" && before >= start + 3 && tree.lower(before - 2) == "(" {
                low = before - 2;
                continue;
            }
            if let Some(other) = self.names.at(before).filter(|n| n.node != name.node && self.nodes.is_person(n.node)) {
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
        if tree.is_noun(before)
            || matches!(tree.tag(before), Tag::Hyph | Tag::Pos | Tag::PrpPoss | Tag::WpPoss | Tag::Afx)
        {
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
        // "candidate in the 2026 presidential election Jane Roe"
        if tree.tag(before) == Tag::Cd && word.len() == 4 && word.chars().all(|c| c.is_ascii_digit()) {
            return true;
        }
        if word == "of" {
            return earlier(1).is_some_and(|b| tree.is_noun(b));
        }
        // "chancellor-in-waiting X", "commander-in-chief X"
        if word == "in" && tree.tag(low) == Tag::Hyph && earlier(1).is_some_and(|b| tree.tag(b) == Tag::Hyph) {
            return true;
        }
        if TITLE_PREPOSITIONS.contains(&word) {
            let named = self.names.at(low).is_some() || matches!(tree.lower(low), "the");
            // "Secretary of State for Defence"
            let office = word == "for"
                && earlier(2).is_some_and(|b| tree.lower(b) == "of")
                && earlier(3).is_some_and(|b| self.is_title_noun(b));
            return office || earlier(1).is_some_and(|b| self.is_title_noun(b)) && (word == "for" || named);
        }
        if word == "the" {
            return earlier(1).is_some_and(|b| TITLE_PREPOSITIONS.contains(&tree.lower(b)))
                && earlier(2).is_some_and(|b| tree.is_noun(b));
        }
        if tree.tag(before) == Tag::Cc && matches!(word, "and" | "&") {
            let Some(left) = earlier(1) else { return false };
            let capitals =
                tree.word(low).starts_with(char::is_uppercase) && tree.word(left).starts_with(char::is_uppercase);
            let named = self.person_at(low).is_some();
            // "foreign and security policy chief", "foreign and political affairs secretary"
            let fields = FIELDS.contains(&tree.lower(left)) && FIELDS.contains(&tree.lower(low));
            // "the bureau and senator X": what is no title stands beside another body alone.
            let body = self.names.at(left).is_some() && self.names.at(low).is_some();
            let capitals = capitals && (self.names.at(left).is_none() || body);
            return !named && (fields || capitals || self.is_title_noun(left) || body);
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

    pub(in crate::ingest::extract) fn is_title_noun(&self, token: Index) -> bool {
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
    pub(in crate::ingest::extract) fn title_head(&self, from: Index, to: Index) -> Option<Index> {
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

    /// Whether a site has people who work for it and speak for it: a hospital, a school.
    pub(in crate::ingest::extract) fn is_staffed(&self, node: NodeIndex) -> bool {
        self.nodes.get(node).is_some_and(|d| {
            let name = d.name.to_lowercase();
            d.is_place() && d.named && name.contains(' ') && name.split(' ').any(|w| STAFFED.contains(&w))
        })
    }

    /// A person with an occupation at an organization: "a lawyer for X", "editor of Y".
    pub(in crate::ingest::extract) fn employ(&mut self, holder: &Argument, occupation: Index, owners: &[NodeIndex]) {
        let class = self.class_of(occupation, &self.tree.base(occupation));
        for node in owners.iter().copied() {
            let organization = self.nodes.get(node).is_some_and(|d| {
                // "Maroochydore forward Jane Roe": a place's team, not everybody from a country.
                let team = d.is_place()
                    && class.is(NounClass::ATHLETE)
                    && occupation.checked_sub(1).and_then(|b| self.names.at(b)).is_some_and(|n| n.node == node);
                d.is_organization() || team || self.is_staffed(node)
            });
            // "Democratic Senate candidate X" is of neither house.
            let chamber = self.tree.base(occupation) == "candidate" && self.nodes.is_chamber(node);
            if organization && !chamber {
                let target = Argument::new(node, occupation, occupation);
                let words = self.tree.lower(occupation).to_owned();
                self.claim_structural(holder, "represents", target, occupation, Some(words), Rule::Occupation);
            }
        }
    }
}
