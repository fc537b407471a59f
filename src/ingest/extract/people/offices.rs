//! Whose office it is where the text leaves that out: "President Bush", "the foreign minister, Maxime Verhagen".
//! Also "Senator Lugar", "Mayor Rafał Trzaskowski".

use crate::lexicon::chamber_of_title;
use rustc_hash::FxHashMap;

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::Label;
use crate::lexicon::{Entry, EntryClass, NounClass, Words};
use crate::model::NodeKind;

/// Countries with senators of their own in the news.
static SENATES: Words = Words::phrases("offices.senates");

/// Officers that firms have and states have not.
static COMPANY_OFFICERS: Words = Words::phrases("offices.company-officers");

/// Territories that have governors of their own.
static TERRITORIES: Words = Words::phrases("offices.territories");

/// What lies next to the place that the news is from.
static NEIGHBOURING: Words = Words::of("offices.neighbouring");

/// When and how long somebody holds a post, age in it and leaning, which make it no other post.
static QUALIFYING: Words = Words::of("offices.qualifying");

/// Bodies that go by the name of a place and govern none.
static GANGS: Words = Words::of("offices.gangs");

/// Posts that firms alone have.
static OWNERS: Words = Words::of("offices.owners");

impl Reading<'_> {
    /// The town, province or territory of an office that such a place has, as the news tells of one; `None` where it is
    /// no such office.
    fn place_of_local_office(&self, at: Index, post: &str) -> Option<Option<NodeIndex>> {
        if self.post_is(post, NounClass::MUNICIPAL) {
            return Some(self.place_here(at, EntryClass::City));
        }
        if self.post_is(post, NounClass::REGIONAL) {
            // "Governor Ricardo Rosselló" in news of Puerto Rico
            let territory = || self.country_here(at).filter(|c| TERRITORIES.contains(&self.nodes.name(*c)));
            if let Some(place) = self.place_here(at, EntryClass::Subdivision).or_else(territory) {
                return Some(Some(place));
            }
        }
        // "State Senator Patricia Spearman" sits for the state that the news is about.
        let of_state = post.starts_with("state ") && self.post_is(post, NounClass::LEGISLATOR);
        of_state.then(|| self.place_here(at, EntryClass::Subdivision))
    }

    /// Whose office it is: of the country that the gazetteer knows the person for, else of the one that the news is
    /// about.
    pub(in crate::ingest::extract) fn state_of(&mut self, holder: &Argument, post: &str) -> Vec<NodeIndex> {
        if post.contains("counterpart") {
            return Vec::new();
        }
        let at = holder.first;
        if let Some(place) = self.place_of_local_office(at, post) {
            return place.into_iter().collect();
        }
        if post.contains("opposition") {
            return self.opposition(at, &[]).into_iter().collect();
        }
        let name = self.nodes.name(holder.node);
        let known = self.gazetteer.person(name).or_else(|| self.gazetteer.surname(name));
        let known = known.map(|(entry, _)| entry.clone());
        // "Angolan police arrested Minister Lopez": no other Lopez, whomever a table has.
        let known = match self.state_at_work_on(holder) {
            Some(state) if self.gazetteer.person(name).is_none() && !self.speaks_of_any(known.as_ref()) => {
                if self.is_office(post) {
                    return vec![state];
                }
                None
            }
            _ => known,
        };
        if self.post_is(post, NounClass::LEGISLATOR)
            && let Some(house) = self.house(at, post, known.as_ref().map(|e| e.name.as_str()))
        {
            return vec![house];
        }
        if self.post_is(post, NounClass::LEGISLATOR)
            && let Some(chamber) = self.chamber_named(at, post)
        {
            return vec![chamber];
        }
        if !self.is_office(post) {
            // "Secretary-General Kofi Annan", "spokesman Farhan Haq": of the body that he is known for.
            let last = post.rsplit(' ').next().unwrap_or_default();
            let of_body = known.filter(|e| {
                e.kind == NodeKind::Organization && !self.nouns.class(last).is(NounClass::PRIVATE.or(NounClass::ENVOY))
            });
            return of_body.map(|entry| self.nodes.of_entry(&entry, &entry.name)).into_iter().collect();
        }
        let known = known.map(|entry| self.nodes.of_entry(&entry, &entry.name));
        if self.post_is(post, NounClass::LEGISLATOR) {
            let chamber = self.chamber(at, post, known);
            return chamber.filter(|c| known == Some(*c) || !self.is_other_end(holder, *c)).into_iter().collect();
        }
        if let Some(court) = self.supreme_court(at, post, known) {
            return vec![court];
        }
        // A minister is a country's, whatever body else he is known for.
        let minister = post.split(' ').any(|w| w == "minister" || w == "ambassador");
        // "Ambassador Jane Roe" was sent by another country than the one that the news is of.
        if known.is_none() && self.post_is(post, NounClass::ENVOY) && post.split(' ').any(|w| w == "ambassador") {
            return Vec::new();
        }
        let body = known.is_some_and(|n| self.nodes.is_organization(n));
        if known.is_some() && !(minister && body) {
            return known.into_iter().collect();
        }
        if self.is_post_of_company(holder, post) {
            return Vec::new();
        }
        self.country_of_holder(holder, post).into_iter().collect()
    }

    /// The country of an office, by what the news is about where its holder is named.
    fn country_of_holder(&mut self, holder: &Argument, post: &str) -> Option<NodeIndex> {
        let at = holder.first;
        if let Some(in_turn) = self.country_in_turn(at) {
            return in_turn;
        }
        let country = self
            .country_of_office(at)
            .filter(|c| !self.is_other_end(holder, *c) && !self.has_another_holder(holder, post, *c));
        match country.filter(|c| self.is_of_counterpart(at, *c)) {
            Some(theirs) => self.country_beside(at, theirs),
            None => country,
        }
    }

    /// "Amy Poe, President and CEO of Globex": whether a post stands beside one that only companies have.
    fn is_post_of_company(&self, holder: &Argument, post: &str) -> bool {
        let tree = self.tree;
        let last = post.rsplit(' ').next().unwrap_or_default();
        let sentence = tree.sentence_around(holder.first);
        let head = sentence.clone().filter(|i| tree.is_noun(*i) && tree.base(*i).to_lowercase() == last.to_lowercase());
        let private = |i: Index| {
            let base = tree.base(i).to_lowercase();
            COMPANY_OFFICERS.contains(&base.as_str()) || OWNERS.contains(&base.as_str())
        };
        head.into_iter().any(|i| {
            let beside = tree.conjuncts(i).into_iter().find(|c| *c > i);
            let next = (i + 2 < sentence.end && tree.lower(i + 1) == "and").then_some(i + 2);
            beside.into_iter().chain(next).chain(next.map(|n| n + 1)).any(|c| c < sentence.end && private(c))
        })
    }

    /// Whether the text names the country or body that a table knows somebody for.
    fn speaks_of_any(&self, entry: Option<&Entry>) -> bool {
        entry.is_some_and(|e| {
            e.kind == NodeKind::Organization || self.countries.nodes().any(|n| self.nodes.is_called(n, &e.name))
        })
    }

    /// The house that an American "Senator Lugar" sits in; elsewhere the country.
    fn chamber(&mut self, at: Index, post: &str, known: Option<NodeIndex>) -> Option<NodeIndex> {
        let last = post.rsplit(' ').next().unwrap_or_default();
        // Only Americans (and few others) have congressmen; a senator is one of theirs where the news is of no other
        // country that has a senate.
        let here = self.country_here(at).and_then(|c| self.nodes.get(c)).map(|d| d.name.clone()).unwrap_or_default();
        let american = (last.starts_with("congress")
            || matches!(last, "rep." | "sen.")
            || last == "senator" && !SENATES.contains(&here.as_str()))
        .then(|| self.countries.nodes().find(|n| self.nodes.is_called(*n, "United States")))
        .flatten();
        let country = known.or(american).or_else(|| self.country_here(at));
        let name = country.and_then(|c| self.nodes.get(c)).map(|d| d.name.clone());
        if name.as_deref() != Some("United States") {
            return country;
        }
        self.american_house(last).or(country)
    }

    /// The American house of a "representative" or "senator" where the person is known for the country, or the news is
    /// of no other.
    fn house(&mut self, at: Index, post: &str, known: Option<&str>) -> Option<NodeIndex> {
        let last = post.rsplit(' ').next().unwrap_or_default();
        if !matches!(last, "representative" | "rep." | "rep") || !plain_member(post) {
            return None;
        }
        let here = self.country_here(at).is_none_or(|c| self.nodes.is_called(c, "United States"));
        if known != Some("United States") && !(known.is_none() && here) {
            return None;
        }
        self.american_house(last)
    }

    /// The only parliament that the paragraph, else the article, names, where the title is that of its members: "MP
    /// Penny Sharpe" beside "the Parliament of New South Wales".
    fn chamber_named(&self, at: Index, post: &str) -> Option<NodeIndex> {
        let last = post.rsplit(' ').next().unwrap_or_default();
        let words = &chamber_of_title(last).filter(|of| !of.words.is_empty())?.words;
        // "the Puerto Rico Senate"
        let territory = |name: &str| name.strip_suffix(" Senate").is_some_and(|place| TERRITORIES.contains(&place));
        let fits = |n: NodeIndex| {
            self.nodes.get(n).is_some_and(|d| {
                let name = d.name.to_lowercase();
                (words.iter().any(|w| name.contains(w)) || last == "senator" && territory(&d.name))
                    && !name.contains("european")
            })
        };
        let line = self.tree.line_of(at);
        let all = |here: bool| {
            let mut found: Vec<NodeIndex> = self
                .chambers()
                .iter()
                .filter(|(start, _)| !here || self.tree.line_of(*start) == line)
                .map(|(_, node)| *node)
                .filter(|n| fits(*n))
                .collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        let found = match all(true) {
            found if found.is_empty() && !self.brief => all(false),
            found => found,
        };
        found.first().copied().filter(|_| found.len() == 1)
    }

    /// The chambers that the text names, with the first token of each name; looked for once, since an article may name
    /// thousands of members and others.
    fn chambers(&self) -> &[(Index, NodeIndex)] {
        self.chambers.get_or_init(|| {
            let mut chamber: FxHashMap<NodeIndex, bool> = FxHashMap::default();
            let mut is_chamber = |n: &&Name| *chamber.entry(n.node).or_insert_with(|| self.nodes.is_chamber(n.node));
            self.names.iter().filter(|n| is_chamber(n)).map(|n| (n.start, n.node)).collect()
        })
    }

    /// A country's parliament: the one that a table knows, else "Finnish parliament".
    pub(in crate::ingest::extract) fn parliament_of(&mut self, country: NodeIndex, at: Index) -> NodeIndex {
        let owner = self.nodes.name(country);
        let adjective = self.gazetteer.find(owner).and_then(|e| e.adjective).unwrap_or(owner).to_owned();
        let called = format!("{adjective} parliament");
        match self.gazetteer.find(&called).cloned() {
            Some(entry) => {
                let node = self.nodes.of_entry(&entry, "");
                self.nodes.call(node, &called);
                node
            }
            None => self.national_body(at, "parliament", country).node,
        }
    }

    /// The house of the American Congress that a member's title names.
    pub(in crate::ingest::extract) fn american_house(&mut self, title: &str) -> Option<NodeIndex> {
        let house = chamber_of_title(title)?.house?;
        let entry = self.gazetteer.find(house)?.clone();
        let node = self.nodes.of_entry(&entry, "");
        self.nodes.call(node, house.strip_prefix("US ").unwrap_or(house));
        self.nodes.call(node, &house.replace("US ", "United States "));
        Some(node)
    }

    /// The court of a "Chief Justice Roberts": the one that the text names, else the American one.
    fn supreme_court(&mut self, at: Index, post: &str, known: Option<NodeIndex>) -> Option<NodeIndex> {
        if !post.ends_with("justice") {
            return None;
        }
        let court = |d: &DraftNode| d.is_organization() && d.name.to_lowercase().ends_with("supreme court");
        let named = self.names.iter().map(|n| n.node).find(|n| self.nodes.get(*n).is_some_and(court));
        if named.is_some() {
            return named;
        }
        let country = known.or_else(|| self.country_here(at))?;
        let entry =
            self.gazetteer.find("US Supreme Court").filter(|_| self.nodes.is_called(country, "United States"))?;
        Some(self.nodes.of_entry(entry, "Supreme Court"))
    }

    /// The state of a city's name where that stands with an office of states: "Governor Kathy Hochul of New York".
    pub(in crate::ingest::extract) fn as_state(&mut self, node: NodeIndex, post: &str) -> Option<NodeIndex> {
        let of_state = self.post_is(post, NounClass::LEGISLATOR.or(NounClass::REGIONAL))
            || post.contains("attorney general")
            || post.contains("gubernatorial");
        let city = self.nodes.get(node).filter(|d| d.is_city())?;
        let mut names = std::iter::once(&city.name).chain(&city.aliases);
        let (name, entry) = names.find_map(|n| Some((n.clone(), self.gazetteer.namesake_state(n)?)))?;
        if !of_state || post.contains("city") {
            return None;
        }
        let state = self.nodes.of_entry(entry, "");
        self.nodes.call(state, &name);
        Some(state)
    }

    /// The place of a class that a paragraph named last before a token, else first after it, else the article's first.
    pub(in crate::ingest::extract) fn place_here(&self, at: Index, class: EntryClass) -> Option<NodeIndex> {
        let line = self.tree.line_around(at);
        // "a landslip in neighbouring Enga province": not where the news is from.
        let beside = |n: &Name| n.start.checked_sub(1).is_some_and(|b| NEIGHBOURING.contains(&self.tree.lower(b)));
        // "The governor, Luis Roe, blamed the Sinaloa cartel": where it is from is not what he governs.
        let of_gang = |n: &Name| {
            let noun = self.tree.head(n.end - 1);
            self.tree.label(n.end - 1) == Label::Compound && GANGS.contains(&self.tree.base(noun).as_str())
        };
        let other = |n: &Name| beside(n) || of_gang(n);
        let fits = |n: &&Name| self.nodes.get(n.node).is_some_and(|d| d.class == Some(class)) && !other(n);
        let here = self.names.within(line.start..at.min(line.end));
        let before = here.into_iter().rev().filter(|n| n.end <= at).find(fits);
        let after = || self.names.within(at + 1..line.end).into_iter().find(fits);
        // The items of a brief tell of different places.
        let first = || if self.brief { None } else { self.names.iter().find(fits) };
        before.or_else(after).or_else(first).map(|n| n.node)
    }

    /// Notes the countries that the text names, by names and demonyms, with the token.
    pub(in crate::ingest::extract) fn read_countries(&mut self) {
        let tree = self.tree;
        for token in 0..tree.len() {
            if let Some(name) = self.names.at(token).cloned() {
                if name.start == token && self.nodes.is_country(name.node) {
                    self.countries.push(token, name.node);
                } else if name.start == token
                    && let Some(whole) = self.whole_of_part(&name)
                {
                    self.countries.push(token, whole);
                }
            } else if let Some(country) = self.demonym(token).filter(|n| !self.nodes.is_region(*n)) {
                self.countries.push(token, country);
            }
        }
    }

    /// The country of which a name says that it is a part: "northern Benin".
    fn whole_of_part(&mut self, name: &Name) -> Option<NodeIndex> {
        let (first, last) = (self.tree.lower(name.start), self.tree.word(name.end - 1));
        let part = name.start + 2 == name.end && (first.ends_with("ern") || first == "central");
        let entry = self.gazetteer.find_written(last).filter(|e| part && e.class == EntryClass::Country)?;
        Some(self.nodes.of_entry(entry, ""))
    }

    /// The country that the article names most.
    pub(in crate::ingest::extract) fn main_country(&self) -> Option<NodeIndex> {
        self.countries.most().map(|(_, node)| node)
    }

    /// Whether an article speaks of one country at least twice as often as of any other.
    pub(in crate::ingest::extract) fn leads(&self, country: NodeIndex) -> bool {
        let times = |node: NodeIndex| self.countries.times(node);
        // Whose ministers speak is at home there, however often another is named.
        let offices = |node: NodeIndex| self.posts.count(node);
        let (own, held) = (times(country), offices(country));
        own > 1 && self.countries.nodes().all(|n| n == country || times(n) * 2 <= own && offices(n) <= held)
    }

    /// Whether a post is an office of a state: "current secretary of state", "minister of information".
    pub(in crate::ingest::extract) fn is_office(&self, post: &str) -> bool {
        self.post_is(post, NounClass::OFFICE) && !COMPANY_OFFICERS.iter().any(|officer| post.contains(officer))
    }

    /// Whether a post, or what it ends with, is of a class.
    pub(in crate::ingest::extract) fn post_is(&self, post: &str, class: NounClass) -> bool {
        let head = post.split(" of ").next().unwrap_or(post).split(" for ").next().unwrap_or(post);
        [post, head].into_iter().any(|whole| {
            let starts = whole.match_indices(' ').map(|(at, _)| at + 1).chain([0]);
            starts.filter_map(|at| whole.get(at..)).any(|end| self.nouns.class(end).is(class))
        })
    }
}

/// Whether a title is a member's of a legislature and no more: not "special representative", not "state senator".
pub(in crate::ingest::extract) fn plain_member(post: &str) -> bool {
    let words: Vec<&str> = post.split(' ').collect();
    words.split_last().is_some_and(|(_, before)| before.iter().all(|w| QUALIFYING.contains(w)))
}
