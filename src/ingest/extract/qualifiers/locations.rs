//! Where an event happened: what its clause says, or its sentence, or its paragraph.

use crate::ingest::extract::arguments::doers::MUTUAL;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::LOCATIVE;
use crate::lexicon::{Relation, Whereabouts, Words, relation};

/// Relations that may happen in the very place that is their target.
static AT_THE_TARGET: Words = Words::of("locations.at-the-target");

/// What authorities do where they are.
static BY_AUTHORITY: Words = Words::of("locations.by-authority");

/// Relations whose words place what came of them.
static ATTACKS: Words = Words::of("locations.attacks");

/// What storms, quakes and floods do to places.
static SWEEPS: Words = Words::of("locations.sweeps");

/// Verbs of what forces do to a place, where they then kill and arrest people.
static TAKES: Words = Words::of("locations.takes");

/// Parts and kinds of places that a name behind "of" says which of.
static PARTS: Words = Words::of("locations.parts");

/// Those who act at home: where they are is where they do what they do.
static AUTHORITIES: Words = Words::of("locations.authorities");

/// What courts do to those whom they find guilty, wherever the crime was.
static SENTENCING: Words = Words::of("locations.sentencing");

/// Verbs whose object is what somebody speaks about, wherever that is: "discussed the war in Syria with Fidan".
static TALKED_OVER: Words = Words::of("locations.talked-over");

/// Relations whose target is a document: a place that it is called by is not where it was signed.
static OF_DOCUMENTS: Words = Words::of("locations.of-documents");

/// Nouns for what is thought or said "on" a matter.
static VIEWS: Words = Words::of("locations.views");

/// Whether a preposition says where, if a place stands behind it.
fn says_where(word: &str) -> bool {
    LOCATIVE.contains(&word) || matches!(word, "on" | "off" | "through")
}

