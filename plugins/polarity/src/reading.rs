//! Sentences as lists of content words and denials.

use crate::Params;
use crate::flip::DENYING;
use crate::irregular::plain;
use gainsay_sdk::{
    Attribution, Case, SegmentKind, Sentence, Span, Token, Words, stem, tokens, word_key,
};
use std::ops::Range;

/// A sentence.
pub(crate) struct Reading<'c> {
    pub(crate) case: &'c Case,
    pub(crate) sentence: Sentence<'c>,
    pub(crate) words: Vec<Token<'c>>,
    /// Its content words.
    pub(crate) content: Vec<Content>,
    /// Its denials.
    pub(crate) denials: Vec<Denial>,
    /// The keys of its content words, sorted, each once.
    pub(crate) keys: Vec<u64>,
    /// Their last bits.
    pub(crate) marks: Vec<u32>,
}

/// How many last bits of a key tell most words apart.
const LAST_BITS: u64 = (1 << 10) - 1;

/// A content word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Content {
    /// Equal for forms of one word.
    pub(crate) key: u64,
    /// Index among the words.
    pub(crate) word: usize,
}

/// "did not attend".
#[derive(Clone, Debug)]
pub(crate) struct Denial {
    /// The auxiliary as a group.
    pub(crate) auxiliary: Auxiliary,
    /// Index of "not" among the words.
    pub(crate) word: usize,
    /// Index of the denied word among the content words.
    pub(crate) predicate: usize,
}

/// Auxiliaries that say the same of time and certainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Auxiliary {
    /// None, or one of being, having and doing: a fact.
    Fact,
    /// "will", "would", "shall".
    Future,
    /// "can", "could".
    Ability,
    /// "must", "should".
    Duty,
    /// "may", "might", "to": nothing that two sentences could disagree on.
    Open,
}

/// Most sentences, and most words of a sentence, that are compared.
const SENTENCES: usize = 400;
const WORDS: usize = 90;

/// How far before its predicate an auxiliary is looked for, in words.
const REACH: usize = 5;

/// How far behind a denial its "but" is looked for, in words.
const CONTRAST: usize = 10;

/// Whether a text may hold a denial: "not" or "never" as a word, or "n't".
fn may_deny(text: &str) -> bool {
    let bytes = text.as_bytes();
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    let starts = |at: usize| at.checked_sub(1).is_none_or(|before| !letter(before));
    let is = |at: usize, word: &str| {
        bytes
            .get(at..at + word.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()))
    };
    // Few of the letters that a denial begins with go on like one.
    let mut pairs = bytes.windows(2).enumerate();
    pairs.any(|(at, pair)| {
        if !matches!(
            pair,
            [b'n' | b'N', b'o' | b'O' | b'e' | b'E' | b'\'' | 0xe2]
        ) {
            return false;
        }
        let rest = text.get(at..).unwrap_or_default();
        let can = || text.get(..at).is_some_and(|before| before.ends_with("can"));
        (is(at, "not") && !letter(at + 3) && (starts(at) || can()))
            || (is(at, "never") && starts(at))
            || rest.starts_with("n't")
            || rest.starts_with("n’t")
    })
}

/// Whether one of the words stands in the case, be it within another word.
pub(crate) fn mentions(case: &Case, words: &Words) -> bool {
    let words: Vec<&[u8]> = words.iter().map(str::as_bytes).collect();
    case.articles().any(|article| {
        let text = case.article_text(article.index());
        holds(text.as_bytes(), &words)
    })
}

/// The same of one text.
pub(crate) fn holds_one(text: &str, words: &Words) -> bool {
    let words: Vec<&[u8]> = words.iter().map(str::as_bytes).collect();
    holds(text.as_bytes(), &words)
}

/// Whether one of the words stands in the text. One pass for all of them: few places have the first
/// two bytes of a word.
fn holds(text: &[u8], words: &[&[u8]]) -> bool {
    // By first byte, the last bits of the second ones.
    let mut seconds = [0_u32; 256];
    for word in words {
        let bits = word.get(1).map_or(u32::MAX, |byte| 1 << (byte & 31));
        match word.first() {
            Some(&first) => seconds[usize::from(first)] |= bits,
            None => return true,
        }
    }
    text.iter().enumerate().any(|(at, &byte)| {
        let bits = seconds[usize::from(byte)];
        bits != 0
            && bits & (1 << (text.get(at + 1).unwrap_or(&0) & 31)) != 0
            && words
                .iter()
                .any(|word| text.get(at..at + word.len()) == Some(word))
    })
}

/// The sentences of headings and running text that share words with another one, of which one may
/// deny.
pub(crate) fn alike_ones<'c>(case: &'c Case, params: &Params) -> Vec<Reading<'c>> {
    let sentences: Vec<Sentence<'c>> = sentences(case).collect();
    let alike = alike(case, params, &sentences);
    let kept = sentences.into_iter().zip(alike).filter(|(_, alike)| *alike);
    kept.filter_map(|(sentence, _)| reading(case, sentence, params))
        .collect()
}

