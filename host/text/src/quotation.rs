//! Quotations over the whole document.
//!
//! Marks are paired per paragraph with a short stack, so the time is linear. A quotation goes on
//! into the next paragraph if that opens with a mark again; otherwise an opening that finds no
//! close ends with its paragraph. Single marks are told from apostrophes by what stands around
//! them and by whether a better closing mark follows.

use crate::quotation_mark::{Class, Mark, marks};
use crate::syntax::{Upos, Xpos};
use crate::{Annotations, Quotation, QuotationKind};
use gainsay_model::{Note, SegmentKind, Span};

/// Quotations inside each other that are kept apart; deeper openings are passed over.
const DEPTH: usize = 6;

/// Pairs the marks of the document and notes for each token the quotation that it stands in.
pub(crate) fn pair(text: &str, annotations: &mut Annotations) {
    let mut pairing = Pairing::default();
    for segment in &annotations.segments {
        let wordless = segment.sentences.0 >= segment.sentences.1;
        if wordless || matches!(segment.kind, SegmentKind::Metadata | SegmentKind::Credit) {
            continue;
        }
        let tokens = token_range(annotations, segment.sentences);
        pairing.paragraph(text, annotations, tokens);
    }
    pairing.end_all(annotations);
    let note = pairing.note();
    let (quotations, ranges) = pairing.finish();
    for (index, range) in ranges.into_iter().enumerate() {
        let inside = annotations
            .tokens
            .get_mut(range.0 as usize..range.1 as usize);
        for token in inside.unwrap_or_default() {
            token.quotation = Some(index as u32);
        }
    }
    annotations.quotations = quotations;
    annotations.notes.extend(note);
}

/// First and one past the last token of those sentences.
fn token_range(annotations: &Annotations, sentences: (u32, u32)) -> (u32, u32) {
    let first = annotations
        .sentences
        .get(sentences.0 as usize)
        .map_or(0, |s| s.tokens.0);
    let last = sentences
        .1
        .checked_sub(1)
        .and_then(|last| annotations.sentences.get(last as usize));
    (first, last.map_or(first, |s| s.tokens.1))
}

/// A quotation that has not been closed.
#[derive(Clone, Copy)]
struct Open {
    /// Index of the quotation.
    quotation: usize,
    class: Class,
    /// First token of the part that is under way.
    first: u32,
}

/// A quotation with its tokens.
struct Draft {
    quotation: Quotation,
    tokens: (u32, u32),
    /// Turned out to be an apostrophe.
    dropped: bool,
}

#[derive(Default)]
struct Pairing {
    drafts: Vec<Draft>,
    open: Vec<Open>,
    /// One past the last token of the paragraph before.
    end: u32,
    /// The first opening mark without a partner, and how many there are.
    alone: Option<(Span, u32)>,
}

impl Pairing {
    fn paragraph(&mut self, text: &str, annotations: &Annotations, tokens: (u32, u32)) {
        let marks = marks(text, annotations, tokens);
        let mut rest = marks.as_slice();
        let first = marks
            .first()
            .filter(|mark| mark.token == tokens.0 && mark.opens);
        if first.is_some_and(|first| self.continues(*first)) {
            self.go_on(annotations, tokens.0);
            rest = marks.get(1..).unwrap_or_default();
        }
        if rest.len() == marks.len() {
            self.end_all(annotations);
        }
        self.end = tokens.1;
        for mark in rest {
            self.mark(annotations, *mark);
        }
    }

    /// Whether the mark at the start of a paragraph re-opens what the one before left open.
    fn continues(&self, mark: Mark) -> bool {
        self.open
            .first()
            .is_some_and(|open| open.class == mark.class)
    }

