//! What the words around a name say of its kind.
//! Thus "the president, Hage Geingob, said" is a person and "the Norwegian firm Salhus" a company, whatever the
//! recognizer takes them for; "Interior" in "Interior Minister" is no name at all.

use crate::lexicon::shared_words::DEPARTMENTS;
use rustc_hash::FxHashMap;

use crate::ingest::extract::names::candidate::{Candidate, Ends};
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{Gazetteer, NounClass, Nouns, Words, fold, is_direction};

/// What names of teams and carriers end with.
static TEAMS: Words = Words::of("name_kinds.teams");

/// What the recognizer takes for somebody, and is a thing.
static NO_NAMES: Words = Words::of("name_kinds.no-names");

/// Words of rank that open a sentence with a capital and are no name: "Incumbent president X".
static RANKS: Words = Words::of("name_kinds.ranks");

/// Offices that organizations hold too: "Acme Motors, the maker of", "the owner, Blue Harbour".
static EITHER: Words = Words::of("name_kinds.either");

/// Last words of names of firms.
static FIRMS: Words = Words::of("name_kinds.firms");

/// The levels of a state.
static LEVELS: Words = Words::of("name_kinds.levels");

/// Titles of those who found, own or run a firm.
static HEADS: Words = Words::of("name_kinds.heads");

/// Words that tell parts of a country apart.
static DIRECTIONS: Words = Words::of("name_kinds.directions");

/// Words that end the name of a department.
static TASKS: Words = Words::of("name_kinds.tasks");

/// Words before what a minister is of.
static MINISTRIES: Words = Words::of("name_kinds.ministries");

/// Whether a word says what a department of a government is for.
pub(in crate::ingest::extract) fn is_department(word: &str) -> bool {
    DEPARTMENTS.contains(&word) || TASKS.contains(&word)
}

/// What looks around a name.
pub(super) struct Finder<'a> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) gazetteer: &'a Gazetteer,
}

/// Gives candidates the kind that the words around them say, and drops what is part of a title.
pub(in crate::ingest::extract) fn correct(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &mut Vec<Candidate>) {
    let finder = Finder { tree, gazetteer };
    candidates.retain(|c| !finder.no_name(c.start, c.end));
    candidates.extend(finder.houses(candidates));
    // "Democratic House members": the House, whose members are Democrats.
    for candidate in candidates.iter_mut() {
        let partisan = candidate.end - candidate.start == 2
            && matches!(tree.word(candidate.end - 1), "House" | "Senate" | "Congress")
            && gazetteer.is_adherent(tree.word(candidate.start));
        if partisan {
            candidate.start += 1;
        }
    }
    // "the Social Democrats", "Christian Democrats" are no Democrats.
    for candidate in candidates.iter_mut() {
        let before = candidate.start.checked_sub(1).filter(|b| tree.word(*b).starts_with(char::is_uppercase));
        let longer = before.is_some_and(|b| gazetteer.is_adherent(&tree.phrase(b, candidate.end - 1)));
        if longer && candidate.end - candidate.start == 1 && gazetteer.is_adherent(tree.word(candidate.start)) {
            candidate.start -= 1;
        }
    }
    finder.judicial_districts(candidates);
    finder.second_surnames(candidates);
    let mut known: FxHashMap<String, EntityType> = FxHashMap::default();
    let ends = Ends::of(candidates);
    for candidate in candidates.iter() {
        let kind = if finder.is_person(candidate) || finder.stands_for_country(candidate) {
            EntityType::Person
        } else if finder.is_firm(candidate) || finder.is_apposed_body(candidate) {
            EntityType::Org
        } else if finder.is_example_of_places(candidate, &ends) {
            EntityType::Gpe
        } else {
            continue;
        };
        known.entry(fold(&tree.phrase(candidate.start, candidate.end - 1))).or_insert(kind);
    }
    for candidate in candidates.iter_mut().filter(|c| c.kind.is_some()) {
        let written = fold(&tree.phrase(candidate.start, candidate.end - 1));
        if let Some(kind) = known.get(&written) {
            candidate.kind = Some(*kind);
        }
    }
}

