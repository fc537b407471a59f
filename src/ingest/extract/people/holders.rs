//! Who holds which post of what: the claims of posts, and where the text leaves the country out.

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::people::posts::plain;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::held_posts::Held;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::BELONGING as MEMBERS;
use crate::lexicon::{EntryClass, NounClass, Words};
use crate::model::Modality;

/// Posts of a town or a district.
static LOCAL: Words = Words::of("holders.local");

/// Titles of rulers who are known by them.
static RULERS: Words = Words::of("holders.rulers");

/// Posts that members of a party hold.
static PARTISANS: Words = Words::of("holders.partisans");

/// Verbs by which others say what somebody is, "of" which he is suspected.
static SUSPECTING: Words = Words::of("holders.suspecting");

/// Somebody with a post, as the text has it.
#[derive(Clone, Copy)]
pub(super) struct Holding<'h> {
    pub(super) holder: &'h Argument,
    pub(super) post_head: Index,
    pub(super) words: &'h str,
    /// The post without what only describes it.
    pub(super) bare: &'h str,
    pub(super) rule: Rule,
}

/// How it is known whose a post is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Whose {
    /// The words of the post tell it.
    Told,
    /// It is understood to be one country's or one body's.
    OneUnderstood,
    /// It is understood to be the one of a seat, or of several.
    Understood,
}

impl<'h> Holding<'h> {
    pub(super) fn last_word(self) -> &'h str {
        self.bare.rsplit(' ').next().unwrap_or_default()
    }
}