    /// Ends the part in the paragraph before and begins another after the mark.
    fn go_on(&mut self, annotations: &Annotations, mark: u32) {
        while self.open.len() > 1 {
            self.end_last(annotations, self.end);
        }
        let Some(open) = self.open.first_mut() else {
            return;
        };
        let part = annotations.span_of((open.first, self.end));
        open.first = mark + 1;
        if let Some(draft) = self.drafts.get_mut(open.quotation) {
            draft.quotation.parts.push(part);
        }
    }

    fn mark(&mut self, annotations: &Annotations, mark: Mark) {
        match mark.class {
            Class::Double => {
                let inside = self
                    .open
                    .iter()
                    .rposition(|open| open.class == Class::Double);
                match inside {
                    Some(at) if mark.closes => self.close(annotations, at, mark),
                    Some(at) if mark.opens => {
                        while self.open.len() > at {
                            self.end_last(annotations, mark.token);
                        }
                        self.begin(annotations, mark);
                    }
                    None if mark.opens => self.begin(annotations, mark),
                    _ => {}
                }
            }
            Class::Single => {
                let inside = self
                    .open
                    .last()
                    .is_some_and(|open| open.class == Class::Single);
                if inside && mark.closes {
                    self.close(annotations, self.open.len() - 1, mark);
                } else if !inside && mark.opens {
                    self.begin(annotations, mark);
                }
            }
        }
    }

    fn begin(&mut self, annotations: &Annotations, mark: Mark) {
        if self.open.len() >= DEPTH {
            return;
        }
        let outer = self.open.last().map(|open| open.quotation as u32);
        let span = annotations.span_of((mark.token, mark.token + 1));
        self.open.push(Open {
            quotation: self.drafts.len(),
            class: mark.class,
            first: mark.token + 1,
        });
        self.drafts.push(Draft {
            quotation: Quotation {
                span,
                parts: Vec::new(),
                kind: QuotationKind::Fragment,
                closed: false,
                outer,
            },
            tokens: (mark.token, mark.token + 1),
            dropped: false,
        });
    }

    /// Closes the open quotation at that depth; what was opened inside it was no quotation.
    fn close(&mut self, annotations: &Annotations, depth: usize, mark: Mark) {
        while self.open.len() > depth + 1 {
            self.drop_last();
        }
        let Some(open) = self.open.pop() else { return };
        if let Some(draft) = self.drafts.get_mut(open.quotation) {
            draft.end(annotations, open.first, mark.token, mark.token + 1);
            draft.quotation.closed = true;
            self.forget_empty(open.quotation);
        }
    }

    fn drop_last(&mut self) {
        if let Some(draft) = self
            .open
            .pop()
            .and_then(|open| self.drafts.get_mut(open.quotation))
        {
            draft.dropped = true;
        }
    }

    /// Ends the innermost open quotation before that token, for want of a closing mark.
    fn end_last(&mut self, annotations: &Annotations, end: u32) {
        let Some(open) = self.open.pop() else { return };
        let Some(draft) = self.drafts.get_mut(open.quotation) else {
            return;
        };
        if open.class == Class::Single {
            draft.dropped = true;
            return;
        }
        draft.end(annotations, open.first, end, end);
        let mark = annotations.span_of((draft.tokens.0, draft.tokens.0 + 1));
        self.alone = Some(self.alone.map_or((mark, 1), |(first, n)| (first, n + 1)));
        self.forget_empty(open.quotation);
    }

    /// Marks with no word behind them quote nothing; a line of them must not fill the memory.
    fn forget_empty(&mut self, quotation: usize) {
        if quotation + 1 == self.drafts.len() {
            self.drafts.pop_if(|draft| draft.quotation.parts.is_empty());
        }
    }

    /// What is to be said of marks without a partner: one note for all.
    fn note(&self) -> Option<Note> {
        self.alone.map(|(first, count)| Note {
            stage: "quotations".to_owned(),
            text: format!("{count} quotation marks without a partner"),
            span: Some(first),
        })
    }

    /// Ends all that the paragraph before left open.
    fn end_all(&mut self, annotations: &Annotations) {
        while !self.open.is_empty() {
            self.end_last(annotations, self.end);
        }
    }

