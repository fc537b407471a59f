//! What a protest is against, and where it is held, as the words around its noun tell.

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::lexicon::shared_words::LOCATIVE;
use crate::model::NodeKind;

/// Relations after which people protest.
static OUTRAGES: Words = Words::of("protest_causes.outrages");

/// Verbs by which something brings people out.
static SPARKS: Words = Words::of("protest_causes.sparks");

/// What protests do to the place that they are held in.
static SWEEPS: Words = Words::of("protest_causes.sweeps");

/// Verbs of being or speaking against something.
static OPPOSING: Words = Words::of("protest_causes.opposing");

/// Verbs that say what people come together for.
static MARKING: Words = Words::of("protest_causes.marking");

impl Reading<'_> {
    /// Whether a protest is what something brings about: "sparked protests".
    pub(super) fn is_sparked(&self, noun: Index) -> bool {
        let tree = self.tree;
        tree.label(noun) == Label::Dobj && SPARKS.contains(&tree.lemma(tree.clause_of(noun)))
    }

    /// What people protest against, where the words around the protest tell: the first that does.
    pub(super) fn cause_of_protest(&mut self, noun: Index) -> Vec<Argument> {
        let readings: [fn(&mut Self, Index) -> Vec<Argument>; 5] =
            [Self::cause_beside_verb, Self::what_sparked, Self::outrage_before, Self::what_is_opposed, Self::opposed];
        for reading in readings {
            let found = reading(self, noun);
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// "Protests erupted in Paris over the reform"
    fn cause_beside_verb(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let clause = tree.clause_of(noun);
        let cause = ["over", "against"].into_iter().find_map(|p| tree.prepositional(clause, p));
        match cause.filter(|_| tree.label(noun) == Label::Nsubj) {
            Some(cause) => self.protested(cause),
            None => Vec::new(),
        }
    }

    /// What a phrase names that people can protest against.
    fn protested(&mut self, phrase: Index) -> Vec<Argument> {
        let mut found = self.resolve(phrase, Want::Any);
        self.keep_kinds(&mut found, "protested");
        found
    }

    /// "The law sparks protests", "adopted a law, sparking protests": what they are about.
    fn what_sparked(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        if !self.is_sparked(noun) {
            return Vec::new();
        }
        let clause = tree.clause_of(noun);
        let own = tree.kid(clause, Label::Nsubj);
        let cause = own.or_else(|| tree.kid(tree.head(clause), Label::Dobj).filter(|o| *o < clause));
        let mut found = cause.map(|c| self.resolve(c, Want::Any)).unwrap_or_default();
        found.retain(|t| self.nodes.is_matter(t.node));
        found
    }

    /// "Riots erupt after the assassination of an activist"
    fn outrage_before(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let hosts = [noun, tree.clause_of(noun)];
        let cause = ["after", "following", "over"]
            .into_iter()
            .find_map(|p| hosts.iter().find_map(|h| tree.prepositional(*h, p)));
        let outrage = |o: &Index| {
            self.names.at(*o).is_none()
                && self.noun_phrase_frame(*o).is_some_and(|(f, _)| OUTRAGES.contains(&f.relation))
        };
        match cause.filter(outrage) {
            Some(cause) => self.thing(cause, &tree.base(cause), NodeKind::Event, false),
            None => Vec::new(),
        }
    }

    /// "protests opposing a pension law"
    fn what_is_opposed(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let opposing = tree.kids(noun).find(|k| {
            *k > noun && matches!(tree.label(*k), Label::Acl | Label::Relcl) && OPPOSING.contains(&tree.lemma(*k))
        });
        match opposing.and_then(|v| tree.kid(v, Label::Dobj)) {
            Some(cause) => self.protested(cause),
            None => Vec::new(),
        }
    }

    /// Whom the "anti-" in front of a protest names: "anti-Putin rally", "anti-government protests".
    fn opposed(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let (low, _) = tree.reach(noun);
        let Some(anti) = (low..noun).find(|i| tree.lower(*i).starts_with("anti")) else { return Vec::new() };
        for word in anti..noun {
            if let Some(name) = self.names.at(word).cloned() {
                return vec![Argument::new(name.node, name.start, name.end - 1)];
            }
            let government = tree.lower(word).ends_with("government") || tree.lower(word).ends_with("regime");
            if government && let Some(country) = self.main_country() {
                return vec![Argument::new(country, word, word)];
            }
        }
        Vec::new()
    }

    /// The named place that a protest without a cause is held in, unless its clause tells of one after all.
    pub(super) fn place_of_protest(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let clause = tree.clause_of(noun);
        let place = LOCATIVE.iter().find_map(|p| tree.prepositional(noun, p).or_else(|| tree.prepositional(clause, p)));
        // "Protests swept Bangladesh"
        let swept = || {
            let object = tree.kid(clause, Label::Dobj)?;
            // "filled the streets of Dakar"
            let whole = tree.prepositional(object, "of").filter(|_| self.names.at(object).is_none());
            let sweeps = tree.label(noun) == Label::Nsubj && SWEEPS.contains(&tree.lemma(clause));
            sweeps.then_some(whole.unwrap_or(object))
        };
        // "A sit-in by students at a university"
        let theirs = || {
            let by = tree.prepositional(noun, "by")?;
            ["in", "at", "outside", "across"].into_iter().find_map(|p| tree.prepositional(by, p))
        };
        let place = place.or_else(swept).or_else(theirs).filter(|p| self.names.at(*p).is_some());
        let mut found = place.map(|p| self.resolve(p, Want::Place)).unwrap_or_default();
        found.retain(|t| self.nodes.is_place(t.node));
        // "Protests are held across Europe to mark the anniversary": of that they are.
        let marks = tree.kids(clause).any(|k| tree.label(k) == Label::Advcl && MARKING.contains(&tree.lemma(k)));
        if marks { Vec::new() } else { found }
    }
}
