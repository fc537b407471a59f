//! Whether a claim is said to have happened: plainly, negated, planned, alleged, or not at all.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Speech;
use crate::model::Modality;

impl Reading<'_> {
    /// "have killed" behind another auxiliary.
    fn is_perfect(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.tag(verb) == Tag::Vbn && tree.kids(verb).any(|k| tree.label(k) == Label::Aux && tree.lower(k) == "have")
    }

    /// "be abandoning" behind another auxiliary.
    fn is_progressive(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.tag(verb) == Tag::Vbg && tree.kids(verb).any(|k| tree.label(k) == Label::Aux && tree.lower(k) == "be")
    }

    /// Whether what a word tells holds whether or not the verb above it is denied: "won't criticize it during his visit",
    /// "did not accede to the protesters' demands", "it is not just that they were killed".
    fn holds_regardless(&self, word: Index, denied: Index) -> bool {
        let tree = self.tree;
        if tree.is_noun(word) {
            let preposition = tree.head(word);
            let aside = tree.label(word) == Label::Pobj
                && matches!(tree.lower(preposition), "during" | "after" | "following" | "amid" | "since" | "despite");
            let owned = tree.kids(word).any(|k| tree.label(k) == Label::Poss && tree.is_noun(k));
            return aside || owned && tree.label(word) == Label::Pobj;
        }
        let judged = tree.lemma(denied) == "be" && tree.kid(denied, Label::Acomp).is_some();
        judged && tree.head(word) == denied && matches!(tree.label(word), Label::Ccomp | Label::Csubj)
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
                    // "didn't endorse her until July": then he did.
                    Label::Neg if tree.kids(at).any(|k| k > at && tree.lower(k) == "until") => {}
                    Label::Neg if depth > 0 && self.holds_regardless(word, at) => {}
                    Label::Neg if tree.is_verb(at) || depth > 0 || tree.lower(kid) == "never" => {
                        modality = Modality::Negated
                    }
                    Label::Aux => match tree.lower(kid) {
                        "will" | "shall" | "'ll" | "would" => modality = planned(modality),
                        // "may have killed two visitors" suspects that it did.
                        "may" | "might" if self.is_perfect(at) => modality = weaker(modality, Modality::Alleged),
                        // "so he could begin the construction": that is what it is for.
                        "could" | "can" | "may" | "might"
                            if tree.label(at) == Label::Advcl
                                && tree.kids(at).any(|k| k < kid && tree.lower(k) == "so") =>
                        {
                            modality = planned(modality);
                        }
                        // "may be abandoning the moratorium"
                        "may" | "might" if depth == 0 && self.is_progressive(at) => {
                            modality = weaker(modality, Modality::Alleged);
                        }
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
                        // "a potential deal", "possible strikes": nobody has said that they will be.
                        if self.frames.makes_no_claim(tree.lower(kid), "modifier") {
                            return None;
                        }
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
            // "Just Stop Oil activist X was jailed": a word of a name governs nothing.
            if self.names.at(head).is_some() && tree.is_verb(head) {
                break;
            }
            // "agreed to reboot relations at a meeting": they have met.
            if depth <= 1
                && !tree.is_verb(word)
                && tree.label(at) == Label::Prep
                && matches!(tree.label(head), Label::Xcomp | Label::Advcl)
                && tree.is_verb(tree.head(head))
                // "appealed to them to agree during a visit"
                && (tree.lower(at) == "during"
                    || matches!(tree.lower(at), "at" | "after" | "following" | "in")
                        && matches!(
                            tree.lemma(tree.head(head)),
                            "agree" | "pledge" | "vow" | "promise" | "decide" | "refuse" | "commit" | "resolve" | "undertake"
                        ))
            {
                at = tree.head(head);
                continue;
            }
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
                    // "arrested for setting fire to a car": so it is said.
                    let held = matches!(
                        tree.lemma(governor),
                        "arrest" | "detain" | "indict" | "prosecute" | "arraign" | "apprehend" | "extradite" | "remand"
                    );
                    if tree.label(at) == Label::Pcomp && held && matches!(tree.lower(head), "for" | "of" | "on") {
                        modality = weaker(modality, Modality::Alleged);
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
                        // "deployed soldiers to fight the militants": not yet.
                        let sent = self.frames.verb(tree.lemma(governor)).iter().any(|f| f.relation == "mobilized")
                            && !matches!(tree.lemma(governor), "visit" | "travel" | "fly" | "arrive")
                            && self.frames.verb(tree.lemma(word)).iter().any(|f| f.relation == "attacked");
                        // "fired tear gas to disperse the crowd": with the gas it is attacked.
                        let dispersed = matches!(tree.lemma(word), "disperse" | "scatter" | "quell" | "repel")
                            && matches!(
                                tree.lemma(governor),
                                "fire"
                                    | "use"
                                    | "deploy"
                                    | "throw"
                                    | "launch"
                                    | "charge"
                                    | "employ"
                                    | "resort"
                                    | "spray"
                                    | "shoot"
                                    | "open"
                            );
                        if to && (travels && !sent || dispersed) {
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
                            // So is an attempt to persuade somebody a demand.
                            if matches!(tree.lemma(governor), "try" | "attempt")
                                && self.frames.verb(tree.lemma(word)).iter().any(|f| {
                                    f.relation == "attacked" || f.relation == "called-for" && f.rest.is_empty()
                                })
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
                // "is not ready to negotiate"
                Label::Acomp if tree.is_verb(head) && at != word => at = head,
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
                    // "is planning sanctions", "a meeting is scheduled for Monday", "cancelled her visit"
                    if tree.is_noun(word)
                        && at == word
                        && matches!(tree.label(at), Label::Dobj | Label::Nsubjpass)
                        && tree.is_verb(head)
                        && let Some(found) = self.frames.modality(tree.lemma(head), "object")
                    {
                        modality = weaker(modality, found);
                    }
                    at = head
                }
                Label::Prep => at = head,
                _ => break,
            }
        }
        Some(modality)
    }

    /// Whether what a noun names is only spoken of by the verb above it, not done: judged, or a cause or circumstance.
    fn is_presupposed(&self, noun: Index) -> bool {
        let tree = self.tree;
        let verb = tree.head(noun);
        match tree.label(noun) {
            Label::Dobj => matches!(
                tree.lemma(verb),
                "condemn"
                    | "denounce"
                    | "criticise"
                    | "criticize"
                    | "deplore"
                    | "praise"
                    | "welcome"
                    | "protest"
                    | "avenge"
                    | "mourn"
                    | "mark"
                    | "commemorate"
                    | "punish"
                    | "investigate"
                    | "probe"
            ),
            Label::Pobj => {
                let answers = tree.lower(verb) == "for"
                    && matches!(tree.lemma(tree.head(verb)), "retaliate" | "revenge")
                    || tree.lower(verb) == "to" && matches!(tree.lemma(tree.head(verb)), "respond" | "react");
                (answers
                    || matches!(
                        tree.lower(verb),
                        "from" | "after" | "following" | "amid" | "because" | "since" | "despite"
                    ))
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
