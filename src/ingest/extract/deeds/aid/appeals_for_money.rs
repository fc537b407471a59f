//! Appeals for money: "appealed for $6 million to help flood victims", "asked donors for 50 million dollars".
//! Also "launched an appeal for funds". What is asked for is aid, and nobody has been helped yet.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::Words;
use crate::model::NodeKind;

/// Verbs that ask for something.
static ASKING: Words = Words::of("appeals_for_money.asking");

/// Verbs by which an appeal is made.
static LAUNCHING: Words = Words::of("appeals_for_money.launching");

/// Those whom one asks for money.
static DONORS: Words = Words::of("appeals_for_money.donors");

/// Verbs for what the money is to do.
static HELPING: Words = Words::of("appeals_for_money.helping");

/// Money by another word.
static MONEY: Words = Words::of("appeals_for_money.money");

impl Reading<'_> {
    /// Whether a verb asks for money for those in need.
    pub(in crate::ingest::extract) fn read_appeal_for_money(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let object = tree.kid(verb, Label::Dobj);
        let appeal = object.filter(|o| LAUNCHING.contains(&lemma) && tree.lemma(*o) == "appeal");
        if self.is_passive(verb) || appeal.is_none() && !ASKING.contains(&lemma) {
            return false;
        }
        let money = tree.prepositional(appeal.unwrap_or(verb), "for").filter(|o| self.is_money(*o));
        let Some(money) = money else { return false };
        let help = tree.kids(verb).chain(tree.kids(money)).find(|k| {
            *k > money
                && matches!(tree.label(*k), Label::Advcl | Label::Xcomp | Label::Acl | Label::Relcl)
                && tree.tag(*k) == Tag::Vb
                && HELPING.contains(&tree.lemma(*k))
        });
        // "asked Congress for ten billion dollars" is no appeal.
        let asked = object.filter(|_| appeal.is_none()).or_else(|| tree.prepositional(verb, "to"));
        let donors = asked.is_some_and(|o| DONORS.contains(&tree.base(o).as_str()));
        if appeal.is_none() && lemma != "appeal" && !donors && help.is_none() {
            return false;
        }
        let (Agent::Phrase(subject), Some(modality)) = (self.subject(verb, 0), self.modality(verb)) else {
            return false;
        };
        let mut sources = self.actors(subject);
        sources.retain(|s| !self.nodes.is_event(s.node));
        if sources.is_empty() {
            return false;
        }
        let helped = help.and_then(|h| tree.kid(h, Label::Dobj)).filter(|o| tree.is_noun(*o));
        let name = helped.map_or_else(|| "aid".to_owned(), |o| format!("aid to {}", self.description(o, &["of"]).2));
        let node = self.descriptive(NodeKind::Event, &name, "aid", verb, false);
        let target = Argument::new(node, money, money);
        let to = asked.map(|o| self.resolve(o, Want::Agent)).unwrap_or_default();
        let to = to.into_iter().map(|a| a.node).filter(|n| self.acts(*n)).collect();
        let found = Match { to, ..Match::of(lemma.to_owned()) };
        self.asked_for.extend(help);
        self.claim_each(Telling::new(verb, "called-for", &found, modality, Rule::AppealForMoney), &sources, &[target]);
        // "launched an appeal": that it was begun says its verb.
        appeal.is_none()
    }

    fn is_money(&self, noun: Index) -> bool {
        let tree = self.tree;
        tree.entity(noun).is_some_and(|e| e.kind == EntityType::Money)
            || MONEY.contains(&tree.lemma(noun))
            || tree.kids(noun).any(|k| tree.tag(k) == Tag::Dollar)
    }
}
