//! Messages that take somebody's side without a verb that says so: "Our thoughts are with the victims".
//! Also "Congratulations to the team", "deeply saddened by the passing of Bakari", "may his soul rest in peace". Who
//! speaks supports whom they are for.

use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::lexicon::shared_words::HONORIFICS;
use crate::model::Modality;

/// What goes out to somebody.
static FEELINGS: Words = Words::of("tributes.feelings");

/// What is called out to somebody.
static ACCLAIM: Words = Words::of("tributes.acclaim");

/// Words of mourning beside somebody's death.
static MOURNING: Words = Words::of("tributes.mourning");

/// Nouns for somebody's death.
static PASSING: Words = Words::of("tributes.passing");

impl Reading<'_> {
    /// Who is wished well, thanked or mourned, by a word of the message.
    pub(in crate::ingest::extract) fn read_tribute(&mut self, word: Index) {
        let tree = self.tree;
        if self.names.at(word).is_some() {
            return;
        }
        let base = tree.base(word);
        let Some(object) = self.wished(word, &base) else { return };
        let Some(speaker) = self.speaker(word, None) else { return };
        if !self.nodes.is_somebody(speaker) {
            return;
        }
        let mut targets = self.resolve(object, Want::Any);
        targets.retain(|t| self.nodes.is_somebody(t.node));
        let source = [Argument::new(speaker, word, word)];
        self.claim_each(
            Telling::new(word, "supported", &Match::of(base), Modality::Asserted, Rule::Tribute),
            &source,
            &targets,
        );
    }

    fn wished(&self, word: Index, base: &str) -> Option<Index> {
        let tree = self.tree;
        let verb = tree.clause_of(word);
        let later = |o: &Index| *o > word;
        // "Our thoughts are with the victims", "our hearts go out to them"
        if FEELINGS.contains(&base) && tree.label(word) == Label::Nsubj && tree.is_verb(verb) {
            let goes = matches!(tree.lemma(verb), "be" | "go" | "remain" | "lie" | "stay" | "reach");
            let to = ["with", "to"].iter().find_map(|p| tree.prepositional(verb, p)).or_else(|| {
                tree.kids(verb)
                    .filter(|k| matches!(tree.label(*k), Label::Prt | Label::Advmod | Label::Prep))
                    .find_map(|k| tree.prepositional(k, "to"))
            });
            return to.filter(|o| goes && later(o));
        }
        // "We are with the mayor in our thoughts"
        if tree.lemma(word) == "be"
            && tree.kid(word, Label::Nsubj).is_some_and(|s| tree.lower(s) == "we")
            && tree.kid(word, Label::Acomp).is_none()
            && tree.kid(word, Label::Attr).is_none()
            && tree.kid(word, Label::Neg).is_none()
            && tree.below(word).iter().any(|i| FEELINGS.contains(&tree.base(*i).as_str()))
        {
            return tree.prepositional(word, "with").filter(later);
        }
        // "Congratulations to the team", "Thanks to our troops" as a sentence of its own
        let opens = matches!(tree.label(word), Label::Root | Label::Ccomp | Label::Dobj | Label::Dep | Label::Intj);
        if ACCLAIM.contains(&base) && opens && tree.is_quoted(word) && tree.kid(word, Label::Poss).is_none() {
            // "many congratulations", "my warmest thanks": nothing but what describes them stands in front.
            let opening = (0..word).rev().find(|b| !matches!(tree.tag(*b), Tag::Jj | Tag::Jjs | Tag::PrpPoss));
            let first = opening.is_none_or(|b| !tree.is_quoted(b) || tree.sentence_of(b) < tree.sentence_of(word));
            return tree.prepositional(word, "to").filter(|o| first && later(o));
        }
        // "Thank you to all emergency services"
        if tree.lemma(word) == "thank" && tree.kid(word, Label::Nsubj).is_none() {
            let you = tree.kid(word, Label::Dobj).filter(|o| tree.lower(*o) == "you")?;
            // "Thank you, President Roe, for your help"
            if let Some(called) = self.called_on(you) {
                return Some(called);
            }
            return tree
                .prepositional(word, "to")
                .or_else(|| tree.prepositional(you, "to"))
                .filter(|o| later(o) && tree.is_noun(*o));
        }
        // "saddened by the passing of Bakari", "pained to hear about the demise of my friend Bakari"
        if PASSING.contains(&base) && (tree.is_noun(word) || tree.tag(word) == Tag::Vbg) {
            let dead = tree.prepositional(word, "of")?;
            let person = self.names.iter().any(|n| {
                let within = n.start > word && n.end <= tree.reach(dead).1 + 1;
                within && self.nodes.is_person(n.node)
            });
            let (start, _) = tree.sentence(tree.sentence_of(word));
            let mourned = (start..word).any(|i| MOURNING.contains(&tree.lemma(i)) || MOURNING.contains(&tree.lower(i)));
            return (person && mourned).then(|| self.name_within(dead)).flatten();
        }
        // "pray for the mayor", "God bless Bakari"
        if tree.lemma(word) == "pray" && tree.is_verb(word) {
            return tree.prepositional(word, "for").filter(later);
        }
        None
    }

    /// Who is called by name right behind "you".
    fn called_on(&self, you: Index) -> Option<Index> {
        let tree = self.tree;
        let comma = usize::from(you + 1 < tree.len() && tree.tag(you + 1) == Tag::Comma);
        let first = you + 1 + comma;
        let end = tree.sentence_around(you).end.min(first + 4);
        let named = (first..end).find(|i| self.names.at(*i).is_some())?;
        let name = self.names.at(named)?;
        let title = (first..named).all(|i| self.post_class(i) || HONORIFICS.contains(&tree.lower(i)));
        (title && tree.is_quoted(you)).then_some(name.end - 1)
    }

    /// The person named in a phrase: "my dear friend, former minister Bakari".
    fn name_within(&self, head: Index) -> Option<Index> {
        let tree = self.tree;
        let (low, high) = tree.reach(head);
        let person = |i: &Index| self.person_at(*i).is_some();
        if person(&head) {
            return Some(head);
        }
        (low..=high).rev().find(person)
    }
}
