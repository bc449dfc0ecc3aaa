//! "Did you mean": the known name nearest to an unknown one.

use crate::diagnostic::{quoted, quoted_list};

/// Names longer than this (in characters) are not compared; comparing is quadratic.
const LONGEST: usize = 64;

/// The candidate nearest to `word`, if one is near enough to be a slip of the pen: at most one edit
/// for every three characters, and at most three. Of equally near ones the first in the alphabet.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length == 0 || length > LONGEST {
        return None;
    }
    let most = (length / 3).clamp(1, 3);
    let folded = word.to_lowercase();
    candidates
        .into_iter()
        .filter(|name| name.chars().count().abs_diff(length) <= most && name.len() <= 4 * LONGEST)
        .map(|name| {
            (
                strsim::damerau_levenshtein(&folded, &name.to_lowercase()),
                name,
            )
        })
        .filter(|&(edits, name)| edits <= most && name != word)
        .min()
        .map(|(_, name)| name)
}

/// "did you mean `x`?", if something is near.
pub(crate) fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(word, candidates).map(|name| format!("did you mean {}?", quoted(name)))
}

/// "did you mean `x`?", or all names of a short list.
pub(crate) fn one_of(word: &str, candidates: &[&str]) -> String {
    did_you_mean(word, candidates.iter().copied()).unwrap_or_else(|| {
        if candidates.is_empty() {
            "there are none".to_owned()
        } else {
            format!("known are {}", quoted_list(candidates.iter().copied()))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_and_far_ones_are_not() {
        let names = ["possible", "probable", "partial"];
        assert_eq!(nearest("posible", names), Some("possible"));
        assert_eq!(nearest("Probable", names), Some("probable"));
        assert_eq!(nearest("frames", names), None);
        assert_eq!(nearest("", names), None);
    }

    #[test]
    fn ties_go_to_the_alphabet() {
        assert_eq!(nearest("cat", ["hat", "bat"]), Some("bat"));
    }
}
