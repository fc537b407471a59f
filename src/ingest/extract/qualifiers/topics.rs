//! What a claim concerns: the names inside what is asked for, agreed on or talked over, what a meeting discusses, what
//! somebody is tried for.

use crate::lexicon::relation_classes::{CHARGES, CONTACTS, JOINT, PACTS};
use crate::lexicon::shared_words::LOCATIVE;
use rustc_hash::FxHashMap;

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Relations that are about something.
static WITH_TOPICS: Words = Words::of("topics.topical");

/// Relations that judge what others did.
static JUDGEMENTS: Words = Words::of("topics.judgements");

/// Relations that happen somewhere: the place in what they name is where, not what about.
static SITUATED: Words = Words::of("topics.situated");

/// Relations whose target's own topic lies behind its participle.
static ENACTED: Words = Words::of("topics.enacted");

/// Relations whose reason follows with "over" or "amid".
static DUE: Words = Words::of("topics.due");

/// Relations whose reason follows with "for".
static EARNED: Words = Words::of("topics.earned");

/// Relations of which whoever judges or denies them speaks of the doer.
static DOINGS: Words = Words::of("topics.doings");

/// Relations that answer what others did, besides judgements.
static ANSWERS: Words = Words::of("topics.answers");

/// A claim names so many topics at most.
const MOST: usize = 4;

/// Whether a preposition says where or when: what it brings is the place of a deed, and the topic of a demand or a
/// judgement. Not "on", which brings the topic of a verb.
fn says_where(word: &str) -> bool {
    LOCATIVE.contains(&word) || matches!(word, "off" | "within" | "along" | "during")
}

/// Prepositions that bring the topic of a verb.
const TOPICAL: &[&str] = &["about", "on", "over", "regarding", "concerning"];

/// Verbs whose object is the topic of the meeting that they tell of.
static DISCUSS: Words = Words::of("topics.discuss");

/// Relations whose claims concern something beyond their ends.
fn is_topical(relation: &str) -> bool {
    WITH_TOPICS.contains(&relation)
}

/// Relations that judge what others did.
fn is_judgement(relation: &str) -> bool {
    JUDGEMENTS.contains(&relation)
}

/// Relations that happen somewhere: the place in what they name is where, not what about.
fn is_placed(relation: &str) -> bool {
    SITUATED.contains(&relation)
}

