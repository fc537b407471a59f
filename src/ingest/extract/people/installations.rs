//! Posts that somebody takes up or leaves: "Y was sworn in as president of Z", "X was succeeded as mayor by Y".
//! Also "after the resignation of the MP X", "during X's presidency".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::Modality;

/// Heads of the posts that a firm, a club or a board gives.
static OFFICERS: Words = Words::of("installations.officers");

/// Words in the names of parties.
static PARTIES: Words = Words::of("installations.parties");

/// Verbs that bring somebody into a post.
static INSTALLING: Words = Words::of("installations.installing");

/// Nouns for the time that somebody is in office, with the office.
const TERMS: &[(&str, &str)] = &[
    ("presidency", "president"),
    ("premiership", "prime minister"),
    ("chancellorship", "chancellor"),
    ("papacy", "pope"),
    ("governorship", "governor"),
    ("mayoralty", "mayor"),
];

/// Nouns for coming into a post.
static TAKING: Words = Words::of("installations.taking");

/// Verbs that ask somebody to do something.
static WANTING: Words = Words::of("installations.wanting");

/// Verbs of putting somebody into a post, or coming after another in it.
static ENTERING: Words = Words::of("installations.entering");

/// Verbs of being in a post, coming to it or leaving it.
static SERVING: Words = Words::of("installations.serving");

/// Words in the names of a state's organs.
static PUBLIC: Words = Words::of("installations.public");

/// Verbs that tell of a post only with "as" ("worked as").
static ONLY_WITH_AS: Words = Words::of("installations.only-with-as");

