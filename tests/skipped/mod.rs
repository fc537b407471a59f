//! Tests that could not look, by name: `.ci/run`, which runs those that are ignored by default too, lists them.

use std::io::Write;

/// Notes that a test did not run, and what it lacks.
pub(crate) fn skipped(test: &str, lacks: &str) {
    let list = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("skipped");
    let mut list = std::fs::File::options().create(true).append(true).open(list).unwrap();
    // In one write: tests run beside each other.
    list.write_all(format!("{test}: {lacks}\n").as_bytes()).unwrap();
}