impl Finder<'_> {
    /// "Nigeria's Tinubu": a surname of public life behind its country.
    fn stands_for_country(&self, candidate: &Candidate) -> bool {
        let tree = self.tree;
        let (start, end) = (candidate.start, candidate.end);
        let word = tree.word(start);
        let Some(owner) = start.checked_sub(2).filter(|_| tree.tag(start - 1) == Tag::Pos) else { return false };
        let Some((of, _)) = self.gazetteer.surname(word) else { return false };
        end - start == 1
            && matches!(
                candidate.kind,
                Some(EntityType::Org | EntityType::Gpe | EntityType::Norp | EntityType::Product)
            )
            && self.gazetteer.find_written(word).is_none()
            && self.gazetteer.find(tree.word(owner)).is_some_and(|e| e.name == of.name)
    }

    pub(super) fn class(&self, i: Index) -> NounClass {
        Nouns::shared().class(&self.tree.base(i))
    }

    /// A noun for one person in an office or occupation.
    pub(super) fn is_title(&self, i: Index) -> bool {
        let class = self.class(i);
        matches!(self.tree.tag(i), Tag::Nn | Tag::Nnp)
            && class.is(NounClass::POST.or(NounClass::OCCUPATION))
            && !class.is(NounClass::BODY.or(NounClass::PLACE))
            && !EITHER.contains(&self.tree.lower(i))
    }

    /// "the House" of a parliament where no fuller name has it: "Speaker of the House", "House Speaker", not "House
    /// Rules Committee".
    fn houses(&self, candidates: &[Candidate]) -> Vec<Candidate> {
        let tree = self.tree;
        let free = |i: Index| !candidates.iter().any(|c| (c.start..c.end).contains(&i));
        let house = |i: &Index| {
            let (_, stop) = tree.sentence(tree.sentence_of(*i));
            let capital = *i + 1 < stop && tree.tag(*i + 1) == Tag::Nnp && tree.label(*i) == Label::Compound;
            let title = *i + 1 < stop && self.is_title(*i + 1);
            let before = i.checked_sub(1).map_or("", |b| tree.lower(b));
            tree.word(*i) == "House"
                && free(*i)
                && (!capital || title)
                && (title || matches!(before, "the" | "full" | "entire" | "u.s." | "us" | "and"))
        };
        let found = (0..tree.len()).filter(house);
        found.map(|i| Candidate { start: i, end: i + 1, kind: Some(EntityType::Org) }).collect()
    }

    /// "the Northern District of Texas" is one place, no district with a state behind it.
    fn judicial_districts(&self, candidates: &mut Vec<Candidate>) {
        let tree = self.tree;
        let district = |c: &Candidate| {
            c.end - c.start == 2
                && tree.word(c.end - 1) == "District"
                && DIRECTIONS.contains(&tree.lower(c.start))
                && c.end + 1 < tree.len()
                && tree.lower(c.end) == "of"
        };
        let whole: Vec<(Index, Index)> = candidates
            .iter()
            .filter(|c| district(c))
            .filter_map(|c| {
                let behind = candidates.iter().find(|n| n.start == c.end + 1)?;
                Some((c.start, behind.end))
            })
            .collect();
        for (start, end) in whole {
            candidates.retain(|c| c.end <= start || c.start >= end);
            candidates.push(Candidate { start, end, kind: Some(EntityType::Loc) });
        }
    }

    /// "Miguel Uribe Turbay": the recognizer stops before the second surname.
    fn second_surnames(&self, candidates: &mut [Candidate]) {
        let tree = self.tree;
        let starts: Vec<Index> = candidates.iter().map(|c| c.start).collect();
        for candidate in candidates.iter_mut().filter(|c| c.kind == Some(EntityType::Person)) {
            let end = candidate.end;
            let goes_on = end < tree.len()
                && end - candidate.start >= 2
                && tree.tag(end) == Tag::Nnp
                && tree.entity(end).is_none()
                && tree.head(end - 1) == end
                && tree.label(end - 1) == Label::Compound
                && !starts.contains(&end)
                && Nouns::shared().class(&tree.base(end)).is_unknown()
                && tree.word(end).chars().skip(1).any(char::is_lowercase)
                && self.gazetteer.is_first_name(tree.word(candidate.start));
            if goes_on {
                candidate.end += 1;
            }
        }
    }

    /// "Interior" in "Interior Minister", "Foreign Affairs" in "minister of Foreign Affairs", "Sri" of "Sri Lankan".
    fn no_name(&self, start: Index, end: Index) -> bool {
        // "the Northern Indian states": a nationality is no name.
        let nationality = end == start + 2
            && is_direction(self.tree.lower(start))
            && self.gazetteer.demonym(self.tree.word(end - 1)).is_some()
            && end < self.tree.len()
            && self.tree.is_noun(end)
            && self.gazetteer.find(&self.tree.phrase(start, end - 1)).is_none();
        if nationality {
            return true;
        }
        let tree = self.tree;
        let written = tree.phrase(start, end - 1).to_lowercase();
        let next = if end < tree.len() { tree.lower(end) } else { "" };
        let before = |n: usize| start.checked_sub(n).map_or("", |i| tree.lower(i));
        let office = |w: &str| MINISTRIES.contains(&w);
        if DEPARTMENTS.contains(&written.as_str()) {
            let of = if before(1) == "the" { (before(2), before(3)) } else { (before(1), before(2)) };
            return office(next) || matches!(of.0, "of" | "for") && office(of.1);
        }
        // "Indian External Affairs Minister", "Spanish Transport Minister"
        if end - start > 1 && office(next) && self.gazetteer.demonym(tree.word(start)).is_some() {
            let department = tree.phrase(start + 1, end - 1).to_lowercase();
            if DEPARTMENTS.contains(&department.as_str()) {
                return true;
            }
        }
        if end - start > 1 {
            return false;
        }
        if NO_NAMES.contains(&written.as_str()) {
            return true;
        }
        // "State Senator", "District Judge"
        let local = LEVELS.contains(&written.as_str());
        if local && end < tree.len() && self.is_title(end) {
            return true;
        }
        let ranked = RANKS.contains(&written.as_str()) && end < tree.len() && self.is_title(end);
        let half = end < tree.len()
            && self.gazetteer.demonym(&tree.phrase(start, end)).is_some()
            && self.gazetteer.find(tree.word(start)).is_none();
        ranked || half
    }

    /// "the ruling party, United Russia,", "a charity, the Jane Roe Foundation": a name that tells which body is meant.
    fn is_apposed_body(&self, candidate: &Candidate) -> bool {
        use EntityType::{Fac, Gpe, Loc, Norp, Person, Product, WorkOfArt};
        let tree = self.tree;
        let (start, end) = (candidate.start, candidate.end);
        let noun = tree.head(end - 1);
        let written = tree.phrase(start, end - 1);
        let class = self.class(noun);
        let behind = noun + 2 == start || noun + 3 == start && tree.lower(noun + 2) == "the";
        matches!(candidate.kind, Some(Person | Gpe | Norp | Loc | Fac | Product | WorkOfArt))
            && tree.label(end - 1) == Label::Appos
            && behind
            && tree.lower(noun + 1) == ","
            && tree.tag(noun) == Tag::Nn
            && class.is(NounClass::BODY.or(NounClass::ENTERPRISE))
            && !class.is(NounClass::PLACE.or(NounClass::GOVERNMENT).or(NounClass::POST).or(NounClass::OCCUPATION))
            && self.gazetteer.find_written(&written).is_none()
            && self.gazetteer.person(&written).is_none()
            && !self.gazetteer.is_first_name(tree.word(start))
    }

    /// Whether the noun right in front of a name is one for an enterprise: "the Norwegian firm Salhus".
    fn is_firm(&self, candidate: &Candidate) -> bool {
        use EntityType::{Fac, Gpe, Loc, Norp, Person, Product, WorkOfArt};
        let tree = self.tree;
        let (start, end) = (candidate.start, candidate.end);
        // "Wafflix founder Mir Raza Ali", "Acme CEO Jane Roe"
        let headed = candidate.kind == Some(Person)
            && end - start == 1
            && end + 1 < tree.len()
            && HEADS.contains(&tree.lower(end))
            && tree.tag(end + 1) == Tag::Nnp
            && !self.gazetteer.is_first_name(tree.word(start))
            && self.gazetteer.surname(tree.word(start)).is_none();
        // "Chelsea winger Cole Palmer": a club, whoever else is called so.
        let club = candidate.kind == Some(Person)
            && end - start == 1
            && end + 1 < tree.len()
            && tree.label(start) == Label::Compound
            && matches!(tree.tag(end), Tag::Nn)
            && self.class(end).is(NounClass::ATHLETE)
            && tree.tag(end + 1) == Tag::Nnp;
        // "Hendrick Motorsports", "Sheffield Wednesday"
        let team = candidate.kind == Some(Person) && end - start == 2 && TEAMS.contains(&tree.word(end - 1));
        // "Greybull Capital", "Acme Holdings"
        let firm = matches!(candidate.kind, Some(Person | Gpe | Loc | Fac | Product))
            && end - start > 1
            && FIRMS.contains(&tree.word(end - 1))
            && self.gazetteer.find_written(&tree.phrase(start, end - 1)).is_none();
        if headed || club || team || firm {
            return true;
        }
        let Some(before) = start.checked_sub(1) else { return false };
        matches!(candidate.kind, Some(Person | Gpe | Norp | Loc | Fac | Product | WorkOfArt))
            && tree.tag(before) == Tag::Nn
            && self.class(before).is(NounClass::ENTERPRISE)
            && !self.class(before).is(NounClass::PLACE)
            && self.gazetteer.find_written(&tree.phrase(start, end - 1)).is_none()
            && !(end - start > 1 && self.gazetteer.is_first_name(tree.word(start)))
            && self.gazetteer.person(&tree.phrase(start, end - 1)).is_none()
            && tree.sentence_of(before) == tree.sentence_of(start)
    }
}
