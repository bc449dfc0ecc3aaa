//! A run made by hand, for the tests of every format.

use crate::{Format, Options, PackInfo, RunInfo, reporter};
use gainsay_model::{
    Argument, ArticleClaims, ArticleId, ArticleReport, Attribution, AttributionKind, CivilDay,
    Claim, Commitment, Comparison, Coverage, CueClass, Decimal, Elsewhere, Entity, EntityKind,
    Evidence, Example, Expectation, Factuality, FactualityFor, Failure, Finding, FindingKind,
    Holder, Notice, NoticeKind, Polarity, Problem, Quantity, RuleSummary, RunSummary, Seen,
    Severity, Skipped, SourceKind, SourceMap, Span, Suppressed, SuppressedBy, Timex, TimexType,
    Untrusted,
};

const TEXT: &str = "Dam above Lindau holds, mayor says\n\nThe dam above Lindau did not break on \
Tuesday, Mayor Inés Vogt said. About 1,200 people had left their homes, and the “evacuation” \
went quietly, she added, although the road along the river was under water for most of the night. \
Two hours later the dam broke, and 900 of them were still on their way.\n";
const OTHER: &str = "Night of the flood\n\nThe dam above Lindau broke late on Tuesday.\n";

/// What a format is handed.
pub(crate) struct Run {
    pub(crate) info: RunInfo,
    pub(crate) article: ArticleReport,
    pub(crate) skipped: Skipped,
    pub(crate) summary: RunSummary,
}

impl Run {
    /// The run of the goldens.
    pub(crate) fn sample() -> Self {
        Self {
            info: info(),
            article: article(),
            skipped: Skipped {
                id: ArticleId("news/old.txt".into()),
                path: "news/old.txt".into(),
                reason: "byte 17 is not UTF-8; convert the file to UTF-8".into(),
                named: false,
            },
            summary: summary(),
        }
    }

    /// A run in which every text from outside is `payload`.
    pub(crate) fn hostile(payload: &str) -> Self {
        let (article, skipped) = hostile(payload);
        let mut run = Self {
            article,
            skipped,
            ..Self::sample()
        };
        run.info.rules = [(payload.to_owned(), rule(payload))].into();
        for problem in &mut run.summary.problems {
            problem.subject = payload.into();
            problem.rules = vec![payload.into()];
            problem.reason = payload.into();
        }
        for notice in &mut run.summary.notices {
            notice.path = payload.into();
            notice.text = payload.into();
        }
        run
    }

    /// The run as a format writes it.
    pub(crate) fn written(&self, format: Format, options: &Options) -> String {
        let mut bytes = Vec::new();
        let mut reporter = reporter(format, options);
        reporter.begin(&mut bytes, &self.info).unwrap();
        reporter.article(&mut bytes, &self.article).unwrap();
        reporter.skipped(&mut bytes, &self.skipped).unwrap();
        reporter.end(&mut bytes, &self.summary).unwrap();
        String::from_utf8(bytes).unwrap()
    }
}

/// The run of the goldens as a format writes it.
pub(crate) fn written(format: Format, options: &Options) -> String {
    Run::sample().written(format, options)
}

/// Holds a format's text of the run against the file of that name in `golden/`.
pub(crate) fn check_golden(name: &str, format: Format, options: &Options) {
    held_against(name, &written(format, options));
}

/// Holds a text against the file of that name in `golden/`. With `UPDATE_GOLDEN=1` in the
/// environment the file is written instead.
pub(crate) fn held_against(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("golden")
        .join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        text == golden,
        "{name} differs; UPDATE_GOLDEN=1 accepts this:\n{text}"
    );
}

fn info() -> RunInfo {
    let mut rule = rule("An event that is said to have happened and not to have happened.");
    rule.why = "Readers take one of the two for true.".into();
    rule.limits = "Dams without a name are not told apart.".into();
    rule.examples.truncate(1);
    rule.examples[0].text = "The weir held, she said. An hour later\nthe weir broke.".into();
    rule.examples[0].why = "One weir, one night.".into();
    RunInfo {
        version: "0.1.0".into(),
        packs: vec![PackInfo {
            name: "floods".into(),
            version: "1.0.0".into(),
        }],
        rules: [("floods/dam-contradicted".to_owned(), rule)].into(),
    }
}

/// A rule with these words.
fn rule(words: &str) -> RuleSummary {
    let example = |expectation| Example {
        expectation,
        text: words.into(),
        earlier: None,
        date: None,
        evidence: vec![words.into()],
        why: words.into(),
        line: 1,
    };
    RuleSummary {
        summary: words.into(),
        severity: Severity::Warning,
        plugin: "opposition 0.1.0".into(),
        category: None,
        why: words.into(),
        limits: words.into(),
        examples: [Expectation::Finds, Expectation::Quiet, Expectation::Near]
            .map(example)
            .into(),
    }
}

