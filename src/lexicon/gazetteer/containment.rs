//! What lies in what: cities and provinces in their countries, countries in parts of the world.

use rustc_hash::FxHashMap;

use super::{Entry, EntryClass, Gazetteer, split_direction};
use crate::lexicon::fold;
use crate::model::NodeKind;

impl Gazetteer {
    /// The places that lie in the place of this name, at any depth. Cost: the entries found.
    pub fn inside(&self, outer: &str) -> impl Iterator<Item = &Entry> {
        let children = self.children.get_or_init(|| {
            let mut children: FxHashMap<String, Vec<u32>> = FxHashMap::default();
            for (at, entry) in (0u32..).zip(&self.entries) {
                if let Some(within) = &entry.within {
                    let key = self.find(within).map_or(fold(within), |e| fold(&e.name));
                    children.entry(key).or_default().push(at);
                }
            }
            children
        });
        let root = self.find(outer).map_or(fold(outer), |e| fold(&e.name));
        let (mut found, mut seen, mut open) = (Vec::new(), vec![root.clone()], vec![root]);
        while let Some(name) = open.pop() {
            for entry in children.get(&name).into_iter().flatten().filter_map(|at| self.entries.get(*at as usize)) {
                found.push(entry);
                // Cities hold nothing; a name that was met holds nothing new.
                let inner = fold(&entry.name);
                if entry.class != EntryClass::City && !seen.contains(&inner) {
                    seen.push(inner.clone());
                    open.push(inner);
                }
            }
        }
        found.into_iter().filter(|e| e.kind == NodeKind::Location)
    }

    /// Whether the place called `inner` lies, at any depth, in the one called `outer`. Directions count: northern
    /// Syria lies in Syria.
    pub fn lies_in(&self, inner: &str, outer: &str) -> bool {
        let outer = fold(outer);
        let mut name = fold(inner);
        for _ in 0..8 {
            if let Some((_, rest)) = split_direction(&name) {
                name = rest.to_owned();
            } else if let Some(within) = self.find(&name).and_then(|e| e.within.as_deref()) {
                name = fold(within);
            } else {
                return false;
            }
            let same = || self.find(&name).zip(self.find(&outer)).is_some_and(|(a, b)| a.key == b.key);
            if name == outer || same() {
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lie_in_what_holds_them_at_any_depth() {
        let gazetteer = Gazetteer::shared();
        assert!(gazetteer.lies_in("Aleppo", "Syria"));
        assert!(gazetteer.lies_in("north-eastern Syria", "Syria"));
        assert!(!gazetteer.lies_in("Syria", "Aleppo"));
        assert!(!gazetteer.lies_in("South Korea", "North Korea"));
    }
}
