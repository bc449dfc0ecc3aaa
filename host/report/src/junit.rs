//! JUnit's XML, which build servers show as test results: a suite an article, a case a rule that
//! ran, so that what holds is seen as well.
//!
//! A case has one failure at most, with all findings of its rule in it: some readers of the format
//! take the first alone. Rules that did not finish and articles that were skipped are errors.

use crate::details::details;
use crate::incident::Incident;
use crate::sides::{place, sides};
use crate::{Reporter, RunInfo, escape, summary};
use gainsay_model::{ArticleReport, Finding, RunSummary, Skipped};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes the document.
#[derive(Default)]
pub(crate) struct Suites {
    /// Rules that run.
    rules: Vec<String>,
}

/// What a rule has to say of an article.
#[derive(Default)]
struct Case<'a> {
    findings: Vec<&'a Finding>,
    unfinished: Vec<String>,
}

impl Reporter for Suites {
    fn begin(&mut self, out: &mut dyn Write, run: &RunInfo) -> io::Result<()> {
        self.rules = run.rules.keys().cloned().collect();
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<testsuites name=\"gainsay\">")
    }

    fn article(&mut self, out: &mut dyn Write, report: &ArticleReport) -> io::Result<()> {
        let ran = self.rules.iter().map(String::as_str);
        let mut cases: BTreeMap<&str, Case<'_>> = ran.map(|rule| (rule, Case::default())).collect();
        for finding in &report.findings {
            cases
                .entry(&finding.rule)
                .or_default()
                .findings
                .push(finding);
        }
        for failure in &report.failures {
            let text = Incident::unfinished(report, failure).text;
            for rule in &failure.rules {
                cases.entry(rule).or_default().unfinished.push(text.clone());
            }
        }
        let failures = cases
            .values()
            .filter(|case| !case.findings.is_empty())
            .count();
        let errors = cases
            .values()
            .filter(|case| !case.unfinished.is_empty())
            .count();
        open_suite(out, &report.path, [cases.len(), failures, errors])?;
        for (rule, case) in &cases {
            write_case(out, report, rule, case)?;
        }
        writeln!(out, "  </testsuite>")
    }

    fn skipped(&mut self, out: &mut dyn Write, skipped: &Skipped) -> io::Result<()> {
        open_suite(out, &skipped.path, [1, 0, 1])?;
        open_case(out, &skipped.path, "read", ">")?;
        error(out, &Incident::skipped(skipped))?;
        writeln!(out, "    </testcase>\n  </testsuite>")
    }

    fn end(&mut self, out: &mut dyn Write, run: &RunSummary) -> io::Result<()> {
        let problems = &run.problems;
        if !problems.is_empty() {
            open_suite(out, "gainsay", [problems.len(), 0, problems.len()])?;
            for problem in problems {
                let subject = escape::xml(&problem.subject);
                writeln!(
                    out,
                    "    <testcase classname=\"gainsay\" name=\"{subject}\">"
                )?;
                error(out, &Incident::problem(problem))?;
                writeln!(out, "    </testcase>")?;
            }
            writeln!(out, "  </testsuite>")?;
        }
        writeln!(out, "</testsuites>")
    }
}

fn open_suite(out: &mut dyn Write, name: &str, counts: [usize; 3]) -> io::Result<()> {
    let (name, [tests, failures, errors]) = (escape::xml(name), counts);
    writeln!(
        out,
        "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\">"
    )
}

/// The start of a case of an article; `end` closes its tag.
fn open_case(out: &mut dyn Write, path: &str, name: &str, end: &str) -> io::Result<()> {
    let (path, name) = (escape::xml(path), escape::xml(name));
    writeln!(
        out,
        "    <testcase classname=\"{path}\" name=\"{name}\" file=\"{path}\"{end}"
    )
}

