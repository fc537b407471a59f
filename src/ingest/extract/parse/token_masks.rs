//! At which tokens a repair can do anything: by their tags, their labels, or the words themselves.
//!
//! There are hundreds of repairs and each is wanted at few tokens, so that most of the work would be to call what
//! then leaves the token alone.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};

/// One repair, with the tokens it looks at; it leaves a parse alone that is not wrong in its way.
pub(super) struct Repair<'a> {
    #[cfg(test)]
    pub(super) name: &'static str,
    pub(super) tags: Tags,
    pub(super) labels: Labels,
    /// The words it is about as they are written; any where there are none.
    pub(super) words: &'static [&'static str],
    pub(super) mend: fn(&mut Sentence<'a>, Index),
}

impl Repair<'_> {
    /// Whether the word is one that it is about.
    pub(super) fn is_about(&self, sentence: &Sentence<'_>, at: Index) -> bool {
        self.words.is_empty() || self.words.contains(&sentence.word(at))
    }
}

/// A table of repairs by the tags and labels that its rows look at, so that the others are not even asked.
pub(super) struct Rows {
    of_tags: Vec<RowSet>,
    of_labels: Vec<RowSet>,
}

/// So many numbers of 64 bits make a set of rows.
const PARTS: usize = 8;

/// Rows of a table, a bit each.
type RowSet = [u64; PARTS];

impl Rows {
    /// So many rows a table may have.
    pub(super) const MOST: usize = PARTS * u64::BITS as usize;

