//! Whose party somebody is of: "Republican Bob Corker", "Labour MP Tom Watson".
//! Also "Jane Roe, the Democratic chairwoman of the committee", "Thom Tillis, a Republican,", "Tom Lantos, D-Calif.",
//! "Democratic nominee Jon Holm".

use crate::ingest::extract::arguments::telling::Telling;
use crate::lexicon::shared_words::CANDIDATES;

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{EntryClass, Words};
use crate::model::Modality;

/// Verbs of choosing a candidate or making the choice known.
static NOMINATING: Words = Words::of("partisans.nominating");

/// Where the words in front of a name or behind it say a party.
enum Standing {
    /// The party's adherent.
    Member,
    /// Who leads it or speaks for it by another rule.
    Leader,
    /// Its candidate, with the words of the candidacy and their head.
    Candidate(String, Index),
}

impl<'a> Reading<'a> {
    /// Makes the claims of parties in front of people's names and behind them.
    pub(in crate::ingest::extract) fn read_partisans(&mut self) {
        let names = self.names_of_body();
        for verb in self.body..self.tree.len() {
            if self.tree.is_verb(verb) {
                self.read_candidate(verb);
            }
        }
        for name in names {
            if self.nodes.is_person(name.node) {
                self.party_in_front(&name);
                self.adherent_before_comma(&name);
                self.party_behind(&name);
                self.party_letter_behind(&name);
            }
        }
    }

    /// "Republican Bob Corker", "Democratic House members James McGovern and John Olver of Massachusetts".
    fn party_in_front(&mut self, name: &Name) {
        let tree = self.tree;
        let (start, _) = tree.sentence(tree.sentence_of(name.start));
        // "his Liberal Democrat deputy prime minister, Nick Clegg"
        let mut low = name.start;
        if low > start + 1 && tree.lower(low - 1) == "," && self.post_class(low - 2) && tree.tag(low - 2) == Tag::Nn {
            low -= 1;
        }
        let end = low;
        while low > start.max(name.start.saturating_sub(9))
            && (tree.is_noun(low - 1) || tree.tag(low - 1) == Tag::Jj || self.joins_titles(low - 1))
        {
            low -= 1;
        }
        let mut token = low;
        while token < end {
            let Some((node, next)) = self.party_word(token) else {
                token += 1;
                continue;
            };
            let body = Argument::new(node, token, next - 1);
            // "Democratic members A and B", "Republicans A and B": all of them.
            let plural = (token..end).last().is_some_and(|i| matches!(tree.tag(i), Tag::Nns | Tag::Nnps));
            let holders = if plural { self.name_list(name) } else { vec![name.argument()] };
            for holder in holders {
                self.stand(&holder, &body, next, end, Rule::PartyInFrontOfAName);
            }
            token = next;
        }
    }

    /// "Republican senator and former governor Jane Roe": whether "and" stands between two titles of one person.
    fn joins_titles(&self, and: Index) -> bool {
        let tree = self.tree;
        let Some(title) = and.checked_sub(1).filter(|_| matches!(tree.lower(and), "and" | "&")) else { return false };
        let (start, _) = tree.sentence(tree.sentence_of(and));
        let inside = |i: &Index| tree.is_noun(*i) || tree.tag(*i) == Tag::Jj;
        let first = (start..title).rev().take_while(inside).last().unwrap_or(title);
        // "the senator and Governor Jane Roe": two people.
        let determined =
            first.checked_sub(1).is_some_and(|b| b >= start && matches!(tree.tag(b), Tag::Dt | Tag::PrpPoss));
        matches!(tree.tag(title), Tag::Nn | Tag::Nnp)
            && self.is_title_noun(title)
            && tree.word(and + 1).starts_with(char::is_lowercase)
            && self.names.at(and + 1).is_none()
            && !determined
    }

    /// "One Republican, Mark Amodei, has voiced support", "a Democrat, Jane Roe, said": the name follows in apposition.
    fn adherent_before_comma(&mut self, name: &Name) {
        let tree = self.tree;
        let (start, end) = tree.sentence(tree.sentence_of(name.start));
        // "One Republican, Representative Mark Amodei,": past his title.
        let comma = (start.max(name.start.saturating_sub(3))..name.start).rev().find(|i| tree.lower(*i) == ",");
        let titled = |c: &Index| (c + 1..name.start).all(|i| tree.is_noun(i) && self.post_class(i));
        let Some(noun) = comma.filter(titled).and_then(|c| c.checked_sub(1)).filter(|n| *n > start) else { return };
        let closed =
            name.end < end && (tree.lower(name.end) == "," || tree.is_verb(name.end) || tree.lower(name.end) == "of");
        let article = (start.max(noun.saturating_sub(3))..noun)
            .any(|i| matches!(tree.lower(i), "a" | "an" | "one" | "another" | "the" | "only" | "fellow"));
        let adherent = matches!(tree.tag(noun), Tag::Nn | Tag::Nnp) && self.names.at(noun).is_none();
        if !(closed && article && adherent) {
            return;
        }
        if let Some((party, _)) = self.party_word(noun) {
            let body = Argument::new(party, noun, noun);
            self.claim_structural(&name.argument(), "member-of", body, noun, None, Rule::PartyInFrontOfAName);
        }
    }

