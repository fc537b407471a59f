//! Every form in which an article may come in is read to its end, with a headline of its own or without.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use dossier::ingest::extract::Extractor;
use dossier::ingest::language::Workspace;
use dossier::ingest::reader::{Hints, ReadError, read_path_in_part};
use dossier::model::Article;

const SENTENCE: &str = "Vladimir Putin met Hakan Fidan in Moscow on Monday.";

/// Reads a file with an ending, and gives its articles and what was rejected.
fn read(ending: &str, text: &str) -> (Vec<Article>, Vec<String>) {
    let file = tempfile::Builder::new().suffix(ending).tempfile().unwrap();
    std::fs::write(file.path(), text).unwrap();
    let mut rejected = Vec::new();
    let articles = read_path_in_part(file.path(), &Hints::default(), &mut |error: ReadError| {
        rejected.push(error.to_string());
    });
    (articles.unwrap(), rejected)
}

/// What the articles of a file say: sources and targets.
fn claims(articles: &[Article]) -> Vec<String> {
    let extractor = Extractor::new().unwrap();
    let mut work = Workspace::default();
    let of = |article: &Article| {
        let extraction = extractor.extract(article, &mut work).unwrap();
        let name = |id: &str| extraction.nodes.iter().find(|node| node.id == id).map_or("", |node| node.name.as_str());
        let met = extraction.edges.iter().filter(|edge| edge.relation.as_str() == "met-with");
        met.map(|edge| format!("{} met {}", name(&edge.source), name(&edge.target))).collect::<Vec<_>>()
    };
    articles.iter().flat_map(of).collect()
}

fn assert_told(ending: &str, text: &str, title: &str) {
    let (articles, rejected) = read(ending, text);
    assert_eq!(rejected, Vec::<String>::new(), "{text}");
    assert_eq!(articles.iter().map(|article| article.title.as_str()).collect::<Vec<_>>(), [title], "{text}");
    assert_eq!(claims(&articles), ["Vladimir Putin met Hakan Fidan"], "{text}");
}

#[test]
fn a_text_of_one_sentence_without_a_headline_is_read_in_every_form() {
    for (ending, text) in [
        (".txt", SENTENCE.to_owned()),
        (".md", format!("---\ndate: 2024-12-03\n---\n{SENTENCE}\n")),
        (".eml", format!("From: desk@example.org\nDate: Tue, 03 Dec 2024 10:00:00 GMT\nSubject: \n\n{SENTENCE}\n")),
        (".json", format!("{{\"text\": \"{SENTENCE}\"}}")),
        (".json", format!("{{\"title\": \"\", \"text\": \"{SENTENCE}\"}}")),
        (".json", format!("[{{\"text\": \"{SENTENCE}\"}}]")),
        (".jsonl", format!("{{\"body\": \"{SENTENCE}\", \"date\": \"2024-12-03\"}}\n")),
        (".csv", format!("date,text\n2024-12-03,{SENTENCE}\n")),
        (".tsv", format!("date\ttext\n2024-12-03\t{SENTENCE}\n")),
    ] {
        assert_told(ending, &text, "");
    }
}

#[test]
fn a_lede_without_a_headline_is_read_in_every_form() {
    let lines = format!("{SENTENCE}\nThe talks were long, officials said.");
    for (ending, text) in [
        (".txt", lines.clone()),
        (".md", format!("---\ndate: 2024-12-03\n---\n{lines}\n")),
        (".json", serde_json::json!({ "text": lines }).to_string()),
        (".csv", format!("date,text\n2024-12-03,\"{lines}\"\n")),
    ] {
        assert_told(ending, &text, "");
    }
}

#[test]
fn a_text_under_a_headline_is_read_in_every_form() {
    let below = format!("Talks in Moscow\n{SENTENCE}");
    for (ending, text) in [
        (".txt", below.clone()),
        (".md", format!("---\ntitle: Talks in Moscow\n---\n{SENTENCE}\n")),
        (".eml", format!("From: desk@example.org\nSubject: Talks in Moscow\n\n{SENTENCE}\n")),
        (".json", serde_json::json!({ "title": "Talks in Moscow", "text": SENTENCE }).to_string()),
        (".json", serde_json::json!({ "text": below }).to_string()),
        (".jsonl", serde_json::json!({ "headline": "Talks in Moscow", "body": below }).to_string()),
        (".csv", format!("title,text\nTalks in Moscow,{SENTENCE}\n")),
        (".tsv", format!("title\ttext\nTalks in Moscow\t{SENTENCE}\n")),
    ] {
        assert_told(ending, &text, "Talks in Moscow");
    }
}

/// The headlines and days of the articles of a file, of which none is rejected.
fn heads(ending: &str, text: &str) -> Vec<(String, String)> {
    let (articles, rejected) = read(ending, text);
    assert_eq!(rejected, Vec::<String>::new(), "{text}");
    let day = |article: &Article| article.published.map(|day| day.to_string()).unwrap_or_default();
    articles.iter().map(|article| (article.title.clone(), day(article))).collect()
}

