//! When a verb says something else than its frame: attacks in words, awards, namings; and which attacks bear arms.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::briefs;
use crate::ingest::extract::qualifiers::clause::Agent;
use crate::ingest::extract::reading::{Argument, Reading};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{NounClass, Words};

impl Reading<'_> {
    /// "Obama attacked Romney over his tax plan": of two people of public life, without a weapon, it is words.
    pub(in crate::ingest::extract) fn is_verbal_attack(
        &self,
        verb: Index,
        sources: &[Argument],
        targets: &[Argument],
    ) -> bool {
        let tree = self.tree;
        let person = |a: &Argument| self.nodes.get(a.node).is_some_and(|d| d.person && d.named);
        tree.lemma(verb) == "attack"
            && !self.is_passive(verb)
            && ["with", "at", "in", "near", "outside"].iter().all(|p| tree.prepositional(verb, p).is_none())
            && !sources.is_empty()
            && sources.iter().chain(targets).all(person)
    }

    /// "Lai beat Hou of the Kuomintang", "Perugia beat Zawiercie 3–2": in an election or a match.
    pub(in crate::ingest::extract) fn is_win(&self, verb: Index, sources: &[Argument], targets: &[Argument]) -> bool {
        let tree = self.tree;
        let score = |i: Index| {
            let word = tree.lower(i);
            let parts: Vec<&str> = word.split(['-', '–']).collect();
            parts.len() == 2 && parts.iter().all(|p| !p.is_empty() && p.chars().all(|c| c.is_ascii_digit()))
        };
        if tree.lemma(verb) == "beat" && !self.is_passive(verb) && tree.below(verb).into_iter().any(score) {
            return true;
        }
        let named = |a: &Argument| self.nodes.get(a.node).is_some_and(|d| d.person && d.named);
        tree.lemma(verb) == "beat"
            && !self.is_passive(verb)
            && ["with", "to", "until"].iter().all(|p| tree.prepositional(verb, p).is_none())
            && tree.kid(verb, Label::Prt).is_none()
            && !sources.is_empty()
            && sources.iter().chain(targets).all(named)
    }

    /// "was nominated for the Oscar", "was named Best Actor": an honour, no post.
    pub(in crate::ingest::extract) fn is_award(&self, verb: Index) -> bool {
        static AWARDS: Words = Words::of("frame_limits.awards");
        let tree = self.tree;
        let beside = |p: &str| {
            let object = tree.kid(verb, Label::Dobj).filter(|_| p == "for");
            tree.prepositional(verb, p).or_else(|| object.and_then(|o| tree.prepositional(o, p)))
        };
        let what = ["for", "as"].into_iter().find_map(beside);
        let what = what.or_else(|| tree.kid(verb, Label::Oprd)).or_else(|| tree.kid(verb, Label::Attr));
        matches!(tree.lemma(verb), "nominate" | "name" | "vote" | "choose" | "select" | "crown")
            && what.is_some_and(|w| {
                tree.conjuncts(w)
                    .into_iter()
                    .any(|i| AWARDS.contains(&tree.lower(i)) || AWARDS.contains(&tree.lemma(i)))
            })
    }

    /// "called the minister a \"liar\" for his visit", "calls the president, a \"butcher\"": what somebody is called stands
    /// behind him, whatever the parse hangs it on.
    pub(in crate::ingest::extract) fn calls_names(&self, verb: Index) -> bool {
        let tree = self.tree;
        let Some(object) = tree.kid(verb, Label::Dobj) else { return false };
        let behind = object + 1;
        if behind + 2 >= tree.len() {
            return false;
        }
        let comma = tree.lower(behind) == ",";
        let article = behind + usize::from(comma);
        let said = |k: Index| k > article && matches!(tree.label(k), Label::Dobj | Label::Appos | Label::Oprd);
        matches!(tree.lower(article), "a" | "an")
            && (!comma || tree.tag(article + 1) == Tag::OpenQuote)
            && (tree.kids(object).any(said) || tree.kids(verb).any(|k| k != object && said(k)))
    }

    /// "called Biden a decent man", "called the state for Biden": the verb does not telephone.
    pub(in crate::ingest::extract) fn is_naming(&self, verb: Index) -> bool {
        let tree = self.tree;
        let Some(object) = tree.kid(verb, Label::Dobj) else { return false };
        if self.calls_names(verb) {
            return true;
        }
        let next = tree.reach(object).1 + 1;
        let quoted = next < tree.len() && matches!(tree.tag(next), Tag::OpenQuote | Tag::Jj | Tag::Dt | Tag::Vbg);
        quoted
            // "called the election for Biden", not "called an early election for May 4"
            || tree.prepositional(verb, "for").is_some()
                && !tree.kids(object).any(|k| tree.label(k) == Label::Det && matches!(tree.lower(k), "a" | "an"))
            || tree.kids(verb).any(|k| {
                k > verb
                    && matches!(
                        tree.label(k),
                        Label::Oprd | Label::Ccomp | Label::Xcomp | Label::Acomp | Label::Attr | Label::Advcl
                    )
            })
    }

    /// "Citizens do not elect the prime minister", "the parties use primaries to select their nominees": the present tense of a
    /// text that tells its news in the past.
    pub(in crate::ingest::extract) fn is_custom(&self, verb: Index) -> bool {
        let tree = self.tree;
        let mut finite = verb;
        while tree.tag(finite) == Tag::Vb
            && matches!(tree.label(finite), Label::Xcomp | Label::Advcl)
            && tree.is_verb(tree.head(finite))
        {
            finite = tree.head(finite);
        }
        // "is being elected", "have chosen" tell of now.
        let tells = matches!(tree.tag(finite), Tag::Vbg)
            || tree.kids(finite).any(|k| {
                tree.label(k) == Label::Aux && matches!(tree.lower(k), "has" | "have" | "had" | "will" | "would")
            });
        let quoted = tree.is_quoted(verb);
        !tells
            && !quoted
            && briefs::speaks_now(tree, finite) == Some(true)
            && self.date_below(verb).is_none()
            && self.date_below(finite).is_none()
            && briefs::is_narrated(tree, self.body)
    }

    /// "proposed a bill to ban X", "introduced legislation that would raise taxes": what a document that is only proposed is to do.
    pub(in crate::ingest::extract) fn is_purport(&self, verb: Index) -> bool {
        static PROPOSING: Words = Words::of("frame_limits.proposing");
        let tree = self.tree;
        let to = tree.tag(verb) == Tag::Vb && tree.kids(verb).any(|k| tree.tag(k) == Tag::To);
        let would = tree.kids(verb).any(|k| tree.label(k) == Label::Aux && tree.lower(k) == "would");
        let above = tree.head(verb);
        let document = match tree.label(verb) {
            Label::Advcl | Label::Xcomp if to => tree.kid(above, Label::Dobj),
            Label::Acl if to => Some(above),
            Label::Relcl if would => Some(above),
            _ => None,
        };
        document.is_some_and(|d| {
            d < verb
                && self.class_of(d, &tree.base(d)).is(NounClass::DOCUMENT)
                && tree.label(d) == Label::Dobj
                && PROPOSING.contains(&tree.lemma(tree.head(d)))
        })
    }

    /// Whether what explodes is a bomb, and what targets is an attack: not "a house exploded", "measures targeting Pakistan".
    pub(in crate::ingest::extract) fn is_armed_attack(&self, verb: Index) -> bool {
        static BOMBS: Words = Words::of("frame_limits.bombs");
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let lands = matches!(lemma, "land" | "rain");
        let explodes = lands || matches!(lemma, "explode" | "go");
        let targets = lemma == "target" && tree.label(verb) == Label::Acl && tree.tag(verb) == Tag::Vbg;
        if !explodes && !targets {
            return true;
        }
        let doer = if targets { Some(tree.head(verb)) } else { tree.kid(verb, Label::Nsubj) };
        let Some(doer) = doer else { return true };
        if self.names.at(doer).is_some() || !tree.is_noun(doer) {
            return true;
        }
        let base = tree.base(doer);
        // "launch mortar shells for a second day targeting the airport"
        if targets && tree.entity(doer).is_some_and(|e| matches!(e.kind, EntityType::Date | EntityType::Time)) {
            let object = tree.kid(tree.clause_of(doer), Label::Dobj);
            return object.is_some_and(|o| {
                self.class_of(o, &tree.base(o)).is(NounClass::WEAPON)
                    || self.noun_phrase_frame(o).is_some_and(|(f, _)| f.relation == "attacked")
            });
        }
        // "Rockets landed in Ashkelon"
        if lands {
            return matches!(
                tree.lemma(doer),
                "rocket" | "missile" | "shell" | "drone" | "mortar" | "bomb" | "projectile"
            );
        }
        BOMBS.contains(&tree.lemma(doer))
            || self.noun_phrase_frame(doer).is_some_and(|(f, _)| f.relation == "attacked")
            || self.class_of(doer, &base).is(NounClass::WEAPON)
            || targets
                && (self
                    .class_of(doer, &base)
                    .is(NounClass::PERSON.or(NounClass::BODY).or(NounClass::PEOPLE).or(NounClass::VEHICLE))
                    || matches!(
                        tree.lemma(doer),
                        "operation"
                            | "fire"
                            | "gunfire"
                            | "plot"
                            | "offensive"
                            | "campaign"
                            | "incident"
                            | "wave"
                            | "series"
                    ))
    }

    /// "were hit by drone strikes", "two missiles struck a factory": somebody's, though it is not told whose.
    pub(in crate::ingest::extract) fn by_weapon(&self, verb: Index) -> bool {
        // "is targeted in an arson attack"
        let tree = self.tree;
        let in_attack = ["in", "during"].iter().filter_map(|p| tree.prepositional(verb, p)).any(|o| {
            self.names.at(o).is_none()
                && self.noun_phrase_frame(o).is_some_and(|(f, _)| f.relation == "attacked" && !f.needs_agent)
        });
        if in_attack && self.is_passive(verb) {
            return true;
        }
        let Agent::Phrase(agent) = self.agent(verb) else { return false };
        let class = self.class_of(agent, &self.tree.base(agent));
        class.is(NounClass::WEAPON)
            || !class.is(NounClass::CAUSE)
                && self.noun_phrase_frame(agent).is_some_and(|(f, _)| f.relation == "attacked" && !f.needs_agent)
    }
}
