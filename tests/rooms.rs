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

/// The lines of code outside some folders or files that name something, as `file: line`.
fn naming(word: &str, outside: &[&str]) -> Vec<String> {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut found = Vec::new();
    for file in files {
        let name = file.strip_prefix(root().join("src")).unwrap().to_string_lossy().replace('\\', "/");
        if outside.iter().any(|room| name.starts_with(room)) {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        // Tests of a file stand at its end, and build their input with what they like.
        let tested = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        for line in tested.lines() {
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
    for (library, rooms) in [
        ("jiff::", &["model/"][..]),
        ("unicode_normalization::", &["lexicon/"]),
        ("gemm::", &["ingest/language/matrix.rs"]),
        ("half::", &["ingest/language/"]),
        ("pulp::", &["ingest/language/"]),
        ("fst::", &["ingest/language/"]),
        ("htmlize::", &["ingest/prose/"]),
        ("sled::", &["store/backend/on_sled.rs"]),
        ("bincode::", &["store/record.rs"]),
        ("flate2::", &["store/"]),
        ("petgraph::", &["graph/"]),
        ("nom::", &["query/"]),
        ("strsim::", &["query/", "ingest/extract/names/spellings.rs"]),
        ("clap::", &["cli/"]),
        ("clap_complete::", &["cli/"]),
        ("anstyle::", &["cli/"]),
        ("indicatif::", &["cli/"]),
        ("comfy_table::", &["cli/"]),
        ("rustyline::", &["cli/"]),
        ("signal_hook::", &["cli/"]),
        ("csv::", &["ingest/records.rs", "ingest/table.rs", "ingest/reader/rows.rs", "cli/"]),
        ("serde_json::", &["ingest/reader/", "lexicon/gazetteer/", "cli/"]),
    ] {
        let strays: Vec<String> = naming(library, rooms)
            .into_iter()
            .filter(|line| {
                let before = line.split(library).next().unwrap_or_default();
                !before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
            })
            .collect();
        assert_eq!(strays, Vec::<String>::new(), "{library} belongs in {rooms:?}");
    }
}

#[test]
fn every_dependency_is_used_and_stands_in_the_table_of_crates() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let section = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let wanted: BTreeSet<&str> = section.lines().filter_map(|line| Some(line.split_once(" =")?.0)).collect();
    let table = std::fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let table = table.split("## Dependencies").nth(1).unwrap().split("## ").next().unwrap();
    let cells = table.lines().skip_while(|line| !line.starts_with("| ---")).skip(1);
    let cells: Vec<&str> = cells.filter_map(|line| line.split('|').nth(1)).collect();
    let told: BTreeSet<&str> =
        cells.iter().flat_map(|cell| cell.split(',')).filter_map(|name| name.split_whitespace().next()).collect();
    assert_eq!(told, wanted);
    for library in wanted {
        let name = format!("{}::", library.replace('-', "_"));
        assert!(!naming(&name, &[]).is_empty(), "{library} is used nowhere");
    }
}

#[test]
fn a_line_of_code_has_at_most_120_characters() {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut long = Vec::new();
    // Constants of words and notes on sentences are longer where articles are read.
    for file in files.iter().filter(|file| !file.starts_with(root().join("src/ingest/extract"))) {
        let text = std::fs::read_to_string(file).unwrap();
        let lines = (1..).zip(text.lines()).filter(|(_, line)| line.chars().count() > 120);
        long.extend(lines.map(|(n, _)| format!("{}:{n}", file.display())));
    }
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn only_the_matrix_product_is_unsafe() {
    assert_eq!(naming("unsafe {", &["ingest/language/matrix.rs"]), Vec::<String>::new());
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
                naming(&format!("crate::{other}::"), &[]).into_iter().filter(|l| l.starts_with(room)).collect();
            assert_eq!(found, Vec::<String>::new(), "{room} must not know {other}");
        }
    }
}

#[test]
fn the_rooms_of_ingest_know_only_what_is_below_them() {
    for (room, above) in [
        ("ingest/reader/", &["language", "extract", "table"][..]),
        ("ingest/prose/", &["reader", "extract", "table"]),
        ("ingest/language/", &["reader", "prose", "extract", "table"]),
        ("ingest/extract/", &["reader", "table"]),
        ("ingest/table.rs", &["reader", "language", "extract"]),
        ("ingest/dates/", &["reader", "prose", "language", "extract", "table"]),
        ("ingest/records.rs", &["reader", "language", "extract", "table"]),
    ] {
        for other in above {
            let lines = naming(&format!("ingest::{other}::"), &[]);
            let found: Vec<String> = lines.into_iter().filter(|l| l.starts_with(room)).collect();
            assert_eq!(found, Vec::<String>::new(), "{room} must not know {other}");
        }
    }
}

#[test]
fn the_folders_that_read_articles_know_only_what_is_below_them() {
    let floors: [&[&str]; 6] =
        [&["parse"], &["reading"], &["names"], &["arguments"], &["qualifiers", "people", "places"], &["deeds"]];
    for (floor, folders) in floors.iter().enumerate() {
        for folder in *folders {
            let room = format!("ingest/extract/{folder}/");
            let beside = folders.iter().filter(|other| *other != folder && *folder != "people");
            for other in floors.iter().skip(floor + 1).flat_map(|above| above.iter()).chain(beside) {
                let lines = naming(&format!("extract::{other}::"), &[]);
                let found: Vec<String> = lines.into_iter().filter(|l| l.starts_with(&room)).collect();
                assert_eq!(found, Vec::<String>::new(), "{folder} must not know {other}");
            }
        }
    }
}

/// Methods of `Reading` that a room asks for though they stand in one above it or beside it; the module's own words
/// (`reading/mod.rs`) say why.
const ASKED_FROM_BELOW: [(&str, &[&str]); 3] = [
    ("qualifiers", &["claim_structural", "speaker"]),
    (
        "people",
        &[
            "agents_of_person",
            "apposed",
            "counted_adherents",
            "entourage",
            "join",
            "leads",
            "main_country",
            "owners_of_post",
            "people_of",
            "people_of_party",
            "post",
            "post_owners",
        ],
    ),
    (
        "deeds",
        &[
            "askers",
            "attackers",
            "cause",
            "claim",
            "crowd_of",
            "hyphenated_agent",
            "is_behest",
            "joint_disaster",
            "names_scene",
            "nearer_subject",
            "noun_phrase_frame",
            "quoted_speaker",
            "stood_to",
            "threatened_parties",
            "undertakings",
            "whose_attack",
        ],
    ),
];

/// The code of the files of a room of `ingest/extract`.
fn code_of(room: &str) -> Vec<String> {
    let mut files = Vec::new();
    sources(&root().join("src/ingest/extract").join(room), &mut files);
    let code = |line: &&str| !line.trim_start().starts_with("//");
    let text = |path: &PathBuf| std::fs::read_to_string(path).unwrap();
    files.iter().map(|path| text(path).lines().filter(code).collect::<Vec<_>>().join("\n")).collect()
}

/// The methods that a room gives to `Reading` and lets every room call.
fn methods_for_all(room: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for text in code_of(room) {
        for body in text.split("\nimpl Reading<'_> {\n").skip(1) {
            let own = body.split("\n}").next().unwrap_or_default();
            let names = own.split("    pub(in crate::ingest::extract) fn ").skip(1);
            found.extend(names.map(|name| name.split(['(', '<']).next().unwrap_or_default().to_owned()));
        }
    }
    found
}

#[test]
fn a_method_of_a_room_above_is_called_only_where_the_table_says() {
    let below: [(&str, &[&str]); 4] = [
        ("qualifiers", &["reading", "arguments", "places"]),
        ("people", &["reading", "arguments", "qualifiers", "places"]),
        ("places", &["reading", "arguments", "qualifiers"]),
        ("deeds", &["reading", "arguments", "qualifiers", "people", "places"]),
    ];
    for (room, callers) in below {
        let code = callers.iter().flat_map(|caller| code_of(caller)).collect::<Vec<_>>().concat();
        let called =
            |method: &String| ["self", "this", "reading"].iter().any(|on| code.contains(&format!("{on}.{method}(")));
        let found: BTreeSet<String> = methods_for_all(room).into_iter().filter(called).collect();
        let told = ASKED_FROM_BELOW.iter().filter(|(of, _)| *of == room).flat_map(|(_, methods)| methods.iter());
        assert_eq!(found, told.map(|method| (*method).to_owned()).collect(), "{room}");
    }
}

#[test]
fn no_import_climbs_out_of_its_own_folder() {
    // Only a path from the top names the rooms that it passes, which the rules of direction look for.
    assert_eq!(naming("super::super", &[]), Vec::<String>::new());
    // What is above a `mod.rs` is outside its folder.
    let climbing: Vec<String> = naming("super::", &[]).into_iter().filter(|line| line.contains("/mod.rs: ")).collect();
    assert_eq!(climbing, Vec::<String>::new());
}

#[test]
fn only_the_command_line_knows_the_door_to_the_rooms() {
    for item in ["crate::Dossier", "crate::Error", "crate::{"] {
        assert_eq!(naming(item, &["cli/"]), Vec::<String>::new(), "{item}");
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
        // Settings of one machine, which git ignores.
        ".cargo",
        "target",
    ]
    .into();
    for entry in std::fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(allowed.contains(name.as_str()), "{name} does not belong at the top level");
    }
}
