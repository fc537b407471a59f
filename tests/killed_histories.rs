//! Kills in the middle of random histories: what is on disk is, to the byte, what the acknowledged steps come to in
//! memory, or what they come to with the step that was on its way.
//!
//! 8 kills, or as many as `DOSSIER_KILLS` says; `DOSSIER_SEED` begins elsewhere.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

#[path = "random/history.rs"]
mod history;
mod store;

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use dossier::store::Store;
use history::History;

/// The store's folder, the seed and the first step, for the process that is to be killed.
const FOLDER: &str = "DOSSIER_KILLED_STORE";
const HISTORY: &str = "DOSSIER_KILLED_HISTORY";
const FROM: &str = "DOSSIER_KILLED_FROM";

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(otherwise)
}

/// Runs only as a child of the test below: takes one step after another and says which are done.
#[test]
#[ignore = "the process that the kills kill"]
fn the_stepping_child() {
    let Ok(folder) = std::env::var(FOLDER) else {
        return;
    };
    let history = History::of(number(HISTORY, 0));
    let mut store = Store::open_or_create(Path::new(&folder), Duration::from_secs(5)).unwrap();
    let mut out = std::io::stdout();
    for step in number(FROM, 0)..number("DOSSIER_KILLED_UNTIL", u64::MAX) {
        history.take(&mut store, step);
        writeln!(out, "did {step}").unwrap();
        out.flush().unwrap();
    }
}

/// Everything that a store keeps, in one piece.
fn kept(store: &Store, folder: &Path) -> Vec<u8> {
    let file = folder.join("kept.backup");
    let _ = std::fs::remove_file(&file);
    store.backup(&file).unwrap();
    std::fs::read(file).unwrap()
}

#[test]
fn a_kill_leaves_the_steps_that_were_acknowledged_to_the_byte() {
    let kills = number("DOSSIER_KILLS", 8);
    let mut seed = number("DOSSIER_SEED", 1);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let mut random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut model = Store::memory().unwrap();
    let mut next = 0u64;
    for kill in 0..kills {
        if kill % 25 == 24 {
            std::fs::remove_dir_all(&path).unwrap();
            (model, next, seed) = (Store::memory().unwrap(), 0, seed + 1);
        }
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "the_stepping_child", "--ignored", "--nocapture"])
            .env(FOLDER, &path)
            .env(HISTORY, seed.to_string())
            .env(FROM, next.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let pid = child.id();
        let killer = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_micros(5_000 + (random >> 33) % 400_000));
            Command::new("kill").args(["-9", &pid.to_string()]).status().unwrap();
        });
        let done: Vec<u64> = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("did ").and_then(|n| n.parse().ok()))
            .collect();
        killer.join().unwrap();
        let ended = child.wait_with_output().unwrap();
        assert!(!ended.status.success() && ended.stderr.is_empty(), "seed {seed}, from step {next}: {ended:?}");
        let history = History::of(seed);
        while done.last().is_some_and(|last| next <= *last) {
            history.take(&mut model, next);
            next += 1;
        }
        let when = format!("seed {seed}, kill {kill}, {next} steps acknowledged");
        let store = Store::open_or_create(&path, Duration::from_secs(5)).unwrap_or_else(|e| panic!("{e}, {when}"));
        assert_eq!(store.check().unwrap(), Vec::<String>::new(), "{when}");
        let found = kept(&store, folder.path());
        if found == kept(&model, folder.path()) {
            continue;
        }
        if history.is_of_many_commits(next) {
            // Part of it may be there; it is taken again.
            let file = folder.path().join("found.backup");
            std::fs::write(&file, &found).unwrap();
            model = Store::restore_to_memory(&file).unwrap();
            continue;
        }
        history.take(&mut model, next);
        next += 1;
        assert!(found == kept(&model, folder.path()), "{when}: neither these nor one more");
    }
}
