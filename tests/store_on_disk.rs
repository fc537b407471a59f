//! What a store on disk does beside one in memory: it comes back, and it says why it does not.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod store;

use std::fs;
use std::time::Duration;

use dossier::model::EventRow;
use dossier::store::{Direction, Reader, Store, StoreError};
use store::{claims_of, one};

fn open(path: &std::path::Path) -> Result<Store, StoreError> {
    Store::open(path, Duration::ZERO)
}

/// The engine under a store, without the store.
fn engine(path: &std::path::Path) -> sled::Db {
    sled::Config::new().path(path.join("sled")).segment_size(512 << 10).open().unwrap()
}

/// Bytes of all files in a folder.
fn size_of(folder: &std::path::Path) -> u64 {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { size_of(&path) } else { fs::metadata(path).unwrap().len() }).sum()
}

#[test]
fn everything_comes_back_after_closing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let store = Store::open_or_create(&path, Duration::ZERO).unwrap();
    store::fill(&store, 0..300);
    let hub = one(&store.snapshot(), "Hub Person");
    store.add_alias(hub, "The Hub").unwrap();
    store.forget(3).unwrap();
    let before = claims_of(&store.snapshot(), hub, Direction::Out);
    drop(store);
    let store = open(&path).unwrap();
    let view = store.snapshot();
    assert_eq!(claims_of(&view, one(&view, "the hub"), Direction::Out), before);
    assert_eq!((view.article_count(), before.len()), (299, 299));
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

#[test]
fn no_value_lands_in_the_files_that_sled_does_not_sync() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let store = Store::open_or_create(&path, Duration::ZERO).unwrap();
    store::fill(&store, 0..600);
    let mut long = store::Draft::meeting("Hakan Fidan", "Abbas Araghchi");
    let mut number = 1u64;
    while long.text.len() < 1 << 20 {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        long.text.push_str(&format!(" {number:x}"));
    }
    store.ingest(&long.extraction, &long.text).unwrap();
    drop(store);
    let store = open(&path).unwrap();
    let mut importer = store.importer("events").unwrap();
    for i in 0..60_000u32 {
        let (source, target) = (format!("Guest {}", i.wrapping_mul(2_654_435_761) % 5000), format!("Host {}", i % 77));
        let row = EventRow {
            day: None,
            source: &source,
            relation: "met",
            target: &target,
            source_kind: None,
            target_kind: None,
        };
        importer.push(&row).unwrap();
    }
    importer.finish().unwrap();
    drop(store);
    let blobs = fs::read_dir(path.join("sled/blobs")).map_or(0, Iterator::count);
    assert_eq!(blobs, 0);
    assert!(open(&path).unwrap().snapshot().text(601).unwrap() == long.text);
}

#[test]
fn a_store_in_use_names_its_holder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let _held = Store::open_or_create(&path, Duration::ZERO).unwrap();
    match open(&path) {
        Err(StoreError::InUse { holder, .. }) => assert_eq!(holder, Some(std::process::id())),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_no_store_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "news").unwrap();
    assert!(matches!(open(&file), Err(StoreError::NotAStore { .. })));
    assert!(matches!(open(folder.path()), Err(StoreError::NotAStore { .. })));
    assert!(matches!(open(&folder.path().join("none")), Err(StoreError::Missing { .. })));
    assert!(matches!(Store::open_or_create(folder.path(), Duration::ZERO), Err(StoreError::NotAStore { .. })));
}

#[test]
fn optimizing_shrinks_the_file_and_keeps_every_answer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let mut store = Store::open_or_create(&path, Duration::ZERO).unwrap();
    store::fill(&store, 0..1000);
    for sequence in 1..900 {
        store.forget(sequence).unwrap();
    }
    let size = || size_of(&path);
    let before = size();
    let reader = store.snapshot();
    let kept = claims_of(&reader, one(&reader, "Hub Person"), Direction::Out);
    store.optimize().unwrap();
    assert!(size() < before / 2, "{before} to {}", size());
    // Who read before it reads on, and who reads after it reads the same.
    for view in [reader, store.snapshot()] {
        assert_eq!(claims_of(&view, one(&view, "Hub Person"), Direction::Out), kept);
    }
    let next = store::Draft::meeting("Hub Person", "Last Guest");
    store.ingest(&next.extraction, &next.text).unwrap();
    drop(store);
    let store = open(&path).unwrap();
    assert_eq!(store.snapshot().article_count(), 102);
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_crash_between_the_two_renames_of_optimizing_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let store = Store::open_or_create(&path, Duration::ZERO).unwrap();
    store::fill(&store, 0..10);
    drop(store);
    fs::rename(path.join("sled"), path.join("sled.old")).unwrap();
    fs::create_dir(path.join("sled.new")).unwrap();
    assert_eq!(open(&path).unwrap().snapshot().article_count(), 10);
    assert!(!path.join("sled.old").exists() && !path.join("sled.new").exists());
}

