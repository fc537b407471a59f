//! Who did what nobody is said to have done: what the sentences before, in the same paragraph, have told of.

use crate::lexicon::relation_classes::{CASUALTIES, CONQUESTS, VIOLENCE};
use crate::lexicon::shared_words::FIGHTERS;
use rustc_hash::FxHashMap;

use crate::ingest::extract::arguments::doers::MUTUAL;
use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{EntryClass, NounClass, Words, relation};
use crate::model::{Modality, Quantity};

/// Relations whose target may be a measure that comes upon people in the next sentence.
static MEASURES_OF_LAW: Words = Words::of("inferred_agents.of-law");

/// Accidents, for which nobody is to blame.
static ACCIDENTS: Words = Words::of("inferred_agents.accidents");

/// Those who gather, by whichever word.
static CROWDS: Words = Words::of("inferred_agents.crowds");

/// Verbs for taking people, lawfully or not.
static TAKING: Words = Words::of("inferred_agents.taking");

/// Those who arrest.
static ORDER: Words = Words::of("inferred_agents.order");

/// Who serves in such forces.
static OFFICERS: Words = Words::of("inferred_agents.officers");

/// What punishes whoever it is imposed on.
static MEASURES: Words = Words::of("inferred_agents.measures");

/// Those who attack, by the word for it.
static WHO_ATTACKED: Words = Words::of("inferred_agents.who-attacked");

