//! What a slightly different question would find.

use super::super::answer::Answer;
use super::super::ast::{Filter, Form, Question};
use super::super::options::Options;
use super::count;
use crate::model::Modality;
use crate::store::{Reader, StoreError};

/// Rows that a hint counts at most.
const MOST: usize = 100;

fn number(n: usize) -> String {
    if n > MOST { format!("more than {MOST}") } else { n.to_string() }
}

/// Adds hints to an answer: contacts by phone beside meetings; for an empty answer, what is planned, denied, undated
/// or only possibly in the window.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn hints(
    reader: &dyn Reader,
    question: &Question,
    options: &Options,
    answer: &mut Answer,
) -> Result<(), StoreError> {
    let Form::Claims { relations, negated, wants, source, target, .. } = &question.form else {
        return Ok(());
    };
    if relations.as_slice() == ["met-with"] && answer.rows.len() <= MOST {
        let mut other = question.clone();
        if let Form::Claims { relations, .. } = &mut other.form {
            *relations = vec!["spoke-with".to_owned()];
        }
        let more = count(reader, &other, options, MOST)?;
        if more > 0 {
            let mut wider = question.clone();
            wider.form = Form::Claims {
                wants: wants.clone(),
                source: source.clone(),
                verb: "contacted".to_owned(),
                relations: Vec::new(),
                target: target.clone(),
                negated: *negated,
            };
            let s = if more == 1 { "" } else { "s" };
            answer.notes.push(format!("{} more contact{s} by phone or letter: ask {wider}", number(more)));
        }
    }
    if !answer.rows.is_empty() {
        return Ok(());
    }
    let said =
        question.filters.iter().any(|f| matches!(f, Filter::Only(_) | Filter::Including(_) | Filter::Excluding(_)));
    if !negated && !said {
        for (modality, word) in [(Modality::Planned, "planned"), (Modality::Negated, "said not to have happened")] {
            let mut other = question.clone();
            other.filters.push(Filter::Only(vec![modality]));
            let more = count(reader, &other, options, MOST)?;
            if more > 0 {
                answer.notes.push(format!("{} {word}: add \"including {modality}\"", number(more)));
            }
        }
    }
    let dated = |f: &Filter| {
        matches!(f, Filter::During(_) | Filter::Since(_) | Filter::After(_) | Filter::Before(_) | Filter::Until(_))
    };
    if question.filters.iter().any(dated) {
        if !options.maybe {
            let wider = Options { maybe: true, ..options.clone() };
            let more = count(reader, question, &wider, MOST)?;
            if more > 0 {
                answer
                    .notes
                    .push(format!("{} may lie in that time, by a partial date: ask with --maybe", number(more)));
            }
        }
        let mut other = question.clone();
        other.filters.retain(|f| !dated(f));
        let more = count(reader, &other, options, MOST)?;
        if more > 0 {
            answer.notes.push(format!("{} at other times or undated: ask without the date", number(more)));
        }
    }
    Ok(())
}
