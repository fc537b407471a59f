//! The posts that the text gives a named person: in front, behind, as a predicate.

use crate::ingest::extract::arguments::descriptions::lower_first;
use crate::ingest::extract::names::post_nominals;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, PlaceClass};
use crate::model::NodeKind;

impl Reading<'_> {
    /// Reads every post that the text gives a named person, and makes the `represents` claims of it.
    pub(in crate::ingest::extract) fn read_posts(&mut self) {
        let tree = self.tree;
        let names: Vec<_> = self.names.iter().cloned().collect();
        for name in names {
            if !self.nodes.get(name.node).is_some_and(|d| d.person) {
                continue;
            }
            let head = (name.start..name.end)
                .find(|i| !(name.start..name.end).contains(&tree.head(*i)) || tree.is_root(*i))
                .unwrap_or(name.end - 1);
            let holder = name.argument();
            self.titles_in_front(&name, &holder);
            self.titles_of_a_list(&name);
            // "Tom Watson MP"
            if let Some(seat) = post_nominals::seat(tree, name.start, name.end) {
                self.hold(&holder, seat, tree.word(seat).to_owned(), Vec::new(), Rule::PostInApposition);
            }
            // "Queen Elizabeth II", "Pope Francis": the title is a part of the name.
            if name.end - name.start > 1
                && self.post_class(name.start)
                && self.nouns.class(&tree.base(name.start)).is(NounClass::OFFICE)
                && self.nodes.get(name.node).is_some_and(|d| self.gazetteer.person(&d.name).is_some())
            {
                let words = tree.lower(name.start).to_owned();
                self.hold(&holder, name.start, words, Vec::new(), Rule::PostInFrontOfAName);
            }
            // Behind, in apposition: "Lam Akol, the Sudanese foreign minister"
            let told = self.titles_behind(&name, &holder);
            let appositions: Vec<Index> = (name.start..name.end)
                .flat_map(|i| {
                    tree.kids(i).filter(|k| tree.label(*k) == Label::Appos && *k >= name.end).collect::<Vec<_>>()
                })
                .flat_map(|k| tree.conjuncts(k))
                .collect();
            for apposed in appositions {
                // "N, son of M, the leader of Libya": the title is the nearest name's.
                let nearer = |i: Index| self.names.at(i).is_some_and(|n| n.node != name.node && self.is_person(n.node));
                let other = (name.end..apposed).any(|i| nearer(i) && !(tree.reach(apposed).0..apposed).contains(&i));
                if (told || other) && (self.post_class(apposed) || self.occupation(apposed)) {
                    continue;
                }
                if self.names.at(apposed).is_none() && self.succession(&holder, apposed) {
                    continue;
                }
                if self.post_class(apposed) {
                    let post = self.read_post(apposed);
                    self.hold(&holder, post.head, post.words, post.of, Rule::PostInApposition);
                } else if self.occupation(apposed) {
                    self.employed(&holder, apposed);
                } else {
                    self.membership(&holder, apposed);
                }
            }
            // "The leader of al-Qaeda, Osama bin Laden, has…", however it was parsed.
            if name.start >= 2 && tree.lower(name.start - 1) == "," {
                let (start, _) = tree.sentence(tree.sentence_of(name.start));
                let post = (start.max(name.start.saturating_sub(12))..name.start - 1)
                    .find(|i| self.post_class(*i) && self.names.at(*i).is_none());
                // "the justice minister, X": no justice.
                let post = post.map(|p| {
                    let goes_on = |i: &Index| self.post_class(i + 1) && self.names.at(i + 1).is_none();
                    p + (p..name.start.saturating_sub(2)).take_while(goes_on).count()
                });
                if let Some(post) = post.filter(|p| self.apposed(*p).is_some_and(|n| n.start == name.start)) {
                    let post = self.read_post(post);
                    self.hold(&holder, post.head, post.words, post.of, Rule::NameInApposition);
                }
            }
            // The name in apposition to the post: "the foreign minister, Hakan Fidan"
            if tree.label(head) == Label::Appos && tree.head(head) < name.start {
                let mut post = tree.head(head);
                if self.names.at(post).is_some()
                    && tree.label(post) == Label::Pobj
                    && tree.lower(tree.head(post)) == "of"
                {
                    post = tree.head(tree.head(post));
                }
                // "Knesset speaker Amir Ohana awards Prime Minister Narendra Modi": the nearer name has the post.
                let nearer = (post + 1..name.start)
                    .any(|i| self.names.at(i).is_some_and(|n| n.node != name.node && self.is_person(n.node)));
                if nearer || self.names.at(post).is_none() && self.succession(&holder, post) {
                    // Nothing of it is this name's, or all is said.
                } else if tree.base(post) == "counterpart" && tree.kids(post).any(|k| tree.tag(k) == Tag::PrpPoss) {
                    self.counterpart(&holder, post);
                } else if self.post_class(post) && self.names.at(post).is_none() {
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
                        let post = self.read_post(post);
                        self.hold(&holder, post.head, post.words, post.of, Rule::NameInApposition);
                    }
                } else if self.occupation(post) && self.names.at(post).is_none() {
                    self.employed(&holder, post);
                }
            }
            // "X is the president of Y", "X became chairman"
            let mut predicated: Vec<Index> = Vec::new();
            if matches!(tree.label(head), Label::Nsubj)
                && matches!(tree.lemma(tree.head(head)), "be" | "become" | "remain")
            {
                predicated.push(tree.head(head));
            }
            // "Blinken's predecessor, Mike Pompeo, is a former CIA director"
            let above = tree.head(head);
            if tree.label(head) == Label::Appos
                && tree.label(above) == Label::Nsubj
                && self.names.at(above).is_none()
                && tree.tag(above) == Tag::Nn
                && matches!(tree.lemma(tree.head(above)), "be" | "become" | "remain")
            {
                predicated.push(tree.head(above));
            }
            // "Hague, who was leader of the party"
            predicated.extend((name.start..name.end).flat_map(|i| tree.kids(i)).filter(|k| {
                tree.label(*k) == Label::Relcl
                    && matches!(tree.lemma(*k), "be" | "become" | "remain" | "serve")
                    && tree.kid(*k, Label::Nsubj).is_some_and(|s| tree.tag(s) == Tag::Wp)
            }));
            for verb in predicated {
                let attribute = tree.kid(verb, Label::Attr).or_else(|| tree.prepositional(verb, "as"));
                if let Some(attribute) = attribute {
                    for post in tree.conjuncts(attribute) {
                        if self.post_class(post)
                            && self.names.at(post).is_none()
                            && tree.kid(verb, Label::Neg).is_none()
                        {
                            self.party_of_post(&holder, post);
                            let post = self.read_post(post);
                            self.hold(&holder, post.head, post.words, post.of, Rule::PostAsPredicate);
                        }
                    }
                }
            }
            // "Israel's Shimon Peres", one of several leaders
            if name.start >= 2
                && tree.tag(name.start - 1) == Tag::Pos
                && tree.head(name.start - 1) == name.start - 2
                && let Some(country) = self.names.at(name.start - 2).filter(|n| self.is_country(n.node)).cloned()
                && let Some(known) = self.nodes.get(name.node).map(|d| d.name.clone())
                && if name.end - name.start > 1 {
                    self.gazetteer.person(&known).is_some()
                } else {
                    // "Turkey's Erdogan"
                    let of = self.gazetteer.person(&known).or_else(|| self.gazetteer.surname(&known));
                    of.is_some_and(|(e, _)| self.is_called(country.node, &e.name))
                }
            {
                let target = country.argument();
                self.claim_structural(&holder, "represents", target, country.start, None, Rule::PersonOfAnOrganization);
            }
            // "BBC's Jonathan Marcus" speaks for the BBC, "McLaren's Lando Norris" races for McLaren.
            if name.start >= 2
                && tree.tag(name.start - 1) == Tag::Pos
                && tree.head(name.start - 1) == name.start - 2
                && let Some(org) = self.names.at(name.start - 2).cloned()
                && self.nodes.get(org.node).is_some_and(|d| d.kind == NodeKind::Organization)
            {
                let media = self.nodes.get(org.node).is_some_and(|d| d.class == Some(PlaceClass::Media));
                let relation = if media { "represents" } else { "member-of" };
                let target = org.argument();
                self.claim_structural(&holder, relation, target, org.start, None, Rule::PersonOfAnOrganization);
            }
            if let Some(of) = tree.prepositional(head, "of").or_else(|| tree.prepositional(head, "from"))
                && tree.head(tree.head(of)) == head
                && let Some(org) = self
                    .names
                    .at(of)
                    .filter(|n| self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Organization))
                    .filter(|n| tree.lower(tree.head(of)) != "from" || !self.may_be_a_place(n))
                    .cloned()
            {
                self.of_body(&name, org.argument(), of);
            }
        }
        self.posts_of_pronouns();
        // "chairman is Saif al-Islam": the post as subject.
        let verbs: Vec<Index> = (0..tree.len()).filter(|v| tree.lemma(*v) == "be" && tree.is_verb(*v)).collect();
        for verb in verbs {
            let (Some(subject), Some(attribute)) = (tree.kid(verb, Label::Nsubj), tree.kid(verb, Label::Attr)) else {
                continue;
            };
            let Some(name) =
                self.names.at(attribute).filter(|n| self.nodes.get(n.node).is_some_and(|d| d.person)).cloned()
            else {
                continue;
            };
            if self.post_class(subject) && self.names.at(subject).is_none() {
                let post = self.read_post(subject);
                let holder = name.argument();
                self.hold(&holder, post.head, post.words, post.of, Rule::PostAsSubject);
            }
        }
    }

    /// "He is the co-owner of Acme", "she became chairwoman of the board": the post is that of whoever is meant.
    fn posts_of_pronouns(&mut self) {
        let tree = self.tree;
        for verb in self.body..tree.len() {
            if !tree.is_verb(verb) || !matches!(tree.lemma(verb), "be" | "become" | "remain") {
                continue;
            }
            let subject = tree.kid(verb, Label::Nsubj).filter(|s| matches!(tree.lower(*s), "he" | "she"));
            let unreal = tree.kids(verb).any(|k| {
                tree.label(k) == Label::Neg
                    || tree.label(k) == Label::Aux && tree.tag(k) == Tag::Md
                    || tree.lower(k) == "if"
            });
            let Some(subject) = subject.filter(|s| !unreal && !tree.is_quoted(*s)) else { continue };
            let posts: Vec<Index> = tree
                .kids(verb)
                .filter(|k| tree.label(*k) == Label::Attr)
                .flat_map(|k| tree.conjuncts(k))
                .filter(|p| self.post_class(*p) && self.names.at(*p).is_none() && tree.base(*p) != "member")
                .collect();
            if posts.is_empty() {
                continue;
            }
            let Some(holder) = self.pronoun(subject).filter(|a| self.is_person(a.node)) else { continue };
            for post in posts {
                let post = self.read_post(post);
                // "the oldest CEO in the country", "the first pope from North America" speak for neither.
                let there = ["in", "from"].iter().any(|p| tree.prepositional(post.head, p).is_some());
                if !post.of.is_empty() && (!there || self.any_body(&post.of)) {
                    self.hold(&holder, post.head, post.words, post.of, Rule::PostAsPredicate);
                }
            }
        }
    }

    /// The words of the post that a verb gives somebody: "appointed Y as prime minister", "elected Y president".
    pub(in crate::ingest::extract) fn post_taken(&self, verb: Index) -> Option<String> {
        let tree = self.tree;
        let post = tree
            .prepositional(verb, "as")
            .or_else(|| tree.kid(verb, Label::Oprd))
            .or_else(|| tree.kid(verb, Label::Attr))
            // "nominated her for secretary of state", "for the post of prime minister", "to the post of governor"
            .or_else(|| {
                let office = ["for", "to"].into_iter().find_map(|p| {
                    tree.prepositional(verb, p).or_else(|| {
                        tree.kid(verb, Label::Dobj).and_then(|o| tree.prepositional(o, p)).filter(|_| p == "for")
                    })
                })?;
                let of = matches!(tree.lower(office), "post" | "position" | "office" | "job" | "role")
                    .then(|| tree.prepositional(office, "of"))
                    .flatten();
                of.or(Some(office))
            })
            .filter(|p| self.post_class(*p) && self.names.at(*p).is_none())?;
        let (first, words) = self.post_words(post);
        Some(lower_first(&words, tree.word(first)))
    }

    /// Gives somebody a post that stands elsewhere in the sentence.
    pub(in crate::ingest::extract) fn hold_post(&mut self, holder: &Argument, post: Index) {
        let post = self.read_post(post);
        self.hold(holder, post.head, post.words, post.of, Rule::PostThatSomebodyTakes);
    }
}
