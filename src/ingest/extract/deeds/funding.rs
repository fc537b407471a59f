//! Money given: "pledges 300 million euros in aid towards rebuilding Syria", "approved a $2 billion loan for Kenya".

use crate::ingest::extract::arguments::resolve::Want;
use crate::ingest::extract::deeds::events::Match;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::clause::Agent;
use crate::ingest::extract::reading::{Argument, Reading};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::Words;
use crate::model::Modality;

/// What money is given for, in some place: "for drought relief in Somalia".
static RELIEF: Words = Words::of("funding.relief");

/// Verbs that give, and whether what they give is only promised.
const GIVING: &[(&str, bool)] = &[
    ("pledge", true),
    ("promise", true),
    ("offer", true),
    ("announce", true),
    ("approve", true),
    ("plan", true),
    ("commit", true),
    ("earmark", true),
    ("allocate", true),
    ("unveil", true),
    ("give", false),
    ("provide", false),
    ("donate", false),
    ("send", false),
    ("contribute", false),
    ("grant", false),
    ("release", false),
    ("lend", false),
    ("disburse", false),
    ("deliver", false),
];

impl Reading<'_> {
    /// Money or what it buys, given or promised to somebody.
    pub(in crate::ingest::extract) fn read_funding(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let Some((_, promised)) = GIVING.iter().find(|(v, _)| *v == tree.lemma(verb)) else { return false };
        if self.is_passive(verb) {
            return false;
        }
        let Some(object) = tree.kid(verb, Label::Dobj) else { return false };
        let (low, high) = tree.reach(object);
        let high = high.min(object + 3);
        let money = (low..=high).any(|i| tree.entity(i).is_some_and(|e| e.kind == EntityType::Money));
        let base = tree.base(object);
        let funds = money && self.names.at(object).is_none()
            || matches!(
                base.as_str(),
                "euro"
                    | "dollar"
                    | "pound"
                    | "yen"
                    | "yuan"
                    | "franc"
                    | "fund"
                    | "funding"
                    | "money"
                    | "financing"
                    | "loan"
                    | "bailout"
                    | "subsidy"
                    | "grant"
            );
        // "announced an increase in military aid for Ukraine"
        let more = matches!(
            base.as_str(),
            "increase" | "boost" | "rise" | "tranche" | "package" | "batch" | "shipment" | "delivery"
        ) && ["in", "of", "to"].into_iter().filter_map(|p| tree.prepositional(object, p)).any(|o| {
            matches!(tree.lemma(o), "aid" | "assistance" | "support" | "funding" | "weapon" | "arm" | "relief" | "loan")
        });
        let funds = funds || more;
        let sells = base == "sale"
            && tree.kids(object).any(|k| {
                matches!(tree.lower(k), "arms" | "arm" | "weapons" | "weapon" | "missile" | "jet" | "tank" | "military")
            });
        if !(funds || sells) {
            return false;
        }
        // Through "in aid towards", "worth of weapons for", to whom it goes.
        let mut open = vec![object, verb];
        let mut receivers: Vec<Argument> = Vec::new();
        for _ in 0..6 {
            let Some(at) = open.pop() else { break };
            for kid in tree.kids(at).filter(|k| *k > verb && tree.label(*k) == Label::Prep).collect::<Vec<_>>() {
                let Some(end) = tree.kids(kid).find(|k| matches!(tree.label(*k), Label::Pobj | Label::Pcomp)) else {
                    continue;
                };
                match tree.lower(kid) {
                    "to" | "for" | "towards" | "toward" if receivers.is_empty() => {
                        let given = if tree.is_verb(end) && !tree.is_noun(end) {
                            tree.kid(end, Label::Dobj)
                        } else {
                            Some(end)
                        };
                        if let Some(given) = given {
                            receivers = self.resolve(given, Want::Any);
                            self.keep_kinds(&mut receivers, "aided");
                            // "200 million euros for reconstruction in Syria"
                            if receivers.is_empty() && RELIEF.contains(&tree.lemma(given)) {
                                let place = ["in", "of", "for", "to"]
                                    .into_iter()
                                    .find_map(|p| tree.prepositional(given, p))
                                    .or_else(|| tree.prepositional(verb, "in"));
                                receivers = place.map(|p| self.resolve(p, Want::Any)).unwrap_or_default();
                                self.keep_kinds(&mut receivers, "aided");
                            }
                        }
                    }
                    "in" | "of" if at != verb => open.push(end),
                    _ => {}
                }
            }
        }
        // "promised 400 million euros to help the victims of the earthquake"
        let helps = || {
            tree.kids(object).chain(tree.kids(verb)).find(|k| {
                *k > object
                    && matches!(tree.label(*k), Label::Acl | Label::Advcl | Label::Xcomp | Label::Relcl)
                    && matches!(
                        tree.lemma(*k),
                        "help" | "support" | "assist" | "aid" | "rebuild" | "feed" | "compensate"
                    )
                    && tree.tag(*k) == Tag::Vb
            })
        };
        if receivers.is_empty()
            && let Some(helped) = helps().and_then(|h| tree.kid(h, Label::Dobj))
        {
            receivers = self.resolve(helped, Want::Any);
            self.keep_kinds(&mut receivers, "aided");
        }
        if receivers.is_empty() {
            return false;
        }
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return false };
        let mut givers = self.resolve(subject, Want::Agent);
        givers.retain(|g| self.acts(g.node));
        let Some(modality) = self.modality(verb) else { return false };
        let modality = if *promised && modality == Modality::Asserted { Modality::Planned } else { modality };
        let found = Match::of(tree.lemma(verb).to_owned());
        self.claim_each(verb, &givers, "aided", &receivers, &found, modality, "funding");
        !givers.is_empty()
    }
}
