//! Whose an office of state is where the text names a country only as the other end.
//! Thus "Prime Minister Jane Roe, who will travel to France", "BOGOTA (Reuters) - The defence minister said that
//! Venezuela had massed troops".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;

/// What is done to another country, and seldom to one's own.
static TURNING: Words = Words::of("home_countries.turning");

/// Prepositions behind which another country stands than whoever acts.
const OTHERS: &[&str] = &["to", "with", "against", "toward", "towards", "from", "on", "for"];

impl Reading<'_> {
    /// The country that the news is about where an office stands; one that the text names up to there as the other end
    /// alone gives way to the one where the scene is laid, or that acts at the head of the text.
    pub(in crate::ingest::extract) fn country_of_office(&mut self, at: Index) -> Option<NodeIndex> {
        if let Some(country) = self.country_of_group(at) {
            return Some(country);
        }
        let country = self.country_here(at)?;
        if self.brief || !self.is_named_as_other(country, at) {
            return Some(country);
        }
        let (first, end) = self.tree.sentence(self.tree.sentence_of(self.body));
        let home = self.scene_of(first..end).or_else(|| self.country_acting(first..end)).filter(|n| *n != country);
        // Ministers speak of their own country as of others.
        home.or_else(|| Some(country).filter(|c| !self.is_goal(*c, at)))
    }

    /// "Georgian officials, including Interior Minister Jane Roe": the country of those whom an officer is one of.
    fn country_of_group(&self, at: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let mut step = at;
        for _ in 0..5 {
            let above = tree.head(step);
            // "President Jane Roe and other Peruvian leaders"
            let others = tree.kids(step).filter(|k| {
                *k > at
                    && tree.label(*k) == Label::Conj
                    && tree.tag(*k) == Tag::Nns
                    && tree.kids(*k).any(|w| w < *k && tree.lower(w) == "other")
            });
            let told = others.filter_map(|k| self.countries.within(tree.reach(k).0..k).last().copied()).next();
            if let Some((_, country)) = told {
                return Some(country);
            }
            if tree.label(step) == Label::Pobj && tree.lower(above) == "including" {
                let group = tree.head(above);
                let told = self.countries.within(tree.reach(group).0..group);
                return told.last().map(|(_, node)| *node).filter(|_| tree.tag(group) == Tag::Nns);
            }
            if !matches!(tree.label(step), Label::Compound | Label::Nmod | Label::Appos | Label::Conj) {
                return None;
            }
            step = above;
        }
        None
    }

    /// "The defence minister accused Rwanda", "Peru expelled the ambassador": whether a country is named only as the
    /// other end of what an officer does, or an envoy suffers.
    pub(super) fn is_turned_upon(&self, country: NodeIndex, post: Index, bare: &str) -> bool {
        let tree = self.tree;
        let verb = tree.head(post);
        let [(token, _)] = self.countries.iter().filter(|(_, n)| *n == country).collect::<Vec<_>>()[..] else {
            return false;
        };
        let noun = self.names.at(*token).map_or(*token, |n| n.end - 1);
        if !tree.is_verb(verb) || tree.head(noun) != verb {
            return false;
        }
        let ends = (tree.label(post), tree.label(noun));
        match ends {
            (Label::Nsubj, Label::Dobj) => self.says(verb, |r| TURNING.contains(&r)),
            (Label::Dobj, Label::Nsubj) => {
                self.says(verb, |r| TURNING.contains(&r)) && matches!(bare, "ambassador" | "envoy" | "diplomat")
            }
            _ => false,
        }
    }

    /// Whether every mention of a country up to the end of a token's sentence has it for the other end.
    fn is_named_as_other(&self, country: NodeIndex, at: Index) -> bool {
        let end = self.tree.sentence_around(at).end;
        let mut named = self.countries.within(0..end).iter().filter(|(_, n)| *n == country);
        if !named.all(|(token, _)| self.is_other(*token, at)) {
            return false;
        }
        // A scene in its cities is told of it, wherever it is named itself.
        let in_it = |n: &&Name| {
            let whose = self.country_of_place(n.node).filter(|_| n.node != country);
            whose.is_some_and(|whose| self.nodes.is_called(country, whose)) && !self.is_behind_preposition(n.start)
        };
        !self.names.within(0..end).iter().any(in_it)
    }

    /// Whether a country that is named in the sentence is where somebody goes, or is named only after it.
    fn is_goal(&self, country: NodeIndex, at: Index) -> bool {
        let tree = self.tree;
        let end = tree.sentence_around(at).end;
        let mut named = self.countries.within(0..end).iter().filter(|(_, n)| *n == country);
        named.all(|(token, _)| self.is_behind_preposition(*token))
    }

    /// Whether a country stands as the other end of what is done or told of where a token stands.
    pub(super) fn is_other(&self, token: Index, at: Index) -> bool {
        let tree = self.tree;
        let noun = self.noun_of(token);
        let told = || {
            // "The minister said that Venezuela had": of whom he speaks.
            let mut step = noun;
            for _ in 0..6 {
                if tree.label(step) == Label::Ccomp && self.is_report(tree.head(step)) {
                    return tree
                        .kid(tree.head(step), Label::Nsubj)
                        .is_some_and(|s| tree.reach(s).0 <= at && at <= tree.reach(s).1);
                }
                if tree.is_root(step) {
                    break;
                }
                step = tree.head(step);
            }
            false
        };
        matches!(tree.label(noun), Label::Dobj | Label::Dative)
            || self.is_behind_preposition(token)
            || tree.sentence_of(token) == tree.sentence_of(at) && told()
    }

    fn is_behind_preposition(&self, token: Index) -> bool {
        let tree = self.tree;
        let noun = tree.first_conjunct(self.noun_of(token));
        let preposition = tree.head(noun);
        tree.label(noun) == Label::Pobj && OTHERS.contains(&tree.lower(preposition))
    }

    /// The noun whose phrase a country's name or adjective stands in: "the Hungarian capital", "Hungary".
    fn noun_of(&self, token: Index) -> Index {
        let tree = self.tree;
        let mut at = self.names.at(token).map_or(token, |n| n.end - 1);
        for _ in 0..3 {
            if !matches!(tree.label(at), Label::Amod | Label::Compound | Label::Nmod | Label::Poss) {
                break;
            }
            at = tree.head(at);
        }
        at
    }

    /// The only country that is the subject of a verb, or whose body or people are, in a stretch of the text.
    pub(super) fn country_acting(&self, tokens: std::ops::Range<Index>) -> Option<NodeIndex> {
        let tree = self.tree;
        let acts = |token: Index| {
            let mut noun = tree.first_conjunct(self.noun_of(token));
            // "Voters in Niger", "the parliament of Niger"
            let preposition = tree.head(noun);
            if tree.label(noun) == Label::Pobj && matches!(tree.lower(preposition), "in" | "of") {
                noun = tree.first_conjunct(tree.head(preposition));
            }
            let verb = tree.head(noun);
            let told = tree.label(verb) == Label::Ccomp && tree.is_root(tree.head(verb));
            matches!(tree.label(noun), Label::Nsubj | Label::Nsubjpass) && (told || tree.is_root(verb))
        };
        let mut found: Vec<NodeIndex> =
            self.countries.within(tokens).iter().filter(|(token, _)| acts(*token)).map(|(_, n)| *n).collect();
        found.sort_unstable();
        found.dedup();
        found.first().copied().filter(|_| found.len() == 1)
    }

    /// The only other country whose places or name the sentence, up to where a counterpart is told of, brings besides
    /// one's own: where somebody has gone to meet him.
    pub(in crate::ingest::extract) fn host_beside(&mut self, at: Index, own: NodeIndex) -> Option<NodeIndex> {
        let start = self.tree.sentence_around(at).start;
        let own = self.nodes.get(own).map(|d| d.name.clone())?;
        let places = self.names.within(start..at);
        let mut found: Vec<&str> = places.into_iter().filter_map(|n| self.country_of_place(n.node)).collect();
        found.retain(|country| *country != own);
        self.only_country(found)
    }

    /// Whether a table knows somebody for a country.
    pub(in crate::ingest::extract) fn is_known_for_a_country(&self, person: NodeIndex) -> bool {
        let name = self.nodes.name(person);
        self.gazetteer.person(name).or_else(|| self.gazetteer.surname(name)).is_some()
    }
}
