//! Where somebody works, serves, learns or plays: "served in the US Navy", "works for the BBC".
//! Also "is studying at the University of Strathclyde", "took a job at Acme"; and groups named by what they belong to:
//! "Boko Haram fighters", "researchers from the University of Washington", "Utah Jazz players".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{Career, NounClass, Words};
use crate::model::Modality;

/// Times in a post that are told when they are over.
static PAST_TERMS: Words = Words::of("careers.past-terms");

/// What leads to a post, or away from it.
static HOPES: Words = Words::of("careers.hopes");

/// Verbs of choosing somebody into a body or a higher post.
static SEATING: Words = Words::of("careers.seating");

/// Nouns of bodies into which people are chosen one by one.
static CHAMBERS: Words = Words::of("careers.chambers");

/// Nouns for forces that people serve in.
static SERVICES: Words = Words::of("careers.services");

/// Verbs of being at the head of a country.
static RULING: Words = Words::of("careers.ruling");

impl Reading<'_> {
    /// Makes the `member-of` claims of careers.
    pub(in crate::ingest::extract) fn read_careers(&mut self) {
        for token in self.body..self.tree.len() {
            if self.tree.is_verb(token) {
                self.read_career(token);
                self.read_seat_won(token);
                self.read_ruler(token);
                self.read_office_told(token);
            } else if matches!(self.tree.tag(token), Tag::Nns | Tag::Nnps | Tag::Nn) {
                self.read_group_of_body(token);
            }
        }
    }

    fn read_career(&mut self, verb: Index) {
        let tree = self.tree;
        let Some(career) = Career::of(tree.lemma(verb)) else { return };
        let step = match career.objects.as_slice() {
            [] => None,
            objects => match tree.kid(verb, Label::Dobj).filter(|o| objects.contains(&tree.base(*o).as_str())) {
                Some(step) => Some(step),
                None => return,
            },
        };
        let object = career.prepositions.iter().find_map(|p| {
            let by =
                (*p == "by").then(|| tree.kid(verb, Label::Agent).and_then(|b| tree.kid(b, Label::Pobj))).flatten();
            let of_step = step.and_then(|step| tree.prepositional(step, p));
            by.or(of_step).or_else(|| tree.prepositional(verb, p))
        });
        let Some(object) = object else { return };
        let body = self.names.at(object).is_some_and(|n| self.nodes.is_named_organization(n.node));
        // "met while studying at X" says nothing of today.
        let learning = career.learning
            && !(tree.tag(verb) == Tag::Vbg && tree.kids(verb).any(|k| matches!(tree.lower(k), "is" | "are" | "been"))
                || matches!(tree.tag(verb), Tag::Vbz | Tag::Vbp));
        // "Before becoming a politician, Sharon served in the army"
        let forces = SERVICES.contains(&tree.base(object).as_str())
            || tree.lower(object) == "force" && object.checked_sub(1).is_some_and(|b| tree.lower(b) == "air")
            // "who sits on the bank's governing council"
            || tree.lemma(verb) == "sit" && CHAMBERS.contains(&tree.base(object).as_str());
        if !(body || forces) || learning || self.modality(verb) != Some(Modality::Asserted) {
            return;
        }
        let subject = match tree.label(verb) {
            Label::Acl => Some(tree.head(verb)),
            _ if self.is_passive(verb) => self.patient(verb),
            _ => match self.subject(verb, 0) {
                Agent::Phrase(subject) => Some(subject),
                _ => None,
            },
        };
        let Some(subject) = subject else { return };
        let Some(holder) = self.person_meant(subject) else { return };
        for target in self.resolve(object, Want::Any) {
            // Who serves in Congress represents it.
            let body = self.nodes.is_organization(target.node);
            if body && !self.nodes.is_chamber(target.node) {
                self.claim_structural(&holder, "member-of", target, verb, None, Rule::Career);
            }
        }
    }

    /// "was elected to the Knesset in 1973", "appointed Stan Waters to the Senate": who is chosen into a body belongs
    /// to it.
    fn read_seat_won(&mut self, verb: Index) {
        let tree = self.tree;
        if !SEATING.contains(&tree.lemma(verb)) || tree.lemma(verb) == "nominate" && !self.is_passive(verb) {
            return;
        }
        let Some(object) = tree.prepositional(verb, "to") else { return };
        let seat = self.modality(verb) == Some(Modality::Asserted) && tree.lemma(verb) != "nominate";
        let base = tree.base(object);
        let chamber = CHAMBERS.contains(&base.as_str());
        let named = self.names.at(object).is_some_and(|n| self.nodes.is_named_organization(n.node));
        let patient = if self.is_passive(verb) { self.patient(verb) } else { tree.kid(verb, Label::Dobj) };
        let Some(patient) = patient.filter(|_| seat && (named || chamber)) else { return };
        let Some(holder) = self.person_meant(patient) else { return };
        for target in self.resolve_one(object, Want::Any) {
            // A judge speaks for the court.
            let fits = |d: &DraftNode| d.is_organization() && !d.name.to_lowercase().contains("court");
            if self.nodes.get(target.node).is_some_and(fits) {
                self.claim_structural(&holder, "member-of", target, verb, None, Rule::Career);
            }
        }
    }

    /// "her first trip to Asia as United States Secretary of State", "his years as mayor of London": the post of
    /// whoever the noun belongs to.
    pub(in crate::ingest::extract) fn read_capacity(&mut self, preposition: Index) {
        let tree = self.tree;
        if tree.lower(preposition) != "as" || tree.label(preposition) != Label::Prep {
            return;
        }
        let noun = tree.head(preposition);
        let Some(post) = tree.kid(preposition, Label::Pobj).filter(|p| tree.is_noun(noun) && self.post_class(*p))
        else {
            return;
        };
        let Some(owner) = tree.kid(noun, Label::Poss).filter(|_| self.names.at(post).is_none()) else { return };
        let person = |i: Index| self.person_at(i).map(|n| n.argument());
        // "dismissed Jon Roe from his post as mayor": Roe's.
        let verb = Some(tree.head(tree.head(noun))).filter(|v| tree.label(noun) == Label::Pobj && tree.is_verb(*v));
        let object = verb.and_then(|v| tree.kid(v, Label::Dobj)).filter(|_| tree.tag(owner) == Tag::PrpPoss);
        let holder = object.and_then(person).or_else(|| person(owner)).or_else(|| self.pronoun(owner));
        let Some(holder) = holder.filter(|h| self.nodes.is_person(h.node)) else { return };
        let told = self.read_post(post);
        let past = PAST_TERMS.contains(&tree.base(noun).as_str()) && !told.words.contains("former");
        let words = if past { format!("former {}", told.words) } else { told.words };
        // "his nomination as ambassador": not held yet.
        if !HOPES.contains(&tree.base(noun).as_str()) {
            self.hold(&holder, told.head, words, told.of, Rule::PostAsPredicate);
        }
    }

    /// "Jon Holm, a former banker who was president of Ecuador until 2023,": the clause hangs on what he is called.
    fn read_office_told(&mut self, verb: Index) {
        let tree = self.tree;
        if tree.lemma(verb) != "be"
            || tree.label(verb) != Label::Relcl
            || self.modality(verb) != Some(Modality::Asserted)
            || !tree.kids(verb).any(|k| tree.lower(k) == "who")
        {
            return;
        }
        let called = tree.head(verb);
        if self.names.at(called).is_some() || tree.label(called) != Label::Appos {
            return;
        }
        let Some(person) = self.person_at(tree.head(called)).cloned() else {
            return;
        };
        let Some(post) = tree.kid(verb, Label::Attr).filter(|p| self.post_class(*p)) else { return };
        let told = self.read_post(post);
        let former = tree.tag(verb) == Tag::Vbd && !told.words.contains("former");
        let role = if former { format!("former {}", told.words) } else { told.words };
        for of in told.of {
            let target = Argument::new(of, post, post);
            self.claim_structural(
                &person.argument(),
                "represents",
                target,
                verb,
                Some(role.clone()),
                Rule::PostAsPredicate,
            );
        }
    }

    /// "Faure Gnassingbé, who has ruled the country since 2005": of the country that he is known for, else of the news.
    fn read_ruler(&mut self, verb: Index) {
        let tree = self.tree;
        if !RULING.contains(&tree.lemma(verb)) || self.modality(verb) != Some(Modality::Asserted) {
            return;
        }
        let object = tree.kid(verb, Label::Dobj);
        // "Jon Holm, who has led Serbia since 2012": led, not to victory.
        let named = object.filter(|_| tree.prepositional(verb, "since").is_some()).and_then(|o| self.names.at(o));
        if let Some(land) = named.filter(|n| self.nodes.is_country(n.node)).cloned()
            && tree.lemma(verb) == "lead"
            && let Agent::Phrase(subject) = self.subject(verb, 0)
            && let Some(person) = self.person_at(subject).cloned()
        {
            let role = Some("leader".to_owned());
            self.claim_structural(&person.argument(), "represents", land.argument(), verb, role, Rule::Verb);
            return;
        }
        // "Jon Holm headed Iraq's government"
        let government = object.filter(|o| self.class_of(*o, &tree.base(*o)).is(NounClass::GOVERNMENT));
        if let Some(government) = government
            && let Agent::Phrase(subject) = self.subject(verb, 0)
            && let Some(person) = self.person_at(subject).cloned()
        {
            for land in self.resolve_one(government, Want::Agent) {
                if self.nodes.is_country(land.node) {
                    let role = Some("head of government".to_owned());
                    self.claim_structural(&person.argument(), "represents", land, verb, role, Rule::Verb);
                }
            }
            return;
        }
        let country = object.filter(|o| matches!(tree.lower(*o), "country" | "nation"));
        let Some(country) = country.filter(|c| tree.kids(*c).any(|k| tree.lower(k) == "the")) else { return };
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        let Some(person) = self.person_at(subject).cloned() else { return };
        let known = self.country_of_head(person.node).map(|entry| self.nodes.of_entry(entry, ""));
        let Some(ruled) = known.or_else(|| self.country_here(verb)) else { return };
        let target = Argument::new(ruled, country, country);
        self.claim_structural(&person.argument(), "represents", target, verb, Some("ruler".to_owned()), Rule::Verb);
    }

    /// "Jalisco Cartel gunmen", "researchers from Stanford University", "British Labour MPs": people and what they
    /// belong to, whether or not they do anything.
    fn read_group_of_body(&mut self, noun: Index) {
        let tree = self.tree;
        if self.names.at(noun).is_some() {
            return;
        }
        let base = tree.base(noun);
        let class = self.class_of(noun, &base);
        // "Eight lawmakers of the Janata Party abstained"
        let sits = class.is(NounClass::LEGISLATOR) && !class.is(NounClass::ENVOY) && base != "representative";
        let staff = matches!(base.as_str(), "staff" | "personnel" | "crew");
        if !(class.is(NounClass::PERSON) || staff) || class.is(NounClass::POST) && !sits || base == "people" {
            return;
        }
        let singular = tree.tag(noun) == Tag::Nn && !staff;
        let article = tree.kids(noun).any(|k| tree.is_indefinite_article(k));
        if singular && !article || tree.label(noun) == Label::Compound {
            return;
        }
        let is_body = |i: Index| self.names.at(i).is_some_and(|n| self.nodes.is_named_organization(n.node));
        let before = noun.checked_sub(1).is_some_and(is_body)
            && noun
                .checked_sub(1)
                .and_then(|b| self.names.at(b))
                .and_then(|n| (n.start..n.end).find(|i| tree.head(*i) == noun))
                .is_some_and(|b| matches!(tree.label(b), Label::Compound | Label::Nmod | Label::Amod));
        let behind = !singular
            && ["from", "of", "at"]
                .iter()
                .filter_map(|p| tree.prepositional(noun, p))
                .any(|o| is_body(o) && o < noun + 10);
        // "Boko Haram fighters attacked": Boko Haram did; the group is told of only where something happens to it.
        let acts = matches!(tree.label(noun), Label::Nsubj)
            || tree.label(noun) == Label::Pobj && tree.lower(tree.head(noun)) == "by";
        if acts && class.is(NounClass::FORCES) {
            return;
        }
        // "X, a Y student," is read with its name.
        let apposed = matches!(tree.label(noun), Label::Appos | Label::Attr) && singular;
        if !(before || behind) || apposed || self.apposed(noun).is_some() {
            return;
        }
        let named = tree.kids(noun).any(|k| k > noun && self.person_at(k).is_some());
        if !named {
            let _: Vec<Argument> = self.resolve_one(noun, Want::Any);
        }
    }
}
