//! What surrounds a claim in its clause: who acts, whether it happened, who says so, when and where.

use super::dates::{self, Tense};
use super::nodes::NodeIndex;
use super::reading::Reading;
use super::resolve::Want;
use super::tree::Index;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::Speech;
use crate::model::{DateInterval, Modality, NodeKind};

/// Who acts, as the syntax has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agent {
    /// This noun phrase.
    Phrase(Index),
    /// A passive without "by".
    Unnamed,
    /// The syntax does not say.
    Open,
}

/// Verbs whose object, not subject, is who does what the infinitive says.
const OBJECT_CONTROL: &[&str] = &[
    "ask",
    "urge",
    "order",
    "force",
    "persuade",
    "allow",
    "tell",
    "help",
    "encourage",
    "invite",
    "require",
    "expect",
    "want",
    "call",
    "press",
    "warn",
    "instruct",
    "advise",
    "request",
    "command",
    "enable",
    "lead",
    "cause",
    "compel",
    "direct",
    "push",
    "beg",
    "let",
    "make",
    "authorize",
    "authorise",
    "permit",
    "see",
    "send",
];

/// Prepositions that say where.
const LOCATIVE: &[&str] = &["in", "at", "near", "outside", "inside", "on", "around", "across", "off", "throughout"];

impl Reading<'_> {
    pub(super) fn is_passive(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.kid(verb, Label::Nsubjpass).is_some()
            || tree.kid(verb, Label::Auxpass).is_some()
            || tree.kid(verb, Label::Agent).is_some()
            || (tree.tag(verb) == Tag::Vbn
                && matches!(tree.label(verb), Label::Acl | Label::Amod)
                && tree.kid(verb, Label::Nsubj).is_none())
            || (tree.tag(verb) == Tag::Vbn
                && tree.label(verb) == Label::Conj
                && tree.kid(verb, Label::Nsubj).is_none()
                && tree.kid(verb, Label::Aux).is_none()
                && tree.kid(verb, Label::Dobj).is_none()
                && tree.is_verb(tree.head(verb))
                && self.is_passive(tree.head(verb)))
    }

    /// Who does what a verb says.
    pub(super) fn agent(&self, verb: Index) -> Agent {
        if self.is_passive(verb) {
            let by = self.tree.kids(verb).find(|k| self.tree.label(*k) == Label::Agent);
            return match by.and_then(|b| self.tree.kid(b, Label::Pobj)) {
                Some(agent) => Agent::Phrase(agent),
                None => Agent::Unnamed,
            };
        }
        self.subject(verb, 0)
    }

    /// The subject of a verb, its own or one that it shares.
    pub(super) fn subject(&self, verb: Index, depth: u8) -> Agent {
        let tree = self.tree;
        let own = tree.kid(verb, Label::Nsubj).or_else(|| tree.kid(verb, Label::Nsubjpass));
        if let Some(subject) = own {
            if matches!(tree.tag(subject), Tag::Wdt | Tag::Wp)
                || (tree.lower(subject) == "that" && tree.label(verb) == Label::Relcl)
            {
                return if tree.label(verb) == Label::Relcl { Agent::Phrase(tree.head(verb)) } else { Agent::Open };
            }
            return Agent::Phrase(subject);
        }
        if depth > 4 || tree.is_root(verb) {
            return Agent::Open;
        }
        let head = tree.head(verb);
        match tree.label(verb) {
            Label::Conj | Label::Dep if tree.is_verb(head) => self.subject(head, depth + 1),
            Label::Xcomp | Label::Advcl | Label::Ccomp | Label::Pcomp | Label::Acl | Label::Oprd => {
                let mut governor = head;
                if tree.label(verb) == Label::Pcomp {
                    governor = tree.head(head);
                }
                if tree.label(verb) == Label::Acl && !tree.is_verb(governor) {
                    if tree.tag(verb) == Tag::Vbg {
                        let clause = tree.clause_of(governor);
                        let aside = tree.label(governor) == Label::Pobj
                            && matches!(
                                tree.lower(tree.head(governor)),
                                "in" | "on" | "at" | "near" | "to" | "into" | "from"
                            );
                        if aside && clause != verb && tree.is_verb(clause) {
                            return self.subject(clause, depth + 1);
                        }
                        return Agent::Phrase(governor);
                    }
                    // "its decision to expel": whoever decides.
                    let clause = tree.clause_of(governor);
                    let possessor = tree.kid(governor, Label::Poss);
                    return match possessor {
                        Some(possessor) => Agent::Phrase(possessor),
                        None if tree.is_verb(clause) && clause != verb => self.subject(clause, depth + 1),
                        None => Agent::Open,
                    };
                }
                if matches!(tree.label(verb), Label::Xcomp | Label::Ccomp)
                    && OBJECT_CONTROL.contains(&tree.lemma(governor))
                {
                    if let Some(object) =
                        tree.kid(governor, Label::Dobj).or_else(|| tree.kid(governor, Label::Nsubjpass))
                    {
                        return Agent::Phrase(object);
                    }
                }
                if tree.is_verb(governor) {
                    if tree.label(verb) == Label::Pcomp
                        && tree.kid(governor, Label::Dobj).is_some()
                        && matches!(
                            tree.lemma(governor),
                            "accuse"
                                | "suspect"
                                | "charge"
                                | "convict"
                                | "prevent"
                                | "stop"
                                | "blame"
                                | "criticize"
                                | "criticise"
                                | "condemn"
                                | "praise"
                                | "fine"
                                | "sentence"
                        )
                    {
                        return tree.kid(governor, Label::Dobj).map_or(Agent::Open, Agent::Phrase);
                    }
                    if tree.label(verb) == Label::Ccomp && tree.tag(verb) != Tag::Vbg {
                        return Agent::Open;
                    }
                    return self.subject(governor, depth + 1);
                }
                Agent::Open
            }
            Label::Relcl if tree.tag(verb) == Tag::Vbg => Agent::Phrase(head),
            _ => Agent::Open,
        }
    }

    /// What a passive does something to: its subject, or what the participle describes.
    pub(super) fn patient(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        if let Some(subject) = tree.kid(verb, Label::Nsubjpass).or_else(|| tree.kid(verb, Label::Nsubj)) {
            let relative = matches!(tree.tag(subject), Tag::Wdt | Tag::Wp)
                || (tree.lower(subject) == "that" && tree.label(verb) == Label::Relcl);
            return if relative { (tree.label(verb) == Label::Relcl).then(|| tree.head(verb)) } else { Some(subject) };
        }
        match tree.label(verb) {
            Label::Acl | Label::Amod => Some(tree.head(verb)),
            Label::Conj if tree.is_verb(tree.head(verb)) => self.patient(tree.head(verb)),
            Label::Xcomp | Label::Advcl => match self.subject(verb, 0) {
                Agent::Phrase(subject) => Some(subject),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether the claim of a word is negated, planned, alleged or plain; `None` where it is no claim at all (a
    /// condition, a wish, a possibility).
    pub(super) fn modality(&self, word: Index) -> Option<Modality> {
        let tree = self.tree;
        let mut modality = Modality::Asserted;
        let mut at = word;
        for depth in 0..8 {
            for kid in tree.kids(at) {
                match tree.label(kid) {
                    Label::Neg if tree.is_verb(at) || depth > 0 || tree.lower(kid) == "never" => {
                        modality = Modality::Negated
                    }
                    Label::Aux => match tree.lower(kid) {
                        "will" | "shall" | "'ll" | "would" => modality = planned(modality),
                        "may" | "might" | "could" | "can" | "should" | "must" | "ought" | "ca"
                            if depth == 0 || tree.is_verb(at) =>
                        {
                            return None;
                        }
                        _ => {}
                    },
                    Label::Advmod => {
                        if let Some(found) = self
                            .frames
                            .modality(tree.lemma(kid), "adverb")
                            .or_else(|| self.frames.modality(tree.lower(kid), "adverb"))
                        {
                            modality = weaker(modality, found);
                        }
                        if matches!(tree.lower(kid), "when" | "whenever") && tree.is_verb(at) && depth == 0 && false {
                            return None;
                        }
                    }
                    Label::Mark if matches!(tree.lower(kid), "if" | "unless" | "whether" | "lest") => {
                        return None;
                    }
                    Label::Det if tree.lower(kid) == "no" && depth == 0 => modality = Modality::Negated,
                    Label::Prep if depth == 0 && tree.lower(kid) == "without" && false => {
                        return None;
                    }
                    Label::Nsubj | Label::Nsubjpass | Label::Dobj if depth == 0 && tree.is_verb(at) => {
                        if tree.kids(kid).any(|k| tree.label(k) == Label::Det && tree.lower(k) == "no")
                            || matches!(tree.lower(kid), "nobody" | "none" | "nothing")
                        {
                            modality = Modality::Negated;
                        }
                    }
                    _ => {}
                }
            }
            if tree.is_root(at) {
                break;
            }
            let head = tree.head(at);
            match tree.label(at) {
                Label::Xcomp | Label::Pcomp | Label::Acl | Label::Ccomp | Label::Advcl | Label::Oprd => {
                    let governor = if tree.label(at) == Label::Pcomp { tree.head(head) } else { head };
                    if tree.label(at) == Label::Pcomp && tree.lower(head) == "without" {
                        return Some(Modality::Negated);
                    }
                    let to = tree.kids(at).any(|k| tree.lower(k) == "to" && tree.label(k) == Label::Aux);
                    let how = if tree.is_verb(governor) {
                        "verb"
                    } else if tree.is_noun(governor) {
                        "noun"
                    } else {
                        "adjective"
                    };
                    let gerund = tree.label(at) == Label::Pcomp;
                    if tree.label(at) == Label::Advcl {
                        // Who travels to meet somebody does meet, as the news has it.
                        let travels = self
                            .frames
                            .verb(tree.lemma(governor))
                            .iter()
                            .any(|f| matches!(f.relation, "visited" | "met-with" | "mobilized"));
                        if to && travels {
                            at = governor;
                            continue;
                        }
                        if to {
                            modality = planned(modality);
                        } else {
                            break;
                        }
                    } else if tree.label(at) == Label::Ccomp && self.frames.speech(tree.lemma(governor)).is_some() {
                        match self.frames.speech(tree.lemma(governor)) {
                            Some(Speech::Claim) => modality = weaker(modality, Modality::Alleged),
                            Some(Speech::Deny) => modality = Modality::Negated,
                            Some(Speech::Hope) => return None,
                            _ => {}
                        }
                    } else if let Some(found) = self.frames.modality(tree.lemma(governor), how) {
                        if to || gerund || tree.tag(at) == Tag::Vbg || found != Modality::Planned {
                            if matches!(
                                tree.lemma(governor),
                                "seek"
                                    | "try"
                                    | "attempt"
                                    | "want"
                                    | "wish"
                                    | "ask"
                                    | "urge"
                                    | "order"
                                    | "call"
                                    | "tell"
                                    | "demand"
                                    | "encourage"
                                    | "invite"
                                    | "advise"
                                    | "instruct"
                                    | "recommend"
                                    | "request"
                                    | "require"
                            ) {
                                return None;
                            }
                            modality = weaker(modality, found);
                        }
                    } else if to && tree.label(at) == Label::Acl {
                        modality = planned(modality);
                    }
                    at = governor;
                }
                Label::Conj => at = head,
                Label::Relcl => break,
                _ if tree.is_noun(at) && !tree.is_noun(word) => break,
                _ if tree.is_noun(at)
                    && depth < 3
                    && matches!(
                        tree.label(at),
                        Label::Dobj | Label::Pobj | Label::Prep | Label::Nsubj | Label::Nsubjpass
                    ) =>
                {
                    at = head
                }
                Label::Prep => at = head,
                _ => break,
            }
        }
        Some(modality)
    }

    /// Who says that a word's claim holds: the subject of a verb of speech above it, or "according to".
    pub(super) fn speaker(&mut self, word: Index, doer: Option<NodeIndex>) -> Option<NodeIndex> {
        let tree = self.tree;
        let mut at = tree.clause_of(word);
        for _ in 0..8 {
            // "according to X", "X said" thrown in
            for kid in tree.kids(at).collect::<Vec<_>>() {
                if tree.lower(kid) == "according" || (tree.label(kid) == Label::Prep && tree.lower(kid) == "per") {
                    let object = tree.below(kid).into_iter().find(|i| tree.label(*i) == Label::Pobj);
                    if let Some(object) = object
                        && let Some(found) = self.resolve_one(object, Want::Agent).first()
                    {
                        return Some(found.node).filter(|n| Some(*n) != doer);
                    }
                }
                if matches!(tree.label(kid), Label::Parataxis | Label::Ccomp | Label::Advcl)
                    && self.is_report(kid)
                    && kid != word
                {
                    let alone =
                        tree.kids(kid).all(|k| !matches!(tree.label(k), Label::Ccomp | Label::Dobj | Label::Xcomp));
                    if alone && let Some(subject) = tree.kid(kid, Label::Nsubj) {
                        if let Some(found) = self.resolve_one(subject, Want::Agent).first() {
                            return Some(found.node).filter(|n| Some(*n) != doer);
                        }
                    }
                }
            }
            if tree.is_root(at) {
                return None;
            }
            let head = tree.head(at);
            let reports =
                matches!(tree.label(at), Label::Ccomp | Label::Parataxis | Label::Dobj | Label::Xcomp | Label::Pcomp)
                    && self.is_report(head);
            if reports && let Agent::Phrase(subject) = self.subject(head, 0) {
                return self.resolve_one(subject, Want::Agent).first().map(|a| a.node).filter(|n| Some(*n) != doer);
            }
            at = if tree.is_verb(head) { head } else { tree.clause_of(head) };
        }
        None
    }

    fn is_report(&self, verb: Index) -> bool {
        self.tree.is_verb(verb)
            && matches!(self.frames.speech(self.tree.lemma(verb)), Some(Speech::Say | Speech::Claim | Speech::Deny))
    }

    /// When a word's event happened: the nearest date of its clause, or of a clause that it belongs to.
    pub(super) fn date(&self, word: Index) -> Option<DateInterval> {
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
                if !participle && !saying && !(tree.label(at) == Label::Ccomp && !self.is_report(head)) {
                    break;
                }
            }
            at = head;
        }
        // "12 are killed and 29 injured on Friday": what is said of the second holds for the first.
        let later = self
            .tree
            .kids(word)
            .filter(|k| self.tree.label(*k) == Label::Conj && self.tree.is_verb(*k))
            .find_map(|k| self.date_below(k));
        later.or_else(|| self.present_day(word))
    }

    /// Whether a verb is itself something said: then "said on Monday" dates it too.
    fn is_speech_act(&self, verb: Index) -> bool {
        self.frames.verb(self.tree.lemma(verb)).iter().any(|f| {
            matches!(
                f.relation,
                "called-for" | "condemned" | "accused" | "warned" | "rejected" | "denied" | "threatened" | "supported"
            )
        })
    }

    /// A date among the dependents of a word, not below another verb.
    fn date_below(&self, word: Index) -> Option<DateInterval> {
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
                        Label::Prep | Label::Npadvmod | Label::Advmod | Label::Pobj | Label::Prt
                    ) || (tree.is_noun(kid) && matches!(tree.label(kid), Label::Dobj | Label::Nmod)))
                {
                    open.push((kid, depth + 1));
                }
            }
        }
        best.map(|(_, date)| date)
    }

    fn tense(&self, word: Index) -> Tense {
        let tree = self.tree;
        let verb = tree.clause_of(word);
        let future = tree
            .kids(verb)
            .any(|k| tree.label(k) == Label::Aux && matches!(tree.lower(k), "will" | "shall" | "'ll" | "to"));
        if future { Tense::Future } else { Tense::Past }
    }

    /// News in the present tense ("kill 22 people") tells of its own day.
    fn present_day(&self, word: Index) -> Option<DateInterval> {
        let tree = self.tree;
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

    /// Where a word's event happened.
    pub(super) fn location(&mut self, word: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let mut at = word;
        for _ in 0..4 {
            if let Some(place) = self.place_below(at) {
                return Some(place);
            }
            if tree.is_root(at) {
                break;
            }
            let linked = match tree.label(at) {
                Label::Xcomp
                | Label::Dobj
                | Label::Pobj
                | Label::Prep
                | Label::Nsubjpass
                | Label::Acl
                | Label::Nsubj => true,
                Label::Conj => tree.is_verb(at),
                Label::Advcl => tree.tag(at) == Tag::Vbg,
                _ => false,
            };
            if !linked {
                break;
            }
            at = tree.head(at);
        }
        let later: Vec<Index> = tree.kids(word).filter(|k| tree.label(*k) == Label::Conj && tree.is_verb(*k)).collect();
        later.into_iter().find_map(|k| self.place_below(k))
    }

    fn place_below(&mut self, word: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let mut open = vec![(word, 0u8)];
        // A named place goes before a described one, a near one before a far one.
        let mut found: Option<((bool, usize), NodeIndex)> = None;
        while let Some((at, depth)) = open.pop() {
            for kid in tree.kids(at).collect::<Vec<_>>() {
                let preposition = tree.label(kid) == Label::Prep && LOCATIVE.contains(&tree.lower(kid));
                if preposition {
                    let Some(object) = tree.kids(kid).find(|o| tree.label(*o) == Label::Pobj) else { continue };
                    let place = self.resolve_one(object, Want::Place);
                    let place = place.into_iter().find_map(|a| {
                        let draft = self.nodes.get(a.node).filter(|d| d.kind == NodeKind::Location)?;
                        Some((draft.named || draft.head.is_empty(), a.node))
                    });
                    if let Some((named, node)) = place {
                        let rank = (!named, kid.abs_diff(word));
                        if found.is_none_or(|(best, _)| rank < best) {
                            found = Some((rank, node));
                        }
                        if named {
                            continue;
                        }
                    }
                    if depth < 3 {
                        open.push((object, depth + 1));
                    }
                } else if depth < 3
                    && (matches!(
                        tree.label(kid),
                        Label::Dobj | Label::Nsubjpass | Label::Agent | Label::Pobj | Label::Attr | Label::Oprd
                    ) || (tree.label(kid) == Label::Prep && (tree.is_verb(at) || depth > 0)))
                {
                    open.push((kid, depth + 1));
                }
            }
        }
        found.map(|(_, node)| node)
    }

    /// What a claim concerns: names after "about", "on", "over", and those inside what is asked for.
    pub(super) fn about(&mut self, word: Index, ends: &[NodeIndex], inside: Option<(Index, Index)>) -> Vec<NodeIndex> {
        let tree = self.tree;
        let mut found: Vec<NodeIndex> = Vec::new();
        let mut topics: Vec<Index> = Vec::new();
        for kid in tree.below(word) {
            if tree.label(kid) == Label::Prep
                && matches!(tree.lower(kid), "about" | "on" | "over" | "regarding" | "concerning" | "against")
                && let Some(object) = tree.kids(kid).find(|o| matches!(tree.label(*o), Label::Pobj | Label::Pcomp))
            {
                topics.push(object);
            }
            if tree.is_verb(kid) && matches!(tree.lemma(kid), "discuss" | "address" | "debate" | "resolve" | "settle") {
                topics.extend(tree.kid(kid, Label::Dobj));
            }
        }
        for topic in topics {
            for token in tree.below(topic) {
                if let Some(name) = self.names.at(token) {
                    let node = name.node;
                    if !found.contains(&node) {
                        found.push(node);
                    }
                }
            }
        }
        if let Some((first, last)) = inside {
            for token in first..=last {
                let node = self.names.at(token).map(|n| n.node).or_else(|| self.demonym(token));
                found.extend(node.filter(|n| !found.contains(n)));
            }
        }
        found.retain(|n| !ends.contains(n));
        found.truncate(4);
        found
    }
}

fn planned(modality: Modality) -> Modality {
    if modality == Modality::Asserted { Modality::Planned } else { modality }
}

/// The modality that takes more off a claim.
fn weaker(a: Modality, b: Modality) -> Modality {
    let rank = |m: Modality| match m {
        Modality::Asserted => 0,
        Modality::Alleged => 1,
        Modality::Planned => 2,
        Modality::Negated => 3,
    };
    if rank(b) > rank(a) { b } else { a }
}
