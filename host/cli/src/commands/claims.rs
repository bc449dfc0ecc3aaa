//! `gainsay claims`.

use crate::args::{ClaimsArgs, ClaimsFormat};
use crate::commands::check::{read_options, skipped};
use crate::exit::Exit;
use crate::workshop;
use anyhow::Result;
use gainsay_engine::{Checker, Setup};
use gainsay_io::InputOptions;
use gainsay_model::{ArticleClaims, ArticleReport, Claim, Polarity};
use gainsay_report::{Format, Options, Reporter, RunInfo, escape, reporter};
use std::io::Write;

/// What belongs to a claim stands under its frame.
const INDENT: &str = "             ";

pub(crate) fn run(args: &ClaimsArgs, color: bool) -> Result<Exit> {
    let workshop = workshop::open(&args.packs)?;
    let setup = Setup {
        library: &workshop.library,
        rules: Vec::new(),
        plugins: &workshop.plugins,
        loader: &workshop.loader,
    };
    let (checker, _, _) = Checker::prepare(setup)?;
    let inputs = gainsay_io::expand(&args.paths, &InputOptions::default());
    let mut exit = Exit::Clean;
    for error in &inputs.errors {
        crate::complain(&error.to_string());
        exit = Exit::Usage;
    }
    let mut out = std::io::stdout().lock();
    let mut json = reporter(
        Format::Json,
        &Options {
            color,
            ..Options::default()
        },
    );
    let as_json = args.format == ClaimsFormat::Json;
    let info = RunInfo {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        ..RunInfo::default()
    };
    let mut summary = gainsay_model::RunSummary::default();
    if as_json {
        json.begin(&mut out, &info)?;
    }
    for entry in &inputs.entries {
        match gainsay_io::read(entry, &read_options(args.date)) {
            Ok(article) => {
                let report = checker.check(article);
                summary.articles += 1;
                summary.claims += report.claims.claims.len() as u64;
                summary.coverage.add(&report.claims.coverage);
                show(&mut out, json.as_mut(), &report, as_json)?;
            }
            Err(error) => {
                crate::complain(&error.to_string());
                exit = if entry.named {
                    Exit::Usage
                } else {
                    Exit::Incomplete
                };
                summary.skipped += 1;
                if as_json {
                    json.skipped(&mut out, &skipped(entry, &error))?;
                }
            }
        }
    }
    if as_json {
        json.end(&mut out, &summary)?;
    }
    Ok(exit)
}

fn show(
    out: &mut impl Write,
    json: &mut dyn Reporter,
    report: &ArticleReport,
    as_json: bool,
) -> Result<()> {
    if as_json {
        return Ok(json.article(out, report)?);
    }
    out.write_all(table(report).as_bytes())?;
    Ok(())
}

/// One paragraph a claim: frame and value, roles, figures, times, and who says so.
fn table(report: &ArticleReport) -> String {
    let date = report
        .published
        .map_or_else(|| "no date".to_owned(), |day| day.to_string());
    let claims = &report.claims.claims;
    let mut lines = vec![format!(
        "{} ({date}): {} claims",
        escape::terminal(&report.path),
        claims.len()
    )];
    for claim in claims {
        let place = report
            .source
            .place(report.source.to_raw(claim.trigger).start);
        let place = format!("{}:{}", place.line, place.column);
        lines.push(format!("{place:>9}  {}", escape::terminal(&head(claim))));
        let details = details(&report.claims, claim);
        lines.extend(
            details
                .iter()
                .map(|detail| format!("{INDENT}{}", escape::terminal(detail))),
        );
    }
    lines.push(String::new());
    lines.join("\n")
}

fn head(claim: &Claim) -> String {
    let value = serde_json::to_value(claim.held_as()).unwrap_or_default();
    let sign = if claim.polarity == Polarity::Negative {
        "not "
    } else {
        ""
    };
    format!("{sign}{} [{}]", claim.frame, value.as_str().unwrap_or("?"))
}

fn details(claims: &ArticleClaims, claim: &Claim) -> Vec<String> {
    let name = |entity: Option<u32>| {
        entity
            .and_then(|e| claims.entities.get(e as usize))
            .map(|e| e.name.as_str())
    };
    let roles = claim.arguments.iter().map(|argument| {
        let known = name(argument.entity).map_or(String::new(), |name| format!(" = {name}"));
        format!("{}: {}{known}", argument.role, argument.text)
    });
    let figures = claim
        .quantities
        .iter()
        .filter_map(|q| claims.quantities.get(*q as usize));
    let times = claim
        .times
        .iter()
        .filter_map(|t| claims.times.get(*t as usize));
    let chain = claim
        .chain
        .iter()
        .filter_map(|a| claims.attributions.get(*a as usize));
    roles
        .chain(figures.map(|q| format!("figure: {}", q.text)))
        .chain(times.map(|t| format!("time: {} = {}", t.text, t.value)))
        .chain(chain.map(|a| {
            format!(
                "says: {} ({})",
                name(a.entity).unwrap_or(&a.source_head),
                a.cue_lemma
            )
        }))
        .collect()
}
