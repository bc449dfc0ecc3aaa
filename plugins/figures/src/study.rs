//! Figures of one study: how many began, and what "the study" takes up.

use crate::Params;
use crate::measure::Figure;
use crate::names;
use gainsay_sdk::is_word_char;

/// How many sentences on a text may still take up what a figure was told of.
const NEAR: u32 = 3;

/// "The study of 1,500 patients": whether the second sentence goes on about the one of the first, whatever
/// both call it. Names that differ make two of them.
pub(crate) fn is_taken_up(one: &Figure<'_>, two: &Figure<'_>, params: &Params) -> bool {
    if params.taken_up.is_empty() || one.is_elsewhere(two) {
        return false;
    }
    let near = two.sentence.index().saturating_sub(one.sentence.index()) <= NEAR;
    let words: Vec<&str> = two
        .text()
        .split(|c: char| !is_word_char(c))
        .filter(|word| !word.is_empty())
        .collect();
    let definite = words.windows(2).any(|pair| {
        let [article, noun] = pair else { return false };
        let taken_up = matches!(article.to_ascii_lowercase().as_str(), "the" | "this");
        taken_up && params.taken_up.contains(noun)
    });
    near && definite && !names::differ(&one.names(), &two.names())
}

/// Whether the larger figure tells how many began: the others have left since.
pub(crate) fn have_left(one: &Figure<'_>, two: &Figure<'_>, params: &Params) -> bool {
    let larger = if one.value > two.value { one } else { two };
    let mut words = larger.sentence.words();
    !params.intake_words.is_empty() && words.any(|word| params.intake_words.contains(word))
}
