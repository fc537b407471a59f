//! What people belong to or speak for by how they are called: "Hezbollah fighters", "lawmakers from the party".
//! Also "Hamas officials".

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::people::unnamed_posts::CROWDS;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::LEFT;
use crate::lexicon::{NounClass, Words};

/// People who speak for what they are people of.
static SPEAKING: Words = Words::of("people_of_bodies.speaking");

/// Those who belong to a group or lead one.
static MEMBERS: Words = Words::of("people_of_bodies.members");

/// Nouns of what a body is, behind its name ("the Georgian Dream party").
static ORGANIZED: Words = Words::of("people_of_bodies.organized");

/// Nouns for teams, behind their names.
static TEAMS: Words = Words::of("people_of_bodies.teams");

/// What the names of houses of a parliament end in.
static CHAMBERS: Words = Words::of("people_of_bodies.chambers");

/// What the names of other bodies end in whose members sit there anyway.
static COUNCILS: Words = Words::of("people_of_bodies.councils");

/// Words of the names of parties.
static PARTIES: Words = Words::of("people_of_bodies.parties");

impl Reading<'_> {
    /// "Hezbollah fighters" belong to Hezbollah, "Hamas officials" speak for it, "FARC dissidents" do neither.
    pub(in crate::ingest::extract) fn people_of(&mut self, people: &Argument, head: Index, base: &str, body: Argument) {
        if LEFT.contains(&base) {
            return;
        }
        // "the Oklahoma Sooners baseball team" are the Oklahoma Sooners.
        if TEAMS.contains(&base) && self.names.at(head).is_none() {
            return;
        }
        // Whose house or council it is, its members are that anyway.
        // "Members of Congress blocked the road" act, and not for their house.
        let acts = self.tree.label(head) == Label::Nsubj
            && self.nodes.get(body.node).is_some_and(|d| CHAMBERS.iter().any(|w| d.name.ends_with(w)));
        let chamber = self.nodes.is_chamber(body.node) && !acts
            || self.nodes.get(body.node).is_some_and(|d| COUNCILS.iter().any(|w| d.name.ends_with(w)));
        if base == "member" && chamber && people.quantity.is_none() {
            return;
        }
        // "Republican Representatives" sit for the party, "a representative of the party" speaks for it.
        let sits = base == "representative" && body.last + 1 == head && self.tree.lower(body.last) != "'s" && {
            let party = |d: &DraftNode| PARTIES.iter().any(|w| d.name.contains(w));
            self.nodes.get(body.node).is_some_and(party)
        };
        let speaks = SPEAKING.contains(&base) && !sits;
        if speaks && CROWDS.contains(&self.tree.lower(head)) {
            return;
        }
        let of_states = self.are_ministers_of_body(base, &[body.node]) && self.tree.tag(head) == Tag::Nns;
        let (relation, role) = if speaks && !of_states {
            ("represents", Some(self.tree.lower(head).to_owned()))
        } else {
            ("member-of", None)
        };
        self.claim_structural(people, relation, body, head, role, Rule::PeopleOfAnOrganization);
    }

    /// "Republican lawmakers", "members of the Iglesia ni Cristo", "journalists from Reuters": what people belong to.
    pub(in crate::ingest::extract) fn people_of_party(&mut self, people: &Argument, head: Index, base: &str) {
        let tree = self.tree;
        if self.names.at(head).is_some() {
            return;
        }
        let before: Vec<Index> = tree.kids(head).filter(|k| *k < head && self.names.at(*k).is_none()).collect();
        for kid in before {
            if let Some((party, _)) = self.party_word(kid) {
                let target = Argument::new(party, kid, kid);
                self.people_of(people, head, base, target);
            }
        }
        if !self.class_of(head, base).is(NounClass::PERSON.or(NounClass::POST).or(NounClass::OCCUPATION)) {
            return;
        }
        for preposition in ["of", "from", "for", "with", "at"] {
            let Some(object) = tree.prepositional(head, preposition) else { continue };
            let named = self.organization_at(object).is_some();
            // "lawmakers from the ruling Georgian Dream party"
            let named = named
                || ORGANIZED.contains(&tree.lower(object))
                    && object
                        .checked_sub(1)
                        .and_then(|b| self.names.at(b))
                        .is_some_and(|n| self.nodes.is_named_organization(n.node));
            let member = matches!(preposition, "from" | "of" | "with") || self.occupation(head);
            if !named
                && preposition == "of"
                && let Some(body) = self.group_of_members(object, base)
            {
                self.people_of(people, head, base, body);
                return;
            }
            // "a trader from Sukoharjo": an unknown name of one word behind "from" is a place as likely.
            let doubtful = preposition == "from" && self.names.at(object).is_some_and(|n| self.may_be_a_place(n));
            if !named || !member || doubtful {
                continue;
            }
            for body in self.resolve(object, Want::Any) {
                if self.nodes.is_organization(body.node) {
                    self.people_of(people, head, base, body);
                }
            }
        }
    }

    /// Whether an organization is of one word that no table knows and that is no acronym: "from Daqahliya".
    pub(in crate::ingest::extract) fn may_be_a_place(&self, name: &Name) -> bool {
        let word = self.tree.word(name.start);
        name.end - name.start == 1
            && word.chars().filter(|c| c.is_uppercase()).count() < 2
            && self.nodes.get(name.node).is_some_and(|d| d.gazetteer.is_none())
    }

    /// "members of the paramilitary group Rapid Support Forces", "members of the Mobondo militia", "a member of the
    /// MS-13 gang".
    fn group_of_members(&mut self, object: Index, base: &str) -> Option<Argument> {
        let tree = self.tree;
        let group = self.names.at(object).is_none()
            && self.class_of(object, &tree.base(object)).is(NounClass::BODY.or(NounClass::FORCES));
        let belongs = MEMBERS.contains(&base);
        if !(group && belongs) {
            return None;
        }
        let beside = tree
            .kids(object)
            .filter(|k| matches!(tree.label(*k), Label::Compound | Label::Appos | Label::Nmod))
            .find_map(|k| self.names.at(k))
            .filter(|n| self.nodes.is_organization(n.node))
            .cloned();
        if let Some(name) = beside {
            return Some(name.argument());
        }
        let (low, _) = tree.reach(object);
        let capital = (low..object).any(|i| tree.tag(i) == Tag::Nnp && self.names.at(i).is_none());
        let found = if capital { self.resolve_one(object, Want::Any) } else { Vec::new() };
        found.into_iter().find(|a| self.nodes.is_organization(a.node))
    }
}
