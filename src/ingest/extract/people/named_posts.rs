//! The posts that the text gives a named person: in front, within the name, in apposition, by what he or she is of.

use crate::ingest::extract::arguments::descriptions::lower_first;
use crate::ingest::extract::names::post_nominals;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::people::appositions::KIN;
use crate::ingest::extract::people::posts::{plain, singular};
use crate::ingest::extract::people::titles::TITLE_PREPOSITIONS;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::held_posts::Held;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::POSTS;
use crate::lexicon::{EntryClass, NounClass};

impl Reading<'_> {
    /// Reads every post that the text gives a named person, and makes the `represents` claims of it.
    pub(in crate::ingest::extract) fn read_posts(&mut self) {
        let names: Vec<_> = self.names.iter().cloned().collect();
        for name in names {
            if self.nodes.is_person(name.node) {
                self.posts_of_name(&name);
            }
        }
        self.posts_of_pronouns();
        self.posts_as_subjects();
    }

    /// The posts of one mention of a person by name.
    fn posts_of_name(&mut self, name: &Name) {
        let tree = self.tree;
        let head = (name.start..name.end)
            .find(|i| !(name.start..name.end).contains(&tree.head(*i)) || tree.is_root(*i))
            .unwrap_or(name.end - 1);
        let holder = name.argument();
        self.titles_in_front(name, &holder);
        self.titles_of_a_list(name);
        self.titles_within(name, &holder);
        let told = self.titles_behind(name, &holder);
        self.posts_in_apposition(name, &holder, told);
        self.post_before_comma(name, &holder);
        self.post_that_is_named(name, &holder, head);
        self.predicative_posts(name, &holder, head);
        self.post_that_opens(name, &holder, head);
        self.owner_in_front(name, &holder);
        self.body_of_person(name, head);
    }

    /// Gives somebody the post that a noun stands for.
    pub(super) fn hold_noun(&mut self, holder: &Argument, noun: Index, rule: Rule) {
        let post = self.read_post(noun);
        // "one of Chad's deputy ministers, Jane Roe,": she is one; "Roe and Holm are members of the party".
        let tree = self.tree;
        let of = tree.head(noun);
        let one = tree.label(noun) == Label::Pobj && tree.lower(of) == "of" && tree.lower(tree.head(of)) == "one";
        let several = matches!(tree.tag(noun), Tag::Nns | Tag::Nnps) && (one || rule == Rule::PostAsPredicate);
        let words = if several { singular(&post.words) } else { post.words };
        let sent = self.with_mission(noun, words.clone());
        // "The ambassador" later is still whoever is ambassador to Chile.
        if sent != words && !self.is_to_come(post.head, holder) {
            for of in &post.of {
                self.posts.push(Held { person: holder.node, post: plain(&words), of: Some(*of), at: post.head });
            }
        }
        self.hold(holder, post.head, sent, post.of, rule);
    }

    /// "ambassador to Chile", "special envoy for Syria": where an envoy is sent belongs to the post.
    fn with_mission(&self, post: Index, words: String) -> String {
        let tree = self.tree;
        let envoy = self.class_of(post, &tree.base(post)).is(NounClass::ENVOY);
        let next = post + 1;
        let (_, end) = tree.sentence(tree.sentence_of(post));
        let sent = next + 1 < end
            && matches!(tree.lower(next), "to" | "for" | "in" | "on")
            && tree.head(next) == post
            && words.to_lowercase().ends_with(tree.lower(post));
        let owned = (tree.reach(post).0..post)
            .any(|i| self.names.at(i).is_some() || self.gazetteer.demonym(tree.word(i)).is_some());
        if !(envoy && sent && owned) {
            return words;
        }
        // "envoy to the Middle East for the Quartet"
        let further = |i: &Index| {
            TITLE_PREPOSITIONS.contains(&tree.lower(*i)) && tree.lower(*i) != "of" && self.names.at(*i).is_none()
        };
        let stop = self.phrase_end(post, end);
        let stop = (next + 1..stop).find(further).unwrap_or(stop);
        let named = (next..stop).any(|i| self.names.at(i).is_some_and(|n| !self.nodes.is_person(n.node)));
        if named && stop <= post + 8 { format!("{words} {}", tree.phrase(next, stop - 1)) } else { words }
    }

    /// "Tom Watson MP", "Pope Francis": titles that are a part of the name.
    fn titles_within(&mut self, name: &Name, holder: &Argument) {
        let tree = self.tree;
        // "Tom Watson MP"
        if let Some(seat) = post_nominals::seat(tree, name.start, name.end) {
            self.hold(holder, seat, tree.word(seat).to_owned(), Vec::new(), Rule::PostInApposition);
        }
        // "Queen Elizabeth II", "Pope Francis"
        if name.end - name.start > 1
            && self.post_class(name.start)
            && self.nouns.class(&tree.base(name.start)).is(NounClass::OFFICE)
            && self.is_known_person(name.node)
        {
            let words = tree.lower(name.start).to_owned();
            self.hold(holder, name.start, words, Vec::new(), Rule::PostInFrontOfAName);
        }
    }

    /// "Lam Akol, the Sudanese foreign minister"; `told` where the titles behind the name are read already.
    fn posts_in_apposition(&mut self, name: &Name, holder: &Argument, told: bool) {
        let tree = self.tree;
        let appositions: Vec<Index> = (name.start..name.end)
            .flat_map(|i| tree.kids(i).filter(|k| tree.label(*k) == Label::Appos && *k >= name.end).collect::<Vec<_>>())
            .flat_map(|k| tree.conjuncts(k))
            .collect();
        for apposed in appositions {
            // "N, son of M, the leader of Libya": the title is the nearest name's.
            let low = tree.reach(apposed).0;
            let nearer = (name.end..apposed).any(|i| self.names_another(i, name) && !(low..apposed).contains(&i));
            if (told || nearer) && (self.post_class(apposed) || self.occupation(apposed)) {
                continue;
            }
            if self.names.at(apposed).is_none() && self.succession(holder, apposed) {
                continue;
            }
            if self.post_class(apposed) {
                self.hold_noun(holder, apposed, Rule::PostInApposition);
            } else if self.occupation(apposed) {
                self.employed(holder, apposed);
            } else {
                self.membership(holder, apposed);
            }
        }
    }

    /// Whether another person is named at a token.
    fn names_another(&self, at: Index, name: &Name) -> bool {
        self.names.at(at).is_some_and(|n| n.node != name.node && self.nodes.is_person(n.node))
    }

    /// "The leader of al-Qaeda, Osama bin Laden, has…", however it was parsed.
    fn post_before_comma(&mut self, name: &Name, holder: &Argument) {
        let tree = self.tree;
        if name.start < 2 || tree.lower(name.start - 1) != "," {
            return;
        }
        // "the president's spokesman, X": no president.
        let post = |i: Index| self.post_class(i) && self.names.at(i).is_none() && tree.label(i) != Label::Poss;
        // "the ambassador over the killing of an activist, X": the activist.
        if self.is_somebody_introduced(name.start - 2) {
            return;
        }
        let (start, _) = tree.sentence(tree.sentence_of(name.start));
        let first = (start.max(name.start.saturating_sub(12))..name.start - 1).find(|i| post(*i));
        // "the justice minister, X": no justice.
        let last = first.map(|p| p + (p..name.start.saturating_sub(2)).take_while(|i| post(i + 1)).count());
        let Some(post) = last.filter(|p| self.apposed(*p).is_some_and(|n| n.start == name.start)) else { return };
        // "the leader of the party and her son, Jon Roe,": the son has no post.
        let kin = name.start - 2;
        if KIN.contains(&tree.lower(kin)) && tree.kid(kin, Label::Poss).is_some_and(|p| tree.tag(p) == Tag::PrpPoss) {
            return;
        }
        if tree.base(post) == "counterpart" && tree.kids(post).any(|k| tree.tag(k) == Tag::PrpPoss) {
            self.counterpart(holder, post);
        } else {
            self.hold_noun(holder, post, Rule::NameInApposition);
            // "the Republican Senator from Maine, Jane Roe,"
            if tree.prepositional(post, "from").is_some() {
                self.party_of_post(holder, post);
            }
        }
    }

    /// The name in apposition to the post: "the foreign minister, Hakan Fidan"
    fn post_that_is_named(&mut self, name: &Name, holder: &Argument, head: Index) {
        let tree = self.tree;
        if tree.label(head) != Label::Appos || tree.head(head) >= name.start {
            return;
        }
        let mut post = tree.head(head);
        if self.names.at(post).is_some() && tree.label(post) == Label::Pobj && tree.lower(tree.head(post)) == "of" {
            post = tree.head(tree.head(post));
        }
        let named = self.names.at(post).is_some();
        // "Knesset speaker Amir Ohana awards Prime Minister Narendra Modi": the nearer name has the post.
        let nearer = (post + 1..name.start).any(|i| self.names_another(i, name));
        if nearer || !named && (self.is_of_another(post, name) || self.succession(holder, post)) {
            return;
        }
        if tree.base(post) == "counterpart" && tree.kids(post).any(|k| tree.tag(k) == Tag::PrpPoss) {
            self.counterpart(holder, post);
        } else if self.post_class(post) && !named {
            if self.holders_in_turn(post, head) {
                return;
            }
            // "senator and mayor of Leeds, Jane Roe", not "the president and the premier, Jane Roe"
            let alone = |p: &Index| {
                *p == post
                    || self.post_class(*p)
                        && self.names.at(*p).is_none()
                        && tree.tag(*p) == tree.tag(post)
                        && !tree.kids(*p).any(|k| matches!(tree.label(k), Label::Det | Label::Poss))
            };
            let posts: Vec<Index> = tree.conjuncts(post).into_iter().filter(alone).collect();
            for post in posts {
                self.hold_noun(holder, post, Rule::NameInApposition);
            }
        } else if self.occupation(post) && !named {
            self.employed(holder, post);
        }
    }

    /// "The presidents of Chad and Mali, Jon Roe and Omar Holm,": each of the named has the post of one of the
    /// owners, in their order.
    fn holders_in_turn(&mut self, post: Index, first: Index) -> bool {
        let tree = self.tree;
        let named = tree.conjuncts(first);
        if tree.tag(post) != Tag::Nns || named.len() < 2 {
            return false;
        }
        let of = self.owners_of_post(post);
        if of.len() != named.len() {
            return false;
        }
        let words = singular(&self.read_post(post).words);
        for (at, owner) in named.into_iter().zip(of) {
            if let Some(person) = self.person_at(at).map(Name::argument) {
                self.hold(&person, post, words.clone(), vec![owner], Rule::NameInApposition);
            }
        }
        true
    }

    /// "Israel's Shimon Peres", one of several leaders; "BBC's Jonathan Marcus" speaks for the BBC, "McLaren's Lando
    /// Norris" races for McLaren.
    fn owner_in_front(&mut self, name: &Name, holder: &Argument) {
        let tree = self.tree;
        if name.start < 2 || tree.tag(name.start - 1) != Tag::Pos || tree.head(name.start - 1) != name.start - 2 {
            return;
        }
        let Some(owner) = self.names.at(name.start - 2).cloned() else {
            self.body_in_front(name.start - 2, holder);
            return;
        };
        let Some(draft) = self.nodes.get(owner.node) else { return };
        let relation = if self.nodes.is_country(owner.node) && self.is_known_to_be_of(name, owner.node)
            || draft.is_organization() && draft.class == Some(EntryClass::Media)
        {
            "represents"
        } else if draft.is_organization() {
            "member-of"
        } else {
            return;
        };
        self.claim_structural(holder, relation, owner.argument(), owner.start, None, Rule::PersonOfAnOrganization);
    }

    /// "the party's Jane Roe": of the body that the noun stands for.
    fn body_in_front(&mut self, noun: Index, holder: &Argument) {
        let tree = self.tree;
        if !tree.is_noun(noun) || !self.class_of(noun, &tree.base(noun)).is(NounClass::BODY) {
            return;
        }
        let bodies = self.whose(noun);
        let named = |n: &NodeIndex| self.nodes.get(*n).is_some_and(|d| d.is_named_organization());
        let Some(body) = bodies.into_iter().find(named) else { return };
        let target = Argument::new(body, noun, noun);
        self.claim_structural(holder, "member-of", target, noun, None, Rule::PersonOfAnOrganization);
    }

    /// Whether a person is in the gazetteer, and where only a surname is written, as one of this country.
    fn is_known_to_be_of(&self, name: &Name, country: NodeIndex) -> bool {
        let Some(known) = self.nodes.get(name.node).map(|d| d.name.as_str()) else { return false };
        if name.end - name.start > 1 {
            return self.gazetteer.person(known).is_some();
        }
        // "Turkey's Erdogan"
        let of = self.gazetteer.person(known).or_else(|| self.gazetteer.surname(known));
        of.is_some_and(|(e, _)| self.nodes.is_called(country, &e.name))
    }

    /// "Jane Roe of the Guild", "Jane Roe from the Guild": whose a person is by what stands behind the name.
    fn body_of_person(&mut self, name: &Name, head: Index) {
        let tree = self.tree;
        let Some(of) = tree.prepositional(head, "of").or_else(|| tree.prepositional(head, "from")) else { return };
        let organization = self
            .organization_at(of)
            .filter(|n| tree.lower(tree.head(of)) != "from" || !self.may_be_a_place(n))
            .filter(|_| tree.head(tree.head(of)) == head);
        if let Some(organization) = organization.map(Name::argument) {
            self.of_body(name, organization, of);
        }
    }

    /// The words of the post that a verb gives somebody: "appointed Y as prime minister", "elected Y president".
    pub(in crate::ingest::extract) fn post_taken(&self, verb: Index) -> Option<String> {
        let tree = self.tree;
        // "announced Jane Roe as his pick for energy minister"
        let chosen_for = |p: Index| {
            let chosen = matches!(tree.lower(p), "choice" | "pick" | "selection" | "nominee" | "candidate");
            if chosen { tree.prepositional(p, "for").unwrap_or(p) } else { p }
        };
        let post = tree
            .prepositional(verb, "as")
            .map(chosen_for)
            .or_else(|| tree.kid(verb, Label::Oprd))
            .or_else(|| tree.kid(verb, Label::Attr))
            // "nominated her for secretary of state", "for the post of prime minister", "to the post of governor"
            .or_else(|| {
                let office = ["for", "to"].into_iter().find_map(|p| {
                    tree.prepositional(verb, p).or_else(|| {
                        tree.kid(verb, Label::Dobj).and_then(|o| tree.prepositional(o, p)).filter(|_| p == "for")
                    })
                })?;
                let of = POSTS.contains(&tree.lower(office)).then(|| tree.prepositional(office, "of")).flatten();
                of.or(Some(office))
            })
            .filter(|p| self.post_class(*p) && self.names.at(*p).is_none())?;
        Some(self.words_of_post(post))
    }

    /// A post as an appointment words it: "foreign minister", "minister of tourism", "chief of staff".
    pub(super) fn words_of_post(&self, post: Index) -> String {
        let tree = self.tree;
        let (first, words) = self.post_words(post);
        let staff = post + 2 < tree.len() && tree.lower(post + 1) == "of" && tree.lower(post + 2) == "staff";
        let staff = || staff.then(|| tree.phrase(first, post + 2));
        let words = self.with_department(post, &[]).or_else(staff).unwrap_or(words);
        lower_first(&words, tree.word(first))
    }

    /// Gives somebody a post that stands elsewhere in the sentence.
    pub(in crate::ingest::extract) fn hold_post(&mut self, holder: &Argument, post: Index) {
        self.hold_noun(holder, post, Rule::PostThatSomebodyTakes);
    }
}
