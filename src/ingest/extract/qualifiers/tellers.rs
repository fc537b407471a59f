//! Who tells what, beyond a verb of saying and its clause: "the agency reports 77 deaths", "a reporter saw soldiers
//! beat them", "army sources said". Also what the words of others do not say: "said he would meet Ana Roe, who won in May".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::CAPTURES;
use crate::lexicon::shared_words::CHARGES;
use crate::lexicon::{NounClass, Words};

/// Verbs of making known what a noun names: "confirmed the death of".
static RECORDING: Words = Words::of("tellers.recording");

/// Nouns for harm that is counted: "12 deaths".
static TOLLS: Words = Words::of("tellers.tolls");

/// Nouns for what courts do with people.
static VERDICTS: Words = Words::of("tellers.verdicts");

/// Verbs of seeing for oneself what others do.
static SEEING: Words = Words::of("tellers.seeing");

/// Verbs of binding oneself or going on, which tell nothing by their infinitive: "agreed to attack".
static UNDERTAKING: Words = Words::of("tellers.undertaking");

/// Those who speak and are called no more than that.
static SPEAKERS: Words = Words::of("tellers.speakers");

/// Works by which a body finds something out.
static INQUIRIES: Words = Words::of("tellers.inquiries");

impl Reading<'_> {
    /// The verb that makes known what a noun names, as its object or the subject of its passive: "reported 12
    /// deaths", "the death of her brother was announced by".
    fn recording_of(&self, noun: Index) -> Option<Index> {
        let tree = self.tree;
        let counted = TOLLS.contains(&tree.lemma(noun));
        // "confirms his death sentence": that is the court's own.
        let deed = || {
            !VERDICTS.contains(&tree.lemma(noun))
                && self
                    .noun_phrase_frame(noun)
                    .is_some_and(|(f, _)| is_harm(f.relation) || CAPTURES.contains(&f.relation))
        };
        if !tree.is_noun(noun) || self.names.at(noun).is_some() || !(counted || deed()) {
            return None;
        }
        let mut at = noun;
        while tree.label(at) == Label::Conj && tree.is_noun(tree.head(at)) {
            at = tree.head(at);
        }
        let verb = tree.head(at);
        let told = matches!(tree.label(at), Label::Dobj | Label::Nsubjpass) && tree.is_verb(verb);
        let records = RECORDING.contains(&tree.lemma(verb)) || tree.lemma(noun) == "toll" && tree.lemma(verb) == "put";
        (told && records).then_some(verb)
    }

    /// Whoever makes known what a noun names.
    pub(super) fn recorders(&mut self, noun: Index) -> Vec<NodeIndex> {
        let Some(verb) = self.recording_of(noun) else { return Vec::new() };
        let tree = self.tree;
        if tree.kid(verb, Label::Neg).is_some() {
            return Vec::new();
        }
        match self.agent(verb) {
            Agent::Phrase(subject) => self.tellers(subject),
            _ => Vec::new(),
        }
    }

    /// Whether whoever does what a noun names also makes it known: "announced the arrest of two men" tells of one's
    /// own.
    pub(in crate::ingest::extract) fn is_own_record(&self, noun: Index) -> bool {
        self.recording_of(noun).is_some()
    }

    /// "saw police shoot a man", "witnessed soldiers beating him": whoever sees what a clause tells. "The year saw
    /// rebels take the town" is nobody's word.
    pub(super) fn witnesses(&mut self, clause: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let head = tree.head(clause);
        let verb = match tree.label(clause) {
            Label::Ccomp => head,
            Label::Acl if tree.tag(clause) == Tag::Vbg && tree.label(head) == Label::Dobj => tree.head(head),
            _ => return Vec::new(),
        };
        let bare = matches!(tree.tag(clause), Tag::Vb | Tag::Vbg | Tag::Vbp)
            && !tree.kids(clause).any(|k| matches!(tree.label(k), Label::Mark | Label::Aux));
        if !bare || !tree.is_verb(verb) || !SEEING.contains(&tree.lemma(verb)) {
            return Vec::new();
        }
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return Vec::new() };
        let mut found = self.tellers(subject);
        found.retain(|n| self.nodes.is_actor(*n) || self.nodes.is_organization(*n));
        found
    }

    /// "agreed to free them", "continued to attack", "is considering sending tanks": what somebody binds himself to
    /// do or goes on with is not what he says.
    pub(super) fn is_undertaken(&self, complement: Index) -> bool {
        let tree = self.tree;
        tree.label(complement) == Label::Xcomp && UNDERTAKING.contains(&tree.lemma(tree.head(complement)))
    }

    /// "said he would meet Ana Roe, who won in May", "says Chad bombed Tine, a charge Chad denies": whether a clause is
    /// thrown in by the text and not by whoever is reported.
    pub(super) fn is_thrown_comment(&self, clause: Index) -> bool {
        let tree = self.tree;
        if tree.label(clause) != Label::Relcl || tree.is_quoted(clause) {
            return false;
        }
        let noun = tree.head(clause);
        let (first, _) = tree.reach(clause);
        let pronoun = matches!(tree.lower(first), "who" | "whom" | "which" | "whose");
        let parted = pronoun && first.checked_sub(1).is_some_and(|c| tree.tag(c) == Tag::Comma);
        parted || tree.label(noun) == Label::Appos && CHARGES.contains(&tree.base(noun).as_str())
    }

    /// "in Russian-occupied Donetsk", "jailed lawyer Jon Roe": whether a participle in front of a noun tells of it,
    /// which nobody says but the text.
    pub(super) fn is_epithet_in_front(&self, participle: Index) -> bool {
        let tree = self.tree;
        tree.is_verb(participle)
            && tree.label(participle) == Label::Amod
            && tree.tag(participle) == Tag::Vbn
            && tree.head(participle) > participle
            && !tree.is_quoted(participle)
            // "treated 25 wounded people": those are counted by whoever says it.
            && !self.is_harming(participle)
    }

    /// Somebody without a name who says something: "army sources", "a police spokesman"; the body whose inquiry finds
    /// it.
    pub(super) fn unnamed_speaker(&mut self, head: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        if !tree.is_noun(head) || self.names.at(head).is_some() {
            return None;
        }
        let base = tree.base(head);
        if INQUIRIES.contains(&base.as_str()) {
            return self.inquirer(head);
        }
        let class = self.class_of(head, &base);
        let speaks = SPEAKERS.contains(&base.as_str())
            || class.is(NounClass::POST.or(NounClass::PERSON).or(NounClass::OCCUPATION));
        let definite = tree.kids(head).any(|k| matches!(tree.lower(k), "the" | "his" | "her" | "its" | "their"));
        let bare = tree.kids(head).all(|k| matches!(tree.label(k), Label::Det | Label::Poss | Label::Punct));
        // "the spokesman": one who was told of before, with a name.
        if !speaks || definite && bare && tree.tag(head) == Tag::Nn {
            return None;
        }
        let node = self.population(head, &base, definite, Want::Agent).node;
        self.nodes.is_somebody(node).then_some(node)
    }

    /// "a Guardian investigation", "an inquiry by the UN": whose it is.
    fn inquirer(&mut self, inquiry: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let whose = |k: &Index| *k < inquiry && matches!(tree.label(*k), Label::Compound | Label::Nmod | Label::Amod);
        let name = tree.kids(inquiry).filter(whose).find_map(|k| self.names.at(k)).map(|n| n.node);
        if let Some(body) = name.filter(|n| self.nodes.is_organization(*n)) {
            return Some(body);
        }
        let by = tree.kid(inquiry, Label::Poss).or_else(|| tree.prepositional(inquiry, "by"))?;
        self.resolve_one(by, Want::Agent).first().map(|a| a.node)
    }
}
