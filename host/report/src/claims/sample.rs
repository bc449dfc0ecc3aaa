//! An article understood by hand: a chain of two sources, one of them unnamed, and a mayor.

use crate::sample;
use gainsay_model::{
    Argument, ArticleClaims, ArticleId, ArticleReport, Attribution, AttributionKind, Claim, Entity,
    EntityKind, Factuality, FactualityFor, Holder, Polarity, Quantity, SourceKind, SourceMap, Span,
    Timex,
};

const TEXT: &str = "Convoy reaches Port Lund, officials say

The convoy reached Port Lund on Monday, the Harbour Times reported, citing a port official who \
asked not to be named because talks are under way. A second one would follow.

\"About 40 lorries are in,\" said Ana Reyes, the mayor. She did not say who had paid for them.
";

fn at(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

/// The article of the goldens.
pub(crate) fn article() -> ArticleReport {
    let asked = at("did not say");
    let claims = ArticleClaims {
        claims: vec![
            claim(
                "reached Port Lund",
                "reached",
                &[("agent", "The convoy"), ("place", "Port Lund")],
            ),
            Claim {
                quantities: vec![0],
                times: Vec::new(),
                chain: vec![2],
                partial: true,
                ..claim("are in", "are in", &[("agent", "40 lorries")])
            },
            Claim {
                times: Vec::new(),
                chain: Vec::new(),
                polarity: Polarity::Negative,
                factuality: vec![held(Factuality::CounterProbable)],
                confidence: 45,
                ..claim("had paid", "paid", &[("agent", "She"), ("theme", "them")])
            },
        ],
        attributions: vec![
            said(
                "the Harbour Times",
                "reported",
                "The convoy reached Port Lund on Monday",
            ),
            Attribution {
                parent: Some(0),
                anonymous: true,
                anonymity_reason: Some(at("because talks are under way")),
                source_kind: SourceKind::Role,
                ..said(
                    "a port official",
                    "citing",
                    "The convoy reached Port Lund on Monday",
                )
            },
            Attribution {
                entity: Some(0),
                kind: AttributionKind::Direct,
                source_kind: SourceKind::NamedPerson,
                ..said(
                    "Ana Reyes, the mayor",
                    "said",
                    "\"About 40 lorries are in,\"",
                )
            },
            Attribution {
                entity: Some(0),
                negated: true,
                source_kind: SourceKind::NamedPerson,
                cue: Span::new(asked.end as usize - "say".len(), asked.end as usize),
                ..said("She", "did not say", "who had paid for them")
            },
        ],
        entities: vec![Entity {
            id: "person:reyes".into(),
            name: "Ana Reyes".into(),
            kind: EntityKind::Person,
            member_of: None,
        }],
        quantities: vec![Quantity {
            span: at("About 40 lorries"),
            text: "About 40 lorries".into(),
            ..sample::quantity()
        }],
        times: vec![Timex {
            span: at("Monday"),
            text: "Monday".into(),
            value: "2023-05-08".into(),
            ..sample::tuesday()
        }],
        ..ArticleClaims::default()
    };
    ArticleReport {
        id: ArticleId("news/convoy.txt".into()),
        path: "news/convoy.txt".into(),
        text: TEXT.into(),
        source: SourceMap::identity(TEXT.into()),
        claims,
        ..sample::article()
    }
}

fn held(value: Factuality) -> FactualityFor {
    FactualityFor {
        holder: Holder::Author,
        value,
    }
}

fn claim(words: &str, trigger: &str, roles: &[(&str, &str)]) -> Claim {
    let arguments = roles.iter().map(|&(role, text)| Argument {
        role: role.into(),
        span: at(text),
        text: text.into(),
        head: String::new(),
        entity: (text == "She").then_some(0),
        implicit: false,
    });
    Claim {
        frame: "place.reach".into(),
        trigger: at(trigger),
        span: at(words),
        arguments: arguments.collect(),
        quantities: Vec::new(),
        times: vec![0],
        polarity: Polarity::Positive,
        factuality: vec![held(Factuality::Certain)],
        chain: vec![0, 1],
        ..sample::claim()
    }
}

fn said(source: &str, cue: &str, content: &str) -> Attribution {
    Attribution {
        source: Some(at(source)),
        entity: None,
        source_kind: SourceKind::MediaReport,
        cue: at(cue),
        content: vec![at(content)],
        ..sample::attribution()
    }
}

/// The same with `payload` for every text from outside.
pub(crate) fn hostile(payload: &str) -> ArticleReport {
    let text = format!("{payload}\n\nBefore {payload} after.\n{payload}");
    let span = Span::new(0, payload.len());
    let mut report = article();
    for claim in &mut report.claims.claims {
        claim.frame = payload.into();
        claim.trigger = span;
        for argument in &mut claim.arguments {
            argument.role = payload.into();
            argument.text = payload.into();
        }
    }
    for said in &mut report.claims.attributions {
        (said.cue, said.source) = (span, Some(span));
        said.content = vec![span];
        said.anonymity_reason = Some(span);
    }
    for figure in &mut report.claims.quantities {
        figure.text = payload.into();
    }
    for time in &mut report.claims.times {
        time.text = payload.into();
        time.value = payload.into();
    }
    for entity in &mut report.claims.entities {
        entity.name = payload.into();
    }
    ArticleReport {
        path: payload.into(),
        source: SourceMap::identity(text.clone()),
        text,
        ..report
    }
}
