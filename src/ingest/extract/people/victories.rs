//! Elections won: "Noboa wins re-election", "Laura Fernández wins the presidency with 48 % of the vote".
//! Also "Sanders won the New Hampshire primary", "took office on June 4": who came into a post, by nobody named or by
//! the party that chose.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::lexicon::shared_words::POSTS;
use crate::model::Modality;

/// Verbs of victory.
static WINNING: Words = Words::of("victories.winning");

/// What is won in an election: the contest, the office, the candidacy.
static CONTESTS: Words = Words::of("victories.contests");

/// Of these the verb alone says that somebody won: "gained the nomination", not "claimed the election".
static CANDIDACIES: Words = Words::of("victories.candidacies");

/// Nouns of elections and rounds of them, one and several.
static ELECTIONS: Words = Words::of("victories.elections");

/// Nouns for an election held once more.
static ROUNDS: Words = Words::of("victories.rounds");

/// Verbs of having a post or taking it up.
static HOLDING: Words = Words::of("victories.holding");

/// Words in the names of bodies whose members choose who leads them.
static CHOOSING: Words = Words::of("victories.choosing");

/// Verbs of winning against another.
static BEATING: Words = Words::of("victories.beating");

/// Nouns for a post that is won.
static OFFICES: Words = Words::of("victories.offices");

/// Verbs of electing somebody.
static ELECTING: Words = Words::of("victories.electing");

