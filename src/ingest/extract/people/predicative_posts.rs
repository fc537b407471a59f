//! Posts that a sentence gives as its predicate or its subject: "X is the president of Y".
//! Also "She became chairwoman of the board", "its chairman is Saif al-Islam".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};

impl Reading<'_> {
    /// The posts that the verbs around a name give its bearer.
    pub(super) fn predicative_posts(&mut self, name: &Name, holder: &Argument, head: Index) {
        let tree = self.tree;
        for verb in self.verbs_of_being(name, head) {
            // "could become mayor": that is open.
            let open = |k: Index| {
                tree.label(k) == Label::Aux
                    && matches!(tree.lower(k), "could" | "might" | "may" | "should" | "must" | "can" | "ought")
            };
            if tree.kids(verb).any(open) {
                continue;
            }
            let Some(attribute) = tree.kid(verb, Label::Attr).or_else(|| tree.prepositional(verb, "as")) else {
                continue;
            };
            for post in tree.conjuncts(attribute) {
                // "Lee, Park and Kim are members of the party": no post of the first.
                let members = tree.lower(post) == "members";
                if !members
                    && self.post_class(post)
                    && self.names.at(post).is_none()
                    && tree.kid(verb, Label::Neg).is_none()
                {
                    self.party_of_post(holder, post);
                    self.hold_noun(holder, post, Rule::PostAsPredicate);
                    self.date_term(verb, post);
                }
            }
        }
    }

    /// "As president of Chile, Jane Roe met the pope": the post in which somebody does what the clause tells.
    pub(super) fn post_that_opens(&mut self, name: &Name, holder: &Argument, head: Index) {
        let tree = self.tree;
        let verb = tree.head(head);
        if tree.label(head) != Label::Nsubj || name.start < 3 || tree.lower(name.start - 1) != "," {
            return;
        }
        let opening =
            tree.kids(verb).find(|k| *k < name.start && tree.lower(*k) == "as" && tree.label(*k) == Label::Prep);
        // "As president, Jane Roe would raise taxes": not yet.
        let open = tree.kids(verb).any(|k| tree.label(k) == Label::Aux && tree.tag(k) == Tag::Md);
        let Some(post) = opening.and_then(|o| tree.kid(o, Label::Pobj)).filter(|_| !open) else { return };
        let (_, last) = tree.reach(post);
        let office =
            matches!(tree.tag(post), Tag::Nn | Tag::Nnp) && self.post_class(post) && self.names.at(post).is_none();
        if office && last + 2 == name.start && !self.owners_of_post(post).is_empty() {
            self.hold_noun(holder, post, Rule::PostAsPredicate);
        }
    }

    /// "was mayor of Paris from 1977 to 1995", "became foreign minister in 1998": when somebody held or took a post.
    /// "He was the president on Monday" tells of no term.
    fn date_term(&mut self, verb: Index, post: Index) {
        let tree = self.tree;
        // "becomes acting head until the conclave in May": of no term that began in May.
        let dating = |k: &Index| matches!(tree.lower(*k), "from" | "in" | "since" | "between" | "on" | "during");
        let dated = |word: Index| {
            let days = tree.kids(word).filter(dating).filter_map(|k| tree.kid(k, Label::Pobj));
            days.into_iter().find_map(|day| self.date_at(day, word))
        };
        let Some(date) = dated(verb).or_else(|| dated(post)) else { return };
        let takes = matches!(tree.lemma(verb), "become" | "serve");
        if !(takes || date.open || date.first.plus_months(6) < date.last) {
            return;
        }
        let of_post = self.claims.numbered(post..post + 1);
        let undated = of_post.filter(|(_, c)| c.date.is_none() && matches!(c.relation, "represents" | "member-of"));
        let numbers: Vec<usize> = undated.map(|(number, _)| number).collect();
        for number in numbers {
            self.claims.change(number, |claim| claim.date = Some(date));
        }
    }

    /// The verbs that say what the bearer of a name is or becomes.
    fn verbs_of_being(&self, name: &Name, head: Index) -> Vec<Index> {
        let tree = self.tree;
        let is = |verb: Index| matches!(tree.lemma(verb), "be" | "become" | "remain" | "serve");
        let above = tree.head(head);
        let mut found = Vec::new();
        // "X is the president of Y", "X became chairman"
        if tree.label(head) == Label::Nsubj && is(above) {
            found.push(above);
        }
        // "Blinken's predecessor, Mike Pompeo, is a former CIA director"
        if tree.label(head) == Label::Appos
            && tree.label(above) == Label::Nsubj
            && self.names.at(above).is_none()
            && tree.tag(above) == Tag::Nn
            && is(tree.head(above))
        {
            found.push(tree.head(above));
        }
        // "Hague, who was leader of the party"
        found.extend((name.start..name.end).flat_map(|i| tree.kids(i)).filter(|k| {
            tree.label(*k) == Label::Relcl
                && is(*k)
                && tree.kid(*k, Label::Nsubj).is_some_and(|s| tree.tag(s) == Tag::Wp)
        }));
        found
    }

    /// "chairman is Saif al-Islam": the post as subject.
    pub(super) fn posts_as_subjects(&mut self) {
        let tree = self.tree;
        for verb in (0..tree.len()).filter(|v| tree.lemma(*v) == "be" && tree.is_verb(*v)) {
            let (Some(subject), Some(attribute)) = (tree.kid(verb, Label::Nsubj), tree.kid(verb, Label::Attr)) else {
                continue;
            };
            let Some(holder) = self.person_at(attribute).map(Name::argument) else {
                continue;
            };
            if self.post_class(subject) && self.names.at(subject).is_none() {
                self.hold_noun(&holder, subject, Rule::PostAsSubject);
            }
        }
    }

    /// "He is the co-owner of Acme", "she became chairwoman of the board": the post is that of whoever is meant.
    pub(super) fn posts_of_pronouns(&mut self) {
        let tree = self.tree;
        for verb in self.body..tree.len() {
            if !tree.is_verb(verb) || !matches!(tree.lemma(verb), "be" | "become" | "remain" | "serve") {
                continue;
            }
            let subject = tree.kid(verb, Label::Nsubj).filter(|s| matches!(tree.lower(*s), "he" | "she"));
            let unreal = tree.kids(verb).any(|k| {
                tree.label(k) == Label::Neg
                    || tree.label(k) == Label::Aux && tree.tag(k) == Tag::Md
                    || tree.lower(k) == "if"
            });
            let Some(subject) = subject.filter(|s| !unreal && !tree.is_quoted(*s)) else { continue };
            // "She served as mayor of Leeds"
            let served = tree.prepositional(verb, "as").filter(|_| tree.lemma(verb) == "serve");
            let posts: Vec<Index> = tree
                .kids(verb)
                .filter(|k| tree.label(*k) == Label::Attr)
                .chain(served)
                .flat_map(|k| tree.conjuncts(k))
                .filter(|p| self.post_class(*p) && self.names.at(*p).is_none() && tree.base(*p) != "member")
                .collect();
            if posts.is_empty() {
                continue;
            }
            let Some(holder) = self.pronoun(subject).filter(|a| self.nodes.is_person(a.node)) else { continue };
            for post in posts {
                let mut post = self.read_post(post);
                // "returned to El Paso, where he is a former councillor"
                if post.of.is_empty()
                    && tree.label(verb) == Label::Relcl
                    && tree.kids(verb).any(|k| tree.lower(k) == "where")
                    && let Some(place) = self.names.at(tree.head(verb)).and_then(|n| self.place_argument(n))
                {
                    post.of.push(place.node);
                }
                // "the oldest CEO in the country", "the first pope from North America" speak for neither.
                let there = ["in", "from"].iter().any(|p| tree.prepositional(post.head, p).is_some());
                if !post.of.is_empty() && (!there || self.any_body(&post.of)) {
                    let head = post.head;
                    self.hold(&holder, head, post.words, post.of, Rule::PostAsPredicate);
                    self.date_term(verb, head);
                }
            }
        }
    }
}
