//! Part of speech, morphology and lemma of a word, from its form, tag and dependency label.
//!
//! First the model's attribute rules, then WordNet's exceptions and detachment rules over its index.

use rustc_hash::FxHashMap;

use super::model::{LEMMAS, ModelError, Tables, unescape};
use super::scheme::{Label, Pos, Tag};

/// Which values a rule asks for: a bit for each tag or label.
#[derive(Clone, Copy)]
struct Mask(u64);

impl Mask {
    const ANY: Self = Self(u64::MAX);

    /// Reads `=A B` (one of), `!A B` (none of) or nothing (any).
    fn read(text: &str, bit: impl Fn(&str) -> Option<u8>) -> Self {
        let bits = |names: &str| names.split(' ').filter_map(&bit).fold(0, |bits, b| bits | 1 << b);
        match (text.strip_prefix('='), text.strip_prefix('!')) {
            (Some(names), _) => Self(bits(names)),
            (_, Some(names)) => Self(!bits(names)),
            _ => Self::ANY,
        }
    }

    fn holds(self, bit: u8) -> bool {
        self.0 >> bit & 1 == 1
    }
}

struct Rule {
    tags: Mask,
    labels: Mask,
    words: Option<Vec<String>>,
    pos: Option<Pos>,
    lemma: Option<&'static str>,
    morphology: Option<&'static str>,
}

pub(super) struct Lemmatizer {
    rules: Vec<Rule>,
    /// Rules that ask for a word, by word; the others, by tag.
    by_word: FxHashMap<String, Vec<u16>>,
    by_tag: Vec<Vec<u16>>,
    endings: Vec<(char, &'static str, &'static str)>,
    exceptions: Vec<&'static str>,
    index: fst::Map<&'static [u8]>,
}

/// What the lemmatizer says about a word.
pub(super) struct Word {
    pub(super) pos: Pos,
    pub(super) lemma: Box<str>,
}

/// Participles that two verbs share: the news means the first, the detachment rules find the second.
const FREQUENT: &[(&str, &str)] = &[
    ("fined", "fine"),
    ("fining", "fine"),
    ("based", "base"),
    ("basing", "base"),
    ("used", "use"),
    ("planed", "plane"),
    ("rated", "rate"),
    ("cited", "cite"),
    ("citing", "cite"),
    ("sited", "site"),
    ("robed", "robe"),
    ("striped", "stripe"),
    ("hoped", "hope"),
    ("hoping", "hope"),
    ("staring", "stare"),
    ("bared", "bare"),
    ("lopes", "lope"),
    ("wounded", "wound"),
    ("founded", "found"),
    ("founding", "found"),
    ("grounded", "ground"),
    ("bombed", "bomb"),
    ("shelled", "shell"),
    ("filed", "file"),
    ("filing", "file"),
    ("timed", "time"),
    ("toured", "tour"),
    ("touring", "tour"),
    ("voiced", "voice"),
    ("staged", "stage"),
    ("staging", "stage"),
    ("tired", "tire"),
    ("taped", "tape"),
    ("raped", "rape"),
    ("raping", "rape"),
    ("caned", "cane"),
    ("caring", "care"),
    ("cared", "care"),
    ("barred", "bar"),
    ("barring", "bar"),
    ("lied", "lie"),
    ("lying", "lie"),
    ("dying", "die"),
    ("died", "die"),
    ("tied", "tie"),
];

impl Lemmatizer {
    pub(super) fn load(tables: &Tables) -> Result<Self, ModelError> {
        let some = |text: &'static str| (!text.is_empty()).then_some(text);
        let mut rules = Vec::new();
        for line in tables.section("attribute rules")? {
            let mut fields = line.split('\t');
            let mut next = || fields.next().unwrap_or_default();
            let tags = Mask::read(next(), |t| Tag::from_name(t).map(|t| t as u8));
            let words = next().strip_prefix('=').map(|w| w.split(' ').map(unescape).collect());
            let labels = Mask::read(next(), |l| Label::from_name(l).map(|l| l as u8));
            let pos = Pos::from_name(next());
            rules.push(Rule { tags, labels, words, pos, lemma: some(next()), morphology: some(next()) });
        }
        let mut by_word: FxHashMap<String, Vec<u16>> = FxHashMap::default();
        let mut by_tag = vec![Vec::new(); Tag::ALL.len()];
        for (i, rule) in (0u16..).zip(&rules) {
            match &rule.words {
                Some(words) => words.iter().for_each(|w| by_word.entry(w.clone()).or_default().push(i)),
                None => {
                    for (tag, list) in Tag::ALL.iter().zip(&mut by_tag) {
                        if rule.tags.holds(*tag as u8) {
                            list.push(i);
                        }
                    }
                }
            }
        }
        let mut endings = Vec::new();
        for line in tables.section("lemma endings")? {
            let mut fields = line.split('\t');
            if let (Some(class), Some(old), Some(new)) = (fields.next(), fields.next(), fields.next()) {
                endings.extend(class.chars().next().map(|class| (class, old, new)));
            }
        }
        Ok(Self {
            rules,
            by_word,
            by_tag,
            endings,
            exceptions: tables.section("lemma exceptions")?.to_vec(),
            index: fst::Map::new(LEMMAS).map_err(|_| ModelError("english.lemmas".to_owned()))?,
        })
    }

