//! The manual says what `--help` says.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

#[test]
fn the_manual_holds_the_help_of_every_command() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/commands.md");
    let manual = dossier::cli::manual();
    if std::env::var_os("DOSSIER_WRITE_MANUAL").is_some() {
        std::fs::write(&path, &manual).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == manual, "docs/commands.md is out of date: DOSSIER_WRITE_MANUAL=1 cargo test --test manual");
}
