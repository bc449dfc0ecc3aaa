//! Predictions and scores for the accuracy benchmarks, and speed.
//!
//! ```text
//! gainsay-bench predict TASK INPUT.jsonl OUTPUT.jsonl
//! gainsay-bench score TASK GOLD.jsonl PRED.jsonl [OPTION ...]
//! gainsay-bench speed INPUT.jsonl [REPEAT]
//! gainsay-bench measure INPUTS.jsonl GOLD.jsonl
//! gainsay-bench linear [NAME [DOUBLINGS]]
//! ```
//!
//! Tasks: `attribution`, `timex`, `inconsistency`, `pairs`, `events`, `conflict`. A line that cannot
//! be read is named on standard error and left out; the others are predicted.

mod attribution;
mod events;
mod findings;
mod linear;
mod measure;
mod native;
mod offsets;
mod pairs;
mod pipeline;
mod speed;
mod timex;

use anyhow::{Context, Result, bail};
use pipeline::Pipeline;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// That of the command line, so that its speed is measured.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "usage: gainsay-bench predict TASK INPUT.jsonl OUTPUT.jsonl\n       \
                     gainsay-bench score TASK GOLD.jsonl PRED.jsonl [OPTION ...]\n       \
                     gainsay-bench speed INPUT.jsonl [REPEAT]\n       \
                     gainsay-bench measure INPUTS.jsonl GOLD.jsonl\n       \
                     gainsay-bench linear [NAME [DOUBLINGS]]\n\
                     TASK: attribution, timex, inconsistency, pairs, events or conflict";

fn main() -> Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["predict", task, input, output] => predict(task, Path::new(input), Path::new(output)),
        ["score", task, gold, predicted, options @ ..] => score(task, gold, predicted, options),
        ["speed", input] => speed(Path::new(input), 5),
        ["speed", input, repeat] => speed(Path::new(input), repeat.parse()?),
        ["measure", inputs, gold] => measure(Path::new(inputs), Path::new(gold)),
        ["linear"] => linear("", linear::MOST_DOUBLINGS),
        ["linear", name] => linear(name, linear::MOST_DOUBLINGS),
        ["linear", name, doublings] => linear(name, doublings.parse()?),
        _ => bail!("{USAGE}"),
    }
}

/// What a task makes of a line.
type Predictor = Box<dyn Fn(&Value) -> Result<Value>>;

fn predictor(task: &str, input: &Path) -> Result<Predictor> {
    Ok(match task {
        "attribution" => {
            let pipeline = Pipeline::open(&[])?;
            Box::new(move |line| attribution::predict(&pipeline, line))
        }
        "timex" => {
            let lexicon = gainsay_bundle::library()?.lexicon;
            let reader = gainsay_text::Reader::new(&lexicon);
            Box::new(move |line| timex::predict(&reader, line))
        }
        "inconsistency" => {
            let pipeline = Pipeline::open(&[])?;
            Box::new(move |line| findings::predict(&pipeline, line))
        }
        "conflict" => {
            let pipeline = Pipeline::open(&["conflict"])?;
            Box::new(move |line| findings::predict(&pipeline, line))
        }
        "events" => {
            let pipeline = Pipeline::open(&[])?;
            Box::new(move |line| events::predict(&pipeline, line))
        }
        "pairs" => {
            let lexicon = gainsay_bundle::library()?.lexicon;
            let judge = pairs::Judge::new(&lexicon);
            let docs = documents(input)?;
            Box::new(move |line| judge.predict(&docs, line))
        }
        other => bail!("no task `{other}`\n{USAGE}"),
    })
}

#[allow(clippy::print_stderr, reason = "names the lines that are left out")]
fn predict(task: &str, input: &Path, output: &Path) -> Result<ExitCode> {
    let predictor = predictor(task, input)?;
    let out = File::create(output).with_context(|| output.display().to_string())?;
    let mut out = BufWriter::new(out);
    for (number, line) in lines(input)?.enumerate() {
        let line = line.with_context(|| input.display().to_string())?;
        if line.trim().is_empty() {
            continue;
        }
        let parsed = serde_json::from_str(&line).map_err(anyhow::Error::from);
        match parsed.and_then(|value| predictor(&value)) {
            Ok(answer) => writeln!(out, "{answer}")?,
            Err(error) => eprintln!("{}:{}: {error:#}", input.display(), number + 1),
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn lines(input: &Path) -> Result<impl Iterator<Item = std::io::Result<String>>> {
    let file = File::open(input).with_context(|| input.display().to_string())?;
    Ok(BufReader::new(file).lines())
}

/// Texts by `doc_id` from `NAME.docs.jsonl` beside `NAME.jsonl`, if there is such a file.
fn documents(input: &Path) -> Result<BTreeMap<String, String>> {
    let docs = input.with_extension("docs.jsonl");
    let mut texts = BTreeMap::new();
    if docs.is_file() {
        for line in lines(&docs)? {
            let value: Value = serde_json::from_str(&line?)?;
            let field = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
            if let (Some(id), Some(text)) = (field("doc_id"), field("text")) {
                texts.insert(id, text);
            }
        }
    }
    Ok(texts)
}

/// Calls the benchmark's own scorer; its exit code is ours.
fn score(task: &str, gold: &str, predicted: &str, options: &[&str]) -> Result<ExitCode> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/bench");
    let folder = std::env::var_os("GAINSAY_BENCH_DIR").map_or(root, PathBuf::from);
    let scorer = folder.join(format!("score_{task}.py"));
    if !scorer.is_file() {
        bail!(
            "{}: no scorer; name its folder with GAINSAY_BENCH_DIR",
            scorer.display()
        );
    }
    let status = Command::new("python3")
        .arg(scorer)
        .args([gold, predicted])
        .args(options)
        .status();
    let status = status.context("python3 cannot be run")?;
    Ok(ExitCode::from(
        status
            .code()
            .and_then(|code| u8::try_from(code).ok())
            .unwrap_or(1),
    ))
}

#[allow(clippy::print_stdout, reason = "the figures are what was asked for")]
fn speed(input: &Path, repeat: usize) -> Result<ExitCode> {
    let mut values = Vec::new();
    for line in lines(input)? {
        values.push(serde_json::from_str(&line?)?);
    }
    print!("{}", speed::run(&Pipeline::open(&[])?, &values, repeat)?);
    Ok(ExitCode::SUCCESS)
}

#[allow(clippy::print_stdout, reason = "the files that were written")]
fn measure(inputs: &Path, gold: &Path) -> Result<ExitCode> {
    let read = |path: &Path| -> Result<Vec<Value>> {
        lines(path)?
            .map(|line| Ok(serde_json::from_str(&line?)?))
            .collect()
    };
    print!(
        "{}",
        measure::run(&read(inputs)?, &read(gold)?, Path::new("."))?
    );
    Ok(ExitCode::SUCCESS)
}

fn linear(name: &str, doublings: u32) -> Result<ExitCode> {
    let doublings = doublings.min(linear::MOST_DOUBLINGS);
    let linear = linear::run(&mut std::io::stdout().lock(), name, doublings)?;
    Ok(if linear {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
