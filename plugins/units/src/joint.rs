//! What stands between a measure and its conversion, and around both.

use crate::Params;
use gainsay_sdk::Words;

/// How two measures are set side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    /// "26 miles (42 km)".
    Bracket,
    /// "26 miles/42 km".
    Slash,
    /// "26 miles, or 42 km,", "26 miles, about 42 km,", "26 miles -- 42 km --".
    Apposition,
}

/// How far a conversion may stand from its measure, in bytes.
pub(crate) const REACH: usize = 48;

/// The joint that these words between two measures are; `hedged` tells that a hedge belongs to the
/// second.
pub(crate) fn between(words: &str, hedged: bool, params: &Params) -> Option<Joint> {
    if words.len() > REACH || words.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let sign = words.find(['(', '[', '/', ',', '—', '–']);
    let (at, length) = match sign {
        Some(at) => (at, words.get(at..)?.chars().next()?.len_utf8()),
        None => (words.find("--")?, 2),
    };
    let (before, sign, behind) = (
        words.get(..at)?,
        words.get(at..at + length)?,
        words.get(at + length..)?,
    );
    let joint = match sign {
        "(" | "[" => Joint::Bracket,
        "/" => Joint::Slash,
        _ => Joint::Apposition,
    };
    // "5 lbs. (2.3 kg)": the point of an abbreviation.
    let abbreviated = joint == Joint::Bracket && before.starts_with('.');
    let before = before.get(usize::from(abbreviated)..)?;
    let behind: Vec<&str> = behind.split_whitespace().collect();
    let said = |word: &&str| params.hedges.contains(&word.to_lowercase());
    let told = joint != Joint::Apposition || sign != "," || hedged || behind.contains(&"or");
    let fits = told && all_of(before, &params.extents) && behind.iter().all(said);
    fits.then_some(joint)
}

/// Whether the words that follow a conversion end it.
pub(crate) fn closes(joint: Joint, behind: &str, params: &Params) -> bool {
    match joint {
        Joint::Bracket => {
            let end = behind.find([')', ']', ',', ';', ':', '/', '(']);
            end.and_then(|end| behind.get(..end))
                .is_some_and(|words| all_of(words, &params.endings))
        }
        Joint::Slash => !behind.starts_with(|c: char| c.is_alphanumeric() || c == '/'),
        Joint::Apposition => {
            let mut signs = behind.trim_start_matches(' ').chars();
            signs.next().is_none_or(|c| ",.;:)—–-\n".contains(c))
                // "10 metres, about 30 feet, 6 inches": more of the measure follows.
                && !signs.next().is_some_and(|c| c.is_ascii_digit())
        }
    }
}

/// Whether all words, if there are any, are in the list.
fn all_of(words: &str, list: &Words) -> bool {
    words
        .split(|c: char| c.is_whitespace() || c == '-')
        .filter(|word| !word.is_empty())
        .all(|word| list.contains(&word.to_lowercase()))
}

/// Whether the words before a measure make it one side of an area: "2 metres by 3 metres (10 feet)".
pub(crate) fn is_side(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '-']);
    ["by", "x", "X", "×"].iter().any(|sign| {
        let rest = before.strip_suffix(sign);
        let rest = rest.map(|rest| rest.trim_end_matches([' ', '-']));
        rest.and_then(|rest| {
            rest.rsplit(char::is_whitespace)
                .next()
                .map(|word| (rest, word))
        })
        .is_some_and(|(rest, word)| {
            let sized = |word: &str| word.chars().any(|c| c.is_ascii_digit());
            let number_word = rest.rsplit(char::is_whitespace).nth(1).is_some_and(sized);
            !rest.ends_with([')', ']']) && (sized(word) || number_word)
        })
    })
}
