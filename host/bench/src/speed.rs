//! Articles a second on one thread, stage by stage, and the sandbox against native rules.

use crate::native;
use crate::pipeline::{Pipeline, Text};
use anyhow::Result;
use serde_json::Value;
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Times of one pass over all articles.
#[derive(Default)]
struct Pass {
    claims: Duration,
    case: Duration,
    native: Duration,
    whole: Duration,
}

/// Reads all lines, makes `repeat` passes in turn, and prints medians.
pub(crate) fn run(pipeline: &Pipeline, lines: &[Value], repeat: usize) -> Result<String> {
    let texts: Vec<Text> = lines
        .iter()
        .filter_map(|line| Text::read(line).ok())
        .collect();
    let passes: Vec<Pass> = (0..repeat.max(1)).map(|_| pass(pipeline, &texts)).collect();
    let median = |of: fn(&Pass) -> Duration| {
        let mut times: Vec<Duration> = passes.iter().map(of).collect();
        times.sort();
        times.get(times.len() / 2).copied().unwrap_or_default()
    };
    let (claims, case) = (median(|p| p.claims), median(|p| p.case));
    let (native, whole) = (median(|p| p.native), median(|p| p.whole));
    let linked = claims + case + native;
    let per_second = |time: Duration| texts.len() as f64 / time.as_secs_f64().max(1e-9);
    let mut out = String::new();
    let rows = [
        ("text and claims", claims),
        ("building the case", case),
        ("rules, natively linked", native),
        ("whole run, rules in the sandbox", whole),
        ("whole run, rules natively linked", linked),
    ];
    for (name, time) in rows {
        let (ms, rate) = (time.as_secs_f64() * 1e3, per_second(time));
        writeln!(out, "{name:34} {ms:>9.1} ms {rate:>9.0} articles/s")?;
    }
    let ratio = whole.as_secs_f64() / linked.as_secs_f64();
    writeln!(out, "{:34} {ratio:>9.3}", "sandbox / native, whole run")?;
    Ok(out)
}

fn pass(pipeline: &Pipeline, texts: &[Text]) -> Pass {
    let mut pass = Pass::default();
    for text in texts {
        let start = Instant::now();
        let claims = pipeline.checker.claims(&text.article);
        pass.claims += start.elapsed();
        let start = Instant::now();
        let case = pipeline.checker.case(&text.article, &claims);
        pass.case += start.elapsed();
        let start = Instant::now();
        black_box(native::check(&pipeline.checker, &case));
        pass.native += start.elapsed();
        let article = text.article.clone();
        let start = Instant::now();
        black_box(pipeline.checker.check(article));
        pass.whole += start.elapsed();
    }
    pass
}
