//! The master format: one JSON document, or the same entries as JSON lines.
//!
//! Compact, with one article a line: a document of a hundred thousand articles can be written and
//! compared line by line, and a tool that cuts lines gets whole articles. Keys stand in a fixed
//! order. Numbers of the text are decimal strings, never floats. Positions count Unicode code
//! points of the file's decoded text (byte order mark removed). `schema/report-1.schema.json`
//! describes it.

mod entry;
mod write;

pub use entry::{ArticleEntry, SkippedEntry};
pub use write::to_string;

use crate::{PackInfo, Reporter, RunInfo, summary};
use gainsay_model::{ArticleReport, Coverage, NoticeKind, RunSummary, Skipped, SuppressedBy};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
pub(crate) use write::{Items, to_writer};

/// Name and version of the schema that a document declares.
pub const SCHEMA: &str = "gainsay/report/1";

/// The JSON Schema of the document.
pub const JSON_SCHEMA: &str = include_str!("../../schema/report-1.schema.json");

/// Writes the document.
#[derive(Default)]
pub(crate) struct Document {
    articles: Items,
}

impl Reporter for Document {
    fn begin(&mut self, out: &mut dyn Write, run: &RunInfo) -> io::Result<()> {
        write!(out, "{{\"schema\":")?;
        to_writer(out, &SCHEMA)?;
        let head = Head::of(run);
        write!(out, ",\"tool\":")?;
        to_writer(out, &head.tool)?;
        write!(out, ",\"packs\":")?;
        to_writer(out, &head.packs)?;
        write!(out, ",\n\"rules\":")?;
        to_writer(out, &head.rules)?;
        write!(out, ",\n\"articles\":[")
    }

    fn article(&mut self, out: &mut dyn Write, report: &ArticleReport) -> io::Result<()> {
        self.articles.add(out, &ArticleEntry::of(report))
    }

    fn skipped(&mut self, out: &mut dyn Write, skipped: &Skipped) -> io::Result<()> {
        self.articles.add(out, &SkippedEntry::of(skipped))
    }

    fn end(&mut self, out: &mut dyn Write, summary: &RunSummary) -> io::Result<()> {
        write!(out, "\n],\n\"summary\":")?;
        to_writer(out, &Totals::of(summary))?;
        writeln!(out, "}}")
    }
}

/// Writes JSON lines: `run`, then `article` and `skipped`, then `summary`.
pub(crate) struct Lines;

impl Reporter for Lines {
    fn begin(&mut self, out: &mut dyn Write, run: &RunInfo) -> io::Result<()> {
        line(out, "run", Head::of(run))
    }

    fn article(&mut self, out: &mut dyn Write, report: &ArticleReport) -> io::Result<()> {
        line(out, "article", ArticleEntry::of(report))
    }

    fn skipped(&mut self, out: &mut dyn Write, skipped: &Skipped) -> io::Result<()> {
        line(out, "skipped", SkippedEntry::of(skipped))
    }

    fn end(&mut self, out: &mut dyn Write, summary: &RunSummary) -> io::Result<()> {
        line(out, "summary", Totals::of(summary))
    }
}

fn line(out: &mut dyn Write, kind: &'static str, entry: impl Serialize) -> io::Result<()> {
    #[derive(Serialize)]
    struct Line<E> {
        #[serde(rename = "type")]
        kind: &'static str,
        #[serde(flatten)]
        entry: E,
    }
    to_writer(out, &Line { kind, entry })?;
    writeln!(out)
}

#[derive(Serialize)]
struct Head<'a> {
    schema: &'static str,
    tool: Tool<'a>,
    packs: &'a [PackInfo],
    rules: BTreeMap<&'a str, RuleEntry<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    name: &'static str,
    version: &'a str,
}

#[derive(Serialize)]
struct RuleEntry<'a> {
    summary: &'a str,
    severity: &'static str,
    plugin: &'a str,
    category: Option<&'a str>,
}

impl<'a> Head<'a> {
    fn of(run: &'a RunInfo) -> Self {
        let rules = run.rules.iter().map(|(id, rule)| {
            let entry = RuleEntry {
                summary: &rule.summary,
                severity: summary::severity(rule.severity),
                plugin: &rule.plugin,
                category: rule.category.as_deref(),
            };
            (id.as_str(), entry)
        });
        Self {
            schema: SCHEMA,
            tool: Tool {
                name: "gainsay",
                version: &run.version,
            },
            packs: &run.packs,
            rules: rules.collect(),
        }
    }
}