    /// "X became the party's nominee", "X will be the Republican Party candidate", "X is a candidate for the Liberal
    /// Democrats": whom a party puts up, and that it chose.
    pub(in crate::ingest::extract) fn read_candidate(&mut self, verb: Index) {
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let chosen = lemma == "become" || NOMINATING.contains(&lemma);
        if !(chosen || matches!(lemma, "be" | "remain" | "serve" | "run" | "stand"))
            || tree.kid(verb, Label::Neg).is_some()
        {
            return;
        }
        let noun = tree
            .kid(verb, Label::Attr)
            .or_else(|| tree.kid(verb, Label::Oprd))
            .or_else(|| tree.prepositional(verb, "as"))
            .filter(|n| CANDIDATES.contains(&tree.base(*n).as_str()) && self.names.at(*n).is_none());
        let Some(noun) = noun else { return };
        let who = if self.is_passive(verb) {
            self.patient(verb)
        } else if NOMINATING.contains(&lemma) {
            tree.kid(verb, Label::Dobj)
        } else {
            match self.subject(verb, 0) {
                Agent::Phrase(subject) => Some(subject),
                _ => None,
            }
        };
        let holder = who.and_then(|w| self.person_meant(w));
        let party = self.chosen_by(noun).or_else(|| {
            let object = ["for", "of"].iter().find_map(|p| tree.prepositional(noun, p))?;
            let name = self.names.at(object)?;
            let body = self.nodes.is_organization(name.node) && !self.nodes.is_chamber(name.node);
            body.then(|| name.argument())
        });
        let (Some(holder), Some(party)) = (holder, party) else { return };
        // "became the party's nominee" tells of the choice.
        if lemma != "become" {
            let role = Some(tree.lower(noun).to_owned());
            self.claim_structural(&holder, "represents", party.clone(), noun, role, Rule::PartysCandidate);
        }
        let modality = self.modality(verb);
        if chosen && modality == Some(Modality::Asserted) && !self.is_passive(verb) && lemma == "become" {
            let found = Match::of(lemma.to_owned());
            // "became the first Labour candidate elected to the council": by the voters.
            let elected = tree.kids(noun).any(|k| tree.label(k) == Label::Acl && tree.lemma(k) == "elect");
            let party = Some(party).filter(|_| !elected);
            self.claim(Telling::new(verb, "appointed", &found, Modality::Asserted, Rule::ElectionWon), party, holder);
        }
    }

    /// Makes the claim of a party word in front of a post or a name.
    fn stand(&mut self, holder: &Argument, party: &Argument, next: Index, end: Index, rule: Rule) {
        match self.party_standing(next, end) {
            Standing::Member => self.claim_structural(holder, "member-of", party.clone(), party.first, None, rule),
            Standing::Candidate(role, at) => {
                self.claim_structural(holder, "represents", party.clone(), at, Some(role), Rule::PartysCandidate);
            }
            // "Conservative leader X" leads the party: that says more.
            Standing::Leader => {}
        }
    }

    /// What the words behind a party word make of somebody.
    fn party_standing(&self, next: Index, end: Index) -> Standing {
        let tree = self.tree;
        let described =
            (next..end).take_while(|i| tree.is_noun(*i) || tree.pos(*i) == Pos::Adj || tree.tag(*i) == Tag::Hyph);
        let mut candidacy = described.filter(|i| CANDIDATES.contains(&tree.base(*i).as_str()));
        if let Some(head) = candidacy.next() {
            let first = if tree.word(next) == "Party" { next + 1 } else { next };
            return Standing::Candidate(tree.phrase(first, head).to_lowercase(), head);
        }
        // "the Democratic chairwoman of the committee" chairs the committee.
        let of_another = end < tree.len() && tree.lower(end) == "of" && tree.base(next) != "leader";
        // "Republican President Jane Roe" presides over a country.
        let of_state = next < end && tree.lower(next) == "president";
        let leads = next < end && self.leads_a_party(next) && !of_another && !of_state;
        let speaks = end > next && self.speaks_for_a_party(next, end - 1);
        if leads || speaks { Standing::Leader } else { Standing::Member }
    }

