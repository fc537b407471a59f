//! A question as a pattern: both forms are one algebra from here on.

use super::ast::{
    Arrow, Comparison, EdgePattern, End, Expression, Filter, Form, Function, Item, Literal, NodePattern, Occasion,
    Operand, Order, Path, Pattern, Question, Returned, Sort, Take, Wants,
};
use super::parser::{
    WON, asking, base, came_to, finer_beginning_with, object, post_in, predicates, verb_relations, whole,
};
use crate::lexicon::relation_classes::SPEECH;
use crate::lexicon::{
    addressing_relations, derived_of_post, is_left, is_suffered, lesser_posts, one_question_noun, question_leaders,
    question_noun, relation, relations as all_relations,
};
use crate::model::Modality;

fn text(text: &str) -> Literal {
    Literal::Text(text.to_owned())
}

fn property(variable: &str, name: &str) -> Operand {
    Operand::Property(variable.to_owned(), name.to_owned())
}

fn node(variable: &str, end: &End) -> NodePattern {
    let mut node = NodePattern { variable: Some(variable.to_owned()), ..NodePattern::default() };
    match end {
        End::Any | End::Either(..) => {}
        End::Kind(noun) => node.labels.extend(label(noun)),
        End::Named(name) => node.properties.push(("name".to_owned(), text(name))),
    }
    node
}

/// The label of nodes that a noun asks for.
fn label(noun: &str) -> Option<String> {
    question_noun(noun)?.label.map(str::to_owned)
}

fn call(function: Function, name: &str) -> Expression {
    Expression::Call(function, "m".to_owned(), text(name))
}

/// Which modalities a question asks for.
fn modalities(question: &Question) -> Vec<Modality> {
    let negated = matches!(question.form, Form::Claims { negated: true, .. });
    let mut list: Vec<Modality> = Modality::ALL
        .into_iter()
        .filter(|m| if negated { *m == Modality::Negated } else { m.answers_by_default() })
        .collect();
    for filter in &question.filters {
        match filter {
            Filter::Only(only) => list.clone_from(only),
            Filter::Including(more) => list.extend(more),
            Filter::Excluding(less) => list.retain(|m| !less.contains(m)),
            _ => {}
        }
    }
    list.sort_unstable();
    list.dedup();
    list
}

/// Conditions of one filter.
fn condition(filter: &Filter) -> Option<Expression> {
    let date = |comparison, date: &crate::model::DateInterval| {
        Expression::Compare(property("m", "date"), comparison, Operand::Literal(Literal::Date(*date)))
    };
    Some(match filter {
        Filter::About(name) => call(Function::About, name),
        Filter::In(name) => call(Function::Within, name),
        Filter::Involving(name) => call(Function::Involves, name),
        Filter::AccordingTo(name) => call(Function::Attributed, name),
        Filter::During(d) => date(Comparison::Equal, d),
        Filter::Since(d) => date(Comparison::AtLeast, d),
        Filter::After(d) => date(Comparison::Greater, d),
        Filter::Before(d) => date(Comparison::Less, d),
        Filter::Until(d) => date(Comparison::AtMost, d),
        Filter::Sources(n) => Expression::Compare(
            Operand::Sources("m".to_owned()),
            Comparison::AtLeast,
            Operand::Literal(Literal::Number(f64::from(*n))),
        ),
        Filter::Only(_) | Filter::Including(_) | Filter::Excluding(_) => return None,
    })
}

/// Whose post it is that somebody came to: the claim names it in the post, as its topic or place, or another claim says
/// whom they represent.
fn post_of(name: &str) -> Expression {
    let represents = EdgePattern {
        variable: None,
        labels: vec!["represents".to_owned()],
        arrow: Arrow::Right,
        length: None,
        properties: Vec::new(),
    };
    let mut whose = node("b", &End::Named(name.to_owned()));
    whose.variable = None;
    let path = Path { start: node("b", &End::Any), steps: vec![(represents, whose)] };
    Expression::Or(vec![
        Expression::Exists(path),
        Expression::Contains(property("m", "role"), text(name)),
        call(Function::About, name),
        call(Function::Within, name),
    ])
}

/// What the names of an end have in them: "which civilians".
fn population(variable: &str, end: &End) -> Option<Expression> {
    let End::Kind(noun) = end else { return None };
    let part = question_noun(noun)?.population()?;
    Some(Expression::Contains(property(variable, "name"), text(part)))
}

/// The two names one of which an end bears.
fn one_of(variable: &str, end: &End) -> Option<Expression> {
    let End::Either(a, b) = end else { return None };
    Some(Expression::In(property(variable, "name"), vec![text(a), text(b)]))
}

