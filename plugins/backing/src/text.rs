//! An article as sentences of words.

use crate::Place;
use gainsay_sdk::{Case, Sentence, Span, Words};
use std::cell::OnceCell;
use std::ops::Range;

/// How many paragraphs of running text make the opening.
const OPENING: usize = 3;

/// Bytes of a word with its space, about.
const BYTES_A_WORD: usize = 5;

/// The sentences of an article, read as they are asked for.
pub(crate) struct Text<'c> {
    case: &'c Case,
    lines: Vec<Line<'c>>,
    /// How many of them are the opening.
    opening: usize,
    /// How many of them come first to a reader: the opening, or the first half of a short article.
    lead: usize,
}

/// A sentence.
pub(crate) struct Line<'c> {
    sentence: Sentence<'c>,
    text: &'c str,
    words: OnceCell<Vec<Word<'c>>>,
}

/// A word and where it starts in its sentence, in bytes.
#[derive(Clone, Copy)]
pub(crate) struct Word<'c> {
    pub(crate) text: &'c str,
    start: usize,
    /// Whether it is all small letters.
    small: bool,
}

impl<'c> Text<'c> {
    /// The sentences of the case.
    pub(crate) fn of(case: &'c Case) -> Self {
        let lines: Vec<Line<'c>> = case
            .sentences()
            .map(|sentence| Line {
                sentence,
                text: case.words_at(sentence.at()),
                words: OnceCell::new(),
            })
            .collect();
        let up_to = |most: usize| {
            let opens = paragraphs(&lines).take_while(|paragraph| *paragraph <= most);
            opens.count()
        };
        let all = paragraphs(&lines).last().unwrap_or_default();
        let (opening, lead) = (up_to(OPENING), up_to(OPENING.min(all.div_ceil(2))));
        Self {
            case,
            lines,
            opening,
            lead,
        }
    }

    /// Headings at the top and the paragraphs that nobody misses: those of the opening, but no more
    /// than half of them all.
    pub(crate) fn lead(&self) -> impl Iterator<Item = &Line<'c>> {
        self.lines.iter().take(self.lead)
    }

    /// Headings at the top and the first paragraphs.
    pub(crate) fn opening(&self) -> impl Iterator<Item = &Line<'c>> {
        self.lines.iter().take(self.opening)
    }

    /// All sentences.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Line<'c>> {
        self.lines.iter()
    }

    /// The sentences of a place.
    pub(crate) fn lines(&self, place: Place) -> impl Iterator<Item = &Line<'c>> {
        let count = match place {
            Place::Anywhere => self.lines.len(),
            Place::Heading | Place::Opening => self.opening,
        };
        let headings = place == Place::Heading;
        let lines = self.lines.iter().take(count);
        lines.filter(move |line| !headings || line.is_heading())
    }

    /// The words at that place.
    pub(crate) fn words_at(&self, at: Span) -> &'c str {
        self.case.words_at(at)
    }
}

/// For each sentence, the number of its paragraph of running text, from 1; 0 for a heading before
/// the first one.
fn paragraphs<'l>(lines: &'l [Line<'_>]) -> impl Iterator<Item = usize> + 'l {
    let (mut count, mut last) = (0, None);
    lines.iter().map(move |line| {
        let paragraph = Some(line.sentence.paragraph());
        count += usize::from(!line.is_heading() && paragraph != last);
        last = paragraph;
        count
    })
}

impl<'c> Line<'c> {
    pub(crate) fn is_heading(&self) -> bool {
        self.sentence.is_heading()
    }

    pub(crate) fn is_question(&self) -> bool {
        self.text.trim_end().ends_with('?')
    }

    /// Whether both are one sentence.
    pub(crate) fn is(&self, other: &Line<'_>) -> bool {
        self.sentence == other.sentence
    }

    /// The words: letters and digits with what joins them, and the sign for percent.
    pub(crate) fn words(&self) -> &[Word<'c>] {
        self.words.get_or_init(|| read(self.text))
    }

    /// Whether one of the words stands in the sentence.
    pub(crate) fn has(&self, words: &Words) -> bool {
        !words.is_empty() && self.words().iter().any(|word| word.is_in(words))
    }

    /// How many of its words are among them.
    pub(crate) fn count(&self, words: &Words) -> usize {
        let found = self.words().iter().filter(|word| word.is_in(words));
        found.count()
    }

    /// Whether the word at that index begins its clause, or one of `words` stands before it.
    pub(crate) fn is_led(&self, index: usize, words: &Words) -> bool {
        let here = self.words().get(index);
        let Some(before) = index.checked_sub(1).and_then(|at| self.words().get(at)) else {
            return true;
        };
        let gap = here.and_then(|here| self.text.get(before.end()..here.start));
        before.is_in(words) || gap.is_some_and(|gap| gap.contains([',', ':', ';', '–', '—']))
    }

    /// The words with a number right before them: "30 percent lower risk".
    pub(crate) fn with_number(&self, words: Range<usize>) -> Range<usize> {
        let before = words.start.checked_sub(1);
        let number = before.filter(|&at| {
            let word = self.words().get(at);
            word.is_some_and(|word| word.text.starts_with(|c: char| c.is_ascii_digit()))
        });
        number.unwrap_or(words.start)..words.end
    }

    /// Words of the sentence as a place in the article.
    pub(crate) fn span(&self, words: Range<usize>) -> Span {
        let at = self.sentence.at();
        let found = self.words().get(words).unwrap_or_default();
        let start = found.first().map_or(0, |word| word.start);
        let end = found.last().map_or(self.text.len(), |word| word.end());
        Span {
            start: at.start.saturating_add(start as u32),
            end: at.start.saturating_add(end as u32),
            ..at
        }
    }
}

impl Word<'_> {
    pub(crate) fn is_in(self, words: &Words) -> bool {
        if self.small {
            words.contains(self.text)
        } else {
            words.contains_lower(self.text)
        }
    }

    fn end(self) -> usize {
        self.start + self.text.len()
    }
}

fn read(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(text.len() / BYTES_A_WORD);
    let (mut start, mut small) = (0, true);
    for (at, byte) in text.bytes().enumerate() {
        if byte == b' ' {
            piece(&mut words, text, start..at, small);
            (start, small) = (at + 1, true);
        } else if !byte.is_ascii_lowercase() {
            small = false;
        }
    }
    piece(&mut words, text, start..text.len(), small);
    words
}

/// Adds what stands between two spaces: mostly one small word, else with marks around it or with
/// dashes in it.
fn piece<'t>(words: &mut Vec<Word<'t>>, text: &'t str, at: Range<usize>, small: bool) {
    let start = at.start;
    let piece = text.get(at).unwrap_or_default();
    if small {
        if !piece.is_empty() {
            words.push(Word {
                text: piece,
                start,
                small,
            });
        }
        return;
    }
    let mut at = start;
    for part in piece.split_inclusive(['–', '—', '/', '\n']) {
        push(words, part, at);
        at += part.len();
    }
}

/// Adds a word without the marks around it; "30%" is a number and a sign.
fn push<'t>(words: &mut Vec<Word<'t>>, piece: &'t str, start: usize) {
    let marks = |c: char| !c.is_alphanumeric();
    let word = piece.trim_start_matches(marks);
    let before = piece.len() - word.len();
    let text = word.trim_end_matches(marks);
    if !text.is_empty() {
        words.push(Word {
            text,
            start: start + before,
            small: text.bytes().all(|byte| byte.is_ascii_lowercase()),
        });
    }
    if let Some(at) = piece.find('%') {
        words.push(Word {
            text: "%",
            start: start + at,
            small: true,
        });
    }
}
