//! What the recognizer glues to a name.
//! A title behind its owner ("Facebook Chief Operating Officer", "European Union Special Representative", "Scotland
//! First Minister"), the place that it lies in ("Basivka in Sumy Oblast"), a preposition ("Ryukyu Islands of"); and the
//! noun in front of a part of a country that it leaves out ("Province of Arezzo").

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Tag};
use crate::lexicon::shared_words::EPITHETS;
use crate::lexicon::{EntryClass, Gazetteer, NounClass, Nouns, Words, is_direction};
use crate::model::NodeKind;

/// Words of a title in front of its head.
static TITLE_WORDS: Words = Words::of("glued_names.title-words");

/// Nouns in front of "of" and a name that make one name with it.
static DIVISIONS: Words = Words::of("glued_names.divisions");

/// What groups believe in, in front of their names.
static CREEDS: Words = Words::of("glued_names.creeds");

/// Words for large numbers.
static NUMBERS: Words = Words::of("glued_names.numbers");

/// Cuts the candidates to the names alone.
pub(in crate::ingest::extract) fn part(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &mut Vec<Candidate>) {
    let mut behind = Vec::new();
    candidates.retain_mut(|c| {
        if only_a_title(tree, gazetteer, c) {
            return false;
        }
        office_off(tree, gazetteer, c);
        occupation_off(tree, c);
        amount_off(tree, c);
        title_off(tree, gazetteer, c);
        direction_off(tree, gazetteer, c);
        preposition_off(tree, c);
        creed_off(tree, gazetteer, c);
        epithet_off(tree, gazetteer, c);
        behind.extend(owner_off(tree, gazetteer, c));
        behind.extend(possessor_off(tree, gazetteer, c));
        behind.extend(place_off(tree, gazetteer, c));
        c.start < c.end
    });
    candidates.extend(behind);
    divisions(tree, gazetteer, candidates);
}

/// "Assemblywoman" of "a Republican Assemblywoman", "MSP": a title alone.
fn only_a_title(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &Candidate) -> bool {
    let (start, end) = (candidate.start, candidate.end);
    if end - start != 1 || gazetteer.find_written(tree.word(start)).is_some() {
        return false;
    }
    let class = Nouns::shared().class(&tree.base(start));
    let title = class.is(NounClass::POST) && !class.is(NounClass::BODY.or(NounClass::PLACE));
    // A surname may be one: "King said".
    let described = start.checked_sub(1).is_some_and(|b| matches!(tree.tag(b), Tag::Dt | Tag::Jj | Tag::PrpPoss));
    title && (candidate.kind != Some(EntityType::Person) || described)
}

/// "Facebook" of "Facebook Chief Operating Officer"; nothing of "Spanish Foreign Minister".
fn title_off(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) {
    let (start, end) = (candidate.start, candidate.end);
    let owner = matches!(
        candidate.kind,
        Some(EntityType::Org | EntityType::Gpe | EntityType::Fac | EntityType::Product | EntityType::Loc)
    );
    // "UN Head" is nobody's name.
    let letters = candidate.kind == Some(EntityType::Person)
        && end - start == 2
        && Nouns::shared().class(&tree.base(end - 1)).is(NounClass::POST)
        && tree.word(start).chars().all(|c| c.is_uppercase() || c == '.')
        && gazetteer.find_written(tree.word(start)).is_some_and(|e| e.kind == NodeKind::Organization);
    if letters {
        candidate.kind = Some(EntityType::Org);
    }
    let owner = owner || letters;
    if !owner || end - start < 2 || (start..end).any(|i| matches!(tree.lower(i), "of" | "for" | "and" | "the")) {
        return;
    }
    let office = |i: Index| {
        let class = Nouns::shared().class(&tree.base(i));
        class.is(NounClass::POST) && !class.is(NounClass::BODY.or(NounClass::PLACE))
    };
    let word = |i: Index| TITLE_WORDS.contains(&tree.lower(i));
    // "Scotland First" of "Scotland First Minister": the title goes on behind.
    let open = end < tree.len() && office(end) && tree.head(end - 1) == end && word(end - 1);
    if !(open || office(end - 1)) || gazetteer.find_written(&tree.phrase(start, end - 1)).is_some() {
        return;
    }
    let mut cut = end - 1;
    while cut > start && (word(cut - 1) || office(cut - 1)) {
        cut -= 1;
    }
    // "National Security Advisor", "Governor-General": nobody's name.
    if cut == start && office(end - 1) {
        candidate.end = start;
        return;
    }
    let rest = if cut > start { tree.phrase(start, cut - 1) } else { String::new() };
    let known = gazetteer.find_written(&rest).is_some() || gazetteer.demonym(&rest).is_some();
    // "INC" of "INC lawmaker"
    let letters = rest.chars().count() > 1 && rest.chars().all(|c| c.is_uppercase() || c == '-');
    let known = known || letters;
    // Of an unknown owner only a long title is one: "Acme Chief Executive Officer", not "Weather Channel Head".
    if cut > start && (known || open || end - cut > 1) {
        candidate.end = if gazetteer.demonym(&rest).is_some() { start } else { cut };
    }
}

