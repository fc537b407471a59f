//! Who holds which post of what: the claims of posts, and where the text leaves the country out.

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::people::offices::plain_member;
use crate::ingest::extract::people::posts::plain;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::held_posts::Held;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{EntryClass, NounClass, Words};
use crate::model::{Modality, NodeKind};

/// Posts of a town or a district.
static LOCAL: Words = Words::of("holders.local");

/// Words in names of parties, whose people have their posts elsewhere.
static PARTIES: Words = Words::of("holders.parties");

/// Titles of rulers who are known by them.
static RULERS: Words = Words::of("holders.rulers");

/// What belongs to a body, as a member or as a part of it.
static MEMBERS: Words = Words::of("holders.members");

/// Posts of those who run a firm or train a club.
static OFFICERS: Words = Words::phrases("holders.officers");

impl Reading<'_> {
    pub(in crate::ingest::extract) fn hold(
        &mut self,
        holder: &Argument,
        post_head: Index,
        words: String,
        of: Vec<NodeIndex>,
        rule: Rule,
    ) {
        let words = self.post_itself(&words);
        // "alleged leader" is a leader's post, if any.
        let words = match words.split_once(' ') {
            Some((first, rest)) if self.doubts(first) => rest.to_owned(),
            _ => words,
        };
        let bare = plain(&words);
        let told_whose = !of.is_empty();
        let of = if of.is_empty() { self.country_behind(holder).into_iter().collect() } else { of };
        let of = if of.is_empty() && rule == Rule::PostInFrontOfAName {
            self.body_behind(holder, &bare).into_iter().collect()
        } else {
            of
        };
        let of = if of.is_empty() { self.elsewhere(holder.node, &bare) } else { of };
        let of = if of.is_empty() && rule == Rule::PostInFrontOfAName {
            self.firm_of_officer(holder, &bare).into_iter().collect()
        } else {
            of
        };
        // "Senator Amy Klobuchar of Minnesota" sits for Minnesota.
        let seated = of.is_empty()
            && self.post_is(&bare, NounClass::LEGISLATOR)
            && holder.last + 1 < self.tree.len()
            && matches!(self.tree.lower(holder.last + 1), "of" | "from")
            && self.seat_behind(holder.last + 1).is_some();
        // Whose seat is told once is of no chamber when called "Senator" again.
        let told = self.post_is(&bare, NounClass::LEGISLATOR) && self.posts.of_person(holder.node).next().is_some();
        let of = if of.is_empty() && rule == Rule::PostInFrontOfAName && self.is_office(&bare) {
            self.beside(holder, post_head).into_iter().collect()
        } else {
            of
        };
        let of = if of.is_empty() && !seated && !told && rule == Rule::PostInFrontOfAName {
            self.body_told_before(holder, &bare).into_iter().collect()
        } else {
            of
        };
        // "X, a special envoy for malaria": of no country that the news is about, unless told in front of the name.
        let sent = rule != Rule::PostInFrontOfAName && self.is_sent_on_a_mission(post_head);
        let of = if of.is_empty() && !seated && !told && !sent && !self.somebody_s(post_head) {
            self.state_of(holder, &bare)
        } else {
            of
        };
        // "the city's first American mayor" is of no country.
        let of: Vec<NodeIndex> = if LOCAL.contains(&bare.rsplit(' ').next().unwrap_or_default()) {
            let wide = |n: &NodeIndex| {
                self.nodes.get(*n).is_some_and(|d| matches!(d.class, Some(EntryClass::Country | EntryClass::Region)))
            };
            of.into_iter().filter(|n| !wide(n)).collect()
        } else {
            of
        };
        if of.is_empty() {
            if !self.posts.of_person(holder.node).any(|h| h.post == bare) {
                self.posts.push(Held { person: holder.node, post: bare, of: None, at: post_head });
            }
            return;
        }
        // "Representative Jane Roe" sits in the House, "United States Representative Jane Roe" for the country.
        let one = of.len() == 1 && !seated;
        let of: Vec<NodeIndex> = of
            .into_iter()
            .map(|node| {
                let american = self.nodes.get(node).is_some_and(|d| d.name == "United States");
                let title = bare.rsplit(' ').next().unwrap_or_default();
                if let Some(state) = self.as_state(node, &bare) {
                    state
                } else if bare.ends_with("member of parliament") && self.is_country(node) {
                    self.parliament_of(node, post_head)
                } else if american
                    && !told_whose
                    && (title == "representative" || title == "senator" && one)
                    && plain_member(&bare)
                {
                    self.american_house(title).unwrap_or(node)
                } else {
                    node
                }
            })
            .collect();
        for node in of {
            // "will become president": whoever is called so until then is another.
            if !self.is_to_come(post_head, holder) {
                self.posts.push(Held { person: holder.node, post: bare.clone(), of: Some(node), at: post_head });
            }
            let short = self.nodes.get(node).map(|d| with_post(&d.name, &words));
            short.into_iter().for_each(|alias| self.nodes.call(holder.node, &alias));
            // "King Abdullah" is known by his title.
            if RULERS.contains(&bare.as_str())
                && let Some(name) = self.nodes.get(holder.node).map(|d| d.name.clone())
            {
                self.nodes.call(holder.node, &format!("{words} {name}"));
            }
            let target = Argument::new(node, post_head, post_head);
            let last = bare.rsplit(' ').next().unwrap_or_default();
            // "Labour MP Tom Watson" is of the party, "Senator X of the Finance Committee" speaks for it.
            let sits = self.nouns.class(last).is(NounClass::LEGISLATOR) && !self.nouns.class(last).is(NounClass::ENVOY);
            let of_party = (sits || matches!(last, "deputy" | "politician" | "activist" | "supporter"))
                && !matches!(last, "senator" | "sen." | "rep." | "congressman" | "congresswoman")
                && self.nodes.get(node).is_some_and(|d| d.kind == NodeKind::Organization)
                // "MP for Clacton", whatever the recognizer takes the seat for
                && !(sits
                    && post_head + 1 < self.tree.len()
                    && self.tree.lower(post_head + 1) == "for"
                    && self.nodes.get(node).is_some_and(|d| d.class.is_none() && !d.name.contains("Party")))
                && !self.is_chamber(node);
            // "Member of Parliament Jane Roe", "Jane Roe, a member of the assembly," sit there; "was once a member" tells of a
            // past, "House members Jane Roe and Jon Holm" of a seat for a place.
            let parliament = self.nodes.get(node).is_some_and(|d| d.name.to_lowercase().contains("parliament"));
            let beside = matches!(rule, Rule::PostInApposition | Rule::NameInApposition);
            let titled = rule == Rule::PostInFrontOfAName && parliament || beside && self.is_legislature(node);
            // "a founding member of the party", "the high-ranking al-Qaeda member Jane Roe"
            let plain = bare == "member" || bare.ends_with(" member");
            let member = of_party || plain && !titled;
            let relation = if member { "member-of" } else { "represents" };
            // "an Iranian member of the team": of the team, not of Iran.
            if member && self.nodes.get(node).is_some_and(|d| d.kind != NodeKind::Organization) {
                continue;
            }
            self.claim_structural(holder, relation, target, post_head, Some(words.clone()), rule);
            self.doubt_standing(holder.node, node, post_head);
        }
    }

    /// "an alleged cartel leader", "a suspected member": what somebody is only said to be.
    pub(in crate::ingest::extract) fn doubt_standing(&mut self, holder: NodeIndex, body: NodeIndex, post: Index) {
        let tree = self.tree;
        let (from, _) = tree.sentence(tree.sentence_of(post));
        let in_phrase = |i: &Index| {
            tree.is_noun(*i) || matches!(tree.tag(*i), Tag::Jj | Tag::Hyph | Tag::Vbn) || self.names.at(*i).is_some()
        };
        let mut before = (from.max(post.saturating_sub(8))..post).rev().take_while(in_phrase);
        // "is no longer a member of the bloc", "is not a member"
        let verb = tree.head(post);
        let denied = tree.label(post) == Label::Attr && self.modality(verb) == Some(Modality::Negated);
        let modality = match before.any(|i| self.doubts(tree.lower(i))) {
            true => Modality::Alleged,
            false if denied => Modality::Negated,
            false => return,
        };
        let stated = self.claims.numbered(post..post + 1).find(|(_, c)| {
            c.target.node == body
                && c.source.as_ref().is_some_and(|s| s.node == holder)
                && c.modality == Modality::Asserted
        });
        if let Some(number) = stated.map(|(number, _)| number) {
            self.claims.change(number, |claim| claim.modality = modality);
        }
    }

    /// Whether a word in front of a noun says that it is in doubt: "alleged", "suspected".
    fn doubts(&self, word: &str) -> bool {
        self.frames.modality(&word.to_lowercase(), "modifier") == Some(Modality::Alleged)
    }

    /// "Director Paul Nyberg of the Swedish Transport Agency", "Colonel Tom Berg of the Kenyan army": the body behind the
    /// name. A party and a chamber have members, and a legislator sits for a place.
    fn body_behind(&mut self, holder: &Argument, post: &str) -> Option<NodeIndex> {
        let tree = self.tree;
        let of = holder.last + 1;
        let (_, end) = tree.sentence(tree.sentence_of(holder.first));
        if of + 1 >= end || tree.lower(of) != "of" || self.post_is(post, NounClass::LEGISLATOR) {
            return None;
        }
        let first = if tree.lower(of + 1) == "the" { of + 2 } else { of + 1 };
        if let Some(name) = self.names.at(first).filter(|n| n.start == first) {
            let (node, last) = (name.node, name.end - 1);
            let draft = self.nodes.get(node)?;
            let words = draft.name.to_lowercase();
            let party = words.split(' ').any(|w| PARTIES.contains(&w)) || !words.contains(' ') && self.is_office(post);
            let owned = last + 1 < end && tree.tag(last + 1) == Tag::Pos;
            return (draft.kind == NodeKind::Organization && !party && !owned).then_some(node);
        }
        let noun = tree.prepositional(holder.last, "of").filter(|n| *n > of && *n < of + 5)?;
        let national = (of + 1..noun).any(|i| self.gazetteer.demonym(tree.word(i)).is_some());
        let body = self.class_of(noun, &tree.base(noun)).is(NounClass::FORCES.or(NounClass::BODY));
        if !(national && body) || self.names.at(noun).is_some() {
            return None;
        }
        let found = self.resolve_one(noun, Want::Agent).into_iter().map(|a| a.node);
        found.into_iter().find(|n| self.is_body(*n))
    }

    /// "Secretary of State Jane Roe and Special Envoy Jon Holm": the country of whoever is named right before the title.
    fn beside(&self, holder: &Argument, post_head: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let (from, _) = tree.sentence(tree.sentence_of(holder.first));
        let title = |i: Index| {
            self.names.at(i).is_none()
                && (tree.is_noun(i) || matches!(tree.tag(i), Tag::Jj | Tag::Hyph | Tag::Vbg | Tag::Vbn))
        };
        let first = (from..=post_head).rev().take_while(|i| title(*i)).last()?;
        let joint = first.checked_sub(1).filter(|j| *j > from && matches!(tree.lower(*j), "and" | ","))?;
        let before = if tree.lower(joint - 1) == "," { joint.checked_sub(2)? } else { joint - 1 };
        let other = self.names.at(before).filter(|n| n.node != holder.node && self.is_person(n.node))?;
        // Whose country a table knows needs no neighbour.
        let known = self.nodes.get(holder.node).is_some_and(|d| self.gazetteer.person(&d.name).is_some());
        if known || self.legislator(&tree.base(post_head)) {
            return None;
        }
        let held = self.posts.of_person(other.node).next_back()?;
        let near = tree.sentence_of(held.at) == tree.sentence_of(holder.first);
        held.of.filter(|n| near && self.is_country(*n))
    }

    /// "Renault will cut jobs, chief executive Luca Roe said", "the club sacked coach X": the only firm or club that the
    /// sentence names.
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
                    d.kind == NodeKind::Organization
                        && d.class != Some(EntryClass::Media)
                        && !d.name.contains("Exchange")
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
        (acts && !self.is_chamber(subject)).then_some(subject)
    }

    /// "the arrest of President Ali Hassan of Chad": the country behind the name, whatever the parse hangs it on.
    fn country_behind(&self, holder: &Argument) -> Option<NodeIndex> {
        let behind = holder.last + 1;
        if behind >= self.tree.len() || self.tree.lower(behind) != "of" {
            return None;
        }
        let the = usize::from(behind + 1 < self.tree.len() && self.tree.lower(behind + 1) == "the");
        let name = self.names.at(behind + 1 + the)?;
        self.nodes.get(name.node).filter(|d| d.class == Some(EntryClass::Country)).map(|_| name.node)
    }

    /// The post alone, where the words in front of a name hold more: "at the request of Prime Minister", "and president".
    fn post_itself(&self, words: &str) -> String {
        // "then-prime-minister Jane Roe"
        let spaced = words.strip_prefix("then-").unwrap_or(words).replace("prime-minister", "prime minister");
        let mut rest = spaced.as_str();
        while let Some(shorter) = ["and ", "or ", "of ", "the "].iter().find_map(|word| rest.strip_prefix(word)) {
            rest = shorter;
        }
        if let Some((before, after)) = rest.rsplit_once(" of ")
            && self.post_is(&after.to_lowercase(), NounClass::POST)
            && !self.post_is(&before.to_lowercase(), NounClass::POST)
        {
            rest = after;
        }
        rest.to_owned()
    }

    /// What the same person's fuller post elsewhere in the article belongs to.
    pub(in crate::ingest::extract) fn elsewhere(&self, person: NodeIndex, post: &str) -> Vec<NodeIndex> {
        let known = self
            .posts
            .of_person(person)
            .find(|h| h.of.is_some() && (h.post.ends_with(post) || post.ends_with(&h.post)));
        known.and_then(|h| h.of).into_iter().collect()
    }

    /// "his Russian counterpart Vladimir Putin" holds the post of whoever "his" is.
    pub(in crate::ingest::extract) fn counterpart(&mut self, holder: &Argument, title: Index) {
        let tree = self.tree;
        let possessor = (title.saturating_sub(4)..title).find(|i| tree.tag(*i) == Tag::PrpPoss);
        let other = possessor.and_then(|p| self.pronoun(p)).map(|a| a.node);
        let post = match other {
            Some(other) => self.posts.of_person(other).next_back(),
            None => self.posts.iter().rev().find(|h| h.person != holder.node),
        };
        let post = post.map(|h| h.post.clone());
        let mut of = self.post_owners_in(title.saturating_sub(3), title);
        // "told his counterpart Aleksandar Vucic": not of his own country.
        let own = other.and_then(|o| self.posts.of_person(o).next_back()).and_then(|h| h.of);
        of.retain(|n| Some(*n) != own);
        // "arrived in Khartoum for talks with his counterpart, Jon Holm": of the country that is visited.
        if of.is_empty() {
            let host = own.and_then(|own| self.host_beside(title, own));
            if host.is_none() && own.is_some() && !self.is_known_for_a_country(holder.node) {
                return;
            }
            of.extend(host);
        }
        match post {
            Some(post) => self.hold(holder, title, post, of, Rule::Counterpart),
            None if !of.is_empty() => self.hold(holder, title, "counterpart".to_owned(), of, Rule::NameInApposition),
            None => {}
        }
    }

    /// A person with an occupation at an organization: "a lawyer for X", "editor of Y".
    pub(in crate::ingest::extract) fn employed(&mut self, holder: &Argument, occupation: Index) {
        let (low, _) = self.tree.reach(occupation);
        let mut owners = self.post_owners(occupation, low);
        // "his lawyer, X", "Chen's lawyer, X": X acts for one person.
        if self.person_s_agent(occupation) {
            if owners.is_empty()
                && let Some(possessor) = self.tree.kid(occupation, Label::Poss)
            {
                owners.extend(self.names.at(possessor).map(|n| n.node));
            }
            if !owners.is_empty() {
                let words = self.tree.lower(occupation).to_owned();
                self.hold(holder, occupation, words, owners, Rule::AgentOfAPerson);
            }
            return;
        }
        self.employ(holder, occupation, &owners);
    }

    /// "Komeito, a member of the ruling coalition", "X, part of Y".
    pub(in crate::ingest::extract) fn membership(&mut self, holder: &Argument, head: Index) {
        if MEMBERS.contains(&self.tree.lemma(head))
            && let Some(object) = self.tree.prepositional(head, "of")
        {
            for target in self.resolve(object, Want::Any) {
                self.claim_structural(holder, "member-of", target, head, None, Rule::MembershipInApposition);
            }
        }
    }
}

/// A body with a post of it: "Ugandan opposition" and "opposition leader" share a word.
fn with_post(body: &str, post: &str) -> String {
    let (of, what) = (body.to_lowercase(), post.to_lowercase());
    let shared = what.match_indices(' ').map(|(at, _)| at).rev().find(|at| {
        let opening = what.get(..*at).unwrap_or_default();
        of == opening || of.strip_suffix(opening).is_some_and(|front| front.ends_with(' '))
    });
    match shared.and_then(|at| post.get(at + 1..)) {
        Some(rest) => format!("{body} {rest}"),
        None => format!("{body} {post}"),
    }
}
