//! Deaths and injuries that nouns count: "the death toll rises to 25", "leading to four deaths".
//! Also "twenty bodies were found", "claimed 40 lives", "190 were dead".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::plurals::plural_of;
use crate::ingest::extract::arguments::quantities;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::{Argument, or_nobody};
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Verbs that bring a toll to a number.
static REACHES: Words = Words::of("tolls.reaches");

/// What a toll is called where another was told before.
static EARLIER: Words = Words::of("tolls.earlier");

/// Verbs whose subject did what their object counts.
static CAUSES: Words = Words::of("tolls.causes");

/// Verbs that only tell of it.
static TELLS: Words = Words::of("tolls.tells");

/// Verbs of finding what lay hidden, and of getting it out.
static FINDING: Words = Words::of("tolls.finding");

/// Verbs of making arrests, or of making known how many.
static MAKING: Words = Words::of("tolls.making");

/// Verbs of what results in deaths.
static RESULTING: Words = Words::of("tolls.resulting");

/// Nouns for numbers that nobody counted.
static NUMBERS: Words = Words::of("tolls.numbers");

/// Nouns for a number of people ("the toll rose to 12").
static COUNTS: Words = Words::of("tolls.counts");

/// Nouns that are counted of the dead and injured ("12 deaths").
static DEATHS: Words = Words::of("tolls.deaths");

/// Nouns for what is found of the dead.
static BODIES: Words = Words::of("tolls.bodies");

/// Nouns that are counted of those held ("12 arrests").
static ARRESTS: Words = Words::of("tolls.arrests");