#[test]
fn the_day_right_under_a_headline_dates_a_text_of_a_fixed_width() {
    let body = "Kenyan President William Ruto met the president of Chad in\n\
        Nairobi on Monday to discuss security along the border of\nthe two countries and trade.\n";
    for (headline, line) in [
        ("Kenya and Chad sign a deal", "14 May 2024"),
        ("Kenya and Chad sign a deal on the border between them both", "14 May 2024"),
        ("Kenya and Chad sign a deal", "Published 14 May 2024"),
        ("Kenya and Chad sign a deal on the border between them both", "By Jane Doe | May 14, 2024"),
        ("Kenya and Chad sign a deal", "By Jane Doe\nTue 14 May 2024 18.30 BST"),
        ("Kenya and Chad sign a deal", "Posted on May 14, 2024 by admin"),
        ("Kenya and Chad sign a deal", "NAIROBI, 14 May 2024"),
    ] {
        for gap in ["\n", "\n\n"] {
            let text = format!("{headline}\n{line}{gap}{body}");
            assert_eq!(heads(".txt", &text), [(headline.to_owned(), "2024-05-14".to_owned())], "{text}");
        }
    }
}

#[test]
fn front_matter_of_toml_gives_the_headline_and_the_day() {
    let text = format!("+++\ntitle = \"Talks in Moscow\"\ndate = 2024-05-14\ntags = [\"x\"]\n+++\n{SENTENCE}\n");
    assert_eq!(heads(".md", &text), [("Talks in Moscow".to_owned(), "2024-05-14".to_owned())]);
    assert_told(".md", &text, "Talks in Moscow");
}

#[test]
fn an_encoded_subject_of_a_mail_is_its_headline() {
    let text = format!("From: a@b.org\nSubject: =?UTF-8?Q?Moscow=E2=80=99s_talks?=\n\n{SENTENCE}\n");
    assert_told(".eml", &text, "Moscow’s talks");
}

#[test]
fn a_table_with_the_column_of_texts_alone_is_read() {
    for head in ["text", "body", "id,text"] {
        let first = if head.contains(',') { "1," } else { "" };
        let text = format!("{head}\n{first}\"{SENTENCE}\"\n");
        assert_told(".csv", &text, "");
    }
    let (articles, _) = read(".csv", "text\nVladimir Putin met Xi Jinping, his guest; both spoke.\n");
    assert!(articles.iter().all(|article| article.text.ends_with("both spoke.")), "{articles:?}");
}

#[test]
fn text_in_utf_16_is_read() {
    let file = tempfile::Builder::new().suffix(".txt").tempfile().unwrap();
    let bytes: Vec<u8> = format!("\u{feff}{SENTENCE}\r\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(file.path(), bytes).unwrap();
    let articles = read_path_in_part(file.path(), &Hints::default(), &mut |error| panic!("{error}")).unwrap();
    assert_eq!(claims(&articles), ["Vladimir Putin met Hakan Fidan"]);
}

#[test]
fn a_field_takes_the_days_that_a_line_takes_whatever_its_letters() {
    for day in ["14.05.2024", "14/05/2024", "2024/05/14", "14 May 2024"] {
        let json = serde_json::json!({ "Text": SENTENCE, "DATE": day }).to_string();
        assert_eq!(heads(".json", &json), [(String::new(), "2024-05-14".to_owned())], "{day}");
        assert_eq!(heads(".txt", &format!("Talks\n{day}\n\n{SENTENCE}\n"))[0].1, "2024-05-14", "{day}");
    }
    assert_eq!(heads(".csv", &format!("when,text\n2024-05-14,{SENTENCE}\n"))[0].1, "2024-05-14");
}

#[test]
fn a_quote_that_is_not_closed_gives_no_row_the_text_of_another() {
    let table = "title\tdate\ttext\n\
        T1\t2024-12-03\tVladimir Putin met Xi Jinping in Beijing.\n\
        T2\t2024-12-03\t\"Vladimir Putin met Narendra Modi in Delhi.\n\
        T3\t2024-12-04\tVladimir Putin met Hakan Fidan in Moscow.\n";
    let (articles, rejected) = read(".tsv", table);
    assert_eq!((articles.len(), rejected.len()), (3, 0), "between tabs a quote is a mark: {rejected:?}");
    let third = articles.last().unwrap();
    assert_eq!((third.title.as_str(), third.published.unwrap().to_string().as_str()), ("T3", "2024-12-04"));

    let (articles, rejected) = read(".csv", &table.replace('\t', ","));
    assert_eq!(articles.iter().map(|article| article.title.as_str()).collect::<Vec<_>>(), ["T1", "T3"]);
    assert!(rejected.len() == 1 && rejected.iter().all(|why| why.starts_with("line 3 opens a quote")), "{rejected:?}");
}

#[test]
fn a_mail_of_several_parts_or_in_base64_is_read() {
    let head = "From: a@b.org\nSubject: Talks\nDate: Tue, 03 Dec 2024 10:00:00 GMT\n";
    let parts = format!(
        "{head}Content-Type: multipart/alternative; boundary=\"p\"\n\n--p\nContent-Type: text/html\n\n<p>Nothing.</p>\n--p\n\
         Content-Type: text/plain\n\n{SENTENCE}\n--p--\n"
    );
    assert_told(".eml", &parts, "Talks");
}
