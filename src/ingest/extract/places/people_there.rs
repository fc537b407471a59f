//! Names of people in front of where they are: "handed the letter to Okonkwo in Abuja", "hosted Roe and Lee in Oslo".
//! The recognizer takes such a surname for a place, which would lie in the other.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::language::Label;
use crate::lexicon::Words;

/// What stands in front of a surname.
static FORMS_OF_ADDRESS: Words = Words::of("people_there.forms-of-address");

/// Verbs whose object is somebody.
static MEETING: Words = Words::of("people_there.meeting");

/// Verbs of giving something to somebody, or getting it from him.
static HANDING: Words = Words::of("people_there.handing");

impl Reading<'_> {
    /// Whether a name that no table has for a place is of somebody, by what stands in front of it and what is done to
    /// him.
    pub(super) fn is_somebody_there(&self, name: &Name) -> bool {
        let tree = self.tree;
        if self.gazetteer.find_written(&tree.phrase(name.start, name.end - 1)).is_some() {
            return false;
        }
        let head = name.end - 1;
        let single = name.start == head;
        let addressed = !single && FORMS_OF_ADDRESS.contains(&tree.lower(name.start));
        // "the town of Kalam in the valley": a surname, too.
        let before = name.start.checked_sub(1).map_or("", |b| tree.lower(b));
        let placed = matches!(before, "of" | "in" | "near" | "outside" | "around" | "into");
        if addressed || single && !placed && self.gazetteer.surname(tree.word(head)).is_some() {
            return true;
        }
        let first = tree.first_conjunct(head);
        let beside_somebody = || tree.conjuncts(first).into_iter().any(|o| o != head && self.person_at(o).is_some());
        let above = tree.head(first);
        let verb_over = |at: Index| {
            let verb = tree.head(at);
            if tree.is_verb(verb) { verb } else { tree.head(verb) }
        };
        let done_to = match tree.label(first) {
            Label::Dobj => MEETING.contains(&tree.lemma(above)),
            Label::Pobj if matches!(tree.lower(above), "to" | "from") => {
                HANDING.contains(&tree.lemma(verb_over(above)))
            }
            Label::Pobj if single && tree.lower(above) == "with" => MEETING.contains(&tree.lemma(verb_over(above))),
            _ => false,
        };
        done_to || single && first != head && beside_somebody()
    }
}
