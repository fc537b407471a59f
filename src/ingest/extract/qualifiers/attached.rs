//! What qualifies a claim: who says so, and when.

use crate::ingest::extract::arguments::resolve::Want;
use crate::ingest::extract::nodes::NodeIndex;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::clause::Agent;
use crate::ingest::extract::qualifiers::dates::{self, Tense};
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::Speech;
use crate::model::{DateInterval, Modality};

impl Reading<'_> {
    /// Who says that a word's claim holds, where it is not who does it: whoever the sentence says it of, else whoever
    /// is quoted.
    pub(in crate::ingest::extract) fn speaker(&mut self, word: Index, doer: Option<NodeIndex>) -> Option<NodeIndex> {
        // "France and Italy said they had sent": both, not one by the word of the other.
        let tellers = self.reporters(word);
        if doer.is_some_and(|doer| tellers.contains(&doer)) {
            return None;
        }
        let found = tellers.first().copied().or_else(|| self.quoted_speaker(word));
        found.filter(|n| Some(*n) != doer)
    }

    /// The subjects of a verb of speech above a word, or whom "according to" names.
    fn reporters(&mut self, word: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let mut at = tree.clause_of(word);
        for _ in 0..8 {
            // "according to X", "X said" thrown in
            for kid in tree.kids(at).collect::<Vec<_>>() {
                if tree.lower(kid) == "according" || (tree.label(kid) == Label::Prep && tree.lower(kid) == "per") {
                    let object = tree.below(kid).into_iter().find(|i| tree.label(*i) == Label::Pobj);
                    if let Some(object) = object
                        && let found = self.tellers(object)
                        && !found.is_empty()
                    {
                        return found;
                    }
                }
                if matches!(tree.label(kid), Label::Parataxis | Label::Ccomp | Label::Advcl)
                    && self.is_report(kid)
                    && kid != word
                {
                    let alone =
                        tree.kids(kid).all(|k| !matches!(tree.label(k), Label::Ccomp | Label::Dobj | Label::Xcomp));
                    if alone
                        && let Some(subject) = tree.kid(kid, Label::Nsubj)
                        && let found = self.tellers(subject)
                        && !found.is_empty()
                    {
                        return found;
                    }
                }
            }
            if tree.is_root(at) {
                return Vec::new();
            }
            let mut head = tree.head(at);
            if tree.label(at) == Label::Pcomp && !tree.is_verb(head) {
                head = tree.head(head);
            }
            let reports =
                matches!(tree.label(at), Label::Ccomp | Label::Parataxis | Label::Dobj | Label::Xcomp | Label::Pcomp)
                    && self.is_report(head);
            // "is thought to have killed many" is nobody's word.
            let says = if self.is_passive(head) { self.agent(head) } else { self.subject(head, 0) };
            if reports && let Agent::Phrase(subject) = says {
                return self.tellers(subject);
            }
            at = if tree.is_verb(head) { head } else { tree.clause_of(head) };
        }
        Vec::new()
    }

    /// Everybody who tells something together, whom the phrase says it of first.
    fn tellers(&mut self, head: Index) -> Vec<NodeIndex> {
        let mut found: Vec<NodeIndex> = self.resolve_one(head, Want::Agent).into_iter().map(|a| a.node).collect();
        if !found.is_empty() && self.tree.conjuncts(head).len() > 1 {
            found.extend(self.resolve(head, Want::Agent).into_iter().map(|a| a.node));
        }
        found
    }

    pub(in crate::ingest::extract) fn is_report(&self, verb: Index) -> bool {
        self.tree.is_verb(verb)
            && matches!(self.frames.speech(self.tree.lemma(verb)), Some(Speech::Say | Speech::Claim | Speech::Deny))
    }

    /// When a word's event happened: the nearest date of its clause, or of a clause that it belongs to.
    pub(in crate::ingest::extract) fn date(&self, word: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let mut at = word;
        for _ in 0..6 {
            if let Some(date) = self.date_below(at) {
                return Some(date);
            }
            if tree.is_root(at) {
                break;
            }
            let head = tree.head(at);
            // What is reported is not dated by the report.
            if matches!(tree.label(at), Label::Ccomp | Label::Relcl | Label::Advcl) && tree.is_verb(at) {
                let participle = tree.label(at) == Label::Advcl && tree.tag(at) == Tag::Vbg;
                let saying = tree.label(at) == Label::Ccomp && self.is_speech_act(word);
                // "announced on Friday that it will cease production": with the word the deed is done.
                let announces = matches!(
                    tree.lemma(head),
                    "announce" | "pledge" | "promise" | "vow" | "declare" | "confirm" | "reveal"
                );
                let told = tree.label(at) == Label::Ccomp && (!self.is_report(head) || announces);
                // "marched on Saturday to protest against the law"
                let purpose = tree.label(at) == Label::Advcl
                    && at == word
                    && tree.tag(at) == Tag::Vb
                    && tree.kid(at, Label::Mark).is_none()
                    && self.says(word, |relation| relation == "protested")
                    && tree.kids(at).any(|k| tree.tag(k) == Tag::To);
                if !(participle || saying || told || purpose) {
                    break;
                }
            }
            at = head;
        }
        if let Some(date) = self.date_of_cause(word) {
            return Some(date);
        }
        // "12 are killed and 29 injured on Friday": what is said of the second holds for the first.
        let later = self
            .tree
            .kids(word)
            .filter(|k| self.tree.label(*k) == Label::Conj && self.tree.is_verb(*k))
            .find_map(|k| self.date_below(k));
        // What lies ahead or is only spoken of has no day unless the text says it.
        if later.is_some() || self.is_background(word) || self.modality(word) == Some(Modality::Planned) {
            return later;
        }
        self.present_day(word).or_else(|| self.day_of_item(word))
    }

    /// "A crash in April 2008 killed five", "the 2008 epidemic that killed thousands": what harms people does so when it
    /// happens.
    fn date_of_cause(&self, verb: Index) -> Option<DateInterval> {
        let tree = self.tree;
        if !tree.is_verb(verb)
            || self.is_passive(verb)
            || !self.says(verb, |relation| matches!(relation, "killed" | "injured" | "displaced"))
        {
            return None;
        }
        let subject = tree.kid(verb, Label::Nsubj)?;
        let cause = if tree.label(verb) == Label::Relcl && matches!(tree.tag(subject), Tag::Wdt | Tag::Wp) {
            tree.head(verb)
        } else {
            subject
        };
        (tree.is_noun(cause) && self.names.at(cause).is_none()).then(|| self.date_below(cause)).flatten()
    }

    /// Whether a noun only speaks of what happened beside the news: "lifts its sanctions on X", "amid the fighting".
    fn is_background(&self, word: Index) -> bool {
        let tree = self.tree;
        if tree.is_verb(word) {
            return false;
        }
        let mut at = word;
        for _ in 0..8 {
            if tree.is_root(at) || tree.is_verb(at) && at != word {
                return false;
            }
            let head = tree.head(at);
            if tree.label(at) == Label::Pobj
                && !matches!(tree.lower(head), "in" | "during" | "by" | "with" | "at" | "through" | "via" | "under")
            {
                return true;
            }
            at = head;
        }
        false
    }

    /// Whether a verb is itself something said: then "said on Monday" dates it too.
    pub(in crate::ingest::extract) fn is_speech_act(&self, verb: Index) -> bool {
        self.says(verb, |relation| {
            matches!(
                relation,
                "called-for" | "condemned" | "accused" | "warned" | "rejected" | "denied" | "threatened" | "supported"
            )
        })
    }

    /// Whether a verb with the words beside it may say one of some relations: "approve" alone does not say what "approve of"
    /// does.
    pub(in crate::ingest::extract) fn says(&self, verb: Index, wanted: impl Fn(&str) -> bool) -> bool {
        let frames = self.frames.verb(self.tree.lemma(verb));
        frames.iter().any(|f| wanted(f.relation) && self.anchor(verb, &f.rest).is_some())
    }

    /// A date among the dependents of a word, not below another verb.
    pub(in crate::ingest::extract) fn date_below(&self, word: Index) -> Option<DateInterval> {
        let tree = self.tree;
        let mut open: Vec<(Index, u8)> = vec![(word, 0)];
        let mut best: Option<(usize, DateInterval)> = None;
        while let Some((at, depth)) = open.pop() {
            for kid in tree.kids(at) {
                let entity = tree.entity(kid).filter(|e| matches!(e.kind, EntityType::Date | EntityType::Time));
                if let Some(entity) = entity {
                    let (first, last) = (entity.tokens.start as usize, entity.tokens.end as usize - 1);
                    let before = first.checked_sub(1).map_or("", |b| tree.lower(b));
                    let phrase = tree.phrase(first, last);
                    let phrase = if before == "since" { format!("since {phrase}") } else { phrase };
                    if let Some(date) = dates::resolve(&phrase, self.published, self.tense(word)) {
                        let distance = kid.abs_diff(word);
                        if best.is_none_or(|(d, _)| distance < d) {
                            best = Some((distance, date));
                        }
                    }
                } else if depth < 3
                    && (matches!(
                        tree.label(kid),
                        Label::Prep | Label::Agent | Label::Npadvmod | Label::Advmod | Label::Pobj | Label::Prt
                    ) || (tree.is_noun(kid) && matches!(tree.label(kid), Label::Dobj | Label::Nmod)))
                {
                    open.push((kid, depth + 1));
                }
            }
        }
        best.map(|(_, date)| date)
    }

    pub(in crate::ingest::extract) fn tense(&self, word: Index) -> Tense {
        let tree = self.tree;
        let verb = tree.clause_of(word);
        let future = tree
            .kids(verb)
            .any(|k| tree.label(k) == Label::Aux && matches!(tree.lower(k), "will" | "shall" | "'ll" | "to"));
        if future { Tense::Future } else { Tense::Past }
    }

    /// Whether the verb of a word's clause says what is going on: "is visiting".
    pub(in crate::ingest::extract) fn goes_on(&self, word: Index) -> bool {
        let tree = self.tree;
        let verb = tree.clause_of(word);
        let now = |k: Index| tree.label(k) == Label::Aux && matches!(tree.lower(k), "is" | "are" | "am" | "'s" | "'re");
        tree.tag(verb) == Tag::Vbg && tree.kids(verb).any(now)
    }

    /// News in the present tense ("kill 22 people") tells of its own day.
    pub(in crate::ingest::extract) fn present_day(&self, word: Index) -> Option<DateInterval> {
        let tree = self.tree;
        // An article that tells in the past speaks in the present tense of what holds, not of its day.
        if !self.brief {
            return None;
        }
        let mut verb = tree.clause_of(word);
        for _ in 0..4 {
            let linked =
                matches!(tree.label(verb), Label::Advcl | Label::Conj | Label::Xcomp | Label::Ccomp | Label::Relcl)
                    && !matches!(tree.tag(verb), Tag::Vbd);
            if matches!(tree.tag(verb), Tag::Vbz | Tag::Vbp) || !linked {
                break;
            }
            verb = tree.clause_of(tree.head(verb));
        }
        let auxiliaries: Vec<Index> =
            tree.kids(verb).filter(|k| matches!(tree.label(*k), Label::Aux | Label::Auxpass)).collect();
        let passive_present = tree.tag(verb) == Tag::Vbn
            && auxiliaries.iter().any(|a| matches!(tree.lower(*a), "is" | "are"))
            && !auxiliaries.iter().any(|a| matches!(tree.lower(*a), "has" | "have" | "had" | "been"));
        let present = matches!(tree.tag(verb), Tag::Vbz | Tag::Vbp) && tree.lemma(verb) != "be" || passive_present;
        let flash = present && self.frames.speech(tree.lemma(verb)).is_none_or(|_| verb == word);
        flash.then_some(self.published?).map(DateInterval::day)
    }
}
