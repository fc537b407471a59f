//! What a slightly different question would find.

use super::count;
use crate::lexicon::relation_classes::CONTACTS;
use crate::lexicon::{ended_posts, question_noun, relation};
use crate::model::{Modality, NodeId};
use crate::query::answer::{Answer, Value};
use crate::query::ast::{End, Filter, Form, Question, Wants};
use crate::query::name::{Part, called_by_surname, country, forces_of, resolve, with_its_forces, with_what_lies_in};
use crate::query::options::{Budget, Options};
use crate::query::parser::{WON, came_to, object, plain_past, post_in, predicates};
use crate::store::{Reader, StoreError};

/// Rows that a hint counts at most.
const MOST: usize = 100;

fn number(n: usize) -> String {
    if n > MOST { format!("more than {MOST}") } else { n.to_string() }
}

/// Adds hints to an answer: contacts by phone beside meetings, what a country's own forces did; for an empty answer,
/// what is planned, denied, undated or only possibly in the window, and what there is without one of the filters or
/// under other verbs.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn hints(
    reader: &dyn Reader,
    question: &Question,
    options: &Options,
    budget: &Budget,
    answer: &mut Answer,
) -> Result<(), StoreError> {
    let hints = Hints { reader, question, options, budget };
    if answer.rows.len() <= MOST {
        answer.notes.extend(hints.contacts()?);
    }
    let before = answer.notes.len();
    hints.forces(answer)?;
    hints.denied(answer)?;
    hints.ended(answer)?;
    if !answer.rows.is_empty() || !answer.records.is_empty() {
        answer.notes.extend(hints.more_there()?);
        return Ok(());
    }
    if hints.lies_there(answer)? {
        return Ok(());
    }
    // "did Israel attack Lebanon": a plain no would mislead.
    let there = hints.in_place()?;
    if let Some((place, more, there)) = there.as_ref().filter(|_| answer.notes.len() == before) {
        let was = if *more == 1 { "was" } else { "were" };
        answer.sentence = Some(format!("No claim of {place} as such; {} {was} there.", number(*more)));
        answer.notes.push(format!("{} there: ask {there}", number(*more)));
    }
    answer.notes.extend(hints.modalities()?);
    answer.notes.extend(hints.partial_dates()?);
    answer.notes.extend(hints.filters()?);
    answer.notes.extend(hints.surnames()?);
    if answer.notes.len() == before {
        answer.notes.extend(hints.other_verbs()?);
    }
    Ok(())
}

struct Hints<'a> {
    reader: &'a dyn Reader,
    question: &'a Question,
    options: &'a Options,
    budget: &'a Budget,
}

fn is_date(filter: &Filter) -> bool {
    matches!(filter, Filter::During(_) | Filter::Since(_) | Filter::After(_) | Filter::Before(_) | Filter::Until(_))
}

/// What is told by another verb is no more of what was counted: "how many meetings" are no calls. Rows are asked for.
fn list_what_was_counted(wants: &mut Wants) {
    if matches!(wants, Wants::HowMany(noun) if question_noun(noun).is_some_and(|known| known.relation.is_some())) {
        *wants = Wants::Rows;
    }
}

