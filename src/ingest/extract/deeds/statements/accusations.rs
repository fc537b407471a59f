//! Accusations that no verb of accusing brings: "A says that B did Z", and deeds that somebody claims as his own.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::STRUCTURE;
use crate::lexicon::{EntryClass, NounClass, Speech, VerbFrame, Words};
use crate::model::{Modality, NodeKind};

/// Words in the names of bodies that are no party to a quarrel.
static NEUTRAL: Words = Words::of("accusations.neutral");

/// Those who tell what was done to them, without a name.
static CROWDS: Words = Words::of("accusations.crowds");

/// Verbs of what goes well.
static UNHURT: Words = Words::of("accusations.unhurt");

/// Those whom to arm or to train is a wrong.
static OUTLAWS: Words = Words::of("accusations.outlaws");

/// Verbs for what outlaws are given.
static ARMING: Words = Words::of("accusations.arming");

/// Adverbs that make a wrong of a deed.
static WRONGLY: Words = Words::of("accusations.wrongly");

/// What whoever does a thing without it does wrong.
static LEAVE: Words = Words::of("accusations.leave");

/// Those who bring charges.
static ACCUSERS: Words = Words::of("accusations.accusers");

/// Water, air and space, which belong to nobody.
static UNOWNED: Words = Words::of("accusations.unowned");

/// Verbs of using arms against somebody or something.
static STRIKING: Words = Words::of("accusations.striking");

fn is_crowd(draft: &DraftNode) -> bool {
    !draft.named && CROWDS.contains(&draft.head.as_str())
}

/// Whether a body is none that quarrels: a court, a hospital, the press.
fn neutral(name: &str) -> bool {
    name.to_lowercase().split_whitespace().any(|w| NEUTRAL.contains(&w))
}

/// Branches of forces, where no country stands before them.
static BRANCHES: Words = Words::phrases("accusations.branches");

/// Verbs by which a court or an inquiry finds what somebody did.
static FINDING: Words = Words::of("accusations.finding");

/// Verbs of saying what the speaker does not doubt.
static CONFIRMING: Words = Words::of("accusations.confirming");

/// Verbs of taking a place back.
static RETAKING: Words = Words::of("accusations.retaking");

/// Nouns for what goes wrong, by itself or by somebody's doing.
static MISHAPS: Words = Words::of("accusations.mishaps");

