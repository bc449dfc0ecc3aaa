//! The values that features are made of: spelling, affixes, shape and word cluster of each token.

use super::clusters::Clusters;
use super::features::hash_text;

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

/// Feature values of one token.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordAtoms {
    /// Normalised spelling in lower case, digits as zeros.
    pub lower: u64,
    /// Last one to four characters.
    pub suffix: [u64; 4],
    /// First one to three characters.
    pub prefix: [u64; 3],
    /// Shape of the spelling together with the case style of the sentence.
    pub shape: u64,
    /// Fine, middle and coarse cluster of the word; zero when unknown.
    pub cluster: [u64; 3],
}

/// Feature values of all tokens of a sentence.
#[derive(Clone, Debug, Default)]
pub struct SentenceAtoms {
    /// One entry a token.
    pub words: Vec<WordAtoms>,
    text: String,
}

impl SentenceAtoms {
    /// Replaces the content by the values of `tokens`.
    pub fn fill(&mut self, tokens: &[&str], clusters: &Clusters<'_>) {
        let style = case_style(tokens);
        self.words.clear();
        for (index, token) in tokens.iter().enumerate() {
            normalise(token, &mut self.text);
            let shape = shape_of(token, index == 0, style);
            self.words.push(word_atoms(&self.text, shape, clusters));
        }
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

fn word_atoms(text: &str, shape: u64, clusters: &Clusters<'_>) -> WordAtoms {
    let lower = hash_text(text);
    let mut atoms = WordAtoms {
        lower,
        shape,
        cluster: clusters.lookup(lower),
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
fn shape_of(token: &str, first: bool, style: CaseStyle) -> u64 {
    let mut upper = 0_u64;
    let mut lower = 0_u64;
    let (mut digit, mut hyphen, mut mark) = (0, 0, 0);
    for char in token.chars() {
        if char.is_uppercase() {
            upper += 1;
        } else if char.is_lowercase() {
            lower += 1;
        } else if char.is_numeric() {
            digit = 1;
        } else if char == '-' {
            hyphen = 1;
        } else {
            mark = 1;
        }
    }
    let initial = u64::from(token.chars().next().is_some_and(char::is_uppercase));
    let case = match (upper, lower) {
        (0, 0) => 0,
        (0, _) => 1,
        (1, 0) => 2,
        (_, 0) => 3,
        (1, _) => 4 + initial,
        _ => 6 + initial,
    };
    let place = u64::from(first);
    ((((case * 2 + digit) * 2 + hyphen) * 2 + mark) * 2 + place) * 4 + style as u64
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
