//! The question language: `parser` to `ast` to `plan` to `run`.
