//! Who owns up to a deed or denies a part in it: "claimed responsibility for the attack", "admitted shelling the town".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::lexicon::relation_classes::CASUALTIES;
use crate::model::Modality;

/// Nouns for an attacker without a name.
static ATTACKERS: Words = Words::of("responsibilities.attackers");

/// Verbs of saying or denying that one did it ("claimed responsibility").
static OWNING: Words = Words::of("responsibilities.owning");

/// Nouns for a part in a deed, which those who deny it deny.
static INVOLVEMENT: Words = Words::of("responsibilities.involvement");

/// Verbs of carrying out an attack.
static CARRYING_OUT: Words = Words::of("responsibilities.carrying-out");

impl Reading<'_> {
    /// "X claimed responsibility for the attack in Y": X did it.
    pub(in crate::ingest::extract) fn read_responsibilities(&mut self, from: Index) {
        for verb in (from..self.tree.len()).filter(|v| self.tree.is_verb(*v)).collect::<Vec<_>>() {
            self.read_responsibility(verb);
        }
    }

    /// "Al-Shabaab claimed responsibility": what nobody did of the harm just told, it did.
    fn take_responsibility(&mut self, verb: Index, doers: &[Argument]) {
        let tree = self.tree;
        let [doer] = doers else { return };
        let (line, sentence) = (tree.line_around(verb), tree.sentence_around(verb));
        let from = line.start.max(tree.sentences_back(verb, 3));
        let single =
            |a: &Argument| self.nodes.get(a.node).is_some_and(|d| !d.named && ATTACKERS.contains(&d.head.as_str()));
        let open: Vec<usize> = self
            .claims
            .in_order(from..sentence.end.min(line.end))
            .into_iter()
            .filter(|(_, c)| {
                (c.relation == "attacked"
                    || is_harm(c.relation) && c.relation != "displaced" && sentence.contains(&c.trigger))
                    && matches!(c.modality, Modality::Asserted | Modality::Alleged)
                    && c.target.node != doer.node
                    && c.source.as_ref().is_none_or(single)
            })
            .map(|(i, _)| i)
            .collect();
        for i in open {
            // Who sent the bomber attacked as well.
            let sent = self.claims.get(i).filter(|c| c.source.is_some()).cloned();
            if let Some(mut sent) = sent {
                sent.source = Some(Argument { quantity: None, ..doer.clone() });
                sent.rule = Rule::Responsibility;
                sent.attributed_to = sent.attributed_to.or(Some(doer.node));
                self.claims.push(sent);
                continue;
            }
            self.claims.change(i, |claim| {
                claim.source = Some(Argument { quantity: None, ..doer.clone() });
                claim.rule = Rule::Responsibility;
                claim.attributed_to = claim.attributed_to.or(Some(doer.node));
            });
        }
    }

    /// "The group said it had carried out the attack", "police said the militants were behind the bombing": the attack
    /// that the text told of. Whether the verb says so.
    fn read_admission(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let object = match tree.lemma(verb) {
            "carry" if tree.kids(verb).any(|k| tree.lower(k) == "out") => tree.kid(verb, Label::Dobj),
            verb_of_doing if CARRYING_OUT.contains(&verb_of_doing) => tree.kid(verb, Label::Dobj),
            "be" => tree.prepositional(verb, "behind"),
            _ => None,
        };
        let Some(deed) = object.filter(|_| !self.told.contains(&verb)) else { return false };
        let definite = tree.kids(deed).any(|k| matches!(tree.lower(k), "the" | "this" | "both"));
        let aimed = ["on", "against", "at", "in", "of"].into_iter().any(|p| tree.prepositional(deed, p).is_some());
        if !definite || aimed || self.noun_phrase_frame(deed).is_none_or(|(f, _)| f.relation != "attacked") {
            return false;
        }
        let (Agent::Phrase(subject), Some(modality)) = (self.agent(verb), self.modality(verb)) else { return false };
        let doers = self.actors(subject);
        let attacked = |c: &&DraftClaim| c.relation == "attacked";
        let here = self.claims.within(tree.line_around(verb).start..verb).rev().find(attacked);
        let story = || self.claims.within(0..verb).filter(|_| !self.brief).find(attacked);
        let Some(target) = here.or_else(story).map(|c| c.target.clone()) else { return false };
        let found = Match::of("carry out".to_owned());
        self.claim_each(Telling::new(verb, "attacked", &found, modality, Rule::Responsibility), &doers, &[target]);
        true
    }

    fn read_responsibility(&mut self, verb: Index) {
        let tree = self.tree;
        if self.read_admission(verb) || !OWNING.contains(&tree.lemma(verb)) {
            return;
        }
        let noun = tree.kid(verb, Label::Dobj).or_else(|| tree.kid(verb, Label::Nsubjpass));
        let denies = tree.lemma(verb) == "deny";
        let part = |n: &Index| tree.lemma(*n) == "responsibility" || denies && INVOLVEMENT.contains(&tree.lemma(*n));
        // "Islamic State claimed the attack": the deed itself.
        let claimed = noun.filter(|n| {
            tree.lemma(verb) == "claim"
                && tree.kid(verb, Label::Ccomp).is_none()
                && tree.kids(*n).any(|k| matches!(tree.lower(k), "the" | "this" | "both" | "a" | "an"))
                && self.noun_phrase_frame(*n).is_some_and(|(f, _)| f.relation == "attacked")
        });
        let Some(noun) = claimed.or_else(|| noun.filter(part)) else { return };
        if !denies
            && (tree.lemma(noun) == "responsibility" || claimed.is_some())
            && let Agent::Phrase(subject) = self.agent(verb)
            && self.modality(verb) == Some(Modality::Asserted)
        {
            let doers = self.resolve(subject, Want::Agent);
            self.take_responsibility(verb, &doers);
        }
        let brings = |at: Index| ["for", "in", "to", "with"].into_iter().find_map(|p| tree.prepositional(at, p));
        let deed = claimed.or_else(|| brings(noun)).or_else(|| brings(verb));
        // "the blast, for which the group claimed responsibility"
        let told = |d: Index| {
            let relative = tree.lower(d) == "which" && tree.label(verb) == Label::Relcl;
            if relative { tree.head(verb) } else { d }
        };
        let deed = deed.map(told);
        let Some(deed) = deed.filter(|d| self.noun_phrase_frame(*d).is_some_and(|(f, _)| f.relation == "attacked"))
        else {
            return;
        };
        let (Agent::Phrase(subject), Some(modality)) = (self.agent(verb), self.modality(verb)) else { return };
        let doers = self.resolve(subject, Want::Agent);
        let targets = self.hit_by(deed, verb);
        let modality = if denies { Modality::Negated } else { modality };
        let found = Match::of("claim responsibility".to_owned());
        let telling = Telling::new(deed, "attacked", &found, modality, Rule::Responsibility);
        for doer in &doers {
            for target in &targets {
                self.claim(telling, Some(doer.clone()), target.clone());
            }
        }
        self.own_up(deed);
    }

    /// "claimed responsibility for the raid": that whoever claims a deed, or denies it, did it or did not, is his own
    /// word.
    fn own_up(&mut self, deed: Index) {
        let owned = |c: &DraftClaim| c.rule == Rule::Responsibility && c.attributed_to.is_none();
        let told: Vec<usize> =
            self.claims.numbered(deed..deed + 1).filter(|(_, c)| owned(c)).map(|(number, _)| number).collect();
        for number in told {
            self.claims.change(number, |claim| claim.attributed_to = claim.source.as_ref().map(|s| s.node));
        }
    }

    /// What the attack hit that somebody claims or denies, as it says or as the text has told.
    fn hit_by(&mut self, attack: Index, verb: Index) -> Vec<Argument> {
        let tree = self.tree;
        for object in ["on", "against", "in", "at", "of"].into_iter().filter_map(|p| tree.prepositional(attack, p)) {
            let mut targets = self.resolve(object, Want::Any);
            self.keep_kinds(&mut targets, "attacked");
            if !targets.is_empty() {
                return targets;
            }
        }
        // "the attack": the one that was last told of.
        let attacked = |c: &&DraftClaim| c.relation == "attacked";
        let told = || self.claims.within(0..verb);
        let here = self.claims.within(tree.line_around(verb).start..verb).rev().find(attacked);
        // In a paragraph of its own it means what the story is of: the first that it tells.
        let asserted = |c: &&DraftClaim| !self.brief && c.modality == Modality::Asserted;
        let story = || told().filter(asserted).find(attacked);
        // "the attacks" of a brief may go on from one item to the next, "the attack" is of its own.
        let of_item = self.brief && tree.tag(attack) != Tag::Nns;
        let last = || told().rev().find(|c| attacked(c) && !of_item);
        let toll = || self.hit_by_toll(verb);
        here.map(|c| c.target.clone())
            .or_else(toll)
            .or_else(|| story().or_else(last).map(|c| c.target.clone()))
            .into_iter()
            .collect()
    }

    /// "Two people are killed in a bombing in Aden. The group claims the attack": where or whom that hit of which the
    /// paragraph tells only by its toll.
    fn hit_by_toll(&self, verb: Index) -> Option<Argument> {
        let open =
            |a: &Argument| self.nodes.get(a.node).is_some_and(|d| !d.named && ATTACKERS.contains(&d.head.as_str()));
        let toll = |c: &&DraftClaim| {
            CASUALTIES.contains(&c.relation) && c.modality == Modality::Asserted && c.source.as_ref().is_none_or(open)
        };
        let hit = self.claims.within(self.tree.line_around(verb).start..verb).rev().find(toll)?;
        let anybody = self.nodes.get(hit.target.node).is_some_and(|d| !d.named && d.head == "people");
        let place = hit.location.map(|place| Argument::new(place, hit.trigger, hit.trigger));
        if anybody { place } else { Some(hit.target.clone()) }
    }
}
