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

#[test]
fn the_manual_shows_each_command_as_its_help_prints_it() {
    let manual = dossier::cli::manual();
    for args in [&["help", "show"][..], &["help", "rebuild"], &["alias", "add", "--help"]] {
        let out = assert_cmd::Command::cargo_bin("dossier").unwrap().args(args).output().unwrap();
        let help = String::from_utf8(out.stdout).unwrap();
        let (own, shared) = help.split_once("\nOptions of every command:\n").unwrap();
        assert!(manual.contains(&format!("```text\n{}\n```", own.trim_end())), "{own}");
        assert!(manual.contains(&format!("```text\n{}\n```", shared.trim_end())), "{shared}");
    }
    assert!(manual.contains("Usage: dossier show [OPTIONS] <NAME>...") && manual.contains("--store <DIR>"));
    assert!(manual.contains("## dossier alias remove"));
}
