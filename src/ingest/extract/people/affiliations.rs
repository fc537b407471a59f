//! Who belongs to what, where a phrase says it: "Hezbollah's Radwan Force", "X, a student at Y", "staff of Y".
//! Also "Bulgarian police spokesman X", "a unit of Y". Parties are in `adherents`, alliances of states in
//! `member_states`.

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// What befalls the crew of a craft.
static OF_CREWS: Words = Words::of("affiliations.of-crews");

/// Those who learn or serve at an institution, which they belong to.
static LEARNERS: Words = Words::of("affiliations.learners");

/// Parts of a body that go by what they are.
static PARTS: Words = Words::of("affiliations.parts");

/// A part of a body, and what hangs on one.
static BRANCHES: Words = Words::of("affiliations.branches");

/// Nouns for people who are sent or play together, and belong to whoever sends them.
static TEAMS: Words = Words::of("affiliations.teams");

/// Nouns for people who fly.
static FLYERS: Words = Words::of("affiliations.flyers");

/// Participles of what is tied to a body, behind a hyphen ("al-Qaeda-linked").
static TIED: Words = Words::of("affiliations.tied");

/// Nouns for what a party is, behind its name.
static PARTIES: Words = Words::of("affiliations.parties");

/// Words of the names of forces that have aircraft.
static FLYING: Words = Words::phrases("affiliations.flying");

