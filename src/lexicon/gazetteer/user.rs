//! A user's own table of people, groups and places.

use std::fmt;

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::{Entry, EntryClass, Gazetteer};
use crate::lexicon::fold;
use crate::model::NodeKind;

/// Why a user's table could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GazetteerError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub why: String,
}

impl fmt::Display for GazetteerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.why)
    }
}

impl std::error::Error for GazetteerError {}

impl Gazetteer {
    /// Merges a user's own table, whose names go before the built-in ones.
    ///
    /// Two forms. Tab-separated, one entry a line, `#` starts a comment: the name, other names parted by commas, what
    /// it is part of (a name, or a country's code), and its kind: `actor` (or `person`), `organization`, `location` (or
    /// `place`), or a class of `data/gazetteer/organizations.tsv` such as `armed` or `media`. Or a JSON object from
    /// names to lists of actor codes, as event coders keep them (`{"ITHILEN MILITARY": ["ITHMIL"]}`): a code of three
    /// letters is a state or a people, which acts like a country; a longer one is an organization. Of a name that the
    /// built-in tables know, the JSON form changes nothing.
    ///
    /// # Errors
    /// Where a line has no tab, no name or an unknown kind, or the JSON is not such an object. Nothing is merged then.
    pub fn merge(&mut self, table: &str) -> Result<(), GazetteerError> {
        let entries = if table.trim_start().starts_with('{') { self.coded(table)? } else { self.tabbed(table)? };
        for (entry, others) in entries {
            let at = self.entries.len() as u32;
            for name in std::iter::once(entry.name.as_str()).chain(others.iter().map(String::as_str)) {
                let folded = fold(name);
                self.acronyms.remove(&folded);
                self.demonyms.remove(&folded);
                self.capitals.remove(&folded);
                self.by_name.insert(folded, at);
            }
            self.entries.push(entry);
        }
        Ok(())
    }

    fn tabbed(&self, table: &str) -> Result<Vec<(Entry, Vec<String>)>, GazetteerError> {
        let mut entries = Vec::new();
        let code = |entry: &Entry| entry.key.strip_prefix("country/").map(str::to_owned);
        let coded = self.entries.iter().filter_map(|entry| Some((code(entry)?, entry.name.as_str())));
        // The first of two with one code.
        let countries: FxHashMap<String, &str> = coded.rev().collect();
        for (line, row) in (1..).zip(table.lines()) {
            if row.trim().is_empty() || row.starts_with('#') {
                continue;
            }
            if !row.contains('\t') {
                let why = format!("{row:?} is one field: write name, other names, part of and kind, parted by tabs");
                return Err(GazetteerError { line, why });
            }
            let mut fields = row.split('\t').map(str::trim);
            let mut next = || fields.next().unwrap_or_default();
            let (name, others, within, kind) = (next(), next(), next(), next());
            if fold(name).is_empty() {
                let why = "the name is missing".to_owned();
                return Err(GazetteerError { line, why });
            }
            let (kind, class) = match kind {
                "actor" | "person" => (NodeKind::Actor, EntryClass::Actor),
                "location" | "place" => (NodeKind::Location, EntryClass::Region),
                "media" => (NodeKind::Organization, EntryClass::Media),
                "company" => (NodeKind::Organization, EntryClass::Company),
                "team" => (NodeKind::Organization, EntryClass::Team),
                "" | "organization" | "body" | "state" | "armed" | "party" | "group" => {
                    (NodeKind::Organization, EntryClass::Organization)
                }
                other => {
                    let why =
                        format!("{other:?} is no kind: write actor, organization or location as the fourth field");
                    return Err(GazetteerError { line, why });
                }
            };
            let within = countries.get(within).copied().unwrap_or(within);
            let others = others.split(',').map(str::trim).filter(|o| !o.is_empty());
            entries.push((user_entry(name, kind, class, within), others.map(str::to_owned).collect()));
        }
        Ok(entries)
    }

    fn coded(&self, table: &str) -> Result<Vec<(Entry, Vec<String>)>, GazetteerError> {
        let names: FxHashMap<String, Value> = serde_json::from_str(table)
            .map_err(|e| GazetteerError { line: e.line(), why: format!("not an object from names to codes: {e}") })?;
        let mut names: Vec<_> = names.into_iter().collect();
        names.sort_by(|a, b| a.0.cmp(&b.0));
        let mut entries = Vec::new();
        for (name, codes) in names {
            let folded = fold(&name);
            let known = self.by_name.contains_key(&folded)
                || self.demonyms.contains_key(&folded)
                || self.capitals.contains_key(&folded);
            if known || folded.is_empty() {
                continue;
            }
            let code = codes.as_array().and_then(|list| list.first()).unwrap_or(&codes).as_str().unwrap_or_default();
            let name = capitalized(&name);
            entries.push((
                if code.len() == 3 {
                    user_entry(&name, NodeKind::Location, EntryClass::Country, "")
                } else {
                    user_entry(&name, NodeKind::Organization, EntryClass::Organization, "")
                },
                Vec::new(),
            ));
        }
        Ok(entries)
    }
}

fn user_entry(name: &str, kind: NodeKind, class: EntryClass, within: &str) -> Entry {
    Entry {
        key: format!("user/{name}"),
        name: name.to_owned(),
        kind,
        class,
        within: (!within.is_empty()).then(|| within.to_owned()),
        adjective: None,
    }
}

/// `MINAS TIRITH` to `Minas Tirith`; a name with small letters in it stays.
fn capitalized(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut start = true;
    name.chars()
        .map(|c| {
            let letter = if start { c } else { c.to_lowercase().next().unwrap_or(c) };
            start = !c.is_alphanumeric() && c != '\'';
            letter
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_s_table_adds_names_and_goes_before_the_built_in_ones() {
        let mut gazetteer = Gazetteer::shared().clone();
        let table = "# mine\nHarbour Guild\tthe Guild, HG\tNO\tgroup\nWagner\t\t\tactor\n";
        gazetteer.merge(table).unwrap();
        let guild = gazetteer.find("HG").unwrap();
        assert_eq!((guild.name.as_str(), guild.within.as_deref()), ("Harbour Guild", Some("Norway")));
        assert_eq!(gazetteer.find("Wagner").unwrap().kind, NodeKind::Actor);
    }

    #[test]
    fn a_coder_s_dictionary_makes_states_and_organizations() {
        let mut gazetteer = Gazetteer::shared().clone();
        gazetteer.merge(r#"{"MINAS TIRITH": ["GON"], "ITHILEN MILITARY": ["ITHMIL"], "ISRAEL": ["ISR"]}"#).unwrap();
        let state = gazetteer.find("Minas Tirith").unwrap();
        assert_eq!((state.name.as_str(), state.kind), ("Minas Tirith", NodeKind::Location));
        assert_eq!(gazetteer.find("ithilen military").unwrap().kind, NodeKind::Organization);
        assert_eq!(gazetteer.find("Israel").unwrap().key, "country/IL");
    }

    #[test]
    fn a_wrong_line_is_named_and_nothing_is_merged() {
        let mut gazetteer = Gazetteer::shared().clone();
        let error = gazetteer.merge("Harbour Guild\t\t\tgroup\nX\t\t\tplanet\n").unwrap_err();
        assert_eq!(error.line, 2);
        assert_eq!(gazetteer.merge("# mine\n\nx\n").unwrap_err().line, 3);
        assert!(gazetteer.find("Harbour Guild").is_none());
    }
}
