//! One person's name in two spellings.
//! Thus "Mohammed ElBaradei" and "Mohamed ElBaradei", "Hamza bin Laden" and "Hamza bin Ladin", "Vladimir Putin" and the
//! slip "Vladmir Putin".

use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::Nodes;
use crate::lexicon::fold;

/// A word of a name is the same in another spelling only where it is at least so long: "Joan" is not "John".
const SHORTEST: usize = 5;

/// The only person of the article whose name this one spells otherwise.
pub(in crate::ingest::extract) fn person_spelled_so(nodes: &Nodes, written: &str) -> Option<NodeIndex> {
    let wanted = fold(written);
    if !wanted.contains(' ') {
        return None;
    }
    let names = nodes.names();
    let mut bearers = names.spelled_alike(&wanted).into_iter().filter(|n| variants(names.folded(*n), &wanted));
    match (bearers.next(), bearers.next()) {
        (Some(node), None) => Some(node),
        _ => None,
    }
}

/// A surname alone that is spelled otherwise is at least so long.
const SHORTEST_ALONE: usize = 6;

/// The only person of the article whose surname this word spells otherwise: "Woolard" for "Edward Woollard".
pub(in crate::ingest::extract) fn surname_spelled_so(nodes: &Nodes, written: &str) -> Option<NodeIndex> {
    let wanted = fold(written);
    if wanted.contains(' ') {
        return None;
    }
    let names = nodes.names();
    let slips = |n: &NodeIndex| last_of(names.folded(*n)).is_some_and(|surname| slip(surname, &wanted));
    let mut bearers = names.people_opening_so(&wanted).filter(slips);
    match (bearers.next(), bearers.next()) {
        (Some(node), None) => Some(node),
        _ => None,
    }
}

fn last_of(folded: &str) -> Option<&str> {
    folded.rsplit_once(' ').map(|(_, last)| last)
}

/// One letter put wrong or two changed round, and not only the ending that tells "Ivanov" from "Ivanova" or "Peter"
/// from "Peters".
fn slip(x: &str, y: &str) -> bool {
    let (long, other) = (x.chars().count(), y.chars().count());
    long.min(other) >= SHORTEST_ALONE
        && long.abs_diff(other) <= 1
        && !x.starts_with(y)
        && !y.starts_with(x)
        && strsim::damerau_levenshtein(x, y) == 1
}

/// Whether two folded names say the same words, one of them in another spelling.
fn variants(left: &str, right: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (left.split(' ').collect(), right.split(' ').collect());
    if a.len() != b.len() || a.len() < 2 {
        return false;
    }
    let mut differing = a.iter().zip(&b).filter(|(x, y)| x != y);
    match (differing.next(), differing.next()) {
        (Some((x, y)), None) => respelled(x, y),
        _ => false,
    }
}

/// "Mohammed" and "Mohamed", "Laden" and "Ladin": one letter more, less, other or in another place, and not the last
/// one, by which "Mario" differs from "Maria" and "Robert" from "Roberto".
fn respelled(x: &str, y: &str) -> bool {
    let (x, y): (Vec<char>, Vec<char>) = (x.chars().collect(), y.chars().collect());
    if x.len().min(y.len()) < SHORTEST || x.first() != y.first() || x.last() != y.last() {
        return false;
    }
    let ahead = x.iter().zip(&y).take_while(|(a, b)| a == b).count();
    let behind = x.iter().rev().zip(y.iter().rev()).take_while(|(a, b)| a == b).count();
    let shorter = x.len().min(y.len());
    let middle = |all: &[char]| all.len().saturating_sub(ahead + behind.min(shorter - ahead));
    match (middle(&x), middle(&y)) {
        (0 | 1, 0 | 1) => true,
        (2, 2) => x.get(ahead) == y.get(ahead + 1) && x.get(ahead + 1) == y.get(ahead),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{slip, variants};

    #[test]
    fn a_slip_in_a_surname_is_told_from_another_surname() {
        for (left, right) in [("woollard", "woolard"), ("pierluisi", "pierliusi"), ("brzezinski", "brzezinsky")] {
            assert!(slip(left, right), "{left} and {right}");
        }
        for (left, right) in [("ivanov", "ivanova"), ("peter", "peters"), ("miller", "walker"), ("hamilton", "hampton")]
        {
            assert!(!slip(left, right), "{left} and {right}");
        }
    }

    #[test]
    fn spellings_of_one_name_are_told_from_names_of_two() {
        for (left, right) in [
            ("mohammed elbaradei", "mohamed elbaradei"),
            ("hamza bin laden", "hamza bin ladin"),
            ("vladimir putin", "vladmir putin"),
            ("valdimir putin", "vladimir putin"),
        ] {
            assert!(variants(left, right), "{left} and {right}");
        }
        for (left, right) in [
            ("joan roe", "john roe"),
            ("mario rossi", "maria rossi"),
            ("robert roe", "roberto roe"),
            ("jane roe", "roe"),
        ] {
            assert!(!variants(left, right), "{left} and {right}");
        }
    }
}
