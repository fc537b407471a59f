//! Who is among the dead: "is confirmed among the fatalities", "one child was among the dead".
//! Also "the victims were identified as X, Y and Z", "protests over the death of X in custody", "confirms the death of
//! X in an Israeli strike".

use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::{Argument, or_nobody};
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::{FINDS, REMAINS};
use crate::lexicon::{Slot, Words, relation};
use crate::model::{Modality, NodeKind};

/// What "death" stands beside where it was no natural one: "protests over the death of", "charged over the death of".
static VIOLENT: Words = Words::of("fatalities.violent");

/// Where somebody does not die of age.
static SCENES: Words = Words::of("fatalities.scenes");

/// What wounds are where somebody dies of them.
static WOUNDS: Words = Words::of("fatalities.wounds");

/// Verbs by which a text lists who is among those of whom something was told.
static LISTING: Words = Words::of("fatalities.listing");

/// Verbs of counting or naming somebody as one of several.
static NAMING: Words = Words::of("fatalities.naming");

/// Words for those who have died.
static DEAD: Words = Words::of("fatalities.dead");

/// What the dead, and the injured, are called.
pub(super) fn state(noun: &str) -> Option<&'static str> {
    match noun {
        "dead" | "fatality" | "deceased" | "victim" | "killed" | "slain" => Some("killed"),
        "injured" | "wounded" => Some("injured"),
        _ => None,
    }
}