impl Reading<'_> {
    /// Makes the `member-of` claims of lists and possessives.
    pub(in crate::ingest::extract) fn read_affiliations(&mut self) {
        for token in self.body..self.tree.len() {
            self.read_adherents(token);
            self.read_states_of(token);
            self.read_learner(token);
            self.read_leadership(token);
            self.read_unionized(token);
            self.read_confession(token);
            self.read_workers(token);
            self.read_numbered_group(token);
            self.read_unnamed_part(token);
            self.read_named_from(token);
            self.read_capacity(token);
            self.read_primary_candidate(token);
            self.read_individual(token);
            self.read_contender(token);
            self.read_listed_adherents(token);
        }
        self.read_crews();
        let names = self.names_of_body();
        for name in names {
            self.read_arm(&name);
            self.read_outlet(&name);
            self.read_parent(&name);
            self.read_from_body(&name);
            self.read_own_party(&name);
            self.read_tied_to(&name);
            self.read_leaders_body(&name);
            self.read_of_known_body(&name);
            self.read_delegate(&name);
        }
    }

    /// "two ski jumpers from the Norwegian ski jumping team, Jon Holm and Per Lie,": those named belong to it as well.
    fn read_named_from(&mut self, noun: Index) {
        let tree = self.tree;
        if tree.tag(noun) != Tag::Nns || self.names.at(noun).is_some() {
            return;
        }
        let class = self.class_of(noun, &tree.base(noun));
        let person = class.is(NounClass::PERSON.or(NounClass::OCCUPATION).or(NounClass::ATHLETE).or(NounClass::POST));
        let object = ["from", "of"].into_iter().find_map(|p| tree.prepositional(noun, p));
        let Some(object) = object.filter(|o| *o < noun + 9) else { return };
        let (_, end) = tree.sentence(tree.sentence_of(noun));
        let last = self.names.at(object).map_or(object, |n| n.end - 1);
        if last + 2 >= end || tree.lower(last + 1) != "," {
            return;
        }
        let Some(first) = self.person_at(last + 2).filter(|n| n.start == last + 2).cloned() else {
            return;
        };
        let team = TEAMS.contains(&tree.base(object).as_str());
        let named = self.organization_at(object).is_some();
        let holders = self.name_list(&first);
        if holders.len() < 2 || !(person || team) || !(named || team) {
            return;
        }
        for body in self.resolve_one(object, Want::Any) {
            if !self.nodes.is_organization(body.node) {
                continue;
            }
            for holder in &holders {
                self.claim_structural(holder, "member-of", body.clone(), noun, None, Rule::ListOfMembers);
            }
        }
    }

    /// "A Turkish Air Force F-16 crashes, killing the pilot": whose aircraft it was, the pilot belongs to.
    fn read_crews(&mut self) {
        let tree = self.tree;
        let crews: Vec<(Index, Argument)> = self
            .claims
            .iter()
            .filter(|c| OF_CREWS.contains(&c.relation))
            .filter(|c| self.nodes.get(c.target.node).is_some_and(|d| !d.named && FLYERS.contains(&d.head.as_str())))
            .map(|c| (c.trigger, c.target.clone()))
            .collect();
        for (trigger, crew) in crews {
            let (from, end) = tree.sentence(tree.sentence_of(trigger));
            let force = (from..end).find_map(|i| {
                let name = self.organization_at(i).filter(|n| n.start == i)?;
                let said = self.nodes.get(name.node).map(|d| d.name.to_lowercase())?;
                let flies = FLYING.iter().any(|w| said.contains(w));
                let before_craft =
                    matches!(tree.label(name.end - 1), Label::Compound | Label::Nmod | Label::Poss | Label::Amod);
                (flies && before_craft).then(|| name.clone())
            });
            if let Some(force) = force {
                self.claim_structural(&crew, "member-of", force.argument(), trigger, None, Rule::CrewOfAForce);
            }
        }
    }

    /// "The General Staff of the Ukrainian Armed Forces", "the Dallas chapter of the Council": the body that its name
    /// says it is of.
    fn read_of_known_body(&mut self, name: &Name) {
        let tree = self.tree;
        if !self.nodes.is_organization(name.node) {
            return;
        }
        // "the UN's World Food Programme", taken for one name
        let pos = (name.start + 1..name.end.saturating_sub(1)).find(|i| tree.tag(*i) == Tag::Pos);
        let owner =
            pos.and_then(|pos| self.gazetteer.find_written(&tree.phrase(name.start, pos - 1)).map(|e| (e, pos)));
        if let Some((entry, pos)) = owner.filter(|(e, _)| e.class.is_body()) {
            let body = Argument::new(self.nodes.of_entry(entry, ""), name.start, pos - 1);
            if body.node != name.node {
                self.claim_structural(&name.argument(), "member-of", body, name.start, None, Rule::ArmOfABody);
            }
            return;
        }
        let of = (name.start + 1..name.end).find(|i| tree.lower(*i) == "of");
        let Some(of) = of.filter(|of| *of + 2 < name.end) else { return };
        let first = tree.past_the(of + 1);
        let entry = self
            .gazetteer
            .find_written(&tree.phrase(first, name.end - 1))
            .filter(|e| e.class.is_body() && first + 1 < name.end)
            .cloned();
        let whole = self.gazetteer.find_written(&tree.phrase(name.start, name.end - 1)).is_some();
        if let Some(entry) = entry.filter(|_| !whole) {
            let body = Argument::new(self.nodes.of_entry(&entry, ""), first, name.end - 1);
            self.claim_structural(&name.argument(), "member-of", body, name.start, None, Rule::PartOfABody);
        }
    }

    /// Those named in a list that ends at a comma: "Marco Rubio of Florida, Mike Lee of Utah, and David Perdue of
    /// Georgia".
    pub(in crate::ingest::extract) fn people_before(&self, comma: Index, from: Index) -> Vec<Argument> {
        let tree = self.tree;
        let mut found = Vec::new();
        let mut at = comma;
        while at > from && found.len() < 8 {
            let token = at - 1;
            if let Some(name) = self.names.at(token) {
                if self.nodes.is_person(name.node) {
                    found.push(name.argument());
                }
                at = name.start;
                continue;
            }
            let joint = matches!(tree.lower(token), "," | "and" | "&" | "of" | "from");
            let title = tree.is_noun(token) && self.post_class(token);
            if !joint && !title {
                break;
            }
            at = token;
        }
        found
    }

    /// "X, a student at Y", "a doctoral student at Y, X": where somebody learns.
    fn read_learner(&mut self, noun: Index) {
        let tree = self.tree;
        if tree.tag(noun) != Tag::Nn || !LEARNERS.contains(&tree.base(noun).as_str()) {
            return;
        }
        let institution = ["at", "of", "from"]
            .into_iter()
            .filter_map(|p| tree.prepositional(noun, p))
            // "charged a student at the University of Jos with arson": whatever the parse hangs it on.
            .chain(self.object_right_behind(noun, "at"))
            .find_map(|o| self.organization_at(o).cloned());
        let Some(institution) = institution else { return };
        let (from, _) = tree.sentence(tree.sentence_of(noun));
        let before = (from.max(noun.saturating_sub(6))..noun)
            .rev()
            .take_while(|i| self.names.at(*i).is_some() || !tree.is_verb(*i))
            .find_map(|i| self.names.at(i).filter(|n| self.nodes.is_person(n.node) && tree.lower(n.end) == ","))
            .cloned();
        if let Some(person) = before {
            self.claim_structural(&person.argument(), "member-of", institution.argument(), noun, None, Rule::LearnerAt);
        } else if self.names.at(noun).is_none() {
            // "charges a student at the University of Massachusetts"
            let told = self.claims.iter().any(|c| {
                c.target.last == noun || c.target.first == noun || c.source.as_ref().is_some_and(|s| s.last == noun)
            });
            let node = self.nodes.find(tree.lower(noun), NodeKind::Actor);
            let acts = matches!(tree.label(noun), Label::Dobj | Label::Nsubj | Label::Nsubjpass);
            if let Some(node) = node.filter(|_| told && acts) {
                let learner = Argument::new(node, noun, noun);
                self.claim_structural(&learner, "member-of", institution.argument(), noun, None, Rule::LearnerAt);
            }
        }
    }

    /// The object of a preposition that stands right behind a noun.
    fn object_right_behind(&self, noun: Index, preposition: &str) -> Option<Index> {
        let tree = self.tree;
        let behind = Some(noun + 1).filter(|b| *b < tree.len() && tree.lower(*b) == preposition)?;
        tree.kid(behind, Label::Pobj)
    }

    /// "X is a Democrat", "X, who is a Republican,": a party's adherent as predicate.
    fn read_confession(&mut self, noun: Index) {
        let tree = self.tree;
        if tree.tag(noun) != Tag::Nnp && tree.tag(noun) != Tag::Nn || tree.label(noun) != Label::Attr {
            return;
        }
        let verb = tree.head(noun);
        if tree.lemma(verb) != "be" || tree.kid(verb, Label::Neg).is_some() {
            return;
        }
        let article = tree.kids(noun).any(|k| tree.is_indefinite_article(k));
        let Some((party, _)) = self.party_word(noun).filter(|_| article) else { return };
        let subject = tree.kid(verb, Label::Nsubj).map(|s| if tree.tag(s) == Tag::Wp { tree.head(verb) } else { s });
        let Some(subject) = subject else { return };
        let holder = self.person_meant(subject);
        if let Some(holder) = holder {
            let body = Argument::new(party, noun, noun);
            self.claim_structural(&holder, "member-of", body, noun, None, Rule::Adherent);
        }
    }

    /// "Hezbollah's Radwan Force", "the EU's executive body, the European Commission": an organization that another
    /// owns.
    fn read_arm(&mut self, name: &Name) {
        let tree = self.tree;
        if !self.nodes.is_organization(name.node) {
            return;
        }
        let owner = |at: Index| {
            let possessive = tree.tag(at) == Tag::Pos;
            let owner = at.checked_sub(1).filter(|_| possessive).and_then(|o| self.names.at(o))?;
            (self.nodes.is_organization(owner.node) && owner.node != name.node).then(|| owner.clone())
        };
        let Some(before) = name.start.checked_sub(1) else { return };
        let (from, _) = tree.sentence(tree.sentence_of(name.start));
        let (_, end) = tree.sentence(tree.sentence_of(name.start));
        // "the Warsaw Metro's M1 line", "the Republican Party's Senate nomination"
        let goes_on = name.end < end
            && tree.is_noun(name.end)
            && !self.nouns.class(&tree.base(name.end)).is(NounClass::BODY.or(NounClass::FORCES));
        if goes_on {
            return;
        }
        // "the UN World Health Organization"
        let compound = self.names.at(before).filter(|n| {
            n.end == name.start
                && n.end - n.start == 1
                // "CDU/CSU" are two.
                && tree.token(before).space_after
                && tree.word(before).chars().all(char::is_uppercase)
                && tree.head(before) == name.end - 1
                && n.node != name.node
                && self.nodes.is_organization(n.node)
        });
        let direct = owner(before).or_else(|| compound.cloned());
        // "the EU's executive body, the European Commission,"
        let comma = if tree.lower(before) == "the" { before.checked_sub(1) } else { Some(before) };
        let apposed = comma.filter(|c| tree.lower(*c) == "," && *c > from + 1).and_then(|c| {
            let noun = c - 1;
            let body = tree.is_noun(noun)
                && self.names.at(noun).is_none()
                && (self.nouns.class(&tree.base(noun)).is(NounClass::BODY.or(NounClass::FORCES))
                    || BRANCHES.contains(&tree.base(noun).as_str()));
            let low = from.max(noun.saturating_sub(5));
            (low..noun).rev().filter(|_| body).find(|i| tree.tag(*i) == Tag::Pos).and_then(owner)
        });
        // "The armed wing of Islamic Jihad, the Al-Quds Brigades,"
        let part_of = comma.filter(|c| tree.lower(*c) == "," && *c > from + 2).and_then(|c| {
            let whole = self.organization_at(c - 1).filter(|n| n.end == c && n.node != name.node)?;
            let the = whole.start.checked_sub(1).filter(|b| tree.lower(*b) == "the");
            let of = the.unwrap_or(whole.start).checked_sub(1).filter(|o| tree.lower(*o) == "of" && *o > from)?;
            let part = BRANCHES.contains(&tree.base(of - 1).as_str());
            let closed = name.end >= end || matches!(tree.lower(name.end), "," | "." | "(");
            (part && closed).then(|| whole.clone())
        });
        if let Some(owner) = direct.or(apposed).or(part_of) {
            self.claim_structural(&name.argument(), "member-of", owner.argument(), name.start, None, Rule::ArmOfABody);
        }
    }

    /// "journalists working for Reuters and AP", "people who work for the UN": those employed belong to it.
    fn read_workers(&mut self, verb: Index) {
        let tree = self.tree;
        if tree.lemma(verb) != "work" || !matches!(tree.label(verb), Label::Acl | Label::Relcl) {
            return;
        }
        let Some(object) = tree.prepositional(verb, "for").or_else(|| tree.prepositional(verb, "with")) else { return };
        let people = tree.head(verb);
        let class = self.class_of(people, &tree.base(people));
        if self.names.at(people).is_none()
            && !class.is(NounClass::PERSON.or(NounClass::OCCUPATION).or(NounClass::PEOPLE))
        {
            return;
        }
        let bodies = self.resolve(object, Want::Agent);
        for holder in self.resolve(people, Want::Agent) {
            for body in bodies.iter().filter(|b| self.nodes.is_organization(b.node)).cloned().collect::<Vec<_>>() {
                self.claim_structural(&holder, "member-of", body, verb, None, Rule::EmployedBy);
            }
        }
    }

    /// "Elon Musk's Department of Government Efficiency", "Babiš's ANO": who leads a body is said to own it.
    fn read_leaders_body(&mut self, name: &Name) {
        let tree = self.tree;
        let owner =
            name.start.checked_sub(2).filter(|o| tree.tag(*o + 1) == Tag::Pos).and_then(|o| self.person_at(o)).cloned();
        // "Robert Fico's Smer party" is Smer.
        let goes_on = name.end < tree.len() && tree.is_noun(name.end) && !PARTIES.contains(&tree.lower(name.end));
        if let Some(owner) =
            owner.filter(|_| self.nodes.is_organization(name.node) && !goes_on && !self.nodes.is_chamber(name.node))
        {
            let target = name.argument();
            self.claim_structural(&owner.argument(), "represents", target, name.start, None, Rule::BodyOfAPerson);
        }
    }

    /// "the al-Qaeda-linked group JNIM", "the Jingye Group-owned Scunthorpe Steelworks": what belongs to the body in
    /// front.
    fn read_tied_to(&mut self, name: &Name) {
        let tree = self.tree;
        let (from, _) = tree.sentence(tree.sentence_of(name.start));
        if !self.nodes.is_organization(name.node) {
            return;
        }
        let low = from.max(name.start.saturating_sub(6));
        let tied = (low..name.start)
            .rev()
            .take_while(|i| {
                tree.is_noun(*i) || matches!(tree.tag(*i), Tag::Jj | Tag::Hyph | Tag::Vbn | Tag::Vbd | Tag::Vb)
            })
            .find(|i| TIED.contains(&tree.lower(*i)) && i.checked_sub(1).is_some_and(|h| tree.tag(h) == Tag::Hyph));
        let owner = tied.and_then(|t| t.checked_sub(2)).and_then(|o| self.names.at(o)).cloned();
        if let (Some(tied), Some(owner)) =
            (tied, owner.filter(|o| self.nodes.is_organization(o.node) && o.node != name.node))
        {
            self.claim_structural(&name.argument(), "member-of", owner.argument(), tied, None, Rule::TiedTo);
        }
    }

    /// "the Hamas military wing", "MILF factions", "a panel of the Supreme Court": a part without a name.
    fn read_unnamed_part(&mut self, noun: Index) {
        let tree = self.tree;
        let base = tree.base(noun);
        if !PARTS.contains(&base.as_str()) || !tree.is_noun(noun) || self.names.at(noun).is_some() {
            return;
        }
        let body = |reading: &Self, i: Index| reading.organization_at(i).cloned();
        let owner = tree
            .kids(noun)
            .filter(|k| *k < noun && matches!(tree.label(*k), Label::Compound | Label::Poss | Label::Nmod))
            .find_map(|k| body(self, k))
            .or_else(|| ["of", "from"].into_iter().find_map(|p| body(self, tree.prepositional(noun, p)?)));
        let Some(owner) = owner else { return };
        // "X, a faction of Y," is X; "Y's branch X" too.
        let named = tree.label(noun) == Label::Appos
            || tree.label(noun) == Label::Attr
            || tree.label(noun) == Label::Compound
            || tree.kids(noun).any(|k| k > noun && tree.label(k) == Label::Appos);
        if named {
            return;
        }
        for part in self.resolve_one(noun, Want::Any) {
            let fits = self.nodes.get(part.node).is_some_and(|d| d.is_organization() && !d.named);
            // "A team from the IAEA arrived"
            if fits && owner.start > noun {
                let whole = tree.phrase(owner.start, owner.end - 1);
                self.nodes.call(part.node, &tree.phrase(noun, owner.end - 1));
                self.nodes.call(part.node, &format!("{whole} {}", tree.lower(noun)));
            }
            if fits && part.node != owner.node && base == "delegation" {
                let role = Some("delegation".to_owned());
                self.claim_structural(&part, "represents", owner.argument(), noun, role, Rule::PartOfABody);
            } else if fits && part.node != owner.node {
                self.claim_structural(&part, "member-of", owner.argument(), noun, None, Rule::PartOfABody);
            }
        }
    }
}
