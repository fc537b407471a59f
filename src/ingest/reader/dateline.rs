//! Dates in datelines and addresses.

use crate::ingest::dates::in_words;
use crate::model::Day;

/// The day in a dateline with a year: `DAMASCUS, Dec. 2, 2024 (Xinhua) --`. Without a year there is no telling.
pub(super) fn find(text: &str) -> Option<Day> {
    text.lines().map(str::trim).filter(|l| !l.is_empty()).take(3).find_map(|line| {
        let head: String = line.chars().take(80).collect();
        let end = ["--", " - ", "—", "–", "(", "|"].iter().filter_map(|mark| head.find(mark)).min()?;
        in_words(head.get(..end)?)
    })
}

/// The day in an address such as `/2024/12/03/` or `2024-12-03`.
pub(super) fn in_url(url: &str) -> Option<Day> {
    let numbers: Vec<&str> = url.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).collect();
    numbers.windows(3).find_map(|w| match w {
        [y, m, d] if y.len() == 4 && m.len() <= 2 && d.len() <= 2 => {
            Day::from_ymd(y.parse().ok().filter(|y| (1800..2200).contains(y))?, m.parse().ok()?, d.parse().ok()?)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_with_a_year_dates_the_article() {
        let day = find("DAMASCUS, Dec. 2, 2024 (Agency) -- Rebels advanced.").unwrap();
        assert_eq!(day.to_string(), "2024-12-02");
        assert_eq!(find("Rebels advanced in December."), None);
    }

    #[test]
    fn a_date_in_the_address_is_found() {
        assert_eq!(in_url("https://example.org/2024/12/03/talks").unwrap().to_string(), "2024-12-03");
        assert_eq!(in_url("https://example.org/2024/99/03/talks"), None);
    }
}