impl Reading<'_> {
    /// Where the event of a claim happened, as far as its relation has a place.
    pub(in crate::ingest::extract) fn location(
        &mut self,
        trigger: Index,
        of: &Relation,
        target: &Argument,
    ) -> Option<NodeIndex> {
        // "met Roe in Oslo and Lee in Rome": each in a place of his own.
        let head = self.head_within(target.first, target.last);
        if of.place != Whereabouts::Never
            && self.tree.is_placed_by_itself(head)
            && let Some(place) = self.place_beside(head)
        {
            return Some(place);
        }
        match of.place {
            Whereabouts::Never => None,
            // "called on Nicaragua", "imposed sanctions on Syria": whom it is done to is not where it happens.
            Whereabouts::Sometimes => {
                let place =
                    self.place_of_clause(trigger).filter(|n| *n != target.node || AT_THE_TARGET.contains(&of.name));
                let place = place.filter(|n| !OF_DOCUMENTS.contains(&of.name) || !self.is_named_within(*n, target));
                // What is not asked of somebody else happens where those act who do it.
                let here = BY_AUTHORITY.contains(&of.name);
                let place = place.or_else(|| self.place_of_authority(trigger).filter(|_| here));
                let place = place.or_else(|| self.place_visited_then(trigger));
                place.or_else(|| self.place_travelled_to(trigger).filter(|_| of.name == "met-with"))
            }
            Whereabouts::Always => {
                let draft = self.nodes.get(target.node).filter(|d| d.is_place());
                let of_gazetteer = draft.is_some_and(|d| d.class.is_some());
                let named = draft.is_some_and(|d| d.named);
                let site = draft.map(|_| target.node);
                if of_gazetteer {
                    return site;
                }
                let other = |n: &NodeIndex| Some(*n) != site;
                // "marched in Paris against the war in Sudan"
                if of.name == "protested" && draft.is_none() {
                    return self.place_where_protested(trigger, target);
                }
                // An attack on a hospital in Sumy happened in Sumy.
                let near = self.place_below(target.last).filter(other);
                let near = near.or_else(|| self.place_of_clause(trigger).filter(other));
                let near = near.or(site.filter(|_| named));
                // "Police in Tijuana arrest a man and take him to a prison in the capital"
                let authority = of.name == "detained" && self.goes_on_elsewhere(trigger);
                let near = near.or_else(|| self.place_of_authority(trigger).filter(|_| authority));
                // "was jailed in Bonn for the murder of": nothing says where.
                if near.is_none() && self.is_told_as_reason(trigger) {
                    return self.place_behind_reason(trigger).filter(other).or(site);
                }
                near.or_else(|| self.place_of_sentence(trigger)).or_else(|| self.place_of_paragraph(trigger)).or(site)
            }
        }
    }

    /// "signed an accord on migrant centres in Albania": whether what a target is called names a place.
    fn is_named_within(&self, place: NodeIndex, target: &Argument) -> bool {
        (target.first..=target.last).any(|i| self.names.at(i).is_some_and(|n| n.node == place))
    }

    /// The place that a word's clause names, or one that the clause belongs to.
    fn place_of_clause(&mut self, word: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        if let Some(begins) = self.beginning_ahead(word)
            && let Some(place) = self.place_beside(begins)
        {
            return Some(place);
        }
        let mut at = word;
        let mut subject = false;
        for _ in 0..4 {
            // "His arrest inspired rallies in Quito": the rallies were there.
            let spread = subject && tree.kid(at, Label::Dobj).is_some_and(|o| self.noun_phrase_frame(o).is_some());
            // "condemned the bombing in Quetta": there it was bombed, not condemned.
            let below = match () {
                () if spread => None,
                () if at == word && tree.is_verb(at) && self.is_speech_act(at) => self.place_of_statement(at),
                () if at == word && TALKED_OVER.contains(&tree.lemma(at)) => self.place_beside(at),
                () => self.place_below(at),
            };
            if let Some(place) = below.or_else(|| self.place_swept(at)) {
                return Some(place);
            }
            // "overran the town of Palma, killing dozens"
            if at != word
                && TAKES.contains(&tree.lemma(at))
                && tree.is_verb(at)
                && !self.is_passive(at)
                && let Some(place) = tree.kid(at, Label::Dobj).and_then(|o| self.place_named_by(o))
            {
                return Some(place);
            }
            subject = tree.label(at) == Label::Nsubj && tree.is_noun(at);
            if tree.is_root(at) {
                break;
            }
            // "marched through Budapest to protest against the law"
            let purpose = tree.label(at) == Label::Advcl
                && at == word
                && tree.tag(at) == Tag::Vb
                && tree.kids(at).any(|k| tree.tag(k) == Tag::To)
                && self.says(at, |relation| relation == "protested")
                && tree.head(at) < at;
            let linked = purpose
                || match tree.label(at) {
                    Label::Xcomp | Label::Dobj | Label::Pobj | Label::Prep | Label::Nsubjpass | Label::Nsubj => true,
                    // "a priest kidnapped by bandits was freed in Kaduna"
                    Label::Acl => !self.tells_of_before(at),
                    Label::Conj => tree.is_verb(at) && !self.tells_another(tree.head(at), at),
                    Label::Advcl => tree.tag(at) == Tag::Vbg,
                    _ => false,
                };
            if !linked || self.is_reacted_to(at) {
                if let Some(place) = self.place_of_where(at) {
                    return Some(place);
                }
                break;
            }
            at = tree.head(at);
        }
        self.place_of_later_deed(word)
    }

    /// "was arrested and jailed in Lima": the place of a second verb that goes on with the first.
    fn place_of_later_deed(&mut self, word: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let later = |k: &Index| {
            tree.label(*k) == Label::Conj
                && tree.is_verb(*k)
                && !self.tells_another(word, *k)
                && !self.are_deeds_apart(word, *k)
        };
        let later: Vec<Index> = tree.kids(word).filter(later).collect();
        // "met him and called for peace in Ukraine": they met elsewhere.
        later.into_iter().find_map(|k| if self.is_speech_act(k) { self.place_beside(k) } else { self.place_below(k) })
    }

    /// "travelled to Goma, where rebels killed nine people": the place that a clause with "where" tells of.
    fn place_of_where(&mut self, clause: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        if !matches!(tree.label(clause), Label::Relcl | Label::Advcl | Label::Ccomp) {
            return None;
        }
        let marker = tree.kids(clause).find(|k| *k < clause && tree.lower(*k) == "where")?;
        let (start, _) = tree.sentence(tree.sentence_of(marker));
        let before = (start..marker).rev().find(|i| tree.label(*i) != Label::Punct)?;
        let antecedent = if tree.label(clause) == Label::Relcl { tree.head(clause) } else { before };
        let is_place = |n: &Name| self.nodes.is_place(n.node);
        let mut named = self.names.at(before).filter(|n| n.end == before + 1);
        // "in Dayton, Ohio, where": the inner one.
        while let Some(inner) = named
            .and_then(|n| n.start.checked_sub(2).filter(|i| tree.lower(*i + 1) == ","))
            .and_then(|i| self.names.at(i))
            .filter(|n| is_place(n))
        {
            named = Some(inner);
        }
        let antecedent = named.map_or(antecedent, |n| n.end - 1);
        self.named_place(antecedent).or_else(|| self.place_below(antecedent))
    }

    /// The named place that a preposition of a verb's own brings.
    fn place_beside(&mut self, verb: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let says_where =
            |k: &Index| tree.label(*k) == Label::Prep && says_where(tree.lower(*k)) && tree.lower(*k) != "on";
        let objects: Vec<Index> = tree.kids(verb).filter(says_where).filter_map(|k| tree.kid(k, Label::Pobj)).collect();
        objects.into_iter().find_map(|o| self.named_place(o))
    }

    /// Where a statement is made: what its verb's own prepositions name, or the speech, the visit or the meeting that
    /// they bring: "condemned the attack in a speech in Rome", "speaking in Cairo, called for a ceasefire".
    fn place_of_statement(&mut self, verb: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        if let Some(place) = self.place_beside(verb) {
            return Some(place);
        }
        let brings = |k: &Index| {
            tree.label(*k) == Label::Prep
                && matches!(tree.lower(*k), "in" | "at" | "during")
                && tree.entity(*k).is_none()
        };
        let occasions: Vec<Index> = tree
            .kids(verb)
            .filter(brings)
            .filter_map(|k| tree.kid(k, Label::Pobj))
            .chain(self.speech_around(verb))
            .collect();
        occasions.into_iter().find_map(|o| self.place_beside(o))
    }

    /// Where people protest: what the verb's own words name or the place where its subject is, never where that lies
    /// which they protest against.
    fn place_where_protested(&mut self, trigger: Index, target: &Argument) -> Option<NodeIndex> {
        let tree = self.tree;
        let own = if tree.is_verb(trigger) {
            let subject = tree.kid(tree.first_conjunct(trigger), Label::Nsubj);
            self.place_beside(trigger).or_else(|| subject.and_then(|s| self.place_beside(s)))
        } else {
            None
        };
        let place = own.or_else(|| self.place_of_clause(trigger)).or_else(|| self.place_of_sentence(trigger));
        let of_cause = self.place_below(target.last);
        // "against the law in Tbilisi": there they march; "against the war in Gaza": there they do not.
        let fought = self.noun_phrase_frame(target.last).is_some() || MUTUAL.contains(&tree.lemma(target.last));
        let place = place.filter(|n| of_cause != Some(*n)).or(of_cause.filter(|_| !fought));
        place.or_else(|| self.place_of_paragraph(trigger))
    }

    /// "On a visit to Beijing, he met Xi": the place of the journey on which something is done.
    fn place_visited_then(&mut self, verb: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let first = tree.first_conjunct(verb);
        let subject = tree.kid(first, Label::Nsubj);
        let beside = tree.kids(first).chain(subject.into_iter().flat_map(|s| tree.kids(s)));
        let brings = |k: &Index| tree.label(*k) == Label::Prep && matches!(tree.lower(*k), "on" | "during");
        let journeys: Vec<Index> = beside.filter(brings).filter_map(|k| tree.kid(k, Label::Pobj)).collect();
        let travels = |o: &Index| self.noun_phrase_frame(*o).is_some_and(|(f, _)| f.relation == "visited");
        let goal = journeys.into_iter().filter(travels).find_map(|o| tree.prepositional(o, "to"))?;
        self.named_place(goal)
    }

    /// "travelled to Alaska to meet with him": they meet there.
    fn place_travelled_to(&mut self, verb: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let travels = tree.head(verb);
        let purpose = matches!(tree.label(verb), Label::Advcl | Label::Xcomp)
            && tree.kids(verb).any(|k| tree.tag(k) == Tag::To)
            && travels < verb
            && self.says(travels, |relation| relation == "visited");
        if !purpose {
            return None;
        }
        let goal = tree.prepositional(travels, "to").or_else(|| tree.prepositional(travels, "in"));
        let goal = goal.or_else(|| tree.kid(travels, Label::Dobj))?;
        self.named_place(goal)
    }

    /// "Cyclone Freddy hit southern Malawi, leaving 326 dead", "slammed into the southern Philippines": what a storm,
    /// quake or flood goes over is where it harms people.
    fn place_swept(&mut self, verb: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        if !SWEEPS.contains(&tree.lemma(verb)) || !tree.is_verb(verb) {
            return None;
        }
        let brought =
            ["into", "through", "across", "over", "past", "on"].iter().filter_map(|p| tree.prepositional(verb, p));
        let mut objects: Vec<Index> = tree.kid(verb, Label::Dobj).into_iter().collect();
        objects.extend(brought);
        objects.into_iter().find_map(|o| self.place_named_by(o))
    }

    /// The named place that a phrase stands for.
    pub(super) fn place_named_by(&mut self, phrase: Index) -> Option<NodeIndex> {
        self.resolve_one(phrase, Want::Place)
            .into_iter()
            .map(|a| a.node)
            .find(|n| self.nodes.get(*n).is_some_and(|d| d.is_place() && (d.named || d.head.is_empty())))
    }

    /// The named place after a preposition that stands nearest in the sentence, after the word if there is one.
    fn place_of_sentence(&mut self, word: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let (start, end) = tree.sentence(tree.sentence_of(word));
        let mut found: Option<((bool, usize), NodeIndex)> = None;
        for at in start..end {
            if tree.label(at) != Label::Prep || !says_where(tree.lower(at)) || tree.lower(at) == "on" {
                continue;
            }
            if self.is_elsewhere(at, word) {
                continue;
            }
            let Some(object) = tree.kid(at, Label::Pobj) else { continue };
            let Some(node) = self.named_place(object) else { continue };
            let rank = (at < word, at.abs_diff(word));
            if found.is_none_or(|(best, _)| rank < best) {
                found = Some((rank, node));
            }
        }
        found.map(|(_, node)| node)
    }

    fn named_place(&mut self, object: Index) -> Option<NodeIndex> {
        let place = self.resolve_one(object, Want::Place);
        let found = place
            .into_iter()
            .map(|a| a.node)
            .find(|n| self.nodes.get(*n).is_some_and(|d| d.is_place() && (d.named || d.head.is_empty())));
        found.or_else(|| self.place_whose_part(object))
    }

    /// "off the coast of Mauritania", "in the African country of Zimbabwe": the place whose part or kind a noun names.
    fn place_whose_part(&self, noun: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        if self.names.at(noun).is_some() || !PARTS.contains(&tree.base(noun).as_str()) {
            return None;
        }
        let name = tree.prepositional(noun, "of").and_then(|o| self.names.at(o))?;
        self.nodes.get(name.node).filter(|d| d.is_place()).map(|_| name.node)
    }

    /// Where those act who do something: "police in Kerala arrested a man", "a court in Lyon sentenced".
    fn place_of_authority(&mut self, verb: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let agent = if self.is_passive(verb) {
            let by = tree.kid(verb, Label::Agent)?;
            tree.kid(by, Label::Pobj)?
        } else {
            tree.kid(verb, Label::Nsubj)?
        };
        if self.names.at(agent).is_some() || !AUTHORITIES.contains(&tree.base(agent).as_str()) {
            return None;
        }
        let place = tree.prepositional(agent, "in")?;
        self.named_place(place)
    }

    /// The place of what was last told to have happened somewhere in the same paragraph.
    fn place_of_paragraph(&self, word: Index) -> Option<NodeIndex> {
        let mut told = self.claims.within(self.tree.line_around(word).start..word).rev();
        let last = told.find(|c| relation(c.relation).is_some_and(|r| r.place == Whereabouts::Always));
        last.and_then(|c| c.location)
    }

    /// "jailed a man for the murder of a priest in Nice": there he was murdered, whatever court it was.
    fn tells_the_crime(&self, verb: Index, preposition: Index) -> bool {
        let tree = self.tree;
        tree.is_verb(verb)
            && tree.label(preposition) == Label::Prep
            && matches!(tree.lower(preposition), "for" | "of" | "over")
            && SENTENCING.contains(&tree.lemma(verb))
    }

    /// The place that a preposition below a word names. A named place goes before a described one, a near one before
    /// a far one.
    pub(in crate::ingest::extract) fn place_below(&mut self, word: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let of_attack = !tree.is_verb(word)
            || self.frames.verb(tree.lemma(word)).iter().any(|f| ATTACKS.contains(&f.relation) && f.rest.is_empty());
        let mut open = vec![(word, 0u8)];
        let mut found: Option<((bool, usize), NodeIndex)> = None;
        while let Some((at, depth)) = open.pop() {
            for kid in tree.kids(at).collect::<Vec<_>>() {
                // "exchanged views on the East Sea": what they are of.
                let matter = tree.lower(kid) == "on" && tree.is_noun(at) && VIEWS.contains(&tree.base(at).as_str());
                if at == word && self.tells_the_crime(word, kid) || matter {
                    continue;
                }
                // "summoned the envoy after the abduction of a priest in Kivu": there he was abducted.
                let of_before = tree.label(kid) == Label::Prep && matches!(tree.lower(kid), "after" | "following");
                let envoys = |r: &str| matches!(r, "met-with" | "sanctioned");
                if at == word && of_before && tree.is_verb(at) && self.says(at, envoys) {
                    continue;
                }
                let attack = self.noun_phrase_frame(at).is_some_and(|(f, _)| f.relation == "attacked")
                    || tree.is_verb(at) && self.frames.verb(tree.lemma(at)).iter().any(|f| f.relation == "attacked");
                let preposition = tree.label(kid) == Label::Prep
                    && (says_where(tree.lower(kid))
                        || tree.lower(kid) == "against"
                            && self.noun_phrase_frame(at).is_some_and(|(f, _)| f.relation == "attacked"));
                if preposition {
                    let Some(object) = tree.kids(kid).find(|o| tree.label(*o) == Label::Pobj) else { continue };
                    let place = self.resolve_one(object, Want::Place);
                    let place = place.into_iter().find_map(|a| {
                        let draft = self.nodes.get(a.node).filter(|d| d.is_place())?;
                        // On a country, a claim bears; it happens in it.
                        // "arrested two men over rocket fire on Israel": there it was fired, not arrested.
                        let elsewhere = at != word && !of_attack;
                        let borne = tree.lower(kid) == "on" && draft.is_country() && (!attack || elsewhere);
                        (!borne).then_some((draft.named || draft.head.is_empty(), a.node))
                    });
                    if let Some((named, node)) = place {
                        let rank = (!named, kid.abs_diff(word));
                        if found.is_none_or(|(best, _)| rank < best) {
                            found = Some((rank, node));
                        }
                        if named {
                            continue;
                        }
                    }
                    if depth < 3 {
                        open.push((object, depth + 1));
                    }
                } else if depth < 3
                    && (tree.label(kid) == Label::Nsubj
                        && self.noun_phrase_frame(kid).is_some_and(|(f, _)| f.relation == "attacked")
                        || matches!(
                            tree.label(kid),
                            Label::Dobj | Label::Nsubjpass | Label::Agent | Label::Pobj | Label::Attr | Label::Oprd
                        )
                        || (tree.label(kid) == Label::Prep && (tree.is_verb(at) || depth > 0)))
                {
                    open.push((kid, depth + 1));
                }
            }
        }
        found.map(|(_, node)| node)
    }
}