/// "Canada" of "King of Canada": an office in front of its country.
fn office_off(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) {
    let (start, end) = (candidate.start, candidate.end);
    let organization = matches!(candidate.kind, Some(EntityType::Org | EntityType::WorkOfArt | EntityType::Product));
    let Some(of) = (start + 1..end).find(|i| tree.lower(*i) == "of").filter(|_| organization) else { return };
    let office = (start..of).all(|i| {
        let class = Nouns::shared().class(&tree.base(i));
        class.is(NounClass::POST) && !class.is(NounClass::BODY.or(NounClass::PLACE))
            || TITLE_WORDS.contains(&tree.lower(i))
    });
    let first = if of + 1 < end && tree.lower(of + 1) == "the" { of + 2 } else { of + 1 };
    let country = first < end
        && gazetteer.find_written(&tree.phrase(first, end - 1)).is_some_and(|e| e.kind == NodeKind::Location);
    if office && country && gazetteer.find_written(&tree.phrase(start, end - 1)).is_none() {
        candidate.start = first;
        candidate.kind = Some(EntityType::Gpe);
    }
}

/// "Google" of "fined Google 2.42 billion euros": the sum is no part of the name.
fn amount_off(tree: &Tree<'_>, candidate: &mut Candidate) {
    let large = |i: Index| NUMBERS.contains(&tree.lower(i));
    let mut end = candidate.end;
    if end < candidate.start + 3 || !large(end - 1) {
        return;
    }
    while end > candidate.start + 1 && (large(end - 1) || tree.tag(end - 1) == Tag::Cd) {
        end -= 1;
    }
    candidate.end = end;
}

/// "Marek Holub" of "Businessman Marek Holub" at the head of a sentence: only its place makes the noun large.
fn occupation_off(tree: &Tree<'_>, candidate: &mut Candidate) {
    let (start, end) = (candidate.start, candidate.end);
    let opens = tree.sentence(tree.sentence_of(start)).0 == start;
    if candidate.kind != Some(EntityType::Person) || end - start < 3 || !opens {
        return;
    }
    let class = Nouns::shared().class(tree.lower(start));
    let capital = |i: Index| tree.word(i).starts_with(char::is_uppercase);
    if class.is(NounClass::PERSON.or(NounClass::OCCUPATION))
        && !class.is(NounClass::BODY.or(NounClass::PLACE).or(NounClass::OFFICE))
        && capital(start + 1)
        && capital(end - 1)
    {
        candidate.start += 1;
    }
}

/// "Poland" of "North Poland": a direction in front of a country, where both are no country's name.
fn direction_off(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) {
    let (start, end) = (candidate.start, candidate.end);
    let direction = end - start > 1
        && is_direction(tree.lower(start))
        && gazetteer.find_written(&tree.phrase(start, end - 1)).is_none()
        && gazetteer.find_written(&tree.phrase(start + 1, end - 1)).is_some_and(|e| e.class == EntryClass::Country);
    if direction {
        candidate.start += 1;
        candidate.kind = Some(EntityType::Gpe);
    }
}

/// "Regional power Nigeria": the country alone.
fn epithet_off(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) {
    let (start, end) = (candidate.start, candidate.end);
    let Some(noun) = (start..end.saturating_sub(1)).rfind(|i| EPITHETS.contains(&tree.lower(*i))) else { return };
    let country = gazetteer.find_written(&tree.phrase(noun + 1, end - 1)).filter(|e| e.class == EntryClass::Country);
    if country.is_some() {
        candidate.start = noun + 1;
        candidate.kind = Some(EntityType::Gpe);
    }
}

/// "Ennahda" of "Islamist Ennahda party", "Hezbollah" of "Shiite Hezbollah": what a group believes in is no part of its
/// name; "Fidesz" of "Fidesz party", where a table has it so.
fn creed_off(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) {
    let (start, end) = (candidate.start, candidate.end);
    let organization = matches!(candidate.kind, Some(EntityType::Org | EntityType::Norp));
    if !organization || end - start < 2 || gazetteer.find_written(&tree.phrase(start, end - 1)).is_some() {
        return;
    }
    let body = |i: Index| Nouns::shared().class(&tree.base(i)).is(NounClass::BODY);
    let small = tree.word(end - 1).starts_with(char::is_lowercase) && body(end - 1);
    let last = if small { end - 1 } else { end };
    let known = |from: Index| {
        from < last
            && gazetteer.find_written(&tree.phrase(from, last - 1)).is_some_and(|e| e.kind == NodeKind::Organization)
    };
    if small && known(start) {
        candidate.end = last;
        return;
    }
    // "Shiite National Movement" is a name as it stands.
    let creed = CREEDS.contains(&tree.lower(start)) && tree.word(start + 1).starts_with(char::is_uppercase);
    if creed && (known(start + 1) || !(start + 1..last).any(body)) {
        candidate.start = start + 1;
        candidate.end = last;
    }
}