impl Reading<'_> {
    /// The person whom a token names or a pronoun there stands for.
    pub(super) fn person_meant(&mut self, token: Index) -> Option<Argument> {
        let named = self.person_at(token).map(Name::argument);
        named.or_else(|| self.pronoun(token).filter(|a| self.nodes.is_person(a.node)))
    }

    /// Notes that somebody holds a post, and claims whom or what he represents or belongs to by it.
    pub(in crate::ingest::extract) fn hold(
        &mut self,
        holder: &Argument,
        post_head: Index,
        words: String,
        of: Vec<NodeIndex>,
        rule: Rule,
    ) {
        if self.is_only_claimed(post_head) {
            return;
        }
        let words = self.post_without_doubt(&words);
        let bare = plain(&words);
        let holding = Holding { holder, post_head, words: &words, bare: &bare, rule };
        let told = !of.is_empty();
        let (mut of, seated) = self.owners_of_holding(holding, of);
        // "the city's first American mayor" is of no country.
        if LOCAL.contains(&holding.last_word()) {
            of.retain(|n| !self.nodes.get(*n).is_some_and(|d| d.class.is_some_and(EntryClass::is_country_or_region)));
        }
        if of.is_empty() {
            if !self.posts.of_person(holder.node).any(|h| h.post == bare) {
                self.posts.push(Held { person: holder.node, post: bare, of: None, at: post_head });
            }
            return;
        }
        let whose = match of.as_slice() {
            _ if told => Whose::Told,
            [_] if !seated => Whose::OneUnderstood,
            _ => Whose::Understood,
        };
        let bodies: Vec<NodeIndex> = of.into_iter().map(|node| self.body_of_seat(holding, node, whose)).collect();
        for node in bodies {
            self.hold_of(holding, node);
        }
    }

    /// "the would-be president", "its self-styled crown prince": a post that its bearer does not hold.
    fn is_only_claimed(&self, post_head: Index) -> bool {
        let tree = self.tree;
        let (first, _) = self.post_words(post_head);
        let from = tree.sentence_around(first).start.max(first.saturating_sub(3));
        let before: Vec<&str> = (from..first).map(|i| tree.lower(i)).collect();
        matches!(before.as_slice(), ["would", "-", "be"] | ["self", "-", _])
    }

    /// The words of a post: "alleged leader" is a leader's, if any.
    fn post_without_doubt(&self, words: &str) -> String {
        let words = self.post_itself(words);
        match words.split_once(' ') {
            Some((first, rest)) if self.doubts(first) => rest.to_owned(),
            _ => words,
        }
    }

    /// Notes that somebody holds a post of a node, and claims it.
    fn hold_of(&mut self, holding: Holding<'_>, node: NodeIndex) {
        let Holding { holder, post_head, words, bare, rule } = holding;
        // "will become president": whoever is called so until then is another.
        if !self.is_to_come(post_head, holder) {
            self.posts.push(Held { person: holder.node, post: bare.to_owned(), of: Some(node), at: post_head });
        }
        let short = self.nodes.get(node).map(|d| with_post(&d.name, words));
        short.into_iter().for_each(|made| self.nodes.answer_to(holder.node, &made));
        // "King Abdullah" is known by his title.
        if RULERS.contains(&bare)
            && let Some(name) = self.nodes.get(holder.node).map(|d| d.name.clone())
        {
            self.nodes.call(holder.node, &format!("{words} {name}"));
        }
        let member = self.is_member_by_post(holding, node);
        // "an Iranian member of the team": of the team, not of Iran.
        if member && !self.nodes.is_organization(node) {
            return;
        }
        let relation = if member { "member-of" } else { "represents" };
        let target = Argument::new(node, post_head, post_head);
        self.claim_structural(holder, relation, target, post_head, Some(words.to_owned()), rule);
        self.doubt_standing(holder.node, node, post_head);
    }

    /// Whether whoever holds a post belongs to a body by it, and does not speak for it: "a founding member of the
    /// party", "the high-ranking al-Qaeda member Jane Roe".
    fn is_member_by_post(&self, holding: Holding<'_>, node: NodeIndex) -> bool {
        let Holding { bare, rule, .. } = holding;
        // "Member of Parliament Jane Roe", "Jane Roe, a member of the assembly," sit there; "was once a member" tells
        // of a past, "House members Jane Roe and Jon Holm" of a seat for a place.
        let parliament = || self.nodes.get(node).is_some_and(|d| d.name.to_lowercase().contains("parliament"));
        let sits_there = match rule {
            Rule::PostInFrontOfAName => parliament(),
            Rule::PostInApposition | Rule::NameInApposition => self.nodes.is_legislature(node),
            _ => false,
        };
        let plain = bare == "member" || bare.ends_with(" member");
        self.is_of_party(holding, node) || plain && !sits_there
    }

    /// "Labour MP Tom Watson" is of the party, "Senator X of the Finance Committee" speaks for it.
    fn is_of_party(&self, holding: Holding<'_>, node: NodeIndex) -> bool {
        let (tree, last) = (self.tree, holding.last_word());
        let sits = self.nouns.class(last).is(NounClass::LEGISLATOR) && !self.nouns.class(last).is(NounClass::ENVOY);
        // "MP for Clacton", whatever the recognizer takes the seat for
        let behind = holding.post_head + 1;
        let seat = || {
            sits && behind < tree.len()
                && tree.lower(behind) == "for"
                && self.nodes.get(node).is_some_and(|d| d.class.is_none() && !d.name.contains("Party"))
        };
        (sits || PARTISANS.contains(&last))
            && !matches!(last, "senator" | "sen." | "rep." | "congressman" | "congresswoman")
            && self.nodes.is_organization(node)
            && !seat()
            && !self.nodes.is_chamber(node)
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
        // "accused of being a Hamas member"
        let accused = tree.label(post) == Label::Attr
            && tree.label(verb) == Label::Pcomp
            && tree.lower(tree.head(verb)) == "of"
            && SUSPECTING.contains(&tree.lemma(tree.head(tree.head(verb))));
        let modality = match accused || before.any(|i| self.doubts(tree.lower(i))) {
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

    /// The post alone, where the words in front of a name hold more: "at the request of Prime Minister", "and
    /// president".
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
