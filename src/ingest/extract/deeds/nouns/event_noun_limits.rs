//! Nouns of deeds that tell of no deed: what is barred, called off, only wanted, or told by the verb above.

use crate::ingest::extract::deed_classes::{CAMPAIGNS, is_harm};
use crate::ingest::extract::deed_classes::{EXCHANGING, is_word};
use crate::ingest::extract::deeds::nouns::event_noun::EventNoun;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::lexicon::relation_classes::CAPTURES;

/// Relations by whose nouns things are called that are no such deeds.
static EPITHETS: Words = Words::of("event_noun_limits.epithets");

/// Relations whose verb says that a pact was made.
static CONCLUDING: Words = Words::of("event_noun_limits.concluding");

/// Relations whose verb says that a pact is no more.
static GIVING_UP: Words = Words::of("event_noun_limits.giving-up");

/// What can be ended by withholding it.
static HELP: Words = Words::of("event_noun_limits.help");

/// What is taken for done where others judge it and its doer is named.
static JUDGED: Words = Words::of("event_noun_limits.judged");

/// Statements that others answer.
static ANSWERED: Words = Words::of("event_noun_limits.answered");

/// How they answer.
static ANSWERING: Words = Words::of("event_noun_limits.answering");

/// Relations whose noun is owned by the victim.
static VICTIMS: Words = Words::of("event_noun_limits.victims");

/// Verbs of forbidding or preventing something.
static BARRING: Words = Words::of("event_noun_limits.barring");

/// Verbs of ending, giving up or losing what has gone on.
static ENDING: Words = Words::of("event_noun_limits.ending");

/// Verbs of giving up what one has held against a thing.
static DROPPING: Words = Words::of("event_noun_limits.dropping");

/// Verbs of wanting, ordering, allowing or talking of something, which need not come of it.
static SEEKING: Words = Words::of("event_noun_limits.seeking");

/// What somebody puts up or sends out so that something be done.
static SOUGHT_BY: Words = Words::of("event_noun_limits.sought-by");

/// Verbs of giving no more help.
static HALTING: Words = Words::of("event_noun_limits.halting");

/// Verbs of calling a meeting off or keeping away from it.
static SCRAPPING: Words = Words::of("event_noun_limits.scrapping");

/// Verbs of those who bring two others to talk.
static MEDIATING: Words = Words::of("event_noun_limits.mediating");

/// Verbs of judging what has been done.
static JUDGING: Words = Words::of("event_noun_limits.judging");

/// Verbs of speaking of what others may do.
static NEGOTIATING: Words = Words::of("event_noun_limits.negotiating");

/// Verbs of beginning an attack.
static LAUNCHING: Words = Words::of("event_noun_limits.launching");

/// Verbs of wanting or fearing what is not there.
static WISHING: Words = Words::of("event_noun_limits.wishing");

/// Nouns for bringing somebody to another country.
static HANDOVERS: Words = Words::of("event_noun_limits.handovers");

/// Verbs of putting a measure off or giving it up.
static HOLDING_UP: Words = Words::of("event_noun_limits.holding-up");

/// Verbs of making a measure smaller or ending it.
static EASING: Words = Words::of("event_noun_limits.easing");

/// Verbs of meeting what others worry about.
static ANSWERING_WORRY: Words = Words::of("event_noun_limits.answering-worry");

/// Nouns for somebody's being set free.
static RELEASES: Words = Words::of("event_noun_limits.releases");

/// Verbs of doing what a rule or a pact forbids.
static BREAKING: Words = Words::of("event_noun_limits.breaking");

