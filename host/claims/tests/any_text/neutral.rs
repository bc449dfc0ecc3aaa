//! A paragraph that says nothing of note moves what stands behind it, and changes nothing else.

use crate::{Stages, article, samples};
use gainsay_io::Format;
use gainsay_model::{ArticleClaims, Span};
use std::fmt::Debug;

/// Without names, figures, times, statements or events, and without a noun that a later "it" or
/// "they" could mean.
const NEUTRAL: &str = "Perhaps so, and perhaps not.";

/// What is expected behind an insertion.
struct Shift {
    at: u32,
    bytes: u32,
    sentences: u32,
    tokens: u32,
    /// The first sentence and token behind it.
    first: (u32, u32),
}

impl Shift {
    fn span(&self, span: &mut Span) {
        if span.start >= self.at {
            span.start += self.bytes;
        }
        if span.end > self.at {
            span.end += self.bytes;
        }
    }

    fn spans<'s>(&self, spans: impl IntoIterator<Item = &'s mut Span>) {
        spans.into_iter().for_each(|span| self.span(span));
    }

    fn sentence(&self, sentence: &mut u32) {
        if *sentence >= self.first.0 {
            *sentence += self.sentences;
        }
    }

    fn tokens(&self, tokens: &mut (u32, u32)) {
        if tokens.0 >= self.first.1 {
            tokens.0 += self.tokens;
            tokens.1 += self.tokens;
        }
    }

    /// The claims as they are to be once the paragraph is in.
    fn claims(&self, claims: &mut ArticleClaims) {
        for sentence in &mut claims.sentences {
            if sentence.span.start >= self.at {
                sentence.paragraph += 1;
            }
            self.span(&mut sentence.span);
        }
        for claim in &mut claims.claims {
            self.spans([&mut claim.trigger, &mut claim.span]);
            self.spans(
                claim
                    .arguments
                    .iter_mut()
                    .map(|argument| &mut argument.span),
            );
            self.spans(claim.trace.iter_mut().map(|step| &mut step.span));
            self.spans(&mut claim.negated_by);
            self.sentence(&mut claim.sentence);
        }
        for said in &mut claims.attributions {
            self.span(&mut said.cue);
            self.spans(said.source.iter_mut().chain(&mut said.anonymity_reason));
            self.spans(said.via.iter_mut().chain(&mut said.content));
            self.sentence(&mut said.sentence);
        }
        for mention in &mut claims.mentions {
            self.span(&mut mention.span);
            self.tokens(&mut mention.tokens);
        }
        for figure in &mut claims.quantities {
            self.spans([&mut figure.span, &mut figure.number]);
            self.sentence(&mut figure.sentence);
            self.tokens(&mut figure.tokens);
        }
        for time in &mut claims.times {
            self.span(&mut time.span);
            self.spans(&mut time.weekday_span);
            self.sentence(&mut time.sentence);
            self.tokens(&mut time.tokens);
        }
    }
}

/// The first difference, if there is one.
fn difference<T: PartialEq + Debug>(what: &str, expected: &[T], found: &[T]) -> Option<String> {
    let pairs = expected.iter().zip(found);
    let first = pairs
        .clone()
        .position(|(expected, found)| expected != found);
    match first {
        Some(nth) => Some(format!(
            "{what} {nth}:\n   {:?}\n   {:?}",
            expected[nth], found[nth]
        )),
        None if expected.len() != found.len() => {
            Some(format!("{} {what} became {}", expected.len(), found.len()))
        }
        None => None,
    }
}

fn differences(expected: &ArticleClaims, found: &ArticleClaims) -> Vec<String> {
    [
        difference("sentences", &expected.sentences, &found.sentences),
        difference("entities", &expected.entities, &found.entities),
        difference("mentions", &expected.mentions, &found.mentions),
        difference("quantities", &expected.quantities, &found.quantities),
        difference("times", &expected.times, &found.times),
        difference("attributions", &expected.attributions, &found.attributions),
        difference("claims", &expected.claims, &found.claims),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The format that a sample's name tells.
fn format_of(name: &str) -> Format {
    let markdown = std::path::Path::new(name).extension() == Some("md".as_ref());
    if markdown {
        Format::Markdown
    } else {
        Format::Plain
    }
}

/// What changes in an article when the paragraph goes in before the block of that number.
fn changes(stages: &Stages, name: &str, text: &str, block: usize) -> Vec<String> {
    let format = format_of(name);
    let before = article(text, format).unwrap();
    let block = before.blocks[block].span;
    let raw = before.source.to_raw(block).start as usize;
    // A heading keeps its marks.
    let raw = text[..raw].rfind('\n').map_or(0, |line| line + 1);
    let moved = format!("{}{NEUTRAL}\n\n{}", &text[..raw], &text[raw..]);
    let after = article(&moved, format).unwrap();
    let bytes = (after.text.len() - before.text.len()) as u32;
    let ((notes, mut expected), (moved_notes, mut found)) =
        (stages.understand(&before), stages.understand(&after));
    // Inside a quotation of several paragraphs nothing that is not quoted is neutral.
    let mut contents = expected.attributions.iter().flat_map(|said| &said.content);
    if contents.any(|span| span.start < block.start && block.start < span.end) {
        return Vec::new();
    }
    let inside = |span: Span| (block.start..block.start + bytes).contains(&span.start);
    let behind = |span: Span| span.start >= block.start;
    let shift = Shift {
        at: block.start,
        bytes,
        sentences: found.sentences.iter().filter(|s| inside(s.span)).count() as u32,
        tokens: (moved_notes.tokens.len() - notes.tokens.len()) as u32,
        first: (
            expected.sentences.partition_point(|s| !behind(s.span)) as u32,
            notes.tokens.partition_point(|t| !behind(t.span)) as u32,
        ),
    };
    shift.claims(&mut expected);
    found.sentences.retain(|sentence| !inside(sentence.span));
    differences(&expected, &found)
}

#[test]
fn a_neutral_paragraph_only_moves_what_stands_behind_it() {
    let stages = Stages::open();
    let mut all = Vec::new();
    for (name, text) in samples() {
        let format = format_of(&name);
        let blocks = article(&text, format).unwrap().blocks.len();
        // Before the second block, what follows a headline is no longer the first paragraph.
        for block in 2..blocks {
            let changes = changes(&stages, &name, &text, block);
            all.extend(
                changes
                    .iter()
                    .map(|c| format!("{name}, block {block}: {c}")),
            );
        }
    }
    assert!(all.is_empty(), "{} changes\n{}", all.len(), all.join("\n"));
}