    /// "John Murtha, a Democratic congressman", "Jane Roe, a former officer and twelve-term Republican Representative",
    /// "Thom Tillis, a Republican,", "Lisa Murkowski—the incumbent Republican senator".
    fn party_behind(&mut self, name: &Name) {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(name.start));
        if name.end + 1 >= end || !matches!(tree.lower(name.end), "," | "—" | "–" | "--" | "-" | "(") {
            return;
        }
        let mut inside = true;
        let mut at = name.end + 1;
        while at < end && at < name.end + 18 {
            let word = tree.lower(at);
            if matches!(word, "a" | "an" | "the") {
                inside = matches!(tree.lower(at - 1), "," | "and" | "—" | "–" | "--" | "-" | "(" | "also");
            } else if tree.tag(at) == Tag::In {
                inside = false;
            }
            let described = tree.is_noun(at)
                || tree.pos(at) == Pos::Adj
                || matches!(
                    tree.tag(at),
                    Tag::Hyph
                        | Tag::Dt
                        | Tag::Cd
                        | Tag::Cc
                        | Tag::Comma
                        | Tag::Pos
                        | Tag::In
                        | Tag::Rb
                        | Tag::Rbs
                        | Tag::Jjs
                )
                || tree.label(at) == Label::Amod;
            let other = self.person_at(at).is_some();
            if !described || other || matches!(word, "who" | "which" | "that" | "said") {
                return;
            }
            if let Some((node, next)) = self.party_word(at).filter(|_| inside) {
                let phrase_end = (next..end)
                    .find(|i| !(tree.is_noun(*i) || tree.pos(*i) == Pos::Adj || tree.tag(*i) == Tag::Hyph))
                    .unwrap_or(end);
                let other = (next..phrase_end).any(|i| self.person_at(i).is_some());
                let plural = matches!(tree.tag(phrase_end - 1), Tag::Nns | Tag::Nnps);
                let closed = phrase_end >= end
                    || matches!(
                        tree.lower(phrase_end),
                        "," | "." | ";" | ")" | "—" | "–" | "--" | "-" | "and" | "who" | "whose" | "\"" | "”"
                    )
                    || matches!(tree.tag(phrase_end), Tag::In);
                if !other && !plural && closed {
                    if phrase_end == next {
                        self.read_seat_of(name, at, phrase_end, end);
                    }
                    let party = Argument::new(node, at, next - 1);
                    self.stand(&name.argument(), &party, next, phrase_end, Rule::PartyBehindAName);
                    self.committee_behind(name, phrase_end);
                }
                return;
            }
            at += 1;
        }
    }

    /// "a Democrat from West Virginia", "a Texas Republican" sits for it.
    fn read_seat_of(&mut self, name: &Name, party: Index, behind: Index, end: Index) {
        let tree = self.tree;
        let in_front = self.names.at(party - 1).filter(|n| n.end == party);
        let brings = behind + 1 < end && matches!(tree.lower(behind), "from" | "of" | "representing");
        let seat = self.names.at(behind + 1).filter(|_| brings).or(in_front);
        let of_state = |n: &&Name| self.nodes.get(n.node).is_some_and(|d| d.class == Some(EntryClass::Subdivision));
        if let Some(seat) = seat.filter(of_state).map(Name::argument) {
            let role = tree.word(party).to_owned();
            self.claim_structural(&name.argument(), "represents", seat, party, Some(role), Rule::SeatBehindAName);
        }
    }

    /// "Jane Roe, the most senior Democrat on the Oversight Committee": she sits there as well.
    fn committee_behind(&mut self, name: &Name, on: Index) {
        let tree = self.tree;
        if on + 1 >= tree.len() || tree.lower(on) != "on" {
            return;
        }
        let first = on + 1 + usize::from(tree.lower(on + 1) == "the");
        let body = self.organization_at(first).filter(|n| n.start == first).cloned();
        if let Some(body) = body {
            self.claim_structural(&name.argument(), "member-of", body.argument(), on, None, Rule::PartyBehindAName);
        }
    }

    /// "Tom Lantos, D-Calif.", "Ted Cruz (R-Texas)", "Ehud Barak (Labor)".
    fn party_letter_behind(&mut self, name: &Name) {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(name.start));
        if name.end + 1 >= end || !matches!(tree.lower(name.end), "," | "(") {
            return;
        }
        let holder = name.argument();
        let letter = (name.end + 1..end.min(name.end + 4)).find_map(|i| {
            let parts: Vec<&str> = tree.word(i).split(['-', '–']).collect();
            let next = || tree.lower((i + 1).min(end - 1));
            let letter = match parts.as_slice() {
                [letter, place] if !place.is_empty() => letter,
                [letter] if matches!(next(), "-" | "–") => letter,
                _ => return None,
            };
            Some((i, self.gazetteer.party_of_letter(letter)?))
        });
        if let Some((token, entry)) = letter {
            let node = self.nodes.of_entry(entry, "");
            let body = Argument::new(node, token, token);
            self.claim_structural(&holder, "member-of", body, token, None, Rule::PartyBehindAName);
        }
        let bracketed = (tree.lower(name.end) == "(")
            .then(|| self.names.at(name.end + 1).cloned())
            .flatten()
            .filter(|n| self.nodes.is_organization(n.node));
        if let Some(party) = bracketed {
            self.claim_structural(&holder, "member-of", party.argument(), party.start, None, Rule::PartyBehindAName);
        }
    }

    /// "X is the Democratic governor of Y", "X became Labour mayor": the party in front of a post that a verb gives.
    pub(in crate::ingest::extract) fn party_of_post(&mut self, holder: &Argument, post: Index) {
        let (low, _) = self.tree.reach(post);
        for token in low..post {
            if self.names.at(token).is_some() {
                continue;
            }
            if let Some((node, next)) = self.party_word(token) {
                let party = Argument::new(node, token, next - 1);
                self.stand(holder, &party, next, post + 1, Rule::PartyBehindAName);
                return;
            }
        }
    }
}
