//! The words that say what a claim concerns: inside what is asked for or agreed on, behind its verb's prepositions, in
//! what somebody is tried for.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::relation_classes::JOINT;
use crate::lexicon::shared_words::LOCATIVE;
use crate::lexicon::{NounClass, Words};

/// Relations that judge what others did.
static JUDGEMENTS: Words = Words::of("topic_words.judgements");

/// Relations that happen somewhere: the place in what they name is where, not what about.
static SITUATED: Words = Words::of("topic_words.situated");

/// Relations whose target's own topic lies behind its participle.
static ENACTED: Words = Words::of("topic_words.enacted");

/// Relations whose reason follows with "over" or "amid".
static DUE: Words = Words::of("topic_words.due");

/// Relations whose reason follows with "for".
static EARNED: Words = Words::of("topic_words.earned");

/// Relations whose target is a document: a place inside it is what it is on.
static DOCUMENTED: Words = Words::of("topic_words.documented");

/// What people gather at to sign something.
static OCCASIONS: Words = Words::of("topic_words.occasions");

/// Verbs whose object is the topic of the meeting that they tell of.
static DISCUSS: Words = Words::of("topic_words.discuss");

/// Prepositions that bring the topic of a verb.
const TOPICAL: &[&str] = &["about", "on", "over", "regarding", "concerning"];

/// Whether a preposition says where or when: what it brings is the place of a deed, and the topic of a demand or a
/// judgement. Not "on", which brings the topic of a verb.
fn says_where(word: &str) -> bool {
    LOCATIVE.contains(&word) || matches!(word, "off" | "within" | "along" | "during")
}

/// Relations that judge what others did.
pub(super) fn is_judgement(relation: &str) -> bool {
    JUDGEMENTS.contains(&relation)
}

/// Relations that happen somewhere: the place in what they name is where, not what about.
fn is_placed(relation: &str) -> bool {
    SITUATED.contains(&relation)
}

