//! Directions in front of a place.

use super::super::Words;

/// Names of places of which a direction is a part, folded.
static WHOLE: Words = Words::phrases("directions.whole");

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
