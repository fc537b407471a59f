//! Attacks and clashes with words alone: "attacked the judges in a speech", "the parties clashed over the bill".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::Label;
use crate::lexicon::{NounClass, Words};

/// Where somebody says something in public.
static SPEECHES: Words = Words::of("quarrels.speeches");

/// Verbs of facing somebody, in words where both are people of public life.
static QUARRELLING: Words = Words::of("quarrels.quarrelling");

/// Nouns for people and bodies of public life, who fight with words.
static PUBLIC: Words = Words::of("quarrels.public");

/// What an attack with words is called.
static VERBAL: Words = Words::of("quarrels.verbal");

impl Reading<'_> {
    /// "Obama attacked Romney over his tax plan", "launched a verbal attack on the judges": whether an attack of people
    /// of public life, without a weapon, is words.
    pub(in crate::ingest::extract::deeds) fn is_verbal_attack(
        &self,
        verb: Index,
        sources: &[Argument],
        targets: &[Argument],
    ) -> bool {
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let attack = tree.kid(verb, Label::Dobj).filter(|o| tree.lemma(*o) == "attack");
        let attacks = lemma == "attack" || attack.is_some();
        let person = |a: &Argument| self.nodes.get(a.node).is_some_and(|d| d.person && d.named);
        let somewhere = ["with", "at", "in", "near", "outside"].into_iter().filter_map(|p| tree.prepositional(verb, p));
        let said = attacks && somewhere.into_iter().all(|o| self.is_speech(o));
        // "confronted him in the Oval Office with a video", "clashed with her in Strasbourg"
        let armed = |o: Index| self.class_of(o, &tree.base(o)).is(NounClass::WEAPON);
        let faced = QUARRELLING.contains(&lemma) && !tree.prepositional(verb, "with").is_some_and(armed);
        // "was attacked by the senator for her record on crime"
        let reproached = !self.is_passive(verb) || said && tree.prepositional(verb, "for").is_some();
        if !(said || faced) || !reproached || sources.is_empty() {
            return false;
        }
        let ends = || sources.iter().chain(targets);
        ends().all(person) || ends().all(|a| self.is_public(a)) && self.is_with_words(verb, attack)
    }

    /// "in a speech", "in an interview"
    fn is_speech(&self, noun: Index) -> bool {
        let tree = self.tree;
        let class = self.class_of(noun, &tree.base(noun));
        self.names.at(noun).is_none() && class.is(NounClass::UTTERANCE) || SPEECHES.contains(&tree.lemma(noun))
    }

    /// Whether the clause of an attack tells what it is over, where it is said, or calls it one of words.
    fn is_with_words(&self, verb: Index, attack: Option<Index>) -> bool {
        let tree = self.tree;
        let hosts = || [Some(verb), attack].into_iter().flatten();
        let over = hosts().any(|h| ["over", "about"].iter().any(|p| tree.prepositional(h, p).is_some()));
        let speech = ["in", "on", "during", "at"].into_iter().filter_map(|p| tree.prepositional(verb, p));
        let verbal = |a: Index| tree.kids(a).any(|k| VERBAL.contains(&tree.lower(k)));
        over || speech.into_iter().any(|o| self.is_speech(o)) || attack.is_some_and(verbal)
    }

    /// Whether somebody is a person by name, a party, a body of a state without arms or one of those who sit there.
    fn is_public(&self, argument: &Argument) -> bool {
        let Some(draft) = self.nodes.get(argument.node).filter(|_| !self.bears_arms(argument.node)) else {
            return false;
        };
        let last = draft.name.rsplit(' ').next().unwrap_or_default().to_lowercase();
        draft.person && draft.named
            || draft.is_organization() && self.gazetteer.sort_of(&draft.name) == Some("party")
            || PUBLIC.contains(&draft.head.as_str())
            || draft.is_organization() && PUBLIC.contains(&last.as_str())
    }
}
