//! Predictions and scores for the accuracy benchmarks.
//!
//! `gainsay-bench timex FILE` reads the benchmark's JSON lines and writes predictions to standard
//! output, one JSON object a line.

mod timex;

use anyhow::{Context, Result, bail};
use gainsay_model::Lexicon;
use gainsay_text::Reader;
use std::io::Write;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [benchmark, path] = arguments.as_slice() else {
        bail!("usage: gainsay-bench timex FILE");
    };
    let lines = std::fs::read_to_string(path).with_context(|| format!("cannot read {path}"))?;
    let reader = Reader::new(&Lexicon::default());
    let mut out = std::io::stdout().lock();
    for (number, line) in lines
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let document = serde_json::from_str(line)
            .with_context(|| format!("{path}:{}: not a JSON object", number + 1))?;
        let answer = match benchmark.as_str() {
            "timex" => timex::predict(&reader, &document),
            other => bail!("no benchmark `{other}`; there is `timex`"),
        };
        writeln!(out, "{answer}")?;
    }
    Ok(())
}
