//! Which strikes are of people who do not work, and which of weapons.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounFrame, VerbFrame, Words};

/// Words before "strike" that tell of people who do not work.
static WALKOUTS: Words = Words::of("walkouts.walkouts");

/// Who strikes by not working.
static STRIKERS: Words = Words::of("walkouts.strikers");

/// The last words of the idioms by which a crowd protests where it is: "downed tools", "went on strike".
static IDIOMS: Words = Words::of("walkouts.idioms");

/// Verbs of beginning a protest, holding one or going on with it.
static BEGINNING: Words = Words::of("walkouts.beginning");

/// Verbs of holding a strike.
static CALLING: Words = Words::of("walkouts.calling");

impl Reading<'_> {
    /// Whether a strike is one of people who do not work: "a three-day general strike", "workers go on strike".
    pub(in crate::ingest::extract) fn is_walkout(&self, noun: Index) -> bool {
        let tree = self.tree;
        let below = tree.below(noun);
        if below.iter().any(|k| *k < noun && (WALKOUTS.contains(&tree.lower(*k)) || WALKOUTS.contains(&tree.lemma(*k))))
        {
            return true;
        }
        let owner = ["by", "of"].iter().find_map(|p| tree.prepositional(noun, p));
        let strikes = |i: Index| {
            tree.below(i).contains(&i) && tree.below(i).iter().any(|w| STRIKERS.contains(&tree.lemma(*w)))
                || STRIKERS.contains(&tree.lemma(i))
        };
        if owner.is_some_and(strikes) {
            return true;
        }
        let over = tree.prepositional(noun, "over").is_some();
        let verb = tree.clause_of(noun);
        let on_strike =
            tree.label(noun) == Label::Pobj && tree.lower(tree.head(noun)) == "on" && tree.tag(noun) == Tag::Nn;
        let subject = match self.subject(verb, 0) {
            Agent::Phrase(subject) if tree.is_verb(verb) => Some(subject),
            _ => None,
        };
        let calls = CALLING.contains(&tree.lemma(verb));
        on_strike && !below.iter().any(|k| *k < noun)
            || over && tree.tag(noun) == Tag::Nn
            // "At least 37 people are killed in a series of strikes"
            || !(tree.is_verb(verb) && self.is_passive(verb)) && subject.is_some_and(|s| s != noun && strikes(s))
            || calls && tree.label(noun) == Label::Dobj
    }

    /// "rallied in camps in Bangladesh", "marched through the streets of Lima": the place that the nearer one lies in,
    /// where no frame has found what the protest is against. "Nurses across Kenya are on strike": where those are who
    /// do not work.
    pub(in crate::ingest::extract) fn read_protest_place(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let frames = self.frames.verb(tree.lemma(verb));
        // "Dockers in Antwerp are on strike"
        let on_strike = tree.prepositional(verb, "on").filter(|o| {
            tree.lemma(*o) == "strike"
                && tree.tag(*o) == Tag::Nn
                && matches!(tree.lemma(verb), "be" | "remain" | "stay")
        });
        let (Agent::Phrase(subject), Some(modality)) = (self.agent(verb), self.modality(verb)) else { return false };
        let idiom = frames.iter().find(|f| {
            f.relation == "protested"
                && f.rest.last().is_some_and(|w| IDIOMS.contains(w))
                && self.anchor(verb, &f.rest).is_some()
        });
        let plain = frames.iter().any(|f| f.relation == "protested" && f.rest.is_empty());
        if idiom.is_none() && on_strike.is_none() && (!plain || tree.kid(verb, Label::Dobj).is_some()) {
            return false;
        }
        let strikers = STRIKERS.contains(&tree.lemma(subject));
        let stops = tree.lemma(verb) == "strike" && strikers;
        let place = match idiom {
            Some(frame) => {
                let object = self.anchor(verb, &frame.rest).filter(|o| *o != verb);
                self.place_of_crowd(&[Some(verb), object, Some(subject)])
            }
            None if stops || on_strike.is_some() => self.place_of_crowd(&[Some(verb), Some(subject)]),
            None => {
                let near = ["in", "at", "through", "outside", "near", "on"];
                let near = near.into_iter().find_map(|p| tree.prepositional(verb, p));
                let Some(near) = near.filter(|n| self.names.at(*n).is_none()) else { return false };
                ["in", "of", "near"]
                    .into_iter()
                    .find_map(|p| tree.prepositional(near, p))
                    .and_then(|o| self.place_named_at(o))
            }
        };
        let Some(place) = place else { return false };
        let mut crowd = self.resolve(subject, Want::Agent);
        crowd.retain(|c| self.nodes.get(c.node).is_some_and(|d| d.plural && d.is_actor()));
        let predicate = idiom.map(|f| format!("{} {}", tree.lemma(verb), f.rest.join(" ")));
        let predicate = predicate.or_else(|| on_strike.map(|_| "be on strike".to_owned()));
        let found = Match::of(predicate.unwrap_or_else(|| tree.lemma(verb).to_owned()));
        self.claim_each(Telling::new(verb, "protested", &found, modality, Rule::Verb), &crowd, &[place]);
        !crowd.is_empty()
    }

    /// The place that a word's own phrase names.
    fn place_named_at(&self, at: Index) -> Option<Argument> {
        let name = self.names.at(at)?;
        self.nodes.get(name.node).filter(|d| d.is_place()).map(|_| name.argument())
    }

    /// The first place that stands beside one of several words, or beside what stands there: "at hospitals in Lagos".
    pub(in crate::ingest::extract::deeds) fn place_of_crowd(&self, hosts: &[Option<Index>]) -> Option<Argument> {
        const WHERE: [&str; 6] = ["in", "at", "across", "throughout", "outside", "of"];
        let tree = self.tree;
        hosts.iter().flatten().find_map(|host| {
            WHERE.into_iter().filter_map(|p| tree.prepositional(*host, p)).find_map(|o| {
                let deeper =
                    || WHERE.into_iter().filter_map(|p| tree.prepositional(o, p)).find_map(|o| self.place_named_at(o));
                self.place_named_at(o).or_else(deeper)
            })
        })
    }

    /// Whether the object of a verb of beginning or holding is a protest of which is told against what, or where.
    pub(in crate::ingest::extract) fn protest_is_told(&self, verb: Index, object: Index, frame: &NounFrame) -> bool {
        let tree = self.tree;
        let against = frame.target.iter().chain(&["against", "over"]);
        let told = |p: &str| tree.prepositional(object, p).is_some() || tree.prepositional(verb, p).is_some();
        let somebody = |i: Index| tree.tag(i) == Tag::Nns || STRIKERS.contains(&tree.lemma(i));
        let crowd = matches!(self.agent(verb), Agent::Phrase(s) if somebody(s));
        let begins = BEGINNING.contains(&tree.lemma(verb));
        crowd && begins && against.into_iter().any(|p| told(p))
    }

    /// "Workers at Boeing went on strike", "Boeing workers walk out": against whom they work for.
    pub(in crate::ingest::extract) fn struck_employer(&mut self, verb: Index, frame: &VerbFrame) -> Option<Match> {
        let tree = self.tree;
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return None };
        // "Lufthansa pilots will strike"
        let bare = frame.rest.is_empty()
            && tree.lemma(verb) == "strike"
            && STRIKERS.contains(&tree.lemma(subject))
            && tree.kid(verb, Label::Dobj).is_none();
        let strikes =
            frame.relation == "protested" && (bare || frame.rest.contains(&"strike") || frame.rest == ["out"]);
        if !strikes || !bare && self.anchor(verb, &frame.rest).is_none() {
            return None;
        }
        let at = ["at", "for", "of", "in"].into_iter().filter_map(|p| tree.prepositional(subject, p));
        let inside = tree.kids(subject).filter(|k| *k < subject && tree.label(*k) == Label::Compound);
        // "workers at three Amazon warehouses", "at Boeing's plants"
        let at: Vec<Index> = at.chain(inside).collect();
        let deeper = at.iter().flat_map(|i| {
            tree.kids(*i).filter(|k| *k < *i && matches!(tree.label(*k), Label::Compound | Label::Poss | Label::Nmod))
        });
        let all: Vec<Index> = at.iter().copied().chain(deeper).collect();
        let organization = |i: &Index| {
            let name = self.names.at(*i)?;
            self.nodes.get(name.node).filter(|d| d.is_organization()).map(|_| name)
        };
        let named = all.iter().find_map(organization).cloned()?;
        // "the Snesup union federation": that is what it is called.
        let own = named.end < subject
            && (named.end..=subject).all(|i| matches!(tree.lemma(i), "union" | "federation" | "confederation"));
        if own {
            return None;
        }
        let employs = self.nodes.is_organization(named.node);
        let mut found = Match::of(format!("{} {}", tree.lemma(verb), frame.rest.join(" ")));
        found.targets.push(named.argument());
        employs.then_some(found)
    }
}
