//! What stands in quotation marks.

use crate::twice;
use gainsay_sdk::{Case, Gap, SegmentKind, Sentence, Span, Token, tokens};
use std::ops::Range;

/// The quoted words of a paragraph, in order, without what stands between the quotations.
#[derive(Debug)]
pub(crate) struct Passage<'c> {
    pub(crate) article: u32,
    /// In a headline or subhead.
    pub(crate) heading: bool,
    pub(crate) words: Vec<Token<'c>>,
    /// Each quotation's range of `words`.
    pub(crate) quotations: Vec<Range<usize>>,
}

/// Longest article that is read, in passages, and longest passage, in words: beyond, it is no news
/// article, and the comparison of all with all would take long.
const PASSAGES: usize = 600;
const WORDS: usize = 600;

/// Bytes of a word with its space, at least: a sentence of fewer bytes is not read for its words.
const SHORTEST: usize = 3;

/// Shortest quotation in single marks, in words. Shorter ones are mostly apostrophes.
const SINGLE: usize = 3;

/// Longest quotation in single marks, in bytes.
const SINGLE_LENGTH: usize = 300;

/// A paragraph: its first and last sentence, and its place.
struct Paragraph {
    article: u32,
    number: u32,
    heading: bool,
    sentences: Range<u32>,
    range: Range<usize>,
}

fn paragraphs(case: &Case) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    for sentence in case.sentences().filter(|sentence| is_read(*sentence)) {
        let at = sentence.at();
        let (number, next) = (sentence.paragraph(), sentence.index() + 1);
        match found.last_mut() {
            Some(last) if (last.article, last.number) == (at.article, number) => {
                last.range.end = last.range.end.max(at.end as usize);
                last.sentences.end = next;
            }
            _ => found.push(Paragraph {
                article: at.article,
                number,
                heading: sentence.is_heading(),
                sentences: sentence.index()..next,
                range: at.start as usize..at.end as usize,
            }),
        }
    }
    found
}

/// The quotations of the paragraphs that may share words with those of another one.
pub(crate) fn passages(case: &Case) -> Vec<Passage<'_>> {
    let mut paragraphs = paragraphs(case);
    paragraphs.retain(|paragraph| {
        let text = case.article_text(paragraph.article);
        text.get(paragraph.range.clone()).is_some_and(may_quote)
    });
    let alike = alike(case, &paragraphs);
    let kept = paragraphs.into_iter().zip(alike);
    let kept = kept.filter(|(paragraph, alike)| *alike || paragraph.heading);
    let found = kept.filter_map(|(paragraph, _)| {
        passage(case, paragraph.article, paragraph.heading, paragraph.range)
    });
    found.take(PASSAGES).collect()
}

/// Whether a text may hold a quotation mark.
fn may_quote(text: &str) -> bool {
    let mut before = b' ';
    text.bytes().any(|byte| {
        let single = byte == b'\'' && matches!(before, b' ' | b'\'' | b'(' | b':' | b'\n');
        before = byte;
        // Curly marks and guillemets are no ASCII.
        single || matches!(byte, b'"' | b'`' | 0x80..)
    })
}

/// Whether each paragraph has two content words side by side, or with one between them, that another
/// one has as well. The lemmas tell so before any wording is read.
fn alike(case: &Case, paragraphs: &[Paragraph]) -> Vec<bool> {
    let mut pairs = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        for sentence in paragraph
            .sentences
            .clone()
            .filter_map(|at| case.sentence(at))
        {
            let words = sentence.word_ids();
            for gap in [1, 2] {
                let next = words.iter().skip(gap);
                let keys = words.iter().zip(next);
                let keys = keys.map(|(&one, &two)| (u64::from(one) << 32) | u64::from(two));
                pairs.extend(keys.map(|key| (key, index as u32)));
            }
        }
    }
    twice::owners(&pairs, paragraphs.len())
}

/// The sentences of the article, each a passage of its own.
pub(crate) fn sentences(case: &Case) -> Vec<Passage<'_>> {
    let read = case.sentences().filter(|sentence| is_read(*sentence));
    let found = read.filter_map(|sentence| whole(case, sentence, 1));
    found.take(PASSAGES).collect()
}

/// The sentences that are long enough and have something in common with another one.
pub(crate) fn copies(case: &Case, min_words: usize) -> Vec<Passage<'_>> {
    let told_twice = told_twice(case);
    let told = |sentence: &Sentence<'_>| told_twice.get(sentence.index() as usize) == Some(&true);
    let read = case
        .sentences()
        .filter(|sentence| is_read(*sentence) && told(sentence));
    let found = read.filter_map(|sentence| whole(case, sentence, min_words));
    found.take(PASSAGES).collect()
}

/// A sentence as if all of it were quoted, if it is of that many words.
fn whole<'c>(case: &'c Case, sentence: Sentence<'c>, min_words: usize) -> Option<Passage<'c>> {
    let at = sentence.at();
    let range = at.start as usize..at.end as usize;
    if range.len() < min_words * SHORTEST {
        return None;
    }
    let words = tokens(case.article_text(at.article), range);
    let all = 0..words.len();
    (words.len() >= min_words && words.len() <= WORDS).then(|| Passage {
        article: at.article,
        heading: sentence.is_heading(),
        words,
        quotations: vec![all],
    })
}

/// How many content words in a row two sentences share before their wording is compared.
const RUN: usize = 3;