/// All sentences of headings and running text; none of them unless one that may speak of nobody, or of
/// an only one, does so. Those are few, so that most articles are not read at all.
pub(crate) fn all_if<'c>(
    case: &'c Case,
    params: &Params,
    may_speak: impl Fn(&str) -> bool,
    speaks: impl Fn(&Reading<'c>) -> bool,
) -> Vec<Reading<'c>> {
    let read = |sentence| reading(case, sentence, params);
    let mut suspects = sentences(case).filter(|sentence| may_speak(case.words_at(sentence.at())));
    if suspects.any(|sentence| read(sentence).is_some_and(|reading| speaks(&reading))) {
        sentences(case).filter_map(read).collect()
    } else {
        Vec::new()
    }
}

/// The sentences of headings and running text.
fn sentences(case: &Case) -> impl Iterator<Item = Sentence<'_>> {
    let is_read = |sentence: &Sentence<'_>| {
        !matches!(
            sentence.segment(),
            SegmentKind::Credit | SegmentKind::Metadata
        )
    };
    case.sentences().filter(is_read).take(SENTENCES)
}

/// Whether a text may speak of nobody: a word begins with "no", "without" or "zero".
pub(crate) fn may_speak_of_nobody(text: &str) -> bool {
    let mut before = b' ';
    text.bytes().enumerate().any(|(at, byte)| {
        let begins = !before.is_ascii_alphanumeric();
        before = byte;
        let word = match byte {
            b'n' | b'N' => "no",
            b'w' | b'W' => "without",
            b'z' | b'Z' => "zero",
            _ => return false,
        };
        let found = text.as_bytes().get(at..at + word.len());
        begins && found.is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()))
    })
}

