//! Names beside what their bearers are.
//! The parser hangs a name on the post of the next, or takes a post and its holder for two.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Nouns};

impl Sentence<'_> {
    /// "A former guerrilla, Jane Roe was elected": what she was stands in front of her name, and is no subject beside
    /// it.
    pub(in crate::ingest::extract) fn description_in_front(&mut self, at: Index) {
        let verb = self.head(at);
        let label = self.label(at);
        if !matches!(label, Label::Nsubj | Label::Nsubjpass) || self.tag(at) != Tag::Nnp || verb <= at {
            return;
        }
        let low = self.first_kid(at);
        let Some(comma) = low.checked_sub(1).filter(|c| self.tag(*c) == Tag::Comma) else { return };
        let somebody = NounClass::PERSON.or(NounClass::POST).or(NounClass::OCCUPATION).or(NounClass::PEOPLE);
        let described = self.kids(verb).into_iter().find(|k| {
            *k < comma
                && matches!(self.label(*k), Label::Nsubj | Label::Nsubjpass)
                && self.tag(*k) == Tag::Nn
                && Nouns::shared().class(self.lemma(*k)).is(somebody)
                && self.kids(*k).into_iter().any(|d| d == 0 && matches!(self.word(d), "A" | "An"))
        });
        if let Some(described) = described {
            self.hang(described, at, Label::Dep);
        }
    }

    /// "minister Jon Holm and Duma chairman Lev Orlov visit": the first name was hung on the second one's post.
    pub(in crate::ingest::extract) fn holder_on_the_next_post(&mut self, at: Index) {
        let post = self.head(at);
        let second = self.head(post);
        let person = |i: Index| self.tag(i) == Tag::Nnp && self.persons.contains(&(i + self.first));
        let and = self.label(at + 1) == Label::Cc;
        let holds = |i: Index| {
            let class = Nouns::shared().class(self.lemma(i));
            self.is_noun(i)
                && (class.is(NounClass::POST)
                    || Nouns::shared().class(&self.word(i).to_lowercase()).is(NounClass::POST))
        };
        if !matches!(self.label(at), Label::Nmod | Label::Compound)
            || !and
            || post <= at + 1
            || second <= post
            || self.label(post) != Label::Compound
            || !person(at)
            || !person(second)
            || !holds(post)
        {
            return;
        }
        let (above, label) = (self.head(second), self.label(second));
        self.hang(at, above, label);
        self.hang(second, at, Label::Conj);
        for kid in self.kids(at).into_iter().filter(|k| *k > at + 1 && *k < post) {
            self.hang(kid, post, Label::Compound);
        }
        self.hang(at + 1, at, Label::Cc);
    }

    /// "grants a pardon to activist Jon Holm": the name behind what he is was taken for an object of its own.
    pub(in crate::ingest::extract) fn person_behind_noun(&mut self, at: Index) {
        if self.tag(at) != Tag::Nnp
            || !matches!(self.label(at), Label::Npadvmod | Label::Dobj | Label::Oprd | Label::Appos)
        {
            return;
        }
        let first =
            self.kids(at).into_iter().filter(|k| *k < at && self.label(*k) == Label::Compound).min().unwrap_or(at);
        let Some(noun) = first.checked_sub(1).filter(|n| self.tag(*n) == Tag::Nn && self.label(*n) == Label::Pobj)
        else {
            return;
        };
        let bare = !self
            .kids(noun)
            .into_iter()
            .any(|k| matches!(self.label(k), Label::Det | Label::Poss) || k > noun && k != at);
        let class = Nouns::shared().class(self.lemma(noun));
        let person = self.persons.contains(&(at + self.first));
        let apart = self.head(at) == noun || self.head(at) < noun;
        if bare && person && apart && class.is(NounClass::PERSON.or(NounClass::POST)) {
            self.hang(at, self.head(noun), Label::Pobj);
            for kid in self.kids(noun).into_iter().filter(|k| *k < noun) {
                self.hang(kid, at, self.label(kid));
            }
            self.hang(noun, at, Label::Compound);
        }
    }

    /// "Former minister of foreign affairs Jane Roe is elected": the post in front of a name was taken for a subject of
    /// its own.
    pub(in crate::ingest::extract) fn post_beside_subject(&mut self, at: Index) {
        let verb = self.head(at);
        let label = self.label(at);
        if !matches!(label, Label::Nsubj | Label::Nsubjpass)
            || self.tag(at) != Tag::Nnp
            || !self.persons.contains(&(at + self.first))
            || verb <= at
        {
            return;
        }
        let first = self.kids(at).into_iter().filter(|k| *k < at).min().unwrap_or(at);
        let post = self.kids(verb).into_iter().find(|k| {
            *k < first
                && matches!(self.label(*k), Label::Nsubj | Label::Nsubjpass)
                && self.tag(*k) == Tag::Nn
                && Nouns::shared().class(self.lemma(*k)).is(NounClass::POST)
        });
        let Some(post) = post else { return };
        let between = (post + 1..first).all(|i| {
            matches!(self.tag(i), Tag::In | Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Jj | Tag::Dt | Tag::Cc)
        });
        if between {
            self.hang(post, at, Label::Compound);
        }
    }

    /// "American news agency The Daily Wire files a lawsuit": the name with its article was taken for a second subject.
    pub(in crate::ingest::extract) fn article_of_name(&mut self, at: Index) {
        if self.word(at) != "The" || self.label(at) != Label::Det || at == 0 {
            return;
        }
        let (name, noun) = (self.head(at), at - 1);
        let class = Nouns::shared().class(self.lemma(noun));
        if name > at
            && self.tag(name) == Tag::Nnp
            && self.tag(noun) == Tag::Nn
            && class.is(NounClass::BODY)
            && self.head(noun) == self.head(name)
            && self.label(noun) == self.label(name)
            && matches!(self.label(noun), Label::Nsubj | Label::Nsubjpass | Label::Dobj)
        {
            self.hang(name, noun, Label::Appos);
        }
    }

    /// "Chief Executive of Racing NSW, Peter Volk said": the post before the name is whose name it is.
    pub(in crate::ingest::extract) fn post_before_name(&mut self, at: Index) {
        let verb = self.head(at);
        if self.label(at) != Label::Dep
            || verb <= at
            || !self.is_noun(at)
            || !Nouns::shared().class(&self.word(at).to_lowercase()).is(NounClass::POST)
            || !self.kids(at).into_iter().any(|k| k > at && self.label(k) == Label::Prep)
        {
            return;
        }
        let Some(name) = self.kid(verb, Label::Nsubj).filter(|n| *n > at && *n < verb && self.tag(*n) == Tag::Nnp)
        else {
            return;
        };
        let first = self.kids(name).into_iter().filter(|k| *k < name).min().unwrap_or(name);
        if first > at && self.tag(first - 1) == Tag::Comma && self.persons.contains(&(name + self.first)) {
            self.hang(at, verb, Label::Nsubj);
            self.hang(name, at, Label::Appos);
        }
    }

    /// "A Briton, Jon Holm, was arrested": who bears the name is told of, and from where he is beside it.
    pub(in crate::ingest::extract) fn person_behind_nation(&mut self, at: Index) {
        let nation = self.head(at);
        let is_article = |this: &Self, i: Index| matches!(this.word(i), "a" | "an" | "A" | "An");
        let before = nation.checked_sub(1).filter(|b| is_article(self, *b));
        let counted =
            self.kids(nation).into_iter().any(|k| k < nation && (self.tag(k) == Tag::Cd || is_article(self, k)));
        if self.label(at) != Label::Appos
            || nation >= at
            || !self.persons.contains(&(at + self.first))
            || self.tag(self.lowest(at).saturating_sub(1)) != Tag::Comma
            || self.gazetteer.demonym(self.word(nation)).is_none()
            || self.is_root(nation)
            || !(counted || before.is_some())
        {
            return;
        }
        // The parser may have hung the article on the verb.
        if let Some(before) = before {
            self.hang(before, nation, Label::Det);
        }
        let behind: Vec<Index> = self.kids(nation).into_iter().filter(|k| *k > at).collect();
        self.take_place(nation, at);
        self.hang(nation, at, Label::Compound);
        for kid in behind {
            self.hang(kid, at, self.label(kid));
        }
    }
}