impl Reading<'_> {
    /// "X is among the dead", "was confirmed among the fatalities". Whether the verb says so.
    pub(in crate::ingest::extract) fn read_among_dead(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let counts = NAMING.contains(&tree.lemma(verb));
        let Some(noun) = tree.prepositional(verb, "among").filter(|_| counts) else { return false };
        let relation = match state(tree.lemma(noun)).or_else(|| state(tree.lower(noun))) {
            Some(relation) => relation,
            None => return false,
        };
        // "Among the dead was Jane Roe": behind the verb.
        let subject = tree
            .kid(verb, Label::Nsubjpass)
            .or_else(|| tree.kid(verb, Label::Nsubj))
            .or_else(|| tree.kid(verb, Label::Attr).filter(|_| tree.lemma(verb) == "be"));
        let (Some(subject), Some(modality)) = (subject, self.modality(verb)) else { return false };
        let mut victims = self.resolve(subject, Want::Any);
        victims.retain(|v| self.nodes.is_actor(v.node));
        let found = Match::of(format!("be among the {}", tree.lower(noun)));
        for victim in &victims {
            self.claim(Telling::new(verb, relation, &found, modality, Rule::VerbPassive), None, victim.clone());
        }
        !victims.is_empty()
    }

    /// "died of her wounds", "succumbed to gunshot injuries", "died in a plane crash": no natural death.
    pub(in crate::ingest::extract) fn dies_by_violence(&self, verb: Index) -> bool {
        let tree = self.tree;
        let noun = |preposition: &str| tree.prepositional(verb, preposition);
        let wounds = |n: Index| {
            tree.kids(n)
                .chain(tree.conjuncts(n))
                .any(|k| WOUNDS.contains(&tree.lemma(k)) || WOUNDS.contains(&tree.lower(k)))
        };
        // Who shoots himself is killed by nobody.
        let own = |n: &Index| tree.below(*n).into_iter().any(|k| matches!(tree.lower(k), "self" | "self-inflicted"));
        matches!(tree.lemma(verb), "die" | "succumb" | "perish")
            && (["of", "from", "to"].into_iter().filter_map(noun).filter(|n| !own(n)).any(wounds)
                || ["in", "during"].into_iter().filter_map(noun).any(|n| SCENES.contains(&tree.lemma(n))))
    }

    /// "The dead include the commander Jon Roe", "The detainees include two lawyers": what those who are listed
    /// suffered is told by what they are called.
    fn read_victims_listed(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let subject = tree.kid(verb, Label::Nsubj).filter(|s| {
            tree.lemma(verb) == "include" && tree.kids(*s).all(|k| tree.lower(k) == "the") && tree.lower(*s) != "victim"
        });
        let Some(subject) = subject else { return false };
        let relation = match (state(tree.lemma(subject)), tree.lemma(subject)) {
            (Some(relation), _) => relation,
            (None, "detainee" | "arrestee") => "detained",
            _ => return false,
        };
        let (Some(named), Some(modality)) = (tree.kid(verb, Label::Dobj), self.modality(verb)) else { return false };
        let mut victims = self.resolve(named, Want::Any);
        victims.retain(|v| {
            self.nodes.get(v.node).is_some_and(|d| d.is_actor() && (d.person && d.named || v.quantity.is_some()))
        });
        let found = Match::of(tree.lower(subject).to_owned());
        for victim in &victims {
            self.claim(Telling::new(verb, relation, &found, modality, Rule::VerbPassive), None, victim.clone());
        }
        !victims.is_empty()
    }

    /// "X was among those killed", "Those arrested include X and Y", "Among those sanctioned were X and Y": whoever is
    /// named suffered what the participle says. Whether the verb says so.
    pub(in crate::ingest::extract) fn read_among_those(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        if !LISTING.contains(&tree.lemma(verb)) {
            return false;
        }
        let participle = |group: Index| {
            let people = matches!(tree.lower(group), "those" | "people" | "persons" | "several" | "many");
            let suffers = |k: &Index| *k > group && tree.label(*k) == Label::Acl && tree.tag(*k) == Tag::Vbn;
            tree.kids(group).find(suffers).filter(|_| people)
        };
        let subject = tree.kid(verb, Label::Nsubj);
        let (suffered, named) = match tree.prepositional(verb, "among").and_then(participle) {
            Some(suffered) => (Some(suffered), subject.or_else(|| tree.kid(verb, Label::Attr))),
            None => (subject.and_then(participle), tree.kid(verb, Label::Dobj).or_else(|| tree.kid(verb, Label::Attr))),
        };
        if suffered.is_none() && self.read_victims_listed(verb) {
            return true;
        }
        let (Some(suffered), Some(named)) = (suffered, named) else { return false };
        let frame = self.frames.verb(tree.lemma(suffered)).iter().find(|f| {
            f.rest.is_empty()
                && f.target.contains(&Slot::Object)
                && relation(f.relation).is_some_and(|r| r.takes(NodeKind::Actor))
        });
        let (Some(frame), Some(modality)) = (frame, self.modality(verb)) else { return false };
        let mut victims = self.resolve(named, Want::Any);
        // "A clinic and a school were among those targeted"
        let hit = |kind: NodeKind| {
            kind.is_body_or_place()
                && frame.relation == "attacked"
                && relation(frame.relation).is_some_and(|r| r.takes(kind))
        };
        victims.retain(|v| {
            self.nodes.get(v.node).is_some_and(|d| hit(d.kind) || d.is_actor() && (d.person || v.quantity.is_some()))
        });
        let by = tree.kid(suffered, Label::Agent).and_then(|by| tree.kid(by, Label::Pobj));
        let sources = by.map(|by| self.resolve(by, Want::Agent)).unwrap_or_default();
        let sources = or_nobody(sources);
        let found = Match::of(tree.lemma(suffered).to_owned());
        for source in &sources {
            for victim in &victims {
                let victim = victim.clone();
                let telling = Telling::new(suffered, frame.relation, &found, modality, Rule::VerbPassive);
                self.claim(telling, source.clone(), victim);
            }
        }
        !victims.is_empty()
    }

    /// "The victims were identified as X, 25, and Y, 30": each was killed.
    pub(in crate::ingest::extract) fn read_identified_victims(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        if !matches!(tree.lemma(verb), "identify" | "name") {
            return false;
        }
        let Some(patient) = self.patient_of(verb) else { return false };
        let died = tree.kids(patient).chain([patient]).any(|k| DEAD.contains(&tree.lower(k)));
        let told = || self.claims.within(0..verb).any(|c| c.relation == "killed");
        let victims = matches!(tree.lemma(patient), "victim" | "deceased") && (died || told());
        let Some(names) = tree.prepositional(verb, "as").filter(|_| victims) else { return false };
        let mut found = self.resolve(names, Want::Any);
        found.retain(|v| self.nodes.get(v.node).is_some_and(|d| d.person && d.named));
        let predicate = Match::of("identify victim".to_owned());
        let Some(modality) = self.modality(verb) else { return false };
        for one in &found {
            self.claim(Telling::new(verb, "killed", &predicate, modality, Rule::VerbPassive), None, one.clone());
        }
        !found.is_empty()
    }

    /// "protests over the death of Jane Roe in police custody", "confirms the death of its commander Jan Holm in an
    /// Israeli strike": whoever is named was killed, by those whose strike it was.
    pub(in crate::ingest::extract) fn read_death_of(&mut self, noun: Index) {
        let tree = self.tree;
        let remains = REMAINS.contains(&tree.lemma(noun));
        if tree.lemma(noun) != "death" && !remains || self.names.at(noun).is_some() || !tree.is_noun(noun) {
            return;
        }
        // "recovered the body of Jane Roe", "the remains of Jan Holm were identified"
        if remains && !FINDS.contains(&tree.lemma(tree.head(noun))) {
            return;
        }
        let Some(of) = tree.prepositional(noun, "of") else { return };
        let mut victims = self.resolve(of, Want::Any);
        victims.retain(|v| self.nodes.get(v.node).is_some_and(|d| d.person && d.named));
        if victims.is_empty() {
            return;
        }
        let (sources, violent) = self.scene_of_death(noun, of);
        let clause = tree.clause_of(noun);
        let mut above = noun;
        let told = (0..5).any(|_| {
            above = tree.head(above);
            VIOLENT.contains(&tree.lemma(above)) || VIOLENT.contains(&tree.base(above).as_str())
        });
        if !violent && !told && !remains {
            return;
        }
        // "seeks the death of", "denied the death of"
        let modality = if tree.is_verb(clause) { self.modality(clause) } else { Some(Modality::Asserted) };
        let open = !tree.is_verb(clause) || modality.is_some_and(|m| m != Modality::Planned);
        let known = |c: &DraftClaim| c.relation == "killed" && c.modality == Modality::Asserted;
        victims.retain(|v| !self.claims.upon(v.node).any(known));
        if !open {
            return;
        }
        let found = Match::of("death".to_owned());
        let sources = or_nobody(sources);
        let telling = Telling::new(noun, "killed", &found, Modality::Asserted, Rule::DeathOfSomebody);
        for source in &sources {
            for victim in &victims {
                self.claim(telling, source.clone(), victim.clone());
            }
        }
    }

    /// Whose attack somebody died in, and whether the phrase tells of any violence.
    fn scene_of_death(&mut self, noun: Index, of: Index) -> (Vec<Argument>, bool) {
        let tree = self.tree;
        // "confirmed the death of its commander in a strike": the phrase may hang on the verb.
        let verb = Some(tree.head(noun)).filter(|v| tree.is_verb(*v) && tree.label(noun) == Label::Dobj);
        let holders: Vec<Index> = tree.conjuncts(of).into_iter().chain([noun]).chain(verb).collect();
        let mut violent = false;
        for holder in holders {
            for preposition in
                tree.kids(holder).filter(|k| *k > noun && tree.label(*k) == Label::Prep).collect::<Vec<_>>()
            {
                if !matches!(tree.lower(preposition), "in" | "by" | "during" | "from" | "at" | "after" | "following") {
                    continue;
                }
                let Some(object) = tree.kid(preposition, Label::Pobj) else { continue };
                let attack = self.noun_phrase_frame(object).is_some_and(|(f, _)| f.relation == "attacked");
                if attack {
                    let mut found = self.cause_in(object, "killed");
                    found.retain(|a| self.acts(a.node));
                    return (found, true);
                }
                violent |= SCENES.contains(&tree.lemma(object)) || SCENES.contains(&tree.lower(object));
            }
        }
        // "the beating death of", "the shooting death of"
        violent |= noun
            .checked_sub(1)
            .is_some_and(|b| tree.head(b) == noun && tree.tag(b) != Tag::Dt && SCENES.contains(&tree.lower(b)));
        (Vec::new(), violent)
    }
}
