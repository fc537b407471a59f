//! What somebody starts, holds or decides: campaigns, elections, curfews, rulings, and bodies that are founded.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::PERIODS;
use crate::lexicon::{EntryClass, NounClass, Words};
use crate::model::{Modality, NodeKind};

/// Votes that a country or state holds by being where they are held.
static VOTES: Words = Words::of("undertakings.votes");

/// Verbs by which a day is made one of mourning or of feast.
static PROCLAIMING: Words = Words::of("undertakings.proclaiming");

/// Verbs of giving up what one has begun.
static ABANDONING: Words = Words::of("undertakings.abandoning");

/// Verbs of those who say what will be held, and hold it.
static ANNOUNCING: Words = Words::of("undertakings.announcing");

/// What is declared of an outbreak or a flood.
static EMERGENCIES: Words = Words::of("undertakings.emergencies");

impl Reading<'_> {
    /// What is started or held, one for each coordinated noun: an undertaking is an event, even where its noun may also
    /// name a body or a place ("held caucuses", "declared a state of emergency"); a body is an organization.
    pub(in crate::ingest::extract) fn undertakings(&mut self, head: Index) -> Vec<Argument> {
        let mut found: Vec<Argument> = Vec::new();
        for conjunct in self.tree.conjuncts(head) {
            let (base, class) = self.phrase_class(conjunct);
            let common = self.tree.is_noun(conjunct) && self.names.at(conjunct).is_none();
            let more = if common && class.is(NounClass::UNDERTAKING) {
                let definite = self.tree.kids(conjunct).any(|k| matches!(self.tree.lower(k), "the" | "this" | "that"));
                if class.is(NounClass::BODY) {
                    self.founded_by_name(conjunct, &base)
                } else {
                    self.thing(conjunct, &base, NodeKind::Event, definite)
                }
            } else if common && class.is(NounClass::BODY.or(NounClass::GOVERNMENT)) {
                self.founded_by_name(conjunct, &base)
            } else {
                self.resolve_one(conjunct, Want::Any)
            };
            let quantity = self.quantity(conjunct);
            found.extend(more.into_iter().map(|a| Argument { quantity: quantity.or(a.quantity), ..a }));
        }
        found
    }

    /// "founded the company Acme": by its name, where that stands behind the noun.
    fn founded_by_name(&mut self, head: Index, base: &str) -> Vec<Argument> {
        let named = self.named_right_behind(head);
        if named.is_empty() { self.founded(head, base) } else { named }
    }

    /// A body that is founded: it was none before, so that no other is meant.
    fn founded(&mut self, head: Index, base: &str) -> Vec<Argument> {
        let (first, last, phrase) = self.description(head, &["of", "for"]);
        let name = self.as_written(first, &phrase);
        let plural = matches!(self.tree.tag(head), Tag::Nns | Tag::Nnps);
        let node = self.descriptive(NodeKind::Organization, &name, base, head, plural);
        vec![Argument::new(node, first, last)]
    }

    /// Who holds what is told without an agent: "in Iowa, caucuses were held" by Iowa.
    pub(in crate::ingest::extract) fn holder_by_place(&mut self, verb: Index, targets: &[Argument]) -> Vec<Argument> {
        let vote = |t: &Argument| {
            self.nodes.get(t.node).is_some_and(|d| VOTES.contains(&d.head.rsplit(' ').next().unwrap_or_default()))
        };
        if !targets.iter().all(vote) {
            return Vec::new();
        }
        let tree = self.tree;
        let place = tree
            .prepositional(verb, "in")
            .or_else(|| tree.kids(verb).find(|k| tree.lower(*k) == "in").and_then(|k| tree.kid(k, Label::Pobj)));
        // "Norway's election is scheduled for May", "The election in Chile will take place"
        let noun = tree.kid(verb, Label::Nsubj).or_else(|| tree.kid(verb, Label::Nsubjpass));
        let own = || noun.and_then(|n| tree.kid(n, Label::Poss).or_else(|| tree.prepositional(n, "in")));
        let Some(place) = place.or_else(own).filter(|p| self.names.at(*p).is_some()) else {
            return Vec::new();
        };
        let mut found = self.resolve(place, Want::Place);
        found.retain(|a| {
            self.nodes.get(a.node).is_some_and(|d| d.is_place() && d.class.is_some_and(EntryClass::is_land))
        });
        found
    }

    /// "The council announced that elections will be held": whoever announces it holds it.
    pub(in crate::ingest::extract) fn announcer(&mut self, verb: Index) -> Vec<Argument> {
        let tree = self.tree;
        let governor = tree.head(verb);
        if tree.label(verb) != Label::Ccomp || !ANNOUNCING.contains(&tree.lemma(governor)) {
            return Vec::new();
        }
        let Agent::Phrase(subject) = self.agent(governor) else { return Vec::new() };
        let mut found = self.actors(subject);
        found.retain(|a| !self.nodes.is_event(a.node));
        found
    }

    /// "declares Friday a day of mourning", "proclaimed 6 April as a national holiday": the date stands in the object's
    /// place.
    pub(in crate::ingest::extract) fn read_declared_day(&mut self, verb: Index) {
        let tree = self.tree;
        if !PROCLAIMING.contains(&tree.lemma(verb)) {
            return;
        }
        let day = |k: &Index| {
            let base = tree.base(*k);
            let kept = tree.prepositional(*k, "of").is_some()
                || tree.kids(*k).any(|w| matches!(tree.label(w), Label::Compound | Label::Amod));
            (PERIODS.contains(&base.as_str()) && tree.prepositional(*k, "of").is_some()
                || matches!(base.as_str(), "holiday" | "vacation") && kept)
                && *k > verb
        };
        let behind =
            tree.kids(verb).find(|k| matches!(tree.label(*k), Label::Npadvmod | Label::Oprd | Label::Attr) && day(k));
        let as_day = tree.prepositional(verb, "as").filter(day);
        let nested = tree
            .kid(verb, Label::Dobj)
            .or_else(|| tree.kid(verb, Label::Npadvmod))
            .and_then(|o| tree.kids(o).find(|k| matches!(tree.label(*k), Label::Appos | Label::Npadvmod) && day(k)));
        let Some(noun) = behind.or(as_day).or(nested) else { return };
        self.claim_declared(verb, noun);
    }

    /// Claims that whoever declares what a noun names begins it.
    fn claim_declared(&mut self, verb: Index, noun: Index) {
        let tree = self.tree;
        let (Agent::Phrase(subject), Some(modality)) = (self.agent(verb), self.modality(verb)) else { return };
        let sources = self.actors(subject);
        let base = tree.base(noun);
        let targets = self.thing(noun, &base, NodeKind::Event, false);
        let found = Match { inside: Some(tree.reach(noun)), ..Match::of(tree.lemma(verb).to_owned()) };
        self.claim_each(Telling::new(verb, "launched", &found, modality, Rule::DeclaredDay), &sources, &targets);
    }

    /// "declared the outbreak a public health emergency", "declared it to be an emergency", however it was parsed: the
    /// emergency is declared.
    pub(in crate::ingest::extract) fn read_declared_emergency(&mut self, verb: Index) {
        let tree = self.tree;
        if !matches!(tree.lemma(verb), "declare" | "proclaim") {
            return;
        }
        let hung = |k: Index| {
            let head = tree.head(k);
            let within =
                tree.head(head) == verb && matches!(tree.label(head), Label::Ccomp | Label::Dobj | Label::Xcomp);
            let placed = matches!(
                tree.label(k),
                Label::Dobj | Label::Oprd | Label::Attr | Label::Ccomp | Label::Appos | Label::Npadvmod
            );
            // "declared that it is no longer an emergency"
            let told = tree.lemma(head) == "be" && !tree.is_infinitive(head);
            placed && !told && (head == verb || within)
        };
        let emergency = tree.below(verb).into_iter().find(|k| {
            let article = (verb + 2..*k).find(|a| tree.is_indefinite_article(*a) && tree.head(*a) == *k);
            *k > verb && EMERGENCIES.contains(&tree.base(*k).as_str()) && article.is_some() && hung(*k)
        });
        let Some(noun) = emergency else { return };
        self.claim_declared(verb, noun);
    }

    /// Reads nouns whose owner began, held or decided what they name: "Trump's executive order", "a march by students".
    pub(in crate::ingest::extract) fn read_deeds(&mut self, from: Index) {
        for noun in from..self.tree.len() {
            if self.tree.is_noun(noun) && self.names.at(noun).is_none() && self.tree.label(noun) != Label::Compound {
                self.read_deed(noun);
            }
        }
    }

    fn read_deed(&mut self, noun: Index) {
        let tree = self.tree;
        let base = tree.base(noun);
        let before = noun.checked_sub(1).filter(|b| tree.head(*b) == noun).map(|b| format!("{} {base}", tree.lower(b)));
        let Some(deed) = before.and_then(|b| self.frames.deed(&b)).or_else(|| self.frames.deed(&base)) else { return };
        if self.asked_for.contains(&tree.clause_of(noun)) {
            return;
        }
        // "ended her bid", "dropped its lawsuit": what is over is not news of its start.
        let over = tree.label(noun) == Label::Dobj && ABANDONING.contains(&tree.lemma(tree.head(noun)));
        // "its judgment did not mention him": there is one.
        let verb = tree.head(noun);
        let stands =
            tree.label(noun) == Label::Nsubj && tree.lemma(verb) != "be" && tree.kid(verb, Label::Neg).is_some();
        let modality = if stands { Some(Modality::Asserted) } else { self.modality(noun) };
        let Some(modality) = modality.filter(|_| !over) else { return };
        let mut owners: Vec<Argument> = Vec::new();
        for preposition in &deed.owner {
            if owners.is_empty()
                && let Some(object) = tree.prepositional(noun, preposition)
            {
                owners = self.resolve(object, Want::Agent);
            }
        }
        if owners.is_empty()
            && let Some((node, first, last)) = self.possessor(noun)
            && !self.is_what_it_is_about(node, first, noun)
        {
            owners.push(Argument::new(node, first, last));
        }
        owners.retain(|o| self.acts(o.node) && !self.nodes.is_event(o.node));
        if owners.is_empty() {
            return;
        }
        let kind = if deed.relation == "adopted" { NodeKind::Resolution } else { NodeKind::Event };
        let definite = tree.kids(noun).any(|k| tree.lower(k) == "the");
        let found = Match::of(base.clone());
        let telling = Telling::new(noun, deed.relation, &found, modality, Rule::DeedOfAnOwner);
        for target in self.thing(noun, &base, kind, definite) {
            for owner in &owners {
                self.claim(telling, Some(owner.clone()), target.clone());
            }
        }
    }

    /// "the 28-point Ukraine peace plan": a place by its name in front of a plan is what it is about. "US plan" says
    /// whose it is.
    fn is_what_it_is_about(&self, node: NodeIndex, first: Index, noun: Index) -> bool {
        let tree = self.tree;
        let initials = tree.word(first).chars().all(|c| c.is_uppercase() || c == '.');
        let peace = tree.kids(noun).any(|k| k < noun && matches!(tree.lower(k), "peace" | "ceasefire" | "truce"));
        let possessive = tree.label(first) == Label::Poss || tree.tag(first + 1) == Tag::Pos;
        let plan = matches!(tree.base(noun).as_str(), "plan" | "deal" | "accord" | "proposal" | "initiative");
        let named = matches!(tree.label(first), Label::Compound | Label::Nmod) && self.names.at(first).is_some();
        self.nodes.is_place(node)
            && !possessive
            && (peace || plan && named && !initials)
            && self.gazetteer.demonym(tree.word(first)).is_none()
    }

    /// Whose a noun is by what stands in front of it: a possessive, a demonym, a name.
    fn possessor(&mut self, noun: Index) -> Option<(NodeIndex, Index, Index)> {
        self.owner(noun).filter(|(_, first, last)| *first < noun && *last <= noun)
    }
}
