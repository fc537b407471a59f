//! Who does what a participle or an infinitive behind a noun says: "a bombing targeting the base".
//! Also "its decision to expel".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::parse::misread_verbs::RESOLVES;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};

/// What is done to those who are found to plan a deed.
static HELD: Words = Words::of("adnominal_subjects.held");

/// Verbs by which somebody keeps others from what they plot, or looks into it.
static FOILING: Words = Words::of("adnominal_subjects.foiling");

/// Verbs of people who come together.
static GATHERING: Words = Words::of("adnominal_subjects.gathering");

/// Nouns for protests that are held.
static PROTESTS: Words = Words::of("adnominal_subjects.protests");

/// What those do with an invitation who are invited.
static INVITED: Words = Words::of("adnominal_subjects.invited");

/// Nouns for what is planned against somebody.
static PLOTS: Words = Words::of("adnominal_subjects.plots");

/// Nouns by which somebody says what he is going to do.
static ANNOUNCEMENTS: Words = Words::of("adnominal_subjects.announcements");

impl Reading<'_> {
    /// Who does what a verb says that hangs on a noun.
    pub(super) fn adnominal_subject(&self, verb: Index, depth: u8) -> Agent {
        let tree = self.tree;
        let noun = tree.head(verb);
        match tree.tag(verb) {
            // "demonstrators gathered in Nairobi to protest": they gather of themselves.
            Tag::Vbn if GATHERING.contains(&tree.lemma(verb)) => Agent::Phrase(noun),
            Tag::Vbg => self.subject_of_participle(verb, noun, depth),
            _ => self.subject_of_infinitive(verb, noun, depth),
        }
    }

    /// "in a bombing targeting the base", "in Mpika, Zambia, killing nine": the noun, or whoever acts in the clause
    /// around it.
    fn subject_of_participle(&self, verb: Index, noun: Index, depth: u8) -> Agent {
        let tree = self.tree;
        let clause = tree.clause_of(noun);
        let mut outer = noun;
        while matches!(tree.label(outer), Label::Appos | Label::Conj | Label::Npadvmod)
            && tree.is_noun(tree.head(outer))
        {
            outer = tree.head(outer);
        }
        if tree.label(outer) != Label::Pobj || self.is_deed_of_its_own(verb, noun) {
            return Agent::Phrase(noun);
        }
        let preposition = tree.lower(tree.head(outer));
        // "added Chad to its list of states jailing reporters": who is listed, not whoever keeps the list.
        let listing = tree.head(tree.head(outer));
        if preposition == "of" && matches!(tree.lemma(listing), "list" | "blacklist" | "register" | "watchlist") {
            return tree.kid(clause, Label::Dobj).filter(|o| *o < noun).map_or(Agent::Open, Agent::Phrase);
        }
        let unnamed = self.names.at(noun).is_none();
        let is = |classes| self.class_of(noun, &tree.base(noun)).is(classes);
        // "in response to a letter urging them to quit": no demand of whoever responds.
        if self.is_speech_act(verb)
            && unnamed
            && is(NounClass::DOCUMENT.or(NounClass::UTTERANCE))
            && !matches!(preposition, "in" | "on")
        {
            return Agent::Open;
        }
        // "in Mpika, Zambia, killing nine": the place kills nobody.
        let aside = matches!(preposition, "in" | "on" | "at" | "near" | "to" | "into" | "from")
            // "lifts restrictions on athletes taking part": the athletes do.
            && !(unnamed && verb == noun + 1 && is(NounClass::PERSON.or(NounClass::PEOPLE)));
        if aside && clause != verb && tree.is_verb(clause) {
            return self.subject(clause, depth + 1);
        }
        Agent::Phrase(noun)
    }

    /// Whether the noun in front of a participle is itself what does what that says.
    fn is_deed_of_its_own(&self, verb: Index, noun: Index) -> bool {
        let tree = self.tree;
        // "in a bombing targeting the base": whose bombing it is.
        self.noun_phrase_frame(noun).is_some_and(|(f, _)| f.relation == "attacked")
            // "took part in protests calling for his release": the protesters call.
            || PROTESTS.contains(&tree.lemma(noun))
                && self.is_speech_act(verb)
    }

    /// "its decision to expel": whoever decides.
    fn subject_of_infinitive(&self, verb: Index, noun: Index, depth: u8) -> Agent {
        let tree = self.tree;
        let clause = tree.clause_of(noun);
        let around = tree.is_verb(clause) && clause != verb;
        if around && self.is_held_over(noun, clause) {
            let whom = if self.is_passive(clause) { self.patient(clause) } else { tree.kid(clause, Label::Dobj) };
            return whom.map_or(Agent::Open, Agent::Phrase);
        }
        // "foiled a plot to attack the concert": not whoever foils it.
        if around && FOILING.contains(&tree.lemma(clause)) {
            return tree.kid(noun, Label::Poss).map_or(Agent::Open, Agent::Phrase);
        }
        if let Some(found) = self.announced_by(noun, verb) {
            return found;
        }
        // "accepted Chad's invitation to visit it": whoever is invited.
        if tree.lemma(noun) == "invitation" && around {
            let invited = tree.label(noun) == Label::Dobj && INVITED.contains(&tree.lemma(clause));
            return if invited { self.subject(clause, depth + 1) } else { Agent::Open };
        }
        // "blocked Tel Aviv's main highway to press for a deal": not Tel Aviv.
        let whose = tree.kid(noun, Label::Poss).filter(|p| {
            let city = self.names.at(*p).and_then(|n| self.nodes.get(n.node));
            !(tree.label(noun) == Label::Dobj
                && tree.is_verb(clause)
                && city.is_some_and(DraftNode::is_city)
                && self.frames.modality(tree.lemma(noun), "noun").is_none()
                && !RESOLVES.contains(&tree.lemma(noun)))
        });
        match whose.or_else(|| self.whose_resolve(noun, verb)) {
            Some(possessor) => Agent::Phrase(possessor),
            None => self.subject_around(verb, clause, depth),
        }
    }

    /// "despite a threat by Mali to close the border", "despite a warning from Mali not to close it": who threatens
    /// is to do it, who is warned is not named.
    fn announced_by(&self, noun: Index, verb: Index) -> Option<Agent> {
        let tree = self.tree;
        let by = ["by", "from"].into_iter().find_map(|p| tree.prepositional(noun, p)).filter(|o| *o < verb)?;
        match tree.lemma(noun) {
            own if ANNOUNCEMENTS.contains(&own) => Some(Agent::Phrase(by)),
            "warning" | "plea" | "appeal" | "call" => Some(Agent::Open),
            _ => None,
        }
    }

    /// "arrested five men over a plot to attack the embassy": whether a clause tells of those held for what they
    /// planned, so that they, and not the police, are to do it.
    fn is_held_over(&self, plot: Index, clause: Index) -> bool {
        let tree = self.tree;
        PLOTS.contains(&tree.lemma(plot))
            && tree.label(plot) == Label::Pobj
            && self.frames.verb(tree.lemma(clause)).iter().any(|f| f.rest.is_empty() && HELD.contains(&f.relation))
    }

    /// "the decision by Sweden to send tanks", "the refusal of the court to hear it": who is named between.
    fn whose_resolve(&self, noun: Index, verb: Index) -> Option<Index> {
        let tree = self.tree;
        if !RESOLVES.contains(&tree.lemma(noun)) {
            return None;
        }
        ["by", "of"].into_iter().find_map(|p| tree.prepositional(noun, p)).filter(|o| {
            *o < verb
                && self
                    .names
                    .at(*o)
                    .and_then(|n| self.nodes.get(n.node))
                    .is_some_and(|d| d.is_body_or_people() || d.is_country())
        })
    }
}
