//! What the place of an argument asks of whoever stands in it.

/// What an argument is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest::extract) enum Want {
    /// Somebody who acts: a capital is its government, an event is nobody.
    Agent,
    /// Anybody or anything.
    Any,
    /// A place.
    Place,
}
