//! `gainsay selftest`: which seeded errors are found, and how much is reported without any.

use crate::args::SelftestArgs;
use crate::articles;
use crate::exit::Exit;
use crate::workshop;
use anyhow::Result;
use gainsay_engine::{Checker, Input, Outcome, run as work_on_all};
use gainsay_io::{Entry, Format, ReadError, Sink};
use gainsay_model::{Article, ArticleReport, RuleSummary};
use gainsay_report::escape;
use gainsay_selftest::{Planted, classes, plant};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::ControlFlow;

pub(crate) fn run(args: &SelftestArgs) -> Result<Exit> {
    let workshop = workshop::open(&args.corpus.packs)?;
    let (checker, problems, rules) = workshop.checker(&args.corpus.rules)?;
    let inputs = articles::entries(&args.corpus.articles);
    let mut untouched = untouched(&checker, args, inputs.entries);
    let chosen = choose(std::mem::take(&mut untouched.planted), args.mutate as usize);
    let found = touched(&checker, args, &chosen);
    let mut sink = match &args.output {
        Some(path) => Sink::file(path)?,
        None => Sink::stdout(),
    };
    write(&mut sink, &rules, &untouched, &chosen, &found)?;
    if args.missed {
        write_missed(&mut sink, &chosen, &found)?;
    }
    sink.commit()?;
    Ok(if !inputs.errors.is_empty() {
        Exit::Usage
    } else if problems.is_empty() && untouched.failures == 0 {
        Exit::Clean
    } else {
        Exit::Incomplete
    })
}

/// What the articles show as they are.
#[derive(Default)]
struct Untouched {
    articles: usize,
    /// Unreadable articles, and rules that did not finish.
    failures: usize,
    /// Findings by rule.
    noise: BTreeMap<String, usize>,
    /// Every error that could be seeded, with its article.
    planted: Vec<(Entry, Planted)>,
}

fn untouched(checker: &Checker, args: &SelftestArgs, entries: Vec<Entry>) -> Untouched {
    let mut untouched = Untouched::default();
    let mut places = entries.clone().into_iter();
    let read = |entry: &Entry| read(args, entry, |text| Some(text.to_owned()));
    let emit = |outcome: &mut Outcome| {
        let entry = places.next();
        match (outcome, entry) {
            (Outcome::Checked(report), Some(entry)) => untouched.add(&entry, report),
            (Outcome::Skipped(skipped), _) => {
                crate::complain(&format!("{}: {}", skipped.path, skipped.reason.raw()));
                untouched.failures += 1;
            }
            (Outcome::Checked(_), None) | (Outcome::Unchanged, _) => {}
        }
        ControlFlow::<()>::Continue(())
    };
    let jobs = articles::jobs(args.corpus.articles.jobs);
    let _ = work_on_all(checker, entries.into_iter(), jobs, read, emit);
    untouched
}

impl Untouched {
    fn add(&mut self, entry: &Entry, report: &ArticleReport) {
        self.articles += 1;
        self.failures += report.failures.len();
        for finding in &report.findings {
            *self.noise.entry(finding.rule.clone()).or_default() += 1;
        }
        let planted = plant(report).into_iter();
        self.planted
            .extend(planted.map(|planted| (entry.clone(), planted)));
    }
}

/// At most so many of every class, evenly spread over the articles.
fn choose(planted: Vec<(Entry, Planted)>, most: usize) -> Vec<(Entry, Planted)> {
    let mut by_class: BTreeMap<&str, Vec<(Entry, Planted)>> = BTreeMap::new();
    for (entry, planted) in planted {
        by_class
            .entry(planted.seed.class)
            .or_default()
            .push((entry, planted));
    }
    let chosen = by_class.into_values().flat_map(|all| {
        let (count, step) = (all.len(), most.min(all.len()));
        let chosen = all.into_iter().enumerate().filter(move |(index, _)| {
            // Every time that the share taken so far grows by one.
            (index + 1) * step / count > index * step / count
        });
        chosen.map(|(_, planted)| planted)
    });
    chosen.collect()
}

