//! One person who is called by a noun after he or she was named: "Businessman Marek Holub … the businessman".
//! Also "General Luis Roe … the officer", "Police named the driver as Jon Roe … the teenager".

use std::cmp::Ordering;
use std::ops::Range;

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::VIOLENCE;
use crate::lexicon::shared_words::{self, FIGHTERS};
use crate::lexicon::{Gender, NounClass, Words};

/// What happens to a suspect.
static SUSPECTED: Words = Words::of("people_again.suspected");

/// Nouns that say the same of somebody, one class for each sort of people.
static KIN: [Words; 7] = [
    Words::of("people_again.soldiers"),
    Words::of("people_again.politicians"),
    Words::of("people_again.rich"),
    Words::of("people_again.clergy"),
    Words::of("people_again.writers"),
    Words::of("people_again.athletes"),
    Words::of("people_again.artists"),
];

/// Posts of those who head a state, and a government.
static HEADS: [Words; 2] =
    [Words::phrases("people_again.heads-of-state"), Words::phrases("people_again.heads-of-government")];

/// Offices that news calls by one or the other word.
static OFFICERS: [&Words; 3] = [&MINISTERS, &shared_words::JUDGES, &ENVOYS];
static MINISTERS: Words = Words::of("people_again.ministers");
static ENVOYS: Words = Words::of("people_again.envoys");

/// Nouns that say the same of a crowd, one class for each sort of people.
static CROWDS: [Words; 6] = [
    Words::of("people_again.protesters"),
    Words::of("people_again.workers"),
    Words::of("people_again.migrants"),
    Words::of("people_again.pupils"),
    Words::of("people_again.reporters"),
    Words::of("people_again.inhabitants"),
];

/// Nouns that say no more than that it is a man, a woman or somebody of an age.
static ANYONE: Words = Words::of("people_again.anyone");

/// Nouns of whoever is said to have done a wrong.
static WRONGDOERS: Words = Words::of("people_again.wrongdoers");

/// Words of age and of time gone by.
static TIMES_OF_LIFE: Words = Words::of("people_again.times-of-life");

/// How many sentences back somebody who is called by a plain noun was named.
const REACH: usize = 2;