fn summary() -> RunSummary {
    let seen = |understood, seen| Seen { seen, understood };
    RunSummary {
        articles: 2,
        unchanged: 0,
        skipped: 1,
        findings: [(Severity::Warning, 1), (Severity::Info, 1)].into(),
        by_rule: [("floods/dam-contradicted".to_owned(), 1)].into(),
        claims: 1,
        coverage: Coverage {
            figures: seen(2, 3),
            dates: seen(1, 1),
            statements: seen(2, 2),
            events: seen(2, 2),
        },
        cases: 1,
        split_matters: 0,
        failures: 1,
        problems: vec![Problem {
            subject: "plugin ratio".into(),
            rules: vec!["floods/ratio".into()],
            reason: "interface 0.9 is newer than this version knows; update gainsay".into(),
        }],
        suppressed: [(SuppressedBy::Dismissed, 1)].into(),
        notices: vec![Notice {
            kind: NoticeKind::UnusedIgnore,
            path: "news/dam.txt".into(),
            line: Some(3),
            text: "nothing of floods/ratio is left out here; drop the remark".into(),
        }],
    }
}

/// The article of the run.
pub(crate) fn article() -> ArticleReport {
    ArticleReport {
        id: ArticleId("news/dam.txt".into()),
        path: "news/dam.txt".into(),
        digest: "0".repeat(64),
        published: CivilDay::new(2023, 5, 10),
        title: Some("Dam above Lindau holds, mayor says".into()),
        publisher: Some("Lindau Post".into()),
        section: Some("Region".into()),
        text: TEXT.into(),
        source: SourceMap::identity(TEXT.into()),
        claims: claims(),
        findings: vec![contradiction(), sums()],
        suppressed: vec![Suppressed {
            by: SuppressedBy::Dismissed,
            reason: "two dams of one name".into(),
            finding: contradiction(),
        }],
        failures: vec![Failure {
            plugin: "ratio".into(),
            rules: vec!["floods/ratio".into()],
            reason: "stopped after 50,000,000 units of fuel; raise --fuel".into(),
        }],
    }
}

