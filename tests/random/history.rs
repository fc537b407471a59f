//! Random histories of a store: every kind of write, each step the same whenever it is taken on the same store.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]
#![allow(unreachable_pub, reason = "it is a part of each test")]

use dossier::model::{Article, Extraction, Modality};
use dossier::store::{Ingested, Reader, Store};

use crate::store::{Draft, node};

/// A history, by its seed.
#[derive(Clone, Copy, Debug)]
pub struct History(u64);

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Ingest,
    NewVersion,
    Republish,
    Merge,
    Split,
    AddAlias,
    RemoveAlias,
    Undo,
    Forget,
    Reread,
    Rebuild,
    Optimize,
    Import,
}

const STEPS: [Step; 12] = [
    Step::NewVersion,
    Step::Republish,
    Step::Merge,
    Step::Split,
    Step::AddAlias,
    Step::RemoveAlias,
    Step::Undo,
    Step::Forget,
    Step::Reread,
    Step::Rebuild,
    Step::Optimize,
    Step::Import,
];

fn mixed(seed: u64, step: u64) -> u64 {
    let mut z = seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ step.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ z >> 31
}

fn person(number: u64) -> String {
    format!("Guest Number{}", number % 60)
}

/// What a reader of some version makes of a text: who met whom, and from some versions on what else is known of them.
pub fn read(article: &Article, version: u64) -> Extraction {
    let head = article.text.split(" in Ankara").next().unwrap_or_default();
    let (source, target) = head.split_once(" met ").unwrap_or(("Nobody Known", "Somebody Else"));
    let mut read = Draft::meeting(source, target).extraction;
    read.article = (&Article { text: String::new(), ..article.clone() }).into();
    if version % 3 == 1 {
        read.nodes[1].aliases.push(format!("{target} Junior"));
    }
    if version % 4 == 2 {
        read.edges[0].modality = Modality::Alleged;
        read.nodes.push(node("n5", dossier::model::NodeKind::Organization, "Ministry of Talks"));
        let mut more = read.edges[0].clone();
        more.target = "n5".into();
        read.edges.push(more);
    }
    if version % 5 == 4 {
        // A name that was read wrongly before.
        read.nodes[1].name = format!("Doctor {target}");
    }
    read
}

impl History {
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn step(self, number: u64) -> (Step, u64) {
        let random = mixed(self.0, number);
        let step = match random % 100 {
            at @ 76..100 => STEPS[(at - 76) as usize / 2],
            _ => Step::Ingest,
        };
        (step, random >> 20)
    }

    /// Whether a step may be there in part after a crash.
    pub fn is_of_many_commits(self, number: u64) -> bool {
        matches!(self.step(number).0, Step::Reread | Step::Optimize | Step::Import)
    }

    fn draft(self, number: u64) -> Draft {
        let random = mixed(self.0, number) >> 24;
        let mut draft = Draft::meeting(&person(random), &person(random / 64 + 7));
        draft.extraction.article.id = format!("https://example.org/{number}");
        draft.text.push_str(&format!(" It was meeting {number}."));
        if random % 11 == 3 {
            let mut word = random;
            for _ in 0..4000 {
                word = mixed(word, 1);
                draft.text.push_str(&format!(" {:x}", word >> 40));
            }
        }
        if random % 31 == 5 {
            // Very many claims, and names too long for an index.
            let edge = draft.extraction.edges[0].clone();
            for i in 0..1500 {
                let mut more = edge.clone();
                more.target = format!("m{i}");
                let long = if i % 100 == 0 { "very ".repeat(200) } else { String::new() };
                let kind = dossier::model::NodeKind::Actor;
                draft.extraction.nodes.push(node(&more.target, kind, &format!("{long}Host {i} of{number}")));
                draft.extraction.edges.push(more);
            }
        }
        draft
    }

    /// Takes a step. One that the store refuses changes nothing.
    pub fn take(self, store: &mut Store, number: u64) {
        let (step, random) = self.step(number);
        let view = store.snapshot();
        let named = |name: &str| view.nodes_named(name).unwrap().first().copied();
        let one = named(&person(random));
        let other = named(&person(random / 64));
        let articles: Vec<u64> = {
            let mut all = Vec::new();
            view.articles(&mut |entry| {
                all.push(entry.sequence);
                std::ops::ControlFlow::Continue(())
            })
            .unwrap();
            all
        };
        let some = (!articles.is_empty()).then(|| articles[random as usize % articles.len()]);
        drop(view);
        match step {
            Step::Ingest => {
                let draft = self.draft(number);
                let ingested = store.ingest(&draft.extraction, &draft.text).unwrap();
                assert!(!matches!(ingested, Ingested::SameText { .. }));
            }
            Step::NewVersion => {
                let mut draft = self.draft(random % number.max(1));
                draft.text.push_str(&format!(" Corrected at {number}."));
                store.ingest(&draft.extraction, &draft.text).unwrap();
            }
            Step::Republish => {
                let mut draft = self.draft(random % number.max(1));
                draft.extraction.article.id = format!("https://example.net/{number}");
                draft.extraction.article.publisher = Some(format!("Publisher {}", random % 5));
                store.ingest(&draft.extraction, &draft.text).unwrap();
            }
            Step::Merge => {
                if let (Some(one), Some(other)) = (one, other) {
                    let _ = store.merge(one, other);
                }
            }
            Step::Split => {
                let Some((node, article)) = one.zip(some) else { return };
                let _ = store.split(node, &[article]);
            }
            Step::AddAlias => drop(one.map(|one| store.add_alias(one, &format!("The Guest {}", random % 9)))),
            Step::RemoveAlias => drop(one.map(|one| store.remove_alias(one, &person(random)))),
            Step::Undo => {
                let all = store.corrections();
                let number = all.get(random as usize % all.len().max(1)).map(|c| c.sequence);
                let _ = store.undo(number);
            }
            Step::Forget => drop(some.map(|article| store.forget(article).unwrap())),
            Step::Reread => {
                store.reread(&mut |article| Some(read(article, random)), &mut |_| {}).unwrap();
            }
            Step::Rebuild => store.rebuild().unwrap(),
            Step::Optimize => store.optimize().unwrap(),
            Step::Import => import(store, random),
        }
    }
}

fn import(store: &Store, random: u64) {
    let rows = (0..(random % 7) * 1500).map(|i| (format!("Row {}", i * 7 % 61), person(i)));
    crate::store::import(store, &format!("table {}", random % 7), rows);
}
