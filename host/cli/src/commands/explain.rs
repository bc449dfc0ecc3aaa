//! `gainsay explain`.

use crate::args::ExplainArgs;
use crate::commands::rules::{severity, status};
use crate::exit::Exit;
use crate::workshop::{self, Workshop};
use anyhow::{Result, anyhow};
use gainsay_model::{Example, Expectation, Measured, Rule};
use gainsay_report::escape;
use std::io::Write;

pub(crate) fn run(args: &ExplainArgs) -> Result<Exit> {
    let workshop = workshop::open(&args.packs)?;
    let rules = &workshop.library.rules;
    let rule = rules
        .iter()
        .find(|rule| rule.id == args.rule)
        .ok_or_else(|| {
            let names = rules.iter().map(|rule| rule.id.as_str());
            let remedy = gainsay_packs::nearest(&args.rule, names).map_or_else(
                || "`gainsay rules` lists them".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            anyhow!("no rule is called `{}`; {remedy}", args.rule)
        })?;
    std::io::stdout().write_all(page_of(&workshop, rule).as_bytes())?;
    Ok(Exit::Clean)
}

/// The page of a rule of a workshop.
pub(crate) fn page_of(workshop: &Workshop, rule: &Rule) -> String {
    let plugin = workshop.plugins.get(&rule.plugin);
    page(rule, plugin.map_or("missing", |source| &source.origin))
}

/// The page of a rule: what it finds, why it matters, examples, limits.
fn page(rule: &Rule, origin: &str) -> String {
    let mut page = String::new();
    let line = |page: &mut String, text: &str| {
        page.push_str(&escape::terminal(text));
        page.push('\n');
    };
    line(&mut page, &format!("{}: {}", rule.id, rule.summary));
    let facts = [
        format!("severity {}", severity(rule.severity)),
        format!("status {}", status(rule.status)),
        format!("plugin {} ({origin})", rule.plugin),
        format!("from {}", rule.file),
    ];
    line(&mut page, &facts.join(", "));
    for (heading, text) in [("Why it matters", &rule.why), ("Limits", &rule.limits)] {
        page.push('\n');
        line(&mut page, heading);
        text.lines()
            .for_each(|text| line(&mut page, &format!("  {}", text.trim())));
    }
    page.push_str("\nMeasured\n");
    line(&mut page, &format!("  {}", measured(rule)));
    page.push_str("\nParameters\n");
    match rule.params.as_object().filter(|params| !params.is_empty()) {
        Some(params) => {
            params
                .iter()
                .for_each(|(key, value)| line(&mut page, &format!("  {key} = {value}")));
        }
        None => page.push_str("  none\n"),
    }
    page.push_str("\nExamples\n");
    rule.examples
        .iter()
        .for_each(|example| examples(&mut page, example));
    page
}

/// What the rule was measured to do, in a sentence.
fn measured(rule: &Rule) -> String {
    let Some(measured) = rule.measured else {
        return "not measured".to_owned();
    };
    let Measured {
        articles,
        findings,
        judged,
        useful,
        seeded,
        found,
    } = measured;
    let noise = match findings {
        0 => format!("silent on {articles} untouched articles"),
        _ if judged == 0 => {
            format!("{findings} findings on {articles} untouched articles, not judged")
        }
        _ => format!(
            "{findings} findings on {articles} untouched articles, {useful} of {judged} judged useful"
        ),
    };
    match seeded {
        0 => format!("{noise}; no errors of its kind were seeded"),
        _ => format!("{noise}; finds {found} of {seeded} seeded errors of its kind"),
    }
}

fn examples(page: &mut String, example: &Example) {
    let mark = match example.expectation {
        Expectation::Finds => "finds",
        Expectation::Quiet => "quiet",
        Expectation::Near => "quiet, though near",
    };
    let why = if example.why.is_empty() {
        String::new()
    } else {
        format!("({})", example.why)
    };
    let heading = format!("  {mark} {}", escape::terminal(&why));
    page.push_str(heading.trim_end());
    page.push('\n');
    for line in told(example) {
        page.push_str("    ");
        page.push_str(&escape::terminal(&line));
        page.push('\n');
    }
}

/// The lines of an example; an earlier article that it is held against comes first.
fn told(example: &Example) -> Vec<String> {
    let lines = |text: &str| -> Vec<String> {
        let lines = text.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    };
    match &example.earlier {
        Some(earlier) => {
            let earlier = lines(earlier)
                .into_iter()
                .map(|line| format!("before: {line}"));
            let later = lines(&example.text)
                .into_iter()
                .map(|line| format!("after:  {line}"));
            earlier.chain(later).collect()
        }
        None => lines(&example.text),
    }
}
