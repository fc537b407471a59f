//! What stands beside a word and takes the edge off its claim: "not", "will", "may have", "allegedly", "a planned".
//! Also "if".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::modality::weaker;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::Modality;

static CIRCUMSTANCES: Words = Words::of("modality_marks.circumstances");
static CONSENTING: Words = Words::of("modality_marks.consenting");
static ESTABLISHING: Words = Words::of("modality_marks.establishing");
/// Verbs that say of a deed in their subject that it is done, set up or known of.
static HAPPENING: Words = Words::of("modality_marks.happening");

impl Reading<'_> {
    /// What is said of a claim beside `at`, which is its own word or one of those above it, so many up; `None` where
    /// there is no claim then. A coordinated word that stands alone shares only what opens the clause ("if X attacks
    /// and Y answers").
    pub(super) fn marks(&self, word: Index, at: Index, depth: usize, shared: bool) -> Option<Modality> {
        let tree = self.tree;
        let neither = depth == 0 && self.is_neither(at);
        let mut modality = if neither { Modality::Negated } else { Modality::Asserted };
        let subject = tree.kids(at).find(|k| matches!(tree.label(*k), Label::Nsubj | Label::Nsubjpass));
        for kid in tree.kids(at) {
            let found = match tree.label(kid) {
                Label::Prep if tree.is_verb(at) && self.is_invented(at, kid) => return None,
                Label::Mark if matches!(tree.lower(kid), "if" | "unless" | "whether" | "lest") => return None,
                // "Reportedly, two were killed and eight were injured": said of both.
                Label::Advmod if !shared && subject.is_some_and(|s| kid < s) => self.adverb(at, kid)?,
                _ if !shared => Modality::Asserted,
                Label::Neg => self.negation(word, at, kid, depth),
                Label::Aux if self.is_inverted_condition(at, kid) => return None,
                Label::Aux => self.auxiliary(word, at, kid, depth)?,
                Label::Advmod => self.adverb(at, kid)?,
                // "according to unconfirmed reports", "Suspected Hamas fighters shot at them"
                _ if self.is_doubted_by(word, at, kid, depth) => Modality::Alleged,
                // "was assaulted, allegedly by members of the party"
                Label::Agent if depth == 0 => match tree.kid(kid, Label::Advmod) {
                    Some(adverb) => self.adverb(at, adverb)?,
                    None => Modality::Asserted,
                },
                // "killed in alleged airstrikes": in what may have been none. Whom the text names has done it.
                Label::Prep
                    if depth == 0
                        && tree.is_verb(at)
                        && tree.lower(kid) == "in"
                        && tree.kid(at, Label::Agent).is_none() =>
                {
                    self.doubted_attack(kid)
                }
                // "a planned visit", "the alleged attack"
                Label::Amod if depth == 0 && !tree.is_verb(at) => {
                    // "a potential deal", "possible strikes": nobody has said that they will be.
                    if self.frames.makes_no_claim(tree.lower(kid), "modifier") {
                        return None;
                    }
                    self.frames.modality(tree.lower(kid), "modifier").unwrap_or(Modality::Asserted)
                }
                // "has no intention of invading it"
                Label::Det
                    if tree.lower(kid) == "no"
                        && (depth == 0 || tree.is_verb(word) && self.frames.demands(tree.lemma(at), "will")) =>
                {
                    Modality::Negated
                }
                Label::Nsubj | Label::Nsubjpass | Label::Dobj
                    if depth == 0 && tree.is_verb(at) && self.is_nobody(kid) =>
                {
                    Modality::Negated
                }
                // "Either the army or the rebels shelled it": one of them.
                Label::Nsubj | Label::Nsubjpass | Label::Dobj
                    if depth == 0 && tree.is_verb(at) && self.is_one_of_two(kid) =>
                {
                    Modality::Alleged
                }
                _ => Modality::Asserted,
            };
            modality = weaker(modality, found);
        }
        Some(modality)
    }

    /// Whether what hangs on a word makes it doubtful who did it or that it was done: "suspected Hamas fighters carried
    /// out an ambush", "was shot by alleged rebels", "committed alleged war crimes", "according to unconfirmed reports".
    fn is_doubted_by(&self, word: Index, at: Index, kid: Index, depth: usize) -> bool {
        let tree = self.tree;
        let carried_out = || depth == 1 && tree.label(word) == Label::Dobj;
        match tree.label(kid) {
            Label::Prep if tree.lower(kid) == "according" => self.is_by_mere_reports(kid),
            Label::Nsubj => (depth == 0 || carried_out()) && tree.is_verb(at) && self.is_doubted_doer(kid),
            Label::Dobj => depth == 0 && tree.is_verb(at) && self.is_doubted_crime(at, kid),
            Label::Agent | Label::Prep => {
                depth == 0
                    && tree.lower(kid) == "by"
                    && tree.kid(kid, Label::Pobj).is_some_and(|o| self.is_doubted_doer(o))
            }
            _ => false,
        }
    }

    /// "committed alleged war crimes": whether what somebody does is only said to be a crime.
    fn is_doubted_crime(&self, verb: Index, crime: Index) -> bool {
        let tree = self.tree;
        matches!(tree.lemma(verb), "commit" | "perpetrate" | "carry")
            && tree.kids(crime).any(|k| {
                tree.label(k) == Label::Amod
                    && self.frames.modality(tree.lower(k), "modifier") == Some(Modality::Alleged)
            })
    }

    /// "according to unconfirmed reports".
    fn is_by_mere_reports(&self, according: Index) -> bool {
        let tree = self.tree;
        tree.below(according).into_iter().any(|i| tree.label(i) == Label::Pobj && self.are_mere_reports(i))
    }

    /// "suspected Boko Haram gunmen", "alleged ELN rebels": whether people are only taken for those of the body for
    /// which they stand.
    fn is_doubted_doer(&self, noun: Index) -> bool {
        let tree = self.tree;
        let (first, _) = tree.reach(noun);
        let doubts = |i: &Index| self.frames.modality(tree.lower(*i), "modifier") == Some(Modality::Alleged);
        let body = |i: Index| self.names.at(i).is_some_and(|n| self.nodes.is_organization(n.node));
        let doubted = (first..noun).find(doubts);
        self.names.at(noun).is_none() && doubted.is_some_and(|d| (d + 1..noun).any(body))
    }

    /// What the attack behind a preposition makes of the harm done in it: "in alleged Pakistani airstrikes". Whose it
    /// is is doubted, not the harm: "in a suspected arson attack" nobody is named.
    fn doubted_attack(&self, preposition: Index) -> Modality {
        let tree = self.tree;
        let attack = tree.kid(preposition, Label::Pobj).filter(|o| {
            self.names.at(*o).is_none() && self.noun_phrase_frame(*o).is_some_and(|(f, _)| f.relation == "attacked")
        });
        let Some(attack) = attack else { return Modality::Asserted };
        let doubted = tree.kids(attack).any(|k| {
            tree.label(k) == Label::Amod && self.frames.modality(tree.lower(k), "modifier") == Some(Modality::Alleged)
        });
        let owned = tree
            .kids(attack)
            .any(|k| k < attack && (self.names.at(k).is_some() || self.gazetteer.demonym(tree.word(k)).is_some()));
        if doubted && owned { Modality::Alleged } else { Modality::Asserted }
    }

    /// What "not" and "never" beside `at` make of the claim of a word at or below it.
    fn negation(&self, word: Index, at: Index, not: Index, depth: usize) -> Modality {
        let tree = self.tree;
        // "signed the repeal of Don't Ask": a word of a name denies nothing.
        let named = self.names.at(not).is_some();
        // "didn't endorse her until July": then he did.
        let then = tree.kids(at).any(|k| k > at && tree.lower(k) == "until");
        // "is stated, but not confirmed, to have shot it down"
        if depth > 0 && ESTABLISHING.contains(&tree.lemma(at)) {
            return Modality::Alleged;
        }
        let denies = tree.is_verb(at) || depth > 0 || tree.lower(not) == "never";
        let regardless = || self.holds_regardless(word, at) || self.is_spoken_of_in_subject(word, at);
        if named || then || !denies || depth > 0 && regardless() { Modality::Asserted } else { Modality::Negated }
    }

    /// What an auxiliary of `at` makes of a claim; `None` where what may, can or should be is no claim.
    fn auxiliary(&self, word: Index, at: Index, auxiliary: Index, depth: usize) -> Option<Modality> {
        let tree = self.tree;
        // "The talks between Chad and Niger could bring peace", "will not change much": they are held all the same.
        let denied = || tree.kid(at, Label::Neg).is_some();
        let left = !matches!(tree.lower(auxiliary), "will" | "would" | "shall" | "'ll" | "'d") || denied();
        if depth > 0 && left && self.is_spoken_of_in_subject(word, at) {
            return Some(Modality::Asserted);
        }
        match tree.lower(auxiliary) {
            // "would have allowed China to extradite": it did not come to that.
            "would" if self.is_perfect(at) => None,
            "will" | "shall" | "'ll" | "would" => Some(Modality::Planned),
            // "may have killed two visitors" suspects that it did.
            "may" | "might" if self.is_perfect(at) => Some(Modality::Alleged),
            // "so he could begin the construction": that is what it is for.
            "could" | "can" | "may" | "might"
                if tree.label(at) == Label::Advcl && tree.kids(at).any(|k| k < auxiliary && tree.lower(k) == "so") =>
            {
                Some(Modality::Planned)
            }
            // "may be abandoning the moratorium"
            "may" | "might" if depth == 0 && self.is_progressive(at) => Some(Modality::Alleged),
            // "must still be approved by parliament": that is to come.
            "must"
                if depth == 0
                    && CONSENTING.contains(&tree.lemma(at))
                    && tree.kid(at, Label::Agent).is_some()
                    && tree.kid(at, Label::Neg).is_none() =>
            {
                Some(Modality::Planned)
            }
            // "could not agree on a budget": they did not.
            "could" | "can" | "ca" if depth == 0 && tree.kid(at, Label::Neg).is_some() => Some(Modality::Negated),
            "may" | "might" | "could" | "can" | "should" | "must" | "ought" | "ca"
                if depth == 0 || tree.is_verb(at) =>
            {
                None
            }
            _ => Some(Modality::Asserted),
        }
    }

    /// What an adverb beside `at` makes of a claim; `None` where what nearly happened is none.
    fn adverb(&self, at: Index, adverb: Index) -> Option<Modality> {
        let tree = self.tree;
        // "no longer supports the plan"
        if tree.lower(adverb) == "longer" && tree.kids(adverb).any(|k| tree.lower(k) == "no") {
            return Some(Modality::Negated);
        }
        let words = [tree.lemma(adverb), tree.lower(adverb)];
        // "nearly attacked it", not "killed nearly 70"
        let nearly = adverb < at && tree.is_verb(at) && words.iter().any(|w| self.frames.makes_no_claim(w, "adverb"));
        let found = words.into_iter().find_map(|w| self.frames.modality(w, "adverb"));
        (!nearly).then(|| found.unwrap_or(Modality::Asserted))
    }

    /// "no state", "nobody", "neither France nor Italy" as who does or suffers something.
    fn is_nobody(&self, noun: Index) -> bool {
        let tree = self.tree;
        matches!(tree.lower(noun), "nobody" | "none" | "nothing" | "neither")
            || tree.kids(noun).any(|k| {
                tree.label(k) == Label::Det && matches!(tree.lower(k), "no" | "neither")
                    || tree.label(k) == Label::Preconj && tree.lower(k) == "neither"
                    // "not even Cuba", "not a single member"
                    || k < noun && tree.lower(k) == "not" && matches!(tree.lower(k + 1), "even" | "a" | "one")
            })
    }

    /// "either France or Italy"
    fn is_one_of_two(&self, noun: Index) -> bool {
        let tree = self.tree;
        tree.kids(noun).any(|k| tree.label(k) == Label::Preconj && tree.lower(k) == "either")
    }

    /// "have killed" behind another auxiliary.
    fn is_perfect(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.tag(verb) == Tag::Vbn && tree.kids(verb).any(|k| tree.label(k) == Label::Aux && tree.lower(k) == "have")
    }

    /// "be abandoning" behind another auxiliary.
    fn is_progressive(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.tag(verb) == Tag::Vbg && tree.kids(verb).any(|k| tree.label(k) == Label::Aux && tree.lower(k) == "be")
    }

    /// Whether a noun's deed stands in the subject of a verb that says something else of it than that it takes place:
    /// "the talks between Chad and Niger did not produce a deal", "the contents of her call were not disclosed".
    fn is_spoken_of_in_subject(&self, word: Index, verb: Index) -> bool {
        let tree = self.tree;
        // "did not go ahead", but "did not go well"
        let ahead = || tree.kids(verb).any(|k| matches!(tree.lower(k), "ahead" | "forward"));
        let happens = HAPPENING.contains(&tree.lemma(verb)) || tree.lemma(verb) == "go" && ahead();
        if !tree.is_noun(word) || !tree.is_verb(verb) || happens {
            return false;
        }
        let mut at = word;
        for _ in 0..4 {
            if tree.head(at) == verb {
                return matches!(tree.label(at), Label::Nsubj | Label::Nsubjpass);
            }
            at = tree.head(at);
        }
        false
    }

    /// Whether what a word tells holds whether or not the verb above it is denied: "won't criticize it during his
    /// visit", "did not accede to the protesters' demands", "it is not just that they were killed".
    pub(super) fn holds_regardless(&self, word: Index, denied: Index) -> bool {
        let tree = self.tree;
        if tree.is_noun(word) {
            let aside = tree.label(word) == Label::Pobj && CIRCUMSTANCES.contains(&tree.lower(tree.head(word)));
            let owned = tree.kids(word).any(|k| tree.label(k) == Label::Poss && tree.is_noun(k));
            return aside || owned && tree.label(word) == Label::Pobj;
        }
        let judged = tree.lemma(denied) == "be" && tree.kid(denied, Label::Acomp).is_some();
        judged && tree.head(word) == denied && matches!(tree.label(word), Label::Ccomp | Label::Csubj)
    }
}
