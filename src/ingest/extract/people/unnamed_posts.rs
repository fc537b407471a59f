//! Posts without a name: "the Turkish foreign minister", "Maltese officials said", "his German counterpart".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::people::posts::{plain, singular};
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::held_posts::Held;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::SECRETARIATS;
use crate::lexicon::{EntryClass, NounClass, Words};
use crate::model::NodeKind;

/// Posts that one person in the world holds.
static SOLE: Words = Words::of("unnamed_posts.sole");

/// Those who act for a country, a body or a person without a post of their own.
pub(in crate::ingest::extract) static CROWDS: Words = Words::of("unnamed_posts.crowds");

/// Those who speak for a body without a name of their own.
static VOICES: Words = Words::of("unnamed_posts.voices");

/// What is named by an office and is not whoever holds it: "the post of prime minister".
static OFFICES: Words = Words::of("unnamed_posts.offices");

/// Adjectives of an office of a part of a country.
static LOCAL: Words = Words::of("unnamed_posts.local");

/// A post that the text gives nobody by name where it speaks of it.
pub(super) struct UnnamedPost {
    pub(super) head: Index,
    pub(super) plural: bool,
    /// What the post is called there, and how posts are compared: of one holder, in lower case.
    pub(super) words: String,
    pub(super) bare: String,
    /// Whose it is.
    pub(super) of: Vec<NodeIndex>,
}

