//! An article reads the same however it is laid out, and its claims cite it to the byte.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::path::Path;

use dossier::ingest::extract::Extractor;
use dossier::ingest::language::Workspace;
use dossier::ingest::reader::{Hints, read_bytes, read_path};
use dossier::model::{Article, Extraction};

fn samples() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    files.iter().flat_map(|f| read_path(f, &Hints::default()).unwrap()).collect()
}

/// What is told, without where it stands.
fn claims(extraction: &Extraction) -> Vec<String> {
    let told = extraction.edges.iter().map(|edge| {
        let mut edge = edge.clone();
        edge.evidence = None;
        serde_json::to_string(&edge).unwrap()
    });
    extraction.nodes.iter().map(|node| serde_json::to_string(node).unwrap()).chain(told).collect()
}

/// Asserts that the samples read the same under a layout.
fn read_the_same(layout: impl Fn(&str) -> String) {
    let (extractor, mut work) = (Extractor::new().unwrap(), Workspace::default());
    for article in samples() {
        let plain = extractor.extract(&article, &mut work).unwrap();
        let text = layout(&article.text);
        assert_ne!(text, article.text);
        let laid_out = Article { text, ..article };
        let read = extractor.extract(&laid_out, &mut work).unwrap();
        assert_eq!(claims(&read), claims(&plain), "{}", laid_out.text);
        for evidence in read.edges.iter().filter_map(|edge| edge.evidence.as_ref()) {
            let cited = laid_out.text.get(evidence.start as usize..evidence.end as usize);
            assert_eq!(cited, Some(evidence.sentence.as_str()));
        }
    }
}

/// Sets paragraphs to lines of a width, a blank line between them.
fn set_to(width: usize, text: &str) -> String {
    let mut out = String::new();
    for paragraph in text.lines() {
        let mut column = 0;
        for word in paragraph.split(' ') {
            let length = word.chars().count();
            let space = if column == 0 {
                ""
            } else if column + 1 + length > width {
                column = 0;
                "\n"
            } else {
                column += 1;
                " "
            };
            out.push_str(space);
            out.push_str(word);
            column += length;
        }
        out.push_str("\n\n");
    }
    out
}

#[test]
fn lines_of_a_fixed_width_read_as_plain_text() {
    for width in [48, 72, 100] {
        read_the_same(|text| set_to(width, text));
    }
}

#[test]
fn lines_of_a_fixed_width_from_windows_read_as_plain_text() {
    read_the_same(|text| set_to(72, text).replace('\n', "\r\n"));
}

#[test]
fn paragraphs_of_html_read_as_plain_text() {
    read_the_same(|text| {
        let paragraphs: Vec<String> = text.lines().map(|line| format!("<p class=\"body\">{line}</p>")).collect();
        paragraphs
            .join("\n")
            .replace("Syria", "<a href=\"https://example.org/?a=1&amp;b=2\">Syria</a>")
            .replace('\'', "&#39;")
    });
}

#[test]
fn marks_of_markdown_read_as_plain_text() {
    read_the_same(|text| {
        let bold = |line: &str| match line.split_once(' ') {
            Some((first, rest)) => format!("**{first}** {rest}\n"),
            None => format!("{line}\n"),
        };
        text.lines().map(bold).collect::<String>().replace(" in ", " [in](https://example.org/in) ")
    });
}

#[test]
fn marks_of_notes_read_as_plain_text() {
    read_the_same(|text| text.replace(". ", ".[1][23] ").replace(".\n", ".[citation needed]\n"));
}

#[test]
fn spaces_of_typesetting_read_as_plain_text() {
    read_the_same(|text| text.replace(" the ", " the\u{a0}").replace(". ", ".  ").replace("ing ", "\u{ad}ing "));
}

#[test]
fn ligatures_of_print_read_as_plain_text() {
    read_the_same(|text| text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("st", "ﬆ"));
}

#[test]
fn times_of_a_live_report_read_as_plain_text() {
    for time in ["14:32 GMT ", "1755 GMT: ", "[09:15] — ", "9:15 a.m. ET: ", "15:00 BST – "] {
        read_the_same(|text| text.lines().map(|line| format!("{time}{line}\n")).collect());
    }
}

#[test]
fn items_of_a_list_read_as_plain_text() {
    read_the_same(|text| text.lines().map(|line| format!("* {line}\n")).collect());
}

#[test]
fn a_dateline_does_nothing_of_what_the_sentence_behind_it_tells() {
    let (extractor, mut work) = (Extractor::new().unwrap(), Workspace::default());
    let mut read = |dateline: &str| {
        let text = format!(
            "Talks\n\n{dateline}An envoy of the Board of Peace met Benjamin Netanyahu and urged a halt to strikes.\n"
        );
        let article = read_bytes(text.as_bytes(), &Hints::default()).unwrap().remove(0);
        let extraction = extractor.extract(&article, &mut work).unwrap();
        let name = |id: &str| extraction.nodes.iter().find(|n| n.id == id).map_or("?", |n| n.name.as_str()).to_owned();
        let told = extraction.edges.iter().filter(|edge| edge.relation.as_str() != "located-in");
        told.map(|e| (name(&e.source), e.relation.to_string(), name(&e.target))).collect::<Vec<_>>()
    };
    let plain = read("");
    assert!(plain.iter().any(|(_, relation, _)| relation == "met-with"), "{plain:?}");
    for dateline in ["KABUL, Afghanistan (AP) — ", "KABUL, June 3 (Reuters) - ", "Kabul (AFP) – ", "KABUL: "] {
        assert_eq!(read(dateline), plain, "{dateline}");
    }
}

#[test]
fn quoted_lines_of_a_mail_read_as_their_text() {
    read_the_same(|text| set_to(72, text).lines().map(|line| format!("> {line}\n")).collect());
}

#[test]
fn pages_that_end_within_a_sentence_are_no_hindrance() {
    read_the_same(|text| {
        let mut line = 0;
        let mut paged = String::new();
        for part in set_to(72, text).lines() {
            line += 1;
            paged.push_str(part);
            paged.push('\n');
            // Where a paragraph goes on in a small letter.
            let goes_on = set_to(72, text).lines().nth(line).is_some_and(|next| next.starts_with(char::is_lowercase));
            if line % 5 == 0 && goes_on && !part.ends_with(['.', '”', '"', ':', ';', ')']) {
                paged.push_str(&format!("\nPage {line} of 99\n\n"));
            }
        }
        paged
    });
}

#[test]
fn a_text_that_is_its_headline_and_no_more_is_read() {
    let text = "Russia bombed Kharkiv, killing Interior Minister Ahmed Rahim";
    let article = Article { title: text.to_owned(), text: text.to_owned(), ..samples().swap_remove(0) };
    let read = Extractor::new().unwrap().extract(&article, &mut Workspace::default()).unwrap();
    assert!(read.edges.iter().any(|edge| edge.relation == "attacked"), "{:?}", claims(&read));
}

#[test]
fn a_headline_alone_is_read_wherever_it_is_cut() {
    let (extractor, mut work) = (Extractor::new().unwrap(), Workspace::default());
    let sentences = include_str!("data/constructions.jsonl").lines().step_by(40);
    for line in sentences {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let words: Vec<&str> = line["sentence"].as_str().unwrap().split(' ').collect();
        for at in 0..words.len() {
            for text in [words[..=at].join(" "), words[at..].join(" ")] {
                let article = Article { title: text.clone(), text: text.clone(), ..samples().swap_remove(0) };
                assert!(extractor.extract(&article, &mut work).is_ok(), "{text}");
            }
        }
    }
}
