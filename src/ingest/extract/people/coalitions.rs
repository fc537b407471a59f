//! Who something is made up of: "the coalition of Likud and Shas", "the Quartet is made up of X and Y".
//! Also "a delegation that includes".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Verbs by which something is expected or planned, or seems so.
static FORESEEING: Words = Words::of("coalitions.foreseeing");

/// Groups of people who are sent or work together.
static DELEGATIONS: Words = Words::of("coalitions.delegations");

/// Nouns for people who go somewhere together.
static PARTIES_SENT: Words = Words::of("coalitions.parties-sent");

/// Verbs of those who lead or send such people.
static LEADING: Words = Words::of("coalitions.leading");

impl Reading<'_> {
    /// "the ruling coalition of Likud, Shas and Labor": each is a member of it.
    pub(super) fn read_coalition(&mut self, noun: Index) {
        let tree = self.tree;
        if !tree.is_noun(noun) || self.names.at(noun).is_some() {
            return;
        }
        // "the ruling coalition of the Liberal Democratic Party (LDP) and Komeito": a list, however it was parsed.
        let (_, end) = tree.sentence(tree.sentence_of(noun));
        let of = noun + 1 < end && tree.lower(noun + 1) == "of";
        let listed = if of { self.organizations_from(noun + 2, end) } else { Vec::new() };
        let countries =
            || tree.prepositional(noun, "of").filter(|o| self.names.at(*o).is_some() && tree.conjuncts(*o).len() > 1);
        let holders = if listed.len() > 1 {
            listed
        } else {
            let Some(object) = countries() else { return };
            self.resolve(object, Want::Any)
        };
        let mut bodies = self.resolve_one(noun, Want::Any);
        let organization = |a: &Argument| self.nodes.is_organization(a.node);
        if !bodies.iter().any(organization) && matches!(tree.base(noun).as_str(), "coalition" | "alliance" | "bloc") {
            bodies = vec![self.described_alliance(noun)];
        }
        // "the ruling coalition" once more
        let short = self.description(noun, &[]).2.to_lowercase();
        for body in bodies
            .iter()
            .filter(|b| self.nodes.get(b.node).is_some_and(|d| !d.named))
            .map(|b| b.node)
            .collect::<Vec<_>>()
        {
            self.nodes.call(body, &short);
        }
        self.join(&holders, &bodies, noun, Rule::MadeUpOf);
    }

    /// "the ruling coalition": an organization without a name.
    fn described_alliance(&mut self, noun: Index) -> Argument {
        let (first, _, phrase) = self.description(noun, &[]);
        let base = self.tree.base(noun);
        let node = self.descriptive(NodeKind::Organization, &phrase.to_lowercase(), &base, noun, false);
        Argument::new(node, first, noun)
    }

    /// The organizations of a list that starts at a token; acronyms in brackets go with what stands before them.
    fn organizations_from(&self, start: Index, end: Index) -> Vec<Argument> {
        let tree = self.tree;
        let (mut found, mut at): (Vec<Argument>, Index) = (Vec::new(), start);
        while at < end && found.len() < 12 {
            if let Some(name) = self.names.at(at).filter(|n| n.start == at) {
                if !self.nodes.is_organization(name.node) {
                    break;
                }
                if found.iter().all(|a| a.node != name.node) {
                    found.push(name.argument());
                }
                at = name.end;
            } else if matches!(tree.lower(at), "," | "and" | "&" | "the" | "(" | ")" | "with" | "party") {
                at += 1;
            } else {
                break;
            }
        }
        found
    }

    /// "The Quartet is made up of the United Nations and Russia."
    pub(super) fn read_made_up(&mut self, verb: Index) {
        let tree = self.tree;
        if !tree.is_verb(verb) {
            return;
        }
        // "begins the expansion of the zone to include the city"
        // "the delegation is expected to include Jane Roe" does tell of its members.
        let foreseen = tree.label(verb) == Label::Xcomp && FORESEEING.contains(&tree.lemma(tree.head(verb)));
        if !foreseen && tree.kids(verb).any(|k| k < verb && tree.lower(k) == "to") {
            return;
        }
        let up = tree.kids(verb).any(|k| tree.lower(k) == "up");
        let parts = match tree.lemma(verb) {
            "make" if up => tree.prepositional(verb, "of"),
            "compose" | "consist" => tree.prepositional(verb, "of"),
            "comprise" | "include" | "group" => tree.kid(verb, Label::Dobj).or_else(|| tree.prepositional(verb, "of")),
            _ => None,
        };
        let (Some(parts), Agent::Phrase(whole)) = (parts, self.subject(verb, 0)) else { return };
        let base = tree.base(whole);
        let joint = matches!(base.as_str(), "coalition" | "alliance" | "bloc") && self.names.at(parts).is_some();
        let is_body = self.names.at(whole).is_some()
            || joint
            || self.class_of(whole, &base).is(NounClass::BODY)
            || PARTIES_SENT.contains(&base.as_str());
        if !is_body {
            return;
        }
        let (mut bodies, holders) = (self.resolve(whole, Want::Any), self.resolve(parts, Want::Any));
        if bodies.is_empty() {
            bodies.extend(self.delegation(whole));
        }
        if joint && !bodies.iter().any(|b| self.nodes.is_organization(b.node)) {
            bodies = vec![self.described_alliance(whole)];
        }
        // "the Canadian delegation is expected to include Jane Roe": a group that is sent may act as people do.
        let sent = PARTIES_SENT.contains(&base.as_str());
        let people = |a: &Argument| self.nodes.is_nameless(a.node);
        if sent && let Some(group) = bodies.iter().find(|b| people(b)).cloned() {
            for holder in holders.iter().filter(|h| self.nodes.is_person(h.node)).cloned().collect::<Vec<_>>() {
                self.claim_structural(&holder, "member-of", group.clone(), verb, None, Rule::MadeUpOf);
            }
            return;
        }
        self.join(&holders, &bodies, verb, Rule::MadeUpOf);
    }

    /// "Jane Roe leads a delegation that includes": a group that is sent goes by the country of whoever leads it.
    fn delegation(&mut self, noun: Index) -> Option<Argument> {
        let tree = self.tree;
        let base = tree.base(noun);
        if !DELEGATIONS.contains(&base.as_str()) {
            return None;
        }
        let (first, last, phrase) = self.description(noun, &[]);
        let verb = tree.head(noun);
        let leader = match self.subject(verb, 0) {
            Agent::Phrase(subject) if LEADING.contains(&tree.lemma(verb)) => self.names.at(subject).map(|n| n.node),
            _ => None,
        };
        let of = leader.and_then(|l| if self.nodes.is_person(l) { self.posts_of(l).first().copied() } else { Some(l) });
        let owner = of.filter(|n| self.nodes.is_country(*n)).and_then(|n| self.nodes.get(n)).map(|d| d.name.clone());
        let adjective = owner.as_deref().and_then(|o| self.gazetteer.find(o)).and_then(|e| e.adjective);
        let name = match adjective {
            Some(adjective) if first == noun => format!("{adjective} {phrase}"),
            _ => phrase,
        };
        let node = self.descriptive(NodeKind::Organization, &name, &base, noun, false);
        Some(Argument::new(node, first, last))
    }
}
