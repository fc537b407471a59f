//! Who belongs to what: "the Quartet is made up of X and Y", "Republican Bob Corker", "X, which is part of Y".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::people::unnamed_posts::CROWDS;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Adjectives and verbs whose "to" or "with" brings what somebody belongs to.
static TIED: Words = Words::of("members.tied");

/// People who speak for what they are people of.
static SPEAKING: Words = Words::of("members.speaking");

/// People who have left, or stand outside, what they are named after.
static LEFT: Words = Words::of("members.left");

impl Reading<'_> {
    /// Makes the `member-of` claims that the text states.
    pub(in crate::ingest::extract) fn read_members(&mut self) {
        let tree = self.tree;
        for token in self.body..tree.len() {
            let base = tree.base(token);
            match base.as_str() {
                "member" | "part" | "affiliate" | "faction" | "wing" | "branch" | "offshoot" | "subsidiary"
                | "unit"
                    if tree.is_noun(token) =>
                {
                    self.read_member_noun(token);
                }
                "comprise" | "compose" | "consist" | "make" | "include" => self.read_made_up(token),
                "coalition" | "alliance" | "bloc" | "quartet" | "group" => self.read_coalition(token),
                "arm" | "division" | "agency" | "house" | "chamber" | "chapter" | "section" | "body" | "organ"
                | "committee" | "department" | "bureau" | "brigade" | "battalion" | "brand" | "label" | "campus"
                | "institute" | "school" | "college" | "ally" | "station" | "newspaper" | "magazine" | "channel"
                | "outlet" => self.read_part_noun(token),
                "state" | "country" | "nation" | "partner" => {
                    self.read_listed_members(token);
                    self.read_members_behind(token);
                    self.read_one_member(token);
                }
                "belong" => self.read_tied(token, "to"),
                _ if TIED.contains(&tree.lower(token)) => {
                    self.read_tied(token, "to");
                    self.read_tied(token, "with");
                }
                _ => {}
            }
        }
        self.read_partisans();
    }

    /// "Komeito, a member of the ruling coalition", "is part of", "a Hamas member".
    fn read_member_noun(&mut self, noun: Index) {
        let tree = self.tree;
        if !tree.is_noun(noun) {
            return;
        }
        // "the Council, whose members are Saudi Arabia, Qatar and Oman"
        if tree.kids(noun).any(|k| tree.tag(k) == Tag::WpPoss) {
            let verb = tree.head(noun);
            let listed = tree.kid(verb, Label::Attr).or_else(|| tree.kid(verb, Label::Dobj));
            if let Some(listed) = listed.filter(|_| {
                tree.label(verb) == Label::Relcl
                    && tree.label(noun) == Label::Nsubj
                    && matches!(tree.lemma(verb), "be" | "include" | "comprise")
            }) {
                let bodies = self.resolve_one(tree.head(verb), Want::Any);
                let holders = self.resolve(listed, Want::Any);
                self.join(&holders, &bodies, noun, Rule::MadeUpOf);
            }
            return;
        }
        // "Romania, a NATO and European Union member country"
        let place = noun.checked_sub(1).and_then(|b| self.names.at(b)).filter(|n| self.is_body(n.node)).cloned();
        if let Some(second) = place
            && let Some(and) = second.start.checked_sub(1).filter(|a| matches!(tree.lower(*a), "and" | "&"))
            && let Some(first) =
                and.checked_sub(1).and_then(|b| self.names.at(b)).filter(|n| self.is_body(n.node)).cloned()
            && let Some(article) = first.start.checked_sub(1).filter(|a| matches!(tree.lower(*a), "a" | "an"))
            && let Some(comma) = article.checked_sub(1).filter(|c| *c > 0 && tree.lower(*c) == ",")
            && let Some(holder) = self.names.at(comma - 1).filter(|n| n.end == comma).cloned()
        {
            self.join(&[holder.argument()], &[first.argument(), second.argument()], noun, Rule::Membership);
            return;
        }
        // "EU members France and Germany", "NATO member Turkey"
        self.read_listed_members(noun);
        self.read_members_behind(noun);
        let bodies = match tree.prepositional(noun, "of") {
            Some(object) => self.resolve(object, Want::Any),
            None => {
                let compound = tree
                    .kids(noun)
                    .filter(|k| *k < noun && tree.label(*k) == Label::Compound)
                    .find_map(|k| self.names.at(k))
                    .cloned();
                compound.map(|n| n.argument()).into_iter().collect()
            }
        };
        let holders = match tree.label(noun) {
            Label::Appos => self.resolve(tree.head(noun), Want::Any),
            // "highest among members of the Corps" says nobody to be one.
            Label::Pobj if !matches!(tree.lower(tree.head(noun)), "as" | "of") => Vec::new(),
            Label::Attr | Label::Pobj | Label::Oprd => {
                let verb = tree.clause_of(noun);
                // "four people, thought to be members of X"
                let described = Some(tree.head(verb)).filter(|h| {
                    tree.label(verb) == Label::Xcomp && tree.label(*h) == Label::Acl && self.is_passive(*h)
                });
                if let Some(thought) = described {
                    let holders = self.resolve(tree.head(thought), Want::Any);
                    self.join(&holders, &bodies, noun, Rule::Membership);
                    return;
                }
                match self.subject(verb, 0) {
                    Agent::Phrase(subject)
                        if matches!(
                            tree.lemma(verb),
                            "be" | "become" | "remain" | "think" | "believe" | "describe"
                        ) =>
                    {
                        self.resolve(subject, Want::Any)
                    }
                    _ => Vec::new(),
                }
            }
            _ => Vec::new(),
        };
        // "Jane Roe, a member of parliament,": her post says which, and that she sits there.
        let bodies: Vec<Argument> =
            bodies.into_iter().filter(|b| tree.label(noun) != Label::Appos || !self.is_legislature(b.node)).collect();
        self.join(&holders, &bodies, noun, Rule::Membership);
    }

    /// "Canada becomes the first G7 country to do so", "Hungary is the only EU state that"
    fn read_one_member(&mut self, noun: Index) {
        let tree = self.tree;
        let verb = tree.head(noun);
        if tree.label(noun) != Label::Attr || !matches!(tree.lemma(verb), "be" | "become" | "remain") {
            return;
        }
        let body = noun.checked_sub(1).filter(|b| tree.head(*b) == noun).and_then(|b| self.names.at(b)).cloned();
        let Some(body) = body else { return };
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        let holders = self.resolve(subject, Want::Any);
        self.join(&holders, &[body.argument()], noun, Rule::Membership);
    }

    /// "UNESCO, a specialized agency of the United Nations", "the Duma, the lower house of the Russian parliament", "CBS station
    /// KDKA": an organization that is a part of another.
    fn read_part_noun(&mut self, noun: Index) {
        let tree = self.tree;
        if tree.tag(noun) != crate::ingest::language::Tag::Nn || self.names.at(noun).is_some() {
            return;
        }
        let (from, _) = tree.sentence(tree.sentence_of(noun));
        let organization =
            |reading: &Self, a: &Argument| reading.nodes.get(a.node).is_some_and(|d| d.kind == NodeKind::Organization);
        self.read_listed_members(noun);
        let Some(object) = tree.prepositional(noun, "of").or_else(|| tree.prepositional(noun, "in")).or_else(|| {
            // "the IAEA, a UN agency,"
            let article = tree.kids(noun).any(|k| matches!(tree.lower(k), "a" | "an"));
            noun.checked_sub(1).filter(|b| article && self.names.at(*b).is_some() && tree.head(*b) == noun)
        }) else {
            return;
        };
        let holders = match tree.label(noun) {
            Label::Appos => self.resolve(tree.head(noun), Want::Any),
            Label::Attr if tree.lemma(tree.head(noun)) == "be" => match self.subject(tree.head(noun), 0) {
                Agent::Phrase(subject) => self.resolve(subject, Want::Any),
                _ => Vec::new(),
            },
            // "the Duma, the lower house of", whatever the parse hangs it on
            _ => {
                let first = (from..noun).rev().take_while(|i| tree.lower(*i) != ",").last().unwrap_or(noun);
                let described = first + 6 > noun && matches!(tree.lower(first), "the" | "a" | "an");
                let name = first.checked_sub(2).filter(|_| described).and_then(|b| self.names.at(b));
                name.map(|n| n.argument()).into_iter().collect()
            }
        };
        let holders: Vec<Argument> = holders.into_iter().filter(|a| organization(self, a)).collect();
        if holders.is_empty() {
            return;
        }
        let bodies: Vec<Argument> =
            self.resolve(object, Want::Any).into_iter().filter(|a| organization(self, a)).collect();
        self.join(&holders, &bodies, noun, Rule::PartOfABody);
    }

    /// "the ruling coalition of Likud, Shas and Labor": each is a member of it.
    fn read_coalition(&mut self, noun: Index) {
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
        let organization = |a: &Argument| self.nodes.get(a.node).is_some_and(|d| d.kind == NodeKind::Organization);
        if !bodies.iter().any(organization) && matches!(tree.base(noun).as_str(), "coalition" | "alliance" | "bloc") {
            let (first, _, phrase) = self.description(noun, &[]);
            let node = self.descriptive(NodeKind::Organization, &phrase.to_lowercase(), &tree.base(noun), noun, false);
            bodies = vec![Argument::new(node, first, noun)];
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

    /// The organizations of a list that starts at a token; acronyms in brackets go with what stands before them.
    fn organizations_from(&self, start: Index, end: Index) -> Vec<Argument> {
        let tree = self.tree;
        let (mut found, mut at): (Vec<Argument>, Index) = (Vec::new(), start);
        while at < end && found.len() < 12 {
            if let Some(name) = self.names.at(at).filter(|n| n.start == at) {
                if self.nodes.get(name.node).is_none_or(|d| d.kind != NodeKind::Organization) {
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

    /// "EU members France and Germany", "NATO states Turkey and Greece".
    fn read_listed_members(&mut self, noun: Index) {
        let tree = self.tree;
        let next = noun + 1;
        let (Some(first), Some(before)) =
            (self.names.at(next).filter(|n| n.start == next).cloned(), noun.checked_sub(1))
        else {
            return;
        };
        let Some(body) = self.names.at(before).or_else(|| {
            // "EU member states France and Germany"
            let further = before.checked_sub(1).filter(|_| tree.base(before) == "member")?;
            self.names.at(further)
        }) else {
            return;
        };
        let body = body.argument();
        let head = (first.start..first.end).find(|i| !(first.start..first.end).contains(&tree.head(*i)));
        let holders = self.resolve(head.unwrap_or(first.end - 1), Want::Any);
        self.join(&holders, &[body], noun, Rule::Membership);
    }

    /// "Hezbollah fighters" belong to Hezbollah, "Hamas officials" speak for it, "FARC dissidents" do neither.
    pub(in crate::ingest::extract) fn people_of(&mut self, people: &Argument, head: Index, base: &str, body: Argument) {
        if LEFT.contains(&base) {
            return;
        }
        // "the Oklahoma Sooners baseball team" are the Oklahoma Sooners.
        if matches!(base, "team" | "squad" | "side" | "club" | "franchise") && self.names.at(head).is_none() {
            return;
        }
        // Whose house or council it is, its members are that anyway.
        let chamber = self.is_chamber(body.node)
            || self
                .nodes
                .get(body.node)
                .is_some_and(|d| ["Council", "Union", "Committee", "Commons"].iter().any(|w| d.name.ends_with(w)));
        if base == "member" && chamber && people.quantity.is_none() {
            return;
        }
        // "Republican Representatives" sit for the party, "a representative of the party" speaks for it.
        let sits = base == "representative" && body.last + 1 == head && self.tree.lower(body.last) != "'s" && {
            let party =
                |d: &DraftNode| ["Party", "Democrats", "Republicans", "Union"].iter().any(|w| d.name.contains(w));
            self.nodes.get(body.node).is_some_and(party)
        };
        let speaks = SPEAKING.contains(&base) && !sits;
        if speaks && CROWDS.contains(&self.tree.lower(head)) {
            return;
        }
        let (relation, role) =
            if speaks { ("represents", Some(self.tree.lower(head).to_owned())) } else { ("member-of", None) };
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
            let named = self
                .names
                .at(object)
                .is_some_and(|n| self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Organization));
            // "lawmakers from the ruling Georgian Dream party"
            let named = named
                || matches!(tree.lower(object), "party" | "movement" | "group" | "militia" | "faction" | "coalition")
                    && object.checked_sub(1).and_then(|b| self.names.at(b)).is_some_and(|n| {
                        self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Organization && d.named)
                    });
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
                if self.nodes.get(body.node).is_some_and(|d| d.kind == NodeKind::Organization) {
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

    /// "members of the paramilitary group Rapid Support Forces", "members of the Mobondo militia", "a member of the MS-13 gang".
    fn group_of_members(&mut self, object: Index, base: &str) -> Option<Argument> {
        let tree = self.tree;
        let group = self.names.at(object).is_none()
            && self.class_of(object, &tree.base(object)).is(NounClass::BODY.or(NounClass::FORCES));
        let belongs = matches!(
            base,
            "member" | "fighter" | "militant" | "soldier" | "officer" | "official" | "leader" | "commander"
        );
        if !(group && belongs) {
            return None;
        }
        let beside = tree
            .kids(object)
            .filter(|k| matches!(tree.label(*k), Label::Compound | Label::Appos | Label::Nmod))
            .find_map(|k| self.names.at(k))
            .filter(|n| self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Organization))
            .cloned();
        if let Some(name) = beside {
            return Some(name.argument());
        }
        let (low, _) = tree.reach(object);
        let capital =
            (low..object).any(|i| tree.tag(i) == crate::ingest::language::Tag::Nnp && self.names.at(i).is_none());
        let found = if capital { self.resolve_one(object, Want::Any) } else { Vec::new() };
        found.into_iter().find(|a| self.nodes.get(a.node).is_some_and(|d| d.kind == NodeKind::Organization))
    }

    pub(in crate::ingest::extract) fn join(
        &mut self,
        holders: &[Argument],
        bodies: &[Argument],
        trigger: Index,
        rule: Rule,
    ) {
        for holder in holders {
            for body in bodies {
                let body_kind = self.nodes.get(body.node).map(|d| d.kind);
                let holder_kind = self.nodes.get(holder.node).map(|d| d.kind);
                let fits = body_kind == Some(NodeKind::Organization)
                    && matches!(holder_kind, Some(NodeKind::Actor | NodeKind::Organization | NodeKind::Location));
                // "Jane Roe, a member of parliament": her seat is her post.
                let seated = self.claims.iter().any(|c| {
                    c.relation == "represents"
                        && c.target.node == body.node
                        && c.source.as_ref().is_some_and(|s| s.node == holder.node)
                        && c.role.as_ref().is_some_and(|r| r.ends_with("member") || r.ends_with("members"))
                });
                if fits && !seated {
                    self.claim_structural(holder, "member-of", body.clone(), trigger, None, rule);
                    self.doubt_standing(holder.node, body.node, trigger);
                }
            }
        }
    }

    /// "The Quartet is made up of the United Nations and Russia."
    fn read_made_up(&mut self, verb: Index) {
        let tree = self.tree;
        if !tree.is_verb(verb) {
            return;
        }
        // "begins the expansion of the zone to include the city"
        // "the delegation is expected to include Jane Roe" does tell of its members.
        let foreseen = tree.label(verb) == Label::Xcomp
            && matches!(
                tree.lemma(tree.head(verb)),
                "expect" | "plan" | "schedule" | "set" | "slate" | "appear" | "seem"
            );
        if !foreseen && tree.kids(verb).any(|k| k < verb && tree.lower(k) == "to") {
            return;
        }
        let up = tree.kids(verb).any(|k| tree.lower(k) == "up");
        let parts = match tree.lemma(verb) {
            "make" if up => tree.prepositional(verb, "of"),
            "compose" | "consist" => tree.prepositional(verb, "of"),
            "comprise" | "include" => tree.kid(verb, Label::Dobj).or_else(|| tree.prepositional(verb, "of")),
            _ => None,
        };
        let (Some(parts), Agent::Phrase(whole)) = (parts, self.subject(verb, 0)) else { return };
        let base = tree.base(whole);
        let is_body = self.names.at(whole).is_some()
            || self.class_of(whole, &base).is(NounClass::BODY)
            || matches!(base.as_str(), "delegation" | "entourage" | "team" | "panel");
        if !is_body {
            return;
        }
        let (mut bodies, holders) = (self.resolve(whole, Want::Any), self.resolve(parts, Want::Any));
        if bodies.is_empty() {
            bodies.extend(self.delegation(whole));
        }
        // "the Canadian delegation is expected to include Jane Roe": a group that is sent may act as people do.
        let sent = matches!(base.as_str(), "delegation" | "entourage" | "team" | "panel");
        let people = |a: &Argument| self.nodes.get(a.node).is_some_and(|d| d.kind == NodeKind::Actor && !d.named);
        if sent && let Some(group) = bodies.iter().find(|b| people(b)).cloned() {
            for holder in holders.iter().filter(|h| self.is_person(h.node)).cloned().collect::<Vec<_>>() {
                self.claim_structural(&holder, "member-of", group.clone(), verb, None, Rule::MadeUpOf);
            }
            return;
        }
        self.join(&holders, &bodies, verb, Rule::MadeUpOf);
    }

    /// "two militants belonging to the Hasm Movement", "suspects linked to X".
    fn read_tied(&mut self, word: Index, preposition: &str) {
        let tree = self.tree;
        let Some(object) = tree.prepositional(word, preposition) else { return };
        let holder = match tree.label(word) {
            Label::Acl | Label::Amod | Label::Relcl => Some(tree.head(word)),
            _ => match self.subject(tree.clause_of(word), 0) {
                Agent::Phrase(subject) => Some(subject),
                _ => None,
            },
        };
        let Some(holder) = holder.filter(|h| tree.is_noun(*h)) else { return };
        let (holders, bodies) = (self.resolve(holder, Want::Any), self.resolve(object, Want::Any));
        self.join(&holders, &bodies, word, Rule::TiedTo);
    }

    /// "Jane Roe leads a delegation that includes": a group that is sent goes by the country of whoever leads it.
    fn delegation(&mut self, noun: Index) -> Option<Argument> {
        let tree = self.tree;
        let base = tree.base(noun);
        if !matches!(
            base.as_str(),
            "delegation" | "team" | "entourage" | "panel" | "crew" | "squad" | "mission" | "cabinet"
        ) {
            return None;
        }
        let (first, last, phrase) = self.description(noun, &[]);
        let verb = tree.head(noun);
        let leader = match self.subject(verb, 0) {
            Agent::Phrase(subject) if matches!(tree.lemma(verb), "lead" | "head" | "send" | "bring" | "chair") => {
                self.names.at(subject).map(|n| n.node)
            }
            _ => None,
        };
        let of = leader.and_then(|l| if self.is_person(l) { self.posts_of(l).first().copied() } else { Some(l) });
        let owner = of.filter(|n| self.is_country(*n)).and_then(|n| self.nodes.get(n)).map(|d| d.name.clone());
        let adjective = owner.as_deref().and_then(|o| self.gazetteer.find(o)).and_then(|e| e.adjective);
        let name = match adjective {
            Some(adjective) if first == noun => format!("{adjective} {phrase}"),
            _ => phrase,
        };
        let node = self.descriptive(NodeKind::Organization, &name, &base, noun, false);
        Some(Argument::new(node, first, last))
    }
}
