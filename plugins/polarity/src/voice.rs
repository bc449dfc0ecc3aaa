//! Whose words two sentences are.

use crate::reading::Reading;
use gainsay_sdk::{Attribution, tokens};

/// Whether both sentences are of one source, or of none; a heading speaks for its text.
pub(crate) fn one_voice(sides: [&Reading<'_>; 2], sources: [Option<Attribution<'_>>; 2]) -> bool {
    let heading = sides.iter().any(|side| side.sentence.is_heading());
    match sources {
        [Some(one), Some(other)] => {
            one.same_source(other)
                || share_name(one, other)
                || (heading && (one.entity().is_none() || other.entity().is_none()))
        }
        [None, None] => true,
        _ => heading,
    }
}

/// Whether both sources are called by one name: "Tolm officials", "the Tolm council".
fn share_name(one: Attribution<'_>, other: Attribution<'_>) -> bool {
    let names = |source: &str| -> Vec<String> {
        let words = tokens(source, 0..source.len()).into_iter();
        words
            .filter(|word| word.capital && word.text.len() > 3)
            .map(|word| word.text.into_owned())
            .collect()
    };
    let known = names(other.source());
    names(one.source()).iter().any(|name| known.contains(name))
}