fn write_case(
    out: &mut dyn Write,
    report: &ArticleReport,
    rule: &str,
    case: &Case<'_>,
) -> io::Result<()> {
    if case.findings.is_empty() && case.unfinished.is_empty() {
        return open_case(out, &report.path, rule, "/>");
    }
    open_case(out, &report.path, rule, ">")?;
    if let Some(first) = case.findings.first() {
        let worst = case.findings.iter().map(|finding| finding.severity).max();
        let worst = summary::severity(worst.unwrap_or(first.severity));
        let more = match case.findings.len() {
            1 => String::new(),
            all => format!(" (and {} more)", all - 1),
        };
        let message = escape::xml(first.message.raw());
        writeln!(
            out,
            "      <failure type=\"{worst}\" message=\"{message}{more}\">"
        )?;
        for finding in &case.findings {
            write_finding(out, report, finding)?;
        }
        writeln!(out, "      </failure>")?;
    }
    for text in &case.unfinished {
        write_error(out, "unfinished", text)?;
    }
    writeln!(out, "    </testcase>")
}

fn write_finding(out: &mut dyn Write, report: &ArticleReport, finding: &Finding) -> io::Result<()> {
    let sides = sides(report, finding);
    let place = escape::xml(&place(report, &sides));
    let severity = summary::severity(finding.severity);
    writeln!(
        out,
        "{place}: {severity} {}",
        escape::xml(finding.message.raw())
    )?;
    for line in details(finding, &sides) {
        writeln!(out, "  {}", escape::xml(&line))?;
    }
    Ok(())
}

fn error(out: &mut dyn Write, incident: &Incident<'_>) -> io::Result<()> {
    write_error(out, incident.kind, &incident.text)
}

fn write_error(out: &mut dyn Write, kind: &str, text: &str) -> io::Result<()> {
    writeln!(
        out,
        "      <error type=\"{kind}\" message=\"{}\"/>",
        escape::xml(text)
    )
}

#[cfg(test)]
mod tests {
    use crate::injection::PAYLOADS;
    use crate::sample::{self, Run};
    use crate::{Format, Options};
    use roxmltree::{Document, Node};

    fn named<'a>(document: &'a Document<'_>, name: &'static str) -> Vec<Node<'a, 'a>> {
        let nodes = document.descendants();
        nodes.filter(|node| node.has_tag_name(name)).collect()
    }

    #[test]
    fn suites_are_as_recorded() {
        sample::check_golden("junit.xml", Format::Junit, &Options::default());
    }

    #[test]
    fn counts_are_those_of_the_cases() {
        let text = sample::written(Format::Junit, &Options::default());
        let document = Document::parse(&text).unwrap();
        for suite in named(&document, "testsuite") {
            let number = |name: &str| suite.attribute(name).unwrap().parse::<usize>().unwrap();
            let with = |name: &str| {
                let cases = suite.children().filter(Node::is_element);
                cases
                    .filter(|case| case.children().any(|c| c.has_tag_name(name)))
                    .count()
            };
            let cases = suite.children().filter(Node::is_element).count();
            assert_eq!(number("tests"), cases);
            assert_eq!(
                (number("failures"), number("errors")),
                (with("failure"), with("error"))
            );
        }
        assert_eq!(named(&document, "testsuite").len(), 3);
    }

    #[test]
    fn a_case_has_one_failure_with_all_findings() {
        let mut run = Run::sample();
        run.article.findings.push(run.article.findings[1].clone());
        let text = run.written(Format::Junit, &Options::default());
        let document = Document::parse(&text).unwrap();
        let failures = named(&document, "failure");
        assert_eq!(failures.len(), 2);
        let twice = failures
            .iter()
            .find(|node| node.attribute("type") == Some("info"))
            .unwrap();
        assert_eq!(
            twice.attribute("message"),
            Some("900 of 1,200 is three quarters (and 1 more)")
        );
        assert_eq!(
            twice
                .text()
                .unwrap()
                .matches("news/dam.txt:3:265: info")
                .count(),
            2
        );
    }

    #[test]
    fn every_character_is_one_of_xml() {
        for payload in PAYLOADS
            .into_iter()
            .chain(["\0\u{1}\u{fffe}\u{ffff}\u{fffd}"])
        {
            let text = Run::hostile(payload).written(Format::Junit, &Options::default());
            // The parser refuses characters that XML does not know.
            assert!(Document::parse(&text).is_ok(), "{payload:?}: {text}");
        }
    }
}
