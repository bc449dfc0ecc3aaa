//! What holds for any text whatever: nothing panics, places fit the text and stand in order.

use gainsay_model::{
    Article, ArticleId, Block, BlockKind, EntityEntry, EntityKind, Lexicon, SourceMap, Span,
};
use gainsay_text::{Annotations, Reader};

/// SplitMix64: the same texts on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

/// Pieces that the stages treat in their own ways.
const PIECES: [&str; 64] = [
    " ",
    " ",
    " ",
    " ",
    " ",
    "\n\n",
    "\n",
    "\t",
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    "...",
    "-",
    "--",
    "—",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "''",
    "``",
    "«",
    "»",
    "(",
    ")",
    "[",
    "]",
    "$",
    "%",
    "½",
    "7",
    "2021-05-03",
    "3.5",
    "1,000",
    "Mr.",
    "U.S.",
    "p.m.",
    "No.",
    "Jan. 5",
    "J.",
    "the",
    "The",
    "Norway",
    "Norwegian",
    "army",
    "said",
    "n't",
    "’s",
    "President Ida Holm",
    "he",
    "it",
    "both leaders",
    "\u{301}",
    "\u{200d}",
    "\u{feff}",
    "日本語",
    "👩‍👩‍👧",
    "İ",
    "ß",
];

fn text(random: &mut Random) -> String {
    let length = random.below(120);
    let mut text = String::new();
    for _ in 0..length {
        match random.below(20) {
            0 => {
                let any = char::from_u32(random.below(0x11_0000) as u32);
                text.push(any.unwrap_or('x'));
            }
            1..=6 => text.push_str(["dam", "held", "of", "Acme", "rain", "Board"][random.below(6)]),
            _ => text.push_str(PIECES[random.below(PIECES.len())]),
        }
        if random.below(3) == 0 {
            text.push(' ');
        }
    }
    text
}

fn article(text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut at = 0;
    for piece in text.split("\n\n") {
        let start = at + (piece.len() - piece.trim_start().len());
        if !piece.trim().is_empty() {
            let span = Span::new(start, start + piece.trim().len());
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                span,
            });
        }
        at += piece.len() + 2;
    }
    Article {
        id: ArticleId("any".to_owned()),
        path: "any".to_owned(),
        text: text.to_owned(),
        blocks,
        source: SourceMap::identity(text.to_owned()),
        published: None,
        published_from: None,
        title: None,
        byline: None,
        publisher: None,
        url: None,
    }
}

fn reader() -> Reader {
    let mut lexicon = Lexicon::default();
    lexicon.entities.push(EntityEntry {
        id: "NOR".to_owned(),
        kind: EntityKind::Country,
        name: "Norway".to_owned(),
        aliases: Vec::new(),
        demonyms: vec!["Norwegian".to_owned()],
        metonyms: vec!["Oslo".to_owned()],
        member_of: Some("NOR".to_owned()),
        ambiguous: false,
    });
    lexicon.sources.titles.insert("President".to_owned());
    lexicon.sources.person_nouns.insert("leader".to_owned());
    lexicon.sources.organisations.insert("army".to_owned());
    Reader::new(&lexicon)
}

/// Spans lie on character boundaries, in order, and do not overlap.
#[track_caller]
fn in_order(text: &str, what: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(
            span.start >= end,
            "{what} {span:?} before {end} in {text:?}"
        );
        assert!(
            !span.is_empty() && text.get(span.range()).is_some(),
            "{what} {span:?} in {text:?}"
        );
        end = span.end;
    }
}

/// Every index points into its table.
#[track_caller]
fn is_whole(text: &str, annotations: &Annotations) {
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
                .all(|part| quotation.span.contains(*part))
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

#[test]
fn any_text_is_read_without_fault() {
    let reader = reader();
    let mut random = Random(2022);
    for _ in 0..1500 {
        let text = text(&mut random);
        let annotations = reader.annotate(&article(&text));
        is_whole(&text, &annotations);
        assert_eq!(annotations, reader.annotate(&article(&text)), "{text:?}");
    }
}

#[test]
fn a_neutral_paragraph_in_front_only_moves_places() {
    let reader = reader();
    let mut random = Random(7);
    // Two paragraphs, so that no first line is a headline in one text and a subhead in the other.
    let front = "The rain had stopped. It was dry.\n\nThe road was open again.\n\n";
    for _ in 0..300 {
        let body = format!("It was late.\n\n{}", text(&mut random));
        let moved = format!("{front}{body}");
        let (plain, later) = (
            reader.annotate(&article(&body)),
            reader.annotate(&article(&moved)),
        );
        let shift = front.len() as u32;
        let spans = |annotations: &Annotations, from: u32| -> Vec<(u32, u32)> {
            let tokens = annotations.tokens.iter().map(|token| token.span);
            let after = tokens.filter(|span| span.start >= from);
            after
                .map(|span| (span.start - from, span.end - from))
                .collect()
        };
        assert_eq!(spans(&plain, 0), spans(&later, shift), "{body:?}");
        let quoted = |annotations: &Annotations| -> Vec<u32> {
            annotations
                .quotations
                .iter()
                .map(|q| q.span.end - q.span.start)
                .collect()
        };
        assert_eq!(quoted(&plain), quoted(&later), "{body:?}");
    }
}

#[test]
fn long_runs_of_one_mark_are_read_to_the_end() {
    let reader = reader();
    for mark in [
        "\"", "“", "'", "(", ")", "1", "a-", "a.", "'a", "It ", "Norway ",
    ] {
        let text = mark.repeat(20_000 / mark.len());
        let annotations = reader.annotate(&article(&text));
        let end = annotations
            .tokens
            .last()
            .map(|token| token.span.end as usize);
        assert_eq!(end, Some(text.trim_end().len()), "{mark:?}");
    }
}
