//! Who protests against what: crowds without a name, and the cause before the place.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::model::{Modality, NodeKind};

/// Relations after which people protest.
static OUTRAGES: Words = Words::of("protests.outrages");

/// Verbs by which something brings people out.
static SPARKS: Words = Words::of("protests.sparks");

/// What protests do to the place that they are held in.
static SWEEPS: Words = Words::of("protests.sweeps");

/// Verbs of being or speaking against something.
static OPPOSING: Words = Words::of("protests.opposing");

/// Nouns of crowds that gather for or against something, or stay away from work.
static GATHERINGS: Words = Words::of("protests.gatherings");

impl Reading<'_> {
    /// Of what a protest names, the cause goes before the place: "marched in Ankara to protest against the law", and
    /// what is no place is not where it happens: "for a third night in a row".
    pub(in crate::ingest::extract) fn keep_protested(&self, verb: Index, targets: &mut Vec<Argument>) {
        let tree = self.tree;
        let cause = tree.kids(verb).any(|k| {
            tree.is_verb(k) && matches!(tree.lemma(k), "protest" | "demonstrate" | "denounce" | "condemn" | "oppose")
        });
        let place = |t: &Argument| {
            let before = t.first.checked_sub(1).map_or("", |b| tree.lower(b));
            let before = if before == "the" { t.first.checked_sub(2).map_or("", |b| tree.lower(b)) } else { before };
            matches!(before, "in" | "at" | "outside" | "near" | "on" | "through" | "to")
        };
        targets.retain(|t| {
            let located = self
                .nodes
                .get(t.node)
                .is_some_and(|d| d.kind == NodeKind::Location || d.kind == NodeKind::Organization);
            if !place(t) { true } else { located && !cause }
        });
    }

    /// "Protests erupted over the reform", "anti-government protests in Baghdad": nobody is named, but protesters it
    /// was; without a cause they protest in a place.
    pub(in crate::ingest::extract) fn read_nameless_protest(
        &mut self,
        noun: Index,
        parties: &[Argument],
        targets: &[Argument],
        modality: Modality,
        found: &Match,
    ) {
        let tree = self.tree;
        // "arrested at a protest in London", "stabbed at a demonstration": of the protest nothing else is told.
        let aside = targets.is_empty()
            && tree.label(noun) == Label::Pobj
            && matches!(tree.lower(tree.head(noun)), "at" | "during" | "near" | "outside")
            && self.is_violent(tree.clause_of(noun));
        if aside {
            return;
        }
        let prison = tree.kids(noun).any(|k| matches!(tree.lower(k), "prison" | "jail"));
        let common = matches!(tree.lemma(noun), "protest" | "demonstration" | "riot" | "rioting" | "unrest");
        // "a rally against the law", "a general strike paralysed Argentina": of what is no protest of itself more is told.
        let stoppage = matches!(tree.lemma(noun), "strike" | "walkout" | "sit-in" | "stoppage");
        let told = !targets.is_empty() && matches!(tree.lemma(noun), "rally" | "march" | "vigil");
        if !(common || told || stoppage && tree.label(noun) != Label::Dobj) || prison || modality == Modality::Negated {
            return;
        }
        // "drew a protest from Guterres": with words.
        if tree.label(noun) == Label::Dobj
            && SPARKS.contains(&tree.lemma(tree.clause_of(noun)))
            && let Some(from) = tree.prepositional(noun, "from")
            && let Some(deed) = tree.kid(tree.clause_of(noun), Label::Nsubj)
        {
            let mut critics = self.resolve(from, Want::Agent);
            critics.retain(|c| self.nodes.get(c.node).is_some_and(|d| d.named));
            if !critics.is_empty() {
                let mut judged = self.resolve(deed, Want::Any);
                self.keep_kinds(&mut judged, "condemned");
                self.claim_each(noun, &critics, "condemned", &judged, found, modality, Rule::EventNoun);
                return;
            }
        }
        let people = |a: &&Argument| self.nodes.get(a.node).is_some_and(|d| d.kind == NodeKind::Actor);
        let mut sources: Vec<Argument> = parties.iter().filter(people).cloned().collect();
        if sources.is_empty() {
            sources.push(self.crowd(noun));
        }
        let mut targets = targets.to_vec();
        let clause = tree.clause_of(noun);
        // "Protests erupted in Paris over the reform"
        if targets.is_empty()
            && tree.label(noun) == Label::Nsubj
            && let Some(cause) = tree.prepositional(clause, "over").or_else(|| tree.prepositional(clause, "against"))
        {
            targets = self.resolve(cause, Want::Any);
            self.keep_kinds(&mut targets, "protested");
        }
        // "The law sparks protests", "adopted a law, sparking protests": what they are about.
        if targets.is_empty() && tree.label(noun) == Label::Dobj && SPARKS.contains(&tree.lemma(clause)) {
            let own = tree.kid(clause, Label::Nsubj);
            let cause = own.or_else(|| tree.kid(tree.head(clause), Label::Dobj).filter(|o| *o < clause));
            targets = cause.map(|c| self.resolve(c, Want::Any)).unwrap_or_default();
            targets.retain(|t| {
                let kind = self.nodes.get(t.node).map(|d| d.kind);
                matches!(kind, Some(NodeKind::Event | NodeKind::Resolution))
            });
        }
        // "Riots erupt after the assassination of an activist"
        if targets.is_empty() {
            let hosts = [noun, clause];
            let cause = ["after", "following", "over"]
                .into_iter()
                .find_map(|p| hosts.iter().find_map(|h| tree.prepositional(*h, p)));
            let event = |o: &Index| {
                self.names.at(*o).is_none()
                    && self.noun_phrase_frame(*o).is_some_and(|(f, _)| OUTRAGES.contains(&f.relation))
            };
            if let Some(cause) = cause.filter(event) {
                let base = tree.base(cause);
                targets = self.thing(cause, &base, NodeKind::Event, false);
            }
        }
        // "protests opposing a pension law"
        let opposing = tree.kids(noun).find(|k| {
            *k > noun && matches!(tree.label(*k), Label::Acl | Label::Relcl) && OPPOSING.contains(&tree.lemma(*k))
        });
        if targets.is_empty()
            && let Some(cause) = opposing.and_then(|v| tree.kid(v, Label::Dobj))
        {
            targets = self.resolve(cause, Want::Any);
            self.keep_kinds(&mut targets, "protested");
        }
        if targets.is_empty() {
            targets.extend(self.opposed(noun));
        }
        if targets.is_empty() {
            let place = ["in", "at", "outside", "across", "throughout", "near", "around"]
                .into_iter()
                .find_map(|p| tree.prepositional(noun, p).or_else(|| tree.prepositional(clause, p)));
            // "Protests swept Bangladesh"
            let swept = || {
                let object = tree.kid(clause, Label::Dobj)?;
                (tree.label(noun) == Label::Nsubj && SWEEPS.contains(&tree.lemma(clause))).then_some(object)
            };
            // "A sit-in by students at a university"
            let theirs = || {
                let by = tree.prepositional(noun, "by")?;
                ["in", "at", "outside", "across"].into_iter().find_map(|p| tree.prepositional(by, p))
            };
            let place = place.or_else(swept).or_else(theirs).filter(|p| self.names.at(*p).is_some());
            targets = place.map(|p| self.resolve(p, Want::Place)).unwrap_or_default();
            targets.retain(|t| self.nodes.get(t.node).is_some_and(|d| d.kind == NodeKind::Location));
            // "Protests are held across Europe to mark the anniversary": of that they are.
            let marks = tree.kids(clause).any(|k| {
                tree.label(k) == Label::Advcl
                    && matches!(tree.lemma(k), "mark" | "protest" | "denounce" | "commemorate" | "condemn" | "oppose")
            });
            if marks {
                targets.clear();
            }
        }
        // "workers walked out in protest over pay": the phrase says it of the workers.
        let of_subject = tree.lower(noun) == "protest"
            && tree.label(noun) == Label::Pobj
            && tree.lower(tree.head(noun)) == "in"
            && tree.head(noun) + 1 == noun;
        if of_subject {
            return;
        }
        for source in &sources {
            for target in &targets {
                self.claim(
                    noun,
                    Some(source.clone()),
                    "protested",
                    target.clone(),
                    found,
                    modality,
                    Rule::EventNounProtesters,
                );
            }
        }
    }

    /// The crowd of a protest that names nobody: those whom the article speaks of before or after, where it does.
    fn crowd(&mut self, noun: Index) -> Argument {
        let sentence = self.tree.sentence_of(noun);
        let crowds =
            ["protester", "protestor", "demonstrator", "marcher"].into_iter().flat_map(|h| self.nodes.headed(h));
        let known = crowds.filter(|(_, d)| d.kind == NodeKind::Actor);
        let known = known.min_by_key(|(i, d)| (d.last_seen.abs_diff(sentence), *i)).map(|(i, _)| i);
        let node = known.unwrap_or_else(|| self.descriptive(NodeKind::Actor, "protesters", "protester", noun, true));
        Argument::new(node, noun, noun)
    }

    /// "Demonstrations take place to protest against the reform", "rallies denounce the law": who demonstrates there.
    pub(in crate::ingest::extract) fn crowd_of(&mut self, verb: Index) -> Vec<Argument> {
        let tree = self.tree;
        let subject = match self.subject(verb, 0) {
            Agent::Phrase(subject) => Some(subject),
            // "Demonstrations take place as part of a movement to protest against the reform"
            _ => {
                let purpose = tree.kids(verb).any(|k| tree.lower(k) == "to" && tree.label(k) == Label::Aux);
                tree.kid(tree.clause_of(tree.head(verb)), Label::Nsubj).filter(|_| purpose)
            }
        };
        let Some(subject) = subject else { return Vec::new() };
        let gathering = GATHERINGS.contains(&tree.lemma(subject));
        if !gathering || self.names.at(subject).is_some() {
            return Vec::new();
        }
        let by = tree.prepositional(subject, "by").or_else(|| tree.prepositional(subject, "of"));
        let mut found = by.map(|b| self.resolve(b, Want::Agent)).unwrap_or_default();
        found.retain(|a| self.nodes.get(a.node).is_some_and(|d| d.kind == NodeKind::Actor));
        if found.is_empty() {
            found.push(self.crowd(subject));
        }
        found
    }

    /// Whom the "anti-" in front of a protest names: "anti-Putin rally", "anti-government protests".
    fn opposed(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let (low, _) = tree.reach(noun);
        let Some(anti) = (low..noun).find(|i| tree.lower(*i).starts_with("anti")) else { return Vec::new() };
        for word in anti..noun {
            if let Some(name) = self.names.at(word).cloned() {
                return vec![Argument::new(name.node, name.start, name.end - 1)];
            }
            let government = tree.lower(word).ends_with("government") || tree.lower(word).ends_with("regime");
            if government && let Some(country) = self.main_country() {
                return vec![Argument::new(country, word, word)];
            }
        }
        Vec::new()
    }

    /// Whether a noun is the object of a verb that itself says who holds the protest: "held a protest".
    pub(in crate::ingest::extract) fn is_held(&self, noun: Index) -> bool {
        let tree = self.tree;
        matches!(tree.label(noun), Label::Dobj) && self.frames.is_light(tree.lemma(tree.head(noun)))
    }
}
