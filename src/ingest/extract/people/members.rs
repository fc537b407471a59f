//! Who belongs to what: "Komeito, a member of the coalition", "NATO member Turkey", "X, which is part of Y".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::{BELONGING, COMPRISING};
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Adjectives and verbs whose "to" or "with" brings what somebody belongs to.
static TIED: Words = Words::of("members.tied");

/// Bodies, schools and media that may be part of a larger one.
static PARTS: Words = Words::of("members.parts");

impl Reading<'_> {
    /// Makes the `member-of` claims that the text states.
    pub(in crate::ingest::extract) fn read_members(&mut self) {
        let tree = self.tree;
        for token in self.body..tree.len() {
            let base = tree.base(token);
            match base.as_str() {
                noun if BELONGING.contains(&noun) && tree.is_noun(token) => self.read_member_noun(token),
                "comprise" | "compose" | "consist" | "make" | "include" => self.read_made_up(token),
                "coalition" | "alliance" | "bloc" | "quartet" | "group" => self.read_coalition(token),
                noun if PARTS.contains(&noun) => self.read_part_noun(token),
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
        if tree.kids(noun).any(|k| tree.tag(k) == Tag::WpPoss) {
            self.read_whose_members(noun);
            return;
        }
        if let Some((holder, bodies)) = self.member_of_two(noun) {
            self.join(&[holder], &bodies, noun, Rule::Membership);
            return;
        }
        // "EU members France and Germany", "NATO member Turkey"
        self.read_listed_members(noun);
        self.read_members_behind(noun);
        let bodies = match tree.prepositional(noun, "of") {
            Some(object) => self.resolve(object, Want::Any),
            None => self.bodies_in_front(noun),
        };
        let holders = self.called_members(noun);
        // "ceased to be a member of": it has left.
        let verb = tree.head(noun);
        let ended = Some(tree.head(verb)).filter(|above| {
            tree.label(noun) == Label::Attr
                && matches!(tree.label(verb), Label::Xcomp | Label::Ccomp)
                && matches!(tree.lemma(*above), "cease" | "stop")
        });
        if let Some(ended) = ended {
            let Some(modality) = self.modality(ended) else { return };
            let found = Match::of(tree.lemma(ended).to_owned());
            for (holder, body) in holders.iter().flat_map(|h| bodies.iter().map(move |b| (h, b))) {
                let (holder, body) = (Some(holder.clone()), body.clone());
                self.claim(Telling::new(ended, "withdrew-from", &found, modality, Rule::Verb), holder, body);
            }
            return;
        }
        // "Jane Roe, a member of parliament,": her post says which, and that she sits there.
        let apposed = tree.label(noun) == Label::Appos;
        // "an ally of the president" is a member of nothing.
        let bodies: Vec<Argument> = bodies
            .into_iter()
            .filter(|b| !(self.nodes.is_person(b.node) || apposed && self.nodes.is_legislature(b.node)))
            .collect();
        self.join(&holders, &bodies, noun, Rule::Membership);
    }

    /// "NATO members", "became NATO's 31st member", "welcomed Chad as its tenth member": the body in front of the noun.
    fn bodies_in_front(&self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let mut compounds = tree.kids(noun).filter(|k| *k < noun && tree.label(*k) == Label::Compound);
        if let Some(name) = compounds.find_map(|k| self.names.at(k)) {
            return vec![name.argument()];
        }
        let taken = matches!(tree.label(noun), Label::Attr | Label::Pobj) && tree.base(noun) == "member";
        let Some(owner) = tree.kid(noun, Label::Poss).filter(|_| taken) else { return Vec::new() };
        let admitted = self.admitted_as(noun).is_some() && tree.tag(owner) == Tag::PrpPoss;
        let subject = tree.kid(tree.clause_of(noun), Label::Nsubj).filter(|_| admitted).unwrap_or(owner);
        self.organization_at(subject).map(Name::argument).into_iter().collect()
    }

    /// "the Council, whose members are Saudi Arabia, Qatar and Oman"
    fn read_whose_members(&mut self, noun: Index) {
        let tree = self.tree;
        let verb = tree.head(noun);
        let tells = tree.label(verb) == Label::Relcl
            && tree.label(noun) == Label::Nsubj
            && COMPRISING.contains(&tree.lemma(verb));
        let listed = tree.kid(verb, Label::Attr).or_else(|| tree.kid(verb, Label::Dobj));
        if let Some(listed) = listed.filter(|_| tells) {
            let bodies = self.resolve_one(tree.head(verb), Want::Any);
            let holders = self.resolve(listed, Want::Any);
            self.join(&holders, &bodies, noun, Rule::MadeUpOf);
        }
    }

    /// "Romania, a NATO and European Union member country": who is in both.
    fn member_of_two(&self, noun: Index) -> Option<(Argument, [Argument; 2])> {
        let tree = self.tree;
        let body_before = |at: Index| at.checked_sub(1).and_then(|b| self.organization_at(b));
        let second = body_before(noun)?;
        let and = second.start.checked_sub(1).filter(|a| matches!(tree.lower(*a), "and" | "&"))?;
        let first = body_before(and)?;
        let article = first.start.checked_sub(1).filter(|a| tree.is_indefinite_article(*a))?;
        let comma = article.checked_sub(1).filter(|c| *c > 0 && tree.lower(*c) == ",")?;
        let holder = self.names.at(comma - 1).filter(|n| n.end == comma)?;
        Some((holder.argument(), [first.argument(), second.argument()]))
    }

    /// Who is said to be a member: "Komeito, a member of", "is a member of", "thought to be members of".
    fn called_members(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        match tree.label(noun) {
            Label::Appos => self.resolve(tree.head(noun), Want::Any),
            // "highest among members of the Corps" says nobody to be one.
            Label::Pobj if !matches!(tree.lower(tree.head(noun)), "as" | "of") => Vec::new(),
            Label::Attr | Label::Pobj | Label::Oprd => {
                if let Some(admitted) = self.admitted_as(noun) {
                    return self.resolve(admitted, Want::Any);
                }
                let verb = tree.clause_of(noun);
                // "four people, thought to be members of X"
                let thought = Some(tree.head(verb)).filter(|h| {
                    tree.label(verb) == Label::Xcomp && tree.label(*h) == Label::Acl && self.is_passive(*h)
                });
                if let Some(thought) = thought {
                    return self.resolve(tree.head(thought), Want::Any);
                }
                let says = matches!(tree.lemma(verb), "be" | "become" | "remain" | "think" | "believe" | "describe");
                // "arrested nine villagers, saying they were members of X": those of whom it was done.
                if let Some(patient) = self.patient_told_of(verb) {
                    return if says { self.resolve(patient, Want::Any) } else { Vec::new() };
                }
                match self.subject(verb, 0) {
                    Agent::Phrase(subject) if says => self.resolve(subject, Want::Any),
                    _ => Vec::new(),
                }
            }
            _ => Vec::new(),
        }
    }

    /// "arrested nine villagers, saying they were rebels": of whom a clause behind a participle of saying tells by a
    /// pronoun. Who says so would say "we".
    fn patient_told_of(&self, clause: Index) -> Option<Index> {
        let tree = self.tree;
        let telling = tree.head(clause);
        let deed = tree.head(telling);
        let pronoun = tree.kid(clause, Label::Nsubj).is_some_and(|s| matches!(tree.lower(s), "they" | "he" | "she"));
        let told = tree.label(clause) == Label::Ccomp
            && tree.tag(telling) == Tag::Vbg
            && tree.label(telling) == Label::Advcl
            && tree.kid(telling, Label::Nsubj).is_none()
            && self.is_report(telling);
        let patient = tree.kid(deed, Label::Dobj).or_else(|| tree.kid(deed, Label::Nsubjpass));
        patient.filter(|p| pronoun && told && *p < telling && tree.is_noun(*p))
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

    /// "UNESCO, a specialized agency of the United Nations", "the Duma, the lower house of the Russian parliament",
    /// "CBS station KDKA": an organization that is a part of another.
    fn read_part_noun(&mut self, noun: Index) {
        let tree = self.tree;
        if tree.tag(noun) != Tag::Nn || self.names.at(noun).is_some() {
            return;
        }
        let (from, _) = tree.sentence(tree.sentence_of(noun));
        let organization = |reading: &Self, a: &Argument| reading.nodes.is_organization(a.node);
        self.read_listed_members(noun);
        let Some(object) = tree.prepositional(noun, "of").or_else(|| tree.prepositional(noun, "in")).or_else(|| {
            // "the IAEA, a UN agency,"
            let article = tree.kids(noun).any(|k| tree.is_indefinite_article(k));
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
                let described = first + 6 > noun && tree.is_article(first);
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

    /// Claims that each holder belongs to each body, where they are of kinds that do.
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

    /// "two militants belonging to the Hasm Movement", "suspects linked to X".
    fn read_tied(&mut self, word: Index, preposition: &str) {
        let tree = self.tree;
        let Some(object) = tree.prepositional(word, preposition) else { return };
        // "linked the fire to the supplier": whoever says so belongs to nothing.
        if tree.is_verb(word) && !self.is_passive(word) && tree.kid(word, Label::Dobj).is_some() {
            return;
        }
        // "children belonging to the sect", whatever the parse hangs the participle on
        let beside = word.checked_sub(1).filter(|b| {
            tree.lower(word) == "belonging"
                && matches!(tree.tag(*b), Tag::Nns | Tag::Nn)
                && self.names.at(*b).is_none()
                && self.class_of(*b, &tree.base(*b)).is(NounClass::PERSON.or(NounClass::OCCUPATION))
        });
        let holder = match tree.label(word) {
            _ if beside.is_some() => beside,
            Label::Acl | Label::Amod | Label::Relcl => Some(tree.head(word)),
            // "six men said to belong to the gang"
            Label::Xcomp if tree.label(tree.head(word)) == Label::Acl && tree.tag(tree.head(word)) == Tag::Vbn => {
                Some(tree.head(tree.head(word)))
            }
            _ => match self.subject(tree.clause_of(word), 0) {
                Agent::Phrase(subject) => Some(subject),
                _ => None,
            },
        };
        let Some(holder) = holder.filter(|h| tree.is_noun(*h)) else { return };
        // "a drone belonging to the Houthis" is a member of nothing.
        if self.class_of(holder, &tree.base(holder)).is(NounClass::VEHICLE.or(NounClass::WEAPON)) {
            return;
        }
        let (mut holders, bodies) = (self.resolve(holder, Want::Any), self.resolve(object, Want::Any));
        // "17 children and nine adults belonging to the sect": all of them.
        let first = tree.head(holder);
        let counted = |i: Index| tree.kid(i, Label::Nummod).is_some();
        if beside.is_some() && tree.label(holder) == Label::Conj && counted(holder) && counted(first) {
            holders.extend(self.resolve_one(first, Want::Any));
        }
        self.join(&holders, &bodies, word, Rule::TiedTo);
    }
}
