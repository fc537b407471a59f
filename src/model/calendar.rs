//! The names of the months and of the days of the week.

/// The days of the week in English, in lower case, Monday first.
pub const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Whether a word is the name of a day of the week, in any case.
pub fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|day| day.eq_ignore_ascii_case(word))
}

/// The months, as they are written.
pub(crate) const MONTHS: [&str; 12] = [
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
    let word = word.trim_end_matches('.');
    let head = |month: &str| month.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let short = (3..=4).contains(&word.len());
    let at = MONTHS.iter().position(|m| head(m) && (short || m.len() == word.len()))?;
    i8::try_from(at + 1).ok()
}

/// The English name of a month, numbered from 1; nothing for another number.
pub fn month_name(number: i8) -> Option<&'static str> {
    MONTHS.get(usize::try_from(number.checked_sub(1)?).ok()?).copied()
}

/// A number in figures, also as it numbers one of a row: "2", "2nd", "110th".
pub(crate) fn numbered(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    digits.parse().ok().filter(|_| digits.starts_with(|first: char| first.is_ascii_digit()))
}

/// A day of a month, from 1 to 31: "2", "2nd".
pub(crate) fn day_of_month(word: &str) -> Option<i8> {
    numbered(word).and_then(|day| i8::try_from(day).ok()).filter(|day| (1..=31).contains(day))
}

/// A year that news tell of, in four figures, from 1900 to 2099.
pub(crate) fn year_of(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| word.len() == 4 && (1900..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::{day_of_month, month_name, month_number, numbered, year_of};

    #[test]
    fn a_year_has_four_figures_of_this_century_or_the_last() {
        assert_eq!(["1900", "2099"].map(year_of), [Some(1900), Some(2099)]);
        assert_eq!(["1899", "2100", "02023", "+202", "20x3", ""].map(year_of), [None; 6]);
    }

    #[test]
    fn a_number_of_a_row_is_written_with_its_ending_or_without() {
        assert_eq!(["2", "2nd", "110th"].map(numbered), [Some(2), Some(2), Some(110)]);
        assert_eq!(["2x4th", "+2", "th", ""].map(numbered), [None; 4]);
        assert_eq!(["31st", "32nd", "0"].map(day_of_month), [Some(31), None, None]);
    }

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
