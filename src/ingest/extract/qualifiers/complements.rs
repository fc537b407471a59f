//! What a complement owes to what it completes: said, planned, refused, tried, or done nevertheless.

use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::modality::Step;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::{CONTACTS, STATEMENTS};
use crate::lexicon::{Speech, Words};
use crate::model::Modality;

/// What is done once it is decided.
static MEASURES: Words = Words::of("complements.measures");

/// What is done by saying so.
static SAYING_SO: Words = Words::of("complements.saying-so");

static ENDING: Words = Words::of("complements.ending");

/// What somebody has or takes who then does a thing.
static CHANCES: Words = Words::of("complements.chances");

/// Verbs of giving up what one had in mind.
static DROPPING: Words = Words::of("complements.dropping");

/// Verbs by which a bill becomes law.
static ENACTING: Words = Words::of("complements.enacting");

/// Papers of a court or its parties, which say what is yet to be proved.
static PLEADINGS: Words = Words::of("complements.pleadings");

/// Bodies before which a case is told.
static HEARING: Words = Words::of("complements.hearing");

/// Those who look into crimes and lay them to somebody.
static PROSECUTING: Words = Words::of("complements.prosecuting");

/// Verbs of what becomes known of itself.
static EMERGING: Words = Words::of("complements.emerging");

static MISTAKEN: Words = Words::of("complements.mistaken");