/// What happens, rather than how things are.
fn happens() -> Expression {
    Expression::Compare(property("m", "class"), Comparison::Unequal, Operand::Literal(text("none")))
}

/// The relations' own arrow: none where every one of them is symmetric.
fn arrow(names: &[String]) -> Arrow {
    // A table's own relation beside one that is named so is asked for as that one is.
    let mut known = names.iter().filter_map(|name| relation(name)).peekable();
    if known.peek().is_some() && known.all(|known| known.symmetric) { Arrow::Either } else { Arrow::Right }
}

fn order(question: &Question) -> Vec<Sort> {
    let sort = |value, descending| Sort { value, descending };
    // The last of several is the first in the order turned around.
    let occasion = matches!(question.form, Form::Claims { wants: Wants::When(Occasion::Last), .. });
    let last = matches!(question.take, Some(Take::Last(_))) != occasion;
    match question.order {
        None if last => vec![sort(Returned::Value(property("m", "date")), true)],
        None => Vec::new(),
        Some((by, descending)) => {
            let descending = descending != last;
            match by {
                Order::Date => vec![sort(Returned::Value(property("m", "date")), descending)],
                // Most first, unless turned around.
                Order::Sources => vec![sort(Returned::Value(Operand::Sources("m".to_owned())), !descending)],
                Order::Count => vec![sort(Returned::CountAll, !descending)],
                Order::Number => vec![sort(Returned::Value(property("m", "quantity")), !descending)],
                Order::Name => vec![
                    sort(Returned::Value(property("a", "name")), descending),
                    sort(Returned::Value(property("b", "name")), descending),
                ],
            }
        }
    }
}

/// Whether claims of some of these relations may say to whom they are addressed.
fn addresses(relations: &[String]) -> bool {
    addressing_relations().any(|name| relations.iter().any(|relation| relation == name))
}

/// The ways in which a post may be written: "minister of defence", "defense minister".
fn wordings_of(post: &str) -> Vec<String> {
    let mut ways = vec![post.to_owned()];
    if let Some((head, field)) =
        post.split_once(" of ").filter(|(head, _)| head.ends_with("minister") || head.ends_with("secretary"))
    {
        ways.push(format!("{field} {head}"));
    } else if let Some(field) = post.strip_suffix(" minister").filter(|field| *field != "prime") {
        ways.push(format!("minister of {field}"));
    }
    // What one newsroom writes so and another otherwise.
    const SAME: [(&str, &str); 2] = [("defence", "defense"), ("acting ", "interim ")];
    let other = |way: &String| {
        SAME.iter()
            .flat_map(|(a, b)| [(*a, *b), (*b, *a)])
            .find(|(a, _)| way.contains(a))
            .map(|(a, b)| way.replace(a, b))
    };
    let others: Vec<String> = ways.iter().filter_map(other).collect();
    ways.extend(others);
    ways
}

/// Whether these are the relations that a verb asks for, beside those of the same name that tables brought.
fn is_asked_by(verb: &str, relations: &[String]) -> bool {
    let own = relations.iter().filter(|name| relation(name).is_some());
    verb_relations(verb).is_some_and(|asked| own.eq(asked.iter()))
}

/// What a verb asks for beyond its relations: claims with certain predicates, or holders of a post.
fn wording(verb: &str, relations: &[String]) -> Vec<Expression> {
    let contains = |part: &str| Expression::Contains(property("m", "role"), text(part));
    let held = |part: &str| {
        let derived: Vec<Expression> =
            derived_of_post(part).map(|word| Expression::Not(Box::new(contains(word)))).collect();
        match derived.is_empty() {
            true => contains(part),
            false => Expression::And(std::iter::once(contains(part)).chain(derived).collect()),
        }
    };
    if let Some(post) = post_in(verb) {
        let others = lesser_posts().filter(|word| !post.contains(word));
        let ways: Vec<Expression> = wordings_of(post).iter().map(|way| held(way)).collect();
        let is = if let [way] = ways.as_slice() { way.clone() } else { Expression::Or(ways) };
        return std::iter::once(is).chain(others.map(|word| Expression::Not(Box::new(contains(word))))).collect();
    }
    // "who leads Hamas"
    let heads: Vec<Expression> = base(verb).into_iter().flat_map(question_leaders).map(held).collect();
    if !heads.is_empty() && relations == ["represents"] {
        let lesser = lesser_posts().map(|word| Expression::Not(Box::new(contains(word))));
        return std::iter::once(Expression::Or(heads)).chain(lesser).collect();
    }
    let verb = if verb == WON { "elected" } else { verb };
    let object = object(verb).map(|part| Expression::Contains(property("b", "name"), text(part)));
    let predicates = predicates(verb);
    if predicates.is_empty() || !is_asked_by(verb, relations) {
        return Vec::new();
    }
    let (relations, of_tables): (Vec<String>, Vec<String>) =
        relations.iter().cloned().partition(|name| relation(name).is_some());
    let relations = relations.as_slice();
    // Tables and other extractors may give a claim no word but its relation's.
    let plain = relations.iter().flat_map(|name| [name.clone(), name.replace('-', " ")]);
    let words = predicates.iter().cloned().chain(plain).chain([String::new()]).map(Literal::Text).collect();
    let mut told = Expression::In(property("m", "predicate"), words);
    let mut ways = Vec::new();
    if told_by(verb, relations) != relations {
        let own = Expression::In(property("m", "relation"), relations.iter().map(|name| text(name)).collect());
        told = Expression::And(vec![own, told]);
        ways.extend(base(verb).map(|word| {
            Expression::Compare(property("m", "predicate"), Comparison::Equal, Operand::Literal(text(word)))
        }));
    }
    ways.insert(0, told);
    ways.extend(with_its_object(verb));
    ways.extend(
        whole(verb).iter().copied().chain(of_tables.iter().map(String::as_str)).map(|name| {
            Expression::Compare(property("m", "relation"), Comparison::Equal, Operand::Literal(text(name)))
        }),
    );
    let told = if ways.len() == 1 { ways.pop() } else { Some(Expression::Or(ways)) };
    told.into_iter().chain(object).collect()
}