    /// The quotations that stand, and the tokens of each.
    fn finish(self) -> (Vec<Quotation>, Vec<(u32, u32)>) {
        let mut kept = 0;
        let places: Vec<Option<u32>> = self
            .drafts
            .iter()
            .map(|draft| {
                (!draft.dropped).then(|| {
                    kept += 1;
                    kept - 1
                })
            })
            .collect();
        // An outer quotation that was dropped gives way to the one around it.
        let mut outers: Vec<Option<u32>> = Vec::with_capacity(self.drafts.len());
        for draft in &self.drafts {
            let outer = draft
                .quotation
                .outer
                .map(|outer| outer as usize)
                .and_then(|outer| {
                    places
                        .get(outer)
                        .copied()
                        .flatten()
                        .or(outers.get(outer).copied().flatten())
                });
            outers.push(outer);
        }
        let standing = self
            .drafts
            .into_iter()
            .zip(outers)
            .filter(|(draft, _)| !draft.dropped);
        standing
            .map(|(mut draft, outer)| {
                draft.quotation.outer = outer;
                (draft.quotation, draft.tokens)
            })
            .unzip()
    }
}

impl Draft {
    /// Ends with a part from token `first` up to `inner`; the quotation ends at `end`.
    fn end(&mut self, annotations: &Annotations, first: u32, inner: u32, end: u32) {
        if first < inner {
            self.quotation
                .parts
                .push(annotations.span_of((first, inner)));
        }
        self.tokens.1 = end.max(self.tokens.1);
        let last = annotations.span_of((self.tokens.1 - 1, self.tokens.1));
        self.quotation.span = Span::new(
            self.quotation.span.start as usize,
            last.end.max(self.quotation.span.end) as usize,
        );
    }
}

/// Settles what the marks of each quotation are for; needs tags.
pub(crate) fn classify(text: &str, annotations: &mut Annotations) {
    let mut at = 0;
    let mut kinds = Vec::with_capacity(annotations.quotations.len());
    for quotation in &annotations.quotations {
        let ahead = annotations.tokens.get(at..).unwrap_or_default();
        at += ahead.partition_point(|token| token.span.start < quotation.span.start);
        kinds.push(kind_of(text, annotations, quotation, at));
    }
    for (quotation, kind) in annotations.quotations.iter_mut().zip(kinds) {
        quotation.kind = kind;
    }
}

/// Whether the token stands in a headline, where every word has a capital.
fn in_headline(annotations: &Annotations, token: usize) -> bool {
    let sentence = annotations
        .tokens
        .get(token)
        .map_or(0, |token| token.sentence);
    let segment = annotations
        .sentences
        .get(sentence as usize)
        .map_or(0, |s| s.segment);
    annotations
        .segments
        .get(segment as usize)
        .is_some_and(|s| s.kind == SegmentKind::Headline)
}

/// Words after which a quotation is somebody's speech whatever it says.
const SPEECH_WORDS: usize = 5;

