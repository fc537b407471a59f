//! Classes of words that several files ask for, in whatever room: `data/words/shared_words.tsv` has the words.

use super::Words;

/// Verbs of answering what has been said against one.
pub(crate) static ANSWERING: Words = Words::of("shared_words.answering");

/// Nouns of what belongs to a body, as a member or as a part of it ("an affiliate of al-Qaeda").
pub(crate) static BELONGING: Words = Words::of("shared_words.belonging");

/// Those who stand for a party in an election: they speak for it.
pub(crate) static CANDIDATES: Words = Words::of("shared_words.candidates");

/// Nouns for what has been said against somebody.
pub(crate) static CHARGES: Words = Words::of("shared_words.charges");

/// Verbs by which some people are told to be others, or among them ("the dead include two children").
pub(crate) static COMPRISING: Words = Words::of("shared_words.comprising");

/// Nouns of whoever did a deed, or is held to have done it.
pub(crate) static CULPRITS: Words = Words::of("shared_words.culprits");

/// What departments of a government are for: in front of "minister" and behind "minister of" it is no name.
pub(crate) static DEPARTMENTS: Words = Words::phrases("shared_words.departments");

/// Prepositions that say where somebody goes or comes from, beside those of [`LOCATIVE`].
pub(crate) static DIRECTIONAL: Words = Words::of("shared_words.directional");

/// First names that are as often another word, or the article of a Romance or an Arabic name.
pub(crate) static DOUBTFUL: Words = Words::of("shared_words.doubtful");

/// Nouns in front of a state's name that tell what it is to others ("the former colonial power France").
pub(crate) static EPITHETS: Words = Words::of("shared_words.epithets");

/// Nouns for those who fight in an armed group ("Boko Haram freed 82 girls … the insurgents").
pub(crate) static FIGHTERS: Words = Words::of("shared_words.fighters");

/// What is done with the bodies of those who did not die at home: "recovered the body of Jane Roe".
pub(crate) static FINDS: Words = Words::of("shared_words.finds");

/// Those who fight for a country or an armed group ("its forces killed").
pub(crate) static FORCES: Words = Words::of("shared_words.forces");

/// What is traded, on which tariffs, duties and bans are laid ("a tariff on steel from Canada").
pub(crate) static GOODS: Words = Words::of("shared_words.goods");

/// Forms of address between a title and its name: "professor Dr Ann Hill".
pub(crate) static HONORIFICS: Words = Words::of("shared_words.honorifics");

/// Posts that courts have, and their nouns.
pub(crate) static JUDGES: Words = Words::of("shared_words.judges");

/// Verbs of going away.
pub(crate) static LEAVING: Words = Words::of("shared_words.leaving");

/// People who have left, or stand outside, what they are named after.
pub(crate) static LEFT: Words = Words::of("shared_words.left");

/// Prepositions that say where something is. Others say so as well but bring more than places ("on Monday", "off the
/// record", "through a spokesman"): who asks names those that fit beside the class.
pub(crate) static LOCATIVE: Words = Words::of("shared_words.locative");

/// Nouns for money: currencies, as nouns, and kinds of it.
pub(crate) static MONEY: Words = Words::of("shared_words.money");

/// Participles that stand in a title: "ousted president X", "retired general Y".
pub(crate) static PARTICIPLES: Words = Words::of("shared_words.participles");

/// Stretches of time: "were held for several hours", "a day of mourning".
pub(crate) static PERIODS: Words = Words::of("shared_words.periods");

/// Verbs whose object is a place: "fled Hama".
pub(crate) static PLACED: Words = Words::of("shared_words.placed");

/// Nouns that mean a post, whichever it is.
pub(crate) static POSTS: Words = Words::of("shared_words.posts");

/// Nouns for what is found of the dead.
pub(crate) static REMAINS: Words = Words::of("shared_words.remains");

/// Verbs of taking something away from where it is seen or kept.
pub(crate) static REMOVING: Words = Words::of("shared_words.removing");

/// Titles that stay a part of the name: "King Thutmose II".
pub(crate) static ROYAL: Words = Words::of("shared_words.royal");

/// Verbs of finding a thing to be so ("was held to be unlawful").
pub(crate) static RULING: Words = Words::of("shared_words.ruling");

/// Bodies besides the United Nations that a secretary-general heads, as the gazetteer names them.
pub(crate) static SECRETARIATS: Words = Words::phrases("shared_words.secretariats");

/// Posts, told alone, of those who speak for whoever has just acted.
pub(crate) static SPEAKERS: Words = Words::of("shared_words.speakers");

/// Verbs by whose passive something is told as far as anybody knows ("is believed to have").
pub(crate) static SUPPOSING: Words = Words::of("shared_words.supposing");

/// Nouns for a part of a town.
pub(crate) static SURROUNDINGS: Words = Words::of("shared_words.surroundings");

/// Nouns between an arrest and the deed that it is for.
pub(crate) static THROUGH: Words = Words::of("shared_words.through");

/// Time zones behind an hour.
pub(crate) static ZONES: Words = Words::of("shared_words.zones");

/// Nouns for what somebody has done wrong, or left undone.
pub(crate) static WRONGS: Words = Words::of("shared_words.wrongs");

/// What the name of a court has in it.
pub(crate) static COURTS: Words = Words::of("shared_words.courts");