impl Reading<'_> {
    /// Reads one verb that may say that somebody won an election or took office.
    pub(in crate::ingest::extract) fn read_victory(&mut self, verb: Index) {
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let Some(object) = tree.kid(verb, Label::Dobj) else { return };
        self.read_rival_beaten(verb, object);
        let base = tree.base(object);
        // "won the second round of the election", "wins a rerun of the vote"
        let round = ROUNDS.contains(&base.as_str())
            || base == "round" && tree.kids(object).any(|k| matches!(tree.lower(k), "second" | "final" | "decisive"));
        let of_election = || {
            let of = tree.prepositional(object, "of");
            of.is_some_and(|o| CONTESTS.contains(&tree.base(o).as_str()) || ELECTIONS.contains(&tree.lower(o)))
        };
        let contest = CONTESTS.contains(&base.as_str())
            || CONTESTS.contains(&tree.lower(object))
            || round && of_election()
            // "won the seat of Leeds North", "wins a seat in the Senate"
            || matches!(tree.lower(object), "seat" | "constituency") && lemma == "win";
        // "wins a landslide victory in the leadership election"
        let victory = || {
            matches!(base.as_str(), "victory" | "landslide" | "win")
                && [object, verb]
                    .into_iter()
                    .filter_map(|at| tree.prepositional(at, "in"))
                    .any(|c| CONTESTS.contains(&tree.base(c).as_str()))
        };
        let won = match lemma {
            "win" | "secure" | "score" if victory() => true,
            "win" | "clinch" | "secure" => contest,
            _ if WINNING.contains(&lemma) => CANDIDACIES.contains(&base.as_str()),
            // "took office on June 4", "assumed the presidency"
            "take" => base == "office" && tree.kids(object).all(|k| tree.label(k) != Label::Poss),
            "assume" => OFFICES.contains(&base.as_str()),
            _ => false,
        };
        if !won || self.is_passive(verb) {
            return;
        }
        let Some(modality) = self.modality(verb) else { return };
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        let people: Vec<Argument> = self
            .resolve(subject, Want::Agent)
            .into_iter()
            .filter(|a| self.nodes.is_person(a.node) && self.nodes.get(a.node).is_some_and(|d| d.named))
            .collect();
        let source = self.chosen_by(object).filter(|_| base == "nomination");
        // "since taking office", "after winning the election": told in passing, and long known.
        let aside = matches!(tree.label(verb), Label::Advcl | Label::Relcl | Label::Acl | Label::Pcomp | Label::Amod);
        if modality != Modality::Asserted || aside {
            return;
        }
        let found = Match::of(lemma.to_owned());
        for person in people {
            self.claim(Telling::new(verb, "appointed", &found, modality, Rule::ElectionWon), source.clone(), person);
        }
    }

    /// "Noboa defeated Gonzalez in the run-off": whoever beats a rival in an election is chosen.
    fn read_rival_beaten(&mut self, verb: Index, object: Index) {
        let tree = self.tree;
        if !BEATING.contains(&tree.lemma(verb))
            || self.is_passive(verb)
            || self.modality(verb) != Some(Modality::Asserted)
            || matches!(tree.label(verb), Label::Advcl | Label::Relcl | Label::Acl | Label::Pcomp)
        {
            return;
        }
        let contest = ["in", "at"]
            .into_iter()
            .filter_map(|p| tree.prepositional(verb, p).or_else(|| tree.prepositional(object, p)));
        let election = contest
            .into_iter()
            .any(|c| CONTESTS.contains(&tree.base(c).as_str()) || ELECTIONS.contains(&tree.lower(c)));
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        let named = |i: Index| self.person_at(i).cloned();
        let (Some(winner), Some(_)) = (named(subject), named(object).filter(|_| election)) else { return };
        let found = Match::of(tree.lemma(verb).to_owned());
        let telling = Telling::new(verb, "appointed", &found, Modality::Asserted, Rule::ElectionWon);
        self.claim(telling, None, winner.argument());
    }

    /// "Pelosi resumed the office of Speaker of the House", "who held the post of finance minister": the post is held.
    pub(in crate::ingest::extract) fn read_office_held(&mut self, verb: Index) {
        let tree = self.tree;
        if !HOLDING.contains(&tree.lemma(verb)) {
            return;
        }
        let office = tree.kid(verb, Label::Dobj).filter(|o| POSTS.contains(&tree.lower(*o)));
        // "took office as governor of X", "assumes the role as chair of Y"
        let as_post = |o: Index| {
            let below = tree.below(verb).into_iter().find(|i| *i > o && *i < o + 4 && tree.lower(*i) == "as")?;
            tree.kid(below, Label::Pobj)
        };
        let Some(post) = office.and_then(|o| tree.prepositional(o, "of").or_else(|| as_post(o))) else { return };
        if !self.post_class(post) || self.names.at(post).is_some() || self.modality(verb) != Some(Modality::Asserted) {
            return;
        }
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        let holder = self.person_meant(subject);
        if let Some(holder) = holder {
            self.hold_post(&holder, post);
        }
    }

    /// Whose nomination it is: "the Democratic Party's nomination", "the Republican nomination".
    pub(in crate::ingest::extract) fn chosen_by(&mut self, noun: Index) -> Option<Argument> {
        let tree = self.tree;
        let (low, _) = tree.reach(noun);
        for token in low..noun {
            if let Some(name) = self.names.at(token).cloned() {
                if self.nodes.is_organization(name.node) {
                    return Some(name.argument());
                }
            } else if let Some((party, next)) = self.party_word(token) {
                return Some(Argument::new(party, token, next - 1));
            }
        }
        // "the party's nomination"
        let possessor = tree.kid(noun, Label::Poss).filter(|p| self.names.at(*p).is_none() && tree.is_noun(*p))?;
        let owner = self.resolve_one(possessor, Want::Agent).into_iter().next()?;
        self.nodes.is_organization(owner.node).then_some(owner)
    }

    /// The body that a chosen office is of, where nobody else is said to choose: "was elected president of the Chamber
    /// of Deputies", "was named party leader".
    pub(in crate::ingest::extract) fn choosing_body(&mut self, verb: Index) -> Option<Argument> {
        let tree = self.tree;
        if !ELECTING.contains(&tree.lemma(verb)) || !self.is_passive(verb) {
            return None;
        }
        let post = tree
            .kid(verb, Label::Oprd)
            .or_else(|| tree.prepositional(verb, "as"))
            .or_else(|| tree.kid(verb, Label::Attr))
            .filter(|p| self.post_class(*p) && self.names.at(*p).is_none())?;
        let body = self.owners_of_post(post).into_iter().find(|n| {
            let named = |d: &DraftNode| {
                let name = d.name.to_lowercase();
                d.is_organization() && CHOOSING.iter().any(|w| name.contains(w))
            };
            self.nodes.is_chamber(*n) || self.nodes.get(*n).is_some_and(named)
        })?;
        Some(Argument::new(body, post, post))
    }
}