/// The word of a claim, its relation, its target and its source.
type Told = (Index, &'static str, NodeIndex, Option<NodeIndex>);

impl Reading<'_> {
    /// What a claim concerns, and the nouns that may turn out to name what other claims are of.
    pub(in crate::ingest::extract) fn about(
        &mut self,
        trigger: Index,
        relation: &str,
        target: &Argument,
        ends: &[NodeIndex],
        inside: Option<(Index, Index)>,
    ) -> (Vec<NodeIndex>, Vec<Index>) {
        if !is_topical(relation) {
            return (Vec::new(), Vec::new());
        }
        let mut words: Vec<Index> = Vec::new();
        let draft = self.nodes.get(target.node);
        let thing = draft.is_some_and(DraftNode::is_matter);
        let described = draft.is_some_and(|d| !d.named);
        if thing && described && (inside.is_some() || target.last > target.first) {
            let head = self.head_within(target.first, target.last);
            self.concerned(head, relation, true, &mut words);
        }
        words.extend(self.topics_of(trigger, relation));
        if CHARGES.contains(&relation) {
            words.extend(self.charges(trigger));
        }
        let top: Vec<Index> = std::iter::once(trigger).chain(target.first..=target.last).collect();
        words.retain(|w| !self.only_describes_topic(*w) && !self.is_aside(*w, &top, relation));
        let mut found = self.nodes_of(&words);
        found.retain(|n| !ends.contains(n));
        if found.is_empty() {
            let mut below = self.words_below(trigger, relation, target, inside);
            let journeys = self.tree.kids(trigger).filter(|k| self.is_journey(*k)).map(|k| self.tree.reach(k));
            let journeys: Vec<(Index, Index)> = journeys.collect();
            below.retain(|w| !journeys.iter().any(|(low, high)| (*low..=*high).contains(w)));
            below.retain(|w| !self.only_describes_topic(*w) && !self.is_aside(*w, &top, relation));
            found = self.nodes_of(&below);
            found.retain(|n| !ends.contains(n));
        }
        if found.is_empty() && CONTACTS.contains(&relation) {
            let heads = self.said_in_contact(trigger);
            let mut said: Vec<Index> = heads.iter().flat_map(|o| self.tree.below(*o)).collect();
            said.retain(|w| !self.only_describes_topic(*w) && !self.is_aside(*w, &top, relation));
            found = self.nodes_of(&said);
            found.retain(|n| !ends.contains(n));
            if found.is_empty() {
                found = self.things_spoken_of(&heads);
            }
            found.retain(|n| !ends.contains(n));
        }
        for event in self.topic_events(trigger, relation, target) {
            if !ends.contains(&event) && !found.contains(&event) {
                found.push(event);
            }
        }
        found.truncate(MOST);
        words.retain(|w| self.tree.is_noun(*w) && self.names.at(*w).is_none() && self.demonym(*w).is_none());
        (found, words)
    }

    /// "on a visit to Beijing": whether a preposition brings a journey, which says when something was done and where.
    pub(super) fn is_journey(&self, preposition: Index) -> bool {
        let tree = self.tree;
        matches!(tree.lower(preposition), "on" | "during")
            && tree
                .kid(preposition, Label::Pobj)
                .is_some_and(|o| self.noun_phrase_frame(o).is_some_and(|(f, _)| f.relation == "visited"))
    }

    /// Whom or what words name: by a name, a possessive, a people or a demonym; each once.
    fn nodes_of(&mut self, words: &[Index]) -> Vec<NodeIndex> {
        let mut found: Vec<NodeIndex> = Vec::new();
        for word in words {
            let named = self.names.at(*word).cloned();
            let node = match named {
                // "ruled out talks with Washington"
                Some(name) => Some(self.government_beside(name.node, *word).unwrap_or(name.node)),
                None if self.tree.tag(*word) == Tag::PrpPoss => self.pronoun(*word).map(|a| a.node),
                None => self.people_named(*word).or_else(|| self.demonym(*word)),
            };
            found.extend(node.filter(|n| !found.contains(n)));
        }
        found
    }

    /// The country whose government a capital stands for behind "with" or "against".
    fn government_beside(&mut self, node: NodeIndex, word: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let beside = tree.label(word) == Label::Pobj && {
            let preposition = tree.head(word);
            matches!(tree.lower(preposition), "with" | "against" | "between" | "by")
                // "pressure from Washington"
                || tree.lower(preposition) == "from" && tree.is_noun(tree.head(preposition))
        };
        let city = self.nodes.is_city(node);
        let entry = self.gazetteer.metonym(tree.word(word)).filter(|_| beside && city)?;
        Some(self.nodes.of_entry(entry, ""))
    }

    /// The words that a claim brings in, where nothing says more narrowly what it concerns: "a treaty to end the
    /// Karabakh conflict", "voted on a bill against Google".
    fn words_below(
        &self,
        trigger: Index,
        relation: &str,
        target: &Argument,
        inside: Option<(Index, Index)>,
    ) -> Vec<Index> {
        let tree = self.tree;
        let mut words: Vec<Index> = Vec::new();
        for kid in tree.below(trigger) {
            if tree.label(kid) == Label::Prep && (TOPICAL.contains(&tree.lower(kid)) || tree.lower(kid) == "against") {
                let objects = tree.kids(kid).filter(|o| matches!(tree.label(*o), Label::Pobj | Label::Pcomp));
                objects.for_each(|o| words.extend(tree.below(o)));
            }
        }
        words.extend(inside.into_iter().flat_map(|(first, last)| first..=last));
        let thing = self.nodes.get(target.node).is_some_and(|d| !d.named && d.is_matter());
        if thing {
            let head = self.head_within(target.first, target.last);
            words.extend(tree.below(head).into_iter().filter(|w| *w > head));
        }
        words.retain(|w| {
            let place = tree.label(*w) == Label::Pobj && says_where(tree.lower(tree.head(*w)));
            !(place && is_placed(relation))
        });
        words
    }

    /// Whether a name or demonym only says which somebody is meant, or where a place lies: "a Peruvian farmer", "US
    /// Secretary of State Mike Pompeo", "Cambridge, Massachusetts".
    fn only_describes_topic(&self, word: Index) -> bool {
        let tree = self.tree;
        if tree.is_root(word) {
            return false;
        }
        let head = tree.head(word);
        let somebody = |i: Index| {
            let class = self.class_of(i, &tree.base(i));
            match self.names.at(i) {
                Some(name) => {
                    self.names.at(word).is_none_or(|own| own.node != name.node) && !self.nodes.is_event(name.node)
                }
                None => class.is(NounClass::PERSON.or(NounClass::POST).or(NounClass::BODY).or(NounClass::PLACE)),
            }
        };
        match tree.label(word) {
            Label::Amod | Label::Compound | Label::Nmod => head > word && somebody(head),
            Label::Appos => self.names.at(head).is_some_and(|n| self.nodes.is_place(n.node) && n.end <= word),
            Label::Pobj if matches!(tree.lower(head), "in" | "of" | "at" | "near") && !tree.is_root(head) => {
                let above = tree.head(head);
                self.names.at(above).is_some_and(|n| self.names.at(word).is_some_and(|own| own.node != n.node))
            }
            _ => false,
        }
    }

    /// Whether a word belongs to what is only told beside what a claim concerns: who brokered a deal, until when
    /// somebody refuses, an example.
    fn is_aside(&self, word: Index, top: &[Index], relation: &str) -> bool {
        let tree = self.tree;
        let mut at = word;
        for _ in 0..12 {
            if tree.is_root(at) || top.contains(&at) {
                return false;
            }
            let aside = match tree.label(at) {
                Label::Agent => !is_judgement(relation),
                Label::Advcl => tree.kids(at).any(|k| {
                    matches!(tree.label(k), Label::Mark | Label::Advmod | Label::Prep)
                        && matches!(
                            tree.lower(k),
                            "after" | "before" | "since" | "until" | "as" | "while" | "when" | "although" | "though"
                        )
                }),
                Label::Prep => matches!(tree.lower(at), "including" | "like" | "as" | "via" | "under" | "according"),
                _ => false,
            };
            if aside {
                return true;
            }
            at = tree.head(at);
        }
        false
    }

    /// The people that a plural demonym names where the article speaks of them: "Haitians".
    fn people_named(&self, word: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let plural = matches!(tree.tag(word), Tag::Nns | Tag::Nnps) && tree.word(word).starts_with(char::is_uppercase);
        plural.then(|| self.nodes.find(tree.word(word), NodeKind::Actor)).flatten()
    }

    /// The word of a stretch that governs the others.
    pub(in crate::ingest::extract) fn head_within(&self, first: Index, last: Index) -> Index {
        (first..=last).find(|i| self.tree.is_root(*i) || !(first..=last).contains(&self.tree.head(*i))).unwrap_or(first)
    }

    /// The words of a phrase that say what it concerns: not who did it, not where, not what else is told of it.
    fn concerned(&self, at: Index, relation: &str, top: bool, words: &mut Vec<Index>) {
        let tree = self.tree;
        for kid in tree.kids(at) {
            let label = tree.label(kid);
            let word = tree.lower(kid);
            let decided = ENACTED.contains(&relation);
            let skipped = match label {
                // "ways to end the fighting in Syria"
                Label::Relcl => !decided && tree.kids(kid).all(|k| tree.tag(k) != Tag::To),
                // Who did what is judged is a topic of the judgement.
                Label::Agent => !is_judgement(relation),
                Label::Appos | Label::Advcl | Label::Parataxis | Label::Punct => true,
                Label::Conj | Label::Nsubj | Label::Npadvmod => top,
                Label::Prep => word == "by" && !is_judgement(relation) || is_placed(relation) && says_where(word),
                // "a bill backed by Britain": who backs it is told elsewhere.
                Label::Acl => tree.tag(kid) == Tag::Vbn && !is_judgement(relation),
                // "a Security Council resolution": whose it is.
                Label::Compound | Label::Nmod | Label::Amod | Label::Poss => self.is_title(kid, at, top),
                _ => false,
            };
            if !skipped {
                words.push(kid);
                self.concerned(kid, relation, false, words);
            }
        }
    }

    /// "U.S. president Donald Trump": the country only says what president, and a body in front of its decision whose
    /// it is.
    fn is_title(&self, kid: Index, head: Index, top: bool) -> bool {
        let tree = self.tree;
        let node = |i: Index| self.names.at(i).and_then(|n| self.nodes.get(n.node));
        let post = self.nouns.class(&tree.base(head)).is(NounClass::POST);
        let of_person = node(head).is_some_and(|d| d.person);
        let body = top && node(kid).is_some_and(DraftNode::is_organization);
        (post || of_person) && node(kid).is_none_or(|d| !d.person) || body && tree.label(kid) != Label::Poss
    }

    /// The words behind "about" and "over", and behind "discuss" in the clause of a meeting.
    fn topics_of(&self, trigger: Index, relation: &str) -> Vec<Index> {
        let tree = self.tree;
        let clause = tree.clause_of(trigger);
        let mut heads: Vec<Index> = Vec::new();
        let mut open = vec![trigger];
        open.extend((clause != trigger).then_some(clause));
        open.extend(tree.kid(trigger, Label::Dobj));
        for at in open {
            for kid in tree.kids(at).filter(|k| tree.label(*k) == Label::Prep) {
                let against = matches!(tree.lower(kid), "against" | "into" | "for") && relation == "launched";
                let amid = matches!(tree.lower(kid), "to") && relation == "launched" && tree.lower(at) == "response";
                // "barred opposition leaders from taking part in the elections"
                let barred = tree.lower(kid) == "from" && relation == "sanctioned";
                let due = matches!(tree.lower(kid), "amid" | "over") && DUE.contains(&relation);
                // "thanked Qatar for sending aid to Darfur", "praised Kenya for its role in Haiti"
                let earned = tree.lower(kid) == "for" && EARNED.contains(&relation);
                if self.is_journey(kid) {
                    continue;
                }
                if TOPICAL.contains(&tree.lower(kid)) || against || amid || barred || due || earned {
                    heads.extend(tree.kids(kid).filter(|o| matches!(tree.label(*o), Label::Pobj | Label::Pcomp)));
                }
                // "in response to the outbreak"
                if tree.lower(kid) == "in"
                    && let Some(response) = tree.kid(kid, Label::Pobj)
                    && matches!(tree.lower(response), "response" | "reaction" | "protest")
                {
                    heads.extend(tree.prepositional(response, "to"));
                }
            }
        }
        if JOINT.contains(&relation) {
            // "discussed Ukraine with him"
            if DISCUSS.contains(&tree.lemma(trigger)) {
                heads.extend(tree.kid(trigger, Label::Dobj));
            }
            let beside = tree.kids(clause).chain(tree.kids(trigger)).filter(|k| *k != trigger && tree.is_verb(*k));
            for verb in beside.flat_map(|v| std::iter::once(v).chain(tree.kids(v))) {
                let purpose = relation == "cooperated-with" && tree.label(verb) == Label::Advcl;
                if tree.is_verb(verb) && (DISCUSS.contains(&tree.lemma(verb)) || purpose) {
                    heads.extend(tree.kid(verb, Label::Dobj).or_else(|| tree.prepositional(verb, "on")));
                }
            }
        }
        let dated = |i: &Index| {
            tree.entity(*i).is_some_and(|e| matches!(e.kind, EntityType::Date | EntityType::Time | EntityType::Money))
        };
        let mut words = Vec::new();
        for head in heads.into_iter().filter(|h| !dated(h)) {
            words.push(head);
            // "to discuss the escalation in Syria": where the topic is belongs to it, where they meet does not.
            self.concerned(head, "", false, &mut words);
        }
        words
    }

    /// The words of what somebody is accused of, tried or arrested for: "convicted of the murder of Y".
    fn charges(&self, trigger: Index) -> Vec<Index> {
        let tree = self.tree;
        let mut words = Vec::new();
        for preposition in ["for", "of", "with", "on", "over", "after"] {
            let Some(object) = tree.prepositional(trigger, preposition) else { continue };
            words.push(object);
            self.concerned(object, "launched", false, &mut words);
        }
        words
    }

    /// Adds to each claim's topics the events and documents that its words name and other claims are of: "urged a
    /// return to the talks" concerns the talks.
    pub(in crate::ingest::extract) fn read_topics(&mut self) {
        let claims = self.claims.take();
        let all = claims.iter().flat_map(|c| [Some(c.target.node), c.source.as_ref().map(|s| s.node)]).flatten();
        let mut ends: FxHashMap<NodeIndex, usize> = FxHashMap::default();
        for node in all {
            let next = ends.len();
            ends.entry(node).or_insert(next);
        }
        let mut read: Vec<DraftClaim> = Vec::with_capacity(claims.len());
        for mut claim in claims {
            for word in std::mem::take(&mut claim.topics) {
                let Some(node) = self.thing_named(word, &ends) else { continue };
                let own = claim.target.node == node || claim.source.as_ref().is_some_and(|s| s.node == node);
                if !own && !claim.about.contains(&node) && claim.about.len() < MOST {
                    claim.about.push(node);
                }
            }
            read.push(claim);
        }
        self.weigh_topics(&mut read);
        // What is known of a deed or a document holds wherever it is spoken of; who judges it speaks of whoever did it.
        let mut upon: FxHashMap<NodeIndex, Vec<usize>> = FxHashMap::default();
        for (i, claim) in read.iter().enumerate() {
            upon.entry(claim.target.node).or_default().push(i);
        }
        for i in 0..read.len() {
            let Some(claim) = read.get(i).filter(|c| c.about.is_empty() && is_topical(c.relation)) else { continue };
            let node = claim.target.node;
            let own = |n: &NodeIndex| *n == node || claim.source.as_ref().is_some_and(|s| s.node == *n);
            if !self.nodes.is_matter(node) {
                continue;
            }
            let mut more: Vec<NodeIndex> = Vec::new();
            for other in upon.get(&node).into_iter().flatten().filter_map(|n| read.get(*n)) {
                more.extend(&other.about);
                let doer = DOINGS.contains(&other.relation);
                if doer && (is_judgement(claim.relation) || ANSWERS.contains(&claim.relation)) {
                    more.extend(other.source.as_ref().map(|s| s.node));
                }
            }
            more.retain(|n| !own(n));
            more.dedup();
            more.truncate(2);
            if let Some(claim) = read.get_mut(i) {
                claim.about = more;
            }
        }
        self.claims = read.into_iter().collect();
    }

    /// Takes away topics that are another part of the same claim: who did it as well, whom it is addressed to; and
    /// those of kinds that claims of a relation do not concern. Parties agree about each other.
    fn weigh_topics(&self, claims: &mut [DraftClaim]) {
        let kind = |n: NodeIndex| self.nodes.get(n).map(|d| (d.kind, d.named));
        let mut by_trigger: FxHashMap<Index, Vec<Told>> = FxHashMap::default();
        for claim in claims.iter() {
            let (source, target) = (claim.source.as_ref().map(|s| s.node), claim.target.node);
            by_trigger.entry(claim.trigger).or_default().push((claim.trigger, claim.relation, target, source));
        }
        for claim in claims.iter_mut() {
            let own = claim.source.as_ref().map(|s| s.node);
            let agents = by_trigger.get(&claim.trigger).map_or(&[][..], Vec::as_slice);
            let beside: Vec<NodeIndex> = agents
                .iter()
                .filter(|a| (a.0, a.1, a.2) == (claim.trigger, claim.relation, claim.target.node) && a.3 != own)
                .filter_map(|a| a.3)
                .collect();
            // "sued the company and the state": neither is what the other was sued about.
            let struck: Vec<NodeIndex> = agents
                .iter()
                .filter(|a| (a.0, a.1, a.3) == (claim.trigger, claim.relation, own) && a.2 != claim.target.node)
                .map(|a| a.2)
                .collect();
            claim.about.retain(|n| !struck.contains(n));
            let joint = PACTS.contains(&claim.relation);
            let (to, relation) = (claim.to.clone(), claim.relation);
            claim.about.retain(|n| {
                let fits = match (relation, kind(*n)) {
                    // "launched an inquiry with the police", "backed by the Senate"
                    ("launched" | "signed" | "supported", Some((NodeKind::Organization, _))) => beside.contains(n),
                    ("detained", Some((NodeKind::Location, _))) => false,
                    _ => true,
                };
                fits && !to.contains(n) && (joint || !beside.contains(n))
            });
            if claim.relation == "agreed-to" {
                for other in beside.into_iter().take(2) {
                    if !claim.about.contains(&other) && claim.about.len() < MOST {
                        claim.about.push(other);
                    }
                }
            }
        }
    }

    /// The first event or document among `known` that a noun names: by its description, or by its head behind "the".
    fn thing_named(&self, noun: Index, known: &FxHashMap<NodeIndex, usize>) -> Option<NodeIndex> {
        let tree = self.tree;
        let (first, last, phrase) = self.description(noun, &["of", "for", "on", "to", "against"]);
        let (_, _, short) = self.description(noun, &[]);
        let base = tree.base(noun);
        let definite = tree.kids(noun).any(|k| matches!(tree.lower(k), "the" | "this" | "that" | "these"));
        if first == last && !definite {
            return None;
        }
        let bare = definite && first == last;
        let same = |d: &DraftNode| {
            d.is_matter() && (bare || d.name.eq_ignore_ascii_case(&phrase) || d.name.eq_ignore_ascii_case(&short))
        };
        let named = self.nodes.headed(&base).filter(|(_, d)| same(d));
        named.filter_map(|(n, _)| known.get(&n).map(|place| (*place, n))).min().map(|(_, n)| n)
    }
}
