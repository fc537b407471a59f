//! Evaluations: what somebody makes of a thing by a word for it ("called the test a disgrace", "said it was
//! unwelcome").

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::Modality;

/// Verbs of judging a thing aloud, behind which "as" says what it is judged to be.
static JUDGING: Words = Words::of("evaluations.judging");

/// Verbs of speaking ill of a thing.
static HOSTILE: Words = Words::of("evaluations.hostile");

/// Nouns that only measure what follows with "of".
static PARTS: Words = Words::of("evaluations.parts");

/// Verbs of calling something by a word.
static CALLING: Words = Words::of("evaluations.calling");

impl Reading<'_> {
    /// "X said the test was unwelcome", "X called the deal a sham": condemned or supported.
    pub(in crate::ingest::extract) fn read_evaluation(&mut self, verb: Index) {
        let tree = self.tree;
        let calls = self.frames.evaluates(tree.lemma(verb));
        let is = tree.lemma(verb) == "be"
            && matches!(tree.label(verb), Label::Ccomp | Label::Root | Label::Conj | Label::Parataxis);
        if !(calls || is) {
            return;
        }
        let words = self.words_of_evaluation(verb, calls);
        let Some(relation) = self.relation_of_evaluation(verb, calls, &words) else { return };
        if is
            && relation == "condemned"
            && let Some(deed) = self.deed_called_wrong(verb, &words)
        {
            self.reject_deed(verb, deed);
            return;
        }
        if self.is_hypothetical(verb) || self.tells_more_than_judgement(verb, &words) {
            return;
        }
        let judged = if calls { self.called_so(verb, &words) } else { self.said_to_be(verb) };
        let Some((thing, mut speakers)) = judged else { return };
        // "not every act is a crime"
        if tree.kids(thing).any(|k| matches!(tree.lower(k), "not" | "no" | "few")) {
            return;
        }
        let relation = self.relation_by_ends(relation, &speakers, thing, &words);
        let targets = self.judged_targets(thing, relation);
        let found = Match::of(tree.lemma(verb).to_owned());
        self.keep_somebody(&mut speakers);
        let telling = Telling::new(verb, relation, &found, Modality::Asserted, Rule::Evaluation);
        self.claim_each(telling, &speakers, &targets);
    }

    /// The words that say what a thing is called or said to be.
    fn words_of_evaluation(&self, verb: Index, calls: bool) -> Vec<Index> {
        let tree = self.tree;
        let mut words: Vec<Index> = tree
            .kids(verb)
            .filter(|k| matches!(tree.label(*k), Label::Acomp | Label::Attr | Label::Oprd | Label::Ccomp) && *k > verb)
            // "was to blame for the delay" accuses.
            .filter(|k| !self.frames.is_wrong(tree.lower(*k), "predicate"))
            .collect();
        // "called it one of the most brazen crimes of the war"
        let among: Vec<Index> =
            words.iter().filter(|w| tree.lower(**w) == "one").filter_map(|w| tree.prepositional(*w, "of")).collect();
        words.extend(among);
        if calls {
            words.extend(self.words_behind_as(verb));
            words.extend(self.predicates_of_object(verb));
            // "called it a disgrace" parsed as one clause: its parts judge too.
            let inner: Vec<Index> = words.iter().filter(|w| tree.is_verb(**w)).flat_map(|w| tree.kids(*w)).collect();
            words.extend(inner.into_iter().filter(|k| matches!(tree.label(*k), Label::Acomp | Label::Attr)));
        }
        // "a rare piece of good news": what it is a piece of.
        let parts = |w: &Index| PARTS.contains(&tree.lemma(*w));
        words.extend(words.clone().iter().filter(|w| parts(w)).filter_map(|w| tree.prepositional(*w, "of")));
        words
    }

    /// What "as" brings, wherever the parse hung it: "attacked the inquiry as a hoax".
    fn words_behind_as(&self, verb: Index) -> Vec<Index> {
        let tree = self.tree;
        let is_as = |k: &Index| tree.lower(*k) == "as";
        let object = tree.kid(verb, Label::Dobj);
        let of_verb = tree.kids(verb).filter(is_as);
        // "attacked the inquiry as a hoax": it may hang on the inquiry.
        let of_object = object.into_iter().flat_map(|o| tree.kids(o)).filter(|k| *k > verb && is_as(k));
        // "described the decision to close its embassy as regrettable": it may hang on a clause of the object's.
        let of_clause = object.into_iter().flat_map(|o| tree.below(o)).filter(|k| {
            is_as(k)
                && matches!(tree.label(tree.head(*k)), Label::Acl | Label::Relcl)
                && JUDGING.contains(&tree.lemma(verb))
        });
        // "attacked her as unfit for office"
        let adverbial = tree.kids(verb).filter(|k| {
            *k > verb && tree.label(*k) == Label::Advcl && !tree.is_verb(*k) && tree.kids(*k).any(|a| is_as(&a))
        });
        of_verb.chain(of_object).chain(of_clause).flat_map(|k| tree.kids(k)).chain(adverbial).collect()
    }

    /// "called the president a disgrace": what may hang on whom it is said of.
    fn predicates_of_object(&self, verb: Index) -> Vec<Index> {
        let tree = self.tree;
        let Some(object) = tree.kid(verb, Label::Dobj) else { return Vec::new() };
        let follows = |article: Index| {
            article == object + 1
                // "calls the blockade "an act of war""
                || article == object + 2 && tree.tag(object + 1) == Tag::OpenQuote
        };
        let article = |k: Index| tree.kids(k).find(|d| tree.label(*d) == Label::Det && tree.is_indefinite_article(*d));
        let predicate = |k: &Index| {
            matches!(tree.label(*k), Label::Dobj | Label::Appos | Label::Oprd) && article(*k).is_some_and(follows)
        };
        tree.kids(object).filter(predicate).collect()
    }

    /// The relation that the words of an evaluation give, where they judge; "was not helpful" condemns, "was not a
    /// mistake" says too little.
    fn relation_of_evaluation(&self, verb: Index, calls: bool, words: &[Index]) -> Option<&'static str> {
        let tree = self.tree;
        // "praised the verdict, calling it "a rare thing"": no blame behind praise.
        let praised = tree.label(verb) == Label::Advcl && self.says(tree.head(verb), |r| r == "supported");
        let named = || self.epithet(verb, words).filter(|_| calls && !praised);
        let judged = self.judgement(words).or_else(named)?;
        let negated = tree.kid(verb, Label::Neg).is_some()
            || words.iter().any(|w| tree.kids(*w).any(|k| matches!(tree.lower(k), "no" | "not")));
        match (judged, negated) {
            ("supported", true) => Some("condemned"),
            (_, true) => None,
            (judged, false) => Some(judged),
        }
    }

    /// "it would be wrong for ministers to attend": what is called wrong is not to be done.
    fn deed_called_wrong(&self, verb: Index, words: &[Index]) -> Option<Index> {
        let tree = self.tree;
        let expletive =
            tree.kids(verb).any(|k| matches!(tree.label(k), Label::Nsubj | Label::Expl) && tree.lower(k) == "it");
        let to_do = tree.kids(verb).chain(words.iter().flat_map(|w| tree.kids(*w))).find(|k| {
            *k > verb
                && tree.is_verb(*k)
                && matches!(tree.label(*k), Label::Xcomp | Label::Advcl | Label::Ccomp | Label::Acl | Label::Relcl)
                && tree.is_infinitive(*k)
        });
        to_do.filter(|_| expletive)
    }

    /// Claims that whoever speaks rejects a deed.
    fn reject_deed(&mut self, verb: Index, deed: Index) {
        let tree = self.tree;
        let Some(node) = self.speaker(verb, None) else { return };
        let target = self.refused_deed(deed);
        let found = Match { inside: Some(tree.reach(deed)), ..Match::of(tree.lemma(verb).to_owned()) };
        let source = [Argument::new(node, verb, verb)];
        self.asked_for.insert(deed);
        let telling = Telling::new(verb, "rejected", &found, Modality::Asserted, Rule::Evaluation);
        self.claim_each(telling, &source, &[target]);
    }

    /// "if the test was a disgrace", "would be a disgrace": nobody says that it is one.
    fn is_hypothetical(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.kids(verb).any(|k| {
            tree.label(k) == Label::Mark && matches!(tree.lower(k), "if" | "unless" | "whether")
                || tree.label(k) == Label::Aux
                    && matches!(tree.lower(k), "would" | "could" | "might" | "may" | "should")
        })
    }

    /// "dismissed the claim as groundless" rejects it; "declared the group a terrorist organization" lists it.
    fn tells_more_than_judgement(&self, verb: Index, words: &[Index]) -> bool {
        let tree = self.tree;
        let listed = |i: &Index| tree.kids(*i).any(|k| tree.lemma(k) == "terrorist");
        tree.lemma(verb) == "dismiss"
            || matches!(tree.lemma(verb), "declare" | "label" | "brand") && words.iter().any(listed)
    }

    /// "X called the deal a sham": the deal, and X.
    fn called_so(&mut self, verb: Index, words: &[Index]) -> Option<(Index, Vec<Argument>)> {
        let tree = self.tree;
        // "Putin referred to the sanctions as theft"
        let referred =
            (tree.lemma(verb) == "refer").then(|| tree.kids(verb).find(|k| tree.lower(*k) == "to")).flatten();
        let thing = referred
            .and_then(|to| tree.kid(to, Label::Pobj))
            .or_else(|| tree.kid(verb, Label::Dobj))
            .or_else(|| words.iter().find_map(|w| tree.kid(*w, Label::Nsubj)))
            // "called Trump an embarrassment": a name taken for a verb.
            .or_else(|| tree.kid(verb, Label::Xcomp).filter(|x| self.names.at(*x).is_some()))?;
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return None };
        // "the vote, which Hall called a stunt": the vote.
        let which = tree.tag(thing) == Tag::Wdt && tree.label(verb) == Label::Relcl;
        Some((if which { tree.head(verb) } else { thing }, self.resolve(subject, Want::Agent)))
    }

    /// "X said the test was unwelcome": the test, and X.
    fn said_to_be(&mut self, verb: Index) -> Option<(Index, Vec<Argument>)> {
        let thing = self.tree.kid(verb, Label::Nsubj)?;
        let speaker = self.speaker(verb, None)?;
        Some((thing, vec![Argument::new(speaker, verb, verb)]))
    }

    /// What a condemnation is, seen by who speaks and of what: a court rejects what it finds unlawful, and whoever says
    /// that others' claims "were a lie" denies them.
    fn relation_by_ends(
        &self,
        relation: &'static str,
        speakers: &[Argument],
        thing: Index,
        words: &[Index],
    ) -> &'static str {
        if relation != "condemned" {
            relation
        } else if speakers.iter().any(|s| self.is_court(s.node)) {
            "rejected"
        } else if self.calls_untrue(thing, words) {
            "denied"
        } else {
            relation
        }
    }

    /// What is judged, where it is somebody's doing.
    fn judged_targets(&mut self, thing: Index, relation: &'static str) -> Vec<Argument> {
        let mut targets = match relation {
            "denied" => self.target_phrase(thing, "denied"),
            _ => self.resolve(thing, Want::Any),
        };
        self.keep_kinds(&mut targets, relation);
        targets.retain(|t| !self.is_nobodys_doing(t.node));
        // "called it a disgrace": what was done, not whoever the sentence before is about.
        if self.tree.lower(thing) == "it" {
            targets.retain(|t| self.nodes.is_matter(t.node));
        }
        targets
    }

    /// "labelled the vote a 'pantomime'", "derided it as 'Soviet-style'": what a hostile verb calls a thing it
    /// condemns, even in words that no table knows.
    fn epithet(&self, verb: Index, words: &[Index]) -> Option<&'static str> {
        let tree = self.tree;
        let hostile = HOSTILE.contains(&tree.lemma(verb));
        let named = CALLING.contains(&tree.lemma(verb));
        let quoted = words.iter().any(|w| *w > verb && tree.is_quoted(*w) && !tree.is_quoted(verb));
        // "one of the first artists after the war", "an incomparable mathematician": no word of blame, and of a person.
        let ranked = words.iter().any(|w| {
            tree.kids(*w).chain([*w]).any(|k| {
                tree.tag(k) == Tag::Jjs
                    || matches!(tree.lower(k), "one" | "first" | "most" | "best" | "greatest" | "last")
            })
        });
        (hostile && !words.is_empty() || named && quoted && !ranked).then_some("condemned")
    }

    /// What a description makes of a thing: its noun says more than an adjective in front ("a great threat"), a
    /// condemning word more than a praising one.
    fn judgement(&self, words: &[Index]) -> Option<&'static str> {
        let tree = self.tree;
        // "a dead end", "a step forward": two words may judge where neither does.
        let pair = |i: Index| {
            let two = |first: &str, second: &str| self.frames.evaluation(&format!("{first} {second}"));
            let before = i.checked_sub(1).and_then(|b| {
                // "a witch-hunt"
                let hyphen = b.checked_sub(1).filter(|_| tree.tag(b) == Tag::Hyph);
                match hyphen {
                    Some(first) => self.frames.evaluation(&format!("{}-{}", tree.lower(first), tree.base(i))),
                    None => two(tree.lower(b), &tree.base(i)),
                }
            });
            // "an act of war", "an act of solidarity"
            let three = (i + 2 < tree.len() && tree.lower(i + 1) == "of")
                .then(|| self.frames.evaluation(&format!("{} of {}", tree.base(i), tree.lower(i + 2))))
                .flatten();
            before.or(three).or_else(|| (i + 1 < tree.len()).then(|| two(&tree.base(i), tree.lower(i + 1))).flatten())
        };
        let of = |i: Index| {
            pair(i).or_else(|| self.frames.evaluation(&tree.base(i))).or_else(|| self.frames.evaluation(tree.lower(i)))
        };
        // "finds that Israel may have breached it" is a clause of its own, and its verb no word for a thing.
        let clause = |i: &Index| tree.is_verb(*i) && tree.kid(*i, Label::Nsubj).is_some();
        let heads: Vec<&'static str> =
            words.iter().flat_map(|w| tree.conjuncts(*w)).filter(|i| !clause(i)).filter_map(of).collect();
        let modifiers: Vec<&'static str> = words
            .iter()
            .flat_map(|w| tree.kids(*w).filter(|k| matches!(tree.label(*k), Label::Amod | Label::Compound)))
            .filter_map(of)
            .collect();
        let worst =
            |found: &[&'static str]| found.iter().find(|r| **r == "condemned").or_else(|| found.first()).copied();
        worst(&heads).or_else(|| worst(&modifiers))
    }
}
