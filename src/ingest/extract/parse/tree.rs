//! An analysed text with what extraction asks of it: children, subtrees, clauses.

use crate::lexicon::shared_words::{DIRECTIONAL, LOCATIVE};
use std::ops::Range;
use std::sync::LazyLock;

use crate::ingest::language::{Analysis, Entity, EntityType, Label, Pos, Tag, Token};
use crate::lexicon::Words;
use crate::model::Span;

/// Index of a token in its text.
pub(in crate::ingest::extract) type Index = usize;

/// Verbs that say what somebody calls a thing.
pub(in crate::ingest::extract) static CALLING: Words = Words::of("tree.calling");

/// Verbs of saying or thinking that something is so.
static SAYING: Words = Words::of("tree.saying");

/// What is read where there is no token.
static NOWHERE: LazyLock<Token> = LazyLock::new(|| Token {
    span: Span::new(0, 0),
    lemma: Box::default(),
    pos: Pos::X,
    tag: Tag::Xx,
    head: 0,
    label: Label::Dep,
    space_after: false,
});

/// An analysis with its dependency arcs turned around. An index behind its last token (a text that is its headline and
/// no more has no opening) is a token without a word, below none and above none.
pub(in crate::ingest::extract) struct Tree<'a> {
    pub(in crate::ingest::extract) text: &'a str,
    pub(in crate::ingest::extract) analysis: &'a Analysis,
    kids: Vec<Vec<u32>>,
    lower: Vec<String>,
    sentences: Vec<u32>,
    entities: Vec<Option<u32>>,
    lines: Vec<u32>,
    lines_of_sentences: usize,
    quoted: Vec<bool>,
    /// Which tokens are verbs of the present tense that were tagged as plurals.
    mistagged: Vec<bool>,
}

