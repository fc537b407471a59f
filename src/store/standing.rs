//! How an article that comes in stands to those that the store has.
//! New, known, or known with something else said about it.

use super::backend::Backend;
use super::opened::Store;
use super::record::{Entry, Facts, date_source_of};
use super::sameness::{article_id, is_excerpt, normalized, same_text};
use super::snapshot::article_of;
use super::table::Digested;
use super::writer::{Writer, current_article};
use super::{StoreError, journal};
use crate::model::{Article, canonical_url, is_text_id};

/// How an article stands to what the store has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The store has it, and nothing new is said about it.
    Known {
        /// Where it stands.
        sequence: u64,
    },
    /// The store has its text, under another date, address, publisher or headline. With what is known by now it is to
    /// be read again.
    Amended(Box<Article>),
    /// It is to be read: the store does not have it, or not with this text, or not from this publisher.
    New,
}

/// What the store has of an article that comes in.
#[derive(Debug)]
pub(super) enum Found {
    Nothing,
    /// Another text under the same id.
    Version(u64),
    /// Another text under an id made of a text: an earlier version left its case out. They are two articles.
    OtherText,
    /// The same text.
    Text {
        sequence: u64,
        origin: u64,
        again: Again,
    },
}

/// The text of an article that comes in.
#[derive(Clone, Copy)]
pub(super) enum Coming<'a> {
    Whole(&'a str),
    /// Its sentences that bear claims, at their places: another extractor gave no text.
    Excerpt(&'a str),
}

/// What a text that comes again brings.
#[derive(Debug, PartialEq)]
pub(super) enum Again {
    Nothing,
    /// Perhaps a further publisher.
    Publisher,
    /// Something else about the same article: all that is known by now.
    Facts(Box<Facts>),
}

impl Store {
    /// How an article stands to what the store has.
    ///
    /// A date goes before another one that is less trusted ([`crate::model::DateSource`]) or as much; an address or a
    /// publisher counts where none was known; a headline where it is not just the first line of the text.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn standing(&self, article: &Article) -> Result<Standing, StoreError> {
        let facts = Facts::of(article_id(&article.into(), &article.text), &article.into());
        let writer = self.lock();
        Ok(match find(self.backend.as_ref(), &writer, &facts, Coming::Whole(&article.text))? {
            Found::Text { sequence, again: Again::Nothing, .. } => Standing::Known { sequence },
            Found::Text { again: Again::Facts(facts), .. } => {
                Standing::Amended(Box::new(Article { text: article.text.clone(), ..article_of(*facts) }))
            }
            _ => Standing::New,
        })
    }
}

impl Store {
    /// Where the article with an id stands today.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn sequence_of(&self, id: &str) -> Result<Option<u64>, StoreError> {
        let writer = self.lock();
        let found = current_article(self.backend.as_ref(), Digested::Id, id)?;
        Ok(found.filter(|sequence| !writer.dead.contains(sequence)))
    }
}

/// What the store has of an article: by its id, else by its text.
pub(super) fn find(
    backend: &dyn Backend,
    writer: &Writer,
    facts: &Facts,
    coming: Coming<'_>,
) -> Result<Found, StoreError> {
    let (Coming::Whole(text) | Coming::Excerpt(text)) = coming;
    let live = |found: Option<u64>| found.filter(|sequence| !writer.dead.contains(sequence));
    let mut taken = false;
    if let Some(sequence) = live(current_article(backend, Digested::Id, &facts.id)?) {
        match same(backend, sequence, facts, coming)? {
            Some(found) => return Ok(found),
            // The id is of the text that the store has sentences of.
            None if facts.is_unnamed() && is_excerpt(&journal::read_text(backend, sequence)?, text) => {
                return Ok(Found::Version(sequence));
            }
            None if facts.is_unnamed() => taken = true,
            None => return Ok(Found::Version(sequence)),
        }
    }
    if !text.is_empty()
        && let Some(sequence) = live(current_article(backend, Digested::Text, &normalized(text))?)
        && let Some(found) = same(backend, sequence, facts, coming)?
    {
        return Ok(found);
    }
    Ok(if taken { Found::OtherText } else { Found::Nothing })
}

fn same(backend: &dyn Backend, sequence: u64, facts: &Facts, coming: Coming<'_>) -> Result<Option<Found>, StoreError> {
    let known = journal::read_text(backend, sequence)?;
    let (is_same, text) = match coming {
        Coming::Whole(text) => (same_text(&known, text), text),
        Coming::Excerpt(text) => (same_text(&known, text) || is_excerpt(text, &known), text),
    };
    if !is_same {
        return Ok(None);
    }
    let (origin, again) = match journal::read(backend, sequence)? {
        Some(Entry::Article(article)) => (article.origin, again(&article.facts, facts, text)),
        _ => (sequence, Again::Nothing),
    };
    Ok(Some(Found::Text { sequence, origin, again }))
}