impl Reading<'_> {
    /// Gives deaths and injuries without an agent the attackers that the sentence, or the one or two before it in the
    /// same paragraph, have told of: "Israel strikes buildings. Three employees are killed."
    pub(in crate::ingest::extract) fn infer_agents(&mut self) {
        for i in 0..self.claims.len() {
            let Some(claim) = self.claims.get(i).cloned() else { continue };
            let weapon = claim.relation == "attacked" && claim.rule == Rule::Verb && self.tree.is_verb(claim.trigger);
            if claim.source.is_some()
                || !(CASUALTIES.contains(&claim.relation) || weapon)
                || matches!(claim.rule, Rule::EventNoun | Rule::Toll)
                || claim.modality == Modality::Negated
                || self.is_accident(claim.trigger)
            {
                continue;
            }
            // "The incidents injured fourteen" names who did it: the incidents, whoever was in them.
            let subject = self.tree.kid(claim.trigger, Label::Nsubj).filter(|_| claim.relation != "attacked");
            let other = subject.is_some_and(|s| {
                self.tree.kid(claim.trigger, Label::Dobj).is_some()
                    && self.noun_phrase_frame(s).is_none_or(|(f, _)| f.relation != "attacked")
                    && !self.class_of(s, &self.tree.base(s)).is(NounClass::WEAPON)
            });
            if other {
                continue;
            }
            // "struck the militia after a drone attack killed three soldiers": another attack than theirs.
            let before = subject.is_some_and(|s| {
                let tree = self.tree;
                tree.label(claim.trigger) == Label::Advcl
                    && tree.kids(s).any(|k| matches!(tree.lower(k), "a" | "an" | "another"))
                    && tree.kids(claim.trigger).any(|k| matches!(tree.lower(k), "after" | "before" | "since" | "while"))
            });
            // "killed three gunmen after an ambush in which a policeman died"
            let within = {
                let tree = self.tree;
                let scene = tree.head(claim.trigger);
                tree.label(claim.trigger) == Label::Relcl
                    && self.noun_phrase_frame(scene).is_some_and(|(f, _)| f.relation == "attacked")
                    && matches!(tree.lower(tree.head(scene)), "after" | "following" | "since" | "over")
            };
            // "destroyed a launcher used to attack Metula": used before.
            let tool = self.user_of_thing(claim.trigger, self.tree.head(claim.trigger)).is_some();
            // "launched 500 drones. Air defences shot down 430 of them": not their own.
            let head = self.nodes.get(claim.target.node).map(|d| d.head.clone()).unwrap_or_default();
            let brought_down = claim.relation == "attacked" && self.nouns.class(&head).is(NounClass::WEAPON);
            if before || within || tool || brought_down {
                continue;
            }
            // "After a raid that killed Roe, rockets hit a base": others fired them, at another time.
            if weapon && self.is_attack_apart(claim.trigger) {
                continue;
            }
            let Some(source) = self.attackers_before(&claim) else { continue };
            let own = self.is_of_that_force(claim.target.node, source.node)
                || self.are_attackers_of(claim.target.node, source.node);
            if own || self.has_blast_of_its_own(claim.trigger) {
                continue;
            }
            self.claims.change(i, |open| {
                open.source = Some(source);
                open.without_agent = Some(open.rule);
                open.rule = Rule::AttackerToldBefore;
            });
        }
        self.infer_takers();
        self.drop_unnamed_doubles();
    }

    /// "After a French raid, a bomb exploded near the embassy": whether a weapon that nobody is said to have used
    /// strikes in a clause that opens with another attack, by whomever that was.
    pub(super) fn is_attack_apart(&self, verb: Index) -> bool {
        let weapon = self.tree.kid(verb, Label::Nsubj).filter(|s| {
            self.names.at(*s).is_none()
                && self.class_of(*s, &self.tree.base(*s)).is(NounClass::WEAPON.or(NounClass::VEHICLE))
        });
        weapon.is_some_and(|s| self.is_of_its_own(s)) && self.follows_other_attack(verb)
    }

    /// Whether a noun tells of something new: "a car bomb", "rockets", not "the missile", "its drones".
    fn is_of_its_own(&self, noun: Index) -> bool {
        let tree = self.tree;
        let plural = matches!(tree.tag(noun), Tag::Nns | Tag::Nnps);
        let known = tree.kids(noun).any(|k| {
            tree.label(k) == Label::Poss || matches!(tree.lower(k), "the" | "this" | "that" | "these" | "those")
        });
        !known && (plural || tree.kids(noun).any(|k| tree.is_indefinite_article(k)))
    }

    /// Whether the clause of a verb opens with what happened before or meanwhile: "Days after an Israeli strike, …".
    fn follows_other_attack(&self, verb: Index) -> bool {
        let tree = self.tree;
        let opens = |i: Index| matches!(tree.lower(i), "after" | "following" | "since" | "while");
        tree.kids(verb).filter(|k| *k < verb).any(|k| match tree.label(k) {
            Label::Prep => opens(k) || tree.kids(k).any(|inner| tree.label(inner) == Label::Prep && opens(inner)),
            Label::Advcl => tree.kids(k).any(|m| m < k && opens(m)),
            _ => false,
        })
    }

    /// "Police fired at the miners. A police officer was killed": one of theirs, whom others have killed.
    fn is_of_that_force(&self, victim: NodeIndex, attacker: NodeIndex) -> bool {
        let of_them = |d: &DraftNode| {
            let name = d.name.to_lowercase();
            OFFICERS.iter().any(|word| d.head == *word || name.split(' ').any(|w| w == *word))
        };
        self.keeps_order(attacker) && self.nodes.get(victim).is_some_and(of_them)
    }

    /// "Six died in an attack by the group. All seven attackers were killed", "Eight militants were killed": those who
    /// attacked, whom their own have not killed; militants whom an army strikes it has.
    fn are_attackers_of(&self, victims: NodeIndex, source: NodeIndex) -> bool {
        let unnamed = |n: NodeIndex| self.nodes.get(n).filter(|d| !d.named).map(|d| d.head.as_str());
        let Some(head) = unnamed(victims) else { return false };
        let armed = || {
            self.nodes.get(source).is_some_and(|d| self.gazetteer.sort_of(&d.name) == Some("armed"))
                || unnamed(source).is_some_and(|h| FIGHTERS.contains(&h))
        };
        WHO_ATTACKED.contains(&head) || FIGHTERS.contains(&head) && armed()
    }

    /// "was killed when a stick of dynamite exploded": whether a casualty's own clause says by what.
    fn has_blast_of_its_own(&self, casualty: Index) -> bool {
        let tree = self.tree;
        tree.kids(casualty).any(|k| {
            tree.label(k) == Label::Advcl
                && matches!(tree.lemma(k), "explode" | "detonate")
                && tree.kid(k, Label::Nsubj).is_some_and(|s| tree.kids(s).any(|a| tree.is_indefinite_article(a)))
        })
    }

    /// Gives arrests and measures without an agent those who, as the sentence before in the same paragraph tells, were
    /// at it: "Police stormed the university. Sixty students were arrested", "The EU agreed new sanctions. Jon Roe is
    /// banned".
    fn infer_takers(&mut self) {
        for i in 0..self.claims.len() {
            let Some(claim) = self.claims.get(i).cloned() else { continue };
            let lemma = self.tree.lemma(claim.trigger);
            let taken = claim.relation == "detained" && TAKING.contains(&lemma);
            let open = claim.source.is_none()
                && (taken || claim.relation == "sanctioned")
                && self.tree.is_verb(claim.trigger)
                && self.tree.kid(claim.trigger, Label::Nsubjpass).is_some()
                && claim.modality == Modality::Asserted;
            if !open {
                continue;
            }
            let by_law = matches!(lemma, "arrest" | "detain");
            let Some(source) = self.taker_before(&claim, by_law) else { continue };
            self.claims.change(i, |open| {
                open.source = Some(source);
                open.rule = Rule::TakerToldBefore;
            });
        }
    }

    /// The only one of whom the sentence before a claim, or its own up to it, tells what leads to it.
    fn taker_before(&self, claim: &DraftClaim, by_law: bool) -> Option<Argument> {
        let tree = self.tree;
        let line = tree.line_around(claim.trigger);
        let near = line.start.max(tree.sentences_back(claim.trigger, 1))..claim.trigger;
        let leads = |c: &&DraftClaim| {
            let Some(source) = &c.source else { return false };
            let asserted =
                matches!(c.modality, Modality::Asserted | Modality::Alleged) && source.node != claim.target.node;
            let measure = || {
                c.relation == "sanctioned"
                    || MEASURES_OF_LAW.contains(&c.relation)
                        && self.nodes.get(c.target.node).is_some_and(|d| MEASURES.contains(&d.head.as_str()))
            };
            let fits = match claim.relation {
                "sanctioned" => measure(),
                _ => {
                    // Whoever is arrested first and sentenced then was not arrested by the court.
                    (CONQUESTS.contains(&c.relation) || c.relation == "detained" && c.target.node != claim.target.node)
                        && self.keeps_order(source.node) == by_law
                        && !self.nodes.is_place(source.node)
                }
            };
            asserted && fits
        };
        let mut found: Vec<&Argument> = self
            .claims
            .in_order(near)
            .into_iter()
            .map(|(_, c)| c)
            .filter(leads)
            .filter_map(|c| c.source.as_ref())
            .collect();
        found.sort_unstable_by_key(|s| s.node);
        found.dedup_by_key(|s| s.node);
        match found.as_slice() {
            [one] => Some(Argument { quantity: None, ..(*one).clone() }),
            _ => None,
        }
    }

    /// Whether a node is police or a state's own forces.
    pub(in crate::ingest::extract::deeds) fn keeps_order(&self, node: NodeIndex) -> bool {
        self.nodes.get(node).is_some_and(|d| {
            let name = d.name.to_lowercase();
            ORDER.iter().any(|word| d.head == *word || name.split(' ').any(|w| w == *word))
        })
    }

    /// Whether a death is told as an accident's or as a fight's of two sides: its own clause says so, or one above it
    /// that it is a part of. "A bus fell into a ravine, killing five"; not "gunmen fired at a bus, killing five".
    fn is_accident(&self, death: Index) -> bool {
        let tree = self.tree;
        let accident = |i: &Index| ACCIDENTS.contains(&tree.lemma(*i));
        let blameless = |i: &Index| accident(i) || MUTUAL.contains(&tree.lemma(*i));
        // "died in the fighting", "killed amid clashes", not "died since the war began"
        let in_a_fight = |i: &Index| {
            let cause = matches!(tree.lower(tree.head(*i)), "in" | "during" | "by" | "from" | "amid");
            tree.label(*i) == Label::Pobj && cause && MUTUAL.contains(&tree.lemma(*i))
        };
        if tree.below(death).iter().any(|i| accident(i) || in_a_fight(i)) {
            return true;
        }
        // "after a helicopter crashed during the operation, killing its pilot": the parser may hang it higher.
        let (from, _) = tree.sentence(tree.sentence_of(death));
        let verb_before = (from..death).rev().find(|i| tree.is_verb(*i));
        if tree.tag(death) == Tag::Vbg && verb_before.is_some_and(|v| accident(&v)) {
            return true;
        }
        // The clauses above: their verb, and what they say it of.
        let mut at = death;
        for _ in 0..8 {
            if tree.is_root(at) || matches!(tree.label(at), Label::Ccomp | Label::Parataxis) {
                return false;
            }
            at = tree.head(at);
            let subject = tree.kids(at).find(|k| matches!(tree.label(*k), Label::Nsubj | Label::Nsubjpass));
            if blameless(&at) || tree.is_verb(at) && subject.is_some_and(|s| blameless(&s)) {
                return true;
            }
        }
        false
    }

    fn attackers_before(&self, claim: &DraftClaim) -> Option<Argument> {
        let tree = self.tree;
        let (line, sentence) = (tree.line_around(claim.trigger), tree.sentence_of(claim.trigger));
        let mutual =
            |c: &DraftClaim| c.source.as_ref().is_some_and(|s| self.claims.has("attacked", c.target.node, s.node));
        let fits = |c: &&DraftClaim| {
            let at = tree.sentence_of(c.trigger);
            c.source.is_some()
                && VIOLENCE.contains(&c.relation)
                && matches!(c.modality, Modality::Asserted | Modality::Alleged)
                && !(at == sentence && c.trigger > claim.trigger && c.rule == Rule::Verb)
                && !mutual(c)
                // Who shot down a drone did not kill whom it fell on.
                && !(c.relation == "attacked" && self.nodes.get(c.target.node).is_some_and(|d| {
                    self.nouns.class(&d.head).is(NounClass::WEAPON)
                }))
                && !self.lie_apart(c, claim)
                // Who fired at militants did not kill the passengers besides.
                && (c.relation != "attacked"
                    || c.target.node == claim.target.node
                    || self.is_the_same_crowd(c, claim)
                    || !self.bears_arms(c.target.node)
                        && !self.nodes.is_actor(c.target.node))
        };
        let near = line.start.max(tree.sentences_back(claim.trigger, 2))
            ..line.end.min(tree.sentence_around(claim.trigger).end);
        let mut known: Vec<&DraftClaim> = self.claims.in_order(near).into_iter().map(|(_, c)| c).filter(fits).collect();
        known.sort_by_key(|c| (std::cmp::Reverse(tree.sentence_of(c.trigger)), c.trigger.abs_diff(claim.trigger)));
        let first = known.first()?;
        let source = first.source.as_ref()?;
        // Of several attackers nobody can tell which.
        let same_sentence = known.iter().filter(|c| tree.sentence_of(c.trigger) == tree.sentence_of(first.trigger));
        let one = same_sentence.clone().all(|c| c.source.as_ref().is_some_and(|s| s.node == source.node));
        let is_victim = claim.target.node == source.node;
        (one && !is_victim).then(|| Argument { quantity: None, ..source.clone() })
    }

    /// "attacked a refinery in Ryazan. Two were killed in Kherson": whether two claims are of places neither of which
    /// holds the other.
    fn lie_apart(&self, one: &DraftClaim, other: &DraftClaim) -> bool {
        let (Some(here), Some(there)) = (one.location, other.location) else { return false };
        let holds = |a: NodeIndex, b: NodeIndex| self.claims.has("located-in", a, b);
        let settled =
            |n: NodeIndex| self.nodes.get(n).is_some_and(|d| d.class.is_some_and(EntryClass::is_part_of_country));
        here != there && settled(here) && settled(there) && !holds(here, there) && !holds(there, here)
    }

    /// "Police fired at protesters. Three demonstrators were shot dead": whether those hit are of the crowd that was
    /// fired at.
    fn is_the_same_crowd(&self, fired: &DraftClaim, hit: &DraftClaim) -> bool {
        let crowd = |node: NodeIndex| {
            self.nodes.get(node).is_some_and(|d| !d.named && d.plural && CROWDS.contains(&d.head.as_str()))
        };
        let anybody =
            |node: NodeIndex| self.nodes.get(node).is_some_and(|d| !d.named && d.plural && d.head == "people");
        crowd(fired.target.node) && (crowd(hit.target.node) || anybody(hit.target.node))
    }

    /// "A raid on a market by bandits" and "the raid" are one attack: where somebody is known to have done it, nobody
    /// unnamed did it besides.
    fn drop_unnamed_doubles(&mut self) {
        let tree = self.tree;
        let mut known: FxHashMap<(&'static str, NodeIndex, usize), Vec<Option<Quantity>>> = FxHashMap::default();
        for claim in self.claims.iter().filter(|c| c.source.is_some() && is_harm(c.relation)) {
            let key = (claim.relation, claim.target.node, tree.line_of(claim.trigger));
            let quantities = known.entry(key).or_default();
            if !quantities.contains(&claim.quantity) {
                quantities.push(claim.quantity);
            }
        }
        let mut died: FxHashMap<NodeIndex, Index> = FxHashMap::default();
        for claim in self.claims.iter().filter(|c| c.relation == "killed") {
            let first = died.entry(claim.target.node).or_insert(claim.trigger);
            *first = claim.trigger.min(*first);
        }
        let nodes = &self.nodes;
        self.claims.retain(|c| {
            let placed = relation(c.relation).is_some() && is_harm(c.relation);
            // "the woman was pronounced dead": who was told to have died does so once.
            let again = c.relation == "killed"
                && c.source.is_none()
                && nodes.is_person(c.target.node)
                && died.get(&c.target.node).is_some_and(|first| *first < c.trigger);
            let told = placed
                && c.source.is_none()
                && known
                    .get(&(c.relation, c.target.node, tree.line_of(c.trigger)))
                    .is_some_and(|quantities| c.relation == "attacked" || quantities.contains(&c.quantity));
            !again && !told
        });
    }
}
