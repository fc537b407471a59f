//! When a verb says something else than its frame, by who does it and to whom: attacks in words, wins, awards.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{EntryClass, Slot, VerbFrame, Words};

/// What somebody is chosen as, beside an office.
static POSITIONS: Words = Words::of("frame_limits_by_ends.positions");

/// Verbs of choosing somebody for an award.
static CHOOSING: Words = Words::of("frame_limits_by_ends.choosing");

/// Arms that are moved to a town or a border, and given to a state.
static ARMS: Words = Words::of("frame_limits_by_ends.arms");

/// Words of the names of bodies that protest in words.
static OF_WORDS: Words = Words::of("frame_limits_by_ends.of-words");

impl Reading<'_> {
    /// Why a verb means something else with these targets.
    fn is_meant_otherwise(&self, verb: Index, frame: &VerbFrame, targets: &[Argument]) -> Option<&'static str> {
        let tree = self.tree;
        // "issue travel alerts for Uganda": of the country, not to it.
        let to_travellers =
            || tree.kid(verb, Label::Dobj).is_some_and(|o| tree.kids(o).any(|k| tree.lower(k) == "travel"));
        if frame.relation == "warned" && frame.target.contains(&Slot::Preposition("for")) && to_travellers() {
            return Some("travellers are warned");
        }
        let body = |node: NodeIndex| self.nodes.is_organization(node);
        // "left the Greens for Labour": that body is joined.
        let left = || tree.kid(verb, Label::Dobj).and_then(|o| self.names.at(o)).is_some_and(|n| body(n.node));
        if frame.relation == "visited"
            && tree.lemma(verb) == "leave"
            && !targets.is_empty()
            && targets.iter().all(|t| body(t.node))
            && left()
        {
            return Some("a body is joined, not visited");
        }
        // "called up 60,000 reservists"
        let force = |o: Index| self.names.at(o).is_none() && self.is_force(o);
        if frame.relation == "spoke-with"
            && tree.lemma(verb) == "call"
            && tree.kid(verb, Label::Dobj).is_some_and(force)
        {
            return Some("forces are called up");
        }
        // "sent tanks to Kyiv's army", "sent jets to Poland": arms that a state is sent are aid.
        let aids = |t: &Argument| !self.nodes.is_place(t.node) || self.nodes.is_country(t.node);
        if frame.relation == "mobilized"
            && tree.lemma(verb) == "send"
            && frame.target == [Slot::Preposition("to")]
            && frame.rest.first().is_some_and(|arms| ARMS.contains(arms))
            && targets.iter().all(aids)
        {
            return Some("arms that a state is sent help it");
        }
        // "accused Chad of violating the truce": the reproach says it.
        let reproached = || tree.label(verb) == Label::Pcomp;
        if frame.relation == "rejected" && frame.deal && (reproached() || self.is_broken_by_what_happened(verb)) {
            return Some("what happened breaks it, or a reproach tells it");
        }
        // "targets the rebels": with sanctions only where sanctions do it.
        if frame.relation == "sanctioned" && tree.lemma(verb) == "target" && frame.rest.is_empty() {
            let measure = self.measure_that_targets(verb);
            return measure.is_none().then_some("no measure does it");
        }
        // "a writer who contributed to Le Monde": with words.
        let paper = |a: &Argument| self.nodes.get(a.node).is_some_and(|d| d.class == Some(EntryClass::Media));
        if frame.relation == "aided" && tree.lemma(verb) == "contribute" && targets.iter().all(paper) {
            return Some("whoever writes for a paper gives it no aid");
        }
        None
    }

    /// "Two are killed, violating the truce", "in Gaza, which violates it": whether what happened breaks a deal, and
    /// nobody of whom it is told.
    fn is_broken_by_what_happened(&self, verb: Index) -> bool {
        let (tree, head) = (self.tree, self.tree.head(verb));
        // "killed in a strike in Lebanon, which violated the truce": the strike did.
        let located = || tree.label(head) == Label::Pobj && matches!(tree.lower(tree.head(head)), "in" | "on" | "near");
        let scene = || {
            self.names
                .at(head)
                .is_some_and(|n| self.nodes.is_place(n.node) && !self.nodes.is_country(n.node) || located())
        };
        match tree.label(verb) {
            Label::Advcl => tree.tag(verb) == Tag::Vbg && tree.is_verb(head) && self.is_passive(head),
            Label::Relcl => scene(),
            _ => false,
        }
    }

    /// Why a verb tells no deed by a frame, where that takes who is said to have done it, or to whom.
    pub(in crate::ingest::extract) fn is_no_deed_of(
        &self,
        verb: Index,
        frame: &VerbFrame,
        sources: &[Argument],
        targets: &[Argument],
    ) -> Option<&'static str> {
        let tree = self.tree;
        let tree_lemma = tree.lemma(verb);
        // "rebels attacked the funeral" criticise nothing.
        if frame.relation == "condemned"
            && tree_lemma == "attack"
            && frame.rest.is_empty()
            && sources.iter().any(|s| self.bears_arms(s.node))
        {
            return Some("whoever bears arms attacks with them");
        }
        // "annexed Crimea, which Turkey condemned": the deed, not the place.
        if frame.relation == "condemned"
            && tree.label(verb) == Label::Relcl
            && tree.kid(verb, Label::Dobj).is_some_and(|o| tree.lower(o) == "which")
            && targets.iter().all(|t| self.nodes.is_place(t.node))
        {
            return Some("a deed in a place is condemned, not the place");
        }
        // "is announced as an inductee", "announced it as a success"
        if frame.relation == "appointed"
            && matches!(tree_lemma, "announce" | "unveil" | "present" | "introduce" | "reveal")
            && self.post_taken(verb).is_none()
            && !tree.prepositional(verb, "as").is_some_and(|a| POSITIONS.contains(&tree.lemma(a)))
        {
            return Some("what is announced is no post");
        }
        // "was named in a corruption inquiry"
        if frame.relation == "appointed"
            && tree_lemma == "name"
            && self.is_passive(verb)
            && tree.prepositional(verb, "in").is_some()
            && self.post_taken(verb).is_none()
        {
            return Some("being named in something is no post");
        }
        if frame.relation == "appointed" && self.is_award(verb) {
            return Some("an award is no post");
        }
        // "the Kurdish-led Syrian Democratic Forces", "the US-led NATO": whoever leads it does not speak for it.
        let led = frame.relation == "represents" && tree.label(verb) == Label::Amod;
        if led
            && !sources.iter().any(|s| self.nodes.is_person(s.node))
            && targets.iter().all(|t| self.nodes.get(t.node).is_some_and(|d| d.named))
        {
            return Some("only describes or names");
        }
        if frame.relation == "attacked" && self.is_win(verb, sources, targets) {
            return Some("a win in an election or a match");
        }
        if let Some(reason) = self.is_meant_otherwise(verb, frame, targets) {
            return Some(reason);
        }
        // "More than 20,000 people fled to Chad": so many are driven out, and visit nobody.
        let many = |a: &Argument| {
            let people = self.nodes.get(a.node).is_some_and(|d| d.is_actor() && !d.person);
            people && a.quantity.is_some_and(|q| q.value >= 100.0)
        };
        if frame.relation == "visited" && tree_lemma == "flee" && !sources.is_empty() && sources.iter().all(many) {
            return Some("so many are driven out");
        }
        None
    }

    /// Whether a protest is one in words: that of a state, a ministry or a party condemns.
    pub(in crate::ingest::extract) fn protests_in_words(
        &self,
        verb: Index,
        frame: &VerbFrame,
        sources: &[Argument],
    ) -> bool {
        let tree_lemma = self.tree.lemma(verb);
        let state = |s: &Argument| {
            self.nodes.get(s.node).is_some_and(|d| {
                let name = d.name.to_lowercase();
                d.is_place()
                    || d.is_organization()
                        && (name.contains("foreign office") || name.split(' ').any(|w| OF_WORDS.contains(&w)))
            })
        };
        frame.relation == "protested" && tree_lemma == "protest" && !sources.is_empty() && sources.iter().all(state)
    }

    /// "was nominated for the Oscar", "was named Best Actor": an honour, no post.
    pub(in crate::ingest::extract) fn is_award(&self, verb: Index) -> bool {
        static AWARDS: Words = Words::of("frame_limits_by_ends.awards");
        let tree = self.tree;
        let beside = |p: &str| {
            let object = tree.kid(verb, Label::Dobj).filter(|_| p == "for");
            tree.prepositional(verb, p).or_else(|| object.and_then(|o| tree.prepositional(o, p)))
        };
        let what = ["for", "as"].into_iter().find_map(beside);
        let what = what.or_else(|| tree.kid(verb, Label::Oprd)).or_else(|| tree.kid(verb, Label::Attr));
        CHOOSING.contains(&tree.lemma(verb))
            && what.is_some_and(|w| {
                tree.conjuncts(w)
                    .into_iter()
                    .any(|i| AWARDS.contains(&tree.lower(i)) || AWARDS.contains(&tree.lemma(i)))
            })
    }
}