impl Reading<'_> {
    /// What is said, planned, refused, tried: `at` completes what its governor says.
    pub(super) fn complement(&self, word: Index, at: Index, governor: Index) -> Option<Step> {
        let tree = self.tree;
        if let Some(found) = self.truth(at, governor) {
            return found.map(Step::end);
        }
        let (label, lemma) = (tree.label(at), tree.lemma(governor));
        // "14 are reported missing in the strikes": the strikes are no report.
        if label == Label::Oprd && tree.is_noun(word) && at != word && !tree.is_noun(at) {
            return Some(Step::end(Modality::Asserted));
        }
        // "will lift sanctions provided that he is freed": a condition.
        if label == Label::Ccomp && lemma == "provide" && matches!(tree.tag(governor), Tag::Vbn | Tag::Vbg) {
            return None;
        }
        if label == Label::Ccomp
            && let Some(speech) = self.frames.speech(lemma)
        {
            return self.said(speech, governor);
        }
        if label == Label::Ccomp && self.is_heard_of(governor) {
            return Some(Step { found: Modality::Alleged, ..Step::up(governor) });
        }
        // "signs an order banning visas": with the order they are banned.
        if label == Label::Acl && tree.tag(at) == Tag::Vbg && self.frames.decides(lemma) {
            return Some(Step::up(governor));
        }
        if self.tree.is_infinitive(at)
            && let Some(step) = self.infinitive_complement(word, at, governor)
        {
            return step;
        }
        self.complement_by_table(word, at, governor)
    }

    /// What a verb of speech makes of the clause that it tells; `None` where it makes no claim of it.
    fn said(&self, speech: Speech, verb: Index) -> Option<Step> {
        let tree = self.tree;
        let up = Step::up(verb);
        // "mistakenly reported that he had won"
        let wrong = tree.kids(verb).any(|k| tree.label(k) == Label::Advmod && MISTAKEN.contains(&tree.lower(k)));
        match speech {
            _ if wrong => None,
            Speech::Hope => None,
            // "Some say the army did it": nobody can be asked.
            Speech::Say
                if self.is_said_by_some(verb)
                    || self.is_said_by_reports(verb)
                    || self.is_pleaded(verb)
                    || self.is_charged_by_police(verb) =>
            {
                Some(Step { found: Modality::Alleged, ..up })
            }
            Speech::Claim if !self.is_own_view(verb) => Some(Step { found: Modality::Alleged, ..up }),
            Speech::Deny => Some(Step { found: Modality::Negated, ..up }),
            _ => Some(up),
        }
    }

    /// Whether a speaker says of himself that he wants to do what words do: to thank, to condemn.
    fn is_done_by_saying_so(&self, at: Index, wish: Index) -> bool {
        let tree = self.tree;
        let negated = tree.kids(wish).any(|k| tree.label(k) == Label::Neg || matches!(tree.lower(k), "if" | "never"));
        tree.label(at) == Label::Xcomp
            && matches!(tree.lemma(wish), "want" | "wish" | "like" | "love")
            && SAYING_SO.contains(&tree.lemma(at))
            && !negated
            && matches!(tree.tag(wish), Tag::Vbp | Tag::Vb)
            && tree.kid(wish, Label::Nsubj).is_some_and(|s| matches!(tree.lower(s), "i" | "we"))
    }

    fn is_said_by_some(&self, verb: Index) -> bool {
        let tree = self.tree;
        let subject = tree.kid(verb, Label::Nsubj);
        subject.is_some_and(|s| matches!(tree.lower(s), "some" | "others" | "many") && tree.kids(s).next().is_none())
    }

    /// "Unconfirmed reports say that", "media reports said": nobody is named who reports it.
    fn is_said_by_reports(&self, verb: Index) -> bool {
        self.tree.kid(verb, Label::Nsubj).is_some_and(|s| self.are_mere_reports(s))
    }

    /// Whether a noun stands for reports of which nobody says whose they are: "unconfirmed reports", not "reports by
    /// the UN".
    pub(super) fn are_mere_reports(&self, noun: Index) -> bool {
        let tree = self.tree;
        let named = |k: Index| {
            self.names.at(k).is_some()
                || tree.label(k) == Label::Poss
                || matches!(tree.label(k), Label::Prep | Label::Acl | Label::Relcl)
        };
        tree.lower(noun) == "reports" && !tree.kids(noun).any(named)
    }

    /// "The indictment says that he killed a witness": what is yet to be proved.
    fn is_pleaded(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.kid(verb, Label::Nsubj).is_some_and(|s| PLEADINGS.contains(&tree.lemma(s)))
    }

    /// "Prosecutors say Jon Roe shot two guards": what those who look into a crime say that somebody with a name did.
    fn is_charged_by_police(&self, verb: Index) -> bool {
        let tree = self.tree;
        let charges = tree.kid(verb, Label::Nsubj).is_some_and(|s| PROSECUTING.contains(&tree.lemma(s)));
        let named = |clause: Index| {
            let doer = tree.kid(clause, Label::Nsubj).and_then(|s| self.names.at(s));
            doer.is_some_and(|n| self.nodes.is_person(n.node))
        };
        charges && tree.kid(verb, Label::Ccomp).is_some_and(|c| self.says(c, is_harm) && named(c))
    }

    /// "Reports emerged that", "The court heard that": what is told by nobody, or by one side.
    fn is_heard_of(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.kid(verb, Label::Nsubj).is_some_and(|s| {
            let emerged = || EMERGING.contains(&tree.lemma(verb)) && self.are_mere_reports(s);
            emerged() || tree.lemma(verb) == "hear" && HEARING.contains(&tree.lemma(s))
        })
    }

    /// What the words around an infinitive make of it, whatever the table says of its governor; `Some(None)` where
    /// there is no claim.
    fn infinitive_complement(&self, word: Index, at: Index, governor: Index) -> Option<Option<Step>> {
        let tree = self.tree;
        let lemma = tree.lemma(governor);
        let up = Step::up(governor);
        // "I want to thank the people of Japan": by saying so he does.
        if at == word && self.is_done_by_saying_so(at, governor) {
            return Some(Some(Step::end(Modality::Asserted)));
        }
        if tree.label(at) == Label::Acl && self.is_ranked(governor) {
            return Some(Some(up));
        }
        // "did not have to comply": it may have done so nevertheless.
        if matches!(lemma, "have" | "need") && tree.kid(governor, Label::Neg).is_some() {
            return Some(None);
        }
        // "was the only senator to oppose the nomination"
        let ranked = || lemma == "be" && tree.kid(governor, Label::Attr).is_some_and(|noun| self.is_ranked(noun));
        if tree.label(at) == Label::Xcomp && ranked() {
            return Some(Some(up));
        }
        // "has yet to ratify the treaty"
        if tree.kids(governor).any(|k| tree.label(k) == Label::Advmod && tree.lower(k) == "yet") {
            return Some(Some(Step { found: Modality::Negated, ..up }));
        }
        // "voted to leave the union": it is decided, and lies ahead.
        if lemma == "vote" && self.says(word, |r| r == "withdrew-from") {
            return Some(Some(Step { found: Modality::Planned, ..up }));
        }
        None
    }

    /// What the table of modality says of the governor of `at`, and where its complement is told as done nevertheless.
    fn complement_by_table(&self, word: Index, at: Index, governor: Index) -> Option<Step> {
        let tree = self.tree;
        let (label, lemma) = (tree.label(at), tree.lemma(governor));
        let to = self.tree.is_infinitive(at);
        let up = Step::up(governor);
        let how = if tree.is_verb(governor) {
            "verb"
        } else if tree.is_noun(governor) {
            "noun"
        } else {
            "adjective"
        };
        if how == "adjective" && to && self.frames.makes_no_claim(lemma, how) {
            return if lemma == "able" { self.ability(governor) } else { None };
        }
        if how == "noun" && to && self.is_chance_taken(word, governor) {
            return Some(Step::up(tree.head(governor)));
        }
        let key = if how == "verb" { self.governing(governor) } else { lemma };
        // "reports that it was hit", not "a report that"
        let plural = || self.frames.modality(tree.lower(governor), how).filter(|_| how == "noun");
        let Some(found) = self.frames.modality(key, how).or_else(plural) else {
            let purpose = to && label == Label::Acl;
            return Some(Step { found: if purpose { Modality::Planned } else { Modality::Asserted }, ..up });
        };
        if self.is_done_nevertheless(word, at, governor, found) {
            return Some(up);
        }
        if how == "noun" && found == Modality::Planned && self.is_dropped(governor) {
            return Some(Step { found: Modality::Negated, ..up });
        }
        if how == "noun" && lemma == "bill" && self.is_made_law(governor) {
            return Some(up);
        }
        // "asked him to leave", "an order to leave"
        if self.frames.makes_no_claim(lemma, "verb") {
            return None;
        }
        if how == "noun" && found == Modality::Alleged && self.is_bare_participle(at) {
            return Some(up);
        }
        // "threatened to stop supplying arms": that they were not supplied is not said.
        if ENDING.contains(&lemma) && self.lies_ahead(governor) {
            return None;
        }
        Some(Step { found, ..up })
    }

    /// "abandoned plans to attack", "the plan to sell it was shelved": whether what somebody had in mind is given up.
    fn is_dropped(&self, plan: Index) -> bool {
        let tree = self.tree;
        let verb = tree.head(plan);
        matches!(tree.label(plan), Label::Dobj | Label::Nsubjpass)
            && tree.is_verb(verb)
            && tree.kid(verb, Label::Neg).is_none()
            && (DROPPING.contains(&tree.lemma(verb))
                || self.frames.modality(self.governing(verb), "object") == Some(Modality::Negated))
    }

    /// "signed a bill banning visas": whether a bill is in force.
    fn is_made_law(&self, bill: Index) -> bool {
        let tree = self.tree;
        let mut at = bill;
        // "signs into law a bill": hung on the law.
        for _ in 0..3 {
            at = tree.head(at);
            if ENACTING.contains(&tree.lemma(at)) {
                return true;
            }
        }
        false
    }

    /// "had the chance to thank them", "has taken the opportunity to meet her": whoever says so has. Who had the
    /// chance to stop a war may have let it go by.
    fn is_chance_taken(&self, word: Index, chance: Index) -> bool {
        let tree = self.tree;
        let verb = tree.head(chance);
        let past = tree.tag(verb) == Tag::Vbd
            || tree.tag(verb) == Tag::Vbn
                && tree.kids(verb).any(|k| tree.label(k) == Label::Aux && tree.lemma(k) == "have");
        let taken = match tree.lemma(verb) {
            "have" | "get" => tree.kids(chance).any(|k| k < chance && tree.lower(k) == "the"),
            "take" | "seize" | "use" => true,
            _ => false,
        };
        CHANCES.contains(&tree.lemma(chance))
            && tree.label(chance) == Label::Dobj
            && past
            && taken
            && tree.kid(verb, Label::Neg).is_none()
            && self.says(word, |r| STATEMENTS.contains(&r) || CONTACTS.contains(&r))
    }

    /// Whether what a governor plans, refuses or tries is done all the same, or is itself the deed.
    fn is_done_nevertheless(&self, word: Index, at: Index, governor: Index, found: Modality) -> bool {
        let tree = self.tree;
        let lemma = tree.lemma(governor);
        let lies_ahead = self.tree.is_infinitive(at)
            || tree.label(at) == Label::Pcomp
            // "is where the army has been fighting rebels": that goes on.
            || tree.tag(at) == Tag::Vbg && tree.kid(at, Label::Aux).is_none()
            || self.tree.is_subjunctive(at);
        // An attempt to storm a building is an attack on it. So is an attempt to persuade somebody a demand.
        let tried = || {
            self.frames.makes_no_claim(lemma, "attempt")
                && self.frames.verb(tree.lemma(word)).iter().any(|f| {
                    f.relation == "attacked" && self.anchor(word, &f.rest).is_some()
                        || f.relation == "called-for" && f.rest.is_empty()
                })
        };
        // "the decision to ban the party", "decided to ban it": with it the party is banned; who decided to question
        // somebody or to let him go has yet to do it.
        let decided = || {
            self.frames.modality(lemma, "measure") == Some(Modality::Asserted)
                && self.says(word, |r| MEASURES.contains(&r))
                && !(tree.is_verb(governor) && self.says(word, |r| matches!(r, "investigated" | "conceded")))
        };
        !lies_ahead && found == Modality::Planned
            || found == Modality::Negated && self.holds_regardless(word, governor)
            || tried()
            || decided()
    }

    /// "a report written by the commission"
    fn is_bare_participle(&self, at: Index) -> bool {
        let tree = self.tree;
        tree.label(at) == Label::Acl
            && matches!(tree.tag(at), Tag::Vbg | Tag::Vbn)
            && !tree.kids(at).any(|k| matches!(tree.label(k), Label::Aux | Label::Auxpass | Label::Mark))
    }

    /// "will stop", "threatened to stop": whether a verb's own words or the next above leave open that it was done.
    fn lies_ahead(&self, verb: Index) -> bool {
        let tree = self.tree;
        let governor = tree.head(verb);
        let planned = |how| self.frames.modality(tree.lemma(governor), how) == Some(Modality::Planned);
        tree.kids(verb).any(|k| {
            tree.label(k) == Label::Aux
                && matches!(
                    tree.lower(k),
                    "will" | "would" | "shall" | "'ll" | "may" | "might" | "could" | "should" | "must"
                )
        }) || self.tree.is_infinitive(verb)
            && governor != verb
            && ["verb", "noun", "adjective"].into_iter().any(planned)
    }

    /// "was able to meet him": did. What somebody is or will be able to do is no claim, or planned.
    fn ability(&self, adjective: Index) -> Option<Step> {
        let tree = self.tree;
        let copula = tree.head(adjective);
        let has =
            |words: &[&str]| tree.kids(copula).any(|k| tree.label(k) == Label::Aux && words.contains(&tree.lower(k)));
        let done = tree.tag(copula) == Tag::Vbd || has(&["has", "have", "had"]);
        (tree.is_verb(copula) && (done || has(&["will", "would", "shall", "'ll"]))).then(|| Step::up(adjective))
    }

    /// "I believe that we are going to": whoever says so of himself doubts nothing.
    fn is_own_view(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.kid(verb, Label::Nsubj).is_some_and(|s| matches!(tree.lower(s), "i" | "we"))
    }
}