impl Reading<'_> {
    /// A post without a name: its known holder, or a node of its own for each country.
    pub(in crate::ingest::extract) fn post(&mut self, head: Index, plural: bool) -> Vec<Argument> {
        let tree = self.tree;
        let post = self.unnamed_post(head, plural);
        if post.of.is_empty() {
            return self.holder_of_nobodys(&post).into_iter().collect();
        }
        if let Some(holder) = self.holder_beside(&post) {
            return vec![holder];
        }
        // "Guterres visited Juba. The Secretary-General met": whom the gazetteer knows for the body.
        if post.bare == "secretary-general"
            && self.is_the_secretary_general(head)
            && let Some(holder) = self.known_for_united_nations()
        {
            return vec![Argument::new(holder, head, head)];
        }
        if let Some(holder) = self.former_holder_told(&post) {
            return vec![holder];
        }
        // "African leaders": of no body and no country.
        let vague = |n: &NodeIndex| self.nodes.is_region(*n);
        if plural && post.of.iter().all(vague) {
            return Vec::new();
        }
        // "his spokesman": not named here, and not worth a node of its own.
        // "Algeria says its ambassador will return": a country's, not a person's.
        let of_state = post.of.iter().all(|n| self.nodes.is_country(*n)) && self.is_office(&post.bare);
        if post.bare != "counterpart" && !of_state && tree.kids(head).any(|k| tree.tag(k) == Tag::PrpPoss) {
            let of_them = |h: &&Held| h.post == post.bare && h.of.is_some_and(|o| post.of.contains(&o));
            let holder = self.posts.called(&post.bare).rev().find(of_them);
            return holder.map(|h| Argument::new(h.person, head, head)).into_iter().collect();
        }
        match self.representatives(&post) {
            Some(group) => group,
            None => self.post_of_each(post),
        }
    }

    /// What the words say of a post, and whose it is.
    fn unnamed_post(&mut self, head: Index, plural: bool) -> UnnamedPost {
        let mut post = self.read_post(head);
        if self.class_of(head, &self.tree.base(head)).is(NounClass::PRIVATE) {
            post.of.retain(|n| !self.nodes.is_country(*n));
        }
        let bare = plain(&singular(&post.words));
        // "Members of the Quad, Australia and India": of the body, not of those listed.
        if bare.ends_with("member") {
            post.of.retain(|n| self.nodes.is_organization(*n));
        }
        // "Afghanistan's Taliban rulers" are of the Taliban.
        let body = |n: &Name| self.nodes.is_organization(n.node);
        let beside = head.checked_sub(1).and_then(|b| self.names.at(b)).is_some_and(body);
        if plural && beside && post.of.len() == 2 {
            post.of.retain(|n| !self.nodes.is_country(*n));
        }
        if post.of.is_empty()
            && !plural
            && self.is_of_nobody_told(head, &bare)
            && let Some(country) = self.state_of_office(head, &bare)
        {
            post.of.push(country);
        }
        if post.of.is_empty() && !plural && self.is_the_secretary_general(head) {
            post.of.extend(self.united_nations());
            return UnnamedPost {
                head,
                plural,
                words: "Secretary-General".to_owned(),
                bare: "secretary-general".into(),
                of: post.of,
            };
        }
        UnnamedPost { head, plural, words: post.words, bare, of: post.of }
    }

    /// The person of the text whom the gazetteer knows for the United Nations, where there is one alone.
    fn known_for_united_nations(&self) -> Option<NodeIndex> {
        let known = |node: NodeIndex| {
            let of = self.gazetteer.person(self.nodes.name(node)).map(|(entry, _)| entry.name.as_str());
            self.nodes.is_person(node) && of == Some("United Nations")
        };
        let named = self.names.within(0..self.tree.len()).into_iter().map(|n| n.node);
        let mut known: Vec<NodeIndex> = named.filter(|n| known(*n)).collect();
        known.dedup();
        let first = known.first().copied();
        first.filter(|first| known.iter().all(|n| n == first))
    }

    /// "The Secretary-General condemned the attack", as the United Nations write: theirs, where the text names no other
    /// body that has one.
    fn is_the_secretary_general(&self, head: Index) -> bool {
        let tree = self.tree;
        let written = self.is_secretary_general(head) && tree.word(head).starts_with(char::is_uppercase);
        let alone = tree.kids(head).all(|k| k > head || matches!(tree.lower(k), "the" | "secretary" | "-"));
        let named = self.names.within(0..tree.len()).into_iter().map(|n| self.nodes.name(n.node));
        written
            && alone
            && self.posts.called("secretary-general").next().is_none()
            && named.into_iter().all(|name| !SECRETARIATS.contains(&name))
    }

    /// Who holds a post of which the text does not say whose it is.
    fn holder_of_nobodys(&mut self, post: &UnnamedPost) -> Option<Argument> {
        let tree = self.tree;
        let head = post.head;
        let definite = tree.kids(head).any(|k| matches!(tree.lower(k), "the" | "this" | "that"));
        let holder = if definite { self.holder_nearest(head, &post.bare) } else { None };
        // "The Pope will visit Iraq": there is but one.
        let sole = definite && holder.is_none() && SOLE.contains(&post.bare.as_str());
        let only = !post.plural && (sole || self.is_of_nobody_told(head, &post.bare));
        let node = match holder {
            None if only => {
                let called = self.title_as_written(head);
                self.descriptive(NodeKind::Actor, &called, &post.bare, head, false)
            }
            holder => holder?,
        };
        Some(Argument::new(node, head, head))
    }

    /// The holder of a post who was told of last before a token, else anywhere.
    fn holder_nearest(&self, head: Index, bare: &str) -> Option<NodeIndex> {
        // In a brief, each line is an item of its own.
        let held = || self.posts.called(bare).filter(|h| !self.apart(h.at, head));
        let before = held().filter(|h| h.at <= head).max_by_key(|h| h.at);
        // "submitted it to the president": not the president of a party who is named only later.
        // Nor a former one.
        let past = |h: &Held| {
            (h.at.saturating_sub(3)..h.at).any(|i| matches!(self.tree.lower(i), "former" | "ex" | "late" | "then"))
        };
        let ahead = |h: &&Held| !past(h) && (!self.is_office(bare) || h.of.is_none_or(|of| !self.any_body(&[of])));
        before.or_else(|| held().rev().find(ahead)).map(|h| h.person)
    }

    /// Whether "the president" is of nobody that the text has told of: no holder of the post is known, and no person is
    /// named shortly before whom the noun may stand for.
    fn is_of_nobody_told(&self, head: Index, bare: &str) -> bool {
        let tree = self.tree;
        let definite = tree.kids(head).any(|k| tree.lower(k) == "the");
        // An officer of state is often nobody of whom the sentences before tell; a princess or a coach seldom is.
        let back = tree.sentences_back(head, if self.is_office(bare) { 3 } else { 40 });
        let person = self.names.within(back..head).into_iter().any(|n| {
            n.end <= head
                && self.nodes.is_person(n.node)
                && !self.apart(n.start, head)
                && !(self.is_office(bare) && self.holds_another_office(n.node, bare))
        });
        let somebody = |n: Index| tree.sentence_of(n) == tree.sentence_of(head);
        let behind =
            self.names.within(head..head + 12).into_iter().any(|n| somebody(n.start) && self.nodes.is_person(n.node));
        definite
            && !person
            && !behind
            && !bare.starts_with("spokes")
            && (matches!(tree.label(head), Label::Nsubj | Label::Nsubjpass | Label::Dobj)
                || self.goes_on_with_who(head))
            && self.posts.called(bare).next().is_none()
    }

    /// Whether somebody is known for other offices alone: a prime minister is not "the president".
    fn holds_another_office(&self, person: NodeIndex, bare: &str) -> bool {
        // "the premier", "the head of state" may be a prime minister or a president told before.
        if matches!(bare, "premier" | "leader") || bare.starts_with("head of") {
            return false;
        }
        let mut offices = self.posts.of_person(person).filter(|h| self.is_office(&h.post)).peekable();
        offices.peek().is_some() && offices.all(|h| h.post != bare && !h.post.ends_with(&format!(" {bare}")))
    }

    /// "resigned to the president, who asked him to stay": whoever does what follows.
    fn goes_on_with_who(&self, head: Index) -> bool {
        let tree = self.tree;
        let goes_on = |k: Index| {
            tree.label(k) == Label::Relcl && tree.kid(k, Label::Nsubj).is_some_and(|s| tree.lower(s) == "who")
        };
        tree.label(head) == Label::Pobj
            && matches!(tree.lower(tree.head(head)), "to" | "by" | "with")
            && tree.kids(head).any(goes_on)
    }

    /// The state whose president or minister a text means that names no holder of the office: the one that it is about
    /// there.
    fn state_of_office(&mut self, head: Index, bare: &str) -> Option<NodeIndex> {
        let local = self.post_is(bare, NounClass::REGIONAL.or(NounClass::MUNICIPAL));
        // "The local health minister"
        let of_a_part = self.tree.kids(head).any(|k| k < head && LOCAL.contains(&self.tree.lower(k)));
        let state = self.is_office(bare) && !local && !of_a_part;
        let country = if self.brief { self.country_of_scene(head) } else { self.country_of_office(head) };
        country.filter(|country| state && !self.is_turned_upon(*country, head, bare))
    }

    /// Notes the posts without a name that speak, whether or not what they say is an event.
    pub(in crate::ingest::extract) fn read_speakers(&mut self) {
        for token in self.body..self.tree.len() {
            let member = self.tree.base(token) == "member";
            // "A Labour MP called Jane Roe": hers.
            if self.post_class(token)
                && self.names.at(token).is_none()
                && let Some(holder) = self.called(token).into_iter().next()
            {
                let post = self.read_post(token);
                self.hold(&holder, token, post.words, post.of, Rule::NameInApposition);
                continue;
            }
            let plural = matches!(self.tree.tag(token), Tag::Nns | Tag::Nnps);
            let listed = plural && self.offices_of_countries(token);
            let told = self.speaks(token) || listed || !plural && self.is_office_of_named(token);
            if self.post_class(token) && !member && self.names.at(token).is_none() && told {
                self.post(token, plural);
            }
        }
    }

    /// "Israel's Prime Minister issued a statement", "the car of the mayor of Jos": an office of one that is told with
    /// whose it is.
    fn is_office_of_named(&self, head: Index) -> bool {
        let tree = self.tree;
        let class = self.class_of(head, &tree.base(head));
        let office = class.is(NounClass::OFFICE.or(NounClass::MUNICIPAL).or(NounClass::REGIONAL))
            && !class.is(NounClass::LEGISLATOR.or(NounClass::ENVOY));
        let one = matches!(tree.tag(head), Tag::Nn | Tag::Nnp)
            && matches!(
                tree.label(head),
                Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Pobj | Label::Poss | Label::Conj
            )
            && !tree.kids(head).any(|k| matches!(tree.lower(k), "a" | "an" | "next" | "former" | "new" | "no"));
        // "to serve as the prime minister of Chad", "the office of the president of Chad"
        let first = tree.first_conjunct(head);
        let above = tree.head(first);
        let aside = tree.label(first) == Label::Pobj && matches!(tree.lower(above), "as" | "for")
            || tree.label(first) == Label::Pobj
                && tree.lower(above) == "of"
                && OFFICES.contains(&tree.base(tree.head(above)).as_str());
        let named = tree.conjuncts(head).len() > 1
            || tree.kids(head).any(|k| tree.label(k) == Label::Appos || k > head && self.names.at(k).is_some());
        let place = |i: Index| self.place_at(i).is_some();
        let whose = tree.kids(head).any(|k| {
            k < head
                && (place(k)
                    || self.names.at(k).is_none()
                        && self.gazetteer.demonym(tree.word(k)).is_some_and(|e| e.class == EntryClass::Country))
        }) || tree.prepositional(head, "of").is_some_and(place);
        office && one && !aside && !named && whose && tree.base(head) != "incumbent"
    }

    /// "the Prime Ministers of Belgium, Spain and Portugal": one of each country in a list.
    fn offices_of_countries(&self, head: Index) -> bool {
        let tree = self.tree;
        let office = self.class_of(head, &tree.base(head)).is(NounClass::OFFICE);
        let Some(object) = tree.prepositional(head, "of").filter(|_| office) else { return false };
        let listed = tree.conjuncts(object);
        listed.len() > 1 && listed.iter().all(|i| self.country_at(*i).is_some())
    }

    /// `represents` of the bare posts that became nodes.
    pub(in crate::ingest::extract) fn read_bare_posts(&mut self) {
        let posts = std::mem::take(&mut self.bare_posts);
        for (argument, words, of) in posts {
            // "The Biden campaign" is run for him; that says of nobody whom he or it represents.
            if words == "campaign" {
                continue;
            }
            let target = Argument::new(of, argument.first, argument.last);
            let trigger = argument.last;
            // "Republican representatives" are of the party, "a House representative" sits in it.
            let last = words.rsplit(' ').next().unwrap_or_default();
            let of_party = self.legislator(&singular(last)) || self.legislator(last);
            let of_party = of_party
                && !matches!(last, "official" | "officials")
                && self.any_body(&[of])
                && !self.nodes.is_chamber(of)
                && self.nodes.get(of).is_some_and(|d| d.name.ends_with("Party") || d.name.ends_with("Democrats"));
            // "Japanese officials", "the Biden campaign": known by whom they are of, but no post that somebody holds.
            if CROWDS.contains(&last) {
                continue;
            }
            let of_states = words.ends_with("ministers") && self.are_ministers_of_body(&words, &[of]);
            let belongs = words.ends_with("member") || of_party || of_states;
            let relation = if belongs { "member-of" } else { "represents" };
            let rule = match self.is_post_of_the_owner(last, of) {
                true => Rule::VoiceOfANamedBody,
                false => Rule::PostWithoutAName,
            };
            let words = Some(words).filter(|_| !of_states);
            self.claim_structural(&argument, relation, target, trigger, words, rule);
        }
    }

    /// "A Leeds City Council spokeswoman", "the mayor of Fort Lee": who speaks for a body of that name, and who heads a
    /// town.
    fn is_post_of_the_owner(&self, post: &str, of: NodeIndex) -> bool {
        let Some(owner) = self.nodes.get(of).filter(|d| d.named) else { return false };
        match owner.kind {
            NodeKind::Organization => VOICES.contains(&post),
            NodeKind::Location => {
                post == "mayor" && matches!(owner.class, None | Some(EntryClass::City | EntryClass::Subdivision))
            }
            _ => false,
        }
    }

    /// "The Foreign Secretary", "the Attorney General": a post with the words of its title, where they are written
    /// large; otherwise its noun.
    fn title_as_written(&self, head: Index) -> String {
        let tree = self.tree;
        let large = |i: &Index| tree.word(*i).starts_with(char::is_uppercase);
        let of_title = |i: &Index| {
            tree.head(*i) == head && matches!(tree.label(*i), Label::Compound | Label::Amod | Label::Nmod) && large(i)
        };
        let first = if large(&head) { (0..head).rev().take_while(of_title).last() } else { None };
        tree.phrase(first.unwrap_or(head), head)
    }
}
