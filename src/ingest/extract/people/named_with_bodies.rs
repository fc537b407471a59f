//! Of which body somebody is who is named with it: "Chen, from the Democratic Progressive Party,".
//! Also "Ma of the Kuomintang", "Tom Hale, an individual from the council,", "Omar Haddad (Libya)".

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::{LEFT as OUTSIDERS, REMOVING};
use crate::lexicon::{NounClass, Words};

/// Titles of those who work at a hospital.
static DOCTORS: Words = Words::of("named_with_bodies.doctors");

/// Titles of those who work at a court.
static JUDGES: Words = Words::of("named_with_bodies.judges");

/// Words in the names of hospitals.
static HOSPITALS: Words = Words::of("named_with_bodies.hospitals");

impl Reading<'_> {
    /// "Chen, from the Democratic Progressive Party,", "Sharif Hotak, of the provincial council,", "Ma of the
    /// Kuomintang".
    pub(super) fn read_from_body(&mut self, name: &Name) {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(name.start));
        if !self.nodes.is_person(name.node) || name.end + 2 >= end {
            return;
        }
        let comma = tree.lower(name.end) == ",";
        let at = if comma { name.end + 1 } else { name.end };
        // "Dr. Omar Haddad at Mercy Hospital", "Nurse Amina Bello, from Mercy Hospital"
        let title = name.start.checked_sub(1).map_or("", |b| tree.lower(b).trim_end_matches('.'));
        let doctor = DOCTORS.contains(&title);
        // "Judge Milan Cisarik at the Special Criminal Court"
        let judge = JUDGES.contains(&title);
        if !(matches!(tree.lower(at), "of" | "from") || (doctor || judge) && tree.lower(at) == "at") {
            return;
        }
        if self.is_taken_from(at) {
            return;
        }
        let first = self.past_epithets(at + 1, end);
        if doctor
            && let Some(hospital) = self.names.at(first).filter(|n| n.start == first && self.heals(n.node)).cloned()
        {
            let role = if title == "dr" { "doctor" } else { title };
            let role = Some(role.to_owned());
            self.claim_structural(&name.argument(), "represents", hospital.argument(), at, role, Rule::Occupation);
            return;
        }
        if judge && let Some(court) = self.names.at(first).filter(|n| n.start == first && self.judges(n.node)).cloned()
        {
            let role = Some(title.to_owned());
            self.claim_structural(&name.argument(), "represents", court.argument(), at, role, Rule::Occupation);
            return;
        }
        if let Some(council) = self.council_behind(name, at).filter(|_| comma) {
            let found = self.resolve_one(council, Want::Any).into_iter().find(|a| self.nodes.is_organization(a.node));
            if let Some(body) = found {
                self.of_body(name, body, at);
            }
            return;
        }
        let body = self.organization_at(first).filter(|n| n.start == first).cloned();
        let Some(body) = body.filter(|_| tree.lower(at) != "at") else { return };
        // "Fatima Roe from Daqahliya": a place as likely.
        if tree.lower(at) == "from" && self.may_be_a_place(&body) {
            return;
        }
        let closed = body.end >= end
            || matches!(tree.lower(body.end), "," | "." | ")" | ";" | "and" | "party" | "who" | "(")
            || tree.is_verb(body.end)
            || matches!(tree.label(body.end), Label::Aux | Label::Auxpass);
        if closed {
            self.of_body(name, body.argument(), at);
        }
    }

    /// "removed a video of the singer Jon Holm from YouTube": what "from" brings is where something is taken from, and
    /// nobody's body.
    fn is_taken_from(&self, preposition: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(preposition);
        // "deleted a picture of the minister from the site": on the picture.
        let verb = if tree.label(above) == Label::Dobj { tree.head(above) } else { above };
        let strayed = above + 1 < preposition || tree.is_verb(above);
        tree.lower(preposition) == "from" && strayed && tree.is_verb(verb) && REMOVING.contains(&tree.lemma(verb))
    }

    /// The first word behind a preposition that may begin a body's name: past articles and adjectives.
    fn past_epithets(&self, from: Index, end: Index) -> Index {
        let tree = self.tree;
        let mut first = from;
        while first < end
            && (matches!(tree.tag(first), Tag::Dt)
                || matches!(tree.tag(first), Tag::Jj | Tag::Hyph | Tag::Vbg) && self.names.at(first).is_none()
                || first + 1 < end
                    && tree.tag(first) == Tag::Nnp
                    && self.names.at(first).is_none()
                    && self.organization_at(first + 1).is_some_and(|n| n.start == first + 1)
                // "of the far-right Vox", "of the centre-left Democratic Party"
                || first + 1 < end && (tree.tag(first + 1) == Tag::Hyph || tree.tag(first - 1) == Tag::Hyph))
        {
            first += 1;
        }
        first
    }

    /// "Omar Sharif, of the Kandahar provincial council,": a body that a place's name tells apart.
    fn council_behind(&self, name: &Name, preposition: Index) -> Option<Index> {
        let tree = self.tree;
        tree.prepositional(name.end - 1, "of").filter(|o| {
            tree.lower(preposition) == "of"
                && *o < preposition + 6
                && self.names.at(*o).is_none()
                && self.class_of(*o, &tree.base(*o)).is(NounClass::BODY)
                && (preposition + 1..*o).any(|i| self.names.at(i).is_some_and(|n| tree.head(n.end - 1) == *o))
        })
    }

    /// "Tom Hale, an individual from the council,": who belongs to a body and has no post in it.
    pub(super) fn read_individual(&mut self, noun: Index) {
        let tree = self.tree;
        let base = tree.base(noun);
        let class = self.class_of(noun, &base);
        let plain = tree.tag(noun) == Tag::Nn
            && tree.label(noun) == Label::Appos
            && class.is(NounClass::PERSON)
            && !class.is(NounClass::POST.or(NounClass::OCCUPATION))
            && !OUTSIDERS.contains(&base.as_str());
        let Some(person) = self.person_at(tree.head(noun)).filter(|_| plain).cloned() else {
            return;
        };
        let body = ["from", "at", "with"].into_iter().filter_map(|p| tree.prepositional(noun, p));
        let body = body.filter(|o| *o < noun + 9).find_map(|o| self.names.at(o)).cloned();
        let body = body.filter(|n| self.nodes.is_organization(n.node) && !self.may_be_a_place(n));
        if let Some(body) = body {
            let rule = Rule::NameOfAnOrganization;
            self.claim_structural(&person.argument(), "member-of", body.argument(), noun, None, rule);
        }
    }

    /// "Omar Haddad (Libya) asked the Council": who speaks for a state in a meeting of states.
    pub(super) fn read_delegate(&mut self, name: &Name) {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(name.start));
        if !self.nodes.is_person(name.node) || name.end + 2 >= end || tree.lower(name.end) != "(" {
            return;
        }
        let state = self.country_at(name.end + 1).filter(|n| n.start == name.end + 1).cloned();
        let Some(state) = state.filter(|n| n.end < end && tree.lower(n.end) == ")") else { return };
        let subject = name.end - 1;
        let speaks = tree.label(subject) == Label::Nsubj
            && (self.is_report(tree.head(subject)) || self.is_speech_act(tree.head(subject)));
        if speaks {
            let rule = Rule::NameInApposition;
            self.claim_structural(&name.argument(), "represents", state.argument(), name.end, None, rule);
        }
    }

    /// Whether a name is that of a court.
    fn judges(&self, node: NodeIndex) -> bool {
        self.nodes.get(node).is_some_and(|d| {
            let name = d.name.to_lowercase();
            d.is_organization() && name.split(' ').any(|w| matches!(w, "court" | "tribunal"))
        })
    }

    /// Whether a name is that of a hospital.
    fn heals(&self, node: NodeIndex) -> bool {
        self.nodes.get(node).is_some_and(|d| {
            let name = d.name.to_lowercase();
            d.is_body_or_place() && name.split(' ').any(|w| HOSPITALS.contains(&w))
        })
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
            self.claim_structural(&holder, "represents", body, title, role, Rule::Occupation);
            return;
        }
        // "Director Jane Roe of the Transport Agency" has a post there.
        let told = |at: Index| at < name.start && tree.sentence_of(at) == tree.sentence_of(name.start);
        if self.posts.of_person(holder.node).any(|h| h.of == Some(body.node) && told(h.at)) {
            return;
        }
        self.claim_structural(&holder, "member-of", body, at, None, Rule::NameOfAnOrganization);
    }
}
