//! What stands in quotation marks.

use gainsay_sdk::{Case, Gap, SegmentKind, Sentence, Span, Token, tokens};
use std::ops::Range;

/// The quoted words of a paragraph, in order, without what stands between the quotations.
#[derive(Debug)]
pub(crate) struct Passage {
    pub(crate) article: u32,
    /// In a headline or subhead.
    pub(crate) heading: bool,
    pub(crate) words: Vec<Token>,
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

/// The paragraphs that hold a quotation.
pub(crate) fn passages(case: &Case) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    let mut paragraph: Option<(u32, u32, bool, Range<usize>)> = None;
    for sentence in case.sentences().filter(|sentence| is_read(*sentence)) {
        let at = sentence.at();
        let range = at.start as usize..at.end as usize;
        match &mut paragraph {
            Some((article, number, _, whole))
                if (*article, *number) == (at.article, sentence.paragraph()) =>
            {
                whole.end = whole.end.max(range.end);
            }
            _ => {
                let next = (
                    at.article,
                    sentence.paragraph(),
                    sentence.is_heading(),
                    range,
                );
                if let Some((article, _, heading, whole)) = paragraph.replace(next) {
                    found.extend(passage(case, article, heading, whole));
                }
            }
        }
    }
    if let Some((article, _, heading, whole)) = paragraph {
        found.extend(passage(case, article, heading, whole));
    }
    found.truncate(PASSAGES);
    found
}

/// The sentences of the article, each a passage of its own.
pub(crate) fn sentences(case: &Case) -> Vec<Passage> {
    let read = case.sentences().filter(|sentence| is_read(*sentence));
    let found = read.filter_map(|sentence| whole(case, sentence, 1));
    found.take(PASSAGES).collect()
}

/// The sentences that are long enough and have something in common with another one.
pub(crate) fn copies(case: &Case, min_words: usize) -> Vec<Passage> {
    let told_twice = told_twice(case);
    let told = |sentence: &Sentence<'_>| told_twice.binary_search(&sentence.index()).is_ok();
    let read = case
        .sentences()
        .filter(|sentence| is_read(*sentence) && told(sentence));
    let found = read.filter_map(|sentence| whole(case, sentence, min_words));
    found.take(PASSAGES).collect()
}

/// A sentence as if all of it were quoted, if it is of that many words.
fn whole(case: &Case, sentence: Sentence<'_>, min_words: usize) -> Option<Passage> {
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

/// Indices of the sentences that share a run of content words with another one, in order. Few do, and
/// the lemmas are there already.
fn told_twice(case: &Case) -> Vec<u32> {
    let mut runs: Vec<(&[u32], u32)> = Vec::new();
    for sentence in case.sentences() {
        let windows = sentence.word_ids().windows(RUN);
        runs.extend(windows.map(|run| (run, sentence.index())));
    }
    runs.sort_unstable();
    let mut told: Vec<u32> = runs
        .chunk_by(|one, other| one.0 == other.0)
        .filter(|same| same.first().map(|run| run.1) != same.last().map(|run| run.1))
        .flatten()
        .map(|run| run.1)
        .collect();
    told.sort_unstable();
    told.dedup();
    told
}

fn is_read(sentence: Sentence<'_>) -> bool {
    !matches!(
        sentence.segment(),
        SegmentKind::Credit | SegmentKind::Metadata
    )
}

impl Passage {
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
fn passage(case: &Case, article: u32, heading: bool, paragraph: Range<usize>) -> Option<Passage> {
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
