//! What stands among the words of a claim and is not what it concerns: which somebody is meant, who brokered a deal,
//! where a statement was published, before which court something is fought out, which language is taught.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::topic_words::is_judgement;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::CONTACTS;
use crate::lexicon::shared_words::COURTS;
use crate::lexicon::{NounClass, Words};

/// Where people publish what they say ("wrote on Weibo").
static PLATFORMS: Words = Words::phrases("beside_the_matter.platforms");

/// What a statement is made in or put into ("said in an interview with the BBC").
pub(super) static MEDIA: Words = Words::of("beside_the_matter.media");

/// What is fought out before courts ("challenged the ruling in the Court of Session").
static FOUGHT_OUT: Words = Words::of("beside_the_matter.fought-out");

/// Those who fight for a body.
static MEMBERS: Words = Words::of("beside_the_matter.members");

/// Relations that others take part in: a body there is what is fought or talked of only behind "against", "on" and the
/// like.
pub(super) static TAKING_PART: Words = Words::of("beside_the_matter.taking-part");

impl Reading<'_> {
    /// Whether a word among those of a claim is not what it concerns.
    pub(super) fn is_beside_the_matter(&self, word: Index, top: &[Index], relation: &str) -> bool {
        let trigger = top.first().copied().unwrap_or(word);
        self.is_aside(word, top, relation)
            || self.is_told_before(word, trigger)
            || self.is_medium_or_court(word, trigger)
            || TAKING_PART.contains(&relation) && self.takes_part(word, top)
    }

    /// Whether a name or demonym only says which somebody is meant, or where a place lies: "a Peruvian farmer", "US
    /// Secretary of State Mike Pompeo", "Cambridge, Massachusetts".
    pub(super) fn only_describes_topic(&self, word: Index) -> bool {
        let tree = self.tree;
        if tree.is_root(word) {
            return false;
        }
        let head = tree.head(word);
        let somebody = |i: Index| {
            let class = self.class_of(i, &tree.base(i));
            // "operations targeting Hamas fighters"
            let body = || self.names.at(word).is_some_and(|n| self.nodes.is_organization(n.node));
            match self.names.at(i) {
                None if MEMBERS.contains(&tree.lemma(i)) && body() => false,
                Some(name) => {
                    self.names.at(word).is_none_or(|own| own.node != name.node) && !self.nodes.is_event(name.node)
                }
                None => class.is(NounClass::PERSON.or(NounClass::POST).or(NounClass::BODY).or(NounClass::PLACE)),
            }
        };
        match tree.label(word) {
            Label::Amod | Label::Compound | Label::Nmod => head > word && somebody(head),
            Label::Appos => self.names.at(head).is_some_and(|n| self.nodes.is_place(n.node) && n.end <= word),
            Label::Pobj if matches!(tree.lower(head), "in" | "of" | "at" | "near") && !tree.is_root(head) => {
                let above = tree.head(head);
                self.names.at(above).is_some_and(|n| self.names.at(word).is_some_and(|own| own.node != n.node))
            }
            _ => false,
        }
    }

    /// Whether a word belongs to what is only told beside what a claim concerns: who brokered a deal, until when
    /// somebody refuses, an example.
    fn is_aside(&self, word: Index, top: &[Index], relation: &str) -> bool {
        let tree = self.tree;
        let mut at = word;
        for _ in 0..12 {
            if tree.is_root(at) || top.contains(&at) {
                return false;
            }
            let aside = match tree.label(at) {
                Label::Agent => !is_judgement(relation) || self.is_author(at),
                Label::Advcl => tree.kids(at).any(|k| {
                    matches!(tree.label(k), Label::Mark | Label::Advmod | Label::Prep)
                        && matches!(
                            tree.lower(k),
                            "after" | "before" | "since" | "until" | "as" | "while" | "when" | "although" | "though"
                        )
                }),
                Label::Prep if tree.lower(at) == "by" => self.is_author(at),
                // "passed it, with three members joining the opposition"
                Label::Prep if tree.lower(at) == "with" => {
                    tree.kid(at, Label::Pcomp).is_some_and(|verb| tree.kid(verb, Label::Nsubj).is_some())
                }
                Label::Prep => matches!(tree.lower(at), "including" | "like" | "as" | "via" | "under" | "according"),
                _ => false,
            };
            if aside {
                return true;
            }
            at = tree.head(at);
        }
        false
    }

    /// "agreed to a truce after talks between Roe and Lee", "following a request by the UNHCR": what came before, and
    /// only led to it, is not what it concerns. An attack is.
    fn is_told_before(&self, word: Index, trigger: Index) -> bool {
        let tree = self.tree;
        let before = |at: Index| {
            tree.label(at) == Label::Prep
                && matches!(tree.lower(at), "after" | "following" | "during" | "upon")
                && tree.kid(at, Label::Pobj).is_some_and(|o| {
                    // "after three days of talks"
                    let inner = tree.prepositional(o, "of").filter(|i| self.is_contact(*i));
                    inner.is_some() || self.leads_up(o)
                })
        };
        self.line_up(word, trigger).into_iter().any(before)
    }

    /// Whether a noun is a contact, a visit, a request or a case at court, which lead to something else.
    pub(super) fn leads_up(&self, noun: Index) -> bool {
        let leads =
            |relation: &str| CONTACTS.contains(&relation) || matches!(relation, "called-for" | "visited" | "accused");
        self.names.at(noun).is_none() && self.noun_phrase_frame(noun).is_some_and(|(f, _)| leads(f.relation))
    }

    /// A word and what governs it, up to the word of the claim, which is left out.
    pub(super) fn line_up(&self, word: Index, trigger: Index) -> Vec<Index> {
        let tree = self.tree;
        let up = std::iter::successors(Some(word), |at| (!tree.is_root(*at)).then(|| tree.head(*at)));
        up.take(12).take_while(|at| *at != trigger).collect()
    }

    /// "teaching in Polish", "forms in Spanish": where a demonym alone behind "in" is a language.
    pub(super) fn is_place_of_language(&self, word: Index) -> bool {
        let tree = self.tree;
        tree.label(word) == Label::Pobj
            && tree.lower(tree.head(word)) == "in"
            && matches!(tree.tag(word), Tag::Nnp | Tag::Nn | Tag::Jj)
            && tree.kids(word).next().is_none()
    }

    /// The word by which a name hangs on what is around it: the last of "the Court of Appeal" is none of it.
    pub(super) fn head_of_name(&self, word: Index) -> Index {
        let tree = self.tree;
        let Some(name) = self.names.at(word) else { return word };
        let mut at = word;
        while !tree.is_root(at) && (name.start..name.end).contains(&tree.head(at)) {
            at = tree.head(at);
        }
        at
    }

    /// "criticised him on Truth Social", "said in an interview with the BBC", "appealed to the Supreme Court":
    /// whether a name says where something was said or is fought out.
    fn is_medium_or_court(&self, word: Index, trigger: Index) -> bool {
        let tree = self.tree;
        let head = self.head_of_name(word);
        if self.names.at(word).is_none() || tree.label(head) != Label::Pobj {
            return false;
        }
        let preposition = tree.head(head);
        let above = tree.head(preposition);
        let medium = MEDIA.contains(&tree.lemma(above));
        let published_on = |n: &Name| PLATFORMS.contains(&tree.phrase(n.start, n.end - 1).to_lowercase().as_str());
        let named = |words: &[&str]| {
            self.names.at(word).is_some_and(|n| (n.start..n.end).any(|i| words.contains(&tree.lower(i))))
        };
        match tree.lower(preposition) {
            // "a ban on TikTok"
            "on" | "via" | "through" if self.names.at(word).is_some_and(published_on) => {
                medium || !self.class_of(above, &tree.base(above)).is(NounClass::RESTRICTION.or(NounClass::DOCUMENT))
            }
            "with" | "to" | "by" | "from" | "for" if medium => {
                let within = tree.head(above);
                tree.label(above) == Label::Pobj && matches!(tree.lower(within), "in" | "during" | "via")
            }
            "in" | "to" | "before" | "at" if named(&COURTS) => {
                above == trigger || FOUGHT_OUT.contains(&tree.lemma(above))
            }
            _ => false,
        }
    }

    /// "launched an inquiry with the police", "backed a bill of the Senate": whether a body only has its part in what a
    /// claim is of. What an operation is "against", a ban "on" or a verb's object is its matter.
    fn takes_part(&self, word: Index, top: &[Index]) -> bool {
        let tree = self.tree;
        let trigger = top.first().copied().unwrap_or(word);
        let body = self.names.at(word).and_then(|n| self.nodes.get(n.node)).is_some_and(DraftNode::is_organization);
        if !body {
            return false;
        }
        for at in self.line_up(word, trigger) {
            match tree.label(at) {
                Label::Compound | Label::Nmod | Label::Amod | Label::Conj | Label::Appos => {}
                Label::Pobj => {
                    let preposition = tree.head(at);
                    let above = tree.head(preposition);
                    return match tree.lower(preposition) {
                        "against" | "into" | "about" | "concerning" | "regarding" => false,
                        "on" | "over" => tree.is_verb(above) && above != trigger || MEDIA.contains(&tree.lemma(above)),
                        _ => true,
                    };
                }
                // "instructing the ministry to prosecute them": it has its part.
                Label::Dobj => {
                    let verb = tree.head(at);
                    return top.contains(&at) || verb == trigger || tree.kid(verb, Label::Xcomp).is_some();
                }
                _ => return true,
            }
        }
        true
    }

    /// "a plan backed by the World Bank", "a petition by Greenpeace": whether "by" brings who wrote, brought or backs a
    /// document or a request, which is not its matter.
    pub(super) fn is_author(&self, preposition: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(preposition);
        let noun = if tree.is_verb(above) && tree.label(above) == Label::Acl { tree.head(above) } else { above };
        tree.is_noun(noun)
            && (self.class_of(noun, &tree.base(noun)).is(NounClass::DOCUMENT.or(NounClass::UTTERANCE))
                || self.noun_phrase_frame(noun).is_some_and(|(f, _)| f.relation == "called-for"))
    }
}
