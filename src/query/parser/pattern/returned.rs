//! What RETURN and ORDER BY name.

use super::{Parsed, Parser};
use crate::query::ast::{Aggregate, Item, Returned};

impl Parser<'_> {
    pub(super) fn returned(&mut self) -> Parsed<Returned> {
        if self.sign_at(self.at + 1, "(") {
            let aggregate = Aggregate::NAMES.iter().find(|(word, _)| self.is_word(word));
            if let Some((_, aggregate)) = aggregate {
                self.at += 2;
                let value = if *aggregate == Aggregate::Count && self.sign("*") {
                    Returned::CountAll
                } else {
                    let distinct = self.word("distinct");
                    Returned::Aggregate(*aggregate, distinct, self.operand()?)
                };
                self.must(")")?;
                return Ok(value);
            }
        }
        self.operand().map(Returned::Value)
    }

    pub(super) fn item(&mut self) -> Parsed<Item> {
        self.part()?;
        let value = self.returned()?;
        let alias = if self.word("as") { Some(self.name("a name after AS")?) } else { None };
        Ok(Item { value, alias })
    }
}
