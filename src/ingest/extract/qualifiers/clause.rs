//! The clause of a claim: who acts, upon whom, and whether it is said to have happened.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::Speech;
use crate::model::Modality;

/// Who acts, as the syntax has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest::extract) enum Agent {
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

impl Reading<'_> {
    pub(in crate::ingest::extract) fn is_passive(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.kid(verb, Label::Nsubjpass).is_some()
            || tree.kid(verb, Label::Auxpass).is_some()
            || tree.kid(verb, Label::Agent).is_some()
            || (tree.tag(verb) == Tag::Vbn
                && matches!(tree.label(verb), Label::Acl | Label::Amod)
                && tree.kid(verb, Label::Nsubj).is_none())
            // "one is killed and another wounded"
            || (tree.tag(verb) == Tag::Vbn
                && tree.label(verb) == Label::Conj
                && tree.kid(verb, Label::Aux).is_none()
                && tree.kid(verb, Label::Dobj).is_none()
                && tree.is_verb(tree.head(verb))
                && self.is_passive(tree.head(verb)))
    }

    /// Who does what a verb says.
    pub(in crate::ingest::extract) fn agent(&self, verb: Index) -> Agent {
        if self.is_passive(verb) {
            let by = self.tree.kids(verb).find(|k| self.tree.label(*k) == Label::Agent);
            let agent = by.and_then(|b| self.tree.kid(b, Label::Pobj));
            // "displaced by 30 November" names no agent.
            let dated =
                |a: &Index| self.tree.entity(*a).is_some_and(|e| matches!(e.kind, EntityType::Date | EntityType::Time));
            return match agent.filter(|a| !dated(a)) {
                Some(agent) => Agent::Phrase(agent),
                None => self.hyphenated_agent(verb).map_or(Agent::Unnamed, Agent::Phrase),
            };
        }
        self.subject(verb, 0)
    }

    /// Whether a subject is only the outer one of two places ("Bonneville, France"), and the noun that they belong to.
    fn chained(&self, subject: Index) -> Option<Option<Index>> {
        let tree = self.tree;
        let name = self.names.at(subject)?;
        let mut inner = None;
        for claim in self.claims.iter().filter(|c| c.rule == crate::ingest::extract::places::whereabouts::CHAIN) {
            if claim.target.first == name.start {
                inner = claim.source.as_ref();
            }
        }
        let before = inner?.first.checked_sub(1)?;
        Some(Some(tree.head(before)).filter(|noun| tree.is_noun(*noun)))
    }

    /// The subject of a verb, its own or one that it shares.
    pub(in crate::ingest::extract) fn subject(&self, verb: Index, depth: u8) -> Agent {
        let tree = self.tree;
        let own = tree.kid(verb, Label::Nsubj).or_else(|| tree.kid(verb, Label::Nsubjpass));
        if let Some(subject) = own {
            if matches!(tree.tag(subject), Tag::Wdt | Tag::Wp)
                || (tree.lower(subject) == "that" && tree.label(verb) == Label::Relcl)
            {
                return if tree.label(verb) == Label::Relcl {
                    Agent::Phrase(self.antecedent(verb))
                } else {
                    Agent::Open
                };
            }
            match self.chained(subject) {
                // "a doctor from Bonneville, France is charged": the doctor.
                Some(Some(whose)) => return Agent::Phrase(whose),
                // "in Mpika, Zambia killing nine": nobody of that name.
                Some(None) => {}
                None => return Agent::Phrase(subject),
            }
        }
        if depth > 4 || tree.is_root(verb) {
            return Agent::Open;
        }
        let head = tree.head(verb);
        match tree.label(verb) {
            Label::Conj | Label::Dep if tree.is_verb(head) => self.subject(tree.coordinated_with(verb), depth + 1),
            Label::Xcomp | Label::Advcl | Label::Ccomp | Label::Pcomp | Label::Acl | Label::Oprd => {
                let mut governor = head;
                if tree.label(verb) == Label::Pcomp {
                    governor = tree.head(head);
                }
                if tree.label(verb) == Label::Acl && !tree.is_verb(governor) {
                    if tree.tag(verb) == Tag::Vbg {
                        let clause = tree.clause_of(governor);
                        // "in Mpika, Zambia, killing nine": the place kills nobody.
                        let mut outer = governor;
                        while matches!(tree.label(outer), Label::Appos | Label::Conj | Label::Npadvmod)
                            && tree.is_noun(tree.head(outer))
                        {
                            outer = tree.head(outer);
                        }
                        // "in a bombing targeting the base": whose bombing it is.
                        let attack = self.noun_phrase_frame(governor).is_some_and(|(f, _)| f.relation == "attacked");
                        let aside = !attack
                            && tree.label(outer) == Label::Pobj
                            && matches!(
                                tree.lower(tree.head(outer)),
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
                // "has no plans of attacking it", "its intention of leaving": whoever has them.
                if tree.label(verb) == Label::Pcomp
                    && tree.is_noun(governor)
                    && self.frames.modality(tree.lemma(governor), "noun").is_some()
                {
                    let clause = tree.clause_of(governor);
                    return match tree.kid(governor, Label::Poss) {
                        Some(possessor) => Agent::Phrase(possessor),
                        None if tree.label(governor) == Label::Dobj && tree.is_verb(clause) && clause != verb => {
                            self.subject(clause, depth + 1)
                        }
                        None => Agent::Open,
                    };
                }
                if matches!(tree.label(verb), Label::Xcomp | Label::Ccomp)
                    && OBJECT_CONTROL.contains(&tree.lemma(governor))
                    && let Some(object) =
                        tree.kid(governor, Label::Dobj).or_else(|| tree.kid(governor, Label::Nsubjpass))
                {
                    return Agent::Phrase(object);
                }
                if tree.is_verb(governor) {
                    // "a man suspected of planning the attacks": the man planned them.
                    if tree.label(verb) == Label::Pcomp
                        && self.is_passive(governor)
                        && matches!(
                            tree.lemma(governor),
                            "accuse"
                                | "suspect"
                                | "charge"
                                | "convict"
                                | "blame"
                                | "fine"
                                | "sentence"
                                | "jail"
                                | "try"
                        )
                        && let Some(patient) = self.patient(governor)
                    {
                        return Agent::Phrase(patient);
                    }
                    if tree.label(verb) == Label::Pcomp
                        && tree.kid(governor, Label::Dobj).is_some()
                        && (tree.lower(head) == "from"
                            || matches!(
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
                                    | "thank"
                                    | "commend"
                                    | "congratulate"
                                    | "applaud"
                                    | "laud"
                                    | "hail"
                                    | "credit"
                                    | "honour"
                                    | "honor"
                                    | "denounce"
                                    | "rebuke"
                                    | "slam"
                                    | "blast"
                                    | "lambast"
                                    | "lambaste"
                                    | "censure"
                                    | "chide"
                                    | "scold"
                                    | "castigate"
                                    | "fault"
                                    | "sue"
                                    | "punish"
                                    | "reward"
                                    | "forgive"
                                    | "fine"
                                    | "sentence"
                            ))
                    {
                        return tree.kid(governor, Label::Dobj).map_or(Agent::Open, Agent::Phrase);
                    }
                    if tree.label(verb) == Label::Ccomp && tree.tag(verb) != Tag::Vbg {
                        return Agent::Open;
                    }
                    return self.subject(governor, depth + 1);
                }
                // "is about to restore", "is ready to talk": whoever is.
                if matches!(tree.label(governor), Label::Acomp | Label::Prep | Label::Attr) && !tree.is_noun(governor) {
                    let verb = tree.head(governor);
                    return if tree.is_verb(verb) { self.subject(verb, depth + 1) } else { Agent::Open };
                }
                Agent::Open
            }
            Label::Relcl if tree.tag(verb) == Tag::Vbg => Agent::Phrase(head),
            // "became the first country to recognise it": whoever became that.
            Label::Relcl
                if tree
                    .kids(head)
                    .chain([head])
                    .any(|k| matches!(tree.lower(k), "first" | "last" | "only" | "second" | "latest"))
                    && tree.label(head) == Label::Attr
                    && tree.is_verb(tree.head(head))
                    && tree.kids(verb).any(|k| tree.label(k) == Label::Aux && tree.lower(k) == "to") =>
            {
                self.subject(tree.head(head), depth + 1)
            }
            _ => Agent::Open,
        }
    }

    /// Whom a relative clause is about: "Ali, Omar and Musa, who were kidnapped" are all of them, as the plural says.
    fn antecedent(&self, verb: Index) -> Index {
        let tree = self.tree;
        let mut head = tree.head(verb);
        let plural =
            tree.kids(verb).chain([verb]).any(|k| matches!(tree.lower(k), "were" | "are" | "have" | "all" | "both"));
        if plural && self.names.at(head).is_some() {
            while tree.label(head) == Label::Conj && self.names.at(tree.head(head)).is_some() {
                head = tree.head(head);
            }
        }
        head
    }

    /// What a passive does something to: its subject, or what the participle describes.
    pub(in crate::ingest::extract) fn patient(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        if let Some(subject) = tree.kid(verb, Label::Nsubjpass).or_else(|| tree.kid(verb, Label::Nsubj)) {
            let relative = matches!(tree.tag(subject), Tag::Wdt | Tag::Wp)
                || (tree.lower(subject) == "that" && tree.label(verb) == Label::Relcl);
            return if relative {
                (tree.label(verb) == Label::Relcl).then(|| self.antecedent(verb))
            } else {
                Some(subject)
            };
        }
        match tree.label(verb) {
            Label::Acl | Label::Amod => Some(tree.head(verb)),
            Label::Conj if tree.is_verb(tree.head(verb)) => self.patient(tree.head(verb)),
            Label::Xcomp | Label::Advcl | Label::Pcomp => match self.subject(verb, 0) {
                Agent::Phrase(subject) => Some(subject),
                _ => None,
            },
            _ => None,
        }
    }

    /// "have killed" behind another auxiliary.
    fn is_perfect(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.tag(verb) == Tag::Vbn && tree.kids(verb).any(|k| tree.label(k) == Label::Aux && tree.lower(k) == "have")
    }

    /// Whether the claim of a word is negated, planned, alleged or plain; `None` where it is no claim at all (a
    /// condition, a wish, a possibility).
    pub(in crate::ingest::extract) fn modality(&self, word: Index) -> Option<Modality> {
        let tree = self.tree;
        let mut modality = Modality::Asserted;
        let mut at = word;
        for depth in 0..8 {
            if self.alleged.contains(&at) {
                modality = weaker(modality, Modality::Alleged);
            }
            for kid in tree.kids(at) {
                match tree.label(kid) {
                    Label::Neg if tree.is_verb(at) || depth > 0 || tree.lower(kid) == "never" => {
                        modality = Modality::Negated
                    }
                    Label::Aux => match tree.lower(kid) {
                        "will" | "shall" | "'ll" | "would" => modality = planned(modality),
                        // "may have killed two visitors" suspects that it did.
                        "may" | "might" if self.is_perfect(at) => modality = weaker(modality, Modality::Alleged),
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
                    }
                    // "a planned visit", "the alleged attack"
                    Label::Amod if depth == 0 && !tree.is_verb(at) => {
                        if let Some(found) = self.frames.modality(tree.lower(kid), "modifier") {
                            modality = weaker(modality, found);
                        }
                    }
                    Label::Mark if matches!(tree.lower(kid), "if" | "unless" | "whether" | "lest") => {
                        return None;
                    }
                    // "has no intention of invading it"
                    Label::Det
                        if tree.lower(kid) == "no"
                            && (depth == 0 || tree.is_verb(word) && self.frames.demands(tree.lemma(at), "will")) =>
                    {
                        modality = Modality::Negated;
                    }
                    Label::Nsubj | Label::Nsubjpass | Label::Dobj
                        if depth == 0
                            && tree.is_verb(at)
                            && (tree.kids(kid).any(|k| {
                                tree.label(k) == Label::Det && tree.lower(k) == "no"
                                    // "neither France nor Italy would endorse it"
                                    || tree.label(k) == Label::Preconj && tree.lower(k) == "neither"
                            }) || matches!(tree.lower(kid), "nobody" | "none" | "nothing" | "neither")) =>
                    {
                        modality = Modality::Negated;
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
                    // "bars him from entering", "prevents the president from using force": nobody does it.
                    if tree.label(at) == Label::Pcomp
                        && tree.lower(head) == "from"
                        && self.frames.makes_no_claim(tree.lemma(governor), "from")
                    {
                        return None;
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
                        // Who takes to the streets to demand something demands it.
                        let speaks = self.is_speech_act(word)
                            || self.frames.verb(tree.lemma(word)).iter().any(|f| f.relation == "protested");
                        if to && speaks {
                            break;
                        }
                        // "votes 136-27 to ban the march": it is decided.
                        let leaves =
                            || self.frames.verb(tree.lemma(word)).iter().any(|f| f.relation == "withdrew-from");
                        if to && tree.lemma(governor) == "vote" && !leaves() {
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
                    } else if tree.label(at) == Label::Acl
                        && tree.tag(at) == Tag::Vbg
                        && self.frames.decides(tree.lemma(governor))
                    {
                        // "signs an order banning visas": with the order they are banned.
                        at = governor;
                        continue;
                    } else if to
                        && tree.kids(governor).any(|k| tree.label(k) == Label::Advmod && tree.lower(k) == "yet")
                    {
                        // "has yet to ratify the treaty"
                        modality = Modality::Negated;
                    } else if let Some(found) = self.frames.modality(tree.lemma(governor), how) {
                        if to || gerund || tree.tag(at) == Tag::Vbg || found != Modality::Planned {
                            // An attempt to storm a building is an attack on it.
                            if matches!(tree.lemma(governor), "try" | "attempt")
                                && self.frames.verb(tree.lemma(word)).iter().any(|f| f.relation == "attacked")
                            {
                                at = governor;
                                continue;
                            }
                            if self.frames.makes_no_claim(tree.lemma(governor), "verb") {
                                return None;
                            }
                            modality = weaker(modality, found);
                        }
                    } else if to && tree.label(at) == Label::Acl {
                        modality = planned(modality);
                    }
                    at = governor;
                }
                Label::Conj if tree.is_verb(at) && tree.is_verb(head) => at = tree.coordinated_with(at),
                Label::Conj => at = head,
                Label::Relcl => break,
                _ if tree.is_noun(at) && !tree.is_noun(word) => break,
                // "a resolution condemning the war", "failed to prevent deaths from the strikes": the war and the strikes
                // are taken for granted.
                _ if tree.is_noun(word) && self.is_presupposed(at) => break,
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
}

impl Reading<'_> {
    /// Whether what a noun names is only spoken of by the verb above it, not done: judged, or a cause or circumstance.
    fn is_presupposed(&self, noun: Index) -> bool {
        let tree = self.tree;
        let verb = tree.head(noun);
        match tree.label(noun) {
            Label::Dobj => matches!(
                tree.lemma(verb),
                "condemn" | "denounce" | "criticise" | "criticize" | "deplore" | "praise" | "welcome" | "protest"
            ),
            Label::Pobj => {
                matches!(tree.lower(verb), "from" | "after" | "following" | "amid" | "because" | "since" | "despite")
                    && !tree.is_root(verb)
            }
            _ => false,
        }
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
