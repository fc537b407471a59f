//! One article while it is read: what is known, and the claims found so far.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ingest::extract::country_mentions::CountryMentions;
use crate::ingest::extract::draft_claims::DraftClaims;
use crate::ingest::extract::held_posts::HeldPosts;
use crate::ingest::extract::names::found_names::{Name, Names};
use crate::ingest::extract::nodes::{NodeIndex, Nodes};
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::{Frames, Gazetteer, Nouns};
use crate::model::{DateInterval, Day, Modality, Quantity};

/// Someone or something that a noun phrase stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Argument {
    pub(super) node: NodeIndex,
    /// First and last token of the mention.
    pub(super) first: Index,
    pub(super) last: Index,
    pub(super) quantity: Option<Quantity>,
}

impl Argument {
    /// A mention of a node, from its first token to its last.
    pub(super) fn new(node: NodeIndex, first: Index, last: Index) -> Self {
        Self { node, first, last, quantity: None }
    }
}

impl Name {
    /// The name as an argument of a claim.
    pub(super) fn argument(&self) -> Argument {
        Argument::new(self.node, self.start, self.end - 1)
    }
}

/// A claim in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// `None` where the text names nobody.
    pub(super) source: Option<Argument>,
    pub(super) relation: &'static str,
    pub(super) target: Argument,
    /// The word that says what was done.
    pub(super) trigger: Index,
    pub(super) predicate: String,
    pub(super) about: Vec<NodeIndex>,
    /// Nouns that may name what the claim concerns, until all that is told is known.
    pub(super) topics: Vec<Index>,
    pub(super) location: Option<NodeIndex>,
    pub(super) date: Option<DateInterval>,
    pub(super) to: Vec<NodeIndex>,
    pub(super) quantity: Option<Quantity>,
    pub(super) role: Option<String>,
    pub(super) modality: Modality,
    pub(super) attributed_to: Option<NodeIndex>,
    pub(super) rule: Rule,
}

/// An article being read.
pub(super) struct Reading<'a> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) nouns: &'static Nouns,
    pub(super) frames: &'static Frames,
    pub(super) names: Names,
    pub(super) nodes: Nodes,
    pub(super) published: Option<Day>,
    /// Whether the text is news in brief, in the present tense.
    pub(super) brief: bool,
    /// Whether the text tells its news in the past tense.
    pub(super) narrated: bool,
    /// The first token of the body: a first line that repeats the title makes no claims.
    pub(super) body: Index,
    pub(super) countries: CountryMentions,
    pub(super) posts: HeldPosts,
    /// Posts without a holder's name that became nodes, with what they represent.
    pub(super) bare_posts: Vec<(Argument, String, NodeIndex)>,
    /// Names that stand in a direction phrase: the name's first token, and the node of the phrase.
    pub(super) directions: Vec<(Index, NodeIndex)>,
    pub(super) claims: DraftClaims,
    /// How deep a reference is followed into others: "its" in the phrase that "its" stands for never ends.
    pub(super) depth: u8,
    /// Whom each "he" or "she" was found to be.
    pub(super) persons: FxHashMap<Index, Option<NodeIndex>>,
    /// Verbs whose clause is only what somebody asks for: no claims of their own.
    pub(super) asked_for: FxHashSet<Index>,
    /// Verbs that a frame has read.
    pub(super) told: FxHashSet<Index>,
    /// Verbs whose deed is what somebody accuses another of.
    pub(super) alleged: FxHashSet<Index>,
    /// Why a word did or did not make a claim, by word; kept only where somebody asks for a trace.
    pub(super) notes: Option<Vec<(Index, String)>>,
}

impl Reading<'_> {
    /// Notes for the trace what became of a word.
    pub(super) fn note(&mut self, at: Index, text: impl FnOnce() -> String) {
        if let Some(notes) = &mut self.notes {
            notes.push((at, text()));
        }
    }

    /// Whether somebody is said not to be, or only suspected to be, what a claim about who belongs where says.
    fn standing(&self, source: &Argument, trigger: Index) -> Modality {
        let tree = self.tree;
        let verb = tree.clause_of(trigger);
        let denied = tree.lemma(verb) == "be"
            && tree.kid(verb, Label::Attr) == Some(trigger)
            && tree.kid(verb, Label::Neg).is_some();
        let suspected = (source.first..=source.last)
            .chain(tree.kids(source.last).filter(|k| tree.label(*k) == Label::Amod))
            .any(|i| self.frames.modality(tree.lower(i), "modifier") == Some(Modality::Alleged));
        // "is believed to belong to"
        let suspected = suspected
            || tree.is_verb(trigger)
                && tree.label(trigger) == Label::Xcomp
                && self.modality(trigger) == Some(Modality::Alleged);
        // "the delegation is expected to include Jane Roe"
        let planned = tree.is_verb(trigger)
            && tree.label(trigger) == Label::Xcomp
            && self.modality(trigger) == Some(Modality::Planned)
            || self.is_to_come(trigger, source);
        match (denied, suspected) {
            (true, _) => Modality::Negated,
            (_, true) => Modality::Alleged,
            _ if planned => Modality::Planned,
            _ => Modality::Asserted,
        }
    }

    /// "will become prime minister", "is to be sworn in as president": whether the post that a noun names is yet to be taken
    /// by somebody. "Will succeed Smith as president": Smith has it.
    pub(super) fn is_to_come(&self, post: Index, holder: &Argument) -> bool {
        let tree = self.tree;
        let taken = matches!(tree.label(post), Label::Attr | Label::Oprd)
            || tree.label(post) == Label::Pobj && tree.lower(tree.head(post)) == "as";
        let verb = tree.clause_of(post);
        let ahead = tree.kids(verb).any(|k| {
            tree.label(k) == Label::Aux
                && (matches!(tree.lower(k), "will" | "would" | "shall" | "'ll")
                    // "abandoned his plan to become foreign minister"
                    || tree.lower(k) == "to" && matches!(tree.label(verb), Label::Xcomp | Label::Acl))
        });
        let leaves = matches!(tree.lemma(verb), "remain" | "stay" | "continue" | "step" | "resign" | "retire" | "quit");
        let before = tree.label(holder.last) == Label::Dobj && matches!(tree.lemma(verb), "succeed" | "replace");
        taken && ahead && !leaves && !before && self.modality(verb) == Some(Modality::Planned)
    }

    /// Adds a claim about who belongs to what or lies where; such a claim has no date, place or topic.
    pub(super) fn claim_structural(
        &mut self,
        source: &Argument,
        relation: &'static str,
        target: Argument,
        trigger: Index,
        role: Option<String>,
        rule: Rule,
    ) {
        // "from Windsor, Ontario, Windsor was undefeated": what lies in a place does not hold it.
        let turned = relation == "located-in" && self.claims.has(relation, target.node, source.node);
        let known = turned || self.claims.has(relation, source.node, target.node);
        if source.node == target.node || trigger < self.body || known {
            return;
        }
        self.claims.push(Draft {
            source: Some(source.clone()),
            relation,
            predicate: role.clone().unwrap_or_else(|| relation.replace('-', " ")),
            target,
            trigger,
            about: Vec::new(),
            topics: Vec::new(),
            location: None,
            date: None,
            to: Vec::new(),
            quantity: None,
            role,
            modality: self.standing(source, trigger),
            attributed_to: None,
            rule,
        });
    }
}
