//! What a common noun phrase stands for, by the class of its noun.
//! A government's country, a post, a population, a body, a place, a vessel, a document, an event.

use crate::ingest::extract::arguments::states_meant::SENT;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Bodies of which a state has one: those of several countries are one for each.
static ONE_EACH: Words = Words::of("common_nouns.one-each");

/// What armed forces sail and fly.
static CRAFT: Words = Words::of("common_nouns.craft");

/// Vessels, whose crew acts, as words end in them ("gunboat").
static VESSELS: Words = Words::of("common_nouns.vessels");

/// What is done to an event and not to a body.
static HELD: Words = Words::of("common_nouns.held");

/// Verbs of dying.
static DYING: Words = Words::of("common_nouns.dying");

/// Verbs of what courts do to somebody.
static TRYING: Words = Words::of("common_nouns.trying");

/// A common noun phrase, with what the ways of reading it ask for.
#[derive(Clone, Copy)]
pub(super) struct CommonNoun<'b> {
    pub(super) head: Index,
    pub(super) base: &'b str,
    pub(super) class: NounClass,
    pub(super) plural: bool,
    /// Whether an article or a demonstrative points to one that is known.
    pub(super) definite: bool,
    pub(super) want: Want,
    /// Whose it is, and the reach of the words that say so; looked up once it is no person of the text called again.
    pub(super) owner: Option<(NodeIndex, Index, Index)>,
}

impl CommonNoun<'_> {
    /// The noun alone as the mention of a node.
    pub(super) fn alone(&self, node: NodeIndex) -> Argument {
        Argument::new(node, self.head, self.head)
    }
}

