//! Finds the figures of an article.

use super::figure::{Figure, Sight, figure_at};
use super::line::Line;
use super::number_words::is_opener;
use super::order::ordinal_figure;
use super::pieces::{Cut, Piece, PieceKind, Pieces};
use super::words::Words;
use crate::Annotations;
use crate::syntax::{Upos, lemma};
use gainsay_model::{Article, Quantity, QuantityKind, SegmentKind, Span};

/// Fills `quantities` and `figures_seen` from tokens, tags, tree and time expressions, which must
/// be there. Figures come out in order of place, and their numbers do not overlap.
pub(crate) fn read(article: &Article, annotations: &mut Annotations, cut: &Cut, words: &Words) {
    let mut quantities = Vec::new();
    let mut seen = 0u32;
    let mut next_time = 0;
    for sentence in 0..annotations.sentences.len() as u32 {
        let pieces = cut.of(sentence);
        let taken = taken_by_times(annotations, pieces, &mut next_time);
        let line = Line {
            pieces: Pieces {
                text: &article.text,
                all: pieces,
            },
            annotations,
            taken,
        };
        if is_prose(annotations, sentence) {
            seen += read_sentence(&line, words, sentence, &mut quantities);
        }
    }
    annotations.quantities = quantities;
    annotations.figures_seen = seen;
}

/// Whether the sentence is the article's and not a credit or a field of metadata.
fn is_prose(annotations: &Annotations, sentence: u32) -> bool {
    let segment = annotations.sentences.get(sentence as usize);
    let segment = segment.and_then(|s| annotations.segments.get(s.segment as usize));
    segment.is_some_and(|s| !matches!(s.kind, SegmentKind::Credit | SegmentKind::Metadata))
}

/// Marks the pieces of a sentence that lie in time expressions; `next` moves with the sentences.
fn taken_by_times(annotations: &Annotations, pieces: &[Piece], next: &mut usize) -> Vec<bool> {
    pieces
        .iter()
        .map(|piece| {
            while annotations
                .times
                .get(*next)
                .is_some_and(|time| time.span.end <= piece.span.start)
            {
                *next += 1;
            }
            annotations
                .times
                .get(*next)
                .is_some_and(|time| time.span.overlaps(piece.span))
        })
        .collect()
}

/// Reads one sentence; gives how many words look like figures.
fn read_sentence(line: &Line<'_>, words: &Words, sentence: u32, out: &mut Vec<Quantity>) -> u32 {
    let mut seen = 0;
    let mut at = 0;
    // Where the figure before ends; a hedge or sign cannot reach back over it.
    let mut floor = 0;
    let mut before = None;
    while at < line.pieces.all.len() {
        if line.is_taken(at) || !can_begin(&line.pieces, at) {
            at += 1;
            continue;
        }
        if let Some(figure) = ordinal_figure(line, words, at) {
            at = figure.number.1.max(at + 1);
            floor = figure.end;
            seen += 1;
            out.push(quantity(line, sentence, &figure));
            continue;
        }
        match figure_at(line, words, at) {
            Sight::Figure(mut figure) => {
                figure.start = figure.start.max(floor.min(figure.number.0));
                if let Some((kind @ QuantityKind::Delta, direction)) = before
                    && restates(line, floor, &figure)
                {
                    (figure.kind, figure.direction) = (kind, direction);
                }
                before = Some((figure.kind, figure.direction));
                at = figure.number.1.max(at + 1);
                floor = figure.end;
                seen += 1;
                out.push(quantity(line, sentence, &figure));
            }
            Sight::Name(end) => at = end.max(at + 1),
            Sight::Nothing => {
                seen += u32::from(line.pieces.is_kind(at, PieceKind::Digits));
                at += 1;
            }
        }
    }
    seen
}

/// Whether a figure can begin with that piece: a glance that spares most words the rules.
fn can_begin(pieces: &Pieces<'_>, at: usize) -> bool {
    let word = pieces.word(at);
    match pieces.get(at).map(|piece| piece.kind) {
        Some(PieceKind::Digits) => true,
        Some(PieceKind::Word) => is_opener(word),
        Some(PieceKind::Mark) => {
            !matches!(word, "," | "." | ";" | ":" | "\"" | "“" | "”" | "’" | "'")
        }
        None => false,
    }
}

/// "212 points, or 0.8%", "212 points (0.8%)": the same change in another measure.
fn restates(line: &Line<'_>, floor: usize, figure: &Figure) -> bool {
    let pieces = &line.pieces;
    let plain = matches!(figure.kind, QuantityKind::Level | QuantityKind::Share);
    let joint = floor + usize::from(pieces.is(floor, ","));
    plain
        && floor > 0
        && figure.start == joint + 1
        && (pieces.is(joint, "or") || pieces.is(floor, "("))
}

/// The dictionary form of the counted noun, which may be a part of its token: "12-storey".
fn counted_lemma(line: &Line<'_>, at: usize) -> String {
    let (Some(piece), Some(token)) = (line.pieces.get(at), line.token(at)) else {
        return String::new();
    };
    if piece.span == token.span {
        token.lemma.to_string()
    } else {
        lemma(line.pieces.word(at), Upos::Noun).into_owned()
    }
}

fn quantity(line: &Line<'_>, sentence: u32, figure: &Figure) -> Quantity {
    let text = line.pieces.text;
    let span = line.pieces.span(figure.start, figure.end);
    let words_of = |span: Span| span.of(text).to_owned();
    let counted_words = figure.counted.map_or_else(String::new, |counted| {
        words_of(line.pieces.span(counted.start, counted.head + 1))
    });
    Quantity {
        span,
        number: line.pieces.span(figure.number.0, figure.number.1),
        text: words_of(span),
        value: figure.value,
        low: figure.bounds.low,
        high: figure.bounds.high,
        comparison: figure.bounds.comparison,
        hedge: figure
            .hedge
            .map(|(from, to)| words_of(line.pieces.span(from, to))),
        unit: figure.unit.id.to_string(),
        dimension: figure.unit.dimension.to_string(),
        counted: figure
            .counted
            .map_or_else(String::new, |counted| counted_lemma(line, counted.head)),
        counted_words,
        kind: figure.kind,
        direction: figure.direction,
        digits: figure.digits,
        sentence,
        tokens: line.pieces.tokens(figure.start, figure.end),
    }
}
