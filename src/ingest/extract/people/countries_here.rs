//! The country that the news is about where a token stands, whose ministers go without its name there.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};

/// Verbs of those who are somewhere as guests.
static GUESTS_DO: Words = Words::of("countries_here.guests-do");

/// Towns in which bodies of many states sit.
static HOSTS: Words = Words::phrases("countries_here.hosts");

/// Nouns for a stay in another country than one's own.
static REFUGES: Words = Words::of("countries_here.refuges");

/// Verbs of what is done wherever those who do it happen to meet.
static VENUE_OF: Words = Words::of("countries_here.venue-of");

impl Reading<'_> {
    /// The country that the news is about where a token stands: the article's where it is of one country, else the one
    /// that the paragraph named last.
    ///
    /// "A Russian missile killed Interior Minister Koval": nobody is a minister of those who strike him.
    pub(in crate::ingest::extract) fn country_here(&self, at: Index) -> Option<NodeIndex> {
        self.country_of_news(at).filter(|country| !self.strikes(*country, at))
    }

    /// Whether a country, or what is its, stands as agent of a deed of violence to whoever is named at a token.
    fn strikes(&self, country: NodeIndex, at: Index) -> bool {
        let tree = self.tree;
        let verb = tree.clause_of(at);
        // "struck Sanaa, killing Minister Roe", "said it had killed Minister Roe": whoever acts in the clause above.
        let above = |v: &Index| {
            let goes_on = matches!(tree.label(*v), Label::Advcl | Label::Ccomp | Label::Xcomp | Label::Conj);
            Some(tree.head(*v)).filter(|head| goes_on && tree.is_verb(*head) && head < v)
        };
        let subject = |v: Index| tree.kid(v, Label::Nsubj).filter(|s| tree.tag(*s) != Tag::Prp);
        let agent = std::iter::successors(Some(verb), above).take(4).find_map(subject);
        // "the death of Prime Minister Roe from an Israeli airstrike"
        let death = std::iter::successors(Some(at), |i| Some(tree.head(*i)))
            .take(5)
            .any(|i| matches!(tree.lemma(i), "death" | "killing" | "assassination"));
        let strike = |token: Index| {
            self.noun_phrase_frame(tree.head(token)).is_some_and(|(frame, _)| frame.relation == "attacked")
        };
        let here = || self.countries.within(tree.sentence_around(at));
        if death && here().iter().any(|(token, n)| *n == country && strike(*token)) {
            return true;
        }
        tree.is_verb(verb)
            && at > verb
            && self.is_violent(verb)
            && agent.is_some_and(|subject| {
                let (low, high) = tree.reach(subject);
                self.countries.within(low..high + 1).iter().any(|(_, n)| *n == country)
            })
    }

    fn country_of_news(&self, at: Index) -> Option<NodeIndex> {
        let (most, main) = self.countries.most()?;
        if let Some(country) = self.country_of_opening_place(at) {
            return Some(country);
        }
        // Of several countries, the one of which the news tells first, unless another is told of far more.
        let home = self.country_of_lead().filter(|home| !self.brief && self.countries.times(*home) * 2 >= most);
        let all = self.countries.len();
        let leads = home.is_none_or(|home| home == main)
            && (most * 5 >= all * 2 || most * 4 >= all && self.is_of_headline(main));
        if leads && !self.countries.iter().filter(|(_, n)| *n == main).all(|(token, _)| self.is_abroad(*token)) {
            let elsewhere = if most * 2 > all { None } else { self.country_of_scene_around(at, main) };
            return Some(elsewhere.unwrap_or(main));
        }
        let line = self.tree.line_around(at);
        let before = self.countries.within(line.start..at).iter().rev();
        let mut here = before.chain(self.countries.within(at + 1..line.end)).copied().peekable();
        let first = here.peek().copied();
        let other = |token: Index, node: NodeIndex| {
            self.is_abroad(token) || home.is_some_and(|home| home != node && self.is_other(token, at))
        };
        let told = here.find(|(token, node)| !other(*token, *node));
        let main = home.or_else(|| first.map(|(_, node)| if self.brief { node } else { main }));
        told.map(|(_, node)| node).or(main).filter(|n| !self.is_refuge_of(*n))
    }

    /// The only country that acts in the first sentence of the news: "Latvia's coalition fell apart", "Voters in Niger
    /// have approved".
    fn country_of_lead(&self) -> Option<NodeIndex> {
        let (first, end) = self.tree.sentence(self.tree.sentence_of(self.body));
        self.country_acting(first..end)
    }

    /// The country of the town with which a sentence opens: "In Pristina, Prime Minister Jane Roe thanked Denmark"; not
    /// where bodies of many states sit, nor where somebody is a guest.
    fn country_of_opening_place(&self, at: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let first = tree.sentence_around(at).start;
        let name = self.names.at(first + 1).filter(|n| n.end < at && self.nodes.is_city(n.node))?;
        let opens = matches!(tree.lower(first), "in" | "from") && tree.lower(name.end) == ",";
        let verb = tree.clause_of(at);
        let guest = GUESTS_DO.contains(&tree.lemma(verb)) || tree.is_quoted(at);
        let country = self.country_of_place(name.node).filter(|_| opens && !guest)?;
        let host = HOSTS.contains(&self.nodes.name(name.node));
        self.countries.nodes().find(|n| !host && self.nodes.is_called(*n, country))
    }

    /// Whether the headline names a country, and no other as often as the text does.
    fn is_of_headline(&self, country: NodeIndex) -> bool {
        let named = self.countries.within(0..self.body);
        let times = self.countries.times(country);
        named.iter().any(|(_, n)| *n == country)
            && named.iter().all(|(_, n)| *n == country || self.countries.times(*n) < times)
    }

    /// Whether a country is named for an envoy of it, who is sent elsewhere, for the counterpart of somebody, or for
    /// where something is decided: "the Finnish diplomat", "ministers decided in Luxembourg".
    fn is_abroad(&self, token: Index) -> bool {
        let tree = self.tree;
        let head = tree.head(token);
        let envoy = tree.is_noun(head)
            && (self.class_of(head, &tree.base(head)).is(NounClass::ENVOY) || tree.lemma(head) == "counterpart");
        let venue = tree.label(token) == Label::Pobj
            && tree.lower(head) == "in"
            && VENUE_OF.contains(&tree.lemma(tree.head(head)));
        envoy || venue || self.is_refuge(token)
    }

    /// "his return from exile in France"
    fn is_refuge(&self, token: Index) -> bool {
        let tree = self.tree;
        let preposition = tree.head(token);
        tree.label(token) == Label::Pobj
            && matches!(tree.lower(preposition), "in" | "to" | "from")
            && REFUGES.contains(&tree.lemma(tree.head(preposition)))
    }

    /// Whether a country is named only for somebody's stay there.
    fn is_refuge_of(&self, country: NodeIndex) -> bool {
        self.countries.iter().filter(|(_, n)| *n == country).all(|(token, _)| self.is_refuge(*token))
    }

    /// The country in whose cities a paragraph tells what happened before a token, where it names none and the article
    /// names it elsewhere: a premier in a paragraph on Damascus is not Russia's, however often that is named.
    fn country_of_scene_around(&self, at: Index, main: NodeIndex) -> Option<NodeIndex> {
        let line = self.tree.line_around(at);
        let from = self.tree.sentences_back(at, 8).max(line.start);
        let named = self.countries.within(from..at);
        let before = self.names.within(from..at);
        let mut cities = before.into_iter().filter_map(|n| self.country_of_place(n.node));
        let country = cities.next().filter(|_| named.iter().all(|(_, n)| *n != main))?;
        let alone = cities.all(|other| other == country);
        self.countries.nodes().find(|n| alone && *n != main && self.nodes.is_called(*n, country))
    }
}
