//! What a verb says, by its frames and the words beside it, before anybody asks who does it to whom.

use crate::ingest::extract::arguments::counts::MEASURES;
use crate::ingest::extract::deed_classes::MEASURES_OF;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::relation_classes::{CASUALTIES, STATEMENTS, VIOLENCE};
use crate::lexicon::{Speech, Words};
use crate::model::year_of;

/// Verbs of taking somebody by force.
static SNATCHING: Words = Words::of("verb_meanings.snatching");

/// Nouns that measure what is fired ("a volley of rockets").
static VOLLEYS: Words = Words::of("verb_meanings.volleys");

/// Whether a word that hangs so on a verb may be a part of it.
fn is_part_of_verb(label: Label) -> bool {
    matches!(
        label,
        Label::Prt
                | Label::Prep
                | Label::Dobj
                | Label::Advmod
                | Label::Acomp
                | Label::Oprd
                | Label::Attr
                | Label::Pobj
                | Label::Dative
                | Label::Agent
                | Label::Amod
                | Label::Compound
                | Label::Det
                | Label::Poss
                | Label::Xcomp
                | Label::Pcomp
                | Label::Nsubjpass
                | Label::Neg
                // "said no to the offer"
                | Label::Intj
    )
}

impl Reading<'_> {
    /// Whether a verb with the words beside it may say one of some relations: "approve" alone does not say what
    /// "approve of" does.
    pub(in crate::ingest::extract) fn says(&self, verb: Index, wanted: impl Fn(&str) -> bool) -> bool {
        let frames = self.frames.verb(self.tree.lemma(verb));
        // "protests broke out" breaks nothing.
        let idle = |words: usize| {
            frames.iter().any(|f| f.relation == "none" && f.rest.len() > words && self.anchor(verb, &f.rest).is_some())
        };
        frames.iter().any(|f| wanted(f.relation) && self.anchor(verb, &f.rest).is_some() && !idle(f.rest.len()))
    }

    /// The last word of a multi-word verb; `None` where one of its words is missing.
    pub(in crate::ingest::extract) fn anchor(&self, verb: Index, rest: &[&str]) -> Option<Index> {
        let tree = self.tree;
        let mut anchor = verb;
        for (at, word) in rest.iter().enumerate() {
            anchor = self.next_of_phrase(verb, anchor, word, rest.get(at + 1).copied())?;
        }
        // "pleaded not guilty to fraud": what it is to hangs on what is denied.
        Some(if anchor != verb && tree.label(anchor) == Label::Neg { tree.head(anchor) } else { anchor })
    }

    /// The next word of a multi-word verb, where the one before it stands at `anchor`.
    fn next_of_phrase(&self, verb: Index, anchor: Index, word: &str, after: Option<&str>) -> Option<Index> {
        let tree = self.tree;
        let is = |k: Index| tree.lower(k) == word || tree.lemma(k) == word;
        let dated = |k: Index| after.is_none() && self.is_dated(k);
        let fits = |k: &Index| is(*k) && !dated(*k) && is_part_of_verb(tree.label(*k));
        // "left 12 people dead": the adjective may hang on the object.
        let left =
            |k: &Index| is(*k) && matches!(tree.label(*k), Label::Amod | Label::Acl | Label::Advmod | Label::Acomp);
        let behind = || tree.kid(verb, Label::Dobj).and_then(|o| tree.kids(o).find(|k| *k > o && left(k)));
        // "gave the green light to", "put out a red notice for": the noun that the word before stands with.
        let modified = || Some(tree.head(anchor)).filter(|h| anchor != verb && *h > anchor && fits(h));
        // "hit with a round of sanctions"
        let brought = || {
            let measure = tree.kid(anchor, Label::Pobj).filter(|m| MEASURES_OF.contains(&tree.lemma(*m)))?;
            tree.prepositional(measure, "of").filter(fits)
        };
        tree.kids(anchor)
            .find(fits)
            .or_else(modified)
            .or_else(|| tree.kids(verb).find(fits))
            .or_else(behind)
            .or_else(|| self.measured_object(verb).filter(|o| is(*o)))
            .or_else(brought)
            .or_else(|| self.described_object(verb, anchor, word))
            .or_else(|| self.modifier_of_next(verb, anchor, word, after?))
    }

    /// "took over in 2021" takes nobody in: whether a preposition says when.
    fn is_dated(&self, preposition: Index) -> bool {
        let (tree, k) = (self.tree, preposition);
        let object = tree.kid(k, Label::Pobj).filter(|_| tree.label(k) == Label::Prep && tree.lower(k) != "until");
        let year = |o: Index| year_of(tree.word(o)).is_some();
        object.is_some_and(|o| tree.entity(o).is_some_and(|e| e.kind == EntityType::Date) || year(o))
    }

    /// "launched a wave of strikes on", "fired dozens of rockets at": what the object of a verb measures.
    fn measured_object(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let measure = tree.kid(verb, Label::Dobj)?;
        // "captured 40 of the 90 seats"
        let counts = tree.tag(measure) == Tag::Cd
            || MEASURES_OF.contains(&tree.lemma(measure))
            || MEASURES.contains(&tree.lower(measure))
            || VOLLEYS.contains(&tree.lemma(measure));
        tree.prepositional(measure, "of").filter(|_| counts)
    }

    /// "the resolution, which France had drafted", "a resolution drafted by France": the noun that the clause tells of.
    fn described_object(&self, verb: Index, anchor: Index, word: &str) -> Option<Index> {
        let tree = self.tree;
        let noun = tree.head(verb);
        let which = |k: Index| tree.label(k) == Label::Dobj && matches!(tree.tag(k), Tag::Wdt | Tag::Wp);
        let relative = tree.label(verb) == Label::Relcl && tree.kids(verb).any(which);
        // "a letter addressed to Deby": by whom is not told.
        let reduced = tree.label(verb) == Label::Acl
            && tree.tag(verb) == Tag::Vbn
            && tree.kid(verb, Label::Agent).is_some_and(|by| tree.lower(by) == "by");
        (anchor == verb && (relative || reduced) && (tree.lower(noun) == word || tree.lemma(noun) == word))
            .then_some(noun)
    }

    /// The word of a phrase that modifies the next, and not the verb: "gave the green light".
    fn modifier_of_next(&self, verb: Index, anchor: Index, word: &str, next: &str) -> Option<Index> {
        let tree = self.tree;
        let is = |k: Index, wanted: &str| tree.lower(k) == wanted || tree.lemma(k) == wanted;
        let noun = |k: &Index| matches!(tree.label(*k), Label::Dobj | Label::Pobj | Label::Nsubjpass) && is(*k, next);
        // "a no-confidence vote": of the noun in front of its object.
        let in_front = || {
            let object = tree.kid(verb, Label::Dobj).or_else(|| tree.kid(verb, Label::Nsubjpass));
            let object = object.filter(|_| word == "no")?;
            let modifier = tree.kids(object).find(|k| tree.label(*k) == Label::Compound && is(*k, next))?;
            Some(if tree.kids(modifier).any(|k| is(k, word)) { modifier } else { object })
        };
        let noun = tree.kids(anchor).find(noun).or_else(|| tree.kids(verb).find(noun)).or_else(in_front)?;
        tree.kids(noun).find(|k| {
            let modifies = matches!(tree.label(*k), Label::Amod | Label::Compound | Label::Nmod);
            // "a vote of no confidence"
            let denies = word == "no" && tree.label(*k) == Label::Det;
            *k < noun && (modifies || denies) && is(*k, word)
        })
    }

    /// Whether a verb tells what somebody says.
    pub(in crate::ingest::extract) fn is_report(&self, verb: Index) -> bool {
        // "he denies the charges" tells nothing but that.
        let objects = self.tree.kid(verb, Label::Dobj).is_some() && self.tree.kid(verb, Label::Ccomp).is_none();
        self.tree.is_verb(verb)
            && match self.frames.speech(self.tree.lemma(verb)) {
                Some(Speech::Say | Speech::Claim) => true,
                Some(Speech::Deny) => !objects,
                _ => false,
            }
    }

    /// Whether a verb is itself something said: then "said on Monday" dates it too.
    pub(in crate::ingest::extract) fn is_speech_act(&self, verb: Index) -> bool {
        self.says(verb, |relation| STATEMENTS.contains(&relation))
    }

    /// Whether a verb says that people are killed or hurt.
    pub(in crate::ingest::extract) fn is_harming(&self, verb: Index) -> bool {
        let frames = self.frames.verb(self.tree.lemma(verb));
        frames.iter().any(|f| CASUALTIES.contains(&f.relation) && self.anchor(verb, &f.rest).is_some())
    }

    /// Whether a verb says that somebody uses force against people.
    pub(in crate::ingest::extract) fn is_violent(&self, verb: Index) -> bool {
        let frames = self.frames.verb(self.tree.lemma(verb));
        let takes = SNATCHING.contains(&self.tree.lemma(verb));
        let violent = |r: &str| VIOLENCE.contains(&r) || takes && r == "detained";
        frames.iter().any(|f| violent(f.relation) && self.anchor(verb, &f.rest).is_some())
    }
}
