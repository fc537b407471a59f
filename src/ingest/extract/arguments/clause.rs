//! The clause of a claim: who acts, and upon whom.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{NounClass, Words};

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

/// Where messages are posted and programmes go out.
static POSTED_ON: Words = Words::of("clause.posted-on");

/// Verbs that say how surely it is known what has become of somebody.
static BELIEVING: Words = Words::of("clause.believing");

/// What a motion is carried by.
static VOTES: Words = Words::of("clause.votes");

/// Verbs of what somebody in power has others do.
static CAUSED: Words = Words::of("clause.caused");

/// Verbs and nouns of asking for something in public.
static ASKING: Words = Words::of("clause.asking");

/// What somebody is given so that he may do something.
static LEAVE: Words = Words::of("clause.leave");

/// Nouns for what is asked for, in the plural.
static CALLS: Words = Words::of("clause.calls");

impl Reading<'_> {
    pub(in crate::ingest::extract) fn is_passive(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.kid(verb, Label::Nsubjpass).is_some()
            || tree.kid(verb, Label::Auxpass).is_some()
            || tree.kid(verb, Label::Agent).is_some()
            || (tree.tag(verb) == Tag::Vbn
                && matches!(tree.label(verb), Label::Acl | Label::Amod)
                && tree.kid(verb, Label::Nsubj).is_none())
            // "Elected in 2022, Jane Roe has signed the treaty"
            || self.opens_sentence(verb)
            // "twenty people have been confirmed killed"
            || (tree.tag(verb) == Tag::Vbn && self.is_found_out(verb))
            // "one is killed and another wounded"
            || ((tree.tag(verb) == Tag::Vbn
                // "is acquitted of one charge and found guilty of another"
                || tree.tag(verb) == Tag::Vbd && tree.lemma(verb) == "find" && tree.kid(verb, Label::Oprd).is_some())
                && tree.label(verb) == Label::Conj
                && tree.kid(verb, Label::Aux).is_none()
                && tree.kid(verb, Label::Dobj).is_none()
                && tree.is_verb(tree.head(verb))
                && self.is_passive(tree.head(verb)))
    }

    /// Whether a participle without an object opens its sentence and is parted from it by a comma.
    fn opens_sentence(&self, verb: Index) -> bool {
        let tree = self.tree;
        let main = tree.head(verb);
        // "Arrested in May, Jane Roe was jailed on Monday": one and the same deed to the graph, told by the main verb.
        let says = |v: Index| self.frames.verb(tree.lemma(v)).iter().find(|f| f.rest.is_empty()).map(|f| f.relation);
        tree.tag(verb) == Tag::Vbn
            && tree.label(verb) == Label::Advcl
            && main > verb
            && says(verb) != says(main)
            && tree.sentence(tree.sentence_of(verb)).0 == verb
            && !tree
                .kids(verb)
                .any(|k| matches!(tree.label(k), Label::Dobj | Label::Oprd | Label::Xcomp | Label::Ccomp))
            && tree.kids(main).any(|k| k > verb && k < main && tree.tag(k) == Tag::Comma)
    }

    /// "are confirmed killed", "was reported missing": whether a participle is what somebody was found to be.
    pub(in crate::ingest::extract) fn is_found_out(&self, word: Index) -> bool {
        let tree = self.tree;
        let verb = tree.head(word);
        verb != word
            && matches!(tree.label(word), Label::Oprd | Label::Acomp | Label::Xcomp)
            && BELIEVING.contains(&tree.lemma(verb))
            && tree.kid(verb, Label::Nsubjpass).is_some()
            && tree.kid(word, Label::Aux).is_none()
    }

    /// Who does what a verb says.
    pub(in crate::ingest::extract) fn agent(&self, verb: Index) -> Agent {
        if self.is_passive(verb) {
            let by = self.tree.kids(verb).find(|k| self.tree.label(*k) == Label::Agent);
            let agent = by.and_then(|b| self.tree.kid(b, Label::Pobj));
            // "displaced by 30 November" names no agent.
            let dated =
                |a: &Index| self.tree.entity(*a).is_some_and(|e| matches!(e.kind, EntityType::Date | EntityType::Time));
            return match agent.filter(|a| !dated(a) && !self.counts_votes(*a)) {
                Some(agent) => Agent::Phrase(agent),
                None => {
                    let other = self.hyphenated_agent(verb).or_else(|| self.agent_behind(verb));
                    let other = other.or_else(|| self.causer(verb));
                    other.map_or(Agent::Unnamed, Agent::Phrase)
                }
            };
        }
        self.subject(verb, 0)
    }

    /// "was passed by 61 votes to 40", "by a wide margin": by nobody. "By a majority of members": by them.
    fn counts_votes(&self, agent: Index) -> bool {
        let tree = self.tree;
        let named = |k: Index| tree.word(k).starts_with(char::is_uppercase);
        VOTES.contains(&tree.lemma(agent))
            && !tree.kids(agent).any(|k| named(k) || tree.label(k) == Label::Poss)
            && !["of", "in", "by", "among"]
                .into_iter()
                .any(|p| tree.prepositional(agent, p).is_some_and(|o| tree.tag(o) != Tag::Cd))
    }

    /// "The king had two advisers arrested": who had it done. A body that had members arrested suffered it.
    fn causer(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let mut first = verb;
        while tree.label(first) == Label::Conj && tree.is_verb(tree.head(first)) {
            first = tree.head(first);
        }
        if tree.tag(verb) != Tag::Vbn || !CAUSED.contains(&tree.lemma(verb)) || tree.kid(verb, Label::Auxpass).is_some()
        {
            return None;
        }
        let (had, object) = match tree.label(first) {
            Label::Acl if tree.label(tree.head(first)) == Label::Dobj => {
                (tree.head(tree.head(first)), tree.head(first))
            }
            Label::Ccomp => (tree.head(first), tree.kid(first, Label::Nsubjpass)?),
            _ => return None,
        };
        let own = tree.kid(object, Label::Poss).is_some_and(|p| tree.tag(p) == Tag::PrpPoss);
        let caused = tree.lemma(had) == "have" && had < object && object < first && !own;
        let subject = tree.kid(had, Label::Nsubj).filter(|_| caused)?;
        let orders = match self.names.at(subject) {
            Some(name) => self.nodes.is_person(name.node),
            None => self.class_of(subject, &tree.base(subject)).is(NounClass::POST),
        };
        orders.then_some(subject)
    }

    /// "is barred from the election on charges of extremism by the Supreme Court": "by" may hang on a noun in between.
    fn agent_behind(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        tree.kid(verb, Label::Nsubjpass)?;
        let by = tree.below(verb).into_iter().rfind(|k| {
            let noun = tree.head(*k);
            *k > verb
                && tree.lower(*k) == "by"
                && tree.label(*k) == Label::Prep
                && tree.is_noun(noun)
                && tree.label(noun) == Label::Pobj
                // "was declared the winner amid protests by the opposition"
                && !matches!(tree.lower(tree.head(noun)), "amid" | "amidst" | "despite" | "after" | "following")
                && self.noun_phrase_frame(noun).is_none()
                && tree.clause_of(noun) == verb
        })?;
        let body = |i: &Index| self.organization_at(*i).is_some();
        tree.kid(by, Label::Pobj).filter(body)
    }

    /// Whether a subject is only the outer one of two places ("Bonneville, France"), and the noun that they belong to.
    fn chained(&self, subject: Index) -> Option<Option<Index>> {
        let tree = self.tree;
        let name = self.names.at(subject)?;
        let claim = self.claims.aimed_at(name.start).rfind(|c| c.rule == Rule::PlacePlace)?;
        let before = claim.source.as_ref()?.first.checked_sub(1)?;
        Some(Some(tree.head(before)).filter(|noun| tree.is_noun(*noun)))
    }

    /// "calls for Bakari, who has ruled for long, to step down": who is to do what an infinitive says.
    pub(in crate::ingest::extract) fn asked_to(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let to = tree.is_infinitive(verb);
        if !to || !matches!(tree.label(verb), Label::Advcl | Label::Acl | Label::Relcl | Label::Xcomp) {
            return None;
        }
        // "take place amid calls for Bakari to step down": the infinitive may hang on the clause.
        let between = |i: &Index| {
            *i < verb
                && CALLS.contains(&tree.lower(*i))
                && tree.prepositional(*i, "for").is_some_and(|o| o < verb && self.can_be_asked(o))
        };
        if tree.is_verb(tree.head(verb))
            && let Some(calls) = (tree.head(verb)..verb).rev().find(between)
        {
            return tree.prepositional(calls, "for");
        }
        let mut at = tree.head(verb);
        // "put pressure on Chad to withdraw": Chad.
        let pressure = tree.kid(at, Label::Dobj).filter(|o| tree.lower(*o) == "pressure" && *o < verb);
        if let Some(pressure) = pressure.filter(|_| tree.is_verb(at)) {
            let pressed = [at, pressure].into_iter().find_map(|w| tree.prepositional(w, "on"));
            return pressed.filter(|o| *o < verb && self.can_be_asked(*o));
        }
        for _ in 0..4 {
            if ASKING.contains(&tree.base(at).as_str()) {
                let asked = |o: &Index| *o < verb && self.can_be_asked(*o);
                return ["for", "on", "upon"].into_iter().find_map(|p| tree.prepositional(at, p).filter(asked));
            }
            if tree.is_root(at) {
                break;
            }
            at = tree.head(at);
        }
        None
    }

    /// The subject of a verb, its own or one that it shares.
    pub(in crate::ingest::extract) fn subject(&self, verb: Index, depth: u8) -> Agent {
        let tree = self.tree;
        let own = tree.kid(verb, Label::Nsubj).or_else(|| tree.kid(verb, Label::Nsubjpass));
        if depth < 4 && own.is_some_and(|o| self.is_where_posted(o, verb)) {
            let clause = tree.clause_of(tree.head(tree.head(verb)));
            return self.subject_around(verb, clause, depth);
        }
        // "granted a visa to Roe to attend the talks": Roe attends them.
        if own.is_none()
            && let Some((receiver, given)) = self.receiver_of_leave(verb)
        {
            return if given { Agent::Phrase(receiver) } else { Agent::Open };
        }
        if let Some(subject) = own {
            if matches!(tree.tag(subject), Tag::Wdt | Tag::Wp)
                || (tree.lower(subject) == "that" && tree.label(verb) == Label::Relcl)
            {
                return self.relative_subject(verb);
            }
            match self.chained(subject) {
                // "a doctor from Bonneville, France is charged": the doctor.
                Some(Some(whose)) => return Agent::Phrase(whose),
                // "in Mpika, Zambia killing nine": nobody of that name.
                Some(None) => {}
                None => return Agent::Phrase(subject),
            }
        }
        if depth > 4 || tree.is_root(verb) { Agent::Open } else { self.shared_subject(verb, depth) }
    }

    /// Whoever gets leave to do what an infinitive says, and whether it is given: "refused a visa to Roe to attend".
    pub(in crate::ingest::extract) fn receiver_of_leave(&self, verb: Index) -> Option<(Index, bool)> {
        let tree = self.tree;
        if !tree.is_infinitive(verb) || !matches!(tree.label(verb), Label::Advcl | Label::Xcomp | Label::Acl) {
            return None;
        }
        let above = tree.head(verb);
        let leave = if tree.is_noun(above) && LEAVE.contains(&tree.lemma(above)) {
            Some(above)
        } else {
            tree.kid(above, Label::Dobj).filter(|o| *o < verb && LEAVE.contains(&tree.lemma(*o)))
        }?;
        let giving = tree.head(leave);
        let refused = matches!(tree.lemma(giving), "refuse" | "deny");
        let gives = refused || matches!(tree.lemma(giving), "grant" | "give" | "issue" | "offer");
        let receiver = [giving, leave].into_iter().find_map(|g| {
            tree.prepositional(g, "to").or_else(|| tree.kid(g, Label::Dative)).filter(|r| *r < verb && tree.is_noun(*r))
        });
        receiver.filter(|_| gives).map(|r| (r, !refused))
    }

    /// Who acts in the clause around a verb; open where that is no clause but its own.
    pub(super) fn subject_around(&self, verb: Index, clause: Index, depth: u8) -> Agent {
        if self.tree.is_verb(clause) && clause != verb { self.subject(clause, depth + 1) } else { Agent::Open }
    }

    /// "posted a message on Twitter blaming Iran": whether the subject is only where it was posted.
    fn is_where_posted(&self, subject: Index, verb: Index) -> bool {
        let tree = self.tree;
        tree.label(verb) == Label::Pcomp
            && tree.tag(verb) == Tag::Vbg
            && matches!(tree.lower(tree.head(verb)), "on" | "via" | "to")
            && POSTED_ON.contains(&tree.lower(subject))
    }

    /// Whom "who", "which" or "that" stands for as a verb's subject.
    fn relative_subject(&self, verb: Index) -> Agent {
        let tree = self.tree;
        if tree.label(verb) != Label::Relcl {
            return Agent::Open;
        }
        let antecedent = self.antecedent(verb);
        // "one from 2003 in the Netherlands, which killed a vet": no person.
        if tree.tag(antecedent) == Tag::Cd && tree.prepositional(antecedent, "of").is_none() {
            return Agent::Open;
        }
        // "Imran Khan, a former cricketer who heads the party,": what he is called stands for him.
        // "Montenegro, the 29th member, which joined": so of a country or a body.
        let stands = |b: Index| {
            let acts = |n: &Name| self.nodes.is_country(n.node) || self.nodes.is_named_organization(n.node);
            let (low, _) = tree.reach(antecedent);
            let comma = low.checked_sub(1).filter(|c| tree.lower(*c) == ",");
            // Past letters in brackets: "the Harbour Guild (HG), the union that".
            let beside = |n: &Name| comma.is_some_and(|c| n.end <= c && c - n.end < 4);
            self.person_at(b).is_some() || self.names.at(b).is_some_and(|n| acts(n) && beside(n))
        };
        let bearer = Some(tree.head(antecedent)).filter(|b| {
            tree.label(antecedent) == Label::Appos
                && *b < antecedent
                && self.names.at(antecedent).is_none()
                && tree.tag(antecedent) == Tag::Nn
                && stands(*b)
        });
        let who = tree.kid(verb, Label::Nsubj).is_some_and(|s| tree.lower(s) == "who");
        let leader = || self.leader_of(antecedent).filter(|_| who);
        Agent::Phrase(bearer.or_else(leader).unwrap_or(antecedent))
    }

    /// "Jon Holm, leader of the Centre Party, who": the person, and no party.
    fn leader_of(&self, body: Index) -> Option<Index> {
        let tree = self.tree;
        let named = self.names.at(body).is_some_and(|n| self.nodes.is_organization(n.node));
        let of = Some(tree.head(body)).filter(|of| named && tree.label(body) == Label::Pobj && tree.lower(*of) == "of");
        let post = of.map(|of| tree.head(of)).filter(|post| self.post_class(*post))?;
        let bearer = tree.head(post);
        let apposed = tree.label(post) == Label::Appos && self.person_at(bearer).is_some();
        Some(if apposed { bearer } else { post })
    }
}
