//! Posts given up.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::Modality;

/// Relations of which a resignation has not happened.
static ASKED: Words = Words::of("resignations.asked");

/// Verbs by which somebody takes a post that another has given up.
static INSTALLING: Words = Words::of("resignations.installing");

/// Nouns of bodies in which people sit by office.
static BODIES: Words = Words::of("resignations.bodies");

/// Verbs of handing in or making known a resignation.
static SUBMITTING: Words = Words::of("resignations.submitting");

/// Verbs of making somebody give up a post.
static FORCING: Words = Words::of("resignations.forcing");

/// What somebody gives up who gives up a post.
static OFFICES: Words = Words::of("resignations.offices");

/// Posts of those who sit in a chamber for a party.
static MEMBERS: Words = Words::of("resignations.members");

impl Reading<'_> {
    /// "X resigned", "X stepped down as president of Y": X gives up what X represents.
    pub(in crate::ingest::extract) fn read_resignation(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let post = tree.prepositional(verb, "as").or_else(|| tree.prepositional(verb, "from"));
        let post = post.or_else(|| tree.kid(verb, Label::Dobj)).filter(|p| self.post_class(*p));
        if !self.resigns(verb, post) || self.is_passive(verb) {
            return false;
        }
        // "called for X to resign": X does not.
        let forced = FORCING.contains(&tree.lemma(tree.head(verb)));
        if self.asked_for.contains(&verb) || self.wanted(verb) && !forced {
            return true;
        }
        let Some((modality, subject)) = self.who_resigns(verb) else { return false };
        // "The government of Prime Minister Jon Roe resigned": he with it.
        let government =
            self.names.at(subject).is_none() && self.class_of(subject, &tree.base(subject)).is(NounClass::GOVERNMENT);
        let led = tree.prepositional(subject, "of").filter(|o| government && self.person_at(*o).is_some());
        let subject = led.unwrap_or(subject);
        for holder in self.resolve(subject, Want::Agent) {
            if !self.nodes.is_actor(holder.node) {
                continue;
            }
            let of = self.bodies_left(verb, post, &holder);
            if of.is_empty() {
                self.leave_body(verb, &holder, modality);
                continue;
            }
            let word = post.unwrap_or(verb);
            let found = Match::of(tree.lemma(verb).to_owned());
            for node in of.into_iter().map(|n| self.staff_of(n)).collect::<Vec<_>>() {
                let target = Argument::new(node, word, word);
                let telling = Telling::new(verb, "conceded", &found, modality, Rule::Resignation);
                self.claim(telling, Some(holder.clone()), target);
            }
        }
        true
    }

    /// Whether a verb says that somebody gives up a post.
    fn resigns(&self, verb: Index, post: Option<Index>) -> bool {
        let tree = self.tree;
        match tree.lemma(verb) {
            "resign" | "abdicate" => true,
            "step" | "stand" => tree.kids(verb).any(|k| matches!(tree.lower(k), "down" | "aside")),
            // "has quit following criticism": not the one who quits a party or smoking.
            "quit" if tree.kid(verb, Label::Dobj).is_some_and(|o| OFFICES.contains(&tree.lower(o))) => true,
            "quit" => {
                let bare = |k: Index| !matches!(tree.label(k), Label::Dobj | Label::Xcomp | Label::Ccomp);
                post.is_some() || tree.kids(verb).filter(|k| *k > verb).all(bare)
            }
            // "retired as a brigadier general" says with which rank.
            "retire" => {
                tree.kid(verb, Label::Dobj).is_none()
                    && post.is_some_and(|p| tree.kids(p).all(|k| !tree.is_indefinite_article(k)))
            }
            _ => false,
        }
    }

    /// Who resigns, and whether it is told as done: whoever is forced, in "the scandal forced the minister to resign".
    fn who_resigns(&self, verb: Index) -> Option<(Modality, Index)> {
        let tree = self.tree;
        let above = tree.head(verb);
        let forced = matches!(tree.label(verb), Label::Xcomp | Label::Ccomp | Label::Advcl)
            && FORCING.contains(&tree.lemma(above));
        // "was forced to resign"
        if forced && self.is_passive(above) {
            return Some((self.modality(above)?, self.patient(above)?));
        }
        let driven = tree.kid(above, Label::Dobj).filter(|o| *o < verb).or_else(|| tree.kid(verb, Label::Nsubj));
        match driven.filter(|_| forced) {
            Some(driven) => Some((self.modality(above)?, driven)),
            None => match self.subject(verb, 0) {
                Agent::Phrase(subject) => Some((self.modality(verb)?, subject)),
                _ => None,
            },
        }
    }

    /// What somebody who resigns represented, as the post says, or what is known of the holder.
    fn bodies_left(&mut self, verb: Index, post: Option<Index>, holder: &Argument) -> Vec<NodeIndex> {
        let tree = self.tree;
        let mut of = post.map(|p| self.owners_of_post(p)).unwrap_or_default();
        // "resigns as Vice President of India": whose post it was.
        if let Some(post) =
            post.filter(|p| !of.is_empty() && tree.base(*p) != "member" && self.nodes.is_person(holder.node))
        {
            self.hold_post(holder, post);
        }
        // "would resign the leadership of the union"
        if of.is_empty()
            && let Some(office) = tree.kid(verb, Label::Dobj).filter(|o| OFFICES.contains(&tree.lower(*o)))
            && let Some(body) = tree.prepositional(office, "of")
        {
            of.extend(self.resolve_one(body, Want::Agent).iter().map(|a| a.node));
        }
        if of.is_empty() {
            of.extend(self.posts.of_person(holder.node).next_back().and_then(|h| h.of));
        }
        if of.is_empty() {
            of.extend(self.bare_posts.iter().rev().find(|(a, ..)| a.node == holder.node).map(|(_, _, of)| *of));
        }
        // "Holmes, the founder of Theranos, … stepped down as chief executive"
        if of.is_empty() && post.is_some() && self.nodes.is_person(holder.node) {
            let held = self.claims.by(holder.node).rev().find(|c| c.relation == "represents");
            of.extend(held.map(|c| c.target.node));
        }
        if of.is_empty() && self.nodes.is_person(holder.node) {
            of.extend(self.post_taken_over(verb));
        }
        of
    }

    /// "Jane Roe's chief of staff resigned": the post is one of what she leads.
    fn staff_of(&self, owner: NodeIndex) -> NodeIndex {
        if self.nodes.is_person(owner) { self.posts_of(owner).first().copied().unwrap_or(owner) } else { owner }
    }

    /// "X became president of Y after Z resigned": what the post is of that X takes over from Z.
    fn post_taken_over(&self, verb: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let above = tree.head(verb);
        let after = tree.label(verb) == Label::Advcl
            && tree
                .kids(verb)
                .any(|k| tree.label(k) == Label::Mark && matches!(tree.lower(k), "after" | "when" | "since"));
        if after { self.post_given_in(above) } else { None }
    }

    /// "becomes president of Y following Z's resignation": what the post is of that somebody takes in a clause.
    fn post_given_in(&self, above: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        if !INSTALLING.contains(&tree.lemma(above)) {
            return None;
        }
        self.claims
            .iter()
            .find(|c| {
                c.relation == "represents"
                    && matches!(c.rule, Rule::PostAsPredicate | Rule::PostThatSomebodyTakes)
                    && tree.clause_of(c.trigger) == above
                    && !self.nodes.is_person(c.target.node)
            })
            .map(|c| c.target.node)
    }

    /// "resigned from the cabinet", "from the Labour Party": what is left where no post is known.
    fn leave_body(&mut self, verb: Index, holder: &Argument, modality: Modality) {
        let tree = self.tree;
        let Some(left) = tree.prepositional(verb, "from") else { return };
        let mut bodies = self.resolve(left, Want::Any);
        self.keep_kinds(&mut bodies, "withdrew-from");
        let class = self.nouns.class(&tree.base(left));
        let office = class.is(NounClass::GOVERNMENT) || BODIES.contains(&tree.base(left).as_str());
        let relation = if office { "conceded" } else { "withdrew-from" };
        let found = Match::of(tree.lemma(verb).to_owned());
        let telling = Telling::new(verb, relation, &found, modality, Rule::Resignation);
        self.claim_each(telling, std::slice::from_ref(holder), &bodies);
    }

    /// "following the resignation of minister X", "X submitted her resignation", "his resignation as mayor".
    pub(in crate::ingest::extract) fn read_resignation_noun(&mut self, noun: Index) {
        let tree = self.tree;
        if !matches!(tree.base(noun).as_str(), "resignation" | "abdication") || self.names.at(noun).is_some() {
            return;
        }
        let clause = tree.clause_of(noun);
        // "submits a resignation letter"
        let paper = tree.head(noun);
        let written =
            tree.label(noun) == Label::Compound && matches!(tree.lemma(paper), "letter" | "request" | "notice");
        let handed = if written { paper } else { noun };
        let object = tree.label(handed) == Label::Dobj && tree.head(handed) == clause;
        let gives = object && SUBMITTING.contains(&tree.lemma(clause));
        // "demanded the resignation of": nobody has resigned.
        let only_asked = tree.is_verb(clause)
            && !gives
            && self.frames.verb(tree.lemma(clause)).iter().any(|f| ASKED.contains(&f.relation));
        let Some(modality) = self.modality(noun).filter(|_| !only_asked && !self.asked_for.contains(&clause)) else {
            return;
        };
        let whose = tree.prepositional(noun, "of").or_else(|| tree.kid(noun, Label::Poss));
        // "The finance minister of Kenya tendered his resignation": whoever hands it in.
        let pronominal = whose.is_some_and(|w| tree.tag(w) == Tag::PrpPoss);
        let holders = match (whose, gives) {
            (Some(whose), _) if !(pronominal && gives) => self.resolve(whose, Want::Agent),
            (Some(_), _) => match self.subject(clause, 0) {
                Agent::Phrase(subject) => self.resolve(subject, Want::Agent),
                _ => return,
            },
            (None, true) => match self.subject(clause, 0) {
                Agent::Phrase(subject) => self.resolve(subject, Want::Agent),
                _ => return,
            },
            _ => return,
        };
        // "announced her resignation as leader of the party"
        let post = tree.prepositional(noun, "as").filter(|p| self.post_class(*p));
        let own = post.map(|p| self.owners_of_post(p)).unwrap_or_default();
        let single = |h: &Argument| self.nodes.is_person(h.node);
        for holder in holders.into_iter().filter(single).collect::<Vec<_>>() {
            if let Some(post) = post.filter(|p| !own.is_empty() && tree.base(*p) != "member") {
                self.hold_post(&holder, post);
                let found = Match::of("resign".to_owned());
                let of: Vec<Argument> = own.iter().map(|of| Argument::new(*of, post, post)).collect();
                self.claim_each(Telling::new(noun, "conceded", &found, modality, Rule::Resignation), &[holder], &of);
                continue;
            }
            // A "Labour MP" gives up a seat, not the party.
            let member = |post: &str| post.split([' ', '-']).any(|word| MEMBERS.contains(&word));
            let held = self.posts.of_person(holder.node).next_back();
            let bare = || self.bare_posts.iter().rev().find(|(a, ..)| a.node == holder.node).map(|(_, _, of)| *of);
            let of = held.filter(|h| !member(&h.post)).and_then(|h| h.of).or_else(|| bare().filter(|_| held.is_none()));
            // "X becomes president of Y following Z's resignation"
            let follows = tree.label(noun) == Label::Pobj
                && matches!(tree.lower(tree.head(noun)), "after" | "following" | "since" | "upon" | "with");
            let of = of.or_else(|| if follows && held.is_none() { self.post_given_in(clause) } else { None });
            if let Some(of) = of {
                let found = Match::of("resign".to_owned());
                let target = [Argument::new(self.staff_of(of), noun, noun)];
                let telling = Telling::new(noun, "conceded", &found, modality, Rule::Resignation);
                self.claim_each(telling, &[holder], &target);
            }
        }
    }

    /// "Prime Minister Jane Roe resigned", "stepped down as leader of the party": the post of whoever gives it up.
    pub(in crate::ingest::extract) fn post_given_up(&self, holder: Option<NodeIndex>, of: NodeIndex) -> Option<String> {
        let held = |c: &&DraftClaim| c.relation == "represents" && c.target.node == of;
        let past = |role: &String| role.starts_with("former") || role.starts_with("Former");
        self.claims.by(holder?).rev().find(held).and_then(|c| c.role.clone()).filter(|role| !past(role))
    }
}