/// Whether each sentence shares content words with another one, of which one may deny. The lemmas
/// tell so cheaply; they leave out numbers, which count later.
fn alike(case: &Case, params: &Params, sentences: &[Sentence<'_>]) -> Vec<bool> {
    let mut alike = vec![false; sentences.len()];
    let denying = sentences.iter().enumerate();
    let denying = denying.filter(|(_, sentence)| may_deny(case.words_at(sentence.at())));
    let mut marks = Marks::default();
    for (index, one) in denying.take(DENYING) {
        marks.set(one.word_ids());
        for (place, other) in sentences.iter().enumerate() {
            let heading = one.is_heading() || other.is_heading();
            let least = if heading {
                params.min_shared_heading
            } else {
                params.min_shared
            };
            if place != index && marks.count(other.word_ids()) + 1 >= least {
                for at in [index, place] {
                    if let Some(alike) = alike.get_mut(at) {
                        *alike = true;
                    }
                }
            }
        }
    }
    alike
}

/// The words of one sentence, to count those of others among them without a search for each.
#[derive(Default)]
pub(crate) struct Marks {
    /// By index of the word: the last sentence that has it.
    last: Vec<u32>,
    sentence: u32,
}

impl Marks {
    pub(crate) fn set(&mut self, words: &[u32]) {
        self.sentence += 1;
        let most = words.iter().max().map_or(0, |&word| word as usize + 1);
        if self.last.len() < most {
            self.last.resize(most, 0);
        }
        for &word in words {
            if let Some(last) = self.last.get_mut(word as usize) {
                *last = self.sentence;
            }
        }
    }

    pub(crate) fn count(&self, words: &[u32]) -> usize {
        let marked = |word: &&u32| self.last.get(**word as usize) == Some(&self.sentence);
        words.iter().filter(marked).count()
    }
}

fn reading<'c>(case: &'c Case, sentence: Sentence<'c>, params: &Params) -> Option<Reading<'c>> {
    let at = sentence.at();
    let text = case.article_text(at.article);
    let range = at.start as usize..at.end as usize;
    // A question states nothing.
    if text.get(range.clone())?.contains('?') {
        return None;
    }
    let words = tokens(text, range);
    if words.len() > WORDS {
        return None;
    }
    let content: Vec<Content> = words
        .iter()
        .enumerate()
        .filter(|(_, word)| !params.ignored_words.contains(&word.text) && !is_denial(word))
        .map(|(index, word)| Content {
            key: word_key(stem(plain(&word.text))),
            word: index,
        })
        .collect();
    if content.len() < params.min_shared_heading {
        return None;
    }
    let denials = denials(&words, &content, params);
    let mut keys: Vec<u64> = content.iter().map(|content| content.key).collect();
    keys.sort_unstable();
    keys.dedup();
    let marks = keys.iter().map(|key| (key & LAST_BITS) as u32).collect();
    Some(Reading {
        case,
        sentence,
        words,
        content,
        denials,
        keys,
        marks,
    })
}

/// The denials that leave no part of their statement standing.
fn denials(words: &[Token<'_>], content: &[Content], params: &Params) -> Vec<Denial> {
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate().filter(|(_, word)| is_denial(word)) {
        let partial = words
            .get(index + 1)
            .is_none_or(|next| params.partial_words.contains(&next.text));
        let predicate = content.partition_point(|content| content.word < index);
        let (auxiliary, helped) = auxiliary(words, index);
        let partial = partial || contrasts(words, index, params);
        let near = content
            .get(predicate)
            .is_some_and(|content| content.word <= index + 4);
        if !partial && near && (helped || word.text == "never") {
            found.push(Denial {
                auxiliary,
                word: index,
                predicate,
            });
        }
    }
    found
}

/// Whether "not" denies one thing in favour of another: "not the mayor but her deputy".
fn contrasts(words: &[Token<'_>], denial: usize, params: &Params) -> bool {
    let behind = words.get(denial + 1..).unwrap_or_default();
    let of_noun = behind
        .first()
        .is_some_and(|word| params.ignored_words.contains(&word.text) && word.text != "be");
    of_noun && behind.iter().take(CONTRAST).any(|word| word.text == "but")
}

/// Whether the word denies.
pub(crate) fn is_denial(word: &Token<'_>) -> bool {
    matches!(word.text.as_ref(), "not" | "never")
}

/// The group of the auxiliaries before a word, and whether there is any.
fn auxiliary(words: &[Token<'_>], before: usize) -> (Auxiliary, bool) {
    let start = before.saturating_sub(REACH);
    let near = words.get(start..before).unwrap_or_default();
    for word in near.iter().rev() {
        let group = match word.text.as_ref() {
            "will" | "would" | "shall" => Auxiliary::Future,
            "can" | "could" => Auxiliary::Ability,
            "must" | "should" => Auxiliary::Duty,
            "may" | "might" | "to" => Auxiliary::Open,
            "do" | "does" | "did" | "is" | "are" | "was" | "were" | "am" | "has" | "have"
            | "had" => Auxiliary::Fact,
            // These stand between the auxiliary and the verb.
            "be" | "been" | "being" | "not" | "never" | "also" | "a" | "an" | "the" => continue,
            text if text.ends_with("ly") => continue,
            _ => return (Auxiliary::Fact, false),
        };
        return (group, true);
    }
    (Auxiliary::Fact, false)
}

impl<'c> Reading<'c> {
    /// The group of the auxiliaries before a word, and whether there is any; in a heading "to" tells
    /// of what will be.
    pub(crate) fn auxiliary(&self, before: usize) -> (Auxiliary, bool) {
        match auxiliary(&self.words, before) {
            (Auxiliary::Open, true)
                if self.sentence.is_heading()
                    && self.has(before.saturating_sub(1)..before, |word| word.text == "to") =>
            {
                (Auxiliary::Future, true)
            }
            found => found,
        }
    }

    /// The content word of that index, unless it begins the sentence or belongs to a date.
    pub(crate) fn word(&self, index: usize) -> Option<&Token<'c>> {
        let place = self.content.get(index)?.word;
        let word = self.words.get(place).filter(|_| place > 0)?;
        let dated = self.case.times_in(self.sentence.index()).any(|time| {
            time.is_explicit()
                && time.days().is_some()
                && (time.at().start..time.at().end).contains(&(word.at.start as u32))
        });
        (!dated).then_some(word)
    }

    /// Who says the word.
    pub(crate) fn source(&self, word: usize) -> Option<Attribution<'c>> {
        let at = self.words.get(word)?.at.start as u32;
        let mut says = self.case.attributions().filter(|attribution| {
            let mut content = attribution.content().iter();
            content.any(|span| {
                span.article == self.sentence.at().article && span.start <= at && at < span.end
            })
        });
        says.next_back()
    }

    /// Whether one of the words stands there.
    pub(crate) fn has(&self, range: Range<usize>, known: impl Fn(&Token<'_>) -> bool) -> bool {
        self.words.get(range).unwrap_or_default().iter().any(known)
    }

    /// The place from one word to another, both included.
    pub(crate) fn clause(&self, from: usize, to: usize) -> Span {
        let whole = self.sentence.at();
        let place = |index: usize| self.words.get(index).map(|word| word.at.clone());
        Span {
            article: whole.article,
            start: place(from).map_or(whole.start, |at| at.start as u32),
            end: place(to).map_or(whole.end, |at| at.end as u32),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{holds, may_speak_of_nobody};

    #[test]
    fn a_sentence_that_may_speak_of_nobody_is_seen() {
        for text in ["No one", "(nobody", "hurt without", "\u{e9} ZERO", "Nor"] {
            assert!(may_speak_of_nobody(text), "{text}");
        }
        for text in ["", "n", "piano", "wither", "\u{e9}", "subzero"] {
            assert!(!may_speak_of_nobody(text), "{text}");
        }
    }

    #[test]
    fn words_are_found_wherever_they_stand() {
        let words: [&[u8]; 3] = [b"hurt", "\u{e9}t\u{e9}".as_bytes(), b"x"];
        for text in [
            "hurt",
            "nobody unhurt",
            "hu hurt",
            "un \u{e9}t\u{e9}",
            "tax",
        ] {
            assert!(holds(text.as_bytes(), &words), "{text}");
        }
        for text in ["", "hur", "Hurt hur t", "\u{e9}t"] {
            assert!(!holds(text.as_bytes(), &words), "{text}");
        }
        assert!(holds(b"", &[b""]) && !holds(b"any", &[]));
    }
}
