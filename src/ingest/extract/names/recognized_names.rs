//! The recognizer's entities, cut to the name itself: titles, nationalities and owners of offices stay out.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::names::{place_names, post_nominals};
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::shared_words::{DOUBTFUL, HONORIFICS};
use crate::lexicon::{EntryClass, Gazetteer, NounClass, Nouns, Words};
use crate::model::{NodeKind, is_weekday};

/// How one person is addressed: no place and no body has these words in front.
static ADDRESSES: Words = Words::of("recognized_names.addresses");

/// Words that open a rank of two words: "Lance Corporal", "Grand Ayatollah".
static RANK_OPENERS: Words = Words::of("recognized_names.rank-openers");

/// Whether a rank of two words begins at a token: "Brigadier General".
fn opens_a_rank(tree: &Tree<'_>, start: Index) -> bool {
    RANK_OPENERS.contains(&tree.lower(start)) && is_title(&tree.base(start + 1))
}

/// "Ms", "Mr."
fn is_address(word: &str) -> bool {
    ADDRESSES.contains(&word.trim_end_matches('.'))
}

/// "Salome", not "RSF".
fn is_word(word: &str) -> bool {
    word.chars().skip(1).all(char::is_lowercase) && word.chars().count() > 2
}

/// The recognizer's entities, cut to the name itself.
pub(in crate::ingest::extract) fn recognized(tree: &Tree<'_>, gazetteer: &Gazetteer) -> Vec<Candidate> {
    use EntityType::{Event, Fac, Gpe, Law, Loc, Norp, Org, Person, Product, WorkOfArt};
    let cutter = Cutter { tree, gazetteer };
    let mut found = Vec::new();
    for entity in &tree.analysis.entities {
        if matches!(entity.kind, Person | Org | Gpe | Loc | Fac | Norp | Event | Law | Product | WorkOfArt) {
            let (start, end) = (entity.tokens.start as usize, entity.tokens.end as usize);
            cutter.cut(Stretch { start, end, kind: entity.kind }, &mut found);
        }
    }
    found
}

/// What the recognizer took for a name, as far as it is cut.
#[derive(Clone, Copy)]
struct Stretch {
    start: Index,
    end: Index,
    kind: EntityType,
}

impl Stretch {
    fn len(&self) -> usize {
        self.end - self.start
    }

    fn candidate(&self) -> Candidate {
        Candidate { start: self.start, end: self.end, kind: Some(self.kind) }
    }
}

struct Cutter<'a> {
    tree: &'a Tree<'a>,
    gazetteer: &'a Gazetteer,
}

