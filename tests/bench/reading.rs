//! Speed and size of reading: words a second on one core, start to first sentence, peak memory, growth with length.
//!
//! `cargo bench --bench reading`; with the corpus beside the repository it reads real articles, without it the samples.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark prints, and may fail loudly")]

use std::path::{Path, PathBuf};
use std::time::Instant;

use dossier::ingest::extract::Extractor;
use dossier::ingest::language::{Engine, Workspace};
use dossier::ingest::reader::{Hints, read_bytes, read_path};
use dossier::model::Article;

mod strangers;

fn corpus() -> Vec<Article> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if let Ok(lines) = std::fs::read_to_string(root.join("../shared/corpus/articles.jsonl")) {
        return lines.lines().filter_map(|l| read_bytes(l.as_bytes(), &Hints::default()).ok()).flatten().collect();
    }
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(root.join("data/articles")).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    files.iter().flat_map(|f| read_path(f, &Hints::default()).unwrap()).collect()
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Peak resident memory of this process in megabytes, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find_map(|l| l.strip_prefix("VmHWM:")).map_or("unknown".into(), |l| l.trim().to_owned())
}

/// Articles of about 600 words, made of the corpus's text in order.
fn articles_of_600_words(all: &[Article]) -> Vec<Article> {
    let mut articles = vec![Article::default()];
    for line in all.iter().flat_map(|a| a.text.lines()) {
        if articles.last().is_some_and(|a| words(&a.text) >= 600) {
            articles.push(Article::default());
        }
        let last = articles.last_mut().unwrap();
        last.text.push_str(line);
        last.text.push('\n');
    }
    articles.truncate(300);
    articles
}

fn best_of<T>(times: usize, mut work: impl FnMut() -> T) -> f64 {
    (0..times)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min)
}

fn main() {
    let first = "The UN chief said on Monday that Turkey had agreed to send 200 aid trucks to northern Syria.";
    if std::env::args().any(|a| a == "first-sentence") {
        Engine::new().unwrap().analyze(first, &mut Workspace::default());
        println!("{}", peak());
        return;
    }
    let program = std::env::current_exe().unwrap();
    let start = best_of(10, || std::process::Command::new(&program).arg("first-sentence").output().unwrap());
    println!("process start to first analysed sentence   {:.1} ms", start * 1e3);
    let output = std::process::Command::new(&program).arg("first-sentence").output().unwrap();
    println!("peak memory of that process                {}", String::from_utf8_lossy(&output.stdout).trim());

    let all = corpus();
    let articles = articles_of_600_words(&all);
    let count: usize = articles.iter().map(|a| words(&a.text)).sum();
    let engine = Engine::shared().unwrap();
    let analysis = best_of(3, || {
        let mut work = Workspace::default();
        articles.iter().map(|a| engine.analyze(&a.text, &mut work).tokens.len()).sum::<usize>()
    });
    println!("analysis, articles of 600 words            {:.0} words/s", count as f64 / analysis);
    println!("peak memory so far                         {}", peak());
    let extractor = Extractor::new().unwrap();
    let extraction = best_of(3, || {
        let mut work = Workspace::default();
        articles.iter().map(|a| extractor.extract(a, &mut work).unwrap().edges.len()).sum::<usize>()
    });
    println!("text to extraction, articles of 600 words  {:.0} words/s", count as f64 / extraction);

    let unit = articles.first().unwrap().text.clone();
    for times in [1, 10, 100] {
        let article = Article { text: unit.repeat(times), ..Article::default() };
        let seconds = best_of(2, || extractor.extract(&article, &mut Workspace::default()).unwrap().edges.len());
        println!("{times:>3} x 600 words in one article              {:.1} ms a unit", seconds * 1e3 / times as f64);
    }
    for times in [1, 10, 100] {
        let article = Article { text: strangers::strangers(60 * times), ..Article::default() };
        let seconds = best_of(2, || extractor.extract(&article, &mut Workspace::default()).unwrap().edges.len());
        println!("{times:>3} x 60 sentences, all names different    {:.1} ms a unit", seconds * 1e3 / times as f64);
    }
    let start = Instant::now();
    let mut work = Workspace::default();
    let edges: usize = all.iter().map(|a| extractor.extract(a, &mut work).unwrap().edges.len()).sum();
    println!(
        "whole corpus: {} articles, {} words, {edges} edges in {:.1} s; peak memory {}",
        all.len(),
        all.iter().map(|a| words(&a.text)).sum::<usize>(),
        start.elapsed().as_secs_f64(),
        peak()
    );
}