impl Reading<'_> {
    /// A common noun phrase.
    pub(super) fn common(&mut self, head: Index, base: &str, want: Want) -> Vec<Argument> {
        // "a state of emergency" is no state.
        let (term, known) = self.phrase_class(head);
        if term.contains(" of ") && known.is(NounClass::UNDERTAKING) {
            return if want == Want::Any { self.thing(head, &term, NodeKind::Event, false) } else { Vec::new() };
        }
        let noun = self.common_noun(head, base, want);
        if let Some(states) = self.states_within(&noun) {
            return vec![states];
        }
        if let Some(again) = self.introduced(&noun).or_else(|| self.person_or_neighbour(&noun)) {
            return vec![again];
        }
        if want != Want::Place
            && let Some(vessel) = self.vessel_again(head, base)
        {
            return vec![noun.alone(vessel)];
        }
        if want != Want::Place
            && let Some(found) = self.agents_of_person(head, base)
        {
            return found;
        }
        let noun = CommonNoun { owner: self.owner(head), ..noun };
        if want == Want::Agent
            && let Some((person, ..)) = noun.owner
            && let Some(found) = self.entourage(head, base, person)
        {
            return found;
        }
        if let Some(own) = self.own_body(&noun) {
            return vec![own];
        }
        if let Some(several) = self.several_meant(&noun) {
            return several;
        }
        // "Sadiq Khan, who chairs the authority": a body, and no government.
        if base == "authority" && !noun.plural && noun.definite && noun.owner.is_none() {
            return self.body(&noun);
        }
        if let Some(country) = self.government(&noun) {
            return vec![country];
        }
        if let Some(nation) = self.nation_told_of(&noun) {
            return vec![nation];
        }
        if self.is_victim(&noun) {
            return vec![self.population(head, base, noun.definite, want)];
        }
        match self.holders_meant(&noun) {
            Some(found) => found,
            None => self.by_class(&noun),
        }
    }

    fn common_noun<'b>(&self, head: Index, base: &'b str, want: Want) -> CommonNoun<'b> {
        let tree = self.tree;
        let mut class = self.class_of(head, base);
        // "Typhoon Kajiki"
        let storm = |k: Index| {
            k < head && tree.label(k) == Label::Compound && self.nouns.class(&tree.base(k)).is(NounClass::CAUSE)
        };
        if tree.tag(head) == Tag::Nnp && class.is_unknown() && tree.kids(head).any(storm) {
            class = NounClass::CAUSE;
        }
        // "held caucuses": a body cannot be held, what it meets for can.
        let held =
            matches!(tree.label(head), Label::Dobj | Label::Nsubjpass) && HELD.contains(&tree.lemma(tree.head(head)));
        if held && class.is(NounClass::BODY) && class.is(NounClass::UNDERTAKING) {
            class = NounClass::UNDERTAKING;
        }
        let plural = matches!(tree.tag(head), Tag::Nns | Tag::Nnps) || base == "people" || base == "police";
        let definite = tree.kids(head).any(|k| matches!(tree.lower(k), "the" | "this" | "that" | "these" | "those"));
        CommonNoun { head, base, class, plural, definite, want, owner: None }
    }

    /// One person or country that is named beside the noun or before it.
    fn person_or_neighbour(&mut self, noun: &CommonNoun<'_>) -> Option<Argument> {
        if noun.plural {
            return None;
        }
        if let Some(relative) = self.relative_named_behind(noun) {
            return Some(relative);
        }
        // "The businessman had threatened her": whom the text has named and called so.
        if noun.definite
            && noun.want != Want::Place
            && !noun.class.is(NounClass::OFFICE.or(NounClass::BODY))
            && let Some(person) =
                self.person_again(noun.head, noun.base).or_else(|| self.public_figure(noun.head, noun.base))
        {
            return Some(noun.alone(person));
        }
        self.neighbour(noun)
    }

    /// "Jon Roe and his wife Maya Lind were convicted"
    fn relative_named_behind(&self, noun: &CommonNoun<'_>) -> Option<Argument> {
        let tree = self.tree;
        let behind = noun.head + 1;
        if !noun.class.is(NounClass::PERSON) || !tree.kids(noun.head).any(|k| tree.label(k) == Label::Poss) {
            return None;
        }
        let name = self.person_at(behind).filter(|n| n.start == behind)?;
        (tree.head(name.end - 1) == noun.head).then(|| name.argument())
    }

    /// Several who were told of before, or the bodies of several countries.
    fn several_meant(&mut self, noun: &CommonNoun<'_>) -> Option<Vec<Argument>> {
        let (head, base) = (noun.head, noun.base);
        if !noun.plural {
            return None;
        }
        if let Some(told_of) = self.the_two(head, base).or_else(|| self.the_several(head, base)) {
            return Some(told_of);
        }
        let bare = self.tree.kids(head).all(|k| matches!(self.tree.lower(k), "the" | "both" | "two"));
        if bare
            && matches!(base, "side" | "party" | "camp")
            && self.tree.kids(head).any(|k| matches!(self.tree.lower(k), "both" | "two"))
            && let Some(two) = self.two_sides(head)
        {
            return Some(two.into_iter().map(|n| Argument::new(n, head, head)).collect());
        }
        if noun.want == Want::Place {
            return None;
        }
        // "the governments of Chad and Niger", "the Chadian and Nigerien governments"
        // "delegations from Chad and Niger": those act for them.
        let governments = noun.class.is(NounClass::GOVERNMENT) || SENT.contains(&base) && noun.want == Want::Agent;
        // "the parliaments of Estonia and Latvia", "the Turkish and Russian militaries"
        let one_each = ONE_EACH.contains(&base);
        // "Russian and Chinese bombers": those of each.
        let craft = noun.want == Want::Agent && (noun.class.is(NounClass::VEHICLE) || CRAFT.contains(&base));
        if !governments && !one_each && !craft {
            return None;
        }
        let owners = self.several_owners(head);
        if owners.len() < 2 {
            return None;
        }
        if governments {
            return Some(owners);
        }
        let written = !one_each || matches!(base, "force" | "troop");
        let called = if written { self.tree.lower(head) } else { base };
        Some(owners.iter().map(|owner| self.national_body(head, called, owner.node)).collect())
    }

    /// Whether the noun is of somebody to whom something is done, and whose office does not matter to it: one of many,
    /// then.
    fn is_victim(&self, noun: &CommonNoun<'_>) -> bool {
        let tree = self.tree;
        let CommonNoun { head, class, plural, definite, want, .. } = *noun;
        let verb = tree.head(head);
        // "Four executives at a company are arrested", "A tavern owner is killed"
        let one = tree.kids(head).any(|k| k < head && matches!(tree.lower(k), "a" | "an" | "another"));
        let private = class.is(NounClass::OCCUPATION.or(NounClass::PRIVATE));
        let of_police = noun.base == "police" && tree.tag(head) != Tag::Nnp;
        if want != Want::Any || !(private || of_police || one && !plural && class.is(NounClass::POST)) {
            return false;
        }
        // "The owner is killed", "two players drown"
        let dies = tree.label(head) == Label::Nsubj && DYING.contains(&tree.lemma(verb));
        let undergoes = matches!(tree.label(head), Label::Nsubjpass | Label::Dobj);
        // "four police were killed": officers, and no body.
        let harm = || self.is_violent(verb) || self.is_harming(verb);
        if of_police && undergoes && tree.is_verb(verb) && self.quantity(head).is_some() && harm() {
            return true;
        }
        // "Police detained the captain", "the owner was charged"
        let taken = undergoes
            && tree.is_verb(verb)
            && tree.kid(head, Label::Poss).is_none()
            && self.frames.verb(tree.lemma(verb)).first().is_some_and(|f| f.relation == "detained");
        let harmed = || tree.label(head) == Label::Nsubjpass && self.is_harming(verb);
        let counted =
            if plural { self.quantity(head).is_some() } else { one || definite && private && (taken || harmed()) };
        let suffers = || taken || self.is_violent(verb) || TRYING.contains(&tree.lemma(verb));
        counted && (dies || undergoes && suffers())
    }

    /// Those who hold a post, by name or as nodes of their own; "ministers" is a population, "the Canadian and British
    /// ambassadors" are two posts.
    fn holders_meant(&mut self, noun: &CommonNoun<'_>) -> Option<Vec<Argument>> {
        let tree = self.tree;
        let CommonNoun { head, base, class, plural, want, .. } = *noun;
        if !class.is(NounClass::POST) {
            return None;
        }
        let several = plural && self.owners_of_post(head).len() > 1;
        if !several && plural && class.is(NounClass::PERSON) {
            return None;
        }
        let mut found = self.post(head, plural);
        if found.is_empty() {
            found.extend(self.public_figure(head, base).map(|n| noun.alone(n)));
        }
        if !found.is_empty() {
            return Some(found);
        }
        if class.is(NounClass::PERSON.or(NounClass::PEOPLE)) {
            return None;
        }
        // "Opposition leaders refused": nobody in particular, but somebody.
        let described = (want == Want::Any || plural) && self.description(head, &[]).0 < head;
        // "A federal judge blocked it" is somebody whom nothing else names; a spokesman only lends his voice.
        let some = want == Want::Agent
            && !plural
            && tree.kids(head).any(|k| tree.is_indefinite_article(k))
            && !base.starts_with("spokes");
        // "Four executives are arrested"
        let counted = want == Want::Any && plural && class.is(NounClass::PRIVATE) && self.quantity(head).is_some();
        // "Executives met the prosecutors"
        let private = want == Want::Agent && plural && class.is(NounClass::PRIVATE);
        if described || some || counted || private {
            found.push(self.population(head, base, noun.definite, want));
        }
        Some(found)
    }

    /// What a noun stands for that means nobody told of before and no post.
    fn by_class(&mut self, noun: &CommonNoun<'_>) -> Vec<Argument> {
        let CommonNoun { head, base, class, plural, definite, want, owner } = *noun;
        // "Russian troops" act as a body; "six Pakistani troops" are counted.
        if base == "troop" && plural && owner.is_some() && self.quantity(head).is_none() {
            return self.body(noun);
        }
        // "accused Nissan executives of plotting"
        let colleagues = plural && class.is(NounClass::OCCUPATION) && !class.is(NounClass::BODY.or(NounClass::PLACE));
        if class.is(NounClass::PERSON.or(NounClass::PEOPLE)) || colleagues && owner.is_some() && want != Want::Place {
            return vec![self.population(head, base, definite, want)];
        }
        if class.is(NounClass::BODY) && !(want == Want::Place && class.is(NounClass::PLACE)) {
            let found = self.body(noun);
            // "raid a house": no chamber of parliament.
            if !found.is_empty() || !class.is(NounClass::PLACE) || want != Want::Any {
                return found;
            }
        }
        // "Arab governments condemned it": several, none of which is named.
        if class.is(NounClass::GOVERNMENT) && !class.is(NounClass::PLACE) && plural && !definite && want != Want::Place
        {
            let described = self.description(head, &[]);
            // "the Puntland and Jubaland governments": each is one of its own.
            let named = (described.0..head).any(|i| self.names.at(i).is_some());
            let several = described.0 < head || self.quantity(head).is_some() || self.is_several(head);
            return if several && !named { vec![self.described_body(head, base, described)] } else { Vec::new() };
        }
        let hit = want == Want::Any && class.is(NounClass::VEHICLE);
        if class.is(NounClass::PLACE) && !hit {
            return self.place(head, base, definite, want);
        }
        // "A merchant ship rescues migrants": vessels act.
        if hit || class.is(NounClass::VEHICLE) && want == Want::Agent && VESSELS.iter().any(|v| base.ends_with(v)) {
            let (first, last, phrase) = self.description(head, &["of"]);
            let name = self.as_written(first, &phrase);
            let node = self.descriptive(NodeKind::Organization, &name, base, head, plural);
            return vec![Argument::new(node, first, last)];
        }
        if want == Want::Place {
            return Vec::new();
        }
        let kind = if class.is(NounClass::DOCUMENT) { NodeKind::Resolution } else { NodeKind::Event };
        if want == Want::Agent && !class.is(NounClass::CAUSE) && kind == NodeKind::Event {
            return Vec::new();
        }
        self.thing(head, base, kind, definite)
    }

    /// A noun with what stands right before it, as the table of nouns has it: "buffer zone", "no-fly zone", whose
    /// hyphen the tokenizer parts.
    pub(in crate::ingest::extract) fn compounds<'b>(
        &'b self,
        head: Index,
        base: &'b str,
    ) -> impl Iterator<Item = String> + 'b {
        let tree = self.tree;
        let before = head.checked_sub(1).filter(|b| tree.head(*b) == head);
        let glued = |i: Index| !tree.token(i).space_after;
        let hyphened = before
            .filter(|b| *b >= 2 && tree.tag(*b - 1) == Tag::Hyph && glued(*b - 2) && glued(*b - 1))
            .map(|b| format!("{}-{} {base}", tree.lower(b - 2), tree.lower(b)));
        hyphened.into_iter().chain(before.map(|b| format!("{} {base}", tree.lower(b))))
    }

    /// A noun with the words that make it a term, and the term's class: "state of emergency", "town hall".
    pub(in crate::ingest::extract) fn phrase_class(&self, head: Index) -> (String, NounClass) {
        let tree = self.tree;
        let base = tree.base(head);
        let of = tree.prepositional(head, "of").map(|o| format!("{base} of {}", tree.base(o)));
        let term = of.into_iter().chain(self.compounds(head, &base)).find(|t| !self.nouns.class(t).is_unknown());
        match term {
            Some(term) => {
                let class = self.nouns.class(&term);
                (term, class)
            }
            None => {
                let class = self.nouns.class(&base);
                (base, class)
            }
        }
    }

    /// Whether a word names a post.
    pub(in crate::ingest::extract) fn post_class(&self, token: Index) -> bool {
        let base = self.tree.base(token);
        // "first lady Jane Roe": the words of a title stand side by side, whatever the parse makes of them.
        let beside = || {
            let before = token.checked_sub(1).filter(|b| self.names.at(*b).is_none());
            before.is_some_and(|b| self.nouns.class(&format!("{} {base}", self.tree.lower(b))).is(NounClass::POST))
        };
        self.tree.is_noun(token) && (self.class_of(token, &base).is(NounClass::POST) || beside())
    }

    /// The class of a noun, its compound in front included: "foreign minister", "police officer".
    pub(in crate::ingest::extract) fn class_of(&self, head: Index, base: &str) -> NounClass {
        // "an 18-year-old"
        if base == "old" && self.tree.tag(head) == Tag::Nn {
            return NounClass::PERSON;
        }
        let known = self.compounds(head, base).map(|term| self.nouns.class(&term)).find(|class| !class.is_unknown());
        let class = known.unwrap_or_default();
        let class = if class.is_unknown() { self.nouns.class(base) } else { class };
        // "measles" has lost its last letter in its base.
        if class.is_unknown() { self.nouns.class(self.tree.lower(head)) } else { class }
    }
}
