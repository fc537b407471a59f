//! Sentences of briefs whose only verb the parser took for a noun, so that they have none.
//! Thus "The ministry states that …", "Police in Spain arrest 13 men", "A minibus crashes into a bus".

use crate::ingest::extract::parse::force_verbs::before_noun;
use crate::ingest::extract::parse::present_verbs::EVERYDAY;
use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{Frames, Gazetteer, NounClass, Nouns, Slot, Words};

/// Verbs of the news without a frame of their own.
static PLAIN: Words = Words::of("verbless.plain");

/// How sure the word behind is a sign that a noun is a verb.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// A noun phrase or a clause begins: no noun stands right before "the", "it", "three" or "that".
    Begins,
    /// A preposition that the verb takes.
    Brings,
    /// A name or a bare noun.
    Names,
}

impl Sentence<'_> {
    /// Whether the sentence's head is a noun, and so nothing is said of anybody.
    pub(in crate::ingest::extract) fn verb_of_verbless(&mut self) {
        let Some(root) = (0..self.tokens.len()).find(|i| self.is_root(*i)) else { return };
        let nominal = matches!(self.tag(root), Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Cd);
        // Of a plural with a subject the tree knows that it is a verb.
        let told = matches!(self.tag(root), Tag::Nns | Tag::Nnps)
            && self
                .kids(root)
                .into_iter()
                .any(|k| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass) && k < root);
        if !nominal || told || self.tokens.len() < 6 {
            return;
        }
        let start = self.behind_opening();
        let signs: [&[Behind]; 2] = [&[Behind::Begins, Behind::Brings], &[Behind::Names]];
        for signs in signs {
            let found = (start + 1..self.tokens.len().saturating_sub(1)).find_map(|at| {
                let subject = self.subject_before(at, start)?;
                signs.iter().any(|s| self.may_be_verb(at, start, subject, *s)).then_some((at, subject))
            });
            if let Some((verb, subject)) = found {
                self.raise_verb(verb, subject, start, root);
                return;
            }
        }
    }

    /// "In a dawn offensive, the army …": where the subject may begin.
    fn behind_opening(&self) -> Index {
        if !matches!(self.tag(0), Tag::In | Tag::Rb)
            || self.word(0).eq_ignore_ascii_case("around")
            || self.word(0).eq_ignore_ascii_case("over")
        {
            return 0;
        }
        (1..self.tokens.len().min(18)).find(|i| self.tag(*i) == Tag::Comma).map_or(0, |c| c + 1)
    }

    /// The head of the first noun phrase from `start` on, where it ends before `at`.
    fn subject_before(&self, at: Index, start: Index) -> Option<Index> {
        let mut head = None;
        for i in start..at {
            let tag = self.tag(i);
            if matches!(tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps) || self.word(i) == "military" {
                head = Some(i);
            } else if !(matches!(
                tag,
                Tag::Dt | Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Cd | Tag::PrpPoss | Tag::Pos | Tag::Hyph | Tag::Dollar
            ) || head.is_none()
                && matches!(tag, Tag::Rb | Tag::Rbr | Tag::Rbs | Tag::In | Tag::Vbn | Tag::Vbg | Tag::OpenQuote))
            {
                break;
            }
        }
        head
    }

    fn may_be_verb(&self, at: Index, start: Index, subject: Index, sign: Behind) -> bool {
        let word = self.word(at);
        if !word.chars().all(|c| c.is_ascii_lowercase()) || word.len() < 3 {
            return false;
        }
        // A finite verb before it has had the subject.
        let before = at - 1;
        let aside = self.tag(before) == Tag::Comma && sign != Behind::Names && self.tag(subject + 1) != Tag::Cc;
        if !aside && (start..at).any(|i| matches!(self.tag(i), Tag::Vbz | Tag::Vbd | Tag::Vbp | Tag::Md)) {
            return false;
        }
        let third = word.ends_with('s') && matches!(self.tag(at), Tag::Nns | Tag::Nnps | Tag::Vbz);
        let bare = !third && matches!(self.tag(at), Tag::Nn | Tag::Vbp | Tag::Vb | Tag::Jj);
        if !third && !bare || self.verb_base(at).is_none() {
            return false;
        }
        let ends = aside
            || self.is_noun(before)
            || self.word(before) == "military"
            || matches!(self.tag(before), Tag::CloseBracket)
            || self.tag(before) == Tag::Cd && before > 0 && self.tag(before - 1) == Tag::Nnp;
        if !ends {
            return false;
        }
        let joined =
            (start..at).take_while(|i| self.tag(*i) != Tag::In || self.word(*i) == "of").any(|i| self.word(i) == "and");
        let many = joined
            || matches!(self.tag(subject), Tag::Nns | Tag::Nnps)
            || matches!(self.word(subject).to_lowercase().as_str(), "police" | "people" | "media" | "cattle")
            || are_fighters(self.word(subject));
        let one = !joined && (!many || self.word(subject).eq_ignore_ascii_case("media"));
        if third && !one || bare && !many {
            return false;
        }
        match sign {
            Behind::Begins => self.begins_object(at, third || self.tag(before) != Tag::Nnp || joined),
            Behind::Brings => self.brings_preposition(at),
            Behind::Names => self.names_object(at, subject, (third, bare, joined)),
        }
    }

    /// Whether what follows a word begins its object: a determiner, a number, or "that" where a clause may follow.
    fn begins_object(&self, at: Index, may_tell: bool) -> bool {
        let next = at + 1;
        matches!(self.tag(next), Tag::Dt | Tag::Prp | Tag::PrpPoss | Tag::Cd | Tag::To | Tag::Dollar)
            || matches!(
                self.word(next),
                "at" | "about" | "around" | "nearly" | "over" | "some" | "almost" | "approximately"
            ) && (next + 1..next + 3).any(|i| self.tag(i) == Tag::Cd)
            || self.word(next) == "that" && may_tell
    }

    /// Whether what follows a word is a preposition that such a verb brings.
    fn brings_preposition(&self, at: Index) -> bool {
        let preposition = self.word(at + 1);
        let taken_by = |lemma: &str| {
            Frames::shared().verb(lemma).iter().any(|f| {
                f.rest.first().is_some_and(|w| *w == preposition)
                    || f.rest.is_empty()
                        && f.target
                            .iter()
                            .any(|s| matches!(s, Slot::Preposition(p) if *p == preposition) || *s == Slot::Subject)
            })
        };
        matches!(self.tag(at + 1), Tag::In | Tag::Rp | Tag::Rb)
            && !matches!(preposition, "of")
            && self.verb_base(at).is_some_and(|lemma| {
                EVERYDAY.contains(&lemma.as_str())
                    || PLAIN.contains(&lemma.as_str())
                    || preposition == "to" && Frames::shared().speech(&lemma).is_some()
                    || taken_by(&lemma)
            })
    }

    /// Whether what follows a word is a noun that can be its object, by the number of those in front of it.
    fn names_object(&self, at: Index, subject: Index, (third, bare, joined): (bool, bool, bool)) -> bool {
        let (before, next) = (at - 1, at + 1);
        let noun = matches!(self.tag(next), Tag::Nnp | Tag::Nnps | Tag::Nn | Tag::Nns | Tag::Jj);
        let plural =
            |i: Index| matches!(self.tag(i), Tag::Nns | Tag::Nnps) || self.word(i).eq_ignore_ascii_case("police");
        // "Police in Naivasha charge activist Jane Roe"
        let somebody = || {
            self.persons.contains(&(next + self.first))
                || Nouns::shared()
                    .class(self.lemma(next))
                    .is(NounClass::PERSON.or(NounClass::POST).or(NounClass::OCCUPATION))
        };
        // "Security forces in South Sudan arrest Jane Roe"
        let many_somewhere = || plural(subject) && self.places.contains(&(before + self.first)) && somebody();
        noun && (third && self.is_noun(before) || bare && (plural(before) || joined || many_somewhere()))
    }

    /// The base of the verb that a word may be, where it is one that the news knows.
    fn verb_base(&self, at: Index) -> Option<String> {
        let word = self.word(at).to_lowercase();
        let cut = |ending: &str, put: &str| word.strip_suffix(ending).map(|stem| format!("{stem}{put}"));
        let known = |c: &String| {
            !Frames::shared().verb(c).is_empty()
                || Frames::shared().speech(c).is_some()
                || EVERYDAY.contains(&c.as_str())
                || PLAIN.contains(&c.as_str())
        };
        let candidates = if word.ends_with('s') && matches!(self.tag(at), Tag::Nns | Tag::Nnps | Tag::Vbz) {
            [cut("s", ""), cut("es", ""), cut("ies", "y")]
        } else {
            [Some(word.clone()), None, None]
        };
        candidates.into_iter().flatten().find(known)
    }

    /// Makes a word the verb of its sentence, a noun before it the subject, and hangs the rest on them.
    fn raise_verb(&mut self, verb: Index, subject: Index, start: Index, root: Index) {
        let Some(base) = self.verb_base(verb) else { return };
        let third = self.word(verb).ends_with('s') && matches!(self.tag(verb), Tag::Nns | Tag::Nnps | Tag::Vbz);
        let heads: Vec<Index> = (0..self.tokens.len()).map(|i| self.head(i)).collect();
        let head_of = |i: Index| heads.get(i).copied().unwrap_or(i);
        self.hang(verb, verb, Label::Root);
        self.retag(verb, if third { Tag::Vbz } else { Tag::Vbp }, Pos::Verb);
        if let Some(token) = self.tokens.get_mut(verb) {
            token.lemma = base.into();
        }
        for i in 0..verb {
            let above = head_of(i);
            let outside = above >= verb || i == root || above < start && i >= start;
            // The subject's own way up goes down to it.
            let over_subject = i != subject && self.is_over(i, subject, &heads);
            if i == subject {
                self.hang(i, verb, Label::Nsubj);
            } else if outside || over_subject {
                self.hang_before_verb(i, verb, subject, start);
            }
        }
        let object = self.object_behind(verb, &heads);
        for i in verb + 1..self.tokens.len() {
            if Some(i) == object {
                self.hang(i, verb, Label::Dobj);
            } else if head_of(i) <= verb || i == root {
                self.hang_behind_verb(i, verb);
            }
        }
    }

    /// Hangs what stands before a raised verb on it, or on its subject.
    fn hang_before_verb(&mut self, i: Index, verb: Index, subject: Index, start: Index) {
        let (label, tag) = (self.label(i), self.tag(i));
        if i < start || tag == Tag::Comma || label == Label::Punct {
            let label = if matches!(label, Label::Root) { Label::Dep } else { label };
            self.hang(i, verb, label);
            return;
        }
        let label = match tag {
            Tag::Dt => Label::Det,
            Tag::Jj => Label::Amod,
            Tag::Cd => Label::Nummod,
            Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps if i < subject => Label::Compound,
            Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps if !matches!(label, Label::Conj | Label::Appos) => Label::Appos,
            _ if label == Label::Root => Label::Dep,
            _ => label,
        };
        self.hang(i, subject, label);
    }

    /// Hangs what stands behind a raised verb on it, as what it now is to it.
    fn hang_behind_verb(&mut self, i: Index, verb: Index) {
        let label = self.label(i);
        let infinitive = self.kids(i).into_iter().any(|k| self.tag(k) == Tag::To && self.label(k) == Label::Aux);
        let content = self.kids(i).into_iter().any(|k| k < i && self.word(k) == "that");
        let verbal = matches!(self.tag(i), Tag::Vb | Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn | Tag::Vbg);
        // "open fire on protesters demonstrating": whoever stands before it does it.
        let gerund = self.tag(i) == Tag::Vbg && matches!(label, Label::Acl | Label::Relcl | Label::Advcl);
        if gerund && i > verb + 1 && self.is_noun(i - 1) {
            self.hang(i, i - 1, Label::Acl);
            return;
        }
        let label = match label {
            Label::Acl | Label::Relcl | Label::Advcl | Label::Ccomp | Label::Appos if infinitive => Label::Xcomp,
            Label::Acl | Label::Relcl | Label::Ccomp | Label::Appos | Label::Root if verbal && content => Label::Ccomp,
            Label::Acl | Label::Relcl if self.tag(i) == Tag::Vbg => Label::Advcl,
            Label::Relcl | Label::Acl | Label::Root
                if matches!(self.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn) =>
            {
                Label::Ccomp
            }
            Label::Root if self.tag(i) == Tag::Vbg => Label::Advcl,
            Label::Compound | Label::Nmod | Label::Pobj | Label::Appos | Label::Root | Label::Nsubj
                if self.is_noun(i) =>
            {
                Label::Npadvmod
            }
            _ if before_noun(label) => Label::Dep,
            _ => label,
        };
        self.hang(i, verb, label);
    }

    /// Whether a token lies on the way from another up to the root.
    fn is_over(&self, over: Index, from: Index, heads: &[Index]) -> bool {
        let mut at = from;
        for _ in 0..heads.len() {
            let above = heads.get(at).copied().unwrap_or(at);
            if above == at {
                return false;
            }
            at = above;
            if at == over {
                return true;
            }
        }
        false
    }

    /// The head of the noun phrase that begins right behind a verb.
    fn object_behind(&self, verb: Index, heads: &[Index]) -> Option<Index> {
        let part = |i: Index| {
            matches!(
                self.tag(i),
                Tag::Dt
                    | Tag::Jj
                    | Tag::Jjr
                    | Tag::Jjs
                    | Tag::Cd
                    | Tag::PrpPoss
                    | Tag::Pos
                    | Tag::Hyph
                    | Tag::Dollar
                    | Tag::Nn
                    | Tag::Nns
                    | Tag::Nnp
                    | Tag::Nnps
                    | Tag::Prp
            )
        };
        let next = verb + 1;
        if !part(next) {
            return None;
        }
        // A clause: "claims it has shot down".
        let mut at = next;
        for _ in 0..self.tokens.len() {
            let above = heads.get(at).copied().unwrap_or(at);
            if above <= verb || above == at || self.label(at) == Label::Nsubj {
                break;
            }
            if !part(above)
                || (at.min(above)..at.max(above)).any(|i| i > verb && !part(i)) && self.label(at) != Label::Det
            {
                break;
            }
            at = above;
        }
        let subject_of_clause = matches!(self.label(at), Label::Nsubj | Label::Nsubjpass)
            && heads.get(at).copied().is_some_and(|h| h > at && self.tag(h) != Tag::Nn);
        (self.is_noun(at) && !subject_of_clause
            || self.tag(at) == Tag::Cd
            || self.tag(at) == Tag::Prp && !subject_of_clause)
            .then_some(at)
    }
}

/// "The Houthis fire two missiles": the plural name of an armed group, whatever number the tagger gives it.
fn are_fighters(word: &str) -> bool {
    let gazetteer = Gazetteer::shared();
    let group = gazetteer.find_written(word).and_then(|entry| gazetteer.sort_of(&entry.name));
    word.ends_with('s') && group == Some("armed")
}
