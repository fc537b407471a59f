//! What somebody is called in front of his name, and adjectives in front of the article of what they are said of.
//! Thus "A longtime supporter of Hamas, Rahimi was detained", "The court found unconstitutional a law".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::Frames;
use crate::lexicon::shared_words::RULING;

impl Sentence<'_> {
    /// "Long a critic of Israel, Ireland recognised Palestine": what stands in front was taken for the subject, and the
    /// subject for a part of it.
    pub(in crate::ingest::extract) fn epithet_for_subject(&mut self, at: Index) {
        let subject = self.label(at);
        if !matches!(subject, Label::Nsubj | Label::Nsubjpass) || Frames::shared().stance(self.lemma(at)).is_none() {
            return;
        }
        let verb = self.head(at);
        let low = self.lowest(at);
        let opens = (0..low).all(|i| matches!(self.tag(i), Tag::OpenQuote));
        let indefinite = self.kids(at).into_iter().any(|k| k < at && matches!(self.word(k), "A" | "An" | "a" | "an"));
        if !opens || !indefinite || verb <= at {
            return;
        }
        let before_verb = |k: &Index| *k > at && matches!(self.label(*k), Label::Aux | Label::Auxpass | Label::Neg);
        let first = self.kids(verb).into_iter().find(before_verb);
        let end = first.map_or(verb, |k| k.min(verb));
        let commas: Vec<Index> = (at + 1..end).filter(|i| self.tag(*i) == Tag::Comma).collect();
        let [comma] = commas.as_slice() else { return };
        let name = end.checked_sub(1).filter(|n| *n > *comma && self.tag(*n) == Tag::Nnp);
        let Some(name) = name.filter(|n| (comma + 1..*n).all(|i| matches!(self.tag(i), Tag::Nnp | Tag::Hyph))) else {
            return;
        };
        let inside = (at + 1..*comma).contains(&self.head(name));
        if !inside || !matches!(self.label(name), Label::Appos | Label::Conj) {
            return;
        }
        self.hang(name, verb, subject);
        self.hang(at, verb, Label::Dep);
    }

    /// "found unlawful a decree": an adjective in front of an article is said of what follows.
    pub(in crate::ingest::extract) fn adjective_before_article(&mut self, at: Index) {
        let noun = self.head(at);
        let Some(verb) = at.checked_sub(1) else { return };
        let article = at + 1 < noun && self.head(at + 1) == noun && self.label(at + 1) == Label::Det;
        if self.label(at) != Label::Amod
            || self.tag(at) != Tag::Jj
            || !article
            || self.head(noun) != verb
            || !matches!(self.label(noun), Label::Dobj | Label::Oprd)
            || !RULING.contains(&self.lemma(verb))
        {
            return;
        }
        self.hang(noun, verb, Label::Dobj);
        self.hang(at, verb, Label::Oprd);
    }

    /// "issued a cease and desist order": one noun, of which two words were taken for deeds.
    pub(in crate::ingest::extract) fn cease_and_desist(&mut self, at: Index) {
        let (Some(cease), order) = (at.checked_sub(2), at + 1) else { return };
        let phrase = self.word(cease).eq_ignore_ascii_case("cease")
            && self.word(at - 1) == "and"
            && self.word(at).eq_ignore_ascii_case("desist")
            && matches!(self.lemma(order), "order" | "letter" | "notice" | "demand");
        let above = self.head(cease);
        if !phrase || self.head(order) == above || (cease..=order).contains(&above) {
            return;
        }
        self.hang(order, above, self.label(cease));
        for kid in self.kids(cease).into_iter().chain(self.kids(at)) {
            if !(cease..=order).contains(&kid) {
                self.hang(kid, order, self.label(kid));
            }
        }
        self.hang(cease, order, Label::Compound);
        self.hang(at - 1, order, Label::Compound);
        self.hang(at, order, Label::Compound);
        self.retag(cease, Tag::Nn, Pos::Noun);
        self.retag(at, Tag::Nn, Pos::Noun);
    }
}
