//! Classes of relations that several rooms ask for: `data/words/relations.tsv` says which relations they are.

use super::Words;

/// Relations for which an unnamed agent ("was arrested") still makes a claim, besides what harms.
pub(crate) static AGENTLESS: Words = Words::of("relations.agentless");

/// Relations that say only that what their object names has begun: the object's own frame says more.
pub(crate) static BEGINNINGS: Words = Words::of("relations.beginnings");

/// Relations by which somebody or something comes into the hands of another.
pub(crate) static CAPTURES: Words = Words::of("relations.captures");

/// What people die of or are hurt by.
pub(crate) static CASUALTIES: Words = Words::of("relations.casualties");

/// What is done to somebody for what he has done.
pub(crate) static CHARGES: Words = Words::of("relations.charges");

/// What is done to places in a war.
pub(crate) static CONQUESTS: Words = Words::of("relations.conquests");

/// Relations by which two sides hear each other.
pub(crate) static CONTACTS: Words = Words::of("relations.contacts");

/// Relations because of which people travel.
pub(crate) static ENCOUNTERS: Words = Words::of("relations.encounters");

/// What is done by force to people, places or things.
pub(crate) static FORCE: Words = Words::of("relations.force");

/// What is done to those who are in somebody's hands.
pub(crate) static HANDLING: Words = Words::of("relations.handling");

/// What harms, and is told without anybody named who does it.
pub(crate) static HARM: Words = Words::of("relations.harm");

/// What two sides do together, either way round.
pub(crate) static JOINT: Words = Words::of("relations.joint");

/// Relations by which a pact is made.
pub(crate) static PACTS: Words = Words::of("relations.pacts");

/// Relations by which somebody says something.
pub(crate) static SPEECH: Words = Words::of("relations.speech");

/// Relations by which what a noun names is only asked for, refused, feared or threatened.
pub(crate) static STATEMENTS: Words = Words::of("relations.statements");

/// What holds of somebody or something and is no deed.
pub(crate) static STRUCTURE: Words = Words::of("relations.structure");

/// What happens to people alone, never to things.
pub(crate) static SUFFERINGS: Words = Words::of("relations.sufferings");

/// What disasters and wars are counted by.
pub(crate) static TOLLS: Words = Words::of("relations.tolls");

/// What is done to bodies by force.
pub(crate) static VIOLENCE: Words = Words::of("relations.violence");
