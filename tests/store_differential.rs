//! Random ingests, corrections and forgets: a store in memory, one on disk and a naive model give the same answers.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod store;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::time::Duration;

use dossier::store::{ClaimFilter, Direction, Reader, Snapshot, Store};
use proptest::prelude::*;
use store::Draft;

/// Articles and people that the tests choose from.
const PEOPLE: u8 = 6;

#[derive(Clone, Debug)]
enum Step {
    /// An article: which, its version, who meets whom.
    Ingest {
        id: u8,
        version: u8,
        who: u8,
        whom: u8,
    },
    Forget {
        id: u8,
    },
    Merge {
        from: u8,
        into: u8,
    },
    Alias {
        who: u8,
        name: u8,
        add: bool,
    },
    Undo,
    Reread,
    Rebuild,
    Optimize,
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    let person = 0..PEOPLE;
    prop_oneof![
        8 => (0..12u8, 0..3u8, person.clone(), person.clone())
            .prop_map(|(id, version, who, whom)| Step::Ingest { id, version, who, whom }),
        2 => (0..12u8).prop_map(|id| Step::Forget { id }),
        2 => (person.clone(), person.clone()).prop_map(|(from, into)| Step::Merge { from, into }),
        2 => (person, 0..3u8, any::<bool>()).prop_map(|(who, name, add)| Step::Alias { who, name, add }),
        2 => Just(Step::Undo),
        1 => Just(Step::Reread),
        1 => Just(Step::Rebuild),
        1 => Just(Step::Optimize),
        1 => Just(Step::Reopen),
    ]
}

fn person(number: u8) -> String {
    format!("Person Number{number}")
}

fn draft(id: u8, version: u8, who: u8, whom: u8) -> Draft {
    let mut draft = Draft::meeting(&person(who), &person(whom));
    draft.text.push_str(&format!(" Report {id}, version {version}."));
    draft.extraction.article.id = format!("article/{id}");
    draft.extraction.edges[0].date = Some(store::day(u32::from(id) * 10 + u32::from(version)));
    draft
}

/// What the store should know: the last version of each article.
#[derive(Default)]
struct Model {
    articles: BTreeMap<u8, Draft>,
}

/// Who met whom by name, every claim with its day, as a store says it.
fn told(view: &Snapshot) -> Vec<String> {
    let mut told = Vec::new();
    view.claims(ClaimFilter::default(), &mut |entry| {
        let claim = view.claim(entry.at).unwrap();
        assert_eq!((claim.source, claim.target, claim.date), (entry.source, entry.target, entry.date));
        let name = |id| view.node(id).unwrap().unwrap().name;
        let article = view.article(entry.at.article).unwrap().article.id;
        told.push(format!(
            "{article} {}-{} {}",
            name(claim.source.unwrap()),
            name(claim.target.unwrap()),
            claim.date.unwrap()
        ));
        ControlFlow::Continue(())
    })
    .unwrap();
    told.sort();
    told
}

/// All that a store says of its nodes, with their numbers.
fn nodes(view: &Snapshot) -> Vec<String> {
    let mut found = Vec::new();
    view.nodes(&mut |node| {
        let claims = |direction| store::claims_of(view, node.id, direction).iter().map(|c| c.at).collect::<Vec<_>>();
        found.push(format!("{node:?} {:?} {:?}", claims(Direction::Out), claims(Direction::In)));
        ControlFlow::Continue(())
    })
    .unwrap();
    found
}

impl Model {
    fn told(&self) -> Vec<String> {
        let line = |(id, draft): (&u8, &Draft)| {
            let name = |at: usize| draft.extraction.nodes[at].name.clone();
            format!("article/{id} {}-{} {}", name(0), name(1), draft.extraction.edges[0].date.unwrap())
        };
        let mut told: Vec<String> = self.articles.iter().map(line).collect();
        told.sort();
        told
    }

    fn names(&self) -> BTreeSet<String> {
        self.articles.values().flat_map(|d| d.extraction.nodes.iter().map(|n| n.name.clone())).collect()
    }
}

