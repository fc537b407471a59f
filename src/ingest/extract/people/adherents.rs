//! Adherents of parties: candidates in a primary, "Democrats", "44 Democrats", "his People's Party".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::descriptions::lower_first;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::CANDIDATES;
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Votes within a party for who stands for it.
static RACES: Words = Words::of("adherents.races");

/// What those who stand there do.
static CONTESTS: Words = Words::of("adherents.contests");

/// So many adherents voting are their party.
const MANY_ADHERENTS: f64 = 100.0;

impl Reading<'_> {
    /// "Jane Roe, who was a candidate in the Democratic primary, ended her campaign", "a contender for the Republican
    /// nomination".
    pub(in crate::ingest::extract) fn read_primary_candidate(&mut self, noun: Index) {
        let tree = self.tree;
        if !CANDIDATES.contains(&tree.lower(noun)) {
            return;
        }
        let (from, end) = tree.sentence(tree.sentence_of(noun));
        let race = (noun + 1..end.min(noun + 7)).find(|i| RACES.contains(&tree.lower(*i)));
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
            .find_map(|i| self.person_at(i))
            .cloned();
        if let Some(holder) = holder {
            let body = Argument::new(party, at, at);
            self.claim_structural(&holder.argument(), "member-of", body, noun, None, Rule::Adherent);
        }
    }

    /// "Jane Roe won the Democratic primary", "Roe ran for the Republican nomination": who stands there is of the
    /// party.
    pub(in crate::ingest::extract) fn read_contender(&mut self, race: Index) {
        let tree = self.tree;
        if !RACES.contains(&tree.lower(race)) {
            return;
        }
        let verb = match tree.label(race) {
            Label::Dobj => tree.head(race),
            Label::Pobj if matches!(tree.lower(tree.head(race)), "for" | "in") => tree.head(tree.head(race)),
            _ => return,
        };
        if !CONTESTS.contains(&tree.lemma(verb)) || tree.kid(verb, Label::Neg).is_some() || self.is_passive(verb) {
            return;
        }
        let Some((at, party)) =
            (race.saturating_sub(3)..race).find_map(|i| self.party_word(i).map(|(party, _)| (i, party)))
        else {
            return;
        };
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        let holder = self.person_meant(subject);
        // "Roe and Doe won the Democratic and Republican primaries" leaves open who is of which.
        let one = tree.conjuncts(subject).len() == 1;
        if let Some(holder) = holder.filter(|_| one) {
            self.claim_structural(&holder, "member-of", Argument::new(party, at, at), race, None, Rule::Adherent);
        }
    }

    /// "The five Republicans left in the race are Roe, Doe and Holm".
    pub(in crate::ingest::extract) fn read_listed_adherents(&mut self, noun: Index) {
        let tree = self.tree;
        if tree.label(noun) != Label::Nsubj || tree.lemma(tree.head(noun)) != "be" {
            return;
        }
        let verb = tree.head(noun);
        let Some(attribute) = tree.kid(verb, Label::Attr).filter(|_| tree.kid(verb, Label::Neg).is_none()) else {
            return;
        };
        let named: Vec<Name> =
            tree.conjuncts(attribute).into_iter().filter_map(|i| self.person_at(i).cloned()).collect();
        if named.len() < 2 {
            return;
        }
        let Some(party) = self.adherents(noun) else { return };
        for name in named {
            self.claim_structural(
                &name.argument(),
                "member-of",
                Argument::new(party, noun, noun),
                noun,
                None,
                Rule::Adherent,
            );
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
    pub(in crate::ingest::extract) fn read_adherents(&mut self, token: Index) {
        let tree = self.tree;
        let Some(party) = self.adherents(token) else { return };
        let (from, end) = tree.sentence(tree.sentence_of(token));
        let body = Argument::new(party, token, token);
        // "Senators X of Florida and Y of Utah, all Republicans"
        if token > from + 2 && matches!(tree.lower(token - 1), "all" | "both") && tree.lower(token - 2) == "," {
            for holder in self.people_before(token - 2, from) {
                self.claim_structural(&holder, "member-of", body.clone(), token, None, Rule::ListOfAdherents);
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
                || self.person_at(i).is_some() && tree.lower(opening) == "including"
        });
        let next_to = opening <= token + 2;
        let thing = !next_to && (token + 1..opening).rev().take(2).any(|i| matches!(tree.tag(i), Tag::Nns | Tag::Nnps));
        if nearer || thing {
            return;
        }
        let Some(first) = (opening + 1..end.min(opening + 9)).find_map(|i| self.names.at(i)).cloned() else { return };
        if !self.nodes.is_person(first.node) {
            // "including Senator Jane Roe of Ohio" names a person first; a place in front of a title may precede.
            let later = (first.end..end.min(opening + 12)).find_map(|i| self.names.at(i)).cloned();
            let Some(later) = later.filter(|n| self.nodes.is_person(n.node)) else { return };
            for holder in self.name_list(&later) {
                self.claim_structural(&holder, "member-of", body.clone(), token, None, Rule::ListOfAdherents);
            }
            return;
        }
        for holder in self.name_list(&first) {
            self.claim_structural(&holder, "member-of", body.clone(), token, None, Rule::ListOfAdherents);
        }
    }

    /// "44 Democrats voted against it": so many of the party, not the party.
    pub(in crate::ingest::extract) fn counted_adherents(&mut self, head: Index, party: NodeIndex) -> Option<Argument> {
        let tree = self.tree;
        if !matches!(tree.tag(head), Tag::Nns | Tag::Nnps)
            || !self.gazetteer.is_adherent(tree.word(head))
            || !self.nodes.is_organization(party)
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
        self.claim_structural(&some, "member-of", body, head, None, Rule::ListOfAdherents);
        Some(some)
    }

    /// "Sanae Takaichi is elected after her party, the Liberal Democratic Party, agreed": whose party it is.
    pub(in crate::ingest::extract) fn read_own_party(&mut self, name: &Name) {
        let tree = self.tree;
        let Some(before) = name.start.checked_sub(1).filter(|_| self.nodes.is_organization(name.node)) else { return };
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
        if direct && let Some(holder) = self.pronoun(before).filter(|h| self.nodes.is_person(h.node)) {
            self.claim_structural(&holder, "member-of", name.argument(), name.start, None, Rule::OwnParty);
            return;
        }
        let Some(noun) = noun.filter(|n| matches!(tree.lower(*n), "party" | "faction" | "movement")) else { return };
        let owner = noun.checked_sub(1).into_iter().chain(noun.checked_sub(2)).find(|i| tree.tag(*i) == Tag::PrpPoss);
        let holder = owner.filter(|o| matches!(tree.lower(*o), "his" | "her")).and_then(|o| self.pronoun(o));
        if let Some(holder) = holder.filter(|h| self.nodes.is_person(h.node)) {
            self.claim_structural(&holder, "member-of", name.argument(), noun, None, Rule::OwnParty);
        }
    }
}
