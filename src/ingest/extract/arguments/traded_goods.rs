//! Goods on which measures are laid, and so on the countries that they come from.

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::lexicon::shared_words::GOODS;

/// Verbs of where goods are from.
static BRINGING: Words = Words::of("traded_goods.bringing");

impl Reading<'_> {
    /// "a tariff on steel from Canada and Mexico", "duties on Chinese cars": measures on goods are laid on the
    /// countries that they come from.
    pub(in crate::ingest::extract) fn origin_of_goods(&mut self, verb: Index, goods: Index) -> Vec<Argument> {
        let tree = self.tree;
        let some = GOODS.contains(&tree.base(goods).as_str());
        if self.names.at(goods).is_some() || !some {
            return Vec::new();
        }
        let from = tree.prepositional(goods, "from").or_else(|| {
            let nested = tree.prepositional(goods, "of").and_then(|o| tree.prepositional(o, "from"));
            // "tariffs on dairy products imported from Chile"
            let brought = || {
                let participle = tree
                    .kids(goods)
                    .find(|k| *k > goods && tree.label(*k) == Label::Acl && BRINGING.contains(&tree.lemma(*k)))?;
                tree.prepositional(participle, "from").or_else(|| tree.prepositional(participle, "in"))
            };
            nested.or_else(brought).or_else(|| tree.prepositional(verb, "from"))
        });
        let mut found = match from.filter(|f| *f > goods) {
            Some(place) => self.resolve(place, Want::Agent),
            None => Vec::new(),
        };
        if found.is_empty() {
            let (low, _) = tree.reach(goods);
            for token in low..goods {
                let node = match self.names.at(token) {
                    Some(name) => Some(name.node),
                    None => self.demonym(token),
                };
                found.extend(node.map(|n| Argument::new(n, token, token)));
            }
        }
        let country = |a: &Argument| {
            self.nodes.get(a.node).is_some_and(|d| d.is_country() || d.is_organization() && d.name == "European Union")
        };
        found.retain(country);
        found.dedup_by_key(|a| a.node);
        found
    }
}
