//! The passes of the text stage, in their order.

use std::cell::Cell;

use crate::mention::Names;

use crate::syntax::training::shipped_model;
use crate::syntax::{self, Analyser, Deprel, Upos, Word, Xpos};
use crate::{
    Annotations, Sentence, Token, mention, quantity, quotation, segment, sentence, time, token,
};
use gainsay_model::{Article, Lexicon, Note, Span};

/// Longest sentence that is parsed as one, in tokens. Longer ones are lists or noise; cutting them
/// keeps every later pass linear in the length of the text.
const SENTENCE_TOKENS: usize = 240;

/// Most tokens of sentences that are parsed together: enough that words which come for the first time do
/// so several at a time.
const TOGETHER: u32 = 480;

/// Reads articles with the words of a lexicon. Building one takes longer than reading an article;
/// reading needs only shared access.
pub struct Reader {
    names: Names,
    quantity_words: quantity::Words,
}

impl Reader {
    /// Prepares the lexicon for look-up, and reads the weights of the networks, so that no article waits
    /// for them.
    pub fn new(lexicon: &Lexicon) -> Self {
        shipped_model();
        Self {
            names: Names::new(lexicon),
            quantity_words: quantity::Words::new(lexicon),
        }
    }

    /// Annotates an article.
    pub fn annotate(&self, article: &Article) -> Annotations {
        let annotated = self.annotate_all(std::slice::from_ref(article));
        annotated.into_iter().next().unwrap_or_default()
    }

    /// Annotates articles: each as [`annotate`](Self::annotate) does, and all in less time. One pass after
    /// the other goes through all of them, and finds its own tables and code in the processor's caches
    /// still.
    pub fn annotate_all(&self, articles: &[Article]) -> Vec<Annotations> {
        let mut all: Vec<_> = articles.iter().map(segmented).collect();
        let mut pass = |pass: &dyn Fn(&Article, &mut Annotations)| {
            for (article, annotations) in articles.iter().zip(&mut all) {
                pass(article, annotations);
            }
        };
        pass(&|article, annotations| cut(&article.text, annotations));
        pass(&|article, annotations| quotation::pair(&article.text, annotations));
        pass(&|article, annotations| parse(&article.text, annotations));
        pass(&|article, annotations| quotation::classify(&article.text, annotations));
        pass(&|article, annotations| mention::read(article, annotations, &self.names));
        pass(&|article, annotations| {
            let pieces = quantity::Cut::new(&article.text, annotations);
            time::read(article, annotations, &pieces);
            quantity::read(article, annotations, &pieces, &self.quantity_words);
        });
        all
    }
}

/// What is known before the first pass: the parts of the article.
fn segmented(article: &Article) -> Annotations {
    Annotations {
        segments: segment::segments(article),
        tokens: Vec::with_capacity(most_tokens(&article.text)),
        ..Annotations::default()
    }
}

/// Tokens that a text has at the most, about: its words, and each mark by itself. A table that had to grow
/// would be moved, and be there twice meanwhile.
fn most_tokens(text: &str) -> usize {
    let in_word = |byte: u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let (tokens, _) = text.bytes().fold((0, false), |(tokens, after_word), byte| {
        let word = in_word(byte);
        let begins = if word {
            !after_word
        } else {
            !byte.is_ascii_whitespace()
        };
        (tokens + usize::from(begins), word)
    });
    tokens
}

/// Cuts the segments into sentences and tokens.
fn cut(text: &str, annotations: &mut Annotations) {
    let mut places = Vec::new();
    for (index, segment) in annotations.segments.iter_mut().enumerate() {
        let first = annotations.sentences.len() as u32;
        for span in sentence::sentences(text, segment) {
            places.clear();
            token::tokens(text, span, &mut places);
            if places.len() > SENTENCE_TOKENS {
                annotations.notes.push(Note {
                    stage: "sentences".to_owned(),
                    text: format!("sentence of {} tokens read in pieces", places.len()),
                    span: Some(span),
                });
            }
            for piece in places.chunks(SENTENCE_TOKENS) {
                push_sentence(
                    piece,
                    index as u32,
                    &mut annotations.sentences,
                    &mut annotations.tokens,
                );
            }
        }
        segment.sentences = (first, annotations.sentences.len() as u32);
    }
}

fn push_sentence(
    places: &[Span],
    segment: u32,
    sentences: &mut Vec<Sentence>,
    tokens: &mut Vec<Token>,
) {
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        return;
    };
    let start = tokens.len() as u32;
    let sentence = sentences.len() as u32;
    tokens.extend(places.iter().map(|&span| Token {
        span,
        lemma: Box::default(),
        upos: Upos::X,
        xpos: Xpos::Xx,
        head: None,
        rel: Deprel::Dep,
        sentence,
        quotation: None,
    }));
    let end = tokens.len() as u32;
    sentences.push(Sentence {
        span: first.cover(*last),
        segment,
        tokens: (start, end),
    });
}

thread_local! {
    /// What the analysis of one article keeps for the next, which changes its time alone.
    static ANALYSER: Cell<Option<Box<Analyser>>> = const { Cell::new(None) };
}

/// Tags and parses every sentence.
fn parse(text: &str, annotations: &mut Annotations) {
    let mut analyser = ANALYSER.take().unwrap_or_default();
    parse_with(&mut analyser, text, annotations);
    ANALYSER.set(Some(analyser));
}

fn parse_with(analyser: &mut Analyser, text: &str, annotations: &mut Annotations) {
    let mut words: Vec<&str> = Vec::new();
    let mut lengths: Vec<usize> = Vec::new();
    let mut analysis: Vec<Word> = Vec::new();
    let mut rest = annotations.sentences.as_slice();
    while let Some(first) = rest.first() {
        let from = first.tokens.0;
        let fits = |sentence: &&Sentence| sentence.tokens.1 - from <= TOGETHER;
        let (stretch, behind) = rest.split_at(rest.iter().take_while(fits).count().max(1));
        rest = behind;
        let end = stretch.last().map_or(from, |sentence| sentence.tokens.1);
        let tokens = annotations.tokens.get_mut(from as usize..end as usize);
        let tokens = tokens.unwrap_or_default();
        words.clear();
        words.extend(tokens.iter().map(|token| token.span.of(text)));
        lengths.clear();
        lengths.extend(stretch.iter().map(|s| (s.tokens.1 - s.tokens.0) as usize));
        syntax::analyse_several(analyser, &words, &lengths, &mut analysis);
        let starts = stretch.iter().map(|sentence| sentence.tokens);
        let starts = starts.flat_map(|(first, end)| (first..end).map(move |_| first));
        for ((token, word), first) in tokens.iter_mut().zip(&analysis).zip(starts) {
            token.upos = word.upos;
            token.xpos = word.xpos;
            token.head = word.head.map(|head| first + head);
            token.rel = word.rel;
            token.lemma = syntax::lemma(token.span.of(text), word.upos).into();
        }
    }
}

#[cfg(test)]
#[path = "../tests/support/plain_article.rs"]
mod support;
#[cfg(test)]
pub(crate) use support::plain_article;
#[cfg(test)]
#[path = "../tests/support/soup.rs"]
mod soup;
#[cfg(test)]
pub(crate) use soup::soups;

/// Annotations of plain text with an empty lexicon, for tests.
#[cfg(test)]
pub(crate) fn annotate_plain(text: &str) -> Annotations {
    Reader::new(&Lexicon::default()).annotate(&plain_article(text, None))
}