impl Reading<'_> {
    /// "Y was sworn in as president of Z", "Y is appointed prime minister": the post as well.
    pub(in crate::ingest::extract) fn read_installed(&mut self, verb: Index) {
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        // "took over as mayor", not "took over the bank"
        let takes_over = lemma == "take"
            && tree.kid(verb, Label::Dobj).is_none()
            && tree.kids(verb).any(|k| k > verb && tree.lower(k) == "over");
        if !INSTALLING.contains(&lemma) && !takes_over {
            return;
        }
        let Some(modality) = self.modality(verb).filter(|m| matches!(m, Modality::Asserted | Modality::Planned)) else {
            return;
        };
        let post = self.post_entered(verb);
        if post.is_none() && matches!(lemma, "run" | "stand") {
            self.read_candidacy(verb);
        }
        if post.is_none() && lemma == "succeed" && modality == Modality::Asserted && !self.is_passive(verb) {
            self.read_successor(verb);
        }
        if post.is_none() && self.is_passive(verb) && matches!(lemma, "succeed" | "replace") {
            self.read_replaced(verb, modality);
        }
        let Some(post) = post.filter(|_| !matches!(lemma, "run" | "stand")) else { return };
        if ONLY_WITH_AS.contains(&lemma) && tree.prepositional(verb, "as").is_none() {
            return;
        }
        if self.is_passive(verb) && matches!(lemma, "succeed" | "replace") {
            self.read_succession(verb, post, modality);
            return;
        }
        let Some(holder) = self.who_enters(verb) else { return };
        for post in tree.conjuncts(post).into_iter().filter(|p| self.post_class(*p)).collect::<Vec<_>>() {
            // "FIFA elected Omar Bah of Ghana president": not Ghana's.
            let origin = self.country_behind(&holder).is_some() && self.subject_is_body(verb);
            let given = self.post_at_appointer(verb, post, &holder) || self.post_under_appointer(verb, post, &holder);
            if !given && !origin {
                self.hold_post(&holder, post);
            }
        }
        if matches!(lemma, "become" | "succeed" | "take")
            && !matches!(tree.label(verb), Label::Advcl | Label::Relcl | Label::Acl | Label::Pcomp)
            && !self.is_first_to(post)
        {
            self.installed(verb, holder.clone(), modality);
        }
        if let Some(other) = self.predecessor(verb).filter(|other| other.node != holder.node) {
            self.hold_post(&other, post);
        }
    }

    /// The post that a verb says somebody enters, holds or leaves.
    fn post_entered(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        // "replaces X as leader", "sworn in for a second term as president", however it was parsed
        let behind_as = || {
            let below = tree.below(verb).into_iter().filter(|i| *i > verb && tree.lower(*i) == "as").min()?;
            // "confirms Jane Roe as Secretary of State": it may hang on the name.
            let of_name =
                self.names.at(tree.head(below)).is_some_and(|n| self.nodes.is_person(n.node) && n.end == below);
            tree.kid(below, Label::Pobj).filter(|_| of_name || ENTERING.contains(&tree.lemma(verb)))
        };
        tree.prepositional(verb, "as")
            .or_else(|| tree.kid(verb, Label::Oprd))
            .or_else(|| tree.kid(verb, Label::Attr))
            .or_else(behind_as)
            .map(|p| self.past_suffix(p))
            .filter(|p| self.post_class(*p) && self.names.at(*p).is_none())
    }

    /// "X was succeeded as president by Y": the post was X's and is Y's.
    fn read_succession(&mut self, verb: Index, post: Index, modality: Modality) {
        let by = self.tree.kid(verb, Label::Agent).and_then(|b| self.tree.kid(b, Label::Pobj));
        if let Some(successor) = by.and_then(|b| self.person_at(b).map(Name::argument)) {
            self.hold_post(&successor, post);
            self.installed(verb, successor, modality);
        }
        if let Some(predecessor) = self.patient(verb).and_then(|p| self.person_at(p).map(Name::argument)) {
            self.hold_post(&predecessor, post);
        }
    }

    /// "Prime Minister X was replaced by Y": whoever comes after somebody of whom a post is told gets one.
    fn read_replaced(&mut self, verb: Index, modality: Modality) {
        let by = self.tree.kid(verb, Label::Agent).and_then(|b| self.tree.kid(b, Label::Pobj));
        let successor = by.and_then(|b| self.person_at(b).map(Name::argument));
        let before = self.patient(verb).and_then(|p| self.person_at(p).map(Name::argument));
        let (Some(successor), Some(before)) = (successor, before) else { return };
        let in_office = [before.node, successor.node].into_iter().any(|p| {
            self.posts.of_person(p).next_back().is_some()
                || self.bare_posts.iter().any(|(a, ..)| a.node == p)
                || self.country_of_head(p).is_some()
        });
        if in_office && before.node != successor.node {
            self.installed(verb, successor, modality);
        }
    }

    /// Who enters a post, holds it or leaves it.
    fn who_enters(&mut self, verb: Index) -> Option<Argument> {
        let tree = self.tree;
        let who = if self.is_passive(verb) {
            self.patient(verb)
        } else {
            let object = tree.kid(verb, Label::Dobj).filter(|_| !SERVING.contains(&tree.lemma(verb)));
            object.or_else(|| match self.subject(verb, 0) {
                Agent::Phrase(subject) => Some(subject),
                _ => None,
            })
        }?;
        // "Fatou Roe, a Gambian lawyer who served as prosecutor,": what she is called stands for her.
        let called =
            tree.label(verb) == Label::Relcl && tree.label(who) == Label::Appos && self.names.at(who).is_none();
        let above = Some(tree.head(who)).filter(|a| called && self.person_at(*a).is_some());
        let who = above.unwrap_or(who);
        self.person_meant(who)
    }

    /// "became the first prime minister to visit" tells of the visit.
    fn is_first_to(&self, post: Index) -> bool {
        let tree = self.tree;
        let first = |k: Index| matches!(tree.lower(k), "first" | "youngest" | "only") && tree.label(k) == Label::Amod;
        tree.kids(post).any(|k| tree.label(k) == Label::Relcl || tree.tag(k) == Tag::To)
            || tree.kids(post).any(first) && tree.kids(post).any(|k| tree.is_verb(k))
            // "became the longest-serving president": by serving on.
            || tree.kids(post).any(|k| {
                tree.lower(k) == "serving" && tree.kids(k).any(|s| matches!(tree.tag(s), Tag::Jjs | Tag::Rbs))
            })
    }

    /// "X succeeds Y as president": Y was it too.
    fn predecessor(&self, verb: Index) -> Option<Argument> {
        let tree = self.tree;
        let other = match tree.lemma(verb) {
            "succeed" | "replace" => tree.kid(verb, Label::Dobj),
            _ => tree
                .kids(verb)
                .find(|k| tree.label(*k) == Label::Advcl && matches!(tree.lower(*k), "succeeding" | "replacing"))
                .and_then(|k| tree.kid(k, Label::Dobj)),
        };
        other.and_then(|o| self.person_at(o).map(Name::argument))
    }

    /// "Nike named Elliott Hill chief executive": an officer of the firm, the club or the board that appoints.
    fn post_at_appointer(&mut self, verb: Index, post: Index, holder: &Argument) -> bool {
        let tree = self.tree;
        let officer = OFFICERS.contains(&tree.lower(post)) || self.country_behind(holder).is_some();
        if !officer || self.is_passive(verb) || !self.read_post(post).of.is_empty() {
            return false;
        }
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return false };
        let Some(body) = self.names.at(subject).cloned() else { return false };
        let firm = self.nodes.get(body.node).is_some_and(|d| {
            let name = d.name.to_lowercase();
            d.is_organization() && !PUBLIC.iter().any(|w| name.contains(w))
        });
        if firm {
            let read = self.read_post(post);
            self.hold(holder, read.head, read.words, vec![body.node], Rule::PostThatSomebodyTakes);
        }
        firm
    }

    /// "Diaz was chosen by Petro as his minister of labour": of the country that Petro leads, whatever his own name
    /// suggests.
    fn post_under_appointer(&mut self, verb: Index, post: Index, holder: &Argument) -> bool {
        let tree = self.tree;
        let his = tree.kids(post).any(|k| tree.tag(k) == Tag::PrpPoss);
        let told = ["of", "for", "to", "at"].iter().filter_map(|p| tree.prepositional(post, p));
        if !his || !self.is_passive(verb) || told.into_iter().any(|o| self.names.at(o).is_some()) {
            return false;
        }
        let by = tree.kid(verb, Label::Agent).and_then(|b| tree.kid(b, Label::Pobj));
        let Some(appointer) = by.and_then(|b| self.person_at(b)).map(|n| n.node) else { return false };
        let known = self.posts.of_person(appointer).next_back().and_then(|h| h.of);
        let name = self.nodes.name(appointer);
        let entry =
            self.gazetteer.person(name).or_else(|| self.gazetteer.surname(name)).map(|(entry, _)| entry.clone());
        let Some(of) = known.or_else(|| entry.map(|entry| self.nodes.of_entry(&entry, ""))) else { return true };
        let read = self.read_post(post);
        self.hold(holder, read.head, read.words, vec![of], Rule::PostThatSomebodyTakes);
        true
    }

    /// "Ana Roe resigned as mayor of Lima. Jon Holm succeeded her": in the post that the text gave her last.
    fn read_successor(&mut self, verb: Index) {
        let Some(before) = self.tree.kid(verb, Label::Dobj).and_then(|o| self.person_meant(o)) else { return };
        let held = self.posts.of_person(before.node).next_back().map(|h| (h.post.clone(), h.of));
        let (Some((post, Some(of))), Agent::Phrase(subject)) = (held, self.subject(verb, 0)) else { return };
        let Some(after) = self.person_meant(subject).filter(|a| a.node != before.node) else { return };
        let post = post.strip_prefix("former ").map(str::to_owned).unwrap_or(post);
        self.hold(&after, verb, post, vec![of], Rule::PostThatSomebodyTakes);
        self.installed(verb, after, Modality::Asserted);
    }

    /// Whether a body that is no state chooses somebody.
    fn subject_is_body(&self, verb: Index) -> bool {
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return false };
        match self.names.at(subject) {
            Some(name) => self.nodes.is_organization(name.node),
            None => self.class_of(subject, &self.tree.base(subject)).is(NounClass::BODY),
        }
    }

    /// "prime minister-designate", "president-elect": the noun in front of the suffix.
    fn past_suffix(&self, token: Index) -> Index {
        let tree = self.tree;
        let suffix = matches!(tree.lower(token), "designate" | "elect")
            && token.checked_sub(1).is_some_and(|b| tree.tag(b) == Tag::Hyph);
        token.checked_sub(2).filter(|_| suffix).unwrap_or(token)
    }

    /// "X is running for the Liberal Democrats", "X stood for Labour": a party's candidate.
    fn read_candidacy(&mut self, verb: Index) {
        let Some(object) = self.tree.prepositional(verb, "for") else { return };
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        // Nobody runs for a firm or a team; a body that no table knows is a party where its name says so.
        let party = |n: NodeIndex| {
            self.nodes.get(n).filter(|d| d.is_named_organization()).is_some_and(|d| {
                let sort = d.gazetteer.as_ref().and_then(|_| self.gazetteer.sort_of(&d.name));
                let words = d.name.to_lowercase();
                sort.map_or_else(|| words.split(' ').any(|w| PARTIES.contains(&w)), |sort| sort == "party")
            })
        };
        let Some(body) = self.names.at(object).map(|n| n.node).filter(|n| party(*n)) else { return };
        let target = Argument::new(body, object, object);
        for holder in self.resolve(subject, Want::Agent) {
            if self.nodes.is_person(holder.node) {
                let role = Some("candidate".to_owned());
                self.claim_structural(&holder, "represents", target.clone(), verb, role, Rule::Candidacy);
            }
        }
    }

    /// That somebody came into a post, by nobody named.
    fn installed(&mut self, verb: Index, holder: Argument, modality: Modality) {
        let found = Match::of(self.tree.lemma(verb).to_owned());
        self.claim(Telling::new(verb, "appointed", &found, modality, Rule::PostThatSomebodyTakes), None, holder);
    }

    /// Who elects or appoints where "by" stands behind the post: "elected as Japan's prime minister by the House".
    pub(in crate::ingest::extract) fn installer(&mut self, verb: Index) -> Vec<Argument> {
        let tree = self.tree;
        let by = tree.below(verb).into_iter().find(|i| {
            *i > verb
                && tree.lower(*i) == "by"
                && matches!(tree.label(*i), Label::Agent | Label::Prep)
                && tree.clause_of(tree.head(*i)) == verb
        });
        let object = by.and_then(|b| tree.kid(b, Label::Pobj));
        let mut found = object.map(|o| self.resolve(o, Want::Agent)).unwrap_or_default();
        found.retain(|a| self.nodes.is_somebody(a.node));
        found
    }

    /// Whether a participle only describes, or gives a name: "elected officials", "a woman named Heather".
    pub(in crate::ingest::extract) fn only_names(&self, verb: Index) -> bool {
        let tree = self.tree;
        let label = tree.label(verb);
        label == Label::Amod
            || (tree.lemma(verb) == "name"
                && label == Label::Acl
                && tree
                    .kids(verb)
                    .filter(|k| matches!(tree.label(*k), Label::Oprd | Label::Attr | Label::Dobj))
                    .all(|k| !self.post_class(k)))
    }

    /// Whether a verb is only what others want of its subject: "called for X to resign".
    pub(in crate::ingest::extract) fn wanted(&self, verb: Index) -> bool {
        let tree = self.tree;
        let to = tree.is_infinitive(verb);
        if !to || tree.is_root(verb) {
            return false;
        }
        let head = tree.head(verb);
        let governor = if tree.is_verb(head) || tree.is_noun(head) { head } else { tree.head(head) };
        WANTING.contains(&tree.lemma(governor)) || matches!(tree.lemma(governor), "pressure" | "demand" | "call")
    }

    /// "during X's presidency", "the resignation of X": nouns that say that somebody held, or left, a post.
    pub(in crate::ingest::extract) fn read_terms(&mut self) {
        let tree = self.tree;
        for noun in self.body..tree.len() {
            if !tree.is_noun(noun) || self.names.at(noun).is_some() {
                continue;
            }
            let owner =
                noun.checked_sub(1).filter(|p| tree.tag(*p) == Tag::Pos).and_then(|p| self.names.at(p - 1)).cloned();
            let owner = owner.filter(|n| self.nodes.is_person(n.node));
            if let Some((_, post)) = TERMS.iter().find(|(term, _)| *term == tree.lower(noun))
                && let Some(name) = owner
            {
                let holder = Argument::new(name.node, name.start, name.end - 1);
                self.hold(&holder, noun, (*post).to_owned(), Vec::new(), Rule::TermOfOffice);
            } else if TAKING.contains(&tree.lower(noun)) {
                self.read_taking(noun);
            } else if matches!(tree.lower(noun), "resignation" | "retirement" | "abdication") {
                self.read_departure(noun);
            }
        }
    }

    /// "Sushila Karki's appointment as interim prime minister", "the election of X as speaker": the post, and that X
    /// took it.
    fn read_taking(&mut self, noun: Index) {
        let tree = self.tree;
        let object = tree.kid(noun, Label::Poss).or_else(|| tree.prepositional(noun, "of"));
        let Some(person) = object.and_then(|o| self.person_at(o)).cloned() else {
            return;
        };
        let post = tree.prepositional(noun, "as").filter(|p| self.post_class(*p) && self.names.at(*p).is_none());
        let clause = tree.clause_of(noun);
        let Some(post) = post.filter(|_| self.modality(clause) == Some(Modality::Asserted)) else { return };
        let holder = person.argument();
        self.hold_post(&holder, post);
        let found = Match::of(tree.lower(noun).to_owned());
        let telling = Telling::new(noun, "appointed", &found, Modality::Asserted, Rule::PostThatSomebodyTakes);
        self.claim(telling, None, holder);
    }

    /// "the resignation of the MP X", "X's resignation": X gives up what X represents.
    fn read_departure(&mut self, noun: Index) {
        let tree = self.tree;
        let object = tree.prepositional(noun, "of").or_else(|| tree.kid(noun, Label::Poss));
        let Some(person) = object.and_then(|o| self.person_at(o)).cloned() else {
            return;
        };
        let clause = tree.clause_of(noun);
        let asked = WANTING.contains(&tree.lemma(clause)) || matches!(tree.lower(tree.head(noun)), "for");
        if asked || self.modality(clause) != Some(Modality::Asserted) {
            return;
        }
        let of: Vec<NodeIndex> = self.posts.of_person(person.node).rev().find_map(|h| h.of).into_iter().collect();
        let holder = Argument::new(person.node, person.start, person.end - 1);
        let found = Match::of(tree.lower(noun).to_owned());
        for node in of {
            let target = Argument::new(node, noun, noun);
            let telling = Telling::new(noun, "conceded", &found, Modality::Asserted, Rule::Resignation);
            self.claim(telling, Some(holder.clone()), target);
        }
    }
}
