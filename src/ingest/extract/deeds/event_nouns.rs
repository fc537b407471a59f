//! Claims that nouns make: "talks between X and Y", "an attack by X on Y", "X's call for Z".

use crate::ingest::extract::arguments::resolve::Want;
use crate::ingest::extract::deeds::events::{CAMPAIGNS, Match, is_harm};
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::clause::Agent;
use crate::ingest::extract::reading::{Argument, Reading};
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, NounFrame, PlaceClass, relation};
use crate::model::NodeKind;

impl Reading<'_> {
    /// The reading of a noun that acts as a verb, and its words. Of several the one whose prepositions are there.
    pub(in crate::ingest::extract) fn noun_phrase_frame(&self, noun: Index) -> Option<(&'static NounFrame, String)> {
        let tree = self.tree;
        let base = tree.base(noun);
        let before = noun.checked_sub(1).filter(|b| tree.head(*b) == noun);
        let joint = tree.kids(noun).any(|k| k < noun && matches!(tree.lower(k), "joint" | "combined" | "bilateral"));
        // "an exchange of fire" is no exchange.
        let of = tree.prepositional(noun, "of").map(|o| format!("{base} of {}", tree.base(o)));
        let phrases = [of, before.map(|b| format!("{} {base}", tree.lower(b))), joint.then(|| format!("joint {base}"))];
        let phrase = phrases.into_iter().flatten().find(|p| !self.frames.noun(p).is_empty()).unwrap_or(base);
        let frames = self.frames.noun(&phrase);
        // "strikes against two vehicles" harm, "a strike against the reform" does not.
        if phrase == "strike" && !self.is_walkout(noun) {
            return frames.iter().find(|f| f.relation == "attacked").map(|f| (f, phrase));
        }
        let has = |prepositions: &[&str]| prepositions.iter().any(|p| tree.prepositional(noun, p).is_some());
        let chosen = frames
            .iter()
            .find(|f| has(&f.target))
            .or_else(|| frames.iter().find(|f| has(&f.source)))
            .or_else(|| frames.first())?;
        Some((chosen, phrase))
    }

    /// Whether the owner of a deed suffers it: "his arrest", "Smith's conviction", not "Israel's detention of the crew".
    fn names_its_victim(&self, noun: Index, relation_name: &str) -> bool {
        // A president's impeachment trial holds him nowhere.
        let impeached = self.tree.kids(noun).any(|k| self.tree.lower(k) == "impeachment");
        // "after his release from prison"
        let freed = relation_name == "conceded"
            && self.tree.label(noun) == Label::Pobj
            && matches!(self.tree.lemma(noun), "release" | "acquittal" | "pardon" | "exoneration" | "parole");
        (matches!(relation_name, "detained" | "killed") || freed)
            && !impeached
            && self.tree.prepositional(noun, "of").is_none()
            && self.tree.kids(noun).any(|k| k < noun && self.tree.label(k) == Label::Poss)
    }

    /// Whether a noun is what the clause happens in, after or for: "In a phone call with Putin, Macron urged…", "following
    /// talks with Iran", "on a visit to Kyiv": whoever the clause is about takes part; "during his visit to Kyiv, Tusk said"
    /// too, since "his" looks forward.
    fn is_circumstance(&self, noun: Index, clause: Index, of_that_kind: bool) -> bool {
        let tree = self.tree;
        tree.is_verb(clause)
            && of_that_kind
            && tree.label(noun) == Label::Pobj
            && tree.head(tree.head(noun)) == clause
            && matches!(
                tree.lower(tree.head(noun)),
                "in" | "during"
                    | "at"
                    | "after"
                    | "following"
                    | "on"
                    | "amid"
                    | "through"
                    | "for"
                    | "since"
                    | "despite"
            )
    }

    /// Reads every noun that acts as a verb, from the token `from` on.
    pub(in crate::ingest::extract) fn read_event_nouns(&mut self, from: Index) {
        for noun in from..self.tree.len() {
            if self.tree.is_noun(noun)
                && self.names.at(noun).is_none()
                && self.tree.label(noun) != Label::Compound
                && let Some((frame, predicate)) = self.noun_phrase_frame(noun)
            {
                self.read_event_noun(noun, frame, predicate);
            }
            if self.tree.is_noun(noun) {
                self.read_allegation_noun(noun);
            }
        }
    }

    fn read_event_noun(&mut self, noun: Index, frame: &'static NounFrame, predicate: String) {
        let tree = self.tree;
        let Some(relation) = relation(frame.relation) else {
            return;
        };
        // What is only asked for, refused, feared or threatened did not happen.
        let clause = tree.clause_of(noun);
        let asked = |r: &str| {
            matches!(
                r,
                "called-for" | "rejected" | "threatened" | "warned" | "denied" | "accused" | "condemned" | "supported"
            )
        };
        // "bar inspections of the plant"
        let barred =
            matches!(tree.lemma(clause), "bar" | "ban" | "prohibit" | "forbid" | "outlaw" | "block" | "prevent");
        if tree.is_verb(clause) && barred && tree.head(noun) == clause && !is_harm(frame.relation) {
            return;
        }
        // "reached an agreement on licence plates": that is agreed to, and told by the verb.
        let told = tree.is_verb(clause) && tree.label(noun) == Label::Dobj && tree.head(noun) == clause;
        if told
            && frame.relation == "agreed-to"
            && self.says(clause, |r| matches!(r, "agreed-to" | "signed" | "adopted"))
            // "announced a ceasefire between Kenya and Uganda": who announces it does not agree to it.
            && tree.lemma(clause) != "announce"
        {
            return;
        }
        // "flew to Abidjan for talks with Gbagbo": who travels talks.
        let travels = tree.is_verb(clause)
            && tree.label(noun) == Label::Pobj
            && matches!(tree.lower(tree.head(noun)), "for" | "to")
            && relation.symmetric
            && self.frames.verb(tree.lemma(clause)).iter().any(|f| f.relation == "visited")
            && !self.says(clause, asked);
        // "ended its cooperation": it no longer does.
        let ends = matches!(tree.lemma(clause), "end" | "suspend" | "halt" | "cut" | "break" | "terminate");
        let ends_aid =
            matches!(tree.lemma(clause), "halt" | "stop" | "withhold" | "freeze" | "pause" | "slash") || ends;
        let calls_off = ends || matches!(tree.lemma(clause), "scrap" | "boycott" | "reject" | "refuse");
        if (ends && matches!(frame.relation, "cooperated-with" | "supported")
            || calls_off && frame.relation == "met-with"
            || ends_aid && frame.relation == "aided")
            && tree.label(noun) == Label::Dobj
        {
            return;
        }
        if let Some((givers, receivers)) = self.received(noun, frame.relation) {
            if let Some(modality) = self.modality(noun) {
                let found = Match::of(predicate);
                self.claim_each(noun, &givers, frame.relation, &receivers, &found, modality, "received from somebody");
            }
            return;
        }
        let light = tree.is_verb(clause) && (travels || self.frames.is_light(tree.lemma(clause)));
        if tree.is_verb(clause)
            && !light
            && self.says(clause, asked)
            && !is_harm(frame.relation)
            // "During a visit to Kenya, she praised the army"
            && !(frame.relation == "visited" && self.is_circumstance(noun, clause, true))
            && !(relation.symmetric
                && (self.is_circumstance(noun, clause, true)
                    // "mediates talks between Israel and Hamas"
                    || matches!(tree.lemma(clause), "mediate" | "facilitate" | "broker" | "support" | "back")
                        && tree.prepositional(noun, "between").is_some()))
            || self.asked_for.contains(&clause)
        {
            return;
        }
        // "ordered the arrest of": not yet.
        let sought = matches!(
            tree.lemma(clause),
            "order"
                | "seek"
                | "demand"
                | "request"
                | "authorize"
                | "authorise"
                | "urge"
                | "want"
                | "mention"
                | "discuss"
        );
        // "information leading to his capture"
        let leading = tree.lower(tree.head(noun)) == "to" && tree.lemma(tree.head(tree.head(noun))) == "lead";
        let tip =
            leading && matches!(tree.lemma(tree.head(tree.head(tree.head(noun)))), "information" | "tip" | "clue");
        if frame.relation == "detained" && tip {
            return;
        }
        // A court that orders somebody's detention detains him.
        let by_court = tree.lemma(clause) == "order" && tree.lemma(noun) != "arrest";
        if frame.relation == "detained" && sought && !by_court && tree.label(noun) == Label::Dobj {
            return;
        }
        // "launched an offensive on": that it began says it.
        if frame.relation == "attacked"
            && CAMPAIGNS.contains(&tree.lemma(noun))
            && tree.label(noun) == Label::Dobj
            && matches!(tree.lemma(tree.head(noun)), "launch" | "begin" | "start" | "mount" | "open" | "initiate")
        {
            return;
        }
        let Some(modality) = self.modality(noun) else {
            return;
        };
        let mut parties: Vec<Argument> = Vec::new();
        let mut targets: Vec<Argument> = Vec::new();
        let mut raided = false;
        for preposition in &frame.source {
            // "had a meeting with Y": Y is the other side.
            if relation.symmetric && frame.target.contains(preposition) && !matches!(*preposition, "between" | "among")
            {
                continue;
            }
            // "agreements reached between the two"
            let reached = || {
                let made = tree.kids(noun).find(|k| {
                    tree.label(*k) == Label::Acl
                        && tree.tag(*k) == Tag::Vbn
                        && matches!(
                            tree.lemma(*k),
                            "reach" | "strike" | "hold" | "make" | "conclude" | "sign" | "agree"
                        )
                })?;
                tree.prepositional(made, preposition).filter(|_| *preposition == "between")
            };
            if let Some(object) = tree.prepositional(noun, preposition).or_else(reached) {
                let found = self.resolve(object, Want::Agent);
                let between = *preposition == "between" || *preposition == "among";
                if relation.symmetric && between {
                    let found_match = Match::of(predicate.clone());
                    let mut found = found;
                    self.keep_kinds(&mut found, frame.relation);
                    self.pairs(noun, frame.relation, &found, &found_match, modality, "event noun, between");
                    return;
                }
                if parties.is_empty() && !(frame.target.contains(preposition) && is_harm(frame.relation)) {
                    parties = found;
                }
            }
        }
        // "tariffs instituted by Canada on Chinese goods"
        if parties.is_empty()
            && frame.relation == "sanctioned"
            && let Some(by) = tree
                .kids(noun)
                .filter(|k| tree.label(*k) == Label::Acl)
                .find_map(|k| tree.kid(k, Label::Agent))
                .and_then(|by| tree.kid(by, Label::Pobj))
        {
            parties = self.resolve(by, Want::Agent);
        }
        // "support for the ban came from two senators"
        if parties.is_empty() && asked(frame.relation) {
            parties = self.come_from(noun);
        }
        if parties.is_empty() && frame.relation == "attacked" {
            parties = self.attackers(noun);
            let owned = |k: Index| {
                k < noun
                    && (self.names.at(k).is_some()
                        || tree.label(k) == Label::Poss
                        || self.gazetteer.demonym(tree.word(k)).is_some())
            };
            if parties.is_empty() && !tree.kids(noun).any(owned) {
                parties = self.raider(noun);
                raided = !parties.is_empty();
            }
        }
        if parties.is_empty() {
            let possessor = tree.kids(noun).find(|k| {
                *k < noun
                    && matches!(tree.label(*k), Label::Poss | Label::Amod | Label::Compound | Label::Nmod)
                    && (self.names.at(*k).is_some()
                        || tree.tag(*k) == Tag::PrpPoss
                        || self.gazetteer.demonym(tree.word(*k)).is_some()
                        // "protesters' demands for an inquiry"
                        || tree.label(*k) == Label::Poss
                            && tree.is_noun(*k)
                            && matches!(frame.relation, "called-for" | "rejected" | "supported" | "condemned")
                            && self.class_of(*k, &tree.base(*k)).is(
                                NounClass::PERSON.or(NounClass::PEOPLE).or(NounClass::BODY).or(NounClass::POST)
                            ))
            });
            let struck = possessor.filter(|_| frame.relation == "attacked").and_then(|p| self.names.at(p)).cloned();
            let struck = struck.filter(|n| {
                let place = |d: &crate::ingest::extract::nodes::Draft| {
                    d.kind == NodeKind::Location && d.class != Some(PlaceClass::Country)
                };
                self.nodes.get(n.node).is_some_and(place)
            });
            if let Some(struck) = struck {
                // "a Kabul car bombing"
                targets.push(Argument::new(struck.node, struck.start, struck.end - 1));
            } else if frame.relation == "attacked" && possessor.is_none_or(|p| tree.tag(p) != Tag::PrpPoss) {
                parties = self.whose_attack(noun);
            } else if let Some(victim) = possessor.filter(|_| self.names_its_victim(noun, frame.relation)) {
                // "his arrest", "the journalist's murder"
                targets = self.resolve(victim, Want::Agent);
                targets.retain(|t| {
                    self.nodes
                        .get(t.node)
                        .is_some_and(|d| d.kind == NodeKind::Actor && (d.person || t.quantity.is_some()))
                });
            } else if let Some(possessor) = possessor {
                parties = match self.demonym(possessor) {
                    Some(node) => vec![Argument::new(node, possessor, possessor)],
                    None => self.resolve(possessor, Want::Agent),
                };
            }
        }
        let aside = self.is_circumstance(noun, clause, relation.symmetric || frame.relation == "visited");
        let about_clause = aside.then(|| self.subject(clause, 0));
        if let Some(Agent::Phrase(subject)) = about_clause
            && (parties.is_empty()
                || subject > noun && tree.kids(noun).any(|k| tree.tag(k) == Tag::PrpPoss && k < noun))
            && (tree.kids(noun).any(|k| matches!(tree.lower(k), "a" | "an") || tree.tag(k) == Tag::PrpPoss)
                || tree.tag(noun) == Tag::Nns && relation.symmetric
                || frame.target.iter().any(|p| tree.prepositional(noun, p).is_some()))
        {
            parties = self.resolve(subject, Want::Agent);
        }
        let (mut parties, modality) = match self.convict(noun, frame.relation) {
            Some((convicts, deed)) if parties.is_empty() => (convicts, deed),
            _ => (parties, modality),
        };
        // "conducts arrests, searches, and interrogations of": each is an object.
        let mut top = noun;
        while tree.label(top) == Label::Conj && tree.is_noun(tree.head(top)) {
            top = tree.head(top);
        }
        let is_object = tree.label(top) == Label::Dobj && tree.head(top) == clause;
        if parties.is_empty()
            && light
            && is_harm(frame.relation)
            && is_object
            && let Agent::Phrase(subject) = self.agent(clause)
        {
            parties = self.doers(subject, frame.relation);
        }
        if parties.is_empty()
            && light
            && (is_object || travels || (tree.label(noun) == Label::Nsubjpass && self.is_passive(clause)))
            && let Agent::Phrase(subject) = self.agent(clause)
        {
            parties = self.resolve(subject, Want::Agent);
        }
        if parties.is_empty() || light && matches!(tree.lemma(clause), "announce" | "unveil") {
            let announced = self.announcer_of_force(noun, clause, frame.relation, is_object);
            if !announced.is_empty() {
                parties = announced;
            }
        }
        // "suffered an attack by rebels", "was the target of a bombing": whoever did is its target.
        if frame.relation == "attacked" && targets.is_empty() {
            targets = self.sufferers(noun);
        }
        let holder = if is_object && light { Some(clause) } else { None };
        let told = tree.kids(noun).find(|k| tree.label(*k) == Label::Acl && tree.kid(*k, Label::Agent).is_some());
        for preposition in &frame.target {
            if !targets.is_empty() {
                break;
            }
            let object = tree
                .prepositional(noun, preposition)
                .or_else(|| holder.or(told).and_then(|v| tree.prepositional(v, preposition)))
                .or_else(|| self.behind_attacker(noun, preposition).filter(|_| frame.relation == "attacked"));
            if let Some(object) = object {
                targets = if *preposition == "in" {
                    self.resolve(object, Want::Place)
                } else {
                    self.target_phrase(object, frame.relation)
                };
                targets.retain(|t| self.nodes.get(t.node).is_some_and(|d| relation.takes(d.kind)));
                if !targets.is_empty() {
                    break;
                }
            }
        }
        // "announces a ceasefire between Kenya and Uganda": those two agreed to it.
        let told_by_another = matches!(
            tree.lemma(clause),
            "announce" | "broker" | "arrange" | "hail" | "welcome" | "confirm" | "unveil" | "declare" | "oversee"
        ) && tree.prepositional(noun, "between").is_some();
        if frame.relation == "agreed-to" && !parties.is_empty() && (!light || told_by_another) {
            let kind = if self.class_of(noun, &tree.base(noun)).is(NounClass::DOCUMENT) {
                NodeKind::Resolution
            } else {
                NodeKind::Event
            };
            let base = tree.base(noun);
            targets = self.thing(noun, &base, kind, false);
        }
        parties.retain(|p| {
            self.nodes.get(p.node).is_some_and(|d| !matches!(d.kind, NodeKind::Event | NodeKind::Resolution))
        });
        if frame.relation == "attacked" && !targets.is_empty() {
            self.add_struck_besides(noun, &mut targets);
        }
        targets.retain(|t| !parties.iter().any(|p| p.node == t.node));
        if frame.relation == "attacked" && parties.is_empty() && self.read_clash_with(noun, modality, &predicate) {
            return;
        }
        if frame.relation == "attacked" && targets.is_empty() {
            // "clashes between A and B": each attacks the other.
            let between = self.between(noun);
            if let Some(both) = between {
                let found = Match::of(predicate);
                if parties.len() < 2 {
                    parties = self.resolve(both, Want::Agent);
                    parties.retain(|p| self.acts(p.node));
                }
                // "a battle in the media between Bush and Putin": people in a dispute fight with words.
                let words = matches!(tree.lemma(noun), "conflict" | "battle" | "fight" | "confrontation" | "war");
                if words && parties.iter().any(|p| self.nodes.get(p.node).is_some_and(|d| d.person)) {
                    return;
                }
                for a in &parties {
                    for b in parties.iter().filter(|b| b.node != a.node) {
                        self.claim(
                            noun,
                            Some(a.clone()),
                            "attacked",
                            b.clone(),
                            &found,
                            modality,
                            "event noun, between",
                        );
                    }
                }
                return;
            }
            // "shot dead by gunmen in an attack in the town": the town is only where.
            if !raided && (!parties.is_empty() || !self.under_harm(noun)) {
                targets = self.struck(noun);
                // "A raid kills eleven in Sinaloa": nobody's raid, and the place is only where.
                if parties.is_empty() && tree.label(noun) == Label::Nsubj && self.is_harming(tree.head(noun)) {
                    let place = tree.prepositional(noun, "in");
                    targets.retain(|t| place.is_some_and(|p| (t.first..=t.last).contains(&p)));
                }
            }
        }
        if is_harm(frame.relation) {
            parties.retain(|p| self.acts(p.node));
        }
        if parties.is_empty() && frame.needs_agent {
            return;
        }
        // "has repelled the assaults": whose they were is told elsewhere.
        if parties.is_empty()
            && frame.relation == "attacked"
            && is_object
            && matches!(tree.lemma(clause), "repel" | "foil" | "thwart" | "repulse" | "withstand")
        {
            return;
        }
        // "ordered the closure of all schools" sanctions nobody.
        if frame.relation == "sanctioned" && matches!(tree.lemma(noun), "closure" | "closing" | "shutdown" | "recall") {
            targets.retain(|t| self.nodes.get(t.node).is_some_and(|d| d.named));
        }
        // "his return to health"
        if frame.relation == "visited" && tree.lemma(noun) == "return" {
            targets.retain(|t| self.nodes.get(t.node).is_some_and(|d| d.named));
        }
        if !is_harm(frame.relation) {
            self.add_parts_of_targets(noun, &mut targets);
        }
        if frame.relation == "attacked" && targets.is_empty() && !parties.is_empty() && !raided {
            targets = self.ambushed(noun);
            targets.retain(|t| !parties.iter().any(|p| p.node == t.node));
        }
        // "the attack, conducted by the Taliban": whatever was last told to have been attacked.
        if frame.relation == "attacked" && targets.is_empty() && !parties.is_empty() && !raided {
            targets = self.told_attacked(noun);
        }
        let found = Match::of(predicate);
        let crowd = |p: &Argument| self.nodes.get(p.node).is_some_and(|d| d.kind == NodeKind::Actor);
        if frame.relation == "protested" && (targets.is_empty() || !parties.iter().any(crowd)) && !self.is_held(noun) {
            self.read_nameless_protest(noun, &parties, &targets, modality, &found);
            return;
        }
        if targets.is_empty() {
            if relation.symmetric && parties.len() > 1 {
                self.pairs(noun, frame.relation, &parties, &found, modality, "event noun, together");
            }
            return;
        }
        if parties.is_empty() {
            // "An investigation into the crash is under way"
            let verb = tree.head(noun);
            let under_way = frame.relation == "investigated"
                && matches!(tree.label(noun), Label::Nsubj | Label::Nsubjpass)
                && matches!(
                    tree.lemma(verb),
                    "be" | "continue"
                        | "begin"
                        | "start"
                        | "open"
                        | "launch"
                        | "order"
                        | "conduct"
                        | "remain"
                        | "proceed"
                );
            let freed = self.names_its_victim(noun, frame.relation);
            if under_way || is_harm(frame.relation) || matches!(frame.relation, "detained") || freed {
                for target in targets {
                    self.claim(noun, None, frame.relation, target, &found, modality, "event noun");
                }
            }
            return;
        }
        // "approves an arms sale to Taiwan": told of the verb.
        let told = |p: &Argument, t: &Argument, c: &crate::ingest::extract::reading::Draft| {
            c.relation == "aided"
                && frame.relation == "aided"
                && c.target.node == t.node
                && c.source.as_ref().is_some_and(|s| s.node == p.node)
                && tree.sentence_of(c.trigger) == tree.sentence_of(noun)
        };
        for party in &parties {
            for target in &targets {
                if self.claims.iter().any(|c| told(party, target, c)) {
                    continue;
                }
                self.claim(noun, Some(party.clone()), frame.relation, target.clone(), &found, modality, "event noun");
            }
        }
    }
}
