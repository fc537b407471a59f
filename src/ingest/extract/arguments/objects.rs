//! The object of a verb: its own, a passive's subject, one that it shares or that the parse hangs elsewhere.

use crate::ingest::extract::arguments::frame_match::Predication;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;

/// Verbs that give somebody an office, a task or help, before what he or she is to do.
static RAISING: Words = Words::of("objects.raising");

/// Verbs of hurting somebody that may be joined with one of killing.
static WOUNDING: Words = Words::of("objects.wounding");

/// Verbs of what becomes of somebody who is so hurt.
static KILLING: Words = Words::of("objects.killing");

/// What a court gives those whom it finds guilty.
static TERMS: Words = Words::of("objects.terms");

impl Reading<'_> {
    /// What a verb is done to, where its frame hangs on `anchor`.
    pub(in crate::ingest::extract) fn object(&self, verb: Index, anchor: Index) -> Option<Index> {
        let tree = self.tree;
        if tree.label(anchor) == Label::Prep && anchor != verb {
            // "was objected to by": the preposition has lost its object to the subject.
            let object = tree.kid(anchor, Label::Pobj);
            // "drove the rebels out of the town": "out" has no object of its own.
            let object =
                object.or_else(|| tree.kid(verb, Label::Dobj).filter(|_| tree.kid(anchor, Label::Prep).is_some()));
            return object.or_else(|| if self.is_passive(verb) { self.patient(verb) } else { None });
        }
        if self.is_passive(verb) {
            return self.patient(verb);
        }
        // "fined Google 2.95 billion euros": Google, not the money.
        // "handed him a jail sentence", "gave her 20 years in prison"
        let term = |t: Index| TERMS.contains(&tree.lemma(t)) && tree.kid(verb, Label::Dobj) == Some(t);
        let sentenced = || matches!(tree.lemma(verb), "hand" | "give") && tree.kids(verb).any(term);
        let fined =
            tree.kid(verb, Label::Dative).filter(|d| tree.is_noun(*d) && (tree.lemma(verb) == "fine" || sentenced()));
        let object = fined.or_else(|| tree.kid(verb, Label::Dobj)).or_else(|| self.raised_object(verb));
        // "denounced what he called a coup"
        let named = || {
            tree.kids(verb).filter(|k| *k > verb && tree.label(*k) == Label::Ccomp).find_map(|k| tree.what_is_called(k))
        };
        if object.is_none()
            && let Some(named) = named()
        {
            return Some(named);
        }
        match object {
            Some(object) if matches!(tree.tag(object), Tag::Wdt | Tag::Wp) => {
                (tree.label(verb) == Label::Relcl).then(|| self.named_by(tree.head(verb)))
            }
            Some(object) => Some(object),
            // "Venezuela, where he met with Chávez"
            None if tree.label(verb) == Label::Relcl
                && !tree.kids(verb).any(|k| matches!(tree.lower(k), "where" | "when" | "why"))
                // "the contract that the union demanded he scrap": what he is to scrap.
                && tree.kid(verb, Label::Ccomp).and_then(|c| tree.kid(c, Label::Nsubj)).is_none_or(|s| s < verb)
                && tree.kid(verb, Label::Nsubj).is_some_and(|s| !matches!(tree.tag(s), Tag::Wdt | Tag::Wp)) =>
            {
                Some(tree.head(verb))
            }
            None => self.shared_object(verb),
        }
    }

    /// "Pavel Novak, a diplomat whom Austria expelled": the person that a noun only describes.
    fn named_by(&self, noun: Index) -> Index {
        let tree = self.tree;
        let name = tree.head(noun);
        let described = tree.label(noun) == Label::Appos
            && name < noun
            && matches!(tree.tag(noun), Tag::Nn)
            && self.names.at(noun).is_none()
            && self.person_at(name).is_some();
        if described { name } else { noun }
    }

    /// "killing and wounding dozens", "arrested and later jailed three men": the object of the second verb is the
    /// first's.
    fn shared_object(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let joined = tree.kids(verb).find(|k| {
            *k > verb
                && tree.label(*k) == Label::Conj
                && tree.tag(*k) == tree.tag(verb)
                && !tree.kids(*k).any(|s| matches!(tree.label(s), Label::Nsubj | Label::Nsubjpass))
        })?;
        let close = (verb + 1..joined).all(|i| matches!(tree.label(i), Label::Cc | Label::Advmod | Label::Punct));
        let own = tree.kid(joined, Label::Dobj);
        // "kidnapped, tortured and killed a farmer"
        let further = if own.is_some() { None } else { self.shared_object(joined) };
        let more = (verb + 1..joined).any(|i| matches!(tree.lower(i), "and" | "or")) || further.is_some();
        // "shot and killed" says once what happened; "assisting and persuading them to return" helps nobody in
        // particular.
        let once = WOUNDING.contains(&tree.lemma(verb)) && KILLING.contains(&tree.lemma(joined));
        let clausal = tree.kids(joined).any(|k| matches!(tree.label(k), Label::Xcomp | Label::Ccomp));
        // "attacked and set fire to the hall": the hall, and not the fire.
        let lit = own.filter(|o| tree.lemma(joined) == "set" && matches!(tree.lower(*o), "fire" | "ablaze"));
        let own = if lit.is_some() { tree.prepositional(joined, "to") } else { own };
        if close && more && !once && !clausal { own.or(further) } else { None }
    }

    /// "cleared Museveni to run", "helped a girl escape": the parser takes the object for the subject of what it is to
    /// do.
    fn raised_object(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        if !RAISING.contains(&tree.lemma(verb)) {
            return None;
        }
        let clause = tree.kids(verb).find(|k| {
            *k > verb
                && tree.label(*k) == Label::Ccomp
                && tree.tag(*k) == Tag::Vb
                && !tree.kids(*k).any(|m| tree.label(m) == Label::Mark || tree.tag(m) == Tag::Md)
        })?;
        tree.kid(clause, Label::Nsubj).filter(|s| *s > verb)
    }

    /// "is probing whether the minister took bribes": of whom or what somebody would find something out.
    pub(super) fn object_of_inquiry(&self, told: Predication<'_>) -> Option<Index> {
        let tree = self.tree;
        if told.frame.relation != "investigated" || !told.frame.rest.is_empty() {
            return None;
        }
        let clause = tree.kids(told.verb).find(|k| {
            *k > told.verb
                && tree.label(*k) == Label::Ccomp
                && tree.is_verb(*k)
                && tree.kids(*k).any(|m| m < *k && matches!(tree.lower(m), "whether" | "if"))
        })?;
        let subject = tree.kid(clause, Label::Nsubj).or_else(|| tree.kid(clause, Label::Nsubjpass))?;
        tree.is_noun(subject).then_some(subject)
    }
}
