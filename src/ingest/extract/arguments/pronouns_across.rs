//! They, them and it that stand for others than the subject told last.
//! For a whole list, for people whom something befell, for whoever was accused.

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::Words;

/// Relations whose passive goes on with "they" of the sentence before.
static FREEING: Words = Words::of("pronouns_across.freeing");

/// Verbs that turn to those whom the sentence before was about.
static ADDRESSING: Words = Words::of("pronouns_across.addressing");

/// Relations of what is done to those of whom the next sentence goes on to tell.
static HANDLED: Words = Words::of("pronouns_across.handled");

/// What somebody answers who "they" are then.
static TURNING: Words = Words::of("pronouns_across.turning");

/// Verbs by which those who are accused or asked answer.
static ANSWERING: Words = Words::of("pronouns_across.answering");

/// Verbs of turning to somebody, with a word, an offer or a complaint.
static APPROACHING: Words = Words::of("pronouns_across.approaching");

impl Reading<'_> {
    /// The sentence before a token's, of the same line or, where the text is not in briefs, of the one before in its
    /// body.
    fn sentence_nearby(&self, token: Index) -> Option<(Index, Index)> {
        let tree = self.tree;
        let (from, to) = tree.sentence(tree.sentence_of(token).checked_sub(1)?);
        let (line, before) = (tree.line_of(token), tree.line_of(from));
        let near = before == line || !self.brief && before + 1 == line && from >= self.body;
        near.then_some((from, to))
    }

    /// "Norway and Chile signed the deal. They will …": both who stand as the subject of the sentence before, where the
    /// own one has named nobody yet.
    pub(in crate::ingest::extract) fn several_before(&mut self, token: Index) -> Vec<Argument> {
        let tree = self.tree;
        let sentence = tree.sentence_of(token);
        let (start, _) = tree.sentence(sentence);
        let subject =
            |i: &Index| matches!(tree.label(*i), Label::Nsubj | Label::Nsubjpass) && tree.pos(*i) != Pos::Pron;
        if sentence == 0 || self.names.within(start..token).iter().any(|n| n.end <= token) {
            return Vec::new();
        }
        if (start..token).any(|i| subject(&i)) {
            return Vec::new();
        }
        let Some((from, to)) = self.sentence_nearby(token) else { return Vec::new() };
        let Some(first) = (from..to).find(subject).filter(|s| tree.conjuncts(*s).len() > 1) else { return Vec::new() };
        let mut found = self.resolve(first, Want::Agent);
        found.retain(|a| self.nodes.is_somebody(a.node));
        found.into_iter().map(|a| Argument::new(a.node, token, token)).collect()
    }

    /// "Honduras and El Salvador quarrelled. Nicaragua urged them to talk": both who stand as the subject of the
    /// sentence before, where somebody turns to them.
    pub(in crate::ingest::extract) fn both_addressed(&mut self, token: Index) -> Vec<Argument> {
        let tree = self.tree;
        let above = tree.head(token);
        let verb = if tree.label(token) == Label::Nsubj { tree.head(above) } else { above };
        let sentence = tree.sentence_of(token);
        let (start, _) = tree.sentence(sentence);
        if sentence == 0 || verb > token || !tree.is_verb(verb) || !ADDRESSING.contains(&tree.lemma(verb)) {
            return Vec::new();
        }
        let Some((from, to)) = self.sentence_nearby(token) else { return Vec::new() };
        let subject = |i: &Index| matches!(tree.label(*i), Label::Nsubj | Label::Nsubjpass);
        let Some(first) = (from..to).find(subject).filter(|s| tree.conjuncts(*s).len() == 2) else { return Vec::new() };
        let found = self.actors(first);
        let here: Vec<NodeIndex> = self.names.within(start..token).iter().map(|n| n.node).collect();
        if found.len() != 2 || found.iter().any(|a| here.contains(&a.node)) {
            return Vec::new();
        }
        found.into_iter().map(|a| Argument::new(a.node, token, token)).collect()
    }

    /// "Jon Holm and Ann Roe stood trial. The court acquitted both of them": the two who stand as the subject of the
    /// sentence before.
    pub(super) fn both_before(&mut self, token: Index) -> Vec<Argument> {
        let tree = self.tree;
        let stands = matches!(tree.label(token), Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Pobj);
        let of_them =
            |k: Index| tree.lower(k) == "of" && tree.kid(k, Label::Pobj).is_some_and(|o| tree.lower(o) == "them");
        let alone = tree.lower(token) == "both" && stands && tree.kids(token).all(of_them);
        let before = tree.sentence_of(token).checked_sub(1).filter(|_| alone).map(|s| tree.sentence(s));
        let Some((from, to)) = before.filter(|b| tree.line_of(b.0) == tree.line_of(token)) else { return Vec::new() };
        let subject = |i: &Index| matches!(tree.label(*i), Label::Nsubj | Label::Nsubjpass);
        let Some(first) = (from..to).find(subject).filter(|s| tree.conjuncts(*s).len() == 2) else { return Vec::new() };
        let found = self.actors(first);
        if found.len() != 2 {
            return Vec::new();
        }
        found.into_iter().map(|a| Argument::new(a.node, token, token)).collect()
    }

    /// "They were taken to hospital, where doctors treated them", "Soldiers burned the homes of villagers and beat
    /// them": the people spoken of last but whoever acts on them.
    pub(in crate::ingest::extract) fn others_before(&mut self, token: Index) -> Vec<Argument> {
        let tree = self.tree;
        let clause = tree.clause_of(token);
        let sentence = tree.sentence_of(token);
        let (start, _) = tree.sentence(sentence);
        let people = |i: &Index| {
            tree.is_noun(*i)
                && matches!(tree.label(*i), Label::Nsubj | Label::Nsubjpass | Label::Dobj)
                && (matches!(tree.tag(*i), Tag::Nns | Tag::Nnps) || tree.conjuncts(*i).len() > 1)
                && tree.head(*i) != clause
        };
        let mut heads: Vec<Index> = (start..token).rev().filter(people).collect();
        if sentence > 0 {
            let (from, to) = tree.sentence(sentence - 1);
            let (line, before) = (tree.line_of(token), tree.line_of(from));
            if before == line || !self.brief && before + 1 == line && from >= self.body {
                heads.extend((from..to).filter(people));
            }
        }
        for head in heads {
            let near = tree.line_of(head) == tree.line_of(token);
            let mut found = self.resolve(head, Want::Any);
            found.retain(|a| self.nodes.get(a.node).is_some_and(|d| d.is_actor() && (d.plural || d.named && near)));
            let several = found.len() > 1 || found.iter().any(|a| self.nodes.get(a.node).is_some_and(|d| d.plural));
            if several {
                return found
                    .into_iter()
                    .map(|a| Argument { quantity: None, ..Argument::new(a.node, token, token) })
                    .collect();
            }
        }
        Vec::new()
    }

    /// "The minister accused the charity of smuggling. It denied this", "Police detained 60 people. They were
    /// released": whom the sentence before turns on, where the subject there cannot be meant.
    pub(in crate::ingest::extract) fn suffered_before(
        &mut self,
        token: Index,
        plural: bool,
        sentence: usize,
    ) -> Option<NodeIndex> {
        let tree = self.tree;
        if !matches!(tree.label(token), Label::Nsubj | Label::Nsubjpass) || tree.clause_of(token) != tree.head(token) {
            return None;
        }
        let (from, to) = tree.sentence(sentence.checked_sub(1)?);
        if tree.line_of(from) != tree.line_of(token) {
            return None;
        }
        let verb = tree.head(token);
        let answers = |i: Index| ANSWERING.contains(&tree.lemma(i));
        let handled = self.handled_before(token).filter(|_| plural);
        if handled.is_none() && !answers(verb) {
            return None;
        }
        let answered = || {
            (from..to).rev().find_map(|v| {
                let turns = tree.is_verb(v)
                    && (self.frames.verb(tree.lemma(v)).first().is_some_and(|f| TURNING.contains(&f.relation))
                        || APPROACHING.contains(&tree.lemma(v)));
                turns.then(|| tree.kid(v, Label::Dobj).or_else(|| tree.kid(v, Label::Dative))).flatten()
            })
        };
        let turned_on = handled.or_else(answered)?;
        let found = self.resolve_one(turned_on, Want::Agent).into_iter().next()?;
        let draft = self.nodes.get(found.node)?;
        let fits = if plural {
            draft.plural
        } else {
            !draft.person && !draft.plural && draft.is_body_or_place() && self.acts(found.node)
        };
        fits.then_some(found.node)
    }

    /// "Police detained a man. He was charged", "arrested five people. They were accused of": whom the sentence before
    /// says something to be done to, where the passive of the next one tells what became of them.
    pub(super) fn handled_before(&self, token: Index) -> Option<Index> {
        let tree = self.tree;
        let verb = tree.head(token);
        let (from, to) = tree.sentence(tree.sentence_of(token).checked_sub(1)?);
        let told = tree.label(token) == Label::Nsubjpass
            && tree.line_of(from) == tree.line_of(token)
            && self.frames.verb(tree.lemma(verb)).iter().any(|f| FREEING.contains(&f.relation));
        if !told {
            return None;
        }
        let handles = |v: Index| {
            tree.is_verb(v) && self.frames.verb(tree.lemma(v)).first().is_some_and(|f| HANDLED.contains(&f.relation))
        };
        (from..to).rev().filter(|v| handles(*v)).find_map(|v| tree.kid(v, Label::Dobj))
    }
}
