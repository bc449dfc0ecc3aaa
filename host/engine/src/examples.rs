//! The examples of rules as tests.

use crate::checker::Checker;
use crate::run::{Input, Outcome, run_set};
use gainsay_model::{
    Article, ArticleId, ArticleReport, Example, Expectation, Finding, Rule, RuleScope, Span,
};
use std::ops::ControlFlow;

/// What became of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleResult {
    /// Rule.
    pub rule: String,
    /// Line of the example in its file, from 1.
    pub line: usize,
    /// File of the rule.
    pub file: String,
    /// Why it failed; none: it passed.
    pub failure: Option<String>,
}

/// Runs the examples of every rule that the checker runs. `read` makes an article of a text of an
/// example.
pub fn run_examples(
    checker: &Checker,
    read: impl Fn(&Example, &str) -> Result<Article, String>,
) -> Vec<ExampleResult> {
    let mut results = Vec::new();
    for (rule, _) in checker.plugins().iter().flat_map(|loaded| &loaded.rules) {
        for example in &rule.examples {
            let failure = match report(checker, rule, example, &read) {
                Ok(report) => judge(rule, example, &report),
                Err(error) => Some(error),
            };
            results.push(ExampleResult {
                rule: rule.id.clone(),
                line: example.line,
                file: rule.file.clone(),
                failure,
            });
        }
    }
    results.sort_by(|a, b| (&a.rule, a.line).cmp(&(&b.rule, b.line)));
    results
}

/// The report of an example: of its text alone, after the earlier article of a set, or as the new
/// version of the earlier one.
fn report(
    checker: &Checker,
    rule: &Rule,
    example: &Example,
    read: impl Fn(&Example, &str) -> Result<Article, String>,
) -> Result<ArticleReport, String> {
    let article = read(example, &example.text)?;
    let Some(earlier) = &example.earlier else {
        return Ok(checker.check(article));
    };
    let mut earlier = read(example, earlier)?;
    if rule.scope == RuleScope::Versions {
        return Ok(checker.compare(&earlier, article));
    }
    earlier.id = ArticleId("earlier".to_owned());
    let mut last = None;
    let set = run_set(
        checker,
        [earlier, article].into_iter(),
        1,
        |article| Input::Article(Box::new(article.clone())),
        || {},
        |outcome| {
            last = match outcome {
                Outcome::Checked(report) => Some((**report).clone()),
                Outcome::Skipped(_) | Outcome::Unchanged => None,
            };
            ControlFlow::<()>::Continue(())
        },
    );
    set.map_err(|error| error.to_string())?;
    last.ok_or_else(|| "the example could not be checked".to_owned())
}

fn judge(rule: &Rule, example: &Example, report: &ArticleReport) -> Option<String> {
    if let Some(failure) = report.failures.iter().find(|f| f.rules.contains(&rule.id)) {
        return Some(format!(
            "plugin `{}` {}",
            failure.plugin,
            failure.reason.raw()
        ));
    }
    let found: Vec<&Finding> = report
        .findings
        .iter()
        .filter(|f| f.rule == rule.id)
        .collect();
    match example.expectation {
        Expectation::Finds if found.is_empty() => Some("nothing was found".to_owned()),
        Expectation::Finds => {
            let whole = found.iter().any(|finding| {
                let mut words = example.evidence.iter();
                words.all(|words| cites(finding, report, words))
            });
            (!whole).then(|| {
                format!(
                    "no finding cites all of {:?}; found {}",
                    example.evidence,
                    quoted(&found)
                )
            })
        }
        Expectation::Quiet | Expectation::Near if found.is_empty() => None,
        Expectation::Quiet | Expectation::Near => Some(format!("found {}", quoted(&found))),
    }
}

/// Whether a side of the finding stands where those words do.
fn cites(finding: &Finding, report: &ArticleReport, words: &str) -> bool {
    let here = || {
        let mut places = report.source.raw().match_indices(words);
        places.any(|(start, _)| {
            let wanted = Span::new(start, start + words.len());
            let mut sides = finding.evidence.iter();
            sides.any(|side| {
                side.elsewhere.is_none() && report.source.to_raw(side.span).overlaps(wanted)
            })
        })
    };
    let mut others = finding
        .evidence
        .iter()
        .filter_map(|side| side.elsewhere.as_ref());
    let touches = |exact: &str| exact.contains(words) || words.contains(exact);
    here() || others.any(|other| touches(other.quote.exact.raw()))
}

fn quoted(found: &[&Finding]) -> String {
    let sides = found.iter().map(|finding| {
        let words: Vec<String> = finding
            .evidence
            .iter()
            .map(|side| format!("{:?}", side.exact.raw()))
            .collect();
        words.join(" / ")
    });
    sides.collect::<Vec<_>>().join("; ")
}
