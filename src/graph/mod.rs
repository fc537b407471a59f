//! Traversals over what a store holds.
