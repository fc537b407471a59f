//! Of what body a post is that stands alone, by what the sentences before have told of.
//! Thus "A Peruvian court sentenced him. Judge Jane Roe ordered", "Qatar's foreign ministry said … ministry spokesman
//! Jon Holm", "NATO rejected it. Spokeswoman Ann Hill".

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::Label;
use crate::lexicon::shared_words::{COURTS, JUDGES, SECRETARIATS, SPEAKERS};
use crate::lexicon::{EntryClass, NounClass, Words};

/// Posts that only one sort of body has, and the nouns of such bodies.
static SORTS: [(&Words, &Words); 5] = [
    (&JUDGES, &COURTS),
    (&OFFICERS, &POLICE),
    (&COMMISSIONERS, &COMMISSIONS),
    (&SENATORS, &SENATES),
    (&PRESIDING, &HOUSES),
];
static PRESIDING: Words = Words::of("told_bodies.presiding");
static HOUSES: Words = Words::of("told_bodies.houses");
static SENATORS: Words = Words::of("told_bodies.senators");
static SENATES: Words = Words::of("told_bodies.senates");
static OFFICERS: Words = Words::of("told_bodies.officers");
static POLICE: Words = Words::of("told_bodies.police");
static COMMISSIONERS: Words = Words::of("told_bodies.commissioners");
static COMMISSIONS: Words = Words::of("told_bodies.commissions");

/// Words in front of the post of one who belongs to a band that fights a state.
static REBELLIOUS: Words = Words::of("told_bodies.rebellious");

/// Words in names of such bands.
static BANDS: Words = Words::of("told_bodies.bands");

/// Words in names of parties.
static PARTIES: Words = Words::of("told_bodies.parties");

/// How many sentences back the body stands.
const REACH: usize = 3;

