//! Those named as part of a larger number: "several leaders, including Prabowo Subianto, attended".
//! Also "the visas of three officials, including Juan Muñoz". What is said of all holds for each.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::{Label, Tag};

impl Reading<'_> {
    /// Adds those named behind "including" to the sources or targets that they are part of.
    pub(in crate::ingest::extract) fn add_named_parts(
        &mut self,
        verb: Index,
        sources: &mut Vec<Argument>,
        targets: &mut Vec<Argument>,
    ) {
        if let Agent::Phrase(subject) = self.agent(verb) {
            let parts = self.named_parts(&[subject]);
            self.join_parts(parts, sources);
        }
        let mut around: Vec<Index> = vec![verb];
        around.extend(targets.iter().map(|t| t.last));
        let parts = self.named_parts(&around);
        let rest = self.join_parts(parts, targets);
        self.join_parts(rest, sources);
    }

    /// "its withdrawal from dozens of bodies, including UNESCO": adds those named to what a noun's deed is done to.
    pub(in crate::ingest::extract) fn add_parts_of_targets(&mut self, noun: Index, targets: &mut Vec<Argument>) {
        let mut around: Vec<Index> = vec![noun];
        around.extend(targets.iter().map(|t| t.last));
        // "from dozens of bodies, including": it may hang on what counts them.
        around.extend(targets.iter().map(|t| self.tree.head(self.tree.head(t.last))));
        around.dedup();
        let parts = self.named_parts(&around);
        self.join_parts(parts, targets);
    }

    /// Who is named behind "including" below some words.
    pub(in crate::ingest::extract) fn named_parts(&mut self, words: &[Index]) -> Vec<Argument> {
        let tree = self.tree;
        let mut found: Vec<Argument> = Vec::new();
        // "groups such as Hamas", "like Hamas"
        let brings = |k: &Index| {
            tree.lower(*k) == "including"
                || tree.lower(*k) == "as" && tree.kids(*k).any(|s| tree.lower(s) == "such")
                || tree.lower(*k) == "like" && k.checked_sub(1).is_some_and(|w| words.contains(&w))
        };
        for including in words.iter().flat_map(|w| tree.kids(*w)).filter(brings) {
            let object = tree.kids(including).find(|k| matches!(tree.label(*k), Label::Pobj | Label::Dobj));
            // "injured dozens, including 16 inmates killed in the strike": the others were injured.
            let told = |relation: &'static str| {
                let other = |k: Index| tree.tag(k) == Tag::Vbn && self.says(k, |r| r == relation);
                object.is_some_and(|o| tree.kids(o).any(|k| tree.label(k) == Label::Acl && other(k)))
                    && words.iter().any(|w| tree.is_verb(*w) && !self.says(*w, |r| r == relation))
            };
            if told("killed") || told("injured") {
                continue;
            }
            if let Some(object) = object {
                found.extend(self.resolve(object, Want::Any));
                self.add_names_of_list(object, &mut found);
            }
        }
        // "5,864 prisoners, including 180 foreigners": those counted by themselves, too.
        found.retain(|a| self.nodes.get(a.node).is_some_and(|d| d.named || a.quantity.is_some() && d.is_actor()));
        found
    }

    /// "including the Panel on Climate Change, the Framework Convention and the Population Fund": the names that follow
    /// one another, wherever the parser hung them.
    fn add_names_of_list(&self, object: Index, found: &mut Vec<Argument>) {
        let tree = self.tree;
        let Some(first) = self.names.at(object) else { return };
        let kind = self.nodes.get(first.node).map(|d| d.kind);
        let mut at = first.end;
        let mut commas = 0;
        while at < tree.len() && tree.sentence_of(at) == tree.sentence_of(object) {
            if let Some(name) = self.names.at(at) {
                if commas == 0 || self.nodes.get(name.node).map(|d| d.kind) != kind {
                    break;
                }
                if !found.iter().any(|a| a.node == name.node) {
                    found.push(name.argument());
                }
                at = name.end;
                commas = 0;
                continue;
            }
            match tree.lower(at) {
                "," | "and" => commas += 1,
                "the" => {}
                _ => break,
            }
            at += 1;
        }
    }

    /// Joins parts to a list that holds their whole, a number of the same kind; gives back what fits none.
    fn join_parts(&self, parts: Vec<Argument>, wholes: &mut Vec<Argument>) -> Vec<Argument> {
        let mut rest = Vec::new();
        for part in parts {
            let kind = self.nodes.get(part.node).map(|d| d.kind);
            let whole = wholes.iter().any(|w| {
                let plural = matches!(self.tree.tag(w.last), Tag::Nns | Tag::Nnps);
                self.nodes.get(w.node).is_some_and(|d| (d.plural || plural) && !d.named && Some(d.kind) == kind)
            });
            match whole {
                true if wholes.iter().any(|w| w.node == part.node) => {}
                true => wholes.push(part),
                false => rest.push(part),
            }
        }
        rest
    }
}
