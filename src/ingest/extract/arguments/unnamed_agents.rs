//! Who does what a passive without "by" says: "was dismissed from the council".
//! Also "is banned in Turkey", or nobody that is named.

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::takes_unnamed;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::lexicon::relation_classes::PACTS;

/// Relations that need a full passive to be told of nobody in particular.
static FINITE: Words = Words::of("unnamed_agents.finite");

/// Verbs by which a body puts somebody out of itself.
static DISMISSING: Words = Words::of("unnamed_agents.dismissing");

/// Verbs by which a country forbids something within its borders.
static BANNING: Words = Words::of("unnamed_agents.banning");

/// Verbs by which two bring something about between them.
static CONCLUDING: Words = Words::of("unnamed_agents.concluding");

/// Verbs of setting somebody free.
static FREEING: Words = Words::of("unnamed_agents.freeing");

/// Verbs of speaking ill of what somebody does.
static CRITICISING: Words = Words::of("unnamed_agents.criticising");

/// Verbs of sending somebody out of a country.
static DEPORTING: Words = Words::of("unnamed_agents.deporting");

impl Reading<'_> {
    /// Who does it; `None` where the deed is not told as one, an empty list for "?".
    pub(super) fn unnamed_agents(&mut self, verb: Index, relation_name: &'static str) -> Option<Vec<Argument>> {
        let tree = self.tree;
        if let Some(found) = self
            .put_out_by(verb, relation_name)
            .or_else(|| self.banned_by(verb, relation_name))
            .or_else(|| self.concluded_by(verb, relation_name))
        {
            return Some(found);
        }
        // "journalists accused of spying", "after being accused of theft"
        let charged = relation_name == "accused"
            && tree.lemma(verb) == "accuse"
            && tree.prepositional(verb, "of").is_some()
            && (tree.label(verb) == Label::Acl || tree.kid(verb, Label::Auxpass).is_some());
        // "after being released from prison"
        let released = relation_name == "conceded"
            && FREEING.contains(&tree.lemma(verb))
            && tree.label(verb) == Label::Pcomp
            && tree.kid(verb, Label::Auxpass).is_some();
        // "has been criticised for hiding the fault": by somebody.
        let criticised = relation_name == "condemned"
            && CRITICISING.contains(&tree.lemma(verb))
            && tree.kid(verb, Label::Nsubjpass).is_some()
            && tree.kid(verb, Label::Auxpass).is_some()
            && ["for", "over"].into_iter().any(|p| tree.prepositional(verb, p).is_some());
        // "suspected militants" accuses nobody of anything.
        // "was arrested on Monday and released on Friday"
        let finite = [verb, tree.first_conjunct(verb)].into_iter().any(|v| tree.kid(v, Label::Nsubjpass).is_some());
        let told = takes_unnamed(relation_name) && (finite || !FINITE.contains(&relation_name));
        (charged || criticised || released || told).then(Vec::new)
    }

    /// "was deported from Timor-Leste", "was dismissed from the council": that country, that council did it.
    fn put_out_by(&mut self, verb: Index, relation_name: &str) -> Option<Vec<Argument>> {
        let tree = self.tree;
        let deports = DEPORTING.contains(&tree.lemma(verb));
        if !deports && (relation_name != "sanctioned" || !DISMISSING.contains(&tree.lemma(verb))) {
            return None;
        }
        let mut found = self.resolve(tree.prepositional(verb, "from")?, Want::Agent);
        found
            .retain(|a| self.nodes.get(a.node).is_some_and(|d| deports && d.is_country() || d.is_named_organization()));
        Some(found).filter(|f| !f.is_empty())
    }

    /// "The party is banned in Turkey": that country bans it.
    fn banned_by(&mut self, verb: Index, relation_name: &str) -> Option<Vec<Argument>> {
        let tree = self.tree;
        if relation_name != "sanctioned" || !BANNING.contains(&tree.lemma(verb)) {
            return None;
        }
        let mut found = self.resolve(tree.prepositional(verb, "in")?, Want::Agent);
        found.retain(|a| self.nodes.is_country(a.node));
        Some(found).filter(|f| !f.is_empty())
    }

    /// "a ceasefire has been reached between Iran and Israel"
    fn concluded_by(&mut self, verb: Index, relation_name: &str) -> Option<Vec<Argument>> {
        let tree = self.tree;
        if !PACTS.contains(&relation_name) || !CONCLUDING.contains(&tree.lemma(verb)) {
            return None;
        }
        let both = self
            .patient(verb)
            .and_then(|p| tree.prepositional(p, "between"))
            .or_else(|| tree.prepositional(verb, "between"))?;
        let mut found: Vec<Argument> =
            tree.conjuncts(both).into_iter().flat_map(|i| self.resolve_one(i, Want::Agent)).collect();
        found.retain(|a| self.acts(a.node));
        Some(found).filter(|f| f.len() > 1)
    }
}
