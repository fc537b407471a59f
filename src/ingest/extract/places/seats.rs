//! Where bodies and places are told to be: "the Yemen-based Houthi movement", "X, which is based in Geneva".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};

/// Participles that say where a body is.
static BASED: Words = Words::of("seats.based");

impl Reading<'_> {
    /// "the Yemen-based Houthi movement", "Athens, Greece-based Lotus Shipping", "X, which is based in Geneva".
    pub(in crate::ingest::extract) fn read_seats(&mut self) {
        let tree = self.tree;
        for token in self.body..tree.len() {
            if !BASED.contains(&tree.lower(token)) {
                continue;
            }
            let (from, to) = tree.sentence(tree.sentence_of(token));
            let hyphen = token > from + 1 && tree.tag(token - 1) == Tag::Hyph;
            let (who, place) = if hyphen {
                let Some(name) = self.names.at(token - 2).cloned() else { continue };
                let mut place = self.place_argument(&name);
                // "Athens, Greece-based": the first of the chain.
                if name.start > from + 1
                    && tree.lower(name.start - 1) == ","
                    && let Some(before) = self.names.at(name.start - 2).and_then(|n| self.place_argument(n))
                    && self.claims.has("located-in", before.node, name.node)
                {
                    place = Some(before);
                }
                let body = (token + 1..to.min(token + 6))
                    .take_while(|i| tree.is_noun(*i) || matches!(tree.tag(*i), Tag::Jj | Tag::Cd))
                    .find(|i| self.organization_at(*i).is_some());
                // "the Observatory for Human Rights, a Britain-based war monitor,"
                let before = || {
                    let article = name.start.checked_sub(1).filter(|a| tree.is_article(*a))?;
                    let comma = article.checked_sub(1).filter(|c| *c > from && tree.lower(*c) == ",")?;
                    let named = self.names.at(comma - 1).filter(|n| n.end == comma)?;
                    let told = tree.tag(tree.head(token)) == Tag::Nn && tree.head(token) > token;
                    told.then(|| self.organization_at(named.end - 1)).flatten().map(Name::argument)
                };
                (body.and_then(|b| self.organization_at(b)).map(Name::argument).or_else(before), place)
            } else {
                let Some(place) = (token + 2 < to && matches!(tree.lower(token + 1), "in" | "on" | "at"))
                    .then(|| self.place_from(token + 2))
                    .flatten()
                    .and_then(|o| o.places.into_iter().next())
                else {
                    continue;
                };
                let subject = match tree.label(token) {
                    Label::Acl | Label::Amod | Label::Appos => Some(tree.head(token)),
                    Label::Relcl => Some(tree.head(token)),
                    _ => tree.kid(token, Label::Nsubjpass).or_else(|| tree.kid(token, Label::Nsubj)),
                };
                let group = self.group_described(token, from);
                let who = subject.and_then(|s| {
                    // "The Valley News, a news publication based in Riverside,"
                    let s = if self.names.at(s).is_none() && tree.label(s) == Label::Appos { tree.head(s) } else { s };
                    let name = self.names.at(s).cloned()?;
                    self.place_argument(&name).or_else(|| self.organization_at(s).map(Name::argument))
                });
                (who.or(group), Some(place))
            };
            if let (Some(who), Some(place)) = (who, place)
                && !self.gazetteer_says_otherwise(&place, &who)
            {
                self.claim_structural(&who, "located-in", place, token, None, Rule::Seat);
            }
        }
    }

    /// "The Sunrise Project, a group opposed to mining based in Perth": whom the phrase that "based" ends describes,
    /// whatever the parse hangs it on.
    fn group_described(&self, based: Index, from: Index) -> Option<Argument> {
        let tree = self.tree;
        let ends =
            |i: &Index| tree.lower(*i) == "," || matches!(tree.tag(*i), Tag::Wdt | Tag::Wp | Tag::Vbz | Tag::Vbd);
        let comma = (from.max(based.saturating_sub(14))..based).rev().find(ends).filter(|i| tree.lower(*i) == ",")?;
        let name = self.names.at(comma.checked_sub(1)?).filter(|n| n.end == comma)?;
        let article = tree.is_indefinite_article(comma + 1);
        let noun = |i: &Index| {
            tree.tag(*i) == Tag::Nn
                && self.names.at(*i).is_none()
                && self.nouns.class(&tree.base(*i)).is(NounClass::ENTERPRISE)
        };
        let who = tree.head(based);
        let people = self.nouns.class(&tree.base(who)).is(NounClass::PERSON.or(NounClass::OCCUPATION));
        ((comma + 2..based).any(|i| noun(&i)) && article && !people)
            .then(|| self.organization_at(name.end - 1))
            .flatten()
            .map(Name::argument)
    }
}
