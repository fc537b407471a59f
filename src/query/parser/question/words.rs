//! Words that the parts of a question begin with, end at or pass over.

/// Words that end a name and begin a filter or a tail.
pub(super) const FILTER_WORDS: &[&str] = &[
    "about",
    "regarding",
    "concerning",
    "over",
    "in",
    "at",
    "near",
    "during",
    "within",
    "involving",
    "since",
    "from",
    "after",
    "before",
    "until",
    "till",
    "on",
    "between",
    "according",
    "with",
    "only",
    "including",
    "excluding",
    "last",
    "this",
    "past",
    "by",
    "first",
    "per",
    "today",
    "yesterday",
    "sorted",
    "ordered",
    "limit",
    "most",
    "recently",
    "lately",
];

/// The same for people who misspell them, without those that are too short to tell.
pub(super) const HINTED: &[&str] = &[
    "about",
    "during",
    "involving",
    "since",
    "after",
    "before",
    "until",
    "between",
    "according",
    "with",
    "only",
    "including",
    "excluding",
    "first",
    "last",
    "per",
];

/// Words before a verb.
pub(super) const AUXILIARIES: &[&str] = &["did", "does", "do", "has", "have", "had", "will"];
/// Forms of "be", and what stands for it.
pub(super) const BE: &[&str] = &["was", "were", "is", "are", "been", "got"];
pub(super) const NOT: &[&str] = &["not", "never"];
pub(super) const ANYONE: &[&str] = &["anyone", "anybody", "someone", "somebody", "anything", "something", "everyone"];
pub(super) const OBJECTS: &[&str] = &["who", "whom", "what", "which", "each"];
pub(super) const PREPOSITIONS: &[&str] = &["with", "to", "for", "from", "against", "of", "on"];

/// Whether a name is but a word by which questions ask: "is" is no Islamic State, unless it stands in capitals.
pub(in crate::query) fn is_word_of_questions(name: &str) -> bool {
    let lower = name.to_lowercase();
    let asks = [BE, AUXILIARIES, OBJECTS].iter().any(|words| words.contains(&lower.as_str()));
    asks && name != name.to_uppercase()
}

/// Nouns of what somebody says about a thing.
pub(super) const POSITIONS: &[&str] = &[
    "position",
    "stance",
    "view",
    "views",
    "opinion",
    "policy",
    "attitude",
    "line",
    "response",
    "reaction",
    "reactions",
    "statements",
    "statement",
    "remarks",
    "comments",
    "speech",
];

/// Nouns of what goes on between two, where all that is told of both is asked for.
pub(super) const CONFLICTS: &[&str] =
    &["war", "wars", "conflict", "conflicts", "tensions", "tension", "dispute", "disputes", "hostilities", "crisis"];

/// Types of what is done to somebody, so that "ships attacked in NAME" did not do it themselves.
pub(super) const SUFFERED: &[&str] = &["ASSAULT", "COERCE", "SANCTION"];

/// What asks for the first of many.
pub(super) const SUPERLATIVES: &[&str] =
    &["top", "most", "biggest", "largest", "deadliest", "worst", "strongest", "busiest", "main", "greatest"];

pub(super) const FORMS: &str = "ask for example: who met whom about Syria · what did Guterres call for · who was \
                     displaced · when did X visit Y · how many people were killed in Y · did X meet Y";
