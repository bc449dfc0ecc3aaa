//! `gainsay test`.

use crate::args::{RuleArgs, TestArgs};
use crate::exit::Exit;
use crate::workshop;
use anyhow::Result;
use gainsay_engine::{Over, run_examples};
use gainsay_model::{Article, ArticleId, CivilDay, Example};
use gainsay_report::escape;
use std::io::Write;

/// Publication day of examples that do not give their own: a Friday.
const EXAMPLE_DAY: &str = "2021-11-05";

pub(crate) fn run(args: &TestArgs) -> Result<Exit> {
    let workshop = workshop::open(&args.packs)?;
    let all = ["all".to_owned()];
    let select = match args.rules.as_slice() {
        [] => &all,
        rules => rules,
    };
    let rules = RuleArgs {
        select: Some(select.iter().map(|rule| rule.as_str().into()).collect()),
        ..RuleArgs::default()
    };
    let (checker, problems, _) = workshop.checker_over(&rules, Over::Either)?;
    let results = run_examples(&checker, article);
    let mut out = std::io::stdout().lock();
    for result in &results {
        if let Some(failure) = &result.failure {
            let line = format!(
                "{}:{}: {}: {failure}",
                result.file, result.line, result.rule
            );
            writeln!(out, "{}", escape::terminal(&line))?;
        }
    }
    let failed = results
        .iter()
        .filter(|result| result.failure.is_some())
        .count();
    writeln!(out, "{} passed, {failed} failed", results.len() - failed)?;
    Ok(if failed > 0 {
        Exit::Findings
    } else if problems.is_empty() {
        Exit::Clean
    } else {
        Exit::Incomplete
    })
}

fn article(example: &Example, text: &str) -> Result<Article, String> {
    let day = example.date.as_deref().unwrap_or(EXAMPLE_DAY);
    let day = CivilDay::parse(day).map_err(|error| error.to_string())?;
    let id = ArticleId("example".to_owned());
    // Plain text has no captions.
    let format = if text.contains("![") {
        gainsay_io::Format::Markdown
    } else {
        gainsay_io::Format::Plain
    };
    gainsay_io::article(id, text.to_owned(), format, Some(day)).map_err(|error| error.to_string())
}
