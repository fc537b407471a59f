//! Whom the opening describes and the next sentence names.
//! Thus "A court has sentenced an activist to ten days in jail. Jane Roe, 27, was detained on Saturday", "Ecuador's
//! energy minister resigned. Jon Holm said".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{EntryClass, NounClass, Words};

/// Nouns of one person that say no more than that.
static ANYONE: Words = Words::of("leads.anyone");

/// Of so many sentences at the head of a text any may describe whom the one after it names.
const OPENING: usize = 2;

impl Reading<'_> {
    /// Lets the noun that describes somebody at the head of the text stand for whoever the sentence after it names.
    pub(in crate::ingest::extract) fn read_leads(&mut self) {
        if self.brief || self.body >= self.tree.len() {
            return;
        }
        let opening = self.tree.sentence_of(self.body);
        for sentence in opening..opening + OPENING {
            if sentence + 1 >= self.tree.analysis.sentences.len() {
                return;
            }
            let Some((noun, name)) = self.named_next(sentence) else { continue };
            let post = self.post_class(noun).then(|| self.read_post(noun));
            let (first, _, phrase) = self.description(noun, &["of", "for"]);
            let phrase = self.as_written(first, &phrase);
            self.names.describe(noun, noun + 1, name.node);
            if phrase.contains(' ') {
                self.nodes.call(name.node, &phrase);
            }
            if let Some(post) = post.filter(|p| !p.of.is_empty()) {
                let holder = Argument::new(name.node, noun, noun);
                self.hold(&holder, post.head, post.words, post.of, Rule::NamedAfterALead);
            }
            return;
        }
    }

    /// The only person whom a sentence describes and names nobody beside, with the name by which the next sentence goes
    /// on.
    fn named_next(&self, sentence: usize) -> Option<(Index, Name)> {
        let tree = self.tree;
        let (from, end) = tree.sentence(sentence);
        let from = from.max(self.body);
        if self.names.within(from..end).into_iter().any(|n| self.nodes.is_person(n.node)) {
            return None;
        }
        let mut described = (from..end).filter(|i| self.is_one_person(*i));
        let noun = described.next().filter(|_| described.next().is_none())?;
        let (start, stop) = tree.sentence(sentence + 1);
        let verb = (start..stop).find(|i| tree.is_root(*i) && tree.is_verb(*i))?;
        let passive = tree.kid(verb, Label::Nsubjpass);
        let subject = passive.or_else(|| tree.kid(verb, Label::Nsubj))?;
        let name = self.names.at(subject).filter(|n| self.is_new_name(n))?;
        let base = tree.base(noun);
        if tree.conjuncts(subject).len() > 1 || !self.is_described_alike(name, &base) {
            return None;
        }
        let (told, shown) = (self.gender_of(&base), self.nodes.get(name.node).and_then(|d| d.gender));
        if told.is_some() && shown.is_some() && told != shown {
            return None;
        }
        let in_office = self.post_class(noun) && self.is_whose(noun);
        let behind = |i: Index| i < stop && (tree.tag(i) == Tag::Comma);
        let aged = behind(name.end) && name.end + 1 < stop && tree.tag(name.end + 1) == Tag::Cd;
        let relative = behind(name.end) && name.end + 1 < stop && matches!(tree.tag(name.end + 1), Tag::Wp);
        let one_of_many = tree.kids(noun).any(|k| k < noun && tree.is_indefinite_article(k))
            && matches!(tree.label(noun), Label::Dobj | Label::Nsubj | Label::Nsubjpass)
            && !self.is_report(verb)
            && (passive.is_some() || aged || relative);
        (in_office || one_of_many).then(|| (noun, name.clone()))
    }

    /// Whether a noun is of one person who goes without a name.
    fn is_one_person(&self, noun: Index) -> bool {
        let tree = self.tree;
        let base = tree.base(noun);
        let person = self.class_of(noun, &base).is(NounClass::PERSON.or(NounClass::POST).or(NounClass::OCCUPATION));
        matches!(tree.tag(noun), Tag::Nn | Tag::Nnp)
            && self.names.at(noun).is_none()
            && !matches!(tree.label(noun), Label::Compound | Label::Nmod | Label::Amod)
            && !self.class_of(noun, &base).is(NounClass::BODY)
            && (person || ANYONE.contains(&base.as_str()))
    }

    /// Whether a full name of a person stands there for the first time.
    fn is_new_name(&self, name: &Name) -> bool {
        let before = self.names.within(self.body..name.start);
        self.nodes.is_person(name.node)
            && self.nodes.get(name.node).is_some_and(|d| d.named)
            && name.end - name.start > 1
            && before.into_iter().all(|n| n.node != name.node)
    }

    /// Whether nothing that the text says of a name's bearer is other than the noun: no title, no apposition, no post.
    fn is_described_alike(&self, name: &Name, base: &str) -> bool {
        let tree = self.tree;
        let (start, _) = tree.sentence(tree.sentence_of(name.start));
        let title = name.start.checked_sub(1).filter(|b| *b >= start);
        let titled = title.is_some_and(|b| {
            tree.base(b) != base && (tree.is_noun(b) || matches!(tree.tag(b), Tag::Jj | Tag::Pos | Tag::Hyph))
        });
        let beside = (name.start..name.end)
            .flat_map(|i| tree.kids(i))
            .any(|k| k >= name.end && tree.label(k) == Label::Appos && tree.is_noun(k) && tree.base(k) != base);
        let held = self.posts.of_person(name.node).any(|h| !h.post.ends_with(base));
        !titled && !beside && !held
    }

    /// Whether the words at a post say whose it is: "the president of Kosovo", "Ecuador's energy minister".
    fn is_whose(&self, post: Index) -> bool {
        let tree = self.tree;
        let (low, _) = tree.reach(post);
        let state = |i: Index| {
            self.gazetteer.demonym(tree.word(i)).is_some()
                || self
                    .names
                    .at(i)
                    .and_then(|n| self.nodes.get(n.node))
                    .is_some_and(|d| d.class != Some(EntryClass::Media))
        };
        let indefinite = tree.kids(post).any(|k| matches!(tree.lower(k), "a" | "an" | "another" | "one"));
        let of =
            ["of", "for"].into_iter().filter_map(|p| tree.prepositional(post, p)).any(|o| self.names.at(o).is_some());
        !indefinite && (of || (low..post).any(state))
    }
}
