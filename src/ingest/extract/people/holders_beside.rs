//! The name of its holder beside a post: "the leader of X, Y, said".
//! Also "Lee Tae-sik, South Korea's ambassador, confirmed".

use crate::ingest::extract::parse::companions::COMPANIONS;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::people::unnamed_posts::UnnamedPost;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::HONORIFICS;
use crate::lexicon::{NounClass, Words};

/// Words of the style "the Right Honourable", which stands in front of a name.
static STYLES: Words = Words::of("holders_beside.styles");

impl Reading<'_> {
    /// Who is named beside a post that is not a part of the name.
    pub(super) fn holder_beside(&mut self, post: &UnnamedPost) -> Option<Argument> {
        let head = post.head;
        if let Some(name) = self.named_behind(head) {
            return Some(name.argument());
        }
        if let Some(name) = self.titled_conjunct(head) {
            let holder = name.argument();
            self.hold(&holder, head, post.words.clone(), post.of.clone(), Rule::PostInFrontOfAName);
            return Some(holder);
        }
        self.apposed(head).or_else(|| self.apposed_to(head)).map(|name| name.argument())
    }

    /// "Deputy Prime Minister for Finance Richard Sulík": the name right after the post and its department.
    fn named_behind(&self, post: Index) -> Option<Name> {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(post));
        if !(post + 1 < end && matches!(tree.lower(post + 1), "of" | "for" | "to" | "from" | "in" | "at")) {
            return None;
        }
        let name = (post + 2..end.min(post + 12)).find_map(|i| self.person_at(i))?;
        let whole = (post + 2..name.start).all(|i| {
            matches!(tree.tag(i), Tag::Nnp | Tag::Nnps | Tag::Nn)
                || matches!(tree.lower(i), "and" | "the" | "of" | "&" | "for" | "-")
        });
        (whole && name.start > post + 2).then(|| name.clone())
    }

    /// "US senator and former candidate Hillary Clinton": the name after the second title has the first as well.
    fn titled_conjunct(&self, post: Index) -> Option<Name> {
        let tree = self.tree;
        let and = tree.kids(post).find(|k| tree.label(*k) == Label::Cc && tree.lower(*k) == "and")?;
        let conjunct = tree.kids(post).find(|k| tree.label(*k) == Label::Conj && *k > and)?;
        let name = self.person_at(conjunct)?;
        let title = name.start.checked_sub(1).filter(|t| *t > and)?;
        let bare = tree.tag(post) == Tag::Nn || tree.tag(post) == Tag::Nnp;
        (bare
            && (and + 1..=title).all(|i| tree.is_noun(i) || tree.tag(i) == Tag::Jj || tree.tag(i) == Tag::Hyph)
            && (self.post_class(title) || self.class_of(title, &tree.base(title)).is(NounClass::PERSON)))
        .then(|| name.clone())
    }

    /// The person whose name follows a post between commas: "the leader of X, Y, said".
    pub(in crate::ingest::extract) fn apposed(&self, post: Index) -> Option<Name> {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(post));
        let comma = (post..end.min(post + 12)).find(|i| tree.lower(*i) == ",")?;
        // "the ambassador over the killing of an activist, Jane Roe": the activist.
        if comma > post + 1 && self.is_somebody_introduced(comma - 1) {
            return None;
        }
        let verb = (post..comma).any(|i| tree.is_verb(i) && tree.label(i) != Label::Amod);
        // "the Speaker of the House of Commons, the Right Honourable Michael Martin MP,"
        let honour = |i: &Index| STYLES.contains(&tree.lower(*i)) || HONORIFICS.contains(&tree.lower(*i));
        let first = comma + 1 + (comma + 1..end.min(comma + 5)).take_while(honour).count();
        let name = self.person_at(first).filter(|n| n.start == first && !verb)?.clone();
        if self.serves_holder(post, name.node) {
            return None;
        }
        // "the leader of the opposition, Ruth Bule of the Progress Party,"
        let of_body = |i: Index| {
            let behind = if tree.lower(i + 1) == "the" { i + 2 } else { i + 1 };
            tree.lower(i) == "of"
                && self.names.at(behind).is_some_and(|n| n.end < end && matches!(tree.lower(n.end), "," | "."))
        };
        let closed = name.end < end
            && (matches!(tree.lower(name.end), "," | ".")
                || name.end + 2 < end && of_body(name.end)
                || tree.is_verb(name.end)
                || tree.label(name.end) == Label::Aux);
        if self.is_of_another(post, &name) {
            return None;
        }
        // "According to police and county officials, Jane Roe was driving": many are not one.
        let many = matches!(tree.tag(post), Tag::Nns | Tag::Nnps);
        (closed && !many && self.person_at(post).is_none()).then_some(name)
    }

    /// Whether a post before a name between commas is somebody else's: "President Luis Roe's rival, Jane Holm,",
    /// "Unlike the president, Jane Holm left", "An aide to Chad's president, Omar Bah,", "the president and the mayor
    /// of Lima, Jane Holm,".
    pub(super) fn is_of_another(&self, post: Index, name: &Name) -> bool {
        let tree = self.tree;
        let token = name.end - 1;
        let above = tree.head(token);
        let titled = self.person_at(post + 1).is_some_and(|n| n.start == post + 1 && n.end < name.start);
        let second = |p: &Index| {
            (post + 1..name.start).contains(p)
                && self.post_class(*p)
                && tree.kids(*p).any(|k| k < *p && matches!(tree.label(k), Label::Det | Label::Poss))
        };
        let of_companion = tree.label(token) == Label::Appos
            && above < post
            && tree.label(post) == Label::Pobj
            && tree.head(tree.head(post)) == above
            && COMPANIONS.contains(&tree.lemma(above))
            && !self.is_known_person(name.node);
        let fronted = matches!(tree.label(token), Label::Nsubj | Label::Nsubjpass)
            && above > token
            && (tree.is_verb(name.end) || matches!(tree.label(name.end), Label::Aux | Label::Auxpass | Label::Neg))
            && self.is_in_front_of(post, above);
        titled
            || of_companion
            || fronted
            || tree.conjuncts(post).iter().any(second)
            || self.serves_holder(post, name.node)
    }

    /// "An aide to the President of Kenya, William Ruto,": the name of whoever is known to lead that country is no
    /// aide's.
    fn serves_holder(&self, post: Index, person: NodeIndex) -> bool {
        let tree = self.tree;
        let served = ["to", "for", "of"].into_iter().filter_map(|p| tree.prepositional(post, p)).collect::<Vec<_>>();
        let leads = |s: Index| {
            let of = tree.prepositional(s, "of").or_else(|| tree.kid(s, Label::Poss));
            self.post_class(s) && self.person_at(s).is_none() && of.is_some_and(|o| self.names.at(o).is_some())
        };
        self.is_known_person(person) && served.into_iter().any(leads)
    }

    /// "In a call with the president, …", "After gunmen killed the mayor, …", "Nobody trusts the president, Jane Roe
    /// said": whether a noun stands in a phrase or clause that opens the clause of a verb.
    fn is_in_front_of(&self, noun: Index, verb: Index) -> bool {
        let tree = self.tree;
        let mut at = noun;
        for _ in 0..10 {
            if tree.is_root(at) {
                return false;
            }
            if tree.head(at) == verb {
                return at < verb
                    && matches!(tree.label(at), Label::Prep | Label::Advcl | Label::Ccomp | Label::Parataxis);
            }
            at = tree.head(at);
        }
        false
    }

    /// The person whose post this is in apposition: "Lee Tae-sik, South Korea's ambassador to the United States,
    /// confirmed", whatever the parse makes of it.
    fn apposed_to(&self, post: Index) -> Option<Name> {
        let tree = self.tree;
        let (from, end) = tree.sentence(tree.sentence_of(post));
        let person = |i: Index| self.person_at(i).is_some();
        let inside = |i: Index| {
            (tree.is_noun(i) || matches!(tree.tag(i), Tag::Jj | Tag::Dt | Tag::Pos | Tag::Hyph | Tag::Vbn | Tag::Cc))
                && !person(i)
        };
        let first = (from..post).rev().take_while(|i| inside(*i)).last().unwrap_or(post);
        let comma = first.checked_sub(1).filter(|c| *c > from && tree.lower(*c) == ",")?;
        let name = self.person_at(comma - 1).filter(|n| n.end == comma)?;
        let closed = self.phrase_end(post, end);
        let closed = closed >= end || matches!(tree.lower(closed), "," | "." | ";" | ")" | "—" | "–");
        closed.then(|| name.clone())
    }

    /// "an activist", "a writer": whether a noun brings somebody new who holds no post.
    pub(super) fn is_somebody_introduced(&self, noun: Index) -> bool {
        let tree = self.tree;
        let somebody = NounClass::PERSON.or(NounClass::OCCUPATION).or(NounClass::PRIVATE);
        tree.kids(noun).any(|k| matches!(tree.lower(k), "a" | "an"))
            && !self.post_class(noun)
            && self.class_of(noun, &tree.base(noun)).is(somebody)
    }
}
