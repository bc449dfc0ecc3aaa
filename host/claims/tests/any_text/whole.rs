//! What holds for the annotations and claims of any text.

use gainsay_model::{ArticleClaims, Attribution, Claim, Holder, Span};
use gainsay_text::Annotations;

fn in_order(text: &str, what: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(span.start >= end, "{what} {span:?} before {end}");
        slices(text, what, span);
        end = span.end;
    }
}

/// A stretch with words in it, from character to character.
fn slices(text: &str, what: &str, span: Span) {
    let words = text.get(span.range());
    assert!(
        words.is_some_and(|words| !words.is_empty()),
        "{what} {span:?}"
    );
}

/// Places fit the text and stand in order; every index points into its table.
pub(crate) fn annotations(text: &str, annotations: &Annotations) {
    in_order(
        text,
        "segment",
        annotations.segments.iter().map(|segment| segment.span),
    );
    in_order(
        text,
        "sentence",
        annotations.sentences.iter().map(|sentence| sentence.span),
    );
    in_order(
        text,
        "token",
        annotations.tokens.iter().map(|token| token.span),
    );
    in_order(text, "time", annotations.times.iter().map(|time| time.span));
    let (tokens, sentences) = (annotations.tokens.len(), annotations.sentences.len());
    for (index, sentence) in annotations.sentences.iter().enumerate() {
        let segment = &annotations.segments[sentence.segment as usize];
        assert!(segment.span.contains(sentence.span));
        assert!((segment.sentences.0..segment.sentences.1).contains(&(index as u32)));
        let roots = annotations
            .sentence_tokens(index as u32)
            .filter(|(_, t)| t.head.is_none());
        assert_eq!(roots.count(), 1, "roots of {:?}", sentence.span.of(text));
    }
    for token in &annotations.tokens {
        assert!((token.sentence as usize) < sentences);
        assert!(
            token
                .quotation
                .is_none_or(|q| (q as usize) < annotations.quotations.len())
        );
        let (first, end) = annotations.sentences[token.sentence as usize].tokens;
        assert!(token.head.is_none_or(|head| (first..end).contains(&head)));
    }
    for (index, quotation) in annotations.quotations.iter().enumerate() {
        assert!(text.get(quotation.span.range()).is_some());
        assert!(
            quotation
                .parts
                .iter()
                .all(|part| quotation.span.contains(*part)),
            "{quotation:?}"
        );
        assert!(quotation.outer.is_none_or(|outer| (outer as usize) < index));
    }
    for entity in &annotations.entities {
        assert!(!entity.id.is_empty());
        assert!(
            entity
                .member_of
                .is_none_or(|above| (above as usize) < annotations.entities.len())
        );
    }
    let mut before = 0;
    for mention in &annotations.mentions {
        assert!((mention.entity as usize) < annotations.entities.len());
        assert!(mention.tokens.0 < mention.tokens.1 && mention.tokens.1 as usize <= tokens);
        assert_eq!(mention.span, annotations.span_of(mention.tokens));
        assert!(mention.span.start >= before);
        before = mention.span.start;
    }
}

/// The same for claims.
pub(crate) fn claims(text: &str, claims: &ArticleClaims) {
    in_order(text, "sentence", claims.sentences.iter().map(|s| s.span));
    for figure in &claims.quantities {
        slices(text, "figure", figure.span);
        assert_eq!(figure.text, figure.span.of(text));
        assert!(figure.span.contains(figure.number), "{figure:?}");
        let bounds = figure.low.zip(figure.high);
        assert!(bounds.is_none_or(|(low, high)| low <= high), "{figure:?}");
    }
    for time in &claims.times {
        slices(text, "time", time.span);
        assert_eq!(time.text, time.span.of(text));
        let bounds = time.earliest.zip(time.latest);
        assert!(bounds.is_none_or(|(first, last)| first <= last), "{time:?}");
    }
    for said in &claims.attributions {
        attribution(text, claims, said);
    }
    let mut before = 0;
    for one in &claims.claims {
        assert!(one.trigger.start >= before, "{:?} in order", one.trigger);
        before = one.trigger.start;
        claim(text, claims, one);
    }
    let coverage = claims.coverage;
    for seen in [
        coverage.figures,
        coverage.dates,
        coverage.statements,
        coverage.events,
    ] {
        assert!(seen.understood <= seen.seen, "{coverage:?}");
    }
}

fn attribution(text: &str, claims: &ArticleClaims, said: &Attribution) {
    slices(text, "cue", said.cue);
    let spans = [said.source, said.anonymity_reason, said.via];
    for span in spans
        .into_iter()
        .flatten()
        .chain(said.content.iter().copied())
    {
        slices(text, "part of a statement", span);
    }
    assert!((said.sentence as usize) < claims.sentences.len());
    assert!(
        said.entity
            .is_none_or(|e| (e as usize) < claims.entities.len())
    );
    let mut steps = 0;
    let mut above = said.parent;
    while let Some(index) = above {
        steps += 1;
        assert!(steps <= claims.attributions.len(), "a chain without end");
        above = claims.attributions[index as usize].parent;
    }
}

fn claim(text: &str, claims: &ArticleClaims, claim: &Claim) {
    slices(text, "trigger", claim.trigger);
    slices(text, "claim", claim.span);
    assert!((claim.sentence as usize) < claims.sentences.len());
    assert!(claim.confidence <= 100 && !claim.factuality.is_empty());
    let marks = claim.trace.iter().map(|step| step.span);
    for span in marks.chain(claim.negated_by) {
        assert!(
            text.get(span.range()).is_some(),
            "{span:?} of {:?}",
            claim.trigger
        );
    }
    for argument in &claim.arguments {
        slices(text, "argument", argument.span);
        assert_eq!(argument.text, argument.span.of(text));
        assert!(
            argument
                .entity
                .is_none_or(|e| (e as usize) < claims.entities.len())
        );
    }
    let fits = |indices: &[u32], table: usize| indices.iter().all(|i| (*i as usize) < table);
    let statements = claims.attributions.len();
    assert!(fits(&claim.quantities, claims.quantities.len()));
    assert!(fits(&claim.times, claims.times.len()));
    assert!(fits(&claim.chain, statements));
    assert!(
        claim
            .inherited_source
            .is_none_or(|a| (a as usize) < statements)
    );
    for held in &claim.factuality {
        let Holder::Attribution(index) = held.holder else {
            continue;
        };
        assert!((index as usize) < statements);
    }
}
