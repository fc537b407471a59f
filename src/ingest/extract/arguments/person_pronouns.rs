//! He and she: the latest fitting person, be it by name, by a noun ("a man was arrested. He …") or by the pronoun that
//! went on with him or her in the sentences between.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::reacted_to::Sought;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{Gender, NounClass, Words};

/// Relations after which "he" of a passive is whom they befell.
static BEFALLING: Words = Words::of("person_pronouns.befalling");

/// Relations of giving somebody a post or taking it away.
static SEATING: Words = Words::of("person_pronouns.seating");

/// Relations of what somebody is blamed for or cleared of before.
static CLEARING: Words = Words::of("person_pronouns.clearing");

/// Nouns for those who are somebody's by birth or marriage.
static RELATIVES: Words = Words::of("person_pronouns.relatives");

/// Verbs of judging what others do.
static JUDGING: Words = Words::of("person_pronouns.judging");

/// Verbs of what befalls somebody named to a post.
static CONFIRMING: Words = Words::of("person_pronouns.confirming");

/// How many sentences back a person is still in mind.
const REACH: usize = 3;

static MALE: Words = Words::of("person_pronouns.male");

static FEMALE: Words = Words::of("person_pronouns.female");

/// Nouns in the singular for several people.
static SEVERAL: Words = Words::of("person_pronouns.several");

