//! What a store on disk does beside one in memory: it comes back, and it says why it does not.

mod store;

use std::fs;
use std::time::Duration;

use dossier::store::{Direction, Reader, Store, StoreError};
use store::{claims_of, one};

fn open(path: &std::path::Path) -> Result<Store, StoreError> {
    Store::open(path, Duration::ZERO)
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
