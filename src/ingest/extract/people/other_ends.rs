//! Whose office it is not: a minister who visits, thanks or condemns a country is another's, and so is one whom a
//! country puts on a list. And whose it is where a state's own bodies deal with who holds it: "Angolan police arrested
//! Minister Roe".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::lexicon::relation_classes::ENCOUNTERS;

/// What one state does to another's people.
static OUTWARD: Words = Words::of("other_ends.outward");

/// What somebody does to his own country.
static AT_HOME: Words = Words::of("other_ends.at-home");

/// Judgements of what another has done.
static JUDGING: Words = Words::of("other_ends.judging");

/// What the bodies of a state do to its own people in office.
static OWN_PEOPLE: Words = Words::of("other_ends.own-people");

/// Ends of an office that need no other.
static ENDING: Words = Words::of("other_ends.ending");

/// What somebody says or does in front of others than his own.
static ADDRESSED: Words = Words::of("other_ends.addressed");

/// Relations of those who take a stand on another.
static STANDS: Words = Words::of("other_ends.stands");

/// What a ministry does to another state's envoys.
static SUMMONING: Words = Words::of("other_ends.summoning");

/// Prepositions that bring the other end of a deed.
const OTHERS: &[&str] = &["to", "with", "against", "on", "toward", "towards"];

