//! What the mention pass sees of an article.

use super::words::Names;
use crate::syntax::{Deprel, Upos, Xpos};
use crate::{Annotations, Token};
use gainsay_model::SegmentKind;

/// Tokens of an article with the words of the lexicon.
pub(super) struct View<'a> {
    pub(super) text: &'a str,
    pub(super) annotations: &'a Annotations,
    pub(super) names: &'a Names,
    /// For each sentence: prose, and not in the capitals of a headline.
    prose: Vec<Prose>,
}

/// How far the capitals of a sentence can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prose {
    /// Credits and metadata: not read.
    No,
    /// Every word has a capital.
    Capitals,
    /// Capitals mean names.
    Plain,
}

impl<'a> View<'a> {
    pub(super) fn new(text: &'a str, annotations: &'a Annotations, names: &'a Names) -> Self {
        let mut view = Self {
            text,
            annotations,
            names,
            prose: Vec::new(),
        };
        view.prose = (0..annotations.sentences.len() as u32)
            .map(|s| view.prose_of(s))
            .collect();
        view
    }

    fn prose_of(&self, sentence: u32) -> Prose {
        let segment = self
            .annotations
            .sentences
            .get(sentence as usize)
            .map_or(0, |s| s.segment);
        let kind = self
            .annotations
            .segments
            .get(segment as usize)
            .map(|s| s.kind);
        if matches!(
            kind,
            None | Some(SegmentKind::Metadata | SegmentKind::Credit)
        ) {
            return Prose::No;
        }
        let (mut long, mut capitals) = (0, 0);
        for (_, token) in self.annotations.sentence_tokens(sentence) {
            let word = token.span.of(self.text);
            if word.len() > 3 && word.starts_with(char::is_alphabetic) {
                long += 1;
                capitals += usize::from(word.starts_with(char::is_uppercase));
            }
        }
        if long >= 4 && capitals * 5 >= long * 4 {
            Prose::Capitals
        } else {
            Prose::Plain
        }
    }

    /// First and one past the last token of every sentence that is read, with its index.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (u32, u32, u32)> + '_ {
        let numbered = self
            .annotations
            .sentences
            .iter()
            .zip(&self.prose)
            .enumerate();
        numbered
            .filter(|(_, (_, prose))| **prose != Prose::No)
            .map(|(index, (sentence, _))| (index as u32, sentence.tokens.0, sentence.tokens.1))
    }

    /// How far the capitals of that sentence can be trusted.
    pub(super) fn prose(&self, sentence: u32) -> Prose {
        self.prose
            .get(sentence as usize)
            .copied()
            .unwrap_or(Prose::No)
    }

    pub(super) fn token(&self, at: u32) -> Option<&'a Token> {
        self.annotations.tokens.get(at as usize)
    }

    /// The token's words; empty outside the text.
    pub(super) fn word(&self, at: u32) -> &'a str {
        self.token(at).map_or("", |token| token.span.of(self.text))
    }

    pub(super) fn lemma(&self, at: u32) -> &'a str {
        self.token(at).map_or("", |token| &token.lemma)
    }

    pub(super) fn upos(&self, at: u32) -> Upos {
        self.token(at).map_or(Upos::X, |token| token.upos)
    }

    pub(super) fn xpos(&self, at: u32) -> Xpos {
        self.token(at).map_or(Xpos::Xx, |token| token.xpos)
    }

    pub(super) fn rel(&self, at: u32) -> Deprel {
        self.token(at).map_or(Deprel::Dep, |token| token.rel)
    }

    pub(super) fn head(&self, at: u32) -> Option<u32> {
        self.token(at).and_then(|token| token.head)
    }

    /// First and one past the last token of the sentence of that token.
    pub(super) fn bounds(&self, at: u32) -> (u32, u32) {
        let sentence = self.token(at).map_or(u32::MAX, |token| token.sentence);
        self.annotations
            .sentences
            .get(sentence as usize)
            .map_or((at, at), |s| s.tokens)
    }

    /// Index of the segment of that token.
    pub(super) fn segment(&self, at: u32) -> u32 {
        let sentence = self.token(at).map_or(u32::MAX, |token| token.sentence);
        self.annotations
            .sentences
            .get(sentence as usize)
            .map_or(u32::MAX, |s| s.segment)
    }

    /// Whether no white space stands between that token and the one before.
    pub(super) fn is_glued(&self, at: u32) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        before
            .zip(self.token(at))
            .is_some_and(|(before, token)| before.span.end == token.span.start)
    }

    pub(super) fn is_capital(&self, at: u32) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    pub(super) fn is_possessive(&self, at: u32) -> bool {
        matches!(self.word(at), "'s" | "’s" | "'" | "’") && self.xpos(at) == Xpos::Pos
    }

    /// Whether it is "the" in any case.
    pub(super) fn is_the(&self, at: u32) -> bool {
        self.word(at).eq_ignore_ascii_case("the")
    }

    /// Whether the token is the subject of a verb.
    pub(super) fn is_subject(&self, at: u32) -> bool {
        matches!(
            self.rel(at),
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter | Deprel::Csubj
        )
    }

    /// The token of the range that governs the others: the first whose head lies outside.
    pub(super) fn head_of(&self, range: (u32, u32)) -> u32 {
        (range.0..range.1)
            .find(|&at| {
                self.head(at)
                    .is_none_or(|head| head < range.0 || head >= range.1)
            })
            .unwrap_or(range.0)
    }
}
