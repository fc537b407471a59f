//! Names of two people that differ by a generation or an initial alone.
//! Thus "Robert F. Kennedy" and "Robert F. Kennedy Jr.", "George H. W. Bush" and "George W. Bush".

use super::Gazetteer;
use super::words::Words;
use crate::lexicon::shared_words::ROYAL;

/// What stands behind the name of a father, a son and their namesakes, folded.
static GENERATIONS: Words = Words::of("namesakes.generations");

/// What of these numbers rulers too, who are called without it as well: "Queen Elizabeth II".
static NUMBERS: Words = Words::of("namesakes.numbers");

/// A folded name without what stands behind a family name, and that: "john james conyers", "jr".
pub(crate) fn split_generation(name: &str) -> (&str, Option<&'static str>) {
    let found = name.rsplit_once(' ').and_then(|(rest, last)| {
        let generation = GENERATIONS.iter().find(|known| **known == last)?;
        Some((rest, Some(*generation)))
    });
    found.unwrap_or((name, None))
}

/// Whether two folded names of people, of whom one may bear the other's as a shorter form, are those of two: the one
/// has a generation and nothing else more than the other, or another one; or both have initials in the middle, and
/// other ones.
///
/// A name that drops a middle name besides may be the same person's ("John James Conyers Jr.", "John Conyers"), unless
/// the table of spellings has the one and does not know the other for it. Cost: linear in the names.
pub(crate) fn are_namesakes(gazetteer: &Gazetteer, one: &str, other: &str) -> bool {
    let ((rest, generation), (other_rest, other_generation)) = (split_generation(one), split_generation(other));
    if has_other_initials(rest, other_rest) {
        return true;
    }
    if generation.is_some_and(|g| is_ruler(gazetteer, rest, g))
        || other_generation.is_some_and(|g| is_ruler(gazetteer, other_rest, g))
    {
        return generation.is_some() && other_generation.is_some() && generation != other_generation;
    }
    if generation == other_generation || !(rest.contains(' ') && other_rest.contains(' ')) {
        return false;
    }
    let (key, other_key) = (gazetteer.spelled(one), gazetteer.spelled(other));
    if key.is_some() && key == other_key {
        return false;
    }
    let both = generation.is_some() && other_generation.is_some();
    let of_table = if generation.is_some() { key } else { other_key };
    both || rest == other_rest || of_table.is_some()
}

/// "queen elizabeth", "john paul": no family name, but the name of a ruler, who has a number.
fn is_ruler(gazetteer: &Gazetteer, name: &str, generation: &str) -> bool {
    let (first, last) = (name.split(' ').next().unwrap_or(name), name.rsplit(' ').next().unwrap_or(name));
    let is_given = || {
        let mut letters = last.chars();
        let written: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        gazetteer.is_first_name(&written)
    };
    NUMBERS.contains(&generation) && (ROYAL.contains(&first) || !name.contains(' ') || is_given())
}

/// Whether two names have the same first and last word and initials of other names between: "george h w bush", "george
/// w bush". A middle name that is written out has its initial.
fn has_other_initials(one: &str, other: &str) -> bool {
    let middle = |name: &str| -> Option<(String, String, Vec<String>)> {
        let mut words: Vec<String> = name.split(' ').map(str::to_owned).collect();
        let last = words.pop()?;
        let middle = words.split_off(words.len().min(1));
        Some((words.pop()?, last, middle))
    };
    let (Some((first, last, middles)), Some((other_first, other_last, other_middles))) = (middle(one), middle(other))
    else {
        return false;
    };
    let are_initials = |words: &[String]| words.iter().all(|word| word.chars().count() == 1);
    first == other_first
        && last == other_last
        && (are_initials(&middles) || are_initials(&other_middles))
        && middles.iter().zip(&other_middles).any(|(x, y)| x.chars().next() != y.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::fold;

    fn namesakes(one: &str, other: &str) -> bool {
        let both = |a: &str, b: &str| are_namesakes(Gazetteer::shared(), &fold(a), &fold(b));
        assert_eq!(both(one, other), both(other, one), "{one}, {other}");
        both(one, other)
    }

    #[test]
    fn a_generation_or_another_initial_makes_two_people() {
        for (one, other) in [
            ("Donald Trump", "Donald Trump Jr."),
            ("Robert F. Kennedy", "Robert F. Kennedy Jr."),
            ("Robert Kennedy", "Robert F. Kennedy Jr."),
            ("Ferdinand Marcos", "Ferdinand R. Marcos Jr."),
            ("John Smith Sr.", "John Smith Jr."),
            ("William Ford II", "William Ford III"),
            ("George H. W. Bush", "George W. Bush"),
            ("George H.W. Bush", "George W. Bush"),
            ("George Herbert Walker Bush", "George W. Bush"),
        ] {
            assert!(namesakes(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn a_shorter_form_and_the_number_of_a_ruler_make_none() {
        for (one, other) in [
            ("John Conyers", "John James Conyers Jr."),
            ("Samuel Alito", "Samuel A. Alito Jr."),
            ("George Bush", "George W. Bush"),
            ("George Walker Bush", "George W. Bush"),
            ("Queen Elizabeth", "Queen Elizabeth II"),
            ("John Paul", "John Paul II"),
            ("Robert Kennedy Jr.", "Robert F. Kennedy Jr."),
            ("Martin Luther King", "Martin Luther King Jr."),
            ("Ricardo Rosselló Nevares", "Ricardo A. Rosselló Nevares"),
            ("Trump", "Donald Trump Jr."),
        ] {
            assert!(!namesakes(one, other), "{one}, {other}");
        }
    }
}