impl Reading<'_> {
    /// "X claims that Y did Z", "X says Y violated the truce": X accuses Y, and what Y did is only alleged.
    pub(in crate::ingest::extract) fn read_allegation(&mut self, verb: Index) {
        let tree = self.tree;
        // "Greece charged that Turkish jets violated its airspace"
        let charges = tree.lemma(verb) == "charge" && !self.is_passive(verb);
        let claims = matches!(tree.lemma(verb), "claim" | "allege") || charges;
        // "The inquiry found that the army killed them", "the court rules that Chad violated the treaty"
        let finds = FINDING.contains(&tree.lemma(verb)) && !self.is_passive(verb);
        // "confirms that Israel killed their leader": whoever confirms accuses nobody, and doubts nothing.
        let says = matches!(self.frames.speech(tree.lemma(verb)), Some(Speech::Say | Speech::Claim))
            && !CONFIRMING.contains(&tree.lemma(verb));
        if !(claims || says || finds) || tree.label(verb) == Label::Amod || tree.kid(verb, Label::Neg).is_some() {
            return;
        }
        let told = tree.kid(verb, Label::Ccomp).filter(|c| !self.is_warning_of_what_may_be(verb, *c));
        let Some(clause) = told else { return };
        let work = self.whose_work(clause);
        let agent = match work {
            Some(whose) => Agent::Phrase(whose),
            None => self.agent(clause),
        };
        let (Agent::Phrase(speaker), Agent::Phrase(doer)) = (self.subject(verb, 0), agent) else { return };
        let wrong = work.is_some() || self.is_wrong(clause);
        if self.is_of_speaker(doer) || !wrong && (!claims || tree.kid(clause, Label::Neg).is_some()) {
            return;
        }
        let (mut sources, mut targets) = (self.resolve(speaker, Want::Agent), self.resolve(doer, Want::Agent));
        // "claims Pakistani jets bombed a clinic": whose they are.
        if targets.is_empty() && claims && wrong && self.noun_phrase_frame(doer).is_none() {
            targets = self.doers(doer, "attacked");
            sources.retain(|s| self.nodes.get(s.node).is_some_and(|d| self.is_party(d)));
        }
        self.keep_kinds(&mut targets, "accused");
        // "The president claims that the US military carried out a strike": his own.
        let country = self.owner(doer).map(|(owner, ..)| owner);
        if country.is_some_and(|c| sources.iter().any(|s| s.node == c || self.is_of(s, c))) {
            return;
        }
        // "claimed 190 were dead" accuses no one.
        let own = |t: &Argument| sources.iter().any(|s| s.node == t.node || self.is_of(s, t.node));
        // "The Central Command says American and British forces have struck": what its own did with others.
        if targets.len() > 1 && targets.iter().any(own) {
            return;
        }
        targets.retain(|t| t.quantity.is_none() && !own(t));
        if !claims || wrong {
            let told_by_crowd = sources.iter().any(|s| self.nodes.get(s.node).is_some_and(is_crowd));
            targets.retain(|t| {
                self.nodes.get(t.node).is_some_and(|d| {
                    // "Police allege the brothers set fire to it": a charge, whomever it is brought against.
                    self.can_be_accused(d, clause, claims || told_by_crowd)
                        || wrong && d.is_actor() && tree.lemma(verb) == "allege"
                })
            });
        }
        if finds || work.is_some() {
            self.keep_somebody(&mut sources);
        } else if !claims {
            sources.retain(|s| self.nodes.get(s.node).is_some_and(|d| self.can_accuse(d, clause)));
        }
        if sources.is_empty() || targets.is_empty() {
            return;
        }
        if wrong {
            self.alleged.insert(clause);
            self.alleged.extend(tree.kids(clause).filter(|k| tree.label(*k) == Label::Conj && tree.is_verb(*k)));
        }
        let found = Match::of(tree.lemma(verb).to_owned());
        let telling = Telling::new(verb, "accused", &found, Modality::Asserted, Rule::Allegation);
        self.claim_each(telling, &sources, &targets);
    }

    /// "warned that Russia could strike": of what may be, nobody is accused.
    fn is_warning_of_what_may_be(&self, verb: Index, clause: Index) -> bool {
        let tree = self.tree;
        let may = |k: Index| {
            tree.label(k) == Label::Aux && matches!(tree.lower(k), "could" | "may" | "might" | "can" | "would")
        };
        tree.lemma(verb) == "warn" && tree.kids(clause).any(may)
    }

    /// "the fire was the work of the Camorra", "the blast was Russia's doing": whose doing something is said to be.
    fn whose_work(&self, clause: Index) -> Option<Index> {
        let tree = self.tree;
        let work = tree.kid(clause, Label::Attr).filter(|a| tree.lemma(clause) == "be" && *a > clause)?;
        let ill = tree.kid(clause, Label::Nsubj).is_some_and(|s| {
            let frames = self.noun_phrase_frame(s);
            frames.is_some_and(|(f, _)| is_harm(f.relation)) || MISHAPS.contains(&tree.lemma(s))
        });
        if !ill || tree.kid(clause, Label::Neg).is_some() {
            return None;
        }
        match tree.lower(work) {
            "work" | "handiwork" => tree.prepositional(work, "of").or_else(|| tree.kid(work, Label::Poss)),
            "doing" => tree.kid(work, Label::Poss),
            _ => None,
        }
    }

    /// Whether those of whom something is claimed are the speaker's own: "claim that their brigade destroyed it",
    /// "forces claim they took the town".
    fn is_of_speaker(&self, doer: Index) -> bool {
        let tree = self.tree;
        tree.kid(doer, Label::Poss).is_some_and(|p| tree.tag(p) == Tag::PrpPoss)
            || matches!(tree.lower(doer), "they" | "we")
    }

    /// Whether a node is one that is accused where somebody says what it did: a party, somebody's troops, or whoever is
    /// told to have done wrong. With `doubted`, troops that are nobody's are as well.
    fn can_be_accused(&self, draft: &DraftNode, clause: Index, doubted: bool) -> bool {
        // The police or a hospital that says who shot whom reports it.
        // "claims that Thai troops are occupying its land", "says Kenyan police killed protesters", "residents said
        // soldiers …"
        let troops = || {
            let whose = || draft.name.split(' ').next().is_some_and(|w| self.gazetteer.demonym(w).is_some());
            !draft.named && self.nouns.class(&draft.head).is(NounClass::FORCES) && (doubted || whose())
        };
        // "says the president rigged the vote", "the company was hiding the toll": of whom it is told that he did
        // wrong.
        let holder = || {
            let one = !draft.named
                && !draft.plural
                && self.nouns.class(&draft.head).is(NounClass::POST.or(NounClass::ENTERPRISE));
            (one || draft.is_organization() && !draft.named && !neutral(&draft.name)) && self.is_told_wrong(clause)
        };
        self.is_party(draft) || troops() || holder()
    }

    /// Whether a node is one that accuses by what it says: a party, a crowd, or whoever charges another with a wrong.
    fn can_accuse(&self, draft: &DraftNode, clause: Index) -> bool {
        let post = || !draft.named && !draft.plural && self.nouns.class(&draft.head).is(NounClass::POST);
        let charges = || (ACCUSERS.contains(&draft.head.as_str()) || post()) && self.is_told_wrong(clause);
        self.is_party(draft) || is_crowd(draft) || charges()
    }

    /// Whether one of a verb's harmful readings is there: "lost their lives" is, "lost 1,000 men" is not.
    fn harm_told(&self, clause: Index) -> bool {
        let harms = |f: &&VerbFrame| is_harm(f.relation) || f.relation == "seized";
        self.frames.verb(self.tree.lemma(clause)).iter().filter(harms).any(|f| self.anchor(clause, &f.rest).is_some())
    }

    /// Whether what a clause says is a wrong that its subject did.
    fn is_wrong(&self, clause: Index) -> bool {
        let tree = self.tree;
        let not_yet = tree.kids(clause).any(|k| {
            tree.label(k) == Label::Neg
                || tree.label(k) == Label::Aux && matches!(tree.lower(k), "will" | "would" | "should" | "must" | "can")
        });
        // "says that the army has repelled an attack" accuses nobody.
        // "said North Korea fired two missiles into the sea": reported, nobody is hit.
        let water = |o: Index| UNOWNED.contains(&tree.lemma(o)) || matches!(tree.word(o), "Sea" | "Ocean");
        let into_sea = ["into", "toward", "towards", "off", "over", "in"].iter().any(|p| {
            let thing = tree.kid(clause, Label::Dobj);
            tree.prepositional(clause, p).or_else(|| thing.and_then(|t| tree.prepositional(t, p))).is_some_and(water)
        });
        if matches!(tree.lemma(clause), "fire" | "launch" | "shoot") && into_sea {
            return false;
        }
        // "said that the challenger had won by a landslide"
        let taken_back = RETAKING.contains(&tree.lemma(clause));
        if not_yet || taken_back || UNHURT.contains(&tree.lemma(clause)) {
            return false;
        }
        if tree.lemma(clause) == "be" {
            return tree.kids(clause).any(|k| {
                matches!(tree.label(k), Label::Acomp | Label::Prep | Label::Xcomp | Label::Attr)
                    && self.frames.is_wrong(tree.lower(k), "predicate")
            });
        }
        self.is_told_wrong(clause)
            || self
                .frames
                .verb(tree.lemma(clause))
                .iter()
                .find(|f| f.rest.is_empty() || is_harm(f.relation))
                .filter(|_| self.harm_told(clause))
                .is_some_and(|f| {
                    is_harm(f.relation) && tree.kid(clause, Label::Dobj).is_some() || matches!(f.relation, "seized")
                })
            || STRIKING.contains(&tree.lemma(clause)) && tree.kid(clause, Label::Dobj).is_some()
    }

    /// Whether a clause calls what its subject did a wrong, by its verb, by that with its object, or by how it was
    /// done: "took bribes", "trains the militants", "used villagers as human shields", "were fishing illegally".
    fn is_told_wrong(&self, clause: Index) -> bool {
        let tree = self.tree;
        let verb = tree.lemma(clause);
        let object = tree.kid(clause, Label::Dobj);
        let phrase =
            |noun: Index, form: &'static str| self.frames.is_wrong(&format!("{verb} {}", tree.lemma(noun)), form);
        // "has committed to donate": that is a promise.
        let promises = verb == "commit" && object.is_none();
        self.frames.is_wrong(verb, "verb") && !promises
            || object.is_some_and(|o| phrase(o, "object"))
            || tree.prepositional(clause, "as").is_some_and(|o| phrase(o, "as"))
            || ARMING.contains(&verb) && object.is_some_and(|o| OUTLAWS.contains(&tree.lemma(o)))
            || tree.kids(clause).any(|k| tree.label(k) == Label::Advmod && WRONGLY.contains(&tree.lower(k)))
            // "had entered its waters without permission"
            || tree.prepositional(clause, "without").is_some_and(|o| LEAVE.contains(&tree.lemma(o)))
    }

    /// Whether a node is a party to quarrels: a country, an armed group, a politician; not police, courts and press.
    fn is_party(&self, node: &DraftNode) -> bool {
        let media = self.gazetteer.find(&node.name).is_some_and(|e| e.class == EntryClass::Media);
        // "The IDF says that the Air Force has struck it": a force without a country is the teller's own.
        let own = BRANCHES.contains(&node.name.to_lowercase().as_str());
        if media || own {
            return false;
        }
        match node.kind {
            NodeKind::Location => node.is_country(),
            NodeKind::Organization => node.named && !neutral(&node.name),
            NodeKind::Actor => node.person && node.named || self.nouns.class(&node.head).is(NounClass::BODY),
            _ => false,
        }
    }

    /// Whether somebody speaks for a body, so that what it did is no accusation of his.
    fn is_of(&self, speaker: &Argument, body: usize) -> bool {
        self.posts.of_person(speaker.node).any(|h| h.of == Some(body))
            || self.bare_posts.iter().any(|(a, _, of)| a.node == speaker.node && *of == body)
            // "The Central Command says that American forces have": those of one state.
            || self.are_of_one_state(speaker.node, body)
            // "The Central Command announces the U.S. has launched strikes": its own.
            || self.nodes.is_organization(speaker.node)
                && STRUCTURE.iter().any(|r| self.claims.has(r, speaker.node, body))
    }

    /// Whether two bodies are by their names of one country: "US Central Command" and "American forces".
    fn are_of_one_state(&self, one: NodeIndex, other: NodeIndex) -> bool {
        let country = |node: NodeIndex| {
            let d = self.nodes.get(node).filter(|d| d.is_organization() || d.is_country())?;
            if d.is_country() {
                return Some(d.name.clone());
            }
            let first = d.name.split(' ').next()?;
            let entry = self.gazetteer.demonym(first).or_else(|| self.gazetteer.find_written(first))?;
            (entry.class == EntryClass::Country).then(|| entry.name.clone())
        };
        country(one).is_some_and(|c| country(other) == Some(c))
    }
}