impl Reading<'_> {
    /// Reads what counts the dead and the injured, from the token `from` on.
    pub(in crate::ingest::extract) fn read_tolls(&mut self, from: Index) {
        for at in from..self.tree.len() {
            match self.tree.lemma(at) {
                noun if COUNTS.contains(&noun) => self.read_toll(at),
                noun if DEATHS.contains(&noun) => self.read_count(at),
                noun if BODIES.contains(&noun) => self.read_bodies(at),
                noun if ARRESTS.contains(&noun) => self.read_arrests(at),
                _ => {}
            }
        }
    }

    /// "The death toll from airstrikes on the city rises to at least 220 people"
    fn read_toll(&mut self, toll: Index) {
        let tree = self.tree;
        let verb = tree.head(toll);
        let words: Vec<Index> = tree.kids(toll).filter(|k| *k < toll).collect();
        let of_the_dead = words.iter().any(|k| matches!(tree.lemma(*k), "death" | "casualty" | "fatality"))
            || tree.lemma(toll) == "toll" && words.iter().all(|k| tree.label(*k) != Label::Compound)
            || tree.prepositional(toll, "of").is_some_and(|o| matches!(tree.lemma(o), "death" | "dead" | "fatality"));
        if !of_the_dead
            || !tree.is_verb(verb)
            || !REACHES.contains(&tree.lemma(verb))
            || !matches!(tree.label(toll), Label::Nsubj | Label::Nsubjpass | Label::Dobj)
        {
            return;
        }
        // "The toll in the fire at a hotel reached 14": where it burned is no number.
        let counts = |o: &Index| tree.tag(*o) == Tag::Cd || self.quantity(*o).is_some();
        let objects = ["to", "at", "past", "above", "over"]
            .iter()
            .find_map(|p| [verb, toll].into_iter().find_map(|holder| tree.prepositional(holder, p).filter(counts)));
        let number = objects.or_else(|| {
            tree.kids(verb).find(|k| *k > verb && *k != toll && matches!(tree.label(*k), Label::Dobj | Label::Attr))
        });
        let Some(number) = number else { return };
        // "46 people killed" says by itself what became of them.
        if tree.kids(number).any(|k| tree.label(k) == Label::Acl && tree.is_verb(k)) {
            return;
        }
        // "put the toll at 35": the number was taken for a time.
        let bare = || quantities::read(&[tree.lower(number)]).filter(|_| tree.tag(number) == Tag::Cd);
        let Some(quantity) = self.quantity(number).or_else(bare) else { return };
        let counted =
            if tree.pos(number) == Pos::Num { None } else { self.resolve_one(number, Want::Any).into_iter().next() };
        let target = self.toll_of(&words, toll).or(counted);
        let mut targets = vec![self.counted_as(target, number, quantity)];
        let including: Vec<Index> = tree
            .kids(number)
            .chain(tree.kids(verb))
            .filter(|k| tree.lower(*k) == "including")
            .filter_map(|k| tree.kid(k, Label::Pobj))
            .collect();
        for more in including {
            targets.extend(self.resolve(more, Want::Any).into_iter().filter(|a| a.quantity.is_some()));
        }
        let mut sources = Vec::new();
        for preposition in ["from", "of", "in", "due"] {
            // "The fighting has brought the death toll from the offensive to 1,000"
            let behind = || tree.prepositional(verb, preposition).filter(|_| preposition == "from");
            if let Some(object) = tree.prepositional(toll, preposition).or_else(behind).filter(|_| sources.is_empty()) {
                sources = self.cause_in(object, "killed");
            }
        }
        if sources.is_empty() {
            sources = self.cause_of_counted(toll);
        }
        // "The toll from the landslide rose to 46. The previous toll was 37."
        if sources.is_empty() && words.iter().any(|k| EARLIER.contains(&tree.lower(*k))) {
            let from = tree.line_around(toll).start.max(tree.sentences_back(toll, 1));
            let told = self.claims.within(from..toll).rfind(|c| c.relation == "killed" && c.quantity.is_some());
            sources.extend(told.and_then(|c| c.source.clone()).map(|s| Argument { quantity: None, ..s }));
        }
        self.claim_toll(toll, "killed", sources, targets);
    }

    /// "a protester death count": whom the toll counts, as the words before it say.
    fn toll_of(&mut self, words: &[Index], toll: Index) -> Option<Argument> {
        let tree = self.tree;
        for word in words.iter().copied() {
            if let Some(entry) = self.gazetteer.demonym(tree.word(word)) {
                // "Palestinian" counts Palestinians; "Chinese" has no plural of its own.
                let plural = format!("{}s", tree.word(word));
                if !entry.name.is_empty() && tree.word(word).ends_with('n') {
                    let node = self.descriptive(NodeKind::Actor, &plural, &plural.to_lowercase(), word, true);
                    return Some(Argument::new(node, word, toll));
                }
            }
            let base = tree.base(word);
            // "the official death toll", "suspected deaths"
            if !matches!(tree.tag(word), Tag::Nn | Tag::Nns | Tag::Nnp)
                || matches!(base.as_str(), "official" | "casualty" | "victim")
            {
                continue;
            }
            if self.class_of(word, &base).is(NounClass::PERSON)
                && !crate::ingest::extract::arguments::populations::ANYBODY.contains(&base.as_str())
            {
                let plural = plural_of(&base);
                let node = self.descriptive(NodeKind::Actor, &plural, &base, word, true);
                return Some(Argument::new(node, word, toll));
            }
        }
        None
    }

    fn counted_as(&mut self, who: Option<Argument>, at: Index, quantity: crate::model::Quantity) -> Argument {
        let person = who.filter(|a| self.nodes.is_actor(a.node));
        let mut target = person.unwrap_or_else(|| {
            let node = self.descriptive(NodeKind::Actor, "people", "people", at, true);
            Argument::new(node, at, at)
        });
        target.quantity = Some(quantity);
        target
    }

    /// "leading to four deaths", "resulting in 25 injuries", "the deaths of 12 miners", "claimed 40 lives"
    fn read_count(&mut self, noun: Index) {
        let tree = self.tree;
        let lemma = tree.lemma(noun);
        let relation = if lemma == "injury" { "injured" } else { "killed" };
        let of = tree.prepositional(noun, "of");
        // "Hundreds of deaths"
        let of_noun = tree.head(noun);
        let amount = (tree.label(noun) == Label::Pobj && tree.lower(of_noun) == "of").then(|| tree.head(of_noun));
        let amount = amount.and_then(|a| Some((a, quantities::read(&[tree.lower(a)])?)));
        let mut number = self.quantity(noun).or(amount.map(|(_, quantity)| quantity));
        if lemma == "dead" && matches!(tree.label(noun), Label::Acomp) {
            return self.read_dead(noun);
        }
        if lemma == "dead" && self.read_headline_dead(noun) {
            return;
        }
        let who = of
            .and_then(|o| self.resolve_one(o, Want::Any).into_iter().next())
            .filter(|a| self.nodes.is_nameless(a.node));
        number = number.or_else(|| who.as_ref().and_then(|a| a.quantity));
        let Some(quantity) = number else { return };
        // "5,234 cases and 210 deaths had been reported"
        let noun_in = amount.map_or_else(|| tree.first_conjunct(noun), |(a, _)| a);
        let (mut verb, mut to) = (tree.head(noun_in), "");
        if tree.label(noun_in) == Label::Pobj {
            to = tree.lower(verb);
            verb = tree.head(verb);
        }
        let (causes, tells) = (CAUSES.contains(&tree.lemma(verb)), TELLS.contains(&tree.lemma(verb)));
        let fits = match tree.lemma(verb) {
            "lead" | "bring" | "contribute" => to == "to",
            "result" | "end" => to == "in",
            _ => to.is_empty(),
        };
        let lives = lemma != "life" || matches!(tree.lemma(verb), "claim" | "cost" | "take");
        let with = to == "with" && lemma != "life";
        if !(tree.is_verb(verb) && (causes || tells) && fits && lives || with) {
            return;
        }
        let words: Vec<Index> = tree.kids(noun).filter(|k| *k < noun).collect();
        let who = self.toll_of(&words, noun).or(who);
        let mut all = vec![self.counted_as(who, noun, quantity)];
        // "the deaths of 145 insurgents, 18 civilians and 18 soldiers"
        for one in of.map(|o| tree.conjuncts(o)).unwrap_or_default().into_iter().skip(1) {
            let counted = self.resolve_one(one, Want::Any).into_iter().filter(|a| a.quantity.is_some());
            all.extend(counted.collect::<Vec<_>>());
        }
        let mut sources = if causes && !with { self.causes_told_by(verb, relation) } else { Vec::new() };
        if sources.is_empty() {
            sources = self.cause_of_deaths(noun, relation);
        }
        if sources.is_empty() && relation == "killed" {
            sources = self.contagion_of_cases(noun);
        }
        self.claim_toll(noun, relation, sources, all);
    }

    /// Who or what a verb says that deaths or injuries come of.
    fn causes_told_by(&mut self, verb: Index, relation: &'static str) -> Vec<Argument> {
        let tree = self.tree;
        let Agent::Phrase(subject) = self.agent(verb) else { return Vec::new() };
        // Of what results in deaths: an event, not whoever reports them or where they were.
        let outcome = RESULTING.contains(&tree.lemma(verb));
        let body =
            NounClass::BODY.or(NounClass::PLACE).or(NounClass::GOVERNMENT).or(NounClass::PERSON).or(NounClass::POST);
        let event = self.names.at(subject).is_none() && !self.class_of(subject, &tree.base(subject)).is(body);
        if outcome && !event {
            return Vec::new();
        }
        let mut sources = self.doers(subject, relation);
        if sources.is_empty() {
            sources = self.cause_in(subject, relation);
        }
        // "there were 126,000 cases of the disease, resulting in 4,600 deaths"
        if let Some(told) = tree.kid(tree.head(verb), Label::Attr).filter(|_| sources.is_empty()) {
            sources = self.cause_in(told, relation);
        }
        sources
    }

    /// "Five dead as storm batters Philippines", "At least 12 dead in Texas floods": a headline without a verb.
    fn read_headline_dead(&mut self, dead: Index) -> bool {
        let tree = self.tree;
        let (start, end) = tree.sentence(tree.sentence_of(dead));
        let Some(who) = dead.checked_sub(1).filter(|w| *w >= start && dead <= start + 5) else { return false };
        let opens = (start..who).all(|i| {
            matches!(tree.tag(i), Tag::Cd | Tag::In | Tag::Jjr | Tag::Jjs | Tag::Rb | Tag::Rbs | Tag::Rbr | Tag::Jj)
                || tree.is_noun(i)
        });
        let next = if dead + 1 < end { tree.lower(dead + 1) } else { "" };
        let goes_on =
            matches!(next, "in" | "as" | "after" | "when" | "from" | "," | "and" | "following" | "near" | "at");
        let number = tree.tag(who) == Tag::Cd || NUMBERS.contains(&tree.lower(who));
        let counted = matches!(tree.tag(who), Tag::Nns) && self.quantity(who).is_some();
        if !opens || !goes_on || !(number || counted) {
            return false;
        }
        let targets = if number { self.counted(who) } else { self.resolve_one(who, Want::Any) };
        let targets: Vec<Argument> = targets.into_iter().filter(|a| self.nodes.is_actor(a.node)).collect();
        if targets.is_empty() {
            return false;
        }
        // What killed them is the natural cause that the rest of the headline names.
        let natural = (dead + 1..end).find(|i| {
            tree.is_noun(*i)
                && tree.label(*i) != Label::Compound
                && self.class_of(*i, &tree.base(*i)).is(NounClass::CAUSE)
        });
        let sources = match natural {
            // "Five dead as storm batters…": the parse may hang the dead on the storm.
            Some(n) if tree.reach(n).0 <= dead => {
                let base = tree.base(n);
                let node = self.descriptive(NodeKind::Event, &base, &base, n, false);
                vec![Argument::new(node, n, n)]
            }
            Some(n) => self.doers(n, "killed"),
            None => Vec::new(),
        };
        self.claim_toll(dead, "killed", sources, targets);
        true
    }

    /// "190 were dead": whoever is said to be.
    fn read_dead(&mut self, dead: Index) {
        let tree = self.tree;
        let verb = tree.head(dead);
        let Some(subject) = tree.kid(verb, Label::Nsubj).filter(|_| tree.lemma(verb) == "be") else { return };
        let found = self.resolve(subject, Want::Any);
        let targets = found.into_iter().filter(|a| a.quantity.is_some() && self.nodes.is_nameless(a.node)).collect();
        let sources = self.cause(verb, "killed");
        self.claim_toll(verb, "killed", sources, targets);
    }

    /// "Twenty bodies were found near the town", "recovered the bodies of 12 miners"
    fn read_bodies(&mut self, noun: Index) {
        let tree = self.tree;
        let verb = tree.head(noun);
        let found = FINDING.contains(&tree.lemma(verb));
        if !found || !matches!(tree.label(noun), Label::Nsubjpass | Label::Dobj) || tree.tag(noun) == Tag::Nnp {
            return;
        }
        let who = tree.prepositional(noun, "of").and_then(|o| self.resolve_one(o, Want::Any).into_iter().next());
        let who = who.filter(|a| self.nodes.is_nameless(a.node));
        let Some(quantity) = self.quantity(noun).or_else(|| who.as_ref().and_then(|a| a.quantity)) else { return };
        // "Seven migrant bodies are recovered"
        let words: Vec<Index> = tree.kids(noun).filter(|k| *k < noun).collect();
        let who = who.or_else(|| self.toll_of(&words, noun));
        let target = self.counted_as(who, noun, quantity);
        self.claim_toll(noun, "killed", Vec::new(), vec![target]);
    }

    /// "Over sixty arrests have been made", "police made 12 arrests", "leading to four arrests"
    fn read_arrests(&mut self, noun: Index) {
        let tree = self.tree;
        let Some(quantity) = self.quantity(noun) else { return };
        let (mut verb, mut to) = (tree.head(noun), "");
        if tree.label(noun) == Label::Pobj {
            to = tree.lower(verb);
            verb = tree.head(verb);
        }
        let made = match tree.lemma(verb) {
            "lead" => to == "to",
            "result" => to == "in",
            other => MAKING.contains(&other) && to.is_empty(),
        };
        if !made || tree.prepositional(noun, "of").is_some() {
            return;
        }
        let target = self.counted_as(None, noun, quantity);
        let makes = matches!(tree.lemma(verb), "make" | "carry" | "conduct");
        let sources = match self.agent(verb) {
            Agent::Phrase(subject) if makes => self.resolve(subject, Want::Agent),
            _ => Vec::new(),
        };
        self.claim_toll(noun, "detained", sources, vec![target]);
    }

    fn claim_toll(&mut self, at: Index, relation: &'static str, sources: Vec<Argument>, targets: Vec<Argument>) {
        let tree = self.tree;
        let clause = tree.clause_of(at);
        let Some(modality) = self.modality(if tree.is_verb(clause) { clause } else { at }) else { return };
        let found = Match::of(format!("{} count", tree.lemma(at)));
        let sources = or_nobody(sources);
        for source in &sources {
            for target in &targets {
                self.claim(Telling::new(at, relation, &found, modality, Rule::Toll), source.clone(), target.clone());
            }
        }
    }
}
