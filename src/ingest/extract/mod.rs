//! An analysed article into nodes and claims.
//!
//! In order: [`parse`] puts right what the words show to be wrong in the parse, [`names`] finds names and makes their
//! nodes, [`people`] and [`places`] read who holds what and what lies where, [`deeds`] reads verbs and event nouns by the
//! frames of the lexicon; each argument is resolved to a node by [`arguments`], each claim gets its [`qualifiers`]. What is
//! known meanwhile stands in [`reading`]. From the ground up: `parse`, `reading`, `names`, `arguments`, `qualifiers`, `people`
//! and `places`, `deeds`; none knows those above it.

mod arguments;
mod contract;
mod deed_classes;
mod deeds;
mod mentions;
mod names;
mod parse;
mod people;
mod places;
mod qualifiers;
mod reading;
mod rules;
mod trace;

use std::borrow::Cow;
use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ingest::extract::parse::tree::Tree;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::country_mentions::CountryMentions;
use crate::ingest::extract::reading::draft_claims::DraftClaims;
use crate::ingest::extract::reading::held_posts::HeldPosts;
use crate::ingest::extract::reading::nodes::Nodes;
use crate::ingest::language::{Analysis, Engine, ModelError, Workspace};
use crate::ingest::prose::Prose;
use crate::lexicon::{Frames, Gazetteer, Nouns, fold};
use crate::model::{Article, Extraction};

/// Reads articles: text in, nodes and claims out.
pub struct Extractor {
    engine: &'static Engine,
    gazetteer: Cow<'static, Gazetteer>,
}

impl Extractor {
    /// An extractor with the built-in gazetteer.
    ///
    /// # Errors
    /// Where the language model in the program is damaged.
    pub fn new() -> Result<Self, ModelError> {
        Ok(Self { engine: Engine::shared()?, gazetteer: Cow::Borrowed(Gazetteer::shared()) })
    }

    /// An extractor with a gazetteer of the user's own.
    ///
    /// # Errors
    /// As [`Extractor::new`].
    pub fn with_gazetteer(gazetteer: Gazetteer) -> Result<Self, ModelError> {
        Ok(Self { engine: Engine::shared()?, gazetteer: Cow::Owned(gazetteer) })
    }

    /// Reads one article. The same article gives the same extraction, to the byte.
    pub fn extract(&self, article: &Article, work: &mut Workspace) -> Extraction {
        self.read(article, work, false).0
    }

    /// How every sentence of an article was read: its parse, the names found, what became of each verb, and the
    /// claims with the rules that made them. For whoever extends the lexicon; the form is for people.
    pub fn trace(&self, article: &Article, work: &mut Workspace) -> String {
        self.read(article, work, true).1
    }

    fn read(&self, article: &Article, work: &mut Workspace, traced: bool) -> (Extraction, String) {
        let prose = Prose::of(&article.text, &article.title).for_the_parser(&self.gazetteer);
        let text = prose.text();
        let mut analysis = self.engine.analyze(text, work);
        let parsed = analysis.tokens.clone();
        parse::repairs::mend(&mut analysis, text, &self.gazetteer);
        parse::prefixed_verbs::mend(&mut analysis, text);
        parse::soundness::restore(&mut analysis, &parsed);
        let tree = Tree::new(text, &analysis);
        let mut nodes = Nodes::default();
        let names = names::found_names::find(&tree, &self.gazetteer, &mut nodes);
        let body = body_start(&prose, &article.title, &analysis);
        let mut reading = Reading {
            tree: &tree,
            gazetteer: &self.gazetteer,
            nouns: Nouns::shared(),
            frames: Frames::shared(),
            names,
            nodes,
            published: article.published,
            brief: qualifiers::briefs::is_brief(&tree, body),
            narrated: qualifiers::briefs::is_narrated(&tree, body),
            body,
            countries: CountryMentions::default(),
            posts: HeldPosts::default(),
            chambers: OnceCell::new(),
            bare_posts: Vec::new(),
            directions: Vec::new(),
            claims: DraftClaims::default(),
            depth: 0,
            persons: FxHashMap::default(),
            asked_for: FxHashSet::default(),
            told: FxHashSet::default(),
            alleged: FxHashSet::default(),
            notes: traced.then(Vec::new),
        };
        reading.read_countries();
        reading.read_party_names();
        reading.read_directions();
        reading.read_posts();
        reading.read_leads();
        reading.note_genders();
        reading.read_chains();
        reading.read_places();
        reading.read_electorates();
        reading.read_verbs(body);
        reading.read_dissents(body);
        reading.read_event_nouns(body);
        reading.read_responsibilities(body);
        reading.read_deeds(body);
        reading.read_stoppages(body);
        reading.read_announcements(body);
        reading.read_help_sent(body);
        reading.read_help_received(body);
        reading.read_aid_received(body);
        reading.read_plans(body);
        reading.read_operations(body);
        reading.read_joint_deeds(body);
        reading.read_measures_imposed(body);
        reading.note_gatherings(body);
        reading.read_citations(body);
        reading.read_tolls(body);
        reading.infer_agents();
        reading.doubt_causes();
        reading.infer_culprits();
        reading.identify_culprits();
        reading.read_likewise(body);
        reading.read_toll_parts(body);
        reading.drop_scenes();
        reading.read_denials(body);
        reading.read_terms();
        reading.read_members();
        reading.read_affiliations();
        reading.read_listed_appointments();
        reading.read_named_parts();
        reading.read_counted_groups();
        reading.read_careers();
        reading.read_constituencies();
        reading.read_sites();
        reading.read_unnamed_sites();
        reading.read_place_appositions();
        reading.read_seats();
        reading.read_homes();
        reading.read_airports();
        reading.read_capitals();
        reading.read_speakers();
        reading.read_bare_posts();
        reading.read_place_examples();
        reading.read_geography();
        reading.read_topics();
        let extraction = contract::write(article, &prose, &reading, body);
        let trace = if traced { trace::write(&reading) } else { String::new() };
        (extraction, trace)
    }
}

/// The first token after a first line that repeats the title.
fn body_start(prose: &Prose<'_>, title: &str, analysis: &Analysis) -> usize {
    let first = prose.first_line();
    if fold(first) != fold(title) || first.is_empty() {
        return 0;
    }
    let end = prose.text().find(first).map_or(0, |start| start + first.len()) as u32;
    analysis.tokens.iter().position(|t| t.span.start >= end).unwrap_or(analysis.tokens.len())
}
