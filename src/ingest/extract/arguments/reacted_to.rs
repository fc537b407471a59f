//! Pronouns in the reason for what one does to another: "The UN condemned Chad after it shelled Goma", "jailed nine men
//! because they robbed a bank". Whoever is judged, punished or hit is the one whose deed the reason tells (the implicit
//! causality of such verbs: Garvey and Caramazza, 1974).

use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{Gender, Words};

/// Relations of judging, punishing or thanking somebody for what he did.
static JUDGED: Words = Words::of("reacted_to.judged");

/// Relations of blaming and warning, which whoever does it has reasons of his own for.
static CLAIMING: Words = Words::of("reacted_to.claiming");

/// Verbs of thanking and praising.
static PRAISING: Words = Words::of("reacted_to.praising");

/// Relations of hitting back.
static HIT: Words = Words::of("reacted_to.hit");

/// Verbs whose subject in such a clause is whoever judges or punishes, for what was found out, searched or heard
/// before.
static BEFOREHAND: Words = Words::of("reacted_to.beforehand");

/// Verbs by whose participle a reproach is told.
static SAYING: Words = Words::of("reacted_to.saying");

/// Relations whose reasons are told with "its" of whoever is blamed.
static BLAMING: Words = Words::of("reacted_to.blaming");

/// Nouns for what is done because of what another did.
static ANSWERS: Words = Words::of("reacted_to.answers");

/// Nouns of what moves somebody to act.
static MOTIVES: Words = Words::of("reacted_to.motives");

/// How a pronoun looks for its antecedent: in number, or by gender.
#[derive(Clone, Copy)]
pub(super) enum Sought {
    One,
    Several,
    Person(Gender),
}

impl Reading<'_> {
    /// Whom the clause above judges, punishes or hits, where a pronoun is the subject of the clause that tells why.
    pub(super) fn one_reacted_to(&self, token: Index, sought: Sought) -> Option<NodeIndex> {
        let tree = self.tree;
        let clause = tree.head(token);
        if tree.label(token) != Label::Nsubj || !tree.is_verb(clause) || BEFOREHAND.contains(&tree.lemma(clause)) {
            return None;
        }
        let reproach = self.reproach_of(clause);
        let main = reproach.or_else(|| self.reacting_to(clause))?;
        let hostile = self.says(clause, is_harm);
        let because = reproach.is_some() || tree.kids(clause).any(|k| tree.lower(k) == "because");
        let praised = PRAISING.contains(&tree.lemma(main));
        let fits = |c: &&DraftClaim| {
            let reacts = match c.relation {
                // "Sanders endorsed Clinton after he dropped out": he who supports has reasons of his own.
                "supported" => praised,
                // "Trump warned Chad after he met its envoy"
                relation if CLAIMING.contains(&relation) => because || !matches!(sought, Sought::Person(_)),
                relation if HIT.contains(&relation) => reproach.is_none() && hostile,
                relation => JUDGED.contains(&relation),
            };
            reacts
                && c.trigger < token
                && tree.clause_of(c.trigger) == main
                && c.target.last < clause
                && c.source.as_ref().is_none_or(|s| s.node != c.target.node)
                && self.is_sought(c.target.node, sought)
        };
        let start = tree.sentence_around(token).start;
        self.claims.within(start..token).rev().find(fits).map(|c| c.target.node)
    }

    /// The verb of what is done because of what a clause tells: "condemned Chad after it shelled".
    fn reacting_to(&self, clause: Index) -> Option<Index> {
        let tree = self.tree;
        let main = tree.head(clause);
        let why = |k: Index| {
            tree.label(k) == Label::Mark && matches!(tree.lower(k), "after" | "because" | "as" | "when" | "since")
        };
        let told = tree.label(clause) == Label::Advcl && main < clause && tree.kids(clause).any(why);
        (told && tree.is_verb(main)).then_some(main)
    }

    /// The verb of a reproach or of praise that a clause says more of: "condemned India, saying it had killed"; not of
    /// what is still to come, which is the speaker's.
    fn reproach_of(&self, clause: Index) -> Option<Index> {
        let tree = self.tree;
        let saying = tree.head(clause);
        let main = tree.head(saying);
        let ahead = tree.kids(clause).any(|k| tree.label(k) == Label::Aux && tree.tag(k) == Tag::Md);
        let told = tree.label(clause) == Label::Ccomp
            && tree.label(saying) == Label::Advcl
            && tree.tag(saying) == Tag::Vbg
            && SAYING.contains(&tree.lemma(saying))
            && main < saying
            && tree.is_verb(main)
            && !ahead;
        told.then_some(main)
    }

    fn is_sought(&self, node: NodeIndex, sought: Sought) -> bool {
        let Some(draft) = self.nodes.get(node) else { return false };
        match sought {
            Sought::One => self.acts(node) && !draft.person && !draft.plural && draft.is_body_or_place(),
            Sought::Several => draft.plural && (self.acts(node) || draft.is_actor()),
            Sought::Person(gender) => self.is_person_of(node, gender),
        }
    }

    /// Whether a node is one person who may be of a gender.
    pub(super) fn is_person_of(&self, node: NodeIndex, gender: Gender) -> bool {
        self.nodes.get(node).is_some_and(|d| d.person && !d.plural && d.gender.is_none_or(|g| g == gender))
    }

    /// "sanctioned Chad for its support of the rebels", "fired Jon Roe over his talks": whose it is, is whoever is
    /// punished or blamed for it; a person for "his" and "her".
    pub(super) fn blamed_for(&self, token: Index, person: Option<Gender>) -> Option<NodeIndex> {
        let tree = self.tree;
        let mut noun = tree.head(token);
        // "over remarks that its president made": the ground is what the president made.
        let told = tree.head(noun);
        if tree.label(noun) == Label::Nsubj && tree.label(told) == Label::Relcl {
            noun = tree.head(told);
        }
        let preposition = tree.head(noun);
        let reason = match tree.lower(preposition) {
            "for" | "over" => true,
            "of" => preposition.checked_sub(1).is_some_and(|b| tree.lower(b) == "because"),
            _ => false,
        };
        // "struck Iran in response to its attack"
        let answered = tree.lower(preposition) == "to" && ANSWERS.contains(&tree.lemma(tree.head(preposition)));
        // "closed the crossing over its concerns": those are of whoever acts.
        let own = MOTIVES.contains(&tree.lemma(noun));
        if tree.label(token) != Label::Poss || tree.label(noun) != Label::Pobj || !(reason || answered) || own {
            return None;
        }
        let clause = tree.clause_of(preposition);
        let (start, _) = tree.sentence(tree.sentence_of(token));
        let blames = |c: &&DraftClaim| {
            (BLAMING.contains(&c.relation) || answered && c.relation == "attacked")
                && c.trigger < token
                && tree.clause_of(c.trigger) == clause
                && c.target.last < token
                && match person {
                    Some(gender) => self.is_person_of(c.target.node, gender),
                    None => self.acts(c.target.node) && !self.nodes.is_person(c.target.node),
                }
        };
        self.claims.within(start..token).rev().find(blames).map(|c| c.target.node)
    }
}
