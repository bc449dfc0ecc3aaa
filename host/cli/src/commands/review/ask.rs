//! Asks about findings, one by one.

use super::{file, keep, kept};
use crate::args::{DecidedArgs, ReviewAllArgs};
use crate::articles::{Work, look};
use crate::decided;
use crate::exit::Exit;
use crate::workshop;
use anyhow::{Error, Result};
use gainsay_decisions::{Decision, Decisions, Record, Verdict};
use gainsay_engine::Outcome;
use gainsay_model::{ArticleReport, CivilDay, Finding};
use gainsay_report::{Format, escape, reporter};
use std::io::{self, BufRead, Write};
use std::path::Path;

const HELP: &str = "\
a  accept: the text is wrong and will be corrected; the finding stays until it is
e  explained: it was worth the question, and the text is right
d  dismiss: it should not have been reported
s  skip: decide another time
q  quit
";

/// What somebody answers to a finding.
enum Answer {
    Decided(Verdict, String),
    Skipped,
    Quit,
}

/// Shows every finding that nothing is decided of and asks what to make of it. Each answer is written
/// at once, so that nothing is lost when somebody leaves.
pub(super) fn ask(args: &ReviewAllArgs, color: bool) -> Result<Exit> {
    let file = file(&args.decided);
    let workshop = workshop::open(&args.corpus.packs)?;
    let (checker, problems, summaries) = workshop.checker(&args.corpus.rules)?;
    let (decisions, today) = (kept(file)?, decided::today());
    let known = file.exists().then(|| (file, decisions.clone()));
    let layer = decided::layer_with(&workshop, &summaries, known, today);
    let mut desk = Desk {
        file,
        args: &args.decided,
        decisions,
        today,
        color,
        decided: 0,
        left: 0,
        quit: false,
        failed: None,
    };
    let work = Work::new(&args.corpus.articles, &checker, Some(layer), problems);
    let (tally, _) = work.run(|outcome| {
        if let Outcome::Checked(report) = outcome {
            desk.article(report);
        }
        Ok(())
    })?;
    if let Some(error) = desk.failed {
        return Err(error);
    }
    let line = format!(
        "{}: {} decided, {} left",
        file.display(),
        desk.decided,
        desk.left
    );
    writeln!(io::stdout(), "{}", escape::terminal(&line))?;
    Ok(tally.exit(None))
}

/// Where decisions are taken.
struct Desk<'d> {
    file: &'d Path,
    args: &'d DecidedArgs,
    decisions: Decisions,
    today: Option<CivilDay>,
    color: bool,
    decided: u64,
    /// Findings that nothing is decided of.
    left: u64,
    quit: bool,
    failed: Option<Error>,
}

impl Desk<'_> {
    fn article(&mut self, report: &ArticleReport) {
        for finding in &report.findings {
            let known = self.decisions.get(&finding.key);
            if known.is_some_and(|known| !known.is_expired(self.today)) {
                continue;
            }
            if self.quit {
                self.left += 1;
            } else if let Err(error) = self.finding(report, finding) {
                self.quit = true;
                self.failed = Some(error);
            }
        }
    }

    fn finding(&mut self, report: &ArticleReport, finding: &Finding) -> Result<()> {
        self.show(report, finding)?;
        let (verdict, reason) = match question()? {
            Answer::Decided(verdict, reason) => (verdict, reason),
            Answer::Skipped => {
                self.left += 1;
                return Ok(());
            }
            Answer::Quit => {
                self.left += 1;
                self.quit = true;
                return Ok(());
            }
        };
        self.decisions.set(Decision {
            record: Record::of(finding),
            verdict,
            reason,
            by: self.args.by.clone(),
            until: self.args.until,
        });
        self.decided += 1;
        keep(self.file, &self.decisions)
    }

    /// The finding as a report shows it.
    fn show(&self, report: &ArticleReport, finding: &Finding) -> Result<()> {
        let alone = ArticleReport {
            findings: vec![finding.clone()],
            suppressed: Vec::new(),
            failures: Vec::new(),
            ..report.clone()
        };
        let mut out = io::stdout().lock();
        let mut reporter = reporter(Format::Full, &look(None, self.color));
        reporter.article(&mut out, &alone)?;
        Ok(())
    }
}

/// Asks until there is an answer; the end of the input quits.
fn question() -> Result<Answer> {
    loop {
        let Some(line) = prompt("accept, explained, dismiss, skip, quit or ? [a/e/d/s/q/?] ")?
        else {
            return Ok(Answer::Quit);
        };
        let verdict = match line.to_lowercase().as_str() {
            "a" | "accept" => Verdict::Accepted,
            "e" | "explained" => Verdict::Explained,
            "d" | "dismiss" => Verdict::Dismissed,
            "s" | "skip" => return Ok(Answer::Skipped),
            "q" | "quit" => return Ok(Answer::Quit),
            _ => {
                write!(io::stdout(), "{HELP}")?;
                continue;
            }
        };
        match prompt("why? (for whoever reads the file; empty: back) ")? {
            None => return Ok(Answer::Quit),
            Some(reason) if reason.is_empty() => {}
            Some(reason) => return Ok(Answer::Decided(verdict, reason)),
        }
    }
}

/// A line of standard input, without white space around it; none at its end.
fn prompt(words: &str) -> Result<Option<String>> {
    let mut out = io::stdout().lock();
    write!(out, "{words}")?;
    out.flush()?;
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line)?;
    if read == 0 {
        writeln!(out)?;
        return Ok(None);
    }
    Ok(Some(line.trim().to_owned()))
}