impl Reading<'_> {
    /// Whether a country is the other end of what somebody does or suffers in his sentence: "Foreign Minister Jane Roe
    /// visited Turkey", "Japan sanctioned deputy minister Jon Holm".
    pub(in crate::ingest::extract) fn is_other_end(&self, holder: &Argument, country: NodeIndex) -> bool {
        let tree = self.tree;
        let at = self.phrase_of(holder);
        if tree.label(at) == Label::Nsubj {
            let verb = tree.head(at);
            let own = |v: Index| v == verb || tree.kid(v, Label::Nsubj).is_none();
            let all = tree.conjuncts(verb).into_iter().filter(|v| own(*v));
            // "is to visit Brazil", "plans to meet the Brazilian minister"
            let meant = |v: Index| tree.kid(v, Label::Xcomp).filter(|x| tree.is_verb(*x) && own(*x));
            return all.flat_map(|v| [Some(v), meant(v)]).flatten().any(|v| self.is_aimed_at(v, country))
                || self.is_judged(verb, country);
        }
        if self.deals_with_his_words(at, country) {
            return true;
        }
        // Up to the verb: "imposes sanctions on deputy minister Jon Holm".
        let (mut step, mut outward) = (at, false);
        for _ in 0..5 {
            let above = tree.head(step);
            if above == step {
                break;
            }
            step = above;
            outward = outward || OUTWARD.contains(&tree.lemma(step));
            if tree.is_verb(step) {
                break;
            }
        }
        if !outward || !tree.is_verb(step) {
            return false;
        }
        let passive = tree.label(at) == Label::Nsubjpass;
        let doer = if passive { self.agent_of(step) } else { tree.kid(step, Label::Nsubj) };
        doer.is_some_and(|d| self.mentions(d, d, country))
    }

    /// "Minister Jane Roe's remarks angered Chad", "Her speech was condemned by Chad", "Chad was praised by Minister
    /// Jane Roe": whether a country is judged by him, or moved by what he says abroad, or judges what is his.
    fn deals_with_his_words(&self, at: Index, country: NodeIndex) -> bool {
        let tree = self.tree;
        let above = |noun: &Index| {
            let preposition = tree.head(*noun);
            match tree.label(*noun) {
                Label::Poss => Some(preposition),
                Label::Pobj if matches!(tree.lower(preposition), "of" | "by" | "from") => {
                    Some(tree.head(preposition)).filter(|n| tree.is_noun(*n))
                }
                _ => None,
            }
        };
        let noun = std::iter::successors(Some(at), above).take(4).last().unwrap_or(at);
        let governor = tree.head(noun);
        match tree.label(noun) {
            Label::Nsubj if noun != at && ADDRESSED.contains(&tree.lemma(noun)) => {
                tree.is_verb(governor) && self.is_aimed_at(governor, country)
            }
            Label::Nsubjpass => {
                let judged = noun != at || self.says(governor, |r| STANDS.contains(&r));
                judged && self.agent_of(governor).is_some_and(|agent| self.mentions(agent, agent, country))
            }
            Label::Pobj if tree.label(governor) == Label::Agent => {
                let verb = tree.head(governor);
                let suffers = tree.kid(verb, Label::Nsubjpass);
                !AT_HOME.contains(&tree.lemma(verb)) && suffers.is_some_and(|s| self.mentions(s, s, country))
            }
            _ => false,
        }
    }

    /// The state whose own body does something to somebody, or the text's only country where he gives up an office.
    pub(in crate::ingest::extract) fn state_at_work_on(&self, holder: &Argument) -> Option<NodeIndex> {
        let tree = self.tree;
        let at = self.phrase_of(holder);
        let verb = tree.head(at);
        let doer = match tree.label(at) {
            Label::Dobj => tree.kid(verb, Label::Nsubj)?,
            Label::Nsubjpass => self.agent_of(verb)?,
            Label::Nsubj if ENDING.contains(&tree.lemma(verb)) => {
                let mut all = self.countries.nodes();
                // "resigned over the contract with Qatar": that is nobody's own country.
                let goal = |n: &NodeIndex| {
                    let mut named = self.countries.iter().filter(|(_, m)| m == n);
                    named.all(|(token, _)| self.is_other(*token, at))
                };
                return all.next().filter(|_| all.next().is_none()).filter(|n| !goal(n));
            }
            _ => return None,
        };
        // "British Prime Minister Keir Starmer met President Trump": that is no state's own business.
        if tree.label(at) == Label::Dobj && !self.says(verb, |relation| OWN_PEOPLE.contains(&relation)) {
            return None;
        }
        if OUTWARD.contains(&tree.lemma(verb)) || self.country_at(doer).is_some() {
            return None;
        }
        let whose = self.countries.within(tree.reach(doer).0..doer);
        whose.first().map(|(_, node)| *node).or_else(|| {
            // "the Bolivian Congress", which a table knows
            let name = self.names.at(doer)?;
            self.countries.within(name.start..name.end).first().map(|(_, node)| *node)
        })
    }

    /// The noun of a phrase that somebody's name stands in, whether the name, the title or the first of a list heads
    /// it.
    pub(super) fn phrase_of(&self, holder: &Argument) -> Index {
        let tree = self.tree;
        let inside = |i: &Index| !(holder.first..=holder.last).contains(&tree.head(*i)) || tree.is_root(*i);
        let mut at = (holder.first..=holder.last).find(inside).unwrap_or(holder.last);
        for _ in 0..4 {
            let goes_up = matches!(tree.label(at), Label::Appos | Label::Conj | Label::Compound | Label::Nmod);
            if !goes_up || tree.is_verb(tree.head(at)) {
                break;
            }
            at = tree.head(at);
        }
        at
    }

    /// Whether a deed is done to a country or has it for its goal: "criticised Hungary", "cancelled a visit to Israel".
    fn is_aimed_at(&self, verb: Index, country: NodeIndex) -> bool {
        let tree = self.tree;
        if AT_HOME.contains(&tree.lemma(verb)) {
            return false;
        }
        let behind = |noun: Index| OTHERS.iter().filter_map(move |p| tree.prepositional(noun, p));
        let object = tree.kid(verb, Label::Dobj).or_else(|| tree.kid(verb, Label::Dative));
        let ends = object.into_iter().chain(behind(verb)).chain(object.into_iter().flat_map(behind));
        let meets = || self.says(verb, |r| ENCOUNTERS.contains(&r)) || SUMMONING.contains(&tree.lemma(verb));
        ends.flat_map(|end| tree.conjuncts(end))
            .any(|end| self.mentions(end, end, country) || self.is_officer_of(end, country) && meets())
    }

    /// "Russia shelled the town. Foreign Minister Jane Roe condemned the attack": who did it is not hers.
    fn is_judged(&self, verb: Index, country: NodeIndex) -> bool {
        let tree = self.tree;
        let judged = JUDGING.contains(&tree.lemma(verb)) && tree.kid(verb, Label::Dobj).is_some();
        let (start, _) = tree.sentence(tree.sentence_of(verb));
        let Some(before) = start.checked_sub(1).filter(|b| judged && tree.line_of(*b) == tree.line_of(verb)) else {
            return false;
        };
        let (from, end) = tree.sentence(tree.sentence_of(before));
        let does = |i: &Index| tree.label(*i) == Label::Nsubj && tree.is_root(tree.head(*i));
        (from..end).find(does).is_some_and(|doer| self.mentions(doer, doer, country))
    }

    fn agent_of(&self, verb: Index) -> Option<Index> {
        let by = self.tree.kid(verb, Label::Agent)?;
        self.tree.kid(by, Label::Pobj)
    }

    /// Whether a stretch of the text names a country itself.
    fn mentions(&self, first: Index, last: Index, country: NodeIndex) -> bool {
        (first..=last).any(|i| {
            self.names.at(i).is_some_and(|n| {
                // "thanked Jakarta"
                let seat = || self.gazetteer.metonym(&self.tree.phrase(n.start, n.end - 1));
                n.node == country || seat().is_some_and(|of| self.nodes.is_called(country, &of.name))
            })
        })
    }
}
