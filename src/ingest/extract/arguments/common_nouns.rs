//! What a common noun phrase stands for, by the class of its noun: a government's country, a post, a population, a body,
//! a place, a vessel, a document, an event.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, PlaceClass, Words};
use crate::model::NodeKind;

/// Bodies of which a state has one: those of several countries are one for each.
static ONE_EACH: Words = Words::of("common_nouns.one-each");

/// What armed forces sail and fly.
static CRAFT: Words = Words::of("common_nouns.craft");

/// Bodies that somebody who speaks for one calls his own.
static OWN_BODIES: Words = Words::of("common_nouns.own-bodies");

impl<'a> Reading<'a> {
    /// A common noun phrase.
    pub(in crate::ingest::extract) fn common(&mut self, head: Index, base: &str, want: Want) -> Vec<Argument> {
        let tree = self.tree;
        // "a state of emergency" is no state.
        let (term, known) = self.phrase_class(head);
        if term.contains(" of ") && known.is(NounClass::UNDERTAKING) {
            return if want == Want::Any { self.thing(head, &term, NodeKind::Event, false) } else { Vec::new() };
        }
        let mut class = self.class_of(head, base);
        // "Typhoon Kajiki"
        let storm = |k: Index| {
            k < head && tree.label(k) == Label::Compound && self.nouns.class(&tree.base(k)).is(NounClass::CAUSE)
        };
        if tree.tag(head) == Tag::Nnp && class.is_unknown() && tree.kids(head).any(storm) {
            class = NounClass::CAUSE;
        }
        let plural = matches!(tree.tag(head), Tag::Nns | Tag::Nnps) || base == "people" || base == "police";
        let definite = tree.kids(head).any(|k| matches!(tree.lower(k), "the" | "this" | "that" | "these" | "those"));
        // "Jon Roe and his wife Maya Lind were convicted"
        if class.is(NounClass::PERSON)
            && !plural
            && tree.kids(head).any(|k| tree.label(k) == Label::Poss)
            && let Some(name) = self.names.at(head + 1).filter(|n| n.start == head + 1 && self.is_person(n.node))
            && tree.head(name.end - 1) == head
        {
            return vec![name.argument()];
        }
        // "The businessman had threatened her": whom the text has named and called so.
        if !plural
            && definite
            && want != Want::Place
            && !class.is(NounClass::OFFICE.or(NounClass::BODY))
            && let Some(person) = self.person_again(head, base).or_else(|| self.public_figure(head, base))
        {
            return vec![Argument::new(person, head, head)];
        }
        // "Russia invaded its neighbour": the other country that the text speaks of.
        if matches!(base, "neighbour" | "neighbor")
            && !plural
            && let Some(possessor) = tree.kid(head, Label::Poss)
            && let Some(neighbour) = self.neighbour_of(head, possessor)
        {
            return vec![Argument::new(neighbour, head, head)];
        }
        if want != Want::Place
            && let Some(found) = self.agents_of_person(head, base)
        {
            return found;
        }
        let owner = self.owner(head);
        if want == Want::Agent
            && let Some((person, ..)) = owner
            && let Some(found) = self.entourage(head, base, person)
        {
            return found;
        }
        // "his country will send aid": the one whose post he holds.
        if matches!(base, "country" | "nation" | "homeland")
            && !plural
            && tree.kid(head, Label::Poss).is_some_and(|p| tree.tag(p) == Tag::PrpPoss)
            && let Some((person, low, high)) = owner
            && self.nodes.get(person).is_some_and(|d| d.person)
        {
            let held = self.posts.of_person(person).rev().find_map(|h| h.of);
            let country = held
                .filter(|c| self.nodes.get(*c).is_some_and(|d| d.class == Some(PlaceClass::Country)))
                .or_else(|| self.country_of_head(person).map(|entry| self.nodes.of_entry(entry, "")));
            if let Some(country) = country {
                return vec![Argument::new(country, low.min(head), high.max(head))];
            }
        }
        // "The representative of China said her country would": of whoever tells it.
        if matches!(base, "country" | "nation" | "homeland")
            && !plural
            && owner.is_none()
            && tree.kid(head, Label::Poss).is_some_and(|p| tree.tag(p) == Tag::PrpPoss)
            && let Some(country) = self.country_of_teller(head)
        {
            return vec![Argument::new(country, head, head)];
        }
        // "The South Korean foreign ministry says that the country will"
        if matches!(base, "country" | "nation")
            && !plural
            && definite
            && want == Want::Agent
            && owner.is_none()
            && matches!(tree.label(head), Label::Nsubj | Label::Nsubjpass)
            && let Some(country) = self.country_of_teller(head)
        {
            return vec![Argument::new(country, head, head)];
        }
        // "Puigdemont's Junts party", "the Islamist Ennahda party": a name right in front of what it is.
        let kind_of_body =
            matches!(base, "party" | "movement" | "militia" | "coalition" | "alliance" | "bloc" | "faction");
        if kind_of_body
            && !plural
            && let Some(name) = head.checked_sub(1).and_then(|b| self.names.at(b)).cloned()
            && self.nodes.get(name.node).is_some_and(|d| d.kind == NodeKind::Organization && d.named)
            && matches!(tree.label(head - 1), Label::Compound | Label::Nmod)
            && tree.head(head - 1) == head
        {
            return vec![Argument::new(name.node, name.start, head)];
        }
        // "Jon Roe, who leads the charity, said his agency would": the one that he speaks for.
        if OWN_BODIES.contains(&base)
            && !plural
            && tree.kid(head, Label::Poss).is_some_and(|p| tree.tag(p) == Tag::PrpPoss)
            && let Some((person, ..)) = owner
            && self.is_person(person)
            && let Some(body) =
                self.posts.of_person(person).rev().find_map(|h| {
                    h.of.filter(|of| self.nodes.get(*of).is_some_and(|d| d.kind == NodeKind::Organization))
                })
        {
            return vec![Argument::new(body, head, head)];
        }
        // "Blanchet said his party would": the one that he leads or is of.
        if base == "party"
            && !plural
            && tree.kid(head, Label::Poss).is_some_and(|p| tree.tag(p) == Tag::PrpPoss)
            && let Some(party) = self.party_of_teller(head, owner.map(|(person, ..)| person))
        {
            return vec![Argument::new(party, head, head)];
        }
        if plural && let Some(pair) = self.the_two(head, base).or_else(|| self.the_several(head, base)) {
            return pair;
        }
        // "the governments of Chad and Niger", "the Chadian and Nigerien governments"
        if class.is(NounClass::GOVERNMENT) && plural && want != Want::Place {
            let several = self.several_owners(head);
            if several.len() > 1 {
                return several;
            }
        }
        // "the parliaments of Estonia and Latvia", "the Turkish and Russian militaries"
        if ONE_EACH.contains(&base) && plural && want != Want::Place {
            let several = self.several_owners(head);
            let called = if matches!(base, "force" | "troop") { tree.lower(head) } else { base };
            if several.len() > 1 {
                return several.iter().map(|owner| self.national_body(head, called, owner.node)).collect();
            }
        }
        // "Russian and Chinese bombers": those of each.
        if plural && want == Want::Agent && (class.is(NounClass::VEHICLE) || CRAFT.contains(&base)) {
            let several = self.several_owners(head);
            if several.len() > 1 {
                return several.iter().map(|owner| self.national_body(head, tree.lower(head), owner.node)).collect();
            }
        }
        // "Sadiq Khan, who chairs the authority": a body, and no government.
        if base == "authority" && !plural && definite && owner.is_none() {
            return self.body(head, base, definite, false);
        }
        if class.is(NounClass::GOVERNMENT) && !means_countries(tree.lower(head)) {
            if let Some((country, low, high)) = owner
                && self
                    .nodes
                    .get(country)
                    .is_some_and(|d| d.class == Some(PlaceClass::Country) || d.kind == NodeKind::Location)
            {
                // "the government in Zagreb" is Croatia's.
                let seat =
                    self.nodes.get(country).filter(|d| d.class == Some(PlaceClass::City)).map(|d| d.name.clone());
                if let Some(entry) = seat.and_then(|name| self.gazetteer.metonym(&name)) {
                    let node = self.nodes.of_entry(entry, "");
                    return vec![Argument::new(node, low.min(head), high.max(head))];
                }
                let phrase = tree.phrase(low.min(head), high.max(head));
                self.nodes.call(country, phrase.trim_start_matches("the ").trim_start_matches("The "));
                return vec![Argument::new(country, low.min(head), high.max(head))];
            }
            // "the Biden administration": the country of the head of government.
            if let Some((person, low, high)) = owner
                && let Some(country) = self.country_of_head(person)
            {
                let node = self.nodes.of_entry(country, "");
                self.nodes.call(node, &tree.phrase(low.min(head), high.max(head)));
                return vec![Argument::new(node, low.min(head), high.max(head))];
            }
            // "Olmert's government", "her government": the country whose post he or she holds.
            if let Some((person, low, high)) = owner
                && self.nodes.get(person).is_some_and(|d| d.person)
                && let Some(country) = self.posts.of_person(person).rev().find_map(|h| h.of)
                && self.nodes.get(country).is_some_and(|d| d.class == Some(PlaceClass::Country))
            {
                return vec![Argument::new(country, low.min(head), high.max(head))];
            }
            if definite
                && base == "government"
                && let Some(country) = self.country_of_teller(head)
            {
                return vec![Argument::new(country, head, head)];
            }
            // "Norway will give aid to Ukraine, the government said": that of whoever gives it.
            let told = || {
                let clause = tree.kid(tree.head(head), Label::Ccomp).filter(|c| *c < head)?;
                let giver = tree.kid(clause, Label::Nsubj).and_then(|s| self.names.at(s))?;
                (tree.label(head) == Label::Nsubj && self.is_country(giver.node)).then_some(giver.node)
            };
            let near = told().or_else(|| self.latest(head, |d| d.class == Some(PlaceClass::Country)));
            // A brief speaks of many countries, an article of one.
            let plain = matches!(base, "government" | "authority") && self.description(head, &[]).0 == head;
            let one = || self.main_country().filter(|_| !self.brief && plain);
            // "In Mali, near the border with Niger … the authorities": of the country that the story names most.
            let scene = self.country_of_scene(head);
            let story = if told().is_none() && scene.is_none() { one().filter(|c| self.leads(*c)) } else { None };
            // "Authorities arrested twelve people in Tamil Nadu, India": those of the country where they do it.
            let bare = base == "authority" && self.description(head, &[]).0 == head && owner.is_none();
            if bare
                && tree.label(head) == Label::Nsubj
                && let Some(country) = scene
                    .or(story)
                    .or(near)
                    .or_else(|| self.main_country().filter(|c| !self.brief && self.named_before(*c, head)))
            {
                return vec![Argument::new(country, head, head)];
            }
            if definite && let Some(country) = story.or(near).or_else(one) {
                return vec![Argument::new(country, head, head)];
            }
            // "Authorities seize four guns": those of the country that the item is about.
            let bare = !definite && base == "authority" && plural && self.description(head, &[]).0 == head;
            if bare && let Some(country) = self.country_of_item(head) {
                return vec![Argument::new(country, head, head)];
            }
        }
        // "Four executives at a company are arrested", "A tavern owner is killed": of no office, one of many.
        let one = tree.kids(head).any(|k| k < head && matches!(tree.lower(k), "a" | "an" | "another"));
        // "The owner is killed", "two players drown"
        let dies = tree.label(head) == Label::Nsubj
            && matches!(tree.lemma(tree.head(head)), "die" | "drown" | "perish" | "succumb" | "suffocate" | "freeze");
        let harmed = tree.label(head) == Label::Nsubjpass && self.is_harming(tree.head(head));
        // "Police detained the captain", "the owner was charged"
        let taken = matches!(tree.label(head), Label::Nsubjpass | Label::Dobj)
            && tree.is_verb(tree.head(head))
            && tree.kid(head, Label::Poss).is_none()
            && self.frames.verb(tree.lemma(tree.head(head))).first().is_some_and(|f| f.relation == "detained");
        let suffers = (matches!(tree.label(head), Label::Nsubjpass | Label::Dobj) || dies)
            && (plural && self.quantity(head).is_some()
                || !plural
                    && (one
                        || definite && (harmed || taken) && class.is(NounClass::OCCUPATION.or(NounClass::PRIVATE))))
            && (dies
                || taken
                || self.is_violent(tree.head(head))
                || matches!(tree.lemma(tree.head(head)), "sentence" | "convict" | "jail" | "indict"));
        let hit = class.is(NounClass::PRIVATE.or(NounClass::OCCUPATION)) || one && !plural && class.is(NounClass::POST);
        if suffers && want == Want::Any && hit {
            return vec![self.population(head, base, definite, want)];
        }
        // "the Canadian and British ambassadors" are two posts, "ministers" is a population.
        let several = plural && class.is(NounClass::POST) && self.owners_of_post(head).len() > 1;
        if class.is(NounClass::POST) && (several || !(plural && class.is(NounClass::PERSON))) {
            let mut found = self.post(head, plural);
            if found.is_empty() {
                found.extend(self.public_figure(head, base).map(|n| Argument::new(n, head, head)));
            }
            let described = want == Want::Any && self.description(head, &[]).0 < head;
            // "Opposition leaders refused": nobody in particular, but somebody.
            let several = plural && self.description(head, &[]).0 < head;
            // "A federal judge blocked it" is somebody whom nothing else names; a spokesman only lends his voice.
            let some = want == Want::Agent
                && !plural
                && tree.kids(head).any(|k| matches!(tree.lower(k), "a" | "an"))
                && !base.starts_with("spokes");
            // "Four executives are arrested"
            let counted = want == Want::Any && plural && class.is(NounClass::PRIVATE) && self.quantity(head).is_some();
            if !found.is_empty()
                || !(class.is(NounClass::PERSON.or(NounClass::PEOPLE)) || described || several || some || counted)
            {
                return found;
            }
            if !class.is(NounClass::PERSON.or(NounClass::PEOPLE)) {
                return vec![self.population(head, base, definite, want)];
            }
        }
        // "Russian troops" act as a body; "six Pakistani troops" are counted.
        let troops = base == "troop" && plural && owner.is_some() && self.quantity(head).is_none();
        if troops {
            return self.body(head, base, definite, true);
        }
        // "accused Nissan executives of plotting"
        let colleagues = plural && class.is(NounClass::OCCUPATION) && !class.is(NounClass::BODY.or(NounClass::PLACE));
        if class.is(NounClass::PERSON.or(NounClass::PEOPLE)) || colleagues && owner.is_some() && want != Want::Place {
            return vec![self.population(head, base, definite, want)];
        }
        if class.is(NounClass::BODY) && !(want == Want::Place && class.is(NounClass::PLACE)) {
            let found = self.body(head, base, definite, owner.is_some());
            // "raid a house": no chamber of parliament.
            if !found.is_empty() || !class.is(NounClass::PLACE) || want != Want::Any {
                return found;
            }
        }
        let hit = want == Want::Any && class.is(NounClass::VEHICLE);
        if class.is(NounClass::PLACE) && !hit {
            return self.place(head, base, definite, want);
        }
        // "A merchant ship rescues migrants": vessels act.
        let vessel = ["ship", "vessel", "boat", "tanker", "frigate", "destroyer", "trawler", "submarine"];
        if class.is(NounClass::VEHICLE)
            && (want == Want::Any || want == Want::Agent && vessel.iter().any(|v| base.ends_with(v)))
        {
            let (first, last, phrase) = self.description(head, &["of"]);
            let name = self.as_written(first, &phrase);
            let node = self.descriptive(NodeKind::Organization, &name, base, head, plural);
            return vec![Argument::new(node, first, last)];
        }
        if want == Want::Place {
            return Vec::new();
        }
        let kind = if class.is(NounClass::DOCUMENT) { NodeKind::Resolution } else { NodeKind::Event };
        if want == Want::Agent && !class.is(NounClass::CAUSE) && kind == NodeKind::Event {
            return Vec::new();
        }
        self.thing(head, base, kind, definite)
    }