#[test]
fn a_store_of_a_build_before_the_first_release_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let db = engine(&path);
    db.open_tree("journal").unwrap().insert(b"1", b"an article").unwrap();
    db.flush().unwrap();
    drop(db);
    match open(&path) {
        Err(StoreError::NotAStore { found, .. }) => assert!(found.contains("before the first release"), "{found}"),
        other => panic!("{other:?}"),
    }
}

/// Writes another format into the head of a store's log, with a checksum that agrees.
fn set_format(path: &std::path::Path, format: u32, version: &str) {
    let mut log = fs::read(path.join("log")).unwrap();
    let mut head = log[..8].to_vec();
    head.extend(format.to_be_bytes());
    head.extend(&log[12..20]);
    head.push(version.len() as u8);
    head.extend(version.as_bytes());
    let mut crc = flate2::Crc::new();
    crc.update(&head);
    head.extend(crc.sum().to_be_bytes());
    log[..head.len()].copy_from_slice(&head);
    fs::write(path.join("log"), log).unwrap();
}

#[test]
fn a_newer_format_is_refused_with_the_version_that_wrote_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    drop(Store::open_or_create(&path, Duration::ZERO).unwrap());
    set_format(&path, 3, "7.3.1");
    let said = open(&path).unwrap_err().to_string();
    assert!(said.contains("format 3") && said.contains("7.3.1"), "{said}");
}

#[test]
fn the_engine_tells_a_version_that_knows_only_format_1_that_it_is_newer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let store = Store::open_or_create(&path, Duration::ZERO).unwrap();
    store::fill(&store, 0..1);
    drop(store);
    let format = engine(&path).get(b"mformat").unwrap().unwrap();
    assert!(format.starts_with(b"dossier\0\0\0\0\x02"), "{format:?}");
}

#[test]
fn a_commit_torn_by_a_crash_is_dropped_and_the_ones_before_it_stay() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let store = Store::open_or_create(&path, Duration::ZERO).unwrap();
    store::fill(&store, 0..5);
    // Half of a sixth article, as a process that dies in the middle of its write leaves it.
    let before = fs::read(path.join("log")).unwrap();
    let end = before.iter().rposition(|byte| *byte != 0).unwrap() + 1;
    store::fill(&store, 5..6);
    drop(store);
    let after = fs::read(path.join("log")).unwrap();
    let mut torn = before.clone();
    torn[end..end + 300].copy_from_slice(&after[end..end + 300]);
    fs::write(path.join("log"), torn).unwrap();
    let store = open(&path).unwrap();
    assert_eq!(store.snapshot().article_count(), 5);
    store::fill(&store, 6..8);
    drop(store);
    let store = open(&path).unwrap();
    assert_eq!(store.snapshot().article_count(), 7);
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_log_that_lost_acknowledged_commits_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let store = Store::open_or_create(&path, Duration::ZERO).unwrap();
    store::fill(&store, 0..5);
    drop(store);
    let mut log = fs::read(path.join("log")).unwrap();
    let end = log.iter().rposition(|byte| *byte != 0).unwrap();
    log[end - 50..].fill(0);
    fs::write(path.join("log"), log).unwrap();
    let said = open(&path).unwrap_err().to_string();
    assert!(said.contains("were synced cannot be read back"), "{said}");
}