/// The verb with what it is done to as one word of the text: "order deployment" of "order", but not "shoot down" of
/// "shoot", which is a verb of its own.
fn with_its_object(verb: &str) -> Option<Expression> {
    let base = base(verb)?;
    let predicate = || property("m", "predicate");
    let begins = Expression::StartsWith(predicate(), text(&format!("{base} ")));
    let own: Vec<Literal> = finer_beginning_with(base).map(text).collect();
    Some(match own.is_empty() {
        true => begins,
        false => Expression::And(vec![begins, Expression::Not(Box::new(Expression::In(predicate(), own)))]),
    })
}

/// The relations among whose claims a verb is looked for: a finer verb may have been read into others by what it was
/// done to, as "announce" of a ceasefire is an agreement. What is done to a body is told by the verb's own relations
/// alone.
fn told_by(verb: &str, relations: &[String]) -> Vec<String> {
    let own = || relations.iter().filter_map(|name| relation(name));
    let finer = !predicates(verb).is_empty() && is_asked_by(verb, relations);
    if !finer || object(verb).is_some() || own().any(|known| known.is_physical() || known.symmetric) {
        return relations.to_vec();
    }
    let happens = all_relations().iter().filter(|known| known.class != "none" && !known.symmetric);
    let others = happens.map(|known| known.name.to_owned()).filter(|name| !relations.contains(name));
    relations.iter().cloned().chain(others).collect()
}

/// A pattern as far as a question has been translated.
struct Draft {
    source: NodePattern,
    target: NodePattern,
    labels: Vec<String>,
    arrow: Arrow,
    length: Option<(u32, Option<u32>)>,
    conditions: Vec<Expression>,
    items: Vec<Item>,
    order: Vec<Sort>,
}

impl Draft {
    /// "who invited Netanyahu", "when did Merz become chancellor": the claims of a verb.
    fn claims(&mut self, (from, to): (&End, &End), verb: &str, relations: &[String]) {
        // "who fled Sudan": some are told to have left it, some to have been driven out there.
        let left = match to {
            End::Named(place) if !matches!(from, End::Named(_)) && base(verb).is_some_and(is_left) => Some(place),
            _ => None,
        };
        let to = if left.is_some() { &End::Any } else { to };
        self.conditions.extend(
            left.map(|place| Expression::Or(vec![call(Function::About, place), call(Function::Within, place)])),
        );
        // "did Navalny die": somebody or something killed him.
        let suffered = *to == End::Any && left.is_none() && base(verb).is_some_and(is_suffered);
        let (from, to) = if suffered { (to, from) } else { (from, to) };
        (self.source, self.target) = (node("a", from), node("b", to));
        let ends = [("a", from), ("b", to)];
        self.conditions.extend(ends.into_iter().filter_map(|(end, asked)| population(end, asked)));
        self.conditions.extend(ends.into_iter().filter_map(|(end, asked)| one_of(end, asked)));
        let came = came_to(verb).is_some() || verb == WON;
        // "when did Merz become chancellor": somebody made him that.
        if let (End::Named(_), true) = (from, came) {
            (self.source, self.target) = (node("a", &End::Any), node("b", from));
        } else if came {
            self.target = node("b", &End::Any);
        }
        self.conditions.extend(if let (End::Named(name), true) = (to, came) { Some(post_of(name)) } else { None });
        // "who invited Netanyahu": to whom a demand is addressed is asked for as its target is.
        if let (End::Named(name), true, false) = (to, addresses(relations), post_in(verb).is_some()) {
            self.target = node("b", &End::Any);
            self.conditions.push(Expression::Or(vec![is_named("b", name), call(Function::Addressed, name)]));
        }
        // "what did Russia do"; without a verb at all, as for the hops of a path, whatever there is.
        self.worded(verb, relations);
        self.conditions.extend((relations.is_empty() && !verb.is_empty()).then(happens));
    }

