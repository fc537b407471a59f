//! The name of what a clause says, where it is only demanded, refused or feared.
//! The clause's own words ("end the war"), or the noun of its verb where the news would take that ("the suspension of
//! enrichment").

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::descriptions::lower_first;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// What somebody does to nothing but himself.
static OF_THEMSELVES: Words = Words::of("clause_names.of-themselves");

/// Verbs that say no more of a deed than its object does.
static NAMED_BY_OBJECT: Words = Words::of("clause_names.named-by-object");

/// A name reaches at most so many words past its verb.
const LONGEST: usize = 9;

/// Pronouns for whoever it may be.
const INDEFINITE: &[&str] = &["anybody", "anyone", "anything", "somebody", "someone"];

/// Prepositions that bring when, why and how, which is no part of a deed's name.
const ASIDE: &[&str] = &[
    "after",
    "ahead",
    "amid",
    "as",
    "because",
    "before",
    "despite",
    "during",
    "early",
    "due",
    "following",
    "given",
    "instead",
    "late",
    "owing",
    "pending",
    "rather",
    "regarding",
    "since",
    "though",
    "until",
    "while",
    "within",
];

impl Reading<'_> {
    /// An event named by a clause: "protect civilians and civilian objects".
    pub(in crate::ingest::extract) fn clause_event(&mut self, clause: Index) -> Argument {
        let negated = self.tree.kid(clause, Label::Neg).is_some();
        self.deed(clause, negated)
    }

    /// What somebody will not do, named without the negation: "will not attend the opening" is about attending it.
    pub(in crate::ingest::extract) fn refused_deed(&mut self, clause: Index) -> Argument {
        self.deed(clause, false)
    }

    /// What somebody says will come: "warned that the dam could burst", named with whatever it befalls.
    pub(in crate::ingest::extract) fn foretold(&mut self, clause: Index) -> Argument {
        let tree = self.tree;
        let subject = tree.kid(clause, Label::Nsubj).or_else(|| tree.kid(clause, Label::Nsubjpass));
        let Some(subject) = subject.filter(|s| *s < clause && tree.is_noun(*s)) else {
            return self.clause_event(clause);
        };
        let last = self.end_of_deed(clause);
        let (low, high) = self.trimmed(subject);
        let done = if self.is_passive(clause) { " be" } else { "" };
        let name =
            format!("{}{done} {}", lower_first(&tree.phrase(low, high), tree.word(low)), tree.phrase(clause, last));
        let node = self.descriptive(NodeKind::Event, &name, tree.lemma(clause), clause, false);
        Argument::new(node, low, last)
    }

    fn deed(&mut self, clause: Index, negated: bool) -> Argument {
        let tree = self.tree;
        let last = self.end_of_deed(clause);
        let nominal = self.frames.nominalization(tree.lemma(clause)).filter(|_| !negated);
        let object = self.naming_object(clause, last).filter(|_| !negated);
        let named = nominal.and_then(|noun| self.nominal_name(clause, noun, last));
        let (first, phrase) = match (object, named) {
            (Some(object), _) => (clause, tree.phrase(self.trimmed(object).0, last)),
            (None, Some(phrase)) => (clause, phrase),
            (None, None) => self.verbal_name(clause, last, negated),
        };
        let head = object.map(|o| tree.lemma(o)).or(nominal).unwrap_or_else(|| tree.lemma(clause));
        let node = self.descriptive(NodeKind::Event, &phrase, head, clause, false);
        Argument::new(node, first, last)
    }

    /// The object that names a deed by itself: "hold elections", "show restraint", "allow safe passage to families";
    /// not a thing or somebody ("hold hostages"), nor with what is to become of it ("keep the crossing open").
    fn naming_object(&self, clause: Index, last: Index) -> Option<Index> {
        let tree = self.tree;
        let object = tree.kid(clause, Label::Dobj).filter(|o| *o > clause && *o <= last)?;
        let thing = NounClass::POST
            .or(NounClass::OCCUPATION)
            .or(NounClass::PERSON)
            .or(NounClass::PEOPLE)
            .or(NounClass::BODY)
            .or(NounClass::PLACE)
            .or(NounClass::VEHICLE)
            .or(NounClass::WEAPON)
            .or(NounClass::FORCES);
        let alone = tree.kids(clause).filter(|k| *k > clause).all(|k| {
            k == object
                || match tree.label(k) {
                    Label::Prep => !matches!(tree.lower(k), "into" | "in" | "from"),
                    Label::Prt | Label::Xcomp | Label::Ccomp | Label::Acomp | Label::Oprd | Label::Attr => false,
                    _ => true,
                }
        });
        let deed = matches!(tree.tag(object), Tag::Nn | Tag::Nns) && !self.nouns.class(&tree.base(object)).is(thing);
        (NAMED_BY_OBJECT.contains(&tree.lemma(clause)) && alone && deed).then_some(object)
    }

    /// The last word of what is to be done: the verb's objects and complements, up to a clause of their own.
    fn end_of_deed(&self, clause: Index) -> Index {
        let tree = self.tree;
        let mut last = clause;
        for kid in tree.kids(clause).filter(|k| *k > clause) {
            let keeps = matches!(
                tree.label(kid),
                Label::Dobj
                    | Label::Prt
                    | Label::Prep
                    | Label::Acomp
                    | Label::Attr
                    | Label::Xcomp
                    | Label::Ccomp
                    | Label::Advmod
                    | Label::Agent
                    | Label::Oprd
                    | Label::Dative
            );
            let aside = matches!(tree.label(kid), Label::Prep | Label::Advmod | Label::Xcomp)
                && (ASIDE.contains(&tree.lower(kid)) || self.is_behest(kid));
            // "unveiled the 24-member line-up": many words before the object's noun are still the object.
            let near = if tree.label(kid) == Label::Dobj { clause + LONGEST } else { last + 6 };
            if !keeps || aside || kid > near {
                break;
            }
            let (low, high) = tree.reach(kid);
            if low <= clause {
                break;
            }
            // "diplomatic and consular relations": what "and" joins in front of the noun is the noun's.
            let noun = tree.kid(kid, Label::Pobj).unwrap_or(kid);
            let cut = (low..=high).find(|i| {
                matches!(
                    tree.lower(*i),
                    "," | ";" | "—" | "(" | "\"" | "”" | "due" | "amid" | "despite" | "across" | "as"
                ) || matches!(tree.label(*i), Label::Relcl | Label::Advcl)
                    || tree.label(*i) == Label::Cc && *i > noun
            });
            let high = cut.map_or(high, |c| c.saturating_sub(1)).min(clause + LONGEST);
            if high < low {
                break;
            }
            last = high;
            if cut.is_some() {
                break;
            }
        }
        // "exercises with South" of "with South Korea": whole names only.
        if let Some(whole) = self.names.at(last).filter(|n| n.end > last + 1 && n.start > clause) {
            last = whole.end - 1;
        }
        // A name does not end with a word that wants another one: "provide support to".
        while last > clause
            && (matches!(tree.tag(last), Tag::In | Tag::To | Tag::Dt | Tag::Comma | Tag::PrpPoss | Tag::OpenQuote)
                && tree.label(last) != Label::Prt)
        {
            last -= 1;
        }
        last
    }

    /// The clause's own words. Whatever is to happen to, or to be done by, a thing rather than somebody names it too:
    /// "the genocide must stop", "the documents be published".
    fn verbal_name(&mut self, clause: Index, last: Index, negated: bool) -> (Index, String) {
        let tree = self.tree;
        let subject = tree.kid(clause, Label::Nsubjpass).or_else(|| tree.kid(clause, Label::Nsubj));
        let subject = subject.or_else(|| self.asked_to(clause)).or_else(|| self.ordered_done(clause));
        let passive = self.is_passive(clause);
        // "denied that anyone had been held": whoever it was.
        let anybody = |s: Index| passive && INDEFINITE.contains(&tree.lower(s));
        let subject = subject.filter(|s| *s < clause && (tree.is_noun(*s) || anybody(*s)));
        let bare = last == clause || tree.kid(clause, Label::Dobj).is_none() && last < clause + 3;
        let thing = |this: &mut Self, s: Index| this.resolve_one(s, Want::Agent).is_empty();
        let with_subject = subject.filter(|s| passive || bare || thing(self, *s));
        let not = if negated { "not " } else { "" };
        let deed = tree.phrase(self.first_part(clause), last);
        // "begins a visit at the invitation of Chad", which asked to begin one.
        let finite = matches!(tree.tag(clause), Tag::Vbz | Tag::Vbd)
            && (with_subject.is_none() || tree.lemma(clause) != "be")
            && !passive
            && self.first_part(clause) == clause;
        let deed = match deed.split_once(' ') {
            Some((_, rest)) if finite => format!("{} {rest}", tree.lemma(clause)),
            _ => deed,
        };
        let Some(subject) = with_subject else {
            return (clause, format!("{not}{}", lower_first(&deed, tree.word(clause))));
        };
        let (low, high) = self.trimmed(subject);
        let done = if passive { "be " } else { "" };
        let whole = lower_first(&tree.phrase(low, high), tree.word(low));
        (low, format!("{whole} {not}{done}{deed}"))
    }

    /// The first token of a verb that a hyphen parts: "re-work".
    fn first_part(&self, verb: Index) -> Index {
        let tree = self.tree;
        let part = |i: &Index| tree.head(*i) == verb && tree.tag(*i) == Tag::Hyph;
        verb.checked_sub(1).filter(part).and_then(|h| h.checked_sub(1)).filter(part).unwrap_or(verb)
    }

    /// "suspension of uranium enrichment", "resignation of the president", "withdrawal from Syria".
    fn nominal_name(&mut self, clause: Index, noun: &str, last: Index) -> Option<String> {
        let tree = self.tree;
        let passive = self.is_passive(clause);
        let object = tree.kid(clause, Label::Dobj).filter(|o| *o > clause && *o <= last);
        let subject = tree.kid(clause, if passive { Label::Nsubjpass } else { Label::Nsubj });
        let subject = subject.or_else(|| self.asked_to(clause)).or_else(|| self.ordered_done(clause));
        let subject = subject.filter(|s| *s < clause && tree.is_noun(*s));
        let join = |noun: &str, rest: &str| if rest.is_empty() { noun.to_owned() } else { format!("{noun} {rest}") };
        if let Some(object) = object {
            if tree.tag(object) == Tag::Prp {
                let whom = self.pronoun(object).and_then(|a| self.nodes.get(a.node))?;
                return Some(format!("{noun} of {}", whom.name));
            }
            let (low, _) = self.trimmed(object);
            return Some(format!("{noun} of {}", tree.phrase(low, last)));
        }
        let mut name = noun.to_owned();
        let rest = tree.kids(clause).find(|k| *k > clause && *k <= last && tree.label(*k) == Label::Prep);
        if rest.is_none() && last > clause && !passive {
            return None;
        }
        // "urged Congress to investigate": an investigation of somebody else.
        let preposition = if OF_THEMSELVES.contains(&tree.lemma(clause)) { "of" } else { "by" };
        if let Some(subject) = subject
            && (rest.is_none() || passive)
        {
            let (low, high) = self.trimmed(subject);
            let by = if passive || !self.can_be_asked(subject) { "of" } else { preposition };
            name = format!("{noun} {by} {}", tree.phrase(low, high));
        }
        // "urged the president to resign": the president's resignation.
        if subject.is_none()
            && rest.is_none()
            && !passive
            && !tree.kids(clause).any(|k| k > clause && tree.is_verb(k))
            && let Agent::Phrase(doer) = self.subject(clause, 0)
            && let [one] = self.resolve(doer, Want::Agent).as_slice()
            && let Some(draft) = self.nodes.get(one.node).filter(|d| d.named)
        {
            return Some(format!("{noun} {preposition} {}", draft.name));
        }
        let rest = rest.map(|r| tree.phrase(r, last)).unwrap_or_default();
        Some(join(&name, &rest))
    }

    /// "orders the internet to be restored": what is to suffer it is the object of the verb that asks.
    fn ordered_done(&self, clause: Index) -> Option<Index> {
        let tree = self.tree;
        let asks = matches!(tree.label(clause), Label::Xcomp | Label::Advcl | Label::Ccomp)
            && tree.kid(clause, Label::Auxpass).is_some()
            && tree.is_infinitive(clause);
        let asking = tree.head(clause);
        tree.kid(asking, Label::Dobj).filter(|o| asks && tree.is_verb(asking) && *o < clause)
    }

    /// A noun phrase without its determiners, possessives and what is said of it in a clause.
    fn trimmed(&self, head: Index) -> (Index, Index) {
        let tree = self.tree;
        let (mut low, high) = tree.reach(head);
        // "establishing a no-fly zone": a determiner that a hyphen ties is part of the name.
        let tied = |i: Index| tree.tag(i + 1) == Tag::Hyph && !tree.token(i).space_after;
        while low < head
            && !(tree.lower(low) == "no" && tied(low))
            && (matches!(tree.tag(low), Tag::Dt | Tag::PrpPoss | Tag::OpenQuote | Tag::CloseQuote | Tag::Comma)
                // "the five-point consensus" keeps its number.
                || tree.entity(low).is_some_and(|e| matches!(e.kind, EntityType::Cardinal))
                    && tree.tag(low + 1) != Tag::Hyph)
        {
            low += 1;
        }
        let cut = (head + 1..=high).find(|i| {
            matches!(tree.lower(*i), "," | ";" | "—" | "(" | "\"" | "”")
                || matches!(tree.label(*i), Label::Relcl | Label::Advcl | Label::Acl | Label::Appos)
        });
        let high = cut.map_or(high, |c| c.saturating_sub(1).max(head)).min(head + LONGEST);
        (low, high)
    }
}
