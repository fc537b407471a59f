//! What governs a word and takes the edge off its claim: "plans to", "accused of", "refuses to", "an order banning".

use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::modality::{Step, weaker};
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{Speech, Words};
use crate::model::Modality;

/// Relations whose purpose is reached.
static TRAVELS: Words = Words::of("modality_governors.travels");

/// What is announced before it is done.
static JOURNEYS: Words = Words::of("modality_governors.journeys");

/// What is done once it is decided.
static MEASURES: Words = Words::of("modality_governors.measures");

static PROMISING: Words = Words::of("modality.promising");
static HOLDING: Words = Words::of("modality.holding");
static TRAVELLING: Words = Words::of("modality.travelling");
static DISPERSING: Words = Words::of("modality.dispersing");
static FORCING: Words = Words::of("modality.forcing");
static JUDGING: Words = Words::of("modality.judging");
static PRESUPPOSING: Words = Words::of("modality.presupposing");
static ASIDE: Words = Words::of("modality.aside");
static RANKS: Words = Words::of("modality.ranks");
static ENDING: Words = Words::of("modality.ending");
static MISTAKEN: Words = Words::of("modality.mistaken");

/// Verbs of having, beginning or ending a visit or talks.
static RUNNING: Words = Words::of("modality.running");

impl Reading<'_> {
    /// What governs `at`, which is a claim's word or one of those above it, so many up, and where to look next; `None`
    /// where there is no claim under it.
    pub(super) fn governed(&self, word: Index, at: Index, depth: usize) -> Option<Step> {
        let tree = self.tree;
        let head = tree.head(at);
        let nothing = Step::end(Modality::Asserted);
        // "Just Stop Oil activist X was jailed": a word of a name governs nothing.
        if self.names.at(head).is_some() && tree.is_verb(head) {
            return Some(nothing);
        }
        // "in retaliation against tariffs imposed by Canada": done, whatever is planned against them.
        let done =
            |k: Index| tree.label(k) == Label::Acl && tree.tag(k) == Tag::Vbn && tree.kid(k, Label::Agent).is_some();
        if depth == 0 && tree.is_noun(word) && tree.kids(word).any(done) {
            return Some(nothing);
        }
        // "refuses to rule out using force": it is left open.
        if head != at && self.is_ruling_out(head) && self.is_refused(head) {
            return None;
        }
        if depth <= 1 && self.is_occasion(word, at) {
            return Some(Step::up(tree.head(head)));
        }
        Some(match tree.label(at) {
            Label::Advcl => match self.truth(at, head) {
                Some(found) => return found.map(Step::end),
                None => self.adverbial(word, at),
            },
            Label::Pcomp => return self.gerund(word, at),
            Label::Xcomp | Label::Acl | Label::Ccomp | Label::Oprd => return self.complement(word, at, head),
            Label::Conj if tree.is_verb(at) && tree.is_verb(head) => {
                Step { shared: !self.stands_alone(at), ..Step::up(tree.coordinated_with(at)) }
            }
            Label::Conj => Step::up(head),
            // "an allegation he assaulted her"
            Label::Relcl if self.tells_what(at) => {
                if let Some(found) = self.truth(at, head) {
                    return found.map(Step::end);
                }
                Step::end(self.frames.modality(tree.lemma(head), "noun").unwrap_or(Modality::Asserted))
            }
            Label::Relcl => nothing,
            // "is not ready to negotiate"
            Label::Acomp if tree.is_verb(head) && at != word => Step::up(head),
            // "will be the first to visit it"
            Label::Attr | Label::Dobj if tree.is_verb(word) && self.is_ranked(at) => Step::up(head),
            _ if tree.is_noun(at) && !tree.is_noun(word) => nothing,
            // "a resolution condemning the war", "failed to prevent deaths from the strikes": the war and the strikes
            // are taken for granted.
            _ if tree.is_noun(word) && self.is_presupposed(at) => nothing,
            Label::Dobj | Label::Pobj | Label::Prep | Label::Nsubj | Label::Nsubjpass
                if tree.is_noun(at) && depth < 3 =>
            {
                // "is planning sanctions", "a meeting is scheduled for Monday", "cancelled her visit"
                let object =
                    at == word && matches!(tree.label(at), Label::Dobj | Label::Nsubjpass) && tree.is_verb(head);
                // "announces a trip to Israel": it lies ahead.
                let journeys = || self.noun_phrase_frame(at).is_some_and(|(f, _)| JOURNEYS.contains(&f.relation));
                if object && matches!(tree.lemma(head), "announce" | "unveil") && journeys() {
                    return Some(Step { found: Modality::Planned, ..Step::up(head) });
                }
                // "considers the support of its allies essential": that judges it, and plans nothing.
                if object && tree.lemma(head) == "consider" && self.is_held_to_be(at) {
                    return None;
                }
                let found = object.then(|| self.frames.modality(self.governing(head), "object")).flatten();
                Step { found: found.unwrap_or(Modality::Asserted), ..Step::up(head) }
            }
            // "is due in Cairo for talks"
            Label::Prep if self.lies_ahead_by_adjective(head) => Step { found: Modality::Planned, ..Step::up(head) },
            Label::Prep => Step::up(head),
            _ => nothing,
        })
    }

    /// A verb as the table of modality has it: with its particle where that makes another word of it ("rule out").
    fn governing(&self, verb: Index) -> &str {
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let phrase = tree
            .kids(verb)
            .filter(|k| tree.label(*k) == Label::Prt)
            .find_map(|particle| self.frames.modality_phrase(lemma, tree.lower(particle)));
        phrase.unwrap_or(lemma)
    }

    /// "agreed to reboot relations at a meeting", "appealed to them to agree during a visit": they have met.
    fn is_occasion(&self, word: Index, at: Index) -> bool {
        let tree = self.tree;
        let head = tree.head(at);
        let above = tree.head(head);
        !tree.is_verb(word)
            && tree.label(at) == Label::Prep
            && matches!(tree.label(head), Label::Xcomp | Label::Advcl)
            && tree.is_verb(above)
            && (tree.lower(at) == "during"
                || matches!(tree.lower(at), "at" | "after" | "following" | "in")
                    && PROMISING.contains(&tree.lemma(above)))
    }

    /// Whether a coordinated verb says for itself who does it and when, so that what denies or plans the first is not
    /// said of it.
    pub(super) fn stands_alone(&self, verb: Index) -> bool {
        let tree = self.tree;
        let has = |labels: &[Label]| tree.kids(verb).any(|k| k < verb && labels.contains(&tree.label(k)));
        let finite = |v: Index| matches!(tree.tag(v), Tag::Vbd | Tag::Vbz | Tag::Vbp);
        has(&[Label::Aux, Label::Auxpass])
            || finite(verb) && (has(&[Label::Nsubj, Label::Nsubjpass]) || !finite(tree.head(verb)))
    }

    /// Whether a clause that the parser takes for a relative one says what its noun is about: it leaves no gap.
    fn tells_what(&self, clause: Index) -> bool {
        let tree = self.tree;
        let subject = tree.kid(clause, Label::Nsubj).or_else(|| tree.kid(clause, Label::Nsubjpass));
        // "the plan, which Poland rejects": that is the gap.
        let gap = |at: Index| matches!(tree.tag(at), Tag::Wdt | Tag::Wp) || matches!(tree.lower(at), "which" | "that");
        let complete = tree.kid(clause, Label::Dobj).is_some_and(|object| !gap(object))
            || tree.kid(clause, Label::Nsubjpass).is_some();
        complete && subject.is_some_and(|s| !matches!(tree.tag(s), Tag::Wdt | Tag::Wp))
    }

    /// "the first leader to meet him", "among the areas to vote against it": those have done so.
    fn is_ranked(&self, noun: Index) -> bool {
        let tree = self.tree;
        // "the 31st country to join"
        let ordinal = |word: &str| {
            ["st", "nd", "rd", "th"].into_iter().any(|end| {
                word.strip_suffix(end).is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
            })
        };
        let rank = |k: Index| RANKS.contains(&tree.lower(k)) || ordinal(tree.lower(k));
        let ranked = |at: Index| tree.kids(at).any(|k| k < at && rank(k));
        let among = tree.label(noun) == Label::Pobj && tree.lower(tree.head(noun)) == "among";
        tree.is_noun(noun) && (ranked(noun) || among) || RANKS.contains(&tree.lower(noun))
    }

    /// "the demand that Ukraine withdraw": the bare form of a verb behind "that".
    pub(in crate::ingest::extract) fn is_subjunctive(&self, verb: Index) -> bool {
        let tree = self.tree;
        let bare = !tree.kids(verb).any(|k| tree.label(k) == Label::Aux);
        let that = |k: Index| tree.label(k) == Label::Mark && tree.lower(k) == "that";
        let be = |k: Index| tree.label(k) == Label::Auxpass && tree.lower(k) == "be";
        // "that Israel withdraw": no plural, and yet without an ending.
        let one = |k: Index| tree.label(k) == Label::Nsubj && matches!(tree.tag(k), Tag::Nn | Tag::Nnp);
        let unmarked = tree.tag(verb) == Tag::Vb || tree.tag(verb) == Tag::Vbp && tree.kids(verb).any(one);
        bare && tree.kids(verb).any(that) && (unmarked || tree.tag(verb) == Tag::Vbn && tree.kids(verb).any(be))
    }

    /// Whether a verb has "to" in front.
    fn is_infinitive(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.kids(verb).any(|k| tree.lower(k) == "to" && tree.label(k) == Label::Aux)
    }

    /// A clause of purpose or manner.
    fn adverbial(&self, word: Index, at: Index) -> Step {
        let tree = self.tree;
        let governor = tree.head(at);
        let frames = |verb: Index| self.frames.verb(tree.lemma(verb)).iter().map(|f| f.relation);
        // "became the 55th country to sign the treaty": it signed.
        let ranked = |verb: Index| tree.kid(verb, Label::Attr).is_some_and(|noun| noun < at && self.is_ranked(noun));
        if matches!(tree.lemma(governor), "be" | "become") && self.is_infinitive(at) && ranked(governor) {
            return Step::up(governor);
        }
        if !self.is_infinitive(at) {
            let found = match tree.is_verb(word) && self.is_outcome(at) {
                // "denied that it had bombed the camp, killing 40 refugees": nor that.
                true if self.is_denied(governor) => Modality::Negated,
                // "allegedly bombed the camp, killing 40 refugees": so it is said.
                true if self.says(word, is_harm) && self.modality(governor) == Some(Modality::Alleged) => {
                    Modality::Alleged
                }
                _ => Modality::Asserted,
            };
            return Step::end(found);
        }
        // Who travels to meet somebody does meet, as the news has it.
        // "has until June to withdraw": who has no talks meets nobody.
        let running = RUNNING.contains(&tree.lemma(governor));
        let says = |wanted: fn(&str) -> bool| match running {
            true => self.says(governor, wanted),
            false => frames(governor).any(wanted),
        };
        let travels = says(|r| TRAVELS.contains(&r));
        // "deployed soldiers to fight the militants": not yet.
        let sent = says(|r| r == "mobilized")
            && !TRAVELLING.contains(&tree.lemma(governor))
            && frames(word).any(|r| r == "attacked");
        // "fired tear gas to disperse the crowd": with the gas it is attacked.
        let dispersed = DISPERSING.contains(&tree.lemma(word)) && FORCING.contains(&tree.lemma(governor));
        // "votes 136-27 to ban the march": it is decided.
        let voted = tree.lemma(governor) == "vote" && frames(word).all(|r| r != "withdrew-from");
        // Who takes to the streets to demand something demands it.
        let speaks = self.is_speech_act(word) || frames(word).any(|r| r == "protested");
        if travels && !sent || dispersed {
            Step::up(governor)
        } else if speaks {
            Step::end(Modality::Asserted)
        } else if voted {
            Step::up(governor)
        } else {
            Step { found: Modality::Planned, ..Step::up(governor) }
        }
    }

    /// Whether a clause is what somebody denies: "denied that it had bombed the camp", "denied bombing it", "its denial
    /// that it had".
    fn is_denied(&self, clause: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(clause);
        match tree.label(clause) {
            Label::Ccomp | Label::Xcomp => self.frames.speech(tree.lemma(above)) == Some(Speech::Deny),
            Label::Acl | Label::Relcl => tree.base(above) == "denial",
            _ => false,
        }
    }

    /// A gerund behind a preposition.
    fn gerund(&self, word: Index, at: Index) -> Option<Step> {
        let tree = self.tree;
        let preposition = tree.head(at);
        let governor = tree.head(preposition);
        match tree.lower(preposition) {
            "without" => return Some(Step::end(Modality::Negated)),
            // "instead of meeting Putin": he did not.
            "of" if tree.lower(governor) == "instead" || tree.kids(preposition).any(|k| tree.lower(k) == "instead") => {
                return None;
            }
            "than" if preposition > 0 && tree.lower(preposition - 1) == "rather" => return None,
            // "bars him from entering", "prevents the president from using force": nobody does it.
            "from" if self.frames.makes_no_claim(tree.lemma(governor), "from") => return None,
            // "After holding a call with Putin, Trump says": it is over.
            aside if ASIDE.contains(&aside) => return Some(Step::end(Modality::Asserted)),
            // "would have to wait before applying for it"
            "before" => return Some(Step { shared: false, ..Step::up(governor) }),
            _ => {}
        }
        // "arrested for setting fire to a car": so it is said.
        let held = HOLDING.contains(&tree.lemma(governor)) && matches!(tree.lower(preposition), "for" | "of" | "on");
        let mut step = self.complement(word, at, governor)?;
        if held {
            step.found = weaker(step.found, Modality::Alleged);
        }
        Some(step)
    }

    /// What is said, planned, refused, tried: `at` completes what its governor says.
    fn complement(&self, word: Index, at: Index, governor: Index) -> Option<Step> {
        let tree = self.tree;
        if let Some(found) = self.truth(at, governor) {
            return found.map(Step::end);
        }
        let (label, lemma) = (tree.label(at), tree.lemma(governor));
        // "14 are reported missing in the strikes": the strikes are no report.
        if label == Label::Oprd && tree.is_noun(word) && at != word && !tree.is_noun(at) {
            return Some(Step::end(Modality::Asserted));
        }
        if label == Label::Ccomp
            && let Some(speech) = self.frames.speech(lemma)
        {
            return self.said(speech, governor);
        }
        // "signs an order banning visas": with the order they are banned.
        if label == Label::Acl && tree.tag(at) == Tag::Vbg && self.frames.decides(lemma) {
            return Some(Step::up(governor));
        }
        if self.is_infinitive(at)
            && let Some(step) = self.infinitive_complement(word, at, governor)
        {
            return step;
        }
        self.complement_by_table(word, at, governor)
    }

    /// What a verb of speech makes of the clause that it tells; `None` where it makes no claim of it.
    fn said(&self, speech: Speech, verb: Index) -> Option<Step> {
        let tree = self.tree;
        let up = Step::up(verb);
        // "mistakenly reported that he had won"
        let wrong = tree.kids(verb).any(|k| tree.label(k) == Label::Advmod && MISTAKEN.contains(&tree.lower(k)));
        match speech {
            _ if wrong => None,
            Speech::Hope => None,
            Speech::Claim if !self.is_own_view(verb) => Some(Step { found: Modality::Alleged, ..up }),
            Speech::Deny => Some(Step { found: Modality::Negated, ..up }),
            _ => Some(up),
        }
    }

    /// What the words around an infinitive make of it, whatever the table says of its governor; `Some(None)` where
    /// there is no claim.
    fn infinitive_complement(&self, word: Index, at: Index, governor: Index) -> Option<Option<Step>> {
        let tree = self.tree;
        let lemma = tree.lemma(governor);
        let up = Step::up(governor);
        if tree.label(at) == Label::Acl && self.is_ranked(governor) {
            return Some(Some(up));
        }
        // "did not have to comply": it may have done so nevertheless.
        if matches!(lemma, "have" | "need") && tree.kid(governor, Label::Neg).is_some() {
            return Some(None);
        }
        // "was the only senator to oppose the nomination"
        let ranked = || lemma == "be" && tree.kid(governor, Label::Attr).is_some_and(|noun| self.is_ranked(noun));
        if tree.label(at) == Label::Xcomp && ranked() {
            return Some(Some(up));
        }
        // "has yet to ratify the treaty"
        if tree.kids(governor).any(|k| tree.label(k) == Label::Advmod && tree.lower(k) == "yet") {
            return Some(Some(Step { found: Modality::Negated, ..up }));
        }
        // "voted to leave the union": it is decided, and lies ahead.
        if lemma == "vote" && self.says(word, |r| r == "withdrew-from") {
            return Some(Some(Step { found: Modality::Planned, ..up }));
        }
        None
    }

    /// What the table of modality says of the governor of `at`, and where its complement is told as done nevertheless.
    fn complement_by_table(&self, word: Index, at: Index, governor: Index) -> Option<Step> {
        let tree = self.tree;
        let (label, lemma) = (tree.label(at), tree.lemma(governor));
        let to = self.is_infinitive(at);
        let up = Step::up(governor);
        let how = if tree.is_verb(governor) {
            "verb"
        } else if tree.is_noun(governor) {
            "noun"
        } else {
            "adjective"
        };
        if how == "adjective" && to && self.frames.makes_no_claim(lemma, how) {
            return self.ability(governor);
        }
        let key = if how == "verb" { self.governing(governor) } else { lemma };
        // "reports that it was hit", not "a report that"
        let plural = || self.frames.modality(tree.lower(governor), how).filter(|_| how == "noun");
        let Some(found) = self.frames.modality(key, how).or_else(plural) else {
            let purpose = to && label == Label::Acl;
            return Some(Step { found: if purpose { Modality::Planned } else { Modality::Asserted }, ..up });
        };
        if self.is_done_nevertheless(word, at, governor, found) {
            return Some(up);
        }
        // "asked him to leave", "an order to leave"
        if self.frames.makes_no_claim(lemma, "verb") {
            return None;
        }
        if how == "noun" && found == Modality::Alleged && self.is_bare_participle(at) {
            return Some(up);
        }
        // "threatened to stop supplying arms": that they were not supplied is not said.
        if ENDING.contains(&lemma) && self.lies_ahead(governor) {
            return None;
        }
        Some(Step { found, ..up })
    }

    /// Whether what a governor plans, refuses or tries is done all the same, or is itself the deed.
    fn is_done_nevertheless(&self, word: Index, at: Index, governor: Index, found: Modality) -> bool {
        let tree = self.tree;
        let lemma = tree.lemma(governor);
        let lies_ahead = self.is_infinitive(at)
            || tree.label(at) == Label::Pcomp
            || tree.tag(at) == Tag::Vbg
            || self.is_subjunctive(at);
        // An attempt to storm a building is an attack on it. So is an attempt to persuade somebody a demand.
        let tried = || {
            self.frames.makes_no_claim(lemma, "attempt")
                && self
                    .frames
                    .verb(tree.lemma(word))
                    .iter()
                    .any(|f| f.relation == "attacked" || f.relation == "called-for" && f.rest.is_empty())
        };
        // "the decision to ban the party": with it the party is banned.
        let decided = || {
            self.frames.modality(lemma, "measure") == Some(Modality::Asserted)
                && self.says(word, |r| MEASURES.contains(&r))
        };
        !lies_ahead && found == Modality::Planned
            || found == Modality::Negated && self.holds_regardless(word, governor)
            || tried()
            || decided()
    }

    /// "a report written by the commission"
    fn is_bare_participle(&self, at: Index) -> bool {
        let tree = self.tree;
        tree.label(at) == Label::Acl
            && matches!(tree.tag(at), Tag::Vbg | Tag::Vbn)
            && !tree.kids(at).any(|k| matches!(tree.label(k), Label::Aux | Label::Auxpass | Label::Mark))
    }

    fn is_ruling_out(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.lemma(verb) == "rule" && tree.kids(verb).any(|k| tree.lower(k) == "out")
    }

    /// "is due in Cairo", "is due on Friday for talks": whether an adjective, or the one that a verb has, says of what hangs
    /// on it that it lies ahead.
    fn lies_ahead_by_adjective(&self, at: Index) -> bool {
        let tree = self.tree;
        let own = (tree.label(at) == Label::Acomp).then_some(at);
        let adjective = own.or_else(|| tree.kid(at, Label::Acomp).filter(|a| tree.lemma(*a) == "due"));
        adjective.is_some_and(|a| self.frames.modality(tree.lemma(a), "adjective") == Some(Modality::Planned))
    }

    /// "refused to rule out", "has not ruled out".
    fn is_refused(&self, verb: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(verb);
        tree.kid(verb, Label::Neg).is_some()
            || tree.label(verb) == Label::Xcomp
                && self.frames.modality(tree.lemma(above), "verb") == Some(Modality::Negated)
    }

    /// "considers the plan essential": whether an adjective behind an object says what it is taken to be.
    fn is_held_to_be(&self, object: Index) -> bool {
        let tree = self.tree;
        let (_, last) = tree.reach(object);
        [last, last + 1].into_iter().any(|i| i > object && i < tree.len() && tree.tag(i) == Tag::Jj)
    }

    /// "will stop", "threatened to stop": whether a verb's own words or the next above leave open that it was done.
    fn lies_ahead(&self, verb: Index) -> bool {
        let tree = self.tree;
        let governor = tree.head(verb);
        let planned = |how| self.frames.modality(tree.lemma(governor), how) == Some(Modality::Planned);
        tree.kids(verb).any(|k| {
            tree.label(k) == Label::Aux
                && matches!(
                    tree.lower(k),
                    "will" | "would" | "shall" | "'ll" | "may" | "might" | "could" | "should" | "must"
                )
        }) || self.is_infinitive(verb) && governor != verb && ["verb", "noun", "adjective"].into_iter().any(planned)
    }

    /// "was able to meet him": did. What somebody is or will be able to do is no claim, or planned.
    fn ability(&self, adjective: Index) -> Option<Step> {
        let tree = self.tree;
        let copula = tree.head(adjective);
        let has =
            |words: &[&str]| tree.kids(copula).any(|k| tree.label(k) == Label::Aux && words.contains(&tree.lower(k)));
        let done = tree.tag(copula) == Tag::Vbd || has(&["has", "have", "had"]);
        (tree.is_verb(copula) && (done || has(&["will", "would", "shall", "'ll"]))).then(|| Step::up(adjective))
    }

    /// "I believe that we are going to": whoever says so of himself doubts nothing.
    fn is_own_view(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.kid(verb, Label::Nsubj).is_some_and(|s| matches!(tree.lower(s), "i" | "we"))
    }

    /// Whether what a noun names is only spoken of by the verb above it, not done: judged, or a cause or circumstance.
    fn is_presupposed(&self, noun: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(noun);
        match tree.label(noun) {
            Label::Dobj => JUDGING.contains(&tree.lemma(above)),
            Label::Pobj if tree.is_root(above) => false,
            Label::Pobj => {
                let answered = tree.lemma(tree.head(above));
                tree.lower(above) == "for" && matches!(answered, "retaliate" | "revenge")
                    || tree.lower(above) == "to" && matches!(answered, "respond" | "react" | "due")
                    || PRESUPPOSING.contains(&tree.lower(above))
            }
            _ => false,
        }
    }
}
