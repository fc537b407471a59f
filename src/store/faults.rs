//! Writes that fail, or that stop half-way, at every place where the store writes; and power cuts after them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::backend::{Backend, Batch, Memory, Pair, Runs};
use super::opened::Store;
use super::reader::Reader;
use super::{Ingested, Standing, StoreError};
use crate::model::{
    Article, Day, EventRow, ExtractedArticle, ExtractedEdge, ExtractedEvidence, ExtractedNode, Extraction, Modality,
    NodeKind, RelationName,
};

/// What goes wrong at the write with the chosen number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// Nothing of the batch is written.
    Refused,
    /// Its first half is there for this process; a power cut takes it, as the engine's batches are atomic on disk.
    Short,
    /// All of it is written, and the sync after it fails.
    Unsynced,
}

/// A disk that loses what was not synced, in memory.
#[derive(Debug)]
struct Disk {
    now: Memory,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    synced: Vec<Write>,
    pending: Vec<Write>,
    writes: usize,
    fault: Option<(usize, Fault)>,
    failing: bool,
}

/// What was asked of the disk.
#[derive(Clone, Debug)]
enum Write {
    Batch(Batch),
    Blocks(u32, Vec<Pair>),
    Seal(u32),
    Removal(u32),
}

impl Write {
    fn on(self, memory: &Memory) -> Result<(), StoreError> {
        match self {
            Self::Batch(batch) => memory.write(batch),
            Self::Blocks(run, blocks) => memory.put_blocks(run, blocks),
            Self::Seal(run) => memory.seal_run(run),
            Self::Removal(run) => memory.remove_run(run),
        }
    }

    fn is_of_run(&self, number: u32) -> bool {
        matches!(self, Self::Blocks(run, _) | Self::Removal(run) if *run == number)
    }

    /// The first half of it.
    fn cut(self) -> Self {
        match self {
            Self::Batch(mut batch) => {
                batch.writes.truncate(batch.writes.len() / 2);
                Self::Batch(batch)
            }
            Self::Blocks(run, mut blocks) => {
                blocks.truncate(blocks.len() / 2);
                Self::Blocks(run, blocks)
            }
            // Half a seal is none.
            Self::Seal(run) => Self::Blocks(run, Vec::new()),
            Self::Removal(run) => Self::Removal(run),
        }
    }
}

impl Disk {
    fn new(writes: Vec<Write>, fault: Option<(usize, Fault)>) -> Self {
        let now = Memory::default();
        writes.iter().for_each(|write| write.clone().on(&now).unwrap());
        let state = State { synced: writes, pending: Vec::new(), writes: 0, fault, failing: false };
        Self { now, state: Mutex::new(state) }
    }

    /// What is on disk after a power cut that leaves the first `kept` of the writes that were not synced.
    fn after_cut(&self, kept: usize) -> Vec<Write> {
        let state = self.state.lock().unwrap();
        state.synced.iter().chain(state.pending.iter().take(kept)).cloned().collect()
    }

    fn take(&self, write: Write) -> Result<(), StoreError> {
        let mut state = self.state.lock().unwrap();
        let here = state.fault.filter(|(at, _)| *at == state.writes).map(|(_, fault)| fault);
        state.writes += 1;
        if state.failing || here == Some(Fault::Refused) {
            state.failing = true;
            return Err(broken());
        }
        if here == Some(Fault::Short) {
            state.failing = true;
            write.cut().on(&self.now)?;
            return Err(broken());
        }
        if let Write::Seal(run) = write {
            if here == Some(Fault::Unsynced) {
                state.failing = true;
                return Err(broken());
            }
            // A seal syncs its own run, and nothing else.
            let (own, others) = std::mem::take(&mut state.pending).into_iter().partition(|w| w.is_of_run(run));
            state.pending = others;
            let own: Vec<Write> = own;
            state.synced.extend(own);
            state.synced.push(write.clone());
            return write.on(&self.now);
        }
        state.failing = here == Some(Fault::Unsynced);
        state.pending.push(write.clone());
        write.on(&self.now)
    }
}

fn broken() -> StoreError {
    StoreError::Io { doing: "write the store".into(), source: std::io::Error::other("no space left") }
}

impl Backend for Disk {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.now.get(key)
    }

    fn after(&self, key: &[u8]) -> Result<Option<Pair>, StoreError> {
        self.now.after(key)
    }

    fn write(&self, batch: Batch) -> Result<(), StoreError> {
        self.take(Write::Batch(batch))
    }

    fn sync(&self) -> Result<(), StoreError> {
        let mut state = self.state.lock().unwrap();
        if state.failing {
            return Err(broken());
        }
        let pending = std::mem::take(&mut state.pending);
        state.synced.extend(pending);
        Ok(())
    }
}

impl Runs for Disk {
    fn put_blocks(&self, run: u32, blocks: Vec<Pair>) -> Result<(), StoreError> {
        self.take(Write::Blocks(run, blocks))
    }

    fn seal_run(&self, run: u32) -> Result<(), StoreError> {
        self.take(Write::Seal(run))
    }

    fn remove_run(&self, run: u32) -> Result<(), StoreError> {
        self.take(Write::Removal(run))
    }

    fn run_numbers(&self) -> Result<Vec<u32>, StoreError> {
        self.now.run_numbers()
    }

    fn block_for(&self, run: u32, key: &[u8]) -> Result<Option<u32>, StoreError> {
        self.now.block_for(run, key)
    }

    fn block(&self, run: u32, place: u32) -> Result<Option<super::backend::Block>, StoreError> {
        self.now.block(run, place)
    }
}

