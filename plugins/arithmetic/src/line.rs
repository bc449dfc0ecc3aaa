//! A sentence with its figures.

use crate::Params;
use crate::written::Written;
use gainsay_sdk::{Case, Decimal, Quantity, Span};

/// More figures make a sentence a table.
const MOST_FIGURES: usize = 24;

/// What makes a number with a "#" a sum of money.
const MAGNITUDES: [(&str, u64); 2] = [(" million", 1_000_000), (" billion", 1_000_000_000)];

/// A figure and its place in the sentence, in bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure<'c> {
    pub(crate) quantity: Quantity<'c>,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) value: Decimal,
}

/// A sentence that holds a figure.
#[derive(Debug)]
pub(crate) struct Line<'c> {
    pub(crate) text: &'c str,
    /// Index of the sentence.
    pub(crate) sentence: u32,
    pub(crate) figures: Vec<Figure<'c>>,
    at: Span,
}

/// The sentences with figures, in order.
pub(crate) fn lines(case: &Case) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut last = None;
    for quantity in case.quantities() {
        let Some(sentence) = quantity.sentence() else {
            continue;
        };
        let at = sentence.at();
        if last != Some(sentence.index()) {
            last = Some(sentence.index());
            lines.push(Line {
                text: case.words_at(at),
                sentence: sentence.index(),
                figures: Vec::new(),
                at,
            });
        }
        if let (Some(line), Some(value)) = (lines.last_mut(), quantity.value()) {
            let start = quantity.at().start.saturating_sub(at.start) as usize;
            let end = quantity.at().end.saturating_sub(at.start) as usize;
            let (end, value) = hashed(line.text, start).unwrap_or((end, value));
            line.figures.push(Figure {
                quantity,
                start,
                end,
                value,
            });
        }
    }
    lines.retain(|line| line.figures.len() <= MOST_FIGURES);
    lines
}

/// "#54.8 million": old wires have no sign for pounds, and the host takes this one for a rank. End and
/// value of what stands there.
fn hashed(text: &str, start: usize) -> Option<(usize, Decimal)> {
    let written = text.get(start..)?.strip_prefix('#')?;
    let stop = |c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'));
    let digits = written.get(..written.find(stop).unwrap_or(written.len()))?;
    let digits = digits.trim_end_matches([',', '.']);
    let rest = written.get(digits.len()..)?;
    let (word, magnitude) = MAGNITUDES
        .into_iter()
        .find(|(word, _)| rest.starts_with(word))?;
    let number = gainsay_sdk::number(&digits.replace(',', ""))?;
    let value = number.checked_mul(Decimal::from(magnitude))?;
    Some((start + 1 + digits.len() + word.len(), value))
}

impl<'c> Line<'c> {
    /// Whether the sentence has one of the words that the rule needs.
    pub(crate) fn speaks(&self, params: &Params) -> bool {
        params.signs.is_empty() || words(self.text).any(|word| params.signs.contains_lower(word))
    }

    /// Whether a word that keeps the rule quiet stands between those bytes.
    pub(crate) fn is_quiet(&self, params: &Params, start: usize, end: usize) -> bool {
        words(self.cut(start, end)).any(|word| params.quiet_words.contains_lower(word))
    }

    /// The text from byte `start` to byte `end` of the sentence.
    pub(crate) fn cut(&self, start: usize, end: usize) -> &'c str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The text between two figures.
    pub(crate) fn between(&self, one: &Figure<'_>, two: &Figure<'_>) -> &'c str {
        self.cut(one.end, two.start)
    }

    /// The text before a figure, back to the figure before it.
    pub(crate) fn before(&self, index: usize) -> &'c str {
        let start = index.checked_sub(1).and_then(|i| self.figures.get(i));
        let end = self.figures.get(index).map_or(0, |figure| figure.start);
        self.cut(start.map_or(0, |figure| figure.end), end)
    }

    /// The text after a figure, up to the figure after it.
    pub(crate) fn after(&self, index: usize) -> &'c str {
        let start = self.figures.get(index).map_or(0, |figure| figure.end);
        let next = self.figures.get(index + 1);
        self.cut(start, next.map_or(self.text.len(), |figure| figure.start))
    }

    /// Where a word that was cut out of the sentence starts, in bytes.
    pub(crate) fn offset(&self, word: &str) -> usize {
        let start = self.text.as_ptr() as usize;
        (word.as_ptr() as usize)
            .saturating_sub(start)
            .min(self.text.len())
    }

    /// The article that it stands in.
    pub(crate) fn article(&self) -> u32 {
        self.at.article
    }

    /// Bytes of the sentence as a place in the article.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        Span {
            start: self.at.start.saturating_add(start as u32),
            end: self.at.start.saturating_add(end as u32),
            ..self.at
        }
    }
}

impl Figure<'_> {
    pub(crate) fn written(&self) -> Written {
        Written::of(self.quantity, self.value)
    }

    /// The words as written.
    pub(crate) fn words(&self) -> &str {
        self.quantity.words()
    }

    /// Whether it is a sum in the "pounds" of old wires.
    pub(crate) fn is_hashed(&self) -> bool {
        self.words().starts_with('#') && self.end > self.start + self.words().len()
    }

    pub(crate) fn is_percent(&self) -> bool {
        self.quantity.unit() == "percent"
    }
}

/// The words of a text: letters and the apostrophes and hyphens within.
pub(crate) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')))
        .filter(|word| !word.is_empty())
}

/// The sum, at most the largest number that there is.
pub(crate) fn sum(values: impl Iterator<Item = Decimal>) -> Decimal {
    values.fold(Decimal::ZERO, Decimal::saturating_add)
}
