//! Surnames that the recognizer left: those of people whose full name stands elsewhere, and those of public life.

use crate::lexicon::shared_words::HONORIFICS;
use rustc_hash::FxHashSet;

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::names::further_names::free_tokens;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{EntryClass, Gazetteer, NounClass, Nouns, Words};

/// Surnames of public life that are ordinary words as well.
static ORDINARY: Words = Words::of("surnames.ordinary");

/// Family names of leaders that stand in front of the given name, by which the news calls them.
static FAMILY_FIRST: Words = Words::of("surnames.family-first");

/// Surnames that the recognizer left, of people whose full name stands elsewhere: "Kast is elected" beside "José
/// Antonio Kast".
pub(in crate::ingest::extract) fn surnames(
    tree: &Tree<'_>,
    gazetteer: &Gazetteer,
    taken: &[Candidate],
) -> Vec<Candidate> {
    let free = free_tokens(tree, taken);
    let text = Text::new(tree, gazetteer, taken);
    (0..tree.len())
        .filter(|i| free.get(*i).copied().unwrap_or(false))
        .filter(|i| {
            tree.entity(*i).is_none() && (text.is_known(*i) || text.is_of_public_life(*i) || text.is_behind_word(*i))
                || text.is_misread(*i) && text.is_of_leader(*i)
        })
        .map(|i| Candidate { start: i, end: i + 1, kind: Some(EntityType::Person) })
        .collect()
}

/// A text, with what tells its surnames from other words.
struct Text<'t> {
    tree: &'t Tree<'t>,
    gazetteer: &'t Gazetteer,
    /// The surnames of people whom it names in full.
    known: FxHashSet<&'t str>,
    /// Its words in small letters: one that is among them is no surname where it is written with a capital.
    ordinary: FxHashSet<&'t str>,
}

impl<'t> Text<'t> {
    fn new(tree: &'t Tree<'t>, gazetteer: &'t Gazetteer, taken: &[Candidate]) -> Self {
        let known = taken
            .iter()
            .filter(|c| c.kind == Some(EntityType::Person) && c.end - c.start > 1)
            .map(|c| tree.word(c.end - 1))
            .filter(|w| w.chars().count() > 2 && w.chars().skip(1).any(char::is_lowercase))
            .filter(|w| gazetteer.find_written(w).is_none() && gazetteer.demonym(w).is_none())
            .collect();
        let ordinary = (0..tree.len()).map(|i| tree.word(i)).filter(|w| w.starts_with(char::is_lowercase)).collect();
        Self { tree, gazetteer, known, ordinary }
    }

    /// Whether a token is the surname of somebody whom the text names in full.
    fn is_known(&self, i: Index) -> bool {
        let named = self.tree.tag(i) == Tag::Nnp || self.is_taken_for_word(i);
        named && self.known.contains(self.tree.word(i)) && self.stands_alone(i)
    }

    fn is_proper(&self, i: Index) -> bool {
        i < self.tree.len() && matches!(self.tree.tag(i), Tag::Nnp | Tag::Nnps)
    }

    /// Whether no other name stands beside a token, but for a title.
    fn stands_alone(&self, i: Index) -> bool {
        let tree = self.tree;
        let before = i.checked_sub(1).filter(|b| tree.sentence_of(*b) == tree.sentence_of(i));
        let titled = before.is_some_and(|b| {
            Nouns::shared().class(&tree.base(b)).is(NounClass::POST) || HONORIFICS.contains(&tree.lower(b))
        });
        (titled || before.is_none_or(|b| !self.is_proper(b)))
            && !(self.is_proper(i + 1) && tree.sentence_of(i) == tree.sentence_of(i + 1))
    }

    /// "Trump endorsed", "Day made many albums": a surname that is a word of the language too, taken for that where it
    /// opens the sentence. The article must not use the word otherwise.
    fn is_taken_for_word(&self, i: Index) -> bool {
        let tree = self.tree;
        matches!(tree.tag(i), Tag::Nn | Tag::Nns | Tag::Vb | Tag::Vbp | Tag::Jj | Tag::Rb | Tag::Fw | Tag::Uh)
            && self.is_argument(i)
            && tree.word(i).starts_with(char::is_uppercase)
            && !self.ordinary.contains(tree.lower(i))
            && tree.kids(i).all(|k| k > i)
    }