impl Hints<'_> {
    fn count(&self, question: &Question) -> Result<usize, StoreError> {
        count(self.reader, question, self.options, self.budget, MOST)
    }

    /// Contacts by phone or letter beside meetings.
    fn contacts(&self) -> Result<Option<String>, StoreError> {
        let Form::Claims { relations, .. } = &self.question.form else {
            return Ok(None);
        };
        if relations.as_slice() != ["met-with"] {
            return Ok(None);
        }
        let with = |verb: &str, relations: &[&str]| {
            let mut other = self.question.clone();
            if let Form::Claims { wants, verb: v, relations: r, .. } = &mut other.form {
                list_what_was_counted(wants);
                *v = verb.to_owned();
                *r = relations.iter().map(|r| (*r).to_owned()).collect();
            }
            other
        };
        let more = self.count(&with("spoke with", &["spoke-with"]))?;
        let s = if more == 1 { "" } else { "s" };
        let wider = with("contacted", &CONTACTS);
        Ok((more > 0).then(|| format!("{} more contact{s} by phone or letter: ask {wider}", number(more))))
    }

    /// What a country's own army, police and other forces did or suffered beside the country.
    fn forces(&self, answer: &mut Answer) -> Result<(), StoreError> {
        let Form::Claims { source, target, relations, .. } = &self.question.form else { return Ok(()) };
        // Nobody asks whose forces a president represents.
        if relations.iter().any(|name| relation(name).is_some_and(|known| known.class == "none")) {
            return Ok(());
        }
        for (end, at_source) in [(source, true), (target, false)] {
            let End::Named(name) = end else { continue };
            let Some(entry) = country(name) else { continue };
            if forces_of(self.reader, entry)?.0.is_empty() {
                continue;
            }
            let mut wider = self.question.clone();
            if let Form::Claims { source, target, .. } = &mut wider.form {
                *(if at_source { source } else { target }) = End::Named(with_its_forces(name));
            }
            let (own, all) = (self.count(self.question)?, self.count(&wider)?);
            if all <= own {
                continue;
            }
            let more = if all > MOST { "many".to_owned() } else { number(all - own) };
            answer.notes.push(if answer.rows.is_empty() {
                answer.sentence = Some(format!("No claim of {name} as such; {more} of its own forces."));
                format!("with its own forces: ask {wider}")
            } else {
                let whose = if at_source { "by" } else { "upon" };
                format!("{more} more {whose} its own forces: ask {wider}")
            });
        }
        Ok(())
    }

    /// Claims of those who are called by the last word alone of a full name that was asked for, whom the texts do not
    /// name more fully.
    fn surnames(&self) -> Result<Option<String>, StoreError> {
        let names = |form: &Form| -> Vec<String> {
            let named = |end: &End| if let End::Named(name) = end { name.clone() } else { String::new() };
            match form {
                Form::Claims { source, target, .. } => vec![named(source), named(target)],
                Form::Says(name) | Form::Show(name) => vec![name.clone()],
                _ => Vec::new(),
            }
        };
        let mut known = Vec::new();
        for (at, name) in names(&self.question.form).iter().enumerate() {
            known.extend(called_by_surname(self.reader, name)?.map(|(surname, id)| (at, surname, id.to_string())));
        }
        // Both ends, or one of them.
        let mut ways: Vec<Vec<&(usize, String, String)>> = known.iter().map(|one| vec![one]).collect();
        if known.len() > 1 {
            ways.insert(0, known.iter().collect());
        }
        for way in ways {
            let mut other = self.question.clone();
            for (at, _, id) in &way {
                match (&mut other.form, at) {
                    (Form::Claims { source, .. }, 0) => *source = End::Named(id.clone()),
                    (Form::Claims { target, .. }, _) => *target = End::Named(id.clone()),
                    (Form::Says(name) | Form::Show(name), _) => name.clone_from(id),
                    _ => {}
                }
            }
            let more = self.count(&other)?;
            if more > 0 {
                let called: Vec<String> = way.iter().map(|(_, surname, _)| format!("{surname:?}")).collect();
                let called = called.join(" and ");
                return Ok(Some(format!("{} of {called} without a first name: ask {other}", number(more))));
            }
        }
        Ok(None)
    }

    /// Whether the question says which modalities it asks for.
    fn says_modality(&self) -> bool {
        let said = |f: &Filter| matches!(f, Filter::Only(_) | Filter::Including(_) | Filter::Excluding(_));
        let negated = matches!(self.question.form, Form::Claims { negated: true, .. });
        negated || self.question.filters.iter().any(said)
    }

    fn modalities(&self) -> Result<Vec<String>, StoreError> {
        let mut notes = Vec::new();
        if self.says_modality() {
            return Ok(notes);
        }
        for modality in [Modality::Planned, Modality::Negated] {
            notes.extend(self.modality(modality)?);
        }
        Ok(notes)
    }

    /// What there is of a modality that no answer has by itself.
    fn modality(&self, modality: Modality) -> Result<Option<String>, StoreError> {
        let mut other = self.question.clone();
        other.filters.push(Filter::Only(vec![modality]));
        let more = self.count(&other)?;
        let word = if modality == Modality::Negated { "said not to have happened" } else { modality.as_str() };
        Ok((more > 0).then(|| format!("{} {word}: add \"including {modality}\"", number(more))))
    }

    fn partial_dates(&self) -> Result<Option<String>, StoreError> {
        if self.options.maybe || !self.question.filters.iter().any(is_date) {
            return Ok(None);
        }
        let wider = Options { maybe: true, ..self.options.clone() };
        let more = count(self.reader, self.question, &wider, self.budget, MOST)?;
        Ok((more > 0).then(|| format!("{} may lie in that time, by a partial date: ask with --maybe", number(more))))
    }

    /// What there is without the date, or without one of the other filters.
    fn filters(&self) -> Result<Vec<String>, StoreError> {
        let mut notes = Vec::new();
        if self.question.filters.iter().any(is_date) {
            let mut other = self.question.clone();
            other.filters.retain(|f| !is_date(f));
            let more = self.count(&other)?;
            if more > 0 {
                notes.push(format!("{} at other times or undated: ask without the date", number(more)));
            }
        }
        notes.extend(self.of_anyone()?);
        notes.extend(self.elected()?);
        for (n, filter) in self.question.filters.iter().enumerate() {
            if is_date(filter) || matches!(filter, Filter::Only(_) | Filter::Including(_) | Filter::Excluding(_)) {
                continue;
            }
            let mut other = self.question.clone();
            other.filters.remove(n);
            let more = self.count(&other)?;
            if more > 0 {
                let wider = match filter {
                    Filter::In(_) => "elsewhere, or told without a place",
                    Filter::About(_) => "about other things",
                    Filter::Involving(_) => "with others",
                    Filter::AccordingTo(_) => "said by others",
                    Filter::Sources(_) => "told by fewer",
                    _ => "otherwise",
                };
                notes.push(format!("{} {wider}: ask {other}", number(more)));
            }
            // "who died in the earthquake": what did it is no place.
            if let Filter::In(name) = filter {
                let mut other = self.question.clone();
                if let Some(filter) = other.filters.get_mut(n) {
                    *filter = Filter::Involving(name.clone());
                }
                let more = self.count(&other)?;
                if more > 0 {
                    notes.push(format!(
                        "{} with {name} for who or what did it, or suffered it: ask {other}",
                        number(more)
                    ));
                }
            }
        }
        Ok(notes)
    }

    /// How many of anyone, where those are counted who are called so.
    fn of_anyone(&self) -> Result<Option<String>, StoreError> {
        let mut other = self.question.clone();
        let Form::Claims { wants: Wants::HowMany(noun), source, target, .. } = &mut other.form else { return Ok(None) };
        let counted = |end: &End| *end == End::Kind(noun.clone()) || *end == End::Named(noun.clone());
        let (at_source, at_target) = (counted(source), counted(target));
        if !at_source && !at_target {
            return Ok(None);
        }
        *(if at_source { source } else { target }) = End::Any;
        "people".clone_into(noun);
        let more = self.count(&other)?;
        Ok((more > 0).then(|| format!("{} of others: ask {other}", number(more))))
    }

    /// Who won the election of which it is not told when it was held.
    fn elected(&self) -> Result<Option<String>, StoreError> {
        let Form::Claims { verb, .. } = &self.question.form else { return Ok(None) };
        let place =
            self.question.filters.iter().find_map(|f| if let Filter::About(name) = f { Some(name) } else { None });
        let (Some(_), Some(place)) = (object(verb).filter(|object| *object != "referendum"), place) else {
            return Ok(None);
        };
        let mut won = self.question.clone();
        won.filters.retain(|filter| !matches!(filter, Filter::About(_)));
        won.form = Form::Claims {
            wants: Wants::Rows,
            source: End::Any,
            verb: WON.to_owned(),
            relations: vec!["appointed".to_owned()],
            target: End::Named(place.clone()),
            negated: false,
        };
        let more = self.count(&won)?;
        Ok((more > 0).then(|| format!("{} told to have been elected or appointed: ask {won}", number(more))))
    }

    /// What is said not to have happened, beside an answer that says that it did.
    fn denied(&self, answer: &mut Answer) -> Result<(), StoreError> {
        let Form::Claims { wants: Wants::Whether, .. } = &self.question.form else { return Ok(()) };
        if answer.rows.is_empty() || self.says_modality() {
            return Ok(());
        }
        let denied = self.modality(Modality::Negated)?;
        if let (Some(note), Some(sentence)) = (denied, &mut answer.sentence) {
            sentence.push_str("; it is also denied, or said not to have happened");
            answer.notes.push(note);
        }
        Ok(())
    }

    /// That somebody is told to have a post no more, beside claims that give it to them, or to anybody.
    fn ended(&self, answer: &mut Answer) -> Result<(), StoreError> {
        let Form::Claims { wants, verb, negated: false, .. } = &self.question.form else { return Ok(()) };
        let Some(post) = post_in(verb).filter(|_| came_to(verb).is_none() && !answer.rows.is_empty()) else {
            return Ok(());
        };
        for word in ended_posts().filter(|word| !post.contains(word)) {
            let mut other = self.question.clone();
            if let Form::Claims { verb, .. } = &mut other.form {
                *verb = format!("is {word} {post} of");
            }
            let more = self.count(&other)?;
            if more == 0 {
                continue;
            }
            if let (Wants::Whether, Some(sentence)) = (wants, &mut answer.sentence) {
                sentence.push_str(&format!("; also told of as {word} {post}"));
            }
            answer.notes.push(format!("{} as {word} {post}: ask {other}", number(more)));
        }
        if *wants == Wants::Rows && answer.rows.len() > 1 {
            answer.notes.push("holders of all times are among these: the dates of the articles say when".to_owned());
        }
        Ok(())
    }

    /// "is Goma in the Congo": what lies in a place that lies there, or lies there by the gazetteer.
    fn lies_there(&self, answer: &mut Answer) -> Result<bool, StoreError> {
        let Form::Claims {
            wants: Wants::Whether,
            source: End::Named(inner),
            target: End::Named(outer),
            relations,
            negated: false,
            ..
        } = &self.question.form
        else {
            return Ok(false);
        };
        if !relations.iter().any(|name| name == "located-in") || !self.question.filters.is_empty() {
            return Ok(false);
        }
        let whole = resolve(self.reader, outer, Part::Place)?;
        let within = with_what_lies_in(self.reader, &whole.nodes)?;
        let inside = resolve(self.reader, inner, Part::Place)?;
        let lies = |id: &NodeId| within.0.contains(id) && !whole.nodes.contains(id);
        if !inside.nodes.iter().any(lies) {
            return Ok(false);
        }
        answer.sentence = Some("Yes, by what lies in what: no one claim says so.".to_owned());
        answer.answer = Some(Value::Yes(true));
        answer.notes.push(format!("what it lies in: ask where is \"{inner}\""));
        Ok(true)
    }

    /// Where the target was rather the place: which, how many there, and what to ask. Where a country did none of it,
    /// what its own forces did.
    fn in_place(&self) -> Result<Option<(&str, usize, Question)>, StoreError> {
        let Some((place, there)) = self.there() else { return Ok(None) };
        let more = self.count(&there)?;
        if more > 0 {
            return Ok(Some((place, more, there)));
        }
        let Form::Claims { source: End::Named(name), .. } = &there.form else { return Ok(None) };
        let Some(entry) = country(name) else { return Ok(None) };
        if forces_of(self.reader, entry)?.0.is_empty() {
            return Ok(None);
        }
        let mut wider = there.clone();
        if let Form::Claims { source, .. } = &mut wider.form {
            *source = End::Named(with_its_forces(name));
        }
        let more = self.count(&wider)?;
        Ok((more > 0).then_some((place, more, wider)))
    }

    /// The question for what was done in the place that it has for its target, to whomever.
    fn there(&self) -> Option<(&str, Question)> {
        let Form::Claims { target: End::Named(place), verb, .. } = &self.question.form else { return None };
        if post_in(verb).is_some() || self.question.filters.iter().any(|filter| matches!(filter, Filter::In(_))) {
            return None;
        }
        let mut there = Question { order: None, take: None, per: None, ..self.question.clone() };
        if let Form::Claims { wants, target, .. } = &mut there.form {
            *wants = Wants::Rows;
            *target = End::Any;
        }
        there.filters.push(Filter::In(place.clone()));
        Some((place.as_str(), there))
    }

    /// What was done in the place that is the target, to others than the place as such: whoever asks how often Ukraine
    /// was attacked asks of Kyiv too.
    fn more_there(&self) -> Result<Option<String>, StoreError> {
        let Form::Claims { relations, .. } = &self.question.form else { return Ok(None) };
        let bodily = |name: &String| relation(name).is_some_and(|known| known.is_physical());
        let Some((place, there)) = self.there().filter(|_| relations.iter().any(bodily)) else { return Ok(None) };
        let all = self.count(&there)?;
        if all == 0 {
            return Ok(None);
        }
        let mut both = Question { order: None, take: None, per: None, ..self.question.clone() };
        both.filters.push(Filter::In(place.to_owned()));
        let own = self.count(&both)?;
        let more = if all > MOST { "many".to_owned() } else { number(all.saturating_sub(own)) };
        Ok((all > own).then(|| format!("{more} more in {place}, of others than {place} as such: ask {there}")))
    }

    /// What there is of the named under other verbs.
    fn other_verbs(&self) -> Result<Option<String>, StoreError> {
        let Form::Claims { source, target, relations, verb, .. } = &self.question.form else {
            return Ok(None);
        };
        // "who became president of X": claims seldom say which election it was.
        if let (Some(_), End::Named(_)) = (came_to(verb), target) {
            let mut wider = self.question.clone();
            if let Form::Claims { verb, .. } = &mut wider.form {
                WON.clone_into(verb);
            }
            let more = self.count(&wider)?;
            if more > 0 {
                return Ok(Some(format!("{} elected without a word of the post: ask {wider}", number(more))));
            }
        }
        let finer = !predicates(verb).is_empty() || post_in(verb).is_some();
        // "who shot X" asks for whoever attacked, killed or injured by that word.
        for relation in relations.iter().filter(|_| finer) {
            let Some(plain) = plain_past(relation) else { continue };
            let mut wider = self.question.clone();
            if let Form::Claims { wants, verb, relations, .. } = &mut wider.form {
                list_what_was_counted(wants);
                plain.clone_into(verb);
                *relations = vec![relation.clone()];
            }
            let more = self.count(&wider)?;
            if more > 0 {
                return Ok(Some(format!("{} by other words: ask {wider}", number(more))));
            }
        }
        let named: Vec<&String> = [source, target]
            .into_iter()
            .filter_map(|end| if let End::Named(name) = end { Some(name) } else { None })
            .collect();
        let [first, rest @ ..] = named.as_slice() else {
            return Ok(None);
        };
        let mut other = Question { form: Form::Show((*first).clone()), ..self.question.clone() };
        other.filters.extend(rest.iter().map(|name| Filter::Involving((*name).clone())));
        let more = self.count(&other)?;
        let s = if more == 1 { "" } else { "s" };
        Ok((more > 0).then(|| format!("{} claim{s} of other kinds: ask {other}", number(more))))
    }
}
