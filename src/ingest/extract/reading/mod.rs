//! One article while it is read: what is known, and the claims found so far.
//!
//! Every room above gives [`Reading`] methods of its own. No import shows a call of one, so `tests/rooms.rs` looks for
//! the calls themselves and lists those from a room to one that stands above it. There are three reasons for one:
//!
//! - `arguments` asks `deeds` and `people` who somebody is where only a construction says so: who attacked (`cause`,
//!   `attackers`, `whose_attack`), who asks (`askers`, `is_behest`), whose people (`people_of`, `entourage`), who holds
//!   a post (`post`, `leads`). Such a construction resolves arguments itself; `Reading::depth` ends the circle.
//! - Everybody asks `deeds` what a noun says that acts as a verb (`noun_phrase_frame`), as everybody asks `arguments`
//!   the same of a verb (`says`).
//! - `people` and `places` make claims, each by the one door for its sort (`claim`, `claim_structural`), and so does
//!   the list that a noun of membership opens (`join`).

pub(super) mod argument;
pub(super) mod country_mentions;
pub(super) mod draft_claims;
pub(super) mod held_posts;
pub(super) mod name_index;
mod named;
pub(super) mod names;
pub(super) mod node_index;
pub(super) mod node_sorts;
pub(super) mod nodes;

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::country_mentions::CountryMentions;
use crate::ingest::extract::reading::draft_claims::DraftClaims;
use crate::ingest::extract::reading::held_posts::HeldPosts;
use crate::ingest::extract::reading::names::Names;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::Nodes;
use crate::lexicon::{Frames, Gazetteer, Nouns};
use crate::model::Day;

/// An article being read.
pub(in crate::ingest::extract) struct Reading<'a> {
    pub(in crate::ingest::extract) tree: &'a Tree<'a>,
    pub(in crate::ingest::extract) gazetteer: &'a Gazetteer,
    pub(in crate::ingest::extract) nouns: &'static Nouns,
    pub(in crate::ingest::extract) frames: &'static Frames,
    pub(in crate::ingest::extract) names: Names,
    pub(in crate::ingest::extract) nodes: Nodes,
    pub(in crate::ingest::extract) published: Option<Day>,
    /// Whether the text is news in brief, in the present tense.
    pub(in crate::ingest::extract) brief: bool,
    /// Whether it tells of the day on which it is published.
    pub(in crate::ingest::extract) of_its_day: bool,
    /// Whether the text tells its news in the past tense.
    pub(in crate::ingest::extract) narrated: bool,
    /// The first token of the body: a first line that repeats the title makes no claims.
    pub(in crate::ingest::extract) body: Index,
    pub(in crate::ingest::extract) countries: CountryMentions,
    pub(in crate::ingest::extract) posts: HeldPosts,
    /// The chambers of parliaments that are named, once somebody has asked for them.
    pub(in crate::ingest::extract) chambers: OnceCell<Vec<(Index, NodeIndex)>>,
    /// Posts without a holder's name that became nodes, with what they represent.
    pub(in crate::ingest::extract) bare_posts: Vec<(Argument, String, NodeIndex)>,
    /// Names that stand in a direction phrase: the name's first token, and the node of the phrase.
    pub(in crate::ingest::extract) directions: Vec<(Index, NodeIndex)>,
    pub(in crate::ingest::extract) claims: DraftClaims,
    /// How deep a reference is followed into others: "its" in the phrase that "its" stands for never ends.
    pub(in crate::ingest::extract) depth: u8,
    /// Whom each "he" or "she" was found to be.
    pub(in crate::ingest::extract) persons: FxHashMap<Index, Option<NodeIndex>>,
    /// Verbs whose clause is only what somebody asks for: no claims of their own.
    pub(in crate::ingest::extract) asked_for: FxHashSet<Index>,
    /// Verbs that a frame has read.
    pub(in crate::ingest::extract) told: FxHashSet<Index>,
    /// Verbs whose deed is what somebody accuses another of.
    pub(in crate::ingest::extract) alleged: FxHashSet<Index>,
    /// Why a word did or did not make a claim, by word; kept only where somebody asks for a trace.
    pub(in crate::ingest::extract) notes: Option<Vec<(Index, String)>>,
}

impl Reading<'_> {
    /// Notes for the trace what became of a word.
    pub(in crate::ingest::extract) fn note(&mut self, at: Index, text: impl FnOnce() -> String) {
        if let Some(notes) = &mut self.notes {
            notes.push((at, text()));
        }
    }

    /// Whether two words stand in different items of news in brief, each of which is a line of a sentence or two.
    pub(in crate::ingest::extract) fn apart(&self, one: Index, other: Index) -> bool {
        let tree = self.tree;
        if !self.brief || tree.line_of(one) == tree.line_of(other) {
            return false;
        }
        let sentences = tree.analysis.sentences.len();
        let lines = tree.lines_of_sentences();
        lines >= 4 && sentences * 5 <= lines * 9 && self.countries.nodes().len() >= 6
    }
}
