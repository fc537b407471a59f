//! Parses mended around those who get a post, share a phrase with whoever holds one, or leave it.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{NounClass, Nouns, Words};

/// Verbs that give somebody a post and name it behind him.
static NAMING: Words = Words::of("posts_given.naming");

/// Those who are called by whose kin they are.
static KIN: Words = Words::of("posts_given.kin");

/// Verbs of holding a post.
static HOLDING: Words = Words::of("posts_given.holding");

/// Verbs of leaving a post.
static LEAVING: Words = Words::of("posts_given.leaving");

/// Verbs of letting or telling somebody to do something.
static ALLOWING: Words = Words::of("posts_given.allowing");

/// What a court or another authority does to a ruling or a measure.
static OVERRULING: Words = Words::of("posts_given.overruling");

impl Sentence<'_> {
    /// "elected Jon Holm prime minister", "named Ann Lee chief executive": whoever gets the post was taken for a part
    /// of it, or the post for another name of his.
    pub(in crate::ingest::extract) fn post_behind_person(&mut self, at: Index) {
        if self.tag(at) != Tag::Nnp {
            return;
        }
        let name = (0..=at).rev().take_while(|i| self.tag(*i) == Tag::Nnp).last().unwrap_or(at);
        let Some(verb) = name.checked_sub(1).filter(|v| NAMING.contains(&self.lemma(*v))) else { return };
        if !self.persons.contains(&(at + self.first)) && !self.gazetteer.is_first_name(self.word(name)) {
            return;
        }
        let Some(post) = self.post_right_behind(at) else { return };
        let apposed = self.label(post) == Label::Appos && self.head(post) == at && self.head(at) == verb;
        let compounded = self.head(at) == post && self.head(post) == verb;
        let told = self.label(post) == Label::Oprd && self.head(at) == verb && self.label(at) == Label::Dobj;
        if !apposed && !compounded && !told {
            return;
        }
        for part in name..at {
            if self.head(part) == post {
                self.hang(part, at, Label::Compound);
            }
        }
        self.hang(at, verb, Label::Dobj);
        self.hang(post, verb, Label::Oprd);
        self.giver_before(verb);
    }

    /// The noun of a post that stands right behind a name, in small letters and with nothing behind it that it could go
    /// with.
    fn post_right_behind(&self, name: Index) -> Option<Index> {
        let small = |i: Index| self.word(i).starts_with(char::is_lowercase);
        let inside = |i: &Index| small(*i) && matches!(self.tag(*i), Tag::Jj | Tag::Nn | Tag::Hyph);
        let last = (name + 1..self.tokens.len()).take_while(inside).last().filter(|l| *l < name + 5)?;
        let phrase = format!("{} {}", self.word(last - 1), self.word(last));
        let post = matches!(self.word(last), "winner" | "victor")
            || Nouns::shared().class(self.lemma(last)).is(NounClass::POST)
            || Nouns::shared().class(&phrase).is(NounClass::POST);
        let open = self.tag(last + 1) != Tag::Nnp && self.tag(last + 1) != Tag::Nns;
        (post && open && self.tag(last) == Tag::Nn).then_some(last)
    }

    /// "The lower house elected": with an object behind it, whoever stands in front gives the post and does not get it.
    fn giver_before(&mut self, verb: Index) {
        if self.tag(verb) != Tag::Vbn
            || self.kid(verb, Label::Auxpass).is_some()
            || self.kid(verb, Label::Aux).is_some()
        {
            return;
        }
        if let Some(giver) = self.kid(verb, Label::Nsubjpass) {
            self.hang(giver, verb, Label::Nsubj);
            self.retag(verb, Tag::Vbd, Pos::Verb);
        }
        let giver = self.head(verb);
        if self.label(verb) == Label::Acl && giver + 1 == verb && self.is_root(giver) && self.is_noun(giver) {
            self.hang(verb, verb, Label::Root);
            for kid in self.kids(giver) {
                if kid > verb {
                    self.hang(kid, verb, self.label(kid));
                }
            }
            self.hang(giver, verb, Label::Nsubj);
            self.retag(verb, Tag::Vbd, Pos::Verb);
        }
    }

    /// "The presidents of Chad and Mali, Jon Roe and Omar Holm, met": the names behind posts in the plural were taken
    /// for more people beside them.
    pub(in crate::ingest::extract) fn names_of_posts(&mut self, at: Index) {
        let posts = self.head(at);
        let named = |i: Index| self.tag(i) == Tag::Nnp && self.persons.contains(&(i + self.first));
        let joined = self.label(at) == Label::Conj
            && posts < at
            && self.tag(posts) == Tag::Nns
            && named(at)
            && Nouns::shared().class(self.lemma(posts)).is(NounClass::POST);
        if !joined {
            return;
        }
        let first = self.lowest(at);
        let of = self.kids(posts).into_iter().find(|k| self.word(*k) == "of" && *k > posts && *k < first);
        let owner = of.and_then(|of| self.kid(of, Label::Pobj));
        let two = owner.is_some_and(|o| self.kid(o, Label::Conj).is_some_and(|c| c < first));
        let fellow = self.kid(at, Label::Conj).is_some_and(|k| self.tag(k) == Tag::Nnp);
        let comma = first.checked_sub(1).is_some_and(|c| self.tag(c) == Tag::Comma);
        if two && fellow && comma {
            self.hang(at, posts, Label::Appos);
        }
    }

    /// "the chairman of the party and his wife, Ann Lee": his wife goes with the chairman, not with the party.
    pub(in crate::ingest::extract) fn kin_beside_holder(&mut self, at: Index) {
        let body = self.head(at);
        let preposition = self.head(body);
        let holder = self.head(preposition);
        let beside = self.label(at) == Label::Conj
            && KIN.contains(&self.lemma(at))
            && self.kid(at, Label::Poss).is_some_and(|p| self.tag(p) == Tag::PrpPoss)
            && self.label(body) == Label::Pobj
            && self.word(preposition) == "of"
            && holder < preposition
            && Nouns::shared().class(self.lemma(holder)).is(NounClass::POST.or(NounClass::PERSON))
            && !Nouns::shared().class(self.lemma(body)).is(NounClass::POST.or(NounClass::PERSON));
        if !beside {
            return;
        }
        let joint = self.kids(body).into_iter().find(|k| *k < at && *k > body && self.label(*k) == Label::Cc);
        if let Some(joint) = joint {
            self.hang(joint, holder, Label::Cc);
        }
        self.hang(at, holder, Label::Conj);
    }

    /// "permits Kenya to send police, overturning a ban": whoever allows it overturns the ban, not whoever is allowed.
    pub(in crate::ingest::extract) fn ruling_behind_permission(&mut self, at: Index) {
        let infinitive = self.head(at);
        let allowing = self.head(infinitive);
        let comma = at.checked_sub(1).is_some_and(|c| self.tag(c) == Tag::Comma);
        if comma
            && self.tag(at) == Tag::Vbg
            && self.label(at) == Label::Advcl
            && matches!(self.label(infinitive), Label::Xcomp | Label::Ccomp)
            && infinitive < at
            && allowing < infinitive
            && ALLOWING.contains(&self.lemma(allowing))
            && OVERRULING.contains(&self.lemma(at))
        {
            self.hang(at, allowing, Label::Advcl);
        }
    }

    /// "appointed her minister, a post she held until 2018, resigning in protest": whoever held it resigns, not whoever
    /// gave it.
    pub(in crate::ingest::extract) fn leaver_of_post(&mut self, at: Index) {
        let verb = self.head(at);
        if self.tag(at) != Tag::Vbg
            || self.label(at) != Label::Advcl
            || verb >= at
            || !LEAVING.contains(&self.lemma(at))
            || self.kid(verb, Label::Dobj).is_none()
        {
            return;
        }
        let held = |i: &Index| {
            self.label(*i) == Label::Relcl
                && HOLDING.contains(&self.lemma(*i))
                && self.kid(*i, Label::Nsubj).is_some_and(|s| matches!(self.word(s), "he" | "she"))
        };
        if let Some(holding) = (verb + 1..at).rev().find(held) {
            self.hang(at, holding, Label::Advcl);
        }
    }

    /// "The emir of Kuwait named Ann Roe as premier": the only verb was taken for a participle of the one who
    /// gives the post.
    pub(in crate::ingest::extract) fn giver_of_named(&mut self, at: Index) {
        let giver = self.head(at);
        let kids = self.kids(at);
        let whom = kids.iter().any(|k| {
            *k > at
                && matches!(self.label(*k), Label::Dobj | Label::Oprd)
                && matches!(self.tag(*k), Tag::Nnp | Tag::Nnps)
        });
        let post = kids.iter().any(|k| *k > at && self.label(*k) == Label::Prep && self.word(*k) == "as");
        let other = |k: Index| matches!(self.label(k), Label::Agent | Label::Aux | Label::Auxpass | Label::Nsubj);
        let fits = self.label(at) == Label::Acl
            && self.tag(at) == Tag::Vbn
            && matches!(self.lemma(at), "name" | "appoint" | "nominate" | "elect")
            && giver < at
            && self.is_root(giver)
            && Nouns::shared().class(self.lemma(giver)).is(NounClass::POST.or(NounClass::BODY))
            && whom
            && post
            && !kids.iter().any(|k| other(*k));
        if !fits {
            return;
        }
        let behind: Vec<Index> = self.kids(giver).into_iter().filter(|k| *k > at).collect();
        self.retag(at, Tag::Vbd, Pos::Verb);
        self.hang(at, at, Label::Root);
        self.hang(giver, at, Label::Nsubj);
        let named = kids.into_iter().find(|k| *k > at && self.label(*k) == Label::Oprd);
        if let Some(named) = named {
            self.hang(named, at, Label::Dobj);
        }
        for kid in behind {
            self.hang(kid, at, self.label(kid));
        }
    }
}
