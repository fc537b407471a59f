//! What somebody did: verbs, nouns that act as verbs, and what is told in other ways.
//!
//! [`frames`] reads verbs and [`nouns`] the nouns that act as verbs, both by the tables of the lexicon; begin there.
//! The other folders read what needs a construction and not a frame alone, each what is told of one matter:
//! [`statements`], [`conflict`], [`casualties`], [`politics`], [`assemblies`], [`aid`]. All of them make their claims
//! by [`claims`].

mod aid;
mod assemblies;
mod casualties;
mod claims;
mod conflict;
mod frames;
mod nouns;
mod politics;
mod statements;