impl Cutter<'_> {
    /// Adds the names of one entity: none, one, or each of places that the recognizer took for one.
    fn cut(&self, mut name: Stretch, found: &mut Vec<Candidate>) {
        let tree = self.tree;
        self.trim_edges(&mut name);
        // Nothing but marks at the end of a text.
        if name.start >= name.end {
            return;
        }
        // "the Attorney General's Office" begins with its first word.
        let office = tree.word(name.start) == "General" && name.len() > 1;
        let first = name.start.checked_sub(1).filter(|b| office && tree.tag(*b) == Tag::Nnp);
        if first.is_some_and(|b| tree.entity(b).is_none() && tree.lower(b) == "attorney") {
            name.start -= 1;
        }
        self.drop_titles(&mut name);
        let somebody = self.drop_address(&mut name);
        if name.start >= name.end {
            return;
        }
        // "Ms" of "Ms Sandiford" alone; "Party leader Jane Roe" at the head of a sentence; "State President Bao",
        // "Field Marshal"
        let opens = matches!(tree.lower(name.start), "party" | "state" | "field" | "air");
        let titled = |at: Index| at < tree.len() && is_title(&tree.base(at));
        let part = |title: Index| opens && name.kind != EntityType::Person && titled(title);
        let alone = name.len() == 1 && (is_address(tree.word(name.start)) || tree.lower(name.start) == "party");
        if alone || name.len() == 1 && part(name.end) || name.len() == 2 && part(name.end - 1) {
            return;
        }
        if let Some(whole) = self.name_taken_for_a_place(&name) {
            found.push(whole.candidate());
            return;
        }
        self.add_first_name(&mut name);
        // "Warren Truss MP": the letters behind are no part of the name.
        if name.kind == EntityType::Person && name.len() > 2 {
            name.end = post_nominals::name_end(tree, name.start, name.end);
        }
        // "Senator from Vermont Bernie Sanders", "Head of the Luhansk People's Republic Leonid Pasechnik": the office's
        // owner stands right before the name.
        if let Some(start) = owner_of_office(tree, self.gazetteer, name.start, name.end) {
            found.push(Stretch { start, kind: EntityType::Person, ..name }.candidate());
            return;
        }
        if somebody {
            name.kind = EntityType::Person;
        }
        self.drop_country(&mut name);
        if name.start >= name.end || part_of_a_title(tree, name.start, name.end) {
            return;
        }
        self.add_hyphenated(&mut name);
        if self.is_titled(&name) {
            name.kind = EntityType::Person;
        }
        if self.is_people(&name) {
            return;
        }
        self.close_bracket(&mut name);
        if (name.start..name.end).any(|i| tree.word(i).chars().any(char::is_uppercase)) {
            self.part_places(name, found);
        }
    }

    /// Leaves articles, quotation marks and the like at both ends out.
    fn trim_edges(&self, name: &mut Stretch) {
        let tree = self.tree;
        let edge = |i: Index| {
            matches!(
                tree.tag(i),
                Tag::Dt | Tag::Pos | Tag::OpenQuote | Tag::CloseQuote | Tag::Comma | Tag::Hyph | Tag::Period
            )
        };
        while name.start < name.end
            && (edge(name.start) || matches!(tree.lower(name.start), "the" | "\"" | "'"))
            && tree.word(name.start) != "."
        {
            name.start += 1;
        }
        while name.end > name.start && edge(name.end - 1) {
            name.end -= 1;
        }
        // "said that on Friday Roe met them": a day behind "on" is nobody's first name.
        while name.len() > 1
            && is_weekday(tree.lower(name.start))
            && name.start.checked_sub(1).is_some_and(|b| tree.lower(b) == "on")
        {
            name.start += 1;
        }
        // "the left-wing bloc NFP": a noun written small is no part of the acronym behind it.
        while name.len() == 2
            && matches!(tree.tag(name.start), Tag::Nn | Tag::Nns)
            && tree.word(name.start).chars().all(char::is_lowercase)
            && tree.word(name.start + 1).chars().all(char::is_uppercase)
        {
            name.start += 1;
        }
    }

    /// Leaves the titles in front of a person's name out.
    fn drop_titles(&self, name: &mut Stretch) {
        if name.kind != EntityType::Person {
            return;
        }
        // "Sheikh Hasina" is known by her title.
        let known = |from: Index| self.gazetteer.person(&self.tree.phrase(from, name.end - 1)).is_some();
        let mut start = name.start;
        while start + 1 < name.end && is_title(&self.tree.base(start)) && !known(start) {
            start += 1;
        }
        name.start = start;
    }

    /// "Ms Sandiford", "Brigadier General Tibbets": leaves the address out, and says whether it shows that this is
    /// somebody, whatever the recognizer takes it for.
    fn drop_address(&self, name: &mut Stretch) -> bool {
        use EntityType::{Fac, Gpe, Loc, Org, Product};
        let tree = self.tree;
        let addressed = name.len() > 1 && is_address(tree.word(name.start));
        let ranked = (3..=4).contains(&name.len())
            && opens_a_rank(tree, name.start)
            && (name.start + 2..name.end).all(|i| {
                matches!(tree.tag(i), Tag::Nnp | Tag::Nnps) && Nouns::shared().class(&tree.base(i)).is_unknown()
            });
        let somebody = matches!(name.kind, Org | Gpe | Loc | Fac | Product) && (addressed || ranked);
        if somebody {
            name.start += if ranked { 2 } else { 1 };
        }
        somebody
    }

    /// "Aung San Suu Kyi": the whole name, where the recognizer took the first word for a place.
    fn name_taken_for_a_place(&self, name: &Stretch) -> Option<Stretch> {
        let tree = self.tree;
        let start = name.start;
        if !matches!(name.kind, EntityType::Person | EntityType::Gpe)
            || name.len() != 1
            || tree.label(start) != Label::Compound
        {
            return None;
        }
        let head = tree.head(start);
        let whole = (start + 1..=head).all(|i| {
            tree.tag(i) == Tag::Nnp && tree.entity(i).is_none() && Nouns::shared().class(&tree.base(i)).is_unknown()
        });
        (head > start && head - start <= 4 && whole && self.gazetteer.find_written(tree.word(start)).is_none())
            .then_some(Stretch { start, end: head + 1, kind: EntityType::Person })
    }

    /// "spokesperson Barend Leyts": the recognizer leaves a rare first name out.
    fn add_first_name(&self, name: &mut Stretch) {
        let tree = self.tree;
        let Some(before) = name.start.checked_sub(1) else { return };
        // "Salome Zourabichvili": or takes it for a body of its own.
        let free = || {
            tree.entity(before).is_none_or(|e| {
                e.kind == EntityType::Org && e.tokens.end - e.tokens.start == 1 && is_word(tree.word(before))
            })
        };
        // "Davao's mayor, Isabel Climaco, opposes": taken for a body, but a first name stands in front.
        let surname = matches!(name.kind, EntityType::Org | EntityType::Product | EntityType::Fac)
            && name.len() == 1
            && is_word(tree.word(name.start))
            && matches!(tree.label(name.start), Label::Appos | Label::Nsubj)
            && self.gazetteer.is_first_name(tree.word(before))
            && !DOUBTFUL.contains(&tree.word(before))
            && tree.entity(before).is_none()
            && Nouns::shared().class(&tree.base(name.start)).is_unknown()
            && self.gazetteer.find_written(tree.word(name.start)).is_none();
        // "Hailu Berhane Desta": the first of three.
        let third = name.len() == 2 && tree.entity(before).is_some();
        if (name.kind == EntityType::Person || surname)
            && (name.len() == 1 || third)
            && tree.tag(before) == Tag::Nnp
            && tree.label(before) == Label::Compound
            && tree.head(before) == name.end - 1
            && free()
            && Nouns::shared().class(&tree.base(before)).is_unknown()
            && !is_title(&tree.base(before))
            && self.gazetteer.demonym(tree.word(before)).is_none()
            && self.gazetteer.find_written(tree.word(before)).is_none()
        {
            name.start = before;
            name.kind = EntityType::Person;
        }
    }

    /// "First Minister of Scotland Nicola Sturgeon": the country is no first name.
    fn drop_country(&self, name: &mut Stretch) {
        if name.len() <= 2 {
            return;
        }
        let Some(first) = self.gazetteer.find(self.tree.word(name.start)) else { return };
        let of = name.start.checked_sub(1).is_some_and(|b| self.tree.lower(b) == "of");
        let place_of_office = of && first.kind == NodeKind::Location;
        if name.kind == EntityType::Org && place_of_office {
            name.kind = EntityType::Person;
        }
        if name.kind == EntityType::Person && (place_of_office || first.class == EntryClass::Country) {
            name.start += 1;
        }
    }

    /// "Han Duck-soo": the recognizer stops at the hyphen now and then.
    fn add_hyphenated(&self, name: &mut Stretch) {
        let tree = self.tree;
        let glued = |i: Index| {
            i + 1 < tree.len() && tree.lower(i) == "-" && !tree.token(i).space_after && !tree.token(i - 1).space_after
        };
        if name.kind == EntityType::Person
            && glued(name.end)
            && tree.word(name.end + 1).chars().all(char::is_alphabetic)
        {
            name.end += 2;
        }
        // "Han Duck" of "Han Duck-soo" is no organization.
        let syllable = |i: Index| {
            let word = tree.word(i);
            word.chars().all(char::is_lowercase) && (2..=6).contains(&word.chars().count())
        };
        if matches!(name.kind, EntityType::Org | EntityType::Gpe)
            && name.len() == 2
            && glued(name.end)
            && syllable(name.end + 1)
            && (name.start..name.end).all(|i| tree.tag(i) == Tag::Nnp && tree.word(i).chars().count() < 7)
            && tree.tag(name.end + 1) == Tag::Nnp
            && self.gazetteer.find_written(&tree.phrase(name.start, name.end - 1)).is_none()
        {
            name.kind = EntityType::Person;
            name.end += 2;
        }
    }

    /// "President Museveni": the recognizer takes a rare surname behind a title for a people.
    fn is_titled(&self, name: &Stretch) -> bool {
        let tree = self.tree;
        let start = name.start;
        let title = start.checked_sub(1).filter(|b| tree.tag(*b) == Tag::Nnp && is_title(&tree.base(*b)));
        name.kind == EntityType::Norp
            && name.len() == 1
            && title.is_some_and(|t| tree.head(t) == start)
            && tree.tag(start) == Tag::Nnp
            && Nouns::shared().class(&tree.base(start)).is_unknown()
            && self.gazetteer.find_written(tree.word(start)).is_none()
            && self.gazetteer.demonym(tree.word(start)).is_none()
            && !self.gazetteer.is_adherent(tree.word(start))
    }

    /// Whether this is a nationality or an adjective of a country and names nothing: "Indian" of "Indian Foreign
    /// Minister".
    fn is_people(&self, name: &Stretch) -> bool {
        let phrase = self.tree.phrase(name.start, name.end - 1);
        let demonym = self.gazetteer.demonym(&phrase).is_some();
        let people = name.kind == EntityType::Norp || demonym && (name.len() == 1 || name.kind == EntityType::Person);
        people && (demonym || self.gazetteer.find(&phrase).is_none()) || self.is_counted_people(name)
    }

    /// "5,000 Yazidis", "30 Rohingya": a people, many of whom are told of, is no place.
    fn is_counted_people(&self, name: &Stretch) -> bool {
        let tree = self.tree;
        let word = name.start;
        let counted = word.checked_sub(1).is_some_and(|n| tree.tag(n) == Tag::Cd);
        name.len() == 1
            && (counted || tree.tag(word) == Tag::Nnps)
            && Nouns::shared().class(&tree.base(word)).is(NounClass::PERSON)
    }

    /// "Resolution 2254(2015)": the bracket of the year stays out.
    fn close_bracket(&self, name: &mut Stretch) {
        let tree = self.tree;
        if name.len() > 1
            && tree.word(name.end - 1).contains('(')
            && !tree.word(name.end - 1).contains(')')
            && name.end < tree.len()
            && tree.lower(name.end) == ")"
        {
            name.end += 1;
        }
    }

    /// "Sangareddy, Telangana": two places, not one; "Isle of Wight, England" is no organization.
    fn part_places(&self, mut name: Stretch, found: &mut Vec<Candidate>) {
        use EntityType::{Fac, Gpe, Loc, Org, Person};
        let tree = self.tree;
        let place = |from: Index, to: Index| {
            from < to
                && (self.gazetteer.find(&tree.phrase(from, to - 1)).is_some_and(|e| e.kind == NodeKind::Location)
                    || place_names::is_division(tree.lower(to - 1)))
        };
        let (first, end) = (name.start, name.end);
        let mut parts = Vec::new();
        for comma in (first..end).filter(|i| tree.lower(*i) == ",") {
            if matches!(name.kind, Gpe | Loc) || matches!(name.kind, Org | Fac | Person) && place(comma + 1, end) {
                parts.push((name.start, comma));
                name.start = comma + 1;
            }
        }
        // "Hunan China": the comma was left out.
        if name.kind == Gpe
            && name.len() > 1
            && self.gazetteer.find(tree.word(end - 1)).is_some_and(|e| e.class == EntryClass::Country)
            && !place(name.start, end)
            && place(name.start, end - 1)
        {
            parts.push((name.start, end - 1));
            name.start = end - 1;
        }
        if !parts.is_empty() {
            name.kind = Gpe;
        }
        let parts = parts.into_iter().filter(|(start, end)| start < end);
        found.extend(parts.map(|(start, end)| Stretch { start, end, kind: Gpe }.candidate()));
        found.push(name.candidate());
    }
}