/// Does a step to a store; gives what it answers.
fn apply(store: &mut Store, step: &Step, model: &Model) -> String {
    let view = store.snapshot();
    let id = |name: String| view.nodes_named(&name).unwrap().first().copied();
    match step {
        Step::Ingest { id, version, who, whom } => {
            let draft = draft(*id, *version, *who, *whom);
            format!("{:?}", store.ingest(&draft.extraction, &draft.text).unwrap())
        }
        Step::Forget { id } => {
            let mut at = None;
            view.articles(&mut |entry| {
                if entry.article.id == format!("article/{id}") {
                    at = Some(entry.sequence);
                }
                ControlFlow::Continue(())
            })
            .unwrap();
            at.map_or_else(String::new, |at| format!("{:?}", store.forget(at)))
        }
        Step::Merge { from, into } => match (id(person(*from)), id(person(*into))) {
            (Some(from), Some(into)) => format!("{:?}", store.merge(from, into).map_err(|e| e.to_string())),
            _ => String::new(),
        },
        Step::Alias { who, name, add } => match id(person(*who)) {
            Some(who) if *add => format!("{:?}", store.add_alias(who, &format!("Alias Name{name}"))),
            Some(who) => format!("{:?}", store.remove_alias(who, &format!("Alias Name{name}"))),
            None => String::new(),
        },
        Step::Undo => format!("{:?}", store.undo(None).map_err(|e| e.to_string())),
        Step::Reread => {
            // An extractor that finds the same, a little surer each time.
            let done = store.reread(
                &mut |article| {
                    let id: u8 = article.id.trim_start_matches("article/").parse().unwrap();
                    let mut extraction = model.articles[&id].extraction.clone();
                    extraction.edges[0].confidence = 0.95;
                    Some(extraction)
                },
                &mut |_| {},
            );
            format!("{:?}", done.unwrap())
        }
        Step::Rebuild => format!("{:?}", store.rebuild()),
        Step::Optimize => format!("{:?}", store.optimize()),
        Step::Reopen => String::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn memory_disk_and_model_answer_alike(steps in proptest::collection::vec(step(), 1..40)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store");
        let mut memory = Store::memory().unwrap();
        let mut disk = Store::open_or_create(&path, Duration::ZERO).unwrap();
        // Only syncs are skipped; the kills test has them.
        disk.sync_every(u32::MAX);
        let mut model = Model::default();
        for step in &steps {
            if let Step::Reopen = step {
                drop(disk);
                disk = Store::open(&path, Duration::ZERO).unwrap();
                disk.sync_every(u32::MAX);
            }
            match step {
                Step::Ingest { id, version, who, whom } => {
                    model.articles.insert(*id, draft(*id, *version, *who, *whom));
                }
                Step::Forget { id } => drop(model.articles.remove(id)),
                _ => {}
            }
            let answers = (apply(&mut memory, step, &model), apply(&mut disk, step, &model));
            prop_assert_eq!(&answers.0, &answers.1);
            let (a, b) = (memory.snapshot(), disk.snapshot());
            prop_assert_eq!(nodes(&a), nodes(&b));
            prop_assert_eq!(told(&a), told(&b));
            prop_assert_eq!(a.article_count(), model.articles.len() as u64);
            prop_assert_eq!(a.claim_count(), model.articles.len() as u64);
            prop_assert_eq!(a.date_range().unwrap(), b.date_range().unwrap());
        }
        prop_assert_eq!(memory.check().unwrap(), Vec::<String>::new());
        prop_assert_eq!(disk.check().unwrap(), Vec::<String>::new());
        // Without its corrections a store says what the model says.
        while memory.undo(None).is_ok() {}
        let view = memory.snapshot();
        // What came in while a merge or an alias held was linked by it, and stays so.
        if steps.iter().any(|step| matches!(step, Step::Merge { .. } | Step::Alias { .. })) {
            let days = |told: Vec<String>| -> Vec<String> {
                told.iter().map(|l| format!("{:?} {:?}", l.split(' ').next(), l.rsplit(' ').next())).collect()
            };
            prop_assert_eq!(days(told(&view)), days(model.told()));
            return Ok(());
        }
        prop_assert_eq!(told(&view), model.told());
        let mut names = BTreeSet::new();
        view.nodes(&mut |node| {
            names.insert(node.name);
            ControlFlow::Continue(())
        })
        .unwrap();
        prop_assert_eq!(names, model.names());
    }
}
