//! Refusals that no verb of refusing brings: what somebody will not, cannot or does not want to do.

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

/// What nobody refuses who will not do it: silence, ignorance, what befalls one.
static IDLE: Words = Words::of("refusals.idle");

/// Verbs of accepting what is offered, decided or agreed, or keeping to it.
static ACCEPTING: Words = Words::of("refusals.accepting");

/// Verbs of choosing to do or not to do a thing.
static DECIDING: Words = Words::of("refusals.deciding");

/// What somebody declines to do who does not side with something.
static SUPPORTING: Words = Words::of("refusals.supporting");

/// What somebody refuses to do.
struct NotDone {
    deed: Index,
    /// Whether the object of the deed is what is refused, and not the deed.
    refuses_object: bool,
    /// "does not recognise the government"
    recognises: bool,
    /// "cannot support the bill"
    backs: bool,
}

impl Reading<'_> {
    /// "X will not attend", "his country won't renew it", "cannot accept the terms", "does not recognise them",
    /// "decided not to join".
    pub(in crate::ingest::extract) fn read_refusal(&mut self, verb: Index) {
        let tree = self.tree;
        if tree.kid(verb, Label::Neg).is_none() {
            return;
        }
        if self.is_passive(verb) {
            self.read_not_accepted(verb);
            return;
        }
        let Some(NotDone { deed, refuses_object, recognises, backs }) = self.not_done(verb) else { return };
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        let mut sources = self.resolve(subject, Want::Agent);
        sources.retain(|s| self.nodes.is_somebody(s.node));
        let object = tree.kid(deed, Label::Dobj).filter(|_| refuses_object);
        let targets = match object {
            Some(object) if !matches!(tree.lemma(deed), "allocate" | "sign" | "grant") => {
                let mut found = self.resolve(object, Want::Any);
                self.keep_kinds(&mut found, "rejected");
                found
            }
            _ => vec![self.refused_deed(deed)],
        };
        // A place is not rejected; that it is not recognised stays the verb's own claim.
        if recognises && targets.is_empty() {
            return;
        }
        let found = Match {
            targets: Vec::new(),
            to: Vec::new(),
            predicate: format!("not {}", tree.lemma(deed)),
            inside: Some(tree.reach(deed)),
            subject_is_target: false,
        };
        self.asked_for.insert(deed);
        let rule = if backs { Rule::SupportWithheld } else { Rule::Refusal };
        self.refuse(verb, sources.clone(), &targets, &found, rule);
        self.demand_first(verb, deed, &sources);
    }

    /// What a verb that is negated says that somebody will not do, cannot or has decided against, where that refuses
    /// it.
    fn not_done(&self, verb: Index) -> Option<NotDone> {
        let tree = self.tree;
        let auxiliary =
            |words: &[&str]| tree.kids(verb).any(|k| tree.label(k) == Label::Aux && words.contains(&tree.lower(k)));
        // "is not going to send troops"
        let going = (tree.lemma(verb) == "go" && tree.tag(verb) == Tag::Vbg).then(|| tree.kid(verb, Label::Xcomp));
        let deed = going.flatten().unwrap_or(verb);
        let will = deed != verb || auxiliary(&["will", "would", "wo", "'ll"]);
        let willing = self.frames.demands(tree.lemma(verb), "willing");
        // "cannot join NATO without consent": others keep it out.
        let cannot = willing && tree.lemma(verb) != "join" && auxiliary(&["can", "ca", "could"]);
        // "did not recognise the government": for as long as it has not, it refuses.
        let recognises = matches!(tree.lemma(deed), "recognise" | "recognize");
        let does_not = willing
            && !SUPPORTING.contains(&tree.lemma(verb))
            && (auxiliary(&["do", "does"]) || recognises && auxiliary(&["did"]));
        let decided = self.is_decided_against(verb);
        if !(will || cannot || does_not || decided) || tree.tag(deed) != Tag::Vb || tree.lemma(deed) == "be" {
            return None;
        }
        // "would not say whether", "will not know": silence or ignorance refuses nothing in particular.
        if IDLE.contains(&tree.lemma(deed)) {
            return None;
        }
        // "said he could not support the bill"
        let backs = (cannot && matches!(tree.lemma(deed), "support" | "back" | "endorse" | "accept" | "approve")
            || recognises)
            && tree.kid(deed, Label::Dobj).is_some_and(|o| tree.is_noun(o));
        // What somebody will not say or praise he does not: the verb's own claim, negated, says so.
        let complements = [Label::Dobj, Label::Prep, Label::Xcomp, Label::Ccomp];
        if self.is_speech_act(deed) && !backs
            || !(complements.iter().any(|l| tree.kid(deed, *l).is_some()) || self.is_nominal(deed))
        {
            return None;
        }
        let refuses_object = does_not || cannot || backs;
        (!self.is_guess(verb)).then_some(NotDone { deed, refuses_object, recognises, backs })
    }

    /// "decided not to join the mission", "opted not to run": whoever chooses not to do it refuses.
    fn is_decided_against(&self, verb: Index) -> bool {
        let tree = self.tree;
        let choice = tree.head(verb);
        tree.label(verb) == Label::Xcomp
            && tree.is_infinitive(verb)
            && DECIDING.contains(&tree.lemma(choice))
            && self.modality(choice) == Some(Modality::Asserted)
    }

    /// "Most think that Iran won't use it", "if he were president, he wouldn't attend": what others expect of somebody,
    /// or somebody of himself in another's place, nobody refuses.
    fn is_guess(&self, verb: Index) -> bool {
        static GUESSING: Words = Words::of("refusals.guessing");
        let tree = self.tree;
        let above = tree.head(verb);
        let guessed = tree.label(verb) == Label::Ccomp && GUESSING.contains(&tree.lemma(above));
        let own = guessed
            && tree
                .kid(verb, Label::Nsubj)
                .is_some_and(|s| matches!(tree.lower(s), "he" | "she" | "they" | "i" | "we"));
        let supposed = tree.kids(verb).any(|k| {
            tree.label(k) == Label::Advcl
                && tree.kids(k).any(|m| tree.label(m) == Label::Mark && tree.lower(m) == "if")
                && (tree.lower(k) == "were"
                    || tree.kids(k).any(|a| tree.label(a) == Label::Aux && tree.lower(a) == "were"))
        });
        guessed && !own || supposed
    }

    /// "The truce was not accepted by the rebels": they reject it.
    fn read_not_accepted(&mut self, verb: Index) {
        let tree = self.tree;
        let accepts = ACCEPTING.contains(&tree.lemma(verb));
        let by = tree.kid(verb, Label::Agent).and_then(|b| tree.kid(b, Label::Pobj));
        let (Some(by), Some(thing)) = (by.filter(|_| accepts), tree.kid(verb, Label::Nsubjpass)) else { return };
        let mut sources = self.resolve(by, Want::Agent);
        self.keep_somebody(&mut sources);
        let mut targets = self.resolve(thing, Want::Any);
        self.keep_kinds(&mut targets, "rejected");
        let found = Match::of(format!("not {}", tree.lemma(verb)));
        self.asked_for.insert(verb);
        self.refuse(verb, sources, &targets, &found, Rule::Refusal);
    }

    /// "will not return to talks until the sanctions are lifted": that they are lifted is demanded.
    fn demand_first(&mut self, verb: Index, deed: Index, sources: &[Argument]) {
        let tree = self.tree;
        let first = |k: &Index| {
            tree.label(*k) == Label::Advcl
                && tree.kids(*k).any(|m| tree.label(m) == Label::Mark && matches!(tree.lower(m), "until" | "unless"))
                && tree.kids(*k).any(|s| matches!(tree.label(s), Label::Nsubj | Label::Nsubjpass) && tree.is_noun(s))
        };
        let Some(condition) = tree.kids(verb).chain(tree.kids(deed)).find(first) else { return };
        if !self.has_complement(condition) && !self.is_nominal(condition) && !self.is_passive(condition) {
            return;
        }
        let target = self.clause_event(condition);
        self.asked_for.insert(condition);
        let found = Match { inside: Some(tree.reach(condition)), ..Match::of("until".to_owned()) };
        let telling = Telling::new(verb, "called-for", &found, Modality::Asserted, Rule::Condition);
        self.claim_each(telling, sources, &[target]);
    }

    /// "has no desire for conflict", "sees no need for talks".
    pub(in crate::ingest::extract) fn read_unwillingness(&mut self, noun: Index) {
        let tree = self.tree;
        let refuses = tree.label(noun) == Label::Dobj
            && self.frames.demands(&tree.base(noun), "will")
            && tree.kids(noun).any(|k| tree.lower(k) == "no");
        let verb = tree.head(noun);
        if !refuses || !matches!(tree.lemma(verb), "have" | "see" | "express" | "show") {
            return;
        }
        let Some(object) = ["for", "in"].into_iter().find_map(|p| tree.prepositional(noun, p)) else { return };
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        let sources = self.resolve(subject, Want::Agent);
        let mut targets = if tree.is_verb(object) && !tree.is_noun(object) {
            vec![self.refused_deed(object)]
        } else {
            self.resolve(object, Want::Any)
        };
        self.keep_kinds(&mut targets, "rejected");
        let found = Match::of(format!("no {}", tree.base(noun)));
        self.refuse(verb, sources, &targets, &found, Rule::Refusal);
    }

    /// "Iran's refusal to sign the treaty", "the army's denial that it had shelled the town", "a refusal by the court
    /// to hear it".
    pub(in crate::ingest::extract) fn read_refusal_noun(&mut self, noun: Index) {
        let tree = self.tree;
        let base = tree.base(noun);
        let denies = base == "denial";
        if !(denies || base == "refusal") || self.names.at(noun).is_some() {
            return;
        }
        let deed = tree.kids(noun).find(|k| {
            let to = tree.is_infinitive(*k);
            *k > noun
                && tree.is_verb(*k)
                && matches!(tree.label(*k), Label::Acl | Label::Ccomp | Label::Relcl)
                && if denies { !to && tree.kid(*k, Label::Mark).is_some() } else { to }
        });
        let Some(deed) = deed else { return };
        let sources = self.askers(noun);
        let targets = [self.refused_deed(deed)];
        let (relation, rule) = if denies { ("denied", Rule::Denial) } else { ("rejected", Rule::Refusal) };
        let found = Match { inside: Some(tree.reach(deed)), ..Match::of(base) };
        self.claim_each(Telling::new(noun, relation, &found, Modality::Asserted, rule), &sources, &targets);
    }

    /// "says there will be no talks with the rebels", "insisted there could be no deal until the hostages are freed".
    pub(in crate::ingest::extract) fn read_ruled_out(&mut self, verb: Index) {
        let tree = self.tree;
        if tree.lemma(verb) != "be"
            || !tree.kids(verb).any(|k| tree.label(k) == Label::Expl && tree.lower(k) == "there")
        {
            return;
        }
        let ahead = tree.kids(verb).any(|k| {
            tree.label(k) == Label::Aux && matches!(tree.lower(k), "will" | "would" | "can" | "could" | "'ll")
        });
        let thing = tree.kid(verb, Label::Attr).filter(|a| {
            ahead && *a > verb && tree.is_noun(*a) && tree.kids(*a).any(|k| k < *a && tree.lower(k) == "no")
        });
        let Some(thing) = thing else { return };
        let Some(speaker) = self.speaker(verb, None) else { return };
        let mut targets = self.resolve(thing, Want::Any);
        self.keep_kinds(&mut targets, "rejected");
        targets.retain(|t| self.nodes.is_matter(t.node));
        if targets.is_empty() {
            return;
        }
        let sources = vec![Argument::new(speaker, verb, verb)];
        let found = Match::of(format!("no {}", tree.base(thing)));
        self.refuse(verb, sources.clone(), &targets, &found, Rule::RuledOut);
        self.demand_first(verb, verb, &sources);
    }

    fn refuse(&mut self, verb: Index, sources: Vec<Argument>, targets: &[Argument], found: &Match, rule: Rule) {
        for source in sources {
            for target in targets {
                let modality = Modality::Asserted;
                self.claim(Telling::new(verb, "rejected", found, modality, rule), Some(source.clone()), target.clone());
            }
        }
    }
}