impl Reading<'_> {
    /// Whom a definite noun phrase of one person stands for, where the article has named and described him or her.
    pub(in crate::ingest::extract) fn person_again(&self, head: Index, base: &str) -> Option<NodeIndex> {
        let tree = self.tree;
        let definite = tree.kids(head).any(|k| k < head && matches!(tree.lower(k), "the" | "this"));
        let heads = self.headed(head, base);
        let alone = tree.kids(head).all(|k| {
            if k > head && heads.is_some() && tree.label(k) == Label::Prep {
                true
            } else if k > head {
                !matches!(tree.label(k), Label::Appos | Label::Prep | Label::Relcl | Label::Acl)
            } else {
                matches!(tree.label(k), Label::Det | Label::Punct | Label::Preconj | Label::Cc | Label::Npadvmod)
                    || TIMES_OF_LIFE.contains(&tree.lower(k))
            }
        });
        // "the 64-year-old"
        let aged = base == "old" && head >= 2 && matches!(tree.lower(head - 2), "year" | "month");
        if !definite
            || !alone
            || tree.tag(head) != Tag::Nn && !aged
            || base == "old" && !aged
            || self.names.at(head).is_some()
            || self.brief
        {
            return None;
        }
        if let Some(heads) = heads {
            return self.described_by(head, &heads);
        }
        if aged && let Some(person) = self.of_that_age(head) {
            return Some(person);
        }
        let person = NounClass::POST.or(NounClass::OCCUPATION).or(NounClass::PERSON).or(NounClass::PRIVATE);
        if !self.class_of(head, base).is(person) && !ANYONE.contains(&base) && !WRONGDOERS.contains(&base) {
            return None;
        }
        self.described_by(head, base).or_else(|| self.sole_person(head, base))
    }

    /// "the head of state", "the head of government"
    fn headed(&self, head: Index, base: &str) -> Option<String> {
        let of = self.tree.prepositional(head, "of").filter(|_| base == "head")?;
        let what = self.tree.lower(of);
        (matches!(what, "state" | "government") && self.tree.kids(of).next().is_none())
            .then(|| format!("head of {what}"))
    }

    /// "Manuel Sarmento, 61, was elected … The 61-year-old": whom the text has said to be of that age.
    fn of_that_age(&self, head: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let age = head.checked_sub(4).filter(|n| tree.tag(*n) == Tag::Cd).map(|n| tree.word(n))?;
        let said = |n: &&Name| {
            n.end + 2 < tree.len()
                && matches!(tree.lower(n.end), "," | "(")
                && tree.word(n.end + 1) == age
                && matches!(tree.lower(n.end + 2), "," | ")" | ".")
        };
        let before = |n: &&Name| n.end <= head && n.start >= self.body && self.nodes.is_person(n.node);
        self.names.iter().rev().filter(before).find(said).map(|n| n.node)
    }

    /// "Al-Shabaab gunmen … the militants", "Sudanese journalists … the reporters": those whom the article has called
    /// so by another noun, or the one armed group that it names.
    pub(in crate::ingest::extract) fn crowd_again(&self, head: Index, base: &str) -> Option<NodeIndex> {
        let sentence = self.tree.sentence_of(head);
        if self.brief || !matches!(self.tree.tag(head), Tag::Nns) {
            return None;
        }
        let kin = CROWDS.iter().find(|k| k.contains(&base));
        let fights = FIGHTERS.contains(&base);
        let alike = |noun: &str| kin.is_some_and(|k| k.contains(&noun)) || fights && FIGHTERS.contains(&noun);
        let known = self
            .nodes
            .iter()
            .filter(|(_, d)| d.is_nameless() && d.plural && d.last_seen <= sentence && alike(&d.head))
            .max_by_key(|(i, d)| (d.last_seen, *i))
            .map(|(i, _)| i);
        if !fights {
            return known;
        }
        let mut armed: Vec<NodeIndex> = self
            .names
            .iter()
            .filter(|n| n.start >= self.body && n.end <= head)
            .map(|n| n.node)
            .filter(|n| {
                self.nodes.is_named_organization(*n)
                    && self.bears_arms(*n)
                    && self.gazetteer.state_body(self.nodes.name(*n)).is_none()
            })
            .collect();
        armed.sort_unstable();
        armed.dedup();
        // "Boko Haram militants" are Boko Haram.
        let named = |k: NodeIndex, org: NodeIndex| {
            let (known, org) = (self.nodes.get(k), self.nodes.get(org));
            known.zip(org).is_some_and(|(k, o)| k.name.starts_with(&o.name))
        };
        let one = armed.first().copied().filter(|_| armed.len() == 1);
        match (known, one) {
            (Some(known), Some(one)) if named(known, one) => Some(one),
            (None, one) => one,
            (known, _) => known,
        }
    }

    /// The person named last before a token whom the text describes by this noun or one that says the same.
    fn described_by(&self, head: Index, base: &str) -> Option<NodeIndex> {
        let kin: Vec<&Words> = KIN.iter().filter(|k| k.contains(&base)).collect();
        let heads = HEADS.iter().find(|h| base.starts_with("head of") && h.contains(&base));
        // "Iraq's former oil minister … the ex-minister"
        let former = self.tree.kids(head).any(|k| k < head && matches!(self.tree.lower(k), "former" | "ex"));
        let alike = |noun: &str| {
            noun == base
                || kin.iter().any(|k| k.contains(&noun))
                || heads.is_some_and(|h| h.contains(&noun))
                || former && noun.strip_suffix(base).is_some_and(|rest| rest.ends_with(' '))
        };
        self.names
            .iter()
            .rev()
            .filter(|n| n.end <= head && n.start >= self.body && self.nodes.is_person(n.node))
            .find(|n| self.descriptions_of(n).iter().any(|noun| alike(noun)))
            .map(|n| n.node)
    }

    /// Whether the text says of a person that he or she is something else than what a noun of office says, or tells of
    /// a wrong of his or hers.
    pub(super) fn is_told_otherwise(&self, node: NodeIndex, base: &str) -> bool {
        let kin: Vec<&Words> = KIN.iter().chain(&HEADS).chain(OFFICERS).filter(|k| k.contains(&base)).collect();
        let alike = |told: &str| told.ends_with(base) || kin.iter().any(|k| k.iter().any(|w| told.ends_with(w)));
        let mut told: Vec<String> = self.posts.of_person(node).map(|h| h.post.clone()).collect();
        for name in self.names.iter().filter(|n| n.node == node) {
            told.extend(self.descriptions_of(name));
        }
        let tried = || matches!(base, "judge" | "justice" | "lawyer") && self.is_accused(node);
        if told.is_empty() { tried() } else { !told.iter().any(|t| alike(t)) }
    }

    /// Lets the nouns that stand with a name tell whether it is a man's or a woman's: "businessman Marian Kos".
    pub(in crate::ingest::extract) fn note_genders(&mut self) {
        let told: Vec<(NodeIndex, Gender)> = self
            .names
            .iter()
            .filter(|n| self.nodes.is_person(n.node))
            .filter_map(|n| Some((n.node, self.descriptions_of(n).iter().find_map(|noun| self.gender_of(noun))?)))
            .collect();
        for (node, gender) in told {
            self.nodes.take_gender(node, gender);
        }
    }

    /// The nouns that stand with a name: in front, in apposition, as its predicate.
    pub(super) fn descriptions_of(&self, name: &Name) -> Vec<String> {
        let tree = self.tree;
        let mut found = Vec::new();
        let noun = |i: Index| {
            matches!(tree.tag(i), Tag::Nn | Tag::Nnp)
                && self.names.at(i).is_none()
                && !self.class_of(i, &tree.base(i)).is(NounClass::BODY.or(NounClass::PLACE))
        };
        // "army general Luis Roe", but no secretary general
        let called = |i: Index| {
            let base = tree.base(i).to_lowercase();
            let before = i.checked_sub(1).map_or("", |b| tree.lower(b));
            let phrase = format!("{before} {base}");
            if self.nouns.class(&phrase).is(NounClass::POST) { phrase } else { base }
        };
        if let Some(before) = name.start.checked_sub(1).filter(|b| noun(*b)) {
            found.push(called(before));
        }
        for part in name.start..name.end {
            // "Luis Roe, a general,"
            let behind = tree.kids(part).filter(|k| *k >= name.end && tree.label(*k) == Label::Appos && noun(*k));
            found.extend(behind.map(called));
            let above = tree.head(part);
            if (name.start..name.end).contains(&above) {
                continue;
            }
            // "the general, Luis Roe,"
            if tree.label(part) == Label::Appos && above < name.start && noun(above) {
                found.push(called(above));
            }
            // "Luis Roe is a general"
            if tree.label(part) == Label::Nsubj
                && matches!(tree.lemma(above), "be" | "become" | "remain")
                && let Some(attribute) = tree.kid(above, Label::Attr).filter(|a| noun(*a))
            {
                found.push(called(attribute));
            }
        }
        found
    }

    /// "Jon Roe was charged on Monday. The teenager": the only person whom the sentences before name, if no other could
    /// be meant.
    fn sole_person(&self, head: Index, base: &str) -> Option<NodeIndex> {
        let tree = self.tree;
        let wrong = WRONGDOERS.contains(&base);
        if !wrong && !ANYONE.contains(&base) {
            return None;
        }
        // "A man was stabbed … The man": who went without a name from the start.
        let nameless = self.nodes.headed(base).any(|(_, d)| !d.named && d.person);
        if nameless {
            return None;
        }
        // The only one whom the story accuses may have been named long before.
        if wrong {
            let mut accused: Vec<NodeIndex> = self
                .names
                .iter()
                .filter(|n| {
                    n.end <= head && n.start >= self.body && self.nodes.is_person(n.node) && self.is_accused(n.node)
                })
                .map(|n| n.node)
                .collect();
            accused.sort_unstable();
            accused.dedup();
            return accused.first().copied().filter(|_| accused.len() == 1);
        }
        // "A gunman killed Jon Roe. The man": either of them.
        let window = tree.sentences_back(head, REACH).max(self.body)..tree.sentence_around(head).start;
        if window.into_iter().any(|i| self.is_doer_without_name(i)) {
            return None;
        }
        let gender = self.gender_of(base);
        let mut found: Vec<NodeIndex> = self
            .names
            .within(tree.sentences_back(head, REACH)..tree.sentence_around(head).start)
            .into_iter()
            .filter(|n| n.end <= head && n.start >= self.body)
            .map(|n| n.node)
            .filter(|n| self.nodes.is_person(*n) && self.posts.of_person(*n).next().is_none())
            .filter(|n| {
                let known = self.nodes.get(*n).and_then(|d| d.gender);
                known.is_none() || gender.is_none() || known == gender
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        let one = found.first().copied().filter(|_| found.len() == 1)?;
        Some(one)
    }

    /// "Jon Roe was charged. His partner, Maya Holm, was also indicted. The two are accused of fraud": the two people
    /// whom the sentences before name.
    pub(in crate::ingest::extract) fn the_pair(&self, head: Index, except: Option<NodeIndex>) -> Vec<Argument> {
        let tree = self.tree;
        let number = match tree.lower(head) {
            "two" | "pair" | "duo" | "both" => 2,
            "three" | "trio" => 3,
            _ => return Vec::new(),
        };
        // "accused the three of plotting"
        let charge = |k: Index| {
            // "of spying": the parse may take the deed for a noun.
            let deed = |o: Index| tree.tag(o) == Tag::Nn && tree.lower(o).ends_with("ing");
            tree.lower(k) == "of" && (tree.kid(k, Label::Pcomp).is_some() || tree.kid(k, Label::Pobj).is_some_and(deed))
        };
        let bare = tree.kids(head).all(|k| {
            matches!(tree.lower(k), "the" | "them")
                || charge(k)
                || tree.lower(k) == "of" && tree.kid(k, Label::Pobj).is_none_or(|o| tree.lower(o) == "them")
                || k > head && tree.is_verb(k)
        });
        let definite = tree.lower(head) == "both" || tree.kids(head).any(|k| tree.lower(k) == "the");
        if !bare || !definite || self.brief {
            return Vec::new();
        }
        self.so_many_named(head, except, number)
    }

    /// The two people whom the three sentences before a token name, where they name no more but the one who acts upon
    /// them.
    pub(in crate::ingest::extract) fn two_named(&self, head: Index, except: Option<NodeIndex>) -> Vec<Argument> {
        self.so_many_named(head, except, 2)
    }

    fn so_many_named(&self, head: Index, except: Option<NodeIndex>, number: usize) -> Vec<Argument> {
        let tree = self.tree;
        // "Roe told Holm that they must act, and the two leaders signed": of the same sentence, where what one of them
        // says is over.
        let clause = tree.clause_of(head);
        let goes_on = tree.label(clause) == Label::Conj && tree.is_root(tree.head(clause))
            // "hit the car of Roe and his aide Jon Holm, killing both"
            || tree.is_outcome(clause);
        let beside = if goes_on { self.people_within(tree.sentence_around(head).start..head) } else { Vec::new() };
        if beside.len() == number {
            return beside.into_iter().map(|n| Argument::new(n, head, head)).collect();
        }
        for reach in 1..=REACH + 1 {
            let mut found = self.people_within(tree.sentences_back(head, reach)..tree.sentence_around(head).start);
            found.retain(|n| Some(*n) != except);
            match found.len().cmp(&number) {
                Ordering::Less => {}
                Ordering::Equal => return found.into_iter().map(|n| Argument::new(n, head, head)).collect(),
                Ordering::Greater => return Vec::new(),
            }
        }
        Vec::new()
    }

    /// The people whom a stretch of the text names, each once.
    fn people_within(&self, tokens: Range<Index>) -> Vec<NodeIndex> {
        let names = self.names.within(tokens.start.max(self.body)..tokens.end).into_iter();
        let mut found: Vec<NodeIndex> =
            names.filter(|n| n.end <= tokens.end).map(|n| n.node).filter(|n| self.nodes.is_person(*n)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether the article tells of somebody's arrest, charge or crime.
    pub(in crate::ingest::extract) fn is_accused(&self, node: NodeIndex) -> bool {
        self.claims.upon(node).any(|c| SUSPECTED.contains(&c.relation))
            || self.claims.by(node).any(|c| VIOLENCE.contains(&c.relation))
    }
}
