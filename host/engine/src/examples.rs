//! The examples of rules as tests.

use crate::checker::Checker;
use gainsay_model::{Article, Example, Expectation, Finding, Rule};

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

/// Runs the examples of every rule that the checker runs. `read` makes an article of an example.
pub fn run_examples(
    checker: &Checker,
    read: impl Fn(&Example) -> Result<Article, String>,
) -> Vec<ExampleResult> {
    let mut results = Vec::new();
    for (rule, _) in checker.plugins().iter().flat_map(|loaded| &loaded.rules) {
        for example in &rule.examples {
            let failure = match read(example) {
                Ok(article) => judge(checker, rule, example, article),
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

fn judge(checker: &Checker, rule: &Rule, example: &Example, article: Article) -> Option<String> {
    let report = checker.check(article);
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
            let text = report.source.raw();
            let whole = found.iter().any(|finding| {
                example
                    .evidence
                    .iter()
                    .all(|words| cites(finding, &report.source, text, words))
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

fn cites(finding: &Finding, map: &gainsay_model::SourceMap, text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(start, _)| {
        let wanted = gainsay_model::Span::new(start, start + words.len());
        finding
            .evidence
            .iter()
            .any(|side| map.to_raw(side.span).overlaps(wanted))
    })
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