fn kind_of(
    text: &str,
    annotations: &Annotations,
    quotation: &Quotation,
    first: usize,
) -> QuotationKind {
    let (mut words, mut capitals, mut finite) = (0, 0, false);
    let mut last = "";
    let end = quotation.parts.last().map_or(0, |part| part.end);
    let starts_sentence = annotations.tokens.get(first).is_some_and(|token| {
        annotations
            .sentences
            .get(token.sentence as usize)
            .is_some_and(|s| s.tokens.0 == first as u32)
    });
    for token in annotations.tokens.get(first + 1..).unwrap_or_default() {
        if token.span.start >= end || words > 40 {
            break;
        }
        last = token.span.of(text);
        if token.upos == Upos::Punct || !last.contains(char::is_alphanumeric) {
            continue;
        }
        words += 1;
        let small = last.len() <= 3 || last.starts_with(['\'', '’']) || last.ends_with("'t");
        let capital = !last.starts_with(char::is_lowercase);
        capitals += usize::from(capital || (small && words > 1));
        finite |= matches!(token.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    }
    let stopped = matches!(last, "." | "," | "!" | "?" | "…" | "...");
    let titled = !in_headline(annotations, first)
        && words > 1
        && capitals == words
        && (!stopped || !starts_sentence);
    if words <= 1 {
        let exclaims = matches!(last, "!" | "?") || (stopped && starts_sentence);
        return if exclaims && words == 1 {
            QuotationKind::Speech
        } else {
            QuotationKind::Term
        };
    }
    match (titled, finite || words >= SPEECH_WORDS) {
        (true, _) => QuotationKind::Term,
        (false, true) => QuotationKind::Speech,
        (false, false) => QuotationKind::Fragment,
    }
}

#[cfg(test)]
mod tests {
    use crate::reader::annotate_plain;

    /// The quoted words of each quotation; parts joined by `|`, unclosed ones end in `…`.
    fn quoted(text: &str) -> Vec<String> {
        let annotations = annotate_plain(text);
        let words = |q: &crate::Quotation| {
            let parts: Vec<_> = q.parts.iter().map(|part| part.of(text)).collect();
            parts.join("|") + if q.closed { "" } else { "…" }
        };
        annotations.quotations.iter().map(words).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(quoted(text), expected, "{text}");
    }

    #[test]
    fn every_kind_of_mark_pairs() {
        check(
            "“It held,” she said. \"It did,\" he said.",
            &["It held,", "It did,"],
        );
        check(
            "He called it ``a trap'' and ''a lie''.",
            &["a trap", "a lie"],
        );
        check("“It held,\" she said.", &["It held,"]);
        check("'It held all night,' she said.", &["It held all night,"]);
        check("«It held,» she said.", &["It held,"]);
        check("She said: \" It held. \"", &["It held."]);
    }

    #[test]
    fn nested_marks_and_apostrophes() {
        check(
            "“They shouted ‘stop’ at the workers’ hall,” she said.",
            &["They shouted ‘stop’ at the workers’ hall,", "stop"],
        );
        check("The workers' hall and the owners' house stood.", &[]);
        check(
            "'The workers' hall stood,' she said.",
            &["The workers' hall stood,"],
        );
        check("The boys’ game and Ann’s “plan”.", &["plan"]);
        check(
            "\"It's the '90s again,\" he said.",
            &["It's the '90s again,"],
        );
    }

    #[test]
    fn quotations_run_over_paragraphs() {
        check(
            "She said: “It held.\n\n“Then it broke.\n\n“Now it is gone.” He nodded.",
            &["It held.|Then it broke.|Now it is gone."],
        );
        check(
            "“It held, she said.\n\nNobody else did.",
            &["It held, she said.…"],
        );
    }

    #[test]
    fn an_interrupted_sentence_has_two_quotations() {
        check(
            "“It held,” she said, “for years.”",
            &["It held,", "for years."],
        );
    }

    #[test]
    fn tokens_know_the_innermost_quotation() {
        let text = "“They shouted ‘stop’ here,” she said.";
        let annotations = annotate_plain(text);
        let of = |word: &str| {
            annotations
                .tokens
                .iter()
                .find(|t| t.span.of(text) == word)
                .and_then(|t| t.quotation)
        };
        assert_eq!(
            (of("They"), of("stop"), of("here"), of("said")),
            (Some(0), Some(1), Some(0), None)
        );
        assert_eq!(annotations.quotations[1].outer, Some(0));
    }

    #[test]
    fn a_mark_without_partner_is_noted() {
        let annotations = annotate_plain("“It held, she said.\n\nNobody else did.");
        assert_eq!(annotations.notes.len(), 1);
        assert_eq!(annotations.notes[0].span.unwrap().start, 0);
    }
}
