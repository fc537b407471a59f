//! Who or what a noun phrase stands for.
//!
//! The order: the name itself, a pronoun's antecedent, a government's country, a post (its holder where the article
//! has named one), a population, an organization, a place, a document, an event. What cannot be told stays open, and
//! no claim is made of it.

use crate::ingest::extract::arguments::counts::MEASURES;
use crate::ingest::extract::arguments::populations::ANYBODY;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::misread_verbs::RESOLVES;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{EntityType, Label, Pos, Tag};
use crate::lexicon::Words;

/// Relations whose noun after the name of a capital tells of the city and not of the government.
static UPON: Words = Words::of("resolve.upon");

/// Relations of what a city does for itself.
static LAWS: Words = Words::of("resolve.laws");

/// Adverbs that say of what a group consists for the most part.
static MOSTLY: Words = Words::of("resolve.mostly");

/// References are followed through at most so many others.
const DEEPEST: u8 = 8;

impl Reading<'_> {
    /// Everybody that a noun phrase stands for, coordinated ones included.
    pub(in crate::ingest::extract) fn resolve(&mut self, head: Index, want: Want) -> Vec<Argument> {
        let mut found: Vec<Argument> = Vec::new();
        let mut holders: Vec<Argument> = Vec::new();
        // "13 foreigners, mostly Australians and Britons": the rest only says which.
        let only = |i: Index| self.tree.kids(i).any(|k| k < i && MOSTLY.contains(&self.tree.lower(k)));
        let listed = self.without_descriptions(self.listed(head));
        let cut = listed.iter().position(|i| *i != head && only(*i)).unwrap_or(listed.len());
        if want == Want::Any
            && let Some(both) = self.counted_together(&listed)
        {
            return vec![both];
        }
        for conjunct in listed.into_iter().take(cut) {
            let named = if want == Want::Place { Vec::new() } else { self.listed_behind(conjunct) };
            let arguments = if named.is_empty() { self.resolve_one(conjunct, want) } else { named };
            for argument in arguments {
                // "on Beit Jinn, Rif Dimashq": the second holds the first, however the parse joins them.
                let holds = |a: &Argument| self.claims.has("located-in", a.node, argument.node);
                if found.iter().chain(&holders).any(holds) {
                    holders.push(argument);
                    continue;
                }
                if !found.iter().any(|a| a.node == argument.node && a.quantity == argument.quantity) {
                    found.push(argument);
                }
            }
        }
        found
    }

    /// What one noun phrase stands for, coordination aside.
    pub(in crate::ingest::extract) fn resolve_one(&mut self, head: Index, want: Want) -> Vec<Argument> {
        let sentence = self.tree.sentence_of(head);
        if self.depth >= DEEPEST {
            return Vec::new();
        }
        self.depth += 1;
        let found = self.look_up(head, want);
        self.depth -= 1;
        found.iter().for_each(|a| self.nodes.seen(a.node, sentence));
        found
    }

    /// What a noun phrase stands for: a name, a pronoun, a part of something, somebody named beside it, or what its
    /// noun says.
    pub(super) fn look_up(&mut self, head: Index, want: Want) -> Vec<Argument> {
        let tree = self.tree;
        if let Some(name) = self.names.at(head) {
            let (start, end, node) = (name.start, name.end, name.node);
            return match self.counted_adherents(head, node) {
                Some(some) => vec![some],
                None => vec![self.named(node, start, end, head, want)],
            };
        }
        if let Some(legislature) = self.both_chambers(head, want) {
            return legislature;
        }
        let both = self.both_before(head);
        if !both.is_empty() {
            return both;
        }
        match tree.pos(head) {
            Pos::Pron | Pos::Det => {
                if let Some(found) = self.pronoun_meant(head, want) {
                    return found;
                }
            }
            Pos::Verb if tree.tag(head) != Tag::Vbg => return Vec::new(),
            Pos::Noun | Pos::Propn | Pos::Num | Pos::Adj | Pos::Verb | Pos::Adv => {}
            _ => return Vec::new(),
        }
        if let Some(whole) = self.percentage_of(head, want) {
            return whole;
        }
        if self.is_measured(head) {
            return Vec::new();
        }
        if let Some(country) = self.demonym(head) {
            return self.demonym_alone(head, country);
        }
        if let Some(found) = self.one_named_of_several(head, want) {
            return found;
        }
        if let Some(pair) = self.pair_again(head) {
            return pair;
        }
        let base = tree.base(head);
        if let Some(found) = self.number_of(head, &base, want).or_else(|| self.named_beside(head, &base, want)) {
            return found;
        }
        self.common(head, &base, want)
    }

    /// Whom a pronoun stands for; `None` where the word is to be read as a noun.
    fn pronoun_meant(&mut self, head: Index, want: Want) -> Option<Vec<Argument>> {
        let tree = self.tree;
        // "another is injured", "everybody on board"
        if ANYBODY.contains(&tree.lower(head)) && want == Want::Any {
            return Some(vec![self.population(head, tree.lower(head), false, want)]);
        }
        // "COVID-19" is tagged as a pronoun.
        let noun = || tree.word(head).contains('-') && !self.nouns.class(&tree.base(head)).is_unknown();
        if tree.pos(head) != Pos::Pron || noun() {
            return None;
        }
        // "Some of the protesters demand": the protesters.
        if MEASURES.contains(&tree.lower(head))
            && let Some(object) = tree.prepositional(head, "of").filter(|o| tree.is_noun(*o))
        {
            return Some(self.resolve(object, want));
        }
        let turned_on = self.reproached(head);
        if !turned_on.is_empty() {
            return Some(turned_on);
        }
        let punished = self.punished_for_cited(head);
        if !punished.is_empty() {
            return Some(punished);
        }
        Some(match self.pronoun(head) {
            Some(antecedent) => vec![antecedent],
            None => self.antecedents(head),
        })
    }

    /// Whether a phrase is a date, a sum or a share, and nobody and nothing.
    fn is_measured(&self, head: Index) -> bool {
        let tree = self.tree;
        let measure = |kind| {
            matches!(
                kind,
                EntityType::Date | EntityType::Time | EntityType::Money | EntityType::Percent | EntityType::Ordinal
            )
        };
        let aged = tree.lower(head) == "old" && tree.tag(head) == Tag::Nn;
        !aged && tree.entity(head).is_some_and(|e| measure(e.kind))
    }

    /// A name: a capital that acts is its country's government.
    fn named(&mut self, node: NodeIndex, start: Index, end: Index, head: Index, want: Want) -> Argument {
        let tree = self.tree;
        let mut argument = Argument::new(node, start, end - 1);
        if want != Want::Agent
            && let Some((_, direction)) = self.directions.iter().find(|(at, _)| *at == start)
        {
            argument.node = *direction;
            return argument;
        }
        let is_city = self.nodes.is_city(node);
        if want == Want::Agent
            && is_city
            && !self.makes_own_law(head, end)
            && let Some(entry) = self.gazetteer.metonym(&tree.phrase(start, end - 1))
        {
            let label = tree.label(head);
            let with = label == Label::Pobj
                && matches!(tree.lower(tree.head(head)), "with" | "between" | "by" | "to" | "from" | "and");
            // "Kyiv's refusal to cede the port", "Tehran's denial": the government's.
            let said = label == Label::Poss
                && self
                    .noun_phrase_frame(tree.head(head))
                    .map_or(RESOLVES.contains(&tree.lemma(tree.head(head))), |(f, _)| !UPON.contains(&f.relation));
            if matches!(label, Label::Nsubj | Label::Nsubjpass | Label::Conj | Label::Dobj) || with || said {
                argument.node = self.nodes.of_entry(entry, &tree.phrase(start, end - 1));
            }
        }
        argument.quantity = self.quantity(head);
        argument
    }

    /// "Mexico City banned bullfights": what is called a city rules itself, and is no word for its country's
    /// government.
    fn makes_own_law(&self, head: Index, end: Index) -> bool {
        let tree = self.tree;
        let verb = tree.head(tree.first_conjunct(head));
        tree.word(end - 1) == "City" && tree.is_verb(verb) && self.says(verb, |r| LAWS.contains(&r))
    }

    /// The latest node spoken of before a token that fits.
    pub(in crate::ingest::extract) fn latest(
        &self,
        before: Index,
        fits: impl Fn(&DraftNode) -> bool,
    ) -> Option<NodeIndex> {
        let line = |i: Index| self.tree.line_of(i);
        // In a brief, each line is an item of its own.
        let lines = usize::from(!self.brief);
        self.names
            .within(self.tree.sentences_back(before, 3)..before)
            .into_iter()
            .rev()
            .filter(|n| n.end <= before && line(n.start) + lines >= line(before) && !self.is_agency_of_dateline(n))
            .find(|n| self.nodes.get(n.node).is_some_and(&fits))
            .map(|n| n.node)
    }
}