impl Reading<'_> {
    /// Whether the verb above says that what the noun names is barred or ended, or tells of it itself.
    pub(in crate::ingest::extract) fn is_called_off(&self, event: EventNoun) -> bool {
        let (tree, EventNoun { noun, clause, frame, .. }) = (self.tree, event);
        // "bar inspections of the plant"
        let barred = BARRING.contains(&tree.lemma(clause));
        if tree.is_verb(clause) && barred && tree.head(noun) == clause && !is_harm(frame.relation) {
            return true;
        }
        // "ended its occupation of the strip": what is over takes nothing.
        let over = tree.label(noun) == Label::Dobj && tree.head(noun) == clause && ENDING.contains(&tree.lemma(clause));
        if over && frame.relation == "seized" {
            return true;
        }
        // "recalled their ambassadors for consultations": with their own governments.
        let called_home = tree.label(noun) == Label::Pobj
            && tree.lower(tree.head(noun)) == "for"
            && matches!(tree.lemma(clause), "recall" | "withdraw" | "summon" | "call" | "return");
        if called_home && tree.base(noun) == "consultation" {
            return true;
        }
        if self.is_place_of_settlers(noun) {
            return true;
        }
        // "left of her own accord"
        if tree.base(noun) == "accord" && tree.kids(noun).any(|k| tree.lower(k) == "own") {
            return true;
        }
        // "attacked a post in the deadliest raid on the army since March": that raid is the attack that the verb tells
        // of.
        let worst = tree
            .kids(noun)
            .any(|k| k < noun && tree.tag(k) == Tag::Jjs && tree.label(k) == Label::Amod && tree.lower(k) != "latest");
        let told_of = || tree.label(noun) == Label::Pobj && tree.lower(tree.head(noun)) == "in" && tree.is_verb(clause);
        // "were killed in the worst raid on the town": that tells of it.
        if worst && frame.relation == "attacked" && told_of() && self.says(clause, |r| r == "attacked") {
            return true;
        }
        // "described the ruling as an attack on the courts", "called it an assault on democracy": what a thing is
        // called is no deed.
        if EPITHETS.contains(&frame.relation) && self.is_epithet(noun) {
            return true;
        }
        // "Her calls to the ministers went unanswered": nobody spoke.
        if frame.relation == "spoke-with"
            && tree.is_verb(clause)
            && tree.kids(clause).any(|k| matches!(tree.lower(k), "unanswered" | "unreturned"))
        {
            return true;
        }
        // "reached an agreement on licence plates": that is agreed to, and told by the verb.
        let told = tree.is_verb(clause) && tree.label(noun) == Label::Dobj && tree.head(noun) == clause;
        if told
            && frame.relation == "agreed-to"
            && self.says(clause, |r| CONCLUDING.contains(&r))
            // "announced a ceasefire between Kenya and Uganda": who announces it does not agree to it.
            && tree.lemma(clause) != "announce"
        {
            return true;
        }
        // "announces the deployment of troops to Mali": the verb tells it.
        if told && frame.relation == "mobilized" && self.says(clause, |r| r == "mobilized") {
            return true;
        }
        // "exchanged gunfire at the border": what each does to the other the verb tells.
        if told && frame.relation == "attacked" && EXCHANGING.contains(&tree.lemma(clause)) {
            return true;
        }
        self.is_given_up(event) || self.is_war_of_thought(event) || self.is_extradition_held_up(event)
    }

    /// "shelled the settlement of Belaya", "in the Ceel Gaal settlement", "Israeli settlements in the valley": whether
    /// people live there, and no parties settle anything.
    fn is_place_of_settlers(&self, noun: Index) -> bool {
        let tree = self.tree;
        if tree.base(noun) != "settlement" {
            return false;
        }
        let called = tree.prepositional(noun, "of").is_some_and(|o| self.place_at(o).is_some())
            || tree.kids(noun).any(|k| {
                tree.label(k) == Label::Compound && self.names.at(k).is_some_and(|n| self.nodes.is_mere_place(n.node))
            });
        let settles = || ["between", "with", "of", "on", "over"].iter().any(|p| tree.prepositional(noun, p).is_some());
        called || tree.tag(noun) == Tag::Nns && !settles()
    }

    /// "A war between A and B would be a disaster", "Nobody wants a war between A and B": one that nobody wages.
    fn is_war_of_thought(&self, event: EventNoun) -> bool {
        let (tree, EventNoun { noun, clause, frame, .. }) = (self.tree, event);
        let indefinite = tree.kids(noun).any(|k| k < noun && matches!(tree.lower(k), "a" | "an" | "any" | "no"));
        if frame.relation != "attacked" || !indefinite || tree.prepositional(noun, "between").is_none() {
            return false;
        }
        let compared = tree.label(noun) == Label::Pobj && matches!(tree.lower(tree.head(noun)), "than" | "like");
        let subject = tree.kid(clause, Label::Nsubj);
        let nobody = subject.is_some_and(|s| {
            matches!(tree.lower(s), "nobody" | "nothing" | "none")
                || tree.lower(s) == "one"
                || tree.kids(s).any(|k| tree.label(k) == Label::Det && tree.lower(k) == "no")
        });
        let supposed = tree.kids(clause).any(|k| {
            tree.label(k) == Label::Aux && matches!(tree.lower(k), "would" | "could" | "might" | "may" | "'d")
        });
        let told = tree.is_verb(clause) && (nobody || supposed || WISHING.contains(&tree.lemma(clause)));
        compared || told
    }

    /// "suspended the extradition of Ali Roe": that he was ever held, it does not say.
    fn is_extradition_held_up(&self, event: EventNoun) -> bool {
        let (tree, EventNoun { noun, clause, frame, .. }) = (self.tree, event);
        frame.relation == "detained"
            && HANDOVERS.contains(&tree.lemma(noun))
            && matches!(tree.label(noun), Label::Dobj | Label::Nsubjpass)
            && tree.head(noun) == clause
            && HOLDING_UP.contains(&tree.lemma(clause))
    }

    /// Whether the verb that a noun is the object of ends what the noun names: that is no longer so.
    fn is_given_up(&self, event: EventNoun) -> bool {
        let (tree, EventNoun { noun, clause, frame, .. }) = (self.tree, event);
        let told = tree.is_verb(clause) && tree.label(noun) == Label::Dobj && tree.head(noun) == clause;
        // "terminated its agreement with Chad", "leave the pact": the verb tells what becomes of it.
        if told && frame.relation == "agreed-to" && self.says(clause, |r| GIVING_UP.contains(&r)) {
            return true;
        }
        // "a deal that cuts Canadian tariffs on rice": there were some.
        if told && frame.relation == "sanctioned" && EASING.contains(&tree.lemma(clause)) {
            return true;
        }
        // "allayed concerns about prices": those of others.
        if told && frame.relation == "condemned" && ANSWERING_WORRY.contains(&tree.lemma(clause)) {
            return true;
        }
        // "dropped its opposition to the loan"
        if told && frame.relation == "rejected" && DROPPING.contains(&tree.lemma(clause)) {
            return true;
        }
        // "ended its cooperation"
        let ends = ENDING.contains(&tree.lemma(clause));
        let ends_aid = HALTING.contains(&tree.lemma(clause)) || ends;
        let calls_off = ends || SCRAPPING.contains(&tree.lemma(clause));
        (ends && HELP.contains(&frame.relation)
            || calls_off && frame.relation == "met-with"
            || ends_aid && frame.relation == "aided")
            && tree.label(noun) == Label::Dobj
    }

    /// Whether what the noun names is only asked for, refused or sought.
    pub(in crate::ingest::extract) fn is_only_wanted(&self, event: EventNoun) -> bool {
        let EventNoun { noun, clause, .. } = event;
        self.is_only_spoken_of(event)
            || self.asked_for.contains(&self.tree.clause_of(noun)) && self.tree.clause_of(noun) == clause
            || self.is_arrest_sought(event)
            || self.is_left_to_others(event)
    }

    /// Whether the verb of a noun's clause speaks of the deed, and does not say that it was done.
    fn is_only_spoken_of(&self, event: EventNoun) -> bool {
        let (tree, EventNoun { noun, clause, frame, relation, light, .. }) = (self.tree, event);
        // "Talks between Chad and Mali broke down": they were held.
        let held = relation.symmetric
            && tree.label(noun) == Label::Nsubj
            && tree.head(noun) == clause
            && !self.is_passive(clause);
        let in_passing = || self.is_circumstance(noun, tree.clause_of(noun), true);
        let between = || tree.prepositional(noun, "between").is_some();
        // "mediates talks between Israel and Hamas"
        let mediated = || MEDIATING.contains(&tree.lemma(clause)) && between();
        tree.is_verb(clause)
            && !light
            && !self.is_made_before_answer(event)
            && !held
            && !self.is_done_before_judgement(event)
            && !self.is_ground_given(event)
            && self.says(clause, is_word)
            // "breached the rules after his arrest": no word, but a deed.
            && !BREAKING.contains(&tree.lemma(clause))
            && !is_harm(frame.relation)
            // "welcomed the agreement between the army and the rebels": those two agreed.
            && !(frame.relation == "agreed-to" && between())
            // "During a visit to Kenya, she praised the army"
            && !(frame.relation == "visited" && in_passing())
            && !(relation.symmetric && (in_passing() || mediated()))
    }

    /// "criticised Chad for its support of the rebels": what somebody is blamed or thanked for has been done.
    fn is_ground_given(&self, event: EventNoun) -> bool {
        let (tree, EventNoun { noun, clause, frame, .. }) = (self.tree, event);
        let preposition = tree.head(noun);
        frame.relation == "supported"
            && tree.label(noun) == Label::Pobj
            && matches!(tree.lower(preposition), "for" | "over")
            && tree.head(preposition) == clause
            && tree.kid(noun, Label::Poss).is_some_and(|p| tree.tag(p) == Tag::PrpPoss)
            && !self.says(clause, |r| r == "called-for")
    }

    /// "condemned the arrest of a singer": it was made.
    fn is_done_before_judgement(&self, event: EventNoun) -> bool {
        let (tree, EventNoun { noun, clause, frame, .. }) = (self.tree, event);
        let owned = || tree.kid(noun, Label::Poss).is_some() || tree.prepositional(noun, "by").is_some();
        (CAPTURES.contains(&frame.relation) || JUDGED.contains(&frame.relation) && owned())
            && tree.prepositional(noun, "of").is_some()
            && (tree.head(noun) == clause
                || matches!(tree.label(noun), Label::Nsubjpass)
                // "reacted with fury to Chad's cancellation of the contract"
                || tree.label(noun) == Label::Pobj
                    && tree.lower(tree.head(noun)) == "to"
                    && tree.head(tree.head(noun)) == clause)
            && (JUDGING.contains(&tree.lemma(clause))
                || frame.relation == "appointed" && self.says(clause, |r| r == "rejected")
                || self.says(clause, |r| r == "condemned") && !self.says(clause, |r| r == "called-for"))
    }

    /// "dismissed Ankara's denial", "turned down a request from Chad for time": whoever made it has.
    fn is_made_before_answer(&self, event: EventNoun) -> bool {
        let (tree, EventNoun { noun, clause, frame, .. }) = (self.tree, event);
        ANSWERED.contains(&frame.relation)
            && self.says(clause, |r| ANSWERING.contains(&r))
            && (tree.kids(noun).any(|k| k < noun && tree.label(k) == Label::Poss && tree.tag(k) != Tag::PrpPoss)
                || ["from", "by"].iter().any(|p| frame.source.contains(p) && tree.prepositional(noun, p).is_some()))
    }

    /// Whether somebody is only to be arrested: "offered a reward for the arrest of", "ordered the arrest of".
    fn is_arrest_sought(&self, event: EventNoun) -> bool {
        let (tree, EventNoun { noun, clause, frame, .. }) = (self.tree, event);
        if frame.relation != "detained" {
            return false;
        }
        let preposition = tree.head(noun);
        let above = tree.head(preposition);
        // "information leading to his capture"
        let tip = tree.lower(preposition) == "to"
            && tree.lemma(above) == "lead"
            && matches!(tree.lemma(tree.head(above)), "information" | "tip" | "clue");
        let reward = || {
            tree.is_verb(clause)
                && tree.kid(clause, Label::Dobj).is_some_and(|o| matches!(tree.lemma(o), "reward" | "bounty"))
        };
        let offered = tree.label(noun) == Label::Pobj
            && tree.lower(preposition) == "for"
            && (SOUGHT_BY.contains(&tree.lemma(above)) || reward());
        // A court that orders somebody's detention detains him.
        let by_court = tree.lemma(clause) == "order" && tree.lemma(noun) != "arrest";
        let sought = SEEKING.contains(&tree.lemma(clause)) && !by_court && tree.label(noun) == Label::Dobj;
        tip || offered || sought
    }

    /// Whether the verb says itself what was done, or leaves the deed to others.
    fn is_left_to_others(&self, event: EventNoun) -> bool {
        let (tree, EventNoun { noun, clause, frame, .. }) = (self.tree, event);
        // "met the governor to negotiate the release of the prisoners": others may release them.
        let negotiated = || NEGOTIATING.contains(&tree.lemma(clause)) && tree.kid(noun, Label::Poss).is_none();
        // "launched an offensive on": that it began says it.
        let begun = || CAMPAIGNS.contains(&tree.lemma(noun)) && LAUNCHING.contains(&tree.lemma(tree.head(noun)));
        tree.label(noun) == Label::Dobj
            && (frame.relation == "conceded" && negotiated() || frame.relation == "attacked" && begun())
    }

    /// Whether the owner of a deed suffers it: "his arrest", "Smith's conviction", not "Israel's detention of the
    /// crew".
    pub(in crate::ingest::extract) fn names_its_victim(&self, noun: Index, relation_name: &str) -> bool {
        // A president's impeachment trial holds him nowhere.
        let impeached = self.tree.kids(noun).any(|k| self.tree.lower(k) == "impeachment");
        // "after his release from prison"
        let freed = relation_name == "conceded"
            && self.tree.label(noun) == Label::Pobj
            && RELEASES.contains(&self.tree.lemma(noun));
        (VICTIMS.contains(&relation_name) || freed)
            && !impeached
            && self.tree.prepositional(noun, "of").is_none()
            && self.tree.kids(noun).any(|k| k < noun && self.tree.label(k) == Label::Poss)
    }

    /// Whether a noun is what the clause happens in, after or for: "In a phone call with Putin, Macron urged…",
    /// "following talks with Iran", "on a visit to Kyiv": whoever the clause is about takes part; "during his visit to
    /// Kyiv, Tusk said" too, since "his" looks forward.
    pub(in crate::ingest::extract) fn is_circumstance(&self, noun: Index, clause: Index, of_that_kind: bool) -> bool {
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
}