/// Whether each sentence shares a run of content words with another one. Few do, and the lemmas are
/// there already.
fn told_twice(case: &Case) -> Vec<bool> {
    let mut runs = Vec::new();
    for sentence in case.sentences() {
        // Places in the table of strings are far smaller than 2^21.
        let key = |run: &[u32]| run.iter().fold(0, |key, &id| (key << 21) | u64::from(id));
        let keys = sentence.word_ids().windows(RUN).map(key);
        runs.extend(keys.map(|key| (key, sentence.index())));
    }
    twice::owners(&runs, case.sentences().count())
}

fn is_read(sentence: Sentence<'_>) -> bool {
    !matches!(
        sentence.segment(),
        SegmentKind::Credit | SegmentKind::Metadata
    )
}

impl Passage<'_> {
    /// The place from one word to another.
    pub(crate) fn span(&self, words: Range<usize>) -> Option<Span> {
        let words = self.words.get(words)?;
        let (first, last) = words.first().zip(words.last())?;
        Some(Span {
            article: self.article,
            start: first.at.start as u32,
            end: last.at.end as u32,
        })
    }
}

/// The quoted words of a paragraph, if there are any.
fn passage(
    case: &Case,
    article: u32,
    heading: bool,
    paragraph: Range<usize>,
) -> Option<Passage<'_>> {
    let text = case.article_text(article);
    let part = text.get(paragraph.clone())?;
    let mut passage = Passage {
        article,
        heading,
        words: Vec::new(),
        quotations: Vec::new(),
    };
    for (quoted, least) in quoted(part) {
        let mut words = tokens(
            text,
            paragraph.start + quoted.start..paragraph.start + quoted.end,
        );
        if words.len() < least || passage.words.len() + words.len() > WORDS {
            continue;
        }
        if let Some(first) = words.first_mut() {
            first.before = first.before.max(Gap::Stop);
        }
        let start = passage.words.len();
        passage.words.extend(words);
        passage.quotations.push(start..passage.words.len());
    }
    (!passage.words.is_empty()).then_some(passage)
}

/// Byte ranges between quotation marks, each with the least number of words that it must have. A
/// quotation that the paragraph does not close goes on to its end.
fn quoted(text: &str) -> Vec<(Range<usize>, usize)> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut before = ' ';
    let mut skip_to = 0;
    for (at, char) in text.char_indices() {
        if !is_mark(char) {
            before = char;
            continue;
        }
        let rest = text.get(at + char.len_utf8()..).unwrap_or_default();
        let after = rest.chars().next().unwrap_or(' ');
        if at < skip_to {
            before = char;
            continue;
        }
        if let Some(length) = double_mark(char, after) {
            let opens = match char {
                '“' | '„' | '«' | '`' => true,
                '”' | '»' | '\'' => false,
                _ => !before.is_alphanumeric() && !after.is_whitespace() && !closes(before),
            };
            match open {
                None if opens || (char == '"' && !after.is_whitespace()) => {
                    open = Some(at + length);
                }
                Some(start) if !opens => {
                    found.push((start..at, 1));
                    open = None;
                }
                _ => {}
            }
            skip_to = at + length;
        } else if open.is_none()
            && matches!(char, '\'' | '‘')
            && !before.is_alphanumeric()
            && after.is_alphanumeric()
            && let Some(end) = single_end(rest)
        {
            let start = at + char.len_utf8();
            found.push((start..start + end, SINGLE));
            skip_to = start + end;
        }
        before = char;
    }
    found.extend(open.map(|start| (start..text.len(), 1)));
    found
}

fn is_mark(char: char) -> bool {
    matches!(char, '\'' | '"' | '`' | '“' | '”' | '„' | '«' | '»' | '‘')
}

/// Whether a straight mark behind that character closes a quotation.
fn closes(before: char) -> bool {
    matches!(
        before,
        '.' | ',' | '!' | '?' | '…' | ';' | ')' | ']' | '\'' | '’'
    )
}

/// Bytes of a double mark that starts with this character; wire copy writes two single ones.
fn double_mark(char: char, after: char) -> Option<usize> {
    match char {
        '"' | '“' | '”' | '„' | '«' | '»' => Some(char.len_utf8()),
        '`' | '\'' if after == char => Some(2),
        _ => None,
    }
}

/// Where a quotation in single marks ends, if it does before another one starts.
fn single_end(rest: &str) -> Option<usize> {
    let mut before = ' ';
    let mut chars = rest.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        if at > SINGLE_LENGTH || matches!(char, '"' | '“' | '\n') {
            return None;
        }
        let after = chars.peek().map_or(' ', |(_, next)| *next);
        if matches!(char, '\'' | '’') && !before.is_whitespace() && !after.is_alphanumeric() {
            return Some(at);
        }
        before = char;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::quoted;

    fn parts(text: &str) -> Vec<&str> {
        quoted(text)
            .into_iter()
            .map(|(range, _)| &text[range])
            .collect()
    }

    #[test]
    fn marks_of_all_sorts_are_paired() {
        assert_eq!(
            parts("He said \"it is late,\" and \"go.\""),
            ["it is late,", "go."]
        );
        assert_eq!(
            parts("“It’s the miners’ day,” he said"),
            ["It’s the miners’ day,"]
        );
        assert_eq!(parts("``We go,'' she said"), ["We go,"]);
        assert_eq!(
            parts("Mayor: 'we can't pay the men' today"),
            ["we can't pay the men"]
        );
        assert_eq!(
            parts("The boats' crews 'left at dawn' in the '90s"),
            ["left at dawn"]
        );
        assert_eq!(parts("\"“It is late.”"), ["“It is late."]);
    }

    #[test]
    fn a_quotation_that_is_not_closed_goes_on() {
        assert_eq!(parts("He said: \"It is late. We go"), ["It is late. We go"]);
        assert!(parts("No marks' end").is_empty());
    }
}
