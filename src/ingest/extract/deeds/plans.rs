//! What somebody announces, vows or begins to do, where no verb frame says what that is: "announced it would cut 900 jobs",
//! "begins exchanging old banknotes". The deed itself is what was launched.

use crate::ingest::extract::arguments::resolve::Want;
use crate::ingest::extract::deeds::events::{Match, is_harm};
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::clause::Agent;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::model::{Modality, NodeKind};

/// Verbs that announce a deed of their subject.
const ANNOUNCING: &[&str] =
    &["announce", "pledge", "vow", "promise", "decide", "resolve", "opt", "prepare", "undertake", "unveil", "confirm"];

/// Verbs that begin it.
const BEGINNING: &[&str] = &["begin", "start", "commence", "resume"];

/// Verbs that say too little to be an undertaking.
const VAGUE: &[&str] = &[
    "be",
    "have",
    "become",
    "remain",
    "stay",
    "keep",
    "go",
    "come",
    "get",
    "see",
    "look",
    "feel",
    "know",
    "think",
    "need",
    "want",
    "try",
    "do",
    "make",
    "take",
    "give",
    "face",
    "show",
    "find",
    "let",
    "continue",
    "work",
    "use",
    "attend",
    "play",
    "perform",
    "die",
    "live",
    "lose",
    "win",
    "fall",
    "rise",
    "run",
    "wait",
    "discuss",
    "share",
    "fight",
    "ensure",
    "consider",
    "follow",
    "leave",
    "return",
    "receive",
    "lead",
    "cover",
    "help",
    "prevent",
    "preserve",
    "protect",
    "avoid",
    "maintain",
    "secure",
    "achieve",
    "improve",
    "strengthen",
    "organize",
    "organise",
];

impl Reading<'_> {
    /// Whether a verb stands under one that announces or begins it.
    fn announced(&self, verb: Index) -> Option<Modality> {
        let tree = self.tree;
        let mut at = verb;
        if tree.label(at) == Label::Conj && tree.is_verb(tree.head(at)) {
            at = tree.coordinated_with(at);
        }
        let governor = tree.head(at);
        let aux = |words: &[&str]| tree.kids(at).any(|k| tree.label(k) == Label::Aux && words.contains(&tree.lower(k)));
        let begins = BEGINNING.contains(&tree.lemma(governor)) && tree.label(at) == Label::Xcomp;
        if begins {
            return self.modality(governor);
        }
        let to_come = tree.label(at) == Label::Xcomp && aux(&["to"]) && tree.kid(governor, Label::Dobj).is_none()
            || tree.label(at) == Label::Ccomp && aux(&["will", "would", "'ll", "to"]);
        (ANNOUNCING.contains(&tree.lemma(governor)) && to_come && tree.kid(governor, Label::Neg).is_none())
            .then_some(Modality::Planned)
    }

    /// A deed that is only announced or begun.
    pub(in crate::ingest::extract) fn read_plan(&mut self, verb: Index) {
        let tree = self.tree;
        if self.is_passive(verb)
            || VAGUE.contains(&tree.lemma(verb))
            || self.frames.speech(tree.lemma(verb)).is_some()
            || self.is_speech_act(verb)
            || self.frames.verb(tree.lemma(verb)).iter().any(|f| f.rest.is_empty() && is_harm(f.relation))
            || tree.kid(verb, Label::Neg).is_some()
            || matches!(tree.tag(verb), Tag::Vbd)
            || !tree.kid(verb, Label::Dobj).is_some_and(|o| tree.is_noun(o))
        {
            return;
        }
        let Some(modality) = self.announced(verb) else { return };
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        let mut sources = self.resolve(subject, Want::Agent);
        sources.retain(|s| {
            self.nodes.get(s.node).is_some_and(|d| !matches!(d.kind, NodeKind::Event | NodeKind::Resolution))
        });
        let target = self.clause_event(verb);
        let found = Match { inside: Some(tree.reach(verb)), ..Match::of(tree.lemma(verb).to_owned()) };
        self.claim_each(verb, &sources, "launched", &[target], &found, modality, "announced deed");
    }
}
