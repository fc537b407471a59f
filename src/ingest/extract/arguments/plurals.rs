//! What several of those are called whom a noun names: "child death toll" counts children.

/// The plural of an English common noun in lower case, by its ending; words with a plural of their own are few in news.
pub(in crate::ingest::extract) fn plural_of(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix("man") {
        return format!("{stem}men");
    }
    match noun {
        "child" | "schoolchild" | "grandchild" => return format!("{noun}ren"),
        "person" => return "people".to_owned(),
        "wife" => return "wives".to_owned(),
        _ => {}
    }
    let vowel_before_y = ["ay", "ey", "oy", "uy"].iter().any(|end| noun.ends_with(end));
    match noun.strip_suffix('y').filter(|_| !vowel_before_y) {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "x", "z", "ch", "sh"].iter().any(|end| noun.ends_with(end)) => format!("{noun}es"),
        None => format!("{noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::plural_of;

    #[test]
    fn a_plural_follows_the_ending_of_the_noun() {
        let of = [
            ("child", "children"),
            ("policeman", "policemen"),
            ("paramilitary", "paramilitaries"),
            ("boy", "boys"),
            ("witness", "witnesses"),
            ("miner", "miners"),
        ];
        for (noun, plural) in of {
            assert_eq!(plural_of(noun), plural);
        }
    }
}
