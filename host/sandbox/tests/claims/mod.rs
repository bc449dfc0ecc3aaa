//! Claims made by hand.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    reason = "each test program uses a part"
)]

use gainsay_model::{
    Argument, ArticleClaims, Attribution, AttributionKind, Claim, ClaimSentence, Commitment,
    CueClass, Decimal, Entity, EntityKind, Factuality, FactualityFor, Holder, Quantity,
    SegmentKind, SourceKind, Span,
};

pub const FIRST: &str = "Russia withdrew 7,000 troops, he said. 50 came back.";

pub fn span(words: &str) -> Span {
    let start = FIRST.find(words).unwrap();
    Span::new(start, start + words.len())
}

pub fn sentence(words: &str, lemmas: &[&str]) -> ClaimSentence {
    ClaimSentence {
        correction: false,
        span: span(words),
        segment: SegmentKind::Body,
        paragraph: 0,
        words: lemmas.iter().map(|&lemma| lemma.to_owned()).collect(),
    }
}

pub fn entity(id: &str, kind: EntityKind, member_of: Option<u32>) -> Entity {
    Entity {
        id: id.into(),
        name: id.to_uppercase(),
        kind,
        member_of,
    }
}

pub fn quantity(words: &str, value: i64, sentence: u32) -> Quantity {
    Quantity {
        span: span(words),
        number: span(words),
        text: words.into(),
        value: Decimal::from(value),
        low: None,
        high: Some(Decimal::from(value)),
        comparison: gainsay_model::Comparison::AtMost,
        hedge: None,
        unit: String::new(),
        dimension: "count".into(),
        counted: "troop".into(),
        counted_words: "troops".into(),
        kind: gainsay_model::QuantityKind::Level,
        direction: gainsay_model::Direction::None,
        digits: 1,
        sentence,
        tokens: (0, 0),
    }
}

pub fn claim(frame: &str, trigger: &str, sentence: u32) -> Claim {
    Claim {
        frame: frame.into(),
        trigger: span(trigger),
        span: span(trigger),
        sentence,
        arguments: Vec::new(),
        quantities: Vec::new(),
        times: Vec::new(),
        polarity: gainsay_model::Polarity::Positive,
        factuality: vec![FactualityFor {
            holder: Holder::Author,
            value: Factuality::Certain,
        }],
        modality: gainsay_model::Modality::None,
        tense: gainsay_model::Tense::Past,
        partial: false,
        negated_by: None,
        chain: Vec::new(),
        inherited_source: None,
        quoted: false,
        confidence: 90,
        trace: Vec::new(),
    }
}

/// Two sentences: an attributed claim with a figure, and the author's own with another.
pub fn understood() -> ArticleClaims {
    let mut first = claim("force.withdraw", "withdrew", 0);
    first.arguments = vec![Argument {
        role: "agent".into(),
        span: span("Russia"),
        text: "Russia".into(),
        head: "russia".into(),
        entity: Some(0),
        implicit: false,
    }];
    first.quantities = vec![0, 99];
    first.chain = vec![0];
    let mut second = claim("force.return", "came back", 1);
    second.quantities = vec![1];
    let attribution = Attribution {
        source: Some(span("he")),
        source_head: "he".into(),
        entity: Some(1),
        source_kind: SourceKind::NamedPerson,
        anonymous: false,
        anonymity_reason: None,
        via: None,
        cue: span("said"),
        cue_lemma: "say".into(),
        cue_class: CueClass::Say,
        commitment: Commitment::Neutral,
        content: vec![span("Russia withdrew 7,000 troops")],
        kind: AttributionKind::Indirect,
        parent: None,
        negated: false,
        sentence: 0,
    };
    ArticleClaims {
        sentences: vec![
            sentence(
                "Russia withdrew 7,000 troops, he said.",
                &["russia", "withdraw"],
            ),
            sentence("50 came back.", &["come"]),
        ],
        claims: vec![first, second],
        attributions: vec![attribution],
        entities: vec![
            entity("rus", EntityKind::Country, None),
            entity("person:he", EntityKind::Person, Some(0)),
        ],
        quantities: vec![quantity("7,000", 7000, 0), quantity("50", 50, 1)],
        ..ArticleClaims::default()
    }
}

/// An article of 40 sentences with 30 claims and 30 figures.
pub fn typical() -> ArticleClaims {
    let mut claims = understood();
    let (claim, figure, sentence) = (
        claims.claims[0].clone(),
        claims.quantities[0].clone(),
        claims.sentences[0].clone(),
    );
    claims.claims = vec![claim; 30];
    claims.quantities = vec![figure; 30];
    claims.sentences = vec![sentence; 40];
    for (at, claim) in claims.claims.iter_mut().enumerate() {
        claim.sentence = at as u32;
        claim.quantities = vec![at as u32];
        claim.arguments[0].text = format!("agent {at}");
    }
    for (at, sentence) in claims.sentences.iter_mut().enumerate() {
        sentence.words = (0..10)
            .map(|word| format!("word{}", at * 5 + word))
            .collect();
    }
    claims
}