    /// Analyses one word.
    pub(super) fn analyze(&self, form: &str, tag: Tag, label: Label) -> Word {
        let lower = form.to_lowercase();
        let empty = Vec::new();
        let with_word = self.by_word.get(&lower).unwrap_or(&empty);
        let with_tag = self.by_tag.get(tag as usize).unwrap_or(&empty);
        let (mut pos, mut lemma, mut morphology) = (Pos::X, None, "_");
        for at in merged(with_word, with_tag) {
            let Some(rule) = self.rules.get(at as usize) else {
                continue;
            };
            if rule.tags.holds(tag as u8) && rule.labels.holds(label as u8) {
                pos = rule.pos.unwrap_or(pos);
                lemma = rule.lemma.or(lemma);
                morphology = rule.morphology.unwrap_or(morphology);
            }
        }
        let lemma = match lemma {
            Some(lemma) => lemma.into(),
            None => self.lemma(form, lower, pos, morphology).into(),
        };
        Word { pos, lemma }
    }

    fn lemma(&self, form: &str, lower: String, pos: Pos, morphology: &str) -> String {
        let has = |feature: &str| morphology.split('|').any(|f| f == feature);
        let is_base = (pos == Pos::Noun && has("Number=Sing"))
            || has("VerbForm=Inf")
            || has("Degree=Pos")
            || (pos == Pos::Verb && has("VerbForm=Fin") && has("Tense=Pres") && !morphology.contains("Number="));
        if is_base {
            return lower;
        }
        let class = match pos {
            Pos::Adj => 'a',
            Pos::Adv => 'r',
            Pos::Noun => 'n',
            Pos::Verb => 'v',
            Pos::Propn => return form.to_owned(),
            Pos::Punct if matches!(form, "“" | "”") => return "\"".to_owned(),
            Pos::Punct => return form.to_owned(),
            _ => return lower,
        };
        if class == 'v'
            && let Some((_, base)) = FREQUENT.iter().find(|(f, _)| *f == lower)
        {
            return (*base).to_owned();
        }
        let mut key = String::with_capacity(lower.len() + 2);
        key.push(class);
        key.push_str(&lower);
        // An entry's value: bit 0 set where the word is a base itself, the rest one more than its exception's number.
        if let Some(exception) = self.index.get(&key).filter(|v| *v > 1)
            && let Some(lemma) = self.exceptions.get((exception >> 1) as usize - 1)
        {
            return (*lemma).to_owned();
        }
        let (mut known, mut odd, mut unknown) = (None, None, None);
        for (_, old, new) in self.endings.iter().filter(|(c, ..)| *c == class) {
            let Some(stem) = lower.strip_suffix(old) else {
                continue;
            };
            let base = format!("{stem}{new}");
            if base.is_empty() {
                continue;
            }
            key.truncate(1);
            key.push_str(&base);
            if self.index.get(&key).is_some_and(|v| v == 0 || v & 1 == 1) {
                known = Some(base);
            } else if !base.chars().all(char::is_alphabetic) {
                odd = odd.or(Some(base));
            } else {
                unknown = unknown.or(Some(base));
            }
        }
        known.or(odd).or(unknown).unwrap_or_else(|| form.to_owned())
    }
}

/// Merges two ascending lists, since rules apply in their order.
fn merged<'a>(a: &'a [u16], b: &'a [u16]) -> impl Iterator<Item = u16> + 'a {
    let (mut a, mut b) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    std::iter::from_fn(move || match (a.peek(), b.peek()) {
        (Some(x), Some(y)) if x <= y => a.next(),
        (_, Some(_)) => b.next(),
        _ => a.next(),
    })
}
