//! What a post is of where its own words leave that out.
//! What stands behind the name, beside it, or elsewhere in the article.

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::people::holders::{Holding, Whose};
use crate::ingest::extract::people::offices::plain_member;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::held_posts::Held;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::ROYAL;
use crate::lexicon::{EntryClass, NounClass, Words};

/// Words in names of parties, whose people have their posts elsewhere.
static PARTIES: Words = Words::of("post_bodies.parties");

/// Posts of those who run a firm or train a club.
static OFFICERS: Words = Words::phrases("post_bodies.officers");

/// Offices of which a state has one.
pub(super) static OF_ONE: Words = Words::phrases("post_bodies.of-one");

/// Those who lead a state in which nobody reigns.
static REPUBLICAN: Words = Words::of("post_bodies.republican");

impl Reading<'_> {
    /// What a post is of, where its own words leave that out: what stands behind the name, what is known of the holder,
    /// what the article is about. And whether it is a legislator's whose seat is told behind the name.
    pub(super) fn owners_of_holding(&mut self, holding: Holding<'_>, mut of: Vec<NodeIndex>) -> (Vec<NodeIndex>, bool) {
        let Holding { holder, post_head, bare, rule, .. } = holding;
        let in_front = rule == Rule::PostInFrontOfAName;
        if of.is_empty() {
            of.extend(self.body_whose(post_head));
        }
        if of.is_empty() && in_front {
            of.extend(self.body_led_by(holder));
        }
        if of.is_empty() {
            of.extend(self.country_behind(holder));
        }
        if of.is_empty() && in_front {
            of.extend(self.body_behind(holder, bare));
        }
        if of.is_empty() {
            of = self.elsewhere(holder.node, bare);
        }
        if of.is_empty() && in_front {
            of.extend(self.firm_of_officer(holder, bare));
        }
        let legislator = self.post_is(bare, NounClass::LEGISLATOR);
        let seated = of.is_empty() && legislator && self.is_seat_told(holder);
        // Whose seat is told once is of no chamber when called "Senator" again.
        let told = legislator && self.posts.of_person(holder.node).next().is_some();
        if of.is_empty() && in_front && self.is_office(bare) {
            of.extend(self.beside(holder, post_head, bare));
        }
        if of.is_empty() && !seated && !told && in_front {
            of.extend(self.body_told_before(holder, bare));
        }
        // "X, a special envoy for malaria": of no country that the news is about, unless told in front of the name.
        let sent = !in_front && self.is_sent_on_a_mission(post_head);
        if of.is_empty() && !seated && !told && !sent && !self.somebody_s(post_head) {
            of = self.state_of(holder, bare);
        }
        (of, seated)
    }

    /// "The Supreme Court of Ghana is led by President Jane Roe": president of the court.
    fn body_led_by(&self, holder: &Argument) -> Option<NodeIndex> {
        let tree = self.tree;
        let agent = tree.head(holder.last);
        let verb = tree.head(agent);
        let leads = tree.label(holder.last) == Label::Pobj
            && tree.label(agent) == Label::Agent
            && matches!(tree.lemma(verb), "lead" | "chair" | "head");
        let body = tree.kid(verb, Label::Nsubjpass).and_then(|s| self.names.at(s)).filter(|_| leads)?;
        Some(body.node).filter(|n| self.nodes.is_organization(*n))
    }

    /// "the Green Union, whose chairman, Jane Roe, called it overdue": what stands before "whose", whatever the parse
    /// hangs the clause on.
    fn body_whose(&mut self, post_head: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let from = tree.sentence_around(post_head).start;
        let in_title = |i: &Index| self.names.at(*i).is_none() && (tree.is_noun(*i) || tree.tag(*i) == Tag::Jj);
        let first = (from..=post_head).rev().take_while(in_title).last()?;
        let whose = first.checked_sub(1).filter(|w| *w > from && tree.tag(*w) == Tag::WpPoss)?;
        let comma = usize::from(tree.lower(whose - 1) == ",");
        let owner = whose.checked_sub(1 + comma).filter(|o| *o >= from)?;
        let body = |n: &NodeIndex| self.nodes.get(*n).is_some_and(|d| d.is_body_or_place());
        if let Some(name) = self.names.at(owner) {
            return Some(name.node).filter(body);
        }
        let found = if tree.is_noun(owner) { self.whose(owner) } else { Vec::new() };
        found.into_iter().next()
    }

    /// "Senator Amy Klobuchar of Minnesota" sits for Minnesota.
    fn is_seat_told(&mut self, holder: &Argument) -> bool {
        let behind = holder.last + 1;
        behind < self.tree.len()
            && matches!(self.tree.lower(behind), "of" | "from")
            && self.seat_behind(behind).is_some()
    }

    /// "Representative Jane Roe" sits in the House, "United States Representative Jane Roe" for the country.
    pub(super) fn body_of_seat(&mut self, holding: Holding<'_>, node: NodeIndex, whose: Whose) -> NodeIndex {
        let Holding { post_head, bare, .. } = holding;
        let american = self.nodes.get(node).is_some_and(|d| d.name == "United States");
        let title = holding.last_word();
        if let Some(state) = self.as_state(node, bare) {
            state
        } else if bare.ends_with("member of parliament") && self.nodes.is_country(node) {
            self.parliament_of(node, post_head)
        } else if american
            && whose != Whose::Told
            && (title == "representative" || title == "senator" && whose == Whose::OneUnderstood)
            && plain_member(bare)
        {
            self.american_house(title).unwrap_or(node)
        } else {
            node
        }
    }

    /// "Director Paul Nyberg of the Swedish Transport Agency", "Colonel Tom Berg of the Kenyan army": the body behind
    /// the name. A party and a chamber have members, and a legislator sits for a place.
    fn body_behind(&mut self, holder: &Argument, post: &str) -> Option<NodeIndex> {
        let tree = self.tree;
        let of = holder.last + 1;
        let (_, end) = tree.sentence(tree.sentence_of(holder.first));
        if of + 1 >= end || tree.lower(of) != "of" || self.post_is(post, NounClass::LEGISLATOR) {
            return None;
        }
        let first = tree.past_the(of + 1);
        if let Some(name) = self.names.at(first).filter(|n| n.start == first) {
            let (node, last) = (name.node, name.end - 1);
            let draft = self.nodes.get(node)?;
            let words = draft.name.to_lowercase();
            let party = words.split(' ').any(|w| PARTIES.contains(&w)) || !words.contains(' ') && self.is_office(post);
            let owned = last + 1 < end && tree.tag(last + 1) == Tag::Pos;
            return (draft.is_organization() && !party && !owned).then_some(node);
        }
        let noun = tree.prepositional(holder.last, "of").filter(|n| *n > of && *n < of + 5)?;
        let national = (of + 1..noun).any(|i| self.gazetteer.demonym(tree.word(i)).is_some());
        let body = self.class_of(noun, &tree.base(noun)).is(NounClass::FORCES.or(NounClass::BODY));
        if !(national && body) || self.names.at(noun).is_some() {
            return None;
        }
        let found = self.resolve_one(noun, Want::Agent).into_iter().map(|a| a.node);
        found.into_iter().find(|n| self.nodes.is_organization(*n))
    }

    /// "Secretary of State Jane Roe and Special Envoy Jon Holm": the country of whoever is named right before the
    /// title.
    fn beside(&self, holder: &Argument, post_head: Index, post: &str) -> Option<NodeIndex> {
        let tree = self.tree;
        let (from, _) = tree.sentence(tree.sentence_of(holder.first));
        let title = |i: Index| {
            self.names.at(i).is_none()
                && (tree.is_noun(i) || matches!(tree.tag(i), Tag::Jj | Tag::Hyph | Tag::Vbg | Tag::Vbn))
        };
        let first = (from..=post_head).rev().take_while(|i| title(*i)).last()?;
        let joint = first.checked_sub(1).filter(|j| *j > from && matches!(tree.lower(*j), "and" | ","))?;
        let before = if tree.lower(joint - 1) == "," { joint.checked_sub(2)? } else { joint - 1 };
        let other = self.person_at(before).filter(|n| n.node != holder.node)?;
        // Whose country a table knows needs no neighbour.
        let known = self.is_known_person(holder.node) || self.is_known_for_a_country(holder.node);
        if known || self.legislator(&tree.base(post_head)) {
            return None;
        }
        let held = self.posts.of_person(other.node).next_back()?;
        // "Prime Minister Roe, President Holm and Chancellor Bah": where two are of two countries, so may be the third.
        let beside = |h: &&Held| from <= h.at && h.at < post_head && h.person != holder.node;
        let mut theirs = self.posts.iter().filter(beside).filter_map(|h| h.of);
        if theirs.any(|n| self.nodes.is_country(n) && Some(n) != held.of) {
            return None;
        }
        let near = tree.sentence_of(held.at) == tree.sentence_of(holder.first);
        // "King Roe and President Holm": no state has both.
        let held_post = held.post.as_str();
        let crown_and_republic = |a: &str, b: &str| ROYAL.contains(&a) && REPUBLICAN.contains(&b);
        let another = post == held_post && OF_ONE.contains(&post)
            || crown_and_republic(post, held_post)
            || crown_and_republic(held_post, post);
        if another {
            return None;
        }
        held.of.filter(|n| near && self.nodes.is_country(*n))
    }

    /// "Renault will cut jobs, chief executive Luca Roe said", "the club sacked coach X": the only firm or club that
    /// the sentence names.
    fn firm_of_officer(&self, holder: &Argument, post: &str) -> Option<NodeIndex> {
        let tree = self.tree;
        if !OFFICERS.iter().any(|o| post == *o || post.strip_prefix("former ").is_some_and(|p| p == *o)) {
            return None;
        }
        let sentence = tree.sentence_of(holder.first);
        let mut bodies: Vec<NodeIndex> = self
            .names
            .iter()
            .filter(|n| tree.sentence_of(n.start) == sentence)
            .filter(|n| {
                self.nodes.get(n.node).is_some_and(|d| {
                    d.is_organization() && d.class != Some(EntryClass::Media) && !d.name.contains("Exchange")
                })
            })
            .map(|n| n.node)
            .collect();
        bodies.sort_unstable();
        bodies.dedup();
        let subject = bodies.first().copied().filter(|_| bodies.len() == 1)?;
        let acts = self
            .names
            .iter()
            .filter(|n| n.node == subject && tree.sentence_of(n.start) == sentence)
            .any(|n| matches!(tree.label(n.end - 1), Label::Nsubj | Label::Nsubjpass | Label::Poss));
        (acts && !self.nodes.is_chamber(subject)).then_some(subject)
    }

    /// "the arrest of President Ali Hassan of Chad": the country behind the name, whatever the parse hangs it on.
    pub(super) fn country_behind(&self, holder: &Argument) -> Option<NodeIndex> {
        let behind = holder.last + 1;
        if behind >= self.tree.len() || self.tree.lower(behind) != "of" {
            return None;
        }
        let the = usize::from(behind + 1 < self.tree.len() && self.tree.lower(behind + 1) == "the");
        let name = self.names.at(behind + 1 + the)?;
        self.nodes.get(name.node).filter(|d| d.is_country()).map(|_| name.node)
    }

    /// What the same person's fuller post elsewhere in the article belongs to.
    pub(in crate::ingest::extract) fn elsewhere(&self, person: NodeIndex, post: &str) -> Vec<NodeIndex> {
        let known = self
            .posts
            .of_person(person)
            .find(|h| h.of.is_some() && (h.post.ends_with(post) || post.ends_with(&h.post)));
        known.and_then(|h| h.of).into_iter().collect()
    }
}