fn article(number: u32) -> (Extraction, String) {
    let text = format!("Hub Person met Guest Number{number}.");
    let node = |id: &str, name: String| ExtractedNode {
        id: id.into(),
        kind: NodeKind::Actor,
        name,
        aliases: Vec::new(),
        named: Some(true),
        gazetteer: None,
    };
    let edge = ExtractedEdge {
        source: "a".into(),
        relation: RelationName::new("met-with").unwrap(),
        target: "b".into(),
        predicate: "meet".into(),
        about: Vec::new(),
        location: None,
        date: Some(crate::model::DateInterval::day(Day::from_number(19_000 + number as i32))),
        to: Vec::new(),
        quantity: None,
        role: None,
        modality: Modality::Asserted,
        attributed_to: None,
        confidence: 0.9,
        rule: "test".into(),
        evidence: Some(ExtractedEvidence {
            sentence: text.clone(),
            start: 0,
            end: text.len() as u32,
            source: None,
            target: None,
            predicate: None,
            main: false,
        }),
    };
    let extraction = Extraction {
        schema: 1,
        article: ExtractedArticle { id: format!("article/{number}"), ..ExtractedArticle::default() },
        nodes: vec![node("a", "Hub Person".into()), node("b", format!("Guest Number{number}"))],
        edges: vec![edge],
    };
    (extraction, text)
}

type Step = dyn Fn(&mut Store) -> Result<(), StoreError>;

/// Does one thing after another until one fails; gives the articles that must be there and those that must not, and
/// the number of things done.
fn work(store: &mut Store, there: &mut BTreeMap<String, bool>) -> usize {
    let mut done = 0;
    for number in 250..262 {
        let (extraction, text) = article(number);
        let Ok(kept) = store.ingest(&extraction, &text) else { return done };
        assert!(matches!(kept, Ingested::New { .. }));
        there.insert(extraction.article.id, true);
        done += 1;
    }
    let view = store.snapshot();
    let id = |name: &str| view.nodes_named(name).unwrap()[0];
    let (one, two) = (id("Guest Number1"), id("Guest Number2"));
    let changed = store.merge(one, two).map(drop);
    let steps: [&Step; 6] = [
        &|store| store.forget(7),
        &|store| {
            let mut importer = store.importer("table")?;
            for number in 0..5000u32 {
                let name = format!("Row {}", number % 9);
                let row = EventRow {
                    day: None,
                    source: &name,
                    relation: "met",
                    target: "Hub Person",
                    source_kind: None,
                    target_kind: None,
                };
                importer.push(&row)?;
            }
            importer.finish().map(drop)
        },
        &|store| store.rebuild(),
        &|store| store.undo(None).map(drop),
        &Store::optimize,
        &|store| {
            let (extraction, text) = article(300);
            store.ingest(&extraction, &text).map(drop)
        },
    ];
    if changed.is_err() {
        return done;
    }
    for (at, step) in steps.into_iter().enumerate() {
        if at == 0 {
            // From here on it may be there or not, until the step is acknowledged.
            there.remove("article/6");
        }
        if step(store).is_err() {
            return done;
        }
        match at {
            0 => drop(there.insert("article/6".into(), false)),
            5 => drop(there.insert("article/300".into(), true)),
            _ => {}
        }
        done += 1;
    }
    done
}

fn verify(store: &Store, there: &BTreeMap<String, bool>, when: &str) {
    assert_eq!(store.check().unwrap(), Vec::<String>::new(), "{when}");
    for (id, kept) in there {
        let number: u32 = id.trim_start_matches("article/").parse().unwrap();
        let (_, text) = article(number);
        let standing = store.standing(&Article { id: id.clone(), text, ..Article::default() }).unwrap();
        assert_eq!(matches!(standing, Standing::Known { .. }), *kept, "{id} {when}");
    }
}

#[test]
fn a_write_that_fails_anywhere_leaves_what_was_acknowledged_and_a_sound_store() {
    let base = {
        let disk = Arc::new(Disk::new(Vec::new(), None));
        let store = Store::on(disk.clone(), None).unwrap();
        for number in 0..250 {
            let (extraction, text) = article(number);
            store.ingest(&extraction, &text).unwrap();
        }
        drop(store);
        disk.after_cut(0)
    };
    let all: BTreeMap<String, bool> = (0..250).map(|n| (format!("article/{n}"), true)).collect();
    let mut failed = 0;
    for fault in [Fault::Refused, Fault::Short, Fault::Unsynced] {
        for at in 0.. {
            let disk = Arc::new(Disk::new(base.clone(), Some((at, fault))));
            let mut store = Store::on(disk.clone(), None).unwrap();
            let mut there = all.clone();
            let done = work(&mut store, &mut there);
            drop(store);
            let reached = disk.state.lock().unwrap().writes > at;
            failed += usize::from(done < 18);
            let pending = disk.state.lock().unwrap().pending.len();
            for kept in [0, pending / 2, pending] {
                let when = format!("after {fault:?} at write {at}, {kept} of {pending} unsynced writes kept");
                let again = Store::on(Arc::new(Disk::new(disk.after_cut(kept), None)), None);
                let again = again.unwrap_or_else(|error| panic!("{error} {when}"));
                verify(&again, &there, &when);
            }
            if !reached {
                break;
            }
        }
    }
    assert!(failed > 60, "only {failed} runs met the fault");
}

#[test]
fn after_a_failed_write_nothing_more_is_written() {
    let disk = Arc::new(Disk::new(Vec::new(), Some((3, Fault::Short))));
    let store = Store::on(disk, None).unwrap();
    let outcomes: Vec<bool> = (0..6)
        .map(|number| {
            let (extraction, text) = article(number);
            store.ingest(&extraction, &text).is_ok()
        })
        .collect();
    assert_eq!(outcomes, [true, true, false, false, false, false]);
}