    /// The party that somebody who says "his party" leads or belongs to.
    fn party_of_teller(&self, head: Index, owner: Option<NodeIndex>) -> Option<NodeIndex> {
        let tree = self.tree;
        let teller = || {
            let telling = tree.head(tree.clause_of(head));
            let Agent::Phrase(subject) = self.subject(telling, 0) else { return None };
            self.names.at(subject).map(|n| n.node).or_else(|| self.apposed(subject).map(|n| n.node))
        };
        let person = owner.filter(|o| self.is_person(*o)).or_else(teller)?;
        let party = |n: &NodeIndex| {
            self.nodes.get(*n).is_some_and(|d| d.kind == NodeKind::Organization) && !self.is_chamber(*n)
        };
        let leads = |post: &str| {
            ["leader", "president", "chairman", "chair", "chairwoman", "head"].iter().any(|w| post.ends_with(w))
        };
        let led = self.posts.of_person(person).rev().filter(|h| leads(&h.post)).filter_map(|h| h.of).find(party);
        led.or_else(|| {
            let claims = self.claims.by(person).rev().filter(|c| c.relation == "member-of");
            claims.map(|c| c.target.node).find(party)
        })
    }

    /// The class of a noun, its compound in front included: "foreign minister", "police officer".
    pub(in crate::ingest::extract) fn class_of(&self, head: Index, base: &str) -> NounClass {
        // "an 18-year-old"
        if base == "old" && self.tree.tag(head) == Tag::Nn {
            return NounClass::PERSON;
        }
        let before = head.checked_sub(1).filter(|b| self.tree.head(*b) == head);
        let phrase = before.map(|b| format!("{} {base}", self.tree.lower(b)));
        let class = phrase.map(|p| self.nouns.class(&p)).unwrap_or_default();
        let class = if class.is_unknown() { self.nouns.class(base) } else { class };
        // "measles" has lost its last letter in its base.
        if class.is_unknown() { self.nouns.class(self.tree.lower(head)) } else { class }
    }
}

/// Whether a word of governments means countries themselves, or the governments of several: "the state", "governments".
fn means_countries(word: &str) -> bool {
    matches!(
        word,
        "governments"
            | "countries"
            | "nations"
            | "states"
            | "administrations"
            | "regimes"
            | "republics"
            | "country"
            | "nation"
            | "state"
            | "republic"
    )
}
