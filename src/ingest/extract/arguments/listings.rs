//! Lists of names behind a word for all of them.
//! Thus "twelve members of the Lima Group – Argentina, Brazil and Peru – rejected", "the group's members include Kenya
//! and Uganda", "joined Egypt and Jordan in condemning".
//!
//! Long lists are parsed in many ways, so they are read off the words: names, commas and "and", between two marks.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::NounClass;

/// Between a word for all and its list stand at most so many words.
const BETWEEN: usize = 9;

impl Reading<'_> {
    /// The countries and organizations that a plural noun phrase lists behind it; none where it lists fewer than two.
    /// Cost: the words of the list.
    pub(in crate::ingest::extract) fn listed_behind(&self, head: Index) -> Vec<Argument> {
        let tree = self.tree;
        if !matches!(tree.tag(head), Tag::Nns) || self.names.at(head).is_some() {
            return Vec::new();
        }
        let (_, stop) = tree.sentence(tree.sentence_of(head));
        let Some((opener, start)) = self.opener(head, stop) else { return Vec::new() };
        let (list, end) = self.list_of_names(start, stop);
        let closed = match opener {
            // "the mayors of Adana, Mersin, and Antalya" are of all three; "members of the Council, the Union and the
            // League" lists no members.
            "," if start > head + 2 => {
                let kind = |node| self.nodes.get(node).map(|d| d.kind);
                let before = (head + 1..start).find_map(|at| self.names.at(at)).and_then(|n| kind(n.node));
                let first = list.first().and_then(|a| kind(a.node));
                end < stop && tree.lower(end) == "," && before != first
            }
            "(" => end < stop && tree.lower(end) == ")",
            "–" | "—" | "-" | "--" => end < stop && !tree.is_noun(end),
            _ => true,
        };
        if list.len() < 2 || !closed {
            return Vec::new();
        }
        list
    }

    /// "members of the Union, among them Ghana and Kenya", "EU states such as Malta and Cyprus": those named by example.
    fn examples_of(&self, head: Index) -> Vec<Argument> {
        let tree = self.tree;
        let (_, stop) = tree.sentence(tree.sentence_of(head));
        let opens = |at: &Index| matches!((tree.lower(*at), tree.lower(at + 1)), ("such", "as") | ("among", "them"));
        let opener = (head + 1..stop.saturating_sub(1).min(head + BETWEEN)).find(opens);
        let Some(opener) = opener.filter(|o| (head..*o).all(|at| !tree.is_verb(at))) else { return Vec::new() };
        let (list, _) = self.list_of_names(opener + 2, stop);
        if list.len() < 2 { Vec::new() } else { list }
    }

    /// The mark or word that opens a list, and where the list begins.
    fn opener(&self, head: Index, stop: Index) -> Option<(&str, Index)> {
        let tree = self.tree;
        for at in head + 1..stop.min(head + BETWEEN) {
            match tree.lower(at) {
                mark @ ("–" | "—" | "-" | "--" | ":" | "(") => return Some((mark, at + 1)),
                "," => {
                    let next = at + 1;
                    let words = ["including", "namely"];
                    if next < stop && words.contains(&tree.lower(next)) {
                        return Some(("including", next + 1));
                    }
                    return Some((",", next));
                }
                "including" | "namely" => return Some(("including", at + 1)),
                _ if tree.is_verb(at) || matches!(tree.lower(at), "and" | "or" | ";" | ".") => return None,
                _ => {}
            }
        }
        None
    }

    /// The names from a word on that commas and "and" part, and the first word behind them.
    fn list_of_names(&self, start: Index, stop: Index) -> (Vec<Argument>, Index) {
        let tree = self.tree;
        let (mut list, mut at): (Vec<Argument>, Index) = (Vec::new(), start);
        loop {
            let mut next = at;
            while next < stop && matches!(tree.lower(next), "," | "and" | "the" | "&" | "both") {
                next += 1;
            }
            let name = (next < stop).then(|| self.names.at(next)).flatten().filter(|n| n.start == next);
            let fits = name
                .and_then(|n| self.nodes.get(n.node))
                .is_some_and(|d| d.is_body_or_place() && (d.gazetteer.is_some() || d.named));
            let parted = list.is_empty() || next > at;
            let Some(name) = name.filter(|_| fits && parted) else { return (list, at) };
            if !list.iter().any(|known| known.node == name.node) {
                list.push(name.argument());
            }
            at = name.end;
        }
    }

    /// "Twelve states have signed the treaty, including Ghana and Kenya": who is named of a subject that is no name.
    pub(in crate::ingest::extract) fn named_of_subject(&mut self, verb: Index) -> Vec<Argument> {
        let tree = self.tree;
        let Agent::Phrase(subject) = self.agent(verb) else { return Vec::new() };
        // "countries such as Ghana and Togo have asked"
        if tree.tag(subject) == Tag::Nns {
            let parts = self.named_parts(&[subject]);
            if !parts.is_empty() {
                return parts;
            }
        }
        let class = self.class_of(subject, &tree.base(subject));
        if tree.tag(subject) != Tag::Nns || !class.is(NounClass::PLACE.or(NounClass::BODY).or(NounClass::GOVERNMENT)) {
            return Vec::new();
        }
        let (_, stop) = tree.sentence(tree.sentence_of(verb));
        let including = (subject.max(verb) + 1..stop).find(|at| tree.lower(*at) == "including");
        let Some(including) = including.filter(|at| tree.clause_of(tree.head(*at)) == verb) else {
            return self.counted_behind_colon(subject, verb);
        };
        let (list, _) = self.list_of_names(including + 1, stop);
        if list.len() < 2 { Vec::new() } else { list }
    }

    /// "Three states voted against the plan: Israel, Hungary and Nauru": as many as the subject counts.
    pub(super) fn counted_behind_colon(&self, subject: Index, verb: Index) -> Vec<Argument> {
        let tree = self.tree;
        let Some(number) = self.quantity(subject) else { return Vec::new() };
        let (_, stop) = tree.sentence(tree.sentence_of(verb));
        let Some(colon) = (verb..stop).find(|at| tree.lower(*at) == ":") else { return Vec::new() };
        let first = colon + 1;
        // The list behind the colon may be a sentence of its own.
        if first >= tree.len() || !tree.line_around(verb).contains(&first) {
            return Vec::new();
        }
        let (_, stop) = tree.sentence(tree.sentence_of(first));
        let (list, end) = self.list_of_names(first, stop);
        let closed = end >= stop || tree.lower(end) == ".";
        if closed && number.value == list.len() as f64 { list } else { Vec::new() }
    }

    /// "members of the Lima Group – Argentina, Brazil and Peru –", "EU member states, including Austria and Hungary",
    /// "the OAS, whose members include Brazil and Mexico": each belongs to it.
    pub(in crate::ingest::extract) fn read_members_behind(&mut self, noun: Index) {
        let tree = self.tree;
        // "BRICS countries such as Brazil and India"
        let of_body = tree.tag(noun) == Tag::Nns
            && matches!(tree.base(noun).as_str(), "country" | "state" | "nation")
            && noun.checked_sub(1).and_then(|b| self.organization_at(b)).is_some();
        let member =
            of_body || tree.base(noun) == "member" || tree.kids(noun).any(|k| k < noun && tree.base(k) == "member");
        if !member || !tree.is_noun(noun) {
            return;
        }
        let verb = tree.head(noun);
        let includes = tree.label(noun) == Label::Nsubj && tree.lemma(verb) == "include";
        let holders = match tree.kid(verb, Label::Dobj).filter(|_| includes) {
            Some(object) => self.resolve(object, Want::Any),
            None => Some(self.listed_behind(noun)).filter(|l| !l.is_empty()).unwrap_or_else(|| self.examples_of(noun)),
        };
        if holders.is_empty() {
            return;
        }
        let whose = includes && tree.label(verb) == Label::Relcl && tree.kids(noun).any(|k| tree.lower(k) == "whose");
        let bodies = match tree.prepositional(noun, "of") {
            Some(object) => self.resolve_one(object, Want::Any),
            None if whose => self.resolve_one(tree.head(verb), Want::Any),
            None => {
                let before = (noun.saturating_sub(2)..noun).rev().find_map(|at| self.names.at(at));
                before.map(|n| n.argument()).into_iter().collect()
            }
        };
        let bodies: Vec<Argument> = bodies.into_iter().filter(|b| self.nodes.is_organization(b.node)).collect();
        self.join(&holders, &bodies, noun, Rule::Membership);
    }

    /// "Acme is one of the charities that sent food", "is among the groups working with X", "Agencies providing aid
    /// include Acme and Globex": who is named of those of whom a clause tells.
    pub(in crate::ingest::extract) fn named_of_group(&mut self, verb: Index) -> Vec<Argument> {
        let tree = self.tree;
        // "The states scheduled to vote are Ohio and Utah"
        let due = Some(tree.head(verb))
            .filter(|p| tree.label(verb) == Label::Xcomp && tree.label(*p) == Label::Acl && tree.tag(*p) == Tag::Vbn);
        let group = tree.head(due.unwrap_or(verb));
        let active = tree.label(verb) == Label::Acl && tree.tag(verb) == Tag::Vbg;
        let tells = due.is_some() || tree.label(verb) == Label::Relcl || active;
        let above = tree.head(group);
        // "The only country that opposed it was Syria", "Those who condemned it include France"
        let of_one = tree.tag(group) == Tag::Nn && tree.label(group) == Label::Nsubj && tree.lemma(above) == "be";
        // "The only Republicans who voted for it were Susan Collins and Olympia Snowe"
        let adherents = tree.lower(group).ends_with('s') && self.gazetteer.is_adherent(tree.word(group));
        let of_many = tree.tag(group) == Tag::Nns || tree.lower(group) == "those" || adherents;
        let named = self.names.at(group).is_some() && !adherents;
        if !tells || self.is_passive(verb) || !(of_one || of_many) || named {
            return Vec::new();
        }
        // "the charities that Acme supports" do nothing.
        if tree.kid(verb, Label::Nsubj).is_some_and(|s| !matches!(tree.tag(s), Tag::Wdt | Tag::Wp)) {
            return Vec::new();
        }
        let named = match tree.label(group) {
            Label::Nsubj if tree.lemma(above) == "include" => tree.kid(above, Label::Dobj),
            Label::Nsubj if tree.lemma(above) == "be" => tree.kid(above, Label::Attr),
            Label::Pobj => {
                let held = tree.head(above);
                let be = match tree.lower(above) {
                    "of" if tree.lower(held) == "one" && tree.label(held) == Label::Attr => tree.head(held),
                    "among" => held,
                    _ => return Vec::new(),
                };
                // "Among the countries that condemned it were Ghana and Togo"
                let named = tree.kid(be, Label::Nsubj).or_else(|| tree.kid(be, Label::Attr));
                named.filter(|_| tree.lemma(be) == "be")
            }
            _ => None,
        };
        let Some(named) = named else { return Vec::new() };
        let mut found = self.resolve(named, Want::Agent);
        found.retain(|a| self.nodes.get(a.node).is_some_and(|d| d.named && !d.is_event()));
        found
    }

    /// "Ali Bongo, along with his wife, arrived in Angola", "visits Canada along with Queen Camilla": who comes along.
    fn along_with(&mut self, verb: Index) -> Vec<Argument> {
        let tree = self.tree;
        let travels = self.frames.verb(tree.lemma(verb)).iter().any(|f| f.relation == "visited");
        let with = tree.below(verb).into_iter().find(|i| {
            tree.lower(*i) == "with"
                && i.checked_sub(1).is_some_and(|b| matches!(tree.lower(b), "along" | "together"))
                && tree.clause_of(*i) == verb
                // "Morocco, alongside Spain, opened an inquiry"
                || tree.lower(*i) == "alongside"
                    && *i < verb
                    && i.checked_sub(1).is_some_and(|b| tree.tag(b) == Tag::Comma)
                    && tree.clause_of(*i) == verb
        });
        // "endorsed by Bolivia along with Peru", "condemned the raid, along with Spain"
        let by_both = tree.kid(verb, Label::Agent).is_some();
        let passive = self.is_passive(verb);
        let behind_comma = !passive && with.is_some_and(|w| tree.lower(w.saturating_sub(2)) == ",");
        // "Ana Bek, along with Tom Reed, was arrested", "arrested Ana Bek, along with Tom Reed": he did not do it.
        let with = with.filter(|w| match *w < verb {
            true => !passive,
            false => travels || by_both || behind_comma && !self.is_done_to_somebody(verb),
        });
        let Some(with) = with else { return Vec::new() };
        let Some(object) = tree.kid(with, Label::Pobj) else { return Vec::new() };
        let mut found = self.resolve(object, Want::Agent);
        found.retain(|a| self.nodes.get(a.node).is_some_and(|d| d.named && !d.is_event()));
        found
    }

    /// Whether the object of a verb is somebody, beside whom others may stand.
    pub(in crate::ingest::extract) fn is_done_to_somebody(&self, verb: Index) -> bool {
        let named = |o: Index| self.names.at(o).and_then(|n| self.nodes.get(n.node)).is_some_and(|d| !d.is_event());
        let object = self.tree.kid(verb, Label::Dobj);
        let somebody = NounClass::PERSON.or(NounClass::POST).or(NounClass::OCCUPATION).or(NounClass::AGENT);
        object.is_some_and(|o| named(o) || self.class_of(o, &self.tree.base(o)).is(somebody))
    }

    /// Who stands beside those to whom something is done: "Ana Bek, along with Tom Reed, was arrested", "condemned
    /// Chad, along with Niger".
    pub(in crate::ingest::extract) fn set_beside_patient(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let passive = self.is_passive(verb);
        let beside = |i: &Index| {
            let opened = match tree.lower(*i) {
                "with" => i.checked_sub(1).filter(|b| matches!(tree.lower(*b), "along" | "together")),
                "alongside" => Some(*i),
                _ => None,
            };
            opened.and_then(|o| o.checked_sub(1)).is_some_and(|c| tree.tag(c) == Tag::Comma)
                && tree.clause_of(*i) == verb
                && (passive && *i < verb || !passive && *i > verb && self.is_done_to_somebody(verb))
        };
        let with = tree.below(verb).into_iter().find(beside)?;
        tree.kid(with, Label::Pobj)
    }

    /// "Saudi Arabia joined Egypt and Jordan in condemning the attack": all of them condemned it.
    pub(in crate::ingest::extract) fn joined_by(&mut self, verb: Index) -> Vec<Argument> {
        let tree = self.tree;
        let along = self.along_with(verb);
        if !along.is_empty() {
            return along;
        }
        // "Chile, along with Peru, has announced plans to leave the pact": they do so, too.
        let own = tree.kids(verb).any(|k| matches!(tree.label(k), Label::Nsubj | Label::Nsubjpass));
        if let (false, Agent::Phrase(subject)) = (own, self.subject(verb, 0)) {
            let told = tree.head(subject);
            let shared = tree.label(subject) == Label::Nsubj && told < verb && tree.is_verb(told);
            let opens = |i: Index| i > subject && i < told;
            let beside = |i: &Index| matches!(tree.lower(*i), "with" | "alongside") && opens(*i);
            if shared && tree.below(told).iter().any(beside) {
                return self.along_with(told);
            }
        }
        if tree.tag(verb) != Tag::Vbg || tree.label(verb) != Label::Pcomp {
            return Vec::new();
        }
        let preposition = tree.head(verb);
        let above = tree.head(preposition);
        let joins = tree.lower(preposition) == "in" && tree.lemma(above) == "join" && tree.is_verb(above);
        match tree.kid(above, Label::Dobj).filter(|_| joins) {
            Some(others) => self.resolve(others, Want::Agent),
            None => Vec::new(),
        }
    }
}
