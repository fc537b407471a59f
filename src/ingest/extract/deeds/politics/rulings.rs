//! What courts decide of what others did: "ruled the policy unconstitutional", "found that the order violated the law".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::lexicon::shared_words::RULING as HOLDING;
use crate::model::Modality;

/// Courts and those who sit in them, one and several.
static JUDGES: Words = Words::of("rulings.judges");

/// Verbs of going against a law or past what it allows.
static BREAKING: Words = Words::of("rulings.breaking");

/// Verbs by which a court says, in a clause, what it finds.
static RULING: Words = Words::of("rulings.ruling");

/// Adjectives of what goes against the law, or has no force by it.
static UNLAWFUL: Words = Words::of("rulings.unlawful");

impl Reading<'_> {
    /// Whether somebody judges by office: a court, a judge.
    pub(in crate::ingest::extract) fn is_court(&self, node: NodeIndex) -> bool {
        let judges = |words: &str| words.to_lowercase().split([' ', '-']).any(|w| JUDGES.contains(&w));
        self.nodes.get(node).is_some_and(|d| {
            (judges(&d.name) || d.name.ends_with("Constitutional Council"))
                && !d.name.contains("Department")
                && !d.name.contains("Ministry")
                || d.head == "court"
        }) || self.posts.of_person(node).any(|h| judges(&h.post) && !h.post.contains("minister"))
    }

    /// "ruled that the draft violated the Constitution": the court rejects the draft.
    pub(in crate::ingest::extract) fn read_ruling(&mut self, verb: Index) {
        let tree = self.tree;
        self.read_ruled_to_be(verb);
        let breaks = BREAKING.contains(&tree.lemma(verb));
        // "will decide whether the president may dissolve parliament": that is open.
        let open = |k: Index| tree.label(k) == Label::Mark && matches!(tree.lower(k), "whether" | "if");
        if tree.label(verb) != Label::Ccomp || tree.kids(verb).any(open) {
            return;
        }
        let governor = tree.head(verb);
        let rules = RULING.contains(&tree.lemma(governor));
        let Some(subject) = tree.kid(verb, Label::Nsubj).filter(|_| rules) else { return };
        let Agent::Phrase(judge) = self.subject(governor, 0) else { return };
        let negated = tree.kid(verb, Label::Neg).is_some();
        if breaks && !negated {
            self.strike_down(judge, subject, governor, verb);
        } else if breaks {
            self.let_stand(judge, subject, governor, verb);
        } else if matches!(tree.lemma(governor), "rule" | "hold" | "decide") && tree.kid(verb, Label::Dobj).is_some() {
            let has =
                |words: &[&str]| tree.kids(verb).any(|k| tree.label(k) == Label::Aux && words.contains(&tree.lower(k)));
            // "ruled that the ministry may revoke the permits", "cannot deport them", "must publish the list"
            let relation = match (negated, has(&["can", "may", "could", "ca"]), has(&["must", "should"])) {
                (false, true, _) => "supported",
                (true, true, _) | (true, _, true) => "rejected",
                (false, _, true) => "called-for",
                _ => return,
            };
            self.rule_on_deed(judge, governor, verb, relation);
        }
    }

    /// "ruled that the ban did not violate the charter": the court lets it stand.
    fn let_stand(&mut self, judge: Index, thing: Index, ruling: Index, trigger: Index) {
        self.rule_on_thing(judge, thing, ruling, trigger, "supported");
    }

    /// What a court says that others may, may not or must do: it backs, forbids or asks for it.
    fn rule_on_deed(&mut self, judge: Index, ruling: Index, deed: Index, relation: &'static str) {
        let courts = self.courts(judge);
        if courts.is_empty() {
            return;
        }
        let target = if relation == "rejected" { self.refused_deed(deed) } else { self.clause_event(deed) };
        let found = Match { inside: Some(self.tree.reach(deed)), ..Match::of(self.tree.lemma(ruling).to_owned()) };
        self.asked_for.insert(deed);
        self.claim_each(Telling::new(ruling, relation, &found, Modality::Asserted, Rule::Ruling), &courts, &[target]);
    }

    /// "which the court ruled to be unconstitutional", "was held to be unlawful by the High Court": what it finds so it
    /// rejects.
    fn read_ruled_to_be(&mut self, verb: Index) {
        let tree = self.tree;
        let governor = tree.head(verb);
        let found_so = tree.lemma(verb) == "be"
            && matches!(tree.label(verb), Label::Xcomp | Label::Advcl | Label::Ccomp)
            && HOLDING.contains(&tree.lemma(governor))
            && tree.kid(verb, Label::Neg).is_none()
            && tree.kid(verb, Label::Acomp).is_some_and(|a| UNLAWFUL.contains(&tree.lower(a)));
        if !found_so {
            return;
        }
        let (judge, thing) = if self.is_passive(governor) {
            let by = tree.kids(verb).chain(tree.kids(governor)).find(|k| tree.lower(*k) == "by");
            (by.and_then(|b| tree.kid(b, Label::Pobj)), self.patient(governor))
        } else {
            let Agent::Phrase(judge) = self.subject(governor, 0) else { return };
            (Some(judge), self.object(governor, governor))
        };
        let (Some(judge), Some(thing)) = (judge, thing) else { return };
        self.strike_down(judge, thing, governor, governor);
    }

    /// Claims that a court rejects a thing by what it rules; nothing where no court does, or of people and places.
    fn strike_down(&mut self, judge: Index, thing: Index, ruling: Index, trigger: Index) {
        self.rule_on_thing(judge, thing, ruling, trigger, "rejected");
    }

    fn rule_on_thing(&mut self, judge: Index, thing: Index, ruling: Index, trigger: Index, relation: &'static str) {
        let courts = self.courts(judge);
        let mut targets = self.resolve(thing, Want::Any);
        targets.retain(|t| self.nodes.is_matter(t.node));
        let found = Match::of(self.tree.lemma(ruling).to_owned());
        self.claim_each(Telling::new(trigger, relation, &found, Modality::Asserted, Rule::Ruling), &courts, &targets);
    }

    /// The courts that a phrase stands for.
    fn courts(&mut self, judge: Index) -> Vec<Argument> {
        let mut courts = self.resolve(judge, Want::Agent);
        courts.retain(|c| self.is_court(c.node));
        courts
    }
}
