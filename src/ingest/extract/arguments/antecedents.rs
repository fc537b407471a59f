//! Who stands behind a verb without a subject of its own.
//! Whoever tells beside it, what a relative clause is about, and whom a passive befalls.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::TOLLS;
use crate::lexicon::{NounClass, Words};

/// Verbs that tell what their speaker goes on to judge.
static TELLING: Words = Words::of("antecedents.telling");

/// Verbs by whose participle a speaker adds what he makes of what he tells: "said that it was shelled, blaming the
/// rebels".
static JUDGING: Words = Words::of("antecedents.judging");

/// What attacks and disasters do to people and to what they own.
static HARMING: Words = Words::of("antecedents.harming");

/// What an army does to a town.
static TAKING: Words = Words::of("antecedents.taking");

/// Nouns for what is done because of what others did before.
static ANSWERING: Words = Words::of("antecedents.answering");

impl Reading<'_> {
    /// "The court rules that he must stay in jail, calling his claim unfounded", "says that the strike hit a school,
    /// blaming Israel": the verb of whoever says both, where what he adds was hung on what he tells.
    pub(in crate::ingest::extract) fn told_beside(&self, verb: Index, told: Index) -> Option<Index> {
        let tree = self.tree;
        let mut statement = told;
        while tree.label(statement) == Label::Conj && tree.is_verb(tree.head(statement)) {
            statement = tree.head(statement);
        }
        let telling = tree.head(statement);
        let added = tree.label(verb) == Label::Advcl
            && tree.tag(verb) == Tag::Vbg
            && verb > told
            && tree.kid(verb, Label::Mark).is_none()
            && verb.checked_sub(1).is_some_and(|b| tree.lower(b) == ",")
            && JUDGING.contains(&tree.lemma(verb));
        let says = tree.label(statement) == Label::Ccomp
            && tree.is_verb(telling)
            && TELLING.contains(&tree.lemma(telling))
            && (tree.kid(telling, Label::Nsubj).is_some());
        (added && says).then_some(telling)
    }

    /// Whom a relative clause is about: "Ali, Omar and Musa, who were kidnapped" are all of them, as the plural says.
    pub(in crate::ingest::extract) fn antecedent(&self, verb: Index) -> Index {
        let tree = self.tree;
        let mut head = tree.head(verb);
        if matches!(tree.lemma(verb), "intercept" | "down") && self.names.at(head).is_some() {
            head = self.weapon_before(head, verb).unwrap_or(head);
        }
        let does_it = tree.kid(verb, Label::Nsubj).is_some_and(|s| matches!(tree.lower(s), "that" | "which"))
            && !self.is_passive(verb);
        if does_it && HARMING.contains(&tree.lemma(verb)) {
            head = self.attack_upon(head).unwrap_or(head);
        }
        if does_it && self.says(verb, |relation| TOLLS.contains(&relation)) {
            head = self.what_was_in(head).unwrap_or(head);
        }
        if TAKING.contains(&tree.lemma(verb)) && self.names.at(head).is_some() {
            head = self.first_of_places(head);
        }
        let plural =
            tree.kids(verb).chain([verb]).any(|k| matches!(tree.lower(k), "were" | "are" | "have" | "all" | "both"));
        if plural && self.names.at(head).is_some() {
            while tree.label(head) == Label::Conj && self.names.at(tree.head(head)).is_some() {
                head = tree.head(head);
            }
        }
        head
    }

    /// "launch a missile at the airport, which is intercepted": the missile.
    fn weapon_before(&self, head: Index, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let (start, _) = tree.sentence(tree.sentence_of(verb));
        (start..head).rev().find(|i| {
            tree.is_noun(*i)
                && self.names.at(*i).is_none()
                && tree.label(*i) == Label::Dobj
                && self.class_of(*i, &tree.base(*i)).is(NounClass::WEAPON)
        })
    }

    /// "the attack against a convoy near Tessalit that killed a peacekeeper": the attack did, not what it hit.
    fn attack_upon(&self, head: Index) -> Option<Index> {
        let tree = self.tree;
        let mut at = head;
        for _ in 0..4 {
            let preposition = tree.head(at);
            let outer = tree.head(preposition);
            if tree.label(at) != Label::Pobj || outer >= preposition || !tree.is_noun(outer) {
                return None;
            }
            // "attacks in retaliation for the raid that killed nine": the raid did.
            if ANSWERING.contains(&tree.lemma(outer)) {
                return None;
            }
            at = outer;
            let cause = self.names.at(at).is_none() && self.class_of(at, &tree.base(at)).is(NounClass::CAUSE);
            if cause || self.noun_phrase_frame(at).is_some_and(|(f, _)| f.relation == "attacked") {
                return Some(at);
            }
        }
        None
    }

    /// "one from 2003 in the Netherlands, which killed a vet": places kill nobody.
    fn what_was_in(&self, head: Index) -> Option<Index> {
        let tree = self.tree;
        if self.place_at(head).is_none() || tree.label(head) != Label::Pobj {
            return None;
        }
        let preposition = tree.head(head);
        let outer = tree.head(preposition);
        let lies = matches!(tree.lower(preposition), "in" | "near" | "off" | "at" | "outside");
        let told = lies && outer < preposition && (tree.is_noun(outer) || tree.tag(outer) == Tag::Cd);
        told.then_some(outer)
    }

    /// "takeover of Tardo, in the Hiiraan region, which was captured in May": the first of the places, not where it
    /// lies.
    fn first_of_places(&self, place: Index) -> Index {
        let tree = self.tree;
        let mut first = place;
        for _ in 0..4 {
            let preposition = tree.head(first);
            let inner = tree.head(preposition);
            let lies = tree.label(first) == Label::Pobj
                && matches!(tree.lower(preposition), "in" | "of" | "near")
                && inner < preposition
                && tree.is_noun(inner);
            if !lies {
                break;
            }
            // "the Hiiraan region", "the village of X"
            if self.names.at(inner).is_none() && !tree.kids(inner).any(|k| self.names.at(k).is_some()) {
                // "the takeover of Tardo in the region": hung on the deed.
                let of = tree.prepositional(inner, "of").filter(|o| *o < first && self.names.at(*o).is_some());
                return of.unwrap_or(first);
            }
            first = inner;
        }
        first
    }

    /// What a passive does something to: its subject, or what the participle describes.
    pub(in crate::ingest::extract) fn patient(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        if let Some(subject) = tree.kid(verb, Label::Nsubjpass).or_else(|| tree.kid(verb, Label::Nsubj)) {
            let relative = matches!(tree.tag(subject), Tag::Wdt | Tag::Wp)
                || (tree.lower(subject) == "that" && tree.label(verb) == Label::Relcl);
            return if relative {
                (tree.label(verb) == Label::Relcl).then(|| self.antecedent(verb))
            } else {
                Some(subject)
            };
        }
        match tree.label(verb) {
            // "jailed opposition leader Jane Roe": the title goes with her name.
            Label::Amod => {
                let mut head = tree.head(verb);
                while self.names.at(head).is_none()
                    && matches!(tree.label(head), Label::Compound | Label::Nmod)
                    && tree.head(head) > head
                {
                    head = tree.head(head);
                }
                let named = self.person_at(head).is_some();
                Some(if named { head } else { tree.head(verb) })
            }
            // "Skydance Media, the company founded by David Ellison"
            Label::Acl => {
                let noun = tree.head(verb);
                let name = tree.head(noun);
                let apposed = tree.label(noun) == Label::Appos
                    && name < noun
                    && self.names.at(noun).is_none()
                    && self
                        .names
                        .at(name)
                        .and_then(|n| self.nodes.get(n.node))
                        .is_some_and(|d| d.is_organization() || d.person && d.named);
                Some(if apposed { name } else { noun })
            }
            Label::Oprd | Label::Acomp if self.is_found_out(verb) => self.patient(tree.head(verb)),
            Label::Conj if tree.is_verb(tree.head(verb)) => self.patient(tree.head(verb)),
            Label::Xcomp | Label::Advcl | Label::Pcomp => match self.subject(verb, 0) {
                Agent::Phrase(subject) => Some(subject),
                _ => None,
            },
            _ => None,
        }
    }
}
