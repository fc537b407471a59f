//! An analysed article into nodes and claims.
//!
//! In order: [`parse`] puts right what the words show to be wrong in the parse, [`names`] finds names and makes their
//! nodes, [`people`] and [`places`] read who holds what and what lies where, [`deeds`] reads verbs and event nouns by
//! the frames of the lexicon; each argument is resolved to a node by [`arguments`], each claim gets its [`qualifiers`].
//! What is known meanwhile stands in [`reading`]. From the ground up: `parse`, `reading`, `names`, `arguments`,
//! `qualifiers`, `people` and `places`, `deeds`. Each imports only what lies below it, but for the methods of
//! [`reading`]'s `Reading` that `tests/rooms.rs` lists: a folder asks for some of those above it, such as who holds a
//! post.

mod arguments;
mod contract;
mod deed_classes;
mod deeds;
mod fault;
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

pub use fault::ReaderFault;

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
    ///
    /// # Errors
    /// Where the reader itself fails at the article, which no text should make it do.
    pub fn extract(&self, article: &Article, work: &mut Workspace) -> Result<Extraction, ReaderFault> {
        let read = fault::contain(|| self.read(article, work, false).0);
        if read.is_err() {
            // What it was filling is half full.
            *work = Workspace::default();
        }
        read
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
        parse::entity_spans::mend(&mut analysis, text);
        parse::repairs::mend(&mut analysis, text, &self.gazetteer);
        parse::prefixed_verbs::mend(&mut analysis, text);
        parse::soundness::restore(&mut analysis, &parsed);
        // By what the repairs have shown to be subjects.
        parse::entity_spans::mend(&mut analysis, text);
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
            of_its_day: qualifiers::briefs::tells_of_its_day(&tree, body),
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
        reading.read_people_and_places();
        reading.read_what_is_done();
        reading.read_what_is_so();
        let extraction = contract::write(article, &prose, &reading, body);
        let trace = if traced { trace::write(&reading) } else { String::new() };
        (extraction, trace)
    }
}

impl Reading<'_> {
    /// Reads who holds what and what lies where, as far as the deeds need it.
    fn read_people_and_places(&mut self) {
        self.read_countries();
        self.read_party_names();
        self.read_directions();
        self.read_posts();
        self.read_leads();
        self.note_genders();
        self.read_chains();
        self.read_places();
        self.read_electorates();
    }

    /// Reads the deeds, by verbs and by nouns, and then what other deeds and sentences tell of them.
    fn read_what_is_done(&mut self) {
        let body = self.body;
        self.read_verbs(body);
        self.read_dissents(body);
        self.read_event_nouns(body);
        self.read_responsibilities(body);
        self.read_deeds(body);
        self.read_stoppages(body);
        self.read_announcements(body);
        self.read_help_sent(body);
        self.read_help_received(body);
        self.read_aid_received(body);
        self.read_plans(body);
        self.read_operations(body);
        self.read_joint_deeds(body);
        self.read_measures_imposed(body);
        self.note_gatherings(body);
        self.read_stays(body);
        self.read_citations(body);
        self.read_tolls(body);
        self.infer_agents();
        self.drop_protested_places();
        self.doubt_causes();
        self.infer_culprits();
        self.identify_culprits();
        self.read_likewise(body);
        self.read_toll_parts(body);
        self.drop_scenes();
        self.read_denials(body);
    }

    /// Reads who belongs to what and what lies where, with all that the deeds have told, and what claims are about.
    fn read_what_is_so(&mut self) {
        self.read_terms();
        self.read_members();
        self.read_accessions();
        self.read_affiliations();
        self.read_listed_appointments();
        self.read_named_parts();
        self.read_counted_groups();
        self.read_careers();
        self.read_constituencies();
        self.read_sites();
        self.read_unnamed_sites();
        self.read_place_appositions();
        self.read_described_places();
        self.read_seats();
        self.read_homes();
        self.read_airports();
        self.read_capitals();
        self.read_speakers();
        self.read_bare_posts();
        self.read_place_examples();
        self.read_geography();
        self.read_topics();
    }
}

/// The first token after a first line that repeats the title; 0 where there is none: a headline alone is what is read.
fn body_start(prose: &Prose<'_>, title: &str, analysis: &Analysis) -> usize {
    let first = prose.first_line();
    if fold(first) != fold(title) || first.is_empty() {
        return 0;
    }
    let end = prose.text().find(first).map_or(0, |start| start + first.len()) as u32;
    analysis.tokens.iter().position(|t| t.span.start >= end).unwrap_or_default()
}
