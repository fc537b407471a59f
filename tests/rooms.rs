//! The house keeps its order: libraries in their rooms, dependencies one way, the top level as it was agreed.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The lines of code that name something, as `file: line`.
fn naming(word: &str, outside: &str) -> Vec<String> {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut found = Vec::new();
    for file in files {
        let name = file.strip_prefix(root().join("src")).unwrap().to_string_lossy().replace('\\', "/");
        if name.starts_with(outside) {
            continue;
        }
        for line in std::fs::read_to_string(&file).unwrap().lines() {
            let code = line.trim_start();
            if !code.starts_with("//") && code.contains(word) {
                found.push(format!("{name}: {code}"));
            }
        }
    }
    found
}

#[test]
fn every_library_stays_in_its_room() {
    for (library, room) in [
        ("sled::", "store/"),
        ("bincode::", "store/"),
        ("flate2::", "store/"),
        ("petgraph::", "graph/"),
        ("nom::", "query/"),
        ("clap::", "cli/"),
        ("indicatif::", "cli/"),
        ("comfy_table::", "cli/"),
        ("rustyline::", "cli/"),
        ("gemm::", "ingest/language/"),
        ("half::", "ingest/language/"),
        ("fst::", "ingest/language/"),
    ] {
        assert_eq!(naming(library, room), Vec::<String>::new(), "{library} belongs in {room}");
    }
}

#[test]
fn a_room_knows_only_the_rooms_below_it() {
    for (room, above) in [
        ("model/", &["lexicon", "ingest", "store", "graph", "query", "export", "cli"][..]),
        ("lexicon/", &["ingest", "store", "graph", "query", "export", "cli"]),
        ("ingest/", &["store", "graph", "query", "export", "cli"]),
        ("store/", &["ingest", "graph", "query", "export", "cli"]),
        ("graph/", &["ingest", "query", "export", "cli"]),
        ("query/", &["ingest", "export", "cli"]),
        ("export/", &["ingest", "store", "query", "cli"]),
    ] {
        for other in above {
            let found: Vec<String> =
                naming(&format!("crate::{other}::"), "nowhere").into_iter().filter(|l| l.starts_with(room)).collect();
            assert_eq!(found, Vec::<String>::new(), "{room} must not know {other}");
        }
    }
}

#[test]
fn the_top_level_holds_what_was_agreed_and_nothing_else() {
    let allowed: BTreeSet<&str> = [
        "Cargo.toml",
        "Cargo.lock",
        "README.md",
        "LICENSE",
        "src",
        "tests",
        "data",
        "docs",
        ".ci",
        ".gitignore",
        ".git",
        "target",
    ]
    .into();
    for entry in std::fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(allowed.contains(name.as_str()), "{name} does not belong at the top level");
    }
}
