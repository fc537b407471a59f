//! Deeds that a noun names and the words above only speak of: feared ("fears of an attack"), rumoured, rehearsed,
//! stopped before they came about ("foiled an attack"), talked over or promised ("talks on the withdrawal of troops").

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::Modality;

/// Nouns of what may come: "the risk of a strike".
static CHANCES: Words = Words::of("spoken_of.chances");

/// Nouns of being anxious, about what may come or what has happened: "concerns over an invasion".
static WORRIES: Words = Words::of("spoken_of.worries");

/// Nouns of what is told without anybody to answer for it: "rumours of a raid".
static RUMOURS: Words = Words::of("spoken_of.rumours");

/// Verbs of acting or thinking out what has not happened: "rehearsed an attack".
static IMAGINING: Words = Words::of("spoken_of.imagining");

/// Verbs of keeping something from happening: "foiled an attack".
static FOILING: Words = Words::of("spoken_of.foiling");

/// Verbs of holding up what was to be: "halted the execution".
static HOLDING_UP: Words = Words::of("spoken_of.holding-up");

/// Verbs of allowing or ordering that a deed be done.
static APPROVING: Words = Words::of("spoken_of.approving");

/// Deeds that are done in one go, so that one that is held up is not done.
static SINGLE: Words = Words::of("spoken_of.single");

/// Relations of what sides promise each other.
static BARGAINS: Words = Words::of("spoken_of.bargains");

/// Nouns of what binds sides, or is to: "the deal includes the release of prisoners".
static PACTS: Words = Words::of("spoken_of.pacts");

/// Verbs by which such a thing has a part: "provides for the withdrawal".
static CONTAINING: Words = Words::of("spoken_of.containing");

/// Verbs of talking of what is to be: "discussed the withdrawal".
static TALKING: Words = Words::of("spoken_of.talking");

/// Verbs of what hangs on something else: "depends on the release of".
static HANGING_ON: Words = Words::of("spoken_of.hanging-on");

/// Verbs of taking somebody for dead whom nobody has found.
static FEARING_DEAD: Words = Words::of("spoken_of.fearing-dead");

/// Verbs by which something comes about, so that what will is still to come: "the visit will take place".
static COMING_ABOUT: Words = Words::of("spoken_of.coming-about");

/// Relations of what is no longer to come where its owner is named: "Chad's attack will have consequences".
static OWNED: Words = Words::of("spoken_of.owned");

/// What somebody claims to have done, by a noun: "claimed the capture of the town".
static CLAIMED: Words = Words::of("spoken_of.claimed");

/// Nouns for what is done so that something comes about: "efforts to reach a deal".
static AIMS: Words = Words::of("spoken_of.aims");

/// What may not come about, by the adjective for it.
static IMPROBABLE: Words = Words::of("spoken_of.improbable");

