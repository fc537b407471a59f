//! He and she: the latest fitting person, be it by name, by a noun ("a man was arrested. He …") or by the pronoun that went on
//! with him or her in the sentences between.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{Gender, NounClass, Words};
use crate::model::NodeKind;

/// Relations after which "he" of a passive is whom they befell.
static BEFALLING: Words = Words::of("person_pronouns.befalling");

/// How many sentences back a person is still in mind.
const REACH: usize = 3;

static MALE: Words = Words::of("person_pronouns.male");

static FEMALE: Words = Words::of("person_pronouns.female");

impl Reading<'_> {
    /// The gender that a noun of one person tells.
    pub(in crate::ingest::extract) fn gender_of(&self, noun: &str) -> Option<Gender> {
        if MALE.contains(&noun) {
            Some(Gender::Male)
        } else if FEMALE.contains(&noun) {
            Some(Gender::Female)
        } else {
            None
        }
    }

    /// Whom "he" or "she" stands for.
    pub(in crate::ingest::extract) fn person_pronoun(&mut self, token: Index, gender: Gender) -> Option<Argument> {
        if let Some(known) = self.persons.get(&token) {
            return known.map(|node| Argument::new(node, token, token));
        }
        let node = self.person_before(token, gender);
        self.persons.insert(token, node);
        if let Some(node) = node {
            self.nodes.set_gender(node, gender);
        }
        node.map(|node| Argument::new(node, token, token))
    }

    fn person_before(&mut self, token: Index, gender: Gender) -> Option<NodeIndex> {
        if let Some(teller) = self.unnamed_teller(token, gender) {
            return Some(teller);
        }
        let tree = self.tree;
        let (line, sentence) = (tree.line_of(token), tree.sentence_of(token));
        let clause = tree.clause_of(token);
        let is_object = matches!(tree.label(token), Label::Dobj | Label::Pobj);
        // "Interim president Ahmed Duale met Macron on his first visit": the name behind the subject's title.
        let is_subject = |i: Index| {
            let subject = |i: Index| matches!(tree.label(i), Label::Nsubj | Label::Nsubjpass);
            subject(i) || tree.label(i) == Label::Appos && tree.head(i) < i && subject(tree.head(i))
        };
        let lines = if self.apart(self.body, token) { 1 } else { 2 };
        let near = |i: Index| i < token && tree.line_of(i) + lines > line && tree.sentence_of(i) + REACH >= sentence;
        let score = |i: Index, knows: bool| {
            let distance = (sentence - tree.sentence_of(i)) as i32;
            // "the margin by which Bakari won" is not whom the sentence is about.
            let aside = matches!(tree.label(tree.clause_of(i)), Label::Relcl | Label::Pcomp | Label::Acl);
            let subject = if is_subject(i) { 2 - i32::from(aside) } else { 0 };
            -3 * distance + subject + i32::from(knows)
        };
        // "pardoned the activist after he was jailed": whom the clause above frees, takes or names is who it befell.
        let above = tree.head(clause);
        let befell = tree.label(token) == Label::Nsubjpass
            && tree.label(clause) == Label::Advcl
            && tree.is_verb(above)
            && self.frames.verb(tree.lemma(above)).iter().any(|f| BEFALLING.contains(&f.relation));
        let freed = tree.kid(above, Label::Dobj).filter(|o| self.names.at(*o).is_some());
        let freed = freed.or_else(|| tree.prepositional(above, "to")).filter(|_| befell);
        let doer = match self.subject(clause, 0) {
            Agent::Phrase(subject)
                if is_object
                    && !tree.lower(token).ends_with("self")
                    && matches!(tree.tag(token), Tag::Prp)
                    && matches!(tree.label(clause), Label::Conj | Label::Advcl) =>
            {
                Some(subject)
            }
            _ => None,
        };
        let tried = tree.label(token) == Label::Nsubjpass
            && tree.is_verb(clause)
            && self.frames.verb(tree.lemma(clause)).first().is_some_and(|f| f.relation == "detained");
        let mut best: Option<(i32, NodeIndex)> = None;
        let before = self.names.within(tree.sentences_back(token, REACH)..token);
        for name in before.into_iter().rev().filter(|n| n.end <= token && near(n.start)) {
            let Some(draft) = self.nodes.get(name.node) else {
                continue;
            };
            if !draft.person || draft.gender.is_some_and(|g| g != gender) {
                continue;
            }
            let head = name.end - 1;
            // "and his wife, Bushra Bibi,"
            let beside = tree.base(tree.head(head));
            let other = match gender {
                Gender::Male => &FEMALE,
                Gender::Female => &MALE,
            };
            if tree.label(head) == Label::Appos && other.contains(&beside.as_str()) {
                continue;
            }
            if is_object && is_subject(head) && tree.clause_of(head) == clause {
                continue;
            }
            // "Roe said that he had failed and called on him to go": not Roe.
            if doer.is_some_and(|d| (name.start..name.end).contains(&d) || tree.head(head) == d) {
                continue;
            }
            // "The judge revoked his bail. He will be sentenced": not the judge.
            let tried = i32::from(tried && self.is_accused(name.node)) * 4;
            let freed = i32::from(freed == Some(head)) * 3 + tried;
            // "'Lance has no place here,' said the president. He …": whoever speaks, not whom he speaks of.
            let quoted = if tree.is_quoted(name.start) && !tree.is_quoted(token) { 2 } else { 0 };
            let score = score(head, draft.gender == Some(gender)) + freed - quoted;
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, name.node));
            }
        }
        // "He called the election of Bakari, who was there, a victory. He also …": the same he.
        let same = |word: &str| match gender {
            Gender::Male => word == "he",
            Gender::Female => word == "she",
        };
        let start = tree.sentence(sentence.saturating_sub(REACH)).0;
        let earlier = (start..token).rev().find(|i| {
            same(tree.lower(*i))
                && is_subject(*i)
                && near(*i)
                && tree.is_quoted(*i) == tree.is_quoted(token)
                && !(is_object && tree.clause_of(*i) == clause)
        });
        if let Some(earlier) = earlier {
            let score = score(earlier, true);
            if best.is_none_or(|(s, _)| score >= s)
                && let Some(found) = self.person_pronoun(earlier, gender)
            {
                best = Some((score, found.node));
            }
        }
        // "A man was arrested. He had fired", "The gunman told officers he acted alone"
        let reflexive = tree.lower(token).ends_with("self");
        // "sentenced a man to prison and fined him": whom the verb before is about.
        let before = (tree.label(clause) == Label::Conj).then(|| tree.coordinated_with(clause));
        let object = before.and_then(|b| tree.kid(b, Label::Dobj)).filter(|_| is_object);
        // What is only told in apposition, "The president, a billionaire businessman", is nobody beside.
        let told_of = |i: &Index| is_subject(*i) && tree.label(*i) != Label::Appos || object == Some(*i);
        let accuser = self.teller_of_himself(token).filter(|_| self.tells_of_violence(token));
        let nouns: Vec<Index> = (start..token).rev().filter(|i| !reflexive && near(*i) && told_of(i)).collect();
        for noun in nouns {
            let base = tree.base(noun);
            let known = if MALE.contains(&base.as_str()) {
                Some(Gender::Male)
            } else if FEMALE.contains(&base.as_str()) {
                Some(Gender::Female)
            } else {
                None
            };
            let single = tree.tag(noun) == Tag::Nn
                && !matches!(base.as_str(), "couple" | "pair" | "duo" | "trio" | "crowd" | "family")
                && self.names.at(noun).is_none()
                && self.class_of(noun, &base).is(NounClass::PERSON.or(NounClass::POST))
                && tree.conjuncts(noun).len() == 1
                && tree.kid(noun, Label::Poss).is_none();
            if !single
                || accuser == Some(noun)
                || known.is_some_and(|g| g != gender)
                || tree.clause_of(noun) == clause
                || is_object && tree.sentence_of(noun) == sentence && object != Some(noun)
                || tree.sentence_of(noun) == sentence
                    && self
                        .names
                        .iter()
                        .any(|n| n.start > noun && n.end <= token && self.nodes.get(n.node).is_some_and(|d| d.person))
                || tree.is_quoted(noun) && !tree.is_quoted(token)
            {
                continue;
            }
            let score = score(noun, known.is_some()) + if object == Some(noun) { 3 } else { 0 };
            if best.is_none_or(|(s, _)| score > s) {
                let mut found = self.resolve_one(noun, Want::Agent);
                found.retain(|a| {
                    self.nodes
                        .get(a.node)
                        .is_some_and(|d| d.kind == NodeKind::Actor && !d.plural && d.gender.is_none_or(|g| g == gender))
                });
                if let [one] = found.as_slice() {
                    best = Some((score, one.node));
                }
            }
        }
        best.map(|(_, node)| node).or_else(|| self.sole_of_gender(token, gender))
    }

    /// The only man or woman whom a story has named in the last few paragraphs, where nobody nearer fits.
    fn sole_of_gender(&self, token: Index, gender: Gender) -> Option<NodeIndex> {
        const FAR: usize = 8;
        let tree = self.tree;
        if self.brief || tree.is_quoted(token) {
            return None;
        }
        let mut found: Vec<NodeIndex> = self
            .names
            .iter()
            .filter(|n| {
                n.end <= token && n.start >= self.body && tree.sentence_of(n.start) + FAR >= tree.sentence_of(token)
            })
            .map(|n| n.node)
            .filter(|n| self.nodes.get(*n).is_some_and(|d| d.person && d.gender.is_none_or(|g| g == gender)))
            .collect();
        found.sort_unstable();
        found.dedup();
        let known = |n: &NodeIndex| self.nodes.get(*n).is_some_and(|d| d.gender == Some(gender));
        found.first().copied().filter(|n| found.len() == 1 && known(n))
    }
}
