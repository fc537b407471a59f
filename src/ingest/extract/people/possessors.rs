//! Whose post it is where a common noun or a pronoun says so: "the city's security chief", "The center's President".
//! Also "the bank's chairman", "the Houthis … their leader".

use crate::ingest::extract::reading::names::Name;
use rustc_hash::FxHashMap;

use crate::ingest::extract::arguments::bare_bodies::OF_STATES_ALONE;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{EntryClass, NounClass};
use crate::model::NodeKind;

impl Reading<'_> {
    /// "the junta, whose spokesman Ali Roe": what the relative pronoun at a token stands for, a body or a place.
    pub(in crate::ingest::extract) fn antecedent_of_whose(&mut self, at: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let clause = tree.clause_of(at);
        let noun = match tree.label(clause) {
            Label::Relcl => Some(tree.head(clause)),
            _ => at.checked_sub(2).filter(|n| tree.lower(at - 1) == "," && tree.is_noun(*n)),
        };
        let found = noun.map(|n| self.resolve_one(n, Want::Agent)).unwrap_or_default();
        let owns = |n: &NodeIndex| self.nodes.get(*n).is_some_and(|d| d.is_body_or_place());
        found.into_iter().map(|a| a.node).filter(owns).collect()
    }

    /// The bodies and places that a possessive common noun stands for.
    pub(in crate::ingest::extract) fn whose(&mut self, noun: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        let found: Vec<NodeIndex> = self
            .resolve_one(noun, Want::Agent)
            .into_iter()
            .map(|a| a.node)
            .filter(|n| !self.nodes.is_person(*n) && self.nodes.get(*n).is_some_and(|d| d.named || d.class.is_some()))
            .collect();
        if !found.is_empty() {
            return found;
        }
        let base = tree.base(noun);
        let place = match base.as_str() {
            "city" | "town" | "municipality" | "village" => {
                self.town_before(noun).or_else(|| self.place_here(noun, EntryClass::City))
            }
            "province" | "state" | "region" | "county" | "governorate" => {
                self.place_here(noun, EntryClass::Subdivision)
            }
            _ => None,
        };
        let party = || if base == "party" { self.party_before(noun) } else { None };
        let called = place.or_else(|| self.body_called(noun, &base)).or_else(party);
        let found = called.or_else(|| self.body_with_noun(noun, |other| other == base));
        // "the army's chief of staff" is not the National Liberation Army's.
        found.filter(|n| !(OF_STATES_ALONE.contains(&base.as_str()) && self.is_armed_band(*n))).into_iter().collect()
    }

    /// Whether a table knows a body as one that bears arms and is of no state.
    pub(in crate::ingest::extract) fn is_armed_band(&self, node: NodeIndex) -> bool {
        self.nodes.get(node).is_some_and(|d| self.gazetteer.sort_of(&d.name) == Some("armed"))
    }

    /// The town that a paragraph named last before "the town's mayor", known to a table or not.
    fn town_before(&self, noun: Index) -> Option<NodeIndex> {
        let line = self.tree.line_around(noun);
        let place = |n: &&Name| {
            n.end <= noun
                && self
                    .nodes
                    .get(n.node)
                    .is_some_and(|d| d.is_place() && d.named && matches!(d.class, None | Some(EntryClass::City)))
        };
        let named = self.names.within(line.start..noun);
        let last = named.into_iter().rev().find(place)?;
        // "a hospital in the area": a site is no town.
        (last.end - last.start == 1).then_some(last.node)
    }

    /// The organization that the article calls so: by the word in its name ("the center" of the Kennedy Center), by its
    /// description, or, of a firm, the one that the article names most.
    fn body_called(&self, noun: Index, base: &str) -> Option<NodeIndex> {
        let word = match base {
            "centre" => "center",
            other => other,
        };
        let says = |d: &DraftNode| {
            d.is_organization()
                && d.named
                && std::iter::once(&d.name).chain(&d.aliases).any(|n| {
                    n.to_lowercase().replace("centre", "center").split(' ').any(|w| w.trim_end_matches('s') == word)
                })
        };
        let named = self.organization_called(noun, base).or_else(|| self.latest(noun, says)).or_else(|| {
            self.names.iter().filter(|n| n.end <= noun).map(|n| n.node).rfind(|n| self.nodes.get(*n).is_some_and(says))
        });
        if named.is_some() || !self.nouns.class(base).is(NounClass::ENTERPRISE) {
            return named;
        }
        // "the Franco-Belgian bank" is no name.
        let bare =
            |d: &DraftNode| d.name.contains('-') && d.class.is_none() || self.gazetteer.demonym(&d.name).is_some();
        let mut counts: FxHashMap<NodeIndex, usize> = FxHashMap::default();
        for name in self.names.iter().filter(|n| n.end <= noun) {
            if self.nodes.get(name.node).is_some_and(|d| d.is_named_organization() && !bare(d)) {
                *counts.entry(name.node).or_default() += 1;
            }
        }
        let most = counts.values().copied().max().filter(|most| *most > 1)?;
        let mut first = counts.into_iter().filter(|(_, count)| *count == most).map(|(node, _)| node);
        let node = first.next()?;
        first.next().is_none().then_some(node)
    }

    /// The only organization that the sentence before a pronoun names.
    pub(in crate::ingest::extract) fn body_beside(&self, pronoun: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let sentence = tree.sentence_of(pronoun);
        if self.brief || sentence == 0 {
            return None;
        }
        let (start, end) = tree.sentence(sentence - 1);
        let body = |n: NodeIndex| self.nodes.is_organization(n);
        let mut before: Vec<NodeIndex> = self
            .names
            .iter()
            .filter(|n| n.start >= start.max(self.body) && n.end <= end && body(n.node))
            .map(|n| n.node)
            .collect();
        before.sort_unstable();
        before.dedup();
        before.first().copied().filter(|_| before.len() == 1)
    }

    /// "its leader", "their commander": the organization named last before in the sentence, where the pronoun's own
    /// antecedent is not sure.
    pub(in crate::ingest::extract) fn body_of_pronoun(&self, pronoun: Index, post: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        // "Time announced its selection of X as their Person of the Year": no post.
        if !matches!(tree.lower(pronoun), "its" | "their") || !self.post_class(post) {
            return None;
        }
        let sentence = tree.sentence_of(pronoun);
        let (from, _) = tree.sentence(sentence);
        let body = |n: NodeIndex| self.nodes.is_organization(n);
        let here = (from..pronoun).rev().find_map(|i| self.names.at(i)).map(|n| n.node);
        if here.is_some() || self.brief || sentence == 0 {
            return here.filter(|n| body(*n));
        }
        // "The dam belongs to Vale. Its chief executive …"
        self.body_beside(pronoun)
    }

    /// The campaign that a "campaign manager" works for: of the person in front, "her", else the one that the article
    /// speaks of.
    pub(in crate::ingest::extract) fn campaign_meant(&mut self, from: Index, head: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let campaign = head.checked_sub(1).filter(|c| *c >= from && tree.lower(*c) == "campaign")?;
        let of_person =
            |n: &Name| n.end < tree.len() && tree.lower(n.end) == "campaign" && self.nodes.is_person(n.node);
        let in_front = (from..campaign).rev().find_map(|i| self.names.at(i)).filter(|n| self.nodes.is_person(n.node));
        let in_front = in_front.map(|n| n.node);
        let pronoun = (from..campaign).find(|i| matches!(tree.lower(*i), "his" | "her"));
        let spoken_of = self.names.iter().rev().filter(|n| n.end <= from).find(|n| of_person(n)).map(|n| n.node);
        let person = match (in_front, pronoun) {
            (Some(person), _) => person,
            (None, Some(pronoun)) => self.pronoun(pronoun).map(|a| a.node).filter(|n| self.nodes.is_person(*n))?,
            (None, None) => spoken_of?,
        };
        let name = self.nodes.get(person).map(|d| d.name.clone())?;
        let surname = name.rsplit(' ').next().unwrap_or_default();
        let node =
            self.descriptive(NodeKind::Organization, &format!("{surname} campaign"), "campaign", campaign, false);
        self.nodes.call(node, &format!("{surname}'s campaign"));
        self.nodes.call(node, &format!("{name}'s campaign"));
        Some(node)
    }

    /// The province or city whose adjective stands in a title: "the Valencian regional minister", "the Bavarian
    /// premier".
    pub(in crate::ingest::extract) fn part_by_adjective(&mut self, token: Index) -> Option<NodeIndex> {
        let word = self.tree.word(token);
        let known = self.gazetteer.demonym(word).is_some() || self.names.at(token).is_some();
        if known
            || !word.starts_with(char::is_uppercase)
            || !self.tree.is_noun(token) && self.tree.tag(token) != Tag::Jj
        {
            return None;
        }
        let stem = word.strip_suffix('n').filter(|stem| stem.ends_with('a') && stem.chars().count() > 4)?;
        let entry = self.gazetteer.find_written(stem).filter(|e| e.class.is_part_of_country())?;
        Some(self.nodes.of_entry(entry, ""))
    }

    /// Whether an adjective of a place that no table knows stands in front of a post: "a Sintran councillor".
    fn of_some_place(&self, post: Index) -> bool {
        let tree = self.tree;
        let (from, _) = tree.sentence(tree.sentence_of(post));
        (from + 1..post).rev().take_while(|i| *i + 5 > post && (tree.is_noun(*i) || tree.tag(*i) == Tag::Jj)).any(|i| {
            let word = tree.word(i);
            tree.tag(i) == Tag::Jj
                && word.starts_with(char::is_uppercase)
                && ["ian", "an", "ese", "ish"].iter().any(|e| word.ends_with(e))
                && self.names.at(i).is_none()
                && self.gazetteer.demonym(word).is_none()
                && !self.gazetteer.is_adherent(word)
                && self.nouns.class(&tree.base(i)).is_unknown()
        })
    }

    /// Whether a common noun says whose a post is, whoever that be: then it is not the country's that the news is
    /// about.
    pub(in crate::ingest::extract) fn somebody_s(&self, post: Index) -> bool {
        let tree = self.tree;
        if self.of_some_place(post) {
            return true;
        }
        let (from, _) = tree.sentence(tree.sentence_of(post));
        let owner = (from.max(post.saturating_sub(5))..post)
            .rev()
            .take_while(|i| {
                self.names.at(*i).is_none() && (tree.is_noun(*i) || tree.tag(*i) == Tag::Jj || tree.tag(*i) == Tag::Pos)
            })
            .find(|i| tree.tag(*i) == Tag::Pos)
            .and_then(|i| i.checked_sub(1));
        owner.is_some_and(|o| {
            self.names.at(o).is_none()
                && tree.is_noun(o)
                && tree.label(o) == Label::Poss
                && !self.nouns.class(&tree.base(o)).is(NounClass::GOVERNMENT)
                && !matches!(tree.base(o).as_str(), "country" | "nation" | "republic" | "kingdom")
        })
    }
}
