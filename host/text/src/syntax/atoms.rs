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
    looks: Vec<Looks>,
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
        self.looks.clear();
        self.looks
            .extend(tokens.iter().map(|token| Looks::of(token)));
        let style = case_style(&self.looks);
        for (index, (token, looks)) in tokens.iter().zip(&self.looks).enumerate() {
            self.keys.push(hash_normalised(token, &mut self.text));
            self.shapes.push(looks.shape(index == 0, style));
        }
    }
}

/// Hash of a string as a feature value.
#[inline]
fn hash_text(text: &str) -> u64 {
    hash_bytes(text.bytes())
}

#[inline]
fn hash_bytes(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0x51_7C_C1_B7, |hash, byte| {
        (hash.rotate_left(7) ^ u64::from(byte)).wrapping_mul(MULTIPLIER)
    })
}

/// Hash of the normalised spelling; `text` is a buffer that most words do without.
fn hash_normalised(token: &str, text: &mut String) -> u64 {
    if token.is_ascii() && !matches!(token, "``" | "''") {
        return hash_bytes(token.bytes().map(normal_byte));
    }
    normalise(token, text);
    hash_text(text)
}

fn normal_byte(byte: u8) -> u8 {
    match byte {
        b'`' => b'\'',
        b'0'..=b'9' => b'0',
        _ => byte.to_ascii_lowercase(),
    }
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
                    '‘' | '’' | '´' => text.push('\''),
                    '“' | '”' => text.push('"'),
                    '–' | '‑' | '‐' => text.push('-'),
                    '\0'..='\x7f' => text.push(normal_byte(char as u8).into()),
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

/// What the characters of a token are.
#[derive(Clone, Copy, Debug, Default)]
struct Looks {
    letters: u16,
    upper: u16,
    lower: u16,
    /// It begins with a capital.
    initial: bool,
    digit: bool,
    hyphen: bool,
    mark: bool,
}

impl Looks {
    fn of(token: &str) -> Self {
        let mut looks = Self {
            initial: token.chars().next().is_some_and(char::is_uppercase),
            ..Self::default()
        };
        for char in token.chars() {
            looks.letters = looks.letters.saturating_add(char.is_alphabetic().into());
            if char.is_uppercase() {
                looks.upper = looks.upper.saturating_add(1);
            } else if char.is_lowercase() {
                looks.lower = looks.lower.saturating_add(1);
            } else if char.is_numeric() {
                looks.digit = true;
            } else if char == '-' {
                looks.hyphen = true;
            } else {
                looks.mark = true;
            }
        }
        looks
    }

    /// Capitals, digits and marks as one small number, with the token's place and the case style.
    fn shape(self, first: bool, style: CaseStyle) -> u16 {
        let initial = u16::from(self.initial);
        let case = match (self.upper, self.lower) {
            (0, 0) => 0,
            (0, _) => 1,
            (1, 0) => 2,
            (_, 0) => 3,
            (1, _) => 4 + initial,
            _ => 6 + initial,
        };
        let flags = [self.digit, self.hyphen, self.mark, first];
        let shape = flags
            .iter()
            .fold(case, |shape, &flag| shape * 2 + u16::from(flag));
        shape * 4 + style as u16
    }
}

/// Judges the case style by the words of more than three letters.
fn case_style(tokens: &[Looks]) -> CaseStyle {
    let any_upper = tokens.iter().any(|token| token.upper > 0);
    let long = || tokens.iter().filter(|token| token.letters > 3);
    let capital = long().filter(|token| token.initial).count();
    let shouted = long().filter(|token| token.upper == token.letters).count();
    let long = long().count();
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
