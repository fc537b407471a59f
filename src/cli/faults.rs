//! Faults of the program itself: where the last one was.

use std::sync::Mutex;

use crate::ingest::extract::ReaderFault;
use crate::model::Article;

static LAST: Mutex<Option<String>> = Mutex::new(None);

/// Notes where a panic is, in the place of what Rust prints of it.
pub(super) fn note_panics() {
    std::panic::set_hook(Box::new(|info| {
        if let (Some(place), Ok(mut last)) = (info.location(), LAST.lock()) {
            *last = Some(format!("{}:{}", place.file(), place.line()));
        }
    }));
}

/// Where the last panic was, behind a comma; empty before the first.
pub(super) fn place() -> String {
    let last = LAST.lock().ok().and_then(|last| last.clone());
    last.map_or_else(String::new, |place| format!(", at {place}"))
}

/// An article that the reader failed at, behind the name of the file that it is in.
pub(super) fn told(article: &Article, fault: ReaderFault) -> String {
    let name = if article.title.is_empty() { &article.id } else { &article.title };
    format!("\"{name}\" {fault}{}", place())
}
