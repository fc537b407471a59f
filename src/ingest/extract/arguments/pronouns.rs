//! Pronouns: they and it only to the subject before, we to the speaker; he and she are in `person_pronouns`.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::reacted_to::Sought;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::relation_classes::CONTACTS;
use crate::lexicon::{Gender, NounClass, Words};
use crate::model::NodeKind;

/// Disasters, by whose toll somebody tells of them.
static DISASTERS: Words = Words::of("pronouns.disasters");

/// Relations whose "it" is what was decided upon.
static DECIDING: Words = Words::of("pronouns.deciding");

/// Verbs that give a thing a name or a judgement.
static CALLING: Words = Words::of("pronouns.calling");

/// Verbs of what a speaker does to those he speaks of: blames, judges, warns or thanks them.
static ADDRESSING: Words = Words::of("pronouns.addressing");

impl Reading<'_> {
    /// The antecedent of a pronoun; `None` where the margin is too small.
    pub(in crate::ingest::extract) fn pronoun(&mut self, token: Index) -> Option<Argument> {
        match self.tree.lower(token) {
            "he" | "him" | "his" | "himself" => self.person_pronoun(token, Gender::Male),
            "she" | "her" | "hers" | "herself" => self.person_pronoun(token, Gender::Female),
            // "We condemn this," said X: X speaks.
            "we" | "i" | "us" | "me" | "our" | "my" => {
                let node = self.speaker(token, None)?;
                Some(Argument::new(node, token, token))
            }
            "they" | "them" | "their" => self.they_or_it(token, true).or_else(|| self.body_told_behind(token, true)),
            "it" | "its" => self
                .owner_beside(token)
                .or_else(|| self.they_or_it(token, false))
                .or_else(|| self.body_told_behind(token, false)),
            _ => None,
        }
    }

    /// Who or what "they" or "it" stands for: who is blamed or said to tell, else a subject before it.
    fn they_or_it(&mut self, token: Index, plural: bool) -> Option<Argument> {
        if let Some(denier) = self.denier_around(token) {
            return self.subject_meant(token, denier, plural);
        }
        // "denies Chad's claim that it took the town": Chad took it.
        let sought = if plural { Sought::Several } else { Sought::One };
        let blamed = |this: &Self| this.blamed_for(token, None).or_else(|| this.one_reacted_to(token, sought));
        if let Some(node) = self.teller_of(token).or_else(|| blamed(self)) {
            return Some(Argument::new(node, token, token));
        }
        if let Some(thing) = self.thing_decided(token) {
            return Some(thing);
        }
        if let Some(thing) = self.thing_told(token) {
            return thing;
        }
        if let Some(author) = self.author_in_front(token) {
            return Some(author);
        }
        // "after Benin suffered its worst raid": what befalls somebody is nobody's own deed.
        if self.is_of_what_is_suffered(token) {
            return None;
        }
        // "stopped the tanker because it was sailing to Cuba": the tanker was.
        if !plural && self.is_vehicle_told(token) {
            return None;
        }
        if !plural && self.is_event_told(token) {
            return None;
        }
        if plural && let Some(others) = self.clashed_with(token) {
            return Some(others);
        }
        // "arrested 40 protesters and tortured them"
        if plural
            && let Some(object) = self.object_of_joined(token)
            && let Some(found) = self.resolve_one(object, Want::Agent).into_iter().next()
            && self.nodes.get(found.node).is_some_and(|d| d.plural)
        {
            return Some(Argument::new(found.node, token, token));
        }
        let (subjects, own) = self.subjects_before(token, plural)?;
        if !own && let Some(body) = self.body_with_officer(token, plural, &subjects) {
            return Some(Argument::new(body, token, token));
        }
        if !own && let Some(turned_on) = self.suffered_before(token, plural, self.tree.sentence_of(token)) {
            return Some(Argument::new(turned_on, token, token));
        }
        let nearer = self.doer_around(token, plural).or_else(|| self.reporting_subject(token));
        let head = nearer.filter(|_| own).or_else(|| subjects.first().copied())?;
        self.subject_meant(token, head, plural)
    }

    /// "The police clashed with protesters as they tried to storm it": those with whom somebody clashed.
    fn clashed_with(&mut self, token: Index) -> Option<Argument> {
        let tree = self.tree;
        let clause = tree.head(token);
        let fight = tree.head(clause);
        let as_they = tree.label(token) == Label::Nsubj
            && tree.label(clause) == Label::Advcl
            && fight < clause
            && matches!(tree.lemma(fight), "clash" | "scuffle" | "fight" | "battle" | "skirmish");
        let others = tree.prepositional(fight, "with").filter(|o| as_they && *o < token)?;
        let found = self.resolve_one(others, Want::Agent).into_iter().next()?;
        Some(Argument::new(found.node, token, token))
    }

    /// "A storm hit Haiti. The UN says it has killed nine": what struck, and not whoever tells of it.
    fn is_event_told(&self, token: Index) -> bool {
        let tree = self.tree;
        let verb = tree.head(token);
        let told = tree.label(token) == Label::Nsubj
            && tree.label(verb) == Label::Ccomp
            && self.is_report(tree.head(verb))
            && self.says(verb, is_harm);
        let before = tree.sentence_around(token).start.checked_sub(1).map(|b| tree.sentence_around(b));
        let struck =
            |i: Index| tree.label(i) == Label::Nsubj && DISASTERS.contains(&tree.lemma(i)) && !self.apart(i, token);
        told && !self.brief && before.is_some_and(|mut sentence| sentence.any(struck))
    }

    /// The subjects of the sentence in front of a pronoun, else those of the sentence before, and whether they are of
    /// its own: no others are sure enough. `None` where whoever acts upon it is the only one.
    fn subjects_before(&self, token: Index, plural: bool) -> Option<(Vec<Index>, bool)> {
        let tree = self.tree;
        let subject_of = |from: Index, to: Index| {
            (from..to)
                .filter(|i| {
                    matches!(tree.label(*i), Label::Nsubj | Label::Nsubjpass) && *i < token && tree.pos(*i) != Pos::Pron
                })
                .collect::<Vec<_>>()
        };
        let sentence = tree.sentence_of(token);
        let (start, _) = tree.sentence(sentence);
        let mut subjects = subject_of(start, token);
        // "Riot police used tear gas to disperse them": not themselves.
        if let Some(acting) = self.acting_upon(token) {
            subjects.retain(|s| *s != acting);
            // "The mayor called it a disgrace": what happened, more often than whoever the sentence before is about.
            if subjects.is_empty() && !plural {
                return None;
            }
        }
        if !subjects.is_empty() || sentence == 0 {
            let own = !subjects.is_empty();
            return Some((subjects, own));
        }
        let (from, to) = tree.sentence(sentence - 1);
        let line = tree.line_of(token);
        // A story goes on from one paragraph to the next, an item of a brief does not.
        let goes_on = tree.line_of(from) == line || !self.brief && tree.line_of(from) + 1 == line && from >= self.body;
        Some((if goes_on { subject_of(from, to) } else { Vec::new() }, false))
    }

    /// "The lander was lost, the agency said. Its chairman …": whoever has a chairman.
    fn body_with_officer(&mut self, token: Index, plural: bool, subjects: &[Index]) -> Option<NodeIndex> {
        let tree = self.tree;
        if tree.label(token) != Label::Poss || plural || !self.post_class(tree.head(token)) {
            return None;
        }
        subjects.iter().find_map(|s| {
            let found = self.resolve_one(*s, Want::Agent).into_iter().next()?;
            let draft = self.nodes.get(found.node)?;
            let body = draft.is_organization() && !draft.plural || draft.is_country();
            body.then_some(found.node)
        })
    }

    /// Whom a subject means that a pronoun stands for, where they agree in number; else, for "their", the object beside
    /// it.
    fn subject_meant(&mut self, token: Index, head: Index, plural: bool) -> Option<Argument> {
        let tree = self.tree;
        if tree.pos(token) == Pos::Pron && tree.conjuncts(head).len() > 1 && plural {
            return None;
        }
        let found = self.resolve_one(head, Want::Agent).into_iter().next()?;
        let draft = self.nodes.get(found.node)?;
        // "Syrian authorities say that they have arrested him"
        let authorities = || {
            draft.is_place()
                && matches!(tree.lemma(head), "authority" | "official" | "government")
                && matches!(tree.tag(head), Tag::Nns)
        };
        let fits = match plural {
            true => draft.plural || draft.is_organization() || authorities(),
            false => !draft.person && !draft.plural && draft.is_body_or_place(),
        };
        if fits {
            return Some(Argument::new(found.node, token, token));
        }
        // "Hungary bans the trio, citing their support for the group": whom the clause is about.
        if tree.lower(token) != "their" {
            return None;
        }
        let clause = tree.head(head);
        let object = tree.kid(clause, Label::Dobj).filter(|o| *o < token && tree.conjuncts(*o).len() == 1)?;
        let found = self.resolve_one(object, Want::Agent).into_iter().next()?;
        let many = self.nodes.get(found.node).is_some_and(|d| d.plural || d.is_organization());
        many.then(|| Argument::new(found.node, token, token))
    }

    /// "Chad closed the border, and Niger said it had sent troops": whoever says so, where another is spoken of before.
    fn reporting_subject(&self, token: Index) -> Option<Index> {
        let tree = self.tree;
        let clause = tree.head(token);
        let report = tree.head(clause);
        let subject = tree.kid(report, Label::Nsubj).filter(|s| *s < token && tree.pos(*s) != Pos::Pron)?;
        let said = tree.label(token) == Label::Nsubj
            && tree.label(clause) == Label::Ccomp
            && tree.label(report) == Label::Conj
            && report < clause
            && self.is_report(report);
        (said && tree.conjuncts(subject).len() == 1).then_some(subject)
    }

    /// "The union opposed the bill, while the minister supported it": what is backed, rejected or adopted is the
    /// document or event that the clause before is about, not whoever acts there.
    fn thing_decided(&mut self, token: Index) -> Option<Argument> {
        let tree = self.tree;
        // "voted for the resolution, and Chad spoke against it"
        let opposed = tree.lower(tree.head(token)) == "against" && tree.label(token) == Label::Pobj;
        let verb = if opposed { tree.clause_of(token) } else { tree.head(token) };
        let decided = tree.lower(token) == "it"
            && (opposed || tree.label(token) == Label::Dobj)
            && (opposed
                || self.says(verb, |r| DECIDING.contains(&r))
                // "criticised the plan, with Acme calling it a disaster"
                || CALLING.contains(&tree.lemma(verb)) || matches!(tree.lemma(verb), "dismiss" | "denounce"));
        if !decided {
            return None;
        }
        let sentence = tree.sentence_of(token);
        let (start, _) = tree.sentence(sentence);
        let spoken_of = |from: Index, to: Index| {
            (from..to)
                .rev()
                .filter(|i| {
                    // "had campaigned against the bill", "voted in favour of a strike"
                    let above = tree.head(*i);
                    let brought = tree.label(*i) == Label::Pobj
                        && (matches!(tree.lower(above), "against" | "for" | "on" | "to" | "over" | "about")
                            && tree.kids(*i).any(|k| matches!(tree.lower(k), "the" | "this" | "that"))
                            || matches!(tree.lower(tree.head(above)), "favour" | "favor" | "support"));
                    tree.is_noun(*i)
                        && tree.head(*i) != verb
                        && (brought || matches!(tree.label(*i), Label::Dobj | Label::Nsubjpass | Label::Nsubj))
                })
                .collect::<Vec<_>>()
        };
        let mut spoken = spoken_of(start, token);
        // "Roe called it a mess": of a sentence before, it may be anything.
        let named = CALLING.contains(&tree.lemma(verb));
        if spoken.is_empty()
            && !named
            && sentence > 0
            && tree.line_of(tree.sentence(sentence - 1).0) == tree.line_of(token)
        {
            let (from, to) = tree.sentence(sentence - 1);
            spoken = spoken_of(from, to);
        }
        // "criticised the deal, saying it gave away land … to reject it": the deal rather than the land.
        let decidable = NounClass::DOCUMENT.or(NounClass::UNDERTAKING).or(NounClass::RESTRICTION);
        spoken.sort_by_key(|noun| !self.class_of(*noun, &tree.base(*noun)).is(decidable));
        spoken.into_iter().find_map(|noun| {
            let found = self.resolve_one(noun, Want::Any).into_iter().next()?;
            let thing = self.nodes.get(found.node)?;
            let fits = thing.is_matter() && (!opposed || self.class_of(noun, &tree.base(noun)).is(decidable));
            fits.then(|| Argument::new(found.node, token, token))
        })
    }

    /// The subject of the clause whose object a pronoun is, be it told in the clause above: "police used gas to
    /// disperse them".
    fn acting_upon(&self, token: Index) -> Option<Index> {
        let tree = self.tree;
        let verb = tree.head(token);
        if tree.label(token) != Label::Dobj || !tree.is_verb(verb) || !matches!(tree.lower(token), "them" | "it") {
            return None;
        }
        match self.agent(verb) {
            Agent::Phrase(subject) => Some(subject),
            _ => None,
        }
    }

    /// Whose claim, plan or promise a clause tells, where the pronoun is its subject.
    fn teller_of(&mut self, token: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let clause = tree.head(token);
        let noun = tree.head(clause);
        let told = tree.label(token) == Label::Nsubj
            && matches!(tree.label(clause), Label::Acl | Label::Ccomp | Label::Relcl)
            && tree.kids(clause).any(|k| tree.label(k) == Label::Mark && tree.lower(k) == "that")
            && tree.is_noun(noun)
            && noun < token;
        if !told {
            return None;
        }
        // "despite a warning from Hungary that it would reject the pact"
        let by = || ["from", "by", "of"].into_iter().find_map(|p| tree.prepositional(noun, p)).filter(|o| *o < token);
        let owner = tree.kid(noun, Label::Poss).or_else(by)?;
        let found = self.resolve_one(owner, Want::Agent);
        found.first().map(|a| a.node)
    }

    /// "France and Italy said they had sent": both who stand as one subject above, in the same sentence.
    pub(in crate::ingest::extract) fn antecedents(&mut self, token: Index) -> Vec<Argument> {
        let tree = self.tree;
        let subject = matches!(tree.label(token), Label::Nsubj | Label::Nsubjpass);
        if tree.lower(token) == "them" {
            let told = self.others_told_of(token);
            let told = if told.is_empty() { self.both_addressed(token) } else { told };
            return if told.is_empty() { self.others_before(token) } else { told };
        }
        if tree.lower(token) != "they" || !subject {
            return Vec::new();
        }
        let told = self.several_before(token);
        if !told.is_empty() {
            return told;
        }
        let first = !(tree.sentence(tree.sentence_of(token)).0..token)
            .any(|i| matches!(tree.label(i), Label::Nsubj | Label::Nsubjpass) && tree.pos(i) != Pos::Pron);
        let mut clause = tree.head(token);
        for _ in 0..4 {
            if tree.is_root(clause) {
                break;
            }
            clause = tree.clause_of(tree.head(clause));
            let above = tree.kid(clause, Label::Nsubj).filter(|s| *s < token && tree.pos(*s) != Pos::Pron);
            let Some(above) = above else { continue };
            if tree.conjuncts(above).len() < 2 {
                return self.those_who_met(above, token);
            }
            return self.all_of_subject(above, token);
        }
        // "France and Italy met. They agreed": in the sentence before.
        let sentence = tree.sentence_of(token);
        let Some(before) = sentence.checked_sub(1).map(|s| tree.sentence(s)) else { return Vec::new() };
        if tree.line_of(before.0) != tree.line_of(token) || !tree.is_root(tree.head(token)) {
            return Vec::new();
        }
        let subject =
            |i: &Index| matches!(tree.label(*i), Label::Nsubj | Label::Nsubjpass) && tree.is_root(tree.head(*i));
        let Some(above) = (before.0..before.1).find(subject).filter(|s| tree.pos(*s) != Pos::Pron) else {
            return Vec::new();
        };
        let told = if tree.conjuncts(above).len() < 2 {
            self.those_who_met(above, token)
        } else {
            self.all_of_subject(above, token)
        };
        if told.is_empty() && first { self.others_before(token) } else { told }
    }

    /// All who stand as one subject.
    fn all_of_subject(&mut self, subject: Index, token: Index) -> Vec<Argument> {
        let mut found = self.resolve(subject, Want::Agent);
        found.retain(|a| self.nodes.is_somebody(a.node));
        found.into_iter().map(|a| Argument::new(a.node, token, token)).collect()
    }

    /// "Duale met Holm in Oslo, where they signed a pact": whoever the subject was just said to meet or call, and the
    /// subject.
    fn those_who_met(&mut self, subject: Index, token: Index) -> Vec<Argument> {
        let tree = self.tree;
        let one = |d: &DraftNode| d.person || d.is_country();
        let Some(first) = self.resolve_one(subject, Want::Agent).into_iter().next() else { return Vec::new() };
        if !self.nodes.get(first.node).is_some_and(one) {
            return Vec::new();
        }
        let sentence = tree.sentence_around(subject);
        let met: Vec<NodeIndex> = self
            .claims
            .in_order(sentence.start..sentence.end.min(token))
            .into_iter()
            .filter(|(_, c)| CONTACTS.contains(&c.relation) && c.source.as_ref().is_some_and(|s| s.node == first.node))
            .map(|(_, c)| c.target.node)
            .filter(|n| self.nodes.get(*n).is_some_and(one))
            .collect();
        if met.is_empty() {
            return Vec::new();
        }
        let mut both = vec![first.node];
        both.extend(met);
        both.dedup();
        both.into_iter().map(|n| Argument::new(n, token, token)).collect()
    }

    /// "detained two activists and accuses them": those whom the verb before is about.
    fn others_told_of(&mut self, token: Index) -> Vec<Argument> {
        let tree = self.tree;
        let verb = tree.clause_of(token);
        if !tree.is_verb(verb) || tree.label(verb) != Label::Conj || tree.kid(verb, Label::Dobj) != Some(token) {
            return Vec::new();
        }
        let first = tree.head(verb);
        let content = || tree.kid(first, Label::Ccomp).and_then(|c| tree.kid(c, Label::Nsubjpass));
        let Some(object) = tree.kid(first, Label::Dobj).or_else(content) else { return Vec::new() };
        let many = matches!(tree.tag(object), Tag::Nns | Tag::Nnps) || tree.conjuncts(object).len() > 1;
        if !many || object > token {
            return Vec::new();
        }
        let mut found = self.resolve(object, Want::Agent);
        found.retain(|a| self.nodes.is_body_or_people(a.node));
        found.into_iter().map(|a| Argument { quantity: a.quantity, ..Argument::new(a.node, token, token) }).collect()
    }

    /// "detained two activists and accused them of spying", "rejects a deal with the government, calling it extremist":
    /// whom a second verb turns on is whoever suffered the first.
    pub(in crate::ingest::extract) fn reproached(&mut self, token: Index) -> Vec<Argument> {
        let tree = self.tree;
        let verb = tree.head(token);
        let turns = tree.label(token) == Label::Dobj
            && matches!(tree.lower(token), "them" | "it")
            && tree.is_verb(verb)
            && matches!(tree.label(verb), Label::Advcl | Label::Conj | Label::Acl)
            && ADDRESSING.contains(&tree.lemma(verb));
        if !turns {
            return Vec::new();
        }
        let first = tree.coordinated_with(verb);
        let first = if tree.label(verb) == Label::Conj { first } else { tree.head(verb) };
        let plural = tree.lower(token) == "them";
        let mut heads: Vec<Index> = tree.kid(first, Label::Dobj).into_iter().collect();
        let below: Vec<Index> = heads.iter().copied().chain([first]).collect();
        for at in below {
            heads.extend(
                ["against", "with", "on", "of", "for", "from"].iter().filter_map(|p| tree.prepositional(at, p)),
            );
        }
        // "confirms that two activists were detained and accuses them"
        if let Some(told) = tree.kid(first, Label::Ccomp) {
            heads.extend(tree.kid(told, Label::Nsubjpass).or_else(|| tree.kid(told, Label::Dobj)));
        }
        for head in heads.into_iter().filter(|h| *h < token && tree.is_noun(*h)) {
            let mut found = self.resolve(head, Want::Agent);
            found.retain(|a| {
                self.acts(a.node)
                    && self.nodes.get(a.node).is_some_and(|d| match d.kind {
                        NodeKind::Actor => plural,
                        NodeKind::Organization => true,
                        NodeKind::Location => !plural || tree.conjuncts(head).len() > 1,
                        _ => false,
                    })
            });
            if !found.is_empty() {
                return found.into_iter().map(|a| Argument::new(a.node, token, token)).collect();
            }
        }
        Vec::new()
    }
}