/// For each seeded error, whether it is found.
fn touched(checker: &Checker, args: &SelftestArgs, chosen: &[(Entry, Planted)]) -> Vec<bool> {
    let mut found = Vec::with_capacity(chosen.len());
    let read = |(entry, planted): &&(Entry, Planted)| read(args, entry, |text| planted.apply(text));
    let emit = |outcome: &mut Outcome| {
        let planted = chosen.get(found.len());
        found.push(match (&*outcome, planted) {
            (Outcome::Checked(report), Some((_, planted))) => planted.is_found(report),
            _ => false,
        });
        ControlFlow::<()>::Continue(())
    };
    let jobs = articles::jobs(args.corpus.articles.jobs);
    let _ = work_on_all(checker, chosen.iter(), jobs, read, emit);
    found
}

/// The reading text of an article with a change, as plain text: so that nothing but the change tells
/// it from the untouched one.
fn read(args: &SelftestArgs, entry: &Entry, change: impl Fn(&str) -> Option<String>) -> Input {
    let options = articles::read_options(&args.corpus.articles);
    let skipped = |reason: String| articles::skipped(entry, reason);
    let plain = |article: &Article, text: String| -> Result<Article, ReadError> {
        let id = entry.id.clone();
        let plain = gainsay_io::article(id, text, Format::Plain, article.published)?;
        Ok(Article {
            publisher: article.publisher.clone(),
            section: article.section.clone(),
            ..plain
        })
    };
    let article = match gainsay_io::read(entry, &options) {
        Ok(article) => article,
        Err(error) => return skipped(error.problem.to_string()),
    };
    // Twice: a first plain reading may drop what is no reading text of a plain article.
    let text = match plain(&article, article.text.clone()) {
        Ok(article) => article.text,
        Err(error) => return skipped(error.to_string()),
    };
    match change(&text).map(|text| plain(&article, text)) {
        Some(Ok(article)) => Input::Article(Box::new(article)),
        Some(Err(error)) => skipped(error.to_string()),
        None => skipped("the article changed while it was read".to_owned()),
    }
}

fn write(
    out: &mut impl Write,
    rules: &BTreeMap<String, RuleSummary>,
    untouched: &Untouched,
    chosen: &[(Entry, Planted)],
    found: &[bool],
) -> io::Result<()> {
    writeln!(
        out,
        "{:24} {:>7} {:>7} {:>7}",
        "class of errors", "seeded", "found", "recall"
    )?;
    for class in classes() {
        let of_class = chosen
            .iter()
            .zip(found)
            .filter(|((_, planted), _)| planted.seed.class == class);
        let (seeded, hits) = of_class.fold((0, 0), |(all, hits), (_, &hit)| {
            (all + 1, hits + usize::from(hit))
        });
        let recall = (hits * 100usize).checked_div(seeded);
        let recall = recall.map_or("-".to_owned(), |recall| format!("{recall} %"));
        writeln!(out, "{class:24} {seeded:>7} {hits:>7} {recall:>7}")?;
    }
    let articles = untouched.articles;
    writeln!(out, "\nfindings on the {articles} articles as they are\n")?;
    writeln!(out, "{:34} {:>9} {:>9}", "rule", "findings", "per 1,000")?;
    for rule in rules.keys() {
        let count = untouched.noise.get(rule).copied().unwrap_or_default();
        let rate = count as f64 * 1000.0 / articles.max(1) as f64;
        writeln!(out, "{rule:34} {count:>9} {rate:>9.1}")?;
    }
    Ok(())
}

fn write_missed(
    out: &mut impl Write,
    chosen: &[(Entry, Planted)],
    found: &[bool],
) -> io::Result<()> {
    writeln!(out, "\nseeded and not found\n")?;
    let missed = chosen.iter().zip(found).filter(|(_, found)| !**found);
    for ((entry, planted), _) in missed {
        let seed = &planted.seed;
        let line = format!("{}: {}: {}", entry.path(), seed.class, seed.sentence);
        writeln!(out, "{}", escape::terminal(&line))?;
    }
    Ok(())
}
