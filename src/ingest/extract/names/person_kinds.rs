//! Who is a person by the words around a name.
//! A title in front or behind, an age, what only people do, a post that is given.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::names::name_kinds::Finder;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::shared_words::{DOUBTFUL, LOCATIVE, PLACED};
use crate::lexicon::{EntryClass, Gazetteer, NounClass, Nouns, Words};

/// What people do and bodies do not.
static HUMAN: Words = Words::of("person_kinds.human");

/// Parts of people's names that are written small, or are no word of their own.
static PARTICLES: Words = Words::of("person_kinds.particles");

/// Verbs that give somebody a post.
static SEATING: Words = Words::of("person_kinds.seating");

/// What befalls people and no place: whom it is done to is somebody.
static BEFALLING: Words = Words::of("person_kinds.befalling");

/// Surnames that are nouns for places.
static PLACES: Words = Words::of("person_kinds.places");

/// "Annie Hall", "Tom Park": a first name and a surname that is a noun for a place, where no article stands in front.
pub(super) fn is_surname_of_a_place(tree: &Tree<'_>, gazetteer: &Gazetteer, start: Index, end: Index) -> bool {
    let first = tree.word(start);
    let before = start.checked_sub(1).map_or("", |b| tree.lower(b));
    // "occupied Albert Hall"
    let placed = tree.label(end - 1) == Label::Dobj && PLACED.contains(&tree.lemma(tree.head(end - 1)));
    end - start == 2
        && !placed
        && PLACES.contains(&tree.lower(end - 1))
        && gazetteer.is_first_name(first)
        && !DOUBTFUL.contains(&first)
        && gazetteer.find_written(first).is_none()
        // One goes "to" and comes "from" people as well.
        && !(LOCATIVE.contains(&before) || matches!(before, "the" | "into" | "through"))
}