impl<'a> Tree<'a> {
    #[expect(
        clippy::indexing_slicing,
        reason = "a token's head and the tokens of sentences and entities are all within the analysis"
    )]
    pub(in crate::ingest::extract) fn new(text: &'a str, analysis: &'a Analysis) -> Self {
        let count = analysis.tokens.len();
        let mut kids = vec![Vec::new(); count];
        for (i, token) in analysis.tokens.iter().enumerate() {
            if token.head as usize != i {
                kids[token.head as usize].push(i as u32);
            }
        }
        let lower: Vec<String> =
            analysis.tokens.iter().map(|t| t.span.of(text).unwrap_or_default().to_lowercase()).collect();
        let mut sentences = vec![0; count];
        for (n, sentence) in (0u32..).zip(&analysis.sentences) {
            sentences[sentence.start as usize..sentence.end as usize].fill(n);
        }
        let mut entities = vec![None; count];
        for (n, entity) in (0u32..).zip(&analysis.entities) {
            entities[entity.tokens.start as usize..entity.tokens.end as usize].fill(Some(n));
        }
        let (mut at, mut line) = (0, 0);
        let lines = analysis.tokens.iter().map(|token| {
            let to = token.span.start as usize;
            // Blank lines between paragraphs part them no further than a line break does.
            line += u32::from(text.get(at..to).is_some_and(|between| between.contains('\n')));
            at = to;
            line
        });
        let lines: Vec<u32> = lines.collect();
        let mut beginnings: Vec<u32> = analysis.sentences.iter().map(|s| lines[s.start as usize]).collect();
        beginnings.dedup();
        let lines_of_sentences = beginnings.len();
        let quoted = quoted(&lower, &lines);
        // "The president signs an order": the tagger takes "signs" for a plural, the parser gives it a subject.
        let mistagged = analysis.tokens.iter().zip(&kids).map(|(token, kids)| {
            let has = |label: Label| kids.iter().any(|k| analysis.tokens[*k as usize].label == label);
            matches!(token.tag, Tag::Nns | Tag::Nnps)
                && has(Label::Nsubj)
                && match token.label {
                    Label::Root | Label::Conj | Label::Parataxis => true,
                    Label::Ccomp | Label::Advcl | Label::Relcl => has(Label::Dobj) || has(Label::Prep),
                    _ => false,
                }
        });
        let mistagged = mistagged.collect();
        Self { text, analysis, kids, lower, sentences, entities, lines, lines_of_sentences, quoted, mistagged }
    }

    pub(in crate::ingest::extract) fn len(&self) -> usize {
        self.lower.len()
    }

    pub(in crate::ingest::extract) fn token(&self, i: Index) -> &'a Token {
        self.analysis.tokens.get(i).unwrap_or(&NOWHERE)
    }

    /// Whether a preposition that says where stands right before a token.
    pub(in crate::ingest::extract) fn follows_whereabouts(&self, i: Index) -> bool {
        // "the village of Roe"
        i.checked_sub(1)
            .map(|b| self.lower(b))
            .is_some_and(|b| b == "of" || LOCATIVE.contains(&b) || DIRECTIONAL.contains(&b))
    }

    pub(in crate::ingest::extract) fn word(&self, i: Index) -> &'a str {
        self.token(i).span.of(self.text).unwrap_or_default()
    }

    pub(in crate::ingest::extract) fn lower(&self, i: Index) -> &str {
        self.lower.get(i).map_or("", String::as_str)
    }

    pub(in crate::ingest::extract) fn lemma(&self, i: Index) -> &'a str {
        &self.token(i).lemma
    }

    /// The lemma in lower case, which a proper noun's is not.
    pub(in crate::ingest::extract) fn base(&self, i: Index) -> String {
        match self.tag(i) {
            Tag::Nnp => self.lower(i).to_owned(),
            Tag::Nnps => {
                let lower = self.lower(i);
                lower
                    .strip_suffix("ies")
                    .map(|s| format!("{s}y"))
                    .unwrap_or_else(|| lower.trim_end_matches('s').to_owned())
            }
            _ => self.lemma(i).to_lowercase(),
        }
    }

    fn mistagged(&self, i: Index) -> bool {
        self.mistagged.get(i).copied().unwrap_or_default()
    }

    pub(in crate::ingest::extract) fn tag(&self, i: Index) -> Tag {
        if self.mistagged(i) { Tag::Vbz } else { self.token(i).tag }
    }

    pub(in crate::ingest::extract) fn pos(&self, i: Index) -> Pos {
        if self.mistagged(i) { Pos::Verb } else { self.token(i).pos }
    }

    pub(in crate::ingest::extract) fn label(&self, i: Index) -> Label {
        self.token(i).label
    }

    pub(in crate::ingest::extract) fn head(&self, i: Index) -> Index {
        self.analysis.tokens.get(i).map_or(i, |t| t.head as usize)
    }

    pub(in crate::ingest::extract) fn is_root(&self, i: Index) -> bool {
        self.head(i) == i
    }

    pub(in crate::ingest::extract) fn kids(&self, i: Index) -> impl DoubleEndedIterator<Item = Index> + '_ {
        self.kids.get(i).into_iter().flatten().map(|k| *k as usize)
    }

    pub(in crate::ingest::extract) fn kid(&self, i: Index, label: Label) -> Option<Index> {
        self.kids(i).find(|k| self.label(*k) == label)
    }

    /// Which sentence a token is in.
    pub(in crate::ingest::extract) fn sentence_of(&self, i: Index) -> usize {
        self.sentences.get(i).map_or(self.analysis.sentences.len(), |n| *n as usize)
    }

    /// Which line of the text a token is on.
    pub(in crate::ingest::extract) fn line_of(&self, i: Index) -> usize {
        let behind = || self.lines.last().map_or(0, |last| last + 1);
        self.lines.get(i).copied().unwrap_or_else(behind) as usize
    }

    /// The tokens of the line that a token is on.
    pub(in crate::ingest::extract) fn line_around(&self, i: Index) -> Range<Index> {
        let line = self.line_of(i) as u32;
        self.lines.partition_point(|l| *l < line)..self.lines.partition_point(|l| *l <= line)
    }

    /// The tokens of the sentence that a token is in.
    pub(in crate::ingest::extract) fn sentence_around(&self, i: Index) -> Range<Index> {
        let (first, end) = self.sentence(self.sentence_of(i));
        first..end
    }

    /// The first token of so many sentences before the one that a token is in.
    pub(in crate::ingest::extract) fn sentences_back(&self, i: Index, count: usize) -> Index {
        self.sentence(self.sentence_of(i).saturating_sub(count)).0
    }

    /// On how many lines sentences begin.
    pub(in crate::ingest::extract) fn lines_of_sentences(&self) -> usize {
        self.lines_of_sentences
    }

    /// Whether a token stands inside quotation marks.
    pub(in crate::ingest::extract) fn is_quoted(&self, i: Index) -> bool {
        self.quoted.get(i).copied().unwrap_or_default()
    }

    /// First token of a sentence and the one after its last.
    pub(in crate::ingest::extract) fn sentence(&self, n: usize) -> (Index, Index) {
        let behind = (self.len(), self.len());
        self.analysis.sentences.get(n).map_or(behind, |range| (range.start as usize, range.end as usize))
    }

    pub(in crate::ingest::extract) fn entity(&self, i: Index) -> Option<&'a Entity> {
        self.analysis.entities.get(self.entities.get(i).copied().flatten()? as usize)
    }

    /// Leftmost and rightmost token below a token, itself included.
    pub(in crate::ingest::extract) fn reach(&self, i: Index) -> (Index, Index) {
        let (mut low, mut high) = (i, i);
        let mut open = vec![i];
        while let Some(at) = open.pop() {
            low = low.min(at);
            high = high.max(at);
            open.extend(self.kids(at));
        }
        (low, high)
    }

    /// Every token below a token, itself included, in text order.
    pub(in crate::ingest::extract) fn below(&self, i: Index) -> Vec<Index> {
        let mut all = Vec::new();
        let mut open = vec![i];
        while let Some(at) = open.pop() {
            all.push(at);
            open.extend(self.kids(at));
        }
        all.sort_unstable();
        all
    }

    /// The bytes from one token to another, both included.
    pub(in crate::ingest::extract) fn span(&self, first: Index, last: Index) -> Span {
        Span::new(self.token(first).span.start, self.token(last).span.end)
    }

    /// The text from one token to another, both included, on one line.
    pub(in crate::ingest::extract) fn phrase(&self, first: Index, last: Index) -> String {
        self.span(first, last).of(self.text).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub(in crate::ingest::extract) fn is_noun(&self, i: Index) -> bool {
        matches!(self.pos(i), Pos::Noun | Pos::Propn)
    }

    pub(in crate::ingest::extract) fn is_verb(&self, i: Index) -> bool {
        // "following talks with Iran": a preposition, whatever its form.
        let preposition = self.tag(i) == Tag::Vbg && self.label(i) == Label::Prep;
        matches!(self.tag(i), Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz) && !preposition
    }

    pub(in crate::ingest::extract) fn is_article(&self, i: Index) -> bool {
        matches!(self.lower(i), "a" | "an" | "the")
    }

    pub(in crate::ingest::extract) fn is_indefinite_article(&self, i: Index) -> bool {
        matches!(self.lower(i), "a" | "an")
    }

    /// The token behind "the" where that stands here, else the token itself.
    pub(in crate::ingest::extract) fn past_the(&self, i: Index) -> Index {
        if self.lower(i) == "the" { i + 1 } else { i }
    }

    /// Whether a verb stands behind "to".
    pub(in crate::ingest::extract) fn is_infinitive(&self, verb: Index) -> bool {
        self.kids(verb).any(|k| self.label(k) == Label::Aux && self.lower(k) == "to")
    }

    /// "the demand that Ukraine withdraw": the bare form of a verb behind "that".
    pub(in crate::ingest::extract) fn is_subjunctive(&self, verb: Index) -> bool {
        let bare = !self.kids(verb).any(|k| self.label(k) == Label::Aux);
        let that = |k: Index| self.label(k) == Label::Mark && self.lower(k) == "that";
        let be = |k: Index| self.label(k) == Label::Auxpass && self.lower(k) == "be";
        // "that Israel withdraw": no plural, and yet without an ending.
        let one = |k: Index| self.label(k) == Label::Nsubj && matches!(self.tag(k), Tag::Nn | Tag::Nnp);
        let plural = self.tag(verb) == Tag::Vbp && self.lemma(verb) != "be";
        let unmarked = self.tag(verb) == Tag::Vb || plural && self.kids(verb).any(one);
        bare && self.kids(verb).any(that) && (unmarked || self.tag(verb) == Tag::Vbn && self.kids(verb).any(be))
    }

    /// The verb that a participle in "-ing" is coordinated with, over others of that form: "killing" of ", killing two
    /// and injuring nine".
    pub(in crate::ingest::extract) fn first_participle(&self, verb: Index) -> Index {
        let mut first = verb;
        while self.label(first) == Label::Conj && self.is_verb(self.head(first)) && self.tag(first) == Tag::Vbg {
            first = self.head(first);
        }
        first
    }

    /// ", killing 16 people and injuring nine": a participle behind a comma that tells what came of the clause.
    pub(in crate::ingest::extract) fn is_outcome(&self, verb: Index) -> bool {
        let first = self.first_participle(verb);
        let before = self.reach(first).0.min(first).checked_sub(1);
        self.tag(verb) == Tag::Vbg
            && self.tag(first) == Tag::Vbg
            && matches!(self.label(first), Label::Advcl | Label::Acl)
            && before.is_some_and(|b| self.tag(b) == Tag::Comma)
            && self.kid(first, Label::Mark).is_none()
    }

    /// The first of the words that a word is coordinated with; itself where it is.
    pub(in crate::ingest::extract) fn first_conjunct(&self, i: Index) -> Index {
        let mut at = i;
        while self.label(at) == Label::Conj && !self.is_root(at) {
            at = self.head(at);
        }
        at
    }

    /// A nominal with those coordinated with it: "Egypt, Qatar and the UN" gives three.
    ///
    /// "President Trump and Russian President Putin": the parser may hang the first on the second as its modifier.
    pub(in crate::ingest::extract) fn conjuncts(&self, i: Index) -> Vec<Index> {
        let mut all = vec![i];
        let mut at = 0;
        while let Some(head) = all.get(at).copied() {
            let joined = |k: Index| self.label(k) == Label::Conj && !self.is_verb(k);
            let before = |k: Index| {
                k < head
                    && self.label(k) == Label::Nmod
                    && matches!(self.tag(k), Tag::Nnp | Tag::Nnps)
                    && self.tag(head) == Tag::Nnp
                    && self.kids(k).any(|c| self.label(c) == Label::Cc && self.lower(c) == "and")
            };
            all.extend(self.kids(head).filter(|k| joined(*k) || before(*k)));
            at += 1;
        }
        all.sort_unstable();
        all
    }

    /// The verb that a verb is coordinated with. "Raab urged the embassy to reconsider and spoke with Pompeo": what
    /// is told in a tense of its own goes with the verb above the infinitive, however it was parsed.
    pub(in crate::ingest::extract) fn coordinated_with(&self, verb: Index) -> Index {
        let mut head = self.head(verb);
        let finite = matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp);
        let infinitive = |v: Index| self.tag(v) == Tag::Vb && self.is_infinitive(v);
        while finite && infinitive(head) && !self.is_root(head) {
            head = self.clause_of(self.head(head));
        }
        head
    }

    /// The object of the first of these prepositions below a token. "imposed sanctions on Tuesday on Syria": a date
    /// only where there is no other.
    pub(in crate::ingest::extract) fn prepositional(&self, i: Index, wanted: &str) -> Option<Index> {
        let objects = || {
            self.kids(i)
                .filter(|k| {
                    matches!(self.label(*k), Label::Prep | Label::Agent | Label::Dative) && self.lower(*k) == wanted
                })
                .filter_map(|k| self.kids(k).find(|o| matches!(self.label(*o), Label::Pobj | Label::Pcomp)))
        };
        let dated = |o: &Index| self.entity(*o).is_some_and(|e| e.kind == EntityType::Date);
        let object = objects().next()?;
        let object = if dated(&object) { objects().find(|o| !dated(o)).unwrap_or(object) } else { object };
        Some(self.what_is_called(object).unwrap_or(object))
    }

    /// "what he called a coup", "what it described as an act of aggression", "what they said was a power grab": the
    /// thing, by the name that somebody gives it.
    pub(in crate::ingest::extract) fn what_is_called(&self, clause: Index) -> Option<Index> {
        if !self.is_verb(clause) {
            return None;
        }
        let what =
            |i: Index, label: Label| self.kids(i).any(|k| self.label(k) == label && self.lower(k) == "what" && k < i);
        if what(clause, Label::Dobj) {
            let calls = CALLING.contains(&self.lemma(clause));
            let name = self.kid(clause, Label::Oprd).or_else(|| {
                let behind = self.kids(clause).find(|k| self.lower(*k) == "as" && *k > clause)?;
                self.kid(behind, Label::Pobj)
            });
            return name.filter(|n| calls && self.is_noun(*n));
        }
        let said = SAYING.contains(&self.lemma(clause));
        let is = self.kid(clause, Label::Ccomp).filter(|c| said && self.lemma(*c) == "be" && what(*c, Label::Nsubj))?;
        self.kid(is, Label::Attr).filter(|n| self.is_noun(*n))
    }

    /// The verb (or other clause head) that a token belongs to.
    pub(in crate::ingest::extract) fn clause_of(&self, i: Index) -> Index {
        let mut at = i;
        for _ in 0..self.len() {
            if self.is_root(at)
                || (self.is_verb(at)
                    && !matches!(self.label(at), Label::Amod | Label::Compound | Label::Aux | Label::Auxpass))
            {
                return at;
            }
            at = self.head(at);
        }
        at
    }
}

/// Which words stand inside quotation marks. A quotation ends with its line at the latest: one that goes on in the
/// next opens there anew.
fn quoted(words: &[String], lines: &[u32]) -> Vec<bool> {
    let (mut inside, mut line) = (false, 0);
    let mark = |(word, at): (&String, &u32)| {
        if *at != line {
            (inside, line) = (false, *at);
        }
        match word.as_str() {
            "\"" => inside = !inside,
            "“" | "``" | "„" | "«" => inside = true,
            "”" | "''" | "»" => inside = false,
            _ => return inside,
        }
        false
    };
    words.iter().zip(lines).map(mark).collect()
}