#[derive(Serialize)]
struct Totals<'a> {
    articles: u64,
    unchanged: u64,
    skipped: u64,
    claims: u64,
    findings: BTreeMap<&'static str, u64>,
    by_rule: &'a BTreeMap<String, u64>,
    coverage: &'a Coverage,
    across: Across,
    unfinished: u64,
    problems: Vec<ProblemEntry<'a>>,
    suppressed: SuppressedCounts,
    notices: Vec<NoticeEntry<'a>>,
}

#[derive(Serialize)]
struct Across {
    cases: u64,
    split_matters: u64,
}

#[derive(Serialize)]
struct ProblemEntry<'a> {
    subject: &'a str,
    rules: &'a [String],
    reason: &'a str,
}

#[derive(Serialize)]
struct SuppressedCounts {
    ignore: u64,
    dismissed: u64,
    explained: u64,
    baseline: u64,
}

impl SuppressedCounts {
    fn of(run: &RunSummary) -> Self {
        let count = |by| run.suppressed.get(&by).copied().unwrap_or(0);
        Self {
            ignore: count(SuppressedBy::Ignore),
            dismissed: count(SuppressedBy::Dismissed),
            explained: count(SuppressedBy::Explained),
            baseline: count(SuppressedBy::Baseline),
        }
    }
}

#[derive(Serialize)]
struct NoticeEntry<'a> {
    kind: NoticeKind,
    path: &'a str,
    line: Option<usize>,
    text: &'a str,
}

impl<'a> Totals<'a> {
    fn of(run: &'a RunSummary) -> Self {
        use gainsay_model::Severity::{Error, Info, Warning};
        let found = [Error, Warning, Info].map(|severity| {
            let count = run.findings.get(&severity).copied().unwrap_or(0);
            (summary::severity(severity), count)
        });
        let problems = run.problems.iter().map(|problem| ProblemEntry {
            subject: &problem.subject,
            rules: &problem.rules,
            reason: problem.reason.raw(),
        });
        let notices = run.notices.iter().map(|notice| NoticeEntry {
            kind: notice.kind,
            path: &notice.path,
            line: notice.line,
            text: notice.text.raw(),
        });
        Self {
            articles: run.articles,
            unchanged: run.unchanged,
            skipped: run.skipped,
            claims: run.claims,
            findings: found.into(),
            by_rule: &run.by_rule,
            coverage: &run.coverage,
            across: Across {
                cases: run.cases,
                split_matters: run.split_matters,
            },
            unfinished: run.failures,
            problems: problems.collect(),
            suppressed: SuppressedCounts::of(run),
            notices: notices.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Options, sample};

    fn document() -> serde_json::Value {
        let text = sample::written(Format::Json, &Options::default());
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn documents_follow_the_schema() {
        let schema = serde_json::from_str(JSON_SCHEMA).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let document = document();
        let errors: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let mut wrong = document;
        wrong["articles"][0]["claims"][0]["polarity"] = "maybe".into();
        assert!(!validator.is_valid(&wrong));
    }

    #[test]
    fn exact_words_stand_at_their_positions() {
        let report = sample::article();
        let text: Vec<char> = report.source.raw().chars().collect();
        let document = document();
        let findings = document["articles"][0]["findings"].as_array().unwrap();
        let mut checked = 0;
        for evidence in findings
            .iter()
            .flat_map(|f| f["evidence"].as_array().unwrap())
        {
            if evidence["article"] != "news/dam.txt" {
                continue;
            }
            let place = |key: &str| evidence["position"][key].as_u64().unwrap() as usize;
            let words: String = text[place("start")..place("end")].iter().collect();
            assert_eq!(evidence["exact"], words);
            checked += 1;
        }
        assert!(checked >= 3);
    }

    #[test]
    fn one_article_a_line() {
        let text = sample::written(Format::Json, &Options::default());
        let articles = text.lines().filter(|line| line.starts_with("{\"id\":"));
        assert_eq!(articles.count(), 2);
        assert_eq!(text, sample::written(Format::Json, &Options::default()));
    }

    #[test]
    fn lines_hold_the_same_entries() {
        let lines = sample::written(Format::JsonLines, &Options::default());
        let mut parsed = lines
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        assert_eq!(parsed.next().unwrap()["type"], "run");
        let mut article = parsed.next().unwrap();
        article.as_object_mut().unwrap().remove("type");
        assert_eq!(article, document()["articles"][0]);
        assert_eq!(parsed.next_back().unwrap()["type"], "summary");
    }
}
