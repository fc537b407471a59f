//! Directions in front of a place.

use crate::lexicon::Words;

/// Names of places of which a direction is a part, folded.
static WHOLE: Words = Words::phrases("direction.whole");

/// Words of a direction, folded.
pub(crate) const DIRECTIONS: [&str; 22] = [
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "north eastern",
    "north western",
    "south eastern",
    "south western",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "north",
    "south",
    "east",
    "west",
    "upper",
];

/// Splits `northern Syria` into the direction and the place; the name must be folded.
pub(crate) fn split_direction(folded: &str) -> Option<(&str, &str)> {
    if WHOLE.contains(&folded) {
        return None;
    }
    DIRECTIONS.iter().find_map(|d| {
        let rest = folded.strip_prefix(d)?.strip_prefix(' ')?;
        Some((*d, rest))
    })
}

/// The adjective of a direction: "northern" of "north"; of "northwest" and "north-western" alike.
pub(crate) fn direction_adjective(direction: &str) -> Option<&'static str> {
    Some(match direction.replace(['-', ' '], "").as_str() {
        "north" | "northern" => "northern",
        "south" | "southern" => "southern",
        "east" | "eastern" => "eastern",
        "west" | "western" => "western",
        "northeast" | "northeastern" => "northeastern",
        "northwest" | "northwestern" => "northwestern",
        "southeast" | "southeastern" => "southeastern",
        "southwest" | "southwestern" => "southwestern",
        "centre" | "center" | "central" | "middle" => "central",
        _ => return None,
    })
}

/// Whether a word in lower case names a direction.
pub(crate) fn is_direction(word: &str) -> bool {
    direction_adjective(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_direction_is_cut_off_unless_it_is_part_of_the_name() {
        assert_eq!(split_direction("north western syria"), Some(("north western", "syria")));
        assert_eq!(split_direction("south korea"), None);
        assert_eq!(split_direction("syria"), None);
    }
}
