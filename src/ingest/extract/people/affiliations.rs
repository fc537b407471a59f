//! Who belongs to what, where a list or a possessive says it: "Democrats such as former Representative X", "Senators X of
//! Florida and Y of Utah, all Republicans", "Hezbollah's Radwan Force", "the EU countries of France and Germany", "the
//! EU's executive body, the European Commission", "X, a student at Y".

use crate::ingest::extract::arguments::resolve::{Want, lower_first};
use crate::ingest::extract::names::found_names::Name;
use crate::ingest::extract::nodes::NodeIndex;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::{Argument, Reading};
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, PlaceClass};
use crate::model::NodeKind;

/// Those who learn or serve at an institution, which they belong to.
const LEARNERS: &[&str] =
    &["student", "pupil", "undergraduate", "freshman", "sophomore", "senior", "cadet", "alumnus", "alumna", "graduate"];

/// So many adherents voting are their party.
const MANY_ADHERENTS: f64 = 100.0;

/// What countries are to a body that they are members of.
const STATES: &[&str] = &["state", "country", "nation", "power", "member", "ally", "partner", "economy"];

impl Reading<'_> {
    /// Makes the `member-of` claims of lists and possessives.
    pub(in crate::ingest::extract) fn read_affiliations(&mut self) {
        for token in self.body..self.tree.len() {
            self.read_adherents(token);
            self.read_states_of(token);
            self.read_learner(token);
            self.read_confession(token);
            self.read_workers(token);
            self.read_numbered_group(token);
            self.read_unnamed_part(token);
            self.read_named_from(token);
            self.read_primary_candidate(token);
        }
        self.read_crews();
        let names: Vec<Name> = self.names.iter().filter(|n| n.start >= self.body).cloned().collect();
        for name in names {
            self.read_arm(&name);
            self.read_from_body(&name);
            self.read_own_party(&name);
            self.read_tied_to(&name);
            self.read_leaders_body(&name);
            self.read_of_known_body(&name);
        }
    }

    fn is_body(&self, node: NodeIndex) -> bool {
        self.nodes.get(node).is_some_and(|d| d.kind == NodeKind::Organization)
    }

    /// "Jane Roe, who was a candidate in the Democratic primary, ended her campaign", "a contender for the Republican nomination".
    fn read_primary_candidate(&mut self, noun: Index) {
        let tree = self.tree;
        if !matches!(tree.lower(noun), "candidate" | "contender" | "frontrunner" | "front-runner" | "hopeful") {
            return;
        }
        let (from, end) = tree.sentence(tree.sentence_of(noun));
        let race = (noun + 1..end.min(noun + 7)).find(|i| {
            matches!(tree.lower(*i), "primary" | "primaries" | "nomination" | "caucus" | "caucuses" | "ticket")
        });
        let Some(race) = race.filter(|_| noun + 1 < end && matches!(tree.lower(noun + 1), "in" | "for" | "on")) else {
            return;
        };
        let party = (noun + 1..race).find_map(|i| self.party_word(i).map(|(node, _)| (i, node)));
        let verb = tree.head(noun);
        let copula = tree.label(noun) == Label::Attr && tree.lemma(verb) == "be";
        let Some((at, party)) = party.filter(|_| copula || tree.label(noun) == Label::Appos) else { return };
        let holder = (from..noun)
            .rev()
            .take_while(|i| {
                matches!(tree.lower(*i), "a" | "an" | "the" | "," | "who" | "also" | "then" | "leading")
                    || tree.tag(*i) == Tag::Jj
                    || tree.lemma(*i) == "be"
                    || self.names.at(*i).is_some()
                    || tree.pos(*i) == crate::ingest::language::Pos::Adv
            })
            .find_map(|i| self.names.at(i).filter(|n| self.is_person(n.node)))
            .cloned();
        if let Some(holder) = holder {
            let body = Argument::new(party, at, at);
            self.claim_structural(&holder.argument(), "member-of", body, noun, None, "adherent");
        }
    }

    /// The party whose adherents a plural noun names: "Republicans", "Liberal Democrats".
    fn adherents(&mut self, token: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let plural = matches!(tree.tag(token), Tag::Nns | Tag::Nnps);
        if !plural {
            return None;
        }
        self.party_word(token).map(|(party, _)| party)
    }

    /// "Some Democrats, such as X and Y, have", "Other Republicans have broken with Trump, such as X", "X and Y, both
    /// Republicans".
    fn read_adherents(&mut self, token: Index) {
        let tree = self.tree;
        let Some(party) = self.adherents(token) else { return };
        let (from, end) = tree.sentence(tree.sentence_of(token));
        let body = Argument::new(party, token, token);
        // "Senators X of Florida and Y of Utah, all Republicans"
        if token > from + 2 && matches!(tree.lower(token - 1), "all" | "both") && tree.lower(token - 2) == "," {
            for holder in self.people_before(token - 2, from) {
                self.claim_structural(&holder, "member-of", body.clone(), token, None, "list of adherents");
            }
        }
        let opening = (token + 1..end).find(|i| {
            tree.lower(*i) == "including" || tree.lower(*i) == "such" && *i + 1 < end && tree.lower(*i + 1) == "as"
        });
        let Some(opening) = opening else { return };
        // "the Democrats passed measures including X": the list is of what stands next to it.
        let nearer = (token + 1..opening).any(|i| {
            matches!(tree.tag(i), Tag::Nns | Tag::Nnps)
                && self.nouns.class(&tree.base(i)).is(NounClass::PERSON.or(NounClass::POST).or(NounClass::PEOPLE))
                || self.names.at(i).is_some_and(|n| self.is_person(n.node)) && tree.lower(opening) == "including"
        });
        let next_to = opening <= token + 2;
        let thing = !next_to && (token + 1..opening).rev().take(2).any(|i| matches!(tree.tag(i), Tag::Nns | Tag::Nnps));
        if nearer || thing {
            return;
        }
        let Some(first) = (opening + 1..end.min(opening + 9)).find_map(|i| self.names.at(i)).cloned() else { return };
        if !self.is_person(first.node) {
            // "including Senator Jane Roe of Ohio" names a person first; a place in front of a title may precede.
            let later = (first.end..end.min(opening + 12)).find_map(|i| self.names.at(i)).cloned();
            let Some(later) = later.filter(|n| self.is_person(n.node)) else { return };
            for holder in self.name_list(&later) {
                self.claim_structural(&holder, "member-of", body.clone(), token, None, "list of adherents");
            }
            return;
        }
        for holder in self.name_list(&first) {
            self.claim_structural(&holder, "member-of", body.clone(), token, None, "list of adherents");
        }
    }

    /// "44 Democrats voted against it": so many of the party, not the party.
    pub(in crate::ingest::extract) fn counted_adherents(&mut self, head: Index, party: NodeIndex) -> Option<Argument> {
        let tree = self.tree;
        if !matches!(tree.tag(head), Tag::Nns | Tag::Nnps)
            || !self.gazetteer.is_adherent(tree.word(head))
            || !self.is_body(party)
        {
            return None;
        }
        let number =
            tree.kids(head).find(|k| *k < head && tree.label(*k) == Label::Nummod && tree.tag(*k) == Tag::Cd)?;
        // "231 Democrats supporting it": as good as all of them.
        if self.quantity(head).is_some_and(|q| q.value >= MANY_ADHERENTS) {
            return None;
        }
        let name = lower_first(&tree.phrase(number, head), tree.word(number));
        let node = self.descriptive(NodeKind::Actor, &name, "adherent", head, true);
        let some = Argument { quantity: self.quantity(head), ..Argument::new(node, number, head) };
        let body = Argument::new(party, head, head);
        self.claim_structural(&some, "member-of", body, head, None, "list of adherents");
        Some(some)
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
        let Some(first) = self.names.at(last + 2).filter(|n| n.start == last + 2 && self.is_person(n.node)).cloned()
        else {
            return;
        };
        let team = matches!(tree.base(object).as_str(), "team" | "squad" | "crew" | "delegation" | "band" | "group");
        let named = self.names.at(object).is_some_and(|n| self.is_body(n.node));
        let holders = self.name_list(&first);
        if holders.len() < 2 || !(person || team) || !(named || team) {
            return;
        }
        for body in self.resolve_one(object, Want::Any) {
            if !self.is_body(body.node) {
                continue;
            }
            for holder in &holders {
                self.claim_structural(holder, "member-of", body.clone(), noun, None, "list of members");
            }
        }
    }

    /// "A Turkish Air Force F-16 crashes, killing the pilot": whose aircraft it was, the pilot belongs to.
    fn read_crews(&mut self) {
        let tree = self.tree;
        let crews: Vec<(Index, Argument)> = self
            .claims
            .iter()
            .filter(|c| matches!(c.relation, "killed" | "injured" | "aided"))
            .filter(|c| {
                self.nodes.get(c.target.node).is_some_and(|d| {
                    !d.named
                        && matches!(d.head.as_str(), "pilot" | "copilot" | "co-pilot" | "crew" | "airman" | "navigator")
                })
            })
            .map(|c| (c.trigger, c.target.clone()))
            .collect();
        for (trigger, crew) in crews {
            let (from, end) = tree.sentence(tree.sentence_of(trigger));
            let force = (from..end).find_map(|i| {
                let name = self.names.at(i).filter(|n| n.start == i && self.is_body(n.node))?;
                let said = self.nodes.get(name.node).map(|d| d.name.to_lowercase())?;
                let flies = ["air force", "navy", "army", "air corps", "coast guard", "air defence"]
                    .iter()
                    .any(|w| said.contains(w));
                let before_craft =
                    matches!(tree.label(name.end - 1), Label::Compound | Label::Nmod | Label::Poss | Label::Amod);
                (flies && before_craft).then(|| name.clone())
            });
            if let Some(force) = force {
                self.claim_structural(&crew, "member-of", force.argument(), trigger, None, "crew of a force");
            }
        }
    }

    /// "The General Staff of the Ukrainian Armed Forces", "the Dallas chapter of the Council": the body that its name says it
    /// is of.
    fn read_of_known_body(&mut self, name: &Name) {
        let tree = self.tree;
        if !self.is_body(name.node) {
            return;
        }
        let of = (name.start + 1..name.end).find(|i| tree.lower(*i) == "of");
        let Some(of) = of.filter(|of| *of + 2 < name.end) else { return };
        let first = if tree.lower(of + 1) == "the" { of + 2 } else { of + 1 };
        let entry = self
            .gazetteer
            .find_written(&tree.phrase(first, name.end - 1))
            .filter(|e| e.class == PlaceClass::Organization && first + 1 < name.end)
            .cloned();
        let whole = self.gazetteer.find_written(&tree.phrase(name.start, name.end - 1)).is_some();
        if let Some(entry) = entry.filter(|_| !whole) {
            let body = Argument::new(self.nodes.of_entry(&entry, ""), first, name.end - 1);
            self.claim_structural(&name.argument(), "member-of", body, name.start, None, "part of a body");
        }
    }

    /// Those named in a list that ends at a comma: "Marco Rubio of Florida, Mike Lee of Utah, and David Perdue of Georgia".
    fn people_before(&self, comma: Index, from: Index) -> Vec<Argument> {
        let tree = self.tree;
        let mut found = Vec::new();
        let mut at = comma;
        while at > from && found.len() < 8 {
            let token = at - 1;
            if let Some(name) = self.names.at(token) {
                if self.is_person(name.node) {
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

    /// "the European Union countries of France and Germany", "the EU's big three powers — Britain, Germany, and France".
    fn read_states_of(&mut self, noun: Index) {
        let tree = self.tree;
        let (from, end) = tree.sentence(tree.sentence_of(noun));
        if !matches!(tree.tag(noun), Tag::Nns)
            || !STATES.contains(&tree.base(noun).as_str())
            || noun + 2 >= end
            || !matches!(tree.lower(noun + 1), "of" | "," | "—" | "–" | "-" | "--" | ":" | "(")
        {
            return;
        }
        let first = if tree.lower(noun + 2) == "the" { noun + 3 } else { noun + 2 };
        let Some(first) = self.names.at(first).filter(|n| n.start == first && self.is_country(n.node)).cloned() else {
            return;
        };
        let low = from.max(noun.saturating_sub(6));
        let body = (low..noun)
            .rev()
            .take_while(|i| !tree.is_verb(*i) || tree.label(*i) == Label::Amod)
            .find_map(|i| self.names.at(i).filter(|n| self.is_body(n.node)).cloned());
        let Some(body) = body else { return };
        let members = self.country_list(&first, end);
        if members.len() < 2 {
            return;
        }
        for member in members {
            self.claim_structural(&member, "member-of", body.argument(), noun, None, "list of members");
        }
    }

    /// The countries of a list that starts with a name.
    fn country_list(&self, first: &Name, end: Index) -> Vec<Argument> {
        let tree = self.tree;
        let mut all = vec![first.argument()];
        let mut at = first.end;
        while at < end && all.len() < 40 {
            let next = (at..end).find(|i| !matches!(tree.lower(*i), "," | "and" | "&" | "the"));
            let Some(next) = next.filter(|n| *n > at) else { break };
            let Some(name) = self.names.at(next).filter(|n| n.start == next && self.is_country(n.node)) else { break };
            all.push(name.argument());
            at = name.end;
        }
        all
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
            .find_map(|o| self.names.at(o).filter(|n| self.is_body(n.node)).cloned());
        let Some(institution) = institution else { return };
        let (from, _) = tree.sentence(tree.sentence_of(noun));
        let before = (from.max(noun.saturating_sub(6))..noun)
            .rev()
            .take_while(|i| self.names.at(*i).is_some() || !tree.is_verb(*i))
            .find_map(|i| self.names.at(i).filter(|n| self.is_person(n.node) && tree.lower(n.end) == ","))
            .cloned();
        if let Some(person) = before {
            self.claim_structural(&person.argument(), "member-of", institution.argument(), noun, None, "learner at");
        } else if self.names.at(noun).is_none() {
            // "charges a student at the University of Massachusetts"
            let told = self.claims.iter().any(|c| {
                c.target.last == noun || c.target.first == noun || c.source.as_ref().is_some_and(|s| s.last == noun)
            });
            let node = self.nodes.find(tree.lower(noun), NodeKind::Actor);
            let acts = matches!(tree.label(noun), Label::Dobj | Label::Nsubj | Label::Nsubjpass);
            if let Some(node) = node.filter(|_| told && acts) {
                let learner = Argument::new(node, noun, noun);
                self.claim_structural(&learner, "member-of", institution.argument(), noun, None, "learner at");
            }
        }
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
        let article = tree.kids(noun).any(|k| matches!(tree.lower(k), "a" | "an"));
        let Some((party, _)) = self.party_word(noun).filter(|_| article) else { return };
        let subject = tree.kid(verb, Label::Nsubj).map(|s| if tree.tag(s) == Tag::Wp { tree.head(verb) } else { s });
        let Some(subject) = subject else { return };
        let holder = match self.names.at(subject).filter(|n| self.is_person(n.node)) {
            Some(name) => Some(name.argument()),
            None => self.pronoun(subject).filter(|a| self.is_person(a.node)),
        };
        if let Some(holder) = holder {
            let body = Argument::new(party, noun, noun);
            self.claim_structural(&holder, "member-of", body, noun, None, "adherent");
        }
    }

    /// "Hezbollah's Radwan Force", "the EU's executive body, the European Commission": an organization that another owns.
    fn read_arm(&mut self, name: &Name) {
        let tree = self.tree;
        if !self.is_body(name.node) {
            return;
        }
        let owner = |at: Index| {
            let possessive = tree.tag(at) == Tag::Pos;
            let owner = at.checked_sub(1).filter(|_| possessive).and_then(|o| self.names.at(o))?;
            (self.is_body(owner.node) && owner.node != name.node).then(|| owner.clone())
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
        let direct = owner(before);
        // "the EU's executive body, the European Commission,"
        let comma = if tree.lower(before) == "the" { before.checked_sub(1) } else { Some(before) };
        let apposed = comma.filter(|c| tree.lower(*c) == "," && *c > from + 1).and_then(|c| {
            let noun = c - 1;
            let body = tree.is_noun(noun)
                && self.names.at(noun).is_none()
                && self.nouns.class(&tree.base(noun)).is(NounClass::BODY.or(NounClass::FORCES));
            let low = from.max(noun.saturating_sub(5));
            (low..noun).rev().filter(|_| body).find(|i| tree.tag(*i) == Tag::Pos).and_then(owner)
        });
        if let Some(owner) = direct.or(apposed) {
            self.claim_structural(&name.argument(), "member-of", owner.argument(), name.start, None, "arm of a body");
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
            for body in bodies.iter().filter(|b| self.is_body(b.node)).cloned().collect::<Vec<_>>() {
                self.claim_structural(&holder, "member-of", body, verb, None, "employed by");
            }
        }
    }

    /// "the six parties, North Korea, China and Japan": the list says who they are.
    fn read_numbered_group(&mut self, noun: Index) {
        let tree = self.tree;
        let numbered = tree.kids(noun).find(|k| tree.label(*k) == Label::Nummod && *k < noun);
        let (Some(number), true) = (numbered, tree.tag(noun) == Tag::Nns) else { return };
        let group = STATES.contains(&tree.base(noun).as_str())
            || matches!(tree.lower(noun), "parties" | "governments" | "sides");
        let (_, end) = tree.sentence(tree.sentence_of(noun));
        if !group || noun + 2 >= end || !matches!(tree.lower(noun + 1), "," | ":" | "—" | "–" | "--" | "(") {
            return;
        }
        let first = if tree.lower(noun + 2) == "the" { noun + 3 } else { noun + 2 };
        let Some(first) = self.names.at(first).filter(|n| n.start == first && self.is_country(n.node)).cloned() else {
            return;
        };
        let members = self.country_list(&first, end);
        if members.len() < 3 {
            return;
        }
        // "the EU's big three powers, Britain, …", "G7 is a group of seven countries, the UK, …": members of the body.
        let (from, _) = tree.sentence(tree.sentence_of(noun));
        let body = (from..noun).rev().find_map(|i| self.names.at(i).filter(|n| self.is_body(n.node))).cloned();
        if let Some(body) = body {
            for member in members {
                self.claim_structural(&member, "member-of", body.argument(), noun, None, "list of members");
            }
            return;
        }
        let name = tree.phrase(number, noun).to_lowercase();
        let node = self.descriptive(NodeKind::Organization, &name, &tree.base(noun), noun, true);
        let body = Argument::new(node, number, noun);
        for member in members {
            self.claim_structural(&member, "member-of", body.clone(), noun, None, "list of members");
        }
    }

    /// "Chen, from the Democratic Progressive Party,", "Sharif Hotak, of the provincial council,", "Ma of the Kuomintang".
    fn read_from_body(&mut self, name: &Name) {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(name.start));
        if !self.is_person(name.node) || name.end + 2 >= end {
            return;
        }
        let comma = tree.lower(name.end) == ",";
        let at = if comma { name.end + 1 } else { name.end };
        if !matches!(tree.lower(at), "of" | "from") {
            return;
        }
        let mut first = at + 1;
        while first < end
            && (matches!(tree.tag(first), Tag::Dt) || tree.tag(first) == Tag::Jj && self.names.at(first).is_none())
        {
            first += 1;
        }
        let Some(body) = self.names.at(first).filter(|n| n.start == first && self.is_body(n.node)).cloned() else {
            return;
        };
        let closed = body.end >= end
            || matches!(tree.lower(body.end), "," | "." | ")" | ";" | "and" | "party" | "who" | "(")
            || tree.is_verb(body.end)
            || matches!(tree.label(body.end), Label::Aux | Label::Auxpass);
        if closed {
            self.of_body(name, body.argument(), at);
        }
    }

    /// "Ecologist Jane Roe of the University of Kansas" has a post there; "Ma of the Kuomintang" is one of its members.
    pub(in crate::ingest::extract) fn of_body(&mut self, name: &Name, body: Argument, at: Index) {
        let tree = self.tree;
        let holder = name.argument();
        let title = name.start.checked_sub(1).filter(|t| {
            self.names.at(*t).is_none()
                && tree.sentence_of(*t) == tree.sentence_of(name.start)
                && self.occupation(*t)
                && !matches!(tree.base(*t).as_str(), "candidate" | "nominee" | "activist")
        });
        if let Some(title) = title {
            let role = Some(tree.lower(title).to_owned());
            self.claim_structural(&holder, "represents", body, title, role, "occupation");
            return;
        }
        self.claim_structural(&holder, "member-of", body, at, None, "name of an organization");
    }

    /// "Elon Musk's Department of Government Efficiency", "Babiš's ANO": who leads a body is said to own it.
    fn read_leaders_body(&mut self, name: &Name) {
        let tree = self.tree;
        let owner = name
            .start
            .checked_sub(2)
            .filter(|o| tree.tag(*o + 1) == Tag::Pos)
            .and_then(|o| self.names.at(o))
            .filter(|n| self.is_person(n.node))
            .cloned();
        let goes_on = name.end < tree.len() && tree.is_noun(name.end);
        if let Some(owner) = owner.filter(|_| self.is_body(name.node) && !goes_on && !self.is_chamber(name.node)) {
            let target = name.argument();
            self.claim_structural(&owner.argument(), "represents", target, name.start, None, "body of a person");
        }
    }

    /// "the al-Qaeda-linked group JNIM", "the Jingye Group-owned Scunthorpe Steelworks": what belongs to the body in front.
    fn read_tied_to(&mut self, name: &Name) {
        let tree = self.tree;
        let (from, _) = tree.sentence(tree.sentence_of(name.start));
        if !self.is_body(name.node) {
            return;
        }
        let low = from.max(name.start.saturating_sub(6));
        let tied = (low..name.start)
            .rev()
            .take_while(|i| {
                tree.is_noun(*i) || matches!(tree.tag(*i), Tag::Jj | Tag::Hyph | Tag::Vbn | Tag::Vbd | Tag::Vb)
            })
            .find(|i| {
                matches!(tree.lower(*i), "linked" | "affiliated" | "owned" | "aligned" | "allied" | "operated")
                    && i.checked_sub(1).is_some_and(|h| tree.tag(h) == Tag::Hyph)
            });
        let owner = tied.and_then(|t| t.checked_sub(2)).and_then(|o| self.names.at(o)).cloned();
        if let (Some(tied), Some(owner)) = (tied, owner.filter(|o| self.is_body(o.node) && o.node != name.node)) {
            self.claim_structural(&name.argument(), "member-of", owner.argument(), tied, None, "tied to");
        }
    }

    /// "the Hamas military wing", "MILF factions", "a panel of the Supreme Court": a part without a name.
    fn read_unnamed_part(&mut self, noun: Index) {
        let tree = self.tree;
        let base = tree.base(noun);
        let part = matches!(
            base.as_str(),
            "wing"
                | "faction"
                | "bureau"
                | "chapter"
                | "branch"
                | "panel"
                | "delegation"
                | "subsidiary"
                | "battalion"
                | "brigade"
                | "splinter"
        );
        if !part || !tree.is_noun(noun) || self.names.at(noun).is_some() {
            return;
        }
        let body = |reading: &Self, i: Index| reading.names.at(i).filter(|n| reading.is_body(n.node)).cloned();
        let owner = tree
            .kids(noun)
            .filter(|k| *k < noun && matches!(tree.label(*k), Label::Compound | Label::Poss | Label::Nmod))
            .find_map(|k| body(self, k))
            .or_else(|| tree.prepositional(noun, "of").and_then(|o| body(self, o)));
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
            let fits = self.nodes.get(part.node).is_some_and(|d| d.kind == NodeKind::Organization && !d.named);
            if fits && part.node != owner.node && base == "delegation" {
                let role = Some("delegation".to_owned());
                self.claim_structural(&part, "represents", owner.argument(), noun, role, "part of a body");
            } else if fits && part.node != owner.node {
                self.claim_structural(&part, "member-of", owner.argument(), noun, None, "part of a body");
            }
        }
    }

    /// "Sanae Takaichi is elected after her party, the Liberal Democratic Party, agreed": whose party it is.
    fn read_own_party(&mut self, name: &Name) {
        let tree = self.tree;
        let Some(before) = name.start.checked_sub(1).filter(|_| self.is_body(name.node)) else { return };
        let comma = if tree.lower(before) == "the" { before.checked_sub(1) } else { Some(before) };
        let noun = match comma {
            Some(c) if tree.lower(c) == "," => c.checked_sub(1),
            Some(c) => Some(c),
            None => None,
        };
        // "Jane Roe said her Labour Party is ready"
        let said = self.nodes.get(name.node).map(|d| d.name.to_lowercase()).unwrap_or_default();
        let goes_on = name.end < tree.len() && tree.is_noun(name.end);
        let direct = matches!(tree.lower(before), "his" | "her")
            && !goes_on
            && (said.contains("party") || said.contains("movement"));
        if direct && let Some(holder) = self.pronoun(before).filter(|h| self.is_person(h.node)) {
            self.claim_structural(&holder, "member-of", name.argument(), name.start, None, "own party");
            return;
        }
        let Some(noun) = noun.filter(|n| matches!(tree.lower(*n), "party" | "faction" | "movement")) else { return };
        let owner = noun.checked_sub(1).into_iter().chain(noun.checked_sub(2)).find(|i| tree.tag(*i) == Tag::PrpPoss);
        let holder = owner.filter(|o| matches!(tree.lower(*o), "his" | "her")).and_then(|o| self.pronoun(o));
        if let Some(holder) = holder.filter(|h| self.is_person(h.node)) {
            self.claim_structural(&holder, "member-of", name.argument(), noun, None, "own party");
        }
    }
}
