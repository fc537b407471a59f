//! Days and times as articles write them: in words, in numbers, by the clock, on a line of their own.

mod clock;
mod line;
mod numbers;
mod words;

pub(in crate::ingest) use self::clock::{is_time, is_zone};
pub(in crate::ingest) use self::line::{HEAD, find, is_one, is_sentence, stands_alone};
pub(in crate::ingest) use self::numbers::in_numbers;
pub(in crate::ingest) use self::words::in_words;