fn at(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn side(role: &str, words: &str, note: &str) -> Evidence {
    Evidence {
        role: role.into(),
        article: ArticleId("news/dam.txt".into()),
        span: at(words),
        exact: words.into(),
        note: note.into(),
        elsewhere: None,
    }
}

fn contradiction() -> Finding {
    let start = OTHER.find("broke").unwrap();
    let span = Span::new(start, start + 5);
    let elsewhere = Evidence {
        role: "counter".into(),
        article: ArticleId("news/flood.txt".into()),
        span,
        exact: "broke".into(),
        note: "late on Tuesday".into(),
        elsewhere: Some(Elsewhere {
            path: "news/flood.txt".into(),
            quote: SourceMap::identity(OTHER.into()).quote(span),
        }),
    };
    Finding {
        id: "7f3a".into(),
        key: "d2a9".into(),
        rule: "floods/dam-contradicted".into(),
        severity: Severity::Warning,
        kind: FindingKind::Contradiction,
        message: "Mayor Inés Vogt says that the dam did not break; the article says that it did \
                  two hours later"
            .into(),
        why: "both speak of the same dam on the same day".into(),
        ask: "Did the dam break after the mayor had spoken?".into(),
        evidence: vec![
            side("claim", "did not break", ""),
            side("counter", "the dam broke", "no source"),
            elsewhere,
        ],
        derivation: Vec::new(),
    }
}

fn sums() -> Finding {
    Finding {
        id: "81c0".into(),
        key: "04be".into(),
        rule: "floods/share".into(),
        severity: Severity::Info,
        kind: FindingKind::Arithmetic,
        message: "900 of 1,200 is three quarters".into(),
        why: "".into(),
        ask: "How many were on their way?".into(),
        evidence: vec![side("part", "900", ""), side("whole", "1,200", "")],
        derivation: vec!["900 / 1,200 = 0.75".into()],
    }
}

/// Its claim.
pub(crate) fn claim() -> Claim {
    let argument = |role: &str, text: &str, entity| Argument {
        role: role.into(),
        span: at(text),
        text: text.into(),
        head: "dam".into(),
        entity,
        implicit: false,
    };
    Claim {
        frame: "flood.break".into(),
        trigger: at("break"),
        span: at("The dam above Lindau did not break on Tuesday"),
        sentence: 1,
        arguments: vec![argument("agent", "The dam above Lindau", Some(0))],
        quantities: vec![0],
        times: vec![0],
        polarity: Polarity::Negative,
        factuality: vec![
            FactualityFor {
                holder: Holder::Author,
                value: Factuality::Unknown,
            },
            FactualityFor {
                holder: Holder::Attribution(0),
                value: Factuality::CounterCertain,
            },
        ],
        modality: gainsay_model::Modality::None,
        tense: gainsay_model::Tense::Past,
        partial: false,
        negated_by: None,
        chain: vec![0],
        inherited_source: None,
        quoted: false,
        confidence: 90,
        trace: Vec::new(),
    }
}

fn claims() -> ArticleClaims {
    ArticleClaims {
        claims: vec![claim()],
        attributions: vec![attribution()],
        entities: vec![
            entity("other:dam", "dam"),
            entity("person:vogt", "Inés Vogt"),
        ],
        quantities: vec![quantity()],
        times: vec![tuesday()],
        ..ArticleClaims::default()
    }
}

fn entity(id: &str, name: &str) -> Entity {
    Entity {
        id: id.into(),
        name: name.into(),
        kind: EntityKind::Other,
        member_of: None,
    }
}

pub(crate) fn attribution() -> Attribution {
    Attribution {
        source: Some(at("Mayor Inés Vogt")),
        source_head: "vogt".into(),
        entity: Some(1),
        source_kind: SourceKind::NamedPerson,
        anonymous: false,
        anonymity_reason: None,
        via: None,
        cue: at("said"),
        cue_lemma: "say".into(),
        cue_class: CueClass::Say,
        commitment: Commitment::Neutral,
        content: vec![at("The dam above Lindau did not break on Tuesday")],
        kind: AttributionKind::Indirect,
        parent: None,
        negated: false,
        sentence: 1,
    }
}

pub(crate) fn quantity() -> Quantity {
    Quantity {
        span: at("About 1,200 people"),
        number: at("1,200"),
        text: "About 1,200 people".into(),
        value: Decimal::from(1200),
        low: Some(Decimal::new(11_400, 1)),
        high: None,
        comparison: Comparison::About,
        hedge: Some("About".into()),
        unit: String::new(),
        dimension: "count".into(),
        counted: "person".into(),
        counted_words: "people".into(),
        kind: gainsay_model::QuantityKind::Level,
        direction: gainsay_model::Direction::None,
        digits: 2,
        sentence: 2,
        tokens: (0, 3),
    }
}

pub(crate) fn tuesday() -> Timex {
    Timex {
        span: at("Tuesday"),
        text: "Tuesday".into(),
        kind: TimexType::Date,
        value: "2023-05-09".into(),
        modifier: None,
        earliest: CivilDay::new(2023, 5, 9),
        latest: CivilDay::new(2023, 5, 9),
        weekday_said: None,
        weekday_span: None,
        impossible: false,
        explicit: false,
        sentence: 1,
        tokens: (8, 9),
    }
}

/// An article in which every text from outside is `payload`, and an input skipped with it.
pub(crate) fn hostile(payload: &str) -> (ArticleReport, Skipped) {
    let text = format!("{payload}\n\nBefore {payload} after.\n{payload}");
    let words = Untrusted::new(payload);
    let span = Span::new(0, payload.len());
    let middle = text.find("Before").unwrap_or(0) + "Before ".len();
    let evidence = |span: Span, elsewhere| Evidence {
        role: words.clone(),
        article: ArticleId(payload.into()),
        span,
        exact: words.clone(),
        note: words.clone(),
        elsewhere,
    };
    let source = SourceMap::identity(text.clone());
    let other = Elsewhere {
        path: payload.into(),
        quote: source.quote(Span::new(middle, middle + payload.len())),
    };
    let finding = Finding {
        message: words.clone(),
        why: words.clone(),
        ask: words.clone(),
        rule: payload.into(),
        id: payload.into(),
        key: payload.into(),
        derivation: vec![words.clone()],
        evidence: vec![
            evidence(span, None),
            evidence(Span::new(middle, middle + payload.len()), None),
            evidence(span, Some(other)),
        ],
        ..contradiction()
    };
    let report = ArticleReport {
        id: ArticleId(payload.into()),
        path: payload.into(),
        title: Some(words.clone()),
        publisher: Some(words.clone()),
        section: Some(words.clone()),
        text: text.clone(),
        source,
        claims: ArticleClaims::default(),
        findings: vec![finding.clone()],
        suppressed: vec![Suppressed {
            by: SuppressedBy::Ignore,
            reason: words.clone(),
            finding,
        }],
        failures: vec![Failure {
            plugin: payload.into(),
            rules: vec![payload.into()],
            reason: words.clone(),
        }],
        ..article()
    };
    let skipped = Skipped {
        id: ArticleId(payload.into()),
        path: payload.into(),
        reason: words,
        named: true,
    };
    (report, skipped)
}
