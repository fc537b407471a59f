//! What nodes and edges can be asked for, in one place: a property that is added here is asked for by every match.

/// What a node can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query) enum NodeProperty {
    /// What it is called.
    Name,
    /// What kind of node it is.
    Kind,
    /// Its id.
    Id,
}

/// What an edge can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query) enum EdgeProperty {
    /// What is done.
    Relation,
    /// The event type of the relation.
    Class,
    /// When.
    Date,
    /// Whether it is said to have happened.
    Modality,
    /// The words of the text for it.
    Predicate,
    /// How many.
    Quantity,
    /// The post.
    Role,
    /// How sure the reading is.
    Confidence,
    /// What read it.
    Rule,
    /// Where.
    Location,
    /// Who says so.
    AttributedTo,
    /// The article's id.
    Article,
    /// Who published it.
    Publisher,
    /// The claim's name.
    Id,
}

impl NodeProperty {
    const ALL: [(&'static str, Self); 3] = [("name", Self::Name), ("kind", Self::Kind), ("id", Self::Id)];

    /// The property of this name.
    pub(in crate::query) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(name, _)| *name == word).map(|(_, property)| property)
    }

    /// The names of all.
    pub(in crate::query) fn words() -> Vec<&'static str> {
        Self::ALL.into_iter().map(|(name, _)| name).collect()
    }
}

impl EdgeProperty {
    const ALL: [(&'static str, Self); 14] = [
        ("relation", Self::Relation),
        ("class", Self::Class),
        ("date", Self::Date),
        ("modality", Self::Modality),
        ("predicate", Self::Predicate),
        ("quantity", Self::Quantity),
        ("role", Self::Role),
        ("confidence", Self::Confidence),
        ("rule", Self::Rule),
        ("location", Self::Location),
        ("attributed_to", Self::AttributedTo),
        ("article", Self::Article),
        ("publisher", Self::Publisher),
        ("id", Self::Id),
    ];

    /// The property of this name.
    pub(in crate::query) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(name, _)| *name == word).map(|(_, property)| property)
    }

    /// The names of all.
    pub(in crate::query) fn words() -> Vec<&'static str> {
        Self::ALL.into_iter().map(|(name, _)| name).collect()
    }
}