impl Reading<'_> {
    /// The body of whoever bears a post without one, where the sentences before tell of one that has such a post.
    pub(in crate::ingest::extract) fn body_told_before(&mut self, holder: &Argument, post: &str) -> Option<NodeIndex> {
        let known = self.is_known_person(holder.node);
        let last = post.rsplit(' ').next().unwrap_or_default();
        // "Secretary of Justice Jane Roe" is no judge.
        if known || post.contains(" of ") || self.posts.of_person(holder.node).next().is_some() {
            return None;
        }
        // "sentenced two men for murdering the judge Jon Holm": no judge of that court.
        let phrase = self.phrase_of(holder);
        let deed = self.tree.head(phrase);
        let suffers = self.tree.label(phrase) == Label::Dobj
            && self.tree.label(deed) == Label::Pcomp
            && self.says(deed, |r| is_harm(r) || r == "detained");
        if suffers {
            return None;
        }
        if let Some((_, bodies)) = SORTS.iter().find(|(posts, _)| posts.contains(&last)) {
            return self.body_with_noun(holder.first, |noun| bodies.contains(&noun));
        }
        if post.ends_with("secretary-general") || post.ends_with("secretary general") {
            return self.united_nations_alone();
        }
        if post.split(' ').next().is_some_and(|first| REBELLIOUS.contains(&first)) {
            return self.band_before(holder.first);
        }
        if SPEAKERS.contains(&post) { self.body_acting_before(holder.first) } else { None }
    }

    /// "The Security Council asked Secretary-General Jane Roe": the United Nations, where the text tells of them and of
    /// no other body that has one.
    fn united_nations_alone(&mut self) -> Option<NodeIndex> {
        let named = self.names.within(0..self.tree.len()).into_iter().map(|n| self.nodes.name(n.node));
        let (mut told, mut other) = (false, false);
        for name in named {
            told = told || name.starts_with("UN ") || name.contains("United Nations");
            other = other || SECRETARIATS.contains(&name);
        }
        if told && !other { self.united_nations() } else { None }
    }

    /// The only band of rebels that the sentences before name: "Fighters of the Kachin Independence Army captured a
    /// mine. Rebel spokesman Jon Holm said".
    fn band_before(&self, at: Index) -> Option<NodeIndex> {
        let from = self.tree.sentences_back(at, REACH).max(self.body);
        let before = self.names.within(from..at).into_iter().filter(|n| !self.apart(n.start, at));
        let mut bands: Vec<NodeIndex> =
            before.map(|n| n.node).filter(|n| self.is_body_of_sort(*n, "armed", &BANDS)).collect();
        bands.sort_unstable();
        bands.dedup();
        bands.first().copied().filter(|_| bands.len() == 1)
    }

    /// The party that the sentences before name last: "The Agrarian Union walked out. We were told in October, party
    /// leader Jane Roe said".
    pub(in crate::ingest::extract) fn party_before(&self, at: Index) -> Option<NodeIndex> {
        let from = self.tree.sentences_back(at, REACH).max(self.body);
        let before = self.names.within(from..at).into_iter().rev().filter(|n| !self.apart(n.start, at));
        before.map(|n| n.node).find(|n| self.is_body_of_sort(*n, "party", &PARTIES))
    }

    /// Whether a node is a body that a table has as one of a sort, or that no table has and whose name says so.
    fn is_body_of_sort(&self, node: NodeIndex, sort: &str, words: &Words) -> bool {
        self.nodes.get(node).is_some_and(|d| {
            let known = self.gazetteer.sort_of(&d.name);
            let named = || d.name.to_lowercase().split(' ').any(|w| words.contains(&w));
            d.is_named_organization() && (known == Some(sort) || known.is_none() && named())
        })
    }

    /// The body that a noun in one of the sentences before stands for, or whose name says the noun; the last.
    pub(in crate::ingest::extract) fn body_with_noun(
        &mut self,
        at: Index,
        says: impl Fn(&str) -> bool,
    ) -> Option<NodeIndex> {
        let tree = self.tree;
        let from = tree.sentences_back(at, REACH).max(self.body);
        let body = |this: &Self, n: NodeIndex| this.nodes.is_organization(n);
        for token in (from..at).rev() {
            if !says(&tree.base(token)) || !tree.is_noun(token) || self.apart(token, at) {
                continue;
            }
            if let Some(name) = self.names.at(token) {
                if body(self, name.node) {
                    return Some(name.node);
                }
                continue;
            }
            // "a court official": the official's.
            if matches!(tree.label(token), Label::Compound | Label::Nmod) {
                continue;
            }
            let found = self.resolve_one(token, Want::Agent).into_iter().map(|a| a.node).find(|n| body(self, *n));
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// The only body that acts or speaks in the sentence before, or in the one before that.
    fn body_acting_before(&mut self, at: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let sentence = tree.sentence_of(at);
        for back in 1..REACH {
            let (from, end) = tree.sentence(sentence.checked_sub(back)?);
            if from < self.body || self.apart(from, at) {
                return None;
            }
            let mut acting: Vec<NodeIndex> = Vec::new();
            for token in (from..end).filter(|t| tree.label(*t) == Label::Nsubj) {
                acting.extend(self.body_of_subject(token).filter(|n| !acting.contains(n)));
            }
            match acting.as_slice() {
                [] => {}
                [one] => return Some(*one),
                _ => return None,
            }
        }
        None
    }

    /// The body or government that a subject is, if it is one that has a spokesman.
    fn body_of_subject(&mut self, subject: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let speaks = |this: &Self, n: NodeIndex| {
            this.nodes.get(n).is_some_and(|d| d.is_organization() && d.class != Some(EntryClass::Media))
        };
        if let Some(name) = self.names.at(subject) {
            return Some(name.node).filter(|n| speaks(self, *n));
        }
        let class = self.class_of(subject, &tree.base(subject));
        if !class.is(NounClass::BODY) || class.is(NounClass::POST) {
            return None;
        }
        self.resolve_one(subject, Want::Agent).into_iter().map(|a| a.node).find(|n| speaks(self, *n))
    }
}