    /// The claims of some relations whose word is a verb.
    fn worded(&mut self, verb: &str, relations: &[String]) {
        self.conditions.extend(wording(verb, relations));
        self.labels = told_by(verb, relations);
        self.arrow = arrow(&self.labels);
    }

    /// "list protests", "list countries": the claims of a noun of deeds, or the nodes of a kind.
    fn list(&mut self, noun: &str) {
        if let Some(asked) = question_noun(noun).or_else(|| one_question_noun(noun)).and_then(asking) {
            self.worded(asked.base, &asked.relations);
            return;
        }
        self.source.labels.extend(label(noun));
        self.conditions.extend(population("a", &End::Kind(noun.to_owned())));
        self.arrow = Arrow::Either;
        let item = |value, alias: &str| Item { value, alias: Some(alias.to_owned()) };
        self.items = vec![
            item(Returned::Value(property("a", "name")), "name"),
            item(Returned::Value(property("a", "kind")), "kind"),
            item(Returned::CountAll, "claims"),
        ];
        if self.order.is_empty() {
            let named = |name: &str| Returned::Value(Operand::Variable(name.to_owned()));
            self.order = vec![
                Sort { value: named("claims"), descending: true },
                Sort { value: named("name"), descending: false },
            ];
        }
    }
}

fn is_named(variable: &str, name: &str) -> Expression {
    Expression::Compare(property(variable, "name"), Comparison::Equal, Operand::Literal(text(name)))
}

/// What somebody said, or what is told by his word.
fn said_by(name: &str) -> Expression {
    let speech = Expression::In(property("m", "relation"), SPEECH.iter().map(|r| text(r)).collect());
    Expression::Or(vec![call(Function::Attributed, name), Expression::And(vec![is_named("a", name), speech])])
}

/// Translates a question. Connections between two have no pattern of their own; theirs is the variable-length one.
pub(super) fn translate(question: &Question) -> Pattern {
    let mut draft = Draft {
        source: node("a", &End::Any),
        target: node("b", &End::Any),
        labels: Vec::new(),
        arrow: Arrow::Right,
        length: None,
        conditions: Vec::new(),
        items: Vec::new(),
        order: order(question),
    };
    match &question.form {
        Form::Claims { source, target, relations, verb, .. } => draft.claims((source, target), verb, relations),
        Form::Happened => draft.conditions.push(happens()),
        Form::Says(name) => draft.conditions.push(said_by(name)),
        Form::Connected(a, b) => {
            (draft.source, draft.target) = (node("a", &End::Named(a.clone())), node("b", &End::Named(b.clone())));
            draft.arrow = Arrow::Either;
            draft.length = Some((1, Some(3)));
        }
        Form::List(noun) => draft.list(noun),
        Form::Show(name) => draft.conditions.push(call(Function::Involves, name)),
    }
    let Draft { source, target, labels, arrow, length, mut conditions, items, order } = draft;
    conditions.extend(question.filters.iter().filter_map(condition));
    let modalities = modalities(question);
    let by_default = Modality::ALL.into_iter().filter(|m| m.answers_by_default());
    if length.is_none() && !by_default.eq(modalities.iter().copied()) {
        conditions
            .push(Expression::In(property("m", "modality"), modalities.iter().map(|m| text(m.as_str())).collect()));
    }
    let condition = match conditions.len() {
        0 => None,
        1 => conditions.pop(),
        _ => Some(Expression::And(conditions)),
    };
    let edge = EdgePattern { variable: Some("m".to_owned()), labels, arrow, length, properties: Vec::new() };
    Pattern {
        paths: vec![Path { start: source, steps: vec![(edge, target)] }],
        condition,
        items,
        distinct: false,
        order,
        skip: None,
        limit: question.take.map(|take| match take {
            Take::First(n) | Take::Last(n) => n,
        }),
    }
}

/// The event type of a relation; `none` for structure, `other` for relations that the vocabulary lacks.
pub(super) fn class_of(name: &str) -> &'static str {
    relation(name).map_or("other", |r| r.class)
}