    pub(super) fn of(table: &[Repair<'_>]) -> Self {
        let rows = |wanted: &dyn Fn(&Repair<'_>) -> bool| {
            let mut set = RowSet::default();
            for (row, _) in table.iter().enumerate().filter(|(_, repair)| wanted(repair)) {
                if let Some(part) = set.get_mut(row / u64::BITS as usize) {
                    *part |= 1 << (row % u64::BITS as usize);
                }
            }
            set
        };
        Self {
            of_tags: Tag::ALL.iter().map(|tag| rows(&|repair| repair.tags.has(*tag))).collect(),
            of_labels: Label::ALL.iter().map(|label| rows(&|repair| repair.labels.has(*label))).collect(),
        }
    }

    /// The first row from this one on that looks at tokens of a tag and a label.
    pub(super) fn next(&self, row: usize, tag: Tag, label: Label) -> Option<usize> {
        let (of_tag, of_label) = (self.of_tags.get(tag as usize)?, self.of_labels.get(label as usize)?);
        let start = row / u64::BITS as usize;
        let mut ahead = u64::MAX << (row % u64::BITS as usize);
        for (part, (tagged, labelled)) in of_tag.iter().zip(of_label).enumerate().skip(start) {
            let both = tagged & labelled & ahead;
            if both != 0 {
                return Some(part * u64::BITS as usize + both.trailing_zeros() as usize);
            }
            ahead = u64::MAX;
        }
        None
    }
}

/// A row of the tables of repairs: its function, then the tags, labels and words without which that does nothing.
/// Without them, it is asked at every token.
macro_rules! repair {
    ($name:ident) => {
        repair!($name, ANY, ANY)
    };
    ($name:ident, $($tag:ident)|+, $($label:ident)|+ $(, $($word:literal)|+)?) => {
        $crate::ingest::extract::parse::token_masks::Repair {
            #[cfg(test)]
            name: stringify!($name),
            tags: $crate::ingest::extract::parse::token_masks::Tags::NONE
                $(.or($crate::ingest::extract::parse::token_masks::tags::$tag))+,
            labels: $crate::ingest::extract::parse::token_masks::Labels::NONE
                $(.or($crate::ingest::extract::parse::token_masks::labels::$label))+,
            words: &[$($($word),+)?],
            mend: Self::$name,
        }
    };
}
pub(super) use repair;

macro_rules! mask {
    ($(#[$meta:meta])* $mask:ident of $member:ident in $room:ident { $($name:ident = $($one:ident)|+;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy)]
        pub(super) struct $mask(u64);

        const _: () = assert!($member::ALL.len() <= u64::BITS as usize);

        impl $mask {
            pub(super) const NONE: Self = Self(0);

            pub(super) const fn or(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            pub(super) const fn has(self, one: $member) -> bool {
                self.0 >> one as u8 & 1 == 1
            }
        }

        pub(super) mod $room {
            use super::{$mask, $member};

            pub(in crate::ingest::extract::parse) const ANY: $mask = $mask(u64::MAX);
            $(pub(in crate::ingest::extract::parse) const $name: $mask = $mask($(1 << $member::$one as u8)|+);)+
        }
    };
}

mask! {
    /// Tags of a token.
    Tags of Tag in tags {
        VERBS = Vb | Vbd | Vbg | Vbn | Vbp | Vbz;
        FINITE = Vbd | Vbp | Vbz;
        // Told apart by what helps them: the tagger mistakes one for the other.
        PAST = Vbd | Vbn;
        NAMES = Nnp | Nnps;
        CD = Cd;
        COMMA = Comma;
        DT = Dt;
        JJ = Jj;
        NN = Nn;
        NNP = Nnp;
        NNPS = Nnps;
        NNS = Nns;
        RB = Rb;
        VB = Vb;
        VBD = Vbd;
        VBG = Vbg;
        VBN = Vbn;
        VBP = Vbp;
        VBZ = Vbz;
        WDT = Wdt;
        WP = Wp;
        WRB = Wrb;
    }
}

mask! {
    /// Labels of the arc from a token's head.
    Labels of Label in labels {
        ARGUMENTS = Nsubj | Nsubjpass | Dobj | Pobj | Attr | Appos | Conj;
        SUBCLAUSES = Acl | Advcl | Ccomp | Pcomp | Relcl | Xcomp;
        SUBJECTS = Nsubj | Nsubjpass;
        MODIFIERS = Amod | Compound | Nmod;
        ACL = Acl;
        ACOMP = Acomp;
        ADVCL = Advcl;
        ADVMOD = Advmod;
        AGENT = Agent;
        AMOD = Amod;
        APPOS = Appos;
        ATTR = Attr;
        AUX = Aux;
        CC = Cc;
        CCOMP = Ccomp;
        COMPOUND = Compound;
        CONJ = Conj;
        CSUBJ = Csubj;
        DATIVE = Dative;
        DEP = Dep;
        DET = Det;
        DOBJ = Dobj;
        EXPL = Expl;
        NEG = Neg;
        NMOD = Nmod;
        NPADVMOD = Npadvmod;
        NSUBJ = Nsubj;
        OPRD = Oprd;
        PCOMP = Pcomp;
        POBJ = Pobj;
        POSS = Poss;
        PREP = Prep;
        PRT = Prt;
        RELCL = Relcl;
        ROOT = Root;
        XCOMP = Xcomp;
    }
}

#[cfg(test)]
mod tests {
    use super::{Repair, Rows};
    use crate::ingest::extract::parse::repairs::sentences;
    use crate::ingest::extract::parse::sentence::Sentence;
    use crate::ingest::extract::parse::tree::Index;
    use crate::ingest::language::{Engine, Label, Tag, Token, Workspace};
    use crate::lexicon::Gazetteer;

    fn texts() -> Vec<String> {
        let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
        let mut files = vec![data.join("constructions.jsonl")];
        for folder in ["annotated", "wire"] {
            files.extend(std::fs::read_dir(data.join(folder)).unwrap().map(|file| file.unwrap().path()));
        }
        let mut texts = Vec::new();
        for file in files {
            let written = std::fs::read_to_string(file).unwrap();
            for read in serde_json::Deserializer::from_str(&written).into_iter::<serde_json::Value>() {
                let read = read.unwrap();
                // A sentence, a text, or the paragraphs of an article.
                let text = read.get("sentence").or(read.get("text")).unwrap();
                let lines = text.as_array().map_or(vec![text], |lines| lines.iter().collect());
                texts.extend(lines.into_iter().map(|line| line.as_str().unwrap().to_owned()));
            }
        }
        texts
    }

    /// The repair of the same place in the tables for the lifetime of another sentence.
    fn run<'a>(place: (usize, usize), sentence: &mut Sentence<'a>, at: Index) {
        let repair: &Repair<'a> = &Sentence::<'a>::TABLES[place.0][place.1];
        (repair.mend)(sentence, at);
    }

    /// Where a repair mended something, it would not have done so under any tag or label that its row leaves out.
    fn is_left_alone_otherwise(place: (usize, usize), at: Index, sentence: &Sentence<'_>, before: &[Token]) {
        let repair = &Sentence::TABLES[place.0][place.1];
        let tags = Tag::ALL.iter().filter(|tag| !repair.tags.has(**tag)).map(|tag| (Some(*tag), None));
        let labels = Label::ALL.iter().filter(|label| !repair.labels.has(**label)).map(|label| (None, Some(*label)));
        for (tag, label) in tags.chain(labels) {
            let mut tokens = before.to_vec();
            tokens[at].tag = tag.unwrap_or(tokens[at].tag);
            tokens[at].label = label.unwrap_or(tokens[at].label);
            let as_taken = tokens.clone();
            let (first, text, persons) = (sentence.first, sentence.text, sentence.persons.clone());
            let mut other = Sentence::new(&mut tokens, first, text, sentence.gazetteer, sentence.places, persons);
            run(place, &mut other, at);
            let word = sentence.word(at);
            assert!(tokens == as_taken, "{} changes {word:?} as {tag:?} {label:?} in {text:?}", repair.name);
        }
    }

    fn look_through(sentence: &mut Sentence<'_>, rows: &[Rows; 2]) {
        let mut before = sentence.tokens.to_vec();
        for (table, rows) in rows.iter().enumerate() {
            for at in 0..sentence.tokens.len() {
                for row in 0..Sentence::TABLES[table].len() {
                    let repair = &Sentence::TABLES[table][row];
                    let asked = rows.next(row, sentence.tag(at), sentence.label(at)) == Some(row);
                    let wanted = asked && repair.is_about(sentence, at);
                    run((table, row), sentence, at);
                    if *sentence.tokens == *before {
                        continue;
                    }
                    let (token, text) = (&before[at], sentence.text);
                    let word = token.span.of(text);
                    assert!(wanted, "{} changes {word:?} ({}, {}) in {text:?}", repair.name, token.tag, token.label);
                    is_left_alone_otherwise((table, row), at, sentence, &before);
                    before = sentence.tokens.to_vec();
                }
            }
        }
    }

    #[test]
    fn a_repair_changes_nothing_at_a_token_that_its_row_leaves_out() {
        let engine = Engine::shared().unwrap();
        let mut work = Workspace::default();
        let rows = Sentence::TABLES.map(Rows::of);
        for text in texts() {
            let mut analysis = engine.analyze(&text, &mut work);
            sentences(&mut analysis, &text, Gazetteer::shared(), |mut sentence| look_through(&mut sentence, &rows));
        }
    }
}
