//! Who says so: by whose word a claim holds.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;

/// Things that say no more than whoever made them.
static OWN_WORDS: Words = Words::of("attached.own-words");

impl Reading<'_> {
    /// Who says that a word's claim holds, where it is not who does it: whoever the sentence says it of, else whoever
    /// is quoted.
    pub(in crate::ingest::extract) fn speaker(&mut self, word: Index, doer: Option<NodeIndex>) -> Option<NodeIndex> {
        // "France and Italy said they had sent": both, not one by the word of the other.
        let tellers = self.reporters(word);
        if doer.is_some_and(|doer| tellers.contains(&doer)) {
            return None;
        }
        let found = tellers.first().copied().or_else(|| self.quoted_speaker(word));
        found.filter(|n| Some(*n) != doer)
    }

    /// By whose word a claim is told: as [`Reading::speaker`], or whom "according to" names at the end of the sentence.
    pub(in crate::ingest::extract) fn attribution(
        &mut self,
        word: Index,
        doer: Option<NodeIndex>,
    ) -> Option<NodeIndex> {
        let speaker = self.speaker(word, doer);
        if self.is_epithet_in_front(word) {
            return speaker;
        }
        speaker.or_else(|| self.reporters_at_end(word).first().copied().filter(|n| Some(*n) != doer))
    }

    /// "Four were killed and 14 injured in a strike, according to the governor": of all that stands before it.
    fn reporters_at_end(&mut self, word: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let end = tree.sentence_around(word).end;
        let according = (word + 1..end).rev().find(|i| tree.lower(*i) == "according");
        let Some(according) = according.filter(|a| tree.tag(*a - 1) == Tag::Comma) else { return Vec::new() };
        let ends = (tree.reach(according).1 + 1..end).all(|i| tree.label(i) == Label::Punct);
        let apart =
            (word..according).any(|i| tree.lower(i) == ";" || matches!(tree.tag(i), Tag::OpenQuote | Tag::CloseQuote));
        if !ends || apart {
            return Vec::new();
        }
        let object = tree.below(according).into_iter().find(|i| tree.label(*i) == Label::Pobj);
        object.map(|o| self.tellers(o)).unwrap_or_default()
    }

    /// "blamed the attack on Sudan", "holds Chad responsible for the attack": the verb of whoever says whose deed a
    /// noun tells.
    pub(super) fn blaming_for(&self, noun: Index) -> Option<Index> {
        let tree = self.tree;
        let above = tree.head(noun);
        if !tree.is_noun(noun) || above == noun {
            return None;
        }
        let verb = match tree.label(noun) {
            Label::Dobj => Some(above).filter(|v| self.laid_to(*v).is_some()),
            // "The attack was blamed on rebels": by somebody.
            Label::Nsubjpass => return Some(above).filter(|v| self.is_passive(*v) && self.laid_to(*v).is_some()),
            Label::Pobj if tree.lower(above) == "for" => {
                let held = tree.head(above);
                if tree.lemma(held) == "blame" && tree.kid(held, Label::Dobj).is_some() {
                    return Some(held).filter(|v| self.blamer(*v).is_some());
                }
                let guilty = matches!(tree.lower(held), "responsible" | "accountable");
                Some(tree.head(held)).filter(|v| guilty && tree.lemma(*v) == "hold")
            }
            _ => None,
        };
        verb.filter(|v| self.blamer(*v).is_some())
    }

    /// "blamed the attack on Sudan", "attributed the raid to rebels": to whom a verb lays what is its object.
    pub(in crate::ingest::extract) fn laid_to(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        match tree.lemma(verb) {
            "blame" | "pin" => tree.prepositional(verb, "on"),
            "attribute" | "ascribe" => tree.prepositional(verb, "to"),
            _ => None,
        }
    }

    /// "rejected the charge and blamed rebels": the subject of a verb, or of the one that it is joined to.
    fn blamer(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        tree.kid(verb, Label::Nsubj).or_else(|| tree.kid(tree.first_conjunct(verb), Label::Nsubj))
    }

    /// The subjects of a verb of speech above a word, or whom "according to" names beside one.
    fn reporters(&mut self, word: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        if let Some(subject) = self.blaming_for(word).and_then(|verb| self.blamer(verb)) {
            return self.tellers(subject);
        }
        if self.is_epithet_in_front(word) {
            return Vec::new();
        }
        let recorders = self.recorders(word);
        if !recorders.is_empty() {
            return recorders;
        }
        let mut at = tree.clause_of(word);
        let mut comment = false;
        for _ in 0..8 {
            if let Some(found) = self.thrown_in(at, word) {
                return found;
            }
            comment |= self.is_thrown_comment(at);
            if tree.is_root(at) {
                return Vec::new();
            }
            let witnesses = self.witnesses(at);
            if !witnesses.is_empty() {
                return witnesses;
            }
            let mut head = tree.head(at);
            if tree.label(at) == Label::Pcomp && !tree.is_verb(head) {
                head = tree.head(head);
            }
            let content = [Label::Ccomp, Label::Parataxis, Label::Dobj, Label::Xcomp, Label::Pcomp];
            let reports = content.contains(&tree.label(at))
                    && self.is_report(head)
                    && !self.is_undertaken(at)
                    // "responded by bombing Tyre": what somebody does is not what he says.
                    && !(tree.label(at) == Label::Pcomp && tree.lower(tree.head(at)) == "by")
                    // "Gunmen killed three; the army denied that it was involved": another statement.
                    && !self.are_parted(at, head);
            // "is thought to have killed many" is nobody's word.
            let says = if self.is_passive(head) { self.agent(head) } else { self.subject(head, 0) };
            // "said he would appeal after a court jailed him": what has happened is not what he says.
            if tree.label(at) == Label::Advcl && self.happens_beside_plan(at, head) {
                return Vec::new();
            }
            // "The soldiers, said to have been captured,": by nobody of the sentence.
            let told_of = tree.label(at) == Label::Xcomp
                && matches!(tree.lemma(head), "say" | "believe" | "think")
                && tree.is_infinitive(at);
            if told_of {
                return Vec::new();
            }
            if reports && let Agent::Phrase(subject) = says {
                return if comment && head < word { Vec::new() } else { self.tellers(subject) };
            }
            at = if tree.is_verb(head) { head } else { tree.clause_of(head) };
        }
        Vec::new()
    }

    /// Whom "according to X", or "X said" thrown in, names under a word above another.
    fn thrown_in(&mut self, at: Index, word: Index) -> Option<Vec<NodeIndex>> {
        let tree = self.tree;
        for kid in tree.kids(at).collect::<Vec<_>>() {
            if tree.lower(kid) == "according" || (tree.label(kid) == Label::Prep && tree.lower(kid) == "per") {
                let object = tree.below(kid).into_iter().find(|i| tree.label(*i) == Label::Pobj);
                if let Some(object) = object
                    && let found = self.tellers(object)
                    && !found.is_empty()
                {
                    return Some(found);
                }
            }
            // "while Russia said no to the plan": a statement of its own.
            let own = tree.kids(kid).any(|k| match tree.label(k) {
                Label::Mark => tree.lower(k) != "as",
                label => label == Label::Intj,
            });
            if matches!(tree.label(kid), Label::Parataxis | Label::Ccomp | Label::Advcl)
                && self.is_report(kid)
                && !own
                && kid != word
            {
                // "…, two officials told Reuters"
                let alone = tree.kids(kid).all(|k| match tree.label(k) {
                    Label::Dobj => tree.lemma(kid) == "tell",
                    label => !matches!(label, Label::Ccomp | Label::Xcomp),
                });
                if alone
                    && let Some(subject) = tree.kid(kid, Label::Nsubj)
                    && let found = self.tellers(subject)
                    && !found.is_empty()
                {
                    return Some(found);
                }
            }
        }
        None
    }

    /// "would appeal after a court jailed him", "would send troops, while Chad rejected the idea": whether a clause
    /// tells in the past what stands beside something that is only to come.
    fn happens_beside_plan(&self, clause: Index, plan: Index) -> bool {
        let tree = self.tree;
        let past = tree.tag(clause) == Tag::Vbd || tree.kids(clause).any(|k| matches!(tree.lower(k), "was" | "were"));
        let beside = tree.kids(clause).any(|k| {
            matches!(tree.label(k), Label::Mark | Label::Advmod)
                && matches!(tree.lower(k), "after" | "while" | "whereas" | "since")
        });
        let own = tree.kids(clause).any(|k| matches!(tree.label(k), Label::Nsubj | Label::Nsubjpass));
        let ahead = |k: Index| tree.label(k) == Label::Aux && matches!(tree.lower(k), "will" | "would" | "wo" | "'ll");
        past && beside && own && tree.label(plan) == Label::Ccomp && tree.kids(plan).any(ahead)
    }

    /// Everybody who tells something together, whom the phrase says it of first.
    pub(super) fn tellers(&mut self, head: Index) -> Vec<NodeIndex> {
        // "a statement from the ministry said": the ministry.
        if OWN_WORDS.contains(&self.tree.base(head).as_str()) {
            let authors = self.authors(head);
            if !authors.is_empty() {
                return authors.into_iter().map(|a| a.node).collect();
            }
        }
        let mut found: Vec<NodeIndex> = self.resolve_one(head, Want::Agent).into_iter().map(|a| a.node).collect();
        if !found.is_empty() && self.tree.conjuncts(head).len() > 1 {
            found.extend(self.resolve(head, Want::Agent).into_iter().map(|a| a.node));
        }
        if found.is_empty() {
            found.extend(self.unnamed_speaker(head));
        }
        found
    }
}
