//! The values that features are made of: spelling, affixes and shape of each token.

use super::lemma_lists::verb_form;

/// Odd multiplier with well spread bits (from the golden ratio).
const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// Shapes are less than this.
pub(super) const SHAPES: usize = 512;

/// How a sentence uses capitals; headlines and shouted text need other clues than running text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum CaseStyle {
    /// Capitals as in running text.
    #[default]
    Running,
    /// Most long words begin with a capital.
    Title,
    /// Most letters are capitals.
    Upper,
    /// No capital at all.
    Lower,
}

/// What the spelling of a word gives, apart from capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordAtoms {
    /// Normalised spelling in lower case, digits as zeros.
    pub lower: u64,
    /// Last one to four characters.
    pub suffix: [u64; 4],
    /// First one to three characters.
    pub prefix: [u64; 3],
    /// What the list of irregular verbs says of the word.
    pub verb_form: u8,
}

impl WordAtoms {
    /// The values of a token; `text` is a buffer.
    pub fn of(token: &str, text: &mut String) -> Self {
        normalise(token, text);
        word_atoms(text)
    }
}

/// Feature values of all tokens of a sentence, or of several.
#[derive(Clone, Debug, Default)]
pub struct SentenceAtoms {
    /// [`WordAtoms::lower`] of each token.
    pub keys: Vec<u64>,
    /// Shape of each token together with the case style of the sentence.
    pub shapes: Vec<u16>,
    text: String,
}

impl SentenceAtoms {
    /// Replaces the content by the values of a sentence.
    pub fn fill(&mut self, tokens: &[&str]) {
        self.keys.clear();
        self.shapes.clear();
        self.add(tokens);
    }

    /// Adds the values of another sentence.
    pub(super) fn add(&mut self, tokens: &[&str]) {
        let style = case_style(tokens);
        for (index, token) in tokens.iter().enumerate() {
            normalise(token, &mut self.text);
            self.keys.push(hash_text(&self.text));
            self.shapes.push(shape_of(token, index == 0, style));
        }
    }
}

/// Hash of a string as a feature value.
#[inline]
fn hash_text(text: &str) -> u64 {
    text.bytes().fold(0x51_7C_C1_B7, |hash, byte| {
        (hash.rotate_left(7) ^ u64::from(byte)).wrapping_mul(MULTIPLIER)
    })
}

/// Writes the lower-case spelling with plain quotes and dashes and with digits as zeros.
fn normalise(token: &str, text: &mut String) {
    text.clear();
    match token {
        "``" | "''" | "“" | "”" | "«" | "»" | "„" => text.push('"'),
        "—" => text.push_str("--"),
        "…" => text.push_str("..."),
        _ => {
            for char in token.chars() {
                match char {
                    '‘' | '’' | '`' | '´' => text.push('\''),
                    '“' | '”' => text.push('"'),
                    '–' | '‑' | '‐' => text.push('-'),
                    '0'..='9' => text.push('0'),
                    'A'..='Z' => text.push(char.to_ascii_lowercase()),
                    _ if char.is_ascii() => text.push(char),
                    _ => text.extend(char.to_lowercase()),
                }
            }
        }
    }
}

fn word_atoms(text: &str) -> WordAtoms {
    let mut atoms = WordAtoms {
        lower: hash_text(text),
        verb_form: verb_form(text),
        ..WordAtoms::default()
    };
    let mut ends = text
        .char_indices()
        .skip(1)
        .map(|(at, _)| at)
        .chain([text.len()]);
    for slot in &mut atoms.prefix {
        let end = ends.next().unwrap_or(text.len());
        *slot = hash_text(text.get(..end).unwrap_or(text));
    }
    let mut starts = text.char_indices().rev().map(|(at, _)| at);
    for slot in &mut atoms.suffix {
        let start = starts.next().unwrap_or(0);
        *slot = hash_text(text.get(start..).unwrap_or(text));
    }
    atoms
}

/// Capitals, digits and marks of a token as one small number, with its place and the case style.
fn shape_of(token: &str, first: bool, style: CaseStyle) -> u16 {
    let mut upper = 0_u16;
    let mut lower = 0_u16;
    let (mut digit, mut hyphen, mut mark) = (0, 0, 0);
    for char in token.chars() {
        if char.is_uppercase() {
            upper = upper.saturating_add(1);
        } else if char.is_lowercase() {
            lower = lower.saturating_add(1);
        } else if char.is_numeric() {
            digit = 1;
        } else if char == '-' {
            hyphen = 1;
        } else {
            mark = 1;
        }
    }
    let initial = u16::from(token.chars().next().is_some_and(char::is_uppercase));
    let case = match (upper, lower) {
        (0, 0) => 0,
        (0, _) => 1,
        (1, 0) => 2,
        (_, 0) => 3,
        (1, _) => 4 + initial,
        _ => 6 + initial,
    };
    let place = u16::from(first);
    ((((case * 2 + digit) * 2 + hyphen) * 2 + mark) * 2 + place) * 4 + style as u16
}

/// Judges the case style by the words of more than three letters.
fn case_style(tokens: &[&str]) -> CaseStyle {
    let (mut long, mut capital, mut shouted, mut any_upper) = (0, 0, 0, false);
    for token in tokens {
        let mut letters = 0;
        let mut upper = 0;
        for char in token.chars().filter(|char| char.is_alphabetic()) {
            letters += 1;
            upper += usize::from(char.is_uppercase());
        }
        any_upper |= upper > 0;
        if letters > 3 {
            long += 1;
            capital += usize::from(token.chars().next().is_some_and(char::is_uppercase));
            shouted += usize::from(upper == letters);
        }
    }
    if long < 2 {
        CaseStyle::Running
    } else if !any_upper {
        CaseStyle::Lower
    } else if shouted * 10 >= long * 7 {
        CaseStyle::Upper
    } else if long >= 3 && capital * 10 >= long * 7 {
        CaseStyle::Title
    } else {
        CaseStyle::Running
    }
}
