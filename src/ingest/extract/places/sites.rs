//! Sites and the places that they are in: "the US Embassy in London", "a military base in Maidan Shahr".

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::NounClass;

impl Reading<'_> {
    /// "the US Embassy in London", "a military base in Maidan Shahr".
    pub(in crate::ingest::extract) fn read_sites(&mut self) {
        let tree = self.tree;
        for head in 0..tree.len() {
            if !tree.is_noun(head) {
                continue;
            }
            let Some(object) = tree.prepositional(head, "in") else { continue };
            let name = self.names.at(head).cloned();
            let is_org = name.as_ref().is_some_and(|n| self.nodes.is_organization(n.node));
            // "the town of Pandeglang in the province of Banten"
            let of = tree.prepositional(head, "of").and_then(|o| self.names.at(o)).cloned();
            let site = match (name, of) {
                (Some(name), _) if is_org && self.seated(&name).is_some() => Some(name.argument()),
                (None, Some(of)) if self.class_of(head, &tree.base(head)).is(NounClass::PLACE) => {
                    self.place_argument(&of)
                }
                // "Goma, the largest city in eastern Congo", "Shire, a strategic town in Tigray": the place itself.
                (None, None) if self.apposed_place(head).is_some() => self.apposed_place(head),
                (None, None) => {
                    let found = self.resolve_one(head, Want::Place);
                    found.into_iter().find(|a| self.nodes.get(a.node).is_some_and(|d| d.is_place() && !d.named))
                }
                _ => None,
            };
            let Some(site) = site else { continue };
            let told = self.claims.upon(site.node).next().is_some() || self.claims.by(site.node).next().is_some();
            if !told && !self.claims.iter().any(|c| c.location == Some(site.node)) {
                continue;
            }
            let outer = self
                .resolve_one(object, Want::Place)
                .into_iter()
                .find(|a| self.nodes.get(a.node).is_some_and(|d| d.is_place() && d.named));
            if let Some(outer) = outer.filter(|o| !self.gazetteer_says_otherwise(o, &site)) {
                self.claim_structural(&site, "located-in", outer.clone(), head, None, Rule::SiteInAPlace);
                // "a hospital, a school, and a residential area in Sumy"
                for beside in self.sites_beside(head) {
                    self.claim_structural(&beside, "located-in", outer.clone(), head, None, Rule::SiteInAPlace);
                }
            }
        }
    }

    /// The named place that a description of a place stands behind.
    fn apposed_place(&self, head: Index) -> Option<Argument> {
        let tree = self.tree;
        let place = self.class_of(head, &tree.base(head)).is(NounClass::PLACE);
        let before = tree.head(head);
        let name = self.names.at(before).filter(|n| {
            place && tree.label(head) == Label::Appos && before < head && n.end < tree.len() && tree.lower(n.end) == ","
        })?;
        self.place_argument(name)
    }
}