/// Where a known place or organization that an office is "of" ends and its holder's name begins.
fn owner_of_office(tree: &Tree<'_>, gazetteer: &Gazetteer, start: Index, end: Index) -> Option<Index> {
    let before = |n: usize| start.checked_sub(n).map_or("", |i| tree.lower(i));
    let preposition = if before(1) == "the" { before(2) } else { before(1) };
    let title = start.checked_sub(if before(1) == "the" { 3 } else { 2 });
    let titled = title.is_some_and(|t| {
        Nouns::shared().class(&tree.base(t)).is(NounClass::POST.or(NounClass::OCCUPATION)) || tree.lower(t) == "of"
    });
    if !matches!(preposition, "of" | "from" | "for") || end - start < 3 || !titled {
        return None;
    }
    (start + 1..end - 1).rev().find(|cut| {
        let known = gazetteer.find_written(&tree.phrase(start, *cut - 1)).is_some_and(|e| e.kind.is_body_or_place());
        let name = tree.phrase(*cut, end - 1);
        // "head of the Central Council Alia Salem": an unknown body ends with a noun for one.
        let body = cut.checked_sub(1).is_some_and(|b| Nouns::shared().class(&tree.base(b)).is(NounClass::BODY))
            || (start..*cut).any(|i| {
                tree.word(i).starts_with(char::is_uppercase) && Nouns::shared().class(&tree.base(i)).is(NounClass::BODY)
            });
        let known = known || body && *cut - start > 1 && end - *cut == 2 && gazetteer.is_first_name(tree.word(*cut));
        // "Governor of Dnipropetrovsk Oblast Serhiy Lysak": past the division's noun there is only the name.
        let division = place_names::is_division(tree.lower(*cut - 1)) && *cut - start > 1 && end - *cut > 1;
        known
            && end - cut <= 4
            && tree.tag(*cut) == Tag::Nnp
            && (division || gazetteer.person(&name).is_some() || gazetteer.is_first_name(tree.word(*cut)))
            && gazetteer.find_written(&tree.phrase(start, end - 1)).is_none()
    })
}

/// "State" in "Secretary of State", "National Security" in "National Security Adviser".
fn part_of_a_title(tree: &Tree<'_>, start: Index, end: Index) -> bool {
    let before = |n: usize| start.checked_sub(n).map_or("", |i| tree.lower(i));
    let after = if end < tree.len() { tree.lower(end) } else { "" };
    (matches!(before(1), "of" | "for")
        && matches!(before(2), "secretary" | "minister" | "ministry" | "department")
        && tree.lower(start) != "the"
        && Gazetteer::shared().find(&tree.phrase(start, end - 1)).is_none())
        || (matches!(after, "adviser" | "advisor" | "commissioner" | "secretary")
            && Gazetteer::shared().find(&tree.phrase(start, end - 1)).is_none())
        || (end - start == 1 && tree.lower(start) == "supreme")
}

fn is_title(word: &str) -> bool {
    Nouns::shared().class(word).is(NounClass::POST) || HONORIFICS.contains(&word)
}