#[test]
fn an_engine_s_file_that_lost_commits_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let mut store = Store::open_or_create(&path, Duration::ZERO).unwrap();
    store::fill(&store, 0..5);
    store.optimize().unwrap();
    drop(store);
    let files = |folder: &std::path::Path| -> Vec<_> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect()
    };
    let older: Vec<_> = files(&path.join("sled")).into_iter().map(|file| (fs::read(&file).unwrap(), file)).collect();
    let mut store = open(&path).unwrap();
    store::fill(&store, 5..10);
    store.optimize().unwrap();
    drop(store);
    files(&path.join("sled")).into_iter().for_each(|file| fs::remove_file(file).unwrap());
    older.into_iter().for_each(|(bytes, file)| fs::write(file, bytes).unwrap());
    let said = open(&path).unwrap().snapshot().text(1).unwrap_err().to_string();
    assert!(said.contains("lacks commits that were synced"), "{said}");
}

#[test]
fn a_snapshot_of_the_engine_that_a_kill_cut_off_is_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let mut store = Store::open_or_create(&path, Duration::ZERO).unwrap();
    store::fill(&store, 0..5);
    store.optimize().unwrap();
    drop(store);
    fs::write(path.join("sled/snap.00000000FFFFFFFF.generating"), "half of the table of pages").unwrap();
    let store = open(&path).unwrap();
    assert!(store.snapshot().text(1).unwrap().contains("Guest Number0"));
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_damaged_snapshot_of_the_engine_is_made_again_from_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let mut store = Store::open_or_create(&path, Duration::ZERO).unwrap();
    store::fill(&store, 0..5);
    store.optimize().unwrap();
    drop(store);
    drop(engine(&path));
    let mut snapshots = fs::read_dir(path.join("sled")).unwrap().map(|file| file.unwrap().path());
    let named = |path: &std::path::PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with("snap.");
    let snapshot = snapshots.find(named).unwrap();
    let mut bytes = fs::read(&snapshot).unwrap();
    bytes[9] ^= 16;
    fs::write(&snapshot, bytes).unwrap();
    let store = open(&path).unwrap();
    assert!(store.snapshot().text(1).unwrap().contains("Guest Number0"));
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

#[test]
fn an_engine_whose_making_was_cut_off_is_made_again_from_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let store = Store::open_or_create(&path, Duration::ZERO).unwrap();
    store::fill(&store, 0..5);
    drop(store);
    fs::write(path.join("sled/conf"), "segment_size: 5242").unwrap();
    let store = open(&path).unwrap();
    store::fill(&store, 4..7);
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
    assert_eq!(store.snapshot().article_count(), 7);
}

#[test]
fn a_store_whose_log_has_gone_is_refused_and_never_taken_for_an_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let store = Store::open_or_create(&path, Duration::ZERO).unwrap();
    store::fill(&store, 0..5);
    drop(store);
    fs::remove_file(path.join("log")).unwrap();
    assert!(matches!(open(&path), Err(StoreError::Lost { what }) if what == "its log is missing"));
}

#[test]
fn what_is_put_into_a_store_whose_log_was_removed_or_replaced_is_not_told_as_kept() {
    let folder = tempfile::tempdir().unwrap();
    for replaced in [false, true] {
        let path = folder.path().join(format!("store-{replaced}"));
        let store = Store::open_or_create(&path, Duration::ZERO).unwrap();
        store::fill(&store, 0..1);
        store.sync_every(1);
        let log = path.join("log");
        let copy = fs::read(&log).unwrap();
        fs::remove_file(&log).unwrap();
        if replaced {
            fs::write(&log, copy).unwrap();
        }
        let draft = store::Draft::meeting("Somebody", "Nobody");
        let error = store.ingest(&draft.extraction, &draft.text).unwrap_err().to_string();
        assert!(error.contains("removed, moved or replaced"), "{error}");
    }
}

#[test]
fn a_backup_with_something_behind_it_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open_or_create(&folder.path().join("store"), Duration::ZERO).unwrap();
    store::fill(&store, 0..3);
    let backup = folder.path().join("backup");
    store.backup(&backup).unwrap();
    assert_eq!(Store::restore_to_memory(&backup).unwrap().snapshot().article_count(), 3);
    let mut bytes = fs::read(&backup).unwrap();
    bytes.push(b'x');
    fs::write(&backup, bytes).unwrap();
    let error = Store::restore_to_memory(&backup).unwrap_err().to_string();
    assert!(error.contains("followed by something else"), "{error}");
}