/// A pronoun whose person is looked for.
#[derive(Clone, Copy)]
struct Pronoun {
    token: Index,
    gender: Gender,
    /// The word that heads its clause.
    clause: Index,
    is_object: bool,
}

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
        // Asked anew each time: what the verb above says may be known by now.
        let blamed = self.blamed_for(token, Some(gender));
        if let Some(node) = blamed.or_else(|| self.one_reacted_to(token, Sought::Person(gender))) {
            return Some(Argument::new(node, token, token));
        }
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
        // "accused Kagame and his country": whoever stands beside it.
        let owned = tree.head(token);
        let beside = (tree.label(token) == Label::Poss && tree.label(owned) == Label::Conj).then(|| tree.head(owned));
        if let Some(other) = beside.filter(|b| *b < token).and_then(|b| self.person_at(b)) {
            let known = self.nodes.get(other.node).and_then(|d| d.gender);
            if known.is_none_or(|known| known == gender) {
                return Some(other.node);
            }
        }
        // "told Zelensky that he should resign"
        let due = |k: Index| tree.label(k) == Label::Aux && matches!(tree.lower(k), "should" | "must" | "ought");
        let told = self.told_that(tree.head(token), token).filter(|_| tree.kids(tree.head(token)).any(due));
        if let Some(told) = told.and_then(|t| self.person_at(t)) {
            return Some(told.node);
        }
        if let Some(speaker) = self.speaker_in_which(token, gender) {
            return Some(speaker);
        }
        if let Some(ahead) = self.subject_ahead(token, gender) {
            return Some(ahead);
        }
        let clause = tree.clause_of(token);
        let is_object = matches!(tree.label(token), Label::Dobj | Label::Pobj);
        let pronoun = Pronoun { token, gender, clause, is_object };
        let mut best = self.best_name(pronoun);
        if let Some((score, earlier)) = self.same_pronoun_before(pronoun)
            && best.is_none_or(|(s, _)| score >= s)
            && let Some(found) = self.person_pronoun(earlier, gender)
        {
            best = Some((score, found.node));
        }
        let before = self.best_noun(pronoun, best).map(|(_, node)| node);
        before.or_else(|| self.person_behind(token, gender)).or_else(|| self.sole_of_gender(token, gender))
    }

    /// "Speaking in Brussels, where he met the king, Foreign Minister Jon Roe said": whoever the main clause is about,
    /// where a clause in front of it names nobody.
    fn subject_ahead(&self, token: Index, gender: Gender) -> Option<NodeIndex> {
        let tree = self.tree;
        let start = tree.sentence_around(token).start;
        let mut step = token;
        for _ in 0..8 {
            if tree.is_root(tree.head(step)) {
                break;
            }
            step = tree.head(step);
        }
        let main = tree.head(step);
        let fronted = tree.is_root(main)
            && matches!(tree.label(step), Label::Advcl | Label::Prep)
            && matches!(tree.label(token), Label::Nsubj | Label::Nsubjpass)
            && tree.reach(step).0 == start
            && step < main;
        let subject = tree.kid(main, Label::Nsubj).filter(|s| fronted && *s > token)?;
        let person = self.person_at(subject)?;
        let titled = person.start.checked_sub(1).is_some_and(|t| tree.is_noun(t) && tree.head(t) == person.end - 1);
        let alone = !self.names.within(start..token).into_iter().any(|n| self.nodes.is_person(n.node));
        let fits = self.nodes.get(person.node).and_then(|d| d.gender).is_none_or(|known| known == gender);
        Some(person.node).filter(|_| titled && alone && fits)
    }

    /// Whether a word is a subject, or the name behind one's title: "Interim president Ahmed Duale met Macron on his
    /// first visit".
    fn is_told_of(&self, i: Index) -> bool {
        let tree = self.tree;
        let subject = |i: Index| matches!(tree.label(i), Label::Nsubj | Label::Nsubjpass);
        subject(i) || tree.label(i) == Label::Appos && tree.head(i) < i && subject(tree.head(i))
    }

    /// Whether a word stands near enough in front of a pronoun for it to mean the person there.
    fn is_in_mind(&self, pronoun: Pronoun, i: Index) -> bool {
        let (tree, token) = (self.tree, pronoun.token);
        let lines = if self.apart(self.body, token) { 1 } else { 2 };
        i < token
            && tree.line_of(i) + lines > tree.line_of(token)
            && tree.sentence_of(i) + REACH >= tree.sentence_of(token)
    }

    /// How well a person told of at a word fits a pronoun, by distance and place in the sentence; `known` where the
    /// gender is.
    fn fitness(&self, pronoun: Pronoun, i: Index, known: bool) -> i32 {
        let tree = self.tree;
        let distance = (tree.sentence_of(pronoun.token) - tree.sentence_of(i)) as i32;
        // "the margin by which Bakari won" is not whom the sentence is about.
        // "When Brady resigned, Walsh ran. He": Walsh.
        let aside = matches!(tree.label(tree.clause_of(i)), Label::Relcl | Label::Pcomp | Label::Acl | Label::Advcl);
        let subject = if self.is_told_of(i) { 2 - i32::from(aside) } else { 0 };
        -3 * distance + subject + i32::from(known)
    }

    /// "pardoned the activist after he was jailed", "dismissed Roe after he was accused of it": whom the clause above
    /// frees, takes or names is who it befell.
    fn befallen_above(&self, pronoun: Pronoun) -> Option<Index> {
        let tree = self.tree;
        let above = tree.head(pronoun.clause);
        let tells =
            |v: Index, class: &Words| self.frames.verb(tree.lemma(v)).iter().any(|f| class.contains(&f.relation));
        let befell = tree.label(pronoun.token) == Label::Nsubjpass
            && tree.label(pronoun.clause) == Label::Advcl
            && tree.is_verb(above)
            && (tells(above, &BEFALLING) || tells(above, &SEATING) && tells(pronoun.clause, &CLEARING));
        let freed = tree.kid(above, Label::Dobj).filter(|o| self.names.at(*o).is_some());
        freed.or_else(|| tree.prepositional(above, "to")).filter(|_| befell)
    }

    /// "Roe said that he had failed and called on him to go": who does the last is not who is called upon.
    fn doer_beside(&mut self, pronoun: Pronoun) -> Option<Index> {
        let tree = self.tree;
        match self.subject(pronoun.clause, 0) {
            Agent::Phrase(subject)
                if pronoun.is_object
                    && !tree.lower(pronoun.token).ends_with("self")
                    && matches!(tree.tag(pronoun.token), Tag::Prp)
                    && (matches!(tree.label(pronoun.clause), Label::Conj | Label::Advcl)
                        // "praised Ali after removing him"
                        || tree.label(pronoun.clause) == Label::Pcomp && tree.label(pronoun.token) == Label::Dobj) =>
            {
                Some(subject)
            }
            _ => None,
        }
    }

    /// "Roe opposed her candidacy": nobody opposes or praises what is his own without saying "own".
    fn judge_of_owner(&self, token: Index) -> Option<Index> {
        let tree = self.tree;
        let owned = tree.head(token);
        let verb = tree.head(owned);
        let judges = tree.label(token) == Label::Poss
            && tree.label(owned) == Label::Dobj
            && tree.is_verb(verb)
            && !tree.kids(owned).any(|k| tree.lower(k) == "own")
            && JUDGING.contains(&tree.lemma(verb));
        tree.kid(verb, Label::Nsubj).filter(|_| judges)
    }

    /// "arrested Ali Roe and jailed him": what the first of two joined verbs is done to, for the object of the second.
    pub(in crate::ingest::extract) fn object_of_joined(&self, token: Index) -> Option<Index> {
        let tree = self.tree;
        let second = tree.head(token);
        let joined = tree.label(token) == Label::Dobj
            && tree.is_verb(second)
            && tree.label(second) == Label::Conj
            && tree.kid(second, Label::Nsubj).is_none();
        let first = Some(tree.coordinated_with(second)).filter(|f| joined && *f < token && tree.is_verb(*f))?;
        tree.kid(first, Label::Dobj).filter(|o| *o > first && *o < second)
    }

    /// "Roe nominated Ann Lee as minister. The Senate rejected her": whoever was named to a post in the sentence before
    /// is whom a body then confirms, refuses or puts out.
    fn chosen_before(&self, token: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let verb = tree.head(token);
        // "asked Ann Lee to form a government after her party won"
        let own = tree.label(token) == Label::Poss && tree.lemma(verb) == "party";
        let own = own && tree.label(tree.clause_of(verb)) == Label::Advcl;
        let decided = tree.label(token) == Label::Dobj && CONFIRMING.contains(&tree.lemma(verb)) || own;
        let (start, end) = match own {
            true => (tree.sentence_around(token).start, token),
            false => tree.sentence(tree.sentence_of(token).checked_sub(1)?),
        };
        let mut named = self.claims.within(start..end).filter(|c| c.relation == "appointed");
        named.next_back().filter(|_| decided).map(|c| c.target.node)
    }

    /// The named person before a pronoun who fits it best, and how well.
    fn best_name(&mut self, pronoun: Pronoun) -> Option<(i32, NodeIndex)> {
        let Pronoun { token, gender, clause, is_object } = pronoun;
        let tree = self.tree;
        let freed = self.befallen_above(pronoun);
        let doer = self.doer_beside(pronoun);
        let opposing = self.judge_of_owner(token);
        let joined = self.object_of_joined(token);
        let handled = self.handled_before(token);
        let chosen = self.chosen_before(token);
        let tried = tree.label(token) == Label::Nsubjpass
            && tree.is_verb(clause)
            && self.frames.verb(tree.lemma(clause)).first().is_some_and(|f| f.relation == "detained");
        let mut best: Option<(i32, NodeIndex)> = None;
        let before = self.names.within(tree.sentences_back(token, REACH)..token);
        for name in before.into_iter().rev().filter(|n| n.end <= token && self.is_in_mind(pronoun, n.start)) {
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
            if self.is_named_as_kin(head, gender) {
                continue;
            }
            if is_object && self.is_told_of(head) && tree.clause_of(head) == clause {
                continue;
            }
            if opposing == Some(head) {
                continue;
            }
            if doer.is_some_and(|d| (name.start..name.end).contains(&d) || tree.head(head) == d) {
                continue;
            }
            // "The judge revoked his bail. He will be sentenced": not the judge.
            let tried = i32::from(tried && self.is_accused(name.node)) * 4;
            let freed = i32::from([freed, joined, handled].contains(&Some(head))) * 3 + tried;
            let freed = freed + i32::from(chosen == Some(name.node)) * 4;
            // "'Lance has no place here,' said the president. He …": whoever speaks, not whom he speaks of.
            let quoted = if tree.is_quoted(name.start) && !tree.is_quoted(token) { 2 } else { 0 };
            let score = self.fitness(pronoun, head, draft.gender == Some(gender)) + freed - quoted;
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, name.node));
            }
        }
        best
    }

    /// "Ali Roe, the son of the preacher Omar Roe": a name that only says whose kin somebody of that gender is.
    fn is_named_as_kin(&self, head: Index, gender: Gender) -> bool {
        let tree = self.tree;
        let mut at = head;
        for _ in 0..5 {
            let above = tree.head(at);
            if above >= at || !matches!(tree.label(at), Label::Appos | Label::Pobj | Label::Prep) {
                return false;
            }
            at = above;
            if RELATIVES.contains(&tree.lemma(at)) {
                let somebody = tree.label(at) == Label::Appos
                    && self.names.at(tree.head(at)).is_some_and(|n| self.nodes.is_person(n.node));
                return somebody && self.gender_of(tree.lemma(at)).is_none_or(|g| g == gender);
            }
        }
        false
    }

    /// "He called the election of Bakari, who was there, a victory. He also …": the same he, and how well he fits.
    fn same_pronoun_before(&self, pronoun: Pronoun) -> Option<(i32, Index)> {
        let Pronoun { token, gender, clause, is_object } = pronoun;
        let tree = self.tree;
        let same = |word: &str| match gender {
            Gender::Male => word == "he",
            Gender::Female => word == "she",
        };
        let start = tree.sentence(tree.sentence_of(token).saturating_sub(REACH)).0;
        let earlier = (start..token).rev().find(|i| {
            same(tree.lower(*i))
                && self.is_told_of(*i)
                && self.is_in_mind(pronoun, *i)
                && tree.is_quoted(*i) == tree.is_quoted(token)
                && !(is_object && tree.clause_of(*i) == clause)
        })?;
        Some((self.fitness(pronoun, earlier, true), earlier))
    }

    /// "A man was arrested. He had fired", "The gunman told officers he acted alone": the person without a name who
    /// fits better than the best so far, or that.
    fn best_noun(&mut self, pronoun: Pronoun, mut best: Option<(i32, NodeIndex)>) -> Option<(i32, NodeIndex)> {
        let Pronoun { token, gender, clause, is_object } = pronoun;
        let tree = self.tree;
        let start = tree.sentence(tree.sentence_of(token).saturating_sub(REACH)).0;
        let reflexive = tree.lower(token).ends_with("self");
        // "sentenced a man to prison and fined him": whom the verb before is about.
        let before = (tree.label(clause) == Label::Conj).then(|| tree.coordinated_with(clause));
        // "The head was suspended, but the court reinstated him"
        let befallen = |b: Index| tree.kid(b, Label::Dobj).or_else(|| tree.kid(b, Label::Nsubjpass));
        // "Officers detained a man. He was charged"
        let object = before.and_then(befallen).filter(|_| is_object).or_else(|| self.handled_before(token));
        // What is only told in apposition, "The president, a billionaire businessman", is nobody beside.
        let told_of = |i: &Index| self.is_told_of(*i) && tree.label(*i) != Label::Appos || object == Some(*i);
        let accuser = self.teller_of_himself(token).filter(|_| self.tells_of_violence(token));
        let nouns: Vec<Index> = (start..token)
            .rev()
            .filter(|i| accuser != Some(*i))
            .filter(|i| !reflexive && self.is_in_mind(pronoun, *i) && told_of(i))
            .filter(|i| self.is_one_without_name(pronoun, *i, object == Some(*i)))
            .collect();
        for noun in nouns {
            let known = self.gender_of(&tree.base(noun));
            let score = self.fitness(pronoun, noun, known.is_some()) + if object == Some(noun) { 3 } else { 0 };
            if best.is_none_or(|(s, _)| score > s) {
                let mut found = self.resolve_one(noun, Want::Agent);
                found.retain(|a| {
                    self.nodes
                        .get(a.node)
                        .is_some_and(|d| d.is_actor() && !d.plural && d.gender.is_none_or(|g| g == gender))
                });
                if let [one] = found.as_slice() {
                    best = Some((score, one.node));
                }
            }
        }
        best
    }

    /// Whether a noun tells of one person without a name whom a pronoun may mean; `upon` where it is the object of the
    /// verb that the pronoun's verb is joined to.
    fn is_one_without_name(&self, pronoun: Pronoun, noun: Index, upon: bool) -> bool {
        let Pronoun { token, gender, clause, is_object } = pronoun;
        let tree = self.tree;
        let base = tree.base(noun);
        // "The commission's head was suspended": of a body, and not of another person.
        let of_body = |p: Index| match self.names.at(p) {
            Some(name) => !self.nodes.is_person(name.node),
            None => tree.is_noun(p) && self.class_of(p, &tree.base(p)).is(NounClass::BODY),
        };
        let single = tree.tag(noun) == Tag::Nn
            && !SEVERAL.contains(&base.as_str())
            && self.names.at(noun).is_none()
            && self.class_of(noun, &base).is(NounClass::PERSON.or(NounClass::POST))
            && tree.conjuncts(noun).len() == 1
            && tree.kid(noun, Label::Poss).is_none_or(of_body);
        let beside = tree.sentence_of(noun) == tree.sentence_of(token);
        // A person with a name between is nearer.
        let named_since = || {
            let between = |n: &&Name| n.start > noun && n.end <= token;
            self.names.iter().filter(between).any(|n| self.nodes.is_person(n.node))
        };
        single
            && self.gender_of(&base).is_none_or(|g| g == gender)
            && tree.clause_of(noun) != clause
            && !(is_object && beside && !upon)
            && !(beside && named_since())
            && (tree.is_quoted(token) || !tree.is_quoted(noun))
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