impl Reading<'_> {
    /// What the word above a claim's own makes of it by only speaking of the deed: `Some(None)` where there is no claim
    /// then, `None` where it does nothing of the kind.
    pub(super) fn only_spoken_of(&self, word: Index) -> Option<Option<Modality>> {
        let tree = self.tree;
        if tree.is_verb(word) {
            if self.is_only_aimed_at(word) {
                return Some(None);
            }
            return self.is_feared_dead(word).then_some(Some(Modality::Alleged));
        }
        if !tree.is_noun(word) {
            return None;
        }
        match tree.label(word) {
            Label::Dobj | Label::Nsubjpass if tree.is_verb(tree.head(word)) => self.object_spoken_of(word),
            Label::Pobj => self.spoken_of_behind(word),
            Label::Nsubj if self.is_called_improbable(word) => Some(None),
            _ => None,
        }
        .or_else(|| self.is_bargained(word).then_some(Some(Modality::Planned)))
    }

    /// "talks aimed at reaching a truce", "efforts to reach a deal": whether a pact is only what others work towards.
    fn is_only_aimed_at(&self, verb: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(verb);
        let aimed =
            || tree.label(verb) == Label::Pcomp && tree.lower(above) == "at" && tree.lemma(tree.head(above)) == "aim";
        let sought =
            || tree.is_infinitive(verb) && tree.label(verb) == Label::Acl && AIMS.contains(&tree.base(above).as_str());
        (aimed() || sought()) && self.says(verb, |r| r == "agreed-to")
    }

    /// "A Russian capture of Kharkiv is unlikely": whether a deed is said to be one that may not come about.
    fn is_called_improbable(&self, noun: Index) -> bool {
        let tree = self.tree;
        let verb = tree.head(noun);
        let property = tree.kid(verb, Label::Acomp).filter(|_| tree.lemma(verb) == "be");
        property.is_some_and(|p| IMPROBABLE.contains(&tree.lower(p)))
    }

    /// "simulated an attack", "foiled an attack", "halted the execution of", "claimed the capture of".
    fn object_spoken_of(&self, noun: Index) -> Option<Option<Modality>> {
        let tree = self.tree;
        let verb = tree.lemma(tree.head(noun));
        let (frame, _) = self.noun_phrase_frame(noun)?;
        if IMAGINING.contains(&verb) && self.is_any(noun) {
            return Some(None);
        }
        let held_up = HOLDING_UP.contains(&verb) && SINGLE.contains(&tree.base(noun).as_str());
        if self.is_foiled_deed(noun) || held_up {
            return Some(Some(Modality::Negated));
        }
        // "approved the extradition": that has still to be done.
        if APPROVING.contains(&verb)
            && SINGLE.contains(&tree.base(noun).as_str())
            && !matches!(frame.relation, "appointed" | "conceded" | "mobilized")
        {
            return Some(Some(Modality::Planned));
        }
        (verb == "claim" && CLAIMED.contains(&frame.relation)).then_some(Some(Modality::Alleged))
    }

    /// "foiled an attack": whether a deed was kept from happening, so that nobody was struck.
    pub(in crate::ingest::extract) fn is_foiled_deed(&self, noun: Index) -> bool {
        let tree = self.tree;
        let verb = tree.head(noun);
        matches!(tree.label(noun), Label::Dobj | Label::Nsubjpass)
            && tree.is_verb(verb)
            && FOILING.contains(&tree.lemma(verb))
    }

    /// "fears of an attack", "concerns over an invasion", "rumours of a raid", "warned of an attack".
    fn spoken_of_behind(&self, noun: Index) -> Option<Option<Modality>> {
        let tree = self.tree;
        let preposition = tree.head(noun);
        if !matches!(tree.lower(preposition), "of" | "about" | "over") {
            return None;
        }
        let governor = tree.head(preposition);
        let base = tree.base(governor);
        let owned = tree.kid(noun, Label::Poss).is_some();
        if tree.is_noun(governor) && self.names.at(governor).is_none() {
            let chance = CHANCES.contains(&base.as_str()) && !owned;
            let worry = WORRIES.contains(&base.as_str()) && self.is_indefinite(noun);
            if chance || worry {
                return Some(None);
            }
            // "responded to reports of a shooting": there was one.
            let answered = || tree.lemma(tree.head(tree.head(governor))) == "respond";
            let told = RUMOURS.contains(&base.as_str()) || tree.lower(governor) == "reports" && !answered();
            return (told && self.is_any(noun)).then_some(Some(Modality::Alleged));
        }
        let warns = tree.lemma(governor) == "warn" && tree.lower(preposition) != "over";
        (warns && self.is_indefinite(noun)).then_some(Some(Modality::Planned))
    }

    /// "an attack": whether a noun stands for one that is not known yet.
    fn is_indefinite(&self, noun: Index) -> bool {
        let tree = self.tree;
        tree.kids(noun).any(|k| k < noun && tree.is_indefinite_article(k))
    }

    /// "an attack", "attacks": whether a noun stands for what is not known yet, and not for one that was told of.
    fn is_any(&self, noun: Index) -> bool {
        let tree = self.tree;
        let known =
            |k: Index| tree.label(k) == Label::Poss || matches!(tree.lower(k), "the" | "this" | "that" | "these");
        self.is_indefinite(noun)
            || matches!(tree.tag(noun), Tag::Nns | Tag::Nnps) && !tree.kids(noun).any(|k| k < noun && known(k))
    }

    /// "talks on the withdrawal of troops", "the deal includes the release of prisoners", "depends on the release of":
    /// what sides only talk about or have promised.
    fn is_bargained(&self, noun: Index) -> bool {
        let tree = self.tree;
        let bargain = self.noun_phrase_frame(noun).is_some_and(|(f, _)| BARGAINS.contains(&f.relation));
        if !bargain {
            return false;
        }
        let above = tree.head(noun);
        let pact = |i: Index| PACTS.contains(&tree.base(i).as_str());
        let of_pact =
            |verb: Index| CONTAINING.contains(&tree.lemma(verb)) && tree.kid(verb, Label::Nsubj).is_some_and(pact);
        if tree.label(noun) == Label::Dobj {
            let announced = || matches!(tree.lemma(above), "announce" | "declare") && self.is_indefinite(noun);
            return TALKING.contains(&tree.lemma(above)) || of_pact(above) || announced();
        }
        if tree.label(noun) != Label::Pobj {
            return false;
        }
        let governor = tree.head(above);
        match tree.lower(above) {
            "on" | "about" | "for" | "over" | "of" if tree.is_noun(governor) => {
                pact(governor) && self.names.at(governor).is_none()
            }
            "on" | "upon" => HANGING_ON.contains(&tree.lemma(governor)),
            "for" => of_pact(governor),
            "including" => pact(governor),
            "to" => tree.lower(governor) == "subject",
            _ => false,
        }
    }

    /// "are feared dead", "is presumed drowned": whether a verb takes people for dead.
    fn is_feared_dead(&self, verb: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(verb);
        let feared = |v: Index| FEARING_DEAD.contains(&tree.lemma(v)) && tree.tag(v) == Tag::Vbn;
        feared(verb) && tree.kids(verb).any(|k| tree.lower(k) == "dead")
            || above != verb
                && feared(above)
                && matches!(tree.label(verb), Label::Xcomp | Label::Oprd | Label::Ccomp | Label::Acl)
                && tree.tag(verb) == Tag::Vbn
    }

    /// "Chad's arrest of the envoy will harm ties": whether a deed whose doer owns it is only said to have an effect,
    /// not to come about.
    pub(super) fn is_owned_cause(&self, noun: Index) -> bool {
        let tree = self.tree;
        let verb = tree.head(noun);
        tree.label(noun) == Label::Nsubj
            && tree.is_verb(verb)
            && tree.kid(noun, Label::Poss).is_some()
            && self.noun_phrase_frame(noun).is_some_and(|(f, _)| OWNED.contains(&f.relation))
            && !COMING_ABOUT.contains(&tree.lemma(verb))
    }
}