impl Finder<'_> {
    /// Whether a name is written as people's are: two to four words with capitals, none of which names anything else.
    fn like_a_person(&self, start: Index, end: Index) -> bool {
        let tree = self.tree;
        let words = (start..end).filter(|i| !PARTICLES.contains(&tree.lower(*i))).count();
        (2..=4).contains(&words)
            && end - start <= 6
            && (start..end).all(|i| {
                let word = tree.word(i);
                let particle = PARTICLES.contains(&tree.lower(i));
                particle
                    || word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'))
                        && (word.starts_with(char::is_uppercase) || i > start && tree.word(i - 1) == "-")
                        && (word.chars().count() < 3 || !word.chars().all(char::is_uppercase))
                        && (Nouns::shared().class(&tree.base(i)).is_unknown()
                            || i + 1 == end && is_surname_of_a_place(tree, self.gazetteer, start, end))
                        && self.gazetteer.demonym(word).is_none()
                        && !self.gazetteer.is_adherent(word)
            })
            && self.gazetteer.find_written(&tree.phrase(start, end - 1)).is_none()
            // "France Córdova", "Bello Matawalle"
            && self.gazetteer.find_written(tree.word(start)).is_none_or(|e| {
                end - start > 1
                    && (self.gazetteer.is_first_name(tree.word(start)) || e.class == EntryClass::City)
            })
    }

    /// Whether a title stands in front of a name or behind it: "president Hage Geingob", "the leader of X, Mala Reyn,",
    /// "Nickey Iyambo, former vice-president of Y", "Mala Reyn, 61, said".
    pub(super) fn is_person(&self, candidate: &Candidate) -> bool {
        use EntityType::{Fac, Gpe, Loc, Norp, Org, Product, WorkOfArt};
        let tree = self.tree;
        let (start, end) = (candidate.start, candidate.end);
        if !matches!(candidate.kind, Some(Org | Gpe | Norp | Loc | Fac | Product | WorkOfArt)) {
            return false;
        }
        let name = tree.phrase(start, end - 1);
        let listed = end - start > 1 && self.gazetteer.find_written(&name).is_none();
        if listed && self.gazetteer.person(&name).is_some() || self.is_public_surname(start, end) {
            return true;
        }
        if !self.like_a_person(start, end) {
            return false;
        }
        if end - start > 1 && (self.gazetteer.person(&name).is_some() || self.gazetteer.spelled(&name).is_some()) {
            return true;
        }
        let (from, to) = tree.sentence(tree.sentence_of(start));
        if start > from && self.is_title(start - 1)
            || self.does_what_people_do(start, end)
            || self.suffers_what_people_do(start, end)
            || end - start > 1 && (self.is_apposed_to_person(start, end) || self.is_put_into_post(end))
            || self.is_of_a_country(start, end)
        {
            return true;
        }
        let place = matches!(candidate.kind, Some(Gpe | Loc | Fac)) && !self.gazetteer.is_first_name(tree.word(start));
        if start > from + 1 && tree.lower(start - 1) == "," && !place && self.title_precedes(start, end) {
            return true;
        }
        if end + 2 < to && tree.lower(end) == "," {
            let age = tree.tag(end + 1) == Tag::Cd
                && matches!(tree.word(end + 1).parse::<u32>(), Ok(12..=99))
                && tree.lower(end + 2) == ",";
            return age || self.title_follows(end + 1, to);
        }
        false
    }

    /// "Helena Moreno is elected mayor", "Maya Holm resigned": what only people do, and a first name in front.
    fn does_what_people_do(&self, start: Index, end: Index) -> bool {
        let tree = self.tree;
        let last = end - 1;
        self.gazetteer.is_first_name(tree.word(start))
            && matches!(tree.label(last), Label::Nsubj | Label::Nsubjpass)
            && HUMAN.contains(&tree.lemma(tree.head(last)))
            && end - start == 2
    }

    /// "Armenia's Gagik Petrosyan": a first name and another behind a country, and nothing else in the phrase.
    fn is_of_a_country(&self, start: Index, end: Index) -> bool {
        let tree = self.tree;
        let first = tree.word(start);
        let owner = start.checked_sub(2).filter(|_| tree.tag(start - 1) == Tag::Pos);
        let country = owner.and_then(|o| self.gazetteer.find(tree.word(o)));
        end - start == 2
            && country.is_some_and(|e| e.class == EntryClass::Country)
            && self.gazetteer.is_first_name(first)
            && !DOUBTFUL.contains(&first)
            && matches!(tree.label(end - 1), Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Pobj)
    }

    /// "arrested Annie Hall": what befalls people and no hall.
    fn suffers_what_people_do(&self, start: Index, end: Index) -> bool {
        let tree = self.tree;
        let last = end - 1;
        is_surname_of_a_place(tree, self.gazetteer, start, end)
            && matches!(tree.label(last), Label::Dobj | Label::Nsubjpass)
            && BEFALLING.contains(&tree.lemma(tree.head(last)))
    }

    /// "A middleman, Zoltán Kos, was jailed": in apposition to a noun of one person.
    fn is_apposed_to_person(&self, start: Index, end: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(end - 1);
        let one = |i: Index| {
            let class = self.class(i);
            matches!(tree.tag(i), Tag::Nn)
                && class.is(NounClass::POST.or(NounClass::OCCUPATION).or(NounClass::PERSON))
                && !class.is(NounClass::BODY.or(NounClass::PLACE))
                && (self.is_title(i) || class.is(NounClass::PERSON))
        };
        tree.label(end - 1) == Label::Appos && above < start && tree.lower(start - 1) == "," && one(above)
    }

    /// "elects Jana Kos as Speaker": whoever is given a post.
    fn is_put_into_post(&self, end: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(end - 1);
        // "swore in Omar Razzaz as premier", however "in" was parsed
        let sworn = tree.label(end - 1) == Label::Pobj && tree.lower(above) == "in";
        let verb = if sworn { tree.head(above) } else { above };
        (if sworn { tree.lemma(verb) == "swear" } else { SEATING.contains(&tree.lemma(verb)) })
            && (sworn || tree.label(end - 1) == Label::Dobj)
            && tree.prepositional(verb, "as").is_some_and(|p| p > end - 1 && self.is_title(p))
    }

    /// "the leader of X, Mala Reyn,": whether a title stands in front of the comma before a name that another closes.
    fn title_precedes(&self, start: Index, end: Index) -> bool {
        let tree = self.tree;
        let (from, to) = tree.sentence(tree.sentence_of(start));
        let closed = end >= to || tree.lower(end) == "," || tree.is_verb(end) || tree.label(end) == Label::Aux;
        let low = from.max(start.saturating_sub(12));
        let title = (low..start - 1)
            .rev()
            .take_while(|i| tree.lower(*i) != "," && !(tree.is_verb(*i) && tree.label(*i) != Label::Amod))
            .find(|i| self.is_title(*i));
        let determines =
            |i: Index| matches!(tree.lower(i), "the" | "his" | "her" | "its" | "their") || tree.tag(i) == Tag::Pos;
        closed && title.is_some_and(|t| t == low || (low..t).rev().take(6).any(determines))
    }

    /// "Assange pleaded guilty", "ex-leader Duterte": a surname of public life that no table has for anything else.
    fn is_public_surname(&self, start: Index, end: Index) -> bool {
        let tree = self.tree;
        let word = tree.word(start);
        let free = end == start + 1
            && word.chars().skip(1).any(char::is_lowercase)
            && tree.tag(start) == Tag::Nnp
            && self.gazetteer.find_written(word).is_none()
            && self.gazetteer.demonym(word).is_none()
            && Nouns::shared().class(&tree.base(start)).is_unknown();
        // "Haftar forces", "in Duterte": a name in front of a noun, or of a place.
        let acts =
            matches!(tree.label(start), Label::Nsubj | Label::Nsubjpass | Label::Poss | Label::Dobj | Label::Appos);
        let titled = start.checked_sub(1).is_some_and(|b| self.is_title(b) && tree.lower(b) != "-");
        free && (self.gazetteer.surname(word).is_some() && (acts || titled)
            || titled
                && acts
                && start >= 2
                && tree.sentence_of(start - 2) == tree.sentence_of(start)
                && self.class(start - 1).is(NounClass::POST))
    }

    /// Whether a phrase that starts here has a title for its head: "the former Dutch foreign minister".
    fn title_follows(&self, at: Index, to: Index) -> bool {
        let tree = self.tree;
        let head = (at..to.min(at + 9))
            .take_while(|i| {
                tree.is_noun(*i)
                    || matches!(
                        tree.tag(*i),
                        Tag::Dt | Tag::Jj | Tag::Jjs | Tag::Hyph | Tag::Pos | Tag::PrpPoss | Tag::Vbn
                    )
                    || matches!(tree.lower(*i), "then" | "ex")
            })
            .filter(|i| tree.is_noun(*i) && tree.lower(*i) != "-")
            .last();
        let Some(head) = head.filter(|h| self.is_title(*h)) else { return false };
        let after = if head + 1 < to { tree.lower(head + 1) } else { "." };
        matches!(after, "," | "of" | "for" | "at" | "in" | "to" | "from" | "." | "who" | "and" | "with" | ")" | ";")
    }
}