    fn is_argument(&self, i: Index) -> bool {
        matches!(
            self.tree.label(i),
            Label::Nsubj | Label::Nsubjpass | Label::Poss | Label::Dobj | Label::Pobj | Label::Conj
        )
    }

    fn opens_sentence(&self, i: Index) -> bool {
        self.tree.sentence(self.tree.sentence_of(i)).0 == i
    }

    /// "Macron telephoned Putin", "Zelenskiy said": a surname of public life that opens the sentence and acts.
    fn is_of_public_life(&self, i: Index) -> bool {
        let tree = self.tree;
        self.opens_sentence(i)
            && matches!(tree.label(i), Label::Nsubj | Label::Nsubjpass)
            && tree.is_verb(tree.head(i))
            && tree.kids(i).next().is_none()
            && self.is_surname_alone(tree.word(i), tree.lower(i))
            && (tree.tag(i) == Tag::Nnp || Nouns::shared().class(tree.lower(i)).is_unknown())
    }

    /// Whether a word is a surname of public life, and nothing else that the tables or the text know.
    fn is_surname_alone(&self, word: &str, lower: &str) -> bool {
        word.chars().count() > 3
            && word.chars().skip(1).any(char::is_lowercase)
            && self.gazetteer.surname(word).is_some()
            && self.gazetteer.find_written(word).is_none()
            && self.gazetteer.demonym(word).is_none()
            && !self.gazetteer.is_adherent(word)
            && !ORDINARY.contains(&lower)
            && !self.ordinary.contains(lower)
    }

    /// "had spoken to Trump": a surname of public life within a sentence, behind a word that is written small.
    fn is_behind_word(&self, i: Index) -> bool {
        let tree = self.tree;
        let before = i.checked_sub(1).map(|b| tree.word(b));
        before.is_some_and(|w| w.starts_with(char::is_lowercase))
            && tree.sentence(tree.sentence_of(i)).0 < i
            && (self.is_taken_for_word(i) || tree.tag(i) == Tag::Nnp && self.stands_alone(i))
            && self.gazetteer.surname(tree.word(i)).is_some()
            && self.gazetteer.find_written(tree.word(i)).is_none()
    }

    /// Whether the recognizer took a token for the start of a title ("Trump in the Oval Office ended"), for a people,
    /// or for nothing.
    fn is_misread(&self, i: Index) -> bool {
        self.tree.entity(i).is_none_or(|e| {
            e.tokens.start as usize == i
                && (matches!(e.kind, EntityType::WorkOfArt | EntityType::Event | EntityType::Law | EntityType::Product)
                    || e.kind == EntityType::Norp && e.tokens.end as usize == i + 1)
        })
    }

    /// Whether a token stands as leaders' surnames do, and is one.
    fn is_of_leader(&self, i: Index) -> bool {
        let word = self.tree.word(i);
        self.is_argument(i)
            && (self.heads_sentence(i) || self.is_of_country(i) || self.is_within_sentence(i))
            && (FAMILY_FIRST.contains(&word) || self.is_surname_alone(word, &word.to_lowercase()))
    }

    /// "Xi and Putin signed it", "Trump's refusal": at the head of a sentence, alone or as an owner.
    fn heads_sentence(&self, i: Index) -> bool {
        let tree = self.tree;
        self.opens_sentence(i)
            && tree.kids(i).all(|k| k > i)
            && (tree.tag(i) == Tag::Nnp && self.stands_alone(i) || self.is_taken_for_word(i))
    }

    /// "France's Macron met the pope"
    fn is_of_country(&self, i: Index) -> bool {
        let tree = self.tree;
        let owner = i.checked_sub(2).filter(|o| tree.head(*o) == i && tree.label(*o) == Label::Poss);
        let country =
            |o: Index| self.gazetteer.find_written(tree.word(o)).is_some_and(|e| e.class == EntryClass::Country);
        tree.tag(i) == Tag::Nnp && !self.is_proper(i + 1) && owner.is_some_and(country)
    }

    /// "met Xi in Moscow"
    fn is_within_sentence(&self, i: Index) -> bool {
        let before = i.checked_sub(1).map(|b| self.tree.word(b));
        before.is_some_and(|w| w.starts_with(char::is_lowercase) && !matches!(w, "the" | "a" | "an"))
            && self.tree.tag(i) == Tag::Nnp
            && self.stands_alone(i)
    }
}
