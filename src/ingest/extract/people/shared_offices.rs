//! Two titles of one person, the second of which does not say again whose it is: "Chilean Prime Minister and Defence
//! Minister Jane Roe", "Jane Roe, Chile's foreign minister and former senator,".

use crate::ingest::extract::people::posts::plain;
use crate::ingest::extract::people::titles::Title;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::held_posts::Held;
use crate::ingest::extract::rules::Rule;
use crate::lexicon::NounClass;

impl Reading<'_> {
    /// Gives somebody several titles: two offices of one state at the same time are told as one post.
    pub(super) fn bear_all(&mut self, holder: &Argument, titles: Vec<Title>, rule: Rule) {
        let mut borne: Vec<Title> = Vec::new();
        let mut parts: Vec<Held> = Vec::new();
        for mut title in titles {
            let Some(before) = borne.last_mut().filter(|b| self.is_of_the_same_state(b, &title)) else {
                borne.push(title);
                continue;
            };
            if is_past(&before.words) || is_past(&title.words) {
                title.of.clone_from(&before.of);
                borne.push(title);
                continue;
            }
            let of = before.of.first().copied();
            for (words, at) in [(&before.words, before.head), (&title.words, title.head)] {
                parts.push(Held { person: holder.node, post: plain(words), of, at });
            }
            before.words = format!("{} and {}", before.words, title.words);
        }
        for title in &borne {
            self.bear(holder, title, rule);
        }
        // "The prime minister" is still whoever holds both.
        for part in parts {
            self.posts.push(part);
        }
    }

    /// Whether a title that does not say whose it is shares the country of the one before it.
    fn is_of_the_same_state(&self, before: &Title, title: &Title) -> bool {
        let office = |t: &Title| {
            self.class_of(t.head, &self.tree.base(t.head)).is(NounClass::OFFICE.or(NounClass::LEGISLATOR)) && !t.plural
        };
        title.of.is_empty()
            && !before.of.is_empty()
            && before.of.iter().all(|n| self.nodes.is_country(*n))
            && office(before)
            && office(title)
    }
}

/// "former senator"
fn is_past(words: &str) -> bool {
    words.split(' ').next().is_some_and(|w| matches!(w.to_lowercase().as_str(), "former" | "ex" | "late" | "onetime"))
}
