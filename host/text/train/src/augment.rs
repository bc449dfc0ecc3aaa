//! Copies of training sentences in the capitals of headlines, of shouting and of careless typing.

use crate::conllu::Sentence;
use crate::random::Random;

/// Share of the sentences that are copied in each style.
const SHARES: [(Style, f64); 3] = [
    (Style::Title, 0.12),
    (Style::Upper, 0.03),
    (Style::Lower, 0.03),
];

/// A way to write a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Style {
    /// A capital for each word but short function words.
    Title,
    /// All capitals.
    Upper,
    /// No capitals.
    Lower,
}

/// Restyled copies of some sentences.
pub(crate) fn restyled(sentences: &[Sentence]) -> Vec<Sentence> {
    let mut random = Random(7);
    let mut copies = Vec::new();
    for sentence in sentences {
        for (style, share) in SHARES {
            if random.chance(share) {
                copies.push(with_style(sentence, style));
            }
        }
    }
    copies
}

/// The sentence written in another style.
pub(crate) fn with_style(sentence: &Sentence, style: Style) -> Sentence {
    let mut copy = sentence.clone();
    for (at, form) in copy.forms.iter_mut().enumerate() {
        *form = match style {
            Style::Title => title(form, at == 0),
            Style::Upper => form.to_uppercase(),
            Style::Lower => form.to_lowercase(),
        };
    }
    copy
}

/// A word as in a headline.
fn title(form: &str, first: bool) -> String {
    const SMALL: [&str; 20] = [
        "a", "an", "the", "of", "in", "on", "to", "for", "and", "or", "at", "by", "as", "but",
        "from", "with", "n't", "'s", "'re", "'ll",
    ];
    if !first && SMALL.contains(&form) {
        return form.to_owned();
    }
    let mut chars = form.chars();
    chars.next().map_or_else(String::new, |initial| {
        initial.to_uppercase().chain(chars).collect()
    })
}
