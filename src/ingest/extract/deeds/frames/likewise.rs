//! Who did or suffered the same, told by a word or two: "as did Spain", "so did Iran", "as were two others".
//! Also "neither did Brazil", "Qatar, like Egypt, …", "followed by Canada", "Chile followed suit". The claims of the
//! clause that they point to hold of them too.

use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation;
use crate::lexicon::relation_classes::{ENCOUNTERS, STRUCTURE};
use crate::model::Modality;

/// How what is told of the others differs from what is told of the first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// "as did Spain": the same deed, of the same time.
    Alike,
    /// "as has Spain", beside what another will do.
    Already,
    /// "as will Spain", beside what another has done.
    Ahead,
    /// "like Spain": the same, at whatever time and place.
    Compared,
    /// "joined by Spain": the same deed, together.
    Together,
    /// "accompanied by Roe": there as well, whatever else is done.
    Attending,
    /// "but Spain did not", "did not sign; Spain did": the contrary.
    Contrary,
}

impl Reading<'_> {
    /// Reads deeds told again of others, from the token `from` on, once the claims of verbs are made.
    pub(in crate::ingest::extract) fn read_likewise(&mut self, from: Index) {
        for at in from..self.tree.len() {
            match self.tree.lower(at) {
                "as" | "so" | "neither" | "nor" => self.read_ellipsis(at),
                "like" => self.read_comparison(at),
                "followed" => self.read_followers(at),
                "joined" | "accompanied" | "flanked" => self.read_companions(at),
                "alongside" => self.read_fellow(at),
                "suit" => self.read_followed_suit(at),
                "did" | "does" | "do" => self.read_bare_auxiliary(at),
                "sign" | "signed" => self.read_signed_too(at),
                _ if self.tree.label(at) == Label::Conj => self.read_gap(at),
                _ => {}
            }
        }
    }

    /// "as did Spain", "so did Iran", "as were two others", "as Latvia had", "neither did Brazil"
    fn read_ellipsis(&mut self, word: Index) {
        let tree = self.tree;
        let denies = matches!(tree.lower(word), "neither" | "nor");
        let verb = if tree.label(word) == Label::Mark { tree.head(word) } else { word + 1 };
        if verb >= tree.len() || tree.sentence_of(verb) != tree.sentence_of(word) {
            return;
        }
        let told = match tree.lemma(verb) {
            "do" | "be" => Told::Alike,
            "have" => Told::Already,
            "will" | "would" => Told::Ahead,
            _ => return,
        };
        let behind = |label: Label| tree.kid(verb, label).filter(|s| *s > verb || tree.lower(word) == "as");
        let subject = behind(Label::Nsubj)
            .or_else(|| behind(Label::Nsubjpass))
            // "Neither did Brazil": taken for an object.
            .or_else(|| tree.kid(verb, Label::Dobj).filter(|o| denies && *o > verb));
        let Some(subject) = subject else { return };
        // "as he did in 2019", "as is required by law": more than the verb left out.
        let bare = tree.kids(verb).all(|k| {
            k == subject
                || k == word
                || matches!(tree.label(k), Label::Punct | Label::Cc | Label::Neg | Label::Advmod)
                || denies && k == verb.saturating_sub(1)
        });
        let before = match tree.label(verb) {
            Label::Advcl | Label::Conj | Label::Ccomp => Some(tree.head(verb)).filter(|h| *h < word),
            _ => self.clause_told_before(word),
        };
        let (Some(before), true) = (before, bare) else { return };
        let passive = self.is_passive(before);
        if passive && tree.lemma(verb) == "do" || !passive && tree.lemma(verb) == "be" {
            return;
        }
        self.claim_again(before, verb, subject, told, denies);
    }

    /// "and Uganda did too", "but Jordan did not", "did not sign it; Rwanda did": a verb that stands for the one
    /// before.
    fn read_bare_auxiliary(&mut self, verb: Index) {
        let tree = self.tree;
        let aux = matches!(tree.label(verb), Label::Aux | Label::Auxpass);
        let Some(subject) = tree.kid(verb, Label::Nsubj).filter(|s| *s < verb && !aux) else { return };
        let before = match tree.label(verb) {
            Label::Conj => Some(tree.head(verb)).filter(|h| *h < subject),
            _ => {
                let clause = |k: &Index| *k < subject && matches!(tree.label(*k), Label::Parataxis | Label::Ccomp);
                tree.kids(verb).find(clause).or_else(|| self.clause_told_before(verb))
            }
        };
        let Some(before) = before.filter(|b| tree.is_verb(*b) && !self.is_passive(*b)) else { return };
        let bare = tree.kids(verb).all(|k| {
            k == subject
                || k == before
                || matches!(tree.label(k), Label::Punct | Label::Cc | Label::Neg)
                || matches!(tree.lower(k), "too" | "also" | "likewise" | "well")
        });
        let denies = tree.kid(verb, Label::Neg).is_some();
        let told = match self.modality(before) {
            Some(Modality::Negated) if denies => Told::Alike,
            Some(Modality::Asserted) if !denies => Told::Alike,
            Some(Modality::Negated | Modality::Asserted) => Told::Contrary,
            _ => return,
        };
        // "He said that he did": of whoever spoke.
        if bare && tree.tag(subject) != Tag::Prp {
            self.claim_again(before, verb, subject, told, denies);
        }
    }

    /// "Chad signed the pact. Mali signed on Tuesday", "Tonga and Samoa were the first to sign": whoever signs without
    /// an object signs what was signed last.
    fn read_signed_too(&mut self, verb: Index) {
        let tree = self.tree;
        let alone = tree.is_verb(verb)
            && !self.is_passive(verb)
            && tree.kids(verb).all(|k| match tree.label(k) {
                Label::Dobj | Label::Prt | Label::Ccomp | Label::Xcomp | Label::Dative => false,
                // "signed on Tuesday", "signed in Doha"; "signed for the sailors", "signed with a club" of something
                // else.
                Label::Prep => matches!(tree.lower(k), "on" | "in" | "at" | "after" | "before"),
                _ => true,
            });
        // "were the first to sign"
        let first = tree.head(verb);
        let among = matches!(tree.label(verb), Label::Acl | Label::Relcl | Label::Xcomp)
            && matches!(tree.lower(first), "first" | "last" | "latest" | "next")
            && tree.label(first) == Label::Attr;
        let subject = if among { tree.kid(tree.head(first), Label::Nsubj) } else { tree.kid(verb, Label::Nsubj) };
        let (Some(subject), true) = (subject.filter(|s| *s < verb && tree.is_noun(*s)), alone) else { return };
        let modality = if among { self.modality(tree.head(first)) } else { self.modality(verb) };
        let Some(modality) = modality else { return };
        let near = tree.line_around(verb).start.max(tree.sentences_back(verb, 2))..tree.sentence_around(verb).start;
        let signed = |c: &&DraftClaim| {
            c.relation == "signed" && c.modality == Modality::Asserted && self.nodes.is_matter(c.target.node)
        };
        let Some(told) = self.claims.in_order(near).into_iter().map(|(_, c)| c).rfind(signed) else { return };
        let target = told.target.clone();
        let mut signers = self.actors(subject);
        signers.retain(|s| s.node != target.node && !self.claims.has("signed", s.node, target.node));
        let found = Match::of("sign".to_owned());
        self.claim_each(Telling::new(verb, "signed", &found, modality, Rule::Likewise), &signers, &[target]);
    }

    /// The main verb of the sentence before, on the same line.
    fn clause_told_before(&self, at: Index) -> Option<Index> {
        let tree = self.tree;
        let sentence = tree.sentence_of(at).checked_sub(1)?;
        let (start, end) = tree.sentence(sentence);
        (start < end && tree.line_of(start) == tree.line_of(at)).then_some(())?;
        (start..end).find(|i| tree.is_root(*i)).filter(|root| tree.is_verb(*root))
    }

    /// "Qatar, like Egypt, has called for a truce", "Like Russia, Iran rejected the plan"
    fn read_comparison(&mut self, word: Index) {
        let tree = self.tree;
        let Some(other) = tree.kid(word, Label::Pobj).filter(|_| tree.label(word) == Label::Prep) else { return };
        let clause = tree.clause_of(word);
        let opens = word == tree.sentence_around(word).start;
        let set_off = word.checked_sub(1).is_some_and(|b| tree.tag(b) == Tag::Comma);
        let ends = tree.reach(other).1 + 1;
        let closed = ends < clause && tree.tag(ends) == Tag::Comma;
        let verb = tree.is_verb(clause) && word < clause;
        // "a man like the president, who": of the subject, or of nobody
        let of_subject = matches!(tree.label(tree.head(word)), Label::Nsubj | Label::Nsubjpass);
        if verb && closed && (opens || set_off) && (tree.head(word) == clause || of_subject) {
            self.claim_again(clause, word, other, Told::Compared, false);
        }
    }

    /// "condemned the strikes, followed by Qatar and Oman", "Britain, followed by Canada, imposed sanctions"
    fn read_followers(&mut self, participle: Index) {
        let tree = self.tree;
        let set_off = participle.checked_sub(1).is_some_and(|b| tree.tag(b) == Tag::Comma);
        let other = tree.kid(participle, Label::Agent).and_then(|by| tree.kid(by, Label::Pobj));
        let (Some(other), true) = (other, set_off && tree.tag(participle) == Tag::Vbn) else { return };
        let head = tree.head(participle);
        let clause = if tree.is_verb(head) { head } else { tree.clause_of(head) };
        // "hit Beirut, followed by Tyre": which end of the deed it goes with is not told.
        let beside_name = !tree.is_verb(head)
            && !matches!(tree.label(head), Label::Nsubj | Label::Nsubjpass)
            && self.names.at(head).is_some();
        if tree.is_verb(clause) && clause != participle && !beside_name {
            self.claim_again(clause, participle, other, Told::Alike, false);
        }
    }

    /// "Macron, joined by Merz, visited Kyiv", "was joined by Spain in condemning it", "Trump, flanked by Vance, met"
    fn read_companions(&mut self, participle: Index) {
        let tree = self.tree;
        let other = tree.kid(participle, Label::Agent).and_then(|by| tree.kid(by, Label::Pobj));
        let Some(other) = other.filter(|_| tree.tag(participle) == Tag::Vbn) else { return };
        let joined = tree.lower(participle) == "joined";
        if tree.kid(participle, Label::Auxpass).is_some() {
            let within = tree.kids(participle).filter(|k| tree.lower(*k) == "in");
            let deed = within.filter_map(|k| tree.kid(k, Label::Pcomp)).next();
            if let Some(deed) = deed.filter(|_| joined) {
                self.claim_again(deed, participle, other, Told::Together, false);
            }
            return;
        }
        let head = tree.head(participle);
        let opens = participle == tree.sentence_around(participle).start && tree.label(participle) == Label::Advcl;
        let set_off = participle.checked_sub(1).is_some_and(|b| tree.tag(b) == Tag::Comma);
        let of_subject = matches!(tree.label(head), Label::Nsubj | Label::Nsubjpass) && set_off;
        let clause = if opens { head } else { tree.clause_of(head) };
        if (opens || of_subject) && tree.is_verb(clause) && clause != participle {
            let told = if joined { Told::Together } else { Told::Attending };
            self.claim_again(clause, participle, other, told, false);
        }
    }

    /// "Sharaa, alongside Fidan, met the envoy"
    fn read_fellow(&mut self, word: Index) {
        let tree = self.tree;
        let Some(other) = tree.kid(word, Label::Pobj).filter(|_| tree.label(word) == Label::Prep) else { return };
        let subject = tree.head(word);
        let set_off = word.checked_sub(1).is_some_and(|b| tree.tag(b) == Tag::Comma);
        let ends = tree.reach(other).1 + 1;
        let clause = tree.clause_of(subject);
        let closed = ends < clause && tree.tag(ends) == Tag::Comma;
        if set_off && closed && matches!(tree.label(subject), Label::Nsubj | Label::Nsubjpass) && tree.is_verb(clause) {
            self.claim_again(clause, word, other, Told::Together, false);
        }
    }

    /// "Spain closed its embassy. Chile followed suit."
    fn read_followed_suit(&mut self, suit: Index) {
        let tree = self.tree;
        let verb = tree.head(suit);
        if tree.lemma(verb) != "follow" || tree.label(suit) != Label::Dobj {
            return;
        }
        let Some(subject) = tree.kid(verb, Label::Nsubj) else { return };
        let told = match self.modality(verb) {
            Some(Modality::Asserted) => Told::Already,
            Some(Modality::Planned) => Told::Ahead,
            _ => return,
        };
        let before = match tree.label(verb) {
            Label::Conj | Label::Advcl => Some(tree.head(verb)).filter(|h| *h < subject),
            _ => self.clause_told_before(verb),
        };
        if let Some(before) = before {
            self.claim_again(before, verb, subject, told, false);
        }
    }

    /// "France signed the pact in 1970, and Spain in 1975": the verb is left out, the time is another.
    fn read_gap(&mut self, other: Index) {
        let tree = self.tree;
        let verb = tree.head(other);
        if !tree.is_verb(verb) || !tree.is_noun(other) || verb > other || self.names.at(other).is_none() {
            return;
        }
        let plain = tree.kids(other).all(|k| k < other || matches!(tree.label(k), Label::Prep | Label::Punct));
        let day = tree
            .kids(other)
            .filter(|k| *k > other && matches!(tree.lower(*k), "in" | "on" | "since"))
            .find_map(|k| tree.kid(k, Label::Pobj));
        let Some(date) = day.filter(|_| plain).and_then(|d| self.date_at(d, other)) else { return };
        let kind = |this: &Self, node| this.nodes.get(node).map(|d| d.kind);
        let Some(own) = self.resolve_one(other, Want::Agent).first().and_then(|a| kind(self, a.node)) else { return };
        // "bombed Gaza in May, and Lebanon in June": of which end it is another is told by what it is, or by nothing.
        let passive = self.is_passive(verb);
        let alike = self.claims.within(tree.sentence_around(verb)).filter(|c| c.trigger == verb).all(|c| {
            let source = c.source.as_ref().and_then(|s| kind(self, s.node));
            let target = kind(self, c.target.node);
            if passive { target == Some(own) } else { source == Some(own) && target != Some(own) }
        });
        if !alike {
            return;
        }
        let first = self.claims.len();
        self.claim_again(verb, other, other, Told::Alike, false);
        for number in first..self.claims.len() {
            self.claims.change(number, |c| {
                c.date = Some(date);
                c.location = None;
            });
        }
    }

    /// Claims of `others` what the clause of `before` claims of whoever acts in it, or suffers where it is passive.
    fn claim_again(&mut self, before: Index, at: Index, others: Index, told: Told, denies: bool) {
        let tree = self.tree;
        let passive = self.is_passive(before);
        let fits = |c: &DraftClaim| {
            tree.clause_of(c.trigger) == before
                && !STRUCTURE.contains(&c.relation)
                && match told {
                    Told::Together => c.source.is_some() || passive,
                    Told::Attending => c.source.is_some() && ENCOUNTERS.contains(&c.relation),
                    _ => passive || c.source.is_some() && !ENCOUNTERS.contains(&c.relation),
                }
                && match c.modality {
                    Modality::Negated => denies != (told == Told::Contrary),
                    Modality::Asserted => denies == (told == Told::Contrary),
                    Modality::Planned => !denies && told != Told::Compared,
                    Modality::Alleged => false,
                }
        };
        let told_first = self.claims.numbered(tree.sentence_around(before)).filter(|(_, c)| fits(c));
        let numbers: Vec<usize> = told_first.map(|(number, _)| number).collect();
        if numbers.is_empty() {
            return;
        }
        let mut found = self.resolve(others, Want::Agent);
        found.retain(|a| {
            let nameless = !matches!(told, Told::Compared | Told::Together | Told::Attending);
            self.nodes.get(a.node).is_some_and(|d| d.named || d.is_actor() && nameless) && self.acts(a.node)
        });
        let (low, high) = tree.reach(others);
        for number in numbers {
            // Whoever follows is no topic of the deed.
            self.claims.change(number, |c| {
                c.about.retain(|n| found.iter().all(|f| f.node != *n));
                c.topics.retain(|t| !(low..=high).contains(t));
            });
            let Some(first) = self.claims.get(number).cloned() else { continue };
            for other in &found {
                self.claim_of_another(&first, other, at, told, passive);
            }
        }
    }

    fn claim_of_another(&mut self, first: &DraftClaim, other: &Argument, at: Index, told: Told, passive: bool) {
        let mut claim = first.clone();
        if passive {
            claim.target = other.clone();
            claim.quantity = other.quantity;
        } else {
            claim.source = Some(other.clone());
            // Of how many is told of the first alone.
            claim.quantity = None;
        }
        let takes = relation(claim.relation)
            .is_some_and(|r| self.nodes.get(claim.target.node).is_some_and(|d| r.takes(d.kind)));
        let source = claim.source.as_ref().map(|s| s.node);
        let known = |c: &DraftClaim| {
            c.relation == claim.relation
                && c.target.node == claim.target.node
                && c.source.as_ref().map(|s| s.node) == source
        };
        if !takes || source == Some(claim.target.node) || self.claims.upon(claim.target.node).any(known) {
            return;
        }
        claim.trigger = at;
        claim.topics.clear();
        claim.to.retain(|n| *n != other.node);
        claim.modality = match (claim.modality, told) {
            (Modality::Planned, Told::Already) => Modality::Asserted,
            (Modality::Asserted, Told::Ahead) => Modality::Planned,
            (Modality::Asserted, Told::Contrary) => Modality::Negated,
            (Modality::Negated, Told::Contrary) => Modality::Asserted,
            (modality, _) => modality,
        };
        let same_time = matches!(told, Told::Alike | Told::Together | Told::Attending);
        if !same_time || claim.modality != first.modality {
            claim.date = None;
        }
        if told == Told::Compared {
            claim.location = None;
        }
        claim.rule = Rule::Likewise;
        self.claims.push(claim);
    }
}
