//! Findings and decisions made by hand, for the tests.

use crate::{Decision, Record, Rules, Side, Verdict};
use gainsay_model::{
    ArticleClaims, ArticleId, ArticleReport, Evidence, Finding, FindingKind, Severity, SourceMap,
    Span,
};

pub(crate) fn record(key: &str, rule: &str, article: &str, words: &str) -> Record {
    Record {
        key: key.into(),
        rule: rule.into(),
        sides: vec![Side {
            article: article.into(),
            words: words.into(),
        }],
    }
}

pub(crate) fn decision(key: &str, path: &str, verdict: Verdict) -> Decision {
    Decision {
        record: record(key, "core/a", path, "words"),
        verdict,
        reason: "on the record".into(),
        by: None,
        until: None,
    }
}

pub(crate) fn rules(known: &[&str], running: &[&str]) -> Rules {
    let set = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    Rules {
        known: set(known),
        running: set(running),
        ..Rules::default()
    }
}

/// A report without findings.
pub(crate) fn report(path: &str) -> ArticleReport {
    let text = "One, two.\n\nThree, four.\n";
    ArticleReport {
        id: ArticleId(path.into()),
        path: path.into(),
        digest: "0".repeat(64),
        published: None,
        title: None,
        publisher: None,
        section: None,
        text: text.into(),
        source: SourceMap::identity(text.into()),
        claims: ArticleClaims::default(),
        findings: Vec::new(),
        suppressed: Vec::new(),
        failures: Vec::new(),
    }
}

/// A finding of `core/a` with one side.
pub(crate) fn finding(key: &str, article: &str, start: usize, end: usize) -> Finding {
    Finding {
        id: key.into(),
        key: key.into(),
        rule: "core/a".into(),
        severity: Severity::Error,
        kind: FindingKind::Arithmetic,
        message: "".into(),
        why: "".into(),
        ask: "".into(),
        evidence: vec![Evidence {
            role: "claim".into(),
            article: ArticleId(article.into()),
            span: Span::new(start, end),
            exact: "words".into(),
            note: "".into(),
            elsewhere: None,
        }],
        derivation: Vec::new(),
    }
}
