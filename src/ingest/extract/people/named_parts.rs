//! Those named as part of a group that does something or that something happens to.
//! Thus "opposition leaders, including Jane Roe", "a consortium of companies including Acme and Globex", "airlines such
//! as Acme", "Jane Roe was among the senators who wrote". Each belongs to the group.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::{Modality, NodeKind};

/// Nouns that name a group in the singular.
static GROUPS: Words = Words::of("named_parts.groups");

/// Verbs and nouns of choosing somebody for a post.
static CHOOSING: Words = Words::of("named_parts.choosing");

/// People of whom it is said only that they are some, or what they were there for.
static ANYBODY: Words = Words::of("named_parts.anybody");

impl Reading<'_> {
    /// Makes the `member-of` claims of lists behind "including", "such as" and "among".
    pub(in crate::ingest::extract) fn read_named_parts(&mut self) {
        let tree = self.tree;
        for token in self.body..tree.len() {
            let before = token.checked_sub(1).map_or("", |b| tree.lower(b));
            // "six leaders, among them Jane Roe and Jon Holm, signed"
            let including = matches!(tree.lower(token), "including" | "namely")
                || tree.lower(token) == "as" && before == "such"
                || tree.lower(token) == "them" && before == "among";
            if including {
                self.read_inclusion(token);
            }
            if tree.lower(token) == "among" && tree.label(token) == Label::Prep {
                self.read_among(token);
            }
        }
    }

    /// "nine Republicans, including Lindsey Graham, voted"
    fn read_inclusion(&mut self, opening: Index) {
        let tree = self.tree;
        let (from, end) = tree.sentence(tree.sentence_of(opening));
        let Some(group) = self.group_before(opening, from).or_else(|| self.group_beside(opening, from)) else { return };
        let Some(kind) = self.nodes.get(group.node).map(|d| d.kind) else { return };
        let mut at = opening + 1;
        let mut named: Vec<Argument> = Vec::new();
        while at < end && named.len() < 12 {
            if let Some(name) = self.names.at(at).cloned() {
                let draft = self.nodes.get(name.node);
                let fits = draft.is_some_and(|d| {
                    d.named && (d.kind == kind || kind == NodeKind::Organization && d.is_actor() && d.person)
                }) && (kind != NodeKind::Actor || self.nodes.is_person(name.node));
                // "Prince Group founder Chen Zhi", "the wife of Jane Roe"
                let owns = name.end < end
                    && (tree.tag(name.end) == Tag::Pos || tree.is_noun(name.end) || tree.tag(name.end) == Tag::Hyph);
                let of = name.start > opening + 1
                    && !matches!(tree.lower(name.start - 1), "," | "and" | "&" | "the")
                    && tree.tag(name.start - 1) == Tag::In;
                if fits && !owns && !of {
                    named.push(name.argument());
                }
                at = name.end;
                continue;
            }
            let goes_on = tree.is_noun(at)
                || matches!(
                    tree.tag(at),
                    Tag::Jj | Tag::Dt | Tag::Pos | Tag::Hyph | Tag::Cd | Tag::Cc | Tag::Comma | Tag::Vbn
                )
                || matches!(tree.lower(at), "of" | "from" | "for" | "both");
            if !goes_on || tree.is_verb(at) && tree.tag(at) != Tag::Vbn {
                break;
            }
            // "including Jane Roe, reporters said": another clause.
            if tree.lower(at) == "," && !self.list_goes_on(at, end) {
                break;
            }
            at += 1;
        }
        for part in named {
            self.claim_structural(&part, "member-of", group.clone(), opening, None, Rule::NamedPartOfAGroup);
        }
    }

    /// Where the post of somebody who is given one begins: behind "as", or right behind a name in a list.
    fn post_begins(&self, name: &Name) -> Option<Index> {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(name.start));
        if name.end + 1 >= end {
            return None;
        }
        let article = |i: Index| matches!(tree.lower(i), "a" | "an" | "the" | "its" | "his" | "her" | "their");
        match tree.lower(name.end) {
            "as" => Some(name.end + 1 + usize::from(article(name.end + 1))),
            _ => self.is_given_a_post_in_a_list(name).then_some(name.end),
        }
    }

    /// "appointed Ann Lee chancellor and Jon Holm foreign secretary": whether a name in a list has a post right behind
    /// it.
    fn is_given_a_post_in_a_list(&self, name: &Name) -> bool {
        let tree = self.tree;
        let (from, end) = tree.sentence(tree.sentence_of(name.start));
        let joined = name.start.checked_sub(1).is_some_and(|b| b > from && matches!(tree.lower(b), "and" | ","));
        let small = |i: &usize| {
            tree.word(*i).starts_with(char::is_lowercase) && (tree.is_noun(*i) || matches!(tree.tag(*i), Tag::Jj))
        };
        let last = (name.end..end).take_while(small).last();
        let closed = |l: &usize| *l + 1 >= end || matches!(tree.lower(*l + 1), "and" | "," | ".");
        let given = || {
            self.claims.within(from..name.start).any(|c| {
                c.relation == "appointed"
                    && c.target.last < name.start
                    && tree.kid(tree.head(c.target.last), Label::Oprd).is_some_and(|post| post < name.start)
            })
        };
        joined && last.filter(closed).is_some_and(|l| self.post_class(l)) && given()
    }

    /// "names new ministers, including Jane Roe as chief of staff and Jon Holm as commander", "appointed A as X, B as Y
    /// and C as Z".
    pub(in crate::ingest::extract) fn read_listed_appointments(&mut self) {
        let tree = self.tree;
        let names = self.names_of_body();
        for name in names {
            let (from, end) = tree.sentence(tree.sentence_of(name.start));
            // "was appointed by Jane Roe as her secretary"
            // "chose Jane Roe over Jon Holm as leader", "instead of Jon Holm": he was not chosen.
            let by = name.start.checked_sub(1).is_some_and(|b| {
                matches!(tree.lower(b), "by" | "over")
                    || tree.lower(b) == "of" && b > 0 && matches!(tree.lower(b - 1), "instead" | "ahead")
            });
            let Some(first) = self.post_begins(&name).filter(|_| !by && self.nodes.is_person(name.node)) else {
                continue;
            };
            let post = (first..end.min(first + 8))
                .take_while(|i| tree.is_noun(*i) || matches!(tree.tag(*i), Tag::Jj | Tag::Hyph | Tag::Vbg | Tag::Vbn))
                .filter(|i| self.post_class(*i) && self.names.at(*i).is_none())
                .last();
            let Some(post) = post else { continue };
            let named = |i: &Index| CHOOSING.contains(&tree.lemma(*i));
            let Some(word) = (from..name.start).rev().find(named) else {
                self.read_listed_holder(&name, post);
                continue;
            };
            // "appointed Anna Holm to succeed Jon Roe as chief executive": he has left it.
            if (word..name.start).any(|i| matches!(tree.lemma(i), "succeed" | "replace")) {
                continue;
            }
            let same = |c: &DraftClaim| c.relation == "appointed" && c.target.node == name.node;
            let told = self.claims.within(tree.sentence_around(word)).any(same);
            let holder = name.argument();
            if !told {
                let verb = tree.clause_of(word);
                let who = self
                    .claims
                    .within(word..word + 1)
                    .find(|c| c.relation == "appointed")
                    .and_then(|c| c.source.clone());
                let who = who.or_else(|| match self.subject(verb, 0) {
                    // "opposed the nomination of X as director": whoever judges it has not nominated him.
                    Agent::Phrase(_) if tree.is_noun(word) && self.is_speech_act(verb) => None,
                    Agent::Phrase(subject) if !self.is_passive(verb) => {
                        self.resolve_one(subject, Want::Agent).into_iter().next()
                    }
                    _ => None,
                });
                let who = who.filter(|w| w.node != name.node);
                let Some(modality) = self.modality(verb) else { continue };
                // "blocked the appointment of X as director": he has not taken it.
                if tree.is_noun(word) && self.modality(word) == Some(Modality::Negated) {
                    continue;
                }
                let matched = Match::of(tree.lemma(word).to_owned());
                let telling = Telling::new(word, "appointed", &matched, modality, Rule::PostThatSomebodyTakes);
                self.claim(telling, who, holder.clone());
            }
            self.hold_post(&holder, post);
            // "appointed A as X and B as Y": each to the post behind the name.
            let words = self.words_of_post(post);
            let told = self.claims.numbered(tree.sentence_around(word));
            let told: Vec<usize> = told.filter(|(_, c)| same(c)).map(|(number, _)| number).collect();
            for number in told {
                self.claims.change(number, |claim| claim.role = Some(words.clone()));
            }
        }
    }

    /// Whether a comma is one between the parts of a list: a name stands behind it before any verb.
    fn list_goes_on(&self, comma: Index, end: Index) -> bool {
        let tree = self.tree;
        let next = (comma + 1..end.min(comma + 9)).find(|i| {
            self.names.at(*i).is_some()
                || tree.is_verb(*i) && tree.tag(*i) != Tag::Vbn
                || matches!(tree.lower(*i), "who" | "which" | ",")
        });
        next.is_some_and(|i| self.names.at(i).is_some())
    }

    /// The group without a name that a claim speaks of and that stands right before a token.
    fn group_before(&self, opening: Index, from: Index) -> Option<Argument> {
        let tree = self.tree;
        let low = from.max(opening.saturating_sub(9));
        let group = |a: &Argument| {
            a.first >= low
                && a.last < opening
                && self.nodes.get(a.node).is_some_and(|d| {
                    !d.named
                        && (d.plural || GROUPS.contains(&d.head.as_str()) || tree.tag(a.last) == Tag::Nns)
                        && d.is_body_or_people()
                        && !ANYBODY.contains(&d.head.as_str())
                })
        };
        let nearest = self
            .claims
            .in_order(tree.sentence_around(opening))
            .into_iter()
            .flat_map(|(_, c)| c.source.iter().chain(std::iter::once(&c.target)))
            .filter(|a| group(a))
            .max_by_key(|a| a.last)?
            .clone();
        // "leaders met officials, including": of the nearest people only.
        let nearer = (nearest.last + 1..opening)
            .any(|i| tree.tag(i) == Tag::Nns && tree.label(i) != Label::Compound || self.person_at(i).is_some());
        (!nearer).then_some(nearest)
    }

    /// "condolences from world leaders, including Jane Roe and Jon Holm": a group of whom nothing else is claimed,
    /// where it is told what sort of people they are.
    fn group_beside(&mut self, opening: Index, from: Index) -> Option<Argument> {
        let tree = self.tree;
        let before = opening.checked_sub(1)?;
        let noun = if matches!(tree.lower(before), "," | "such") { before.checked_sub(1)? } else { before };
        let base = tree.base(noun);
        let people = noun > from
            && tree.tag(noun) == Tag::Nns
            && self.names.at(noun).is_none()
            && matches!(tree.label(noun), Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Pobj)
            && self.class_of(noun, &base).is(NounClass::PERSON.or(NounClass::POST))
            && !ANYBODY.contains(&base.as_str());
        let sort = tree.kids(noun).any(|k| k < noun && matches!(tree.label(k), Label::Compound | Label::Amod));
        // "opposition leaders, including Jane Roe of the Union": one name alone is as often an example of something
        // else.
        let (_, end) = tree.sentence(tree.sentence_of(opening));
        let named =
            self.names.within(opening..end).into_iter().filter(|n| self.nodes.is_person(n.node)).take(2).count();
        if !(people && sort && named == 2) {
            return None;
        }
        let (first, last, phrase) = self.description(noun, &[]);
        let phrase = self.as_written(first, &phrase);
        let node = self.descriptive(NodeKind::Actor, &phrase, &base, noun, true);
        Some(Argument::new(node, first, last))
    }

    /// "Jane Roe was among a group of senators who sent a letter", "Acme and Globex are among the airlines affected".
    fn read_among(&mut self, among: Index) {
        let tree = self.tree;
        let verb = tree.head(among);
        if tree.lemma(verb) != "be" {
            return;
        }
        let (Some(subject), Some(object)) = (tree.kid(verb, Label::Nsubj), tree.kid(among, Label::Pobj)) else {
            return;
        };
        let base = tree.base(object);
        let class = self.class_of(object, &base);
        let plural = matches!(tree.tag(object), Tag::Nns | Tag::Nnps)
            && class.is(NounClass::PERSON
                .or(NounClass::POST)
                .or(NounClass::BODY)
                .or(NounClass::PEOPLE)
                .or(NounClass::ENTERPRISE));
        let others = matches!(tree.lower(object), "others" | "people");
        if others || !(plural || GROUPS.contains(&base.as_str())) || self.names.at(object).is_some() {
            return;
        }
        let holders: Vec<Argument> =
            tree.conjuncts(subject).into_iter().filter_map(|i| self.names.at(i)).map(|n| n.argument()).collect();
        if holders.is_empty() {
            return;
        }
        // "the airlines affected" are no airline of that name.
        let mut bodies = if plural && class.is(NounClass::ENTERPRISE) {
            let name = tree.lower(object).to_owned();
            let node = self.descriptive(NodeKind::Organization, &name, &base, object, true);
            vec![Argument::new(node, object, object)]
        } else {
            self.resolve_one(object, Want::Any)
        };
        bodies.retain(|b| self.nodes.is_body_or_people(b.node));
        for holder in holders {
            for body in &bodies {
                self.claim_structural(&holder, "member-of", body.clone(), among, None, Rule::NamedPartOfAGroup);
            }
        }
    }
}