/// "UN" of "UN World Health Organization": an acronym in front of a body that a table knows, which stays a name of its
/// own.
fn owner_off(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) -> Option<Candidate> {
    let (start, end) = (candidate.start, candidate.end);
    let body =
        |from, to| gazetteer.find_written(&tree.phrase(from, to)).is_some_and(|e| e.kind == NodeKind::Organization);
    let acronym = tree.word(start).chars().all(|c| c.is_uppercase() || c == '.');
    if end - start < 3 || !acronym || !body(start, start) || body(start, end - 1) || !body(start + 1, end - 1) {
        return None;
    }
    candidate.start = start + 1;
    Some(Candidate { start, end: start + 1, kind: candidate.kind })
}

/// "Times Square" of "New York City's Times Square": the place that a table knows stays a name of its own. "Qaboos" of
/// "Qaboos's 1970": a year is nobody's name.
fn possessor_off(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) -> Option<Candidate> {
    let (start, end) = (candidate.start, candidate.end);
    let mark = (start + 1..end.saturating_sub(1)).find(|i| tree.tag(*i) == Tag::Pos)?;
    if tree.word(mark + 1).chars().all(|c| c.is_ascii_digit()) {
        candidate.end = mark;
        return None;
    }
    let place = gazetteer.find_written(&tree.phrase(start, mark - 1)).is_some_and(|e| e.kind == NodeKind::Location);
    let whole = matches!(candidate.kind, Some(EntityType::WorkOfArt | EntityType::Event | EntityType::Law));
    if whole || !place || gazetteer.find_written(&tree.phrase(start, end - 1)).is_some() {
        return None;
    }
    candidate.start = mark + 1;
    if candidate.kind == Some(EntityType::Gpe) {
        candidate.kind = Some(EntityType::Loc);
    }
    Some(Candidate { start, end: mark, kind: Some(EntityType::Gpe) })
}

/// "Ryukyu Islands" of "Ryukyu Islands of", "Haitian National Police" of "Haitian National Police on drug traffickers".
fn preposition_off(tree: &Tree<'_>, candidate: &mut Candidate) {
    let small = |i: Index| tree.word(i).chars().all(|c| c.is_lowercase() || c == '-');
    let cut = (candidate.start + 1..candidate.end).find(|i| {
        matches!(tree.lower(*i), "on" | "against" | "amid" | "after" | "during" | "over" | "from" | "with" | "by")
            && (*i..candidate.end).all(small)
    });
    if let Some(cut) = cut {
        candidate.end = cut;
    }
    while candidate.end > candidate.start + 1
        && matches!(tree.lower(candidate.end - 1), "of" | "in" | "at" | "on" | "and" | "the" | "near")
    {
        candidate.end -= 1;
    }
}

/// "Sumy Oblast" of "Basivka in Sumy Oblast", which stays a name of its own.
fn place_off(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) -> Option<Candidate> {
    let place = matches!(candidate.kind, Some(EntityType::Gpe | EntityType::Loc | EntityType::Fac | EntityType::Org));
    let (start, end) = (candidate.start, candidate.end);
    let at = (start + 1..end.saturating_sub(1)).find(|i| matches!(tree.lower(*i), "in" | "near")).filter(|_| place)?;
    let first = tree.past_the(at + 1);
    let named = first < end && tree.word(first).starts_with(char::is_uppercase);
    if !named || gazetteer.find_written(&tree.phrase(start, end - 1)).is_some() {
        return None;
    }
    // "Institute for Peace in the Middle East" is one name: only a place behind a place is parted.
    let outer = gazetteer.find_written(&tree.phrase(first, end - 1)).is_some_and(|e| e.kind == NodeKind::Location);
    let division = super::place_names::is_division(tree.lower(end - 1));
    if !(outer || division) || candidate.kind == Some(EntityType::Org) && at > start + 2 {
        return None;
    }
    candidate.end = at;
    Some(Candidate { start: first, end, kind: Some(EntityType::Gpe) })
}

/// "Province of Arezzo", "Department of La Libertad": one name.
fn divisions(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &mut [Candidate]) {
    for candidate in candidates.iter_mut() {
        let Some(noun) = candidate.start.checked_sub(2).filter(|n| tree.lower(*n + 1) == "of") else { continue };
        let inner = gazetteer.find_written(&tree.phrase(candidate.start, candidate.end - 1));
        let place = inner.is_some_and(|e| e.kind == NodeKind::Location && e.class != EntryClass::Country)
            || inner.is_none() && matches!(candidate.kind, Some(EntityType::Gpe | EntityType::Loc));
        let whole = DIVISIONS.contains(&tree.word(noun))
            && matches!(tree.tag(noun), Tag::Nnp | Tag::Nn)
            && tree.sentence_of(noun) == tree.sentence_of(candidate.start)
            && noun.checked_sub(1).is_none_or(|b| tree.tag(b) != Tag::Nnp);
        if place && whole {
            candidate.start = noun;
            candidate.kind = Some(EntityType::Gpe);
        }
    }
}
