//! `gainsay review`.

use crate::args::{ReviewCommand, ReviewSetArgs, VerdictArgs};
use crate::articles::Work;
use crate::decided;
use crate::exit::Exit;
use crate::workshop;
use anyhow::{Result, bail};
use gainsay_decisions::{Decision, Decisions, Record, Verdict};
use gainsay_engine::Outcome;
use gainsay_report::escape;
use std::io::Write;

pub(crate) fn run(command: &ReviewCommand) -> Result<Exit> {
    match command {
        ReviewCommand::Set(args) => set(args),
    }
}

/// Finds the finding, so that no key is misspelt and the file tells what was decided on.
fn set(args: &ReviewSetArgs) -> Result<Exit> {
    if args.reason.trim().is_empty() {
        bail!(
            "--reason: say why, for whoever reads {}",
            args.decisions.display()
        );
    }
    let mut decisions = if args.decisions.exists() {
        decided::decisions(&args.decisions)?
    } else {
        Decisions::default()
    };
    let Some(record) = find(args)? else {
        bail!("no finding of these articles has the key `{}`", args.key);
    };
    let (key, rule) = (record.key.clone(), record.rule.clone());
    let (verdict, told) = verdict(&args.verdict);
    decisions.set(Decision {
        record,
        verdict,
        reason: args.reason.trim().to_owned(),
        by: args.by.clone(),
        until: args.until,
    });
    gainsay_io::write_whole(&args.decisions, decisions.render()?.as_bytes())?;
    let line = format!("{}: {key} of {rule} is {told}", args.decisions.display());
    writeln!(std::io::stdout(), "{}", escape::terminal(&line))?;
    Ok(Exit::Clean)
}

fn verdict(args: &VerdictArgs) -> (Verdict, &'static str) {
    match (args.dismiss, args.accept) {
        (true, _) => (Verdict::Dismissed, "dismissed"),
        (_, true) => (Verdict::Accepted, "accepted"),
        _ => (Verdict::Explained, "explained"),
    }
}

/// The finding of that key, whatever else has been decided about it.
fn find(args: &ReviewSetArgs) -> Result<Option<Record>> {
    let workshop = workshop::open(&args.packs)?;
    let (checker, problems, _) = workshop.checker(&args.rules)?;
    let mut found = None;
    let work = Work {
        args: &args.articles,
        checker: &checker,
        older: None,
        layer: None,
        problems,
    };
    work.run(|outcome| {
        if let Outcome::Checked(report) = outcome {
            let finding = report
                .findings
                .iter()
                .find(|finding| finding.key == args.key);
            found = found.take().or(finding.map(Record::of));
        }
        Ok(())
    })?;
    Ok(found)
}
