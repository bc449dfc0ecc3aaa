//! `gainsay review set`: a decision without being asked, for scripts.

use super::{file, keep, kept};
use crate::args::{ReviewSetArgs, VerdictArgs};
use crate::articles::Work;
use crate::exit::Exit;
use crate::workshop;
use anyhow::{Result, bail};
use gainsay_decisions::{Decision, Record, Verdict};
use gainsay_engine::Outcome;
use gainsay_report::escape;
use std::io::Write;

/// Finds the finding, so that no key is misspelt and the file tells what was decided on.
pub(super) fn set(args: &ReviewSetArgs) -> Result<Exit> {
    let file = file(&args.decided);
    if args.reason.trim().is_empty() {
        bail!("--reason: say why, for whoever reads {}", file.display());
    }
    let mut decisions = kept(file)?;
    let Some(record) = find(args)? else {
        bail!("no finding of these articles has the key `{}`", args.key);
    };
    let (key, rule) = (record.key.clone(), record.rule.clone());
    let (verdict, told) = verdict(&args.verdict);
    decisions.set(Decision {
        record,
        verdict,
        reason: args.reason.trim().to_owned(),
        by: args.decided.by.clone(),
        until: args.decided.until,
    });
    keep(file, &decisions)?;
    let line = format!("{}: {key} of {rule} is {told}", file.display());
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
    let workshop = workshop::open(&args.corpus.packs)?;
    let (checker, problems, _) = workshop.checker(&args.corpus.rules)?;
    let mut found = None;
    let work = Work::new(&args.corpus.articles, &checker, None, problems);
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
