//! Kills of a writing process: every acknowledged article is whole afterwards, no other is, and the store is sound.
//!
//! 50 kills, or as many as `DOSSIER_KILLS` says.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod store;

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use dossier::store::{ClaimRef, Reader, Store};
use store::Draft;

/// The store's folder, for the process that is to be killed.
const FOLDER: &str = "DOSSIER_KILLED_STORE";
/// From which article on it writes.
const FROM: &str = "DOSSIER_KILLED_FROM";

fn article(number: u64) -> Draft {
    let mut draft = Draft::meeting("Hub Person", &format!("Guest Number{number}"));
    // Some are long, so that texts and entries of several parts are cut too.
    if number.is_multiple_of(7) {
        let mut word = number;
        for _ in 0..3000 {
            word = word.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            draft.text.push_str(&format!(" {:x}", word >> 40));
        }
    }
    draft
}

fn row(number: u32) -> (String, String) {
    (format!("Row Guest{}", number % 61), format!("Row Host{}", number % 13))
}

/// Runs only as a child of the test below: takes articles in, some tables too, and says which are durable.
#[test]
#[ignore = "the process that the kills kill"]
fn the_writing_child() {
    let Ok(folder) = std::env::var(FOLDER) else {
        return;
    };
    let from: u64 = std::env::var(FROM).unwrap().parse().unwrap();
    let mut store = Store::open_or_create(Path::new(&folder), Duration::from_secs(5)).unwrap();
    let mut out = std::io::stdout();
    for number in from.. {
        let draft = article(number);
        store.ingest(&draft.extraction, &draft.text).unwrap();
        writeln!(out, "kept {number}").unwrap();
        out.flush().unwrap();
        match number % 97 {
            31 => store::import(&store, &format!("table {number}"), (0..6000).map(row)),
            53 => store.rebuild().unwrap(),
            71 => store.optimize().unwrap(),
            _ => {}
        }
    }
}

#[test]
fn every_acknowledged_article_is_whole_after_a_kill_and_no_other_is() {
    let kills: u64 = std::env::var("DOSSIER_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(50);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let mut next = 0u64;
    let mut random = 0x9e37_79b9_7f4a_7c15u64;
    for kill in 0..kills {
        if kill % 50 == 49 {
            // Stores of all sizes, the empty one too.
            std::fs::remove_dir_all(&path).unwrap();
            next = 0;
        }
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "the_writing_child", "--ignored", "--nocapture"])
            .env(FOLDER, &path)
            .env(FROM, next.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let pid = child.id();
        let killer = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_micros(5_000 + (random >> 33) % 120_000));
            Command::new("kill").args(["-9", &pid.to_string()]).status().unwrap();
        });
        let acknowledged: Vec<u64> = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("kept ").and_then(|n| n.parse().ok()))
            .collect();
        killer.join().unwrap();
        assert!(!child.wait().unwrap().success(), "the child ended by itself");
        next = next.max(acknowledged.last().map_or(0, |last| last + 1));
        next = verify(&path, next, kill);
    }
}

/// Checks the store; gives the number of the next article to write.
fn verify(path: &Path, next: u64, kill: u64) -> u64 {
    let store = Store::open_or_create(path, Duration::from_secs(5)).unwrap();
    let faults = store.check().unwrap();
    assert!(faults.is_empty(), "after kill {kill}: {faults:?}");
    let blobs = std::fs::read_dir(path.join("sled/blobs")).map_or(0, Iterator::count);
    assert_eq!(blobs, 0, "after kill {kill}");
    let view = store.snapshot();
    let mut found = std::collections::BTreeMap::new();
    view.articles(&mut |entry| {
        if !entry.article.id.starts_with("import:") {
            found.insert(entry.article.id, entry.sequence);
        }
        std::ops::ControlFlow::Continue(())
    })
    .unwrap();
    // The last one may have been on its way to the acknowledgement.
    let written = found.len() as u64;
    assert!(written == next || written == next + 1, "after kill {kill}: {written} articles, {next} acknowledged");
    for number in (0..written).rev().take(20) {
        let draft = article(number);
        let sequence = found[&draft.extraction.article.id];
        assert_eq!(view.text(sequence).unwrap(), draft.text, "article {number} after kill {kill}");
        let claim = view.claim(ClaimRef { article: sequence, index: 0 }).unwrap();
        let name = |id| view.node(id).unwrap().unwrap().name;
        assert_eq!(name(claim.target.unwrap()), draft.extraction.nodes[1].name);
        assert_eq!(view.find_claim(claim.id).unwrap().unwrap().article, sequence);
    }
    written
}
