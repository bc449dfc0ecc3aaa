//! What the text stage knows of an article.

use crate::syntax::{Deprel, Upos, Xpos};
use gainsay_model::{Entity, Mention, Note, Quantity, SegmentKind, Span, Timex};

/// A headline, subhead or paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What it is.
    pub kind: SegmentKind,
    /// Place in the article's text.
    pub span: Span,
    /// First and one past the last sentence.
    pub sentences: (u32, u32),
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Place in the article's text, without surrounding white space.
    pub span: Span,
    /// Index of its segment.
    pub segment: u32,
    /// First and one past the last token.
    pub tokens: (u32, u32),
}

/// A word or mark with its tag and its place in the dependency tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Place in the article's text.
    pub span: Span,
    /// Lower-cased lemma.
    pub lemma: Box<str>,
    /// Universal tag.
    pub upos: Upos,
    /// Penn tag.
    pub xpos: Xpos,
    /// Index of the governing token, counted over the whole article; none for the root.
    pub head: Option<u32>,
    /// Relation to the head.
    pub rel: Deprel,
    /// Index of the sentence.
    pub sentence: u32,
    /// Index of the innermost quotation that it stands in.
    pub quotation: Option<u32>,
}

/// What quotation marks are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotationKind {
    /// Somebody's words: a clause or more.
    Speech,
    /// A few words taken over: “real steps”.
    Fragment,
    /// A title, a nickname, a term.
    Term,
}

/// Words in quotation marks, over the whole document: one quotation may run over several
/// paragraphs, each re-opened without a close.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the first opening mark to the last closing mark.
    pub span: Span,
    /// The words between the marks, one part a paragraph.
    pub parts: Vec<Span>,
    /// What the marks are for.
    pub kind: QuotationKind,
    /// A closing mark was found.
    pub closed: bool,
    /// Index of the quotation in which it stands.
    pub outer: Option<u32>,
}

/// What the text stage knows of an article. Tables refer to each other by index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotations {
    /// Segments in reading order.
    pub segments: Vec<Segment>,
    /// Sentences in reading order.
    pub sentences: Vec<Sentence>,
    /// Tokens in reading order.
    pub tokens: Vec<Token>,
    /// Quotations in order of their opening marks.
    pub quotations: Vec<Quotation>,
    /// Figures in order of place.
    pub quantities: Vec<Quantity>,
    /// Time expressions in order of place.
    pub times: Vec<Timex>,
    /// Entities in order of first mention.
    pub entities: Vec<Entity>,
    /// Mentions in order of place.
    pub mentions: Vec<Mention>,
    /// Digits and number words that look like figures, understood or not.
    pub figures_seen: u32,
    /// Words that look like dates or times, understood or not.
    pub dates_seen: u32,
    /// What could not be used.
    pub notes: Vec<Note>,
}

impl Annotations {
    /// The words of a token.
    pub fn word<'t>(&self, text: &'t str, token: u32) -> &'t str {
        self.tokens
            .get(token as usize)
            .map_or("", |token| token.span.of(text))
    }

    /// Tokens of a sentence as (index, token).
    pub fn sentence_tokens(&self, sentence: u32) -> impl Iterator<Item = (u32, &Token)> {
        let (first, end) = self
            .sentences
            .get(sentence as usize)
            .map_or((0, 0), |s| s.tokens);
        let slice = self
            .tokens
            .get(first as usize..end as usize)
            .unwrap_or_default();
        slice
            .iter()
            .enumerate()
            .map(move |(i, token)| (first + i as u32, token))
    }

    /// Direct dependents of a token, in order of place.
    pub fn children(&self, token: u32) -> impl Iterator<Item = (u32, &Token)> {
        let sentence = self
            .tokens
            .get(token as usize)
            .map_or(u32::MAX, |t| t.sentence);
        self.sentence_tokens(sentence)
            .filter(move |(_, child)| child.head == Some(token))
    }

    /// First and one past the last token of the subtree of a token (its projection); the subtree
    /// need not fill it.
    pub fn subtree(&self, token: u32) -> (u32, u32) {
        let (mut first, mut end) = (token, token + 1);
        let sentence = self
            .tokens
            .get(token as usize)
            .map_or(u32::MAX, |t| t.sentence);
        for (index, _) in self.sentence_tokens(sentence) {
            if self.dominates(token, index) {
                first = first.min(index);
                end = end.max(index + 1);
            }
        }
        (first, end)
    }

    /// Whether `ancestor` governs `token`, directly or through others, or is it.
    pub fn dominates(&self, ancestor: u32, token: u32) -> bool {
        let mut at = Some(token);
        let mut steps = 0;
        while let Some(index) = at {
            if index == ancestor {
                return true;
            }
            steps += 1;
            if steps > 256 {
                return false;
            }
            at = self.tokens.get(index as usize).and_then(|t| t.head);
        }
        false
    }

    /// The span from the first to the last of those tokens.
    pub fn span_of(&self, tokens: (u32, u32)) -> Span {
        let first = self.tokens.get(tokens.0 as usize).map(|t| t.span);
        let last = tokens
            .1
            .checked_sub(1)
            .and_then(|i| self.tokens.get(i as usize))
            .map(|t| t.span);
        match (first, last) {
            (Some(first), Some(last)) => first.cover(last),
            _ => Span::default(),
        }
    }
}