impl Reading<'_> {
    /// The words that a claim brings in, where nothing says more narrowly what it concerns: "a treaty to end the
    /// Karabakh conflict", "voted on a bill against Google".
    pub(super) fn words_below(
        &self,
        trigger: Index,
        relation: &str,
        target: &Argument,
        inside: Option<(Index, Index)>,
    ) -> Vec<Index> {
        let tree = self.tree;
        let mut words: Vec<Index> = Vec::new();
        for kid in tree.below(trigger) {
            if tree.label(kid) == Label::Prep && (TOPICAL.contains(&tree.lower(kid)) || tree.lower(kid) == "against") {
                let objects = tree.kids(kid).filter(|o| matches!(tree.label(*o), Label::Pobj | Label::Pcomp));
                objects.for_each(|o| words.extend(tree.below(o)));
            }
        }
        words.extend(inside.into_iter().flat_map(|(first, last)| first..=last));
        let thing = self.nodes.get(target.node).is_some_and(|d| !d.named && d.is_matter());
        if thing {
            let head = self.head_within(target.first, target.last);
            words.extend(tree.below(head).into_iter().filter(|w| *w > head));
        }
        let head = self.head_within(target.first, target.last);
        words.retain(|w| {
            let last = self.head_of_name(*w);
            let place = tree.label(last) == Label::Pobj && says_where(tree.lower(tree.head(last)));
            !(place && is_placed(relation) || self.is_of_another_target(*w, head, trigger))
        });
        words
    }

    /// "condemned the tax and the arrest of Roe": what only belongs to another of the joined targets. "the arrest and
    /// detention of Roe" has it for both.
    fn is_of_another_target(&self, word: Index, head: Index, trigger: Index) -> bool {
        let tree = self.tree;
        let all = tree.conjuncts(tree.first_conjunct(head));
        for at in self.line_up(word, trigger) {
            if at == head {
                return false;
            }
            // "an apology and an explanation for the attack"
            if tree.label(at) == Label::Prep
                && tree.head(at) > head
                && all.contains(&tree.head(at))
                && matches!(tree.lower(at), "for" | "against" | "on")
            {
                return false;
            }
            if all.contains(&at) {
                let apart = || tree.kids(at).any(|k| matches!(tree.label(k), Label::Det | Label::Poss));
                return if at < head { word < head } else { apart() };
            }
        }
        false
    }

    /// The words of a phrase that say what it concerns: not who did it, not where, not what else is told of it.
    pub(super) fn concerned(&self, at: Index, relation: &str, top: bool, words: &mut Vec<Index>) {
        let tree = self.tree;
        for kid in tree.kids(at) {
            let label = tree.label(kid);
            let word = tree.lower(kid);
            let decided = ENACTED.contains(&relation);
            let skipped = match label {
                // "ways to end the fighting in Syria"
                Label::Relcl => !decided && tree.kids(kid).all(|k| tree.tag(k) != Tag::To),
                // Who did what is judged is a topic of the judgement.
                Label::Agent => !is_judgement(relation) || self.is_author(kid),
                Label::Appos | Label::Advcl | Label::Parataxis | Label::Punct => true,
                Label::Conj | Label::Nsubj | Label::Npadvmod => top,
                Label::Prep if word == "by" => !is_judgement(relation) || self.is_author(kid),
                Label::Prep => is_placed(relation) && says_where(word) && (top || !self.lies_in_text(kid, relation)),
                // "a bill backed by Britain": who backs it is told elsewhere.
                Label::Acl => tree.tag(kid) == Tag::Vbn && !is_judgement(relation),
                // "a Security Council resolution": whose it is.
                Label::Compound | Label::Nmod | Label::Amod | Label::Poss => self.is_title(kid, at, top),
                _ => false,
            };
            if !skipped {
                words.push(kid);
                self.concerned(kid, relation, false, words);
            }
        }
    }

    /// "signed an accord on migrant centres in Albania": whether a place lies within what a document is on, and is not
    /// where it was signed ("at a summit in Rome").
    fn lies_in_text(&self, preposition: Index, relation: &str) -> bool {
        let tree = self.tree;
        let occasion = |o: Index| self.is_contact(o) || OCCASIONS.contains(&tree.lemma(o));
        DOCUMENTED.contains(&relation)
            && !matches!(tree.lower(preposition), "at" | "during")
            && tree.kid(preposition, Label::Pobj).is_some_and(|o| !occasion(o))
    }

    /// "U.S. president Donald Trump": the country only says what president, and a body in front of its decision whose
    /// it is.
    fn is_title(&self, kid: Index, head: Index, top: bool) -> bool {
        let tree = self.tree;
        let node = |i: Index| self.names.at(i).and_then(|n| self.nodes.get(n.node));
        let post = self.nouns.class(&tree.base(head)).is(NounClass::POST);
        let of_person = node(head).is_some_and(|d| d.person);
        let body = top && node(kid).is_some_and(DraftNode::is_organization);
        (post || of_person) && node(kid).is_none_or(|d| !d.person) || body && tree.label(kid) != Label::Poss
    }

    /// The words behind "about" and "over", and behind "discuss" in the clause of a meeting.
    pub(super) fn topics_of(&self, trigger: Index, relation: &str) -> Vec<Index> {
        let tree = self.tree;
        let clause = tree.clause_of(trigger);
        let mut heads: Vec<Index> = Vec::new();
        let mut open = vec![trigger];
        open.extend((clause != trigger).then_some(clause));
        open.extend(tree.kid(trigger, Label::Dobj));
        for at in open {
            for kid in tree.kids(at).filter(|k| tree.label(*k) == Label::Prep) {
                let against = matches!(tree.lower(kid), "against" | "into" | "for") && relation == "launched";
                let amid = matches!(tree.lower(kid), "to") && relation == "launched" && tree.lower(at) == "response";
                // "barred opposition leaders from taking part in the elections"
                let barred = tree.lower(kid) == "from" && relation == "sanctioned";
                let due = matches!(tree.lower(kid), "amid" | "over") && DUE.contains(&relation);
                // "thanked Qatar for sending aid to Darfur", "praised Kenya for its role in Haiti"
                let earned = tree.lower(kid) == "for" && EARNED.contains(&relation);
                if self.is_journey(kid) {
                    continue;
                }
                if TOPICAL.contains(&tree.lower(kid)) || against || amid || barred || due || earned {
                    heads.extend(tree.kids(kid).filter(|o| matches!(tree.label(*o), Label::Pobj | Label::Pcomp)));
                }
                // "in response to the outbreak", "because of his ties to the Wagner Group"
                heads.extend(self.brought(kid, relation).filter(|(_, words)| *words > 1).map(|(object, _)| object));
            }
        }
        if JOINT.contains(&relation) {
            // "discussed Ukraine with him"
            if DISCUSS.contains(&tree.lemma(trigger)) {
                heads.extend(tree.kid(trigger, Label::Dobj));
            }
            let beside = tree.kids(clause).chain(tree.kids(trigger)).filter(|k| *k != trigger && tree.is_verb(*k));
            for verb in beside.flat_map(|v| std::iter::once(v).chain(tree.kids(v))) {
                let purpose = relation == "cooperated-with" && tree.label(verb) == Label::Advcl;
                if tree.is_verb(verb) && (DISCUSS.contains(&tree.lemma(verb)) || purpose) {
                    heads.extend(tree.kid(verb, Label::Dobj).or_else(|| tree.prepositional(verb, "on")));
                }
            }
        }
        let dated = |i: &Index| {
            tree.entity(*i).is_some_and(|e| matches!(e.kind, EntityType::Date | EntityType::Time | EntityType::Money))
        };
        let mut words = Vec::new();
        for head in heads.into_iter().filter(|h| !dated(h)) {
            words.push(head);
            // "to discuss the escalation in Syria": where the topic is belongs to it, where they meet does not.
            self.concerned(head, "", false, &mut words);
        }
        // "launched an operation to dismantle the gang"
        let purposes = tree.kids(trigger).filter(|k| relation == "launched" && self.is_purpose(*k));
        purposes.for_each(|purpose| self.concerned(purpose, relation, false, &mut words));
        words
    }

    /// "went there to attend a summit": whether a word is the verb of what something is done for.
    pub(super) fn is_purpose(&self, verb: Index) -> bool {
        let tree = self.tree;
        matches!(tree.label(verb), Label::Advcl | Label::Xcomp)
            && tree.tag(verb) == Tag::Vb
            && tree.kids(verb).any(|k| tree.tag(k) == Tag::To)
    }

    /// The words of what somebody is accused of, tried or arrested for: "convicted of the murder of Y". Where a wrong
    /// was done is what the accusation is about.
    pub(super) fn charges(&self, trigger: Index, relation: &str) -> Vec<Index> {
        let tree = self.tree;
        let mut words = Vec::new();
        for preposition in ["for", "of", "with", "on", "over", "after"] {
            let Some(object) = tree.prepositional(trigger, preposition) else { continue };
            words.push(object);
            self.concerned(object, if relation == "accused" { "" } else { "launched" }, false, &mut words);
        }
        words
    }
}