/// What a text that comes again brings, by what was said about it and what is said now.
fn again(known: &Facts, new: &Facts, text: &str) -> Again {
    let same_id = known.id == new.id;
    let same_url = known.url.as_ref().zip(new.url.as_ref()).map(|(a, b)| canonical_url(a) == canonical_url(b));
    let is_named = same_url == Some(true) || same_id && !known.is_unnamed();
    let is_one = same_id || same_url.unwrap_or(known.is_unnamed() || new.is_unnamed());
    let differs = |a: &Option<String>, b: &Option<String>| a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| a != b);
    if !is_one || differs(&known.publisher, &new.publisher) && !is_named {
        return Again::Publisher;
    }
    let mut facts = known.clone();
    let source = |facts: &Facts| facts.date_from.and_then(date_source_of);
    // What was said on the command line must not change back when the same files are read again.
    let is_trusted = source(known).zip(source(new)).is_none_or(|(known, new)| new <= known);
    if new.published.is_some() && new.published != known.published && (known.published.is_none() || is_trusted) {
        (facts.published, facts.date_from) = (new.published, new.date_from);
    }
    if known.url.is_none() || same_url == Some(false) && new.url.is_some() {
        facts.url.clone_from(&new.url);
    }
    if new.publisher.is_some() {
        facts.publisher.clone_from(&new.publisher);
    }
    if !new.title.is_empty() && (known.title.is_empty() || !is_first_line(&new.title, text)) {
        facts.title.clone_from(&new.title);
    }
    if facts == *known { Again::Nothing } else { Again::Facts(Box::new(facts)) }
}

/// Whether a headline is the first line of a text, which is what a reader takes where nobody gives one.
fn is_first_line(title: &str, text: &str) -> bool {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    first.trim_start_matches('#').trim() == title.trim()
}

impl Facts {
    /// Whether the article has no id of its own: the hash of its text stands for it.
    fn is_unnamed(&self) -> bool {
        is_text_id(&self.id)
    }

    /// The id by which its address finds an article that was known before its address was.
    pub(super) fn id_of_url(&self) -> Option<String> {
        self.url.as_deref().map(canonical_url).filter(|id| *id != self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DateSource;
    use crate::store::record::date_source_number;

    fn facts(id: &str, day: i32, from: DateSource) -> Facts {
        Facts {
            id: id.into(),
            title: "Talks".into(),
            published: Some(day),
            date_from: Some(date_source_number(from)),
            ..Facts::default()
        }
    }

    #[test]
    fn a_less_trusted_date_changes_nothing() {
        let known = facts("text:1", 1, DateSource::CommandLine);
        assert_eq!(again(&known, &facts("text:1", 2, DateSource::Dateline), "Talks"), Again::Nothing);
        let said = again(&known, &facts("text:1", 2, DateSource::CommandLine), "Talks");
        assert!(matches!(said, Again::Facts(facts) if facts.published == Some(2)), "the later word counts");
    }

    #[test]
    fn an_address_completes_an_article_that_had_none_and_parts_two_that_have_one() {
        let (known, url) = (facts("text:1", 1, DateSource::Field), Some("https://a.org/1".to_owned()));
        let with_url = Facts { url: url.clone(), ..facts("a.org/1", 1, DateSource::Field) };
        let Again::Facts(both) = again(&known, &with_url, "Talks") else { panic!("nothing was learnt") };
        assert_eq!((both.id.as_str(), &both.url), ("text:1", &url));
        assert_eq!(again(&both, &with_url, "Talks"), Again::Nothing);
        let elsewhere = Facts { url: Some("https://b.org/1".into()), ..facts("b.org/1", 2, DateSource::Field) };
        assert_eq!(again(&with_url, &elsewhere, "Talks"), Again::Publisher);
    }

    #[test]
    fn another_publisher_of_a_text_without_an_address_is_a_second_one() {
        let of = |name: &str| Facts { publisher: Some(name.into()), ..facts("text:1", 1, DateSource::Field) };
        assert_eq!(again(&of("Desk"), &of("Wire"), "Talks"), Again::Publisher);
        assert!(matches!(again(&facts("text:1", 1, DateSource::Field), &of("Wire"), "Talks"), Again::Facts(_)));
    }

    #[test]
    fn a_headline_that_is_only_the_first_line_takes_no_other_s_place() {
        let named = Facts { title: "Ministers meet".into(), ..facts("a.org/1", 1, DateSource::Field) };
        assert_eq!(again(&named, &facts("a.org/1", 1, DateSource::Field), "# Talks\nThey met."), Again::Nothing);
        assert!(matches!(again(&facts("a.org/1", 1, DateSource::Field), &named, "Talks\nThey met."), Again::Facts(_)));
    }
}
