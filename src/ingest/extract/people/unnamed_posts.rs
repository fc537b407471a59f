//! Posts without a name: "the Turkish foreign minister", "Maltese officials said", "his German counterpart".

use crate::ingest::extract::arguments::descriptions::lower_first;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::people::posts::{Post, plain, singular};
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::held_posts::Held;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, PlaceClass, Words};
use crate::model::NodeKind;

/// Forms of address in front of a name.
static HONORIFICS: Words = Words::of("titles.honorifics");

/// Posts that one person in the world holds.
static SOLE: Words = Words::of("unnamed_posts.sole");

/// Those who act for a country, a body or a person without a post of their own.
pub(in crate::ingest::extract) static CROWDS: Words = Words::of("unnamed_posts.crowds");

impl Reading<'_> {
    /// A post without a name: its known holder, or a node of its own for each country.
    pub(in crate::ingest::extract) fn post(&mut self, head: Index, plural: bool) -> Vec<Argument> {
        let tree = self.tree;
        let mut post = self.read_post(head);
        if self.class_of(head, &tree.base(head)).is(NounClass::PRIVATE) {
            post.of.retain(|n| !self.is_country(*n));
        }
        let bare = plain(&singular(&post.words));
        // "Members of the Quad, Australia and India": of the body, not of those listed.
        if bare.ends_with("member") {
            post.of.retain(|n| self.nodes.get(*n).is_some_and(|d| d.kind == NodeKind::Organization));
        }
        // "Afghanistan's Taliban rulers" are of the Taliban.
        let body = |n: &Name| self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Organization);
        let beside = head.checked_sub(1).and_then(|b| self.names.at(b)).is_some_and(body);
        if plural && beside && post.of.len() == 2 {
            post.of.retain(|n| !self.is_country(*n));
        }
        let unheld = post.of.is_empty() && !plural && self.is_of_nobody_told(head, &bare);
        if unheld && let Some(country) = self.state_of_office(head, &bare) {
            post.of.push(country);
        }
        let post = post;
        if post.of.is_empty() {
            let definite = tree.kids(head).any(|k| matches!(tree.lower(k), "the" | "this" | "that"));
            let holder = definite
                .then(|| {
                    // In a brief, each line is an item of its own.
                    let near = |h: &&Held| !self.apart(h.at, head);
                    let held = || self.posts.called(&bare).filter(near);
                    held()
                        .filter(|h| h.at <= head)
                        .max_by_key(|h| h.at)
                        .or_else(|| held().next_back())
                        .map(|h| h.person)
                })
                .flatten();
            // "The Pope will visit Iraq": there is but one.
            let only = (unheld || definite && !plural && holder.is_none() && SOLE.contains(&bare.as_str()))
                .then(|| self.descriptive(NodeKind::Actor, tree.word(head), &bare, head, false));
            return holder.or(only).map(|node| Argument::new(node, head, head)).into_iter().collect();
        }
        if let Some(name) = self.named_behind(head) {
            return vec![Argument::new(name.node, name.start, name.end - 1)];
        }
        if let Some(name) = self.titled_conjunct(head) {
            let holder = name.argument();
            self.hold(&holder, post.head, post.words, post.of, Rule::PostInFrontOfAName);
            return vec![holder];
        }
        if let Some(name) = self.apposed(head).or_else(|| self.apposed_to(head)) {
            return vec![name.argument()];
        }
        // "his spokesman": not named here, and not worth a node of its own.
        // "Algeria says its ambassador will return": a country's, not a person's.
        let of_state = post.of.iter().all(|n| self.nodes.get(*n).is_some_and(|d| d.class == Some(PlaceClass::Country)))
            && self.is_office(&bare);
        // "African leaders": of no body and no country.
        let vague = |n: &NodeIndex| self.nodes.get(*n).is_some_and(|d| d.class == Some(PlaceClass::Region));
        if plural && post.of.iter().all(vague) {
            return Vec::new();
        }
        if bare != "counterpart" && !of_state && tree.kids(head).any(|k| tree.tag(k) == Tag::PrpPoss) {
            let of_them = |h: &&Held| h.post == bare && h.of.is_some_and(|o| post.of.contains(&o));
            let holder = self.posts.called(&bare).rev().find(of_them);
            return holder.map(|h| Argument::new(h.person, head, head)).into_iter().collect();
        }
        // "Chinese officials", "representatives of the Syrian government" speak for the country.
        let of_countries = post.of.iter().all(|n| self.is_country(*n));
        if plural
            && !self.speaks(head)
            && of_countries
            && matches!(
                bare.as_str(),
                "official" | "representative" | "diplomat" | "negotiator" | "delegate" | "authority"
            )
        {
            let (low, _) = tree.reach(head);
            return post.of.iter().map(|of| Argument::new(*of, low, head)).collect();
        }
        let speaks = self.speaks(head) && !bare.ends_with("member");
        let office = matches!(bare.as_str(), "official" | "representative" | "diplomat" | "negotiator" | "delegate");
        // "Representatives of the Taliban and the European Union met": those of the one and those of the other.
        let above = tree.head(head);
        let meet = tree.label(head) == Label::Nsubj
            && tree.is_verb(above)
            && self.frames.verb(tree.lemma(above)).iter().any(|f| f.relation == "met-with");
        if plural && meet && post.of.len() > 1 && (office || bare == "leader") && !of_countries {
            let mut found = Vec::new();
            for of in post.of.clone() {
                let owner = self.nodes.get(of).map(|d| d.name.clone()).unwrap_or_default();
                let words = lower_first(&post.words, tree.word(head)).to_lowercase();
                let node = self.descriptive(NodeKind::Actor, &format!("{owner} {words}"), &tree.base(head), head, true);
                self.nodes.call(node, &format!("{words} of {owner}"));
                let argument = Argument::new(node, head, head);
                self.bare_posts.push((argument.clone(), words, of));
                found.push(argument);
            }
            return found;
        }
        if plural && (speaks && post.of.len() < 2 || office && !of_countries) {
            return self.speaking_group(head, &post.words, &post.of);
        }
        if plural && (post.of.len() < 2 || self.legislator(&tree.base(head)) && self.any_body(&post.of)) {
            let base = tree.base(head);
            if self.class_of(head, &base).is(NounClass::PERSON) {
                return Vec::new();
            }
        }
        let indefinite = tree.kids(head).any(|k| matches!(tree.lower(k), "a" | "an"));
        let (bare, post) = match self.counterparts_post(head, &bare) {
            Some(words) => (plain(&words), Post { words, ..post }),
            None => (bare, post),
        };
        let mut found = Vec::new();
        for of in post.of.clone() {
            let holder = self
                .posts
                .of_body(of)
                .rev()
                .find(|h| h.post == bare || h.post.ends_with(&format!(" {bare}")))
                .map(|h| h.person)
                .or_else(|| self.heads(of, &bare));
            let (low, _) = tree.reach(head);
            if let Some(node) = holder.filter(|_| !indefinite) {
                found.push(Argument::new(node, low, head));
                continue;
            }
            let owner = self.nodes.get(of).map(|d| d.name.clone()).unwrap_or_default();
            let written = (low..head).find_map(|i| {
                let here = self.names.at(i).map(|n| (n.node, tree.phrase(n.start, n.end - 1)));
                here.or_else(|| {
                    self.gazetteer
                        .demonym(tree.word(i))
                        .filter(|e| e.name == owner)
                        .map(|_| (of, tree.word(i).to_owned()))
                })
                .filter(|(node, _)| *node == of)
                .map(|(_, written)| written)
            });
            let words = if plural { singular(&post.words) } else { post.words.clone() };
            // "the foreign ministers of Turkey and Iran" are the Turkish one and the Iranian one.
            let adjective = self.gazetteer.find(&owner).and_then(|e| e.adjective).filter(|a| !a.ends_with("er"));
            let (begin, _, described) = self.description(head, &[]);
            let described =
                if self.names.at(begin).is_some() { described } else { lower_first(&described, tree.word(begin)) };
            let one = post.of.len() == 1 && !plural;
            let body = self.nodes.get(of).is_some_and(|d| d.kind == NodeKind::Organization);
            let (first, _, tailed) = self.description(head, &["of", "for", "from", "at"]);
            let name = match (&written, adjective) {
                // "police official in Mumbai", "spokesperson for the Guild"
                (None, _) if one && body && tailed.split(' ').count() > 1 && tailed.split(' ').count() < 9 => {
                    lower_first(&tailed, tree.word(first))
                }
                // "Malian army spokesperson", "United States counter-terrorism official"
                (Some(_), _) if one && described.split(' ').count() < 8 && tree.tag(begin) != Tag::Prp => described,
                (Some(written), _) => format!("{written} {words}"),
                (None, Some(adjective)) => format!("{adjective} {words}"),
                (None, None) => format!("{words} of {owner}"),
            };
            let node = self.descriptive(NodeKind::Actor, &name, &bare, head, false);
            self.nodes.call(node, &format!("{owner} {words}"));
            self.nodes.call(node, &format!("{words} of {owner}"));
            if let Some(written) = &written {
                self.nodes.call(node, &format!("{words} of {written}"));
            }
            if body {
                self.nodes.call(node, &format!("{words} for {owner}"));
            }
            // "the spokesman for the German government", "the Health Minister for the Bío Bío Region"
            if one {
                let (first, _, said) = self.description(head, &["of", "for", "from", "at", "to", "in"]);
                self.nodes.call(node, &lower_first(&said, tree.word(first)));
            }
            if let Some(place) = tree.prepositional(head, "in").and_then(|o| self.names.at(o)) {
                let place = tree.phrase(place.start, place.end - 1);
                self.nodes.call(node, &format!("{words} in {place}"));
            }
            let argument = Argument::new(node, low, head);
            // "vote to elect their president", "the next president": nobody holds it yet.
            let above = tree.head(head);
            let chosen = tree.label(head) == Label::Dobj
                && matches!(tree.lemma(above), "elect" | "choose" | "select" | "nominate")
                || tree.label(head) == Label::Pobj
                    && tree.lower(above) == "for"
                    && tree.lemma(tree.head(above)) == "vote"
                || tree.kids(head).any(|k| matches!(tree.lower(k), "next" | "future"));
            if !chosen {
                self.bare_posts.push((argument.clone(), words, of));
            }
            found.push(argument);
        }
        found
    }

    /// Whether "the president" is of nobody that the text has told of: no holder of the post is known, and no person is named
    /// shortly before whom the noun may stand for.
    fn is_of_nobody_told(&self, head: Index, bare: &str) -> bool {
        let tree = self.tree;
        let definite = tree.kids(head).any(|k| tree.lower(k) == "the");
        // An officer of state is often nobody of whom the sentences before tell; a princess or a coach seldom is.
        let back = tree.sentences_back(head, if self.is_office(bare) { 3 } else { 40 });
        let person = self
            .names
            .within(back..head)
            .into_iter()
            .any(|n| n.end <= head && self.is_person(n.node) && !self.apart(n.start, head));
        let somebody = |n: Index| tree.sentence_of(n) == tree.sentence_of(head);
        let behind =
            self.names.within(head..head + 12).into_iter().any(|n| somebody(n.start) && self.is_person(n.node));
        definite
            && !person
            && !behind
            && !bare.starts_with("spokes")
            && matches!(tree.label(head), Label::Nsubj | Label::Nsubjpass | Label::Dobj)
            && self.posts.called(bare).next().is_none()
    }

    /// The state whose president or minister a text means that names no holder of the office: the one that it is about there.
    fn state_of_office(&self, head: Index, bare: &str) -> Option<NodeIndex> {
        let local = self.post_is(bare, NounClass::REGIONAL.or(NounClass::MUNICIPAL));
        let state = self.is_office(bare) && !local;
        let country = if self.brief { self.country_of_scene(head) } else { self.country_here(head) };
        country.filter(|_| state)
    }

    /// Whether a noun is the subject of a verb of speech, or stands behind "according to".
    pub(in crate::ingest::extract) fn speaks(&self, head: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(head);
        match tree.label(head) {
            Label::Nsubj => self.is_report(above),
            Label::Pobj => {
                tree.lower(above) == "to" && above.checked_sub(1).is_some_and(|b| tree.lower(b) == "according")
            }
            _ => false,
        }
    }

    /// "Maltese officials said", "according to leaders of X": a group that speaks for what it is of.
    fn speaking_group(&mut self, head: Index, words: &str, owners: &[NodeIndex]) -> Vec<Argument> {
        let (first, last, phrase) = self.description(head, &["of", "for", "from", "at", "in"]);
        let phrase = self.as_written(first, &phrase);
        let base = self.tree.base(head);
        let node = self.descriptive(NodeKind::Actor, &phrase, &base, head, true);
        let argument = Argument::new(node, first, last);
        for of in owners.iter().copied() {
            let owner = self.nodes.get(of).map(|d| d.name.clone()).unwrap_or_default();
            self.nodes.call(node, &format!("{owner} {words}"));
            self.nodes.call(node, &format!("{words} of {owner}"));
            self.bare_posts.push((argument.clone(), words.to_owned(), of));
        }
        vec![argument]
    }

    /// Who heads something where the text calls the post otherwise: "the UN chief" is its Secretary-General.
    fn heads(&self, of: NodeIndex, bare: &str) -> Option<NodeIndex> {
        if !matches!(bare, "chief" | "head" | "boss" | "leader") {
            return None;
        }
        static HEADS: Words = Words::phrases("unnamed_posts.heads");
        let mut found = self.posts.of_body(of).filter(|h| HEADS.contains(&h.post.as_str())).map(|h| h.person);
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }

    /// Notes the posts without a name that speak, whether or not what they say is an event.
    pub(in crate::ingest::extract) fn read_speakers(&mut self) {
        for token in self.body..self.tree.len() {
            let member = self.tree.base(token) == "member";
            let plural = matches!(self.tree.tag(token), Tag::Nns | Tag::Nnps);
            let listed = plural && self.offices_of_countries(token);
            if self.post_class(token) && !member && self.names.at(token).is_none() && (self.speaks(token) || listed) {
                self.post(token, plural);
            }
        }
    }

    /// "the Prime Ministers of Belgium, Spain and Portugal": one of each country in a list.
    fn offices_of_countries(&self, head: Index) -> bool {
        let tree = self.tree;
        let office = self.class_of(head, &tree.base(head)).is(NounClass::OFFICE);
        let Some(object) = tree.prepositional(head, "of").filter(|_| office) else { return false };
        let listed = tree.conjuncts(object);
        listed.len() > 1 && listed.iter().all(|i| self.names.at(*i).is_some_and(|n| self.is_country(n.node)))
    }

    /// The post of the one whose "his German counterpart" somebody is.
    fn counterparts_post(&mut self, head: Index, bare: &str) -> Option<String> {
        let tree = self.tree;
        if bare != "counterpart" {
            return None;
        }
        let possessor = tree.kids(head).find(|k| tree.tag(*k) == Tag::PrpPoss);
        let other = possessor.and_then(|p| self.pronoun(p)).map(|a| a.node);
        let held = other.and_then(|o| self.posts.of_person(o).next_back()).map(|h| h.post.clone());
        let held = held.or_else(|| {
            self.bare_posts.iter().rev().find(|(a, ..)| Some(a.node) == other).map(|(_, words, _)| words.clone())
        });
        // The subject of the clause has the post, if nobody else is known to.
        held.or_else(|| self.bare_posts.last().map(|(_, words, _)| words.clone()))
    }
    /// "Deputy Prime Minister for Finance Richard Sulík": the name right after the post and its department.
    fn named_behind(&self, post: Index) -> Option<Name> {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(post));
        if !(post + 1 < end && matches!(tree.lower(post + 1), "of" | "for" | "to" | "from" | "in" | "at")) {
            return None;
        }
        let name = (post + 2..end.min(post + 12)).find_map(|i| self.names.at(i).filter(|n| self.is_person(n.node)))?;
        let whole = (post + 2..name.start).all(|i| {
            matches!(tree.tag(i), Tag::Nnp | Tag::Nnps | Tag::Nn)
                || matches!(tree.lower(i), "and" | "the" | "of" | "&" | "for" | "-")
        });
        (whole && name.start > post + 2).then(|| name.clone())
    }

    /// "US senator and former candidate Hillary Clinton": the name after the second title has the first as well.
    fn titled_conjunct(&self, post: Index) -> Option<Name> {
        let tree = self.tree;
        let and = tree.kids(post).find(|k| tree.label(*k) == Label::Cc && tree.lower(*k) == "and")?;
        let conjunct = tree.kids(post).find(|k| tree.label(*k) == Label::Conj && *k > and)?;
        let name = self.names.at(conjunct).filter(|n| self.is_person(n.node))?;
        let title = name.start.checked_sub(1).filter(|t| *t > and)?;
        let bare = tree.tag(post) == Tag::Nn || tree.tag(post) == Tag::Nnp;
        (bare
            && (and + 1..=title).all(|i| tree.is_noun(i) || tree.tag(i) == Tag::Jj || tree.tag(i) == Tag::Hyph)
            && (self.post_class(title) || self.class_of(title, &tree.base(title)).is(NounClass::PERSON)))
        .then(|| name.clone())
    }

    /// The person whose name follows a post between commas: "the leader of X, Y, said".
    pub(in crate::ingest::extract) fn apposed(&self, post: Index) -> Option<Name> {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(post));
        let comma = (post..end.min(post + 12)).find(|i| tree.lower(*i) == ",")?;
        let verb = (post..comma).any(|i| tree.is_verb(i) && tree.label(i) != Label::Amod);
        // "the Speaker of the House of Commons, the Right Honourable Michael Martin MP,"
        let honour = |i: &Index| {
            matches!(tree.lower(*i), "the" | "right" | "rt" | "hon" | "hon." | "honourable" | "honorable")
                || HONORIFICS.contains(&tree.lower(*i))
        };
        let first = comma + 1 + (comma + 1..end.min(comma + 5)).take_while(honour).count();
        let name = self.names.at(first).filter(|n| n.start == first && self.is_person(n.node) && !verb)?;
        let closed = name.end < end
            && (matches!(tree.lower(name.end), "," | ".")
                || tree.is_verb(name.end)
                || tree.label(name.end) == Label::Aux);
        // "According to police and county officials, Jane Roe was driving": many are not one.
        let many = matches!(tree.tag(post), Tag::Nns | Tag::Nnps);
        (closed && !many && !self.names.at(post).is_some_and(|n| self.is_person(n.node))).then(|| name.clone())
    }

    /// The person whose post this is in apposition: "Lee Tae-sik, South Korea's ambassador to the United States, confirmed",
    /// whatever the parse makes of it.
    fn apposed_to(&self, post: Index) -> Option<Name> {
        let tree = self.tree;
        let (from, end) = tree.sentence(tree.sentence_of(post));
        let person = |i: Index| self.names.at(i).is_some_and(|n| self.is_person(n.node));
        let inside = |i: Index| {
            (tree.is_noun(i) || matches!(tree.tag(i), Tag::Jj | Tag::Dt | Tag::Pos | Tag::Hyph | Tag::Vbn | Tag::Cc))
                && !person(i)
        };
        let first = (from..post).rev().take_while(|i| inside(*i)).last().unwrap_or(post);
        let comma = first.checked_sub(1).filter(|c| *c > from && tree.lower(*c) == ",")?;
        let name = self.names.at(comma - 1).filter(|n| n.end == comma && self.is_person(n.node))?;
        let closed = self.phrase_end(post, end);
        let closed = closed >= end || matches!(tree.lower(closed), "," | "." | ";" | ")" | "—" | "–");
        closed.then(|| name.clone())
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
                && !self.is_chamber(of)
                && self.nodes.get(of).is_some_and(|d| d.name.ends_with("Party") || d.name.ends_with("Democrats"));
            // "Japanese officials", "the Biden campaign": known by whom they are of, but no post that somebody holds.
            if CROWDS.contains(&last) {
                continue;
            }
            let relation = if words.ends_with("member") || of_party { "member-of" } else { "represents" };
            self.claim_structural(&argument, relation, target, trigger, Some(words), Rule::PostWithoutAName);
        }
    }
}
