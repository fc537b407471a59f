//! What somebody denies did not happen, as he has it: "denies Chad's claim that it took the town", "denied the report".

use rustc_hash::FxHashSet;

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::{CAPTURES, SPEECH, STRUCTURE};
use crate::lexicon::{NounClass, Words};
use crate::model::Modality;

/// Nouns for what others have said.
static SAID: Words = Words::of("denials.said");

/// What a thing is called that is said not to be true.
static UNTRUE: Words = Words::of("denials.untrue");

/// Nouns of having to do with a deed.
static PARTS: Words = Words::of("denials.parts");

/// Verbs of saying that it is not so.
static DENYING: Words = Words::of("denials.denying");

/// Nouns for what a false report has none of.
static TRUTH: Words = Words::of("denials.truth");

impl Reading<'_> {
    /// Adds the negated deeds of those who deny what others claim.
    pub(in crate::ingest::extract) fn read_denials(&mut self, from: Index) {
        let tree = self.tree;
        let mut refused: FxHashSet<Index> = FxHashSet::default();
        for verb in from..tree.len() {
            if !tree.is_verb(verb) || !DENYING.contains(&tree.lemma(verb)) || tree.kid(verb, Label::Neg).is_some() {
                continue;
            }
            let said = tree.kid(verb, Label::Dobj).or_else(|| tree.kid(verb, Label::Nsubjpass));
            // "denied plans to send troops"
            let planned = |s: Index| {
                matches!(tree.lemma(verb), "deny" | "refute") && matches!(tree.base(s).as_str(), "plan" | "intention")
            };
            let Some(said) = said.filter(|s| SAID.contains(&tree.base(*s).as_str()) || planned(*s)) else { continue };
            let Agent::Phrase(subject) = self.agent(verb) else { continue };
            let denier = self.resolve_one(subject, Want::Agent).first().map(|a| a.node);
            let Some(denier) = denier else { continue };
            refused.extend(self.refused_in(said));
            for (number, claim) in self.told_in(said, verb, denier) {
                let negated = |claim: &mut DraftClaim| {
                    claim.modality = Modality::Negated;
                    claim.attributed_to = Some(denier);
                    claim.rule = Rule::Denial;
                };
                // "denies claims that it took the town": nobody is named who claims it, so that it is told once.
                let own = claim.attributed_to.is_none_or(|a| a == denier)
                    && !tree.kids(said).any(|k| k < said && tree.label(k) == Label::Poss);
                // "The claim that it had was denied by Chad": in front of the verb.
                let inside = claim.trigger > verb || tree.below(said).contains(&claim.trigger);
                if own && inside {
                    self.claims.change(number, negated);
                } else {
                    let mut denied = claim;
                    negated(&mut denied);
                    self.claims.push(denied);
                }
            }
        }
        if !refused.is_empty() {
            self.claims.retain(|c| !refused.contains(&c.trigger));
        }
    }

    /// "denied reports that Chad had refused to meet them": what was refused; that it was not done is denied with the
    /// refusal.
    fn refused_in(&self, said: Index) -> Option<Index> {
        let tree = self.tree;
        let told = tree.kids(said).find(|k| {
            *k > said && tree.is_verb(*k) && matches!(tree.label(*k), Label::Acl | Label::Ccomp | Label::Relcl)
        });
        let refuses = |v: &Index| self.frames.modality(tree.lemma(*v), "verb") == Some(Modality::Negated);
        told.filter(refuses).and_then(|v| tree.kid(v, Label::Xcomp))
    }

    /// "called the reports fake": whether what others have said is said to be untrue.
    pub(in crate::ingest::extract) fn calls_untrue(&self, said: Index, words: &[Index]) -> bool {
        let tree = self.tree;
        SAID.contains(&tree.base(said).as_str())
            && words
                .iter()
                .flat_map(|w| tree.conjuncts(*w))
                .any(|w| UNTRUE.contains(&tree.lower(w)) || UNTRUE.contains(&tree.base(w).as_str()))
    }

    /// "dismissed the accusations as lies", "dismissed as false a report that": who does denies them.
    pub(in crate::ingest::extract) fn dismisses_as_untrue(&self, verb: Index) -> bool {
        let tree = self.tree;
        let epithet = |k: Index| match tree.lower(k) {
            "as" => Some(tree.kids(k).collect()),
            _ => tree.kids(k).any(|a| a < k && tree.lower(a) == "as").then(|| vec![k]),
        };
        let words: Option<Vec<Index>> = tree.kids(verb).filter(|k| *k > verb).find_map(epithet);
        let said = tree.kid(verb, Label::Dobj).or_else(|| tree.kid(verb, Label::Nsubjpass));
        said.zip(words).is_some_and(|(said, words)| self.calls_untrue(said, &words))
    }

    /// "there is no truth in the reports", "had nothing to do with the attack", "was not behind the blasts": whoever
    /// says so of himself denies it.
    pub(in crate::ingest::extract) fn read_disavowal(&mut self, verb: Index) {
        let tree = self.tree;
        let wrong = self.frames.is_wrong(tree.lemma(verb), "verb")
            || self.says(verb, |r| is_harm(r) || CAPTURES.contains(&r))
            // "says it does not supply weapons to Chad"
            || self.says(verb, |r| r == "aided")
                && tree.kid(verb, Label::Dobj).is_some_and(|o| self.class_of(o, &tree.base(o)).is(NounClass::WEAPON));
        let denied =
            if matches!(tree.lemma(verb), "be" | "have" | "play" | "involve") { self.disavowed(verb) } else { None };
        let undone = wrong && denied.is_none() && self.says_it_did_not(verb);
        let Some(denied) = denied.or(Some(verb).filter(|_| undone)) else { return };
        let speaker = self.speaker(verb, None).filter(|s| self.nodes.is_somebody(*s));
        let Some(speaker) = speaker else { return };
        let expletive = tree.kids(verb).any(|k| tree.label(k) == Label::Expl);
        if !expletive {
            let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
            let own = matches!(tree.lower(subject), "we" | "i")
                || self.resolve(subject, Want::Agent).iter().any(|a| a.node == speaker);
            // "says that its forces were not involved"
            let part = tree.kid(subject, Label::Poss).is_some_and(|p| matches!(tree.lower(p), "its" | "their" | "our"));
            if !(own || part) {
                return;
            }
        }
        let mut targets = if undone { vec![self.refused_deed(verb)] } else { self.target_phrase(denied, "denied") };
        self.keep_kinds(&mut targets, "denied");
        targets.retain(|t| self.nodes.is_matter(t.node));
        let source = [Argument::new(speaker, verb, verb)];
        let found = Match { inside: Some(tree.reach(denied)), ..Match::of(tree.lemma(verb).to_owned()) };
        self.claim_each(Telling::new(verb, "denied", &found, Modality::Asserted, Rule::Disavowal), &source, &targets);
    }

    /// "accused Chad of shelling the camp, which Chad denies": whoever is accused denies the deed, whatever the clause
    /// was hung on.
    pub(in crate::ingest::extract) fn read_denied_charge(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let which = tree.kid(verb, Label::Dobj).is_some_and(|o| o < verb && tree.lower(o) == "which");
        if !which || tree.label(verb) != Label::Relcl || !matches!(tree.lemma(verb), "deny" | "reject" | "dispute") {
            return false;
        }
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return false };
        let sources = self.resolve_one(subject, Want::Agent);
        let [denier] = sources.as_slice() else { return false };
        let accused = |c: &&DraftClaim| c.relation == "accused" && c.target.node == denier.node;
        let (from, _) = tree.sentence(tree.sentence_of(verb));
        let Some(accusing) = self.claims.within(from..verb).rfind(accused).map(|c| c.trigger) else { return false };
        let of = tree.kids(accusing).find(|k| *k > accusing && *k < verb && tree.lower(*k) == "of");
        let Some(deed) = of.and_then(|of| tree.kid(of, Label::Pcomp)).filter(|d| tree.is_verb(*d) && *d < verb) else {
            return false;
        };
        if !tree.below(deed).contains(&verb) {
            return false;
        }
        let target = self.refused_deed(deed);
        let found = Match { inside: Some(tree.reach(deed)), ..Match::of(tree.lemma(verb).to_owned()) };
        self.claim_each(Telling::new(verb, "denied", &found, Modality::Asserted, Rule::Denial), &sources, &[target]);
        true
    }

    /// "We did not attack the hospital", "says it does not supply weapons": what is said of the speaker, and not done.
    fn says_it_did_not(&self, verb: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(verb);
        tree.label(verb) == Label::Ccomp
            && self.is_report(above)
            && tree.kid(above, Label::Neg).is_none()
            && tree.kid(verb, Label::Neg).is_some()
            && tree.kid(verb, Label::Dobj).is_some()
            && !self.is_passive(verb)
            && tree.kids(verb).any(|k| {
                tree.label(k) == Label::Aux && matches!(tree.lower(k), "did" | "do" | "does" | "has" | "have" | "had")
            })
            && !tree.kids(verb).any(|k| matches!(tree.lower(k), "yet" | "until" | "if" | "whether" | "why"))
            && tree
                .kid(verb, Label::Nsubj)
                .is_some_and(|s| matches!(tree.lower(s), "we" | "i" | "it" | "he" | "she" | "they"))
    }

    /// What a clause says that there is no truth in, or that somebody has no part in.
    fn disavowed(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let negated = tree.kid(verb, Label::Neg).is_some();
        let of = |at: Index, prepositions: &[&str]| {
            prepositions.iter().find_map(|p| tree.prepositional(at, p)).filter(|o| tree.is_noun(*o))
        };
        let no = |at: Index| tree.kids(at).any(|k| k < at && matches!(tree.lower(k), "no" | "any"));
        match tree.lemma(verb) {
            // "had nothing to do with the attack"
            "have" if tree.kid(verb, Label::Dobj).is_some_and(|o| tree.lower(o) == "nothing") => {
                let does = tree.below(verb).into_iter().find(|k| *k > verb && tree.lower(*k) == "do")?;
                of(does, &["with"])
            }
            // "had no role in the coup", "played no part in it"
            "have" | "play" => {
                let part = tree.kid(verb, Label::Dobj).filter(|o| PARTS.contains(&tree.lemma(*o)) && no(*o))?;
                let negates = negated || tree.kids(part).any(|k| tree.lower(k) == "no");
                of(part, &["in", "with", "to", "for"]).or_else(|| of(verb, &["in", "with"])).filter(|_| negates)
            }
            "be" if tree.kids(verb).any(|k| tree.label(k) == Label::Expl) => {
                let truth = tree.kid(verb, Label::Attr).filter(|a| TRUTH.contains(&tree.lemma(*a)) && no(*a))?;
                of(truth, &["in", "to", "for", "behind"]).or_else(|| of(verb, &["in", "to", "for"]))
            }
            "be" if negated => {
                let adjective = tree
                    .kid(verb, Label::Acomp)
                    .filter(|a| matches!(tree.lower(*a), "involved" | "responsible" | "complicit"));
                match adjective {
                    Some(adjective) => of(adjective, &["in", "for", "with"]),
                    None => of(verb, &["behind"]),
                }
            }
            "involve" if negated && tree.tag(verb) == Tag::Vbn => of(verb, &["in", "with"]),
            _ => None,
        }
    }

    /// The claims of the clause behind a word for what was said; of "the claim" alone, those that another made right
    /// before.
    fn told_in(&self, said: Index, verb: Index, denier: NodeIndex) -> Vec<(usize, DraftClaim)> {
        let tree = self.tree;
        let clause = tree.kids(said).find(|k| {
            *k > said && tree.is_verb(*k) && matches!(tree.label(*k), Label::Acl | Label::Ccomp | Label::Relcl)
        });
        let deed = |c: &DraftClaim| {
            c.source.is_some()
                && !STRUCTURE.contains(&c.relation)
                && !SPEECH.contains(&c.relation)
                && c.modality != Modality::Negated
        };
        let somebody = |node: Option<NodeIndex>| node.and_then(|n| self.nodes.get(n)).is_some_and(|d| !d.is_event());
        match clause {
            Some(clause) => {
                // "claims that it had armed rebels and attacked Goma"
                let joined = |k: Index| tree.label(k) == Label::Conj && tree.is_verb(k);
                let outcomes = tree.kids(clause).filter(|k| tree.is_outcome(*k) || joined(*k));
                // "reports that he planned to attack": nor is what was planned.
                let ahead = self.frames.modality(tree.lemma(clause), "verb") == Some(Modality::Planned);
                let planned = tree.kid(clause, Label::Xcomp).filter(|_| ahead);
                let told = outcomes.chain([clause]).chain(planned).flat_map(|c| self.claims.numbered(c..c + 1));
                let stated = |c: &DraftClaim| {
                    c.source.is_some()
                        && !STRUCTURE.contains(&c.relation)
                        && c.relation != "accused"
                        && c.modality != Modality::Negated
                };
                told.filter(|(_, c)| stated(c)).map(|(n, c)| (n, c.clone())).collect()
            }
            None if matches!(tree.lemma(verb), "deny" | "refute") && tree.prepositional(said, "of").is_none() => {
                let from = tree.line_around(verb).start.max(tree.sentences_back(verb, 1));
                let before = |c: &DraftClaim| {
                    somebody(c.attributed_to)
                        && c.attributed_to != Some(denier)
                        && c.source.as_ref().is_some_and(|s| s.node != denier)
                };
                let told = self.claims.numbered(from..verb).filter(|(_, c)| deed(c) && before(c));
                let told: Vec<(usize, DraftClaim)> = told.map(|(n, c)| (n, c.clone())).collect();
                let last = told.iter().map(|(_, c)| c.trigger).max();
                told.into_iter().filter(|(_, c)| Some(c.trigger) == last).collect()
            }
            None => Vec::new(),
        }
    }
}
