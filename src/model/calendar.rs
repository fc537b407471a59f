//! The names of the months and of the days of the week.

/// The days of the week in English, in lower case, Monday first.
pub const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The number of a month, from 1, by its English name or the first three or four letters of it, in any case, with a
/// stop or without: "December", "dec", "Sept.".
pub fn month_number(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.').to_lowercase();
    let short = (3..=4).contains(&word.len());
    let at = MONTHS.iter().map(|m| m.to_lowercase()).position(|m| m == word || short && m.starts_with(&word))?;
    i8::try_from(at + 1).ok()
}

/// The English name of a month, numbered from 1; nothing for another number.
pub fn month_name(number: i8) -> Option<&'static str> {
    MONTHS.get(usize::try_from(number.checked_sub(1)?).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::{month_name, month_number};

    #[test]
    fn months_are_known_by_name_and_by_their_first_letters() {
        for (word, number) in [("December", 12), ("dec", 12), ("Sept.", 9), ("may", 5)] {
            assert_eq!(month_number(word), Some(number), "{word}");
        }
        for word in ["ma", "marching", "", "mayor"] {
            assert_eq!(month_number(word), None, "{word}");
        }
    }

    #[test]
    fn every_month_has_its_name_and_no_other_number_has_one() {
        for number in 1..=12 {
            assert_eq!(month_name(number).and_then(month_number), Some(number));
        }
        assert_eq!((month_name(0), month_name(13), month_name(i8::MIN)), (None, None, None));
    }
}
